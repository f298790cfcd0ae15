"""Numbers for people: in the line's unit, with as many digits as the verdict needs (design §3)."""

from __future__ import annotations

from decimal import ROUND_HALF_UP
from fractions import Fraction

from targetcheck.errors import printable
from targetcheck.model.bound import ACHIEVED, FORMS
from targetcheck.model.nouns import POINTS
from targetcheck.model.quantity import exact_text, rounded, shown
from targetcheck.model.unit import Unit, is_percentage
from targetcheck.phrases import Words
from targetcheck.reports.line import Line, LineEnd, LineReference

NO_BREAK = "\u00a0"


def unit_text(unit: Unit | None, table: Words) -> str:
    """What follows the number: a sign or a Chinese unit closely, an English one after a space that does not break."""
    if unit is None or not unit.text:
        return ""
    if unit.kind == POINTS:
        return table("points")
    text = printable(unit.text).replace(" ", NO_BREAK)
    return NO_BREAK + text if text[0].isascii() and text[0].isalpha() else text


def in_points(unit: Unit | None) -> bool:
    """Whether differences in this unit are percentage points."""
    return is_percentage(unit) or (unit is not None and unit.kind == POINTS)


def gap_unit(unit: Unit | None, table: Words) -> str:
    """What follows a difference: percentage points for percentages."""
    if is_percentage(unit):
        return table("pp")
    return unit_text(unit, table)


def digits(line: Line, value: Fraction, *against: Fraction, signed: bool = False) -> str:
    """A number of the line without its unit, contradicting neither bound nor pace; a ratio as the bound is written."""
    others = list(against)
    if line.bound is not None:
        others += line.bound.numbers
    if line.expected is not None:
        others.append(line.expected)
        if value == line.expected and isinstance(line.actual, Fraction):
            others.append(line.actual)
    if signed:
        return with_sign(shown(value, line.decimals, *others, Fraction(0)))
    if line.ratio and value > 0:
        return _ratio(line, value, [other for other in others if other > 0])
    least = 0
    if value == line.actual:
        least = line.published
    elif value == line.compared:  # 97.0%, which says to how many decimals it is rounded
        least = line.places or 0
    return shown(value, line.decimals, *others, least=least)


def _ratio(line: Line, value: Fraction, others: list[Fraction]) -> str:
    """1:75 beside 1:80, and 0.58:1 beside 0.6:1: the side that is 1 in the bound is 1."""
    written = [(end.value, end.written) for end in line.bound.ends if ":" in end.written] if line.bound else []
    for bound, text in written:
        if bound == value:
            return text
    left, _, right = written[0][1].partition(":")
    if Fraction(right) == 1 and Fraction(left) != 1:
        return f"{shown(value, len(left.partition('.')[2]), Fraction(0), *others)}:1"
    return f"1:{shown(1 / value, 1, Fraction(0), *(1 / other for other in others))}"


def with_sign(text: str) -> str:
    """The digits with their sign; 0, and what is not set, have none."""
    if text.startswith("-"):
        return text.replace("-", "−")
    return f"+{text}" if text.strip("0.?") else text


def number(line: Line, value: Fraction, table: Words, *, signed: bool = False) -> str:
    """A number of the line in its unit, never contradicting the bound."""
    return digits(line, value, signed=signed) + unit_text(line.unit, table)


def figure_text(line: Line, table: Words) -> str:
    """The figure as a table shows it; empty where there is none."""
    actual = line.actual
    if actual is None:
        return ""
    if isinstance(actual, bool):
        return table("yes") if actual else table("no")
    if line.quorum:
        return table(f"holding {line.counted}", n=exact_text(actual), of=exact_text(line.quorum[1])).replace(
            " ", NO_BREAK
        )
    text = number(line, actual, table, signed=line.change)
    if line.compared is not None and line.compared != actual:
        text += table("rounded", value=number(line, line.compared, table)).replace(" ", NO_BREAK)
    return text


def bound_text(line: Line, table: Words) -> str:
    """The bound with its sign: ≥ 8亿元, < 40 per 100k, 2–3个, 48 of 52."""
    bound = line.bound
    if bound is None:
        return ""
    if bound.form == ACHIEVED:
        return table("to be done")
    if line.quorum:
        k, n = map(exact_text, line.quorum)
        if n == "0":
            return ""  # no member; the reason says so
        needed = "all of" if k == n else "needed"
        return table(f"{needed} {line.counted}", k=k, n=n).replace(" ", NO_BREAK)
    texts = [_end(line, end, table) for end in bound.ends]
    if bound.form == "between":
        return f"{NO_BREAK}–{NO_BREAK}".join(texts)
    return f"{FORMS[bound.form].sign}{NO_BREAK}{texts[0]}"


def _end(line: Line, end: LineEnd, table: Words) -> str:
    """One end of the bound as it is written; of a change as it came to, with its sign; of a reference with its name."""
    name = reference_name(line, end.reference)
    if end.value is None and name:
        return name
    if ":" in end.written:
        return end.written
    if end.value is None or (end.written and not line.change):
        return (end.written or "?") + unit_text(end.unit or line.unit, table)
    text = number(line, end.value, table, signed=line.change)
    return f"{text}{NO_BREAK}({name})" if name else text


def reference_name(line: Line, reference: LineReference | None) -> str:
    """Whose figure a reference is: its area, period or indicator, whichever it names or the line's own is not."""
    if reference is None:
        return ""
    if reference.name is not None:
        return printable(reference.name)
    pairs = zip(reference[:3], (line.indicator, line.area, line.period), strict=True)
    return printable(" ".join(part for part, own in pairs if part and part != own))


def gap_text(line: Line, table: Words) -> str:
    """How far the figure is from the bound, signed; empty where it means nothing."""
    if line.gap is None or line.quorum or line.ratio:
        return ""
    if line.gap == 0:
        return "0"
    return digits(line, line.gap, signed=True) + gap_unit(line.unit, table)


def percent(value: Fraction, against: Fraction = Fraction(100)) -> str:
    """A plain ratio in %, never shown as 100 % when it is not."""
    exact = value * 100
    near = rounded(exact, 2, ROUND_HALF_UP)
    if near != against and (near > against) == (exact > against):
        exact = near if (exact * 10**4).denominator == 1 else exact  # at most two decimals, also of those that end
    return f"{shown(exact, 1, against)}%"
