"""How verdicts came about, as `explain` shows it: a tree for a terminal, or JSON."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from targetcheck.model.figure import Figure
from targetcheck.model.jsontext import indented
from targetcheck.model.quantity import significant
from targetcheck.model.verdict import Verdict
from targetcheck.reports import Style
from targetcheck.reports.explain import Step, explain
from targetcheck.reports.folding import fold
from targetcheck.reports.formats.json import verdict_view
from targetcheck.reports.terminal import NARROWEST, Text, written


def render_tree(verdicts: list[Verdict], style: Style) -> str:
    """The derivations for a terminal."""
    parts: list[Text] = []
    for verdict in verdicts:
        step = explain(verdict, style.person)
        parts.append(Text(step.text, "bold"))
        parts += [Text(line) for line in _branches(step.under, "", style.width)]
    return written(parts, style)


def _branches(steps: list[Step], lead: str, width: int) -> Iterator[str]:
    """The lines of a tree; a long text goes on under its beginning."""
    for step in steps:
        mark, rest = ("└── ", "    ") if step is steps[-1] else ("├── ", "│   ")
        for line in fold(step.text, max(width - len(lead) - len(mark), NARROWEST)):
            yield lead + mark + line
            mark = rest
        yield from _branches(step.under, lead + rest, width)


def render_json(verdicts: list[Verdict], style: Style) -> str:
    """The derivations for scripts: each verdict with the tree of its figure."""
    found = [verdict_view(v, style.machine) | {"derivation": derivation(v)} for v in verdicts]
    return indented(found if len(found) != 1 else found[0]) + "\n"


def derivation(verdict: Verdict) -> dict[str, object]:
    """The figures of a verdict and of its members, and the line."""
    found: dict[str, object] = {"figure": _tree(verdict.figure)}
    if verdict.change is not None:
        now, then = verdict.change.parts
        found = {"figure": _tree(now), "change_from": _tree(then)}
    if verdict.references:
        found["references"] = [_tree(r.figure) for r in verdict.references]
    if verdict.pace is not None:
        line = verdict.pace
        found["line"] = {"passed": line.passed, "of": line.whole, "from": line.start, "to": line.end,
                         "stands_at": line.level}  # fmt: skip
    found |= _beside(verdict)
    if verdict.because:
        found["members"] = [{"id": v.id, **derivation(v)} for v in verdict.because]
    return found


def _beside(verdict: Verdict) -> dict[str, object]:
    """What progress and certainty were worked out from."""
    found: dict[str, object] = {}
    if verdict.progress is not None and verdict.progress.way is not None:
        way = verdict.progress.way
        numbers = {"baseline": way.start, "figure": way.value, "aim": way.aim, "years": way.years, "years_in_all": way.whole,
                   "speed": _cut(way.speed), "needed": _cut(way.needed)}  # fmt: skip
        told: dict[str, object] = {key: value for key, value in numbers.items() if value is not None}
        if way.series:
            told["series"] = [{"period": str(period), "value": value} for period, value in way.series]
        found["progress"] = told
    if verdict.certainty is not None and verdict.certainty.counts is not None:
        above, below, factor = verdict.certainty.counts
        found["certainty"] = {"numerator": above, "denominator": below, "factor": factor}
    return found


def _cut(value: Fraction | None) -> Fraction | None:
    """A growth, whose decimals need not end, as JSON writes it."""
    return None if value is None else significant(value)


def _tree(figure: Figure | None) -> dict[str, object] | None:
    if figure is None:
        return None
    found: dict[str, object] = {
        "op": figure.op,
        "indicator": figure.indicator,
        "label": figure.label or None,
        "area": figure.area,
        "period": None if figure.span is None else str(figure.span),
        "value": figure.number,
        "unit": (figure.unit.text or None) if figure.unit is not None else None,
    }
    if figure.row is not None:
        found |= {"file": figure.row.where.file, "line": figure.row.where.line, "written": figure.row.text}
        if figure.row.records > 1:
            found["rows"] = figure.row.records
    if figure.parts:
        found["over"] = figure.over or None
        found["parts"] = [_tree(part) for part in figure.parts]
    if figure.missing:
        found["missing"] = list(figure.missing)
    return found
