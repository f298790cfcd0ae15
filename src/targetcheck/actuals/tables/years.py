"""Numbers under a heading that may be years or figures."""

from __future__ import annotations

import re

from targetcheck.actuals.tables.column import FIGURES, IGNORED, Column
from targetcheck.actuals.tables.columncells import Cells
from targetcheck.errors import Phrase, say
from targetcheck.model.text import key

_OF_TIME = re.compile("[年期时]|year|period|time|date|annual", re.IGNORECASE)


def doubt_years(found: list[Column], cells: dict[int, Cells], asked: set[str]) -> None:
    """Makes a column that may be one of years, and is decided by nothing, a fault; `asked` are the years of the targets."""
    _doubt_unknown(found, cells, asked)
    _doubt_first(found, cells, asked)


def _doubt_unknown(found: list[Column], cells: dict[int, Cells], asked: set[str]) -> None:
    """Numbers such as 1982 and 2026 under a heading that says nothing of time are years where the rows need them, all agree, or
    they are those that are `asked` for; else they may be figures."""
    for column in found:
        own = cells[column.at]
        of_time = not column.heading or _OF_TIME.search(key(column.heading)) is not None
        if column.why != "cells period" or of_time or own.are_one_of_several():
            continue
        if {text.strip() for text in own.distinct} <= asked:
            continue
        words = [
            cells[c.at].texts
            for c in found
            if c.at != column.at and cells[c.at].filled and not cells[c.at].are_figures()
        ]
        rows = list(zip(*words, strict=True))
        if len(set(rows)) < len(rows):
            continue
        found[column.at] = column._replace(meaning=IGNORED, fault=("unclear-period", _years_or_figures(column)))


def _doubt_first(found: list[Column], cells: dict[int, Cells], asked: set[str]) -> None:
    """An indicator's name over years that are asked for, beside a column that nobody asks for, may be the title of that one."""
    first, others = found[0], found[1:]
    if first.meaning != FIGURES or first.period is not None or not cells[first.at].are_bare_years():
        return
    years = {text.strip() for text in cells[first.at].distinct}
    unknown = [c for c in others if c.meaning in ("", "value") and cells[c.at].filled and cells[c.at].are_figures()]
    if years <= asked and unknown and not any(c.meaning == FIGURES for c in others):
        found[first.at] = first._replace(fault=("unclear-period", _years_or_figures(first)))


def _years_or_figures(column: Column) -> Phrase:
    return say(
        'the column "{heading}" may hold years or figures; say which with "columns:" in a target file '
        "(period: {heading}, or remark: [{heading}])",
        heading=column.heading,
    )
