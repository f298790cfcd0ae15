"""Which years: those that a document plans for and sums up, and those that a statement is for."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from targetcheck.draft import heads
from targetcheck.draft.dates import PART, SPAN, within_year, year_of, years_of
from targetcheck.draft.meta import Meta
from targetcheck.draft.outline import Sentence
from targetcheck.draft.values import YEAR, Statement
from targetcheck.errors import say


@dataclass
class Paragraph:
    """What the sentences of a paragraph have said of when, and of what, that holds for the next ones."""

    segment: int = -1
    section: str = ""
    year: str = ""
    """到2030年, which opens a sentence and holds until another year does."""
    held: str = ""
    """The one that opens the paragraph, or follows on that; another one holds up to the next full stop."""
    past: str = ""
    aims: str = ""
    """The same year before 具体目标为:, which holds for the list below, to the end of the section."""
    span: str = ""
    """The years that its first words name: -5 for 过去五年, 2021..2025 for “十四五”时期."""
    names: tuple[str, ...] = ()
    """The indicators of the sentence before, and whether it names several years."""
    titled: str = ""
    """What the sentence before names and says nothing of: 孕产妇死亡率。控制在14/10万以内."""
    several: bool = False
    both: tuple[str, ...] = ()
    """到2025年 and 2030年, of which the numbers of each sentence are then, one by one."""
    loose: bool = False
    """Whether no comma stands behind the year that opened it: 到2028年县医院床位800张；药品占比90%."""

    def enter(self, sentence: Sentence, meta: Meta) -> None:
        """Takes in where a sentence stands, and what its first words say."""
        text = sentence.passage.text
        if sentence.section != self.section:
            self.section, self.aims = sentence.section, ""
        opens = sentence.segment != self.segment
        if opens:
            self.segment, self.year, self.span, self.names = sentence.segment, self.aims, "", ()
            self.held, self.both = self.aims, ()
        elif meta.start != meta.end and not sentence.goes_on:
            self.year = self.held
        if sentence.kind != "actual" or not _OVER_OPENING.match(text):
            self._take_year(text, opens)
        opening = _SPAN_OPENING.match(text)
        if opening and (sentence.kind == "actual" or opening[0] != "五年间"):
            self.span = years_of(opening[0])
        elif _YEAR_OPENING.match(text):
            self.span = ""
        if not sentence.goes_on:
            past = _PAST_OPENING.match(text)
            before = past and (PART.search(past[1]) or "月" in past[1] or 0 < year_of(past[1], meta) < meta.start)
            self.past = past[1] if past and before else ""
        elif _PAST_OPENING.match(text):
            self.past = ""
        if text.endswith(":") and "目标" in text:
            self.aims = self.year

    def _take_year(self, text: str, opens: bool) -> None:
        """Takes in a year that opens the sentence, or two, which may open the paragraph."""
        both, one = _BOTH_OPENING.match(text), _BY_OPENING.match(text)
        opening = both or (one if len(_BY_YEAR.findall(text)) == 1 else None) or _OVER_OPENING.match(text)
        if opening is None:
            return
        self.both = tuple("到" + year.removeprefix("到") for year in both.groups()) if both else ()
        self.year = self.both[-1] if both else opening[1]
        self.loose = not text.startswith("，", opening.end())
        if opens or self.held:
            self.held = self.year

    def opened(self) -> tuple[str, ...]:
        """The years that opened the paragraph, and hold where a sentence names none."""
        return (self.past,) if self.past else self.both or (self.year,)

    def leave(self, text: str, found: list[Statement]) -> None:
        """Takes in what the sentence said for the next."""
        self.several = len(set(YEAR.findall(text))) > 1
        if self.several or re.search("[今明]年", text):
            self.past = ""  # 去年发生86起，今年控制在70起以内；…
        self.titled = heads.name(text) if not found and len(text) <= _TITLE else ""
        if found:
            self.names = tuple(statement.indicator for statement in found)


_TITLE = 20
"""Characters of a sentence without a number that only names what the next one is about."""
_BY_OPENING = re.compile(r"(?:经过[^，]{0,12}努力，)?((?:到|至|截至|截止)(?:19|20)\d\d年(?:年?[底末])?)")
_BOTH_OPENING = re.compile(r"(到(?:19|20)\d\d年)[和、](到?(?:19|20)\d\d年)(?=，)")
_OVER_OPENING = re.compile(r"((?:19|20)\d\d年?-{1,2}(?:19|20)\d\d年)(?=，)")
_BY_YEAR = re.compile(r"(?:到|至|和|、)(?:19|20)\d\d年")
_SPAN_OPENING = re.compile(
    r"(?:这|过去|近)五年|五年[来间]|“?十[三四五六]五”?(?:时期|期间|以来)|回顾“?十[三四五六]五”?(?=，)"
)
_PAST_OPENING = re.compile(
    r"((?:19|20)\d\d年(?!1?\d?[-至月])|去年|上年|今年|明年|(?:(?:19|20)\d\d年)?(?:1月?[-至](?:1[0-2]|[2-9])月|前三季度|上半年|一季度)(?=，))"
)
"""A year behind the plan that opens a sentence holds for its parts between semicolons."""
_YEAR_OPENING = re.compile(r"过去(?:的)?一年|一年来|(?:19|20)\d\d年")


def period_of(sentence: Sentence, found: Statement, meta: Meta) -> tuple[str, bool]:
    """The period of the statement, and whether it is only to be reached by its end (到2025年)."""
    year = year_of(found.when, meta)
    if named := _span_said(found, meta):
        sum_of_all = _YEARS_LONG.search(found.when) and found.unit.endswith("元")
        kept = sum_of_all or (
            _ALL_ALONG.search(found.when) and _KEPT.search(sentence.passage.text, found.start, found.end)
        )
        if (
            found.kind == "target"
            and _is_level(found, sentence.passage.text)
            and not (kept or _FROM_ON.search(found.when))
        ):
            return named[1], True
        return "..".join(named), False
    of_month = meta.start if meta.start == meta.end else 0  # the year of a quarter or month without one
    if meta.sums_up and (sentence.kind == "actual" or _LATE.search(found.when)):
        of_month = meta.done
    if found.kind == "actual":
        of_month = int(sentence.year) if sentence.year.isdigit() else meta.done
    if within := within_year(found.when, found.kind, year or of_month):
        by = found.kind == "target" and not PART.search(found.when)
        if by and found.when.endswith(("前", "底", "末")) and adds_up(found) and within[5:].isdigit():
            return _from_january(within), False
        return within, by
    span = _span(sentence, meta)
    if year or not span:
        return _in_year(sentence, found, year, meta)
    first, _, last = span.partition("..")
    if found.kind == "target" and not (first and sums(found)):
        return last, True
    return span if first and not (found.kind == "actual" and _is_level(found, sentence.passage.text)) else last, False


_LATE = re.compile("四季度|下半年")
"""In a summary's plan: of the year that it sums up, as far as it has gone."""
_ALL_ALONG = re.compile("(?:期间|时期|五”?以来)$")
_KEPT = re.compile("稳定|保持|控制|维持")
"""“十五五”期间，参保率稳定在97%以上: not only at their end."""
_FROM_ON = re.compile("(?:起|开始)$")
_YEARS_LONG = re.compile("([两三四五])年[内间]?$")


def _span_said(found: Statement, meta: Meta) -> tuple[str, str] | None:
    """The first and last year of 2025-2027年, and in a target those of 三年内 and 2026年起."""
    if named := SPAN.search(found.when):
        return min(named.groups()), max(named.groups())
    if _ALL_ALONG.search(found.when) and (year := year_of(found.when, meta)):
        return str(year - 4), str(year)
    if found.kind == "target" and (several := several_years(found.when, meta)):
        return str(several[0]), str(several[1])
    return None


def several_years(when: str, meta: Meta) -> tuple[int, int] | None:
    """The years that 三年内 and 2026年起 name in a plan: from its first, and to its last; nothing for other words."""
    year = year_of(when, meta)
    if _FROM_ON.search(when):
        return (year, meta.end) if meta.start <= year < meta.end else None
    long = _YEARS_LONG.search(when)
    if long is None or not meta.start:
        return None
    return meta.start, meta.start + "二三四五".index(long[1].replace("两", "二")) + 1


def _in_year(sentence: Sentence, found: Statement, year: int, meta: Meta) -> tuple[str, bool]:
    """The period where no heading names several years: the year said, else the one of the plan or of its summary."""
    summed = re.search("累计[^，；]*$", sentence.passage.text[: found.end])
    flow = sums(found) or bool(summed and found.quantity.unit.endswith("元"))
    flow = flow and found.kind == "target"
    first, _, last = (_span(sentence, meta) or meta.period).partition("..")
    to_its_end = str(year) == last and found.when.startswith(("到", "至"))
    if flow and first and last and first < str(year) and (summed or to_its_end):
        return f"{first}..{year}", False  # what adds up to the plan's end is of all its years
    if year:
        by = found.when.startswith(("到", "至", "截", "展望")) or found.when[-1] in "底末前"
        return str(year), by and found.kind == "target"
    if found.kind == "actual":
        named = sentence.kind == "actual" and sentence.year.isdigit()
        return sentence.year if named and sentence.year != str(meta.done) else meta.summed, False
    if meta.start != meta.end and sentence.year.isdigit():
        return sentence.year, False
    if meta.start != meta.end and not flow:
        return str(meta.end), True
    known = re.search(r"\d{4}$", sentence.year)  # -5 is of no years where the text names none
    return meta.period or (known[0] if known else ""), False


_THERE_ARE = re.compile("共有|现有|拥有")
"""Of what there is at the end: 全省共有医疗卫生机构5.82万个，卫生人员98.7万人."""
_EACH_ONE = re.compile("^年|[日人户次月]均|量$|每|医院年")
_TIMES = ("次", "场", "期", "批", "轮")
_COUNTED = ("人", "件", "例", "户", "份", "名")
_DEEDS = re.compile("培训|筛查|接种|体检|随访|检查|救助|服务|演练|评估|宣传|义诊|督导|监测|抽检|检测|采样|诊疗|会诊")


def _from_january(month: str) -> str:
    """The months of a year up to that one: 2025-01..2025-06 for 2025-06; a year as it is."""
    if month.endswith("-12"):
        return month[:4]
    return month if len(month) == len("2026") or month.endswith("-01") else f"{month[:4]}-01..{month}"


def adds_up(found: Statement) -> bool:
    """Whether what is to be done by a month is counted from the beginning of the year: 6月底前完成2次, 招聘60人."""
    flow = heads.is_flow(found.indicator) and found.unit.endswith((*_COUNTED, "元"))
    deeds = found.unit.endswith(_COUNTED) and bool(_DEEDS.search(found.indicator))
    deeds = deeds or flow or found.indicator.startswith(("新增", "净增"))
    return not found.direction and (found.unit.endswith(_TIMES) or deeds)


def sums(found: Statement) -> bool:
    """Whether a number is of all the years and not of their end: 新增床位, 培训500人次, but not 人均就诊6次."""
    return heads.is_flow(found.indicator) or (adds_up(found) and not _EACH_ONE.search(found.indicator))


def _is_level(found: Statement, text: str) -> bool:
    """Whether a figure of several years is that of their end: 城镇化率达到63%, but not 就业70万人 or 年均增长6%."""
    quantity = found.quantity
    share = quantity.unit in ("%", "‰") or "/" in quantity.unit or bool(quantity.ratio)
    reached = found.reached and found.form in ("at_least", "at_most")
    named = heads.measured(found.indicator) or found.indicator.startswith(("每", "人均", "户均", "千人"))
    stated = share or reached or named or bool(found.baseline)
    stated = stated or (found.kind == "actual" and bool(_THERE_ARE.search(text, 0, found.end)))
    return stated and not found.direction and not sums(found) and not re.search("累计[^，；]*$", text[: found.end])


def due(text: str, year: str) -> tuple[str, bool] | None:
    """The period of a cell such as 2028年底, 12月底 or 三季度, and whether it is only to be reached by its end."""
    dated = re.search(r"((?:19|20)\d\d)(?:[./-](\d{1,2}))?", text)
    if dated:
        year = dated[1]
        if dated[2]:
            text = f"{int(dated[2])}月"
    within = within_year(text, "target", int(year or 0))
    if within and not within.endswith("-12"):
        return within, bool(re.fullmatch(r"\d{4}-\d\d", within))
    if year and (within or dated or re.search("年[底末内]|全年|当年", text)):
        return year, True
    return None


def at_deadline(statement: Statement, words: str) -> Statement:
    """The statement by the time that a column or a bracket of its own names: 11月底, 上半年, 全年."""
    if re.search(r"(?:[2-9]|1[0-2])月?-\d", words):
        return statement.doubted(say("by when? the text says {words}", words=words))
    if when := due(words, statement.period if statement.period.isdigit() else ""):
        period, by = when
        if by and adds_up(statement):
            period, by = _from_january(period), False
        return replace(statement, period=period, by=by)
    if words.startswith(("每", "逐", "长期", "持续")):
        return statement.doubted(say("the text says {words}; this is one target for all of the time", words=words))
    if ".." in statement.period and re.search("[0-9]月|季度|半年|年[底末]", words):
        return statement.doubted(say("which year is {words} of?", words=words))
    if re.search(r"\w", words) and not re.search("全年|年[内底末]|当年", words):
        return statement.doubted(say("by when? the text says {words}", words=words))
    return statement


def _span(sentence: Sentence, meta: Meta) -> str:
    """The years of the heading above that names more than one, or of the five that a paragraph looks back on."""
    span = sentence.year
    if span == "+5":
        return f"{meta.start}..{meta.start + 4}" if meta.start else ""
    if span == "-5":
        return f"{meta.done - 4}..{meta.done}" if meta.done else ""
    return span if ".." in span and span != meta.period else ""
