"""Files of records dated by day (`rows:` on the indicator): every record in the period makes one figure (design §4).

A register says what happened and nothing of the days when nothing did, so a day without a record is no missing part, and
the figure reaches to the last date that the register holds.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from targetcheck.model.actuals import Row
from targetcheck.model.period import Period
from targetcheck.model.quantity import total
from targetcheck.model.unit import Unit, in_order

Mismatch = Callable[[Row, Unit | None, Unit | None], None]


def gathered(
    rows: Sequence[Row], missing: Sequence[Row], op: str, span: Period, bare: Unit | None, mismatch: Mismatch
) -> list[Row] | None:
    """The records as one row an area and set of dimensions, for the period over which they reach; None when they are not
    dated by day.

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
    return rows[0]._replace(
        value=value, unit=common, others=units[1:], period=reach, records=records, falls=falls, text=""
    )
