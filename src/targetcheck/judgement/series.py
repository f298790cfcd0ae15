"""Rows as series over time: whether their figures only rise."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from itertools import pairwise

from targetcheck.model.actuals import Row


def only_rise(rows: Iterable[Row]) -> bool:
    """Whether figures rise over time and never fall, each area's by themselves."""
    series: dict[tuple[object, ...], list[tuple[int, Fraction]]] = {}
    for row in rows:
        number = number_of(row)
        if number is not None and row.period is not None:
            of = (row.area, row.total, row.whole, row.dimensions)
            series.setdefault(of, []).append((row.period.end.toordinal(), number))
    numbers = [[number for _, number in sorted(found)] for found in series.values()]
    return all(map(_in_order, numbers)) and any(some[0] < some[-1] for some in numbers)


def _in_order(values: list[Fraction]) -> bool:
    return all(one <= following for one, following in pairwise(values))


def number_of(row: Row) -> Fraction | None:
    """A row's number in the base of its unit."""
    number = row.number
    if number is None or row.unit is None:
        return number
    return number * row.unit.scale
