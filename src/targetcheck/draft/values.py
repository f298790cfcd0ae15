"""What a draft is made of: numbers and units as the genre writes them, what a sentence says, the statements."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from targetcheck.errors import Phrase
from targetcheck.model.quantity import parse_quantity
from targetcheck.named import NamedTuple


def arabic(text: str) -> Decimal:
    """The number that the digits write, with or without thousands separators."""
    return Decimal(text.replace(",", ""))


_PLAIN = {c: chr(c - 0xFEE0) for c in range(0xFF01, 0xFF5F)} | str.maketrans(
    "—–―−‐‑﹣～〜~∶︰﹪∕⁄〔【〕】「『＂」』≧⩾≦⩽•・", "----------::%//[[]]“““””≥≥≤≤··"
)
# Commas keep their width: between two clauses of a sentence is not between two digits of 1,200.
_PLAIN |= str.maketrans("，；！？", "，；！？")


def narrow(text: str) -> str:
    """The text, character for character, with full-width digits, letters and signs as their plain forms."""
    return text.translate(_PLAIN)


def one_of(words: Iterable[str]) -> str:
    """A regular expression for any of the words; the longest that fits is found: 人次 before 人."""
    return "|".join(map(re.escape, sorted(dict.fromkeys(words), key=len, reverse=True)))


YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as the text writes it. `low` is None for a placeholder such as X%; `high` only stands in a range."""

    written: str
    low: Decimal | None
    unit: str
    high: Decimal | None = None
    ratio: str | None = None
    about: bool = False
    """Written with 多, 余 or 来: 3000余人 is about 3000."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One quantified statement. Where it stands is told in characters of its sentence, then of the text as read."""

    start: int
    end: int
    indicator: str
    form: str
    """at_least, at_most, above, below, between, equals, change or approx; empty while only the number is read."""
    quantity: Quantity
    kind: str = "target"
    """target, or actual: a figure that a summary reports as done."""
    level: str = "binding"
    """binding, or expected where the text says 力争, 争创, 努力 or 预期."""
    when: str = ""
    """As written: 到2025年, 年底前; empty where the sentence does not say."""
    period: str = ""
    """2025 or 2021..2025; empty where neither sentence nor title says."""
    by: bool = False
    """Whether it is to be reached by the period's end (到2025年), not in it."""
    reference: str = ""
    """Whose figure is the bound instead of a number: 全市 for 不低于全市平均水平."""
    direction: str = ""
    """up or down, where the number is a change and not a level."""
    carried: bool = False
    """Whether only a clause before says when."""
    base: str = ""
    """What a change or the starting value is of, as written: 2020年, 上年, 同比."""
    since: str = ""
    """The year that a change is measured from; empty where the text leaves it open."""
    yearly: bool = False
    """A change a year on average (年均), which no single change since a year is."""
    baseline: str = ""
    """The value to start from, as written: 380元 for 从380元提高至1000元."""
    reached: bool = False
    """The form comes from a word such as 达到 or 降至, which in a summary only states the figure."""
    bare: bool = False
    """A number without unit or comparison: its measure word is lost, or it is part of a name."""
    aim: bool = False
    """Words that only make sense of an aim: 守住不发生…底线, which in a summary reports nothing."""
    requirement: str = ""
    """Beside a figure of a summary, what was asked for: of the figure before (超过90%要求), after (应创68个), or own. Or beside: 9种 of 9种486例."""
    line: int = 0
    passage: str = ""
    """The clause of the sentence that says it, for reading beside the target."""
    clause: str = ""
    section: str = ""
    responsible: tuple[str, ...] = ()
    weight: str = ""
    """Its points (分值), as written."""
    score: tuple[str, str] | None = None
    """The points that are taken off, and for how much less than the bound each time: 1, 1个百分点."""
    checks: tuple[Phrase, ...] = ()
    """What the text leaves unsure, for a person to settle."""

    @property
    def value(self) -> Decimal | str | None:
        """The number; "1:80" for a ratio; the low end of a range; None for one announced without a number (X%)."""
        return self.quantity.ratio or self.quantity.low

    @property
    def high(self) -> Decimal | None:
        return self.quantity.high if self.form == "between" else None

    @property
    def unit(self) -> str:
        """As written, but people are counted in 人; empty where the text has none."""
        return self.quantity.unit

    @property
    def baseline_period(self) -> str:
        """The year of the value to start from; empty where the text does not say it."""
        year = YEAR.search(self.base)
        if not self.baseline or not year:
            return ""
        return year[0]

    @property
    def open(self) -> bool:
        """Whether the text does not say what the number is compared with: a change since when, points of what."""
        if self.direction:
            return self.unit == "个千分点" or not self.since or isinstance(self.value, str)
        return not self.reference and self.unit in ("个百分点", "个千分点")

    @property
    def start_value(self) -> str:
        """The value to start from as a target file has it; empty where there is none that it could read."""
        found = re.match(r"[0-9,.]+", self.baseline)
        if not found or self.direction:
            return ""
        value = found[0].replace(",", "") + self.baseline[found.end() :]
        return "" if isinstance(parse_quantity(value), Phrase) else value

    def doubted(self, *checks: Phrase) -> Statement:
        """The statement with more to be checked."""
        return replace(self, checks=(*self.checks, *checks))


class Unread(NamedTuple):
    """A sentence with a number in it of which no statement was made: its line, and what it says."""

    line: int
    text: str


_WIDE = str.maketrans("()", "（）")


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
    wide: bool = False
    """Whether its brackets are full-width ones, which what is shown of it then has too."""

    def shown(self, text: str) -> str:
        """A stretch of the text, read in plain signs, with the brackets of the document."""
        return text.translate(_WIDE) if self.wide else text

    @property
    def targets(self) -> tuple[Statement, ...]:
        return tuple(statement for statement in self.statements if statement.kind == "target")

    @property
    def actuals(self) -> tuple[Statement, ...]:
        return tuple(statement for statement in self.statements if statement.kind == "actual")
