"""The statements of a table of indicators, one for each target year of a row."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from targetcheck.draft import heads
from targetcheck.draft.columns import GROWTH, Cell, Column, Row
from targetcheck.draft.dates import since_of
from targetcheck.draft.doubts import bare_form, of_number
from targetcheck.draft.meta import Meta
from targetcheck.draft.passages import of_row
from targetcheck.draft.periods import at_deadline, due, sums
from targetcheck.draft.runs import Item, runs
from targetcheck.draft.tokens import lex
from targetcheck.draft.values import YEAR, Statement
from targetcheck.draft.wholes import against
from targetcheck.draft.wordings import spelled
from targetcheck.errors import Phrase, say

_NUMBER = re.compile(r"^(?:\d{1,3}(?:[、)]|\.(?!\d))|\(\d{1,3}\)|\(?[一二三四五六七八九十]{1,3}[、)])")


def from_rows(rows: Iterable[Row], meta: Meta, starts: list[int]) -> Iterator[Statement]:
    """One statement for each target year of each row; rows behind 其中 are parts of the one before."""
    whole = whole_unit = ""
    parts = False
    for row in rows:
        named = _NUMBER.sub("", row.name.text)  # 1、
        part = re.fullmatch("其中[:；，]?(.+)", named)
        name = heads.name(part[1] if part else named)
        parts = bool(part) or (parts and row.unit == whole_unit and not heads.measured(name))
        checks: tuple[Phrase, ...] = ()
        if parts and whole:
            name, checks = f"{name}({whole})", (heads.TAKEN,)
        else:
            whole, whole_unit = name, row.unit
        for statement in _of_row(row, meta):
            line = bisect_right(starts, statement.end - 1)
            indicator = name + statement.indicator.removeprefix(row.name.text)
            yield replace(statement, indicator=indicator, line=line, checks=(*checks, *statement.checks))


@dataclass(frozen=True, slots=True)
class Value:
    """A cell of a row with its number and its column; the year that it is of where it is what the plan starts from."""

    cell: Cell
    item: Item
    column: Column
    year: str = ""
    reference: str = ""


def _of_row(row: Row, meta: Meta) -> Iterator[Statement]:
    """The targets of a row, from the value in the column before them that they start from."""
    start, aims = _values(row, meta)
    levels = [aim.item.quantity.low for aim in aims if not aim.column.growth]
    way = _way(start.item.quantity.low if start else None, levels[-1] if levels else None)
    for aim in aims:
        statement = replace(_statement(row, aim.cell, aim.item, aim.column, meta), reference=aim.reference)
        if aim.column.growth and not aim.cell.text.startswith("["):
            doubt = say("a yearly average, so the bound is left open")
            quantity = replace(statement.quantity, unit="%")
            yield replace(statement, form="change", quantity=quantity, direction="up", yearly=True, checks=(doubt,))
            continue
        alike = start and aim.column.what == start.column.what and not aim.reference
        begins = start if alike else None  # 累计完成投资 is not where 计划投资 starts from
        if "-" in statement.period and sums(statement):
            begins = None  # the year's figure is not where a quarter's starts from
        statement = _formed(statement, aim.item, way if begins else "")
        if aim.column.growth and way == "at_most":
            statement = replace(statement, direction="down")
        if len(levels) == 1 and (deadline := row.told.get("deadline", "")):
            statement = at_deadline(statement, deadline)
        yield _from_start(statement, row, begins, meta)


def _values(row: Row, meta: Meta) -> tuple[Value | None, list[Value]]:
    """What the plan starts from, and what it aims at."""
    start, aims = None, []
    for cell, column in row.pairs():
        shown = cell.text.strip("[]()")
        groups = runs(lex(shown), shown)
        if groups and _starts(column, row, meta):
            named = YEAR.search(cell.text)  # 80.0(2022年)
            year = named[0] if named else column.year
            if not year and meta.start and re.search("[上去]年", column.label):
                year = str(meta.start - 1)
            start = Value(cell, groups[0][0], column, year)
        elif groups:
            aims.append(Value(cell, groups[0][0], column))
        elif told := against(shown):
            aims.append(Value(cell, told[0], column, reference=told[1]))
    return start, aims


def _way(first: Decimal | None, last: Decimal | None) -> str:
    """The form that the way from the first number of a row to its last says; nothing where it says none."""
    if first is None or last is None or first == last:
        return ""
    return "at_least" if last > first else "at_most"


def _starts(column: Column, row: Row, meta: Meta) -> bool:
    """Whether the column is where the plan starts from: a year before it, or the first where its years are unknown."""
    if column.base or column.growth or not column.year:
        return column.base
    return int(column.year) < meta.start if meta.start else len(row.columns) > 1 and column is row.columns[0]


def _statement(row: Row, cell: Cell, item: Item, column: Column, meta: Meta) -> Statement:
    unit = spelled(item.quantity.unit or row.unit.removeprefix("1") or column.unit or row.above)
    direction = item.change
    if cell.text.startswith("+"):
        direction, unit = "up", unit.replace("%", "个百分点")
    written = item.quantity.written + ("" if item.quantity.unit else unit)
    year = column.year or str(meta.end or "")
    growth = GROWTH.match(cell.text)
    name = row.name.text + column.what + (growth[0] if growth else "")
    period, by = due(column.label, year) or (year, bool(year))
    statement = Statement(
        indicator=name,
        form=item.form or ("change" if direction else ""),
        quantity=replace(item.quantity, unit=unit, written=written),
        start=min(row.name.start, cell.start),
        end=cell.end,
        passage=" ".join((row.name.text, *(value.text for value in row.values))),
        level=row.level,
        period=period,
        by=by,
        responsible=tuple(office for office in re.split("[、，；]", row.told.get("offices", "")) if office),
        direction=direction,
        base=item.base,
        since=item.base[:4] if item.base[:4].isdigit() else "",
        yearly=item.yearly,
    )
    if period == year and sums(statement) and "累计" not in name:
        by = False  # what adds up is of the year itself, or of all years where it stands in brackets
        if cell.text.startswith("[") and str(meta.start) < year:
            period = f"{meta.start}..{year}"
    elif cell.text.startswith("[") and column.growth and meta.start:
        quantity = replace(statement.quantity, unit=unit.replace("%", "个百分点"))  # [1.3] of 79.2
        statement = replace(statement, form="change", direction="up", since=str(meta.start - 1), quantity=quantity)
    statement = replace(statement, period=period, by=by)
    statement = of_row(statement, row.told.get("weight", "").removesuffix("分"), row.told.get("rules", ""))
    return statement.doubted(*_of_cell(cell.text, year, row.told.get("rest", "").strip(), name, unit))


def _of_cell(text: str, year: str, rest: str, name: str, unit: str) -> Iterator[Phrase]:
    if rest:
        yield say("the row gives other numbers too: {words}", words=rest[:60])
    if not year:
        yield say("for which year? the table's header does not say")
    if not unit and re.search("投资|资金|经费|预算|收入|费用", name):
        yield say("no unit is written; a measure word may be lost")
    text = GROWTH.sub("", text)
    tokens = lex(text.strip("[]()"))
    words = "".join(text.strip("[]()")[token.start : token.end] for token in tokens if token.kind == "text")
    if sum(token.kind == "quantity" for token in tokens) > 1 or (
        re.search("[0-9\u4e00-\u9fff]", words) and not against(text)
    ):
        yield say("the cell says more than its number: {cell}", cell=text)  # 45/82, 完成工程量50%
    if text.startswith("["):
        yield say("in brackets: a total over the years, or another reading that the table explains")


def _formed(statement: Statement, item: Item, way: str) -> Statement:
    """The statement with the comparison in its cell; else the row's way, or the one that its name suggests."""
    if statement.form not in ("", "equals"):
        return statement.doubted(*of_number(statement))
    if item.quantity.low == 0 and item.form == "equals":
        return statement  # none, and not at least none
    if way and not sums(statement):
        return replace(statement, form=way)
    form, checks = bare_form(statement.indicator)
    return replace(statement, form=form, checks=(*checks, *statement.checks))


def _from_start(statement: Statement, row: Row, start: Value | None, meta: Meta) -> Statement:
    """The statement with the value that its row starts from, or for a change the year of that."""
    if start is None or start.item.quantity.low is None:
        if not statement.direction or statement.since:
            return statement
        since, doubts = since_of(statement, statement.period[-7:][:4], meta)  # 比上年提高2个百分点
        return replace(statement, since=since).doubted(*doubts)
    if not statement.direction:
        quantity = start.item.quantity
        unit = quantity.unit or row.unit or row.above
        written = quantity.written.removesuffix(unit) + spelled(unit.removeprefix("1"))
        return replace(statement, baseline=written, base=start.year)
    if statement.since or not start.year:
        return statement
    doubt = say("the change is taken since {year}, the column before", year=start.year)
    return replace(statement, since=start.year).doubted(doubt)
