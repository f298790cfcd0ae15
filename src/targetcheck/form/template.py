"""The form to be filled in: CSV with one row a wanted figure, which `evaluate` reads back.

指标,地区,时期,数值,单位,责任科室
结核病报告病例数,万州区,2024年,,例,疾控科
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from targetcheck.errors import Problem, TargetcheckError, no_command, printable, say
from targetcheck.form.wanted import REMINDER, Line, wanted
from targetcheck.model.columns import HEADINGS, role_of
from targetcheck.model.period import Period
from targetcheck.model.period_text import parse_period
from targetcheck.model.plan import asked_of
from targetcheck.model.target import Target, Targets
from targetcheck.model.text import header_key, unusable
from targetcheck.named import NamedTuple
from targetcheck.phrases import Words
from targetcheck.reports.dates import period_text
from targetcheck.reports.formats.csv import harmless, written

UNSEEN = "\u200b"
"""A space without width: with it in front no spreadsheet takes a name for a formula, and the reader drops it."""

OPEN_HINTS = (("template each", ""),)
"""Hints that leave the area to whoever fills the form in."""


@dataclass(frozen=True, slots=True)
class Form:
    """Every wanted figure, and what headings mean in these target files."""

    lines: tuple[Line, ...]
    taken: frozenset[str]
    """Headings that are dimensions or indicators here, whatever else they mean elsewhere."""
    columns: dict[str, str]
    """Heading → what the files say that it stands for."""
    title: str = ""
    source: str = ""
    """What the one target file is called, and its document number; empty where there are several."""


def form(targets: Targets, only: Iterable[Target] | None = None) -> Form:
    """The form for these targets, or for `only` some. Raises TargetcheckError for names that no cell can hold."""
    asked = targets.targets if only is None else only
    names = asked_of(targets).names
    problems: list[Problem] = []
    lines = []
    for want in wanted(targets, asked):
        line = replace(want, indicator=_label(targets, want.key, names))
        lines.append(line)
        for text in (line.indicator, line.area, *(text for cell in line.cells for text in cell)):
            if any(map(unusable, text)):
                message = say('a form cannot hold the name "{name}": it has control characters', name=text)
                problems.append(Problem(line.at, "unusable-name", message))
    if problems:
        raise TargetcheckError(problems)
    file = targets.files[0]
    title, source = file.title or file.stem, file.source or ""
    if len(targets.files) > 1:
        title, source = "", ""
    return Form(tuple(lines), _taken(targets), targets.columns, title, source)


def _label(targets: Targets, key: str, names: dict[str, str]) -> str:
    """The indicator's name, or its key where only that one can be read back."""
    candidates = [key]
    if key in targets.indicators:
        candidates.insert(0, targets.indicators[key].name)
    read_back = [name for name in candidates if names.get(name) == key] or [key]
    for name in read_back:
        if not any(map(unusable, name)):
            return name
    return read_back[0]


def _taken(targets: Targets) -> frozenset[str]:
    asked = asked_of(targets)
    remarks = (name for name in asked.names if role_of(name) == "remark")
    return frozenset(header_key(name) for name in (*asked.dimensions, *remarks))


def render(form: Form, table: Words) -> bytes:
    """The form as CSV."""
    return written(map(_harmless, row) for row in table_of(form, table).rows)


class Table(NamedTuple):
    """The form's cells: the headings, and a row for each of `lines`."""

    rows: list[list[str]]
    lines: list[Line]
    value: int
    """The column of figures."""


def table_of(form: Form, table: Words) -> Table:
    """The cells that every form has, in whatever kind of file."""
    columns = list(dict.fromkeys(name for line in form.lines for name, _ in line.cells))
    lines = _dated(form.lines, heading(form, "period", table))
    after = ["value", "unit", "responsible"]
    if any(key.startswith(REMINDER) for line in lines for key, _ in line.hints):
        # Unlike an office's own remarks its words say nothing of the figure that is filled in.
        after.append("reminder")
    elif any(line.hints for line in lines):
        after.append("note")
    head = [heading(form, role, table) for role in ("indicator", "area", "period")]
    head += [_column(form, name) for name in columns]
    value = len(head)
    head += [heading(form, role, table) for role in after]
    rows = [head]
    total = table("total")
    named = any(line.area for line in lines)
    for line in lines:
        cells = dict(line.cells)
        area = line.area
        if named and not area and not any(hint in OPEN_HINTS for hint in line.hints):
            area = total
        # What a figure is not split by it is the total of: a blank cell among filled ones is to be filled in.
        row = [line.indicator, area, _period(line.period, table), *(cells.get(name, total) for name in columns)]
        row += ["", line.unit, "、".join(map(printable, line.responsible)), _note(line, table)]
        rows.append(row[: len(head)])
    return Table(rows, lines, value)


def _dated(lines: Sequence[Line], heading: str) -> list[Line]:
    """The lines; among those with a period one without is to be given one, since a blank cell there says nothing."""
    if not any(line.period for line in lines):
        return list(lines)
    hint = ("template fill in", heading)
    return [line if line.period else replace(line, hints=(*line.hints, hint)) for line in lines]


def heading(form: Form, role: str, table: Words) -> str:
    """What the reader knows the column by; another word for it where this one stands for something else here."""
    known = role if role in HEADINGS else "remark"
    candidates = [table(role), *HEADINGS[known].split()]
    free = (c for c in candidates if header_key(c) not in form.taken)
    return next((c for c in free if role_of(form.columns.get(header_key(c), c)) == known), candidates[0])


def _column(form: Form, name: str) -> str:
    """The heading of a dimension: its name, unless the target files say that this heading means something else."""
    if form.columns.get(header_key(name), name) == name:
        return name
    return next((heading for heading, meaning in form.columns.items() if meaning == name), name)


def _period(period: Period | None, table: Words) -> str:
    """The period as the reader knows it; a spreadsheet would make Sep-24 of 2024-09."""
    if period is None:
        return ""
    text = period_text(period, table)
    if table.lang == "en":
        text = f"{period.start:%Y%m%d}"
        if period.start != period.end:
            text = text[:6]
    return text if parse_period(text) == period else str(period)


def _note(line: Line, table: Words) -> str:
    return table("semicolon").join(table(key, name=name or table("area").lower()) for key, name in line.hints)


def _harmless(cell: str) -> str:
    shown = harmless(cell, UNSEEN)
    return UNSEEN + shown if no_command(cell) != cell else shown


Parts = list[tuple[str, Form]]
"""Forms, each with whose it is."""


def by_responsible(form: Form, table: Words) -> Parts:
    """A form for each department.

    A figure that several answer for is asked only of the first named, who leads: filled in twice it would be two rows.
    """
    return _parts(form, lambda line: next(iter(line.responsible), ""), table("nobody named"))


def by_area(form: Form, table: Words) -> Parts:
    """A form for each area: a township's own figures, and the county's in another."""
    return _parts(form, lambda line: line.area, table("no area"))


def _parts(form: Form, whose: Callable[[Line], str], nobody: str) -> Parts:
    found: dict[str, list[Line]] = {}
    for line in form.lines:
        found.setdefault(whose(line), []).append(line)
    parts = []
    for name, lines in found.items():
        title = "  ".join(part for part in (form.title, name) if part)
        parts.append((name or nobody, replace(form, lines=tuple(lines), title=title)))
    return parts


PARTS: dict[str, Callable[[Form, Words], Parts]] = {"responsible": by_responsible, "area": by_area}
"""What a form is split by → its parts."""
