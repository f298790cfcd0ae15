"""The judgement of one target, and the report of them all, which alone decides the exit code (design §7)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from fractions import Fraction

from targetcheck.errors import Phrase, Problem
from targetcheck.model.actuals import Row
from targetcheck.model.bound import Range
from targetcheck.model.figure import CHANGES, Figure
from targetcheck.model.period import Period
from targetcheck.model.target import BINDING, EXPECTED, Target, TargetFile
from targetcheck.model.unit import Unit
from targetcheck.named import NamedTuple


class Status(StrEnum):
    """The one word of a verdict, in the order of the summary."""

    MET = "met"
    MISSED = "missed"
    ON_TRACK = "on_track"
    OFF_TRACK = "off_track"
    NO_DATA = "no_data"
    UNSET = "unset"


FINAL = frozenset({Status.MET, Status.MISSED})
HOLDS = frozenset({Status.MET, Status.ON_TRACK})
FAILS = frozenset({Status.MISSED, Status.OFF_TRACK})
UNKNOWN = frozenset({Status.NO_DATA, Status.UNSET})


class ReferenceFigure(NamedTuple):
    """What a bound's reference came to: of which indicator, area and period, and the figure itself."""

    indicator: str
    area: str | None
    period: Period | None
    figure: Figure


class Coverage(NamedTuple):
    """How far a partial figure reaches: from, to, and the parts missing before that."""

    start: str | None
    end: str | None
    missing: tuple[str, ...]
    months: tuple[int, int] | None = None
    """Periods there, of how many."""
    areas: tuple[int, int] | None = None


class Pace(NamedTuple):
    """Where the straight line stands: how much of its span has passed, from which value to which (in the unit)."""

    passed: int
    whole: int
    start: Fraction
    end: Fraction
    level: Fraction


class Towards(NamedTuple):
    """What part of a year is held against while its change since a whole one cannot be told, all in base units."""

    start: Figure
    """The whole one."""
    bound: Range
    """The levels that the bound of the change implies."""
    pace: Pace | None


class Way(NamedTuple):
    """What a progress was worked out from, all numbers in the verdict's unit."""

    value: Fraction
    aim: Fraction
    """The end of the bound that is on the side where the way began."""
    start: Fraction | None = None
    """The baseline."""
    years: Fraction | None = None
    """From the baseline, or the first of the series, to the figure."""
    whole: Fraction | None = None
    """From the baseline to the end of the target; of a series from the figure to there."""
    speed: Fraction | None = None
    """The yearly growth, as a ratio; of a series the mean yearly change."""
    needed: Fraction | None = None
    """The yearly growth that would lead from the baseline to the bound."""
    series: tuple[tuple[Period, Fraction], ...] = ()
    errors: tuple[Fraction, Fraction] | None = None
    """The squares of the standard errors of the baseline and of the figure, where both have their counts."""


class Progress(NamedTuple):
    """How a figure has moved towards its bound, in the category of a published method; without one, why there is none."""

    method: str
    category: str | None
    value: Fraction | None
    """The number that the category goes by; negative for movement away."""
    reason: Phrase | None = None
    way: Way | None = None


class Certainty(NamedTuple):
    """How far chance alone could move a rate made of counts, in the verdict's unit; without an interval, why there is none."""

    confidence: Fraction
    method: str | None = None
    low: Fraction | None = None
    high: Fraction | None = None
    spans_bound: bool | None = None
    """False where every number of the interval is inside the bound, or every one is outside."""
    reason: Phrase | None = None
    counts: tuple[Fraction, Fraction, Fraction] | None = None
    """Numerator, denominator, and what their quotient is multiplied with for a whole year."""


class Points(NamedTuple):
    """What a target counts of its weight, by its rule."""

    points: Fraction | None
    """None while they are open: there is no figure yet, or none that is final."""
    of: Fraction
    rule: str
    extra: Fraction = Fraction(0)
    """The bonus among them."""


class Verdict(NamedTuple):
    """The judgement of a target, with all numbers in `unit`, the bound's as it is spelled."""

    target: Target
    id: str
    name: str
    area: str | None
    period: Period | None
    status: Status
    final: bool = False
    actual: Fraction | bool | None = None
    unit: Unit | None = None
    bound: Range | None = None
    needed: tuple[int, int] | None = None
    """For a quorum: how many must hold, of how many."""
    gap: Fraction | None = None
    attainment: Fraction | None = None
    expected: Fraction | None = None
    reason: Phrase | None = None
    problem: Problem | None = None
    """What is wrong with the figure, where it is that for which there is no verdict."""
    coverage: Coverage | None = None
    references: tuple[ReferenceFigure, ...] = ()
    figure: Figure | None = None
    baseline: Fraction | None = None
    pace: Pace | None = None
    towards: Towards | None = None
    compared: Fraction | None = None
    """The rounded figure, where rounding was asked for."""
    places: int | None = None
    rows: tuple[Row, ...] = ()
    because: tuple[Verdict, ...] = ()
    doubts: tuple[Phrase, ...] = ()
    """What is odd about the numbers, which are judged as they are written."""
    course: tuple[tuple[Period, Fraction], ...] = ()
    """The last figures for periods as long as the figure's own, itself the last, where a report draws them."""
    progress: Progress | None = None
    certainty: Certainty | None = None
    points: Points | None = None

    @property
    def change(self) -> Figure | None:
        """The figure, where it is a change: its two parts are the figure now and the one that it starts from."""
        if self.figure is None or self.figure.op not in CHANGES:
            return None
        return self.figure

    def family(self) -> Iterator[Verdict]:
        yield self
        for child in self.because:
            yield from child.family()


MISSED, EXPECTED_FAIL, OFF_TRACK, NO_DATA, UNSET = "missed", "expected", "off-track", "no-data", "unset"
FAIL_ON = (MISSED, EXPECTED_FAIL, OFF_TRACK, NO_DATA, UNSET)
"""What `--fail-on` may name."""
DEFAULT_FAIL_ON = frozenset({MISSED, NO_DATA})


class Report(NamedTuple):
    """Everything that one evaluation says."""

    verdicts: tuple[Verdict, ...]
    files: tuple[TargetFile, ...] = ()
    as_of: Period | None = None
    warnings: tuple[Problem, ...] = ()
    data_files: tuple[str, ...] = ()
    unreported: frozenset[str] = frozenset()
    """The indicators of which there is no row at all."""
    faults: tuple[Problem, ...] = ()
    """What is wrong in cells that are asked for; each has cost its verdicts."""

    @property
    def read(self) -> tuple[str, ...]:
        """The files that it was made from, which no report takes the place of."""
        return (*(file.path for file in self.files), *self.data_files)

    @property
    def summary(self) -> dict[Status, int]:
        """How many top-level verdicts have each status, in the order of the statuses."""
        found = dict.fromkeys(Status, 0)
        for verdict in self.verdicts:
            found[verdict.status] += 1
        return found

    def exit_code(self, fail_on: Iterable[str] = DEFAULT_FAIL_ON) -> int:
        """0 judged, 1 something fell short, 2 nothing judged, 3 something could not be judged.

        `fail_on` is one or more of FAIL_ON; anything else is a ValueError.
        """
        named = frozenset([fail_on] if isinstance(fail_on, str) else fail_on)
        if not named <= set(FAIL_ON):
            raise ValueError(f"fail_on: {sorted(named - set(FAIL_ON))} is none of {', '.join(FAIL_ON)}")
        if all(v.status in UNKNOWN for v in self.verdicts):
            return 2
        kinds = {_kind(v) for v in self.verdicts} & named
        if kinds & {MISSED, EXPECTED_FAIL, OFF_TRACK}:
            return 1
        return 3 if kinds & {NO_DATA, UNSET} else 0


def _kind(verdict: Verdict) -> str | None:
    """What `--fail-on` calls the verdict."""
    if verdict.status is Status.MISSED:
        return {BINDING: MISSED, EXPECTED: EXPECTED_FAIL}[verdict.target.level]
    return {Status.OFF_TRACK: OFF_TRACK, Status.NO_DATA: NO_DATA, Status.UNSET: UNSET}.get(verdict.status)
