"""How single texts of a target file are understood: each function gives a value, or why it refuses."""

from __future__ import annotations

import re
from collections.abc import Callable

from targetcheck.errors import MOST_LISTED, Phrase, few, say
from targetcheck.model.columns import role_of
from targetcheck.model.pattern import chinese, pattern
from targetcheck.model.period import Period
from targetcheck.model.period_text import end_named, parse_period, why_no_period
from targetcheck.model.quantity import Quantity, parse_quantity
from targetcheck.model.shapes import Refusal
from targetcheck.model.text import key
from targetcheck.model.unit import Unit, parse_unit

Parser = Callable[[str], object]
_QUOTED = chinese(r"[“‘「『]([^“”‘’「」『』]*)[”’」』]")


def bare(parse: Parser) -> Parser:
    """What `parse` says of a text; Chinese quotes around the whole of it are no part of a name or number."""

    def read(text: str) -> object:
        quoted = _QUOTED.fullmatch(text.strip())
        if quoted is None:
            return parse(text)
        return bad_value(say('Chinese quotes stand around "{text}"; leave them out', text=quoted[1]))

    return read


def or_blank(parse: Parser) -> Parser:
    """What `parse` says of a text; a blank one says nothing."""
    return lambda text: parse(text) if text.strip() else None


def bad_value(message: Phrase) -> Refusal:
    return Refusal("bad-value", message)


# Signs that part names, but not within brackets; a plain comma does so only between Chinese names.
_SIGNS = "，、；,;"
_SIGN = r"(?:[，、；]|(?<=[\u3400-\u9fff])\s*[,;]\s*(?=[\u3400-\u9fff]))(?![^（(]*[）)])"


def parts(text: str) -> list[str]:
    """The names that a text holds where it should hold one."""
    if not any(sign in text for sign in _SIGNS):
        return [name for name in (key(text),) if name]
    return [part for part in (key(piece) for piece in re.split(_SIGN, text)) if part]


def yaml_list(items: list[str]) -> str:
    """What stands within the brackets of a list, as it has to be written: at most as much as a message can show."""
    return ", ".join(few(items, MOST_LISTED))


def several(text: str, names: list[str]) -> Refusal:
    """Why a text that holds several names is refused where they stand in a list, or could."""
    return bad_value(say('"{text}" holds several names; write [{names}]', text=text, names=yaml_list(names)))


def one_name(text: str) -> str | Refusal:
    """The one name of a text that might have been a list."""
    names = parts(text)
    return several(text, names) if len(names) > 1 else key(text)


_COMPARED = pattern(r"(>=|=>|≥|≧|<=|=<|≤|≦|>|<|＞|＜)\s*(.+)")
_FORMS = {"above": (">", "＞"), "below": ("<", "＜"), "at_most": ("<=", "=<", "≤", "≦")}
"""Forms of bounds and the signs that say them; any other says at least."""


def cell(text: str) -> str | Refusal:
    """What a cell has to hold; a sign before a number compares, which a bound says."""
    compared = _COMPARED.fullmatch(text.strip())
    if compared is not None and isinstance(parse_quantity(compared[2]), Quantity):
        form = next((form for form, signs in _FORMS.items() if compared[1] in signs), "at_least")
        return bad_value(say('"{text}" compares; write {{{form}: {number}}}', text=text, form=form, number=compared[2]))
    return one_name(text)


def area(text: str) -> str | Refusal:
    """The name of one area."""
    names = parts(text)
    if len(names) < 2:
        return key(text)
    each = yaml_list(names)
    return bad_value(
        say('"{text}" holds several areas; write one, or each: {{area: [{names}]}}', text=text, names=each)
    )


def other_area(text: str) -> str | Refusal:
    """The name of one area to compare with."""
    if len(parts(text)) < 2:
        return key(text)
    return bad_value(say('"{text}" holds several areas; write one', text=text))


def column(text: str) -> str | Refusal:
    """The column of members; 各县区 is what the areas are called in a sentence."""
    name = key(text)
    if not name:
        return bad_value(say('each needs a column, such as "area"'))
    if name[0] in "各每" and role_of(name[1:].lstrip("个")) == "area":
        return bad_value(say('"{text}" is written each: area', text=text))
    return name


def period(text: str) -> Period | Refusal:
    period = parse_period(text)
    if period is not None:
        return period
    end = end_named(text)
    if end is not None:
        message = say('"{text}" is the end of a span; write by: {period}', text=text, period=str(end))
        return Refusal("bad-period", message)
    return Refusal("bad-period", why_no_period(text))


def deadline(text: str) -> Period | Refusal:
    """A period by whose end something is to be reached; a day may have 前 behind it."""
    day = parse_period(re.sub("(?:之|以)?前$", "", key(text)))
    if day is not None and day.start == day.end:
        return day
    return end_named(text) or period(text)


def unit(text: str) -> Unit | Refusal:
    return parse_unit(text) or Refusal("bad-unit", say('"{unit}" is not a unit that is known', unit=text))
