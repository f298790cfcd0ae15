"""The points of a target: its weight where it is met, and by its rule where it is missed (design §10). Changes no verdict."""

from __future__ import annotations

from fractions import Fraction
from math import floor

from targetcheck.errors import Problem, say
from targetcheck.judgement.ledger import Ledger
from targetcheck.model.quantity import Quantity
from targetcheck.model.rules import ACTUAL, MET, WAY, Minus, Rule, Steps, rule_name
from targetcheck.model.score import SHARES, bound_of, figure_of, takes_bonus
from targetcheck.model.unit import differences_agree, is_percentage
from targetcheck.model.verdict import Points, Status, Verdict

LEAST_LOSS = Fraction(1, 100)
"""A missed target never has its full weight: what stands on a strict bound has this much less."""


def scored(ledger: Ledger, verdict: Verdict) -> Verdict:
    """The verdict with its points, where its file counts them and it has a weight."""
    target = verdict.target
    if not target.points or target.weight is None:
        return verdict
    if target.each is not None and target.each.chosen and verdict.id == target.id:
        return verdict._replace(points=verdict.because[0].points if len(verdict.because) == 1 else None)
    rule = _own_rule(verdict)
    points: Fraction | None = None
    extra = Fraction(0)
    if verdict.status is Status.MET:
        extra = _bonus(ledger, verdict)
        points = target.weight + extra
    elif verdict.status is Status.MISSED:
        points = _missed(ledger, verdict, rule, target.weight)
    return verdict._replace(points=Points(points, target.weight, rule_name(rule), extra))


def _own_rule(verdict: Verdict) -> Rule:
    """The rule that applies: what has no number of its own counts all or nothing, a quorum also the share that holds."""
    rule, target = verdict.target.rule, verdict.target
    if verdict.needed is not None and (rule == ACTUAL or isinstance(rule, Steps)):
        return rule
    counted = verdict.needed is not None or target.indicator is None or (target.each and verdict.id == target.id)
    if counted or target.bound is None or target.bound.milestone:
        return MET
    return rule


def _missed(ledger: Ledger, verdict: Verdict, rule: Rule, weight: Fraction) -> Fraction | None:
    """The points of a miss: by the rule, less than the weight, and not below 0 unless it is a mere deduction."""
    if isinstance(rule, Minus):
        taken = _taken_off(ledger, verdict, rule, weight)
        points = None if taken is None else weight - taken
        if not weight:
            return points
    else:
        points = _of_weight(verdict, rule, weight)
    if points is None:
        return None
    if points >= weight:
        points = weight - LEAST_LOSS
    return max(Fraction(0), points)


def _way(verdict: Verdict) -> Fraction | None:
    """The share of the way from the baseline that is gone; none where the baseline was in the bound already."""
    start, bound, gap = verdict.baseline, verdict.bound, verdict.gap
    if start is None or bound is None or gap is None:
        return None
    whole = abs(bound.nearer_end(start) - start)
    if start in bound or not whole:
        return Fraction(0)
    return 1 - abs(gap) / whole


def _of_weight(verdict: Verdict, rule: Rule, weight: Fraction) -> Fraction | None:
    """The points by a rule that takes nothing off: a share of the weight, or those of a step."""
    if rule == MET:
        return Fraction(0)
    if rule == WAY:
        share = _way(verdict)
        return None if share is None else weight * share
    figure, end = figure_of(verdict), bound_of(verdict)
    if figure is None or end is None:
        return None
    if isinstance(rule, Steps):
        return next((points for least, points in rule.steps if figure / end >= least), Fraction(0))
    assert isinstance(rule, str)
    share = SHARES[rule].share(figure, end)
    return None if share is None else weight * share


def _taken_off(ledger: Ledger, verdict: Verdict, rule: Minus, weight: Fraction) -> Fraction | None:
    """What is taken off for the gap, at most as much as the rule says, or the weight."""
    per = per_of(ledger, verdict, rule.per)
    if per is None or verdict.gap is None:
        return None
    most = weight if rule.most is None else rule.most
    return min(rule.minus * rule.counted(abs(verdict.gap) / per), most)


def per_of(ledger: Ledger, verdict: Verdict, per: Quantity) -> Fraction | None:
    """So much of the verdict's unit; None, with a problem, where it is another one."""
    unit = verdict.unit
    if per.unit is not None and unit is not None and not differences_agree(per.unit, unit):
        message = say('"per" is in {own}, and the bound in {unit}', own=per.unit.text, unit=unit.text)
        ledger.note(Problem(verdict.target.at, "unit-mismatch", message))
        return None
    return per.number_in(unit)


def _bonus(ledger: Ledger, verdict: Verdict) -> Fraction:
    """The points for each full `per` beyond the bound."""
    bonus, end, gap = verdict.target.bonus, bound_of(verdict), verdict.gap
    if bonus is None or gap is None or verdict.bound is None or not takes_bonus(verdict):
        return Fraction(0)
    if is_percentage(bonus.per.unit):
        per = None if end is None else bonus.per.value * end
    else:
        per = per_of(ledger, verdict, bonus.per)
    if per is None:
        return Fraction(0)
    added = bonus.add * floor(abs(gap) / per)
    return added if bonus.most is None else min(added, bonus.most)
