"""What the options of a command line mean, or a problem that says what they may be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from targetcheck.errors import Location, Phrase, Problem, TargetcheckError, say
from targetcheck.model.period import Period
from targetcheck.model.period_text import parse_period
from targetcheck.phrases import LANGUAGES, words
from targetcheck.reports import FORMATS, format_of

STANDARD_OUTPUT = ("-", "/dev/stdout", "/dev/fd/1")


def fail(code: str, message: Phrase, file: str | None = None) -> TargetcheckError:
    """The error of one problem: of an option, or of a file as a whole."""
    return TargetcheckError([Problem(None if file is None else Location(file), code, message)])


def none_of(option: str, value: str, choices: Sequence[str]) -> TargetcheckError:
    """That an option has a value that is none of its own."""
    return fail("bad-option", say('{option}: "{value}" is none of {choices}', option=option, value=value,
                                  choices=list(choices)))  # fmt: skip


def choice(value: str, choices: Sequence[str], option: str) -> str:
    """The one of these that is meant, also by the word that reports have for it."""
    meant = _meant(value, choices)
    if meant not in choices:
        raise none_of(option, value, choices)
    return meant


def choice_list(
    values: list[str] | None, choices: Sequence[str], option: str, otherwise: frozenset[str]
) -> frozenset[str]:
    """What lists with commas name together, or what is meant without any.

    An empty list is a problem: an unset variable must not turn a check off.
    """
    if not values:
        return otherwise
    named = set()
    for value in values:
        for name in re.split("[,，、]", value.strip().strip(",，、")):
            named.add(choice(name.strip(), choices, option))
    return frozenset(named)


def _meant(name: str, choices: Sequence[str]) -> str:
    """The choice that a word of a report stands for: no_data as JSON has it, 未达标 as the table does."""
    if name in choices:  # as it mostly is: no table of words is loaded then
        return name
    for one in choices:
        key = one.replace("-", "_")
        if name.casefold().replace("-", "_") == key or name in (_told(key, lang) for lang in LANGUAGES):
            return one
    return name


def _told(key: str, lang: str) -> str:
    """What reports call a choice; a level has a name of its own (预期性), since its word is also that of another thing."""
    level = words(lang).template(f"level {key}")
    return words(lang).template(key) if level == f"level {key}" else level


def period(text: str | None, option: str) -> Period | None:
    if text is None:
        return None
    found = parse_period(text)
    if found is None:
        message = say('{option}: "{value}" is not a period; write 2024, 2024-Q3, 2024-09', option=option, value=text)
        raise fail("bad-option", message)
    return found


def outputs(format: str | None, files: list[str], formats: Iterable[str] = FORMATS) -> list[tuple[str | None, str]]:
    """Where each report goes (None: standard output) and in which of the formats."""
    known = {name: FORMATS[name][0] for name in formats}
    if format is not None:
        choice(format, list(known), "--format")
    found: list[tuple[str | None, str]] = []
    for path in files:
        name = format or "table" if path in STANDARD_OUTPUT else format_of(path)
        if name is None and not Path(path).suffix:  # such as /dev/stdout, or a pipe to another program
            name = format
        if name is None or name not in known:
            message = say('--output: no format has the suffix of "{path}"; known are {suffixes}', path=path,
                          suffixes=list(known.values()))  # fmt: skip
            raise fail("bad-option", message)
        found.append((None if path in STANDARD_OUTPUT else path, name))
    if (format is not None and all(path is not None and format_of(path) for path, _ in found)) or not found:
        found.insert(0, (None, format or "table"))
    return found
