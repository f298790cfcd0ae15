"""Design §6 written down once more, beside the program and without it: what each verdict has to be.

Read it, figures.py (§5) and bounds.py (§3, §6) beside the design: every rule names its paragraph. Where the design is silent,
docs/judgement.md says it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from .bounds import (
    LOWER,
    UPPER,
    Limits,
    agree,
    ends_of,
    follows,
    limits_of,
    plausible,
    quorum,
    rounded,
    settled,
    times_of,
)
from .figures import (
    ONE_DAY,
    Figure,
    Filters,
    Ledger,
    NoFigure,
    Number,
    Place,
    elapsed,
    open_dims,
    over_the_same,
    same_day,
)
from .model import Amount, Answer, Project, Reference, Row, Span, Target, Unit

PER_CENT = Unit("%", Fraction(1, 100), ratio=True)


class Judge:
    def __init__(self, project: Project) -> None:
        self.project = project
        self.ledger = Ledger(project)
        self.by_id = {target.id: target for target in project.targets}

    def answers(self) -> list[Answer]:
        return [self.verdict(target) for target in self.project.targets]

    def verdict(self, target: Target) -> Answer:
        if target.of:
            children = [self.verdict(self.by_id[c] if isinstance(c, str) else c) for c in target.of]
            inline = [child for child, of in zip(children, target.of, strict=True) if isinstance(of, Target)]
            self.ledger.seen["§6 a quorum of targets"] += 1
            return replace(quorum(target, children), because=tuple(inline))  # one named by id stands for itself
        if target.each and None not in target.bounds:
            return self._members(target)
        return self._single(target, Place(target.area, self._filters(target)), target.id)

    def _filters(self, target: Target) -> Filters:
        kept = []
        for name, cell in target.where:
            if name in self.project.columns and isinstance(cell, str) and not self._tells(target, name):
                kept.append((name, cell))
        return tuple(kept)

    # -- each (§2)

    def _members(self, target: Target) -> Answer:
        assert target.each
        children = []
        for member in self._who(target):
            filters = self._filters(target)
            if target.each == "area":
                place = Place(member, filters, alone=True)
            else:
                place = Place(target.area, (*filters, (target.each, member)))
            kept = self._condition(target, place)
            if kept is False:
                continue
            if kept is None:
                children.append(Answer(member, "no_data"))
            else:
                children.append(self._single(target, place, member))
        self.ledger.seen[
            f"§6 a quorum of members: {target.require if target.require in ('all', 'any') else 'k or a share'}"
        ] += 1
        return quorum(target, children)

    def _who(self, target: Target) -> list[str]:
        """The list, else the hierarchy below the target's area, else every value of any period but the own area."""
        if target.members:
            return list(target.members)
        if target.each == "area":
            if target.area and self.project.areas.get(target.area):
                return self.ledger.parts(target.area)
            named = {row.area for row in self._asked_rows(target) if row.area}
            return sorted(named - {target.area})
        found = set()
        for row in self._asked_rows(target):
            value = dict(row.dims).get(target.each or "")
            mine = target.area is None or row.area in (None, target.area)
            if value and mine:
                found.add(value)
        return sorted(found)

    def _asked_rows(self, target: Target) -> list[Row]:
        indicator = self.ledger.indicator(target.indicator or target.id)
        keys = [indicator.key, indicator.numerator, indicator.denominator]
        return [row for key in keys if key for row in self.ledger.counted(key)]

    def _condition(self, target: Target, place: Place) -> bool | None:
        """Whether the conditions of `where` hold for a member; None: it cannot be told, and the member is unknown (§2)."""
        answer: bool | None = True
        for name, wanted in target.where:
            if name in self.project.columns and isinstance(wanted, str) and not self._tells(target, name):
                continue
            holds = self._holds(target, place, name, wanted)
            kind = "a column" if name in self.project.columns else "an indicator"
            self.ledger.seen[f"§2 where on {kind}: {'unknown' if holds is None else holds}"] += 1
            if holds is False:
                return False
            if holds is None:
                answer = None
        return answer

    def _tells(self, target: Target, name: str) -> bool:
        return any(name in dict(row.tells) for row in self._asked_rows(target))

    def _holds(self, target: Target, place: Place, name: str, wanted: object) -> bool | None:
        if name in self.project.columns:
            return self._cell_holds(target, place, name, wanted)
        assert isinstance(wanted, tuple)
        form, amount = wanted
        assert target.period
        figure = self.ledger.measure(name, place, target.period)
        if isinstance(figure, NoFigure):
            number = self.ledger.standing(name, place, target.period)
            if number is None:
                return None
        else:
            number = figure.number
        limits = limits_of(form, [amount.plain], amount.unit)
        value = self._lent(number, amount.unit, [amount.plain])
        return None if value is None else limits.inside(value)

    def _cell_holds(self, target: Target, place: Place, name: str, wanted: object) -> bool | None:
        cells = []
        for row in self.ledger.rows_of(target.indicator or target.id, place):
            cell = dict(row.tells).get(name)
            if name in dict(row.tells):
                cells.append(cell)
        told = [cell for cell in cells if cell is not None]
        if not told:
            return None
        cell = told[0]
        if isinstance(wanted, str):
            return cell == wanted
        if isinstance(wanted, list):
            return cell in wanted
        assert isinstance(wanted, tuple)
        assert isinstance(cell, Amount)
        form, amount = wanted
        number = Number(cell.plain, cell.unit, cell.unit is None)
        value = self._lent(number, amount.unit, [amount.plain])
        return None if value is None else limits_of(form, [amount.plain], None).inside(value)

    # -- one figure against one bound

    def _single(self, target: Target, place: Place, name: str) -> Answer:
        if None in target.bounds:
            return Answer(name, "unset")
        if target.form == "achieved":
            return self._milestone(target, place, name)
        if not target.each and self._condition(target, place) is not True:
            return Answer(name, "no_data")
        return self._number(target, place, name)

    def _milestone(self, target: Target, place: Place, name: str) -> Answer:
        """§6 Milestones: yes, or a date up to the end, is met at once; a later date, or no that ends the period, is missed."""
        span = target.period or target.by
        assert span
        said: list[tuple[date, bool | date]] = []
        for row in self.ledger.rows_of(target.indicator or target.id, place):
            inside = row.span is None or (row.span in span if target.period else row.span.end <= span.end)
            if inside and row.value is not None and not open_dims(row, place.filters):
                assert not isinstance(row.value, Amount)
                said.append((row.span.end if row.span else span.end, row.value))
        self.ledger.seen["§6 a milestone"] += 1
        if not said:
            return Answer(name, "no_data")
        for _, word in said:
            if word is True or (isinstance(word, date) and word <= span.end):
                return Answer(name, "met", actual=True)
        end, _ = max(said, key=lambda item: item[0])
        if any(isinstance(word, date) for _, word in said) or end == span.end:
            return Answer(name, "missed", actual=False)
        return Answer(name, "off_track", actual=False, reach=end)

    def figure(self, target: Target, place: Place) -> tuple[Figure | NoFigure, Span]:
        key = target.indicator or target.id
        if target.period:
            return self.ledger.measure(key, place, target.period), target.period
        if target.by:
            latest = self.ledger.latest(key, place, target.by)
            if isinstance(latest, NoFigure):
                return latest, target.by
            return latest[0], latest[1]
        spans = {row.span for row in self._asked_rows(target) if row.span is not None}
        if not spans:
            return NoFigure(), Span(date.min, date.max)
        (span,) = spans  # §2 neither period nor by: the one period that its rows have
        return self.ledger.measure(key, place, span), span

    def unit(self, target: Target) -> Unit | None:
        """§3 The unit in which the target is shown: the bound's, else the indicator's, else the one written with the figure."""
        if target.change_from and target.relative:
            return PER_CENT
        for bound in target.bounds:
            if isinstance(bound, Amount) and bound.unit:
                return bound.unit
        indicator = self.ledger.indicator(target.indicator or target.id)
        if indicator.unit:
            return indicator.unit
        if indicator.numerator:
            return None  # worked out, it has none; its own row may bring one
        for row in self.ledger.counted(indicator.key):
            if isinstance(row.value, Amount) and row.value.unit:
                return row.value.unit
        return None

    def _lent(self, number: Number, unit: Unit | None, bounds: list[Fraction]) -> Fraction | None:
        """The value of a figure beside a bound; None where a unit may not be lent, or does not agree (§3)."""
        if not number.bare:
            if not agree(number.unit, unit):
                self.ledger.seen["§3 units that do not agree"] += 1
                return None
            return number.value
        if unit is None:
            return number.value
        if not plausible(number.value, unit, bounds):
            self.ledger.seen["§3 a unit that may not be lent"] += 1
            return None
        if unit.scale != 1:
            self.ledger.seen["§3 a unit lent"] += 1
        return number.value * unit.scale

    def _bound_is_clear(self, target: Target, unit: Unit | None, value: Fraction) -> bool:
        """§3 A bare bound that takes the unit written with the figure has to be plausible in it, too."""
        if unit is None or self.ledger.indicator(target.indicator or target.id).unit is not None:
            return True
        for bound in target.bounds:
            if isinstance(bound, Amount) and bound.unit is None and not plausible(bound.number, unit, [value]):
                return False
        return True

    def _number(self, target: Target, place: Place, name: str) -> Answer:
        figure, span = self.figure(target, place)
        unit = self.unit(target)
        if any(isinstance(bound, Reference) for bound in target.bounds):
            return self._against_reference(target, place, name, figure, span, unit)
        if unit is None and isinstance(figure, Figure):
            unit = figure.number.unit
        scale = unit.scale if unit else Fraction(1)
        values = [bound.number * scale if bound.unit is None else bound.plain for bound in target.bounds]
        limits = limits_of(target.form, values, unit)
        if target.change_from:
            return self._change(target, place, name, figure, span, limits)
        if isinstance(figure, NoFigure):
            return self._settled_without(target, name, figure, limits)
        value = self._lent(figure.number, unit, values)
        if value is None or not self._bound_is_clear(target, unit, value):
            return Answer(name, "no_data")
        return self._judged(target, place, name, figure, span, limits, value)

    def _settled_without(self, target: Target, name: str, figure: NoFigure, limits: Limits) -> Answer:
        """§5.5 Parts are missing, unless what is there settles the verdict."""
        if figure.there is None:
            return Answer(name, "no_data")
        value = self._lent(figure.there, limits.unit, ends_of(limits))
        if value is None or not self._bound_is_clear(target, limits.unit, value):
            return Answer(name, "no_data")
        status = settled(limits, self._compared(target, limits, value), figure.trend)
        if status is None:
            return Answer(name, "no_data")
        self.ledger.seen[f"§5.5 parts missing, and what is there settles: {status}"] += 1
        answer = self._answer(target, name, status, limits, value, None, figure.reach)
        return replace(answer, settled_without=True)

    def _compared(self, target: Target, limits: Limits, value: Fraction) -> Fraction:
        """§2 `judge: rounded` rounds the figure in the bound's unit before comparing."""
        if target.places is None:
            return value
        return rounded(value / limits.scale, target.places) * limits.scale

    def _judged(
        self, target: Target, place: Place, name: str, figure: Figure, span: Span, limits: Limits, value: Fraction
    ) -> Answer:
        compared = self._compared(target, limits, value)
        inside = limits.inside(compared)
        if target.places is not None:
            self.ledger.seen["§2 judged rounded"] += 1
        if figure.whole:
            self.ledger.seen["§6 final: in or out of the bound" + (", by" if target.by else "")] += 1
            return self._answer(target, name, "met" if inside else "missed", limits, value)
        status = settled(limits, compared, figure.trend)
        if status:
            self.ledger.seen[f"§6 settled before the end: {target.form} {status}"] += 1
            return self._answer(target, name, status, limits, value, None, figure.reach)
        if figure.running:
            self.ledger.seen[f"§6 a running total against its line: {target.form}"] += 1
            line = limits.times(elapsed(span, figure.reach))
            return self._paced(target, name, limits, line, value, figure.reach)
        line_at = self._line(target, place, figure, limits)
        self.ledger.seen[
            f"§6 a level {'without a line' if line_at is None else 'against its line'}: {target.form}"
        ] += 1
        on_track = inside
        if line_at is not None and not inside:
            start, at = line_at
            on_track = follows(limits, start, at, value)
        expected = None if line_at is None else line_at[1]
        return self._answer(
            target, name, "on_track" if on_track else "off_track", limits, value, expected, figure.reach
        )

    def _paced(self, target: Target, name: str, limits: Limits, line: Limits, value: Fraction, reach: date) -> Answer:
        """§6 Pace of a running total: on or better than the line, also for an upper limit; of a two-sided bound the low end
        gives the line and the high end must not be passed."""
        expected = line.high if line.low is None else line.low
        assert expected is not None
        if limits.form in UPPER:
            on_track = line.inside(value)
        elif limits.high is not None:
            on_track = value >= expected and value <= limits.high
        else:
            on_track = line.inside(value)
        return self._answer(target, name, "on_track" if on_track else "off_track", limits, value, expected, reach)

    def _line(self, target: Target, place: Place, figure: Figure, limits: Limits) -> tuple[Fraction, Fraction] | None:
        """§6 For a level: from the end of the baseline's period (a bare one: the start of the target's) to the bound's nearer
        end at the end of `period` or `by`. Where the baseline lies in the bound, the line is the bound."""
        if target.baseline is None:
            return None
        since, amount = target.baseline
        if amount is not None:
            start = amount.number * (amount.unit.scale if amount.unit else limits.scale)
        else:
            assert since
            found = self.ledger.measure(target.indicator or target.id, place, since, undated=False)
            if isinstance(found, NoFigure):
                return None  # §5.7 no line; the verdict stands
            lent = self._lent(found.number, limits.unit, ends_of(limits))
            if lent is None:
                return None
            start = lent
        goal = target.period or target.by
        assert goal
        end = limits.nearer_end(start)
        way = Span(since.end + ONE_DAY if since else goal.start, goal.end)
        if figure.reach < way.start - ONE_DAY:
            return None  # a figure older than its baseline
        if limits.inside(start):
            self.ledger.seen["§6 a baseline that lies in the bound: the line is the bound"] += 1
            return end, end
        return start, start + (end - start) * elapsed(way, figure.reach)

    def _answer(
        self,
        target: Target,
        name: str,
        status: str,
        limits: Limits,
        value: Fraction,
        expected: Fraction | None = None,
        reach: date | None = None,
    ) -> Answer:
        compared = self._compared(target, limits, value)
        attainment = None
        if limits.form in LOWER and not target.change_from:
            assert limits.low is not None
            if limits.low > 0:
                attainment = compared / limits.low
        scale = limits.scale
        return Answer(
            name,
            status,
            actual=value / scale,
            low=times_of(limits.low, 1 / scale),
            high=times_of(limits.high, 1 / scale),
            gap=limits.gap(compared) / scale,
            attainment=attainment,
            expected=times_of(expected, 1 / scale),
            reach=reach,
        )

    # -- two figures: change and reference (§5.3, §6)

    def _same_months(
        self,
        key: str,
        place: Place,
        span: Span,
        other_key: str,
        other_place: Place,
        other: Span,
        *,
        one_area: bool = True,
    ) -> tuple[Figure, Figure] | None:
        """Both figures over the same months of their periods. What is not put together over time has no part of a period but
        one that a row of its own is for. Months that not all parts of the one area report are not there (`one_area`)."""
        for one, at, whole in ((key, place, span), (other_key, other_place, other)):
            if self._not_over_time(one) and isinstance(self.ledger.measure(one, at, whole), NoFigure):
                return None

        def ours(until: date) -> Figure | NoFigure:
            return self._cut(key, place, Span(span.start, until), span)

        def theirs(until: date) -> Figure | NoFigure:
            part = Span(other.start, same_day(until, span, other))
            figure = self._cut(other_key, other_place, part, other, undated=False)
            return replace(figure, reach=figure.reach and same_day(figure.reach, other, span))

        pair = over_the_same(ours, theirs, span.end)
        if not isinstance(pair, tuple):
            return None
        reach = pair[0].reach
        cut = reach != span.end and other != span
        if cut and one_area and self.ledger.one_sided(place.area, pair[0].number, pair[1].number):
            return None
        return self._part(pair[0], reach, span), self._part(pair[1], same_day(reach, span, other), other)

    def _cut(self, key: str, place: Place, part: Span, whole: Span, undated: bool = True) -> Figure | NoFigure:
        figure = self.ledger.measure(key, place, part, undated=undated, wanted=whole)
        if self._not_over_time(key) and figure.reach != part.end:
            return NoFigure()
        return figure

    def _part(self, figure: Figure, reach: date, of: Span) -> Figure:
        """A figure for a part of a period is whole only where it reaches the end of all of it."""
        return replace(figure, reach=reach, whole=reach == of.end)

    def _not_over_time(self, key: str) -> bool:
        indicator = self.ledger.indicator(key)
        return indicator.over_time == "none" and not indicator.numerator and not indicator.records

    def _cuttable(self, key: str) -> bool:
        """A level is compared as it is; a running total, a mean and a worked-out rate over the same months."""
        indicator = self.ledger.indicator(key)
        return bool(indicator.numerator) or indicator.over_time in ("sum", "average", "min", "max")

    def _change(
        self, target: Target, place: Place, name: str, figure: Figure | NoFigure, span: Span, limits: Limits
    ) -> Answer:
        assert target.change_from
        key = target.indicator or target.id
        before = self.ledger.measure(key, place, target.change_from, undated=False)
        if isinstance(figure, NoFigure):
            pair = self._same_months(key, place, span, key, place, target.change_from) if self._cuttable(key) else None
            if pair is None:
                return Answer(name, "no_data")
            return self._changed(target, place, name, *pair, limits)
        if figure.whole and (isinstance(before, NoFigure) or not before.whole):
            return Answer(name, "no_data")  # §5.5 the change of a whole period needs all of the earlier one
        then, now = before, figure
        same = same_day(figure.reach, span, target.change_from)
        level = isinstance(before, Figure) and not self._cuttable(key)
        if level and not before.whole and before.reach != same:
            return Answer(name, "no_data")  # the level that the change starts from is not there yet
        if self._cuttable(key) and not (figure.whole and isinstance(before, Figure) and before.whole):
            pair = self._same_months(key, place, span, key, place, target.change_from)
            if pair is None:
                return self._towards(target, name, figure, before, span, limits)
            now, then = pair
        if isinstance(then, NoFigure):
            return Answer(name, "no_data")
        return self._changed(target, place, name, now, then, limits)

    def _changed(self, target: Target, place: Place, name: str, now: Figure, then: Figure, limits: Limits) -> Answer:
        change = self._difference(target, now, then)
        if change is None or self.ledger.one_sided(place.area, now.number, then.number):
            return Answer(name, "no_data")
        how = "whole" if now.whole and then.whole else "over the same months, or a level"
        self.ledger.seen[f"§6 a change: {how}"] += 1
        compared = self._compared(target, limits, change)
        inside = limits.inside(compared)
        if now.whole and then.whole:
            return self._answer(target, name, "met" if inside else "missed", limits, change)
        return self._answer(target, name, "on_track" if inside else "off_track", limits, change, None, now.reach)

    def _difference(self, target: Target, now: Figure, then: Figure) -> Fraction | None:
        if now.number.rows == then.number.rows:
            return None  # a row is not held against itself
        change = now.number.value - then.number.value
        if not target.relative:
            return change
        if then.number.value <= 0:
            self.ledger.seen["§5.7 a relative change from zero or less"] += 1
            return None  # §5.7
        return change / then.number.value

    def _towards(
        self, target: Target, name: str, figure: Figure, before: Figure | NoFigure, span: Span, limits: Limits
    ) -> Answer:
        """§5.3 Held against a whole earlier year, part of a year is paced towards what that year implies, and no change is
        printed."""
        if isinstance(before, NoFigure) or not before.whole:
            return Answer(name, "no_data")
        if self.ledger.one_sided(target.area, figure.number, before.number):
            return Answer(name, "no_data")
        self.ledger.seen["§5.3 a change towards what a whole earlier year implies"] += 1
        base = before.number.value
        if target.relative and base <= 0:
            return Answer(name, "no_data")
        implied = []
        for end in (limits.low, limits.high):
            if end is None:
                implied.append(None)
            else:
                implied.append(base * (1 + end) if target.relative else base + end)
        level = Limits(limits.form, implied[0], implied[1], figure.number.unit)
        if not figure.running:
            status = "on_track" if level.inside(figure.number.value) else "off_track"
            return Answer(name, status, reach=figure.reach)
        paced = self._paced(
            target, name, level, level.times(elapsed(span, figure.reach)), figure.number.value, figure.reach
        )
        return Answer(name, paced.status, reach=figure.reach)

    def _against_reference(
        self, target: Target, place: Place, name: str, figure: Figure | NoFigure, span: Span, unit: Unit | None
    ) -> Answer:
        key = target.indicator or target.id
        (reference,) = target.bounds
        assert isinstance(reference, Reference)
        other_key = reference.indicator or key
        area = reference.area or target.area  # without the target's `where` and `each`, so not the member's (§2)
        other_place = Place(area, (), alone=area != target.area)
        other_span = reference.span or (target.period or span)
        if target.by and not reference.span:
            latest = self.ledger.latest(other_key, other_place, target.by)
            other = latest if isinstance(latest, NoFigure) else latest[0]
        else:
            other = self.ledger.measure(other_key, other_place, other_span, undated=reference.span is None)
        if (self._cuttable(key) or self._cuttable(other_key)) and not target.by:  # two levels are compared as they are
            same_area = reference.area in (None, target.area) and not target.each
            pair = self._same_months(key, place, span, other_key, other_place, other_span, one_area=same_area)
            if pair is not None:
                return self._compared_with(target, name, *pair, unit)
            if isinstance(other, Figure) and not other.whole:
                return Answer(name, "no_data")
            if reference.span and isinstance(figure, NoFigure) and figure.reach and figure.reach != span.end:
                part = Span(other_span.start, same_day(figure.reach, span, other_span))
                months = self.ledger.measure(other_key, other_place, part, undated=False)
                if isinstance(months, Figure) and months.whole:
                    return Answer(name, "no_data")  # the same months are there, and settle nothing
        if isinstance(other, NoFigure):
            return Answer(name, "no_data")
        if isinstance(figure, NoFigure):
            return self._settled_by_reference(target, name, figure, other, unit)
        if figure.running and not figure.whole:
            return self._towards_reference(target, name, figure, other, span, unit)
        return self._compared_with(target, name, figure, other, unit)

    def _compared_with(self, target: Target, name: str, ours: Figure, theirs: Figure, unit: Unit | None) -> Answer:
        """§6 References are final only when both sides are."""
        final = "both sides final" if ours.whole and theirs.whole else "over the same months, or levels"
        self.ledger.seen[f"§6 a reference: {final}"] += 1
        unit = unit or ours.number.unit
        bound = self._bound_value(ours, theirs, unit)
        (reference,) = target.bounds
        assert isinstance(reference, Reference)
        same_area = reference.area in (None, target.area) and not target.each
        if bound is None or (same_area and self.ledger.one_sided(target.area, ours.number, theirs.number)):
            return Answer(name, "no_data")
        value, limit = bound
        limits = limits_of(target.form, [limit], unit)
        inside = limits.inside(self._compared(target, limits, value))
        if ours.whole and theirs.whole:
            return self._answer(target, name, "met" if inside else "missed", limits, value)
        if theirs.whole:  # a bound that is final settles as a written one does
            status = settled(limits, self._compared(target, limits, value), ours.trend)
            if status:
                return self._answer(target, name, status, limits, value, None, ours.reach)
        return self._answer(target, name, "on_track" if inside else "off_track", limits, value, None, ours.reach)

    def _settled_by_reference(
        self, target: Target, name: str, figure: NoFigure, other: Figure, unit: Unit | None
    ) -> Answer:
        """What is there of a figure with missing parts, beside a reference that is final."""
        (reference,) = target.bounds
        assert isinstance(reference, Reference)
        if figure.there is None or not other.whole:
            return Answer(name, "no_data")
        same_area = reference.area in (None, target.area) and not target.each
        if same_area and self.ledger.one_sided(target.area, figure.there, other.number):
            return Answer(name, "no_data")
        bound = self._bound_value(Figure(figure.there, other.reach, whole=False), other, unit)
        if bound is None:
            return Answer(name, "no_data")
        return self._settled_without(target, name, figure, limits_of(target.form, [bound[1]], unit))

    def _towards_reference(
        self, target: Target, name: str, figure: Figure, other: Figure, span: Span, unit: Unit | None
    ) -> Answer:
        """§5.3 Held against a whole period, part of one is paced towards it."""
        self.ledger.seen["§5.3 a reference: paced towards a whole period"] += 1
        (reference,) = target.bounds
        assert isinstance(reference, Reference)
        same_area = reference.area in (None, target.area) and not target.each
        if same_area and self.ledger.one_sided(target.area, figure.number, other.number):
            return Answer(name, "no_data")
        unit = unit or figure.number.unit
        bound = self._bound_value(figure, other, unit)
        if bound is None:
            return Answer(name, "no_data")
        value, limit = bound
        limits = limits_of(target.form, [limit], unit)
        status = settled(limits, self._compared(target, limits, value), figure.trend)
        if status:
            return self._answer(target, name, status, limits, value, None, figure.reach)
        line = limits.times(elapsed(span, figure.reach))
        return self._paced(target, name, limits, line, value, figure.reach)

    def _bound_value(self, ours: Figure, theirs: Figure, unit: Unit | None) -> tuple[Fraction, Fraction] | None:
        """Both figures as plain numbers, each side lending its unit to the other."""
        if ours.number.rows == theirs.number.rows:
            return None  # §2 equal to the target's own figure
        if ours.number.bare and theirs.number.bare:
            scale = unit.scale if unit else 1
            return ours.number.value * scale, theirs.number.value * scale
        if not agree(ours.number.unit, theirs.number.unit):
            return None
        return ours.number.value, theirs.number.value


def exit_code(project: Project, answers: list[Answer]) -> int:
    """§7 1 before 3; 2 where there is no figure for any target, or all are unset."""
    statuses = [answer.status for answer in answers]
    for target, status in zip(project.targets, statuses, strict=True):
        if status == "missed" and target.level == "binding":
            return 1
    if all(status in ("no_data", "unset") for status in statuses):
        return 2
    return 3 if "no_data" in statuses else 0
