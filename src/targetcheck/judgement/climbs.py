"""Which way figures can still move: what tells whether a verdict is settled before its period ends (design §6)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from targetcheck.model.figure import Figure


def climbs_of(op: str, figures: Sequence[Figure]) -> int:
    """Which way what is not there yet can move the number: 1 up only, -1 down only, 0 either or not known."""
    for way, ops in ((1, ("sum", "max")), (-1, ("min",))):
        if op in ops and all(not f.missing or f.climbs == way for f in figures):
            return way if op != "sum" or all(value >= 0 for f in figures for value in leaf_values(f)) else 0
    return 0


def leaf_values(figure: Figure) -> Iterable[Fraction]:
    if figure.row is not None:
        yield figure.value
    for part in figure.parts:
        yield from leaf_values(part)
