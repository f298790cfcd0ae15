"""How many targets have each status: in all, by file, and by group, as rows for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from targetcheck.errors import printable
from targetcheck.model.verdict import Report, Status, Verdict, score_of
from targetcheck.phrases import words
from targetcheck.reports import Style
from targetcheck.reports.rows import FileView, score_text, view


class Line(NamedTuple):
    """A row of texts and counts."""

    cells: tuple[str | int | None, ...]
    heading: bool = False


def tallies(report: Report, style: Style, lang: str) -> Iterator[Line]:
    """The heading, the counts of the whole report, and those of each file and group."""
    table = words(lang)
    yield Line((table("report"),), heading=True)
    if report.as_of is not None:
        yield Line((table("as of {period}", period=report.as_of),))
    yield Line(())
    heads = (table("in all"), *(words(lang)(status) for status in Status), table("attainment"))
    yield Line(("", *heads), heading=True)
    yield _counted(table("in all"), report.verdicts, lang)
    for file in view(report, style, lang):
        yield Line(())
        yield from _file(file, lang, heads)


def _file(file: FileView, lang: str, heads: tuple[str, ...]) -> Iterator[Line]:
    yield Line((file.heading, *heads), heading=True)
    if file.file is not None and file.file.source:
        yield Line((words(lang)("Source: {source}", source=printable(file.file.source)),))
    for group in file.groups:
        if group.heading:
            yield _counted(group.heading, group.verdicts, lang)
    yield _counted(words(lang)("in all"), file.verdicts, lang)


def _counted(name: str, verdicts: Iterable[Verdict], lang: str) -> Line:
    every = list(verdicts)
    counts = [sum(v.status is status for v in every) for status in Status]
    score = score_of(every)
    return Line((name, len(every), *counts, score_text(score, lang) if score is not None else None))
