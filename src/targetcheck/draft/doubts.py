"""What the text leaves unsure of a statement: its number, its name, its period, and how it is to be counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from targetcheck.draft import genre, heads, wordings
from targetcheck.draft.dates import MONTHS, year_of
from targetcheck.draft.meta import Meta
from targetcheck.draft.outline import Sentence
from targetcheck.draft.periods import Paragraph, several_years
from targetcheck.draft.said import DURATIONS
from targetcheck.draft.values import Statement
from targetcheck.errors import Phrase, say
from targetcheck.model.unit import parse_unit

_LOST_DASH = re.compile(r"(23|34|45|56|67|78|89)[个家所处支]")
_EACH_TIME = re.compile(
    r"(?<!每人)(?<!每名)(?:每(年|半年|[两三半]个?月|[两双]周|月|季度?|学期|周|天|日)|(?<![一二三四五两\d])年均(?!增长|增加|降幅|增幅|增速|递降|下降|收入|值|结案|气温|浓度))"
)
_EACH_UNIT = re.compile(r"\(以([^，]{1,12}?)为单位\)")
_OF_EACH = re.compile(
    r"^每[^\d十百千万人年月周季日天次床]|[^(]每(?:[个家所名支院县镇乡村区校站市州社]|街道)(?!年)|\(.*\d.*的[县市区镇乡村]\)|\((?:.*各(?![类级项种])|.*每(?![人年月户名孩床天日季周半两二三十百千万]))"
)
_EACH_DOES = re.compile(r"(?:^|，)各(?:县|市|区|乡|镇|街道|村|单位|医院|机构)(?!级)")
_HELD = re.compile("控制在|保持在|稳定在|维持在|之间|区间")
"""Around a range that is to be kept: its ends are bounds."""
_RISES = re.compile("达|(?:提高|提升|上升|增加|降|下降|降低|减少)[到至]")
"""Around one that is to be come to: its far end may be no bound."""
_CUT = re.compile(
    r"^.{0,2}$|^[\d.]+[万亿]?元|[万亿]元(?:以上)?$|(?:建成|设置|配备|建有)$|价格$|^(?:支持)?(?:市|县|区|州|乡镇|街道|村)(?:建|创|达|实|完|开(?!发区)|设|成|推|形)|”.*“|[至到的在从由和与及]$"
    r"|^(?:按(?![病床人时期D])|把(?!关)|将(?!军)|使(?!用)|让(?!利)|从(?![业事])|与|我们|勉强)|预留|奖励|奖补|给予|按照|逐[年步]|各执|翻.?番|同比|^累计.{1,3}$|^第[一二三四\d]|^达到|^每人每|^年.{1,3}$|^全[国省市区县](?:报告)?(?:发病|患病|死亡)率$|全覆盖|^\d年|年起|全部用于|^\d{1,2}岁以[上下].{2}$|零、|^(?:平均)?每.{1,3}$|(?:进入|位居|位列|跻身)$|提高到|提升到|增加到|扩大到|扩展到|扩大至|降至|^连续[^，]{2,4}$|^\d{1,2}月|^(?:次|台次|项次)|[^中集当]中$|\d[台个家套项名件](?:以上|以下)?\(|\d[台个家套项名]、"
)
"""Names that were cut from longer ones, or that say too little alone."""
_RULE = re.compile(f"{genre.SANCTIONS}|方可|为(?:优秀|良好|优良|基本合格|合格|不合格)|的单位|的个人")
"""In a clause of what follows, or for whom, which is no aim."""
_PAID = re.compile("\\(每|标准|补助|补贴|待遇|津贴|每[人户名孩]")
"""What is paid so many times, and is no sum of them."""
_STANDARD = re.compile("(?:按|按照)[^，]*的(?:标准|原则|要求|条件)$")
"""A clause of what those that come next have to be like."""
_IN_BRACKETS = re.compile(r"(.+?)((?:\((?:[^()]|\([^()]*\))*\))*)")
"""A name, and what stands in brackets behind it."""
FORECAST = re.compile("预计|预测|估计")
_AHEAD = say("the text says {words}; a forecast, or a target?", words="预计")
_OTHERS = 3
_SHORT = 2
_SHARES = re.compile("(?<!增长)(?<!下降)(?<!递降)(?<!死亡)(?<!发病)(?:率|占比|比例|比重)(?:\\([^()]*\\))?$")
_SHARE_NAME = re.compile(r"(?:[比幅速面]|份额|强度|指数)$")


def doubts(found: Statement, damaged: bool) -> Iterator[Phrase]:
    """What is unsure of what a clause says; nothing of the name where its own checks say it."""
    quantity = found.quantity
    yield from of_number(found)
    if found.requirement == "own" and found.kind == "actual":
        yield say("a requirement that the summary quotes, not a figure")
    if found.kind == "target":
        yield from _of_target(found)
        if not found.checks:
            yield from _of_name(found)
        yield from _of_time(found)
    if not found.period:
        yield say("for which period? neither the sentence nor the title says")
    if damaged and (lost := _LOST_DASH.fullmatch(quantity.written)):
        meant = f"{lost[1][0]}-{lost[1][1]}"
        yield say(
            "{number} may be {range}, its dash lost with other characters of this text", number=lost[1], range=meant
        )


def of_number(found: Statement) -> Iterator[Phrase]:
    """What is not sure of the number itself."""
    quantity = found.quantity
    if found.form == "approx":
        yield say("about {number}: set the tolerance", number=quantity.written)
    if found.reference:
        yield say(
            "no number: the bound is the average of {area}; name the area that figures are reported for",
            area=found.reference,
        )
    elif quantity.low is None and not quantity.ratio:
        yield say("announced without a number: {written}", written=quantity.written)
    if found.bare:
        yield say("no unit is written; a measure word may be lost")
    if quantity.unit == "个百分点" and not found.direction:
        yield say("percentage points of what change? the bound is left open")
    if quantity.unit == "个千分点":
        yield say("points of a rate per thousand, of what change? the bound is left open")


def _of_target(found: Statement) -> Iterator[Phrase]:
    """What is to be settled before the number is a bound."""
    quantity = found.quantity
    output = any(word in found.indicator for word in wordings.CONSTANT_PRICES)
    burden = any(word in found.indicator for word in wordings.BURDENS)
    if quantity.unit == "%" and found.direction and output and not burden:
        yield say(
            "published growth is at constant prices, which totals do not give; make the growth an indicator of its own"
        )
    clear = (quantity.unit in ("%", "‰") or heads.measured(found.indicator)) and not _RISES.search(found.passage)
    open_end = found.form == "between" and not (clear or found.direction or _HELD.search(found.passage))
    if open_end or (quantity.high is None and re.search("[0-9].*[-至到][0-9]", quantity.written)):
        yield say("the text names a range, {range}; is its far end a bound too?", range=quantity.written)
    if quantity.unit == "个" and heads.areas(found.indicator):
        yield say(
            "asked of all {n}: with a row for each, write each: area, and achieved: true for the number",
            n=quantity.written.removesuffix(quantity.unit),
        )
    if quantity.unit == "%" and found.direction and _SHARES.search(found.indicator):
        yield say("{n} of the rate itself, or percentage points?", n=quantity.written)
    if each := _EACH_UNIT.search(found.indicator):
        yield say("asked of every {area}: with a row for each, write each:", area=each[1])
    elif _OF_EACH.search(found.indicator) or (found.unit not in ("%", "‰") and _EACH_DOES.search(found.passage)):
        yield say("said of each; with a row for each, write each:")


def _of_name(found: Statement) -> Iterator[Phrase]:
    named = _IN_BRACKETS.fullmatch(found.indicator)
    own, brackets = (named[1], named[2]) if named else (found.indicator, "")
    standard = _STANDARD.match(found.passage)
    one_of_several = any(part and part in own for part in re.split(r"[()]", brackets))
    rate = heads.RATE_OF.fullmatch(own)
    clear = own in (*wordings.ZERO, "签约率", "造林") or bool(rate and len(rate[2]) > 1)
    clear = clear or (len(own) == _SHORT and heads.measured(own) and own != "投资")
    of_time = found.quantity.unit in DURATIONS and "(每" in brackets  # 选派骨干进修，每人不少于3个月
    if of_time or one_of_several or standard or _RULE.search(found.passage) or (_CUT.search(own) and not clear):
        yield heads.WHOLE
    elif clear:
        return
    elif heads.is_generic(own) and not brackets:
        yield heads.WHOLE
    elif found.quantity.unit in ("%", "‰") and not (found.direction or heads.measured(own) or _SHARE_NAME.search(own)):
        yield say("a share of what? the name does not say")


def _of_time(found: Statement) -> Iterator[Phrase]:
    """每年, 每月 or the like where a count is said of each; nothing for a payment."""
    span = _EACH_TIME.search(found.passage)
    paid = found.quantity.unit.endswith("元") and _PAID.search(found.indicator)
    if not span or found.direction or paid:
        return
    over_years = found.by or ".." in found.period
    if over_years or span[1] != "年":
        yield say("the text says {words}; this is one target for all of the time", words=span[0])


_PART = re.compile("[0-9]月|季度|半年|(?<![两三四五])年[底末内]|[今明]年")
_BEFORE = re.compile("[0-9]年(?:之?前|以前)")
"""2029年前 may be by the end of that year, or of the one before."""
_LATE = re.compile("1[0-2]月|四季度|下半年|年[底末内]|今年")
_EACH_YEAR = re.compile("(?:^|，)(?:全[省市区县])?每年[^。；]*，")
"""Before the numbers that are then of each year: 每年开展宣传周活动，举办讲座200场."""


def of_when(found: Statement, sentence: Sentence, paragraph: Paragraph, meta: Meta) -> Iterator[Phrase]:
    """What is unsure of a time that its clause does not say, or says without a year or for several."""
    text, year = sentence.passage.text, year_of(found.when, meta)
    elsewhere = year not in (0, meta.end)
    if FORECAST.search(text, 0, found.end):
        yield _AHEAD if found.kind == "target" else say("an estimate, not the final figure")
    if found.carried and (elsewhere or MONTHS.search(found.when)):
        yield say("by when? {words} is taken from the clause before", words=found.when)
    if found.kind != "target":
        return
    several = several_years(found.when, meta)
    if meta.guessed and not (found.when or sentence.year):
        yield say("for which period? neither the sentence nor the title says")
    if not several and _of_each_year(found, text, meta):
        yield say("the text says {words}; this is one target for all of the time", words="每年")
    if several and (several != (meta.start, meta.end) or found.when.endswith("起")):
        yield say("the text says {words}; this is one target for all of the time", words=found.when)
    elif not (year or several) and _of_some_year(found.when, meta):
        yield say("which year is {words} of?", words=found.when)
    elif _BEFORE.search(found.when):
        yield say("by when? the text says {words}", words=found.when)
    carried = found.when == paragraph.year != paragraph.aims and str(year) not in text
    if carried and elsewhere and (paragraph.several or paragraph.loose or not sentence.goes_on):
        yield say("by when? {year} is taken from the sentence before", year=year)


def _of_each_year(found: Statement, text: str, meta: Meta) -> bool:
    """Whether a count of a plan of several years stands behind 每年, which its own clause does not say."""
    counts = heads.is_flow(found.indicator) and not found.direction and not found.unit.endswith("元")
    own = re.search("每年|每[个家所支]", found.passage)
    return counts and not own and meta.start != meta.end and bool(_EACH_YEAR.search(text, 0, found.start))


def _of_some_year(when: str, meta: Meta) -> bool:
    """Whether words without a year may be of several: of a plan's, or in a summary's plan of that year or the next."""
    if meta.start != meta.end:
        return bool(_PART.search(when))
    return meta.sums_up and bool(_LATE.search(when))


def contradicted(statements: list[Statement]) -> list[Statement]:
    """The statements; a target to which another one gives a different number has that among its checks."""
    lines: dict[tuple[str, ...], dict[object, int]] = {}
    units: dict[tuple[str, ...], set[str]] = {}
    for one in statements:
        if one.kind == "target":
            lines.setdefault(_told_of(one), {}).setdefault(one.value, one.line)
            units.setdefault(_told_of(one)[:3], set()).add(heads.counter(one.unit))
    done: list[Statement] = []
    for one in statements:
        numbers = lines.get(_told_of(one), {})
        others = [line for value, line in islice(numbers.items(), _OTHERS + 1) if value != one.value]
        if others and one.kind == "target" and not one.checks:
            named = ", ".join(map(str, others[:_OTHERS]))
            one = one.doubted(say("another number stands under this name too, in line {lines}", lines=named))
        elif one.kind == "target" and not one.checks and len(units[_told_of(one)[:3]]) > 1:
            one = one.doubted(say("one of two numbers of the same thing, in {unit}", unit=one.unit))  # 5个共2万亩
        done.append(one)
    return done


def _told_of(statement: Statement) -> tuple[str, ...]:
    return statement.indicator, statement.period, statement.direction, statement.unit


def with_doubts_of_writing(statement: Statement) -> Statement:
    """A target with what a target file cannot say of it among its checks."""
    return statement.doubted(*_of_writing(statement)) if statement.kind == "target" else statement


def _of_writing(statement: Statement) -> Iterator[Phrase]:
    unit, start = statement.unit, statement.start_value
    if unit and not statement.open and parse_unit(unit) is None:
        yield say("the unit {unit} is not one that target files know; the number stands bare", unit=unit)
    if isinstance(statement.value, str) and statement.value != "1:1" and statement.form != "at_most":
        first, _, second = statement.value.partition(":")
        yield say(
            "{first}:{second} is compared as {first} ÷ {second}, so at_least wants a smaller second number; is that meant?",
            first=first, second=second,
        )  # fmt: skip
    if statement.open and not statement.checks:
        yield say("the change is since when? the text does not say, so the bound is left open")
    if start and statement.by and not statement.baseline_period:
        example = f"baseline: {{period: …, value: {start}}}"
        yield say("the text does not say when it was {baseline}; write {example}", baseline=start, example=example)


_DEALT_WITH = re.compile(
    r"(?:整改|治理|处置|报告|查处|防治|覆盖|达标|完成|办结|化解|管理|治疗|筛查|随访|检测|申报|早诊|知晓|治愈|救治|回收|利用)(?:及时)?率$"
)
"""Shares of which more is better, whatever they deal with: 重大事故隐患整改率."""


def bare_form(text: str) -> tuple[str, tuple[Phrase, ...]]:
    """The form of a number without a comparison: a floor, and a ceiling where less of what it names is better."""
    burden = any(word in text for word in wordings.BURDENS)
    if heads.flow(text) or text.endswith("的比例") or _DEALT_WITH.search(text) or not burden:
        return "at_least", ()
    return "at_most", (say("no comparison is written; read as a ceiling, for less of it is better"),)
