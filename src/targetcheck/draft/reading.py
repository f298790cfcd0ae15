"""From a sentence's findings to statements: kind, level, period and doubts, as place and document give them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from targetcheck.draft import heads, wordings
from targetcheck.draft.found import Found
from targetcheck.draft.grammar import read
from targetcheck.draft.meta import Meta
from targetcheck.draft.names import covered
from targetcheck.draft.outline import Sentence
from targetcheck.draft.statements import Statement, Unread
from targetcheck.draft.units import alternatives
from targetcheck.errors import Phrase, say

_TRIGGER = re.compile(
    r"\d|[Xx×*_]|覆盖|覆尽覆|全部|所有|均|都能|零|平均|不发生|未发生|无|百分之|[一二两三四五六七八九十][家所名座个件处支张辆条大项成]|一半|半数"
)
_LOST_DASH = re.compile(r"(23|34|45|56|67|78|89)[个家所处支]")
_OPENING_YEAR = re.compile(r"(?:经过[^，]{0,12}努力，)?((?:到|至)(?:19|20)\d\d年[底末]?)，")
_DONE = re.compile(
    r"实现了|完成了|达到了|建成了|已累计|(?:已建成|已达|已完成|已有)(?![^，。；]{0,12}的)|目前|截至目前|截止目前|累计(?:完成|建成|实现)了|取得了"
)
_AHEAD = re.compile(r"力争|确保|争取|到20\d\d年|要|将|年底前")
_HEDGES = {word: row.reading for row in wordings.HEDGES for word in row.words}
_HEDGE = re.compile("|".join(alternatives(list(_HEDGES))))


@dataclass(frozen=True, slots=True)
class Source:
    """What is known of the whole text: what it says of itself, where its lines start, whether it lost characters."""

    meta: Meta
    starts: list[int]
    damaged: bool


def statements(sentences: Iterable[Sentence], source: Source, unread: list[Unread]) -> Iterator[Statement]:
    """The statements of all sentences, in order; a sentence with a number and no statement is added to `unread`."""
    segment, opened = -1, ""
    for sentence in sentences:
        if sentence.segment != segment:
            # 到2025年，…。…。: the year that opens a paragraph holds for its sentences.
            opening = _OPENING_YEAR.match(sentence.passage.text)
            segment, opened = sentence.segment, opening[1] if opening else ""
        text = sentence.passage.text
        if not _TRIGGER.search(text):
            continue
        found = list(_sentence(sentence, opened, source))
        yield from found
        if not found and re.search(r"\d", covered(text)):
            line = bisect_right(source.starts, sentence.passage.at[0])
            unread.append(Unread(line, text))


def _sentence(sentence: Sentence, opened: str, source: Source) -> Iterator[Statement]:
    done: list[Statement] = []
    asked = ""
    for found in read(sentence.passage.text, opened):
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
    year = _year(found.when, meta)
    if found.baseline is None or not year or not meta.start or year >= meta.start:
        return found
    if _year(found.base, meta) != year:
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
    year = _year(found.when, meta)
    # 到2023年 is still to come where it is written, even if another year of the document is later.
    if year and year < meta.start and not found.when.startswith(("到", "至")):
        return "actual"
    text = sentence.passage.text
    if year and meta.start and year >= meta.start and not _DONE.search(_clause(text, found)):
        return "target"  # 已达62.3%，2024年提高到65%
    return "actual" if _DONE.search(text) and not _AHEAD.search(text) else "target"


def _year(when: str, meta: Meta) -> int:
    """The year that words such as 到2025年, 年底前 or 去年 name; 0 where they name none."""
    if found := re.search(r"(?:19|20)\d\d", when):
        return int(found[0])
    if "十" in when and (found := re.search(r"十([三四五六])五", when)):
        return {"三": 2020, "四": 2025, "五": 2030, "六": 2035}[found[1]]
    if when.startswith(("去年", "上年")):
        return meta.start - 1 if meta.start else 0
    if "明年" in when:
        return (meta.start if meta.done and meta.sums_up else meta.end + 1) if meta.end else 0
    return 0


def _statement(sentence: Sentence, found: Found, kind: str, source: Source) -> Statement:
    passage, quantity = sentence.passage, found.quantity
    start, end = passage.offsets(found.start, found.end)
    form, doubts = _form(found, kind)
    period, by = _period(sentence, found, kind, source.meta)
    since, since_doubts = _since(found, period, source.meta)
    base = found.baseline.written if found.baseline else ""
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
        passage=_clause(passage.text, found),
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
        checks=(*found.checks, *doubts, *since_doubts, *_doubts(found, kind, period, source.damaged)),
    )


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
    if heads.less_is_better(found.indicator):
        return "at_most", (say("no comparison is written; read as a ceiling, for less of it is better"),)
    return "at_least", ()


def _period(sentence: Sentence, found: Found, kind: str, meta: Meta) -> tuple[str, bool]:
    """The period of the statement, and whether it is only to be reached by its end (到2025年)."""
    year = _year(found.when, meta)
    if found.when.endswith(("期间", "时期")):
        return f"{year - 4}..{year}", False
    if span := _span(sentence, meta) if not year else "":
        first, _, last = span.partition("..")
        if kind == "target":
            return last, True
        return span if first else last, False
    if year:
        by = found.when.startswith(("到", "至", "截", "展望")) or found.when[-1] in "底末前"
        return str(year), by
    if kind == "actual":
        return sentence.year or str(meta.done or ""), False
    return meta.period or sentence.year, False


_SPAN_OPENING = re.compile(r"(?:这|过去|近)五年|五年来")


def _span(sentence: Sentence, meta: Meta) -> str:
    """The years of the heading above that names more than one, or of the five that a sentence looks back on."""
    span = sentence.year
    if _SPAN_OPENING.match(sentence.passage.text) and ".." not in span:
        span = "-5"
    if span == "+5":
        return f"{meta.start}..{meta.start + 4}" if meta.start else ""
    if span == "-5":
        return f"{meta.done - 4}..{meta.done}" if meta.done else ""
    return span if ".." in span and span != meta.period else ""


def _since(found: Found, period: str, meta: Meta) -> tuple[str, tuple[Phrase, ...]]:
    """The year that a change is measured from, and the doubt where the text does not name it, or names its own."""
    since, doubts = _start(found, period, meta) if found.direction else ("", ())
    if since and since == period:
        return "", (say("a change from {since} to {period}? the bound is left open", since=since, period=period),)
    return since, doubts


def _start(found: Found, period: str, meta: Meta) -> tuple[str, tuple[Phrase, ...]]:
    if year := re.search(r"(?:19|20)\d\d", found.base):
        return year[0], ()
    if found.yearly:
        return "", (say("a yearly average; no single change since a year says it, so the bound is left open"),)
    if plan := re.search(r"十([三四五])五", found.base):
        return {"三": "2020", "四": "2025", "五": "2030"}[plan[1]], (say("since the end of {base}", base=found.base),)
    if re.fullmatch(r"\d{4}", period) and meta.start == meta.end:
        before = str(int(period) - 1)
        named = found.base in ("上年", "去年", "上一年", "前一年", "上年度", "同比", "同期")
        return before, () if named else (say("the change is since when? {before} is the year before", before=before),)
    return "", (say("the change is since when? the text does not say, so the bound is left open"),)


def _level(sentence: Sentence, found: Found) -> str:
    """expected after 力争 in the sentence (争创 only in its own clause), until 确保; also under 预期目标."""
    text = sentence.passage.text
    level = "expected" if sentence.expected else "binding"
    clause = text.rfind("，", 0, found.start) + 1
    for hedge in _HEDGE.finditer(text, 0, found.end):
        reading = _HEDGES[hedge[0]]
        if reading != "own" or hedge.start() >= clause:
            level = "binding" if reading == "binding" else "expected"
    return level


def _clause(text: str, found: Found) -> str:
    start = text.rfind("，", 0, found.start) + 1
    end = text.find("，", found.end)
    return text[max(start, found.start - 60) : min(len(text) if end < 0 else end, found.end + 60)]


def _doubts(found: Found, kind: str, period: str, damaged: bool) -> Iterator[Phrase]:
    quantity = found.quantity
    yield from _of_number(found)
    if quantity.unit == "个百分点" and not found.direction:
        yield say("percentage points of what change? the bound is left open")
    if quantity.unit == "个千分点":
        yield say("points of a rate per thousand, of what change? the bound is left open")
    growth = kind == "target" and found.direction and quantity.unit == "%"
    if growth and any(word in found.indicator for word in wordings.CONSTANT_PRICES):
        yield say(
            "published growth is at constant prices, which totals do not give; make the growth an indicator of its own"
        )
    if found.requirement == "own" and kind == "actual":
        yield say("a requirement that the summary quotes, not a figure")
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
