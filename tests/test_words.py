"""Every phrase that a person is shown exists in both languages, with the same values in it."""

from __future__ import annotations

import ast
import string
from pathlib import Path

import pytest

import targetcheck
from targetcheck.errors import say
from targetcheck.model.verdict import Status
from targetcheck.phrases import words
from targetcheck.phrases.chinese import CHINESE
from targetcheck.phrases.english import ENGLISH

ROOT = Path(targetcheck.__file__).parent
SPEAKERS = {"table", "names", "word"}
"""What a phrase is asked of, beside `words(lang)`; of `self.say` the key is put together."""


def _asked() -> tuple[set[str], set[str], set[str]]:
    """The templates of sentences, the keys of phrases, and every text, that stand in the code."""
    sentences, keys, constants = set(), set(), set()
    for path in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and "phrases" not in path.parts:
                constants.add(node.value)
            if not isinstance(node, ast.Call) or not node.args:
                continue
            first, called = node.args[0], node.func
            text = first.value if isinstance(first, ast.Constant) else None
            if isinstance(called, ast.Name) and called.id == "say":
                assert text, f"{path.name}:{node.lineno}: a sentence is written where it arises"
                sentences.add(text)
            name = called.id if isinstance(called, ast.Name) else getattr(called, "attr", "")
            if isinstance(called, ast.Call) and getattr(called.func, "id", "") == "words":
                name = "table"
            if isinstance(text, str) and name in SPEAKERS:
                keys.add(text)
    return sentences, keys, constants


SENTENCES, KEYS, TEXTS = _asked()


def _fields(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def test_every_phrase_has_its_chinese() -> None:
    assert sorted((SENTENCES | KEYS | set(ENGLISH)) - set(CHINESE)) == []


def test_no_phrase_is_left_over() -> None:
    assert sorted(set(CHINESE) - TEXTS - set(ENGLISH) - {""}) == []


@pytest.mark.parametrize("key", sorted(CHINESE))
def test_both_name_the_same_values(key: str) -> None:
    english, chinese = _fields(ENGLISH.get(key, key)), _fields(CHINESE[key])
    sentence = key.startswith("brief ")  # which is put together in another way in each language
    assert english == chinese or (key in ENGLISH and (sentence or english <= chinese or chinese <= english))


def test_every_status_has_its_word() -> None:
    assert set(ENGLISH) >= set(Status)


@pytest.mark.parametrize(
    ("n", "english", "chinese"),
    [(0, "no target in 0 files", "0个文件中没有目标"), (1, "no target in 1 file", "1个文件中没有目标"), (2, "no target in 2 files", "2个文件中没有目标")],
)  # fmt: skip
def test_a_noun_is_in_the_number_of_its_count(n: int, english: str, chinese: str) -> None:
    phrase = say("no target in {n:file|files}", n=n)
    assert (str(phrase), words("en").say(phrase), words("zh").say(phrase)) == (english, english, chinese)
    assert words("en")("no target in {n:file|files}", n=n) == english
