"""What a target file asks for beside the verdict: the methods of progress, levels of certainty, and rules of points."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from targetcheck.model.quantity import Quantity
from targetcheck.named import NamedTuple

NO_PROGRESS = "none"
HEALTHY_PEOPLE, OPEN_SDG, DESTATIS = "healthy-people", "open-sdg", "destatis"
SERIES, FEWEST = 6, 5
"""Destatis looks at the last so many figures, and so many at least."""
PROGRESS = (HEALTHY_PEOPLE, OPEN_SDG, DESTATIS, NO_PROGRESS)

QUANTILES = {
    Fraction(90, 100): Decimal("1.64485362695147271486384890799"),
    Fraction(95, 100): Decimal("1.95996398454005423552459443052"),
    Fraction(99, 100): Decimal("2.57582930354890076097857674860"),
    Fraction(998, 1000): Decimal("3.09023230616781354154039983011"),
}
"""The levels of certainty, each with its two-sided normal quantile; a new level is one row."""

MET, ACTUAL, TWICE, INVERSE, WAY = "met", "actual/bound", "2-actual/bound", "bound/actual", "way"
RULES = (MET, ACTUAL, TWICE, INVERSE, WAY)
MINUS, STEPS = "minus", "steps"
"""What the rules are called that have numbers of their own."""
SHARE, FULL, BEGUN = "share", "full", "begun"
UNIT_PARTS = (SHARE, FULL, BEGUN)


class Minus(NamedTuple):
    """Points off for each `per` of the gap: for its exact share of them, for full ones only, or for begun ones too."""

    minus: Fraction
    per: Quantity
    part: str
    most: Fraction | None
    """The most that is taken off; None for the weight."""

    def counted(self, units: Fraction) -> Fraction:
        """How many of so many `per` count."""
        if self.part == SHARE:
            return units
        return Fraction(floor(units) if self.part == FULL else ceil(units))


class Steps(NamedTuple):
    """The points from a share of the bound on, the highest share first."""

    steps: tuple[tuple[Fraction, Fraction], ...]


Rule = str | Minus | Steps


class Bonus(NamedTuple):
    """Points added for each full `per` beyond the bound; in % it is a share of the bound."""

    add: Fraction
    per: Quantity
    most: Fraction | None


class Grade(NamedTuple):
    """A grade, and from which share of all weights on it is given."""

    name: str
    least: Fraction


def rule_name(rule: Rule) -> str:
    """What a report calls the rule."""
    if isinstance(rule, Minus):
        return MINUS
    if isinstance(rule, Steps):
        return STEPS
    return rule
