"""What is told beside a verdict, step by step: equations of exact numbers that can be redone on paper.

30 × 60.8 ÷ 64 = 28.5
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from targetcheck.model.quantity import exact_decimal, exact_text, significant
from targetcheck.model.rules import DESTATIS, HEALTHY_PEOPLE, QUANTILES
from targetcheck.model.verdict import Certainty, Progress, Verdict, Way
from targetcheck.phrases import Words

SIGN = "1.644854"


def digits(value: Fraction) -> str:
    """The number exactly: its decimals where they end within twenty digits, else the fraction and its first digits."""
    ends = exact_decimal(value)
    if ends is not None and len(ends.as_tuple().digits) <= 20:
        return exact_text(value)
    return f"{exact_text(significant(value))}…"


def signed(value: Fraction) -> str:
    """A number inside an equation, in brackets where it is negative."""
    text = digits(value).replace("-", "−")
    return f"({text})" if value < 0 else text


def result(value: Fraction) -> str:
    """The number at the end of an equation."""
    return digits(value).replace("-", "−")


def progress_steps(progress: Progress, table: Words) -> list[str]:
    """How a category came about; nothing where there is none."""
    if progress.way is None or progress.category is None:
        return []
    if progress.method == DESTATIS:
        return list(_mean_change(progress, progress.way, table))
    if progress.way.start is None or progress.value is None:
        return []
    if progress.method == HEALTHY_PEOPLE:
        return list(_targeted_change(progress, progress.way, table))
    return list(_growths(progress, progress.way))


def _targeted_change(progress: Progress, way: Way, table: Words) -> Iterator[str]:
    start, share = way.start, progress.value
    assert start is not None
    assert share is not None
    now, first = signed(way.value), signed(start)
    if way.aim == start and not share:
        yield table("step still")
    elif share < 0:
        equation = f"−|{now} − {first}| ÷ {first} = {result(share)}"
        yield table("step away", equation=equation)
    else:
        equation = f"({now} − {first}) ÷ ({signed(way.aim)} − {first}) = {result(share)}"
        yield table("step towards", equation=equation)
    if way.errors is not None:
        before, after = map(digits, way.errors)
        yield table("step errors", moved=digits(abs(way.value - start)), sign=SIGN, before=before, after=after)


def _growths(progress: Progress, way: Way) -> Iterator[str]:
    """The yearly growth, the one that is needed, and their ratio."""
    start, years, whole, speed, needed = way.start, way.years, way.whole, way.speed, way.needed
    if start is None or years is None or whole is None or speed is None or needed is None or progress.value is None:
        return
    first = signed(start)
    yield f"({signed(way.value)} ÷ {first}) ^ (1 ÷ {_years(years)}) − 1 = {result(speed)}"
    yield f"({signed(way.aim)} ÷ {first}) ^ (1 ÷ {_years(whole)}) − 1 = {result(needed)}"
    divided = f"{signed(speed)} ÷ |{signed(needed)}|"
    if (progress.value < 0) != (speed < 0):
        divided = f"−{divided}"
    yield f"{divided} = {result(progress.value)}"


def _years(years: Fraction) -> str:
    """Years in twelfths: 4, or (53 ÷ 12)."""
    if years.denominator == 1:
        return str(years.numerator)
    return f"({years * 12} ÷ 12)"


def _mean_change(progress: Progress, way: Way, table: Words) -> Iterator[str]:
    if way.speed is None or way.years is None or way.whole is None or not way.series:
        return
    listed = table(", ").join(f"{period} {digits(value)}" for period, value in way.series)
    yield table("step series", series=listed)
    first = signed(way.series[0][1])
    yield table("step mean", equation=f"({signed(way.value)} − {first}) ÷ {_years(way.years)} = {result(way.speed)}")
    if progress.value is None or way.aim == way.value:
        return
    ahead = way.value + way.speed * way.whole
    yield table(
        "step ahead", equation=f"{signed(way.value)} + {signed(way.speed)} × {_years(way.whole)} = {result(ahead)}"
    )
    if not progress.value:
        yield table("step nothing missing", aim=result(way.aim))
        return
    aim = signed(way.aim)
    yield table(
        "step missing", equation=f"({aim} − {signed(ahead)}) ÷ ({aim} − {signed(way.value)}) = {result(progress.value)}"
    )


def certainty_steps(verdict: Verdict, certainty: Certainty, table: Words) -> list[str]:
    """How an interval came about: its counts, the formula, and the ends in the unit."""
    if certainty.counts is None or certainty.low is None or certainty.high is None:
        return []
    top, bottom, factor = certainty.counts
    scale = Fraction(1)
    if verdict.unit is not None:
        scale = verdict.unit.scale
    plain = certainty.low * scale / factor, certainty.high * scale / factor
    z = QUANTILES[certainty.confidence]
    steps = [table("step counts", x=digits(top), n=digits(bottom), z=str(z))]
    if certainty.method == "exact":
        steps += _exact(certainty, *plain, table)
    else:
        formulas = {"wilson": _wilson, "byar": _byar}[certainty.method or ""](top, bottom)
        steps += [f"{formula} = {digits(end)}" for formula, end in zip(formulas, plain, strict=True)]
    for before, end in zip(plain, (certainty.low, certainty.high), strict=True):
        if factor != 1:
            steps.append(f"{digits(before)} × {digits(1 / scale)} × {digits(factor)} = {digits(end)}")
        elif scale != 1:
            steps.append(f"{digits(before)} × {digits(1 / scale)} = {digits(end)}")
    return steps


def _wilson(top: Fraction, bottom: Fraction) -> tuple[str, str]:
    x, n = digits(top), digits(bottom)
    middle, root, whole = f"2 × {x} + z ^ 2", f"z × √(z ^ 2 + 4 × {x} × ({n} − {x}) ÷ {n})", f"2 × ({n} + z ^ 2)"
    return f"({middle} − {root}) ÷ ({whole})", f"({middle} + {root}) ÷ ({whole})"


def _byar(top: Fraction, bottom: Fraction) -> tuple[str, str]:
    x, y, n = digits(top), digits(top + 1), digits(bottom)
    return (
        f"{x} × (1 − 1 ÷ (9 × {x}) − z ÷ (3 × √{x})) ^ 3 ÷ {n}",
        f"{y} × (1 − 1 ÷ (9 × {y}) + z ÷ (3 × √{y})) ^ 3 ÷ {n}",
    )


def _exact(certainty: Certainty, low: Fraction, high: Fraction, table: Words) -> Iterator[str]:
    """The means under which the count is as rare as the level says, over the denominator."""
    assert certainty.counts is not None
    top, bottom, _ = certainty.counts
    x, tail = digits(top), digits((1 - certainty.confidence) / 2)
    if top:
        yield table("step exact low", x=x, tail=tail, mean=digits(low * bottom))
    yield table("step exact high", x=x, tail=tail, mean=digits(high * bottom))
    for end in (low, high):
        if end:
            yield f"{digits(end * bottom)} ÷ {digits(bottom)} = {digits(end)}"
