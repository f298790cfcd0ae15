"""Every sentence that a person is shown exists in both languages, with the same values in it."""

from __future__ import annotations

import ast
import string
from pathlib import Path

import pytest

import targetcheck
from targetcheck.model.verdict import Status
from targetcheck.phrases import _WORDS, STATUS_WORDS
from targetcheck.phrases.chinese import CHINESE

ROOT = Path(targetcheck.__file__).parent


def _templates() -> dict[str, str]:
    found = {}
    for path in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "say":
                first = node.args[0]
                assert isinstance(first, ast.Constant), (
                    f"{path.name}:{node.lineno}: a sentence is written where it arises"
                )
                found[first.value] = path.name
    return found


def _fields(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def test_every_sentence_has_its_chinese() -> None:
    assert sorted(set(_templates()) - set(CHINESE)) == []


def test_no_chinese_without_its_sentence() -> None:
    assert sorted(set(CHINESE) - set(_templates()) - {""}) == []


@pytest.mark.parametrize("template", sorted(CHINESE))
def test_both_name_the_same_values(template: str) -> None:
    assert _fields(template) == _fields(CHINESE[template])


@pytest.mark.parametrize("key", sorted(_WORDS))
def test_phrases_name_the_same_values(key: str) -> None:
    english, chinese = _WORDS[key]
    assert _fields(english) <= _fields(chinese) or _fields(chinese) <= _fields(english)


def test_every_status_has_its_word() -> None:
    assert list(STATUS_WORDS) == list(Status)
    assert all(en and zh for en, zh in STATUS_WORDS.values())
