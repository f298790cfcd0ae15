"""Does a file have the keys of the schema? Pydantic's findings as problems with place and suggestion."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from targetcheck.errors import NOTHING, Phrase, Problem, say
from targetcheck.model.text import near_miss
from targetcheck.targets.schema import (
    AggregateKeys,
    BaselineKeys,
    BoundKeys,
    IndicatorKeys,
    ReferenceKeys,
    TargetKeys,
)
from targetcheck.targets.yamlfile import Node, Path

Keys = TypeVar("Keys", bound=BaseModel)
Suggest = Callable[[str, Iterable[str]], Phrase]

MOST_HINTED = 1000
"""After so many problems none is told with what was perhaps meant: each costs a look at every key."""

# What people write for a key of ours.
_MEANT = {
    "owner": "responsible", "department": "responsible", "责任科室": "responsible", "metric": "indicator",
    "kpi": "indicator", "指标": "indicator", "min": "at_least", "minimum": "at_least", "max": "at_most",
    "maximum": "at_most", "less_than": "below", "more_than": "above", "greater_than": "above", "equal": "equals",
    "deadline": "by", "due": "by", "region": "area", "地区": "area", "year": "period", "base": "baseline",
    "group_by": "each", "filter": "where", "description": "note", "comment": "note", "goal": "at_least",
    "threshold": "at_least", "year_on_year": "change_from", "不低于": "at_least", "不超过": "at_most",
}  # fmt: skip


def check(model: type[Keys], node: Node, problems: list[Problem], data: object = None) -> tuple[Keys | None, bool]:
    """A node as the model, and whether it was clean.

    What is wrong is noted and left out, so that the rest is still read and its problems found too; None where nothing
    of it can be read.
    """
    data = node.data() if data is None else data
    try:
        return model.model_validate(data), True
    except ValidationError as error:
        paths = []
        for found in error.errors(include_url=False, include_context=True):
            path = _real(data, found["loc"])
            problems.append(_problem(node, path, found, model, hint=len(problems) < MOST_HINTED))
            paths.append(path)
    for path in sorted(set(paths), key=_place, reverse=True):  # the last item of a list first
        _leave_out(data, path)
        node.leave_out(path)
    try:
        return (None if () in paths else model.model_validate(data)), False
    except ValidationError:
        return None, False


def _place(path: Path) -> list[tuple[bool, str | int]]:
    """What orders paths, whose names are texts in mappings and numbers in lists."""
    return [(isinstance(name, int), name) for name in path]


def _leave_out(data: Any, path: Path) -> None:
    for name in path[:-1]:
        data = data[name]
    if path:
        del data[path[-1]]


def _real(data: Any, loc: Iterable[str | int]) -> Path:
    """The location without the names of union branches, which pydantic mixes in."""
    path: list[str | int] = []
    for name in loc:
        inside = name in data if isinstance(data, dict) else isinstance(data, list) and name in range(len(data))
        if inside:
            path.append(name)
            data = data[name]
    return tuple(path)


def _problem(node: Node, path: Path, found: Any, model: type[BaseModel], *, hint: bool) -> Problem:
    kind, value = found["type"], found.get("input")
    if kind == "extra_forbidden":
        return _unknown_key(node, path, value, model, suggest=near_miss if hint else _no_hint)
    at = node.locate(path)
    if kind == "literal_error":
        choices = str(found["ctx"]["expected"]).replace("'", '"')
        known = [c.strip('" ') for c in choices.replace(" or ", ",").split(",")]
        nearest = near_miss(value, known) if hint and isinstance(value, str) else NOTHING
        message = say("expected {choices}, found {found}{hint}", choices=choices, found=_found(value), hint=nearest)
        return Problem(at, "bad-value", message)
    expected = {"list_type": say("a list"), "dict_type": say("a mapping"), "model_type": say("a mapping")}
    message = say(
        "expected {expected}, found {found}",
        expected=expected.get(kind, say("a single value")),
        found=_found(value),
    )
    return Problem(at, "bad-value", message)


def _no_hint(text: str, known: Iterable[str]) -> Phrase:
    return NOTHING


def _found(value: object) -> Phrase:
    if isinstance(value, dict):
        return say("a mapping")
    if isinstance(value, list):
        return say("a list")
    return say('"{text}"', text=str(value)) if value != "" else say("nothing")


def _unknown_key(node: Node, path: Path, value: object, model: type[BaseModel], suggest: Suggest) -> Problem:
    name = str(path[-1]) if path else ""
    at = node.locate(path, key=True)
    if value == "" and name[:1].isdigit():
        message = say('the value before was split at its comma; put it in quotes, or write it without ("{text}")',
                      text=f"…,{name}")  # fmt: skip
        return Problem(at, "unknown-key", message)
    known = list(_model_at(path[:-1], model).model_fields)
    meant = _MEANT.get(name.casefold())
    hint = say('; did you mean "{name}"?', name=meant) if meant in known else suggest(name, known)
    if hint is NOTHING and name == "unit":
        hint = say("; the unit is written with the bound (at_least: 95%) or under the indicator")
    return Problem(at, "unknown-key", say('unknown key "{key}"{hint}', key=name, hint=hint))


_INSIDE: dict[str, type[BaseModel]] = {
    "of": TargetKeys,
    "targets": TargetKeys,
    "baseline": BaselineKeys,
    "aggregate": AggregateKeys,
    "indicators": IndicatorKeys,
    "where": BoundKeys,
    **dict.fromkeys(BoundKeys.model_fields, ReferenceKeys),
}


def _model_at(path: Path, root: type[BaseModel]) -> type[BaseModel]:
    """Which keys are known at a path."""
    for name in reversed(path):
        if name in _INSIDE:
            return _INSIDE[str(name)]
    return root
