"""Quorums: how many of the members hold, counted in three values (design §6, methodology §0.2)."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from targetcheck.errors import Phrase, few, say
from targetcheck.model.target import Target
from targetcheck.model.verdict import FAILS, FINAL, HOLDS, UNKNOWN, Status, Verdict


def decide(members: Sequence[Status], needed: int) -> Status:
    """The status of a quorum of which `needed` must hold."""
    n = len(members)
    met = sum(1 for s in members if s is Status.MET)
    missed = sum(1 for s in members if s is Status.MISSED)
    holding = sum(1 for s in members if s in HOLDS)
    failing = sum(1 for s in members if s in FAILS)
    if members and all(s is Status.UNSET for s in members):
        return Status.UNSET
    if not members:
        return Status.NO_DATA
    if met >= needed:
        return Status.MET
    if missed > n - needed:
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
    verdict = Verdict(
        target=target,
        id=target.id,
        name=target.name,
        area=target.area,
        period=target.deadline,
        status=status,
        final=status in FINAL,
        reason=reason,
        needed=(needed, n if require.of is None else require.of),
        because=members,
    )
    if all(s in UNKNOWN for s in statuses):
        return verdict
    holding = Fraction(sum(1 for s in statuses if s in HOLDS))
    verdict = verdict._replace(actual=holding, gap=holding - needed)
    if needed:
        verdict = verdict._replace(attainment=holding / needed)
    return verdict
