"""JSON Lines for pipelines: one verdict a line, the same object as in JSON.

{"id":"wanzhou-2024/tb-incidence","name":"结核病报告发病率","status":"missed","actual":41.2,…}
"""

from __future__ import annotations

from targetcheck.model.jsontext import inline
from targetcheck.model.verdict import Report
from targetcheck.reports import Style
from targetcheck.reports.formats.json import verdict_view


def render(report: Report, style: Style) -> str:
    return "".join(inline(verdict_view(verdict, style.machine)) + "\n" for verdict in report.verdicts)
