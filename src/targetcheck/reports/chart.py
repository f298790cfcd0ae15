"""The bullet chart of one verdict, as inline SVG: a bar for the figure, a line for the bound, marks for baseline and pace.

    ░░░░░░░▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓┃▓▓▓░░░      ◇ baseline   ▾ expected by now

The bound stands at the same place in every row, so that bars can be compared down a column; the shaded ground is where
the target is met. A bar that has not reached the line never touches it, however near it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from html import escape
from typing import NamedTuple

from targetcheck.model.bound import Range
from targetcheck.model.quantity import fixed
from targetcheck.model.verdict import Verdict

WIDTH, HEIGHT = 180, 24
MARGIN = 8
BOUND_AT = Fraction(72, 100)
"""How far along the axis the bound stands: room for a figure of 139 % of it."""
NEAREST = Fraction(3)
"""A bar that has not reached its mark, or is past it, ends this far from it at least."""


class Axis(NamedTuple):
    """What the two ends of the chart stand for."""

    low: Fraction
    high: Fraction

    def at(self, value: Fraction) -> Fraction:
        """Where a value stands; beyond the ends, at the end."""
        share = (min(max(value, self.low), self.high) - self.low) / (self.high - self.low)
        return MARGIN + share * (WIDTH - 2 * MARGIN)


def bullet(verdict: Verdict, label: str) -> str:
    """The chart, or nothing where there is no figure or no bound to show it against."""
    actual, bound = verdict.actual if verdict.compared is None else verdict.compared, verdict.bound
    if verdict.needed is not None:
        bound = Range(Fraction(verdict.needed[0]), None, False)
    if actual is None or isinstance(actual, bool) or bound is None:
        return ""
    axis = _axis(verdict, bound, actual)
    parts = "".join(_parts(verdict, bound, actual, axis))
    return (
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" role="img">'
        f"<title>{escape(label)}</title>{parts}</svg>"
    )


def _axis(verdict: Verdict, bound: Range, actual: Fraction) -> Axis:
    """From nothing to somewhat past the bound, wide enough for baseline and expected mark."""
    if verdict.needed is not None:
        return Axis(Fraction(0), Fraction(max(verdict.needed[1], 1)))
    marks = [mark for mark in (verdict.baseline, verdict.expected) if mark is not None and verdict.change is None]
    ends = [*bound.ends, *marks]
    low = min(Fraction(0), *(end / BOUND_AT for end in ends))
    high = max(Fraction(0), *(end / BOUND_AT for end in ends))
    if low == high:
        return Axis(Fraction(0), max(actual, Fraction(1)) / BOUND_AT)
    room = (high - low) / 3
    return Axis(min(low, max(actual, low - room)), max(high, min(actual, high + room)) if high == 0 else high)


def _parts(verdict: Verdict, bound: Range, actual: Fraction, axis: Axis) -> Iterator[str]:
    left = axis.at(axis.low if bound.low is None else bound.low)
    right = axis.at(axis.high if bound.high is None else bound.high)
    yield _rect("axis", axis.at(axis.low), axis.at(axis.high), 4)
    yield _rect("zone", left, right, 4)
    tip = _clear(axis.at(actual), actual, bound, axis)
    zero = axis.at(Fraction(0))
    yield _rect("bar", min(zero, tip), max(zero, tip), 8)
    if not axis.low <= actual <= axis.high:
        yield _arrow(tip, 1 if actual > axis.high else -1)
    yield from (f'<path class="end" d="M{_n(axis.at(end))} 2V{HEIGHT - 2}"/>' for end in bound.ends)
    if verdict.change is None and verdict.baseline is not None:
        yield f'<path class="base" d="M{_n(axis.at(verdict.baseline))} {HEIGHT - 7}l3.5 3.5 -3.5 3.5 -3.5 -3.5z"/>'
    if verdict.expected is not None and verdict.needed is None:
        yield f'<path class="pace" d="M{_n(axis.at(verdict.expected) - 4)} 0h8l-4 6z"/>'


def _clear(tip: Fraction, actual: Fraction, bound: Range, axis: Axis) -> Fraction:
    """The bar's end, kept off every end of the bound that the figure is not on."""
    for end in bound.ends:
        mark = axis.at(end)
        if actual < end and tip > mark - NEAREST:
            tip = mark - NEAREST
        elif actual > end and tip < mark + NEAREST:
            tip = mark + NEAREST
    return tip


def _rect(kind: str, left: Fraction, right: Fraction, top: int) -> str:
    width = max(right - left, Fraction(1))
    return f'<rect class="{kind}" x="{_n(left)}" y="{top}" width="{_n(width)}" height="{HEIGHT - 2 * top}"/>'


def _arrow(tip: Fraction, way: int) -> str:
    """The bar goes on beyond the chart."""
    return f'<path class="more" d="M{_n(tip)} 5l{7 * way} 7 {-7 * way} 7z"/>'


def _n(value: Fraction) -> str:
    return fixed(value, 1)
