"""What the lines above a table and the name of its file say, where no column does: indicator, unit, period, area."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from targetcheck.actuals.cells import is_note
from targetcheck.actuals.tables import sofar
from targetcheck.actuals.tables.dates import times_in
from targetcheck.actuals.tables.headings import Headings
from targetcheck.actuals.tables.titlenames import (
    area_of_name,
    area_of_title,
    bare,
    first_indicator,
    indicator_of,
    unknown_lead,
)
from targetcheck.actuals.tables.units import unit_of_title
from targetcheck.model.areas import area_level
from targetcheck.model.columns import kind_of_total
from targetcheck.model.pattern import chinese, pattern
from targetcheck.model.period import Period
from targetcheck.model.text import plain
from targetcheck.model.unit import Unit
from targetcheck.named import NamedTuple


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
    kind: str | None = None
    """What says that the figures may be others than those of the table's time: 增速, 上年, 预算."""
    until: bool = False
    """Whether a title says up to when the figures reach (截至2024年12月), and not what they are for."""
    so_far: str | None = None
    """Whether a title says that the figure of a month is that of the year up to it (累计), or only speaks of such."""
    reporter: str | None = None
    """The area of whoever made the table; it is the table's where nothing else says one."""
    whole: str | None = None
    """The whole that is spoken of without its name (全市); it is the table's area where nothing names one."""
    lead: str | None = None
    """A short name before the year with which a title begins, which may be an area's that no target file names."""
    other_area: str | None = None
    """The file's name, where it says another area than the titles; so `other_year`, where it says an earlier time."""
    other_year: str | None = None
    source: str = ""
    """The text that says the period or the area, for whoever asks why."""


NO_TITLES = Titles()

# What only tables with titles need is compiled where it is first used.
_INDICATOR = r"指标\s*:\s*(\S.*)"
_ABOUT_THE_SHEET = r"(?:last updated|updated|downloaded|printed|填报|制表|填表|打印|审核|报送|发布|更新|印发|下载|导出|生成|数据更新|制表人|打印时间)[^:：]{0,4}(?:日期|时间|人|单位)?\s*[:：]"
_REPORTER = r"(?:填报|报送|上报|编报|填表|编制|制表|单位名称|报告)(?:单位|机构)?\s*:\s*(.*)"
"""Who made the table, which says its area where nothing else does."""
_PART_OF_ALL = chinese(
    r"非?公立(?:医院|医疗机构)?|(?:民营|私立|民办|公办|社会办)(?:医院|医疗机构)?|[男女]性|农村(?:地区|居民)?|城[镇市]居民|[省市县区]直(?!报告?制)(?:属|管)?(?:单位|医院|医疗机构)?|"
    r"乡镇卫生院|村卫生室|(?:县级)公立医院|[一二三]级(?:以上)?(?:医院|医疗机构)|[一二三]级以上|(?<![0-9])[0-9]{1,3}岁(?:以[上下]|及以上)?|[省市县区州]?本级|[我本](?:中心|单位)|试点|示范点|定点(?:医院|医疗机构|机构)|抽[样查]|监测点|样本[县区市点]|"
    r"在校学?生|户籍(?:人口)?|流动人口|少数民族|部分(?:单位|地区|[县区]|机构)|[坝山]区(?!县)|沿边|第[一二三四五]批|[新在拟改扩]建|新增|净增|规模以上|直报单位"
)
_PART_ALONE = chinese(
    r"(?:男|女|城镇|城市|城区|老年人?|儿童|妇女|青少年|[一二三]级|基层|中医|西医|民族医|门诊|住院|急诊|存量|增量|其中|部分|[省市县区乡镇村]级|[一二三ABC]类|重点人群|"
    r"贫困人口|脱贫人口|分院|总院|不含[\u3400-\u9fff]{2,8})(?:部分|组|类|患者|病人|人口|居民|人群|机构|医院|病例)*(?:情况|统计|汇总)*表?"
)
"""Titles that are such a word alone."""
_PART_IN_ENGLISH = pattern(
    r"(?<![a-z])(?:rural|urban|fe?males?|men|women|boys|girls|(?:public|private) (?:hospitals?|facilities|sector)|pilot)(?![a-z])",
    re.IGNORECASE,
)
"""Words of a title that say of which part its figures are."""
_OTHER_KIND = chinese(
    r"[比较]上年(?:同期)?(?:增长|增加|下降|减少|增减|变化)|增长(?:速度|率)|增速|增幅|同比|环比|占比|比重|构成比|位次|排名|名次|得分|每[十百千万]+人口?|人均|上年=100|"
    r"(?<![与较比和同])(?:上年|去年)(?!同期|相比|比|对|度)|前年|往年|历史(?:数据|数|$)|上期|基[期准](?:数|值)?|预[算测计]|模拟|测算|估算|推算|[\u3400-\u9fff]{1,3}稿(?:[)）]|$)|样表|样例|示例|作废|备份|退回|未审核|待审|核减|补报|漏报|错误|汇总前|"
    r"[修审]改前|(?:修订|更正|调整)(?:前|$)|试算|临时(?:$|数|表)|基线|展望|期初|上月|^同期|情景|方案[一二三四0-9]|(?<=床位)编制|假设|原始(?:数据|数|$)|国际对比|^(?:参考|补充)(?:数|值|表|$)|"
    r"测试(?:数据|表|版|$)|旧(?:版|表|数据|数|$)|(?:目标|任务|计划)(?!生育|免疫)"
)
_OTHER_IN_ENGLISH = pattern(r"(?<![a-z])(?:draft|old|budget|forecast|baseline)s?(?![a-z])", re.IGNORECASE)
"""Words of a title that say that its figures may be others than those of its time: changes, shares, ranks, plans, drafts."""
_BOOK = pattern(r"(.*?)\.xls[xm](?:\.gz)?!", re.IGNORECASE)
_PLAN = pattern(
    r".*(?:计划|规划|目标|任务|预算|预期|指标分解|责任书|下达|要求|标准)(?:数|值|下达|分解|安排|汇总|一览|明细)*表?(?:\([^()]*\))?|planned .*|(?:.* )?(?:targets?|plan|budget|quotas?)(?:,? [0-9]{4})?",
    re.IGNORECASE,
)
_RESULT = "(?i)完成|执行|实际|落实|实现|进度|进展|考核|结果|情况|计划生育|计划免疫|免疫规划|achiev|complet|actual|progress|perform|result|against"
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
            found = found._replace(indicator=indicator_of(joined, headings))
    stems = stems_of(path)
    texts = [*(plain(cell) for cells in rows for cell in cells if cell.strip()), *stems]
    found = found._replace(
        indicator_above=found.indicator is not None,
        plan=next((text for text in texts if _PLAN.fullmatch(text) and not re.search(_RESULT, text)), None),
        part=next((part[0] for text in texts if (part := _part(text))), None),
        kind=next((kind[0] for text in texts if (kind := _other_kind(text))), None),
        so_far=_so_far(texts, headings),
        lead=next((name for text in texts if (name := unknown_lead(text, headings))), None),
    )
    for stem in stems:
        found = _with_stem(found, stem, headings)
    return found._replace(area=found.area or found.reporter or found.whole)


def _part(text: str) -> re.Match[str] | None:
    """The word for a part of the figures."""
    return _PART_OF_ALL.search(text) or _PART_ALONE.fullmatch(text) or _PART_IN_ENGLISH.search(text)


def _other_kind(text: str) -> re.Match[str] | None:
    """The word for another kind of figures, where the text does not speak of results as well."""
    if re.search(_RESULT, text) or is_note([text]):
        return None
    return _OTHER_KIND.search(text) or _OTHER_IN_ENGLISH.search(text)


def _so_far(texts: Sequence[str], headings: Headings) -> str | None:
    """What titles, notes above the table and the file's name say of running totals, the clearest first."""
    names = headings.asked.names
    heard = {sofar.in_note(text, names) if is_note([text]) else sofar.in_title(text, names) for text in texts}
    return next((one for one in (sofar.SAYS, sofar.SPEAKS) if one in heard), None)


def _with_stem(found: Titles, stem: str, headings: Headings) -> Titles:
    if found.indicator is None:
        parts = [stem, re.sub("^indicator[-_]", "", stem), *re.split(r"[-_ \s（）()]+", stem), bare(stem)]
        found = found._replace(indicator=first_indicator(parts, headings))
    if found.unit is None and found.unclear_unit is None:
        found = found._replace(unit=unit_of_title(plain(stem))[0])
    area, times = area_of_name(stem, headings), times_in(stem)
    if _is_another(area, found.area):
        found = found._replace(other_area=stem)
    if _are_earlier(times.periods, found.periods):
        found = found._replace(other_year=stem)
    if not found.periods:
        found = _with_period(found, stem)
    elif len(found.periods) == 1:
        inner = [p for p in times.periods if p.whole_months and found.periods[0].contains(p)]
        found = found._replace(periods=tuple(inner) or found.periods, parts=found.parts | times.parts)
    return _with_area(found, area, stem)


def _is_another(area: str | None, titled: str | None) -> bool:
    """Whether two areas are known and neither may lie in the other: 凤庆县 beside 云县, and not 临沧市 beside 临沧市云县."""
    if area is None or titled is None or area in titled or titled in area:
        return False
    return kind_of_total(area) is None and area_level(area) == area_level(titled) is not None


def _are_earlier(named: Iterable[Period], titled: Sequence[Period]) -> bool:
    """Whether the periods of a file's name all end before those of a title begin; a later one is when the file was made."""
    ends, starts = [period.end for period in named], [period.start for period in titled]
    return bool(ends) and bool(starts) and max(ends) < min(starts)


def _with(found: Titles, cell: str, headings: Headings) -> Titles:
    text = plain(cell)
    if about := re.fullmatch(_INDICATOR, text):
        named, unit = headings.indicator(about[1])
        return found._replace(indicator=named or found.indicator, unit=unit or found.unit)
    if reporter := re.match(_REPORTER, text):
        found = found._replace(reporter=found.reporter or area_of_title(reporter[1], headings))
    if re.match(_ABOUT_THE_SHEET, text):
        return found
    unit, unclear = unit_of_title(text)
    found = found._replace(unit=found.unit or unit, unclear_unit=found.unclear_unit or unclear)
    return _with_period(_with_area(found, area_of_title(text, headings), cell.strip()), text)


def _with_area(found: Titles, area: str | None, source: str) -> Titles:
    """The area that a text names, where none before it does; 全市 only says it where nothing names one."""
    if area is None or found.area is not None:
        return found
    if kind_of_total(area) is not None:
        return found._replace(whole=found.whole or area)
    return found._replace(area=area, source=found.source or source)


def _with_period(found: Titles, text: str) -> Titles:
    """The periods that a text names; of one inside another only the inner one counts."""
    times = times_in(text)
    until = found.until or "截至" in text or "截止" in text
    found = found._replace(parts=found.parts | times.parts, unread=found.unread or times.unread, until=until)
    named = times.periods
    if not named:
        return found
    every = {*found.periods, *named}
    inner = [p for p in every if not any(p != other and p.contains(other) for other in every)]
    return found._replace(periods=tuple(sorted(inner)), source=found.source or text)
