"""Tables of indicators flattened to text, a row a line or a cell a line: years, then name, unit, values, nature."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from targetcheck.draft import heads, wordings
from targetcheck.draft.lexer import lex
from targetcheck.draft.passages import lines
from targetcheck.draft.periods import Meta
from targetcheck.draft.runs import Item, runs
from targetcheck.draft.values import COUNTERS, MULTIPLES, PER, Statement, narrow, one_of, spelled
from targetcheck.errors import Phrase, say

_CELL = re.compile(r"[^\s|]+")
_HEAD = re.compile(r"(?:主要|核心|具体|[一二三]级|监测|规划)*指标(?:名称|内容|项目)?(?:及单位|\(单位\))?")
_LABEL = re.compile(
    r"序号|类别|领域|分类|维度|单位|计量单位|指标|属性|性质|类型|指标(?:性质|属性|类型)|备注|责任单位|牵头(?:单位|部门)|数据来源|"
    r"[^\d]{0,6}(?:19|20)\d\d年?[^\d]{0,8}|(?:规划)?目标值?|现状值?|基期值?|基数|[“十四三五”]{3,6}.{0,8}|累计|年均.{0,8}|增速.{0,6}|[\[(]累计[\])]"
)
_NATURES = {word: row.reading for row in wordings.NATURES for word in row.words}
_RATE = one_of(PER)
_UNIT = re.compile(rf"(?:%|‰|(?:{one_of(MULTIPLES)})?(?:{one_of(COUNTERS)})(?:/(?:{_RATE}))?|1?/(?:{_RATE}))")
_NAMED_UNIT = re.compile(r"(.*)\(([^()]{1,9})\)")
_VALUE = re.compile(
    r"[\[(]?(?:[≥≤><]=?|不低于|不少于|不超过|不高于|低于|高于|超过|大于|小于|约|达到|控制在|降至)?-?\d[\d,.]*(?:[-:至]\d[\d.]*)?"
    r"(?:[%‰]|[^\d\s]{0,6})(?:以上|以下|以内|左右)?[\])]?"
)
_WORDED = re.compile(
    r"(?:比|较|年均|累计|下降|提高|增长|增加|降低|减少|持续|逐步|稳步|明显|完成|达到|高于|低于|优于).{0,24}|[-/…*]{1,4}|无"
)
_BASE = re.compile(r"现状|基期|基数|实际|完成|基准")
_YEAR = re.compile(r"(?:19|20)\d\d")
_PROSE = re.compile(
    r"[。；]|^\s*(?:第[一二三四五六七八九十]+[章节]|[一二三四五六七八九十]+、|[(（][一二三四五六七八九十]+[)）])"
)
_ROW_LENGTH = 240
_LABELS = 12


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with its place in the text."""

    text: str
    start: int
    end: int
    row: int
    """The offset of its line."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of values: the year it is for, and whether it is where the row starts from or a growth rate."""

    year: str = ""
    base: bool = False
    growth: bool = False


@dataclass
class Row:
    """An indicator of a table: its values stand under the columns of the header, the last under the last."""

    name: Cell | None = None
    unit: str = ""
    values: list[Cell] = field(default_factory=list)
    level: str = "binding"
    columns: list[Column] = field(default_factory=list)

    def pairs(self) -> Iterator[tuple[Cell, Column]]:
        """Each value with its column; without a header the last value is the target and the first its baseline."""
        columns = self.columns or [Column(base=True)] * (len(self.values) - 1) + [Column()]
        missing = len(columns) - len(self.values)
        if missing < 0:
            return zip(self.values[: len(columns)], columns, strict=True)
        return zip(self.values, columns[missing:], strict=True)


def tables(text: str) -> tuple[list[Row], set[int]]:
    """The rows of every table in the text, and the offsets of the lines that the tables take up."""
    found: list[Row] = []
    taken: set[int] = set()
    block: list[Cell] = []
    labels: list[Cell] = []
    inside = False
    for at, line in lines(text):
        cells = [Cell(narrow(c[0]), at + c.start(), at + c.end(), at) for c in _CELL.finditer(line)]
        opens = len(line) < _ROW_LENGTH and any(_HEAD.fullmatch(cell.text) for cell in cells)
        if inside and not opens and (len(line) > _ROW_LENGTH or _PROSE.search(line)):
            found += _block(block, taken)
            block, inside = [], False
        if inside:
            block += cells
        elif opens:
            block, inside = [*labels, *cells], True
        elif _is_row(cells):
            found += _block(cells, taken)
        # A header may stand one cell a line: 类别, 序号 and then 指标名称.
        labels = [*labels, *cells][-_LABELS:] if all(_LABEL.fullmatch(cell.text) for cell in cells) else []
    return [*found, *_block(block, taken)], taken


def _is_row(cells: list[Cell]) -> bool:
    """Whether a line alone is a row: a name, values, and 约束性 or 预期性 at its end."""
    return len(cells) > 2 and cells[-1].text in _NATURES and any(_VALUE.fullmatch(cell.text) for cell in cells)


def _block(cells: list[Cell], taken: set[int]) -> list[Row]:
    """The rows of a stretch that looks like a table; none when it has no header of years and no nature."""
    length = 0
    while length < len(cells) and (_HEAD.fullmatch(cells[length].text) or _LABEL.fullmatch(cells[length].text)):
        length += 1
    columns = _columns([cell.text for cell in cells[:length]])
    numbered = any(cell.text == "序号" for cell in cells[:length])
    if not columns and not any(cell.text in _NATURES for cell in cells):
        return []
    rows = [row for row in _rows(cells[length:], columns, numbered) if row.name and row.values]
    taken.update(cell.row for cell in cells)
    return rows


def _columns(header: list[str]) -> list[Column]:
    columns: list[Column] = []
    for label in header:
        year = _YEAR.search(label)
        growth = label.startswith(("年均", "增速"))
        if year or growth or re.search("目标|现状|基期|基数", label):
            columns.append(Column(year[0] if year else "", bool(_BASE.search(label)), growth))
    return columns


def _rows(cells: list[Cell], columns: list[Column], numbered: bool) -> Iterator[Row]:
    row = Row(columns=columns)
    last = 0
    for i, cell in enumerate(cells):
        after = cells[i + 1].text if i + 1 < len(cells) else ""
        if cell.text in _NATURES:
            row.level = _NATURES[cell.text]
            yield row
            row = Row(columns=columns)
        elif _is_index(cell.text, after, last if numbered else None, row):
            last = int(cell.text)
        elif _VALUE.fullmatch(cell.text) or _WORDED.fullmatch(cell.text):
            row.values.append(cell)
        elif _UNIT.fullmatch(cell.text.strip("()")) and row.name and not row.values:
            row.unit = cell.text.strip("()")
        else:
            if row.values:
                yield row
                row = Row(columns=columns)
            _named(row, cell)
    yield row


def _is_index(text: str, after: str, last: int | None, row: Row) -> bool:
    """Whether a number only counts the rows: before the name, or the next one under a header with 序号."""
    if not re.fullmatch(r"\d{1,3}", text) or not _is_name(after):
        return False
    return not row.name or (last is not None and int(text) == last + 1)


def _is_name(text: str) -> bool:
    return bool(text) and not _VALUE.fullmatch(text) and not _WORDED.fullmatch(text) and text not in _NATURES


def _named(row: Row, cell: Cell) -> None:
    """The cell as the row's name; a unit in parentheses at its end is the row's unit."""
    row.name = cell
    found = _NAMED_UNIT.fullmatch(cell.text)
    if found and _UNIT.fullmatch(found[2]):
        row.name = Cell(found[1], cell.start, cell.end, cell.row)
        row.unit = found[2]


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
    return int(column.year) < meta.start if meta.start else len(row.columns) > 1 and column is row.columns[0]


def _item(cell: Cell) -> Item | None:
    found = runs(lex(cell.text.strip("[]()")))
    return found[0][0] if found else None


def _statement(
    row: Row, cell: Cell, item: Item, column: Column, base: tuple[Item, Column] | None, meta: Meta, starts: list[int]
) -> Statement:
    assert row.name is not None
    unit = spelled(item.quantity.unit or row.unit.removeprefix("1"))
    form, checks = _form(row, item, base)
    if form == "approx":
        checks = (*checks, say("about {number}: set the tolerance", number=item.quantity.written))
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
    return heads.bare_form(row.name.text)
