"""YAML read as text: every scalar stays the characters that were written, and every node knows its place.

Built from the parser's events, so that nothing is resolved (1:20 is not 80, NO is not false) and what target files may
not hold (anchors, tags, merge keys, a second document, deep nesting) is seen before anything is made of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from targetcheck.errors import NOTHING, Location, Phrase, Problem, say
from targetcheck.model.pattern import pattern
from targetcheck.targets import slips
from targetcheck.targets.graph import MOST_LEVELS
from targetcheck.targets.unreadable import LONGEST_LOOKED_AT, indented_by_wide_spaces, why_unreadable

MOST_VALUES = 1_000_000
"""Keys and values of a file: a hundred thousand targets, and what still fits into the memory of a small computer."""

_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class Node:
    """A scalar (`text`), a list (`items`) or a mapping (`keys` beside `items`), with the place where it begins.

    `numbers` says which of its items stands under a key, so that a hundred thousand keys are still looked up at once.
    """

    __slots__ = ("at", "items", "keys", "numbers", "quoted", "text")

    def __init__(
        self, at: Location, text: str | None = None, *, quoted: bool = False, keys: list[Node] | None = None
    ) -> None:
        self.at, self.text, self.quoted, self.keys = at, text, quoted, keys
        self.items: list[Node] = []
        self.numbers: dict[str, int] = {}

    @property
    def scalar(self) -> str | None:
        return self.text

    def listed(self) -> list[Node] | None:
        if self.text is None and self.keys is None:
            return self.items
        return None

    def entries(self) -> Iterator[tuple[str, Node, Node]] | None:
        if self.keys is None:
            return None
        return zip(self.numbers, self.keys, self.items, strict=True)

    def entry(self, name: str) -> tuple[Node, Node] | None:
        """The key and the value under a name."""
        number = self.numbers.get(name)
        if self.keys is None or number is None:
            return None
        return self.keys[number], self.items[number]


_TAB_BEHIND = pattern(r"(?<=[:,])\t")
"""A tab behind a colon or comma, which libyaml takes for a space and the pure-Python loader does not."""


class _Refused(Exception):
    def __init__(self, at: Location, code: str, message: Phrase) -> None:
        self.problem = Problem(at, code, message)


def read_yaml(text: str, file: str) -> tuple[Node | None, list[Problem]]:
    """The file's one mapping, and every problem that its form already shows."""
    problems = indented_by_wide_spaces(text, file)
    if problems:
        return None, problems
    try:
        root = _build(_events(_TAB_BEHIND.sub(" ", text), file, _Loader), problems)
    except _Refused as refused:
        return None, [*problems, refused.problem]
    except (yaml.YAMLError, ValueError, OverflowError) as error:  # the pure-Python loader gives "\U00110000" to chr()
        return None, [*problems, *why_unreadable(text, file, _stopped(error, text))]
    if root is None or (root.text is not None and not root.text.strip() and not root.quoted):
        return None, [*problems, Problem(Location(file, 1, 1), "empty-file", say("the file is empty"))]
    if root.keys is None:
        slip = slips.in_line(root.text or "")
        if slip is not None:
            return None, [*problems, Problem(further(root.at, slip.at), "not-a-mapping", slip.message)]
        return None, [*problems, Problem(root.at, "not-a-mapping", say('expected a mapping with "targets:" in it'))]
    return root, problems


def further(at: Location, more: int) -> Location:
    """A place so many characters to the right."""
    return at._replace(column=(at.column or 1) + more)


def _events(text: str, file: str, loader: Any) -> Iterator[tuple[yaml.Event, Location]]:
    """The parser's events with their places, as long as they are neither too deep nor too many."""
    depth, values = 0, 0
    end: yaml.Mark | Any = None
    try:
        for event in yaml.parse(text, Loader=loader):
            mark, end = event.start_mark, event.end_mark
            at = Location(file, mark.line + 1, mark.column + 1) if mark else Location(file)
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            values += isinstance(event, yaml.NodeEvent)
            if depth > MOST_LEVELS:
                raise _too_deep(at)
            if values > MOST_VALUES:
                raise _Refused(at, "too-many", say("more than {n} keys and values in one file", n=MOST_VALUES))
            yield event, at
    except yaml.YAMLError as error:
        opening = None if end is None else _opening(text, file, end, MOST_LEVELS - depth)
        if opening is not None:
            raise _too_deep(opening) from error
        raise


def _too_deep(at: Location) -> _Refused:
    return _Refused(at, "too-deep", say("nested more than {n} levels deep", n=MOST_LEVELS))


def _opening(text: str, file: str, after: yaml.Mark, more: int) -> Location | None:
    """The bracket that goes too deep, where libyaml refuses a thousand of them before they become events.

    It looks ahead only as far as a key may be long, so that they stand close together and in the line of the last event.
    """
    for found in re.finditer(r"[\[\]{}]", text[after.index : after.index + 2048]):
        more += 1 if found[0] in "]}" else -1
        if more < 0:
            return Location(file, after.line + 1, after.column + found.end())
    return None


def _build(events: Iterator[tuple[yaml.Event, Location]], problems: list[Problem]) -> Node | None:
    """The tree of the first document."""
    root: Node | None = None
    stack: list[Node] = []
    pending: list[Node | None] = []
    documents = 0
    for event, at in events:
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise _Refused(
                    at, "second-document", say("a second YAML document (---) begins here; use a second file")
                )
        elif isinstance(event, yaml.CollectionEndEvent):
            stack.pop()
            pending.pop()
        elif isinstance(event, yaml.NodeEvent):
            node = _node(event, at, problems)
            if not stack:
                root = root or node
            else:
                _attach(stack[-1], node, pending, problems)
            if node.text is None:
                stack.append(node)
                pending.append(None)
    return root


def _attach(parent: Node, node: Node, pending: list[Node | None], problems: list[Problem]) -> None:
    if parent.keys is None:
        parent.items.append(node)
    elif pending[-1] is None:
        pending[-1] = node
    else:
        key = pending[-1]
        pending[-1] = None
        _put(parent, key, node, problems)


def _put(mapping: Node, key: Node, value: Node, problems: list[Problem]) -> None:
    assert mapping.keys is not None
    if key.text is None:
        problems.append(Problem(key.at, "bad-key", say("a key must be a plain word")))
        return
    if key.text == "<<" and not key.quoted:
        problems.append(Problem(key.at, "merge-key", say("merge keys (<<) are not part of target files")))
        return
    if (before := mapping.entry(key.text)) is not None:
        hint = NOTHING
        if key.text in ("id", "indicator"):
            hint = say('; a new target begins with "- "')
        message = say('the key "{key}" stands here a second time; first in line {line}{hint}', key=key.text,
                      line=before[0].at.line or 0, hint=hint)  # fmt: skip
        problems.append(Problem(key.at, "duplicate-key", message))
        return
    mapping.numbers[key.text] = len(mapping.keys)
    mapping.keys.append(key)
    mapping.items.append(value)


def _node(event: yaml.Event, at: Location, problems: list[Problem]) -> Node:
    if isinstance(event, yaml.AliasEvent):
        problems.append(Problem(at, "alias", say('"*" begins a YAML alias; put the value in quotes, or write it out')))
        return Node(at, text="")
    if getattr(event, "anchor", None) is not None:
        message = say('"&" begins a YAML anchor; put the value in quotes, or write it out')
        problems.append(Problem(at, "anchor", message))
    tag = getattr(event, "tag", None)
    if tag is not None:
        problems.append(Problem(at, "tag", say('"!" begins a YAML tag ({tag}); put the value in quotes', tag=tag)))
    if isinstance(event, yaml.ScalarEvent):
        return Node(at, text=event.value, quoted=event.style in ("'", '"'))
    if isinstance(event, yaml.MappingStartEvent):
        return Node(at, keys=[])
    return Node(at)


def _stopped(error: yaml.YAMLError | ValueError | OverflowError, text: str) -> tuple[int, int] | None:
    """Where reading stopped, from 0: where the pure-Python loader stops, so that it is the same without libyaml."""
    mark: Any = _mark(error)
    if len(text) <= LONGEST_LOOKED_AT:
        end = None
        try:
            for event in yaml.parse(text, Loader=yaml.BaseLoader):
                end = event.end_mark
        except yaml.YAMLError as again:
            mark = _mark(again)
        except (ValueError, OverflowError):
            mark = end
    return None if mark is None else (mark.line, mark.column)


def _mark(error: Exception) -> Any:
    return getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
