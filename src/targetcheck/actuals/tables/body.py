"""The rows below one header: which of them hold figures, and what those between say."""

from __future__ import annotations

from collections.abc import Sequence

from targetcheck.actuals.cells import (
    Writing,
    cell_at,
    filled_cells,
    is_missing,
    is_note,
    is_plain,
    may_be_note,
    squeezed,
)
from targetcheck.actuals.file import File
from targetcheck.actuals.tables import sofar
from targetcheck.actuals.tables.alike import Alike
from targetcheck.actuals.tables.between import AREA, Between
from targetcheck.actuals.tables.caveats import Caveat, caveat_in, caveats_in, of_columns
from targetcheck.actuals.tables.figures import Figures
from targetcheck.actuals.tables.headings import Headings
from targetcheck.actuals.tables.layout import Layout, ValueColumn
from targetcheck.actuals.tables.remarks import made_before, says_something, title_of_aims
from targetcheck.actuals.tables.sections import is_group_of_areas, is_heading_between, is_unit, read_section
from targetcheck.actuals.tables.told import Watch
from targetcheck.actuals.tables.unplaced import Parted
from targetcheck.actuals.tables.when import headed_period
from targetcheck.actuals.tally import ONE, Group
from targetcheck.errors import Location, Problem
from targetcheck.model.actuals import Asked
from targetcheck.model.unit import Unit
from targetcheck.paths import partitions


class Body:
    """What is known of a table while its rows are taken in."""

    figures_of: type[Figures] = Figures

    def __init__(self, found: File, asked: Asked, writing: Writing | None = None) -> None:
        self.found, self.asked = found, asked
        self.headings = Headings(asked)
        self.writing = writing or Writing(frozenset(map(squeezed, asked.missing)))
        self.titles: list[list[str]] = []
        """Rows above the header, or between two tables."""
        self.left = 0
        """Columns of the file to its left, where tables stand side by side."""
        self.own_width = 0
        """Columns of the file itself, without those that its folders name."""
        self.begin_anew()
        self.more = [value for _, value in partitions(found.path)]
        """Cells that every row has besides its own: what its folders stand for."""

    def begin_anew(self) -> None:
        """Forgets the table, and begins another one below it."""
        self.layout = Layout([])
        self.values: list[ValueColumn] = []
        """The columns of figures that are wanted."""
        self.remarks: list[int] = []
        """The columns of remarks."""
        self.header_rows: list[list[str]] = []
        self.between = Between(self.headings)
        self.notes = self.gap = self.out = False
        """Whether a note was met, a blank row or title stands just above, and a heading says that the rows are no figures."""
        self.why_out: Problem | None = None
        """What is told of rows below a heading that says that they are others (计划数), or cannot be understood."""
        self.others: dict[tuple[str, str | None], Problem] = {}
        """Indicator and area of figures below such a heading, and what is told where there are no others."""
        self.unit: Unit | None = None
        """The unit that lines say of all rows below them."""
        self.heading = ""
        self.said_before = self.layout.titles
        """A heading between rows, as long as no row of figures stands below it, and what was said before it."""
        self.figures = self.figures_of(self.found, self.asked, self.writing, self.headings)
        self.alike: Alike | None = None
        self.area_texts: set[str] = set()
        """Area cells of all rows."""
        self.watch = Watch(self.layout)

    def whole(self, cells: list[str]) -> list[str]:
        """A row's cells and behind them what its folders stand for, before cells too many."""
        if not self.more:
            return cells
        own = self.own_width
        return [*cells[:own], *[""] * (own - len(cells)), *self.more, *cells[own:]]

    def wants(self, text: str) -> bool:
        """Whether rows of the indicator that a cell names are kept; those that name none may be any indicator's."""
        return is_missing(text) or self.headings.label(text).indicator in self.asked.wanted

    def is_other_header(self, cells: list[str]) -> bool:
        """Whether a row below the header heads another table; the same header again does so below a title."""
        if cells in self.header_rows:
            return bool(self.titles) and filled_cells(cells) >= 2 and cells == self.header_rows[0]
        return self.between.is_header(cells, after_gap=self.gap) and not of_columns(cells, self.layout.values)

    def row(self, line: int | None, cells: list[str], group: Group = ONE) -> None:
        """Takes in a row below the header; blank ones, notes and the header again are passed over."""
        filled = filled_cells(cells)
        self.gap = filled < 2
        if not filled or cells in self.header_rows:
            return
        if not self.layout.values:
            self._title(cells)
            return
        cells = self.whole(cells)
        left_out = self._left_out(line, cells)
        if left_out is not None:
            rows, first = self.found.left_out.get(left_out, (0, line))
            self.found.left_out[left_out] = rows + 1, first
            return
        self._take(line, cells, group)

    def _take(self, line: int | None, cells: list[str], group: Group = ONE) -> None:
        """Takes in a row of figures."""
        at = self.layout.indicator if self.layout.mixed else self.layout.area
        if at is not None and (at == self.layout.area or self.headings.is_area(cell_at(cells, at))):
            self.area_texts.add(cell_at(cells, at))
        if self.values:
            self.heading = ""
            self.figures.take(line, cells, self.values, group)
            for text in [cell_at(cells, at) for at in self.remarks]:
                if ("累" in text or "年初" in text) and sofar.in_note(text, self.asked.names) is not None:
                    self.figures.said_so_far.setdefault(sofar.SPEAKS, text)  # said of one row, a doubt of all

    def are_figures(self, rows: list[list[str]]) -> bool:
        """Whether a look at two columns shows that these rows are all of figures: no note, heading or header is among them."""
        at = self.layout.values[0].at if self.layout.values else 0
        if at == 0 or self.gap or self.out or self.layout.mixed or set(map(len, rows)) != {self.own_width}:
            return False
        firsts, numbers = {cells[0] for cells in rows}, {cells[at] for cells in rows}
        return (
            all(map(is_plain, numbers))
            and all(text.strip() and not may_be_note(text) for text in firsts)
            and not any(cell_at(cells, at) in numbers for cells in self.header_rows)
        )

    def _left_out(self, line: int | None, cells: list[str]) -> str | None:
        """What a row is that holds no figures; None for one that does."""
        stages = of_columns(cells, self.layout.values)
        self.figures.caveats += stages
        if stages:
            return "notes"
        if is_note(cells):
            self.notes = True
            self._heed(cells)
            return "notes"
        if self.is_title(cells):
            if self.notes and sofar.in_note(cells[0], self.asked.names) == sofar.SAYS:  # 2. of a note's points
                self._heed(cells)
                return "lines below a note"
            if not self.heading:
                self.heading, self.said_before = cells[0], self.layout.titles
            self._title(cells)
            self._section(line, cells[0])
            return "headings between rows"
        if self.notes and filled_cells(cells) == 1:
            self._heed(cells)
            return "lines below a note"
        if not self.out:
            return None
        self.heading = ""
        self._see_left_out(line, cells)
        return "rows below a heading that is none of figures"

    def _see_left_out(self, line: int | None, cells: list[str]) -> None:
        """Notes of what figures are whose heading says that they are others, or cannot be understood."""
        coordinates, layout, told = self.figures.coordinates, self.layout, self.why_out
        label = coordinates.label(layout, cell_at(cells, layout.indicator), line)
        if told is None:
            return
        for value in self.values:
            indicator, area = value.indicator or label.indicator, coordinates.area_of(layout, value, cells).name
            if indicator is not None and told.code == "table-note":
                self.others.setdefault((indicator, area), told._replace(where=Location(self.found.path, line)))
            elif indicator is not None:
                self.found.unplace(told, indicator, area)

    def _heed(self, note: Sequence[str]) -> None:
        """Takes what a note says of all figures above it."""
        self.caution(note)
        for text in filter(None, note):
            said = sofar.in_note(text, self.asked.names)
            if said is not None:
                self.figures.said_so_far.setdefault(said, text)

    def caution(self, texts: Sequence[str]) -> None:
        """Takes what notes and titles say that makes the figures others than they look."""
        below = bool(self.layout.values)
        for text in texts:
            self.figures.caveats += made_before(text)
            found = caveats_in(text) if below or is_note([text]) else title_of_aims(text)
            if found and below and "以下" in text:
                self.figures.under = found[0]
            else:
                self.figures.caveats += found

    def is_remarked(self, cells: Sequence[str]) -> bool:
        """Whether a cell says something of figures, its own row's or all of them, that needs a reader who goes row by row."""
        said = any(says_something(cell_at(cells, at), self.headings) for at in self.layout.notes)
        said = said or bool(of_columns(cells, self.layout.values))
        return said or any(map(sofar.in_note, cells)) or (is_note(cells) and any(map(caveat_in, cells)))

    def is_title(self, cells: Sequence[str]) -> bool:
        """Whether a row is a heading between those of the table."""
        return is_heading_between(cells, self.layout, self.headings) or self._is_no_area(cells)

    def _is_no_area(self, cells: Sequence[str]) -> bool:
        """Whether a row has only a word in a column of areas, which is none."""
        alone = self.layout.area == 0 and filled_cells(cells) == 1 and cells[0].strip() != ""
        return alone and self.between.holds.get(0) == AREA and not self.between.fits(cells[0], AREA)

    def _title(self, cells: list[str]) -> None:
        if filled_cells(cells) <= 2:
            self.titles.append(cells)

    def _section(self, line: int | None, text: str) -> None:
        """Takes what a heading between rows says for those below it."""
        self.figures.above = []
        if self.layout.mixed:
            self.figures.above_areas.area(text, line, self.layout)
            return
        section = read_section(text, self.layout, self.headings, self.unit)
        if is_unit(text):
            self.unit = section.titles.unit
        self.out = section.out or section.fault is not None
        self.layout.titles = section.titles
        self.alike = None
        if section.indicator is not None:
            self.values = [value._replace(indicator=section.indicator) for value in self.values]
        if section.months is not None:
            self.layout.months = section.months
            periods = {column.at: headed_period(column, self.layout) for column in self.layout.columns}
            self.values = [value._replace(period=periods[value.at]) for value in self.values]
        of_no_area = section.parts is not None and self.layout.area == 0 and not is_group_of_areas(text)
        of_no_area = of_no_area or (self.layout.area is not None and section.hospital)
        said = None if section.months is not None else caveat_in(text, beside=True)
        self.figures.under = Caveat(text.strip()) if of_no_area else said
        self.why_out = None if section.fault is None else Problem(Location(self.found.path, line), *section.fault)
        if section.parts is not None:
            self.figures.parted = self.figures.parted or Parted(dict.fromkeys(self.figures.rows_of.entries, ""))
            self.figures.parted.heading = section.parts
