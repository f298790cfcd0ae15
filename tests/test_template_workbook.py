"""The form as a workbook: what stands beside a figure, what can be changed, and that it comes back filled in."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from conftest import Outcome

Run = Callable[..., Outcome]
ROOT = Path(__file__).parent.parent

PLAN = """
area: 万州区
period: 2024
indicators:
  发病率: {unit: per 100k, numerator: 病例数, denominator: 常住人口}
  病例数: {unit: 例, aggregate: sum}
  常住人口: {unit: 人, aggregate: last}
targets:
  - {indicator: 发病率, below: 40 per 100k, responsible: 疾控科}
  - {id: manage, name: 规范管理, indicator: 管理率, at_least: 95%, clause: "10", responsible: [疾控科, 基卫科]}
  - {id: nursery, indicator: 托位数, between: [2.0个, 3个], clause: 三（二）}
  - {id: blood, indicator: 献血率, at_least: {area: 重庆市}}
  - {id: nsfc, indicator: 基金项目数, change_from: 2023, at_least: 5%}
  - {id: city, indicator: 国家卫生区, achieved: true}
  - {id: later, indicator: 床位, at_least: X张}
  - {id: dept, indicator: 老年医学科, achieved: true, each: 医院, require: 64%}
"""


def _form(run: Run, tmp_path: Path, lang: str = "zh", plan: str = PLAN) -> Any:
    done = run("template", "plan.yaml", "-o", "form.xlsx", "--lang", lang, files={"plan.yaml": plan})
    assert (done.code, done.err) == (0, "")
    return openpyxl.load_workbook(tmp_path / "form.xlsx")


def _rows(sheet: Any) -> list[dict[str, Any]]:
    head, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(head, (value or "" for value in row), strict=True)) for row in rows]


def test_beside_each_figure_stand_its_bound_clause_and_departments(run: Run, tmp_path: Path) -> None:
    rows = {(row["指标"], row["地区"], row["时期"]): row for row in _rows(_form(run, tmp_path).active)}
    said = {
        key[0]: tuple(row[name] for name in ("单位", "目标", "目标值", "条款", "责任科室"))
        for key, row in rows.items()
        if key[1:] == ("万州区", "2024年")
    }
    assert said == {
        "病例数": ("例", "", "", "", "疾控科"),
        "常住人口": ("人", "", "", "", "疾控科"),
        "管理率": ("%", "规范管理", "≥ 95%", "10", "疾控科、基卫科"),
        "托位数": ("个", "", "2.0个 – 3个", "三（二）", ""),
        "献血率": ("", "", "≥ 重庆市", "", ""),
        "基金项目数": ("", "", "较2023年的变化 ≥ 5%", "", ""),
        "国家卫生区": ("", "", "应完成", "", ""),
        "床位": ("张", "", "≥ ?张", "", ""),
        "老年医学科": ("", "", "应完成", "", ""),
    }
    assert rows["基金项目数", "万州区", "2023年"]["目标值"] == "", "the year before is no target's own figure"


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_only_what_is_to_be_filled_in_can_be_changed(run: Run, tmp_path: Path, lang: str) -> None:
    sheet = _form(run, tmp_path, lang).active
    assert sheet.protection.sheet
    head = [cell.value for cell in sheet[1]]
    value = head.index("Value" if lang == "en" else "数值")
    for row in sheet.iter_rows(min_row=2):
        unlocked = {cell.column - 1 for cell in row if not cell.protection.locked}
        blank = {cell.column - 1 for cell in row[:value] if cell.value is None}
        if row[0].value == "老年医学科":  # one row a hospital: what is inserted below takes after it
            blank = set(range(value))
        assert unlocked == {value} | blank
    assert all(cell.protection.locked for cell in sheet[1])


def _filled(book: Any, path: Path) -> None:
    """The form as it is sent back: percentages as a spreadsheet keeps them, the rest as plain numbers."""
    sheet = book.active
    head = [cell.value for cell in sheet[1]]
    value = next(i for i, name in enumerate(head) if name in ("数值", "Value"))
    for row in sheet.iter_rows(min_row=2):
        note = str(row[-1].value or "")
        cell = row[value]
        cell.value = 50
        if "是或否" in note or "yes or no" in note:
            cell.value = "是"
        elif row[value + 1].value == "%":
            cell.value, cell.number_format = 0.9507, "0.00%"
        for blank in row[:value]:
            if blank.value is None:
                blank.value = "2024年" if head[blank.column - 1] in ("时期", "Period") else "甲"
    book.save(path)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_filled_form_comes_back(run: Run, tmp_path: Path, lang: str) -> None:
    _filled(_form(run, tmp_path, lang), tmp_path / "form.xlsx")
    outcome = run("evaluate", "plan.yaml", "-a", "form.xlsx", "-f", "json")
    verdicts = {v["id"].partition("/")[2]: v for v in json.loads(outcome.out)["verdicts"]}
    assert {name for name, v in verdicts.items() if v["status"] == "no_data"} == set()
    assert (verdicts["manage"]["actual"], verdicts["manage"]["status"]) == (95.07, "met")


def _figures(outcome: Outcome) -> list[tuple[str, str, Any]]:
    return [(v["id"], v["status"], v["actual"]) for v in json.loads(outcome.out)["verdicts"]]


@pytest.mark.parametrize("plan", sorted((ROOT / "targets").glob("*.yaml")), ids=lambda path: path.stem)
def test_the_workbook_comes_back_as_the_same_rows_in_csv_do(run: Run, tmp_path: Path, plan: Path) -> None:
    _filled(_form(run, tmp_path, plan=plan.read_text(encoding="utf-8")), tmp_path / "form.xlsx")
    of_book = run("evaluate", "plan.yaml", "-a", "form.xlsx", "-f", "json")
    head, *rows = openpyxl.load_workbook(tmp_path / "form.xlsx").active.iter_rows(values_only=True)
    with (tmp_path / "form.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head, *([95.07 if value == 0.9507 else value for value in row] for row in rows)])
    of_csv = run("evaluate", "plan.yaml", "-a", "form.csv", "-f", "json")
    assert _figures(of_book) == _figures(of_csv)
    assert {status for _, status, _ in _figures(of_book)} & {"met", "missed"}
    assert "nobody-asks" not in run("validate", "plan.yaml", "-a", "form.xlsx").err


def test_the_same_targets_give_the_same_bytes(run: Run, tmp_path: Path) -> None:
    _form(run, tmp_path)
    first = (tmp_path / "form.xlsx").read_bytes()
    (tmp_path / "form.xlsx").unlink()
    _form(run, tmp_path)
    assert (tmp_path / "form.xlsx").read_bytes() == first


def test_a_name_that_begins_like_a_formula_is_a_text(run: Run, tmp_path: Path) -> None:
    book = _form(run, tmp_path, plan="targets: [{id: a, indicator: '=1+1', period: 2024, at_least: 1}]")
    assert (book.active["A2"].value, book.active["A2"].data_type) == ("=1+1", "s")
