"""A report in texts, as the formats for people show it: an entry a verdict, grouped as asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from targetcheck.errors import printable
from targetcheck.model.period import Period
from targetcheck.model.target import BINDING, TargetFile
from targetcheck.model.verdict import (
    EXPECTED_FAIL,
    FAILS,
    MISSED,
    NO_DATA,
    OFF_TRACK,
    UNKNOWN,
    UNSET,
    Report,
    Status,
    Verdict,
    score_of,
)
from targetcheck.phrases import Words, words
from targetcheck.reports import Style
from targetcheck.reports.dates import period_text, shown_period, shown_span
from targetcheck.reports.line import Line, line_of
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


WORST_FIRST = (Status.MISSED, Status.OFF_TRACK, Status.NO_DATA, Status.UNSET, Status.ON_TRACK, Status.MET)


class Entry(NamedTuple):
    """A line in texts. `depth` is 1 for a member of a quorum, 2 for a member's member."""

    line: Line
    depth: int
    status: str
    symbol: str
    name: str
    figure: str
    bound: str
    gap: str
    attainment: str
    responsible: str
    notes: tuple[str, ...]
    """The reason, the coverage and the deadline, where there is something to say."""
    members: tuple[Entry, ...]

    def family(self) -> Iterator[Entry]:
        """This entry and, after it, those of its members and of theirs."""
        yield self
        for member in self.members:
            yield from member.family()

    def compared(self, lang: str) -> str:
        """The figure against its bound: 41.2 per 100k, bound < 40 per 100k, gap +1.2 per 100k."""
        table = words(lang)
        if isinstance(self.line.actual, bool):
            return table("achieved: {figure}", figure=self.figure)
        parts = [self.figure] if self.figure else []
        if self.bound:
            parts.append(table("bound {bound}", bound=self.bound))
        if self.gap not in ("", "0"):
            parts.append(table("gap {gap}", gap=self.gap))
        return table("comma").join(parts)

    def told(self, lang: str) -> str:
        """What there is to say in one text: the comparison, and the notes."""
        parts = (self.compared(lang), *self.notes)
        return words(lang)("semicolon").join(part for part in parts if part)


class Usual(NamedTuple):
    """The area and period that most of a file's targets share, or a group's heading names; others are worth saying."""

    area: str | None
    period: Period | None

    def other_area(self, verdict: Verdict) -> str:
        same = verdict.area is None or verdict.area == self.area or verdict.area in verdict.name
        return "" if same else printable(verdict.area or "")

    def other_period(self, verdict: Verdict) -> Period | None:
        return verdict.period if verdict.period != self.period else None


class Group(NamedTuple):
    """What stands under one heading (empty: none): all its verdicts, and those that are shown with their entries."""

    heading: str
    verdicts: tuple[Verdict, ...]
    shown: tuple[Verdict, ...]
    entries: tuple[Entry, ...]
    usual: Usual


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

    def source(self, lang: str) -> str:
        """Where its targets are announced; empty where it does not say."""
        if self.file is None or not self.file.source:
            return ""
        return words(lang)("Source: {source}", source=printable(self.file.source))

    @property
    def empty(self) -> bool:
        """Whether none of its targets has a figure."""
        return all(v.status in UNKNOWN for top in self.verdicts for v in top.family())

    def nothing(self, lang: str, name: str) -> str:
        """That it is empty, in a sentence without its stop."""
        return words(lang)("{title}: {n:target|targets}, none with a figure", title=name, n=len(self.verdicts))


def view(report: Report, style: Style, lang: str) -> tuple[FileView, ...]:
    """The report by file, and within a file by section or what else was asked for."""
    files: dict[str, list[Verdict]] = {}
    for verdict in report.verdicts:
        files.setdefault(verdict.target.at.file, []).append(verdict)
    known = {file.path: file for file in report.files}
    return tuple(_file(known.get(path), path, verdicts, style, lang) for path, verdicts in files.items())


def _file(file: TargetFile | None, path: str, verdicts: list[Verdict], style: Style, lang: str) -> FileView:
    title = path
    if file is not None:
        title = f"{file.stem}  {file.title}" if file.title else file.stem
    usual = Usual(_most(v.area for v in verdicts), _most(v.period for v in verdicts if v.period is not None))
    groups: dict[str, list[Verdict]] = {}
    ordered = verdicts
    if style.group_by == "status":
        ordered = sorted(verdicts, key=lambda verdict: WORST_FIRST.index(verdict.status))
    for verdict in ordered:
        for heading in _headings(verdict, style.group_by, lang):
            groups.setdefault(heading, []).append(verdict)
    made = [_group(heading, some, usual, style, lang) for heading, some in groups.items()]
    shown = tuple(group for group in made if group.shown)
    return FileView(file, printable(title), shown, tuple(verdicts), path, usual)


def _most(values: Iterable[_T]) -> _T | None:
    """The value that more than half are."""
    counts = Counter(values)
    for value, times in counts.most_common(1):
        if times * 2 > counts.total():
            return value
    return None


def _group(heading: str, verdicts: list[Verdict], usual: Usual, style: Style, lang: str) -> Group:
    if style.group_by == "area":
        usual = Usual(verdicts[0].area, usual.period)
    shown = tuple(verdict for verdict in verdicts if verdict.status in style.only)
    entries = tuple(entry_of(verdict, lang, usual) for verdict in shown)
    return Group(printable(heading), tuple(verdicts), shown, entries, usual)


def _headings(verdict: Verdict, group_by: str, lang: str) -> tuple[str, ...]:
    target = verdict.target
    if group_by == "responsible":
        return target.responsible or (words(lang)("nobody named"),)
    if group_by == "status":
        return (words(lang)(verdict.status),)
    return ((target.area if group_by == "area" else target.section) or "",)


def entry_of(verdict: Verdict, lang: str, usual: Usual | None = None) -> Entry:
    """The verdict's entry, with those of its members. What is not `usual` in the file is noted."""
    unusual = () if usual is None else _unusual(verdict, usual, lang)
    return _entry(line_of(verdict, lang), 0, lang, unusual)


def _entry(line: Line, depth: int, lang: str, unusual: tuple[str, ...] = ()) -> Entry:
    return Entry(
        line=line,
        depth=depth,
        status=words(lang)(line.status),
        symbol=SYMBOLS[line.status],
        name=printable(line.name),
        figure=figure_text(line, lang),
        bound=bound_text(line, lang),
        gap=gap_text(line, lang),
        attainment=percent(line.attainment) if line.attainment is not None else "",
        responsible="、".join(map(printable, line.responsible)),
        notes=(*unusual, *_notes(line, words(lang))),
        members=tuple(_entry(member, depth + 1, lang) for member in line.because),
    )


def _unusual(verdict: Verdict, usual: Usual, lang: str) -> tuple[str, ...]:
    """The area and the period, where the file's other targets have another."""
    parts = [usual.other_area(verdict)]
    period = usual.other_period(verdict)
    if period is not None and (verdict.target.by is None or verdict.final):
        parts.append(period_text(period, lang))
    text = " ".join(part for part in parts if part)
    return (text,) if text else ()


def _notes(line: Line, table: Words) -> Iterator[str]:
    if line.reason is not None:
        yield line.reason
    if line.status is Status.UNSET and line.bound is not None and not line.quorum:
        yield table("announced without a number")
    if line.coverage is not None and line.coverage.start is not None:
        yield _coverage(line, table)
    if line.expected is not None:
        value = number(line, line.expected, table.lang, signed=line.change)
        yield line_now(line, value, table)
    if line.by is not None and line.latest is not None:
        by, period = shown_period(line.by, table.lang), shown_period(line.latest, table.lang)
        yield table("by {by}; latest figure {period}", by=by, period=period)
    if line.level != BINDING and line.status in FAILS:
        yield table("expected, not binding")


def line_now(line: Line, value: str, table: Words) -> str:
    """Where the straight line stands: what is to be reached by now, or not to be passed."""
    if line.bound is not None and line.bound.form in ("at_most", "below"):
        return table("expected by now: no more than {value}", value=value)
    return table("expected by now: {value}", value=value)


def _coverage(line: Line, table: Words) -> str:
    """How far a partial figure reaches."""
    coverage = line.coverage
    assert coverage is not None
    text = table("covers {span}", span=shown_span(coverage.start or "", coverage.end, table.lang))
    counts = []
    if coverage.months is not None:
        counts.append(table("months", n=coverage.months[0], of=coverage.months[1]))
    if coverage.areas is not None:
        counts.append(table("areas", n=coverage.areas[0], of=coverage.areas[1]))
    return text + table("brief aside", text=table("comma").join(counts)) if counts else text


def folded(files: Sequence[FileView], style: Style) -> tuple[FileView, ...]:
    """The files of which a person is told only that they have no figure at all, beside others that have."""
    empty = tuple(file for file in files if file.empty)
    return () if style.listed or len(empty) == len(files) else empty


def fails(verdict: Verdict) -> bool:
    """Whether it is what a machine calls a failure: a binding target missed."""
    return verdict.status is Status.MISSED and verdict.target.level == BINDING


def facts(report: Report, lang: str) -> list[str]:
    """What there is to say of the whole report: the counts, the weighted attainment, and up to when rows count."""
    table = words(lang)
    parts = []
    for status, n in report.summary.items():
        word = table(status)
        if n:
            parts.append(f"{n} {word.lower()}" if lang == "en" else f"{word} {n}")
    judged = sum(n for status, n in report.summary.items() if status not in UNKNOWN)
    told = [
        table(
            "{judged} of {total:target|targets} judged: {parts}",
            total=len(report.verdicts), judged=judged, parts=table("comma").join(parts),
        )
    ]  # fmt: skip
    told += score_text(report.verdicts, lang)
    if report.as_of is not None:
        told.append(table("as of {period}", period=period_text(report.as_of, lang)))
    return told


def exit_text(report: Report, style: Style, lang: str) -> str:
    """Why the exit code is what it is; empty where it is 0."""
    table, code = words(lang), report.exit_code(style.fail_on)
    binding = sum(map(fails, report.verdicts))
    counts = {
        1: {
            MISSED: ("{n:binding target|binding targets} missed", binding),
            EXPECTED_FAIL: ("{n:expected target|expected targets} missed", report.summary[Status.MISSED] - binding),
            OFF_TRACK: ("{n} behind schedule", report.summary[Status.OFF_TRACK]),
        },
        2: {},
        3: {
            NO_DATA: ("{n} without data", report.summary[Status.NO_DATA]),
            UNSET: ("{n} without a number", report.summary[Status.UNSET]),
        },
    }
    if code not in counts:
        return ""
    parts = [table(key, n=n) for kind, (key, n) in counts[code].items() if kind in style.fail_on and n]
    return table("exit code {code}: {why}", code=code, why=table("comma").join(parts or [table("nothing was judged")]))


def status_counts(statuses: Iterable[Status], lang: str, key: str = "{n} {status}") -> list[str]:
    """How many there are of each status that occurs."""
    table, counts = words(lang), Counter(statuses)
    return [table(key, n=counts[s], status=table(s).lower()) for s in Status if counts[s]]


def score_text(verdicts: Iterable[Verdict], lang: str) -> list[str]:
    """The weighted attainment of those with a weight, and how many it leaves out; nothing where none has one."""
    table, score = words(lang), score_of(verdicts)
    if score is None:
        return []
    parts = []
    if score.counted:
        parts.append(table("weighted attainment {value}", value=percent(score.value)))
    if score.unscored:
        parts.append(table("{n} without a figure left out", n=score.unscored))
    return [table("comma").join(parts)]
