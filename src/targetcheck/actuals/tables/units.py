"""The units that headings, titles and lines between rows name, as people write them there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from targetcheck.model.pattern import chinese, pattern
from targetcheck.model.text import key
from targetcheck.model.unit import Unit, parse_unit

_SAID = r"(?i)(?<![报制送发])(?:单\s*位|\bunits?\b)(?:[均都]?为)?\s*[:：(]?\s*([^\s:：].*)"
_SCALE = r"(?i)[百千万亿]|000|hundred|thousand|million|billion"
_IN_SCALE = r"(?i)(?:in\s+)?(?:hundred|thousand|million|billion)s?\b"
_SEVERAL = "[、,;，；/和或]"
_IN_LAST_BRACKETS = pattern(r"^.*?\(((?:[^()]|\([^()]*\))*)\)$")
_LIKE_A_UNIT = chinese(
    r"[十百千万亿]+[\u3400-\u9fff]{1,3}|[十百千万亿]*(?:[美港欧日]元|英镑|港币)|[Kk][\u3400-\u9fff]{1,2}"
)
"""What looks like a unit, whether it is known or not: 万美元, K元."""
_WORDS = frozenset("in of hundred hundreds thousand thousands million millions billion billions yuan".split())  # noqa: SIM905
_LONGEST = 1000
"""Characters of a text that may be a unit in another dress."""
_NO_UNITS = ("年", "月", "岁")
"""What stands in brackets behind a title without being the unit of its figures."""


def split_unit(text: str) -> tuple[str, Unit | None]:
    """A name and the unit in brackets behind it: 产值(亿元), 发病率（/10万）."""
    name = key(text)
    if name.endswith(")") and "(" in name:
        head, _, tail = name[:-1].rpartition("(")
        if head and (unit := _one(tail.removeprefix("单位:"))[0]):
            return head.strip(), unit
    if name[-1:] in ("%", "‰") and len(name) > 1:
        return name[:-1].strip(), parse_unit(name[-1])
    return name, None


_BEHIND = pattern(r"(.*?)(?:\s*[，,：:—\[【]\s*|\s+)([^\s，,：:—\[【\]】]+)[\]】]?")
_BETWEEN = frozenset(" \t\n\u3000，,：:—[【")


def unit_behind(text: str) -> tuple[str, Unit | None]:
    """A name and the unit that stands behind it without brackets, or with others: 医疗收入，万元, 床位数[百张]."""
    found = None if _BETWEEN.isdisjoint(text) else _BEHIND.fullmatch(key(text).strip())
    unit = None if found is None else _one(found[2])[0]
    return (text, None) if found is None or unit is None or unit.kind in _NO_UNITS else (found[1], unit)


def unit_of_title(text: str) -> tuple[Unit | None, str | None]:
    """The unit that a title names, and what it says behind 单位, or in brackets alone, where that is no one unit."""
    if said := re.search(_SAID, text):
        return _one(said[1].strip().rstrip(")").strip(), first_word=True)
    if text.endswith(")") and len(text) <= _LONGEST:
        unit, unclear = _one(_IN_LAST_BRACKETS.sub(r"\1", text).strip())
        of_units = unclear is not None and any(parse_unit(part) for part in re.split(_SEVERAL, unclear))
        return (None if unit is None or unit.kind in _NO_UNITS else unit), unclear if of_units else None
    unit = split_unit(text)[1] or (parse_unit(_scale_in_words(text)) if re.match(_IN_SCALE, text) else None)
    alone = unit_alone(text) if unit is None and (len(text) > 3 or not text.isascii()) else None  # t.csv is of no tons
    if alone is not None and ((alone.kind and alone.scale > 1) or "元" in alone.kind):
        unit = alone
    return (None if unit is None or unit.kind in _NO_UNITS else unit), text if unit is None and is_unknown_unit(
        text
    ) else None


def unit_alone(text: str) -> Unit | None:
    """The unit that a whole text is, in any of its dresses: 万元, 人民币万元, 10 000 yuan."""
    return _one(text)[0]


def is_unknown_unit(text: str) -> bool:
    """Whether a text looks like a unit and is none that is known: 万美元."""
    return _LIKE_A_UNIT.fullmatch(text) is not None and unit_alone(text) is None


def _one(written: str, *, first_word: bool = False) -> tuple[Unit | None, str | None]:
    """The unit that a text is, or that its `first_word` is where no number stands behind it; else what looks like several."""
    for name in _spellings(written):
        if name and (unit := parse_unit(name)) is not None:
            return unit, None
    if first_word and not any(map(str.isdigit, written)) and (unit := parse_unit(written.partition(" ")[0])):
        return unit, None
    several = re.split(_SEVERAL, written)
    if re.search(_SCALE, _scale_in_words(written)) or any(parse_unit(part) for part in several):
        return None, written
    return None, None


def _spellings(written: str) -> Iterator[str]:
    """A unit as it is written, and in the words that are known."""
    yield written
    if len(written) > _LONGEST:  # what is looked for takes the square of its length
        return
    if written.isascii() and written.replace(" ", "").isalpha() and not _WORDS.intersection(written.casefold().split()):
        return  # as most headings in English are
    yield _scale_in_words(written)
    bare = re.sub(r"(?i)人民币|RMB|[(（].*|[,，\s]+(?:当年|现|可比|不变)价格?$", "", written).strip()
    yield bare
    bare = re.sub(r"(?i)^(?:10[ ,]?000|wan)\s*", "万", bare)
    yield re.sub(r"(?i)\s*yuan$", "元", re.sub(r"^[Kk](?=[\u3400-\u9fff])", "千", bare))


def _scale_in_words(text: str) -> str:
    """A unit as it is written elsewhere: in thousands, '000 beds, 1,000 persons, thousands of beds."""
    name = re.sub(r"^in\s+|(?<=s)\s+of\b", "", text.strip(), flags=re.IGNORECASE)
    name = re.sub(r"^(?:'|1,?)000\b", "thousand", name)
    return re.sub(r"\b(hundred|thousand|million|billion)s\b", r"\1", name, flags=re.IGNORECASE)
