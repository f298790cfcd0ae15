"""Figures of the same periods and parts, held against each other, and rates, which divide them (design §5.4)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import partial

from targetcheck.errors import say
from targetcheck.judgement.ask import Ask
from targetcheck.judgement.ledger import Ledger
from targetcheck.model.figure import ANNUALIZED, NO_ROW, Figure, Measured, NoFigure
from targetcheck.model.period import Period
from targetcheck.model.quantity import workable
from targetcheck.model.target import all_in
from targetcheck.model.unit import PURE_RATIO

Over = Callable[[Period], Measured]
"""Works a figure out again, over a shorter period."""
Places = dict[str | None, dict[tuple[str, ...], set[tuple[str, ...]]]]
"""Area → the dimension columns that its rows fill → their cells in these."""


def over_the_same(
    ledger: Ledger, first: Figure, second: Figure, again: tuple[Over, Over], months: int = 0
) -> tuple[Figure, Figure] | NoFigure:
    """Both figures over the periods that both cover, or what each of them covers.

    The second is for a period that is so many months earlier.
    """
    one, other = _up_to_its_end(first, again[0]), _up_to_its_end(second, again[1])
    while one.span is not None and other.span is not None:
        here, there = one.span, other.span.shifted(months)
        if here == there:
            break
        if there is None or here.start != there.start:
            return unlike(ledger, first, second)
        if here.end > there.end:
            cut, shorter = again[0](there), there
        else:
            shorter = here.shifted(-months) or here
            cut = again[1](shorter)
        if isinstance(cut, NoFigure) or cut.span is None or not shorter.contains(cut.span):
            return unlike(ledger, first, second)
        if here.end > there.end:
            one = cut
        else:
            other = cut
    return one, other


def _up_to_its_end(figure: Figure, again: Over) -> Figure:
    """A figure that lacks a part of the whole period, over the months that it covers, where that part has no row."""
    if not figure.missing or figure.span is None:
        return figure
    made = again(figure.span)
    return made if isinstance(made, Figure) and not made.missing and made.span == figure.span else figure


def unlike(ledger: Ledger, first: Figure, second: Figure) -> NoFigure:
    """What each of two figures covers, which cannot be brought together."""
    one, other = (ledger.targets.indicators[figure.indicator].name for figure in (first, second))
    if first.area != second.area:
        one, other = f"{one} {first.area or ''}".strip(), f"{other} {second.area or ''}".strip()
    return NoFigure(say('"{one}" is for {span} and "{other}" for {period}, and neither can be cut to what both cover',
                        one=one, span=first.span, other=other, period=second.span))  # fmt: skip


def one_sided(ledger: Ledger, ask: Ask, first: Figure, second: Figure) -> list[str]:
    """The areas, and the hospitals or other parts, that only one of two figures of an area is made of."""
    areas, own = ledger.targets.areas, ask.area
    here, there = _areas(first, own, areas), _areas(second, own, areas)
    lacking: set[str] = here ^ there if here and there else set()
    ignored = ask.used | ledger.index.describing[first.indicator]
    one, other = _places(first, own, ignored), _places(second, own, ignored)
    for area in one.keys() & other.keys():
        for columns in one[area].keys() & other[area].keys():
            lacking |= {" ".join(cells) for cells in one[area][columns] ^ other[area][columns]}
    return sorted(lacking)


def _areas(figure: Figure, own: str | None, areas: Mapping[str, tuple[str, ...]]) -> set[str]:
    """The areas without parts that a figure was added up from; none where it is the area's own."""
    added = [row.area for row in figure.rows() if row.area is not None and row.area != own]
    return all_in(added, lambda area: areas.get(area, ())) - areas.keys()


def _places(figure: Figure, own: str | None, ignored: frozenset[str]) -> Places:
    places: Places = {}
    for row in figure.rows():
        split = [(name, cell) for name, cell in row.dimensions if name not in ignored]
        if split:
            columns, cells = tuple(name for name, _ in split), tuple(cell for _, cell in split)
            places.setdefault(row.area or own, {}).setdefault(columns, set()).add(cells)
    return places


Measure = Callable[[Ledger, Ask, Period | None], Measured]


def rate(ledger: Ledger, ask: Ask, span: Period | None, over: Measure) -> Measured:
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
    missing = dict.fromkeys((*top.missing, *bottom.missing, *lacking))
    known = ledger.targets.indicators
    made = Figure(
        value=workable(top.value / bottom.value),
        op="ratio",
        unit=indicator.unit or PURE_RATIO,
        indicator=indicator.key,
        area=ask.area,
        span=top.span,
        parts=(top._replace(label="numerator"), bottom._replace(label="denominator")),
        missing=tuple(part for part in missing if part.rpartition(" ")[0] not in missing),  # 云县 2024-01 beside 云县
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
