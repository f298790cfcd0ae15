"""The sheet of points that a commission files: a line a target with its weight, its points and why, then the members.

No.  Target      Bound  Figure  Weight  Points  Points lost for            Responsible
1    规范管理率  ≥ 64%  60.8%   30      28.5    1.5 off: 30 × 60.8 ÷ 64 …  基层科
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from targetcheck.model.verdict import Report, Status
from targetcheck.named import NamedTuple
from targetcheck.phrases import words
from targetcheck.reports import Style
from targetcheck.reports.beside import grade_text
from targetcheck.reports.entries import Entry
from targetcheck.reports.members import member_name, members_heading
from targetcheck.reports.view import FileView, view

HEADS = ("running-number", "target", "bound", "figure", "full points", "scored", "deduction", "responsible")
WIDTHS = (6, 36, 16, 16, 10, 10, 50, 20)


class ScoreRow(NamedTuple):
    """A row of texts and exact numbers."""

    cells: tuple[str | Fraction | int | None, ...]
    heading: bool = False


def score_rows(report: Report, style: Style, lang: str) -> Iterator[ScoreRow]:
    """The targets of each file that counts points, what they come to, and the members ranked by points."""
    whole = style._replace(only=frozenset(Status), group_by="section")
    for file in view(report, whole, lang):
        every = [entry for group in file.groups for entry in group.entries]
        entries = [entry for entry in every if entry.line.points is not None or entry.line.veto]
        if entries:
            yield ScoreRow((file.heading,), heading=True)
            yield from _targets(entries, lang)
            yield from _total(file, lang)
            yield from _members(file, lang)
            yield ScoreRow(())


def _targets(entries: Iterable[Entry], lang: str) -> Iterator[ScoreRow]:
    table = words(lang)
    yield ScoreRow(tuple(table(key) for key in HEADS), heading=True)
    for number, entry in enumerate(entries, 1):
        points = entry.line.points
        of, scored = None, None
        if points is not None:
            of, scored = points.of, points.points if points.points is not None else table("points open")
        yield ScoreRow((number, entry.name, entry.bound, entry.figure, of, scored, entry.line.deduction or "",
                        entry.responsible))  # fmt: skip


def _total(file: FileView, lang: str) -> Iterator[ScoreRow]:
    """The points of the file, the weights that are judged and open, and the grade."""
    table, total = words(lang), file.total
    if total is None or file.apart:
        return
    yield ScoreRow((None, table("total"), None, None, total.of + total.open, total.points, grade_text(total, lang)))
    if total.open:
        yield ScoreRow((None, table("open"), None, None, total.open))


def _members(file: FileView, lang: str) -> Iterator[ScoreRow]:
    table = words(lang)
    for members in file.members:
        yield ScoreRow(())
        yield ScoreRow((members_heading(members, lang),), heading=True)
        heads = ("rank so far" if members.provisional else "rank", "member", "judged", "open", "scored", "grade")
        yield ScoreRow(tuple(table(key) for key in heads), heading=True)
        for rank, total in members.ranked():
            yield ScoreRow(
                (
                    rank,
                    member_name(total, lang),
                    total.of,
                    total.open,
                    total.points,
                    grade_text(total, lang),
                )
            )
