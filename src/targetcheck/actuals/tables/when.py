"""What the cell of a period says, in the column of its own or below a heading that is one."""

from __future__ import annotations

from targetcheck.actuals.cells import is_missing
from targetcheck.actuals.tables import sofar
from targetcheck.actuals.tables.dates import period_of, reaching
from targetcheck.actuals.tables.layout import Layout, ValueColumn
from targetcheck.actuals.tables.titles import Titles
from targetcheck.errors import Phrase, say
from targetcheck.model.columns import is_total
from targetcheck.model.period import Period
from targetcheck.model.period_text import period_of_year, why_no_period
from targetcheck.model.text import plain
from targetcheck.named import NamedTuple


class When(NamedTuple):
    """What a period cell says: a period; the total of the periods beside it; nothing; why it is none; or that its row is a mean
    of the periods, or a change between them."""

    period: Period | None = None
    total: bool = False
    blank: bool = False
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
        return When(blank=True)
    own = period_of(text) or part_of_row(str(whole.start.year), text, layout.quarters)
    if own is None:
        return When(fault=no_period(text))
    if own.start == own.end > whole.end:
        return When(whole)
    if not whole.contains(own):
        message = say("the row is of {period}, and its figures stand under {whole}", period=str(own), whole=str(whole))
        return When(fault=("unclear-period", message))
    return When(own)


def part_of_row(year: str, part: str, quarters: bool) -> Period | None:
    """A month or quarter of a year: as its column is headed, or as its own words say."""
    found = period_of_year(year, part, quarters)
    if found is None and not plain(part).isdecimal():
        found = period_of_year(year, part, not quarters)
    return found


def no_period(text: str) -> tuple[str, Phrase]:
    return "bad-period", why_no_period(text)
