"""Who has to hold for a quorum: the members of `each`, and how many of them `require` asks for (design §2)."""

from __future__ import annotations

import re

from targetcheck.errors import say
from targetcheck.model.columns import is_area
from targetcheck.model.target import Each, Require
from targetcheck.model.text import key
from targetcheck.targets.reading import Reading, text_of
from targetcheck.targets.schema import TargetKeys
from targetcheck.targets.yamlfile import Path


def named(each: Each | None) -> int | None:
    """How many members `each` names; None where it names none."""
    return len(each.members) if each and each.members is not None else None


def read_each(reading: Reading, value: str | dict[str, list[str]] | None, path: Path) -> Each | None:
    """Whose figures are judged one by one: a column, or its members by name."""
    if value is None:
        return None
    if isinstance(value, str):
        if not value.strip():
            reading.problem((*path, "each"), "bad-value", say('each needs a column, such as "area"'))
            return None
        return Each(key(value), None, is_area(value))
    if len(value) != 1:
        reading.problem((*path, "each"), "bad-value", say("each takes one column with its members"))
        return None
    name, listed = next(iter(value.items()))
    members = tuple(key(m) for m in listed)
    seen: set[str] = set()
    for i, member in enumerate(members):
        if member in seen:
            message = say('"{name}" is listed twice', name=member)
            reading.problem((*path, "each", name, i), "duplicate-member", message)
        seen.add(member)
    return Each(key(name), members, is_area(name))


_OF = re.compile(r"([0-9]+)\s*(?:of|/)\s*([0-9]+)")


def read_require(reading: Reading, keys: TargetKeys, path: Path, members: int | None) -> Require:
    """How many must hold; more than there are members is a problem where the members are named."""
    text = text_of(keys.require)
    here = (*path, "require")
    if text is None:
        return Require()
    if keys.of is None and keys.each is None:
        reading.problem(here, "bad-value", say('"require" needs members: "of" or "each"'), key=True)
        return Require()
    word = key(text).casefold()
    if word in ("all", "any"):
        return Require() if word == "all" else Require(count=1)
    if found := _OF.fullmatch(word):
        require = Require(int(found[1][:9]), int(found[2][:9]))
    elif word.isascii() and word.isdigit():
        require = Require(int(word[:9]))
    elif word.endswith(("%", "‰")):
        share = reading.share(text, here)
        if share is not None and not 0 < share <= 1:
            reading.problem(here, "bad-value", say("a share of the members lies above 0 % and up to 100 %"))
        return Require(share=share)
    else:
        message = say('"{text}" is not all, any, a number, "48 of 52" or a share with %', text=text)
        reading.problem(here, "bad-value", message)
        return Require()
    n = members if members is not None else require.of
    if require.count == 0:
        reading.problem(here, "bad-value", say("a quorum of 0 would always hold"))
    elif members is not None and require.of not in (None, members):
        message = say("{of:member|members} announced, {n} named", of=require.of, n=members)
        reading.problem(here, "quorum-size", message)
    elif n is not None and require.count is not None and require.count > n:
        message = say("{k} of {n} can never hold", k=require.count, n=n)
        reading.problem(here, "quorum-size", message)
    return require
