"""The view in values that spreadsheets share: a row a verdict, numbers exact, texts harmless to show.

Status  Target          Figure  Unit  Bound is  Bound  …
Met     结核病成功治疗率  95.07   %     at least  90     …
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import NamedTuple

from targetcheck.errors import printable
from targetcheck.model.bound import FORMS, Reference
from targetcheck.model.quantity import Quantity
from targetcheck.model.verdict import Report, Verdict
from targetcheck.phrases import words
from targetcheck.reports.numbers import end_value, number, reference_name, unit_text
from targetcheck.reports.rows import Row, rows_of

Cell = Fraction | int | str | None


class Column(NamedTuple):
    """A column: its heading's key in the words, and a row's cell in it. `measure` marks numbers in the row's unit."""

    key: str
    of: Callable[[Row, str], Cell]
    measure: bool = False


def lines(report: Report, lang: str) -> Iterator[Row]:
    """Every verdict, members under their quorum, in the order of the report."""
    for verdict in report.verdicts:
        yield from rows_of(verdict, lang)


def _figure(row: Row, lang: str) -> Cell:
    actual = row.verdict.actual
    return row.figure if isinstance(actual, bool) else actual


def _unit(row: Row, lang: str) -> str:
    if row.verdict.needed is not None:
        return words(lang)("of n", n=row.verdict.needed[1])
    return unit_text(row.verdict.unit, lang).strip("\u00a0")


def _form(row: Row, lang: str) -> str:
    bound = row.verdict.target.bound
    form = "at_least" if row.verdict.needed is not None else bound.form if bound is not None else ""
    return words(lang)(f"form {form}") if form else ""


def _low(row: Row, lang: str) -> Cell:
    return row.verdict.needed[0] if row.verdict.needed is not None else _end(row.verdict, 0, lang)


def _high(row: Row, lang: str) -> Cell:
    return _end(row.verdict, 1, lang) if row.verdict.needed is None else None


def _end(verdict: Verdict, index: int, lang: str) -> Cell:
    """The first or the second number of the bound; whose it is where it came to nothing."""
    bound = verdict.target.bound
    if bound is None or bound.form not in FORMS or index >= len(bound.ends):
        return None
    end, value = bound.ends[index], end_value(verdict.bound, bound.form, index)
    if value is not None:
        return value
    if isinstance(end, Reference):
        return reference_name(verdict, index, lang)
    return (end.value if end.ratio else Fraction(end.number)) if isinstance(end, Quantity) else None


def _remarks(row: Row, lang: str) -> str:
    """The row's notes, and the rounded figure where that was judged: the figure's own cell holds all its digits."""
    verdict, table, told = row.verdict, words(lang), list(row.notes)
    if verdict.compared is not None and verdict.compared != verdict.actual:
        told.insert(0, table("judged as {value}, rounded", value=number(verdict, verdict.compared, lang)))
    return table("semicolon").join(told)


def _line(row: Row, lang: str) -> Cell:
    return row.verdict.target.at.line


def _text(value: str | None) -> str:
    return printable(value) if value else ""


COLUMNS: tuple[Column, ...] = (
    Column("status", lambda row, lang: row.status),
    Column("target", lambda row, lang: row.name),
    Column("figure", _figure, measure=True),
    Column("unit", _unit),
    Column("form", _form),
    Column("bound", _low, measure=True),
    Column("bound to", _high, measure=True),
    Column("gap", lambda row, lang: row.verdict.gap, measure=True),
    Column("attainment", lambda row, lang: row.verdict.attainment),
    Column("expected", lambda row, lang: row.verdict.expected, measure=True),
    Column("responsible", lambda row, lang: row.responsible),
    Column("remarks", _remarks),
    Column("area", lambda row, lang: _text(row.verdict.area)),
    Column("period", lambda row, lang: str(row.verdict.period or "")),
    Column("section", lambda row, lang: _text(row.verdict.target.section)),
    Column("clause", lambda row, lang: _text(row.verdict.target.clause)),
    Column("level", lambda row, lang: words(lang)(f"level {row.verdict.target.level}")),
    Column("weight", lambda row, lang: row.verdict.target.weight),
    Column("note", lambda row, lang: _text(row.verdict.target.note)),
    Column("tags", lambda row, lang: words(lang)("semicolon").join(map(printable, row.verdict.target.tags))),
    Column("indicator", lambda row, lang: _text(i.key if (i := row.verdict.target.indicator) else None)),
    Column("id", lambda row, lang: printable(row.verdict.id)),
    Column("file", lambda row, lang: printable(row.verdict.target.at.file)),
    Column("target line", _line),
)
"""A new column is one row here and its heading in the words."""
