"""One table: its header, and each row's cells → figures. What a row means is decided here, whoever reads the file."""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter

from targetcheck.actuals.cells import DITTO, Writing, cell_at, filled_cells, is_note
from targetcheck.actuals.file import File
from targetcheck.actuals.tables.alike import Alike
from targetcheck.actuals.tables.arrange import heading_of_all, lay_out, said_by_keys, without_labels
from targetcheck.actuals.tables.between import ENOUGH, Beside, blocks, margin
from targetcheck.actuals.tables.body import Body
from targetcheck.actuals.tables.header import HEADER_WITHIN, Header, find_header
from targetcheck.actuals.tables.layout import REMARK
from targetcheck.actuals.tables.placing import heed_years_between
from targetcheck.actuals.tables.remarks import plan_columns, says_something
from targetcheck.actuals.tables.titlenames import area_of_title, looks_like_title, may_be_area
from targetcheck.actuals.tables.titles import Titles, read_titles
from targetcheck.actuals.tables.told import (
    SAMPLE,
    Watch,
    warn_of_no_values,
    warn_of_part,
    warn_of_unit,
)
from targetcheck.actuals.tables.unplaced import settle, void
from targetcheck.model.actuals import Asked
from targetcheck.paths import partitions


class Table(Body):
    """The rows of one file, taken in one by one, or many at once where they are alike; several tables in it one after another."""

    many = True
    """Whether rows may be taken in at once."""

    def __init__(self, found: File, asked: Asked, writing: Writing | None = None) -> None:
        super().__init__(found, asked, writing)
        self.waiting: tuple[list[int], list[list[str]]] | None = None
        """Lines and rows of another table whose header has been found, and is not read yet."""
        self.beside: list[Beside] = []
        """Tables that stand side by side, which take the rows in instead."""

    def begin(self, lines: Sequence[int], head: Sequence[list[str]], first: int | None = None) -> int:
        """Finds the header among the first rows; the answer is how many rows end with it, 0 where nothing is to be read.

        `first` is the header's first row where that is known.
        """
        if blank := margin(head):
            return self._begin_sides([Beside(self._another(), blank, None, alone=True)], lines, head, 0, first)
        rows = [*map(without_labels, head[:HEADER_WITHIN]), *head[HEADER_WITHIN:]]
        header = find_header(rows[: HEADER_WITHIN + SAMPLE], self.headings, first)
        if header is None or header.first >= HEADER_WITHIN:
            return 0
        sides = [Beside(self._another(), *columns) for columns in blocks(header.pieces, self.headings)]
        if sides:
            return self._begin_sides(sides, lines, head, header.first, 0)
        self.header_rows = [list(cells) for cells in rows[header.first : header.last + 1]]
        self.own_width = max(len(header.pieces), len(rows[header.last]))
        pieces = header.pieces
        if self.more:
            beyond = self.own_width - len(pieces)
            pieces = (*pieces, *((),) * beyond, *((name,) for name, _ in partitions(self.found.path)))
        below = self.between.body([cells for cells in rows[header.last + 1 :] if cells not in self.header_rows])
        body = [self.whole(cells) for cells in below if self._is_body(cells)]
        above = [*self.titles, *rows[: header.first], *said_by_keys(header.pieces, below[:ENOUGH], self.headings)]
        titles = self._titles_of(header, above)
        for cells in above:
            self.caution(cells)
        self.layout = lay_out(Header(header.first, header.last, pieces), body[:SAMPLE], titles, self.headings)
        self.layout.lines = lines[header.first], lines[header.last]
        self.figures.caveats += plan_columns(self.layout, body[:ENOUGH])
        heed_years_between(self.layout, below)
        self.layout.left = self.left
        warn_of_unit(self.found, self.layout.titles)
        self.found.layouts.append(self.layout)
        self.figures.layout, self.figures.header_line = self.layout, self.layout.lines[0]
        if not self.layout.values:
            self.no_values(lines[header.first], below)
        else:
            self._take_layout()
        return header.last + 1

    def _titles_of(self, header: Header, above: Sequence[Sequence[str]]) -> Titles:
        """What the rows above a header, the file's name, a heading over all columns and the table before say of all figures."""
        titles = read_titles(above, self.found.path, self.headings)
        over_all = heading_of_all(header, self.headings)
        if over_all is not None:
            titles = titles._replace(
                area=titles.area or area_of_title(over_all, self.headings),
                lead=titles.lead or (over_all if may_be_area(over_all, self.headings) else None),
            )
        if self.found.layouts:
            before = self.found.layouts[-1].titles
            so_far = titles.so_far
            if not titles.periods:  # what was said above the first one holds on
                so_far = so_far or before.so_far
            titles = titles._replace(
                area=titles.area or before.area, periods=titles.periods or before.periods, so_far=so_far
            )
        return titles

    def _begin_sides(
        self, sides: list[Beside], lines: Sequence[int], head: Sequence[list[str]], skip: int, first: int | None
    ) -> int:
        """Begins a table for each of those that stand side by side, below so many rows."""
        done = 0
        for side in sides:
            side.table.left = self.left + side.first
            side.table.titles = side.titles([*self.titles, *head[:skip]])
            done = max(done, side.table.begin(lines[skip:], side.own(head[skip:]), first))
        self.beside, self.layout = sides, sides[0].table.layout
        return skip + done

    def _another(self) -> Table:
        """A table in other columns of the same file."""
        return type(self)(self.found, self.asked, self.writing)

    def _is_body(self, cells: list[str]) -> bool:
        """Whether a row shows what the columns hold: no note, and no heading between rows."""
        filled = filled_cells(cells)
        if filled == 0 or is_note(cells):
            return False
        alone = filled == 1 and bool(cells[0].strip()) and self.own_width > 1
        return not alone or (self.own_width == 2 and not looks_like_title(cells[0], self.headings))

    def no_values(self, line: int, rows: Sequence[Sequence[str]]) -> None:
        """Tells of a table without any column of figures, above these rows."""
        labels = (self.headings.label(cell_at(cells, self.layout.indicator)).indicator for cells in rows)
        named = sorted({indicator for indicator in labels if indicator in self.asked.wanted})
        keys = self.layout.key_columns()
        others = [cell for cells in rows for at, cell in enumerate(cells) if at not in keys]
        if not any(letter.isdecimal() for cell in others for letter in cell):
            named = []  # a list of names, such as of who reports what, has no figure that could be meant
        warn_of_no_values(self.found, self.layout, self.own_width, line, named)

    def _take_layout(self) -> None:
        layout = self.layout
        self.found.columns.update(name for _, name in layout.dimensions)
        self.found.split.update(layout.splitting(self.asked.dimensions))
        self.watch, self.unit = Watch(layout), layout.titles.unit
        self.values = [v for v in layout.values if v.indicator is None or v.indicator in self.asked.wanted]
        self.remarks = [column.at for column in layout.columns if column.meaning == REMARK]
        self.area_texts.update(column.area for column in layout.values if column.area)
        if self.many and not self.more and not self.layout.mixed:
            self.alike = Alike.of(self.layout, self.asked, self.writing)

    def figure_columns(self) -> set[int]:
        """The columns of the file that hold figures."""
        if self.beside:
            return {at for side in self.beside for at in side.table.figure_columns()}
        return {self.left + value.at for value in self.layout.values}

    def rows(self, lines: Sequence[int], rows: list[list[str]]) -> None:
        """Takes in many rows. The records of one figure, alike but for their numbers, are added up without a look at each."""
        for side in self.beside:
            side.take(lines, rows)
        if self.beside:
            return
        if self.waiting is not None:
            self._wait(lines, rows)
            return
        self.watch.see(lines, rows)
        alike, numbers = self.alike, None
        if alike is not None and not self.notes and not self._speak_of_figures(rows):
            numbers, signed = alike.numbers(rows)
        if alike is None or numbers is None:
            if self.are_figures(rows):
                for line, cells in zip(lines, rows, strict=True):
                    self._take(line, self.whole(cells))
            else:
                self._one_by_one(lines, rows)
            return
        if self.layout.area is not None:
            self.area_texts.update(map(itemgetter(self.layout.area), rows))
        alike.add(rows, numbers, signed, self.figures, lambda i: self.row(lines[i], rows[i]))

    def _speak_of_figures(self, rows: list[list[str]]) -> bool:
        """Whether a remark in one of many rows says something of its figure."""
        remarks = {cell_at(cells, at) for at in self.layout.notes for cells in rows}
        return any(says_something(remark, self.headings) for remark in remarks)

    def _one_by_one(self, lines: Sequence[int], rows: list[list[str]]) -> None:
        for i, cells in enumerate(rows):
            if self.is_other_header(cells):
                self.heading = ""  # it is the title of what follows
                self.end()
                self.begin_anew()
                self.waiting = [], []
                self._wait(lines[i:], rows[i:])
                return
            self.row(lines[i], cells)

    def _wait(self, lines: Sequence[int], rows: list[list[str]], *, enough: int = HEADER_WITHIN + SAMPLE) -> None:
        """Keeps the rows of another table until its columns can be known by them."""
        assert self.waiting is not None
        kept_lines, kept = self.waiting
        kept_lines += lines
        kept += rows
        if len(kept) < enough:
            return
        self.waiting = None
        done = self.begin(kept_lines, kept, first=0)
        self.titles = []
        self.rows(kept_lines[done:], kept[done:])

    def end(self) -> None:
        """What can only be said when every row of the table has been seen."""
        while self.waiting is not None:
            self._wait((), [], enough=0)
        for side in self.beside:
            side.table.end()
        if self.beside:
            return
        warn_of_part(self.found, self.layout, self.asked)
        misfit = self.watch.problem(self.found.path)
        if misfit is not None:
            void(self.figures.rows_of, misfit)
        named = (self.figures.coordinates.areas[text] for text in self.area_texts - DITTO if not is_note([text]))
        areas = {of.name for of in named if of.name is not None and not of.aside}
        self.found.areas.update(areas)
        titled = self.figures.coordinates.titled(self.layout.titles.area or "")
        if not self.layout.says_area() and titled.name is not None and self.layout.values and not titled.aside:
            self.found.areas.add(titled.name)
        there = {(key.indicator, key.area) for key in self.figures.rows_of.entries}
        self.found.warnings += [told for of, told in self.others.items() if of not in there][:1]
        if self.heading:  # a line below the last row heads nothing, and is a note
            self.layout.titles = self.said_before
            self._heed([self.heading])
        if self.layout.summed:
            self.found.summed.add(self.found.path)
        settle(self.figures, self.watch.blank, areas)
