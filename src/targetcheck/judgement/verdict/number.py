"""The verdict on a numeric target: its figure against its bound, in one unit (design §6)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from targetcheck.errors import Phrase, few, say
from targetcheck.judgement.figure.for_target import adds_up, as_long, broken, figure_for, for_period
from targetcheck.judgement.target_case import Case
from targetcheck.judgement.units import end_unit, odd_numbers, several_units, unclear_change, unclear_figure
from targetcheck.judgement.verdict.against import Against, held_against, is_relative
from targetcheck.judgement.verdict.coverage import coverage_of
from targetcheck.judgement.verdict.pace import first_day, keeps_pace, level_line, running_line
from targetcheck.model.bound import Bound, Range, Reference
from targetcheck.model.figure import DIFFERENCE, DIVIDED, RELATIVE, Figure, NoFigure
from targetcheck.model.period import Period
from targetcheck.model.quantity import Quantity, rounded, shown
from targetcheck.model.unit import PERCENT, PERCENTAGE_POINTS, POINTS, Unit, is_percentage, is_ratio
from targetcheck.model.verdict import Pace, Status, Verdict


def judge(case: Case) -> Verdict:
    """The verdict on a numeric target."""
    bound = case.target.bound
    assert bound is not None
    if bound.unset:
        return case.verdict(Status.UNSET)._replace(unit=bound.unit or case.indicator.unit)
    figure = figure_for(case, case.ask)
    if isinstance(figure, NoFigure):
        return case.no_data(figure)
    against = held_against(case, bound, figure)
    if isinstance(against, NoFigure):
        return case.no_data(against, figure)
    comparison = Comparison(case, bound, against.figure, against)
    unclear = comparison.unclear()
    if unclear is not None:
        return case.no_data(unclear, figure)
    return comparison.verdict()


class Start(NamedTuple):
    """The baseline as a level in base units, and its period; or why there is none."""

    value: Fraction | None = None
    period: Period | None = None
    reason: Phrase | None = None


class Line(NamedTuple):
    """The straight line in base units, the bound as levels, and whether the line is one to stay above."""

    pace: Pace
    bound: Range
    rising: bool


@dataclass(slots=True)
class Comparison:
    """A figure and what it is held against, all in base units."""

    case: Case
    bound: Bound
    figure: Figure
    against: Against

    def unclear(self) -> NoFigure | None:
        """Why it is not clear in which unit a number is meant; numbers that are only odd get a warning."""
        case, bound, figure, then = self.case, self.bound, self.figure, self.against.then
        several = several_units(case.indicator, bound, [figure] if then is None else [figure, then])
        if several is not None:
            case.ledger.note(several)
        self._check_units()
        pairs = list(zip(bound.ends, self._ends(), strict=True))
        written = [(end, value) for end, value in pairs if isinstance(end, Quantity)]
        values = [value for _, value in written]
        if then is not None:
            return None if is_relative(bound) else unclear_change(bound, figure, then, values)
        unclear = unclear_figure(bound, case.indicator, figure, values)
        if unclear is None:
            for problem in odd_numbers(bound, figure, written):
                case.ledger.warn(problem)
        return unclear

    def verdict(self) -> Verdict:
        """The verdict, with all numbers in the unit that is shown."""
        verdict = self._numbers()
        bound, value = verdict.bound, verdict.actual if verdict.compared is None else verdict.compared
        assert bound is not None
        assert isinstance(value, Fraction)
        start = self._start()
        if start.value is not None and self.against.then is None:
            verdict = verdict._replace(baseline=start.value / self._scale)
        decided = self._decided(value, bound)
        if decided is not None:
            return verdict._replace(status=Status.MET if decided else Status.MISSED, final=True)
        if self.figure.missing:
            reason = say("missing before the latest: {parts}", parts=few(self.figure.missing, 10, last=True, whole=12))
            no = self.case.no_data(NoFigure(reason), self.figure)
            return no._replace(unit=verdict.unit, bound=bound, coverage=verdict.coverage)
        return self._on_the_way(verdict, start, inside=value in bound)

    def _numbers(self) -> Verdict:
        """What the verdict shows, whatever its status turns out to be."""
        target, then, scale = self.case.target, self.against.then, self._scale
        bound = self.bound.over(self._ends()).mapped(lambda end: end / scale)
        made = self.figure if then is None else self._change(then)
        value, places = made.value / scale, self._places()
        compared = value if places is None else rounded(value, places)
        lower = self.bound.form in ("at_least", "above") and then is None
        low = bound.low if lower and bound.low is not None and bound.low > 0 else None
        references = tuple(r for r in self.against.references if r is not None)
        rows = [*made.rows(), *(row for r in references for row in r.figure.rows())]
        return self.case.verdict(Status.NO_DATA)._replace(
            period=target.deadline or self.figure.span,
            actual=value,
            compared=None if places is None else compared,
            places=places,
            unit=self._unit,
            bound=bound,
            gap=bound.gap(compared),
            attainment=None if low is None else compared / low,
            coverage=coverage_of(self.figure, target),
            references=references,
            figure=made,
            rows=tuple(dict.fromkeys(rows)),
        )

    @property
    def _adds_up(self) -> bool:
        """Whether the figure grows over its period, so that the share of the period elapsed is its line."""
        return adds_up(self.figure, self.case.indicator)

    @property
    def _unit(self) -> Unit | None:
        """The unit to show numbers in: the bound's as it is written, else the indicator's, else the figure's."""
        if self.bound.unit is not None:
            return self.bound.unit
        unit = self.case.indicator.unit or self.figure.unit
        return PERCENTAGE_POINTS if self.against.then is not None and is_percentage(unit) else unit

    @property
    def _scale(self) -> Fraction:
        return self._unit.scale if self._unit is not None else Fraction(1)

    def _ends(self) -> tuple[Fraction, ...]:
        """What the bound's ends come to; those of a change are changes too."""
        then, bare = self.against.then, end_unit(self.bound, self.case.indicator, self.figure)
        if then is not None:
            bare = PERCENT if is_relative(self.bound) else self._unit
        values = []
        for end, reference in zip(self.bound.ends, self.against.references, strict=True):
            if reference is not None:
                values.append(reference.figure.value - (then.value if then is not None else 0))
            elif isinstance(end, Quantity):
                values.append(end.based(bare))
        return tuple(values)

    def _change(self, then: Figure) -> Figure:
        """The change as a figure of its own, made of the figure now and the one that it starts from."""
        now = self.figure
        value, op = now.value - then.value, DIFFERENCE
        if is_relative(self.bound):
            value, op = value / then.value, RELATIVE
        return Figure(value, op, self._unit, now.indicator, now.area, now.span, (now, then))

    def _check_units(self) -> None:
        """Notes where the figure, the bound and what both are held against are in units that do not agree."""
        figure, then, written = self.figure, self.against.then, self.bound.unit
        others = [r.figure for r in self.against.references if r is not None]
        for other in others if then is None else [*others, then]:
            self._check_alike(other)
        if written is None or (then is not None and is_relative(self.bound)):
            return
        if written.kind == POINTS:
            if not is_ratio(figure.unit):
                self.case.ledger.mismatch(next(figure.rows(), None), figure.unit, PERCENTAGE_POINTS)
        elif then is None and figure.op in DIVIDED and (figure.unit is None or not written.agrees(figure.unit)):
            message = say("the figure is worked out by division and so is a ratio, not a number of {unit}; write the "
                          "bound as % or per N, or give the indicator this unit", unit=written.text)  # fmt: skip
            self.case.problem("unit-mismatch", message)
        elif (figure.unit is None and then is None) or (figure.unit is not None and not written.agrees(figure.unit)):
            self.case.ledger.mismatch(next(figure.rows(), None), figure.unit, written)

    def _check_alike(self, other: Figure) -> None:
        """Notes where a figure that this one is held against is in a unit that it cannot be compared in."""
        own, unit = self.figure.unit, other.unit
        if (unit is None) != (own is None) or (unit is not None and own is not None and not unit.agrees(own)):
            self.case.ledger.mismatch(next(other.rows(), None), unit, own)

    def _places(self) -> int | None:
        target = self.case.target
        if not target.judge_rounded:
            return None
        written = max((q.places or 0 for q in self.bound.quantities), default=0)
        return written if target.places is None else target.places

    def _reaches_end(self) -> bool:
        """Whether no later row can change the figure."""
        target, span = self.case.target, self.figure.span
        if target.by is not None:
            return span is not None and span.end == target.by.end
        return target.period is None or span is None or span.end >= target.period.end

    def _references_final(self) -> bool:
        """Whether every reference covers all of its own period, or all the months of the target's."""
        target = self.case.target
        for end, reference in zip(self.bound.ends, self.against.references, strict=True):
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

    def _decided(self, value: Fraction, bound: Range) -> bool | None:
        """Whether the value is in the bound for good, or out of it; None while later rows can change that."""
        figure, target = self.figure, self.case.target
        if not self._references_final():
            return None
        if not figure.missing and self._reaches_end():
            return value in bound
        if not figure.trend or self.against.then is not None or target.by is not None:
            return None
        return bound.decided(value, figure.trend)

    def _start(self) -> Start:
        """The baseline; none for a part of a running total, which is not held against a whole earlier one."""
        declared, figure, case = self.case.target.baseline, self.figure, self.case
        if declared is None or (self._adds_up and not self._reaches_end()):
            return Start()
        if declared.value is not None:
            unit = case.indicator.unit or (figure.unit if self.against.then is not None else self._unit)
            own = declared.value.unit
            if own is not None and unit is not None and not own.agrees(unit):
                case.problem("unit-mismatch", say('the baseline is in {own}, and the bound in {unit}', own=own.text,
                                                  unit=unit.text))  # fmt: skip
            return Start(declared.value.based(unit), declared.period)
        assert declared.period is not None
        base = for_period(case, case.ask, declared.period, figure)
        if isinstance(base, NoFigure):
            why = say("no figure for the baseline {period}: {why}", period=str(declared.period), why=base.reason)
            return Start(reason=why)
        self._check_alike(base)
        return Start(base.value, declared.period)

    def _on_the_way(self, verdict: Verdict, start: Start, *, inside: bool) -> Verdict:
        """The verdict on a figure that later rows can change: on the line or better, or behind it."""
        figure, then = self.figure, self.against.then
        line = self._line(start)
        if line is None:
            status = Status.ON_TRACK if inside else Status.OFF_TRACK
            return verdict._replace(status=status, reason=self._no_line(start))
        on = keeps_pace(line.pace, figure.value, line.bound, rising=line.rising) or (inside and not self._adds_up)
        verdict = verdict._replace(status=Status.ON_TRACK if on else Status.OFF_TRACK)
        if then is not None and self._adds_up:
            return self._towards_a_whole(verdict, line, then)
        pace = line.pace
        pace = pace._replace(start=self._shown(pace.start), end=self._shown(pace.end), level=self._shown(pace.level))
        return verdict._replace(pace=pace, expected=pace.level)

    def _line(self, start: Start) -> Line | None:
        """The straight line and the bound that it leads to; none where the same months are compared, or no way is to go."""
        target, figure = self.case.target, self.figure
        if figure.span is None:
            return None
        bound = self._levels()
        if self._adds_up and target.period is not None:
            if self._same_months():
                return None
            return Line(running_line(bound, target.period, figure.span), bound, bound.low is not None)
        if start.value is None or target.deadline is None:
            return None
        if broken(self.case.indicator, start.period, figure.span):
            return None
        first = first_day(start.period, target.deadline)
        pace = level_line(bound, start.value, first, figure.span.end, target.deadline.end)
        return Line(pace, bound, pace.end > pace.start) if pace is not None else None

    def _same_months(self) -> bool:
        """Whether what a part of a running total is held against is such a part too."""
        others = [r.figure for r in self.against.references if r is not None]
        if self.against.then is not None:
            others.append(self.against.then)
        return any(as_long(other.span, self.figure.span) for other in others if other.span is not None)

    def _levels(self) -> Range:
        """The bound as levels: of a change, those that it implies."""
        bound, then = self.bound.over(self._ends()), self.against.then
        if then is None:
            return bound
        start, relative = then.value, is_relative(self.bound)
        return bound.mapped(lambda end: start * (1 + end) if relative else start + end)

    def _shown(self, level: Fraction) -> Fraction:
        """A level as the number that is compared with the bound, in the unit that is shown."""
        then = self.against.then
        if then is not None:
            level = level / then.value - 1 if is_relative(self.bound) else level - then.value
        return level / self._scale

    def _no_line(self, start: Start) -> Phrase | None:
        """Why there is no line, where one could be expected."""
        if self._adds_up and self._same_months():
            return None
        if start.value is not None and (why := broken(self.case.indicator, start.period, self.figure.span)) is not None:
            return why
        return start.reason or say("no baseline, compared with the bound alone")

    def _towards_a_whole(self, verdict: Verdict, line: Line, then: Figure) -> Verdict:
        """Part of a year beside a whole one: how far it is towards what that implies, and no change yet."""
        unit = self.figure.unit
        now, at, aim = (
            shown(value / (unit.scale if unit else 1), 2)
            for value in (self.figure.value, line.pace.level, line.pace.end)
        )
        reason = say("no change is told before the figure for the same months of {then} is there; {now}{unit} stand beside "
                     "{at}{unit} by now, on the way to {aim}{unit}", then=str(then.span), now=now, at=at, aim=aim,
                     unit=unit.text if unit else "")  # fmt: skip
        return verdict._replace(actual=None, compared=None, places=None, gap=None, figure=self.figure, reason=reason)
