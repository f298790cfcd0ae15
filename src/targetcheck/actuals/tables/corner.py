"""What the headings of keys say besides their role, which holds for all figures as a title does: 指标（2023年）, 地区\\万元, 凤庆县."""

from __future__ import annotations

import re
from collections.abc import Sequence

from targetcheck.actuals.tables.columncells import Cells
from targetcheck.actuals.tables.header import is_figure
from targetcheck.actuals.tables.headings import LONGEST_HEADING, Headings
from targetcheck.actuals.tables.units import unit_of_title
from targetcheck.model.columns import role_of
from targetcheck.model.text import key, plain

_OF_ROWS = ("indicator", "area", "period", "year", "quarter", "month", "unit")
_BETWEEN = r"[()\\/|,、:：\s]+"


def said_by_keys(pieces: Sequence[Sequence[str]], body: Sequence[Sequence[str]], headings: Headings) -> list[list[str]]:
    """The rest of such headings, and the heading of the first column where it is none of what stands below it, as rows of titles."""
    found = []
    first = next((at for at, texts in enumerate(pieces) if texts and not Cells(body, at).number_rows()), None)
    for at, texts in enumerate(pieces):
        for text in texts:
            said = _beside_role(text, headings)
            alone = len(texts) == 1 and said is None
            if alone and (
                _is_title(text, Cells(body, at), headings) if at == first else _is_unit(text, Cells(body, at))
            ):
                said = text
            if said is not None:
                found.append([said])
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
