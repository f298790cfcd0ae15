"""Whether a cell, or a number, meets one entry of `where:`."""

from __future__ import annotations

from fractions import Fraction

from targetcheck.errors import Phrase
from targetcheck.judgement.units import unclear_number
from targetcheck.model.actuals import Row
from targetcheck.model.columns import is_area
from targetcheck.model.quantity import parse_quantity
from targetcheck.model.target import Condition
from targetcheck.model.text import yes_or_no
from targetcheck.model.unit import Unit


def cell_of(row: Row, column: str) -> str | None:
    """A row's cell in a dimension column, or its area where the name is a heading for areas."""
    cell = row.cell(column)
    return row.area if cell is None and is_area(column) else cell


def cell_meets(condition: Condition, cell: str) -> bool | Phrase | None:
    """Whether a cell meets a condition: None when it cannot be told (no quantity, another unit), or why its unit is not clear."""
    if condition.values is not None:
        return cell in condition.values
    assert condition.bound is not None
    if condition.bound.milestone:
        return yes_or_no(cell)
    quantity = parse_quantity(cell)
    if isinstance(quantity, Phrase):
        return None
    return quantity_meets(condition, quantity.value, quantity.unit)


def quantity_meets(condition: Condition, value: Fraction, unit: Unit | None) -> bool | Phrase | None:
    """Whether a number meets a condition's bound; a bare number on either side takes the other's unit, where that is plausible."""
    bound = condition.bound
    assert bound is not None
    own = bound.unit
    if unit is not None and own is not None and not unit.agrees(own):
        return None
    ends = [end.based(own or unit) for end in bound.quantities]
    if unit is None and own is not None:
        unclear = unclear_number(value, own, ends)
        if unclear is not None:
            return unclear
        value *= own.scale
    elif own is None and unit is not None:
        for quantity in bound.quantities:
            unclear = unclear_number(quantity.value, unit, [value])
            if unclear is not None:
                return unclear
    return value in bound.over(tuple(ends))
