"""From a verdict to its line, the view that every format shows."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from targetcheck.errors import Phrase
from targetcheck.model.bound import FORMS, QUORUM, Bound, Reference
from targetcheck.model.figure import ANNUALIZED
from targetcheck.model.quantity import Quantity, shown
from targetcheck.model.rules import NO_PROGRESS
from targetcheck.model.unit import Unit
from targetcheck.model.verdict import Status, Verdict
from targetcheck.phrases import Words
from targetcheck.reports.line import Line, LineBound, LineCertainty, LineEnd, LineProgress, LineReference
from targetcheck.reports.pointsteps import points_steps


def line_of(verdict: Verdict, table: Words) -> Line:
    """The view of a verdict and of its members, its reason in a language."""
    target = verdict.target
    change = verdict.change is not None
    line = Line(
        id=verdict.id,
        name=verdict.name,
        indicator=_own_indicator(verdict),
        area=verdict.area,
        period=_text(verdict.period),
        status=verdict.status,
        level=target.level,
        actual=verdict.actual,
        unit=verdict.unit,
        bound=_bound(verdict),
        gap=verdict.gap,
        attainment=verdict.attainment,
        expected=verdict.expected,
        reason=_said(verdict.reason, table),
        problem=verdict.problem,
        doubts=tuple(dict.fromkeys(table.say(doubt) for doubt in verdict.doubts)),
        actuals=verdict.rows,
        because=tuple(line_of(member, table) for member in verdict.because),
        compared=verdict.compared,
        places=verdict.places if target.judge_rounded else None,
        baseline=None if change else verdict.baseline,
        coverage=verdict.coverage,
        final=verdict.final,
        latest=_latest(verdict),
        change=target.change_from is not None,
        published=_published(verdict),
        course=tuple((str(period), value) for period, value in verdict.course),
    )
    return _beside(line, verdict, table)


def _beside(line: Line, verdict: Verdict, table: Words) -> Line:
    """The line with what its target file says of the target, and with what it asks for beside the verdict."""
    target, progress, certainty = verdict.target, verdict.progress, verdict.certainty
    line = line._replace(
        section=target.section,
        clause=target.clause,
        responsible=target.responsible,
        target=target.at,
        by=_text(target.by),
        change_from=_text(target.change_from),
        weight=target.weight,
        tags=target.tags,
        note=target.note or None,
        told=told_of(verdict),
        points=verdict.points,
        veto=target.veto,
        deduction=_deduction(verdict, table),
    )
    if progress is not None:
        why = _said(progress.reason, table)
        line = line._replace(progress=LineProgress(progress.method, progress.category, progress.value, why))
    if certainty is not None:
        why = _said(certainty.reason, table)
        ends = certainty.low, certainty.high, certainty.spans_bound
        line = line._replace(certainty=LineCertainty(certainty.confidence, certainty.method, *ends, why))
    return line


def told_of(verdict: Verdict) -> frozenset[str]:
    """What its target file asks for beside the verdict."""
    target, told = verdict.target, set()
    if target.progress != NO_PROGRESS:
        told.add("progress")
    if target.indicator is not None and target.indicator.confidence is not None:
        told.add("certainty")
    if verdict.points is not None:
        told.add("score")
    if verdict.figure is not None and verdict.figure.annualized:
        told.add(ANNUALIZED)
    return frozenset(told)


def _deduction(verdict: Verdict, table: Words) -> str | None:
    points = verdict.points
    if verdict.target.veto and verdict.status is Status.MISSED:
        return table("vetoes")
    if points is None or points.points in (None, points.of):
        return None
    steps = points_steps(verdict, points, table)
    if not steps:
        return None
    lost = points.of - points.points
    key = "points lost" if lost > 0 else "points added"
    return table(key, n=points_text(abs(lost)), steps=table("semicolon").join(steps))


def points_text(value: Fraction, *against: Fraction) -> str:
    """A number of points for people, never shown as one of `against` that it is not."""
    return shown(value, 2, Fraction(0), *against).replace("-", "−")


def _said(reason: Phrase | None, table: Words) -> str | None:
    return None if reason is None else table.say(reason)


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _own_indicator(verdict: Verdict) -> str | None:
    indicator = verdict.target.indicator
    return None if indicator is None else indicator.key


def _latest(verdict: Verdict) -> str | None:
    by = verdict.target.by
    if by is None or verdict.figure is None or verdict.figure.span is None or verdict.figure.span.end == by.end:
        return None
    return str(verdict.figure.span)


def _published(verdict: Verdict) -> int:
    if verdict.figure is None or verdict.figure.row is None:
        return 0
    row = verdict.figure.row
    if not isinstance(row.value, Decimal) or verdict.actual != Fraction(row.value):
        return 0
    if row.unit and verdict.unit and row.unit.scale != verdict.unit.scale:
        return 0
    return max(0, -int(row.value.as_tuple().exponent))


def _bound(verdict: Verdict) -> LineBound | None:
    if verdict.needed is not None:
        return LineBound(QUORUM, tuple(LineEnd(Fraction(n), str(n)) for n in verdict.needed))
    bound = verdict.target.bound
    if bound is None:
        return None
    return LineBound(bound.form, tuple(_end(verdict, bound, i) for i in range(len(bound.ends))), verdict.unit)


def _end(verdict: Verdict, bound: Bound, index: int) -> LineEnd:
    end, value = bound.ends[index], None
    if verdict.bound is not None:  # what it came to, where the target was judged
        value = verdict.bound.low if FORMS[bound.form].low == index else verdict.bound.high
    if isinstance(end, Reference):
        return LineEnd(value, reference=_reference(verdict, bound, index, end))
    if not isinstance(end, Quantity):
        return LineEnd(None, "?", end.unit)
    if value is None:
        value = _in_unit(end, verdict.unit)
    if end.ratio is not None:
        return LineEnd(value, f"{end.ratio[0]}:{end.ratio[1]}", end.unit)
    return LineEnd(value, f"{end.number:f}", end.unit)


def _in_unit(end: Quantity, unit: Unit | None) -> Fraction:
    """The number of an end in the unit that the verdict is shown in."""
    if end.ratio or (end.unit is not None and unit is not None and end.unit.agrees(unit)):
        if unit is not None:
            return end.value / unit.scale
        return end.value
    return Fraction(end.number)


def _reference(verdict: Verdict, bound: Bound, index: int, end: Reference) -> LineReference:
    place = sum(isinstance(other, Reference) for other in bound.ends[:index])
    period = end.period
    if period is None and place < len(verdict.references):
        period = verdict.references[place].period
    named = (end.indicator, end.area, _text(end.period))
    return LineReference(
        indicator=end.indicator or _own_indicator(verdict),
        area=end.area or verdict.target.area,
        period=_text(period or verdict.period),
        name=" ".join(part for part in named if part),
    )
