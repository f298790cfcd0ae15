"""The view in values that spreadsheets share: a row a verdict, numbers exact, texts harmless to show, and how numbers look.

Status  Target          Figure  Unit  Bound is  Bound  …
Met     结核病成功治疗率  95.07   %     at least  90     …
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

from targetcheck.errors import printable
from targetcheck.model.quantity import exact_text
from targetcheck.model.unit import PERCENT, is_percentage
from targetcheck.model.verdict import Report
from targetcheck.named import NamedTuple
from targetcheck.phrases import Words
from targetcheck.reports import Style
from targetcheck.reports.beside import CERTAINTY, PROGRESS, SCORE, told_by
from targetcheck.reports.entries import Entry, entry_of
from targetcheck.reports.line import Line
from targetcheck.reports.numbers import digits, in_points, number, percent, reference_name, unit_text

Value = Fraction | int | str | None


class Column(NamedTuple):
    """A column: its heading's key, and an entry's value in it. `measure` marks numbers in the line's unit."""

    key: str
    of: Callable[[Entry, Words], Value]
    measure: bool = False
    kind: str = ""
    """What has to be told beside some verdict for it to be there; empty: it always is."""


def all_entries(report: Report, style: Style) -> Iterator[Entry]:
    """Every verdict that is shown, members under their quorum, in the order of the report."""
    for verdict in report.verdicts:
        if verdict.status in style.only:
            yield from entry_of(verdict, style.person).family()


def _figure(entry: Entry, table: Words) -> Value:
    actual = entry.line.actual
    return entry.figure if isinstance(actual, bool) else actual


def _unit(entry: Entry, table: Words) -> str:
    if entry.line.quorum:
        return table(f"of n {entry.line.counted}", n=exact_text(entry.line.quorum[1]))
    return unit_text(entry.line.unit, table).strip("\u00a0")


def _form(entry: Entry, table: Words) -> str:
    bound = entry.line.bound
    if bound is None:
        return ""
    return table("form at_least" if entry.line.quorum else f"form {bound.form}")


def _end(line: Line, index: int) -> Value:
    """The first or the second number of the bound; whose it is where it came to nothing."""
    if line.bound is None or index >= len(line.bound.ends) or (index == 1 and line.quorum):
        return None
    end = line.bound.ends[index]
    if end.value is None and end.reference is not None:
        return reference_name(line, end.reference)
    return end.value


def _remarks(entry: Entry, table: Words) -> str:
    """The notes, and the rounded figure where that was judged: the figure's own cell holds all its digits."""
    line, remarks = entry.line, list(entry.notes)
    if line.compared is not None and line.compared != line.actual:
        remarks.insert(0, table("judged as {value}, rounded", value=number(line, line.compared, table)))
    return table("semicolon").join(remarks)


def _text(value: str | None) -> str:
    return printable(value) if value else ""


def _category(entry: Entry, table: Words) -> Value:
    own = entry.line.progress
    return table(f"progress {own.category}") if own is not None and own.category is not None else ""


def _progress(entry: Entry, table: Words) -> Value:
    own = entry.line.progress
    return None if own is None else own.number


def _interval(index: int) -> Callable[[Entry, Words], Value]:
    """An end of the interval, to the digits that JSON has."""

    def of(entry: Entry, table: Words) -> Value:
        own = entry.line.certainty
        return None if own is None else own.ends[index]

    return of


def _spans(entry: Entry, table: Words) -> Value:
    own = entry.line.certainty
    if own is None or own.spans_bound is None:
        return ""
    return table("yes, it does" if own.spans_bound else "no, it does not")


def _points(entry: Entry, table: Words) -> Value:
    own = entry.line.points
    if own is None:
        return ""
    return table("points open") if own.points is None else own.points


def columns_of(report: Report) -> tuple[Column, ...]:
    """The columns of a report: those that always are, and those of what it tells beside its verdicts."""
    told = told_by(report.verdicts)
    return tuple(column for column in COLUMNS if not column.kind or column.kind in told)


COLUMNS: tuple[Column, ...] = (
    Column("status", lambda entry, table: entry.status),
    Column("target", lambda entry, table: entry.name),
    Column("figure", _figure, measure=True),
    Column("unit", _unit),
    Column("form", _form),
    Column("bound", lambda entry, table: _end(entry.line, 0), measure=True),
    Column("bound to", lambda entry, table: _end(entry.line, 1), measure=True),
    Column("gap", lambda entry, table: entry.line.gap, measure=True),
    Column("attainment", lambda entry, table: entry.line.attainment),
    Column("expected", lambda entry, table: entry.line.expected, measure=True),
    Column("progress", _category, kind=PROGRESS),
    Column("progress value", _progress, kind=PROGRESS),
    Column("interval low", _interval(0), measure=True, kind=CERTAINTY),
    Column("interval high", _interval(1), measure=True, kind=CERTAINTY),
    Column("spans", _spans, kind=CERTAINTY),
    Column("scored", _points, kind=SCORE),
    Column("deduction", lambda entry, table: entry.line.deduction or "", kind=SCORE),
    Column("responsible", lambda entry, table: entry.responsible),
    Column("remarks", _remarks),
    Column("area", lambda entry, table: _text(entry.line.area)),
    Column("period", lambda entry, table: entry.line.period or ""),
    Column("section", lambda entry, table: _text(entry.line.section)),
    Column("clause", lambda entry, table: _text(entry.line.clause)),
    Column("level", lambda entry, table: table(f"level {entry.line.level}")),
    Column("weight", lambda entry, table: entry.line.weight),
    Column("note", lambda entry, table: _text(entry.line.note)),
    Column("tags", lambda entry, table: table("semicolon").join(map(printable, entry.line.tags))),
    Column("indicator", lambda entry, table: _text(entry.line.indicator)),
    Column("id", lambda entry, table: printable(entry.line.id)),
    Column("file", lambda entry, table: printable(entry.line.target.file)),
    Column("target line", lambda entry, table: entry.line.target.line),
)
"""A new column is one row here and its heading in the phrases."""

LONGEST_FORMAT = 255
MOST_PLACES = 30
"""What Excel takes of a number format."""


def number_format(column: Column, line: Line, value: Fraction, table: Words) -> tuple[str, Fraction]:
    """The number format of a cell, and what Excel's % wants its number multiplied with."""
    one, gap = Fraction(1), column.key == "gap"
    if column.key == "attainment":
        return decimals(percent(value).removesuffix("%")) + "%", one
    if not column.measure:
        return "General", one
    if line.quorum:
        return ("+0;-0;0" if gap else _of_all(column, line, table)), one
    signed = gap or line.change
    text = digits(line, value, signed=signed)
    if line.ratio and not signed:
        return _quoted(text), one
    if is_percentage(line.unit) and not gap:
        tail, factor = "%", PERCENT.scale
    elif in_points(line.unit):
        tail, factor = _quoted(table("pp")), one
    else:
        tail, factor = _quoted(unit_text(line.unit, table)), one
    code = decimals(text) + tail
    return (f"+{code};-{code};0" if signed else code), factor


def _of_all(column: Column, line: Line, table: Words) -> str:
    """A number of members with how many there are: 2 of 3, all 3."""
    needed, every = line.quorum
    if column.key == "bound" and needed == every:
        return _quoted(table(f"all of {line.counted}", n=exact_text(every)))
    tail = table(f"of n {line.counted}", n=exact_text(every))
    return "0" + _quoted(f" {tail}" if table.lang == "en" else tail)


def decimals(text: str) -> str:
    """As many decimals as the table shows: 0.00."""
    places = min(len(text.partition(".")[2]), MOST_PLACES)
    return "0." + "0" * places if places else "0"


def _quoted(text: str) -> str:
    """A text in a number format, shown as it is."""
    return '"' + text.replace('"', "'") + '"' if text else ""
