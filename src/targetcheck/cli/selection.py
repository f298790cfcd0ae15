"""Which targets are wanted: --area, --select, --responsible."""

from __future__ import annotations

from collections.abc import Iterable
from fnmatch import fnmatchcase

from targetcheck.cli.options import fail
from targetcheck.errors import NOTHING, few, say
from targetcheck.model.target import EVERY_AREA, Require, Target, Targets
from targetcheck.model.text import key, near_miss
from targetcheck.named import NamedTuple


class Selection(NamedTuple):
    """The areas, patterns of ids and departments of which targets are wanted; none of a kind means all."""

    areas: list[str] | None = None
    patterns: list[str] | None = None
    responsible: list[str] | None = None


EVERYTHING = Selection()
LONGEST_PATTERN = 1000
"""What is longer names no id, and takes the square of its length."""


def selected(loaded: Targets, selection: Selection) -> tuple[Target, ...]:
    """The targets that are wanted, those for each area with the wanted ones only. None at all is a problem."""
    if selection == EVERYTHING:
        return loaded.targets
    for pattern in selection.patterns or ():
        if len(pattern) > LONGEST_PATTERN:
            raise fail("bad-option", say("--select: a pattern of more than {n} characters", n=LONGEST_PATTERN))
    areas, responsible = (
        [key(name) for name in selection.areas or ()],
        [key(name) for name in selection.responsible or ()],
    )
    known = {name for target in loaded.targets for name in _areas(loaded, target)} - {EVERY_AREA}
    _check(areas, "--area", known, loaded)
    _check(responsible, "--responsible", {name for target in loaded.targets for name in target.responsible})
    wanted = []
    for target in loaded.targets:
        kept = _of_areas(loaded, target, areas)
        if kept is None or (responsible and not set(responsible) & set(target.responsible)):
            continue
        if selection.patterns and not any(_matches(target, pattern) for pattern in selection.patterns):
            continue
        wanted.append(kept)
    if not wanted:
        for pattern in selection.patterns or ():
            if not any(_matches(target, pattern) for target in loaded.targets):
                hint = near_miss(pattern, (name for target in loaded.targets for name in (target.local_id, target.id)))
                message = say('--select: no target has the id "{id}"{hint}', id=pattern, hint=hint)
                raise fail("nothing-selected", message)
        message = say("no target is left of {n} by --area, --select and --responsible", n=len(loaded.targets))
        raise fail("nothing-selected", message)
    return tuple(wanted)


def _matches(target: Target, pattern: str) -> bool:
    return fnmatchcase(target.id, pattern) or fnmatchcase(target.local_id, pattern)


def _areas(loaded: Targets, target: Target) -> Iterable[str]:
    """The area of a target, and those that it judges each on its own, as far as the target files name them."""
    if target.area is not None:
        yield target.area
    if target.each is not None and target.each.area:
        yield from target.each.members or loaded.areas.get(target.area or "", ())


def _open(loaded: Targets, target: Target) -> bool:
    """Whether a target judges every area that the actuals have."""
    each = target.each
    if each is None or not each.area or each.members is not None:
        return False
    return EVERY_AREA in loaded.areas.get(target.area or "", (EVERY_AREA,))


def _of_areas(loaded: Targets, target: Target, areas: list[str]) -> Target | None:
    """The target if it is one of these areas', with these members only if it judges them each; else None."""
    if not areas or target.area in areas:
        return target
    members = tuple(area for area in areas if area in _areas(loaded, target) or _open(loaded, target))
    if not members or target.each is None:
        return None
    return target._replace(each=target.each._replace(members=members, chosen=True), require=Require())


def _check(names: list[str], option: str, known: set[str], loaded: Targets | None = None) -> None:
    """Every name is one that a target has: a misspelt one beside a right one would leave its targets out unseen."""
    if loaded is not None and any(_open(loaded, target) for target in loaded.targets):
        return
    for name in names:
        if name not in known:
            hint = near_miss(name, sorted(known))
            if hint is NOTHING and known:
                hint = say("; known: {names}", names=few(sorted(known)))
            message = say('{option}: no target has "{name}"{hint}', option=option, name=name, hint=hint)
            raise fail("nothing-selected", message)
