"""Periods inside longer texts, and those that a column's heading gives to the row's: 本月, 累计."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date

from targetcheck.errors import Phrase, say
from targetcheck.model.numerals import in_digits
from targetcheck.model.pattern import chinese, pattern
from targetcheck.model.period import Period
from targetcheck.model.period_text import parse_period, part_of
from targetcheck.model.text import header_key, plain
from targetcheck.named import NamedTuple

MONTH, SO_FAR, THIS_YEAR = "month", "so far", "this year"

_DONE = "(?:实际|实绩|完成|发生|实现|报告)*(?:数值|[数值量])?"
_MONTH = chinese(rf"[本当]月{_DONE}")
_UP_TO_NOW = r"(?:[自从]?(?:年初|1月?)[-—–~至到]|截?[至止])(?:[本当]月|今)[止底末]?"
_SO_FAR = chinese(rf"(?:[自从]?年初|[本当]年度?|年|{_UP_TO_NOW}|[本当]月[止底末])?累计{_DONE}|{_UP_TO_NOW}{_DONE}")
_THIS_YEAR = chinese(r"(?:[本当今]年度?|全年(?!$))(?:实际|完成|实现|达到|实绩)*(?:数|值|量|数值|情况)?")
_IN_ENGLISH = {"thismonth": MONTH, "currentmonth": MONTH, "yeartodate": SO_FAR, "ytd": SO_FAR, "cumulative": SO_FAR}


def reach_of(heading: str) -> str | None:
    """Whether figures under a heading are for the month that a table is of, for the year up to it, or for what it is of in this year."""
    name = header_key(heading)
    for reach, words in ((MONTH, _MONTH), (SO_FAR, _SO_FAR), (THIS_YEAR, _THIS_YEAR)):
        if words.fullmatch(name) is not None:
            return reach
    return _IN_ENGLISH.get(name)


_BEHIND_YEAR = (
    r"(?:\s*(?:上半年|下半年|全年|[1-9][0-9]?\s*(?:月份?)?\s*[-—–~至到]\s*[0-9]{1,2}\s*月|q[1-4](?![0-9])|[前头][二三23]个?季度?|[前头][0-9]{1,2}个?月"
    r"|第?[一二三四1-4](?:\s*[-—–~至到、]\s*第?[一二三四1-4])?\s*季度?|[0-9]{1,2}\s*月(?!龄)(?:\s*[0-9]{1,2}\s*日)?))?"
)
_MONTH_NAMES = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
PERIODS = pattern(
    r"(?<![0-9〔\[【])(?:(?:q[1-4]|h[12]|(?<![a-z])" + _MONTH_NAMES + r")(?:\s+|-)(?:19|20)[0-9]{2}(?![0-9])|"
    r"(?:19|20)[0-9]{2}[-/.][0-9]{1,2}[-/.][0-9]{1,2}(?![0-9])|(?:19|20)[0-9]{2}\s*年?\s*[-—–~至到]\s*(?:19|20)[0-9]{2}\s*年|(?:19|20)[0-9]{2}\s*年度?"
    + _BEHIND_YEAR
    + r"|"
    r"(?:19|20)[0-9]{2}[-.]?(?:q[1-4]|h[12]|(?:0[1-9]|1[0-2])(?![0-9]))|(?:19|20)[0-9]{2}(?![0-9年]))",
    re.IGNORECASE,
)
"""Periods with their year, as titles and headings hold them."""

_PARTS = pattern(
    r"(?<![0-9年])(?:[上下]半年|前[二三23]个?季度|第?[一二三四1-4](?:\s*[-—–~至到、]\s*第?[一二三四1-4])?\s*季度|"
    r"[0-9]{1,2}\s*(?:月份?)?\s*[-—–~至到]\s*[0-9]{1,2}\s*月份?|[0-9]{1,2}\s*月份?)"
    r"(?!\s*[0-9]{1,2}\s*[日号]|[底末初前龄]|印发|报送|上报|发布|更新)"
)
"""Parts of a year without their year, as titles hold them."""
_N = r"第?\s*(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})"
_COUNTED = "[项所家个类大种件张例人次万千亿号级岁月季日]|[-—–~至到]"
_SHORT = (
    rf"m(?:0?[1-9]|1[0-2])(?![0-9])|-?w[0-9]{{1,2}}(?![0-9])|(?<!\s)(?:[a-z]|[1-4][hq])(?![a-z0-9-])|[(][上下预][)]|第?(?:[0-9]{{1,3}}|[一二三四五六七八九十]{{1,2}})期(?![间末])|"
    r"[上下](?:半(?!年)|(?!半年|[海饶城关虞杭陆花思林高栗犹蔡街甘党级设述列拨达属辖步一乡浮]))|过?半(?!年)|(?:i{1,3}|iv|[Ⅰ-Ⅳ])季|"
    rf"(?<=[年\s])(?:0?[1-9]|1[0-2])(?![0-9.]|\s*(?:{_COUNTED}))|·\s*[0-9]|"
    r"国庆|春节|[伏汛]期|五一|滚动|党代会|(?:以|之)?前(?![三二两几十0-9期列沿瞻哨])|(?:以|之)?后(?![备勤续期])|"
)
"""Months, halves and events written short behind a year: 2024M06, 2024（上）, 2024年6, 2024年国庆."""
_GOES_ON = pattern(
    rf"\s*(?:{_SHORT}初|学年|财年|财政年|[-/—–]\s*(?:1[3-9]|[2-9][0-9])(?![0-9])|[-/—–~至到、和及]\s*(?:[0-9]|第?[一二三四]季|全年|[上下]半年|本)|"
    rf"[0-9]{{1,2}}\s*[-—–~至到](?!\s*[0-9]+\s*(?:周?岁|月龄))|-?(?:q[1-4]|h[12])|[._][0-9]|[1-4]q|(?<!月)(?<!月份)[当本]月|度?[\s(_.,·-]*(?:[上下前头后首末当本]?(?:半年|{_N}?[上中下]旬)|[前头后首末上下当本]?{_N}"
    rf"(?:\s*[-—–~至到、,和及]\s*{_N})*\s*(?:个?[月季]|周)(?![岁龄])|[0-9]{{1,2}}\s*[-—–~至到]\s*[0-9]{{1,2}}\s*\)|[春夏秋冬](?!闲)|[至迄]今|[\u3400-\u9fff]{{0,4}}(?:期间|以来)|同期|中期|首季|[暑寒]期|旬报|[月日周]均|年中|中(?=报|$|\s))|"
    rf"\s*{_MONTH_NAMES}(?![a-z]))",
    re.IGNORECASE,
)
"""What behind a period makes it another one: 2024年初, 2024/25, 2024年1月、2月."""
_BEGUN = pattern(
    r"(?:(?:q[1-4]|h[12])\s*-|(?<![0-9])(?:[0-9]{1,2}[.][0-9]{1,2}[.]|[0-9]{1,2}/)|(?<![a-z])f\.?y\.?|fiscal(?: year)?)\s*$",
    re.IGNORECASE,
)
_MADE = pattern(r"\s*(?:制表|填表|印发|打印|导出)(?!的)")
"""What behind a period says that something was made or sent then."""
_COMPARED = pattern("(?:比|较|与|以|同)\\s*$")
"""What stands before a period that figures are only compared with."""
_UNREAD = pattern(
    r"(?<![0-9近])[0-2][0-9]年(?![来间以内后前级期版])|(?<![0-9a-z])'[0-9]{2}(?![0-9])|\b[1-4]q ?'?[0-9]{2}(?![0-9])|"
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[-' ] ?[0-9]{2}(?![0-9])|"
    r"(?<![上下前后近每一个])半年(?![以内来])|[0-9]{1,2}月[0-9]{1,2}日\s*[-—–~至到]|十[一二三四五]五[”\"]?(?:期?末|以来|期间)|[0-9]{1,2}月[底末]|[0-9]{2,4}\s*学年|(?:去|上|前)年(?:度|各|全|同期|$)",
    re.IGNORECASE,
)
"""What speaks of a time and is not read as one: 24年, Dec-24, “十四五”末."""
_YEAR_END = pattern("年[末底]$")
_YEAR_TWICE = pattern(r"([0-9]{4}) \[yr\1\]", re.IGNORECASE)
"""How the World Bank heads its columns: 2024 [YR2024]."""


def period_of(text: str) -> Period | None:
    """The period that a whole text writes; 2024年末 is the year."""
    written = text.strip()
    twice = _YEAR_TWICE.fullmatch(written) if written.endswith("]") else None
    if twice is not None:
        written = twice[1]
    return parse_period(written) or parse_period(_YEAR_END.sub("年", written))


class Times(NamedTuple):
    """What a title says of time."""

    periods: frozenset[Period] = frozenset()
    parts: frozenset[str] = frozenset()
    """Parts of a year without it: 1-9月."""
    unread: str | None = None
    """What is no period that is known."""


MONTHS = 12
LONGEST_TITLE = 1000
"""What stands further in a text is no time of a title's."""
_SIGNS_OF_TIME = frozenset("0123456789年季五")
"""Without one of these a text says nothing of time that is looked for here."""


def without_periods(text: str, instead: str = "") -> str:
    """A text without the periods that it holds with their years."""
    if len(text) > LONGEST_TITLE:
        return text
    return PERIODS.sub(instead, in_digits(text)) if not _SIGNS_OF_TIME.isdisjoint(text) else text


_FROM_DAY_TO_DAY = chinese(r"((?:19|20)[0-9]{2})年1月1日?\s*[-—–~至到]\s*(?:\1年)?([0-9]{1,2})月([0-9]{1,2})日")


def _whole(found: re.Match[str]) -> str:
    """From the first day of a year to the last one of a month, as months: 2024年1月1日至2024年12月31日."""
    year, month, day = (int(digits) for digits in found.groups())
    whole = month <= MONTHS and day == calendar.monthrange(year, month)[1]
    return (f"{year}年" if month == MONTHS else f"{year}年1-{month}月") if whole else found[0]


def times_in(text: str) -> Times:
    """The periods that a title names, and what else in it speaks of time."""
    text = _FROM_DAY_TO_DAY.sub(_whole, in_digits(" ".join(plain(text[:LONGEST_TITLE]).split())))
    if _SIGNS_OF_TIME.isdisjoint(text):
        return Times()
    named, unread = set(), None
    for found in PERIODS.finditer(text):
        if _MADE.match(text, found.end()) is not None:
            continue
        other = _GOES_ON.match(text, found.end())
        period = period_in(found[0].replace("年Q", "Q").replace("年q", "q"))
        if other is not None or period is None or _BEGUN.search(text, 0, found.start()) is not None:
            unread = unread or found[0] + (other[0] if other is not None else "")
        elif _COMPARED.search(text, 0, found.start()) is None:
            named.add(period)
    if unread is not None:
        named.clear()  # of a period that goes on, what follows is the end and no other one
    rest = PERIODS.sub("|", text)
    parts = {found[0] for found in _PARTS.finditer(rest)}
    left = _UNREAD.search(rest)
    return Times(frozenset(named), frozenset(parts), unread or (left and left[0]))


def period_in(text: str) -> Period | None:
    """A period as it stands in a title: 2024 年 1-9 月, June 2024."""
    return parse_period(re.sub(r"\s+", "", text)) or parse_period(text)


def part_apart(text: str) -> Iterator[tuple[str, str]]:
    """A part of a year at the beginning of a heading, and what else stands there: 1-6月完成, 上半年床位数."""
    if found := _PARTS.match(text):
        yield found[0], text[found.end() :].strip(" -_:")


_OF_A_CHANGE = pattern("[比较增减同环升降]")


def remarked_period(text: str) -> Period | None:
    """The period of a cell that says something more of it: 2024(修订), 2024年快报. None where it may be a change since then."""
    found = PERIODS.match(plain(text).strip())
    if found is None or _OF_A_CHANGE.search(text):
        return None
    return period_in(found[0])


_IN_BRACKETS = pattern(r"\(([^()]+)\)")


def apart(text: str) -> Iterator[tuple[str, str]]:
    """A period at the beginning or end of a heading, and what else stands there: 2024年床位数, 床位数(2024年)."""
    text = in_digits(text)
    for found in PERIODS.finditer(text):
        before, behind = text[: found.start()].rstrip(), text[found.end() :].strip()
        if before.endswith("("):
            before, behind = before[:-1].strip(), behind.removeprefix(")").strip()
        if (not before or not behind) and period_in(found[0]) is not None:
            rest = (before or behind).lstrip("末底的").strip(" -_:")
            inner = _IN_BRACKETS.fullmatch(rest)
            yield found[0], rest if inner is None else inner[1]


def reaching(period: Period | None, reach: str | None, *, so_far: bool = False) -> Period | Phrase | None:
    """The period of a figure under 本月 or 累计 in a table of this period, or why it cannot be told.

    `so_far` where the table says of all its figures that they are of the year up to then.
    """
    if reach is None:
        return period.so_far() if so_far and period is not None else period
    first = None if period is None else date(period.start.year, 1, 1)
    if reach == THIS_YEAR:
        if period is None or period.start == first:
            return period
        return say("{period} under a heading of this year may be that month, or the year up to it", period=str(period))
    if period is None or first is None or period.months == 12 or period.end.year != period.start.year:
        return say("the month that the table is of is not told; write it in the title (2024年9月)")
    if reach == SO_FAR:
        return Period(first, period.end)
    if period.months == 1 or period.start != first:
        return period
    return Period(date(period.end.year, period.end.month, 1), period.end)


def heading_period(text: str, year: str | None) -> Period | None:
    """The period that a heading writes, in one piece or as a year and its part; without a year, a part of `year`."""
    if (whole := period_of(text)) is not None:
        return whole
    first, _, rest = text.partition(" ")
    return part_of(first, rest) or part_of(rest, first) or part_of(year or "", text)
