"""Periods as people write them in a sentence: 2024年1—9月, 2024年三季度; in English as everywhere else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from targetcheck.model.actuals import Row
from targetcheck.model.period import Period, ends_month
from targetcheck.model.period_text import parse_period
from targetcheck.model.verdict import Verdict
from targetcheck.phrases import Words


def period_text(period: Period, table: Words) -> str:
    """The whole period: 2024年, 2024年上半年, 2024年1—9月, 2024年9月30日."""
    return table.say(period.in_words())


def day_of(rows: Iterable[Row], table: Words) -> str:
    """The day that a row tells on which something was done; empty where none tells one."""
    for row in rows:
        day = parse_period(row.text) if isinstance(row.value, date) else None
        if day is not None:
            return period_text(day, table)
    return ""


def shown_period(period: str, table: Words) -> str:
    """A period that is written as text."""
    known = parse_period(period)
    return period if known is None else period_text(known, table)


def shown_span(start: str, end: str | None, table: Words) -> str:
    """From one period to another: 2024-01 to 2024-09, 2024年1—9月."""
    first, last = parse_period(start), parse_period(end or start)
    if table.lang == "en" or first is None or last is None:
        return f"{start} to {end}"
    return period_text(Period(first.start, last.end), table)


def end_text(period: Period, table: Words) -> str:
    """When it ends: 2024年底, 2024年9月底, 2024年9月15日; the end of 2024-09, 2024-09-15."""
    end = period.end
    if not ends_month(end):
        return period_text(Period(end, end), table)
    year = end.month == 12 and period.months % 12 == 0
    if table.lang == "en":
        return f"the end of {end.year:04}" if year else f"the end of {end.year:04}-{end.month:02}"
    return f"{end.year}年底" if year else f"{end.year}年{end.month}月底"


_NAMED = (1, 3, 6, 12)
"""Months of a month, a quarter, a half and a year."""


def as_of_text(as_of: Period, table: Words) -> str:
    """What `--as-of` says of a report: 截至2024年三季度, and of months without a name of their own 截至2024年9月底."""
    has_name = as_of.months in _NAMED and (as_of.start.month - 1) % as_of.months == 0
    if table.lang == "en" or has_name or not as_of.whole_months:
        return table("as of {period}", period=period_text(as_of, table))
    return table("as of {period}", period=end_text(as_of, table))


def reach(verdict: Verdict, table: Words) -> str:
    """Up to when a figure reaches, where that is not all of its period; of members as most of theirs do."""
    span = _reached(verdict)
    return "" if span is None else end_text(span, table)


def _reached(verdict: Verdict) -> Period | None:
    if verdict.needed is not None:
        spans = Counter(_reached(child) for child in verdict.because if child.actual is not None)
        return max(spans, key=lambda span: (spans[span], date.max if span is None else span.end), default=None)
    if verdict.figure is None or (verdict.final and verdict.coverage is None):
        return None
    return verdict.figure.span


def cut_off(verdicts: Iterable[Verdict], table: Words) -> str:
    """Up to when most of the figures reach that are not final, to be said once."""
    until = Counter(filter(None, (reach(verdict, table) for verdict in verdicts)))
    for end, times in until.most_common(1):
        if times > 1 and times * 2 > until.total():
            return end
    return ""
