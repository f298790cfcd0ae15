"""Which columns hold a table's figures: values, areas or periods as headings, indicators; which of several that are alike; and
which may hold another version of them: 2024年（修订）, 更正后. Which one counts, no heading says."""

from __future__ import annotations

import re

from targetcheck.actuals.tables.columncells import Columns
from targetcheck.actuals.tables.dates import MONTH, apart, heading_period
from targetcheck.actuals.tables.headings import Headings
from targetcheck.actuals.tables.layout import DIMENSION, FIGURES, IGNORED, REMARK, Column, Layout, ValueColumn
from targetcheck.actuals.tables.told import without_year
from targetcheck.actuals.tables.units import split_unit
from targetcheck.actuals.tables.when import headed_period
from targetcheck.errors import say
from targetcheck.model.columns import is_beside_areas, kind_of_total
from targetcheck.model.pattern import pattern
from targetcheck.model.period import Period
from targetcheck.model.text import header_key, key
from targetcheck.model.unit import is_ratio


def find_values(layout: Layout, cells: Columns, *, long: bool) -> None:
    """Finds the columns of figures: of a long table by their cells or headings, of a wide one those of indicators."""
    layout.wide = not long
    if long:
        _take_values(layout, cells, _one_a_row(layout))
        taken = {value.at for value in layout.values}
        for column in layout.columns:
            if column.meaning == FIGURES and column.at not in taken:
                layout.dimensions.append((column.at, column.indicator or column.heading))
    else:
        figures = [c for c in layout.columns if c.meaning == FIGURES]
        _take_values(layout, cells, [_value(layout, c, c.indicator) for c in figures])


def _value(layout: Layout, column: Column, indicator: str | None) -> ValueColumn:
    period, part = headed_period(column, layout), None
    if column.period is not None and layout.years_in_rows and heading_period(column.period, None) is None:
        period, part = None, column.period
    elif column.period is not None and period is None:
        layout.blame(without_year(column.heading))
    return ValueColumn(column.at, indicator, column.area, period, column.unit, column.reach, part)


def _one_a_row(layout: Layout) -> list[ValueColumn]:
    """One figure a row, or, without a value column, one figure a cell under periods or areas as headings."""
    known = None if layout.indicator is not None else layout.titles.indicator
    values = [c for c in layout.columns if c.meaning == "value"]
    mapped = [c for c in values if c.why == "columns"]
    for column in values if mapped else []:
        if column not in mapped:
            layout.columns[column.at] = column._replace(meaning=REMARK)
    values = mapped or values
    of_periods = [c for c in layout.columns if c.period is not None and c.meaning in ("", FIGURES)]
    if all(c.reach is not None and c.period is None for c in values) and of_periods:
        so_far = [c for c in values if c.reach != MONTH]
        for column in so_far:  # 累计 beside months: the sum of what stands there, up to no period that is told
            layout.columns[column.at] = column._replace(meaning=REMARK)
        values = [*(c for c in values if c not in so_far), *of_periods]
    found = [_value(layout, c, c.indicator or known) for c in values or _without_values(layout)]
    if values and values == of_periods:
        found += _total_of_periods(layout, found)
    return found


def _without_values(layout: Layout) -> list[Column]:
    """The columns of figures where none is headed as values or a period."""
    found = _areas_as_columns(layout) if layout.area is None else []
    found = found or [c for c in layout.columns if c.meaning == FIGURES]
    if not found:  # 合计 beside 城市 and 农村, under the title's indicator; 全省 says of which area
        totals = [c for c in layout.columns if c.total and c.why == "cells figures"]
        found = [c._replace(area=c.heading if kind_of_total(c.heading) else None) for c in totals]
    return found


def _areas_as_columns(layout: Layout) -> list[Column]:
    """The columns of areas, their total and what may be other areas' beside them; none where no heading is an area's."""
    free = [c for c in layout.columns if c.meaning in ("", IGNORED, DIMENSION) and c.period is None]
    if not any(column.area for column in free):
        return []
    return [c._replace(area=c.area or c.heading) for c in free if c.area or c.total or _may_be_area(c)]


def _may_be_area(column: Column) -> bool:
    """Whether a column of figures beside areas may be another's: 市直, and not 全市计划."""
    name = header_key(column.heading)
    return column.why == "cells figures" and _OF_OTHERS.search(name) is None and not is_beside_areas(name)


def _total_of_periods(layout: Layout, values: list[ValueColumn]) -> list[ValueColumn]:
    """The column headed as the total beside all quarters, or months, of one year: the year's."""
    periods = sorted({value.period for value in values if value.period is not None})
    totals = [c for c in layout.columns if c.total and c.area is None and c.meaning in ("", IGNORED, DIMENSION)]
    if len(totals) != 1 or len(periods) < 2 or sum(period.months for period in periods) != 12:
        return []
    whole = Period(periods[0].start, periods[-1].end)
    of_year = whole.months == 12 and whole.start.year == whole.end.year
    return [ValueColumn(c.at, c.indicator, None, whole, c.unit) for c in totals if of_year]


def _take_values(layout: Layout, cells: Columns, values: list[ValueColumn]) -> None:
    """The columns of figures. Of several for the same figure the one headed as the total is it; else that is a fault."""
    same: dict[tuple[object, ...], list[ValueColumn]] = {}
    for value in values:
        of_year = value.period is not None and value.period.months == 12
        reach = None if of_year else value.reach
        same.setdefault((value.indicator, value.area, value.period, value.part, reach), []).append(value)
    for alike in same.values():
        chosen = _chosen(layout, cells, alike)
        layout.values += chosen
        if len(chosen) > 1:
            _blame_several(layout, [layout.columns[value.at].heading for value in chosen], alike[0].indicator)
    taken = {value.at for value in layout.values}
    for value in values:
        meaning = FIGURES if value.at in taken else REMARK
        layout.columns[value.at] = layout.columns[value.at]._replace(meaning=meaning, area=value.area)
    layout.values.sort(key=lambda value: value.at)


def _chosen(layout: Layout, cells: Columns, alike: list[ValueColumn]) -> list[ValueColumn]:
    """Of columns for the same figure the one that holds it; all of them where that cannot be told."""
    columns = layout.columns
    totals = [value for value in alike if columns[value.at].total and not columns[value.at].parted]
    numbers = [value for value in alike if len(alike) > 1 and cells[value.at].are_figures()]
    if len(numbers) != 1:  # 率 beside the number
        numbers = [value for value in alike if not is_ratio(value.unit)]
    chosen = totals if len(totals) == 1 else numbers if len(numbers) == 1 else alike
    first = columns[chosen[0].at]
    of_whole = layout.area is not None and first.total and kind_of_total(first.heading.split(" ")[0]) is not None
    if len(chosen) == 1 and (first.parted or of_whole):
        return []  # 男 alone below 病例数 is not the whole, nor 全市 beside a column of counties theirs
    return chosen


def _blame_several(layout: Layout, names: list[str], indicator: str | None) -> None:
    message = say(
        'two value columns ({names}); name the right one under "columns:" in a target file, as value: HEADING',
        names=names,
    )
    if indicator is not None and layout.wide:
        message = say("several columns hold the same indicator ({names})", names=names)
    layout.blame(("two-value-columns", message))


_CHANGED = r"修订|修正|更正|订正|调整|审定|核定|核实|复核|复审|终审|更新|核减|核增|最终|最新"
_ALONE = pattern(
    rf"\(?(?:{_CHANGED}|[新旧原]口径|可比口径)+[前后]?的?(?:数据|[数值稿])?\)?|revised|corrected|adjusted|updated|final",
    re.IGNORECASE,
)
"""Headings that only say that another version of the figures stands below them."""
_BESIDE_A_NAME = pattern(
    rf"^(?:{_CHANGED})[前后]的?|\((?:{_CHANGED}|[新旧原]口径|可比口径)+[前后]?(?:数据|[数值稿])?\)$|(?:{_CHANGED})[前后]$"
)


_VERSION = pattern(rf"{_CHANGED}|口径")
_OF_OTHERS = pattern("[率比较增减差变序级%]|得分|评分|指数|系数|权重|标准|要求|任务|目标|计划")
"""Words that say of other figures what they are, beside a year."""


def check_versions(layout: Layout, headings: Headings) -> None:
    """Two columns for one figure are a fault that names both."""
    for column in layout.columns:
        of_figures = column.meaning in (IGNORED, DIMENSION) and column.why in (
            "cells figures",
            "cells remarked figures",
        )
        other = _version_of(column, layout, headings) if of_figures else None
        if other is not None:
            message = say(
                'the columns {names} may hold two versions of the same figures; say with "columns:" in a target file which of '
                "them does not count (remark: [{heading}])",
                names=[other.heading, column.heading],
                heading=column.heading,
            )
            layout.blame(("two-value-columns", message))


def _version_of(column: Column, layout: Layout, headings: Headings) -> Column | None:
    """The column of figures that another one may hold a version of."""
    text, _ = split_unit(column.heading)
    values = [layout.columns[value.at] for value in layout.values]
    if _ALONE.fullmatch(text) is not None:
        return next((value for value in reversed(values) if value.at < column.at), next(iter(values), None))
    bare = _BESIDE_A_NAME.sub("", text)
    if bare != text:
        same = (value for value in values if bare == split_unit(value.heading)[0])
        return next(same, None)
    for period, rest in apart(text):
        of = heading_period(period, layout.year)
        same = (v for v in values if v.indicator is None and v.period and heading_period(v.period, layout.year) == of)
        if rest and not _is_another(rest, headings):
            return next(same, None)
    return None


def _is_another(text: str, headings: Headings) -> bool:
    """Whether what stands beside a period says of what other figures are: 全省, 平均, 占比."""
    piece = headings.piece[text]
    if _OF_OTHERS.search(text) is not None and _VERSION.search(text) is None:
        return True
    return piece.known or piece.area or piece.total or piece.unit is not None or is_beside_areas(key(text))
