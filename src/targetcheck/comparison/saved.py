"""A saved `evaluate -f json` read back: what two evaluations are compared by, exact, whatever else is in the file."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Any, NamedTuple

from targetcheck.errors import Location, Phrase, Problem, TargetcheckError, say
from targetcheck.model.bound import QUORUM
from targetcheck.model.quantity import exact_text
from targetcheck.model.shapes import Either, Fields, Keys, ListOf, Misfit, Refusal, Scalar, Shape
from targetcheck.model.target import BINDING, EXPECTED
from targetcheck.model.text import decode
from targetcheck.model.unit import Unit, parse_unit
from targetcheck.model.verdict import Points, Status
from targetcheck.reports.line import BOUND_KEYS, Line, LineBound, LineEnd, LineProgress, LineReference

VERSION = 1
MOST_DIGITS = 1000
"""More digits than any saved evaluation has; longer numbers are refused, since arithmetic on them would hang."""
MOST_LEVELS = 60
"""Quorums in quorums; a target file cannot nest as deep."""


@dataclass(frozen=True, slots=True)
class Saved:
    """One saved evaluation."""

    path: str
    as_of: str | None
    verdicts: tuple[Line, ...]


class _Json(NamedTuple):
    """A value of a saved evaluation, and where it stands: verdicts[0].bound."""

    value: object
    place: str
    levels: int = 0

    @property
    def scalar(self) -> object:
        return self.value

    def listed(self) -> list[_Json] | None:
        if self.levels >= MOST_LEVELS:
            raise _too_deep()
        if not isinstance(self.value, list):
            return None
        return [_Json(item, f"{self.place}[{n}]", self.levels + 1) for n, item in enumerate(self.value)]

    def entries(self) -> Iterator[tuple[str, None, _Json]] | None:
        if not isinstance(self.value, dict):
            return None
        return ((name, None, _Json(item, f"{self.place}.{name}", self.levels)) for name, item in self.value.items())


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


class _Fault(Exception):
    """Why a file is no evaluation; each becomes a problem of its file."""

    def __init__(self, code: str, message: Phrase, at: tuple[int, ...] = ()) -> None:
        super().__init__(str(message))
        self.code, self.message, self.at = code, message, at


class _Strict:
    """The first value that does not fit ends the reading."""

    def misfit(self, node: _Json, expected: Phrase, words: Iterable[str] = ()) -> Misfit:
        raise _Fault(
            "not-a-report", say("{place}: expected {expected}", place=node.place.lstrip("."), expected=expected)
        )

    def refused(self, node: _Json, why: Refusal) -> None:
        raise _Fault(why.code, why.message)

    def unknown(self, key: object, node: _Json, place: str) -> None:
        pass

    def mistyped(self, key: object) -> bool:
        return False

    def count(self) -> int:
        return 0


def read_saved(files: Iterable[tuple[str, bytes]]) -> list[Saved]:
    """The evaluations in these files, each a path and bytes. Raises TargetcheckError with every problem."""
    saved: list[Saved] = []
    problems: list[Problem] = []
    for path, data in files:
        try:
            saved.append(_document(path, _parsed(data)))
        except _Fault as fault:
            problems.append(Problem(Location(path, *fault.at), fault.code, fault.message))
    if problems:
        raise TargetcheckError(problems)
    return saved


def _parsed(data: bytes) -> object:
    try:
        return json.loads(decode(data), parse_float=_number, parse_int=_number, parse_constant=_no_number)
    except UnicodeError:
        raise _none_of_ours("bad-encoding") from None
    except json.JSONDecodeError as error:
        if error.pos == 0:
            raise _none_of_ours("bad-json") from None
        message = say("no JSON from here on: {why}", why=error.msg)
        raise _Fault("bad-json", message, (error.lineno, error.colno)) from None
    except RecursionError:
        raise _too_deep() from None


def _none_of_ours(code: str = "not-a-report") -> _Fault:
    return _Fault(code, say("no evaluation of targetcheck; save one with: targetcheck evaluate -f json"))


def _too_deep() -> _Fault:
    return _Fault("bad-json", say("nested too deeply to be an evaluation"))


def _number(text: str) -> Decimal:
    """The digits as they stand. A number that no evaluation writes would only cost time and memory later."""
    try:
        number = Decimal(text)
        if abs(number.adjusted()) <= MOST_DIGITS and int(number.as_tuple().exponent) >= -MOST_DIGITS:
            return number
    except InvalidOperation:
        pass
    raise _Fault("bad-json", say("a number of more than {n} digits", n=MOST_DIGITS))


def _no_number(text: str) -> Decimal:
    raise _Fault("bad-json", say('"{text}" is not a finite number', text=text))


def _document(path: str, value: object) -> Saved:
    version = value.get("version") if isinstance(value, dict) and "verdicts" in value else None
    if not isinstance(version, Decimal):
        raise _none_of_ours()
    if version != VERSION:
        message = say("an evaluation of version {found}; this targetcheck reads version {known}", found=str(version),
                      known=VERSION)  # fmt: skip
        raise _Fault("not-a-report", message)
    fields = Keys("", _shape_of).read(_Json(value, ""), _Strict())
    assert isinstance(fields, Fields)
    verdicts = tuple(map(_verdict, fields["verdicts"]))
    for name, times in Counter(verdict.id for verdict in verdicts).items():
        if times > 1:
            raise _Fault("not-a-report", say('the id "{id}" stands in it {n} times', id=name, n=times))
    return Saved(path, fields.get("as_of"), verdicts)


def _needed(fields: Fields, name: str, words: Container[str], expected: Phrase) -> Any:
    """A value that has to be there and, where they are given, be one of these words."""
    value = fields.get(name)
    if not value or (words and value not in words):
        _Strict().misfit(_Json(value, f"{fields.node.place}.{name}"), expected)
    return value


def _word(fields: Fields, name: str, words: Sequence[str]) -> str:
    return str(_needed(fields, name, words, say("one of {words}", words=" ".join(words))))


def _verdict(fields: Fields) -> Line:
    identity = _needed(fields, "id", (), say("a text"))
    fields["level"] = fields.get("level") or BINDING
    return Line(
        id=identity,
        name=fields.get("name") or identity,
        indicator=fields.get("indicator"),
        area=fields.get("area"),
        period=fields.get("period"),
        status=Status(_word(fields, "status", tuple(Status))),
        level=_word(fields, "level", (BINDING, EXPECTED)),
        actual=fields.get("actual"),
        unit=fields.get("unit"),
        reason=fields.get("reason"),
        bound=_bound(fields["bound"]) if fields.get("bound") is not None else None,
        change=fields.get("change_from") is not None,
        because=tuple(map(_verdict, fields.get("because", ()))),
        told=frozenset(["progress"] if fields.get("progress") is not None else []),
        progress=_progress(fields.get("progress")),
        points=_points(fields.get("score")),
    )


def _progress(fields: Fields | None) -> LineProgress | None:
    if fields is None:
        return None
    return LineProgress(fields.get("method") or "", fields.get("category"), fields.get("value"), fields.get("reason"))


def _points(fields: Fields | None) -> Points | None:
    if fields is None:
        return None
    of = fields.get("of")
    if isinstance(of, Fraction):
        return Points(fields.get("points"), of, fields.get("rule") or "")
    _Strict().misfit(fields.node, say("the points of a target"))
    return None


def _bound(fields: Fields) -> LineBound:
    form = _needed(fields, "form", BOUND_KEYS, say("a bound"))
    keys, unit = BOUND_KEYS[form], fields.get("unit")
    references = fields.get("references")
    if references is None:  # as it was saved before each end had its own
        references = dict.fromkeys(keys[:1], fields.get("reference"))
    ends = []
    for key in keys:
        value = fields.get(key)
        if isinstance(value, bool) or (form == QUORUM and value is None):
            _Strict().misfit(fields.node, say("a bound"))
        written = "?" if value is None else exact_text(value)
        ends.append(LineEnd(value, written, unit, _reference(references.get(key))))
    return LineBound(form, tuple(ends), unit)


def _reference(fields: Fields | None) -> LineReference | None:
    if fields is None:
        return None
    return LineReference(fields.get("indicator"), fields.get("area"), fields.get("period"))
