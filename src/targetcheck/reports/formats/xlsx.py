"""An Excel workbook: a sheet of targets with real numbers in their units, and a sheet of counts.

| Status   | Target                       | Figure | Bound is | Bound   | …      (Figure holds 0.9972, shown as 99.72%)
| ✗ Missed | 高血压患者建档管理完成率     | 99.72% | at least | 100.00% | …

Numbers are exact to the 15 digits that a spreadsheet keeps. Texts are written as texts; there is no formula.
"""

from __future__ import annotations

import io
from collections import Counter
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from targetcheck.model.quantity import exact_text
from targetcheck.model.verdict import Report, Status
from targetcheck.phrases import Words
from targetcheck.reports import Style
from targetcheck.reports.beside import SCORE, told_by
from targetcheck.reports.columns import LONGEST_FORMAT, Column, Value, all_entries, columns_of, decimals, number_format
from targetcheck.reports.entries import Entry
from targetcheck.reports.folding import places
from targetcheck.reports.line import Line
from targetcheck.reports.parts import by_responsible
from targetcheck.reports.sheets import WIDTHS as SCORE_WIDTHS
from targetcheck.reports.sheets import count_rows, score_rows
from targetcheck.reports.verdict_line import points_text
from targetcheck.reports.view import title_of
from targetcheck.reports.workbook import LONGEST, holds, new_book, to_sign, write

COLOURS = {
    Status.MET: ("#D5EBD8", "#14532D"),
    Status.MISSED: ("#F8D4D0", "#7F1D1D"),
    Status.ON_TRACK: ("#CFEAF3", "#0C4A5E"),
    Status.OFF_TRACK: ("#FBE7B4", "#6B4400"),
    Status.NO_DATA: ("#E5E7EB", "#374151"),
    Status.UNSET: ("#E5E7EB", "#374151"),
}
"""Background and text of a status cell."""

WIDTHS = {
    "status": 12, "target": 36, "figure": 14, "form": 10, "bound": 14, "bound to": 14, "gap": 16, "expected": 14,
    "running-number": 5, "clause": 8, "remarks": 44, "section": 30, "responsible": 20, "note": 30, "tags": 16, "indicator": 28, "id": 32, "file": 30,
}  # fmt: skip
OTHER_WIDTH = 10
LEFT_OUT = frozenset({"unit"})
"""The number formats say it."""
LAST_PRINTED = "remarks"
"""The columns after this one are for filtering, not for paper."""
LONGEST_SHEET_NAME = 31
LINE = 15
"""A line's height in points."""
MOST_LINES = 27
"""Excel shows no row higher than this."""


def render(report: Report, style: Style) -> bytes:
    out = io.BytesIO()
    book = new_book(out)
    _Book(book, style.person).fill(report, style)
    book.close()
    return out.getvalue()


@dataclass(slots=True)
class _Book:
    book: Any
    table: Words
    looks: dict[tuple[tuple[str, object], ...], Any] = field(default_factory=dict)

    def fill(self, report: Report, style: Style) -> None:
        """The targets, where it is grouped by department those of each on a sheet of its own, and the counts."""
        entries = list(all_entries(report, style))
        columns = _columns(entries, report)
        self.targets(self.sheet(self.table("sheet targets"), report), columns, entries)
        if style.group_by == "responsible":
            used = {self.table(f"sheet {kind}").casefold() for kind in ("targets", "counts", "points")}
            for name, part in by_responsible(report, self.table).items():
                sheet = self.sheet(_sheet_name(name, used), report, name)
                self.targets(sheet, columns, list(all_entries(part, style)))
        if SCORE in told_by(report.verdicts):
            self.score(self.sheet(self.table("sheet points"), report), report, style)
        self.counts(self.sheet(self.table("sheet counts"), report), report, style)

    def sheet(self, name: str, report: Report, department: str = "") -> Any:
        """A sheet that prints on A4, as wide as the page: title and document number above, lines to sign below."""
        title, number = self.table("report"), ""
        if len(report.files) == 1:
            file = report.files[0]
            title, number = title_of(file.title or file.stem, self.table), file.source or ""
        sheet = self.book.add_worksheet(name)
        to_sign(sheet, "  ".join(part for part in (title, department) if part), number, self.table)
        return sheet

    def look(self, **properties: object) -> Any:
        """A cell format, made once."""
        key = tuple(sorted(properties.items()))
        if key not in self.looks:
            self.looks[key] = self.book.add_format({"valign": "top"} | properties)
        return self.looks[key]

    def targets(self, sheet: Any, columns: list[Column], entries: list[Entry]) -> None:
        for x, column in enumerate(columns):
            sheet.set_column(x, x, _width(column))
            write(sheet, 0, x, self.table(column.key), self.beside(column, bold=True, border=1))
        numbers: Counter[str] = Counter()
        for y, entry in enumerate(entries, 1):
            values = [column.of(entry, self.table) for column in columns]
            if not entry.depth:
                numbers[entry.line.target.file] += 1
                values[0] = numbers[entry.line.target.file]
            lines_needed = 1
            for x, (column, value) in enumerate(zip(columns, values, strict=True)):
                if isinstance(value, str):
                    lines_needed = max(lines_needed, _lines(value, _width(column)))
                self.cell(sheet, y, x, column, value, entry)
            sheet.set_row(y, LINE * min(lines_needed, MOST_LINES), None, {"level": min(entry.depth, 7)})
        sheet.outline_settings(symbols_below=False)
        sheet.freeze_panes(1, [column.key for column in columns].index("target") + 1)
        sheet.autofilter(0, 0, max(1, len(entries)), len(columns) - 1)
        sheet.repeat_rows(0)
        sheet.print_area(0, 0, len(entries), [column.key for column in columns].index(LAST_PRINTED))

    def beside(self, column: Column, **properties: object) -> Any:
        """The look of a text in a column: on the numbers' side where they stand there, else a little off them."""
        side: dict[str, object] = {"align": "left", "indent": 1}
        if column.measure or column.key == "attainment":
            side = {"align": "right"}
        return self.look(text_wrap=True, **side, **properties)

    def cell(self, sheet: Any, y: int, x: int, column: Column, value: Value, entry: Entry) -> None:
        """A number as a number in its unit; anything else as a text, whatever it begins with."""
        if column.key == "status":
            back, fore = COLOURS[entry.line.status]
            look = self.look(bg_color=back, font_color=fore, align="left", indent=1, border=1)
            write(sheet, y, x, f"{entry.symbol} {entry.status}", look)
        elif column.key == "target":
            look = self.look(align="left", indent=1 + 2 * entry.depth, text_wrap=True, border=1)
            write(sheet, y, x, entry.name, look)
        elif isinstance(value, str):
            write(sheet, y, x, value, self.beside(column, border=1))
        elif value is not None:
            self.number(sheet, y, x, column, Fraction(value), entry.line)
        else:
            sheet.write_blank(y, x, None, self.look(border=1))

    def number(self, sheet: Any, y: int, x: int, column: Column, value: Fraction, line: Line) -> None:
        code, factor = number_format(column, line, value, self.table)
        if holds(value * factor) and len(code) <= LONGEST_FORMAT:
            write(sheet, y, x, value * factor, self.look(num_format=code, border=1))
        else:
            write(sheet, y, x, exact_text(value), self.beside(column, border=1))

    def score(self, sheet: Any, report: Report, style: Style) -> None:
        """The points of each target and of each member, to be filed."""
        for y, row in enumerate(score_rows(report, style, self.table)):
            look = self.look(bold=True, bottom=1) if row.heading else self.look(text_wrap=True)
            for x, value in enumerate(row.cells):
                if isinstance(value, str):
                    write(sheet, y, x, value, look)
                elif value is not None:
                    code = decimals(points_text(Fraction(value)))
                    sheet.write_number(y, x, float(value), self.look(num_format=code))
        for x, width in enumerate(SCORE_WIDTHS):
            sheet.set_column(x, x, width)

    def counts(self, sheet: Any, report: Report, style: Style) -> None:
        """How many targets have each status: in all, by file, and by group."""
        for y, row in enumerate(count_rows(report, style, self.table)):
            look = right = self.look()
            if row.heading:
                look = self.look(bold=True, bottom=1)
                right = self.look(bold=True, bottom=1, align="right")
            for x, value in enumerate(row.cells):
                if isinstance(value, str):
                    write(sheet, y, x, value, right if 0 < x <= len(Status) + 1 else look)
                elif value is not None:
                    sheet.write_number(y, x, value, look)
        sheet.set_column(0, 0, 48)
        sheet.set_column(1, len(Status) + 1, 10)
        sheet.set_column(len(Status) + 2, len(Status) + 2, 40)


def _columns(entries: list[Entry], report: Report) -> list[Column]:
    """The columns of a list to sign: a running number, the clause where one is named, and what the formats share."""
    shown = [column for column in columns_of(report) if column.key not in LEFT_OUT]
    if any(entry.line.clause for entry in entries):
        shown.sort(key=lambda column: column.key != "clause")
    return [Column("running-number", lambda entry, table: None), *shown]


def _sheet_name(name: str, used: set[str]) -> str:
    """A department as the name of a sheet, of which Excel takes 31 characters, some of them not, and each name once."""
    plain = "".join("_" if sign in "[]:*?/\\" else sign for sign in name).strip("' ") or "_"
    shown, n = plain[:LONGEST_SHEET_NAME], 1
    while shown.casefold() in used:
        n += 1
        shown = f"{plain[: LONGEST_SHEET_NAME - 4]}-{n}"
    used.add(shown.casefold())
    return shown


def _width(column: Column) -> int:
    return WIDTHS.get(column.key, OTHER_WIDTH)


def _lines(text: str, width: int) -> int:
    """How many lines a text takes in a column, a Chinese character being as wide as two letters."""
    return max(1, -(-places(text[:LONGEST]) // max(1, width - 2)))
