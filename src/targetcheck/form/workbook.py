"""The form as a workbook: beside each figure its bound, clause and who answers for it; only what is to be filled in can be changed."""

from __future__ import annotations

import io
from collections.abc import Callable

from targetcheck.errors import printable
from targetcheck.form.template import Form, heading, table_of
from targetcheck.form.wanted import Line
from targetcheck.model.bound import FORMS, End, Reference, Unset
from targetcheck.model.target import Target
from targetcheck.phrases import Words
from targetcheck.reports.dates import period_text
from targetcheck.reports.folding import places
from targetcheck.reports.numbers import unit_text
from targetcheck.reports.workbook import new_book, to_sign, write

WIDEST = 50
"""A column's greatest width, in letters."""
ALLOWED = {"format_columns": True, "format_rows": True, "insert_rows": True, "sort": True, "autofilter": True}
"""What may be done in the locked sheet: rows are inserted where each member has one."""


_OF_MANY = ("template each", "template records")
"""Remarks of rows that people insert more of: a row above passes on what may be filled in."""


def render(form: Form, table: Words) -> bytes:
    """The form as `.xlsx`. Raises TargetcheckError where what writes it is not installed."""
    out = io.BytesIO()
    book = new_book(out)
    sheet = book.add_worksheet(table("sheet form"))
    rows, open_cells = _cells(form, table)
    looks = {
        "head": book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top", "bg_color": "#E5E7EB"}),
        "locked": book.add_format({"text_wrap": True, "valign": "top"}),
        "open": book.add_format({"locked": False, "valign": "top", "border": 1, "bg_color": "#FFF9DB"}),
    }
    for y, row in enumerate(rows):
        for x, text in enumerate(row):
            look = "head"
            if y:
                look = "open" if (y, x) in open_cells else "locked"
            write(sheet, y, x, text, looks[look])
    for x in range(len(rows[0])):
        widest = max(places(row[x]) for row in rows)
        sheet.set_column(x, x, min(max(widest + 2, 8), WIDEST))
    sheet.freeze_panes(1, 1)
    sheet.protect("", ALLOWED)
    to_sign(sheet, form.title, form.source, table)
    sheet.repeat_rows(0)
    book.close()
    return out.getvalue()


def _cells(form: Form, table: Words) -> tuple[list[list[str]], set[tuple[int, int]]]:
    """The rows with what their targets say beside the unit, and the cells that are to be filled in."""
    form_table = table_of(form, table)
    beside = form_table.value + 2
    said: list[tuple[str, Callable[[Line], str]]] = [
        ("target", lambda line: _names(line, table)),
        ("bound", lambda line: _each(line, lambda target: _bound(target, table), table)),
        ("clause", lambda line: _each(line, lambda target: target.clause or "", table)),
    ]
    columns = [(heading(form, role, table), [of(line) for line in form_table.lines]) for role, of in said]
    columns = [column for column in columns if any(column[1])]
    rows = []
    open_cells = set()
    for y, row in enumerate(form_table.rows):
        texts = [name if y == 0 else of_lines[y - 1] for name, of_lines in columns]
        rows.append([*row[:beside], *texts, *row[beside:]])
        many = y > 0 and any(key in _OF_MANY for key, _ in form_table.lines[y - 1].hints)
        to_fill = [x for x in range(form_table.value) if many or not row[x]]
        open_cells |= {(y, x) for x in (*to_fill, form_table.value)}
    return rows, open_cells


def _names(line: Line, table: Words) -> str:
    """The targets' names, where they are not the indicator's."""
    return _each(line, lambda target: "" if target.name == line.indicator else target.name, table)


def _each(line: Line, of: Callable[[Target], str], table: Words) -> str:
    """What its targets say, each text once."""
    texts = dict.fromkeys(text for target in line.targets if (text := of(target)))
    return table("semicolon").join(map(printable, texts))


def _bound(target: Target, table: Words) -> str:
    """The bound as the target file has it: ≥ 95%, 2–3个, ≥ 重庆市."""
    bound = target.bound
    if bound is None:
        return ""
    if bound.milestone:
        return table("to be done")
    texts = [_end(end, table) for end in bound.ends]
    text = " – ".join(texts)
    if bound.form != "between":
        text = f"{FORMS[bound.form].sign} {text}"
    if target.change_from is not None:
        return f"{table('change since', period=period_text(target.change_from, table))} {text}"
    return text


def _end(end: End, table: Words) -> str:
    if isinstance(end, Unset):
        return "?" + unit_text(end.unit, table)
    if isinstance(end, Reference):
        period = period_text(end.period, table) if end.period is not None else None
        return " ".join(part for part in (end.area, end.indicator, period) if part)
    if end.ratio:
        return ":".join(format(side, "f") for side in end.ratio)
    return format(end.number, "f") + unit_text(end.unit, table)
