"""What a sentence has said so far, for the clauses that leave it out; and a number with its name."""

from __future__ import annotations

from dataclasses import dataclass, field

from targetcheck.draft import genre, heads
from targetcheck.draft.runs import Item
from targetcheck.errors import Phrase

_LIST_OF = 16
"""Characters of a name before a colon that its list is of."""


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
    rate: str = ""
    group: str = ""
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
    told: bool = False
    """Whether a clause without a number came before."""
    base: str = ""
    """What changes are measured from, which a clause says alone: 与2025年相比，门诊量增长5%."""
    site: str = ""
    """The institution that it was about: 县医院 of 县医院整体迁建，设置床位200张."""
    beside: str = ""
    """One that the last name with an institution begins with."""
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
