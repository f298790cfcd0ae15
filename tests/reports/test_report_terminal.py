"""The table is as wide as the terminal, never longer where there is more room, and never cuts what belongs together."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from conftest import Outcome, examples
from hypothesis import given
from hypothesis import strategies as st
from shared_report import HOSTILE, hostile, judged, sample

from targetcheck.model.verdict import Status
from targetcheck.phrases import words
from targetcheck.reports import GROUPINGS, Style, render
from targetcheck.reports.folding import fold, places
from targetcheck.reports.formats.table import SIGNS
from targetcheck.reports.terminal import Grid, Row, Text, written
from targetcheck.reports.view import view

WIDTHS = (30, 40, 60, 79, 80, 81, 96, 100, 119, 120, 140, 200, 400)
texts = st.one_of(
    st.lists(st.sampled_from((*"ab 结核%‰≥−+×.é，（）“”\u00a0/:", "e\u0301", "数据/市.csv:29", "aggregate: sum")), max_size=30).map("".join),
    st.sampled_from(("", "云县卫生健康局", *(text for text in HOSTILE[:9] if "\n" not in text))),
)  # fmt: skip


@examples(300)
@given(texts, st.integers(2, 60))
def test_folding_loses_nothing_and_stays_inside(text: str, width: int) -> None:
    lines = fold(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(places(line) <= width for line in lines)


@examples(300)
@given(texts, st.integers(2, 60))
def test_more_room_never_takes_more_lines(text: str, width: int) -> None:
    assert len(fold(text, width + 1)) <= len(fold(text, width))


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("数据为空或未报（data/city.csv:29）", "data/city.csv:29"),
        ("数据为空或未报（数据/各县 区.csv:29）", "区.csv:29"),
        ("没有“婚前医学检查率”的数据，数据里只有2023年的", "“婚前医学检查率”"),
        ("请在指标下写明如何合成（aggregate: sum、last 或 average）", "aggregate:"),
        ("covers 2024-01 to 2024-09 (9 of 12 months); expected by now: 3.75%", "2024-09"),
        ("targets/wanzhou-2024.yaml:12:5 and wanzhou-2024/tb-incidence", "wanzhou-2024/tb-incidence"),
    ],
)
@pytest.mark.parametrize("width", range(30, 50, 3))
def test_paths_ids_and_names_are_never_cut(text: str, whole: str, width: int) -> None:
    assert any(whole in line for line in fold(text, width))


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    count = draw(st.integers(2, 5))
    cells = st.tuples(*[texts.map(lambda text: Text(text[:12]))] * count)
    row = st.builds(Row, cells, texts, st.lists(texts, max_size=1).map(tuple), st.integers(0, 2))
    return Grid(("head",) * count, draw(st.lists(row | texts.map(Text), max_size=4)))


@examples(150)
@given(st.lists(texts.map(Text) | grids(), max_size=3), st.integers(30, 90))
def test_a_wider_terminal_never_takes_more_lines(parts: list[Text | Grid], width: int) -> None:
    now, wider = (written(parts, Style(width=places)).count("\n") for places in (width, width + 1))
    assert wider <= now


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("group_by", GROUPINGS)
def test_a_report_gets_no_longer_and_fits(lang: str, group_by: str) -> None:
    found = [str(render(sample(), "table", Style(lang, group_by=group_by, width=width))) for width in WIDTHS]
    lengths = [text.count("\n") for text in found]
    assert lengths == sorted(lengths, reverse=True)
    for width, text in zip(WIDTHS, found, strict=True):
        assert all(places(line) <= width for line in text.splitlines())


def test_colours_change_nothing_but_colour() -> None:
    plain, coloured = (str(render(sample(), "table", Style("zh", colour=colour))) for colour in (False, True))
    stripped = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    assert [line.rstrip() for line in stripped.splitlines()] == plain.splitlines()
    assert "\x1b[" in coloured


def test_signs_are_one_place_wide() -> None:
    assert all(places(sign) == 1 for sign in SIGNS.values())
    assert len(set(SIGNS.values())) == len(SIGNS)


@pytest.mark.parametrize("name", ["table", "brief"])
@pytest.mark.parametrize("width", [30, 60, 100])
@pytest.mark.parametrize("colour", [False, True])
def test_no_line_is_a_command_of_a_ci_server(name: str, width: int, colour: bool, tmp_path: Path) -> None:
    hostile_names = (
        "::add-mask::word",
        "##[group]x",
        "##vso[task.setvariable variable=x]y",
        "##teamcity[buildStatus status='SUCCESS' text='x']",
        "word ::stop-commands::tok",
    )
    targets = "\n".join(f'  - {{id: t{n}, name: "{name}", indicator: a, at_least: 5, section: "{name}"}}'
                        for n, name in enumerate(hostile_names))  # fmt: skip
    report = judged(
        tmp_path, f"area: A\nperiod: 2024\ntargets:\n{targets}\n", "indicator,area,period,value\na,A,2024,6\n"
    )
    for shown in (report, hostile()):
        text = re.sub(r"\x1b\[[0-9;]*m", "", str(render(shown, name, Style("en", width=width, colour=colour))))
        assert not [line for line in text.splitlines() if line.lstrip().startswith(("::", "##["))]
        assert not re.search(r"##\w+\[", text)


@pytest.mark.parametrize("name", ["json", "jsonl", "csv", "html", "junit", "markdown", "github"])
@pytest.mark.parametrize("command", ["##vso[", "##["])
def test_a_report_in_a_log_holds_no_command_within_a_line(name: str, command: str, tmp_path: Path) -> None:
    """What is printed into a log is searched for ##vso[ anywhere; a reader of the format finds the name as it is."""
    targets = 'period: 2024\ntargets:\n  - {id: t, name: "a COMMANDtask.complete]b", indicator: a, at_least: 5}\n'
    targets = targets.replace("COMMAND", command)
    report = judged(tmp_path, targets, "indicator,period,value\na,2024,6\n")
    shown = render(report, name, Style("en"))
    text = shown.decode() if isinstance(shown, bytes) else shown
    assert command not in text
    if name == "json":
        assert json.loads(text)["verdicts"][0]["name"] == f"a {command}task.complete]b"
    if name == "junit":
        assert f"a {command}task.complete]b" in "".join(ElementTree.fromstring(text).itertext())


QUORUM = """\
period: 2024
targets:
  - {id: q, name: 三个95%, require: any, of: [{indicator: 甲率, at_least: 95%}, {indicator: 乙率, at_least: 95%}, {indicator: 丙率, at_least: 95%}]}
"""


def test_members_that_hold_are_listed_only_on_demand(tmp_path: Path) -> None:
    report = judged(tmp_path, QUORUM, "指标,时期,数值\n甲率,2024,95%\n乙率,2024,94%\n丙率,2024,96%\n")
    short, whole = (str(render(report, "table", Style("zh", listed=listed))) for listed in (False, True))
    assert ("乙率" in short, "甲率" in short, "甲率" in whole, "丙率" in whole) == (True, False, True, True)


def test_groups_of_a_status_stand_worst_first(tmp_path: Path) -> None:
    targets = "period: 2024\ntargets:\n" + "".join(
        f"  - {{id: {n}, indicator: {n}率, at_least: 90%}}\n" for n in "abcd"
    )
    report = judged(tmp_path, targets, "指标,时期,数值\na率,2024,95%\nb率,2024,\nc率,2024,85%\n")
    (file,) = view(report, Style("zh", group_by="status"), words("zh"))
    assert [group.heading for group in file.groups] == ["未达标", "无数据", "达标"]


@pytest.mark.parametrize("name", ["table", "markdown", "csv", "html", "brief"])
def test_only_limits_rows_and_no_counts(name: str, tmp_path: Path) -> None:
    targets = "period: 2024\ntargets:\n" + "".join(f"  - {{id: {n}, indicator: {n}率, at_least: 90%}}\n" for n in "abc")
    report = judged(tmp_path, targets, "指标,时期,数值\na率,2024,95%\nb率,2024,80%\nc率,2024,85%\n")
    missed = Status.MISSED
    text = render(report, name, Style("en", only=frozenset([missed])))
    shown = text.decode() if isinstance(text, bytes) else str(text)
    assert ("a率" in shown, "b率" in shown, "c率" in shown) == (False, True, True)
    if name != "csv":
        assert "1 met" in shown


def test_what_has_no_row_at_all_is_one_line_a_section(tmp_path: Path) -> None:
    """Not what is reported as missing, nor what may only be misspelt: those have something to mend."""
    targets = "period: 2024\ntargets:\n" + "".join(f"  - {{indicator: {n}, at_least: 90%}}\n" for n in
                                                   ("甲率", "乙率", "丙率", "丁率", "家庭医生签约率"))  # fmt: skip
    report = judged(tmp_path, targets, "指标,时期,数值\n甲率,2024,95%\n乙率,2024,\n家庭医生签约率率,2024,80%\n")
    short, whole = (str(render(report, "table", Style("zh", listed=listed))) for listed in (False, True))
    assert "2项没有数据\n" in short and "丙率、丁率；用 -v 逐项列出" in short
    assert "数据为空或未报" in short and "是否想写" in short
    assert "2项没有数据" not in whole and "没有“丙率”的数据" in whole


@pytest.mark.parametrize("width", ["60", "80", "120"])
def test_a_rate_brought_to_a_year_beside_targets_without_rows(
    run: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch, width: str
) -> None:
    """What is told beside a verdict without a column of its own adds none to the row of what has no data."""
    monkeypatch.setenv("COLUMNS", width)
    targets = """
period: 2025
indicators:
  发病率: {unit: /10万, numerator: 病例, denominator: 人口, annualize: true}
  病例: {aggregate: sum}
  人口: {aggregate: last}
targets:
  - {indicator: 发病率, at_most: 45/10万}
  - {indicator: 乙, at_least: 5}
  - {indicator: 丙, at_least: 5}
"""
    rows = "指标,时期,数值\n病例,2025年上半年,512\n人口,2025年上半年,2310000\n"
    outcome = run("evaluate", "t.yaml", "-a", "d.csv", files={"t.yaml": targets, "d.csv": rows})
    assert (outcome.code, outcome.err) == (3, "")
    assert "2 without any row" in outcome.out
