"""A report file by file and group by group, as the formats for people show it, and what is said of it as a whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from targetcheck.errors import printable
from targetcheck.model.members import FileScore, scores_of
from targetcheck.model.rules import Grade
from targetcheck.model.score import points_of, score_of
from targetcheck.model.target import BINDING, TargetFile
from targetcheck.model.verdict import EXPECTED_FAIL, MISSED, NO_DATA, OFF_TRACK, UNKNOWN, UNSET, Report, Status, Verdict
from targetcheck.named import NamedTuple
from targetcheck.phrases import Words
from targetcheck.reports import Style
from targetcheck.reports.beside import total_text
from targetcheck.reports.dates import as_of_text
from targetcheck.reports.entries import WORST_FIRST, Entry, entry_of
from targetcheck.reports.numbers import percent
from targetcheck.reports.usual import Usual, usual_of

_OF_RESULTS = ("情况", "总结", "通报", "公报", "清单", "表")


class Group(NamedTuple):
    """What stands under one heading (empty: none): all its verdicts, and those that are shown with their entries."""

    heading: str
    verdicts: tuple[Verdict, ...]
    pairs: tuple[tuple[Verdict, Entry], ...]
    usual: Usual

    @property
    def entries(self) -> tuple[Entry, ...]:
        return tuple(entry for _, entry in self.pairs)


class FileView(NamedTuple):
    """One target file's part of the report."""

    file: TargetFile | None
    title: str
    groups: tuple[Group, ...]
    verdicts: tuple[Verdict, ...]
    usual: Usual
    score: FileScore
    """The points of the file, and of the members of its targets."""

    @property
    def stem(self) -> str:
        return printable(self.file.stem if self.file else self.score.path)

    @property
    def grades(self) -> tuple[Grade, ...]:
        return self.file.grades if self.file else ()

    @property
    def heading(self) -> str:
        """What the file calls itself, for a page or a paper."""
        return printable(self.file.title) if self.file and self.file.title else self.stem

    def about(self, table: Words) -> str:
        """What a page or a paper of this file alone is called: how far what it announces has come."""
        return title_of(self.heading, table)

    def source(self, table: Words) -> str:
        """Where its targets are announced; empty where it does not say."""
        if self.file is None or not self.file.source:
            return ""
        return table("Source: {source}", source=printable(self.file.source))

    @property
    def empty(self) -> bool:
        """Whether none of its targets has a figure."""
        return all(v.status in UNKNOWN for top in self.verdicts for v in top.family())

    def nothing(self, table: Words, name: str) -> str:
        """That it is empty, in a sentence without its stop."""
        return table("{title}: {n:target|targets}, none with a figure", title=name, n=len(self.verdicts))


def title_of(plan: str, table: Words) -> str:
    """What a report on one plan is called: 2024年工作要点完成情况. A list of results is called by its own name."""
    return plan if plan.endswith(_OF_RESULTS) else table("report on {plan}", plan=plan)


def view(report: Report, style: Style, table: Words) -> tuple[FileView, ...]:
    """The report by file, and within a file by section or what else was asked for."""
    known = {file.path: file for file in report.files}
    return tuple(_file(known.get(score.path), score, style, table) for score in scores_of(report))


def _file(file: TargetFile | None, score: FileScore, style: Style, table: Words) -> FileView:
    title, verdicts = score.path, score.verdicts
    if file is not None:
        title = f"{file.stem}  {file.title}" if file.title else file.stem
    usual = usual_of(verdicts)
    groups: dict[str, list[Verdict]] = {}
    ordered: Sequence[Verdict] = verdicts
    if style.group_by == "status":
        ordered = sorted(verdicts, key=lambda verdict: WORST_FIRST.index(verdict.status))
    for verdict in ordered:
        for heading in _headings(verdict, style.group_by, table):
            groups.setdefault(heading, []).append(verdict)
    if len(groups) > 1 and "" in groups:  # it would stand under the heading before
        groups = {heading or table("no heading"): some for heading, some in groups.items()}
    made = [_group(heading, some, usual, style, table) for heading, some in groups.items()]
    shown = tuple(group for group in made if group.pairs)
    return FileView(file, printable(title), shown, verdicts, usual, score)


def _group(heading: str, verdicts: list[Verdict], usual: Usual, style: Style, table: Words) -> Group:
    if style.group_by == "area":
        usual = usual._replace(area=verdicts[0].area)
    pairs = ((verdict, entry_of(verdict, table, usual)) for verdict in verdicts if verdict.status in style.only)
    return Group(printable(heading), tuple(verdicts), tuple(pairs), usual)


def _headings(verdict: Verdict, group_by: str, table: Words) -> tuple[str, ...]:
    target = verdict.target
    if group_by == "responsible":
        return target.responsible or (table("nobody named"),)
    if group_by == "status":
        return (table(verdict.status),)
    return ((target.area if group_by == "area" else target.section) or "",)


def folded(files: Sequence[FileView], style: Style) -> tuple[FileView, ...]:
    """The files of which a person is told only that they have no figure at all, beside others that have."""
    empty = tuple(file for file in files if file.empty)
    return () if style.listed or len(empty) == len(files) else empty


def fails(verdict: Verdict) -> bool:
    """Whether it is what a machine calls a failure: a binding target missed."""
    return verdict.status is Status.MISSED and verdict.target.level == BINDING


def facts(report: Report, table: Words) -> list[str]:
    """What there is to say of the whole report: the counts, the weighted attainment, and up to when rows count."""
    parts = []
    for status, n in report.summary.items():
        word = table(status)
        if n:
            parts.append(f"{n} {word.lower()}" if table.lang == "en" else f"{word} {n}")
    judged = sum(n for status, n in report.summary.items() if status not in UNKNOWN)
    told = [
        table(
            "{judged} of {total:target|targets} judged: {parts}",
            total=len(report.verdicts), judged=judged, parts=table("comma").join(parts),
        )
    ]  # fmt: skip
    told += _attainment(report.verdicts, table)
    told += _points(report, table)
    if report.as_of is not None:
        told.append(as_of_text(report.as_of, table))
    return told


def _points(report: Report, table: Words) -> Iterator[str]:
    """The points of each file that counts them, by its name where there are several."""
    scored = [made for made in scores_of(report) if made.total is not None]
    for made in scored:
        assert made.total is not None
        text = table("points of each member by itself") if made.apart else total_text(made.total, table)
        if len(scored) > 1:
            text = table("{title}: {text}", title=printable(Path(made.path).stem), text=text)
        yield text


def exit_text(report: Report, style: Style, table: Words) -> str:
    """Why the exit code is what it is; empty where it is 0."""
    code = report.exit_code(style.fail_on)
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


def status_counts(statuses: Iterable[Status], table: Words, key: str = "{n} {status}") -> list[str]:
    """How many there are of each status that occurs."""
    counts = Counter(statuses)
    return [table(key, n=counts[s], status=table(s).lower()) for s in Status if counts[s]]


def score_text(
    verdicts: Iterable[Verdict], table: Words, grades: Sequence[Grade] = (), *, apart: bool = False
) -> list[str]:
    """The weighted attainment of those with a weight and how many it leaves out, and points; nothing where none has one.

    `apart` is whether the file scores its members alone.
    """
    family = list(verdicts)
    total = points_of(family, grades)
    told = _attainment(family, table)
    if total is not None and apart:
        told.append(table("points of each member by itself"))
    elif total is not None:
        told.append(total_text(total, table))
    return told


def _attainment(verdicts: Iterable[Verdict], table: Words) -> list[str]:
    score = score_of(verdicts)
    if score is None:
        return []
    parts = []
    if score.counted:
        parts.append(table("weighted attainment {value}", value=percent(score.value)))
    if score.unscored:
        parts.append(table("{n} without a figure left out", n=score.unscored))
    return [table("comma").join(parts)]
