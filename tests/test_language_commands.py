"""Design §7: options, exit codes, where the report and everything else go, and the JSON document field by field."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from conftest import Outcome

Run = Callable[..., Outcome]

PLAN = """\
period: 2024
area: 万州区
targets:
  - {id: met, at_least: 1, responsible: 疾控科}
  - {id: missed, at_least: 1, responsible: [医政科, 疾控科]}
  - {id: hoped, at_least: 1, level: expected, responsible: 医政科}
  - {id: on, at_least: 5, period: 2025, responsible: 家发科}
  - {id: off, at_least: 5, period: 2025, area: 忠县}
  - {id: none, at_least: 1, area: 忠县}
  - {id: blank, at_least: X}
  - {id: off-hoped, at_least: 5, period: 2025, level: expected}
indicators:
  on: {aggregate: sum}
  off: {aggregate: sum}
  off-hoped: {aggregate: sum}
"""
ROWS = """\
指标,时期,数值
met,2024,1
missed,2024,0
hoped,2024,0
on,2025-01,1
off,2025-01,0
off-hoped,2025-01,0
"""
FILES = {"targets/plan.yaml": PLAN, "data/rows.csv": ROWS}


def _statuses(outcome: Outcome) -> dict[str, str]:
    return {v["id"].partition("/")[2]: v["status"] for v in json.loads(outcome.out)["verdicts"]}


def test_the_plan_of_these_tests(run: Run) -> None:
    outcome = run("evaluate", "-f", "json", files=FILES)
    assert outcome.err == ""
    assert _statuses(outcome) == {
        "met": "met", "missed": "missed", "hoped": "missed", "on": "on_track", "off": "off_track", "none": "no_data",
        "blank": "unset", "off-hoped": "off_track"}  # fmt: skip
    assert json.loads(outcome.out)["summary"] == {
        "met": 1, "missed": 2, "on_track": 1, "off_track": 2, "no_data": 1, "unset": 1}  # fmt: skip


# Which targets are there, --fail-on, and the exit code.
EXITS = [
    (["met"], None, 0), (["met", "missed"], None, 1), (["met", "hoped"], None, 0), (["met", "off"], None, 0),
    (["met", "none"], None, 3), (["met", "blank"], None, 0), (["met", "on"], None, 0), (["missed", "none"], None, 1),
    (["none"], None, 2), (["blank"], None, 2), (["none", "blank"], None, 2), (["hoped"], None, 0),
    (["met", "missed"], "no-data", 0), (["met", "missed"], "expected", 0), (["met", "hoped"], "expected", 1),
    (["met", "hoped"], "missed", 0), (["met", "hoped"], "missed,expected", 1), (["met", "off"], "off-track", 1),
    (["met", "off-hoped"], "off-track", 1), (["met", "none"], "missed", 0), (["met", "none"], "no-data", 3),
    (["met", "blank"], "unset", 3), (["met", "blank"], "missed,no-data", 0), (["missed", "none"], "no-data", 3),
    (["missed", "none"], "missed,no-data", 1), (["off", "none"], "off-track,no-data", 1), (["on"], "off-track", 0),
    (["none"], "missed", 2), (["blank"], "missed", 2), (["blank"], "unset", 2), (["none"], "no-data", 2),
    (["met", "blank", "none"], "unset", 3), (["met"], "missed,expected,off-track,no-data,unset", 0),
    (["met", "hoped"], "strict", 1), (["met", "off"], "strict", 1), (["met", "none"], "strict", 3),
    (["met", "blank"], "strict", 3), (["met", "on"], "strict", 0), (["none"], "strict", 2), (["blank"], "strict", 2),
    (["hoped", "none", "blank"], "strict", 1), (["met", "missed"], "missed+no-data", 1), (["met", "none"], "missed+no-data", 3),
]  # fmt: skip


@pytest.mark.parametrize(("ids", "fail_on", "code"), EXITS)
def test_exit_codes(run: Run, ids: list[str], fail_on: str | None, code: int) -> None:
    args = (
        []
        if fail_on is None
        else ["--strict"]
        if fail_on == "strict"
        else [word for name in fail_on.split("+") for word in ("--fail-on", name)]
    )
    args += [text for name in ids for text in ("--select", name)]
    outcome = run("evaluate", "-f", "json", *args, files=FILES)
    assert outcome.code == code
    assert set(_statuses(outcome)) == set(ids)
    if len(ids) > 1:
        quiet = run("evaluate", "-q", *args)
        assert (quiet.code, quiet.out) == (code, "")


BAD_OPTIONS = [
    ["--fail-on", "everything"], ["--fail-on", ""], ["--fail-on", "missed,,no-data"], ["--fail-on", "missed,bogus"], ["--as-of", "soon"], ["--as-of", "2024-13"],
    ["-f", "pdf"], ["-o", "report.pdf"], ["-o", "report"], ["--group-by", "colour"], ["--lang", "de"], ["--bogus"],
    ["--select", "nothing-*"], ["--area", "无此区"], ["--responsible", "无此科"], ["-a", "nowhere.csv"],
    ["-a", "nowhere/"], ["-a", "*.nothing"], ["nowhere.yaml"], ["no*.yaml"], ["--engine", "abacus"], ["-o", "no/such/folder/r.json"],
    ["--area", "万州区", "--responsible", "无此科"], ["--as-of", ""], ["--select", ""],
]  # fmt: skip


@pytest.mark.parametrize("args", BAD_OPTIONS, ids=" ".join)
def test_a_bad_option_is_exit_2_with_nothing_on_stdout(run: Run, args: list[str]) -> None:
    outcome = run("evaluate", *args, files=FILES)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.strip()
    assert "Traceback" not in outcome.err


def test_nothing_to_evaluate(run: Run) -> None:
    assert run("evaluate").code == 2
    outcome = run("evaluate", files={"targets/readme.txt": "", "data/rows.csv": ROWS})
    assert (outcome.code, outcome.out) == (2, "")
    outcome = run("evaluate", files={"targets/plan.yaml": PLAN})
    assert outcome.code != 2 or outcome.out == ""


def test_without_a_data_folder(run: Run) -> None:
    outcome = run("evaluate", files={"targets/plan.yaml": PLAN})
    assert (outcome.code, outcome.out) == (2, "")
    assert "data" in outcome.err


def test_all_unset_is_exit_2_with_the_report(run: Run) -> None:
    outcome = run("evaluate", "--select", "blank", files=FILES)
    assert outcome.code == 2
    assert "Not set" in outcome.out


def test_no_figure_for_any_target_is_exit_2_with_the_report_and_its_reasons(run: Run) -> None:
    outcome = run("evaluate", "--select", "none", files=FILES)
    assert outcome.code == 2
    assert "No data" in outcome.out
    assert "none" in outcome.out


@pytest.mark.parametrize(("args", "ids"), [
    (["--select", "met"], {"met"}),
    (["--select", "plan/met"], {"met"}),
    (["--select", "plan/*"], {"met", "missed", "hoped", "on", "off", "none", "blank", "off-hoped"}),
    (["--select", "off*"], {"off", "off-hoped"}),
    (["--select", "met", "--select", "o*"], {"met", "on", "off", "off-hoped"}),
    (["--select", "o?"], {"on"}),
    (["--responsible", "疾控科"], {"met", "missed"}),
    (["--responsible", "医政科", "--select", "m*"], {"missed"}),
    (["--area", "忠县"], {"off", "none"}),
    (["--area", "万州区", "--responsible", "家发科"], {"on"}),
])  # fmt: skip
def test_which_targets(run: Run, args: list[str], ids: set[str]) -> None:
    assert set(_statuses(run("evaluate", "-f", "json", *args, files=FILES))) == ids


@pytest.mark.parametrize(("args", "ids"), [
    (["--responsible", "疾控科", "--responsible", "家发科"], {"met", "missed", "on"}),
    (["--area", "忠县", "--area", "万州区"], {"met", "missed", "hoped", "on", "off", "none", "blank", "off-hoped"}),
    (["--area", "忠　县"], {"off", "none"}),
])  # fmt: skip
def test_options_given_twice_add_up(run: Run, args: list[str], ids: set[str]) -> None:
    assert set(_statuses(run("evaluate", "-f", "json", *args, files=FILES))) == ids


@pytest.mark.parametrize("command", ["evaluate", "explain", "validate", "template", "compare", "draft"])
@pytest.mark.parametrize("args", [
    ["--lang", "zh", "--lang", "en"], ["--lang", "zh", "--lang", "zh"], ["-f", "json", "--format", "table"], ["-f", "json", "-f", "json"],
    ["--as-of", "2024", "--as-of", "2025"], ["--engine", "python", "--engine", "duckdb"], ["--group-by", "area", "--group-by", "status"],
    ["-o", "a", "-o", "b"],
], ids=" ".join)  # fmt: skip
def test_an_option_that_takes_one_value_is_given_once(run: Run, command: str, args: list[str]) -> None:
    outcome = run(command, *args, "x", "y", files=FILES)
    assert (outcome.code, outcome.out) == (2, "")
    if "No such option" in outcome.err:
        return
    many = args[0] == "-o" and command in ("evaluate", "compare")
    assert ("more than once" in outcome.err or "不止一次" in outcome.err) is not many, outcome.err


EACH = """\
area: 甲市
period: 2024
areas: {甲市: [东区, 西区]}
targets:
  - {id: parts, indicator: 接种率, at_least: 95%, each: area, require: 2 of 2, responsible: 疾病预防控制科}
  - {id: named, indicator: 接种率, at_least: 95%, each: {area: [西区, 南区]}}
  - {id: whole, indicator: 接种率, at_least: 95%}
  - {id: schools, indicator: 接种率, at_least: 95%, each: 学校}
"""
EACH_ROWS = "指标,地区,时期,数值\n接种率,甲市,2024,95%\n接种率,东区,2024,96%\n接种率,西区,2024,94%\n"


@pytest.mark.parametrize(("areas", "expected"), [
    (["西区"], {"parts": ["西区"], "named": ["西区"]}),
    (["东区"], {"parts": ["东区"]}),
    (["南区"], {"named": ["南区"]}),
    (["东区", "西区"], {"parts": ["东区", "西区"], "named": ["西区"]}),
    (["甲市"], {"parts": ["东区", "西区"], "named": ["西区", "南区"], "whole": [], "schools": []}),
])  # fmt: skip
def test_an_area_finds_its_part_of_targets_for_each_area(
    run: Run, areas: list[str], expected: dict[str, list[str]]
) -> None:
    args = [word for area in areas for word in ("--area", area)]
    outcome = run("evaluate", "t.yaml", "-a", "d.csv", "-f", "json", *args, files={"t.yaml": EACH, "d.csv": EACH_ROWS})
    verdicts = json.loads(outcome.out)["verdicts"]
    found = {v["id"].partition("/")[2]: [m["id"].rpartition("/")[2] for m in v["because"]] for v in verdicts}
    assert found == expected
    assert all(m["area"] == m["id"].rpartition("/")[2] for v in verdicts for m in v["because"])


@pytest.mark.parametrize("hierarchy", ["", 'area: 甲市\nareas: {甲市: "*"}\n'])
def test_an_area_that_only_the_actuals_name(run: Run, hierarchy: str) -> None:
    plan = hierarchy + "period: 2024\ntargets:\n  - {id: t, indicator: 接种率, at_least: 95%, each: area}\n"
    outcome = run(
        "evaluate", "t.yaml", "-a", "d.csv", "-f", "json", "--area", "东区", files={"t.yaml": plan, "d.csv": EACH_ROWS}
    )
    (verdict,) = json.loads(outcome.out)["verdicts"]
    assert [m["id"] for m in verdict["because"]] == ["t/t/东区"]
    assert verdict["status"] == "met"


NOT_THERE = [
    (["--area", "西"], '--area: no target has "西"; did you mean "西区"?'),
    (["--area", "北县"], '--area: no target has "北县"; known: 东区, 南区, 甲市, 西区'),
    (["--area", "西区", "--area", "北县"], '--area: no target has "北县"'),
    (["--responsible", "疾病预防控制"], '--responsible: no target has "疾病预防控制"; did you mean "疾病预防控制科"?'),
    (["--responsible", "疾病预防控制科", "--responsible", "妇幼科"], '--responsible: no target has "妇幼科"; known: 疾病预防控制科'),
    (["--select", "part"], '--select: no target has the id "part"; did you mean "parts"?'),
    (["--select", "x-*"], '--select: no target has the id "x-*"'),
    (["--area", "南区", "--responsible", "疾病预防控制科"], "no target is left of 4 by --area, --select and --responsible"),
]  # fmt: skip


@pytest.mark.parametrize(("args", "told"), NOT_THERE)
def test_who_is_not_there_is_told_with_who_is(run: Run, args: list[str], told: str) -> None:
    for command in ("evaluate", "template"):
        outcome = run(command, "t.yaml", *args, files={"t.yaml": EACH})
        assert (outcome.code, outcome.out) == (2, "")
        assert told in outcome.err, outcome.err


def test_a_quorum_selected_alone_keeps_its_members(run: Run) -> None:
    plan = "period: 2024\ntargets:\n  - {id: both, of: [a, b], responsible: 办公室}\n  - {id: a, at_least: 1}\n  - {id: b, at_least: 1}\n"
    files = {"t.yaml": plan, "d.csv": "年份,a,b\n2024,1,1\n"}
    for option in (["--select", "both"], ["--responsible", "办公室"]):
        outcome = run("evaluate", "t.yaml", "-a", "d.csv", "-f", "json", *option, files=files)
        assert _statuses(outcome) == {"both": "met"}
        assert json.loads(outcome.out)["summary"]["met"] == 1


def test_area_keeps_references_loaded(run: Run) -> None:
    plan = "area: 万州区\nperiod: 2024\ntargets:\n  - {id: blood, at_least: {area: 重庆市}}\n  - {id: x, area: 忠县, at_least: 1}\n"
    rows = "指标,地区,年份,数值\nblood,万州区,2024,12\nblood,重庆市,2024,11\nx,忠县,2024,1\n"
    outcome = run(
        "evaluate", "t.yaml", "-a", "d.csv", "-f", "json", "--area", "万州区", files={"t.yaml": plan, "d.csv": rows}
    )
    assert _statuses(outcome) == {"blood": "met"}


def test_what_is_wrong_in_a_target_that_is_not_selected_is_still_a_problem(run: Run) -> None:
    outcome = run(
        "evaluate", "--select", "met", files=FILES | {"targets/b.yaml": "targets:\n  - {id: z, at_lest: 3}\n"}
    )
    assert (outcome.code, outcome.out) == (2, "")
    assert "targets/b.yaml:2:" in outcome.err


# ------------------------------------------------------------------ inputs


def test_folders_hold_only_the_files_directly_in_them(run: Run) -> None:
    files = FILES | {
        "targets/old/x.yaml": "nonsense",
        "data/old/x.csv": "指标,时期,数值\nmet,2024,0\n",
        "targets/a.md": "#",
    }
    assert _statuses(run("evaluate", "-f", "json", files=files))["met"] == "met"


def test_globs_go_deeper_with_two_stars(run: Run) -> None:
    files = {"p/a/one.yaml": "period: 2024\ntargets: [{id: met, at_least: 1}]\n", "p/two.yml": "period: 2024\ntargets: [{id: on, at_least: 1}]\n",
             "q/x/1.csv": "指标,时期,数值\nmet,2024,1\n", "q/2.csv": "指标,时期,数值\non,2024,1\n"}  # fmt: skip
    outcome = run("evaluate", "p/**", "-a", "q/**/*.csv", "-f", "json", files=files)
    assert _statuses(outcome) == {"met": "met", "on": "met"}
    outcome = run("evaluate", "p/*/*.yaml", "-a", "q/*/*.csv", "-f", "json")
    assert _statuses(outcome) == {"met": "met"}


def test_actuals_from_standard_input(run: Run) -> None:
    outcome = run("evaluate", "targets", "-a", "-", "-f", "json", files=FILES, stdin=ROWS.encode())
    assert _statuses(outcome)["met"] == "met"
    found = json.loads(outcome.out)["verdicts"][0]["actuals"][0]
    assert found["line"] == 2


def test_several_actuals_and_a_folder(run: Run) -> None:
    files = {
        "t.yaml": PLAN,
        "one.csv": "指标,时期,数值\nmet,2024,1\n",
        "more/two.csv": "指标,时期,数值\nmissed,2024,0\n",
    }
    outcome = run("evaluate", "t.yaml", "-a", "one.csv", "-a", "more", "-f", "json", files=files)
    assert (_statuses(outcome)["met"], _statuses(outcome)["missed"]) == ("met", "missed")


def test_a_file_named_twice_counts_once(run: Run) -> None:
    outcome = run(
        "evaluate", "targets", "targets/plan.yaml", "-a", "data", "-a", "./data/rows.csv", "-f", "json", files=FILES
    )
    assert outcome.err == ""
    assert _statuses(outcome)["met"] == "met"


# ------------------------------------------------------------------ outputs


def test_a_file_by_its_suffix_and_the_report_whole(run: Run, tmp_path: Path) -> None:
    outcome = run("evaluate", "-o", "out.json", "-o", "out.txt", files=FILES)
    assert outcome.code == 1
    assert json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["version"] == 1
    assert "Missed" in (tmp_path / "out.txt").read_text(encoding="utf-8")


def test_quiet_still_writes_files(run: Run, tmp_path: Path) -> None:
    outcome = run("evaluate", "-q", "-o", "out.json", files=FILES)
    assert (outcome.code, outcome.out) == (1, "")
    assert (tmp_path / "out.json").exists()


def test_a_problem_leaves_an_earlier_report_alone(run: Run, tmp_path: Path) -> None:
    (tmp_path / "out.json").write_text("before")
    outcome = run("evaluate", "-o", "out.json", files=FILES | {"targets/b.yaml": "x"})
    assert outcome.code == 2
    assert (tmp_path / "out.json").read_text() == "before"
    assert {p.name for p in tmp_path.iterdir()} == {"targets", "data", "out.json"}


def test_one_file_that_cannot_be_written_leaves_no_half_file(run: Run, tmp_path: Path) -> None:
    outcome = run("evaluate", "-o", "out.json", "-o", "no/out.json", files=FILES)
    assert (outcome.code, outcome.out) == (2, "")
    assert not [p for p in tmp_path.iterdir() if p.name.startswith(".")]


def test_json_and_a_warning_keep_to_their_streams(run: Run) -> None:
    files = {"t.yaml": "period: 2024\ntargets:\n  - {id: a, at_least: 5%}\n", "d.csv": "年份,a\n2024,0.96\n"}
    outcome = run("evaluate", "t.yaml", "-a", "d.csv", "-f", "json", files=files)
    assert json.loads(outcome.out)["verdicts"][0]["status"] == "missed"
    assert re.search(r"^d\.csv:2(:\d+)?: .*\[[a-z-]+\]$", outcome.err.strip()), outcome.err
    strict = run("evaluate", "t.yaml", "-a", "d.csv", "--fail-on", "no-data")
    assert strict.code == 0  # warnings change no code


def test_same_input_same_bytes(run: Run) -> None:
    assert run("evaluate", "-f", "json", files=FILES).out == run("evaluate", "-f", "json").out


def test_color_follows_the_environment(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[" not in run("evaluate", files=FILES).out
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in run("evaluate").out
    assert "\x1b[" not in run("evaluate", "-f", "json").out
    monkeypatch.delenv("FORCE_COLOR")
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in run("evaluate").out


@pytest.mark.parametrize("width", ["1", "20", "500", "junk"])
@pytest.mark.parametrize("grouping", ["section", "responsible", "status", "area"])
def test_every_width_and_grouping(run: Run, monkeypatch: pytest.MonkeyPatch, width: str, grouping: str) -> None:
    monkeypatch.setenv("COLUMNS", width)
    outcome = run("evaluate", "--group-by", grouping, "--strict", files=FILES)
    assert outcome.code == 1
    assert outcome.out


def test_chinese_words(run: Run) -> None:
    outcome = run("evaluate", "--lang", "zh", files=FILES)
    for word in ("达标", "未达标", "进度正常", "进度滞后", "无数据", "未定"):
        assert word in outcome.out
    outcome = run("evaluate", "--lang", "en")
    for word in ("Met", "Missed", "On track", "Off track", "No data", "Not set"):
        assert word in outcome.out


PROGRAM = [sys.executable, "-m", "targetcheck"]


def _make(tmp_path: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")


def test_a_broken_pipe_ends_quietly(tmp_path: Path) -> None:
    plan = "period: 2024\ntargets:\n" + "".join(
        f"  - {{id: t{i}, indicator: a, at_least: {i}}}\n" for i in range(100, 700)
    )
    _make(tmp_path, {"targets/t.yaml": plan, "data/d.csv": "年份,a\n2024,300\n"})
    command = " ".join(PROGRAM) + " evaluate -f json | head -c 10 >/dev/null"
    found = subprocess.run(["bash", "-c", command], cwd=tmp_path, capture_output=True, text=True)
    assert found.stderr == ""


def test_a_full_disk_is_exit_2(tmp_path: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    _make(tmp_path, FILES)
    found = subprocess.run(
        ["bash", "-c", " ".join(PROGRAM) + " evaluate > /dev/full"], cwd=tmp_path, capture_output=True, text=True
    )
    assert found.returncode == 2
    assert found.stderr.strip()
    assert "Traceback" not in found.stderr


def test_output_in_an_ascii_locale(tmp_path: Path) -> None:
    _make(tmp_path, FILES)
    found = subprocess.run([*PROGRAM, "evaluate"], cwd=tmp_path, capture_output=True,
                           env={"PATH": "/usr/bin:/bin", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0",
                                "PYTHONIOENCODING": "ascii"})  # fmt: skip
    assert found.returncode == 1
    assert b"Traceback" not in found.stderr


# ------------------------------------------------------------------ -f json

FIELDS = ["id", "name", "indicator", "area", "period", "status", "level", "actual", "unit", "bound", "gap", "attainment",
          "expected", "reason", "section", "clause", "responsible", "target", "actuals", "because"]  # fmt: skip


def test_the_example_of_the_design(run: Run) -> None:
    plan = """\
title: 万州区2024年卫生健康工作要点
source: 万州卫〔2024〕34号
area: 万州区
period: 2024

indicators:
  tb_incidence: {name: 结核病报告发病率, unit: per 100k, numerator: tb_cases, denominator: population}
  tb_cases:     {aggregate: sum}
  population:   {aggregate: last}

targets:
  - id: tb-incidence
    indicator: tb_incidence
    below: 40 per 100k
    clause: "10"
    responsible: 疾控科
  - {id: childcare, indicator: 每千人口3岁以下婴幼儿托位数, at_least: 4.5, responsible: 家发科}
"""
    rows = "地区,年份,结核病报告发病率,每千人口3岁以下婴幼儿托位数\n忠县,2024,1,1\n万州区,2024,41.2,4.5\n"
    outcome = run("evaluate", "-f", "json", files={"targets/wanzhou-2024.yaml": plan, "data/wanzhou-2024.csv": rows})
    document = json.loads(outcome.out, parse_float=Decimal)
    assert list(document) == ["version", "as_of", "summary", "verdicts"]
    assert (document["version"], document["as_of"]) == (1, None)
    assert document["summary"] == {"met": 1, "missed": 1, "on_track": 0, "off_track": 0, "no_data": 0, "unset": 0}
    assert document["verdicts"][0] == {
        "id": "wanzhou-2024/tb-incidence", "name": "结核病报告发病率", "indicator": "tb_incidence", "area": "万州区",
        "period": "2024", "status": "missed", "level": "binding", "actual": Decimal("41.2"), "unit": "per 100k",
        "bound": {"form": "below", "value": 40, "unit": "per 100k"}, "gap": Decimal("1.2"), "attainment": None,
        "expected": None, "reason": None, "section": None, "clause": "10", "responsible": ["疾控科"],
        "target": {"file": "targets/wanzhou-2024.yaml", "line": 12},
        "actuals": [{"file": "data/wanzhou-2024.csv", "line": 3}], "because": [],
    }  # fmt: skip
    assert list(document["verdicts"][0]) == FIELDS
    second = document["verdicts"][1]
    assert (second["attainment"], second["gap"], second["target"]["line"]) == (1, 0, 17)
    assert outcome.code == 1


def test_every_verdict_has_every_field_and_children_the_same(run: Run) -> None:
    plan = PLAN + "title: x\n"
    plan = plan.replace("indicators:", "  - {id: q, of: [{id: c1, at_least: 1}, {id: c2, achieved: true}]}\n"
                        "  - {id: e, indicator: met, each: {area: [甲, 乙]}, at_least: 1}\nindicators:")  # fmt: skip
    found = json.loads(run("evaluate", "-f", "json", files=FILES | {"targets/plan.yaml": plan}).out)

    def walk(verdicts: list[dict]) -> None:
        for verdict in verdicts:
            assert set(FIELDS) <= set(verdict), verdict["id"]
            assert verdict["status"] in {"met", "missed", "on_track", "off_track", "no_data", "unset"}
            assert (verdict["reason"] is None) or isinstance(verdict["reason"], str)
            assert isinstance(verdict["responsible"], list)
            walk(verdict["because"])

    walk(found["verdicts"])
    assert [v["id"] for v in found["verdicts"]][-2:] == ["plan/q", "plan/e"]
    assert [c["id"] for c in found["verdicts"][-2]["because"]] == ["plan/q/c1", "plan/q/c2"]
    assert [c["id"] for c in found["verdicts"][-1]["because"]] == ["plan/e/甲", "plan/e/乙"]
    assert found["verdicts"][-2]["bound"] == {"form": "quorum", "value": 2, "of": 2}
    assert found["verdicts"][-2]["because"][1]["bound"]["value"] is True
    assert sum(found["summary"].values()) == len(found["verdicts"])


def test_a_partial_figure_carries_its_coverage(run: Run) -> None:
    outcome = run("evaluate", "--select", "on", "-f", "json", files=FILES)
    found = json.loads(outcome.out, parse_float=Decimal)["verdicts"][0]
    assert found["coverage"]["from"] == "2025-01"
    assert found["coverage"]["to"] == "2025-01"
    assert found["coverage"]["missing"] == []
    assert found["expected"] is not None
    assert abs(found["expected"] - Decimal(5) / 12) < Decimal("1e-14")


def test_reasons_stand_where_nothing_could_be_judged(run: Run) -> None:
    found = json.loads(run("evaluate", "-f", "json", files=FILES).out)["verdicts"]
    for verdict in found:
        assert bool(verdict["reason"]) is (verdict["status"] == "no_data") or verdict["status"] == "unset", verdict[
            "id"
        ]


def test_as_of_stands_in_the_document(run: Run) -> None:
    outcome = run("evaluate", "-f", "json", "--as-of", "2024-12", files=FILES)
    document = json.loads(outcome.out)
    assert document["as_of"] == "2024-12"
    assert {v["id"]: v["status"] for v in document["verdicts"]}["plan/on"] == "no_data"


@pytest.mark.parametrize(("numerator", "denominator", "actual"), [
    ("1", "3", "0.333333333333333"), ("2", "3", "0.666666666666667"), ("1", "8", "0.125"), ("5", "1", "5"),
    ("1", "1024", "0.0009765625"), ("123456789012345678", "1", "123456789012345678"),
    ("1", "30000000", "0.0000000333333333333333"), ("10000000000", "3", "3333333333.33333"),
])  # fmt: skip
def test_numbers_are_exact_or_have_15_digits(run: Run, numerator: str, denominator: str, actual: str) -> None:
    plan = "indicators: {r: {numerator: n, denominator: d}}\nperiod: 2024\ntargets:\n  - {id: r, indicator: r, at_least: 0}\n"
    rows = f"年份,n,d\n2024,{numerator},{denominator}\n"
    outcome = run("evaluate", "t.yaml", "-a", "d.csv", "-f", "json", files={"t.yaml": plan, "d.csv": rows})
    found = json.loads(outcome.out, parse_float=Decimal, parse_int=Decimal)["verdicts"][0]
    assert found["actual"] == Decimal(actual)


# ------------------------------------------------------------------ validate


def test_validate_clean_and_broken(run: Run) -> None:
    assert run("validate", files=FILES).code == 0
    outcome = run("validate", "targets", "bad.yaml", files={"bad.yaml": "targets:\n  - {id: a, at_lest: 3}\n"})
    assert (outcome.code, outcome.out) == (2, "")
    assert "bad.yaml:2:" in outcome.err


def test_validate_names_indicators_that_the_actuals_never_mention(run: Run) -> None:
    files = {"t.yaml": "period: 2024\ntargets:\n  - {id: a, indicator: 孕产妇死亡率, at_most: 10}\n  - {id: b, at_least: 1}\n",
             "d.csv": "指标,年份,数值\n孕产妇死亡律,2024,9\nb,2024,1\n"}  # fmt: skip
    outcome = run("validate", "t.yaml", "-a", "d.csv", files=files)
    assert "孕产妇死亡率" in outcome.err + outcome.out
    assert "孕产妇死亡律" in outcome.err + outcome.out


@pytest.mark.parametrize("command", ["evaluate", "validate", "explain", "template", "draft", "compare", "schema"])
def test_every_command_has_help(run: Run, command: str) -> None:
    outcome = run(command, "--help")
    assert outcome.code == 0
    assert "Usage" in outcome.out


def test_no_such_command(run: Run) -> None:
    assert run("judge").code == 2


def test_version(run: Run) -> None:
    outcome = run("--version")
    assert outcome.code == 0
    assert re.search(r"\d+\.\d+", outcome.out)


def test_a_quorum_without_members_shows_no_bound(run: Run) -> None:
    """Nothing is announced of none: not "all 0", in the table and in a comparison."""
    files = {"t.yaml": "period: 2024\ntargets: [{id: q, indicator: 床位, each: 学校, at_least: 3, require: 90%}]\n"}
    outcome = run("evaluate", "t.yaml", "-a", "d.csv", "-o", "a.json", "-f", "table",
                  files=files | {"d.csv": "指标,学校,年份,数值\n床位,,2024,5\n"})  # fmt: skip
    assert "no member" in outcome.out and "all 0" not in outcome.out
    run("evaluate", "t.yaml", "-a", "e.csv", "-o", "b.json", files={"e.csv": "指标,学校,年份,数值\n床位,一小,2024,5\n"})
    assert "bound – → all\u00a01" in run("compare", "a.json", "b.json").out
