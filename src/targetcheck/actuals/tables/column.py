"""A column of a table and what it means."""

from __future__ import annotations

from typing import NamedTuple

from targetcheck.errors import Phrase
from targetcheck.model.unit import Unit

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
