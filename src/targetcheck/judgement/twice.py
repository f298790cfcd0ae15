"""Warnings of parts that may hold one another, and then are added up twice: a total under another name, groups that overlap."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import combinations, islice, pairwise
from math import lcm

from targetcheck.errors import Location, Problem, few, say
from targetcheck.model.actuals import Row
from targetcheck.model.columns import looks_like_area
from targetcheck.model.figure import Figure
from targetcheck.model.pattern import pattern
from targetcheck.model.quantity import total

Parts = list[tuple[str, Fraction, Location]]
"""Name, number and place of each part, by their names."""

LEAST_TELLING, FEW = 50, 6
"""Smaller numbers, and some of more parts, are sums of others by chance too often."""
MOST_PARTS = 40
"""More parts than a breakdown has are not held against one another."""


def totals_of_records(rows: Sequence[Row]) -> Iterator[Problem]:
    """The warning of a register's totals that are not what its records come to: they win over these."""
    totals = [row for row in rows if row.totals and row.number is not None]
    records = [row.number for row in rows if not (row.total or row.totals) and row.number is not None]
    if totals and records and total([row.number or Fraction(0) for row in totals]) != total(records):
        message = say("this total is taken, and the records of the register come to another number")
        yield Problem(totals[0].where, "hidden-total", message)


def unlike_areas(places: Mapping[str, Location]) -> Iterator[Problem]:
    """The warning of names among areas that are none by their looks, where most others are: 城区, 达标线."""
    unlike = [name for name in places if not looks_like_area(name)]
    if unlike and len(unlike) * 2 <= len(places):
        message = say(
            "{names} do not look like areas as the others do, and count as such",
            names=few(sorted(unlike), 10, last=True),
        )
        yield Problem(places[unlike[0]], "hidden-total", message)


def twice_over(figures: Sequence[Figure], whole: Fraction, over: str, *, filled: bool) -> Iterator[Problem]:
    """Warnings of parts that are added up over areas, or over a dimension, where they overlap in more ways.

    `whole` is what all of them come to, and `filled` whether the areas are all that the actuals name.
    """
    if over == "area":
        yield from _total_of_others(figures, whole)
        if filled:
            yield from unlike_areas({figure.label: row.where for figure in figures for row in islice(figure.rows(), 1)})
        return
    told = list(_total_of_others(figures, whole))
    if not told and 1 < len(figures) <= MOST_PARTS:
        ways = _ways(tuple(sorted(figure.label for figure in figures)))
        if len(figures) <= FEW and _some_add_up([figure.value for figure in figures], whole):
            ways = (*ways, _total_of_some, _two_breakdowns)
        parts: Parts = []
        for figure in figures if ways else ():
            row = next(figure.rows(), None)
            if row is not None:
                parts.append((figure.label, figure.value, row.where))
        parts.sort(key=lambda part: (part[0], part[2].order()))
        told = next((found for way in ways if (found := list(way(parts)))), [])
    yield from told


@lru_cache(maxsize=256)
def _ways(names: tuple[str, ...]) -> tuple[Callable[[Parts], Iterator[Problem]], ...]:
    """What there is to be told of names alone."""
    parts = [(name, Fraction(0), Location("")) for name in names]
    return tuple(way for way in (_versions, _marked, _overlapping, _of_one_name) if next(way(parts), None) is not None)


def _some_add_up(numbers: Sequence[Fraction], whole: Fraction) -> bool:
    """Whether two or more of these are as much as another one, or as all the rest."""
    common = lcm(*(number.denominator for number in numbers))
    counts = [number.numerator * (common // number.denominator) for number in numbers]
    looked_for = {*counts, Fraction(whole * common, 2)}
    return any(sum(some) in looked_for for size in range(2, len(counts)) for some in combinations(counts, size))


def _total_of_others(parts: Sequence[Figure], whole: Fraction) -> Iterator[Problem]:
    """A part that is the sum or the mean of all others may be their total or average under another name."""
    if len(parts) < 3:
        return
    half, mean = whole / 2, whole / len(parts)
    if all(part.value == mean for part in parts):
        return
    looked_for = {number.as_integer_ratio() for number in (half, mean) if number}
    for part in parts:
        if part.value.as_integer_ratio() not in looked_for:
            continue
        row = next(part.rows(), None)
        if row is None:
            continue
        if part.value == half:
            message = say('"{name}" is as much as all others together; is it their total?', name=part.label)
            yield Problem(row.where, "hidden-total", message)
        elif part.value == mean:
            message = say('"{name}" is the mean of all others; is it their average?', name=part.label)
            yield Problem(row.where, "hidden-total", message)


_VERSIONS = frozenset(
    [
        "快报",
        "年报",
        "快报数",
        "年报数",
        "初步",
        "初步数",
        "最终",
        "最终数",
        "正式",
        "终审",
        "已审核",
        "未审核",
        "作废",
        "原始",
        "原始数",
        "修订",
        "修订数",
        "修正",
        "调整前",
        "调整后",
        "更正前",
        "更正后",
        "自评",
        "复核",
        "县报",
        "市核",
        "上报",
        "核定",
        "核实",
        "期初",
        "期末",
        "年初",
        "年末",
        "编制",
        "实有",
        "实际开放",
        "核定床位",
        "发病",
        "死亡",
        "新发",
        "现患",
        "率",
        "例数",
        "构成比",
        "数量",
        "金额",
        "病例",
        "户籍",
        "actual",
        "target",
        "preliminary",
        "provisional",
        "final",
        "revised",
        "forecast",
        "planned",
    ]
)


def _versions(parts: Parts) -> Iterator[Problem]:
    """Names of which each is the same number at another stage, at another time or of another kind: 快报 and 年报."""
    for name, _, where in parts:
        if name.casefold() in _VERSIONS or name.endswith("口径"):
            message = say('"{name}" is a kind of the number and no part of it, and is added to the others', name=name)
            yield Problem(where, "hidden-total", message)
            return


_MARK = pattern(r"[#*※△]|(?:其|内|含|包括|包含):|\((?:其中|不?含|包括)|[—–-]{1,2}")


def _marked(parts: Parts) -> Iterator[Problem]:
    """A name that is marked as a part of the one above it: #重症, 内：重症, （含重症）."""
    for name, _, where in parts:
        mark = _MARK.match(name)
        if mark is not None and mark.end() < len(name) and not name[mark.end()].isdigit():
            message = say('"{name}" is marked as a part of another, and is added to it', name=name)
            yield Problem(where, "hidden-total", message)


_AGES = re.compile(
    r"(?P<low>[0-9]+)\s*岁?\s*[-—–~～至到]\s*(?P<high>[0-9]+)\s*岁?|(?P<from>[0-9]+)\s*岁?\s*(?:及|\(含\))?(?:以上|\+)|(?:≥|>=|>)\s*(?P<least>[0-9]+)\s*岁?"
    r"|(?P<to>[0-9]+)\s*岁?\s*及以下|(?P<below>[0-9]+)\s*岁?\s*(?:以下|-)|(?P<sign>[<≤]=?)\s*(?P<under>[0-9]+)\s*岁?|(?P<one>[0-9]+)\s*岁"
)


def _overlapping(parts: Parts) -> Iterator[Problem]:
    """Groups of ages, or of other whole numbers, that have some in common: 0-14岁 beside 1-4岁."""
    ranges: list[tuple[int, int, str, Location]] = []
    for name, _, where in parts:
        span = _range(name)
        if span is not None:
            ranges.append((*span, name, where))
    ranges.sort(key=lambda one: one[:2])
    for (_, high, one, _), (low, _, other, where) in pairwise(ranges):
        if low < high - 1:  # 0-5岁 and 5-10岁 only share how they are written
            message = say('"{one}" and "{other}" overlap, and are added up', one=one, other=other)
            yield Problem(where, "hidden-total", message)
            return


def _range(name: str) -> tuple[int, int] | None:
    """The least whole number of a group, and the first that is not in it."""
    found = _AGES.fullmatch(name)
    if found is None:
        return None
    of = {key: int(text) for key, text in found.groupdict().items() if text and text.isdigit()}
    endless = 10**9
    if "low" in of:
        return of["low"], of["high"] + 1
    if "one" in of:
        return of["one"], of["one"] + 1
    first = of.get("from", of.get("least"))
    if first is not None:
        return first, endless
    if "below" in of or found["sign"] == "<":
        return -1, of.get("below", of.get("under", 0))
    return -1, of.get("to", of.get("under", 0)) + 1


def _of_one_name(parts: Parts) -> Iterator[Problem]:
    """A name that begins as another one does and goes on: 三级甲等 beside 三级."""
    names = {name for name, _, _ in parts if len(name) > 1}
    for name, _, where in parts:
        shorter = next((other for other in names if other != name and name.startswith(other)), None)
        # 第1医院 and 第10医院, Ward A and Ward AB are two.
        if shorter is not None and not (name[len(shorter)].isascii() and name[len(shorter)].isalnum()):
            message = say('"{one}" and "{other}" overlap, and are added up', one=shorter, other=name)
            yield Problem(where, "hidden-total", message)
            return


def _total_of_some(parts: Parts) -> Iterator[Problem]:
    """A part that is the sum of some others: 医院 beside 综合医院 and 专科医院. Of many parts some always are, by chance."""
    for name, number, where in sorted(parts, key=lambda part: -part[1]):
        others = [other for other in parts if other[0] != name]
        for count in range(2, len(others)):
            for some in combinations(others, count):
                if abs(number) >= LEAST_TELLING and number == total([n for _, n, _ in some]):
                    names = few([n for n, _, _ in some], 10, last=True)
                    message = say('"{name}" is as much as {names} together; is it their total?', name=name, names=names)
                    yield Problem(where, "hidden-total", message)
                    return


def _two_breakdowns(parts: Parts) -> Iterator[Problem]:
    """Parts of which some are as much as all the rest: 男 and 女 beside 城镇 and 农村."""
    half = total([number for _, number, _ in parts]) / 2
    for count in range(2, len(parts) // 2 + 1):
        for some in combinations(parts, count):
            if abs(half) >= LEAST_TELLING and total([number for _, number, _ in some]) == half:
                names = few([name for name, _, _ in some], 10, last=True)
                message = say("{names} are as much as all others; are they the same, split otherwise?", names=names)
                yield Problem(some[0][2], "hidden-total", message)
                return
