"""CSV and TSV files, plain or gzipped → the rows that the targets ask for, in one pass over each file."""

from __future__ import annotations

import csv
import gzip
import io
import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO

from targetcheck.actuals.cells import is_missing, read_cell
from targetcheck.actuals.collect import Collection
from targetcheck.actuals.layout import (
    HEADER_WITHIN,
    Layout,
    ValueColumn,
    filled,
    find_header,
    find_indicator,
    is_note,
    read_header,
    title_of,
)
from targetcheck.errors import Location, Problem, TargetcheckError, say
from targetcheck.model.actuals import Actuals, Asked
from targetcheck.model.columns import cell_name
from targetcheck.model.period import Period, parse_period, period_of_year
from targetcheck.model.text import encodings, key, plain
from targetcheck.model.unit import Unit, parse_unit
from targetcheck.paths import STDIN, expand, read_held

SUFFIXES = (".csv", ".tsv", ".csv.gz", ".tsv.gz")
LONGEST_ROW = 2**20
"""Characters of a row, its line ends included: 64 for each column of the widest spreadsheet. A longer one is a broken file."""
csv.field_size_limit(LONGEST_ROW)

MOST_PROBLEMS = 1000
"""More problems than this in one file are not told: whoever mends these finds the rest."""

DELIMITERS = (",", "\t", ";")

Line = tuple[int, list[str]]

_ZIPPED = b"\x1f\x8b"


def load_actuals(arguments: Iterable[str], asked: Asked, stdin: BinaryIO | None = None) -> Actuals:
    """The rows that the targets ask for, from files, folders, globs and `-`.

    Raises TargetcheckError with every problem found: files that cannot be read, periods or units that cannot be told.
    Cells that cannot be read stay in their rows as problems, for whoever needs them.
    """
    files, problems = expand(arguments, SUFFIXES)
    everything = Collection(asked.rows)
    columns: set[str] = set()
    split: set[str] = set()
    seen: dict[str, Location] = {}
    warnings: list[Problem] = []
    for path in files:
        found = _read(path, asked, stdin)
        problems += found.problems
        warnings += found.warnings
        columns |= found.columns
        split |= found.split
        for name, where in found.seen.items():
            seen.setdefault(name, where)
        everything.merge(found.rows)
    if problems:
        raise TargetcheckError(problems)
    return Actuals(
        everything.rows(),
        frozenset(columns),
        frozenset(columns - split - asked.each),
        seen,
        tuple(files),
        tuple(warnings),
    )


@dataclass(slots=True)
class _File:
    """What one file holds."""

    path: str
    rows: Collection
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    columns: set[str] = field(default_factory=set)
    split: set[str] = field(default_factory=set)
    """Those columns that split figures: the dimensions of a file that is not wide."""
    seen: dict[str, Location] = field(default_factory=dict)


def _read(path: str, asked: Asked, stdin: BinaryIO | None) -> _File:
    """Reads a file in the first encoding that fits all of it."""
    nothing = _File(path, Collection(asked.rows))
    try:
        kept = None
        if path == STDIN:
            kept = read_held(stdin) if stdin else b""
        elif not Path(path).is_file():
            with open(path, "rb") as pipe:
                kept = read_held(pipe)
        with _open(path, kept) as head:
            tries = encodings(head.read(4))
        for encoding in tries:
            found = _File(path, Collection(asked.rows))
            try:
                with _open(path, kept) as data, io.TextIOWrapper(data, encoding, newline="") as text:
                    _Table(found, asked).read(text)
                return found
            except UnicodeError:
                continue
        nothing.problems.append(
            Problem(Location(path), "bad-encoding", say("neither UTF-8, GB18030 nor UTF-16 text; save it as CSV UTF-8"))
        )
    except (OSError, EOFError, zlib.error) as error:
        reason = getattr(error, "strerror", None) or str(error)
        nothing.problems.append(Problem(Location(path), "unreadable-file", say("cannot be read: {why}", why=reason)))
    return nothing


def _open(path: str, kept: bytes | None) -> BinaryIO:
    """The file's bytes, unzipped where they are zipped, whatever its name says."""
    if kept is not None:
        held = io.BytesIO(kept)
        return gzip.open(held) if kept.startswith(_ZIPPED) else held  # type: ignore[return-value]
    raw = open(path, "rb")  # noqa: SIM115  (its caller closes it)
    head = raw.read(2)
    raw.seek(0)
    if head != _ZIPPED:
        return raw
    raw.close()
    return gzip.open(path, "rb")  # type: ignore[return-value]


def _lines(text: Iterable[str], delimiter: str) -> Iterator[Line]:
    """The table's rows, each with the line where it begins. A `csv.Error` has that line as its second argument.

    Raises UnicodeError at a NUL: what holds one is UTF-16 without its mark, or no text.
    """
    start, length = 1, 0

    def measured() -> Iterator[str]:
        nonlocal length
        for line in text:
            if "\0" in line:
                raise UnicodeError("a NUL")
            length += len(line)
            if length > LONGEST_ROW:
                raise csv.Error(f"a row of more than {LONGEST_ROW} characters; is a quote opened and never closed?")
            yield line

    reader = csv.reader(measured(), delimiter=delimiter, strict=True)
    try:
        for cells in reader:
            yield start, cells
            start, length = reader.line_num + 1, 0
    except csv.Error as error:
        raise csv.Error(*error.args, start) from error


def _head(lines: Iterator[str]) -> list[str]:
    """The first lines, among which the header stands; none after one that is too long."""
    found: list[str] = []
    for line in islice(lines, HEADER_WITHIN):
        found.append(line)
        if len(line) > LONGEST_ROW:
            break
    return found


_SHORT, _PADDED = re.compile(r"[0-9]{4}\.1"), re.compile(r"[0-9]{4}\.0[1-9]")


class _Table:
    """One pass over one file's rows."""

    def __init__(self, found: _File, asked: Asked) -> None:
        self.found, self.asked = found, asked
        self.indicators: dict[str, tuple[str | None, Unit | None]] = {}
        self.periods: dict[tuple[str, str], Period | None] = {}
        self.names: dict[str, str | None] = {}
        self.short: Location | None = None
        self.padded = False

    def read(self, text: io.TextIOWrapper) -> None:
        """Takes in every row that is asked for. Raises UnicodeError when the file is in another encoding."""
        lines = iter(partial(text.readline, LONGEST_ROW + 1), "")
        head = _head(lines)
        if not any(line.strip() for line in head):
            self._problem(1, "empty-file", say("the file is empty"))
            return
        try:
            self._rows(_lines(chain(head, lines), self._delimiter(head)))
        except csv.Error as error:
            self._problem(
                error.args[-1], "bad-csv", say("not readable as CSV from here on: {why}", why=_csv_reason(error))
            )
        if self.short and self.padded:
            self._problem(
                self.short.line,
                "ambiguous-period",
                say("2019.1 beside 2019.01: it may be January, or October with its 0 lost; write 2019-01 or 2019-10"),
            )

    def _delimiter(self, head: Sequence[str]) -> str:
        """The separator that splits the header into the most known cells."""

        def score(delimiter: str) -> tuple[int, int]:
            try:
                rows = [cells for _, cells in _lines(head, delimiter)]
            except csv.Error:
                rows = [line.split(delimiter) for line in head]
            at = find_header(rows, self.asked)
            layout = read_header(rows[at], self.asked, None, None) if at is not None else Layout(0)
            known = (layout.indicator, layout.area, layout.period, layout.unit)
            roles = len([c for c in known if c is not None]) + len(layout.values) + len(layout.dimensions)
            return roles, layout.width

        return max(DELIMITERS, key=score)

    def _rows(self, lines: Iterator[Line]) -> None:
        head = list(islice(lines, HEADER_WITHIN))
        at = find_header([cells for _, cells in head], self.asked)
        if at is None:
            return
        titled, unit, unclear = title_of([cells for _, cells in head[:at]], self.asked)
        if unclear is not None:
            message = say('the unit "{unit}" above the table is not one unit; it is left out', unit=unclear)
            self.found.warnings.append(Problem(Location(self.found.path, 1), "unclear-unit", message))
        named = self.asked.names.get(key(_stem(self.found.path)))
        layout = read_header(head[at][1], self.asked, titled or named, unit)
        if not layout.values:
            if layout.indicator is not None:
                names = [c for c in head[at][1] if c.strip()]
                message = say(
                    "no column of figures (value, 数值, 实际值 …) among {names}; nothing is read", names=names
                )
                self.found.warnings.append(Problem(Location(self.found.path, head[at][0]), "no-value-column", message))
            return
        self.found.columns.update(name for _, name in layout.dimensions)
        if not layout.wide:
            self.found.split.update(self.found.columns)
        take, header = self._taker(layout), head[at][1]
        notes = False
        for line, cells in chain(head[at + 1 :], lines):
            if not any(cells) or cells == header:
                continue
            if is_note(cells):
                notes = True
            elif not (notes and sum(1 for c in cells if c.strip()) == 1):
                take(line, cells)

    def _taker(self, layout: Layout):  # type: ignore[no-untyped-def]
        """The function that takes one row in, for this layout."""
        width, indicator_at, unit_at = layout.width, layout.indicator, layout.unit

        def take(line: int, cells: list[str]) -> None:
            indicator, named_unit = None, None
            if indicator_at is not None:
                text = cells[indicator_at] if indicator_at < len(cells) else ""
                indicator, named_unit = self._indicator(text, line)
                if indicator is None:
                    return
            if len(cells) > width and filled(cells) > width:
                message = say("this row has {n} cells, the header {m}", n=filled(cells), m=width)
                self._problem(line, "too-many-cells", message)
                return
            if layout.fault is not None:
                self._problem(line, *layout.fault)
                return
            row_unit = cells[unit_at] if unit_at is not None and unit_at < len(cells) else ""
            dimensions = [(name, self._name(cells[i])) for i, name in layout.dimensions if i < len(cells)]
            filled_in = tuple(sorted((name, value) for name, value in dimensions if value is not None))
            for column in layout.values:
                text = cells[column.at] if column.at < len(cells) else ""
                self._cell(line, layout, column, cells, text, column.indicator or indicator or "", filled_in,
                           row_unit, named_unit)  # fmt: skip

        return take

    def _cell(
        self, line: int, layout: Layout, column: ValueColumn, cells: list[str], text: str, indicator: str,
        dimensions: tuple[tuple[str, str], ...], row_unit: str, named_unit: Unit | None,
    ) -> None:  # fmt: skip
        where = Location(self.found.path, line)
        period: Period | None = None
        written = column.period or (_at(cells, layout.period) or "")
        if written or layout.part is not None:
            part = self._name(_at(cells, layout.part) or "") or ""
            period = self._period(written, part, layout.quarters)
            if period is None and cell_name(written) is not None and not is_missing(written):
                if not is_missing(text):
                    shown = f"{written} {part}".strip()
                    hint = say('"{text}" is not a period; write 2024, 2024-Q3, 2024-09, 2024年1-9月', text=shown)
                    self._problem(line, "bad-period", hint)
                return
            self._watch(written, where)
        area_text = column.area or _at(cells, layout.area) or ""
        area = self._name(area_text)
        cell = read_cell(text)
        unit = column.unit or named_unit
        if (
            row_unit
            and not is_missing(row_unit)
            and row_unit.strip() != "无"
            and cell[1] is None
            and cell[0] is not None
        ):
            unit = parse_unit(row_unit)
            if unit is None:
                message = say('"{unit}" is not a unit that is known', unit=row_unit)
                cell = message, None
        total = area is None and bool(area_text) and not is_missing(area_text) and bool(area_text.strip())
        self.found.rows.add((indicator, area, period, dimensions), cell, unit, text, where, total=total)

    def _indicator(self, text: str, line: int) -> tuple[str | None, Unit | None]:
        found = self.indicators.get(text)
        if found is None:
            found = self.indicators[text] = find_indicator(text, self.asked)
            if found[0] is None and text.strip():
                self.found.seen.setdefault(key(text), Location(self.found.path, line))
        return found

    def _name(self, text: str) -> str | None:
        if text not in self.names:
            self.names[text] = None if is_missing(text) else cell_name(text)
        return self.names[text]

    def _period(self, text: str, part: str, quarters: bool) -> Period | None:
        known = (text, part)
        if known not in self.periods:
            blank = cell_name(text) is None or is_missing(text)
            self.periods[known] = (
                None if blank else period_of_year(text, part, quarters) if plain(part) else parse_period(text)
            )
        return self.periods[known]

    def _watch(self, text: str, where: Location) -> None:
        """Notes what makes 2019.1 ambiguous: another period of the file written 2019.01."""
        if "." in text:
            text = plain(text)
            self.padded = self.padded or _PADDED.fullmatch(text) is not None
            if self.short is None and _SHORT.fullmatch(text):
                self.short = where

    def _problem(self, line: int | None, code: str, message) -> None:  # type: ignore[no-untyped-def]
        if len(self.found.problems) < MOST_PROBLEMS:
            self.found.problems.append(Problem(Location(self.found.path, line), code, message))


def _at(cells: list[str], index: int | None) -> str | None:
    return cells[index] if index is not None and index < len(cells) else None


def _stem(path: str) -> str:
    name = Path(path).name
    for suffix in (".gz", ".csv", ".tsv", ".txt"):
        if name.lower().endswith(suffix):
            name = name[: -len(suffix)]
    return name


def _csv_reason(error: csv.Error) -> str:
    reasons = {
        "unexpected end of data": "a quote is opened here and never closed",
        "',' expected after '\"'": "a quote inside a quoted cell; write it twice",
    }
    return reasons.get(str(error.args[0]), str(error.args[0]))
