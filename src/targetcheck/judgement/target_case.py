"""One target for one area or member, and what its verdict has in any case."""

from __future__ import annotations

from typing import NamedTuple

from targetcheck.errors import Phrase, Problem
from targetcheck.judgement.ask import Ask
from targetcheck.judgement.ledger import Ledger
from targetcheck.model.figure import Figure, NoFigure
from targetcheck.model.target import Target
from targetcheck.model.verdict import Status, Verdict


class Case(NamedTuple):
    """A target for one area or member: who is asked, and the verdict's fields that are the same whatever comes out."""

    ledger: Ledger
    target: Target
    ask: Ask
    id: str
    name: str

    def verdict(self, status: Status, reason: Phrase | None = None) -> Verdict:
        """A verdict with nothing but the status, and the reason where there is one."""
        return Verdict(self.target, self.id, self.name, self.ask.area, self.target.deadline, status, reason=reason)

    def no_data(self, no: NoFigure, figure: Figure | None = None) -> Verdict:
        """The verdict where there is no figure, or none that can be compared."""
        verdict = self.verdict(Status.NO_DATA, no.reason)._replace(unit=self.ask.indicator.unit)
        if self.target.bound is not None and self.target.bound.unit is not None:
            verdict = verdict._replace(unit=self.target.bound.unit)
        if figure is not None:
            verdict = verdict._replace(figure=figure, rows=tuple(dict.fromkeys(figure.rows())))
        if no.code:
            verdict = verdict._replace(problem=Problem(no.where, no.code, no.reason))
        return verdict

    def problem(self, code: str, message: Phrase) -> None:
        """Notes a problem at the bound."""
        at = self.target.bound.where if self.target.bound else self.target.at
        self.ledger.note(Problem(at, code, message))
