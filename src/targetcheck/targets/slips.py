"""What a tired hand types in a line of YAML, and what to write instead.

The place and the words are ours, so that they are the same whichever YAML library is installed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from targetcheck.errors import Phrase, say
from targetcheck.model.pattern import pattern
from targetcheck.named import NamedTuple
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
    kind: str | None = None


def _entry(found: re.Match[str]) -> str:
    """The entry as it should stand: key, colon, space, and the beginning of what follows."""
    rest = found.string[found.end("at") :].strip()
    if rest[:1] in ("{", "["):
        rest = f"{rest[0]}…"
    rest = re.split(r"[,，}]|\s+\w+ *=", rest)[0]
    return f"{found['word']}: {rest[:20]}".strip()


def _bracket(sign: str) -> Phrase:
    plain = sign.translate(str.maketrans("［］｛｝【】", "[]{}[]"))
    return say('the bracket {sign} is full-width; write "{plain}"', sign=sign, plain=plain)


def _sign(sign: str) -> Phrase:
    if sign == ">":
        return say(
            "the comparison is said by the key (at_least, at_most, above, below), not by a sign before the number"
        )
    return say('a value that begins with "{sign}" needs quotes', sign=sign)


WIDE = say("a full-width or no-break space; indent with plain spaces")
_TOLD: dict[str, Callable[[re.Match[str]], Phrase]] = {
    "wide space": lambda found: WIDE,
    "tab": lambda found: say("a tab; indent with spaces"),
    "colon": lambda found: say('after "{key}" stands a full-width colon (：); write a plain one and a space: {entry}',
                               key=found["word"], entry=_entry(found)),
    "comma": lambda found: say('"{sign}" is no YAML comma; write ", "', sign=found["at"]),
    "no space": lambda found: say("after the colon a space is missing: {entry}", entry=_entry(found)),
    "dash": lambda found: say('a list item begins with a plain minus and a space: "- "'),
    "bracket": lambda found: _bracket(found["at"]),
    "no colon": lambda found: say('after "{key}" a colon is missing: {entry}', key=found["word"], entry=_entry(found)),
    "comment": lambda found: say('a comment begins with a space and "#"'),
    "sign": lambda found: _sign(found["at"]),
    "after quote": lambda found: say(
        "a value that begins with a quote ends with it; put other quotes around the whole of it"
    ),
    "two in a line": lambda found: say(
        "a second entry in one line; give it a line of its own, or put all of them in braces"
    ),
    "second colon": lambda found: say('a second ": " in one line; put the value in quotes'),
}  # fmt: skip
"""What is told of each kind of slip."""


@cache
def _patterns() -> list[tuple[re.Pattern[str], str]]:
    """What each kind of slip looks like in a line; the surest first. `at` is its place, `word` the key before it."""
    words = {key.name for key in KEYS}
    words |= {word for also in ALSO.values() for word in also.split() if word[0].isalpha()}
    known = "(?:" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + ")"
    rows = (
        (rf"^[ \t]*(?P<at>[{WIDE_SPACE}])[\s{WIDE_SPACE}]*(?:- |{known} *:(?: |$))", "wide space"),
        (rf"^[ \t]*(?P<at>[{WIDE_SPACE}])[\s{WIDE_SPACE}]*{WORD}[:：]", "wide space"),
        (r"^ *(?:- *)?(?P<at>\t)[ \t]*(?=[^\s#])", "tab"),
        (rf"(?:{_START}(?P<word>{WORD}))(?P<at>：)", "colon"),
        (rf"(?:{_IN_FLOW}(?P<word>{known}))(?P<at>：)", "colon"),
        (rf"(?:{_IN_FLOW}(?P<word>{WORD}))(?P<at>：) *(?=[{{\[])", "colon"),
        (rf"(?P<at>[，；;、]) *(?:{known}) *[:：]", "comma"),
        (rf"(?:{_START}|{_IN_FLOW})(?P<word>{known})(?P<at>:)(?=[^\s:/])", "no space"),
        (rf"{_START}(?P<word>{WORD})(?P<at>:)(?=[{{\[])", "no space"),
        (rf"^(?P<word>{WORD})(?P<at>:)(?=[^\s:/0-9])", "no space"),
        (rf"^ *(?P<at>-)(?=[{{\[]|{WORD}[:：])", "dash"),
        (rf"^ *(?P<at>[－—–•·*]) *(?:[{{\[]|{WORD}[:：])", "dash"),
        (r"(?:^|[:,\[{-]) *(?P<at>[［【｛])", "bracket"),
        (r"(?P<at>[］】｝])(?= *(?:[,\]}]|$))", "bracket"),
        (rf"{_START}(?P<word>{known})(?P<at> *(?:=+>?|-+>|→) *| +)[^\s:：=>]", "no colon"),
        (rf"{_START}(?P<word>{WORD})(?P<at> +)(?=[{{\[])", "no colon"),
        (r"[}\]\"'] *(?P<at>＃|//)", "comment"),
        (r"[:,\[{-] +(?P<at>[*&!%@`]|[?](?!\S)|[>|](?![+-]?[0-9]?[+-]? *(?:#|$)))", "sign"),
        (r"""[:,\[{-] +(?:"[^"]*"|'[^']*')(?P<at>)(?=[^\s,\]}:#"'])""", "after quote"),
        (rf"""^(?!.*[,}}\]] *$){_START}{known}: +[^"'{{\[#|>\s][^"']*?(?P<at>[, ]) *{known}: """, "two in a line"),
        (rf"""{_START}{WORD}: +[^"'{{\[#|>\s].*?(?P<at>:)(?: (?!.*[,}}\]] *$)|$)""", "second colon"),
    )
    return [(pattern(shape), kind) for shape, kind in rows]


LONGEST_LINE = 2000
"""Characters of a line that are looked at: some patterns take the square of its length."""
SURE = 14
"""So many of the patterns are slips in any text, and not only in a line that cannot be read."""


def in_line(line: str, most: int | None = None) -> Slip | None:
    """The surest slip of a line, or of a text that stands where something else should."""
    for shape, kind in _patterns()[:most]:
        found = shape.search(line, 0, LONGEST_LINE)
        if found is not None:
            return Slip(found.start("at"), _TOLD[kind](found), kind)
    return None


WIDE_INDENTATION = pattern(rf"^[ \t]*[{WIDE_SPACE}]", re.MULTILINE)
