"""The rows that judging asks for, and the problems that it meets in them."""

from __future__ import annotations

from copy import copy
from fractions import Fraction
from typing import TYPE_CHECKING

from targetcheck.errors import Phrase, Problem, say
from targetcheck.judgement.ask import Ask, asked_by_name, cell_meets, cell_of, may_be
from targetcheck.judgement.index import Index
from targetcheck.model.actuals import Row
from targetcheck.model.columns import is_area, is_whole_of_dimension
from targetcheck.model.figure import Figure, Measured, NoFigure
from targetcheck.model.period import Period
from targetcheck.model.target import Condition
from targetcheck.model.unit import Unit, unit_name

if TYPE_CHECKING:
    from targetcheck.judgement.figure.nothing import Reports

MOST_MEMBERS = 100_000
"""Members of `each` in one run."""

NOTHING = Fraction(0)
"""What stands for a number that there is none of."""


class Ledger:
    """The rows of an ask, and the problems and warnings that judging meets in them."""

    courses = False
    """Whether earlier figures are asked for too, to be drawn."""
    running: frozenset[str] = frozenset()
    """The indicators whose months are taken to be running totals."""
    filled: frozenset[str] = frozenset()
    """The areas whose parts are all that the actuals name."""
    members = 0
    """How many members of `each` were named so far."""

    def __init__(self, index: Index, as_of: Period | None) -> None:
        self.index, self.targets, self.actuals, self.as_of = index, index.targets, index.actuals, as_of
        self.reports: dict[str, Reports] = {}
        """Which areas have figures of an indicator, where that was asked for."""
        self.forget()

    def forget(self) -> None:
        """Begins to note problems and warnings, each once and in the order in which it is met."""
        self.problems: dict[Problem, None] = {}
        """What is wrong in the target files."""
        self.every_fault: dict[Problem, None] = {}
        """What is wrong in any cell that is asked for."""
        self.faults: dict[Problem, None] = {}
        """What is wrong in the cells that the verdict in hand asks for; it costs this verdict and no other."""
        self.warnings: dict[Problem, None] = {}
        self.rates: dict[tuple[Ask, Period | None], Measured] = {}
        """The rates that were worked out, whose problems and warnings are noted."""

    def quiet(self) -> Ledger:
        """A copy that keeps its problems and warnings to itself."""
        quiet = copy(self)
        quiet.forget()
        return quiet

    def below(self, area: str | None) -> frozenset[str]:
        """Every area under this one in the hierarchy."""
        return self.index.below[area] if area in self.targets.areas else frozenset()

    def own_areas(self, ask: Ask) -> frozenset[str | None] | None:
        """The areas whose rows are the asked area's own; None for all, where none is asked for."""
        if ask.area is None:
            return None
        if ask.explicit_area and ask.area not in self.targets.areas and ask.area not in self.targets.own_areas:
            return frozenset({ask.area})
        return frozenset({ask.area, None})

    def elsewhere(self, area: str | None) -> frozenset[str]:
        """The areas that lie outside of this one, where the hierarchy says so; one that it does not know may lie within it."""
        targets = self.targets
        if area not in targets.leaves:
            return frozenset()
        return (targets.leaves | targets.areas.keys()) - {area}

    def rows(self, ask: Ask, *, everywhere: bool = False, later: bool = False) -> list[Row]:
        """The rows that an ask may use: its area's own and those of the areas below it in the hierarchy.

        `everywhere` takes those of all areas, `later` also those that `--as-of` leaves out.
        """
        by_area = self.index.by_area[ask.indicator.key]
        named = self._cell_of(ask)
        if named is not None:
            column, value = named
            by_area = self.index.by_cell[ask.indicator.key, column].get(value, {})
        own, areas = self.own_areas(ask), iter(by_area)
        # A hospital's rows name the county that it lies in, which need not be the target's area.
        anywhere = own is None or everywhere or (ask.fixed and ask.area not in self.targets.areas)
        if own is not None and not anywhere:
            areas = iter(sorted(by_area.keys() & (own | self.below(ask.area)), key=lambda area: area or ""))
        elif not everywhere:
            outside = self.elsewhere(ask.area)
            areas = (area for area in by_area if area not in outside)
        rows = [row for area in areas for row in by_area[area]]
        unnamed = ask.explicit_area and own is not None and None in own
        plain = not (ask.fixed or ask.where or ask.dated or unnamed) and self.as_of is None
        if not plain or any(row.total or row.aside for row in rows):
            return [row for row in rows if self.usable(row, ask, later=later)]
        return rows

    def _cell_of(self, ask: Ask) -> tuple[str, str] | None:
        """A dimension column and the one cell in it that all rows of an ask have: a member, or the only value of a condition."""
        for cell in ask.fixed:
            return cell
        for condition in ask.where:
            if condition.values is not None and len(condition.values) == 1 and self.is_column(condition.name):
                (value,) = condition.values
                if not is_area(condition.name) and not is_whole_of_dimension(value):
                    return condition.name, value
        return None

    def usable(self, row: Row, ask: Ask, *, later: bool) -> bool:
        """Whether a row, whatever its area, may have a part in the figure that is asked for."""
        if self.as_of is not None and not later and row.period is not None and row.period.end > self.as_of.end:
            return False
        if (row.period is None and ask.dated) or (row.total and not self.index.owners.takes_total(ask.area, row)):
            return False
        if ask.explicit_area and row.area is None and not row.total:
            return False
        if any(row.cell(name) != value for name, value in ask.fixed) or (row.aside and not asked_by_name(row, ask)):
            return False
        return all(self._kept(row, condition) for condition in ask.where if self.is_column(condition.name))

    def _kept(self, row: Row, condition: Condition) -> bool:
        """Whether a row's cell meets a condition; a number whose unit is not clear is a problem."""
        cell = cell_of(row, condition.name)
        if cell is None:
            return condition.name in row.totals and any(map(is_whole_of_dimension, condition.values or ()))
        holds = cell_meets(condition, cell)
        if isinstance(holds, Phrase):
            self.fault(Problem(row.where, "unclear-unit", holds))
        return holds is True

    def unplaced(self, ask: Ask, span: Period | None, member: str | None = None) -> NoFigure | None:
        """Why a figure is none: a row that may belong to it, and of which a cell leaves that open.

        With `member`, only rows that leave open which member of this dimension they are of.
        """
        own = self.own_areas(ask)
        areas = None if own is None else own | self.below(ask.area)
        conditions = [c for c in ask.where if self.is_column(c.name) and not is_area(c.name)]
        open_rows = self.index.unplaced
        for row in (*open_rows.get(ask.indicator.key, ()), *open_rows.get(None, ())):
            known = dict(row.dimensions)
            if (member is None or member not in known) and may_be(row, known, ask, areas, span, conditions):
                return NoFigure(row.problem.message, row.problem.where, row.problem.code)
        return None

    def totals(self, rows: list[Row], used: frozenset[str]) -> list[Row]:
        """The rows that no further dimension splits; a lone row of a wide file may have attributes all the same."""
        if not any(row.dimensions for row in rows):
            return rows
        free = [{name for name, _ in row.dimensions if name not in used} for row in rows]
        whole = [row for row, columns in zip(rows, free, strict=True) if not columns]
        return whole or (rows if len(rows) == 1 and free[0] <= self.index.describing[rows[0].indicator] else [])

    def is_column(self, name: str) -> bool:
        """Whether a condition's name is a column of the actuals, rather than another indicator."""
        return is_area(name) or name in self.actuals.columns

    def leaf(self, row: Row, ask: Ask, span: Period | None, label: str = "") -> Figure:
        """A row's number in the base of its unit. What is no number is noted as a problem and stands as 0."""
        value, own, declared = row.value, row.unit, ask.indicator.unit
        unit = own or declared or ask.unit
        number = NOTHING
        if isinstance(value, Problem):
            self.fault(value)
        elif (shared := self.index.owners.shared(row, ask)) is not None:
            self.fault(shared)
        elif (written := row.number) is None:
            message = say('"{text}" is not a number, and a number is asked for', text=row.text)
            self.fault(Problem(row.where, "not-a-number", message))
        else:
            number = written
            if unit is not None and unit.scale != 1:
                number *= unit.scale
            if own is not None and declared is not None and not own.agrees(declared):
                self.mismatch(row, own, declared)
        lent = own is None and declared is None and unit is not None
        area = row.area or ask.area
        return Figure(number, "row", unit, ask.indicator.key, area, span, row=row, label=label, lent=lent)

    def mismatch(self, row: Row | None, own: Unit | None, wanted: Unit | None) -> None:
        """Notes that a figure's unit cannot be compared with another."""
        message = say("the figure is in {own}, and {wanted} is asked for; the two cannot be compared",
                      own=unit_name(own), wanted=unit_name(wanted))  # fmt: skip
        if wanted is None and own is not None:
            message = say("the figure is in {own}, and the other one is written without a unit; write it with both",
                          own=unit_name(own))  # fmt: skip
        self.fault(Problem(row.where if row else None, "unit-mismatch", message))

    def fault(self, problem: Problem) -> None:
        """Notes what is wrong at a cell."""
        self.faults[problem] = None

    def note(self, problem: Problem) -> None:
        """Notes what is wrong in a target file."""
        self.problems[problem] = None

    def warn(self, problem: Problem) -> None:
        self.warnings[problem] = None
