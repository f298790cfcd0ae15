"""JSON for scripts: stable, exact, the same bytes for the same input (design §7).

{"version": 1, "as_of": null, "summary": {"met": 1, …}, "verdicts": [{"id": "wanzhou-2024/tb-incidence", …}]}
"""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction

from targetcheck.model.actuals import Row
from targetcheck.model.bound import FORMS, Reference
from targetcheck.model.quantity import Quantity, exact_text
from targetcheck.model.unit import Unit
from targetcheck.model.verdict import Report, Verdict, score_of
from targetcheck.phrases import words
from targetcheck.reports import Style

MOST_ROWS = 20
"""So many source rows are listed one by one; of the others the number per file is given."""


_PLAIN = json.JSONEncoder(ensure_ascii=False).encode
"""Made once: `json.dumps` would make it anew for each of a report's values."""


class Exact(str):
    """A number's digits, to be written as they are."""

    __slots__ = ()


def render(report: Report, style: Style) -> str:
    return dump(document(report, style.machine)) + "\n"


def document(report: Report, lang: str = "en") -> dict[str, object]:
    """The report as plain values, numbers as `Exact` digits."""
    found: dict[str, object] = {
        "version": 1,
        "as_of": str(report.as_of) if report.as_of else None,
        "summary": {status.value: n for status, n in report.summary.items()},
    }
    score = score_of(report.verdicts)
    if score is not None:
        found["score"] = {"value": _number(score.value), "weight": _number(score.weight),
                          "counted": score.counted, "unscored": score.unscored}  # fmt: skip
    found["verdicts"] = [verdict_view(v, lang) for v in report.verdicts]
    return found


def verdict_view(verdict: Verdict, lang: str = "en") -> dict[str, object]:
    """One verdict as plain values."""
    target = verdict.target
    found: dict[str, object] = {
        "id": verdict.id,
        "name": verdict.name,
        "indicator": target.indicator.key if target.indicator else None,
        "area": verdict.area,
        "period": str(verdict.period) if verdict.period else None,
        "status": verdict.status.value,
        "level": target.level,
        "actual": verdict.actual if isinstance(verdict.actual, bool) else _number(verdict.actual),
        "unit": _unit(verdict.unit),
        "bound": _bound(verdict),
        "gap": _number(verdict.gap),
        "attainment": _number(verdict.attainment),
        "expected": _number(verdict.expected),
        "reason": words(lang).say(verdict.reason) if verdict.reason else None,
        "section": target.section,
        "clause": target.clause,
        "responsible": list(target.responsible),
        "target": {"file": target.at.file, "line": target.at.line},
        "actuals": _rows(verdict),
        "because": [verdict_view(child, lang) for child in verdict.because],
    }
    return found | _sometimes(verdict)


def _sometimes(verdict: Verdict) -> dict[str, object]:
    """What only some verdicts have."""
    target, found = verdict.target, dict[str, object]()
    if target.by is not None:
        found["by"] = str(target.by)
    if target.judge_rounded and verdict.places is not None:
        found["judge"], found["places"] = "rounded", verdict.places
    if target.change_from is not None:
        found["change_from"] = str(target.change_from)
    if verdict.baseline is not None and verdict.change is None:
        found["baseline"] = _number(verdict.baseline)
    if verdict.coverage is not None:
        coverage = verdict.coverage
        found["coverage"] = {"from": coverage.start, "to": coverage.end, "missing": list(coverage.missing)}
    if target.weight is not None:
        found["weight"] = _number(target.weight)
    if target.tags:
        found["tags"] = list(target.tags)
    if target.note:
        found["note"] = target.note
    return found


def _number(value: Fraction | None) -> Exact | None:
    return None if value is None else Exact(exact_text(Fraction(value)))


def _unit(unit: Unit | None) -> str | None:
    return unit.text or None if unit is not None else None


def _bound(verdict: Verdict) -> dict[str, object] | None:
    """The bound in its unit; a reference with what it came to."""
    if verdict.needed is not None:
        return {"form": "quorum", "value": verdict.needed[0], "of": verdict.needed[1]}
    bound = verdict.target.bound
    if bound is None:
        return None
    if bound.milestone:
        return {"form": bound.form, "value": True}
    form = FORMS[bound.form]
    values = [_end(verdict, i) for i in range(len(bound.ends))]
    found: dict[str, object] = {"form": bound.form}
    if bound.form == "between":
        found["low"], found["high"] = values[form.low or 0], values[form.high or 0]
    else:
        found["value"] = values[0]
    found["unit"] = _unit(verdict.unit)
    references = [_reference(verdict, end) for end in bound.ends if isinstance(end, Reference)]
    if references:
        found["reference"] = references[0]
    return found


def _end(verdict: Verdict, index: int) -> Exact | None:
    bound = verdict.target.bound
    assert bound is not None
    form, end = FORMS[bound.form], bound.ends[index]
    if verdict.bound is not None:
        return _number(verdict.bound.low if form.low == index else verdict.bound.high)
    if not isinstance(end, Quantity):
        return None
    if end.ratio or (end.unit is not None and verdict.unit is not None and end.unit.agrees(verdict.unit)):
        return _number(end.value / (verdict.unit.scale if verdict.unit else 1))
    return _number(Fraction(end.number))


def _reference(verdict: Verdict, end: Reference) -> dict[str, object]:
    """Which figure is compared with: what the target file leaves out is the target's own."""
    target = verdict.target
    own = target.indicator.key if target.indicator else None
    period = end.period or next((r.period for r in verdict.references), None) or verdict.period
    return {
        "indicator": end.indicator or own,
        "area": end.area or target.area,
        "period": str(period) if period else None,
    }


def _rows(verdict: Verdict) -> list[dict[str, object]]:
    listed: list[dict[str, object]] = []
    more: dict[str, int] = {}
    for row in verdict.rows:
        if len(listed) < MOST_ROWS and row.records == 1:
            listed.append(_row(row, verdict))
        else:
            more[row.where.file] = more.get(row.where.file, 0) + row.records
    return listed + [{"file": file, "rows": n} for file, n in more.items()]


def _row(row: Row, verdict: Verdict) -> dict[str, object]:
    place: dict[str, object] = {"file": row.where.file}
    if row.where.line is not None:
        place["line"] = row.where.line
    return place


def dump(value: object, indent: str = "") -> str:
    """JSON with two spaces a level; `Exact` digits are numbers."""
    if isinstance(value, Exact):
        return str(value)
    inner = indent + "  "
    if isinstance(value, dict) and value:
        items = (f"{inner}{quoted(k)}: {dump(v, inner)}" for k, v in value.items())
        return "{\n" + ",\n".join(items) + f"\n{indent}}}"
    if isinstance(value, list) and value:
        return "[\n" + ",\n".join(inner + dump(v, inner) for v in value) + f"\n{indent}]"
    return quoted(value)


def quoted(value: object) -> str:
    """A plain value as JSON; in texts only what a terminal or an editor would not show as it is gets escaped."""
    text = _PLAIN(value)
    return text if text.isprintable() else "".join(c if c.isprintable() else json.dumps(c)[1:-1] for c in text)


def flat(verdict: Verdict, lang: str = "en") -> dict[str, object]:
    """One verdict without nesting, numbers as Decimals; a milestone's yes is 1 and its no 0, as a column has one type."""
    view = verdict_view(verdict, lang)
    bound = view["bound"] if isinstance(view["bound"], dict) else {}
    names = ("id", "name", "indicator", "area", "period", "status", "level", "actual", "unit", "gap", "attainment",
             "expected", "reason", "section", "clause")  # fmt: skip
    found = {name: view[name] for name in names}
    found |= {
        f"bound_{name}" if name != "form" else "form": bound.get(name)
        for name in ("form", "value", "low", "high", "of")
    }
    found["responsible"] = "、".join(verdict.target.responsible)
    found |= {"file": verdict.target.at.file, "line": verdict.target.at.line}
    counts = ("bound_of", "line")
    return {
        name: Decimal(value) if isinstance(value, (Exact, int)) and name not in counts else value
        for name, value in found.items()
    }
