"""How a figure has moved from its baseline towards the bound, by published methods. Changes no verdict (design §10)."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from targetcheck.errors import Phrase, say
from targetcheck.judgement.certainty import counts_of
from targetcheck.judgement.figure.for_target import adds_up, as_long, broken
from targetcheck.judgement.growth import growth_of, series_of
from targetcheck.judgement.verdict.comparison import Comparison
from targetcheck.judgement.verdict.unfinished import Start
from targetcheck.model.period import Period
from targetcheck.model.quantity import exact_text
from targetcheck.model.rules import DESTATIS, FEWEST, HEALTHY_PEOPLE, NO_PROGRESS, OPEN_SDG
from targetcheck.model.verdict import Progress, Way

LITTLE = Fraction(1, 10)
"""Healthy People: less than this share of the targeted change, or of the baseline, is little or no change."""
CERTAIN = Fraction(1644854, 1000000)
"""Healthy People: a difference of more standard errors than this is a change, where both ends have counts."""
SPEEDS = (("substantial", Fraction(95, 100)), ("moderate", Fraction(60, 100)), ("limited", Fraction(0)))
"""Open SDG: the category by the growth over the growth that is needed; less than the last is deterioration."""
SUN, SUN_CLOUD = Fraction(5, 100), Fraction(20, 100)
"""Destatis: less than the first is sun, up to the second sun and cloud."""
REACHED = "reached"


def progress_of(comparison: Comparison, start: Start) -> Progress | None:
    """The progress of a number; None for a change, and where none is asked for."""
    method = comparison.case.target.progress
    if method == NO_PROGRESS or comparison.against.then is not None:
        return None
    why = _not_comparable(comparison, start)
    if why is not None:
        return Progress(method, None, None, why)
    way = _way(comparison, start)
    found = METHODS[method](comparison, way, start)
    if isinstance(found, Phrase):
        found = Progress(method, None, None, found, way)
    if way.value in comparison.range():
        value = found.value
        if method == DESTATIS or (method == HEALTHY_PEOPLE and _inside(comparison, way)):
            value = None
        return Progress(method, REACHED, value, None, found.way)
    return found


def _not_comparable(comparison: Comparison, start: Start) -> Phrase | None:
    """Why the figure is not one that can be compared with an earlier one at all, whatever the method."""
    case, figure = comparison.case, comparison.against.figure
    declared, span = case.target.baseline, figure.span
    since = declared.period if declared is not None else None
    apart = broken(case.ask.indicator, since, span)
    if apart is not None:
        return apart
    if since is not None and span is not None and span.end <= since.end:
        return say("there is only the baseline so far")
    if _partial(comparison):
        return say("the period is not over; see the pace")
    if _grows(comparison) and not as_long(since, span):
        return say("the baseline {period} is not as long as {own}", period=since, own=span)
    return None


def _partial(comparison: Comparison) -> bool:
    """Whether the figure is of part of a period, so that it cannot be held against one of a whole."""
    target, figure = comparison.case.target, comparison.against.figure
    span = figure.span
    if figure.missing:
        return True
    if span is None:
        return False
    if target.period is not None:
        return span.end < target.period.end
    if _grows(comparison):
        return not (span.whole_months and span.months % 12 == 0)
    # A row's period of the first months of a year is that of a running total.
    so_far = span.whole_months and span.start.month == 1 and 1 < span.months < 12
    return comparison.case.ask.indicator.time == "none" and so_far


def _grows(comparison: Comparison) -> bool:
    """Whether the figure grows from nothing over its period."""
    indicator = comparison.case.ask.indicator
    if adds_up(comparison.against.figure, indicator):
        return True
    if not indicator.rate or indicator.annualize:
        return False
    above, below = comparison.case.ledger.targets.sides_of(indicator)
    return above.flow and not below.flow


def _way(comparison: Comparison, start: Start) -> Way:
    """From the baseline to the bound, in the unit that is shown."""
    value, bound = comparison.against.figure.value / comparison.scale, comparison.range()
    if start.value is None or _lacks(start) is not None:
        return Way(value, bound.nearer_end(value))
    begin = start.value / comparison.scale
    years, whole = _years(start.period, comparison.against.figure.span), _years(start.period, _deadline(comparison))
    return Way(value, bound.nearer_end(begin), begin, years, whole)


def _deadline(comparison: Comparison) -> Period | None:
    return comparison.case.target.deadline or comparison.against.figure.span


def _years(first: Period | None, last: Period | None) -> Fraction | None:
    """From the end of one period to the end of another, in twelfths."""
    if first is None or last is None:
        return None
    return Fraction((last.end.year - first.end.year) * 12 + last.end.month - first.end.month, 12)


def _lacks(start: Start) -> Phrase | None:
    """Why a figure for the baseline's period is none to measure from: it is not of all of it."""
    figure, period = start.figure, start.period
    if figure is None or period is None:
        return None
    if figure.missing or (figure.span is not None and figure.span.end < period.end):
        return say("the figure for the baseline {period} is not complete", period=period)
    return None


def _no_start(base: Start) -> Phrase:
    return _lacks(base) or base.reason or say("no baseline is declared")


def _inside(comparison: Comparison, way: Way) -> bool:
    """Whether the baseline leaves no way to go."""
    return way.start is None or way.start in comparison.range() or way.start == way.aim


PASSED = say("the figure has passed through the bound and lies beyond it")


def _healthy_people(comparison: Comparison, way: Way, base: Start) -> Progress | Phrase:
    """HP2020 Final Progress Table, footnote 1: a tenth of the targeted change, or of the baseline for movement away."""
    bound, start, value = comparison.range(), way.start, way.value
    if start is None:
        return _no_start(base)
    if bound.passed(start, value):
        return PASSED
    moved = value - start
    towards = not _inside(comparison, way) and moved * (way.aim - start) >= 0
    if not towards and moved and (start <= 0 or value < 0):
        return say("a movement away is a share of the baseline, which has to be above 0")
    if towards:
        share = moved / (way.aim - start)
    elif moved:
        share = -abs(moved) / start
    else:
        share = Fraction(0)
    way = way._replace(errors=_errors(comparison, base))
    changed = abs(share) >= LITTLE
    if way.errors is not None:
        changed = moved * moved > CERTAIN * CERTAIN * sum(way.errors)
    category = "little"
    if changed:
        category = "improving" if towards else "worse"
    return Progress(HEALTHY_PEOPLE, category, share, None, way)


def _errors(comparison: Comparison, base: Start) -> tuple[Fraction, Fraction] | None:
    """The squares of the standard errors at both ends; None where one of them has no counts."""
    indicator = comparison.case.ask.indicator
    if indicator.confidence is None or base.figure is None:
        return None
    squares = []
    for figure in (base.figure, comparison.against.figure):
        counts = counts_of(comparison.case, figure)
        if isinstance(counts, Phrase):
            return None
        top, bottom, factor = counts
        events = top / bottom / bottom
        if indicator.unit is not None and indicator.unit.percentage:
            events *= 1 - top / bottom
        squares.append(events * (factor / comparison.scale) ** 2)
    return squares[0], squares[1]


def _open_sdg(comparison: Comparison, way: Way, base: Start) -> Progress | Phrase:
    """The yearly growth over the yearly growth that leads to the bound (Open SDG, Statistics Canada)."""
    bound, start, value, aim = comparison.range(), way.start, way.value, way.aim
    if start is None:
        return _no_start(base)
    if bound.passed(start, value):
        return PASSED
    direction = bound.direction(start)
    if start == aim or direction == 0:
        return say("the baseline is in the bound already, so that no growth is needed")
    if start == 0 or aim == 0 or start * aim < 0 or start * value < 0:
        return say("no yearly growth leads from {start} to {value} and {aim}", start=exact_text(start),
                   value=exact_text(value), aim=exact_text(aim))  # fmt: skip
    if way.years is None or way.whole is None:
        return say("the figure has no period")
    if way.years <= 0 or way.whole <= 0:
        return say("less than a month lies between the baseline and the figure")
    speed, needed = growth_of(value / start, way.years), growth_of(aim / start, way.whole)
    if not needed:
        return say("the baseline is in the bound already, so that no growth is needed")
    ratio = speed / abs(needed) * direction
    if start < 0:
        ratio = -ratio
    category = next((name for name, least in SPEEDS if ratio >= least), "deterioration")
    return Progress(OPEN_SDG, category, ratio, None, way._replace(speed=speed, needed=needed))


def _destatis(comparison: Comparison, way: Way, base: Start) -> Progress | Phrase:
    """The mean of the last changes carried on to the target year: what would be missing, over the gap of today."""
    bound, value, span = comparison.range(), way.value, comparison.against.figure.span
    left = _years(span, _deadline(comparison))
    if span is None or left is None:
        return say("the figure has no period")
    series = series_of(comparison, span)
    if isinstance(series, Phrase):
        return series
    if len(series) < FEWEST:
        return say("{n:figure|figures}, and the mean of the last changes needs {least}", n=len(series), least=FEWEST)
    first, start = series[0]
    apart = broken(comparison.case.ask.indicator, first, span)
    if apart is not None:
        return apart
    years = _years(first, span)
    if not years:
        return say("less than a month lies between the first and the last of the figures")
    aim, direction = bound.nearer_end(value), bound.direction(value)
    speed = (value - start) / years
    way = Way(value, aim, way.start, years, left, speed, None, tuple(series))
    miss = Fraction(0)  # on a strict bound any step towards it is enough
    if aim != value:
        miss = max(miss, 1 - speed * left / (aim - value))
    category = "cloud"
    if speed * direction <= 0:
        category = "storm"
    elif miss < SUN:
        category = "sun"
    elif miss <= SUN_CLOUD:
        category = "sun-cloud"
    return Progress(DESTATIS, category, miss, None, way)


METHODS: dict[str, Callable[[Comparison, Way, Start], Progress | Phrase]] = {
    HEALTHY_PEOPLE: _healthy_people,
    OPEN_SDG: _open_sdg,
    DESTATIS: _destatis,
}
