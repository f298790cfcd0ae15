"""From paragraphs to sentences that know their place: section, clause number, responsible, summary or plan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from targetcheck.draft import dates, wordings
from targetcheck.draft.meta import Meta
from targetcheck.draft.passages import Passage, parts
from targetcheck.draft.values import narrow
from targetcheck.model.numerals import numeral

_CN = "[一二三四五六七八九十]{1,3}"
_HAN = "\u4e00-\u9fff"
_MARK = re.compile(
    rf"(?P<l1>(?:第{_CN}[章节部][分]?、?|{_CN}、)(?![一二三四五六七八九十]?级))|(?P<l2>\({_CN}\)|专栏\s?(?:\d{{1,2}}|{_CN}))|"
    rf"(?P<l3>\d{{1,3}}[.、](?=[{_HAN}A-Z“《\"(\d]))|(?P<l4>{_CN}是(?=[{_HAN}“]))|(?P<l5>\(\d{{1,2}}\)|[①-⑳])"
)
_HEADING = re.compile(r"[^。；，:()]{0,4}(?:\([^()]{1,3}\))?[^。；，:()0-9]{2,30}[(\[][^()]*[)\]]")
_STAGE = re.compile(r"[^。；，:()]{2,20}\(([^()。；，]{0,12}[0-9]月[^()。；，]{0,4})\)[。:]")
"""A heading with a date of all that follows: 动员部署阶段(2026年3月底前)。"""
_RANKS = {"章": 1, "部": 1, "分": 1, "节": 2}
_LOWEST = 3
"""How high a heading stands: 第一章 above 第一节 above 一、; a line without a number is above all."""
_BOUNDARY = "。；！？!?)”》"
_SENTENCE = re.compile(r"[。；！？!?]|(?<=[\u4e00-\u9fff])\.(?=[\u4e00-\u9fff])")
_YEAR = re.compile(r"(?:19|20)\d\d年")
_DIGITS = 3
"""The level of numbers in digits: 4."""
_SKIPPED = 3
"""How many clause numbers may be missing before one that stands right before a digit."""
MAX_SENTENCE = 1200
"""A longer stretch without a full stop is cut: it is no sentence, and reading stays linear."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and its place in the document."""

    passage: Passage
    clause: str
    section: str
    responsible: tuple[str, ...]
    kind: str
    """actual under a heading such as 2024年工作总结, target under one such as 2025年工作要点, open under neither; or note."""
    expected: bool
    """Follows a word such as 预期目标 in its paragraph."""
    year: str
    """The year that the heading above names, or its span of years (2026..2030), or nothing."""
    due: str
    """By when all of its clause is to be done, as written in brackets behind it: 11月底前."""
    segment: int
    """Which stretch between two clause numbers it stands in."""
    parent: str
    """The clause that its own is an item of: 二(一) for 二(一)三."""
    goes_on: bool
    """Whether only a semicolon stands before it."""


@dataclass(frozen=True, slots=True)
class _Place:
    about: Meta
    kind: str
    kind_of_part: str = ""
    """The kind above （一）主要成效, which holds again from the next such number on."""
    section: str = ""
    year: str = ""
    above: tuple[tuple[int, str, str], ...] = ()
    """Rank, kind and year of the headings that it stands under: a line without a number, 第一章, 第一节, 一、."""
    marks: tuple[str, ...] = ("",) * 5
    """The clause numbers that it stands under, by their level: 二, (三), 4, 一是, (5)."""
    offices: tuple[str, ...] = ()
    """Who answers for all below, as its heading says: (一)健全体系(疾控股、县疾控中心)."""
    count: int = 0
    """The last clause number of digits, which may run on through the sections."""

    def under(self, heading: str, rank: int, mark: str = "") -> _Place:
        """This place under a heading: what that does not say itself, it takes from the one above it, or the text."""
        above = tuple(one for one in self.above if one[0] < rank)
        kind, year = dates.kind_under(heading, self.about), dates.years_of(heading)
        for _, kind_above, year_above in above[-1:]:
            kind, year = kind or kind_above, year or year_above
        planned = (self.kind_of_part or self.kind) == "target" and bool(self.above)
        if not kind and planned:  # what follows on a plan's part looks ahead too
            kind = {"open": "target", "actual": "open"}.get(self.about.kind, "")
        above = (*above, (rank, kind, year))
        section = mark + heading[:40]
        kind = kind or self.about.kind
        return replace(self, kind=kind, kind_of_part="", year=year, section=section, above=above, offices=())

    def item(self, heading: str) -> _Place:
        """This place under a heading below 一、, which may say of what kind it is, but is no section."""
        part = self.kind_of_part or self.kind
        kind = dates.kind_of_item(heading, self.about)
        if kind == "open" and part == "target":
            kind = part
        return replace(self, kind=kind or part, kind_of_part=part, offices=())

    def at(self, level: int, mark: str) -> _Place:
        """This place after a mark of that level: the levels below start again."""
        count = int(mark) if level == _DIGITS else self.count
        return replace(self, count=count, marks=(*self.marks[: level - 1], mark, *[""] * (5 - level)))

    def clause(self, numbered: bool) -> str:
        """二(三)4, or the number alone where numbers run on through the document."""
        above, below = "".join(self.marks[:3]), "".join(self.marks[3:])
        if numbered and self.marks[2]:
            return self.marks[2] + below
        if self.marks[3] and above and above == self.marks[0]:
            above += "、"
        return (above + below).removesuffix("、")


def sentences(passages: list[Passage], about: Meta) -> Iterator[Sentence]:
    """Every sentence of the document in order, with its place."""
    place = _Place(about, about.kind)
    numbered = _runs_on(passages)
    count = 0
    for passage in passages:
        place = _headed(passage, place)
        place = replace(place, kind=dates.opened(passage.text, about) or place.kind)
        read: list[Sentence] = []
        said = ""
        for here, segment in _segments(passage, place):
            if here.kind != place.kind:
                said = ""
            place = here
            count += 1
            for sentence in _within(segment, place, place.clause(numbered), count):
                said = dates.turned(sentence.passage.text, about) or said
                kind = "note" if passage.text.startswith(("注:", "备注:")) else said or sentence.kind
                read.append(replace(sentence, kind=kind))
        if read and read[-1].responsible and not any(place.marks[2:]) and _HEADING.fullmatch(passage.text):
            place = replace(place, offices=read[-1].responsible)
        if said == "target" and place.kind == "actual":  # no heading says whether the next paragraph looks back again
            place = replace(place, kind="open", kind_of_part=place.kind_of_part or place.kind)
        yield from _answered(read)


def _answered(read: list[Sentence]) -> list[Sentence]:
    """The sentences of a paragraph, with who answers for a clause given to all its items: 一是…；二是…（责任科室:…）."""
    done: list[Sentence] = []
    names: tuple[str, ...] = ()
    parent = ""
    for sentence in reversed(read):
        if sentence.responsible:
            names, parent = sentence.responsible, sentence.parent
        elif names and sentence.parent == parent:
            sentence = replace(sentence, responsible=names)
        done.append(sentence)
    return done[::-1]


def _within(segment: Passage, place: _Place, clause: str, count: int) -> Iterator[Sentence]:
    text = segment.text
    parent = "".join(place.marks[:3])
    expected = any(word in text for word in wordings.EXPECTED_PASSAGES)
    all_of_it = Sentence(segment, clause, place.section, (), place.kind, expected, place.year, "", count, parent, False)
    stage = _STAGE.match(text)
    for names, due, start, end in parts(text):
        for first, last in _split(text, start, end):
            part, goes_on = segment.part(first, last), text[max(0, first - 1) : first] == "；"
            yield replace(
                all_of_it,
                passage=part,
                responsible=names or place.offices,
                due=due or (stage[1] if stage else ""),
                goes_on=goes_on,
            )


def _headed(passage: Passage, place: _Place) -> _Place:
    """The place after a heading without a number, such as 2024年工作总结 on a line of its own."""
    text = passage.text
    sentence = len(text) > 34 or _MARK.match(text) or text[-1:] in "。；，:"
    if text.startswith("附件") and not sentence:
        return _Place(place.about, place.about.kind).under(text, 0)
    if sentence or text == narrow(place.about.title):
        return place
    told = dates.kind_of(text)
    return _Place(place.about, told).under(text, 0) if told else place


def _segments(passage: Passage, place: _Place) -> Iterator[tuple[_Place, Passage]]:
    """The stretches of a paragraph between its numbers, each with the place that its number gives."""
    text = passage.text
    at = 0
    for found in _marks(text, place):
        if found.start() > at:
            yield place, passage.part(at, found.start())
        level = int(str(found.lastgroup)[1:])
        mark = found[0].strip("、.是")
        place = place.at(level, f"{mark}、" if mark.startswith("专栏") else mark)
        at = found.end()
        told = re.split(r"[。；(:]", text[at : at + 40])[0]
        if level == 2 or (level == _DIGITS and dates.kind_of_item(told, place.about)):
            place = place.item(told)
        elif level == 1:
            # up to a full stop, a bracket, or the white space that sets it apart
            heading = re.split(r"[。；(]", text[at : at + 60])[0]
            apart = (i + 1 for i in range(5, len(heading) - 1) if passage.at[at + i + 1] - passage.at[at + i] > 1)
            length = next(apart, 0)
            heading = heading[: length or len(heading)]
            at += length
            rank = _RANKS.get(found[0].strip("、")[-1:], _LOWEST)
            place = place.under(heading, rank, found[0] if found[0].endswith("、") else found[0] + " ")
    if at < len(text):
        yield place, passage.part(at, len(text))


def _marks(text: str, place: _Place) -> Iterator[re.Match[str]]:
    """The numbers in a paragraph that open a clause: at its start, after a full stop, or next in order (二是 after 一是)."""
    last = numeral(place.marks[3]) or 0
    for found in _MARK.finditer(text):
        before_digit = found.lastgroup == "l3" and text[found.end()].isdigit()
        before_year = not found.start() and _YEAR.match(text, found.end())  # 5.2025年工作安排
        if before_digit and not before_year and (found.start() or not 0 < int(found[0][:-1]) - place.count <= _SKIPPED):
            continue  # 2.7岁以下儿童… where 2 comes next; else it is a decimal
        before = text[found.start() - 1] if found.start() else ""
        level = found.lastgroup
        order = numeral(found[0].removesuffix("是")) if level == "l4" else None
        opens = not before or before in _BOUNDARY or (level == "l4" and before in "，:")
        if not opens and not (order and order > 1 and order == last + 1 and before not in "这那之也都就"):
            continue
        if level == "l4":
            last = order or 0
        elif level != "l5":
            last = 0
        yield found


def _runs_on(passages: list[Passage]) -> bool:
    """Whether clause numbers run on through the sections (1 … 57), so that the number alone names the clause."""
    first, count = 0, 0
    for passage in passages:
        for found in _MARK.finditer(passage.text):
            if found.lastgroup == "l3" and (not found.start() or passage.text[found.start() - 1] in _BOUNDARY):
                count += 1
                first += found[0].rstrip(".、") == "1"
    return count > 3 and first <= 1


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the sentences of a stretch begin and end; one that is too long is cut."""
    stops = [(found.start(), found.end()) for found in _SENTENCE.finditer(text, start, end)]
    at = start
    for stop, after in (*stops, (end, end)):
        for first in range(at, stop, MAX_SENTENCE):
            yield first, min(first + MAX_SENTENCE, stop)
        at = after
