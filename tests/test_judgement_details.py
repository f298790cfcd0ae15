"""What only people see of a judgement: how far a figure reaches, and what `validate` finds."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from conftest import Outcome

Run = Callable[..., Outcome]

COUNTIES = """
area: 市
period: 2024
areas: {市: [甲, 乙]}
indicators:
  births: {name: 出生, aggregate: sum}
  people: {name: 人口, aggregate: last}
  rate: {name: 出生率, unit: ‰, numerator: births, denominator: people}
targets:
  - {id: births, indicator: births, at_least: 100}
  - {id: rate, indicator: rate, at_least: 9‰}
"""
HEAD = "指标,地区,时期,数值\n"


def rows(*months: int, county: str) -> str:
    return "".join(f"出生,{county},2024-{month:02},5\n" for month in months) + f"人口,{county},2024,1000\n"


@pytest.mark.parametrize(
    ("actuals", "told", "times"),
    [
        (
            rows(1, 2, 3, county="甲") + rows(1, 2, 3, county="乙"),
            "2024-01 to 2024-03 (3 of 12 months, 2 of 2 areas)",
            2,
        ),
        (rows(1, 2, 3, county="甲") + rows(1, 3, county="乙"), "2024-01 to 2024-03 (2 of 12 months, 2 of 2 areas)", 2),
        (rows(1, 2, 3, county="甲"), "2024-01 to 2024-03 (1 of 2 areas)", 2),
    ],
    ids=["all counties", "a month of a county missing", "a county missing"],
)
def test_how_far_a_figure_reaches(actuals: str, told: str, times: int, run: Run) -> None:
    outcome = run(
        "evaluate", "t.yaml", "-a", "d.csv", "-f", "markdown", files={"t.yaml": COUNTIES, "d.csv": HEAD + actuals}
    )
    assert outcome.out.count(told) == times, outcome.out


def findings(run: Run, targets: str, actuals: str) -> list[str]:
    return run("validate", "t.yaml", "-a", "d.csv", files={"t.yaml": targets, "d.csv": actuals}).err.splitlines()


def test_many_that_are_never_mentioned_are_one_line_but_for_what_may_be_misspelt(run: Run) -> None:
    """One department's table: its own indicators are looked for, and those of others do not drown what is wrong in it."""
    targets = [
        "period: 2024",
        "targets:",
        "  - {id: tb, indicator: 结核病报告发病率, at_least: 3, responsible: 疾控科}",
    ]
    targets += [
        f"  - {{id: t{n}, indicator: {name}, at_least: 3, responsible: 医政科}}"
        for n, name in enumerate("甲乙丙丁戊己庚辛壬癸子丑")
    ]
    rows = "指标,年份,数值\n结核病发病率,2024,3\n丑,2024,约3\n"
    lines = findings(run, "\n".join(targets), rows)
    assert [line.partition("warning: ")[2] or line for line in lines] == [
        'the actuals never mention "结核病报告发病率"; did you mean "结核病发病率"? [never-mentioned]',
        "the actuals never mention 11 indicators: 甲, 乙, 丙, 丁, 戊, … [never-mentioned]",
        "no target asks for 1 of the indicators here: 结核病发病率 [nobody-asks]",
        'd.csv:3: "约3" is not a number [bad-value]',
    ]
    own = run("validate", "t.yaml", "-a", "d.csv", "--responsible", "疾控科")
    assert [line.rpartition(" ")[2] for line in own.err.splitlines()] == ["[never-mentioned]", "[nobody-asks]"]


def test_both_sides_of_a_rate_and_references_are_looked_for(run: Run) -> None:
    targets = """
period: 2024
indicators:
  rate: {name: 率, unit: "%", numerator: above, denominator: below}
targets:
  - {id: rate, at_least: 5%}
  - {id: beds, at_least: {indicator: nurses}}
  - {id: later, at_least: "?"}
"""
    found = findings(run, targets, "指标,年份,数值\nbeds,2024,3\nrate,2024,6\n")
    assert [line.split('"')[1] for line in found if "never-mentioned" in line] == ["above", "below", "nurses"]


@pytest.mark.parametrize(
    ("target", "row", "told"),
    [
        ("by: 2025-06-15, at_least: 3", "2025-05,2", True),
        ("by: 2025-06-15, at_least: 3", "2025,2", True),
        ("by: 2025-06-15, at_least: 3", "2025-06-15,2", False),
        ("by: 2025-06-30, at_least: 3", "2025-05,2", False),
        ("by: 2025-06, at_least: 3", "2025-05,2", False),
        ("by: 2025-06-15, achieved: true", "2025-05,否", False),
    ],
)
def test_targets_that_are_never_final(target: str, row: str, told: bool, run: Run) -> None:
    """A day inside a month ends no row of whole months; the last day of one does, and a milestone needs none."""
    found = findings(run, f"targets:\n  - {{id: a, {target}}}\n", f"指标,日期,数值\na,{row}\n")
    assert any("never-final" in line for line in found) is told


def test_what_nobody_asks_for_is_told_in_one_line(run: Run) -> None:
    names = ["b", "c", "d", "e", "f"]
    for known, shown in ((names, "b, c, d, e, f"), ([*names, "g"], "b, c, d, e, f, …")):
        actuals = "指标,年份,数值\na,2024,1\n" + "".join(f"{name},2024,1\n" for name in known)
        found = findings(run, "period: 2024\ntargets: [{id: a, at_least: 1}]\n", actuals)
        assert found == [
            f"d.csv:3: warning: no target asks for {len(known)} of the indicators here: {shown} [nobody-asks]"
        ]


def test_a_figure_below_a_bare_bound_of_one_is_no_share_of_one(run: Run) -> None:
    """0.5 against at most 1, both in %: nothing to warn of; against at least 95 it may be meant as 50 %."""
    targets = 'period: 2024\nindicators: {rate: {unit: "%"}}\ntargets: [{id: rate, BOUND}]\n'
    for bound, warned in (("at_most: 1", False), ("at_least: 95", True)):
        files = {"t.yaml": targets.replace("BOUND", bound), "d.csv": "指标,年份,数值\nrate,2024,0.5\n"}
        assert ("[bare-share]" in run("evaluate", "t.yaml", "-a", "d.csv", files=files).err) is warned


def test_validate_takes_a_rate_for_mentioned_when_its_sides_are(run: Run) -> None:
    """Whichever needs it: the target itself, what it is compared with, or a rate made of rates."""
    plan = """
area: 甲县
period: 2024
indicators:
  cure:  {name: 治愈率, unit: "%", numerator: cured, denominator: patients}
  last5: {name: 五年治愈率, unit: "%", numerator: cured5, denominator: patients5}
  both:  {numerator: cure, denominator: last5}
targets:
  - {id: t, indicator: cure, at_least: {indicator: last5}}
  - {id: u, indicator: both, at_least: 1}
"""
    rows = "指标,地区,年份,数值\ncured,甲县,2024,9\npatients,甲县,2024,10\ncured5,甲县,2024,40\n"
    whole = rows + "patients5,甲县,2024,50\n"
    told = run("validate", "t.yaml", "-a", "d.csv", files={"t.yaml": plan, "d.csv": whole}).err
    assert told == "no problem in 1 file: 2 targets\n"
    told = run("validate", "t.yaml", "-a", "d.csv", files={"d.csv": rows}).err
    assert [line.split('"')[1] for line in told.splitlines()] == ["patients5"]


def test_a_missed_target_never_counts_in_full_and_a_met_one_never_less(run: Run) -> None:
    targets = """
period: 2024
targets:
  - {id: over, indicator: 人口, above: 30万, weight: 1}
  - {id: below, indicator: 发病率, below: 40 per 100k, baseline: {period: 2020, value: 50 per 100k}, weight: 1}
  - {id: rounded, indicator: 合格率, at_least: 97%, judge: rounded, weight: 1}
  - {id: near, indicator: 签约率, at_least: 60%, weight: 1}
"""
    actuals = "年份,人口,发病率,合格率,签约率\n2024,30万,40 per 100k,96.6%,45%\n"
    outcome = run("evaluate", "t.yaml", "-a", "d.csv", "-f", "json", files={"t.yaml": targets, "d.csv": actuals})
    assert json.loads(outcome.out)["score"]["value"] == (0 + 0 + 1 + 0.75) / 4


RATIOS = [
    ("at_least", "0.6:1", "0.6:1", "0.6:1"),
    ("above", "2:3", "2:3", "2:3"),
    ("at_most", "9:100", "9%", "9:100"),
    ("equals", "3:4", "0.751", "1:1.3"),
    ("at_least", "1:80", "1:100", "1:100"),
    ("at_most", "40:1", "30.0000003:1", "30:1"),
]


@pytest.mark.parametrize(("form", "bound", "cell", "shown"), RATIOS)
def test_a_ratio_is_shown_as_its_bound_where_they_are_equal_and_never_against_the_verdict(
    form: str, bound: str, cell: str, shown: str, run: Run
) -> None:
    targets = f'targets: [{{id: x, {form}: "{bound}"}}]\n'
    outcome = run("evaluate", "t.yaml", "-a", "d.csv", "-f", "csv", files={"t.yaml": targets, "d.csv": f"x\n{cell}\n"})
    assert outcome.err == "" and outcome.code in (0, 1)
    table = run("evaluate", "t.yaml", "-a", "d.csv", "-f", "markdown").out.splitlines()[-1]
    assert f"| x | {shown} |" in table.replace("\u00a0", " "), table


@pytest.mark.parametrize("format", ["table", "csv", "markdown", "html", "brief", "xlsx"])
def test_a_report_says_itself_which_numbers_are_to_be_looked_at(format: str, run: Run, tmp_path: Path) -> None:
    """Those who read it do not see standard error."""
    files = {
        "t.yaml": "period: 2024\nareas: {市: [甲县, 乙县, 丙县]}\nindicators: {床位: {aggregate: sum}}\ntargets:\n"
        "- {id: a, indicator: 签约率, at_least: 60%}\n- {id: b, indicator: 筛查, at_least: 1.5万人}\n"
        "- {id: c, indicator: 床位, area: 市, at_least: 100张}\n",
        "d.csv": "指标,年份,单位,数值\n签约率,2024,%,0.68\n筛查,2024,万人,15234\n",
        "e.csv": "地区,2024年床位\n市,130\n甲县,70\n乙县,90\n",
    }
    out = f"r.{format}" if format in ("csv", "html", "xlsx") else "-"
    done = run("evaluate", "t.yaml", "-a", "d.csv", "-a", "e.csv", "--lang", "zh", "-f", format, "-o", out, files=files)
    text = done.out
    if format == "xlsx":
        sheet = openpyxl.load_workbook(tmp_path / out).worksheets[0]
        text = "".join(str(cell) for row in sheet.iter_rows(values_only=True) for cell in row)
    elif out != "-":
        text = (tmp_path / out).read_text(encoding="utf-8")
    assert "待核：0.68所在行或列的单位是%" in text
    assert "待核：15234与目标值相差10156倍" in text
    assert "待核：“床位”本行为130，各组成部分合计为160（缺丙县），两者不符；采用本行" in text
