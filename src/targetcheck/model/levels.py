"""Indicators that tell a level by their name: per head, a share, a mean, a grade. Nobody adds them up or has them as a task."""

from __future__ import annotations

import re

from targetcheck.model.unit import Unit

_PER_HEAD = re.compile(
    r"(?:每[十百千万亿]+|人均|次均|例均|床均|户均|平均(?!人口)).*|.*(?:率|占比|比例|比重)"
    r"|(?i:.*\bper (?:1|capita|head|person|thousand|million).*|(?:average|mean) .*)"
)
_OTHER = re.compile(
    r"(?:每|平均).*|.*(?:指数|水平|均值|满意度|密度|强度|标准|等级)"
    r"|(?i:.*\b(?:per|rate|ratio|share|average|mean|proportion|percentage)\b.*)"
)
"""Names of other levels, and of what may be one: 每月门诊人次, 平均人口 add up over areas."""
_GRADES = frozenset(["级", "位次"])
"""Units that tell which of a row of things, not how many."""


def adds_up(name: str) -> bool:
    """Whether what is called so may be added up over areas: no number per head, no mean and no share is."""
    return _PER_HEAD.fullmatch(name) is None


def names_level(name: str, unit: Unit | None) -> bool:
    """Whether the figure is a level and no number of things, by the indicator's name or the unit."""
    if unit is not None and unit.kind in _GRADES:
        return True
    return not adds_up(name) or _OTHER.fullmatch(name) is not None
