"""Warnings of numbers that are judged as they are written, and are perhaps meant otherwise (design §3)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from targetcheck.errors import Phrase, Problem, say
from targetcheck.judgement.units import digits_of, times_off
from targetcheck.model.actuals import Row
from targetcheck.model.bound import Bound
from targetcheck.model.figure import DIVIDED, Figure
from targetcheck.model.pattern import pattern
from targetcheck.model.quantity import Quantity, parse_quantity
from targetcheck.model.unit import PLAIN, Unit, is_percentage, is_ratio

if TYPE_CHECKING:
    from targetcheck.judgement.verdict.against import Against

MOST_TIMES_WRITTEN = 1000
"""A number whose unit is written gets a warning beyond so many times of what it is held against."""
MOST_TIMES_PLAIN = 50
"""One that no unit was written with gets a warning above this; a share gets one beside so much."""
LEAST_PERCENT = Fraction(2, 100)
"""A number of at most 1 without a unit gets a warning beside so much and more."""
_HUNDRED = 100
DOUBTS = frozenset(
    {
        "bare-share",
        "finer-rows-differ",
        "hidden-total",
        "implausible",
        "incomplete-total",
        "running-total",
        "table-note",
    }
)
"""The codes of these warnings."""

Ends = Sequence[tuple[Quantity, Fraction]]
"""The ends of a bound that are written, each with its value in base units."""


def odd_numbers(name: str, bound: Bound, against: Against, ends: Ends) -> Iterator[Problem]:
    """Warnings of a figure, of what it is held against, and of the bound of a target of this name."""
    figure, others = against.figure, against.others()
    levels = ends if against.then is None else ()
    yield from _shares(figure, [value for _, value in levels], others)
    for other in others:
        yield from _shares(other, [], [figure])
        yield from _far_apart(figure, other)
    if against.then is not None:
        yield from _fall_as_rise(name, bound, ends)
    if levels:
        yield from _ratio_way(bound, levels)
        if is_percentage(figure.unit):
            yield from _bound_shares(bound, figure, levels)
        yield from _far_off(figure, levels)


def _far_apart(figure: Figure, other: Figure) -> Iterator[Problem]:
    """The warning of two figures of one indicator of which one is too many times as large: 1.3亿元 and 12000亿元."""
    row = next(other.rows(), None)
    if row is None or other.indicator != figure.indicator or figure.value * other.value <= 0:
        return
    off = times_off(figure.value, [other.value])
    if off > MOST_TIMES_WRITTEN:
        message = say("{one} and {other} are {times} times apart; look whether their units are right",
                      one=_written(other), other=_written(figure), times=digits_of(Fraction(int(off))))  # fmt: skip
        yield Problem(row.where, "implausible", message)


def _written(figure: Figure) -> str:
    """The figure's number with its unit."""
    digits = digits_of(figure.number)
    return digits if figure.unit is None else figure.unit.after(digits)


def _shares(figure: Figure, levels: Sequence[Fraction], others: Sequence[Figure]) -> Iterator[Problem]:
    """Warnings of numbers below 1 in cells without a unit that look like shares of 1 beside what they are held against.

    Those of an average are held against it, too.
    """
    if figure.op == "last" and len(figure.parts) == 1:
        figure = figure.parts[0]  # of a part of the time
    if figure.row is not None:
        beside = [other.value for other in others]
        yield from _share(figure.row, figure, [*levels, *beside], beside)
    elif figure.op == "average":
        for row in figure.rows():
            yield from _share(row, figure, [figure.value], [figure.value])


def _share(row: Row, figure: Figure, ends: Sequence[Fraction], figures: Sequence[Fraction]) -> Iterator[Problem]:
    """The warning of one row, which is held against levels and figures, and against figures only where it has no unit at all."""
    number, unit = row.value, row.unit or figure.unit
    if not isinstance(number, (Decimal, Fraction)) or not 0 < number <= 1 or _says_its_unit(row.text):
        return
    number, text = Fraction(number), row.text or digits_of(Fraction(number))
    if unit is not None and is_ratio(unit) and unit.scale < 1:
        bare = row.unit is None and is_percentage(unit) and any(end >= LEAST_PERCENT for end in ends)
        if bare or _nearer(number, number * unit.scale, ends):
            yield Problem(row.where, "bare-share", _read_as_ratio(text, unit, own=row.unit is not None))
    elif unit is None and number < 1 and _nearer(number * _HUNDRED, number, figures):
        other = next(end for end in figures if end > 0)
        message = say("{text} and {other} are compared as they stand; if one is a share of 1 and the other a percentage, "
                      "write them with %", text=text, other=digits_of(other))  # fmt: skip
        yield Problem(row.where, "bare-share", message)


def _read_as_ratio(text: str, unit: Unit, *, own: bool) -> Phrase:
    if own:
        return say("{text} stands in a row or column in {unit} and is read as {text} {unit}; if it is a share of 1, "
                   "write it with {unit}", text=text, unit=unit.text)  # fmt: skip
    return say("{text} has no unit and is read as {text} {unit}; if it is a share of 1, write it with {unit}",
               text=text, unit=unit.text)  # fmt: skip


def _nearer(one: Fraction, other: Fraction, ends: Sequence[Fraction]) -> bool:
    """Whether one number is nearer to what stands beside it than another."""
    return times_off(one, ends) < times_off(other, ends)


def _says_its_unit(text: str) -> bool:
    """Whether the unit stands in the cell itself."""
    quantity = parse_quantity(text)
    return isinstance(quantity, Quantity) and quantity.unit is not None


def _bound_shares(bound: Bound, figure: Figure, ends: Ends) -> Iterator[Problem]:
    """Warnings of a bare 0.95 in the bound that stands beside a percentage and is read as one."""
    for quantity, _ in ends:
        if quantity.unit is None and 0 < quantity.number <= 1 and figure.value >= LEAST_PERCENT:
            message = say("the bound {n} has no unit and is read as {n} %", n=str(quantity.number))
            yield Problem(bound.where, "bare-share", message)


_FALL = pattern("(?<!不)(?:下降|降低|减少|压减)|\\b(?:fall|decrease|reduc)", re.IGNORECASE)


def _fall_as_rise(name: str, bound: Bound, ends: Ends) -> Iterator[Problem]:
    """The warning of a change that the name calls a fall, and whose number is of a rise: 吸烟率下降5% as at most 5%."""
    if ends and _FALL.search(name) and all(quantity.number > 0 for quantity, _ in ends):
        message = say("the name says a fall, and {form} {n} is of a rise; a fall of so much is written at_most: -{n}",
                      form=bound.form, n=str(ends[0][0].number))  # fmt: skip
        yield Problem(bound.where, "implausible", message)


_NEAR_ONE = 10
"""Ratios of things of which there are about as many (1:1.2, 1:0.6); of 1:80 everybody knows which side is scarce."""


def _ratio_way(bound: Bound, ends: Ends) -> Iterator[Problem]:
    """The warning of at least 1:1.2, which may be meant as 1.2 or more for each one (医护比), and says the contrary."""
    for quantity, _ in ends:
        left, right = quantity.ratio or (0, 0)
        if bound.form in ("at_least", "above") and left == 1 and right < _NEAR_ONE and right % 1:
            message = say("{form} 1:{n} asks for no more than {n} of the second to one of the first; where {n} or more are meant, "
                          "write at_most: 1:{n}", form=bound.form, n=str(right))  # fmt: skip
            yield Problem(bound.where, "implausible", message)


def _far_off(figure: Figure, ends: Ends) -> Iterator[Problem]:
    """The warning of a figure that is too many times as large as its bound, or as small."""
    row = next(figure.rows(), None)
    unit, value = figure.unit, figure.value
    values = [end for _, end in ends if end * value > 0]
    if row is None or unit == PLAIN or not values:
        return
    if any(abs(end) < MOST_TIMES_PLAIN * abs(value) and abs(value) < MOST_TIMES_PLAIN * abs(end) for end in values):
        return
    nearest = min(values, key=lambda end: times_off(value, [end]))
    off, size, end = times_off(value, [nearest]), abs(value), abs(nearest)
    times = digits_of(Fraction(int(off)))
    bare = row.unit is None and figure.op not in DIVIDED
    if unit is None or (unit.scale == 1 and (bare or any(quantity.unit is None for quantity, _ in ends))):
        share = (size <= 1 and end >= MOST_TIMES_PLAIN) or (end <= 1 and size >= MOST_TIMES_PLAIN)
        if share or size > MOST_TIMES_PLAIN * end:
            message = say("{number} is {times} times off the bound, and no unit is written that would tell why",
                          number=digits_of(value), times=times)  # fmt: skip
            yield Problem(row.where, "implausible", message)
    elif off > MOST_TIMES_WRITTEN:
        message = say("{number} is {times} times off the bound; look whether its unit is right",
                      number=row.text or _written(figure), times=times)  # fmt: skip
        yield Problem(row.where, "implausible", message)
