"""From the rows of a table to statements: one for each target year of a row."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace

from targetcheck.draft import heads
from targetcheck.draft.cells import Cell, Column, Row
from targetcheck.draft.doubts import bare_form, of_number
from targetcheck.draft.meta import Meta
from targetcheck.draft.periods import due
from targetcheck.draft.points import of_row
from targetcheck.draft.runs import Item, runs
from targetcheck.draft.tokens import lex
from targetcheck.draft.values import Statement
from targetcheck.draft.wordings import spelled
from targetcheck.errors import Phrase, say

_PART = re.compile(r"其中[:；，]?(.+)")
_NUMBER = re.compile(r"(?:\d{1,3}(?:[、)]|\.(?!\d))|\(\d{1,3}\)|\(?[一二三四五六七八九十]{1,3}[、)])")
"""Of a row, before its name."""


def from_rows(rows: Iterable[Row], meta: Meta, starts: list[int]) -> Iterator[Statement]:
    """One statement for each target year of each row; rows behind 其中 are parts of the one before."""
    whole = whole_unit = ""
    parts = False
    for row in rows:
        number = _NUMBER.match(row.name.text)
        named = row.name.text[number.end() if number else 0 :]
        name = heads.name(named)
        if part := _PART.fullmatch(named):
            name = heads.name(part[1])
        parts = bool(part) or (parts and row.unit == whole_unit and not heads.measured(name))
        checks: tuple[Phrase, ...] = ()
        if parts and whole:
            name, checks = f"{name}({whole})", (heads.TAKEN,)
        else:
            whole, whole_unit = name, row.unit
        for statement in _of_row(row, meta):
            line = bisect_right(starts, statement.end - 1)
            yield replace(statement, indicator=name, line=line, checks=(*checks, *statement.checks))


def _of_row(row: Row, meta: Meta) -> Iterator[Statement]:
    """The targets of a row, from the value in the column before them that they start from."""
    start: Item | None = None
    year = ""
    aims: list[tuple[Cell, Item, Column]] = []
    for cell, column in row.pairs():
        groups = runs(lex(cell.text.strip("[]()")))
        if groups and _starts(column, row, meta):
            start, year = groups[0][0], column.year
            if not year and meta.start and re.search("[上去]年", column.label):
                year = str(meta.start - 1)
        elif groups:
            aims.append((cell, groups[0][0], column))
    dated = sum(not column.growth for _, _, column in aims) == 1
    for cell, item, column in aims:
        statement = _statement(row, cell, item, column, meta)
        if column.growth:
            doubt = say("a yearly average, so the bound is left open")
            quantity = replace(statement.quantity, unit="%")
            yield replace(statement, form="change", quantity=quantity, direction="up", yearly=True, checks=(doubt,))
            continue
        statement = _formed(statement, item, start)
        if dated and row.deadline:
            statement = _due(statement, row.deadline)
        if start is not None and start.quantity.low is not None:
            statement = _from_start(statement, row, start, year)
        yield statement


def _starts(column: Column, row: Row, meta: Meta) -> bool:
    """Whether the column is where the plan starts from: a year before it, or the first where its years are unknown."""
    if column.base or column.growth or not column.year:
        return column.base
    return int(column.year) < meta.start if meta.start else len(row.columns) > 1 and column is row.columns[0]


def _statement(row: Row, cell: Cell, item: Item, column: Column, meta: Meta) -> Statement:
    unit = spelled(item.quantity.unit or row.unit.removeprefix("1"))
    written = item.quantity.written
    if not item.quantity.unit:
        written += unit
    year = column.year or str(meta.end or "")
    period, by = due(column.label, year) or (year, bool(year))
    statement = Statement(
        indicator=row.name.text,
        form=item.form,
        quantity=replace(item.quantity, unit=unit, written=written),
        start=min(row.name.start, cell.start),
        end=cell.end,
        passage=" ".join((row.name.text, *(value.text for value in row.values))),
        level=row.level,
        period=period,
        by=by,
        responsible=tuple(office for office in re.split("[、，；]", row.offices) if office),
        direction=item.change,
        since=item.base[:4] if item.base[:4].isdigit() else "",
        yearly=item.yearly,
    )
    statement = of_row(statement, row.weight, row.rules)
    if not year:
        statement = statement.doubted(say("for which year? the table's header does not say"))
    if cell.text.startswith("["):
        doubt = say("in brackets: a total over the years, or another reading that the table explains")
        statement = statement.doubted(doubt)
    return statement


def _formed(statement: Statement, item: Item, start: Item | None) -> Statement:
    """The statement with the comparison in its cell; else the way from where it starts, or the one its name suggests."""
    if item.form and item.form != "equals":
        return statement.doubted(*of_number(statement))
    low = item.quantity.low
    first = start.quantity.low if start else None
    if low is not None and first is not None and low != first and not heads.is_flow(statement.indicator):
        return replace(statement, form="at_least" if low > first else "at_most")
    form, checks = bare_form(statement.indicator)
    return replace(statement, form=form, checks=(*checks, *statement.checks))


def _due(statement: Statement, deadline: str) -> Statement:
    """The statement by the time that its row names in a column of its own."""
    if when := due(deadline, statement.period):
        return replace(statement, period=when[0], by=when[1])
    if deadline.startswith(("每", "逐", "长期", "持续")):
        return statement.doubted(say("the text says {words}; this is one target for all of the time", words=deadline))
    if re.search(r"\w", deadline):
        return statement.doubted(say("by when? the table says {words}", words=deadline))
    return statement


def _from_start(statement: Statement, row: Row, start: Item, year: str) -> Statement:
    """The statement with the value that its row starts from, or for a change the year of that."""
    if not statement.direction:
        unit = start.quantity.unit or row.unit
        written = start.quantity.written.removesuffix(unit) + spelled(unit.removeprefix("1"))
        return replace(statement, baseline=written, base=year)
    if statement.since or not year:
        return statement
    doubt = say("the change is taken since {year}, the column before", year=year)
    return replace(statement, since=year).doubted(doubt)
