"""The verdict on a figure that later rows can change: on the straight line or better, or behind it (design §6, methodology §6 序时进度)."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from targetcheck.errors import Phrase, few, say
from targetcheck.judgement.figure.for_target import as_long, broken, for_period, is_level
from targetcheck.judgement.figure.measure import over
from targetcheck.judgement.verdict.comparison import Comparison
from targetcheck.model.bound import Range
from targetcheck.model.figure import BOUND_ALONE, Figure, NoFigure
from targetcheck.model.period import Period, elapsed, next_day
from targetcheck.model.quantity import shown
from targetcheck.model.verdict import Pace, Status, Towards, Verdict
from targetcheck.named import NamedTuple

CHANGE_ALONE = say("no baseline, so the change so far is held against all that is asked for")


class Start(NamedTuple):
    """The baseline as a level in base units, and its period; or why there is none."""

    value: Fraction | None = None
    period: Period | None = None
    reason: Phrase | None = None
    figure: Figure | None = None
    """The figure that it comes from, where the target file does not give the value."""


class Line(NamedTuple):
    """The straight line in base units, the bound as levels, and whether the line is one to stay above."""

    pace: Pace
    bound: Range
    rising: bool


def start_of(comparison: Comparison, *, reaches_end: bool) -> Start:
    """The baseline; none for a part of a running total, which is not held against a whole earlier one."""
    case, figure = comparison.case, comparison.against.figure
    declared = case.target.baseline
    if declared is None or (comparison.adds_up and not reaches_end):
        return Start()
    if declared.value is not None:
        shown_in = comparison.unit if comparison.against.then is None else figure.unit
        unit, own = case.ask.indicator.unit or shown_in, declared.value.unit
        if own is not None and unit is not None and not own.agrees(unit):
            case.problem("unit-mismatch", say('the baseline is in {own}, and the bound in {unit}', own=own.text,
                                              unit=unit.text))  # fmt: skip
        return Start(declared.value.based(unit), declared.period)
    assert declared.period is not None
    if comparison.adds_up:
        base = for_period(case, case.ask, declared.period, figure)
    else:  # the line of a level starts from all of the baseline's period
        base = over(case.ledger, case.ask._replace(dated=True), declared.period)
    if isinstance(base, NoFigure):
        return _without(declared.period, base.reason)
    if base.missing:
        why = say("the figure for the baseline {period} is missing {parts}", period=declared.period,
                  parts=few(base.missing, 10, last=True, whole=12))  # fmt: skip
        return Start(reason=why)
    comparison.check_alike(base)
    unclear = comparison.unclear_earlier(base)
    if unclear is not None:
        return _without(declared.period, unclear)
    return Start(base.value, declared.period, figure=base)


def _without(period: Period, why: Phrase) -> Start:
    return Start(reason=say("no figure for the baseline {period}: {why}", period=period, why=why))


def unfinished(comparison: Comparison, verdict: Verdict, start: Start, *, inside: bool) -> Verdict:
    """The verdict with its status; `inside` says whether the figure lies in the bound."""
    figure, then = comparison.against.figure, comparison.against.then
    line = _line(comparison, start)
    on = inside
    if line is not None:
        on = keeps_pace(line.pace, figure.value, line.bound, rising=line.rising) or (inside and not comparison.adds_up)
    verdict = verdict._replace(status=Status.ON_TRACK if on else Status.OFF_TRACK)
    if then is not None and _part_of_a_whole(comparison, then):
        return _towards_a_whole(comparison, verdict, then, line)
    if line is None:
        return verdict._replace(reason=_no_line(comparison, start))
    begin, end, level = (comparison.shown(at) for at in (line.pace.start, line.pace.end, line.pace.level))
    return verdict._replace(pace=line.pace._replace(start=begin, end=end, level=level), expected=level)


def _written(figure: Figure, level: Fraction) -> str:
    digits = shown(level / figure.scale, 2)
    return digits if figure.unit is None else figure.unit.after(digits)


def _line(comparison: Comparison, start: Start) -> Line | None:
    """The straight line and the bound that it leads to; none where the same months are compared."""
    case, figure = comparison.case, comparison.against.figure
    target = case.target
    if figure.span is None:
        return None
    bound = comparison.levels()
    if comparison.adds_up and target.period is not None:
        if _same_months(comparison):
            return None
        return Line(running_line(bound, target.period, figure.span), bound, bound.low is not None)
    if start.value is None or target.deadline is None or broken(case.ask.indicator, start.period, figure.span):
        return None
    first = target.deadline.start  # the first day that counts
    if start.period is not None:
        first = next_day(start.period.end)
    pace = level_line(bound, start.value, first, figure.span.end, target.deadline.end)
    if pace is None:
        return None
    return Line(pace, bound, bound.low is not None and pace.start <= bound.low)


def _same_months(comparison: Comparison) -> bool:
    """Whether what a part of a running total is held against is such a part too."""
    span = comparison.against.figure.span
    return any(as_long(other.span, span) for other in comparison.against.others() if other.span is not None)


def _part_of_a_whole(comparison: Comparison, then: Figure) -> bool:
    """Whether a change is one of a part of a period since a whole one, which are not alike. A level is that of a day."""
    case = comparison.case
    if case.target.period is None or then.span is None or is_level(case.ask.indicator):
        return False
    return not _same_months(comparison)


def _no_line(comparison: Comparison, start: Start) -> Phrase | None:
    """Why there is no line, where one could be expected."""
    if comparison.adds_up and _same_months(comparison):
        return None
    if start.value is not None:
        why = broken(comparison.case.ask.indicator, start.period, comparison.against.figure.span)
        if why is not None:
            return why
    if comparison.against.then is not None:  # what a change starts from is told with it
        return start.reason or (CHANGE_ALONE if is_level(comparison.case.ask.indicator) else None)
    return start.reason or BOUND_ALONE


def _towards_a_whole(comparison: Comparison, verdict: Verdict, then: Figure, line: Line | None) -> Verdict:
    """Part of a year beside a whole one: how far it is towards what that implies, and no change yet."""
    figure = comparison.against.figure
    if line is None:
        now, aim = (_written(figure, level) for level in (figure.value, comparison.levels().nearer_end(figure.value)))
        reason = say("no change is told before the figure for the same months of {then} is there; {now} stand beside {aim}, "
                     "which it implies", then=then.span, now=now, aim=aim)  # fmt: skip
    else:
        now, at, aim = (_written(figure, level) for level in (figure.value, line.pace.level, line.pace.end))
        reason = say("no change is told before the figure for the same months of {then} is there; {now} stand beside {at} "
                     "by now, on the way to {aim}", then=then.span, now=now, at=at, aim=aim)  # fmt: skip
    towards = Towards(then, comparison.levels(), None if line is None else line.pace)
    return verdict._replace(
        actual=None, compared=None, places=None, gap=None, figure=figure, reason=reason, towards=towards
    )


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


def keeps_pace(pace: Pace, value: Fraction, bound: Range, *, rising: bool) -> bool:
    """Whether the value is on the line or on its better side: above a rising one, below one that is not to be passed.

    On the line of a strict bound is not enough, and the far end of a two-sided one must not be passed.
    """
    if value == pace.level and bound.open:
        return False
    if rising:
        return value >= pace.level and (bound.high is None or value <= bound.high)
    return value <= pace.level and (bound.low is None or value >= bound.low)
