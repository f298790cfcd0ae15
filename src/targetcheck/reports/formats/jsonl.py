"""JSON Lines for pipelines: one verdict a line, the same object as in JSON.

{"id":"wanzhou-2024/tb-incidence","name":"结核病报告发病率","status":"missed","actual":41.2,…}
"""

from __future__ import annotations

from targetcheck.model.verdict import Report
from targetcheck.reports import Style
from targetcheck.reports.formats.json import Exact, quoted, verdict_view


def render(report: Report, style: Style) -> str:
    return "".join(_dump(verdict_view(verdict, style.machine)) + "\n" for verdict in report.verdicts)


def _dump(value: object) -> str:
    """JSON on one line, without spaces; `Exact` digits are numbers."""
    if isinstance(value, Exact):
        return str(value)
    if isinstance(value, dict):
        return "{" + ",".join(f"{quoted(key)}:{_dump(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(_dump, value)) + "]"
    return quoted(value)
