"""What the headings of keys say besides their role, which holds for all figures as a title does: 指标（2023年）, 地区/万元, 凤庆县."""

from __future__ import annotations

import re
from collections.abc import Sequence

from targetcheck.actuals.tables.columncells import Cells
from targetcheck.actuals.tables.header import Header, is_figure
from targetcheck.actuals.tables.headings import LONGEST_HEADING, Headings
from targetcheck.actuals.tables.units import unit_of_title
from targetcheck.model.columns import role_of
from targetcheck.model.text import header_key, key, plain

_OF_ROWS = ("indicator", "area", "period", "year", "quarter", "month", "unit")
_BETWEEN = r"[()\\/|,、:：\s]+"


def said_by_keys(pieces: Sequence[Sequence[str]], body: Sequence[Sequence[str]], headings: Headings) -> list[list[str]]:
    """The rest of such headings, and the heading of the first column where it is none of what stands below it, as rows of titles."""
    found = []
    first = next((at for at, texts in enumerate(pieces) if texts and not Cells(body, at).number_rows()), None)
    for at, texts in enumerate(pieces):
        said = [rest for text in texts if (rest := _beside_role(text, headings)) is not None]
        if not said and len(texts) == 1:
            cells = Cells(body, at)
            is_title = _is_title(texts[0], cells, headings) if at == first else _is_unit(texts[0], cells)
            said = [texts[0]] if is_title else []
        found += [[text] for text in said]
    return found


def _beside_role(text: str, headings: Headings) -> str | None:
    """What a heading says besides the word for a key."""
    if len(text) > LONGEST_HEADING or role_of(key(text)) is not None or headings.piece[text].dimension is not None:
        return None
    words = [word for word in re.split(_BETWEEN, plain(text)) if word]
    rest = [word for word in words if role_of(word) not in _OF_ROWS and word != "金额"]
    return " ".join(rest) if rest and len(rest) < len(words) else None


def _is_title(text: str, cells: Cells, headings: Headings) -> bool:
    """Whether a heading over words is no key, no indicator and no dimension that is asked for."""
    piece = headings.piece[text]
    if piece.role == "remark":
        return cells.are_areas(headings)
    known = piece.role is not None or piece.indicator is not None or piece.dimension is not None
    return not known and bool(cells.filled) and not any(map(is_figure, cells.filled))


def _is_unit(text: str, cells: Cells) -> bool:
    """Whether a heading over nothing only says a unit."""
    return not cells.filled and unit_of_title(plain(text))[0] is not None


def heading_of_all(header: Header, headings: Headings) -> str | None:
    """The upper heading that reaches over all periods or areas of a header, and says as a title does what they are of."""
    below = [pieces for pieces in header.pieces if len(pieces) > 1]
    lower = [headings.piece[pieces[-1]] for pieces in below]
    uppers = {pieces[0] for pieces in below}
    if len(below) < 2 or len(uppers) > 1 or not all(piece.period or piece.part or piece.area for piece in lower):
        return None
    (upper,) = uppers
    piece = headings.piece[upper]
    return None if piece.known or piece.area or piece.unit is not None else upper


_ACROSS = frozenset(["列标签", "columnlabels"])


def without_labels(cells: list[str]) -> list[str]:
    """A row that says what a pivot table adds up, without the word for its columns: a title above its header."""
    first, *others = (header_key(cell) for cell in cells) if cells else [""]
    if first and not _ACROSS.isdisjoint(others) and _ACROSS.issuperset(filter(None, others)):
        return [cells[0]]
    return cells
