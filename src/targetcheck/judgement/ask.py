"""What is wanted: one figure, of one target for one area or member; and whether a row meets the conditions on it."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from targetcheck.errors import Phrase, Problem
from targetcheck.judgement.units import unclear_number
from targetcheck.model.actuals import Row, Unplaced
from targetcheck.model.columns import is_area, is_beside_parts
from targetcheck.model.figure import Figure, NoFigure
from targetcheck.model.period import Period
from targetcheck.model.quantity import parse_quantity
from targetcheck.model.target import Condition, Indicator, Target
from targetcheck.model.text import yes_or_no
from targetcheck.model.unit import Unit
from targetcheck.model.verdict import Status, Verdict
from targetcheck.named import NamedTuple

if TYPE_CHECKING:
    from targetcheck.judgement.ledger import Ledger


class Ask(NamedTuple):
    """One wanted figure: of an indicator, for an area, with dimensions fixed (`each`) and rows kept (`where`)."""

    indicator: Indicator
    area: str | None
    fixed: tuple[tuple[str, str], ...] = ()
    where: tuple[Condition, ...] = ()
    unit: Unit | None = None
    """What a row without a unit takes when its indicator has none: the bound's."""
    explicit_area: bool = False
    """Set for areas of references and members: rows without an area are the target's own, and not theirs. A table's total
    is theirs all the same, where it is what a target of that area would take."""
    standing: bool = False
    """Set for denominators and conditions: a `last` row of a longer period stands for the wanted one."""
    dated: bool = False
    """Set for periods that are not the target's own: a row without a period is not of that one too."""

    def of(self, indicator: Indicator) -> Ask:
        """The same of another indicator, whose rows have units of their own."""
        return self._replace(indicator=indicator, unit=None)

    @property
    def used(self) -> frozenset[str]:
        """The dimension columns that are spoken for."""
        return frozenset(name for name, _ in self.fixed) | {c.name for c in self.where}


def cell_of(row: Row, column: str) -> str | None:
    """A row's cell in a dimension column, or its area where the name is a heading for areas."""
    cell = row.cell(column)
    return row.area if cell is None and is_area(column) else cell


def cell_meets(condition: Condition, cell: str) -> bool | Phrase | None:
    """Whether a cell meets a condition: None when it cannot be told (no quantity, another unit), or why its unit is not clear."""
    if condition.values is not None:
        return cell in condition.values
    assert condition.bound is not None
    if condition.bound.milestone:
        return yes_or_no(cell)
    quantity = parse_quantity(cell)
    if isinstance(quantity, Phrase):
        return None
    return quantity_meets(condition, quantity.value, quantity.unit)


def quantity_meets(condition: Condition, value: Fraction, unit: Unit | None) -> bool | Phrase | None:
    """Whether a number meets a condition's bound; a bare number on either side takes the other's unit, where that is plausible."""
    bound = condition.bound
    assert bound is not None
    own = bound.unit
    if unit is not None and own is not None and not unit.agrees(own):
        return None
    ends = [end.based(own or unit) for end in bound.quantities]
    if unit is None and own is not None:
        unclear = unclear_number(value, own, ends)
        if unclear is not None:
            return unclear
        value *= own.scale
    elif own is None and unit is not None:
        for quantity in bound.quantities:
            unclear = unclear_number(quantity.value, unit, [value])
            if unclear is not None:
                return unclear
    return value in bound.over(tuple(ends))


def may_be(
    row: Unplaced,
    known: dict[str, str],
    ask: Ask,
    areas: frozenset[str | None] | None,
    span: Period | None,
    conditions: list[Condition],
) -> bool:
    """Whether nothing that is known of a row keeps it from being one of those asked for."""
    if areas is not None and row.area is not None and row.area not in areas:
        return False
    if row.period is not None and span is not None and not span.contains(row.period):
        return False
    if any(known.get(name, value) != value for name, value in ask.fixed):
        return False
    cells = [(condition, known.get(condition.name)) for condition in conditions]
    return not any(cell is not None and cell_meets(condition, cell) is False for condition, cell in cells)


def asked_by_name(row: Row, ask: Ask) -> bool:
    """Whether a row of 小计, 其中, 平均 or 计划数 is asked for by just that name."""
    named = {value for condition in ask.where for value in condition.values or ()} | {value for _, value in ask.fixed}
    cells = [row.area, *(value for _, value in row.dimensions)]
    return all(cell in named or cell == ask.area for cell in cells if cell is not None and is_beside_parts(cell))


class Case(NamedTuple):
    """A target for one area or member: who is asked, and the verdict's fields that are the same whatever comes out."""

    ledger: Ledger
    target: Target
    ask: Ask
    id: str
    name: str

    def verdict(self, status: Status, reason: Phrase | None = None) -> Verdict:
        """A verdict with nothing but the status, and the reason where there is one."""
        return Verdict(self.target, self.id, self.name, self.ask.area, self.target.deadline, status, reason=reason)

    def no_data(self, no: NoFigure, figure: Figure | None = None) -> Verdict:
        """The verdict where there is no figure, or none that can be compared."""
        verdict = self.verdict(Status.NO_DATA, no.reason)._replace(unit=self.ask.indicator.unit)
        if self.target.bound is not None and self.target.bound.unit is not None:
            verdict = verdict._replace(unit=self.target.bound.unit)
        if figure is not None:
            verdict = verdict._replace(figure=figure, rows=tuple(dict.fromkeys(figure.rows())))
        if no.code:
            verdict = verdict._replace(problem=Problem(no.where, no.code, no.reason))
        return verdict

    def problem(self, code: str, message: Phrase) -> None:
        """Notes a problem at the bound."""
        at = self.target.bound.where if self.target.bound else self.target.at
        self.ledger.note(Problem(at, code, message))
