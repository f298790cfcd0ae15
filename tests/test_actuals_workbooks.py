"""Workbooks as actuals: cells as they show themselves, merged cells, sheets, and what is wrong in them with its place."""

from __future__ import annotations

import io
import json
import sys
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from conftest import Outcome

from targetcheck.actuals.sources.shown import date_text, number_text

Run = Callable[..., Outcome]

TARGETS = """
period: 2024
targets:
  - {id: yun, indicator: 建档率, area: 云县, at_least: 95%}
  - {id: feng, indicator: 建档率, area: 凤庆县, at_least: 95%}
"""


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (0.9507, "0.00%", "95.07%"),
        (0.95, "0%", "95%"),
        (0.9507, "0%", "95.07%"),
        (0.9507, "General", "0.9507"),
        (0.1 + 0.2, "General", "0.3"),
        (-0.025, "0.0%;[Red]-0.0%", "-2.5%"),
        (-1234.5, "#,##0.00_);(#,##0.00)", "-1234.50"),
        (9.16, '0.00"亿元"', "9.16亿元"),
        (9.16, '0.00"亿元";-0.00"亿元"', "9.16亿元"),
        (91600, '0.00,"千元"', "91.60千元"),
        (91600, '0!.0,"万元"', "9.16万元"),
        (91600, r'0\.0000"万元"', "9.16万元"),
        (91600, '[>=10000]0!.0,"万";0', "9.16万"),
        (916, '[>=10000]0!.0,"万";0', "916"),
        (95.07, '0.00"%"', "95.07%"),
        (9.5, '0.0"‰"', "9.5‰"),
        (1234, "[$¥-804]#,##0", "1234"),
        (2024, '0"年"', "2024年"),
        (2024.1, "0.00", "2024.10"),
        (7, "000", "007"),
        (0, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "0"),
        (12345678901234567890, "General", "12345678901234567890"),
        (1e-7, "0.00E+00", "0.0000001"),
        (0.5, "# ?/?", "0.5"),
        # What stands for a unit beside the digits, wherever a program writes it; a minus that is always shown.
        (12, "0[$%]", "12%"),
        (12, "0[$万-804]", "12万"),
        (12, 'G/通用格式"万"', "12万"),
        (0.5, "General%", "50%"),
        (12, '"-"0', "-12"),
        (12, "0;-0", "12"),
        (-12, "0;-0", "-12"),
    ],
)
def test_a_number_is_as_its_cell_shows_it_with_all_digits(value: float, code: str, shown: str) -> None:
    assert number_text(value, code) == shown


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (datetime(2024, 12, 31), "yyyy-mm-dd", "2024-12-31"),
        (datetime(2024, 12, 31, 8, 30), "yyyy-mm-dd h:mm", "2024-12-31"),
        (date(2024, 9, 1), 'yyyy"年"m"月"', "2024-09"),
        (date(2024, 9, 1), "mmm-yy", "2024-09"),
        (date(2024, 1, 1), 'yyyy"年"', "2024"),
        (date(2024, 9, 24), "d-mmm", "2024-09-24"),
        (date(2024, 9, 24), "[$-804]yyyy/m/d;@", "2024-09-24"),
    ],
)
def test_a_date_is_as_much_of_it_as_its_cell_shows(value: date, code: str, shown: str) -> None:
    assert date_text(value, code) == shown


Sheets = dict[str, list[list[Any]]]


def _book(tmp_path: Path, sheets: Sheets, change: Callable[[Any], None] = lambda book: None) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
            for cell in sheet[sheet.max_row]:
                if isinstance(cell.value, float):
                    cell.number_format = "0.00%"
    change(book)
    path = tmp_path / "book.xlsx"
    book.save(path)
    (tmp_path / "plan.yaml").write_text(TARGETS, encoding="utf-8")
    return path


def _verdicts(outcome: Outcome) -> dict[str, tuple[str, Any, str]]:
    """Each target's status, figure and the place of its first row."""
    found = {}
    for verdict in json.loads(outcome.out)["verdicts"]:
        row = next(iter(verdict["actuals"]), {"file": "", "line": ""})
        found[verdict["id"].partition("/")[2]] = verdict["status"], verdict["actual"], f"{row['file']}:{row['line']}"
    return found


LONG = [["指标", "地区", "年份", "数值"], ["建档率", "云县", 2024, 0.9507], ["建档率", "凤庆县", 2024, 0.88]]


def _evaluate(run: Run, tmp_path: Path, *args: str, **more: Any) -> Outcome:
    return run("evaluate", "plan.yaml", "-f", "json", *(args or ("-a", "book.xlsx")), **more)


def test_a_sheet_is_a_table_and_a_row_has_its_place(run: Run, tmp_path: Path) -> None:
    _book(tmp_path, {"说明": [["本表为快报数"]], "表1": LONG, "空": []})
    assert _verdicts(_evaluate(run, tmp_path)) == {
        "yun": ("met", 95.07, "book.xlsx!表1:2"),
        "feng": ("missed", 88, "book.xlsx!表1:3"),
    }


def test_a_file_a_folder_and_a_pipe_give_one_answer(run: Run, tmp_path: Path) -> None:
    path = _book(tmp_path, {"表1": LONG})
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "~$book.xlsx").write_bytes(b"lock")
    (tmp_path / "data" / "table.csv").write_bytes(path.read_bytes())
    statuses = [
        [verdict[:2] for verdict in _verdicts(_evaluate(run, tmp_path, *args, **more)).values()]
        for args, more in (
            (("-a", "book.xlsx"), {}),
            (("-a", "data"), {}),
            (("-a", "-"), {"stdin": path.read_bytes()}),
            (("-a", "book.xlsx", "--engine", "duckdb"), {}),
        )
    ]
    assert statuses == [[("met", 95.07), ("missed", 88)]] * 4


def test_a_hidden_sheet_is_not_read(run: Run, tmp_path: Path) -> None:
    def hide(book: Any) -> None:
        book["旧"].sheet_state = "hidden"
        book["更旧"].sheet_state = "veryHidden"

    other = [LONG[0], ["建档率", "云县", 2024, 0.1]]
    _book(tmp_path, {"表1": LONG, "旧": other, "更旧": other}, hide)
    assert _verdicts(_evaluate(run, tmp_path))["yun"][:2] == ("met", 95.07)


def test_merged_names_and_years_are_filled_in(run: Run, tmp_path: Path) -> None:
    def merge(book: Any) -> None:
        sheet = book["表1"]
        for area in ("A1:D1", "A3:A4", "C3:C4"):
            sheet.merge_cells(area)

    rows = [["建档率情况表"], LONG[0], ["建档率", "云县", 2024, 0.9507], [None, "凤庆县", None, 0.88]]
    _book(tmp_path, {"表1": rows}, merge)
    assert [v[:2] for v in _verdicts(_evaluate(run, tmp_path)).values()] == [("met", 95.07), ("missed", 88)]


def test_a_header_of_merged_cells(run: Run, tmp_path: Path) -> None:
    def merge(book: Any) -> None:
        for area in ("A1:A2", "B1:C1", "D1:D2", "A5:B5"):
            book["表1"].merge_cells(area)

    rows = [
        ["地区", "2024年", None, "备注"],
        [None, "计划", "建档率", None],
        ["云县", 0.9, 0.9507],
        ["凤庆县", 0.9, 0.88],
    ]
    _book(tmp_path, {"表1": rows}, merge)
    assert [v[:2] for v in _verdicts(_evaluate(run, tmp_path)).values()] == [("met", 95.07), ("missed", 88)]


def test_a_total_that_is_merged_over_the_names_is_no_county(run: Run, tmp_path: Path) -> None:
    rows = [
        ["序号", "地区", "年份", "建档人数"],
        [1, "云县", 2024, 40],
        [2, "凤庆县", 2024, 30],
        ["合计", None, 2024, 70],
    ]
    _book(tmp_path, {"表1": rows}, lambda book: book["表1"].merge_cells("A4:B4"))
    (tmp_path / "plan.yaml").write_text(
        "period: 2024\nareas: {临沧市: [云县, 凤庆县]}\nindicators: {建档人数: {aggregate: sum}}\n"
        "targets: [{id: all, indicator: 建档人数, area: 临沧市, at_least: 70}]\n",
        encoding="utf-8",
    )
    assert _verdicts(_evaluate(run, tmp_path))["all"][:2] == ("met", 70)


def test_a_figure_merged_over_rows_counts_only_for_the_first(run: Run, tmp_path: Path) -> None:
    rows = [LONG[0], ["建档率", "云县", 2024, 0.9507], ["建档率", "凤庆县", 2024, None]]
    _book(tmp_path, {"表1": rows}, lambda book: book["表1"].merge_cells("D2:D3"))
    outcome = _evaluate(run, tmp_path)
    assert {name: v[0] for name, v in _verdicts(outcome).items()} == {"yun": "met", "feng": "no_data"}
    verdict = json.loads(outcome.out)["verdicts"][1]
    assert "merged" in verdict["reason"] and "book.xlsx!表1" in str(verdict["problem"])


@pytest.mark.parametrize("column", ["A", "B", "C", "D"])
def test_a_formula_without_its_value_costs_its_verdict(run: Run, tmp_path: Path, column: str) -> None:
    def write(book: Any) -> None:
        book["表1"][f"{column}3"] = "=E3"

    _book(tmp_path, {"表1": LONG}, write)
    outcome = _evaluate(run, tmp_path)
    verdict = json.loads(outcome.out)["verdicts"][1]
    assert verdict["status"] == "no_data" and "formula" in verdict["reason"]
    at = "ABCD".index(column) + 1
    assert verdict["problem"] == {"code": "bad-value", "file": "book.xlsx!表1", "line": 3, "column": at}
    if column == "D":
        assert _verdicts(outcome)["yun"][0] == "met"


def test_the_same_figure_on_two_sheets_is_told_with_both_places(run: Run, tmp_path: Path) -> None:
    _book(tmp_path, {"一": LONG, "二": LONG[:2]})
    verdict = json.loads(_evaluate(run, tmp_path).out)["verdicts"][0]
    assert "book.xlsx!一!D2" in verdict["reason"] and "book.xlsx!二" in str(verdict["problem"])


@pytest.mark.parametrize(
    ("cell", "text", "place"),
    [("D3", "约95%", "D3"), ("C3", "2024年度累进", "C3"), ("B3", None, "B3"), ("A3", None, "A3")],
)
def test_a_problem_names_its_cell(cell: str, text: str | None, place: str, run: Run, tmp_path: Path) -> None:
    def write(book: Any) -> None:
        book["表1"][cell] = text

    _book(tmp_path, {"表1": LONG}, write)
    outcome = run("validate", "plan.yaml", "-a", "book.xlsx")
    assert outcome.code == 2 and f"book.xlsx!表1!{place}: " in outcome.err, outcome.err


def test_the_sheets_name_says_the_period_and_goes_before_the_books(run: Run, tmp_path: Path) -> None:
    sheets = {
        year: [["指标", "地区", "数值"], ["建档率", "云县", value]]
        for year, value in (("2023年", 0.5), ("2024年", 0.96))
    }
    _book(tmp_path, sheets).rename(tmp_path / "2025年报.xlsx")
    assert _verdicts(_evaluate(run, tmp_path, "-a", "2025年报.xlsx"))["yun"] == ("met", 96, "2025年报.xlsx!2024年:2")


def test_the_sheets_name_says_the_months_of_years_as_headings_and_the_unit(run: Run, tmp_path: Path) -> None:
    sheets: Sheets = {
        "1-9月": [["指标", "2023年", "2024年"], ["诊疗人次", 900, 930]],
        "三季度": [["指标", "2023年", "2024年"], ["手术台次", 90, 93]],
        "医疗收入(万元)": [["地区", "2024年"], ["云县", 5120]],
    }
    _book(tmp_path, sheets)
    plan = """
    targets:
      - {id: months, indicator: 诊疗人次, period: 2024年1-9月, at_least: 900人次}
      - {id: quarter, indicator: 手术台次, period: 2023年三季度, at_least: 90台}
      - {id: money, indicator: 医疗收入, period: 2024, at_least: 5000万元}
    """
    (tmp_path / "plan.yaml").write_text(plan, encoding="utf-8")
    assert _verdicts(_evaluate(run, tmp_path)) == {
        "months": ("met", 930, "book.xlsx!1-9月:2"),
        "quarter": ("met", 90, "book.xlsx!三季度:2"),
        "money": ("met", 5120, "book.xlsx!医疗收入(万元):2"),
    }


def test_one_cell_at_the_far_end_costs_nothing(run: Run, tmp_path: Path) -> None:
    def write(book: Any) -> None:
        book["表1"]["A1048576"] = "注：快报数"

    _book(tmp_path, {"表1": LONG}, write)
    assert _verdicts(_evaluate(run, tmp_path))["yun"][0] == "met"


def _packed(**parts: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as packed:
        for name, text in parts.items():
            packed.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return held.getvalue()


HUGE = '<worksheet><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>'


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"\xd0\xcf\x11\xe0" + bytes(600), "old Excel or of WPS"),
        (b"PK\x03\x04 and no more", "another packed file"),
        (_packed(content_xml="<office/>"), "another packed file"),
        (_packed(xl__workbook_xml="<workbook"), "cannot be read; open it"),
        (_packed(xl__workbook_xml="<workbook/>", xl__worksheets__sheet1_xml=HUGE), "too large"),
        (_packed(xl__workbook_xml="<workbook/>", xl__worksheets__sheet1_xml="<c/>" * 1_500_001), "too large"),
        (b"<html>", "web page"),
        (b"%PDF-1.7", "PDF"),
    ],
)
def test_what_is_no_workbook_is_told_in_one_line(run: Run, tmp_path: Path, data: bytes, told: str) -> None:
    (tmp_path / "book.xlsx").write_bytes(data)
    (tmp_path / "plan.yaml").write_text(TARGETS, encoding="utf-8")
    outcome = _evaluate(run, tmp_path)
    assert outcome.code == 2 and not outcome.out
    assert outcome.err.startswith("book.xlsx: ") and told in outcome.err and outcome.err.count("\n") == 1


SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize(
    ("part", "old", "new", "told"),
    [
        (SHEET, "</sheetData>", '</sheetData><hyperlinks><hyperlink ref="A1:XFD1048576" location="x"/></hyperlinks>', ""),
        ("xl/workbook.xml", "</sheets>", f"</sheets><definedNames><definedName name=\"_xlnm.Print_Area\" localSheetId=\"0\">{chr(39) * 50_000}</definedName></definedNames>", ""),
        (SHEET, "</sheetData>", '<row r="2"><c r="A2"><v>1</v></c></row></sheetData>', "this workbook has the cell 2 twice"),
        (SHEET, '<c r="D2"', '<c r="D2"><v>9</v></c><c r="D2"', "this workbook has the cell D2 twice"),
        (SHEET, '<c r="D2"', '<c r="D02"><v>9</v></c><c r="D2"', 'this workbook has a cell at "D02"'),
        (SHEET, '<c r="D2"', '<c r="d2"><v>9</v></c><c r="D2"', 'this workbook has a cell at "d2"'),
        (SHEET, '<c r="D2"', '<c r="D\uff12"><v>9</v></c><c r="D2"', "this workbook has a cell at"),
        ("xl/styles.xml", "<cellXfs", "<cellXfs>" + "<xf/>" * 100_001 + "</cellXfs><cellXfs", "too large"),
        (SHEET, "</sheetData>", "</sheetData><mergeCells>" + '<mergeCell ref="A1:A1"/>' * 100_001 + "</mergeCells>", "too large"),
        (SHEET, "</sheetData>", '<row r="9"><c r="A9" t="inlineStr"><is>' + "<r><t>A</t></r>" * 40_000 + "</is></c></row></sheetData>", "too large"),
        (SHEET, "</sheetData>", '<row r="9"><c r="D9"><v>1e-400</v></c></row></sheetData>', 'the number "1e-400"'),
        (SHEET, "</sheetData>", '<row r="9"><c r="D9" s="0" t="n"><f>A1</f><v>1_000</v></c></row></sheetData>', 'the number "1_000"'),
        (SHEET, "</sheetData>", '<row r="9"><c r="D9"><v>１２</v></c></row></sheetData>', 'the number "１２"'),
        (SHEET, "</sheetData>", '<row r="9"><c r="J9"><v>1.2E-307</v></c><c r="K9"><v>0E-400</v></c>'
                                '<c r="L9" t="str"><f>A1</f><v>1_0</v></c></row></sheetData>', ""),
        (SHEET, '<c r="D2"', '<c><v>9</v></c><c r="D2"', "some of its cells say where they are"),
        (SHEET, "</sheetData>", '<row><c><v>9</v></c></row></sheetData>', "some of its cells say where they are"),
        (SHEET, "</sheetData>", '<row r="9"><c r="D9" t="s"><v>-1</v></c></row></sheetData>', "which no spreadsheet program writes"),
        (SHEET, "</sheetData>", '<row r="9"><c r="D9" s="-1"><v>1</v></c></row></sheetData>', "which no spreadsheet program writes"),
        (SHEET, "</sheetData>", '<row r="9"><c r="D9" s="0_1" t="n"><v>1</v></c></row></sheetData>', "which no spreadsheet program writes"),
        (SHEET, "</sheetData>", '<row r="9"><c r="D9" t="s"><v>0_0</v></c></row></sheetData>', "which no spreadsheet program writes"),
        # Tags that are never closed, so many that the square of their number would take hours.
        (SHEET, "</sheetData>", "<c " * 300_000 + "</sheetData>", "cannot be read"),
        (SHEET, "</sheetData>", "<mergeCell " * 300_000 + "</sheetData>", "cannot be read"),
        (SHEET, "</sheetData>", "<extLst>" * 300_000 + "</sheetData>", "cannot be read"),
        (SHEET, "</sheetData>", '<row r="9"><c r="D9"><v>1<x/>2</v></c></row></sheetData>', "is not as spreadsheet programs write it"),
        (SHEET, "</sheetData>", '<row r="9"><c r="D9" t="inlineStr"><is><t>1</t><t>2</t></is></c></row></sheetData>',
         "is not as spreadsheet programs write it"),
        (SHEET, "schemas.openxmlformats.org/spreadsheetml/2006/main", "purl.oclc.org/ooxml/spreadsheetml/main",
         "is not as spreadsheet programs write it"),
        ("xl/_rels/workbook.xml.rels", "worksheets/sheet1.xml", "worksheets/Sheet1.xml", "a sheet of this workbook is not where it says"),
        (SHEET, "<worksheet", '<!DOCTYPE x [<!ENTITY b "aaaa">]><worksheet', "declares XML entities"),
        ("xl/workbook.xml", "<workbook", '<!DOCTYPE x [<!ENTITY b "aaaa">]><workbook', "declares XML entities"),
        ("xl/workbook.xml", "</sheets>", '<sheet name="表2" sheetId="2" r:id="rId1" '
                                         'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/></sheets>', "two sheets of this workbook are one"),
    ],
)  # fmt: skip
def test_what_grows_when_a_workbook_is_read(run: Run, tmp_path: Path, part: str, old: str, new: str, told: str) -> None:
    path = _book(tmp_path, {"表1": LONG})
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name).decode() for name in packed.namelist()}
    assert old in parts[part]
    parts[part] = parts[part].replace(old, new, 1)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in parts.items():
            packed.writestr(name, text)
    outcome = _evaluate(run, tmp_path)
    assert (outcome.code == 2) is bool(told)
    assert told in outcome.err


def test_a_row_has_the_limit_that_rows_of_text_have(run: Run, tmp_path: Path) -> None:
    part = "多" * 30_000
    _book(tmp_path, {"表1": [*LONG, [part] * 36]})
    outcome = _evaluate(run, tmp_path)
    assert (outcome.code, outcome.out) == (2, "")
    assert "this row has more than 1048576 characters [not-a-table]" in outcome.err


def test_what_looks_like_data_and_is_not_read_is_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    _book(tmp_path, {"表1": LONG}).rename(tmp_path / "data" / "book.xlsx")
    (tmp_path / "data" / "old.et").write_bytes(b"")
    outcome = _evaluate(run, tmp_path, "-a", "data")
    assert _verdicts(outcome)["yun"][0] == "met"
    assert "old.et: warning: this lies beside the actuals and is not read" in outcome.err


def test_without_openpyxl_one_line_names_the_extra(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _book(tmp_path, {"表1": LONG})
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    outcome = _evaluate(run, tmp_path)
    assert outcome.code == 2 and not outcome.out
    assert 'pip install "targetcheck[excel]"' in outcome.err and outcome.err.count("\n") == 1
