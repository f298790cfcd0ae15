"""What a draft is made of: numbers and units as the genre writes them, what a sentence says, the statements."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from targetcheck.draft.wordings import words_of
from targetcheck.errors import Phrase
from targetcheck.model.quantity import parse_quantity

_DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_TENS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10**4, "亿": 10**8}

CHARACTERS = "零〇一二两三四五六七八九十百千"
"""The characters of a numeral below ten thousand; 万 and 亿 are left to the unit, as in 50万人."""


def chinese(text: str) -> int | None:
    """The number that a Chinese numeral writes (十二 is 12, 二〇二五 is 2025), or None when it writes none."""
    if not text or any(c not in _DIGITS and c not in _TENS and c not in _MYRIADS for c in text):
        return None
    if all(c in _DIGITS for c in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    total = part = digit = 0
    for c in text:
        if c in _DIGITS:
            digit = _DIGITS[c]
        elif c in _TENS:
            part += (digit or 1) * _TENS[c]
            digit = 0
        else:
            total = (total + part + digit) * _MYRIADS[c]
            part = digit = 0
    return total + part + digit


def spelt(text: str) -> Decimal | None:
    """The number that a Chinese numeral writes, with a decimal point or without: 三点五, 一百."""
    whole, point, decimals = text.partition("点")
    digits = "".join(str(_DIGITS[c]) for c in decimals if c in _DIGITS)
    number = chinese(whole)
    if number is None or len(digits) != len(decimals) or (point and not digits):
        return None
    return Decimal(f"{number}.{digits}" if digits else number)


def arabic(text: str) -> Decimal:
    """The number that the digits write, with or without thousands separators."""
    return Decimal(text.replace(",", ""))


_PLAIN = {c: c - 0xFEE0 for c in range(0xFF01, 0xFF5F)} | {
    ord(written): plain
    for plain, all_written in {
        "-": "—–―−‐‑﹣～〜~",
        ":": "∶︰",
        "%": "﹪",
        "/": "∕⁄",
        "[": "〔【",
        "]": "〕】",
        "“": "「『＂",
        "”": "」』",
        "≥": "≧⩾",
        "≤": "≦⩽",
        "·": "•・",
    }.items()
    for written in all_written
}
# Commas keep their width: between two clauses of a sentence is not between two digits of 1,200.
_PLAIN |= {ord("，"): "，", ord("；"): "；", ord("！"): "！", ord("？"): "？"}


def narrow(text: str) -> str:
    """The text, character for character, with full-width digits, letters and signs as their plain forms."""
    return text.translate(_PLAIN)


COUNTERS = words_of(
    "个 家 所 名 位 人 人次 例 例次 项 条 种 张 台 套 件 次 场 场次 期 批 批次 起 份 户 户次 台次 辆次 处 座 支 队 辆 部 本 篇 门 届 间 只 头 株 棵 对 宗 笔 单 "
    "床 班 组 团队 轮 轮次 片 幅 颗 盏 艘 架 架次 列 班列 栋 幢 口 眼 块 枚 瓶 袋 支队 类 人份 剂次 剂 标箱 标准箱 车次 班次 公顷 亩 亩次 平方米 ㎡ m2 km2 平方公里 "
    "立方米 公里 千米 海里 米 厘米 吨 公斤 千克 斤 克 毫克 微克 升 毫升 吨标准煤 千瓦 千瓦时 度 兆瓦 元 美元 欧元 岁 天 日 小时 分钟 个小时 秒 个月 "
    "个工作日 工作日 倍 分 年 位次 个点 托位 床位 张床位 GW MW kW kWh km kg mg TEU PB"
)

OTHERS = words_of(
    "册 卷 道 尾 羽 箱 根 桩 桶 盒 分贝 摄氏度 学时 课时 学位 车位 平方千米 标方 单位 床日 条次 人日 站次 级"
)
"""Counters that no target file knows: their number stands bare there, with a check."""

PER = words_of(
    "10万人口 10万人 10万 万人口 万人 万 千人口 千人 千 百万 百人 百 人 年 户 亩 公顷 平方公里 立方米 平方米 小时 分钟 秒 万元 亿元 元 床 日 月 "
    "天 升 公斤 千克 所 家 例 吨"
)
"""What may stand after the slash of a rate: 微克/立方米, /10万."""

MULTIPLES = ("万亿", "千万", "百万", "十万", "千亿", "百亿", "亿", "万", "千", "百")

PERSONS = frozenset({"名", "位"})
"""Counters of people: a target file and its figures count them all in 人."""

_SPELLINGS = {
    "％": "%",
    "百分点": "个百分点",
    "千分点": "个千分点",
    "个点": "个百分点",
    "㎡": "平方米",
    "m2": "平方米",
    "km2": "平方公里",
    "张床位": "张",
}


def spelled(unit: str) -> str:
    """The unit as the draft gives it: as written, but people are counted in 人 and a rate per 100,000 is /10万."""
    unit = _SPELLINGS.get(unit, unit)
    if unit.startswith("/"):
        return unit.removesuffix("人口").removesuffix("人")
    for multiple in (*MULTIPLES, ""):
        if unit.startswith(multiple) and unit[len(multiple) :] in PERSONS:
            return multiple + "人"
    return unit


def alternatives(words: Iterable[str]) -> list[str]:
    """The words, longest first, so that 人次 is found before 人."""
    return sorted(dict.fromkeys(words), key=len, reverse=True)


def one_of(words: Iterable[str]) -> str:
    """A regular expression for any of the words; the longest that fits is found."""
    return "|".join(map(re.escape, alternatives(words)))


YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as the text writes it. `low` is None for a placeholder such as X%; `high` only stands in a range."""

    written: str
    low: Decimal | None
    unit: str
    high: Decimal | None = None
    ratio: str | None = None
    about: bool = False
    """Written with 多, 余 or 来: 3000余人 is about 3000."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One quantified statement. Where it stands is told in characters of its sentence, then of the text as read."""

    start: int
    end: int
    indicator: str
    form: str
    """at_least, at_most, above, below, between, equals, change or approx; empty while only the number is read."""
    quantity: Quantity
    kind: str = "target"
    """target, or actual: a figure that a summary reports as done."""
    level: str = "binding"
    """binding, or expected where the text says 力争, 争创, 努力 or 预期."""
    when: str = ""
    """As written: 到2025年, 年底前; empty where the sentence does not say."""
    period: str = ""
    """2025 or 2021..2025; empty where neither sentence nor title says."""
    by: bool = False
    """Whether it is to be reached by the period's end (到2025年), not in it."""
    reference: str = ""
    """Whose figure is the bound instead of a number: 全市 for 不低于全市平均水平."""
    direction: str = ""
    """up or down, where the number is a change and not a level."""
    base: str = ""
    """What a change or the starting value is of, as written: 2020年, 上年, 同比."""
    since: str = ""
    """The year that a change is measured from; empty where the text leaves it open."""
    yearly: bool = False
    """A change a year on average (年均), which no single change since a year is."""
    baseline: str = ""
    """The value to start from, as written: 380元 for 从380元提高至1000元."""
    reached: bool = False
    """The form comes from a word such as 达到 or 降至, which in a summary only states the figure."""
    bare: bool = False
    """A number without unit or comparison: its measure word is lost, or it is part of a name."""
    aim: bool = False
    """Words that only make sense of an aim: 守住不发生…底线, which in a summary reports nothing."""
    requirement: str = ""
    """Beside a figure of a summary, what was asked for: of the figure before (超过90%要求), after (应创68个), or own."""
    line: int = 0
    passage: str = ""
    """The clause of the sentence that says it, for reading beside the target."""
    clause: str = ""
    section: str = ""
    responsible: tuple[str, ...] = ()
    checks: tuple[Phrase, ...] = ()
    """What the text leaves unsure, for a person to settle."""

    @property
    def value(self) -> Decimal | str | None:
        """The number; "1:80" for a ratio; the low end of a range; None for one announced without a number (X%)."""
        return self.quantity.ratio or self.quantity.low

    @property
    def high(self) -> Decimal | None:
        return self.quantity.high if self.form == "between" else None

    @property
    def unit(self) -> str:
        """As written, but people are counted in 人; empty where the text has none."""
        return self.quantity.unit

    @property
    def baseline_period(self) -> str:
        """The year of the value to start from; empty where the text does not say it."""
        year = YEAR.search(self.base)
        if not self.baseline or not year:
            return ""
        return year[0]

    @property
    def open(self) -> bool:
        """Whether the text does not say what the number is compared with: a change since when, points of what."""
        if self.direction:
            return self.unit == "个千分点" or not self.since or isinstance(self.value, str)
        return not self.reference and self.unit in ("个百分点", "个千分点")

    @property
    def start_value(self) -> str:
        """The value to start from as a target file has it; empty where there is none that it could read."""
        found = re.match(r"[0-9,.]+", self.baseline)
        if not found or self.direction:
            return ""
        value = found[0].replace(",", "") + self.baseline[found.end() :]
        return "" if isinstance(parse_quantity(value), Phrase) else value

    def doubted(self, *checks: Phrase) -> Statement:
        """The statement with more to be checked."""
        return replace(self, checks=(*self.checks, *checks))


class Unread(NamedTuple):
    """A sentence with a number in it of which no statement was made: its line, and what it says."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Draft:
    """What a published text says in numbers, and what it says of itself; empty where it does not."""

    statements: tuple[Statement, ...] = ()
    title: str = ""
    source: str = ""
    """The document number, such as 万州卫〔2024〕34号."""
    area: str = ""
    period: str = ""
    unread: tuple[Unread, ...] = ()

    @property
    def targets(self) -> tuple[Statement, ...]:
        return tuple(statement for statement in self.statements if statement.kind == "target")

    @property
    def actuals(self) -> tuple[Statement, ...]:
        return tuple(statement for statement in self.statements if statement.kind == "actual")
