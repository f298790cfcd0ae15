"""Markdown for pull requests and wikis: a table a section, nothing in a name taken for markup.

| Status | Target | Figure | Bound | Gap | Responsible | Remarks |
| --- | --- | ---: | ---: | ---: | --- | --- |
| ✗ Missed | 高血压患者建档管理完成率 | 99.72% | ≥ 100% | −0.28 pp | 疾控科 |  |
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from targetcheck.model.verdict import Report
from targetcheck.phrases import Words
from targetcheck.reports import Style
from targetcheck.reports.beside import HEADINGS, meaning, told_by
from targetcheck.reports.entries import Entry
from targetcheck.reports.members import members_heading, members_rows
from targetcheck.reports.view import FileView, Group, facts, folded, view

COLUMNS = (("status", "---"), ("target", "---"), ("figure", "---:"), ("bound", "---:"), ("gap", "---:"),
           ("responsible", "---"), ("remarks", "---"))  # fmt: skip
AFTER_GAP = 5
"""Where columns stand of what is told beside the verdict."""
MEMBER = "↳ "

_MARKUP = re.compile(r"[\\`*_{}\[\]<>#|~$!&]|:(?=//|[\w+-]+:)|(?<=www)\.", re.IGNORECASE)


def escaped(text: str) -> str:
    """The text so that Markdown shows it as it is: no emphasis, link, tag, table bar, formula or emoji."""
    return _MARKUP.sub(r"\\\g<0>", text)


def paragraph(text: str) -> str:
    """A line of its own, which must not start a list or a heading."""
    return re.sub(r"^([-+=])|^([0-9]+)([.)])", r"\2\\\1\3", escaped(text))


def render(report: Report, style: Style) -> str:
    table = style.person
    files = view(report, style, table)
    empty = folded(files, style)
    blocks = [f"# {table('report')}", paragraph(table("comma").join(facts(report, table)))]
    for file in files:
        if file in empty:
            blocks.append(paragraph(file.nothing(table, file.title)))
        else:
            blocks += _file(file, table)
    if meant := meaning(told_by(report.verdicts), table):
        blocks.append(paragraph(meant))
    return "\n\n".join(blocks) + "\n"


def _file(file: FileView, table: Words) -> Iterator[str]:
    yield f"## {escaped(file.heading)}"
    if source := file.source(table):
        yield paragraph(source)
    if said := table("semicolon").join(file.usual.told(table)):
        yield paragraph(said)
    told = told_by(file.verdicts)
    for group in file.groups:
        if group.heading:
            yield f"### {escaped(group.heading)}"
        yield _table(group, table, told)
    yield from _beside(file, table)


def _table(group: Group, table: Words, told: frozenset[str]) -> str:
    kinds = {kind: heading for kind, heading in HEADINGS.items() if kind in told}
    columns = [*COLUMNS[:AFTER_GAP], *((heading, "---:") for heading in kinds.values()), *COLUMNS[AFTER_GAP:]]
    lines = [row_of(table(key) for key, _ in columns), row_of(rule for _, rule in columns)]
    for top in group.entries:
        lines += [row_of(_cells(entry, table, kinds)) for entry in top.family()]
    return "\n".join(lines)


def row_of(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cells(entry: Entry, table: Words, kinds: Iterable[str]) -> Iterator[str]:
    yield escaped(f"{entry.symbol} {entry.status}")
    yield MEMBER * entry.depth + escaped(entry.name)
    remarks = list(entry.notes)
    if entry.line.deduction is not None:
        remarks.append(entry.line.deduction)
    beside = [entry.beside[kind] for kind in kinds]
    numbers = (entry.figure, entry.bound, entry.gap, *beside)
    for text in (*numbers, entry.responsible, table("semicolon").join(remarks)):
        yield escaped(text)


def _beside(file: FileView, table: Words) -> Iterator[str]:
    """The points of members."""
    for members in file.score.members:
        yield f"### {escaped(members_heading(members, table))}"
        heads, rows = members_rows(members, table)
        rules = ["---:", "---", *("---:" for _ in heads[2:])]
        yield "\n".join(row_of(cells) for cells in (heads, rules, *(map(escaped, row) for row in rows)))
