"""A figure: the one number worked out from the rows, with everything that it was worked out from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from targetcheck.errors import NOTHING, Location, Phrase, say
from targetcheck.model.actuals import Row
from targetcheck.model.period import Period
from targetcheck.model.unit import Unit
from targetcheck.named import NamedTuple

RELATIVE, DIFFERENCE = "relative", "difference"
CHANGES = (RELATIVE, DIFFERENCE)
"""The `op` of a figure that is a change: its parts are the figure now and the one that the change starts from."""
ANNUALIZED = "annualized"
"""The `op` of a rate of a part of a year that is brought to a whole one."""
DIVIDED = ("ratio", ANNUALIZED)
"""The `op` of a figure that a division has made."""


class Figure(NamedTuple):
    """A number in the base of its unit (元 for 亿元, 1 for %), and how it came about.

    `op` is "row" for a row as reported, "sum" "average" "min" "max" "last" for a roll-up, "ratio" for a division,
    "standing" for a row whose period contains the wanted one, "annualized" for a rate brought to a year, "relative" or
    "difference" for a change.
    """

    value: Fraction
    op: str
    unit: Unit | None
    indicator: str
    area: str | None = None
    span: Period | None = None
    """The period that it covers; None where the rows have none."""
    parts: tuple[Figure, ...] = ()
    row: Row | None = None
    over: str = ""
    """What a roll-up ran over: "time", "area", or a dimension's name."""
    label: str = ""
    """The part's name in the roll-up: 云县, 2024-03."""
    missing: tuple[str, ...] = ()
    """Parts without a figure before the latest one; the number is then only what is there."""
    trend: int = 0
    """1 where later rows can only raise it, -1 where they can only lower it, 0 where either may be."""
    running: bool = False
    """Whether it grows from nothing over its period (a sum over time, a rate of one)."""
    months: tuple[int, int] | None = None
    """Periods there, and periods wanted up to the latest, where a roll-up over time made it."""
    areas: tuple[int, int] | None = None
    """Areas there, and areas wanted, where a roll-up over areas made it."""
    lent: bool = False
    """Whether a number in it has no unit of its own and takes the one that it is held against."""

    @property
    def scale(self) -> Fraction:
        """How many base units one of its unit is."""
        return Fraction(1) if self.unit is None else self.unit.scale

    @property
    def number(self) -> Fraction:
        """The number in its unit: 8 for 8亿元."""
        return self.value / self.scale

    @property
    def annualized(self) -> bool:
        """Whether it, or a side of it where it is a change, is a rate of a part of a year brought to a whole one."""
        sides = self.parts if self.op in CHANGES else (self,)
        return any(side.op == ANNUALIZED for side in sides)

    def rows(self) -> Iterator[Row]:
        """The rows that it was worked out from, in order."""
        return (figure.row for figure in self.made_of() if figure.row is not None)

    def units(self) -> set[Unit]:
        """The units in which its rows are written; a division leaves nothing of those of its sides."""
        ends = (f for f in self.made_of(divided=False) if not f.parts or f.op in DIVIDED)
        return {unit for f in ends for unit in (f.unit, *(f.row.others if f.row else ())) if unit is not None}

    def made_of(self, *, divided: bool = True) -> Iterator[Figure]:
        """The figure and its parts, whole before part; what makes up two of them is gone through once."""
        seen: set[int] = set()
        wait = [self]
        while wait:
            figure = wait.pop()
            yield figure
            if figure.parts and id(figure.parts) not in seen and (divided or figure.op not in DIVIDED):
                seen.add(id(figure.parts))
                wait.extend(reversed(figure.parts))


class NoFigure(NamedTuple):
    """Why there is none."""

    reason: Phrase
    where: Location | None = None
    code: str = ""
    """The code of a problem, where it is one of the figure's own."""


BOUND_ALONE = say("no baseline, compared with the bound alone")
"""What is said of a figure of a part of the time, where no straight line leads to the bound."""
NOT_NAMED, LEFT_BLANK = say('no row for "{name}"{hint}'), say("reported as missing ({where})")
"""The reasons that say that nobody has reported anything, before their values are filled in."""


def is_unreported(reason: Phrase) -> bool:
    """Whether nothing is reported; else there are figures that do not serve. Of a rate it is the side that lacks one."""
    side = reason.values.get("why")
    if isinstance(side, Phrase):
        return is_unreported(side)
    wanted, there = reason.values.get("span"), reason.values.get("periods")
    if isinstance(wanted, Period) and isinstance(there, list):  # what is there is of earlier years alone
        return all(isinstance(period, Period) and period.end < wanted.start for period in there)
    return reason.template in {NOT_NAMED.template, LEFT_BLANK.template}


NO_ROW = NoFigure(NOTHING)
"""There is nothing to make a figure of, and nothing that forbids it."""

Measured = Figure | NoFigure


_RISING, _FALLING = ("sum", "max"), ("min",)


def trend_of(op: str, figures: Sequence[Figure]) -> int:
    """Which way what is not there yet can move the number: 1 up only, -1 down only, 0 either or not known.

    A number that can only go one way settles a verdict before its period ends (design §6).
    """
    way = 1 if op in _RISING else -1
    if op not in (*_RISING, *_FALLING) or any(figure.missing and figure.trend != way for figure in figures):
        return 0
    return 0 if op == "sum" and any(map(has_negative, figures)) else way


def has_negative(figure: Figure) -> bool:
    """Whether something in it is below zero."""
    rows = ((part.value, part.row) for part in figure.made_of())
    return any(row is not None and (row.falls or value.numerator < 0) for value, row in rows)
