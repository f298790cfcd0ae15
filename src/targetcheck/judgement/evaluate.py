"""Every target's verdict: what `evaluate` means (design §6)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from targetcheck.errors import TargetcheckError, say
from targetcheck.judgement.ask import Ask, Ledger, cell_meets, quantity_meets
from targetcheck.judgement.judge import Case, judge, span_of
from targetcheck.judgement.measure import latest, own_rows
from targetcheck.judgement.measure import over as measure_over
from targetcheck.judgement.milestone import milestone
from targetcheck.judgement.quorum import quorum
from targetcheck.model.actuals import Actuals
from targetcheck.model.figure import Figure, NoFigure
from targetcheck.model.period import Period
from targetcheck.model.target import Condition, Indicator, Target, Targets
from targetcheck.model.unit import PERCENT, POINTS, Unit
from targetcheck.model.verdict import Report, Status, Verdict


def evaluate(
    targets: Targets, actuals: Actuals, *, as_of: Period | None = None, only: Iterable[Target] | None = None
) -> Report:
    """The report on every target, or on `only` these. `as_of` leaves out rows whose period ends after its end.

    Raises TargetcheckError with every problem met in the figures that are asked for.
    """
    ledger = Ledger(targets, actuals, as_of)
    verdicts = tuple(_verdict(ledger, target) for target in (targets.targets if only is None else only))
    if ledger.problems:
        raise TargetcheckError(ledger.problems)
    warnings = (*targets.warnings, *actuals.warnings, *ledger.warnings)
    return Report(verdicts, targets.files, as_of, tuple(sorted(dict.fromkeys(warnings), key=lambda p: p.order())), actuals.files)


def _verdict(ledger: Ledger, target: Target) -> Verdict:
    if target.indicator is None:
        members = tuple(_verdict(ledger, child) for child in target.of)
        return quorum(target, members, empty=say("no members"), id=target.id, name=target.name, area=target.area,
                      period=target.deadline)  # fmt: skip
    indicator = ledger.targets.indicators[target.indicator.key]
    case = Case(ledger, target, Ask(indicator, target.area, where=target.where, unit=_bare_unit(target)), target.id, target.name)
    if target.each is not None:
        return _each(case)
    columns = ledger.actuals.columns
    for condition in target.where:
        if condition.name not in columns:
            holds = _meets(case, condition, case.ask)
            if holds is not True:
                why = say('the condition on "{name}" does not hold', name=condition.name)
                if holds is None:
                    why = say('the condition on "{name}" cannot be told: no figure', name=condition.name)
                return case.verdict(Status.UNSET if target.bound and target.bound.unset else Status.NO_DATA, reason=why)
    return _one(case)


def _one(case: Case) -> Verdict:
    assert case.target.bound is not None
    return milestone(case) if case.target.bound.milestone else judge(case)


def _bare_unit(target: Target) -> Unit | None:
    """What a row without any unit takes from the bound; a change in % or points says nothing of the level's unit."""
    bound = target.bound
    if bound is None:
        return None
    unit = bound.unit
    if target.change_from is None or unit is None:
        return unit
    if unit.kind == POINTS:
        return PERCENT
    return None if unit.kind == "ratio" else unit


def _each(case: Case) -> Verdict:
    """Every member of the dimension on its own, and the quorum of them."""
    target, each = case.target, case.target.each
    assert each is not None and target.bound is not None
    known = {"id": target.id, "name": target.name, "area": target.area, "period": target.deadline}
    if target.bound.unset:
        return Verdict(target=target, status=Status.UNSET, unit=target.bound.unit, **known)  # type: ignore[arg-type]
    if target.period is None and target.by is None:
        span = span_of(_whole(case))
        assert not isinstance(span, NoFigure)
        case = replace(case, target=replace(target, period=span)) if span is not None else case
    members = []
    for name in _members(case):
        member = _member_case(case, name)
        holds = _conditions(member)
        if holds is True:
            members.append(_one(member))
        elif holds is not False:
            members.append(member.verdict(Status.NO_DATA, reason=holds))
    empty = say('no member: the rows name no "{name}"', name=each.dimension)
    if each.members is not None or members == []:
        empty = say('no member of "{name}" meets the conditions, or the rows name none', name=each.dimension)
    return quorum(target, tuple(members), empty=empty, **known)


def _whole(case: Case) -> Case:
    """The case for all areas together, to see which periods the rows have."""
    each = case.target.each
    return replace(case, ask=replace(case.ask, area=None)) if each and each.area else case


def _members(case: Case) -> list[str]:
    """The members named, else the parts of the area, else what the rows for the period name, by code points."""
    each, ledger = case.target.each, case.ledger
    assert each is not None
    if each.members is not None:
        return list(each.members)
    if each.area and case.target.area in ledger.targets.areas:
        return list(ledger.targets.areas[case.target.area])
    names: set[str] = set()
    for row in _rows_of_members(case):
        if not _in_period(case.target, row.period):
            continue
        name = row.area if each.area else row.cell(each.dimension)
        if name is not None and not (each.area and name == case.target.area):
            names.add(name)
    return sorted(names)


def _rows_of_members(case: Case):  # type: ignore[no-untyped-def]
    """The rows that name members, missing figures too: of the indicator and of both sides of a rate."""
    indicator = case.indicator
    known = case.ledger.targets.indicators
    sides = [known[k] for k in (indicator.numerator, indicator.denominator) if k is not None]
    each = case.target.each
    for one in (indicator, *sides):
        ask = Ask(one, None if each and each.area else case.target.area)
        for row in case.ledger.rows(ask, case.ledger.reach(ask) if ask.area in case.ledger.targets.areas else None):
            if case.ledger.in_time(row):
                yield row


def _in_period(target: Target, period: Period | None) -> bool:
    if period is None or target.deadline is None:
        return True
    return period.end <= target.deadline.end if target.by else target.deadline.contains(period) or period.contains(target.deadline)


def _member_case(case: Case, name: str) -> Case:
    each = case.target.each
    assert each is not None
    ask = replace(case.ask, area=name, alone=name != case.target.area) if each.area else \
        replace(case.ask, fixed=((each.dimension, name),))  # fmt: skip
    return Case(case.ledger, case.target, ask, f"{case.target.id}/{name}", name)


def _conditions(case: Case):  # type: ignore[no-untyped-def]
    """Whether the member meets every condition: True, False, or a phrase why it cannot be told."""
    columns = case.ledger.actuals.columns
    unknown = None
    for condition in case.target.where:
        holds = _column_meets(case, condition) if condition.name in columns else _meets(case, condition, case.ask)
        if holds is False:
            return False
        if holds is None and unknown is None:
            unknown = say('"{name}" is not known', name=condition.name)
    return True if unknown is None else unknown


def _column_meets(case: Case, condition: Condition) -> bool | None:
    """Whether a member's cells in a column meet a condition; None without a cell that tells."""
    bare = replace(case.ask, where=())
    cells = {row.cell(condition.name) for row in own_rows(case.ledger, bare) if _in_period(case.target, row.period)}
    told = {cell_meets(condition, cell) for cell in cells if cell is not None}
    return True if True in told else None if None in told or not told else False


def _meets(case: Case, condition: Condition, ask: Ask) -> bool | None:
    """Whether an indicator's figure for the same member and period meets a condition."""
    ledger, target = case.ledger, case.target
    indicator: Indicator | None = next(
        (i for i in ledger.targets.indicators.values() if condition.name in (i.key, i.name)), None
    )
    asked = replace(ask, indicator=indicator or Indicator(condition.name, condition.name), where=(), unit=None)
    if condition.values is not None or (condition.bound is not None and condition.bound.milestone):
        cells = {row.text for row in own_rows(ledger, asked) if _in_period(target, row.period)}
        values = {row.value for row in own_rows(ledger, asked) if _in_period(target, row.period)}
        if condition.values is None:
            return True if True in values else False if values else None
        return bool(cells & condition.values) if cells else None
    figure = latest(ledger, asked, target.by) if target.by else measure_over(ledger, asked, span_of(case))  # type: ignore[arg-type]
    return quantity_meets(condition, figure.value, figure.unit) if isinstance(figure, Figure) else None
