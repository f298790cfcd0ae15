"""Figures whose place can be told only when every row of a table has been seen, or not at all."""

from __future__ import annotations

from collections.abc import Collection as Members
from datetime import date, timedelta
from typing import TYPE_CHECKING

from targetcheck.actuals.file import Collection, File, Key, key_of
from targetcheck.actuals.tables.layout import Layout
from targetcheck.actuals.tables.parts import is_word_for_a_part
from targetcheck.actuals.tables.remarks import heed_notes
from targetcheck.actuals.tables.told import misread
from targetcheck.actuals.tally import Tally
from targetcheck.errors import Problem, say
from targetcheck.model.actuals import Asked, Row
from targetcheck.model.areas import KINDS_OF_AREAS, may_be_kind
from targetcheck.model.columns import kind_of_total
from targetcheck.model.period import Period

if TYPE_CHECKING:
    from targetcheck.actuals.tables.figures import Figures


def settle(of: Figures, blank: set[int], areas: set[str]) -> None:
    """Places what can be placed only when every row has been seen.

    `blank` are the columns without a filled cell, `areas` those that the table lists.
    """
    if of.coordinates.months_beside:
        _unplace_months(of.doubtful, of.found)
    else:
        of.rows_of.merge(of.doubtful)
    heed_notes(of)
    _place_totals(of.pending, of.rows_of, of.found)
    if of.layout.titles.area is not None and of.layout.titles.area not in areas:
        _name_wholes(of.rows_of, of.layout.titles.area)
    if of.asked.blanks is None:
        if of.layout.indicator not in blank:
            for problem, area in of.nameless:
                of.found.unplace(problem, area=area)
        filled_columns = set(of.layout.key_columns()) - blank
        _unplace_blanks(of.layout, filled_columns, of.rows_of, of.found, of.asked)
    parted = None if of.parted is None else of.parted.end()
    if parted is not None:
        void(of.rows_of, parted)
    if len(of.found.layouts) > 1:
        _void_rivals(of.rows_of, of.found.rows)
    of.found.rows.merge(of.rows_of)


def _place_totals(pending: list[Row], rows: Collection, found: File) -> None:
    """Gives each total the span of the periods that its table lists beside it; without any it has no period."""
    spans: dict[tuple[object, ...], list[Period]] = {}
    for key in rows.entries if pending else ():
        if key.period is not None:
            spans.setdefault(key[:3] + key[4:], []).append(key.period)
    for row in pending:
        key, year = key_of(row), row.period
        beside = [p for p in spans.get(key[:3] + key[4:], []) if year is None or year.contains(p)]
        span = _span(beside)
        if span is not None:
            rows.add(row._replace(period=span))
        elif row.value is not None:
            message = say(
                "this row is the total of other periods, and the rows of the table do not name all of them; write its period"
            )
            found.unplace(misread(row.where, "unclear-period", message), row=row._replace(period=None))


def _span(periods: list[Period]) -> Period | None:
    """From the first to the last of periods between which no time is left out."""
    reached: date | None = None
    for period in sorted(periods):
        if reached is not None and period.start > reached + timedelta(days=1):
            return None
        reached = max(period.end, reached or period.end)
    return None if reached is None else Period(min(period.start for period in periods), reached)


def _name_wholes(rows: Collection, area: str) -> None:
    """Says of each total that names no area that it is of the title's, or of the title's kind: 全市."""
    area = kind_of_total(area) or area
    nameless = [key for key in rows.entries if key.total and (key.whole is None or key.whole in KINDS_OF_AREAS)]
    for key in nameless:
        if key.whole is not None and not may_be_kind(area, key.whole):
            continue
        entry = rows.entries.pop(key)
        if isinstance(entry, Tally):
            entry.first = entry.first._replace(whole=area)
        else:
            entry = entry._replace(whole=area)
        rows.entries[key._replace(whole=area)] = entry


class Parted:
    """Which heading of unknown meaning each figure stands under."""

    heading = ""
    problem: Problem | None = None
    """What is told where two such headings have a figure of the same each, so that they part the others too."""
    of_a_part: Row | None = None
    """The first figure below a heading that says itself that it is of a part: 公立医院."""

    def __init__(self, above: dict[Key, str]) -> None:
        self.above = above

    def see(self, row: Row) -> None:
        """Takes a figure in that stands under the last heading."""
        if row.value is None or row.total or self.problem is not None:
            return
        other = self.above.setdefault(key_of(row), self.heading)
        if other != self.heading:
            self._tell(row, [name for name in (other, self.heading) if name])
        elif self.of_a_part is None and is_word_for_a_part(self.heading):
            self.of_a_part = row

    def end(self) -> Problem | None:
        """What is told of the table, of which every row has been seen."""
        if self.problem is None and self.of_a_part is not None:
            self._tell(self.of_a_part, [self.above[key_of(self.of_a_part)]])
        return self.problem

    def _tell(self, row: Row, names: list[str]) -> None:
        message = say(
            "the headings between the rows ({names}) part the figures, and no column says so; add a column",
            names=names,
        )
        self.problem = misread(row.where, "duplicate-row", message)


def void(rows: Collection, problem: Problem, indicator: str | None = None) -> None:
    """Makes every figure but totals a problem: something that no column says parts them."""
    for key, entry in rows.entries.items():
        if isinstance(entry, Row) and not entry.total and indicator in (None, key.indicator):
            rows.entries[key] = entry._replace(value=problem)


def _void_rivals(rows: Collection, above: Collection) -> None:
    """Two tables of one file that give the same figure in two ways are parted by what no column says, for others too."""
    told: set[str] = set()
    for key, entry in list(rows.entries.items()):
        other = above.entries.get(key)
        if not isinstance(entry, Row) or not isinstance(other, Row) or key.total or key.indicator in told:
            continue
        if None in (entry.value, other.value) or isinstance(other.value, Problem) or entry.text == other.text:
            continue
        message = say(
            "another table of this file says {text} for the same as {first}; say in a column of each what parts them",
            text=entry.text,
            first=str(other.where),
        )
        problem = Problem(entry.where, "duplicate-row", message)
        told.add(key.indicator)
        void(rows, problem, key.indicator)
        void(above, problem, key.indicator)


def _unplace_months(doubtful: Collection, found: File) -> None:
    """2024.1 beside 2024.11 may be January, or October with its 0 lost."""
    for entry in doubtful.entries.values():
        row = _first(entry)
        year = row.period.start.year if row.period is not None else ""
        row = row._replace(period=None)
        message = say(
            "{year}.1 beside months such as {year}.11 or {year}.01 may be January, or October with its 0 lost; write {year}-01 or {year}-10",
            year=year,
        )
        found.unplace(misread(row.where, "unclear-period", message), row=row)


def _first(entry: Row | Tally) -> Row:
    return entry.first if isinstance(entry, Tally) else entry


def _unplace_blanks(layout: Layout, filled: Members[int], rows: Collection, found: File, asked: Asked) -> None:
    """A coordinate that is blank in one row and filled in others may be merged or forgotten: the row is nobody's figure.

    A cell that a condition looks at stays where it is too: its row is a member of which the condition is not known.
    """
    for key in list(rows.entries):
        told = len(key.dimensions) + len(key.totals)
        if key.area is not None and key.period is not None and told == len(layout.dimensions):
            continue
        blank = _blank(layout, filled, key)
        if not blank:
            continue
        entry = rows.entries[key]
        row = _first(entry)
        if row.value is None and not isinstance(entry, Tally):
            continue
        heading = layout.columns[blank[0]].heading
        message = say(
            'the column "{heading}" is blank here and filled in other rows: merged, forgotten or the total? Fill it in, or say '
            "blanks: above or blanks: total in a target file",
            heading=heading,
        )
        where = row.where if row.where.column is None else row.where._replace(column=layout.left + blank[0] + 1)
        if layout.period in blank or layout.part in blank:
            row = row._replace(period=None)
        found.unplace(misread(where, "blank-cell", message), row=row)
        names = {name for i, name in layout.dimensions if i in blank}
        if not names or len(names) < len(blank) or names & asked.each or not names <= asked.dimensions:
            del rows.entries[key]


def _blank(layout: Layout, filled: Members[int], key: Key) -> list[int]:
    """The columns that are filled elsewhere and blank in the rows of an entry."""
    undated = key.period is None
    unknown = {layout.area: key.area is None and not key.total, layout.period: undated, layout.part: undated}
    blank = [at for at, is_unknown in unknown.items() if at is not None and at in filled and is_unknown]
    there = {name for name, _ in key.dimensions} | set(key.totals)
    blank += [at for at, name in layout.dimensions if at in filled and name not in there]
    return blank
