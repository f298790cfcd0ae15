"""What a sentence has said so far, and the names that it says together: A、B的C率, each in full as far as that is clear."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from targetcheck.draft import genre, heads
from targetcheck.draft.runs import Item
from targetcheck.draft.values import one_of
from targetcheck.errors import Phrase

_JOINED = re.compile("、|以及|和(?![谐平解美睦])|(?<!参)与(?!会)|及(?![时格])|暨")
_STEMS = re.compile(one_of(genre.STEMS))
_SCOPE = re.compile(
    r".{0,8}?(?:卫生院|卫生室|医院|机构|中心|妇女|学校|农村|城镇|城市|新生儿|孕产妇|儿童|老年人|患者|学生|居民|婴儿)"
)
_WORD = 2
_KINDS = re.compile(r"(?:等)?[二两三四五六七八九十][类种大](?=(?:重点)?人群|患者|人员|病种)")
"""How many are listed, which is no part of the last one's name: 高血压、肺结核五类人群."""
_CLEAR = 4
"""Characters of a name that may stand alone where it changes: 接待游客、旅游收入均增长10%."""
_LIST_OF = 16
"""Characters of a name before a colon that its list is of."""


@dataclass
class Said:
    """What a sentence has said so far, for the clauses that leave it out."""

    years: list[str] = field(default_factory=list)
    year: str = ""
    indicator: str = ""
    subject: str = ""
    """The last name that does not lean on another, which the short names after it lean on."""
    unit: str = ""
    """Of the last number that is no change."""
    names: list[str] = field(default_factory=list)
    """Every name said, in order, for a 分别 without names."""
    waiting: str = ""
    """A clause without a number: the subject of the number in the next, as in 人均预期寿命，达到79岁."""
    change: Item | None = None
    """The last number, if it was a change."""
    verb: str = ""
    """What the items of a list share: the verb (引培国家级人才1名、博士30名), 每千人口, the measure before each, for whom."""
    per: str = ""
    rate: str = ""
    group: str = ""
    whom: str = ""
    first: str = ""
    """The first name of a list, and for which group its measure stands there."""
    whole: str = ""
    """What 其中 names parts of, or 总诊疗量中; and the unit of its number, empty for any."""
    whole_unit: str = ""
    near: bool = False
    """Whether the list of parts goes on, and whether 其中 stands alone before it."""
    opened: bool = False
    each_of: str = ""
    """(以乡镇为单位), which opens a sentence and holds for its numbers."""

    def take(self, clause: str) -> None:
        """Takes in a clause without a number: a whole that 其中 or 总诊疗量中 divides, or the subject of the next."""
        if clause == "其中":
            self.whole, self.whole_unit = self.subject, self.unit
            self.near = self.opened = True
        elif each := heads.each_of(clause):
            self.each_of = each
        elif len(clause) > len("其中") and clause.endswith("中") and not clause.startswith("其中"):
            self.whole, self.whole_unit = heads.name(clause[:-1]), ""
        else:
            self.waiting = heads.name(clause)

    def divide(self, clause: str) -> None:
        """Takes in a clause before a colon, which names what its list is of: “两癌”检查:宫颈癌6000人."""
        name = heads.name(clause)
        if 2 < len(name) <= _LIST_OF and not name.endswith(genre.LIST_HEADS):
            self.whole, self.whole_unit = name, ""
            self.near = self.opened = True
            self.waiting = ""

    def last(self, count: int) -> list[str]:
        """The names of the last `count` numbers, or none where so many were not said."""
        names = list(dict.fromkeys(reversed(self.names)))[:count]
        return names[::-1] if len(names) == count else []


@dataclass(frozen=True, slots=True)
class Named:
    """A number with its indicator, its year as written, and what is doubtful about either."""

    indicator: str
    item: Item
    when: str
    checks: tuple[Phrase, ...] = ()
    leans: bool = False
    """Whether the name holds the one before, so that what follows does not lean on it."""


def subjects(text: str, count: int) -> list[str]:
    """The names listed in the text when there are `count` of them, completed from one another; else none."""
    text = _KINDS.sub("", heads.name(text))
    candidates = [
        [part for part in _JOINED.split(text) if part],
        [part for part in text.split("、") if part],
        *_last_joined(text),
    ]
    for parts in candidates:
        if len(parts) == count:
            return _completed(parts, text)
    return []


def shared_list(text: str, change: bool) -> list[str]:
    """The indicators that 均 gives one value: all of a list whose names are clear, else the one text."""
    text = _KINDS.sub("", heads.name(text))
    for parts in ([part for part in _JOINED.split(text) if part], [part for part in text.split("、") if part]):
        if len(parts) < 2 or "等" in parts[-1]:
            continue
        if all(heads.measured(part) or (change and len(part) >= _CLEAR) for part in parts):
            per = heads.per_head(parts[0])
            return [
                heads.name(parts[0]),
                *(heads.name(part if heads.per_head(part) else per + part) for part in parts[1:]),
            ]
        if heads.measured(parts[-1]) and all(
            heads.measured(part) or _shared_tail(part, parts[-1]) for part in parts[:-1]
        ):
            return _completed(parts, text)
    return [text]


def said_of_several(text: str) -> bool:
    """Whether a text that stayed one name lists several."""
    return bool(_JOINED.search(re.sub(r"\([^()]*\)", "", text)))


def with_noun(text: str, noun: str, count: int) -> list[str]:
    """The names of a list, each with the noun behind 分别: 县中医院、县妇幼保健院分别设置床位; none if there are not `count`."""
    parts = [part for part in _JOINED.split(heads.name(text)) if part]
    if len(parts) != count:
        return []
    return [part + noun for part in parts]


def both(text: str) -> list[str]:
    """The two names of a text that says them in one word: 城乡低保标准; else none."""
    for word, first, second in genre.PAIRS:
        if word in text:
            return [text.replace(word, first, 1), text.replace(word, second, 1)]
    return []


def _last_joined(text: str) -> list[list[str]]:
    """Splits at every 、 and at one 和: 和 is a separator only in one of its places."""
    splits = []
    for found in list(_JOINED.finditer(text))[::-1][:6]:
        if found[0] != "、":
            left, right = text[: found.start()], text[found.end() :]
            splits.append([part for part in (*left.split("、"), *right.split("、")) if part])
    return splits


def _completed(parts: list[str], whole: str) -> list[str]:
    """Each name in full: 二级、三级医院预约诊疗率 gives 二级医院预约诊疗率, 每千人口医师、护士 gives 每千人口护士."""
    last, done = parts[-1], []
    if (rate := heads.RATE_OF.fullmatch(parts[0])) and not any(map(heads.measured, parts)):
        return [parts[0], *(rate[1] + part for part in parts[1:])]
    for part in parts[:-1]:
        if heads.measured(part):
            done.append(part)
            continue
        tail = _shared_tail(part, last)
        done.append(part + tail if tail else f"{whole}({part})")
    if (per := heads.per_head(heads.name(parts[0]))) and not heads.measured(parts[0]):
        return [heads.name(parts[0]), *(per + heads.name(part) for part in parts[1:])]
    return [*map(heads.name, done), heads.name(last)]


_CLASSES = "级类型期科区县市镇乡村物病线"
"""Last characters that alone are a word: 二级、三级医院, but not 婴儿、5岁以下儿童."""


def _shared_tail(part: str, last: str) -> str:
    """What `last` goes on with after the words it has in common with the end of `part`, else the measure it names."""
    for length in range(min(4, len(part)), 0, -1):
        at = last.find(part[-length:])
        if at > 0 and at + length < len(last) and (length > 1 or part[-1] in _CLASSES):
            return last[at + length :]
    if (found := _SCOPE.match(last)) and _SCOPE.fullmatch(part) and heads.measured(last):
        return last[found.end() :]  # 区中医院、各卫生服务中心床位占比
    found = _STEMS.search(last, 1)
    return last[found.start() :] if found and (heads.measured(last) or last.endswith("标准")) else ""


def scope_of(text: str, following: str) -> str:
    """Whom the first name of a list may say for the next ones too: 乡镇卫生院 of 卫生院医师占比、护士占比; or nothing."""
    found = _SCOPE.match(text)
    if not found or following[-_WORD:] != text[-_WORD:] or _SCOPE.search(following):
        return ""
    return found[0]


def tail_of(own: str, first: str) -> str:
    """What the first name of a list goes on with behind the last word of another: 床位 of 公立医院床位, for 社会办医院."""
    at = first.find(own[-_WORD:])
    if at <= 0 or heads.measured(own) or not heads.MEASURES.fullmatch(first[at + _WORD :]):
        return ""
    return first[at + _WORD :]
