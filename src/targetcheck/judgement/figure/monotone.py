"""Whether a figure can still rise or fall before its period ends: what settles a verdict early (design §6)."""

from __future__ import annotations

from collections.abc import Sequence

from targetcheck.model.figure import Figure

_RISING, _FALLING = ("sum", "max"), ("min",)


def trend_of(op: str, figures: Sequence[Figure]) -> int:
    """Which way what is not there yet can move the number: 1 up only, -1 down only, 0 either or not known."""
    way = 1 if op in _RISING else -1
    if op not in (*_RISING, *_FALLING) or any(figure.missing and figure.trend != way for figure in figures):
        return 0
    return 0 if op == "sum" and any(map(has_negative, figures)) else way


def has_negative(figure: Figure) -> bool:
    """Whether something in it is below zero."""
    row = figure.row
    return (row is not None and (row.falls or figure.value < 0)) or any(map(has_negative, figure.parts))
