"""Periods as people write them in a sentence: 2024年1—9月, 2024年三季度; in English as everywhere else."""

from __future__ import annotations

from datetime import date

from targetcheck.model.period import Period, ends_month, parse_period

_QUARTERS = "一二三四"


def period_text(period: Period, lang: str) -> str:
    """The whole period: 2024年, 2024年上半年, 2024年1—9月, 2024年9月30日."""
    if lang == "en":
        return str(period)
    start, end = period.start, period.end
    if start == end:
        return _day(start)
    if not period.whole_months:
        return f"{_day(start)}至{_day(end)}"
    first, last = f"{start.year}年", f"{end.year}年"
    if start.month == 1 and end.month == 12:
        return first if first == last else f"{start.year}—{last}"
    if first != last:
        return f"{first}{start.month}月至{last}{end.month}月"
    if period.months == 6 and start.month in (1, 7):
        return first + ("上半年" if start.month == 1 else "下半年")
    if period.months == 3 and start.month % 3 == 1:
        return f"{first}{_QUARTERS[start.month // 3]}季度"
    if period.months == 1:
        return f"{first}{start.month}月"
    return f"{first}{start.month}—{end.month}月"


def shown_period(period: str, lang: str) -> str:
    """A period that is written as text."""
    known = parse_period(period)
    return period if known is None else period_text(known, lang)


def shown_span(start: str, end: str | None, lang: str) -> str:
    """From one period to another: 2024-01 to 2024-09, 2024年1—9月."""
    first, last = parse_period(start), parse_period(end or start)
    if lang == "en" or first is None or last is None:
        return f"{start} to {end}"
    return period_text(Period(first.start, last.end), lang)


def end_text(period: Period, lang: str) -> str:
    """When it ends: 2024年底, 2024年9月底, 2024年9月15日; the end of 2024-09, 2024-09-15."""
    end = period.end
    if not ends_month(end):
        return end.isoformat() if lang == "en" else _day(end)
    year = end.month == 12 and period.months % 12 == 0
    if lang == "en":
        return f"the end of {end.year:04}" if year else f"the end of {end.year:04}-{end.month:02}"
    return f"{end.year}年底" if year else f"{end.year}年{end.month}月底"


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
