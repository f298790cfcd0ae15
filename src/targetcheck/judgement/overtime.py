"""An indicator's rows over time: the periods inside a span put together, as `time` of the indicator says (design §5.2, §5.6)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from targetcheck.errors import Phrase, Problem, few, say
from targetcheck.judgement.climbs import climbs_of, falls
from targetcheck.judgement.rollup import Part, Rollup, is_rate, told
from targetcheck.judgement.tiles import apart, chain, even_chain, uncovered
from targetcheck.model.figure import Figure
from targetcheck.model.period import Period
from targetcheck.model.quantity import total


def over_time(rolled: Rollup) -> Figure | None:
    """The figure for the whole span, from every period inside it."""
    if rolled.recorded is not None and rolled.recorded != rolled.span:
        return _of_records(rolled, rolled.recorded)
    periods = {p for held in rolled.by_area.values() for p in held}
    if rolled.span is None or periods == {rolled.span}:
        whole = rolled.at(rolled.ask.area, rolled.span)
        settles = rolled.ask.indicator.time in ("sum", "min", "max")
        return whole if whole is None or settles else whole._replace(climbs=0)
    figures = {p: rolled.at(rolled.ask.area, p) for p in sorted(periods, key=_by_end) if p is not None}
    there = {p: f for p, f in figures.items() if f is not None}
    op = rolled.ask.indicator.time
    if op == "none" or (op == "sum" and is_rate(there.values())):
        if there:
            rolled.refusal = rolled.refusal or _refuse_time(
                rolled, sorted(there, key=_by_end), rate=op == "sum" and is_rate(there.values())
            )
        return None
    found = _tiled(rolled, op, there)
    if found is not None and found.missing and op == rolled.ask.indicator.areas:
        return _part_by_part(rolled, op) or found
    return found


def _of_records(rolled: Rollup, reach: Period) -> Figure | None:
    found = rolled.at(rolled.ask.area, reach)
    op = rolled.ask.indicator.rows or "sum"
    flow = op in ("sum", "count")
    return found and found._replace(span=reach, running=flow, climbs=climbs_of("sum" if flow else op, [found]))


def _refuse_time(rolled: Rollup, periods: list[Period], *, rate: bool) -> Phrase:
    if rate:
        return say('the rows are for {periods}, and a rate does not add up over time; give "{name}" its numerator and '
                   'denominator', periods=few(periods), name=rolled.ask.indicator.name)  # fmt: skip
    return say("the rows are for {periods}, and none for {span}; say under the indicator how they make one figure "
               "(aggregate: sum, last or average)", periods=few(periods, 3, last=True), span=str(rolled.span))  # fmt: skip


def _tiled(rolled: Rollup, op: str, there: dict[Period, Figure]) -> Figure | None:
    if not there:
        return None
    assert rolled.span is not None
    whole = [p for p, f in there.items() if not f.missing]
    latest = max(there, key=lambda p: (p.end, -p.days))
    reach = rolled.span.until(latest.end)
    if op == "last":
        last = there[latest]
        _same_end(rolled, latest, there)
        found = rolled.combine(op, [last._replace(label=str(latest))], "time", reach)
        return found._replace(missing=last.missing, areas=last.areas)
    tiles = even_chain(whole, rolled.span.start) if op == "average" else chain(whole, rolled.span.start)
    covered = tiles[-1].end if tiles else None
    gaps = uncovered(reach, whole)
    lacking = [f"{m} {p}" for p, f in there.items() for m in f.missing]
    partly = [p for p, f in there.items() if f.missing]
    holes = [str(g) for g in gaps if not any(p.contains(g) for p in partly)]
    missing = told(lacking + holes) if gaps or not tiles else ()
    if op == "average" and not missing and covered != latest.end:
        rolled.refusal = say("the periods are of unequal lengths, and a plain mean would not be fair to them")
        return None
    figures = [there[p]._replace(label=str(p)) for p in (apart(there) if missing else tiles)]
    if missing and (way := {"sum": 1, "max": 1, "min": -1}.get(op)) is not None:
        figures = [f for f in figures if not f.missing or f.climbs == way] or figures
    _compare_finer(rolled, op, tiles, there)
    done = rolled.span.until(covered) if covered and not missing else reach
    lost = sum(gap.months for gap in gaps)
    months = (done.months - lost, done.months) if done.whole_months else None
    found = rolled.combine(op, figures, "time", done)
    climbs = climbs_of(op, figures)
    if op == "sum" and any(map(falls, there.values())):
        climbs = 0  # also a row that is left out above, or that a tile covers, shows that the sum can fall
    return found._replace(missing=missing, climbs=climbs, running=op == "sum", months=months,
                   areas=figures[-1].areas)  # fmt: skip


def _same_end(rolled: Rollup, latest: Period, there: dict[Period, Figure]) -> None:
    """Warns where a second row ends with the latest one and says something else."""
    for period, figure in there.items():
        row = next(figure.rows(), None)
        if period.end == latest.end and figure.value != there[latest].value and row is not None:
            message = say("{latest} is used, and {other} ends with it and has another number",
                          latest=str(latest), other=str(period))  # fmt: skip
            rolled.ledger.warn(Problem(row.where, "finer-rows-differ", message))


def _part_by_part(rolled: Rollup, op: str) -> Figure | None:
    """Parts that report different periods (one by month, one running totals), each over time first."""
    parts: list[Part] = []
    for name in rolled.parts_of(rolled.ask.area):
        own = {p: f for p in sorted(rolled.by_area.get(name, {}), key=_by_end)
               if p is not None and (f := rolled.at(name, p)) is not None}  # fmt: skip
        parts.append((name, _tiled(rolled, op, own)))
    figures = [f for _, f in parts if f is not None and not f.missing]
    if not figures or len(figures) < len(parts) or len({f.span for f in figures}) > 1:
        return None
    found = rolled.together(parts, "area", figures[0].span)
    climbs = climbs_of(op, figures) if all(f.climbs for f in figures) else 0
    return found and found._replace(running=op == "sum", climbs=climbs, months=figures[0].months)


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
                              tile=str(tile), finer=few(finer, 1, last=True, whole=0))  # fmt: skip
                rolled.ledger.warn(Problem(row.where, "finer-rows-differ", message))


def _by_end(period: Period | None) -> tuple[int, int]:
    return (period.end.toordinal(), -period.start.toordinal()) if period else (0, 0)
