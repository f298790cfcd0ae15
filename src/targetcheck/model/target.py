"""What was announced: indicators, targets, and everything that the target files of one run hold together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from functools import cached_property
from math import ceil

from targetcheck.errors import Location
from targetcheck.model.bound import Bound
from targetcheck.model.period import Period
from targetcheck.model.quantity import Quantity
from targetcheck.model.rules import MET, NO_PROGRESS, Bonus, Grade, Rule
from targetcheck.model.unit import Unit
from targetcheck.named import NamedTuple

AGGREGATES: dict[str, tuple[str, str]] = {
    "sum": ("sum", "sum"),
    "last": ("last", "sum"),
    "average": ("average", "sum"),
    "min": ("min", "min"),
    "max": ("max", "max"),
    "none": ("none", "none"),
}
"""DHIS2's meanings of `aggregate:` (methodology §7): over time, and over areas and dimensions."""

EVERY_AREA = "*"
"""As the parts of an area: every other area that the actuals name."""

BINDING, EXPECTED = "binding", "expected"
LEVELS = {BINDING: BINDING, "约束性": BINDING, EXPECTED: EXPECTED, "预期性": EXPECTED, "力争": EXPECTED}


class Indicator(NamedTuple):
    """What is measured, and how its figures are worked out. `key` is its name in target files."""

    key: str
    name: str
    unit: Unit | None = None
    numerator: str | None = None
    denominator: str | None = None
    time: str = "none"
    areas: str = "none"
    rows: str | None = None
    annualize: bool = False
    series_break: tuple[Period, ...] = ()
    confidence: Fraction | None = None
    """The level of the interval that is told of its rates."""
    where: Location | None = None
    """Where it is declared; None for one that only a target names."""

    @property
    def rate(self) -> bool:
        return self.numerator is not None

    @property
    def sides(self) -> tuple[str, ...]:
        """The keys of a rate's numerator and denominator; nothing of any other indicator."""
        if self.numerator is None or self.denominator is None:
            return ()
        return self.numerator, self.denominator

    @property
    def flow(self) -> bool:
        """Whether its figures add up over time (cases, recruits), as against a level (population, a rate)."""
        return self.time == "sum" or self.rows in ("sum", "count")


class Condition(NamedTuple):
    """One entry of `where:`: a column or an indicator, and the values or the bound that its cell must meet."""

    name: str
    values: frozenset[str] | None
    bound: Bound | None
    where: Location


class Each(NamedTuple):
    """Every value of a dimension is judged on its own; `members` are the ones named, if they are."""

    dimension: str
    members: tuple[str, ...] | None
    area: bool
    """Whether the dimension is the area column."""
    chosen: bool = False
    """Whether there are more, and `members` are those that are asked for: they count alone, and not as the whole."""


class Require(NamedTuple):
    """How many must hold: a number (of a stated total), a share of all, or all of them when both are None."""

    number: int | None = None
    of: int | None = None
    share: Fraction | None = None

    def needed(self, members: int) -> int:
        if self.share is not None:
            return ceil(self.share * members)
        return members if self.number is None else self.number


class Baseline(NamedTuple):
    """Where the straight line to the bound starts: a value, a period, or both."""

    value: Quantity | None
    period: Period | None


class Target(NamedTuple):
    """One announced aim. `id` is FILE-STEM/id; `at` is the place of its first key."""

    id: str
    name: str
    at: Location
    indicator: Indicator | None = None
    bound: Bound | None = None
    change_from: Period | None = None
    baseline: Baseline | None = None
    each: Each | None = None
    where: tuple[Condition, ...] = ()
    of: tuple[Target, ...] = ()
    require: Require = Require()
    area: str | None = None
    period: Period | None = None
    by: Period | None = None
    judge_rounded: bool = False
    places: int | None = None
    level: str = BINDING
    weight: Fraction | None = None
    cap: Fraction | None = Fraction(1)
    progress: str = NO_PROGRESS
    points: bool = False
    """Whether its file counts points, instead of weighing attainments."""
    rule: Rule = MET
    """How many points it counts where it is missed."""
    bonus: Bonus | None = None
    veto: bool = False
    section: str | None = None
    clause: str | None = None
    responsible: tuple[str, ...] = ()
    note: str | None = None
    tags: tuple[str, ...] = ()

    @property
    def local_id(self) -> str:
        return self.id.partition("/")[2]

    @property
    def deadline(self) -> Period | None:
        return self.by or self.period

    def family(self) -> Iterator[Target]:
        """The target and every target inside it."""
        yield self
        for child in self.of:
            yield from child.family()


class TargetFile(NamedTuple):
    """A target file as its heading describes it."""

    path: str
    stem: str
    title: str | None = None
    source: str | None = None
    note: str | None = None
    grades: tuple[Grade, ...] = ()
    """The best first."""
    checks: tuple[int, ...] = ()
    """The lines that a draft has left in it to be checked, and that are still there."""


def graded(files: Iterable[TargetFile], chosen: Iterable[Target], every: Iterable[Target]) -> tuple[TargetFile, ...]:
    """The files, without grades where some target that counts for the grade is not among the chosen."""
    there = {target.id for target in chosen}
    lacking = {t.at.file for t in every if t.id not in there and (t.weight is not None or t.veto)}
    return tuple(file._replace(grades=()) if file.path in lacking else file for file in files)


def all_in(names: Iterable[str], inside: Callable[[str], Iterable[str]]) -> set[str]:
    """The names, what is in them, and in that, however deep."""
    found: set[str] = set()
    wait = list(names)
    while wait:
        name = wait.pop()
        if name not in found:
            found.add(name)
            wait += inside(name)
    return found


class Said(NamedTuple):
    """What the target files of one run say."""

    files: tuple[TargetFile, ...]
    targets: tuple[Target, ...]
    """The top-level ones, in file order."""
    indicators: dict[str, Indicator]
    """Every indicator by key, declared or only named."""
    areas: dict[str, tuple[str, ...]]
    """The hierarchy: an area's parts."""
    columns: dict[str, str]
    """Heading in the actuals → what it stands for (a role, a dimension or an indicator)."""
    missing: tuple[str, ...] = ()
    """Texts in the actuals that mean "no figure", besides those that always do."""
    decimal: str | None = None
    """The decimal sign of the actuals, `,` or `.`, where the files say it."""
    blanks: str | None = None
    """What an empty cell of an area or dimension means, where the files say it: `above` (the value above it) or `total`."""


class Targets(Said):
    """All that the target files say, and what follows from it."""

    def every(self) -> Iterator[Target]:
        """Every target, those inside quorums too."""
        for target in self.targets:
            yield from target.family()

    def key_of(self, name: str) -> str:
        """The key of the indicator that goes by this name or key; the name itself where none does."""
        return self._keys.get(name, name)

    def sides_of(self, indicator: Indicator) -> tuple[Indicator, ...]:
        """The numerator and the denominator of a rate; nothing of any other indicator."""
        return tuple(self.indicators[key] for key in indicator.sides)

    @cached_property
    def _keys(self) -> dict[str, str]:
        """Name or key → key, of the indicator that comes first."""
        return {name: key for key, i in reversed(self.indicators.items()) for name in (key, i.name)}

    @cached_property
    def own_areas(self) -> frozenset[str | None]:
        """The areas that targets are of."""
        return frozenset(target.area for target in self.every())

    @cached_property
    def leaves(self) -> frozenset[str]:
        """Areas that the hierarchy names as parts and gives no parts of their own."""
        return frozenset(part for parts in self.areas.values() for part in parts if part not in self.areas)

    def below(self, area: str) -> frozenset[str]:
        """Every area under this one in the hierarchy."""
        return frozenset(all_in(self.areas.get(area, ()), lambda part: self.areas.get(part, ())))
