"""A workbook's number or date as its number format shows it, with every digit that it has (design §4).

0.9507 as `0.00%` is 95.07%, 91600 as `0.00,"千元"` is 91.6千元, 1 September 2024 as `yyyy"年"m"月"` is 2024-09.
"""

from __future__ import annotations

import re
from datetime import date, time, timedelta
from decimal import Decimal
from functools import lru_cache
from operator import eq, ge, gt, le, lt, ne

from targetcheck.model.pattern import pattern
from targetcheck.named import NamedTuple

_TOKEN = pattern(r'"([^"]*)"|[\\!](.)|_.|\*.|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]|(E[+-]0+)|(.)', re.DOTALL | re.IGNORECASE)
_CONDITION = pattern(r"\[(<=|>=|<>|<|>|=)(-?[0-9.]+)\]")
_HOLDS = {"<": lt, ">": gt, "=": eq, "<=": le, ">=": ge, "<>": ne}
_SIGNS_OF_MONEY = "¥￥$€£"
_SECTIONS = pattern(r'((?:"[^"]*"|[\\!].|\[[^\]]*\]|[^;"\\!\[])*)(?:;|$)', re.DOTALL)


class Section(NamedTuple):
    """What one part of a number format makes of a number."""

    power: int = 0
    """The power of ten that the number is shown in: 2 with a %, -3 with a comma behind the digits."""
    least: int = 1
    """Digits before the point, which zeros fill up."""
    places: int = 0
    """Decimals, which zeros fill up."""
    before: str = ""
    behind: str = ""
    digits: bool = False
    minus: bool = False
    """Whether a minus stands before the digits, whatever the number."""


def number_text(value: int | float, code: str) -> str:
    """The number as its cell shows it, without rounding and without signs between thousands."""
    number = Decimal(value) if isinstance(value, int) else Decimal(format(value, ".15g"))
    section = _section_for(number, code)
    if not section.digits:
        return format(number, "f")
    text = format(abs(number).scaleb(section.power), "f")
    whole, _, decimals = text.partition(".")
    decimals = decimals.rstrip("0")
    if decimals:
        decimals = "." + decimals.ljust(min(section.places, 30), "0")
    minus = "-" if number < 0 or (number > 0 and section.minus) else ""
    return f"{section.before}{minus}{whole.zfill(min(section.least, 30))}{decimals}{section.behind}"


def date_text(value: date | time | timedelta, code: str) -> str:
    """A date as year, month and day as far as its cell shows them; a time of the day as it is."""
    if not isinstance(value, date):
        return str(value)
    parts = "".join(token[5] or "" for token in _TOKEN.finditer(code)).lower()
    if "d" in parts or "m" not in parts.partition("h")[0]:
        only_year = "y" in parts and not set("mdhs") & set(parts)
        return f"{value.year:04d}" if only_year else value.isoformat()[:10]
    return f"{value.year:04d}-{value.month:02d}"


def _section_for(number: Decimal, code: str) -> Section:
    sections = [text for text in _SECTIONS.findall(code)[:4] if text or ";" in code]
    conditions = [_CONDITION.search(text) for text in sections]
    if any(conditions):
        for text, condition in zip(sections, conditions, strict=True):
            if condition is None or _HOLDS[condition[1]](number, Decimal(condition[2])):
                return _section(text)
    at = 0
    if number < 0 and len(sections) > 1:
        at = 1
    elif number == 0 and len(sections) > 2:
        at = 2
    return _section(sections[at] if sections else "")


_GENERAL = pattern("General|G/通用格式", re.IGNORECASE)
"""Digits as many as there are."""
_UNIT = pattern("[%‰\u3400-\u9fff]")
"""What stands for a unit where a sign of money is written: [$万]."""


@lru_cache(maxsize=1024)
def _section(code: str) -> Section:
    least = places = commas = percents = behind_split = 0
    point = split = digits = False
    before: list[str] = []
    behind: list[str] = []
    code = _GENERAL.sub("0.#", code)
    for quoted, escaped, money, power, sign in _TOKEN.findall(code):
        literal = quoted or escaped or (money if _UNIT.search(money) else "")
        if sign and sign in "0#?":
            digits, commas = True, 0
            behind_split += split
            places += point and sign == "0"
            least += sign == "0" and not point
        elif sign == "." and digits:
            point = True
        elif sign == "," and digits:
            commas += 1
        elif literal == "." and digits:
            split = True  # 0!.0,"万": a point that is only drawn, with the digits behind it
        elif sign == "%":
            percents += 1
        elif not power and (literal or sign):
            (behind if digits else before).append(literal or sign)
    power_of_ten = 2 * percents - 3 * commas - behind_split
    return Section(
        power_of_ten,
        max(1, least - behind_split),
        places,
        _words(before),
        "%" * percents + _words(behind),
        digits and "/" not in code,
        "-" in before,
    )


def _words(signs: list[str]) -> str:
    """What stands beside the digits, but for brackets and signs of minus and of money."""
    return "".join(signs).strip(f" ()+-{_SIGNS_OF_MONEY}")
