"""What each column of a table means: one meaning, from its heading, else from its cells; what has none is told (design §4)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from targetcheck.actuals.cells import is_missing, read_cell
from targetcheck.actuals.tables.header import is_figure
from targetcheck.actuals.tables.headings import Headings, Piece
from targetcheck.errors import Phrase, say
from targetcheck.model.columns import is_part_of_part, is_total
from targetcheck.model.period import Period, parse_period, period_of_year
from targetcheck.model.text import key, plain
from targetcheck.model.unit import Unit

COORDINATES = ("indicator", "area", "period", "year", "quarter", "month", "unit")
FIGURES, DIMENSION, REMARK, IGNORED, BLANK = "figures", "dimension", "remark", "ignored", "blank"

_YEAR = re.compile("(?:19[4-9]|20[0-4])[0-9]")
_OF_TIME = re.compile("[年期时]|year|period|time|date|annual", re.IGNORECASE)
_CODE = re.compile("[0-9A-Za-z][0-9A-Za-z._/-]*")


class Column(NamedTuple):
    """A column and its meaning: one of `COORDINATES`, value, figures, dimension, remark, ignored, blank, or "" as long as unknown."""

    at: int
    heading: str
    meaning: str = ""
    why: str = ""
    """heading, `columns:`, or the kind of cells that it was told by."""
    indicator: str | None = None
    dimension: str | None = None
    area: str | None = None
    period: str | None = None
    """A period that stands in the heading; one without its year until the title's is known."""
    unit: Unit | None = None
    total: bool = False
    """Whether the heading says that it holds the total of the columns beside it."""
    fault: tuple[str, Phrase] | None = None


def _is_number(text: str) -> bool:
    return is_figure(text) or text.lstrip().startswith("#")


def columns_of(pieces: Sequence[Sequence[str]], headings: Headings) -> list[Column]:
    """The columns by their headings alone."""
    return [_by_heading(at, texts, headings) for at, texts in enumerate(pieces)]


def _by_heading(at: int, texts: Sequence[str], headings: Headings) -> Column:
    heading = " ".join(texts)
    if not heading:
        return Column(at, "", BLANK)
    whole = headings("".join(texts)) if len(texts) > 1 else headings(texts[0])
    if whole.known:
        return _of_pieces(Column(at, heading), [whole])
    return _of_pieces(Column(at, heading), [headings(text) for text in texts])


def _of_pieces(column: Column, pieces: list[Piece]) -> Column:
    """A column whose heading's pieces have been looked up."""
    unit = next((piece.unit for piece in reversed(pieces) if piece.unit is not None), None)
    column = column._replace(unit=unit, why="columns" if any(p.mapped for p in pieces) else "heading")
    if any(piece.role == REMARK for piece in pieces):
        return column._replace(meaning=REMARK)
    dimension = next((piece.dimension for piece in pieces if piece.dimension), None)
    if dimension is not None:
        return column._replace(meaning=DIMENSION, dimension=dimension)
    indicator = next((piece.indicator for piece in pieces if piece.indicator), None)
    role = next((piece.role for piece in pieces if piece.role and piece.role != "value"), None)
    if role is not None and indicator is None:
        return column._replace(meaning=role)
    area = next((key(piece.text) for piece in pieces if piece.area), None)
    period = " ".join(piece.text for piece in pieces if piece.period or piece.part) or None
    total = any(piece.total for piece in pieces)
    column = column._replace(indicator=indicator, area=area, period=period, total=total)
    if indicator is not None:
        return column._replace(meaning=FIGURES)
    if any(piece.role == "value" for piece in pieces):
        return column._replace(meaning="value")
    return column


def heading_period(text: str, year: str | None) -> Period | None:
    """The period that a heading writes, in one piece or as a year and its part; without a year, a part of `year`."""
    if (whole := parse_period(text)) is not None:
        return whole
    first, _, rest = text.partition(" ")
    for of, part in ((first, rest), (rest, first), (year or "", text)):
        if of and part and parse_period(of) is not None:
            found = period_of_year(of, part, False) or period_of_year(of, part, True)
            if found is not None:
                return found
    return None


class Cells:
    """The texts of a column's first cells, each once, and how they go with those of another column."""

    def __init__(self, rows: Sequence[Sequence[str]], at: int) -> None:
        self.texts = [cells[at] if at < len(cells) else "" for cells in rows]
        self.filled = [text for text in self.texts if not is_missing(text)]
        self.distinct = list(dict.fromkeys(self.filled))

    def are_areas(self, headings: Headings) -> bool:
        """Whether all are areas that are known, or some are that target files name; totals among them change nothing."""
        names = [t for t in self.distinct if not is_total(t) and not is_part_of_part(t)]
        areas = [text for text in names if headings.is_area(text)]
        asked = any(key(text) in headings.asked.areas for text in areas)
        return bool(names) and (len(areas) == len(names) or (asked and 2 * len(areas) >= len(names)))

    def are_periods(self) -> bool:
        names = [text for text in self.distinct if not is_total(text)]
        return bool(names) and all(parse_period(text) is not None for text in names)

    def are_bare_years(self) -> bool:
        return bool(self.distinct) and all(_YEAR.fullmatch(text.strip()) for text in self.distinct)

    def are_plain_figures(self) -> bool:
        """Whether all are digits alone, which may be periods (2024, 202409) and mostly are no such thing."""
        return all(plain(text).strip().replace(".", "", 1).isdecimal() for text in self.distinct)

    def are_figures(self) -> bool:
        """Whether all are numbers, or errors where a spreadsheet has worked one out."""
        return all(map(_is_number, self.distinct))

    def are_mostly_figures(self) -> bool:
        """Whether they are numbers but for some remarks (停诊, 约300); a total among them parts the others."""
        words = [text for text in self.filled if not _is_number(text)]
        return 3 * len(words) <= len(self.filled) and not any(is_total(t) or is_part_of_part(t) for t in words)

    def are_yes_or_no(self) -> bool:
        return bool(self.distinct) and all(isinstance(read_cell(text)[0], bool) for text in self.distinct)

    def are_one_of_several(self) -> bool:
        """Whether the same stands in each of several rows."""
        return len(self.filled) > 1 and len(self.distinct) == 1

    def number_rows(self) -> bool:
        """Whether they only number the rows: 1, 2, 3 …"""
        texts = [text.strip() for text in self.texts]
        numbers = [text for text in texts if text]
        return bool(numbers) and numbers == [str(n) for n in range(1, len(numbers) + 1)]

    def code(self, other: Cells) -> bool:
        """Whether they are codes of the other column's values: each belongs to one of them, and there are several."""
        if len(self.distinct) < 2 or not all(_CODE.fullmatch(text.strip()) for text in self.distinct):
            return False
        of: dict[str, str] = {}
        for text, value in zip(self.texts, other.texts, strict=True):
            if not is_missing(text) and of.setdefault(text, value) != value:
                return False
        return len(set(of.values())) > 1


def decided_by_cells(
    columns: list[Column], rows: Sequence[Sequence[str]], headings: Headings, *, wide: bool
) -> list[Column]:
    """The columns with a meaning for those whose heading is not known, from the first rows below it.

    A column of areas or periods is the area or period column if there is none; else it is a fault to be told, as two of them are.
    """
    cells = {c.at: Cells(rows, c.at) for c in columns}
    found = list(columns)
    _coordinate(found, cells, "area", lambda c: cells[c.at].are_areas(headings))
    _coordinate(found, cells, "period", lambda c: cells[c.at].are_periods() and not cells[c.at].are_plain_figures())
    if not _holders(found, "period"):
        _coordinate(found, cells, "period", lambda c: cells[c.at].are_bare_years())
        if wide:
            _doubt_years(found, cells, {str(year) for year in headings.asked.years})
    keys = [cells[c.at] for c in found if c.meaning in ("area", "period", "year") and cells[c.at].filled]
    for i, column in enumerate(found):
        if column.meaning == "" and column.period is None:
            found[i] = _other(column, cells[column.at], keys, wide=wide)
        elif column.meaning == BLANK:
            found[i] = _without_heading(column, cells[column.at])
    return found


def _doubt_years(found: list[Column], cells: dict[int, Cells], asked: set[str]) -> None:
    """Numbers such as 1982 and 2026 under a heading that says nothing of time are years where the rows need them, all agree, or
    they are those that are `asked` for; else they may be figures."""
    for column in found:
        own = cells[column.at]
        if column.why != "cells period" or _OF_TIME.search(key(column.heading)) or own.are_one_of_several():
            continue
        if {text.strip() for text in own.distinct} <= asked:
            continue
        words = [
            cells[c.at].texts
            for c in found
            if c.at != column.at and cells[c.at].filled and not cells[c.at].are_figures()
        ]
        rows = list(zip(*words, strict=True))
        if len(set(rows)) < len(rows):
            continue
        message = say(
            'the column "{heading}" may hold years or figures; say which with "columns:" in a target file '
            "(period: {heading}, or remark: [{heading}])",
            heading=column.heading,
        )
        found[column.at] = column._replace(meaning=IGNORED, fault=("unclear-period", message))


_OF = {"area": ("area",), "period": ("period", "year", "month", "quarter")}


def _holders(columns: Sequence[Column], meaning: str) -> list[Column]:
    return [c for c in columns if c.meaning in _OF[meaning]]


def _coordinate(found: list[Column], cells: dict[int, Cells], meaning: str, fits: object) -> None:
    """Gives a meaning to the one column whose cells all fit; where another has it already, or two fit, that is a fault."""
    fitting = [c for c in found if c.meaning == "" and c.period is None and c.area is None and fits(c)]  # type: ignore[operator]
    there = [c for c in _holders(found, meaning) if cells[c.at].filled]
    if len(fitting) == 1 and not there:
        found[fitting[0].at] = fitting[0]._replace(meaning=meaning, why=f"cells {meaning}")
        return
    for column in fitting:
        rivals = [c for c in (*there, *fitting) if c is not column]
        if there and there[0].why == "columns":
            continue  # a target file says which it is: another is a column like any other
        if any(_says_the_same(cells[column.at], cells[other.at]) for other in rivals):
            found[column.at] = column._replace(meaning=REMARK, why="cells same")
            continue
        names = [c.heading for c in sorted((column, *rivals), key=lambda c: c.at)]
        fault = say(
            'the columns {names} both hold {what}; say which one counts with "columns:" in a target file ({what}: {heading}), and '
            "that the other is a dimension (where, each) or a remark (remark: [ … ])",
            names=names,
            what=say("names of areas") if meaning == "area" else say("periods"),
            heading=names[0],
        )
        found[column.at] = column._replace(
            meaning=DIMENSION, dimension=key(column.heading), fault=("two-columns", fault)
        )


def _says_the_same(one: Cells, other: Cells) -> bool:
    """Whether two columns hold the same in every row."""
    return [key(text) for text in one.texts] == [key(text) for text in other.texts]


def _other(column: Column, cells: Cells, keys: Sequence[Cells], *, wide: bool) -> Column:
    """A column that is neither a coordinate nor asked for by name."""
    if not cells.filled:
        return column._replace(meaning=IGNORED, why="cells empty")
    if cells.number_rows() and column.at == 0:
        return column._replace(meaning=REMARK, why="cells number")
    if wide and (cells.are_mostly_figures() or cells.are_yes_or_no()):
        return column._replace(meaning=IGNORED, why="cells figures")
    if any(cells.code(other) for other in keys):
        return column._replace(meaning=REMARK, why="cells code")
    return column._replace(meaning=DIMENSION, dimension=key(column.heading), why="cells words")


def _without_heading(column: Column, cells: Cells) -> Column:
    if not cells.filled:
        return column._replace(meaning=IGNORED, why="cells empty")
    if cells.number_rows():
        return column._replace(meaning=REMARK, why="cells number")
    fault = say("column {n} has cells and no heading; give it one", n=column.at + 1)
    return column._replace(meaning=IGNORED, why="cells without heading", fault=("no-heading", fault))
