"""The figures that a target compares: its own, and those for other periods that it is held against."""

from __future__ import annotations

from targetcheck.errors import Phrase, Problem, few, say
from targetcheck.judgement.ask import Ask, Case
from targetcheck.judgement.figure.alike import one_sided
from targetcheck.judgement.figure.measure import latest, over, own_rows
from targetcheck.model.figure import Figure, Measured, NoFigure
from targetcheck.model.period import Period
from targetcheck.model.target import Indicator


def span_of(case: Case) -> Period | None:
    """The period that is judged where the target names none: the one that its rows have; several are a problem."""
    target = case.target
    others = {target.change_from, target.baseline.period if target.baseline else None}
    others |= {reference.period for reference in (target.bound.references if target.bound else ())}
    periods = {row.period for row in own_rows(case.ledger, case.ask) if row.period is not None} - others
    if len(periods) > 1:
        message = say('the rows of "{name}" are for several periods ({periods}); say which with "period" or "by"',
                      name=case.ask.indicator.name, periods=few(sorted(periods), 4, last=True))  # fmt: skip
        case.ledger.note(Problem(target.at, "no-period", message))
    return min(periods, key=lambda p: (p.end, p.start), default=None)


def figure_for(case: Case, ask: Ask) -> Measured:
    """The figure for the target's `by` or `period`."""
    if case.target.by is not None:
        return latest(case.ledger, ask, case.target.by)
    return over(case.ledger, ask, case.target.period or span_of(case))


def adds_up(figure: Figure, indicator: Indicator) -> bool:
    """Whether it grows over its period, so that it cannot be held against one of another length."""
    return figure.running or (indicator.flow and not indicator.rate)


def is_level(indicator: Indicator) -> bool:
    """Whether its figure for a period is that of one day: the last, or the one that is reported."""
    return indicator.time in ("last", "none") and not indicator.rate and not indicator.rows


def for_period(case: Case, ask: Ask, period: Period, figure: Figure) -> Measured:
    """The figure for another period than the target's, to be held against `figure`.

    It is the one for the same months, where these are there; a level is that of its latest day. A whole earlier period
    stands for a part of one as long as they are not: of what adds up, only the way towards it is told.
    """
    ask = ask._replace(dated=True)
    own, span = case.target.period, figure.span
    adding = adds_up(figure, ask.indicator)
    if own is None or span is None or (is_level(ask.indicator) and not adding):
        return over(case.ledger, ask, period)
    if span != own or not as_long(period, own):
        months = (period.start.year - own.start.year) * 12 + period.start.month - own.start.month
        same = span.shifted(months)
        if same is not None and period.contains(same):
            made = over(case.ledger, ask, same)
            whole = isinstance(made, Figure) and not made.missing and made.span == same
            if whole and isinstance(made, Figure) and not parts_of_one(case, ask, figure, made):
                return made
    if adding and not as_long(period, own):
        return NoFigure(say("{period} is not as long as {own}, and there is no figure for the same months of it",
                            period=period, own=own))  # fmt: skip
    return over(case.ledger, ask, period)


def parts_of_one(case: Case, ask: Ask, figure: Figure, other: Figure) -> list[str]:
    """The parts that only one of two figures of one area has; figures of two areas have other parts by right."""
    if ask.area != case.ask.area or ask.fixed != case.ask.fixed:
        return []
    return one_sided(case.ledger, ask, figure, other)


def as_long(one: Period | None, other: Period | None) -> bool:
    """Whether two periods are of one length; of two that are not whole months, but for a leap day."""
    if one is None or other is None or one.length == other.length:
        return True
    return not (one.whole_months and other.whole_months) and abs(one.days - other.days) <= 1


def broken(indicator: Indicator, first: Period | None, second: Period | None) -> Phrase | None:
    """Why two periods cannot be compared: a declared break of the series lies between them (methodology §0, rule 7)."""
    if first is None or second is None:
        return None
    early, late = sorted((first, second), key=lambda p: p.end)
    for at in indicator.series_break:
        if early.end < at.start <= late.end:
            return say("the series breaks in {at}, between {first} and {second}; the two cannot be compared",
                       at=str(at), first=str(early), second=str(late))  # fmt: skip
    return None
