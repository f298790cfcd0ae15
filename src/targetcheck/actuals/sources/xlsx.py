"""Workbooks (.xlsx, .xlsm): every visible sheet is a table, read as its cells show themselves (extra `excel`)."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterator, Sequence, Set
from datetime import date, time, timedelta
from importlib import import_module
from typing import Any

from targetcheck.actuals.cells import Read, Writing, is_missing, squeezed
from targetcheck.actuals.file import Collection, File
from targetcheck.actuals.sources.packed import looked_through
from targetcheck.actuals.sources.shown import date_text, number_text
from targetcheck.actuals.tables.figures import Figures
from targetcheck.actuals.tables.header import is_figure
from targetcheck.actuals.tables.layout import ValueColumn
from targetcheck.actuals.tables.table import Table
from targetcheck.actuals.tally import Group
from targetcheck.actuals.textfile import LONGEST_ROW
from targetcheck.errors import Location, Phrase, Problem, say
from targetcheck.model.actuals import Asked
from targetcheck.named import NamedTuple


class Sheet(NamedTuple):
    """A sheet's rows with their numbers, and its merged cells."""

    name: str
    rows: list[tuple[int, list[str]]]
    merged: list[tuple[int, int, int, int]]
    """First row and column, last row and column, from 1."""


class Repeated(str):
    """The text of a merged cell in a place that it covers, other than its first."""


class Unsaved(str):
    """A formula whose value the workbook does not hold."""


def is_workbook(data: bytes) -> bool:
    """Whether these bytes are a workbook, whatever the name of their file."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return "xl/workbook.xml" in packed.namelist()
    except (zipfile.BadZipFile, OSError, ValueError):
        return b"xl/workbook.xml" in data or b"xl/worksheets/" in data  # a part of one, cut off while it was sent


def read_book(path: str, data: bytes, asked: Asked) -> File:
    """What a workbook holds: a file of its own for each sheet, named book.xlsx!Sheet1, under `sheets`."""
    book = File(path, Collection(asked))
    try:
        sheets = _sheets(data)
    except ImportError:
        message = say('a workbook is read with another package; install it with: pip install "targetcheck[excel]"')
        book.problem(None, "missing-extra", message)
        return book
    except MemoryError:
        raise
    except Exception:  # whatever is wrong in such a file, openpyxl raises what comes first
        message = say(
            "this workbook cannot be read; open it in a spreadsheet program and save it anew, or save the sheet as CSV UTF-8"
        )
        book.problem(None, "not-a-table", message)
        return book
    if isinstance(sheets, Phrase):
        book.problem(None, "not-a-table", sheets)
        return book
    for sheet in sheets:
        found = File(f"{path}!{sheet.name}", Collection(asked))
        _read(found, sheet, asked)
        book.sheets.append(found)
    if not any(sheet.rows for sheet in sheets):
        book.problem(None, "empty-file", say("the file is empty"))
    return book


def _read(found: File, sheet: Sheet, asked: Asked) -> None:
    for line, cells in sheet.rows:
        if sum(map(len, cells)) > LONGEST_ROW:
            found.problem(line, "not-a-table", say("this row has more than {n} characters", n=LONGEST_ROW))
            return
    table = _SheetTable(found, asked, Writing(frozenset(map(squeezed, asked.missing)), asked.decimal))
    lines, rows = [line for line, _ in sheet.rows], [cells for _, cells in sheet.rows]
    body = table.begin(lines, rows)
    if body:
        _fill_merged(sheet, table.figure_columns(), body)
        table.rows(lines[body:], rows[body:])
        table.end()


def _fill_merged(sheet: Sheet, figures: Set[int], body: int) -> None:
    """Merged cells below the header are filled in. A text over figures is the heading of a block and stays where it is."""
    at = dict(sheet.rows[body:])
    for top, left, bottom, right in sheet.merged:
        first = at.get(top)
        text = first[left - 1] if first is not None and len(first) >= left else ""
        if not text:
            continue
        again, columns = Repeated(text), range(left - 1, right)
        if not is_figure(text) and figures & set(columns):
            columns = range(left - 1, left)
        for line in range(top, bottom + 1):
            cells = at.get(line)
            if cells is None:
                continue
            cells += [""] * (columns[-1] + 1 - len(cells))
            for column in columns:
                if (line, column) != (top, left - 1):
                    cells[column] = again


class _SheetFigures(Figures):
    """Figures whose cells may be covered by merged ones, or be formulas without a value."""

    def take(self, line: int | None, cells: list[str], values: Sequence[ValueColumn], group: Group) -> None:
        unsaved = [i for i in self.layout.key_columns() if i < len(cells) and isinstance(cells[i], Unsaved)]
        if unsaved:
            where = Location(self.found.path, line, self.layout.left + unsaved[0] + 1)
            self.found.unplace(Problem(where, "bad-value", _UNSAVED))
        else:
            super().take(line, cells, values, group)

    def place(self, row: Location, at: int | None) -> Location:
        """Where a cell is: in its line and column."""
        return row if at is None else row._replace(column=self.layout.left + at + 1)

    def read(self, text: str) -> Read:
        if isinstance(text, Repeated) and not is_missing(text):
            return _MERGED_FIGURE, None
        if isinstance(text, Unsaved):
            return _UNSAVED, None
        return super().read(text)


class _SheetTable(Table):
    """A table each of whose rows is looked at: which cells are merged is lost where many are taken in at once."""

    figures_of, many = _SheetFigures, False

    def no_values(self, line: int, rows: Sequence[Sequence[str]]) -> None:
        if self.own_width > 1:
            super().no_values(line, rows)
        else:
            self.found.layouts.pop()  # a sheet of remarks


_MERGED_FIGURE = say(
    "this cell is merged with another one, and a figure counts only where it begins; write each row's own"
)
_UNSAVED = say("the cell holds a formula without its value; open the workbook in a spreadsheet program and save it")


def _sheets(data: bytes) -> list[Sheet] | Phrase:
    """The visible sheets, or why they are not read."""
    load_workbook = import_module("openpyxl").load_workbook
    looked = looked_through(data)
    if isinstance(looked, Phrase):
        return looked
    data, formulas = looked
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        fault = _fault_of_parts(data)
        if fault is not None:
            return fault
        book = load_workbook(io.BytesIO(data), data_only=True)
        written = load_workbook(io.BytesIO(data)) if formulas else None
    found = []
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            merged = [(r.min_row, r.min_col, r.max_row, r.max_col) for r in sheet.merged_cells.ranges]
            unsaved = _unsaved(sheet, written[sheet.title]) if written is not None else frozenset()
            found.append(Sheet(sheet.title, list(_rows(sheet, unsaved)), merged))
    return found


def _fault_of_parts(data: bytes) -> Phrase | None:
    """Why the sheets are not read: one is not there, and would be left out; or two are one part, which is counted once."""
    reader = import_module("openpyxl.reader.excel").ExcelReader(io.BytesIO(data), keep_links=False)
    reader.read_manifest()
    reader.read_workbook()
    parts = [relation.target for _, relation in reader.parser.find_sheets()]
    if len(set(parts)) < len(parts):
        return say("two sheets of this workbook are one; open it in a spreadsheet program and save it anew")
    if not set(parts) <= set(reader.valid_files):
        return say("a sheet of this workbook is not where it says; open it in a spreadsheet program and save it anew")
    return None


def _unsaved(values: Any, formulas: Any) -> frozenset[tuple[int, int]]:
    """The cells with a formula and without a value."""
    there = {at for at, cell in values._cells.items() if cell.value is not None}
    return frozenset(at for at, cell in formulas._cells.items() if cell.data_type == "f" and at not in there)


def _rows(sheet: Any, unsaved: frozenset[tuple[int, int]]) -> Iterator[tuple[int, list[str]]]:
    """The rows in which something stands. One cell at the sheet's far end must not make millions of them."""
    by_row: dict[int, dict[int, str]] = {}
    for at, cell in sheet._cells.items():
        text = Unsaved("#FORMULA") if at in unsaved else _text(cell)
        if text:
            by_row.setdefault(at[0], {})[at[1]] = text
    for row in sorted(by_row):
        cells = by_row[row]
        yield row, [cells.get(column, "") for column in range(1, max(cells) + 1)]


def _text(cell: Any) -> str:
    """A cell as it shows itself, with all of its digits."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, (int, float)):
        return number_text(value, cell.number_format)
    if isinstance(value, (date, time, timedelta)):
        return date_text(value, cell.number_format)
    return str(value)
