"""An indicator's rows over time: the periods inside a span put together, as `time` of the indicator says (design §5.2, §5.6)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence

from targetcheck.errors import Problem, few, say
from targetcheck.judgement.figure.joining import Part, is_rate, named
from targetcheck.judgement.figure.nothing import split_over_time
from targetcheck.judgement.figure.rollup import Rollup
from targetcheck.judgement.figure.tiles import apart, chain, even_chain, heaviest, uncovered
from targetcheck.judgement.ledger import Ledger
from targetcheck.model.figure import NO_ROW, Figure, Measured, NoFigure, has_negative, trend_of
from targetcheck.model.period import Period
from targetcheck.model.quantity import total

_SETTLES = {"sum": 1, "max": 1, "min": -1}
"""Which way figures put together so can still move."""


def over_time(rolled: Rollup) -> Measured:
    """The figure for the whole span, from every period inside it."""
    if rolled.recorded is not None and rolled.recorded != rolled.span:
        return _of_records(rolled, rolled.recorded)
    periods = {p for held in rolled.by_area.values() for p in held}
    if rolled.span is None or periods == {rolled.span}:
        whole = rolled.at(rolled.ask.area, rolled.span)
        if isinstance(whole, Figure) and rolled.ask.indicator.time not in _SETTLES:
            return whole._replace(trend=0)
        return whole
    op = rolled.ask.indicator.time
    figures = _at_each(rolled, [p for p in periods if p is not None], latest=op == "last")
    there = {p: f for p, f in figures.items() if isinstance(f, Figure)}
    refused = {p: f for p, f in figures.items() if isinstance(f, NoFigure) and f is not NO_ROW}
    if not there:
        return next(iter(refused.values()), NO_ROW)
    if op == "none" or (op == "sum" and is_rate(there.values())):
        rate = op == "sum" and is_rate(there.values())
        return split_over_time(sorted(there, key=_by_end), rolled.span, rolled.ask.indicator, rate=rate)
    made = _tiled(rolled, op, there)
    if isinstance(made, NoFigure):
        return made
    for period, no in refused.items():
        if made.span is not None and period.end > made.span.end:
            return no  # what is told apart from the others by a column is not as good as not there
    if made.missing and op == rolled.ask.indicator.areas:
        return _part_by_part(rolled, op, rolled.ask.area, made) or made
    return made


def _at_each(rolled: Rollup, periods: Iterable[Period], *, latest: bool) -> dict[Period, Measured]:
    """What there is for each period, earliest first; where only the latest figure counts, nothing for those before it."""
    found: dict[Period, Measured] = {}
    reached: Period | None = None
    for period in sorted(periods, key=_by_end, reverse=True):
        if reached is not None and period.end < reached.end:
            break
        found[period] = rolled.at(rolled.ask.area, period)
        if latest and isinstance(found[period], Figure):
            reached = period
    return dict(reversed(found.items()))


def _of_records(rolled: Rollup, reach: Period) -> Measured:
    made = rolled.at(rolled.ask.area, reach)
    if isinstance(made, NoFigure):
        return made
    op = rolled.ask.indicator.rows or "sum"
    if op in ("sum", "count"):
        return made._replace(span=reach, running=True, trend=trend_of("sum", [made]))
    return made._replace(span=reach, trend=trend_of(op, [made]))


def _tiled(rolled: Rollup, op: str, there: dict[Period, Figure]) -> Measured:
    """The figures of periods as one: what follows one another from the start of the span, as far as can be."""
    assert rolled.span is not None
    latest = max(there, key=lambda p: (p.end, p == rolled.span and not there[p].missing, -p.days))
    reach = rolled.span.until(latest.end)
    if op == "last":
        last = there[latest]
        warn_of_same_end(rolled.ledger, latest, last, there)
        made = rolled.combine(op, [last._replace(label=str(latest))], "time", reach)
        return made._replace(missing=last.missing, areas=last.areas)
    whole = [p for p, f in there.items() if not f.missing]
    tiles = even_chain(whole, rolled.span.start) if op == "average" else chain(whole, rolled.span.start)
    covered = tiles[-1].end if tiles else None
    gaps = uncovered(reach, whole)
    missing = _missing(there, gaps) if gaps or not tiles else ()
    if op == "average" and not missing and covered != latest.end:
        return NoFigure(say("the periods are of unequal lengths, and a plain mean would not be fair to them"))
    chosen = _as_much_as_can_be(op, there) if missing else list(tiles)
    figures = [there[p]._replace(label=str(p)) for p in chosen]
    _compare_finer(rolled, op, tiles, there)
    done = rolled.span.until(covered) if covered and not missing else reach
    lost = sum(gap.months for gap in gaps)
    months = (done.months - lost, done.months) if done.whole_months else None
    made = rolled.combine(op, figures, "time", done)
    trend = trend_of(op, figures)
    if op == "sum" and any(map(has_negative, there.values())):
        trend = 0  # also a row that is left out above, or that a tile covers, shows that the sum can fall
    areas = figures[-1].areas
    return made._replace(missing=missing, trend=trend, running=op == "sum", months=months, areas=areas)


def _missing(there: dict[Period, Figure], gaps: Iterable[Period]) -> tuple[str, ...]:
    """The parts that periods lack, and the periods for which there is nothing."""
    lacking = [f"{m} {p}" for p, f in there.items() for m in f.missing]
    partly = [p for p, f in there.items() if f.missing]
    holes = [str(g) for g in gaps if not any(p.contains(g) for p in partly)]
    return named(lacking + holes)


def _as_much_as_can_be(op: str, there: dict[Period, Figure]) -> list[Period]:
    """Of figures that lack parts, periods that do not overlap and come to as much as can be: what may settle a verdict.

    Of a sum that can fall, and of what does not move one way, any that do not overlap.
    """
    way = _SETTLES.get(op)
    usable = {p: f for p, f in there.items() if not f.missing or f.trend == way} or there
    if op in ("min", "max"):
        return sorted(usable, key=_by_end)
    if op == "sum" and not any(map(has_negative, usable.values())):
        return heaviest({p: f.value for p, f in usable.items()})
    return apart(usable)


def warn_of_same_end(ledger: Ledger, latest: Period, made: Figure, others: Mapping[Period, Figure]) -> None:
    """Warns where a figure for another period ends with the one that is used and says something else."""
    for period, figure in others.items():
        row = next(figure.rows(), None)
        if period.end == latest.end and figure.value != made.value and row is not None:
            message = say("{latest} is used, and {other} ends with it and has another number",
                          latest=latest, other=period)  # fmt: skip
            ledger.warn(Problem(row.where, "finer-rows-differ", message))


def _part_by_part(rolled: Rollup, op: str, area: str | None, made: Figure) -> Figure | None:
    """Parts that report different periods (one by month, one running totals), each over time first.

    Where they do not reach as far as one another, what is there of each may still settle more than `made` does.
    """
    parts: list[Part] = []
    most: list[Part] = []
    for name in rolled.parts_of(area):
        own = _periods_of(rolled, name)
        part: Measured = _tiled(rolled, op, own) if own else NO_ROW
        if isinstance(part, Figure) and part.missing:
            part = _part_by_part(rolled, op, name, part) or part
        parts.append((name, part))
        most.append((name, _most(rolled, op, name, part)))
    figures = [f for _, f in parts if isinstance(f, Figure)]
    alike = len(figures) == len(parts) and not any(f.missing for f in figures) and len({f.span for f in figures}) == 1
    if not figures:
        return None
    whole = rolled.together(parts if alike else most, "area", figures[0].span if alike else made.span)
    own_row = rolled.at(area, figures[0].span) if alike else NO_ROW
    if isinstance(own_row, Figure) and own_row.row is not None:
        whole = rolled.combine(op, [own_row._replace(label=str(own_row.span))], "time", figures[0].span)
    if isinstance(whole, NoFigure):
        return None
    if alike:
        trend = trend_of(op, figures) if all(f.trend for f in figures) else 0
        return whole._replace(running=op == "sum", trend=trend, months=figures[0].months)
    way, areas = _SETTLES.get(op), rolled.ledger.own_areas(rolled.ask._replace(area=area))
    if way is None or areas is None or any(name in areas for name in rolled.by_area):
        return None  # the area's own rows, for whatever period, go before those of its parts
    if any(f.trend != way for f in figures) or (whole.value - made.value) * way <= 0:
        return None
    return whole._replace(running=op == "sum", trend=way, missing=made.missing, months=made.months)


def _periods_of(rolled: Rollup, name: str) -> dict[Period, Figure]:
    """The figures of a part by the periods that it, or one below it, reports."""
    named = {name, *rolled.ledger.below(name)}
    periods = {p for one in named for p in rolled.by_area.get(one, {}) if p is not None}
    return {p: f for p in sorted(periods, key=_by_end) if isinstance(f := rolled.at(name, p), Figure)}


def _most(rolled: Rollup, op: str, name: str, part: Measured) -> Measured:
    """What is there of a part: of rows that overlap those that say most, of its own parts each by itself."""
    way, own = _SETTLES.get(op), _periods_of(rolled, name)
    if way is None or not own or not isinstance(part, Figure):
        return part
    ways = [rolled.combine(op, [own[p] for p in _as_much_as_can_be(op, own)], "time", part.span)]
    below = [] if name in rolled.by_area else [(one, _most_of(rolled, op, one)) for one in rolled.parts_of(name)]
    if below and all(isinstance(one, Figure) and one.trend == way for _, one in below):
        together = rolled.together(below, "area", part.span)
        ways += [together] if isinstance(together, Figure) else []
    best = max(ways, key=lambda figure: figure.value * way)
    if (best.value - part.value) * way <= 0:
        return part
    return best._replace(trend=part.trend, missing=part.missing)


def _most_of(rolled: Rollup, op: str, name: str) -> Measured:
    own = _periods_of(rolled, name)
    return _most(rolled, op, name, _tiled(rolled, op, own) if own else NO_ROW)


def _compare_finer(rolled: Rollup, op: str, tiles: Sequence[Period], there: dict[Period, Figure]) -> None:
    """Warns where the rows inside a tile add up to something else than it says."""
    if op != "sum":
        return
    periods = sorted((p for p, f in there.items() if not f.missing), key=lambda p: p.start)
    starts = [p.start for p in periods]
    for tile in tiles:
        begun = periods[bisect_left(starts, tile.start) : bisect_right(starts, tile.end)]
        inside = [p for p in begun if p != tile and tile.contains(p)]
        finer = chain(inside, tile.start)
        if finer and finer[-1].end == tile.end:
            added = total([there[p].value for p in finer])
            row = next(there[tile].rows(), None)
            if added != there[tile].value and row is not None:
                message = say("{tile} is used, and the rows inside it ({finer}) add up to another number",
                              tile=tile, finer=few(finer, 1, last=True, whole=0))  # fmt: skip
                rolled.ledger.warn(Problem(row.where, "finer-rows-differ", message))


def _by_end(period: Period | None) -> tuple[int, int]:
    return (period.end.toordinal(), -period.start.toordinal()) if period else (0, 0)
