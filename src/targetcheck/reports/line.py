"""The one flat exact view of a verdict: every format shows it, JSON dumps it, and `compare` loads it back.

Its fields are named as JSON's; numbers are exact and in `unit`, texts as they stand in the files.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from targetcheck.errors import Location, Problem
from targetcheck.model.actuals import Row
from targetcheck.model.bound import ACHIEVED, FORMS, QUORUM
from targetcheck.model.nouns import RATIO
from targetcheck.model.quantity import significant
from targetcheck.model.rules import OPEN_SDG
from targetcheck.model.unit import Unit
from targetcheck.model.verdict import Coverage, Points, Status
from targetcheck.named import NamedTuple

BOUND_KEYS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(FORMS, ("value",)),
    "between": ("low", "high"),
    QUORUM: ("value", "of"),
    ACHIEVED: (),
}
"""A bound's form → what its numbers are called, in the order of its ends."""


class LineReference(NamedTuple):
    """Whose figure a bound is: what the target file leaves out is the target's own."""

    indicator: str | None
    area: str | None
    period: str | None
    name: str | None = None
    """What the target file says of it; None where that is not known."""


class LineEnd(NamedTuple):
    """One number of a bound."""

    value: Fraction | None
    """In the bound's unit; None where it was announced without a number, or its reference has no figure."""
    written: str = ""
    """The number as the target file writes it, 1:80 for a ratio, `?` for none; empty for a reference."""
    unit: Unit | None = None
    """The unit that is written with it."""
    reference: LineReference | None = None


class LineBound(NamedTuple):
    """The numbers that satisfy a target; of a quorum how many must hold and of how many."""

    form: str
    ends: tuple[LineEnd, ...] = ()
    unit: Unit | None = None

    @property
    def numbers(self) -> tuple[Fraction, ...]:
        """Its numbers, each once."""
        return tuple(dict.fromkeys(end.value for end in self.ends if end.value is not None))

    @property
    def references(self) -> dict[str, LineReference]:
        """Whose figures its ends are, by what the ends are called."""
        pairs = zip(BOUND_KEYS[self.form], self.ends, strict=True)
        return {key: end.reference for key, end in pairs if end.reference is not None}


class LineProgress(NamedTuple):
    """How the figure has moved towards the bound, in the category of a published method; without one, why there is none."""

    method: str
    category: str | None
    value: Fraction | None
    reason: str | None

    @property
    def number(self) -> Fraction | None:
        """The value as machines are told it: a ratio of growths has decimals that do not end."""
        if self.value is None or self.method != OPEN_SDG:
            return self.value
        return significant(self.value)


class LineCertainty(NamedTuple):
    """How far chance alone could move the figure, in the line's unit; without an interval, why there is none."""

    confidence: Fraction
    method: str | None
    low: Fraction | None
    high: Fraction | None
    spans_bound: bool | None
    reason: str | None

    @property
    def ends(self) -> tuple[Fraction | None, Fraction | None]:
        """The interval as machines are told it: its decimals do not end."""
        low, high = (None if end is None else significant(end) for end in (self.low, self.high))
        return low, high


class Line(NamedTuple):
    """All that a report says of one verdict."""

    id: str
    name: str
    indicator: str | None
    area: str | None
    period: str | None
    status: Status
    level: str
    actual: Fraction | bool | None = None
    unit: Unit | None = None
    bound: LineBound | None = None
    gap: Fraction | None = None
    attainment: Fraction | None = None
    expected: Fraction | None = None
    """Where the straight line stands now."""
    reason: str | None = None
    problem: Problem | None = None
    """What is wrong with the figure and where, where it is that for which there is no verdict."""
    doubts: tuple[str, ...] = ()
    """What is odd about the numbers, which are judged as they are written."""
    section: str | None = None
    clause: str | None = None
    responsible: tuple[str, ...] = ()
    target: Location = Location("")
    actuals: tuple[Row, ...] = ()
    because: tuple[Line, ...] = ()
    by: str | None = None
    compared: Fraction | None = None
    """The rounded figure, where rounding was asked for, to `places` decimals."""
    places: int | None = None
    change_from: str | None = None
    baseline: Fraction | None = None
    coverage: Coverage | None = None
    weight: Fraction | None = None
    tags: tuple[str, ...] = ()
    note: str | None = None
    final: bool = False
    latest: str | None = None
    """The period of the figure, where it ends before `by` does."""
    change: bool = False
    """Whether the figure is a change since another period, so that its sign is shown."""
    course: tuple[tuple[str, Fraction], ...] = ()
    """Periods and figures up to this one, where a report draws them."""
    published: int = 0
    """The decimals that the source row gives the figure, in its own unit."""
    told: frozenset[str] = frozenset()
    """What the target file asks for beside the verdict: progress, certainty, score."""
    progress: LineProgress | None = None
    certainty: LineCertainty | None = None
    points: Points | None = None
    veto: bool = False
    """Whether its miss makes the lowest grade."""
    deduction: str | None = None
    """How points came to be fewer, or more, than the weight."""

    @property
    def quorum(self) -> tuple[Fraction, ...]:
        """How many must hold, of how many; empty where it is no quorum."""
        if self.bound is None or self.bound.form != QUORUM:
            return ()
        return tuple(end.value or Fraction(0) for end in self.bound.ends)

    @property
    def counted(self) -> str:
        """What a quorum counts: members (areas, hospitals) of one indicator, or targets of their own."""
        return "targets" if self.indicator is None else "members"

    @property
    def ratio(self) -> bool:
        """Whether the bound is written as a:b, so that its figures are shown so too."""
        if self.bound is None or self.unit is None or self.unit.kind != RATIO or self.unit.text:
            return False
        return any(":" in end.written for end in self.bound.ends)

    @property
    def pace(self) -> Fraction | None:
        """What is to be reached by now, where that is another number than the bound's."""
        if self.bound is not None and self.expected in self.bound.numbers:
            return None
        return self.expected

    @property
    def by_pace(self) -> bool:
        """Whether it is on track by where the line stands now, and not within its bound yet."""
        if self.status is not Status.ON_TRACK or self.pace is None or self.gap is None or self.bound is None:
            return False
        if self.bound.form in ("at_most", "below"):
            return self.gap > 0
        return self.gap < 0 or (self.bound.form in ("between", "equals") and self.gap > 0)

    @property
    def decimals(self) -> int:
        """The decimals that the bound is written with, at least two for a figure that was divided."""
        written = [2, self.places or 0]
        if self.bound is not None:
            written += [len(end.written.partition(".")[2]) for end in self.bound.ends if ":" not in end.written]
        return max(written)

    def family(self) -> Iterator[Line]:
        yield self
        for member in self.because:
            yield from member.family()
