"""Warnings of parts that may hold one another, and then are added up twice: a total under another name, groups that overlap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations, islice
from math import lcm

from targetcheck.errors import Location, Problem, few, say
from targetcheck.judgement.overlaps import overlap
from targetcheck.model.actuals import Row
from targetcheck.model.columns import looks_like_area
from targetcheck.model.figure import Figure
from targetcheck.model.quantity import total

Parts = list[tuple[str, Fraction, Location]]
"""Name, number and place of each part, by their names."""

LEAST_TELLING, FEW = 50, 6
"""Smaller numbers, and some of more parts, are sums of others by chance too often."""
MOST_PARTS = 40
"""More parts than a breakdown has are not held against one another."""


def totals_of_records(rows: Sequence[Row]) -> Iterator[Problem]:
    """The warning of a register's totals that are not what its records come to: they win over these."""
    totals = [row for row in rows if row.totals and row.number is not None]
    records = [row.number for row in rows if not (row.total or row.totals) and row.number is not None]
    if totals and records and total([row.number or Fraction(0) for row in totals]) != total(records):
        message = say("this total is taken, and the records of the register come to another number")
        yield Problem(totals[0].where, "hidden-total", message)


def unlike_areas(places: Mapping[str, Location]) -> Iterator[Problem]:
    """The warning of names among areas that are none by their looks, where most others are: 城区, 达标线."""
    unlike = [name for name in places if not looks_like_area(name)]
    if unlike and len(unlike) * 2 <= len(places):
        message = say(
            "{names} do not look like areas as the others do, and count as such",
            names=few(sorted(unlike), 10, last=True),
        )
        yield Problem(places[unlike[0]], "hidden-total", message)


def twice_over(figures: Sequence[Figure], whole: Fraction, over: str, *, filled: bool) -> Iterator[Problem]:
    """Warnings of parts that are added up over areas, or over a dimension, where they overlap in more ways.

    `whole` is what all of them come to, and `filled` whether the areas are all that the actuals name.
    """
    if over == "area":
        yield from _total_of_others(figures, whole)
        if filled:
            yield from unlike_areas({figure.label: row.where for figure in figures for row in islice(figure.rows(), 1)})
        return
    told = list(_total_of_others(figures, whole))
    if not told and 1 < len(figures) <= MOST_PARTS:
        named = overlap(tuple(sorted(figure.label for figure in figures)))
        add_up = len(figures) <= FEW and _some_add_up([figure.value for figure in figures], whole)
        if named is not None:
            told = [Problem(where, "hidden-total", named[1]) for name, _, where in _parts(figures) if name == named[0]]
        elif add_up:
            parts = _parts(figures)
            told = list(_total_of_some(parts)) or list(_two_breakdowns(parts))
    yield from told[:1]


def _parts(figures: Iterable[Figure]) -> Parts:
    rows = ((figure, next(figure.rows(), None)) for figure in figures)
    found = [(figure.label, figure.value, row.where) for figure, row in rows if row is not None]
    return sorted(found, key=lambda part: (part[0], part[2].order()))


def _some_add_up(numbers: Sequence[Fraction], whole: Fraction) -> bool:
    """Whether two or more of these are as much as another one, or as all the rest."""
    common = lcm(*(number.denominator for number in numbers))
    counts = [number.numerator * (common // number.denominator) for number in numbers]
    looked_for = {*counts, Fraction(whole * common, 2)}
    return any(sum(some) in looked_for for size in range(2, len(counts)) for some in combinations(counts, size))


def _total_of_others(parts: Sequence[Figure], whole: Fraction) -> Iterator[Problem]:
    """A part that is the sum or the mean of all others may be their total or average under another name."""
    if len(parts) < 3:
        return
    half, mean = whole / 2, whole / len(parts)
    if all(part.value == mean for part in parts):
        return
    looked_for = {number.as_integer_ratio() for number in (half, mean) if number}
    for part in parts:
        if part.value.as_integer_ratio() not in looked_for:
            continue
        row = next(part.rows(), None)
        if row is None:
            continue
        if part.value == half:
            message = say('"{name}" is as much as all others together; is it their total?', name=part.label)
            yield Problem(row.where, "hidden-total", message)
        elif part.value == mean:
            message = say('"{name}" is the mean of all others; is it their average?', name=part.label)
            yield Problem(row.where, "hidden-total", message)


def _total_of_some(parts: Parts) -> Iterator[Problem]:
    """A part that is the sum of some others: 医院 beside 综合医院 and 专科医院. Of many parts some always are, by chance."""
    for name, number, where in sorted(parts, key=lambda part: -part[1]):
        others = [other for other in parts if other[0] != name]
        for count in range(2, len(others)):
            for some in combinations(others, count):
                if abs(number) >= LEAST_TELLING and number == total([n for _, n, _ in some]):
                    names = few([n for n, _, _ in some], 10, last=True)
                    message = say('"{name}" is as much as {names} together; is it their total?', name=name, names=names)
                    yield Problem(where, "hidden-total", message)
                    return


def _two_breakdowns(parts: Parts) -> Iterator[Problem]:
    """Parts of which some are as much as all the rest: 男 and 女 beside 城镇 and 农村."""
    half = total([number for _, number, _ in parts]) / 2
    for count in range(2, len(parts) // 2 + 1):
        for some in combinations(parts, count):
            if abs(half) >= LEAST_TELLING and total([number for _, number, _ in some]) == half:
                names = few([name for name, _, _ in some], 10, last=True)
                message = say("{names} are as much as all others; are they the same, split otherwise?", names=names)
                yield Problem(some[0][2], "hidden-total", message)
                return
