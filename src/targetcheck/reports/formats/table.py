"""The colour-coded table for a terminal; plain text into a pipe or a file.

✗ Missed  高血压患者建档管理完成率   99.72%   ≥ 100%   −0.28%   疾控科
"""

from __future__ import annotations

from collections.abc import Iterator

from targetcheck.model.verdict import Report, Status
from targetcheck.phrases import words
from targetcheck.reports import Style
from targetcheck.reports.entries import Entry, FileView, facts, folded, score_text, view
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
    table = words(lang)
    files = view(report, style, lang)
    empty = folded(files, style)
    for file in files:
        if file not in empty:
            yield cell(file.title, "bold")
            yield _grid(file, style, lang)
            continue
        text = table(
            "{title}: {n:target|targets}, none with a figure; list them with --select '{stem}/*'",
            title=file.title, n=len(file.verdicts), stem=file.file.stem if file.file else "",
        )  # fmt: skip
        yield cell(text, "dim")
        yield EMPTY
    yield cell(table("comma").join(facts(report, lang)), "bold")


def _grid(file: FileView, style: Style, lang: str) -> Grid:
    wide = style.width >= WIDE
    grid = Grid(_wide(lang, style.width), []) if wide else Grid(NARROW, [], gap=1)
    for group in file.groups:
        if group.heading:
            heading = cell(group.heading, "bold")
            for score in score_text(group.verdicts, lang):
                heading += cell(f"\n{score}", "dim")
            grid.rows.append((EMPTY, heading, *[EMPTY] * (len(grid.columns) - 2)))
        for top in group.entries:
            grid.rows.extend(map(_wide_row if wide else _narrow_row, top.family()))
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


def _status(entry: Entry) -> Cell:
    return cell(f"{entry.symbol} {entry.status}", COLOURS[entry.line.status])


def _named(entry: Entry, numbers: Cell = EMPTY) -> Cell:
    """The name, under it the numbers where they have no columns, and what there is to say."""
    indent = "  " * entry.depth
    text = cell(indent + entry.name)
    if numbers:
        text += cell(f"\n{indent}  ") + numbers
    for note in entry.notes:
        text += cell(f"\n{indent}  {note}", "dim")
    return text


def _wide_row(entry: Entry) -> tuple[Cell, ...]:
    figure = cell(entry.figure, COLOURS[entry.line.status])
    who = cell(entry.responsible, "dim")
    return (_status(entry), _named(entry), figure, cell(entry.bound), cell(entry.gap), who)


def _narrow_row(entry: Entry) -> tuple[Cell, ...]:
    parts = [part for part in (entry.figure, entry.bound) if part]
    if entry.gap not in ("", "0"):
        parts.append(f"({entry.gap})")
    numbers = EMPTY
    if parts:
        numbers += cell("  ".join(parts), COLOURS[entry.line.status])
    if entry.responsible:
        numbers += cell(("  " if parts else "") + entry.responsible, "dim")
    return _status(entry), _named(entry, numbers)
