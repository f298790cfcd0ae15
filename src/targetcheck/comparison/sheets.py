"""A comparison as a table for spreadsheets, with exact numbers, and as a page to print."""

from __future__ import annotations

import io
from collections.abc import Iterator
from fractions import Fraction
from html import escape
from typing import Any

from targetcheck.comparison.changes import Change, Comparison
from targetcheck.comparison.texts import ChangeRow, fallen, figure_heads, groups, kind_of, summary, title
from targetcheck.errors import printable
from targetcheck.phrases import Words
from targetcheck.reports.columns import decimals
from targetcheck.reports.formats.csv import cell_text, written
from targetcheck.reports.formats.html import whole_page
from targetcheck.reports.line import Line
from targetcheck.reports.numbers import digits, unit_text
from targetcheck.reports.page.row import text
from targetcheck.reports.workbook import across_a4, new_book, write

Value = Fraction | str | None


Codes = dict[int, str]
"""By column the number formats of a row, with as many decimals as people are shown."""


def rows(comparison: Comparison, table: Words) -> Iterator[tuple[list[Value], Codes]]:
    """The headings, and a row a change: statuses, name, the figure of each evaluation with its unit, the change, remarks, id."""
    heads: list[Value] = [table("compare kind"), table("target")]
    for head in figure_heads(comparison, table):
        heads += [f"{head} {table('status')}", head, table("unit")]
    yield [*heads, table("compare change"), table("remarks"), table("id")], {}
    for _, changes in groups(comparison, table):
        kind = table(f"compare {kind_of(changes[0].change)}")
        for row in changes:
            yield [*_row(row, kind, table)], _codes(row.change)


def _row(row: ChangeRow, kind: str, table: Words) -> Iterator[Value]:
    change = row.change
    yield kind
    yield "  " * row.depth + printable(change.shown.name)
    for line in (change.before, *change.between, change.after):
        yield from _figure(line, table)
    yield change.difference
    yield row.notes
    yield printable(change.shown.id)


def _codes(change: Change) -> Codes:
    codes, x = {}, 3
    for line in (change.before, *change.between, change.after):
        if line is not None and isinstance(line.actual, Fraction):
            codes[x] = decimals(digits(line, line.actual))
        x += 3
    if change.after is not None and change.difference is not None:
        code = decimals(digits(change.after, change.difference))
        codes[x - 1] = f"+{code};-{code};0"
    return codes


def _figure(line: Line | None, table: Words) -> tuple[Value, Value, Value]:
    """The status, the figure and its unit."""
    if line is None:
        return None, None, None
    actual: Value = None
    if isinstance(line.actual, bool):
        actual = table("yes" if line.actual else "no")
    elif line.actual is not None:
        actual = line.actual
    return table(line.status), actual, unit_text(line.unit, table).strip("\u00a0")


def csv(comparison: Comparison, table: Words) -> bytes:
    return written(map(cell_text, row) for row, _ in rows(comparison, table))


def xlsx(comparison: Comparison, table: Words) -> bytes:
    """One sheet that prints across A4. Raises TargetcheckError where what writes it is not installed."""
    out = io.BytesIO()
    book = new_book(out)
    sheet = book.add_worksheet(table("What changed"))
    head = book.add_format({"bold": True, "border": 1, "text_wrap": True, "valign": "top"})
    looks: dict[str, Any] = {}
    columns = 0
    for y, (row, codes) in enumerate(rows(comparison, table)):
        columns = len(row)
        for x, value in enumerate(row):
            code = codes.get(x, "General")
            if code not in looks:
                looks[code] = book.add_format({"border": 1, "text_wrap": True, "valign": "top", "num_format": code})
            write(sheet, y, x, value, looks[code] if y else head)
    sheet.set_column(0, 0, 10)
    sheet.set_column(1, 1, 36)
    sheet.set_column(2, columns - 1, 12)
    sheet.freeze_panes(1, 2)
    across_a4(sheet)
    sheet.repeat_rows(0)
    book.close()
    return out.getvalue()


def html(comparison: Comparison, table: Words) -> str:
    """One page that asks for nothing from outside."""
    name = table("What changed")
    lines = [f"<header><h1>{escape(name)}</h1><p>{text(title(comparison, table), table)}</p>"]
    lines.append(f"<p>{escape(summary(comparison, table))}</p>")
    if told := fallen(comparison, table):
        lines.append(f'<p class="missed"><b class="status">{text(told, table)}</b></p>')
    lines.append('</header>\n<main class="overview">')
    numbers = [*figure_heads(comparison, table), table("compare change")]
    heads = [(table("status"), ""), (table("target"), ""), *((head, ' class="num"') for head in numbers)]
    heads.append((table("remarks"), ""))
    shown = "".join(f'<th scope="col"{side}>{text(head, table)}</th>' for head, side in heads)
    for heading, changes in groups(comparison, table):
        lines.append(f'<section class="matrix"><h2>{text(heading, table)}</h2>')
        lines.append(f'<div class="wide" tabindex="0" role="region" aria-label="{escape(heading)}">')
        lines.append(f"<table><thead><tr>{shown}</tr></thead><tbody>")
        lines += [_html_row(row, table) for row in changes]
        lines.append("</tbody></table></div></section>")
    return whole_page(name, "", [*lines, "</main>"], table)


def _html_row(row: ChangeRow, table: Words) -> str:
    cells = [f'<td class="{row.change.shown.status.value}">{escape(row.status)}</td>']
    cells.append(f'<th scope="row">{"↳ " * row.depth}{text(row.name, table)}</th>')
    cells += [f'<td class="num">{text(figure, table)}</td>' for figure in (*row.figures, row.difference)]
    cells.append(f"<td>{text(row.notes, table)}</td>")
    return f"<tr>{''.join(cells)}</tr>"
