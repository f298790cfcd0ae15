"""What the cells of one column are alike in."""

from __future__ import annotations

from collections.abc import Sequence

from targetcheck.actuals.cells import DITTO, is_missing, is_plain, read_cell
from targetcheck.actuals.tables import sofar
from targetcheck.actuals.tables.dates import period_of
from targetcheck.actuals.tables.header import is_figure
from targetcheck.actuals.tables.headings import Headings
from targetcheck.model.columns import is_beside_areas, is_part_of_part, is_total
from targetcheck.model.known import Known
from targetcheck.model.pattern import pattern
from targetcheck.model.period_text import is_part_of_year
from targetcheck.model.text import key, plain

_YEAR = pattern("(?:19[4-9]|20[0-4])[0-9]")
_CODE = pattern("[0-9A-Za-z][0-9A-Za-z._/-]*")


class Cells:
    """The texts of a column's first cells, each once, and how they go with those of another column."""

    def __init__(self, rows: Sequence[Sequence[str]], at: int) -> None:
        self.texts = [cells[at] if at < len(cells) else "" for cells in rows]
        self.filled = [text for text in self.texts if not is_missing(text) and text not in DITTO]
        self.distinct = list(dict.fromkeys(self.filled))

    def are_areas(self, headings: Headings) -> bool:
        """Whether all are areas that are known, or some are that target files name; totals among them change nothing."""
        names = [t for t in self.distinct if not is_total(t) and not is_beside_areas(t)]
        areas = [text for text in names if headings.is_area(text)]
        asked = any(key(text) in headings.asked.areas for text in areas)
        return bool(names) and (len(areas) == len(names) or (asked and 2 * len(areas) >= len(names)))

    def name_asked(self, headings: Headings) -> bool:
        """Whether one names an indicator that is asked for."""
        return any(headings.indicator(text)[0] is not None for text in self.distinct)

    def label_asked(self, headings: Headings) -> bool:
        """Whether one names such an indicator, with a period or an area before it: 2024年云县床位数."""
        return any(headings.label(text).indicator is not None for text in self.distinct)

    def are_periods(self) -> bool:
        names = [text for text in self.distinct if not is_total(text)]
        return bool(names) and all(period_of(text) is not None for text in names)

    def are_parts_of_years(self) -> bool:
        """Whether all are parts of a year that they do not say: 一季度, 3月底, 1-6月, 上半年."""
        names = [text for text in self.distinct if not is_total(text)]
        return bool(names) and all(is_part_of_year(sofar.without(text)) for text in names)

    def are_bare_years(self) -> bool:
        return bool(self.distinct) and all(_YEAR.fullmatch(text.strip()) for text in self.distinct)

    def are_plain_figures(self) -> bool:
        """Whether all are digits alone, which may be periods (2024, 202409) and mostly are no such thing."""
        return all(is_plain(plain(text)) for text in self.distinct)

    def are_figures(self) -> bool:
        """Whether all are numbers, or errors where a spreadsheet has worked one out."""
        return all(map(is_number, self.distinct))

    def are_mostly_figures(self) -> bool:
        """Whether they are numbers but for some remarks (停诊, 约300); a total among them parts the others."""
        words = [text for text in self.filled if not is_number(text)]
        return 3 * len(words) <= len(self.filled) and not any(is_total(t) or is_part_of_part(t) for t in words)

    def are_yes_or_no(self) -> bool:
        return bool(self.distinct) and all(isinstance(read_cell(text)[0], bool) for text in self.distinct)

    def number_rows(self) -> bool:
        """Whether they only number the rows: 1, 2, 3 …, or as programs do 0, 1, 2 …"""
        texts = [text.strip() for text in self.texts]
        numbers = [text for text in texts if text]
        if numbers[:1] == ["0"] and len(numbers) > 2:
            return numbers == [str(n) for n in range(len(numbers))]
        return bool(numbers) and numbers == [str(n) for n in range(1, len(numbers) + 1)]

    def code(self, other: Cells, *, headed: bool) -> bool:
        """Whether they are codes of the other column's values: each belongs to one of them, which has no other, and there are several.

        Under a heading that says so (`headed`) one is enough, and one value may have several.
        """
        if not self.are_codes() or not self.each_has_one(other):
            return False
        return headed or (len(set(other.distinct)) > 1 < len(self.distinct) and other.each_has_one(self))

    def are_codes(self) -> bool:
        return bool(self.distinct) and all(_CODE.fullmatch(text.strip()) for text in self.distinct)

    def each_has_one(self, other: Cells) -> bool:
        """Whether each text stands beside one text only of the other column."""
        of: dict[str, str] = {}
        for text, value in zip(self.texts, other.texts, strict=True):
            if not is_missing(text) and of.setdefault(text, value) != value:
                return False
        return True


def is_number(text: str) -> bool:
    return is_figure(text) or text.lstrip().startswith("#")


Columns = Known[int, Cells]
"""Column → its first cells, looked at once."""
