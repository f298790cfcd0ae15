"""How a table is laid out: long, wide, one indicator a file, or areas or periods as columns (design §4)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from targetcheck.actuals.cells import cell_at, filled_cells
from targetcheck.actuals.tables.columncells import Cells, Columns
from targetcheck.actuals.tables.columns import columns_of, decided_by_cells, heading_period, leading_blanks
from targetcheck.actuals.tables.dates import MONTH
from targetcheck.actuals.tables.header import Header
from targetcheck.actuals.tables.headings import Headings
from targetcheck.actuals.tables.layout import BLANK, DIMENSION, FIGURES, IGNORED, REMARK, Column, Layout, ValueColumn
from targetcheck.actuals.tables.months import headed_period, see_months
from targetcheck.actuals.tables.placing import check_title_period, holds_years, place_coordinates, year_of_parts
from targetcheck.actuals.tables.runon import see_sums
from targetcheck.actuals.tables.titles import Titles
from targetcheck.actuals.tables.told import without_year
from targetcheck.actuals.tables.versions import OF_OTHERS, check_versions
from targetcheck.errors import say
from targetcheck.model.columns import is_beside_areas, kind_of_total
from targetcheck.model.known import Known
from targetcheck.model.pattern import pattern
from targetcheck.model.period import Period
from targetcheck.model.text import header_key, key
from targetcheck.model.unit import is_ratio

Rows = Sequence[Sequence[str]]

_OF_NOTES = frozenset(["备注", "说明", "remark", "remarks", "note", "notes", "comment", "comments", "description"])
_OF_RESULTS = pattern("完成|实际|实绩|actual", re.IGNORECASE)
"""Headings that say that figures are what came about, also below a title of plans."""


def lay_out(header: Header, body: Rows, titles: Titles, headings: Headings) -> Layout:
    """The layout that a header, its titles and the first rows below it show."""
    columns = columns_of(header.pieces, headings)
    cells: Columns = Known(lambda at: Cells(body, at))
    titles = _corner_above(columns, cells, titles, headings)
    _corner(columns, cells, titles, headings)
    meanings = {c.meaning for c in columns}
    has_figures = FIGURES not in meanings or any(c.meaning == "value" and c.reach is None for c in columns)
    long = "indicator" in meanings or (titles.indicator is not None and has_figures)
    columns = decided_by_cells(columns, cells, headings, wide=not (long and "value" in meanings))
    layout = Layout(columns, titles)
    place_coordinates(layout, cells, headings)
    year_of_parts(layout, headings)
    layout.years_in_rows = layout.part is None and layout.period is not None and holds_years(cells, layout.period)
    see_months(layout)
    layout.mixed = _names_areas_too(layout, body, headings)
    if long:
        _long(layout, cells)
    else:
        layout.wide = True
        figures = [c for c in columns if c.meaning == FIGURES]
        _take_values(layout, cells, [(c, _value(layout, c, c.indicator)) for c in figures])
    _check_areas_apart(layout, cells, headings)
    for column in layout.columns:
        if column.meaning == DIMENSION and column.dimension:
            layout.dimensions.append((column.at, column.dimension))
        layout.blame(column.fault)
    if titles.plan is not None and not any(_OF_RESULTS.search(c.heading) for c in layout.columns):
        layout.values = []
    first = min((value.at for value in layout.values), default=0)
    layout.remarks = [c.at for c in layout.columns[:first] if c.meaning in (REMARK, IGNORED)]
    layout.notes = [c.at for c in layout.columns if c.meaning == REMARK and header_key(c.heading) in _OF_NOTES]
    check_versions(layout, headings)
    check_title_period(layout, cells)
    see_sums(layout, body)
    return layout


def _names_areas_too(layout: Layout, body: Rows, headings: Headings) -> bool:
    """Whether areas stand in the indicator column with figures of their own, below an indicator's name: one that is asked for,
    or, since 国家卫生县 is an indicator, one that is there again below another."""
    at = layout.indicator
    if at is None or layout.area is not None or any(column.area for column in layout.columns):
        return False
    names = [key(cell_at(cells, at)) for cells in body if filled_cells(cells) > 1]
    areas = [name for name in names if headings.indicator(name)[0] is None and headings.is_area(name)]
    again = layout.period is None and layout.part is None and len(set(areas)) < len(areas)
    return again or any(name in headings.asked.areas for name in areas)


def _check_areas_apart(layout: Layout, cells: Columns, headings: Headings) -> None:
    """A column that names areas which are asked for, and other things, is no dimension where nothing else says the area."""
    titled = layout.titles.area is not None and kind_of_total(layout.titles.area) is None
    if titled or layout.says_area():
        return
    for column in layout.columns:
        if column.meaning != DIMENSION or column.why != "cells words":
            continue
        asked = [text for text in cells[column.at].distinct if key(text) in headings.asked.areas]
        if asked:
            message = say(
                'the column "{heading}" names areas ({names}) and other things; say with "columns:" in a target file what it is '
                "(area: {heading}, or remark: [{heading}])",
                heading=column.heading,
                names=asked,
            )
            layout.columns[column.at] = column._replace(fault=("two-columns", message))


def _corner_above(columns: list[Column], cells: Columns, titles: Titles, headings: Headings) -> Titles:
    """An indicator's name over areas, or over periods beside areas, in the first column is the table's, as in a title."""
    first, below = columns[0], cells[0]
    if first.meaning != FIGURES or first.period is not None or first.area is not None:
        return titles
    of_periods = below.are_periods() and any(column.area for column in columns[1:])
    if not of_periods and not below.are_areas(headings):
        return titles
    columns[0] = first._replace(meaning="period" if of_periods else "area", why="corner", indicator=None)
    return titles._replace(indicator=first.indicator, unit=first.unit or titles.unit)


def _corner(columns: list[Column], cells: Columns, titles: Titles, headings: Headings) -> None:
    """Under periods as headings, the first column without a known heading (often an empty corner) names indicators, or areas;
    under areas it may name indicators. So may one of several empty headings at the left, beside figures of any kind."""
    meanings = {c.meaning for c in columns}
    for column in columns:
        over_areas = column.meaning == "area" and any(c.area for c in columns if c is not column)
        if over_areas and not meanings & {"indicator", FIGURES} and cells[column.at].name_asked(headings):
            columns[column.at] = column._replace(meaning="indicator", why="corner")  # 地区 speaks of those beside it
            meanings = {c.meaning for c in columns}
    for column in leading_blanks(columns) if not meanings & {"indicator", FIGURES} else ():
        if "indicator" not in meanings and cells[column.at].name_asked(headings):
            columns[column.at] = column._replace(meaning="indicator", why="corner")
            meanings.add("indicator")
    if {"indicator", FIGURES} <= meanings and "value" not in meanings:
        _corner_over_names(columns, cells, headings)
    of_periods = any(c.period for c in columns)
    if meanings & {"indicator", "value", FIGURES} or not (of_periods or any(c.area for c in columns)):
        return
    free = [c for c in columns if c.meaning in ("", BLANK) and c.period is None and cells[c.at].filled]
    if not free:
        return
    first, below = free[0], cells[free[0].at]
    named = any(headings.label(text).indicator is not None for text in below.distinct)
    if of_periods and not named and "area" not in meanings and below.are_areas(headings):
        columns[first.at] = first._replace(meaning="area", why="cells area")
    elif (of_periods and titles.indicator is None) or named:
        columns[first.at] = first._replace(meaning="indicator", why="corner")


def _corner_over_names(columns: list[Column], cells: Columns, headings: Headings) -> None:
    """指标 over areas or periods and beside indicators speaks of the headings to its right."""
    for column in [c for c in columns if c.meaning == "indicator"]:
        below = cells[column.at]
        if any(headings.label(text).indicator is not None for text in below.distinct):
            continue
        if below.are_areas(headings):
            columns[column.at] = column._replace(meaning="area", why="cells area")
        elif below.are_periods():
            columns[column.at] = column._replace(meaning="period", why="cells period")


def _value(layout: Layout, column: Column, indicator: str | None) -> ValueColumn:
    period, part = headed_period(column, layout), None
    if column.period is not None and layout.years_in_rows and heading_period(column.period, None) is None:
        period, part = None, column.period
    elif column.period is not None and period is None:
        layout.blame(("unclear-period", without_year(column.heading)))
    return ValueColumn(column.at, indicator, column.area, period, column.unit, column.reach, part)


def _long(layout: Layout, cells: Columns) -> None:
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
    if not values and layout.area is None:
        values = _areas_as_columns(layout)
    if not values:
        values = [c for c in layout.columns if c.meaning == FIGURES]
    if not values:  # 合计 beside 城市 and 农村, under the title's indicator; 全省 says of which area
        totals = [c for c in layout.columns if c.total and c.why == "cells figures"]
        values = [c._replace(area=c.heading if kind_of_total(c.heading) else None) for c in totals]
    taken_in = [(c, _value(layout, c, c.indicator or known)) for c in values]
    if values == of_periods:
        taken_in += _total_of_periods(layout, [value for _, value in taken_in])
    _take_values(layout, cells, taken_in)
    taken = {value.at for value in layout.values}
    for column in layout.columns:
        if column.meaning == FIGURES and column.at not in taken:
            layout.dimensions.append((column.at, column.indicator or column.heading))


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
