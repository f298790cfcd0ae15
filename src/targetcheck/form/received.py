"""Which wanted figures have come in, are blank, are late, or have not come at all: what a reminder (催报单) lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from targetcheck.errors import printable
from targetcheck.form.due import Judged, awaited, due_lines, is_reached, months, up_to
from targetcheck.form.standing import (
    NONE,
    RECEIVED,
    STANDINGS,
    UNUSABLE,
    Standing,
    own_rows,
    place_of,
    rows_of,
    standing_of,
    standings,
    standings_of_parts,
)
from targetcheck.form.template import Form
from targetcheck.form.wanted import REMINDER, Line
from targetcheck.model.actuals import Actuals
from targetcheck.model.period import Period
from targetcheck.model.target import Targets
from targetcheck.named import NamedTuple
from targetcheck.phrases import Words


class Department(NamedTuple):
    """How many figures a department is to report (empty: nobody is named), and how they stand."""

    name: str
    wanted: int
    counts: dict[str, int]


def outstanding(
    form: Form, targets: Targets, actuals: Actuals, judged: Judged, table: Words, as_of: Period | None = None
) -> tuple[Form, tuple[Department, ...]]:
    """The form with only what has not come in, each row saying why, and the counts of every department.

    Figures are due up to `as_of`.
    """
    left: list[Line] = []
    counts: dict[str, Counter[str]] = {}
    for line, standing in _that_serve(list(_due(form, targets, actuals, judged, as_of)), judged):
        counts.setdefault(next(iter(line.responsible), ""), Counter())[standing.kind] += 1
        if standing.kind != RECEIVED:
            hint = (REMINDER + standing.kind, place_of(standing, table))
            left.append(replace(line, hints=(hint, *line.hints)))
    departments = tuple(Department(name, found.total(), dict(found)) for name, found in counts.items())
    return replace(form, lines=tuple(left)), departments


def _that_serve(due: list[tuple[Line, Standing]], judged: Judged) -> Iterator[tuple[Line, Standing]]:
    """The figures as they stand, but for those that a target has no verdict of though the rows seem to be there."""
    lacking = set()
    for line, standing in due:
        if standing.kind != RECEIVED:
            lacking |= {(target.id, line.area) for target in line.targets}
    for line, standing in due:
        for target in line.targets:
            verdict = judged.unusable.get((target.id, line.area))
            if verdict is None or standing.kind not in (RECEIVED, NONE):
                continue
            own = target.indicator is not None and target.indicator.key == line.key
            seems_there = standing.kind == RECEIVED and (target.id, line.area) not in lacking
            if seems_there or (standing.kind == NONE and own and verdict.problem is not None):
                where = verdict.problem.where if verdict.problem is not None else None
                standing = Standing(UNUSABLE, where, reason=verdict.reason)
        yield line, standing


def _due(
    form: Form, targets: Targets, actuals: Actuals, judged: Judged, as_of: Period | None
) -> Iterator[tuple[Line, Standing]]:
    """Each figure that is due, and how it stands: for its whole period, or else for the part that is over.

    Of an earlier year that a change starts from the same months are due as well, while the change is one of some months.
    """
    lines = due_lines(form.lines, actuals, as_of)
    if as_of is None:
        lines = _each_once(one for line in lines for one in _by_missing_part(line, line, targets, actuals))
        for line, standing in zip(lines, standings(lines, targets, actuals, judged.unclear), strict=True):
            yield line, Standing(RECEIVED) if is_reached(line, judged) else standing
        return

    def over(line: Line) -> Line:
        return months(line, as_of) if awaited(line, judged) else _as_others(up_to(line, as_of), targets, actuals)

    lines = _each_once(one for line in lines for one in _by_missing_part(line, over(line), targets, actuals))
    whole_periods = standings(lines, targets, actuals, judged.unclear)
    parts = [over(line) for line in lines]
    of_parts = standings(parts, targets, actuals, judged.unclear)
    for line, whole, part, standing in zip(lines, whole_periods, parts, of_parts, strict=True):
        in_time = whole.kind == RECEIVED and not awaited(line, judged)
        if in_time or is_reached(line, judged) or _same_months(standing, as_of):
            yield line, Standing(RECEIVED)
        else:
            yield part, standing


def _as_others(line: Line, targets: Targets, actuals: Actuals) -> Line:
    """A level is asked for as of the period that others' were reported for: the second quarter and not the half-year."""
    indicator, period = targets.indicators.get(line.key), line.period
    if indicator is None or indicator.time != "last" or period is None:
        return line
    there = Counter(
        row.period for row in rows_of(line, actuals) if row.period is not None and row.period.end == period.end
    )
    if not there or period in there:
        return line
    return replace(line, period=there.most_common(1)[0][0])


def _each_once(lines: Iterable[Line]) -> list[Line]:
    """Each figure once, for all the targets that want it: a city's target asks its counties, and so does one for each of them."""
    found: dict[object, Line] = {}
    for line in lines:
        place = line.key, line.area, line.period, line.cells
        first = found.setdefault(place, line)
        if first is not line:
            targets = tuple(dict.fromkeys((*first.targets, *line.targets)))
            responsible = tuple(dict.fromkeys((*first.responsible, *line.responsible)))
            found[place] = replace(first, targets=targets, responsible=responsible)
    return list(found.values())


def _by_missing_part(line: Line, over: Line, targets: Targets, actuals: Actuals) -> list[Line]:
    """A line for each county whose figure has not come in, where others' have and the whole has none; else the line itself.

    `over` is the figure for what is over of its period.
    """
    rows = rows_of(over, actuals)
    standing = standings_of_parts(rows, over, targets)
    left = [county for county, of_part in standing.items() if of_part.kind != RECEIVED]
    begun = any(of_part.kind != NONE for of_part in standing.values())
    if not left or not begun or standing_of(own_rows(rows, line, targets), over.period).kind != NONE:
        return [line]
    return [replace(line, area=county) for county in left]


def _same_months(standing: Standing, as_of: Period) -> bool:
    """Whether a figure is there up to the same day of an earlier year: a change since then is worked out with that."""
    where, end = standing.where, as_of.end
    return isinstance(where, Period) and (where.end.month, where.end.day) == (end.month, end.day)


def told(department: Department, table: Words) -> str:
    """疾控科：应报12个数，已报9个，空白1个，未报2个"""
    counts = [table(f"standing {kind}", n=department.counts[kind]) for kind in STANDINGS if kind in department.counts]
    name = printable(department.name) or table("nobody named")
    return table(
        "{name}: {n:figure|figures} wanted: {parts}", name=name, n=department.wanted, parts=table("comma").join(counts)
    )
