"""The column headings that actuals are known by, and the words for totals. A new heading is one word in a row."""

from __future__ import annotations

from targetcheck.model.text import header_key, key

HEADINGS: dict[str, str] = {
    "indicator": "indicator 指标 指标名称",
    "area": "area region county district city province 地区 区县 县区 县(区) 市州 城市 省份 地区名称 区县名称 县区名称 县市区 县市区名称",
    "period": "period date 时期 时间 日期",
    "year": "year 年份 年度 年",
    "quarter": "quarter 季度 季",
    "month": "month 月份 月",
    "value": "value actual 数值 实际值 完成值 数据 完成数",
    "unit": "unit 单位 计量单位",
    "remark": (
        "序号 备注 说明 来源 目标值 计划值 任务数 完成率 进度 责任科室 填报人 填报日期 no no. number remark remarks note notes "
        "description source target plan planned quota completion completionrate progress responsible responsibledepartment "
        "reporter reportedby reportedon reportdate"
    ),
}
"""What a column is → its headings, case and spaces aside."""

ROLES: dict[str, str] = {header_key(name): role for role, names in HEADINGS.items() for name in names.split()}

TOTALS = frozenset({"合计", "总计", "小计", "全部", "total"})
"""What stands in an area or dimension cell of a row that is the total over it; an empty cell says the same."""


def role_of(heading: str) -> str | None:
    return ROLES.get(header_key(heading))


def is_area(name: str) -> bool:
    """Whether a dimension named so in a target file is the area column."""
    return role_of(name) == "area"


def cell_name(text: str) -> str | None:
    """The name in an area or dimension cell; None where the row is the total."""
    name = key(text)
    return None if not name or header_key(name) in TOTALS else name
