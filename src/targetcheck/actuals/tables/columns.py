"""What each column of a table means: one meaning, from its heading, else from its cells; what has none is told (design §4)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import takewhile

from targetcheck.actuals.tables import sofar
from targetcheck.actuals.tables.caveats import is_other_stage
from targetcheck.actuals.tables.columncells import Cells, Columns
from targetcheck.actuals.tables.dates import SO_FAR
from targetcheck.actuals.tables.headings import Headings, Piece
from targetcheck.actuals.tables.layout import BLANK, DIMENSION, FIGURES, IGNORED, REMARK, Column
from targetcheck.actuals.tables.parts import SUBTOTALS, parts_figures
from targetcheck.errors import Phrase, say
from targetcheck.model.pattern import pattern
from targetcheck.model.text import header_key, key

_FORM = pattern(r"(?:code|name|description|label|代码|编码|名称)$")
"""What a heading ends with that says how its column writes something: SeriesCode and SeriesDescription."""
_OF_CODES = pattern(r"代码|编码|code\b|\biso", re.IGNORECASE)


def columns_of(pieces: Sequence[Sequence[str]], headings: Headings) -> list[Column]:
    """The columns by their headings alone."""
    return [_by_heading(at, texts, headings) for at, texts in enumerate(pieces)]


def _by_heading(at: int, texts: Sequence[str], headings: Headings) -> Column:
    heading = " ".join(texts)
    if not heading:
        return Column(at, "", BLANK)
    pieces = [headings.piece["".join(texts)]]
    last = headings.piece[texts[-1]]
    says_more = last.reach is not None or last.total  # 累计 below 2024年, 合计 below 床位数
    parted = pieces[0].role == REMARK and len(texts) == 1  # 2024年增长率 may be an indicator's
    if not pieces[0].known or says_more or parted:
        pieces = [piece for text in texts for piece in headings.pieces(text)]
    return _of_pieces(Column(at, heading), pieces)


def _of_pieces(column: Column, pieces: list[Piece]) -> Column:
    """A column whose heading's pieces have been looked up."""
    unit = next((piece.unit for piece in reversed(pieces) if piece.unit is not None), None)
    column = column._replace(unit=unit, why="columns" if any(p.mapped for p in pieces) else "heading")
    if any(piece.role == REMARK for piece in pieces):
        return column._replace(meaning=REMARK)
    dimension = next((piece.dimension for piece in pieces if piece.dimension), None)
    if dimension is not None:
        return column._replace(meaning=DIMENSION, dimension=dimension)
    column = column._replace(parted=parts_figures(pieces))
    indicator = next((piece.indicator for piece in pieces if piece.indicator), None)
    role = next((piece.role for piece in pieces if piece.role and piece.role != "value"), None)
    if role is not None and indicator is None:
        return column._replace(meaning=role)
    area = next((key(piece.text) for piece in reversed(pieces) if piece.area), None)
    period = " ".join(piece.text for piece in pieces if piece.period or piece.part) or None
    total = any(piece.total for piece in pieces) or (len(pieces) > 1 and header_key(pieces[-1].text) in SUBTOTALS)
    reach = next((piece.reach for piece in pieces if piece.reach), None)
    if reach is None and len(pieces) > 1 and any(sofar.in_title(p.text, ()) for p in pieces if p.period):
        reach = SO_FAR  # 2025年累计 over 3月
    column = column._replace(indicator=indicator, area=area, period=period, total=total, reach=reach)
    if indicator is not None:
        return column._replace(meaning=FIGURES)
    if any(piece.role == "value" for piece in pieces):
        return column._replace(meaning="value")
    return column


def decided_by_cells(columns: list[Column], cells: Columns, headings: Headings, *, wide: bool) -> list[Column]:
    """The columns with a meaning for those whose heading is not known, from the first rows below it.

    A column of areas or periods is the area or period column if there is none; else it is a fault to be told, as two of them are.
    """
    found = list(columns)
    for column in leading_blanks(columns):
        found[column.at] = _corner(column, cells[column.at], headings)
    if found[0].meaning == REMARK and cells[0].are_areas(headings):  # 占比（%） over areas speaks of the figures
        found[0] = found[0]._replace(meaning="", unit=None)
    _coordinate(found, cells, "area", lambda own: own.are_areas(headings))
    _coordinate(found, cells, "period", lambda own: own.are_periods() and not own.are_plain_figures())
    _parts_beside_years(found, cells)
    if not _holders(found, "period"):
        _coordinate(found, cells, "period", Cells.are_parts_of_years)
    if not _holders(found, "period"):
        _coordinate(found, cells, "period", Cells.are_bare_years)
        if wide:
            asked = {str(year) for year in headings.asked.years}
            _doubt_unknown(found, cells, asked)
            _doubt_first(found, cells, asked)
    keys = {c.at: cells[c.at] for c in found if c.meaning in ("area", "period", "year") and cells[c.at].filled}
    named = [c.at for c in found if c.meaning == "indicator" and cells[c.at].name_asked(headings)]
    for i, column in enumerate(found):
        if column.meaning == "" and column.period is None:
            named_of = _written_otherwise(column, cells, [*keys, *named], found)
            found[i] = _other(column, cells[column.at], keys, wide=wide, named_of=named_of)
        elif column.meaning == BLANK:
            found[i] = _without_heading(column, cells[column.at])
    return found


def _parts_beside_years(found: list[Column], cells: Columns) -> None:
    """Beside a column of years the one of parts of them (一季度, 3月底), whatever it is called."""
    holders = _holders(found, "period")
    years = [column for column in holders if cells[column.at].are_bare_years()]
    unknown = [column for column in found if column.meaning == "" and "口径" not in column.heading]
    parts = [column for column in (*holders, *unknown) if cells[column.at].are_parts_of_years()]
    if len(years) == len(parts) == 1 and set(holders) <= {*years, *parts}:
        found[years[0].at] = years[0]._replace(meaning="year")
        found[parts[0].at] = parts[0]._replace(meaning="month")


def leading_blanks(columns: Sequence[Column]) -> list[Column]:
    """The columns without a heading at the left, where beside them are at most remarks and numbers of rows."""
    first = takewhile(lambda column: column.meaning in (BLANK, REMARK), columns)
    return [column for column in first if column.meaning == BLANK]


def _corner(column: Column, cells: Cells, headings: Headings) -> Column:
    """An empty corner over areas or periods is decided by these."""
    of_periods = cells.are_periods() and (cells.are_bare_years() or not cells.are_plain_figures())
    return column._replace(meaning="") if of_periods or cells.are_areas(headings) else column


_OF = {"area": ("area",), "period": ("period", "year", "month", "quarter")}


def _holders(columns: Sequence[Column], meaning: str) -> list[Column]:
    return [c for c in columns if c.meaning in _OF[meaning]]


def _coordinate(found: list[Column], cells: Columns, meaning: str, fits: Callable[[Cells], bool]) -> None:
    """Gives a meaning to the one column whose cells all fit; where another has it already, or two fit, that is a fault."""
    fitting = [c for c in found if c.meaning == "" and c.period is None and c.area is None and fits(cells[c.at])]
    there = [c for c in _holders(found, meaning) if cells[c.at].filled]
    if len(fitting) == 1 and not there:
        found[fitting[0].at] = fitting[0]._replace(meaning=meaning, why=f"cells {meaning}")
        return
    for column in fitting:
        rivals = [c for c in (*there, *fitting) if c is not column]
        if there and there[0].why == "columns":
            continue  # a target file says which it is: another is a column like any other
        texts = [key(text) for text in cells[column.at].texts]
        same = next((c for c in rivals if [key(text) for text in cells[c.at].texts] == texts), None)
        if same is not None:
            found[column.at] = column._replace(meaning=REMARK, why="cells same", beside=same.at)
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


def _other(column: Column, cells: Cells, keys: dict[int, Cells], *, wide: bool, named_of: int | None) -> Column:
    """A column that is neither a coordinate nor asked for by name."""
    if not cells.filled:
        return column._replace(meaning=IGNORED, why="cells empty")
    if cells.number_rows() and column.at == 0:
        return column._replace(meaning=REMARK, why="cells number")
    if wide and (cells.are_figures() or cells.are_yes_or_no()):
        return column._replace(meaning=IGNORED, why="cells figures")
    if wide and cells.are_mostly_figures():
        return column._replace(meaning=IGNORED, why="cells remarked figures")
    headed = _OF_CODES.search(key(column.heading)) is not None
    of = next((at for at, other in keys.items() if cells.code(other, headed=headed)), named_of)
    if of is not None:
        return column._replace(meaning=REMARK, why="cells code", beside=of)
    if cells.are_figures() and is_other_stage(column.heading):
        return column._replace(meaning=REMARK)
    why = "cells words"
    if cells.are_figures():  # of a long table; where it is no code either, it splits the rows
        why = "cells figures"
    return column._replace(meaning=DIMENSION, dimension=key(column.heading), why=why)


def _written_otherwise(column: Column, cells: Columns, of: list[int], columns: Sequence[Column]) -> int | None:
    """The column of which this one writes the same otherwise: SeriesCode and SeriesDescription by both headings, and 代码 alone."""
    stem = _FORM.sub("", header_key(column.heading))
    for at in of:
        if not stem and cells[column.at].are_codes() and cells[at].each_has_one(cells[column.at]):
            return at
        heading = header_key(columns[at].heading)
        alike = stem and heading != stem and _FORM.sub("", heading) == stem
        if alike and cells[at].each_has_one(cells[column.at]):
            return at
    return None


def _without_heading(column: Column, cells: Cells) -> Column:
    if not cells.filled:
        return column._replace(meaning=IGNORED, why="cells empty")
    if cells.number_rows():
        return column._replace(meaning=REMARK, why="cells number")
    fault = say("column {n} has cells and no heading; give it one", n=column.at + 1)
    return column._replace(meaning=IGNORED, why="cells without heading", fault=("no-heading", fault))


_OF_TIME = pattern("[年期时]|year|period|time|date|annual", re.IGNORECASE)


def _doubt_unknown(found: list[Column], cells: Columns, asked: set[str]) -> None:
    """Numbers such as 1982 and 2026 under a heading that says nothing of time are years where the rows need them, all agree, or
    they are those that are `asked` for; else they may be figures."""
    for column in found:
        own = cells[column.at]
        of_time = not column.heading or _OF_TIME.search(key(column.heading)) is not None
        the_same_each = len(own.filled) > len(own.distinct) == 1
        if column.why != "cells period" or column.total or of_time or the_same_each:
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
        found[column.at] = column._replace(meaning=IGNORED, fault=("unclear-period", _years_or_figures(column)))


def _doubt_first(found: list[Column], cells: Columns, asked: set[str]) -> None:
    """An indicator's name over years that are asked for, beside a column that nobody asks for, may be the title of that one."""
    first, others = found[0], found[1:]
    if first.meaning != FIGURES or first.period is not None or not cells[first.at].are_bare_years():
        return
    years = {text.strip() for text in cells[first.at].distinct}
    unknown = [c for c in others if c.meaning in ("", "value") and cells[c.at].filled and cells[c.at].are_figures()]
    if years <= asked and unknown and not any(c.meaning == FIGURES for c in others):
        found[first.at] = first._replace(fault=("unclear-period", _years_or_figures(first)))


def _years_or_figures(column: Column) -> Phrase:
    return say(
        'the column "{heading}" may hold years or figures; say which with "columns:" in a target file '
        "(period: {heading}, or remark: [{heading}])",
        heading=column.heading,
    )
