"""Announced targets (YAML) judged against published actuals (CSV), exactly and down to the source row.

targets = targetcheck.load_targets("targets")
report = targetcheck.evaluate(targets, targetcheck.load_actuals(targets, "data"))
frame = polars.DataFrame(targetcheck.records(report), infer_schema_length=None)
"""

from __future__ import annotations

from os import PathLike, fspath
from typing import TYPE_CHECKING

from targetcheck.errors import TargetcheckError

if TYPE_CHECKING:
    from targetcheck.model.actuals import Actuals
    from targetcheck.model.target import Targets
    from targetcheck.model.verdict import Report

__version__ = "0.1.0"
__all__ = ["TargetcheckError", "__version__", "evaluate", "load_actuals", "load_targets", "records"]


def load_targets(*paths: str | PathLike[str]) -> Targets:
    """Every target in these files, folders and globs.

    Raises TargetcheckError, whose `problems` are everything wrong in them with file, line and column.
    """
    from targetcheck.targets.load import load_targets as load

    return load([fspath(path) for path in paths])


def load_actuals(targets: Targets, *paths: str | PathLike[str]) -> Actuals:
    """The rows that the targets ask for, from CSV files, folders and globs. Raises TargetcheckError."""
    from targetcheck.actuals.load import load_actuals as load
    from targetcheck.model.plan import asked_of

    return load([fspath(path) for path in paths], asked_of(targets))


def evaluate(targets: Targets, actuals: Actuals, *, as_of: str | int | None = None) -> Report:
    """The verdict on every target. `as_of` (a period, such as 2024-Q3) leaves out rows that end after it.

    Raises TargetcheckError for figures that cannot be read, and ValueError for an `as_of` that is no period and for actuals
    that were loaded for targets which ask for less.
    """
    from targetcheck.judgement.evaluate import evaluate as judge
    from targetcheck.model.period_text import parse_period
    from targetcheck.model.plan import asked_of

    if actuals.asked is not None and not asked_of(targets).wanted <= actuals.asked.wanted:
        raise ValueError("these actuals were loaded for other targets")
    period = parse_period(str(as_of)) if as_of is not None else None
    if as_of is not None and period is None:
        raise ValueError(f"not a period: {as_of!r}")
    return judge(targets, actuals, as_of=period)


def records(report: Report) -> list[dict[str, object]]:
    """One plain dictionary a verdict, members of quorums too, for pandas or polars; numbers are exact Decimals.

    The keys are those of the JSON report; `bound` is spread over form, low, high and value. The yes and no of milestones are
    1 and 0.
    """
    from targetcheck.phrases import words
    from targetcheck.reports.beside import told_by
    from targetcheck.reports.formats.json import flat
    from targetcheck.reports.verdict_line import line_of

    told = told_by(report.verdicts)
    return [flat(line, told) for verdict in report.verdicts for line in line_of(verdict, words("en")).family()]
