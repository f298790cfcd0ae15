"""Every target's verdict: what `evaluate` means (design §6)."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from targetcheck.errors import TargetcheckError, say
from targetcheck.judgement.ask import Ask, Case
from targetcheck.judgement.conditions import unmet
from targetcheck.judgement.doubts import doubtful_sums, of_other_times
from targetcheck.judgement.index import Index
from targetcheck.judgement.ledger import Ledger
from targetcheck.judgement.odd import DOUBTS
from targetcheck.judgement.score import scored
from targetcheck.judgement.verdict.milestone import milestone
from targetcheck.judgement.verdict.number import judge
from targetcheck.judgement.verdict.quorum import each_member, quorum
from targetcheck.model.actuals import Actuals
from targetcheck.model.areas import is_larger
from targetcheck.model.figure import NoFigure
from targetcheck.model.period import Period
from targetcheck.model.quantity import TooLong
from targetcheck.model.target import EVERY_AREA, Target, Targets, all_in, graded
from targetcheck.model.verdict import Report, Status, Verdict


def evaluate(
    targets: Targets,
    actuals: Actuals,
    *,
    as_of: Period | None = None,
    only: Iterable[Target] | None = None,
    courses: bool = False,
) -> Report:
    """The report on every target, or on `only` these. `as_of` leaves out rows whose period ends after its end;
    `courses` adds the earlier figures to each verdict, for reports that draw them.

    What is wrong at a cell costs the verdicts that ask for it: no data, with the problem as the reason. Raises
    TargetcheckError with every problem of the target files that shows only beside the actuals.
    """
    filled = frozenset(area for area, parts in targets.areas.items() if EVERY_AREA in parts)
    if filled:
        targets = expanded(targets, actuals)
    ledger = Ledger(Index(targets, actuals), as_of)
    ledger.filled = filled
    ledger.courses = courses
    chosen = targets.targets
    if only is not None:
        chosen = tuple(only)
    verdicts = tuple(_verdict(ledger, target) for target in chosen)
    if ledger.problems:
        raise TargetcheckError([*ledger.problems, *ledger.every_fault])
    warnings = (*actuals.warnings, *ledger.warnings)
    return Report(
        verdicts,
        graded(targets.files, chosen, targets.targets),
        as_of,
        tuple(sorted(dict.fromkeys(warnings), key=lambda p: p.order())),
        actuals.files,
        _unreported(ledger),
        tuple(ledger.every_fault),
    )


def _unreported(ledger: Ledger) -> frozenset[str]:
    """The indicators of which the actuals hold no row at all, nor one under a name like theirs."""
    found, reported = set(), ledger.actuals.reported
    for key, indicator in ledger.targets.indicators.items():
        if reported.isdisjoint((key, *indicator.sides)) and not ledger.index.nearest(indicator.name).template:
            found.add(key)
    return frozenset(found)


def _verdict(ledger: Ledger, target: Target) -> Verdict:
    """The verdict on a target, with its points."""
    if target.indicator is not None:
        return scored(ledger, _of_indicator(ledger, target, target.indicator.key))
    members = tuple(_verdict(ledger, child) for child in target.of)
    return scored(ledger, quorum(target, members, empty=say("no members")))


def _of_indicator(ledger: Ledger, target: Target, key: str) -> Verdict:
    indicator = ledger.targets.indicators[key]
    ask = Ask(indicator, target.area, where=target.where)
    if target.bound is not None:
        ask = ask._replace(unit=target.bound.lent_unit(change=target.change_from is not None))
    case = Case(ledger, target, ask, target.id, target.name)
    if target.each is not None:
        return _with_faults(
            case, lambda case: each_member(case, lambda member: scored(ledger, _with_faults(member, _judged)))
        )
    return _with_faults(case, lambda case: unmet(case) or _with_faults(case, _judged))


def _with_faults(case: Case, judge: Callable[[Case], Verdict]) -> Verdict:
    """The verdict, or no data where a cell that it asks for is wrong."""
    ledger = case.ledger
    outer = ledger.faults, ledger.warnings
    ledger.faults, ledger.warnings = {}, {}
    verdict = judge(case)
    faults, warnings = ledger.faults, ledger.warnings
    ledger.faults, ledger.warnings = outer
    ledger.every_fault.update(faults)
    if not faults or verdict.status is Status.UNSET:
        ledger.warnings.update(warnings)
        return verdict
    first = next(iter(faults))
    return case.no_data(NoFigure(first.message, first.where, first.code))


def _judged(case: Case) -> Verdict:
    """The verdict on one figure, with what is odd about its numbers, of which only those who read the report can tell."""
    try:
        if case.target.bound and case.target.bound.milestone:
            return milestone(case)
        verdict = judge(case)
        for doubt in doubtful_sums(case, verdict, judge):
            case.ledger.warn(doubt)
        doubts = [warning.message for warning in case.ledger.warnings if warning.code in DOUBTS]
        return verdict._replace(doubts=(*doubts, *of_other_times(case, verdict)))
    except TooLong:
        why = say('"{name}" has more digits than can be worked with', name=case.ask.indicator.name)
        return case.verdict(Status.NO_DATA, why)


def expanded(targets: Targets, actuals: Actuals) -> Targets:
    """The targets with every `"*"` of the hierarchy as a list, by code points (design §5.4).

    It stands for every other area that the actuals name anywhere, without those that have parts, that contain the area, or
    by their name cannot lie in it, or that only a reference names.
    """
    known = targets.areas
    named = set(actuals.areas) | {
        row.area for rows in actuals.rows.values() for row in rows if row.area is not None and not row.aside
    }
    others = named - set(known) - _only_referred_to(targets)

    def containing(part: str) -> list[str]:
        return [name for name, parts in known.items() if part in parts]

    areas = {}
    for area, parts in known.items():
        areas[area] = parts
        if EVERY_AREA in parts:
            above = all_in(containing(area), containing) | {name for name in others if is_larger(name, area)} | {area}
            areas[area] = tuple(sorted(others - above))
    return targets._replace(areas=areas)


def _only_referred_to(targets: Targets) -> set[str]:
    """The areas that bounds refer to and that are no target's own, no named member and no declared part."""
    referred = {r.area for t in targets.every() for r in (t.bound.references if t.bound else ()) if r.area is not None}
    own = targets.own_areas | {part for parts in targets.areas.values() for part in parts}
    own |= {name for t in targets.every() if t.each is not None and t.each.area for name in t.each.members or ()}
    return referred - {name for name in own if name is not None}
