"""Warnings of parts that may hold one another, and then are added up twice: a total under another name, groups that overlap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations, islice
from math import lcm

from targetcheck.errors import Location, Problem, few, say
from targetcheck.judgement.overlaps import kinds, overlap
from targetcheck.model.actuals import Row
from targetcheck.model.areas import looks_like_area
from targetcheck.model.figure import Figure
from targetcheck.model.quantity import total

Parts = list[tuple[str, Fraction, Location]]
"""Name, number and place of each part, by their names."""

LEAST_TELLING, FEW = 50, 6
"""Smaller numbers, and some of more parts, are sums of others by chance too often."""
FEWEST = 10
"""Cases so few are as many as all others together every other month: 3, 2 and 1."""
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


def twice_over(
    figures: Sequence[Figure], whole: Fraction, over: str, *, filled: bool, within: Iterable[Figure] = ()
) -> Iterator[Problem]:
    """Warnings of parts that are added up over areas, or over a dimension, where they overlap in more ways.

    `whole` is what all of them come to, `filled` whether the areas are all that the actuals name, and `within` the figures
    beside them that are said to be parts of parts (其中：…): what stands below one may go on with others.
    """
    inner = _parts(islice(within, FEW))
    if over == "area":
        told = list(_total_of_others(figures, whole))
        if not told and inner and len(figures) <= FEW:
            told = list(_sums_of_some(_parts(figures), inner))
        yield from told[:1]
        if filled:
            yield from unlike_areas({figure.label: row.where for figure in figures for row in islice(figure.rows(), 1)})
        return
    told = list(_total_of_others(figures, whole))
    if not told and 1 < len(figures) <= MOST_PARTS:
        names = tuple(sorted(figure.label for figure in figures))
        named = overlap(names)
        if named is None and len(figures) <= FEW:
            told = list(_sums_of_some(_parts(figures), inner))
        named = named or kinds(names)
        if named is not None and not told:
            told = [Problem(where, "hidden-total", named[1]) for name, _, where in _parts(figures) if name == named[0]]
    yield from told[:1]


def _parts(figures: Iterable[Figure]) -> Parts:
    rows = ((figure, next(figure.rows(), None)) for figure in figures)
    found = [(figure.label, figure.value, row.where) for figure, row in rows if row is not None]
    return sorted(found, key=lambda part: (part[0], part[2].order()))


def _total_of_others(parts: Sequence[Figure], whole: Fraction) -> Iterator[Problem]:
    """A part that is the sum or the mean of all others may be their total or average under another name."""
    if len(parts) < 3:
        return
    half, mean = whole / 2, whole / len(parts)
    if all(part.value == mean for part in parts):
        return
    looked_for = {number.as_integer_ratio() for number in (half, mean) if number}
    for part in parts:
        if part.value.as_integer_ratio() not in looked_for or abs(part.value) < FEWEST:
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


def _sums_of_some(parts: Parts, inner: Parts) -> Iterator[Problem]:
    """Warnings of a part that is the sum of some others (医院 beside 综合医院 and 专科医院), and of parts of which some are as much
    as all the rest (男 and 女 beside 城镇 and 农村). Of many parts some always are, by chance.

    Parts of parts (`inner`) are no more than some of what makes a sum.
    """
    every = [*parts, *inner]
    common = lcm(*(number.denominator for _, number, _ in every))
    counts = [number.numerator * (common // number.denominator) for _, number, _ in every]
    telling = {count: n for n, count in enumerate(counts[: len(parts)]) if abs(count) >= LEAST_TELLING * common}
    whole = sum(counts[: len(parts)])
    totals: dict[int, tuple[int, ...]] = {}
    halves: tuple[int, ...] | None = None
    for size in range(2, len(every)):
        for some in combinations(range(len(every)), size):
            made = sum([counts[n] for n in some])
            if made in telling and telling[made] not in some and not all(n >= len(parts) for n in some):
                totals.setdefault(made, some)
            elif halves is None and 2 * made == whole and some[-1] < len(parts) and abs(made) >= LEAST_TELLING * common:
                halves = some
    if totals:
        name, _, where = every[telling[max(totals)]]
        names = few([every[n][0] for n in totals[max(totals)]], 10, last=True)
        message = say('"{name}" is as much as {names} together; is it their total?', name=name, names=names)
        yield Problem(where, "hidden-total", message)
    elif halves is not None:
        names = few([every[n][0] for n in halves], 10, last=True)
        message = say("{names} are as much as all others; are they the same, split otherwise?", names=names)
        yield Problem(every[halves[0]][2], "hidden-total", message)
