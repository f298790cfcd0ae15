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
    "semicolon": ("; ", "；"),
    "enumeration": (", ", "、"),
    "form": ("Bound is", "要求"),
    "form at_least": ("at least", "不低于"),
    "form at_most": ("at most", "不超过"),
    "form above": ("above", "高于"),
    "form below": ("below", "低于"),
    "form between": ("between", "介于"),
    "form equals": ("equal to", "等于"),
    "form achieved": ("achieved", "完成"),
    "unit": ("Unit", "单位"),
    "of n": ("of {n}", "项（共{n}项）"),
    "bound to": ("Bound to", "目标值上限"),
    "remarks": ("Remarks", "说明"),
    "area": ("Area", "地区"),
    "period": ("Period", "时期"),
    "section": ("Section", "部分"),
    "clause": ("Clause", "条款"),
    "level": ("Level", "约束力"),
    "level binding": ("binding", "约束性"),
    "level expected": ("expected", "预期性"),
    "weight": ("Weight", "权重"),
    "note": ("Note", "备注"),
    "tags": ("Tags", "标签"),
    "indicator": ("Indicator", "指标"),
    "id": ("Id", "编号"),
    "file": ("File", "目标文件"),
    "target line": ("Line", "行"),
    "none with a figure": ("{title}: {n} targets, none with a figure", "{title}：{n}项目标均无数据"),
    "achieved": ("achieved: {figure}", "是否完成：{figure}"),
    "the gap": ("gap {gap}", "差距{gap}"),
    "falling short": ("falling short: {names}", "未达到的：{names}"),
    "answering": ("responsible: {names}", "责任科室：{names}"),
    "report": ("Targets and actuals", "目标完成情况"),
    "source": ("Source: {source}", "来源：{source}"),
    "stop": (".", "。"),
    "count": ("{n} {status}", "{status}{n}项"),
    "brief counts": ("{total} targets: {parts}", "共{total}项目标：{parts}"),
    "brief no_data": ("{n} not judged for want of data: {names}", "{n}项暂无数据，未作评价：{names}"),
    "brief unset": ("{n} announced without a number: {names}", "{n}项公布时未定目标值：{names}"),
    "brief whole": ("{text}; {word}.", "{text}，{word}。"),
    "brief aside": (" ({text})", "（{text}）"),
    "brief met": ("target met", "达标"),
    "brief missed": ("target missed", "未达标"),
    "brief on_track": ("on track", "进度正常"),
    "brief off_track": ("behind schedule", "进度滞后"),
    "brief in": ("In {period}, ", "{period}，"),
    "brief of area": ("{name} of {area}", "{area}{name}"),
    "brief as of": ("By {end}, ", "截至{end}，"),
    "brief figure": ("{name} stood at {figure}", "{name}{figure}"),
    "brief figure after digits": ("{name} stood at {figure}", "{name}为{figure}"),
    "brief rounded": (" (rounded to {value})", "（修约为{value}）"),
    "brief point": ("{n}\u00a0percentage point", "{n}个百分点"),
    "brief points": ("{n}\u00a0percentage points", "{n}个百分点"),
    "brief thousandths": ("{n}\u00a0per mille", "{n}个千分点"),
    "brief from period": ("from {value} in {period}", "比{period}的{value}"),
    "brief from baseline": ("from the baseline of {value}", "比基线值{value}"),
    "brief moved": ("{verb} {by} {start}", "{start}{verb}{by}"),
    "brief up relative": ("up", "增长"),
    "brief up points": ("up", "提高"),
    "brief up amount": ("up", "增加"),
    "brief down relative": ("down", "下降"),
    "brief down points": ("down", "下降"),
    "brief down amount": ("down", "减少"),
    "brief unmoved": ("unchanged {start}", "与{start}持平"),
    "brief when": ("{period} ", "{period}"),
    "brief target": ("the {when}target of {value}", "{when}{value}的目标"),
    "brief limit": ("the {when}limit of {value}", "{when}{value}的控制目标"),
    "brief other": ("the {value} of {name}", "{name}的{value}"),
    "brief range": ("the {when}target range of {low} to {high}", "{when}{low}至{high}的目标区间"),
    "brief a rise": ("a rise of {by}", "{verb}{by}"),
    "brief a fall": ("a fall of {by}", "{verb}{by}"),
    "brief no change": ("no change", "零增长"),
    "brief within": ("within {aim}", "在{aim}内"),
    "brief above": ("{gap} above {aim}", "高于{aim}{gap}"),
    "brief below": ("{gap} below {aim}", "低于{aim}{gap}"),
    "brief above other": ("{gap} above {aim}", "比{aim}高{gap}"),
    "brief below other": ("{gap} below {aim}", "比{aim}低{gap}"),
    "brief above ratio": ("above {aim}", "高于{aim}"),
    "brief below ratio": ("below {aim}", "低于{aim}"),
    "brief level at_least": ("exactly {aim}", "达到{aim}"),
    "brief level at_most": ("level with {aim}", "与{aim}持平"),
    "brief level equals": ("exactly {aim}", "等于{aim}"),
    "brief level above": ("level with {aim}, which has to be exceeded", "与{aim}持平，而要求高于该值"),
    "brief level below": ("level with {aim}, and has to be less", "与{aim}持平，而要求低于该值"),
    "brief exceeds": ("{gap} more than {aim}", "超过{aim}{gap}"),
    "brief falls short": ("{gap} less than {aim}", "低于{aim}{gap}"),
    "brief apart": ("{gap} away from {aim}", "与{aim}相差{gap}"),
    "brief done": ("{share} of the {when}target of {bound}", "完成{when}目标数{bound}的{share}"),
    "brief more": (
        "{share} of the {when}target of {bound} ({gap} more)",
        "完成{when}目标数{bound}的{share}，超出{gap}",
    ),
    "brief short": (
        "{share} of the {when}target of {bound} ({gap} short)",
        "完成{when}目标数{bound}的{share}，还差{gap}",
    ),
    "brief achieved": ("{name} was achieved", "{name}已完成"),
    "brief achieved on": ("{name} was achieved ({day})", "{name}已于{day}完成"),
    "brief not achieved": ("{name} was not achieved", "{name}未完成"),
    "brief not yet achieved": ("{name} is not yet achieved", "{name}尚未完成"),
    "brief members": ("{n} of {of}", "{of}项中{n}项"),
    "brief areas": ("{n} of {of} areas", "{of}个地区中{n}个"),
    "brief all members": ("all {of}", "{of}项全部"),
    "brief all areas": ("all {of} areas", "{of}个地区全部"),
    "brief holding all": ("{name}: {count} met", "{name}：{count}达标"),
    "brief all needed": ("all needed", "要求全部达标"),
    "brief needed": ("{n} needed", "要求至少{n}个"),
    "brief holding": ("{name}: {count} met ({need})", "{name}：{count}达标（{need}）"),
    "brief holding so far": ("{name}: {count} met or on track ({need})", "{name}：{count}达标或进度正常（{need}）"),
    "brief members missed": ("falling short: {names}", "未达标的有{names}"),
    "brief members off_track": ("falling behind: {names}", "进度滞后的有{names}"),
    "brief members no_data": ("without data: {names}", "暂无数据的有{names}"),
    "brief members unset": ("announced without a number: {names}", "未定目标值的有{names}"),
    "brief member": ("{name} ({figure})", "{name}（{figure}）"),
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
