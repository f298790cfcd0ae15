"""Tables of design §6 that would be repetitive as cases: early settlement, milestone words, quorums, scores."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal

import pytest
from conftest import Outcome

Run = Callable[..., Outcome]


def judged(run: Run, targets: str, actuals: str, *args: str) -> dict:
    outcome = run("evaluate", "t.yaml", "-a", "d.csv", "-f", "json", *args, files={"t.yaml": targets, "d.csv": actuals})
    assert outcome.out, f"exit {outcome.code}\n{outcome.err}"
    return json.loads(outcome.out, parse_float=Decimal, parse_int=Decimal)


def by_id(document: dict) -> dict[str, dict]:
    return {v["id"].partition("/")[2]: v for v in document["verdicts"]}


HALF = ("2024-Q1", "2024-Q2")
# aggregate, the figures of two of four quarters, bound, status
SETTLED = [
    # sum: 60 at half-time
    ("sum", (20, 40), "at_least: 60", "met"),
    ("sum", (20, 40), "at_least: 59.9", "met"),
    ("sum", (20, 40), "above: 59", "met"),
    ("sum", (20, 40), "above: 60", "on_track"),
    ("sum", (20, 40), "at_least: 120", "on_track"),
    ("sum", (20, 40), "at_least: 121", "off_track"),
    ("sum", (20, 40), "at_most: 59", "missed"),
    ("sum", (20, 40), "at_most: 60", "off_track"),
    ("sum", (20, 40), "below: 60", "missed"),
    ("sum", (20, 40), "below: 61", "off_track"),
    ("sum", (20, 40), "between: [40, 59]", "missed"),
    ("sum", (20, 40), "between: [40, 60]", "on_track"),
    ("sum", (20, 40), "between: [60, 80]", "on_track"),
    ("sum", (20, 40), "between: [120, 130]", "on_track"),
    ("sum", (20, 40), "between: [121, 130]", "off_track"),
    ("sum", (20, 40), "equals: 59", "missed"),
    ("sum", (20, 40), "equals: 60", "on_track"),
    ("sum", (20, 40), "equals: 120", "on_track"),
    ("sum", (20, 40), "equals: 121", "off_track"),
    ("sum", (0, 0), "at_most: 0", "on_track"),
    ("sum", (0, 0), "at_least: 0", "met"),
    # a negative row shows that the sum can fall again
    ("sum", (61, -1), "at_least: 60", "on_track"),
    ("sum", (62, -1), "at_most: 60", "off_track"),
    ("sum", (62, -1), "between: [50, 60]", "off_track"),
    # max can only rise, min can only fall
    ("max", (5, 4), "at_least: 5", "met"),
    ("max", (5, 4), "above: 5", "off_track"),
    ("max", (5, 4), "above: 4.9", "met"),
    ("max", (5, 4), "at_most: 4", "missed"),
    ("max", (5, 4), "below: 5", "missed"),
    ("max", (5, 4), "at_most: 5", "on_track"),
    ("max", (5, 4), "between: [1, 4]", "missed"),
    ("max", (5, 4), "between: [1, 5]", "on_track"),
    ("max", (5, 4), "equals: 4", "missed"),
    ("max", (5, 4), "equals: 5", "on_track"),
    ("max", (-5, -4), "at_least: -4", "met"),
    ("min", (5, 4), "at_most: 4", "met"),
    ("min", (5, 4), "below: 5", "met"),
    ("min", (5, 4), "below: 4", "off_track"),
    ("min", (5, 4), "at_least: 5", "missed"),
    ("min", (5, 4), "above: 4", "missed"),
    ("min", (5, 4), "at_least: 4", "on_track"),
    ("min", (5, 4), "between: [5, 6]", "missed"),
    ("min", (5, 4), "between: [1, 3]", "off_track"),
    ("min", (5, 4), "equals: 5", "missed"),
    ("min", (5, -4), "at_least: 5", "missed"),
    # levels never
    ("last", (20, 40), "at_least: 40", "on_track"),
    ("last", (20, 40), "at_most: 39", "off_track"),
    ("last", (20, 40), "between: [1, 2]", "off_track"),
    ("average", (20, 40), "at_least: 30", "on_track"),
    ("average", (20, 40), "at_most: 29", "off_track"),
    ("average", (20, 40), "equals: 29", "off_track"),
]


def test_settled_early(run: Run) -> None:
    targets, rows = ["area: 市", "period: 2024", "indicators:"], ["area,indicator,period,value"]
    for i, (op, values, _, _) in enumerate(SETTLED):
        targets.append(f"  i{i}: {{aggregate: {op}}}")
        rows += [f"市,i{i},{p},{v}" for p, v in zip(HALF, values, strict=True)]
    targets.append("targets:")
    targets += [f"  - {{indicator: i{i}, {bound}}}" for i, (_, _, bound, _) in enumerate(SETTLED)]
    found = by_id(judged(run, "\n".join(targets), "\n".join(rows)))
    wrong = [
        f"{op} of {values}, {bound}: {found[f'i{i}']['status']}, should be {status}"
        for i, (op, values, bound, status) in enumerate(SETTLED)
        if found[f"i{i}"]["status"] != status
    ]
    assert not wrong


def test_rates_are_never_settled_early(run: Run) -> None:
    for denominator in ("last", "sum"):
        targets = f"""
area: 市
period: 2024
indicators:
  rate: {{unit: per 100k, numerator: cases, denominator: people}}
  cases: {{aggregate: sum}}
  people: {{aggregate: {denominator}}}
targets:
  - {{id: in, indicator: rate, at_least: 40}}
  - {{id: out, indicator: rate, at_most: 40}}
  - {{id: band, indicator: rate, between: [1, 2]}}
"""
        rows = "area,period,indicator,value\n市,2024-Q1,cases,50\n市,2024-Q2,cases,50\n"
        rows += "市,2024,people,10万\n" if denominator == "last" else "市,2024-Q1,people,5万\n市,2024-Q2,people,5万\n"
        found = by_id(judged(run, targets, rows))
        assert {k: v["status"] for k, v in found.items()} == {"in": "on_track", "out": "off_track", "band": "off_track"}


YES = ["是", "yes", "Yes", "YES", "true", "TRUE", "达标", "完成", "已完成", "√", " 是 "]
NO = ["否", "no", "No", "NO", "false", "FALSE", "未达标", "不达标", "未完成", "×"]


@pytest.mark.parametrize(("words", "status", "actual"), [(YES, "met", True), (NO, "missed", False)])
def test_milestone_words(run: Run, words: list[str], status: str, actual: bool) -> None:
    targets = ["area: 市", "period: 2024", "targets:"] + [
        f"  - {{id: m{i}, achieved: true}}" for i in range(len(words))
    ]
    rows = ["area,period,indicator,value"] + [f"市,2024,m{i},{word}" for i, word in enumerate(words)]
    found = by_id(judged(run, "\n".join(targets), "\n".join(rows)))
    wrong = {w: found[f"m{i}"]["status"] for i, w in enumerate(words) if found[f"m{i}"]["status"] != status}
    assert not wrong
    assert all(v["actual"] is actual for v in found.values())


def test_48_of_52(run: Run) -> None:
    """Methodology §9: with 47, 3 and 2 nothing is known; with 44, 5 and 3 it is missed whatever the three are."""
    counts = [
        (47, 3, 2, "no_data"), (44, 5, 3, "missed"), (48, 4, 0, "met"), (48, 0, 4, "met"), (47, 5, 0, "missed"),
        (47, 4, 1, "no_data"), (0, 0, 52, "no_data"), (52, 0, 0, "met"), (0, 5, 47, "missed"),
    ]  # fmt: skip
    targets, rows = ["area: 省", "period: 2024", "targets:"], ["area,period,indicator,value"]
    for i, (met, missed, unknown, _) in enumerate(counts):
        targets.append(f"  - {{id: q{i}, indicator: x{i}, at_least: 95%, each: area, require: 48 of 52}}")
        values = ["96%"] * met + ["94%"] * missed + ["未报"] * unknown
        rows += [f"县{n},2024,x{i},{value}" for n, value in enumerate(values)]
    found = by_id(judged(run, "\n".join(targets), "\n".join(rows)))
    assert [found[f"q{i}"]["status"] for i in range(len(counts))] == [status for *_, status in counts]
    assert (found["q0"]["bound"]["value"], found["q0"]["bound"]["of"], found["q0"]["actual"]) == (48, 52, 47)


SHARES = [("64%", 25, 16), ("64%", 50, 32), ("33%", 3, 1), ("34%", 3, 2), ("66.7%", 3, 3), ("66.6%", 3, 2),
          ("100%", 7, 7), ("90%", 85, 77), ("0.5%", 3, 1), ("29%", 100, 29), ("57%", 100, 57)]  # fmt: skip


def test_shares_are_exact(run: Run) -> None:
    """`needed` is the least whole number of members that is the share or more."""
    for share, members, needed in SHARES:
        target = (
            f"area: 省\nperiod: 2024\ntargets: [{{id: q, indicator: x, at_least: 1, each: area, require: {share}}}]"
        )
        rows = [f"县{n},2024,x,{1 if n < needed else 0}" for n in range(members)]
        for values, status in (
            (rows, "met"),
            ([*rows[: needed - 1], f"县{needed - 1},2024,x,0", *rows[needed:]], "missed"),
        ):
            found = by_id(judged(run, target, "\n".join(["area,period,indicator,value", *values])))["q"]
            assert (found["status"], found["bound"]["value"], found["bound"]["of"]) == (status, needed, members), share


# Weights and scores: a weighted attainment per section and in total, at most 100 % a target unless `cap:` says otherwise.
SCORED = """
area: 市
period: 2024
targets:
  - {id: half, indicator: a, at_least: 100, weight: 3, section: 医疗}
  - {id: over, indicator: b, at_least: 100, weight: 1, section: 医疗}
  - {id: yes, achieved: true, weight: 2, section: 创建}
  - {id: low, indicator: a, at_most: 40, weight: 2, section: 创建}
  - {id: unweighted, indicator: a, at_least: 100, section: 创建}
"""
ROWS = "area,period,indicator,value\n市,2024,a,50\n市,2024,b,150\n市,2024,yes,是\n"


def test_score_in_json(run: Run) -> None:
    """(3 · 0.5 + 1 · 1 + 2 · 1 + 2 · 0) / 8 = 4.5 / 8."""
    document = judged(run, SCORED, ROWS)
    assert document["score"]["value"] == Decimal("0.5625")
    assert document["score"]["weight"] == 8
    assert by_id(document)["over"]["attainment"] == Decimal("1.5")


def test_score_with_another_cap(run: Run) -> None:
    """`cap: 120%` lets one target count for more; `cap: none` counts it in full."""
    for cap, value in (("120%", "0.5875"), ("none", "0.625"), ("1.2", "0.5875"), ("100%", "0.5625")):
        document = judged(
            run, SCORED.replace("at_least: 100, weight: 1", f"at_least: 100, weight: 1, cap: {cap}"), ROWS
        )
        assert document["score"]["value"] == Decimal(value), cap


def test_no_weight_no_score(run: Run) -> None:
    document = judged(run, "area: 市\nperiod: 2024\ntargets: [{id: half, indicator: a, at_least: 100}]", ROWS)
    assert document.get("score") is None


def test_score_leaves_no_data_out_and_says_so(run: Run) -> None:
    targets = SCORED + "  - {id: unknown, indicator: z, at_least: 1, weight: 92}\n"
    document = judged(run, targets, ROWS)
    assert document["score"]["value"] == Decimal("0.5625")
    assert any(value == 1 for key, value in document["score"].items() if key not in ("value", "weight", "counted"))


def test_score_in_the_table_per_section_and_in_total(run: Run) -> None:
    """医疗 (3 · 0.5 + 1) / 4 = 62.5 %, 创建 2 / 4 = 50 %, together 56.25 %."""
    files = {"t.yaml": SCORED, "d.csv": ROWS}
    for width in ("100", "60", "40"):
        out = run("evaluate", "t.yaml", "-a", "d.csv", files=files).out
        assert "62.5" in out, out
        assert "50" in out, out
        assert "56.25" in out or "56.3" in out, (width, out)


BAD_WEIGHTS = ["-1", "abc", "nan", "inf"]


@pytest.mark.parametrize("weight", BAD_WEIGHTS)
def test_bad_weight_is_a_problem(run: Run, weight: str) -> None:
    targets = f"area: 市\nperiod: 2024\ntargets: [{{id: half, indicator: a, at_least: 100, weight: {weight}}}]"
    outcome = run("evaluate", "t.yaml", "-a", "d.csv", files={"t.yaml": targets, "d.csv": ROWS})
    assert (outcome.code, outcome.out) == (2, "")
    assert "t.yaml:3" in outcome.err


@pytest.mark.parametrize("width", ["20", "40", "80", "200"])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_status_prints_at_any_width(run: Run, monkeypatch: pytest.MonkeyPatch, width: str, lang: str) -> None:
    monkeypatch.setenv("COLUMNS", width)
    targets = """
area: 市
period: 2024
indicators: {s: {aggregate: sum}}
targets:
  - {id: met, indicator: a, at_least: 1, weight: 1}
  - {id: missed, indicator: a, below: 40 per 100k, level: expected, section: 一、医疗}
  - {id: on, indicator: s, at_least: 100}
  - {id: off, indicator: s, at_least: 200}
  - {id: none, indicator: z, at_least: 1}
  - {id: unset, indicator: a, at_least: XX%}
  - {id: many, indicator: e, at_least: 1, each: area}
"""
    rows = "area,period,indicator,value\n市,2024,a,39.996\n市,2024-H1,s,50\n甲,2024,e,1\n乙,2024,e,0\n"
    rows = rows.replace("a,39.996", "a,39.996\n市,2023,a,40")
    outcome = run(
        "evaluate", "t.yaml", "-a", "d.csv", "--strict", "--lang", lang, files={"t.yaml": targets, "d.csv": rows}
    )
    assert outcome.code == 1, outcome.err
    words = ["Met", "Missed", "On track", "Off track", "No data", "Not set"]
    if lang == "zh":
        words = ["达标", "未达标", "进度正常", "进度滞后", "无数据", "未定"]
    if width in ("80", "200"):
        assert [w for w in words if w not in outcome.out] == [], outcome.out
