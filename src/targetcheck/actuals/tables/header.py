"""Where a table's header stands, and each column's heading in its pieces, when the header has several rows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from targetcheck.actuals.cells import cell_at, filled, filled_cells, is_missing, is_note, read_cell
from targetcheck.actuals.tables.headings import Headings
from targetcheck.actuals.tables.parts import SUBTOTALS
from targetcheck.errors import Phrase
from targetcheck.model.pattern import pattern
from targetcheck.model.text import header_key, key, plain, yes_or_no
from targetcheck.named import NamedTuple

HEADER_WITHIN = 40
"""A header stands in the first so many rows; above it may be titles."""
MOST_ROWS = 4
"""Rows of one header."""

Rows = Sequence[Sequence[str]]
_OF_UNIT = pattern("(?:计量)?单位:")
"""How a line above a table begins that says the unit of its figures."""
_KEYS = ("indicator", "area", "period", "year", "quarter", "month")
"""What columns of keys are headed: 2023 below 时期 is no figure."""
_SAY_WHAT = ("indicator", "area", "value", "period")


class Header(NamedTuple):
    """A header's rows, the first and the last, and for each column the pieces of its heading, the upper first."""

    first: int
    last: int
    pieces: tuple[tuple[str, ...], ...]


def find_header(rows: Rows, headings: Headings, known: int | None = None) -> Header | None:
    """The header among a table's first rows, which are followed by some of its body; None for a table without any cell.

    `known` is its first row where that is known.
    """
    at = _main_row(rows, headings) if known is None else known
    if at is None:
        return None
    first = last = at
    while known is None and first > 0 and last - first + 1 < MOST_ROWS and _belongs_above(rows, first, last, headings):
        first -= 1
    while last + 1 < len(rows) and last - first + 1 < MOST_ROWS and _belongs_below(rows, first, last, headings):
        last += 1
    width = max(len(cells) for cells in rows[first : last + 1])
    pieces = _pieces([_without_its_word(cells, headings) for cells in rows[first : last + 1]], width)
    if last + 1 < len(rows) and _numbers_columns(rows[last + 1]):
        last += 1
    return Header(first, last, pieces)


def _main_row(rows: Rows, headings: Headings) -> int | None:
    """The first row that names a figure's column (an indicator, a value, areas or periods), else the first with any known
    heading, else the first with two cells. A title such as 日期, 2025年1月 names no figure; rows of figures below a row with known
    headings are a table of figures that nobody asks for."""
    wide = max((filled_cells(cells) for cells in rows), default=0)
    least = max(1, min(2, wide))
    candidates = []
    for i, cells in enumerate(rows):
        corner = filled_cells(cells) == 1 and len(cells) > 1 and not cells[0].strip() and _is_pair(rows, i + 1)
        over = headings.piece[cells[1]] if corner else None
        if filled_cells(cells) >= least or (over is not None and (over.indicator is not None or over.area)):
            candidates.append(i)
    known = next((i for i in candidates[: 2 * HEADER_WITHIN] if _has_heading(rows, i, headings)), None)
    figures = 0
    for i in candidates:
        below = known is not None and known < i
        says_what = any(headings.piece[cell].role in _SAY_WHAT for cell in rows[i])  # as beside years that are headings
        if below and not says_what and any(map(is_figure, rows[i])):
            figures += 1
            if known is not None and figures > 1 and filled_cells(rows[known]) > 2:
                return known
        elif _names_figures(rows[i], headings):
            return i
    return known if known is not None else next(iter(candidates), None)


def _is_pair(rows: Rows, at: int) -> bool:
    """Whether a row has a name and a figure, and so the one above it, which has an indicator alone, may be its header."""
    return at < len(rows) and filled_cells(rows[at]) == 2 and is_figure(cell_at(rows[at], 1))


def _names_figures(cells: Sequence[str], headings: Headings) -> bool:
    if _OF_UNIT.match(key("".join(cells[:1]))):
        cells = ["", *cells[1:]]
    pieces = [headings.piece[cell] for cell in cells if cell.strip()]
    if any(piece.role in ("value", "indicator") or piece.indicator or piece.dimension for piece in pieces):
        return True
    periods = sum(1 for piece in pieces if piece.period or piece.part)
    areas = sum(1 for piece in pieces if piece.area)
    if areas == 1:  # 云县, 小计
        areas += sum(1 for piece in pieces if piece.total or header_key(piece.text) in SUBTOTALS)
    roles = {piece.role for piece in pieces}
    corner = not cells[0].strip()
    if areas >= 2 and (corner or len(pieces) > areas):
        return True
    of_one = areas >= 1 and ((corner and len(pieces) == 1) or bool(roles & {"period", "year", "month", "quarter"}))
    return of_one or periods >= 2 or ("area" in roles and periods >= 1)


LONGEST_RUN = MOST_ROWS
"""A word that stands in more rows than a header has, one below the other, is no heading of theirs."""


def _has_heading(rows: Rows, row: int, headings: Headings) -> bool:
    """Whether a heading is known; beside a yes, or in every row, the word 乡镇 is a hospital's kind."""
    if any(yes_or_no(cell) is not None and not headings.piece[cell].known for cell in rows[row]):
        return False
    for column, cell in enumerate(rows[row]):
        if cell.strip() and not is_figure(cell) and headings.piece[cell].known and not _runs(rows, row, column):
            return True
    return False


def _runs(rows: Rows, row: int, column: int) -> bool:
    """Whether a cell's text stands in the rows above and below too, more of them than a header has."""
    first = max(0, row - LONGEST_RUN)
    for i in range(first, row + 1):
        near = [cell_at(cells, column) for cells in rows[i : i + LONGEST_RUN + 1]]
        if len(near) > LONGEST_RUN and set(near) == {rows[row][column]}:
            return True
    return False


def is_figure(text: str) -> bool:
    """Whether a cell holds a number, with or without a unit; a date or a yes is none."""
    if text.isascii() and not any(map(str.isdigit, text)):
        return False
    value = read_cell(text)[0]
    return isinstance(value, (Decimal, Fraction))


def _belongs_above(rows: Rows, first: int, last: int, headings: Headings) -> bool:
    """Whether the row above a header is its upper row: it heads columns that the header leaves blank, and is no title."""
    upper, lower = rows[first - 1], rows[first]
    if filled_cells(upper) < 2 or any(is_figure(cell) and not headings.piece[cell].period for cell in upper):
        return False
    if any(at > 0 and headings.piece[cell].indicator and cell_at(lower, at).strip() for at, cell in enumerate(upper)):
        return True
    below = rows[last + 1 :]
    return any(
        cell.strip() and not cell_at(lower, i).strip() and _is_filled(below, i) and i < filled(lower) + 1
        for i, cell in enumerate(upper)
    )


def _belongs_below(rows: Rows, first: int, last: int, headings: Headings) -> bool:
    """Whether the row below a header is its lower row: it fills headings that are blank, or stands over figures as words.

    Under a heading of words a lower row has nothing, or another word that is known.
    """
    header, lower = rows[first : last + 1], rows[last + 1]
    body = [cells for cells in rows[last + 2 :] if not is_note(cells)]
    texts = {i: cell for i, cell in enumerate(lower) if cell.strip()}
    first_word = cell_at(lower, 0).strip()
    of_a_name = first_word != "" and headings.piece[first_word].role is None
    if not texts or not body or any(_is_number(cell, headings, alone=of_a_name) for cell in texts.values()):
        return False
    headed = {i for i in range(max(map(filled, header))) if any(cell_at(cells, i).strip() for cells in header)}
    keys = {i for i in headed for cells in header if headings.piece[cell_at(cells, i)].role in _KEYS}
    figures = {i for i in headed - keys if _holds_figures(body, i)}
    for i in texts.keys() & headed - figures:
        piece = headings.piece[texts[i]]
        if not piece.known and piece.unit is None:
            return False
    fills = any(i not in headed and i > 0 and _is_filled(body, i) for i in texts)
    named = first_word != ""
    return fills or any(i in figures and _is_word(texts[i], named=named) for i in texts)


def _is_word(cell: str, *, named: bool) -> bool:
    """Whether a cell over figures can be a heading: it does not say that one is missing; nor, beside a name in the first
    column, whether or when something was reached."""
    reached = named and isinstance(read_cell(cell)[0], date | bool)
    return not is_missing(cell) and not reached


def _is_number(cell: str, headings: Headings, *, alone: bool) -> bool:
    """Whether a cell is a figure or its error, and not a year; beside a name in the first column every number is a figure."""
    value = read_cell(cell)[0]
    return (is_figure(cell) and (alone or not (headings.piece[cell].period or headings.piece[cell].part))) or (
        isinstance(value, Phrase) and cell.startswith("#")
    )


def _is_filled(rows: Rows, at: int) -> bool:
    return any(cell_at(cells, at).strip() for cells in rows)


def _holds_figures(rows: Rows, at: int) -> bool:
    """Whether a column's cells are figures, as far as they are there; at least one is."""
    texts = [text for cells in rows if not is_missing(text := cell_at(cells, at))]
    return bool(texts) and all(map(is_figure, texts))


def _numbers_columns(cells: Sequence[str]) -> bool:
    """Whether a row below the header only numbers the columns: 甲, 乙, 1, 2, 3 …"""
    texts = [plain(cell).strip() for cell in cells if cell.strip()]
    numbers = [text for text in texts if text not in ("甲", "乙", "丙", "丁", "栏次", "序号", "A", "B", "C")]
    enough = len(numbers) >= 3 or (bool(numbers) and texts[0] == "甲")
    return enough and numbers == [str(n) for n in range(1, len(numbers) + 1)]


def _without_its_word(cells: Sequence[str], headings: Headings) -> Sequence[str]:
    """A row of units without the word for them, which heads no column: 单位, 张, 万人次."""
    first, *others = cells or [""]
    units = [cell for cell in others if cell.strip()]
    if headings.piece[first].role == "unit" and units and all(headings.piece[cell].unit is not None for cell in units):
        return ["", *others]
    return cells


def _pieces(rows: Rows, width: int) -> tuple[tuple[str, ...], ...]:
    """Each column's heading: an upper cell reaches to the right over blanks, as far as the row below it goes on."""
    found: list[list[str]] = [[] for _ in range(width)]
    for number, cells in enumerate(rows):
        below = rows[number + 1 :]
        reaching = ""
        for i in range(width):
            text = cell_at(cells, i).strip()
            has_lower = any(cell_at(lower, i).strip() for lower in below)
            if text:
                reaching = text if has_lower else ""
            elif has_lower and reaching:
                text = reaching
            else:
                reaching = ""
            if text:
                found[i].append(text)
    return tuple(tuple(pieces) for pieces in found)
