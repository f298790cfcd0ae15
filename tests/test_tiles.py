"""Which rows a period is made up of (design §5.6): a table of the periods there are and of those that are used."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations, pairwise, permutations

import pytest
from conftest import examples
from hypothesis import given
from hypothesis import strategies as st

from targetcheck.judgement.figure.tiles import apart, chain, even_chain, heaviest, uncovered
from targetcheck.model.period import Period
from targetcheck.model.period_text import parse_period


def periods(text: str) -> list[Period]:
    found = [parse_period(word) for word in text.split()]
    assert None not in found, text
    return found  # type: ignore[return-value]


def told(found: object) -> str:
    return " ".join(map(str, found))  # type: ignore[call-overload]


YEAR = periods("2024")[0]

# the periods there are, those that follow one another from January, of one length, what no period covers up to the year's end
TILED = [
    ("", "", "", "2024-01 2024-02 2024-03 2024-04 2024-05 2024-06 2024-07 2024-08 2024-09 2024-10 2024-11 2024-12"),
    ("2024", "2024", "2024", ""),
    ("2024-H1 2024-H2", "2024-H1 2024-H2", "2024-H1 2024-H2", ""),
    # as far as can be, and of the ways there the one with the fewest rows
    ("2024-01 2024-02 2024-01..2024-02 2024-03..2024-12", "2024-01..2024-02 2024-03..2024-12", "2024-01..2024-02", ""),
    ("2024-01 2024-02..2024-06 2024-01..2024-02 2024-03 2024-04..2024-06", "2024-01 2024-02..2024-06", "2024-01..2024-02",
     "2024-07 2024-08 2024-09 2024-10 2024-11 2024-12"),
    ("2024-01..2024-11 2024-01 2024-02..2024-12", "2024-01 2024-02..2024-12", "2024-01..2024-11", ""),
    # running totals overlap and are never added to one another
    ("2024-Q1 2024-H1 2024-01..2024-09", "2024-01..2024-09", "2024-01..2024-09", "2024-10 2024-11 2024-12"),
    # a hole ends the chain; the rest is uncovered
    ("2024-Q1 2024-Q3 2024-Q4", "2024-Q1", "2024-Q1", "2024-04 2024-05 2024-06"),
    ("2024-Q2 2024-Q3", "", "", "2024-01 2024-02 2024-03 2024-10 2024-11 2024-12"),
    ("2024-02..2024-12", "", "", "2024-01"),
    # of two lengths that reach as far the longer
    ("2024-Q1 2024-Q2 2024-H1 2024-07..2024-12", "2024-H1 2024-H2", "2024-H1 2024-H2", ""),
    ("2024-Q1 2024-Q2 2024-H1", "2024-H1", "2024-H1", "2024-07 2024-08 2024-09 2024-10 2024-11 2024-12"),
    # of two lengths the one that reaches farther, also where the longer does not begin in January
    ("2024-Q1 2024-Q2 2024-01 2024-02", "2024-Q1 2024-Q2", "2024-Q1 2024-Q2", "2024-07 2024-08 2024-09 2024-10 2024-11 2024-12"),
    ("2024-H2 2024-Q1", "2024-Q1", "2024-Q1", "2024-04 2024-05 2024-06"),
    # days: parts of months, one of which a month covers
    ("2024-01-01..2024-01-15 2024-01-16..2024-02-29 2024-03-02..2024-12-31", "2024-01-01..2024-01-15 2024-01-16..2024-02-29",
     "2024-01-01..2024-01-15", "2024-03-01"),
    ("2024-01-01..2024-01-10 2024-01-11..2024-01-31", "2024-01-01..2024-01-10 2024-01-11..2024-01-31", "2024-01-01..2024-01-10",
     "2024-02 2024-03 2024-04 2024-05 2024-06 2024-07 2024-08 2024-09 2024-10 2024-11 2024-12"),
    ("2024-01-01..2024-12-30", "2024-01-01..2024-12-30", "2024-01-01..2024-12-30", "2024-12-31"),
    # one that begins in the middle of another covers only what comes after it
    ("2024-01..2024-03 2024-02..2024-05", "2024-Q1", "2024-Q1", "2024-06 2024-07 2024-08 2024-09 2024-10 2024-11 2024-12"),
    ("2024-01..2024-06 2024-02", "2024-H1", "2024-H1", "2024-07 2024-08 2024-09 2024-10 2024-11 2024-12"),
    # fewer rows are found late: by way of April, and after July was reached in more rows
    ("2024-01 2024-02 2024-03..2024-06 2024-Q1 2024-Q2", "2024-Q1 2024-Q2", "2024-Q1 2024-Q2",
     "2024-07 2024-08 2024-09 2024-10 2024-11 2024-12"),
    ("2024-01 2024-Q1 2024-04 2024-05..2024-06 2024-02..2024-06 2024-H2", "2024-01 2024-02..2024-06 2024-H2", "2024-Q1", ""),
    # of two ways with as few rows the one that begins with the shorter
    ("2024-01 2024-02..2024-06 2024-Q1 2024-Q2", "2024-01 2024-02..2024-06", "2024-Q1 2024-Q2", "2024-07 2024-08 2024-09 2024-10 2024-11 2024-12"),
    ("2024-Q1 2024-01 2024-02 2024-03 2024-04", "2024-Q1 2024-04", "2024-01 2024-02 2024-03 2024-04",
     "2024-05 2024-06 2024-07 2024-08 2024-09 2024-10 2024-11 2024-12"),
    ("2024-01-01", "2024-01-01", "2024-01-01", "2024-01-02..2024-01-31 2024-02 2024-03 2024-04 2024-05 2024-06 2024-07 2024-08 2024-09 2024-10 2024-11 2024-12"),
]  # fmt: skip


@pytest.mark.parametrize(("there", "tiles", "even", "holes"), TILED)
def test_tiles(there: str, tiles: str, even: str, holes: str) -> None:
    """Whatever the order in which the rows come."""
    for order in permutations(periods(there)):
        assert told(chain(order, YEAR.start)) == tiles
        assert told(even_chain(order, YEAR.start)) == even
        assert told(uncovered(YEAR, order)) == holes


APART = [
    ("2024-Q1 2024-Q2", "2024-Q1 2024-Q2"),
    ("2024-Q1 2024-H1", "2024-Q1"),
    ("2024-01 2024-02 2024-Q1", "2024-01 2024-02"),
    ("2024-01..2024-02 2024-02 2024-03", "2024-01..2024-02 2024-03"),
    ("2024-02..2024-03 2024-01", "2024-01 2024-02..2024-03"),
    ("2024-01 2024-02..2024-03 2024-03", "2024-01 2024-02..2024-03"),
]


@pytest.mark.parametrize(("there", "expected"), APART)
def test_apart(there: str, expected: str) -> None:
    for order in permutations(periods(there)):
        assert told(apart(order)) == expected


MONTHS = [(first, last) for first in range(1, 7) for last in range(first, 7)]
spans = st.sampled_from([f"2024-{first:02}..2024-{last:02}" for first, last in MONTHS])


@given(st.dictionaries(spans, st.integers(0, 20), min_size=1, max_size=7))
@examples(100)
def test_law_no_other_rows_that_do_not_overlap_come_to_more(weights: dict[str, int]) -> None:
    given = {periods(text)[0]: Fraction(weight) for text, weight in weights.items()}
    chosen = heaviest(given)
    assert chosen == sorted(chosen, key=lambda p: p.start)
    assert all(a.end < b.start for a, b in pairwise(chosen))
    most = max(
        sum((given[p] for p in some), Fraction(0))
        for n in range(len(given) + 1)
        for some in combinations(sorted(given), n)
        if all(a.end < b.start for a, b in pairwise(some))
    )
    assert sum((given[p] for p in chosen), Fraction(0)) == most
