"""A figure: the one number worked out from the rows, with everything that it was worked out from."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from targetcheck.errors import Location, Phrase
from targetcheck.model.actuals import Row
from targetcheck.model.period import Period
from targetcheck.model.unit import Unit


class Figure(NamedTuple):
    """A number in the base of its unit (元 for 亿元, 1 for %), and how it came about.

    `op` is "row" for a row as reported, "sum" "average" "min" "max" "last" for a roll-up, "ratio" for a division,
    "standing" for a row whose period contains the wanted one, "annualized" for a rate brought to a year.
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
    climbs: int = 0
    """1 where later rows can only raise it, -1 where they can only lower it."""
    running: bool = False
    """Whether it grows from nothing over its period (a sum over time, a rate of one)."""
    months: tuple[int, int] | None = None
    """Periods there, and periods wanted up to the latest, where a roll-up over time made it."""
    areas: tuple[int, int] | None = None

    def rows(self) -> Iterator[Row]:
        """The rows that it was worked out from, in order; what makes up two of its parts is gone through once."""
        seen: set[int] = set()
        wait = [self]
        while wait:
            figure = wait.pop()
            if figure.row is not None:
                yield figure.row
            if id(figure.parts) not in seen:
                seen.add(id(figure.parts))
                wait.extend(reversed(figure.parts))


class NoFigure(NamedTuple):
    """Why there is none."""

    reason: Phrase
    where: Location | None = None


Measured = Figure | NoFigure
