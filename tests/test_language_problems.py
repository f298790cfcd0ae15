"""Design §2: what is wrong in a target file is told with file:line:column and a code, all at once, with exit 2.

A row: what it is about, the file, and for each expected problem its line, its column (None: not fixed by the design)
and words that its text holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Outcome

import targetcheck

Run = Callable[..., Outcome]
Expected = list[tuple[int, int | None, str]]

CSV = "指标,地区,年份,数值\n托位数,万州区,2024,4.6\n"


def _one(body: str) -> str:
    """A file with one target of these block lines, which begin in line 4, column 5."""
    lines = body.strip("\n").split("\n")
    return "area: 万州区\nperiod: 2024\ntargets:\n  - " + "\n    ".join(lines) + "\n"


TARGETS: list[tuple[str, str, Expected]] = [
    ("two bounds", "id: t\nat_least: 1\nat_most: 2", [(6, None, "at_least"), (6, None, "at_most")]),
    ("two bounds, at least and achieved", "id: t\nat_least: 1\nachieved: true", [(6, None, "achieved")]),
    ("a bound and of", "id: t\nbelow: 3\nof: [{id: a, at_least: 1}]", [(6, None, "below")]),
    ("three bounds", "id: t\nat_least: 1\nabove: 0\nequals: 3", [(6, None, "above"), (6, None, "equals")]),
    ("no bound", "id: t\nname: 托位", [(4, None, "bound")]),
    ("neither id nor indicator", "name: 国家卫生区\nachieved: true", [(4, None, "id")]),
    ("of without id", "of: [{id: a, at_least: 1}]", [(4, None, "id")]),
    ("achieved: false", "id: t\nachieved: false", [(5, 15, "true")]),
    ("achieved: 5", "id: t\nachieved: 5", [(5, 15, "true")]),
    ("unknown key, near miss", "id: t\natleast: 4.5", [(5, 5, 'did you mean "at_least"')]),
    ("unknown key, near miss 2", "id: t\nat_least: 4.5\nresponsable: 家发科", [(6, 5, 'did you mean "responsible"')]),
    ("unknown key, near miss 3", "id: t\nat-most: 4.5", [(5, 5, 'did you mean "at_most"')]),
    ("unknown key, near miss 4", "id: t\nat_least: 4.5\nchangefrom: 2023", [(6, 5, 'did you mean "change_from"')]),
    ("key in capitals", "id: t\nAt_least: 4.5", [(5, 5, 'did you mean "at_least"')]),
    ("unknown key, nothing near", "id: t\nat_least: 4.5\nzzzqqq: 1", [(6, 5, "unknown-key")]),
    ("duplicate key", "id: t\nat_least: 4.5\nat_least: 5", [(6, 5, "at_least")]),
    ("key with a full-width colon", "id: t\nat_least：4.5", [(5, 13, 'full-width colon (：); write a plain one and a space: at_least: 4.5')]),
    ("unknown key in a reference", "id: t\nat_least: {aera: 重庆市}", [(5, 16, 'did you mean "area"')]),
    ("unknown key in a baseline", "id: t\nat_least: 4.5\nbaseline: {period: 2023, valeu: 4}",
     [(6, 30, 'did you mean "value"')]),
    ("unknown key in a where bound", "id: t\nachieved: true\neach: 地区\nwhere: {常住人口: {abov: 30万}}",
     [(7, 20, 'did you mean "above"')]),
    ("unknown key in an inline child", "id: t\nof:\n  - {indicator: 甲, atleast: 95%}", [(6, 24, 'did you mean "at_least"')]),
    ("child without a bound", "id: t\nof:\n  - {indicator: 甲}", [(6, None, "bound")]),
    ("a comma inside a flow mapping", "{id: t, below: 40 per 100,000}", [(4, None, "comma")]),
    ("a thousands comma in a flow mapping", "{id: t, at_least: 1,234}", [(4, None, "comma")]),
    ("a comma with a noun behind it", "{id: t, below: 40 per 100,000 people}", [(4, None, "comma")]),
    ("a reference to its own figure", "id: t\nat_least: {}", [(5, 15, "")]),
    ("a reference to its own area", "id: t\nat_least: {area: 万州区}", [(5, 15, "")]),
    ("a reference to its own period", "id: t\nat_least: {period: 2024年}", [(5, 15, "")]),
    ("a reference to its own indicator", "id: t\nindicator: 托位数\nat_least: {indicator: 托位数}", [(6, 15, "")]),
    ("a reference to itself by id", "id: t\nat_most: {indicator: t, area: 万州区, period: 2024}", [(5, 14, "")]),
    ("a reference with a bad period", "id: t\nat_least: {period: 2024-13}", [(5, None, "2024-13")]),
    ("period and by", "id: t\nat_least: 1\nperiod: 2024\nby: 2025", [(7, None, "period")]),
    ("a month 13", "id: t\nat_least: 1\nperiod: 2024-13", [(6, 13, "2024-13")]),
    ("a quarter 5", "id: t\nat_least: 1\nperiod: 2024-Q5", [(6, 13, "2024-Q5")]),
    ("a half 3", "id: t\nat_least: 1\nperiod: 2024-H3", [(6, 13, "2024-H3")]),
    ("a span that runs backwards", "id: t\nat_least: 1\nperiod: 2025..2021", [(6, 13, "2025..2021")]),
    ("a day that is none", "id: t\nat_least: 1\nby: 2025-02-30", [(6, 9, "2025-02-30")]),
    ("a word as a period", "id: t\nat_least: 1\nperiod: soon", [(6, 13, "soon")]),
    ("change_from with a word", "id: t\nat_least: 5%\nchange_from: last year", [(6, 18, "last year")]),
    ("between of one", "id: t\nbetween: [1]", [(5, 14, "between")]),
    ("between of three", "id: t\nbetween: [1, 2, 3]", [(5, 14, "between")]),
    ("between as a text", "id: t\nbetween: 1-2", [(5, 14, "")]),
    ("between the wrong way round", "id: t\nbetween: [5, 3]", [(5, None, "")]),
    ("between with ends that do not agree", "id: t\nbetween: [5人, 10%]", [(5, None, "")]),
    ("between the wrong way round across units", "id: t\nbetween: [1亿元, 5000万元]", [(5, None, "")]),
    ("between mixes % and points", "id: t\nchange_from: 2023\nbetween: [5%, 8 points]", [(6, None, "")]),
    ("between mixes % and 个百分点", "id: t\nchange_from: 2023\nbetween: [5个百分点, 8%]", [(6, None, "")]),
    ("achieved with change_from", "id: t\nachieved: true\nchange_from: 2023", [(6, None, "change_from")]),
    ("unknown level", "id: t\nat_least: 1\nlevel: expect", [(6, 12, 'did you mean "expected"')]),
    ("unknown judge", "id: t\nat_least: 1\njudge: round", [(6, 12, 'did you mean "rounded"')]),
    ("places that are no whole number", "id: t\nat_least: 1\njudge: rounded\nplaces: 1.5", [(7, 13, "")]),
    ("negative places", "id: t\nat_least: 1\njudge: rounded\nplaces: -1", [(7, 13, "")]),
    ("a weight that is no number", "id: t\nat_least: 1\nweight: heavy", [(6, 13, "heavy")]),
    ("a require word", "id: t\nof: [{id: a, at_least: 1}]\nrequire: most", [(6, 14, "most")]),
    ("a require above the members", "id: t\nof: [{id: a, at_least: 1}, {id: b, at_least: 1}]\nrequire: 3", [(6, 14, "")]),
    ("a require above the named members", "id: t\nachieved: true\neach: {area: [临翔区, 云县]}\nrequire: 3",
     [(7, 14, "")]),
    ("a require of another number", "id: t\nof: [{id: a, at_least: 1}, {id: b, at_least: 1}]\nrequire: 1 of 3",
     [(6, 14, "3")]),
    ("a require above its own number", "id: t\nachieved: true\neach: area\nrequire: 53 of 52", [(7, 14, "")]),
    ("a share above all", "id: t\nachieved: true\neach: area\nrequire: 120%", [(7, 14, "")]),
    ("a negative require", "id: t\nachieved: true\neach: area\nrequire: -1", [(7, 14, "-1")]),
    ("a fraction required", "id: t\nachieved: true\neach: area\nrequire: 1.5", [(7, 14, "1.5")]),
    ("a member named twice", "id: t\nachieved: true\neach: {area: [云县, 云县]}", [(6, None, "云县")]),
    ("an unknown id in of", "id: t\nof: [nowhere]", [(5, 10, "nowhere")]),
    ("a quorum of itself", "id: t\nof: [t]", [(5, 10, "t")]),
    ("an empty of", "id: t\nof: []", [(5, 9, "")]),
    ("of as one text", "id: t\nof: a", [(5, 9, "")]),
    ("a bound as a list", "id: t\nat_least: [95%]", [(5, 15, "")]),
    ("an id as a mapping", "id: {a: b}\nat_least: 1", [(4, 9, "")]),
    ("an anchor", "id: t\nat_least: &a 5", [(5, 15, "anchor")]),
    ("an alias", "id: t\nat_least: *a", [(5, 15, "")]),
    ("a tag", "id: t\nat_least: !!int 5", [(5, 15, "tag")]),
    ("an own tag", "id: t\nat_least: !five 5", [(5, 15, "tag")]),
    ("a merge key", "id: t\nat_least: 5\n<<: {note: x}", [(6, 5, "<<")]),
]  # fmt: skip


def _problems(outcome: Outcome) -> list[tuple[str, int, int, str]]:
    """Every line of standard error is a problem: file:line:column: message [code]."""
    assert outcome.code == 2, f"exit {outcome.code}\n{outcome.err}{outcome.out}"
    assert outcome.out == ""
    found = []
    for line in outcome.err.splitlines():
        match = re.fullmatch(r"(\S+?):(\d+):(\d+): (.+ \[[a-z0-9-]+\])", line)
        assert match, line
        found.append((match[1], int(match[2]), int(match[3]), match[4]))
    return found


def _expect(outcome: Outcome, file: str, expected: Expected) -> None:
    found = _problems(outcome)
    for line, column, words in expected:
        assert any(
            f == file and at == line and (column is None or col == column) and words.casefold() in text.casefold()
            for f, at, col, text in found
        ), f"no {line}:{column} {words!r} in\n{outcome.err}"


@pytest.mark.parametrize(("text", "expected"), [pytest.param(b, e, id=a) for a, b, e in TARGETS])
def test_a_target(run: Run, text: str, expected: Expected) -> None:
    _expect(run("evaluate", "t.yaml", "-a", "d.csv", files={"t.yaml": _one(text), "d.csv": CSV}), "t.yaml", expected)


GOOD = "targets:\n  - {id: t, indicator: 托位数, at_least: 4.5}\n"

FILES: list[tuple[str, str, Expected]] = [
    ("an empty file", "", [(1, 1, "empty")]),
    ("blank lines only", "\n\n  \n", [(1, None, "empty")]),
    ("comments only", "# 2024\n", [(1, None, "empty")]),
    ("a list", "- {id: t, at_least: 5}\n", [(1, 1, "mapping")]),
    ("a text", "targets\n", [(1, 1, "mapping")]),
    ("a second document", GOOD + "---\n" + GOOD, [(3, None, "document")]),
    ("a second document, empty", GOOD + "---\n", [(3, None, "document")]),
    ("targets as a mapping", "targets:\n  t: {at_least: 5}\n", [(2, None, "list")]),
    ("a target that is a text", "targets:\n  - t\n", [(2, 5, "mapping")]),
    ("a target that is nothing", "targets:\n  -\n", [(2, None, "")]),
    ("unknown key of the file", "taget: x\n" + GOOD, [(1, 1, 'did you mean "targets"')]),
    ("unknown key of the file 2", "indicator: {}\n" + GOOD, [(1, 1, 'did you mean "indicators"')]),
    ("unknown key of an indicator", "indicators:\n  r: {numerator: a, denominater: b}\n" + GOOD,
     [(2, 21, 'did you mean "denominator"')]),
    ("an unknown decimal sign", "decimal: ;\n" + GOOD, [(1, 10, '","')]),
    ("blanks that mean nothing known", "blanks: totals\n" + GOOD, [(1, 9, 'did you mean "total"')]),
    ("missing as a mapping", "missing: {a: b}\n" + GOOD, [(1, 10, "mapping")]),
    ("a list in a list of headings", "columns: {remark: [[A]]}\n" + GOOD, [(1, 20, "list")]),
    ("unknown aggregate", "indicators:\n  r: {aggregate: summ}\n" + GOOD, [(2, 18, 'did you mean "sum"')]),
    ("unknown axis of aggregate", "indicators:\n  r: {aggregate: {tiem: last}}\n" + GOOD, [(2, 19, 'did you mean "time"')]),
    ("unknown rows", "indicators:\n  r: {rows: counts}\n" + GOOD, [(2, 13, 'did you mean "count"')]),
    ("an indicator's unit that is none", "indicators:\n  r: {unit: frobs}\n" + GOOD, [(2, 13, "frobs")]),
    ("a numerator without a denominator", "indicators:\n  r: {numerator: a}\n" + GOOD, [(2, None, "denominator")]),
    ("a rate of itself", "indicators:\n  r: {numerator: r, denominator: b}\n" + GOOD, [(2, None, "r")]),
    ("indicators as a list", "indicators: [a, b]\n" + GOOD, [(1, 13, "mapping")]),
    ("areas that contain themselves", "areas: {甲: [乙], 乙: [甲]}\n" + GOOD, [(1, None, "甲")]),
    ("areas with a text for the list", "areas: {甲: 乙}\n" + GOOD, [(1, 12, "list")]),
    ("duplicate key of the file", "period: 2024\nperiod: 2025\n" + GOOD, [(2, 1, "period")]),
    ("duplicate indicator", "indicators:\n  r: {unit: 人}\n  r: {unit: 张}\n" + GOOD, [(3, 3, "r")]),
    ("bad period of the file", "period: 2024-Q9\n" + GOOD, [(1, 9, "2024-Q9")]),
    ("bad level of the file", "level: hoped\n" + GOOD, [(1, 8, "expected")]),
    ("period and by of the file", "period: 2024\nby: 2025\n" + GOOD, [(2, None, "period")]),
    ("a tab as indentation", "targets:\n\t- {id: t, at_least: 5}\n", [(2, 1, "tab")]),
    ("an unclosed bracket", "targets:\n  - {id: t, at_least: 5\n", [(2, 5, "never closed")]),
    ("ids twice", GOOD + "  - {id: t, indicator: 托位数, at_most: 9}\n", [(3, None, "t.yaml:2")]),
    ("ids twice by default", "targets:\n  - {indicator: 甲, at_least: 1}\n  - {indicator: 甲, at_most: 9}\n",
     [(3, None, "t.yaml:2")]),
    ("a quorum of a quorum of itself", "targets:\n  - {id: a, of: [b]}\n  - {id: b, of: [a]}\n", [(3, None, "itself")]),
    ("the id of another target's member", "targets:\n  - {id: q, of: [{id: x, at_least: 5}]}\n  - {id: q/x, at_least: 1}\n",
     [(2, 19, "t.yaml:3")]),
    ("one id for two members", "targets:\n  - {id: q, of: [{id: a, of: [{id: b/c, at_least: 5}]}, {id: a/b, of: [{id: c, at_least: 5}]}]}\n",
     [(2, None, "already taken")]),
    ("a member after a wrong one", "targets:\n  - id: q\n    of:\n      - [x]\n      - {id: b, at_least: zz}\n",
     [(4, 9, "list"), (5, 27, "zz")]),
    ("nested beyond fifty", "title: " + "[" * 60 + "]" * 60 + "\n" + GOOD, [(1, None, "50")]),
    ("nested beyond all measure", "title: " + "[" * 20000 + "\n", [(1, None, "50")]),
    ("a key that is a mapping", "? {a: b}\n: 1\n" + GOOD, [(1, None, "")]),
    ("a key that is a list", "? [a]\n: 1\n" + GOOD, [(1, None, "")]),
    ("an anchor on a mapping", "targets:\n  - &base {id: t, at_least: 5}\n", [(2, 5, "anchor")]),
    ("an alias to it", "targets:\n  - &base {id: t, at_least: 5}\n  - *base\n", [(2, 5, "anchor"), (3, 5, "alias")]),
    ("a tag on a mapping", "targets: !!seq\n  - {id: t, at_least: 5}\n", [(1, 10, "tag")]),
    ("a null byte", "title: a\0b\n" + GOOD, [(1, None, "")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [pytest.param(b, e, id=a) for a, b, e in FILES])
def test_a_file(run: Run, text: str, expected: Expected) -> None:
    _expect(run("evaluate", "t.yaml", "-a", "d.csv", files={"t.yaml": text, "d.csv": CSV}), "t.yaml", expected)


def test_the_example_of_the_design(run: Run) -> None:
    text = "area: 万州区\nperiod: 2024\ntargets:\n  - id: tb-incidence\n    atleast: 40 per 100k\n"
    outcome = run("evaluate", files={"targets/wanzhou-2024.yaml": text, "data/d.csv": CSV})
    first = outcome.err.splitlines()[0]
    assert first == 'targets/wanzhou-2024.yaml:5:5: unknown key "atleast"; did you mean "at_least"? [unknown-key]'
    assert (outcome.code, outcome.out) == (2, "")


def test_all_problems_of_all_files_in_one_run(run: Run) -> None:
    a = "periodd: 2024\ntargets:\n  - {id: a, at_lest: 5}\n  - {id: b, at_most: many}\n  - {id: c}\n"
    b = "targets:\n  - {id: a, above: 1, below: 0}\n"
    found = _problems(
        run("evaluate", "a.yaml", "b.yaml", "-a", "d.csv", files={"a.yaml": a, "b.yaml": b, "d.csv": CSV})
    )
    assert {(file, line) for file, line, _, _ in found} == {
        ("a.yaml", 1), ("a.yaml", 3), ("a.yaml", 4), ("a.yaml", 5), ("b.yaml", 2)}  # fmt: skip
    assert [(f, n) for f, n, _, _ in found] == sorted((f, n) for f, n, _, _ in found)


def test_a_broken_target_does_not_hide_an_unreadable_file(run: Run) -> None:
    found = _problems(run("evaluate", "a.yaml", "b.yaml", "-a", "d.csv", files={
        "a.yaml": "targets:\n  - {id: a, at_lest: 5}\n", "b.yaml": "targets: [\n", "d.csv": CSV}))  # fmt: skip
    assert {file for file, _, _, _ in found} == {"a.yaml", "b.yaml"}


def test_a_clean_child_and_a_broken_one(run: Run) -> None:
    text = "targets:\n  - id: q\n    of:\n      - {indicator: 甲, at_least: 95%}\n      - {indicator: 乙, at_least: abc}\n" \
           "      - {indicator: 丙, at_leest: 95%}\n"  # fmt: skip
    found = _problems(run("evaluate", "t.yaml", "-a", "d.csv", files={"t.yaml": text, "d.csv": CSV}))
    assert {line for _, line, _, _ in found} == {5, 6}


def test_an_indicator_defined_differently_names_both_lines(run: Run) -> None:
    a = "indicators:\n  托位数: {aggregate: sum}\n" + GOOD
    b = "title: 乙\nindicators:\n  托位数: {aggregate: last}\n"
    outcome = run("evaluate", "a.yaml", "b.yaml", "-a", "d.csv", files={"a.yaml": a, "b.yaml": b, "d.csv": CSV})
    assert "a.yaml:2" in outcome.err, outcome.err
    assert "b.yaml:3" in outcome.err, outcome.err
    _problems(outcome)


def test_one_name_for_two_indicators_is_refused(run: Run) -> None:
    text = "indicators:\n  a: {name: 托位数}\n  b: {name: 托位数}\n" + GOOD
    _problems(run("evaluate", "t.yaml", "-a", "d.csv", files={"t.yaml": text, "d.csv": CSV}))


def test_one_stem_and_id_in_two_folders_names_both_lines(run: Run) -> None:
    outcome = run("evaluate", "x/t.yaml", "y/t.yaml", "-a", "d.csv",
                  files={"x/t.yaml": GOOD, "y/t.yaml": "title: y\n" + GOOD, "d.csv": CSV})  # fmt: skip
    assert "x/t.yaml:2" in outcome.err, outcome.err
    assert "y/t.yaml:3" in outcome.err, outcome.err
    _problems(outcome)


@pytest.mark.parametrize("name", ["utf8", "bom", "crlf", "gb18030", "utf16", "start mark", "end mark", "directive"])
def test_texts_that_are_read(run: Run, name: str) -> None:
    text = "period: 2024\narea: 万州区\n" + GOOD
    raw = {
        "utf8": text.encode(), "bom": b"\xef\xbb\xbf" + text.encode(), "crlf": text.replace("\n", "\r\n").encode(),
        "gb18030": text.encode("gb18030"), "utf16": text.encode("utf-16"), "start mark": b"---\n" + text.encode(),
        "end mark": text.encode() + b"...\n", "directive": b"%YAML 1.2\n---\n" + text.encode(),
    }[name]  # fmt: skip
    outcome = run("evaluate", "t.yaml", "-a", "d.csv", files={"t.yaml": raw, "d.csv": CSV})
    assert outcome.code == 0, outcome.err


@pytest.mark.parametrize("name", ["bytes", "folder", "missing"])
def test_files_that_cannot_be_read(run: Run, name: str) -> None:
    files = {"bytes": {"t.yaml": b"title: \xff\xfe\x00\x81\xff"}, "folder": {"t.yaml/x.txt": ""}}.get(name, {})
    outcome = run("evaluate", "t.yaml", "-a", "d.csv", files=files | {"d.csv": CSV})
    assert (outcome.code, outcome.out) == (2, "")
    assert "t.yaml" in outcome.err
    assert re.search(r"\[[a-z-]+\]$", outcome.err.strip())


@pytest.mark.parametrize(
    "text", ["title: 要点\n", "targets: []\n", "targets:\n", "indicators: {a: {aggregate: sum}}\n"]
)
def test_a_run_without_a_target(run: Run, text: str) -> None:
    outcome = run("evaluate", "t.yaml", "-a", "d.csv", files={"t.yaml": text, "d.csv": CSV})
    assert (outcome.code, outcome.out) == (2, "")
    assert re.search(r"^t\.yaml.*\[[a-z-]+\]$", outcome.err.strip()), outcome.err


def test_every_problem_of_one_target(run: Run) -> None:
    text = "targets:\n  - id: t\n    indicatr: 托位数\n    at_least: many\n    period: 2024-13\n    level: hoped\n    require: most\n"
    found = _problems(run("evaluate", "t.yaml", "-a", "d.csv", files={"t.yaml": text, "d.csv": CSV}))
    assert {line for _, line, _, _ in found} >= {3, 4, 5, 6}


def test_problems_of_the_file_and_of_its_shared_blocks_together(run: Run) -> None:
    text = "period: 2024-13\nindicators:\n  a: {unit: frobs}\n  b: {aggregate: summ}\nfoo: 1\ntargets:\n  - {id: t, at_least: many}\n"
    found = _problems(run("evaluate", "t.yaml", "-a", "d.csv", files={"t.yaml": text, "d.csv": CSV}))
    assert {line for _, line, _, _ in found} == {1, 3, 4, 5, 7}


def test_problems_of_targets_and_of_actuals_together(run: Run) -> None:
    found = run("evaluate", "t.yaml", "-a", "d.csv", "-a", "nowhere.csv", files={
        "t.yaml": "targets:\n  - {id: t, at_least: 5}\n", "d.csv": "指标,年份,数值\nt,2024,1\nt,2024,1\n"})  # fmt: skip
    assert (found.code, found.out) == (2, "")
    assert "nowhere.csv" in found.err


HOW_ACTUALS_ARE_READ = """\
missing: ["*", <5, "  － "]
decimal: ","
blanks: above
columns: {area: 单位名称, remark: [序次, 编码]}
"""


def test_what_the_files_of_a_run_say_about_the_actuals(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(HOW_ACTUALS_ARE_READ + GOOD, encoding="utf-8")
    (tmp_path / "b.yaml").write_text('missing: "#"\ndecimal: ","\n', encoding="utf-8")
    found = targetcheck.load_targets(tmp_path)
    assert found.missing == ("*", "<5", "-", "#")
    assert (found.decimal, found.blanks) == (",", "above")
    assert found.columns == {"单位名称": "area", "序次": "remark", "编码": "remark"}


def test_nothing_said_about_the_actuals(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(GOOD, encoding="utf-8")
    found = targetcheck.load_targets(tmp_path)
    assert (found.missing, found.decimal, found.blanks, found.columns) == ((), None, None, {})


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ('decimal: ","', 'decimal: "."'),
        ("blanks: above", "blanks: total"),
        ("columns: {area: 单位}", "columns: {remark: [编码, 单位]}"),
    ],
)
def test_two_files_that_contradict_each_other_name_both_lines(run: Run, first: str, second: str) -> None:
    files = {"a.yaml": f"{first}\n{GOOD}", "b.yaml": f"title: 乙\n{second}\n", "d.csv": CSV}
    outcome = run("evaluate", "a.yaml", "b.yaml", "-a", "d.csv", files=files)
    assert len(_problems(outcome)) == 1
    assert "a.yaml:1:" in outcome.err, outcome.err
    assert "b.yaml:2:" in outcome.err, outcome.err
