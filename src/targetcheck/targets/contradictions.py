"""What a target says twice, in units that cannot be compared, or against itself, as problems."""

from __future__ import annotations

from targetcheck.errors import Location, say
from targetcheck.model.bound import Bound, Reference
from targetcheck.model.nouns import POINTS
from targetcheck.model.rules import HEALTHY_PEOPLE, OPEN_SDG
from targetcheck.model.shapes import Fields
from targetcheck.model.target import Indicator, Target
from targetcheck.model.unit import Unit, is_percentage, is_ratio
from targetcheck.targets.reading import Reading, key_place, place


def check_keys(reading: Reading, target: Target, fields: Fields, by_at: Location | None) -> None:
    """Notes keys that contradict one another; `by_at` is where its `by` stands."""
    bound, indicator, book = target.bound, target.indicator, reading.book
    for name in ("indicator", "each", "where", "change_from", "baseline"):
        if "of" in fields and name in fields:
            message = say('"{key}" does not go with "of"; give it to the members', key=name)
            book.problem(key_place(fields, name), "contradiction", message)
    if bound is None or indicator is None:
        return
    if bound.milestone:
        for name in ("change_from", "baseline"):
            if name in fields:
                message = say('"{key}" does not go with "achieved", which is no number', key=name)
                book.problem(key_place(fields, name), "contradiction", message)
        return
    _check_times(reading, target, indicator, fields, by_at)
    _check_units(reading, target, bound, indicator)
    _check_references(reading, target, bound)


def _check_times(
    reading: Reading, target: Target, indicator: Indicator, fields: Fields, by_at: Location | None
) -> None:
    """A deadline for what adds up or has no start, and a change since the target's own period."""
    book = reading.book
    if target.by is not None and indicator.time == "sum":
        message = say('"{name}" adds up over time, and "by" adds nothing up; write the span, as in period: 2021..{year}',
                      name=indicator.name, year=target.by.end.year)  # fmt: skip
        book.problem(by_at, "by-of-a-sum", message)
    if target.change_from is not None and target.change_from == target.deadline:
        message = say("the change is measured from the target's own period; name an earlier one")
        book.problem(place(fields, "change_from"), "contradiction", message)
    bare = target.baseline is not None and target.baseline.period is None
    if bare and target.progress in (HEALTHY_PEOPLE, OPEN_SDG) and target.change_from is None:
        message = say('progress needs to know when the baseline was; give it its period too, as in {example}',
                      example="{period: 2020, value: 20}")  # fmt: skip
        book.problem(place(fields, "baseline"), "contradiction", message)
    elif target.by is not None and bare:
        message = say('a line to "by" needs a start; give the baseline its period too, as in {example}',
                      example="{period: 2020, value: 20}")  # fmt: skip
        book.problem(place(fields, "baseline"), "contradiction", message)


def _check_references(reading: Reading, target: Target, bound: Bound) -> None:
    """References to the target's own figure, and ends without decimals to round to."""
    if any(_is_self(target, reference) for reference in bound.references):
        message = say("the reference is the target's own figure; name another area, period or indicator")
        reading.problem(bound.where, "self-reference", message)
    if not target.judge_rounded or target.places is not None:
        return
    if any(quantity.places is None for quantity in bound.quantities):
        reading.problem(bound.where, "bad-value", say('a ratio has no decimals to round to; say "places"'))
    if bound.references:
        reading.problem(bound.where, "bad-value", say('a reference has no decimals to round to; say "places"'))


def _check_units(reading: Reading, target: Target, bound: Bound, indicator: Indicator) -> None:
    check_ends(reading, bound, indicator.unit)
    kinds = {is_percentage(q.unit) for q in bound.quantities}
    points = any(q.unit and q.unit.kind == POINTS for q in bound.quantities)
    if points and target.change_from is None:
        reading.problem(bound.where, "contradiction", say('points are a change; say since when with "change_from"'))
    elif points and indicator.unit is not None and not is_ratio(indicator.unit):
        message = say('points go with a percentage, and "{name}" is in {unit}', name=indicator.name,
                      unit=indicator.unit.text)  # fmt: skip
        reading.problem(bound.where, "unit-mismatch", message)
    elif target.change_from is not None:
        if len(kinds) > 1:
            reading.problem(
                bound.where, "contradiction", say("one end is a relative change (%) and the other a plain one")
            )
    elif indicator.unit is not None:
        for quantity in bound.quantities:
            _check_agree(reading, bound, quantity.unit, indicator.unit)


def _check_agree(reading: Reading, bound: Bound, first: Unit | None, second: Unit | None) -> bool:
    """Whether two units can be compared; a problem where they cannot."""
    if first is None or second is None or first.agrees(second):
        return True
    message = say('"{first}" and "{second}" are not the same unit', first=first.text, second=second.text)
    reading.problem(bound.where, "unit-mismatch", message)
    return False


def check_ends(reading: Reading, bound: Bound, own: Unit | None) -> None:
    """Two ends in comparable units, the low one first; a bare one is in the indicator's `own` unit, else in the other's."""
    if bound.form != "between" or len(bound.quantities) < 2:
        return
    low, high = bound.quantities
    if not _check_agree(reading, bound, low.unit, high.unit):
        return
    unit = bound.unit
    if own is not None and (unit is None or own.agrees(unit)):
        unit = own
    if low.based(unit) > high.based(unit):
        reading.problem(bound.where, "bad-value", say("the low end is above the high end; write [low, high]"))


def _is_self(target: Target, reference: Reference) -> bool:
    assert target.indicator is not None
    same_period = reference.period is None or reference.period == target.deadline
    same_indicator = reference.indicator in (None, target.indicator.key)
    same_area = reference.area in (None, target.area) and not target.where and not target.each
    return same_indicator and same_period and same_area
