"""The one figure that a target asks for: a row, a division, a roll-up, or the reason why there is none (design §5)."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal
from fractions import Fraction

from targetcheck.errors import Problem, few, say
from targetcheck.judgement.ask import Ask
from targetcheck.judgement.figure.alike import annualized, rate
from targetcheck.judgement.figure.nothing import no_figure
from targetcheck.judgement.figure.over_time import over_time, warn_of_same_end
from targetcheck.judgement.figure.rollup import Rollup
from targetcheck.judgement.ledger import Ledger
from targetcheck.model.actuals import Row
from targetcheck.model.columns import adds_up
from targetcheck.model.figure import NO_ROW, Figure, Measured
from targetcheck.model.period import Period
from targetcheck.model.quantity import TooLong, exact_text, total
from targetcheck.model.unit import is_ratio


def over(ledger: Ledger, ask: Ask, span: Period | None) -> Measured:
    """The figure for exactly this span (None: the rows without a period). Raises TooLong.

    A rate is worked out once: rates of rates would each ask for those below them several times.
    """
    if ask.indicator.rate and (ask, span) in ledger.rates:
        return ledger.rates[ask, span]
    rolled = Rollup.of(ledger, ask, span)
    made = rolled.exact()
    if isinstance(made, Figure):
        if ask.indicator.rate or ask.indicator.time == "sum":
            _compare(ledger, ask, span, made)
        if ask.indicator.areas == "sum" and made.row is not None:
            _compare_parts(ledger, ask, span, made)
        if ask.indicator.annualize:
            made = annualized(made)
    else:
        made = _made(ledger, ask, span, rolled)
    if isinstance(made, Figure) and (made.op != "row" or ask.indicator.rows):
        made = ledger.unplaced(ask, span) or made
    if ask.indicator.rate and not ledger.faults:
        ledger.rates[ask, span] = made
    return made


def _made(ledger: Ledger, ask: Ask, span: Period | None, rolled: Rollup) -> Measured:
    """The figure for a span that has no row of its own: divided, put together, or of a longer period."""
    divided = rate(ledger, ask, span, over) if ask.indicator.rate else NO_ROW
    if isinstance(divided, Figure):
        return divided
    rolled.gather()
    made = over_time(rolled)
    if isinstance(made, Figure):
        return made._replace(lent=made.lent or rolled.lent)
    standing: Figure | None = None
    if ask.standing and ask.indicator.time == "last":
        standing = _standing(ledger, ask, span)
    if standing is not None:
        return standing
    if divided is not NO_ROW:
        return divided
    return no_figure(ledger, ask, span, rolled, made)


def _compare(ledger: Ledger, ask: Ask, span: Period | None, exact: Figure) -> None:
    """Warns where a reported rate, or total, and what it is made of differ beyond the digits printed."""
    row = exact.row
    if row is None or not isinstance(row.value, Decimal):
        return
    other: Measured = NO_ROW
    quiet = ledger.quiet()
    with suppress(TooLong):
        if ask.indicator.rate:
            raw = ask.indicator._replace(annualize=False)
            other = rate(quiet, ask._replace(indicator=raw), span, over)
        elif span is not None:
            other = _parts_of_row(quiet, ask, span)
    if quiet.faults or not isinstance(other, Figure) or other.missing or other.span != exact.span:
        return
    scale = exact.unit.scale if exact.unit else Fraction(1)
    step = Fraction(Decimal(1).scaleb(int(row.value.as_tuple().exponent))) * scale
    if abs(other.value - exact.value) * 2 > step:
        message = say("the row is used, and the rows that it is made of give another number")
        ledger.warn(Problem(row.where, "finer-rows-differ", message))


def _compare_parts(ledger: Ledger, ask: Ask, span: Period | None, exact: Figure) -> None:
    """Warns where an area's own row is less than its parts together, or a total (合计) is not what its parts come to.

    An area may count what none of its parts does, such as hospitals of its own; less than they have it cannot.
    """
    row, listed = exact.row, ledger.targets.areas.get(ask.area or "", ())
    if row is None or is_ratio(exact.unit) or not adds_up(ask.indicator.name) or not (row.total or listed):
        return
    by_area = ledger.index.by_area[ask.indicator.key]
    beside: set[str | None] = set(ledger.targets.areas)
    if listed:  # else a target's own area may be a part all the same
        beside |= ledger.targets.own_areas - ledger.below(ask.area)
    names = [area for area in (by_area if row.total else listed) if area is not None and area not in beside]
    rows = [
        r for area in names for r in by_area.get(area, ()) if r.period == row.period and r.dimensions == row.dimensions
    ]
    if row.total:  # of the table that it closes, and of parts that have come in by themselves
        beside_it = {r.area for r in rows if r.where.file == row.where.file}
        rows = [r for r in rows if r.where.file == row.where.file or (r.area in listed and r.area not in beside_it)]
        names = [r.area for r in rows if r.area is not None]
    quiet = ledger.quiet()
    parts = [quiet.leaf(r, ask, span) for r in rows if not r.aside]
    numbers = [part.value for part in parts]
    if quiet.faults or len(numbers) < 2 or any(number < 0 for number in numbers):
        return
    together = total(numbers)
    if together > exact.value or (row.total and together != exact.value and len(numbers) == len(names)):
        scale = exact.unit.scale if exact.unit else Fraction(1)
        missing = [area for area in listed if area not in {r.area for r in rows}]
        what = say('"{name}" is {text} in the row and {together} in its parts',
                   name=ask.indicator.name, text=row.text, together=exact_text(together / scale))  # fmt: skip
        if missing:
            what = say("{what}, without {areas}", what=what, areas=few(missing, 10, last=True))
        message = say("{what}: the row is used, and its parts together give another number", what=what)
        ledger.warn(Problem(row.where, "finer-rows-differ", message))


def _parts_of_row(quiet: Ledger, ask: Ask, span: Period) -> Measured:
    """What the rows inside a row's own period add up to, without that row."""
    if not any(p != span and span.contains(p) for p in quiet.index.periods[ask.indicator.key]):
        return NO_ROW
    rolled = Rollup.of(quiet, ask, span)
    rolled.gather()
    for held in rolled.by_area.values():
        held.pop(span, None)
    return over_time(rolled) if any(rolled.by_area.values()) else NO_ROW


def _standing(ledger: Ledger, ask: Ask, span: Period | None) -> Figure | None:
    """A `last` row whose period contains the wanted one stands for it (design §5.3), also beyond `--as-of`."""
    if span is None:
        return None
    wider = {r.period for r in ledger.rows(ask, later=True)
             if r.period is not None and r.period != span and r.period.contains(span) and r.value is not None}  # fmt: skip
    for period in sorted(wider, key=lambda p: (p.days, p.start)):
        made = Rollup.of(ledger, ask, period, later=True).at(ask.area, period)
        if isinstance(made, Figure):
            return Figure(made.value, "standing", made.unit, made.indicator, ask.area, span, (made,),
                          missing=made.missing, areas=made.areas, lent=made.lent)  # fmt: skip
    return None


def latest(ledger: Ledger, ask: Ask, by: Period) -> Measured:
    """The figure of the latest period that ends on or before `by`; nothing is added up over time.

    An area's own row goes before what its parts come to for a period that ends with it.
    """
    rows = [row for row in own_rows(ledger, ask) if row.period is None or row.period.end <= by.end]
    periods = {row.period for row in rows if row.period is not None}
    if not periods:
        if rows:
            made = over(ledger, ask, None)
            return made._replace(span=by) if isinstance(made, Figure) else made
        return no_figure(ledger, ask, by, Rollup.of(ledger, ask, None), NO_ROW)
    _no_register(ledger, ask, rows)
    own = ledger.own_areas(ask)
    reported = {row.period for row in rows if own is None or row.area in own}
    newest: Measured = NO_ROW
    for period in sorted(periods, key=lambda p: (p.end, p == by, p in reported, p.days), reverse=True):
        made = over(ledger, ask, period)
        if newest is NO_ROW:
            newest = made
        if period in reported or (isinstance(made, Figure) and not made.missing):
            if period != by and isinstance(made, Figure):
                shorter = (p for p in periods if p.end == period.end and p.days < period.days)
                figures = {p: over(ledger, ask, p) for p in shorter}
                others = {p: figure for p, figure in figures.items() if isinstance(figure, Figure)}
                warn_of_same_end(ledger, period, made, others)
            return made
        if not reported:
            break
    return newest


def _no_register(ledger: Ledger, ask: Ask, rows: list[Row]) -> None:
    """Notes where records dated by day would have to be put together, which `by` does not do."""
    dated = [row for row in rows if row.period is not None]
    if not ask.indicator.rows or len({row.period for row in dated}) < 2:
        return
    end = max(row.period.end for row in dated if row.period is not None)
    if any(row.period is not None and row.period.days == 1 and row.period.end == end for row in dated):
        message = say('the records of "{name}" are dated by day, and for "by" nothing is added up over time; say which '
                      'span with "period"', name=ask.indicator.name)  # fmt: skip
        ledger.note(Problem(dated[0].where, "by-of-a-sum", message))


def own_rows(ledger: Ledger, ask: Ask) -> list[Row]:
    """The rows with a figure that could make this one: the indicator's, and its numerator's."""
    asks = [ask, *map(ask.of, ledger.targets.sides_of(ask.indicator)[:1])]
    return [row for one in asks for row in ledger.rows(one) if row.value is not None]
