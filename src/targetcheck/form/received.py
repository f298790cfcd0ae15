"""Which wanted figures have come in, are blank, are late, or have not come at all: what a reminder (催报单) lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator
from dataclasses import replace

from targetcheck.errors import NOTHING, Location, Phrase, Problem, printable
from targetcheck.form.due import Judged, awaited, due_lines, is_reached, months, up_to
from targetcheck.form.template import Form
from targetcheck.form.wanted import Line
from targetcheck.model.actuals import Actuals, Row
from targetcheck.model.period import Period
from targetcheck.model.plan import sides
from targetcheck.model.target import Targets
from targetcheck.model.text import near_miss
from targetcheck.named import NamedTuple
from targetcheck.phrases import Words
from targetcheck.reports.dates import period_text

RECEIVED, NONE, EMPTY, UNREADABLE, LATE = "received", "none", "empty", "unreadable", "late"
"""A figure is there for the whole period; no row; a row without a figure; one that cannot be read; only up to earlier."""
TWICE, MISNAMED, UNCLEAR = "twice", "misnamed", "unclear"
"""Several rows are for it; no row, but one for an area that nobody asks for and that is written much like it; its unit is not
clear or is another one."""
UNUSABLE = "unusable"
"""There are rows for it, and yet its target has no verdict, for a reason that lies in them."""
STANDINGS = (RECEIVED, NONE, MISNAMED, EMPTY, UNREADABLE, UNCLEAR, UNUSABLE, TWICE, LATE)


class Standing(NamedTuple):
    """How a wanted figure stands, and where: the place of its row, or the period up to which there are figures."""

    kind: str
    where: Location | Period | None = None
    text: str = ""
    """What is written there: an area that is misnamed, a cell that cannot be read."""
    reason: Phrase | None = None
    """Why its target has no verdict, though there are rows for it."""


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
            hint = (f"reminder {standing.kind}", _place(standing, table))
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
        for line, standing in zip(lines, _standings(lines, targets, actuals, judged.unclear), strict=True):
            yield line, Standing(RECEIVED) if is_reached(line, judged) else standing
        return

    def over(line: Line) -> Line:
        return months(line, as_of) if awaited(line, judged) else _as_others(up_to(line, as_of), targets, actuals)

    lines = _each_once(one for line in lines for one in _by_missing_part(line, over(line), targets, actuals))
    standings = _standings(lines, targets, actuals, judged.unclear)
    parts = [over(line) for line in lines]
    of_parts = _standings(parts, targets, actuals, judged.unclear)
    for line, whole, part, standing in zip(lines, standings, parts, of_parts, strict=True):
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
        row.period for row in _rows(line, actuals) if row.period is not None and row.period.end == period.end
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
    rows = _rows(over, actuals)
    standing = _of_parts(rows, over, targets)
    left = [county for county, of_part in standing.items() if of_part.kind != RECEIVED]
    begun = any(of_part.kind != NONE for of_part in standing.values())
    if not left or not begun or _of_period(_own(rows, line, targets), over.period).kind != NONE:
        return [line]
    return [replace(line, area=county) for county in left]


def _of_parts(rows: Iterable[Row], line: Line, targets: Targets) -> dict[str, Standing]:
    """How a figure stands in each part of its area."""
    of_area: dict[str | None, list[Row]] = {}
    for row in rows:
        of_area.setdefault(row.area, []).append(row)
    return {part: _of_period(of_area.get(part, []), line.period) for part in targets.areas.get(line.area, ())}


def _rows(line: Line, actuals: Actuals) -> list[Row]:
    """The rows that have the cells of a wanted figure."""
    return [row for row in actuals.rows.get(line.key, ()) if _is_of(row, line)]


def _same_months(standing: Standing, as_of: Period) -> bool:
    """Whether a figure is there up to the same day of an earlier year: a change since then is worked out with that."""
    where, end = standing.where, as_of.end
    return isinstance(where, Period) and (where.end.month, where.end.day) == (end.month, end.day)


def _place(standing: Standing, table: Words) -> str:
    """The row or the period of a standing, as a text."""
    if isinstance(standing.where, Period):
        return period_text(standing.where, table)
    place = str(standing.where or "")
    if standing.reason is not None:
        told = table.say(standing.reason)
        return told if not place or place in told else told + table("brief aside", text=place)
    return table("“{area}” ({place})", area=printable(standing.text), place=place) if standing.text else place


def _standings(
    lines: list[Line], targets: Targets, actuals: Actuals, unclear: Container[Location | None]
) -> list[Standing]:
    """How each figure stands. A rate that has come in itself needs none of its two sides."""
    rates: dict[str, list[str]] = {}
    for key in targets.indicators:
        for side in sides(targets, key):
            rates.setdefault(side, []).append(key)
    known = {line.area for line in lines} | set(targets.areas)
    known |= {part for parts in targets.areas.values() for part in parts}
    found = []
    for line in lines:
        standing = _standing(line, targets, actuals)
        if standing.kind == NONE:
            standing = _misnamed(line, actuals, known) or standing
        elif standing.kind == RECEIVED:
            standing = _unclear(line, targets, actuals, unclear) or standing
        of_rates = [_standing(replace(line, key=rate), targets, actuals) for rate in rates.get(line.key, ())]
        if of_rates and all(one.kind == RECEIVED for one in of_rates):
            standing = Standing(RECEIVED)
        found.append(standing)
    return found


def _standing(line: Line, targets: Targets, actuals: Actuals) -> Standing:
    rows = _rows(line, actuals)
    own = _of_period(_own(rows, line, targets), line.period)
    if own.kind == RECEIVED or line.area not in targets.areas:
        return own
    of_parts = _of_parts(rows, line, targets).values()
    return Standing(RECEIVED) if of_parts and all(part.kind == RECEIVED for part in of_parts) else own


def _own(rows: Iterable[Row], line: Line, targets: Targets) -> list[Row]:
    """The rows of the line's area; one that names none is of the area that the targets themselves name, of no part of it."""
    areas: set[str | None] = {line.area}
    if line.area in targets.own_areas:
        areas.add(None)
    return [row for row in rows if not line.area or row.area in areas]


def _misnamed(line: Line, actuals: Actuals, known: set[str]) -> Standing | None:
    """A row for the figure's period whose area nobody asks for and is written much like the wanted one: 清合县 for 清河县."""
    rows = [row for row in _rows(line, actuals) if row.area and row.area not in known]
    for row in rows:
        if _alike(row.area or "", line.area) and _of_period([row], line.period).kind != NONE:
            return Standing(MISNAMED, row.where, row.area or "")
    return None


def _unclear(line: Line, targets: Targets, actuals: Actuals, unclear: Container[Location | None]) -> Standing | None:
    """The row of the figure whose unit is not clear."""
    for row in _own(_rows(line, actuals), line, targets):
        within = line.period is None or row.period is None or _inside(row.period, line.period)
        if row.where in unclear and within:
            return Standing(UNCLEAR, row.where)
    return None


def _alike(written: str, area: str) -> bool:
    return area != "" and (area in written or written in area or near_miss(written, [area]) != NOTHING)


def _is_of(row: Row, line: Line) -> bool:
    """Whether a row has the cells that the wanted figure has, as far as it names them."""
    return not row.aside and all(row.cell(name) == value for name, value in line.cells if value)


def _of_period(rows: list[Row], period: Period | None) -> Standing:
    """How the figure stands by these rows: those of its period, or of parts of it that reach its end."""
    within = [row for row in rows if period is None or row.period is None or _inside(row.period, period)]
    if not within:
        return Standing(NONE)
    good = [row for row in within if row.value is not None and not isinstance(row.value, Problem)]
    if any(_reaches(row, period) for row in good):
        return Standing(RECEIVED)
    for row in within:
        if isinstance(row.value, Problem):
            where = row.value.where or row.where
            return (
                Standing(TWICE, where) if row.value.code == "duplicate-row" else Standing(UNREADABLE, where, row.text)
            )
    for row in within:
        if row.value is None and _reaches(row, period):
            return Standing(EMPTY, row.where)
    return _late(good) or Standing(EMPTY, within[0].where)


def _late(rows: Iterable[Row]) -> Standing | None:
    ends = [row.period for row in rows if row.period is not None]
    if not ends:
        return None
    return Standing(LATE, max(ends, key=lambda period: period.end))


def _inside(part: Period, period: Period) -> bool:
    return period.start <= part.start and part.end <= period.end


def _reaches(row: Row, period: Period | None) -> bool:
    return period is None or row.period is None or row.period.end == period.end


def told(department: Department, table: Words) -> str:
    """疾控科：应报12个数，已报9个，空白1个，未报2个"""
    counts = [table(f"standing {kind}", n=department.counts[kind]) for kind in STANDINGS if kind in department.counts]
    name = printable(department.name) or table("nobody named")
    return table(
        "{name}: {n:figure|figures} wanted: {parts}", name=name, n=department.wanted, parts=table("comma").join(counts)
    )
