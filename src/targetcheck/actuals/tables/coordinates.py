"""What the cells of one table say of its figures: indicator, area, period. Each spelling is looked at once."""

from __future__ import annotations

from targetcheck.actuals.cells import cell_at, is_missing
from targetcheck.actuals.file import File
from targetcheck.actuals.tables import sofar
from targetcheck.actuals.tables.dates import SO_FAR, heading_period, period_of, reach_of, reaching
from targetcheck.actuals.tables.headings import Headings, Label, without_english
from targetcheck.actuals.tables.layout import Layout, ValueColumn
from targetcheck.actuals.tables.when import When, within, written_as
from targetcheck.errors import Location, Phrase, say
from targetcheck.model.areas import looks_like_area, names_in
from targetcheck.model.columns import (
    is_beside_areas,
    is_beside_parts,
    is_total,
    is_whole_of_dimension,
    kind_of_total,
    name_before_total,
)
from targetcheck.model.known import Known
from targetcheck.model.pattern import pattern
from targetcheck.model.period_text import parse_period, part_of
from targetcheck.model.text import header_key, key, plain
from targetcheck.named import NamedTuple

_OCTOBER = pattern(r"[0-9]{4}\.1")
_MONTHS_BESIDE = pattern(r"[0-9]{4}\.(?:0[1-9]|1[12])")
_SCHOOL_YEAR = pattern(r"[0-9]{2}([0-9]{2})\s*[-/—–]\s*([0-9]{2})")


_BETWEEN_PERIODS = pattern(
    r"[^0-9]{0,6}(?:增长|增减|增加|减少|下降|升降|同比|环比)[^0-9]{0,8}|[年季月旬周日]均(?:数|值)?|[^0-9]{0,4}平均(?:数|值)?|average|mean"
)
"""Cells below periods whose row is a mean of these or a change between them."""
_SEVERAL = pattern("[一二三四五六七八九十两0-9各全所本该上]")
"""What a word for several areas begins with: 五县区, 各乡镇."""


class Name(NamedTuple):
    """What an area or dimension cell says."""

    name: str | None
    """None where the cell is blank or a total."""
    total: bool = False
    whole: str | None = None
    """The area that a total says it is of: 临沧市合计."""
    aside: bool = False
    """Whether the row is neither a total nor a part: 小计, 其中, 平均."""


NOWHERE = Name(None)
NO_LABEL = Label()


class Coordinates:
    """The meanings found so far, and what one spelling makes of another."""

    def __init__(self, found: File, headings: Headings) -> None:
        self.found, self.headings = found, headings
        self.indicators: dict[str, Label] = {}
        self.periods: dict[tuple[str, str], When] = {}
        self.names = Known(self._name)
        """Cell of a dimension → what it says; so `areas` for the cells of areas."""
        self.areas = Known(self._area)
        self.reaches: Known[str, str | None] = Known(reach_of)
        """Cell → whether it says that its row is of a month, or of the year up to it: 当月, 累计."""
        self.totals: Known[str, bool] = Known(lambda text: is_total(text) or self.reaches[text] == SO_FAR)
        """Cell of a period → whether its row is the total of the periods beside it."""
        self.lost_zero: set[str] = set()
        """Cells such as 2024.1, which may be January, or October with its 0 lost."""
        self.months_beside = False
        """Whether other cells show that months are written so that 2024.1 is unclear: 2024.01, 2024.11."""

    def label(self, layout: Layout, text: str, line: int | None) -> Label:
        """What a cell says that names an indicator whose rows are kept; names that nobody asks for are noted.

        A period or an area before the name is read where the table says none elsewhere but in its titles.
        """
        found = self.indicators.get(text)
        if found is None:
            found = self.headings.label(text)
            twice = (found.period is not None and layout.says_period()) or (
                found.area is not None and (layout.mixed or layout.says_area())
            )
            if (found.indicator is None or twice) and text.strip():
                self.found.seen.setdefault(key(text), Location(self.found.path, line))
            if twice or found.indicator not in self.headings.asked.wanted:
                found = NO_LABEL
            self.indicators[text] = found
        return found

    def _area(self, text: str) -> Name:
        """What an area cell says. A name that a target file uses as an area is that area, whatever its word."""
        asked, name = self.headings.asked.areas, self.headings.area_name(text)
        if name not in asked:
            name = key(without_english(text))
        if name in asked:
            return Name(name)
        if is_missing(name):
            return NOWHERE
        if is_total(name):
            return Name(None, total=True, whole=self._whole_of(name))
        if name.startswith("其中"):  # one of the whole's areas, as all below it are
            inner = name.removeprefix("其中").lstrip(":、, ")
            if inner in asked or looks_like_area(inner):
                return Name(inner)
        return Name(key(name), aside=is_beside_areas(name))

    def titled(self, text: str) -> Name:
        """The area that a title says. A hospital, a township or several areas of one that is asked for are no part beside it."""
        found = self.areas[text]
        if found.name is None or found.name in self.headings.asked.areas:
            return found
        inside = any(len(area) > 1 for area in names_in(found.name, self.headings.asked.areas))
        return found._replace(aside=found.aside or inside or not self.headings.is_area(found.name))

    def _whole_of(self, name: str) -> str | None:
        """The area that the word for a total stands behind, or its kind: 临沧市 in 临沧市合计, 市 in 全市."""
        kind = kind_of_total(name)
        if kind is not None:
            return kind
        before = name_before_total(name)
        asked = [area for area in self.headings.asked.areas if area and before.endswith(header_key(area))]
        if asked:
            return max(asked, key=len)
        return before if looks_like_area(before) and not _SEVERAL.match(before) else None

    def _name(self, text: str) -> Name:
        """What a dimension cell says."""
        if is_missing(text):
            return NOWHERE
        if is_whole_of_dimension(text):
            return Name(None, total=True)
        return Name(key(text), aside=is_beside_parts(text))

    def period(self, text: str, part: str, layout: Layout) -> When:
        """What a period cell says, with its month or quarter in a column of its own."""
        known = (text, part)
        found = self.periods.get(known)
        if found is None:
            found = self._period(text, part, layout)
            if found.fault is not None:
                again = self._period(sofar.without(text), sofar.without(part), layout)
                if again.period is not None:  # 3月底
                    found = When(again.period.so_far())
            self.periods[known] = found
        return found

    def area_of(self, layout: Layout, column: ValueColumn, cells: list[str]) -> Name:
        """The area of a figure: its heading's, its row's, or where no column says one the title's."""
        if column.area is not None:
            return self.areas[column.area]
        if layout.area is None:
            return self.titled(layout.titles.area or "")
        area = self.areas[cell_at(cells, layout.area)]
        if area.name is None and not area.total:
            beside = (cell_at(cells, at) for at in (*layout.remarks, *(at for at, _ in layout.dimensions)))
            area = next((self.areas[text] for text in beside if is_total(text)), area)
        if area.name is None and self.headings.asked.blanks == "total":
            return area._replace(total=True)
        return area

    def period_of(self, layout: Layout, column: ValueColumn, cells: list[str], label: Label) -> When:
        """The period of a figure: its heading's, its row's (its label's), or where neither says one the title's."""
        if label.period is not None:
            when = written_as(label.period, heading_period(label.period, layout.year))
        elif column.period is not None:
            when = within(column.period, cell_at(cells, layout.part) or cell_at(cells, layout.period), layout)
        elif layout.period is None and layout.part is None:
            when = When(next(iter(layout.titles.periods), None))
        elif column.part is not None and is_missing(cell_at(cells, layout.period)):
            when = When()
        else:
            part = column.part or cell_at(cells, layout.part)
            when = self.period(cell_at(cells, layout.period), part, layout)
        reach, so_far = column.reach or label.reach, layout.titles.so_far == sofar.SAYS
        if when.total or when.fault is not None or (reach is None and not so_far):
            return when
        period = reaching(when.period, reach, so_far=so_far)
        return When(fault=("unclear-period", period)) if isinstance(period, Phrase) else when._replace(period=period)

    def _period(self, text: str, part: str, layout: Layout) -> When:
        no_text, no_part = is_missing(text), is_missing(part)
        total = self.totals[text]
        if self.totals[part] or (total and no_part):
            return When(None if no_text or total else parse_period(text), total=True)
        if no_text and no_part:
            return When()
        if any(_BETWEEN_PERIODS.fullmatch(header_key(cell)) for cell in (text, part) if cell and not cell.isdecimal()):
            return When(aside=True)
        if not no_part and not (no_text and parse_period(part) is not None):
            found = part_of((layout.year or "") if no_text else text, part, quarters=layout.quarters)
            return written_as(f"{text} {part}".strip(), found)
        text = part if no_text else text
        written = plain(text)
        years = _SCHOOL_YEAR.fullmatch(written) if layout.of_years else None
        if years is not None and years[2] > years[1]:
            message = say(
                '"{text}" in a column of years may be a school or business year, or a month; write 2009年10月, or 2009-09..2010-08',
                text=text,
            )
            return When(fault=("unclear-period", message))
        if _OCTOBER.fullmatch(written):
            self.lost_zero.add(text)
        elif _MONTHS_BESIDE.fullmatch(written):
            self.months_beside = True
        found = period_of(text)
        if found is None and layout.year is not None:
            found = part_of(layout.year, text, quarters=layout.quarters)
        return written_as(text, found)
