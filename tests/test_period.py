"""Periods in English and Chinese writing, their order and containment (design §2)."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from targetcheck.model.period import Period, elapsed, months_in, next_day
from targetcheck.model.period_text import end_named, parse_period, part_of

READ = [
    ("2024", "2024"), ("2024年", "2024"), ("2024年度", "2024"), ("２０２４年", "2024"), ("2024-H1", "2024-H1"),
    ("2024年上半年", "2024-H1"), ("2024下半年", "2024-H2"), ("2024-Q3", "2024-Q3"), ("2024Q3", "2024-Q3"),
    ("2024年三季度", "2024-Q3"), ("2024年第3季度", "2024-Q3"), ("2024-09", "2024-09"), ("2024-9", "2024-09"),
    ("2024/09", "2024-09"), ("2024.09", "2024-09"), ("202409", "2024-09"), ("2024年9月", "2024-09"), ("2024年9月份", "2024-09"),
    ("2024年1-9月", "2024-01..2024-09"), ("2024年1—9月", "2024-01..2024-09"), ("2024年1月至9月", "2024-01..2024-09"),
    ("2024年前三季度", "2024-01..2024-09"), ("2024年1-6月", "2024-H1"), ("2024年1-12月", "2024"), ("2024-01..2024-09", "2024-01..2024-09"),
    ("2021..2025", "2021..2025"), ("2021-2025年", "2021..2025"), ("2024-09-15", "2024-09-15"), ("2024/9/15", "2024-09-15"),
    ("2024年9月15日", "2024-09-15"), ("20240915", "2024-09-15"), ("2024-02-29", "2024-02-29"),
    ("2024全年", "2024"), ("2024年全年", "2024"), ("2021年至2025年", "2021..2025"), ("2024-2024", "2024"), ("2024h2", "2024-H2"),
    ("Q1 2024", "2024-Q1"), ("Q4-2024", "2024-Q4"), ("2024-Q1", "2024-Q1"), ("2024年一季度", "2024-Q1"), ("2024年第二季度", "2024-Q2"),
    ("2024年四季度", "2024-Q4"), ("2024年第1季度", "2024-Q1"), ("2024年2季度", "2024-Q2"), ("2024年第4季度", "2024-Q4"),
    ("2024年一至三季度", "2024-01..2024-09"), ("2024年第二、三季度", "2024-04..2024-09"), ("2024年2-4季度", "2024-04..2024-12"),
    ("2024年前二季度", "2024-H1"), ("2024年前2个季度", "2024-H1"), ("2024年前3季度", "2024-01..2024-09"),
    ("2024年前9个月", "2024-01..2024-09"), ("2024年前10个月", "2024-01..2024-10"), ("2024年2-4月", "2024-02..2024-04"),
    ("2024年12月", "2024-12"), ("2024-01..2024-03", "2024-Q1"), ("2024-02..2024-04", "2024-02..2024-04"),
    ("2024-03..2024-08", "2024-03..2024-08"), ("2024-07..2024-12", "2024-H2"), ("2023-07..2024-06", "2023-07..2024-06"),
    ("2024-01..2025-03", "2024-01..2025-03"), ("2024-01-05..2024-02-10", "2024-01-05..2024-02-10"),
    ("2024-01-01..2024-01-30", "2024-01-01..2024-01-30"), ("2024-01-02..2024-01-31", "2024-01-02..2024-01-31"),
    ("2024-01-01..2024-01-31", "2024-01"), ("2024年1-9月累计", "2024-01..2024-09"), ("2024-09-15 00:00", "2024-09-15"),
    ("2024-09-15T00:00:00.0", "2024-09-15"), ("2024年 9月", "2024-09"), ("2024.9.15", "2024-09-15"), ("2024年9月15号", "2024-09-15"),
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
        "2024" + " " * 30 + "年" + "　" * 30 + "全年" + "x" * 30,
        "2025-2021",
        "2025年至2021年",
        "2024年9-1月",
        "2024年四至二季度",
        "2024年0-9月",
        "2024年1-13月",
        "2024年前13个月",
        "2024年第5季度",
        "2024..2025..2026",
        "2024..",
        "..2024",
        "2024-02..2024-01",
        "2024-09-15 08:30",
        "2024-09-31",
        "2024-00-10",
        "202413",
        "0999",
        "3000",
    ],
)
def test_refuses(text: str) -> None:
    assert parse_period(text) is None


@pytest.mark.parametrize(
    ("year", "part", "quarters", "expected"),
    [("2024", "9", False, "2024-09"), ("2024年", "9月", False, "2024-09"), ("2024", "1-9月", False, "2024-01..2024-09"),
     ("2024", "三季度", True, "2024-Q3"), ("2024", "Q3", True, "2024-Q3"), ("2024", "3", True, "2024-Q3"), ("2024", "", False, "2024"),
     ("2024", "13", False, "None"), ("2024", "2023-01", False, "None"), ("2024", "2024-02", False, "2024-02"), ("2024年", "上半年", False, "2024-H1"),
     ("2024", "9", True, "None"), ("2024", "Q 4", True, "2024-Q4"), ("2024", "第二季", True, "2024-Q2"), ("2024", "1-9月累计", False, "2024-01..2024-09"),
     ("2024", "9-1月", False, "None"), ("2024-05", "9", False, "None"), ("2024-05", "", False, "None"), ("", "9", False, "None"),
     ("2021..2025", "9", False, "None"), ("2024", "三", True, "2024-Q3"), ("2024", "09", False, "2024-09"), ("2024", "1至3", False, "2024-Q1"),
     ("2024", "十二月", False, "2024-12"), ("2024", "十十月", False, "None")],
)  # fmt: skip
def test_year_and_part(year: str, part: str, quarters: bool, expected: str) -> None:
    assert str(part_of(year, part, quarters=quarters)) == expected


# 序时进度 by days and by months (methodology §9).
@pytest.mark.parametrize(
    ("now", "share"),
    [(date(2026, 11, 22), (326, 365)), (date(2026, 9, 30), (9, 12)), (date(2026, 12, 31), (12, 12))],
)
def test_elapsed(now: date, share: tuple[int, int]) -> None:
    assert elapsed(date(2026, 1, 1), now, date(2026, 12, 31)) == share
    assert elapsed(date(2024, 1, 1), date(2024, 2, 29), date(2024, 12, 31)) == (2, 12)


# the first day that counts, the last of the data and of the span, all in days where one of them does not bound a month
@pytest.mark.parametrize(
    ("first", "now", "last", "share"),
    [("2024-01-01", "2024-02-28", "2024-12-31", (59, 366)), ("2024-01-02", "2024-01-31", "2024-12-31", (30, 365)),
     ("2024-01-01", "2024-01-31", "2024-12-30", (31, 365)), ("2023-11-01", "2024-01-31", "2024-10-31", (3, 12)),
     ("2024-03-01", "2024-01-31", "2024-12-31", (0, 10)), ("2024-03-02", "2024-01-31", "2024-12-31", (0, 305)),
     ("2024-01-01", "2025-03-31", "2024-12-31", (12, 12)), ("2024-01-01", "2024-01-01", "2024-01-01", (1, 1))],
)  # fmt: skip
def test_elapsed_in_days(first: str, now: str, last: str, share: tuple[int, int]) -> None:
    assert elapsed(*map(date.fromisoformat, (first, now, last))) == share


# a period, so many months later, and which that is; only whole months move, and only within years of four digits
@pytest.mark.parametrize(
    ("text", "months", "expected"),
    [("2024", -12, "2023"), ("2024-Q1", 3, "2024-Q2"), ("2024-01..2024-02", -1, "2023-12..2024-01"), ("2024-02", 12, "2025-02"),
     ("2023-02", 12, "2024-02"), ("2024-H1", 0, "2024-H1"), ("2024-12", 1, "2025-01"), ("2024-09-15", 1, "2024-10-15"),
     ("2024-01-01..2024-11-22", -12, "2023-01-01..2023-11-22"), ("2024-03-01..2024-03-30", -1, "None"),
     ("2024-01-01..2024-01-30", 1, "None"), ("2024", -2023 * 12, "0001"), ("2024", -2023 * 12 - 1, "None"),
     ("2024", 7974 * 12, "9998"), ("2024", 7974 * 12 + 1, "None")],
)  # fmt: skip
def test_shifted(text: str, months: int, expected: str) -> None:
    period = parse_period(text)
    assert period is not None
    assert str(period.shifted(months)) == expected


def test_the_last_day_of_all() -> None:
    end = Period(date(9999, 11, 15), date.max)
    assert [str(m) for m in months_in(end)] == ["9999-11-15..9999-11-30", "9999-12"]
    assert next_day(date.max) == date.max
    assert next_day(date(2024, 2, 28)) == date(2024, 2, 29)


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


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2024年底", "2024"),
        ("2024年9月底", "2024-09"),
        ("2024年 9月末", "2024-09"),
        ("2024年上半年末", "2024-H1"),
        ("到2024年三季度末", "2024-Q3"),
        ("2024年12月底前", "2024-12"),
        ("年底", None),
        ("2024", None),
    ],
)
def test_the_end_of_a_span_names_it(text: str, period: str | None) -> None:
    found = end_named(text)
    assert (None if found is None else str(found)) == period
