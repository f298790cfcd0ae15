"""A saved `evaluate -f json` read back: what two evaluations are compared by, exact, whatever else is in the file."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from targetcheck.errors import Location, Phrase, Problem, TargetcheckError, say
from targetcheck.model.bound import ACHIEVED, FORMS, QUORUM
from targetcheck.model.target import BINDING, EXPECTED
from targetcheck.model.text import decode
from targetcheck.model.verdict import Status

VERSION = 1
MOST_DIGITS = 1000
"""More digits than this no evaluation writes, and working with them would take for ever."""
MOST_LEVELS = 100
"""Quorums in quorums; a target file cannot nest as deep."""

BOUND_KEYS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(FORMS, ("value",)), "between": ("low", "high"), QUORUM: ("value", "of"), ACHIEVED: (),
}  # fmt: skip
"""A bound's form → the keys of its numbers."""


@dataclass(frozen=True, slots=True)
class SavedBound:
    """A bound as saved; an end is None where it was announced without a number or its reference has none."""

    form: str
    ends: tuple[Decimal | None, ...]
    unit: str | None
    reference: tuple[str | None, str | None, str | None] | None
    """Indicator, area and period of the figure compared with."""


@dataclass(frozen=True, slots=True)
class SavedVerdict:
    """What a comparison needs of one verdict."""

    id: str
    name: str
    indicator: str | None
    area: str | None
    status: Status
    level: str
    period: str | None
    actual: Decimal | bool | None
    unit: str | None
    bound: SavedBound | None
    reason: str | None
    change: bool
    """Whether the figure is a change since another period."""
    because: tuple[SavedVerdict, ...]


@dataclass(frozen=True, slots=True)
class Saved:
    """One saved evaluation."""

    path: str
    as_of: str | None
    verdicts: tuple[SavedVerdict, ...]


def read_saved(files: Iterable[tuple[str, bytes]]) -> list[Saved]:
    """The evaluations in these files, each given as its path and its bytes. Raises TargetcheckError with every problem."""
    found: list[Saved] = []
    problems: list[Problem] = []
    for path, data in files:
        try:
            found.append(_document(path, _parsed(data)))
        except _Fault as fault:
            problems.append(Problem(Location(path, *fault.at), fault.code, fault.message))
    if problems:
        raise TargetcheckError(problems)
    return found


class _Fault(Exception):
    """Why a file is no evaluation; each becomes a problem of its file."""

    def __init__(self, code: str, message: Phrase, at: tuple[int, ...] = ()) -> None:
        super().__init__(str(message))
        self.code, self.message, self.at = code, message, at


def _parsed(data: bytes) -> object:
    try:
        return json.loads(decode(data), parse_float=_number, parse_int=_number, parse_constant=_no_number)
    except UnicodeError:
        raise _Fault("bad-encoding", say("neither UTF-8, GB18030 nor UTF-16 text; save it as UTF-8")) from None
    except json.JSONDecodeError as error:
        message = say("no JSON from here on: {why}", why=error.msg)
        raise _Fault("bad-json", message, (error.lineno, error.colno)) from None
    except RecursionError:
        raise _too_deep() from None


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
    if not isinstance(value, dict) or not isinstance(version, Decimal):
        raise _Fault("not-a-report", say("no evaluation of targetcheck; save one with: targetcheck evaluate -f json"))
    if version != VERSION:
        message = say(
            "an evaluation of version {found}; this targetcheck reads version {known}",
            found=str(version),
            known=VERSION,
        )
        raise _Fault("not-a-report", message)
    return Saved(path, _text(value, "as_of", ""), _verdicts(value, "verdicts", "", 1))


def _wrong(place: str, expected: Phrase) -> _Fault:
    return _Fault("not-a-report", say("{place}: expected {expected}", place=place.lstrip("."), expected=expected))


def _verdicts(holder: dict[str, Any], key: str, place: str, depth: int) -> tuple[SavedVerdict, ...]:
    items, place = holder.get(key, []), f"{place}.{key}"
    if not isinstance(items, list):
        raise _wrong(place, say("a list"))
    if depth > MOST_LEVELS:
        raise _too_deep()
    return tuple(_verdict(item, f"{place}[{i}]", depth) for i, item in enumerate(items))


def _verdict(item: object, place: str, depth: int) -> SavedVerdict:
    if not isinstance(item, dict):
        raise _wrong(place, say("a verdict"))
    identity = _text(item, "id", place)
    if not identity:
        raise _wrong(f"{place}.id", say("a text"))
    status = _text(item, "status", place)
    if status not in list(Status):
        raise _wrong(f"{place}.status", say("one of {words}", words=" ".join(Status)))
    level = _text(item, "level", place) or BINDING
    if level not in (BINDING, EXPECTED):
        raise _wrong(f"{place}.level", say("one of {words}", words=f"{BINDING} {EXPECTED}"))
    actual = item.get("actual")
    return SavedVerdict(
        id=identity,
        name=_text(item, "name", place) or identity,
        indicator=_text(item, "indicator", place),
        area=_text(item, "area", place),
        status=Status(status),
        level=level,
        period=_text(item, "period", place),
        actual=actual if isinstance(actual, bool) else _amount(item, "actual", place),
        unit=_text(item, "unit", place),
        bound=_bound(item, place),
        reason=_text(item, "reason", place),
        change=item.get("change_from") is not None,
        because=_verdicts(item, "because", place, depth + 1),
    )


def _bound(item: dict[str, Any], place: str) -> SavedBound | None:
    bound, place = item.get("bound"), f"{place}.bound"
    if bound is None:
        return None
    form = bound.get("form") if isinstance(bound, dict) else None
    if not isinstance(bound, dict) or not isinstance(form, str) or form not in BOUND_KEYS:
        raise _wrong(place, say("a bound"))
    ends = tuple(_amount(bound, key, place) for key in BOUND_KEYS[form])
    if form == QUORUM and None in ends:
        raise _wrong(place, say("a bound"))
    return SavedBound(form, ends, _text(bound, "unit", place), _reference(bound, place))


def _reference(bound: dict[str, Any], place: str) -> tuple[str | None, str | None, str | None] | None:
    found, place = bound.get("reference"), f"{place}.reference"
    if found is None:
        return None
    if not isinstance(found, dict):
        raise _wrong(place, say("a reference"))
    indicator, area, period = (_text(found, key, place) for key in ("indicator", "area", "period"))
    return indicator, area, period


def _text(holder: dict[str, Any], key: str, place: str) -> str | None:
    found = holder.get(key)
    if found is not None and not isinstance(found, str):
        raise _wrong(f"{place}.{key}", say("a text"))
    return found


def _amount(holder: dict[str, Any], key: str, place: str) -> Decimal | None:
    found = holder.get(key)
    if found is not None and not isinstance(found, Decimal):
        raise _wrong(f"{place}.{key}", say("a number"))
    return found
