"""Whether a part of a text or a statement looks back or ahead, and how firmly what is ahead is promised."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from targetcheck.draft import genre, wordings
from targetcheck.draft.dates import within_year, year_of, years_of
from targetcheck.draft.values import Statement, one_of
from targetcheck.draft.wordings import words_of

if TYPE_CHECKING:
    from targetcheck.draft.meta import Meta
    from targetcheck.draft.outline import Sentence

_REVIEWS = words_of("过去一年 一年来 过去的一年 刚刚过去的一年 五年来 过去五年 回顾过去 这一年")
_PLANS = re.compile(
    r"(?:今年|明年|来年|下一?步|下一?阶段|新的?一年|今后|未来)[^。；]{0,30}?(?:总体要求|总体思路|目标|重点|安排|打算|任务|做好|抓好|要)"
    r"|(?:现[将就])?(?:19|20)\d\d年[^。；]{0,30}?(?:总体要求|总体思路|目标是|预期目标|工作思路|工作安排|工作打算|工作计划|工作要点)|主要(?:预期)?目标(?:是|:)"
    r"|(?:要?重点|着力|突出)?(?:抓好|做好)(?:以下|[一二三四五六七八九十]个方面)"
)
"""What opens a paragraph of what was done, and of what is to be done, where no heading says it."""

_REPORT = re.compile("报告|汇报|讲话|发言|述职|总结|情况")
"""In a title: the text may look back and ahead."""
_ITEM = re.compile(
    r"(?:(?:19|20)\d\d年|[上下]半年|[去上明今]年|下一?步|今后|主要|总体|工作|重点|发展|年度|预期|具体|阶段性?|基本|当前|目前|现有|存在|取得|面临|基础|形势|成效|成绩|现状|问题|经验|的|和|与|及)*"
    r"(?:(?P<plan>打算|安排|思路|努力方向|设想|草案|下一?步工作|明年工作)|(?P<either>(?:计划|目标)任务|计划|目标|要点)"
    r"|回顾|总结|(?:完成|开展|执行|进展|落实|工作|基本)情况|成效|成绩|成就|现状|基础|亮点|问题|困难|不足|形势|背景)"
)
"""A heading below 一、 that says which kind of part it opens, and nothing else."""


def kind_of(heading: str) -> str:
    """actual for the heading of a summary, target for that of a plan, open for one of both, nothing for any other."""
    rest = heading = genre.TO_BE_DONE.sub("", heading)
    for word in sorted(genre.SUMMARY, key=len, reverse=True):
        rest = rest.replace(word, "")  # 规划背景 plans nothing
    planned = any(word in rest for word in genre.PLAN)
    if rest == heading:
        return "target" if planned else ""
    return "open" if planned and not any(word in heading for word in genre.SUMMARY_ALWAYS) else "actual"


def kind_of_text(title: str) -> str:
    """What its title says of all of a text: open for a report that may look back and ahead."""
    kind = kind_of(title)
    two_years = len(set(re.findall(r"(?:19|20)\d\d(?=年)", title))) > 1
    if _REPORT.search(title) and (not kind or two_years):
        return "open"  # 2024年预算执行情况和2025年预算草案的报告
    return kind or "target"


def kind_of_item(heading: str, about: Meta) -> str:
    """The same of a heading below 一、, which says so only where it says nothing else: （一）主要成效."""
    found = _ITEM.fullmatch(heading)
    if found is None:
        return ""
    year = years_of(heading)
    ahead = _TURNS.search(heading) or (year.isdigit() and int(year) > about.done > 0)
    if found["plan"] or (found["either"] and ahead):
        return "target"
    return "open" if found["either"] else "actual"  # under a review 目标任务 may be what was asked for


_PLANNED = re.compile(
    "目标|安排|计划|思路|打算|展望|下一?步|下一?阶段|今后|[明来下]年|新的?一年|部署|要点|设想|草案|努力方向"
)
"""Of these words, those that say so even in a text that sums up, whose 重点工作 and 措施 may be done."""


def kind_under(heading: str, about: Meta) -> str:
    """What a heading says of its part; nothing where that is left to the text."""
    kind, year = kind_of(heading) or kind_of_item(heading, about), years_of(heading)
    if kind != "open" and not about.summed.isdigit() and (part := within_year(heading, "actual", about.done)):
        return "actual" if part == about.summed else "target"  # 上半年工作, 下半年工作
    if year.isdigit() and about.done and kind != "open":
        named = "target" if int(year) > about.done else "actual"
        return named if kind in (named, "") else "open"  # 2024年重点任务 in a plan of 2025
    if kind == "target" and about.kind == "actual" and not _PLANNED.search(heading):
        return ""
    return kind


def opened(text: str, about: Meta) -> str:
    """The kind that a text says of itself and what follows it: 过去一年, 主要目标是; nothing for any other."""
    if text.startswith(_REVIEWS):
        return "actual"
    opening = _PLANS.match(text)
    if opening is None or (about.sums_up and text.startswith("今年")):
        return ""
    year = re.match(r"(?:现[将就])?(\d{4})", opening[0])
    return "" if year and int(year[1]) <= about.done else "target"


_TURNS = re.compile(r"下一?步|下一?阶段|明年|来年|今后|新的?一年|(?P<year>(?:19|20)\d\d)年(?=，)")


def turned(text: str, about: Meta) -> str:
    """The kind that a sentence gives to the rest of its paragraph: the same, and target for 下一步 or 2025年，."""
    found = _TURNS.match(text)
    if found and (not found["year"] or int(found["year"]) > about.done > 0):
        return "target"
    return opened(text, about)


_DONE = re.compile(
    r"实现了|完成了|达到了|建成了|已累计|(?:已建成|已达|已完成|已有)(?![^，。；]{0,12}的)|目前|截至目前|截止目前|累计(?:完成|建成|实现)了|取得了"
)
_AHEAD = re.compile(r"力争|确保|争取|到20\d\d年|(?<![主重需必首摘])要(?![点素求件])|将(?![军来近领])|年底前")
_TO_BE = re.compile("力争|争取|确保|计划|拟|将|要|目标|预期")
_HOPED = re.compile("力争(?!上游)|争取(?=[明到在年下])|(?:计划|拟|确保)(?=在?(?:1?[0-9]月|年[底内]|下半年|四季度))")
"""In a review: of what is still to come."""
_YEARS_BEFORE = re.compile("近[两三四五]?年来|[两三四五]年来|[年会五来]以来")
FORECAST = re.compile("预计|预测|估计")
"""In a review: 预计 of a year to come is no target of the text."""
TO_COME = re.compile("预计|预测|估计|将(?:会|超|达|突破|增|升|降|减|近|接近)")
_HEDGES = {word: row.reading for row in wordings.HEDGES for word in row.words}
_HEDGE = re.compile(f"(?<![全大着奋极])(?:{one_of(_HEDGES)})")


def kind_of_statement(sentence: Sentence, found: Statement, meta: Meta) -> tuple[str, bool]:
    """actual or target, as the sentence says it or else its part of the text; and whether one of them says it."""
    text = sentence.passage.text
    if sentence.kind == "actual":
        return _in_review(text, found, meta)
    if _is_past(sentence, found, meta):
        return "actual", True
    ahead = bool(_AHEAD.search(text))
    year = year_of(found.when, meta)
    planned = year >= meta.start > 0 and not _DONE.search(clause_of(text, found))  # 已达62.3%，2024年提高到65%
    if _DONE.search(text) and not (ahead or planned):
        return "actual", True
    return "target", sentence.kind == "target" or ahead or planned


def _in_review(text: str, found: Statement, meta: Meta) -> tuple[str, bool]:
    """The kind where the part of the text looks back: a target only where the sentence says that it is to come."""
    forecast = TO_COME if meta.kind == "target" else FORECAST  # of the plan's surroundings
    clause = clause_of(text, found)
    done = _DONE.search(clause) or wordings.WON.search(clause)
    if done or forecast.search(text, 0, found.end) or found.when.startswith("截"):
        return "actual", True
    if year_of(found.when, meta) > meta.done > 0:
        return "target", bool(_TO_BE.search(text, 0, found.end))
    hoped = not year_of(found.when, meta) and _HOPED.search(text, 0, found.end)
    return ("target", False) if hoped else ("actual", True)


def _is_past(sentence: Sentence, found: Statement, meta: Meta) -> bool:
    """Whether the sentence or its paragraph speaks of years before the plan."""
    if _YEARS_BEFORE.search(sentence.passage.text, 0, found.end):
        return True
    if meta.sums_up and sentence.kind == "open" and found.when.startswith("今年"):
        return True
    year = year_of(found.when, meta)
    span_end = sentence.year.partition("..")[2]
    if year < meta.start and (sentence.year == "-5" or (span_end and int(span_end) < meta.start)):
        return True  # “十四五”期间 opens the paragraph
    # 到2023年 is still to come where it is written, even if another year of the document is later.
    return 0 < year < meta.start and not (found.when.startswith(("到", "至")) or found.when.endswith("前"))


def level_of(sentence: Sentence, found: Statement) -> str:
    """expected after 力争 and binding after 确保, as far as they reach; else as the paragraph says (预期目标)."""
    if found.kind == "actual":
        return "binding"
    text = sentence.passage.text
    level = of_paragraph = "expected" if sentence.expected else "binding"
    if not _HEDGE.search(text, 0, found.end):
        return level
    verb, reaches = "", False
    for clause in _CLAUSE.finditer(text, 0, found.end):
        said = _verb_of(clause[0])
        if (hedge := _hedge(clause)) is not None:
            reading = _HEDGES[hedge[0]]
            level = "binding" if reading == "binding" else "expected"
            alone = reading == "own" or _VERBS.match(text, hedge.end())
            reaches = not alone and bool(_LEADS.fullmatch(text, clause.start(), hedge.start()))
            verb = said
        elif clause[0].startswith("其中"):
            continue
        elif not reaches or (verb and said not in ("", verb)):
            level, reaches = of_paragraph, False  # 力争创建卫生县城2个，健康素养水平达到32%
        else:
            verb = verb or said  # 力争到2027年，签约率达到60%
    return level


_CLAUSE = re.compile("[^，]+")
_LEADS = re.compile("(?:[全我][省市县区]|今年|全年|同时|[0-9年底末内月前到至并且也、])*")
"""Before a hedge that opens its clause, and so may govern the next ones that go on with its verb."""
_GOVERNING = [word for row in (*wordings.BEFORE[2:7], *wordings.CHANGE) for word in row.words if word > "z"]
_VERBS = re.compile(one_of(_GOVERNING))
"""Right behind a hedge these are said of what the clause before names: 接种率达到95%，力争达到98%."""
_GOVERNED = re.compile(f"(?:{one_of([*_GOVERNING, *genre.FLOWS])})(?![率数比])")


def _hedge(clause: re.Match[str]) -> re.Match[str] | None:
    """The last hedge of a clause, up to the number that it is asked for."""
    last = None
    for hedge in _HEDGE.finditer(clause.string, *clause.span()):
        if not wordings.WON.match(clause.string, hedge.start()):
            last = hedge
    return last


def _verb_of(clause: str) -> str:
    """What a clause says is done with its number: 达到, 增长, 新增; nothing where it says no such thing."""
    verbs = _GOVERNED.findall(clause)
    return str(verbs[-1]) if verbs else ""


def clause_of(text: str, found: Statement) -> str:
    """The clause that a statement stands in, or the part of it around the number."""
    start = text.rfind("，", 0, found.start) + 1
    end = text.find("，", found.end)
    return text[max(start, found.start - 60) : min(len(text) if end < 0 else end, found.end + 60)]
