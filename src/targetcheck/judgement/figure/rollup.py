"""An indicator's rows within a period: areas and dimensions put together as it declares (design §5); `over_time` goes on."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from targetcheck.errors import Problem, say
from targetcheck.judgement.ask import Ask
from targetcheck.judgement.figure.joining import Joining, Part, gathered
from targetcheck.judgement.figure.nothing import split_by
from targetcheck.judgement.ledger import Ledger
from targetcheck.judgement.twice import totals_of_records
from targetcheck.model.actuals import Row
from targetcheck.model.figure import NO_ROW, Figure, Measured, NoFigure
from targetcheck.model.known import Known
from targetcheck.model.period import Period
from targetcheck.model.unit import is_ratio

Breakdowns = dict[tuple[str, ...], dict[tuple[str, ...], list[Row]]]
"""Rows by the dimension columns that they fill, and by their cells in these."""

_SO_FAR = "累计"
"""In an indicator's name: its figure of a month is that of the year up to it."""


class Rollup(Joining):
    """One ask over one span: its rows by area and period."""

    recorded: Period | None = None
    """How far records dated by day reach, where the rows are such."""
    lent = False
    """Whether a record without a unit was added to others in the unit that it is held against."""

    def __init__(self, ledger: Ledger, ask: Ask, span: Period | None) -> None:
        super().__init__(ledger, ask)
        self.span = span
        self.used = ask.used
        self.by_area: dict[str | None, dict[Period | None, list[Row]]] = {}
        self.reported_missing: list[Row] = []
        self._every = Known(self._breakdowns_of)
        """An area, and the areas that its rows name → their breakdowns in all periods."""

    @classmethod
    def of(cls, ledger: Ledger, ask: Ask, span: Period | None, *, later: bool = False) -> Rollup:
        """The rows inside the span. A row without a period is for all of it."""
        rolled = cls(ledger, ask, span)
        rows = ledger.rows(ask, later=later)
        indicator, there = ask.indicator, {row.period for row in rows}
        running = indicator.time == "sum" and (indicator.key in ledger.running or _SO_FAR in indicator.name)
        for row in rows:
            period = row.period or span
            if running and period is not None and period != span and period.so_far() not in there:
                period = period.so_far()
            if span is not None and (period is None or not span.contains(period)):
                continue
            if row.value is None:
                rolled.reported_missing.append(row)
            else:
                rolled.by_area.setdefault(row.area, {}).setdefault(period, []).append(row)
        return rolled

    def exact(self) -> Measured:
        """The row for exactly the wanted area and span, if there is one."""
        there = {area: held[self.span] for area, held in self.by_area.items() if self.span in held}
        own = self.ledger.own_areas(self.ask)
        if own is None or (self.ask.fixed and not any(area in own for area in there)):
            # Where no area is asked for, or a hospital's rows name their county, the only area there is.
            named = set(there) | {row.area for row in self.reported_missing if row.period in (self.span, None)}
            own = frozenset({None})
            if None not in there and len(named - {None}) == 1:
                own = frozenset(named)
        rows = [row for area, held in there.items() if area in own for row in held]
        whole = self.ledger.totals(rows, self.used)
        if not whole:
            return NO_ROW
        return self._one(whole, self.span)

    def gather(self) -> None:
        """Brings records dated by day together, each area's and dimension's over the whole span."""
        op, span = self.ask.indicator.rows, self.span
        if not op or span is None:
            return
        rows = [row for held in self.by_area.values() for some in held.values() for row in some]
        declared, lent = self.ask.indicator.unit, self.ask.unit
        for problem in totals_of_records(rows):
            self.ledger.warn(problem)
        made = gathered(rows, self.reported_missing, op, span, declared or lent, self.ledger.mismatch)
        if made is None:
            return
        self.lent = declared is None and lent is not None and any(row.unit is None for row in rows)
        self.by_area = {}
        for row in made:
            self.by_area.setdefault(row.area, {}).setdefault(row.period, []).append(row)
            self.recorded = row.period

    @cached_property
    def areas(self) -> list[str]:
        """The areas that the rows name, those that report a figure as missing too."""
        named = {*self.by_area, *(row.area for row in self.reported_missing)}
        return sorted(area for area in named if area is not None)

    def parts_of(self, area: str | None) -> list[str]:
        """The areas that make up this one: its parts in the hierarchy.

        Where no area is asked for, area is a dimension like any other, and so it is for the rows of one hospital.
        """
        hierarchy = self.ledger.targets.areas
        if area is not None and area in hierarchy:
            return list(hierarchy[area])
        if area != self.ask.area or (area is not None and not self.ask.fixed):
            return []
        if area in self.by_area and area is not None:
            return []  # it reports for itself: what others report for another period need not be a part of it
        return [name for name in self.areas if name != area]

    def held(self, area: str | None) -> list[dict[Period | None, list[Row]]]:
        """The area's own rows by period. Without a wanted area, those of the only area there is; a fixed member's likewise."""
        if area in self.by_area and area != self.ask.area:
            return [self.by_area[area]]
        names = [area]
        if area == self.ask.area and area is not None:
            names.append(None)  # what names no area and is not this one's is not among the rows
        held = [self.by_area[name] for name in names if name in self.by_area]
        if not held and len(self.areas) == 1 and (area is None or (self.ask.fixed and area == self.ask.area)):
            held = [self.by_area[name] for name in self.areas if name in self.by_area]
        return held

    def _one(self, rows: list[Row], span: Period | None) -> Measured:
        """One figure from rows that differ at most in columns of `where`."""
        if len(rows) == 1:
            return self.ledger.leaf(rows[0], self.ask, span)
        seen: dict[tuple[tuple[str, str], ...], Row] = {}
        for row in sorted(rows, key=lambda r: r.where.order()):
            first = seen.setdefault(row.dimensions, row)
            if first is not row:
                message = say("a second row for the same area and period as {first}", first=str(first.where))
                return self.ledger.leaf(
                    first._replace(value=Problem(row.where, "duplicate-row", message)), self.ask, span
                )
        column = min((condition.name for condition in self.ask.where), default="")
        parts: list[Part] = [(" ".join(v for _, v in r.dimensions), self.ledger.leaf(r, self.ask, span)) for r in rows]
        return self.together(parts, column, span)

    def at(self, area: str | None, period: Period | None) -> Measured:
        """The area's figure for exactly this period: its own row, its dimensions added up, or its parts."""
        rows = [row for held in self.held(area) for row in held.get(period, ())]
        own: Measured = NO_ROW
        if len(rows) == 1 and not rows[0].dimensions:
            label = "" if area is None or area == self.ask.area else area  # what it is called as a part
            return self.ledger.leaf(rows[0], self.ask, period, label)
        if rows:
            own = self._dimensions(area, rows, period)
        if isinstance(own, Figure):
            return own
        names = self.parts_of(area)
        if self.ask.indicator.areas == "none":
            if own is not NO_ROW:
                return own
            return self._refused_parts(names)
        parts = [(name, self.at(name, period)) for name in names]
        if any(isinstance(part, Figure) for _, part in parts):
            return self.together(parts, "area", period)
        return next((part for part in (own, *(part for _, part in parts)) if part is not NO_ROW), NO_ROW)

    def _dimensions(self, area: str | None, rows: list[Row], period: Period | None) -> Measured:
        """The total over the dimension columns: a row without any of them, else a breakdown added up.

        Rows that fill the same columns are one breakdown; several must come to the same number. The area's rows of all
        periods say what a breakdown consists of.
        """
        whole = self.ledger.totals(rows, self.used)
        if whole:
            return self._one(whole, period)
        made: list[tuple[str, Figure]] = []
        there = _breakdowns(rows, self.used)
        every = self._every[area, frozenset(row.area for row in rows)]
        for columns in sorted(there, key=lambda c: (len(c), c)):
            parts: list[Part] = []
            for cells in sorted(every[columns]):
                own = there[columns].get(cells)
                part: Measured = NO_ROW
                if own:
                    part = self._one(own, period)
                parts.append((" ".join(cells), part))
            name = "、".join(columns)
            figure = self.together(parts, name, period)
            if isinstance(figure, NoFigure):
                return figure
            made.append((name, figure))
        complete = [(name, figure) for name, figure in made if not figure.missing]
        if len({figure.value for _, figure in complete}) > 1:
            names = [name for name, _ in complete]
            return NoFigure(say("the rows split by {columns} come to different numbers", columns=names))
        return (complete or made)[0][1]

    def _breakdowns_of(self, asked: tuple[str | None, frozenset[str | None]]) -> Breakdowns:
        """The breakdowns of an area's rows of all periods, those that report a figure as missing too."""
        area, named = asked
        rows = [row for held in self.held(area) for some in held.values() for row in some]
        rows += [row for row in self.reported_missing if row.area in named]
        return _breakdowns(rows, self.used)

    def _refused_parts(self, names: list[str]) -> NoFigure:
        """Why the parts' rows that are there may not be added up, without working them out."""
        there = [row for name in names for held in self.by_area.get(name, {}).values() for row in held]
        if not there:
            return NO_ROW
        unit = there[0].unit or self.ask.indicator.unit or self.ask.unit
        return split_by("area", names, self.ask.indicator, there[0].where, rate=is_ratio(unit))


def _breakdowns(rows: Iterable[Row], used: frozenset[str]) -> Breakdowns:
    made: Breakdowns = {}
    for row in rows:
        columns = tuple(name for name, _ in row.dimensions if name not in used)
        cells = tuple(row.cell(column) or "" for column in columns)
        made.setdefault(columns, {}).setdefault(cells, []).append(row)
    return made
