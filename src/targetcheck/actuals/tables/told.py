"""What is told of a table as a whole, also where later rows are other than the first ones showed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from targetcheck.actuals.cells import cell_at, is_missing
from targetcheck.actuals.file import File
from targetcheck.actuals.tables.columncells import is_number
from targetcheck.actuals.tables.layout import Column, Layout
from targetcheck.actuals.tables.ownreport import is_own_report
from targetcheck.actuals.tables.titles import Titles
from targetcheck.errors import Location, Phrase, Problem, say
from targetcheck.model.actuals import Asked
from targetcheck.model.columns import is_part_of_part, is_total
from targetcheck.model.text import key, yes_or_no
from targetcheck.model.unit import Unit, is_ratio


def misread(where: Location, code: str, what: Phrase) -> Problem:
    """What is wrong with how a table is read, and the command that shows it."""
    message = say('{what}; "targetcheck inspect {file}" shows how the table is read', what=what, file=where.inspected())
    return Problem(where, code, message)


def without_year(heading: str) -> tuple[str, Phrase]:
    """The fault of a heading that is a month, and of no year."""
    return "unclear-period", say(
        'the heading "{heading}" has no year; write 2024年1月, or the year in the title or the file\'s name',
        heading=heading,
    )


def warn_of_unit(found: File, titles: Titles) -> None:
    """Warns of a title that names several units."""
    if titles.unclear_unit is not None:
        message = say('the unit "{unit}" above the table is not one unit; it is left out', unit=titles.unclear_unit)
        found.warn(1, "unclear-unit", message)


def warn_of_part(found: File, layout: Layout, asked: Asked) -> None:
    """Warns of a title of a part, or of another kind of figures, above indicators whose names say nothing of it, where no
    column parts them; and of a short name before the year in a title that may be another area's, where nothing else names the
    area."""
    lead, wanted = layout.titles.lead, {value.indicator for value in layout.values}
    names = [name for name, indicator in asked.names.items() if None in wanted or indicator in wanted]
    messages = []
    for word, message in (
        (layout.titles.part, say("the title or the file's name speaks of {part}; the figures are taken for the whole", part=layout.titles.part)),
        (layout.titles.kind, say("the title or the file's name speaks of {part}; the figures are taken for the indicator's own", part=layout.titles.kind)),
    ):  # fmt: skip
        if word is not None and names and not layout.dimensions and not any(word[:2] in name for name in names):
            messages.append(message)
    if lead is not None and not layout.says_area() and layout.titles.area is None and not layout.mixed:
        messages.append(say('the title or the file\'s name begins with "{name}"; if that is another area, add a column of areas',
                            name=lead))  # fmt: skip
    other_area = None if layout.says_area() else layout.titles.other_area
    other = other_area or (None if layout.says_period() else layout.titles.other_year)
    if other is not None:
        message = say('the file\'s name, "{name}", says another area or time than the title, which counts', name=other)
        messages.append(message)
    for message in messages if layout.values else ():
        found.warn(layout.lines[0] or 1, "part-of-figure", message)


def warn_of_no_values(found: File, layout: Layout, width: int, line: int, named: Iterable[str]) -> None:
    """Tells of a table without any column of figures: of one column, or of indicators without their values.

    `named` are those that are asked for: why they have no figure is told beside them.
    """
    if is_own_report(layout.columns):
        found.warn(line, "other-kind", say("this is a report of evaluate and no actuals; nothing is read"))
    elif layout.titles.plan is not None:
        message = say('"{title}" says that the figures are a plan; they are left out', title=layout.titles.plan)
        found.warn(line, "no-value-column", message)
    elif width == 1 and len(found.layouts) == 1:
        message = say("the file has one column only: no comma, semicolon or tab parts its cells")
        found.problem(line, "one-column", message)
    elif layout.indicator is not None:
        names = [column.heading for column in layout.columns if column.heading]
        message = say("no column of figures (value, 数值, 实际值 …) among {names}; nothing is read", names=names)
        found.warn(line, "no-value-column", message)
        for indicator in named:
            found.unplace(found.warnings[-1], indicator)


def warn_of_two_units(found: File, where: Location, text: str, own: Unit, beside: Unit | None) -> None:
    """Warns of the first ratio of a file whose cell says % and whose row or heading says ‰: it counts as its cell says."""
    if any(warning.code == "two-units" for warning in found.warnings):
        return
    if beside is None or own.scale == beside.scale or not is_ratio(own) or not is_ratio(beside):
        return
    message = say("{text} stands in a row or column in {unit}; it counts as its cell says", text=text, unit=beside.text)
    found.warnings.append(Problem(where, "two-units", message))


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
        self.misfit: tuple[Column, int | None] | None = None
        """The column of the first cell that does not fit, and its line."""

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
                self._misfit(column, [line], [True])

    def _misfit(self, column: Column, lines: Lines, misfits: Sequence[bool]) -> None:
        if self.misfit is None and True in misfits:
            self.misfit = column, lines[misfits.index(True)]

    def problem(self, path: str) -> Problem | None:
        """What is told where a column turned out to be another than the first rows said."""
        if self.misfit is None:
            return None
        column, line = self.misfit
        message = say(
            'the column "{heading}" is left out by what its first {n} rows hold, and this row has something else in it; say '
            'what it means with "columns:" in a target file (remark: [{heading}])',
            heading=column.heading,
            n=SAMPLE,
        )
        return misread(Location(path, line), "two-columns", message)
