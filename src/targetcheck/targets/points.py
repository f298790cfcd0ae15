"""How a target counts points: `weight` with `score`, `bonus` and `veto`, and the `grades` of its file (design §10)."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import Any

from targetcheck.errors import say
from targetcheck.model.bound import Bound
from targetcheck.model.quantity import Quantity, exact_text
from targetcheck.model.rules import ACTUAL, INVERSE, MET, SHARE, TWICE, WAY, Bonus, Grade, Minus, Rule, Steps, rule_name
from targetcheck.model.shapes import Fields, Refusal
from targetcheck.model.target import Target
from targetcheck.model.unit import differences_agree, is_percentage
from targetcheck.targets import numbers
from targetcheck.targets.reading import Reading, key_place, place
from targetcheck.targets.texts import bad_value

KEYS_OF_POINTS = ("score", "bonus", "veto", "grades")
"""Where a file has one of these, its weights are points."""
LOWER, UPPER = ("at_least", "above"), ("at_most", "below")


def counts_points(head: Fields) -> bool:
    """Whether the file counts points."""
    wait = [head, *(fields for fields in head.get("targets") or () if fields is not None)]
    while wait:
        fields = wait.pop()
        if any(fields.get(name) is not None for name in KEYS_OF_POINTS):
            return True
        wait += [child for child in fields.get("of") or () if isinstance(child, Fields)]
    return False


def read_rule(reading: Reading, fields: Fields) -> Rule | None:
    """The rule under `score`; None where there is none, or it does not fit."""
    value = fields.get("score")
    if not isinstance(value, Fields):
        return value
    if not value.sound:
        return None
    if ("minus" in value) == ("steps" in value):
        reading.problem(place(fields, "score"), "bad-value", say('a score has either "minus" with "per", or "steps"'))
        return None
    if "steps" in value:
        return _steps(reading, value)
    minus, per = value.get("minus"), value.get("per")
    if minus is None or per is None:
        message = say('points are taken off for each so much; say both "{first}" and "{second}"', first="minus",
                      second="per")  # fmt: skip
        reading.problem(place(fields, "score"), "bad-value", message)
        return None
    return Minus(minus, per, value.get("part") or SHARE, value.get("most"))


def _steps(reading: Reading, value: Fields) -> Steps | None:
    """The steps, the highest share first, in which the points fall too."""
    for name in ("per", "part", "most"):
        if name in value:
            reading.problem(key_place(value, name), "contradiction", say('"{key}" does not go with "steps"', key=name))
            return None
    pairs = _shares(reading, value["steps"])
    if pairs is None:
        return None
    for (_, more), (_, less) in pairwise(pairs):
        if less >= more:
            reading.problem(place(value, "steps"), "bad-value", say("the points of steps have to fall with the share"))
            return None
    return Steps(tuple(pairs))


def _shares(reading: Reading, fields: Fields) -> list[tuple[Fraction, Any]] | None:
    """What is written under shares (90%: 36), the highest first; None, with a problem, where one is no share."""
    found: dict[Fraction, Any] = {}
    for name, value in fields.items():
        share = numbers.share(name)
        if not isinstance(share, Refusal) and (share < 0 or share > 1):
            share = bad_value(say('expected a share from 0% to 100%, found "{text}"', text=name))
        if isinstance(share, Refusal):
            reading.problem(key_place(fields, name), share.code, share.message)
            return None
        if share in found:
            reading.problem(key_place(fields, name), "bad-value", say('"{name}" is listed twice', name=name))
            return None
        if value is None:
            reading.problem(key_place(fields, name), "bad-value", say("a step needs its points"))
            return None
        found[share] = value
    if not found:
        reading.problem(fields.node.at, "bad-value", say("a step needs its points"))
        return None
    return sorted(found.items(), reverse=True)


def read_bonus(reading: Reading, fields: Fields) -> Bonus | None:
    """What is added beyond the bound; None where there is nothing, or it does not fit."""
    value = fields.get("bonus")
    if value is None or not value.sound:
        return None
    if value.get("add") is None or value.get("per") is None:
        message = say('points are added for each so much; say both "{first}" and "{second}"', first="add", second="per")
        reading.problem(place(fields, "bonus"), "bad-value", message)
        return None
    return Bonus(value["add"], value["per"], value.get("most"))


def read_grades(reading: Reading, head: Fields) -> tuple[Grade, ...]:
    """The grades of a file, the best first; the lowest begins at 0%, so that any total has one."""
    declared: Fields | None = head.get("grades")
    if declared is None or not declared.sound:
        return ()
    grades: dict[Fraction, str] = {}
    for name, least in declared.items():
        message = None
        if least is None or least in grades:
            message = say("each grade begins at a share of its own")
        elif not 0 <= least <= 1:
            message = say('expected a share from 0% to 100%, found "{text}"', text=declared.node.entry(name)[1].text)
        if message is not None:
            reading.problem(place(declared, name), "bad-value", message)
            return ()
        grades[least] = name
    if Fraction(0) not in grades:
        message = say("the lowest grade begins at 0%; add it, as in {example}", example="不合格: 0%")
        reading.problem(place(head, "grades"), "bad-value", message)
        return ()
    return tuple(Grade(name, least) for least, name in sorted(grades.items(), reverse=True))


def check_points(reading: Reading, target: Target, fields: Fields) -> None:
    """Notes rules of points that do not go with the target's bound, weight or baseline."""
    own = [name for name in ("score", "bonus") if fields.get(name) is not None]
    if target.weight is None:
        for name in own:
            if "of" not in fields:
                message = say('"{key}" counts points of a "weight", and the target has none', key=name)
                reading.problem(key_place(fields, name), "contradiction", message)
        return
    if not target.points:
        return
    for name, why in (("score", _unfit_rule(target, fields)), ("bonus", _unfit_bonus(target, fields))):
        if why is not None:
            reading.problem(place(fields, name), why.code, why.message)


def _unfit_rule(target: Target, fields: Fields) -> Refusal | None:
    """Why the rule cannot be applied to the target."""
    rule, bound, weight = target.rule, target.bound, target.weight
    assert weight is not None
    if rule == MET:
        return None
    if bound is None or bound.milestone:
        return _without_number(target, fields)
    if isinstance(rule, Steps) and rule.steps[0][1] > weight:
        most = exact_text(rule.steps[0][1])
        message = say(
            "a step of {points} points is above the weight of {weight}", points=most, weight=exact_text(weight)
        )
        return bad_value(message)
    if isinstance(rule, Minus):
        if not weight and rule.most is None:
            return bad_value(say('with a weight of 0 nothing but "most" limits what is taken off; say it'))
        return _unfit_per(target, bound, rule.per)
    if rule == WAY:
        if target.change_from is not None:
            return Refusal("contradiction", say('"{key}" does not go with "change_from"', key="score: way"))
        needed = Refusal("contradiction", say('"score: way" needs a "baseline", from which the way is measured'))
        return needed if target.baseline is None else None
    return _unfit_share(rule, bound)


def _without_number(target: Target, fields: Fields) -> Refusal | None:
    """A milestone counts all or nothing, and a quorum the share of members; a rule from above is taken as that."""
    if fields.get("score") is None:
        return None
    if target.bound is None and (target.rule == ACTUAL or isinstance(target.rule, Steps)):
        return None
    return Refusal(
        "contradiction", say('the rule "{rule}" needs a number, and the target is none', rule=rule_name(target.rule))
    )


def _unfit_share(rule: Rule, bound: Bound) -> Refusal | None:
    """Rules that divide the figure and the bound go with one side of a bound, and with one above 0."""
    name, for_upper, why = rule_name(rule), rule in (TWICE, INVERSE), None
    if bound.form not in (*LOWER, *UPPER):
        why = say('the rule "{rule}" needs a bound of one side, and not "{form}"', rule=name, form=bound.form)
    elif for_upper and bound.form in LOWER:
        why = say('the rule "{rule}" is for upper limits; for "{form}" write {other}', rule=name, form=bound.form,
                  other=ACTUAL)  # fmt: skip
    elif not for_upper and bound.form in UPPER:
        why = say('the rule "{rule}" is for lower limits; for "{form}" write {other}', rule=name, form=bound.form,
                  other=TWICE)  # fmt: skip
    elif any(quantity.value <= 0 for quantity in bound.quantities):
        why = say('the rule "{rule}" divides by the bound, which has to be above 0', rule=name)
    return None if why is None else Refusal("contradiction", why)


def _unfit_per(target: Target, bound: Bound, per: Quantity) -> Refusal | None:
    """Why the gap cannot be counted in this unit."""
    if per.value <= 0:
        return bad_value(say('"per" has to be above 0'))
    assert target.indicator is not None
    unit = bound.unit or target.indicator.unit
    if unit is None or per.unit is None or differences_agree(per.unit, unit):
        return None
    why = say('"per" is in {own}, and the bound in {unit}', own=per.unit.text, unit=unit.text)
    if is_percentage(per.unit) and len(bound.quantities) == 1 and bound.quantities[0].unit is not None:
        share = exact_text(per.value * Fraction(bound.quantities[0].number))
        why = say(
            "{why}; {part} of the bound is {share}{unit}", why=why, part=f"{per.number:f}%", share=share, unit=unit.text
        )
    return Refusal("unit-mismatch", why)


def _unfit_bonus(target: Target, fields: Fields) -> Refusal | None:
    """Why there is nothing beyond the bound that could be counted."""
    bonus, bound = target.bonus, target.bound
    if bonus is None:
        return None
    if bound is None or bound.form not in (*LOWER, *UPPER):
        if fields.get("bonus") is None:
            return None
        return Refusal(
            "contradiction", say("a bonus is for what lies beyond a bound of one side, and this target has none")
        )
    if not is_percentage(bonus.per.unit):
        return _unfit_per(target, bound, bonus.per)
    if bonus.per.value <= 0:
        return bad_value(say('"per" has to be above 0'))
    if any(quantity.value <= 0 for quantity in bound.quantities):
        return Refusal("contradiction", say("a bonus in % is a share of the bound, which has to be above 0"))
    return None
