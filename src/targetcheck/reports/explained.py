"""How verdicts came about, as `explain` shows it: a tree for a terminal, or JSON."""

from __future__ import annotations

from collections.abc import Iterator

from targetcheck.model.jsontext import indented
from targetcheck.model.verdict import Verdict
from targetcheck.reports import Style
from targetcheck.reports.derivation import derivation
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
