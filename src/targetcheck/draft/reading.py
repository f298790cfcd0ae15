"""From a sentence's findings to statements: kind, level, period and doubts, as place and document give them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from targetcheck.draft.dates import year_of
from targetcheck.draft.doubts import bare_form, doubts, of_when
from targetcheck.draft.genre import covered
from targetcheck.draft.grammar import read
from targetcheck.draft.kinds import FORECAST, TO_COME, clause_of, kind_of_statement, level_of
from targetcheck.draft.meta import Meta
from targetcheck.draft.outline import Sentence
from targetcheck.draft.periods import Paragraph, period_of, since_of
from targetcheck.draft.points import Mark, marks, scored
from targetcheck.draft.values import Statement, Unread
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


_TOO_LONG = re.compile(r"\d{12}")
"""A number longer than those that are read as one, which is then none of a telephone."""


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
            here = list(_sentence(sentence, paragraph, source)) if told_in_numbers else []
            paragraph.leave(text, here)
            unsaid = told_in_numbers and not here and re.search(r"\d", covered(text))
            unsaid = unsaid or (not here and _TOO_LONG.search(text))
            if unsaid or (not here and not found and any(mark.rule for mark in points)):
                unread.append(Unread(bisect_right(source.starts, sentence.passage.at[0]), text))
            found += here
        yield from scored(found, told)


def _sentence(sentence: Sentence, paragraph: Paragraph, source: Source) -> Iterator[Statement]:
    done: list[Statement] = []
    asked, text = "", sentence.passage.text
    if paragraph.span:
        sentence = replace(sentence, year=paragraph.span)
    for found in read(text, paragraph.past or paragraph.year, paragraph.names):
        if sentence.due and not found.when:
            found = replace(found, when=sentence.due.removesuffix("前") + "前")
        kind, sure = kind_of_statement(sentence, found, source.meta)
        found = replace(found, kind=kind)
        if not sure:
            found = found.doubted(say("done, or to be reached? the text does not say"))
        if found.kind == "actual" and found.requirement in ("before", "after"):
            asked = text[found.start : found.end]
            if found.requirement == "before" and done:
                done[-1], asked = _asked(done[-1], asked), ""
            continue
        if _says_nothing(found, text, source.meta):
            continue
        found = found.doubted(*_taken_on_trust(found, sentence, paragraph, source.meta))
        statement = _placed(found, sentence, source)
        done.append(_asked(statement, asked) if asked else statement)
        asked = ""
    yield from done


def _says_nothing(found: Statement, text: str, meta: Meta) -> bool:
    """Whether it is no target and no figure: a bare number, an aim in a review, 预计到2030年，常住人口将达到54万人."""
    if found.kind == "target":
        return found.bare
    return found.aim or bool(TO_COME.search(text, 0, found.end) and year_of(found.when, meta) > meta.done > 0)


def _taken_on_trust(found: Statement, sentence: Sentence, paragraph: Paragraph, meta: Meta) -> Iterator[Phrase]:
    """The doubts that a forecast brings up, and a time that the sentence does not say itself."""
    forecast = FORECAST.search(sentence.passage.text, 0, found.end)
    if forecast and found.kind == "target":
        yield say("the text says {words}; a forecast, or a target?", words="预计")
    elif forecast:
        yield say("an estimate, not the final figure")
    yield from of_when(found, sentence, paragraph, meta)


def _asked(statement: Statement, words: str) -> Statement:
    return statement.doubted(say("the text names a requirement beside it: {words}", words=words))


def _placed(found: Statement, sentence: Sentence, source: Source) -> Statement:
    """The statement with what the sentence's place and the document give it."""
    text = sentence.passage.text
    start, end = sentence.passage.offsets(found.start, found.end)
    period, by = period_of(sentence, found, source.meta)
    since, since_doubts = since_of(found, period, source.meta)
    form, form_doubts = _form(found)
    placed = replace(found, period=period, by=by, since=since, passage=clause_of(text, found))
    return replace(
        placed,
        form=form,
        start=start,
        end=end,
        line=bisect_right(source.starts, start),
        level=level_of(sentence, found),
        clause=sentence.clause,
        section=sentence.section,
        responsible=sentence.responsible,
        checks=(*found.checks, *form_doubts, *since_doubts, *doubts(placed, source.damaged)),
    )


def _form(found: Statement) -> tuple[str, tuple[Phrase, ...]]:
    """The form, with the default for a number that stands without a comparison."""
    if found.kind == "actual" and (found.reached or not found.form) and found.form not in ("above", "below"):
        return "equals", ()
    if found.form == "between" and found.direction and found.kind == "target":  # 增长4.5%-5%: its low end is to reach
        range_ = found.quantity.written
        return "at_least", (say("the text names a range, {range}; is its far end a bound too?", range=range_),)
    return (found.form, ()) if found.form else bare_form(found.indicator)
