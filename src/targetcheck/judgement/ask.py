"""What is asked of the rows for one figure, and the rows that answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import NamedTuple

from targetcheck.errors import Phrase, Problem, say
from targetcheck.model.actuals import Actuals, Row
from targetcheck.model.columns import is_area
from targetcheck.model.figure import Figure, Measured
from targetcheck.model.period import Period
from targetcheck.model.quantity import Quantity, parse_quantity
from targetcheck.model.target import Condition, Indicator, Targets
from targetcheck.model.text import NearMisses, yes_or_no
from targetcheck.model.unit import Unit, unit_name


class Ask(NamedTuple):
    """One wanted figure: of an indicator, for an area, with dimensions fixed (`each`) and rows kept (`where`)."""

    indicator: Indicator
    area: str | None
    fixed: tuple[tuple[str, str], ...] = ()
    where: tuple[Condition, ...] = ()
    unit: Unit | None = None
    """What a row without a unit takes when its indicator has none: the bound's."""
    alone: bool = False
    """For an area that is not the target's own: rows without an area are not its rows, and only a hierarchy names its
    parts, never the other rows of the file."""

    def of(self, indicator: Indicator) -> Ask:
        """The same of another indicator, whose rows have units of their own."""
        return self._replace(indicator=indicator, unit=None)

    @property
    def used(self) -> frozenset[str]:
        """The dimension columns that are spoken for."""
        return frozenset(name for name, _ in self.fixed) | {c.name for c in self.where}


def cell_meets(condition: Condition, cell: str) -> bool | None:
    """Whether a cell meets a condition; None when it cannot be told (not a quantity, another unit)."""
    if condition.values is not None:
        return cell in condition.values
    assert condition.bound is not None
    if condition.bound.milestone:
        return yes_or_no(cell)
    found = parse_quantity(cell)
    return None if isinstance(found, Phrase) else quantity_meets(condition, found.value, found.unit)


def quantity_meets(condition: Condition, value: Fraction, unit: Unit | None) -> bool | None:
    """Whether a number meets a condition's bound; a bare number on either side takes the other's unit."""
    assert condition.bound is not None
    ends = condition.bound.quantities
    own = next((q.unit for q in ends if q.unit), None)
    if unit is not None and own is not None and not unit.agrees(own):
        return None
    if unit is None and own is not None:
        value *= own.scale
    common = own or unit
    return value in condition.bound.over(tuple(_based(q, common) for q in ends))


def _based(quantity: Quantity, unit: Unit | None) -> Fraction:
    return quantity.value if quantity.unit or unit is None else quantity.value * unit.scale


@dataclass(slots=True)
class Ledger:
    """The actuals by indicator, area and dimension, and the problems and warnings that judging meets."""

    targets: Targets
    actuals: Actuals
    as_of: Period | None
    problems: dict[Problem, None] = field(default_factory=dict)
    """What is wrong, each once and in the order in which it was met; so are the warnings."""
    warnings: dict[Problem, None] = field(default_factory=dict)
    rates: dict[tuple[Ask, Period | None], Measured] = field(default_factory=dict)
    """The rates that were worked out, whose problems and warnings are noted."""
    _near: NearMisses | None = None
    _named: set[str | None] = field(default_factory=set)
    _periods: dict[str, frozenset[Period]] = field(default_factory=dict)
    _reach: dict[tuple[str, bool], frozenset[str | None]] = field(default_factory=dict)
    _by_area: dict[str, dict[str | None, list[Row]]] = field(default_factory=dict)
    _by_cell: dict[tuple[str, str], dict[str, list[Row]]] = field(default_factory=dict)

    def aside(self) -> Ledger:
        """The same rows, for working something out of which no problem and no warning is told."""
        return replace(self, problems={}, warnings={}, rates={})

    def nearest(self, name: str) -> Phrase:
        """`did you mean` among the indicators of the actuals that nobody asks for."""
        if self._near is None:
            self._near = NearMisses(self.actuals.seen)
        return self._near(name)

    @property
    def leaves(self) -> frozenset[str]:
        """Areas that the hierarchy names as parts and gives none of their own."""
        return self.targets.leaves

    def is_part(self, area: str | None) -> bool:
        """Whether an area is one of those that a table lists, so that the table's total is not its own figure."""
        if area is None or area in self.targets.areas:
            return False
        if not self._named:
            self._named.update(self.actuals.areas)
            self._named.update(row.area for rows in self.actuals.rows.values() for row in rows)
        return area in self.leaves or area in self._named

    def of_area(self, indicator: str) -> dict[str | None, list[Row]]:
        """The indicator's rows by area."""
        found = self._by_area.get(indicator)
        if found is None:
            found = self._by_area[indicator] = {}
            for row in self.actuals.rows.get(indicator, ()):
                found.setdefault(row.area, []).append(row)
        return found

    def of_cell(self, indicator: str, column: str) -> dict[str, list[Row]]:
        """The indicator's rows by the value in a dimension column."""
        found = self._by_cell.get((indicator, column))
        if found is None:
            found = self._by_cell[indicator, column] = {}
            for row in self.actuals.rows.get(indicator, ()):
                cell = row.cell(column)
                if cell is not None:
                    found.setdefault(cell, []).append(row)
        return found

    def periods(self, indicator: str) -> frozenset[Period]:
        """Every period that the indicator's rows are for."""
        found = self._periods.get(indicator)
        if found is None:
            rows = self.actuals.rows.get(indicator, ())
            found = self._periods[indicator] = frozenset(row.period for row in rows if row.period is not None)
        return found

    def reach(self, ask: Ask) -> frozenset[str | None] | None:
        """The areas whose rows an ask may use; None for all."""
        if ask.area is None:
            return None
        own: frozenset[str | None] = frozenset({ask.area} if ask.alone else {ask.area, None})
        if ask.area in self.targets.areas:
            known = self._reach.get((ask.area, ask.alone))
            if known is None:
                known = self._reach[ask.area, ask.alone] = own | self.targets.below(ask.area)
            return known
        if ask.area in self.leaves and not ask.fixed:
            return own
        return own if ask.alone and not ask.fixed else None

    def rows(self, ask: Ask, areas: frozenset[str | None] | None = None) -> Iterator[Row]:
        """The rows that an ask may use, of these areas or of all."""
        key = ask.indicator.key
        if ask.fixed:
            (column, value), *_ = ask.fixed
            rows: list[Row] = self.of_cell(key, column).get(value, [])
            groups = [rows if areas is None else [r for r in rows if r.area in areas]]
        elif areas is None:
            groups = [list(self.actuals.rows.get(key, ()))]
        else:
            by_area = self.of_area(key)
            there = by_area.keys() & areas
            groups = [by_area[area] for area in sorted(there, key=lambda a: a or "")]
        columns = [c for c in ask.where if self.is_column(c.name)]
        part = self.is_part(ask.area)
        for rows in groups:
            for row in rows:
                if row.total and part:
                    continue
                if all(row.cell(name) == value for name, value in ask.fixed) and all(
                    _kept(row, condition) for condition in columns
                ):
                    yield row

    def totals(self, rows: list[Row], used: frozenset[str]) -> list[Row]:
        """The rows that no further dimension splits; a lone row of a wide file may have attributes all the same."""
        free = [{name for name, _ in row.dimensions if name not in used} for row in rows]
        whole = [row for row, columns in zip(rows, free, strict=True) if not columns]
        return whole or (rows if len(rows) == 1 and free[0] <= self.actuals.attributes else [])

    def is_column(self, name: str) -> bool:
        """Whether a condition's name is a column of the actuals, rather than another indicator."""
        return is_area(name) or name in self.actuals.columns

    def in_time(self, row: Row) -> bool:
        """Whether `--as-of` leaves the row in."""
        return self.as_of is None or row.period is None or row.period.end <= self.as_of.end

    def leaf(self, row: Row, ask: Ask, span: Period | None, label: str = "") -> Figure:
        """A row's number in the base of its unit. What is no number is noted as a problem and stands as 0."""
        value, own, declared = row.value, row.unit, ask.indicator.unit
        unit = own or declared or ask.unit
        if isinstance(value, Problem):
            self.note(value)
            value = None
        elif isinstance(value, bool) or not hasattr(value, "as_integer_ratio"):
            message = say('"{text}" is not a number, and a number is asked for', text=row.text)
            self.note(Problem(row.where, "not-a-number", message))
            value = None
        elif own is not None and declared is not None and not own.agrees(declared):
            self.mismatch(row, own, declared)
        number = Fraction(value) * (unit.scale if unit else 1) if value is not None else Fraction(0)  # type: ignore[arg-type]
        return Figure(number, "row", unit, ask.indicator.key, row.area or ask.area, span, row=row, label=label)

    def mismatch(self, row: Row | None, own: Unit | None, wanted: Unit | None) -> None:
        """Notes that a figure's unit cannot be compared with another."""
        message = say("the figure is in {own}, and {wanted} is asked for; the two cannot be compared",
                      own=unit_name(own), wanted=unit_name(wanted))  # fmt: skip
        self.note(Problem(row.where if row else None, "unit-mismatch", message))

    def note(self, problem: Problem) -> None:
        self.problems[problem] = None

    def warn(self, problem: Problem) -> None:
        self.warnings[problem] = None


def cell_of(row: Row, column: str) -> str | None:
    """A row's cell in a dimension column, or its area where the name is a heading for areas."""
    return row.area if is_area(column) else row.cell(column)


def _kept(row: Row, condition: Condition) -> bool:
    cell = cell_of(row, condition.name)
    return cell is not None and cell_meets(condition, cell) is True
