"""Every phrase that a person is shown, in English and Chinese. A new phrase is one row."""

from __future__ import annotations

from targetcheck.errors import Phrase, Problem
from targetcheck.model.verdict import Status

LANGUAGES = ("en", "zh")

STATUS_WORDS: dict[Status, tuple[str, str]] = {
    Status.MET: ("Met", "达标"),
    Status.MISSED: ("Missed", "未达标"),
    Status.ON_TRACK: ("On track", "进度正常"),
    Status.OFF_TRACK: ("Off track", "进度滞后"),
    Status.NO_DATA: ("No data", "无数据"),
    Status.UNSET: ("Not set", "未定"),
}

_WORDS: dict[str, tuple[str, str]] = {
    "status": ("Status", "结果"),
    "target": ("Target", "目标"),
    "figure": ("Figure", "实际值"),
    "bound": ("Bound", "目标值"),
    "gap": ("Gap", "差距"),
    "attainment": ("Attainment", "完成率"),
    "expected": ("Expected", "序时进度"),
    "responsible": ("Responsible", "责任科室"),
    "yes": ("yes", "是"),
    "no": ("no", "否"),
    "to be done": ("done", "完成"),
    "holding": ("{n} of {of}", "{of}项中{n}项"),
    "needed": ("≥ {k} of {n}", "≥ {n}项中{k}项"),
    "all of": ("all {n}", "全部{n}项"),
    "points": ("\u00a0points", "个百分点"),
    "pp": ("\u00a0pp", "个百分点"),
    "numerator": ("numerator", "分子"),
    "denominator": ("denominator", "分母"),
    "rounded": (" (rounded {value})", "（修约{value}）"),
    "nobody": ("nobody named", "未明确责任科室"),
    "announced without a number": ("announced without a number", "公布时未定数值"),
    "covers": ("covers {start} to {end}", "数据{start}至{end}"),
    "months": ("{n} of {of} months", "{of}个月中{n}个月"),
    "areas": ("{n} of {of} areas", "{of}个地区中{n}个"),
    "comma": (", ", "，"),
    "expected by now": ("expected by now: {value}", "按序时进度应达{value}"),
    "by": ("by {by}; latest figure {period}", "{by}前达到；最新数据{period}"),
    "expected level": ("expected, not binding", "预期性"),
    "summary": ("{judged} of {total} targets judged: {parts}", "{total}项目标中{judged}项可评：{parts}"),
    "no figures in file": (
        "{title}: {n} targets, none with a figure; list them with --select '{stem}/*'",
        "{title}：{n}项目标均无数据；用 --select '{stem}/*' 列出",
    ),
    "score": ("weighted attainment {value}", "加权完成率{value}"),
    "score unscored": ("{n} without a figure left out", "{n}项无数据未计入"),
    "the figure": ("figure {value}", "实际值{value}"),
    "in unit": ("{base} ÷ {scale} = {value}", "{base} ÷ {scale} = {value}"),
    "missing parts": ("missing: {parts}", "缺：{parts}"),
    "change since": ("change since {period}", "较{period}的变化"),
    "said in": ('"{text}"  ← {where}', "“{text}”  ← {where}"),
    "reference": ("compared with {name}", "对照：{name}"),
    "of records": (" (of {n} rows)", "（{n}行合成）"),
    "annualized": ("{rate} × {factor} for a whole year = {value}", "{rate} × {factor}折合全年 = {value}"),
    "standing": ("{name}: {value}, the row of a longer period stands for it", "{name}：{value}，取所在较长时期的数"),
    "op sum": ("{name}: {value}, the sum {over} of {n}", "{name}：{value}，{over}{n}项之和"),
    "op average": ("{name}: {value}, the mean {over} of {n}", "{name}：{value}，{over}{n}项平均"),
    "op min": ("{name}: {value}, the least {over} of {n}", "{name}：{value}，{over}{n}项最小值"),
    "op max": ("{name}: {value}, the most {over} of {n}", "{name}：{value}，{over}{n}项最大值"),
    "op last": ("{name}: {value}, the last {over}", "{name}：{value}，{over}最后一期"),
    "over time": ("over time", "按时间"),
    "over column": ("over {name}", "按{name}"),
    "more rows": ("… and {n} more rows", "……另有{n}行"),
    "the bound": ("bound {bound}", "目标值{bound}"),
    "compared": ("{figure} against {bound}: {result}", "{figure}对照{bound}：{result}"),
    "counted": ("{figure} hold, {bound} needed", "{figure}达到，需{bound}"),
    "holds": ("inside", "达到"),
    "does not hold": ("outside", "未达到"),
    "by gap": (", by {gap}", "，相差{gap}"),
    "line": (
        "the line: {passed} of {whole} passed, from {start} to {end}, so it stands at {level}",
        "进度线：{whole}份中已过{passed}份，由{start}到{end}，现应为{level}",
    ),
    "not final": ("not final: later figures can change it", "尚非最终结果，后续数据可能改变"),
    "attained": ("attainment {value}", "完成率{value}"),
    "as of": ("as of {period}", "截至{period}"),
}


def words(lang: str) -> dict[str, str]:
    """The phrases of one language by their key."""
    index = LANGUAGES.index(lang)
    return {key: row[index] for key, row in _WORDS.items()}


def status_word(status: Status, lang: str) -> str:
    return STATUS_WORDS[status][LANGUAGES.index(lang)]


def say_in(phrase: Phrase, lang: str) -> str:
    """A sentence in a language; one without a Chinese row stays English."""
    return phrase.render(_translator(lang))


def problem_in(problem: Problem, lang: str) -> str:
    return problem.render(_translator(lang))


def _translator(lang: str):  # type: ignore[no-untyped-def]
    if lang == "en":
        return str
    from targetcheck.reports.sentences import CHINESE

    return lambda template: CHINESE.get(template, template)
