"""How far chance alone could move a rate made of counts, and whether the bound lies in that range. Changes no verdict.

Shares have Wilson's interval; other rates the exact Poisson one below ten events and Byar's from ten, as Public Health
England computes them. All in decimal arithmetic, so that the digits are the same on every machine.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Context, Decimal, localcontext
from fractions import Fraction
from functools import cache

from targetcheck.errors import Phrase, say
from targetcheck.judgement.ask import Case
from targetcheck.judgement.verdict.comparison import Comparison
from targetcheck.model.bound import Range
from targetcheck.model.figure import ANNUALIZED, DIVIDED, Figure
from targetcheck.model.nouns import RATIO
from targetcheck.model.rules import QUANTILES
from targetcheck.model.target import Indicator
from targetcheck.model.verdict import Certainty

DIGITS = Context(prec=50)
FEW = 10
"""From so many events on, Byar's approximation stands for the exact limits."""
WIDEST = 100
"""A Poisson mean beyond the limits of so few events at any of the levels."""
HALVINGS = 160
WILSON, EXACT, BYAR = "wilson", "exact", "byar"

Counts = tuple[Fraction, Fraction, Fraction]
"""Numerator, denominator, and what their quotient is multiplied with for a whole year."""


def certainty_of(comparison: Comparison) -> Certainty | None:
    """The interval of a figure whose indicator asks for one; None for a change, and where none is asked for."""
    indicator, figure = comparison.case.ask.indicator, comparison.against.figure
    level = indicator.confidence
    if level is None or comparison.against.then is not None:
        return None
    counts = counts_of(comparison.case, figure)
    if isinstance(counts, Phrase):
        return Certainty(level, reason=counts)
    top, bottom, factor = counts
    method, (low, high) = _interval(indicator, top, bottom, level)
    low, high = low * factor / comparison.scale, high * factor / comparison.scale
    return Certainty(level, method, low, high, spans(low, high, comparison.range()), None, counts)


def counts_of(case: Case, figure: Figure) -> Counts | Phrase:
    """The counts that a figure of the case's indicator is the quotient of, or why it has none."""
    factor = Fraction(1)
    if figure.op == ANNUALIZED:
        factor, figure = Fraction(figure.label), figure.parts[0]
    if figure.op != "ratio":
        return say("no interval: the figure is reported without its counts")
    unit = case.ask.indicator.unit
    if unit is None:
        return say("no interval: the indicator has no unit")
    if unit.kind != RATIO or unit.scale > Fraction(1, 100):
        return say("no interval: {unit} is neither a share nor a rate", unit=unit.text)
    above, below = figure.parts
    top, bottom = above.value, below.value
    if top < 0 or bottom < 0 or top.denominator != 1 or averaged(above, case.ledger.targets.indicators):
        return say("no interval: the numerator is no count")
    if unit.percentage and top > bottom:
        return say("no interval: the numerator is above the denominator, so it is no share of it")
    return top, bottom, factor


def averaged(figure: Figure, known: Mapping[str, Indicator]) -> bool:
    """Whether a mean or a division has made a number, so that it counts nothing."""
    made = ("average", *DIVIDED)
    return any(part.op in made or known[part.indicator].rows == "average" for part in figure.made_of())


def spans(low: Fraction, high: Fraction, bound: Range) -> bool:
    """Whether some numbers of the interval lie in the bound and others do not."""
    if low in bound and high in bound:
        return False
    below = bound.low is not None and (high < bound.low or (bound.open and high == bound.low))
    above = bound.high is not None and (low > bound.high or (bound.open and low == bound.high))
    return not (below or above)


def _interval(
    indicator: Indicator, top: Fraction, bottom: Fraction, level: Fraction
) -> tuple[str, tuple[Fraction, Fraction]]:
    with localcontext(DIGITS):
        if indicator.unit is not None and indicator.unit.percentage:
            return WILSON, _wilson(top, bottom, level)
        if top < FEW:
            method, (low, high) = EXACT, _exact(int(top), level)
        else:
            method, (low, high) = BYAR, _byar(top, level)
        return method, (Fraction(low) / bottom, Fraction(high) / bottom)


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / value.denominator


def _wilson(x: Fraction, n: Fraction, level: Fraction) -> tuple[Fraction, Fraction]:
    """Wilson's score interval; none and all of n are its ends themselves."""
    z = QUANTILES[level]
    middle, whole = _decimal(2 * x) + z * z, 2 * (_decimal(n) + z * z)
    far = z * (z * z + _decimal(4 * x * (n - x) / n)).sqrt()
    low, high = Fraction(0), Fraction(1)
    if x != 0:
        low = Fraction((middle - far) / whole)
    if x != n:
        high = Fraction((middle + far) / whole)
    return low, high


def _byar(count: Fraction, level: Fraction) -> tuple[Decimal, Decimal]:
    z, x = QUANTILES[level], _decimal(count)
    y = x + 1
    return x * (1 - 1 / (9 * x) - z / (3 * x.sqrt())) ** 3, y * (1 - 1 / (9 * y) + z / (3 * y.sqrt())) ** 3


@cache
def _exact(count: int, level: Fraction) -> tuple[Decimal, Decimal]:
    """The Poisson means under which so many or more, and so many or fewer, have half of what the level leaves."""
    with localcontext(DIGITS):
        tail = _decimal(1 - level) / 2
        low = _mean(count - 1, 1 - tail) if count else Decimal(0)
        return low, _mean(count, tail)


def _mean(most: int, chance: Decimal) -> Decimal:
    """The Poisson mean under which `most` or fewer events have this chance."""
    low, high = Decimal(0), Decimal(WIDEST)
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        term = total = (-middle).exp()
        for k in range(1, most + 1):
            term = term * middle / k
            total += term
        if total > chance:
            low = middle
        else:
            high = middle
    return low
