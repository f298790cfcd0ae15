"""What one file of actuals holds: its figures, one for each indicator, area, period and set of dimensions, and what was met on the
way to them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from targetcheck.actuals.tally import ONE, Group, Sums, Tally
from targetcheck.errors import Location, Phrase, Problem, say
from targetcheck.model.actuals import Asked, Row, Unplaced
from targetcheck.model.period import Period
from targetcheck.named import NamedTuple

if TYPE_CHECKING:
    from targetcheck.actuals.tables.layout import Layout


class Key(NamedTuple):
    """What tells one figure from another: rows alike in these are one."""

    indicator: str
    area: str | None
    total: bool
    period: Period | None
    dimensions: tuple[tuple[str, str], ...]
    totals: tuple[str, ...]
    whole: str | None


def key_of(row: Row) -> Key:
    return Key(row.indicator, row.area, row.total, row.period, row.dimensions, row.totals, row.whole)


class Collection:
    """The entries of one file or of all; `merge` brings two together."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self.entries: dict[Key, Row | Tally] = {}

    def add(self, row: Row, group: Group = ONE) -> Sums | None:
        """Takes in a row. A second figure for the same key is a problem naming both places, unless declared.

        The answer is where its number went, where it is one of many that make a figure.
        """
        key = key_of(row)
        before = self.entries.get(key)
        if before is None and row.indicator in self.asked.rows:
            op, bare = self.asked.rows[row.indicator], self.asked.units.get(row.indicator)
            before = self.entries[key] = Tally(op, row, bare)
        if isinstance(before, Tally):
            return before.add(row, group)
        found = row if before is None else one_of(before, row)
        self.entries[key] = found if group.times == 1 else one_of(found, row)
        return None

    def revise(self, change: Callable[[Row], Row]) -> None:
        """Changes what is said of each figure; of what it is a figure stays as it is."""
        for key, entry in self.entries.items():
            if isinstance(entry, Tally):
                entry.first = change(entry.first)
            else:
                self.entries[key] = change(entry)

    def merge(self, other: Collection) -> None:
        """Takes in another one, which is then of no more use."""
        if not self.entries:  # of one large file nothing is copied
            self.entries = other.entries
            return
        for key, entry in other.entries.items():
            mine = self.entries.get(key)
            if mine is None:
                self.entries[key] = entry
            elif isinstance(mine, Tally) and isinstance(entry, Tally):
                mine.join(entry)
            elif isinstance(entry, Row):
                self.add(entry)

    def rows(self) -> dict[str, tuple[Row, ...]]:
        """The rows by indicator, in an order of their own, so that the order in the files never matters."""
        found: dict[str, list[Row]] = {}
        for entry in self.entries.values():
            row = entry.row() if isinstance(entry, Tally) else entry
            found.setdefault(row.indicator, []).append(row)
        return {name: tuple(sorted(rows, key=_order)) for name, rows in sorted(found.items())}


_NO_PERIOD = Period(date.min, date.min)


def _order(row: Row) -> tuple[object, ...]:
    return (row.area or "", row.period or _NO_PERIOD, row.dimensions, row.where.order())


def _in_place_of(unreadable: Row, other: Row) -> Row:
    """Of a cell that cannot be read and another row for the same figure, which was sent in its place, the other one; that is told."""
    if isinstance(other.value, Problem):
        return other if other.value.code == "duplicate-row" else min(unreadable, other, key=lambda r: r.where.order())
    message = say(
        '"{text}" cannot be read, and {other} is used in its place', text=unreadable.text, other=str(other.where)
    )
    told = Problem(unreadable.where, "table-note", message)
    if other.note is not None and str(other.note) <= str(told):
        return other
    return other._replace(note=told)


def one_of(before: Row, row: Row) -> Row:
    """Of two rows for one figure, the one that is there; when both are, that is a problem."""
    if row.value is None:
        return before
    if before.value is None:
        return row
    first, second = sorted((before, row), key=lambda r: r.where.order())
    for one, other in ((first, second), (second, first)):
        if isinstance(one.value, Problem) and one.value.code == "duplicate-row":
            return one
        if isinstance(one.value, Problem) and one.value.code == "bad-value":
            return _in_place_of(one, other)
    message = say(
        "the same indicator, area, period and dimensions as {first}; keep one of the two rows, "
        "or say under the indicator how rows make one figure (rows: sum)",
        first=str(first.where),
    )
    if first.where.file != second.where.file:  # sent twice: to add them up would count them double
        message = say(
            "the same indicator, area, period and dimensions as {first}, in another file; keep one of the two rows",
            first=str(first.where),
        )
    return first._replace(value=Problem(second.where, "duplicate-row", message))


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

    def unplace(
        self, problem: Problem, indicator: str | None = None, area: str | None = None, *, row: Row | None = None
    ) -> None:
        """Notes a figure that cannot be placed, with what is known of it; such as are alike are told at the first."""
        figure = Unplaced(problem, indicator, area)
        if row is not None:
            figure = Unplaced(problem, row.indicator, row.area, row.period, row.dimensions, row.total)
        known = (problem.code, *figure[1:-1])
        before = self.unplaced.get(known)
        self.unplaced[known] = figure if before is None else before._replace(rows=before.rows + 1)
