"""One target: its keys as the model's target, and every contradiction among them as a problem."""

from __future__ import annotations

from typing import Any

from targetcheck.errors import NOTHING, Location, say
from targetcheck.model.bound import ACHIEVED, Bound, End, Reference
from targetcheck.model.shapes import Fields
from targetcheck.model.target import Baseline, Condition, Indicator, Target
from targetcheck.model.text import key
from targetcheck.named import NamedTuple
from targetcheck.targets.contradictions import check_ends, check_keys
from targetcheck.targets.keys import BOUNDS
from targetcheck.targets.numbers import NO_CAP
from targetcheck.targets.points import check_points, read_bonus, read_rule
from targetcheck.targets.quorums import read_each, read_require
from targetcheck.targets.reading import Named, Reading, blank, first_place, key_place, names, place

NOTHING_SAID = Target("", "", Location(""))
"""What a target is before its file and its keys say anything."""

INHERITED = {
    **{name: name for name in ("area", "level", "section", "clause", "places", "progress")},
    "judge": "judge_rounded",
}
"""Keys that a target takes from its file, or from the quorum it stands in → what they are in the model."""


class Above(NamedTuple):
    """What a target takes from above: a target with nothing of its own, and where the `by` stands that it has."""

    target: Target = NOTHING_SAID
    by_at: Location | None = None


def with_own(reading: Reading, fields: Fields, above: Above) -> Above:
    """What is said above, with what the keys of a file or target say in its place."""
    said: dict[str, Any] = {}
    period, by, by_at = fields.get("period"), fields.get("by"), above.by_at
    if period and by:
        message = say('"period" and "by" together; a target is for a period or to be reached by one')
        reading.problem(key_place(fields, "by"), "period-and-by", message)
    if period or by:
        said.update(period=period, by=by)
        by_at = place(fields, "by")
    said |= {field: fields[name] for name, field in INHERITED.items() if fields.get(name) is not None}
    for name in ("responsible", "tags"):
        if names(fields.get(name)):
            said[name] = names(fields[name])
    for name, read in (("rule", read_rule(reading, fields)), ("bonus", read_bonus(reading, fields))):
        if read is not None:
            said[name] = read
    if fields.get("cap") is not None:
        said["cap"] = fields["cap"]
        if said["cap"] == NO_CAP:
            said["cap"] = None
    return Above(above.target._replace(**said), by_at)


def read_target(reading: Reading, fields: Fields, above: Above, parent: str) -> Target | None:
    """The target, or None where something in it does not fit. Its inline members are read with it."""
    book, before = reading.book, reading.count()
    own = with_own(reading, fields, above)
    local = fields.get("id")
    if local is None and fields.get("indicator") is not None:
        local = book.names.get(fields["indicator"], fields["indicator"])
    if local is None:
        if fields.whole and blank(fields, "id") and blank(fields, "indicator"):
            book.problem(fields.node.at, "no-id", say('a target needs an "indicator", or an "id" that names it'))
        return None
    identity = f"{parent}/{local}"
    indicator = _indicator(reading, fields, local)
    each, members = read_each(reading, fields), _members(reading, fields, own, identity)
    target = own.target._replace(
        id=identity,
        name=fields.get("name") or (local if indicator is None else indicator.name),
        at=first_place(fields),
        indicator=indicator,
        bound=_bound(reading, fields, (*BOUNDS, "of")),
        change_from=fields.get("change_from"),
        baseline=_baseline(reading, fields),
        each=each,
        where=_where(reading, fields),
        require=read_require(reading, fields, each),
        weight=fields.get("weight"),
        veto=fields.get("veto") or False,
        note=fields.get("note"),
    )
    check_keys(reading, target, fields, own.by_at)
    check_points(reading, target, fields)
    book.members[identity] = members
    if fields.sound and reading.count() == before:
        return target
    return None


def _indicator(reading: Reading, fields: Fields, local: str) -> Indicator | None:
    """The indicator named or the target's own; a quorum has none."""
    if "of" in fields:
        return None
    if fields.get("indicator") is not None:
        return reading.book.indicator(fields["indicator"])
    return reading.book.own_indicator(local, fields.get("name") or local, fields.node.at)


def _bound(reading: Reading, fields: Fields, forms: tuple[str, ...]) -> Bound | None:
    """The one bound; `of` counts as one in a target."""
    given = [form for form in forms if form in fields]
    if len(given) != 1:
        among = say("exactly one of {forms}", forms=" ".join(forms))
        if given:
            message = say("two bounds, {found}; a target has {among}", found=" / ".join(given), among=among)
            reading.problem(key_place(fields, given[1]), "two-bounds", message)
        elif fields.whole:
            reading.problem(fields.node.at, "no-bound", say("no bound; a target has {among}", among=among))
        return None
    form, at = given[0], place(fields, given[0])
    if form == "of":
        return None
    if form == ACHIEVED:
        return Bound(form, (), at)
    values = fields[form]
    if form != "between":
        values = [values]
    if values is None or any(value is None or (isinstance(value, Fields) and not value.sound) for value in values):
        return None
    if form == "between" and len(values) != 2:
        hint = NOTHING
        if len(values) in (3, 4):
            hint = say("; a number with a comma in it must be in quotes")
        message = say("between takes two ends, [low, high], found {n}{hint}", n=len(values), hint=hint)
        reading.problem(at, "bad-value", message)
        return None
    return Bound(form, tuple(_end(reading, value) for value in values), at)


def _end(reading: Reading, value: Any) -> End:
    """A quantity or placeholder as it is, and the keys of a reference as that."""
    if not isinstance(value, Fields):
        return value  # type: ignore[no-any-return]
    indicator = value.get("indicator")
    if indicator is not None:
        indicator = reading.book.indicator(indicator).key
    return Reference(indicator, value.get("area"), value.get("period"))


def _members(reading: Reading, fields: Fields, own: Above, identity: str) -> tuple[Target | Named, ...]:
    members: list[Target | Named] = []
    inline: set[str] = set()
    if "of" not in fields:
        return ()
    if fields["of"] == []:
        reading.problem(place(fields, "of"), "bad-value", say("a quorum needs members"))
    for value, node in zip(fields["of"] or (), fields.node.entry("of")[1].items, strict=False):
        if isinstance(value, str):
            members.append(Named(value, node.at))
            continue
        child = None
        if value is not None:
            child = read_target(reading, value, own, identity)
        if child is None:
            continue
        if child.id in inline:
            message = say('a second member called "{id}"; give it an "id"', id=child.id.rpartition("/")[2])
            reading.problem(node.at, "duplicate-id", message)
        inline.add(child.id)
        members.append(child)
    return tuple(members)


def _where(reading: Reading, fields: Fields) -> tuple[Condition, ...]:
    conditions = []
    declared = fields.get("where") or Fields()
    for name, value in declared.items():
        at = place(declared, name)
        if not isinstance(value, Fields):
            conditions.append(Condition(key(name), frozenset(names(value)), None, at))
            continue
        bound = _bound(reading, value, BOUNDS)
        if bound is not None and (bound.unset or bound.references):
            reading.problem(at, "bad-value", say("a condition needs numbers, no reference and no placeholder"))
        if bound is not None:
            check_ends(reading, bound, None)
        conditions.append(Condition(key(name), None, bound, at))
    return tuple(conditions)


def _baseline(reading: Reading, fields: Fields) -> Baseline | None:
    value = fields.get("baseline")
    if value is None:
        return None
    if not isinstance(value, Fields):
        return Baseline(value, None)
    quantity, period = value.get("value"), value.get("period")
    if value.sound and quantity is None and period is None:
        reading.problem(place(fields, "baseline"), "bad-value", say("a baseline needs a value or a period"))
    return Baseline(quantity, period)
