"""What is known of a number: its place in its clause, what its sentence has said so far, and its name."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from targetcheck.draft import genre, heads
from targetcheck.draft.runs import Item
from targetcheck.draft.tokens import members
from targetcheck.errors import Phrase

_LIST_OF = 16
"""Characters of a name before a colon that its list is of."""
EACH_AREA = re.compile(r"(?:全[省市区县])?(?:每个?|各)[省市区县街乡镇村社](?:道|区|镇)?")
"""A head that says of which areas each is to have so many: 各区(县级市)建有1所, 每个街(镇)有1所."""
DURATIONS = frozenset(["小时", "分钟", "个小时", "秒", "天", "日", "年", "个月", "个工作日", "工作日", "岁", "度"])
NOUN_LENGTH = 30
"""How much of the text after a number is taken into its passage."""


@dataclass(frozen=True, slots=True)
class Place:
    """A run of numbers in its clause."""

    text: str
    run: list[Item]
    start: int
    """Where the text that may be its head begins."""
    head: str
    """That text, without years, hedges and bases."""
    noun: str
    """The text after it, up to the next number or separator."""
    following: list[Item] | None
    """The next run of the clause."""
    run_on: bool
    """Whether no separator stands before the next run."""
    rest: str
    """The text between it and the next run, or the end of the clause."""
    leans: bool = False
    """Whether it runs on from a number that states something: 选派30名骨干进修3个月."""

    @property
    def counts(self) -> bool:
        """Whether the noun comes after the number: 引进60名银龄医师, 至少有一家县级公立医院."""
        item = self.run[-1]
        if self.noun.startswith(genre.NEW_CLAUSES):
            return False
        if not self.noun or item.share:
            return bool(self.noun) and heads.opens_noun(self.head)
        if item.quantity.unit in DURATIONS and item.before and heads.name(self.head):
            return False  # 血液储备不少于7天用量
        if item.before == "equals" and EACH_AREA.match(self.head):
            return True
        at_least = item.before == "at_least" and not item.after and not heads.measured(self.head)
        return heads.opens_noun(self.head) or self.sums_up() or at_least

    def follows(self) -> bool:
        """Whether it is one more item of a list."""
        return self.text[self.start - 1 : self.start] in ("、", "和", "与", "及")

    def sums_up(self) -> bool:
        """Whether so many are listed before the number: 检验、影像、心电三大远程中心."""
        listed = members(self.text, self.run[0].number)
        return listed > 1 and listed == self.run[-1].quantity.low

    def lists(self) -> bool:
        """Whether its number only counts what is listed before it, or what 制度等五项制度 lists in part."""
        sums_up = self.sums_up() and not self.run[-1].before
        return self.counts and not self.follows() and (self.head.endswith("等") or sums_up)

    def begin(self, item: Item) -> int:
        """Where the passage of the statement begins: at its head, or at the number when the noun follows."""
        if self.counts and not heads.measured(self.head):
            return item.start
        before = self.text[self.start : item.start]
        return min(self.start + len(before) - len(before.lstrip("、，和与及:●■◆★▲○◎")), item.start)

    def stop(self, item: Item) -> int:
        """Where the passage ends: after the number and its comparison, or after the noun that follows."""
        noun = heads.first(self.noun)
        return item.end + (min(len(noun), NOUN_LENGTH) if self.counts and item is self.run[-1] else 0)

    def bare(self, item: Item) -> bool:
        """Whether the number has neither unit nor comparison; after a list that ends in 等 it counts all the same."""
        quantity = item.quantity
        plain = not (quantity.unit or quantity.ratio) and item.form in ("", "equals", "between")
        return plain and not item.before and not self.head.endswith("等")


@dataclass
class Said:
    """What a sentence has said so far, for the clauses that leave it out."""

    years: list[str] = field(default_factory=list)
    year: str = ""
    indicator: str = ""
    subject: str = ""
    """The last name that does not lean on another, which the short names after it lean on."""
    unit: str = ""
    """Of the last number that is no change."""
    counted: dict[str, str] = field(default_factory=dict)
    """The last name of each unit that does not lean on another: 其中 with 个 divides what was counted in 个."""
    names: list[str] = field(default_factory=list)
    """Every name said, in order, for a 分别 without names."""
    waiting: str = ""
    """A clause without a number: the subject of the number in the next, as in 人均预期寿命，达到79岁."""
    change: Item | None = None
    """The last number, if it was a change."""
    verb: str = ""
    """What the items of a list share: the verb (引培国家级人才1名、博士30名), 每千人口, the measure before each, for whom."""
    per: str = ""
    whom: str = ""
    first: str = ""
    """The first name of a list, and for which group its measure stands there."""
    whole: str = ""
    """What 其中 names parts of, or 总诊疗量中; and the unit of its number, empty for any."""
    whole_unit: str = ""
    near: bool = False
    """Whether the list of parts goes on, and whether 其中 stands alone before it."""
    opened: bool = False
    each_of: str = ""
    """(以乡镇为单位), which opens a sentence and holds for its numbers."""
    base: str = ""
    """What changes are measured from, which a clause says alone: 与2025年相比，门诊量增长5%."""
    led: str = ""
    """A year, as written, of what adds up, which may not be that of a level behind it."""
    dated: str = ""
    """A year that such a clause has for itself, as written: 主楼10月底前封顶，设置床位600张."""

    def take(self, clause: str) -> None:
        """Takes in a clause without a number: a whole that 其中 or 总诊疗量中 divides, or the subject of the next."""
        if clause == "其中":
            self.whole, self.whole_unit = self.subject, self.unit
            self.near = self.opened = True
        elif each := heads.each_of(clause):
            self.each_of = each
        elif len(clause) > len("其中") and clause.endswith("中") and not clause.startswith("其中"):
            self.whole, self.whole_unit = heads.name(clause[:-1]), ""
        else:
            self.waiting = heads.name(clause)

    def divide(self, clause: str) -> None:
        """Takes in a clause before a colon, which names what its list is of: “两癌”检查:宫颈癌6000人."""
        whole = heads.name(clause)
        if 2 < len(whole) <= _LIST_OF and not whole.endswith(genre.LIST_HEADS):
            self.whole, self.whole_unit = whole, ""
            self.near = self.opened = True
            self.waiting = ""

    def last(self, count: int) -> list[str]:
        """The names of the last `count` numbers, or none where so many were not said."""
        names = list(dict.fromkeys(reversed(self.names)))[:count]
        return names[::-1] if len(names) == count else []


@dataclass(frozen=True, slots=True)
class Named:
    """A number with its indicator, and what is doubtful about that."""

    indicator: str
    item: Item
    checks: tuple[Phrase, ...] = ()
    when: str = ""
    """Its year as written, where it is not that of the number or of the clause."""
    leans: bool = False
    """Whether the name holds the one before, so that what follows does not lean on it."""
    beside: bool = False
    """Whether it is the first of two numbers of one thing: 9种 of 报告乙类传染病9种486例."""
