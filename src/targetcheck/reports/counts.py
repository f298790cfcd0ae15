"""How many targets have each status: in all, by file, and by group, as rows for a spreadsheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from targetcheck.model.rules import Grade
from targetcheck.model.verdict import Report, Status, Verdict
from targetcheck.named import NamedTuple
from targetcheck.phrases import words
from targetcheck.reports import Style
from targetcheck.reports.beside import SCORE, meaning, told_by
from targetcheck.reports.dates import period_text
from targetcheck.reports.view import FileView, score_text, view


class CountRow(NamedTuple):
    """A row of texts and counts."""

    cells: tuple[str | int | None, ...]
    heading: bool = False


def count_rows(report: Report, style: Style, lang: str) -> Iterator[CountRow]:
    """The heading, the counts of the whole report, and those of each file and group."""
    table = words(lang)
    yield CountRow((table("report"),), heading=True)
    if report.as_of is not None:
        yield CountRow((table("as of {period}", period=period_text(report.as_of, lang)),))
    if meant := meaning(told_by(report.verdicts), lang):
        yield CountRow((meant,))
    yield CountRow(())
    last = table("scored") if SCORE in told_by(report.verdicts) else table("attainment")
    heads = (table("in all"), *map(table, Status), last)
    yield CountRow(("", *heads), heading=True)
    yield _counted(table("in all"), report.verdicts, lang)
    for file in view(report, style, lang):
        yield CountRow(())
        yield from _file(file, lang, heads)


def _file(file: FileView, lang: str, heads: tuple[str, ...]) -> Iterator[CountRow]:
    yield CountRow((file.heading, *heads), heading=True)
    if source := file.source(lang):
        yield CountRow((source,))
    for group in file.groups:
        if group.heading:
            yield _counted(group.heading, group.verdicts, lang, apart=file.apart)
    yield _counted(words(lang)("in all"), file.verdicts, lang, file.grades, apart=file.apart)


def _counted(
    name: str, verdicts: Sequence[Verdict], lang: str, grades: Sequence[Grade] = (), *, apart: bool = False
) -> CountRow:
    counts = Counter(verdict.status for verdict in verdicts)
    cells = [len(verdicts), *(counts[status] for status in Status)]
    score = score_text(verdicts, lang, grades, apart=apart)
    return CountRow((name, *cells, words(lang)("comma").join(score) or None))
