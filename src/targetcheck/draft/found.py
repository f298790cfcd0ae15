"""What the grammar hands on: a quantified statement as its sentence writes it."""

from __future__ import annotations

from dataclasses import dataclass

from targetcheck.draft.lexer import Quantity
from targetcheck.errors import Phrase


@dataclass(frozen=True, slots=True)
class Found:
    """One statement; offsets are characters of the sentence."""

    start: int
    end: int
    indicator: str
    form: str
    """A bound's name, change or approx; empty where the number stands without a comparison."""
    quantity: Quantity
    direction: str = ""
    """up or down, where the number is a change."""
    base: str = ""
    """What the change is measured from, as written: 2020年, 上年, 同比."""
    yearly: bool = False
    """A change a year on average (年均), which no single change since a year is."""
    when: str = ""
    """As written: 到2025年, 年底前; empty where the sentence does not say."""
    baseline: Quantity | None = None
    """从380元提高至1000元: the 380元."""
    level: bool = False
    """The form comes from a word such as 达到 or 降至, which in a summary only states the figure."""
    bare: bool = False
    """A number without unit or comparison: its measure word is lost, or it is part of a name."""
    reference: str = ""
    """Whose figure is the bound, where no number is: 全市 for 不低于全市平均水平."""
    aim: bool = False
    """Words that only make sense of an aim: 守住不发生…底线, which in a summary reports nothing."""
    requirement: str = ""
    """Beside a figure of a summary, what was asked for: of the figure before (超过90%要求), after (应创68个), or own."""
    checks: tuple[Phrase, ...] = ()
