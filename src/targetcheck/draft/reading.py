"""From a sentence's findings to statements: kind, level, period and doubts, as place and document give them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from targetcheck.draft import heads, wordings
from targetcheck.draft.genre import covered
from targetcheck.draft.grammar import read
from targetcheck.draft.outline import Sentence
from targetcheck.draft.periods import Meta, Paragraph, period_of, since_of, year_of
from targetcheck.draft.values import Found, Statement, Unread, one_of
from targetcheck.errors import Phrase, say

_TRIGGER = re.compile(
    r"\d|[Xx×*_]|覆盖|覆尽覆|全部|所有|均|都能|零|平均|不发生|未发生|无|分之|[一二两三四五六七八九十][家所名座个件处支张辆条大项成]|一半|半数"
)
_LOST_DASH = re.compile(r"(23|34|45|56|67|78|89)[个家所处支]")
_EACH_TIME = re.compile(r"(?<!人)(?:每(年|月|季度?|周|天|日)|年均(?=新增|净增))")
_EACH_UNIT = re.compile(r"\(以([^，]{1,8})为单位\)")
_DONE = re.compile(
    r"实现了|完成了|达到了|建成了|已累计|(?:已建成|已达|已完成|已有)(?![^，。；]{0,12}的)|目前|截至目前|截止目前|累计(?:完成|建成|实现)了|取得了"
)
_AHEAD = re.compile(r"力争|确保|争取|到20\d\d年|要|将|年底前")
_HEDGES = {word: row.reading for row in wordings.HEDGES for word in row.words}
_HEDGE = re.compile(one_of(_HEDGES))


@dataclass(frozen=True, slots=True)
class Source:
    """What is known of the whole text: what it says of itself, where its lines start, whether it lost characters."""

    meta: Meta
    starts: list[int]
    damaged: bool


def statements(sentences: Iterable[Sentence], source: Source, unread: list[Unread]) -> Iterator[Statement]:
    """The statements of all sentences, in order; a sentence with a number and no statement is added to `unread`."""
    paragraph = Paragraph()
    for sentence in sentences:
        paragraph.enter(sentence)
        text = sentence.passage.text
        if not _TRIGGER.search(text):
            continue
        if paragraph.span:
            sentence = replace(sentence, year=paragraph.span)
        found = list(_sentence(sentence, paragraph, source))
        yield from found
        if found:
            paragraph.names = tuple(statement.indicator for statement in found)
        elif re.search(r"\d", covered(text)):
            line = bisect_right(source.starts, sentence.passage.at[0])
            unread.append(Unread(line, text))


def _sentence(sentence: Sentence, paragraph: Paragraph, source: Source) -> Iterator[Statement]:
    done: list[Statement] = []
    asked = ""
    for found in read(sentence.passage.text, paragraph.year, paragraph.names):
        found = _of_baseline(found, source.meta)
        kind = _kind(sentence, found, source.meta)
        if kind == "actual" and found.requirement in ("before", "after"):
            asked = sentence.passage.text[found.start : found.end]
            if found.requirement == "before" and done:
                done[-1], asked = _asked(done[-1], asked), ""
            continue
        if (kind == "target" and found.bare) or (kind == "actual" and found.aim):
            continue
        statement = _statement(sentence, found, kind, source)
        done.append(_asked(statement, asked) if asked else statement)
        asked = ""
    yield from done


def _of_baseline(found: Found, meta: Meta) -> Found:
    """由2023年的62.3%提高到65%: a year before the plan is the baseline's, not the target's."""
    year = year_of(found.when, meta)
    if found.baseline is None or not year or not meta.start or year >= meta.start:
        return found
    if year_of(found.base, meta) != year:
        return found  # 由2015年的76.8岁提高到2020年的78.2岁 has a year of its own
    return replace(found, when="", base=found.base or str(year))


def _asked(statement: Statement, words: str) -> Statement:
    return replace(
        statement, checks=(*statement.checks, say("the text names a requirement beside it: {words}", words=words))
    )


def _kind(sentence: Sentence, found: Found, meta: Meta) -> str:
    """actual under a summary's heading, and in a plan where the sentence speaks of a year before the plan."""
    if sentence.kind == "actual":
        return "actual"
    year = year_of(found.when, meta)
    # 到2023年 is still to come where it is written, even if another year of the document is later.
    if year and year < meta.start and not found.when.startswith(("到", "至")):
        return "actual"
    text = sentence.passage.text
    if year and meta.start and year >= meta.start and not _DONE.search(_clause(text, found)):
        return "target"  # 已达62.3%，2024年提高到65%
    return "actual" if _DONE.search(text) and not _AHEAD.search(text) else "target"


def _statement(sentence: Sentence, found: Found, kind: str, source: Source) -> Statement:
    passage, quantity = sentence.passage, found.quantity
    start, end = passage.offsets(found.start, found.end)
    form, doubts = _form(found, kind)
    period, by = period_of(sentence, found, kind, source.meta)
    since, since_doubts = since_of(found, period, source.meta)
    base = found.baseline.written if found.baseline else ""
    clause = _clause(passage.text, found)
    yearly: tuple[Phrase, ...] = ()
    if kind == "target" and (span := _each_time(found, clause, by or ".." in period)):
        yearly = (say("the text says {words}; this is one target for all of the time", words=span),)
    return Statement(
        indicator=found.indicator,
        form=form,
        value=quantity.ratio or quantity.low,
        high=quantity.high if form == "between" else None,
        unit=quantity.unit,
        written=quantity.written,
        start=start,
        end=end,
        line=bisect_right(source.starts, start),
        passage=clause,
        kind=kind,
        level=_level(sentence, found) if kind == "target" else "binding",
        period=period,
        by=by,
        clause=sentence.clause,
        section=sentence.section,
        responsible=sentence.responsible,
        direction=found.direction,
        since=since,
        yearly=found.yearly,
        reference=found.reference,
        baseline=base,
        baseline_period=year[0] if base and (year := re.search(r"(?:19|20)\d\d", found.base)) else "",
        checks=(*found.checks, *doubts, *since_doubts, *_doubts(found, kind, period, source.damaged), *yearly),
    )


def _each_time(found: Found, clause: str, over_years: bool) -> str:
    """每年, 每月 or the like where a count is said of each; nothing where the name says so, or for a payment."""
    span = _EACH_TIME.search(clause)
    if not span or found.direction or found.quantity.unit.endswith("元"):
        return ""
    if span[1] in ("年", None):
        return span[0] if over_years else ""
    return "" if span[0] in found.indicator else span[0]


def _growth(found: Found) -> tuple[str, tuple[Phrase, ...]]:
    """A range of growth is announced as a low end to reach: 增长4.5%-5%."""
    return "at_least", (
        say("the text names a range, {range}; is its far end a bound too?", range=found.quantity.written),
    )


def _form(found: Found, kind: str) -> tuple[str, tuple[Phrase, ...]]:
    """The form, with the default for a number that stands without a comparison."""
    if kind == "actual" and (found.level or not found.form) and found.form != "above" and found.form != "below":
        return "equals", ()
    if found.form == "between" and found.direction and kind == "target":
        return _growth(found)
    if found.form:
        return found.form, ()
    return heads.bare_form(found.indicator)


_WON = re.compile(r"争取[^，。；、]{0,12}?(?:资金|专项债|债券|补助|投资|贷款)")
"""争取 as what is done, winning funds, and not as a hope."""


def _level(sentence: Sentence, found: Found) -> str:
    """expected after 力争 in the sentence (争创 only in its own clause), until 确保; also under 预期目标."""
    text = sentence.passage.text
    level = "expected" if sentence.expected else "binding"
    clause = text.rfind("，", 0, found.start) + 1
    for hedge in _HEDGE.finditer(text, 0, found.end):
        if _WON.match(text, hedge.start()):
            continue
        reading = _HEDGES[hedge[0]]
        if reading != "own" or hedge.start() >= clause:
            level = "binding" if reading == "binding" else "expected"
    return level


def _clause(text: str, found: Found) -> str:
    start = text.rfind("，", 0, found.start) + 1
    end = text.find("，", found.end)
    return text[max(start, found.start - 60) : min(len(text) if end < 0 else end, found.end + 60)]


def _at_constant_prices(indicator: str) -> bool:
    """Whether the growth of an indicator is published at constant prices, by its name."""
    named = any(word in indicator for word in wordings.CONSTANT_PRICES)
    return named and not any(word in indicator for word in wordings.BURDENS)


_PER_STAFF = re.compile("护|人")
"""Ratios to nurses or staff (医护比, 床护比, 床人比), of which a larger second number is the better."""


def _doubts(found: Found, kind: str, period: str, damaged: bool) -> Iterator[Phrase]:
    quantity = found.quantity
    yield from _of_number(found)
    if quantity.unit == "个百分点" and not found.direction:
        yield say("percentage points of what change? the bound is left open")
    if quantity.unit == "个千分点":
        yield say("points of a rate per thousand, of what change? the bound is left open")
    if kind == "target" and quantity.unit == "%" and found.direction and _at_constant_prices(found.indicator):
        yield say(
            "published growth is at constant prices, which totals do not give; make the growth an indicator of its own"
        )
    if found.requirement == "own" and kind == "actual":
        yield say("a requirement that the summary quotes, not a figure")
    if kind == "target" and quantity.ratio and _PER_STAFF.search(found.indicator):
        first, _, second = quantity.ratio.partition(":")
        yield say("{first}:{second} is compared as {first} ÷ {second}, so at_least wants a smaller second number; is that meant?",
                  first=first, second=second)  # fmt: skip
    if kind == "target" and (each := _EACH_UNIT.search(found.indicator)):
        yield say("asked of every {area}: with a row for each, write each:", area=each[1])
    if not period:
        yield say("for which period? neither the sentence nor the title says")
    if damaged and not found.form and (lost := _LOST_DASH.fullmatch(quantity.written)):
        meant = f"{lost[1][0]}-{lost[1][1]}"
        yield say(
            "{number} may be {range}, its dash lost with other characters of this text", number=lost[1], range=meant
        )


def _of_number(found: Found) -> Iterator[Phrase]:
    """What is not sure of the number itself."""
    quantity = found.quantity
    if found.form == "approx":
        yield say("about {number}: set the tolerance", number=quantity.written)
    if found.reference:
        yield say("no number: the bound is the average of {area}; name the area that figures are reported for",
                  area=found.reference)  # fmt: skip
    elif quantity.low is None and not quantity.ratio:
        yield say("announced without a number: {written}", written=quantity.written)
    if found.bare:
        yield say("no unit is written; a measure word may be lost")
