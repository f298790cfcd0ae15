"""From a sentence to its quantified statements: clause by clause, number by number, with what each is about."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from targetcheck.draft import genre, heads, lists, wordings
from targetcheck.draft.doubts import at_site, site_of
from targetcheck.draft.heads import Named, Said
from targetcheck.draft.naming import alone, divides, of_each
from targetcheck.draft.places import Place
from targetcheck.draft.runs import Item, divide, live, runs, undated, years
from targetcheck.draft.tokens import Token, lex
from targetcheck.draft.values import Quantity, Statement, one_of
from targetcheck.errors import say

_BY_PART = re.compile(r"(?:按|分)[^，]{1,10}[分看]，|其中|(?:城镇|乡村|农村|城市|男性|女性)\d")
_PART_OF = re.compile(r"[^()]+\((.+)\)")
"""A sentence that divides what the one before was about: 按经营地分，城镇82亿元；乡村36亿元."""

_SHORT = 3
"""Characters of a clause that says nothing: 年内."""


def read(sentence: str, year: str = "", names: tuple[str, ...] = ()) -> list[Statement]:
    """The statements of one sentence; `year` opened its paragraph, `names` are what the one before was about."""
    said = Said([year] if year else [], names=list(names))
    if names and _BY_PART.match(sentence):
        whole = _PART_OF.fullmatch(names[0])
        said.subject = said.indicator = whole[1] if whole else names[0]
    found: list[Statement] = []
    clause: list[Token] = []
    for token in [*lex(sentence), Token("comma", len(sentence), len(sentence))]:
        if token.kind != "comma":
            clause.append(token)
        elif clause:
            read_here = _clause(sentence, clause, said)
            if found and _CLOSED.match(sentence, clause[0].start, clause[-1].end):
                unit = found[-1].quantity.unit  # 22件，已全部办结: what the clause before counts is all dealt with
                while found and found[-1].quantity.unit == unit:
                    found.pop()
            if token.reading == ":" and not read_here:
                said.divide(undated(sentence, clause, clause[0].start, clause[-1].end))
            found += read_here
            clause = []
    return found


def _clause(text: str, tokens: list[Token], said: Said) -> list[Statement]:
    groups = runs(tokens, text)
    # 建设服务站15个(其中2026年5个): the year in brackets is only theirs
    outside = [token for token in tokens if text.rfind("(", 0, token.start) <= text.rfind(")", 0, token.start)]
    if own_years := years(outside, text):
        said.years, said.dated = own_years, ""
    said.verb = ""
    if not groups:
        said.base = next((token.reading for token in tokens if token.kind == "base"), said.base)
    several = sum(token.kind == "when" for token in tokens) > 1
    found: list[Statement] = []
    at, leans = tokens[0].start, False
    for i in range(len(groups)):
        before = years([token for token in tokens if token.start < groups[i][0].number], text) if several else []
        said.year = "".join((before or said.years)[-1:])
        if groups[i][0].start < at:
            continue  # 80%的村卫生室能提供4类10项以上技术: a part of what the share is of
        place, following_head = _place(text, tokens, groups, i, at, leans)
        if place.opens_share():  # all that the share is of, numbers too, up to the next 、
            noun = heads.first(text[place.run[-1].end : tokens[-1].end])
            place = replace(place, noun=noun, run_on=False, following=None, rest=noun)
            following_head = place.run[-1].end + len(noun)
        stated = _run(place, said)
        found += stated
        # 常住人口超过30万的县至少有一家…: a condition, like a count that is dropped, is part of the next head.
        at = following_head if stated or not place.run_on else at
        leans = bool(stated) and place.run_on
    subject = said.waiting or said.indicator
    alls = [replace(one, when="".join(said.years[-1:])) for one in wholes(text, tokens, groups, subject)]
    # 全部镇均建有1所以上幼儿园: the number is a part of what all do
    found = [one for one in found if not any(a.start <= one.start and one.end <= a.end for a in alls)] + alls
    if alls:
        said.indicator = said.subject = alls[-1].indicator
    _remember(text, tokens, found, own_years, said)
    return sorted(found, key=lambda one: one.start)


def _remember(text: str, tokens: list[Token], found: list[Statement], own_years: list[str], said: Said) -> None:
    """Takes in what a clause says for those after it: a subject, an institution, a date of its own."""
    clause = undated(text, tokens, tokens[0].start, tokens[-1].end)
    if not found and (heads.each_of(clause) or not clause.startswith(genre.NO_SUBJECTS)):
        said.take(clause)
    said.told = said.told or (not found and len(clause) > _SHORT and not clause.endswith(genre.LIST_HEADS))
    site, becomes = site_of(clause)
    if site:
        said.site, said.told = site, becomes and not found
    year = next((i for i, token in enumerate(tokens) if token.kind == "when"), 0)
    if any(token.kind == "text" for token in tokens[:year]) and not any(one.baseline for one in found):
        said.dated = "".join(own_years[-1:])


def _place(text: str, tokens: list[Token], groups: list[list[Item]], i: int, at: int, leans: bool) -> tuple[Place, int]:
    """The i-th run of a clause in its place, its head beginning at `at`; and where the head of the next begins."""
    run = groups[i]
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
    for one in _named(place, items, said):
        found.append(_found(place, at_site(one, said), said, baselines))
        said.indicator = one.indicator
        if not one.item.change:
            said.unit = one.item.quantity.unit
        if not (one.leans or heads.is_generic(one.indicator)):
            said.subject = one.indicator
            if not said.near:
                said.counted[heads.counter(one.item.quantity.unit)] = one.indicator
            said.names.append(one.indicator)
    said.waiting = ""
    said.change = None
    if items[-1].change:
        said.change = items[-1]
    return found


def _named(place: Place, items: list[Item], said: Said) -> list[Named]:
    """The numbers of a run, each with its name."""
    if items[0].share and (shares := lists.unnamed(place.head, items[0])):
        return shares
    each = next((item.each for item in place.run if item.each), "")
    if not each and "分别" in place.head:
        return lists.respectively(place, items, said)
    if not (each or place.noun) and lists.of_measures(place.head):
        each = "each"  # 建册率和访视率保持在92%以上
    if len(items) > 1 or (each and not place.noun):
        return lists.listed(heads.name(place.head), items, each, said)
    return alone(place, items[0], said)


def _found(place: Place, named: Named, said: Said, baselines: dict[int, Item]) -> Statement:
    item = named.item
    baseline = baselines.get(item.number)
    when = named.when or item.when or said.year
    checks = named.checks
    if said.dated and when == said.dated:
        checks = (*checks, say("by when? {words} is taken from the clause before", words=when))
    return Statement(
        place.begin(item),
        place.stop(item),
        named.indicator + of_each(place, named, said),
        item.form,
        item.quantity,
        direction=item.change,
        base=item.base or (baseline.when if baseline else said.base if item.change and not item.yearly else ""),
        yearly=item.yearly,
        when=when,
        baseline=baseline.quantity.written if baseline else "",
        reached=item.form == item.before and not item.after,
        bare=place.bare(item),
        requirement=heads.requirement(place.head, place.noun),
        checks=checks,
    )


_AGAINST = {word: row.reading for row in wordings.BEFORE[:5] for word in row.words if word[0] > "z"}
_WORDS = {row.reading: row.words for row in wordings.WHOLE}
_ALL_WORDS = "|".join(f"(?<![{wordings.NOT_AFTER.get(word, ' ')}]){word}" for word in _WORDS["all"])
_WHOLE = re.compile(
    rf"(?P<share>{one_of(_WORDS['share'])})(?!{one_of(wordings.ONLY_DESCRIBES)})"
    rf"|(?:实现|做到|确保)(?P<covers>[^，。；]{{2,24}}?(?:{one_of(_WORDS['covers'])}))"
    r"(?=市、?县|县、?乡|乡、?村|所有|全部|全体|各级|各县|城乡)"
    rf"|(?P<all>(?:{_ALL_WORDS})(?={one_of(wordings.ALL_DO)}))"
    rf"|(?P<every>(?:{one_of(_WORDS['every'])})(?![制权者人])[^，。；、]{{0,14}}?(?:{one_of(wordings.INSTITUTIONS)})(?=[\u4e00-\u9fff]{{2}}))"
    rf"|(?P<against>{one_of(_AGAINST)})(?P<area>{one_of(wordings.AVERAGE_OF)})平均(?:水平|值|(?!水平|值))"
    r"(?![\d一二两三四五六七八九十])"
    rf"|(?:{one_of(_WORDS['zero'])})(?P<zero>{one_of(wordings.ZERO)})"
    rf"|(?P<none>{one_of(_WORDS['none'])})"
    rf"|(?:(?<![\u4e00-\u9fff])|(?<=保持))无(?P<without>{one_of(wordings.NONE_OF)})"
)
_CLOSED = re.compile(rf"(?:均|都|已|全部|目前)+(?:{one_of(wordings.CLOSING)})")
_COVERS = say("覆盖 without a number is read as 100 %")
_ALL = Quantity("100%", Decimal(100), "%")
_UNKNOWN = Quantity("", None, "")
_NONE = Quantity("0", Decimal(0), "")


def wholes(text: str, tokens: list[Token], groups: list[list[Item]], subject: str) -> list[Statement]:
    """The statements of a clause that say all or none in words; `subject` is what the clause before was about."""
    start, end = tokens[0].start, tokens[-1].end
    shares = [item.end for run in groups for item in run if item.share]
    found: list[Statement] = []
    at = start
    for match in _WHOLE.finditer(text, start, end):
        place = match.start()
        quoted = text.rfind("“", start, place) > text.rfind("”", start, place)
        none = text[place - 1] == "“" and match["zero"] not in (None, "增长", "新增")
        if (quoted and not none) or any(share > place for share in shares):
            continue
        if match["all"] and (_counted(groups, match) or (found and "、" not in text[found[-1].start : place])):
            continue
        at = max([at, *(item.end for run in groups for item in run if item.end < place and text[item.end] == "、")])
        head = heads.name(undated(text, tokens, at, place))
        head = "" if heads.only_verb(head) else head  # 已全部办结
        if match["against"] and head.endswith("指标"):
            continue  # 主要健康指标优于全省平均水平: no one figure
        rest = text[match.end() : end]
        rest = rest if match["covers"] else rest.partition("、")[0]
        found.append(_whole(match, at, head or (subject if match["all"] else ""), rest))
        at = match.end()
    return found


def _counted(groups: list[list[Item]], match: re.Match[str]) -> bool:
    """Whether a number says what all do: a count of areas (8县(区)全部达到), or the value that 均 gives to each."""
    text = match.string
    for item in (item for run in groups for item in run):
        if item.start <= match.start() < item.end:
            return True
        if item.quantity.unit == "个" and item.end <= match.start() and heads.areas(text[item.end : item.end + 20]):
            return True
    return False


def _whole(match: re.Match[str], at: int, head: str, rest: str) -> Statement:
    end = match.end() + len(rest)
    if match["against"]:
        return Statement(at, match.end(), head, _AGAINST[match["against"]], _UNKNOWN, reference=match["area"])
    if what := match["zero"] or match["without"]:
        return Statement(at, match.end(), heads.name(head + what), "equals", _NONE)
    if match["none"]:
        return Statement(at, end, heads.name(rest) or head, "equals", _NONE, aim=rest.endswith("底线"))
    if match["every"]:
        name = heads.name(match[0] + rest) + "的比例"
        if head.endswith("覆盖"):  # 远程医疗覆盖所有卫生院
            return Statement(at, end, head + name, "at_least", _ALL)
        return Statement(match.start(), end, name, "at_least", _ALL)
    if match["covers"]:
        return Statement(
            match.start(), end, heads.name(match["covers"] + rest) + "的比例", "at_least", _ALL, checks=(_COVERS,)
        )
    if match["share"]:
        unsure = len(head) < _SHORT or bool(re.search("基本(?:实现|做到|达到|完成)", match.string[at : match.start()]))
        return Statement(at, end, head + heads.name(rest) + "覆盖率", "at_least", _ALL, checks=(heads.WHOLE,) * unsure)
    indicator = head if heads.measured(head) and "率" in head else f"{head}{rest}的比例"
    return Statement(at, end, indicator, "at_least", _ALL)
