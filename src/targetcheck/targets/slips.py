"""What a tired hand types instead of YAML, and what to write: looked for where a file is no YAML, or says something odd.

The place and the words are ours, so that they are the same whichever YAML library is installed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from targetcheck.errors import Phrase, say
from targetcheck.targets.keys import KEYS

WIDE_SPACE = "\u3000\u00a0\u2000-\u200b\u202f\ufeff"
_START = r"^[ \t]*(?:-[ \t]*)?"
_IN_FLOW = r"[{,，;；、] *"
_WORD = r"""[^\s:：,，;；、{}\[\]"'#=-][^\s:：,，{}\[\]=]*"""


class Slip(NamedTuple):
    """A slip of the hand: its place in a text, and what to say about it."""

    at: int
    message: Phrase


def _colon(found: re.Match[str]) -> Phrase:
    return say(
        'after "{key}" stands a full-width colon (：); write a plain one and a space: "{key}: "', key=found["word"]
    )


def _comma(found: re.Match[str]) -> Phrase:
    return say('"{sign}" is no YAML comma; write ", "', sign=found["at"])


def _bracket(found: re.Match[str]) -> Phrase:
    plain = found["at"].translate(str.maketrans("［］｛｝【】", "[]{}[]"))
    return say('the bracket {sign} is full-width; write "{plain}"', sign=found["at"], plain=plain)


def _no_space(found: re.Match[str]) -> Phrase:
    return say('after the colon a space is missing: "{key}: "', key=found["word"])


def _no_colon(found: re.Match[str]) -> Phrase:
    return say('after "{key}" a colon is missing: "{key}: "', key=found["word"])


def _dash(found: re.Match[str]) -> Phrase:
    return say('a list item begins with a plain minus and a space: "- "')


def _tab(found: re.Match[str]) -> Phrase:
    return say("a tab; indent with spaces")


def _wide_space(found: re.Match[str]) -> Phrase:
    return say("a full-width or no-break space; indent with plain spaces")


def _sign(found: re.Match[str]) -> Phrase:
    if found["at"] == ">":
        return say(
            "the comparison is said by the key (at_least, at_most, above, below), not by a sign before the number"
        )
    return say('a value that begins with "{sign}" needs quotes', sign=found["at"])


def _after_quote(found: re.Match[str]) -> Phrase:
    return say("a value that begins with a quote ends with it; put other quotes around the whole of it")


def _second_colon(found: re.Match[str]) -> Phrase:
    return say('a second ": " in one line; put the value in quotes')


@cache
def _patterns() -> list[tuple[re.Pattern[str], Callable[[re.Match[str]], Phrase]]]:
    """What each slip looks like in a line (`at` is its place, `word` the key before it), and how it is told; the surest first."""
    words = {word for key in KEYS for word in (key.name, *key.also.split())}
    known = "(?:" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + ")"
    rows = (
        (rf"^[ \t]*(?P<at>[{WIDE_SPACE}])[\s{WIDE_SPACE}]*(?:- |{known} *[:：])", _wide_space),
        (r"^ *(?:- *)?(?P<at>\t)[ \t]*(?=[^\s#])", _tab),
        (rf"(?:{_START}(?P<word>{_WORD}))(?P<at>：)", _colon),
        (rf"(?:{_IN_FLOW}(?P<word>{known}))(?P<at>：)", _colon),
        (rf"(?P<at>[，；;、]) *(?:{known}) *[:：]", _comma),
        (rf"(?:{_START}|{_IN_FLOW})(?P<word>{known})(?P<at>:)(?=[^\s:/])", _no_space),
        (rf"^ *(?P<at>-)(?=[{{\[]|{_WORD}[:：])", _dash),
        (rf"^ *(?P<at>[－—–•·*]) *{_WORD}[:：]", _dash),
        (r"(?:^|[:,\[{-]) *(?P<at>[［【｛])", _bracket),
        (r"(?P<at>[］】｝])(?= *(?:[,\]}]|$))", _bracket),
        (rf"{_START}(?P<word>{known})(?P<at>[ =]+)[^\s:：=]", _no_colon),
        (r"[:,\[{-] +(?P<at>[*&!%@`]|[?](?!\S)|[>|](?![+-]?[0-9]?[+-]? *(?:#|$)))", _sign),
        (r"""[:,\[{-] +(?:"[^"]*"|'[^']*')(?P<at>)(?=[^\s,\]}:#"'])""", _after_quote),
        (rf"""{_START}{_WORD}: +[^"'{{\[#|>\s].*?(?P<at>:)(?: |$)""", _second_colon),
    )
    return [(re.compile(pattern), told) for pattern, told in rows]


SURE = 9
"""So many of the patterns are slips in any text, and not only in a line that cannot be read."""


def in_line(line: str, most: int | None = None) -> Slip | None:
    """The surest slip of a line, or of a text that stands where something else should."""
    for pattern, told in _patterns()[:most]:
        found = pattern.search(line)
        if found is not None:
            return Slip(found.start("at"), told(found))
    return None


_WIDE_INDENTATION = re.compile(rf"^[ \t]*[{WIDE_SPACE}]", re.MULTILINE)


def in_indentation(text: str) -> Iterator[tuple[int, Slip]]:
    """Lines that begin with another than a plain space, which YAML takes for the beginning of a word."""
    if _WIDE_INDENTATION.search(text) is None:
        return
    for number, line in enumerate(text.splitlines()):
        slip = in_line(line, 1)
        if slip is not None:
            yield number, slip


LOOKED_BACK = 3
"""Lines before the one that cannot be read in which the slip may stand; and on, as long as each has one."""


def in_text(text: str, line: int) -> Iterator[tuple[int, Slip]]:
    """The slips that make a text unreadable in this line (from 0), with their lines."""
    lines = text.splitlines()
    opened = _never_closed(lines)
    if opened is not None:
        slip = in_line(lines[opened[0]])
        yield opened[0], slip if slip is not None and slip.at > opened[1].at else opened[1]
        return
    left, told = LOOKED_BACK, False
    for number in range(min(line, len(lines) - 1), -1, -1):
        slip = in_line(lines[number]) if lines[number].strip() else None
        if slip is not None:
            told = True
            yield number, slip
        elif told or left == 0:
            break
        elif lines[number].strip():
            left -= 1
    if not told and 0 <= line < len(lines):
        aside = _not_aligned(lines, line)
        if aside is not None:
            yield line, aside


_TOKEN = re.compile(r"""(?P<quote>(?<![^\s:,\[{-])["'])|(?P<open>[\[{])|(?P<close>[\]}])|(?P<comment>(?<!\S)#.*)""")
_PAIRS = {"]": "[", "}": "{"}
_BLOCK = re.compile(r"[:-] +[|>][+-]?[0-9]?[+-]?\s*(?:#.*)?$")


def _never_closed(lines: list[str]) -> tuple[int, Slip] | None:
    """The line and place of a quote or bracket that is opened and never closed."""
    opened: list[tuple[int, int, str]] = []
    quote: tuple[int, int, str] | None = None
    block: int | None = None
    for number, line in enumerate(lines):
        indent = len(line) - len(line.lstrip(" "))
        if block is not None and (indent > block or not line.strip()):
            continue
        block = indent if quote is None and not opened and _BLOCK.search(line) else None
        if quote is not None and re.match(rf" *(?:- +)?{_WORD}: ", line):
            break  # a new key: the quote before it was not meant to reach so far
        place = 0
        while True:
            if quote is not None:
                end = _quote_end(line, place, quote[2])
                if end is None:
                    break
                quote, place = None, end
            found = _TOKEN.search(line, place)
            if found is None or found["comment"]:
                break
            place = found.end()
            if found["quote"]:
                quote = (number, found.start(), found["quote"])
            elif found["open"]:
                opened.append((number, found.start(), found["open"]))
            elif opened and opened[-1][2] == _PAIRS[found["close"]]:
                opened.pop()
            elif not opened:
                return number, Slip(found.start(), say("the bracket that closes here was never opened"))
            else:
                break
    if quote is not None:
        return quote[0], Slip(quote[1], say("the quote that opens here is never closed"))
    if opened:
        return opened[-1][0], Slip(opened[-1][1], say("the bracket that opens here is never closed"))
    return None


def _quote_end(line: str, place: int, sign: str) -> int | None:
    """Where a quoted text that is open at this place ends."""
    inside = r'(?:[^"\\]|\\.)*"' if sign == '"' else r"(?:[^']|'')*'(?!')"
    found = re.compile(inside).match(line, place)
    return None if found is None else found.end()


_ENTRY = re.compile(rf"^(?P<indent> *)(?P<dash>(?:- +)*)(?P<word>{_WORD}):(?: |$)")


def _not_aligned(lines: list[str], line: int) -> Slip | None:
    """An entry that stands neither below the one before it nor below one of those that it stands in."""
    entry = _ENTRY.match(lines[line])
    above = [found for found in map(_ENTRY.match, reversed(lines[:line])) if found is not None]
    if entry is None or not above:
        return None
    column = entry.start("word")
    for found in above:
        if found["dash"] and not entry["dash"] and column == found.start("dash"):
            return Slip(column, say('a list item begins here, and its "- " is missing'))
        if found.start("dash") <= column:
            break
    other = above[0]
    if column == other.start("word"):
        return None
    return Slip(
        column,
        say('"{key}" does not begin in the column of "{other}" above it', key=entry["word"], other=other["word"]),
    )
