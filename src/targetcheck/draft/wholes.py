"""Statements about all or none without a number: 全覆盖, 全部达到, 所有机构, 零死亡, 不发生."""

from __future__ import annotations

import re
from decimal import Decimal

from targetcheck.draft import heads, wordings
from targetcheck.draft.found import Found
from targetcheck.draft.lexer import Quantity, Token
from targetcheck.draft.runs import Item
from targetcheck.draft.units import alternatives
from targetcheck.errors import say


def _one_of(words: tuple[str, ...]) -> str:
    return "|".join(map(re.escape, alternatives(words)))


_AGAINST = {word: row.reading for row in wordings.BEFORE[:5] for word in row.words if word[0] > "z"}
_WORDS = {row.reading: row.words for row in wordings.WHOLE}
_ALL_WORDS = "|".join(f"(?<![{wordings.NOT_AFTER.get(word, ' ')}]){word}" for word in _WORDS["all"])
_WHOLE = re.compile(
    rf"(?P<share>{_one_of(_WORDS['share'])})(?!{_one_of(wordings.ONLY_DESCRIBES)})"
    rf"|(?:实现|做到|确保)(?P<covers>[^，。；]{{2,24}}?(?:{_one_of(_WORDS['covers'])}))"
    r"(?=市、?县|县、?乡|乡、?村|所有|全部|全体|各级|各县|城乡)"
    rf"|(?P<all>(?:{_ALL_WORDS})(?={_one_of(wordings.ALL_DO)}))"
    rf"|(?P<every>(?:{_one_of(_WORDS['every'])})(?![制权者人])[^，。；、]{{0,14}}?(?:{_one_of(wordings.INSTITUTIONS)})(?=[\u4e00-\u9fff]{{2}}))"
    rf"|(?P<against>{_one_of(tuple(_AGAINST))})(?P<area>{_one_of(wordings.AVERAGE_OF)})平均(?:水平|值|(?!水平|值))"
    r"(?![\d一二两三四五六七八九十])"
    rf"|(?:{_one_of(_WORDS['zero'])})(?P<zero>{_one_of(wordings.ZERO)})"
    rf"|(?P<none>{_one_of(_WORDS['none'])})"
    rf"|(?:(?<![\u4e00-\u9fff])|(?<=保持))无(?P<without>{_one_of(wordings.NONE_OF)})"
)
_CLOSED = re.compile(rf"(?:均|都|已|全部|目前)+(?:{_one_of(wordings.CLOSING)})")
_COVERS = say("覆盖 without a number is read as 100 %")
_ALL = Quantity("100%", Decimal(100), "%")
_UNKNOWN = Quantity("", None, "")
_NONE = Quantity("0", Decimal(0), "")


def wholes(text: str, tokens: list[Token], groups: list[list[Item]], subject: str) -> list[Found]:
    """The statements of a clause that say all or none in words; `subject` is what the clause before was about."""
    start, end = tokens[0].start, tokens[-1].end
    shares = [item.end for run in groups for item in run if item.share]
    found: list[Found] = []
    at = start
    for match in _WHOLE.finditer(text, start, end):
        place = match.start()
        if _quoted(text, place, start) or any(share > place for share in shares):
            continue
        if match["all"] and (_counted(groups, match) or (found and "、" not in text[found[-1].start : place])):
            continue
        head = heads.name(heads.before(text, tokens, at, place))
        head = "" if heads.only_verb(head) else head  # 已全部办结
        rest = text[match.end() : end]
        rest = rest if match["covers"] else rest.partition("、")[0]
        found.append(_whole(match, at, head or (subject if match["all"] else ""), rest))
        at = match.end()
    return found


def closes(clause: str) -> bool:
    """Whether the clause says that what the one before counts is all dealt with: 22件，已全部办结."""
    return bool(_CLOSED.match(clause))


def _counted(groups: list[list[Item]], match: re.Match[str]) -> bool:
    """Whether a number says what all do: a count of areas (8县(区)全部达到), or the value that 均 gives to each."""
    text = match.string
    for item in (item for run in groups for item in run):
        if item.start <= match.start() < item.end:
            return True
        if item.quantity.unit == "个" and item.end <= match.start() and heads.areas(text[item.end : item.end + 20]):
            return True
    return False


def _whole(match: re.Match[str], at: int, head: str, rest: str) -> Found:
    end = match.end() + len(rest)
    if match["against"]:
        return Found(at, match.end(), head, _AGAINST[match["against"]], _UNKNOWN, reference=match["area"])
    if what := match["zero"] or match["without"]:
        return Found(at, match.end(), heads.name(head + what), "equals", _NONE)
    if match["none"]:
        return Found(at, end, heads.name(rest) or head, "equals", _NONE, aim=rest.endswith("底线"))
    if match["every"]:
        return Found(match.start(), end, heads.name(match[0] + rest) + "的比例", "at_least", _ALL)
    if match["covers"]:
        return Found(
            match.start(), end, heads.name(match["covers"] + rest) + "的比例", "at_least", _ALL, checks=(_COVERS,)
        )
    if match["share"]:
        return Found(at, end, head + heads.name(rest) + "覆盖率", "at_least", _ALL)
    return Found(at, end, f"{head}{rest}的比例", "at_least", _ALL)


def _quoted(text: str, place: int, start: int) -> bool:
    """Whether a place stands in quotation marks that open in the same clause."""
    return text.rfind("“", start, place) > text.rfind("”", start, place)
