"""Points of townships as a commission argues over them: places, vetoes, what is open, and one township alone."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from conftest import Outcome

Run = Callable[..., Outcome]

PLAN = """\
area: 云溪县
period: 2025
grades: {优秀: 90%, 良好: 80%, 合格: 60%, 不合格: 0%}
areas: {云溪县: [城关镇, 河东镇, 龙泉镇]}
targets:
  - {id: a, name: 规范管理率, indicator: 管理率, at_least: 65%, each: area, weight: 60, score: {minus: 2, per: 1个百分点}}
  - {id: b, name: 签约率, indicator: 签约率, at_least: 60%, each: area, weight: 40}
  - {id: c, name: 创建, indicator: 卫生村, at_least: 2个, each: area, weight: 0, bonus: {add: 1, per: 1个, most: 3}}
  - {id: v, name: 安全事故, indicator: 事故, at_most: 0起, each: area, veto: true}
"""
ROWS = """\
地区,年份,管理率,签约率,卫生村,事故
城关镇,2025,70%,62%,5,1
河东镇,2025,63%,60%,2,0
龙泉镇,2025,60%,61%,2,0
"""


def told(run: Run, rows: str, *args: str) -> list[list[str]]:
    """The lines of the terminal, each in its words."""
    done = run("evaluate", "p.yaml", "-a", "d.csv", "--lang", "zh", *args, files={"p.yaml": PLAN, "d.csv": rows})
    assert done.err == ""
    return [line.split() for line in done.out.splitlines()]


def members(lines: list[list[str]]) -> list[list[str]]:
    """The rows of the table of members."""
    first = next(n for n, line in enumerate(lines) if line[:2] in (["名次", "单位"], ["暂排名次", "单位"]))
    return [line for line in lines[first : first + 4] if line]


def test_a_vetoed_township_has_no_place_and_the_reason(run: Run) -> None:
    lines = told(run, ROWS)
    assert members(lines) == [
        ["名次", "单位", "得分", "已评分值", "未评分值", "等次"],
        ["1", "河东镇", "96", "100", "0", "优秀"],
        ["2", "龙泉镇", "90", "100", "0", "优秀"],
        ["–", "城关镇", "103", "100", "0", "不合格（一票否决：安全事故）"],
    ]
    assert ["↳", "一票否决"] in lines
    brief = run("evaluate", "p.yaml", "-a", "d.csv", "--lang", "zh", "-f", "brief").out
    assert "城关镇103分（已评100分），含加分3分，不合格（一票否决：安全事故）" in brief


def test_places_are_for_the_time_being_while_points_are_open(run: Run) -> None:
    lines = told(run, ROWS.replace("龙泉镇,2025,60%,61%", "龙泉镇,2025,60%,"))
    assert members(lines)[0][0] == "暂排名次"
    brief = run("evaluate", "p.yaml", "-a", "d.csv", "--lang", "zh", "-f", "brief").out
    assert "龙泉镇50分（已评60分），另有40分未评，等次未定（不合格至优秀）" in brief


@pytest.mark.parametrize(
    ("area", "points", "grade"), [("河东镇", "96", "优秀"), ("龙泉镇", "90", "优秀"), ("城关镇", "103", "不合格")]
)
def test_one_township_alone_has_the_points_that_it_has_among_all(run: Run, area: str, points: str, grade: str) -> None:
    lines = told(run, ROWS, "--area", area)
    assert [line[1:3] for line in members(lines)[1:2]] == [[area, points]]
    assert f"已评100分中得{points}分" in "".join(word for line in lines for word in line)
    score = json.loads(run("evaluate", "p.yaml", "-a", "d.csv", "-f", "json", "--area", area).out)["score"]
    assert (score["points"], score["grade"]) == (int(points), grade)
    assert score["members"][0]["points"] == score["points"]


def test_some_townships_together_are_no_whole(run: Run) -> None:
    """Whether all of a county reach an aim says nothing of two that are asked for."""
    lines = told(run, ROWS, "--area", "河东镇", "--area", "龙泉镇")
    assert [line[:3] for line in members(lines)[1:3]] == [["1", "河东镇", "96"], ["2", "龙泉镇", "90"]]
    assert "得0分" not in lines[-1][-1]


def test_the_sheet_of_points_lists_the_veto(run: Run, tmp_path: Path) -> None:
    files = {"p.yaml": PLAN, "d.csv": ROWS}
    assert run("evaluate", "p.yaml", "-a", "d.csv", "--lang", "zh", "-o", "r.xlsx", files=files).code == 1
    rows = [[cell.value for cell in row] for row in openpyxl.load_workbook(tmp_path / "r.xlsx")["计分表"]]
    assert [row[6] for row in rows if row[1] == "安全事故"] == ["一票否决"]


def test_a_whole_is_not_scored_where_each_member_is(run: Run) -> None:
    """All or nothing says nothing of townships that each lose two points; where a target is of the whole it is counted."""
    lines = told(run, ROWS)
    assert "各单位分别计分" in lines[-1][-1]
    assert "得40分" not in lines[-1][-1]
    beds = "  - {id: beds, name: 床位, indicator: 床位, at_least: 7, weight: 10}\n"
    files = {"p.yaml": PLAN + beds, "d.csv": ROWS.replace("事故\n", "事故,床位\n").replace(",1\n", ",1,\n").replace(",0\n", ",0,\n")
             + "云溪县,2025,,,,,7.2\n"}  # fmt: skip
    done = run("evaluate", "p.yaml", "-a", "d.csv", "--lang", "zh", files=files)
    assert "已评110分中得50分" in done.out
    assert "各单位分别计分" not in done.out


def test_a_figure_to_be_looked_at_marks_its_member(run: Run) -> None:
    """0.61 in a column in % may be 61%: the points stand, and the place says that somebody has to look."""
    rows = ROWS.replace("签约率", "签约率(%)").replace("62%", "62").replace("60%,2", "60,2").replace("61%", "0.61")
    done = run("evaluate", "p.yaml", "-a", "d.csv", "--lang", "zh", files={"p.yaml": PLAN, "d.csv": rows})
    places = members([line.split() for line in done.out.splitlines()])[1:]
    assert [line[:3] for line in places] == [
        ["1", "河东镇", "96"], ["2", "龙泉镇（待核）", "50"], ["–", "城关镇", "103"],
    ]  # fmt: skip
    brief = run("evaluate", "p.yaml", "-a", "d.csv", "--lang", "zh", "-f", "brief").out
    assert "龙泉镇（待核）50分" in brief
