"""Declared shapes: how what stands in a file becomes plain values, and who is told where it does not fit.

Target files (YAML) and saved evaluations (JSON) are read by the same shapes.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from enum import Enum
from typing import Any, Protocol

from targetcheck.errors import Phrase, say
from targetcheck.named import NamedTuple


class Node(Protocol):
    """A value in a file: a scalar, a list or a mapping."""

    @property
    def scalar(self) -> object:
        """What a scalar says; for anything else no text and no number."""

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

    def misfit(self, node: Any, expected: Phrase, words: Collection[str] = ()) -> Misfit:
        """The value is of another shape, or none of these words."""

    def refused(self, node: Any, why: Refusal) -> None:
        """The text cannot be understood."""

    def unknown(self, key: Any, node: Any, place: str) -> None:
        """A key that is not declared for this place."""

    def mistyped(self, key: Any) -> bool:
        """Whether a name of the file's own, under which nothing is written, is a slip of the hand; if so it is told."""

    def count(self) -> int:
        """How often something did not fit so far."""


class Shape(Protocol):
    """How a value is read: None where nothing is said or the text is refused, MISFIT where another shape stands there."""

    def read(self, node: Any, told: Teller) -> Any: ...


SINGLE, LIST, MAPPING = say("a single value"), say("a list"), say("a mapping")


class Scalar(NamedTuple):
    """A value of one of these types, which `parse` understands or refuses."""

    parse: Callable[[Any], object]
    types: type | tuple[type, ...] = str
    expected: Phrase = SINGLE

    def read(self, node: Node, told: Teller) -> Any:
        written = node.scalar
        if not isinstance(written, self.types):
            return told.misfit(node, self.expected)
        value = self.parse(written)
        if isinstance(value, Refusal):
            told.refused(node, value)
            return None
        return value


class Word(NamedTuple):
    """One of a few words, each with its value; words of one value mean the same.

    `expected` says to a person what is expected; it is needed where all words mean the same.
    """

    words: Mapping[str, object]
    expected: Phrase | None = None

    def read(self, node: Node, told: Teller) -> Any:
        word = node.scalar
        if not isinstance(word, str) or word not in self.words:
            return told.misfit(node, self.expected or self._choice(), self.words)
        return self.words[word]

    def _choice(self) -> Phrase:
        same: dict[object, list[str]] = {}
        for word, value in self.words.items():
            same.setdefault(value, []).append(word)
        shown = []
        for word, *others in same.values():
            if others:
                shown.append(say('"{text}" ({others})', text=word, others=others))
            else:
                shown.append(say('"{text}"', text=word))
        return say("{words} or {last}", words=shown[:-1], last=shown[-1])


class ListOf(NamedTuple):
    """A list; an item of another shape stands in it as None."""

    item: Shape
    expected: Phrase = LIST
    number: int | None = None
    """How many it takes, where that is fixed; who reads the list says what is wrong with another number."""

    def read(self, node: Node, told: Teller) -> Any:
        nodes = node.listed()
        if nodes is None:
            return told.misfit(node, self.expected)
        values = [self.item.read(one, told) for one in nodes]
        return [None if value is MISFIT else value for value in values]


class Either(NamedTuple):
    """A scalar, or where that is declared a list or a mapping."""

    scalar: Shape
    many: Shape | None = None
    keys: Shape | None = None

    def read(self, node: Node, told: Teller) -> Any:
        if self.many is not None and node.listed() is not None:
            return self.many.read(node, told)
        if self.keys is not None and node.entries() is not None:
            return self.keys.read(node, told)
        return self.scalar.read(node, told)


class Fields(dict[str, Any]):
    """The values of a mapping by their names, and the mapping itself, which knows their places.

    A key whose value is of another shape is not in it.
    """

    node: Any
    sound: bool
    """Whether everything in it, however deep, fits."""
    whole: bool
    """Whether all its keys are declared and their values of the declared shapes; the texts may still be refused."""


class Keys(NamedTuple):
    """A mapping: the shape of each key, by the place where it stands; None for a key that is not declared there."""

    place: str
    shape_of: Callable[[str, str], Shape | None]
    expected: Phrase = MAPPING

    def read(self, node: Node, told: Teller) -> Fields | Misfit:
        entries = node.entries()
        if entries is None:
            return told.misfit(node, self.expected)
        before = told.count()
        fields = Fields()
        fields.node, fields.whole = node, True
        for name, key, node_of_value in entries:
            shape, value = self.shape_of(self.place, name), MISFIT
            if shape is None:
                told.unknown(key, node_of_value, self.place)
            elif self.place or node_of_value.scalar != "" or not told.mistyped(key):
                value = shape.read(node_of_value, told)
            if value is MISFIT:
                fields.whole = False
            else:
                fields[name] = value
        fields.sound = told.count() == before
        return fields


def mapping_of(shape: Shape) -> Keys:
    """A mapping whose keys are names that the file chooses."""
    return Keys("", lambda place, name: shape)
