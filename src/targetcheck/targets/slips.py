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

WIDE_SPACE = "\u3000\u00a0\u2000-\u200b\u202f"
_START = r"^[ \t]*(?:-[ \t]*)?"
_IN_FLOW = r"[{,，;；、] *"
_WORD = r"""[^\s:：,，;；、{}\[\]"'#=-][^\s:：,，{}\[\]=]*"""


class Slip(NamedTuple):
    """A slip of the hand: its place in a text, and what to say about it."""

    at: int
    message: Phrase
    kind: object = None
    """Equal for slips of one kind."""


def _entry(found: re.Match[str]) -> str:
    """The entry as it should stand: key, colon, space, and the beginning of what follows."""
    rest = found.string[found.end("at") :].strip()
    if rest[:1] in ("{", "["):
        rest = f"{rest[0]}…"
    return f"{found['word']}: {re.split('[,，}]', rest)[0][:20]}".strip()


def _colon(found: re.Match[str]) -> Phrase:
    return say(
        'after "{key}" stands a full-width colon (：); write a plain one and a space: {entry}',
        key=found["word"],
        entry=_entry(found),
    )


def _comma(found: re.Match[str]) -> Phrase:
    return say('"{sign}" is no YAML comma; write ", "', sign=found["at"])


def _bracket(found: re.Match[str]) -> Phrase:
    plain = found["at"].translate(str.maketrans("［］｛｝【】", "[]{}[]"))
    return say('the bracket {sign} is full-width; write "{plain}"', sign=found["at"], plain=plain)


def _no_space(found: re.Match[str]) -> Phrase:
    return say("after the colon a space is missing: {entry}", entry=_entry(found))


def _no_colon(found: re.Match[str]) -> Phrase:
    return say('after "{key}" a colon is missing: {entry}', key=found["word"], entry=_entry(found))


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


def _two_in_a_line(found: re.Match[str]) -> Phrase:
    return say("a second entry in one line; give it a line of its own, or put all of them in braces")


def _second_colon(found: re.Match[str]) -> Phrase:
    return say('a second ": " in one line; put the value in quotes')


@cache
def _patterns() -> list[tuple[re.Pattern[str], Callable[[re.Match[str]], Phrase]]]:
    """What each slip looks like in a line (`at` is its place, `word` the key before it), and how it is told; the surest first."""
    words = {word for key in KEYS for word in (key.name, *key.also.split())}
    known = "(?:" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + ")"
    rows = (
        (rf"^[ \t]*(?P<at>[{WIDE_SPACE}])[\s{WIDE_SPACE}]*(?:- |{known} *:(?: |$))", _wide_space),
        (rf"^[ \t]*(?P<at>[{WIDE_SPACE}])[\s{WIDE_SPACE}]*{_WORD}[:：]", _wide_space),
        (r"^ *(?:- *)?(?P<at>\t)[ \t]*(?=[^\s#])", _tab),
        (rf"(?:{_START}(?P<word>{_WORD}))(?P<at>：)", _colon),
        (rf"(?:{_IN_FLOW}(?P<word>{known}))(?P<at>：)", _colon),
        (rf"(?:{_IN_FLOW}(?P<word>{_WORD}))(?P<at>：) *(?=[{{\[])", _colon),
        (rf"(?P<at>[，；;、]) *(?:{known}) *[:：]", _comma),
        (rf"(?:{_START}|{_IN_FLOW})(?P<word>{known})(?P<at>:)(?=[^\s:/])", _no_space),
        (rf"{_START}(?P<word>{_WORD})(?P<at>:)(?=[{{\[])", _no_space),
        (rf"^(?P<word>{_WORD})(?P<at>:)(?=[^\s:/0-9])", _no_space),
        (rf"^ *(?P<at>-)(?=[{{\[]|{_WORD}[:：])", _dash),
        (rf"^ *(?P<at>[－—–•·*]) *{_WORD}[:：]", _dash),
        (r"(?:^|[:,\[{-]) *(?P<at>[［【｛])", _bracket),
        (r"(?P<at>[］】｝])(?= *(?:[,\]}]|$))", _bracket),
        (rf"{_START}(?P<word>{known})(?P<at>[ =]+)[^\s:：=]", _no_colon),
        (rf"{_START}(?P<word>{_WORD})(?P<at> +)(?=[{{\[])", _no_colon),
        (r"[:,\[{-] +(?P<at>[*&!%@`]|[?](?!\S)|[>|](?![+-]?[0-9]?[+-]? *(?:#|$)))", _sign),
        (r"""[:,\[{-] +(?:"[^"]*"|'[^']*')(?P<at>)(?=[^\s,\]}:#"'])""", _after_quote),
        (rf"""^(?!.*[,}}\]] *$){_START}{known}: +[^"'{{\[#|>\s][^"']*?(?P<at>[, ]) *{known}: """, _two_in_a_line),
        (rf"""{_START}{_WORD}: +[^"'{{\[#|>\s].*?(?P<at>:)(?: (?!.*[,}}\]] *$)|$)""", _second_colon),
    )
    return [(re.compile(pattern), told) for pattern, told in rows]


LONGEST_LINE = 2000
"""Characters of a line that are looked at: some patterns take the square of its length."""
SURE = 14
"""So many of the patterns are slips in any text, and not only in a line that cannot be read."""


def in_line(line: str, most: int | None = None) -> Slip | None:
    """The surest slip of a line, or of a text that stands where something else should."""
    for pattern, told in _patterns()[:most]:
        found = pattern.search(line, 0, LONGEST_LINE)
        if found is not None:
            return Slip(found.start("at"), told(found), told)
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


LOOKED_BACK = 12
"""Lines before the one that cannot be read in which the slip may stand; and on, as long as each has one."""


def in_text(text: str, line: int) -> Iterator[tuple[int, Slip]]:
    """The slips that make a text unreadable in this line (from 0), with their lines."""
    lines = text.splitlines()
    line = min(line, len(lines) - 1)
    opened = _never_closed(lines)
    if opened is not None:
        number, told = opened
        nearer = in_line(lines[number])
        if nearer is not None and nearer.at > told.at:
            told = nearer
        yield number, told
        return
    left, kind = LOOKED_BACK, None
    for number in range(line, -1, -1):
        if not lines[number].strip():
            continue
        slip = in_line(lines[number])
        if slip is not None and kind in (None, slip.kind):
            kind = slip.kind
            yield number, slip
        elif kind is not None or left == 0:
            break
        left -= 1
    if kind is None:
        yield from _text_aside(lines, line) or _not_aligned(lines, line)


def _text_aside(lines: list[str], line: int) -> list[tuple[int, Slip]]:
    """A line of text that a wide space puts outside the block to which it belongs."""
    for number in range(line, max(line - LOOKED_BACK, -1), -1):
        found = _WIDE_INDENTATION.match(lines[number])
        if found is not None:
            return [(number, Slip(found.end() - 1, _wide_space(found)))]
    return []


_TOKEN = re.compile(
    r"""
    (?P<block>^(?P<indent>\ *)[^\n]*[:-]\ +[|>][+-]?[0-9]?[+-]?\ *\n(?:(?:(?P=indent)\ [^\n]*|\ *)\n)*)
    |(?P<comment>(?<!\S)\#[^\n]*)
    |(?P<string>(?<![^\s:,\[{-])(?:"(?:[^"\\]|\\[\s\S])*"|'(?:[^']|'')*'))
    |(?P<quote>(?<![^\s:,\[{-])["'])
    |(?P<open>[\[{])
    |(?P<close>[\]}])
    """,
    re.MULTILINE | re.VERBOSE,
)
_NEW_KEY = re.compile(rf"\n *(?:- +)?{_WORD}: ")
_PAIRS = {"[": "]", "{": "}"}


def _never_closed(lines: list[str]) -> tuple[int, Slip] | None:
    """A quote or bracket that is opened and never closed, or closed and never opened, with its line.

    A quoted text that reaches over the next key was meant to end before it.
    """
    text = "\n".join(lines) + "\n"
    opened: list[re.Match[str]] = []
    for found in _TOKEN.finditer(text):
        if found["quote"] or (found["string"] and _NEW_KEY.search(found["string"])):
            return _at(text, found, say("the quote that opens here is never closed"))
        if found["open"]:
            opened.append(found)
        elif found["close"] and not opened:
            return _at(text, found, say("the bracket that closes here was never opened"))
        elif found["close"]:
            if found["close"] != _PAIRS[opened[-1]["open"]]:
                break
            opened.pop()
    if not opened:
        return None
    return _at(text, opened[-1], say("the bracket that opens here is never closed"))


def _at(text: str, found: re.Match[str], message: Phrase) -> tuple[int, Slip]:
    before = text[: found.start()]
    return before.count("\n"), Slip(len(before) - before.rfind("\n") - 1, message)


_ENTRY = re.compile(rf"^(?P<indent> *)(?P<dash>(?:- +)*)(?P<word>{_WORD}):(?: |$)")


def _not_aligned(lines: list[str], line: int) -> Iterator[tuple[int, Slip]]:
    """An entry that stands neither below the one before it nor below one of those that it stands in, or lacks its dash."""
    entries = [(number, found) for number in range(line + 1) if (found := _ENTRY.match(lines[number])) is not None]
    if len(entries) < 2 or entries[-1][0] != line:
        return
    *above, (_, entry) = entries
    column = entry.start("word")
    lacking = _without_dash(above, entry)
    other = above[-1][1]
    if lacking is not None:
        number, at = lacking
        yield (line if number is None else number), Slip(at, say('a list item begins here, and its "- " is missing'))
    elif column != other.start("word"):
        message = say(
            '"{key}" does not begin in the column of "{other}" above it', key=entry["word"], other=other["word"]
        )
        yield line, Slip(column, message)


def _without_dash(above: list[tuple[int, re.Match[str]]], entry: re.Match[str]) -> tuple[int | None, int] | None:
    """Which entry lacks the dash that others have, and its column: one of those above by its line, or None for the last one."""
    column, dashes = entry.start("word"), entry.start("dash")
    lacking = None
    for number, found in reversed(above):
        if entry["dash"] and not found["dash"] and found.start("word") in (column, dashes):
            lacking = number, found.start("word")
        if found["dash"] and not entry["dash"] and column == found.start("dash"):
            return None, column
        if found.start("dash") < dashes:
            break
    return lacking
