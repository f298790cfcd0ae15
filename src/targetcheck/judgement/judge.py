"""The verdict on a numeric target: its figure, what it is compared with, and why there is none (design §6)."""

from __future__ import annotations

from targetcheck.errors import say
from targetcheck.judgement.ask import Ask
from targetcheck.judgement.case import Case, beside, broken, measured, relative
from targetcheck.judgement.compare import Comparison
from targetcheck.judgement.measure import over
from targetcheck.model.bound import Bound, Reference
from targetcheck.model.figure import Figure, Measured, NoFigure
from targetcheck.model.period import Period
from targetcheck.model.verdict import ReferenceFigure, Status, Verdict


def judge(case: Case) -> Verdict:
    """The verdict on a numeric target."""
    target, bound = case.target, case.target.bound
    assert bound is not None
    if bound.unset:
        return case.verdict(Status.UNSET, unit=bound.unit or case.indicator.unit)
    figure = measured(case, case.ask, None)
    if isinstance(figure, NoFigure):
        return _no_data(case, figure)
    base = None
    if target.change_from is not None:
        found = beside(case, case.ask, target.change_from, figure)
        fault = _no_base(case, figure, found)
        if fault is not None:
            return _no_data(case, fault, figure)
        assert isinstance(found, Figure)
        base = found
    references, figure, fault = _references(case, bound, figure)
    if fault is not None:
        return _no_data(case, fault, figure)
    return Comparison(case, bound, figure, base, references).verdict()


def _no_data(case: Case, no: NoFigure, figure: Figure | None = None) -> Verdict:
    bound = case.target.bound
    unit = bound.unit if bound else None
    return case.verdict(Status.NO_DATA, reason=no.reason, unit=unit or case.indicator.unit, figure=figure,
                        rows=tuple(figure.rows()) if figure else ())  # fmt: skip


def _no_base(case: Case, figure: Figure, base: Measured) -> NoFigure | None:
    """Why there is nothing to measure a change from (design §5.7)."""
    since = case.target.change_from
    assert since is not None
    if isinstance(base, NoFigure):
        return NoFigure(
            say("no figure for {period} to measure the change from: {why}", period=str(since), why=base.reason)
        )
    if base.missing or (base.span is not None and base.span != since):
        return NoFigure(
            say("the figure for {period}, from which the change is measured, is not complete", period=str(since))
        )
    if (why := broken(case.indicator, since, figure.span)) is not None:
        return NoFigure(why)
    bound = case.target.bound
    if bound and relative(bound) and base.value <= 0:
        why = say("zero") if base.value == 0 else say("negative")
        return NoFigure(say("the figure for {period} is {why}, and a relative change needs one above zero",
                            period=str(since), why=why))  # fmt: skip
    return None


def _references(
    case: Case, bound: Bound, figure: Figure
) -> tuple[tuple[ReferenceFigure | None, ...], Figure, NoFigure | None]:
    """What each end's reference comes to (None for a written end), and the figure over the months that all cover."""
    found: list[ReferenceFigure | None] = []
    for end in bound.ends:
        if not isinstance(end, Reference):
            found.append(None)
            continue
        ask = _reference_ask(case, end)
        other = _reference_figure(case, ask, end, figure)
        if isinstance(other, NoFigure):
            return (), figure, NoFigure(say("the reference has no figure: {why}", why=other.reason))
        if other.missing:
            return (), figure, NoFigure(say("the reference is missing {parts}", parts=other.missing))
        if figure.running and _shorter(other, figure):
            again = beside(case, case.ask, other.span, figure)
            if isinstance(again, Figure):
                figure = again
        found.append(ReferenceFigure(ask.indicator.key, ask.area, end.period or other.span, other))
    return tuple(found), figure, None


def _reference_ask(case: Case, end: Reference) -> Ask:
    """A reference is worked out as the target's own figure is, without its where and each."""
    known = case.ledger.targets.indicators
    indicator = known[end.indicator] if end.indicator else case.indicator
    area = end.area if end.area is not None else case.target.area
    alone = area != case.target.area
    unit = case.ask.unit if indicator.key == case.indicator.key else None
    return Ask(indicator, area, unit=unit, alone=alone)


def _reference_figure(case: Case, ask: Ask, end: Reference, figure: Figure) -> Measured:
    if end.period is not None:
        if (why := broken(ask.indicator, end.period, figure.span)) is not None:
            return NoFigure(why)
        same = _same_months(case, ask, end.period, figure)
        if same is not None:
            return same
    if end.period is not None and ask.indicator.key == case.indicator.key:
        other = beside(case, ask, end.period, figure)
    else:
        other = measured(case._replace(ask=ask), ask, end.period)
    if isinstance(other, Figure) and figure.running and other.running and _shorter(figure, other):
        again = over(case.ledger, ask, figure.span)
        return again if isinstance(again, Figure) and not again.missing else other
    if isinstance(other, Figure) and figure.running and not other.running and figure.span != other.span:
        again = over(case.ledger, ask, figure.span) if end.period is None else other
        return again if isinstance(again, Figure) and not again.missing else other
    return other


def _same_months(case: Case, ask: Ask, period: Period, figure: Figure) -> Figure | None:
    """For a running total that has not run out: the same months of the other period, where its rows have them."""
    own = case.target.period
    if own is None or not figure.running or figure.span == own or figure.span is None or period.months != own.months:
        return None
    offset = (period.start.year - own.start.year) * 12 + period.start.month - own.start.month
    shifted = figure.span.shifted(offset)
    found = beside(case, ask, shifted, figure) if shifted is not None else None
    return found if isinstance(found, Figure) and not found.missing else None


def _shorter(one: Figure, other: Figure) -> bool:
    return one.span is not None and other.span is not None and one.span.start == other.span.start \
        and one.span.end < other.span.end  # fmt: skip
