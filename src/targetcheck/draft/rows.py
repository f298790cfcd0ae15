"""The rows of a table of indicators: what labels and cells say, and the statements, one for each target year of a row."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from targetcheck.draft import heads, wordings
from targetcheck.draft.dates import since_of
from targetcheck.draft.doubts import bare_form, of_number
from targetcheck.draft.meta import Meta
from targetcheck.draft.passages import of_row
from targetcheck.draft.periods import at_deadline, due
from targetcheck.draft.runs import Item, runs
from targetcheck.draft.tokens import lex
from targetcheck.draft.values import YEAR, Statement, one_of
from targetcheck.draft.wholes import against
from targetcheck.draft.wordings import COUNTERS, MULTIPLES, OTHERS, PER, spelled
from targetcheck.errors import Phrase, say

_LABELS = {
    "name": re.compile(
        r"(?:主要|核心|具体|[一二三]级|监测|规划)*指标(?:名称|内容|项目)?(?:及单位|\(单位\))?|(?:重点|工作|主要|具体|年度|考核|目标)*(?:任务|目标|项目)(?:名称|内容|指标)?|(?:考核|工作|任务|目标)内容"
    ),
    "deadline": re.compile(r"(?:计划)?(?:完成|实现|达标)?(?:时限|时间|期限|年限|年度|年份)(?:要求)?|目标年份?"),
    "offices": re.compile(r"(?:责任|牵头|主责|负责|配合|协办|参与|协助)(?:单位|部门|科室|处室|股室|人)?"),
    "weight": re.compile("(?:标准|考核|指标)?(?:分值|权重|满分|标准分)(?:\\(分\\))?"),
    "rules": re.compile("(?:评分|计分|扣分|考核|评价|得分)(?:标准|办法|方法|细则|规则|依据)"),
    "label": re.compile(
        r"序号|类别|领域|分类|维度|单位|计量单位|指标|属性|性质|类型|指标(?:性质|属性|类型)|备注|责任单位|牵头(?:单位|部门)|数据来源|"
        r"[^\d]{0,6}(?:19|20)\d\d年?[^\d]{0,8}|(?:规划)?目标值?|现状值?|基期值?|基数|[“十四三五”]{3,6}.{0,8}|累计|年均.{0,8}|增速.{0,6}|[\[(]累计[\])]"
    ),
}
NATURES = {word: row.reading for row in wordings.NATURES for word in row.words}
UNIT = re.compile(
    rf"(?:%|‰|(?:{one_of(MULTIPLES)})?(?:{one_of([*COUNTERS, *OTHERS])})(?:/(?:{one_of(PER)}))?|1?/(?:{one_of(PER)}))"
)
NAMED_UNIT = re.compile(r"(.*)\(([^()]{1,9})\)")
VALUE = re.compile(
    r"[\[(]?(?:[≥≤><]=?|不低于|不少于|不超过|不高于|低于|高于|超过|大于|小于|约|达到|控制在|降至)?-?\d[\d,.]*(?:[-:至]\d[\d.]*)?"
    r"(?:[%‰]|[^\d\s]{0,6})(?:以上|以下|以内|左右)?[\])]?"
)
WORDED = re.compile(
    r"(?:比|较|年均|累计|下降|提高|提升|增长|增加|降|减|缩短|持续|逐步|稳步|稳定|保持|维持|控制|明显|完成|达|高于|低于|优于|不[低高少超多大小]).{0,24}|[-/…*]{1,4}|无"
)


GROWTH = re.compile("(?:同比|年均|平均)?(?:增幅|涨幅|增速|降幅|增长率|下降率)(?!.*[，；])")
"""What the number in a cell is of the row's name: 增幅≤4%."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with its place in the text, and the offset of its line."""

    text: str
    start: int
    end: int
    row: int


@dataclass(frozen=True, slots=True)
class Column:
    """A column of values: its year, whether rows start from it or it is of growth, and what it is of (计划投资)."""

    year: str = ""
    base: bool = False
    growth: bool = False
    label: str = ""
    unit: str = ""
    what: str = ""


@dataclass
class Row:
    """An indicator of a table: its values stand under the columns of the header, the last under the last."""

    name: Cell = field(default_factory=lambda: Cell("", 0, 0, 0))
    unit: str = ""
    values: list[Cell] = field(default_factory=list)
    level: str = "binding"
    columns: list[Column] = field(default_factory=list)
    told: dict[str, str] = field(default_factory=dict)
    """By when (2028年底, 每年), by which offices, for how many points, and by which rules these are counted."""

    def pairs(self) -> Iterator[tuple[Cell, Column]]:
        """Each value with its column; without a header the last value is the target and the first its baseline."""
        columns = self.columns or [Column(base=True)] * (len(self.values) - 1) + [Column()]
        values = self.values
        if len(values) > len(columns) and re.fullmatch("[-/…*]{1,4}|无", values[0].text):
            values = values[1:]  # it stands for a unit
        values = values[: len(columns)]
        return zip(values, columns[len(columns) - len(values) :], strict=True)


def label_of(text: str) -> str:
    """What a label stands over: the name, the deadline, offices, weight or rules of a row, or else; empty for no label."""
    return next((kind for kind, pattern in _LABELS.items() if pattern.fullmatch(text)), "")


def column_of(label: str) -> Column | None:
    """The column of values under a label; None where none stand under it."""
    year = YEAR.search(label)
    growth = label.startswith(("年均", "增速"))
    named = re.search("目标|现状|基期|基数|计划[数值]|任务[数量值]|季度|半年|[上去]年|全年|[0-9]月", label)
    if label_of(label) in ("name", "deadline") or label.startswith("每") or not (year or growth or named):
        return None
    base = re.search(r"现状|基期|基数|实际|完成|基准|[上去]年", label)
    base = None if re.search("目标|计划|任务|[应拟]完成", label) else base
    what = re.search("(?:总|年度|计划|完成)*投资|资金|经费|预算|(?:形象|工程|建设)*进度", label)
    unit = NAMED_UNIT.fullmatch(label)
    known = unit[2] if unit and UNIT.fullmatch(unit[2]) else ""
    return Column(year[0] if year else "", bool(base), growth, label, known, what[0] if what else "")


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


def _of_row(row: Row, meta: Meta) -> Iterator[Statement]:
    """The targets of a row, from the value in the column before them that they start from."""
    start: Item | None = None
    year = ""
    aims: list[tuple[Cell, Item, Column]] = []
    for cell, column in row.pairs():
        shown = cell.text.strip("[]()")
        groups = runs(lex(shown), shown)
        if groups and _starts(column, row, meta):
            start, year = groups[0][0], column.year
            if named := YEAR.search(cell.text):
                year = named[0]  # 80.0(2022年)
            elif not year and meta.start and re.search("[上去]年", column.label):
                year = str(meta.start - 1)
        elif groups:
            aims.append((cell, groups[0][0], column))
        elif told := against(shown):
            yield _formed(replace(_statement(row, cell, told[0], column, meta), reference=told[1]), told[0], None)
    dated = sum(not column.growth for _, _, column in aims) == 1
    for cell, item, column in aims:
        statement = _statement(row, cell, item, column, meta)
        if column.growth:
            doubt = say("a yearly average, so the bound is left open")
            quantity = replace(statement.quantity, unit="%")
            yield replace(statement, form="change", quantity=quantity, direction="up", yearly=True, checks=(doubt,))
            continue
        statement = _formed(statement, item, start)
        if dated and (deadline := row.told.get("deadline", "")):
            statement = at_deadline(statement, deadline)
        yield _from_start(statement, row, start, year, meta)


def _starts(column: Column, row: Row, meta: Meta) -> bool:
    """Whether the column is where the plan starts from: a year before it, or the first where its years are unknown."""
    if column.base or column.growth or not column.year:
        return column.base
    return int(column.year) < meta.start if meta.start else len(row.columns) > 1 and column is row.columns[0]


def _statement(row: Row, cell: Cell, item: Item, column: Column, meta: Meta) -> Statement:
    unit = spelled(item.quantity.unit or row.unit.removeprefix("1") or column.unit)
    direction = item.change
    if cell.text.startswith("+"):
        direction, unit = "up", unit.replace("%", "个百分点")
    written = item.quantity.written + ("" if item.quantity.unit else unit)
    year = column.year or str(meta.end or "")
    growth = GROWTH.match(cell.text)
    name = row.name.text + column.what + (growth[0] if growth else "")
    period, by = due(column.label, year) or (year, bool(year))
    if period == year and heads.is_flow(name) and "累计" not in name:
        by = False  # what adds up is of the year itself, or of all years where it stands in brackets
        if cell.text.startswith("[") and str(meta.start) < year:
            period = f"{meta.start}..{year}"
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
    statement = of_row(statement, row.told.get("weight", "").removesuffix("分"), row.told.get("rules", ""))
    return statement.doubted(*_of_cell(cell.text, year, row.told.get("rest", "").strip()))


def _of_cell(text: str, year: str, rest: str) -> Iterator[Phrase]:
    if rest:
        yield say("the row gives other numbers too: {words}", words=rest[:60])
    if not year:
        yield say("for which year? the table's header does not say")
    text = GROWTH.sub("", text)
    tokens = lex(text.strip("[]()"))
    words = "".join(text.strip("[]()")[token.start : token.end] for token in tokens if token.kind == "text")
    if sum(token.kind == "quantity" for token in tokens) > 1 or (
        re.search("[0-9\u4e00-\u9fff]", words) and not against(text)
    ):
        yield say("the cell says more than its number: {cell}", cell=text)  # 45/82, 完成工程量50%
    if text.startswith("["):
        yield say("in brackets: a total over the years, or another reading that the table explains")


def _formed(statement: Statement, item: Item, start: Item | None) -> Statement:
    """The statement with the comparison in its cell; else the way from where it starts, or the one its name suggests."""
    if statement.form not in ("", "equals"):
        return statement.doubted(*of_number(statement))
    low = item.quantity.low
    if low == 0 and item.form == "equals":
        return statement  # none, and not at least none
    first = start.quantity.low if start else None
    if low is not None and first is not None and low != first and not heads.is_flow(statement.indicator):
        return replace(statement, form="at_least" if low > first else "at_most")
    form, checks = bare_form(statement.indicator)
    return replace(statement, form=form, checks=(*checks, *statement.checks))


def _from_start(statement: Statement, row: Row, start: Item | None, year: str, meta: Meta) -> Statement:
    """The statement with the value that its row starts from, or for a change the year of that."""
    if start is None or start.quantity.low is None:
        if not statement.direction or statement.since:
            return statement
        since, doubts = since_of(statement, statement.period[-7:][:4], meta)  # 比上年提高2个百分点
        return replace(statement, since=since).doubted(*doubts)
    if not statement.direction:
        unit = start.quantity.unit or row.unit
        written = start.quantity.written.removesuffix(unit) + spelled(unit.removeprefix("1"))
        return replace(statement, baseline=written, base=year)
    if statement.since or not year:
        return statement
    return replace(statement, since=year).doubted(say("the change is taken since {year}, the column before", year=year))
