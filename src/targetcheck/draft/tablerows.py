"""From the rows of a table to statements: the target years, the year they start from, which way is better."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace

from targetcheck.draft import heads
from targetcheck.draft.lexer import lex
from targetcheck.draft.meta import Meta
from targetcheck.draft.runs import Item, runs
from targetcheck.draft.statements import Statement
from targetcheck.draft.tables import Cell, Column, Row
from targetcheck.draft.units import spelled
from targetcheck.errors import Phrase, say


def from_rows(rows: Iterable[Row], meta: Meta, starts: list[int]) -> Iterator[Statement]:
    """One statement for each target year of each row."""
    for row in rows:
        base: tuple[Item, Column] | None = None
        for cell, column in row.pairs():
            item = _item(cell)
            if item is None:
                continue
            if column.base or _starts(column, row, meta):
                base = item, column
            else:
                yield _statement(row, cell, item, column, base, meta, starts)


def _starts(column: Column, row: Row, meta: Meta) -> bool:
    """Whether the column is where the plan starts from: a year before it, or the first where its years are unknown."""
    if not column.year or column.growth:
        return False
    if meta.start:
        return int(column.year) < meta.start
    return len(row.columns) > 1 and column is row.columns[0]


def _item(cell: Cell) -> Item | None:
    found = runs(lex(cell.text.strip("[]()")))
    return found[0][0] if found else None


def _statement(
    row: Row, cell: Cell, item: Item, column: Column, base: tuple[Item, Column] | None, meta: Meta, starts: list[int]
) -> Statement:
    assert row.name is not None
    unit = spelled(
        item.quantity.unit or row.unit.removeprefix("1") if "/" in row.unit else item.quantity.unit or row.unit
    )
    form, checks = _form(row, item, base)
    year = column.year or str(meta.end or "")
    if cell.text.startswith("["):
        checks = (*checks, say("in brackets: a total over the years, or another reading that the table explains"))
    statement = Statement(
        indicator=heads.name(row.name.text),
        form=form,
        value=item.quantity.ratio or item.quantity.low,
        high=item.quantity.high,
        unit="%" if column.growth and not unit else unit,
        written=item.quantity.written + ("" if item.quantity.unit else unit),
        start=min(row.name.start, cell.start),
        end=cell.end,
        line=bisect_right(starts, cell.start),
        passage=" ".join((row.name.text, *(value.text for value in row.values))),
        level=row.level,
        period=year,
        by=bool(year),
        section="",
        direction="up" if column.growth else item.change,
        since=item.base[:4] if item.base[:4].isdigit() else "",
        yearly=column.growth or item.yearly,
        checks=checks if year else (*checks, say("for which year? the table's header does not say")),
    )
    if column.growth:
        return replace(statement, form="change", unit="%", checks=(say("a yearly average, so the bound is left open"),))
    if base and base[0].quantity.low is not None:
        return replace(statement, baseline=base[0].quantity.written + unit, baseline_period=base[1].year)
    return statement


def _form(row: Row, item: Item, base: tuple[Item, Column] | None) -> tuple[str, tuple[Phrase, ...]]:
    """The comparison in the cell; else the way from the starting value; else the way that the name suggests."""
    if item.form and item.form != "equals":
        return item.form, ()
    assert row.name is not None
    low, start = item.quantity.low, base[0].quantity.low if base else None
    if low is not None and start is not None and low != start:
        return ("at_least" if low > start else "at_most"), ()
    if heads.less_is_better(row.name.text):
        return "at_most", (say("no comparison is written; read as a ceiling, for less of it is better"),)
    return "at_least", ()
