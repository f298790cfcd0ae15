"""A draft as JSON, and the figures that a summary reports as done as the CSV of actuals."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

from targetcheck.draft.statements import Draft, Statement
from targetcheck.draft.targetfile import clean, harmless_name
from targetcheck.model.jsontext import inline
from targetcheck.phrases import words


def to_json(draft: Draft, lang: str = "en") -> str:
    """Every statement, in the order of the text. Numbers are written exactly."""
    statements = ",\n".join(f"  {inline(_fields(statement, lang), ', ', ': ')}" for statement in draft.statements)
    return f'{{"statements": [\n{statements}\n]}}\n' if statements else '{"statements": []}\n'


def _fields(statement: Statement, lang: str) -> dict[str, object]:
    value = statement.value
    change = {"direction": statement.direction, "since": statement.since or None} if statement.direction else {}
    ends = {"low": value, "high": statement.high} if statement.form == "between" else {}
    return {
        "indicator": statement.indicator,
        "form": statement.form,
        "value": value,
        **ends,
        **change,
        "unit": statement.unit,
        "period": statement.period,
        "clause": statement.clause,
        "responsible": list(statement.responsible),
        "level": statement.level,
        "kind": statement.kind,
        "start": statement.start,
        "end": statement.end,
        "checks": [words(lang).say(check) for check in statement.checks],
    }


def to_actuals_csv(draft: Draft, lang: str = "en") -> str:
    """The figures reported as done, one row each, as `evaluate` reads them; where and how they are said is the note.

    A figure that the text gives twice alike is one row. Two different ones under one name get their line in the name,
    for which of them is the indicator's is not for the draft to choose.
    """
    rows: dict[tuple[str, str], dict[str, Statement]] = {}
    for statement in draft.actuals:
        if statement.form == "between" or statement.value is None:
            continue
        same = rows.setdefault((_name(statement), statement.period), {})
        same.setdefault(f"{_number(statement)}{statement.unit}", statement)
    out = io.StringIO()
    table = words(lang)
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([table(role) for role in ("indicator", "period", "value", "unit", "note")])
    for (name, period), same in rows.items():
        for number, statement in enumerate(same.values(), start=1):
            shown = harmless_name(name)
            if len(same) > 1:
                shown += table("draft one of several", n=number, line=statement.line)
            passage = table("draft line", n=statement.line, text=clean(statement.passage))
            note = table("semicolon").join((passage, *map(table.say, statement.checks)))
            writer.writerow([shown, period, _number(statement), statement.unit, note])
    return "\ufeff" + out.getvalue()


def _name(statement: Statement) -> str:
    """The indicator; a change is another figure than the level, and says so."""
    word = {"up": "增长", "down": "下降"}.get(statement.direction, "")
    return statement.indicator + word


def _number(statement: Statement) -> str:
    return f"{statement.value:f}" if isinstance(statement.value, Decimal) else str(statement.value)
