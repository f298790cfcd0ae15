"""One target for one area or member, and what is asked for it."""

from __future__ import annotations

from typing import NamedTuple

from targetcheck.errors import Phrase, Problem, few, say
from targetcheck.judgement.ask import Ask, Ledger
from targetcheck.judgement.measure import latest, over, periods_of
from targetcheck.model.bound import Bound
from targetcheck.model.figure import Figure, Measured
from targetcheck.model.period import Period
from targetcheck.model.target import Indicator, Target
from targetcheck.model.unit import PERCENT, RATIO
from targetcheck.model.verdict import Status, Verdict


class Case(NamedTuple):
    """A target for one area or member: who is asked, and the verdict's fields that are the same whatever comes out."""

    ledger: Ledger
    target: Target
    ask: Ask
    id: str
    name: str

    @property
    def indicator(self) -> Indicator:
        return self.ask.indicator

    def verdict(self, status: Status, **fields: object) -> Verdict:
        known: dict[str, object] = {"area": self.ask.area, "period": self.target.deadline}
        return Verdict(target=self.target, id=self.id, name=self.name, status=status, **(known | fields))  # type: ignore[arg-type]

    def problem(self, code: str, message: object) -> None:
        at = self.target.bound.where if self.target.bound else self.target.at
        self.ledger.note(Problem(at, code, message))  # type: ignore[arg-type]


def span_of(case: Case) -> Period | None:
    """The period that is judged: the target's, else the one that its rows have; several are a problem."""
    if case.target.period is not None:
        return case.target.period
    target = case.target
    others = {target.change_from, target.baseline.period if target.baseline else None}
    others |= {reference.period for reference in (target.bound.references if target.bound else ())}
    periods = periods_of(case.ledger, case.ask) - others
    if len(periods) > 1:
        message = say('the rows of "{name}" are for several periods ({periods}); say which with "period" or "by"',
                      name=case.indicator.name, periods=few(sorted(map(str, periods)), 4, last=True))  # fmt: skip
        case.ledger.note(Problem(case.target.at, "no-period", message))
    return next(iter(sorted(periods, key=lambda p: (p.end, p.start))), None)


def measured(case: Case, ask: Ask, period: Period | None) -> Measured:
    """The figure for a period of its own, or for the target's `by` or `period`."""
    if period is not None:
        return over(case.ledger, ask, period)
    if case.target.by is not None:
        return latest(case.ledger, ask, case.target.by)
    return over(case.ledger, ask, span_of(case))


def beside(case: Case, ask: Ask, period: Period | None, figure: Figure) -> Measured:
    """The figure for another period, to be held against this one: where this one is made of the area's own rows, so is that.

    Without a hierarchy the areas that rows name count as parts; those of another period need not be the same.
    """
    found = over(case.ledger, ask, period)
    if (
        isinstance(found, Figure)
        and ask.area is not None
        and not ask.fixed
        and ask.area not in case.ledger.targets.areas
    ):
        known = {ask.area, None, *(row.area for row in figure.rows())}
        if any(row.area not in known for row in found.rows()):
            return over(case.ledger, ask._replace(alone=True), period)
    return found


def broken(indicator: Indicator, first: Period | None, second: Period | None) -> Phrase | None:
    """Why two periods cannot be compared: a declared break of the series lies between them (methodology §0, rule 7)."""
    if first is None or second is None:
        return None
    early, late = sorted((first, second), key=lambda p: p.end)
    for at in indicator.series_break:
        if early.end < at.start <= late.end:
            return say("the series breaks in {at}, between {first} and {second}; the two cannot be compared",
                       at=str(at), first=str(early), second=str(late))  # fmt: skip
    return None


def relative(bound: Bound) -> bool:
    """Whether a change is written in %, and so is relative to where it starts."""
    unit = bound.unit
    return unit is not None and unit.kind == RATIO and unit.scale == PERCENT.scale
