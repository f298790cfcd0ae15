"""`explain`: the derivation of every kind of figure and verdict, as a tree of sentences and as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from conftest import Outcome
from shared_report import HERE, LANGUAGES

Run = Callable[..., Outcome]

TARGETS = """
area: 市
period: 2024
areas: {市: [甲, 乙]}
indicators:
  治愈率: {unit: "%", numerator: 治愈, denominator: 患者}
  治愈: {aggregate: sum}
  患者: {aggregate: sum}
  发病率: {unit: per 100k, numerator: 病例, denominator: 人口, annualize: true}
  病例: {aggregate: sum}
  人口: {aggregate: last}
  招聘: {aggregate: sum, unit: 人}
  义诊: {rows: sum}
  床位: {aggregate: {time: last, areas: sum}}
  最高: {aggregate: max}
  均值: {aggregate: average}
targets:
  - {id: row, indicator: 产值, at_least: 5亿元}
  - {id: bare, indicator: 年产值, at_least: 4亿元}
  - {id: rate, indicator: 治愈率, at_least: 60%}
  - {id: yearly, indicator: 发病率, below: 35 per 100k, period: 2024-H1}
  - {id: months, indicator: 招聘, at_least: 40}
  - {id: missing, indicator: 招聘, at_least: 400, area: 州}
  - {id: records, indicator: 义诊, at_least: 100}
  - {id: beds, indicator: 床位, at_least: 30}
  - {id: highest, indicator: 最高, at_most: 9}
  - {id: mean, indicator: 均值, equals: 3, period: 2024-H1}
  - {id: people, indicator: 人口, at_least: 5万, period: 2024-Q1}
  - {id: growth, indicator: 课题, change_from: 2023, at_least: 5%}
  - {id: points, indicator: 覆盖率, change_from: 2023, at_least: 2个百分点}
  - {id: no-growth, indicator: 新课题, change_from: 2023, at_least: 5%}
  - {id: as-city, indicator: 产值, at_least: {area: 省}}
  - {id: paced, indicator: 覆盖率, at_least: 90%, by: 2026, baseline: {period: 2023}}
  - {id: rounded, indicator: 覆盖率, at_least: 83%, judge: rounded}
  - {id: sex, indicator: 招聘, at_least: 5, area: 省}
  - {id: certified, achieved: true}
  - {id: refused, achieved: true}
  - {id: unset, indicator: 产值, at_least: X亿元}
  - {id: none, indicator: 无此指标, at_least: 1}
  - {id: each, indicator: 招聘, at_least: 15, each: area, require: any}
  - {id: quorum, of: [row, certified]}
"""
ACTUALS = """指标,地区,时间,性别,数值
产值,市,2024,合计,50000万元
年产值,市,2024,合计,5
产值,省,2024,合计,6亿元
治愈,甲,2024,合计,9
治愈,乙,2024,合计,50
患者,甲,2024,合计,10
患者,乙,2024,合计,100
病例,市,2024-H1,合计,20
人口,市,2024,合计,10万
招聘,甲,2024-Q1,合计,10
招聘,乙,2024-Q1,合计,5
招聘,市,2024-Q2,合计,7
招聘,州,2024-01,合计,7
招聘,州,2024-03,合计,7
招聘,省,2024,男,7
招聘,省,2024,女,8
义诊,市,2024-01-05,合计,30
义诊,市,2024-01-05,合计,30
义诊,市,2024-06-30,合计,10
床位,甲,2024-06,合计,10
床位,乙,2024-06,合计,20
床位,甲,2024-03,合计,9
最高,市,2024-01,合计,5
最高,市,2024-02,合计,8
均值,市,2024-Q1,合计,2
均值,市,2024-Q2,合计,4
课题,市,2023,合计,30
课题,市,2024,合计,31
新课题,市,2024,合计,31
覆盖率,市,2023,合计,80%
覆盖率,市,2024,合计,82.55%
certified,市,2024,合计,2024-05-06
refused,市,2024-06,合计,否
"""
NAMES = [line.partition("{id: ")[2].partition(",")[0] for line in TARGETS.splitlines() if "- {id: " in line]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_golden(lang: str, run: Run, golden: Callable[[Path, str], None]) -> None:
    texts = []
    for name in NAMES:
        found = run(
            "explain", name, "t.yaml", "-a", "d.csv", "--lang", lang, files={"t.yaml": TARGETS, "d.csv": ACTUALS}
        )
        assert (found.code, found.err) == (0, ""), name
        texts.append(found.out)
    golden(HERE / "golden" / f"explain.{lang}.txt", "\n".join(texts))


def tree(run: Run, name: str) -> dict:
    found = run("explain", name, "t.yaml", "-a", "d.csv", "-f", "json", files={"t.yaml": TARGETS, "d.csv": ACTUALS})
    return json.loads(found.out, parse_float=Decimal, parse_int=Decimal)


def test_json_has_the_tree_of_the_figure(run: Run) -> None:
    found = tree(run, "rate")
    assert found["status"] == "missed"
    figure = found["derivation"]["figure"]
    assert (figure["op"], figure["indicator"], figure["area"], figure["period"]) == ("ratio", "治愈率", "市", "2024")
    assert (figure["value"], figure["unit"]) == (Decimal("53.6363636363636"), "%")
    top, bottom = figure["parts"]
    assert [(p["op"], p["over"], p["label"], p["value"]) for p in (top, bottom)] == [
        ("sum", "area", "numerator", 59), ("sum", "area", "denominator", 110)]  # fmt: skip
    assert [(p["label"], p["file"], p["line"], p["written"], p["value"]) for p in top["parts"]] == [
        ("甲", "d.csv", 5, "9", 9), ("乙", "d.csv", 6, "50", 50)]  # fmt: skip
    assert "rows" not in top["parts"][0]


def test_json_has_what_a_figure_is_held_against(run: Run) -> None:
    assert tree(run, "growth")["derivation"]["change_from"]["value"] == 30
    assert [(r["area"], r["value"], r["unit"]) for r in tree(run, "as-city")["derivation"]["references"]] == [
        ("省", 6, "亿元")
    ]
    assert tree(run, "paced")["derivation"]["line"] == {
        "passed": 12,
        "of": 36,
        "from": 80,
        "to": 90,
        "stands_at": Decimal("83.3333333333333"),
    }
    assert tree(run, "months")["derivation"]["line"] == {"passed": 6, "of": 12, "from": 0, "to": 40, "stands_at": 20}
    assert tree(run, "missing")["derivation"]["figure"]["missing"] == ["2024-02"]
    assert tree(run, "records")["derivation"]["figure"]["rows"] == 3
    members = tree(run, "each")["derivation"]["members"]
    assert [(m["id"], m["figure"]["value"]) for m in members] == [("t/each/甲", 10), ("t/each/乙", 5)]
    assert tree(run, "none")["derivation"] == {"figure": None}


def test_several_verdicts_of_one_name_are_a_list(run: Run) -> None:
    files = {
        "a.yaml": "area: 市\nperiod: 2024\ntargets: [{id: x, indicator: 产值, at_least: 5亿元, each: area}]\n",
        "d.csv": ACTUALS,
    }
    found = run("explain", "x/省", "a.yaml", "-a", "d.csv", "-f", "json", files=files)
    assert json.loads(found.out)["area"] == "省"


def test_a_name_of_two_files_has_to_say_which(run: Run) -> None:
    one = "area: 市\nperiod: 2024\ntargets: [{id: x, indicator: 产值, at_least: 5亿元}]\n"
    files = {"a.yaml": one, "b.yaml": one, "d.csv": ACTUALS}
    found = run("explain", "x", "a.yaml", "b.yaml", "-a", "d.csv", files=files)
    assert (found.code, found.out) == (2, "")
    assert found.err == '"x" is in several files; say which: a/x, b/x [unknown-id]\n'
    assert run("explain", "b/x", "a.yaml", "b.yaml", "-a", "d.csv", files=files).out.startswith(
        "✓ Met  产值  (b/x, b.yaml:3"
    )


def test_only_so_many_rows_are_shown_one_by_one(run: Run) -> None:
    """The fiftieth row is the last; of the others, how many there are."""
    targets = "period: 2024\nindicators: {招聘: {aggregate: sum}}\ntargets: [{id: x, indicator: 招聘, at_least: 500}]\n"
    for rows, left in ((50, None), (51, 1), (60, 10)):
        actuals = "指标,地区,年份,数值\n" + "".join(f"招聘,县{n:02},2024,{n}\n" for n in range(rows))
        out = run("explain", "x", "t.yaml", "-a", "d.csv", files={"t.yaml": targets, "d.csv": actuals}).out
        assert out.count("← d.csv:") == 50, rows
        assert (f"and {left} more row" in out) is (left is not None), out


@pytest.mark.parametrize(
    ("bound", "implied", "line"),
    [
        (
            "at_least: 5%",
            "120人  ← d.csv:2 / 120 × (1 + 0.05) = 126人",
            "3 of 12 passed, from 0人 to 126人, so it stands at 31.5人",
        ),
        (
            "at_most: -10%",
            "120人  ← d.csv:2 / 120 × (1 − 0.1) = 108人",
            "3 of 12 passed, from 0人 to 108人, so it stands at 27人",
        ),
        (
            "at_least: 6人",
            "120人  ← d.csv:2 / 120 + 6 = 126人",
            "3 of 12 passed, from 0人 to 126人, so it stands at 31.5人",
        ),
        (
            "at_most: -6人",
            "120人  ← d.csv:2 / 120 − 6 = 114人",
            "3 of 12 passed, from 0人 to 114人, so it stands at 28.5人",
        ),
    ],
)
def test_what_part_of_a_year_is_held_against_is_worked_out(run: Run, bound: str, implied: str, line: str) -> None:
    """Where the same months of the year before are not there, the level that the change implies for the whole year, and its line."""
    targets = f"period: 2024\nindicators: {{招聘: {{aggregate: sum, unit: 人}}}}\ntargets: [{{id: x, indicator: 招聘, change_from: 2023, {bound}}}]\n"
    actuals = "指标,时期,数值\n招聘,2023,120\n招聘,2024-01,20\n招聘,2024-02,24\n招聘,2024-03,0\n"
    out = run("explain", "x", "t.yaml", "-a", "d.csv", "--lang", "en", files={"t.yaml": targets, "d.csv": actuals}).out
    told = [text.strip("│├└─ \n") for text in out.splitlines()]
    at = told.index("change since 2023")
    assert " / ".join(told[at + 1 : at + 3]) == implied
    assert told[at + 3] == f"the line: {line}"


def test_a_milestone_that_came_too_late_says_so(run: Run) -> None:
    targets = "period: 2025\ntargets:\n  - {id: m, indicator: 建成县域医共体, achieved: true}\n"
    rows = "指标,时期,数值\n建成县域医共体,2025,2026-01-20\n"
    outcome = run("explain", "m", "t.yaml", "-a", "d.csv", "--lang", "zh", files={"t.yaml": targets, "d.csv": rows})
    assert "未完成，要求应完成：未达标；完成时间晚于2025年" in outcome.out
    assert "2026年1月20日完成，晚于期限" in run("evaluate", "t.yaml", "-a", "d.csv", "--lang", "zh").out
