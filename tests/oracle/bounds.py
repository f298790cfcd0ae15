"""Design §3 and §6 written down once more: when a unit is lent, what a bound is, what settles, how quorums count."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil

from .model import Answer, Target, Unit

HOLDING = ("met", "on_track")
FAILING = ("missed", "off_track")
LOWER = ("at_least", "above")
UPPER = ("at_most", "below")
STRICT = ("above", "below")


def agree(a: Unit | None, b: Unit | None) -> bool:
    """§3 Nouns must agree or one be absent; a ratio never agrees with a noun."""
    if a is None or b is None:
        return True
    if a.ratio or b.ratio:
        return (a.ratio or a.noun is None) and (b.ratio or b.noun is None)
    return a.noun is None or b.noun is None or a.noun == b.noun


def plausible(number: Fraction, unit: Unit, bounds: list[Fraction]) -> bool:
    """§3 Whether the bound may lend its unit: within 100 times of it, and nearer to it than as a plain number."""
    if unit.scale == 1 and not (unit.ratio and ":" in unit.text):
        return True
    if number == 0:
        return True
    ends = [end for end in bounds if end * number > 0]
    if not ends:
        return True  # 0, or the bound lies across zero: no number of times, and the verdict is the same in any unit
    in_unit = min(far(number * unit.scale, end) for end in ends)
    if in_unit > 100:
        return False
    return unit.scale == 1 or in_unit < min(far(number, end) for end in ends)


def far(figure: Fraction, bound: Fraction) -> Fraction:
    """How many times one is of the other; both lie on one side of zero."""
    times = figure / bound
    return max(times, 1 / times)


@dataclass(frozen=True)
class Limits:
    """A bound as plain numbers, and the unit in which everything is shown."""

    form: str
    low: Fraction | None
    high: Fraction | None
    unit: Unit | None

    @property
    def strict(self) -> bool:
        return self.form in STRICT

    @property
    def scale(self) -> Fraction:
        return self.unit.scale if self.unit else Fraction(1)

    def inside(self, value: Fraction) -> bool:
        if self.low is not None and (value < self.low or (self.strict and value == self.low)):
            return False
        return self.high is None or (value < self.high or (not self.strict and value == self.high))

    def nearer_end(self, value: Fraction) -> Fraction:
        if self.low is None:
            assert self.high is not None
            return self.high
        if self.high is None or value - self.low <= self.high - value:
            return self.low
        return self.high

    def gap(self, value: Fraction) -> Fraction:
        """§6 figure − bound; `between`: 0 inside, else to the nearer end."""
        if self.form == "between" and self.inside(value):
            return Fraction(0)
        return value - self.nearer_end(value)

    def times(self, factor: Fraction) -> Limits:
        return replace(self, low=times_of(self.low, factor), high=times_of(self.high, factor))


def times_of(value: Fraction | None, factor: Fraction) -> Fraction | None:
    return None if value is None else value * factor


def limits_of(form: str, values: list[Fraction], unit: Unit | None) -> Limits:
    if form in LOWER:
        return Limits(form, values[0], None, unit)
    if form in UPPER:
        return Limits(form, None, values[0], unit)
    return Limits(form, values[0], values[-1], unit)


def rounded(value: Fraction, places: int) -> Fraction:
    """§2 Half to even, once (GB/T 8170)."""
    return Fraction(round(value * 10**places), 10**places)


def ends_of(limits: Limits) -> list[Fraction]:
    return [end for end in (limits.low, limits.high) if end is not None]


def follows(limits: Limits, start: Fraction, at: Fraction, value: Fraction) -> bool:
    """Whether a level outside its bound is on the line or better; on the line of a strict bound is not enough (§6)."""
    if limits.low is not None and start <= limits.low:
        if limits.high is not None and value > limits.high:
            return False
        return value > at or (value == at and not limits.strict)
    if limits.low is not None and value < limits.low:
        return False
    return value < at or (value == at and not limits.strict)


def settled(limits: Limits, value: Fraction, trend: int) -> str | None:
    """§6 Settled before the end, where nothing later can change it."""
    if trend == 0:
        return None
    if trend > 0:
        if limits.form in LOWER:
            return "met" if limits.inside(value) else None
        if limits.form in UPPER:
            return None if limits.inside(value) else "missed"
        assert limits.high is not None
        return "missed" if value > limits.high else None
    if limits.form in UPPER:
        return "met" if limits.inside(value) else None
    if limits.form in LOWER:
        return None if limits.inside(value) else "missed"
    assert limits.low is not None
    return "missed" if value < limits.low else None


def quorum(target: Target, children: list[Answer]) -> Answer:
    """§6 Quorums count in three values."""
    count = len(children)
    holding = sum(child.status in HOLDING for child in children)
    because = tuple(children)
    needed, possible = needed_of(target.require, count)
    if count and all(child.status == "unset" for child in children):
        return Answer(target.id, "unset", because=because)
    if count == 0:
        return Answer(target.id, "no_data", because=because)
    met = sum(child.status == "met" for child in children)
    missed = sum(child.status == "missed" for child in children)
    failing = sum(child.status in FAILING for child in children)
    if not possible:
        status = "no_data"
    elif met >= needed:
        status = "met"
    elif missed > count - needed:
        status = "missed"
    elif holding >= needed:
        status = "on_track"
    elif failing > count - needed:
        status = "off_track"
    else:
        status = "no_data"
    if not holding and not failing:
        return Answer(target.id, status, because=because)  # none is known: no figure
    return Answer(
        target.id,
        status,
        actual=Fraction(holding),
        low=Fraction(needed),
        gap=Fraction(holding - needed),
        attainment=Fraction(holding, needed) if needed else None,
        because=because,
    )


def needed_of(require: str, count: int) -> tuple[int, bool]:
    """How many members must hold, and whether they can: not where more are asked for than there are, or another number of
    them."""
    if require == "all":
        return count, True
    if require == "any":
        return 1, True
    if require.endswith("%"):
        return ceil(Fraction(require[:-1]) / 100 * count), True
    if " of " in require:
        needed, of = require.split(" of ")
        return int(needed), int(of) == count
    return int(require), int(require) <= count
