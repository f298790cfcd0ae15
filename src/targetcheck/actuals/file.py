"""What one file of actuals holds."""

from __future__ import annotations

from dataclasses import dataclass, field

from targetcheck.actuals.collect import Collection
from targetcheck.errors import Location, Phrase, Problem

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
    areas: set[str] = field(default_factory=set)
    """Every area that the table names, in rows that nobody asks for too."""

    def problem(self, line: int | None, code: str, message: Phrase) -> None:
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(Problem(Location(self.path, line), code, message))
