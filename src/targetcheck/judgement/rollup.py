"""An indicator's rows within a period: areas and dimensions put together as it declares (design §5); `overtime` goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from targetcheck.errors import Phrase, Problem, few, say
from targetcheck.judgement.ask import Ask, Ledger
from targetcheck.judgement.climbs import climbs_of
from targetcheck.judgement.records import gathered
from targetcheck.model.actuals import Row
from targetcheck.model.figure import Figure
from targetcheck.model.period import Period
from targetcheck.model.quantity import total, workable
from targetcheck.model.unit import RATIO, Unit, in_order

Part = tuple[str, Figure | None]
Breakdowns = dict[tuple[str, ...], dict[tuple[str, ...], list[Row]]]
"""Rows by the dimension columns that they fill, and by their cells in these."""

MOST_MISSING = 1000
"""Missing parts of a figure that are named; of more, these and …."""

_OPS: dict[str, Callable[[Sequence[Fraction]], Fraction]] = {
    "sum": total,
    "average": lambda values: total(values) / len(values),
    "min": min,
    "max": max,
    "last": lambda values: values[-1],
}


@dataclass(slots=True)
class Rollup:
    """One ask over one span: its rows by area and period, and what was found on the way."""

    ledger: Ledger
    ask: Ask
    span: Period | None
    by_area: dict[str | None, dict[Period | None, list[Row]]] = field(default_factory=dict)
    reported_missing: list[Row] = field(default_factory=list)
    recorded: Period | None = None
    """How far records dated by day reach, where the rows are such."""
    refusal: Phrase | None = None
    """Why rows that are there may not be put together."""
    _areas_named: list[str] | None = None
    _known: dict[tuple[str | None, frozenset[str | None]], Breakdowns] = field(default_factory=dict)

    @classmethod
    def of(cls, ledger: Ledger, ask: Ask, span: Period | None, *, exactly: bool = False) -> Rollup:
        """The rows inside the span (with `exactly`: for just that period). A row without a period is for all of it."""
        found = cls(ledger, ask, span)
        own = frozenset({ask.area} if ask.alone else {ask.area, None})
        areas = own if exactly and ask.area is not None and not ask.fixed else ledger.reach(ask)
        for row in ledger.rows(ask, areas):
            period = row.period or span
            inside = period == span if exactly or span is None else period is not None and span.contains(period)
            if not inside or not ledger.in_time(row):
                continue
            if row.value is None:
                found.reported_missing.append(row)
            else:
                found.by_area.setdefault(row.area, {}).setdefault(period, []).append(row)
        if ask.indicator.rows and span is not None and not exactly:
            found._gather(ask.indicator.rows, span)
        return found

    def _gather(self, op: str, span: Period) -> None:
        """Brings records dated by day together, each area's and dimension's over the whole span."""
        rows = [row for held in self.by_area.values() for some in held.values() for row in some]
        bare = self.ask.indicator.unit or self.ask.unit
        found = gathered(rows, self.reported_missing, op, span, bare, self.ledger.mismatch)
        if found is not None:
            self.by_area = {}
            for row in found[0]:
                self.by_area.setdefault(row.area, {}).setdefault(row.period, []).append(row)
            self.recorded = found[1]

    @property
    def areas(self) -> list[str]:
        """The areas that the rows name, those that report a figure as missing too."""
        if self._areas_named is None:
            named = {*self.by_area, *(row.area for row in self.reported_missing)}
            self._areas_named = sorted(a for a in named if a is not None)
        return self._areas_named

    def parts_of(self, area: str | None) -> list[str]:
        """The areas that make up this one: its parts in the hierarchy, else those that the rows name."""
        listed = self.ledger.targets.areas.get(area) if area is not None else None
        if listed is not None:
            return list(listed)
        if self.ask.alone or area in self.ledger.leaves or (area is not None and area != self.ask.area):
            return []
        if area in self.by_area and area is not None:
            return []  # it reports for itself: what others report for another period need not be a part of it
        return [name for name in self.areas if name != area]

    def exact(self) -> Figure | None:
        """The row for exactly the wanted area and span, if there is one."""
        rows = self._own(self.ask.area, self.span)
        whole = self.ledger.totals(rows, self.ask.used)
        return self._one(whole, self.span) if whole else None

    def _own(self, area: str | None, period: Period | None) -> list[Row]:
        """The area's own rows. Without a wanted area, those of the only area there is; a fixed member's likewise."""
        return [row for held in self._held(area) for row in held.get(period, ())]

    def _held(self, area: str | None) -> list[dict[Period | None, list[Row]]]:
        names = [area, None] if area == self.ask.area and area is not None and not self.ask.alone else [area]
        held = [self.by_area[name] for name in names if name in self.by_area]
        if not held and len(self.areas) == 1 and (area is None or (self.ask.fixed and area == self.ask.area)):
            held = [self.by_area[name] for name in self.areas if name in self.by_area]
        return held

    def _one(self, rows: list[Row], span: Period | None) -> Figure | None:
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
        names = sorted({c.name for c in self.ask.where})
        parts = [(" ".join(v for _, v in r.dimensions), self.ledger.leaf(r, self.ask, span)) for r in rows]
        return self.together(parts, names[0] if names else "", span)

    def at(self, area: str | None, period: Period | None) -> Figure | None:
        """The area's figure for exactly this period: its own row, its dimensions added up, or its parts."""
        rows = self._own(area, period)
        if rows and (found := self._dimensions(area, rows, period)) is not None:
            return found
        names = self.parts_of(area)
        if self.ask.indicator.areas == "none":
            self._refuse_parts(names)
            return None
        parts = [(name, self.at(name, period)) for name in names]
        if not any(figure for _, figure in parts):
            return None
        return self.together(parts, "area", period)

    def _dimensions(self, area: str | None, rows: list[Row], period: Period | None) -> Figure | None:
        """The total over the dimension columns: a row without any of them, else a breakdown added up.

        Rows that fill the same columns are one breakdown; several must come to the same number. The area's rows of all
        periods say what a breakdown consists of.
        """
        used = self.ask.used
        whole = self.ledger.totals(rows, used)
        if whole:
            return self._one(whole, period)
        found: list[tuple[tuple[str, ...], Figure]] = []
        there = _breakdowns(rows, used)
        every = self._every(area, frozenset(row.area for row in rows))
        for columns in sorted(there, key=lambda c: (len(c), c)):
            parts: list[Part] = []
            for cells in sorted(every[columns]):
                own = there[columns].get(cells)
                parts.append((" ".join(cells), self._one(own, period) if own else None))
            figure = self.together(parts, "、".join(columns), period)
            if figure is None:
                return None
            found.append((columns, figure))
        complete = [figure for _, figure in found if not figure.missing]
        if len({figure.value for figure in complete}) > 1:
            names = ["、".join(columns) for columns, figure in found if not figure.missing]
            self.refusal = say("the rows split by {columns} come to different numbers", columns=names)
            return None
        return next(iter(complete), found[0][1])

    def _every(self, area: str | None, named: frozenset[str | None]) -> Breakdowns:
        """The breakdowns of an area's rows of all periods, those that report a figure as missing too."""
        found = self._known.get((area, named))
        if found is None:
            rows = [row for held in self._held(area) for some in held.values() for row in some]
            rows += [row for row in self.reported_missing if row.area in named]
            found = self._known[area, named] = _breakdowns(rows, self.ask.used)
        return found

    def together(self, parts: Sequence[Part], over: str, span: Period | None) -> Figure | None:
        """Parts of one period put together, as `areas` of the indicator says."""
        op = self.ask.indicator.areas
        there = [figure._replace(label=name) for name, figure in parts if figure is not None]
        if op == "none" or (op == "sum" and is_rate(there)):
            self.refusal = self.refusal or self._refuse(over, [name for name, _ in parts], rate=is_rate(there))
            return None
        lacking = [name for name, figure in parts if figure is None]
        lacking += [f"{f.label} {m}" for f in there for m in f.missing]
        return self.combine(op, there, over, span)._replace(
            missing=told(lacking),
            climbs=climbs_of(op, there),
            areas=(len(there), len(parts)) if over == "area" else None,
        )

    def _refuse_parts(self, names: list[str]) -> None:
        """Notes that the parts' rows are there and may not be added up, without working them out."""
        there = [row for name in names for held in self.by_area.get(name, {}).values() for row in held]
        if there:
            units = (there[0].unit, self.ask.indicator.unit, self.ask.unit)
            unit = next((u for u in units if u is not None), None)
            rate = unit is not None and unit.kind == RATIO
            self.refusal = self.refusal or self._refuse("area", names, rate=rate)

    def _refuse(self, over: str, names: list[str], *, rate: bool) -> Phrase:
        """Why parts are not put together, and the ways on."""
        column = say("area (地区)") if over == "area" else over
        if rate:
            why = say('a rate does not add up; give "{name}" its numerator and denominator under indicators',
                      name=self.ask.indicator.name)  # fmt: skip
        else:
            why = say('to add them up, say "aggregate: sum" under the indicator')
        return say('the rows are split by the column "{column}" ({names}): {why}; or say which with "where" or "each", '
                   'or what the column means with "columns"', column=column, names=few(names), why=why)  # fmt: skip

    def combine(self, op: str, figures: Sequence[Figure], over: str, span: Period | None) -> Figure:
        unit = self._unit(figures)
        value = workable(_OPS[op]([f.value for f in figures]))
        return Figure(value, op, unit, self.ask.indicator.key, self.ask.area, span, tuple(figures), over=over)

    def _unit(self, figures: Sequence[Figure]) -> Unit | None:
        """The unit that the figures share; where they cannot, a problem at the row."""
        unit = next(iter(in_order(f.unit for f in figures)), None)
        for figure in figures:
            fits = figure.unit is not None and unit is not None and figure.unit.agrees(unit)
            if unit is not None and not fits:
                self.ledger.mismatch(next(figure.rows(), None), figure.unit, unit)
        return unit


def is_rate(figures: Iterable[Figure]) -> bool:
    """Whether one of them is a ratio, which adds up over nothing."""
    return any(f.unit is not None and f.unit.kind == RATIO for f in figures)


def told(missing: list[str]) -> tuple[str, ...]:
    """The missing parts that are named."""
    return tuple(missing) if len(missing) <= MOST_MISSING else (*missing[:MOST_MISSING], "…")


def _breakdowns(rows: Iterable[Row], used: frozenset[str]) -> Breakdowns:
    found: Breakdowns = {}
    for row in rows:
        columns = _free(row, used)
        found.setdefault(columns, {}).setdefault(_cells(row, columns), []).append(row)
    return found


def _free(row: Row, used: frozenset[str]) -> tuple[str, ...]:
    return tuple(name for name, _ in row.dimensions if name not in used)


def _cells(row: Row, columns: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(row.cell(column) or "" for column in columns)
