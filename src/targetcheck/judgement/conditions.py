"""`where:` conditions: on a column's cell, or on another indicator's figure for the same member and period."""

from __future__ import annotations

from targetcheck.errors import Phrase, say
from targetcheck.judgement.ask import Case, cell_meets, cell_of, quantity_meets
from targetcheck.judgement.figure.for_target import figure_for
from targetcheck.judgement.figure.measure import own_rows
from targetcheck.judgement.units import several_units
from targetcheck.model.figure import Figure
from targetcheck.model.period import Period
from targetcheck.model.quantity import TooLong
from targetcheck.model.target import Condition, Indicator, Target
from targetcheck.model.verdict import Status, Verdict


def unmet(case: Case) -> Verdict | None:
    """No data if a `where` condition on another indicator fails or is unknown, else None."""
    for condition in case.target.where:
        if case.ledger.is_column(condition.name):
            continue
        holds = _indicator_meets(case, condition)
        if holds is True:
            continue
        bound = case.target.bound
        if bound is not None and bound.unset:
            return None
        why = say('the condition on "{name}" does not hold', name=condition.name)
        if holds is None:
            why = say('the condition on "{name}" cannot be told: no figure', name=condition.name)
        if isinstance(holds, Phrase):
            why = holds
        return case.verdict(Status.NO_DATA, why)
    return None


def member_meets(case: Case) -> bool | Phrase:
    """Whether a member of `each` meets every condition, or a phrase why it cannot be told."""
    unknown: Phrase | None = None
    for condition in case.target.where:
        of_column = case.ledger.is_column(condition.name)
        holds = _column_meets(case, condition) if of_column else _indicator_meets(case, condition)
        if holds is False:
            return False
        if isinstance(holds, Phrase):
            unknown = unknown or holds
        elif holds is None and unknown is None:
            unknown = say('"{name}" is not known', name=condition.name)
    return True if unknown is None else unknown


def _column_meets(case: Case, condition: Condition) -> bool | Phrase | None:
    """Whether a member's cells in a column meet a condition; None without a cell that tells, or why none is clear."""
    ledger, indicator = case.ledger, case.ask.indicator
    both = (indicator, *ledger.targets.sides_of(indicator))
    asks = [case.ask._replace(indicator=one, where=()) for one in both]
    rows = (row for ask in asks for row in ledger.rows(ask))
    cells = {cell_of(row, condition.name) for row in rows if in_period(case.target, row.period)}
    told = {cell_meets(condition, cell) for cell in cells if cell is not None}
    if True in told:
        return True
    unclear = next((why for why in told if isinstance(why, Phrase)), None)
    if unclear is not None or None in told or not told:
        return unclear
    return False


def _indicator_meets(case: Case, condition: Condition) -> bool | Phrase | None:
    """Whether an indicator's figure for the same member and period meets a condition; None without a figure."""
    ledger, target = case.ledger, case.target
    name, known = condition.name, ledger.targets
    indicator = known.indicators.get(known.key_of(name)) or Indicator(name, name)
    ask = case.ask._replace(indicator=indicator, where=(), unit=None, standing=True)
    if condition.bound is None or condition.bound.milestone:
        rows = [row for row in own_rows(ledger, ask) if in_period(target, row.period)]
        if ask.area is not None and not ask.fixed:  # another area's yes is not this one's
            rows = [row for row in rows if row.area in (ask.area, None)]
        if not rows:
            return None
        if condition.values is None:
            return any(row.value is True for row in rows)
        return any(row.text in condition.values for row in rows)
    try:
        figure = figure_for(case, ask)
    except TooLong:
        return None
    if not isinstance(figure, Figure):
        return None
    several = several_units(ask.indicator, condition.bound, [figure])
    if several is not None:
        ledger.note(several)
    return quantity_meets(condition, figure.value, ask.indicator.unit or figure.unit)


def in_period(target: Target, period: Period | None) -> bool:
    """Whether a row of this period tells of the target's: inside it or around it, or before `by`."""
    deadline = target.deadline
    if period is None or deadline is None:
        return True
    if target.by is not None:
        return period.end <= deadline.end
    return deadline.contains(period) or period.contains(deadline)
