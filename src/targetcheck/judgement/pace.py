"""Where the straight line to the bound stands while the period still runs (design §6, methodology §6 序时进度)."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from targetcheck.model.bound import Range
from targetcheck.model.period import Period, elapsed, next_day
from targetcheck.model.verdict import Pace


def running_line(bound: Range, span: Period, reached: Period) -> Pace:
    """The line of a running total: from nothing at the start of its period to the bound at its end."""
    passed, whole = elapsed(span.start, reached.end, span.end)
    end = bound.low if bound.low is not None else bound.high
    assert end is not None
    return Pace(passed, whole, Fraction(0), end, end * Fraction(passed, whole), True)


def level_line(bound: Range, baseline: Fraction, start: date, now: date, end: date) -> Pace:
    """The line of a level: from the baseline on the day before `start` to the bound's nearer end at `end`."""
    passed, whole = elapsed(start, now, end)
    aim = bound.nearer_end(baseline)
    return Pace(passed, whole, baseline, aim, baseline + (aim - baseline) * Fraction(passed, whole), False)


def first_day(baseline: Period | None, own: Period) -> date:
    """The first day that counts: after the baseline's period, or the start of the target's."""
    return next_day(baseline.end) if baseline is not None else own.start


def on_line(pace: Pace, value: Fraction, bound: Range) -> bool:
    """Whether the value is at least where the line stands, seen in the direction of the bound."""
    if pace.end > pace.start:
        return value >= pace.level and (bound.high is None or value <= bound.high)
    return value <= pace.level and (bound.low is None or value >= bound.low)
