"""Who has to hold for a quorum: the members of `each`, and how many of them `require` asks for (design §2)."""

from __future__ import annotations

from targetcheck.errors import Phrase, say
from targetcheck.model.columns import is_area
from targetcheck.model.shapes import Fields
from targetcheck.model.target import Each, Require
from targetcheck.model.text import key
from targetcheck.targets.reading import Reading, key_place, place


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
        reading.book.problem(place(fields, "each"), "bad-value", say("each takes one column with its members"))
        return None
    name, members = next(iter(value.items()))
    seen: set[str] = set()
    for member, node in zip(members or (), value.node.items[0].items, strict=False):
        if member in seen:
            reading.book.problem(node.at, "duplicate-member", say('"{name}" is listed twice', name=member))
        seen.add(member)
    return Each(key(name), tuple(member for member in members or () if member), is_area(name))


def read_require(reading: Reading, fields: Fields, each: Each | None) -> Require:
    """How many must hold; more than there are members is a problem where the members are named."""
    require: Require | None = fields.get("require")
    if require is None:
        return Require()
    if "of" not in fields and "each" not in fields:
        alone = say('"require" needs members: "of" or "each"')
        reading.book.problem(key_place(fields, "require"), "bad-value", alone)
        return Require()
    members = _count(fields, each)
    most = require.of
    if members is not None:
        most = members
    message: Phrase | None = None
    if members is not None and require.of not in (None, members):
        message = say("{of:member|members} announced, {n} named", of=require.of, n=members)
    elif most is not None and require.count is not None and require.count > most:
        message = say("{k} of {n} can never hold", k=require.count, n=most)
    if message is not None:
        reading.book.problem(place(fields, "require"), "quorum-size", message)
    return require


def _count(fields: Fields, each: Each | None) -> int | None:
    """How many members are named; None where they are not."""
    if "of" in fields:
        return len(fields["of"])
    if each is None or each.members is None:
        return None
    return len(each.members)
