"""A comparison as a table for spreadsheets, with exact numbers, and as a page to print."""

from __future__ import annotations

import csv as csv_files
import io
from collections.abc import Iterator
from fractions import Fraction
from html import escape

from targetcheck.comparison.changes import Comparison
from targetcheck.comparison.texts import ChangeRow, fallen, figure_heads, groups, kind_of, summary, title
from targetcheck.errors import printable
from targetcheck.model.quantity import exact_text
from targetcheck.phrases import words
from targetcheck.reports.formats.csv import harmless
from targetcheck.reports.formats.html import page_head
from targetcheck.reports.line import Line
from targetcheck.reports.numbers import unit_text
from targetcheck.reports.page.row import text
from targetcheck.reports.workbook import across_a4, new_book, write

Value = Fraction | str | None


def rows(comparison: Comparison, lang: str) -> Iterator[list[Value]]:
    """The headings, and a row a change: statuses, name, the figure of each evaluation with its unit, the change, remarks, id."""
    table = words(lang)
    heads: list[Value] = [table("compare kind"), table("target")]
    for head in figure_heads(comparison, lang):
        heads += [f"{head} {table('status')}", head, table("unit")]
    yield [*heads, table("compare change"), table("remarks"), table("id")]
    for _, changes in groups(comparison, lang):
        kind = table(f"compare {kind_of(changes[0].change)}")
        for row in changes:
            yield [*_row(row, kind, lang)]


def _row(row: ChangeRow, kind: str, lang: str) -> Iterator[Value]:
    change = row.change
    yield kind
    yield "  " * row.depth + printable(change.shown.name)
    for line in (change.before, *change.between, change.after):
        yield from _figure(line, lang)
    yield change.difference
    yield row.notes
    yield printable(change.shown.id)


def _figure(line: Line | None, lang: str) -> tuple[Value, Value, Value]:
    """The status, the figure and its unit."""
    if line is None:
        return None, None, None
    actual: Value = None
    if isinstance(line.actual, bool):
        actual = words(lang)("yes" if line.actual else "no")
    elif line.actual is not None:
        actual = line.actual
    return words(lang)(line.status), actual, unit_text(line.unit, lang).strip("\u00a0")


def csv(comparison: Comparison, lang: str) -> bytes:
    out = io.StringIO(newline="")
    sheet = csv_files.writer(out)
    for row in rows(comparison, lang):
        sheet.writerow(exact_text(value) if isinstance(value, Fraction) else harmless(value or "") for value in row)
    return out.getvalue().encode("utf-8-sig")


def xlsx(comparison: Comparison, lang: str) -> bytes:
    """One sheet that prints across A4. Raises TargetcheckError where what writes it is not installed."""
    out = io.BytesIO()
    book = new_book(out)
    sheet = book.add_worksheet(words(lang)("What changed"))
    head = book.add_format({"bold": True, "border": 1, "text_wrap": True, "valign": "top"})
    body = book.add_format({"border": 1, "text_wrap": True, "valign": "top"})
    found = list(rows(comparison, lang))
    for y, row in enumerate(found):
        for x, value in enumerate(row):
            write(sheet, y, x, value, body if y else head)
    sheet.set_column(0, 0, 10)
    sheet.set_column(1, 1, 36)
    sheet.set_column(2, len(found[0]) - 1, 12)
    sheet.freeze_panes(1, 2)
    across_a4(sheet)
    sheet.repeat_rows(0)
    book.close()
    return out.getvalue()


def html(comparison: Comparison, lang: str) -> str:
    """One page that asks for nothing from outside."""
    table = words(lang)
    name = table("What changed")
    lines = [page_head(name, "", lang)]
    lines.append(f"<header><h1>{escape(name)}</h1><p>{text(title(comparison, lang), lang)}</p>")
    lines.append(f"<p>{escape(summary(comparison, lang))}</p>")
    if told := fallen(comparison, lang):
        lines.append(f'<p class="missed"><b class="status">{text(told, lang)}</b></p>')
    lines.append('</header>\n<main class="overview">')
    numbers = [*figure_heads(comparison, lang), table("compare change")]
    heads = [(table("status"), ""), (table("target"), ""), *((head, ' class="num"') for head in numbers)]
    heads.append((table("remarks"), ""))
    shown = "".join(f'<th scope="col"{side}>{text(head, lang)}</th>' for head, side in heads)
    for heading, changes in groups(comparison, lang):
        lines.append(f'<section class="matrix"><h2>{text(heading, lang)}</h2>')
        lines.append(f'<div class="wide" tabindex="0" role="region" aria-label="{escape(heading)}">')
        lines.append(f"<table><thead><tr>{shown}</tr></thead><tbody>")
        lines += [_html_row(row, lang) for row in changes]
        lines.append("</tbody></table></div></section>")
    return "\n".join([*lines, "</main>", "</body>", "</html>", ""])


def _html_row(row: ChangeRow, lang: str) -> str:
    cells = [f'<td class="{row.change.shown.status.value}">{escape(row.status)}</td>']
    cells.append(f'<th scope="row">{"↳ " * row.depth}{text(row.name, lang)}</th>')
    cells += [f'<td class="num">{text(figure, lang)}</td>' for figure in (*row.figures, row.difference)]
    cells.append(f"<td>{text(row.notes, lang)}</td>")
    return f"<tr>{''.join(cells)}</tr>"
