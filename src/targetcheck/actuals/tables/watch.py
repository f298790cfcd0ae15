"""Columns whose meaning the first rows of a table decided, held against the rest of it."""

from __future__ import annotations

from collections.abc import Sequence

from targetcheck.actuals.cells import is_missing
from targetcheck.actuals.tables.columncells import is_number
from targetcheck.actuals.tables.layout import Column, Layout
from targetcheck.actuals.tables.rows import cell_at
from targetcheck.actuals.tables.told import with_inspect
from targetcheck.errors import Location, Problem, say
from targetcheck.model.columns import is_part_of_part, is_total
from targetcheck.model.text import key, yes_or_no

SAMPLE = 1000
"""Rows below a header that columns without a known heading are decided by."""

Lines = Sequence[int | None]


class Watch:
    """What later rows say of the columns that are left out, and which columns are filled at all."""

    def __init__(self, layout: Layout) -> None:
        self.blank = set(layout.key_columns())
        """Columns of areas, periods and dimensions in which no cell has been filled yet."""
        self.empty = [c for c in layout.columns if c.why == "cells empty"]
        self.figures = [c for c in layout.columns if c.why in ("cells figures", "cells remarked figures")]
        self.beside = [c for c in layout.columns if c.beside is not None]
        self.seen = 0
        self.filled: dict[int, int] = {}
        self.words: dict[int, int] = {}
        self.texts: dict[tuple[int, str], str] = {}
        """A column and a text in it → the text of the column that it goes with."""
        self.misfits: dict[int, int | None] = {}
        """Column → the line of the first cell that does not fit."""

    @property
    def looks(self) -> bool:
        """Whether there is a column that later rows may contradict."""
        return bool(self.empty or self.figures or self.beside)

    def see(self, lines: Lines, rows: Sequence[Sequence[str]]) -> None:
        """Takes rows in, also those that nobody asks for."""
        for i in list(self.blank):
            if any(i < len(cells) and not is_missing(cells[i]) for cells in rows):
                self.blank.discard(i)
        later = max(0, SAMPLE - self.seen)
        self.seen += len(rows)
        if not self.looks:
            return
        for column in self.beside:
            self._see_beside(column, lines, rows)
        if later < len(rows):
            self._see_later(lines[later:], rows[later:])

    def _see_later(self, lines: Lines, rows: Sequence[Sequence[str]]) -> None:
        for column in self.empty:
            self._misfit(column, lines, [not is_missing(cell_at(cells, column.at)) for cells in rows])
        for column in self.figures:
            at = column.at
            texts = [cell_at(cells, at) for cells in rows]
            self.filled[at] = self.filled.get(at, 0) + sum(map(bool, texts))
            if "".join(texts).replace(".", "").isdecimal():
                continue
            words = [not is_missing(t) and not is_number(t) and yes_or_no(t) is None for t in texts]
            self.words[at] = self.words.get(at, 0) + sum(words)
            whole = [
                word and (is_total(text) or is_part_of_part(text)) for text, word in zip(texts, words, strict=True)
            ]
            remarks = column.why == "cells remarked figures" and 3 * self.words[at] <= self.filled[at]
            self._misfit(column, lines, whole if remarks else words)

    def _see_beside(self, column: Column, lines: Lines, rows: Sequence[Sequence[str]]) -> None:
        same = column.why == "cells same"
        for line, cells in zip(lines, rows, strict=True):
            text, other = cell_at(cells, column.at), cell_at(cells, column.beside)
            if is_missing(text):
                continue
            fits = key(text) == key(other) if same else self.texts.setdefault((column.at, text), other) == other
            if not fits:
                self.misfits.setdefault(column.at, line)

    def _misfit(self, column: Column, lines: Lines, misfits: Sequence[bool]) -> None:
        if True in misfits:
            self.misfits.setdefault(column.at, lines[misfits.index(True)])

    def problem(self, layout: Layout, path: str) -> Problem | None:
        """What is told where a column turned out to be another than the first rows said."""
        for at, line in self.misfits.items():
            message = say(
                'the column "{heading}" is left out by what its first {n} rows hold, and this row has something else in it; say '
                'what it means with "columns:" in a target file (remark: [{heading}])',
                heading=layout.columns[at].heading,
                n=SAMPLE,
            )
            where = Location(path, line)
            return Problem(where, "two-columns", with_inspect(message, where))
        return None
