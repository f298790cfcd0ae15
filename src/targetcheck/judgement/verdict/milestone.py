"""A yes/no milestone: reached at once by a yes or a date in time (design §6)."""

from __future__ import annotations

from datetime import date

from targetcheck.errors import Problem, say
from targetcheck.judgement.ask import Case
from targetcheck.judgement.figure.for_target import span_of
from targetcheck.judgement.figure.nothing import no_figure, split_rows
from targetcheck.judgement.figure.rollup import Rollup
from targetcheck.model.actuals import Row
from targetcheck.model.figure import NO_ROW, NoFigure
from targetcheck.model.period import Period
from targetcheck.model.verdict import Status, Verdict


def milestone(case: Case) -> Verdict:
    """The verdict on `achieved: true`."""
    target = case.target
    deadline = target.deadline or span_of(case)
    own = _own(case, deadline)
    rows = _rows(case, own)
    if not rows:
        open_row = case.ledger.unplaced(case.ask, deadline)
        if open_row is not None:
            return case.no_data(open_row)
        split = _split(case, own)
        if split is not None:
            return case.no_data(split)
        wanted = Rollup.of(case.ledger, case.ask, deadline)
        return case.no_data(no_figure(case.ledger, case.ask, deadline, wanted, NO_ROW))
    end = deadline.end if deadline is not None else None
    read = [(row, _reached(row, end)) for row in rows]
    yes = [row for row, reached in read if reached is True]
    unread = [problem for _, problem in read if isinstance(problem, Problem)]
    for problem in unread:
        if yes:
            case.ledger.warn(problem)
        else:
            case.ledger.fault(problem)
    if yes:
        _contradicted(case, yes, rows)
        return _told(case, Status.MET, yes, deadline)
    late = [row for row, reached in read if reached is None]
    last = late or rows[-1:]
    row_end = last[-1].period.end if last[-1].period is not None else end
    final = bool(late) or end is None or row_end == end
    return _told(case, Status.MISSED if final else Status.OFF_TRACK, last, deadline)


def _told(case: Case, status: Status, rows: list[Row], deadline: Period | None) -> Verdict:
    period = case.target.deadline or deadline
    final = status is not Status.OFF_TRACK
    return case.verdict(status)._replace(final=final, actual=status is Status.MET, rows=tuple(rows), period=period)


def _rows(case: Case, own: list[Row]) -> list[Row]:
    """Those of the area's rows that tell of the whole, without further dimensions, earliest first."""
    by_period: dict[Period | None, list[Row]] = {}
    for row in own:
        by_period.setdefault(row.period, []).append(row)
    whole = [row for rows in by_period.values() for row in case.ledger.totals(rows, case.ask.used)]
    return sorted(whole, key=lambda r: (r.period.end if r.period else date.min, r.where.order()))


def _split(case: Case, own: list[Row]) -> NoFigure | None:
    """Why rows that are there tell nothing of the whole: a further column says what each is of."""
    for row in own:
        for column, _ in row.dimensions:
            if column not in case.ask.used:
                return split_rows(column, [other.cell(column) or "" for other in own], row.where)
    return None


def _own(case: Case, deadline: Period | None) -> list[Row]:
    """The rows of the area, inside the period or up to `by`, whatever else their columns say."""
    ask, ledger = case.ask, case.ledger
    found = []
    for row in ledger.rows(ask):
        if row.value is None:
            continue
        if row.period is not None and deadline is not None:
            inside = row.period.end <= deadline.end if case.target.by else deadline.contains(row.period)
            if not inside:
                continue
        found.append(row)
    own = [r for r in found if r.area == ask.area or (r.area is None and not ask.explicit_area)]
    if not own and (ask.area is None or ask.fixed) and len({r.area for r in found}) == 1:
        own = found
    return own


def _reached(row: Row, end: date | None) -> bool | Problem | None:
    """Yes, no, None for a date after the deadline, or why it is none of these, as a number is."""
    value = row.value
    if isinstance(value, bool):
        return value
    if isinstance(value, date):
        return True if end is None or value <= end else None
    if isinstance(value, Problem) and value.code != "bad-value":
        return value
    message = say('"{text}" is neither yes nor no (是/否) nor a date such as 2024-12-20', text=row.text)
    if not isinstance(value, Problem):
        message = say('"{text}" is a number, and a yes or no (是/否, a date) is asked for', text=row.text)
    return Problem(row.where, "not-a-yes-or-no", message)


def _contradicted(case: Case, yes: list[Row], rows: list[Row]) -> None:
    """Warns of a later no after the yes that decided."""
    last = rows[-1]
    if last.value is False and last not in yes:
        message = say(
            "reached according to {first}, and here no longer; the first yes decides", first=str(yes[0].where)
        )
        case.ledger.warn(Problem(last.where, "milestone-undone", message))
