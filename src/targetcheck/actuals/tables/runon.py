"""Months that are of the year up to them by what is known only beside their figures: a note, a remark, their sum."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from targetcheck.actuals.cells import cell_at, read_cell
from targetcheck.actuals.file import Collection, key_of
from targetcheck.actuals.tables import sofar
from targetcheck.actuals.tables.caveats import with_caveats
from targetcheck.actuals.tables.dates import MONTH
from targetcheck.actuals.tables.layout import Layout
from targetcheck.actuals.tally import Tally
from targetcheck.errors import say
from targetcheck.model.actuals import Row

if TYPE_CHECKING:
    from targetcheck.actuals.tables.figures import Figures


def see_sums(layout: Layout, body: Sequence[Sequence[str]]) -> None:
    """What a column beside months shows of them: that it is their sum, or of 累计 that the last of them is up to then too."""
    months = [value.at for value in layout.values if value.period is not None and value.period.months == 1]
    if len(months) < 2 or len({(value.indicator, value.area) for value in layout.values if value.at in months}) > 1:
        return
    sums, lasts = 0, 0
    for column in layout.columns:
        if column.at in months:
            continue
        for cells in body:
            whole, *parts = (read_cell(cell_at(cells, at))[0] for at in (column.at, *months))
            numbers = [part for part in parts if isinstance(part, Decimal)]
            if isinstance(whole, Decimal) and len(numbers) > 1 and numbers[-1] != sum(numbers):
                sums += whole == sum(numbers)
                lasts += whole == numbers[-1] and column.reach not in (None, MONTH)
    layout.summed = sums > lasts
    if layout.summed or lasts:
        layout.titles = layout.titles._replace(so_far=None if layout.summed else sofar.SAYS)


def heed_notes(of: Figures) -> None:
    """Makes months the year up to them where a note says so, or a doubt of what a note or title leaves open.

    A column that says it of itself explains the word.
    """
    for first in of.first_months:
        month = of.rows_of.entries.get(key_of(first))
        if not isinstance(month, Row) or month.value != first.value:
            of.rows_of.add(first)
    if of.caveats:
        of.rows_of.revise(lambda row: with_caveats(row, of.caveats, of.asked.names))
    titles, said = of.layout.titles, of.said_so_far.get(sofar.SAYS)
    if said is not None:
        _doubt(of.found.rows, said)  # it may be said of the tables above, too
    if titles.so_far == sofar.SPEAKS:
        of.said_so_far.setdefault(sofar.SPEAKS, titles.source)
    if titles.so_far == sofar.SAYS or any(value.reach is not None for value in of.layout.values):
        return
    if said is not None:
        of.layout.titles = titles._replace(so_far=sofar.SAYS)
        _run_on(of.rows_of)
    elif sofar.SPEAKS in of.said_so_far:
        _doubt(of.rows_of, of.said_so_far[sofar.SPEAKS])


def _run_on(rows: Collection) -> None:
    """Makes every figure of a month that of the year up to it."""
    found = list(rows.entries.values())
    rows.entries.clear()
    for entry in found:
        if isinstance(entry, Tally):
            entry.first = entry.first._replace(doubt=_SUMS)
            rows.entries[key_of(entry.first)] = entry
        else:
            rows.add(entry if entry.period is None else entry._replace(period=entry.period.so_far()))


_SUMS = say("the table says that its figures are running totals, and they are put together as records")


def _doubt(rows: Collection, note: str) -> None:
    """Notes that months may be the year up to them, by a note that does not say it clearly."""
    message = say(
        '"{text}" speaks of running totals, and the figures are taken for those of each month alone', text=note
    )
    rows.revise(lambda row: row._replace(doubt=message))
