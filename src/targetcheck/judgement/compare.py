"""A figure against its bound: the numbers in one unit, the status, the line, and what stands beside them (design §6)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from targetcheck.errors import few, say
from targetcheck.judgement.case import Case, beside, broken, relative
from targetcheck.judgement.coverage import coverage_of
from targetcheck.judgement.doubt import doubt, unclear
from targetcheck.judgement.pace import first_day, level_line, on_line, running_line
from targetcheck.model.bound import Bound, Range, Reference
from targetcheck.model.figure import DIFFERENCE, DIVIDED, RELATIVE, Figure, NoFigure
from targetcheck.model.period import Period
from targetcheck.model.quantity import Quantity, rounded
from targetcheck.model.unit import PERCENT, PERCENTAGE_POINTS, POINTS, RATIO, Unit
from targetcheck.model.verdict import Pace, ReferenceFigure, Status, Verdict


@dataclass(slots=True)
class Comparison:
    """A figure against its bound, with everything in the base of their common unit."""

    case: Case
    bound: Bound
    figure: Figure
    base: Figure | None
    references: tuple[ReferenceFigure | None, ...]

    def verdict(self) -> Verdict:
        target, figure = self.case.target, self.figure
        value, bound, unit = self._numbers()
        scale = unit.scale if unit is not None else Fraction(1)
        value, bound = value / scale, bound.mapped(lambda end: end / scale)
        places = self._places()
        compared = value if places is None else rounded(value, places)
        baseline, baseline_period, no_baseline = self._baseline(unit)
        pace = self._pace(bound, scale, baseline, baseline_period)
        status, final = self._status(compared, bound, pace)
        reason = None
        if status is None:
            reason = say("missing before the latest: {parts}", parts=few(figure.missing, 10, last=True, whole=12))
            return self.case.verdict(
                Status.NO_DATA, unit=unit, bound=bound, reason=reason, coverage=coverage_of(self.figure, self.case.target), figure=figure,
                rows=tuple(dict.fromkeys(figure.rows())),
            )  # fmt: skip
        elif not final and status is Status.OFF_TRACK and no_baseline is not None:
            status, reason = Status.NO_DATA, no_baseline.reason
        shown = figure if self.base is None else self._changed(self.base, value * scale, unit)
        rows = [*shown.rows()]
        rows += [row for r in self.references if r is not None for row in r.figure.rows()]
        return self.case.verdict(
            status, final=final, actual=value, unit=unit, bound=bound, gap=bound.gap(value), reason=reason,
            attainment=self._attainment(value, bound, baseline, baseline_period),
            expected=None if final or pace is None else pace.level,
            coverage=coverage_of(self.figure, self.case.target), references=tuple(r for r in self.references if r is not None), figure=shown,
            baseline=baseline, pace=None if final else pace,
            compared=compared if places is not None else None, places=places, rows=tuple(dict.fromkeys(rows)),
            period=target.deadline or figure.span,
        )  # fmt: skip

    def _numbers(self) -> tuple[Fraction, Range, Unit | None]:
        """The value, the bound, both in base units, and the unit to show them in."""
        if self.base is not None:
            return self._change(self.base)
        own = self.figure.unit
        written = next((q.unit for q in self.bound.quantities if q.unit is not None), None)
        if written is not None and (own is None or not written.agrees(own)):
            self._mismatch(written)
        bare = written or self.case.indicator.unit or own
        values = []
        for end, reference in zip(self.bound.ends, self.references, strict=True):
            if reference is not None:
                self._alike(reference.figure)
                values.append(reference.figure.value)
            elif isinstance(end, Quantity):
                values.append(end.value if end.unit or bare is None else Fraction(end.number) * bare.scale)
        unclear(self.case, self.case.indicator, self.bound, self.figure)
        doubt(self.case, self.figure, self.bound, bare)
        return self.figure.value, self.bound.over(tuple(values)), bare

    def _alike(self, other: Figure) -> None:
        """Notes where a figure that this one is held against is in a unit that it cannot be compared in."""
        own, unit = self.figure.unit, other.unit
        if (unit is None) != (own is None) or (unit and own and not unit.agrees(own)):
            self.case.ledger.mismatch(next(other.rows(), None), unit, own)

    def _mismatch(self, written: Unit) -> None:
        row = next(self.figure.rows(), None)
        if self.figure.op in DIVIDED or row is None:
            message = say("the figure is worked out by division and so is a ratio, not a number of {unit}; write the "
                          "bound as % or per N, or give the indicator this unit", unit=written.text)  # fmt: skip
            self.case.problem("unit-mismatch", message)
        else:
            self.case.ledger.mismatch(row, self.figure.unit, written)

    def _change(self, base: Figure) -> tuple[Fraction, Range, Unit | None]:
        """The change since the base: relative where the bound is in %, else the plain difference."""
        written = self.bound.unit
        own = self.figure.unit
        self._alike(base)
        difference = self.figure.value - base.value
        if relative(self.bound):
            change = difference / base.value if base.value else Fraction(0)
            return change, self._change_bound(PERCENT, base), written
        percentage = own is not None and own.kind == RATIO
        if written is not None and written.kind == POINTS and not percentage:
            self._mismatch_points(own)
        if written is not None and written.kind != POINTS and own is not None and not own.agrees(written):
            self._mismatch(written)
        unit = written
        if unit is None:
            bare = self.case.indicator.unit or own
            unit = PERCENTAGE_POINTS if percentage and bare and bare.scale == PERCENT.scale else bare
            unclear(self.case, self.case.indicator, self.bound, self.figure, base)
        return difference, self._change_bound(unit, base), unit

    def _changed(self, base: Figure, value: Fraction, unit: Unit | None) -> Figure:
        """The change as a figure of its own, made of the figure now and the one that it starts from."""
        figure = self.figure
        op = RELATIVE if relative(self.bound) else DIFFERENCE
        return Figure(value, op, unit, figure.indicator, figure.area, figure.span, (figure, base))

    def _mismatch_points(self, own: Unit | None) -> None:
        self.case.ledger.mismatch(next(self.figure.rows(), None), own, PERCENTAGE_POINTS)

    def _change_bound(self, unit: Unit | None, base: Figure) -> Range:
        values = []
        for end, reference in zip(self.bound.ends, self.references, strict=True):
            if isinstance(end, Quantity):
                values.append(end.value if end.unit or unit is None else Fraction(end.number) * unit.scale)
            elif reference is not None:
                values.append(reference.figure.value - base.value)
        return self.bound.over(tuple(values))

    def _places(self) -> int | None:
        target = self.case.target
        if not target.judge_rounded:
            return None
        if target.places is not None:
            return target.places
        return max((q.places or 0 for q in self.bound.quantities), default=0)

    def _partial(self) -> bool:
        """Whether later rows can still change the figure."""
        target, span = self.case.target, self.figure.span
        if target.by is not None:
            return span is None or span.end != target.by.end
        return target.period is not None and span is not None and span.end < target.period.end

    def _references_final(self) -> bool:
        """Whether every reference covers all of its own period."""
        target = self.case.target
        for end, reference in zip(self.bound.ends, self.references, strict=True):
            if reference is None or not isinstance(end, Reference):
                continue
            wanted, span = end.period or target.period, reference.figure.span
            if end.period is None and target.by is not None:
                if span is None or span.end != target.by.end:
                    return False
            elif wanted is not None and span is not None and span.end < wanted.end:
                return False
        return True

    def _status(self, value: Fraction, bound: Range, pace: Pace | None) -> tuple[Status | None, bool]:
        """The status and whether it is final; None when parts are missing and what is there settles nothing."""
        figure = self.figure
        inside = value in bound
        settled = self._references_final()
        if settled and not figure.missing and not self._partial():
            return (Status.MET if inside else Status.MISSED), True
        if settled and figure.climbs and self.base is None and self.case.target.by is None:
            decided = bound.decided(value, figure.climbs)
            if decided is not None:
                return (Status.MET if decided else Status.MISSED), True
        if figure.missing:
            return None, False
        on = inside or (pace is not None and on_line(pace, value, bound))
        return (Status.ON_TRACK if on else Status.OFF_TRACK), False

    def _pace(self, bound: Range, scale: Fraction, baseline: Fraction | None, since: Period | None) -> Pace | None:
        """The straight line, in the unit shown; for a change, the line of the level that it implies."""
        target, span = self.case.target, self.figure.span
        if span is None or not (self._partial() or not self._references_final()):
            return None
        level, back = self._implied(bound, scale)
        line: Pace | None = None
        if self.figure.running and target.period is not None:
            same_months = any(
                r is not None and r.figure.span != target.period and self._is_shifted(r) for r in self.references
            )
            if not same_months:
                line = running_line(level, target.period, span)
        elif baseline is not None and target.deadline is not None and not broken(self.case.indicator, since, span):
            start = first_day(since, target.deadline)
            if span.end < start:
                return None  # the line has not begun
            line = level_line(level, baseline, start, span.end, target.deadline.end)
        if line is None:
            return None
        return line._replace(start=back(line.start), end=back(line.end), level=back(line.level))

    def _is_shifted(self, reference: ReferenceFigure) -> bool:
        """Whether the reference already covers only the months that the figure does."""
        own, other = self.figure.span, reference.figure.span
        return own is not None and other is not None and own.length == other.length

    def _implied(self, bound: Range, scale: Fraction) -> tuple[Range, Callable[[Fraction], Fraction]]:
        """The bound as a level, and the way back from a level to what is compared."""
        base = self.base
        if base is None:
            return bound, lambda level: level
        start = base.value
        if relative(self.bound):
            return bound.mapped(lambda end: start * (1 + end * scale)), lambda level: (level / start - 1) / scale
        return bound.mapped(lambda end: start + end * scale), lambda level: (level - start) / scale

    def _baseline(self, unit: Unit | None) -> tuple[Fraction | None, Period | None, NoFigure | None]:
        """The baseline's value in the unit shown (for a change, as a level in base units), its period, or why none."""
        declared = self.case.target.baseline
        if declared is None:
            return None, None, None
        scale = unit.scale if unit is not None and self.base is None else Fraction(1)
        if declared.value is not None:
            own = declared.value.unit
            level_unit = self.case.indicator.unit or (unit if self.base is None else self.figure.unit)
            if own is not None and level_unit is not None and not own.agrees(level_unit):
                self.case.problem("unit-mismatch", say('the baseline is in {own}, and the bound in {unit}', own=own.text,
                                                       unit=level_unit.text))  # fmt: skip
            value = declared.value.value if own or level_unit is None else declared.value.value * level_unit.scale
            return value / scale, declared.period, None
        assert declared.period is not None
        found = beside(self.case, self.case.ask, declared.period, self.figure)
        if isinstance(found, NoFigure):
            why = say("no figure for the baseline {period}: {why}", period=str(declared.period), why=found.reason)
            return None, declared.period, NoFigure(why)
        self._alike(found)
        return found.value / scale, declared.period, None

    def _attainment(
        self, value: Fraction, bound: Range, baseline: Fraction | None, since: Period | None
    ) -> Fraction | None:
        """完成率: with a baseline the share of the way covered, else actual ÷ bound for a positive lower bound.

        None where the baseline meets the bound already (no way to cover; methodology §1) or the series breaks since.
        """
        if baseline is not None and self.base is None:
            if baseline in bound or broken(self.case.indicator, since, self.figure.span):
                return None
            end = bound.nearer_end(baseline)
            return None if end == baseline else (value - baseline) / (end - baseline)
        if self.base is not None and value < 0:
            return None
        if self.bound.form in ("at_least", "above") and bound.low is not None and bound.low > 0:
            return value / bound.low
        return None
