"""One target: its keys as the model's target, and every contradiction among them as a problem."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, NamedTuple

from targetcheck.errors import Location, say
from targetcheck.model.bound import ACHIEVED, Bound, End, Reference
from targetcheck.model.period import Period
from targetcheck.model.shapes import Fields
from targetcheck.model.target import BINDING, Baseline, Condition, Indicator, Target
from targetcheck.model.text import key
from targetcheck.targets.contradictions import check_ends, check_keys
from targetcheck.targets.keys import BOUNDS
from targetcheck.targets.members import named, read_each, read_require
from targetcheck.targets.reading import Named, Reading, blank, key_place, names, place
from targetcheck.targets.texts import NO_CAP


class Defaults(NamedTuple):
    """What a target takes from its file, or from the quorum it stands in."""

    area: str | None = None
    period: Period | None = None
    by: Period | None = None
    by_at: Location | None = None
    level: str = BINDING
    section: str | None = None
    clause: str | None = None
    responsible: tuple[str, ...] = ()
    judge: str = "exact"
    places: int | None = None
    tags: tuple[str, ...] = ()
    cap: Fraction | None = Fraction(1)

    def with_own(self, reading: Reading, fields: Fields) -> Defaults:
        """These with what the keys of a file or target say in their place."""
        own = self
        period, by = fields.get("period"), fields.get("by")
        if period and by:
            message = say('"period" and "by" together; a target is for a period or to be reached by one')
            reading.book.problem(key_place(fields, "by"), "period-and-by", message)
        if period or by:
            own = own._replace(period=period, by=by, by_at=place(fields, "by"))
        said = {}
        for name in ("area", "level", "section", "clause", "judge", "places"):
            if fields.get(name) is not None:
                said[name] = fields[name]
        for name in ("responsible", "tags"):
            if names(fields.get(name)):
                said[name] = names(fields[name])
        if fields.get("cap") is not None:
            said["cap"] = None if fields["cap"] == NO_CAP else fields["cap"]
        return own._replace(**said)


def read_target(reading: Reading, fields: Fields, above: Defaults, parent: str | None) -> Target | None:
    """The target, or None where something in it does not fit. Its inline members are read with it."""
    book, before = reading.book, reading.count()
    own = above.with_own(reading, fields)
    local = fields.get("id")
    if local is None and fields.get("indicator") is not None:
        local = book.names.get(fields["indicator"], fields["indicator"])
    if local is None:
        if fields.whole and blank(fields, "id") and blank(fields, "indicator"):
            book.problem(fields.node.at, "no-id", say('a target needs an "indicator", or an "id" that names it'))
        return None
    identity = f"{parent or reading.stem}/{local}"
    indicator = None if "of" in fields else _indicator(reading, fields, local)
    bound = _bound(reading, fields, (*BOUNDS, "of"))
    each = read_each(reading, fields)
    members = _members(reading, fields, own, identity)
    target = Target(
        id=identity,
        name=fields.get("name") or (indicator.name if indicator else local),
        at=fields.node.keys[0].at if fields.node.keys else fields.node.at,
        indicator=indicator,
        bound=bound,
        change_from=fields.get("change_from"),
        baseline=_baseline(reading, fields),
        each=each,
        where=_where(reading, fields),
        require=read_require(reading, fields, len(fields.get("of") or ()) if "of" in fields else named(each)),
        area=own.area,
        period=own.period,
        by=own.by,
        judge_rounded=own.judge == "rounded",
        places=own.places,
        level=own.level,
        weight=fields.get("weight"),
        cap=own.cap,
        section=own.section,
        clause=own.clause,
        responsible=own.responsible,
        note=fields.get("note"),
        tags=own.tags,
    )
    check_keys(reading, target, fields, own.by_at)
    book.members[identity] = members
    return target if fields.sound and reading.count() == before else None


def _indicator(reading: Reading, fields: Fields, local: str) -> Indicator:
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
            reading.book.problem(key_place(fields, given[1]), "two-bounds", message)
        elif fields.whole:
            reading.book.problem(fields.node.at, "no-bound", say("no bound; a target has {among}", among=among))
        return None
    form, at = given[0], place(fields, given[0])
    if form == "of":
        return None
    if form == ACHIEVED:
        return Bound(form, (), at)
    values = fields[form] if form == "between" else [fields[form]]
    if values is None or any(value is None or (isinstance(value, Fields) and not value.whole) for value in values):
        return None
    if form == "between" and len(values) != 2:
        hint = say("; a number with a comma in it must be in quotes") if len(values) in (3, 4) else ""
        message = say("between takes two ends, [low, high], found {n}{hint}", n=len(values), hint=hint)
        reading.book.problem(at, "bad-value", message)
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


def _members(reading: Reading, fields: Fields, own: Defaults, identity: str) -> tuple[Target | Named, ...]:
    members: list[Target | Named] = []
    inline: set[str] = set()
    if "of" not in fields:
        return ()
    if fields["of"] == []:
        reading.book.problem(place(fields, "of"), "bad-value", say("a quorum needs members"))
    for value, node in zip(fields["of"] or (), fields.node.entry("of")[1].items, strict=False):
        if isinstance(value, str):
            members.append(Named(value, node.at))
            continue
        child = read_target(reading, value, own, identity) if value is not None else None
        if child is None:
            continue
        if child.id in inline:
            message = say('a second member called "{id}"; give it an "id"', id=child.id.rpartition("/")[2])
            reading.book.problem(node.at, "duplicate-id", message)
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
            reading.book.problem(at, "bad-value", say("a condition needs numbers, no reference and no placeholder"))
        if bound is not None:
            check_ends(reading, bound, None)
        conditions.append(Condition(key(name), None, bound, at))
    return tuple(conditions)


def _baseline(reading: Reading, fields: Fields) -> Baseline | None:
    value = fields.get("baseline")
    if not isinstance(value, Fields):
        return None if value is None else Baseline(value, None)
    quantity, period = value.get("value"), value.get("period")
    if value.sound and quantity is None and period is None:
        reading.book.problem(place(fields, "baseline"), "bad-value", say("a baseline needs a value or a period"))
    return Baseline(quantity, period)
