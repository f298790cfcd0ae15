"""What a director asks first: what needs attention, which departments, and where each area stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction

from targetcheck.errors import printable
from targetcheck.model.figure import is_unreported
from targetcheck.model.target import BINDING
from targetcheck.model.text import counting_order
from targetcheck.model.verdict import FAILS, Status, Verdict
from targetcheck.named import NamedTuple
from targetcheck.phrases import Words
from targetcheck.reports.entries import WORST_FIRST, Entry

MANY = 6
"""From so many targets on, a report begins or ends with an overview."""
WHOLLY = 10**6
"""A miss of a bound of zero stands before those that are a share of theirs."""
MOST_MEMBERS = 60
"""A matrix of more columns can be read on no page."""


class Department(NamedTuple):
    """Who answers for targets, and the status of each of them."""

    name: str
    statuses: tuple[Status, ...]

    def count(self, status: Status) -> int:
        return self.statuses.count(status)

    @property
    def signs(self) -> tuple[Status, ...]:
        """Its statuses, the worst first."""
        return tuple(sorted(self.statuses, key=WORST_FIRST.index))

    @property
    def gravity(self) -> tuple[int, ...]:
        return -self.count(Status.MISSED), -self.count(Status.OFF_TRACK), -len(self.statuses)


class MatrixRow(NamedTuple):
    """A target that judges every member on its own: the entry of each, None where it is not judged."""

    entry: Entry
    cells: tuple[Entry | None, ...]


class Matrix(NamedTuple):
    """Targets down, the members of one dimension across, in the order in which they are first named."""

    dimension: str
    area: bool
    members: tuple[str, ...]
    rows: tuple[MatrixRow, ...]


def departments(verdicts: Iterable[Verdict], nobody: str) -> list[Department]:
    """Every department that is named, the one with the most misses first; under `nobody` what none answers for."""
    found: dict[str, list[Status]] = {}
    for verdict in verdicts:
        for name in dict.fromkeys(verdict.target.responsible) or (nobody,):
            found.setdefault(printable(name), []).append(verdict.status)
    if set(found) == {nobody}:
        return []
    made = [Department(name, tuple(statuses)) for name, statuses in found.items()]
    return sorted(made, key=lambda department: department.gravity)


def without_figure(verdicts: Iterable[Verdict], table: Words) -> list[str]:
    """How many targets nobody has reported anything for, and for how many there are figures that do not serve; each with the
    departments that lead them, the one with the most first."""
    nothing, unusable = Counter[str](), Counter[str]()
    for verdict in verdicts:
        if verdict.status is Status.NO_DATA:
            name = printable(next(iter(verdict.target.responsible), "")) or table("nobody named")
            (nothing if nothing_reported(verdict) else unusable)[name] += 1
    told = []
    if nothing:
        told.append(table("{n} not reported: {who}", n=nothing.total(), who=_counted(nothing, table)))
    if unusable:
        told.append(
            table("{n} with figures that do not serve: {who}", n=unusable.total(), who=_counted(unusable, table))
        )
    return told


def _counted(names: Counter[str], table: Words) -> str:
    """Departments, each with a number of targets, the greatest first."""
    return table(", ").join(table("{name} {n}", name=name, n=n) for name, n in names.most_common())


def nothing_reported(verdict: Verdict) -> bool:
    """Whether there is no figure because nobody has reported any; else there are some that do not serve."""
    if verdict.needed is not None:
        return all(nothing_reported(member) for member in verdict.because if member.status is Status.NO_DATA)
    return verdict.reason is None or is_unreported(verdict.reason)


def worst_first(verdicts: Iterable[Verdict]) -> list[Verdict]:
    """What is missed or behind schedule: binding misses, expected misses, the rest, each by how far it falls short."""
    return sorted((verdict for verdict in verdicts if verdict.status in FAILS), key=_order)


def _order(verdict: Verdict) -> tuple[int, bool, Fraction]:
    return WORST_FIRST.index(verdict.status), verdict.target.level != BINDING, -shortfall(verdict)


def shortfall(verdict: Verdict) -> Fraction:
    """How far a figure is from its bound, as a share of it; what has no number comes last.

    Of a quorum, and of what is behind schedule, the share that is missing of what is needed.
    """
    if verdict.attainment is not None and verdict.status is Status.OFF_TRACK:
        return 1 - verdict.attainment
    if verdict.gap is None:
        return Fraction(0)
    ends: tuple[Fraction | None, ...] = ()
    if verdict.needed is not None:
        ends = (Fraction(verdict.needed[0]),)
    elif verdict.bound is not None:
        ends = (verdict.bound.low, verdict.bound.high)
    largest = max((abs(end) for end in ends if end is not None), default=Fraction(0))
    if not largest:
        return abs(verdict.gap) * WHOLLY  # one case where none is allowed
    return abs(verdict.gap) / largest


def matrices(pairs: Iterable[tuple[Verdict, Entry]]) -> list[Matrix]:
    """One matrix for each dimension that targets judge the members of."""
    found: dict[tuple[str, bool], dict[str, Entry]] = {}
    for verdict, entry in pairs:
        each = verdict.target.each
        if each is not None and entry.members:
            found.setdefault((each.dimension, each.area), {}).setdefault(entry.line.id, entry)
    made = []
    for (dimension, area), entries in found.items():
        matrix = _matrix(dimension, area, list(entries.values()))
        if len(matrix.members) <= MOST_MEMBERS:
            made.append(matrix)
    return made


def _matrix(dimension: str, area: bool, entries: list[Entry]) -> Matrix:
    by_member = [{member_name(entry, member): member for member in entry.members} for entry in entries]
    names = list(dict.fromkeys(name for members in by_member for name in members))
    if not area and names == sorted(names):  # nobody has put them in an order of his own
        names.sort(key=counting_order)
    rows = []
    for entry, members in zip(entries, by_member, strict=True):
        rows.append(MatrixRow(entry, tuple(members.get(name) for name in names)))
    return Matrix(dimension, area, tuple(map(printable, names)), tuple(rows))


def member_name(entry: Entry, member: Entry) -> str:
    """Which area, hospital or school a member is: the last part of its id."""
    return member.line.id.removeprefix(f"{entry.line.id}/")
