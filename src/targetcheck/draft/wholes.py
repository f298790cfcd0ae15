"""What a clause says of all or none in words: 全覆盖, 全部配备, 零死亡, 不低于全市平均水平."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from targetcheck.draft import heads, wordings
from targetcheck.draft.runs import Item, undated
from targetcheck.draft.tokens import Token
from targetcheck.draft.values import Quantity, Statement, one_of
from targetcheck.errors import Phrase, say

_AGAINST = {word: row.reading for row in wordings.BEFORE[:5] for word in row.words if word[0] > "z"}
_WORDS = {row.reading: row.words for row in wordings.WHOLE}
_ALL_WORDS = "|".join(f"(?<![{wordings.NOT_AFTER.get(word, ' ')}]){word}" for word in _WORDS["all"])
_WHOLE = re.compile(
    rf"(?P<share>{one_of(_WORDS['share'])})(?!{one_of(wordings.ONLY_DESCRIBES)})"
    rf"|(?:实现|做到|确保)(?P<covers>[^，。；]{{2,24}}?(?:{one_of(_WORDS['covers'])}))"
    r"(?=市、?县|县、?乡|乡、?村|所有|全部|全体|各级|各县|城乡)"
    rf"|(?P<all>(?:{_ALL_WORDS})(?={one_of(wordings.ALL_DO)}))"
    rf"|(?P<every>(?:{one_of(_WORDS['every'])}|(?<=覆盖)全部)(?![制权者人])[^，。；、]{{0,14}}?(?:{one_of(wordings.INSTITUTIONS)})(?=[\u4e00-\u9fff]{{2}}|[和及]\d))"
    rf"|(?P<against>{one_of(_AGAINST)})(?P<area>{one_of(wordings.AVERAGE_OF)})平均(?:水平|值|(?!水平|值))"
    r"(?![\d一二两三四五六七八九十])"
    rf"|(?:{one_of(_WORDS['zero'])})(?P<zero>{one_of(wordings.ZERO)})"
    rf"|(?P<none>{one_of(_WORDS['none'])})"
    rf"|(?:(?<![\u4e00-\u9fff])|(?<=保持)|(?<=[内年]))无(?![偿缝纸障害线创])"
    rf"(?P<without>[\u4e00-\u9fff]{{0,10}}?(?:{one_of(wordings.NONE_OF)})(?:(?:、|和|及|以及|或)(?!无)[\u4e00-\u9fff]{{0,10}}?(?:{one_of(wordings.NONE_OF)}))*)(?!率|[\u4e00-\u9fff]*[的率])"
)
_LONGEST = 30
"""Characters of what so many are asked to reach."""
_LISTED = re.compile(f"(?:{one_of(_WORDS['share'])}|零(?:{one_of(wordings.ZERO)}))、")
_JOINS = re.compile(r"、|[和及]\d")
"""Between what is said of all and a share of others: 覆盖所有卫生院和80%的卫生室."""
_SHORT = 3
"""Characters of a name that says too little of what is covered."""
_COVERS = say("覆盖 without a number is read as 100 %")
_ALL = Quantity("100%", Decimal(100), "%")
_UNKNOWN = Quantity("", None, "")
_NONE = Quantity("0", Decimal(0), "")


def against(text: str) -> tuple[Item, str] | None:
    """A number that is not written, and whose average it is, where that is all that a cell says: 高于全市平均."""
    found = _WHOLE.fullmatch(text)
    if found is None or not found["against"]:
        return None
    return Item(_UNKNOWN, 0, 0, 0, before=_AGAINST[found["against"]]), found["area"]


def behind(text: str, start: int, end: int) -> int:
    """Where the name of a number begins, behind what a list says of all or none before it: 孕产妇零死亡、婴儿死亡率."""
    return max([start, *(found.end() for found in _LISTED.finditer(text, start, end))])


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
        if (quoted and not none) or any(share > place and not _JOINS.search(text, place, share) for share in shares):
            continue
        if match["all"] and (_counted(groups, match) or (found and "、" not in text[found[-1].start : place])):
            continue
        at = max([at, *(item.end for run in groups for item in run if item.end < place and text[item.end] == "、")])
        if match["without"]:
            at = max(at, text.rfind("、", at, place) + 1)  # 无重大事件、无责任事故
        head = heads.name(undated(text, tokens, at, place))
        head = "" if heads.only_verb(head) else head  # 已全部办结
        if head in ("均", "都"):
            head = subject
        if match["against"] and head.endswith("指标"):
            continue  # 主要健康指标优于全省平均水平: no one figure
        checks: tuple[Phrase, ...] = ()
        if match["all"] and (not head or not undated(text, tokens, text.rfind("、", at, place) + 1, place)):
            head, checks = subject, (heads.TAKEN,)  # 5月底前完成招标、9月底前全部投入使用
        rest = text[match.end() : end]
        if not match["covers"] and (_WHOLE.search(rest) or re.search("[0-9]", rest)):
            rest = re.split(r"、|[和及](?=\d)", rest)[0]
        found += [one.doubted(*checks) for one in _whole(match, at, head, rest)]
        at = match.end()
    return found


_OF_THEM = re.compile(
    r"(?<![\d.])(?P<all>[1-9]\d{0,4})(?:[个项家所名件条]|(?=[县区镇乡村]))(?P<noun>(?!百分)[^，。；、\d()其%例]{1,16}?)"
    r"(?:(?:当|之)?中的?(?:力争|确保|至少|要|应|须|有)*|(?P<verb>已?完成|达标|通过|落实|整改)[了的]?)$"
)
"""Before a number, of how many it is: 52个卫生院中有48个, 52项任务完成48项."""


def quorums(text: str, start: int, end: int, groups: list[list[Item]]) -> list[Statement]:
    """The counts of those that are asked to reach something, among all that there are."""
    found: list[Statement] = []
    for part in (item for run in groups for item in run):
        them = _OF_THEM.search(text[start : part.start])
        low = part.quantity.low
        if them is None or low is None or part.share or part.change or low > int(them["all"]):
            continue
        stop = part.end + len(heads.first(text[part.end : end]))
        if stop > part.end + _LONGEST:
            continue
        name = heads.name(them["noun"] + (them["verb"] or "") + text[part.end : stop].removeprefix("的"))
        form = part.form
        if form in ("", "equals"):
            form = "at_least"
        doubt = say(
            "{n} of {all}: with a row for each, write each: and require: {n} of {all}", n=f"{low:f}", all=them["all"]
        )
        found.append(Statement(start + them.start("all"), stop, name, form, part.quantity, checks=(doubt,)))
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


def _whole(match: re.Match[str], at: int, head: str, rest: str) -> Iterator[Statement]:
    end = match.end() + len(rest)
    if match["against"]:
        yield Statement(at, match.end(), head, _AGAINST[match["against"]], _UNKNOWN, reference=match["area"])
    elif match["zero"]:
        what = "" if head and match["zero"] == "发生" else match["zero"]  # 聚集性疫情“零发生”
        yield Statement(at, match.end(), heads.name(head.removesuffix(what) + what), "equals", _NONE)
    elif match["without"]:
        for what in re.split("、|和|以及|及|或", match["without"]):
            yield Statement(at, match.end(), heads.name(head + what).removesuffix("发生"), "equals", _NONE)
    elif match["none"]:
        yield Statement(at, end, heads.name(rest) or head, "equals", _NONE, aim=rest.endswith("底线"))
    elif match["every"] and head.endswith("覆盖"):  # 远程医疗覆盖所有卫生院
        yield Statement(at, end, head + heads.name(match[0] + rest) + "的比例", "at_least", _ALL)
    elif match["every"]:
        yield Statement(match.start(), end, heads.name(match[0] + rest) + "的比例", "at_least", _ALL)
    elif match["covers"]:
        name = heads.name(match["covers"] + rest) + "的比例"
        yield Statement(match.start(), end, name, "at_least", _ALL, checks=(_COVERS,))
    elif match["share"]:
        barely = re.search("基本(?:实现|做到|达到|完成)", match.string[at : match.start()])
        unsure = bool("、" in head or "实现" in head or len(head) < _SHORT or barely)
        yield Statement(at, end, head + heads.name(rest) + "覆盖率", "at_least", _ALL, checks=(heads.WHOLE,) * unsure)
    else:
        indicator = head if heads.measured(head) and "率" in head else f"{head}{rest}的比例"
        yield Statement(at, end, indicator, "at_least", _ALL)
