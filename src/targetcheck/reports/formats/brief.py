"""The sentences for a year-end summary (工作总结), one a target, to be pasted.

结核病成功治疗率95.07%，高于90%的目标5.07个百分点，达标（疾控科）。
固定资产投资6.13亿元，完成7.2亿元目标的85.1%，还差1.07亿元，未达标（规财科）。
"""

from __future__ import annotations

from collections.abc import Iterator

from targetcheck.errors import Phrase, no_command, printable
from targetcheck.model.figure import BOUND_ALONE
from targetcheck.model.quantity import exact_text
from targetcheck.model.score import Total
from targetcheck.model.verdict import UNKNOWN, Report, Status, Verdict
from targetcheck.phrases import Words
from targetcheck.reports import Style
from targetcheck.reports.beside import grade_text, meaning, told_by
from targetcheck.reports.dates import as_of_text, cut_off, end_text
from targetcheck.reports.members import members_heading, members_named
from targetcheck.reports.overview import nothing_reported
from targetcheck.reports.prose import sentence
from targetcheck.reports.verdict_line import points_text
from targetcheck.reports.view import FileView, Group, folded, score_text, status_counts, view


def render(report: Report, style: Style) -> str:
    table = style.person
    files = view(report, style, table)
    empty = folded(files, style)
    parts = []
    for file in files:
        if file in empty:
            parts.append(file.nothing(table, file.heading) + table("stop"))
        else:
            parts.append("\n".join(_file(file, report, table)))
    if meant := meaning(told_by(report.verdicts), table):
        parts.append(meant)
    return no_command("\n\n".join(parts)) + "\n"


def _file(file: FileView, report: Report, table: Words) -> Iterator[str]:
    yield file.about(table)
    yield _counts(file, report, table)
    for group in file.groups:
        yield ""
        if group.heading:
            yield group.heading
        yield from _group(group, cut_off(file.verdicts, table), table)
    yield from _beside(file, table)
    alone = sum(verdict.reason == BOUND_ALONE for verdict in file.verdicts)
    if alone:
        yield ""
        yield table("brief bound alone", n=alone)


def _beside(file: FileView, table: Words) -> Iterator[str]:
    """The points of members."""
    for members in file.score.members:
        listed = [_of_place(tied, table) for _, tied in members.tied()]
        yield ""
        yield table(
            "{title}: {text}", title=members_heading(members, table), text=table("semicolon").join(listed)
        ) + table("stop")


def _of_place(tied: list[Total], table: Words) -> str:
    """The members of one place, and their points."""
    one, names = tied[0], members_named(tied, table)
    if not one.judged:
        return table("{names}: not judged yet", names=names)
    key = "{names} {points} of {of} points"
    if len(tied) > 1:
        key = "{names} {points} of {of} points each"
    told = [table(key, names=names, points=points_text(one.points), of=exact_text(one.of))]
    if one.extra:
        told.append(table("{n} of them added", n=points_text(one.extra)))
    if one.open:
        told.append(table("{open} points open", open=exact_text(one.open)))
    if grade := grade_text(one, table):
        told.append(grade)
    return table("comma").join(told)


def _counts(file: FileView, report: Report, table: Words) -> str:
    """How many targets there are, and how many of each status."""
    parts = table(", ").join(status_counts((v.status for v in file.verdicts), table))
    until = cut_off(file.verdicts, table)
    told = [
        (table("brief as of", end=until) if until else "")
        + table("{total:target|targets}: {parts}", total=len(file.verdicts), parts=parts)
    ]
    told += score_text(file.verdicts, table, file.grades, apart=file.score.apart)
    if report.as_of is not None and until != end_text(report.as_of, table):
        told.append(as_of_text(report.as_of, table))
    return table("semicolon").join(told) + table("stop")


def _group(group: Group, until: str, table: Words) -> Iterator[str]:
    """A sentence for each target that was judged, and one each for all that have no figure, of which the figures do not
    serve, and that have no number."""
    nothing, unusable, unset = [], [], []
    for verdict, entry in group.pairs:
        name = printable(verdict.name)
        if verdict.status not in UNKNOWN:
            yield sentence(verdict, entry.line, group.usual, table, until)
        elif verdict.status is Status.UNSET:
            unset.append(name)
        elif verdict.reason is not None and verdict.needed is not None:
            nothing.append(_why_not(verdict, verdict.reason, table))
        elif verdict.reason is None or nothing_reported(verdict):
            nothing.append(name)
        else:
            unusable.append(_why_not(verdict, verdict.reason, table))
    yield from _listed("brief no_data", nothing, table)
    yield from _listed("brief unusable", unusable, table)
    yield from _listed("brief unset", unset, table)


def _why_not(verdict: Verdict, reason: Phrase, table: Words) -> str:
    """A name and why there is no verdict; which file has a figure a second time is no matter for a summary."""
    why = table.say(reason)
    if verdict.problem is not None and verdict.problem.code == "duplicate-row":
        why = table("reported twice")
    return table("brief unusable one", name=printable(verdict.name), why=why)


def _listed(key: str, names: list[str], table: Words) -> Iterator[str]:
    if names:
        yield table(key, n=len(names), names=table(", ").join(names)) + table("stop")
