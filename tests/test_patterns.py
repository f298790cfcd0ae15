"""Patterns said to be Chinese fit no text in ASCII, which is why they are not asked about one."""

from __future__ import annotations

import importlib
import pkgutil
import re
from typing import Any

import pytest

import targetcheck
from targetcheck.model import pattern

parse = importlib.import_module("re._parser").parse


def _chinese() -> dict[str, Any]:
    found = {}
    for module in pkgutil.walk_packages(targetcheck.__path__, "targetcheck."):
        if module.name.rpartition(".")[2] != "__main__" and not module.name.startswith("targetcheck.actuals.on_"):
            for name, value in vars(importlib.import_module(module.name)).items():
                if isinstance(value, pattern._Chinese):
                    found[f"{module.name}.{name}"] = value
    return found


def _needs_chinese(parts: Any) -> bool:
    """Whether whatever fits holds a sign beyond ASCII, by how `re` reads the pattern."""
    return any(_is_chinese(str(op), argument) for op, argument in parts)


def _is_chinese(op: str, argument: Any) -> bool:
    if op == "LITERAL":
        return bool(argument > 127)
    if op == "IN":
        return all(str(kind) in ("LITERAL", "RANGE") and _lowest(value) > 127 for kind, value in argument)
    if op == "BRANCH":
        return all(map(_needs_chinese, argument[1]))
    if op == "SUBPATTERN":
        return _needs_chinese(argument[3])
    if op in ("MAX_REPEAT", "MIN_REPEAT"):
        return argument[0] > 0 and _needs_chinese(argument[2])
    return False


def _lowest(value: Any) -> int:
    return int(value[0] if isinstance(value, tuple) else value)


@pytest.mark.parametrize("name", sorted(_chinese()))
def test_what_is_called_chinese_needs_a_chinese_sign(name: str) -> None:
    written, flags = _chinese()[name].compiled._written
    assert _needs_chinese(parse(written, flags))


@pytest.mark.parametrize(("written", "needs"), [
    ("累计|年初", True), ("全[省市]?", True), ("(?:上年|去年).*", True), ("合计|total", False), ("合?计?", False), ("[^a]计?", False), ("(?!省)a", False),
])  # fmt: skip
def test_the_look_at_patterns_itself(written: str, needs: bool) -> None:
    assert _needs_chinese(parse(written, 0)) is needs
    assert needs or re.search(written, "a total") or re.search(written, "")
