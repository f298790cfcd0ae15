"""The hierarchy of areas, with `"*"` as the areas that the actuals name (design §5.4)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from targetcheck.model.actuals import Actuals
from targetcheck.model.columns import is_larger
from targetcheck.model.target import EVERY_AREA, Targets


def expanded(targets: Targets, actuals: Actuals) -> Targets:
    """The targets with every `"*"` of the hierarchy as a list, by code points.

    It stands for every other area that the actuals name anywhere, without those that have parts, that contain the area, or
    by their name cannot lie in it, or that only a reference names.
    """
    known = targets.areas
    named = set(actuals.areas) | {
        row.area for rows in actuals.rows.values() for row in rows if row.area is not None and not row.aside
    }
    others = named - set(known) - _only_referred_to(targets)
    areas = {}
    for area, parts in known.items():
        areas[area] = parts
        if EVERY_AREA in parts:
            above = _above(area, known) | {name for name in others if is_larger(name, area)} | {area}
            areas[area] = tuple(sorted(others - above))
    return replace(targets, areas=areas)


def _only_referred_to(targets: Targets) -> set[str]:
    """The areas that bounds refer to and that are no target's own, no named member and no declared part."""
    referred = {r.area for t in targets.every() for r in (t.bound.references if t.bound else ()) if r.area is not None}
    own = {t.area for t in targets.every()} | {part for parts in targets.areas.values() for part in parts}
    own |= {name for t in targets.every() if t.each is not None and t.each.area for name in t.each.members or ()}
    return referred - {name for name in own if name is not None}


def _above(area: str, areas: Mapping[str, tuple[str, ...]]) -> set[str]:
    """The areas that contain this one, however far up."""
    above: set[str] = set()
    wait = [area]
    while wait:
        part = wait.pop()
        for name, parts in areas.items():
            if part in parts and name not in above:
                above.add(name)
                wait.append(name)
    return above
