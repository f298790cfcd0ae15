"""What makes figures others than they look: the remarks in their rows, and what titles and columns say of aims and of years that a
table cannot know yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from targetcheck.actuals.cells import cell_at
from targetcheck.actuals.tables.caveats import Caveat, caveat_in
from targetcheck.actuals.tables.dates import period_of
from targetcheck.actuals.tables.headings import Headings
from targetcheck.actuals.tables.layout import Layout
from targetcheck.model.areas import area_level
from targetcheck.model.pattern import pattern
from targetcheck.model.text import key, plain


def says_something(remark: str, headings: Headings) -> bool:
    """Whether a remark may say something of the figures in its row."""
    named = key(remark) in headings.asked.areas or headings.indicator(remark)[0] is not None
    return named or caveat_in(remark, beside=True) is not None


def caveats_beside(cells: Sequence[str], indicator: str | None, layout: Layout, headings: Headings) -> Iterator[Caveat]:
    """What the remarks in a row, which names an indicator or none, say of its figures."""
    others = {key(cell) for at, cell in enumerate(cells) if at not in layout.notes}
    of_row = {indicator, *(value.indicator for value in layout.values)}
    for remark in (cell_at(cells, at) for at in layout.notes):
        caveat = caveat_in(remark, beside=True)
        if caveat is not None:
            yield caveat
        elif key(remark) not in others and _names_another(key(remark), others, of_row, headings):
            yield Caveat(remark.strip())


def _names_another(remark: str, others: set[str], of_row: set[str | None], headings: Headings) -> bool:
    """Whether a remark is the name of an area or an indicator that is asked for, and another than the row's."""
    indicator = headings.indicator(remark)[0]
    if indicator is not None:
        return indicator not in of_row
    level = area_level(remark)  # that in which the row's area lies says nothing else
    return remark in headings.asked.areas and level is not None and level in {*map(area_level, others)}


_MADE = pattern(
    r"(?:制表|填表|填报|报出|打印|导出|编制)(?:时间|日期)?[:为于 ]*((?:19|20)[0-9]{2})[年.\-/]|((?:19|20)[0-9]{2})年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?(?:制表|填表|打印|导出)"
)
_LATER = 10
"""Years behind that in which a table was made, of which it cannot know what came about."""


def made_before(text: str) -> tuple[Caveat, ...]:
    """What the date on which a table was made says of figures of later years: they are none of what came about."""
    found = _MADE.search(plain(text)) if "年" in text or "期" in text or "间" in text else None
    if found is None:
        return ()
    year = int(found[1] or found[2])
    return (Caveat(text.strip(), years=frozenset(range(year + 1, year + _LATER))),)


_OF_AIMS = pattern(r".*(?:十[二三四五六]五|规划|发展).*(?:指标|目标).*")
_LEVELS = frozenset(["预期性", "约束性"])


def plan_columns(layout: Layout, body: Sequence[Sequence[str]]) -> list[Caveat]:
    """What a column that says which targets are binding (预期性, 约束性) says of the last of several years beside it: it may be the
    year of the targets. Nothing where a heading says more than the year: 2024年完成."""
    periods = [period_of(layout.columns[value.at].heading) for value in layout.values]
    years = sorted({period.start.year for period in periods if period is not None})
    if None in periods or len(years) < 2:
        return []
    for column in layout.columns:
        said = {plain(text).strip() for cells in body if (text := cell_at(cells, column.at)).strip()}
        if said and said <= _LEVELS:
            return [Caveat(min(said), years=frozenset(years[-1:]))]
    return []


_OF_RESULTS = pattern(r"完成|执行|实际|落实|实现|进度|进展|监测|评估|考核|结果|情况|统计")


def title_of_aims(text: str) -> tuple[Caveat, ...]:
    """What a title says that may be one of aims for years to come: “十四五”规划主要指标."""
    said = plain(text)
    if "五" not in said or _OF_AIMS.fullmatch(said) is None or _OF_RESULTS.search(said) is not None:
        return ()
    return (Caveat(text.strip()),)
