"""The colour-coded table for a terminal; plain text into a pipe or a file.

✗ Missed  高血压患者建档管理完成率   99.72%   ≥ 100%   −0.28%   疾控科
"""

from __future__ import annotations

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from targetcheck.model.verdict import Report, Status, score_of
from targetcheck.reports import Style
from targetcheck.reports.rows import FileView, Row, score_text, summary_text, view
from targetcheck.reports.terminal import page
from targetcheck.reports.words import words

COLOURS = {
    Status.MET: "green",
    Status.MISSED: "bold red",
    Status.ON_TRACK: "cyan",
    Status.OFF_TRACK: "yellow",
    Status.NO_DATA: "dim",
    Status.UNSET: "dim",
}
"""The terminal's own sixteen colours, so that its light or dark theme stays readable."""

WIDE = 96
"""From this width on, every number has a column of its own."""


def render(report: Report, style: Style) -> str:
    lang = style.person
    console, out = page(style)
    files = view(report, style, lang)
    some = any(not file.empty for file in files)
    for file in files:
        if file.empty and some and not style.listed:
            text = words(lang)["no figures in file"].format(
                title=file.title, n=len(file.verdicts), stem=file.file.stem if file.file else ""
            )
            console.print(Text(text, "dim"))
            console.print()
            continue
        _file(console, file, style, lang)
    console.print(_summary(report, lang))
    return (
        "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n" if not style.colour else out.getvalue()
    )


def _file(console: Console, file: FileView, style: Style, lang: str) -> None:
    console.print(Text(file.title, "bold"))
    wide = style.width >= WIDE
    table = _wide(lang, style.width) if wide else _narrow()
    for group in file.groups:
        if group.heading:
            heading = Text(group.heading, "bold")
            score = score_of(group.verdicts)
            if score is not None:
                heading.append(f"\n{score_text(score, lang)}", "dim")
            table.add_row("", heading, *([""] * (len(table.columns) - 2)))
        for row in group.rows:
            (_add_wide if wide else _add_narrow)(table, row)
    console.print(Padding(table, (0, 0, 1, 0)))


def _wide(lang: str, width: int) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim", expand=False)
    names = words(lang)
    table.add_column(names["status"], no_wrap=True)
    table.add_column(names["target"], overflow="fold", max_width=max(30, width - 62))
    for key in ("figure", "bound", "gap"):
        table.add_column(names[key], justify="right", no_wrap=key != "bound", overflow="fold")
    table.add_column(names["responsible"], overflow="fold")
    return table


def _narrow() -> Table:
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    return table


def _status(row: Row) -> Text:
    return Text(f"{row.symbol} {row.status}", COLOURS[row.verdict.status])


def _named(row: Row, numbers: Text | None = None) -> Text:
    """The name, indented under its quorum, and under it the numbers (where they have no columns) and what there is to say."""
    indent = "  " * row.depth
    text = Text(indent + row.name)
    if numbers is not None:
        text.append(f"\n{indent}  ").append_text(numbers)
    for note in row.notes:
        text.append(f"\n{indent}  {note}", "dim")
    return text


def _add_wide(table: Table, row: Row) -> None:
    colour = COLOURS[row.verdict.status]
    table.add_row(_status(row), _named(row), Text(row.figure, colour), Text(row.bound), Text(row.gap),
                  Text(row.responsible, "dim"))  # fmt: skip


def _add_narrow(table: Table, row: Row) -> None:
    gap = f"({row.gap})" if row.gap not in ("", "0") else ""
    numbers = Text("  ".join(n for n in (row.figure, row.bound, gap) if n), COLOURS[row.verdict.status])
    if row.responsible:
        numbers.append(("  " if numbers else "") + row.responsible, "dim")
    table.add_row(_status(row), _named(row, numbers or None))


def _summary(report: Report, lang: str) -> Text:
    text = Text(summary_text(report, lang), "bold")
    score = score_of(report.verdicts)
    if score is not None:
        text.append(words(lang)["comma"] + score_text(score, lang))
    if report.as_of is not None:
        text.append(words(lang)["comma"] + words(lang)["as of"].format(period=report.as_of))
    return text
