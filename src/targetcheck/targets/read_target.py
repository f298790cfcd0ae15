"""One target: its keys as the model's target, and every contradiction among them as a problem."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, NamedTuple

from targetcheck.errors import say
from targetcheck.model.bound import ACHIEVED, FORMS, Bound
from targetcheck.model.period import Period
from targetcheck.model.target import BINDING, LEVELS, Baseline, Condition, Indicator, Target
from targetcheck.model.text import key
from targetcheck.targets.contradictions import check_keys
from targetcheck.targets.members import named, read_each, read_require
from targetcheck.targets.reading import Named, Reading, text_of, texts_of
from targetcheck.targets.schema import BaselineKeys, BoundKeys, SharedKeys, TargetKeys
from targetcheck.targets.yamlfile import Path


class Defaults(NamedTuple):
    """What a target takes from its file, or from the quorum it stands in."""

    area: str | None = None
    period: Period | None = None
    by: Period | None = None
    by_path: Path = ()
    level: str = BINDING
    section: str | None = None
    clause: str | None = None
    responsible: tuple[str, ...] = ()
    judge: str = "exact"
    places: int | None = None
    tags: tuple[str, ...] = ()
    cap: Fraction | None = Fraction(1)


def read_defaults(reading: Reading, keys: SharedKeys, above: Defaults, path: Path) -> Defaults:
    """The defaults with what these keys say in their place."""
    period = reading.period(keys.period, (*path, "period"))
    by = reading.period(keys.by, (*path, "by"))
    if text_of(keys.period) and text_of(keys.by):
        message = say('"period" and "by" together; a target is for a period or to be reached by one')
        reading.problem((*path, "by"), "period-and-by", message, key=True)
    own = above if not (period or by) else above._replace(period=period, by=by, by_path=(*path, "by") if by else ())
    cap = own.cap
    if text_of(keys.cap):
        cap = None if keys.cap == "none" else reading.share(keys.cap or "", (*path, "cap"))
    places = reading.whole(keys.places, (*path, "places"), 30)
    return own._replace(
        area=key(area) if (area := text_of(keys.area)) else own.area,
        level=LEVELS.get(keys.level or "", own.level),
        section=text_of(keys.section) or own.section,
        responsible=texts_of(keys.responsible) or own.responsible,
        judge=keys.judge or own.judge,
        places=own.places if places is None else places,
        tags=texts_of(keys.tags) or own.tags,
        cap=cap,
    )


def read_target(reading: Reading, keys: TargetKeys, path: Path, above: Defaults, parent: str | None) -> Target | None:
    """The target, or None where it is too broken to be one. Its inline members are read with it."""
    before = len(reading.book.problems)
    own = read_defaults(reading, keys, above, path)
    own = own._replace(clause=text_of(keys.clause) or own.clause)
    local = text_of(keys.id) or text_of(keys.indicator)
    if local is None:
        if reading.clean:
            reading.problem(path, "no-id", say('a target needs an "indicator", or an "id" that names it'))
        return None
    local = key(local) if text_of(keys.id) else reading.book.names.get(key(local), key(local))
    indicator = None if keys.of is not None else _indicator(reading, keys, local, path)
    identity = f"{parent or reading.stem}/{local}"
    bound = _bound(reading, keys, path, target=True)
    each = read_each(reading, keys.each, path)
    members = _members(reading, keys, path, own, identity)
    target = Target(
        id=identity,
        name=key(text_of(keys.name) or (indicator.name if indicator else local)),
        at=reading.at(path) if not path else _first_key(reading, path),
        indicator=indicator,
        bound=bound,
        change_from=reading.period(keys.change_from, (*path, "change_from")),
        baseline=_baseline(reading, keys.baseline, (*path, "baseline")),
        each=each,
        where=_where(reading, keys, path),
        require=read_require(reading, keys, path, len(members) if keys.of is not None else named(each)),
        area=own.area,
        period=own.period,
        by=own.by,
        judge_rounded=own.judge == "rounded",
        places=own.places,
        level=own.level,
        weight=_weight(reading, keys, path),
        cap=own.cap,
        section=own.section,
        clause=own.clause,
        responsible=own.responsible,
        note=text_of(keys.note),
        tags=own.tags,
    )
    check_keys(reading, target, keys, path, own.by_path)
    reading.book.members[identity] = members
    return target if len(reading.book.problems) == before else None


def _first_key(reading: Reading, path: Path) -> Any:
    """The place of the target's first key: in a list of block mappings the dash is not it."""
    node = reading.root
    for name in path:
        if (found := node.entry(name)) is not None:
            node = found[1]
    return node.keys[0].at if node.keys else node.at


def _indicator(reading: Reading, keys: TargetKeys, local: str, path: Path) -> Indicator:
    if text_of(keys.indicator):
        return reading.book.indicator(keys.indicator or "")
    return reading.book.own_indicator(local, text_of(keys.name), reading.at(path))


def _bound(reading: Reading, keys: BoundKeys, path: Path, *, target: bool) -> Bound | None:
    """The one bound; `of` counts as one in a target."""
    given = [name for name in (*FORMS, ACHIEVED, "of") if name in keys.model_fields_set]
    if len(given) != 1:
        among = say("exactly one of {forms}", forms=" ".join((*FORMS, ACHIEVED, *(["of"] if target else []))))
        if given:
            message = say("two bounds, {found}; a target has {among}", found=" / ".join(given), among=among)
            reading.problem((*path, given[1]), "two-bounds", message, key=True)
        elif reading.clean:
            reading.problem(path, "no-bound", say("no bound; a target has {among}", among=among))
        return None
    form = given[0]
    if form == "of":
        return None
    at = reading.at((*path, form))
    if form == ACHIEVED:
        if keys.achieved != "true":
            message = say("achieved takes only true; a milestone is reached or not yet")
            reading.problem((*path, form), "bad-value", message)
        return Bound(form, (), at)
    value = getattr(keys, form)
    values = value if isinstance(value, list) else [value]
    if form == "between" and len(values) != 2:
        hint = say("; a number with a comma in it must be in quotes") if len(values) in (3, 4) else ""
        message = say("between takes two ends, [low, high], found {n}{hint}", n=len(values), hint=hint)
        reading.problem((*path, form), "bad-value", message)
        return None
    places = [(*path, form, i) for i in range(2)] if form == "between" else [(*path, form)]
    ends = [reading.end(v, p) for v, p in zip(values, places, strict=True)]
    if any(end is None for end in ends):
        return None
    bound = Bound(form, tuple(e for e in ends if e is not None), at)
    _check_ends(reading, bound, (*path, form))
    return bound


def _check_ends(reading: Reading, bound: Bound, path: Path) -> None:
    """Two ends in comparable units, the low one first."""
    if bound.form != "between" or len(bound.quantities) < 2:
        return
    low, high = bound.quantities
    if low.unit and high.unit and not low.unit.agrees(high.unit):
        message = say('"{first}" and "{second}" are not the same unit', first=low.unit.text, second=high.unit.text)
        reading.problem(path, "unit-mismatch", message)
        return
    unit = low.unit or high.unit
    ends = [q.value if q.unit or not unit else q.value * unit.scale for q in (low, high)]
    if ends[0] > ends[1]:
        reading.problem(path, "bad-value", say("the low end is above the high end; write [low, high]"))


def _members(
    reading: Reading, keys: TargetKeys, path: Path, own: Defaults, identity: str
) -> tuple[Target | Named, ...]:
    found: list[Target | Named] = []
    inline: set[str] = set()
    for i, item in enumerate(keys.of or []):
        inside = (*path, "of", i)
        if isinstance(item, str):
            found.append(Named(key(item), reading.at(inside)))
        elif (child := read_target(reading, item, inside, own, identity)) is not None:
            if child.id in inline:
                message = say('a second member called "{id}"; give it an "id"', id=child.id.rpartition("/")[2])
                reading.problem(inside, "duplicate-id", message)
            inline.add(child.id)
            found.append(child)
    if keys.of is not None and not keys.of:
        reading.problem((*path, "of"), "bad-value", say("a quorum needs members"))
    return tuple(found)


def _where(reading: Reading, keys: TargetKeys, path: Path) -> tuple[Condition, ...]:
    found = []
    for name, value in (keys.where or {}).items():
        inside = (*path, "where", name)
        at = reading.at(inside)
        if isinstance(value, BoundKeys):
            bound = _bound(reading, value, inside, target=False)
            if bound is not None and (bound.unset or bound.references):
                message = say("a condition needs numbers, no reference and no placeholder")
                reading.problem(inside, "bad-value", message)
            found.append(Condition(key(name), None, bound, at))
        else:
            found.append(Condition(key(name), frozenset(texts_of(value)), None, at))
    return tuple(found)


def _baseline(reading: Reading, value: str | BaselineKeys | None, path: Path) -> Baseline | None:
    if value is None:
        return None
    if isinstance(value, str):
        quantity = reading.quantity(value, path)
        return Baseline(quantity, None) if quantity else None
    if not text_of(value.period) and not text_of(value.value):
        reading.problem(path, "bad-value", say("a baseline needs a value or a period"))
        return None
    quantity = reading.quantity(value.value or "", (*path, "value")) if text_of(value.value) else None
    return Baseline(quantity, reading.period(value.period, (*path, "period")))


def _weight(reading: Reading, keys: TargetKeys, path: Path) -> Fraction | None:
    number = reading.number(keys.weight, (*path, "weight"))
    if number is not None and number < 0:
        reading.problem((*path, "weight"), "bad-value", say("a weight is 0 or more"))
    return None if number is None else Fraction(number)
