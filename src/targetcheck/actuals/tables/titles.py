"""What the lines above a table and the name of its file say, where no column does: indicator, unit, period, area."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from targetcheck.actuals.tables.dates import PERIODS, times_in
from targetcheck.actuals.tables.headings import Headings
from targetcheck.actuals.tables.titleunits import unit_of_title
from targetcheck.model.columns import is_total, looks_like_area
from targetcheck.model.period import Period
from targetcheck.model.text import key, plain
from targetcheck.model.unit import Unit


class Titles(NamedTuple):
    """What is said about all figures of a table."""

    indicator: str | None = None
    indicator_above: bool = False
    """Whether a line above the table names it, and not the file's name alone."""
    unit: Unit | None = None
    unclear_unit: str | None = None
    """What stands behind 单位 and is no one unit."""
    periods: tuple[Period, ...] = ()
    """The periods that are named; several are no period."""
    parts: frozenset[str] = frozenset()
    """Parts of a year that are named without it: 1-9月."""
    unread: str | None = None
    """What speaks of a time and is no period that is known."""
    area: str | None = None
    plan: str | None = None
    """The title that says that the figures are a plan."""
    part: str | None = None
    """What says that the figures may be a part of the whole: 公立医院, 男性."""
    until: bool = False
    """Whether a title says up to when the figures reach (截至2024年12月), and not what they are for."""
    reporter: str | None = None
    """The area of whoever made the table; it is the table's where nothing else says one."""
    source: str = ""
    """The text that says the period or the area, for whoever asks why."""


NO_TITLES = Titles()

# What only tables with titles need is compiled where it is first used.
_INDICATOR = r"指标\s*:\s*(\S.*)"
_ABOUT_THE_SHEET = r"(?:last updated|updated|downloaded|printed|填报|制表|填表|打印|审核|报送|发布|更新|印发|下载|导出|生成|数据更新|制表人|打印时间)[^:：]{0,4}(?:日期|时间|人|单位)?\s*[:：]"
_LEADING_AREA = r"([\u3400-\u9fff]{1,10}?(?:省|市|县|区|州|旗|盟))(?![省市县区州旗盟])(.*)"
_BEHIND_AREA = r"(?:[():、,\s_-]|[12][0-9]{3}|人民|卫生|卫健|医|疾控|各|统计|情况|报表|数据|报送|上报|主要|年|[一二三四上下]?半?季?年?度?报|$)"
"""What stands behind the area that a title begins with, where it is no indicator."""
_REPORTER = r"(?:填报|报送|上报|编报|填表|编制|制表|单位名称|报告)(?:单位|机构)?\s*:\s*(.*)"
"""Who made the table, which says its area where nothing else does."""
_PART_OF_ALL = r"非?公立(?:医院|医疗机构)?|(?:民营|私立)(?:医院|医疗机构)?|[男女]性|农村(?:地区)?|乡镇卫生院|[一二三]级(?:医院|医疗机构)|[0-9]+岁(?:以[上下]|及以上)?"
"""Words of a title that say of which part its figures are."""
_BOOK = re.compile(r"(.*?)\.xls[xm](?:\.gz)?!", re.IGNORECASE)
_LEADING_AREAS = re.compile(
    r"^(?:[\u3400-\u9fff]{1,8}?[省市县区州旗盟])?(?:各地区?|各(?:月份?|季度?)|[各全]?[省市县区州旗盟镇乡]{1,3}(?:\(市、区\))?|分(?:月|季度?|地区|县区|区县))?"
)
_WORD_FOR_A_TABLE = re.compile(
    r"(?:完成|对比|比较)?(?:情况|进展)?(?:统计|汇总|一览|明细|登记|[月季年]度?|半年)?(?:报?表|数据|统计|汇总|情况)?$"
)
_NUMERAL = re.compile(
    r"^(?:\(?[一二三四五六七八九十]{1,3}[、.)]\s*|\(?[0-9]{1,2}[、.)](?![0-9])\s*|[0-9]{1,2}[-–—][0-9]{1,2}\s+|(?:附?表|附件)\s*[0-9一二三四五六七八九十]{1,3}[-、.:]?[0-9]{0,2}\s*)+"
)
"""What numbers a title: 一、 (二) 3. 表1 附件2"""
_PLAN = re.compile(
    r".*(?:计划|目标|任务|预算|预期|指标分解)(?:数|值|下达|分解|安排|汇总|一览|明细)*表?(?:\([^()]*\))?|planned .*|(?:.* )?(?:targets?|plan|budget|quotas?)(?:,? [0-9]{4})?",
    re.IGNORECASE,
)
_RESULT = "(?i)完成|执行|实际|落实|实现|进度|进展|考核|结果|情况|计划生育|计划免疫|achiev|complet|actual|progress|perform|result|against"
"""What a title of plans ends with, and what shows that it is none."""
_SUFFIXES = (".gz", ".csv", ".tsv", ".txt", ".parquet", ".xlsx", ".xlsm")


def stems_of(path: str) -> list[str]:
    """A file's name without what says how it is written; of a workbook's sheet first its own name, then the book's."""
    name = Path(path).name
    book = _BOOK.match(name)
    if book is not None:
        return [name[book.end() :], name[: book.end(1)]]
    for suffix in _SUFFIXES:
        if name.lower().endswith(suffix):
            name = name[: -len(suffix)]
    return [name]


def read_titles(rows: Sequence[Sequence[str]], path: str, headings: Headings) -> Titles:
    """What the title rows say, and the file's name where they are silent."""
    found = Titles()
    for cells in rows:
        texts = [cell for cell in cells if cell.strip()]
        if texts and re.fullmatch(_ABOUT_THE_SHEET, f"{plain(texts[0])}:"):
            continue
        for cell in texts:
            found = _with(found, cell, headings)
        joined = " ".join(plain(cell) for cell in texts)
        if len(texts) > 1 and not found.periods and not re.match(_ABOUT_THE_SHEET, joined):
            found = _with_period(found, joined)
        if found.indicator is None:
            found = found._replace(indicator=_first_indicator([_bare(joined)], headings))
    found = found._replace(indicator_above=found.indicator is not None)
    said = [plain(cell) for cells in rows for cell in cells if cell.strip()]
    plans = [text for text in (*said, *stems_of(path)) if _PLAN.fullmatch(text) and not re.search(_RESULT, text)]
    part = next((m[0] for text in (*said, *stems_of(path)) if (m := re.search(_PART_OF_ALL, text))), None)
    found = found._replace(plan=next(iter(plans), None), part=part)
    for stem in stems_of(path):
        found = _with_stem(found, stem, headings)
    return found._replace(area=found.area or found.reporter)


def _with_stem(found: Titles, stem: str, headings: Headings) -> Titles:
    if found.indicator is None:
        parts = [stem, *re.split(r"[-_ \s（）()]+", stem), _bare(stem)]
        found = found._replace(indicator=_first_indicator(parts, headings))
    if not found.periods:
        found = _with_period(found, stem)
    elif len(found.periods) == 1:
        times = times_in(stem)
        inner = [p for p in times.periods if p.whole_months and found.periods[0].contains(p)]
        found = found._replace(periods=tuple(inner) or found.periods, parts=found.parts | times.parts)
    if found.area is None:
        area = _area_of_name(stem, headings)
        if area is not None:
            found = found._replace(area=area, source=found.source or stem)
    return found


def _first_indicator(texts: Iterable[str], headings: Headings) -> str | None:
    """The indicator that the first text names that is one as a whole."""
    return next((i for text in texts if (i := headings.indicator(text)[0]) is not None), None)


def looks_like_title(text: str, headings: Headings) -> bool:
    """Whether a text that stands alone in its row is numbered, speaks of a time, or names an indicator as a whole."""
    return is_numbered(text) or any(times_in(text)) or indicator_of(text, headings) is not None


def is_numbered(text: str) -> bool:
    """Whether a title begins with its number: 一、 (二) 3."""
    return _NUMERAL.match(key(text)) is not None


def unnumbered(text: str) -> str:
    return _NUMERAL.sub("", text)


def indicator_of(text: str, headings: Headings) -> str | None:
    """The indicator that a title names as a whole."""
    return headings.indicator(_bare(text))[0]


def _bare(text: str) -> str:
    """A title without its period, the areas that it begins with, what stands in brackets and the word for a table."""
    name = re.sub(r"\([^()]*\)", "", PERIODS.sub("", unnumbered(key(text))))
    name = re.sub(r"单位:.*", "", name).strip().lstrip("与和及、")
    name = _LEADING_AREAS.sub("", name)
    return _WORD_FOR_A_TABLE.sub("", name)


def _with(found: Titles, cell: str, headings: Headings) -> Titles:
    text = plain(cell)
    if about := re.fullmatch(_INDICATOR, text):
        named, unit = headings.indicator(about[1])
        return found._replace(indicator=named or found.indicator, unit=unit or found.unit)
    if reporter := re.match(_REPORTER, text):
        found = found._replace(reporter=found.reporter or _area_of_title(reporter[1], headings))
    if re.match(_ABOUT_THE_SHEET, text):
        return found
    unit, unclear = unit_of_title(text)
    found = found._replace(unit=found.unit or unit, unclear_unit=found.unclear_unit or unclear)
    if found.area is None:
        area = _area_of_title(text, headings)
        if area is not None:
            found = found._replace(area=area, source=found.source or cell.strip())
    return _with_period(found, text)


def _with_period(found: Titles, text: str) -> Titles:
    """The periods that a text names; of one inside another only the inner one counts."""
    times = times_in(text)
    found = found._replace(parts=found.parts | times.parts, unread=found.unread or times.unread)
    named = times.periods
    if not named:
        return found
    every = {*found.periods, *named}
    inner = [p for p in every if not any(p != other and p.contains(other) for other in every)]
    until = found.until or "截至" in text or "截止" in text
    return found._replace(periods=tuple(sorted(inner)), until=until, source=found.source or text)


def _area_of_title(text: str, headings: Headings) -> str | None:
    """The area that a title names: the last of those that target files name, else the one that it begins with."""
    name = key(text)
    places = [(name.rfind(area), len(area), area) for area in headings.asked.areas if _names(name, area)]
    if places:
        return max(places)[2]
    return _leading_area(re.sub(r"^(?:附[件表]\s*:)?\s*\(?", "", unnumbered(name)), headings)


def _leading_area(text: str, headings: Headings) -> str | None:
    """The area that a text begins with, before an indicator or what else a title goes on with: 昆明市床位数, 凤庆县统计表."""
    found = re.match(_LEADING_AREA, text)
    if found is None or not looks_like_area(found[1]) or is_total(found[1]):
        return None
    goes_on = re.match(_BEHIND_AREA, found[2]) is not None or indicator_of(found[2], headings) is not None
    return found[1] if goes_on else None


def _names(text: str, area: str) -> bool:
    """Whether a text names an area: as whole words, or, written in Chinese, with two characters at least."""
    if area not in text:
        return False
    if area.isascii():
        return bool(area) and re.search(rf"(?<!\w){re.escape(area)}(?!\w)", text) is not None
    return len(area) > 1


def _longest_inside(name: str, areas: Container[str]) -> str | None:
    """The longest part of a name that is one of these areas."""
    for length in range(len(name), 1, -1):
        for first in range(len(name) - length + 1):
            part = name[first : first + length]
            if part in areas and looks_like_area(part):
                return part
    return None


def _area_of_name(stem: str, headings: Headings) -> str | None:
    """The area that a file is named after: 凤庆县.csv, 云县-2024.csv."""
    for part in re.split(r"[\W\d_]+", stem):
        name = re.sub(r"^年度?|^\w?季度|^[上下]半年", "", part)
        if name and name in headings.asked.areas:
            return name
    for part in re.split(r"[\W\d_A-Za-z]+", stem):
        name = re.sub(r"^年度?|^\w?季度|^[上下]半年", "", part)
        inside = _longest_inside(name, headings.asked.areas)
        if inside is not None:
            return inside
        if looks_like_area(name) and not is_total(name):
            return name
        if (leading := _leading_area(name, headings)) is not None:
            return leading
    return None
