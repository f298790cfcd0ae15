"""Statements about all or none without a number: 全覆盖, 全部达到, 所有机构, 零死亡, 不发生."""

from __future__ import annotations

import re
from decimal import Decimal

from targetcheck.draft import heads, wordings
from targetcheck.draft.found import Found
from targetcheck.draft.lexer import Quantity, Token
from targetcheck.draft.runs import Item
from targetcheck.draft.units import alternatives

_DO = "|".join(alternatives(wordings.ALL_DO))
_WHOLE = re.compile(
    rf"(?P<share>全覆盖|应覆尽覆)(?!{'|'.join(wordings.ONLY_DESCRIBES)})"
    rf"|(?P<all>(?:(?<![人平户日年月县村师地床亩])均|全部|(?<![首古故京成])都)(?={_DO}))"
    rf"|(?P<every>所有[^，。；、]{{0,14}}?(?:{'|'.join(wordings.INSTITUTIONS)})(?=[\u4e00-\u9fff]{{2}}))"
    rf"|(?P<zero>零(?:{'|'.join(wordings.ZERO)}))"
    rf"|(?P<none>不发生|未发生|(?<![\u4e00-\u9fff])无(?:{'|'.join(alternatives(wordings.NONE_OF))}))"
)
_ALL = Quantity("100%", Decimal(100), "%")
_NONE = Quantity("0", Decimal(0), "")


def wholes(text: str, tokens: list[Token], groups: list[list[Item]]) -> list[Found]:
    """The statements of a clause that say all or none in words."""
    start, end = tokens[0].start, tokens[-1].end
    shares = [item.end for run in groups for item in run if item.share]
    found: list[Found] = []
    at = start
    for match in _WHOLE.finditer(text, start, end):
        if _quoted(text, match.start(), start) or any(share > match.start() for share in shares):
            continue
        if match["all"] and any(item.start == match.start() for run in groups for item in run):
            continue
        if match["all"] and ((found and "、" not in text[found[-1].start : match.start()]) or _counted(groups, match)):
            continue
        found.append(_whole(text, match, at, end))
        at = match.end()
    return found


def _counted(groups: list[list[Item]], match: re.Match[str]) -> bool:
    """Whether what all do it is a count of areas, which is then the statement: 8县(区)全部达到."""
    text = match.string
    return any(
        item.quantity.unit == "个" and item.end <= match.start() and re.match("县|市|区|州|乡镇|街道", text[item.end :])
        for run in groups
        for item in run
    )


def _whole(text: str, match: re.Match[str], at: int, end: int) -> Found:
    rest = text[match.end() : end].split("、")[0]
    before = heads.name(text[at : match.start()])
    if match["zero"] or match["none"]:
        what = match[0].lstrip("零无") if match["zero"] or match[0].startswith("无") else ""
        indicator = heads.name((before + what) if what else rest) or before
        stop = match.end() if what else min(end, match.end() + len(rest))
        return Found(at, stop, indicator, "equals", _NONE)
    if match["every"]:
        indicator = heads.name(match[0] + rest) + "的比例"
        return Found(match.start(), match.end() + len(rest), indicator, "at_least", _ALL)
    if match["share"]:
        indicator = (before + heads.name(rest) if rest and not before.endswith("率") else before) + "覆盖率"
        return Found(at, match.end() + len(rest), indicator, "at_least", _ALL)
    return Found(at, match.end() + len(rest), f"{before}{rest}的比例", "at_least", _ALL)


def _quoted(text: str, place: int, start: int) -> bool:
    """Whether a place stands in quotation marks that open in the same clause."""
    return text.rfind("“", start, place) > text.rfind("”", start, place)
