"""Rows below a header that are no figures: the header of another table, and headings, which say something of the rows below them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from targetcheck.actuals.cells import cell_at, filled_cells, is_missing, is_plain
from targetcheck.actuals.tables.coordinates import NO_LABEL, Coordinates, Name
from targetcheck.actuals.tables.dates import part_of
from targetcheck.actuals.tables.header import is_figure
from targetcheck.actuals.tables.headings import Headings, Label, is_word_for_a_part
from targetcheck.actuals.tables.layout import Layout
from targetcheck.actuals.tables.titlenames import indicator_of, is_numbered, looks_like_title, names_area, unnumbered
from targetcheck.actuals.tables.titles import Titles, read_titles
from targetcheck.actuals.tables.told import without_year
from targetcheck.errors import Phrase, say
from targetcheck.model.columns import is_beside_areas, is_total
from targetcheck.model.period_text import is_part_of_year, parse_period
from targetcheck.model.text import key
from targetcheck.named import NamedTuple

FIGURE, PERIOD, AREA = "figure", "period", "area"

ENOUGH = 50
"""Rows of a table that show what its columns hold."""


class Between:
    """What the columns of a table hold, and which row is none of it."""

    def __init__(self, headings: Headings) -> None:
        self.headings = headings
        self.holds: dict[int, str] = {}
        """Column → what all of its cells are, where they are alike."""

    def learn(self, body: Sequence[Sequence[str]]) -> None:
        """Takes the first rows of a table for what the others are like."""
        rows = [cells for cells in body[:ENOUGH] if filled_cells(cells) > 1]
        self.holds = {}
        for at in range(max(map(len, rows), default=0)):
            texts = [text for cells in rows if not is_missing(text := cell_at(cells, at))]
            kind = self._kind(texts)
            if kind is not None:
                self.holds[at] = kind

    def body(self, below: list[list[str]]) -> list[list[str]]:
        """The rows up to the next table's header, by which this table's columns are then known."""
        known = 0
        gap = False
        for i, cells in enumerate(below):
            if i > known and (known == 0 or (i >= 2 * known and known < ENOUGH)):
                self.learn(below[:i])
                known = i
            if self.is_header(cells, after_gap=gap):
                below = below[:i]
                break
            gap = filled_cells(cells) < 2
        self.learn(below)
        return below

    def _kind(self, texts: list[str]) -> str | None:
        if not texts:
            return None
        if all(map(is_figure, texts)):
            return FIGURE
        for kind in (PERIOD, AREA):
            if all(self._fits(text, kind) for text in texts):
                return kind
        return None

    def _fits(self, text: str, kind: str) -> bool:
        if kind == PERIOD:
            return parse_period(text) is not None or is_total(text)
        return self.headings.is_area(text) or is_total(text) or is_beside_areas(text)

    def is_header(self, cells: Sequence[str], *, after_gap: bool) -> bool:
        """Whether a row heads another table: two or more headings that are known, or words that fit none of its columns."""
        if not after_gap and cells and is_plain(cells[-1]):
            return False
        texts = [cell for cell in cells if cell.strip()]
        if len(texts) < 2:
            return False
        numbers = []
        for text in reversed(texts):  # figures stand behind what they are of
            if is_plain(text):
                if not after_gap:
                    return False
                numbers.append(text)
        if numbers and not _are_years(numbers):
            return False
        known = [piece for text in texts for piece in self.headings.pieces(text)[-1:] if piece.known]
        if sum(1 for _ in known) >= 2 and any(piece.role not in (None, "remark") for piece in known):
            return True
        return not numbers and self._fits_nowhere(cells, after_gap=after_gap)

    def _fits_nowhere(self, cells: Sequence[str], *, after_gap: bool) -> bool:
        """Whether words stand where the table has figures, and what else it has is not in this row either."""
        words = [
            cell for at, kind in self.holds.items() if kind == FIGURE and not is_missing(cell := cell_at(cells, at))
        ]
        if not words or len(set(words)) < len(words) or not all(text.lstrip()[0].isalpha() for text in words):
            return False
        if any(self.headings.piece[text].indicator for text in words):
            return True
        others = [
            (text, kind) for at, kind in self.holds.items() if kind != FIGURE and (text := cell_at(cells, at)).strip()
        ]
        if any(self._fits(text, kind) for text, kind in others):
            return False
        return bool(others) or after_gap or len(words) > 1


def _are_years(texts: Sequence[str]) -> bool:
    """Whether these are years one after another, as headings."""
    periods = [parse_period(text) for text in texts]
    years = [p.start.year for p in periods if p is not None and p.months == 12]
    steps = {later - year for year, later in pairwise(years)}
    return len(years) == len(texts) > 1 and steps in ({1}, {-1})


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
