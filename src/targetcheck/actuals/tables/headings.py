"""What a heading says by itself, in the words of this run: its target files' indicators, dimensions, areas and `columns:`."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain

from targetcheck.actuals.tables import sofar
from targetcheck.actuals.tables.caveats import is_other_stage
from targetcheck.actuals.tables.dates import SO_FAR, apart, part_apart, period_of, reach_of
from targetcheck.actuals.tables.units import split_unit, unit_alone, unit_behind
from targetcheck.model.actuals import Asked
from targetcheck.model.areas import LONGEST_AREA, PLACES, bare_area, looks_like_area, short_names
from targetcheck.model.columns import is_part_of_part, is_total, kind_of_total, role_of
from targetcheck.model.known import Known
from targetcheck.model.numerals import unnumbered
from targetcheck.model.pattern import pattern
from targetcheck.model.period_text import is_part_of_year
from targetcheck.model.text import header_key, key
from targetcheck.model.unit import Unit
from targetcheck.named import NamedTuple

_SUM_OF = pattern(r"^(?:求和项\s*[:：]\s*|sum of )", re.IGNORECASE)
"""What pivot tables write before the name of what they add up."""
_BEGIN_SUMS = frozenset("求Ss")
_NO_OTHER = pattern(r"[(（](?:年末|年底|期末)?(?:实有|实有数|合计|总计|总数|注[0-9]{0,2}|必填|选填|自动计算)?[)）]$")
"""Words in brackets behind a name that leave it the same: 床位数（年末实有）."""
_MARK = pattern(r"(?<=[\u3400-\u9fff)）])\s*(?:[①-⑳⑴-⒇*＊†‡※¹²³⁴-⁹]+|[\[【](?:注?[0-9]{1,2}|注)[\]】])$")
"""The mark of a footnote behind a name: 床位数①, 云县*."""
_TWO_TONGUES = pattern(
    r"([\u3400-\u9fff][\u3400-\u9fff()（）、·%‰/]*)\s+[A-Z]?[a-z]{2,}[A-Za-z0-9 .,;:'’()（）/%&\s-]*"
)
"""A name with its English behind it, as yearbooks write it: 地区 Region."""
_ENGLISH_FIRST = pattern(r"[A-Z][A-Za-z0-9 ,'’()/%&-]*[a-z)]\s+([\u3400-\u9fff].*)")
"""The same the other way round: Hospital beds 床位数."""

LONGEST_HEADING = 1000
"""Characters of a heading that may say more than its own name."""


class Piece(NamedTuple):
    """One text of a heading, and everything that is known of it."""

    text: str
    """The text, without the unit in brackets behind it where it names a period or an area."""
    role: str | None = None
    mapped: bool = False
    """Whether `columns:` in a target file says the role."""
    indicator: str | None = None
    dimension: str | None = None
    period: bool = False
    """Whether it is a period; `part` says whether it is one without its year (9月, 三季度)."""
    part: bool = False
    area: bool = False
    total: bool = False
    unit: Unit | None = None
    reach: str | None = None
    """Whether its figures are for the month that the table is of, or the year up to it: 本月, 累计."""

    @property
    def known(self) -> bool:
        return bool(self.role or self.indicator or self.dimension or self.period or self.part)


class Label(NamedTuple):
    """What the name of a row says: 2024年云县床位数."""

    indicator: str | None = None
    unit: Unit | None = None
    """The unit that stands with the indicator's name."""
    period: str | None = None
    area: str | None = None
    reach: str | None = None


class Headings:
    """Looks headings up; each spelling once."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self._names = {header_key(name): indicator for name, indicator in asked.names.items()}
        self._dimensions = {header_key(name): name for name in asked.dimensions}
        self.piece = Known(self._named)
        """Heading → what is known of it as a whole."""
        self.shorts = short_names(asked.areas)
        """Names without their kind of the areas that target files name → the area; None where several have it."""

    def _named(self, text: str) -> Piece:
        piece = self._look(text)
        if not piece.known and (name := name_of(text)) != text.strip():
            return self._look(name)
        if piece.known or len(text) > LONGEST_HEADING or (rest := sofar.without(key(text))) == key(text):
            return piece
        if not rest:
            return piece._replace(role="value", reach=SO_FAR)
        of = self._look(rest)
        if of.indicator or of.role == "value" or of.period or of.part:
            return of._replace(reach=SO_FAR)
        return piece

    def pieces(self, text: str) -> list[Piece]:
        """The text of a heading as one piece, or, where it holds a period and a name that is known, as these two."""
        whole = self.piece[text]
        is_remark = whole.role == "remark"
        if (whole.known and not is_remark) or whole.area or len(text) > LONGEST_HEADING:
            return [whole]
        name = key(text)
        up_to = sofar.time_apart(name)
        if up_to is not None:
            then, of = self.piece[up_to[0]], self.piece[up_to[1]]
            if of.role == "value" or (of.indicator and up_to[0][0] in "截至"):
                return [then, of]
        for time, rest in chain(apart(name), part_apart(name)):
            if rest and self.piece[rest].known and (self.piece[rest].indicator or not is_remark):
                return [self.piece[time], self.piece[rest]]
        return self._area_apart(name) or [whole]

    def _area_apart(self, text: str) -> list[Piece]:
        """The area, or the word for the whole, before an indicator's name or a word for figures: 云县床位数, 2024年全省实际值.

        What such a word says is beside the figures is so for an area too: 云县目标值, 全市平均.
        """
        period, rest = next(((p, rest) for p, rest in apart(text) if rest and text.startswith(p)), (None, text))
        bare = split_unit(rest)[0]
        for end in range(2, min(len(bare), LONGEST_AREA)):
            area, of = bare[:end].rstrip(" -_:"), bare[end:]
            role = self._role_behind_area(of)
            if role is None or (kind_of_total(area) is None and not self.is_area(area)):
                continue
            if role == "remark":
                return [Piece(text, role)]
            return [*([self.piece[period]] if period else []), Piece(area, area=True), self.piece[rest[end:]]]
        return []

    def _role_behind_area(self, text: str) -> str | None:
        """What a column is whose heading says this of an area: an indicator, its figures, or what stands beside them."""
        if header_key(text) in self._names:
            return "indicator"
        if len(text) > LONGEST_AREA:
            return None
        role = role_of(text)
        if is_other_stage(text) or is_part_of_part(text):
            role = "remark"
        return role if role in ("value", "remark") else None

    def label(self, text: str) -> Label:
        """What the name of a row says: an indicator, and the period and area that may stand before it."""
        indicator, unit = self.indicator(text)
        if indicator is not None:
            return Label(indicator, unit)
        pieces = self.pieces(text)
        named = next((piece for piece in pieces if piece.indicator is not None), None)
        if named is None:
            return Label()
        period = " ".join(piece.text for piece in pieces if piece.period or piece.part)
        area = next((piece.text for piece in pieces if piece.area), None)
        return Label(named.indicator, named.unit, period or None, area, named.reach)

    def indicator(self, text: str) -> tuple[str | None, Unit | None]:
        """The indicator that a cell or heading names, and the unit that stands with it."""
        if text[:1] in _BEGIN_SUMS:
            text = _SUM_OF.sub("", text)
        name, unit = split_unit(text.rstrip(":： "))
        found = self._names.get(header_key(text)) or self._names.get(header_key(unnumbered(name)))
        if found is None and (plainer := name_of(text)) != text.strip():
            return self.indicator(plainer)
        if found is None and unit is None:  # 医疗收入，万元
            name, unit = unit_behind(text)
        if found is None and name[-1:] in ("计", "数") and (whole := _WHOLE_OF.sub("", name)) != name:
            found = self._names.get(header_key(whole))
        return (found or self._names.get(header_key(name)), unit) if found or unit else (None, None)

    def area_name(self, text: str) -> str:
        """The name of an area as target files have it, where they have it without what lists put around it."""
        return bare_area(key(text), self.asked.areas)

    def is_area(self, text: str) -> bool:
        """Whether a target file names such an area, or the text ends as the names of areas do."""
        name = self.area_name(text)
        return name in self.asked.areas or looks_like_area(without_english(text)) or self.is_short(name)

    def is_short(self, name: str) -> bool:
        """Whether it is an area's name without its kind: 昆明, or 凤庆 where a target file names 凤庆县."""
        return name in PLACES or name in self.shorts

    def _look(self, text: str) -> Piece:
        name = key(text)
        if not name:
            return Piece(text)
        if len(name) > LONGEST_HEADING:  # what it may say is looked for in ways that take the square of its length
            return Piece(text, indicator=self._names.get(header_key(text)))
        mapped = self.asked.columns.get(header_key(text))
        meant = mapped or name
        bare, unit = split_unit(meant)
        dimension = self._dimensions.get(header_key(name)) or self._dimensions.get(header_key(bare))
        if dimension is not None:
            return Piece(text, dimension=key(meant) if mapped else dimension, mapped=bool(mapped), unit=unit)
        role = role_of(meant) or role_of(bare)
        indicator, beside = self.indicator(meant)
        if indicator is not None and role in (None, "remark"):
            return Piece(text, indicator=indicator, mapped=bool(mapped), unit=beside)
        if role is not None:
            return Piece(text, role, bool(mapped), unit=unit)
        reach = reach_of(meant) or reach_of(bare)
        if reach is not None:
            return Piece(text, "value", unit=unit, reach=reach)
        if mapped is not None:
            return Piece(text, dimension=key(mapped), mapped=True)
        bare, unit = split_unit(name)
        return Piece(
            bare,
            period=period_of(bare) is not None and (not bare.isdecimal() or bare[:2] in ("19", "20")),
            part=is_part_of_year(bare),
            area=self.is_area(name) or self.is_area(bare),
            total=is_total(bare) and bare not in self.asked.areas,
            unit=unit or unit_alone(name.removeprefix("单位:")),
        )


@lru_cache(maxsize=4096)
def name_of(text: str) -> str:
    """A name without the mark of a footnote, and without the English behind it."""
    name = text.strip()
    if not name[-1:].isalpha():
        name = _NO_OTHER.sub("", _MARK.sub("", name))
    return without_english(name)


def without_english(text: str) -> str:
    name = text.strip()
    if len(name.split()) < 2:
        return name
    both = _TWO_TONGUES.fullmatch(name) or _ENGLISH_FIRST.fullmatch(name)
    return name if both is None else both[1]


_WHOLE_OF = pattern(r"(?<=.)(?:合计|总计)数?$")
"""What says behind an indicator's name that the figure is the whole: 床位数合计."""
