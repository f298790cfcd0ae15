"""How numbers in a target file are understood: bounds, shares, points, and how many members must hold."""

from __future__ import annotations

import re
from fractions import Fraction

from targetcheck.errors import Phrase, say
from targetcheck.model.areas import looks_like_area
from targetcheck.model.bound import Unset
from targetcheck.model.nouns import RATIO
from targetcheck.model.numerals import CHARACTERS, numeral
from targetcheck.model.pattern import pattern
from targetcheck.model.quantity import Quantity, parse_number, parse_quantity, placeholder
from targetcheck.model.rules import QUANTILES
from targetcheck.model.shapes import Refusal
from targetcheck.model.target import Require
from targetcheck.model.text import key
from targetcheck.model.unit import Unit
from targetcheck.targets.texts import bad_value, yaml_list

MOST_PLACES = 30
"""Decimals that a figure may be rounded to."""


def quantity(text: str) -> Quantity | Refusal:
    value = parse_quantity(text)
    if not isinstance(value, Phrase):
        return value
    ends = two_ends(text)
    if ends:
        value = say('"{text}" has two ends; write between: [{ends}]', text=text, ends=yaml_list(ends))
    elif (figures := in_figures(text)) is not None and isinstance(parse_quantity(figures), Quantity):
        value = say('"{text}" is written {figures}', text=text, figures=figures)
    elif (change := _CHANGE.fullmatch(key(text))) is not None and isinstance(parse_quantity(change["by"]), Quantity):
        by = change["by"]
        if change["fall"]:
            by = f"-{by}"
        value = say('"{text}" is a change; write change_from: 2024 beside it, and {by} here', text=text, by=by)
    elif (points := text.removesuffix("个点")) != text and isinstance(parse_quantity(points), Quantity):
        value = say('"{text}" is written {figures}', text=text, figures=f"{points}个百分点")
    elif _OTHER_FIGURE.fullmatch(key(text)) or looks_like_area(text):
        value = say('"{text}" is not a number; a figure to compare with is written {{area: 重庆市}} or {{period: 2023}}',
                    text=text)  # fmt: skip
    return Refusal("bad-quantity", value)


_CHANGE = pattern(
    "(?:较?(?:上年|去年|同比))?(?:增长|增加|提高|提升|上升|增幅|(?P<fall>下降|降低|减少|降幅))了?(?P<by>[0-9].*)"
)
"""A change in words: 增长5%, 下降0.5个百分点."""
_OTHER_FIGURE = pattern(
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
        return bad_value(say("expected a whole number from 0 to {most}", most=MOST_PLACES))
    return int(number)


def weight(text: str) -> Fraction | Refusal:
    bare = parse_number(text.strip().removesuffix("分"))
    if text.strip().endswith("分") and not isinstance(bare, Phrase):
        return Refusal("bad-quantity", say('"{text}" is written {figures}', text=text, figures=f"{bare:f}"))
    return _not_negative(text, say("a weight is 0 or more"))


def points(text: str) -> Fraction | Refusal:
    """How many points are added or taken off."""
    return _not_negative(text.strip().removesuffix("分"), say("points are written without a sign, 0 or more"))


def _not_negative(text: str, why: Phrase) -> Fraction | Refusal:
    number = parse_number(text)
    if isinstance(number, Phrase):
        return Refusal("bad-quantity", number)
    return bad_value(why) if number < 0 else Fraction(number)


def confidence(text: str) -> Fraction | Refusal:
    """A level of certainty."""
    level = share(text)
    if isinstance(level, Refusal) or level in QUANTILES:
        return level
    return bad_value(say('expected 90%, 95%, 99% or 99.8%, found "{text}"', text=text))


def share(text: str) -> Fraction | Refusal:
    """A share written in % or as a plain ratio, as a fraction of 1."""
    part = quantity(text)
    if isinstance(part, Refusal):
        return part
    if part.unit is not None and part.unit.kind != RATIO:
        return bad_value(say('expected a share such as 100%, found "{text}"', text=text))
    return part.value


NO_CAP = "none"


def cap(text: str) -> Fraction | str | Refusal:
    if text == NO_CAP:
        return NO_CAP
    return share(text)


_OF = pattern(r"([0-9]+)\s*(?:of|/)\s*([0-9]+)")
_MOST_DIGITS = 9
"""Digits of a count of members; more of them than a run may have is refused anyway."""


def require(text: str) -> Require | Refusal:
    """How many members must hold."""
    word = key(text).casefold()
    if word == "all":
        return Require()
    if word == "any":
        return Require(1)
    if found := _OF.fullmatch(word):
        count, of = (int(digits[:_MOST_DIGITS]) for digits in found.groups())
        return _counted(count, of)
    if word.isascii() and word.isdigit():
        return _counted(int(word[:_MOST_DIGITS]), None)
    if not word.endswith(("%", "‰")):
        return bad_value(say('"{text}" is not all, any, a number, "48 of 52" or a share with %', text=text))
    part = share(text)
    if isinstance(part, Refusal):
        return part
    if 0 < part <= 1:
        return Require(share=part)
    return bad_value(say("a share of the members lies above 0 % and up to 100 %"))


def _counted(count: int, of: int | None) -> Require | Refusal:
    if count == 0:
        return bad_value(say("a quorum of 0 would always hold"))
    return Require(count, of)


_SIGNS = {"百": "%", "千": "‰", "万": "/万", "十万": "/10万", "10万": "/10万", "百万": "/百万"}
_SHARE = pattern(rf"({'|'.join(sorted(_SIGNS, key=len, reverse=True))})分之(.+)")
_SPELT = pattern(rf"([{CHARACTERS}点]+)((?![0-9.]).*)")


def in_figures(text: str) -> str | None:
    """A number in words, as documents have it, in the figures of target files: 百分之六十 is 60%; None for any other."""
    text = "".join(text.split())
    if found := _SHARE.fullmatch(text):
        number = numeral(found[2])
        return f"{found[2] if number is None else number}{_SIGNS[found[1]]}"
    found = _SPELT.fullmatch(text.removesuffix("成"))
    number = numeral(found[1]) if found else None
    if found is None or number is None:
        return None
    if text.endswith("成"):
        return f"{number * 10:f}%"
    return f"{number}{found[2]}"
