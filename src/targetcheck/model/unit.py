"""Units: a scale and, where one is written, a noun. A new noun or writing is one row of a table here."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from targetcheck.errors import Phrase, say
from targetcheck.model.text import plain

RATIO = "ratio"
POINTS = "points"

# Nouns that are one another's synonyms stand in one row. 个 agrees with every row here.
COUNTED = """
个
人 名 位 people person persons
家 所 hospital hospitals facility facilities institution institutions
张 bed beds
例 case cases
件
项 item items
起 incident incidents
次 time times
人次 visit visits
户次
台次
场次
批次
辆次
例次
床次
场
期
批
户 household households
份
台
支
种
类
套
辆
间
条
门
对
座
处
片
篇
本
部
只
头
株
棵
枚
粒
盒
瓶
袋
剂
针
剂次
床
床位
托位 slot slots place places
岗 岗位
班
队
组
团队
宗
笔
样 份样
学校 school schools
班次
节
轮
轮次
届
步
级
篇次
人份
单
幅
颗
盏
艘
架
架次
列
班列
车次
栋 幢
口
眼
支队
标箱 标准箱 teu
位次
亩次
doctor doctors physician physicians
nurse nurses
birth births
death deaths
child children
patient patients
project projects
""".strip()

# Nouns that measure: a family's base spelling and, for each spelling, how many of the base it is. 个 does not agree.
MEASURED: dict[str, dict[str, Fraction]] = {
    family: {name: Fraction(size) for name, size in spellings.items()}
    for family, spellings in {
        "元": {"元": "1", "块": "1", "圆": "1", "yuan": "1", "rmb": "1", "cny": "1", "角": "1/10"},
        "美元": {"美元": "1", "usd": "1", "dollars": "1", "dollar": "1"},
        "港元": {"港元": "1"},
        "欧元": {"欧元": "1", "eur": "1", "euro": "1", "euros": "1"},
        "分钟": {
            "分钟": "1", "minute": "1", "minutes": "1", "min": "1", "秒": "1/60", "秒钟": "1/60", "second": "1/60",
            "seconds": "1/60", "小时": "60", "个小时": "60", "hour": "60", "hours": "60", "h": "60", "天": "1440",
            "日": "1440", "day": "1440", "days": "1440",
        },
        "月": {"月": "1", "个月": "1", "month": "1", "months": "1"},
        "年": {"年": "1", "year": "1", "years": "1", "yr": "1"},
        "岁": {"岁": "1", "周岁": "1"},
        "分": {"分": "1", "score": "1"},
        "倍": {"倍": "1"},
        "度": {"度": "1"},
        "米": {"米": "1", "m": "1", "海里": "1852", "千米": "1000", "公里": "1000", "km": "1000", "厘米": "1/100", "cm": "1/100"},
        "平方米": {
            "平方米": "1", "平米": "1", "㎡": "1", "m2": "1", "m²": "1", "平方公里": "1000000", "公顷": "10000",
            "亩": "2000/3",
        },
        "立方米": {"立方米": "1", "m3": "1", "m³": "1"},
        "克": {
            "克": "1", "g": "1", "千克": "1000", "公斤": "1000", "kg": "1000", "斤": "500", "吨": "1000000",
            "t": "1000000", "毫克": "1/1000", "mg": "1/1000", "微克": "1/1000000", "μg": "1/1000000",
        },
        "升": {"升": "1", "l": "1", "毫升": "1/1000", "ml": "1/1000"},
        "千瓦时": {"千瓦时": "1", "kwh": "1"},
        "千瓦": {"千瓦": "1", "kw": "1", "兆瓦": "1000", "mw": "1000", "gw": "1000000"},
        "吨标准煤": {"吨标准煤": "1", "tce": "1"},
        "工作日": {"工作日": "1", "个工作日": "1"},
        "pb": {"pb": "1"},
    }.items()
}  # fmt: skip

SCALES: dict[str, int] = {
    "百": 10**2, "千": 10**3, "万": 10**4, "十万": 10**5, "百万": 10**6, "千万": 10**7, "亿": 10**8, "十亿": 10**9,
    "百亿": 10**10, "千亿": 10**11, "万亿": 10**12, "hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9,
}  # fmt: skip

FIXED: dict[str, tuple[str, Fraction]] = {
    "%": (RATIO, Fraction(1, 100)),
    "percent": (RATIO, Fraction(1, 100)),
    "percentage": (RATIO, Fraction(1, 100)),
    "‰": (RATIO, Fraction(1, 1000)),
    "千分之一": (RATIO, Fraction(1, 1000)),
    "万分之一": (RATIO, Fraction(1, 10000)),
    "十万分之一": (RATIO, Fraction(1, 100000)),
    "permille": (RATIO, Fraction(1, 1000)),
    "‱": (RATIO, Fraction(1, 10000)),
    "points": (POINTS, Fraction(1, 100)),
    "point": (POINTS, Fraction(1, 100)),
    "pp": (POINTS, Fraction(1, 100)),
    "percentage points": (POINTS, Fraction(1, 100)),
    "percentage point": (POINTS, Fraction(1, 100)),
    "个百分点": (POINTS, Fraction(1, 100)),
    "百分点": (POINTS, Fraction(1, 100)),
}

_PER_WORDS = SCALES | {
    "百": 100, "hundred": 100, "ten thousand": 10**4, "hundred thousand": 10**5, "k": 10**3, "m": 10**6,
}  # fmt: skip
_PER_SIZES = frozenset(10**power for power in range(2, 10))
_COUNTS = {name: row.split()[0] for row in COUNTED.splitlines() for name in row.split()}
_SIZES = {name: (family, size) for family, row in MEASURED.items() for name, size in row.items()}


class Unit(NamedTuple):
    """What a number counts in. `text` is the writing; one of it is `scale` of the base unit of `kind`.

    `kind` is "ratio", "points", the first noun of its row (人, 元, 分钟 …), or "" for a scale without a noun (万).
    """

    text: str
    kind: str
    scale: Fraction = Fraction(1)

    @property
    def counted(self) -> bool:
        """Whether it is a noun that 个 agrees with."""
        return self.kind in _COUNTS

    @property
    def percentage(self) -> bool:
        """Whether it is %: a difference of two such figures is in percentage points."""
        return self.kind == RATIO and self.scale == PERCENT.scale

    def after(self, digits: str) -> str:
        """A number with the unit behind it, as a message writes it: 8亿元, 40 per 100k."""
        if self.text[:1].isascii() and self.text[:1].isalpha():
            return f"{digits} {self.text}"
        return digits + self.text

    def agrees(self, other: Unit) -> bool:
        """Whether figures in the two units can be compared: same noun, or one of them absent or 个 (design §3)."""
        if self.kind == other.kind:
            return True
        kinds = {self.kind, other.kind}
        if RATIO in kinds or POINTS in kinds:
            return False
        return "" in kinds or ("个" in kinds and self.counted and other.counted)


def is_ratio(unit: Unit | None) -> bool:
    """Whether figures in it are ratios, which add up over nothing: %, ‰, per 100k, a:b."""
    return unit is not None and unit.kind == RATIO


def is_percentage(unit: Unit | None) -> bool:
    """Whether figures in it are percentages, so that their differences are percentage points."""
    return unit is not None and unit.percentage


def differences_agree(one: Unit, other: Unit) -> bool:
    """Whether differences of figures in two units can be compared: those of percentages are in points too."""
    if one.agrees(other):
        return True
    return all(unit.percentage or unit.kind == POINTS for unit in (one, other))


def in_order(units: Iterable[Unit | None]) -> tuple[Unit, ...]:
    """The units that there are, each once; the first is the one to tell figures in all of them in.

    A noun goes before 个 and 个 before none, so that a unit that does not agree with the first is noticed; then the smallest.
    """
    there = {unit for unit in units if unit is not None}
    return tuple(sorted(there, key=lambda u: (not u.kind, u.kind == "个", u.scale, u.text)))


def unit_name(unit: Unit | None) -> str | Phrase:
    """How a message names it."""
    return say("no unit") if unit in (None, PLAIN) else unit.text or say("a plain ratio")


PERCENT = Unit("%", RATIO, Fraction(1, 100))
PERCENTAGE_POINTS = Unit("points", POINTS, Fraction(1, 100))
PURE_RATIO = Unit("", RATIO)
PLAIN = Unit("", "")
"""That of how many rows there are: a number that takes no scale from its indicator or bound."""


@lru_cache(maxsize=4096)
def parse_unit(text: str) -> Unit | None:
    """The unit that the text names, or None: %, ‰, per 100k, /10万, 亿元, 人次, 个百分点, hours …"""
    shown = plain(text)
    name = " ".join(shown.casefold().split()).removeprefix("rate ")
    if not name or len(name) > 60:
        return None
    if name in FIXED:
        return Unit(shown, *FIXED[name])
    return _per(shown, name) or _noun(shown, name)


def _noun(shown: str, name: str) -> Unit | None:
    """A noun with or without a scale before it: 万元, 亿, million people, 公里."""
    if (found := _bare_noun(name)) is not None:
        return Unit(shown, *found)
    for word in sorted(SCALES, key=len, reverse=True):
        if not name.startswith(word):
            continue
        rest = name[len(word) :].strip()
        if not rest:
            return Unit(shown, "", Fraction(SCALES[word]))
        if (found := _bare_noun(rest)) is not None:
            return Unit(shown, found[0], found[1] * SCALES[word])
    return _quotient(shown, name)


def _bare_noun(name: str) -> tuple[str, Fraction] | None:
    if name in _COUNTS:
        return _COUNTS[name], Fraction(1)
    return _SIZES.get(name)


def _quotient(shown: str, name: str) -> Unit | None:
    """One noun per another, such as 元/人 or 微克/立方米: a kind of its own."""
    upper, slash, lower = name.partition("/")
    if not slash:
        return None
    above, below = parse_unit(upper), parse_unit(lower)
    if above is None or below is None or RATIO in (above.kind, below.kind) or not (above.kind and below.kind):
        return None
    return Unit(shown, f"{above.kind}/{below.kind}", above.scale / below.scale)


# A noun before the slash (张/千人) and one after the number (/10万人) are read and ignored; a scale word is no noun.
# `re` compiles it when it is first needed, which takes long.
_PER = (
    r"(?P<noun>[^\s\d/]*)\s*(?:per\s*|/\s*|每)(?P<digits>[0-9][0-9,]*)?\s*"
    r"(?P<word>百万|千万|十万|百|千|万|亿|hundred thousand|ten thousand|hundred|thousand|million|k|m)?"
    r"(?P<rest>\s+[a-z][a-z -]*|[一-鿿]*)"
)


def _per(shown: str, name: str) -> Unit | None:
    """A rate per so many: per 100k, /10万, /千人, 1/10万, per 100,000 live births."""
    if name.startswith("1/"):
        name = name[1:]
    found = re.fullmatch(_PER, name)
    if not found or not (found["digits"] or found["word"]):
        return None
    noun, rest = found["noun"], found["rest"].strip()
    if (noun and _bare_noun(noun) is None) or rest.split(" ")[0] in _PER_WORDS or (rest and rest[0] in "十百千万亿"):
        return None
    digits = found["digits"] or "1"
    if "," in digits and not re.fullmatch(r"[0-9]{1,3}(,[0-9]{3})+", digits):
        return None
    word = found["word"] or ""
    size = int(digits.replace(",", "")) * _PER_WORDS.get(word, 1)
    return Unit(shown, RATIO, Fraction(1, size)) if size in _PER_SIZES else None
