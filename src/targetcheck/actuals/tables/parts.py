"""Headings that say that their column holds a part of a figure: 公立医院 above 床位数."""

from __future__ import annotations

from targetcheck.actuals.tables.caveats import is_other_stage
from targetcheck.actuals.tables.headings import Piece
from targetcheck.model.columns import is_part_of_part
from targetcheck.model.pattern import pattern
from targetcheck.model.text import header_key

SUBTOTALS = frozenset(["小计", "计"])
"""Words that below an indicator are its total, and in a row that of some parts."""
_SAYS_NOTHING = pattern("绝对[数量值]|总[量数]|[人例个件次]?数|金额|数额|人次|水平")
"""Words below an indicator that only say that its figures stand there."""
_PART = pattern(
    r"[男女]性?|(?:非?公立|民营|私立|公办|民办).*|(?:城市|农村|城镇|乡村)(?:地区)?|[省市县区州]直(?:属.*|单位|医院)?|[一二三]级.*|.*(?:医院|卫生院|诊所|卫生室)|.*[0-9]岁.*|每[十百千万]+[\u3400-\u9fff]{1,8}"
)
"""Words above figures that say of which part they are."""


def is_word_for_a_part(text: str) -> bool:
    """Whether a heading says that what stands below it is a part of a figure: 公立医院, 男, 65岁以上."""
    return _PART.fullmatch(header_key(text)) is not None


def parts_figures(pieces: list[Piece]) -> bool:
    """Whether a heading says that its column holds a part of an indicator's figure: 公立医院 above 床位数.

    A word of unknown meaning below the indicator (男) may say so; English below Chinese says the same again.
    """
    named = False
    for piece in pieces:
        known = piece.known or piece.area or piece.total or piece.unit is not None or piece.reach is not None
        translated = piece.text.isascii() and not pieces[0].text.isascii()
        if named and header_key(piece.text) in SUBTOTALS:
            continue
        if not known and (is_word_for_a_part(piece.text) or is_part_of_part(piece.text) or is_other_stage(piece.text)):
            return len(pieces) > 1
        if named and not known and not translated and _SAYS_NOTHING.fullmatch(header_key(piece.text)) is None:
            return True
        named = named or piece.indicator is not None or piece.role == "value"
    return False
