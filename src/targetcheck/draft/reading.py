"""From a sentence's findings to statements: done or to be reached, how firmly, when, and what is unsure of that."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from targetcheck.draft import genre, wordings
from targetcheck.draft.dates import since_of, year_of
from targetcheck.draft.doubts import FORECAST, bare_form, doubts, of_when
from targetcheck.draft.genre import covered
from targetcheck.draft.grammar import read
from targetcheck.draft.meta import Meta
from targetcheck.draft.outline import Sentence
from targetcheck.draft.passages import Mark, Passage, marks, scored
from targetcheck.draft.periods import Paragraph, at_deadline, period_of
from targetcheck.draft.tokens import lex
from targetcheck.draft.values import YEAR, Statement, Unread, one_of
from targetcheck.errors import Phrase, say

_TRIGGER = re.compile(
    r"\d|[Xx×*_]|覆盖|覆尽覆|全部|所有|均|番|都能|零|平均|不发生|未发生|无|分之|[一二两三四五六七八九十][家所名座个件处支张辆条大项成]|一半|半数|前[一二三四五六七八九十]"
)


@dataclass(frozen=True, slots=True)
class Source:
    """What is known of the whole text: what it says of itself, where its lines start, whether it lost characters."""

    meta: Meta
    starts: list[int]
    damaged: bool


_FOREIGN = re.compile(r"^[^\u4e00-\u9fff]*[A-Za-z]{3}[^\u4e00-\u9fff]*$|(?:[a-z]{2,}[^\u4e00-\u9fff]{0,3}){6}")
_BOUND = say("a bound, not the figure itself")
_TOO_LONG = re.compile(r"\d{12}")  # than a number that is read as one


def statements(sentences: Iterable[Sentence], source: Source, unread: list[Unread]) -> Iterator[Statement]:
    """The statements of all sentences, in order; a sentence with a number and no statement is added to `unread`."""
    paragraph = Paragraph()
    for _, clause in groupby(sentences, key=lambda sentence: sentence.segment):
        found: list[Statement] = []
        told: list[Mark] = []
        for sentence in clause:
            paragraph.enter(sentence, source.meta)
            text = sentence.passage.text
            points = marks(sentence.passage)
            told += points
            told_in_numbers = _TRIGGER.search(text)
            of_no_plan = sentence.kind == "note" or _FOREIGN.search(text)
            here = [] if of_no_plan or not told_in_numbers else list(_sentence(sentence, paragraph, source))
            paragraph.leave(text, here)
            unsaid = told_in_numbers and not here and re.search(r"\d", covered(text))
            unsaid = unsaid or (not here and _TOO_LONG.search(text))
            if unsaid or (not here and not found and any(mark.rule for mark in points)):
                unread.append(Unread(bisect_right(source.starts, sentence.passage.at[0]), text))
            elif sentence.kind != "actual":
                unread += _left_out(sentence.passage, here, source)
            found += here
        yield from scored(found, told)


def _left_out(passage: Passage, found: list[Statement], source: Source) -> Iterator[Unread]:
    """The clauses of a sentence with statements whose number is in none of them, nor in a name."""
    said = "".join(one.indicator + one.baseline for one in found)
    for token in lex(passage.text) if found else ():
        place = passage.at[token.start]
        stated = any(one.start <= place < one.end for one in found)
        if token.quantity and not stated and token.quantity.written not in said:
            before, after = passage.text[: token.start], passage.text[token.start :]
            clause = before.rpartition("，")[2] + after.partition("，")[0]
            yield Unread(bisect_right(source.starts, place), clause)


def _sentence(sentence: Sentence, paragraph: Paragraph, source: Source) -> Iterator[Statement]:
    done: list[Statement] = []
    beside: tuple[Phrase, ...] = ()
    text = sentence.passage.text
    if paragraph.span:
        sentence = replace(sentence, year=paragraph.span)
    for found in read(text, paragraph.opened(), paragraph.names, paragraph.titled):
        kind, sure = _kind(sentence, found, source.meta)
        found = replace(found, kind=kind)
        if not sure:
            found = found.doubted(say("done, or to be reached? the text does not say"))
        if found.kind == "actual" and found.requirement in ("before", "after", "beside"):
            beside = (_beside(found, text),)
            if found.requirement == "before" and done:
                done[-1], beside = done[-1].doubted(*beside), ()
            continue
        if _says_nothing(found, text, source.meta):
            continue
        found = found.doubted(*of_when(found, sentence, paragraph, source.meta))
        done.append(_placed(found, sentence, source).doubted(*beside))
        beside = ()
    yield from done


def _says_nothing(found: Statement, text: str, meta: Meta) -> bool:
    """Whether it is no target and no figure: a bare number, an aim in a review, 预计到2030年，常住人口将达到54万人."""
    if found.kind == "target":
        return found.bare
    return found.aim or bool(_TO_COME.search(text, 0, found.end) and year_of(found.when, meta) > meta.done > 0)


def _beside(found: Statement, text: str) -> Phrase:
    """A number that a figure has beside it: what was asked for, or another of the same thing."""
    if found.requirement == "beside":
        return say("the text gives another number of the same thing: {number}", number=found.quantity.written)
    return say("the text names a requirement beside it: {words}", words=text[found.start : found.end])


def _placed(found: Statement, sentence: Sentence, source: Source) -> Statement:
    """The statement with what the sentence's place and the document give it."""
    start, end = sentence.passage.offsets(found.start, found.end)
    period, by = period_of(sentence, found, source.meta)
    since, since_doubts = since_of(found, period, source.meta)
    form, form_doubts = _form(found)
    one_sided = found.kind == "actual" and found.value != 100 and form in ("at_least", "at_most", "above", "below")
    placed = replace(found, period=period, by=by, since=since, passage=_clause(sentence.passage.text, found))
    if sentence.due and not found.when:
        placed = at_deadline(placed, sentence.due)
    return replace(
        placed,
        form=form,
        start=start,
        end=end,
        line=bisect_right(source.starts, start),
        level=_level(sentence, found),
        clause=sentence.clause,
        section=sentence.section,
        responsible=sentence.responsible,
        checks=(
            *placed.checks,
            *form_doubts,
            *(_BOUND,) * one_sided,
            *_beside_it(found),
            *since_doubts,
            *doubts(placed, source.damaged),
        ),
    )


def _beside_it(found: Statement) -> Iterator[Phrase]:
    """The number that a figure comes from: 由55.1%上升到57.9%."""
    if found.kind == "actual" and found.baseline:
        yield say("the text gives another number of the same thing: {number}", number=found.baseline)


def _form(found: Statement) -> tuple[str, tuple[Phrase, ...]]:
    """The form, with the default for a number that stands without a comparison."""
    if found.kind == "actual" and (found.reached or not found.form) and found.form not in ("above", "below"):
        return "equals", ()
    if found.form == "between" and found.direction and found.kind == "target":  # 增长4.5%-5%: its low end is to reach
        written = found.quantity.written
        return "at_least", (say("the text names a range, {range}; is its far end a bound too?", range=written),)
    return (found.form, ()) if found.form else bare_form(found.indicator)


_DONE = re.compile(
    r"实现了|完成了|达到了|建成了|已累计|(?:已建成|已达|已完成|已有)(?![^，。；]{0,12}的)|目前|截至目前|截止目前|累计(?:完成|建成|实现)了|取得了"
)
_AHEAD = re.compile(r"力争|确保|争取|到20\d\d年|(?<![主重需必首摘])要(?![点素求件])|将(?![军来近领])|年底前")
_TO_BE = re.compile("力争|争取|确保|计划|拟|将|要|目标|预期")
_HOPED = re.compile("力争(?!上游)|争取(?=[明到在年下])|(?:计划|拟|确保)(?=在?(?:1?[0-9]月|年[底内]|下半年|四季度))")
"""In a review: of what is still to come."""
_YEARS_BEFORE = re.compile("近[两三四五]?年来|[两三四五]年来|[年会五来]以来")
_TO_COME = re.compile(f"{FORECAST.pattern}|将(?:会|超|达|突破|增|升|降|减|近|接近)")
_HEDGES = {word: row.reading for row in wordings.HEDGES for word in row.words}
_HEDGE = re.compile(f"(?<![全大着奋极])(?:{one_of(_HEDGES)})")


def _kind(sentence: Sentence, found: Statement, meta: Meta) -> tuple[str, bool]:
    """actual or target, as the sentence says it or else its part of the text; and whether one of them says it."""
    text = sentence.passage.text
    if sentence.kind == "actual":
        return _in_review(text, found, meta)
    if _is_past(sentence, found, meta):
        return "actual", True
    ahead = bool(_AHEAD.search(text))
    year = year_of(found.when, meta)
    planned = year >= meta.start > 0 and not _DONE.search(_clause(text, found))  # 已达62.3%，2024年提高到65%
    if _DONE.search(text) and not (ahead or planned):
        return "actual", True
    return "target", sentence.kind == "target" or ahead or planned


def _in_review(text: str, found: Statement, meta: Meta) -> tuple[str, bool]:
    """The kind where the part of the text looks back: a target only where the sentence says that it is to come."""
    forecast = _TO_COME if meta.kind == "target" else FORECAST  # of the plan's surroundings
    clause = _clause(text, found)
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


def _level(sentence: Sentence, found: Statement) -> str:
    """expected after 力争 and binding after 确保, as far as they reach; else as the paragraph says (预期目标)."""
    if found.kind == "actual":
        return "binding"
    text = sentence.passage.text
    level = of_paragraph = "expected" if sentence.expected else "binding"
    if not _HEDGE.search(text, 0, found.end):
        return level
    verb, reaches = "", False
    for clause in re.compile("[^，]+").finditer(text, 0, found.end):
        said = _verb_of(clause[0])
        if (hedge := _hedge(clause)) is not None:
            reading = _HEDGES[hedge[0]]
            level = "binding" if reading == "binding" else "expected"
            alone = reading == "own" or _VERBS.match(text, hedge.end())
            reaches = not alone and bool(_LEADS.fullmatch(text, clause.start(), hedge.start()))
            numbered = re.search("[0-9]", YEAR.sub("", clause[0]))  # 力争2家医院通过评审，建成率达100%
            verb, reaches = said, reaches and bool(said or not numbered)
        elif clause[0].startswith("其中"):
            continue
        elif not reaches or (verb and said not in ("", verb)):
            level, reaches = of_paragraph, False  # 力争创建卫生县城2个，健康素养水平达到32%
        else:
            verb = verb or said  # 力争到2027年，签约率达到60%
    return level


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


def _clause(text: str, found: Statement) -> str:
    """The clause that a statement stands in, or the part of it around the number."""
    before = text[max(0, found.start - 60) : found.start].rpartition("，")[2]
    return before + text[found.start : found.end] + text[found.end : found.end + 60].partition("，")[0]
