"""Laws of progress, certainty and points: the constants, the exact limits, and that nothing of them touches a verdict."""

from __future__ import annotations

import tempfile
from collections import Counter
from decimal import Decimal, localcontext
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from conftest import examples
from hypothesis import given
from hypothesis import strategies as st

import targetcheck
from targetcheck.errors import TargetcheckError
from targetcheck.judgement.certainty import _exact, _interval, spans
from targetcheck.judgement.growth import growth_of
from targetcheck.model.bound import FORMS, Range
from targetcheck.model.rules import PROGRESS, QUANTILES
from targetcheck.model.target import Indicator
from targetcheck.model.unit import parse_unit
from targetcheck.phrases import words
from targetcheck.reports import Style, render
from targetcheck.reports.explain import explain
from targetcheck.reports.formats.json import document

LEVELS = sorted(QUANTILES)
PI = Decimal("3.14159265358979323846264338327950288419716939937510582")


@pytest.mark.parametrize("level", LEVELS, ids=str)
def test_a_quantile_leaves_half_of_the_rest_on_each_side(level: Fraction) -> None:
    """The normal distribution up to the quantile, by its series, to 29 digits."""
    with localcontext() as context:
        context.prec = 60
        z = QUANTILES[level]
        term = total = z
        n = 0
        while abs(term) > Decimal(10) ** -55:
            n += 1
            term = -term * z * z / (2 * n)
            total += term / (2 * n + 1)
        inside = 2 * total / (2 * PI).sqrt()
        assert abs(inside - Decimal(level.numerator) / level.denominator) < Decimal(10) ** -29


def _up_to(most: int, mean: Decimal) -> Decimal:
    """The chance of so many events or fewer."""
    term = total = (-mean).exp()
    for k in range(1, most + 1):
        term = term * mean / k
        total += term
    return total


@pytest.mark.parametrize("level", LEVELS, ids=str)
@pytest.mark.parametrize("count", range(10))
def test_under_the_exact_limits_the_count_is_as_rare_as_the_level_says(count: int, level: Fraction) -> None:
    low, high = _exact(count, level)
    with localcontext() as context:
        context.prec = 50
        tail = (1 - Decimal(level.numerator) / level.denominator) / 2
        assert abs(_up_to(count, high) - tail) < Decimal(10) ** -30
        if count:
            assert abs(1 - _up_to(count - 1, low) - tail) < Decimal(10) ** -30
        else:
            assert low == 0


@examples(200)
@given(st.integers(0, 10**6), st.integers(1, 10**6), st.sampled_from(LEVELS), st.sampled_from(["%", "‰", "per 100k"]))
def test_an_interval_holds_its_figure(x: int, n: int, level: Fraction, unit: str) -> None:
    if unit == "%":
        x = min(x, n)
    indicator = Indicator("x", "x", parse_unit(unit))
    _, (low, high) = _interval(indicator, Fraction(x), Fraction(n), level)
    assert 0 <= low <= Fraction(x, n) <= high
    if unit == "%":
        assert high <= 1


ENDS = st.integers(-5, 5).map(Fraction)


@examples(300)
@given(ENDS, ENDS, ENDS, ENDS, st.sampled_from(sorted(FORMS)))
def test_an_interval_spans_a_bound_where_it_has_numbers_on_both_sides(
    a: Fraction, b: Fraction, c: Fraction, d: Fraction, form: str
) -> None:
    low, high = sorted((a, b))
    ends = sorted((c, d))
    row = FORMS[form]
    lower = None if row.low is None else ends[row.low]
    upper = None if row.high is None else ends[row.high]
    bound = Range(lower, upper, row.open)
    some = {low + (high - low) * Fraction(k, 40) in bound for k in range(41)} | {
        number in bound for number in range(-5, 6) if low <= number <= high
    }
    assert spans(low, high, bound) == (len(some) == 2)


@examples(200)
@given(st.fractions(Fraction(1, 50), 50, max_denominator=50), st.integers(1, 40), st.integers(1, 12))
def test_the_growth_of_a_whole_power_is_exact(rate: Fraction, years: int, part: int) -> None:
    assert growth_of(rate**years, Fraction(years)) == rate - 1
    assert growth_of(rate**part, Fraction(part, 12)) == rate**12 - 1


def test_numbers_that_lie_next_to_one_another_still_grow() -> None:
    """A target file may write a hundred digits: the growth that is needed is small, and never nothing to divide by."""
    assert growth_of(1 + Fraction(1, 10**99), Fraction(10)) > 0


@examples(200)
@given(st.fractions(Fraction(1, 1000), 1000, max_denominator=1000), st.integers(1, 600))
def test_a_growth_leads_where_it_came_from(times: Fraction, months: int) -> None:
    grown = (growth_of(times, Fraction(months, 12)) + 1) ** months
    assert abs(grown / times**12 - 1) < Fraction(1, 10**40)


NUMBERS = st.one_of(
    st.integers(-3, 3).map(str),
    st.decimals(-1000, 1000, places=2).map(lambda number: f"{number:f}"),
    st.sampled_from(["1e90", "-1e90", "1e-90", "0.0000001", "99999999999999999999", "1/3", "90%", "40 per 100k", "是"]),
)
FORMS_OF_BOUNDS = st.sampled_from(["at_least", "at_most", "above", "below", "equals"])
BESIDE = ("progress", "certainty", "score")


def plain(view: dict[str, Any]) -> dict[str, Any]:
    """A verdict without what is told beside it."""
    kept = {key: value for key, value in view.items() if key not in (*BESIDE, "target")}
    return kept | {"because": [plain(member) for member in view["because"]]}


def judged(folder: Path, keys: tuple[str, str, str], form: str, bound: str, figures: list[str]) -> Any:
    """A target with these keys of the head, the indicator and the target, judged on figures of consecutive years."""
    head, indicator, target = keys
    (folder / "t.yaml").write_text(
        f"period: 2024\n{head}indicators: {{y: {{numerator: n, denominator: d{indicator}}}}}\ntargets:\n"
        f"  - {{id: x, {form}: {bound}, baseline: {{period: 2018}}, weight: 10{target}}}\n"
        f"  - {{id: y, {form}: {bound}, baseline: {{period: 2018, value: 3}}, weight: 10{target}}}\n",
        encoding="utf-8",
    )
    rows = [f"x,{year},{number}" for year, number in zip(range(2018, 2025), figures, strict=False)]
    rows += [f"{side},2024,{number}" for side, number in zip("nd", figures[::-1], strict=False)]
    (folder / "a.csv").write_text("\n".join(["indicator,year,value", *rows, ""]), encoding="utf-8")
    targets = targetcheck.load_targets(folder / "t.yaml")
    report = targetcheck.evaluate(targets, targetcheck.load_actuals(targets, folder / "a.csv"))
    for name in ("table", "csv", "html", "markdown", "brief"):
        render(report, name, Style())
    for verdict in report.verdicts:
        explain(verdict, words("en"))
    return document(report, words("en"))["verdicts"]


@examples(150)
@given(
    form=FORMS_OF_BOUNDS,
    bound=NUMBERS.filter(lambda text: text not in ("1/3", "是")),
    figures=st.lists(NUMBERS, min_size=1, max_size=8),
    method=st.sampled_from(PROGRESS),
    level=st.sampled_from(["90%", "95%", "99%", "99.8%"]),
    rule=st.sampled_from(["met", "way", "{minus: 1, per: 0.5}", "{minus: 2, per: 1, part: begun, most: 3}"]),
)
def _changes_no_verdict_and_has_its_reason(
    form: str, bound: str, figures: list[str], method: str, level: str, rule: str
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        asked = (f"progress: {method}\n", f', unit: "%", confidence: {level}', f", score: {rule}")
        bare = ("source: none\n", ', unit: "%"', "")
        try:
            with_them = judged(Path(folder), asked, form, bound, figures)
        except TargetcheckError:
            return  # the unit of the bound, or of what is taken off for
        without = judged(Path(folder), bare, form, bound, figures)
    assert [plain(verdict) for verdict in with_them] == [plain(verdict) for verdict in without]
    for verdict in with_them:
        progress, certainty, score = (verdict.get(key) for key in BESIDE)
        if progress is not None:
            assert (progress["category"] is None) == (progress["reason"] is not None)
        if certainty is not None:
            assert (certainty["low"] is None) == (certainty["reason"] is not None)
        if score["points"] is not None:
            assert (score["points"] == 10) == (verdict["status"] == "met")
            assert 0 <= score["points"] <= 10
        TOLD.update(key for key in BESIDE if verdict.get(key) is not None)


TOLD: Counter[str] = Counter()


def test_no_verdict_changes_and_what_is_missing_has_its_reason() -> None:
    _changes_no_verdict_and_has_its_reason()
    assert all(TOLD[key] > 50 for key in BESIDE), TOLD
