"""The unit of a figure's cell: its own, else its row's, its heading's, its name's or the title's."""

from __future__ import annotations

from collections.abc import Sequence

from targetcheck.actuals.cells import Read, is_missing, multiplied
from targetcheck.actuals.tables.layout import Layout, ValueColumn
from targetcheck.actuals.tables.rows import cell_at, is_plain
from targetcheck.errors import say
from targetcheck.model.nouns import RATIO
from targetcheck.model.unit import Unit, parse_unit

_PLAIN_NUMBERS = frozenset(["无", "number", "numbers", "count", "nr"])
"""Units of rows that are plain numbers."""


def in_its_unit(
    cell: Read, layout: Layout, column: ValueColumn, named: Unit | None, cells: Sequence[str], of_ratio: bool
) -> tuple[Read, Unit | None]:
    """A figure's cell, and the unit that it has where none is written in it.

    `named` is the unit beside its indicator's name, `of_ratio` whether that is asked for as a ratio.
    """
    titled = layout.titles.unit
    if titled is not None and of_ratio and titled.kind != RATIO:
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


def in_unit(cell: str, unit: Unit | None) -> str:
    """A dimension's cell with the unit of its heading, where it is a number without one: 390000 under 常住人口(人)."""
    return cell + unit.text if unit is not None and is_plain(cell) else cell
