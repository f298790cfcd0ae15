"""evaluate --split-by: a report for each department or area, of what it answers for."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from conftest import Outcome

PLAN = """\
title: 甲市责任书
source: 甲卫〔2024〕1号
area: 甲市
period: 2024
areas: {甲市: [乙县, 丙县]}
targets:
  - {id: a, indicator: 床位数, at_least: 7, responsible: 医政科, clause: "1"}
  - {id: b, indicator: 接种率, at_least: 95%, each: area, responsible: [疾控科, 医政科]}
  - {id: c, indicator: 签约率, at_least: 80%, area: 乙县}
  - {id: d, indicator: 投资, at_least: 8亿元, area: 丙县, responsible: "财/务"}
"""
ROWS = """\
指标,地区,时期,数值
床位数,甲市,2024,8
接种率,乙县,2024,96%
接种率,丙县,2024,90%
签约率,乙县,2024,70%
投资,丙县,2024,9亿元
"""
FILES = {"plan.yaml": PLAN, "rows.csv": ROWS}
RUN = ("evaluate", "plan.yaml", "-a", "rows.csv", "--lang", "zh")


def names(path: Path) -> list[str]:
    return [row["编号"] for row in csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines())]


@pytest.mark.parametrize(
    ("by", "found"),
    [
        (
            "responsible",
            {
                "医政科.csv": ["plan/a", "plan/b", "plan/b/乙县", "plan/b/丙县"],
                "疾控科.csv": ["plan/b", "plan/b/乙县", "plan/b/丙县"],
                "未明确责任科室.csv": ["plan/c"],
                "财_务.csv": ["plan/d"],
            },
        ),
        (
            "area",
            {
                "甲市.csv": ["plan/a", "plan/b", "plan/b/乙县", "plan/b/丙县"],
                "乙县.csv": ["plan/b/乙县", "plan/c"],
                "丙县.csv": ["plan/b/丙县", "plan/d"],
            },
        ),
    ],
)
def test_each_gets_its_targets(
    run: Callable[..., Outcome], tmp_path: Path, by: str, found: dict[str, list[str]]
) -> None:
    done = run(*RUN, "--split-by", by, "-f", "csv", "-o", "parts", files=FILES)
    assert (done.code, done.out) == (1, ""), "the exit code is that of the whole"
    assert {path.name: names(path) for path in (tmp_path / "parts").iterdir()} == found


def test_html_unless_said_and_a_brief_opens_as_text(run: Callable[..., Outcome], tmp_path: Path) -> None:
    run(*RUN, "--split-by", "area", "-o", "pages", files=FILES)
    assert sorted(path.name for path in (tmp_path / "pages").iterdir()) == ["丙县.html", "乙县.html", "甲市.html"]
    run(*RUN, "--split-by", "area", "-o", "pages", "-f", "brief")
    assert "接种率" in (tmp_path / "pages" / "乙县.brief.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "args",
    [
        ("--split-by", "area"),
        ("--split-by", "area", "-o", "-"),
        ("--split-by", "area", "-o", "x", "-o", "y"),
        ("--split-by", "section", "-o", "x"),
        ("--split-by", "area", "-o", "x", "-f", "pdf"),
        ("--split-by", "area", "-o", "rows.csv"),
        ("--split-by", "area", "-o", "parts.xlsx", "-f", "xlsx"),
        ("--split-by", "area", "-o", "no/where"),
    ],
)
def test_what_cannot_be_written_leaves_nothing(
    run: Callable[..., Outcome], tmp_path: Path, args: tuple[str, ...]
) -> None:
    done = run(*RUN, *args, files=FILES)
    assert done.code == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["plan.yaml", "rows.csv"]


def test_a_workbook_by_department_has_a_sheet_for_each(run: Callable[..., Outcome], tmp_path: Path) -> None:
    run(*RUN, "--group-by", "responsible", "-o", "book.xlsx", files=FILES)
    book = openpyxl.load_workbook(tmp_path / "book.xlsx")
    assert book.sheetnames == ["目标", "医政科", "疾控科", "未明确责任科室", "财_务", "汇总"]
    assert [cell.value for cell in book["财_务"][2]][:4] == [1, None, "✓ 达标", "投资"]


def test_a_workbook_prints_as_a_list_to_sign(run: Callable[..., Outcome], tmp_path: Path) -> None:
    run(*RUN, "-o", "book.xlsx", files=FILES)
    sheet = openpyxl.load_workbook(tmp_path / "book.xlsx")["目标"]
    assert "甲市责任书" in sheet.oddHeader.left.text
    assert sheet.oddHeader.right.text == "甲卫〔2024〕1号"
    assert "填报单位（盖章）" in sheet.oddFooter.left.text
    assert sheet.print_title_rows == "$1:$1"
    assert [sheet.cell(1, x).value for x in range(1, 5)] == ["序号", "条款", "结果", "目标"]
    assert [sheet.cell(y, 1).value for y in range(2, 8)] == [1, 2, None, None, 3, 4]
    printed = sheet[sheet.print_area.partition("!")[2] or sheet.print_area]
    assert all(cell.border.left.style == "thin" for row in printed for cell in row)


def test_what_has_no_section_and_no_department_is_told_as_such(run: Callable[..., Outcome]) -> None:
    plan = (
        "period: 2024\ntargets:\n  - {id: a, at_least: 1, section: 一、甲, responsible: 甲科}\n"
        "  - {id: b, at_least: 1}\n  - {id: c, equals: 0}\n"
        + "".join(f"  - {{id: d{n}, at_least: 9}}\n" for n in range(4))
    )
    rows = "指标,时期,数值\na,2024,3\nb,2024,0.9\nc,2024,1\n"
    table = run(
        "evaluate", "plan.yaml", "-a", "rows.csv", "--lang", "zh", files={"plan.yaml": plan, "rows.csv": rows}
    ).out
    assert "一、甲  达标1\n" in table
    assert "其他  未达标2" in table
    assert "未明确责任科室" in table
    assert "未达标，约束性（2项）：c、b" in table, "one case where none is allowed comes first"


def test_what_is_written_is_told_and_what_an_earlier_run_left(run: Callable[..., Outcome], tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "丁县.csv").write_text("", encoding="utf-8")
    done = run(*RUN, "--split-by", "area", "-f", "csv", "-o", "parts", files=FILES)
    assert done.err.splitlines() == [
        "已写出3个文件：parts/甲市.csv、parts/乙县.csv、parts/丙县.csv",
        "文件夹中另有以前留下的：parts/丁县.csv",
    ]
    assert run(*RUN, "-q", "--split-by", "area", "-f", "csv", "-o", "parts").err == ""


def test_forms_for_each_department_print_with_title_and_lines_to_sign(
    run: Callable[..., Outcome], tmp_path: Path
) -> None:
    done = run(
        "template", "plan.yaml", "--split-by", "responsible", "-f", "xlsx", "-o", "forms", "--lang", "zh", files=FILES
    )
    assert (done.code, len(done.err.splitlines())) == (0, 1)
    sheet = openpyxl.load_workbook(tmp_path / "forms" / "医政科.xlsx").active
    assert sheet is not None
    assert sheet.oddHeader.left.text == "&B甲市责任书  医政科"
    assert sheet.oddHeader.right.text == "甲卫〔2024〕1号"
    assert "填报单位（盖章）" in sheet.oddFooter.left.text


def test_what_a_name_says_of_all_is_not_said_of_one(run: Callable[..., Outcome], tmp_path: Path) -> None:
    plan = """\
area: 甲市
period: 2025
areas: {甲市: [乙县, 丙县]}
targets:
  - {id: a, name: 2个县（区）全部建成县域医共体, indicator: 建成县域医共体, achieved: true, each: area}
"""
    rows = "指标,地区,时期,数值\n建成县域医共体,乙县,2025,2025-01-20\n建成县域医共体,丙县,2025,2026-01-20\n"
    run(
        "evaluate", "p.yaml", "-a", "r.csv", "--lang", "zh", "--split-by", "area", "-f", "brief", "-o", "parts",
        files={"p.yaml": plan, "r.csv": rows},
    )  # fmt: skip
    for area in ("乙县", "丙县"):
        text = (tmp_path / "parts" / f"{area}.brief.txt").read_text(encoding="utf-8-sig")
        assert "建成县域医共体" in text and "全部" not in text


@pytest.mark.parametrize(
    ("by", "option", "name", "written"),
    [
        ("responsible", "--responsible", "疾控科", ["疾控科.csv"]),
        ("responsible", "--responsible", "财/务", ["财_务.csv"]),
        ("area", "--area", "乙县", ["乙县.csv"]),
        ("responsible", "--area", "丙县", ["医政科.csv", "疾控科.csv", "财_务.csv"]),
    ],
)
def test_only_whole_files_are_written(
    by: str, option: str, name: str, written: list[str], run: Callable[..., Outcome], tmp_path: Path
) -> None:
    """Of a department that shares some targets with the wanted one a file would hold these alone."""
    run(*RUN, "-f", "csv", "--split-by", by, option, name, "-o", "out", files=FILES)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(written)
