"""What contains what: quorums their members, rates their sides, areas their parts. Walked without recursion, since the
depth is a file's to choose."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from targetcheck.model.target import all_in

Links = Mapping[str, Sequence[str]]
"""A name → the names directly in it; a name that contains nothing may be left out."""

MOST_LEVELS = 50
"""How deep lists, quorums and areas may be nested."""
MOST_RATE_LEVELS = 10
"""How deep rates may be made of rates: each level may ask for the one below several times."""
MOST_MEMBERS = 100_000
"""Members of all quorums of a run, those of their members counted: each is judged and reported on its own."""
MOST_PARTS = 1_000_000
"""Parts of all areas that are part of none, those of their parts counted."""


def walk(links: Links) -> tuple[list[str], list[tuple[str, str]]]:
    """Every name after those in it, and the links that lead back to a name on the way to them."""
    order: list[str] = []
    closing: list[tuple[str, str]] = []
    done: dict[str, bool] = {}
    for start in links:
        if start in done:
            continue
        done[start] = False
        way: list[tuple[str, Iterator[str]]] = [(start, iter(links[start]))]
        while way:
            name, inside = way[-1]
            for part in inside:
                if part not in done:
                    done[part] = False
                    way.append((part, iter(links.get(part, ()))))
                    break
                if not done[part]:
                    closing.append((name, part))
            else:
                done[name] = True
                order.append(name)
                way.pop()
    return order, closing


def circular(links: Links, order: Sequence[str]) -> frozenset[str]:
    """The names that contain themselves, by whatever way. `order` is that of `walk`."""
    containing: dict[str, list[str]] = {name: [] for name in order}
    for name, inside in links.items():
        for part in inside:
            containing[part].append(name)
    found: set[str] = set()
    seen: set[str] = set()
    for start in reversed(order):
        if start in seen:
            continue
        group = all_in([start], lambda name: [other for other in containing[name] if other not in seen])
        seen.update(group)
        if len(group) > 1 or start in links.get(start, ()):
            found |= group
    return frozenset(found)


def depths(links: Links, order: Sequence[str]) -> dict[str, int]:
    """How many levels each name has, including itself. `order` is that of `walk`; back edges are ignored."""
    found: dict[str, int] = {}
    for name in order:
        found[name] = 1 + max((found.get(part, 0) for part in links.get(name, ())), default=0)
    return found


def twice_in(links: Links, most: int) -> tuple[str, str | None] | None:
    """A name that contains another in two ways, and that other; None where there is none.

    Where the names have more than `most` parts together, those of their parts counted, the one with which they do, and
    None. Nothing may contain itself.
    """
    inside = {part for parts in links.values() for part in parts}
    steps = 0
    for top in links:
        if top in inside:
            continue
        seen: set[str] = set()
        wait = [top]
        while wait:
            for part in links.get(wait.pop(), ()):
                if part in seen:
                    return top, part
                seen.add(part)
                wait.append(part)
            if steps + len(seen) > most:
                return top, None
        steps += len(seen)
    return None
