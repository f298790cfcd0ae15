"""The points of members, such as townships, that targets judge each on its own: ranked as a commission publishes them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from targetcheck.model.rules import Grade
from targetcheck.model.score import Total, apart, points_of
from targetcheck.model.text import counting_order
from targetcheck.model.verdict import Report, Verdict
from targetcheck.named import NamedTuple


class Members(NamedTuple):
    """The members of one dimension, the one with the most points first."""

    dimension: str
    totals: tuple[Total, ...]

    def ranked(self) -> Iterator[tuple[int | None, Total]]:
        """The members with their places by points; equal points share one.

        At the end, without a place, stand those that are vetoed, and those of which nothing is judged.
        """
        placed = [member for member in self._in_order() if member.judged and not member.vetoed]
        rank, before = 0, None
        for place, member in enumerate(placed, 1):
            if member.points != before:
                rank, before = place, member.points
            yield rank, member
        aside = [member for member in self._in_order() if member.vetoed or not member.judged]
        for member in sorted(aside, key=lambda member: not member.judged):
            yield None, member

    def _in_order(self) -> Iterator[Total]:
        """The members as they are; those of equal points that nobody has put in an order, by the numbers in their names."""
        for _, group in groupby(self.totals, key=lambda member: member.points):
            tied = list(group)
            names = [member.name for member in tied]
            if names == sorted(names):
                tied.sort(key=lambda member: counting_order(member.name))
            yield from tied

    @property
    def provisional(self) -> bool:
        """Whether some points are still open, so that places may change."""
        return any(member.open for member in self.totals)

    def tied(self) -> Iterator[tuple[int | None, list[Total]]]:
        """The members whose points are alike in all, with the place that they share."""
        for (rank, _), group in groupby(self.ranked(), key=lambda one: (one[0], one[1]._replace(name=""))):
            yield rank, [member for _, member in group]


def members_of(verdicts: Iterable[Verdict], grades: Sequence[Grade] = ()) -> tuple[Members, ...]:
    """The points of each member of the targets that are judged for `each`, by dimension."""
    by_dimension: dict[str, dict[str, list[Verdict]]] = {}
    for verdict in verdicts:
        each = verdict.target.each
        if each is None or not (verdict.target.points or verdict.target.veto):
            continue
        dimension = each.dimension
        if each.area:
            dimension = "area"
        members = by_dimension.setdefault(dimension, {})
        for member in verdict.because:
            members.setdefault(member.name, []).append(member)
    found = []
    for dimension, members in by_dimension.items():
        totals = [points_of(own, grades, name) for name, own in members.items()]
        scored = [made for made in totals if made is not None]
        if scored:
            found.append(Members(dimension, tuple(sorted(scored, key=lambda made: -made.points))))
    return tuple(found)


class FileScore(NamedTuple):
    """The points of a target file, and of the members of its targets."""

    path: str
    verdicts: tuple[Verdict, ...]
    total: Total | None
    members: tuple[Members, ...]
    apart: bool
    """Whether the members alone are scored."""


def scores_of(report: Report) -> tuple[FileScore, ...]:
    """The points of each file, in the order of the report."""
    grades = {file.path: file.grades for file in report.files}
    by_file: dict[str, list[Verdict]] = {}
    for verdict in report.verdicts:
        by_file.setdefault(verdict.target.at.file, []).append(verdict)
    found = []
    for path, verdicts in by_file.items():
        own = grades.get(path, ())
        total, members = points_of(verdicts, own), members_of(verdicts, own)
        found.append(FileScore(path, tuple(verdicts), total, members, apart(verdicts)))
    return tuple(found)
