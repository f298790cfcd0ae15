"""What the rows of a run are looked up by."""

from __future__ import annotations

from functools import cached_property

from targetcheck.judgement.owners import Owners
from targetcheck.judgement.series import only_rise
from targetcheck.model.actuals import Actuals, Row, Unplaced
from targetcheck.model.known import Known
from targetcheck.model.period import Period
from targetcheck.model.target import Targets
from targetcheck.model.text import NearMisses

ByArea = dict[str | None, list[Row]]


class Index:
    """The actuals of a run by indicator, area, cell and period, each worked out when it is first asked for."""

    def __init__(self, targets: Targets, actuals: Actuals) -> None:
        self.targets, self.actuals = targets, actuals
        self.by_area = Known(self._by_area)
        """Indicator → its rows by area."""
        self.by_cell = Known(self._by_cell)
        """Indicator and dimension column → its rows by the value in the column, and by area."""
        self.by_table = Known(self._by_table)
        """Indicator → its rows by file and dimension cells, and by area."""
        self.periods = Known(self._periods)
        """Indicator → every period that its rows are for."""
        self.below = Known(targets.below)
        """Area → every area under it in the hierarchy."""
        self.rising = Known(self._rising)
        """Indicator and months → whether all figures of these months only rise."""
        self.describing = Known(self._describing)
        """Indicator → the columns that only tell of its rows: no two that are alike in all others differ in them."""

    @cached_property
    def nearest(self) -> NearMisses:
        """`did you mean` among the indicators of the actuals that nobody asks for."""
        return NearMisses(self.actuals.seen)

    @cached_property
    def owners(self) -> Owners:
        """Whose figure a row is that names no area or no period."""
        return Owners(self.targets, self.actuals)

    @cached_property
    def unplaced(self) -> dict[str | None, list[Unplaced]]:
        """The rows without a place by indicator; those of None may be any indicator's."""
        rows: dict[str | None, list[Unplaced]] = {}
        for row in self.actuals.unplaced:
            rows.setdefault(row.indicator, []).append(row)
        return rows

    def rows(self, indicator: str) -> tuple[Row, ...]:
        return self.actuals.rows.get(indicator, ())

    def _by_area(self, indicator: str) -> ByArea:
        by_area: ByArea = {}
        for row in self.rows(indicator):
            by_area.setdefault(row.area, []).append(row)
        return by_area

    def _by_table(self, indicator: str) -> dict[tuple[object, ...], ByArea]:
        tables: dict[tuple[object, ...], ByArea] = {}
        for row in self.rows(indicator):
            tables.setdefault((row.where.file, row.dimensions), {}).setdefault(row.area, []).append(row)
        return tables

    def _by_cell(self, asked: tuple[str, str]) -> dict[str, ByArea]:
        indicator, column = asked
        by_cell: dict[str, ByArea] = {}
        for row in self.rows(indicator):
            cell = row.cell(column)
            if cell is not None:
                by_cell.setdefault(cell, {}).setdefault(row.area, []).append(row)
        return by_cell

    def _periods(self, indicator: str) -> frozenset[Period]:
        return frozenset(row.period for row in self.rows(indicator) if row.period is not None)

    def _rising(self, asked: tuple[str, frozenset[Period]]) -> bool:
        indicator, months = asked
        return only_rise(row for row in self.rows(indicator) if row.period in months and not row.aside)

    def _describing(self, indicator: str) -> frozenset[str]:
        telling = self.actuals.attributes
        splitting: set[str] = set()
        first: dict[tuple[object, ...], Row] = {}
        for row in self.rows(indicator):
            others = tuple(cell for cell in row.dimensions if cell[0] not in telling)
            other = first.setdefault((row.area, row.period, *others), row)
            if other.dimensions != row.dimensions:
                splitting |= {name for name, _ in set(row.dimensions) ^ set(other.dimensions)}
        return telling - splitting
