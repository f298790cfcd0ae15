"""Which period a figure is of: by the cell in a column of periods, by a heading over its column, and by the months that a title, or a
heading between rows, says over columns that are headed with whole years."""

from __future__ import annotations

from datetime import date

from targetcheck.actuals.cells import is_missing
from targetcheck.actuals.tables import sofar
from targetcheck.actuals.tables.dates import heading_period, period_of, reaching
from targetcheck.actuals.tables.layout import Column, Layout, ValueColumn
from targetcheck.actuals.tables.titles import Titles
from targetcheck.errors import Phrase, say
from targetcheck.model.columns import is_total
from targetcheck.model.pattern import pattern
from targetcheck.model.period import Period
from targetcheck.model.period_text import part_of, why_no_period
from targetcheck.named import NamedTuple


class When(NamedTuple):
    """What a period cell says: a period; the total of the periods beside it; nothing; why it is none; or that its row is a mean
    of the periods, or a change between them."""

    period: Period | None = None
    total: bool = False
    fault: tuple[str, Phrase] | None = None
    aside: bool = False


def period_of_column(column: ValueColumn, titles: Titles) -> Period | None:
    """The period that a heading gives to all figures below it."""
    if column.period is None:
        return None
    period = reaching(column.period, column.reach, so_far=titles.so_far == sofar.SAYS)
    return column.period if isinstance(period, Phrase) else period


def within(whole: Period, text: str, layout: Layout) -> When:
    """The period of a figure below a period as heading, in a row that may be of a part of it: 2024年 over 1月, 2月.

    A day after it is the one on which the figure was put down.
    """
    if (layout.part is None and layout.period is None) or is_total(text):
        return When(whole)
    if is_missing(text):
        return When()
    own = period_of(text) or part_of(str(whole.start.year), text, quarters=layout.quarters)
    if own is None:
        return written_as(text, None)
    if own.start == own.end > whole.end:
        return When(whole)
    if not whole.contains(own):
        message = say("the row is of {period}, and its figures stand under {whole}", period=str(own), whole=str(whole))
        return When(fault=("unclear-period", message))
    return When(own)


def written_as(text: str, period: Period | None) -> When:
    """What a cell says that writes this period, or none that is known."""
    return When(period) if period is not None else When(fault=("bad-period", why_no_period(text)))


_END_OF_MONTH = pattern("([0-9]{1,2}月)[底末]")
_OF_MONTHS = pattern(r".*(?:[0-9]月|[0-9一二三四]季|半年|旬|[日号]).*")
"""What is no period that is known and speaks of a part of a year."""


def headed_period(column: Column, layout: Layout) -> Period | None:
    """The period that a column's heading says; of a whole year the months of it that the table is of."""
    if column.period is None:
        return None
    period = heading_period(column.period, layout.year)
    if period is None or layout.months is None or not _is_year(period):
        return period
    return _moved(layout.months, period.start.year)


def see_months(layout: Layout) -> None:
    """Finds the months that the titles say of columns of whole years; where these are not clear, that is a fault."""
    found = months_said(layout.titles, layout)
    if isinstance(found, Phrase):
        layout.blame(("unclear-period", found))
    else:
        layout.months = found


def months_said(titles: Titles, layout: Layout) -> Period | Phrase | None:
    """The months that titles say over columns of whole years, in one of these; or why they cannot be told.

    A month of another year is the one in which the table was made.
    """
    years = years_headed(layout)
    if not years or layout.period is not None or layout.part is not None:
        return None
    latest = max(years)
    parts = set(titles.parts)
    end = None if titles.unread is None else _END_OF_MONTH.fullmatch(titles.unread)
    if end is not None:
        parts.add(end[1])
    named = {part_of(str(latest), part) for part in parts}
    named |= {_moved(p, latest) for p in titles.periods if _is_part(p) and p.start.year in years}
    found = {Period(date(latest, 1, 1), p.end) if titles.until or end else p for p in named if p is not None}
    found = {p for p in found if p.months < 12 and (p.start, p.end) != (date(latest, 12, 31),) * 2}
    if len(found) == 1 and (period := next(iter(found))).months > 1:
        return period
    if len(found) == 1 and (titles.so_far == sofar.SAYS or any(c.reach for c in layout.columns)):
        return next(iter(found))
    if not found and (titles.unread is None or end or _OF_MONTHS.fullmatch(titles.unread) is None):
        return None
    return say(
        "a title or the file's name says {part}, and columns are headed with whole years ({years}); write in the headings of "
        "what time they are, as in 2024年1-9月",
        part=[str(p) for p in sorted(found)] or [titles.unread or ""],
        years=[str(year) for year in sorted(years)],
    )


def years_headed(layout: Layout) -> set[int]:
    """The whole years that columns are headed with."""
    periods = [heading_period(column.period, layout.year) for column in layout.columns if column.period]
    return {period.start.year for period in periods if period is not None and _is_year(period)}


def _is_year(period: Period) -> bool:
    return period.whole_months and period.months == 12 and period.start.month == 1


def _is_part(period: Period) -> bool:
    return period.start.year == period.end.year and not _is_year(period)


def _moved(period: Period, year: int) -> Period | None:
    """The same months of another year."""
    return period.shifted(12 * (year - period.start.year))
