"""Headings between the rows of a table, which say something of the rows below them: a year, an area, last year's, a plan."""

from __future__ import annotations

from collections.abc import Sequence

from targetcheck.actuals.cells import filled_cells
from targetcheck.actuals.tables.caveats import caveat_in, is_other_stage
from targetcheck.actuals.tables.coordinates import NO_LABEL, Coordinates, Name
from targetcheck.actuals.tables.dates import MONTH
from targetcheck.actuals.tables.headings import Headings, Label
from targetcheck.actuals.tables.layout import Layout
from targetcheck.actuals.tables.parts import is_word_for_a_part
from targetcheck.actuals.tables.titlenames import indicator_of, is_numbered, looks_like_title, names_area
from targetcheck.actuals.tables.titles import Titles, read_titles
from targetcheck.actuals.tables.told import without_year
from targetcheck.actuals.tables.when import months_said, years_headed
from targetcheck.errors import Phrase, say
from targetcheck.model.numerals import unnumbered
from targetcheck.model.pattern import pattern
from targetcheck.model.period import Period
from targetcheck.model.period_text import is_part_of_year, parse_period, part_of
from targetcheck.model.text import key, plain
from targetcheck.model.unit import Unit
from targetcheck.named import NamedTuple

_OF_UNIT = pattern(r"\(?(?:以[下上])?(?:金额|计量|数据)?单位(?:[均都]?为|:)[^,。;]{1,12}$")


class Section(NamedTuple):
    """What a heading between rows says of those below it."""

    titles: Titles
    indicator: str | None = None
    out: bool = False
    """Whether the rows below it are no figures: last year's, a plan, those of an indicator that is not known."""
    fault: tuple[str, Phrase] | None = None
    """Why they are left out, where that is told (code and message): it cannot be told whose they are, or they are others."""
    parts: str | None = None
    """Its text, where it is not known what it says: it may part the rows."""
    months: Period | None = None
    """The months, in one of the years, that columns of whole years are of below it."""
    hospital: bool = False
    """Whether it names a hospital."""


def is_heading_between(cells: Sequence[str], layout: Layout, headings: Headings) -> bool:
    """Whether a row has one cell only, in the first column, and is none of the table's own."""
    if filled_cells(cells) != 1 or not cells[0].strip() or any(value.at == 0 for value in layout.values):
        return False
    if layout.width <= 2 and (layout.period == 0 or not _may_head(cells[0], layout, headings)):
        return False
    return not _reports_nothing(cells[0], layout, headings)


def _may_head(text: str, layout: Layout, headings: Headings) -> bool:
    """Whether a text beside an empty cell of figures can be a heading: a title, or of which area or part the rows below it are."""
    if layout.indicator == 0 and not layout.mixed and (names_area(text, headings) or is_word_for_a_part(text)):
        return True
    if is_other_stage(text) or caveat_in(text, beside=True) is not None or is_unit(text):
        return True
    return looks_like_title(text, headings)


_GROUP_OF_AREAS = pattern(r".*(?:[省市县区州盟旗]|地区|[东西南北中]部|片|组)")


def is_group_of_areas(text: str) -> bool:
    """Whether a heading in a column of areas only groups these: 一、各县区, 东部."""
    return is_numbered(text) or _GROUP_OF_AREAS.fullmatch(key(text).rstrip(":")) is not None


def is_unit(text: str) -> bool:
    """Whether a text only says in what unit figures are: 单位：万人, （单位：张）."""
    return _OF_UNIT.match(plain(text)) is not None


def _reports_nothing(text: str, layout: Layout, headings: Headings) -> bool:
    """Whether a lone first cell is an area, a period or a hospital of which every figure is blank, and no heading."""
    is_area = headings.is_area(text)
    is_period = parse_period(text) is not None or is_part_of_year(key(text))
    if layout.area == 0:
        return is_area
    if layout.period == 0 or layout.part == 0:
        return is_period
    of_dimension = any(at == 0 for at, _ in layout.dimensions)
    return of_dimension and not is_area and not is_period and not looks_like_title(text, headings)


def read_section(text: str, layout: Layout, headings: Headings, unit: Unit | None) -> Section:
    """What a heading between rows says of those below it; `unit` is what lines above it say of all."""
    titles = layout.titles
    name = unnumbered(key(text).rstrip(":"))
    years = years_headed(layout)
    found = _by_its_name(text, name, titles, headings, of_years=bool(years))
    if found is not None:
        return found
    said = read_titles([[text]], "", headings)
    if said.unclear_unit is not None:
        message = say(
            'the unit "{unit}" in the heading "{heading}" is not one unit', unit=said.unclear_unit, heading=text
        )
        return Section(titles, fault=("unclear-period", message))
    of_heading = said.unit is not None and (is_unit(text) or said.unit.scale != 1)
    titles = titles._replace(unit=said.unit if of_heading else unit)
    titles = titles._replace(so_far=said.so_far or titles.so_far)
    area = said.area or (name if headings.is_area(name) else None)
    if area is not None:
        titles = titles._replace(area=area)
    part = name if is_part_of_year(name) else next(iter(said.parts), None)
    of_time = _over_years(text, said, titles, layout, years) if years else None
    if of_time is not None:
        return of_time
    if said.periods:
        titles = titles._replace(periods=said.periods[:1])
    elif part is not None and not years:
        period = part_of(layout.year or "", part)
        if period is None:
            return Section(titles, fault=without_year(text))
        titles = titles._replace(periods=(period,))
    elif said.unread is not None and layout.period is None and layout.part is None:
        message = say(
            'the heading "{heading}" names a time that is not known; write it as in 2024年1-9月', heading=text
        )
        return Section(titles, fault=("unclear-period", message))
    named = indicator_of(text, headings)
    if layout.indicator is None and (named is not None or (titles == layout.titles and is_numbered(text))):
        return _of_indicator(named, titles, layout, text)
    return Section(titles, parts=name if titles == layout.titles else None, hospital=(area or "").endswith("院"))


def _over_years(text: str, said: Titles, titles: Titles, layout: Layout, years: set[int]) -> Section | None:
    """A heading that speaks of a time over columns that are headed with whole years."""
    if unnumbered(key(text).rstrip(":")) == "全年":
        return Section(titles, months=parse_period(str(max(years))))
    months = months_said(said, layout)
    if isinstance(months, Phrase) or any(period.start.year not in years for period in said.periods):
        return Section(titles, fault=_other_time(text))
    return None if months is None else Section(titles, months=months)


def _other_time(text: str) -> tuple[str, Phrase]:
    message = say('the heading "{heading}" and the years over the columns do not say one time', heading=text)
    return "unclear-period", message


def _of_indicator(named: str | None, titles: Titles, layout: Layout, text: str) -> Section:
    """A heading that names an indicator, or is numbered as those before it that did."""
    if titles.indicator_above and all(value.indicator == layout.titles.indicator for value in layout.values):
        return Section(titles, indicator=named, out=named is None)
    if named is None or named in {value.indicator for value in layout.values}:
        return Section(titles, parts=None if named else unnumbered(key(text)))
    message = say('the heading "{heading}" between the rows names another indicator than the columns', heading=text)
    return Section(titles, fault=("unclear-period", message))


def _by_its_name(text: str, name: str, titles: Titles, headings: Headings, *, of_years: bool) -> Section | None:
    """A heading that is one word for other figures, or for those that the columns hold anyhow; `of_years` where these are years'."""
    piece = headings.piece[name]
    if piece.reach == MONTH and of_years:
        return Section(titles, fault=_other_time(text))
    if piece.reach is None and is_other_stage(name) and not is_word_for_a_part(name):
        message = say(
            'the heading "{heading}" says that the rows below it are other figures; they are left out', heading=text
        )
        return Section(titles, fault=("table-note", message))
    if piece.role is not None or name in ("本年", "本期", "今年"):
        return Section(titles, out=piece.role == "remark")
    return None


class AboveAreas:
    """Areas that stand in the indicator column: the indicator above them, of which their figures are."""

    def __init__(self, coordinates: Coordinates) -> None:
        self.coordinates = coordinates
        self._label: Label | None = None

    @property
    def label(self) -> Label:
        """The indicator that is asked for, and the unit beside its name; none below another."""
        return self._label or NO_LABEL

    def area(self, text: str, line: int | None, layout: Layout) -> Name:
        """The area that a cell names. Another name is the indicator of the rows below it, and its own row their total."""
        area = self.coordinates.areas[text]
        if self._label is None:
            self._label = Label(layout.titles.indicator)
        if area.total or area.aside or self.coordinates.headings.is_area(text):
            return area
        self._label = self.coordinates.label(layout, text, line)
        return Name(None, total=True)
