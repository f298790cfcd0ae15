"""Units: a scale and, where one is written, a noun (`nouns.py` has them all)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from functools import lru_cache

from targetcheck.errors import Phrase, say
from targetcheck.model.nouns import ALONE, COUNTED, FIXED, MEASURED, POINTS, RATIO, SCALES
from targetcheck.model.text import plain
from targetcheck.named import NamedTuple

_PER_WORDS = SCALES | {
    "百": 100, "hundred": 100, "ten thousand": 10**4, "hundred thousand": 10**5, "k": 10**3, "m": 10**6,
}  # fmt: skip
_PER_SIZES = frozenset(10**power for power in range(2, 10))
_COUNTS = {name: row.split()[0] for row in (*COUNTED.splitlines(), *ALONE.split()) for name in row.split()}
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
