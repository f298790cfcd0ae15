"""The figures of one table: what each cell of a row is of, and those of which that cannot be told."""

from __future__ import annotations

from collections.abc import Sequence

from targetcheck.actuals.cells import DITTO, Read, Writing, cell_at, filled, is_missing, is_plain, read_cell
from targetcheck.actuals.file import Collection, File
from targetcheck.actuals.tables.caveats import Caveat, with_caveats
from targetcheck.actuals.tables.coordinates import NO_LABEL, Coordinates, Name
from targetcheck.actuals.tables.dates import SO_FAR, period_of, remarked_period
from targetcheck.actuals.tables.headings import Headings, Label
from targetcheck.actuals.tables.layout import Layout, ValueColumn, in_its_unit
from targetcheck.actuals.tables.remarks import caveats_beside
from targetcheck.actuals.tables.sections import AboveAreas
from targetcheck.actuals.tables.told import misread, warn_of_two_units
from targetcheck.actuals.tables.unplaced import Parted
from targetcheck.actuals.tally import Group, Sums
from targetcheck.errors import Location, Phrase, Problem, say
from targetcheck.model.actuals import Asked, Row, Value
from targetcheck.model.columns import name_before_total
from targetcheck.model.text import header_key
from targetcheck.model.unit import Unit
from targetcheck.named import NamedTuple


class _Line(NamedTuple):
    """What a row's cells say of every figure in it."""

    where: Location
    cells: list[str]
    label: Label
    """What the name of the row says."""
    area: Name | None
    """The area, where the indicator column says it, above the row or before the indicator's name."""
    dimensions: tuple[tuple[str, str], ...] = ()
    totals: tuple[str, ...] = ()
    aside: bool = False
    caveats: tuple[Caveat, ...] = ()
    """What its remarks, or the heading above it, say of its figures."""


class Figures:
    """The rows of one table as figures, taken in one by one."""

    def __init__(self, found: File, asked: Asked, writing: Writing, headings: Headings) -> None:
        self.found, self.asked, self.writing = found, asked, writing
        self.layout = Layout([])
        self.coordinates = Coordinates(found, headings)
        self.header_line: int | None = None
        self.rows_of = Collection(asked)
        self.pending: list[Row] = []
        """Totals of the periods beside them, of all or of those in the period that stands with it."""
        self.nameless: list[tuple[Problem, str | None]] = []
        """What is told of figures in rows whose indicator is blank, and their areas."""
        self.doubtful = Collection(asked)
        """Figures whose period may be January, or October with its 0 lost."""
        self.sums: Sums | None = None
        """Where the number of the last figure went, where it is one of many that make a figure."""
        self.first_months: list[Row] = []
        """Sums so far of one month only, which may say the same as that month beside them."""
        self.told_fault = False
        self.said_so_far: dict[str, str] = {}
        """What notes say of sums so far (`sofar.in_note`) → the note."""
        self.caveats: list[Caveat] = []
        """What notes and titles say of all figures."""
        self.under: Caveat | None = None
        """A heading between rows of which it is not known what it says of those below it."""
        self.above: list[str] = []
        """The cells of the row above, for 同上 and `blanks: above`; empty where the rows come in no order."""
        self.above_areas = AboveAreas(self.coordinates)
        self.parted: Parted | None = None
        """Set as soon as a heading of unknown meaning stands between the rows."""

    def take(self, line: int | None, cells: list[str], values: Sequence[ValueColumn], group: Group) -> None:
        """Takes in a row's figures in the columns `values`."""
        layout, where = self.layout, Location(self.found.path, line)
        label, area = NO_LABEL, None
        if self.asked.blanks == "above" or not DITTO.isdisjoint(cells):
            cells = self._filled_from_above(where, cells)
        self.above = cells
        if layout.indicator is not None:
            text = cell_at(cells, layout.indicator)
            if is_missing(text):
                self._without_indicator(where, cells, values)
                return
            label = self.coordinates.label(layout, text, line)
            if label.area is not None:
                area = self.coordinates.areas[label.area]
            if layout.mixed:
                area = self.above_areas.area(text, line, layout)
                label = self.above_areas.label
            if label.indicator is None:
                return
        row = _Line(where, cells, label, area)
        if self._is_faulty(row):
            return
        if layout.dimensions:
            row = self._with_dimensions(row)
        row = self._with_caveats(row)
        for column in values:
            self._take_cell(row, column, group)

    def _with_caveats(self, row: _Line) -> _Line:
        """The row with what its remarks and the heading above it say of its figures."""
        if not self.layout.notes and self.under is None:
            return row
        beside = caveats_beside(row.cells, row.label.indicator, self.layout, self.coordinates.headings)
        return row._replace(caveats=(*beside, *(() if self.under is None else (self.under,))))

    def _filled_from_above(self, where: Location, cells: list[str]) -> list[str]:
        """A row's cells with the blank coordinates, and those that say 同上, as they stand above."""
        cells = [*cells, *[""] * (self.layout.width - len(cells))]
        for i in self.layout.key_columns():
            above = cell_at(self.above, i)
            if cells[i] in DITTO:
                if is_missing(above) or above in DITTO:
                    message = say(
                        '"{text}" stands for the cell above, which says nothing or is not known', text=cells[i]
                    )
                    self.found.unplace(misread(self.place(where, i), "blank-cell", message))
                cells[i] = above
            elif self.asked.blanks == "above" and i != self.layout.unit and is_missing(cells[i]) and self.above:
                cells[i] = above
        return cells

    def read(self, text: str) -> Read:
        """A figure's cell: its value, or why it is none, and the unit in it."""
        return read_cell(text, self.writing)

    def _is_faulty(self, row: _Line) -> bool:
        """Whether the row, or the table, is a problem that is told and no figure."""
        layout, cells = self.layout, row.cells
        if len(cells) > layout.width and filled(cells) > layout.width:
            message = say("this row has {n:cell|cells}, the header {m}", n=filled(cells), m=layout.width)
            where = self.place(row.where, layout.width)
            self.found.unplace(Problem(where, "too-many-cells", message), row.label.indicator)
            return True
        if layout.fault is None:
            return False
        if not self.told_fault:
            self.told_fault = True
            told = misread(row.where, *layout.fault)
            self.found.problem(self.header_line or row.where.line, told.code, told.message)
        return True

    def _without_indicator(self, where: Location, cells: list[str], values: Sequence[ValueColumn]) -> None:
        """A figure in a row whose indicator is blank may belong to any, if other rows name theirs."""
        if any(not is_missing(cell_at(cells, value.at), self.writing) for value in values):
            message = say(
                "the indicator is blank here and filled in other rows; merged cells have to be filled in (blanks: above)"
            )
            area = self.coordinates.areas[cell_at(cells, self.layout.area)].name
            self.nameless.append((misread(self.place(where, self.layout.indicator), "blank-cell", message), area))

    def _with_dimensions(self, row: _Line) -> _Line:
        dimensions: list[tuple[str, str]] = []
        totals: list[str] = []
        aside = False
        for at, column in self.layout.dimensions:
            text = cell_at(row.cells, at)
            name, reach = self.coordinates.names[text], self.coordinates.reaches[text]
            if reach is not None and column not in self.asked.dimensions:
                row = row._replace(label=row.label._replace(reach=reach))
                totals.append(column)
            elif name.name is not None:
                if name.aside and name_before_total(text) == header_key(column):  # 医院合计 under 医院
                    totals.append(column)
                    continue
                part, unit = name.name, self.layout.columns[at].unit
                if unit is not None and is_plain(part):  # 390000 under 常住人口(人)
                    part += unit.text
                dimensions.append((column, part))
                aside = aside or name.aside
            elif name.total or self.asked.blanks == "total" or self._is_total_of_area(row):
                totals.append(column)
        return row._replace(dimensions=tuple(sorted(dimensions)), totals=tuple(totals), aside=aside)

    def _is_total_of_area(self, row: _Line) -> bool:
        """Whether a row's area says that it is a total (合计, 云县小计), of all that its other columns tell apart."""
        text = cell_at(row.cells, self.layout.area)
        return not is_missing(text) and (self.coordinates.areas[text].total or bool(name_before_total(text)))

    def place(self, row: Location, at: int | None) -> Location:
        """Where a cell of a row is said to be: in its line."""
        return row

    def _value(self, line: _Line, column: ValueColumn, indicator: str) -> tuple[Value, Unit | None, Location]:
        """The value of a figure's cell, its unit, and where it stands."""
        text = cell_at(line.cells, column.at)
        cell = self.read(text)
        (read, own), unit = in_its_unit(
            cell,
            self.layout,
            column,
            line.label.unit,
            line.cells,
            indicator,
            of_ratio=indicator in self.asked.ratios,
        )
        where = self.place(line.where, column.at)
        if own is not None and unit is not self.layout.titles.unit:
            warn_of_two_units(self.found, where, text, own, unit)
        if not isinstance(read, Phrase):
            return read, own or unit, where
        if not isinstance(cell[0], Phrase):
            where = self.place(line.where, self.layout.unit)  # it is the unit's cell that cannot be read
        return Problem(where, "bad-value", read), own or unit, where

    def _take_cell(self, line: _Line, column: ValueColumn, group: Group) -> None:
        when = self.coordinates.period_of(self.layout, column, line.cells, line.label)
        indicator = column.indicator or line.label.indicator or ""
        value, unit, where = self._value(line, column, indicator)
        if when.aside:
            return
        area = line.area or self.coordinates.area_of(self.layout, column, line.cells)
        row = Row(
            indicator, area.name, when.period, line.dimensions, value, unit, cell_at(line.cells, column.at), where,
            total=area.total, whole=area.whole, totals=line.totals, aside=line.aside or area.aside,
        )  # fmt: skip
        if when.total:
            self.pending.append(row)
        elif SO_FAR in (column.reach, line.label.reach) and when.period is not None and when.period.months == 1:
            self.first_months.append(row)
        elif when.fault is None:
            rows = self.rows_of
            if self.coordinates.lost_zero:
                written = cell_at(line.cells, self.layout.period) or cell_at(line.cells, self.layout.part)
                rows = self.doubtful if written in self.coordinates.lost_zero else rows
            if line.caveats:
                row = with_caveats(row, line.caveats, self.asked.names)
            if self.parted is not None and row.indicator not in self.asked.rows:
                self.parted.see(row)
            self.sums = rows.add(row, group)
        elif value is not None:
            problem = Problem(self.place(line.where, self.layout.period), *when.fault)
            self._unplace(row, problem, cell_at(line.cells, self.layout.period))

    def _unplace(self, row: Row, problem: Problem, written: str) -> None:
        """Keeps a figure aside whose period cannot be told; one that is revised or expected stands in the way of the period's own."""
        period = remarked_period(written) if period_of(written) is None else None
        if period is not None and row.indicator not in self.asked.rows:
            self.rows_of.add(row._replace(period=period, value=problem))
        else:
            self.found.unplace(problem, row=row)
