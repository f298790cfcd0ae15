"""Tables that stand side by side in a sheet: 地区 | 床位数 | 地区 | 床位数."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from targetcheck.actuals.cells import filled_cells
from targetcheck.actuals.tables.headings import Headings
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

    def own(self, rows: Sequence[list[str]]) -> list[list[str]]:
        """Its part of rows."""
        return [cells[self.first : self.end] for cells in rows]

    def titles(self, rows: Sequence[list[str]]) -> list[list[str]]:
        """What rows above the header say of it: all of a row with one cell, else its part."""
        return [cells if filled_cells(cells) == 1 else cells[self.first : self.end] for cells in rows]


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
