"""One table: its header, and each row's cells → figures. What a row means is decided here, whoever reads the file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal, InvalidOperation, localcontext
from operator import itemgetter
from sys import intern

from targetcheck.actuals.cells import Read, Writing, is_missing, read_cell
from targetcheck.actuals.collect import EXACT, Amounts, Collection, Sums
from targetcheck.actuals.file import File
from targetcheck.actuals.tables.coordinates import Coordinates, When
from targetcheck.actuals.tables.header import HEADER_WITHIN, Header, filled, filled_cells, find_header
from targetcheck.actuals.tables.headings import Headings
from targetcheck.actuals.tables.layout import Layout, ValueColumn, lay_out
from targetcheck.actuals.tables.notes import is_note
from targetcheck.actuals.tables.titles import Titles, read_titles
from targetcheck.actuals.tables.unplaced import Pending, place_totals, unplace_blanks, unplace_months
from targetcheck.errors import Location, Phrase, Problem, say
from targetcheck.model.actuals import Asked, Row, Unplaced
from targetcheck.model.period import parse_period
from targetcheck.model.quantity import MAX_DIGITS
from targetcheck.model.text import header_key, key
from targetcheck.model.unit import RATIO, Unit, parse_unit
from targetcheck.paths import partitions

SAMPLE = 1000
"""Rows below a header that columns without a known heading are decided by."""

Lines = Sequence[int | None]

NOBODY_ASKS = (None, None)
"""What is known of an indicator whose rows are not kept."""


class Table:
    """The rows of one file, taken in one by one, or many at once where they are alike; several tables in it one after another."""

    def __init__(self, found: File, asked: Asked, writing: Writing | None = None) -> None:
        self.found, self.asked = found, asked
        self.headings = Headings(asked)
        self.writing = writing or Writing()
        self.titles: list[list[str]] = []
        """Rows above the header, or between two tables."""
        self.own_width = 0
        """Columns of the file itself, without those that its folders name."""
        self._begin_anew()
        self.more = [value for _, value in partitions(found.path)]
        """Cells that every row has besides its own: what its folders stand for."""

    def _begin_anew(self) -> None:
        self.layout = Layout(0)
        self.values: list[ValueColumn] = []
        """The columns of figures that are wanted."""
        self.header_rows: list[list[str]] = []
        self.notes = False
        self.rows_of = Collection(self.asked)
        self.coordinates = Coordinates(self.found, self.headings)
        self.pick: Callable[[list[str]], tuple[str, ...]] | None = None
        self.alike: dict[tuple[str, ...], Sums] = {}
        """Where the numbers of records go, by the cells that say of what they are."""
        self.sums: Sums | None = None
        self.area_texts: set[str] = set()
        """Area cells of all rows."""
        self.blank_so_far: set[int] = set()
        """Columns of areas, periods and dimensions in which no cell has been filled yet."""
        self.pending: list[Pending] = []
        self.nameless: list[Unplaced] = []
        """Figures in rows whose indicator is blank."""
        self.doubtful = Collection(self.asked)
        """Figures whose period may be January, or October with its 0 lost."""
        self.above: list[str] = []
        """The cells of the row above, as `blanks: above` fills them in."""
        self.told_fault = False
        self.header_line: int | None = None

    def begin(self, head: Sequence[tuple[int, list[str]]]) -> int:
        """Finds the header among the first rows; the answer is how many rows end with it, 0 where nothing is to be read."""
        rows = [cells for _, cells in head]
        header = find_header(rows[: HEADER_WITHIN + SAMPLE], self.headings)
        if header is None or header.first >= HEADER_WITHIN:
            return 0
        self.header_rows = [list(cells) for cells in rows[header.first : header.last + 1]]
        self.own_width = max(len(header.pieces), len(rows[header.last]))
        pieces = header.pieces
        if self.more:
            beyond = self.own_width - len(pieces)
            pieces = (*pieces, *((),) * beyond, *((name,) for name, _ in partitions(self.found.path)))
        below = rows[header.last + 1 :]
        end = next((i for i, cells in enumerate(below) if self.is_other_header(cells)), len(below))
        body = [self._whole(cells) for cells in below[:end] if _is_body(cells, self.header_rows)]
        self.header_line = head[header.first][0]
        titles = read_titles([*self.titles, *rows[: header.first]], self.found.path, self.headings)
        if self.found.layouts:
            above = self.found.layouts[-1].titles
            titles = titles._replace(area=titles.area or above.area, periods=titles.periods or above.periods)
        self._unclear_title(titles)
        self.layout = lay_out(Header(header.first, header.last, pieces), body[:SAMPLE], titles, self.headings)
        self.layout.lines = head[header.first][0], head[header.last][0]
        self.found.layouts.append(self.layout)
        if not self.layout.values:
            self._no_values(head[header.first][0])
            return header.last + 1
        self._take_layout()
        return header.last + 1

    def _whole(self, cells: list[str]) -> list[str]:
        """A row's cells and behind them what its folders stand for."""
        if not self.more:
            return cells
        return [*cells[: self.own_width], *[""] * (self.own_width - len(cells)), *self.more]

    def _unclear_title(self, titles: Titles) -> None:
        if titles.unclear_unit is not None:
            message = say('the unit "{unit}" above the table is not one unit; it is left out', unit=titles.unclear_unit)
            self.found.warnings.append(Problem(Location(self.found.path, 1), "unclear-unit", message))

    def _no_values(self, line: int) -> None:
        if self.own_width == 1 and len(self.found.layouts) == 1:
            message = say("the file has one column only: no comma, semicolon or tab parts its cells")
            self.found.problem(line, "one-column", message)
            return
        if self.layout.indicator is None:
            return
        names = [column.heading for column in self.layout.columns if column.heading]
        message = say("no column of figures (value, 数值, 实际值 …) among {names}; nothing is read", names=names)
        self.found.warnings.append(Problem(Location(self.found.path, line), "no-value-column", message))

    def _take_layout(self) -> None:
        layout = self.layout
        names = {name for _, name in layout.dimensions}
        self.found.columns.update(names)
        asked_only = {
            name
            for name in names
            if name in self.asked.dimensions or header_key(name) in map(header_key, self.asked.dimensions)
        }
        self.found.split.update(
            names - layout.attributes if not layout.wide else names - asked_only - layout.attributes
        )
        self.blank_so_far = set(layout.key_columns())
        self.values = [v for v in layout.values if v.indicator is None or v.indicator in self.asked.wanted]
        self.area_texts.update(column.area for column in layout.values if column.area)
        self._prepare()

    def _prepare(self) -> None:
        """Whether rows may be taken in at once: one column of numbers, and the first column among those that say of what.

        (A remark begins in the first column, so that two rows alike in it are both remarks or none.)
        """
        layout = self.layout
        at = layout.key_columns()
        plain = layout.fault is None and not self.more and self.asked.blanks != "above" and self.writing.decimal != ","
        if len(layout.values) == 1 and plain and self.asked.rows and at[:1] == [0] and not self.writing.missing:
            self.pick = itemgetter(*at) if len(at) > 1 else lambda cells: (cells[0],)

    def wants(self, text: str) -> bool:
        """Whether rows of the indicator that a cell names are kept; those that name none may be any indicator's."""
        return is_missing(text) or self.headings.indicator(text)[0] in self.asked.wanted

    def rows(self, lines: Lines, rows: list[list[str]]) -> None:
        """Takes in many rows. The records of one figure, alike but for their numbers, are added up without a look at each."""
        at = self.layout.area
        if at is not None and not self.more and self.layout.values:
            self.area_texts.update(cells[at] for cells in rows if len(cells) > at)
        self.watch(rows)
        pick, numbers, signed = self.pick, None, False
        if pick is not None and not self.notes and set(map(len, rows)) == {self.layout.width}:
            texts = list(map(itemgetter(self.layout.values[0].at), rows))
            numbers, signed = _plain_numbers(texts)
        if pick is None or numbers is None:
            self._one_by_one(lines, rows)
            return
        alike, at, known = self.alike, self.layout.indicator, self.coordinates.indicators
        with localcontext(EXACT):
            for i, (raw, number) in enumerate(zip(map(pick, rows), numbers, strict=True)):
                sums = alike.get(raw)
                if sums is None:
                    if at is None or known.get(rows[i][at]) != NOBODY_ASKS:
                        self._first(raw, lines[i], rows[i])
                elif sums.ends or signed:
                    sums.add(1, number, number, number)
                else:
                    sums.total += number
                    sums.count += 1

    def watch(self, rows: Sequence[Sequence[str]]) -> None:
        """Notes which columns are filled, in rows that nobody asks for too."""
        for i in list(self.blank_so_far):
            if any(i < len(cells) and not is_missing(cells[i]) for cells in rows):
                self.blank_so_far.discard(i)

    def _one_by_one(self, lines: Lines, rows: list[list[str]]) -> None:
        for i, cells in enumerate(rows):
            if self.is_other_header(cells):
                rest = [(line or 0, more) for line, more in zip(lines[i:], rows[i:], strict=True)]
                self.end()
                self._begin_anew()
                done = self.begin(rest)
                self.titles = []
                self.rows(lines[i + max(1, done) :], rows[i + max(1, done) :])
                return
            self.row(lines[i], cells)

    def is_other_header(self, cells: list[str]) -> bool:
        """Whether a row below the header heads another table: two or more headings that are known, and no figure."""
        texts = [cell for cell in cells if cell.strip()]
        if len(texts) < 2 or cells in self.header_rows:
            return bool(self.titles) and len(texts) >= 2 and cells == self.header_rows[0]
        pieces = [self.headings(text).known for text in texts]
        if sum(pieces) < 2:
            return False
        roles = {self.headings(text).role for text, known in zip(texts, pieces, strict=True) if known}
        return bool(roles - {"remark", None}) and not any(map(_is_plain, texts))

    def _first(self, raw: tuple[str, ...], line: int | None, cells: list[str]) -> None:
        """Takes in a row and remembers its figure, so that rows like it need no second look."""
        self.sums = None
        self.row(line, cells)
        if self.sums is not None:
            self.alike[tuple(map(intern, raw))] = self.sums

    def row(self, line: int | None, cells: list[str], times: int = 1, amounts: Amounts | None = None) -> None:
        """Takes in a row below the header; blank ones, notes and the header again are passed over.

        `times` it is there; `amounts` tells of rows alike but for their numbers, and the row's own number is then not used.
        """
        if not any(cells) or cells in self.header_rows:
            return
        if not self.layout.values:
            self._title(cells)
            return
        if self.more:
            beyond = cells[self.own_width :]
            cells = [*self._whole(cells), *beyond]
            if self.layout.area is not None:
                self.area_texts.add(_at(cells, self.layout.area))
        if is_note(cells):
            self.notes = True
            self.found.leave_out("notes", line)
        elif self.is_title(cells):
            self._title(cells)
            self._section(cells)
            self.found.leave_out("headings between rows", line)
        elif self.notes and filled_cells(cells) == 1:
            self.found.leave_out("lines below a note", line)
        else:
            if self.asked.blanks == "above":
                cells = self._filled_from_above(cells)
            self._take(line, cells, times, amounts)

    def is_title(self, cells: Sequence[str]) -> bool:
        """Whether a row has one cell only, in the first column, of a table that is wider: a heading between tables."""
        layout = self.layout
        wider = layout.width > 2 or (layout.period != 0 and parse_period(cells[0]) is not None)
        return wider and bool(cells[0].strip()) and filled(cells) == 1 and layout.values[0].at != 0

    def _title(self, cells: list[str]) -> None:
        if filled_cells(cells) <= 2:
            self.titles.append(cells)

    def _section(self, cells: list[str]) -> None:
        """A heading between rows says the period or the area of those below it, where no column does."""
        said = read_titles([cells], "", self.headings)
        name = key(cells[0])
        area = said.area or (name if self.headings.is_area(name) else None)
        titles = self.layout.titles
        if area is not None:
            titles = titles._replace(area=area)
        if said.periods:
            titles = titles._replace(periods=said.periods[:1])
        if titles != self.layout.titles:
            self.layout.titles = titles
            self.pick = None

    def _filled_from_above(self, cells: list[str]) -> list[str]:
        """The row with its blank coordinates as they stand above."""
        cells = [*cells, *[""] * (self.layout.width - len(cells))]
        for i in self.layout.key_columns():
            if i != self.layout.unit and is_missing(cells[i]) and self.above:
                cells[i] = self.above[i]
        self.above = cells
        return cells

    def end(self) -> None:
        """What can only be said when every row of the table has been seen."""
        names = [self.coordinates.area(text) for text in self.area_texts if not is_note([text])]
        self.found.areas.update(of.name for of in names if of.name is not None and not of.aside)
        by_title = self.layout.area is None and not any(value.area for value in self.layout.values)
        if by_title and self.layout.titles.area is not None and self.layout.values:
            self.found.areas.add(self.layout.titles.area)
        if self.coordinates.months_beside:
            unplace_months(self.doubtful, self.found)
        else:
            self.rows_of.merge(self.doubtful)
        place_totals(self.pending, self.rows_of, self.found)
        if self.asked.blanks is None:
            if self.layout.indicator not in self.blank_so_far:
                for row in self.nameless:
                    self.found.unplace(row)
            filled_columns = set(self.layout.key_columns()) - self.blank_so_far
            unplace_blanks(self.layout, filled_columns, self.rows_of, self.found, self.asked)
        self.found.rows.merge(self.rows_of)

    def _take(self, line: int | None, cells: list[str], times: int, amounts: Amounts | None) -> None:
        layout, indicator, named_unit = self.layout, "", None
        if not self.values:
            return
        if layout.indicator is not None:
            text = _at(cells, layout.indicator)
            if is_missing(text):
                self._without_indicator(line, cells)
                return
            known, named_unit = self.coordinates.indicator(text, line)
            if known is None:
                return
            indicator = known
        if self._is_faulty(line, cells, indicator):
            return
        dimensions: list[tuple[str, str]] = []
        totals: list[str] = []
        aside = False
        for i, column in layout.dimensions:
            text = _at(cells, i)
            name = self.coordinates.name(text)
            blank_total = name.name is None and not name.total and self.asked.blanks == "total"
            if name.name is not None:
                dimensions.append((column, _in_unit(name.name, layout.columns[i].unit)))
                aside = aside or name.aside
            elif name.total or blank_total:
                totals.append(column)
        row_unit = _at(cells, layout.unit)
        of = (tuple(sorted(dimensions)), tuple(totals), aside)
        for column_of in self.values:
            self._cell(
                line, column_of, cells, column_of.indicator or indicator, of, row_unit, named_unit, times, amounts
            )

    def _is_faulty(self, line: int | None, cells: list[str], indicator: str) -> bool:
        """Whether the row, or the table, is a problem that is told and no figure."""
        layout = self.layout
        if len(cells) > layout.width and filled(cells) > layout.width:
            message = say("this row has {n:cell|cells}, the header {m}", n=filled(cells), m=layout.width)
            problem = Problem(Location(self.found.path, line), "too-many-cells", message)
            self.found.unplace(Unplaced(problem, indicator or None))
            return True
        if layout.fault is None:
            return False
        if not self.told_fault:
            self.told_fault = True
            self.found.problem(self.header_line or line, *layout.fault)
        return True

    def _without_indicator(self, line: int | None, cells: list[str]) -> None:
        """A figure in a row whose indicator is blank may belong to any, if other rows name theirs."""
        if any(not is_missing(_at(cells, value.at), self.writing) for value in self.values):
            message = say(
                "the indicator is blank here and filled in other rows; merged cells have to be filled in (blanks: above)"
            )
            area = self.coordinates.area(_at(cells, self.layout.area)).name if self.layout.area is not None else None
            problem = Problem(Location(self.found.path, line), "blank-cell", message)
            self.nameless.append(Unplaced(problem, area=area))

    def _cell(
        self,
        line: int | None,
        column: ValueColumn,
        cells: list[str],
        indicator: str,
        of: tuple[tuple[tuple[str, str], ...], tuple[str, ...], bool],
        row_unit: str,
        named_unit: Unit | None,
        times: int,
        amounts: Amounts | None,
    ) -> None:
        layout, text = self.layout, _at(cells, column.at)
        where = Location(self.found.path, line)
        area_text = column.area or (_at(cells, layout.area) if layout.area is not None else layout.titles.area or "")
        area = self.coordinates.area(area_text)
        dimensions, totals, aside = of
        cell, unit = self._read(text, column, indicator, row_unit, named_unit)
        value = Problem(where, "bad-value", cell[0]) if isinstance(cell[0], Phrase) else cell[0]
        is_total = area.total or (
            area.name is None and self.asked.blanks == "total" and layout.area is not None and column.area is None
        )
        row = Row(
            indicator,
            area.name,
            column.period,
            dimensions,
            value,
            cell[1] or unit,
            text,
            where,
            total=is_total,
            totals=totals,
            aside=aside or area.aside,
        )
        when = self._when(column, cells)
        if when.total:
            self.pending.append(Pending(row, when.period))
        elif when.fault is not None:
            if value is not None:
                self.found.unplace(
                    Unplaced(Problem(where, *when.fault), indicator, area.name, None, dimensions, is_total)
                )
        else:
            row = row._replace(period=when.period)
            written = _at(cells, layout.period) or _at(cells, layout.part)
            doubtful = written in self.coordinates.lost_zero
            self.sums = (self.doubtful if doubtful else self.rows_of).add(row, times, amounts)

    def _when(self, column: ValueColumn, cells: list[str]) -> When:
        """The period of a figure: its heading's, its row's, or where no column says one the title's."""
        layout = self.layout
        if column.period is not None:
            return When(column.period)
        if layout.period is None and layout.part is None:
            periods = layout.titles.periods
            return When(periods[0] if periods else None)
        return self.coordinates.period(
            _at(cells, layout.period),
            _at(cells, layout.part),
            quarters=layout.quarters,
            of_years=layout.of_years,
            year=layout.year,
        )

    def _read(
        self, text: str, column: ValueColumn, indicator: str, row_unit: str, named_unit: Unit | None
    ) -> tuple[Read, Unit | None]:
        """A figure's cell, and the unit that its row, heading, name or title gives where it has none of its own."""
        cell: Read = read_cell(text, self.writing)
        titled = self.layout.titles.unit
        if titled is not None and indicator in self.asked.ratios and titled.kind != RATIO:
            titled = None  # 单位：万元 above a table is not said of the rates in it
        unit = column.unit or named_unit or titled
        if cell[0] is None or cell[1] is not None or is_missing(row_unit) or row_unit.strip() == "无":
            return cell, unit
        unit = parse_unit(row_unit)
        if unit is None:
            return (say('"{unit}" is not a unit that is known', unit=row_unit), None), None
        return cell, unit


def _is_body(cells: list[str], header_rows: list[list[str]]) -> bool:
    return filled_cells(cells) > 0 and cells not in header_rows and not is_note(cells)


def _in_unit(cell: str, unit: Unit | None) -> str:
    """A dimension's cell with the unit of its heading, where it is a number without one: 390000 under 常住人口(人)."""
    return cell + unit.text if unit is not None and _is_plain(cell) else cell


def _is_plain(text: str) -> bool:
    return text.strip().lstrip("-").replace(".", "", 1).replace(",", "").isdecimal()


def _plain_numbers(texts: list[str]) -> tuple[list[Decimal] | None, bool]:
    """The numbers, when every text is digits with at most a point and a minus, and whether there is a minus.

    None sends for the slower, wiser reading.
    """
    joined = "".join(texts)
    if "" in texts or not joined.isascii() or not joined.replace(".", "").replace("-", "").isdecimal():
        return None, False
    if max(map(len, texts)) > MAX_DIGITS:
        return None, False
    try:
        return list(map(Decimal, texts)), "-" in joined
    except InvalidOperation:
        return None, False


def _at(cells: Sequence[str], index: int | None) -> str:
    return cells[index] if index is not None and index < len(cells) else ""
