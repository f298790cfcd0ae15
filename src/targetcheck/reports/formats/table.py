"""The colour-coded table for a terminal; plain text into a pipe or a file.

✗ Missed  高血压患者建档管理完成率   99.72%   ≥ 100%   −0.28%   疾控科
"""

from __future__ import annotations

from collections.abc import Iterator

from targetcheck.model.verdict import Report, Status, score_of
from targetcheck.phrases import words
from targetcheck.reports import Style
from targetcheck.reports.rows import FileView, Row, score_text, summary_text, view
from targetcheck.reports.terminal import EMPTY, Cell, Column, Grid, cell, written

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
    return written(_parts(report, style), style)


def _parts(report: Report, style: Style) -> Iterator[Cell | Grid]:
    lang = style.person
    files = view(report, style, lang)
    some = any(not file.empty for file in files)
    for file in files:
        if file.empty and some and not style.listed:
            text = words(lang)(
                "{title}: {n:target|targets}, none with a figure; list them with --select '{stem}/*'",
                title=file.title,
                n=len(file.verdicts),
                stem=file.file.stem if file.file else "",
            )
            yield cell(text, "dim")
            yield EMPTY
        else:
            yield cell(file.title, "bold")
            yield _grid(file, style, lang)
    yield _summary(report, lang)


def _grid(file: FileView, style: Style, lang: str) -> Grid:
    wide = style.width >= WIDE
    grid = Grid(_wide(lang, style.width), []) if wide else Grid(NARROW, [], gap=1)
    for group in file.groups:
        if group.heading:
            heading = cell(group.heading, "bold")
            score = score_of(group.verdicts)
            if score is not None:
                heading += cell(f"\n{score_text(score, lang)}", "dim")
            grid.rows.append((EMPTY, heading, *[EMPTY] * (len(grid.columns) - 2)))
        grid.rows.extend(map(_wide_row if wide else _narrow_row, group.rows))
    return grid


NARROW = (Column(whole=True), Column())


def _wide(lang: str, width: int) -> tuple[Column, ...]:
    names = words(lang)
    return (
        Column(names("status"), whole=True),
        Column(names("target"), most=max(30, width - 62)),
        Column(names("figure"), right=True, whole=True),
        Column(names("bound"), right=True),
        Column(names("gap"), right=True, whole=True),
        Column(names("responsible")),
    )


def _status(row: Row) -> Cell:
    return cell(f"{row.symbol} {row.status}", COLOURS[row.verdict.status])


def _named(row: Row, numbers: Cell = EMPTY) -> Cell:
    """The name, indented under its quorum, and under it the numbers (where they have no columns) and what there is to say."""
    indent = "  " * row.depth
    under = cell(f"\n{indent}  ") + numbers if numbers else EMPTY
    return cell(indent + row.name) + under + tuple((f"\n{indent}  {note}", "dim") for note in row.notes)


def _wide_row(row: Row) -> tuple[Cell, ...]:
    colour = COLOURS[row.verdict.status]
    return (_status(row), _named(row), cell(row.figure, colour), cell(row.bound), cell(row.gap),
            cell(row.responsible, "dim"))  # fmt: skip


def _narrow_row(row: Row) -> tuple[Cell, ...]:
    gap = f"({row.gap})" if row.gap not in ("", "0") else ""
    shown = "  ".join(n for n in (row.figure, row.bound, gap) if n)
    numbers = cell(shown, COLOURS[row.verdict.status]) if shown else EMPTY
    if row.responsible:
        numbers += cell(("  " if numbers else "") + row.responsible, "dim")
    return _status(row), _named(row, numbers)


def _summary(report: Report, lang: str) -> Cell:
    text = cell(summary_text(report, lang), "bold")
    score = score_of(report.verdicts)
    if score is not None:
        text += cell(words(lang)("comma") + score_text(score, lang), "bold")
    if report.as_of is not None:
        text += cell(words(lang)("comma") + words(lang)("as of {period}", period=report.as_of), "bold")
    return text
