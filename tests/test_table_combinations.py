"""Plain layouts with the complications of real offices, at random, judged by their own truth on two engines.

The layouts of `test_office_tables.py` differ in how they are built up. These here are plain ones, each with several of the things that
people add to a table: a column of numbers, a remark, a row of letters below the head, plans and growth beside the figures, a head
repeated after a page, notes below. More of them: `TABLE_COMBINATIONS=5000 pytest -n 2 tests/test_table_combinations.py`; or, with
what is not read and why, `python tests/test_table_combinations.py 5000 [first seed]`.
"""

from __future__ import annotations

import csv
import io
import os
import random
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

import targetcheck
from targetcheck.actuals.load import load_actuals
from targetcheck.model.plan import asked_of

TABLES = int(os.environ.get("TABLE_COMBINATIONS", "200"))
PER_TEST = 25
MOST_UNREAD = 0.02
"""The share of figures that may end as no data."""

COUNTIES = ("云县", "凤庆县", "永德县")
YEARS = (2023, 2024)
UNITS = {"床位数": "张", "医师数": "人", "总诊疗人次": "人次", "住院率": "%"}
TOTALS = (
    "合计", "总计", "全市", "全市合计", "合　计", "临沧市", "全县合计", "总 计", "合计：", "小计", "共计", "Total",
)  # fmt: skip
NOTES = (
    "数据来源：规划科",
    "注：床位数为年末实有床位",
    "填表人：张三",
    "审核人：李四  填报日期：2025年1月10日",
    "说明：医师数含执业助理医师",
    "制表单位：卫生健康局",
)
DOUBTS = ("注：以上为初步统计数，未含民营医院", "注：表中数据为预计数", "注：本表数据为计划数")


class Ask(NamedTuple):
    """A figure that a target asks for."""

    indicator: str
    area: str
    year: int


@dataclass
class Table:
    """A table before it is written: its cells, how many rows are its head, and what stands above it."""

    rows: list[list[str]]
    head: int = 1
    above: list[list[str]] = field(default_factory=list)


@dataclass
class Office:
    """What one office reports, how it writes it, and the files it hands in."""

    rng: random.Random
    indicators: list[str]
    areas: list[str]
    figures: dict[Ask, str]
    units_stand: str
    """In the head, in a column of their own, in the title, in each cell, or nowhere."""
    files: dict[str, Table] = field(default_factory=dict)
    asked: list[Ask] = field(default_factory=list)
    features: list[str] = field(default_factory=list)
    in_doubt: bool = False
    """A note below makes every figure doubtful, so that something has to be told."""

    def happens(self, chance: float, feature: str = "") -> bool:
        yes = self.rng.random() < chance
        if yes and feature:
            self.features.append(feature)
        return yes

    def one_of(self, *choices: str) -> str:
        return self.rng.choice(choices)

    def heading(self, indicator: str) -> str:
        if self.units_stand != "head":
            return indicator
        return indicator + self.one_of("（{}）", "({})").format(UNITS[indicator])

    def cell(self, indicator: str, area: str, year: int) -> str:
        figure = self.figures[Ask(indicator, area, year)]
        unit = UNITS[indicator]
        if self.units_stand == "cells" or (self.units_stand == "percent signs" and unit == "%"):
            return figure + unit
        return figure

    def other(self, unit: str = "") -> str:
        """A number that nobody asks for: a plan, a growth, a part."""
        return number(self.rng, unit)

    def total(self, indicator: str, year: int) -> str:
        return str(sum(Decimal(self.figures[Ask(indicator, area, year)]) for area in self.areas))

    def title(self, about: str) -> list[str]:
        shapes = (
            "{}卫生健康主要指标",
            "{}卫生健康主要指标统计表",
            "{}卫生事业发展情况表",
            "表1  {}卫生资源情况",
            "附件2：{}主要指标完成情况统计表",
        )
        return [self.one_of(*shapes).format(about)]


def number(rng: random.Random, unit: str) -> str:
    if unit == "%":
        return f"{rng.randint(50, 99)}.{rng.randint(1, 9)}"
    return str(rng.randint(101, 999))


# Layouts


def long_table(office: Office) -> None:
    headings = {
        "indicator": office.one_of("指标", "指标名称", "项目", "统计指标"),
        "area": office.one_of("地区", "县区", "单位名称", "行政区划", "县（区）", "所属县区", "填报地区"),
        "year": office.one_of("年份", "年度", "时间", "统计年度", "期间"),
        "unit": office.one_of("单位", "计量单位"),
        "figure": office.one_of("数值", "实际值", "完成数", "数据", "全年完成数", "年末数", "实际完成情况", "指标值"),
    }
    order = office.rng.sample(["indicator", "area", "year"], 3)
    if office.units_stand == "column":
        order.insert(office.rng.randint(0, 3), "unit")
    order.append("figure")
    year_shape = office.one_of("{}", "{}年", "{}年度")

    def row(indicator: str, area: str, year: int, figure: str) -> list[str]:
        cells = {
            "indicator": office.heading(indicator),
            "area": area,
            "year": year_shape.format(year),
            "unit": UNITS[indicator],
            "figure": figure,
        }
        return [cells[column] for column in order]

    rows = [
        row(indicator, area, year, office.cell(indicator, area, year))
        for indicator in office.indicators
        for area in office.areas
        for year in YEARS
    ]
    if office.happens(0.4, "shuffled"):
        office.rng.shuffle(rows)
    if office.happens(0.3, "total rows"):
        word = office.one_of(*TOTALS)
        for indicator in office.indicators:
            for year in YEARS:
                rows.append(row(indicator, word, year, office.total(indicator, year)))
    ask(office, office.areas, YEARS)
    one_file(office, with_more_columns(office, Table([[headings[column] for column in order], *rows])))


def indicators_as_columns(office: Office) -> None:
    table = county_rows(office, 2024)
    table.above = [office.title(office.one_of("2024年", "2024年度", "二〇二四年", "临沧市2024年"))]
    ask(office, office.areas, [2024])
    one_file(office, table)


def one_table_below_another(office: Office) -> None:
    rows: list[list[str]] = []
    for year in YEARS:
        rows.append(office.title(f"{year}年"))
        rows += county_rows(office, year).rows
        if office.happens(0.6):
            rows.append([])
    if office.happens(0.2, "first column empty"):
        rows = [["", *row] if row else row for row in rows]
    ask(office, office.areas, YEARS)
    one_file(office, Table(rows, head=0))


def a_file_for_each_year(office: Office) -> None:
    shape = office.one_of("{}.csv", "{}年.csv", "卫生统计{}年.csv", "{}年度卫生.csv")
    for year in YEARS:
        office.files[shape.format(year)] = county_rows(office, year)
    ask(office, office.areas, YEARS)


def a_file_for_each_area(office: Office) -> None:
    shape = office.one_of("{}.csv", "{}2024年报表.csv", "{}卫健局.csv")
    for area in office.areas:
        rows = [["指标", *(f"{year}年" for year in YEARS)]]
        for indicator in office.indicators:
            rows.append([office.heading(indicator), *(office.cell(indicator, area, year) for year in YEARS)])
        if office.happens(0.3, "a part"):
            rows.insert(2, [office.one_of("其中：公立", "#公立医院", "  其中：民营"), *(office.other() for _ in YEARS)])
        office.files[shape.format(area)] = Table(rows)
    ask(office, office.areas, YEARS)


def years_as_columns(office: Office) -> None:
    area = office.areas[0]
    year_shape = office.one_of("{}年", "{}", "{}年度")
    rows = [[office.one_of("指标", "指标名称", "项目", ""), *(year_shape.format(year) for year in YEARS)]]
    units = [office.one_of("单位", "计量单位")]
    numbered = office.happens(0.2, "numbered indicators")
    for n, indicator in enumerate(office.indicators):
        name = office.heading(indicator)
        if numbered:
            name = office.one_of(f"{n + 1}.", f"{'一二三四'[n]}、", f"（{'一二三四'[n]}）", f"{n + 1}、") + name
        rows.append([name, *(office.cell(indicator, area, year) for year in YEARS)])
        units.append(UNITS[indicator])
        if office.happens(0.2, "a part"):
            part = office.one_of("其中：公立", "  #公立医院", "　其中:民营医院", "公立")
            rows.append([part, *(office.other() for _ in YEARS)])
            units.append("")
    if office.units_stand == "column":
        rows = [[row[0], unit, *row[1:]] for row, unit in zip(rows, units, strict=True)]
    growths = ("同比增长", "增长率(%)", "比上年", "增减", "2024年比2023年增长(%)", "增幅")
    add_column(office, rows, 0.3, -1, growths, lambda _: office.other("%"))
    plans = ("2024年目标", "2024年计划", "目标值", "2025年目标", "2025年预计")
    add_column(office, rows, 0.25, office.rng.randint(1, len(rows[0])), plans, lambda _: office.other())
    add_column(office, rows, 0.2, 1, ("代码", "指标代码", "编码"), lambda n: f"{n:02d}")
    table = with_more_columns(office, Table(rows))
    table.above = [office.title(area + office.one_of("", "2024年", "2023—2024年"))]
    ask(office, [area], YEARS)
    one_file(office, table)


def areas_as_columns(office: Office) -> None:
    rows = [[office.one_of("指标", "指标名称", "项目", ""), *office.areas]]
    for indicator in office.indicators:
        rows.append([office.heading(indicator), *(office.cell(indicator, area, 2024) for area in office.areas)])
    if office.happens(0.4, "total column"):
        place = office.rng.choice([1, len(rows[0])])
        rows[0].insert(place, office.one_of(*TOTALS))
        for row, indicator in zip(rows[1:], office.indicators, strict=True):
            row.insert(place, office.total(indicator, 2024))
    others = ("市直", "市本级", "开发区", "其他", "全省平均", "目标值", "上年")
    add_column(office, rows, 0.2, -1, others, lambda _: office.other())
    if office.units_stand == "column":
        units = ["单位", *(UNITS[indicator] for indicator in office.indicators)]
        rows = [[row[0], unit, *row[1:]] for row, unit in zip(rows, units, strict=True)]
    table = with_more_columns(office, Table(rows))
    table.above = [office.title(office.one_of("2024年", "2024年各县区", "临沧市2024年"))]
    ask(office, office.areas, [2024])
    one_file(office, table)


def areas_by_years(office: Office) -> None:
    office.indicators = office.indicators[:1]
    indicator = office.indicators[0]
    rows = [[office.one_of("地区", "县区", "", indicator), *(f"{year}年" for year in YEARS)]]
    for area in office.areas:
        rows.append([area, *(office.cell(indicator, area, year) for year in YEARS)])
    if office.happens(0.4, "total row"):
        total = [office.one_of(*TOTALS), *(office.total(indicator, year) for year in YEARS)]
        rows.insert(office.rng.choice([1, len(rows)]), total)
    growths = ("同比增长", "增长率(%)", "比上年", "增减数", "增长")
    add_column(office, rows, 0.3, -1, growths, lambda _: office.other("%"))
    table = with_more_columns(office, Table(rows))
    title = office.one_of("各县区{}", "各县（区）{}情况", "{}", "表3 {}统计表").format(indicator)
    if office.units_stand in ("head", "title"):
        title += office.one_of("（{}）", "(单位：{})").format(UNITS[indicator])
    table.above = [[title]]
    ask(office, office.areas, YEARS)
    one_file(office, table)


def years_below_indicators(office: Office) -> None:
    upper, lower = [""], [office.one_of("地区", "县区")]
    if office.happens(0.5, "area heading above"):
        upper, lower = lower, upper
    for indicator in office.indicators:
        upper += [office.heading(indicator), *[""] * (len(YEARS) - 1)]
        lower += [f"{year}年" for year in YEARS]
    rows = [upper, lower]
    for area in office.areas:
        rows.append([area, *(office.cell(i, area, year) for i in office.indicators for year in YEARS)])
    ask(office, office.areas, YEARS)
    one_file(office, Table(rows, head=2))


def plans_beside_results(office: Office) -> None:
    plan = office.one_of("目标", "计划数", "目标任务")
    result = office.one_of("完成", "实际完成", "实际", "完成数")
    share = office.one_of("完成率", "%", "完成率(%)", "进度")
    upper, lower = ["地区"], [""]
    for indicator in office.indicators:
        upper += [office.heading(indicator), "", ""]
        lower += [plan, result, share]
    rows = [upper, lower]
    for area in office.areas:
        row = [area]
        for indicator in office.indicators:
            row += [office.other(), office.cell(indicator, area, 2024), office.other("%")]
        rows.append(row)
    ask(office, office.areas, [2024])
    one_file(office, Table(rows, head=2, above=[office.title("2024年")]))


LAYOUTS: tuple[Callable[[Office], None], ...] = (
    long_table,
    indicators_as_columns,
    one_table_below_another,
    a_file_for_each_year,
    a_file_for_each_area,
    years_as_columns,
    areas_as_columns,
    areas_by_years,
    years_below_indicators,
    plans_beside_results,
)


def county_rows(office: Office, year: int) -> Table:
    """A row for each county, a column for each indicator."""
    rows = [[office.one_of("地区", "县区", "县（区）", "区县名称", "")]]
    rows[0] += [office.heading(indicator) for indicator in office.indicators]
    for area in office.areas:
        rows.append([area, *(office.cell(indicator, area, year) for indicator in office.indicators)])
    if office.happens(0.3, "total row"):
        total = [office.one_of(*TOTALS), *(office.total(indicator, year) for indicator in office.indicators)]
        rows.insert(office.rng.choice([1, len(rows)]), total)
    if office.happens(0.15, "plan and rate"):
        rows[0] += [office.one_of("年度目标", "计划数", "目标值"), office.one_of("完成率", "完成率(%)", "进度")]
        for row in rows[1:]:
            row += [office.other(), office.other("%")]
    add_column(office, rows, 0.15, -1, ("位次", "排名", "名次"), str)
    add_column(office, rows, 0.15, -1, ("同比", "增长(%)", "比上年增减", "增幅"), lambda _: office.other("%"))
    return with_more_columns(office, Table(rows))


def ask(office: Office, areas: list[str], years: list[int] | tuple[int, ...]) -> None:
    office.asked = [Ask(indicator, area, year) for indicator in office.indicators for area in areas for year in years]


def one_file(office: Office, table: Table) -> None:
    office.files[office.one_of("t.csv", "数据.csv", "统计表.csv")] = table


# What people add


def add_column(
    office: Office,
    rows: list[list[str]],
    chance: float,
    place: int,
    headings: tuple[str, ...],
    cell: Callable[[int], str],
) -> None:
    """Sometimes one more column; `cell` gets the number of the row below the head, from 1."""
    if not office.happens(chance):
        return
    heading = office.one_of(*headings)
    office.features.append(heading)
    for n, row in enumerate(rows):
        text = heading if n == 0 else cell(n)
        row.insert(len(row) if place < 0 else place, text)


def with_more_columns(office: Office, table: Table) -> Table:
    def remark(_: int) -> str:
        return office.one_of("", "", "", "", "", "含民营", "见附表", "同比有增长")

    def department(_: int) -> str:
        return office.one_of("规划科", "医政科")

    add_column(office, table.rows, 0.3, 0, ("序号", "编号", "No.", "行次"), str)
    add_column(office, table.rows, 0.2, -1, ("备注", "说明", "备注栏"), remark)
    add_column(office, table.rows, 0.2, -1, ("责任科室", "牵头科室", "责任单位", "填报科室"), department)
    return table


def dressed(office: Office, table: Table) -> list[list[str]]:
    """The table as it is handed in: lines above and below, breaks between, cells as people type them."""
    head = table.rows[: table.head]
    body = broken([row[:] for row in table.rows[table.head :]], head, office)
    if head and office.happens(0.15, "letters and numbers below the head"):
        width = max(map(len, table.rows))
        body.insert(0, ["甲", *(str(n) for n in range(1, width))])
    if office.happens(0.3, "note"):
        body.append([office.one_of(*NOTES)])
    if office.happens(0.07, "doubt"):
        body.append([office.one_of(*DOUBTS)])
        office.in_doubt = True
    return [*above(office, table), *head, *typed(office, body)]


def broken(body: list[list[str]], head: list[list[str]], office: Office) -> list[list[str]]:
    """The rows with a break between two pages."""
    if len(head) == 1 and len(body) > 3 and office.happens(0.15, "head repeated"):
        body.insert(office.rng.randint(2, len(body) - 1), head[0][:])
    if office.happens(0.15, "blank row"):
        body.insert(office.rng.randint(min(len(body), 1), len(body)), [])
    return body


def above(office: Office, table: Table) -> list[list[str]]:
    """The title and what stands below it."""
    rows = [row[:] for row in table.above]
    if rows and office.happens(0.2, "English title"):
        rows.append(["Main Health Indicators"])
    if rows and office.happens(0.2, "form number"):
        rows.append([office.one_of("填报单位：市卫生健康委", "表号：卫统1表", "制定机关：国家卫生健康委")])
    if rows and office.happens(0.15, "blank above"):
        rows.append([])
    return rows


def typed(office: Office, body: list[list[str]]) -> list[list[str]]:
    """The rows with cells as people type them."""
    if office.happens(0.1, "indented"):
        body = [
            [office.one_of("　", "  ", "") * (not row[0].isdecimal()) + row[0], *row[1:]] if row else row
            for row in body
        ]
    if office.happens(0.1, "spaces in names"):
        body = [[row[0].replace("云县", office.one_of("云 县", "云　县")), *row[1:]] if row else row for row in body]
    if office.happens(0.08, "wide digits"):
        wide = str.maketrans("0123456789.", "０１２３４５６７８９．")
        body = [[*row[:1], *(cell.translate(wide) for cell in row[1:])] for row in body]
    if office.happens(0.1, "footnotes"):
        body = [footnoted(office, row) for row in body]
    return body


def footnoted(office: Office, row: list[str]) -> list[str]:
    """A mark behind the name of an indicator; behind a county or a year it is told, and the row is not read."""
    if not row or not any(name in row[0] for name in UNITS) or office.happens(0.5):
        return row
    return [row[0] + office.one_of("*", "①", "[1]"), *row[1:]]


# Judged


def make(seed: int) -> Office:
    rng = random.Random(seed)
    indicators = rng.sample(sorted(UNITS), rng.randint(1, 3))
    areas = rng.sample(COUNTIES, rng.randint(1, 3))
    figures = {Ask(i, a, y): number(rng, UNITS[i]) for i in indicators for a in areas for y in YEARS}
    units_stand = rng.choice(["head", "column", "title", "cells", "percent signs", "nowhere", "nowhere"])
    office = Office(rng, indicators, areas, figures, units_stand)
    layout = rng.choice(LAYOUTS)
    office.features.append(layout.__name__)
    layout(office)
    return office


def written(rows: list[list[str]]) -> str:
    width = max(map(len, rows))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows([*row, *[""] * (width - len(row))] for row in rows)
    return out.getvalue()


def target_file(office: Office) -> str:
    targets = []
    for n, asked in enumerate(office.asked):
        bound = office.figures[asked] + UNITS[asked.indicator].replace("人次", "").strip("张人")
        targets.append(
            {
                "id": f"q{n}",
                "indicator": asked.indicator,
                "area": asked.area,
                "period": asked.year,
                "at_least": bound,
            }
        )
    return yaml.safe_dump({"targets": targets}, allow_unicode=True)


def judged(files: dict[str, str], targets: str, engine: str) -> tuple[list[dict], list[str]]:
    """The verdicts in the order of the targets, and the warnings; none where the files are a problem."""
    with tempfile.TemporaryDirectory() as folder:
        actuals = Path(folder, "actuals")
        actuals.mkdir()
        for name, text in files.items():
            (actuals / name).write_text(text, encoding="utf-8")
        plan = Path(folder, "plan.yaml")
        plan.write_text(targets, encoding="utf-8")
        try:
            loaded = targetcheck.load_targets(plan)
            report = targetcheck.evaluate(loaded, load_actuals([str(actuals)], asked_of(loaded), engine=engine))
        except targetcheck.TargetcheckError as problem:
            return [], [str(problem).replace(folder, "")]
        records = sorted(targetcheck.records(report), key=lambda record: int(record["id"].split("q")[-1]))
        return records, [str(warning).replace(folder, "") for warning in report.warnings]


def answers(records: list[dict]) -> list[tuple[str, str]]:
    return [(str(record["actual"]), record["status"]) for record in records]


def trial(seed: int, *, engines: bool) -> tuple[Office, dict[str, str], list[str], Counter[str], list[str]]:
    """One office: its files, what is silently wrong, how many figures are asked and unread, and what is told of those."""
    office = make(seed)
    files = {name: written(dressed(office, table)) for name, table in office.files.items()}
    targets = target_file(office)
    records, warnings = judged(files, targets, "python")
    wrong: list[str] = []
    told: list[str] = []
    counts = Counter(asked=len(office.asked))
    if engines and answers(records) != answers(judged(files, targets, "duckdb")[0]):
        wrong.append("the engines differ")
    if not records:
        counts["unread"] = len(office.asked)
        told += warnings
    for asked, record in zip(office.asked, records, strict=False):
        right = office.figures[asked]
        if record["actual"] is None:
            counts["unread"] += 1
            told.append(f"{asked}: {record['reason']}")
        elif Decimal(str(record["actual"])) != Decimal(right) and not warnings:
            wrong.append(f"{asked}: {record['actual']} for {right}")
        elif office.in_doubt and not warnings:
            wrong.append(f"{asked}: nothing says that a note doubts it")
    return office, files, wrong, counts, told


@pytest.mark.parametrize("first", range(0, TABLES, PER_TEST))
def test_complications_change_no_figure(first: int) -> None:
    counts: Counter[str] = Counter()
    for seed in range(first, first + PER_TEST):
        office, files, wrong, found, _ = trial(seed, engines=seed % 5 == 0)
        assert not wrong, "\n".join([f"seed {seed} {office.features}", *wrong, *files.values()])
        counts += found
    assert counts["unread"] <= MOST_UNREAD * 4 * counts["asked"], counts


def main() -> None:
    """Tries many tables and says what is wrong, what is not read, and the reasons of those by how often they come."""
    many, first = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0
    counts: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    examples: dict[str, str] = {}
    for seed in range(first, first + many):
        office, _, wrong, found, told = trial(seed, engines=seed % 10 == 0)
        counts += found
        for fault in wrong:
            print(f"seed {seed} {office.features}: {fault}", flush=True)
        for line in told:
            kind = re.sub(r'"[^"]*"|[0-9]+|' + "|".join([*COUNTIES, *UNITS]), "_", line)[:110]
            reasons[kind] += 1
            examples.setdefault(kind, f"seed {seed} {office.features}")
    for kind, times in reasons.most_common(20):
        print(times, kind, examples[kind])
    print(f"{counts['unread']} of {counts['asked']} not read, {many} tables")


if __name__ == "__main__":
    main()
