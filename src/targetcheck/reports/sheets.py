"""The sheets beside the list of targets: how many have each status, and the points that a commission files.

No.  Target      Bound  Figure  Weight  Points  Points lost for            Responsible
1    规范管理率  ≥ 64%  60.8%   30      28.5    1.5 off: 30 × 60.8 ÷ 64 …  基层科
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from targetcheck.model.rules import Grade
from targetcheck.model.verdict import Report, Status, Verdict
from targetcheck.named import NamedTuple
from targetcheck.phrases import Words
from targetcheck.reports import Style
from targetcheck.reports.beside import SCORE, grade_text, meaning, told_by
from targetcheck.reports.dates import as_of_text
from targetcheck.reports.entries import Entry
from targetcheck.reports.members import member_name, members_heading
from targetcheck.reports.view import FileView, score_text, view

HEADS = ("running-number", "target", "bound", "figure", "full points", "scored", "deduction", "responsible")
WIDTHS = (6, 36, 16, 16, 10, 10, 50, 20)


class SheetRow(NamedTuple):
    """A row of texts and exact numbers."""

    cells: tuple[str | Fraction | int | None, ...]
    heading: bool = False


def score_rows(report: Report, style: Style, table: Words) -> Iterator[SheetRow]:
    """The targets of each file that counts points, what they come to, and the members ranked by points."""
    whole = style._replace(only=frozenset(Status), group_by="section")
    for file in view(report, whole, table):
        every = [entry for group in file.groups for entry in group.entries]
        entries = [entry for entry in every if entry.line.points is not None or entry.line.veto]
        if entries:
            yield SheetRow((file.heading,), heading=True)
            yield from _targets(entries, table)
            yield from _total(file, table)
            yield from _members(file, table)
            yield SheetRow(())


def _targets(entries: Iterable[Entry], table: Words) -> Iterator[SheetRow]:
    yield SheetRow(tuple(table(key) for key in HEADS), heading=True)
    for number, entry in enumerate(entries, 1):
        points = entry.line.points
        of, scored = None, None
        if points is not None:
            of, scored = points.of, points.points if points.points is not None else table("points open")
        yield SheetRow((number, entry.name, entry.bound, entry.figure, of, scored, entry.line.deduction or "",
                        entry.responsible))  # fmt: skip


def _total(file: FileView, table: Words) -> Iterator[SheetRow]:
    """The points of the file, the weights that are judged and open, and the grade."""
    total = file.score.total
    if total is None or file.score.apart:
        return
    yield SheetRow((None, table("total"), None, None, total.of + total.open, total.points, grade_text(total, table)))
    if total.open:
        yield SheetRow((None, table("open"), None, None, total.open))


def _members(file: FileView, table: Words) -> Iterator[SheetRow]:
    for members in file.score.members:
        yield SheetRow(())
        yield SheetRow((members_heading(members, table),), heading=True)
        heads = ("rank so far" if members.provisional else "rank", "member", "judged", "open", "scored", "grade")
        yield SheetRow(tuple(table(key) for key in heads), heading=True)
        for rank, total in members.ranked():
            name, grade = member_name(total, table), grade_text(total, table)
            yield SheetRow((rank, name, total.of, total.open, total.points, grade))


def count_rows(report: Report, style: Style, table: Words) -> Iterator[SheetRow]:
    """The heading, the counts of the whole report, and those of each file and group."""
    yield SheetRow((table("report"),), heading=True)
    if report.as_of is not None:
        yield SheetRow((as_of_text(report.as_of, table),))
    if meant := meaning(told_by(report.verdicts), table):
        yield SheetRow((meant,))
    yield SheetRow(())
    heads = (table("in all"), *map(table, Status))
    if SCORE in told_by(report.verdicts):
        heads += (table("scored"),)
    elif score_text(report.verdicts, table):
        heads += (table("attainment"),)
    yield SheetRow(("", *heads), heading=True)
    yield _counted(table("in all"), report.verdicts, table)
    for file in view(report, style, table):
        yield SheetRow(())
        yield from _file(file, table, heads)


def _file(file: FileView, table: Words, heads: tuple[str, ...]) -> Iterator[SheetRow]:
    if source := file.source(table):
        yield SheetRow((source,))
    yield SheetRow((file.heading, *heads), heading=True)
    for group in file.groups:
        if group.heading:
            yield _counted(group.heading, group.verdicts, table, apart=file.score.apart)
    yield _counted(table("in all"), file.verdicts, table, file.grades, apart=file.score.apart)


def _counted(
    name: str, verdicts: Sequence[Verdict], table: Words, grades: Sequence[Grade] = (), *, apart: bool = False
) -> SheetRow:
    counts = Counter(verdict.status for verdict in verdicts)
    cells = [len(verdicts), *(counts[status] for status in Status)]
    score = score_text(verdicts, table, grades, apart=apart)
    return SheetRow((name, *cells, table("comma").join(score) or None))
