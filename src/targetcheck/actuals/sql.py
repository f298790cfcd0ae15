"""Large tables: SQL adds up the rows that are alike, and what comes of it is taken in as rows are (design §4, §5).

Everything is read as text. The statements are the same on every engine that knows `regexp_like`, and nothing in them guesses:
a number counts as one only when it is digits with at most nine decimals, and then as an exact DECIMAL; any other text comes
out as it stands, for the reader of cells to read or to refuse.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

from targetcheck.actuals.collect import Amounts, Collection
from targetcheck.actuals.csvfile import delimiter_of, first_rows, writing_of
from targetcheck.actuals.file import File
from targetcheck.actuals.filters import Filter, literal, of_indicators, within
from targetcheck.actuals.regular import Ask, Irregular, Source, look_at_the_rest, seen_in_passing
from targetcheck.actuals.tables.header import HEADER_WITHIN
from targetcheck.actuals.tables.notes import is_note
from targetcheck.actuals.tables.rows import cell_at
from targetcheck.actuals.tables.table import Table
from targetcheck.actuals.tables.watch import SAMPLE
from targetcheck.actuals.textfile import batches, head_of, opened, pieces, plain_with
from targetcheck.errors import say
from targetcheck.model.actuals import Asked

_NUMBER = "DECIMAL(18, 9)"
"""Holds every plain number without loss, and 10^20 of them add up in 38 digits."""

_PLAIN = "regexp_like(v, '^-?[0-9]{1,9}([.][0-9]{1,9})?$')"

_SHORT = "STRLEN(v) <= 10"
"""Of texts so short a cast loses no decimal: a quicker look than at the pattern, where the engine's casts are known to be strict."""

_SIGNS = "eE_"
"""What such a cast takes and people do not write in numbers."""


def csv_file(path: str, asked: Asked, relation: Callable[[int, int, str], Source], ask: Ask) -> File | None:
    """The figures of a file on this machine; None when it must be read row by row.

    `relation` names the file's rows, given how many columns they have, how many lines end with the header, and the separator.
    """
    signs = plain_with(path, _SIGNS)
    if signs is None:
        return None
    found = File(path, Collection(asked))
    with opened(path, None) as data:
        head, parts = head_of(pieces(data, "utf-8"), HEADER_WITHIN)
        delimiter = delimiter_of(head, asked)
        first = first_rows(batches(parts, delimiter))
    table = Table(found, asked, writing_of(asked, delimiter))
    body = table.begin(first)
    if not table.layout.values or table.layout.fault is not None or table.layout.mixed or asked.blanks == "above":
        return None
    if table.layout.values:
        rows = [cells for _, cells in first]
        if any(map(table.is_another, rows[body:])):
            return None
        source = relation(table.own_width, first[body - 1][0], delimiter)._replace(signs=signs)
        source = with_more(source, table)
        read(table, source, ask, rows[body:], rows[:body], unseen=len(first) >= HEADER_WITHIN + SAMPLE)
        table.end()
    return found


def with_more(source: Source, table: Table, told: Sequence[str] = ()) -> Source:
    """The source with a column for each folder that says what its rows are of: `told` as SQL where there are several files."""
    if not table.more:
        return source
    width = table.own_width
    told = told or [literal(value) for value in table.more]
    more = ", ".join(f"{value} AS c{i}" for i, value in enumerate(told, width))
    columns = ", ".join(
        [*(f"c{i}" for i in range(width)), f"{source.over} AS o", more, *([source.file] if source.file else [])]
    )
    table.more = []
    return source._replace(relation=f"(SELECT {columns} FROM {source.relation}) AS more", over="o")


def read(
    table: Table,
    source: Source,
    ask: Ask,
    sample: Iterable[Sequence[str]],
    above: Sequence[Sequence[str]] = (),
    *,
    unseen: bool = False,
) -> None:
    """Takes everything asked for in. Raises Irregular where there are rows below the sample that SQL cannot judge.

    `sample` are some of its rows, which show how its cells are written; `above` those up to the header, which are no figures
    where the engine reads them too. With `unseen`, rows that nobody asks for are to be looked at too.
    """
    rows, area = list(sample), table.layout.area
    if table.layout.mixed and table.values:
        heading = table.layout.columns[table.layout.indicator or 0].heading
        message = say('the column "{heading}" names indicators and, below them, areas, and these rows come in no order; '
                      "add a column of areas", heading=heading)  # fmt: skip
        table.found.problem(None, "two-columns", message)
        return
    if not table.values:
        if unseen:
            look_at_the_rest(table, source, ask)
        if area is not None:
            table.area_texts.update(_shown(row[0]) for row in ask(f"SELECT DISTINCT c{area} FROM {source.relation}"))
        return
    indicators = of_indicators(table, rows)
    filters = [indicators] if indicators is not None else []
    table.watch.see(range(len(rows)), rows)
    question = _Question(table, source, filters, above)
    if unseen and question.records == "TRUE":
        question.odd = seen_in_passing(table)
    if unseen and question.odd is None:
        look_at_the_rest(table, source, ask)
    while not question.answered(ask):
        pass
    _watch_the_rest(table, source, ask)


def _watch_the_rest(table: Table, source: Source, ask: Ask) -> None:
    """Whether columns that were blank in the sample are filled anywhere, also in rows that nobody asks for."""
    blank = sorted(table.watch.blank)
    if blank:
        columns = ", ".join(f"{end}(NULLIF(TRIM(c{i}), ''))" for i in blank for end in ("MIN", "MAX"))
        for row in ask(f"SELECT {columns} FROM {source.relation}"):
            for n, i in enumerate(blank):
                cells = [[""] * i + [_shown(cell)] for cell in row[2 * n : 2 * n + 2]]
                table.watch.see((None, None), cells)


class _Question:
    """What is asked of one table."""

    def __init__(self, table: Table, source: Source, filters: list[Filter], above: Sequence[Sequence[str]]) -> None:
        layout, self.table, self.source, self.filters = table.layout, table, source, filters
        self.values = list(table.values)
        self.above = above
        self.keys = layout.key_columns()
        self.records = self._records()
        self.odd: str | None = None
        """The condition of rows without a number that are to be counted, and looked at where there are any."""

    def _records(self) -> str:
        """The condition under which a row is one of many that make a figure."""
        layout, asked = self.table.layout, self.table.asked
        if layout.indicator is None:
            numbers = [str(n) for n, v in enumerate(self.values) if v.indicator in asked.rows]
            return within("i", numbers, len(self.values))
        if asked.wanted <= set(asked.rows):
            return "TRUE"
        of_records = [
            literal(t) for t in sorted(self._indicator_texts()) if self.table.headings.indicator(t)[0] in asked.rows
        ]
        return within(f"k{layout.indicator}", of_records, -1)

    def _indicator_texts(self) -> set[str]:
        named = (f.texts for f in self.filters if f.column == self.table.layout.indicator)
        return next(named, set(self.table.asked.names))

    def answered(self, ask: Ask) -> bool:
        """Takes the answers in; nothing yet where rows turn up that are wanted and were left out: the filters then are wider."""
        numbers = sorted(ask(self._numbers()), key=repr) if self.records != "FALSE" else []
        if any(row[-6] for row in numbers):
            look_at_the_rest(self.table, self.source, ask)
        whole = self.records == "TRUE" and all(row[-5] == row[-4] or not self._wanted(row) for row in numbers)
        texts = [] if whole else sorted(ask(self._texts()), key=repr)
        for row in (*numbers, *texts):
            self._wanted(row)
            if self.table.layout.area is not None:
                self.table.area_texts.add(self._key(row, self.table.layout.area))
        if any([f.widen() for f in self.filters]):  # noqa: C419  (all of them)
            return False
        for row in numbers:
            if row[-4]:
                total, low, high = (n if n is None else Decimal(str(n)) for n in row[-3:])
                self._take(row, str(total), int(str(row[-4])), (total, low, high))
        for row in texts:
            self._take(row, _shown(row[-2]), int(str(row[-1])), None)
        return True

    def _numbers(self) -> str:
        low, high = "MIN(number)", "MAX(number)" if "max" in self.table.asked.rows.values() else "NULL"
        odd = "0"
        if self._raw():
            odd = f"COUNT(CASE WHEN number IS NULL AND ({self.odd}) THEN 1 END)"
        elif self.odd:
            odd = "COUNT(*) - COUNT(number)"
        found = (
            f"{odd} AS odd, COUNT(*) AS n, COUNT(number) AS plain, SUM(number) AS total, {low} AS low, {high} AS high"
        )
        cells = f"(SELECT {', '.join([*self._names(), 'i', 'o', *self._raw()])}, {self._number()} AS number FROM {self._cells()} WHERE {self.records}) AS numbers"
        return self._grouped([], found, cells)

    def _raw(self) -> list[str]:
        """The cells as they stand, where rows that nobody asks for are looked at too."""
        return [f"c{i}" for i in range(self.table.own_width)] if self.odd and self.filters else []

    def _number(self) -> str:
        """The number in a cell, where it is a plain one."""
        short = " AND ".join([_SHORT, *(f"NOT CONTAINS(v, '{sign}')" for sign in self.source.signs)])
        short = f"WHEN {short} THEN TRY_CAST(v AS {_NUMBER}) " if self.source.strict else ""
        return f"CASE {short}WHEN {_PLAIN} THEN CAST(v AS {_NUMBER}) END"

    def _texts(self) -> str:
        others = (
            "TRUE" if self.records == "FALSE" else f"(({self.records}) AND {self._number()} IS NOT NULL) IS NOT TRUE"
        )
        return self._grouped(["v"], "COUNT(*) AS n", f"{self._cells()} WHERE {others}")

    def _grouped(self, more: list[str], found: str, cells: str) -> str:
        """The question what is found in each group: what is the same in all of them is named, and not grouped by."""
        names = self._names()
        one = len(self.values) == 1 and bool(names)
        groups = [*names, *([] if one else ["i"]), *more]
        told = [*names, "0 AS i" if one else "i", "NULL AS o" if self.source.over == "NULL" else "MAX(o) AS o", *more]
        return f"SELECT {', '.join(told)}, {found} FROM {cells} GROUP BY {', '.join(groups)}"

    def _names(self) -> list[str]:
        return [*(["f"] if self.source.file else []), *(f"k{i}" for i in self.keys)]

    def _cells(self) -> str:
        """Every cell with a figure as a row: what it is of (k…), in which of the columns of figures (i), and its text (v)."""
        values = self.values
        wanted = " AND ".join(f.condition() for f in self.filters)
        named = {self.table.layout.area, *(f.column for f in self.filters)}

        def cell(text: str) -> str:
            return f"CASE WHEN {wanted} THEN {text} END" if wanted else text

        keys = [f"c{i} AS k{i}" if i in named else f"{cell(f'c{i}')} AS k{i}" for i in self.keys]
        if self.source.file:
            keys.insert(0, f"{self.source.file} AS f")
        keys += self._raw()
        if len(values) == 1:
            return f"(SELECT {', '.join(keys)}, 0 AS i, {self.source.over} AS o, {cell(f'c{values[0].at}')} AS v FROM {self.source.relation}) AS cells"
        turned = "CASE i " + " ".join(f"WHEN {n} THEN c{v.at}" for n, v in enumerate(values)) + " END"
        columns = ", ".join(f"({n})" for n in range(len(values)))
        return f"(SELECT {', '.join([*keys, 'i'])}, {self.source.over} AS o, {cell(turned)} AS v FROM {self.source.relation} CROSS JOIN (VALUES {columns}) AS columns_of(i)) AS cells"

    def _key(self, row: Sequence[object], column: int) -> str:
        return _shown(row[self.keys.index(column) + (1 if self.source.file else 0)])

    def _wanted(self, row: Sequence[object]) -> bool:
        """Whether the rows of a group are asked for. Every filter has its look."""
        at = self.table.layout.indicator
        found = [f.look(self._key(row, f.column)) for f in self.filters]
        return all(found) and (at is None or self.table.wants(self._key(row, at)))

    def _take(self, row: Sequence[object], text: str, times: int, amounts: Amounts | None) -> None:
        """Lets the table take in the cells of a group as a row that is there so many times."""
        table, layout = self.table, self.table.layout
        if self.source.file:
            table.found.path = _shown(row[0])
        cells = [""] * table.layout.width
        for i in self.keys:
            cells[i] = self._key(row, i)
        column = self.values[int(str(row[len(self._names())]))]
        alike = [above for above in self.above if self.keys and all(cells[i] == cell_at(above, i) for i in self.keys)]
        if any(text == cell_at(above, column.at) for above in alike):
            return
        whole = [*cells]
        whole[column.at] = text
        if (
            bool(alike)
            or is_note(cells)
            or (not text.strip() and table.is_title(cells))
            or table.is_other_header(whole)
            or (layout.indicator is None and not any(cells) and not text.strip())
        ):
            raise Irregular
        cells[column.at] = text
        if _shown(row[len(self._names()) + 1]).strip():
            cells.append("…")
        table.values = [column]
        table.row(None, cells, times, amounts)


def _shown(value: object) -> str:
    return "" if value is None else str(value)
