"""The unit that a line above a table names: 单位：万元, (in thousands)."""

from __future__ import annotations

import re

from targetcheck.actuals.tables.headings import split_unit
from targetcheck.model.unit import Unit, parse_unit

_UNIT = r"(?i)(?<![报制送发])(?:单\s*位|\bunits?\b)\s*[:：(]?\s*([^\s:：].*)"
_SCALE = r"(?i)[百千万亿]|000|hundred|thousand|million|billion"
_IN_SCALE = r"(?i)(?:in\s+)?(?:hundred|thousand|million|billion)s?\b"


def unit_of_title(text: str) -> tuple[Unit | None, str | None]:
    """The unit that a title names, and what it says behind 单位 where that is no one unit."""
    if said := re.search(_UNIT, text):
        written = said[1].strip().rstrip(")").strip()
        plainer = _scale_in_words(written)
        for name in (
            written,
            plainer,
            re.split(r"[(（\s]", written)[0],
            re.sub(r"人民币|\(.*|RMB", "", written).strip(),
        ):
            if name and (unit := parse_unit(name)) is not None:
                return unit, None
        if re.search(_SCALE, plainer) or any(parse_unit(part) for part in re.split("[、,;，；/和或]", written)):
            return None, written
        return None, None
    if text.startswith("(") and text.endswith(")"):
        return parse_unit(text[1:-1]) or parse_unit(_scale_in_words(text[1:-1])), None
    unit = split_unit(text)[1] or (parse_unit(_scale_in_words(text)) if re.match(_IN_SCALE, text) else None)
    return (None if unit is None or unit.kind in ("年", "月", "岁") else unit), None


def _scale_in_words(text: str) -> str:
    """A unit as it is written elsewhere: in thousands, '000 beds, 1,000 persons, thousands of beds."""
    name = re.sub(r"^in\s+|(?<=s)\s+of\b", "", text.strip(), flags=re.IGNORECASE)
    name = re.sub(r"^(?:'|1,?)000\b", "thousand", name)
    return re.sub(r"\b(hundred|thousand|million|billion)s\b", r"\1", name, flags=re.IGNORECASE)
