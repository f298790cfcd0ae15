"""Files of records dated by day (`rows:` on the indicator): every record in the period makes one figure (design §4).

A register says what happened and nothing of the days when nothing did, so a day without a record is no missing part, and
the figure reaches to the last date that the register holds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from targetcheck.model.actuals import Row
from targetcheck.model.period import Period
from targetcheck.model.quantity import total
from targetcheck.model.unit import Unit


def gathered(rows: Sequence[Row], missing: Sequence[Row], op: str, span: Period) -> tuple[list[Row], Period] | None:
    """The records as one row an area and set of dimensions, and the period they reach over; None when not dated by day.

    Where a record's figure is missing, its area and dimensions have none (a count does not look at figures).
    """
    if not rows or any(row.period is None or row.period.days > 1 for row in rows):
        return None
    reach = span.until(max(row.period.end for row in rows if row.period is not None))
    lacking = {(row.area, row.dimensions) for row in missing}
    groups: dict[tuple[str | None, tuple[tuple[str, str], ...]], list[Row]] = {}
    for row in rows:
        groups.setdefault((row.area, row.dimensions), []).append(row)
    return [_one(group, op, reach) for key, group in groups.items() if key not in lacking], reach


def _one(rows: list[Row], op: str, reach: Period) -> Row:
    """One row of many; a record that is no number stands for them all, so that it is told."""
    first = rows[0]
    records = sum(row.records for row in rows)
    numbers: list[tuple[Fraction, int]] = []
    for row in rows:
        if isinstance(row.value, bool) or not hasattr(row.value, "as_integer_ratio"):
            return replace(row, period=reach)
        numbers.append((Fraction(row.value) * _factor(row.unit, first.unit), row.records))  # type: ignore[arg-type]
    if op == "average":
        value = total([number * n for number, n in numbers]) / records
    elif op in ("min", "max"):
        value = (min if op == "min" else max)(number for number, _ in numbers)
    else:
        value = total([number for number, _ in numbers])
    return replace(first, value=value, period=reach, records=records, text="")


def _factor(unit: Unit | None, common: Unit | None) -> Fraction:
    return unit.scale / common.scale if unit is not None and common is not None else Fraction(1)
