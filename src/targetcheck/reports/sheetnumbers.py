"""How numbers look in a spreadsheet: with the decimals and the unit that the table shows."""

from __future__ import annotations

from fractions import Fraction

from targetcheck.model.quantity import exact_text
from targetcheck.model.unit import PERCENT, is_percentage
from targetcheck.phrases import words
from targetcheck.reports.columns import Column
from targetcheck.reports.line import Line
from targetcheck.reports.numbers import digits, in_points, percent, unit_text

LONGEST_FORMAT = 255
MOST_PLACES = 30
"""What Excel takes of a number format."""


def number_format(column: Column, line: Line, value: Fraction, lang: str) -> tuple[str, Fraction]:
    """The number format of a cell, and what Excel's % wants its number multiplied with."""
    one, gap = Fraction(1), column.key == "gap"
    if column.key == "attainment":
        return decimals(percent(value).removesuffix("%")) + "%", one
    if not column.measure:
        return "General", one
    if line.quorum:
        return ("+0;-0;0" if gap else _of_all(column, line, lang)), one
    signed = gap or line.change
    text = digits(line, value, signed=signed)
    if line.ratio and not signed:
        return _quoted(text), one
    if is_percentage(line.unit) and not gap:
        tail, factor = "%", PERCENT.scale
    elif in_points(line.unit):
        tail, factor = _quoted(words(lang)("pp")), one
    else:
        tail, factor = _quoted(unit_text(line.unit, lang)), one
    code = decimals(text) + tail
    return (f"+{code};-{code};0" if signed else code), factor


def _of_all(column: Column, line: Line, lang: str) -> str:
    """A number of members with how many there are: 2 of 3, all 3."""
    needed, every = line.quorum
    if column.key == "bound" and needed == every:
        return _quoted(words(lang)(f"all of {line.counted}", n=exact_text(every)))
    tail = words(lang)(f"of n {line.counted}", n=exact_text(every))
    return "0" + _quoted(f" {tail}" if lang == "en" else tail)


def decimals(text: str) -> str:
    """As many decimals as the table shows: 0.00."""
    places = min(len(text.partition(".")[2]), MOST_PLACES)
    return "0." + "0" * places if places else "0"


def _quoted(text: str) -> str:
    """A text in a number format, shown as it is."""
    return '"' + text.replace('"', "'") + '"' if text else ""
