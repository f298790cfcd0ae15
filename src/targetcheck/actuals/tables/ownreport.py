"""Reports of our own among the actuals, as a folder has them that both are written to: what they hold was judged once already."""

from __future__ import annotations

from collections.abc import Iterable

from targetcheck.actuals.tables.layout import Column
from targetcheck.model.text import header_key

_HEADINGS = (
    frozenset({"status", "boundis", "gap", "id", "file"}),
    frozenset({"结果", "要求", "差距", "编号", "目标文件"}),
)
"""Headings of `evaluate -f csv` (and xlsx) in each language, some of them, which no office writes side by side."""


def is_own_report(columns: Iterable[Column]) -> bool:
    """Whether a table has the headings of a report."""
    there = {header_key(column.heading) for column in columns}
    return any(headings <= there for headings in _HEADINGS)
