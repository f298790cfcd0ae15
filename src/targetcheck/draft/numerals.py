"""Chinese numerals, and full-width signs as their plain forms. No number here passes through a float."""

from __future__ import annotations

from decimal import Decimal

_DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_TENS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10**4, "亿": 10**8}

CHARACTERS = "零〇一二两三四五六七八九十百千"
"""The characters of a numeral below ten thousand; 万 and 亿 are left to the unit, as in 50万人."""


def chinese(text: str) -> int | None:
    """The number that a Chinese numeral writes (十二 is 12, 二〇二五 is 2025), or None when it writes none."""
    if not text or any(c not in _DIGITS and c not in _TENS and c not in _MYRIADS for c in text):
        return None
    if all(c in _DIGITS for c in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    total = part = digit = 0
    for c in text:
        if c in _DIGITS:
            digit = _DIGITS[c]
        elif c in _TENS:
            part += (digit or 1) * _TENS[c]
            digit = 0
        else:
            total = (total + part + digit) * _MYRIADS[c]
            part = digit = 0
    return total + part + digit


def arabic(text: str) -> Decimal:
    """The number that the digits write, with or without thousands separators."""
    return Decimal(text.replace(",", ""))


_PLAIN = {c: c - 0xFEE0 for c in range(0xFF01, 0xFF5F)} | {
    ord(written): plain
    for plain, all_written in {
        "-": "—–―−‐‑﹣～〜",
        ":": "∶︰",
        "%": "﹪",
        "/": "∕⁄",
        "[": "〔【",
        "]": "〕】",
        "“": "「『＂",
        "”": "」』",
        "≥": "≧⩾",
        "≤": "≦⩽",
        "·": "•・",
    }.items()
    for written in all_written
}
# Commas keep their width: between two clauses of a sentence is not between two digits of 1,200.
_PLAIN |= {ord("，"): "，", ord("；"): "；", ord("！"): "！", ord("？"): "？"}


def narrow(text: str) -> str:
    """The text, character for character, with full-width digits, letters and signs as their plain forms."""
    return text.translate(_PLAIN)
