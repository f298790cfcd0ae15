"""One table: its header, and each row's cells → figures. What a row means is decided here, whoever reads the file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal, InvalidOperation, localcontext
from operator import itemgetter
from pathlib import Path
from sys import intern

from targetcheck.actuals.cells import Read, is_missing, read_cell
from targetcheck.actuals.collect import EXACT, Amounts, Sums
from targetcheck.actuals.file import File
from targetcheck.actuals.layout import (
    Layout,
    ValueColumn,
    filled,
    find_header,
    is_note,
    read_header,
    title_of,
)
from targetcheck.actuals.spellings import Spellings
from targetcheck.errors import Location, Phrase, Problem, say
from targetcheck.model.actuals import Asked, Row
from targetcheck.model.columns import cell_name
from targetcheck.model.period import Period, why_no_period
from targetcheck.model.quantity import MAX_DIGITS
from targetcheck.model.text import key
from targetcheck.model.unit import Unit, parse_unit
from targetcheck.paths import partitions


class Table:
    """The rows of one file, taken in one by one, or many at once where they are alike."""

    def __init__(self, found: File, asked: Asked) -> None:
        self.found, self.asked = found, asked
        self.layout = Layout(0)
        self.values: list[ValueColumn] = []
        """The columns of figures that are wanted."""
        self.more: list[str] = []
        """Cells that every row has besides its own: what its folders stand for."""
        self.own_header: list[str] = []
        self.header: list[str] = []
        """The headings of the file and, behind them, the names that its folders give."""
        self.notes = False
        self.spellings = Spellings(found, asked)
        self.pick: Callable[[list[str]], tuple[str, ...]] | None = None
        self.alike: dict[tuple[str, ...], Sums] = {}
        """Where the numbers of records go, by the cells that say of what they are."""
        self.sums: Sums | None = None
        self.areas: set[str] = set()
        """Area cells of all rows."""

    def begin(self, head: Sequence[tuple[int, list[str]]]) -> int:
        """Finds the header among the first rows; the answer is how many rows end with it, 0 where nothing is to be read."""
        at = find_header([cells for _, cells in head], self.asked)
        if at is None:
            return 0
        line, self.own_header = head[at]
        self.header = [*self.own_header, *(name for name, _ in partitions(self.found.path))]
        self.more = [value for _, value in partitions(self.found.path)]
        titled, unit, unclear = title_of([cells for _, cells in head[:at]], self.asked)
        if unclear is not None:
            message = say('the unit "{unit}" above the table is not one unit; it is left out', unit=unclear)
            self.found.warnings.append(Problem(Location(self.found.path, 1), "unclear-unit", message))
        named = self.asked.names.get(key(stem_of(self.found.path)))
        self.layout = read_header(self.header, self.asked, titled or named, unit)
        if not self.layout.values:
            if self.layout.indicator is not None:
                names = [c for c in self.header if c.strip()]
                message = say(
                    "no column of figures (value, 数值, 实际值 …) among {names}; nothing is read", names=names
                )
                self.found.warnings.append(Problem(Location(self.found.path, line), "no-value-column", message))
            return 0
        self.found.columns.update(name for _, name in self.layout.dimensions)
        if not self.layout.wide:
            self.found.split.update(self.found.columns)
        self.values = [v for v in self.layout.values if v.indicator is None or v.indicator in self.asked.wanted]
        self.areas.update(column.area for column in self.layout.values if column.area)
        self._prepare()
        return at + 1

    def _prepare(self) -> None:
        """Whether rows may be taken in at once: one column of numbers, and the first column among those that say of what.

        (A remark begins in the first column, so that two rows alike in it are both remarks or none.)
        """
        layout = self.layout
        at = sorted({i for i in (layout.indicator, layout.area, layout.period, layout.part, layout.unit) if i is not None}
                    | {i for i, _ in layout.dimensions})  # fmt: skip
        if len(layout.values) == 1 and layout.fault is None and self.asked.rows and at[:1] == [0] and not self.more:
            self.pick = itemgetter(*at) if len(at) > 1 else lambda cells: (cells[0],)

    def rows(self, lines: Sequence[int], rows: list[list[str]]) -> None:
        """Takes in many rows. The records of one figure, alike but for their numbers, are added up without a look at each."""
        at = self.layout.area
        if at is not None and not self.more:
            if not rows or min(map(len, rows)) <= at:
                self.areas.update(cells[at] for cells in rows if len(cells) > at)
            else:
                self.areas.update(map(itemgetter(at), rows))
        pick, numbers, signed = self.pick, None, False
        if pick is not None and not self.notes and set(map(len, rows)) == {self.layout.width}:
            texts = list(map(itemgetter(self.layout.values[0].at), rows))
            numbers, signed = _plain_numbers(texts)
        if pick is None or numbers is None:
            for line, cells in zip(lines, rows, strict=True):
                self.row(line, cells)
            return
        alike = self.alike
        with localcontext(EXACT):
            for i, (raw, number) in enumerate(zip(map(pick, rows), numbers, strict=True)):
                sums = alike.get(raw)
                if sums is None:
                    self._first(raw, lines[i], rows[i])
                elif sums.ends or signed:
                    sums.add(1, number, number, number)
                else:
                    sums.total += number
                    sums.count += 1

    def _first(self, raw: tuple[str, ...], line: int, cells: list[str]) -> None:
        """Takes in a row and remembers its figure, so that rows like it need no second look."""
        self.sums = None
        self.row(line, cells)
        if self.sums is not None:
            self.alike[tuple(map(intern, raw))] = self.sums

    def row(self, line: int | None, cells: list[str], times: int = 1, amounts: Amounts | None = None) -> None:
        """Takes in a row below the header; blank ones, notes and the header again are passed over.

        `times` it is there; `amounts` tells of rows alike but for their numbers, and the row's own number is then not used.
        """
        if not any(cells) or cells == self.own_header:
            return
        if self.more:
            cells = [*cells, *[""] * (len(self.own_header) - len(cells)), *self.more]
            self.areas.add(_at(cells, self.layout.area))
        if is_note(cells):
            self.notes = True
        elif not (self.notes and sum(1 for c in cells if c.strip()) == 1):
            self._take(line, cells, times, amounts)

    def end(self) -> None:
        """What can only be said when every row has been seen."""
        self.found.areas.update(name for text in self.areas if (name := self.spellings.name(text)) is not None)
        self.spellings.end()

    def _take(self, line: int | None, cells: list[str], times: int, amounts: Amounts | None) -> None:
        layout, indicator, named_unit = self.layout, "", None
        if not self.values:
            return
        if layout.indicator is not None:
            known, named_unit = self.spellings.indicator(_at(cells, layout.indicator), line)
            if known is None:
                return
            indicator = known
        if len(cells) > layout.width and filled(cells) > layout.width:
            message = say("this row has {n:cell|cells}, the header {m}", n=filled(cells), m=layout.width)
            self.found.problem(line, "too-many-cells", message)
            return
        if layout.fault is not None:
            self.found.problem(line, *layout.fault)
            return
        row_unit = _at(cells, layout.unit)
        dimensions: tuple[tuple[str, str], ...] = ()
        if layout.dimensions:
            named = ((name, self.spellings.name(_at(cells, i))) for i, name in layout.dimensions)
            dimensions = tuple(sorted((name, value) for name, value in named if value is not None))
        for column in self.values:
            self._cell(line, column, cells, column.indicator or indicator, dimensions, row_unit, named_unit,
                       times, amounts)  # fmt: skip

    def _cell(
        self, line: int | None, column: ValueColumn, cells: list[str], indicator: str,
        dimensions: tuple[tuple[str, str], ...], row_unit: str, named_unit: Unit | None,
        times: int, amounts: Amounts | None,
    ) -> None:  # fmt: skip
        layout, text = self.layout, _at(cells, column.at)
        area_text = column.area or _at(cells, layout.area)
        area = self.spellings.name(area_text)
        where = Location(self.found.path, line)
        period: Period | None = None
        written = column.period or _at(cells, layout.period)
        if written or layout.part is not None:
            part = "" if layout.part is None else self.spellings.name(_at(cells, layout.part)) or ""
            period = self.spellings.period(written, part, quarters=layout.quarters)
            if period is None and cell_name(written) is not None and not is_missing(written):
                if not is_missing(text):
                    shown = f"{written} {part}".strip()
                    hint = why_no_period(shown)
                    self.found.problem(line, "bad-period", hint)
                return
            if "." in written:
                self.spellings.watch(written, where)
        cell: Read = read_cell(text)
        unit = column.unit or named_unit or layout.titled
        if (
            row_unit
            and cell[1] is None
            and cell[0] is not None
            and not is_missing(row_unit)
            and row_unit.strip() != "无"
        ):
            unit = parse_unit(row_unit)
            if unit is None:
                message = say('"{unit}" is not a unit that is known', unit=row_unit)
                cell = message, None
        total = area is None and area_text != "" and bool(area_text.strip()) and not is_missing(area_text)
        read = Problem(where, "bad-value", cell[0]) if isinstance(cell[0], Phrase) else cell[0]
        row = Row(indicator, area, period, dimensions, read, cell[1] or unit, text, where, total)
        self.sums = self.found.rows.add(row, times, amounts)


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


def _at(cells: list[str], index: int | None) -> str:
    return cells[index] if index is not None and index < len(cells) else ""


def stem_of(path: str) -> str:
    """A file's name without what says how it is written."""
    name = Path(path).name
    for suffix in (".gz", ".csv", ".tsv", ".txt", ".parquet"):
        if name.lower().endswith(suffix):
            name = name[: -len(suffix)]
    return name
