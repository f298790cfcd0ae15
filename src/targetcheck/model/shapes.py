"""Declared shapes: what may stand in a file, read into plain values, and told where it does not fit.

Target files (YAML) and saved evaluations (JSON) are read by the same shapes. A shape also says itself as JSON Schema, so
that what editors are told and what is read cannot differ.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, NamedTuple, Protocol

from targetcheck.errors import Phrase, say

Schema = dict[str, Any]


class Node(Protocol):
    """A value in a file: a scalar, a list or a mapping."""

    @property
    def scalar(self) -> object:
        """The text or number; None for a list or a mapping."""

    def listed(self) -> Sequence[Node] | None:
        """The values of a list; None for anything else."""

    def entries(self) -> Iterable[tuple[str, Any, Any]] | None:
        """Name, key and value of each entry of a mapping; None for anything else."""


class Misfit(Enum):
    """What a value of another shape is read as."""

    MISFIT = 0


MISFIT = Misfit.MISFIT


class Refusal(NamedTuple):
    """Why a text cannot be understood."""

    code: str
    message: Phrase


class Teller(Protocol):
    """Who is told what does not fit."""

    def misfit(self, node: Any, expected: Phrase, words: Iterable[str] = ()) -> Misfit:
        """The value is of another shape, or none of these words."""

    def refused(self, node: Any, why: Refusal) -> None:
        """The text cannot be understood."""

    def unknown(self, key: Any, node: Any, keys: Keys) -> None:
        """A key that is not declared."""

    def count(self) -> int:
        """How often something did not fit so far."""


class Shape(Protocol):
    """How a value is read: None where nothing is said or the text is refused, MISFIT where another shape stands there."""

    def read(self, node: Any, told: Teller) -> Any: ...

    def schema(self) -> Schema: ...


def as_written(text: str) -> str | None:
    """The text itself; None for a blank one."""
    return text if text.strip() else None


@dataclass(frozen=True)
class Text:
    """A text that `parse` understands or refuses."""

    parse: Callable[[str], object] = as_written
    expected: Phrase = say("a single value")

    def read(self, node: Node, told: Teller) -> Any:
        text = node.scalar
        if not isinstance(text, str):
            return told.misfit(node, self.expected)
        value = self.parse(text)
        if isinstance(value, Refusal):
            told.refused(node, value)
            return None
        return value

    def schema(self) -> Schema:
        types = ["string", "number", "boolean"]
        return {"type": types if isinstance(self.parse(""), Refusal) else [*types, "null"]}


@dataclass(frozen=True)
class Word:
    """One of a few words, each with its value; words of one value mean the same."""

    words: Mapping[str, object]

    def read(self, node: Node, told: Teller) -> Any:
        word = node.scalar
        if not isinstance(word, str) or word not in self.words:
            return told.misfit(node, self._choice(), self.words)
        return self.words[word]

    def _choice(self) -> Phrase:
        first: dict[object, str] = {}
        same: dict[str, list[str]] = {}
        for word, value in self.words.items():
            if value in first:
                same[first[value]].append(word)
            else:
                first[value] = word
                same[word] = []
        shown = []
        for word, others in same.items():
            if others:
                shown.append(say('"{text}" ({others})', text=word, others=others))
            else:
                shown.append(say('"{text}"', text=word))
        return say("{words} or {last}", words=shown[:-1], last=shown[-1]) if shown[1:] else shown[0]

    def schema(self) -> Schema:
        if set(self.words) <= {"true", "false"}:
            return {"enum": [word == "true" for word in self.words]}
        return {"enum": list(self.words)}


@dataclass(frozen=True)
class ListOf:
    """A list; an item that does not fit stands in it as None."""

    item: Shape

    def read(self, node: Node, told: Teller) -> Any:
        nodes = node.listed()
        if nodes is None:
            return told.misfit(node, say("a list"))
        values = [self.item.read(one, told) for one in nodes]
        return [None if value is MISFIT else value for value in values]

    def schema(self) -> Schema:
        return {"type": "array", "items": self.item.schema()}


@dataclass(frozen=True)
class Either:
    """A text, or where that is declared a list or a mapping."""

    text: Shape
    many: Shape | None = None
    keys: Shape | None = None

    def read(self, node: Node, told: Teller) -> Any:
        if self.many is not None and node.listed() is not None:
            return self.many.read(node, told)
        if self.keys is not None and node.entries() is not None:
            return self.keys.read(node, told)
        return self.text.read(node, told)

    def schema(self) -> Schema:
        return {"anyOf": [shape.schema() for shape in (self.text, self.many, self.keys) if shape is not None]}


class Fields(dict[str, Any]):
    """The values of a mapping by their names, and the mapping itself, which knows their places.

    A key whose value is of another shape is not in it.
    """

    node: Any
    sound: bool
    """Whether everything in it, however deep, fits."""
    whole: bool
    """Whether all its keys are declared and their values of the declared shapes; the texts may still be refused."""


@dataclass(frozen=True)
class MappingOf:
    """A mapping whose keys are names that the file chooses."""

    value: Shape

    def read(self, node: Node, told: Teller) -> Fields | Misfit:
        return _read(node, told, lambda name: self.value, None)

    def schema(self) -> Schema:
        return {"type": "object", "additionalProperties": self.value.schema()}


@dataclass(frozen=True)
class Keys:
    """A mapping with the keys that are declared for this place, which `shapes` gives."""

    place: str
    shapes: Callable[[str], Mapping[str, Shape]]

    def read(self, node: Node, told: Teller) -> Fields | Misfit:
        return _read(node, told, self.shapes(self.place).get, self)

    def schema(self) -> Schema:
        return {"$ref": f"#/$defs/{self.place}"}


def _read(node: Node, told: Teller, shape_of: Callable[[str], Shape | None], keys: Keys | None) -> Fields | Misfit:
    entries = node.entries()
    if entries is None:
        return told.misfit(node, say("a mapping"))
    before = told.count()
    fields = Fields()
    fields.node, fields.whole = node, True
    for name, key, node_of_value in entries:
        shape, value = shape_of(name), MISFIT
        if shape is not None:
            value = shape.read(node_of_value, told)
        elif keys is not None:
            told.unknown(key, node_of_value, keys)
        if value is MISFIT:
            fields.whole = False
        else:
            fields[name] = value
    fields.sound = told.count() == before
    return fields
