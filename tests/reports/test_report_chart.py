"""The bullet chart never shows a figure on the wrong side of its bound, and stays inside its frame."""

from __future__ import annotations

import re
from fractions import Fraction
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st
from shared_report import sample

from targetcheck.phrases import words
from targetcheck.reports.chart import WIDTH, bullet
from targetcheck.reports.line import Line, LineBound, LineEnd
from targetcheck.reports.verdict_line import line_of

LINES = [line_of(verdict, words("en")) for verdict in sample().verdicts]
ONE = next(line for line in LINES if line.id == "sample/tb-success")
NUMBERS = st.fractions(min_value=-1000, max_value=1000, max_denominator=1000)


def chart(
    figure: Fraction, least: Fraction, baseline: Fraction | None = None, expected: Fraction | None = None
) -> ET.Element:
    bound = LineBound("at_least", (LineEnd(least),))
    return ET.fromstring(bullet(ONE._replace(actual=figure, bound=bound, baseline=baseline, expected=expected), "x"))


def tip(svg: ET.Element, figure: Fraction) -> float:
    """Where the bar ends that starts at nothing."""
    bar = next(e for e in svg if e.get("class") == "bar")
    left, width = float(bar.get("x", "")), float(bar.get("width", ""))
    return left + width if figure > 0 else left


def marks(svg: ET.Element) -> list[float]:
    return [float(re.findall(r"[-\d.]+", e.get("d", ""))[0]) for e in svg if e.get("class") == "end"]


@given(NUMBERS, NUMBERS, st.none() | NUMBERS, st.none() | NUMBERS)
def test_the_bar_ends_on_the_side_of_the_bound_that_it_reached(
    figure: Fraction, end: Fraction, baseline: Fraction | None, expected: Fraction | None
) -> None:
    svg = chart(figure, end, baseline, expected)
    (mark,) = marks(svg)
    if figure and end and figure != end and (figure > 0) == (end > 0):
        assert (tip(svg, figure) > mark) == (figure > end)
    for element in svg:
        if element.get("class") in ("bar", "zone", "axis"):
            assert float(element.get("x", "")) >= 0
            assert float(element.get("x", "")) + float(element.get("width", "")) <= WIDTH + 1


def test_a_near_miss_does_not_touch_the_line() -> None:
    near = chart(Fraction(99999, 1000), Fraction(100))
    assert tip(near, Fraction(1)) < marks(near)[0] - 1


def test_beyond_the_frame_an_arrow_says_so() -> None:
    assert [e for e in chart(Fraction(500), Fraction(100)) if e.get("class") == "more"]


def test_marks_for_baseline_and_pace() -> None:
    svg = chart(Fraction(70), Fraction(80), Fraction(60), Fraction(75))
    assert {e.get("class") for e in svg} >= {"base", "pace", "zone", "axis", "bar", "end"}


def _drawn(line: Line) -> bool:
    return bool(bullet(line, "x"))


def test_nothing_is_drawn_for_a_milestone_or_without_a_figure() -> None:
    for line in LINES:
        number = line.actual is not None and not isinstance(line.actual, bool)
        assert _drawn(line) == number
