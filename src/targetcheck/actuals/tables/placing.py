"""Which column holds a table's indicators, areas, periods and units, where several may, and what a title says beside them."""

from __future__ import annotations

from collections.abc import Sequence

from targetcheck.actuals.cells import cell_at, filled_cells
from targetcheck.actuals.tables.columncells import Cells, Columns
from targetcheck.actuals.tables.headings import Headings
from targetcheck.actuals.tables.layout import DIMENSION, REMARK, Column, Layout
from targetcheck.errors import say
from targetcheck.model.areas import TOWNSHIP, area_level
from targetcheck.model.period_text import is_part_of_year, parse_period, part_of
from targetcheck.model.text import key


def place_coordinates(layout: Layout, cells: Columns, headings: Headings) -> None:
    """Fixes the indicator, area, period and unit columns; two for one role are a fault."""
    by_role: dict[str, list[Column]] = {}
    for column in layout.columns:
        by_role.setdefault(column.meaning, []).append(column)
    for role in ("indicator", "area", "unit", "multiplier"):
        chosen = _one(layout, role, by_role.get(role, []), cells, headings)
        if chosen is not None:
            setattr(layout, role, chosen.at)
    for role in ("period", "year", "month", "quarter"):
        holders = by_role.get(role, [])
        if role in ("month", "quarter") or any(c.why == "columns" for c in holders):
            chosen = _one(layout, role, holders, cells, headings)
            holders = [] if chosen is None else [chosen]
        for column in holders:
            _place_time(layout, role, column, cells)


def _one(layout: Layout, role: str, holders: list[Column], cells: Columns, headings: Headings) -> Column | None:
    """The column that has a role: one that `columns:` names, else the first that holds what is asked for, else the first.

    Beside it stand codes or names of the same, or it cannot be told.
    """
    if not holders:
        return None
    mapped = [c for c in holders if c.why == "columns"]
    asked = [c for c in holders if len(holders) > 1 and _holds_asked(role, cells[c.at], headings)]
    chosen = (mapped or asked or holders)[0]
    for other in holders:
        if other is chosen:
            continue
        if mapped and len(mapped) == 1:
            layout.columns[other.at] = other._replace(meaning=DIMENSION, dimension=key(other.heading))
            if _tells_of(cells[other.at], cells[chosen.at]):
                layout.attributes.add(key(other.heading))
        elif cells[other.at].texts == cells[chosen.at].texts:
            layout.columns[other.at] = other._replace(meaning=REMARK, why="cells same", beside=chosen.at)
        elif asked and _are_codes(cells[other.at], cells[chosen.at]):
            layout.columns[other.at] = other._replace(meaning=REMARK, why="cells code", beside=chosen.at)
        else:
            _blame_two(layout, role, holders)
    return chosen


def _tells_of(other: Cells, chosen: Cells) -> bool:
    """Whether another column of areas says what each area lies in, and does not part it as townships part a county."""
    levels = {area_level(key(text)) for text in chosen.distinct}
    finer = any(area_level(key(text)) == TOWNSHIP for text in other.distinct) and TOWNSHIP not in levels
    return chosen.each_has_one(other) and not finer


def _are_codes(other: Cells, chosen: Cells) -> bool:
    """Whether one of two columns holds codes of what the other names, or of what that belongs to."""
    return (chosen.are_codes() or other.are_codes()) and chosen.each_has_one(other)


def _holds_asked(role: str, cells: Cells, headings: Headings) -> bool:
    """Whether a column names an indicator or area that target files ask for."""
    if role == "indicator":
        return cells.name_asked(headings)
    return role == "area" and any(key(text) in headings.asked.areas for text in cells.distinct)


def _blame_two(layout: Layout, role: str, holders: list[Column]) -> None:
    message = say(
        'two columns for the {role} ({names}); name the right one under "columns:" in a target file',
        role=role,
        names=[c.heading for c in holders],
    )
    layout.blame(("two-columns", message))


def _place_time(layout: Layout, role: str, column: Column, cells: Columns) -> None:
    """Periods stand in one column, or in one of years and one of their months or quarters."""
    if role in ("period", "year"):
        if layout.period is None:
            layout.period, layout.of_years = column.at, role == "year"
        else:
            _beside_period(layout, column, cells)
    elif layout.part is None and (layout.period is None or holds_years(cells, layout.period)):
        layout.part, layout.quarters = column.at, role == "quarter"
    else:
        layout.columns[column.at] = column._replace(meaning=REMARK, why="cells same")


def _beside_period(layout: Layout, column: Column, cells: Columns) -> None:
    """A second column of periods says nothing more, or is of days on which figures were put down, or contradicts the first."""
    assert layout.period is not None
    first = layout.columns[layout.period]
    pairs = [
        (parse_period(text), parse_period(other))
        for text, other in zip(cells[first.at].texts, cells[column.at].texts, strict=True)
    ]
    if all(inner is not None and whole is not None and whole.contains(inner) for inner, whole in pairs):
        layout.columns[column.at] = column._replace(meaning=REMARK, why="cells same")
    elif all(of is not None and day is not None and day.start == day.end > of.end for of, day in pairs):
        layout.columns[column.at] = column._replace(meaning=REMARK, why="cells later")
    elif all(of is not None and day is not None and day.start == day.end > of.end for day, of in pairs):
        layout.columns[first.at] = first._replace(meaning=REMARK, why="cells later")
        layout.period = column.at
    else:
        _blame_two(layout, "period", [first, column])


def holds_years(cells: Columns, at: int) -> bool:
    """Whether every cell of a column that is filled says a whole year."""
    periods = [parse_period(text) for text in cells[at].distinct]
    return bool(periods) and all(p is not None and p.months == 12 for p in periods)


def year_of_parts(layout: Layout, cells: Columns, headings: Headings) -> None:
    """The year of months that stand without one: the title's or file name's, else that of the targets, if they have one.

    There is none where other cells, or headings, beside them write another one: 2023年11月, 12月, 2024年1月.
    """
    titles = layout.titles
    years = {str(period.start.year) for period in titles.periods if period.start.year == period.end.year}
    years = years or {str(year) for year in headings.asked.years}
    texts = [column.period for column in layout.columns if column.period is not None]
    alone = [at for at in (layout.period, layout.part) if at is not None]
    of_rows = cells[alone[0]].distinct if len(alone) == 1 else []
    written = _years_beside_parts(texts, whole=False) | _years_beside_parts(of_rows, whole=True)
    if len(years) == 1 and written <= years:
        layout.year = years.pop()
    if len(titles.parts) == 1 and titles.unread is None and all(period.months == 12 for period in titles.periods):
        (part,) = titles.parts
        period = part_of(layout.year or "", part)
        if period is not None:
            layout.titles = titles._replace(periods=(period,))
        elif not titles.periods:
            layout.titles = titles._replace(unread=part)


def heed_years_between(layout: Layout, rows: Sequence[Sequence[str]]) -> None:
    """Takes the year of months that stand without one away where a row with nothing else names another: 2023年 above 11月."""
    if layout.years_in_rows or layout.year is None:
        return
    at = layout.period if layout.part is None else layout.part
    alone = [cell_at(cells, at).strip() for cells in rows if filled_cells(cells) == 1]
    years = {period.start.year for text in alone if (period := parse_period(text)) is not None and period.months == 12}
    if not {str(year) for year in years} <= {layout.year}:
        layout.year = None


def _years_beside_parts(texts: Sequence[str], *, whole: bool) -> set[str]:
    """The years that periods are written with, beside others that are parts of a year without one; whole years if these count."""
    periods = [period for text in texts if (period := parse_period(text)) is not None]
    if len(periods) == len(texts) or not any(is_part_of_year(key(text)) for text in texts):
        return set()
    return {str(period.end.year) for period in periods if whole or period.months < 12}


def check_title_period(layout: Layout, cells: Columns) -> None:
    """Where no column says the period and titles name several, no row's period can be told; nor where a title names a part of a year that a column says."""
    periods = layout.titles.periods
    dated = layout.says_period()
    if not dated and len(periods) > 1:
        message = say(
            "no column says the period, and the title names several ({periods}); add a column 年份",
            periods=[str(period) for period in periods],
        )
        layout.blame(("unclear-period", message))
    elif not dated and not periods and layout.titles.unread is not None:
        message = say(
            'no column says the period, and "{text}" in the title or the file\'s name is none that is known; write it as in '
            "2024年1-9月, or add a column 年份",
            text=layout.titles.unread,
        )
        layout.blame(("unclear-period", message))
    column = None if layout.period is None else layout.columns[layout.period]
    if column is None or layout.part is not None or column.why == "columns" or layout.titles.until:
        return
    for text in cells[column.at].distinct:
        year = parse_period(text)
        part = next((p for p in periods if year is not None and p != year and year.contains(p)), None)
        if part is not None and year is not None and year.months == 12:
            message = say(
                'the title or the file\'s name says {part} and the column "{heading}" {year}; if the rows are of whole years, say '
                'columns: {{period: {heading}}} in a target file',
                part=str(part), heading=column.heading, year=text,
            )  # fmt: skip
            layout.blame(("unclear-period", message))
            return
