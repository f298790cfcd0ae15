"""How far a figure reaches in its target's period (design §7, `coverage`)."""

from __future__ import annotations

from targetcheck.model.figure import Figure
from targetcheck.model.period import Period
from targetcheck.model.target import Target
from targetcheck.model.verdict import Coverage


def coverage_of(figure: Figure, target: Target) -> Coverage | None:
    """What of the target's period the figure covers, and what is missing; None where that is all of it."""
    wanted = target.period
    partial = wanted is not None and figure.span is not None and figure.span != wanted
    if not partial and not figure.missing:
        return None
    start, end = _edges(figure.span)
    months = figure.months
    if months and wanted and wanted.whole_months:
        months = (months[0], wanted.months)
    return Coverage(start, end, figure.missing, months, figure.areas)


def _edges(span: Period | None) -> tuple[str | None, str | None]:
    """The first and the last month of a span (or day, where it is not whole months)."""
    if span is None:
        return None, None
    if not span.whole_months:
        return span.start.isoformat(), span.end.isoformat()
    return f"{span.start:%Y-%m}", f"{span.end:%Y-%m}"
