"""Figures gathered row by row: one entry for each indicator, area, period and set of dimensions."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Context, Decimal
from fractions import Fraction

from targetcheck.errors import Problem, say
from targetcheck.model.actuals import Row, Value
from targetcheck.model.period import Period
from targetcheck.model.quantity import MAX_DIGITS
from targetcheck.model.unit import Unit

Key = tuple[str, str | None, bool, Period | None, tuple[tuple[str, str], ...]]
"""Indicator, area, whether it is the total over the areas, period and dimensions: rows alike in these are one figure."""

EXACT = Context(prec=2 * MAX_DIGITS + 30)
"""Enough digits that adding 10^20 numbers of the longest kind loses none."""

Amounts = tuple[Decimal | None, Decimal | None, Decimal | None]
"""Of many numbers the sum, the lowest and the highest, as far as they are asked for."""


@dataclass(slots=True)
class Tally:
    """Many rows that make one figure (`rows:` on the indicator)."""

    op: str
    first: Row
    count: int = 0
    total: Decimal = Decimal(0)
    low: Decimal | None = None
    high: Decimal | None = None
    unit: Unit | None = None
    fault: Problem | None = None
    missing: Row | None = None

    def add(self, row: Row, times: int = 1, amounts: Amounts | None = None) -> bool:
        """Takes in a row that is there so many times, or rows alike but for their numbers, of which `amounts` tells.

        What it cannot take becomes the figure's problem. Whether it is a number in the figure's unit.
        """
        value, unit = row.value, row.unit
        if value is None:
            self.missing = self.missing or row
            return False
        if self.op == "count":
            self.count += times
            return True
        if isinstance(value, Problem):
            self.fault = self.fault or value
            return False
        if isinstance(value, (bool, date, Fraction)):
            self.fault = self.fault or Problem(
                row.where, "not-a-number", say('"{text}" is not a number to {op}', text=row.text, op=self.op)
            )
            return False
        if self.count == 0:
            self.unit = unit
        total, low, high = amounts or (EXACT.multiply(value, times), value, value)
        same = unit == self.unit
        if not same:
            total, low, high = (None if n is None else self.in_own_unit(n, unit, row) for n in (total, low, high))
        self.merge(times, total or Decimal(0), low, high)
        return same

    def in_own_unit(self, value: Decimal, unit: Unit | None, row: Row) -> Decimal:
        """The number in the unit of the rows before it; a unit that cannot be compared is the figure's problem."""
        if unit is None or self.unit is None or not unit.agrees(self.unit):
            self.fault = self.fault or Problem(
                row.where,
                "unit-mismatch",
                say('"{text}" has another unit than the rows before it, which make one figure with it', text=row.text),
            )
            return value
        factor = Fraction(value) * unit.scale / self.unit.scale
        return EXACT.divide(Decimal(factor.numerator), Decimal(factor.denominator))

    def merge(self, count: int, total: Decimal, low: Decimal | None, high: Decimal | None) -> None:
        self.count += count
        self.total = EXACT.add(self.total, total)
        if low is not None and (self.low is None or low < self.low):
            self.low = low
        if high is not None and (self.high is None or high > self.high):
            self.high = high

    def row(self) -> Row:
        """The rows as one; missing when one of them is, since a sum without it would take it for zero."""
        value: Value
        if self.op == "count" and (self.count or self.missing is None):
            value = Decimal(self.count)
        elif self.fault is not None:
            value = self.fault
        elif self.missing is not None or not self.count:
            return (self.missing or self.first)._replace(value=None)
        elif self.op == "average":
            value = Fraction(self.total) / self.count
        else:
            value = _trimmed({"sum": self.total, "min": self.low, "max": self.high}[self.op] or Decimal(0))
        return self.first._replace(value=value, unit=self.unit, records=max(1, self.count), text="")


def _trimmed(value: Decimal) -> Decimal:
    """Without zeros at the end: how many decimals one of the records was written with says nothing of the figure."""
    short = EXACT.normalize(value)
    return short if int(short.as_tuple().exponent) <= 0 else short.quantize(Decimal(1), context=EXACT)


@dataclass(slots=True)
class Collection:
    """The entries of one file or of all; `merge` brings two together."""

    rows_ops: dict[str, str]
    entries: dict[Key, Row | Tally] = field(default_factory=dict)

    def add(self, row: Row, times: int = 1, amounts: Amounts | None = None) -> Tally | None:
        """Takes in a row. A second figure for the same key is a problem naming both places, unless declared.

        The answer is the figure of records that it went into, where it is a number in that figure's unit.
        """
        key = (row.indicator, row.area, row.total, row.period, row.dimensions)
        before = self.entries.get(key)
        if before is None and row.indicator in self.rows_ops:
            before = self.entries[key] = Tally(self.rows_ops[row.indicator], row)
        if isinstance(before, Tally):
            return before if before.add(row, times, amounts) else None
        found = row if before is None else _one_of(before, row)
        self.entries[key] = found if times == 1 else _one_of(found, row)
        return None

    def merge(self, other: Collection) -> None:
        for key, entry in other.entries.items():
            mine = self.entries.get(key)
            if mine is None:
                self.entries[key] = entry
            elif isinstance(mine, Tally) and isinstance(entry, Tally):
                _join(mine, entry)
            elif isinstance(entry, Row):
                self.add(entry)

    def rows(self) -> dict[str, tuple[Row, ...]]:
        """The rows by indicator, in an order of their own, so that the order in the files never matters."""
        found: dict[str, list[Row]] = {}
        for entry in self.entries.values():
            row = entry.row() if isinstance(entry, Tally) else entry
            found.setdefault(row.indicator, []).append(row)
        return {name: tuple(sorted(rows, key=_order)) for name, rows in sorted(found.items())}


def _order(row: Row) -> tuple[object, ...]:
    span = (row.period.start, row.period.end) if row.period else (date.min, date.min)
    return (row.area or "", span, row.dimensions, row.where.order())


def _one_of(before: Row, row: Row) -> Row:
    """Of two rows for one figure, the one that is there; when both are, that is a problem."""
    if row.value is None:
        return before
    if before.value is None:
        return row
    first, second = sorted((before, row), key=lambda r: r.where.order())
    if isinstance(first.value, Problem) and first.value.code == "duplicate-row":
        return first
    problem = Problem(
        second.where,
        "duplicate-row",
        say(
            "the same indicator, area, period and dimensions as {first}; keep one of the two rows, "
            "or say under the indicator how rows make one figure (rows: sum)",
            first=str(first.where),
        ),
    )
    return first._replace(value=problem)


def _join(mine: Tally, other: Tally) -> None:
    """Takes another file's rows of the same figure in."""
    mine.missing = mine.missing or other.missing
    mine.fault = mine.fault or other.fault
    if not mine.count:
        mine.unit = other.unit
    numbers = [other.total, other.low, other.high]
    if other.count and other.unit != mine.unit and mine.op != "count":
        numbers = [None if n is None else mine.in_own_unit(n, other.unit, other.first) for n in numbers]
    total, low, high = numbers
    mine.merge(other.count, total or Decimal(0), low, high)
