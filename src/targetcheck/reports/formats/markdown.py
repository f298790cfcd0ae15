"""Markdown for pull requests and wikis: a table a section, nothing in a name taken for markup.

| Status | Target | Figure | Bound | Gap | Responsible | Remarks |
| --- | --- | ---: | ---: | ---: | --- | --- |
| ✗ Missed | 高血压患者建档管理完成率 | 99.72% | ≥ 100% | −0.28 pp | 疾控科 |  |
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from targetcheck.errors import printable
from targetcheck.model.verdict import Report, score_of
from targetcheck.phrases import words
from targetcheck.reports import Style
from targetcheck.reports.rows import FileView, Group, Row, folded, score_text, summary_text, view

COLUMNS = (("status", "---"), ("target", "---"), ("figure", "---:"), ("bound", "---:"), ("gap", "---:"),
           ("responsible", "---"), ("remarks", "---"))  # fmt: skip
MEMBER = "↳ "


_MARKUP = re.compile(r"[\\`*_{}\[\]<>#|~$!&]|:(?=//|[\w+-]+:)|(?<=www)\.", re.IGNORECASE)


def escaped(text: str) -> str:
    """The text so that Markdown shows it as it is: no emphasis, link, tag, table bar, formula or emoji."""
    return _MARKUP.sub(r"\\\g<0>", text)


def paragraph(text: str) -> str:
    """A line of its own, which must not start a list or a heading."""
    return re.sub(r"^([-+=])|^([0-9]+)([.)])", r"\2\\\1\3", escaped(text))


def render(report: Report, style: Style) -> str:
    lang = style.person
    files = view(report, style, lang)
    empty = folded(files, style)
    blocks = [f"# {words(lang)('report')}", _summary(report, lang)]
    for file in files:
        blocks += [_empty(file, lang)] if file in empty else _file(file, lang)
    return "\n\n".join(blocks) + "\n"


def _summary(report: Report, lang: str) -> str:
    parts = [summary_text(report, lang)]
    score = score_of(report.verdicts)
    if score is not None:
        parts.append(score_text(score, lang))
    if report.as_of is not None:
        parts.append(words(lang)("as of {period}", period=report.as_of))
    return paragraph(words(lang)("comma").join(parts))


def _empty(file: FileView, lang: str) -> str:
    return paragraph(
        words(lang)("{title}: {n:target|targets}, none with a figure", title=file.title, n=len(file.verdicts))
    )


def _file(file: FileView, lang: str) -> Iterator[str]:
    yield f"## {escaped(file.heading)}"
    if file.file is not None and file.file.source:
        yield paragraph(words(lang)("Source: {source}", source=printable(file.file.source)))
    for group in file.groups:
        if group.heading:
            yield f"### {escaped(group.heading)}"
        yield _table(group, lang)


def _table(group: Group, lang: str) -> str:
    table = words(lang)
    head = [_line(table(key) for key, _ in COLUMNS), _line(rule for _, rule in COLUMNS)]
    return "\n".join([*head, *(_line(_cells(row, lang)) for row in group.rows)])


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cells(row: Row, lang: str) -> Iterator[str]:
    yield escaped(f"{row.symbol} {row.status}")
    yield MEMBER * row.depth + escaped(row.name)
    for text in (row.figure, row.bound, row.gap, row.responsible, words(lang)("semicolon").join(row.notes)):
        yield escaped(text)
