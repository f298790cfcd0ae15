"""JSON for scripts: stable, exact, the same bytes for the same input (design §7).

{"version": 1, "as_of": null, "summary": {"met": 1, …}, "verdicts": [{"id": "wanzhou-2024/tb-incidence", …}]}
"""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal
from fractions import Fraction

from targetcheck.errors import Problem
from targetcheck.model.bound import ACHIEVED, FORMS
from targetcheck.model.jsontext import indented
from targetcheck.model.members import FileScore, scores_of
from targetcheck.model.quantity import exact_text
from targetcheck.model.score import Total, points_of, score_of
from targetcheck.model.unit import Unit
from targetcheck.model.verdict import Report, Verdict
from targetcheck.phrases import Words
from targetcheck.reports import Style
from targetcheck.reports.line import BOUND_KEYS, Line, LineBound
from targetcheck.reports.verdict_line import line_of

MOST_ROWS = 20
"""So many source rows are listed one by one; of the others the number per file is given."""


def render(report: Report, style: Style) -> str:
    return indented(document(report, style.machine)) + "\n"


def document(report: Report, table: Words) -> dict[str, object]:
    """The report as plain values and exact numbers."""
    view: dict[str, object] = {
        "version": 1,
        "as_of": str(report.as_of) if report.as_of else None,
        "summary": {status.value: n for status, n in report.summary.items()},
    }
    score = _score(report)
    if score:
        view["score"] = score
    view["verdicts"] = [verdict_view(verdict, table) for verdict in report.verdicts]
    if report.warnings:
        view["warnings"] = [_warning(warning, table) for warning in report.warnings]
    return view


def _warning(warning: Problem, table: Words) -> dict[str, object]:
    """What changes no verdict and is worth a look: its code, place and sentence."""
    at = warning.where
    return {"code": warning.code, "file": at.file if at else None, "line": at.line if at else None,
            "message": table.say(warning.message)}  # fmt: skip


def _score(report: Report) -> dict[str, object]:
    """The weighted attainment of files that weigh, and the points of those that count them; of several each by itself."""
    view: dict[str, object] = {}
    score = score_of(report.verdicts)
    if score is not None:
        view |= score._asdict()
    files = [made for made in scores_of(report) if made.total is not None]
    if len(files) == 1:
        return view | _points(files[0])
    whole = points_of(report.verdicts)
    if whole is None:
        return view
    by_file = [{"file": made.path, **_points(made)} for made in files]
    return view | _total(whole) | {"files": by_file}


def _points(made: FileScore) -> dict[str, object]:
    assert made.total is not None
    members = [{"name": one.name, **_total(one)} for some in made.members for one in some.totals]
    return {**_total(made.total), "members": members}


def _total(total: Total) -> dict[str, object]:
    return {"points": total.points, "of": total.of, "open": total.open, "grade": total.grade,
            "grades": list(total.grades)}  # fmt: skip


def verdict_view(verdict: Verdict, table: Words) -> dict[str, object]:
    """One verdict as plain values and exact numbers."""
    return line_view(line_of(verdict, table))


def line_view(line: Line) -> dict[str, object]:
    """A line as plain values and exact numbers."""
    view: dict[str, object] = {
        "id": line.id,
        "name": line.name,
        "indicator": line.indicator,
        "area": line.area,
        "period": line.period,
        "status": line.status.value,
        "level": line.level,
        "actual": line.actual,
        "unit": unit_text(line.unit),
        "bound": bound_view(line.bound),
        "gap": line.gap,
        "attainment": line.attainment,
        "expected": line.expected,
        "reason": line.reason,
        "section": line.section,
        "clause": line.clause,
        "responsible": list(line.responsible),
        "target": {"file": line.target.file, "line": line.target.line},
        "actuals": _rows(line),
        "because": [line_view(member) for member in line.because],
    }
    return view | _sometimes(line)


def _sometimes(line: Line) -> dict[str, object]:
    """What only some verdicts have."""
    view: dict[str, object] = {"by": line.by}
    if line.places is not None:
        view |= {"judge": "rounded", "places": line.places}
    view |= {"change_from": line.change_from, "baseline": line.baseline}
    if line.coverage is not None:
        view["coverage"] = {
            "from": line.coverage.start,
            "to": line.coverage.end,
            "missing": list(line.coverage.missing),
        }
    if line.problem is not None and line.problem.where is not None:
        where = line.problem.where
        view["problem"] = {"code": line.problem.code, "file": where.file, "line": where.line, "column": where.column}
    view |= {"weight": line.weight, "tags": list(line.tags) or None, "note": line.note}
    return {key: value for key, value in view.items() if value is not None} | _beside(line)


def _beside(line: Line) -> dict[str, object]:
    """What the target file asks for beside the verdict; null where the verdict has none."""
    view: dict[str, object] = {}
    if "progress" in line.told:
        progress = line.progress
        view["progress"] = None if progress is None else progress._replace(value=progress.number)._asdict()
    if "certainty" in line.told:
        view["certainty"] = None
        if line.certainty is not None:
            low, high = line.certainty.ends
            view["certainty"] = line.certainty._replace(low=low, high=high)._asdict()
    if line.points is not None:
        view["score"] = {"points": line.points.points, "of": line.points.of, "rule": line.points.rule}
    return view


def unit_text(unit: Unit | None) -> str | None:
    return unit.text or None if unit is not None else None


def bound_view(bound: LineBound | None) -> dict[str, object] | None:
    """The bound in its unit; a reference with what it came to, of `between` also which end is whose."""
    if bound is None:
        return None
    view: dict[str, object] = {"form": bound.form}
    view |= {key: end.value for key, end in zip(BOUND_KEYS[bound.form], bound.ends, strict=True)}
    if bound.form == ACHIEVED:
        view["value"] = True
    if bound.form in FORMS:
        view["unit"] = unit_text(bound.unit)
    references = {
        key: {"indicator": reference.indicator, "area": reference.area, "period": reference.period}
        for key, reference in bound.references.items()
    }
    for first in list(references.values())[:1]:
        view["reference"] = first
    if references and len(bound.ends) > 1:
        view["references"] = references
    return view


def _rows(line: Line) -> list[dict[str, object]]:
    """The source rows, by file and line up to MOST_ROWS, else how many a file."""
    listed: list[dict[str, object]] = []
    more: dict[str, int] = {}
    for row in line.actuals:
        if len(listed) == MOST_ROWS or row.records > 1:
            more[row.where.file] = more.get(row.where.file, 0) + row.records
        elif row.where.line is None:
            listed.append({"file": row.where.file})
        else:
            listed.append({"file": row.where.file, "line": row.where.line})
    return listed + [{"file": file, "rows": n} for file, n in more.items()]


_FLAT = [
    "id",
    "name",
    "indicator",
    "area",
    "period",
    "status",
    "level",
    "actual",
    "unit",
    "gap",
    "attainment",
    "expected",
    "reason",
    "section",
    "clause",
    "form",
    "bound_value",
    "bound_low",
    "bound_high",
    "bound_of",
    "responsible",
    "file",
    "line",
]

_FLAT_BESIDE = {
    "progress": ("category", "value"),
    "certainty": ("low", "high", "spans_bound"),
    "score": ("points", "of"),
}
"""What a line is told beside itself → its columns: progress_category …, where some line of the report has it."""


def flat(line: Line, told: Collection[str] = ()) -> dict[str, object]:
    """One line without nesting, numbers as Decimals; a milestone's yes is 1 and its no 0, as a column has one type.

    `told` is what some line of the report is told beside itself, so that all have the same columns.
    """
    view = line_view(line)
    columns = {f"{kind}_{key}": (kind, key) for kind, keys in _FLAT_BESIDE.items() if kind in told for key in keys}
    for name, (kind, key) in columns.items():
        beside = view.get(kind)
        view[name] = beside.get(key) if isinstance(beside, dict) else None
    bound = view["bound"] if isinstance(view["bound"], dict) else {}
    view |= {f"bound_{key}": value for key, value in bound.items()}
    if "bound_of" in view:
        view["bound_of"] = int(bound["of"])
    view |= {"form": bound.get("form"), "responsible": "、".join(line.responsible)}
    view |= {"file": line.target.file, "line": line.target.line}
    return {name: _column(view.get(name), whole=name in ("bound_of", "line")) for name in (*_FLAT, *columns)}


def _column(value: object, *, whole: bool) -> object:
    if isinstance(value, Fraction):
        return Decimal(exact_text(value))
    return Decimal(value) if isinstance(value, int) and not whole else value
