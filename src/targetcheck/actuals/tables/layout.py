"""Where a table keeps what: long, wide, one indicator a file, or areas or periods as columns (design §4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from targetcheck.actuals.tables.columns import (
    BLANK,
    DIMENSION,
    FIGURES,
    IGNORED,
    REMARK,
    Cells,
    Column,
    columns_of,
    decided_by_cells,
    heading_period,
)
from targetcheck.actuals.tables.header import Header
from targetcheck.actuals.tables.headings import Headings
from targetcheck.actuals.tables.titles import NO_TITLES, Titles
from targetcheck.errors import Phrase, say
from targetcheck.model.period import Period, parse_period
from targetcheck.model.text import key
from targetcheck.model.unit import Unit

Rows = Sequence[Sequence[str]]


class ValueColumn(NamedTuple):
    """A column of figures, and what its heading already says of each."""

    at: int
    indicator: str | None = None
    area: str | None = None
    period: Period | None = None
    unit: Unit | None = None


@dataclass(slots=True)
class Layout:
    """Which column is what. `values` is empty when nothing in the table is asked for."""

    width: int
    columns: list[Column] = field(default_factory=list)
    titles: Titles = NO_TITLES
    lines: tuple[int, int] = (0, 0)
    """Where its header begins and ends."""
    indicator: int | None = None
    area: int | None = None
    period: int | None = None
    part: int | None = None
    """The month or quarter column; `quarters` says which."""
    quarters: bool = False
    of_years: bool = False
    """Whether the period column is headed as one of years: 2009/10 in it is no October."""
    year: str | None = None
    """The year of months and quarters that stand without one."""
    unit: int | None = None
    dimensions: list[tuple[int, str]] = field(default_factory=list)
    attributes: set[str] = field(default_factory=set)
    """Those dimensions that tell of an area or a row and split nothing."""
    values: list[ValueColumn] = field(default_factory=list)
    wide: bool = False
    """Whether each indicator has a column of its own."""
    fault: tuple[str, Phrase] | None = None
    """Why its figures cannot be told apart (code and message); a problem only if one of them is asked for."""

    def key_columns(self) -> list[int]:
        """The columns whose cells say of what a figure is."""
        roles = (self.indicator, self.area, self.period, self.part, self.unit)
        return sorted({i for i in roles if i is not None} | {i for i, _ in self.dimensions})

    def blame(self, fault: tuple[str, Phrase] | None) -> None:
        """Notes a fault; the first one is told."""
        if self.fault is None:
            self.fault = fault


def lay_out(header: Header, body: Rows, titles: Titles, headings: Headings) -> Layout:
    """The layout that a header, its titles and the first rows below it show."""
    columns = columns_of(header.pieces, headings)
    _corner(columns, body, titles, headings)
    meanings = {c.meaning for c in columns}
    has_figures = "value" in meanings or FIGURES not in meanings
    long = "indicator" in meanings or (titles.indicator is not None and has_figures)
    columns = decided_by_cells(columns, body, headings, wide=not (long and "value" in meanings))
    layout = Layout(len(columns), columns, titles)
    _place_coordinates(layout, body)
    _year_of_parts(layout, headings)
    if long:
        _long(layout)
    else:
        _wide(layout)
    for column in layout.columns:
        if column.meaning == DIMENSION and column.dimension:
            layout.dimensions.append((column.at, column.dimension))
        layout.blame(column.fault)
    _title_period(layout, body)
    return layout


def _corner(columns: list[Column], body: Rows, titles: Titles, headings: Headings) -> None:
    """Under periods as headings, the first column without a known heading (often an empty corner) names indicators, or areas."""
    meanings = {c.meaning for c in columns}
    if meanings & {"indicator", "value", FIGURES} or not any(c.period for c in columns):
        return
    free = [c for c in columns if c.meaning in ("", BLANK) and c.period is None and Cells(body, c.at).filled]
    if not free:
        return
    first = free[0]
    cells = Cells(body, first.at)
    named = any(headings.indicator(text)[0] is not None for text in cells.distinct)
    if not named and "area" not in meanings and cells.are_areas(headings):
        columns[first.at] = first._replace(meaning="area", why="cells area")
    elif titles.indicator is None or named:
        columns[first.at] = first._replace(meaning="indicator", why="corner")


def _place_coordinates(layout: Layout, body: Rows) -> None:
    """Fixes the indicator, area, period and unit columns; two for one role are a fault."""
    by_role: dict[str, list[Column]] = {}
    for column in layout.columns:
        by_role.setdefault(column.meaning, []).append(column)
    for role in ("indicator", "area", "unit", "period", "year", "month", "quarter"):
        chosen = _one(layout, role, by_role.get(role, []), body)
        if chosen is not None and role in ("indicator", "area", "unit"):
            setattr(layout, role, chosen.at)
        elif chosen is not None:
            _place_time(layout, role, chosen, body)


def _one(layout: Layout, role: str, holders: list[Column], body: Rows) -> Column | None:
    """The column that has a role. One that `columns:` names wins, and others of its kind are columns like any other."""
    mapped = [c for c in holders if c.why == "columns"]
    if not holders:
        return None
    chosen = (mapped or holders)[0]
    for other in holders:
        if other is chosen:
            continue
        if mapped and len(mapped) == 1:
            layout.columns[other.at] = other._replace(meaning=DIMENSION, dimension=key(other.heading))
            layout.attributes.add(key(other.heading))
            continue
        if Cells(body, other.at).texts == Cells(body, chosen.at).texts:
            layout.columns[other.at] = other._replace(meaning=REMARK, why="cells same")
            continue
        names = [c.heading for c in holders]
        message = say(
            'two columns for the {role} ({names}); name the right one under "columns:" in a target file',
            role=role,
            names=names,
        )
        layout.blame(("two-columns", message))
    return chosen


def _place_time(layout: Layout, role: str, column: Column, body: Rows) -> None:
    """Periods stand in one column, or in one of years and one of their months or quarters."""
    if role in ("period", "year"):
        if layout.period is None:
            layout.period, layout.of_years = column.at, role == "year"
        else:
            _beside_period(layout, column, body)
    elif layout.part is None and (layout.period is None or _holds_years(body, layout.period)):
        layout.part, layout.quarters = column.at, role == "quarter"
    else:
        layout.columns[column.at] = column._replace(meaning=REMARK, why="cells same")


def _beside_period(layout: Layout, column: Column, body: Rows) -> None:
    """A column of years beside one of periods says nothing more, or contradicts it."""
    assert layout.period is not None
    pairs = zip(Cells(body, layout.period).texts, Cells(body, column.at).texts, strict=True)
    for text, year in pairs:
        whole, inner = parse_period(year), parse_period(text)
        if whole is None or inner is None or not whole.contains(inner):
            names = [layout.columns[layout.period].heading, column.heading]
            message = say(
                'two columns for the {role} ({names}); name the right one under "columns:" in a target file',
                role="period",
                names=names,
            )
            layout.blame(("two-columns", message))
            return
    layout.columns[column.at] = column._replace(meaning=REMARK, why="cells same")


def _holds_years(body: Rows, at: int) -> bool:
    periods = [parse_period(text) for text in Cells(body, at).distinct]
    return bool(periods) and all(p is not None and p.months == 12 for p in periods)


def _year_of_parts(layout: Layout, headings: Headings) -> None:
    """The year of months that stand without one: the title's or file name's, else that of the targets, if they have one."""
    years = {str(period.start.year) for period in layout.titles.periods if period.start.year == period.end.year}
    years = years or {str(year) for year in headings.asked.years}
    if len(years) == 1:
        layout.year = years.pop()


def _value(layout: Layout, column: Column, indicator: str | None) -> ValueColumn:
    period = None
    if column.period is not None:
        period = heading_period(column.period, layout.year)
        if period is None:
            message = say(
                'the heading "{heading}" has no year; write 2024年1月, or the year in the title or the file\'s name',
                heading=column.heading,
            )
            layout.blame(("unclear-period", message))
    return ValueColumn(column.at, indicator, column.area, period, column.unit)


def _long(layout: Layout) -> None:
    """One figure a row, or, without a value column, one figure a cell under periods or areas as headings."""
    known = None if layout.indicator is not None else layout.titles.indicator
    values = [c for c in layout.columns if c.meaning == "value"]
    mapped = [c for c in values if c.why == "columns"]
    for column in values if mapped else []:
        if column not in mapped:
            layout.columns[column.at] = column._replace(meaning=REMARK)
    values = mapped or values
    if not values:
        values = [c for c in layout.columns if c.period is not None and c.meaning in ("", FIGURES)]
    if not values and layout.area is None:
        values = [
            c for c in layout.columns if (c.area is not None or c.total) and c.meaning in ("", IGNORED, DIMENSION)
        ]
        values = [c._replace(area=c.area or c.heading) for c in values] if any(c.area for c in values) else []
    if not values:
        values = [c for c in layout.columns if c.meaning == FIGURES]
    _take_values(layout, [(c, _value(layout, c, c.indicator or known)) for c in values])
    for column in layout.columns:
        if column.meaning == FIGURES and column.at not in {v.at for v in layout.values}:
            layout.dimensions.append((column.at, column.indicator or column.heading))


def _wide(layout: Layout) -> None:
    layout.wide = True
    figures = [c for c in layout.columns if c.meaning == FIGURES]
    _take_values(layout, [(c, _value(layout, c, c.indicator)) for c in figures])


def _take_values(layout: Layout, values: list[tuple[Column, ValueColumn]]) -> None:
    """The columns of figures. Of several for the same figure the one headed as the total is it; else that is a fault."""
    same: dict[tuple[object, ...], list[tuple[Column, ValueColumn]]] = {}
    for column, value in values:
        same.setdefault((value.indicator, value.area, value.period), []).append((column, value))
    for alike in same.values():
        totals = [pair for pair in alike if pair[0].total]
        chosen = totals if len(totals) == 1 else alike
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


def _title_period(layout: Layout, body: Rows) -> None:
    """Where no column says the period and titles name several, no row's period can be told; nor where a title names a part of a year that a column says."""
    periods = layout.titles.periods
    dated = layout.period is not None or layout.part is not None or any(v.period is not None for v in layout.values)
    if not dated and len(periods) > 1:
        message = say(
            "no column says the period, and the title names several ({periods}); add a column 年份",
            periods=[str(period) for period in periods],
        )
        layout.blame(("unclear-period", message))
    if (
        layout.period is None
        or layout.part is not None
        or layout.columns[layout.period].why == "columns"
        or layout.titles.until
    ):
        return
    heading = layout.columns[layout.period].heading
    for text in Cells(body, layout.period).distinct:
        year = parse_period(text)
        part = next((p for p in periods if year is not None and p != year and year.contains(p)), None)
        if part is not None and year is not None and year.months == 12:
            message = say(
                'the title or the file\'s name says {part} and the column "{heading}" {year}; if the rows are of whole years, say '
                'columns: {{period: {heading}}} in a target file',
                part=str(part), heading=heading, year=text,
            )  # fmt: skip
            layout.blame(("unclear-period", message))
            return
