"""The words that say that figures are of the year up to each month (累计), in titles, headings and notes."""

from __future__ import annotations

from collections.abc import Iterable

from targetcheck.model.pattern import pattern
from targetcheck.model.text import plain

SAYS, SPEAKS = "says", "speaks"
"""That the figures are so; only that something is: 1-9月累计完成60人."""

_NAMES = "累计", "年初", "截至", "截止", "当月", "本月", "起算", "以前月", "前几月", "year", "ytd", "cumulative"
"""Without one of these a text says nothing of it."""
_OTHERWISE = pattern("累[積积計加]")
_WORD = pattern(
    r"累计|年初(?:起)?[至到]|自年初|(?<!年)(?:1月1日|年初)起算|含(?:以前|前几)(?:各)?个?月|1月?[-—–~至到][当本]月|截[至止](?:[到于])?[各当本][月季]|\byear[- ]?to[- ]?date\b|\bytd\b|\bcumulative\b"
)
_DENIED = pattern(r"(?:[不非未无没]|\bnot |\bnon-?)[^,。;、()]{0,8}?(?:累计|cumulative|year[- ]?to[- ]?date)")
_BESIDE = pattern(r"(?:[含附及和与]|[当本]月[^,。;()]{0,4}、)累计")
"""Beside other figures, which are then no sums so far: 当月及累计."""
_STATES = pattern(
    r"(?:为|是|系|按|即|属)[^,。;]{0,16}?(?:累计(?:数|值|量|口径|统计|计算|$|[,。;)])|年初[至到]|1月?[-—–~至到][当本]月|截[至止])"
    r"|截[至止](?:[到于])?[各当本][月季]|自?(?:年初|1月)[起至到][^,。;]{0,6}累计(?:数|值)?(?:$|[,。;)])"
    r"|\b(?:are|is|as)\b[^.;]{0,60}(?:cumulative|year[- ]?to[- ]?date|\bytd\b)|^[a-z]*:?\s*(?:cumulative|year[- ]?to[- ]?date)"
    r"|(?:1月1日|年初)起算|含(?:以前|前几)(?:各)?个?月|^[^:]{0,4}:?(?:[当本]年|自?年初)?累计(?:数|值|数据|口径)?[。.]?$"
)
"""How a note says it of the figures, and not of something beside them."""
_OF_ALL = pattern(
    r"[(*※]?(?:备?注|说明)?\s*(?:以上|上述|上表|本表|此表|表[中内]|各[月列栏季]|所[列有])[^,。;]{0,12}(?:为|是|系|按).{0,16}(?:累计|年初[至到])"
)
"""A remark without 注 before it."""
_AROUND = pattern(
    r"\(?(?:[自从]?年初(?:[起至到]+(?:[今各当本]?[月季]?[底末]?))?|截[至止][到于]?[各当本][月季]度?[底末]?|[逐各当本全]?[年月](?=累计))?"
    r"的?累计(?:完成|实现)?(?:数值?|值)?\)?|[自从]?年初[起至到]+[今各当本][月季]?[底末]?|截[至止][到于]?[各当本][月季]度?[底末]?"
    r"|\(?\b(?:year[- ]?to[- ]?date|ytd|cumulative)\b\)?"
)
_UP_TO = pattern(r"(?:截[至止][到于]?|[至到])?(.*?[0-9]+月|.*季度?|.*?[0-9]日)份?[底末止]?")
"""截至3月, 3月底: up to then."""
_UP_TO_BEFORE = pattern(
    r"(?:(截[至止][到于]?)|[至到])?(?:[0-9]{4}年)?[0-9]{1,2}月(?(1)(?:份?[底末止]|[0-9]{1,2}日止?)?|份?[底末])(?=.)"
)
_SIGNS, _LONGEST_TIME = frozenset("截至到底末止"), 40
"""Without one of these signs, or in a longer text, there is no such time."""


def _as_looked_for(text: str, names: Iterable[str] = ()) -> str:
    """A text as these words are looked for in it, without indicators' names that hold one; empty where it has none."""
    text = _spelled(text).casefold()
    if not any(word in text for word in _NAMES):
        return ""
    for name in names:
        if "累" in name:
            text = text.replace(_spelled(name).casefold(), "")
    return text if any(word in text for word in _NAMES) else ""


def _spelled(text: str) -> str:
    """A text with 累计 for 累积 and 累加."""
    text = plain(text)
    return _OTHERWISE.sub("累计", text) if "累" in text else text


def _said_in(text: str, names: Iterable[str]) -> str:
    """A text with such words, as they are looked for in it and without what is denied; empty where it has none."""
    said = _as_looked_for(text, names)
    if said:
        said = _DENIED.sub("", said)
    return said if said and _WORD.search(said) is not None else ""


def in_title(text: str, names: Iterable[str]) -> str | None:
    """Whether a title says that its table's figures are so; `names` are those of indicators, which may hold the words."""
    said = _said_in(text, names)
    if not said:
        return None
    return SPEAKS if _BESIDE.search(said) else SAYS


def in_note(text: str, names: Iterable[str] = ()) -> str | None:
    """Whether a note says it of the figures beside it, or speaks of sums so far in another way."""
    said = _said_in(text, names)
    if not said:
        return None
    return SAYS if _STATES.search(said) and not _BESIDE.search(said) else SPEAKS


def speaks(text: str) -> bool:
    """Whether a text has a word for sums so far, be it to deny it."""
    return _WORD.search(_as_looked_for(text)) is not None


def is_remark(text: str) -> bool:
    """Whether a text says it of a table as a whole: 以上均为累计数."""
    said = _as_looked_for(text)
    return bool(said) and _OF_ALL.match(said) is not None


def time_apart(text: str) -> tuple[str, str] | None:
    """The time up to which figures are, at the beginning of a heading, and what else stands there: 截至6月30日完成, 6月底完成数."""
    if _SIGNS.isdisjoint(text):
        return None
    found = _UP_TO_BEFORE.match(plain(text))
    return None if found is None else (found[0], plain(text)[found.end() :].strip(" -_:"))


def without(text: str) -> str:
    """A title or heading without the words that say it; of one that is only up to a time, that time."""
    rest = _AROUND.sub("", _spelled(text)).strip() if _as_looked_for(text) else text
    found = None
    if len(rest) <= _LONGEST_TIME and not _SIGNS.isdisjoint(rest):
        found = _UP_TO.fullmatch(plain(rest))
    return rest if found is None else found[1]
