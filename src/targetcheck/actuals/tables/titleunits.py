"""The units that titles, lines between rows and the corner of a table name, as people write them there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from targetcheck.actuals.tables.headings import split_unit
from targetcheck.model.text import plain
from targetcheck.model.unit import Unit, parse_unit

_SAID = r"(?i)(?<![报制送发])(?:单\s*位|\bunits?\b)(?:[均都]?为)?\s*[:：(]?\s*([^\s:：].*)"
_SCALE = r"(?i)[百千万亿]|000|hundred|thousand|million|billion"
_IN_SCALE = r"(?i)(?:in\s+)?(?:hundred|thousand|million|billion)s?\b"
_SEVERAL = "[、,;，；/和或]"
_NO_UNITS = ("年", "月", "岁")
"""What stands in brackets behind a title without being the unit of its figures."""


def unit_of_title(text: str) -> tuple[Unit | None, str | None]:
    """The unit that a title names, and what it says behind 单位, or in brackets alone, where that is no one unit."""
    if said := re.search(_SAID, text):
        return _one(said[1].strip().rstrip(")").strip())
    if text.startswith("(") and text.endswith(")"):
        unit, unclear = _one(text[1:-1].strip())
        of_units = unclear is not None and any(parse_unit(part) for part in re.split(_SEVERAL, unclear))
        return unit, unclear if of_units else None
    unit = split_unit(text)[1] or (parse_unit(_scale_in_words(text)) if re.match(_IN_SCALE, text) else None)
    if unit is None and not text.isascii() and (alone := parse_unit(text)) is not None and alone.kind and alone.scale > 1:
        unit = alone
    return (None if unit is None or unit.kind in _NO_UNITS else unit), None


def unit_of_corner(heading: str) -> tuple[Unit | None, str | None]:
    """The unit that stands with the heading of what rows are, for all figures: 指标（万元）, 指标 单位：万元, 地区/万元."""
    text = plain(heading).strip()
    found = unit_of_title(text)
    if found != (None, None) or not text:
        return found
    last = re.split(r"[\s/\\、,:|()]+", text.rstrip(")"))[-1]
    unit = parse_unit(last.removeprefix("金额"))
    return (unit if unit is not None and unit.scale != 1 else None), None


def _one(written: str) -> tuple[Unit | None, str | None]:
    for name in _spellings(written):
        if name and (unit := parse_unit(name)) is not None:
            return unit, None
    several = re.split(_SEVERAL, written)
    if re.search(_SCALE, _scale_in_words(written)) or any(parse_unit(part) for part in several):
        return None, written
    return None, None


def _spellings(written: str) -> Iterator[str]:
    """A unit as it is written, and in the words that are known."""
    yield written
    yield _scale_in_words(written)
    bare = re.sub(r"(?i)人民币|RMB|[(（].*", "", written).strip()
    yield bare
    bare = re.sub(r"^10[ ,]?000\s*", "万", bare)
    yield re.sub(r"(?i)\s*yuan$", "元", re.sub(r"^[Kk](?=[\u3400-\u9fff])", "千", bare))
    if not any(map(str.isdigit, written)):
        yield written.partition(" ")[0]


def _scale_in_words(text: str) -> str:
    """A unit as it is written elsewhere: in thousands, '000 beds, 1,000 persons, thousands of beds."""
    name = re.sub(r"^in\s+|(?<=s)\s+of\b", "", text.strip(), flags=re.IGNORECASE)
    name = re.sub(r"^(?:'|1,?)000\b", "thousand", name)
    return re.sub(r"\b(hundred|thousand|million|billion)s\b", r"\1", name, flags=re.IGNORECASE)
