"""Chinese numerals in figures: 十二, 一百零五, 二〇二五, 三点五."""

from __future__ import annotations

from decimal import Decimal

from targetcheck.model.pattern import pattern

CHARACTERS = "零〇一二两三四五六七八九十百千"
"""The characters of a numeral below ten thousand; 万 and 亿 are left to the unit, as in 50万人."""

_DIGITS = {sign: str(number) for number, sign in enumerate("零一二三四五六七八九")} | {"〇": "0", "两": "2"}
_SIGN = "[一二两三四五六七八九]"
_COUNTED = pattern(f"(?:({_SIGN}?)千零?)?(?:({_SIGN}?)百零?)?(?:({_SIGN}?)十)?((?<![百千]){_SIGN})?")


def numeral(text: str) -> Decimal | None:
    """The number that a Chinese numeral below ten thousand writes, or one digit by digit; None for any other text."""
    whole, point, decimals = text.partition("点")
    figures = _figures(whole)
    if not figures or bool(point) != bool(decimals) or any(sign not in _DIGITS for sign in decimals):
        return None
    return Decimal(f"{figures}.{''.join(_DIGITS[sign] for sign in decimals)}")


def _figures(text: str) -> str:
    if all(sign in _DIGITS for sign in text):
        return "".join(_DIGITS[sign] for sign in text)
    found = _COUNTED.fullmatch(text)
    if found is None:
        return ""
    signs = ["一" if sign == "" else sign or "零" for sign in found.groups()]  # 十二, 百分之百
    return "".join(_DIGITS[sign] for sign in signs)
