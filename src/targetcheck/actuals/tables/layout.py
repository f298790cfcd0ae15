"""Where a table keeps what: which column says whose figure a figure is, and which columns are figures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from targetcheck.actuals.cells import Read, cell_at, is_missing, multiplied
from targetcheck.actuals.tables.titles import NO_TITLES, Titles
from targetcheck.errors import Phrase, say
from targetcheck.model.columns import names_level
from targetcheck.model.nouns import RATIO
from targetcheck.model.pattern import pattern
from targetcheck.model.period import Period
from targetcheck.model.text import header_key
from targetcheck.model.unit import Unit, parse_unit
from targetcheck.named import NamedTuple

COORDINATES = ("indicator", "area", "period", "year", "quarter", "month", "unit", "multiplier")
FIGURES, DIMENSION, REMARK, IGNORED, BLANK = "figures", "dimension", "remark", "ignored", "blank"


class Column(NamedTuple):
    """A column and its meaning: one of `COORDINATES`, value, figures, dimension, remark, ignored, blank, or "" as long as unknown."""

    at: int
    heading: str
    meaning: str = ""
    why: str = ""
    """heading, `columns:`, or the kind of cells that it was told by."""
    indicator: str | None = None
    dimension: str | None = None
    area: str | None = None
    period: str | None = None
    """A period that stands in the heading; one without its year until the title's is known."""
    reach: str | None = None
    """Whether its figures are for the month that the table is of, or the year up to it."""
    unit: Unit | None = None
    total: bool = False
    """Whether the heading says that it holds the total of the columns beside it."""
    parted: bool = False
    """Whether its heading says that it holds a part of the figure, or has a word of unknown meaning below the indicator."""
    beside: int | None = None
    """The column that it says the same as, or is a code of; it is left out for that."""
    fault: tuple[str, Phrase] | None = None


class ValueColumn(NamedTuple):
    """A column of figures, and what its heading already says of each."""

    at: int
    indicator: str | None = None
    area: str | None = None
    period: Period | None = None
    unit: Unit | None = None
    reach: str | None = None
    """Whether it is for the month that the table is of, or the year up to it (本月, 累计)."""
    part: str | None = None
    """The part of a year (一季度) that its heading says, of which each row says the year."""


class Layout:
    """Which column is what. `values` is empty when nothing in the table is asked for."""

    lines: tuple[int, int] = (0, 0)
    """Where its header begins and ends."""
    left: int = 0
    """Columns of the file to its left, where tables stand side by side."""
    indicator: int | None = None
    area: int | None = None
    mixed: bool = False
    """Whether the indicator column names areas too: those of the indicator that stands above them."""
    period: int | None = None
    part: int | None = None
    """The month or quarter column; `quarters` says which."""
    quarters: bool = False
    of_years: bool = False
    """Whether the period column is headed as one of years: 2009/10 in it is no October."""
    years_in_rows: bool = False
    """Whether each row says a whole year."""
    months: Period | None = None
    """The months, in one of the years, that columns headed with whole years are of."""
    year: str | None = None
    """The year of months and quarters that stand without one."""
    unit: int | None = None
    multiplier: int | None = None
    """The column of powers of ten that figures are written in (UNIT_MULT)."""
    summed: bool = False
    """Whether a column shows that its months are to be added up."""
    wide: bool = False
    """Whether each indicator has a column of its own."""
    fault: tuple[str, Phrase] | None = None
    """Why its figures cannot be told apart (code and message); a problem only if one of them is asked for."""

    def __init__(self, columns: list[Column], titles: Titles = NO_TITLES) -> None:
        self.columns, self.titles, self.width = columns, titles, len(columns)
        self.remarks: list[int] = []
        """Columns of remarks and running numbers before the first figure, where a total may say that it is one."""
        self.notes: list[int] = []
        """Columns of words that may say something of the figures in their row (备注)."""
        self.dimensions: list[tuple[int, str]] = []
        self.attributes: set[str] = set()
        """Those dimensions that tell of an area or a row and split nothing."""
        self.values: list[ValueColumn] = []

    def key_columns(self) -> list[int]:
        """The columns whose cells say of what a figure is."""
        roles = (self.indicator, self.area, self.period, self.part, self.unit, self.multiplier)
        return sorted({i for i in roles if i is not None} | {i for i, _ in self.dimensions})

    def says_period(self) -> bool:
        """Whether a column or a heading says of which period a figure is."""
        return self.period is not None or self.part is not None or any(v.period is not None for v in self.values)

    def says_area(self) -> bool:
        """Whether a column or a heading says of which area a figure is."""
        return self.area is not None or any(value.area is not None for value in self.values)

    def splitting(self, asked: Iterable[str]) -> set[str]:
        """The dimensions that split figures: in a wide table not those that only conditions name (`asked`)."""
        names = {name for _, name in self.dimensions} - self.attributes
        if not self.wide:
            return names
        only_asked = set(map(header_key, asked))
        return {name for name in names if header_key(name) not in only_asked}

    def blame(self, fault: tuple[str, Phrase] | None) -> None:
        """Notes a fault; the first one is told."""
        if self.fault is None:
            self.fault = fault


_PLAIN_NUMBERS = frozenset(["无", "number", "numbers", "count", "nr"])
"""Units of rows that are plain numbers."""


def in_its_unit(
    cell: Read,
    layout: Layout,
    column: ValueColumn,
    named: Unit | None,
    cells: Sequence[str],
    indicator: str,
    *,
    of_ratio: bool,
) -> tuple[Read, Unit | None]:
    """A figure's cell, and the unit that it has where none is written in it.

    `named` is the unit beside its indicator's name, `of_ratio` whether that is asked for as a ratio.
    """
    titled = layout.titles.unit
    if titled is not None and titled.kind != RATIO and (of_ratio or _is_of_none(indicator, titled)):
        titled = None  # 单位：万元 above a table is not said of the rates in it
    unit = column.unit or named or titled
    if layout.multiplier is not None:
        cell = multiplied(cell, cell_at(cells, layout.multiplier))
    if cell[0] is None or layout.unit is None:
        return cell, unit
    row_unit = cell_at(cells, layout.unit)
    if is_missing(row_unit) or row_unit.strip().casefold() in _PLAIN_NUMBERS:
        return cell, unit
    unit = parse_unit(row_unit) or parse_unit(row_unit.replace("_", " "))
    if unit is None and cell[1] is None:
        return (say('"{unit}" is not a unit that is known', unit=row_unit), None), None
    return cell, unit


_OF_MONEY = pattern(r".*(?:费|收入|支出|经费|投入|产值|GDP|金额|成本|补助|药占).*", re.IGNORECASE)


def _is_of_none(indicator: str, titled: Unit) -> bool:
    """Whether a level (每千人口床位数, 平均住院日) is none of the many things, or of the money, that a title's unit counts."""
    if titled.scale == 1 or not names_level(indicator, None):
        return False
    of_money = titled.kind == "元"
    return (of_money and _OF_MONEY.fullmatch(indicator) is None) or titled.counted or titled.kind in ("", "人", "人次")
