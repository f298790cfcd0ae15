"""Which columns hold a table's figures: values, areas or periods as headings, indicators; and which of several that are alike."""

from __future__ import annotations

from targetcheck.actuals.tables.columncells import Columns
from targetcheck.actuals.tables.dates import MONTH, heading_period
from targetcheck.actuals.tables.layout import DIMENSION, FIGURES, IGNORED, REMARK, Column, Layout, ValueColumn
from targetcheck.actuals.tables.months import headed_period
from targetcheck.actuals.tables.told import without_year
from targetcheck.actuals.tables.versions import OF_OTHERS
from targetcheck.errors import say
from targetcheck.model.columns import is_beside_areas, kind_of_total
from targetcheck.model.period import Period
from targetcheck.model.text import header_key
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
        _take_values(layout, cells, [(c, _value(layout, c, c.indicator)) for c in figures])


def _value(layout: Layout, column: Column, indicator: str | None) -> ValueColumn:
    period, part = headed_period(column, layout), None
    if column.period is not None and layout.years_in_rows and heading_period(column.period, None) is None:
        period, part = None, column.period
    elif column.period is not None and period is None:
        layout.blame(("unclear-period", without_year(column.heading)))
    return ValueColumn(column.at, indicator, column.area, period, column.unit, column.reach, part)


def _one_a_row(layout: Layout) -> list[tuple[Column, ValueColumn]]:
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
    found = [(c, _value(layout, c, c.indicator or known)) for c in values or _without_values(layout)]
    if values and values == of_periods:
        found += _total_of_periods(layout, [value for _, value in found])
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
    return column.why == "cells figures" and OF_OTHERS.search(name) is None and not is_beside_areas(name)


def _total_of_periods(layout: Layout, values: list[ValueColumn]) -> list[tuple[Column, ValueColumn]]:
    """The column headed as the total beside all quarters, or months, of one year: the year's."""
    periods = sorted({value.period for value in values if value.period is not None})
    totals = [c for c in layout.columns if c.total and c.area is None and c.meaning in ("", IGNORED, DIMENSION)]
    if len(totals) != 1 or len(periods) < 2 or sum(period.months for period in periods) != 12:
        return []
    whole = Period(periods[0].start, periods[-1].end)
    of_year = whole.months == 12 and whole.start.year == whole.end.year
    return [(c, ValueColumn(c.at, c.indicator, None, whole, c.unit)) for c in totals if of_year]


def _take_values(layout: Layout, cells: Columns, values: list[tuple[Column, ValueColumn]]) -> None:
    """The columns of figures. Of several for the same figure the one headed as the total is it; else that is a fault."""
    same: dict[tuple[object, ...], list[tuple[Column, ValueColumn]]] = {}
    for column, value in values:
        of_year = value.period is not None and value.period.months == 12
        reach = None if of_year else value.reach
        same.setdefault((value.indicator, value.area, value.period, value.part, reach), []).append((column, value))
    for alike in same.values():
        totals = [pair for pair in alike if pair[0].total and not pair[0].parted]
        numbers = [pair for pair in alike if len(alike) > 1 and cells[pair[0].at].are_figures()]
        if len(numbers) != 1:  # 率 beside the number
            numbers = [pair for pair in alike if not is_ratio(pair[1].unit)]
        chosen = totals if len(totals) == 1 else numbers if len(numbers) == 1 else alike
        if len(chosen) == 1 and (chosen[0][0].parted or _is_of_whole(chosen[0][0], layout)):
            chosen = []  # 男 alone below 病例数 is not the whole, nor 全市 beside a column of counties theirs
        layout.values += [value for _, value in chosen]
        if len(chosen) > 1:
            names = [column.heading for column, _ in chosen]
            if alike[0][1].indicator is not None and layout.wide:
                message = say("several columns hold the same indicator ({names})", names=names)
            else:
                message = say(
                    'two value columns ({names}); name the right one under "columns:" in a target file, as value: HEADING',
                    names=names,
                )
            layout.blame(("two-value-columns", message))
    taken = {value.at for value in layout.values}
    for column, _ in values:
        layout.columns[column.at] = column._replace(meaning=FIGURES if column.at in taken else REMARK)
    layout.values.sort(key=lambda value: value.at)


def _is_of_whole(column: Column, layout: Layout) -> bool:
    """Whether a heading says that its figures are those of a whole area (全市), and a column says another area."""
    return layout.area is not None and column.total and kind_of_total(column.heading.split(" ")[0]) is not None
