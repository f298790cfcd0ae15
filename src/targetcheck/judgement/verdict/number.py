"""The verdict on a numeric target: its figure against its bound (design §6)."""

from __future__ import annotations

from fractions import Fraction

from targetcheck.errors import few, say
from targetcheck.judgement.ask import Case
from targetcheck.judgement.certainty import certainty_of
from targetcheck.judgement.figure.for_target import as_long, figure_for
from targetcheck.judgement.growth import course_of
from targetcheck.judgement.progress import progress_of
from targetcheck.judgement.verdict.against import held_against
from targetcheck.judgement.verdict.comparison import Comparison
from targetcheck.judgement.verdict.unfinished import Start, start_of, unfinished
from targetcheck.model.bound import Reference
from targetcheck.model.figure import Figure, NoFigure
from targetcheck.model.period_text import part_in_words
from targetcheck.model.quantity import rounded
from targetcheck.model.target import Target
from targetcheck.model.verdict import Coverage, Status, Verdict


def judge(case: Case) -> Verdict:
    """The verdict on a numeric target, with what is told beside it and does not change it."""
    bound = case.target.bound
    assert bound is not None
    if bound.unset:
        return case.verdict(Status.UNSET)._replace(unit=bound.unit or case.ask.indicator.unit)
    figure = figure_for(case, case.ask)
    if isinstance(figure, NoFigure):
        return case.no_data(figure)
    against = held_against(case, bound, figure)
    if isinstance(against, NoFigure):
        return case.no_data(against, figure)
    comparison = Comparison.of(case, bound, against)
    unclear = comparison.unclear()
    if unclear is not None:
        return case.no_data(unclear, figure)
    finished = _reaches_end(case.target, against.figure)
    start = start_of(comparison, reaches_end=finished)
    verdict = _compared(comparison, start, finished=finished)
    if verdict.status is Status.NO_DATA:
        return verdict
    if case.ledger.courses:
        verdict = verdict._replace(course=course_of(comparison))
    return verdict._replace(progress=progress_of(comparison, start), certainty=certainty_of(comparison))


def _compared(comparison: Comparison, start: Start, *, finished: bool) -> Verdict:
    """The verdict, with all numbers in the unit that is shown."""
    case, figure, then = comparison.case, comparison.against.figure, comparison.against.then
    verdict, bound = _numbers(comparison), comparison.range()
    value = verdict.actual if verdict.compared is None else verdict.compared
    assert isinstance(value, Fraction)
    if start.value is not None and then is None:
        verdict = verdict._replace(baseline=start.value / comparison.scale)
    decided: bool | None = None
    if not verdict.references or _references_final(comparison):
        if finished and not figure.missing:
            decided = value in bound
        elif figure.trend and then is None and case.target.by is None:
            decided = bound.decided(value, figure.trend)
    if decided is not None:
        return verdict._replace(status=Status.MET if decided else Status.MISSED, final=True)
    if figure.missing:
        parts = [part_in_words(part) for part in figure.missing]
        reason = say("missing before the latest: {parts}", parts=few(parts, 10, last=True, whole=12))
        no = case.no_data(NoFigure(reason), figure)
        return no._replace(unit=verdict.unit, bound=bound, coverage=verdict.coverage)
    return unfinished(comparison, verdict, start, inside=value in bound)


def _numbers(comparison: Comparison) -> Verdict:
    """What the verdict shows, whatever its status turns out to be."""
    case, against, written = comparison.case, comparison.against, comparison.bound
    target, bound, made = case.target, comparison.range(), comparison.figure()
    value = compared = made.value / comparison.scale
    places: int | None = None
    if target.judge_rounded:
        places = target.places
        if places is None:  # as many as the bound is written with
            places = max((quantity.places or 0 for quantity in written.quantities), default=0)
        compared = rounded(value, places)
    attainment: Fraction | None = None
    if written.form in ("at_least", "above") and against.then is None and bound.low is not None and bound.low > 0:
        attainment = compared / bound.low
    references = tuple(r for r in against.references if r is not None)
    rows = [*made.rows(), *(row for r in references for row in r.figure.rows())]
    return case.verdict(Status.NO_DATA)._replace(
        period=target.deadline or against.figure.span,
        actual=value,
        compared=None if places is None else compared,
        places=places,
        unit=comparison.unit,
        bound=bound,
        gap=bound.gap(compared),
        attainment=attainment,
        coverage=coverage_of(against.figure, target),
        references=references,
        figure=made,
        rows=tuple(dict.fromkeys(rows)),
    )


def _reaches_end(target: Target, figure: Figure) -> bool:
    """Whether no later row can change the figure."""
    span = figure.span
    if target.by is not None:
        return span is not None and span.end == target.by.end
    return target.period is None or span is None or span.end >= target.period.end


def _references_final(comparison: Comparison) -> bool:
    """Whether every reference covers all of its own period, or all the months of the target's."""
    target = comparison.case.target
    for end, reference in zip(comparison.bound.ends, comparison.against.references, strict=True):
        if reference is None or not isinstance(end, Reference):
            continue
        wanted, span = end.period or target.period, reference.figure.span
        if end.period is None and target.by is not None:
            if span is None or span.end != target.by.end:
                return False
            continue
        if wanted is None or span is None or span.end >= wanted.end:
            continue
        if target.period is None or not as_long(span, target.period):
            return False
    return True


def coverage_of(figure: Figure, target: Target) -> Coverage | None:
    """What of the target's period the figure covers, and what is missing; None where that is all of it."""
    wanted = target.period
    partial = wanted is not None and figure.span is not None and figure.span != wanted
    if not partial and not figure.missing:
        return None
    start = end = None
    if figure.span is not None and figure.span.whole_months:
        start, end = f"{figure.span.start:%Y-%m}", f"{figure.span.end:%Y-%m}"
    elif figure.span is not None:
        start, end = figure.span.start.isoformat(), figure.span.end.isoformat()
    months = figure.months
    if months and wanted and wanted.whole_months:
        months = (months[0], wanted.months)
    return Coverage(start, end, figure.missing, months, figure.areas)
