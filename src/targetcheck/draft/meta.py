"""What a text says of itself: its title, number and area, and the years that it plans for and sums up."""

from __future__ import annotations

import re
from dataclasses import dataclass

from targetcheck.draft import genre
from targetcheck.draft.dates import SPAN, kind_of, kind_of_text, within_year
from targetcheck.draft.values import narrow
from targetcheck.model.period_text import PLANS

_HAN = "\u4e00-\u9fff"
_TITLE = re.compile(
    r"要点|思路|重点任务|工作任务|总结|述职|汇报|发言|草案|公报|年报|通报|规划|计划|方案|报告|纲要|意见|讲话|安排|任务分工|指标|责任书|清单|行动|民生实事|分解|打算|细则|考核(?:办法|方案|标准)|通知$"
)
_NO_TITLE = re.compile(
    r"^(?:[一二三四五六七八九十\d（(]+[、.）)]|您|当前|来源)|[。；，：:,;]$|\||"
    + "|".join(map(re.escape, genre.BOILERPLATE))
)
_ISSUED = re.compile(r"(?:关于(?:印发|发布|公布|下达)|现将)《([^《》]{4,60})》")
_NUMBER = re.compile(
    rf"^(?:\[?\s*发文字号\s*\]?[:：]?\s*)?([{_HAN}]{{2,12}}[〔\[【(（]20\d\d[〕\]】)）]\s*\d{{1,5}}\s*号)$", re.M
)
_OFFICE = re.compile(
    rf"([{_HAN}]{{2,16}}?)(?:卫生健康(?:委|局)|卫健[委局]|人民政府|第[一二三四五六七八九十]{{1,3}}届人民代表大会)"
)
_TITLED = re.compile(
    rf"([{_HAN}]{{2,16}}?)(?:卫生|卫健|人民政府|医疗|健康|政府工作|国民经济|\d{{4}}年|“?十[三四五六]五)"
)
_AREA = re.compile(
    rf"([{_HAN}]{{1,6}}?(?:自治区|自治州|自治县|新区|省|市(?!长)|州(?![市县区])|盟|县(?!域)|区(?!域)|旗))"
)
_BEGINS = re.compile(rf"^([{_HAN}]{{1,7}}(?:自治州|自治县|(?<![社校院园城山小])[省市县区州旗](?!长)))")
_ANY_AREA = re.compile(r"[全本我各年]|^[^省市县区]{0,1}$")


def title_of(top: str) -> str:
    """The title: what is being issued, else the first line that looks like one."""
    if found := _ISSUED.search("".join(top.split())):
        return found[1]
    for line in top.splitlines():
        shown = re.sub(r"\.(?:docx?|pdf|txt|wps)(?:_.*)?$", "", re.sub(r"\s", "", line))
        if 5 <= len(shown) <= 60 and _TITLE.search(shown) and not _NO_TITLE.search(shown):
            return shown
    return ""


def area_of(title: str, top: str) -> str:
    """The area that the title begins with, else the one whose offices the first lines name most often."""
    title = re.sub(r"^(?:19|20)\d\d年度?", "", title)
    if title.startswith("健康"):  # 健康万州行动 names no area as it is called
        title = ""
    for pattern, text in ((_TITLED, title), (_OFFICE, top), (_BEGINS, title)):
        found = [area for office in pattern.finditer(text) if (area := _last_area(office[1]))]
        if found:
            return max(dict.fromkeys(found), key=found.count)
    return ""


def _last_area(office: str) -> str:
    """万州区 for 重庆市万州区; nothing for 全市, and what is before 在 or a year is no part of a name."""
    parts = [
        part for part in _AREA.findall(re.split("[在于年]|印发|发布|下达", office)[-1]) if not _ANY_AREA.search(part)
    ]
    return str(parts[-1]) if parts else ""


_FIRST = 4000
"""A document says what it is in its first characters."""
_PLAN = re.compile(r"十([二三四五六])个?五")
_PLANNED = re.compile(
    r"(?:^|[。\n])[^\S\n]{0,8}(?:[一二三四五六七八九十]、)?[^\S\n]?((?:19|20)\d\d)年[^。\n]{0,20}?(?:要点|安排|任务|目标|计划|思路|工作重点|总体要求|(?:重点|主要|政府)工作(?!回顾|总结|完成|进展|情况))"
)
_MET = re.compile(r"((?:19|20)\d\d)年(\d{1,2})月\d{1,2}日[^\n]{0,3}在")
"""When a report was given: 2026年1月8日在县人民代表大会上."""
_AIMED = re.compile(r"到((?:19|20)\d\d)年")
_DATED = re.compile(
    r"[(\[]((?:19|20)\d\d)[)\]]\d{1,4}号|(?:^|\n|\()\s*((?:19|20)\d\d)年\d{1,2}月\d{1,2}日\s*(?:$|\n|\))"
)
"""The number of a document, or the line of its date."""
_LONGEST = 10
"""Years that a plan is for: 展望2050年 is none of it."""
_LATE = 9
"""After this month a report plans for the year to come."""
_NAMED = re.compile(r"((?:19|20)\d\d)年(?!十?[一二三四五六七八九十]?月|1?\d月)")
"""The years of headings of what is planned; and all years that are no dates."""


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
    summed: str = ""
    """The period that it sums up: that year, or the part of it that the title names (2026-H1)."""
    kind: str = "target"
    """Whether its title makes it a plan (target), a summary (actual), or a report that may be both (open)."""
    guessed: bool = False
    """Whether only the years that the text names most often say which it plans for, and it names several."""
    sums_up: bool = False
    """Whether its title is a summary's, so that 今年 is the year that it sums up and 明年 the one that it plans for."""

    @property
    def period(self) -> str:
        """As target files write it: 2025 or 2021..2025."""
        return f"{self.start}..{self.end}" if self.start != self.end else str(self.end or "")


_SUMMED = re.compile(r"\d{4}年度?[^年]{0,16}?(?:总结|回顾|情况|述职|汇报)")
"""In a title that names one year: that it sums up, whatever it plans besides."""


def describe(text: str) -> Meta:
    """What the text says of itself, found in its first lines and its headings."""
    top = text[:_FIRST]
    title = title_of(top)
    kind, years = kind_of(title), set(re.findall(r"(?:19|20)\d\d(?=年)", narrow(title)))
    sums_up = len(years) < 2 and (kind == "actual" or bool(kind != "target" and _SUMMED.search(title)))
    start, end, done, guessed = _years(
        narrow(title), narrow(text), sums_up and not within_year(narrow(title), "actual", _FIRST)
    )
    summed = str(done or "")
    part = ""
    if start == end:
        part = within_year(narrow(title), "actual", start)
    if part and kind != "target":
        done, summed = start, part  # 2026年上半年工作总结和下半年工作计划
    elif part.endswith(("H2", "Q2", "Q3", "Q4")):
        done, summed = start, str(start)  # 2026年下半年工作要点 looks back on the months before
    area = area_of(title, top)
    number = _NUMBER.search("\n".join(line.strip() for line in top.splitlines()))
    source = re.sub(r"\s", "", number[1]) if number else ""
    return Meta(title, source, area, start, end, done, summed, kind_of_text(title), guessed, sums_up and not part)


def _years(title: str, text: str, sums_up: bool) -> tuple[int, int, int, bool]:
    """The years planned for, first and last, the year summed up, and whether they are only guessed."""
    if found := SPAN.search(title):
        first, last = sorted((int(found[1]), int(found[2])))
        return first, last, first - 1, False
    years = [int(year) for year in re.findall(r"(?:19|20)\d\d(?=年)", title)]
    if (found := _PLAN.search(title)) and "总结" not in title:
        first = int(PLANS[found[1]][:4])
        years = [year for year in years if first <= year <= first + 4]
        if not years:
            return first, first + 4, first - 1, False
    planned = [int(year) for year in _PLANNED.findall(text[:60000])]
    if "报告" in title and not years and (met := _MET.search(text[:_FIRST])):
        year = int(met[1]) + (int(met[2]) > _LATE)
        planned = [one for one in planned if one == year] or [year]
    year = max(years or planned, default=0)
    if not year and (span := _between_dates(text)):
        return *span, False
    guessed = False
    if not year:
        named = _NAMED.findall(text[:20000])
        year = int(max(sorted(set(named), reverse=True), key=named.count, default=0))
        guessed = len(set(named)) > 1
    ahead = [one for one in planned if one in (year, year + 1)]
    if "报告" in title and ahead and len(set(years)) == 1 and not found:
        year, sums_up = max(ahead), False
    if sums_up and year and not found:
        return year + 1, year + 1, year, guessed
    return year, year, max(year - 1, 0), guessed


def _between_dates(text: str) -> tuple[int, int, int] | None:
    """The years of a text whose title has none, from the one that it was issued in to the last that it aims at."""
    aims = [int(year) for year in _AIMED.findall(text[:60000])]
    dated = _DATED.search(text[:_FIRST])
    if not aims or dated is None:
        return None
    first = int(dated[1] or dated[2])
    return (first, max(aims), first - 1) if first < max(aims) <= first + _LONGEST else None
