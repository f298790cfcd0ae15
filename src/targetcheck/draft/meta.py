"""What a document says of itself: title, document number, area, and the period that it plans for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from targetcheck.draft import genre
from targetcheck.draft.numerals import narrow
from targetcheck.draft.outline import kind_of

_FIRST = 4000
"""A document says what it is in its first characters."""
_HAN = "\u4e00-\u9fff"
_TITLE = re.compile(r"要点|总结|规划|计划|方案|报告|纲要|意见|讲话|安排|任务分工|指标|目标责任书|行动")
_NO_TITLE = re.compile(
    r"^(?:[一二三四五六七八九十\d（(]+[、.）)]|您|当前|来源)|[。；，：:,;]$|"
    + "|".join(map(re.escape, genre.BOILERPLATE))
)
_ISSUED = re.compile(r"关于(?:印发|发布|公布|下达)\s*《([^《》]{4,60})》")
_NUMBER = re.compile(
    rf"^(?:\[?\s*发文字号\s*\]?[:：]?\s*)?([{_HAN}]{{2,12}}[〔\[【(（]20\d\d[〕\]】)）]\s*\d{{1,5}}\s*号)$", re.M
)
_OFFICE = re.compile(
    rf"([{_HAN}]{{2,16}}?)(?:卫生健康(?:委|局)|卫健[委局]|人民政府|第[一二三四五六七八九十]{{1,3}}届人民代表大会)"
)
_TITLED = re.compile(
    rf"([{_HAN}]{{2,16}}?)(?:卫生|卫健|人民政府|医疗|健康|政府工作|国民经济|\d{{4}}年|“?十[三四五六]五)"
)
_AREA = re.compile(rf"([{_HAN}]{{1,6}}?(?:自治区|自治州|自治县|新区|省|市|州(?![市县区])|盟|县|区|旗))")
_ANY_AREA = re.compile(r"[全本我各年]|^[^省市县区]{0,1}$")
_SPAN = re.compile(r"((?:19|20)\d\d)年?(?:-{1,2}|至|到)((?:19|20)\d\d)")
_PLAN = re.compile(r"十([二三四五六])个?五")
_PLANNED = re.compile(
    r"(?:^|[。\n])[^\S\n]{0,8}(?:[一二三四五六七八九十]、)?[^\S\n]?((?:19|20)\d\d)年[^。\n]{0,20}?(?:要点|安排|任务|目标|计划|思路|工作重点|总体要求)"
)
_NAMED = re.compile(r"((?:19|20)\d\d)年(?!十?[一二三四五六七八九十]?月|1?\d月)")
"""The years of headings of what is planned; and all years that are no dates."""
_FIRST_YEARS = {"二": 2011, "三": 2016, "四": 2021, "五": 2026, "六": 2031}


@dataclass(frozen=True, slots=True)
class Meta:
    """Title, document number and area where they are found, and the years of plan and summary (0: not known)."""

    title: str = ""
    source: str = ""
    area: str = ""
    start: int = 0
    """The first year that the document plans for."""
    end: int = 0
    done: int = 0
    """The year that it sums up."""
    sums_up: bool = False
    """Whether its title is a summary's, so that 今年 is the year that it sums up and 明年 the one that it plans for."""

    @property
    def period(self) -> str:
        """As target files write it: 2025 or 2021..2025."""
        return f"{self.start}..{self.end}" if self.start != self.end else str(self.end or "")


def describe(text: str) -> Meta:
    """What the text says of itself, found in its first lines and its headings."""
    top = text[:_FIRST]
    title = _title(top)
    number = _NUMBER.search("\n".join(line.strip() for line in top.splitlines()))
    source = re.sub(r"\s", "", number[1]) if number else ""
    start, end, done = _years(narrow(title), narrow(text))
    return Meta(title, source, _area(title, top), start, end, done, kind_of(title) == "actual")


def _title(top: str) -> str:
    if found := _ISSUED.search("".join(top.split())):
        return found[1]
    for line in top.splitlines():
        shown = re.sub(r"\.(?:docx?|pdf|txt|wps)(?:_.*)?$", "", re.sub(r"\s", "", line))
        if 5 <= len(shown) <= 60 and _TITLE.search(shown) and not _NO_TITLE.search(shown):
            return shown
    return ""


def _area(title: str, top: str) -> str:
    """The area that the title begins with, else the one whose offices the first lines name most often."""
    for pattern, text in ((_TITLED, title), (_OFFICE, top)):
        found = [area for office in pattern.finditer(text) if (area := _last_area(office[1]))]
        if found:
            return max(dict.fromkeys(found), key=found.count)
    return ""


def _last_area(office: str) -> str:
    """万州区 for 重庆市万州区; nothing for 全市, and what is before 在 or a year is no part of a name."""
    parts = [part for part in _AREA.findall(re.split("[在于年]", office)[-1]) if not _ANY_AREA.search(part)]
    return str(parts[-1]) if parts else ""


def _years(title: str, text: str) -> tuple[int, int, int]:
    """The years planned for, first and last, and the year summed up."""
    if found := _SPAN.search(title):
        first, last = sorted((int(found[1]), int(found[2])))
        return first, last, first - 1
    years = [int(year) for year in re.findall(r"(?:19|20)\d\d(?=年)", title)]
    if (found := _PLAN.search(title)) and "总结" not in title:
        first = _FIRST_YEARS[found[1]]
        within = [year for year in years if first <= year <= first + 4]
        return _one(max(within), summary=False) if within else (first, first + 4, first - 1)
    if len(set(years)) > 1:
        return _one(max(years), summary=False)
    if years:
        ahead = [int(year) for year in _PLANNED.findall(text[:60000]) if int(year) in (years[0], years[0] + 1)]
        if "报告" in title and ahead:
            return _one(max(ahead), summary=False)
        return _one(max(years), summary=kind_of(title) == "actual")
    if planned := _PLANNED.findall(text[:60000]):
        return _one(max(map(int, planned)), summary=False)
    named = _NAMED.findall(text[:20000])
    common = max(sorted(set(named), reverse=True), key=named.count, default="")
    return _one(int(common), summary=False) if common else (0, 0, 0)


def _one(year: int, summary: bool) -> tuple[int, int, int]:
    return (year + 1, year + 1, year) if summary else (year, year, year - 1)
