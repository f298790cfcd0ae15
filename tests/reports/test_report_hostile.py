"""Names from files come out literally and do nothing: no markup, escape, formula, tag or command in any format."""

from __future__ import annotations

import csv
import io
import json
import re
from xml.etree import ElementTree as ET

import openpyxl
import pytest
from markdown_it import MarkdownIt
from shared_report import HOSTILE, hostile, style
from test_report_formats import COMMAND, Page

from targetcheck.errors import printable
from targetcheck.reports import FORMATS, render
from targetcheck.reports.columns import columns_of
from targetcheck.reports.formats.csv import FORMULA_SIGNS, harmless

LITERAL = [printable(text) for text in HOSTILE]


def data(name: str, lang: str = "en") -> bytes:
    found = render(hostile(), name, style(lang))
    return found.encode() if isinstance(found, str) else found


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("name", [name for name in FORMATS if name != "xlsx"])
def test_no_character_that_a_terminal_or_an_editor_acts_on(name: str, lang: str) -> None:
    text = data(name, lang).decode("utf-8-sig")
    found = {c for c in text if not c.isprintable()} - {"\n", "\u00a0"}
    assert found <= ({"\r"} if name == "csv" else set())


@pytest.mark.parametrize("name", ["table", "brief"])
def test_texts_are_there(name: str) -> None:
    text = "".join(data(name).decode().split())
    for literal in LITERAL[:-1]:
        assert "".join(literal.split()) in text


@pytest.mark.parametrize("name", ["x;=1+1;", "x; -1", ";＝1", "=1;+2"])
def test_a_cell_parted_at_semicolons_has_no_formula_either(name: str) -> None:
    """As spreadsheets in many countries part it."""
    pieces = harmless(name).split(";")
    assert not [piece for piece in pieces if piece.strip().startswith(FORMULA_SIGNS)]


@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_json_gives_the_very_names_back(name: str) -> None:
    text = data(name).decode()
    verdicts = (
        json.loads(text)["verdicts"] if name == "json" else [json.loads(line) for line in text.split("\n") if line]
    )
    assert [v["name"] for v in verdicts] == [v.name for v in hostile().verdicts]


def test_csv_has_no_formula() -> None:
    rows = list(csv.reader(io.StringIO(data("csv").decode("utf-8-sig"), newline=""), strict=True))
    numbers = re.compile(r"-?[0-9.]+")
    for row in rows:
        assert len(row) == len(columns_of(hostile()))
        for cell in row:
            assert not cell.startswith(FORMULA_SIGNS) or numbers.fullmatch(cell), cell
    # A log is searched for ##[ within a line; CSV has no other way to write a bracket.
    assert {row[1].removeprefix("'").replace("##\u00a0[", "##[") for row in rows[1:]} == set(LITERAL)
    assert any(row[7].startswith("-") for row in rows[1:]), "a negative number stays a number"


def test_xlsx_has_only_texts_and_numbers() -> None:
    book = openpyxl.load_workbook(io.BytesIO(data("xlsx")))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    assert not [cell for cell in cells if cell.hyperlink]
    assert {row[1].value for row in book.worksheets[0].iter_rows(min_row=2)} == set(LITERAL)


def test_markdown_shows_every_name_as_it_is() -> None:
    tokens = (
        MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(data("markdown").decode())
    )
    inline = [child for token in tokens for child in token.children or ()]
    assert {child.type for child in inline} == {"text", "text_special"} & {child.type for child in inline}
    assert {t.type for t in tokens if t.type.endswith("_open")} == {
        "heading_open", "paragraph_open", "table_open", "thead_open", "tbody_open", "tr_open", "th_open", "td_open",
    }  # fmt: skip
    shown = {"".join(c.content for c in t.children or ()) for t in tokens if t.type == "inline"}
    assert {literal.strip() for literal in LITERAL} <= {text.strip() for text in shown}


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_html_has_no_tag_or_attribute_of_theirs(lang: str) -> None:
    page = Page(data("html", lang).decode())
    assert page.open == []
    assert len(page.of("script")) == len(page.of("style")) == 1
    assert not page.of("img")
    assert not page.of("b") or len(page.of("b")) == 6
    assert not [a for _, a in page.tags for name in a if name.startswith("on")]
    words = set(page.words)
    assert set(LITERAL) <= words


def test_junit_is_xml_and_keeps_the_names() -> None:
    root = ET.fromstring(data("junit").decode())
    assert {case.get("name") for case in root.iter("testcase")} == {
        printable(f"{text}/{text}".partition("/")[2]) for text in HOSTILE
    }


def test_github_gives_no_other_command() -> None:
    for line in data("github").decode().split("\n")[:-1]:
        match = COMMAND.fullmatch(line)
        assert match, line
        places = dict(part.split("=", 1) for part in (match[2] or "").split(",") if part)
        assert set(places) <= {"file", "line", "title"}
        assert places.get("line", "3") == "3"
