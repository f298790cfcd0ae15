"""The indicator that a title names, without what stands around it: its number, areas, a period, the word for a table."""

from __future__ import annotations

import re
from collections.abc import Iterable

from targetcheck.actuals.tables import sofar
from targetcheck.actuals.tables.dates import times_in, without_periods
from targetcheck.actuals.tables.headings import Headings
from targetcheck.model.pattern import pattern
from targetcheck.model.text import key

_LEADING_AREAS = pattern(
    r"^(?:[\u3400-\u9fff]{1,8}?[省市县区州旗盟])?(?:各地区?|各(?:月份?|季度?)|[各全]?[省市县区州旗盟镇乡]{1,3}(?:\(市、区\))?|分(?:月|季度?|地区|县区|区县))?"
)
_WORD_FOR_A_TABLE = pattern(
    r"(?:完成|对比|比较)?(?:情况|进展|进度)?(?:统计|汇总|一览|明细|登记|[月季年]度?|半年)?(?:报?表|数据|统计|汇总|情况)?$"
)
_NUMERAL = pattern(
    r"^(?:\(?[一二三四五六七八九十]{1,3}[、.)]\s*|\(?[0-9]{1,2}[、.)](?![0-9])\s*|[0-9]{1,2}[-–—][0-9]{1,2}\s+|(?:附?表|附件)\s*[0-9一二三四五六七八九十]{1,3}[-、.:]?[0-9]{0,2}\s*)+"
)
"""What numbers a title: 一、 (二) 3. 表1 附件2"""
_BEGIN_NUMERALS = frozenset("(0123456789一二三四五六七八九十附表")


def first_indicator(texts: Iterable[str], headings: Headings) -> str | None:
    """The indicator that the first text names that is one as a whole."""
    for text in texts:
        found = headings.indicator(text)[0] or headings.indicator(sofar.without(text))[0]
        if found is not None:
            return found
    return None


def looks_like_title(text: str, headings: Headings) -> bool:
    """Whether a text that stands alone in its row is numbered, speaks of a time, or names an indicator as a whole."""
    return is_numbered(text) or any(times_in(text)) or indicator_of(text, headings) is not None


def is_numbered(text: str) -> bool:
    """Whether a title begins with its number: 一、 (二) 3."""
    return unnumbered(key(text)) != key(text)


def unnumbered(text: str) -> str:
    return _NUMERAL.sub("", text) if text[:1] in _BEGIN_NUMERALS else text


def indicator_of(text: str, headings: Headings) -> str | None:
    """The indicator that a title names as a whole."""
    return first_indicator([bare(text)], headings)


def bare(text: str) -> str:
    """A title without its period, the areas that it begins with, what stands in brackets and the word for a table."""
    name = re.sub(r"\([^()]*\)", "", without_periods(unnumbered(key(text))))
    if name.isascii():
        return name.strip()
    name = re.sub(r"单位:.*", "", name).strip().lstrip("与和及、")
    name = _LEADING_AREAS.sub("", name)
    return _WORD_FOR_A_TABLE.sub("", name)
