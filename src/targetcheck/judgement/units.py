"""A bare number takes the unit of what it is held against: which one, and whether that is plausible (design §3)."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from targetcheck.errors import Location, Phrase, Problem, say
from targetcheck.model.bound import Bound
from targetcheck.model.figure import DIVIDED, Figure, NoFigure
from targetcheck.model.quantity import exact_text
from targetcheck.model.target import Indicator
from targetcheck.model.unit import Unit, in_order, is_ratio

MOST_TIMES_LENT = 100
"""A number that takes the other side's unit may be so many times as large as the bound in it, or as small."""
MOST_DIGITS = 30
"""So many digits of a number stand in a message."""


def several_units(indicator: Indicator, bound: Bound, figures: Sequence[Figure]) -> Problem | None:
    """Why a bare bound would not be the same for all of these figures: their rows are in several units."""
    if indicator.unit is not None or bound.unit is not None or not bound.quantities:
        return None
    units = in_order(unit for figure in figures for unit in figure.units())
    if len({unit.scale for unit in units}) < 2 or not all(unit.agrees(units[0]) for unit in units):
        return None
    message = say("the rows are in {units}, so the bare bound may be meant in any; write the unit with it, or under the indicator",
                  units=[unit.text for unit in units])  # fmt: skip
    return Problem(bound.where, "unit-mismatch", message)


def times_off(value: Fraction, ends: Sequence[Fraction]) -> Fraction:
    """How many times the value is as large or as small as the nearest end on its side of zero; 1 where there is none."""
    sizes = [abs(end) for end in ends if end * value > 0]
    if not sizes:
        return Fraction(1)
    return min(max(abs(value) / size, size / abs(value)) for size in sizes)


def hardly_meant(number: Fraction, unit: Unit, ends: Sequence[Fraction]) -> bool:
    """Whether a bare number is hardly meant in this unit, beside ends in base units: far off in it, or nearer as it stands."""
    if unit.scale == 1 and not is_ratio(unit):
        return False
    return times_off(number * unit.scale, ends) > MOST_TIMES_LENT or nearer_as_it_stands(number, unit, ends)


def nearer_as_it_stands(number: Fraction, unit: Unit, ends: Sequence[Fraction]) -> bool:
    """Whether a number is nearer to what it is held against, in base units, as it stands than in this unit."""
    return unit.scale != 1 and times_off(number, ends) <= times_off(number * unit.scale, ends) > 1


def unclear_number(number: Fraction, unit: Unit, ends: Sequence[Fraction]) -> Phrase | None:
    """Why it is not clear what a bare number counts in, with both readings; None where the lent unit is plausible."""
    if not hardly_meant(number, unit, ends):
        return None
    return _two_readings(number, unit)


def digits_of(number: Fraction) -> str:
    """A number as a message shows it."""
    text = exact_text(number)
    return text if len(text) <= MOST_DIGITS else f"{text[:MOST_DIGITS]}…"


def _two_readings(number: Fraction, unit: Unit) -> Phrase:
    digits = digits_of(number)
    one = unit.after(digits)
    other: str | Phrase = digits
    if unit.percentage:
        other = say("{share} ({percent}%)", share=digits, percent=digits_of(number * 100))
    if not unit.text:
        one, other = f"{digits}:1", f"1:{digits}"
    return say("{number} has no unit, and may be meant as {one} or as {other}; write the unit in the cell, in the heading, "
               "in a unit column, or under the indicator", number=digits, one=one, other=other)  # fmt: skip


def unclear_figure(bound: Bound, indicator: Indicator, figure: Figure, ends: Sequence[Fraction]) -> NoFigure | None:
    """Why it is not clear what a figure, or a bare bound beside it, counts in."""
    unit = figure.unit
    if unit is None or figure.op in DIVIDED:
        return None
    if figure.lent and bound.unit is not None:
        if hardly_meant(figure.number, unit, ends):
            return _unclear(figure.number, unit, _bare_place(figure))
    elif not figure.lent and indicator.unit is None and bound.unit is None:
        for quantity in bound.quantities:
            if hardly_meant(quantity.value, unit, [figure.value]):
                return _unclear(quantity.value, unit, bound.where)
    return None


def _unclear(number: Fraction, unit: Unit, where: Location | None) -> NoFigure:
    return NoFigure(_two_readings(number, unit), where, "unclear-unit")


def unclear_change(
    bound: Bound, indicator: Indicator, now: Figure, then: Figure, ends: Sequence[Fraction]
) -> NoFigure | None:
    """The same of the two ends of a difference, of which either may be bare, and of a bare bound beside it.

    The difference may be small, so it is told only where it is far too large in the unit, or where the ends are shares.
    """
    for one, other in ((now, then), (then, now)):
        if one.lent and one.unit is not None and nearer_as_it_stands(one.number, one.unit, [other.value]):
            return _unclear(one.number, one.unit, _bare_place(one))
    bare = next((figure for figure in (now, then) if figure.lent), None)
    if bare is None:
        return _unclear_difference(bound, indicator, now, now.value - then.value)
    if bare.unit is None or not any(ends):
        return None
    unit, difference = bare.unit, abs(now.value - then.value)
    shares = max(abs(now.value), abs(then.value)) <= unit.scale < 1
    largest = max(abs(end) for end in ends)
    far = unit.scale != 1 and difference > MOST_TIMES_LENT * largest
    if not far and not (shares and hardly_meant(difference / unit.scale, unit, ends)):
        return None
    return _unclear(bare.number, unit, _bare_place(bare))


def _unclear_difference(bound: Bound, indicator: Indicator, now: Figure, difference: Fraction) -> NoFigure | None:
    """Why it is not clear what a bare bound of a difference counts in: it is nearer to it as a plain number."""
    unit = now.unit
    if unit is None or unit.scale == 1 or bound.unit is not None or indicator.unit is not None:
        return None
    for quantity in bound.quantities:
        in_unit = times_off(quantity.value * unit.scale, [difference])
        if times_off(quantity.value, [difference]) <= in_unit > 1:
            return _unclear(quantity.value, unit, bound.where)
    return None


def _bare_place(figure: Figure) -> Location | None:
    """Where the first number without a unit stands; of records that were added to others, these."""
    places = [row.where for row in figure.rows() if row.unit is None]
    return next(iter(places or [row.where for row in figure.rows()]), None)
