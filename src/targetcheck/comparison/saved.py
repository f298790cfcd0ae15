"""A saved `evaluate -f json` read back: what two evaluations are compared by, exact, whatever else is in the file.

Its sentences, which another language may have written, are retold in the reader's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any, TypeVar

from targetcheck.comparison.jsonfile import Fault, Json, Strict, fields_of, none_of_ours, parsed
from targetcheck.errors import Location, Phrase, Problem, TargetcheckError, say
from targetcheck.model.bound import QUORUM
from targetcheck.model.period_text import parse_period
from targetcheck.model.quantity import exact_text, shown
from targetcheck.model.shapes import Fields
from targetcheck.model.target import BINDING, EXPECTED
from targetcheck.model.verdict import Points, Status
from targetcheck.phrases import LANGUAGES, Words, words
from targetcheck.phrases.chinese import CHINESE
from targetcheck.reports.dates import period_text
from targetcheck.reports.line import BOUND_KEYS, Line, LineBound, LineEnd, LineProgress, LineReference

VERSION = 1

Part = TypeVar("Part")


@dataclass(frozen=True, slots=True)
class Saved:
    """One saved evaluation."""

    path: str
    as_of: str | None
    verdicts: tuple[Line, ...]


def read_saved(files: Iterable[tuple[str, bytes]]) -> list[Saved]:
    """The evaluations in these files, each a path and bytes. Raises TargetcheckError with every problem."""
    saved: list[Saved] = []
    problems: list[Problem] = []
    for path, data in files:
        try:
            saved.append(_document(path, parsed(data)))
        except Fault as fault:
            problems.append(Problem(Location(path, *fault.at), fault.code, fault.message))
    if problems:
        raise TargetcheckError(problems)
    return saved


def _document(path: str, value: object) -> Saved:
    version = value.get("version") if isinstance(value, dict) and "verdicts" in value else None
    if not isinstance(version, Decimal):
        raise none_of_ours()
    if version != VERSION:
        message = say("an evaluation of version {found}; this targetcheck reads version {known}", found=str(version),
                      known=VERSION)  # fmt: skip
        raise Fault("not-a-report", message)
    fields = fields_of(value)
    verdicts = tuple(map(_verdict, fields["verdicts"]))
    for name, times in Counter(verdict.id for verdict in verdicts).items():
        if times > 1:
            raise Fault("not-a-report", say('the id "{id}" stands in it {n} times', id=name, n=times))
    return Saved(path, fields.get("as_of"), verdicts)


def _needed(fields: Fields, name: str, words: Container[str], expected: Phrase) -> Any:
    """A value that has to be there and, where they are given, be one of these words."""
    value = fields.get(name)
    if not value or (words and value not in words):
        Strict().misfit(Json(value, f"{fields.node.place}.{name}"), expected)
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
        bound=_part(fields.get("bound"), _bound),
        change=fields.get("change_from") is not None,
        because=tuple(map(_verdict, fields.get("because", ()))),
        told=frozenset(["progress"] if fields.get("progress") is not None else []),
        progress=_part(fields.get("progress"), _progress),
        points=_part(fields.get("score"), _points),
    )


def _part(fields: Fields | None, read: Callable[[Fields], Part]) -> Part | None:
    return None if fields is None else read(fields)


def _progress(fields: Fields) -> LineProgress:
    return LineProgress(fields.get("method") or "", fields.get("category"), fields.get("value"), fields.get("reason"))


def _points(fields: Fields) -> Points:
    of = fields.get("of")
    if not isinstance(of, Fraction):
        Strict().misfit(fields.node, say("the points of a target"))
    return Points(fields.get("points"), of, fields.get("rule") or "")


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
            Strict().misfit(fields.node, say("a bound"))
        written = "?" if value is None else _written(value)
        ends.append(LineEnd(value, written, unit, _part(references.get(key), _reference)))
    return LineBound(form, tuple(ends), unit)


ROUNDED_WHEN_SAVED = 12
"""A value with so many decimals, such as that of 1:1.2, was rounded when it was saved."""


def _written(value: Fraction) -> str:
    text = exact_text(value)
    return shown(value, 4) if len(text.partition(".")[2]) >= ROUNDED_WHEN_SAVED else text


def _reference(fields: Fields) -> LineReference:
    return LineReference(fields.get("indicator"), fields.get("area"), fields.get("period"))


_FIELD = re.compile(r"\{\{|\}\}|\{(\w+)(?::([^}]*))?\}")
_PERIODS = {"period", "periods", "span", "latest", "then", "tile"}
"""Values of phrases that are periods."""
_LEAST_LETTERS = 3
"""A template with fewer letters of its own would fit any sentence."""


def retold(text: str, table: Words) -> str:
    """The sentence in this language; one that no phrase makes stays as it is."""
    for pattern, key in _patterns(words(next(other for other in LANGUAGES if other != table.lang))):
        found = pattern.fullmatch(text)
        if found is not None:
            values: dict[str, object] = {}
            for name, value in found.groupdict().items():
                if name in _PERIODS:
                    values[name] = _periods(value, table)
                else:
                    values[name] = int(value) if value.isdecimal() else retold(value, table)
            return table(key, **values)
    listed = re.split(", |、", text)
    if len(listed) > 1:
        return table(", ").join(retold(item, table) for item in listed)
    return text


def _periods(text: str, table: Words) -> str:
    periods = [(item, parse_period(item)) for item in re.split(", |、", text)]
    return table(", ").join(item if period is None else period_text(period, table) for item, period in periods)


@cache
def _patterns(table: Words) -> list[tuple[re.Pattern[str], str]]:
    """What each phrase of a language looks like when it is filled, the most telling first, and its key."""
    templates = sorted(((table.template(key), key) for key in CHINESE), key=lambda pair: -len(_own(pair[0])))
    return [(_pattern(template), key) for template, key in templates if len(_own(template)) >= _LEAST_LETTERS]


def _own(template: str) -> str:
    return re.sub(r"\W|\d", "", _FIELD.sub("", template))


def _pattern(template: str) -> re.Pattern[str]:
    parts, at, named = [], 0, set()
    for field in _FIELD.finditer(template):
        parts.append(re.escape(template[at : field.start()]))
        at = field.end()
        name, spec = field[1], field[2]
        if name is None:
            parts.append(re.escape(field[0][0]))
        elif name in named:
            parts.append(f"(?P={name})")
        else:
            named.add(name)
            one, bar, several = (spec or "").partition("|")
            nouns = f" (?:{re.escape(one)}|{re.escape(several)})" if bar else ""
            any_text = ".*" if name == "hint" else ".+"  # a hint may be none
            parts.append(rf"(?P<{name}>\d+){nouns}" if spec else f"(?P<{name}>{any_text})")
    return re.compile("".join([*parts, re.escape(template[at:])]), re.DOTALL)
