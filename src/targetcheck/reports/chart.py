"""The bullet chart of one verdict, as inline SVG: a bar for the figure, a line for the bound, marks beside them.

    ░░░░░░░▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓┃▓▓▓░░░      ◇ baseline   ▾ expected by now

The bound stands at the same place in every row, so that bars can be compared down a column; the shaded ground is where
the target is met. A bar that has not reached the line never touches it, however near it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from html import escape

from targetcheck.model.bound import FORMS, Range
from targetcheck.model.quantity import fixed
from targetcheck.named import NamedTuple
from targetcheck.reports.line import Line

WIDTH, HEIGHT = 180, 24
MARGIN = 8
SPARK_WIDTH, SPARK_HEIGHT = 72, 20
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


def bullet(line: Line, label: str) -> str:
    """The chart, or nothing where there is no figure or no bound to show it against."""
    actual, bound = line.actual if line.compared is None else line.compared, _range(line)
    if actual is None or isinstance(actual, bool) or bound is None:
        return ""
    axis = _axis(line, bound, actual)
    parts = "".join(_parts(line, bound, actual, axis))
    return (
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" role="img">'
        f"<title>{escape(label)}</title>{parts}</svg>"
    )


def spark(line: Line, label: str) -> str:
    """The course of the last figures as a small line, its last point marked; nothing where there is but one."""
    values = [value for _, value in line.course]
    if len(values) < 2:
        return ""
    low, high = min(values), max(values)
    room = high - low
    points = []
    for number, value in enumerate(values):
        x = 4 + Fraction(number * (SPARK_WIDTH - 8), len(values) - 1)
        y = Fraction(SPARK_HEIGHT, 2)
        if room:
            y = SPARK_HEIGHT - 4 - (value - low) / room * (SPARK_HEIGHT - 8)
        points.append((x, y))
    listed = " ".join(f"{_n(x)},{_n(y)}" for x, y in points)
    x, y = points[-1]
    return (
        f'<svg class="spark" viewBox="0 0 {SPARK_WIDTH} {SPARK_HEIGHT}" width="{SPARK_WIDTH}" height="{SPARK_HEIGHT}" '
        f'role="img"><title>{escape(label)}</title><polyline points="{listed}"/>'
        f'<circle cx="{_n(x)}" cy="{_n(y)}" r="2.5"/></svg>'
    )


def _range(line: Line) -> Range | None:
    """Between which numbers the target is met."""
    if line.bound is None or not line.bound.numbers:
        return None
    if line.quorum:
        return Range(line.quorum[0], None, open=False)
    return FORMS[line.bound.form].over([end.value for end in line.bound.ends])


def _axis(line: Line, bound: Range, actual: Fraction) -> Axis:
    """From nothing to somewhat past the bound, wide enough for baseline and expected mark."""
    if line.quorum:
        return Axis(Fraction(0), max(line.quorum[1], Fraction(1)))
    marks = list(bound.ends)
    if not line.change:
        marks += [mark for mark in (line.baseline, line.expected) if mark is not None]
    low = min(Fraction(0), *(mark / BOUND_AT for mark in marks))
    high = max(Fraction(0), *(mark / BOUND_AT for mark in marks))
    if low == high:
        return Axis(Fraction(0), max(actual, Fraction(1)) / BOUND_AT)
    room = (high - low) / 3
    low = min(low, max(actual, low - room))
    if high == 0:
        high = max(high, min(actual, high + room))
    return Axis(low, high)


def _parts(line: Line, bound: Range, actual: Fraction, axis: Axis) -> Iterator[str]:
    left = axis.at(axis.low if bound.low is None else bound.low)
    right = axis.at(axis.high if bound.high is None else bound.high)
    yield _rect("axis", axis.at(axis.low), axis.at(axis.high), 4)
    yield _rect("zone", left, right, 4)
    tip = _clear(axis.at(actual), actual, bound, axis)
    zero = axis.at(Fraction(0))
    yield _rect("bar", min(zero, tip), max(zero, tip), 8)
    if not axis.low <= actual <= axis.high:
        way = 1 if actual > axis.high else -1  # the bar goes on beyond the chart
        yield f'<path class="more" d="M{_n(tip)} 5l{7 * way} 7 {-7 * way} 7z"/>'
    for end in bound.ends:
        yield f'<path class="end" d="M{_n(axis.at(end))} 2V{HEIGHT - 2}"/>'
    if line.baseline is not None:
        yield f'<path class="base" d="M{_n(axis.at(line.baseline))} {HEIGHT - 7}l3.5 3.5 -3.5 3.5 -3.5 -3.5z"/>'
    if line.expected is not None and not line.quorum:
        yield f'<path class="pace" d="M{_n(axis.at(line.expected) - 4)} 0h8l-4 6z"/>'


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


def _n(value: Fraction) -> str:
    return fixed(value, 1)
