"""Saved evaluations side by side: what was newly met, newly missed, moved, appeared and disappeared.

{"version": 1, "before": {"file": …}, "after": {…}, "summary": {"newly_met": 1, …}, "changes": [{"id": …}]}
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from targetcheck.comparison.saved import Saved
from targetcheck.model.target import BINDING
from targetcheck.model.unit import Unit
from targetcheck.model.verdict import Status
from targetcheck.reports.line import Line, LineBound, LineEnd, LineReference

_Key = tuple[str, int]
"""A verdict's id, and its ordinal among those with that id."""


class Kind(StrEnum):
    """What became of a target, in the order of the reports."""

    NEWLY_MET = "newly_met"
    NEWLY_MISSED = "newly_missed"
    MOVED = "moved"
    APPEARED = "appeared"
    DISAPPEARED = "disappeared"


@dataclass(frozen=True, slots=True)
class Change:
    """One target in both evaluations, or in one of them."""

    kind: Kind
    before: Line | None
    after: Line | None
    difference: Fraction | None = None
    """The later figure less the earlier, in the later one's unit; None where the two cannot be compared."""
    bound_changed: bool = False
    """Whether the target was announced anew, or the figure it is compared with moved."""
    level_changed: bool = False
    members: tuple[Change, ...] = ()
    """The members of a quorum that changed."""
    between: tuple[Line | None, ...] = ()
    """The target in the evaluations between the first and the last, where there are any."""

    @property
    def shown(self) -> Line:
        """The later verdict, or the earlier where there is no later one."""
        line = self.after or self.before
        assert line is not None
        return line

    @property
    def fell(self) -> bool:
        """Whether something binding, before or after, fell from met to missed."""
        if self.before is None or self.after is None or BINDING not in (self.before.level, self.after.level):
            return False
        return self.before.status is Status.MET and self.after.status is Status.MISSED


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that changed from the first evaluation to the last."""

    before: Saved
    after: Saved
    changes: tuple[Change, ...]
    """The top-level targets that changed, by kind and in the order of the later evaluation."""
    unchanged: int
    between: tuple[Saved, ...] = ()
    """The evaluations between the two, in order: their figures stand beside the others and decide nothing."""

    @property
    def saved(self) -> tuple[Saved, ...]:
        return (self.before, *self.between, self.after)

    def of(self, kind: Kind) -> tuple[Change, ...]:
        return tuple(change for change in self.changes if change.kind is kind)

    @property
    def fallen(self) -> tuple[Change, ...]:
        return tuple(change for change in self.changes if change.fell)

    @property
    def in_both(self) -> int:
        """How many targets there are in both evaluations."""
        return self.unchanged + sum(1 for c in self.changes if c.before is not None and c.after is not None)

    @property
    def exit_code(self) -> int:
        """0 nothing binding fell, 1 something did, 2 no target is in both: an empty comparison is never a pass."""
        if not self.in_both:
            return 2
        return 1 if self.fallen else 0


def compare(before: Saved, *later: Saved) -> Comparison:
    """What changed from the first evaluation to the last, target by target as their ids say.

    One that is in the last as in the first, and was another between them, has moved.
    """
    *between, after = later
    courses = [dict(_numbered(saved.verdicts)) for saved in between]
    changes, unchanged = _changes(before.verdicts, after.verdicts, courses)
    order = list(Kind)
    ordered = tuple(sorted(changes, key=lambda change: order.index(change.kind)))
    return Comparison(before, after, ordered, unchanged, tuple(between))


def _changes(
    before: Sequence[Line], after: Sequence[Line], courses: Sequence[Mapping[_Key, Line]] = ()
) -> tuple[list[Change], int]:
    """The changes among these verdicts, those that disappeared last, and how many are as they were."""
    old, new = dict(_numbered(before)), dict(_numbered(after))
    changes: list[Change] = []
    for key, verdict in new.items():
        change = _change(old.get(key), verdict, [course.get(key) for course in courses])
        if change is not None:
            changes.append(change)
    gone = [
        Change(Kind.DISAPPEARED, verdict, None, between=tuple(course.get(key) for course in courses))
        for key, verdict in old.items()
        if key not in new
    ]
    return changes + gone, len(new) - len(changes)


def _numbered(verdicts: Sequence[Line]) -> Iterator[tuple[_Key, Line]]:
    """Each verdict keyed by its id and its ordinal among those with that id: a quorum may count one target twice."""
    seen: Counter[str] = Counter()
    for verdict in verdicts:
        yield (verdict.id, seen[verdict.id]), verdict
        seen[verdict.id] += 1


def _change(before: Line | None, after: Line, between: Sequence[Line | None] = ()) -> Change | None:
    """What changed about a target, or None."""
    if before is None:
        return Change(Kind.APPEARED, None, after, between=tuple(between))
    inside = [dict(_numbered(line.because)) if line is not None else {} for line in between]
    members, _ = _changes(before.because, after.because, inside)
    difference = _difference(before, after)
    figure = difference != 0
    if difference is None and number_of(before) is not None and number_of(after) is not None:
        figure = True  # in units that cannot be compared, the same digits say another thing
    elif difference is None:
        figure = before.actual != after.actual
    bound, level = _bound_changed(before.bound, after.bound), before.level != after.level
    kind = None
    if before.status is not after.status:
        kind = {Status.MET: Kind.NEWLY_MET, Status.MISSED: Kind.NEWLY_MISSED}.get(after.status, Kind.MOVED)
    beside = _beside(before) != _beside(after)
    moved = figure or bound or level or beside or bool(members)
    as_it_was = (line is not None and _change(before, line) is None for line in between)
    if kind is None and not moved and all(as_it_was):
        return None
    return Change(kind or Kind.MOVED, before, after, difference, bound, level, tuple(members), tuple(between))


def _beside(line: Line) -> tuple[object, ...]:
    """What is told beside the verdict and may change without it: the points, and the category of its progress."""
    return line.points and line.points.points, line.progress and line.progress.category


def _difference(before: Line, after: Line) -> Fraction | None:
    start, end = number_of(before), number_of(after)
    if start is None or end is None:
        return None
    start = converted(start, before.unit, after.unit)
    return None if start is None else end - start


def number_of(line: Line) -> Fraction | None:
    """The figure, where it is a number."""
    return None if isinstance(line.actual, bool) else line.actual


def converted(value: Fraction, unit: Unit | None, other: Unit | None) -> Fraction | None:
    """The number in the other unit, or None where the two cannot be compared."""
    if unit == other:
        return value
    if unit is None or other is None or not unit.agrees(other):
        return None
    return value * unit.scale / other.scale


def _bound_changed(before: LineBound | None, after: LineBound | None) -> bool:
    if before is None or after is None:
        return before is not after
    if before.form != after.form:
        return True
    return any(_end_changed(b, before, a, after) for b, a in zip(before.ends, after.ends, strict=True))


def _end_changed(start: LineEnd, before: LineBound, end: LineEnd, after: LineBound) -> bool:
    """Whether an end is another number. A reference and a bare number without a figure tell of no change."""
    if not _same_reference(start.reference, end.reference):
        return True
    if start.value is None or end.value is None:
        return start.value is not end.value and end.reference is None
    if before.unit is None or after.unit is None:
        return start.value != end.value
    return converted(start.value, before.unit, after.unit) != end.value


def _same_reference(before: LineReference | None, after: LineReference | None) -> bool:
    if before is None or after is None:
        return before is after
    # A period that the target leaves open is only known once there is a figure.
    return all(b == a or None in (b, a) for b, a in zip(before, after, strict=True))
