"""What titles and headings say: whether their part looks back or plans, and for which years."""

from __future__ import annotations

import re

from targetcheck.draft.wordings import words_of
from targetcheck.model.period_text import PLANS

SUMMARY = words_of(
    "工作总结 总结 述职 回顾 公报 年报 通报 运行情况 开展情况 完成情况 工作情况 进展情况 执行情况 成效 成就 成绩 发展基础 工作基础 现有基础 工作成效 背景 现状 基本情况 主要做法 存在的问题 存在问题 主要问题 "
    "机遇和挑战 机遇与挑战 机遇挑战 发展环境 面临的机遇 面临的挑战 面临的形势 形势与 面临形势 规划背景 发展回顾 工作亮点 显著 突破性进展 过去五年 过去一年 一年来 五年来"
)
"""Words of a heading above what was done: the figures under it are actuals."""
SUMMARY_ALWAYS = words_of("公报 年报 通报 述职 回顾 完成情况 开展情况 执行情况 成效 成就 成绩 总结如下")
"""Words that make a heading a summary's even beside a word of planning: 2024年计划执行情况."""
PLAN = words_of(
    "要点 工要点 思路 安排 目标 任务 计划 打算 部署 举措 措施 总体要求 下一步 下步 今后 展望 指标 要求 行动 重点工作 工作重点 做好 规划 方案 建议 意见 草案 设想 "
    "努力方向 保障措施 组织保障 实施保障 保障机制"
)
"""Words of a heading above what is to be done: the figures under it are targets."""
_TO_BE_DONE = re.compile(
    "(?:夯实|筑牢|打牢|夯牢|筑实|厚植|巩固|强化|加强|提升|提高|增强)[^，。；]{0,8}?"
    "(?:基础|成效|成就|成绩|工作情况|现状)"
)
"""夯实发展基础, 提升工作成效: what is to be done, and no review."""


_REPORT = re.compile("报告|汇报|讲话|发言|述职|总结|情况")
"""In a title: the text may look back and ahead."""
_ITEM = re.compile(
    r"(?:(?:19|20)\d\d年|[上下]半年|[去上明今]年|下一?步|今后|主要|总体|工作|重点|发展|年度|预期|具体|阶段性?|基本|当前|目前|现有|存在|取得|面临|的|和|与|及)*"
    r"(?:(?P<plan>打算|安排|计划|思路|目标|任务|要点|努力方向|设想|草案|重点工作|下一?步工作|明年工作)"
    r"|回顾|总结|(?:完成|开展|执行|进展|落实|工作|基本)情况|成效|成绩|成就|现状|基础|亮点|问题|困难|不足|形势|背景)"
)
"""A heading below 一、 that says which kind of part it opens, and nothing else."""


def kind_of(heading: str) -> str:
    """actual for the heading of a summary, target for that of a plan, open for one of both, nothing for any other."""
    rest = heading = _TO_BE_DONE.sub("", heading)
    for word in sorted(SUMMARY, key=len, reverse=True):
        rest = rest.replace(word, "")  # 规划背景 plans nothing
    planned = any(word in rest for word in PLAN)
    if rest == heading:
        return "target" if planned else ""
    return "open" if planned and not any(word in heading for word in SUMMARY_ALWAYS) else "actual"


def kind_of_text(title: str) -> str:
    """What its title says of all of a text: open for a report that may look back and ahead."""
    kind = kind_of(title)
    two_years = len(set(re.findall(r"(?:19|20)\d\d(?=年)", title))) > 1
    if _REPORT.search(title) and (not kind or two_years):
        return "open"  # 2024年预算执行情况和2025年预算草案的报告
    return kind or "target"


def kind_of_item(heading: str) -> str:
    """The same of a heading below 一、, which says so only where it says nothing else: （一）主要成效."""
    found = _ITEM.fullmatch(heading)
    if found is None:
        return ""
    return "target" if found["plan"] else "actual"


def years_of(heading: str) -> str:
    """The year that a heading names; 2026..2030 for a plan of five years, +5 and -5 for the next and the last five."""
    found = re.findall(r"(?:19|20)\d\d(?=年)", heading)
    if span := re.search(r"((?:19|20)\d\d)年?(?:-{1,2}|至)((?:19|20)\d\d)年", heading):
        return f"{span[1]}..{span[2]}"
    if re.search(r"过去一年|一年来|去年|上年", heading):
        return str(max(found, default=""))  # 过去一年和“十四五”发展回顾: the text says which
    if re.search(r"到(?:19|20)\d\d年|远景", heading) and found:
        return f"..{max(found)}"
    if (plan := re.search(r"十([三四五六])五”?(?!规划(?:纲要)?草案)", heading)) and not found:
        return PLANS[plan[1]]
    if re.search(r"(?:今后|未来)五年", heading):
        return "+5"
    if re.search(r"(?:过去|这|近|上)五年|五年[来间]", heading):
        return "-5"
    return str(max(found)) if found else ""
