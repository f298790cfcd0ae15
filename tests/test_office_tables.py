"""Tables as offices keep them, made up with known contents and judged against these: never another figure.

Every table has a seed. More of them than in the ordinary run: `OFFICE_TABLES=20000 pytest -n 0 tests/test_office_tables.py`, or, with
what ends as no data by layout, `python tests/test_office_tables.py 20000 [first seed]`.
"""

from __future__ import annotations

import csv
import io
import json
import os
import random
import re
import sys
import tempfile
from calendar import month_abbr, month_name
from collections import Counter
from collections.abc import Sequence
from contextlib import chdir
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml
from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet
from typer.testing import CliRunner

from targetcheck.cli import app

TABLES = int(os.environ.get("OFFICE_TABLES", "300"))
PER_TEST = 50
MOST_UNREAD = 0.05
"""The share of figures that a careful person would read and that may end as no data."""

Key = tuple[str, str, str]
"""Indicator, area, period."""


@dataclass(frozen=True)
class Kind:
    """An indicator, the unit of its targets, and how its figures are written: as multiples of the target's unit."""

    name: str
    unit: str
    low: int
    high: int
    places: int
    written: tuple[tuple[str, str], ...]
    adds_up: bool = True


@dataclass(frozen=True)
class Tongue:
    """The words of tables in one language."""

    city: str
    counties: tuple[str, ...]
    kinds: tuple[Kind, ...]
    totals: tuple[str, ...]
    not_asked: tuple[str, ...]
    areas: tuple[str, ...]
    """Headings of areas; so are the others."""
    years: tuple[str, ...]
    periods: tuple[str, ...]
    indicators: tuple[str, ...]
    values: tuple[str, ...]
    units: tuple[str, ...]
    of_years: tuple[str, ...]
    """How years are written; so are months, and quarters."""
    of_months: tuple[str, ...]
    of_quarters: tuple[tuple[str, ...], ...]
    remarks: dict[str, tuple[str, ...]]
    plans: tuple[str, ...]
    changes: tuple[str, ...]
    results: tuple[str, ...]
    aside: tuple[str, ...]
    """Rows that are neither total nor part."""
    titles: tuple[str, ...]
    """Titles that say the period."""
    above: tuple[str, ...]
    below: tuple[str, ...]
    number: str
    """The heading of numbers of rows."""


CHINESE = Tongue(
    city="临沧市",
    counties=("云县", "凤庆县", "永德县", "双江县", "临翔区"),
    kinds=(
        Kind("床位数", "张", 200, 3000, 0, (("张", "1"),)),
        Kind("护士数", "人", 100, 900, 0, (("人", "1"), ("名", "1"))),
        Kind("门诊量", "万人次", 5, 90, 2, (("万人次", "1"), ("人次", "0.0001"))),
        Kind("设备采购额", "万元", 300, 9000, 1, (("万元", "1"), ("元", "0.0001"), ("亿元", "10000"))),
        Kind("规范管理率", "%", 45, 99, 2, (("%", "1"), ("‰", "0.1")), adds_up=False),
        Kind("治疗成功率", "%", 45, 99, 1, (("%", "1"),), adds_up=False),
        Kind("结核病发病率", "/10万", 12, 80, 2, (("/10万", "1"),), adds_up=False),
    ),
    totals=(
        "合计",
        "总计",
        "全市",
        "全市合计",
        "合 计",
        "合计：",
        "临沧市合计",
        "共计",
        "临沧市",
        "总　计",
        "Total",
        "汇总",
    ),
    not_asked=("在院人数", "每千人口床位数", "其他护士数", "门诊量占比", "老年人规范管理率"),
    areas=("地区", "县区", "区县", "县(市、区)", "单位名称", "填报单位", "行政区划", "地  区", "报表口径"),
    years=("年份", "年度", "时期", "统计年度", "年 份"),
    periods=("时期", "时间", "报告期", "统计周期"),
    indicators=("指标", "项目", "指标名称"),
    values=("数值", "实际值", "完成数", "本期", "完成值"),
    units=("单位", "计量单位"),
    of_years=("{}", "{}年", "{}年度"),
    of_months=("2024-{n:02d}", "2024年{n}月", "2024/{n}", "2024{n:02d}", "2024年{n:02d}月", "2024.{n:02d}"),
    of_quarters=(
        ("2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4"),
        tuple(f"2024年{c}季度" for c in "一二三四"),
        tuple(f"2024年第{c}季度" for c in "一二三四"),
        tuple(f"2024Q{n}" for n in range(1, 5)),
    ),
    remarks={
        "备注": ("", "", "快报数", "含民营"),
        "责任科室": ("疾控科", "医政科"),
        "填报人": ("张三", "李四"),
        "填报日期": ("2025-01-06", "2025年1月8日"),
    },
    plans=("目标值", "计划数", "上年同期", "任务数", "去年同期", "全年目标", "上期数"),
    changes=("同比", "完成率", "增减", "环比", "同比(%)", "完成率(%)", "排名"),
    results=("完成", "实际", "完成数"),
    aside=("小计", "其中：城区", "平均", "均值", "小 计", "其中:民族乡", "山区小计"),
    titles=("临沧市{}卫生健康指标完成情况", "{}各县区主要指标", "卫生健康统计表（{}）", "时间：{}"),
    above=("附件2", "表1", "卫生健康统计报表", "填报单位：临沧市卫生健康委"),
    below=("注：数据来源于统计年报。", "说明：快报数，以年报为准。", "数据来源：卫生统计直报系统"),
    number="序号",
)
ENGLISH = Tongue(
    city="Lincang",
    counties=("Yunxian", "Fengqing", "Yongde", "Shuangjiang", "Linxiang"),
    kinds=(
        Kind("beds", "", 200, 3000, 0, (("", "1"),)),
        Kind("nurses", "persons", 100, 900, 0, (("persons", "1"),)),
        Kind("spending", "million", 300, 9000, 1, (("million", "1"), ("thousand", "0.001"))),
        Kind("management rate", "%", 45, 99, 2, (("%", "1"), ("‰", "0.1")), adds_up=False),
        Kind("TB incidence", "per 100k", 12, 80, 2, (("per 100k", "1"), ("per 100,000", "1")), adds_up=False),
    ),
    totals=("Total", "Grand total", "All", "TOTAL", "Lincang", "Lincang total", "Total:"),
    not_asked=("Inpatients", "Beds per thousand", "Other nurses", "Share of spending"),
    areas=("Area", "Region", "County", "REF_AREA", "District", "Reporting entity", "geo"),
    years=("Year", "TIME_PERIOD", "Period", "Fiscal year", "Reporting period"),
    periods=("Period", "TIME_PERIOD", "Date", "time", "Reference period"),
    indicators=("Indicator",),
    values=("Value", "OBS_VALUE", "Actual"),
    units=("Unit", "UNIT_MEASURE", "Units"),
    of_years=("{}",),
    of_months=("2024-{n:02d}", "2024M{n:02d}", "2024-M{n:02d}", "{name} 2024"),
    of_quarters=(("2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4"), ("Q1 2024", "Q2 2024", "Q3 2024", "Q4 2024")),
    remarks={
        "Remarks": ("", "", "provisional", "with private ones"),
        "Responsible": ("CDC", "Medical affairs"),
        "OBS_STATUS": ("A", "P", "E"),
        "Source": ("annual report", "survey"),
    },
    plans=("Target", "Planned", "Quota", "Plan"),
    changes=("Completion rate", "Progress", "Rank"),
    results=("Actual", "Value"),
    aside=("Subtotal", "of which urban", "Average", "Mean", "Sub-total"),
    titles=("Health indicators of Lincang, {}", "Main indicators {}", "Health statistics ({})", "Period: {}"),
    above=("Annex 2", "Table 1", "Health statistics", "Prepared by: Health Commission"),
    below=("Note: figures of the annual report.", "Source: hospital returns", "Notes: provisional."),
    number="No.",
)


Rows = list[list[str]]


class Sheet(NamedTuple):
    """A table as a sheet of a workbook."""

    name: str
    above: Rows
    rows: Rows
    below: Rows
    merged: Sequence[int]


@dataclass
class Office:
    """A table being made: what is true, how it is written, and the files that come of it."""

    rng: random.Random
    tongue: Tongue
    kinds: list[Kind] = field(default_factory=list)
    areas: list[str] = field(default_factory=list)
    periods: list[str] = field(default_factory=list)
    spelled: dict[str, str] = field(default_factory=dict)
    truth: dict[Key, Decimal] = field(default_factory=dict)
    units: dict[str, tuple[str, Decimal]] = field(default_factory=dict)
    unit_in: str = "heading"
    """Where the units stand: heading, cell, column, title, or nowhere."""
    total: str | None = None
    head: dict[str, object] = field(default_factory=dict)
    layout: str = ""
    hard: set[Key] = field(default_factory=set)
    """Figures of which a careful person would say that they cannot be told."""
    files: dict[str, bytes] = field(default_factory=dict)
    delimiter: str = ","
    encoding: str = ""
    sheets: dict[str, list[Sheet]] = field(default_factory=dict)
    """Workbooks: the sheets of each."""
    engines: bool = False
    """Whether DuckDB is asked too."""
    book: bool = False
    """Whether the tables are saved as workbooks."""

    def cell(self, kind: Kind, area: str, period: str) -> str:
        return self.shown(kind, self.truth[kind.name, area, period])

    def shown(self, kind: Kind, figure: Decimal) -> str:
        """A figure as it is written in the table's unit."""
        unit, scale = self.units[kind.name]
        number = figure / scale
        text = f"{number:f}"
        if "." in text:
            text = text.rstrip("0").rstrip(".")
        if number >= 1000 and self.delimiter != ";" and self.rng.random() < 0.3:
            text = f"{Decimal(text):,f}"
        if self.unit_in != "cell" or not unit:
            return text
        return f"{text} {unit}" if unit[0].isascii() and unit[0].isalpha() else text + unit

    def other(self, kind: Kind) -> str:
        """A figure of the same kind that is none of the true ones: last year's, a plan."""
        known = set(self.truth.values())
        while (figure := amount(self.rng, kind)) in known:
            pass
        return self.shown(kind, figure)

    def heading(self, kind: Kind) -> str:
        if self.unit_in != "heading":
            return kind.name
        unit = self.units[kind.name][0]
        return self.rng.choice(["{}({})", "{}（{}）", "{} ({})"]).format(kind.name, unit) if unit else kind.name


def amount(rng: random.Random, kind: Kind) -> Decimal:
    return Decimal(rng.randint(kind.low * 10**kind.places, kind.high * 10**kind.places)).scaleb(-kind.places)


def make(seed: int) -> Office:
    """A table, its truth and its files."""
    rng = random.Random(seed)
    tongue = rng.choice([CHINESE, CHINESE, ENGLISH])
    office = Office(rng, tongue)
    office.layout = rng.choice(list(LAYOUTS))
    office.book = rng.random() < 0.25
    office.kinds = rng.sample(tongue.kinds, rng.randint(1, 3))
    office.areas = rng.sample(tongue.counties, rng.randint(2, 4))
    office.delimiter = rng.choice([",", ",", ",", "\t", ";"])
    _periods(office)
    _units(office)
    if rng.random() < 0.5:
        office.total = rng.choice(tongue.totals)
    for kind in office.kinds:
        for period in office.periods:
            for area in office.areas:
                office.truth[kind.name, area, period] = amount(rng, kind)
            if office.total is not None:
                parts = [office.truth[kind.name, area, period] for area in office.areas]
                office.truth[kind.name, tongue.city, period] = (
                    sum(parts, Decimal(0)) if kind.adds_up else amount(rng, kind)
                )
    if rng.random() < 0.5:
        office.head["areas"] = {tongue.city: list(office.areas)}
    LAYOUTS[office.layout](office)
    save_books(office)
    office.engines = rng.random() < 0.1 or (office.encoding == "utf-8" and rng.random() < 0.5)
    return office


def _periods(office: Office) -> None:
    rng, tongue = office.rng, office.tongue
    sort = rng.choice(["years", "years", "months", "quarters"])
    if sort == "years":
        office.periods = [str(y) for y in range(2025 - rng.randint(1, 3), 2025)]
        form = rng.choice(tongue.of_years)
        office.spelled = {p: form.format(p) for p in office.periods}
    elif sort == "months":
        form = rng.choice(tongue.of_months)
        months = range(1, rng.randint(3, 12) + 1)
        office.periods = [f"2024-{m:02d}" for m in months]
        office.spelled = {f"2024-{m:02d}": form.format(n=m, name=month_abbr[m]) for m in months}
    else:
        quarters = rng.randint(2, 4)
        office.periods = [f"2024-Q{n}" for n in range(1, quarters + 1)]
        office.spelled = dict(zip(office.periods, rng.choice(tongue.of_quarters), strict=False))


def _units(office: Office) -> None:
    rng = office.rng
    office.unit_in = rng.choice(["heading", "cell", "column", "nowhere"])
    for kind in office.kinds:
        unit, scale = kind.written[0] if office.unit_in == "nowhere" else rng.choice(kind.written)
        office.units[kind.name] = unit, Decimal(scale)


# Layouts


def area_heading(office: Office) -> str:
    return office.rng.choice(office.tongue.areas)


def period_heading(office: Office) -> str:
    tongue = office.tongue
    return office.rng.choice(tongue.years if office.periods[0].isdigit() else tongue.periods)


def every_area(office: Office) -> list[str]:
    """The areas of a table with the total, first or last."""
    if office.total is None:
        return list(office.areas)
    city = office.tongue.city
    return [city, *office.areas] if office.rng.random() < 0.5 else [*office.areas, city]


def area_name(office: Office, area: str) -> str:
    return str(office.total) if area == office.tongue.city else area


def extra_columns(office: Office, rows: Rows, kinds: list[Kind] | None) -> None:
    """Columns that say nothing of the figures; plans and last year's in tables of one figure a row (`kinds` names each row's)."""
    rng = office.rng
    tongue = office.tongue
    if rng.random() < 0.4:
        for n, row in enumerate(rows):
            row.insert(0, tongue.number if n == 0 else str(n))
    for heading in rng.sample(list(tongue.remarks), rng.randint(0, 2)):
        for n, row in enumerate(rows):
            row.append(heading if n == 0 else rng.choice(tongue.remarks[heading]))
    if kinds is None:
        return
    for heading in rng.sample(tongue.plans, rng.randint(0, 2)):
        at = rng.randint(1 if rows[0][0] == tongue.number else 0, len(rows[0]))
        for n, row in enumerate(rows):
            row.insert(at, heading if n == 0 else office.other(kinds[n - 1]))
    for heading in rng.sample(tongue.changes, rng.randint(0, 1)):
        for n, row in enumerate(rows):
            row.append(heading if n == 0 else str(rng.randint(-30, 120)))


def long(office: Office) -> None:
    """One figure a row."""
    rng = office.rng
    tongue = office.tongue
    names = [rng.choice(tongue.indicators), area_heading(office), period_heading(office), rng.choice(tongue.values)]
    order = rng.sample(range(4), 4)
    facts = [(k, a, p) for p in office.periods for a in every_area(office) for k in office.kinds]
    if rng.random() < 0.5:
        facts.sort(key=lambda fact: office.kinds.index(fact[0]))
    rows = [[names[i] for i in order]]
    for kind, area, period in facts:
        cells = [office.heading(kind), area_name(office, area), office.spelled[period], office.cell(kind, area, period)]
        rows.append([cells[i] for i in order])
    if office.unit_in == "column":
        at = rng.randint(0, 4)
        rows[0].insert(at, rng.choice(tongue.units))
        for row, (kind, _, _) in zip(rows[1:], facts, strict=True):
            row.insert(at, office.units[kind.name][0])
    extra_columns(office, rows, [kind for kind, _, _ in facts])
    save(office, rows)


def no_column_of_units(office: Office) -> None:
    if office.unit_in == "column":
        office.unit_in = "heading"


def wide(office: Office) -> None:
    """A column for each indicator."""
    no_column_of_units(office)
    rows = wide_rows(office, office.kinds, office.periods)
    extra_columns(office, rows, None)
    save(office, rows)


def wide_rows(office: Office, kinds: list[Kind], periods: list[str], areas: list[str] | None = None) -> Rows:
    rng = office.rng
    more = rng.sample(office.tongue.not_asked, rng.randint(0, 2))
    lead = [area_heading(office), period_heading(office)]
    swapped = rng.random() < 0.3
    rows = [[*(lead[::-1] if swapped else lead), *map(office.heading, kinds), *more]]
    facts = [(area, period) for period in periods for area in areas or every_area(office)]
    if rng.random() < 0.4:
        facts.sort()
    for area, period in facts:
        lead = [area_name(office, area), office.spelled[period]]
        figures = [office.cell(kind, area, period) for kind in kinds]
        rows.append([*(lead[::-1] if swapped else lead), *figures, *(str(rng.randint(1, 4000)) for _ in more)])
    return rows


def one_year(office: Office) -> None:
    """No period column: the title or the file's name says it."""
    no_column_of_units(office)
    period = office.periods[-1]
    keep(office, period=period)
    rows = wide_rows(office, office.kinds, [period])
    at = 1 if rows[0][0] != period_heading(office) and rows[1][1] == office.spelled[period] else 0
    rows = [[cell for i, cell in enumerate(row) if i != at] for row in rows]
    shown = worded(office, period)
    if office.rng.random() < 0.6:
        save(office, rows, titles=[office.rng.choice(office.tongue.titles).format(shown)])
    else:
        save(office, rows, name=office.rng.choice(["{}.csv", "指标-{}.csv", "{}卫生指标.csv"]).format(shown))


def keep(office: Office, *, period: str | None = None, area: str | None = None, kind: Kind | None = None) -> None:
    """Leaves only what is of a period, an area or an indicator."""
    wanted = (kind and kind.name, area, period)
    office.truth = {
        key: value
        for key, value in office.truth.items()
        if all(w in (None, part) for w, part in zip(wanted, key, strict=True))
    }


def worded(office: Office, period: str) -> str:
    """A period as titles say it."""
    if office.tongue is CHINESE:
        return chinese(period)
    return f"{month_name[int(period[5:])]} {period[:4]}" if period[5:].isdecimal() else period


def chinese(period: str) -> str:
    year, _, part = period.partition("-")
    if not part:
        return f"{year}年"
    return f"{year}年{'一二三四'[int(part[1]) - 1]}季度" if part[0] == "Q" else f"{year}年{int(part)}月"


def periods_as_columns(office: Office) -> None:
    """Indicators of one area, or areas of one indicator, in rows under periods."""
    rng = office.rng
    headings = [office.spelled[p] for p in office.periods]
    short = office.tongue is CHINESE and office.periods[0].count("-") == 1 and rng.random() < 0.5
    titles = []
    if short:
        headings = [chinese(p).removeprefix("2024年") for p in office.periods]
        titles = ["临沧市2024年情况"]
    if rng.random() < 0.5:
        area = rng.choice(office.areas)
        keep(office, area=area)
        rows = [[rng.choice(office.tongue.indicators), *headings]]
        rows += [[office.heading(kind), *(office.cell(kind, area, p) for p in office.periods)] for kind in office.kinds]
        if office.unit_in == "column":
            rows = [
                [row[0], unit, *row[1:]]
                for row, unit in zip(rows, [office.tongue.units[0], *units_of(office)], strict=True)
            ]
        year = "2024年" if short else ""
        if rng.random() < 0.5:
            title = f"{area}{year}卫生健康主要指标" if office.tongue is CHINESE else f"{area}: main indicators"
            save(office, rows, titles=[title])
        else:
            save(office, rows, titles=[f"{year}主要指标"] if short else [], name=f"{area}.csv")
        return
    kind = office.kinds[0]
    no_column_of_units(office)
    keep(office, kind=kind)
    rows = [[area_heading(office), *headings]]
    rows += [[area_name(office, a), *(office.cell(kind, a, p) for p in office.periods)] for a in every_area(office)]
    if office.tongue is CHINESE or office.book:
        titles = [*titles, f"指标：{kind.name}" if office.tongue is CHINESE else kind.name]
    save(office, rows, titles=[*titles, *unit_title(office, kind)], name=f"{kind.name}.csv")


def unit_title(office: Office, kind: Kind) -> list[str]:
    """A title that says the unit, where the headings do not."""
    unit = office.units[kind.name][0]
    if office.unit_in != "heading" or not unit:
        return []
    return [f"单位：{unit}" if office.tongue is CHINESE else f"Unit: {unit}"]


def units_of(office: Office) -> list[str]:
    return [office.units[kind.name][0] for kind in office.kinds]


def areas_as_columns(office: Office) -> None:
    """Indicators or periods in rows under areas."""
    rng = office.rng
    areas = every_area(office)
    headings = [area_name(office, area) for area in areas]
    if rng.random() < 0.5:
        period = office.periods[-1]
        keep(office, period=period)
        rows = [[office.tongue.indicators[0], *headings]]
        rows += [[office.heading(kind), *(office.cell(kind, a, period) for a in areas)] for kind in office.kinds]
        if office.unit_in == "column":
            rows = [
                [row[0], unit, *row[1:]]
                for row, unit in zip(rows, [office.tongue.units[0], *units_of(office)], strict=True)
            ]
        save(office, rows, titles=[office.tongue.titles[1].format(worded(office, period))])
        return
    kind = office.kinds[0]
    no_column_of_units(office)
    keep(office, kind=kind)
    rows = [[period_heading(office), *headings]]
    rows += [[office.spelled[p], *(office.cell(kind, a, p) for a in areas)] for p in office.periods]
    save(office, rows, titles=unit_title(office, kind), name=f"{kind.name}.csv")


def two_header_rows(office: Office) -> None:
    """Indicators over plan and result, or periods over indicators, or indicators over periods; upper cells merged."""
    rng = office.rng
    no_column_of_units(office)
    sort = rng.choice(["plan", "periods over", "indicators over"])
    office.layout += f": {sort}"
    upper, lower = [area_heading(office)], [""]
    areas = every_area(office)
    body = [[area_name(office, area)] for area in areas]
    if sort == "plan":
        period = office.periods[-1]
        keep(office, period=period)
        words = [rng.choice(office.tongue.plans), rng.choice(office.tongue.results)]
        if rng.random() < 0.4:
            words.append(rng.choice(office.tongue.changes))
        for kind in office.kinds:
            order = rng.sample(words, len(words))
            upper += [office.heading(kind), *[""] * (len(words) - 1)]
            lower += order
            for row, area in zip(body, areas, strict=True):
                for word in order:
                    result = word in office.tongue.results
                    row.append(office.cell(kind, area, period) if result else office.other(kind))
        save(office, [upper, lower, *body], titles=[office.tongue.titles[1].format(worded(office, period))])
        return
    outer, inner = office.periods, office.kinds
    pairs = [(k, p) for p in outer for k in inner] if sort == "periods over" else [(k, p) for k in inner for p in outer]
    last = ""
    for kind, period in pairs:
        over, under = office.spelled[period], office.heading(kind)
        if sort != "periods over":
            over, under = under, over
        upper.append("" if last == (period if sort == "periods over" else kind.name) else over)
        last = period if sort == "periods over" else kind.name
        lower.append(under)
        for row, area in zip(body, areas, strict=True):
            row.append(office.cell(kind, area, period))
    save(office, [upper, lower, *body])


def merged(office: Office) -> None:
    """A long table whose area, period or indicator cells are merged downwards."""
    rng = office.rng
    if office.unit_in == "column":
        office.unit_in = "cell"
    of = rng.choice([0, 1, 2])
    facts = [(k, a, p) for k in office.kinds for a in every_area(office) for p in office.periods]
    facts.sort(key=lambda f: (office.kinds.index(f[0]), f[1], f[2])[of])
    tongue = office.tongue
    rows, last = [[tongue.indicators[0], area_heading(office), period_heading(office), tongue.values[0]]], ""
    above = rng.random() < 0.5 or office.book
    if above and not office.book:
        office.head["blanks"] = "above"
    for kind, area, period in facts:
        cells = [office.heading(kind), area_name(office, area), office.spelled[period], office.cell(kind, area, period)]
        name = cells[of] if of else kind.name
        if name == last:
            cells[of] = ""
            if not above:
                office.hard.add((kind.name, area, period))
        last = name
        rows.append(cells)
    if not above:
        office.hard |= set(office.truth)
    save(office, rows, merged=[of] if office.book else [])


def stacked(office: Office) -> None:
    """Several tables in one sheet: each indicator's, or each period's, with titles and notes between."""
    rng = office.rng
    no_column_of_units(office)
    rows: Rows = []
    numerals = "一二三四五六七八九十"
    for n, kind in enumerate(office.kinds):
        if rng.random() < 0.7:
            words = [kind.name, "基本情况", f"各县区{kind.name}", "续表"]
            if office.tongue is ENGLISH:
                words = [kind.name, "Main figures", f"{kind.name} by county", "continued"]
            rows.append([f"{numerals[n]}、" + rng.choice(words) if office.tongue is CHINESE else rng.choice(words)])
        rows += wide_rows(office, [kind], office.periods)
        if rng.random() < 0.4:
            rows.append([rng.choice(office.tongue.below)])
        if rng.random() < 0.7:
            rows.append([""])
    save(office, rows)


def year_and_month(office: Office) -> None:
    """年份 and 月份 in columns of their own."""
    rng = office.rng
    if office.unit_in == "column":
        office.unit_in = "cell"
    if not office.periods[0].startswith("2024-") or office.tongue is ENGLISH:
        return long(office)
    quarters = office.periods[0][5] == "Q"
    rows = wide_rows(office, office.kinds, office.periods)
    at = next(i for i in (0, 1) if rows[1][i] in office.spelled.values())
    part = {
        office.spelled[p]: "一二三四"[int(p[6]) - 1] + rng.choice(["", "季度"]) if quarters else f"{int(p[5:])}"
        for p in office.periods
    }
    behind = "" if quarters or rng.random() < 0.5 else "月"
    for row in rows[1:]:
        row[at : at + 1] = [rng.choice(["2024", "2024年"]), part[row[at]] + behind]
    rows[0][at : at + 1] = ["年份", "季度" if quarters else "月份"]
    save(office, rows)
    return None


def file_for_each(office: Office) -> None:
    """Each county's own file without an area column, or each period's."""
    rng = office.rng
    if office.unit_in == "column":
        office.unit_in = "cell"
    by_area = rng.random() < 0.5 and office.tongue is CHINESE  # of English names it cannot be told that they are areas
    if by_area:
        for area in office.areas:
            rows = wide_rows(office, office.kinds, office.periods, [area])
            rows = without(rows, area)
            save(office, rows, name=rng.choice(["{}.csv", "{}-卫生指标.csv", "{}2025年报.csv"][:2]).format(area))
        for key in [key for key in office.truth if key[1] == office.tongue.city]:
            del office.truth[key]
        return
    for period in office.periods:
        rows = wide_rows(office, office.kinds, [period])
        save(office, without(rows, office.spelled[period]), name=f"{worded(office, period)}.csv")


def without(rows: Rows, text: str) -> Rows:
    """The rows without the column whose first cell below the heading is this text."""
    at = rows[1].index(text)
    return [[cell for i, cell in enumerate(row) if i != at] for row in rows]


def parts_of_parts(office: Office) -> None:
    """Rows of 小计, 其中 and 平均 between those of the counties."""
    rng = office.rng
    no_column_of_units(office)
    rows = wide_rows(office, office.kinds, office.periods)
    extra = len(rows[0]) - 2 - len(office.kinds)
    at = next(i for i in (0, 1) if rows[1][i] in office.spelled.values())
    for _ in range(rng.randint(1, 3)):
        lead = [rng.choice(office.tongue.aside)]
        lead.insert(at, rng.choice(list(office.spelled.values())))
        figures = [office.other(kind) for kind in office.kinds]
        rows.insert(rng.randint(1, len(rows)), [*lead, *figures, *["7"] * extra])
    save(office, rows)


def sexes(office: Office) -> None:
    """A dimension that splits each figure, with its total; targets ask for the whole without a word about it."""
    rng = office.rng
    no_column_of_units(office)
    tongue = office.tongue
    chinese_words = tongue is CHINESE
    heading = "性别" if chinese_words else "Sex"
    rows = [[tongue.indicators[0], area_heading(office), period_heading(office), heading, tongue.values[0]]]
    for kind in office.kinds:
        for area in every_area(office):
            for period in office.periods:
                lead = [office.heading(kind), area_name(office, area), office.spelled[period]]
                total = rng.choice(["合计", "合计", "总计"] if chinese_words else ["Total", "total", "All"])
                rows.append([*lead, total, office.cell(kind, area, period)])
                rows += [[*lead, sex, office.other(kind)] for sex in ("男女" if chinese_words else ("male", "female"))]
    save(office, rows)


def month_and_so_far(office: Office) -> None:
    """A monthly report: this month beside the sum so far and last year's, one indicator a row, or one month a row."""
    no_column_of_units(office)
    rng = office.rng
    if office.tongue is ENGLISH or not office.periods[0].startswith("2024-0"):
        return wide(office)
    office.kinds = [kind for kind in office.kinds if kind.adds_up][:1] or [CHINESE.kinds[0]]
    (kind,) = office.kinds
    office.units[kind.name] = kind.unit, Decimal(1)
    area = rng.choice(office.areas)
    office.truth = {(kind.name, area, p): amount(rng, kind) for p in office.periods}
    so_far = [sum(list(office.truth.values())[: n + 1], Decimal(0)) for n in range(len(office.periods))]
    words = [rng.choice(["本月", "当月", "本月数"]), rng.choice(["累计", "本年累计", "累计数"])]
    if rng.random() < 0.5:
        rows = [[rng.choice(["时期", "月份", "时间"]), *words, *rng.sample(["上年同期累计", "同比%", "备注"], 1)]]
        for n, period in enumerate(office.periods):
            figures = [office.cell(kind, area, period), office.shown(kind, so_far[n])]
            rows.append([chinese(period), *figures, str(rng.randint(1, 9))])
        titles = [f"{area}2024年{kind.name}"]
    else:
        period, month = office.periods[-1], len(office.periods)
        whole = f"2024-01..2024-{month:02d}"
        office.truth = {(kind.name, area, period): office.truth[kind.name, area, period]}
        if month > 1:
            office.truth[kind.name, area, whole] = so_far[-1]
        figures = [office.cell(kind, area, period), office.shown(kind, so_far[-1])]
        rows = [
            ["指标", *words, "上年同期", "同比增减(%)"],
            [office.heading(kind), *figures, office.other(kind), "3.1"],
        ]
        titles = [f"{area}{chinese(period)}卫生统计月报"]
    office.total = None
    office.periods = [max((key[2] for key in office.truth), key=len)] if len(rows) == 2 else office.periods
    save(office, rows, titles=[*titles, *unit_title(office, kind)])
    return None


def headings_between(office: Office) -> None:
    """Years or areas between the rows, where no column says them; last year's rows at the end."""
    no_column_of_units(office)
    rng = office.rng
    kinds = office.kinds
    if rng.random() < 0.5 and office.periods[0].isdigit():
        rows: Rows = [[area_heading(office), *map(office.heading, kinds), "备注"]]
        for period in office.periods:
            rows.append([rng.choice(["{}年", "{}", "（{}年）"]).format(period), *[""] * (len(kinds) + 1)])
            for area in every_area(office):
                cells = [office.cell(kind, area, period) for kind in kinds]
                rows.append([area_name(office, area), *cells, ""])
        return save(office, rows)
    period = office.periods[-1]
    keep(office, period=period)
    for key in [key for key in office.truth if key[1] == office.tongue.city]:
        del office.truth[key]
    office.total = None
    rows = [[office.tongue.indicators[0], office.tongue.values[0], "备注"]]
    for area in office.areas:
        rows.append([area, "", ""])
        rows += [[office.heading(kind), office.cell(kind, area, period), ""] for kind in kinds]
    if office.tongue is ENGLISH:  # of English names it cannot be told that they are areas
        office.hard |= set(office.truth)
    return save(office, rows, titles=[office.tongue.titles[1].format(worded(office, period))])


def year_in_headings(office: Office) -> None:
    """2023年床位数 beside 2024年床位数, and the change."""
    no_column_of_units(office)
    rng = office.rng
    if office.tongue is ENGLISH or not office.periods[0].isdigit():
        return wide(office)
    form = rng.choice(["{p}年{name}", "{name}（{p}年）", "{p}年末{name}", "{name}{p}年"])
    pairs = [(kind, period) for kind in office.kinds for period in office.periods]
    if rng.random() < 0.5:
        pairs.sort(key=lambda pair: pair[1])
    for kind in office.kinds:  # the headings say no unit
        office.units[kind.name] = kind.unit, Decimal(1)
    rows = [[area_heading(office), *(form.format(p=p, name=kind.name) for kind, p in pairs), "增减", "增减%"]]
    for area in every_area(office):
        cells = [office.cell(kind, area, period) for kind, period in pairs]
        rows.append([area_name(office, area), *cells, str(rng.randint(-90, 90)), "2.4"])
    return save(office, rows)


def side_by_side(office: Office) -> None:
    """A table folded in two: its second half beside the first, under the same headings."""
    no_column_of_units(office)
    rng = office.rng
    rows = wide_rows(office, office.kinds, office.periods)
    extra_columns(office, rows, None)
    head, *body = rows
    half = (len(body) + 1) // 2
    gap = [""] * rng.randint(0, 1)
    right = [head, *body[half:], *[[""] * len(head)] * (2 * half - len(body))]
    save(office, [[*cells, *gap, *others] for cells, others in zip([head, *body[:half]], right, strict=True)])


def ditto(office: Office) -> None:
    """One figure a row, with 同上 where a cell says what the one above says."""
    rng = office.rng
    no_column_of_units(office)
    sign = rng.choice(["同上", "〃", "″"])
    facts = [(k, a, p) for p in office.periods for a in every_area(office) for k in office.kinds]
    rows = [[area_heading(office), rng.choice(office.tongue.indicators), period_heading(office), "数值"]]
    above = ["", "", ""]
    for kind, area, period in facts:
        cells = [area_name(office, area), office.heading(kind), office.spelled[period]]
        again = [rng.random() < 0.7 and cell == other for cell, other in zip(cells, above, strict=True)]
        rows.append([sign if same else cell for same, cell in zip(again, cells, strict=True)])
        rows[-1].append(office.cell(kind, area, period))
        above = cells
    save(office, rows)


def whole_labels(office: Office) -> None:
    """Rows named by period, area and indicator in one: 2024年云县床位数."""
    rng = office.rng
    if office.tongue is ENGLISH:
        return long(office)
    no_column_of_units(office)
    periods = office.periods if rng.random() < 0.5 else office.periods[-1:]
    words = "{p}{a}{k}"
    if len(periods) == 1:
        keep(office, period=periods[0])
        words = rng.choice([words, "{a}{k}", "{a}-{k}"])
    rows = [["指标", "数值"]]
    for kind in office.kinds:
        for area in office.areas:
            for period in periods:
                name = words.format(p=chinese(period), a=area, k=office.heading(kind))
                rows.append([name, office.cell(kind, area, period)])
    for key in [key for key in office.truth if key[1] == office.tongue.city]:
        del office.truth[key]
    return save(office, rows, titles=[f"{chinese(periods[-1])}主要指标"])


def named_in_title(office: Office) -> None:
    """A table of one area that only its title names: with or without its kind, as 全市, or by a hospital in it."""
    rng = office.rng
    if office.tongue is ENGLISH:
        return wide(office)
    no_column_of_units(office)
    area = rng.choice(office.areas)
    rows = without(wide_rows(office, office.kinds, office.periods, [area]), area)
    forms = ["{a}卫生指标", "临沧市{a}主要指标", "全市卫生指标", "我市各项指标", "全省主要指标", "{a}人民医院统计表"]
    if len(area) > 2 and "areas" in office.head:
        forms.append("{s}2024年统计表")
    form = rng.choice(forms)
    keep(office, area=area)
    if "省" in form or "医院" in form:
        office.truth.clear()
    elif "{" not in form:
        office.truth = {(kind, office.tongue.city, period): value for (kind, _, period), value in office.truth.items()}
    return save(office, rows, titles=[form.format(a=area, s=area[:-1])])


LAYOUTS = {
    f.__name__: f
    for f in (
        long, wide, one_year, periods_as_columns, areas_as_columns, two_header_rows, merged, stacked, year_and_month,
        file_for_each, parts_of_parts, sexes, month_and_so_far, headings_between, year_in_headings,
        side_by_side, ditto, whole_labels, named_in_title,
    )
}  # fmt: skip


def save(
    office: Office, rows: Rows, titles: Sequence[str] = (), name: str = "data.csv", merged: Sequence[int] = ()
) -> None:
    """The rows with titles above and notes below, as a file in one of the encodings of offices, or as a sheet of a workbook.

    In the columns `merged` a blank cell is merged with the one above, in a workbook.
    """
    rng, tongue = office.rng, office.tongue
    above = [[title] for title in titles]
    if rng.random() < 0.2:
        above.insert(0, [rng.choice(tongue.above)])
    below = []
    if rng.random() < 0.3:
        below.append([rng.choice(tongue.below)])
    if rng.random() < 0.1 and tongue is CHINESE:
        below.append(["填表人：李四", "审核人：张三"])
    if office.book:
        whole = Sheet(name.removesuffix(".csv"), above, rows, below, merged)
        together = rng.random() < 0.5 and name != "data.csv"
        office.sheets.setdefault("book.xlsx" if together else f"{whole.name}.xlsx", []).append(whole)
        return
    width = max(map(len, rows))
    padded = rng.random() < 0.6
    every = [row + [""] * (width - len(row)) if padded else row for row in [*above, *rows, *below]]
    if rng.random() < 0.2:
        every.insert(len(above), [""] * width)
    out = io.StringIO()
    csv.writer(out, delimiter=office.delimiter, lineterminator=rng.choice(["\n", "\r\n"])).writerows(every)
    office.encoding = encoding = rng.choice(["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
    office.files[name] = out.getvalue().encode(encoding, errors="replace" if encoding == "gbk" else "strict")


def save_books(office: Office) -> None:
    """The workbooks, each with a sheet of remarks and one that is hidden now and then."""
    for name, sheets in office.sheets.items():
        book = Workbook()
        book.remove(book.active)
        for sheet in sheets:
            fill(office, book.create_sheet(sheet.name if name == "book.xlsx" else "Sheet1"), sheet)
        if office.rng.random() < 0.3:
            book.create_sheet("填表说明").append(["一、本表由各县区填报。"])
        if office.rng.random() < 0.3:
            hidden = book.create_sheet("旧")
            hidden.sheet_state = "hidden"
            for row in sheets[0].rows:
                hidden.append([f"{cell}1" if cell.isdecimal() else cell for cell in row])
        out = io.BytesIO()
        book.save(out)
        office.files[name] = out.getvalue()


def fill(office: Office, page: Worksheet, sheet: Sheet) -> None:
    """A sheet: titles merged over the table, headings merged over blanks, numbers with the formats of offices."""
    rng, width = office.rng, max(map(len, sheet.rows))
    for cells in sheet.above:
        page.append(cells)
        if rng.random() < 0.7 and width > 1:
            page.merge_cells(start_row=page.max_row, end_row=page.max_row, start_column=1, end_column=width)
    begin = page.max_row + 1 if sheet.above else 1
    for row in sheet.rows:
        for at, text in enumerate(row, 1):
            if text:
                put(office, page.cell(begin, at), text)
        begin += 1
    first = begin - len(sheet.rows)
    blocks = [(first, at, first, to) for at, to in stretches(sheet.rows[0]) if to > at]
    for at in sheet.merged:
        down = [row[at] for row in sheet.rows[1:]]
        blocks += [(first + 1 + i, at + 1, first + 1 + to, at + 1) for i, to in downwards(down)]
    for top, left, bottom, right in blocks:
        page.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
    for n, cells in enumerate(sheet.below):
        for at, text in enumerate(cells, 1):
            page.cell(begin + n, at, text)


def stretches(cells: Sequence[str]) -> list[tuple[int, int]]:
    """The filled cells of a row of headings, each with the last blank one that it reaches over, from 1."""
    starts = [i for i, cell in enumerate(cells, 1) if cell]
    return [(at, to - 1) for at, to in pairwise([*starts, len(cells) + 1])]


def downwards(cells: Sequence[str]) -> list[tuple[int, int]]:
    """The filled cells of a column that have blank ones below, each with the last of these, from 0."""
    starts = [i for i, cell in enumerate(cells) if cell]
    return [(at, to - 1) for at, to in pairwise([*starts, len(cells)]) if to - at > 1]


NUMBER = re.compile(r"(-?[0-9][0-9,]*(?:\.[0-9]+)?)(%|万元|亿元|张|人|)")


def put(office: Office, cell: Cell, text: str) -> None:
    """A text as a cell: a number as one, with its unit as the format where it has one."""
    rng = office.rng
    found = NUMBER.fullmatch(text)
    if found is None or rng.random() < 0.2:
        cell.value = text
        return
    number, unit = Decimal(found[1].replace(",", "")), found[2]
    cell.value = float(number / 100 if unit == "%" else number)
    cell.number_format = {"%": "0.00%", "": rng.choice(["General", "#,##0.00", "0.0"])}.get(unit, f'#,##0.00"{unit}"')


# Judged against the truth


@dataclass(frozen=True)
class Ask:
    """A target, and the figure that is true; None where the table has none."""

    kind: Kind
    area: str
    period: str
    bound: Decimal
    figure: Decimal | None
    partial: bool = False
    at_least: Decimal | None = None
    """What the parts that are there come to where one is missing: enough for a bound that it reaches (§6)."""


def asks_of(office: Office) -> list[Ask]:
    """Targets of figures that are there, of some that are not, and of years that months add up to."""
    rng = office.rng
    asks = []
    for name, area, period in rng.sample(sorted(office.truth), min(4, len(office.truth))):
        kind = next(k for k in office.tongue.kinds if k.name == name)
        asks.append(ask(office, kind, area, period))
    kind = rng.choice(office.kinds)
    # An English name does not say that it is a county's: a lone one that no row names may be the whole, and take its total.
    areas = office.tongue.counties if office.tongue is CHINESE else office.areas
    asks.append(ask(office, kind, rng.choice(areas), rng.choice([*office.periods, "2021", "2024"])))
    if rng.random() < 0.3:
        asks.append(
            ask(
                office,
                rng.choice(office.tongue.kinds),
                rng.choice([*office.areas, office.tongue.city]),
                rng.choice(office.periods),
            )
        )
    return asks


def ask(office: Office, kind: Kind, area: str, period: str) -> Ask:
    figure = office.truth.get((kind.name, area, period))
    partial, there = False, None
    if figure is None and kind.adds_up:
        figure, partial = added_up(office, kind, area, period)
        areas = [area, *office.areas] if area == office.tongue.city and "areas" in office.head else [area]
        parts = [v for (k, a, p), v in office.truth.items() if k == kind.name and a in areas and p.startswith(period)]
        there = sum(parts, Decimal(0))
    bound = figure if figure is not None else amount(office.rng, kind)
    bound = (bound * Decimal(office.rng.choice(["0.8", "0.95", "1", "1.1", "1.3"]))).quantize(Decimal("0.01"))
    return Ask(kind, area, period, bound, figure, partial, there)


def added_up(office: Office, kind: Kind, area: str, period: str) -> tuple[Decimal | None, bool]:
    """What parts of a year and the counties of a declared city come to, and whether the year is not over."""
    areas = [area]
    city = office.tongue.city
    if area == city and not any(key[1] == city for key in office.truth):
        if "areas" not in office.head:
            return None, False
        areas = office.areas
    keys = [(kind.name, a, p) for a in areas for p in office.periods if p == period or p.startswith(period + "-")]
    if not keys or any(key not in office.truth for key in keys):
        return None, False
    last = keys[-1][2]
    whole = last == period or last.endswith(("-12", "Q4"))
    return sum((office.truth[key] for key in keys), Decimal(0)), not whole


def target_file(office: Office, asks: list[Ask]) -> str:
    kinds = {kind.name: kind for kind in [*office.kinds, *(a.kind for a in asks)]}
    indicators = {k.name: {"aggregate": "sum"} for k in kinds.values() if k.adds_up}
    targets = [
        {
            "id": f"t{n}",
            "indicator": a.kind.name,
            "area": a.area,
            "period": a.period,
            "at_least": f"{a.bound} {a.kind.unit}".strip(),
        }
        for n, a in enumerate(asks)
    ]
    head = dict(office.head)
    if indicators:
        head["indicators"] = indicators
    return yaml.safe_dump(head | {"targets": targets}, allow_unicode=True, sort_keys=False)


def judged(office: Office, asks: list[Ask], engine: str = "python") -> tuple[list[dict] | None, str]:
    """The verdicts in the order of the targets, or None where the files are a problem; and what was told."""
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        Path("t.yaml").write_text(target_file(office, asks), encoding="utf-8")
        args = ["evaluate", "t.yaml", "-f", "json", "--engine", engine]
        for name, data in office.files.items():
            Path(name).write_bytes(data)
            args += ["-a", name]
        result = CliRunner().invoke(app, args, catch_exceptions=False)
    if not result.stdout:
        assert result.exit_code == 2
        return None, result.stderr
    verdicts = json.loads(result.stdout, parse_float=Decimal, parse_int=Decimal)["verdicts"]
    return verdicts, result.stderr


def without_lines(verdicts: list[dict] | None, told: str) -> str:
    """What was judged and told, without lines, which SQL does not know."""
    kept = [
        {k: v for k, v in verdict.items() if k not in ("actuals", "because", "problem")} for verdict in verdicts or ()
    ]
    text = re.sub(r"(\.(?:csv|xlsx(?:!\w+)?)):[0-9]+", r"\1", f"{kept}\n{told}")
    return "\n".join(dict.fromkeys(text.splitlines()))


def fault_of(ask: Ask, verdict: dict) -> str | None:
    """What is wrong with a verdict that has a figure; None for the true one and for no data."""
    status, actual = verdict["status"], verdict["actual"]
    if status == "no_data":
        return None
    if ask.figure is None and status == "met" and actual == ask.at_least and actual >= ask.bound:
        return None
    if ask.figure is None:
        return f"{actual}, and the table has no such figure"
    if actual != ask.figure:
        return f"{actual} for {ask.figure}"
    reached = actual >= ask.bound
    right = {"on_track", "off_track"} if ask.partial and not reached else {"met" if reached else "missed"}
    return None if status in right else f"{status} with {actual} against {ask.bound}"


def trial(seed: int) -> tuple[Office, list[str], Counter[str], str]:
    """One table: what is silently wrong, and how many figures were asked for and not read that a person would read."""
    office = make(seed)
    asks = asks_of(office)
    verdicts, told = judged(office, asks)
    wrong: list[str] = []
    if office.engines and without_lines(verdicts, told) != without_lines(*judged(office, asks, "duckdb")):
        wrong.append(f"seed {seed} ({office.layout}): the engines differ")
    counts: Counter[str] = Counter()
    for n, one in enumerate(asks):
        verdict = verdicts[n] if verdicts is not None else {"status": "no_data", "actual": None, "reason": told}
        fault = fault_of(one, verdict)
        if fault is not None:
            wrong.append(f"seed {seed} ({office.layout}): {one.kind.name} {one.area} {one.period}: {fault}")
        if one.figure is not None and not office.hard:
            counts["asked"] += 1
            if verdict["status"] == "no_data":
                counts["unread"] += 1
                told += f"\n{one.kind.name} {one.area} {one.period}: {verdict['reason']}"
    return office, wrong, counts, told


@pytest.mark.parametrize("first", range(0, TABLES, PER_TEST))
def test_a_table_is_judged_by_its_own_figures_or_not_at_all(first: int) -> None:
    counts: Counter[str] = Counter()
    for seed in range(first, first + PER_TEST):
        office, wrong, found, _ = trial(seed)
        assert not wrong, "\n".join([*wrong, shown(office)])
        counts += found
    assert counts["unread"] <= MOST_UNREAD * 2 * counts["asked"], counts


def shown(office: Office) -> str:
    return "\n".join(f"{name}\n{text_of(data)}" for name, data in office.files.items())


def text_of(data: bytes) -> str:
    if data.startswith(b"PK"):
        book = load_workbook(io.BytesIO(data))
        return "\n".join(f"[{page.title}] {list(map(list, page.values))}" for page in book.worksheets)
    for encoding in ("utf-16", "utf-8-sig", "gb18030"):
        try:
            if encoding != "utf-16" or data[:2] in (b"\xff\xfe", b"\xfe\xff"):
                return data.decode(encoding)
        except UnicodeError:
            continue
    return repr(data)


def main() -> None:
    """Tries many tables and says what is wrong and, by layout, what is not read."""
    many, first = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0
    asked: Counter[str] = Counter()
    unread: Counter[str] = Counter()
    examples: dict[str, list[str]] = {}
    for seed in range(first, first + many):
        office, wrong, counts, told = trial(seed)
        for line in wrong:
            print(line, flush=True)
        asked[office.layout] += counts["asked"]
        unread[office.layout] += counts["unread"]
        if counts["unread"]:
            examples.setdefault(office.layout, []).append(f"   seed {seed}: {told}"[:400])
    for layout in sorted(asked):
        print(f"{layout}: {unread[layout]} of {asked[layout]} not read")
        print("\n".join(examples.get(layout, [])[:6]))
    print(f"in all: {unread.total()} of {asked.total()} not read, {many} tables")


if __name__ == "__main__":
    main()
