"""Laws of progress, certainty and points: the constants, the exact limits, and that nothing of them touches a verdict."""

from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from conftest import examples
from hypothesis import given
from hypothesis import strategies as st

from targetcheck.judgement.certainty import _exact, _interval, spans
from targetcheck.judgement.growth import growth_of
from targetcheck.model.bound import FORMS, Range
from targetcheck.model.rules import QUANTILES
from targetcheck.model.target import Indicator
from targetcheck.model.unit import parse_unit

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


@examples(200)
@given(st.fractions(Fraction(1, 1000), 1000, max_denominator=1000), st.integers(1, 600))
def test_a_growth_leads_where_it_came_from(times: Fraction, months: int) -> None:
    grown = (growth_of(times, Fraction(months, 12)) + 1) ** months
    assert abs(grown / times**12 - 1) < Fraction(1, 10**40)
