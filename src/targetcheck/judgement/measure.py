"""The one figure that a target asks for: a row, a division, a roll-up, or the reason why there is none (design §5)."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from targetcheck.errors import Problem, few, say
from targetcheck.judgement.ask import Ask, Ledger
from targetcheck.judgement.overtime import over_time
from targetcheck.judgement.rollup import Rollup
from targetcheck.model.actuals import Row
from targetcheck.model.figure import Figure, Measured, NoFigure
from targetcheck.model.period import Period
from targetcheck.model.quantity import TooLong, workable
from targetcheck.model.unit import PURE_RATIO


def over(ledger: Ledger, ask: Ask, span: Period | None) -> Measured:
    """The figure for exactly this span (None: the rows without a period). Raises TooLong.

    A rate is worked out once: rates of rates would each ask for those below them several times.
    """
    if not ask.indicator.rate:
        return _worked_out(ledger, ask, span)
    found = ledger.rates.get((ask, span))
    if found is None:
        found = ledger.rates[ask, span] = _worked_out(ledger, ask, span)
    return found


def _worked_out(ledger: Ledger, ask: Ask, span: Period | None) -> Measured:
    exact = Rollup.of(ledger, ask, span, exactly=True)
    found = exact.exact()
    if found is not None:
        _compare(ledger, ask, span, found)
        return found
    ratio = _ratio(ledger, ask, span) if ask.indicator.rate else None
    if isinstance(ratio, Figure):
        return ratio
    rolled = Rollup.of(ledger, ask, span)
    found = over_time(rolled) or (_standing(ledger, ask, span) if ask.indicator.time == "last" else None)
    return found or ratio or no_figure(ledger, ask, span, rolled)


def _compare(ledger: Ledger, ask: Ask, span: Period | None, exact: Figure) -> None:
    """Warns where a reported rate, or total, and what it is made of differ beyond the digits printed."""
    row = exact.row
    if row is None or not isinstance(row.value, Decimal):
        return
    other: Measured | None = None
    with suppress(TooLong):
        if ask.indicator.rate:
            other = _ratio(ledger, ask, span, quiet=True)
        elif ask.indicator.time == "sum" and span is not None:
            other = _parts_of_row(ledger, ask, span)
    if not isinstance(other, Figure) or other.missing or other.span != exact.span:
        return
    scale = exact.unit.scale if exact.unit else Fraction(1)
    step = Fraction(Decimal(1).scaleb(int(row.value.as_tuple().exponent))) * scale
    if abs(other.value - exact.value) * 2 > step:
        message = say("the row is used, and the rows that it is made of give another number")
        ledger.warn(Problem(row.where, "finer-rows-differ", message))


def _parts_of_row(ledger: Ledger, ask: Ask, span: Period) -> Figure | None:
    """What the rows inside a row's own period add up to, without that row."""
    if not any(p != span and span.contains(p) for p in ledger.periods(ask.indicator.key)):
        return None
    quiet = ledger.aside()
    rolled = Rollup.of(quiet, ask, span)
    for held in rolled.by_area.values():
        held.pop(span, None)
    found = over_time(rolled) if any(rolled.by_area.values()) else None
    return None if quiet.problems else found


def _ratio(ledger: Ledger, ask: Ask, span: Period | None, *, quiet: bool = False) -> Measured | None:
    """Numerator and denominator, each rolled up first, then divided (methodology §0.3). None without any row."""
    if quiet:
        ledger = ledger.aside()
    known = ledger.targets.indicators
    above, below = (ask.of(known[k or ""]) for k in (ask.indicator.numerator, ask.indicator.denominator))
    top = over(ledger, above, span)
    bottom = over(ledger, below, _reach(top, span))
    if isinstance(top, NoFigure) or isinstance(bottom, NoFigure):
        if isinstance(top, NoFigure) and isinstance(bottom, NoFigure):
            return None
        side, no = (above, top) if isinstance(top, NoFigure) else (below, bottom)
        assert isinstance(no, NoFigure)
        return NoFigure(say("{name}: {why}", name=side.indicator.name, why=no.reason), no.where)
    if bottom.span != top.span and bottom.span is not None and span is not None:
        again = over(ledger, above, bottom.span)
        if isinstance(again, NoFigure):
            return NoFigure(say("{name}: {why}", name=above.indicator.name, why=again.reason), again.where)
        top = again
    if quiet and ledger.problems:
        return None
    return _divided(ledger, ask, top, bottom)


def _reach(top: Measured, span: Period | None) -> Period | None:
    return top.span if isinstance(top, Figure) and top.span is not None else span


def _divided(ledger: Ledger, ask: Ask, top: Figure, bottom: Figure) -> Measured:
    indicator = ask.indicator
    if bottom.value == 0:
        return NoFigure(say("the denominator {name} is zero", name=bottom.indicator))
    unit = indicator.unit or PURE_RATIO
    lacking = _one_sided(ask, top, bottom)
    known = ledger.targets.indicators
    running = known[top.indicator].flow and not known[bottom.indicator].flow
    found = Figure(
        workable(top.value / bottom.value), "ratio", unit, indicator.key, ask.area, top.span,
        (top._replace(label="numerator"), bottom._replace(label="denominator")),
        missing=tuple(dict.fromkeys((*top.missing, *bottom.missing, *lacking))), running=running, months=top.months, areas=top.areas,
    )  # fmt: skip
    return _annualized(found) if indicator.annualize else found


def _one_sided(ask: Ask, top: Figure, bottom: Figure) -> list[str]:
    """The areas that only one side of a rate has, where both were added up from areas that the rows name."""
    above, below = ({row.area for row in side.rows()} - {ask.area, None} for side in (top, bottom))
    return sorted(str(area) for area in above ^ below) if above and below else []


def _annualized(rate: Figure) -> Figure:
    """A rate over part of a year brought to a year: times 12 over its months, or 365 over its days."""
    span = rate.span
    if span is None:
        return rate
    factor = Fraction(12, span.months) if span.whole_months else Fraction(365, span.days)
    if factor == 1:
        return rate._replace(running=False)
    return rate._replace(value=rate.value * factor, op="annualized", parts=(rate,), running=False, label=str(factor))


def _standing(ledger: Ledger, ask: Ask, span: Period | None) -> Figure | None:
    """A `last` row whose period contains the wanted one stands for it (design §5.3), also beyond `--as-of`."""
    if span is None:
        return None
    wider = {r.period for r in ledger.rows(ask, ledger.reach(ask))
             if r.period is not None and r.period != span and r.period.contains(span) and r.value is not None}  # fmt: skip
    for period in sorted(wider, key=lambda p: (p.days, p.start)):
        later = replace(ledger, as_of=None, rates={})
        found = Rollup.of(later, ask, period).at(ask.area, period)
        if found is not None:
            return Figure(found.value, "standing", found.unit, found.indicator, ask.area, span, (found,),
                          missing=found.missing, areas=found.areas)  # fmt: skip
    return None


def latest(ledger: Ledger, ask: Ask, by: Period) -> Measured:
    """The figure of the latest period that ends on or before `by`; nothing is added up over time."""
    periods = {p for p in _own_periods(ledger, ask) if p.end <= by.end}
    if not periods:
        if has_undated(ledger, ask):
            found = over(ledger, ask, None)
            return found._replace(span=by) if isinstance(found, Figure) else found
        return no_figure(ledger, ask, by, Rollup.of(ledger, ask, None))
    _no_register(ledger, ask, periods)
    if by in periods:
        return over(ledger, ask, by)
    end = max(p.end for p in periods)
    last = sorted((p for p in periods if p.end == end), key=lambda p: p.days)
    found = over(ledger, ask, last[-1])
    for other in last[:-1]:
        figure = over(ledger, ask, other)
        row = next(figure.rows(), None) if isinstance(figure, Figure) else None
        if isinstance(found, Figure) and isinstance(figure, Figure) and figure.value != found.value and row is not None:
            message = say("{latest} is used, and {other} ends with it and has another number",
                          latest=str(last[-1]), other=str(other))  # fmt: skip
            ledger.warn(Problem(row.where, "finer-rows-differ", message))
    return found


def _own_periods(ledger: Ledger, ask: Ask) -> set[Period]:
    """The periods that an area without a hierarchy reports for itself, if it does: a later row of another is not its own."""
    if ask.area is not None and not ask.fixed and ask.area not in ledger.targets.areas:
        own = {row.period for row in own_rows(ledger, ask) if row.period is not None and row.area == ask.area}
        if own:
            return own
    return periods_of(ledger, ask)


def _no_register(ledger: Ledger, ask: Ask, periods: set[Period]) -> None:
    """Notes where records dated by day would have to be put together, which `by` does not do."""
    if (
        ask.indicator.rows
        and len(periods) > 1
        and max(p.end for p in periods) in {p.end for p in periods if p.days == 1}
    ):
        row = next(row for row in own_rows(ledger, ask) if row.period is not None)
        message = say('the records of "{name}" are dated by day, and for "by" nothing is added up over time; say which '
                      'span with "period"', name=ask.indicator.name)  # fmt: skip
        ledger.note(Problem(row.where, "by-of-a-sum", message))


def own_rows(ledger: Ledger, ask: Ask, *, rate: bool = True) -> Iterable[Row]:
    """The rows with a figure that could make this one: the indicator's, and its numerator's."""
    asks = [ask]
    if rate and ask.indicator.rate:
        asks.append(ask.of(ledger.targets.indicators[ask.indicator.numerator or ""]))
    for one in asks:
        for row in ledger.rows(one, ledger.reach(one)):
            if row.value is not None and ledger.in_time(row):
                yield row


def periods_of(ledger: Ledger, ask: Ask) -> set[Period]:
    return {row.period for row in own_rows(ledger, ask) if row.period is not None}


def has_undated(ledger: Ledger, ask: Ask) -> bool:
    return any(row.period is None for row in own_rows(ledger, ask))


def no_figure(ledger: Ledger, ask: Ask, span: Period | None, rolled: Rollup) -> NoFigure:
    """The most helpful reason why there is no figure."""
    indicator = ask.indicator
    if rolled.reported_missing:
        row = min(rolled.reported_missing, key=lambda r: r.where.order())
        return NoFigure(say("reported as missing ({where})", where=str(row.where)), row.where)
    if rolled.refusal is not None:
        return NoFigure(rolled.refusal)
    rows = [r for r in ledger.actuals.rows.get(indicator.key, ()) if r.value is not None]
    if not rows:
        return NoFigure(say('no row for "{name}"{hint}', name=indicator.name, hint=ledger.nearest(indicator.name)))
    kept = [r for r in ledger.rows(ask) if r.value is not None]
    if not kept:
        return NoFigure(say('no row of "{name}" meets the conditions', name=indicator.name))
    timely = [r for r in kept if ledger.in_time(r)]
    if not timely:
        return NoFigure(say('every row of "{name}" is later than --as-of', name=indicator.name))
    own = [r for r in timely if r.area in (ask.area, None) or ask.area is None]
    if not own:
        areas = sorted({r.area or "" for r in timely})
        return NoFigure(say('no row of "{name}" for {area}; there are rows for {areas}', name=indicator.name,
                            area=ask.area, areas=few(areas, 4, whole=5)))  # fmt: skip
    periods = sorted({r.period for r in own if r.period}, key=lambda p: (p.end, p.start))
    return NoFigure(say('no row of "{name}" for {span}; there are rows for {periods}', name=indicator.name,
                        span=str(span) if span else say("no period"), periods=few(periods, 1, last=True, whole=4) or say("no period")))  # fmt: skip
