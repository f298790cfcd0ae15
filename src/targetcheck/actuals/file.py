"""What one file of actuals holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from targetcheck.actuals.collect import Collection
from targetcheck.errors import Location, Phrase, Problem, say
from targetcheck.model.actuals import Row, Unplaced

if TYPE_CHECKING:
    from targetcheck.actuals.tables.layout import Layout

MOST_PROBLEMS = 1000
"""More problems than this in one file are not told: whoever mends these finds the rest."""


class File:
    """Its figures, and what was met on the way to them."""

    encoding: str | None = None
    separator: str | None = None

    def __init__(self, path: str, rows: Collection) -> None:
        self.path, self.rows = path, rows
        self.problems: list[Problem] = []
        self.warnings: list[Problem] = []
        self.columns: set[str] = set()
        self.split: set[str] = set()
        """Those columns that split figures: the dimensions of a file that is not wide."""
        self.seen: dict[str, Location] = {}
        self.unplaced: dict[tuple[object, ...], Unplaced] = {}
        """Figures of which it cannot be told whose they are, by what is known of them."""
        self.left_out: dict[str, tuple[int, int | None]] = {}
        """Rows that are none of a table: what they are → how many, and the line of the first."""
        self.layouts: list[Layout] = []
        """How each of its tables was read."""
        self.sheets: list[File] = []
        """The sheets of a workbook, each with all that stands in it; the workbook itself has only problems then."""
        self.summed: set[str] = set()
        """Its path, where a column shows that its months are to be added up."""
        self.areas: set[str] = set()
        """Every area that the table names, in rows that nobody asks for too."""

    def merge(self, other: File) -> None:
        """Takes in another one, which is then of no more use."""
        self.problems += other.problems
        self.warnings += other.warnings
        self.columns |= other.columns
        self.split |= other.split
        self.areas |= other.areas
        self.summed |= other.summed
        for name, where in other.seen.items():
            self.seen.setdefault(name, where)
        self.unplaced |= {(other.path, *known): row for known, row in other.unplaced.items()}
        self.rows.merge(other.rows)

    def problem(self, line: int | None, code: str, message: Phrase) -> None:
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(Problem(Location(self.path, line), code, message))

    def unreadable(self, why: str | Phrase) -> None:
        """Notes that nothing of it can be read."""
        self.problem(None, "unreadable-file", say("cannot be read: {why}", why=why))

    def warn(self, line: int | None, code: str, message: Phrase) -> None:
        self.warnings.append(Problem(Location(self.path, line), code, message))

    def unplace(self, problem: Problem, indicator: str | None = None, area: str | None = None) -> None:
        """Notes a figure that cannot be placed, with what is known of it; such as are alike are told at the first."""
        self._unplace(Unplaced(problem, indicator, area))

    def unplace_row(self, row: Row, problem: Problem) -> None:
        """Notes a row that cannot be placed."""
        self._unplace(Unplaced(problem, row.indicator, row.area, row.period, row.dimensions, row.total))

    def _unplace(self, figure: Unplaced) -> None:
        known = (figure.problem.code, *figure[1:-1])
        before = self.unplaced.get(known)
        self.unplaced[known] = figure if before is None else before._replace(rows=before.rows + 1)
