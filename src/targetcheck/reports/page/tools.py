"""What the page's script works with: search, filters and order, and what the marks of the chart mean."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from targetcheck.errors import printable
from targetcheck.model.verdict import Report
from targetcheck.phrases import words
from targetcheck.reports.entries import WORST_FIRST
from targetcheck.reports.page.row import areas_of

SORTS = ("order", "status", "name", "share", "who")
FILTERS = ("status", "who", "section", "area", "level")
"""What the list can be filtered by: each is a data attribute of a target's row."""


def tools(report: Report, lang: str) -> str:
    """Search, filters and order; hidden until the script shows them."""
    table = words(lang)
    summary, nobody = report.summary, table("nobody named")
    offered = {
        "status": [(status.value, table(status)) for status in WORST_FIRST if summary[status]],
        "who": _named(name for verdict in report.verdicts for name in verdict.target.responsible or (nobody,)),
        "section": _named(verdict.target.section or "" for verdict in report.verdicts),
        "area": _named(name for verdict in report.verdicts for name in areas_of(verdict)),
        "level": [(name, table(f"level {name}")) for name in dict.fromkeys(v.target.level for v in report.verdicts)],
    }
    labels = {"who": "responsible"}
    sorts = [(key, table(f"sort {key}")) for key in SORTS]
    counter = escape(table("{n} of {total} shown", n="{n}", total="{total}"))
    lines = [f'<div class="tools" role="search" hidden aria-label="{escape(table("Filter and sort"))}">']
    lines.append(f'<label>{table("search")}<input type="search" name="q"></label>')
    for name in FILTERS:
        if len(offered[name]) > 1:
            options = [("", table("all")), *offered[name]]
            lines.append(_select(name, table(labels.get(name, name)), options))
    lines.append(_select("sort", table("sort"), sorts))
    lines.append(f'<button type="button" name="all">{table("Show all")}</button>')
    lines.append(f'<button type="button" name="unfold">{table("Open or close all")}</button>')
    lines.append(f'<button type="button" name="print">{table("Print")}</button>')
    lines.append(f'<output aria-live="polite" data-text="{counter}"></output></div>')
    return "\n".join(lines)


def _named(names: Iterable[str]) -> list[tuple[str, str]]:
    shown = dict.fromkeys(printable(name) for name in names if name)
    return [(name, name) for name in shown]


def _select(name: str, label: str, options: Iterable[tuple[str, str]]) -> str:
    listed = "".join(f'<option value="{escape(value)}">{escape(shown)}</option>' for value, shown in options)
    return f'<label>{label}<select name="{name}">{listed}</select></label>'


def legend(lang: str) -> str:
    """What the marks of the chart mean."""
    table = words(lang)
    marks = (
        ('<rect class="bar" y="8" width="24" height="8"/>', "figure"),
        ('<rect class="zone" y="4" width="24" height="16"/>', "zone"),
        ('<path class="end" d="M12 2V22"/>', "bound"),
        ('<path class="base" d="M12 8l4 4-4 4-4-4z"/>', "baseline"),
        ('<path class="pace" d="M7 8h10l-5 7z"/>', "line now"),
    )
    listed = "".join(
        f'<li><svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">{mark}</svg>{table(key)}</li>'
        for mark, key in marks
    )
    return f'<ul class="legend">{listed}</ul>'
