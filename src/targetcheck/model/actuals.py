"""What was reported: rows as the CSV files hold them, and what the targets ask of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from targetcheck.errors import Location, Phrase, Problem, say
from targetcheck.model.period import Period
from targetcheck.model.unit import Unit
from targetcheck.named import NamedTuple

Value = Decimal | Fraction | bool | date | None | Problem
"""A cell as read: a number, yes or no, the last day of a date, None when reported as missing, or why it is unreadable."""


ENGINES = ("auto", "python", "duckdb", "spark")
"""What reads the files: `python` row by row, `duckdb` and `spark` by SQL; `auto` takes DuckDB for Parquet and for much."""


class Row(NamedTuple):
    """One figure as reported. Area, period and dimension are None or absent where the cell is empty or a total."""

    indicator: str
    area: str | None
    period: Period | None
    dimensions: tuple[tuple[str, str], ...]
    """The filled dimension cells, by column name."""
    value: Value
    unit: Unit | None
    text: str
    where: Location
    total: bool = False
    """Whether its area cell says that it is the total (合计) over the areas of its table."""
    whole: str | None = None
    """The area that such a total is of, where its own words (临沧市合计) or the table's title say it."""
    totals: tuple[str, ...] = ()
    """The dimension columns whose cell says that it is the total over them."""
    aside: bool = False
    """Whether a cell says that it is neither a total nor a part: 小计, 其中, 平均."""
    records: int = 1
    """How many rows of the file make this figure (`rows:` on the indicator)."""
    others: tuple[Unit, ...] = ()
    """The units besides its own that those rows are in."""
    falls: bool = False
    """Whether one of them is below zero."""
    doubt: Phrase | None = None
    """What is to be looked at where it is added up over time."""
    note: Problem | None = None
    """What a note or remark says of it, which is to be looked at, and where."""

    @property
    def number(self) -> Fraction | None:
        """The figure as it is written, without its unit; None where it is a date, a yes or no number at all."""
        if isinstance(self.value, (Decimal, Fraction)):
            return Fraction(*self.value.as_integer_ratio())
        return None

    def cell(self, column: str) -> str | None:
        return next((value for name, value in self.dimensions if name == column), None)


class Unplaced(NamedTuple):
    """A figure of which it cannot be told whose it is. What is None is not known, and may be anything."""

    problem: Problem
    indicator: str | None = None
    area: str | None = None
    period: Period | None = None
    dimensions: tuple[tuple[str, str], ...] = ()
    total: bool = False
    rows: int = 1
    """How many rows are so; the problem is at the first."""

    def told(self) -> Problem:
        """The problem, with how many rows have it."""
        if self.rows == 1:
            return self.problem
        message = say("{what} (so are {n} rows of this file)", what=self.problem.message, n=self.rows)
        return self.problem._replace(message=message)


class Asked(NamedTuple):
    """What the targets ask of the actuals, so that a reader keeps only that."""

    names: dict[str, str]
    """Indicator name or key as rows and columns may write it → indicator key: of every target, so that what a column
    is does not depend on which targets are selected."""
    wanted: frozenset[str]
    """The keys whose rows are kept."""
    dimensions: frozenset[str] = frozenset()
    """Columns named in `where` or `each`."""
    each: frozenset[str] = frozenset()
    """Those of them named in `each`."""
    rows: Mapping[str, str] = MappingProxyType({})
    """Indicator key → how many rows make one figure."""
    units: Mapping[str, Unit] = MappingProxyType({})
    """Those of them that declare one → the unit of rows without."""
    areas: frozenset[str] = frozenset()
    """Every area that a target file names, to recognise areas as columns."""
    columns: Mapping[str, str] = MappingProxyType({})
    """Heading in the actuals, without case and spaces → what it stands for."""
    years: frozenset[int] = frozenset()
    """The years that targets are for."""
    ratios: frozenset[str] = frozenset()
    """Indicators whose declared unit, or the bound of every target, is a ratio: a title's 单位：万元 is not said of them."""
    missing: tuple[str, ...] = ()
    decimal: str | None = None
    blanks: str | None = None


class Actuals(NamedTuple):
    """The rows asked for, by indicator key, and what else was seen on the way."""

    rows: dict[str, tuple[Row, ...]]
    columns: frozenset[str] = frozenset()
    """The dimension columns that the files have."""
    attributes: frozenset[str] = frozenset()
    """Those of wide files that only conditions name, such as a hospital's grade: they tell of a row, and split nothing."""
    seen: Mapping[str, Location] = MappingProxyType({})
    """Indicator names in the files that nobody asks for, with the first place of each."""
    files: tuple[str, ...] = ()
    warnings: tuple[Problem, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    areas: frozenset[str] = frozenset()
    """The areas that the files name, also in rows that nobody asks for: whose figure a total is must not depend on
    which targets are selected."""
    asked: Asked | None = None
    """What was asked when they were read, which is all that they hold."""
    summed: frozenset[str] = frozenset()
    """The files of which a column shows that their months are to be added up."""

    @property
    def reported(self) -> frozenset[str]:
        """The indicators of which there is a row, be it one of which cannot be told whose it is."""
        with_rows = {key for key, rows in self.rows.items() if rows}
        return frozenset(with_rows | {row.indicator for row in self.unplaced if row.indicator is not None})
