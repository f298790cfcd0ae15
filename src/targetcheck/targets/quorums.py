"""Quorums: who has to hold and how many (`each`, `require`, design §2), members by id as the targets that they name, and sizes,
which are counted before anything is expanded."""

from __future__ import annotations

from targetcheck.errors import Location, Phrase, say
from targetcheck.model.columns import is_area
from targetcheck.model.shapes import Fields
from targetcheck.model.target import Each, Require, Target
from targetcheck.model.text import NearMisses, key
from targetcheck.targets.graph import MOST_LEVELS, MOST_MEMBERS, depths, walk
from targetcheck.targets.reading import Book, Named, Reading, key_place, place

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
                book.problem(member.at, "duplicate-member", say('"{name}" is listed twice', name=child.local_id))
                continue
            inside[child.id] = child, member.at
            if isinstance(member, Target):
                # A member has an id of its own: q/x is the member x of q, or a target that calls itself q/x.
                book.claim(child, inline)
                wait.append(child)
    return found, inline


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
            book.problem(target.at, "too-deep", say("nested more than {n} levels deep", n=MOST_LEVELS))
            return False
        if total > MOST_MEMBERS:
            message = say("with this quorum the run has more than {n} members, those of its members counted",
                          n=MOST_MEMBERS)  # fmt: skip
            book.problem(target.at, "too-many", message)
            return False
    return True


def read_each(reading: Reading, fields: Fields) -> Each | None:
    """Whose figures are judged one by one: a column, or its members by name."""
    value = fields.get("each")
    if value is None:
        return None
    if not isinstance(value, Fields):
        return Each(value, None, is_area(value))
    if not value.whole:
        return None
    if len(value) != 1:
        reading.problem(place(fields, "each"), "bad-value", say("each takes one column with its members"))
        return None
    name, members = next(iter(value.items()))
    seen: set[str] = set()
    for member, node in zip(members or (), value.node.items[0].items, strict=False):
        if member in seen:
            reading.problem(node.at, "duplicate-member", say('"{name}" is listed twice', name=member))
        seen.add(member)
    return Each(key(name), tuple(member for member in members or () if member), is_area(name))


def read_require(reading: Reading, fields: Fields, each: Each | None) -> Require:
    """How many must hold; more than there are members is a problem where the members are named."""
    require: Require | None = fields.get("require")
    if require is None:
        return Require()
    if "of" not in fields and "each" not in fields:
        alone = say('"require" needs members: "of" or "each"')
        reading.problem(key_place(fields, "require"), "bad-value", alone)
        return Require()
    members: int | None = None
    if "of" in fields:
        members = len(fields["of"])
    elif each is not None and each.members is not None:
        members = len(each.members)
    most = require.of if members is None else members
    message: Phrase | None = None
    if members is not None and require.of not in (None, members):
        message = say("{of:member|members} announced, {n} named", of=require.of, n=members)
    elif most is not None and require.number is not None and require.number > most:
        message = say("{k} of {n} can never hold", k=require.number, n=most)
    if message is not None:
        reading.problem(place(fields, "require"), "quorum-size", message)
    return require
