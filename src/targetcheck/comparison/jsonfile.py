"""A saved evaluation as JSON: its values as they stand, and which of them are read, by place."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Any, NoReturn

from targetcheck.errors import Phrase, say
from targetcheck.model.shapes import Either, Fields, Keys, ListOf, Refusal, Scalar, Shape
from targetcheck.model.text import decode
from targetcheck.model.unit import Unit, parse_unit
from targetcheck.named import NamedTuple

MOST_DIGITS = 1000
"""More digits than any saved evaluation has; longer numbers are refused, since arithmetic on them would hang."""
MOST_LEVELS = 60
"""Quorums in quorums; a target file cannot nest as deep."""


class Json(NamedTuple):
    """A value of a saved evaluation, and where it stands: verdicts[0].bound."""

    value: object
    place: str
    levels: int = 0

    @property
    def scalar(self) -> object:
        return self.value

    def listed(self) -> list[Json] | None:
        if self.levels >= MOST_LEVELS:
            raise _too_deep()
        if not isinstance(self.value, list):
            return None
        return [Json(item, f"{self.place}[{n}]", self.levels + 1) for n, item in enumerate(self.value)]

    def entries(self) -> Iterator[tuple[str, None, Json]] | None:
        if not isinstance(self.value, dict):
            return None
        return ((name, None, Json(item, f"{self.place}.{name}", self.levels)) for name, item in self.value.items())


def _one(*types: type, expected: Phrase, parse: Callable[[Any], object] = lambda value: value) -> Scalar:
    """A value of these types, or null."""
    return Scalar(lambda value: None if value is None else parse(value), (*types, type(None)), expected)


def _maybe(place: str, expected: Phrase) -> Either:
    return Either(_one(expected=expected), keys=Keys(place, _shape_of))


def _shape_of(place: str, name: str) -> Shape | None:
    return _SHAPES[place].get(name)


_TEXT = _one(str, expected=say("a text"))


def _unit(text: str) -> Unit | None:
    """The unit as saved; one that is not known is a kind of its own."""
    return (parse_unit(text) or Unit(text, text)) if text else None


_UNIT = _one(str, expected=say("a text"), parse=_unit)
_NUMBER = _one(Decimal, expected=say("a number"), parse=Fraction)
_NUMBER_OR_YES = _one(
    Decimal, bool, expected=say("a number"), parse=lambda value: value if isinstance(value, bool) else Fraction(value)
)
_REFERENCE = _maybe("reference", say("a reference"))
_VERDICTS = ListOf(Keys("verdict", _shape_of))
_SHAPES: dict[str, dict[str, Shape]] = {
    "": {"as_of": _TEXT, "verdicts": _VERDICTS},
    "verdict": {
        **dict.fromkeys(
            ("id", "name", "indicator", "area", "status", "level", "period", "reason", "change_from"), _TEXT
        ),
        "unit": _UNIT,
        "actual": _NUMBER_OR_YES,
        "bound": _maybe("bound", say("a bound")),
        "because": _VERDICTS,
        "progress": _maybe("progress", say("how a figure has moved")),
        "score": _maybe("score", say("the points of a target")),
    },
    "progress": {"method": _TEXT, "category": _TEXT, "value": _NUMBER, "reason": _TEXT},
    "score": {"points": _NUMBER, "of": _NUMBER, "rule": _TEXT},
    "bound": {
        **dict.fromkeys(("low", "high", "of"), _NUMBER),
        "value": _NUMBER_OR_YES,
        "form": _TEXT,
        "unit": _UNIT,
        "reference": _REFERENCE,
        "references": _maybe("references", say("a reference")),
    },
    "references": dict.fromkeys(("low", "high"), _REFERENCE),
    "reference": dict.fromkeys(("indicator", "area", "period"), _TEXT),
}
"""What is read of an evaluation, by place; other keys are passed over."""

MOST_VALUES = 5_000_000
"""A value takes some 150 bytes of memory; an evaluation has about 30 a verdict."""


class Fault(Exception):
    """Why a file is no evaluation; each becomes a problem of its file."""

    def __init__(self, code: str, message: Phrase, at: tuple[int, ...] = ()) -> None:
        super().__init__(str(message))
        self.code, self.message, self.at = code, message, at


class Strict:
    """The first value that does not fit ends the reading."""

    def misfit(self, node: Json, expected: Phrase, words: Iterable[str] = ()) -> NoReturn:
        raise Fault(
            "not-a-report", say("{place}: expected {expected}", place=node.place.lstrip("."), expected=expected)
        )

    def refused(self, node: Json, why: Refusal) -> None:
        raise Fault(why.code, why.message)

    def unknown(self, key: object, node: Json, place: str) -> None:
        pass

    def mistyped(self, key: object) -> bool:
        return False

    def count(self) -> int:
        return 0


def parsed(data: bytes) -> object:
    """The file's JSON, numbers exact. Raises Fault where it is none."""
    if sum(map(data.count, (b",", b"[", b"{"))) > MOST_VALUES:
        raise Fault("too-many", say("more than {n} keys and values in one file", n=MOST_VALUES))
    try:
        return json.loads(
            decode(data), object_pairs_hook=_once, parse_float=_number, parse_int=_number, parse_constant=_no_number
        )
    except UnicodeError:
        raise none_of_ours("bad-encoding") from None
    except json.JSONDecodeError as error:
        if error.pos == 0:
            raise none_of_ours("bad-json") from None
        message = say("no JSON from here on: {why}", why=error.msg)
        raise Fault("bad-json", message, (error.lineno, error.colno)) from None
    except RecursionError:
        raise _too_deep() from None


def fields_of(value: object) -> Fields:
    """What is read of an evaluation. Raises Fault for the first value that does not fit."""
    fields = Keys("", _shape_of).read(Json(value, ""), Strict())
    assert isinstance(fields, Fields)
    return fields


def none_of_ours(code: str = "not-a-report") -> Fault:
    return Fault(code, say("no evaluation of targetcheck; save one with: targetcheck evaluate -f json"))


def _too_deep() -> Fault:
    return Fault("bad-json", say("nested too deeply to be an evaluation"))


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """An object whose keys stand once: of two, nobody knows which was meant."""
    made: dict[str, object] = {}
    for name, value in pairs:
        if name in made:
            raise Fault("bad-json", say('the key "{key}" stands twice in one object', key=name))
        made[name] = value
    return made


def _number(text: str) -> Decimal:
    """The digits as they stand. A number that no evaluation writes would only cost time and memory later."""
    try:
        number = Decimal(text)
        if abs(number.adjusted()) <= MOST_DIGITS and int(number.as_tuple().exponent) >= -MOST_DIGITS:
            return number
    except InvalidOperation:
        pass
    raise Fault("bad-json", say("a number of more than {n} digits", n=MOST_DIGITS))


def _no_number(text: str) -> Decimal:
    raise Fault("bad-json", say('"{text}" is not a finite number', text=text))
