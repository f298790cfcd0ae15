"""Figures of one period, or of several, and the records of a register, put together as the indicator declares (design §4, §5)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction

from targetcheck.judgement.ask import Ask
from targetcheck.judgement.figure.nothing import split_by
from targetcheck.judgement.ledger import Ledger
from targetcheck.judgement.twice import twice_over
from targetcheck.model.actuals import Row
from targetcheck.model.figure import NO_ROW, Figure, Measured, NoFigure, trend_of
from targetcheck.model.period import Period
from targetcheck.model.quantity import total, workable
from targetcheck.model.unit import Unit, in_order, is_ratio

Part = tuple[str, Measured]

MOST_MISSING = 1000
"""Missing parts of a figure that are named; of more, these and …."""

_OPS: dict[str, Callable[[Sequence[Fraction]], Fraction]] = {
    "sum": total,
    "average": lambda values: total(values) / len(values),
    "min": min,
    "max": max,
    "last": lambda values: values[-1],
}


class Joining:
    """What makes one figure of several, for one ask."""

    def __init__(self, ledger: Ledger, ask: Ask) -> None:
        self.ledger, self.ask = ledger, ask

    def together(self, parts: Sequence[Part], over: str, span: Period | None) -> Measured:
        """Parts of one period put together, as `areas` of the indicator says."""
        op = self.ask.indicator.areas
        if op == "sum" and self.ask.indicator.rows in ("min", "max"):
            op = self.ask.indicator.rows  # the longest stay of two counties is that of one of them
        averaged = op in ("sum", "average") and self.ask.indicator.rows == "average"
        found = [(name, figure) for name, figure in parts if isinstance(figure, Figure)]
        there = [figure if figure.label == name else figure._replace(label=name) for name, figure in found]
        if op == "none" or averaged or (op == "sum" and is_rate(there)):
            where = next((row.where for figure in there for row in figure.rows()), None)
            return split_by(over, [name for name, _ in parts], self.ask.indicator, where, rate=is_rate(there))
        refused = next((part for _, part in parts if isinstance(part, NoFigure) and part is not NO_ROW), None)
        if refused is not None:
            return refused
        lacking = [name for name, figure in parts if isinstance(figure, NoFigure)]
        lacking += [f"{f.label} {m}" for f in there for m in f.missing]
        figure = self.combine(op, there, over, span)
        if over == "area" or op == "sum":
            whole = figure.value if op == "sum" else total([part.value for part in there])
            filled, within = self.ask.area in self.ledger.filled, self._parts_of_parts(there, over, span)
            for problem in twice_over(there, whole, over, filled=filled, within=within):
                self.ledger.warn(problem)
        if over == "area":
            figure = figure._replace(areas=(len(there), len(parts)))
        return figure._replace(missing=named(lacking), trend=trend_of(op, there))

    def _parts_of_parts(self, parts: Sequence[Figure], over: str, span: Period | None) -> Iterator[Figure]:
        """The figures beside parts that are said to be parts of parts: 其中：公立医院."""
        inside = self.ledger.index.within[self.ask.indicator.key]
        first = next((row for figure in parts for row in figure.rows()), None) if inside else None
        if first is None:
            return
        quiet, of = self.ledger.quiet(), None if over == "area" else first.area
        for row in inside.get((first.where.file, of, first.period), ()):
            name = row.area if over == "area" else " ".join(name for _, name in row.dimensions)
            figure = quiet.leaf(row, self.ask, span, name or "")
            if isinstance(figure, Figure):
                yield figure

    def combine(self, op: str, figures: Sequence[Figure], over: str, span: Period | None) -> Figure:
        """The figures as one, which `op` says how to work out."""
        unit = self._unit(figures)
        value = workable(_OPS[op]([f.value for f in figures]))
        lent = any(figure.lent for figure in figures)
        return Figure(
            value, op, unit, self.ask.indicator.key, self.ask.area, span, tuple(figures), over=over, lent=lent
        )

    def _unit(self, figures: Sequence[Figure]) -> Unit | None:
        """The unit that the figures share; where they cannot, a problem at the row."""
        unit = figures[0].unit
        if all(figure.unit is unit for figure in figures):
            return unit
        unit = next(iter(in_order(f.unit for f in figures)), None)
        for figure in figures:
            fits = figure.unit is not None and unit is not None and figure.unit.agrees(unit)
            if unit is not None and not fits:
                self.ledger.mismatch(next(figure.rows(), None), figure.unit, unit)
        return unit


def is_rate(figures: Iterable[Figure]) -> bool:
    """Whether one of them is a ratio, which adds up over nothing."""
    return any(is_ratio(figure.unit) for figure in figures)


def named(missing: list[str]) -> tuple[str, ...]:
    """The missing parts, cut after MOST_MISSING."""
    return tuple(missing) if len(missing) <= MOST_MISSING else (*missing[:MOST_MISSING], "…")


Mismatch = Callable[[Row, Unit | None, Unit | None], None]


def gathered(
    rows: Sequence[Row], missing: Sequence[Row], op: str, span: Period, bare: Unit | None, mismatch: Mismatch
) -> list[Row] | None:
    """The records (`rows:`) as one row an area and set of dimensions, for the period over which they reach; None when they are
    not dated by day.

    A register says what happened and nothing of the days when nothing did, so a day without a record is no missing part, and
    the figure reaches to the last date that the register holds.

    Where a record's figure is missing, its area and dimensions have none (a count does not look at figures). One without a
    unit is in the unit `bare`; `mismatch` is told of a record whose unit cannot be compared with that of the first.
    """
    if not rows or any(row.period is None or row.period.days > 1 for row in rows):
        return None
    reach = span.until(max(row.period.end for row in rows if row.period is not None))
    lacking = {(row.area, row.total, row.dimensions) for row in missing if op != "count"}
    groups: dict[tuple[str | None, bool, tuple[tuple[str, str], ...]], list[Row]] = {}
    for row in rows:
        groups.setdefault((row.area, row.total, row.dimensions), []).append(row)
    return [_one(group, op, reach, bare, mismatch) for key, group in groups.items() if key not in lacking]


def _one(rows: list[Row], op: str, reach: Period, bare: Unit | None, mismatch: Mismatch) -> Row:
    """One row of many; a record that is no number stands for them all, so that it is told."""
    units = in_order(unit for row in rows for unit in (row.unit or bare, *row.others))
    common = units[0] if units else None
    records = sum(row.records for row in rows)
    numbers: list[tuple[Fraction, int]] = []
    for row in rows:
        number, own = row.number, row.unit or bare
        if number is None:
            return row._replace(period=reach)
        if own is not None and common is not None and own.agrees(common):
            number *= own.scale / common.scale
        elif own is not common:
            mismatch(row, own, common)
        numbers.append((number, row.records))
    if op == "average":
        value = total([number * n for number, n in numbers]) / records
    elif op in ("min", "max"):
        value = (min if op == "min" else max)(number for number, _ in numbers)
    else:
        value = total([number for number, _ in numbers])
    falls = any(row.falls or number < 0 for row, (number, _) in zip(rows, numbers, strict=True))
    note = next((row.note for row in rows if row.note is not None), None)
    return rows[0]._replace(
        value=value, unit=common, others=units[1:], period=reach, records=records, falls=falls, text="", note=note
    )
