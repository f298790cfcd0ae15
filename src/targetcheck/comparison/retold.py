"""A sentence of a saved report, which another language may have written, in the reader's."""

from __future__ import annotations

import re
from functools import cache

from targetcheck.model.period_text import parse_period
from targetcheck.phrases import LANGUAGES, Words, words
from targetcheck.phrases.chinese import CHINESE
from targetcheck.reports.dates import period_text

_FIELD = re.compile(r"\{\{|\}\}|\{(\w+)(?::([^}]*))?\}")
_PERIODS = {"period", "periods", "span", "latest", "then", "tile"}
"""Values of phrases that are periods."""
_LEAST_LETTERS = 3
"""A template with fewer letters of its own would fit any sentence."""


def retold(text: str, table: Words) -> str:
    """The sentence in this language; one that no phrase makes stays as it is."""
    for pattern, key in _patterns(words(next(other for other in LANGUAGES if other != table.lang))):
        found = pattern.fullmatch(text)
        if found is not None:
            values: dict[str, object] = {}
            for name, value in found.groupdict().items():
                if name in _PERIODS:
                    values[name] = _periods(value, table)
                else:
                    values[name] = int(value) if value.isdecimal() else retold(value, table)
            return table(key, **values)
    listed = re.split(", |、", text)
    if len(listed) > 1:
        return table(", ").join(retold(item, table) for item in listed)
    return text


def _periods(text: str, table: Words) -> str:
    periods = [(item, parse_period(item)) for item in re.split(", |、", text)]
    return table(", ").join(item if period is None else period_text(period, table) for item, period in periods)


@cache
def _patterns(table: Words) -> list[tuple[re.Pattern[str], str]]:
    """What each phrase of a language looks like when it is filled, the most telling first, and its key."""
    templates = sorted(((table.template(key), key) for key in CHINESE), key=lambda pair: -len(_own(pair[0])))
    return [(_pattern(template), key) for template, key in templates if len(_own(template)) >= _LEAST_LETTERS]


def _own(template: str) -> str:
    return re.sub(r"\W|\d", "", _FIELD.sub("", template))


def _pattern(template: str) -> re.Pattern[str]:
    parts, at, named = [], 0, set()
    for field in _FIELD.finditer(template):
        parts.append(re.escape(template[at : field.start()]))
        at = field.end()
        name, spec = field[1], field[2]
        if name is None:
            parts.append(re.escape(field[0][0]))
        elif name in named:
            parts.append(f"(?P={name})")
        else:
            named.add(name)
            one, bar, several = (spec or "").partition("|")
            nouns = f" (?:{re.escape(one)}|{re.escape(several)})" if bar else ""
            any_text = ".*" if name == "hint" else ".+"  # a hint may be none
            parts.append(rf"(?P<{name}>\d+){nouns}" if spec else f"(?P<{name}>{any_text})")
    return re.compile("".join([*parts, re.escape(template[at:])]), re.DOTALL)
