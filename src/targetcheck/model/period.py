"""Periods: spans of whole days (design §2)."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from targetcheck.errors import Phrase, say
from targetcheck.named import NamedTuple

_QUARTERS = ("{year:04}-Q1", "{year:04}-Q2", "{year:04}-Q3", "{year:04}-Q4")


class Period(NamedTuple):
    """The days from `start` to `end`, both included. Its text is canonical: 2024, 2024-H1, 2024-Q3, 2024-09, a..b."""

    start: date
    end: date

    def __str__(self) -> str:
        return str(self.in_words())

    def in_words(self) -> Phrase:
        """The period as a sentence says it: in English its canonical text, in Chinese 2024年上半年, 2024年1—9月."""
        if not self.whole_months:
            first, last = _day_in_words(self.start), _day_in_words(self.end)
            return first if self.start == self.end else say("{first}..{last}", first=first, last=last)
        year, month, length = self.start.year, self.start.month, self.months
        if month == 1 and length % 12 == 0:
            whole = say("{year:04}", year=year)
            return whole if length == 12 else say("{year:04}..{last:04}", year=year, last=self.end.year)
        if length == 6 and month in (1, 7):
            return Phrase("{year:04}-H1" if month == 1 else "{year:04}-H2", {"year": year})
        if length == 3 and month % 3 == 1:
            return Phrase(_QUARTERS[month // 3], {"year": year})
        if length == 1:
            return say("{year:04}-{month:02}", year=year, month=month)
        if self.end.year == year:
            return say("{year:04}-{month:02}..{year:04}-{end:02}", year=year, month=month, end=self.end.month)
        return say(
            "{year:04}-{month:02}..{last:04}-{end:02}", year=year, month=month, last=self.end.year, end=self.end.month
        )

    @property
    def whole_months(self) -> bool:
        return self.start.day == 1 and ends_month(self.end)

    @property
    def months(self) -> int:
        """How many calendar months it touches."""
        return (self.end.year - self.start.year) * 12 + self.end.month - self.start.month + 1

    @property
    def days(self) -> int:
        return (self.end - self.start).days + 1

    @property
    def length(self) -> tuple[int, int]:
        """What makes two periods of one length: whole months, or else days."""
        return (self.months, 0) if self.whole_months else (0, self.days)

    def contains(self, other: Period) -> bool:
        return self.start <= other.start and other.end <= self.end

    def until(self, end: date) -> Period:
        return Period(self.start, end)

    def so_far(self) -> Period:
        """The year up to its end, where it is a day, a month, a quarter or a half; of other spans what they are."""
        if self.months not in (1, 3, 6) or self.start.year != self.end.year:
            return self
        return Period(date(self.start.year, 1, 1), self.end)

    def shifted(self, months: int) -> Period | None:
        """The same months, or the same days of them, so many months later (earlier when negative).

        None beyond the calendar, and for a day that the other month does not have.
        """
        first = self.start.year * 12 + self.start.month - 1 + months
        last = self.end.year * 12 + self.end.month - 1 + months
        if first < 12 or last >= 9999 * 12:
            return None
        if self.whole_months:
            return months_from(*divmod(first, 12), *divmod(last, 12))
        start, end = _day_of(*divmod(first, 12), self.start.day), _day_of(*divmod(last, 12), self.end.day)
        return None if start is None or end is None else Period(start, end)


def _day_in_words(day: date) -> Phrase:
    return say("{year:04}-{month:02}-{day:02}", year=day.year, month=day.month, day=day.day)


def _day_of(year: int, month0: int, day: int) -> date | None:
    return date(year, month0 + 1, day) if day <= calendar.monthrange(year, month0 + 1)[1] else None


def months_from(year: int, month0: int, to_year: int, to_month0: int) -> Period:
    """Whole months; those of a year are counted from 0."""
    end = calendar.monthrange(to_year, to_month0 + 1)[1]
    return Period(date(year, month0 + 1, 1), date(to_year, to_month0 + 1, end))


def overlap(first: Period | None, second: Period | None) -> bool:
    """Whether two periods have a day in common; one that is not known may have."""
    return first is None or second is None or (first.start <= second.end and second.start <= first.end)


def ends_month(day: date) -> bool:
    return day.day == calendar.monthrange(day.year, day.month)[1]


def next_day(day: date) -> date:
    return day + timedelta(days=1) if day < date.max else day


def months_in(span: Period) -> list[Period]:
    """The calendar months that lie in the span; a part of a month stands as that part."""
    found: list[Period] = []
    start = span.start
    while start <= span.end:
        end = min(span.end, start.replace(day=calendar.monthrange(start.year, start.month)[1]))
        found.append(Period(start, end))
        if end == date.max:
            break
        start = end + timedelta(days=1)
    return found


def elapsed(start: date, now: date, end: date) -> tuple[int, int]:
    """How much of start..end has passed by the end of `now`, in whole months where all three bound months, else days.

    `start` is the first day that counts; the answer is (passed, all), passed between 0 and all.
    """
    if start.day == 1 and ends_month(now) and ends_month(end):
        passed, whole = Period(start, now).months, Period(start, end).months
    else:
        passed, whole = (now - start).days + 1, (end - start).days + 1
    return max(0, min(passed, whole)), whole
