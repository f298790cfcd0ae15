"""A law over every case of tests/cases: all formats of one run hold the same numbers, and `compare` reads them back."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any
from xml.etree import ElementTree as ET

import openpyxl
import pytest
from test_equations import reports

import targetcheck
from targetcheck.comparison.changes import compare
from targetcheck.comparison.saved import read_saved
from targetcheck.model.quantity import exact_text
from targetcheck.model.verdict import FAILS, HOLDS, Report
from targetcheck.phrases import words
from targetcheck.reports import Style, render
from targetcheck.reports.beside import HEADINGS, told_by
from targetcheck.reports.formats.json import line_view
from targetcheck.reports.numbers import digits
from targetcheck.reports.verdict_line import line_of

STYLE = Style(lang="en", width=2000, listed=True)
NUMBER = re.compile(r"[+−-]?[0-9]+(?:\.[0-9]+)?")
MEASURES = {"Figure": "actual", "Gap": "gap", "Attainment": "attainment", "Expected": "expected"}
TWO_ENDS = """\
area: 甲县
period: 2024
targets:
  - {id: unit, indicator: 率乙, between: [50‰, 10%]}
  - {id: references, indicator: 率甲, between: [{period: 2022}, {area: 乙县}]}
  - {id: half, indicator: 率甲, between: [50%, {area: 乙县}]}
  - {id: nothing, indicator: 率丙, between: [{period: 2022}, 90%]}
"""


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, Report]]:
    folder = tmp_path_factory.mktemp("cases")
    (folder / "t.yaml").write_text(TWO_ENDS, encoding="utf-8")
    (folder / "a.csv").write_text("指标,地区,年份,数值\n率甲,甲县,2024,60%\n率甲,甲县,2022,50%\n率甲,乙县,2024,70%\n")
    targets = targetcheck.load_targets(folder / "t.yaml")
    two_ends = targetcheck.evaluate(targets, targetcheck.load_actuals(targets, folder / "a.csv"))
    return [("two ends", two_ends), *reports(folder)]


def family(verdicts: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for verdict in verdicts:
        yield verdict
        yield from family(verdict["because"])


def exact(report: Report) -> list[dict[str, Any]]:
    """The verdicts of the JSON report, members after their quorum, numbers as they are written."""
    document = json.loads(render(report, "json", STYLE), parse_float=str, parse_int=str)
    return list(family(document["verdicts"]))


def ends(bound: dict[str, Any] | None) -> list[Any]:
    if bound is None or bound["form"] == "achieved":
        return [None, None]
    return [bound["low"], bound["high"]] if bound["form"] == "between" else [bound["value"], None]


def test_the_ends_of_a_bound_are_in_the_shown_unit_and_both_references_are_told(
    judged: list[tuple[str, Report]],
) -> None:
    unit, references, half, nothing = (verdict["bound"] for verdict in exact(judged[0][1]))
    before, other = (
        {"indicator": "率甲", "area": area, "period": year} for area, year in (("甲县", "2022"), ("乙县", "2024"))
    )
    assert unit == {"form": "between", "low": "50", "high": "100", "unit": "‰"}
    assert (references["low"], references["high"], references["reference"]) == ("50", "70", before)
    assert references["references"] == {"low": before, "high": other}
    assert (half["low"], half["high"], half["references"]) == ("50", "70", {"high": other})
    assert (nothing["low"], nothing["high"]) == (None, "90")


def same_cell(cell: str, value: Any) -> bool:
    """Whether a cell holds the number of the JSON report; yes and no are words there."""
    if isinstance(value, bool):
        return cell == ("yes" if value else "no")
    return cell == ("" if value is None else value) or not NUMBER.fullmatch(cell)


def beside(verdict: dict[str, Any]) -> dict[str, Any]:
    """The numbers that are told beside a verdict, by their heading."""
    progress, certainty = verdict.get("progress") or {}, verdict.get("certainty") or {}
    return {
        "Progress value": progress.get("value"),
        "Interval low": certainty.get("low"),
        "Interval high": certainty.get("high"),
        "Points": verdict.get("score", {}).get("points"),
    }


def test_csv_holds_the_numbers_of_json(judged: list[tuple[str, Report]]) -> None:
    for name, report in judged:
        text = bytes(render(report, "csv", STYLE)).decode("utf-8-sig")  # type: ignore[arg-type]
        rows = list(csv.DictReader(io.StringIO(text, newline="")))
        for row, verdict in zip(rows, exact(report), strict=True):
            told = f"{name}: {verdict['id']} {row}"
            assert row["Id"] == verdict["id"], told
            for heading, key in MEASURES.items():
                assert same_cell(row[heading], verdict[key]), f"{heading} {told}"
            for heading, value in beside(verdict).items():
                assert same_cell(row.get(heading, ""), value), f"{heading} {told}"
            low, high = ends(verdict["bound"])
            reference = verdict["bound"] and "reference" in verdict["bound"]
            for heading, end in (("Bound", low), ("Bound to", high)):
                assert row[heading] == (end or "") or (reference and end is None), f"{heading} {told}"


def test_xlsx_holds_the_numbers_of_json(judged: list[tuple[str, Report]]) -> None:
    for name, report in judged[::5]:
        book = openpyxl.load_workbook(io.BytesIO(render(report, "xlsx", STYLE)))  # type: ignore[arg-type]
        head, *rows = book.worksheets[0].iter_rows()
        names = [cell.value for cell in head]
        for row, verdict in zip(rows, exact(report), strict=True):
            low, high = ends(verdict["bound"])
            values = {heading: verdict[key] for heading, key in MEASURES.items()} | {"Bound": low, "Bound to": high}
            values |= {heading: value for heading, value in beside(verdict).items() if heading in names}
            for heading, value in values.items():
                cell = row[names.index(heading)]
                if cell.data_type != "n" or cell.value is None or isinstance(value, bool):
                    continue
                percent = cell.number_format.partition(";")[0].endswith("%") and heading != "Attainment"
                shown = cell.value * (100 if percent else 1)
                assert shown == pytest.approx(float(value), rel=1e-13), f"{name}: {verdict['id']} {heading}"


def near(shown: str, value: str | None) -> bool:
    """Whether a shown number is the exact one, rounded to its last digit; 1:n is a ratio."""
    if value is None:
        return shown == ""
    written = re.match(r"([0-9.]+):([0-9.]+)", shown)
    if written and written[1] != "1":  # the figure is the bound, as that is written
        return abs(Fraction(written[1]) / Fraction(written[2]) - Fraction(value)) < Fraction(1, 10**12)
    ratio = shown.startswith("1:")
    found = NUMBER.search(shown.removeprefix("1:"))
    assert found, shown
    number, whole = Fraction(found[0].replace("−", "-")), Fraction(value)
    half = Fraction(1, 2 * 10 ** len(found[0].partition(".")[2]))
    return abs(number - (1 / whole if ratio else whole)) <= half


def shown_rows(report: Report) -> list[list[str]]:
    """The cells of the Markdown tables, members after their quorum."""
    rows, of_targets = [], True
    for line in str(render(report, "markdown", STYLE)).splitlines():
        if line.startswith("| ") and not line.startswith("| ---"):
            if line.startswith(("| Status", "| Rank")):
                of_targets = line.startswith("| Status")  # the others are of members, with their points
                continue
            if not of_targets:
                continue
            plain = re.sub(r"\\(.)", r"\1", line.replace("\\|", "¦")).replace("\u00a0", " ")
            rows.append([cell.strip() for cell in plain[2:-2].split(" | ")])
    return rows


def test_what_people_read_is_the_exact_number_rounded(judged: list[tuple[str, Report]]) -> None:
    for name, report in judged:
        files = list(dict.fromkeys(v.target.at.file for v in report.verdicts))
        if len(files) > 1 or len({v.target.section for v in report.verdicts}) > 1:
            continue  # put in another order
        for cells, verdict in zip(shown_rows(report), exact(report), strict=True):
            figure, gap = cells[2], cells[4]
            told = f"{name}: {verdict['id']} {cells}"
            if isinstance(verdict["actual"], bool):
                assert figure == ("yes" if verdict["actual"] else "no"), told
            else:
                assert near(figure, verdict["actual"]), told
            assert not gap or near(gap, verdict["gap"]), told


def test_formats_for_people_show_the_same_texts(judged: list[tuple[str, Report]]) -> None:
    for name, report in judged:
        page = html.unescape(str(render(report, "html", STYLE)))
        table = str(render(report, "table", STYLE)).replace("\u00a0", " ")
        cases = ET.fromstring(str(render(report, "junit", STYLE)))
        told = " ".join([*cases.itertext(), *(element.get("message", "") for element in cases.iter())])
        told = told.replace("\u00a0", " ")
        cells = re.findall(r'<td class="num (?:figure|bound|gap)" data-label="\w+">(?:<bdi[^>]*>(.*?)</bdi>)?', page)
        rows = shown_rows(report)
        texts = [text.replace("\u00a0", " ") for text in cells]
        assert [texts[i : i + 3] for i in range(0, len(texts), 3)] == [row[2:5] for row in rows], name
        for row in rows:
            assert "  ".join(cell for cell in row[2:5] if cell) in re.sub("  +", "  ", table), f"{name}: {row}"
            if row[2] and row[2] not in ("yes", "no"):
                assert row[2] in told, f"{name}: {row}"
                assert row[3] in told, f"{name}: {row}"


def test_sentences_hold_the_same_figures(judged: list[tuple[str, Report]]) -> None:
    for name, report in judged:
        brief = str(render(report, "brief", STYLE))
        for verdict in report.verdicts:
            line = line_of(verdict, words("en"))
            if verdict.status in HOLDS | FAILS and isinstance(line.actual, Fraction) and not line.change:
                figure = digits(line, line.actual) if not line.quorum else ""
                assert figure in brief, f"{name}: {verdict.id}"


INTERVAL = re.compile(r"([0-9.]+)–([0-9.]+)( \(spans the bound\))?")


def test_what_people_read_beside_a_verdict_is_its_number(judged: list[tuple[str, Report]]) -> None:
    """Progress and points rounded, intervals outwards, so that the shown interval has the numbers that it is said to have."""
    told = 0
    for name, report in judged:
        files = list(dict.fromkeys(v.target.at.file for v in report.verdicts))
        kinds = [kind for kind in HEADINGS if kind in told_by(report.verdicts)]
        if len(files) > 1 or not kinds:
            continue
        for cells, verdict in zip(shown_rows(report), exact(report), strict=True):
            shown = dict(zip(kinds, cells[5:], strict=False))
            score, progress = verdict.get("score") or {}, verdict.get("progress") or {}
            if score.get("points") is not None:
                assert near(shown["score"], score["points"]), f"{name}: {cells}"
            if shown.get("progress") and progress.get("value") is not None:
                percent = Fraction(1) if progress["method"] == "open-sdg" else Fraction(100)
                text = re.search(r"−?[0-9.]+", shown["progress"])
                assert text, cells
                assert near(text[0], str(Decimal(progress["value"]) * int(percent))), f"{name}: {cells}"
            if interval := INTERVAL.fullmatch(shown.get("certainty", "")):
                certainty = verdict["certainty"]
                low, high = Fraction(interval[1]), Fraction(interval[2])
                assert low <= Fraction(certainty["low"]) < Fraction(certainty["high"]) <= high, f"{name}: {cells}"
                assert (interval[3] is not None) == certainty["spans_bound"], f"{name}: {cells}"
            told += 1
    assert told > 100


def test_compare_reads_back_what_json_wrote(judged: list[tuple[str, Report]]) -> None:
    for name, report in judged:
        data = str(render(report, "json", STYLE)).encode()
        (saved,) = read_saved([(name, data)])
        assert not compare(saved, saved).changes
        kept = ("id", "name", "indicator", "area", "period", "status", "level", "actual", "unit", "bound", "reason")
        for verdict, line in zip(report.verdicts, saved.verdicts, strict=True):
            before, after = line_view(line_of(verdict, words("en"))), line_view(line)
            for key in kept:
                assert _digits(before[key]) == _digits(after[key]), f"{name}: {verdict.id} {key}"


def _digits(value: object) -> object:
    """A value with its numbers as JSON writes them: a fraction that does not end has been cut."""
    if isinstance(value, dict):
        return {key: _digits(item) for key, item in value.items()}
    return exact_text(value) if isinstance(value, Fraction) else value


def test_records_are_the_numbers_of_json(judged: list[tuple[str, Report]]) -> None:
    for name, report in judged:
        for record, verdict in zip(targetcheck.records(report), exact(report), strict=True):
            for key in ("actual", "gap", "attainment", "expected"):
                value = verdict[key]
                number = int(value) if isinstance(value, bool) else value
                assert (record[key] is None) == (number is None), f"{name}: {verdict['id']} {key}"
                assert number is None or Fraction(record[key]) == Fraction(number), f"{name}: {verdict['id']} {key}"  # type: ignore[arg-type]
            for kind, key in (("progress", "value"), ("certainty", "low"), ("certainty", "high"), ("score", "points")):
                value = (verdict.get(kind) or {}).get(key)
                found = record.get(f"{kind}_{key}")
                assert (found is None) == (value is None), f"{name}: {verdict['id']} {kind}"
                assert value is None or Fraction(found) == Fraction(value), f"{name}: {verdict['id']} {kind}"  # type: ignore[arg-type]
