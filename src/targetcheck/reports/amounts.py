"""Numbers inside a sentence: a difference of percentages is in percentage points, and a unit speaks its language."""

from __future__ import annotations

from fractions import Fraction

from targetcheck.model.columns import names_level
from targetcheck.model.figure import Figure
from targetcheck.model.nouns import RATIO
from targetcheck.model.quantity import exact_decimal, shown
from targetcheck.model.unit import Unit
from targetcheck.model.verdict import Verdict
from targetcheck.phrases import Words
from targetcheck.reports.line import Line
from targetcheck.reports.numbers import NO_BREAK, digits, in_points, unit_text

MONEY = frozenset({"元", "美元", "港元", "欧元"})
LEAST_IN_LARGE = Fraction(1, 10)
_SMALLER = (("亿", ("万", 10**4)), ("亿", ("", 1)), ("万", ("", 1)))
WHOLE = 6
"""A level that ends within so many decimals is shown whole, so that the change beside it can be checked."""
PER_MILLE = Fraction(1, 1000)
PER_CHINESE = {10**3: "千", 10**4: "万", 10**5: "10万", 10**6: "百万"}


def number_in(line: Line, value: Fraction, table: Words) -> str:
    """A number of the line with its unit."""
    return digits(line, value) + unit_in(line.unit, table)


def unit_in(unit: Unit | None, table: Words) -> str:
    """The unit in the sentence's language: /10万 for per 100k, and the other way round."""
    text = unit_text(unit, table)
    if unit is None or unit.kind != RATIO or not text or (1 / unit.scale).denominator != 1:
        return text
    size = int(1 / unit.scale)
    if table.lang == "zh" and text.startswith(f"{NO_BREAK}per"):
        return f"/{PER_CHINESE.get(size, size)}"
    if table.lang == "en" and text.startswith("/"):
        return f"{NO_BREAK}per{NO_BREAK}{size:,}"
    return text


def difference_in(line: Line, value: Fraction, table: Words) -> str:
    """A difference of the line's numbers, without its sign; a small one of large units in smaller ones: 140人, no 0.014万人."""
    text, unit = _unsigned(line, value), line.unit
    for large, smaller in _SMALLER:
        if unit is not None and unit.text.startswith(large) and 0 < abs(value) < LEAST_IN_LARGE:
            count = abs(value) * unit.scale / smaller[1]
            if count >= 1:
                return shown(count, WHOLE) + smaller[0] + unit.text[1:]
    if in_points(unit):
        return table("brief point" if text == "1" else "brief points", n=text)
    if unit is not None and unit.kind == RATIO and unit.scale == PER_MILLE and not _of_things(unit):
        return table("brief thousandths", n=text)
    return text + unit_in(unit, table)


def change_in(line: Line, value: Fraction, table: Words, *, relative: bool) -> str:
    """A change without its sign: a relative one stays in %, one of percentages is in points."""
    if relative:
        return _unsigned(line, value) + unit_text(line.unit, table)
    return difference_in(line, value, table)


def level_in(line: Line, figure: Figure, table: Words) -> str:
    """A figure that the verdict rests on, in its own unit."""
    value, places = figure.value, line.decimals
    if figure.unit is not None:
        value /= figure.unit.scale
    if table.lang == "zh" and figure.unit is not None and _in_ten_thousands(figure.unit, value):
        return shown(value / 10**4, WHOLE) + f"万{figure.unit.text}"
    ends = exact_decimal(value)
    if ends is not None and -int(ends.as_tuple().exponent) <= WHOLE:
        places = WHOLE
    return shown(value, places) + unit_in(figure.unit, table)


def _of_things(unit: Unit) -> bool:
    """Whether a ratio's writing names what is counted: 张/千人, and neither ‰ nor per 1,000."""
    return unit.text[:1].isalpha() and not unit.text.startswith("per")


def _in_ten_thousands(unit: Unit, value: Fraction) -> bool:
    """Whether a number is read more easily in 万: a large whole one of things, people or money."""
    plain = unit.counted or unit.kind in MONEY
    return plain and unit.scale == 1 and abs(value) >= 10**5 and value.denominator == 1


def task_of(verdict: Verdict) -> bool:
    """Whether it is a task (people, projects, money), of which a share can be told; no rate or level."""
    unit, figure, bound = verdict.unit, verdict.figure, verdict.target.bound
    if bound is None or bound.form not in ("at_least", "above") or bound.references:
        return False
    if verdict.target.indicator is not None and names_level(verdict.target.indicator.name, unit):
        return False
    if unit is not None and (unit.counted or unit.kind in MONEY):
        return True
    return figure is not None and figure.running and (unit is None or unit.kind != RATIO)


def _unsigned(line: Line, value: Fraction) -> str:
    return digits(line, abs(value), signed=True).lstrip("+")
