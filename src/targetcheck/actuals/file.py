"""What one file of actuals holds."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from targetcheck.actuals.collect import Collection
from targetcheck.errors import Location, Phrase, Problem
from targetcheck.model.actuals import Unplaced

if TYPE_CHECKING:
    from targetcheck.actuals.tables.layout import Layout

MOST_PROBLEMS = 1000
"""More problems than this in one file are not told: whoever mends these finds the rest."""


@dataclass(slots=True)
class File:
    """Its figures, and what was met on the way to them."""

    path: str
    rows: Collection
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    columns: set[str] = field(default_factory=set)
    split: set[str] = field(default_factory=set)
    """Those columns that split figures: the dimensions of a file that is not wide."""
    seen: dict[str, Location] = field(default_factory=dict)
    unplaced: dict[tuple[object, ...], Unplaced] = field(default_factory=dict)
    """Figures of which it cannot be told whose they are, by what is known of them."""
    encoding: str | None = None
    separator: str | None = None
    left_out: dict[str, tuple[int, int | None]] = field(default_factory=dict)
    """Rows that are none of a table: what they are → how many, and the line of the first."""
    layouts: list[Layout] = field(default_factory=list)
    """How each of its tables was read."""
    sheets: list[File] = field(default_factory=list)
    """The sheets of a workbook, each with all that stands in it; the workbook itself has only problems then."""
    summed: set[str] = field(default_factory=set)
    """Its path, where a column shows that its months are to be added up."""
    areas: set[str] = field(default_factory=set)
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

    def leave_out(self, what: str, line: int | None) -> None:
        """Notes a row that is left out."""
        rows, first = self.left_out.get(what, (0, line))
        self.left_out[what] = rows + 1, first

    def unplace(self, row: Unplaced) -> None:
        """Notes a figure that cannot be placed; rows alike are told at the first."""
        known = (row.problem.code, *row[1:-1])
        before = self.unplaced.get(known)
        self.unplaced[known] = row if before is None else before._replace(rows=before.rows + 1)
