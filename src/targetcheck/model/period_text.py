"""Periods as English and Chinese tables write them (design §2)."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache

from targetcheck.errors import Phrase, say
from targetcheck.model.numerals import in_digits
from targetcheck.model.pattern import pattern
from targetcheck.model.period import Period, months_from
from targetcheck.model.text import key, plain

_NUMERALS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_HALVES = {"h1": 1, "h2": 2, "s1": 1, "s2": 2, "上半年": 1, "下半年": 2}
_DASH = r"(?:-|—|–|~|～|至|到|\.\.)"


def _part(year: int, part: int, of: int) -> Period:
    """The part-th of the `of` equal parts of a year, from 1."""
    size = 12 // of
    return months_from(year, (part - 1) * size, year, part * size - 1)


def _month_span(year: int, first: int, last: int) -> Period | None:
    return months_from(year, first - 1, year, last - 1) if 1 <= first <= last <= 12 else None


def _week(year: int, week: int) -> Period | None:
    """A week of ISO 8601, Monday to Sunday."""
    try:
        return Period(date.fromisocalendar(year, week, 1), date.fromisocalendar(year, week, 7))
    except ValueError:
        return None


_MONTH_NAMES = "january february march april may june july august september october november december"


def _named_month(year: int, name: str) -> Period | None:
    """A month by its English name or its first three letters."""
    for number, whole in enumerate(_MONTH_NAMES.split(), 1):
        if name in (whole, whole[:3]) or (name == "sept" and number == 9):
            return _month_span(year, number, number)
    return None


def _years(found: re.Match[str]) -> Period | None:
    """A year, or from one to another."""
    first, *last = (int(digits) for digits in found.groups())
    end = last[-1] if last else first
    return months_from(first, 0, end, 11) if first <= end else None


def _months(found: re.Match[str]) -> Period | None:
    """A month of a year, or from one to another."""
    year, first, *last = (int(digits) for digits in found.groups())
    return _month_span(year, first, last[-1] if last else first)


def _date(found: re.Match[str]) -> Period | None:
    year, *_, month, day = found.groups()
    try:
        day = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return Period(day, day)


_Y = r"([12][0-9]{3})"
_YEAR = pattern(_Y)
_Writings = list[tuple[str, Callable[[re.Match[str]], Period | None]]]
_IN_DIGITS: _Writings = [
    (rf"{_Y}(?:年|年度|年全年|全年)?", _years),
    (rf"{_Y}[-/.]([0-9]{{1,2}})", _months),
    (rf"{_Y}(0[1-9]|1[0-2])", _months),
    (rf"{_Y}([0-9]{{2}})([0-9]{{2}})", _date),
]
"""Those that digits and one point may fit."""
_WRITINGS: _Writings = [
    *_IN_DIGITS,
    (rf"{_Y}年?{_DASH}{_Y}年?", _years),
    (rf"{_Y}(?:-?([hs][12])|年?(上半年|下半年))", lambda m: _part(int(m[1]), _HALVES[m[2] or m[3]], 2)),
    (rf"{_Y}-?a1", _years),
    (rf"{_Y}-?q([1-4])", lambda m: _part(int(m[1]), int(m[2]), 4)),
    (rf"q([1-4])[ -]?{_Y}", lambda m: _part(int(m[2]), int(m[1]), 4)),
    (rf"{_Y}年?第?([一二三四1-4])季度?", lambda m: _part(int(m[1]), _NUMERALS[m[2]], 4)),
    (
        rf"{_Y}年?第?([一二三四1-4])(?:{_DASH}|、)第?([一二三四1-4])季度",
        lambda m: _month_span(int(m[1]), _NUMERALS[m[2]] * 3 - 2, _NUMERALS[m[3]] * 3),
    ),
    (rf"{_Y}年?[前头]([二三23])个?季度?", lambda m: _month_span(int(m[1]), 1, _NUMERALS[m[2]] * 3)),
    (rf"{_Y}年?[前头]([0-9]{{1,2}})个?月", lambda m: _month_span(int(m[1]), 1, int(m[2]))),
    (rf"{_Y}年([0-9]{{1,2}})月份?", _months),
    (rf"{_Y}年?([0-9]{{1,2}})月?份?{_DASH}([0-9]{{1,2}})月份?", _months),
    (rf"{_Y}([-/.])([0-9]{{1,2}})\2([0-9]{{1,2}})(?:[ t]00?:00(?::00(?:\.0+)?)?)?", _date),
    (rf"{_Y}[/.]([0-9]{{1,2}})-([0-9]{{1,2}})", _months),
    (rf"{_Y}-?m([0-9]{{1,2}})", _months),
    (rf"{_Y}-?w([0-9]{{1,2}})", lambda m: _week(int(m[1]), int(m[2]))),
    (rf"([a-z]{{3,9}})\.?[ -]?,?[ ]?{_Y}", lambda m: _named_month(int(m[2]), m[1])),
    (rf"{_Y}[ -]?([a-z]{{3,9}})\.?", lambda m: _named_month(int(m[1]), m[2])),
    (rf"{_Y}年([0-9]{{1,2}})月([0-9]{{1,2}})[日号]", _date),
]
"""How people write periods, the usual ways first; `re` compiles a pattern when it is first tried."""


_SO_FAR = "累计"
"""Behind a month or quarter: the year up to its end."""
_PARTED = pattern("[0-9] [0-9]")
"""Two numbers that a space parts: without it they would be another number."""
_FROM_TO = rf"({_Y}[^~～至到—–]+?)(?:~|～|至|到|—|–|-(?={_Y}))(.+)".replace(_Y, "[12][0-9]{3}")


@lru_cache(maxsize=8192)
def parse_period(text: str) -> Period | None:
    """The period that the text writes, or None: 2024, 2024年, 2024-Q3, 2024年上半年, 2024年1-9月, 2024-01..2024-09 …"""
    text = " ".join(in_digits(plain(text)).casefold().split())
    if len(text) > 60 or _YEAR.search(text) is None:
        return None
    if text.endswith(_SO_FAR):
        return _so_far(parse_period(text.removesuffix(_SO_FAR)), text)
    first, dots, last = text.partition("..")
    if dots and ".." not in last:
        return _range(first.strip(), last.strip())
    writings = _WRITINGS
    if text.replace(".", "", 1).isdecimal():
        writings = _IN_DIGITS
    for writing in (text,) if _PARTED.search(text) else (text, text.replace(" ", "")):
        for written, read in writings:
            if found := re.fullmatch(written, writing):
                return read(found)
    if found := re.fullmatch(_FROM_TO, text):
        return _range(found[1].strip(), found[2].strip())
    return None


def _so_far(period: Period | None, text: str) -> Period | None:
    """Up to the end of a month or quarter, from the beginning of the year; other spans say themselves where they begin."""
    if period is None or not (period.months == 1 or "季" in text):
        return period
    return Period(date(period.end.year, 1, 1), period.end)


_YEARS = pattern(r"([0-9]{2})([0-9]{2})年? ?[-/~—–至到] ?([0-9]{2}|[0-9]{4})年?")


PLANS = {"二": "2011..2015", "三": "2016..2020", "四": "2021..2025", "五": "2026..2030", "六": "2031..2035"}
"""The years of the plans of five years: 十二五 are 2011 to 2015."""
_PLAN = pattern('[“"]?十([二三四五六])五')


_END_OF = pattern(r"(?:到|至)?(.*[年月度0-9])年?[底末](?:之?前|以前)?")


def end_named(text: str) -> Period | None:
    """The period of which a text names the end: 2024年底, 2025年12月底前."""
    found = _END_OF.fullmatch(key(text))
    if found is None:
        return None
    return parse_period(found[1])


def why_no_period(text: str) -> Phrase:
    """What to say of a text that is no period."""
    with_year = f"2024年{plain(text)}"
    if parse_period(with_year) is not None:
        return say('"{text}" lacks its year; write it as in {example}', text=text, example=with_year)
    first, last = _years_meant(plain(text))
    if last <= first:
        return say('"{text}" is not a period; write 2024, 2024-Q3, 2024-09, 2024年1-9月 or 2021..2025', text=text)
    return say(
        '"{text}" is not a period; a range of years is written {first}..{last}', text=text, first=first, last=last
    )


def _years_meant(text: str) -> tuple[str, str]:
    """The first and last year of a span or plan that is written another way; empty texts for any other."""
    plan, years = _PLAN.match(text), _YEARS.fullmatch(text)
    if plan is not None:
        first, _, last = PLANS[plan[1]].partition("..")
        return first, last
    if years is not None:
        return years[1] + years[2], (years[1] + years[3])[-4:]
    return "", ""


def _range(first: str, last: str) -> Period | None:
    start, end = parse_period(first), parse_period(last)
    return Period(start.start, end.end) if start and end and start.start <= end.end else None


_MONTHS = pattern(rf"([0-9]{{1,2}})(?:月|月份)?(?:{_DASH}([0-9]{{1,2}})月?份?)?(?:累计)?")
_QUARTER = pattern(r"q?第?([一二三四1-4])(?:季度|季)?")


def part_of(year: str, part: str, *, quarters: bool = False) -> Period | None:
    """A part of a year, as a column of months (9, 9月, 1-9月) or of `quarters` (3, Q3, 三季度) beside one of years writes it, or a title
    (上半年). Only digits alone need to be known for months or quarters."""
    whole, part = parse_period(plain(year)), in_digits(plain(part)).casefold()
    if whole is None or whole.months != 12 or _PARTED.search(part):
        return None
    part, of = part.replace(" ", ""), whole.start.year
    if (found := _MONTHS.fullmatch(part)) and not (quarters and part.isdecimal()):
        first = "1" if part.endswith(_SO_FAR) and not found[2] else found[1]
        return _month_span(of, int(first), int(found[2] or found[1]))
    if (found := _QUARTER.fullmatch(part)) and (quarters or not part.isdecimal()):
        return _part(of, _NUMERALS[found[1]], 4)
    own = parse_period(part) or parse_period(f"{of}年{part}")
    return own if own and whole.contains(own) else None


def is_part_of_year(text: str) -> bool:
    """Whether the text writes a part of a year and no year: 9月, 1-9月, 三季度, Q3, 上半年."""
    text = in_digits(plain(text)).casefold().replace(" ", "")
    if text.isdecimal() or _YEAR.search(text) or not re.fullmatch(r"(?:[0-9]{1,2}|.*[月季年q]).*", text):
        return False
    return part_of("2000", text) is not None


def part_in_words(part: str) -> Phrase:
    """A part that a figure lacks (云县 2024-01..2024-06, 2024-03, 云县) as a sentence says it: 云县2024年上半年."""
    name, _, written = part.rpartition(" ")
    period = parse_period(written)
    if period is None:
        return Phrase("{name}", {"name": part})
    return say("{name} {period}", name=name, period=period) if name else period.in_words()
