"""Shares and rates in words, as documents have them, in the figures that target files have: 百分之六十 is 60%."""

from __future__ import annotations

import re

_SIGNS = {"百": "%", "千": "‰", "万": "/万", "十万": "/10万", "10万": "/10万", "百万": "/百万"}
_SHARE = re.compile(rf"({'|'.join(sorted(_SIGNS, key=len, reverse=True))})分之(.+)")
_DIGITS = {sign: str(number) for number, sign in enumerate("零一二三四五六七八九")} | {"〇": "0", "两": "2"}


def in_figures(text: str) -> str | None:
    """The share or rate in figures; None for a text that is none."""
    text = "".join(text.split())
    found = _SHARE.fullmatch(text)
    if found is not None:
        number = _number(found[2])
        return None if number is None else f"{number}{_SIGNS[found[1]]}"
    found = re.fullmatch(rf"([{''.join(_DIGITS)}十百点]+)(.*)", text)
    if found is not None and not found[2].startswith("成"):
        number = _number(found[1])
        return None if number is None else f"{number}{found[2]}"
    if text.endswith("成"):
        number = _number(text[:-1])
        return f"{number}0%" if number is not None and number.isdigit() else None
    return None


def _number(text: str) -> str | None:
    """A number below a thousand, in Chinese or Arabic figures."""
    if re.fullmatch(r"[0-9]+(?:[.][0-9]+)?", text):
        return text
    whole, point, decimals = text.partition("点")
    found = re.fullmatch(
        r"(?:(?P<hundreds>[一二两三四五六七八九])百零?)?(?:(?P<tens>[一二三四五六七八九]?)十)?(?P<ones>[零〇一二三四五六七八九]?)",
        whole,
    )
    if found is None or not whole or any(sign not in _DIGITS for sign in decimals) or bool(point) != bool(decimals):
        return None
    hundreds, tens, ones = found["hundreds"], found["tens"], found["ones"]
    ten = "0" if tens is None else _DIGITS[tens or "一"]
    number = int(_DIGITS[hundreds or "零"] + ten + _DIGITS[ones or "零"])
    return str(number) + ("." + "".join(_DIGITS[sign] for sign in decimals) if decimals else "")
