"""Headings between the rows of a table, which say something of the rows below them: a year, an area, last year's, a plan."""

from __future__ import annotations

from collections.abc import Sequence

from targetcheck.actuals.tables.coordinates import NO_LABEL, Coordinates, Name
from targetcheck.actuals.tables.dates import part_of
from targetcheck.actuals.tables.headings import Headings, Label, is_word_for_a_part
from targetcheck.actuals.tables.layout import Layout
from targetcheck.actuals.tables.rows import filled_cells
from targetcheck.actuals.tables.titleareas import names_area
from targetcheck.actuals.tables.titlenames import indicator_of, is_numbered, looks_like_title, unnumbered
from targetcheck.actuals.tables.titles import Titles, read_titles
from targetcheck.actuals.tables.told import without_year
from targetcheck.errors import Phrase, say
from targetcheck.model.period_text import is_part_of_year, parse_period
from targetcheck.model.text import key
from targetcheck.named import NamedTuple


class Section(NamedTuple):
    """What a heading between rows says of those below it."""

    titles: Titles
    indicator: str | None = None
    out: bool = False
    """Whether the rows below it are no figures: last year's, a plan, those of an indicator that is not known."""
    fault: Phrase | None = None
    """Why it cannot be told whose the figures below it are."""
    parts: str | None = None
    """Its text, where it is not known what it says: it may part the rows."""


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
    return looks_like_title(text, headings)


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


def read_section(text: str, layout: Layout, headings: Headings) -> Section:
    """What a heading between rows says of those below it."""
    titles = layout.titles
    name = unnumbered(key(text).rstrip(":"))
    piece = headings.piece[name]
    if piece.role is not None or name in ("本年", "本期", "今年"):
        return Section(titles, out=piece.role == "remark")
    said = read_titles([[text]], "", headings)
    titles = titles._replace(so_far=said.so_far or titles.so_far)
    area = said.area or (name if headings.is_area(name) else None)
    if area is not None:
        titles = titles._replace(area=area)
    part = name if is_part_of_year(name) else next(iter(said.parts), None)
    if said.periods:
        titles = titles._replace(periods=said.periods[:1])
    elif part is not None:
        period = None if layout.year is None else part_of(layout.year, part)
        if period is None:
            return Section(titles, fault=without_year(text))
        titles = titles._replace(periods=(period,))
    elif said.unread is not None and layout.period is None and layout.part is None:
        message = say(
            'the heading "{heading}" names a time that is not known; write it as in 2024年1-9月', heading=text
        )
        return Section(titles, fault=message)
    named = indicator_of(text, headings)
    if layout.indicator is None and (named is not None or (titles == layout.titles and is_numbered(text))):
        return _of_indicator(named, titles, layout, text)
    return Section(titles, parts=name if titles == layout.titles else None)


def _of_indicator(named: str | None, titles: Titles, layout: Layout, text: str) -> Section:
    """A heading that names an indicator, or is numbered as those before it that did."""
    if titles.indicator_above and all(value.indicator == layout.titles.indicator for value in layout.values):
        return Section(titles, indicator=named, out=named is None)
    if named is None or named in {value.indicator for value in layout.values}:
        return Section(titles, parts=None if named else unnumbered(key(text)))
    message = say('the heading "{heading}" between the rows names another indicator than the columns', heading=text)
    return Section(titles, fault=message)


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
