"""What the columns and cells of a table of indicators are; and the rows of one that are read as text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from targetcheck.draft import wordings
from targetcheck.draft.values import YEAR, one_of
from targetcheck.draft.wordings import COUNTERS, MULTIPLES, OTHERS, PER

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
    above: str = ""
    """The unit that stands above the table."""
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


_FEW = 2
Taken = dict[int, list[tuple[int, str]]]
"""The offsets of the lines that tables take up, each with what is to be read as text instead, part by part."""
_SEVERAL = re.compile(r"[0-9][^，；()]*[，；][^，；()]*[\u4e00-\u9fff][^，；()]*[0-9]")
"""A cell of values that says more than one thing: 签约率不低于50%，重点人群签约率不低于75%."""


def told_as_text(by_line: list[list[Cell]], by_column: bool) -> Taken:
    """The lines that are read as text: all of a table of sentences, of one of values those with a cell of several."""
    labels = [cell.text for cell in by_line[0]] if by_line else []
    columns = [column_of(label) for label in labels]
    kinds = [label_of(label) for label in labels]
    if by_column:
        kinds = ["value" if column else kind for kind, column in zip(kinds, columns, strict=True)]
        if sum(bool(column and not column.base) for column in columns) > 1:
            return {}
    elif len(labels) <= _FEW or "name" not in kinds or not {"deadline", "offices"}.intersection(kinds) or any(columns):
        return {}
    told: Taken = {}
    for cells in by_line[1:]:
        values = [cell.text for kind, cell in zip(kinds, cells, strict=False) if kind == "value"]
        if len(cells) == len(labels) and (not by_column or any(map(_SEVERAL.search, values))):
            of_base = [column is not None and column.base for column in columns]
            told[cells[0].row] = _as_text(
                [("label" if base else kind, cell) for base, kind, cell in zip(of_base, kinds, cells, strict=True)]
            )
    if told and not by_column:
        told[by_line[0][0].row] = []
    return told


def _as_text(row: list[tuple[str, Cell]]) -> list[tuple[int, str]]:
    """What a row says as text: what is to be done, for how many points, and in brackets who answers and by when."""
    done: list[tuple[int, str]] = []
    told: dict[str, str] = {}
    end = 0
    for kind, cell in row:
        if kind in ("deadline", "offices", "weight", "rules") and not _SEVERAL.search(cell.text):
            told[kind] = "、".join(filter(None, (told.get(kind), cell.text)))
        elif kind != "label" and cell.text:
            done.append((cell.start, cell.text + "，"))
            end = cell.end
    points = told.get("weight", "").removesuffix("分")
    rules, office, due = (told.get(kind, "") for kind in ("rules", "offices", "deadline"))
    behind = f"({points}分)，" * points.isdigit() + rules + f"(责任单位:{office}；完成时限:{due})" * bool(office or due)
    return [*done, (end, behind)]
