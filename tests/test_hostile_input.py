"""Nothing in a file gives a traceback, a hang, memory without end or a verdict that is silently wrong."""

from __future__ import annotations

import errno
import gzip
import os
import random
import resource
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import hostile
import pytest
from conftest import Outcome, examples, times
from hypothesis import given

from targetcheck import paths

ROOT = Path(__file__).parent.parent
T = "area: A\nperiod: 2024\ntargets:\n  - {id: x, indicator: x, at_least: 5}\n"
H = "indicator,area,period,value\n"
A = H + "x,A,2024,7\n"
MB = 2**20
NO_TEXT = "neither UTF-8, GB18030 nor UTF-16 text"

Runner = Callable[..., Outcome]


PATIENCE = 600
"""Seconds after which a run counts as one that never ends."""


@pytest.fixture(autouse=True)
def _no_hang() -> Iterator[None]:
    """Ends a test that would never end; how long anything takes is not tested."""

    def stop(*_: object) -> None:
        raise TimeoutError("no answer within ten minutes")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(PATIENCE)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def _refused(outcome: Outcome, *told: str) -> None:
    """Exit 2, nothing on standard output, problems on standard error."""
    assert outcome.code == 2, outcome
    assert outcome.out == ""
    assert "Traceback" not in outcome.err
    for text in told:
        assert text in outcome.err


ACTUALS: dict[str, tuple[str | bytes | Callable[[], str | bytes], str]] = {
    "no text": (bytes(range(128, 256)) * 9, NO_TEXT),
    "nothing": ("", "d.csv:1: the file is empty"),
    "a mark alone": (b"\xef\xbb\xbf", "the file is empty"),
    "a hundred blank lines above a table": ("\n" * 100 + A, "its first 40 lines are blank"),
    "many columns of the same years": (lambda: "indicator,area," + ",".join(f"{1950 + n % 70}年" for n in range(20_000)) + "\nx,A" + ",3" * 20_000, "two value columns"),
    "words that go on behind a period": ("indicator,area,period,value\nx,A,2024年1月" + "累计" * 5000 + ",1", "is not a period"),
    "labels in labels above a table": ("地区:" * 5000 + ",,,\n" + A + "x,A,2024,9", "the same indicator, area, period"),
    "a heading as long as a row may be": (lambda: "indicator,area,period,value," + "千" * 200_000 + "\nx,A,2024,#REF!,1", "spreadsheet error"),
    "fifty megabytes of spaces": (lambda: " " * 50 * MB, "the file is empty"),
    "NULs alone": (b"\0" * 1000, NO_TEXT),
    "a NUL in the figure": (H + "x,A,2024,7\0\n", NO_TEXT),
    "a block of NULs where the disk lost the end": (A.encode() + b"\0" * 4096, NO_TEXT),
    "UTF-16 without its mark, low byte first": (A.encode("utf-16-le"), NO_TEXT),
    "UTF-16 without its mark, high byte first": (A.encode("utf-16-be"), NO_TEXT),
    "UTF-32": (A.encode("utf-32"), NO_TEXT),
    "UTF-16 with half a character at the end": (A.encode("utf-16") + b"a", NO_TEXT),
    "half a surrogate": (b"\xff\xfe" + A.encode("utf-16-le") + b"\x00\xd8a\x00", NO_TEXT),
    "UTF-8 with a line of GBK": (
        ("指标,地区,年份,数值\n结核病,临翔区,2024,7\nx,A,2024,7\n").encode() + "结核病,云县,2024,8\n".encode("gbk"), NO_TEXT),
    "a quote never closed": (A + '"y,A,2024,8\nz,A,2024,9\n', "d.csv:3: not readable as CSV from here on: a quote is opened here"),
    "a quote never closed, fifty megabytes": (lambda: A + '"y' + "a,b\n" * (12 * MB), "d.csv:3: not readable as CSV"),
    "text after a quoted cell": (H + 'x,"A"B,2024,7\n', "d.csv:2: not readable as CSV"),
    "a cell of fifty megabytes": (lambda: A + "y," + "a" * 50 * MB + ",2024,8\n", "d.csv:3: not readable as CSV"),
    "a line of fifty megabytes": (lambda: "a" * 50 * MB, "d.csv:1: not readable as CSV"),
    "fifty megabytes of commas": (lambda: A + "," * 50 * MB, "d.csv:3: not readable as CSV"),
    "a row of a million quoted lines": (lambda: A + '"a\n",' * MB, "d.csv:3: not readable as CSV"),
    "a row of a character too many": (lambda: H + "x,A,2024,7," + "a," * (MB // 2 - 5) + "a\n", "d.csv:2: not readable as CSV from here on: a row of more than 1048576"),
    "a figure of a megabyte": (lambda: H + "x,A,2024," + "1" * (MB - 100), "d.csv:2: a number of more than 100 digits"),
    "a million commas": (lambda: H + 'x,A,2024,"1' + ",999" * 250_000 + '"\n', "more than 100 digits"),
    "a missing marker without end": (lambda: H + "x,A,2024," + "n/a" * 300_000 + "x\n", "is not a number"),
    "a unit behind a thousand spaces": (lambda: "单位:a" + " " * 50_000 + "b,\n" + H + "x,A,2024,bad\n", '"bad" is not a number'),
    "a month behind a year and spaces": (lambda: "2024年" + " " * 50_000 + "月x,\n" + H + "x,A,2024,bad\n", '"bad" is not a number'),
    "years and their word without end above the table": (lambda: "2024年" * 100_000 + ",\n" + H + "x,A,2024,bad\n", '"bad" is not a number'),
    "years without end above the table": (lambda: "a" + "2024" * 20_000 + ",\n" + H + "x,A,2024,bad\n", '"bad" is not a number'),
    "an area in provinces without end": (lambda: H + "x," + "云省" * 200_000 + ",2024,1\nx,A,2024,bad\n", '"bad" is not a number'),
    "an indicator behind a thousand spaces": (lambda: '"指标:a' + " " * 50_000 + '\nb",\n' + H + "x,A,2024,bad\n", "is not a number"),
    "ten thousand value columns": (
        lambda: "indicator,area,period" + ",value" * 10_000 + "\nx,A,2024" + ",7" * 10_000 + "\n", "two value columns"),
    "a hundred thousand columns of one indicator": (
        lambda: "area,period" + ",x" * 100_000 + "\nA,2024" + ",7" * 100_000 + "\n", "several columns hold the same indicator"),
    "a hundred thousand cells under four headings": (H + "x,A,2024,7" + ",z" * 100_000 + "\n", "this row has 100004 cells, the header 4"),
    "an exponent of nine digits": (H + "x,A,2024,1e999999999\n", 'd.csv:2: the exponent of "1e999999999" is out of range'),
    "the smallest exponent": (H + "x,A,2024,1e-999999999\n", "out of range"),
    "a hundred and one digits": (H + "x,A,2024,1e100\n", "more than 100 digits"),
    "infinity": (H + "x,A,2024,inf\n", '"inf" is not a finite number'),
    "minus infinity": (H + "x,A,2024,-Infinity\n", "is not a finite number"),
    "infinity as a sign": (H + "x,A,2024,∞\n", "is not a finite number"),
    "a spreadsheet error": (H + "x,A,2024,#DIV/0!\n", "spreadsheet error"),
    "Arabic digits": (H + "x,A,2024,٧\n", '"٧" is not a number'),
    "Devanagari digits": (H + "x,A,2024,७\n", "is not a number"),
    "mathematical digits": (H + "x,A,2024,𝟕\n", "is not a number"),
    "a superscript": (H + "x,A,2024,7²\n", "is not a unit that is known"),
    "a circled digit": (H + "x,A,2024,⑦\n", "is not a number"),
    "an Arabic year": (H + "x,A,٢٠٢٤,7\n", '"٢٠٢٤" is not a period'),
    "a ratio by zero": (H + "x,A,2024,1:0\n", "divides by zero"),
    "carriage returns, one row twice": ("indicator,area,period,value\rx,A,2024,7\r\nx,A,2024,8\n", "d.csv:3: the same indicator"),
    "line ends in a cell": ('indicator,area,period,value,备注\r\nx,A,2024,7,"a\rb\nc"\nx,A,2024,8,\n', "d.csv:5: the same indicator"),
    "gzip cut short": (gzip.compress(A.encode(), mtime=0)[:-9], "cannot be read: Compressed file ended"),
    "gzip with a wrong sum": (gzip.compress(A.encode(), mtime=0)[:-8] + bytes(8), "cannot be read: CRC check failed"),
    "gzip of two bytes": (b"\x1f\x8b", "cannot be read"),
    "gzip of noise": (b"\x1f\x8b\x08" + bytes(range(200)), "cannot be read"),
    "gzip of a method unknown": (b"\x1f\x8b\xff" + bytes(90), "cannot be read: Unknown compression method"),
    "gzip with noise behind": (gzip.compress(A.encode(), mtime=0) + b"noise", "cannot be read"),
    "gzip in gzip": (gzip.compress(gzip.compress(A.encode(), mtime=0)), NO_TEXT),
    "a gigabyte of one letter in a megabyte": (lambda: gzip.compress(A.encode(), mtime=0) + gzip.compress(b"a" * 16 * MB) * 64, "d.csv:3: not readable as CSV"),
    "a gigabyte of NULs in a megabyte": (lambda: gzip.compress(A.encode(), mtime=0) + gzip.compress(bytes(16 * MB)) * 64, NO_TEXT),
}  # fmt: skip


@pytest.mark.parametrize("name", ACTUALS)
def test_actuals_that_cannot_be_read(name: str, run: Runner) -> None:
    data, told = ACTUALS[name]
    outcome = run("validate", "t.yaml", "-a", "d.csv", files={"t.yaml": T, "d.csv": data() if callable(data) else data})
    _refused(outcome, told)
    assert len(outcome.err) < 10_000


def _one(line: str) -> str:
    return f"area: A\nperiod: 2024\ntargets:\n  - {line}\n"


TARGETS: dict[str, tuple[str | bytes | Callable[[], str | bytes], str]] = {
    "no text": (bytes(range(128, 256)) * 9, NO_TEXT),
    "nothing": ("", "t.yaml:1:1: the file is empty"),
    "a mark alone": (b"\xef\xbb\xbf", "the file is empty"),
    "a NUL": (T + "#\0\n", "t.yaml:5:2: a control character (\\x00)"),
    "UTF-16 without its mark": (T.encode("utf-16-le"), "a control character (\\x00)"),
    "UTF-32": (T.encode("utf-32"), "t.yaml"),
    "gzip": (gzip.compress(T.encode(), mtime=0), NO_TEXT),
    "a mark in the middle": ("area: A\n\ufeffperiod: 2024\n", "t.yaml:2:2: not readable as YAML"),
    "ten thousand lists in one another": (lambda: "targets: " + "[" * 10_000 + "]" * 10_000, "t.yaml:1:59: nested more than 50 levels deep"),
    "a million lists never closed": (lambda: "targets: " + "[" * 1_000_000, "nested more than 50 levels deep"),
    "ten thousand mappings in one another": (lambda: "targets: " + "{a: " * 10_000, "nested more than 50 levels deep"),
    "two thousand levels of indentation": (lambda: "\n".join(" " * i + "a:" for i in range(2_000)), "nested more than 50 levels deep"),
    "ten thousand dashes": (lambda: "targets: \n" + "- " * 10_000 + "a", "nested more than 50 levels deep"),
    "a quorum fifty levels deep": (
        lambda: _one("{id: q0, of: [q1]}") + "".join(f"  - {{id: q{n}, of: [q{n + 1}]}}\n" for n in range(1, 3000))
        + "  - {id: q3000, of: [{indicator: x, at_least: 5}]}\n", "nested more than 50 levels deep"),
    "a quorum of a billion members": (
        lambda: "period: 2024\ntargets:\n" + "".join(f"  - {{id: {a}{n}, of: [q{n + 1}, r{n + 1}]}}\n" for n in range(30) for a in "qr")
        + "  - {id: q30, indicator: x, at_least: 5}\n  - {id: r30, indicator: x, at_least: 5}\n", "members, those of its members counted"),
    "a rate of rates of rates": (
        lambda: "indicators:\n" + "".join(f"  x{n}: {{numerator: x{n + 1}, denominator: x{n + 1}}}\n" for n in range(3000)) + T,
        "t.yaml:2:3: nested more than 10 levels deep"),
    "a rate that is its own numerator": ("indicators:\n  x: {numerator: x, denominator: y}\n" + T, "is worked out from itself"),
    "areas in three thousand levels": (
        lambda: "areas:\n" + "".join(f"  B{n}: [B{n + 1}]\n" for n in range(3000)) + T, "t.yaml:2:3: nested more than 50 levels deep"),
    "areas in a circle": ("areas: {A: [B], B: [C], C: [A]}\n" + T, '"A" contains itself'),
    "an area in two ways": ("areas: {A: [B, C], B: [D, E], C: [D]}\n" + T, 't.yaml:1:9: "D" is part of "A" in two ways, and would count twice'),
    "areas that branch forty times": (
        lambda: "areas:\n" + "".join(f"  {a}{n}: [B{n + 1}, C{n + 1}]\n" for n in range(40) for a in "BC") + T, "in two ways"),
    "aliases that grow": ("a: &a [x, x]\nb: &b [*a, *a]\ntargets: [*b, *b]\n", '"*" begins a YAML alias'),
    "a bare tag": ("targets: ! x\n", '"!" begins a YAML tag'),
    "a Python object": ("targets: !!python/object/apply:os.system ['touch pwned']\n", '"!" begins a YAML tag'),
    "a merge key": (_one("{<<: {id: x}, indicator: x, at_least: 5}"), "t.yaml:4:6: merge keys (<<)"),
    "a list as key": ("? [a, b]\n: c\n" + T, "a key must be a plain word"),
    "a second document": (T + "---\na: b\n", "a second YAML document"),
    "another YAML": ("%YAML 9.9\n---\n" + T, "not readable as YAML"),
    "a text never closed": ('targets: "abc\n', "t.yaml:1:10: the quote that opens here is never closed"),
    "a tabulator": ("targets:\n\t- {id: x}\n", "t.yaml:2:1: a tab"),
    "a bound that is one long run of signs": (lambda: _one(f'{{id: x, indicator: x, at_least: "{"-" * 200_000}"}}'), "[bad-quantity]"),
    "a bound that is one long run of words": (lambda: _one(f'{{id: x, indicator: x, baseline: "{"1 per " * 50_000}"}}'), "[bad-quantity]"),
    "a list": ("- a\n", "expected a mapping"),
    "two wrong members, the ninth and the tenth": (_one("{id: q, of: [a, b, c, d, e, f, g, h, i, [x], [y]]}"), "expected a single value, found a list"),
    "two wrong names, the ninth and the tenth": (
        _one("{id: x, at_least: 5, responsible: [a, b, c, d, e, f, g, h, i, [x], [y]]}"), "expected a single value, found a list"),
    "thousands of unknown keys": (lambda: "".join(f"{n}: b\n" for n in range(5_000)) + T, 'unknown key "4999"'),
    "a thousand unknown members": (
        lambda: _one("{id: q, of: [" + ", ".join(f"u{n}" for n in range(1000)) + "]}")
        + "".join(f"  - {{id: k{n}, indicator: x, at_least: 5}}\n" for n in range(1000)), 'no target with the id "u999"'),
    "an exponent of nine digits": (_one("{id: x, at_least: 1e999999999}"), 't.yaml:4:23: the exponent of "1e999999999" is out of range'),
    "a million digits": (lambda: _one("{id: x, at_least: " + "9" * 1_000_000 + "}"), "more than 100 digits"),
    "not a number": (_one("{id: x, at_least: nan}"), '"nan" is not a number'),
    "infinity": (_one("{id: x, at_least: .inf}"), '".inf" is not a number'),
    "Arabic digits": (_one("{id: x, at_least: ٧}"), "is not a number"),
    "an Arabic period": (T.replace("2024", "٢٠٢٤"), "is not a period"),
    "a superscript to require": (_one("{id: q, of: [{indicator: x, at_least: 5}], require: ² of ³}"), '"² of ³" is not all, any'),
    "a superscript of places": (_one("{id: x, at_least: 5, judge: rounded, places: ²}"), "is not a number"),
    "a billion places": (_one("{id: x, at_least: 5, judge: rounded, places: 999999999}"), "expected a whole number from 0 to"),
    "a period without end": (lambda: T.replace("2024", "2024.." * 100_000), "is not a period"),
    "a placeholder without end": (lambda: _one("{id: x, at_least: '" + "X" * MB + "!'}"), "is not a number"),
}  # fmt: skip


@pytest.mark.parametrize("name", TARGETS)
def test_targets_that_cannot_be_read(name: str, run: Runner) -> None:
    data, told = TARGETS[name]
    outcome = run("evaluate", "t.yaml", "-a", "d.csv", files={"t.yaml": data() if callable(data) else data, "d.csv": A})
    _refused(outcome, told)
    assert not Path("pwned").exists()


JUDGED: dict[str, tuple[str | bytes | Callable[[], str | bytes], str | bytes | Callable[[], str | bytes]]] = {
    "carriage returns alone": (T.replace("\n", "\r"), A.replace("\n", "\r")),
    "every line end": (T, "indicator,area,period,value\r\nx,A,2024,7\ry,A,2024,8\nz,A,2024,8\r\n"),
    "a mark in the middle": ("\ufeff\ufeff" + T, H + "\ufeffx,A,2024,7\n"),
    "a GBK line among ASCII": (T, A.encode() + "地区,中国,2024,8\n".encode("gbk")),
    "UTF-16": (T.encode("utf-16"), A.encode("utf-16")),
    "full-width digits": (T.replace("5", "５"), H + "x,A,２０２４,７\n"),
    "twenty thousand columns": (
        T, lambda: A.replace("value", "value" + "".join(f",c{n}" for n in range(20_000))).replace(",7", ",7" + "," * 20_000)),
    "ten thousand declared indicators": (lambda: "indicators:\n" + "".join(f"  i{n}: {{name: n{n}}}\n" for n in range(10_000)) + T, A),
    "a file that says .gz and is not": (T, A),
    "what is wrong elsewhere": (T, A + "y,A,2024,1e999999999\ny,A,2024,#REF!\nz,A,nie,٧\n"),
    "gzip in two parts": (T, gzip.compress(H.encode(), mtime=0) + gzip.compress(b"x,A,2024,7\n")),
    "monthly rows of two hundred years": (
        "indicators: {x: {aggregate: sum}}\n" + T.replace("2024", "1900..2099"),
        lambda: H + "".join(f"x,A,{y}-{m:02},1\n" for y in range(1900, 2100) for m in range(1, 13))),
    "daily rows of fifty years": (
        "indicators: {x: {aggregate: sum}}\n" + T.replace("2024", "1900..2099"),
        lambda: H + "".join(f"x,A,{date.fromordinal(693_596 + n)},1\n" for n in range(18_000))),
    "a score of a thousand unlike shares": (
        "area: A\nperiod: 2024\ntargets:\n" + "".join(
            f"  - {{id: x{n}, indicator: x, weight: 1, cap: none, at_least: {pow(7, n + 99, 10**99) + 1}}}\n" for n in range(1000)), H + f"x,A,2024,{10**99}\n"),
    "eight thousand hospitals": (
        "indicators: {x: {aggregate: sum}}\n" + T, lambda: H.replace("\n", ",医院\n") + "".join(f"x,A,2024,1,h{n}\n" for n in range(8000))),
    "a rate of rates, each twice the same": (
        "indicators: {" + "".join(f"x{n}: {{numerator: x{n + 1}, denominator: x{n + 1}}}, " for n in range(10)) + "x10: {aggregate: sum}}\n"
        + T.replace("indicator: x, at_least: 5", "indicator: x0, at_least: 100%, each: {area: [" + ", ".join(f"A{n}" for n in range(500)) + "]}"),
        lambda: H + "".join(f"x10,A{n},2024,7\n" for n in range(500))),
}  # fmt: skip


@pytest.mark.parametrize("name", JUDGED)
def test_what_is_read_all_the_same(name: str, run: Runner) -> None:
    targets, actuals = (data() if callable(data) else data for data in JUDGED[name])
    outcome = run("evaluate", "t.yaml", "-a", "d.csv.gz", "-f", "jsonl", files={"t.yaml": targets, "d.csv.gz": actuals})
    assert (outcome.code, _besides_odd_numbers(outcome.err)) == (0, [])
    assert '"status":"met"' in outcome.out


def _besides_odd_numbers(told: str) -> list[str]:
    """What is told, but for warnings of numbers that are far above their bound."""
    return [line for line in told.splitlines() if not line.endswith("[implausible]")]


LIMITS = {
    "keys and values": ("targets.yamlfile.MOST_VALUES", 10, "evaluate", T, "t.yaml:4:13: more than 10 keys and values in one file"),
    "members": ("targets.quorums.MOST_MEMBERS", 3, "evaluate", _one("{id: q, of: [x]}") + "  - {id: r, of: [q]}\n  - {id: s, of: [q]}\n"
                "  - {id: x, at_least: 5}\n", "t.yaml:6:6: with this quorum the run has more than 3 members"),
    "members of each": ("judgement.verdict.quorum.MOST_MEMBERS", 3, "evaluate", _one("{id: q, indicator: x, each: {area: [A, B]}, at_least: 5, require: any}")
                        + "  - {id: r, indicator: x, each: {area: [A, B]}, at_least: 5, require: any}\n", "t.yaml:5:6: with these members the run has more than 3"),
    "parts": ("targets.shared.MOST_PARTS", 3, "evaluate", "areas: {A: [B, C], D: [B, C]}\n" + T,
              "t.yaml:1:20: with this area the hierarchy has more than 3 parts"),
    "figures of a form": ("form.wanted.MOST_ASKED", 3, "template", _one("{id: x, at_least: 5, where: {a: [1, 2], b: [1, 2]}}"),
                          "t.yaml:4:6: with this target the form asks for more than 3 figures"),
}  # fmt: skip


@pytest.mark.parametrize("name", LIMITS)
def test_what_has_a_limit(name: str, run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit itself is judged, and one more is not."""
    place, limit, command, targets, told = LIMITS[name]
    args = (command, "t.yaml", *(("-a", "d.csv") if command == "evaluate" else ()))
    monkeypatch.setattr(f"targetcheck.{place}", limit)
    _refused(run(*args, files={"t.yaml": targets, "d.csv": A}), told)
    found = {"keys and values": 14, "members": 5, "members of each": 4, "parts": 4, "figures of a form": 4}[name]
    monkeypatch.setattr(f"targetcheck.{place}", found)
    assert run(*args).code == 0


def test_a_figure_beyond_floats_is_exact_in_every_format(run: Runner) -> None:
    targets = _one("{id: x, indicator: x, at_least: 1e-100}") + "indicators: {x: {numerator: n, denominator: d}}\n"
    files = {"t.yaml": targets, "d.csv": H + "n,A,2024,1e99万亿\nd,A,2024,1e-100\n"}
    written = [part for suffix, _ in hostile.FORMATS.values() for part in ("-o", f"out{suffix}")]
    outcome = run("evaluate", "t.yaml", "-a", "d.csv", *written, files=files)
    assert (outcome.code, _besides_odd_numbers(outcome.err)) == (0, [])
    assert len(outcome.err) < 200


def _tree(levels: int, name: str = "r") -> dict[str, tuple[str, str]]:
    """Rates of rates, no two of which share a count."""
    if not levels:
        return {}
    return {name: (f"{name}n", f"{name}d")} | _tree(levels - 1, f"{name}n") | _tree(levels - 1, f"{name}d")


DIGITS: dict[str, tuple[int, Callable[[str, int], str], str | None]] = {
    "next to nothing from the bound": (6, lambda name, n: f"1.{'0' * 69}{pow(7, n + 99, 10**30):030}", None),
    "thousands of digits before the point": (5, lambda name, n: "1e99" if name.count("d") % 2 == 0 else "1e-99", "more digits"),
    "thousands of unlike digits": (8, lambda name, n: str(pow(7, n + 99, 10**99)), None),
    "more unlike digits than are worked with": (9, lambda name, n: str(pow(7, n + 99, 10**99)), "more digits"),
}  # fmt: skip


@pytest.mark.parametrize("name", DIGITS)
def test_digits_that_double_with_every_rate(name: str, run: Runner) -> None:
    levels, digits, refused = DIGITS[name]
    rates = _tree(levels)
    leaves = sorted({side for sides in rates.values() for side in sides} - set(rates))
    declared = "".join(f"  {key}: {{numerator: {n}, denominator: {d}}}\n" for key, (n, d) in rates.items())
    files = {
        "t.yaml": f"indicators:\n{declared}" + _one("{id: x, indicator: r, at_least: 100%}"),
        "d.csv": H + "".join(f"{leaf},A,2024,{digits(leaf, n)}\n" for n, leaf in enumerate(leaves)),
    }
    inputs = ("t.yaml", "-a", "d.csv")
    written = [part for suffix, _ in hostile.FORMATS.values() for part in ("-o", f"out{suffix}")]
    outcome = run("evaluate", *inputs, *written, files=files)
    assert (outcome.out, outcome.err) == ("", "")
    assert outcome.code in ((2,) if refused else (0, 1))
    told = run("explain", "x", *inputs)
    assert (told.code, told.err) == (0, "")
    assert (refused or "") in " ".join(told.out.split())


def test_so_many_problems_of_a_file_are_told(run: Runner) -> None:
    """The same in many rows is told once, with how many."""
    files = {"t.yaml": T, "d.csv": H + "x,A,2024,7,8\n" * 5000}
    outcome = run("validate", "t.yaml", "-a", "d.csv", files=files)
    _refused(outcome, "d.csv:2: this row has 5 cells, the header 4 (so are 5000 rows of this file) [too-many-cells]")
    assert len(outcome.err.splitlines()) == 1


def test_a_list_in_a_message_ends(run: Runner) -> None:
    files = {"t.yaml": T, "d.csv": "indicator,area,period" + ",value" * 9999 + "\nx,A,2024" + ",7" * 9999 + "\n"}
    assert len(run("evaluate", "t.yaml", "-a", "d.csv", files=files).err) < 1000


@pytest.mark.parametrize(("stdin", "told"), [(b"", "-:1: the file is empty"), (b"\x1f", NO_TEXT), (b"\x1f\x8b", "-: cannot be read"),
                                             (gzip.compress(A.encode(), mtime=0)[:-9], "-: cannot be read")])  # fmt: skip
def test_standard_input_that_cannot_be_read(stdin: bytes, told: str, run: Runner) -> None:
    if stdin == b"\x1f":
        told = "-:1: the file is empty"  # a control character counts as space
    _refused(run("evaluate", "t.yaml", "-a", "-", files={"t.yaml": T}, stdin=stdin), told)


def test_what_cannot_be_read_twice_is_held_up_to_a_limit(run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths.read_held, "__defaults__", (1000,))
    _refused(
        run("evaluate", "t.yaml", "-a", "-", files={"t.yaml": T}, stdin=b"y,A,2024,7\n" * 100),
        "-: cannot be read: File too large",
    )
    if Path("/dev/zero").exists():
        _refused(run("evaluate", "t.yaml", "-a", "/dev/zero"), "/dev/zero: cannot be read: File too large")
        _refused(run("compare", "/dev/zero", "/dev/zero"), "/dev/zero: cannot be read: File too large")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no endless file here")
def test_a_target_file_without_end(run: Runner) -> None:
    _refused(
        run("evaluate", "/dev/zero", "-a", "d.csv", files={"d.csv": A}), "/dev/zero: cannot be read: File too large"
    )


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_pipes(run: Runner, tmp_path: Path) -> None:
    """A named pipe is read once, as <(command) is; in a folder or glob none is meant, since nobody may ever write to it."""
    (tmp_path / "folder").mkdir()
    for name in ("t.yaml", "d.csv", "folder/p.csv"):
        os.mkfifo(tmp_path / name)
    for name, data in (("t.yaml", T.encode()), ("d.csv", gzip.compress(A.encode(), mtime=0))):
        threading.Thread(target=(tmp_path / name).write_bytes, args=(data,), daemon=True).start()
    assert run("evaluate", "t.yaml", "-a", "d.csv", "-q").code == 0
    (tmp_path / "t.yaml").unlink()
    (tmp_path / "d.csv").unlink()
    files = {"t.yaml": T, "folder/d.csv": A}
    assert run("evaluate", "t.yaml", "-a", "folder", "-q", files=files).code == 0
    assert run("evaluate", "t.yaml", "-a", "folder/*.csv", "-q", files=files).code == 0


def test_inspect_reads_a_pipe_once(run: Runner, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "d.csv")
    threading.Thread(target=(tmp_path / "d.csv").write_bytes, args=(A.encode(),), daemon=True).start()
    outcome = run("inspect", "d.csv")
    assert (outcome.code, outcome.err) == (0, "")
    assert "in a target file:" in outcome.out


def test_a_saved_evaluation_of_more_values_than_any_has(run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    saved = '{"version": 1, "as_of": null, "verdicts": [%s]}'
    files = {"a.json": saved % "", "b.json": saved % ",".join(["{}"] * 20)}
    monkeypatch.setattr("targetcheck.comparison.jsonfile.MOST_VALUES", 20)
    _refused(run("compare", "a.json", "b.json", files=files), "b.json: more than 20 keys and values in one file")


def test_folders_and_links(run: Runner, tmp_path: Path) -> None:
    """A link in a circle is told, and a folder linked into itself is gone through once."""
    folder = tmp_path / "data"
    folder.mkdir()
    for name in ("a", "b", "c"):
        (folder / name).symlink_to(folder, target_is_directory=True)
    files = {
        "t.yaml": T,
        "data/d.csv": A,
        "data/.hidden.csv": "\0",
        "data/._d.csv": "\0",
        "empty/x.txt": "",
        "folder.csv/x": "",
    }
    for pattern in ("data/**/*.csv", "data/**", "**/d.csv", "da*/**/*.csv", "data/**/**/**/*.csv", "data"):
        assert run("evaluate", "t.yaml", "-a", pattern, "-q", files=files).code == 0, pattern
    (folder / "loop.csv").symlink_to(folder / "loop.csv")
    for pattern in ("data", "data/*.csv", "data/**/*.csv"):
        _refused(run("evaluate", "t.yaml", "-a", pattern), "data/loop.csv: cannot be read")
    _refused(run("evaluate", "t.yaml", "-a", "data/loop.csv"), "data/loop.csv: no such file")
    _refused(run("evaluate", "data", "-a", "empty"), "data: no .yaml", "[empty-folder]")
    _refused(
        run("evaluate", "t.yaml", "-a", "above", files={"above/q1/d.csv": A}),
        "'above/**' reads those in the folders below it",
    )
    _refused(run("evaluate", "t.yaml", "-a", "empty"), "empty: no .csv")
    _refused(run("evaluate", "t.yaml", "-a", "folder.csv"), "folder.csv: no .csv")
    _refused(run("evaluate", "t.yaml", "-a", "x" * 5000), "no such file")
    _refused(run("evaluate", "t.yaml", "-a", "nul\0"), "no such file")


def test_a_file_with_two_names_is_read_once(run: Runner, tmp_path: Path) -> None:
    run("--version", files={"t.yaml": T, "d.csv": A})
    os.link(tmp_path / "d.csv", tmp_path / "e.csv")
    assert run("evaluate", "t.yaml", "-a", "d.csv", "-a", "e.csv", "-q").code == 0


def test_what_standard_input_cannot_be(run: Runner) -> None:
    _refused(
        run("evaluate", "-", "-a", "d.csv", files={"d.csv": A}, stdin=T.encode()), "only actuals come by standard input"
    )
    _refused(run("evaluate", "t.yaml", "-a", "-", files={"t.yaml": T}, stdin=b"PAR1\x15\x04"), "this is Parquet")


def test_what_may_not_be_read(run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a test may run as root, whom no permission stops, opening is made to fail."""
    real, files = open, {"t.yaml": T, "u.yaml": T, "d.csv": A, "e.csv": A, "shut/d.csv": A}

    def shut(path: object, *args: object, **named: object) -> object:
        if str(path) in ("u.yaml", "e.csv"):
            raise PermissionError(errno.EACCES, "Permission denied")
        return real(path, *args, **named)  # type: ignore[call-overload]

    monkeypatch.setattr("builtins.open", shut)
    monkeypatch.setattr("io.open", shut)
    _refused(run("evaluate", "u.yaml", "-a", "d.csv", files=files), "u.yaml: cannot be read: Permission denied")
    _refused(run("evaluate", "t.yaml", "-a", "d.csv", "-a", "e.csv"), "e.csv: cannot be read: Permission denied")
    _refused(run("compare", "e.csv", "e.csv"), "e.csv: cannot be read: Permission denied")

    def refuse(self: Path) -> object:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)
    _refused(run("evaluate", "t.yaml", "-a", "shut"), "shut: cannot be read: Permission denied")


def test_memory_is_bounded(tmp_path: Path) -> None:
    """Two gigabytes in two megabytes of gzip, read with half a gigabyte to live in."""
    (tmp_path / "t.yaml").write_text(T)
    bomb = gzip.compress(A.encode(), mtime=0) + gzip.compress(b"a" * 16 * MB) * 128
    (tmp_path / "d.csv.gz").write_bytes(bomb)

    def small() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (512 * MB, 512 * MB))

    done = subprocess.run(
        [sys.executable, "-m", "targetcheck", "evaluate", "t.yaml", "-a", "d.csv.gz"], cwd=tmp_path, capture_output=True,
        preexec_fn=small, timeout=PATIENCE, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (2, b""), done.stderr
    assert b"d.csv.gz:3: not readable as CSV" in done.stderr


STREAMS = {
    "a full disk": ("evaluate t.yaml -a d.csv >/dev/full", 2, "standard output cannot be written"),
    "a full disk, bytes": ("evaluate t.yaml -a d.csv -f csv >/dev/full", 2, "standard output cannot be written"),
    "a full disk for messages": ("evaluate bad.yaml -a d.csv 2>/dev/full", 2, ""),
    "a full disk for help": ("--help >/dev/full", 2, "No space left"),
    "a full disk for the version": ("--version >/dev/full", 2, "No space left"),
    "output closed": ("evaluate t.yaml -a d.csv >&-", 2, "standard output cannot be written"),
    "messages closed": ("evaluate bad.yaml -a d.csv 2>&-", 2, ""),
    "input closed": ("evaluate t.yaml -a d.csv -q <&-", 0, ""),
    "input closed and asked for": ("evaluate t.yaml -a - <&-", 2, "-:1: the file is empty"),
    "a reader that went away": ("evaluate t.yaml -a d.csv | true", 0, ""),
    "a reader of help that went away": ("--help | true", 0, ""),
    "a reader of the version that went away": ("--version | true", 0, ""),
    "nobody reads of a bad option": ("evaluat 2>&1 >/dev/null | true", 2, ""),
    "a reader of messages that went away": ("evaluate bad.yaml -a d.csv 2>&1 >/dev/null | true", 2, ""),
}


@pytest.fixture(scope="module")
def streamed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, subprocess.CompletedProcess[str]]:
    """What became of the commands, which run beside one another."""
    folder = tmp_path_factory.mktemp("streams")
    for file, text in {"t.yaml": T, "bad.yaml": T.replace("at_least", "at_lest"), "d.csv": A}.items():
        (folder / file).write_text(text)

    environment = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}

    def start(command: str) -> subprocess.Popen[str]:
        script = f'"$0" -m targetcheck {command}; exit "${{PIPESTATUS[0]}}"'
        return subprocess.Popen(["bash", "-c", script, sys.executable], cwd=folder, stdin=subprocess.DEVNULL,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)  # fmt: skip

    begun = {name: start(command) for name, (command, _, _) in STREAMS.items()}
    ended = {name: process.communicate(timeout=PATIENCE) for name, process in begun.items()}
    return {name: subprocess.CompletedProcess([], begun[name].returncode, *ended[name]) for name in begun}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full disk here")
@pytest.mark.parametrize("name", STREAMS)
def test_streams(name: str, streamed: dict[str, subprocess.CompletedProcess[str]]) -> None:
    _, code, told = STREAMS[name]
    done = streamed[name]
    assert (done.returncode, done.stdout) == (code, ""), done.stderr
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) <= 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_interrupted(tmp_path: Path) -> None:
    (tmp_path / "t.yaml").write_text(T)
    os.mkfifo(tmp_path / "d.csv")
    process = subprocess.Popen(
        [sys.executable, "-m", "targetcheck", "evaluate", "t.yaml", "-a", "d.csv"], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )  # fmt: skip
    with open(tmp_path / "d.csv", "wb"):  # opens when the other side reads
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, out) == (130, b"")
    assert b"Traceback" not in err


def test_a_fault_of_ours_is_no_verdict(tmp_path: Path) -> None:
    """Python ends with 1 when something goes wrong in it, and 1 says that a target was missed."""
    for file, text in {"t.yaml": T, "d.csv": A}.items():
        (tmp_path / file).write_text(text)
    program = (
        "import sys, targetcheck.judgement.evaluate as e; e.evaluate = None; sys.argv = ['targetcheck', 'evaluate', 't.yaml', '-a', 'd.csv']\n"
        "from targetcheck.__main__ import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, timeout=PATIENCE, check=False
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert "this is a fault of the program" in done.stderr


@examples(40)
@given(targets=hostile.yaml_files, actuals=hostile.csv_files, command=hostile.commands)
def test_any_files(
    tmp_path_factory: pytest.TempPathFactory, targets: bytes, actuals: bytes, command: tuple[str, ...]
) -> None:
    signal.alarm(PATIENCE)  # for each example anew
    folder = _folder(tmp_path_factory)
    (folder / "t.yaml").write_bytes(targets)
    (folder / "d.csv").write_bytes(actuals)
    given = [*command, str(folder / "t.yaml"), *(() if command[0] == "template" else ("-a", str(folder / "d.csv")))]
    assert hostile.sound(given) == hostile.sound(given)


def _folder(factory: pytest.TempPathFactory) -> Path:
    """One folder for all examples of a run."""
    folder = factory.getbasetemp() / "any"
    folder.mkdir(exist_ok=True)
    return folder


BUNDLED = [
    (["targets/examples/lincang-rates.yaml"], ["data/examples/lincang-parts.csv"]),
    (["targets/examples/made-up-quarterly.yaml"],
     ["data/examples/made-up-counties.csv", "data/examples/made-up-hospitals.csv", "data/examples/made-up-population.csv"]),
    (["targets/examples/made-up-plan-midterm.yaml"], ["data/examples/made-up-plan.csv"]),
    (["targets/examples/made-up-small-numbers.yaml"], ["data/examples/made-up-births.csv"]),
    (["targets/examples/made-up-responsibility.yaml"], ["data/examples/made-up-responsibility.csv"]),
]  # fmt: skip
LARGER = [([f"targets/{name}.yaml"], ["data/lincang-2024.csv"])
          for name in ("county-party-plan", "lincang-2024", "lincang-2025", "speech-2024", "template-2021", "wanzhou-2024")]  # fmt: skip


@pytest.mark.parametrize("turn", range(10 * times()))
def test_accidents_to_the_bundled_files(turn: int, tmp_path: Path) -> None:
    """Ten accidents a turn; whatever becomes of a file, the answer is a report or problems, and the same twice."""
    seed = random.randrange(10**9) if times() > 1 else turn
    print(f"seed {seed}")  # shown when the test fails
    chance = random.Random(seed)
    targets, actuals = chance.choice(BUNDLED + LARGER if times() > 1 else BUNDLED)
    files = {ROOT / name: tmp_path / Path(name).name for name in [*targets, *actuals]}
    for source, copy in files.items():
        copy.write_bytes(source.read_bytes())
    given = [
        "evaluate",
        *(str(files[ROOT / t]) for t in targets),
        *(a for name in actuals for a in ("-a", str(files[ROOT / name]))),
    ]
    for accident in range(10):
        source = chance.choice(list(files))
        files[source].write_bytes(hostile.mutated(source.read_bytes(), chance))
        args = [*given, "-f", chance.choice(["json", "json", "table", "html", "markdown"])]
        found = hostile.sound(args)
        if accident == 9:
            assert hostile.sound(args) == found
        files[source].write_bytes(source.read_bytes())


def test_folders_of_partitions_that_lead_in_a_circle(run: Runner, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    for name in ("a=1", "b=2"):
        (tmp_path / "data" / name).symlink_to(".")
    assert run("evaluate", "t.yaml", "-a", "data", files={"t.yaml": T, "data/d.csv": A}).code == 0


@pytest.mark.parametrize("given", ["-", "/dev/stdin"])
def test_a_report_never_takes_the_place_of_what_came_in_by_standard_input(given: str, tmp_path: Path) -> None:
    (tmp_path / "t.yaml").write_text(T)
    (tmp_path / "in.csv").write_text(A)
    args = [sys.executable, "-m", "targetcheck", "evaluate", "t.yaml", "-a", given, "-q", "-o", "in.csv"]
    with (tmp_path / "in.csv").open("rb") as stdin:
        done = subprocess.run(args, stdin=stdin, capture_output=True, text=True, cwd=tmp_path, check=False)
    assert (done.returncode, (tmp_path / "in.csv").read_text()) == (2, A)
    assert "whose place a report would take" in done.stderr


def test_names_of_parts_with_digits_without_end(run: Runner) -> None:
    """Groups of ages are held against one another by their numbers; what is no age is a name."""
    targets = "period: 2024\nindicators: {x: {aggregate: sum}}\ntargets:\n  - {indicator: x, at_least: 5}\n"
    rows = f"indicator,period,group,value\nx,2024,{'1' * 5000}岁,3\nx,2024,2岁,4\n"
    assert run("evaluate", "t.yaml", "-a", "d.csv", files={"t.yaml": targets, "d.csv": rows}).code == 0


def test_tables_with_many_columns_that_tell_rows_apart(run: Callable[..., Outcome]) -> None:
    """An engine would group by all of them, in time and memory that grow with the square; rows are read one by one."""
    head = "指标,地区,年份,数值," + ",".join(f"c{i}" for i in range(400))
    files = {
        "t.yaml": "area: A\nperiod: 2024\ncolumns: {remark: [" + ", ".join(f"c{i}" for i in range(400)) + "]}\n"
        "targets: [{indicator: I, at_least: 5}]\n",
        "u.yaml": "area: A\nperiod: 2024\ntargets: [{indicator: I, at_least: 5}]\n",
        "d.csv": f"{head}\nI,A,2024,12,{','.join('1' * 400)}\n",
    }
    assert run("evaluate", "t.yaml", "-a", "d.csv", "--engine", "duckdb", files=files).code == 0
    duckdb = pytest.importorskip("duckdb")
    duckdb.sql("COPY (SELECT * FROM 'd.csv') TO 'd.parquet'")
    assert run("evaluate", "t.yaml", "-a", "d.parquet").code == 0
    told = run("evaluate", "u.yaml", "-a", "d.parquet")
    assert told.code == 2
    assert "more than 60 columns tell its rows apart" in told.err
