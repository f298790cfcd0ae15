"""Numbers for people: in the bound's unit, with as many digits as the verdict needs (design §3)."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from targetcheck.errors import printable
from targetcheck.model.bound import FORMS, Range, Reference
from targetcheck.model.quantity import Quantity, shown
from targetcheck.model.unit import PERCENT, POINTS, RATIO, Unit
from targetcheck.model.verdict import Verdict
from targetcheck.phrases import words

NO_BREAK = "\u00a0"


def unit_text(unit: Unit | None, lang: str) -> str:
    """What follows the number: a sign or a Chinese unit closely, an English one after a space that does not break."""
    if unit is None or not unit.text:
        return ""
    if unit.kind == POINTS:
        return words(lang)("points")
    text = printable(unit.text).replace(" ", NO_BREAK)
    return NO_BREAK + text if text[0].isascii() and text[0].isalpha() else text


def ratio_of(verdict: Verdict) -> bool:
    """Whether the bound is written as a:b, so that its figures are shown as 1:n."""
    bound = verdict.target.bound
    return verdict.unit is not None and verdict.unit.kind == RATIO and not verdict.unit.text and bound is not None \
        and any(q.ratio for q in bound.quantities)  # fmt: skip


def places_of(verdict: Verdict) -> int:
    """The decimals that the bound is written with, at least two for a figure that was divided."""
    bound = verdict.target.bound
    written = max((q.places or 0 for q in bound.quantities), default=0) if bound else 0
    return max(written, 2, verdict.places or 0)


def as_published(verdict: Verdict, value: Fraction) -> int:
    """The decimals that the source row gives the figure, where it is shown in the row's own unit."""
    row = verdict.figure.row if verdict.figure is not None and value == verdict.actual else None
    if (
        row is None
        or not isinstance(row.value, Decimal)
        or (row.unit and verdict.unit and row.unit.scale != verdict.unit.scale)
    ):
        return 0
    return max(0, -int(row.value.as_tuple().exponent)) if value == Fraction(row.value) else 0


def digits(verdict: Verdict, value: Fraction, *, signed: bool = False) -> str:
    """A number of the verdict without its unit, contradicting neither bound nor line; 1:n for a ratio."""
    ends = (*(verdict.bound.ends if verdict.bound else ()), *([] if verdict.expected is None else [verdict.expected]))
    if ratio_of(verdict) and value > 0 and not signed:
        return f"1:{shown(1 / value, 1, *(1 / e for e in ends if e > 0))}"
    against = (*ends, Fraction(0)) if signed else ends
    text = shown(value, places_of(verdict), *against, least=0 if signed else as_published(verdict, value))
    return text.replace("-", "−") if signed and value < 0 else f"+{text}" if signed and value > 0 else text


def number(verdict: Verdict, value: Fraction, lang: str, *, signed: bool = False) -> str:
    """A number of the verdict in its unit, never contradicting the bound."""
    return digits(verdict, value, signed=signed) + unit_text(verdict.unit, lang)


def figure_text(verdict: Verdict, lang: str) -> str:
    """The figure as a table shows it; empty where there is none."""
    table = words(lang)
    actual = verdict.actual
    if actual is None:
        return ""
    if isinstance(actual, bool):
        return table("yes") if actual else table("no")
    if verdict.needed is not None:
        return table("holding", n=int(actual), of=verdict.needed[1]).replace(" ", NO_BREAK)
    text = number(verdict, actual, lang, signed=verdict.change is not None)
    if verdict.compared is not None and verdict.compared != actual:
        text += table("rounded", value=number(verdict, verdict.compared, lang)).replace(" ", NO_BREAK)
    return text


def bound_text(verdict: Verdict, lang: str) -> str:
    """The bound with its sign: ≥ 8亿元, < 40 per 100k, 2–3个, 48 of 52."""
    table = words(lang)
    target = verdict.target
    if verdict.needed is not None:
        k, n = verdict.needed
        if n == 0:
            return ""  # no member; the reason says so
        return table("all of" if k == n else "needed", k=k, n=n).replace(" ", NO_BREAK)
    bound = target.bound
    if bound is None:
        return ""
    if bound.milestone:
        return table("to be done")
    if bound.unset:
        unit = unit_text(bound.unit, lang)
        return (
            f"{FORMS[bound.form].sign}{NO_BREAK}?{unit}"
            if bound.form != "between"
            else f"?{NO_BREAK}–{NO_BREAK}?{unit}"
        )
    sign = FORMS[bound.form].sign
    texts = []
    for i, end in enumerate(bound.ends):
        value = end_value(verdict.bound, bound.form, i)
        if isinstance(end, Reference) and value is None:
            texts.append(reference_name(verdict, i, lang))
        elif isinstance(end, Quantity) and end.ratio:
            texts.append(f"{end.ratio[0]}:{end.ratio[1]}")
        elif isinstance(end, Quantity) and verdict.change is None:
            texts.append(f"{end.number:f}{unit_text(end.unit or verdict.unit, lang)}")
        elif value is not None:
            text = number(verdict, value, lang, signed=verdict.change is not None)
            texts.append(
                text + (f"{NO_BREAK}({reference_name(verdict, i, lang)})" if isinstance(end, Reference) else "")
            )
        elif isinstance(end, Quantity):
            texts.append(f"{end.number:+f}{unit_text(end.unit or verdict.unit, lang)}".replace("-", "−"))
    return f"{NO_BREAK}–{NO_BREAK}".join(texts) if bound.form == "between" else f"{sign}{NO_BREAK}{texts[0]}"


def end_value(bound: Range | None, form: str, index: int) -> Fraction | None:
    """What the index-th written end of a bound came to."""
    if bound is None:
        return None
    ends = (FORMS[form].low, FORMS[form].high)
    return bound.low if ends[0] == index else bound.high if ends[1] == index else None


def reference_name(verdict: Verdict, index: int, lang: str) -> str:
    """Whose figure a reference is: its area, period or indicator, whichever it names."""
    bound = verdict.target.bound
    end = bound.ends[index] if bound else None
    assert isinstance(end, Reference)
    parts = [end.indicator, end.area, str(end.period) if end.period else None]
    return printable(" ".join(p for p in parts if p))


def gap_text(verdict: Verdict, lang: str) -> str:
    """How far the figure is from the bound, signed; empty where it means nothing."""
    if verdict.gap is None or verdict.bound is None or ratio_of(verdict):
        return ""
    if verdict.gap == 0:
        return "0"
    text = number(verdict, verdict.gap, lang, signed=True)
    if verdict.unit is not None and verdict.unit.kind == RATIO and verdict.unit.scale == PERCENT.scale:
        return text.removesuffix(unit_text(verdict.unit, lang)) + words(lang)("pp")
    return text


def percent(value: Fraction, against: Fraction = Fraction(100)) -> str:
    """A plain ratio in %, never shown as 100 % when it is not."""
    return f"{shown(value * 100, 1, against)}%"
