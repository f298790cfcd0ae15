"""Which of the wanted figures are due by now, one for each member that the actuals name: what a reminder (催报单) asks for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from targetcheck.errors import Location
from targetcheck.form.template import Form
from targetcheck.form.wanted import Line
from targetcheck.model.actuals import Actuals
from targetcheck.model.figure import is_unreported
from targetcheck.model.period import Period
from targetcheck.model.plan import indicators_behind
from targetcheck.model.target import Target, Targets
from targetcheck.model.verdict import Report, Status, Verdict
from targetcheck.named import NamedTuple


def due_lines(lines: Iterable[Line], actuals: Actuals, as_of: Period | None) -> list[Line]:
    """The figures that are due: a later year's (2030年) is asked for as that of the last year that has begun.

    What has begun is told by `as_of`, else by the rows.
    """
    last, found = _last_day(actuals, as_of), dict[object, Line]()
    for line in lines:
        for one in _by_member(line, actuals):
            period = one.period
            if period is not None and last is not None and period.start > last:
                period = Period(date(last.year, 1, 1), date(last.year, 12, 31))
            due = replace(one, period=period)
            found.setdefault((due.key, due.area, due.period, due.cells), due)
    return list(found.values())


def due_by(form: Form, targets: Targets, as_of: Period) -> Form:
    """The form with the figures that are due by then, each for the part of its period that is over.

    A change of what adds up over time is worked out with the same months of the earlier year, so they are asked for as well.
    """
    starts = {(key, t.change_from) for t in targets.every() for key in indicators_behind(targets, t) if t.change_from}
    found: dict[object, Line] = {}
    for line in due_lines(form.lines, Actuals({}), as_of):
        indicator = targets.indicators.get(line.key)
        due = [up_to(line, as_of)]
        if due == [line] and indicator is not None and indicator.flow and (line.key, line.period) in starts:
            due.append(months(line, as_of))
        for one in due:
            found.setdefault((one.key, one.area, one.period, one.cells), one)
    return replace(form, lines=tuple(found.values()))


def up_to(line: Line, as_of: Period) -> Line:
    """The figure for the part of its period that is over by then."""
    period = line.period
    if period is None or not period.start <= as_of.end < period.end:
        return line
    return replace(line, period=period.until(as_of.end))


def cut_short(form: Form, as_of: Period | None) -> list[Target]:
    """The targets whose own figure is asked for only for the part of its period that is over by then."""
    if as_of is None:
        return []
    lines = [line for line in due_lines(form.lines, Actuals({}), as_of) if up_to(line, as_of).period != line.period]
    return [target for line in lines for target in line.targets]


def _last_day(actuals: Actuals, as_of: Period | None) -> date | None:
    if as_of is not None:
        return as_of.end
    ends = [row.period.end for rows in actuals.rows.values() for row in rows if row.period is not None]
    return max(ends, default=None)


def _by_member(line: Line, actuals: Actuals) -> list[Line]:
    """A line for each member that the actuals name, where the targets leave open which there are."""
    member = next(((key, column) for key, column in line.hints if key == "template each"), None)
    if member is None:
        return [line]
    column = member[1]
    hints = tuple(hint for hint in line.hints if hint != member)
    names = dict.fromkeys(row.cell(column) if column else row.area for row in actuals.rows.get(line.key, ()))
    members = []
    for name in filter(None, names):
        if not column:
            members.append(replace(line, area=name, hints=hints))
            continue
        cells = tuple((head, name if head == column else cell) for head, cell in line.cells)
        members.append(replace(line, cells=cells, hints=hints))
    return members or [line]


NONE_UNUSABLE: Mapping[tuple[str, str], Verdict] = {}


class Judged(NamedTuple):
    """What the verdicts on the figures that have come in say of them."""

    unclear: frozenset[Location | None] = frozenset()
    """The rows for which a target has no verdict, as their unit is not clear or is another one than its bound's."""
    awaited: frozenset[tuple[str, str, Period]] = frozenset()
    """Indicator, area and earlier year whose same months a change since then waits for."""
    reached: frozenset[tuple[str, str, Period | None]] = frozenset()
    """Indicator, area and deadline of milestones that are reached, of which nothing more is to be told."""
    unusable: Mapping[tuple[str, str], Verdict] = NONE_UNUSABLE
    """By target and area the verdicts without data for which there are rows that do not serve."""


def judged_by(report: Report, targets: Targets) -> Judged:
    """What a reminder takes from the verdicts."""
    unclear: set[Location | None] = set()
    awaited: set[tuple[str, str, Period]] = set()
    reached: set[tuple[str, str, Period | None]] = set()
    unusable: dict[tuple[str, str], Verdict] = {}
    for verdict in (one for top in report.verdicts for one in top.family()):
        if _does_not_serve(verdict):
            unusable[verdict.target.id, verdict.area or ""] = verdict
        if verdict.problem is not None and verdict.problem.code in ("unclear-unit", "unit-mismatch"):
            unclear.add(verdict.problem.where)
        if verdict.towards is not None and verdict.towards.start.span is not None:
            for key in indicators_behind(targets, verdict.target):
                awaited.add((key, verdict.area or "", verdict.towards.start.span))
        if verdict.actual is True:  # of a member of a column the line has a cell
            for key in indicators_behind(targets, verdict.target):
                reached.add((key, verdict.area or "", verdict.target.deadline))
    return Judged(frozenset(unclear), frozenset(awaited), frozenset(reached), unusable)


def _does_not_serve(verdict: Verdict) -> bool:
    """Whether there is no verdict because of a row that is there, or of months that are not among those that are."""
    if verdict.status is not Status.NO_DATA or verdict.needed is not None or verdict.reason is None:
        return False
    if verdict.problem is not None:
        return not is_unreported(verdict.reason)
    return verdict.coverage is not None and bool(verdict.coverage.missing)


def is_reached(line: Line, judged: Judged) -> bool:
    """Whether a figure is that of a milestone which was reached before, whatever its own row says."""
    return not any(cell for _, cell in line.cells) and (line.key, line.area, line.period) in judged.reached


def awaited(line: Line, judged: Judged) -> bool:
    """Whether a change waits for the same months of the earlier year that a figure is for."""
    return line.period is not None and (line.key, line.area, line.period) in judged.awaited


def months(line: Line, as_of: Period) -> Line:
    """The figure for the months of its year that are over in the year of `as_of`."""
    assert line.period is not None
    months = 12 * (as_of.end.year - line.period.end.year)
    now = line.period.shifted(months)
    part = now.until(as_of.end).shifted(-months) if now is not None and now.start <= as_of.end < now.end else None
    return replace(line, period=part or line.period)
