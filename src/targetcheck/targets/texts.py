"""How single texts of a target file are understood: each function gives a value, or why it refuses."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction

from targetcheck.errors import MOST_LISTED, Phrase, few, say
from targetcheck.model.bound import Unset
from targetcheck.model.columns import looks_like_area
from targetcheck.model.nouns import RATIO
from targetcheck.model.period import Period, parse_period, why_no_period
from targetcheck.model.quantity import Quantity, parse_number, parse_quantity, placeholder
from targetcheck.model.rules import QUANTILES
from targetcheck.model.shapes import Refusal
from targetcheck.model.target import Require
from targetcheck.model.text import key
from targetcheck.model.unit import Unit, parse_unit
from targetcheck.targets.wordy import in_figures

MOST_PLACES = 30
"""Decimals that a figure may be rounded to."""

Parser = Callable[[str], object]
_QUOTED = re.compile(r"[“‘「『]([^“”‘’「」『』]*)[”’」』]")


def bare(parse: Parser) -> Parser:
    """What `parse` says of a text; Chinese quotes around the whole of it are no part of a name or number."""

    def read(text: str) -> object:
        quoted = _QUOTED.fullmatch(text.strip())
        if quoted is None:
            return parse(text)
        return _bad_value(say('Chinese quotes stand around "{text}"; leave them out', text=quoted[1]))

    return read


def or_blank(parse: Parser) -> Parser:
    """What `parse` says of a text; a blank one says nothing."""
    return lambda text: parse(text) if text.strip() else None


def _bad_value(message: Phrase) -> Refusal:
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
    return _bad_value(say('"{text}" holds several names; write [{names}]', text=text, names=yaml_list(names)))


def one_name(text: str) -> str | Refusal:
    """The one name of a text that might have been a list."""
    names = parts(text)
    if len(names) > 1:
        return several(text, names)
    return key(text)


_COMPARED = re.compile(r"(>=|=>|≥|≧|<=|=<|≤|≦|>|<|＞|＜)\s*(.+)")
_FORMS = {
    ">": "above",
    "＞": "above",
    "<": "below",
    "＜": "below",
    "<=": "at_most",
    "=<": "at_most",
    "≤": "at_most",
    "≦": "at_most",
}


def cell(text: str) -> str | Refusal:
    """What a cell has to hold; a sign before a number compares, which a bound says."""
    compared = _COMPARED.fullmatch(text.strip())
    if compared is not None and isinstance(parse_quantity(compared[2]), Quantity):
        form = _FORMS.get(compared[1], "at_least")
        return _bad_value(
            say('"{text}" compares; write {{{form}: {number}}}', text=text, form=form, number=compared[2])
        )
    return one_name(text)


def area(text: str) -> str | Refusal:
    """The name of one area."""
    names = parts(text)
    if len(names) > 1:
        message = say(
            '"{text}" holds several areas; write one, or each: {{area: [{names}]}}', text=text, names=yaml_list(names)
        )
        return _bad_value(message)
    return key(text)


def other_area(text: str) -> str | Refusal:
    """The name of one area to compare with."""
    names = parts(text)
    if len(names) > 1:
        return _bad_value(say('"{text}" holds several areas; write one', text=text))
    return key(text)


def column(text: str) -> str | Refusal:
    return key(text) or _bad_value(say('each needs a column, such as "area"'))


def period(text: str) -> Period | Refusal:
    period = parse_period(text)
    if period is not None:
        return period
    end = _end_of(text)
    if end is not None:
        message = say('"{text}" is the end of a span; write by: {period}', text=text, period=str(end))
        return Refusal("bad-period", message)
    return Refusal("bad-period", why_no_period(text))


_END_OF = re.compile(r"(?:到|至)?(.*[年月度0-9])年?[底末](?:之?前|以前)?")


def _end_of(text: str) -> Period | None:
    """The period of which a text names the end: 2024年底, 2025年12月底前."""
    found = _END_OF.fullmatch(key(text))
    if found is None:
        return None
    return parse_period(found[1])


def deadline(text: str) -> Period | Refusal:
    """A period by whose end something is to be reached; a day may have 前 behind it."""
    day = parse_period(re.sub("(?:之|以)?前$", "", key(text)))
    if day is not None and day.start == day.end:
        return day
    return _end_of(text) or period(text)


def unit(text: str) -> Unit | Refusal:
    return parse_unit(text) or Refusal("bad-unit", say('"{unit}" is not a unit that is known', unit=text))


def quantity(text: str) -> Quantity | Refusal:
    value = parse_quantity(text)
    if not isinstance(value, Phrase):
        return value
    ends = two_ends(text)
    if ends:
        value = say('"{text}" has two ends; write between: [{ends}]', text=text, ends=yaml_list(ends))
    elif (figures := in_figures(text)) is not None and isinstance(parse_quantity(figures), Quantity):
        value = say('"{text}" is written {figures}', text=text, figures=figures)
    elif _OTHER_FIGURE.fullmatch(key(text)) or looks_like_area(text):
        value = say('"{text}" is not a number; a figure to compare with is written {{area: 重庆市}} or {{period: 2023}}',
                    text=text)  # fmt: skip
    return Refusal("bad-quantity", value)


_OTHER_FIGURE = re.compile(
    "(?:上|去|前)年(?:同期|末|底)?(?:水平)?|上期|同期|(?:全[国省市县区州])?平均(?:水平)?|全[国省市县区州]"
)
"""Words for another year's or area's figure."""


_LONGEST_SPAN = 1000
"""More than two quantities of the most digits take."""


def two_ends(text: str) -> list[str]:
    """The two ends of a span of quantities, as in 50%-60%; none in any other text."""
    text = text.strip("()（）[]【】")
    if len(text) > _LONGEST_SPAN:  # it is tried at every sign, which takes the square of the length
        return []
    for found in re.finditer(r"[-~～—–至到，、]|,? +", text):
        ends = [text[: found.start()].strip(), text[found.end() :].strip()]
        low, high = map(parse_quantity, ends)
        if isinstance(low, Quantity) and isinstance(high, Quantity) and low.number <= high.number:
            return ends
    return []


def end(text: str) -> Quantity | Unset | Refusal:
    """One end of a bound: a quantity, or announced without a number."""
    unit = placeholder(text)
    if unit is False:
        return quantity(text)
    if isinstance(unit, Unit):
        return Unset(unit)
    return Unset(None)


def places(text: str) -> int | Refusal:
    number = parse_number(text)
    if isinstance(number, Phrase):
        return Refusal("bad-quantity", number)
    if number != number.to_integral_value() or not 0 <= number <= MOST_PLACES:
        return _bad_value(say("expected a whole number from 0 to {most}", most=MOST_PLACES))
    return int(number)


def weight(text: str) -> Fraction | Refusal:
    number = parse_number(text)
    if isinstance(number, Phrase):
        return Refusal("bad-quantity", number)
    if number < 0:
        return _bad_value(say("a weight is 0 or more"))
    return Fraction(number)


def points(text: str) -> Fraction | Refusal:
    """How many points are added or taken off."""
    number = parse_number(text.strip().removesuffix("分"))
    if isinstance(number, Phrase):
        return Refusal("bad-quantity", number)
    if number < 0:
        return _bad_value(say("points are written without a sign, 0 or more"))
    return Fraction(number)


def confidence(text: str) -> Fraction | Refusal:
    """A level of certainty."""
    level = share(text)
    if isinstance(level, Refusal) or level in QUANTILES:
        return level
    return _bad_value(say('expected 90%, 95%, 99% or 99.8%, found "{text}"', text=text))


def share(text: str) -> Fraction | Refusal:
    """A share written in % or as a plain ratio, as a fraction of 1."""
    part = quantity(text)
    if isinstance(part, Refusal):
        return part
    if part.unit is not None and part.unit.kind != RATIO:
        return _bad_value(say('expected a share such as 100%, found "{text}"', text=text))
    return part.value


NO_CAP = "none"


def cap(text: str) -> Fraction | str | Refusal:
    if text == NO_CAP:
        return NO_CAP
    return share(text)


_OF = re.compile(r"([0-9]+)\s*(?:of|/)\s*([0-9]+)")
_MOST_DIGITS = 9
"""Digits of a count of members; more of them than a run may have is refused anyway."""


def require(text: str) -> Require | Refusal:
    """How many members must hold."""
    word = key(text).casefold()
    if word == "all":
        return Require()
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
    if isinstance(part, Refusal):
        return part
    if 0 < part <= 1:
        return Require(share=part)
    return _bad_value(say("a share of the members lies above 0 % and up to 100 %"))


def _counted(count: int, of: int | None) -> Require | Refusal:
    if count == 0:
        return _bad_value(say("a quorum of 0 would always hold"))
    return Require(count, of)
