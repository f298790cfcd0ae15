"""A comparison as a colour-coded table for a terminal; plain text into a pipe or a file.

Newly missed: 1
✓ Met → ✗ Missed  结核病报告发病率   39.2 per 100k   41.2 per 100k   +2 per 100k
"""

from __future__ import annotations

from collections.abc import Iterator

from targetcheck.comparison.changes import Comparison
from targetcheck.comparison.texts import ChangeRow, fallen, groups, summary, title
from targetcheck.phrases import words
from targetcheck.reports import Style
from targetcheck.reports.formats.table import COLOURS, WIDE
from targetcheck.reports.terminal import EMPTY, Cell, Column, Grid, cell, written


def table(comparison: Comparison, style: Style) -> str:
    return written(_parts(comparison, style), style)


def _parts(comparison: Comparison, style: Style) -> Iterator[Cell | Grid]:
    lang = style.person
    yield cell(title(comparison, lang), "bold")
    wide = style.width >= WIDE
    grid = Grid(_wide(lang), []) if wide else Grid((Column(),), [], gap=1)
    for heading, rows in groups(comparison, lang):
        nothing = [EMPTY] * (len(grid.columns) - 1)
        if grid.rows:
            grid.rows.append((EMPTY, *nothing))
        grid.rows.append((cell(heading, "bold"), *nothing))
        grid.rows.extend(map(_wide_row if wide else _narrow_row, rows))
    if grid.rows:
        yield grid
    yield cell(summary(comparison, lang), "bold")
    if text := fallen(comparison, lang):
        yield cell(text, "bold red")


def _wide(lang: str) -> tuple[Column, ...]:
    names = words(lang)
    numbers = (Column(names(key), right=True) for key in ("compare before", "compare after", "compare change"))
    return Column(names("status"), whole=True), Column(names("target")), *numbers


def _colour(row: ChangeRow) -> str:
    return COLOURS[row.change.shown.status]


def _notes(row: ChangeRow) -> Cell:
    indent = "  " * row.depth
    return tuple((f"\n{indent}  {note}", "dim") for note in row.notes)


def _wide_row(row: ChangeRow) -> tuple[Cell, ...]:
    return (cell(row.status, _colour(row)), cell("  " * row.depth + row.name) + _notes(row), cell(row.before),
            cell(row.after, _colour(row)), cell(row.difference))  # fmt: skip


def _narrow_row(row: ChangeRow) -> tuple[Cell, ...]:
    """Status and name on a line, the figures and the remarks under it."""
    indent = "  " * row.depth
    text = cell(indent) + cell(row.status, _colour(row)) + cell(f"  {row.name}")
    figures = " → ".join(figure for figure in (row.before, row.after) if figure)
    if figures:
        text += cell(f"\n{indent}  {figures}")
        if row.difference not in ("", "0"):
            text += cell(f"  ({row.difference})")
    return (text + _notes(row),)
