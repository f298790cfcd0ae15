"""How a wanted figure stands by the rows that have come in: there, blank, late, misnamed or not there at all."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import replace

from targetcheck.errors import NOTHING, Location, Phrase, Problem, printable
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


def place_of(standing: Standing, table: Words) -> str:
    """The row or the period of a standing, as a text."""
    if isinstance(standing.where, Period):
        return period_text(standing.where, table)
    place = str(standing.where or "")
    if standing.reason is not None:
        told = table.say(standing.reason)
        return told if not place or place in told else told + table("brief aside", text=place)
    return table("“{area}” ({place})", area=printable(standing.text), place=place) if standing.text else place


def standings(
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
    rows = rows_of(line, actuals)
    own = standing_of(own_rows(rows, line, targets), line.period)
    if own.kind == RECEIVED or line.area not in targets.areas:
        return own
    of_parts = standings_of_parts(rows, line, targets).values()
    return Standing(RECEIVED) if of_parts and all(part.kind == RECEIVED for part in of_parts) else own


def own_rows(rows: Iterable[Row], line: Line, targets: Targets) -> list[Row]:
    """The rows of the line's area; one that names none is of the area that the targets themselves name, of no part of it."""
    areas: set[str | None] = {line.area}
    if line.area in targets.own_areas:
        areas.add(None)
    return [row for row in rows if not line.area or row.area in areas]


def _misnamed(line: Line, actuals: Actuals, known: set[str]) -> Standing | None:
    """A row for the figure's period whose area nobody asks for and is written much like the wanted one: 清合县 for 清河县."""
    rows = [row for row in rows_of(line, actuals) if row.area and row.area not in known]
    for row in rows:
        if _alike(row.area or "", line.area) and standing_of([row], line.period).kind != NONE:
            return Standing(MISNAMED, row.where, row.area or "")
    return None


def _unclear(line: Line, targets: Targets, actuals: Actuals, unclear: Container[Location | None]) -> Standing | None:
    """The row of the figure whose unit is not clear."""
    for row in own_rows(rows_of(line, actuals), line, targets):
        within = line.period is None or row.period is None or _inside(row.period, line.period)
        if row.where in unclear and within:
            return Standing(UNCLEAR, row.where)
    return None


def _alike(written: str, area: str) -> bool:
    return area != "" and (area in written or written in area or near_miss(written, [area]) != NOTHING)


def _is_of(row: Row, line: Line) -> bool:
    """Whether a row has the cells that the wanted figure has, as far as it names them."""
    return not row.aside and all(row.cell(name) == value for name, value in line.cells if value)


def standing_of(rows: list[Row], period: Period | None) -> Standing:
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


def standings_of_parts(rows: Iterable[Row], line: Line, targets: Targets) -> dict[str, Standing]:
    """How a figure stands in each part of its area."""
    of_area: dict[str | None, list[Row]] = {}
    for row in rows:
        of_area.setdefault(row.area, []).append(row)
    return {part: standing_of(of_area.get(part, []), line.period) for part in targets.areas.get(line.area, ())}


def rows_of(line: Line, actuals: Actuals) -> list[Row]:
    """The rows that have the cells of a wanted figure."""
    return [row for row in actuals.rows.get(line.key, ()) if _is_of(row, line)]
