"""What a title or the name of a file names: an indicator, without its number, a period or the word for a table; an area."""

from __future__ import annotations

import re
from collections.abc import Iterable

from targetcheck.actuals.tables import sofar
from targetcheck.actuals.tables.dates import times_in, without_periods
from targetcheck.actuals.tables.headings import LONGEST_HEADING, Headings
from targetcheck.model.areas import looks_like_area, names_in
from targetcheck.model.columns import is_total, role_of
from targetcheck.model.numerals import unnumbered
from targetcheck.model.pattern import chinese, pattern
from targetcheck.model.text import key

_LEADING_AREAS = pattern(
    r"^(?:[\u3400-\u9fff]{1,8}?[省市县区州旗盟])?(?:各地区?|各(?:月份?|季度?)|[各全]?[省市县区州旗盟镇乡]{1,3}(?:\(市、区\))?|分(?:月|季度?|地区|县区|区县))?"
)
_WORD_FOR_A_TABLE = pattern(
    r"(?:完成|对比|比较)?(?:情况|进展|进度)?(?:统计|汇总|一览|明细|登记|[月季年]度?|半年)?(?:报?表|数据|统计|汇总|情况)?$"
)


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


def indicator_of(text: str, headings: Headings) -> str | None:
    """The indicator that a title names as a whole."""
    return first_indicator([bare(text)], headings)


def bare(text: str) -> str:
    """A title without its period, the areas that it begins with, what stands in brackets and the word for a table."""
    name = re.sub(r"\([^()]*\)", "", without_periods(unnumbered(key(text))))
    if name.isascii():
        return re.split(r"(?i)\s+by\s+", name)[0].strip()
    name = re.sub(r"单位:.*", "", name).strip().lstrip("与和及、")
    name = _LEADING_AREAS.sub("", name)
    return _WORD_FOR_A_TABLE.sub("", name)


_LEADING = pattern(r"([\u3400-\u9fff]{1,10}?(?:省|市|县|区|州|旗|盟))(?![省市县区州旗盟])")
_BEHIND = pattern(
    r"[():、,\s_-]|[12][0-9]{3}|人民|卫生|卫健|医|疾控|各|全|指标|项目|统计|情况|报表|数据|报送|上报|主要|年|[一二三四上下]?半?季?年?度?报|$"
)
"""What stands behind the area that a title begins with, where it is no indicator."""
_LABEL = pattern(r"([^:]{1,12}):(.+)")
_BEFORE = pattern(r"^(?:(?:附[件表]|关于|上报|填报|报送|中共|中国|我|对|由|在)\s*:?)?\s*")
_NOT_ALL = pattern(r"(?:不含|不包括|不包含|扣除|剔除|除)$")
_INSIDE = pattern(r"(?:含|其中|包括|包含)$")
"""What stands before an area that the figures leave out, or that is one of several in them."""
_PARTLY = chinese("不?含|其中|不?包括|扣除|剔除|除")
_AND_OTHERS = pattern(
    r"[、和与及]\s*(?:[\u3400-\u9fff]{1,8}?[省市县区州旗盟]|周边)|周边|等(?![级次])|[以之]外|\((?:不含|不包括|不包含|扣除|剔除|除)[^()]*\)"
)
_INSIDE_IT = pattern(
    r"主?城区|县城|(?:经济|高新|工业)?(?:技术)?开发区|高新区|经开区|管委会|林场|农场|监狱|[医联]共体|医[共联]体|矿区|(?:妇幼|疾控)(?=[12][0-9]{3}|中心|$)|((?!各|全|所|每|本|城|农|建制|乡)[\u3400-\u9fff]{1,5}?(?:镇|乡|街道|开发区))(?![镇村级])"
)
"""A township or the town of an area, behind its name."""
_HOSPITAL = pattern(
    r"(?!(?:各|全|公立|非公立|民营|私立|社会|县级|市级|区级|[一二三]级|综合|专科|乡镇|基层|所有|重点|主要|床位|卫生|医疗))"
    r"[\u3400-\u9fff]{1,7}(?:医院|卫生院)(?![\u3400-\u9fff]{0,3}(?:分布|管理))"
)
"""The rest of a hospital's name, behind its area; no word for a kind of hospitals."""
_NO_NAME = "省市县区州旗盟年月度的在对由我各及和与至含本"
"""Characters before the name of an area that are no part of it."""
_SHORT = pattern(r"[\u3400-\u9fff]{2,4}")
_BEFORE_A_YEAR = pattern(r"([\u3400-\u9fff]{2,4})(?:19|20)[0-9]{2}")
_EACH = chinese(r"各(?:县区|区县|县市区?|乡镇|镇街|市州|州市|地市|[省市县区州镇])(?=[12][0-9]{3}|$)")
"""Several areas at the beginning of a title, of which a table without a column of areas does not tell which."""
_LONGEST_SHORT = 12
_KINDS = frozenset("省市县区州旗盟地自")
_WHOLE = chinese(
    r"(?<![占居列较比超在与])(?:全|我|本)(?:([省市县区州旗盟])(?!级|统一|排|平均|第|前)|国(?=[0-9\s]|[各医人居城农主总年]|卫生(?!县|城|乡|镇|区)|$))"
    r"(\(?(?:不含|不包括|扣除|剔除|除)[\u3400-\u9fff]{1,8})?"
)
"""A word for the whole of an area, which does not name it: 全省, 我县."""
_OWN_HOSPITAL = chinese("[我本]院")

_IN_ENGLISH = pattern(
    r"\b((?!The|Each|By|All|Per|Our|This|Every|Total)[A-Z][a-z]+(?: [A-Z][a-z]+)?) "
    r"(?:County|Province|District|City|Prefecture|Municipality)\b|\b(?:[Nn]ational|[Nn]ationwide|[Cc]ountrywide)\b"
)


def area_of_title(text: str, headings: Headings) -> str | None:
    """The area that a title names: one that target files name, else the one that it begins with, else 全省 and its like."""
    name, said = key(text), None
    while len(name) <= LONGEST_HEADING and (labelled := _LABEL.fullmatch(name)) is not None:
        if role_of(labelled[1]) != "area":
            break
        name = said = key(labelled[2])
    return _asked(name, headings) or _leading_or_whole(unnumbered(name), headings) or said


def area_of_name(stem: str, headings: Headings) -> str | None:
    """The area that a file is named after: 凤庆县.csv, 云县-2024.csv."""
    parts = [re.sub(r"^年度?|^\w?季度|^[上下]半年", "", part) for part in re.split(r"[\W\d_]+", key(stem))]
    named = next((part for part in parts if part and part in headings.asked.areas), None)
    if named is not None:
        return named
    found = _asked(key(stem), headings) or _leading_or_whole(stem, headings)
    if found is not None:
        return found
    return next((part for part in parts if looks_like_area(part) and not is_total(part)), None)


def names_area(text: str, headings: Headings) -> bool:
    """Whether a text names an area, or a hospital behind one, and nothing else: 云县人民医院."""
    return area_of_title(text, headings) in (key(text), headings.shorts.get(key(text), ""))


def unknown_lead(text: str, headings: Headings) -> str | None:
    """A short name that stands before the year where a title begins, and may be an area's that no target file names."""
    name = key(text)
    each = _EACH.match(name)
    if each is not None:
        return each[0]
    found = None if name.isascii() else _BEFORE_A_YEAR.match(name)
    return found[1] if found is not None and may_be_area(found[1], headings) else None


def may_be_area(name: str, headings: Headings) -> bool:
    """Whether a word of two to four characters may be the short name of an area that is not known."""
    if _SHORT.fullmatch(name) is None or headings.piece[name].known or headings.indicator(name)[0] is not None:
        return False
    return re.search("[表件至度计报年卫医健疾病院床人总全各数值量期时情况完实际统指标]", name) is None


def _asked(name: str, headings: Headings) -> str | None:
    """The last of the areas that target files name in a title, with what makes it another: a hospital's, several areas."""
    places = [
        (name.rfind(area), len(area), area) for area in names_in(name, headings.asked.areas) if _names(name, area)
    ]
    if not places:
        return None
    at, length, area = max(places)
    before, behind = name[:at], name[at + length :]
    if _INSIDE.search(before) is not None and _NOT_ALL.search(before) is None:
        return None
    others = _AND_OTHERS.match(behind)
    left_out = _NOT_ALL.search(before)
    if left_out is not None:
        return left_out[0] + area
    if others is not None:
        return area + others[0]
    return _longer(before) + area + _further(behind)


def _longer(before: str) -> str:
    """The characters before an area that make it another: 凌 before 云县."""
    lead = re.split(r"[^\u3400-\u9fff]", _BEFORE.sub("", before, count=1))[-1]
    return lead if len(lead) == 1 and lead not in _NO_NAME else ""


def _further(behind: str) -> str:
    """What behind an area's name makes it another: a hospital's, a township in it, its town."""
    inside = _INSIDE_IT.match(behind)
    if inside is not None and (inside[1] is None or looks_like_area(inside[1])):
        return inside[0]
    return _hospital(behind)


def _hospital(behind: str) -> str:
    found = _HOSPITAL.match(behind)
    return "" if found is None else found[0]


def _leading_or_whole(text: str, headings: Headings) -> str | None:
    """The area that a word of a text begins with, or the whole that it speaks of."""
    name = without_periods(key(text), " ")
    for word in re.split(r"[\W\d_]+", name):
        if _PARTLY.match(word) is not None:
            continue
        area = _leading(_BEFORE.sub("", word, count=1), headings)
        if area is not None:
            return area
    english = _IN_ENGLISH.search(name)
    if english is not None:
        return english[0] if english[1] else "全国"
    whole = _WHOLE.search(name)
    if whole is not None:
        return f"全{whole[1] or '国'}{whole[2] or ''}"
    own = _OWN_HOSPITAL.search(name)  # of a hospital, unless those are what is asked for
    return own[0] if own is not None and not any("院" in area for area in headings.asked.areas) else None


def _leading(word: str, headings: Headings) -> str | None:
    """The area that a word begins with, before an indicator or what else a title goes on with: 昆明市床位数, 凤庆统计表."""
    area, rest = None, word
    while (found := _next(rest, headings)) is not None:
        area, rest = found, rest[len(found) :]
    if area is None:
        return None
    hospital = _hospital(rest)
    if hospital:
        return area + hospital
    goes_on = _BEHIND.match(rest) is not None or indicator_of(rest, headings) is not None
    goes_on = goes_on or any(name.startswith(rest[:2]) for name in headings.asked.names)  # 凤庆县床位
    return headings.shorts.get(area) or area if goes_on else None


def _next(text: str, headings: Headings) -> str | None:
    """The area that stands where a text begins, with the word for its kind or without."""
    for length in range(min(len(text), _LONGEST_SHORT), 1, -1):
        if headings.is_short(text[:length]) and text[length : length + 1] not in _KINDS:
            return text[:length]
    found = None if text.isascii() else _LEADING.match(text)
    if found is None or not looks_like_area(found[1]) or is_total(found[1]):
        return None
    return found[1]


def _names(text: str, area: str) -> bool:
    """Whether a text that holds an area's name names it: as whole words, or, written in Chinese, with two characters at least."""
    if area.isascii():
        return bool(area) and re.search(rf"(?<!\w){re.escape(area)}(?!\w)", text) is not None
    return len(area) > 1
