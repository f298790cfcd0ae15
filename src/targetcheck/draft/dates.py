"""What words for years, months and parts of a year say; and whether a heading looks back or ahead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from targetcheck.draft import genre
from targetcheck.draft.values import YEAR, Statement, one_of
from targetcheck.draft.wordings import words_of
from targetcheck.errors import Phrase, say
from targetcheck.model.period_text import PLANS

if TYPE_CHECKING:
    from targetcheck.draft.meta import Meta
    from targetcheck.draft.tokens import Token

SPAN = re.compile(r"((?:19|20)\d\d)年?(?:-{1,2}|至|到)((?:19|20)\d\d)")
_YEAR = r"(?:19|20)\d\d年"
_PLAN_END = r"“?十[三四五六]五”?(?:规划)?(?:期?末|时期末|收官)"
WHEN = re.compile(
    rf"(?:{_YEAR}|今年)?(?<![\d.月-])(?:1[0-2]|[1-9])月[份底末]?(?=(?:全部|全面|正式|建成)?(?:{one_of(genre.DONE_IN_A_MONTH)}))"
    rf"|(?:到|至|截至)?(?:{_YEAR}|今年)?(?<![\d.月-])(?:1[0-2]|[1-9])月[底末](?=不[低少]于|达|完成|实现|提高|超过|控制|累计|开展|培训|新增)"
    rf"|(?P<month>(?:到|至|截至)?(?:{_YEAR}|今年)?(?<![\d.])(?:1[0-2]|0?[1-9])月(?:\d{{1,2}}日|底|末|份|[上中下]旬)?(?:之?前|以前))"
    r"|(?P<span>(?:19|20)\d\d年?(?:-{1,2}|至|到)(?:19|20)\d\d年(?:期间)?(?=[，、每年各]|累计|共|分别|全|新))"
    rf"|(?P<part>(?:{_YEAR}|今年|去年|上年)?(?:(?<!每)第?[一二三四]季度|上半年|下半年|前三季度|(?<!\d)1月?[-至到](?:1[0-2]|[2-9])月)末?(?:之?前)?)"
    r"|(?:自|从)?(?:(?:19|20)\d\d年|今年|明年)(?:\d{1,2}月(?:\d{1,2}日)?)?(?:起|开始)(?=[，、]|[\u4e00-\u9fff])"
    rf"|(?P<by>(?:到|至|截至|截止|争取|力争|展望)?(?P<year>(?:19|20)\d\d)年(?:年?底|末|年末|度)?(?:之?前|以前|以来)?)(?!起)(?:的)?"
    rf"|(?<![每连续近前满第上两三四五六七八九十\d])(?:今后|未来|接下来|分)?[两三四五]年(?:[内间]|(?=时间|累计|共|计划|总?投资|安排|投入|筹集|实现|完成|培训|招收|{one_of(genre.FLOWS)}))(?!行动)"
    rf"|(?:到)?(?P<word>今年|本年度?|全年|明年|去年|上年)(?:年?底|年末)?(?:之?前)?|(?:到|在)?(?<![一二三四五六七八九十两\d])年[底末内](?:之?前)?"
    rf"|(?:到|至)?{_PLAN_END}|“?十[三四五六]五”?(?:期间|时期|以来)"
)
_BASE_YEAR = rf"{_YEAR}(?:年?底|末|年末|度)?|年初|上年(?:度|末|底)?|去年|上一年|前一年|基期|“?十[三四五]五”?(?:时?期?末|期间|时期)?|同期|现有|当前"
BASE = re.compile(
    rf"(?:在)?(?P<on>{_BASE_YEAR}|现有)的?(?:实际|完成数|水平)?(?:[\d.]{{1,12}}[^\d，。的]{{0,6}}?)?的?基础上"
    rf"|(?:较|(?<![占之对])比|与|同)(?P<than>{_BASE_YEAR})(?:同期|实际|末|底)?(?:相比|水平)?(?:的)?|同比|环比|同口径|同期(?=下降|增长|上升)"
)


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


MONTHS = re.compile("[0-9]月|季度|半年")
"""A part of a year, whichever."""
_MONTH = re.compile(r"(1[0-2]|0?[1-9])月")
PART = re.compile(r"(?P<quarter>[一二三四])季度|(?P<half>[上下])半年|前三季度")
_SO_FAR = re.compile(r"(?<!\d)1月?[-至到](1[0-2]|[2-9])月")
_QUARTERS = {"一": "Q1", "二": "Q2", "三": "Q3", "四": "Q4"}


def within_year(when: str, kind: str, year: int) -> str:
    """The quarter, half-year or month that the words name: 2026-Q1, 2026-H1, 2026-06; or nothing."""
    if not year:
        return ""
    if part := PART.search(when):
        if part["half"]:
            return f"{year}-H{1 if part['half'] == '上' else 2}"
        return f"{year}-{_QUARTERS[part['quarter']]}" if part["quarter"] else f"{year}-01..{year}-09"
    if months := _SO_FAR.search(when):
        last = int(months[1])
        return {3: f"{year}-Q1", 6: f"{year}-H1"}.get(last, f"{year}-01..{year}-{last:02}")
    month = _MONTH.search(when) if kind == "target" else None
    return f"{year}-{int(month[1]):02}" if month else ""


def year_of(when: str, meta: Meta) -> int:
    """The year that words such as 到2025年, 年底前 or 去年 name; 0 where they name none."""
    if (named := YEAR.findall(when)) and not when.endswith("以来"):
        return int(max(named))
    if "十" in when and (found := re.search(r"十([三四五六])五", when)):
        return int(PLANS[found[1]][-4:])
    if when.startswith(("去年", "上年")):
        return meta.start - 1 if meta.start else 0
    if "明年" in when and meta.sums_up:
        return meta.start
    return meta.end + 1 if "明年" in when and meta.start == meta.end > 0 else 0


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


_SO_MANY_TIMES = re.compile(r"的[\d.]+倍")
_DATED = ("到", "至", "截", "底", "末", "前")
_DEEDS = tuple(verb for verb in genre.VERBS if len(verb) > 1)
_VERBAL = frozenset({"sep", "conj", "each", "before", "change", "adverb", "quantity", "when"})


def years(tokens: list[Token], text: str) -> list[str]:
    """The years that the clause is about. A year inside a name is not one: 申报2025年项目17个, nor is 由2025年的58%."""
    named: list[str] = []
    for i, token in enumerate(tokens):
        of_base = text[: token.start].endswith(("由", "从", "自")) or _SO_MANY_TIMES.match(text, token.end)
        if token.kind != "when" or of_base:
            continue
        apart = max([at + 1 for at, before in enumerate(tokens[:i]) if before.kind == "sep"], default=0)
        leads = all(
            before.kind in ("hedge", "adverb", "conj", "when") and before.reading != "own" for before in tokens[apart:i]
        )
        dated = token.reading.startswith(_DATED[:3]) or token.reading.endswith(_DATED[3:])
        stands = i + 1 == len(tokens) or tokens[i + 1].kind in _VERBAL
        follows = [tokens[at].kind in _VERBAL for at in range(i + 2, min(i + 3, len(tokens)))]
        if i + 1 < len(tokens) and text[token.end : tokens[i + 1].end] in genre.VERBS and all(follows):
            stands = True  # 市级财政2024年安排1200万元
        if i and not text[: token.start].endswith(genre.VERBS) and text.startswith(_DEEDS, token.end):
            stands = True  # 规划实施情况2028年开展评估1次
        # 托育点上半年开工20家, but not 2025年建设项目17个
        part = token.reading.endswith(("月", "份", "季度", "半年", "年内", "年底"))
        over = token.reading.endswith(("起", "开始", "内", "间", "两年", "三年", "四年", "五年"))
        stands = stands or over or (part and text.startswith(genre.DONE_IN_A_MONTH, token.end))
        if leads or dated or stands:
            # 到2022年和2030年: 到 is said once for both.
            shared = named and named[0][0] in "到至" and not dated
            named.append("到" + token.reading if shared else token.reading)
    return named


def since_of(found: Statement, period: str, meta: Meta) -> tuple[str, tuple[Phrase, ...]]:
    """The year that a change is measured from, and the doubt where the text does not name it, or names its own."""
    since, doubts = _start(found, period, meta) if found.direction else ("", ())
    if since and since == period:
        return "", (say("a change from {since} to {period}? the bound is left open", since=since, period=period),)
    return since, doubts


_YEARS = re.compile(r"\d{4}\.\.")
_ONE_YEAR = re.compile(r"明年|(?:19|20)\d\d年")


def _start(found: Statement, period: str, meta: Meta) -> tuple[str, tuple[Phrase, ...]]:
    if year := re.search(r"(?:19|20)\d\d", found.base):
        return year[0], ()
    if found.yearly:
        return "", (say("a yearly average; no single change since a year says it, so the bound is left open"),)
    named = found.base in ("上年", "去年", "上一年", "前一年", "上年度", "同比", "同期", "年初")
    if named and re.fullmatch(r"\d{4}", period):
        return str(int(period) - 1), ()
    if plan := re.search(r"十([三四五])五", found.base):
        return PLANS[plan[1]][-4:], (say("since the end of {base}", base=found.base),)
    far = int(period[:4] or 0) > meta.start > 0 and not _ONE_YEAR.match(found.when)
    if period and not _YEARS.match(period) and meta.start == meta.end and not far:
        before = str(int(period[:4]) - 1)
        return before, () if named else (say("the change is since when? {before} is the year before", before=before),)
    return "", (say("the change is since when? the text does not say, so the bound is left open"),)
