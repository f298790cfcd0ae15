"""One figure that is wanted, before it is known whether there is one."""

from __future__ import annotations

from typing import NamedTuple

from targetcheck.judgement.cells import cell_meets
from targetcheck.model.actuals import Row, Unplaced
from targetcheck.model.columns import is_part_of_part
from targetcheck.model.period import Period
from targetcheck.model.target import Condition, Indicator
from targetcheck.model.unit import Unit


class Ask(NamedTuple):
    """One wanted figure: of an indicator, for an area, with dimensions fixed (`each`) and rows kept (`where`)."""

    indicator: Indicator
    area: str | None
    fixed: tuple[tuple[str, str], ...] = ()
    where: tuple[Condition, ...] = ()
    unit: Unit | None = None
    """What a row without a unit takes when its indicator has none: the bound's."""
    explicit_area: bool = False
    """Set for areas of references and members: rows without an area are the target's own, and not theirs."""
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
    """Whether a row of 小计, 其中 or 平均 is asked for by just that name."""
    named = {value for condition in ask.where for value in condition.values or ()} | {value for _, value in ask.fixed}
    cells = [row.area, *(value for _, value in row.dimensions)]
    return all(cell in named or cell == ask.area for cell in cells if cell is not None and is_part_of_part(cell))
