"""Hostile input for the tests beside this file: texts, whole files and mutations of good ones, and what must hold of any run.

`pytest tests/test_hostile_input.py --hypothesis-profile=search` makes twenty times as many inputs, other ones each time.
"""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st
from typer.testing import CliRunner

from targetcheck.cli import app
from targetcheck.reports import FORMATS

MARKUP = "[red]x[/red]:smile:"
ESCAPE = "\x1b[31mred\x1b]0;title\x07\x9b2J"
FORMULA = '=HYPERLINK("http://x",1)'
TAG = "<script>alert(1)</script><img src=x onerror=1>&amp;\"'"
LINES = "one\ntwo\r\nthree\u2028four\u0085five\tsix"
BIDI = "a\u202eb\u2066c\u200fd\u061c\ufeff"
CONTROL = "nul\x00del\x7fbell\x07back\x08"
FULL_WIDTH_FORMULA = "＝1＋1"
HOSTILE = (MARKUP, ESCAPE, FORMULA, TAG, LINES, BIDI, CONTROL, FULL_WIDTH_FORMULA, "@SUM(1)", "+1+1", "-2+3|cmd", "::error::x",
           "%0A::x", "| a | b |", "](http://x)", "`x`", "]]>", "<!--", "{0} {name} %s %(x)s", "\U000e0041\U0001f600", "\ufffe\uffff")  # fmt: skip
"""Names that do something somewhere: to a terminal, a spreadsheet, a browser, a log reader, a template."""

SCALARS = (
    "", " ", "~", "?", "X%", "xx名", "0", "5", "-1", "95%", "95.0 %", "3‰", "1:80", "1:0", "0:0", "40 per 100k", "9.16亿元", "1e99", "1e-99",
    "1e999999999", "1e-999999999", "9" * 101, "0." + "0" * 120 + "1", "nan", "inf", "-inf", "∞", "٧", "७", "𝟕", "²", "⑦", "七", "７％", "1,234.5",
    "1,23", "5..6", "--5", "+5", "5-", ".", "e5", "2024", "2023", "2024-Q3", "2024-H1", "2024-09", "2024-13", "2024-02-30", "2024年1-9月", "2024.1",
    "2024.01", "2023..2024", "1000..2999", "2024..2023", "9999", "٢٠٢٤", "all", "any", "0%", "50%", "100%", "48 of 52", "1 of 1", "A", "B", "C", "x", "y",
    "z", "a/x", "t/x", "area", "地区", "value", "合计", "未报", "是", "否", "true", "points", "2个百分点", "万元", "人", "binding", "expected", "rounded",
    "sum", "last", "average", "min", "none", "count", "#DIV/0!", "<<", "*a", "&a", "!!python/object:os.system", "- a", "{a", "1\n2", *HOSTILE,
)  # fmt: skip
KEYS = (
    "id", "name", "indicator", "area", "period", "by", "at_least", "at_most", "above", "below", "between", "equals", "achieved", "of", "change_from",
    "each", "require", "where", "level", "weight", "section", "clause", "responsible", "note", "tags", "baseline", "judge", "places", "value", "unit",
    "numerator", "denominator", "aggregate", "rows", "annualize", "series_break", "time", "areas", "atleast", "5", "", "医院", "级别",
)  # fmt: skip
HEADINGS = (
    "indicator", "指标", "area", "地区", "period", "年份", "月份", "季度", "value", "数值", "unit", "单位", "备注", "医院", "级别", "x", "y", "x(万元)", "2023", "2024",
    "A", "B", "", "注: z", "指标: x", "单位: 万元", *HOSTILE,
)  # fmt: skip
ENCODINGS = (
    "utf-8",
    "utf-8",
    "utf-8",
    "utf-8-sig",
    "gb18030",
    "gbk",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-32",
    "latin-1",
)

_scalars = st.one_of(st.sampled_from(SCALARS), st.text(max_size=8))
_keys = st.sampled_from(KEYS)
_values: st.SearchStrategy[Any] = st.recursive(
    _scalars,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(_keys, inner, max_size=3)),
    max_leaves=5,
)
_bounds = st.sampled_from(("5", "95%", "3‰", "1:80", "1e99", "1e-99", "X%", "2个百分点"))
_sound = st.fixed_dictionaries(
    {"id": st.sampled_from(("x", "y", "z")), "indicator": st.sampled_from(("x", "y"))},
    optional={"by": st.just("2025"), "at_least": _bounds, "at_most": _bounds, "each": st.sampled_from(("area", "医院")),
              "require": st.sampled_from(("any", "50%", "1")), "change_from": st.just("2023"), "achieved": st.just("true"),
              "baseline": st.sampled_from(("0", "1", "4%")), "name": st.sampled_from(HOSTILE)},
)  # fmt: skip
_targets = st.builds(lambda sound, more: {**sound, **more}, _sound, st.dictionaries(_keys, _values, max_size=2))
_files = st.fixed_dictionaries(
    {"targets": st.lists(_targets, min_size=1, max_size=4), "area": st.sampled_from(("A", "B")), "period": st.sampled_from(("2024", "2024-Q3"))},
    optional={
        "title": _scalars,
        "areas": st.dictionaries(st.sampled_from("ABC"), st.lists(st.sampled_from("ABCD"), max_size=3), max_size=3),
        "columns": st.dictionaries(_scalars, _scalars, max_size=2),
        "indicators": st.dictionaries(
            st.sampled_from(("x", "y", "z")),
            st.one_of(_values, st.fixed_dictionaries({}, optional={
                "aggregate": st.sampled_from(("sum", "last", "average", "min")), "unit": st.sampled_from(("%", "人", "per 100k")),
                "rows": st.sampled_from(("sum", "count")), "name": st.sampled_from(HOSTILE)})),
            max_size=2,
        ),
    },
)  # fmt: skip


def _yaml(document: object) -> bytes:
    """JSON is YAML, and escapes what a stream of YAML may not hold."""
    text = json.dumps(document, ensure_ascii=False)
    text = "".join(c if c.isprintable() and c not in "\ufeff\ufffe\uffff" else json.dumps(c)[1:-1] for c in text)
    return re.sub(r"\\ud[89ab]..\\ud[c-f]..", "?", text, flags=re.IGNORECASE).encode("utf-8", "replace")


def _csv(header: list[str], rows: list[list[str]], delimiter: str, quoted: bool, end: str) -> str:
    def cell(text: str) -> str:
        return f'"{text.replace(chr(34), chr(34) * 2)}"' if quoted else text

    return "".join(delimiter.join(map(cell, row)) + end for row in [header, *rows])


_rows = st.lists(_scalars, min_size=1, max_size=5)
_sound_rows = st.tuples(
    st.sampled_from(("x", "y", "y")), st.sampled_from(("A", "B", "")), st.sampled_from(("2024", "2023", "2024-09", "2024年1-9月")),
    st.one_of(_scalars, st.sampled_from(("1", "7", "95%", "0"))),
).map(list)  # fmt: skip
_tables = st.one_of(
    st.builds(_csv, st.just(["indicator", "area", "period", "value"]), st.lists(_sound_rows, max_size=6), st.sampled_from(",\t;"),
              st.booleans(), st.sampled_from(("\n", "\r\n", "\r"))),
    st.builds(_csv, st.lists(st.sampled_from(HEADINGS), min_size=1, max_size=6), st.lists(_rows, max_size=5), st.sampled_from(",\t;"),
              st.booleans(), st.sampled_from(("\n", "\r\n", "\r"))),
)  # fmt: skip

yaml_files = st.one_of(_files.map(_yaml), _values.map(_yaml), st.text(max_size=60).map(lambda t: t.encode("utf-8", "replace")),
                       st.binary(max_size=60))  # fmt: skip
csv_files = st.one_of(
    st.builds(lambda text, name: text.encode(name, "replace"), _tables, st.sampled_from(ENCODINGS)),
    st.builds(lambda text: gzip.compress(text.encode("utf-8", "replace"), mtime=0), _tables),
    st.binary(max_size=60),
)
commands = st.one_of(
    st.sampled_from(tuple(FORMATS)).map(lambda name: ("evaluate", "-f", name)),
    st.sampled_from((("evaluate", "--as-of", "2024-06", "--lang", "zh", "--group-by", "responsible"), ("validate",), ("validate", "--lang", "zh"),
                     ("explain", "x"), ("explain", "x", "-f", "json"), ("template",))),
)  # fmt: skip


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The file with one to three accidents: bytes flipped, lines swapped, doubled or lost, cut short, in another encoding."""
    for _ in range(chance.randint(1, 3)):
        data = chance.choice(_ACCIDENTS)(data, chance) or data
    return data


def _flip(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _lines(data: bytes, chance: random.Random) -> bytes:
    lines = data.splitlines(keepends=True)
    i, j = chance.randrange(len(lines)), chance.randrange(len(lines))
    match chance.randrange(5):
        case 0:
            lines[i], lines[j] = lines[j], lines[i]
        case 1:
            lines.insert(j, lines[i])
        case 2:
            del lines[i]
        case 3:
            lines.insert(min(i, 3), b"\n")  # about the header, mostly
        case _:
            lines[i] = lines[i].rstrip(b"\r\n") + chance.choice((b"\r", b"\r\n", b"", b"\n\n"))
    return b"".join(lines)


def _cut(data: bytes, chance: random.Random) -> bytes:
    at, size = chance.randrange(len(data)), chance.randint(1, 20)
    return data[:at] if chance.random() < 0.4 else data[:at] + data[at + size :]


def _insert(data: bytes, chance: random.Random) -> bytes:
    """A hostile text, or a token of the format, somewhere; where a value stands, more often."""
    found = [m.span() for m in re.finditer(rb"[0-9][0-9.,%]*", data)]
    start, end = chance.choice(found) if found and chance.random() < 0.6 else (chance.randrange(len(data)),) * 2
    text = chance.choice((*SCALARS, '"', "'", ":", ",", "{", "]", "- ", "  ", "\t", "#", "\n", "1e5", "0", "-"))
    return data[:start] + text.encode("utf-8") + data[end:]


def _recode(data: bytes, chance: random.Random) -> bytes:
    text = data.decode("utf-8", "replace")
    name = chance.choice(ENCODINGS)
    if chance.random() < 0.3:  # one line in another encoding
        lines = text.splitlines(keepends=True)
        i = chance.randrange(len(lines))
        return b"".join(line.encode(name if i == n else "utf-8", "replace") for n, line in enumerate(lines))
    return text.encode(name, "replace")


_ACCIDENTS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _flip,
    _flip,
    _lines,
    _lines,
    _cut,
    _insert,
    _insert,
    _insert,
    _recode,
)

_PROBLEM = re.compile(r"\S.* \[[a-z][a-z0-9-]*\]")
_UNKNOWN = ("no_data", "unset")


def sound(args: list[str], stdin: bytes = b"") -> tuple[int, bytes, str]:
    """Runs the command and checks what must hold whatever is in its files; its exit code, report and problems."""
    result = CliRunner().invoke(app, args, input=stdin, catch_exceptions=False)
    code, out, err = result.exit_code, result.stdout_bytes, result.stderr
    told = f"{args} exit {code}\n{err[:2000]}\n{out[:500]!r}"
    assert code in (0, 1, 2, 3), told
    for line in err.split("\n")[:-1]:
        assert _PROBLEM.fullmatch(line), told
        assert line.isprintable(), told
    if args[0] == "evaluate" and code == 2 and out:
        assert not out.startswith(b"{") or not _judged(out), told
    if not out and args[0] != "validate":
        assert code == 2, told
        assert err, told
    return code, out, err


def _judged(out: bytes) -> int:
    """How many targets of a report as JSON, or as JSON lines, have a figure."""
    if out.startswith(b"{\n"):
        summary = json.loads(out)["summary"]
        return sum(n for status, n in summary.items() if status not in _UNKNOWN)
    verdicts = [json.loads(line) for line in out.split(b"\n") if line]
    return sum(v["status"] not in _UNKNOWN for v in verdicts if v["id"].count("/") == 1)
