"""What a figure is held against: where a change starts, and what the references of a bound come to (design §5.3)."""

from __future__ import annotations

from functools import partial

from targetcheck.errors import say
from targetcheck.judgement.ask import Ask, Case
from targetcheck.judgement.figure.alike import over_the_same, unlike
from targetcheck.judgement.figure.for_target import as_long, broken, figure_for, for_period, is_level, parts_of_one
from targetcheck.judgement.figure.measure import over
from targetcheck.model.bound import Bound, Reference
from targetcheck.model.figure import Figure, NoFigure
from targetcheck.model.period import Period
from targetcheck.model.unit import is_percentage
from targetcheck.model.verdict import ReferenceFigure
from targetcheck.named import NamedTuple

Pair = tuple[Figure, Figure] | NoFigure
"""A figure and what it is held against, or why they cannot be compared."""


class Against(NamedTuple):
    """A figure, cut to the periods that what it is held against covers too, and that."""

    figure: Figure
    then: Figure | None
    """With `change_from`: the figure that the change starts from."""
    references: tuple[ReferenceFigure | None, ...]
    """What each end of the bound refers to; None for an end that is written."""

    def others(self) -> list[Figure]:
        """The figures that it is held against."""
        others = [reference.figure for reference in self.references if reference is not None]
        if self.then is not None:
            others.append(self.then)
        return others


def held_against(case: Case, bound: Bound, figure: Figure) -> Against | NoFigure:
    """What the figure is held against, or why there is nothing that it can be compared with."""
    then: Figure | None = None
    if case.target.change_from is not None:
        start = _start(case, bound, case.target.change_from, figure)
        if isinstance(start, NoFigure):
            return start
        figure, then = start
    references: list[ReferenceFigure | None] = []
    for end in bound.ends:
        if not isinstance(end, Reference):
            references.append(None)
            continue
        ask = _reference_ask(case, end)
        pair = _pair(case, ask, end, figure)
        if isinstance(pair, NoFigure):
            return pair._replace(reason=say("the reference has no figure: {why}", why=pair.reason))
        figure, other = pair
        if other.missing:
            return NoFigure(say("the reference is missing {parts}", parts=other.missing))
        references.append(ReferenceFigure(ask.indicator.key, ask.area, end.period or other.span, other))
    return Against(figure, then, tuple(references))


def is_relative(bound: Bound) -> bool:
    """Whether a change is written in %, and so is relative to where it starts."""
    return is_percentage(bound.unit)


def _start(case: Case, bound: Bound, since: Period, figure: Figure) -> Pair:
    """The figure, and the one that its change is measured from, or why there is none (design §5.7)."""
    then = for_period(case, case.ask, since, figure)
    if isinstance(then, NoFigure):
        why = say("no figure for {period} to measure the change from: {why}", period=since, why=then.reason)
        return then._replace(reason=why)
    if figure.span != case.target.period or figure.missing:
        pair = _same_months(case, case.ask, since, figure, then)
        if isinstance(pair, NoFigure):
            return pair
        figure, then = pair
    complete = then.span in (None, since) or (figure.span is not None and as_long(then.span, figure.span))
    if then.missing or not complete:
        return NoFigure(
            say("the figure for {period}, from which the change is measured, is not complete", period=since)
        )
    if (apart := broken(case.ask.indicator, since, figure.span)) is not None:
        return NoFigure(apart)
    if is_relative(bound) and then.value <= 0:
        why = say("zero") if then.value == 0 else say("negative")
        return NoFigure(say("the figure for {period} is {why}, and a relative change needs one above zero",
                            period=since, why=why))  # fmt: skip
    return _comparable(case, case.ask, figure, then)


def _comparable(case: Case, ask: Ask, figure: Figure, other: Figure) -> Pair:
    """The two figures, or why one is not held against the other: the same rows, or other parts of one area."""
    if figure.value == other.value and set(figure.rows()) == set(other.rows()):
        places = [str(row.where) for row in other.rows()]
        return NoFigure(say("it would be held against itself ({where})", where="".join(places[:1])))
    parts = parts_of_one(case, ask, figure, other)
    if parts:
        return NoFigure(say("only one of the two figures has {parts}", parts=parts))
    return figure, other


def _reference_ask(case: Case, end: Reference) -> Ask:
    """A reference is worked out as the target's own figure is, without its where and each."""
    own = case.ask.indicator.key
    area = end.area or case.target.area
    indicator = case.ledger.targets.indicators[end.indicator or own]
    unit = case.ask.unit if indicator.key == own else None
    return Ask(indicator, area, unit=unit, explicit_area=area != case.target.area)


def _pair(case: Case, ask: Ask, end: Reference, figure: Figure) -> Pair:
    """The figure and what one end refers to, over the same periods."""
    if end.period is None or end.period == case.target.deadline:
        other = figure_for(case._replace(ask=ask), ask)
        pair: Pair = other if isinstance(other, NoFigure) else _of_one_period(case, ask, figure, other)
    elif (apart := broken(ask.indicator, end.period, figure.span)) is not None:
        return NoFigure(apart)
    else:
        other = for_period(case, ask, end.period, figure)
        pair = other if isinstance(other, NoFigure) else _same_months(case, ask, end.period, figure, other)
    return pair if isinstance(pair, NoFigure) else _comparable(case, ask, *pair)


def _same_months(case: Case, ask: Ask, period: Period, figure: Figure, other: Figure) -> Pair:
    """Both over the same months of their periods. A level is that of its latest day, and is compared as it is.

    A whole other period that cannot be cut to them stands: the way towards it is told.
    """
    own, ledger = case.target.period, case.ledger
    if own is None or is_level(case.ask.indicator) or not as_long(own, period):
        return figure, other
    months = (own.start.year - period.start.year) * 12 + own.start.month - period.start.month
    again = (partial(over, ledger, case.ask), partial(over, ledger, ask._replace(dated=True)))
    pair = over_the_same(ledger, figure, other, again, months)
    alike = not isinstance(pair, NoFigure) and not pair[0].missing and not pair[1].missing
    if not isinstance(pair, NoFigure) and alike and not parts_of_one(case, ask, *pair):
        return pair
    if other.span == period or figure.missing or other.missing:
        return figure, other
    return unlike(ledger, figure, other)


def _of_one_period(case: Case, ask: Ask, figure: Figure, other: Figure) -> Pair:
    """Both over the periods that both cover. A level is that of its latest day, and is compared as it is.

    What cannot be cut and is there for the whole period stands: the way towards it is told.
    """
    ledger = case.ledger
    undated = any(row.period is None for row in (*figure.rows(), *other.rows()))
    levels = is_level(case.ask.indicator) and is_level(ask.indicator)
    if case.target.by is not None or undated or levels:
        return figure, other
    pair = over_the_same(ledger, figure, other, (partial(over, ledger, case.ask), partial(over, ledger, ask)))
    alike = not isinstance(pair, NoFigure) and not pair[0].missing and not pair[1].missing
    if not alike and (other.span == case.target.period or figure.missing or other.missing):
        return figure, other
    return pair
