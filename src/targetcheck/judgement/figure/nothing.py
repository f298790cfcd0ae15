"""Why there is no figure: the most helpful reason that is true of the area and period asked for."""

from __future__ import annotations

from collections.abc import Sequence

from targetcheck.errors import few, say
from targetcheck.judgement.ask import Ask
from targetcheck.judgement.figure.rollup import Rollup
from targetcheck.judgement.ledger import Ledger
from targetcheck.model.actuals import Row
from targetcheck.model.figure import NO_ROW, Measured, NoFigure
from targetcheck.model.period import Period
from targetcheck.model.unit import is_ratio


def no_figure(ledger: Ledger, ask: Ask, span: Period | None, rolled: Rollup, refused: Measured) -> NoFigure:
    """Why nothing was made of the rows: a cell reported as missing, what forbids it, or which rows there are instead."""
    own = ledger.own_areas(ask)
    blank = [row for row in rolled.reported_missing if own is None or row.area in own or ask.fixed]
    whole = [row for row in ledger.totals(blank, ask.used) if span is None or row.period in (span, None)]
    if whole:
        return _reported_missing(whole)
    if isinstance(refused, NoFigure) and refused is not NO_ROW:
        return refused
    if blank or rolled.reported_missing:
        return _reported_missing(blank or rolled.reported_missing)
    open_row = ledger.unplaced(ask, span)
    if open_row is not None:
        return open_row
    name = ask.indicator.name
    if not any(row.value is not None for row in ledger.actuals.rows.get(ask.indicator.key, ())):
        return NoFigure(say('no row for "{name}"{hint}', name=name, hint=ledger.nearest(name)))
    rows = ledger.rows(ask._replace(dated=False), everywhere=True, later=True)
    rows = [row for row in rows if row.value is not None]
    if not rows:
        return _no_row_left(ledger, ask)
    timely = [r for r in rows if ledger.as_of is None or r.period is None or r.period.end <= ledger.as_of.end]
    if not timely:
        return NoFigure(say('every row of "{name}" is later than --as-of', name=name))
    below = ledger.below(ask.area)
    near = [row for row in timely if own is None or row.area in own or row.area in below]
    there = [row for row in timely if span is None or span.contains(row.period or span)]
    areas = {row.area for row in there}
    elsewhere = own is not None and not areas & (own | below)
    if not near or (elsewhere and len(areas) > 1 and _may_be_parts(ledger, ask)):
        return _other_areas(ledger, ask, there or timely)
    return _other_periods(ask, span, near)


def _no_row_left(ledger: Ledger, ask: Ask) -> NoFigure:
    """No row is the member's, or meets the conditions, or all are of areas together."""
    name = ask.indicator.name
    if ask.fixed:
        (column, member), *_ = ask.fixed
        others = sorted(ledger.of_cell(ask.indicator.key, column))
        if member not in others and others:
            return NoFigure(say('no row of "{name}" for {area}; there are rows for {areas}', name=name, area=member,
                                areas=few(others, 4, whole=5)))  # fmt: skip
    if ask.fixed or ask.where:
        return NoFigure(say('no row of "{name}" meets the conditions', name=name))
    return NoFigure(say('no row of "{name}" for {area}; there are rows for {areas}', name=name, area=ask.area,
                        areas=say("all areas together (合计)")))  # fmt: skip


def _may_be_parts(ledger: Ledger, ask: Ask) -> bool:
    """Whether other areas' rows could make up the one that is asked for, if the hierarchy said so."""
    known = ledger.targets.areas
    return (
        ask.area is not None
        and not ask.explicit_area
        and not ask.fixed
        and ask.area not in (*known, *ledger.targets.leaves)
    )


def _reported_missing(rows: Sequence[Row]) -> NoFigure:
    row = min(rows, key=lambda r: r.where.order())
    return NoFigure(say("reported as missing ({where})", where=str(row.where)), row.where)


def _of_one_level(area: str | None, others: Sequence[str]) -> bool:
    """Whether all are counties, or all cities, and so none is a part of another."""
    level = (area or "")[-1:]
    return level in LEVELS and all(other.endswith(level) for other in others)


LEVELS = frozenset("省市区县旗州盟乡镇村")
"""The signs with which the names of Chinese areas end, which tell their level."""
MOST_PASTED = 20
"""So many areas are written out in the line to paste; of more, the sign for all of them."""


def _other_areas(ledger: Ledger, ask: Ask, rows: Sequence[Row]) -> NoFigure:
    """There are rows for other areas, which only a hierarchy makes parts of this one."""
    indicator = ask.indicator
    areas = sorted({row.area for row in rows if row.area is not None})
    why = say('no row of "{name}" for {area}; there are rows for {areas}', name=indicator.name, area=ask.area,
              areas=few(areas, 4, whole=5) or say("no area"))  # fmt: skip
    if len(areas) < 2 or not _may_be_parts(ledger, ask) or _of_one_level(ask.area, areas):
        return NoFigure(why)
    units = [row.unit or indicator.unit or ask.unit for row in rows]
    if indicator.rate or any(is_ratio(unit) for unit in units):
        how = say('a rate does not add up; give "{name}" its numerator and denominator under indicators',
                  name=indicator.name)  # fmt: skip
        return NoFigure(say("{why}; {how}", why=why, how=how))
    parts = f"[{', '.join(areas)}]" if len(areas) <= MOST_PASTED else '"*"'
    line = f"areas: {{{ask.area}: {parts}}}"
    if indicator.areas == "none":
        how = say('to add them up, say "aggregate: sum" under the indicator')
        why = say("{why}; {how}", why=why, how=how)
    return NoFigure(say("{why}; where these make it up, say so: {line}", why=why, line=line))


def _other_periods(ask: Ask, span: Period | None, rows: Sequence[Row]) -> NoFigure:
    name = ask.indicator.name
    periods = sorted({row.period for row in rows if row.period}, key=lambda p: (p.end, p.start))
    wanted = span or say("no period")
    if span in periods:
        return NoFigure(say('the rows of "{name}" for {span} do not make a whole figure for {area}', name=name, span=wanted,
                            area=ask.area or say("no area")))  # fmt: skip
    return NoFigure(say('no row of "{name}" for {span}; there are rows for {periods}', name=name, span=wanted,
                        periods=few(periods, 1, last=True, whole=4) or say("no period")))  # fmt: skip
