"""Which areas have figures of an indicator, for whoever is told that the one asked for has none."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from targetcheck.model.actuals import Row
from targetcheck.model.period import Period
from targetcheck.model.unit import Unit


class Reports:
    """The figures of one indicator. Those of totals, and of parts of parts, are some areas' and not others'."""

    def __init__(self, rows: Iterable[Row], as_of: Period | None) -> None:
        self.plain: list[Row] = []
        self.special: list[Row] = []
        for row in rows:
            if row.total or row.aside:
                self.special.append(row)
            else:
                self.plain.append(row)
        self.as_of = as_of
        self._known: dict[tuple[Period | None, tuple[Row, ...]], Reported] = {}

    def within(self, span: Period | None, special: tuple[Row, ...]) -> Reported:
        """What the plain figures and these special ones are of."""
        known = self._known.get((span, special))
        if known is None:
            known = self._known[span, special] = Reported.of([*self.plain, *special], span, self.as_of)
        return known


class Reported(NamedTuple):
    """What the figures of an indicator are of, within one period or any."""

    areas: frozenset[str | None]
    named: tuple[str, ...]
    """The areas in order, without that of rows that name none."""
    endings: frozenset[str]
    """The last signs of their names, which tell their level."""
    units: frozenset[Unit | None]
    later: bool
    """Whether there are figures that `--as-of` leaves out."""

    @classmethod
    def of(cls, rows: Iterable[Row], span: Period | None, as_of: Period | None) -> Reported:
        """Of the rows with a figure that are inside the span; one without a period is."""
        areas: set[str | None] = set()
        units: set[Unit | None] = set()
        later = False
        for row in rows:
            if row.value is None:
                continue
            if as_of is not None and row.period is not None and row.period.end > as_of.end:
                later = True
            elif span is None or row.period is None or span.contains(row.period):
                areas.add(row.area)
                units.add(row.unit)
        named = sorted(area for area in areas if area is not None)
        return cls(frozenset(areas), tuple(named), frozenset(a[-1:] for a in named), frozenset(units), later)
