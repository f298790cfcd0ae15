"""Periods in English and Chinese writing, their order and containment (design §2)."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from targetcheck.model.period import Period, elapsed, months_in, parse_period, period_of_year

READ = [
    ("2024", "2024"), ("2024年", "2024"), ("2024年度", "2024"), ("２０２４年", "2024"), ("2024-H1", "2024-H1"),
    ("2024年上半年", "2024-H1"), ("2024下半年", "2024-H2"), ("2024-Q3", "2024-Q3"), ("2024Q3", "2024-Q3"),
    ("2024年三季度", "2024-Q3"), ("2024年第3季度", "2024-Q3"), ("2024-09", "2024-09"), ("2024-9", "2024-09"),
    ("2024/09", "2024-09"), ("2024.09", "2024-09"), ("202409", "2024-09"), ("2024年9月", "2024-09"), ("2024年9月份", "2024-09"),
    ("2024年1-9月", "2024-01..2024-09"), ("2024年1—9月", "2024-01..2024-09"), ("2024年1月至9月", "2024-01..2024-09"),
    ("2024年前三季度", "2024-01..2024-09"), ("2024年1-6月", "2024-H1"), ("2024年1-12月", "2024"), ("2024-01..2024-09", "2024-01..2024-09"),
    ("2021..2025", "2021..2025"), ("2021-2025年", "2021..2025"), ("2024-09-15", "2024-09-15"), ("2024/9/15", "2024-09-15"),
    ("2024年9月15日", "2024-09-15"), ("20240915", "2024-09-15"), ("2024-02-29", "2024-02-29"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), READ)
def test_reads(text: str, expected: str) -> None:
    assert str(parse_period(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "24年",
        "2024-13",
        "2023-02-29",
        "9月",
        "2024..2023",
        "Q5 2024",
        "二〇二四",
        "2024-00",
        "year",
        "2024-H3",
        "x" * 99,
    ],
)
def test_refuses(text: str) -> None:
    assert parse_period(text) is None


@pytest.mark.parametrize(
    ("year", "part", "quarters", "expected"),
    [("2024", "9", False, "2024-09"), ("2024年", "9月", False, "2024-09"), ("2024", "1-9月", False, "2024-01..2024-09"),
     ("2024", "三季度", True, "2024-Q3"), ("2024", "Q3", True, "2024-Q3"), ("2024", "3", True, "2024-Q3"), ("2024", "", False, "2024"),
     ("2024", "13", False, "None"), ("2024", "2023-01", False, "None")],
)  # fmt: skip
def test_year_and_part(year: str, part: str, quarters: bool, expected: str) -> None:
    assert str(period_of_year(year, part, quarters)) == expected


# 序时进度 by days and by months (methodology §9).
@pytest.mark.parametrize(
    ("now", "share"),
    [(date(2026, 11, 22), (326, 365)), (date(2026, 9, 30), (9, 12)), (date(2026, 12, 31), (12, 12))],
)
def test_elapsed(now: date, share: tuple[int, int]) -> None:
    assert elapsed(date(2026, 1, 1), now, date(2026, 12, 31)) == share
    assert elapsed(date(2024, 1, 1), date(2024, 2, 29), date(2024, 12, 31)) == (2, 12)


MONTHS = st.builds(
    lambda first, length: Period(date(first // 12, first % 12 + 1, 1), months_in_end(first, length)),
    st.integers(1950 * 12, 2100 * 12),
    st.integers(1, 40),
)


def months_in_end(first: int, length: int) -> date:
    last = first + length
    return date.fromordinal(date(last // 12, last % 12 + 1, 1).toordinal() - 1)


@given(MONTHS)
def test_text_reads_back(period: Period) -> None:
    assert parse_period(str(period)) == period


@given(MONTHS)
def test_months_tile_the_period(period: Period) -> None:
    months = months_in(period)
    assert months[0].start == period.start
    assert months[-1].end == period.end
    assert sum(m.days for m in months) == period.days
    assert len(months) == period.months


@given(MONTHS, MONTHS)
def test_containment_agrees_with_order(one: Period, other: Period) -> None:
    if one.contains(other):
        assert one.start <= other.start
        assert other.end <= one.end
        assert other.months <= one.months
