"""Which of the reported periods make up a span, and how a roll-up over time puts them together (design §5.6)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from targetcheck.model.period import Period, months_in, next_day


def chain(periods: Iterable[Period], start: date) -> tuple[Period, ...]:
    """The periods that follow one another from `start` without gap or overlap, as far as can be, fewest of them."""
    by_start: dict[date, list[Period]] = {}
    for period in periods:
        by_start.setdefault(period.start, []).append(period)
    best: dict[date, tuple[Period, ...]] = {start: ()}
    queue = [start]
    while queue:
        queue.sort()
        here = queue.pop(0)
        for period in sorted(by_start.get(here, ()), key=lambda p: p.end, reverse=True):
            there = next_day(period.end)
            way = (*best[here], period)
            if there not in best:
                queue.append(there)
            elif len(best[there]) <= len(way):
                continue
            best[there] = way
    return best[max(best)]


def even_chain(periods: Iterable[Period], start: date) -> tuple[Period, ...]:
    """Like `chain`, of periods of one length; of two lengths that reach as far, the longer."""
    by_length: dict[tuple[int, int], list[Period]] = {}
    for period in periods:
        by_length.setdefault(period.length, []).append(period)
    chains = [chain(group, start) for _, group in sorted(by_length.items(), reverse=True)]
    return max(chains, key=lambda c: c[-1].end if c else date.min, default=())


def uncovered(span: Period, periods: Iterable[Period]) -> list[Period]:
    """What of the span no period covers, in its months."""
    here, gaps = span.start, []
    for period in sorted(periods, key=lambda p: (p.start, p.end)):
        if period.start > here:
            gaps.append(Period(here, date.fromordinal(period.start.toordinal() - 1)))
        if period.end >= here:
            here = next_day(period.end)
    if here <= span.end:
        gaps.append(Period(here, span.end))
    return [month for gap in gaps for month in months_in(gap)]


def apart(periods: Iterable[Period]) -> list[Period]:
    """Some of the periods that do not overlap, earliest end first."""
    found: list[Period] = []
    for period in sorted(periods, key=lambda p: (p.end, p.start)):
        if not found or period.start > found[-1].end:
            found.append(period)
    return found
