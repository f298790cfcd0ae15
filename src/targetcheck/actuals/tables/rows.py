"""What can be said of one row's cells without a look at any other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from targetcheck.actuals.tables import sofar
from targetcheck.model.pattern import pattern
from targetcheck.model.text import plain

DITTO = frozenset(["同上", "同前", "〃", "″", "”", '"', "ditto", "Ditto"])
"""Cells that stand for the one above."""


def cell_at(cells: Sequence[str], index: int | None) -> str:
    """The cell in a column; an empty one where the row is shorter, or there is no such column."""
    return cells[index] if index is not None and index < len(cells) else ""


def filled_cells(cells: Sequence[str]) -> int:
    return sum(map(bool, map(str.strip, cells)))


def filled(cells: Sequence[str]) -> int:
    """How many cells the row fills up to its last filled one."""
    return max((i + 1 for i, cell in enumerate(cells) if cell.strip()), default=0)


def is_plain(text: str) -> bool:
    """Whether a cell is digits with at most a minus, a point and commas."""
    return text.strip().lstrip("-").replace(".", "", 1).replace(",", "").isdecimal()


_NOTE = pattern(
    r"(?:(?:注|附注|备注|[填编]?[报表制]?说明|(?:统计)?口径|数据来源|资料来源|来源|notes?|sources?)\s*[:：0-9]"
    r"|(?:填表|填报|制表|审核|复核|审批|统计|报送|分管|单位|科室|联系)(?:人|领导|负责人|日期|时间|电话)(?:签字|签章)?\s*[:：])",
    re.IGNORECASE,
)
_LABELS = ("注", "附注", "备注", "说明")
"""What stands in a cell of its own before a note."""
# It matches a plain text, without full-width signs, and takes time in proportion to it, however many spaces it has.


def is_note(cells: Sequence[str]) -> bool:
    """Whether a row below the table is a remark: 注: …, 数据来源: …, Source: …"""
    first = cells[0] if cells else ""
    if not first.strip():
        first = next((c for c in cells if c.strip()), "")
    if first.strip() in _LABELS and any(sofar.in_note(cell) is not None for cell in cells):
        return True
    return _is_remark(first)


def may_be_note(first: str) -> bool:
    """Whether a row that begins with this cell may be a remark, whatever stands beside it."""
    return first.strip() in _LABELS or _is_remark(first)


@lru_cache(maxsize=4096)
def _is_remark(text: str) -> bool:
    said = plain(text)
    may_be = not said.isascii() or said[:1] in ("n", "N", "s", "S")
    return (may_be and _NOTE.match(said) is not None) or sofar.is_remark(text)
