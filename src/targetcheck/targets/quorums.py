"""Quorums: members given by id become the targets they name, and sizes are counted before anything is expanded."""

from __future__ import annotations

from targetcheck.errors import Location, say
from targetcheck.model.target import Target
from targetcheck.model.text import NearMisses
from targetcheck.targets.graph import MOST_LEVELS, MOST_MEMBERS, depths, walk
from targetcheck.targets.reading import Book, Named

Members = dict[str, dict[str, tuple[Target, Location]]]
"""A target's id → its members by their ids, with the places where they are named."""


def resolve(book: Book) -> dict[str, Target]:
    """The targets with their members in them; unknown ids, circles and quorums without measure are problems."""
    members, inline = _members(book)
    links = {name: list(inside) for name, inside in members.items()}
    order, closing = walk(links)
    for name, part in closing:
        child, at = members[name].pop(part)
        links[name].remove(part)
        book.problem(at, "circle", say('"{id}" is a member of itself', id=child.local_id))
    if not _measured(book, links, order):
        return {}
    done: dict[str, Target] = {}
    for name in order:
        target = book.targets.get(name) or inline[name]
        done[name] = target._replace(of=tuple(done[part] for part in links.get(name, ())))
    return {name: done[name] for name in book.targets}


def _members(book: Book) -> tuple[Members, dict[str, Target]]:
    """The members of every target in file order, each once; and those of them that are written in a quorum."""
    suggest = NearMisses(t.local_id for t in book.targets.values())
    found: Members = {}
    inline: dict[str, Target] = {}
    wait = list(reversed(book.targets.values()))
    while wait:
        target = wait.pop()
        inside = found[target.id] = {}
        for member in book.members.get(target.id, ()):
            child = _find(book, target, member, suggest) if isinstance(member, Named) else member
            if child is None:
                continue
            if child.id in inside:
                message = say('"{name}" is listed twice', name=child.local_id)
                book.problem(member.at, "duplicate-member", message)
                continue
            inside[child.id] = child, member.at
            if isinstance(member, Target):
                _only(book, child, inline)
                wait.append(child)
    return found, inline


def _only(book: Book, child: Target, inline: dict[str, Target]) -> None:
    """A quorum's own member has an id of its own: q/x is the member x of q, or a target that calls itself q/x."""
    before = book.targets.get(child.id) or inline.setdefault(child.id, child)
    if before is not child:
        message = say('the id "{id}" is already taken in {at}; give one of them another "id"', id=child.local_id,
                      at=str(before.at))  # fmt: skip
        book.problem(child.at, "duplicate-id", message)


def _find(book: Book, target: Target, member: Named, suggest: NearMisses) -> Target | None:
    stem = target.id.partition("/")[0]
    found = book.targets.get(f"{stem}/{member.id}") or book.targets.get(member.id)
    if found is None:
        message = say('no target with the id "{id}"{hint}', id=member.id, hint=suggest(member.id))
        book.problem(member.at, "unknown-id", message)
    return found


def _measured(book: Book, links: dict[str, list[str]], order: list[str]) -> bool:
    """Whether the quorums are within bounds in depth and number; the first that is not becomes a problem."""
    levels = depths(links, order)
    sizes: dict[str, int] = {}
    for name in order:
        sizes[name] = sum(1 + sizes[part] for part in links.get(name, ()))
    total = 0
    for name, target in book.targets.items():
        total += sizes[name]
        if levels[name] > MOST_LEVELS:
            message = say("nested more than {n} levels deep", n=MOST_LEVELS)
            book.problem(target.at, "too-deep", message)
            return False
        if total > MOST_MEMBERS:
            message = say("with this quorum the run has more than {n} members, those of its members counted",
                          n=MOST_MEMBERS)  # fmt: skip
            book.problem(target.at, "too-many", message)
            return False
    return True
