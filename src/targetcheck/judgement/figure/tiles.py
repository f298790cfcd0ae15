"""Which of the reported periods make up a span, and how a roll-up over time puts them together (design §5.6)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from heapq import heappop, heappush

from targetcheck.model.period import Period, months_in, next_day


def chain(periods: Iterable[Period], start: date) -> tuple[Period, ...]:
    """The periods that follow one another from `start` without gap or overlap, as far as can be, fewest of them."""
    by_start: dict[date, list[Period]] = {}
    for period in periods:
        by_start.setdefault(period.start, []).append(period)
    steps = {start: 0}
    last: dict[date, Period] = {}
    queue = [start]
    while queue:
        here = heappop(queue)
        for period in sorted(by_start.get(here, ()), key=lambda p: p.end, reverse=True):
            there = next_day(period.end)
            if there not in steps:
                heappush(queue, there)
            elif steps[there] <= steps[here] + 1:
                continue
            steps[there], last[there] = steps[here] + 1, period
    way: list[Period] = []
    here = max(steps)
    while here != start:
        way.append(last[here])
        here = last[here].start
    return tuple(reversed(way))


def even_chain(periods: Iterable[Period], start: date) -> tuple[Period, ...]:
    """Like `chain`, of periods of one length; of two lengths that reach as far, the longer."""
    by_length: dict[tuple[int, int], list[Period]] = {}
    for period in periods:
        by_length.setdefault(period.length, []).append(period)
    chains = [chain(group, start) for _, group in sorted(by_length.items(), reverse=True)]
    return max(chains, key=lambda c: c[-1].end if c else date.min, default=())


LONG_GAP = 120
"""Months of a gap that is told as a whole, and not month by month."""


def uncovered(span: Period, periods: Iterable[Period]) -> list[Period]:
    """What of the span no period covers, in its months; ten years and more in one."""
    here, gaps = span.start, []
    for period in sorted(periods, key=lambda p: (p.start, p.end)):
        if period.start > here:
            gaps.append(Period(here, date.fromordinal(period.start.toordinal() - 1)))
        if period.end >= here:
            here = next_day(period.end)
    if here <= span.end:
        gaps.append(Period(here, span.end))
    return [part for gap in gaps for part in (months_in(gap) if gap.months < LONG_GAP else [gap])]


def apart(periods: Iterable[Period]) -> list[Period]:
    """Some of the periods that do not overlap, earliest end first."""
    found: list[Period] = []
    for period in sorted(periods, key=lambda p: (p.end, p.start)):
        if not found or period.start > found[-1].end:
            found.append(period)
    return found


def heaviest(weights: Mapping[Period, Fraction]) -> list[Period]:
    """Periods that do not overlap and whose weights, none below zero, come to as much as can be."""
    periods = sorted(weights, key=lambda p: (p.end, p.start))
    ends = [period.end for period in periods]
    before = [bisect_left(ends, period.start) for period in periods]
    best = [Fraction(0)]
    for period, earlier in zip(periods, before, strict=True):
        best.append(max(best[-1], best[earlier] + weights[period]))
    chosen: list[Period] = []
    here = len(periods)
    while here:
        period, earlier = periods[here - 1], before[here - 1]
        if best[earlier] + weights[period] == best[here]:
            chosen.append(period)
            here = earlier
        else:
            here -= 1
    return chosen[::-1]
