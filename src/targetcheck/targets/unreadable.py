"""Why a text is no YAML: a slip near the place where reading stops, or what is not closed or not aligned."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from targetcheck.errors import Location, Phrase, Problem, say
from targetcheck.model.pattern import pattern
from targetcheck.targets.slips import WIDE, WIDE_INDENTATION, WORD, Slip, in_line

_CONTROL = pattern("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
LONGEST_LOOKED_AT = 200_000
"""Characters of a file in which slips are looked for; it takes a second or two."""


def why_unreadable(text: str, file: str, stopped: tuple[int, int] | None) -> list[Problem]:
    """The problems of a text that cannot be read as YAML from a line and column on (from 0)."""
    if (found := _CONTROL.search(text)) is not None:
        before = text[: found.start()]
        at = Location(file, before.count("\n") + 1, found.start() - before.rfind("\n"))
        return [Problem(at, "bad-yaml", say("a control character ({char}) is not allowed here", char=found[0]))]
    if stopped is None:
        return [Problem(Location(file), "bad-yaml", say("not readable as YAML from here on"))]
    line, column = stopped
    problems = []
    if len(text) <= LONGEST_LOOKED_AT:
        problems = _problems(_slips(text, line), file)
    at = Location(file, line + 1, column + 1)
    return problems or [Problem(at, "bad-yaml", say("not readable as YAML from here on"))]


def indented_by_wide_spaces(text: str, file: str) -> list[Problem]:
    """Lines that begin with another than a plain space, which YAML takes for the beginning of a word."""
    if WIDE_INDENTATION.search(text) is None:
        return []
    slips = [(number, in_line(line, 1)) for number, line in enumerate(text.splitlines())]
    return _problems(((number, slip) for number, slip in slips if slip is not None), file)


def _problems(slips: Iterable[tuple[int, Slip]], file: str) -> list[Problem]:
    return [Problem(Location(file, line + 1, slip.at + 1), "bad-yaml", slip.message) for line, slip in slips]


LOOKED_BACK = 12
"""Lines before the one that cannot be read in which the slip may stand; and on, as long as each has one."""


def _slips(text: str, line: int) -> Iterator[tuple[int, Slip]]:
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
        found = WIDE_INDENTATION.match(lines[number])
        if found is not None:
            return [(number, Slip(found.end() - 1, WIDE))]
    return []


_TOKEN = pattern(
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
_NEW_KEY = pattern(rf"\n *(?:- +)?(?:[{{] *)?{WORD}: ")
_PAIRS = {"[": "]", "{": "}"}


def _never_closed(lines: list[str]) -> tuple[int, Slip] | None:
    """A quote or bracket that is opened and never closed, or closed and never opened, with its line.

    A quoted text that reaches over the next key was meant to end before it.
    """
    text = "\n".join(lines) + "\n"
    opened: list[re.Match[str]] = []
    swallowed: re.Match[str] | None = None
    for found in _TOKEN.finditer(text):
        if found["quote"] or (found["string"] and _NEW_KEY.search(found["string"])):
            return _at(text, found, say("the quote that opens here is never closed"))
        if found["comment"] and opened and _PAIRS[opened[-1]["open"]] in found["comment"]:
            swallowed = found
        elif found["open"]:
            opened.append(found)
        elif found["close"] and not opened:
            return _at(text, found, say("the bracket that closes here was never opened"))
        elif found["close"]:
            if found["close"] != _PAIRS[opened[-1]["open"]]:
                break
            opened.pop()
    if not opened:
        return None
    if swallowed is not None:
        message = say('what stands behind " #" is a comment, also the bracket in it; close it before')
        return _at(text, swallowed, message)
    return _at(text, opened[-1], say("the bracket that opens here is never closed"))


def _at(text: str, found: re.Match[str], message: Phrase) -> tuple[int, Slip]:
    before = text[: found.start()]
    return before.count("\n"), Slip(len(before) - before.rfind("\n") - 1, message)


_ENTRY = pattern(rf"^(?P<indent> *)(?P<dash>(?:- +)*)(?P<word>{WORD}):(?: |$)")


def _not_aligned(lines: list[str], line: int) -> Iterator[tuple[int, Slip]]:
    """An entry that is not aligned with the one before it, or lacks its dash."""
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
    """The line and column of an entry that lacks the dash that others have; None for the line is the last entry."""
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
