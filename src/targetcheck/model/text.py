"""Characters as people write them, read as plain ones, and bytes as offices save them, read as text."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Literal
from unicodedata import category

from targetcheck.errors import NOTHING, Phrase, say

if TYPE_CHECKING:
    from collections.abc import Iterable

# Full-width forms are typed by every Chinese input method. NFKC is not used: it would read "10²" as 102 and "①" as 1.
_PLAIN = {c: c - 0xFEE0 for c in range(0xFF01, 0xFF5F)} | str.maketrans(
    "−﹣﹪∶\u3000\u00a0\u2009\u202f", "--%:    ", "\u200b\u200e\u200f\ufeff"
)


def plain(text: str) -> str:
    """The text with full-width digits and signs as their plain forms, and without space around it."""
    return text.strip() if text.isascii() else text.translate(_PLAIN).strip()


def key(text: str) -> str:
    """How two spellings of a name are recognised as one: plain characters, composed, single spaces.

    A space between Chinese characters never tells names apart: 云　县 is two characters set as wide as three.
    """
    name, *words = plain(_composed(text, "NFC")).split() or [""]
    for word in words:
        name += word if _is_chinese(name[-1]) and _is_chinese(word[0]) else f" {word}"
    return name


def _is_chinese(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff"


def header_key(text: str) -> str:
    """How a column heading is recognised: case and spaces aside."""
    return "".join(plain(_composed(text, "NFKC")).split()).casefold()


def _composed(text: str, form: Literal["NFC", "NFKC"]) -> str:
    """Characters and their marks in one piece, whichever way they were typed.

    NFKC also reads ① as 1 and ² as 2: right where names are compared, wrong in what may be a number.
    """
    if text.isascii():
        return text
    from unicodedata import normalize  # loaded where a name is not ASCII

    return normalize(form, text)


LONGEST_MEANT = 100
"""Characters of a name that may be a misspelling: looking for a nearer one takes the square of its length."""


def near_miss(text: str, known: Iterable[str]) -> Phrase:
    """`; did you mean "…"?` for the known name nearest to the text, or an empty phrase."""
    if len(text) > LONGEST_MEANT:
        return NOTHING
    from difflib import get_close_matches  # rarely needed, and slow to load

    close = get_close_matches(text, [name for name in known if len(name) <= LONGEST_MEANT], n=1, cutoff=0.6)
    return say('; did you mean "{name}"?', name=close[0]) if close else NOTHING


MOST_MEANT, MOST_KNOWN = 100, 10_000


class NearMisses:
    """`near_miss` among names that a file may have thousands of, for the first texts: each is held against every name, and
    whoever has mended so many finds the rest."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known, self._left = known, MOST_MEANT
        self._listed: list[str] | None = None

    def __call__(self, text: str) -> Phrase:
        if self._left <= 0:
            return NOTHING
        self._left -= 1
        if self._listed is None:
            self._listed = list(islice(self._known, MOST_KNOWN))
        return near_miss(text, self._listed)


_ANSWERS = {
    word: answer
    for answer, words in (
        (True, "是 yes y true 达标 已达标 达到 已达到 完成 已完成 创成 已创成 通过 已通过 √ ✓ ✔"),
        (False, "否 no n false 未达标 不达标 未完成 没有完成 未创成 未通过 × ✗ ✘"),
    )
    for word in words.split()
}


def yes_or_no(text: str) -> bool | None:
    """What a milestone's cell says; None for anything else."""
    return _ANSWERS.get(plain(text).casefold())


def encodings(head: bytes) -> tuple[str, ...]:
    """The encodings to try on a file that begins with these bytes, best first."""
    if head.startswith(b"\xef\xbb\xbf"):
        return ("utf-8-sig",)
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ("utf-16",)
    return ("utf-8", "gb18030")


def decode(data: bytes) -> str:
    """The text of a file saved as UTF-8, UTF-16 with its mark, or GB18030. Raises UnicodeError when it is none."""
    for encoding in encodings(data[:4]):
        try:
            return data.decode(encoding)
        except UnicodeError:
            continue
    raise UnicodeError("neither UTF-8 nor GB18030")


_UNSEEN_KINDS = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Controls, formats such as direction marks, halves of characters, line and paragraph ends."""


def counting_order(text: str) -> tuple[tuple[str, int], ...]:
    """What names are sorted by so that numbers in them count: 第2卫生院 stands before 第10卫生院."""
    pieces = re.findall(r"([^0-9]*)([0-9]*)", text)
    return tuple((words, int(number or 0)) for words, number in pieces)


def unusable(char: str) -> bool:
    """Whether no cell or file name may hold it: it acts on what shows it, or is no character at all."""
    return category(char) in _UNSEEN_KINDS or ord(char) & 0xFFFE == 0xFFFE
