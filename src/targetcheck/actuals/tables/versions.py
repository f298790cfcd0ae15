"""Columns that may hold another version of figures beside them: 2024年（修订）, 更正后. Which one counts, no heading says."""

from __future__ import annotations

import re

from targetcheck.actuals.tables.dates import apart, heading_period
from targetcheck.actuals.tables.headings import Headings
from targetcheck.actuals.tables.layout import DIMENSION, IGNORED, Column, Layout
from targetcheck.actuals.tables.units import split_unit
from targetcheck.errors import say
from targetcheck.model.columns import is_beside_areas
from targetcheck.model.pattern import pattern
from targetcheck.model.text import key

_CHANGED = r"修订|修正|更正|订正|调整|审定|核定|核实|复核|复审|终审|更新|核减|核增|最终|最新"
_ALONE = pattern(
    rf"\(?(?:{_CHANGED}|[新旧原]口径|可比口径)+[前后]?的?(?:数据|[数值稿])?\)?|revised|corrected|adjusted|updated|final",
    re.IGNORECASE,
)
"""Headings that only say that another version of the figures stands below them."""
_BESIDE_A_NAME = pattern(
    rf"^(?:{_CHANGED})[前后]的?|\((?:{_CHANGED}|[新旧原]口径|可比口径)+[前后]?(?:数据|[数值稿])?\)$|(?:{_CHANGED})[前后]$"
)


_VERSION = pattern(rf"{_CHANGED}|口径")
OF_OTHERS = pattern("[率比较增减差变序级%]|得分|评分|指数|系数|权重|标准|要求|任务|目标|计划")
"""Words that say of other figures what they are, beside a year."""


def check_versions(layout: Layout, headings: Headings) -> None:
    """Two columns for one figure are a fault that names both."""
    for column in layout.columns:
        of_figures = column.meaning in (IGNORED, DIMENSION) and column.why in (
            "cells figures",
            "cells remarked figures",
        )
        other = _version_of(column, layout, headings) if of_figures else None
        if other is not None:
            message = say(
                'the columns {names} may hold two versions of the same figures; say with "columns:" in a target file which of '
                "them does not count (remark: [{heading}])",
                names=[other.heading, column.heading],
                heading=column.heading,
            )
            layout.blame(("two-value-columns", message))


def _version_of(column: Column, layout: Layout, headings: Headings) -> Column | None:
    """The column of figures that another one may hold a version of."""
    text, _ = split_unit(column.heading)
    values = [layout.columns[value.at] for value in layout.values]
    if _ALONE.fullmatch(text) is not None:
        return next((value for value in reversed(values) if value.at < column.at), next(iter(values), None))
    bare = _BESIDE_A_NAME.sub("", text)
    if bare != text:
        same = (value for value in values if bare == split_unit(value.heading)[0])
        return next(same, None)
    for period, rest in apart(text):
        of = heading_period(period, layout.year)
        same = (v for v in values if v.indicator is None and v.period and heading_period(v.period, layout.year) == of)
        if rest and not _is_another(rest, headings):
            return next(same, None)
    return None


def _is_another(text: str, headings: Headings) -> bool:
    """Whether what stands beside a period says of what other figures are: 全省, 平均, 占比."""
    piece = headings.piece[text]
    if OF_OTHERS.search(text) is not None and _VERSION.search(text) is None:
        return True
    return piece.known or piece.area or piece.total or piece.unit is not None or is_beside_areas(key(text))
