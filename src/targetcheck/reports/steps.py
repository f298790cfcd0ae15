"""What is told beside a verdict, step by step: equations of exact numbers that can be redone on paper.

30 × 60.8 ÷ 64 = 28.5
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from targetcheck.model.quantity import exact_decimal, exact_text, significant
from targetcheck.model.rules import (
    ACTUAL,
    BEGUN,
    DESTATIS,
    FULL,
    HEALTHY_PEOPLE,
    INVERSE,
    QUANTILES,
    TWICE,
    WAY,
    Minus,
    Steps,
)
from targetcheck.model.score import bound_of, figure_of
from targetcheck.model.unit import is_percentage
from targetcheck.model.verdict import Certainty, Points, Progress, Status, Verdict, Way
from targetcheck.phrases import Words, words

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


# ------------------------------------------------------------------ progress


def progress_steps(progress: Progress, lang: str) -> list[str]:
    """How a category came about; nothing where there is none."""
    if progress.way is None or progress.category is None:
        return []
    if progress.method == DESTATIS:
        return list(_mean_change(progress, progress.way, words(lang)))
    if progress.way.start is None or progress.value is None:
        return []
    if progress.method == HEALTHY_PEOPLE:
        return list(_targeted_change(progress, progress.way, words(lang)))
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


# ------------------------------------------------------------------ certainty


def certainty_steps(verdict: Verdict, certainty: Certainty, lang: str) -> list[str]:
    """How an interval came about: its counts, the formula, and the ends in the unit."""
    if certainty.counts is None or certainty.low is None or certainty.high is None:
        return []
    table = words(lang)
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


# ------------------------------------------------------------------ points


def points_steps(verdict: Verdict, points: Points, lang: str) -> list[str]:
    """How points came about; nothing where the target is met without a bonus, or the points are open."""
    table = words(lang)
    if points.points is None:
        return []
    if verdict.status is Status.MET:
        return list(_bonus(verdict, points, table))
    equations = list(_missed(verdict, points, table))
    return equations or [table("step nothing")]


def _missed(verdict: Verdict, points: Points, table: Words) -> Iterator[str]:
    rule = verdict.target.rule
    if isinstance(rule, Minus) and points.rule == "minus":
        yield from _taken_off(verdict, points, rule, table)
        return
    figure, end, weight = figure_of(verdict), bound_of(verdict), digits(points.of)
    if points.rule == WAY:
        yield from _way(verdict, points, table)
        return
    if figure is None or end is None:
        return
    now, bound = signed(figure), digits(end)
    if isinstance(rule, Steps) and points.rule == "steps":
        yield table(
            "step reached",
            equation=f"{now} ÷ {bound} = {result(figure / end)}",
            points=digits(points.points or Fraction(0)),
        )
        return
    raw: dict[str, tuple[str, Fraction]] = {
        ACTUAL: (f"{weight} × {now} ÷ {bound}", points.of * figure / end),
        TWICE: (f"{weight} × (2 − {now} ÷ {bound})", points.of * (2 - figure / end)),
    }
    if figure:
        raw[INVERSE] = (f"{weight} × {bound} ÷ {now}", points.of * end / figure)
    if points.rule in raw:
        yield from _limited(*raw[points.rule], points, table)


def _limited(equation: str, value: Fraction, points: Points, table: Words) -> Iterator[str]:
    """What a rule comes to, and what is counted where that is not a miss's to have."""
    yield f"{equation} = {result(value)}"
    if points.points is not None and value != points.points:
        yield table("step limited", points=digits(points.points))


def _way(verdict: Verdict, points: Points, table: Words) -> Iterator[str]:
    start, bound, figure, gap = verdict.baseline, verdict.bound, figure_of(verdict), verdict.gap
    if start is None or bound is None or figure is None or gap is None:
        return
    aim = bound.nearer_end(start)
    if start in bound or aim == start:
        yield table("step no way")
        return
    whole = abs(aim - start)
    equation = f"{digits(points.of)} × (1 − {digits(abs(gap))} ÷ {digits(whole)})"
    yield table("step way", start=result(start), aim=result(aim), whole=digits(whole), gap=digits(abs(gap)))
    yield from _limited(equation, points.of * (1 - abs(gap) / whole), points, table)


def _taken_off(verdict: Verdict, points: Points, rule: Minus, table: Words) -> Iterator[str]:
    per = rule.per.number_in(verdict.unit)
    if verdict.gap is None or points.points is None:
        return
    units = abs(verdict.gap) / per
    divided = f"{digits(abs(verdict.gap))} ÷ {digits(per)} = {result(units)}"
    if rule.part in (FULL, BEGUN):
        whole = units.numerator // units.denominator
        if rule.part == BEGUN:
            whole = -(-units.numerator // units.denominator)
        yield table(f"step {rule.part}", equation=divided, n=whole)
        units = Fraction(whole)
    else:
        yield divided
    value = points.of - rule.minus * units
    yield from _limited(f"{digits(points.of)} − {digits(rule.minus)} × {digits(units)}", value, points, table)


def _bonus(verdict: Verdict, points: Points, table: Words) -> Iterator[str]:
    bonus, gap = verdict.target.bonus, verdict.gap
    if bonus is None or not points.extra or gap is None or points.points is None:
        return
    beyond, end = digits(abs(gap)), bound_of(verdict)
    if is_percentage(bonus.per.unit) and end is not None:
        per = bonus.per.value * end
        yield f"{digits(bonus.per.value)} × {digits(end)} = {digits(per)}"
    else:
        per = bonus.per.number_in(verdict.unit)
    full = abs(gap) / per
    n = full.numerator // full.denominator
    yield table("step full", equation=f"{beyond} ÷ {digits(per)} = {result(full)}", n=n)
    whole = points.of + bonus.add * n
    yield f"{digits(points.of)} + {digits(bonus.add)} × {n} = {digits(whole)}"
    if whole != points.points:
        yield table("step at most", points=digits(points.points))
