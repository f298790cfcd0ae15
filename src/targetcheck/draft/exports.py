"""A draft as YAML, as JSON, and its figures as the CSV of actuals."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

import yaml

from targetcheck.draft.values import Draft, Statement
from targetcheck.draft.wordings import MULTIPLES
from targetcheck.errors import Phrase
from targetcheck.model.jsontext import inline
from targetcheck.model.numerals import numeral
from targetcheck.model.unit import parse_unit
from targetcheck.phrases import Words, words

_HEADER = "# yaml-language-server: $schema=targetcheck.schema.json"
_UNPRINTABLE = re.compile(
    "[^\x20-\x7e\u00a0-\u00ac\u00ae-\u061b\u061d-\u200a\u2010-\u2027\u202f-\u205f\u2070-\ud7ff"
    "\ue000-\ufefe\uff00-\ufff8\ufffc\ufffd\U00010000-\U0010ffff]+"
)
"""What YAML does not take as it is or takes for the end of a line, and marks of direction, joiners and the like."""
_PLAIN = re.compile(r"[\u4e00-\u9fff][\u4e00-\u9fff\w()（）%‰./·、+“”-]*")
"""What needs no quotes in YAML: it begins with a Chinese character, and no sign in it means anything there."""
_OPPOSITE = {"at_least": "at_most", "at_most": "at_least", "above": "below", "below": "above"}
_PASSAGE_LENGTH = 160

Value = str | list[str] | dict[str, str]


def to_yaml(draft: Draft, lang: str = "en") -> str:
    """The target file, for a person to finish, its remarks in their language. It loads as it stands."""
    table = words(lang)
    lines = [_HEADER]
    heads = (("title", draft.title), ("source", draft.source), ("area", draft.area), ("period", draft.period))
    lines += [f"{key}: {_scalar(value)}" for key, value in heads if value]
    if not draft.targets:
        lines.append(
            "# " + table("No target was found; {n:figure is|figures are} reported as done.", n=len(draft.actuals))
        )
        return "\n".join([*lines, "targets: []", ""])
    lines += ["", "targets:"]
    for name, statement in _named(draft.targets):
        lines += _target(name, statement, draft, table)
    return "\n".join([*lines, ""])


def _named(statements: tuple[Statement, ...]) -> Iterator[tuple[str, Statement]]:
    """Each statement with its id: c and the clause's numbers and its place in the clause, or s and a number."""
    seen: Counter[str] = Counter()
    for statement in statements:
        numbers = [
            str(int(part) if part.isdigit() else numeral(part))
            for part in re.findall(r"[0-9]+|[一二三四五六七八九十百]+", statement.clause)
        ]
        clause = "-".join(numbers)
        seen[clause] += 1
        yield (f"c{clause}-{seen[clause]}" if clause else f"s{seen[clause]}"), statement


def _target(name: str, statement: Statement, draft: Draft, table: Words) -> Iterator[str]:
    key, bound = _bound(statement)
    baseline: Value = ""
    if statement.start_value and statement.baseline_period:
        baseline = {"period": statement.baseline_period, "value": statement.start_value}
    elif not statement.by:
        baseline = statement.start_value
    yield ""
    passage = clean(draft.shown(statement.passage))[:_PASSAGE_LENGTH]
    yield f"  # {table('draft line', n=statement.line, text=passage)}"
    for doubt in statement.checks:
        yield f"  # {table('draft check', text=clean(_said(doubt, draft, table)))}"
    yield f"  - id: {name}"
    for field, value in (
        ("indicator", harmless_name(draft.shown(statement.indicator)) or "?"),
        ("change_from", statement.since if statement.direction else ""),
        (key, bound),
        ("baseline", baseline),
        ("clause", draft.shown(statement.clause)),
        ("section", draft.shown(statement.section)),
        ("responsible", [draft.shown(name) for name in statement.responsible]),
        ("weight", statement.weight),
        ("score", _score(statement)),
        ("level", "expected" if statement.level == "expected" else ""),
        ("by" if statement.by else "period", statement.period if statement.period != draft.period else ""),
    ):
        if value:
            yield f"    {field}: {_value(value)}"


def _said(check: Phrase, draft: Draft, table: Words) -> str:
    """A check in the reader's language; in Chinese with the brackets of the document."""
    text = table.say(check)
    return draft.shown(text) if table.lang == "zh" else text


def _score(statement: Statement) -> dict[str, str]:
    """The points taken off for each part of the gap, as a target file has it."""
    return dict(zip(("minus", "per"), statement.score or (), strict=False))


def _bound(statement: Statement) -> tuple[str, Value]:
    """The bound's key and value; a unit that no target file knows is left out, but for 万 and the like."""
    form = "at_least" if statement.form == "change" else statement.form
    if statement.reference:
        return form, {"area": statement.reference}
    if statement.open:
        return ("at_most" if statement.direction == "down" and form not in ("at_most", "below") else "at_least"), "?"
    unit = "" if isinstance(statement.value, str) else statement.unit
    if unit and parse_unit(unit) is None:
        unit = next((multiple for multiple in MULTIPLES if unit.startswith(multiple)), "")
    if statement.value is None:
        return (form if form in _OPPOSITE else "at_least"), (f"X{unit}" if unit else "?")
    sign = "-" if statement.direction == "down" else ""
    value = f"{sign}{_number(statement.value)}{unit}"
    if form == "between":
        ends = [value, f"{sign}{_number(statement.high)}{unit}"]
        return form, ends[::-1] if sign else ends
    if form == "approx":
        return "between", [value, value]
    return (_OPPOSITE.get(form, form) if sign else form), value


def _number(value: object) -> str:
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _value(value: Value) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_scalar, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {_scalar(text)}' for key, text in value.items())}}}"
    return _scalar(value)


def _scalar(text: str) -> str:
    """The text as a YAML scalar on one line; PyYAML decides on the quotes, as it would inside [ ]."""
    text = clean(text)
    if _PLAIN.fullmatch(text) or re.fullmatch(r"-?[1-9][0-9]*(?:\.[0-9]+)?[%‰]?", text):
        return text
    written = yaml.safe_dump([text], allow_unicode=True, width=float("inf"), default_flow_style=True)
    return written.strip()[1:-1]


def clean(text: str) -> str:
    """The text on one line, without characters that YAML does not take, or that would show it otherwise than it is."""
    return " ".join(_UNPRINTABLE.sub(" ", text).split())


def harmless_name(name: str) -> str:
    """A name that no spreadsheet takes for a formula and no terminal for an order."""
    return clean(name).lstrip("=+-@＝＋－＠ ")


def to_json(draft: Draft, lang: str = "en") -> str:
    """Every statement, in the order of the text. Numbers are written exactly."""
    statements = ",\n".join(
        f"  {inline(_fields(statement, draft, lang), ', ', ': ')}" for statement in draft.statements
    )
    return f'{{"statements": [\n{statements}\n]}}\n' if statements else '{"statements": []}\n'


def _fields(statement: Statement, draft: Draft, lang: str) -> dict[str, object]:
    value = statement.value
    change = {"direction": statement.direction, "since": statement.since or None} if statement.direction else {}
    ends = {"low": value, "high": statement.high} if statement.form == "between" else {}
    points = {"weight": statement.weight, "score": _score(statement)} if statement.weight else {}
    return {
        "indicator": draft.shown(statement.indicator),
        "form": statement.form,
        "value": value,
        **ends,
        **change,
        "unit": statement.unit,
        "period": statement.period,
        "clause": draft.shown(statement.clause),
        "responsible": [draft.shown(name) for name in statement.responsible],
        **points,
        "level": statement.level,
        "kind": statement.kind,
        "start": statement.start,
        "end": statement.end,
        "checks": [_said(check, draft, words(lang)) for check in statement.checks],
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
        change = {"up": "增长", "down": "下降"}.get(statement.direction, "")  # another figure than the level
        same = rows.setdefault((statement.indicator + change, statement.period), {})
        same.setdefault(f"{_number(statement.value)}{statement.unit}", statement)
    out = io.StringIO()
    table = words(lang)
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([table(role) for role in ("indicator", "period", "value", "unit", "note")])
    for (name, period), same in rows.items():
        for number, statement in enumerate(same.values(), start=1):
            shown = harmless_name(draft.shown(name))
            if len(same) > 1:
                shown += table("draft one of several", n=number, line=statement.line)
            passage = table("draft line", n=statement.line, text=clean(draft.shown(statement.passage)))
            note = table("semicolon").join((passage, *(_said(check, draft, table) for check in statement.checks)))
            writer.writerow([shown, period, _number(statement.value), statement.unit, note])
    return "\ufeff" + out.getvalue()
