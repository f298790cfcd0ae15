"""The flat view of a report that tabular formats share: one row a verdict, in texts, grouped as asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from targetcheck.errors import printable
from targetcheck.model.period import Period
from targetcheck.model.target import BINDING, TargetFile
from targetcheck.model.verdict import UNKNOWN, Report, Score, Status, Verdict
from targetcheck.phrases import words
from targetcheck.reports import Style
from targetcheck.reports.numbers import bound_text, figure_text, gap_text, number, percent

_T = TypeVar("_T")

SYMBOLS = {
    Status.MET: "✓",
    Status.MISSED: "✗",
    Status.ON_TRACK: "▲",
    Status.OFF_TRACK: "▼",
    Status.NO_DATA: "–",
    Status.UNSET: "○",
}


class Row(NamedTuple):
    """A verdict in texts. `depth` is 1 for a member of a quorum, 2 for a member's member."""

    verdict: Verdict
    depth: int
    status: str
    symbol: str
    name: str
    figure: str
    bound: str
    gap: str
    attainment: str
    expected: str
    responsible: str
    notes: tuple[str, ...]
    """The reason, the coverage and the deadline, where there is something to say."""


class Group(NamedTuple):
    """The rows under one heading (empty: none)."""

    heading: str
    rows: tuple[Row, ...]
    verdicts: tuple[Verdict, ...]
    usual: Usual


class Usual(NamedTuple):
    """The area and period of more than half of a file's targets, or of a group's heading; only others are worth saying."""

    area: str | None
    period: Period | None

    def other_area(self, verdict: Verdict) -> str:
        same = verdict.area is None or verdict.area == self.area or verdict.area in verdict.name
        return "" if same else printable(verdict.area or "")

    def other_period(self, verdict: Verdict) -> Period | None:
        return verdict.period if verdict.period != self.period else None


def usual_of(verdicts: Sequence[Verdict]) -> Usual:
    return Usual(_most(v.area for v in verdicts), _most(v.period for v in verdicts if v.period is not None))


def _most(values: Iterable[_T]) -> _T | None:
    """The value that more than half are."""
    counts = Counter(values)
    value, times = counts.most_common(1)[0] if counts else (None, 0)
    return value if times * 2 > counts.total() else None


class FileView(NamedTuple):
    """One target file's part of the report."""

    file: TargetFile | None
    title: str
    groups: tuple[Group, ...]
    verdicts: tuple[Verdict, ...]
    path: str
    usual: Usual

    @property
    def stem(self) -> str:
        return printable(self.file.stem if self.file else self.path)

    @property
    def heading(self) -> str:
        """What the file calls itself, for a page or a paper."""
        return printable(self.file.title) if self.file and self.file.title else self.stem

    @property
    def empty(self) -> bool:
        """Whether none of its targets has a figure."""
        return all(v.status in UNKNOWN for top in self.verdicts for v in top.family())


def view(report: Report, style: Style, lang: str) -> tuple[FileView, ...]:
    """The report by file, and within a file by section or what else was asked for."""
    files: dict[str, list[Verdict]] = {}
    for verdict in report.verdicts:
        files.setdefault(verdict.target.at.file, []).append(verdict)
    return tuple(_file(report, path, verdicts, style, lang) for path, verdicts in files.items())


def _file(report: Report, path: str, verdicts: list[Verdict], style: Style, lang: str) -> FileView:
    file = next((f for f in report.files if f.path == path), None)
    title = f"{file.stem}  {file.title}" if file and file.title else file.stem if file else path
    usual = usual_of(verdicts)
    groups: dict[str, list[Verdict]] = {}
    for verdict in verdicts:
        for heading in _headings(verdict, style.group_by, lang):
            groups.setdefault(heading, []).append(verdict)
    made = tuple(_group(heading, some, usual, style, lang) for heading, some in groups.items())
    return FileView(file, printable(title), made, tuple(verdicts), path, usual)


def _group(heading: str, verdicts: list[Verdict], usual: Usual, style: Style, lang: str) -> Group:
    if style.group_by == "area":
        usual = Usual(verdicts[0].area, usual.period)
    rows = tuple(r for v in verdicts for r in rows_of(v, lang, usual))
    return Group(printable(heading), rows, tuple(verdicts), usual)


def _headings(verdict: Verdict, group_by: str, lang: str) -> tuple[str, ...]:
    target = verdict.target
    if group_by == "responsible":
        return target.responsible or (words(lang)("nobody named"),)
    if group_by == "status":
        return (words(lang)(verdict.status),)
    return ((target.area if group_by == "area" else target.section) or "",)


def rows_of(verdict: Verdict, lang: str, usual: Usual | None = None, depth: int = 0) -> Iterator[Row]:
    """The verdict's row and, under it, those of its members. What is not `usual` in the file is noted."""
    yield Row(
        verdict=verdict,
        depth=depth,
        status=words(lang)(verdict.status),
        symbol=SYMBOLS[verdict.status],
        name=printable(verdict.name),
        figure=figure_text(verdict, lang),
        bound=bound_text(verdict, lang),
        gap=gap_text(verdict, lang),
        attainment=percent(verdict.attainment) if verdict.attainment is not None else "",
        expected=number(verdict, verdict.expected, lang, signed=verdict.change is not None)
        if verdict.expected is not None
        else "",
        responsible="、".join(map(printable, verdict.target.responsible)),
        notes=(*_unusual(verdict, usual), *_notes(verdict, lang)),
    )
    for child in verdict.because:
        yield from rows_of(child, lang, depth=depth + 1)


def _unusual(verdict: Verdict, usual: Usual | None) -> Iterator[str]:
    """The area and the period, where the file's other targets have another."""
    if usual is not None:
        period = usual.other_period(verdict) if verdict.target.by is None or verdict.final else None
        said = [usual.other_area(verdict), str(period or "")]
        if any(said):
            yield " ".join(text for text in said if text)


def folded(files: Sequence[FileView], style: Style) -> tuple[FileView, ...]:
    """The files of which a person is told only that they have no figure at all, beside others that have."""
    empty = tuple(file for file in files if file.empty)
    return () if style.listed or len(empty) == len(files) else empty


def fails(verdict: Verdict) -> bool:
    """Whether it is what a machine calls a failure: a binding target missed."""
    return verdict.status is Status.MISSED and verdict.target.level == BINDING


def comparison(row: Row, lang: str) -> str:
    """The figure against its bound on one line: 41.2 per 100k, bound < 40 per 100k, gap +1.2 per 100k."""
    table = words(lang)
    if isinstance(row.verdict.actual, bool):
        return table("achieved: {figure}", figure=row.figure)
    bound = table("bound {bound}", bound=row.bound) if row.bound else ""
    gap = table("gap {gap}", gap=row.gap) if row.gap not in ("", "0") else ""
    return table("comma").join(text for text in (row.figure, bound, gap) if text)


def told(row: Row, lang: str) -> str:
    """What there is to say on one line: the comparison, and the remarks."""
    return words(lang)("semicolon").join(text for text in (comparison(row, lang), *row.notes) if text)


def _notes(verdict: Verdict, lang: str) -> Iterator[str]:
    table = words(lang)
    if verdict.reason is not None:
        yield words(lang).say(verdict.reason)
    if verdict.status is Status.UNSET and verdict.target.bound is not None:
        yield table("announced without a number")
    coverage = verdict.coverage
    if coverage is not None and coverage.start is not None:
        text = table("covers {start} to {end}", start=coverage.start, end=coverage.end)
        counts = [
            table(key, n=pair[0], of=pair[1])
            for key, pair in (("months", coverage.months), ("areas", coverage.areas))
            if pair is not None
        ]
        yield text + (f" ({table('comma').join(counts)})" if counts else "")
    if verdict.expected is not None:
        yield table(
            "expected by now: {value}", value=number(verdict, verdict.expected, lang, signed=verdict.change is not None)
        )
    span, by = verdict.figure.span if verdict.figure else None, verdict.target.by
    if by is not None and span is not None and span.end != by.end:
        yield table("by {by}; latest figure {period}", by=by, period=span)
    if verdict.target.level == "expected" and verdict.status in (Status.MISSED, Status.OFF_TRACK):
        yield table("expected, not binding")


def summary_text(report: Report, lang: str) -> str:
    """The counts in one line, every status that occurs."""
    table = words(lang)
    parts = [f"{n} {words(lang)(s).lower()}" if lang == "en" else f"{words(lang)(s)} {n}"
             for s, n in report.summary.items() if n]  # fmt: skip
    total = len(report.verdicts)
    judged = sum(n for s, n in report.summary.items() if s not in UNKNOWN)
    return table(
        "{judged} of {total:target|targets} judged: {parts}",
        total=total,
        judged=judged,
        parts=table("comma").join(parts),
    )


def score_text(score: Score, lang: str) -> str:
    """The weighted attainment, and how many it leaves out."""
    table = words(lang)
    value = [table("weighted attainment {value}", value=percent(score.value))] if score.counted else []
    without = [table("{n} without a figure left out", n=score.unscored)] if score.unscored else []
    return table("comma").join(value + without)
