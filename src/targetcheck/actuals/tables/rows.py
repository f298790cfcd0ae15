"""What can be said of one row's cells without a look at any other."""

from __future__ import annotations

from collections.abc import Sequence

DITTO = frozenset(["同上", "同前", "〃", "″", "”", '"', "ditto", "Ditto"])
"""Cells that stand for the one above."""


def cell_at(cells: Sequence[str], index: int | None) -> str:
    """The cell in a column; an empty one where the row is shorter, or there is no such column."""
    return cells[index] if index is not None and index < len(cells) else ""


def filled_cells(cells: Sequence[str]) -> int:
    return sum(1 for cell in cells if cell.strip())


def filled(cells: Sequence[str]) -> int:
    """How many cells the row fills up to its last filled one."""
    return max((i + 1 for i, cell in enumerate(cells) if cell.strip()), default=0)


def is_plain(text: str) -> bool:
    """Whether a cell is digits with at most a minus, a point and commas."""
    return text.strip().lstrip("-").replace(".", "", 1).replace(",", "").isdecimal()
