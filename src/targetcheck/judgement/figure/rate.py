"""A rate: numerator and denominator, each rolled up first, then divided (design §5.3)."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import partial

from targetcheck.errors import say
from targetcheck.judgement.ask import Ask
from targetcheck.judgement.figure.alike import one_sided, over_the_same, unlike
from targetcheck.judgement.ledger import Ledger
from targetcheck.model.figure import ANNUALIZED, NO_ROW, Figure, Measured, NoFigure
from targetcheck.model.period import Period
from targetcheck.model.quantity import workable
from targetcheck.model.unit import PURE_RATIO

Over = Callable[[Ledger, Ask, Period | None], Measured]


def rate(ledger: Ledger, ask: Ask, span: Period | None, over: Over) -> Measured:
    """The rate over a span, from its two sides, which `over` works out; no row where neither side has any."""
    above, below = map(ask.of, ledger.targets.sides_of(ask.indicator))
    below = below._replace(standing=True)
    top = over(ledger, above, span)
    reach = top.span if isinstance(top, Figure) and top.span is not None else span
    bottom = over(ledger, below, reach)
    if isinstance(top, NoFigure) or isinstance(bottom, NoFigure):
        if not any(ledger.actuals.rows.get(side.indicator.key) for side in (above, below)):
            return NO_ROW
        if isinstance(top, NoFigure):
            return top._replace(reason=say("{name}: {why}", name=above.indicator.name, why=top.reason))
        further = over(ledger, below, span)
        if isinstance(further, Figure):
            return unlike(ledger, top, further)
        assert isinstance(bottom, NoFigure)
        return bottom._replace(reason=say("{name}: {why}", name=below.indicator.name, why=bottom.reason))
    alike = over_the_same(ledger, top, bottom, (partial(over, ledger, above), partial(over, ledger, below)))
    if isinstance(alike, NoFigure):
        return alike
    return _divided(ledger, ask, *alike)


def _divided(ledger: Ledger, ask: Ask, top: Figure, bottom: Figure) -> Measured:
    indicator = ask.indicator
    if bottom.value == 0:
        return NoFigure(say("the denominator {name} is zero", name=bottom.indicator))
    lacking = one_sided(ledger, ask, top, bottom)
    known = ledger.targets.indicators
    made = Figure(
        value=workable(top.value / bottom.value),
        op="ratio",
        unit=indicator.unit or PURE_RATIO,
        indicator=indicator.key,
        area=ask.area,
        span=top.span,
        parts=(top._replace(label="numerator"), bottom._replace(label="denominator")),
        missing=tuple(dict.fromkeys((*top.missing, *bottom.missing, *lacking))),
        running=known[top.indicator].flow and not known[bottom.indicator].flow,
        months=top.months,
        areas=top.areas,
    )
    if indicator.annualize:
        return annualized(made)
    return made


def annualized(made: Figure) -> Figure:
    """A rate over part of a year brought to a year: times 12 over its months, or 365 over its days."""
    span = made.span
    if span is None:
        return made
    factor = Fraction(12, span.months) if span.whole_months else Fraction(365, span.days)
    if factor == 1:
        return made._replace(running=False)
    return made._replace(value=made.value * factor, op=ANNUALIZED, parts=(made,), running=False, label=str(factor))
