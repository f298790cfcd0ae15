"""A comparison as a colour-coded table for a terminal; plain text into a pipe or a file.

Newly missed: 1
✓ Met → ✗ Missed  结核病报告发病率   39.2 per 100k   41.2 per 100k   +2 per 100k
"""

from __future__ import annotations

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from targetcheck.reports import Style
from targetcheck.reports.compare import Comparison
from targetcheck.reports.compare_text import ChangeRow, fallen, groups, summary, title
from targetcheck.reports.table import COLOURS, WIDE
from targetcheck.reports.terminal import page
from targetcheck.reports.words import words


def table(comparison: Comparison, style: Style) -> str:
    lang = style.person
    console, out = page(style)
    console.print(Text(title(comparison, lang), "bold"))
    wide = style.width >= WIDE
    made = _wide(lang) if wide else _narrow()
    for heading, rows in groups(comparison, lang):
        if made.rows:
            made.add_row(*[""] * len(made.columns))
        made.add_row(Text(heading, "bold"), *[""] * (len(made.columns) - 1))
        for row in rows:
            (_add_wide if wide else _add_narrow)(made, row)
    if made.rows:
        console.print(Padding(made, (0, 0, 1, 0)))
    console.print(Text(summary(comparison, lang), "bold"))
    if text := fallen(comparison, lang):
        console.print(Text(text, "bold red"))
    if style.colour:
        return out.getvalue()
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def _wide(lang: str) -> Table:
    made = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim", expand=False)
    names = words(lang)
    made.add_column(names["status"], no_wrap=True)
    made.add_column(names["target"], overflow="fold")
    for key in ("compare before", "compare after", "compare change"):
        made.add_column(names[key], justify="right", overflow="fold")
    return made


def _narrow() -> Table:
    made = Table.grid(padding=(0, 1, 0, 0))
    made.add_column(overflow="fold")
    return made


def _colour(row: ChangeRow) -> str:
    return COLOURS[row.change.shown.status]


def _add_wide(made: Table, row: ChangeRow) -> None:
    indent = "  " * row.depth
    name = Text(indent + row.name)
    for note in row.notes:
        name.append(f"\n{indent}  {note}", "dim")
    made.add_row(Text(row.status, _colour(row)), name, Text(row.before), Text(row.after, _colour(row)),
                 Text(row.difference))  # fmt: skip


def _add_narrow(made: Table, row: ChangeRow) -> None:
    """Status and name on a line, the figures and the remarks under it."""
    indent = "  " * row.depth
    text = Text(indent).append(row.status, _colour(row)).append(f"  {row.name}")
    figures = " → ".join(figure for figure in (row.before, row.after) if figure)
    if figures:
        text.append(f"\n{indent}  {figures}")
        if row.difference not in ("", "0"):
            text.append(f"  ({row.difference})")
    for note in row.notes:
        text.append(f"\n{indent}  {note}", "dim")
    made.add_row(text)
