"""Two rows for one figure: which of them is it, or why that cannot be told."""

from __future__ import annotations

from targetcheck.errors import Problem, say
from targetcheck.model.actuals import Row


def _in_place_of(unreadable: Row, other: Row) -> Row:
    """Of a cell that cannot be read and another row for the same figure, which was sent in its place, the other one; that is told."""
    if isinstance(other.value, Problem):
        return other if other.value.code == "duplicate-row" else min(unreadable, other, key=lambda r: r.where.order())
    message = say(
        '"{text}" cannot be read, and {other} is used in its place', text=unreadable.text, other=str(other.where)
    )
    told = Problem(unreadable.where, "table-note", message)
    if other.note is not None and str(other.note) <= str(told):
        return other
    return other._replace(note=told)


def one_of(before: Row, row: Row) -> Row:
    """Of two rows for one figure, the one that is there; when both are, that is a problem."""
    if row.value is None:
        return before
    if before.value is None:
        return row
    first, second = sorted((before, row), key=lambda r: r.where.order())
    for one, other in ((first, second), (second, first)):
        if isinstance(one.value, Problem) and one.value.code == "duplicate-row":
            return one
        if isinstance(one.value, Problem) and one.value.code == "bad-value":
            return _in_place_of(one, other)
    message = say(
        "the same indicator, area, period and dimensions as {first}; keep one of the two rows, "
        "or say under the indicator how rows make one figure (rows: sum)",
        first=str(first.where),
    )
    if first.where.file != second.where.file:  # sent twice: to add them up would count them double
        message = say(
            "the same indicator, area, period and dimensions as {first}, in another file; keep one of the two rows",
            first=str(first.where),
        )
    return first._replace(value=Problem(second.where, "duplicate-row", message))
