"""Design §3, one row a writing: what a bound and a cell in different units come to, and which do not go together."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from decimal import Decimal

import pytest
from conftest import Outcome

Run = Callable[..., Outcome]


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _targets(rows: list[tuple[str, str, str]]) -> str:
    """Targets t0, t1 … with the given form and bound, each for an indicator of its own."""
    lines = ["area: 万州区", "period: 2024", "targets:"]
    lines += [f'  - {{id: t{i}, indicator: 指标{i}, {form}: "{bound}"}}' for i, (form, bound, _) in enumerate(rows)]
    return "\n".join(lines) + "\n"


def _cells(rows: list[tuple[str, str, str]]) -> str:
    lines = ["指标,地区,年份,数值"]
    lines += [f"指标{i},万州区,2024,{_quoted(cell)}" for i, (_, _, cell) in enumerate(rows)]
    return "\n".join(lines) + "\n"


def _verdict(run: Run, form: str, bound: str, cell: str) -> dict:
    rows = [(form, bound, cell)]
    outcome = run("evaluate", "t.yaml", "-a", "d.csv", "-f", "json",
                  files={"t.yaml": _targets(rows), "d.csv": _cells(rows)})  # fmt: skip
    assert outcome.out, f"exit {outcome.code}\n{outcome.err}"
    return json.loads(outcome.out, parse_float=Decimal, parse_int=Decimal)["verdicts"][0]


CONVERTED = [
    # form, bound, cell: status, actual in the bound's unit, unit as written
    ("at_least", "95%", "950‰", "met", "95", "%"),
    ("at_least", "95%", "949.9‰", "missed", "94.99", "%"),
    ("at_most", "3‰", "0.3%", "met", "3", "‰"),
    ("below", "40 per 100k", "0.4‰", "missed", "40", "per 100k"),
    ("below", "40 per 100k", "0.3999‰", "met", "39.99", "per 100k"),
    ("below", "40 per 100k", "0.04%", "missed", "40", "per 100k"),
    ("at_least", "5亿元", "49999万元", "missed", "4.9999", "亿元"),
    ("at_least", "5亿元", "50000万元", "met", "5", "亿元"),
    ("at_least", "5亿元", "500000000元", "met", "5", "亿元"),
    ("at_least", "500万元", "0.05亿元", "met", "500", "万元"),
    ("at_least", "30万", "300000人", "met", "30", "万"),
    ("at_least", "30万人", "0.3百万", "met", "30", "万人"),
    ("at_least", "2百万", "2000000人", "met", "2", "百万"),
    ("at_least", "1亿", "10000万", "met", "1", "亿"),
    ("at_most", "30分钟", "0.5小时", "met", "30", "分钟"),
    ("at_most", "30分钟", "31分钟", "missed", "31", "分钟"),
    ("at_most", "1天", "24小时", "met", "1", "天"),
    ("at_most", "1小时", "90分钟", "missed", "1.5", "小时"),
    ("at_most", "2 hours", "120 minutes", "met", "2", "hours"),
    ("at_most", "2 days", "48 hours", "met", "2", "days"),
    ("at_most", "90 minutes", "1.5小时", "met", "90", "minutes"),
    ("at_least", "1:80", "1.25%", "met", "0.0125", None),
    ("at_least", "1:80", "1:80", "met", "0.0125", None),
    ("at_least", "1:80", "1:100", "missed", "0.01", None),
    ("at_least", "1:80", "2:150", "met", "0.0133333333333333", None),
    ("at_least", "1%", "1:80", "met", "1.25", "%"),
    ("at_most", "18 per 100k", "1:5000", "missed", "20", "per 100k"),
    ("at_most", "20 per 10k", "2‰", "met", "20", "per 10k"),
]  # fmt: skip


@pytest.mark.parametrize(("form", "bound", "cell", "status", "actual", "unit"), CONVERTED)
def test_scales_convert(run: Run, form: str, bound: str, cell: str, status: str, actual: str, unit: str | None) -> None:
    found = _verdict(run, form, bound, cell)
    assert (found["status"], found["actual"], found["unit"]) == (status, Decimal(actual), unit)


PER = {
    "per 100": "2%", "per 1,000": "0.2%", "per 1k": "0.2%", "per thousand": "0.2%", "/千": "0.2%",
    "per 10,000": "0.02%", "per 10k": "0.02%", "/万": "0.02%", "per 100,000": "0.002%", "per 100k": "0.002%",
    "/10万": "0.002%", "per million": "0.0002%", "/百万": "0.0002%", "/千人": "0.2%", "/万人": "0.02%",
    "/10万人": "0.002%", "/百万人": "0.0002%", "per 1000": "0.2%", "per 10000": "0.02%", "per 100000": "0.002%",
}  # fmt: skip


@pytest.mark.parametrize("space", ["", " "])
def test_every_per_writing_on_either_side(run: Run, space: str) -> None:
    between = {unit: "  " if space == "" and unit.startswith("per") else space for unit in PER}
    rows = [("equals", f"2{between[unit]}{unit}", share) for unit, share in PER.items()]
    rows += [("equals", share, f"2{between[unit]}{unit}") for unit, share in PER.items()]
    outcome = run("evaluate", "t.yaml", "-a", "d.csv", "-f", "json",
                  files={"t.yaml": _targets(rows), "d.csv": _cells(rows)})  # fmt: skip
    assert outcome.code == 0, outcome.err + outcome.out
    found = json.loads(outcome.out, parse_float=Decimal, parse_int=Decimal)["verdicts"]
    for i, (unit, share) in enumerate(PER.items()):
        assert (found[i]["actual"], found[i]["unit"]) == (2, unit)
        assert found[i + len(PER)]["actual"] == Decimal(share[:-1])


AGREEING = [
    ("12个", "12人"), ("12人", "12个"), ("12个", "12张"), ("12张", "12个"), ("12个", "12家"), ("12个", "12名"),
    ("12人", "12名"), ("12名", "12位"), ("12位", "12人"), ("12家", "12所"), ("12所", "12家"), ("12", "12人"),
    ("12人", "12"), ("0.0012万人", "12名"), ("12万元", "120000元"), ("12个", "12例"), ("12个", "12项"),
    ("12‰", "12 per 1,000"), ("12‰", "12/千人"), ("12分钟", "12分钟"),
]  # fmt: skip


@pytest.mark.parametrize(("bound", "cell"), AGREEING)
def test_nouns_that_agree(run: Run, bound: str, cell: str) -> None:
    assert _verdict(run, "at_least", bound, cell)["status"] == "met"


MISMATCHED = [
    ("12人", "12张"), ("12张", "12人"), ("12家", "12人"), ("12元", "12人"), ("12分钟", "12人"), ("12万元", "12万人"),
    ("95%", "95人"), ("95人", "95%"), ("40 per 100k", "40人"), ("40人", "40/10万"), ("3‰", "3个"), ("3个", "3‰"),
    ("1:80", "80人"), ("80人", "1:80"), ("12分钟", "12元"), ("12个", "12元"), ("12个", "12分钟"),
]  # fmt: skip


@pytest.mark.parametrize(("bound", "cell"), MISMATCHED)
def test_nouns_that_do_not_agree_are_a_problem_at_the_cell(run: Run, bound: str, cell: str) -> None:
    rows = [("at_least", bound, cell)]
    outcome = run("validate", "t.yaml", "-a", "d.csv", files={"t.yaml": _targets(rows), "d.csv": _cells(rows)})
    assert (outcome.code, outcome.out) == (2, "")
    assert re.search(r"^d\.csv:2(:\d+)?: .*\[[a-z-]+\]$", outcome.err, re.MULTILINE), outcome.err


FULL_WIDTH = [
    ("９５％", "95.07%"), ("95％", "９５．０７％"), ("1：80", "1：75"), ("１：８０", "1:80"), ("1，200人", "1200人"),
    ("1200人", "１，２００人"), ("－5％", "－4%"), ("－5%", "-4％"), ("＋5%", "6%"), ("40／10万", "40/10万"),
    ("4.5　个", "4.6个"), ("95 %", "95 %"), (" 95% ", " 95% "),
]  # fmt: skip


@pytest.mark.parametrize(("bound", "cell"), FULL_WIDTH)
def test_full_width_signs_read_as_plain_ones(run: Run, bound: str, cell: str) -> None:
    assert _verdict(run, "at_least", bound, cell)["status"] == "met"


# A bare number has no scale of its own: indicator's unit, header, unit column, bound, cell → status, actual, unit
BARE = [
    (None, None, None, "95", "95.07", "met", "95.07", None),
    (None, None, None, "95%", "95.07", "met", "95.07", "%"),
    (None, None, None, "95", "95.07%", "met", "95.07", "%"),
    ("%", None, None, "95", "95.07", "met", "95.07", "%"),
    ("%", None, None, "95", "950.7‰", "met", "95.07", "%"),
    ("‰", None, None, "0.3%", "2.9", "missed", "0.29", "%"),
    (None, "‰", None, "0.3%", "2.9", "missed", "0.29", "%"),
    (None, None, "‰", "0.3%", "2.9", "missed", "0.29", "%"),
    ("%", "‰", None, "0.3%", "2.9", "missed", "0.29", "%"),
    ("%", "%", "‰", "0.3%", "2.9", "missed", "0.29", "%"),
    ("%", "%", "%", "0.3%", "2.9‰", "missed", "0.29", "%"),
    (None, "亿元", None, "500万元", "0.05", "met", "500", "万元"),
    (None, None, None, "30万", "25", "missed", "25", "万"),
    ("万人", None, None, "30", "250000人", "missed", "25", "万人"),
    ("per 100k", None, None, "40", "41.2", "met", "41.2", "per 100k"),
    (None, None, None, "4.5", "4.18个", "missed", "4.18", "个"),
    (None, None, None, "010", "9", "missed", "9", None),
    (None, None, None, "010", "10", "met", "10", None),
    (None, None, None, "1:20", "0.06", "met", "0.06", None),
]  # fmt: skip


@pytest.mark.parametrize(("own", "header", "column", "bound", "cell", "status", "actual", "unit"), BARE)
def test_where_a_bare_number_takes_its_unit(
    run: Run, own: str | None, header: str | None, column: str | None, bound: str, cell: str, status: str, actual: str,
    unit: str | None,
) -> None:  # fmt: skip
    block = f'indicators:\n  指标甲: {{unit: "{own}"}}\n' if own else ""
    targets = f'{block}period: 2024\ntargets:\n  - {{id: t, indicator: 指标甲, at_least: "{bound}"}}\n'
    heads = ["年份", f"指标甲({header})" if header else "指标甲"]
    values = ["2024", cell]
    if column:
        heads, values = (
            ["指标", "年份", f"数值({header})" if header else "数值", "单位"],
            ["指标甲", "2024", cell, column],
        )
    csv = ",".join(heads) + "\n" + ",".join(values) + "\n"
    outcome = run("evaluate", "t.yaml", "-a", "d.csv", "-f", "json", files={"t.yaml": targets, "d.csv": csv})
    assert outcome.out, outcome.err
    found = json.loads(outcome.out, parse_float=Decimal, parse_int=Decimal)["verdicts"][0]
    assert (found["status"], found["actual"], found["unit"]) == (status, Decimal(actual), unit)
    assert found["bound"]["unit"] == unit


# A bare number above 0 and at most 1 against 2 % or more, on either side: warned about, judged as written. What is nearer as
# a plain number, or a hundred times off, is not judged.
WARNED = [
    ("95%", "0.9507", False, "no_data"), ("0.95", "95.07%", False, "no_data"), ("95%", "1", False, "no_data"),
    ("2%", "1", True, "missed"), ("2%", "0.02", False, "no_data"), ("40%", "0.9", False, "no_data"), ("3‰", "0.0041", False, "no_data"), ("1", "2%", True, "met"),
    ("95%", "0", False, "missed"), ("1.9%", "0.5", False, "missed"), ("1.99%", "0.5", False, "missed"), ("95%", "1.01", False, "no_data"), ("95%", "10", False, "missed"),
    ("95%", "0.95%", False, "missed"), ("0.95", "0.96", False, "met"), ("0.5", "1.9%", False, "met"),
    ("1", "1.9%", False, "met"), ("95%", "-0.5", False, "missed"),
]  # fmt: skip


@pytest.mark.parametrize(("bound", "cell", "warned", "status"), WARNED)
def test_a_share_written_without_percent_is_warned_about(
    run: Run, bound: str, cell: str, warned: bool, status: str
) -> None:
    rows = [("at_least", bound, cell)]
    outcome = run("evaluate", "t.yaml", "-a", "d.csv", "-f", "json",
                  files={"t.yaml": _targets(rows), "d.csv": _cells(rows)})  # fmt: skip
    assert json.loads(outcome.out)["verdicts"][0]["status"] == status
    assert bool(outcome.err) is warned, outcome.err
    assert outcome.code == {"met": 0, "missed": 1, "no_data": 2}[status]


# The shown figure never contradicts the verdict, whatever the number of digits.
SHOWN = [
    ("below", "40", "39.996", {"40", "40.0", "40.00"}), ("at_least", "95", "94.96", {"95", "95.0"}),
    ("at_least", "95%", "94.99999%", {"95", "95.0", "95.00", "95.0%", "95%"}),
    ("above", "5", "5.0000001", {"5", "5.0", "5.00"}), ("at_most", "30分钟", "30.000004分钟", {"30", "30.0", "30.00"}),
    ("at_most", "18 per 100k", "18.00000049 per 100k", {"18", "18.0", "18.00"}),
    ("equals", "3", "3.0000000000000000001", {"3", "3.0", "3.00"}),
    ("below", "0.1", "0.09999999999999999999999", {"0.1", "0.10"}),
]  # fmt: skip


@pytest.mark.parametrize(("form", "bound", "cell", "never"), SHOWN)
def test_the_shown_figure_does_not_contradict(run: Run, form: str, bound: str, cell: str, never: set[str]) -> None:
    rows = [(form, bound, cell)]
    outcome = run("evaluate", "t.yaml", "-a", "d.csv", files={"t.yaml": _targets(rows), "d.csv": _cells(rows)})
    line = next(line for line in outcome.out.splitlines() if re.search(r"Met|Missed", line))
    figures = re.findall(r"(?<![\d.])-?\d+(?:\.\d+)?", line.replace("指标0", "").replace("t0", ""))
    assert sum(f in never for f in figures) <= 1, line  # the bound itself
    number = re.match(r"[\d.]+", cell)[0]  # type: ignore[index]
    assert any(f[:4] == number[:4] and f not in never for f in figures), line


def test_a_figure_after_a_division_is_shown_with_the_digits_it_needs(run: Run) -> None:
    targets = (
        "indicators:\n  率: {unit: per 100k, numerator: 病例, denominator: 人口}\nperiod: 2024\n"
        "targets:\n  - {id: r, indicator: 率, below: 40 per 100k}\n"
    )
    csv = "年份,病例,人口\n2024,119999,300000000\n"  # 39.99966… per 100k
    outcome = run("evaluate", "t.yaml", "-a", "d.csv", files={"t.yaml": targets, "d.csv": csv})
    assert outcome.code == 0, outcome.err
    assert not re.search(r"(?<![<\d] )(?<!\d)40\.0+\b", outcome.out), outcome.out
    assert "39.99" in outcome.out, outcome.out
    outcome = run("evaluate", "t.yaml", "-a", "d.csv", "-f", "json")
    assert json.loads(outcome.out, parse_float=str)["verdicts"][0]["actual"] == "39.9996666666667"


BAD_QUANTITIES = [
    "abc", "95%%", "1.2.3", "1,23", "12,34,567", ">=95%", "≥95%", "95%以上", "不低于95%", "inf", "nan", "Infinity", "--5",
    "1:0", "1:2:3", "0x1F", "5 apples", "95 percent%", "1_000", "百分之九十五", "95%人", "9x%", "x5", "１２ａ",
    "true", "5-10", "5~10", "[95]", "1e400", "40 per", "per 100k", "%", "万元", "+", ".", "-", "40 per 0", "1:-80",
]  # fmt: skip


def test_what_is_no_quantity_is_a_problem_where_it_stands(run: Run) -> None:
    targets = "period: 2024\ntargets:\n"
    for i, text in enumerate(BAD_QUANTITIES):
        targets += f'  - id: t{i}\n    at_least: "{text}"\n'
    outcome = run("evaluate", "t.yaml", "-a", "d.csv", files={"t.yaml": targets, "d.csv": "年份,t0\n2024,1\n"})
    assert (outcome.code, outcome.out) == (2, ""), outcome.out
    for i, text in enumerate(BAD_QUANTITIES):
        assert re.search(rf"^t\.yaml:{4 + 2 * i}:15: .*\[[a-z-]+\]$", outcome.err, re.MULTILINE), text
    assert len(outcome.err.splitlines()) == len(BAD_QUANTITIES)
