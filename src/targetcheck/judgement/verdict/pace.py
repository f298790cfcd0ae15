"""Where the straight line to the bound stands while the period still runs (design §6, methodology §6 序时进度)."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from targetcheck.model.bound import Range
from targetcheck.model.period import Period, elapsed, next_day
from targetcheck.model.verdict import Pace


def running_line(bound: Range, span: Period, reached: Period) -> Pace:
    """The line of a running total: from nothing at the start of its period to the bound (its low end) at the end."""
    passed, whole = elapsed(span.start, reached.end, span.end)
    end = bound.ends[0]
    return Pace(passed, whole, Fraction(0), end, end * Fraction(passed, whole))


def level_line(bound: Range, baseline: Fraction, start: date, now: date, end: date) -> Pace | None:
    """The line of a level: from the baseline on the day before `start` to the bound's nearer end at `end`.

    Where the baseline lies in the bound, there is no way to go, and the line is the bound itself. None for a level that
    is older than its baseline.
    """
    if now < start - timedelta(days=1):
        return None
    passed, whole = elapsed(start, now, end)
    aim = bound.nearer_end(baseline)
    if baseline in bound:
        baseline = aim
    return Pace(passed, whole, baseline, aim, baseline + (aim - baseline) * Fraction(passed, whole))


def first_day(baseline: Period | None, own: Period) -> date:
    """The first day that counts: after the baseline's period, or the start of the target's."""
    return next_day(baseline.end) if baseline is not None else own.start


def keeps_pace(pace: Pace, value: Fraction, bound: Range, *, rising: bool) -> bool:
    """Whether the value is on the line or on its better side: above a rising one, below one that is not to be passed.

    On the line of a strict bound is not enough, and the far end of a two-sided one must not be passed.
    """
    if value == pace.level and bound.open:
        return False
    if rising:
        return value >= pace.level and (bound.high is None or value <= bound.high)
    return value <= pace.level and (bound.low is None or value >= bound.low)
