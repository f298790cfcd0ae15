"""Tables of indicators in a text: by column where each line has the header's cells, else flattened, a cell a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from targetcheck.draft import wordings
from targetcheck.draft.passages import lines
from targetcheck.draft.values import narrow, one_of
from targetcheck.draft.wordings import COUNTERS, MULTIPLES, OTHERS, PER

_CELL = re.compile(r"[^\s|]+")
_COLUMN = re.compile(r"[^\t|]*")
_DEADLINE = re.compile(r"(?:计划)?(?:完成|实现|达标)?(?:时限|时间|期限|年限|年度|年份)(?:要求)?|目标年份?")
_OFFICE = re.compile(r"(?:责任|牵头|主责|负责)(?:单位|部门|科室|处室|股室|人)?")
_WEIGHT = re.compile("(?:标准|考核|指标)?(?:分值|权重|满分|标准分)(?:\\(分\\))?")
_RULES = re.compile("(?:评分|计分|扣分|考核|评价|得分)(?:标准|办法|方法|细则|规则|依据)")
_HEAD = re.compile(
    r"(?:主要|核心|具体|[一二三]级|监测|规划)*指标(?:名称|内容|项目)?(?:及单位|\(单位\))?|(?:重点|工作|主要|具体|年度|考核|目标)*(?:任务|目标|项目)(?:名称|内容|指标)?|(?:考核|工作|任务|目标)内容"
)
_LABEL = re.compile(
    r"序号|类别|领域|分类|维度|单位|计量单位|指标|属性|性质|类型|指标(?:性质|属性|类型)|备注|责任单位|牵头(?:单位|部门)|数据来源|"
    r"[^\d]{0,6}(?:19|20)\d\d年?[^\d]{0,8}|(?:规划)?目标值?|现状值?|基期值?|基数|[“十四三五”]{3,6}.{0,8}|累计|年均.{0,8}|增速.{0,6}|[\[(]累计[\])]"
)
_LABELLED = (_HEAD, _LABEL, _DEADLINE, _OFFICE, _WEIGHT, _RULES)
_NATURES = {word: row.reading for row in wordings.NATURES for word in row.words}
_RATE = one_of(PER)
_UNIT = re.compile(
    rf"(?:%|‰|(?:{one_of(MULTIPLES)})?(?:{one_of([*COUNTERS, *OTHERS])})(?:/(?:{_RATE}))?|1?/(?:{_RATE}))"
)
_NAMED_UNIT = re.compile(r"(.*)\(([^()]{1,9})\)")
_VALUE = re.compile(
    r"[\[(]?(?:[≥≤><]=?|不低于|不少于|不超过|不高于|低于|高于|超过|大于|小于|约|达到|控制在|降至)?-?\d[\d,.]*(?:[-:至]\d[\d.]*)?"
    r"(?:[%‰]|[^\d\s]{0,6})(?:以上|以下|以内|左右)?[\])]?"
)
_WORDED = re.compile(
    r"(?:比|较|年均|累计|下降|提高|增长|增加|降低|减少|持续|逐步|稳步|明显|完成|达到|高于|低于|优于).{0,24}|[-/…*]{1,4}|无"
)
_NONE = re.compile("[-/…*]{1,4}|无")
_BASE = re.compile(r"现状|基期|基数|实际|完成|基准|[上去]年")
_AIM = re.compile("目标|计划|任务|[应拟]完成")
_YEAR = re.compile(r"(?:19|20)\d\d")
_PROSE = re.compile(
    r"[。；]|^\s*(?:第[一二三四五六七八九十]+[章节]|[一二三四五六七八九十]+、|[(（][一二三四五六七八九十]+[)）])"
)
_ROW_LENGTH = 240
_LABEL_LENGTH = 14
_FEW = 2
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
    label: str = ""


@dataclass
class Row:
    """An indicator of a table: its values stand under the columns of the header, the last under the last."""

    name: Cell = field(default_factory=lambda: Cell("", 0, 0, 0))
    unit: str = ""
    values: list[Cell] = field(default_factory=list)
    level: str = "binding"
    columns: list[Column] = field(default_factory=list)
    deadline: str = ""
    """As written: 2028年底, 12月底, 每年."""
    offices: str = ""
    weight: str = ""
    """Its points, and what its row says of how they are counted."""
    rules: str = ""

    def pairs(self) -> Iterator[tuple[Cell, Column]]:
        """Each value with its column; without a header the last value is the target and the first its baseline."""
        columns = self.columns or [Column(base=True)] * (len(self.values) - 1) + [Column()]
        values = self.values
        if len(values) > len(columns) and _NONE.fullmatch(values[0].text):
            values = values[1:]  # it stands for a unit
        values = values[: len(columns)]
        return zip(values, columns[len(columns) - len(values) :], strict=True)


def tables(text: str) -> tuple[list[Row], set[int]]:
    """The rows of every table in the text, and the offsets of the lines that the tables take up."""
    found: list[Row] = []
    taken: set[int] = set()
    block: list[Cell] = []
    shown: list[tuple[int, str]] = []
    labels: list[Cell] = []
    for at, line in lines(text):
        cells = [Cell(narrow(c[0]), at + c.start(), at + c.end(), at) for c in _CELL.finditer(line)]
        opens = len(line) < _ROW_LENGTH and (any(_HEAD.fullmatch(cell.text) for cell in cells) or _is_header(cells))
        another = opens and len(cells) > 1
        fits = bool(shown) and line.count("\t") == shown[0][1].count("\t") > 1
        prose = not (opens or fits) and (len(line) > _ROW_LENGTH or _PROSE.search(line))
        if shown and (another or prose) and not _goes_on(shown, at, line):
            found += _block(block, shown, taken)
            block, shown = [], []
        if shown or opens:
            block += cells if shown else [*labels, *cells]
            shown.append((at, line))
        elif len(cells) > 2 and cells[-1].text in _NATURES and any(_VALUE.fullmatch(cell.text) for cell in cells):
            found += _block(cells, [], taken)  # a row without a header: a name, values, and 约束性 at its end
        # A header may stand one cell a line: 类别, 序号 and then 指标名称.
        labels = [*labels, *cells][-_LABELS:] if all(_LABEL.fullmatch(cell.text) for cell in cells) else []
    return [*found, *_block(block, shown, taken)], taken


def _is_header(cells: list[Cell]) -> bool:
    """Whether a line holds nothing but short labels, one of them over values: 序号 名称 2025年 2026年."""
    columns = [_column(cell.text) for cell in cells]
    short = all(len(cell.text) <= _LABEL_LENGTH for cell in cells)
    values = any(_VALUE.fullmatch(cell.text) and not column for cell, column in zip(cells, columns, strict=True))
    return len(cells) > _FEW and short and not values and any(columns[1:])


def _goes_on(shown: list[tuple[int, str]], at: int, line: str) -> bool:
    """Whether a line is the second one of a header, which divides a column of the first."""
    first = {cell.text for cell in _split(*shown[0])}
    return len(shown) == 1 and len(_split(at, line)) > len(first) and _split(at, line)[0].text in first


def _block(cells: list[Cell], shown: list[tuple[int, str]], taken: set[int]) -> list[Row]:
    """The rows of a stretch that looks like a table; none when it has no header of years and no nature."""
    by_line = [_split(*line) for line in shown]
    if len(by_line) > 1 and len(by_line[1]) > len(by_line[0]) and _goes_on(shown[:1], *shown[1]):
        by_line = by_line[1:]
    if rows := _by_column(by_line):
        taken.update(at for at, _ in shown)
        return rows
    length = 0
    while length < len(cells) and any(label.fullmatch(cells[length].text) for label in _LABELLED):
        length += 1
    numbered = any(cell.text == "序号" for cell in cells[:length])
    if numbered and (rows := _by_column(_counted(cells, length))):
        taken.update(cell.row for cell in cells)
        return rows
    columns = [column for cell in cells[:length] if (column := _column(cell.text))]
    if not columns and not any(cell.text in _NATURES for cell in cells):
        return []
    rows = [row for row in _rows(cells[length:], columns, numbered) if row.name.text and row.values]
    taken.update(cell.row for cell in cells)
    return rows


def _counted(cells: list[Cell], length: int) -> list[list[Cell]]:
    """The lines of a table that stands one cell a line, each opened by its number; none where one has more or less."""
    first = next(i for i, cell in enumerate(cells) if cell.text == "序号")
    width = length - first
    by_line = [cells[at : at + width] for at in range(first, len(cells) - width + 1, width)]
    if [line[0].text for line in by_line[1:]] == [str(number) for number in range(1, len(by_line))]:
        return by_line
    return []


def _column(label: str) -> Column | None:
    """The column of values under a label; None where none stand under it."""
    year = _YEAR.search(label)
    growth = label.startswith(("年均", "增速"))
    named = re.search("目标|现状|基期|基数|计划[数值]|任务[数量值]|季度|半年|[上去]年|全年|[0-9]月", label)
    if _DEADLINE.fullmatch(label) or not (year or growth or named):
        return None
    base = _BASE.search(label) and not _AIM.search(label)
    return Column(year[0] if year else "", bool(base), growth, label)


def _by_column(by_line: list[list[Cell]]) -> list[Row]:
    """The rows of lines that have a cell for each of the header, the first one; none where a line has not."""
    if not by_line:
        return []
    labels = [cell.text for cell in by_line[0]]
    columns = [_column(label) for label in labels]
    heads = [i for i, label in enumerate(labels) if _HEAD.fullmatch(label)]
    # 任务 before 指标: the indicator is the second; without either the first that is no label of its own
    named = [i for i in heads if "指标" in labels[i]][-1:] or heads
    named = named or [i for i, label in enumerate(labels) if not (columns[i] or _LABEL.fullmatch(label))]
    for i in heads:
        columns[i] = None
    if not named or not any(columns):
        return []
    rows: list[Row] = []
    for cells in by_line[1:]:
        if len(cells) == len(labels):
            rows.append(_filled(cells[named[0]], labels, columns, cells))
        elif len(cells) > 1 or _VALUE.fullmatch(cells[0].text):
            return []
    return [row for row in rows if row.name.text and row.values]


def _split(at: int, line: str) -> list[Cell]:
    """The cells of a line between its tabs or bars, empty ones too; where it has none, between its white space."""
    shown, pattern = line.rstrip("\n\r"), _CELL
    if "|" in line:
        shown, pattern = line.strip("\n\r |"), _COLUMN
    elif "\t" in shown:
        pattern = _COLUMN
    at += line.index(shown)
    cells: list[Cell] = []
    last = -1
    for part in pattern.finditer(shown):
        if part.start() > last:  # the empty match at the end of a part is no cell
            cells.append(Cell("".join(narrow(part[0]).split()), at + part.start(), at + part.end(), at))
        last = part.end()
    return cells


def _filled(name: Cell, labels: list[str], columns: list[Column | None], cells: list[Cell]) -> Row:
    """The row with what stands in its cells, each under its label."""
    row = Row()
    _named(row, name)
    for label, column, cell in zip(labels, columns, cells, strict=True):
        if cell.text in _NATURES:
            row.level = _NATURES[cell.text]
        elif _DEADLINE.fullmatch(label):
            row.deadline = cell.text
        elif _OFFICE.fullmatch(label):
            row.offices = cell.text
        elif _WEIGHT.fullmatch(label):
            row.weight = cell.text.removesuffix("分")
        elif _RULES.fullmatch(label):
            row.rules = cell.text
        elif label in ("单位", "计量单位") and _UNIT.fullmatch(cell.text.strip("()")):
            row.unit = cell.text.strip("()")
        elif column and cell.text:
            row.values.append(cell)
            row.columns.append(column)
    return row


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
        elif _UNIT.fullmatch(cell.text.strip("()")) and row.name.text and not row.values:
            row.unit = cell.text.strip("()")
        else:
            if row.values:
                yield row
                row = Row(columns=columns)
            _named(row, cell)
    yield row


def _is_index(text: str, after: str, last: int | None, row: Row) -> bool:
    """Whether a number only counts the rows: before a name, or the next one under a header with 序号."""
    named = after and not _VALUE.fullmatch(after) and not _WORDED.fullmatch(after) and after not in _NATURES
    if not named or not re.fullmatch(r"\d{1,3}", text):
        return False
    return not row.name.text or (last is not None and int(text) == last + 1)


def _named(row: Row, cell: Cell) -> None:
    """The cell as the row's name; a unit in parentheses at its end is the row's unit."""
    row.name = cell
    found = _NAMED_UNIT.fullmatch(cell.text)
    if found and _UNIT.fullmatch(found[2]):
        row.name = Cell(found[1], cell.start, cell.end, cell.row)
        row.unit = found[2]
