"""What parts the tables of a sheet: columns side by side (地区 | 床位数 | 地区 | 床位数), and rows below a header that are no figures but
the header of another table, or headings, which say something of the rows below them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from targetcheck.actuals.cells import cell_at, filled_cells, is_missing, is_plain
from targetcheck.actuals.tables.header import is_figure
from targetcheck.actuals.tables.headings import Headings, Piece
from targetcheck.actuals.tables.told import misread
from targetcheck.errors import Location, say
from targetcheck.model.columns import is_beside_areas, is_total
from targetcheck.model.period_text import parse_period
from targetcheck.model.text import header_key, yes_or_no
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


FIGURE, PERIOD, AREA = "figure", "period", "area"

ENOUGH = 50
"""Rows of a table that show what its columns hold."""


class Between:
    """What the columns of a table hold, and which row is none of it."""

    def __init__(self, headings: Headings) -> None:
        self.headings = headings
        self.holds: dict[int, str] = {}
        """Column → what all of its cells are, where they are alike."""

    def learn(self, body: Sequence[Sequence[str]]) -> None:
        """Takes the first rows of a table for what the others are like."""
        rows = [cells for cells in body[:ENOUGH] if filled_cells(cells) > 1]
        self.holds = {}
        for at in range(max(map(len, rows), default=0)):
            texts = [text for cells in rows if not is_missing(text := cell_at(cells, at))]
            kind = self._kind(texts)
            if kind is not None:
                self.holds[at] = kind

    def body(self, below: list[list[str]]) -> list[list[str]]:
        """The rows up to the next table's header, by which this table's columns are then known."""
        known = 0
        gap = False
        for i, cells in enumerate(below):
            if i > known and (known == 0 or (i >= 2 * known and known < ENOUGH)):
                self.learn(below[:i])
                known = i
            if self.is_header(cells, after_gap=gap):
                below = below[:i]
                break
            gap = filled_cells(cells) < 2
        self.learn(below)
        return below

    def _kind(self, texts: list[str]) -> str | None:
        if not texts:
            return None
        written_out = not any(map(is_plain, texts))  # 2026年 is a period, and 2026 may be a figure
        if all(map(is_figure, texts)) and not (written_out and all(self.fits(text, PERIOD) for text in texts)):
            return FIGURE
        for kind in (PERIOD, AREA):
            if all(self.fits(text, kind) for text in texts):
                return kind
        return None

    def fits(self, text: str, kind: str) -> bool:
        if kind == PERIOD:
            return parse_period(text) is not None or is_total(text)
        return self.headings.is_area(text) or is_total(text) or is_beside_areas(text)

    def is_header(self, cells: Sequence[str], *, after_gap: bool) -> bool:
        """Whether a row heads another table: two or more headings that are known, or words that fit none of its columns."""
        if not after_gap and cells and is_plain(cells[-1]):
            return False
        texts = [cell for cell in cells if cell.strip()]
        if len(texts) < 2:
            return False
        if not after_gap and any(map(is_plain, reversed(texts))):  # figures stand behind what they are of
            return False
        numbers = [text for text in texts if after_gap and is_plain(text)]
        if numbers and not _are_years(numbers):
            return False
        known = [piece for text in texts for piece in self.headings.pieces(text)[-1:] if piece.known]
        if self._is_a_row_of_words(known, cells):
            return False
        roles = {piece.role for piece in known}
        if len(known) >= 2 and roles - {None, "remark"}:
            return True
        if len(known) == len(texts) and "remark" in roles and any(piece.indicator for piece in known):  # 序号, 床位数
            return True
        return not numbers and self._fits_nowhere(cells, after_gap=after_gap)

    def _is_a_row_of_words(self, known: Sequence[Piece], cells: Sequence[str]) -> bool:
        """Whether a row has a word where others have their figure, which may be a heading elsewhere: 封顶, 云县, 2026年, 完成.

        Its areas and periods are some, or it begins with an indicator; a header of figures says what its first columns are.
        """
        words = [piece for piece in known if piece.role is not None]
        if len(words) != 1 or (
            words[0].role != "value" and yes_or_no(words[0].text) is None
        ):  # no: a number, or the answer
            return False
        fits = self._fits_keys(cells)
        if fits:
            return all(fits)
        return self.headings.piece[cells[0]].indicator is not None

    def _fits_nowhere(self, cells: Sequence[str], *, after_gap: bool) -> bool:
        """Whether words stand where the table has figures, and what else it has is not in this row either."""
        words = [
            cell for at, kind in self.holds.items() if kind == FIGURE and not is_missing(cell := cell_at(cells, at))
        ]
        if not words or len(set(words)) < len(words) or not all(text.lstrip()[0].isalpha() for text in words):
            return False
        if any(self.headings.piece[text].indicator for text in words):
            return True
        fits = self._fits_keys(cells)
        return not any(fits) and (bool(fits) or after_gap or len(words) > 1)

    def _fits_keys(self, cells: Sequence[str]) -> list[bool]:
        """Of each cell in a column of areas or periods, whether it is one."""
        keys = [(cell_at(cells, at), kind) for at, kind in self.holds.items() if kind != FIGURE]
        return [self.fits(text, kind) for text, kind in keys if text.strip()]


def _are_years(texts: Sequence[str]) -> bool:
    """Whether these are years one after another, as headings."""
    periods = [parse_period(text) for text in texts]
    years = [p.start.year for p in periods if p is not None and p.months == 12]
    steps = {later - year for year, later in pairwise(years)}
    return len(years) == len(texts) > 1 and steps in ({1}, {-1})
