"""How a target's points came about: equations that can be redone on paper.

30 × 60.8 ÷ 64 = 28.5
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import floor

from targetcheck.model.rules import SHARE, WAY, Minus, Steps
from targetcheck.model.score import SHARES, bound_of, figure_of
from targetcheck.model.unit import is_percentage
from targetcheck.model.verdict import Points, Status, Verdict
from targetcheck.phrases import Words
from targetcheck.reports.steps import digits, result, signed


def points_steps(verdict: Verdict, points: Points, table: Words) -> list[str]:
    """How points came about; nothing where the target is met without a bonus, or the points are open."""
    each = verdict.target.each
    whole = verdict.needed is not None and each is not None
    if points.points is None or (whole and each is not None and each.chosen):
        return []
    if verdict.status is Status.MET:
        return list(_bonus(verdict, points, table))
    equations = list(_missed(verdict, points, table))
    if not equations:
        equations.append(table("step nothing of all" if whole else "step nothing"))
    return equations


def _missed(verdict: Verdict, points: Points, table: Words) -> Iterator[str]:
    rule = verdict.target.rule
    if isinstance(rule, Minus) and points.rule == "minus":
        yield from _taken_off(verdict, points, rule, table)
        return
    figure, end = figure_of(verdict), bound_of(verdict)
    if points.rule == WAY:
        yield from _way(verdict, points, table)
        return
    if figure is None or end is None:
        return
    now, bound = signed(figure), digits(end)
    if isinstance(rule, Steps) and points.rule == "steps":
        yield table(
            "step reached",
            equation=f"{now} ÷ {bound} = {result(figure / end)}",
            points=digits(points.points or Fraction(0)),
        )
        return
    rule_of = SHARES.get(points.rule)
    share = rule_of.share(figure, end) if rule_of is not None else None
    if rule_of is not None and share is not None:
        equation = rule_of.equation.format(weight=digits(points.of), now=now, bound=bound)
        yield from _limited(equation, points.of * share, points, table)


def _limited(equation: str, value: Fraction, points: Points, table: Words) -> Iterator[str]:
    """What a rule comes to, and what is counted where that is not a miss's to have."""
    yield f"{equation} = {result(value)}"
    if points.points is None or value == points.points:
        return
    if points.points < 0:
        yield table("step most taken off", points=digits(-points.points))
    elif value < points.points:
        yield table("step not below", points=digits(points.points))
    else:
        yield table("step not full", points=digits(points.points))


def _way(verdict: Verdict, points: Points, table: Words) -> Iterator[str]:
    start, bound, figure, gap = verdict.baseline, verdict.bound, figure_of(verdict), verdict.gap
    if start is None or bound is None or figure is None or gap is None:
        return
    aim = bound.nearer_end(start)
    if start in bound or aim == start:
        yield table("step no way")
        return
    whole = abs(aim - start)
    equation = f"{digits(points.of)} × (1 − {digits(abs(gap))} ÷ {digits(whole)})"
    yield table("step way", start=result(start), aim=result(aim), whole=digits(whole), gap=digits(abs(gap)))
    yield from _limited(equation, points.of * (1 - abs(gap) / whole), points, table)


def _taken_off(verdict: Verdict, points: Points, rule: Minus, table: Words) -> Iterator[str]:
    per = rule.per.number_in(verdict.unit)
    if verdict.gap is None or points.points is None:
        return
    units = abs(verdict.gap) / per
    divided = f"{digits(abs(verdict.gap))} ÷ {digits(per)} = {result(units)}"
    counted = rule.counted(units)
    if rule.part == SHARE:
        yield divided
    else:
        yield table(f"step {rule.part}", equation=divided, n=int(counted))
    value = points.of - rule.minus * counted
    yield from _limited(f"{digits(points.of)} − {digits(rule.minus)} × {digits(counted)}", value, points, table)


def _bonus(verdict: Verdict, points: Points, table: Words) -> Iterator[str]:
    bonus, gap = verdict.target.bonus, verdict.gap
    if bonus is None or not points.extra or gap is None or points.points is None:
        return
    beyond, end = digits(abs(gap)), bound_of(verdict)
    if is_percentage(bonus.per.unit) and end is not None:
        per = bonus.per.value * end
        yield f"{digits(bonus.per.value)} × {digits(end)} = {digits(per)}"
    else:
        per = bonus.per.number_in(verdict.unit)
    full = abs(gap) / per
    n = floor(full)
    yield table("step full", equation=f"{beyond} ÷ {digits(per)} = {result(full)}", n=n)
    whole = points.of + bonus.add * n
    yield f"{digits(points.of)} + {digits(bonus.add)} × {n} = {digits(whole)}"
    if whole != points.points:
        yield table("step at most", points=digits(points.points))
