"""How a table is laid out: long, wide, one indicator a file, or areas or periods as columns (design §4); and what the headings of
keys say besides their role, which holds for all figures as a title does: 指标（2023年）, 地区/万元, 凤庆县."""

from __future__ import annotations

import re
from collections.abc import Sequence

from targetcheck.actuals.cells import cell_at, filled_cells
from targetcheck.actuals.tables import sofar
from targetcheck.actuals.tables.columncells import Cells, Columns
from targetcheck.actuals.tables.columns import columns_of, decided_by_cells, leading_blanks
from targetcheck.actuals.tables.header import Header, is_figure
from targetcheck.actuals.tables.headings import LONGEST_HEADING, Headings
from targetcheck.actuals.tables.layout import BLANK, DIMENSION, FIGURES, IGNORED, REMARK, Column, Layout
from targetcheck.actuals.tables.ownreport import is_own_report
from targetcheck.actuals.tables.placing import check_title_period, holds_years, place_coordinates, year_of_parts
from targetcheck.actuals.tables.remarks import see_sums
from targetcheck.actuals.tables.titles import Titles
from targetcheck.actuals.tables.units import unit_of_title
from targetcheck.actuals.tables.values import check_versions, find_values
from targetcheck.actuals.tables.when import see_months
from targetcheck.errors import say
from targetcheck.model.columns import is_up_to, kind_of_total, role_of
from targetcheck.model.known import Known
from targetcheck.model.pattern import pattern
from targetcheck.model.text import header_key, key, plain

Rows = Sequence[Sequence[str]]

_OF_NOTES = frozenset(
    "备注 说明 状态 标记 remark remarks note notes comment comments description "  # noqa: SIM905  (words in a row read as a table)
    "obsstatus obs_status obs_flag flag flags flagcodes status".split()
)
_SAYS_OF_WHAT = pattern(r".*(?:口径|性质|时段|区间)")
"""Headings of columns that say of which time or kind each row's figures are."""
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
    year_of_parts(layout, cells, headings)
    if layout.period is not None and is_up_to(layout.columns[layout.period].heading):
        layout.titles = layout.titles._replace(so_far=sofar.SAYS)
    layout.years_in_rows = layout.part is None and layout.period is not None and holds_years(cells, layout.period)
    see_months(layout)
    layout.mixed = _names_areas_too(layout, body, headings)
    find_values(layout, cells, long=long)
    _check_areas_apart(layout, cells, headings)
    for column in layout.columns:
        if column.meaning == DIMENSION and column.dimension:
            layout.dimensions.append((column.at, column.dimension))
        layout.blame(column.fault)
    if titles.plan is not None and not any(_OF_RESULTS.search(c.heading) for c in layout.columns):
        layout.values = []
    if is_own_report(layout.columns):
        layout.values = []
    first = min((value.at for value in layout.values), default=0)
    layout.remarks = [c.at for c in layout.columns[:first] if c.meaning in (REMARK, IGNORED)]
    layout.notes = [c.at for c in layout.columns if _is_of_notes(c)]
    check_versions(layout, headings)
    check_title_period(layout, cells)
    see_sums(layout, body)
    return layout


def _is_of_notes(column: Column) -> bool:
    """Whether the words of a column may say something of the figures beside them."""
    name = header_key(column.heading)
    of_what = column.meaning == DIMENSION and _SAYS_OF_WHAT.fullmatch(name) is not None
    return of_what or (column.meaning == REMARK and name.rstrip("栏项列") in _OF_NOTES)


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
    first = next((column for column in columns if column.meaning != REMARK), columns[0])
    below = cells[first.at]
    if first.meaning != FIGURES or first.period is not None or first.area is not None:
        return titles
    of_periods = below.are_periods() and any(column.area for column in columns[first.at + 1 :])
    if not of_periods and not below.are_areas(headings):
        return titles
    columns[first.at] = first._replace(meaning="period" if of_periods else "area", why="corner", indicator=None)
    return titles._replace(indicator=first.indicator, unit=first.unit or titles.unit)


def _corner(columns: list[Column], cells: Columns, titles: Titles, headings: Headings) -> None:
    """Under periods as headings, the first column without a known heading (often an empty corner) names indicators, or areas;
    under areas it may name indicators. So may one of several empty headings at the left, beside figures of any kind."""
    meanings = {c.meaning for c in columns}
    if not meanings & {"indicator", FIGURES}:
        over_areas = [c for c in columns if c.meaning == "area" and any(of.area for of in columns if of is not c)]
        may_be = (*over_areas, *leading_blanks(columns))  # 地区 speaks of those beside it
        named = next((column for column in may_be if cells[column.at].name_asked(headings)), None)
        if named is not None:
            columns[named.at] = named._replace(meaning="indicator", why="corner")
            meanings = {c.meaning for c in columns}
    if {"indicator", FIGURES} <= meanings and "value" not in meanings:
        _corner_over_names(columns, cells, headings)
    of_periods = any(c.period for c in columns)
    if meanings & {"indicator", "value", FIGURES} or not (of_periods or any(c.area for c in columns)):
        return
    free = [c for c in columns if c.meaning in ("", BLANK) and c.period is None and cells[c.at].filled]
    if not free:
        return
    first, below = free[0], cells[free[0].at]
    names = below.label_asked(headings)
    if of_periods and not names and "area" not in meanings and below.are_areas(headings):
        columns[first.at] = first._replace(meaning="area", why="cells area")
    elif (of_periods and titles.indicator is None) or names:
        columns[first.at] = first._replace(meaning="indicator", why="corner")


_OF_THINGS = pattern("项目(?:名称)?|名称|projects?|items?|names?", re.IGNORECASE)
"""Headings of names of indicators, or of what figures are of: projects, hospitals."""


def _corner_over_names(columns: list[Column], cells: Columns, headings: Headings) -> None:
    """指标 over areas or periods and beside indicators speaks of the headings to its right; 项目 over others names projects."""
    for column in [c for c in columns if c.meaning == "indicator"]:
        below = cells[column.at]
        if below.label_asked(headings):
            continue
        if below.are_areas(headings):
            columns[column.at] = column._replace(meaning="area", why="cells area")
        elif below.are_periods():
            columns[column.at] = column._replace(meaning="period", why="cells period")
        elif _OF_THINGS.fullmatch(column.heading.strip()) and below.filled:
            columns[column.at] = column._replace(meaning="", why="")


_OF_ROWS = ("indicator", "area", "period", "year", "quarter", "month", "unit")
_BETWEEN_WORDS = r"[()\\/|,、:：\s]+"


def said_by_keys(pieces: Sequence[Sequence[str]], body: Sequence[Sequence[str]], headings: Headings) -> list[list[str]]:
    """The rest of such headings, and the heading of the first column where it is none of what stands below it, as rows of titles."""
    found = []
    first = next((at for at, texts in enumerate(pieces) if texts and not Cells(body, at).number_rows()), None)
    for at, texts in enumerate(pieces):
        said = [rest for text in texts if (rest := _beside_role(text, headings)) is not None]
        if not said and len(texts) == 1:
            cells = Cells(body, at)
            is_title = _is_title(texts[0], cells, headings) if at == first else _is_unit(texts[0], cells)
            said = [texts[0]] if is_title else []
        found += [[text] for text in said]
    return found


def _beside_role(text: str, headings: Headings) -> str | None:
    """What a heading says besides the word for a key."""
    if len(text) > LONGEST_HEADING or role_of(key(text)) is not None or headings.piece[text].dimension is not None:
        return None
    words = [word for word in re.split(_BETWEEN_WORDS, plain(text)) if word]
    rest = [word for word in words if role_of(word) not in _OF_ROWS and word != "金额"]
    return " ".join(rest) if rest and len(rest) < len(words) else None


def _is_title(text: str, cells: Cells, headings: Headings) -> bool:
    """Whether a heading over words is no key, no indicator and no dimension that is asked for."""
    piece = headings.piece[text]
    if piece.role == "remark":
        return cells.are_areas(headings)
    known = piece.role is not None or piece.indicator is not None or piece.dimension is not None
    return not known and bool(cells.filled) and not any(map(is_figure, cells.filled))


def _is_unit(text: str, cells: Cells) -> bool:
    """Whether a heading over nothing only says a unit."""
    return not cells.filled and unit_of_title(plain(text))[0] is not None


def heading_of_all(header: Header, headings: Headings) -> str | None:
    """The upper heading that reaches over all periods or areas of a header, and says as a title does what they are of."""
    below = [pieces for pieces in header.pieces if len(pieces) > 1]
    lower = [headings.piece[pieces[-1]] for pieces in below]
    uppers = {pieces[0] for pieces in below}
    if len(below) < 2 or len(uppers) > 1 or not all(piece.period or piece.part or piece.area for piece in lower):
        return None
    (upper,) = uppers
    piece = headings.piece[upper]
    return None if piece.known or piece.area or piece.unit is not None else upper


_ACROSS = frozenset(["列标签", "columnlabels"])


def without_labels(cells: list[str]) -> list[str]:
    """A row that says what a pivot table adds up, without the word for its columns: a title above its header."""
    first, *others = (header_key(cell) for cell in cells) if cells else [""]
    if first and not _ACROSS.isdisjoint(others) and _ACROSS.issuperset(filter(None, others)):
        return [cells[0]]
    return cells
