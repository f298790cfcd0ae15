"""Tables that stand side by side in a sheet (地区 | 床位数 | 地区 | 床位数), or to the right of blank columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from targetcheck.actuals.cells import filled_cells
from targetcheck.actuals.tables.headings import Headings
from targetcheck.actuals.tables.told import misread
from targetcheck.errors import Location, say
from targetcheck.model.text import header_key
from targetcheck.named import NamedTuple

if TYPE_CHECKING:
    from targetcheck.actuals.tables.table import Table


class Beside(NamedTuple):
    """One of the tables side by side in a sheet (地区 | 床位数 | 地区 | 床位数), and the columns that are its own."""

    table: Table
    first: int
    end: int | None
    """The first column of the next one; the last has all that follows."""
    alone: bool = False
    """Whether the columns to its left are blank, but for titles and notes."""

    def own(self, rows: Sequence[list[str]]) -> list[list[str]]:
        """Its part of rows."""
        if self.alone:
            return [moved(cells, self.first) for cells in rows]
        return [cells[self.first : self.end] for cells in rows]

    def take(self, lines: Sequence[int], rows: list[list[str]]) -> None:
        """Takes many rows in. Later ones may have something in columns that were blank in all rows before."""
        for line, cells in zip(lines, rows, strict=True) if self.alone else ():
            if filled_cells(cells[: self.first]) and filled_cells(cells) > 1:
                where = Location(self.table.found.path, line, 1)
                message = say("this row has something to the left of its table, and the rows above have not")
                self.table.found.unplace(misread(where, "two-columns", message))
        self.table.rows(lines, self.own(rows))

    def titles(self, rows: Sequence[list[str]]) -> list[list[str]]:
        """What rows above the header say of it: all of a row with one cell, else its part."""
        return [cells if filled_cells(cells) == 1 else cells[self.first : self.end] for cells in rows]


def margin(rows: Sequence[Sequence[str]]) -> int:
    """How many columns at the left are blank in every row, but for rows with one cell: titles and notes."""
    least: int | None = None
    for cells in rows:
        first = next((at for at, cell in enumerate(cells) if cell.strip()), None)
        if first is not None and (least is None or first < least) and filled_cells(cells) > 1:
            least = first
        if least == 0:
            break
    return least or 0


def moved(cells: list[str], blank: int) -> list[str]:
    """A row of a table to the right of blank columns, without these; a title or a note may stand in them."""
    lone = filled_cells(cells[:blank]) == filled_cells(cells) == 1
    return [next(filter(str.strip, cells))] if lone else cells[blank:]


def blocks(pieces: Sequence[Sequence[str]], headings: Headings) -> list[tuple[int, int | None]]:
    """The columns of each table, its first and the next one's first; of one table alone none.

    The heading of the first column, which says whose the figures are or numbers the rows, begins each of them.
    """
    names = [header_key(texts[-1]) if texts else "" for texts in pieces]
    if not names or not names[0]:
        return []
    first = headings.piece[pieces[0][-1]]
    if first.role in ("value", "unit") or (first.role is None and (first.known or first.area)):
        return []
    again = names[:2] if first.role in (None, "remark") else names[:1]
    starts = [at for at in range(len(names)) if names[at : at + len(again)] == again]
    found = list(zip(starts, [*starts[1:], None], strict=True))
    if len(found) < 2 or any(sum(map(bool, names[start:end])) < 2 for start, end in found):
        return []
    return found
