"""What a contract says of points beside its targets: weights as keys where they are plain, all else as checks."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace

from targetcheck.draft.passages import Passage
from targetcheck.draft.values import Statement
from targetcheck.errors import say

_POINTS = r"\d{1,3}(?:\.\d{1,2})?"
_MARK = re.compile(
    rf"\((?P<each>各)?(?:共|计|分值|权重|满分|本项)?:?(?P<points>{_POINTS})分(?:[,，；](?P<more>[^()]*))?\)"
    rf"|(?:(?<=[，。；])(?:(?P<both>各)|共?计|分值|权重)[为:得计]?|(?<=[上下内%‰，])的?得)(?P<said>{_POINTS})分"
    rf"|(?P<rule>[^，。；()]*(?:[扣加]{_POINTS}分|按比例(?:扣|计|得)分|不得分|不计分|一票否决)[^，。；()]*)"
)
"""A weight behind what it is of, or a clause that says how points are counted."""
_LESS = re.compile(
    r"每?(?:降低|下降|降|减少|少|低于|低|差)[于创建做办]?(?P<per>一|\d{1,3}(?:\.\d{1,2})?)"
    rf"(?P<unit>个百分点|个|家|所|人|例|项|场次|场|次|%)的?扣(?P<minus>{_POINTS})分"
)
"""The rule that a target file can say: 每低1个百分点扣1分, 少创一个扣5分."""
_MOST = 20
"""Targets that one sum of points is of: more of them stand for another kind of text."""
_NOTHING_MORE = re.compile("扣完(?:为止|本项)?分?|直至扣完|(?:未达到?|[未不]达标)的?不得分")


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands at a place of the text about points: a weight, or a rule in words."""

    at: int
    points: str
    each: bool
    rule: str


def marks(passage: Passage) -> list[Mark]:
    """The weights and rules of a passage, in order, each where it stands in the text as read."""
    found: list[Mark] = []
    if "分" not in passage.text and "否决" not in passage.text:
        return found
    for one in _MARK.finditer(passage.text):
        rule = one["more"] or one["rule"] or ""
        found.append(
            Mark(passage.at[one.start()], one["points"] or one["said"] or "", bool(one["each"] or one["both"]), rule)
        )
    return found


def scored(statements: list[Statement], told: Iterable[Mark]) -> list[Statement]:
    """The statements of a clause, in order, with the points that its text gives to what stands before them."""
    done = list(statements)
    starts = [one.start for one in done]
    group = range(0)
    for mark in told:
        upto = bisect_left(starts, mark.at)
        if upto > group.stop:
            group = range(max(group.stop, upto - _MOST), upto)
        for i in group:
            if done[i].kind == "target":
                of_each = mark.each or (not mark.points and bool(done[i].weight))
                done[i] = _told(done[i], mark, alone=of_each or len(group) == 1)
    return done


def of_row(statement: Statement, weight: str, rules: str) -> Statement:
    """The target of a table's row with the points and the rules that stand in its columns."""
    if re.fullmatch(r"\d{1,3}(?:\.\d{1,2})?", weight):
        statement = replace(statement, weight=weight)
    for rule in re.split("[，。；]", rules):
        if re.search("[扣加得]|否决", rule):
            statement = _told(statement, Mark(0, "", False, rule), alone=True)
    return statement


def _told(statement: Statement, mark: Mark, alone: bool) -> Statement:
    if mark.points and alone:
        statement = replace(statement, weight=mark.points)
    elif mark.points:
        doubt = say("{points} points for several targets together; write weight: for each", points=mark.points)
        statement = statement.doubted(doubt)
    if not mark.rule or _NOTHING_MORE.fullmatch(mark.rule):
        return statement
    less = _LESS.fullmatch(mark.rule)
    if less and alone and statement.weight and _fits(less["unit"], statement):
        per = less["per"].replace("一", "1") + statement.unit.replace("%", "个百分点")
        return replace(statement, score=(less["minus"], per))
    return statement.doubted(say("the text says of points: {rule}; write score:, bonus: or veto:", rule=mark.rule))


def _fits(unit: str, statement: Statement) -> bool:
    """Whether a gap to the bound is counted in that unit."""
    if statement.direction or statement.form not in ("at_least", "above", "equals", ""):
        return False
    return statement.unit in (unit, unit + "次") or (statement.unit == "%" and unit in ("%", "个百分点"))
