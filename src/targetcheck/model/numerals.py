"""Numerals in texts: Chinese ones in figures (十二, 一百零五, 二〇二五, 三点五), those of dates, and those that number a name or title."""

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


_YEAR = pattern("[一二][〇○零oO0一二三四五六七八九]{3}(?=年)|[12](?: [0-9]){3}(?= ?年)")
_DIGITS_OF_YEARS = str.maketrans("〇○零oO一二三四五六七八九", "00000123456789", " ")
_N = f"(?:{_SIGN}?十)?{_SIGN}|{_SIGN}?十".replace("两", "")
_MONTH = pattern(
    rf"(?<![一二三四五六七八九十])(?:{_N})(?=\s*个?月|\s*[-—–~至到]\s*(?:{_N}|[0-9]{{1,2}})\s*个?月)|(?<=月)(?:{_N})(?=[日号])"
)
_FIRST_MONTH = pattern("(?<![百千万亿每])元月")


def in_digits(text: str) -> str:
    """二〇二四年九月 and 2 0 2 4 年 9 月 as 2024年9月, 元月 as 1月."""
    if "年" in text:
        text = _YEAR.sub(lambda found: found[0].translate(_DIGITS_OF_YEARS), text)
    if "月" not in text:
        return text
    return _MONTH.sub(lambda found: str(numeral(found[0])), _FIRST_MONTH.sub("1月", text))


_NUMERAL = pattern(
    r"^(?:\(?[一二三四五六七八九十]{1,3}[、.)]\s*|\(?[0-9]{1,2}[、.)](?![0-9])\s*|[0-9]{1,2}[-–—][0-9]{1,2}\s+|(?:附?表|附件)\s*[0-9一二三四五六七八九十]{1,3}(?:[-.][0-9]{1,2}(?![0-9])|[-、.:])?\s*)+"
)
"""What numbers a name or title: 一、 (二) 3. 表1 附件2"""
_BEGIN_NUMERALS = frozenset("(0123456789一二三四五六七八九十附表")


def unnumbered(name: str) -> str:
    """A name, as `text.key` makes it, without the number before it: 1.云县, 二、护士数, (三)医师数, 表1 床位数."""
    return _NUMERAL.sub("", name) if name[:1] in _BEGIN_NUMERALS else name
