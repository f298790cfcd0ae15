"""Why there is no figure: the most helpful reason that is true of the area and period asked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from targetcheck.errors import Location, Phrase, few, say
from targetcheck.judgement.ask import Ask
from targetcheck.judgement.ledger import Ledger
from targetcheck.model.actuals import Row
from targetcheck.model.areas import KINDS_OF_AREAS
from targetcheck.model.columns import names_level
from targetcheck.model.figure import LEFT_BLANK, NO_ROW, NOT_NAMED, Measured, NoFigure
from targetcheck.model.known import Known
from targetcheck.model.period import Period
from targetcheck.model.target import Indicator
from targetcheck.model.unit import Unit, is_ratio
from targetcheck.named import NamedTuple

if TYPE_CHECKING:
    from targetcheck.judgement.figure.rollup import Rollup


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
        anyone = ledger.unplaced(ask, None)
        return anyone or NoFigure(NOT_NAMED._replace(values={"name": name, "hint": ledger.index.nearest(name)}))
    anytime = _reported(ledger, ask, None)
    if not anytime.later and not anytime.areas:
        return _no_row_left(ledger, ask)
    if not anytime.areas:
        return NoFigure(say('every row of "{name}" is later than --as-of', name=name))
    below = ledger.below(ask.area)
    near = [row for row in ledger.rows(ask._replace(dated=False)) if row.value is not None]
    if own is not None:
        near = [row for row in near if row.area in own or row.area in below]
    there = _reported(ledger, ask, span)
    elsewhere = own is not None and there.areas.isdisjoint(own | below)
    if not near or (elsewhere and len(there.areas) > 1 and _may_be_parts(ledger, ask)):
        return _other_areas(ledger, ask, there if there.areas else anytime)
    return _other_periods(ask, span, near)


def _reported(ledger: Ledger, ask: Ask, span: Period | None) -> Reported:
    """What the figures are of that the indicator has for any area, under the ask's conditions; of no period, those of all."""
    ask, key = ask._replace(dated=False), ask.indicator.key
    if ask.fixed or ask.where:
        return Reported.of(ledger.rows(ask, everywhere=True, later=True), span, ledger.as_of)
    if key not in ledger.reports:
        ledger.reports[key] = Reports(ledger.actuals.rows.get(key, ()), ledger.as_of)
    reports = ledger.reports[key]
    special = tuple(row for row in reports.special if ledger.usable(row, ask, later=True))
    return reports.within[span, special]


def _no_row_left(ledger: Ledger, ask: Ask) -> NoFigure:
    """No row is the member's, or meets the conditions, or all are of areas together."""
    if ask.fixed:
        (column, member), *_ = ask.fixed
        others = sorted(ledger.index.by_cell[ask.indicator.key, column])
        if member not in others and others:
            return NoFigure(_only_for(ask, member, few(others, 4, whole=5)))
    if ask.fixed or ask.where:
        return NoFigure(say('no row of "{name}" meets the conditions', name=ask.indicator.name))
    rows = ledger.actuals.rows[ask.indicator.key]
    kinds = {row.whole for row in rows if row.total and row.whole in KINDS_OF_AREAS}
    areas = "、".join(f"全{kind}" for kind in sorted(kinds)) or say("all areas together (合计)")
    return NoFigure(_only_for(ask, ask.area, areas))


def _only_for(ask: Ask, area: str | None, areas: object) -> Phrase:
    name = ask.indicator.name
    return say('no row of "{name}" for {area}; there are rows for {areas}', name=name, area=area, areas=areas)


def _may_be_parts(ledger: Ledger, ask: Ask) -> bool:
    """Whether other areas' rows could make up the one that is asked for, if the hierarchy said so."""
    if ask.area is None or ask.explicit_area or ask.fixed:
        return False
    return ask.area not in ledger.targets.areas and ask.area not in ledger.targets.leaves


def _reported_missing(rows: Sequence[Row]) -> NoFigure:
    row = min(rows, key=lambda r: r.where.order())
    return NoFigure(LEFT_BLANK._replace(values={"where": str(row.where)}), row.where)


LEVELS = frozenset("省市区县旗州盟乡镇村")
"""The signs with which the names of Chinese areas end, which tell their level."""
MOST_PASTED = 20
"""So many areas are written out in the line to paste; of more, the sign for all of them."""


def _other_areas(ledger: Ledger, ask: Ask, others: Reported) -> NoFigure:
    """There are rows for other areas, which only a hierarchy makes parts of this one."""
    indicator, areas = ask.indicator, others.named
    why = _only_for(ask, ask.area, few(areas[:6], 4, whole=5) or say("no area"))
    level = (ask.area or "")[-1:]
    total = f"全{level}"
    if total in areas:
        how = say('where "{total}" is {area}, write {{area: {total}}}', total=total, area=ask.area)
        return NoFigure(say("{why}; {how}", why=why, how=how))
    all_of_one_level = level in LEVELS and others.endings == {level}  # counties, and none is a part of another
    if len(areas) < 2 or not _may_be_parts(ledger, ask) or all_of_one_level:
        return NoFigure(why)
    units = [unit or indicator.unit or ask.unit for unit in others.units]
    rate = indicator.rate or any(map(is_ratio, units))
    if rate or indicator.areas == "none":
        why = say("{why}; {how}", why=why, how=way_on(indicator, rate=rate))
    if rate:
        return NoFigure(why)
    parts = f"[{', '.join(areas)}]" if len(areas) <= MOST_PASTED else '"*"'
    line = f"areas: {{{ask.area}: {parts}}}"
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


class Reports:
    """The figures of one indicator. Those of totals, and of parts of parts, are some areas' and not others'."""

    def __init__(self, rows: Sequence[Row], as_of: Period | None) -> None:
        self.special = [row for row in rows if row.total or row.aside]
        self.plain = [row for row in rows if not (row.total or row.aside)]
        self.as_of = as_of
        self.within = Known(self._within)
        """A span and special figures → what the plain ones and these are of."""

    def _within(self, asked: tuple[Period | None, tuple[Row, ...]]) -> Reported:
        span, special = asked
        return Reported.of([*self.plain, *special], span, self.as_of)


class Reported(NamedTuple):
    """What the figures of an indicator are of, within one period or any."""

    areas: frozenset[str | None]
    named: tuple[str, ...]
    """The areas in order, without that of rows that name none."""
    endings: frozenset[str]
    """The last signs of their names, which tell their level."""
    units: frozenset[Unit | None]
    later: bool
    """Whether there are figures that `--as-of` leaves out."""

    @classmethod
    def of(cls, rows: Iterable[Row], span: Period | None, as_of: Period | None) -> Reported:
        """Of the rows with a figure that are inside the span; one without a period is."""
        areas: set[str | None] = set()
        units: set[Unit | None] = set()
        later = False
        for row in rows:
            if row.value is None:
                continue
            if as_of is not None and row.period is not None and row.period.end > as_of.end:
                later = True
            elif span is None or row.period is None or span.contains(row.period):
                areas.add(row.area)
                units.add(row.unit)
        named = sorted(area for area in areas if area is not None)
        return cls(frozenset(areas), tuple(named), frozenset(a[-1:] for a in named), frozenset(units), later)


def way_on(indicator: Indicator, *, rate: bool) -> Phrase:
    """What to write where figures of several areas or parts are to be one."""
    if indicator.rows == "average":
        return say("averages of records do not add up; the sum of the records over their number does (rows: sum and rows: count "
                   "as numerator and denominator)")  # fmt: skip
    if rate:
        return say('a rate does not add up; give "{name}" its numerator and denominator under indicators',
                   name=indicator.name)  # fmt: skip
    return say('to add them up, say "aggregate: sum" under the indicator')


def split_by(
    column: str, parts: Sequence[str], indicator: Indicator, where: Location | None, *, rate: bool
) -> NoFigure:
    """The rows are split by a column ("area" for areas), and the indicator does not say how they add up."""
    name = say("area (地区)") if column == "area" else column
    file = "DATA" if where is None else where.inspected()
    why = way_on(indicator, rate=rate or names_level(indicator.name, indicator.unit))
    return NoFigure(
        say('the rows are split by the column "{column}" ({names}): {why}; or say which with "where" or "each", '
            'or what the column means with "columns" ("targetcheck inspect {file}" shows how it is read)',
            column=name, names=few(parts), why=why, file=file)
    )  # fmt: skip


def split_rows(column: str, parts: Sequence[str], where: Location) -> NoFigure:
    """The rows of what is yes or no are split by a column, and none is of the whole."""
    return NoFigure(
        say('the rows are split by the column "{column}" ({names}): say which with "where" or "each", or '
            "columns: {{remark: {column}}} where it splits nothing (\"targetcheck inspect {file}\" shows how it is read)",
            column=column, names=few(dict.fromkeys(parts)), file=where.inspected())
    )  # fmt: skip


def split_over_time(periods: Sequence[Period], span: Period | None, indicator: Indicator, *, rate: bool) -> NoFigure:
    """The rows are for parts of the span, and the indicator does not say how they make one figure."""
    if rate:
        return NoFigure(
            say('the rows are for {periods}, and a rate does not add up over time; give "{name}" its numerator and '
                'denominator', periods=few(periods), name=indicator.name)
        )  # fmt: skip
    if names_level(indicator.name, indicator.unit):
        return NoFigure(
            say("the rows are for {periods}, and none for {span}; say under the indicator how they make one figure "
                "(aggregate: last or average)", periods=few(periods, 3, last=True), span=span)
        )  # fmt: skip
    return NoFigure(
        say("the rows are for {periods}, and none for {span}; say under the indicator how they make one figure "
            "(aggregate: sum, last or average)", periods=few(periods, 3, last=True), span=span)
    )  # fmt: skip
