"""`inspect`: what it says of a table is what the reader does with it, in words and as JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import Outcome

Run = Callable[..., Outcome]

TABLE = """全市卫生情况（2024年）
单位：张

序号,地区,级别,床位,备用,责任科室
1,云县,二级,500,7,医政科
2,凤庆县,三级,—,8,医政科
注：快报数
"""
PLAN = "period: 2024\ntargets:\n  - {indicator: 床位, area: 云县, at_least: 400张}\n"


def _json(run: Run, *args: str, **more: Any) -> dict[str, Any]:
    outcome = run("inspect", *args, "-f", "json", **more)
    assert outcome.code == 0, outcome.err
    return json.loads(outcome.out)


def test_each_column_has_a_meaning_and_why(run: Run) -> None:
    (file,) = _json(run, "beds.csv", "plan.yaml", files={"beds.csv": TABLE.encode("gb18030"), "plan.yaml": PLAN})[
        "files"
    ]
    (table,) = file["tables"]
    assert {c["heading"]: (c["column"], c["meaning"], c["why"]) for c in table["columns"]} == {
        "序号": ("A", "remark", "heading"),
        "地区": ("B", "area", "heading"),
        "级别": ("C", "dimension", "cells words"),
        "床位": ("D", "figures", "heading"),
        "备用": ("E", "ignored", "cells figures"),
        "责任科室": ("F", "remark", "heading"),
    }
    assert (file["encoding"], file["separator"], table["header"]) == ("gb18030", ",", [4, 4])
    assert table["titles"] == {"indicator": None, "unit": "张", "periods": ["2024"], "area": "全市"}
    assert file["left_out"] == [{"what": "notes", "rows": 1, "line": 7}]
    assert (file["areas"], file["periods"]) == (["云县", "凤庆县"], ["2024"])
    (beds,) = file["indicators"]
    assert (beds["indicator"], beds["figures"], beds["missing"], beds["units"]) == ("床位", 2, 1, ["张"])


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        (TABLE, {"床位": 2, "备用": 2}),
        ("指标,地区,年份,数值\n床位,云县,2024,500\n医师,云县,2024,90\n", {"床位": 1, "医师": 1}),
        ("地区,2023年,2024年\n云县,480,500\n凤庆县,1,2\n", {"data": 4}),
        ("指标,2023年,2024年\n床位,480,500\n", {"床位": 2}),
        ("地区,年份,数值\n云县,2024,500\n", {"data": 1}),
        ("地区,2024年,2024年\n,床位,医师\n云县,480,500\n", {"床位": 1, "医师": 1}),
        ("地区\t年份\t产值(亿元)\n云县\t2024\t9.16\n", {"产值": 1}),
    ],
)
def test_without_targets_every_indicator_is_asked_for(run: Run, text: str, indicators: dict[str, int]) -> None:
    (file,) = _json(run, "data.csv", files={"data.csv": text})["files"]
    assert {i["indicator"]: i["figures"] for i in file["indicators"]} == indicators


@pytest.mark.parametrize("hospitals", [3, 20, 60])
def test_a_word_in_every_row_is_no_heading(run: Run, hospitals: int) -> None:
    """乡镇 heads a column of areas elsewhere; here it is what kind of hospital each row is of."""
    rows = [f"第{n}卫生院,乡镇,{'否' if n % 9 == 0 else '是'}" for n in range(1, hospitals + 1)]
    text = "\n".join(["机构,级别,达到基本标准", *rows])
    (file,) = _json(run, "data.csv", files={"data.csv": text})["files"]
    assert [table["header"] for table in file["tables"]] == [[1, 1]]
    assert {one["indicator"]: one["figures"] for one in file["indicators"]} == {"达到基本标准": hospitals}


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_lines_it_proposes_are_a_target_file(run: Run, lang: str) -> None:
    shown = run("inspect", "data.csv", "--lang", lang, files={"data.csv": TABLE}).out
    lines = re.findall(r"(?m)^    - \{.*\}$", shown)
    assert len(lines) == 2
    plan = "targets:\n" + "\n".join(lines) + "\n"
    outcome = run("evaluate", "plan.yaml", "-a", "data.csv", "-f", "json", files={"plan.yaml": plan})
    assert {verdict["status"] for verdict in json.loads(outcome.out)["verdicts"]} == {"unset"}, outcome.err


def test_people_read_it_in_their_language(run: Run) -> None:
    shown = run("inspect", "data.csv", "--lang", "zh", files={"data.csv": TABLE.encode("gbk")}).out
    for text in (
        "编码gb18030，以逗号分隔",
        "表头在第4行",
        "标题和文件名说明：单位张、地区全市、时期2024",
        "D  床位      数值 (床位)",
        "表下注释（1行",
    ):
        assert text in shown
    assert not re.search("meaning|why|inspected|sign ", shown)


def test_what_cannot_be_placed_is_told_with_its_line(run: Run) -> None:
    text = "地区,年份,床位\n云县,2024,500\n,2024,7\n"
    (file,) = _json(run, "data.csv", files={"data.csv": text})["files"]
    assert [(p["line"], p["code"]) for p in file["problems"]] == [(3, "blank-cell")]


def test_standard_input_and_a_folder(run: Run) -> None:
    (piped,) = _json(run, "-", stdin=TABLE.encode())["files"]
    files = {"data/data.csv": TABLE, "targets/plan.yaml": PLAN}
    (found,) = _json(run, "data", files=files)["files"]
    assert [i["figures"] for i in piped["indicators"]] == [i["figures"] for i in found["indicators"]] == [2, 2]
    assert [i["indicator"] for i in _json(run, "data", "targets")["files"][0]["indicators"]] == ["床位"]


@pytest.mark.parametrize(
    ("name", "data"), [("page.csv", b"<html>"), ("old.xls", b"\xd0\xcf\x11\xe0"), ("none.csv", b""), ("away.csv", None)]
)
def test_a_file_that_cannot_be_read_is_exit_code_2(run: Run, name: str, data: bytes | None) -> None:
    outcome = run("inspect", name, files={} if data is None else {name: data})
    assert outcome.code == 2
    assert name in outcome.out + outcome.err


def test_parquet_is_read_whole_without_targets(run: Run, tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    table = (
        "select * from (values ('床位', '甲市', '2024', 7), ('医师', '甲市', '2024', 3)) as t(指标, 地区, 时期, 数值)"
    )
    duckdb.sql(f"copy ({table}) to '{tmp_path / 'd.parquet'}' (format parquet)")
    file = json.loads(run("inspect", "d.parquet", "-f", "json").out)["files"][0]
    assert {one["indicator"]: one["figures"] for one in file["indicators"]} == {"床位": 1, "医师": 1}


@pytest.mark.parametrize(
    ("lang", "told"), [("en", "say under columns: in a target file"), ("zh", "columns: {area: 单位名称}")]
)
def test_where_nothing_is_read_it_says_what_to_do(run: Run, lang: str, told: str) -> None:
    done = run("inspect", "data.csv", "--lang", lang, files={"data.csv": "单位名称,甲栏,乙栏\n云县,a,b\n"})
    assert (done.code, told in done.out) == (0, True), done


def test_periods_are_in_the_words_of_the_language(run: Run) -> None:
    done = run("inspect", "data.csv", "--lang", "zh", files={"data.csv": "县区,2024年1-9月\n云县,5\n"})
    assert "2024年1—9月" in done.out
    assert "2024-01" not in done.out.replace("period: 2024-01..2024-09", "")


PLAN_OF_MONTHS = "area: 云溪县\nperiod: 2025\ntargets:\n  - {indicator: 体检人数, at_least: 1000人}\n  - {id: built, achieved: true}\n"


def _columns(run: Run, table: str) -> list[str]:
    """The lines that say what each column is."""
    shown = run(
        "inspect", "data.csv", "plan.yaml", "--lang", "zh", files={"data.csv": table, "plan.yaml": PLAN_OF_MONTHS}
    )
    return [" ".join(line.split()) for line in shown.out.splitlines()]


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ("2025年体检人数累计完成情况\n地区,1月,2月\n云溪县,1,2\n", "C 2月 数值 (体检人数、2025年1—2月累计) 按标题"),
        ("2025年体检人数\n地区,1月,2月\n云溪县,1,2\n注：各月均为累计数\n", "C 2月 数值 (体检人数、2025年1—2月累计) 按标题"),
        ("2025年体检人数\n地区,1月底,2月底\n云溪县,1,2\n", "C 2月底 数值 (体检人数、2025年1—2月累计) 按标题"),
        ("2025年体检人数\n地区,截至1月,截至2月\n云溪县,1,2\n", "C 截至2月 数值 (体检人数、2025年1—2月累计) 按标题"),
        ("2025年体检人数\n地区,1月,2月\n云溪县,1,2\n", "C 2月 数值 (体检人数、2025年2月) 按标题"),
        ("2025年\n指标,城关镇,全县\n体检人数,1,2\n", "B 城关镇 数值 (地区城关镇) 按标题"),
        ("指标,时期,数值\nbuilt,2025,是\n", "built：1个是否完成"),
        ("2025年某某人数\n地区,1月,2月\n云溪县,1,2\n", "! 没有读到数值：表题、文件名和各栏都没有认出目标文件中的指标；"
         "请在表题或文件名中写指标名称（与目标文件一致），或加一栏“指标”"),
    ],
)  # fmt: skip
def test_a_column_is_told_as_it_is_read(run: Run, table: str, told: str) -> None:
    assert told in _columns(run, table)


@pytest.mark.parametrize("name", ["::error::x", "##vso[task.complete]x", "##teamcity[buildStop]x"])
def test_no_name_is_a_command_of_a_ci_server(run: Run, name: str) -> None:
    text = f"指标,地区,时期,数值\n{name},{name},2024,5\n"
    told = run("inspect", f"{name}.csv", files={f"{name}.csv": text}).out
    assert not [line for line in told.splitlines() if line.lstrip().startswith(("::", "##["))]
    assert "##vso[" not in told
    assert "##teamcity[" not in told
