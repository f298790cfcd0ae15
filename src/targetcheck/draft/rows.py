"""From the rows of a table to statements: one for each target year of a row."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace

from targetcheck.draft import heads
from targetcheck.draft.naming import TAKEN
from targetcheck.draft.periods import Meta, due
from targetcheck.draft.runs import Item, runs
from targetcheck.draft.tables import Cell, Column, Row
from targetcheck.draft.tokens import lex
from targetcheck.draft.values import Statement, spelled
from targetcheck.errors import Phrase, say

_PART = re.compile(r"其中[:；，]?(.+)")


def from_rows(rows: Iterable[Row], meta: Meta, starts: list[int]) -> Iterator[Statement]:
    """One statement for each target year of each row; rows behind 其中 are parts of the one before."""
    whole = whole_unit = ""
    parts = False
    for row in rows:
        assert row.name is not None
        part = _PART.fullmatch(row.name.text)
        name = heads.name(row.name.text)
        if part:
            name = heads.name(part[1])
        parts = bool(part) or (parts and row.unit == whole_unit and not heads.measured(name))
        checks: tuple[Phrase, ...] = ()
        if parts and whole:
            name, checks = f"{name}({whole})", (TAKEN,)
        else:
            whole, whole_unit = name, row.unit
        for statement in _of_row(row, name, meta, starts):
            yield replace(statement, checks=(*checks, *statement.checks))


def _of_row(row: Row, name: str, meta: Meta, starts: list[int]) -> Iterator[Statement]:
    base: tuple[Item, Column] | None = None
    targets = [column for _, column in row.pairs() if not (column.base or column.growth or _starts(column, row, meta))]
    for cell, column in row.pairs():
        item = _item(cell)
        if item is None:
            continue
        if column.base or _starts(column, row, meta):
            base = item, column
            continue
        statement = _statement(row, name, cell, item, column, meta, starts)
        if len(targets) == 1 and row.deadline:
            statement = _due(statement, row.deadline)
        yield _from_base(statement, row, column, base)


def _due(statement: Statement, deadline: str) -> Statement:
    """The statement by the time that its row names in a column of its own."""
    if when := due(deadline, statement.period):
        return replace(statement, period=when[0], by=when[1])
    if deadline.startswith(("每", "逐", "长期", "持续")):
        doubt = say("the text says {words}; this is one target for all of the time", words=deadline)
    elif re.search(r"\w", deadline):
        doubt = say("by when? the table says {words}", words=deadline)
    else:
        return statement
    return statement.doubted(doubt)


def _from_base(statement: Statement, row: Row, column: Column, base: tuple[Item, Column] | None) -> Statement:
    """The statement with the value that its row starts from, or for a change the year of that."""
    if base is None or base[0].quantity.low is None or column.growth:
        return statement
    year = base[1].year
    if not statement.direction:
        unit = base[0].quantity.unit or row.unit
        written = base[0].quantity.written.removesuffix(unit) + spelled(unit.removeprefix("1"))
        return replace(statement, baseline=written, base=year)
    if statement.since or not year:
        return statement
    doubt = say("the change is taken since {year}, the column before", year=year)
    return replace(statement, since=year, checks=(*statement.checks, doubt))


def _starts(column: Column, row: Row, meta: Meta) -> bool:
    """Whether the column is where the plan starts from: a year before it, or the first where its years are unknown."""
    if not column.year or column.growth:
        return False
    return int(column.year) < meta.start if meta.start else len(row.columns) > 1 and column is row.columns[0]


def _item(cell: Cell) -> Item | None:
    found = runs(lex(cell.text.strip("[]()")))
    return found[0][0] if found else None


def _statement(row: Row, name: str, cell: Cell, item: Item, column: Column, meta: Meta, starts: list[int]) -> Statement:
    assert row.name is not None
    unit = spelled(item.quantity.unit or row.unit.removeprefix("1"))
    written = item.quantity.written
    if not item.quantity.unit:
        written += unit
    form, checks = _form(row, item, meta)
    if form == "approx":
        checks = (*checks, say("about {number}: set the tolerance", number=item.quantity.written))
    year = column.year or str(meta.end or "")
    if not year:
        checks = (*checks, say("for which year? the table's header does not say"))
    if cell.text.startswith("["):
        checks = (*checks, say("in brackets: a total over the years, or another reading that the table explains"))
    statement = Statement(
        indicator=name,
        form=form,
        quantity=replace(item.quantity, unit=unit, written=written),
        start=min(row.name.start, cell.start),
        end=cell.end,
        line=bisect_right(starts, cell.start),
        passage=" ".join((row.name.text, *(value.text for value in row.values))),
        level=row.level,
        period=year,
        by=bool(year),
        responsible=tuple(office for office in re.split("[、，；]", row.offices) if office),
        direction="up" if column.growth else item.change,
        since=item.base[:4] if item.base[:4].isdigit() else "",
        yearly=column.growth or item.yearly,
        checks=checks,
    )
    if column.growth:
        doubt = say("a yearly average, so the bound is left open")
        return replace(statement, form="change", quantity=replace(statement.quantity, unit="%"), checks=(doubt,))
    return statement


def _form(row: Row, item: Item, meta: Meta) -> tuple[str, tuple[Phrase, ...]]:
    """The comparison in the cell; else the way from the starting value; else the way that the name suggests."""
    if item.form and item.form != "equals":
        return item.form, ()
    assert row.name is not None
    low = item.quantity.low
    start = next((_item(cell) for cell, column in row.pairs() if column.base or _starts(column, row, meta)), None)
    if low is not None and start and start.quantity.low is not None and low != start.quantity.low:
        return ("at_least" if low > start.quantity.low else "at_most"), ()
    return heads.bare_form(row.name.text)
