"""How the single texts of a target file are understood: each function gives a value, None for a blank, or why it refuses."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TypeVar

from targetcheck.errors import Phrase, say
from targetcheck.model.bound import Unset
from targetcheck.model.period import Period, parse_period
from targetcheck.model.quantity import Quantity, parse_number, parse_quantity, placeholder
from targetcheck.model.shapes import Refusal
from targetcheck.model.target import Require
from targetcheck.model.text import key
from targetcheck.model.unit import RATIO, Unit, parse_unit

MOST_PLACES = 30
"""Decimals that a figure may be rounded to."""
Value = TypeVar("Value")


def _bad_value(message: Phrase) -> Refusal:
    return Refusal("bad-value", message)


def _number(value: Value | Phrase) -> Value | Refusal:
    return Refusal("bad-quantity", value) if isinstance(value, Phrase) else value


def as_written(text: str) -> str | None:
    return text if text.strip() else None


def name(text: str) -> str | None:
    """A name as it is compared with others."""
    return key(text) or None


def column(text: str) -> str | Refusal:
    return key(text) or _bad_value(say('each needs a column, such as "area"'))


def period(text: str) -> Period | Refusal | None:
    if not text.strip():
        return None
    message = say('"{text}" is not a period; write 2024, 2024-Q3, 2024-09, 2024年1-9月', text=text)
    return parse_period(text) or Refusal("bad-period", message)


def unit(text: str) -> Unit | Refusal | None:
    if not text.strip():
        return None
    return parse_unit(text) or Refusal("bad-unit", say('"{unit}" is not a unit that is known', unit=text))


def quantity(text: str) -> Quantity | Refusal:
    return _number(parse_quantity(text))


def quantity_or_blank(text: str) -> Quantity | Refusal | None:
    return quantity(text) if text.strip() else None


def end(text: str) -> Quantity | Unset | Refusal:
    """One end of a bound: a quantity, or announced without a number."""
    unit = placeholder(text)
    if unit is False:
        return quantity(text)
    return Unset(unit if isinstance(unit, Unit) else None)


def places(text: str) -> int | Refusal:
    number = _number(parse_number(text))
    if isinstance(number, Refusal):
        return number
    if number != number.to_integral_value() or not 0 <= number <= MOST_PLACES:
        return _bad_value(say("expected a whole number from 0 to {most}", most=MOST_PLACES))
    return int(number)


def weight(text: str) -> Fraction | Refusal:
    number = _number(parse_number(text))
    if isinstance(number, Refusal):
        return number
    return Fraction(number) if number >= 0 else _bad_value(say("a weight is 0 or more"))


def share(text: str) -> Fraction | Refusal:
    """A share written in % or as a plain ratio, as a fraction of 1."""
    part = quantity(text)
    if isinstance(part, Refusal):
        return part
    if part.unit is not None and part.unit.kind != RATIO:
        return _bad_value(say('expected a share such as 100%, found "{text}"', text=text))
    return part.value


NO_CAP = "none"


def cap(text: str) -> Fraction | str | Refusal | None:
    if not text.strip():
        return None
    return NO_CAP if text == NO_CAP else share(text)


_OF = re.compile(r"([0-9]+)\s*(?:of|/)\s*([0-9]+)")
_MOST_DIGITS = 9
"""Digits of a count of members; more of them than a run may have is refused anyway."""


def require(text: str) -> Require | Refusal | None:
    """How many members must hold."""
    word = key(text).casefold()
    if word in ("", "all"):
        return Require() if word else None
    if word == "any":
        return Require(count=1)
    if found := _OF.fullmatch(word):
        count, of = (int(digits[:_MOST_DIGITS]) for digits in found.groups())
        return _counted(count, of)
    if word.isascii() and word.isdigit():
        return _counted(int(word[:_MOST_DIGITS]), None)
    if not word.endswith(("%", "‰")):
        return _bad_value(say('"{text}" is not all, any, a number, "48 of 52" or a share with %', text=text))
    part = share(text)
    if isinstance(part, Refusal) or 0 < part <= 1:
        return part if isinstance(part, Refusal) else Require(share=part)
    return _bad_value(say("a share of the members lies above 0 % and up to 100 %"))


def _counted(count: int, of: int | None) -> Require | Refusal:
    return Require(count, of) if count else _bad_value(say("a quorum of 0 would always hold"))
