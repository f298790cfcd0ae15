"""`each:` every area, hospital, school … on its own, and the quorum of them (design §2)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from targetcheck.errors import Phrase, say
from targetcheck.judgement.ask import Ask
from targetcheck.judgement.case import Case, span_of
from targetcheck.judgement.conditions import in_period, member_meets
from targetcheck.judgement.quorum import quorum
from targetcheck.model.actuals import Row
from targetcheck.model.target import Each
from targetcheck.model.verdict import Status, Verdict


def each_member(case: Case, judge: Callable[[Case], Verdict]) -> Verdict:
    """The quorum of the dimension's members, each judged on its own."""
    target, each = case.target, case.target.each
    assert each is not None
    if target.bound is not None and target.bound.unset:
        return case.verdict(Status.UNSET, unit=target.bound.unit)
    if target.deadline is None:
        every = case._replace(ask=case.ask._replace(area=None)) if each.area else case
        case = case._replace(target=target._replace(period=span_of(every)))
    members = []
    for name in _names(case, each):
        member = _member(case, each, name)
        holds = member_meets(member)
        if holds is True:
            members.append(judge(member))
        elif isinstance(holds, Phrase):
            members.append(member.verdict(Status.NO_DATA, reason=holds))
    empty = say('no member: the rows name no "{name}"', name=each.dimension)
    if target.where:
        empty = say('no member: no "{name}" in the rows meets the conditions', name=each.dimension)
    return quorum(target, tuple(members), empty=empty)


def _names(case: Case, each: Each) -> list[str]:
    """The members named, else the parts of the area, else what the rows for the period name, by code points."""
    ledger, area = case.ledger, case.target.area
    if each.members is not None:
        return list(each.members)
    if each.area and area in ledger.targets.areas:
        return list(ledger.targets.areas[area])
    names: set[str] = set()
    for row in _rows(case, each):
        name = row.area if each.area else row.cell(each.dimension)
        if name is not None and not (each.area and name == area):
            names.add(name)
    return sorted(names)


def _rows(case: Case, each: Each) -> Iterator[Row]:
    """The rows that name members, those with a missing figure too: of the indicator and of both sides of a rate."""
    ledger, indicator = case.ledger, case.indicator
    sides = [ledger.targets.indicators[k] for k in (indicator.numerator, indicator.denominator) if k is not None]
    for one in (indicator, *sides):
        ask = Ask(one, None if each.area else case.target.area)
        areas = ledger.reach(ask) if ask.area in ledger.targets.areas else None
        for row in ledger.rows(ask, areas):
            if ledger.in_time(row) and in_period(case.target, row.period):
                yield row


def _member(case: Case, each: Each, name: str) -> Case:
    if each.area:
        ask = case.ask._replace(area=name, alone=name != case.target.area)
    else:
        ask = case.ask._replace(fixed=((each.dimension, name),))
    return Case(case.ledger, case.target, ask, f"{case.target.id}/{name}", name)
