"""Two saved evaluations: what changed, who fell, and that no file, whatever is in it, comes to harm."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from collections.abc import Callable
from copy import deepcopy
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest
from conftest import Outcome, examples
from hypothesis import given
from hypothesis import strategies as st

from targetcheck.comparison.changes import Comparison, Kind, compare
from targetcheck.comparison.formats import FORMATS, render
from targetcheck.comparison.saved import read_saved, retold
from targetcheck.errors import TargetcheckError, printable
from targetcheck.phrases import words
from targetcheck.reports import Style

ROOT = Path(__file__).parent.parent
AT_LEAST = {"form": "at_least", "value": 90, "unit": "%"}


def _verdict(name: str = "a", status: str = "met", actual: object = 95, **more: object) -> dict:
    """A verdict as `evaluate -f json` writes it."""
    return {
        "id": f"plan/{name}", "name": name, "indicator": name, "area": "甲县", "period": "2024", "status": status,
        "level": "binding", "actual": actual, "unit": "%", "bound": AT_LEAST, "gap": 5, "attainment": None,
        "expected": None, "reason": None, "because": [],
    } | more  # fmt: skip


def _bytes(*verdicts: dict, **more: object) -> bytes:
    return json.dumps({"version": 1, "as_of": None, "verdicts": list(verdicts)} | more, ensure_ascii=False).encode()


def _compared(before: list[dict], after: list[dict]) -> Comparison:
    return compare(*read_saved([("before.json", _bytes(*before)), ("after.json", _bytes(*after))]))


def _one(before: dict, after: dict) -> Comparison:
    return _compared([before], [after])


STATUSES = ("met", "missed", "on_track", "off_track", "no_data", "unset")


@pytest.mark.parametrize("before", STATUSES)
@pytest.mark.parametrize("after", STATUSES)
def test_kinds(before: str, after: str) -> None:
    found = _one(_verdict(status=before), _verdict(status=after))
    kind = {"met": Kind.NEWLY_MET, "missed": Kind.NEWLY_MISSED}.get(after, Kind.MOVED)
    assert [c.kind for c in found.changes] == ([] if before == after else [kind])
    assert found.unchanged == (before == after)
    assert found.exit_code == ((before, after) == ("met", "missed"))


def test_appeared_and_disappeared() -> None:
    found = _compared([_verdict("a"), _verdict("b")], [_verdict("b"), _verdict("c", "missed")])
    assert [(c.kind, c.shown.name) for c in found.changes] == [(Kind.APPEARED, "c"), (Kind.DISAPPEARED, "a")]
    assert (found.unchanged, found.exit_code) == (1, 0)


@pytest.mark.parametrize(
    ("before", "after", "difference"),
    [
        ((95, "%"), (95.5, "%"), "0.5"),
        ((95, "%"), (940, "‰"), "-10"),  # in the later unit
        ((8, "亿元"), (85000, "万元"), "5000"),
        ((8, "亿元"), (80000, "万元"), None),  # the same figure in another unit is no change
        ((0.0125, None), (0.02, None), "0.0075"),
        ((5, "个"), (6, "%"), ""),
        ((5, None), (6, "个"), ""),
        ((5, "frobs"), (6, "frobs"), "1"),
        ((5, "frobs"), (6, "blobs"), ""),
        ((False, None), (True, None), ""),
        ((None, "%"), (5, "%"), ""),
    ],
)
def test_difference(before: tuple, after: tuple, difference: str | None) -> None:
    """None: no change at all; empty: moved, and the two cannot be subtracted."""
    pair = [_verdict(actual=value, unit=unit, bound=None) for value, unit in (before, after)]
    found = _one(*pair)
    if difference is None:
        assert not found.changes
        return
    assert found.changes[0].difference == (Fraction(difference) if difference else None)


def test_numbers_are_exact() -> None:
    found = _one(_verdict(actual=0), _verdict(actual=0)).before
    text = _bytes(_verdict(actual=0)).replace(b'"actual": 0', b'"actual": 0.1234567890123456789012345')
    (saved,) = read_saved([("a.json", text)])
    assert found.verdicts[0].actual == Decimal(0)
    assert saved.verdicts[0].actual == Decimal("0.1234567890123456789012345")
    shown = json.loads(render(compare(saved, found), "json", Style()), parse_float=Decimal)
    assert shown["changes"][0]["difference"] == Decimal("-0.1234567890123456789012345")


def _reference(value: object, **where: object) -> dict:
    named = {"indicator": "a", "area": "重庆市", "period": "2024"} | where
    return {"form": "at_least", "value": value, "unit": "%", "reference": named}


@pytest.mark.parametrize(
    ("before", "after", "changed"),
    [
        (AT_LEAST, AT_LEAST | {"value": 91}, True),
        (AT_LEAST, AT_LEAST | {"form": "above"}, True),
        (AT_LEAST, AT_LEAST | {"value": 900, "unit": "‰"}, False),
        (AT_LEAST, AT_LEAST | {"value": None}, True),  # announced without a number
        (AT_LEAST, AT_LEAST | {"unit": None}, False),  # a bare bound takes the figure's unit only once there is one
        (AT_LEAST, {"form": "between", "low": 90, "high": 95, "unit": "%"}, True),
        (AT_LEAST, {"form": "achieved", "value": True}, True),
        (AT_LEAST, None, True),
        ({"form": "quorum", "value": 8, "of": 8}, {"form": "quorum", "value": 8, "of": 9}, True),
        (_reference(15), _reference(14), True),
        (_reference(15), _reference(None), False),
        (_reference(15), _reference(15, area="四川省"), True),
        (_reference(15), _reference(15, period=None), False),
        (AT_LEAST, _reference(90), True),
    ],
)
def test_bound_changed(before: dict | None, after: dict | None, changed: bool) -> None:
    found = _one(_verdict(bound=before), _verdict(bound=after))
    assert [c.bound_changed for c in found.changes] == [True] * changed
    assert found.exit_code == 0


def _quorum(status: str, *members: dict, holding: int = 1) -> dict:
    return _verdict(
        "q", status, holding, unit=None, because=list(members), bound={"form": "quorum", "value": 2, "of": 2}
    )


def test_members_that_changed_are_shown() -> None:
    before = _quorum("missed", _verdict("x"), _verdict("y", "missed", 80), _verdict("z"))
    after = _quorum("missed", _verdict("x", "missed", 80), _verdict("y"), _verdict("z"), _verdict("w"))
    found = _one(before, after)
    assert [(c.kind, c.shown.name) for c in found.changes] == [(Kind.MOVED, "q")]
    assert [(m.kind, m.shown.name) for m in found.changes[0].members] == [
        (Kind.NEWLY_MISSED, "x"), (Kind.NEWLY_MET, "y"), (Kind.APPEARED, "w"),
    ]  # fmt: skip
    assert found.exit_code == 0, "exit codes count top-level targets"


def test_a_member_counted_twice() -> None:
    one = _quorum("met", _verdict("x"), _verdict("x"))
    assert not _one(one, deepcopy(one)).changes


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [("binding", "binding", 1), ("expected", "expected", 0), ("binding", "expected", 1), ("expected", "binding", 1)],
)
def test_only_what_was_or_is_binding_can_fall(before: str, after: str, code: int) -> None:
    found = _one(_verdict(level=before), _verdict(status="missed", level=after))
    assert found.exit_code == code
    assert found.changes[0].level_changed == (before != after)


def test_nothing_in_both_is_no_pass() -> None:
    found = _compared([_verdict("a")], [_verdict("b")])
    assert (found.exit_code, found.in_both) == (2, 0)
    assert "no target has the same id" in render(found, "table", Style())


BEFORE = [
    _verdict("发病率", "met", 39.2, unit="per 100k", bound={"form": "below", "value": 40, "unit": "per 100k"}),
    _verdict("覆盖率", "missed", 89.5), _verdict("托位数", "met", 4.6, unit="个", bound=AT_LEAST | {"unit": "个", "value": 3.5}),
    _verdict("旧目标"), _verdict("稳定"),
    _quorum("missed", _verdict("x", "missed", 80), _verdict("y")),
]  # fmt: skip
AFTER = [
    _verdict("发病率", "missed", 40.004, unit="per 100k",
             bound={"form": "below", "value": 40, "unit": "per 100k"}),
    _verdict("覆盖率", "met", 90), _verdict("托位数", "met", 4.7, unit="个", bound=AT_LEAST | {"unit": "个", "value": 4}),
    _verdict("稳定"), _quorum("met", _verdict("x", "met", 92), _verdict("y"), holding=2), _verdict("新目标", "no_data", None, reason="no row"),
]  # fmt: skip
TABLE = """\
before.json → after.json
Status            Target         Before            After           Change
Newly met: 2
✗ Missed → ✓ Met  覆盖率          89.5%              90%          +0.5 pp
✗ Missed → ✓ Met  q              1 of 2           2 of 2               +1
✗ Missed → ✓ Met    x               80%              92%           +12 pp

Newly missed: 1
✓ Met → ✗ Missed  发病率  39.2 per 100k  40.004 per 100k  +0.804 per 100k

Moved: 1
✓ Met             托位数          4.6个            4.7个           +0.1个
                  ↳ bound ≥ 3.5个 → ≥ 4个

Appeared: 1
- No data         新目标
                  ↳ bound ≥ 90%; no row

Disappeared: 1
✓ Met             旧目标            95%
                  ↳ bound ≥ 90%

5 targets in both: 2 newly met, 1 newly missed, 1 moved, 1 unchanged; 1 appeared, 1 disappeared
binding, and fell from met to missed (1): 发病率
"""

MARKDOWN = """\
# 前后对比

before.json → after.json

前后共有目标5项：新达标2项，新增未达标1项，有变化1项，无变化1项；新增目标1项，不再列入1项

约束性目标由达标变为未达标1项：发病率

## 新达标：2项

| 结果 | 目标 | 前 | 后 | 变化 | 说明 |
| --- | --- | ---: | ---: | ---: | --- |
| ✗ 未达标 → ✓ 达标 | 覆盖率 | 89.5% | 90% | +0.5个百分点 |  |
| ✗ 未达标 → ✓ 达标 | q | 2个中1个 | 2个中2个 | +1 |  |
| ✗ 未达标 → ✓ 达标 | ↳ x | 80% | 92% | +12个百分点 |  |

## 新增未达标：1项

| 结果 | 目标 | 前 | 后 | 变化 | 说明 |
| --- | --- | ---: | ---: | ---: | --- |
| ✓ 达标 → ✗ 未达标 | 发病率 | 39.2 per 100k | 40.004 per 100k | +0.804 per 100k |  |

## 有变化：1项

| 结果 | 目标 | 前 | 后 | 变化 | 说明 |
| --- | --- | ---: | ---: | ---: | --- |
| ✓ 达标 | 托位数 | 4.6个 | 4.7个 | +0.1个 | 目标值由≥ 3.5个变为≥ 4个 |

## 新增目标：1项

| 结果 | 目标 | 前 | 后 | 变化 | 说明 |
| --- | --- | ---: | ---: | ---: | --- |
| – 无数据 | 新目标 |  |  |  | 目标值≥ 90%；no row |

## 不再列入：1项

| 结果 | 目标 | 前 | 后 | 变化 | 说明 |
| --- | --- | ---: | ---: | ---: | --- |
| ✓ 达标 | 旧目标 | 95% |  |  | 目标值≥ 90% |
"""


def test_table() -> None:
    text = render(_compared(BEFORE, AFTER), "table", Style(lang="en", width=100))
    assert text.replace("\u00a0", " ") == TABLE


def test_markdown() -> None:
    text = render(_compared(BEFORE, AFTER), "markdown", Style(lang="zh"))
    assert text.replace("\u00a0", " ") == MARKDOWN


def test_what_else_changed_is_noted() -> None:
    """The bound, the period, the level, and why there is no figure."""
    band = {"form": "between", "low": 10, "high": 20, "unit": "%"}
    before = [
        _verdict("period", period="2023"), _verdict("level"), _verdict("band", bound=band), _verdict("lost"),
        _verdict("done", "off_track", False, bound={"form": "achieved", "value": True}), _verdict("quorum", bound={"form": "quorum", "value": 2, "of": 3}),
    ]  # fmt: skip
    after = [
        _verdict("period", "met", 96, period="2024"), _verdict("level", level="expected"), _verdict("band", bound=band | {"high": 30}),
        _verdict("lost", "no_data", None, reason="no row"), _verdict("done", "met", True, bound={"form": "achieved", "value": True}),
        _verdict("quorum", bound={"form": "quorum", "value": 3, "of": 3}),
    ]  # fmt: skip
    text = render(_compared(before, after), "table", Style(lang="en", width=120)).replace("\u00a0", " ")
    for note in (
        "period 2023 → 2024",
        "binding → expected",
        "bound 10% – 20% → 10% – 30%",
        "no row",
        "bound ≥ 2 of 3 → all 3",
    ):
        assert note in text, (note, text)


def test_narrow_table_holds_every_figure() -> None:
    text = render(_compared(BEFORE, AFTER), "table", Style(lang="en", width=40)).replace("\u00a0", " ")
    assert all(len(line) <= 40 for line in text.splitlines())
    assert all(part in text for part in ("89.5% → 90%  (+0.5 pp)", "1 of 2 → 2 of 2  (+1)", "4.6个 → 4.7个"))


def test_colour_only_where_asked_for() -> None:
    found = _compared(BEFORE, AFTER)
    assert "\x1b[" in render(found, "table", Style(colour=True))
    assert "\x1b[" not in render(found, "table", Style())


def test_json() -> None:
    found = json.loads(render(_compared(BEFORE, AFTER), "json", Style()), parse_float=Decimal)
    assert found["version"] == 1
    assert found["before"] == {"file": "before.json", "as_of": None}
    assert found["summary"] == {
        "newly_met": 2, "newly_missed": 1, "moved": 1, "appeared": 1, "disappeared": 1, "unchanged": 1,
    }  # fmt: skip
    assert found["fell"] == ["plan/发病率"]
    fell = next(c for c in found["changes"] if c["id"] == "plan/发病率")
    assert (fell["change"], fell["difference"], fell["unit"]) == ("newly_missed", Decimal("0.804"), "per 100k")
    assert fell["before"]["bound"] == {"form": "below", "value": 40, "unit": "per 100k"}
    assert [c["id"] for c in found["changes"] if c["after"] is None] == ["plan/旧目标"]
    assert [m["name"] for c in found["changes"] for m in c["because"]] == ["x"]


def test_a_shown_figure_contradicts_neither_bound_nor_the_other_figure() -> None:
    third = "0.333333333333333"
    bound = {"form": "below", "value": 40, "unit": "%"}
    pair = [_verdict(status=s, actual=v, bound=bound) for s, v in (("met", 39.996), ("missed", 40.001))]
    texts = [f'"actual": {third}1', f'"actual": {third}2']
    shown = render(_one(*pair), "markdown", Style(lang="en"))
    assert "39.996%" in shown
    close = [_bytes(_verdict(actual="?")).replace(b'"actual": "?"', text.encode()) for text in texts]
    shown = render(compare(*read_saved([("a", close[0]), ("b", close[1])])), "markdown", Style(lang="en"))
    assert f"{third}1%" in shown
    assert "+0.0000000000000001" in shown


HOSTILE = "a|b`*_<script>[x](javascript:1)\x1b[31m\n\r\t‮\ud800 = &amp;"


@pytest.mark.parametrize("name", FORMATS)
def test_hostile_names_are_harmless(name: str) -> None:
    def hostile(status: str) -> bytes:
        bound = AT_LEAST | {"unit": HOSTILE, "reference": {"indicator": HOSTILE, "area": HOSTILE, "period": HOSTILE}}
        verdict = _verdict(HOSTILE, status, unit=HOSTILE, bound=bound, reason=HOSTILE, period=HOSTILE + status)
        return json.dumps({"version": 1, "as_of": HOSTILE, "verdicts": [verdict, _verdict("x", status)]}).encode()

    found = compare(*read_saved([(HOSTILE, hostile("no_data")), ("b", hostile("met"))]))
    made = render(found, name, Style(lang="en", width=200))
    if name == "xlsx":
        cells = [cell for row in openpyxl.load_workbook(io.BytesIO(made)).worksheets[0].iter_rows() for cell in row]
        text = "\n".join(str(cell.value) for cell in cells)
        assert not [cell for cell in cells if cell.data_type == "f"]
    else:
        text = made if isinstance(made, str) else made.decode("utf-8-sig").replace("\r\n", "\n")
    text.encode()
    assert not set(text) & set("\x1b\r\t‮")
    if name == "html":
        assert not re.search(r"<(script|b>|img)", text.partition("<body>")[2])
    if name == "markdown":
        assert not re.search(r"(?<!\\)(\|b|<script|\[x|`|\*|\]\()", text)
        assert all(line.count(" | ") == 5 for line in text.splitlines() if line.startswith("| "))
    if name == "json":
        assert json.loads(text)["changes"][0]["name"] == HOSTILE


DEEP = b'{"version": 1, "verdicts": ' + b"[" * 100_000
NESTED = b'{"version": 1, "verdicts": [' + b'{"id": "a", "status": "met", "because": [' * 400 + b"]}" * 400 + b"]}"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "bad-json"),
        (b"{", "bad-json"),
        (b"[1, 2", "bad-json"),
        (b"\xff\xff\xff", "bad-encoding"),
        (b"\x00\x01", "bad-json"),
        (DEEP, "bad-json"),
        (NESTED, "bad-json"),
        (b"NaN", "bad-json"),
        (_bytes(_verdict()).replace(b"95", b"NaN"), "bad-json"),
        (_bytes(_verdict()).replace(b"95", b"-Infinity"), "bad-json"),
        (_bytes(_verdict()).replace(b"95", b"1e999999999"), "bad-json"),
        (_bytes(_verdict()).replace(b"95", b"1e99999999999999999999999"), "bad-json"),
        (_bytes(_verdict()).replace(b"95", b"1e-999999999"), "bad-json"),
        (_bytes(_verdict()).replace(b"95", b"9" * 100_000), "bad-json"),
        (b"null", "not-a-report"),
        (b"[]", "not-a-report"),
        (b"7", "not-a-report"),
        (b'{"version": 1}', "not-a-report"),
        (b'{"verdicts": []}', "not-a-report"),
        (b'{"version": true, "verdicts": []}', "not-a-report"),
        (b'{"version": "1", "verdicts": []}', "not-a-report"),
        (b'{"version": 2, "verdicts": []}', "not-a-report"),
        (b'{"version": 1, "verdicts": {}}', "not-a-report"),
        (b'{"version": 1, "verdicts": [7]}', "not-a-report"),
        (_bytes(as_of=7), "not-a-report"),
        (_bytes(_verdict(), _verdict()), "not-a-report"),
        *(
            (_bytes(_verdict() | wrong), "not-a-report")
            for wrong in (
                {"id": None}, {"id": 7}, {"id": ""}, {"name": []}, {"status": "great"}, {"status": None}, {"status": []},
                {"level": "lax"}, {"actual": "95"}, {"actual": {}}, {"unit": 1}, {"bound": 1}, {"bound": {}},
                {"bound": {"form": "sideways"}}, {"bound": {"form": []}}, {"bound": AT_LEAST | {"value": "90"}},
                {"bound": AT_LEAST | {"value": True}}, {"bound": AT_LEAST | {"reference": "x"}},
                {"bound": AT_LEAST | {"reference": {"area": 7}}}, {"bound": {"form": "quorum", "value": 1}},
                {"progress": 7}, {"progress": {"category": 7}}, {"score": {}}, {"score": {"of": "x"}},
                {"because": None}, {"because": "x"}, {"because": [{}]}, {"reason": 7}, {"period": 2024},
            )
        ),
    ],
)  # fmt: skip
def test_what_is_no_evaluation(data: bytes, code: str) -> None:
    good = _bytes(_verdict())
    with pytest.raises(TargetcheckError) as found:
        read_saved([("bad.json", data), ("good.json", good)])
    assert [p.code for p in found.value.problems] == [code]
    assert str(found.value).startswith("bad.json")
    assert len(str(found.value)) < 300


def test_only_a_table_loads_rich() -> None:
    run = f"""
import sys
from targetcheck.reports import Style
from targetcheck.comparison.changes import compare
from targetcheck.comparison.formats import render
from targetcheck.comparison.saved import read_saved
found = compare(*read_saved([("a", {_bytes(_verdict())!r})] * 2))
render(found, "json", Style()), render(found, "markdown", Style())
assert "rich.console" not in sys.modules
"""
    subprocess.run([sys.executable, "-c", run], check=True, cwd=ROOT / "src")


def test_problems_of_both_files_at_once() -> None:
    with pytest.raises(TargetcheckError) as found:
        read_saved([("b.json", b"{"), ("a.json", _bytes(_verdict() | {"status": "great"}))])
    assert [str(p) for p in found.value.problems] == [
        "a.json: verdicts[0].status: expected one of met missed on_track off_track no_data unset [not-a-report]",
        "b.json:1:2: no JSON from here on: Expecting property name enclosed in double quotes [bad-json]",
    ]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
def test_as_a_shell_saves_it(encoding: str) -> None:
    (saved,) = read_saved([("a.json", _bytes(_verdict("结核病")).decode().encode(encoding))])
    assert saved.verdicts[0].name == "结核病"


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.sampled_from(STATUSES),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from([*_verdict(), "form", "value", "low", "high", "of", "reference"]), inner, max_size=4
        )
    ),
    max_leaves=8,
)


@examples(150)
@given(st.dictionaries(st.sampled_from(list(_verdict())), _VALUES, max_size=3), st.sampled_from(FORMATS))
def test_whatever_is_in_a_verdict(wrong: dict[str, object], name: str) -> None:
    """Either it is compared and rendered, or it is a problem; nothing else."""
    data = json.dumps({"version": 1, "verdicts": [_verdict() | wrong]}).encode()
    try:
        first, second = read_saved([("a", data), ("b", _bytes(_verdict()))])
    except TargetcheckError:
        return
    for pair in ((first, second), (second, first), (first, first)):
        found = compare(*pair)
        assert render(found, name, Style(lang="zh", width=60))
        assert found.unchanged + len(found.changes) >= 1
    assert not compare(first, first).changes


@examples(200)
@given(st.binary(max_size=60))
def test_whatever_is_in_a_file(data: bytes) -> None:
    with pytest.raises(TargetcheckError):
        read_saved([("a", data)])


def _saved(run: Callable[..., Outcome], data: str, name: str, tmp_path: Path) -> None:
    plan = "area: 甲县\nperiod: 2024\ntargets:\n- {indicator: 覆盖率, at_least: 90%}\n- {indicator: 托位数, at_least: 4.5}\n"
    done = run("evaluate", "plan.yaml", "-a", "data.csv", "-f", "json", files={"plan.yaml": plan, "data.csv": data})
    (tmp_path / name).write_text(done.out, encoding="utf-8")


def test_command(run: Callable[..., Outcome], tmp_path: Path) -> None:
    _saved(run, "指标,数值\n覆盖率,91%\n托位数,4.4\n", "before.json", tmp_path)
    _saved(run, "指标,数值\n覆盖率,89.9%\n托位数,4.6\n", "after.json", tmp_path)
    done = run("compare", "before.json", "after.json", "--lang", "zh")
    assert (done.code, done.err) == (1, "")
    assert "约束性目标由达标变为未达标1项：覆盖率" in done.out
    assert run("compare", "after.json", "before.json").code == 1, "托位数 fell the other way round"
    assert run("compare", "after.json", "after.json").code == 0
    assert json.loads(run("compare", "before.json", "after.json", "-f", "json").out)["fell"] == ["plan/覆盖率"]
    assert run("compare", "before.json", "after.json", "-o", "changes.md").out == ""
    assert (tmp_path / "changes.md").read_text(encoding="utf-8").startswith("# What changed")


def test_command_with_what_cannot_be_compared(run: Callable[..., Outcome]) -> None:
    good = _bytes(_verdict())
    files: dict[str, str | bytes] = {"good.json": good, "bad.json": b"{", "plan.yaml": "targets: []"}
    for other in ("bad.json", "plan.yaml", "none.json", "."):
        done = run("compare", "good.json", other, files=files)
        assert (done.code, done.out) == (2, "")
        assert done.err.startswith(f"{other}")
        assert done.err.count("\n") == 1
    assert run("compare", "good.json", "good.json", "-f", "junit").code == 2
    assert run("compare", "good.json", "good.json", "-o", "x.xml").code == 2
    assert run("compare", "good.json").code == 2
    assert run("compare", "-", "good.json", stdin=good).code == 0


def test_bundled_evaluations_compare_with_themselves(run: Callable[..., Outcome], tmp_path: Path) -> None:
    done = run("evaluate", str(ROOT / "targets"), "-a", str(ROOT / "data"), "-f", "json")
    (tmp_path / "now.json").write_text(done.out, encoding="utf-8")
    done = run("compare", "now.json", "now.json")
    assert (done.code, done.out.count("\n")) == (0, 2)


def _quarters(run: Callable[..., Outcome], tmp_path: Path) -> tuple[str, ...]:
    """Four quarters: 覆盖率 falls and comes back, 托位数 rises, 签约率 stays."""
    plan = (
        "area: 甲县\nperiod: 2024\ntargets:\n- {indicator: 覆盖率, at_least: 90%}\n"
        "- {indicator: 托位数, at_least: 4.5}\n- {indicator: 签约率, at_least: 80%}\n"
    )
    names = []
    for quarter, (cover, slots) in enumerate([("91%", "4.1"), ("88%", "4.3"), ("92%", "4.4"), ("91%", "4.6")], 1):
        data = f"指标,数值\n覆盖率,{cover}\n托位数,{slots}\n签约率,81%\n"
        files = {"plan.yaml": plan, "data.csv": data}
        done = run("evaluate", "plan.yaml", "-a", "data.csv", "-f", "json", files=files)
        names.append(f"q{quarter}.json")
        (tmp_path / names[-1]).write_text(done.out, encoding="utf-8")
    return tuple(names)


def test_four_quarters_side_by_side(run: Callable[..., Outcome], tmp_path: Path) -> None:
    quarters = _quarters(run, tmp_path)
    done = run("compare", *quarters, "--lang", "zh")
    assert done.code == 0, "from the first to the last nothing fell"
    assert ["结果", "目标", "q1", "q2", "q3", "q4", "变化"] in [line.split() for line in done.out.splitlines()]
    assert "✗ 未达标 → ✓ 达标  托位数  4.1  ✗ 4.3  ✗ 4.4  4.6   +0.5".split() == next(
        line.split() for line in done.out.splitlines() if "托位数" in line
    )
    assert "覆盖率" in done.out, "it was another between"
    assert "签约率" not in done.out
    found = json.loads(run("compare", *quarters, "-f", "json").out)
    assert [saved["file"] for saved in found["between"]] == ["q2.json", "q3.json"]
    cover = next(change for change in found["changes"] if change["name"] == "覆盖率")
    assert cover["change"] == "moved"
    assert [side["actual"] for side in cover["between"]] == [88, 92]
    assert run("compare", quarters[0], quarters[3], "-f", "json").out.count("between") == 0


def test_spreadsheets_and_a_page(run: Callable[..., Outcome], tmp_path: Path) -> None:
    quarters = _quarters(run, tmp_path)
    done = run("compare", *quarters, "--lang", "zh", "-o", "c.csv", "-o", "c.xlsx", "-o", "c.html")
    assert (done.code, done.out) == (0, "")
    rows = list(csv.reader((tmp_path / "c.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert rows[0][:6] == ["类别", "目标", "q1 结果", "q1", "单位", "q2 结果"]
    assert rows[1] == ["新达标", "托位数", "未达标", "4.1", "", "未达标", "4.3", "", "未达标", "4.4", "", "达标", "4.6", "", "0.5", "",
                       "plan/托位数"]  # fmt: skip
    sheet = openpyxl.load_workbook(tmp_path / "c.xlsx").worksheets[0]
    assert [cell.value for cell in sheet[2]][3] == 4.1
    assert sheet.print_title_rows == "$1:$1"
    page = (tmp_path / "c.html").read_text(encoding="utf-8")
    assert page.count("<tr>") == 3 + 1


@pytest.mark.parametrize(
    ("saved", "chinese"),
    [
        ('"O%" in "6O%" is not a unit that is known', "“6O%”中的“O%”不是已知单位"),
        (
            'no row of "就诊率" for 2024-H1; there are rows for 2023, 2022-09',
            "没有“就诊率”2024年上半年的数据，数据里只有2023年、2022年9月的",
        ),
        (
            'the reference has no figure: no row of "x" for 2024; there are rows for 2023',
            "对照没有数据：没有“x”2024年的数据，数据里只有2023年的",
        ),
        ("1 of 2 not known (乙县)", "2项中有1项不详（乙县）"),
        ("a reason of nobody's", "a reason of nobody's"),
    ],
)
def test_a_reason_saved_in_another_language_is_told_in_the_readers(saved: str, chinese: str) -> None:
    assert retold(saved, words("zh")) == chinese
    assert retold(chinese, words("en")) == saved


def test_points_and_progress_that_changed_are_told(run: Callable[..., Outcome]) -> None:
    plan = (
        "period: 2024\nprogress: healthy-people\ntargets:\n  - {id: a, indicator: a, at_least: 80%, weight: 10, "
        "score: actual/bound, baseline: {period: 2020, value: 50%}}\n"
    )
    files = {"p.yaml": plan, "1.csv": "指标,时期,数值\na,2024,48%\n", "2.csv": "指标,时期,数值\na,2024,60%\n"}
    for n in ("1", "2"):
        run("evaluate", "p.yaml", "-a", f"{n}.csv", "-o", f"{n}.json", files=files)
    told = run("compare", "1.json", "2.json", "--lang", "zh").out
    assert "得分由6变为7.5（满分10）" in told
    assert "进展由“无明显变化”变为“有改善”" in told
    change = json.loads(run("compare", "1.json", "2.json", "-f", "json").out)["changes"][0]
    assert (change["before"]["score"]["points"], change["after"]["score"]["points"]) == (6, 7.5)
    assert change["after"]["progress"]["category"] == "improving"
    assert run("compare", "1.json", "2.json", "-q").out == ""


@pytest.mark.parametrize("category", ["{x}", "{0}", "{", "great", "\x1b[31m"])
def test_a_category_that_is_not_known_stands_as_it_is(category: str) -> None:
    before, after = (_verdict() | {"progress": {"category": name}} for name in ("little", category))
    text = str(render(compare(*read_saved([("a.json", _bytes(before)), ("b.json", _bytes(after))])), "table", Style()))
    assert f"little change → {printable(category)}" in text


def test_points_of_what_was_not_judged_before_and_of_a_bonus(run: Callable[..., Outcome]) -> None:
    plan = (
        "period: 2024\ntargets:\n  - {id: a, indicator: a, at_least: 80%, weight: 10, score: actual/bound}\n"
        "  - {id: b, indicator: b, at_least: 1个, weight: 0, bonus: {add: 2, per: 1个}}\n"
    )
    files = {
        "p.yaml": plan,
        "1.csv": "指标,时期,数值\nb,2024,1个\n",
        "2.csv": "指标,时期,数值\na,2024,60%\nb,2024,2个\n",
    }
    for n in ("1", "2"):
        run("evaluate", "p.yaml", "-a", f"{n}.csv", "-o", f"{n}.json", files=files)
    told = run("compare", "1.json", "2.json", "--lang", "zh").out
    assert "得7.5分（满分10，前次未评）" in told
    assert "加分或扣分：2" in told


def test_another_unit_is_another_figure(run: Callable[..., Outcome]) -> None:
    """The same digits in % are a hundredth of what they were."""
    plan = "period: 2024\ntargets:\n  - {id: a, indicator: a, at_least: 1%s}\n"
    files = {
        "1.yaml": plan % "",
        "2.yaml": plan % "%",
        "1.csv": "指标,时期,数值\na,2024,4.62\n",
        "2.csv": "指标,时期,数值\na,2024,4.62%\n",
    }
    for n in ("1", "2"):
        run("evaluate", f"{n}.yaml", "-a", f"{n}.csv", "-o", f"{n}.json", files=files)
        text = Path(f"{n}.json").read_text(encoding="utf-8")
        Path(f"{n}.json").write_text(text.replace(f'"{n}/a"', '"p/a"').replace(f"{n}.yaml", "p.yaml"), encoding="utf-8")
    told = run("compare", "1.json", "2.json").out
    assert "4.62%" in told
    assert "1 changed" in told or "1 moved" in told


def test_a_key_that_stands_twice_is_a_problem(run: Callable[..., Outcome]) -> None:
    saved = '{"version": 1, "as_of": null, "verdicts": [{"id": "p/a", "status": "missed", "status": "met"}]}'
    done = run("compare", "1.json", "2.json", files={"1.json": saved, "2.json": saved})
    assert done.code == 2
    assert 'the key "status" stands twice' in done.err
    many = ", ".join(f'"k{n}": 0' for n in (*range(300_000), 299_999))
    done = run("compare", "1.json", "2.json", files={"1.json": "{" + many + "}"})
    assert 'the key "k299999" stands twice' in done.err
