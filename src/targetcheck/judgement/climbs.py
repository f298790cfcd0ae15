"""Which way figures can still move: what tells whether a verdict is settled before its period ends (design §6)."""

from __future__ import annotations

from collections.abc import Sequence

from targetcheck.model.figure import Figure


def climbs_of(op: str, figures: Sequence[Figure]) -> int:
    """Which way what is not there yet can move the number: 1 up only, -1 down only, 0 either or not known."""
    for way, ops in ((1, ("sum", "max")), (-1, ("min",))):
        if op in ops and all(not f.missing or f.climbs == way for f in figures):
            return way if op != "sum" or not any(map(falls, figures)) else 0
    return 0


def falls(figure: Figure) -> bool:
    """Whether something in it is below zero."""
    row = figure.row
    return (row is not None and (row.falls or figure.value < 0)) or any(map(falls, figure.parts))
