"""Periods inside longer texts, and those that a column's heading gives to the row's: 本月, 累计."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from targetcheck.errors import Phrase, say
from targetcheck.model.period import Period, parse_period
from targetcheck.model.text import header_key, plain

MONTH, SO_FAR = "month", "so far"

_REACH = {
    MONTH: "本月 当月 本月数 当月数 本月值 当月值 本月实际 本月完成 当月完成 本月发生 thismonth currentmonth",
    SO_FAR: (
        "累计 累计数 累计值 本年累计 年累计 本年累计数 累计完成 累计完成数 1-本月累计 1至本月累计 年初至本月累计 自年初累计 年初至今 年初累计 "
        "yeartodate ytd cumulative"
    ),
}
REACH = {header_key(name): reach for reach, names in _REACH.items() for name in names.split()}
"""Headings of figures that are for the month that a table is of, or for the year up to it."""

_BEHIND_YEAR = (
    r"(?:\s*(?:上半年|下半年|全年|[1-9][0-9]?\s*[-—–~至到]\s*[0-9]{1,2}\s*月|前[二三23]个?季度|前[0-9]{1,2}个月"
    r"|第?[一二三四1-4](?:\s*[-—–~至到、]\s*第?[一二三四1-4])?\s*季度|[0-9]{1,2}\s*月(?:\s*[0-9]{1,2}\s*日)?))?"
)
PERIODS = re.compile(
    r"(?<![0-9〔\[【])(?:(?:q[1-4]|h[12]|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?)\s+(?:19|20)[0-9]{2}(?![0-9])|"
    r"(?:19|20)[0-9]{2}\s*年?\s*[-—–~至到]\s*(?:19|20)[0-9]{2}\s*年|(?:19|20)[0-9]{2}\s*年度?" + _BEHIND_YEAR + r"|"
    r"(?:19|20)[0-9]{2}[-.]?(?:q[1-4]|h[12]|(?:0[1-9]|1[0-2])(?![0-9]))|(?:19|20)[0-9]{2}(?![0-9年]))",
    re.IGNORECASE,
)
"""Periods with their year, as titles and headings hold them."""

_YEAR_END = re.compile("年[末底]$")


def period_of(text: str) -> Period | None:
    """The period that a whole text writes; 2024年末 is the year."""
    return parse_period(text) or parse_period(_YEAR_END.sub("年", text.strip()))


def period_in(text: str) -> Period | None:
    """A period as it stands in a title: 2024 年 1-9 月, June 2024."""
    return parse_period(re.sub(r"\s+", "", text)) or parse_period(text)


_OF_A_CHANGE = re.compile("[比较增减同环升降]")


def remarked_period(text: str) -> Period | None:
    """The period of a cell that says something more of it: 2024(修订), 2024年快报. None where it may be a change since then."""
    found = PERIODS.match(plain(text).strip())
    if found is None or _OF_A_CHANGE.search(text):
        return None
    return period_in(found[0])


def apart(text: str) -> Iterator[tuple[str, str]]:
    """A period at the beginning or end of a heading, and what else stands there: 2024年床位数, 床位数(2024年)."""
    for found in PERIODS.finditer(text):
        before, behind = text[: found.start()].strip(" ("), text[found.end() :].strip(" )")
        if (not before or not behind) and period_in(found[0]) is not None:
            yield found[0], (before or behind).lstrip("末底的").strip(" -_:")


def reaching(period: Period | None, reach: str | None) -> Period | Phrase | None:
    """The period of a figure under 本月 or 累计 in a table of this period, or why it cannot be told."""
    if reach is None:
        return period
    first = None if period is None else date(period.start.year, 1, 1)
    if period is None or first is None or period.months == 12 or period.end.year != period.start.year:
        return say("the month that the table is of is not told; write it in the title (2024年9月)")
    if reach == SO_FAR:
        return Period(first, period.end)
    if period.months == 1 or period.start != first:
        return period
    return Period(date(period.end.year, period.end.month, 1), period.end)
