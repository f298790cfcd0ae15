"""What SQL is asked of one table: the numbers of its groups, and the texts that are none, each taken in as a row is.

Everything is read as text. The statements are the same on every engine that knows `regexp_like`, and nothing in them guesses:
a number counts as one only when it is digits with at most nine decimals, and then as an exact DECIMAL; any other text comes
out as it stands, for the reader of cells to read or to refuse.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from targetcheck.actuals.cells import DITTO, cell_at, is_note
from targetcheck.actuals.regular import Ask, Irregular, Source, literal, look_at_the_rest
from targetcheck.actuals.tables.table import Table
from targetcheck.actuals.tally import Group
from targetcheck.errors import say


def within(name: str, values: Sequence[str], of: int) -> str:
    """That a column has one of the values, which is always so when they are all there are."""
    if not values:
        return "FALSE"
    return "TRUE" if len(values) == of else f"{name} IN ({', '.join(values)})"


NUMBER = "DECIMAL(18, 9)"
"""Holds every plain number without loss, and 10^20 of them add up in 38 digits."""

_PLAIN = "regexp_like({text}, '^-?[0-9]{{1,9}}([.][0-9]{{1,9}})?$')"

_SHORT = "STRLEN(v) <= 10"
"""Of texts so short a cast loses no decimal: a quicker look than at the pattern, where the engine's casts are known to be strict."""


MOST_KEYS = 60
"""Columns that a question groups by: an engine's time and memory grow with the square of them."""


class Question:
    """What is asked of one table."""

    def __init__(
        self,
        table: Table,
        source: Source,
        names: set[str] | None,
        above: Sequence[Sequence[str]],
        remarks: Mapping[int, str],
    ) -> None:
        layout, self.table, self.source = table.layout, table, source
        self.names, self.missed = names, set[str]()
        """The texts of indicators that are asked for, if not all are; and those that are wanted too, as they turn up."""
        self.values = list(table.values)
        self.above: dict[tuple[str, ...], list[Sequence[str]]] = {}
        """The rows up to the header, which some engines read too, by their cells in the columns that say of what a figure is."""
        for cells in above if layout.key_columns() else ():
            self.above.setdefault(tuple(cell_at(cells, i) for i in layout.key_columns()), []).append(cells)
        self.remarks = remarks
        """Columns of remarks, as SQL, that tell figures apart as those do which say of what they are."""
        self.keys = [*layout.key_columns(), *remarks]
        if len(self.keys) > MOST_KEYS:
            raise Irregular(
                say(
                    'more than {n} columns tell its rows apart; say with "columns:" which of them are remarks',
                    n=MOST_KEYS,
                )
            )
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
        texts = asked.names if self.names is None else self.names
        of_records = [
            literal(text) for text in sorted(texts) if self.table.headings.label(text).indicator in asked.rows
        ]
        return within(f"k{layout.indicator}", of_records, -1)

    def answered(self, ask: Ask) -> bool:
        """Takes the answers in; nothing yet where rows turn up that are wanted and were left out: they are then asked for."""
        numbers = sorted(ask(self._numbers()), key=repr) if self.records != "FALSE" else []
        if any(row[-6] for row in numbers):
            look_at_the_rest(self.table, self.source, ask)
        whole = self.records == "TRUE" and all(row[-5] == row[-4] or not self._wanted(row) for row in numbers)
        texts = [] if whole else sorted(ask(self._texts()), key=repr)
        for row in (*numbers, *texts):
            self._wanted(row)
            if self.table.layout.area is not None and not self._alike(row):
                self.table.area_texts.add(self._key(row, self.table.layout.area))
        if self.names is not None and self.missed:
            self.names |= self.missed
            self.missed = set()
            return False
        for row in numbers:
            if row[-4]:
                total, low, high = (n if n is None else Decimal(str(n)) for n in row[-3:])
                self._take(row, str(total), Group(int(str(row[-4])), (total, low, high)))
        for row in texts:
            self._take(row, shown(row[-2]), Group(int(str(row[-1]))))
        return True

    def _numbers(self) -> str:
        high = "MAX(number)" if "max" in self.table.asked.rows.values() else "NULL"
        sums = f"SUM(number) AS total, MIN(number) AS low, {high} AS high"
        odd = "0"
        if self._raw():
            odd = f"COUNT(CASE WHEN number IS NULL AND ({self.odd}) THEN 1 END)"
        elif self.odd:
            odd = "COUNT(*) - COUNT(number)"
        found = f"{odd} AS odd, COUNT(*) AS n, COUNT(number) AS plain, {sums}"
        cells = f"(SELECT {', '.join([*self._names(), 'i', 'o', *self._raw()])}, {self._number()} AS number FROM {self._cells()} WHERE {self.records}) AS numbers"
        return self._grouped([], found, cells)

    def _raw(self) -> list[str]:
        """The cells as they stand, where rows that nobody asks for are looked at too."""
        return [f"c{i}" for i in range(self.table.own_width)] if self.odd and self.names is not None else []

    def _is_typed(self) -> bool:
        return len(self.values) == 1 and self.values[0].at in self.source.typed

    def _number(self) -> str:
        """The number in a cell, where it is a plain one."""
        short = " AND ".join([_SHORT, *(f"NOT CONTAINS(v, '{sign}')" for sign in self.source.signs)])
        short = f"WHEN {short} THEN TRY_CAST(v AS {NUMBER}) " if self.source.strict else ""
        text = "v"
        if self._is_typed():
            short, text = "WHEN typed IS NOT NULL THEN typed ", "CAST(raw AS VARCHAR)"
        return f"CASE {short}WHEN {_PLAIN.format(text=text)} THEN CAST({text} AS {NUMBER}) END"

    def _texts(self) -> str:
        others = f"(({self.records}) AND {self._number()} IS NOT NULL) IS NOT TRUE"
        if self.records == "FALSE":
            others = "TRUE"
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
        values, layout = self.values, self.table.layout
        wanted, whole = "", {layout.area}
        if self.names is not None:
            found = f"c{layout.indicator} IN ({', '.join(map(literal, sorted(self.names)))})"
            wanted = f"({found} OR c{layout.indicator} IS NULL)"  # the empty text is always among them
            whole.add(layout.indicator)

        def cell(text: str) -> str:
            return f"CASE WHEN {wanted} THEN {text} END" if wanted else text

        keys = [f"c{i} AS k{i}" if i in whole else f"{cell(self.remarks.get(i, f'c{i}'))} AS k{i}" for i in self.keys]
        if self.source.file:
            keys.insert(0, f"{self.source.file} AS f")
        keys += self._raw()
        if self._is_typed():
            at = values[0].at
            keys += [f"{cell(f'n{at}')} AS typed", f"{cell(f'r{at}')} AS raw"]
        if len(values) == 1:
            return f"(SELECT {', '.join(keys)}, 0 AS i, {self.source.over} AS o, {cell(f'c{values[0].at}')} AS v FROM {self.source.relation}) AS cells"
        turned = "CASE i " + " ".join(f"WHEN {n} THEN c{v.at}" for n, v in enumerate(values)) + " END"
        columns = ", ".join(f"({n})" for n in range(len(values)))
        return f"(SELECT {', '.join([*keys, 'i'])}, {self.source.over} AS o, {cell(turned)} AS v FROM {self.source.relation} CROSS JOIN (VALUES {columns}) AS columns_of(i)) AS cells"

    def _key(self, row: Sequence[object], column: int) -> str:
        return shown(row[self.keys.index(column) + (1 if self.source.file else 0)])

    def _wanted(self, row: Sequence[object]) -> bool:
        """Whether the rows of a group are asked for; whether they were in the question is noted."""
        at = self.table.layout.indicator
        if at is None:
            return True
        text = self._key(row, at)
        wanted = self.table.wants(text)
        if wanted and self.names is not None and text not in self.names:
            self.missed.add(text)
        return wanted

    def _alike(self, row: Sequence[object]) -> Sequence[Sequence[str]]:
        """The rows up to the header whose cells say the same as a group's of what its figure is."""
        if not self.above:
            return ()
        return self.above.get(tuple(self._key(row, i) for i in self.table.layout.key_columns()), ())

    def _take(self, row: Sequence[object], text: str, group: Group) -> None:
        """Lets the table take in the cells of a group as a row."""
        table, layout = self.table, self.table.layout
        if self.source.file:
            table.found.path = shown(row[0])
        cells = [""] * table.layout.width
        for i in self.keys:
            cells[i] = self._key(row, i)
        column = self.values[int(str(row[len(self._names())]))]
        alike = self._alike(row)
        if any(text == cell_at(above, column.at) for above in alike):
            return
        whole = [*cells]
        whole[column.at] = text
        if (
            bool(alike)
            or not DITTO.isdisjoint(cells)
            or is_note(cells)
            or (not text.strip() and table.is_title(cells))
            or table.is_other_header(whole)
            or (layout.indicator is None and not any(cells) and not text.strip())
        ):
            raise Irregular
        cells[column.at] = text
        if shown(row[len(self._names()) + 1]).strip():
            cells.append("…")
        table.values = [column]
        table.row(None, cells, group)


def shown(value: object) -> str:
    """A cell of an answer as a text; an empty one for none."""
    return "" if value is None else str(value)
