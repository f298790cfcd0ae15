"""Bounds: the numbers that satisfy a target. Every form is an interval, so a new form is one row of FORMS."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from targetcheck.errors import Location
from targetcheck.model.nouns import POINTS
from targetcheck.model.period import Period
from targetcheck.model.quantity import Quantity
from targetcheck.model.unit import PERCENT, Unit, is_ratio
from targetcheck.named import NamedTuple


class Form(NamedTuple):
    """Which of a bound's written ends is the interval's low and high end (None: unbounded), and whether it is open."""

    low: int | None
    high: int | None
    open: bool
    sign: str

    def over(self, values: Sequence[Fraction | None]) -> Range:
        """The interval of a bound whose ends have these values."""
        low, high = (None if end is None else values[end] for end in (self.low, self.high))
        return Range(low, high, self.open)


FORMS: dict[str, Form] = {
    "at_least": Form(0, None, False, "≥"),
    "at_most": Form(None, 0, False, "≤"),
    "above": Form(0, None, True, ">"),
    "below": Form(None, 0, True, "<"),
    "between": Form(0, 1, False, "–"),
    "equals": Form(0, 0, False, "="),
}
ACHIEVED = "achieved"
QUORUM = "quorum"


class Reference(NamedTuple):
    """Another figure as a bound's value; what is None is the target's own."""

    indicator: str | None
    area: str | None
    period: Period | None


class Unset(NamedTuple):
    """An end announced without a number, with its unit where one is written."""

    unit: Unit | None


End = Quantity | Reference | Unset


class Bound(NamedTuple):
    """A form of FORMS with its ends as written (two for `between`), or `achieved` without any."""

    form: str
    ends: tuple[End, ...]
    where: Location

    @property
    def milestone(self) -> bool:
        return self.form == ACHIEVED

    @property
    def one_sided(self) -> bool:
        """Whether it has a low end or a high one, and not both."""
        form = FORMS.get(self.form)
        return form is not None and None in (form.low, form.high)

    @property
    def unset(self) -> bool:
        return any(isinstance(end, Unset) for end in self.ends)

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        return tuple(end for end in self.ends if isinstance(end, Quantity))

    @property
    def references(self) -> tuple[Reference, ...]:
        return tuple(end for end in self.ends if isinstance(end, Reference))

    @property
    def unit(self) -> Unit | None:
        """The unit written in the target file, of the first end that has one."""
        return next((e.unit for e in self.ends if not isinstance(e, Reference) and e.unit is not None), None)

    def lent_unit(self, *, change: bool) -> Unit | None:
        """What a figure without any unit takes from the bound; that of a `change` in % says nothing of its levels."""
        unit = self.unit
        if not change or unit is None:
            return unit
        if unit.kind == POINTS:
            return PERCENT
        return None if is_ratio(unit) else unit

    def over(self, values: Sequence[Fraction]) -> Range:
        """The interval when the ends have these values."""
        return FORMS[self.form].over(values)


class Range(NamedTuple):
    """An interval of numbers; None is unbounded on that side, `open` leaves its ends out."""

    low: Fraction | None
    high: Fraction | None
    open: bool

    def __contains__(self, value: Fraction) -> bool:  # type: ignore[override]
        if self.open:
            return (self.low is None or value > self.low) and (self.high is None or value < self.high)
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)

    def mapped(self, change: Callable[[Fraction], Fraction]) -> Range:
        """Every end changed by a function that rises."""
        low, high = (None if end is None else change(end) for end in (self.low, self.high))
        return Range(low, high, self.open)

    @property
    def ends(self) -> tuple[Fraction, ...]:
        return tuple(dict.fromkeys(e for e in (self.low, self.high) if e is not None))

    def gap(self, value: Fraction) -> Fraction:
        """The value less the end it is measured against; 0 inside a two-sided range."""
        if self.low is not None and (self.high is None or value < self.low):
            return value - self.low
        if self.high is not None and (self.low is None or value > self.high):
            return value - self.high
        return Fraction(0)

    def nearer_end(self, value: Fraction) -> Fraction:
        """The end on the value's side; inside a two-sided range, the one less far."""
        return min(self.ends, key=lambda end: abs(value - end))

    def passed(self, start: Fraction, value: Fraction) -> bool:
        """Whether a value that began on one side of both ends has come out on the other."""
        if self.low is None or self.high is None:
            return False
        return (start < self.low and value > self.high) or (start > self.high and value < self.low)

    def direction(self, start: Fraction) -> int:
        """Which way leads into it: 1 up, -1 down, 0 where both ends hold the start already."""
        if self.high is None:
            return 1
        if self.low is None:
            return -1
        if start < self.low:
            return 1
        return -1 if start > self.high else 0

    def decided(self, value: Fraction, trend: int) -> bool | None:
        """Whether a value that can only grow (trend 1) or only shrink (-1) is in for good, out for good, or neither."""
        far = self.high if trend > 0 else self.low
        if far is None:
            return True if value in self else None
        past = value > far if trend > 0 else value < far
        return False if past or (self.open and value == far) else None
