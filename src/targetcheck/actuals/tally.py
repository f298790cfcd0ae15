"""Many rows that make one figure (`rows:` on the indicator), added up one by one or in groups."""

from __future__ import annotations

from datetime import date
from decimal import Context, Decimal
from fractions import Fraction

from targetcheck.errors import Problem, say
from targetcheck.model.actuals import Row
from targetcheck.model.quantity import MAX_DIGITS
from targetcheck.model.unit import PLAIN, Unit, in_order, unit_name
from targetcheck.named import NamedTuple

EXACT = Context(prec=2 * MAX_DIGITS + 30)
"""Enough digits that adding 10^20 numbers of the longest kind loses none."""

Amounts = tuple[Decimal | None, Decimal | None, Decimal | None]
"""Of many numbers the sum, the lowest and the highest, as far as they are asked for."""


class Group(NamedTuple):
    """Rows that are alike, or alike but for their numbers, of which `amounts` tells; the row's own number is then not used."""

    times: int = 1
    amounts: Amounts | None = None


ONE = Group()


class Sums:
    """The numbers of many rows in one unit, put together."""

    __slots__ = ("count", "ends", "first", "high", "low", "total")

    def __init__(self, first: Row, *, ends: bool) -> None:
        self.first, self.ends = first, ends
        """Whether the lowest and the highest are asked for."""
        self.count, self.total = 0, Decimal(0)
        self.low: Decimal | None = None
        self.high: Decimal | None = None

    def add(self, count: int, total: Decimal | None, low: Decimal | None, high: Decimal | None) -> None:
        self.count += count
        self.total = EXACT.add(self.total, total or Decimal(0))
        if low is not None and (self.low is None or low < self.low):
            self.low = low
        if high is not None and (self.high is None or high > self.high):
            self.high = high


Parts = list[tuple[Unit | None, Sums]]
"""The numbers by their unit."""


class Tally:
    """Many rows that make one figure (`rows:` on the indicator)."""

    __slots__ = ("bare", "by_unit", "fault", "first", "missing", "op")

    def __init__(self, op: str, first: Row, bare: Unit | None) -> None:
        self.op, self.first, self.bare = op, first, bare
        """The unit of rows without one, where they stand beside rows with one."""
        self.by_unit: dict[Unit | None, Sums] = {}
        self.fault: Problem | None = None
        self.missing: Row | None = None

    def add(self, row: Row, group: Group) -> Sums | None:
        """Takes in a row. What it cannot take becomes the figure's problem. The answer is where its number went."""
        if self.first.note is None and row.note is not None:
            self.first = self.first._replace(note=row.note)
        value, unit = row.value, None if self.op == "count" else row.unit
        if value is None:
            self.missing = self.missing or row
            return None
        if self.op == "count":
            value = Decimal(0)
        if isinstance(value, Problem):
            self.fault = self.fault or value
            return None
        if isinstance(value, (bool, date, Fraction)):
            message = say('"{text}" is not a number to {op}', text=row.text, op=self.op)
            self.fault = self.fault or Problem(row.where, "not-a-number", message)
            return None
        sums = self.by_unit.get(unit)
        if sums is None:
            sums = self.by_unit[unit] = Sums(row, ends=self.op in ("min", "max"))
        sums.add(group.times, *(group.amounts or (EXACT.multiply(value, group.times), value, value)))
        return sums

    def join(self, other: Tally) -> None:
        """Takes another file's rows of the same figure in."""
        self.missing = self.missing or other.missing
        self.first = self.first._replace(note=self.first.note or other.first.note)
        self.fault = self.fault or other.fault
        for unit, sums in other.by_unit.items():
            mine = self.by_unit.setdefault(unit, sums)
            if mine is not sums:
                mine.add(sums.count, sums.total, sums.low, sums.high)

    def row(self) -> Row:
        """The rows as one; missing when one of them is, since a sum without it would take it for zero."""
        count = sum(sums.count for sums in self.by_unit.values())
        if self.op == "count" and (count or self.missing is None):
            return self.first._replace(value=Decimal(count), unit=PLAIN, records=max(1, count), text="")
        parts = list(self.by_unit.items())
        if len(parts) > 1:
            parts = [(unit or self.bare, sums) for unit, sums in parts]
        units = in_order(unit for unit, _ in parts)
        unit = units[0] if units else None
        fault = self.fault or _apart(parts, unit)
        if fault is not None:
            return self.first._replace(value=fault, unit=None, records=max(1, count), text="")
        if self.missing is not None or not count:
            return (self.missing or self.first)._replace(value=None)
        value = self._together(parts, unit, count)
        falls = any(sums.low is not None and sums.low < 0 for _, sums in parts)
        return self.first._replace(value=value, unit=unit, others=units[1:], records=count, falls=falls, text="")

    def _together(self, parts: Parts, unit: Unit | None, count: int) -> Decimal | Fraction:
        if len(parts) == 1:
            ((_, sums),) = parts
            if self.op == "average":
                return Fraction(sums.total) / count
            return _trimmed({"sum": sums.total, "min": sums.low, "max": sums.high}[self.op] or Decimal(0))
        scaled = [(sums, own.scale / unit.scale) for own, sums in parts if own is not None and unit is not None]
        if self.op in ("sum", "average"):
            whole = sum((Fraction(sums.total) * scale for sums, scale in scaled), Fraction(0))
            return whole / count if self.op == "average" else whole
        ends = [Fraction((sums.low if self.op == "min" else sums.high) or 0) * scale for sums, scale in scaled]
        return min(ends) if self.op == "min" else max(ends)


def _apart(parts: Parts, unit: Unit | None) -> Problem | None:
    """The problem at the first row whose unit cannot be compared with that of the figure, if there is one."""
    apart = [(sums.first, own) for own, sums in parts if own != unit and not (own and unit and own.agrees(unit))]
    if not apart:
        return None
    row, own = min(apart, key=lambda found: found[0].where.order())
    if own is None:
        message = say("this row has no unit, and others that make one figure with it are in {unit}; write the unit with it, or under the indicator",
                      unit=unit_name(unit))  # fmt: skip
    else:
        message = say("this row is in {own}, and others that make one figure with it are in {unit}; they cannot be put together",
                      own=unit_name(own), unit=unit_name(unit))  # fmt: skip
    return Problem(row.where, "unit-mismatch", message)


def _trimmed(value: Decimal) -> Decimal:
    """Without zeros at the end: how many decimals one of the records was written with says nothing of the figure."""
    short = EXACT.normalize(value)
    return short if int(short.as_tuple().exponent) <= 0 else short.quantize(Decimal(1), context=EXACT)
