"""From a draft to the YAML of a target file: each target below its source passage and its doubts.

Nothing that the text leaves open is filled in: a bound that cannot be known is written `?`, which loads as unset, and
左右 is a `between` whose two ends are the one number until a person sets the tolerance.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import yaml

from targetcheck.draft.numerals import chinese
from targetcheck.draft.statements import Draft, Statement
from targetcheck.errors import Phrase, say
from targetcheck.model.quantity import parse_quantity
from targetcheck.model.unit import parse_unit
from targetcheck.phrases import Words, words

_HEADER = "# yaml-language-server: $schema=targetcheck.schema.json"
_UNPRINTABLE = re.compile(
    "[^\x20-\x7e\u00a0-\u00ac\u00ae-\u061b\u061d-\u200a\u2010-\u2027\u202f-\u205f\u2070-\ud7ff"
    "\ue000-\ufefe\uff00-\ufff8\ufffc\ufffd\U00010000-\U0010ffff]+"
)
"""What YAML does not take as it is or takes for the end of a line, and marks of direction, joiners and the like."""
_PLAIN = re.compile(r"[\u4e00-\u9fff][\u4e00-\u9fff\w()%‰./·、+“”-]*")
"""What needs no quotes in YAML: it begins with a Chinese character, and no sign in it means anything there."""
_OPPOSITE = {"at_least": "at_most", "at_most": "at_least", "above": "below", "below": "above"}
_PASSAGE_LENGTH = 160

Value = str | list[str] | dict[str, str]


def to_yaml(draft: Draft, lang: str = "en") -> str:
    """The target file, for a person to finish, its remarks in their language. It loads as it stands."""
    table = words(lang)
    lines = [_HEADER]
    lines += [f"{key}: {_scalar(value)}" for key, value in _defaults(draft) if value]
    if not draft.targets:
        lines.append(
            "# " + table("No target was found; {n:figure is|figures are} reported as done.", n=len(draft.actuals))
        )
        return "\n".join([*lines, "targets: []", ""])
    lines += ["", "targets:"]
    for name, statement in _named(draft.targets):
        lines += _target(name, statement, draft, table)
    return "\n".join([*lines, ""])


def _defaults(draft: Draft) -> Iterator[tuple[str, str]]:
    yield "title", draft.title
    yield "source", draft.source
    yield "area", draft.area
    yield "period", draft.period


def _named(statements: tuple[Statement, ...]) -> Iterator[tuple[str, Statement]]:
    """Each statement with its id: c and the clause's numbers and its place in the clause, or s and a number."""
    seen: Counter[str] = Counter()
    for statement in statements:
        numbers = [
            str(int(part) if part.isdigit() else chinese(part))
            for part in re.findall(r"[0-9]+|[一二三四五六七八九十百]+", statement.clause)
        ]
        clause = "-".join(numbers)
        seen[clause] += 1
        yield (f"c{clause}-{seen[clause]}" if clause else f"s{seen[clause]}"), statement


def _target(name: str, statement: Statement, draft: Draft, table: Words) -> Iterator[str]:
    key, bound, doubts = _bound(statement)
    baseline = _baseline(statement)
    if statement.by and isinstance(baseline, str) and baseline:
        example = f"baseline: {{period: …, value: {baseline}}}"
        when = say("the text does not say when it was {baseline}; write {example}", baseline=baseline, example=example)
        doubts = (*doubts, when)
        baseline = ""
    yield ""
    passage = clean(statement.passage)[:_PASSAGE_LENGTH]
    yield f"  # {table('draft line', n=statement.line, text=passage)}"
    for doubt in (*statement.checks, *doubts):
        yield f"  # {table('draft check', text=clean(table.say(doubt)))}"
    yield f"  - id: {name}"
    for field, value in (
        ("indicator", harmless_name(statement.indicator) or "?"),
        ("change_from", statement.since if statement.direction else ""),
        (key, bound),
        ("baseline", baseline),
        ("clause", statement.clause),
        ("section", statement.section if statement.section != draft.title else ""),
        ("responsible", list(statement.responsible)),
        ("level", "expected" if statement.level == "expected" else ""),
        ("by" if statement.by else "period", statement.period if statement.period != draft.period else ""),
    ):
        if value:
            yield f"    {field}: {_value(value)}"


def _bound(statement: Statement) -> tuple[str, Value, tuple[Phrase, ...]]:
    """The bound's key and value, and the doubts that writing it brings up."""
    form = "at_least" if statement.form == "change" else statement.form
    if statement.reference:
        return form, {"area": statement.reference}, ()
    if _open(statement):
        return "at_least", "?", ()
    unit = "" if isinstance(statement.value, str) else statement.unit
    doubts: tuple[Phrase, ...] = ()
    if unit and parse_unit(unit) is None:
        unit, doubts = (
            "",
            (say("the unit {unit} is not one that target files know; the number stands bare", unit=unit),),
        )
    if statement.value is None:
        return (form if form in _OPPOSITE else "at_least"), (f"X{unit}" if unit else "?"), doubts
    sign = "-" if statement.direction == "down" else ""
    value = f"{sign}{_number(statement.value)}{unit}"
    if form == "between":
        ends = [value, f"{sign}{_number(statement.high)}{unit}"]
        return form, ends[::-1] if sign else ends, doubts
    if form == "approx":
        return "between", [value, value], doubts
    return (_OPPOSITE.get(form, form) if sign else form), value, doubts


def _open(statement: Statement) -> bool:
    """Whether the text leaves open what the number is compared with: a change since when, points of what, by a ratio."""
    if statement.direction:
        return statement.unit == "个千分点" or not statement.since or isinstance(statement.value, str)
    return statement.unit in ("个百分点", "个千分点")


def _number(value: object) -> str:
    return value if isinstance(value, str) else f"{value:f}"


def _baseline(statement: Statement) -> Value:
    """Where the target starts from, as far as the text says: {period: 2020, value: 77.9岁}."""
    found = re.match(r"[0-9,.]+", statement.baseline)
    if not found or statement.direction:
        return ""
    value = found[0].replace(",", "") + statement.baseline[found.end() :]
    if isinstance(parse_quantity(value), Phrase):
        return ""
    return {"period": statement.baseline_period, "value": value} if statement.baseline_period else value


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
