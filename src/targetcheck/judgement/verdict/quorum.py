"""Quorums: how many of the members hold, counted in three values (design §6, methodology §0.2); and `each:` every area,
hospital, school … on its own (design §2)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from targetcheck.errors import Location, Phrase, Problem, few, say
from targetcheck.judgement.ask import Ask, Case
from targetcheck.judgement.conditions import member_meets
from targetcheck.judgement.figure.for_target import span_of
from targetcheck.judgement.ledger import MOST_MEMBERS
from targetcheck.judgement.twice import unlike_areas
from targetcheck.judgement.units import several_units
from targetcheck.model.areas import is_larger
from targetcheck.model.figure import NoFigure
from targetcheck.model.target import Each, Target
from targetcheck.model.unit import in_order
from targetcheck.model.verdict import FAILS, FINAL, HOLDS, UNKNOWN, Status, Verdict


def decide(members: Sequence[Status], needed: int) -> Status:
    """The status of a quorum of which `needed` must hold."""
    n = len(members)
    holding = sum(1 for s in members if s in HOLDS)
    failing = sum(1 for s in members if s in FAILS)
    if not members:
        return Status.NO_DATA
    if members.count(Status.UNSET) == n:
        return Status.UNSET
    if members.count(Status.MET) >= needed:
        return Status.MET
    if members.count(Status.MISSED) > n - needed:
        return Status.MISSED
    if holding >= needed:
        return Status.ON_TRACK
    return Status.OFF_TRACK if failing > n - needed else Status.NO_DATA


def quorum(target: Target, members: tuple[Verdict, ...], *, empty: Phrase) -> Verdict:
    """The verdict on a quorum of these members. `empty` says why there is none."""
    n = len(members)
    require = target.require
    needed = require.needed(n)
    statuses = [m.status for m in members]
    status = decide(statuses, needed)
    reason: Phrase | None = None
    if not members:
        reason = empty
    elif require.of is not None and require.of != n:
        status, reason = Status.NO_DATA, say("{of:member|members} announced, {n} seen", of=require.of, n=n)
    elif needed > n:
        status, reason = Status.NO_DATA, say("{k} must hold, and only {n:member is|members are} seen", k=needed, n=n)
    elif status is Status.NO_DATA:
        unknown = [m.name for m in members if m.status in UNKNOWN]
        reason = say("{n} of {all} not known ({names})", n=len(unknown), all=n, names=few(unknown))
    verdict = Verdict(target, target.id, target.name, target.area, target.deadline, status, status in FINAL)
    announced = n if require.of is None else require.of
    verdict = verdict._replace(reason=reason, needed=(needed, announced), because=members)
    if all(s in UNKNOWN for s in statuses):
        return verdict
    holding = Fraction(sum(1 for s in statuses if s in HOLDS))
    verdict = verdict._replace(actual=holding, gap=holding - needed)
    if needed:
        verdict = verdict._replace(attainment=holding / needed)
    return verdict


def each_member(case: Case, judge: Callable[[Case], Verdict]) -> Verdict:
    """The quorum of the dimension's members, each judged on its own."""
    target, each = case.target, case.target.each
    assert each is not None
    if target.bound is not None and target.bound.unset:
        return case.verdict(Status.UNSET)._replace(unit=target.bound.unit)
    if target.deadline is None:
        every = case._replace(ask=case.ask._replace(area=None)) if each.area else case
        case = case._replace(target=target._replace(period=span_of(every)))
    open_member = _open_member(case, each)
    if open_member is not None:
        return case.no_data(open_member)
    names = _names(case, each)
    case.ledger.members += len(names)
    if case.ledger.members > MOST_MEMBERS:
        message = say("with these members the run has more than {n}", n=MOST_MEMBERS)
        case.ledger.note(Problem(target.at, "too-many", message))
        names = []
    members: list[tuple[Case, Verdict]] = []
    for name in names:
        ask = case.ask._replace(fixed=((each.dimension, name),))
        if each.area:
            ask = case.ask._replace(area=name, explicit_area=name != target.area)
        member = Case(case.ledger, case.target, ask, f"{target.id}/{name}", name)
        holds = member_meets(member)
        if holds is True:
            members.append((member, judge(member)))
        elif isinstance(holds, Phrase):
            members.append((member, member.verdict(Status.NO_DATA, holds)))
    empty = say('no member: the rows name no "{name}"', name=each.dimension)
    if target.where:
        empty = say('no member: no "{name}" in the rows meets the conditions', name=each.dimension)
    return quorum(target, _in_one_unit(case, members, judge), empty=empty)


def _in_one_unit(
    case: Case, members: list[tuple[Case, Verdict]], judge: Callable[[Case], Verdict]
) -> tuple[Verdict, ...]:
    """The members' verdicts; a bare bound is in one unit for all, and so are figures without one beside others with it."""
    bound, verdicts = case.target.bound, [verdict for _, verdict in members]
    if bound is None or bound.unit is not None or case.ask.indicator.unit is not None:
        return tuple(verdicts)
    figures = [verdict.figure for verdict in verdicts if verdict.figure is not None]
    several = several_units(case.ask.indicator, bound, figures)
    if several is not None:
        case.ledger.note(several)
    unit = next(iter(in_order(unit for figure in figures for unit in figure.units())), None)
    for index, (member, verdict) in enumerate(members):
        if unit is not None and verdict.figure is not None and not verdict.figure.units():
            verdicts[index] = judge(member._replace(ask=member.ask._replace(unit=unit)))
    return tuple(verdicts)


def _open_member(case: Case, each: Each) -> NoFigure | None:
    """Why the members cannot be told: a row of this period that leaves open which one it is of."""
    area = case.target.area
    if each.members is not None or (each.area and area in case.ledger.targets.areas):
        return None
    ask = Ask(case.ask.indicator, None if each.area else area, where=case.target.where)
    if each.area:
        open_rows = [row for row in case.ledger.actuals.unplaced if row.area is None and not row.total]
        return case.ledger.unplaced(ask, case.target.deadline) if open_rows else None
    return case.ledger.unplaced(ask, case.target.deadline, member=each.dimension)


def _names(case: Case, each: Each) -> list[str]:
    """The members named, else the parts of the area, else what the rows of any period name, by code points.

    One that does not report this time is unknown, not gone.
    """
    ledger, area = case.ledger, case.target.area
    if each.members is not None:
        return list(each.members)
    if each.area and area in ledger.targets.areas:
        return list(ledger.targets.areas[area])
    names: set[str | None] = set()
    places: dict[str, Location] = {}
    indicator = case.ask.indicator
    for one in (indicator, *ledger.targets.sides_of(indicator)):
        ask = Ask(one, None if each.area else area)
        for row in ledger.rows(ask, everywhere=area not in ledger.targets.areas):
            if not row.aside and (each.area or row.area not in ledger.elsewhere(area)):
                name = row.area if each.area else row.cell(each.dimension)
                names.add(name)
                if each.area and name is not None and name != area:
                    places.setdefault(name, row.where)
        for open_row in ledger.actuals.unplaced:
            late = open_row.period is not None and ledger.as_of is not None and open_row.period.end > ledger.as_of.end
            if open_row.indicator == one.key and not late:
                names.add(open_row.area if each.area else dict(open_row.dimensions).get(each.dimension))
    for problem in unlike_areas(places):
        ledger.warn(problem)
    larger = {name for name in names if each.area and name and area is not None and is_larger(name, area)}
    return sorted(
        name for name in names if name is not None and name not in larger and not (each.area and name == area)
    )
