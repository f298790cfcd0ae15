"""Warnings of sums and totals that may be other than they look: running totals taken for months, totals that lack a part."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

from targetcheck.errors import Phrase, Problem, few, say
from targetcheck.judgement.ask import Case
from targetcheck.judgement.index import number_of, only_rise
from targetcheck.judgement.ledger import Ledger
from targetcheck.judgement.overlaps import lacking
from targetcheck.judgement.twice import MOST_PARTS
from targetcheck.model.actuals import Row
from targetcheck.model.columns import names_level
from targetcheck.model.figure import Figure
from targetcheck.model.period import Period
from targetcheck.model.quantity import total
from targetcheck.model.unit import is_ratio
from targetcheck.model.verdict import Status, Verdict

FEWEST_MONTHS = 4
"""So many months that only rise may be running totals."""


def of_other_times(case: Case, verdict: Verdict) -> Iterator[Phrase]:
    """What the report's reader should know of the time that a figure, or what it is held against, is of.

    A row without a period is for all of the target's, which may not have passed yet; the latest levels of two areas may be of
    two days. Both are judged as the rows say, and no warning of a file.
    """
    figure, until, span = verdict.figure, case.ledger.as_of, case.target.deadline
    if figure is None:
        return
    if until is not None and span is not None and until.end < span.end:
        ends = [part.row for part in figure.made_of(divided=False) if part.row is not None]
        if any(row.period is None for row in ends):
            yield say("the row says no period and is taken for all of {span}, which goes on after {until}",
                      span=span, until=until)  # fmt: skip
    for reference in verdict.references:
        own, other = figure.span, reference.figure.span
        if own is None or other is None or own.start != other.start or own.end == other.end:
            continue
        if all(row.period is not None for row in (*figure.rows(), *reference.figure.rows())):
            yield say("the figure is of {own}, and what it is held against of {other}", own=own, other=other)


def doubtful_sums(case: Case, verdict: Verdict, judge: Callable[[Case], Verdict]) -> Iterator[Problem]:
    """Warnings of what a verdict's figure is the sum or the total of; `judge` gives the verdict again, read otherwise."""
    if verdict.figure is None or verdict.status in (Status.NO_DATA, Status.UNSET):
        return
    figures = list(verdict.figure.made_of())
    notes: dict[str, Problem] = {}
    for row in verdict.figure.rows():
        if row.note is not None:
            notes.setdefault(str(row.note.message), row.note)
    yield from notes.values()
    for row in (figure.row for figure in figures if figure.row is not None):
        yield from _of_row(case.ledger, row)
    for figure in figures:
        if figure.op == "sum" and figure.over == "area" and figure.area in case.ledger.targets.areas:
            yield from _left_out(case.ledger, figure)
        elif figure.op == "sum" and figure.over not in ("area", "time") and not figure.missing:
            yield from _lacking(figure)
    added = [figure for figure in figures if figure.op == "sum" and figure.over == "time" and len(figure.parts) > 1]
    for figure in added:
        noted = next((row for row in figure.rows() if row.doubt is not None), None)
        if noted is not None and noted.doubt is not None:
            yield Problem(noted.where, "running-total", noted.doubt)
    yield from _rising(case, verdict, [figure for figure in added if _only_rises(case.ledger, figure)], judge)


def _of_row(ledger: Ledger, row: Row) -> Iterator[Problem]:
    """Warnings of one row beside the others of its table."""
    over_time = ledger.targets.indicators[row.indicator].time
    if row.total or row.area in ledger.targets.areas:
        yield from _without_part(ledger, row)
    if over_time == "sum" and len(ledger.index.periods[row.indicator]) > 1:
        yield from _falling(ledger, row)
    elif over_time != "sum" and row.records == 1 and (over_time != "none" or names_level(row.indicator, row.unit)):
        yield from _sum_of_its_periods(ledger, row)
    if row.records > 1 and row.doubt is not None:
        yield Problem(row.where, "running-total", row.doubt)


def _rising(case: Case, verdict: Verdict, rising: list[Figure], judge: Callable[[Case], Verdict]) -> Iterator[Problem]:
    """The warning of months that only rise, where the last of them alone would give another verdict."""
    row = next((row for figure in rising for row in figure.rows()), None)
    if row is None:
        return
    ledger = case.ledger.quiet()
    ledger.running, ledger.courses = frozenset(figure.indicator for figure in rising), False
    otherwise = judge(case._replace(ledger=ledger))
    if otherwise.status is not verdict.status:
        message = say("the months only rise, in every area; if they are running totals, of which the last alone is the figure, "
                      "say so in the title (累计)")  # fmt: skip
        yield Problem(row.where, "running-total", message)


def _only_rises(ledger: Ledger, figure: Figure) -> bool:
    """Whether a sum is of months of one year that only rise, in every area that there is."""
    months = {part.span for part in figure.parts if part.span is not None and part.span.length == (1, 0)}
    years = {month.start.year for month in months}
    if len(months) < max(FEWEST_MONTHS, len(figure.parts)) or len(years) > 1:
        return False
    if any(row.where.file in ledger.actuals.summed for row in figure.rows()):
        return False
    # The figure's own rows first: most are answered by these.
    return only_rise(figure.rows()) and ledger.index.rising[figure.indicator, frozenset(months)]


def _falling(ledger: Ledger, row: Row) -> Iterator[Problem]:
    """The warning of a running total that is less than one for fewer months, in any file, where nothing is below zero."""
    period = row.period
    if period is None or period.months < 2 or is_ratio(row.unit):
        return
    beside = ledger.index.by_place[row.indicator].get((row.area, row.dimensions), [])
    if len(beside) < 2 or not any(_is_shorter(other, period) for other in beside):
        return
    beside = [other for other in beside if other.total == row.total]
    number = number_of(row)
    numbers = [(n, other) for other in beside if (n := number_of(other)) is not None]
    shorter = [(n, other) for n, other in numbers if _is_shorter(other, period)]
    if number is None or not shorter:
        return
    most, other = max(shorter, key=lambda pair: pair[0])
    if most > number and all(n >= 0 for n, _ in numbers):
        message = say("{number} up to {end} is less than {before} up to {earlier}, and a running total does not fall",
                      number=row.text, end=period, before=other.text, earlier=other.period)  # fmt: skip
        yield Problem(row.where, "implausible", message)


def _sum_of_its_periods(ledger: Ledger, row: Row) -> Iterator[Problem]:
    """The warning of a longer period's figure that is the sum of the shorter ones beside it, of what does not add up over time."""
    period, number = row.period, number_of(row)
    if period is None or period.months < 2 or not number:
        return
    table = ledger.index.by_table[row.indicator].get((row.where.file, row.dimensions), {})
    by_length: dict[tuple[int, int], list[Fraction]] = {}
    for other in table.get(row.area, ()):
        own, shorter = number_of(other), other.period
        if own is not None and shorter is not None and shorter != period and period.contains(shorter):
            by_length.setdefault(shorter.length, []).append(own)
    if any(len(numbers) > 1 and total(numbers) == number for numbers in by_length.values()):
        message = say("{number} is the sum of the periods in {period}, and the indicator does not add up over time",
                      number=row.text, period=period)  # fmt: skip
        yield Problem(row.where, "hidden-total", message)


def _lacking(figure: Figure) -> Iterator[Problem]:
    """The warning of parts of a dimension that are not all: 男 without 女, ages with a hole."""
    names = [part.label for part in figure.parts]
    told = lacking(names) if len(names) <= MOST_PARTS else None
    if told is not None:
        part = figure.parts[names.index(told[0])]
        row = next(part.rows(), None)
        if row is not None:
            yield Problem(row.where, "incomplete-total", told[1])


def _left_out(ledger: Ledger, figure: Figure) -> Iterator[Problem]:
    """The warning of a row among the areas added up that the hierarchy does not have, and that is no area: 市本级, 其他."""
    first = next(figure.rows(), None)
    if first is None:
        return
    strangers = ledger.index.strangers[first.indicator].get((first.where.file, first.dimensions), ())
    names = [row.area for row in strangers if row.period == first.period and row.value is not None and row.area]
    if names:
        message = say('{areas} in the same table: the hierarchy has them not as a part of "{whole}", and they are not added up',
                      areas=few(names, 10, last=True), whole=figure.area or "")  # fmt: skip
        yield Problem(first.where, "incomplete-total", message)


def _is_shorter(row: Row, period: Period) -> bool:
    """Whether a row is for the first months of a period."""
    own = row.period
    return own is not None and own.end < period.end and own.start == period.start


def _without_part(ledger: Ledger, row: Row) -> Iterator[Problem]:
    """The warning of a total beside a part of its table that has no figure then, and that it may lack.

    One that is more than the parts that are there together has the others' figures.
    """
    there: list[Fraction] = []
    lacking: list[str] = []
    below = ledger.below(row.area)
    for area, rows in ledger.index.by_table[row.indicator].get((row.where.file, row.dimensions), {}).items():
        if row.area is not None and area not in below:
            continue
        parts = [r for r in rows if not (r.total or r.aside) and _is_near(r, row)]
        numbers = [number for r in parts if r.period == row.period and (number := number_of(r)) is not None]
        if area is None or not parts:
            continue
        there += numbers
        if not numbers and not any(_reaches(r, row) for r in parts):
            lacking.append(area)
    number = number_of(row)
    more = number is not None and not is_ratio(row.unit) and number > total(there)
    if there and lacking and not more:
        message = say(
            "the total may lack {areas}, of which there is no figure then", areas=few(sorted(lacking), 10, last=True)
        )
        yield Problem(row.where, "incomplete-total", message)


def _is_near(part: Row, whole: Row) -> bool:
    """Whether a part reports, or leaves blank, the time of a total or of the year before it."""
    if part.period is None or whole.period is None:
        return part.period == whole.period
    return whole.period.start.year - 1 <= part.period.end.year and part.period.end <= whole.period.end


def _reaches(part: Row, whole: Row) -> bool:
    """Whether a part's own figure, of other months, reaches as far as the total."""
    same = part.period is not None and whole.period is not None and part.period.end == whole.period.end
    return same and part.period != whole.period and part.value is not None
