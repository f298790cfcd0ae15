"""From a sentence to its quantified statements: clause by clause, number by number, with what each is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from targetcheck.draft import genre, heads, wordings
from targetcheck.draft.borrow import told_of_site
from targetcheck.draft.dates import MONTHS, years
from targetcheck.draft.genre import COVER, covered
from targetcheck.draft.naming import named, of_each
from targetcheck.draft.runs import Item, divide, live, runs, undated
from targetcheck.draft.said import Named, Place, Said
from targetcheck.draft.tokens import Token, lex
from targetcheck.draft.values import YEAR, Statement, one_of
from targetcheck.draft.wholes import behind, quorums, wholes
from targetcheck.errors import Phrase, say

_BY_PART = re.compile(r"(?:按|分)[^，]{1,10}[分看]，|其中|(?:城镇|乡村|农村|城市|男性|女性)\d")
_BOUND = re.compile(f"(?:{one_of(word for row in wordings.BEFORE[:7] for word in row.words)})[0-9]")
"""Opens a sentence about what the one before named: 孕产妇死亡率。控制在14/10万以内."""
_PART_OF = re.compile(r"^[^()]+\((.+)\)$")
"""A sentence that divides what the one before was about: 按经营地分，城镇82亿元；乡村36亿元."""
_CLOSED = re.compile(rf"(?:均|都|已|全部|目前)+(?:{one_of(wordings.CLOSING)})")
_SHORT = 3
"""Characters of a clause that says nothing: 年内."""


def read(sentence: str, opened: Sequence[str], names: tuple[str, ...], titled: str = "") -> list[Statement]:
    """The statements of one sentence; the years `opened` its paragraph, `names` are what the one before was about,
    or that was only `titled`.
    """
    said = Said([year for year in opened if year], names=list(names))
    if titled := titled if _BOUND.match(sentence) else "":
        said.subject = said.indicator = titled
    elif names and _BY_PART.match(sentence):
        said.subject = said.indicator = _PART_OF.sub(r"\1", names[0])
    found: list[Statement] = []
    clause: list[Token] = []
    for token in [*lex(sentence), Token("comma", len(sentence), len(sentence))]:
        if token.kind != "comma":
            clause.append(token)
        elif clause:
            read_here = _clause(sentence, clause, said)
            if found and _CLOSED.match(sentence, clause[0].start, clause[-1].end):
                unit = found[-1].unit  # 22件，已全部办结: what the clause before counts is all dealt with
                found = [one for one in found if one.unit != unit]
            if token.reading == ":":
                _heads_list(sentence, clause, bool(read_here), said)
            if not read_here and (later := _due_later(sentence, clause)):
                doubt = say("by when? the sentence goes on with {words}", words=later)
                found = [one if one.when == later else one.doubted(doubt) for one in found]
            if titled and not found:
                read_here = [one.doubted(heads.TAKEN) for one in read_here]
            found += read_here
            clause = []
    return told_of_site(sentence, found)


def _heads_list(text: str, clause: list[Token], read_here: bool, said: Said) -> None:
    """Takes in what a clause before a colon says of the list behind it: 新建卫生室20个(其中:爱华镇6个)."""
    if text.endswith("其中", 0, clause[-1].end):
        said.take("其中")
    elif not read_here:
        said.divide(undated(text, clause, clause[0].start, clause[-1].end))


_COMPLETED = re.compile("完成$|到位$|建成|投用|投入使用|投入运营|竣工|完工|交付|验收|启用")


def _due_later(text: str, clause: list[Token]) -> str:
    """What a clause with a date of its own says of when the works before it are done: 设置床位300张，2027年6月底前建成."""
    dated = years(clause, text)
    if not dated or clause[0].kind != "when" or not _COMPLETED.search(text, clause[0].start, clause[-1].end):
        return ""
    return dated[-1]


def _clause(text: str, tokens: list[Token], said: Said) -> list[Statement]:
    groups = runs(tokens, text)
    # 建设服务站15个(其中2026年5个): the year in brackets is only theirs
    outside = [token for token in tokens if text.rfind("(", 0, token.start) <= text.rfind(")", 0, token.start)]
    held = said.years
    if own_years := years(outside, text):
        said.years, said.dated = own_years, ""
    said.verb = ""
    if not groups:
        said.base = next((token.reading for token in tokens if token.kind == "base"), said.base)
    several = sum(token.kind == "when" for token in tokens) > 1
    found: list[Statement] = []
    at, leans, cut = tokens[0].start, False, False
    for i in range(len(groups)):
        before = years([token for token in tokens if token.start < groups[i][0].number], text) if several else []
        said.year = "".join((before or (held if several else said.years))[-1:])
        if groups[i][0].start < at:
            continue  # 80%的村卫生室能提供4类10项以上技术: a part of what the share is of
        place, following_head = _place(text, tokens, groups, i, at, leans)
        if _opens_share(place):
            noun = heads.first(text[place.run[-1].end : tokens[-1].end])
            place = replace(place, noun=noun, run_on=False, following=None, rest=noun)
            following_head = place.run[-1].end + len(noun)
        stated = _run(place, said)
        if cut and place.follows():
            stated = [one.doubted(heads.WHOLE) for one in stated]  # 2家医院派驻管理、技术骨干80人
        cut = not stated and (cut or not place.run_on)
        found += stated
        # 常住人口超过30万的县至少有一家…: a condition, like a count that is dropped, is part of the next head.
        at = following_head if stated or not place.run_on else at
        leans = bool(stated) and place.run_on
    found = _with_alls(text, tokens, groups, found, said)
    _remember(text, tokens, found, own_years, said)
    return sorted(found, key=lambda one: one.start)


def _with_alls(
    text: str, tokens: list[Token], groups: list[list[Item]], found: list[Statement], said: Said
) -> list[Statement]:
    """The statements of a clause, and those that it makes of all: 全部镇均建有1所以上幼儿园, whose number is a part of what all do."""
    subject = said.waiting or said.indicator
    alls = quorums(text, tokens[0].start, tokens[-1].end, groups) or wholes(text, tokens, groups, subject)
    by = said.years if all(year[0] in "到至" for year in said.years) else []
    alls = [replace(one, when=when, carried=when == said.dated != "")
            for one in alls for when in by or said.years[-1:] or [""]]  # fmt: skip
    if alls:
        said.indicator = said.subject = alls[-1].indicator
    return [one for one in found if not any(a.start < one.end and one.start < a.end for a in alls)] + alls


def _remember(text: str, tokens: list[Token], found: list[Statement], own_years: list[str], said: Said) -> None:
    """Takes in what a clause says for those after it: a subject, an institution, a date of its own."""
    clause = undated(text, tokens, tokens[0].start, tokens[-1].end)
    named = clause == "其中" or not heads.only_verb(clause.replace("、", ""))
    if not found and named and (heads.each_of(clause) or not clause.startswith(genre.NO_SUBJECTS)):
        said.take(clause)
    if own_years:
        said.led = ""
        if found and heads.is_flow(found[0].indicator):
            said.led = own_years[-1]  # 2025年新建急救站点12个，急救半径不超过4公里
    year = next((i for i, token in enumerate(tokens) if token.kind == "when"), 0)
    if any(token.kind == "text" for token in tokens[:year]) and not any(one.baseline for one in found):
        said.dated = "".join(own_years[-1:])
    if (found or len(clause) > _SHORT) and own_years and MONTHS.search(own_years[-1]):
        said.dated = own_years[-1]  # 3月底前新建急救站5个，急救站总数达到38个


def _place(text: str, tokens: list[Token], groups: list[list[Item]], i: int, at: int, leans: bool) -> tuple[Place, int]:
    """The i-th run of a clause in its place, its head beginning at `at`; and where the head of the next begins."""
    run = groups[i]
    at = behind(text, at, run[0].start)
    following = groups[i + 1] if i + 1 < len(groups) else None
    end = run[-1].end
    stop = following[0].start if following else tokens[-1].end
    noun, head = divide(text[end:stop], following is not None)
    place = Place(
        text,
        run,
        at,
        undated(text, tokens, at, run[0].start),
        text[end : end + noun],
        following,
        run_on=following is not None and noun > 0 and noun + head > stop - end,
        rest=text[end:stop],
        leans=leans,
    )
    return place, stop - head


def _run(place: Place, said: Said) -> list[Statement]:
    items, baselines = live(place.run, place.head)
    divides(place, said)
    found = []
    for one in named(place, items, said):
        found.append(_found(place, one, said, baselines))
        said.indicator = one.indicator
        if not one.item.change:
            said.unit = one.item.quantity.unit
        if not (one.leans or heads.is_generic(one.indicator)):
            said.subject = one.indicator
            if not said.near:
                said.counted[heads.counter(one.item.quantity.unit)] = one.indicator
            said.names.append(one.indicator)
    said.waiting = ""
    said.change = items[-1] if items[-1].change else None
    return found


def _found(place: Place, one: Named, said: Said, baselines: dict[int, Item]) -> Statement:
    item = one.item
    baseline = baselines.get(item.number)
    when = one.when or item.when or said.year
    if item.yearly and not item.change and when == said.dated and len(YEAR.findall(when)) == 1:
        when = ""  # 2030年达到90%，每年不低于30%
    form = item.form
    if form == "equals" and _NEITHER_WAY.search(place.text, item.start, item.number):
        first, low = baseline and baseline.quantity.low, item.quantity.low
        form = "" if not (first and low) else "at_least" if low > first else "at_most"  # 由7.2张调整到7.5张
    return Statement(
        place.begin(item),
        place.stop(item),
        one.indicator + of_each(place, one, said),
        form,
        item.quantity,
        direction=item.change,
        base=item.base or (baseline.when if baseline else said.base if item.change and not item.yearly else ""),
        yearly=item.yearly,
        when=when,
        baseline=baseline.quantity.written if baseline else "",
        reached=item.form == item.before and not item.after,
        bare=place.bare(item),
        requirement="beside" if one.beside else heads.requirement(place.head, place.noun),
        carried=bool(when) and (when == said.dated or (when == said.led and not heads.is_flow(one.indicator))),
        checks=(*one.checks, *_added(place, item), *_of_two_years(one, said)),
    )


def _of_two_years(one: Named, said: Said) -> tuple[Phrase, ...]:
    """The doubt of one number behind 到2025年和2030年, which may be of either."""
    if one.when or one.item.when or len(said.years) < 2 or not all(year[0] in "到至" for year in said.years):
        return ()
    return (say("by when? the text names {years}", years="、".join(said.years)),)


_NEITHER_WAY = re.compile("(?:调整|优化|改善)[到至为]")
_BRACKET = re.compile(r"\((?!其中|[^()]*[0-9]分(?!钟))(?P<words>[^()]*[0-9][^()]*)\)")


def _added(place: Place, item: Item) -> tuple[Phrase, ...]:
    """What brackets behind a number add to it in numbers: 规范管理率79.1%(目标任务62%)."""
    found = _BRACKET.match(place.text, item.end)
    if found is None or covered(place.text)[found.start("words")] != COVER:
        return ()
    return (say("the text adds in brackets: {words}", words=found["words"]),)


def divides(place: Place, said: Said) -> None:
    """Takes in whether 其中 opens the place, whose list then names parts of what was said last."""
    if place.text[place.start :].lstrip("，(").startswith("其中"):
        said.whole, said.whole_unit, said.near = said.subject, said.unit, True
    elif not place.follows() and not said.opened:
        said.near = False
    said.opened = False


def _opens_share(place: Place) -> bool:
    """Whether a number stands before all that it is of, numbers too: 80%的居民15分钟内能够到达, 2家以上达到6级."""
    item, following = place.run[0], place.following
    if following and following[0].quantity.unit == "级" and following[0].start == item.end + len(place.noun):
        return item.quantity.unit in wordings.INSTITUTES and following[0].before == "at_least"
    if not (item.share and len(place.run) == 1 and place.run_on and following):
        return False
    return place.noun.startswith("的") and heads.opens_noun(place.head) and not following[0].share
