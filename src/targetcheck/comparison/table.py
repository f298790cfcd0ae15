"""A comparison as a colour-coded table for a terminal; plain text into a pipe or a file.

Newly missed: 1
✓ Met → ✗ Missed  结核病报告发病率   39.2 per 100k   41.2 per 100k   +2 per 100k
"""

from __future__ import annotations

from collections.abc import Iterator

from targetcheck.comparison.changes import Comparison
from targetcheck.comparison.texts import ChangeRow, fallen, figure_heads, groups, summary, title
from targetcheck.phrases import words
from targetcheck.reports import Style
from targetcheck.reports.formats.table import COLOURS, SIGNS
from targetcheck.reports.terminal import Grid, Row, Text, written


def table(comparison: Comparison, style: Style) -> str:
    return written(_parts(comparison, style), style)


def _parts(comparison: Comparison, style: Style) -> Iterator[Text | Grid]:
    lang = style.person
    table = words(lang)
    heads = (table("status"), table("target"), *figure_heads(comparison, lang), table("compare change"))
    rows: list[Row | Text] = []
    for heading, changes in groups(comparison, lang, SIGNS):
        if rows:
            rows.append(Text())
        rows.append(Text(heading, "bold"))
        rows += [_row(row) for row in changes]
    yield Text(title(comparison, lang), "bold")
    if rows:
        yield Grid(heads, rows)
        yield Text()
    yield Text(summary(comparison, lang), "bold")
    if text := fallen(comparison, lang):
        yield Text(text, "bold red")


def _row(row: ChangeRow) -> Row:
    numbers = " → ".join(figure for figure in row.figures if figure)
    if numbers and row.difference not in ("", "0"):
        numbers += f"  ({row.difference})"
    cells = (
        Text(row.status, COLOURS[row.change.shown.status]),
        Text(row.name),
        *map(Text, row.figures),
        Text(row.difference),
    )
    return Row(cells, numbers, (row.notes,) if row.notes else (), row.depth)
