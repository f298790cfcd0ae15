"""How wide a text stands in a terminal, and where its lines may break."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import category, east_asian_width

_TOKEN = re.compile(
    r"""“[^”]{1,24}” | "[^"]{1,48}"            # names in quotes
      | \d{4}年(?:\d{1,2}(?:[—–-]\d{1,2})?月(?:\d{1,2}日)?)?   # periods
      | [^\s，。；：、（）“”"]*[./][^\s，。；、（）“”"]*   # paths, ids, decimals
      | [!-~\u00a0]+ | \s | .                   # words, spaces, characters""",
    re.VERBOSE,
)
_CLOSING = frozenset("，。；：、！？）》”’%％‰…")
_OPENING = frozenset("（《“‘")


def fold(text: str, width: int) -> list[str]:
    """The text in lines of so many places; what is in quotes, a path, an id, a period and a number are not cut if they fit."""
    lines, line, used, width = [], "", 0, max(width, 2)
    for piece in _pieces(text):
        size = places(piece)
        if used + size > width and line.strip():
            lines.append(line.rstrip())
            line, used, piece = "", 0, piece.lstrip(" ")
            size = places(piece)
        while size > width:
            head = _cut(piece, width)
            lines.append(head)
            piece = piece[len(head) :]
            size = places(piece)
        line += piece
        used += size
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def _pieces(text: str) -> Iterator[str]:
    """What stays on one line; a sign that closes stays with what is before it, one that opens with what follows."""
    held = ""
    for token in _TOKEN.findall(text):
        if held and (token[0] in _CLOSING or held[-1] in _OPENING):
            held += token
            continue
        if held:
            yield held
        held = token
    if held:
        yield held


def _cut(text: str, width: int) -> str:
    """As much of the text as fits, one character at least."""
    used, end = 0, 0
    for end, sign in enumerate(text):
        used += places(sign)
        if used > width and end:
            return text[:end]
    return text[: end + 1]


def places(text: str) -> int:
    """How many places of a terminal a text takes: a Chinese character takes two, an accent none."""
    if text.isascii():
        return len(text)
    return sum(_places(sign) for sign in text)


def _places(sign: str) -> int:
    if east_asian_width(sign) in "WF":
        return 2
    return 0 if category(sign) in ("Mn", "Me", "Cf") else 1
