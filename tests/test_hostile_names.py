"""Names that are commands somewhere do nothing: end to end, from YAML and CSV to every format, message and language.

What the renderers make of such names in a report that was never a file: tests/reports/test_report_hostile.py.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import zipfile
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import hostile
import pytest
from conftest import Outcome

from targetcheck.errors import printable
from targetcheck.model.text import key
from targetcheck.reports import FORMATS

Runner = Callable[..., Outcome]

TEXTS = tuple(text.replace("\0", "") for text in hostile.HOSTILE if text == text.strip())
LANGUAGES = ("en", "zh")
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def _quoted(text: str) -> str:
    """A YAML text with whatever is in it."""
    return '"' + "".join(c if c.isalnum() or c in " -_" else f"\\U{ord(c):08x}" for c in text) + '"'


def _cell(text: str) -> str:
    return '"' + text.replace('"', '""').replace("\0", "") + '"'


def _files(text: str) -> dict[str, str]:
    """One target of each kind with the text wherever a file can bring one in: judged, not judged, a quorum, each, pace."""
    q, c = _quoted(text), _cell(text)
    targets = f"""
title: {q}
source: {q}
note: {q}
area: {q}
period: 2024
areas: {{{q}: [{_quoted("part " + text)}, "other"]}}
indicators:
  {_quoted("rate " + text)}: {{unit: "%", numerator: {_quoted("top " + text)}, denominator: {_quoted("bottom " + text)}}}
  {_quoted("sum " + text)}: {{name: {_quoted("name " + text)}, aggregate: {{areas: sum}}}}
targets:
  - {{id: {q}, indicator: {_quoted("rate " + text)}, at_least: 1000%, section: {q}, clause: {q}, responsible: [{q}, "b"], note: {q}, tags: [{q}]}}
  - {{id: {_quoted("i" + text)}, name: {q}, indicator: {_quoted("sum " + text)}, at_least: 5, baseline: {{period: 2020, value: 0}}, by: 2025, section: {q}}}
  - {{id: {_quoted("m" + text)}, name: {q}, indicator: {_quoted("milestone " + text)}, achieved: true}}
  - {{id: {_quoted("n" + text)}, name: {q}, indicator: {_quoted("nowhere " + text)}, at_least: {{area: {q}, indicator: {_quoted("sum " + text)}}}}}
  - {{id: {_quoted("q" + text)}, name: {q}, of: [{{indicator: {_quoted("rate " + text)}, at_most: 5%, id: {_quoted("k" + text)}}}, {_quoted("m" + text)}]}}
  - {{id: {_quoted("e" + text)}, name: {q}, indicator: {_quoted("each " + text)}, at_least: 5, each: {_quoted("dim " + text)}, require: any}}
  - {{id: {_quoted("w" + text)}, name: {q}, indicator: {_quoted("each " + text)}, at_least: 5, where: {{{_quoted("dim " + text)}: [{q}]}}}}
  - {{id: {_quoted("u" + text)}, name: {q}, indicator: {_quoted("each " + text)}, at_least: 5}}
"""
    rows = [
        ["indicator", "area", "period", "value", _cell("dim " + text), "备注"],
        [_cell("top " + text), c, "2024", "7", "合计", c],
        [_cell("bottom " + text), c, "2024", "8", "合计", c],
        [_cell("name " + text), _cell("part " + text), "2024", "3", "合计", c],
        [_cell("name " + text), "other", "2024", "3", "合计", c],
        [_cell("milestone " + text), c, "2024", "否", "合计", c],
        [_cell("each " + text), c, "2024", "4", c, c],
        [_cell("each " + text), c, "2024", "6", _cell("2 " + text), c],
        [_cell("nobody asks " + text), c, "2024", "6", "合计", c],
    ]
    return {"t.yaml": targets, "d.csv": "\n".join(",".join(row) for row in rows) + "\n"}


def _harmless(text: str, *also: str) -> None:
    """No character that a terminal, an editor or a log acts on."""
    assert {c for c in text if not c.isprintable()} - {"\n", "\u00a0", *also} == set(), text


def _all(texts: tuple[str, ...] = TEXTS) -> dict[str, str]:
    """The files of every text, in two folders."""
    found = {}
    for n, text in enumerate(texts):
        given = _files(text)
        found[f"targets/t{n}.yaml"], found[f"data/d{n}.csv"] = given["t.yaml"], given["d.csv"]
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_reports_and_warnings(lang: str, run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "2000")
    outputs = [f"o{suffix}" for suffix, _ in FORMATS.values()]
    outcome = run("evaluate", *(a for o in outputs for a in ("-o", o)), "--lang", lang, files=_all())
    assert (outcome.code, outcome.out, outcome.err) == (1, "", "")
    for output in outputs:
        CHECKS.get(Path(output).suffix, _plain)(Path(output).read_bytes())


NAMED = tuple(printable(key(text)) for text in TEXTS)


def _plain(data: bytes) -> None:
    text = data.decode()
    _harmless(text)
    assert [name for name in NAMED if name not in text] == []


def _markdown(data: bytes) -> None:
    text = data.decode()
    _harmless(text)
    assert not re.search(r"(?<!\\)<", text)
    bars = [len(re.findall(r"(?<!\\)\|", line)) for line in text.split("\n") if line.startswith("|")]
    assert set(bars) == {8}


def _json(data: bytes) -> None:
    text = data.decode()
    _harmless(text)
    report = (
        json.loads(text)
        if text.startswith("{\n")
        else {"verdicts": [json.loads(line) for line in text.split("\n")[:-1]]}
    )
    assert {verdict["area"] for verdict in report["verdicts"]} >= {key(text) for text in TEXTS}
    tags = [tag for verdict in report["verdicts"] for tag in verdict.get("tags", ())]
    assert tags == [key(text) for _, text in sorted(enumerate(TEXTS), key=lambda pair: f"targets/t{pair[0]}.yaml")]


def _csv(data: bytes) -> None:
    text = data.decode("utf-8-sig")
    _harmless(text, "\r")
    assert text.count("\r") == text.count("\r\n")
    for row in csv.reader(io.StringIO(text, newline=""), strict=True):
        for cell in row:
            assert not cell.lstrip().startswith(tuple("=+-@＝＋－＠")) or re.fullmatch(r"-[0-9.]+", cell), cell


def _html(data: bytes) -> None:
    text = data.decode()
    _harmless(text)
    seen: list[tuple[str, dict[str, str | None]]] = []
    words: list[str] = []

    class Page(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            seen.append((tag, dict(attrs)))

        def handle_data(self, data: str) -> None:
            words.append(data)

    Page().feed(text)
    tags = [tag for tag, _ in seen]
    assert tags.count("script") == tags.count("style") == 1
    assert not {"img", "iframe", "object", "link", "base", "form", "embed"} & set(tags)
    links = [dict(attributes).get("href") or "" for tag, attributes in seen if tag == "a"]
    assert all(link.startswith("#") for link in links), "a link leads nowhere but into the page"
    assert not [name for _, attrs in seen for name in attrs if name.startswith("on") or name in ("src", "style")]
    shown = "".join(words)
    assert [name for name in NAMED if name not in shown] == []


def _xml(data: bytes) -> None:
    _harmless(data.decode())
    root = ET.fromstring(data.decode())
    assert {e.tag for e in root.iter()} <= {"testsuites", "testsuite", "testcase", "failure", "skipped", "system-out"}
    assert {case.get("name") for case in root.iter("testcase")} >= set(NAMED)


def _github(data: bytes) -> None:
    text = data.decode()
    _harmless(text)
    for line in text.split("\n")[:-1]:
        assert re.fullmatch(r"::(?:error|warning|notice)(?: (?:(?:file|line|title)=[^,:]*,?)+)?::.*", line)
    commands = [line.split("::")[1].partition(" ")[0] for line in text.split("\n")[:-1]]
    assert commands.count("error") == 10, "so many are shown of a kind"


def _xlsx(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        parts = {name: book.read(name).decode() for name in book.namelist()}
    assert not [name for name in parts if "vba" in name.lower() or "external" in name.lower()]
    for name, part in parts.items():
        ET.fromstring(part)
        assert "<f>" not in part, name
        assert "<hyperlink" not in part, name
    shown = "".join(ET.fromstring(parts["xl/sharedStrings.xml"]).itertext())
    assert [name for name in NAMED if name not in shown] == []


CHECKS: dict[str, Callable[[bytes], None]] = {
    ".md": _markdown, ".json": _json, ".jsonl": _json, ".csv": _csv, ".html": _html, ".xml": _xml, ".github": _github, ".xlsx": _xlsx,
}  # fmt: skip


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_other_commands(lang: str, run: Runner) -> None:
    validated = run("validate", "--lang", lang, files=_all())
    assert validated.code == 0
    _harmless(validated.out + validated.err)
    assert validated.err.count("[nobody-asks]") == len(TEXTS)
    saved = run("evaluate", "-f", "json").out
    later = saved.replace('"status": "missed"', '"status": "met"')
    for name in ("table", "markdown", "json"):
        compared = run(
            "compare", "a.json", "b.json", "-f", name, "--lang", lang, files={"a.json": saved, "b.json": later}
        )
        assert compared.code == 0, compared.err
        _harmless(compared.out)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_forms(lang: str, run: Runner) -> None:
    """What a spreadsheet would run stands behind a character that is not seen; what no cell can show is refused."""
    refused = run("template", "--lang", lang, files=_all())
    assert (refused.code, refused.out) == (2, "")
    _harmless(refused.err)
    files = {line.partition(":")[0] for line in refused.err.split("\n")[:-1]}
    assert len(files) == 5
    usable = tuple(text for n, text in enumerate(TEXTS) if f"targets/t{n}.yaml" not in files)
    for path in Path("targets").iterdir():
        path.unlink()
    form = run("template", "--lang", lang, files=_all(usable))
    assert (form.code, form.err) == (0, "")
    text = form.out.removeprefix("\ufeff")
    _harmless(text, "\r", "\u200b")
    for row in csv.reader(io.StringIO(text, newline=""), strict=True):
        assert not [cell for cell in row if cell.startswith(tuple("=+-@\t\r＝＋－＠"))]


@pytest.mark.parametrize("text", [hostile.MARKUP, hostile.ESCAPE, hostile.TAG, hostile.LINES, hostile.BIDI], ids=ascii)
def test_explain(text: str, run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "2000")
    for more in ((), ("--lang", "zh"), ("-f", "json")):
        found = run("explain", key(text), "t.yaml", "-a", "d.csv", *more, files=_files(text))
        assert (found.code, found.err) == (0, "")
        _harmless(found.out)
        assert printable(key(text)) in found.out or "json" in more
    assert json.loads(found.out)["area"] == key(text)


@pytest.mark.parametrize("text", [hostile.MARKUP, hostile.ESCAPE, hostile.BIDI], ids=ascii)
def test_in_colour_the_only_escapes_are_colours(text: str, run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "2000")
    monkeypatch.setenv("FORCE_COLOR", "1")
    for command in (("evaluate",), ("evaluate", "--group-by", "responsible"), ("explain", key(text))):
        outcome = run(*command, "t.yaml", "-a", "d.csv", files=_files(text))
        assert outcome.code in (0, 1)
        assert "\x1b[" in outcome.out
        plain = _COLOUR.sub("", outcome.out)
        _harmless(plain)
        assert printable(key(text)) in plain


GOOD = "area: A\nperiod: 2024\ntargets:\n  - {id: x, indicator: x, at_least: 5}\n"


def _one(line: str) -> str:
    return f"area: A\nperiod: 2024\ntargets:\n  - {line}\n"


def _wrong_targets(text: str) -> list[str]:
    """Target files whose problems have the text in them."""
    q = _quoted(text)
    return [
        _one(f"{{id: x, {q}: 5}}"),
        _one(f"{{id: x, at_least: {q}}}"),
        _one(f"{{id: x, at_least: 5, period: {q}}}"),
        _one(f"{{id: x, at_least: 5, require: {q}, each: area}}"),
        _one(f"{{id: x, at_least: 5, level: {q}}}"),
        _one(f"{{id: q, of: [{q}]}}"),
        _one(f"{{id: {q}, at_least: 5}}\n  - {{id: {q}, at_least: 5}}"),
        _one(f"{{id: x, at_least: 5, {q}: 1, {q}: 2}}"),
        f"indicators: {{x: {{unit: {q}}}}}\n{GOOD}",
        f"areas: {{{q}: [{q}]}}\n{GOOD}",
        f"columns: {{{q}: {q}, b: {q}}}\n{GOOD}",
        f"targets: !<{text.encode('unicode_escape').decode()}> x",
        f"targets: {text}\n",
        text,
    ]


def _wrong_actuals(text: str) -> list[str]:
    """Actuals whose problems have the text in them."""
    c, head = _cell(text), "indicator,area,period,value"
    return [
        f"{head}\nx,A,2024,{c}\n",
        f"{head}\nx,A,{c},7\n",
        f"{head},unit\nx,A,2024,7,{c}\n",
        f"单位: 人、{text.replace(chr(0), '')}\n{head}\nx,A,2024,bad\n",
        f"{head},数值{c}\nx,A,2024,{c},7\n",
        f"indicator,area,period,{c}\nx,A,2024,7\n",
    ]


def _problems(err: str) -> list[str]:
    lines = err.split("\n")[:-1]
    _harmless(err)
    for line in lines:
        assert re.fullmatch(r"\S.* \[[a-z0-9-]+\]", line), line
    return lines


@pytest.mark.parametrize("lang", LANGUAGES)
def test_problems_of_targets(lang: str, run: Runner) -> None:
    wrong = [text for name in hostile.HOSTILE for text in _wrong_targets(name)]
    files = {f"targets/{n}.yaml": text.encode("utf-8", "replace") for n, text in enumerate(wrong)}
    outcome = run("validate", "targets", "--lang", lang, files=files)
    assert (outcome.code, outcome.out) == (2, "")
    told = _problems(outcome.err)
    assert {line.partition(":")[0] for line in told} == set(files)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", range(6))
def test_problems_of_actuals(kind: int, lang: str, run: Runner) -> None:
    files = {"t.yaml": GOOD} | {
        f"data/{n}.csv": _wrong_actuals(text)[kind].encode() for n, text in enumerate(hostile.HOSTILE)
    }
    outcome = run("evaluate", "t.yaml", "-a", "data", "--lang", lang, files=files)
    assert outcome.code == 2
    _harmless(outcome.out)
    _problems(outcome.err)
    outcome = run("validate", "t.yaml", "-a", "data", "--lang", lang)
    _harmless(outcome.out)
    assert _problems(outcome.err) or kind > 3


@pytest.mark.parametrize(
    "option", ["--select", "--as-of", "--area", "--group-by", "-f", "-o", "--fail-on", "--lang", "--responsible"]
)
def test_problems_of_options(option: str, run: Runner) -> None:
    for text in (hostile.MARKUP, hostile.ESCAPE, hostile.LINES, hostile.BIDI):
        given = f"{option}={text}" if option.startswith("--") else f"{option}{text}"
        outcome = run(
            "evaluate", "t.yaml", "-a", "d.csv", given, files={"t.yaml": GOOD, "d.csv": "indicator,value\nx,7\n"}
        )
        assert (outcome.code, outcome.out) == (2, "")
        assert _problems(outcome.err)


FILE_NAMES = tuple(t for t in TEXTS if "/" not in t and len(t.encode()) < 200)


def test_file_names(run: Runner, tmp_path: Path) -> None:
    """A target file's name is part of every id, and a CSV's may name its indicator."""
    targets = {
        f"targets/{text}.yaml": f"period: 2024\ntargets:\n  - {{id: x{n}, at_least: 9}}\n"
        for n, text in enumerate(FILE_NAMES)
    }
    actuals = {f"data/{text}.csv": f"indicator,period,value\nx{n},2024,7\n" for n, text in enumerate(FILE_NAMES)}
    outputs = [f"out{suffix}" for suffix, _ in FORMATS.values()]
    outcome = run("evaluate", *(a for o in outputs for a in ("-o", o)), files=targets | actuals)
    assert (outcome.code, outcome.out, outcome.err) == (1, "", "")
    for output in outputs:
        data = Path(output).read_bytes()
        if output.endswith((".csv", ".md", ".github")):
            CHECKS[Path(output).suffix](data)
        elif not output.endswith(".xlsx"):
            _harmless(data.decode())
    for command in (("explain", "x1"), ("explain", "x1", "-f", "json"), ("validate",)):
        found = run(*command)
        assert found.code == 0
        _harmless(found.out + found.err)
    for text in FILE_NAMES:
        path = tmp_path / "data" / f"{text}.csv"
        path.write_bytes(b"\0")
    assert len(_problems(run("evaluate").err)) == len(FILE_NAMES)
    assert len(_problems(run("evaluate", *(f"./no{text}" for text in FILE_NAMES)).err)) == len(FILE_NAMES)


def test_names_that_are_no_text(run: Runner, tmp_path: Path) -> None:
    """A file name saved under GBK reaches us as halves of characters, which no report may hold."""
    name = b"\xd6\xd0.yaml".decode("utf-8", "surrogateescape")
    try:
        (tmp_path / name).write_text("period: 2024\ntargets:\n  - {id: x, indicator: x, at_least: 5}\n")
    except (OSError, UnicodeError):
        pytest.skip("no such names on this system")
    zipped = gzip.compress(b"indicator,period,value\nx,2024,7\n")
    for format in FORMATS:
        outcome = run("evaluate", name, "-a", "d.csv", "-o", f"out{FORMATS[format][0]}", files={"d.csv": zipped})
        assert (outcome.code, outcome.err) == (0, "")
    for command in (("explain", "x"), ("explain", "x", "-f", "json")):
        _harmless(run(*command, name, "-a", "d.csv").out)
