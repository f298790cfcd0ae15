"""What an oracle's project is made of: plain values, exact numbers, nothing of the program's own."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction


@dataclass(frozen=True, order=True)
class Span:
    """Whole days from start to end, both of them included."""

    start: date
    end: date

    def __contains__(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


def month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def months(year: int, first: int, last: int) -> Span:
    return Span(date(year, first, 1), month_end(year, last))


def years(first: int, last: int) -> Span:
    return Span(date(first, 1, 1), date(last, 12, 31))


def ends_a_month(day: date) -> bool:
    return day == month_end(day.year, day.month)


def month_number(day: date) -> int:
    return day.year * 12 + day.month


@dataclass(frozen=True)
class Unit:
    """A scale and a noun (design §3): 万元 is 10,000 of 元; a ratio has a scale and no noun."""

    text: str
    scale: Fraction
    noun: str | None = None
    ratio: bool = False


@dataclass(frozen=True)
class Amount:
    """A number as written; without a unit it is bare."""

    number: Fraction
    unit: Unit | None = None
    text: str = ""
    """As written, where that is not the number and its unit: 1:80."""

    @property
    def plain(self) -> Fraction:
        return self.number * (self.unit.scale if self.unit else 1)


@dataclass(frozen=True)
class Row:
    """One figure of the actuals. Its unit is the one that is written anywhere for it: cell, column, heading or title."""

    indicator: str
    area: str | None
    span: Span | None
    value: Amount | bool | date | None
    """None: reported as missing."""
    dims: tuple[tuple[str, str], ...] = ()
    """The filled columns that split the figure; 合计 is not one of them."""
    tells: tuple[tuple[str, str | Amount | None], ...] = ()
    """The columns that only tell of the row and are asked for by conditions alone."""


@dataclass(frozen=True)
class Indicator:
    key: str
    over_time: str = "none"
    over_areas: str = "none"
    numerator: str | None = None
    denominator: str | None = None
    unit: Unit | None = None
    records: str | None = None
    """How the rows of a register, dated by day, make one figure."""
    annualize: bool = False


@dataclass(frozen=True)
class Reference:
    indicator: str | None = None
    area: str | None = None
    span: Span | None = None


Condition = str | list | tuple
"""A value, a list of values, or (form, amount)."""


@dataclass(frozen=True)
class Target:
    id: str
    indicator: str | None = None
    form: str = "at_least"
    bounds: tuple[Amount | Reference | None, ...] = ()
    """One, of `between` two; None is announced without a number."""
    area: str | None = None
    period: Span | None = None
    by: Span | None = None
    change_from: Span | None = None
    relative: bool = False
    """A change in per cent."""
    each: str | None = None
    members: tuple[str, ...] = ()
    """The list that `each` names."""
    where: tuple[tuple[str, Condition], ...] = ()
    require: str = "all"
    baseline: tuple[Span | None, Amount | None] | None = None
    """The period, the value (None: from the actuals)."""
    places: int | None = None
    """Judged rounded to so many decimals of the bound's unit."""
    places_of_bound: bool = False
    """Whether these are the decimals of the bound as written, and are not said."""
    level: str = "binding"
    of: tuple[Target | str, ...] = ()


@dataclass
class Project:
    areas: dict[str, list[str] | str] = field(default_factory=dict)
    """The hierarchy; "*" stands for every other area."""
    indicators: dict[str, Indicator] = field(default_factory=dict)
    targets: list[Target] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    as_of: Span | None = None
    columns: frozenset[str] = frozenset()
    """The headings of dimensions; another name in `where` is an indicator."""


@dataclass(frozen=True)
class Answer:
    """What a verdict has to be. Numbers are in the bound's unit; None where there is none."""

    id: str
    status: str
    actual: Fraction | bool | None = None
    low: Fraction | None = None
    high: Fraction | None = None
    gap: Fraction | None = None
    attainment: Fraction | None = None
    expected: Fraction | None = None
    reach: date | None = None
    """How far a partial figure reaches; None for a whole one and for none."""
    settled_without: bool = False
    """Whether parts are missing and what is there settles it: what that adds up to, the design does not say to the digit."""
    because: tuple[Answer, ...] = ()
