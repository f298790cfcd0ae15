"""The values that a draft is made of."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from targetcheck.errors import Phrase


@dataclass(frozen=True, slots=True)
class Statement:
    """One quantified statement of the document. Offsets and lines are those of the text as read."""

    indicator: str
    form: str
    """at_least, at_most, above, below, between, equals, change or approx."""
    value: Decimal | str | None
    """The number; "1:80" for a ratio; the low end of a range; None for one announced without a number (X%)."""
    unit: str
    """As written, but people are counted in 人; empty where the text has none."""
    written: str
    """Number and unit as they stand in the text."""
    start: int
    end: int
    line: int
    passage: str
    """The clause of the sentence that says it, for reading beside the target."""
    kind: str = "target"
    """target, or actual: a figure that a summary reports as done."""
    level: str = "binding"
    """binding, or expected where the text says 力争, 争创, 努力 or 预期."""
    high: Decimal | None = None
    period: str = ""
    """2025 or 2021..2025; empty where neither sentence nor title says."""
    by: bool = False
    """Whether it is to be reached by the period's end (到2025年), not in it."""
    reference: str = ""
    """Whose figure is the bound instead of a number: 全市 for 不低于全市平均水平."""
    clause: str = ""
    section: str = ""
    responsible: tuple[str, ...] = ()
    direction: str = ""
    """up or down, where the number is a change and not a level."""
    since: str = ""
    """The year that a change is measured from; empty where the text leaves it open."""
    yearly: bool = False
    baseline: str = ""
    """The value to start from, as written (从380元提高至1000元), and its year where the text says."""
    baseline_period: str = ""
    checks: tuple[Phrase, ...] = ()
    """What the text leaves unsure, for a person to settle."""


class Unread(NamedTuple):
    """A sentence with a number in it of which no statement was made: its line, and what it says."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Draft:
    """What a published text says in numbers, and what it says of itself; empty where it does not."""

    statements: tuple[Statement, ...] = ()
    title: str = ""
    source: str = ""
    """The document number, such as 万州卫〔2024〕34号."""
    area: str = ""
    period: str = ""
    unread: tuple[Unread, ...] = ()

    @property
    def targets(self) -> tuple[Statement, ...]:
        return tuple(statement for statement in self.statements if statement.kind == "target")

    @property
    def actuals(self) -> tuple[Statement, ...]:
        return tuple(statement for statement in self.statements if statement.kind == "actual")
