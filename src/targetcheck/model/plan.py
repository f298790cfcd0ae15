"""Which figures targets need: their own, the two sides of a rate, what they are compared with and where their line starts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from targetcheck.model.actuals import Asked
from targetcheck.model.columns import is_area
from targetcheck.model.nouns import RATIO
from targetcheck.model.period import Period
from targetcheck.model.rules import DESTATIS, SERIES
from targetcheck.model.target import EVERY_AREA, Condition, Target, Targets, all_in
from targetcheck.named import NamedTuple


class Need(NamedTuple):
    """One figure without which a target is not judged."""

    key: str
    """The indicator's."""
    area: str | None
    period: Period | None
    condition: Condition | None = None
    """The condition that asks for it, where it names no area: an indicator, unless the actuals have such a column."""
    reference: bool = False
    """Whether the bound asks for it: a reference is of no member."""


def needs(targets: Targets, target: Target) -> Iterator[Need]:
    """The figures that this target needs, those of its children aside."""
    bound = target.bound
    if target.indicator is None:
        return
    own = Need(target.indicator.key, target.area, target.deadline)
    yield own
    if target.change_from is not None:
        yield own._replace(period=target.change_from)
    if target.baseline is not None and target.baseline.value is None and target.baseline.period is not None:
        yield own._replace(period=target.baseline.period)
    for condition in target.where:
        if not is_area(condition.name):
            yield own._replace(key=targets.key_of(condition.name), condition=condition)
    for reference in bound.references if bound is not None else ():
        key, area = reference.indicator or own.key, reference.area or target.area
        yield Need(key, area, reference.period or target.deadline, reference=True)


def series(target: Target) -> Iterator[Period]:
    """The earlier periods whose figures progress is measured by: the same months of as many years as it looks back."""
    if target.progress != DESTATIS or target.period is None or target.change_from is not None:
        return
    for years in range(1, SERIES):
        period = target.period.shifted(-12 * years)
        if period is not None:
            yield period


def sides(targets: Targets, key: str) -> tuple[str, ...]:
    """The numerator and the denominator of a rate that is worked out; nothing for any other indicator."""
    indicator = targets.indicators.get(key)
    return () if indicator is None else indicator.sides


def lacking(targets: Targets, key: str, reported: Iterable[str]) -> tuple[str, ...]:
    """The indicators without rows that this one is worked out from: itself, or the sides of a rate.

    A rate may have rows of its own too; they do not tell what it is for areas and periods that are put together.
    """
    parts = sides(targets, key)
    if parts:
        return tuple(name for part in parts for name in lacking(targets, part, reported))
    return () if key in reported else (key,)


def indicators_behind(targets: Targets, target: Target) -> set[str]:
    """The indicators whose rows make the target's own figure: its own, and the sides of a rate that is worked out."""
    own = [target.indicator.key] if target.indicator is not None else []
    return all_in(own, lambda key: sides(targets, key))


def asked_of(targets: Targets, only: Iterable[Target] | None = None) -> Asked:
    """What a reader of actuals has to keep for all targets, or for `only` these.

    Names, dimensions and areas are those of all: what a column is does not depend on which targets are selected.
    """
    chosen = targets if only is None else targets._replace(targets=tuple(only))
    used = _indicators_of(targets)
    names = {name: key for key in sorted(used) for name in (targets.indicators[key].name, key)}
    conditions = {c.name for t in targets.every() for c in t.where}
    each = {t.each.dimension for t in targets.every() if t.each and not t.each.area}
    dimensions = {name for name in conditions if not is_area(name) and names.get(name, name) not in used} | each
    for name in conditions:
        names.setdefault(name, targets.key_of(name))
    wanted = _indicators_of(chosen) | {targets.key_of(c.name) for t in chosen.every() for c in t.where}
    return Asked(
        names=names,
        wanted=frozenset(wanted),
        dimensions=frozenset(dimensions),
        each=frozenset(each),
        rows={key: i.rows for key, i in targets.indicators.items() if i.rows},
        units={key: i.unit for key, i in targets.indicators.items() if i.rows and i.unit is not None},
        areas=_areas(targets),
        columns=targets.columns,
        years=frozenset(t.deadline.end.year for t in targets.every() if t.deadline is not None),
        ratios=_ratios(targets),
        missing=targets.missing,
        decimal=targets.decimal,
        blanks=targets.blanks,
    )


def _ratios(targets: Targets) -> frozenset[str]:
    """Indicators that a declared unit, or all bounds of theirs that have a unit, say to be ratios; rates that are worked out too."""
    kinds: dict[str, set[str]] = {}
    for target in targets.every():
        unit = target.bound.unit if target.bound is not None and target.change_from is None else None
        if target.indicator is not None and unit is not None:
            kinds.setdefault(target.indicator.key, set()).add(unit.kind)
    declared = {key for key, i in targets.indicators.items() if i.rate or (i.unit is not None and i.unit.kind == RATIO)}
    return frozenset(declared | {key for key, found in kinds.items() if found == {RATIO}})


def _indicators_of(targets: Targets) -> set[str]:
    """The indicators whose rows have a part in some figure.

    A name that only a condition compares is one of them where it is declared under indicators: then it is no column.
    """
    keys = [target.indicator.key for target in targets.every() if target.indicator]
    for target in targets.every():
        for need in needs(targets, target):
            indicator = targets.indicators.get(need.key)
            if indicator is not None and (need.condition is None or indicator.where is not None):
                keys.append(need.key)
    return all_in(keys, lambda key: sides(targets, key))


def _areas(targets: Targets) -> frozenset[str]:
    """Every area that a target or the hierarchy names."""
    areas = {area for area, parts in targets.areas.items() for area in (area, *parts)}
    for target in targets.every():
        areas |= {need.area for need in needs(targets, target) if need.area}
        if target.area:
            areas.add(target.area)
        if target.each is not None and target.each.area:
            areas.update(target.each.members or ())
    return frozenset(areas - {EVERY_AREA})
