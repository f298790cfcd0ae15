"""What a tired hand types in a line of YAML, and what to write instead.

The place and the words are ours, so that they are the same whichever YAML library is installed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from targetcheck.errors import Phrase, say
from targetcheck.targets.keys import KEYS
from targetcheck.targets.synonyms import ALSO

WIDE_SPACE = "\u3000\u00a0\u2000-\u200b\u202f"
_START = r"^[ \t]*(?:-[ \t]*)?"
_IN_FLOW = r"[{,，;；、] *"
WORD = r"""[^\s:：,，;；、{}\[\]"'#=-][^\s:：,，{}\[\]=]*"""


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
    rest = re.split(r"[,，}]|\s+\w+ *=", rest)[0]
    return f"{found['word']}: {rest[:20]}".strip()


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


def _comment(found: re.Match[str]) -> Phrase:
    return say('a comment begins with a space and "#"')


def _dash(found: re.Match[str]) -> Phrase:
    return say('a list item begins with a plain minus and a space: "- "')


def _tab(found: re.Match[str]) -> Phrase:
    return say("a tab; indent with spaces")


def wide_space(found: re.Match[str]) -> Phrase:
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
    """What each slip looks like in a line, and how it is told; the surest first. `at` is its place, `word` the key before it."""
    words = {key.name for key in KEYS}
    words |= {word for also in ALSO.values() for word in also.split() if word[0].isalpha()}
    known = "(?:" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + ")"
    rows = (
        (rf"^[ \t]*(?P<at>[{WIDE_SPACE}])[\s{WIDE_SPACE}]*(?:- |{known} *:(?: |$))", wide_space),
        (rf"^[ \t]*(?P<at>[{WIDE_SPACE}])[\s{WIDE_SPACE}]*{WORD}[:：]", wide_space),
        (r"^ *(?:- *)?(?P<at>\t)[ \t]*(?=[^\s#])", _tab),
        (rf"(?:{_START}(?P<word>{WORD}))(?P<at>：)", _colon),
        (rf"(?:{_IN_FLOW}(?P<word>{known}))(?P<at>：)", _colon),
        (rf"(?:{_IN_FLOW}(?P<word>{WORD}))(?P<at>：) *(?=[{{\[])", _colon),
        (rf"(?P<at>[，；;、]) *(?:{known}) *[:：]", _comma),
        (rf"(?:{_START}|{_IN_FLOW})(?P<word>{known})(?P<at>:)(?=[^\s:/])", _no_space),
        (rf"{_START}(?P<word>{WORD})(?P<at>:)(?=[{{\[])", _no_space),
        (rf"^(?P<word>{WORD})(?P<at>:)(?=[^\s:/0-9])", _no_space),
        (rf"^ *(?P<at>-)(?=[{{\[]|{WORD}[:：])", _dash),
        (rf"^ *(?P<at>[－—–•·*]) *(?:[{{\[]|{WORD}[:：])", _dash),
        (r"(?:^|[:,\[{-]) *(?P<at>[［【｛])", _bracket),
        (r"(?P<at>[］】｝])(?= *(?:[,\]}]|$))", _bracket),
        (rf"{_START}(?P<word>{known})(?P<at> *(?:=+>?|-+>|→) *| +)[^\s:：=>]", _no_colon),
        (rf"{_START}(?P<word>{WORD})(?P<at> +)(?=[{{\[])", _no_colon),
        (r"[}\]\"'] *(?P<at>＃|//)", _comment),
        (r"[:,\[{-] +(?P<at>[*&!%@`]|[?](?!\S)|[>|](?![+-]?[0-9]?[+-]? *(?:#|$)))", _sign),
        (r"""[:,\[{-] +(?:"[^"]*"|'[^']*')(?P<at>)(?=[^\s,\]}:#"'])""", _after_quote),
        (rf"""^(?!.*[,}}\]] *$){_START}{known}: +[^"'{{\[#|>\s][^"']*?(?P<at>[, ]) *{known}: """, _two_in_a_line),
        (rf"""{_START}{WORD}: +[^"'{{\[#|>\s].*?(?P<at>:)(?: (?!.*[,}}\]] *$)|$)""", _second_colon),
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


WIDE_INDENTATION = re.compile(rf"^[ \t]*[{WIDE_SPACE}]", re.MULTILINE)
