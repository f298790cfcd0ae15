"""Tables of indicators in a text: by column where each line has the header's cells, else flattened, a cell a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from targetcheck.draft.columns import (
    NAMED_UNIT,
    NATURES,
    UNIT,
    VALUE,
    WORDED,
    Cell,
    Column,
    Row,
    Taken,
    column_of,
    label_of,
    told_as_text,
)
from targetcheck.draft.passages import lines
from targetcheck.draft.values import narrow

_CELL = re.compile(r"[^\s|]+")
_COLUMN = re.compile(r"[^\t|]*")
_PROSE = re.compile(
    r"[。；]|^\s*(?:附?表|附件|专栏)\s*\d|^\s*(?:第[一二三四五六七八九十]+[章节]|[一二三四五六七八九十]+、|[(（][一二三四五六七八九十]+[)）])"
)
_ROW_LENGTH = 240
_LABEL_LENGTH = 14
_FEW = 2
_LABELS = 12


def tables(text: str) -> tuple[list[Row], Taken]:
    """The rows of every table in the text, and the lines that the tables take up."""
    found: list[Row] = []
    taken: Taken = {}
    block: list[Cell] = []
    shown: list[tuple[int, str]] = []
    labels: list[Cell] = []
    every = [*lines(text), (0, "")]
    for (at, line), after in pairwise(every):
        cells = [Cell(narrow(c[0]), at + c.start(), at + c.end(), at) for c in _CELL.finditer(line)]
        opens = len(line) < _ROW_LENGTH and (any(label_of(cell.text) == "name" for cell in cells) or _is_header(cells))
        another = opens and len(cells) > 1
        fits = bool(shown) and line.count("\t") == shown[0][1].count("\t") > 1
        prose = not (opens or fits) and (len(line) > _ROW_LENGTH or _PROSE.search(line))
        if len(cells) == 1 and prose and len(line) < _ROW_LENGTH and _goes_on_below(shown, after):
            shown.append((at, line))  # 一、健康水平, a heading among the rows
            continue
        if shown and (another or prose) and not _goes_on(shown, at, line):
            found += _block(block, shown, taken, text)
            block, shown = [], []
        if shown or opens:
            block += cells if shown else [*labels, *cells]
            shown.append((at, line))
        elif len(cells) > 2 and cells[-1].text in NATURES and any(VALUE.fullmatch(cell.text) for cell in cells):
            found += _block(cells, [], taken, text)  # a row without a header: a name, values, and 约束性 at its end
        # A header may stand one cell a line: 类别, 序号 and then 指标名称.
        labels = [*labels, *cells][-_LABELS:] if all(label_of(cell.text) for cell in cells) else []
    return [*found, *_block(block, shown, taken, text)], taken


def _is_header(cells: list[Cell]) -> bool:
    """Whether a line holds nothing but short labels, one of them over values: 序号 名称 2025年 2026年."""
    columns = [column_of(cell.text) for cell in cells]
    short = all(len(cell.text) <= _LABEL_LENGTH for cell in cells)
    values = any(VALUE.fullmatch(cell.text) and not column for cell, column in zip(cells, columns, strict=True))
    return len(cells) > _FEW and short and not values and any(columns[1:])


def _goes_on(shown: list[tuple[int, str]], at: int, line: str) -> bool:
    """Whether a line is the second one of a header, which divides a column of the first."""
    first = {cell.text for cell in _split(*shown[0])}
    return len(shown) == 1 and len(_split(at, line)) > len(first) and _split(at, line)[0].text in first


def _goes_on_below(shown: list[tuple[int, str]], after: tuple[int, str]) -> bool:
    """Whether the line below is one more row: with as many cells as the header."""
    return bool(shown) and len(_split(*after)) == len(_split(*shown[0])) > _FEW


def _block(cells: list[Cell], shown: list[tuple[int, str]], taken: Taken, text: str) -> list[Row]:
    """The rows of a stretch that looks like a table; none when it has no header of years and no nature."""
    by_line = [_split(*line) for line in shown]
    if len(by_line) > 1 and len(by_line[1]) > len(by_line[0]) and _goes_on(shown[:1], *shown[1]):
        by_line = by_line[1:]
    rows = _by_column(by_line)
    told = told_as_text(by_line, bool(rows))
    if rows or told:
        above = _UNIT_ABOVE.search(narrow(text[max(0, shown[0][0] - 40) : shown[0][0]]))
        for row in rows:
            row.above = above[1] if above and UNIT.fullmatch(above[1]) else ""
        taken.update({at: told.get(at, []) for at, _ in shown if rows or at in told})
        return [row for row in rows if row.name.row not in told]
    length = 0
    while length < len(cells) and label_of(cells[length].text):
        length += 1
    numbered = any(cell.text == "序号" for cell in cells[:length])
    if numbered and (rows := _by_column(_counted(cells, length))):
        taken.update((cell.row, []) for cell in cells)
        return rows
    columns = [column for cell in cells[:length] if (column := column_of(cell.text))]
    if not columns and not any(cell.text in NATURES for cell in cells):
        return []
    rows = [row for row in _rows(cells[length:], columns, numbered) if row.name.text and row.values]
    if rows:
        taken.update((cell.row, []) for cell in cells)
    return rows


_UNIT_ABOVE = re.compile(r"(?:^|\n|\()\s*(?:计量)?单位:\s*([^\s()]+)\)?\s*$")
"""What stands right above a table of all its numbers: 单位:万元."""


def _counted(cells: list[Cell], length: int) -> list[list[Cell]]:
    """The lines of a table that stands one cell a line, each opened by its number; none where one has more or less."""
    first = next(i for i, cell in enumerate(cells) if cell.text == "序号")
    width = length - first
    by_line = [cells[at : at + width] for at in range(first, len(cells) - width + 1, width)]
    if [line[0].text for line in by_line[1:]] == [str(number) for number in range(1, len(by_line))]:
        return by_line
    return []


def _by_column(by_line: list[list[Cell]]) -> list[Row]:
    """The rows of lines that have a cell for each of the header, the first one; none where a line has not."""
    if not by_line:
        return []
    labels = [cell.text for cell in by_line[0]]
    columns = [column_of(label) for label in labels]
    heads = [i for i, label in enumerate(labels) if label_of(label) == "name"]
    # 任务 before 指标: the indicator is the second; without either the first that is no label of its own
    name = [i for i in heads if "指标" in labels[i]][-1:] or heads
    name = name or [i for i, label in enumerate(labels) if not (columns[i] or label_of(label))]
    if not name or not any(columns):
        return []
    rows: list[Row] = []
    for cells in by_line[1:]:
        if len(cells) == len(labels) - 1 and 0 < name[0] < len(cells) and _is_value(cells[name[0]].text):
            blank = Cell("", cells[0].start, cells[0].start, cells[0].row)
            cells = [blank, *cells]  # 类别 stands in its first row alone
        if len(cells) == len(labels):
            rows.append(_filled(cells[name[0]], labels, columns, cells))
        elif len(cells) > 1 or VALUE.fullmatch(cells[0].text):
            return []
    return [row for row in rows if row.name.text and row.values]


def _is_value(text: str) -> bool:
    """Whether a cell holds a number or a unit, and no name."""
    return bool(VALUE.fullmatch(text) or WORDED.fullmatch(text) or UNIT.fullmatch(text.strip("()")))


def _split(at: int, line: str) -> list[Cell]:
    """The cells of a line between its tabs or bars, empty ones too; where it has none, between its white space."""
    shown, pattern = line.rstrip("\n\r"), _CELL
    if "|" in line:
        shown, pattern = line.strip("\n\r |"), _COLUMN
    elif "\t" in shown:
        pattern = _COLUMN
    at += line.index(shown)
    cells: list[Cell] = []
    last = -1
    for part in pattern.finditer(shown):
        if part.start() > last:  # the empty match at the end of a part is no cell
            cells.append(Cell("".join(narrow(part[0]).split()), at + part.start(), at + part.end(), at))
        last = part.end()
    return cells


def _rows(cells: list[Cell], columns: list[Column], numbered: bool) -> Iterator[Row]:
    row = Row(columns=columns)
    last = 0
    for i, cell in enumerate(cells):
        after = cells[i + 1].text if i + 1 < len(cells) else ""
        if cell.text in NATURES:
            row.level = NATURES[cell.text]
            yield row
            row = Row(columns=columns)
        elif _is_index(cell.text, after, last if numbered else None, row):
            last = int(cell.text)
        elif VALUE.fullmatch(cell.text) or WORDED.fullmatch(cell.text):
            row.values.append(cell)
        elif UNIT.fullmatch(cell.text.strip("()")) and row.name.text and not row.values:
            row.unit = cell.text.strip("()")
        else:
            if row.values:
                yield row
                row = Row(columns=columns)
            _named(row, cell)
    yield row


def _is_index(text: str, after: str, last: int | None, row: Row) -> bool:
    """Whether a number only counts the rows: before a name, or the next one under a header with 序号."""
    named = after and not VALUE.fullmatch(after) and not WORDED.fullmatch(after) and after not in NATURES
    if not named or not re.fullmatch(r"\d{1,3}", text):
        return False
    return not row.name.text or (last is not None and int(text) == last + 1)


def _filled(name: Cell, labels: list[str], columns: list[Column | None], cells: list[Cell]) -> Row:
    """The row with what stands in its cells, each under its label."""
    row = Row()
    _named(row, name)
    for label, column, cell in zip(labels, columns, cells, strict=True):
        if cell.text in NATURES:
            row.level = NATURES[cell.text]
        elif label_of(label) in ("deadline", "offices", "weight", "rules"):
            kind = label_of(label)
            row.told[kind] = "、".join(filter(None, (row.told.get(kind), cell.text)))
        elif label in ("单位", "计量单位") and UNIT.fullmatch(cell.text.strip("()")):
            row.unit = cell.text.strip("()")
        elif column and cell.text:
            row.values.append(cell)
            row.columns.append(column)
        elif cell is not name and not label_of(label) and re.search("[0-9]", cell.text):
            row.told["rest"] = f"{row.told.get('rest', '')} {cell.text}"
    return row


def _named(row: Row, cell: Cell) -> None:
    """The cell as the row's name; a unit in parentheses at its end is the row's unit."""
    row.name = cell
    found = NAMED_UNIT.fullmatch(cell.text)
    if found and UNIT.fullmatch(found[2]):
        row.name = Cell(found[1], cell.start, cell.end, cell.row)
        row.unit = found[2]
