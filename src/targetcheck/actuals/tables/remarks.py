"""What makes figures others than they look: the remarks in their rows; what titles and columns say of aims and of years that a table
cannot know yet; and that months are of the year up to them, where a note, a remark or a sum beside them says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from targetcheck.actuals.cells import cell_at, read_cell
from targetcheck.actuals.file import Collection, key_of
from targetcheck.actuals.tables import sofar
from targetcheck.actuals.tables.caveats import Caveat, caveat_in, with_caveats
from targetcheck.actuals.tables.dates import MONTH, period_of
from targetcheck.actuals.tables.headings import Headings
from targetcheck.actuals.tables.layout import Layout
from targetcheck.actuals.tally import Tally
from targetcheck.errors import say
from targetcheck.model.actuals import Row
from targetcheck.model.areas import area_level
from targetcheck.model.pattern import pattern
from targetcheck.model.text import key, plain

if TYPE_CHECKING:
    from targetcheck.actuals.tables.figures import Figures


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


def see_sums(layout: Layout, body: Sequence[Sequence[str]]) -> None:
    """What a column beside months shows of them: that it is their sum, or of 累计 that the last of them is up to then too."""
    months = [value.at for value in layout.values if value.period is not None and value.period.months == 1]
    if len(months) < 2 or len({(value.indicator, value.area) for value in layout.values if value.at in months}) > 1:
        return
    sums, lasts = 0, 0
    for column in layout.columns:
        if column.at in months:
            continue
        for cells in body:
            whole, *parts = (read_cell(cell_at(cells, at))[0] for at in (column.at, *months))
            numbers = [part for part in parts if isinstance(part, Decimal)]
            if isinstance(whole, Decimal) and len(numbers) > 1 and numbers[-1] != sum(numbers):
                sums += whole == sum(numbers)
                lasts += whole == numbers[-1] and column.reach not in (None, MONTH)
    layout.summed = sums > lasts
    if layout.summed or lasts:
        layout.titles = layout.titles._replace(so_far=None if layout.summed else sofar.SAYS)


def heed_notes(of: Figures) -> None:
    """Makes months the year up to them where a note says so, or a doubt of what a note or title leaves open.

    A column that says it of itself explains the word.
    """
    for first in of.first_months:
        month = of.rows_of.entries.get(key_of(first))
        if not isinstance(month, Row) or month.value != first.value:
            of.rows_of.add(first)
    if of.caveats:
        of.rows_of.revise(lambda row: with_caveats(row, of.caveats, of.asked.names))
    titles, said = of.layout.titles, of.said_so_far.get(sofar.SAYS)
    if said is not None:
        _doubt(of.found.rows, said)  # it may be said of the tables above, too
    if titles.so_far == sofar.SPEAKS:
        of.said_so_far.setdefault(sofar.SPEAKS, titles.source)
    if titles.so_far == sofar.SAYS or any(value.reach is not None for value in of.layout.values):
        return
    if said is not None:
        of.layout.titles = titles._replace(so_far=sofar.SAYS)
        _run_on(of.rows_of)
    elif sofar.SPEAKS in of.said_so_far:
        _doubt(of.rows_of, of.said_so_far[sofar.SPEAKS])


def _run_on(rows: Collection) -> None:
    """Makes every figure of a month that of the year up to it."""
    found = list(rows.entries.values())
    rows.entries.clear()
    for entry in found:
        if isinstance(entry, Tally):
            entry.first = entry.first._replace(doubt=_SUMS)
            rows.entries[key_of(entry.first)] = entry
        else:
            rows.add(entry if entry.period is None else entry._replace(period=entry.period.so_far()))


_SUMS = say("the table says that its figures are running totals, and they are put together as records")


def _doubt(rows: Collection, note: str) -> None:
    """Notes that months may be the year up to them, by a note that does not say it clearly."""
    message = say(
        '"{text}" speaks of running totals, and the figures are taken for those of each month alone', text=note
    )
    rows.revise(lambda row: row._replace(doubt=message))
