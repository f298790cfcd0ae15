"""What a sentence has said so far, and the names that it says together: A、B的C率, each in full as far as that is clear."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from targetcheck.draft import genre, heads
from targetcheck.draft.runs import Item
from targetcheck.draft.said import Named, Said
from targetcheck.draft.values import YEAR, one_of
from targetcheck.errors import Phrase, say

_JOINED = re.compile("、|以及|和(?![谐平解美睦])|(?<!参)与(?!会)|(?<![惠普涉波])及(?![时格]|以[上下内])|暨")
_STEMS = re.compile(one_of([*genre.STEMS, "孕期", "孕早期", "孕产期", "产前"]))
_SCOPE = re.compile(
    r"(?:\d{1,2}(?:-\d{1,2})?周?岁(?:及?以[上下])?)?.{0,8}?(?:卫生院|卫生室|服务站|医院|机构|中心|妇女|学校|农村|城镇|城市|新生儿|孕产妇|儿童|老年人|患者|学生|居民|婴儿)"
)
_GRADES = re.compile("([一二三四五])、([一二三四五])(级|类|期)")
_KINDS = re.compile(r"(?:等)?[二两三四五六七八九十][类种大](?=(?:重点)?人群|患者|人员|病种)")
_LEVELS = re.compile("[省市州县区乡镇村]、[省市州县区乡镇村](?:[两二三四]?级)")
"""省、市、县三级疾控中心达标率: names of one character, which are left to a person."""
_CLASSES = "孩级类型期科区县市镇乡村物病线"
"""Last characters that alone are a word: 二级、三级医院, but not 婴儿、5岁以下儿童."""


def subjects(text: str, count: int) -> list[str]:
    """The names listed in the text when there are `count` of them, completed from one another; else none."""
    text = _GRADES.sub(r"\1\3、\2\3", heads.name(text))  # 三、四级手术
    if _LEVELS.search(text):
        return []
    text = _KINDS.sub("", text)  # 高血压、肺结核五类人群
    return next((_completed(parts, text) for parts in _splits(text) if len(parts) == count), [])


def _splits(text: str) -> Iterator[list[str]]:
    """The ways to take a text for a list: at every joint, at 、 alone, at 、 and the one 和 that is no part of a name."""
    yield [part for part in _JOINED.split(text) if part]
    yield [part for part in text.split("、") if part]
    for found in list(_JOINED.finditer(text))[::-1][:6]:
        parts = (*text[: found.start()].split("、"), *text[found.end() :].split("、"))
        yield [part for part in parts if part]


def shared_list(text: str, change: bool, apiece: bool) -> list[str]:
    """The indicators that 均 gives one value: all of a list whose names are clear, else the one text."""
    text = _KINDS.sub("", heads.name(text))
    both_ways = list(islice(_splits(text), 2))
    for parts in (*(parts for parts in both_ways if all(map(heads.measured, parts))), *both_ways):
        if len(parts) < 2 or "等" in parts[-1]:
            continue
        clear = apiece and all(part.endswith(genre.SITES) for part in parts)
        clear = clear or (
            change and all(heads.measured(part) or len(part) > 3 for part in parts)
        )  # 接待游客、旅游收入均增长10%
        whole = heads.measured(parts[-1])
        if clear or (whole and all(heads.measured(part) or _shared_tail(part, parts[-1]) for part in parts)):
            return [heads.name(part) for part in parts] if clear else _completed(parts, text)
    return [text]


def of_measures(text: str) -> bool:
    """Whether a text lists measures, each with its own name: 建册率和访视率."""
    measures = (*heads.SHARES, "满意度", "安全感")
    ways = [parts for parts in islice(_splits(heads.name(text)), 2) if len(parts) > 1]
    return any(all(part.endswith(measures) for part in parts) for parts in ways)


def said_of_several(text: str) -> bool:
    """Whether a text that stayed one name lists several."""
    return bool(_JOINED.search(re.sub(r"\([^()]*\)", "", text)))


def _completed(parts: list[str], whole: str) -> list[str]:
    """Each name in full: 二级、三级医院预约诊疗率 gives 二级医院预约诊疗率, 每千人口医师、护士 gives 每千人口护士."""
    last, done = parts[-1], []
    per = heads.per_head(heads.name(parts[0]))
    if per:
        return [heads.name(parts[0]), *(per + heads.name(part).removeprefix(per) for part in parts[1:])]
    for part in parts[:-1]:
        if part.endswith("比") or (
            heads.measured(part) and not (part.endswith("人口") and last.endswith(heads.SHARES))
        ):
            done.append(part)
            continue
        tail = _shared_tail(part, last)
        site = part.endswith(genre.SITES)
        done.append(part + tail if tail or site else f"{whole}({part})")
    return [*map(heads.name, done), heads.name(last)]


def _shared_tail(part: str, last: str) -> str:
    """What `last` goes on with after the words it has in common with the end of `part`, else the measure it names."""
    for length in range(min(4, len(part)), 0, -1):
        at = last.find(part[-length:])
        if at > 0 and at + length < len(last) and (length > 1 or part[-1] in _CLASSES):
            return last[at + length :]
    if (found := _SCOPE.match(last)) and _SCOPE.fullmatch(part):
        return last[found.end() :]  # 区中医院、各卫生服务中心床位占比
    found = _STEMS.search(last, 1)
    return last[found.start() :] if found and (heads.measured(last) or last.endswith("标准")) else ""


def scope_of(text: str, following: str) -> str:
    """Whom the first name of a list may say for the next ones too: 乡镇卫生院 of 卫生院医师占比、护士占比; or nothing."""
    found = _SCOPE.match(text)
    alike = following[-2:] == text[-2:] or (following.endswith(heads.SHARES) and text.endswith(heads.SHARES))
    return found[0] if found and alike and not _SCOPE.search(following) else ""


def listed(subject: str, items: list[Item], each: str, said: Said) -> list[Named]:
    """Each number of a list with its own subject or its own year; for 均 the one number with every subject."""
    own = subject
    if subject in ("", "其中"):
        own = said.waiting
    if len(items) == 1 and each == "each" and len(said.years) > 1 and own and not said_of_several(own):
        return [Named(own, items[0], when=year) for year in said.years]  # 到2025年和2030年，覆盖率均达到90%
    if len(items) == 1:
        names, doubts = _of_one(own, items[0], each, said)
        return _all_completed([Named(one, items[0], doubts) for one in names], said)
    if all(item.when for item in items):
        return [Named(own or said.indicator, item) for item in items]
    if pairs := _pairs(own, len(items), each, said):
        unsure = (heads.WHOLE,) * (said_of_several(own) and any(one.startswith(f"{own}(") for one, _ in pairs))
        named = [Named(one, item, unsure, when=year) for (one, year), item in zip(pairs, items, strict=True)]
        return _all_completed(named, said)
    units = {item.quantity.unit for item in items}
    arrives = items[0].change and all(item.link == "chain" for item in items[1:])  # 提高3个百分点至62%
    if arrives or (len(units) == len(items) and not any(item.share for item in items)):  # 供应土地46宗、2860亩
        return [Named(own or said.indicator, item) for item in items]
    named = []
    for i, item in enumerate(items, start=1):
        doubt = say("number {i} of {n} in this list; which of them it belongs to is not clear", i=i, n=len(items))
        named.append(Named(own or said.indicator, item, (doubt,)))
    return named


def _of_one(own: str, item: Item, each: str, said: Said) -> tuple[list[str], tuple[Phrase, ...]]:
    """The names that share one number, by 均 or 各, and what is unsure of them."""
    names = [own or said.indicator]
    doubts: tuple[Phrase, ...] = ()
    if own:
        names = shared_list(own, bool(item.change), each == "apiece")
    if said.near and said.whole and not heads.measured(own):
        names, doubts = [f"{one}({said.whole})" for one in names], (heads.TAKEN,)
    if each == "each" and own != said.waiting and heads.measured(said.waiting):
        doubts = (say("said of each of those before it: {names}", names=said.waiting),)
    if len(names) > 1:
        return names, doubts
    if each == "apiece":
        names = [f"{names[0]}(各)"]
    elif each == "respectively":
        doubts = (heads.WHOLE,)  # 两所医院分别进入前400名、前300名
    if each == "each" and not own and len(said.names) > 1:
        doubts = (say("said of each of those before it: {names}", names="、".join(said.names)),)
    elif each == "each" and said_of_several(names[0]):
        doubts = (say("said of each of several; write one target for each"),)
    return names, doubts


def _pairs(own: str, count: int, each: str, said: Said) -> list[tuple[str, str]]:
    """A name for each number of a list, and its year if the list has one for each; none where this is not clear.

    Names come first, then years, then names for each year: A、B分别达到45%、25%和50%、30%.
    """
    years = _each_year(said.years, count)
    if names := subjects(own, count):
        return [(name, "") for name in names]
    if len(years) == count:
        return [(own or said.indicator, one) for one in years]
    if len(years) > 1 and count % len(years) == 0 and (names := subjects(own, count // len(years))):
        return [(name, one) for one in years for name in names]
    if each != "respectively":
        return []
    for word, first, second in genre.PAIRS:
        if count == 2 and word in own:  # 城乡低保标准
            names = [own.replace(word, first, 1), own.replace(word, second, 1)]
    if not names and (heads.per_head(own) == own or heads.is_generic(own)):
        names = said.last(count)  # 床位3万张、护士4万人，每千人口分别达到7张和8人
    if heads.per_head(own) == own:
        names = [own + name for name in names]
    if own and heads.is_generic(own):
        names = [f"{own}({name})" for name in names]
    return [(name, "") for name in names]


def _each_year(named: list[str], count: int) -> list[str]:
    """The years named, each of a span where there are so many numbers: 2026-2028年分别新增2家、3家、3家."""
    ends = [int(year) for name in named[-1:] for year in YEAR.findall(name)]
    if len(ends) == 2 and ends[1] - ends[0] == count - 1:
        return [f"{year}年" for year in range(ends[0], ends[1] + 1)]
    return named


def _all_completed(named: list[Named], said: Said) -> list[Named]:
    """The list with what a short name is a part of, which the first or the one before says: 直报率、及时率、准确率."""
    first = named[0].indicator
    whole = said.subject if heads.is_generic(first) else first
    done = []
    for one in named:
        short = heads.is_generic(one.indicator) and whole != one.indicator
        if short and (whole != first or len(first) > len(one.indicator) + 1) and whole:
            full = heads.of_owner(one.indicator, whole) or f"{one.indicator}({whole})"
            one = replace(one, indicator=full, checks=(*one.checks, heads.TAKEN), leans=True)
        elif scope := scope_of(first, one.indicator) or _shorter(first, one.indicator):
            one = replace(one, checks=(*one.checks, say("said of {scope} before it; is this too?", scope=scope)))
        done.append(one)
    return done


def _shorter(first: str, following: str) -> str:
    """The first name of a list, where the next one of that kind is so much shorter that it may lack what that begins with."""
    return first if first[-2:] == following[-2:] and len(first) - len(following) > _SHORT else ""


_SHORT = 3
APART = re.compile(f"(?P<names>.*)(?P<word>分别|各(?=(?:自|需|要|应)?(?:{one_of(genre.FLOWS)})$))(?P<verb>.*)")
"""Names, and behind 分别 or 各 what is done with each: A、B分别新增5家、6家; A、B各完成8500人."""


def apart(found: re.Match[str], items: list[Item], said: Said) -> list[Named]:
    """The numbers behind 分别 or 各 and a verb or a noun: 分别新增5家、6家, 分别设置床位450张、180张."""
    subject, verb = heads.name(found["names"]), heads.name(re.sub("^[从由自].*", "", found["verb"]))
    if heads.only_verb(verb) and not heads.flow(verb + subject):
        verb = ""
    if of_task := heads.OF_TASK.fullmatch(verb):
        verb = "完成率"  # 分别完成年度目标的115%、105%
    named = listed(subject, items, "respectively" if found["word"] == "分别" else "apiece", said)
    behind = of_task or not heads.only_verb(verb)
    return [replace(one, indicator=one.indicator + verb if behind else verb + one.indicator) for one in named]
