"""Text for a terminal: laid out as wide as it is, in its sixteen colours or in none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from targetcheck.errors import no_command
from targetcheck.named import NamedTuple
from targetcheck.reports import Style
from targetcheck.reports.folding import fold, places

NARROWEST = 30
LEAST_NAME = 16
"""Places that a name has beside its numbers; with fewer, these stand under it."""
WIDEST_NUMBERS = (40, 28, 20)
"""Numbers wider than this may stand under the name instead of in a column; tried from the widest."""
COLOURS = {"bold": "1", "dim": "2", "green": "32", "yellow": "33", "cyan": "36", "bold red": "1;31"}


class Text(NamedTuple):
    """A text in a colour (empty: none)."""

    text: str = ""
    colour: str = ""


class Row(NamedTuple):
    """A row of a grid: one text a column, the same in one line where it is too narrow, and what stands under it."""

    cells: tuple[Text, ...]
    numbers: str
    """All but the first two cells, for the line under the name."""
    under: tuple[str, ...] = ()
    depth: int = 0


class Grid(NamedTuple):
    """Rows and headings over them; the second column takes what room is left, those after it hold numbers."""

    heads: tuple[str, ...]
    rows: Sequence[Row | Text]


def written(parts: Iterable[Text | Grid | tuple[Text, ...]], style: Style) -> str:
    """The parts one under the other; texts in a tuple stand on one line, as far as they fit."""
    width = max(style.width, NARROWEST)
    lines: list[tuple[Text, ...]] = []
    for given in parts:
        part = _in_encoding(given, style.encoding)
        if isinstance(part, Grid):
            lines += _grid(part, width)
        elif isinstance(part, Text):
            lines += [(Text(line, part.colour),) for line in fold(part.text, width)]
        else:
            lines += _beside(part, width)
    return "".join(_painted(line, style.colour) + "\n" for line in lines)


STAND_INS: dict[str, tuple[str, ...]] = {
    "✓": ("√", "v"), "✗": ("×", "x"), "▴": ("^",), "▾": ("v",), "◦": ("o",), "–": ("-",), "−": ("-",), "—": ("-",),
    "↳": (">",), "→": ("->",), "←": ("<-",), "█": ("#",), "▓": ("=",), "░": (".",), "≥": (">=",), "≤": ("<=",), "\u00a0": (" ",),
    "…": ("...",), "×": ("x",), "“": ('"',), "”": ('"',), "├": ("+",), "└": ("+",), "│": ("|",), "─": ("-",),
}  # fmt: skip
"""Sign → what may stand in its place where an encoding lacks it: the first that it has."""


def stand_in(text: str, encoding: str) -> str:
    """The text with other signs in place of those that the encoding lacks; a letter as its number."""
    return "".join(_stand_in(sign, encoding) for sign in text)


@cache
def _stand_in(sign: str, encoding: str) -> str:
    for other in (sign, *STAND_INS.get(sign, ())):
        if _has(encoding, other):
            return other
    return sign.encode(encoding, "backslashreplace").decode(encoding)


def _has(encoding: str, sign: str) -> bool:
    try:
        sign.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _in_encoding(part: Text | Grid | tuple[Text, ...], encoding: str) -> Text | Grid | tuple[Text, ...]:
    """A part as the terminal can show it, before its columns are laid out."""
    if encoding == "utf-8":
        return part
    if isinstance(part, Text):
        return Text(stand_in(part.text, encoding), part.colour)
    if not isinstance(part, Grid):
        return tuple(Text(stand_in(text.text, encoding), text.colour) for text in part)
    rows: list[Row | Text] = []
    for row in part.rows:
        if isinstance(row, Text):
            rows.append(Text(stand_in(row.text, encoding), row.colour))
            continue
        cells = tuple(Text(stand_in(cell.text, encoding), cell.colour) for cell in row.cells)
        under = tuple(stand_in(text, encoding) for text in row.under)
        rows.append(Row(cells, stand_in(row.numbers, encoding), under, row.depth))
    return Grid(tuple(stand_in(head, encoding) for head in part.heads), rows)


def _painted(line: tuple[Text, ...], colour: bool) -> str:
    if not colour:
        return no_command("".join(text for text, _ in line).rstrip())
    shown = []
    for text, name in line:
        shown.append(f"\x1b[{COLOURS[name]}m{text}\x1b[0m" if name and text else text)
    return no_command("".join(shown))


def _beside(texts: Sequence[Text], width: int) -> Iterator[tuple[Text, ...]]:
    """Texts beside one another, on as few lines as they fit on."""
    line: list[Text] = []
    used = 0
    for text in texts:
        if line and used + places(text.text) > width:
            yield tuple(line)
            line, used = [], 0
        line.append(text)
        used += places(text.text)
    yield tuple(line)


def _grid(grid: Grid, width: int) -> list[tuple[Text, ...]]:
    """Numbers in columns of their own or under the names, whichever takes fewer lines: a wider terminal never more."""
    layouts = [list(_narrow(grid, width))]
    for widest in WIDEST_NUMBERS:
        loose = _loosened(grid, widest)
        sizes = _sizes(loose)
        room = width - sizes[0] - sum(size + 2 for size in sizes[2:]) - 2
        if room >= min(LEAST_NAME, sizes[1]):
            sizes[1] = min(sizes[1], room)
            layouts.append(list(_wide(loose, sizes, width)))
        if loose is grid:
            break
    return min(reversed(layouts), key=len)


def _loosened(grid: Grid, widest: int) -> Grid:
    """The grid without numbers wider than this in its columns: of such a row they stand under the name."""
    rows: list[Row | Text] = []
    for row in grid.rows:
        if isinstance(row, Row) and any(places(cell.text) > widest for cell in row.cells[2:]):
            empty = (Text(),) * len(row.cells[2:])
            rows.append(row._replace(cells=(*row.cells[:2], *empty), under=(row.numbers, *row.under)))
        else:
            rows.append(row)
    return grid if rows == grid.rows else grid._replace(rows=rows)


def _sizes(grid: Grid) -> list[int]:
    """The widest of each column."""
    sizes = [places(head) for head in grid.heads]
    for row in grid.rows:
        if isinstance(row, Row):
            widths = [places(cell.text) for cell in row.cells]
            widths[1] += 2 * row.depth
            sizes = list(map(max, sizes, widths))
    return sizes


def _wide(grid: Grid, sizes: list[int], width: int) -> Iterator[tuple[Text, ...]]:
    heads = [Text(head, "dim") for head in grid.heads]
    if any(grid.heads):
        yield _columns(heads, sizes)
    for row in grid.rows:
        if isinstance(row, Text):
            yield from _spanning(row, width)
            continue
        indent = "  " * row.depth
        first, *more = fold(row.cells[1].text, sizes[1] - len(indent))
        yield _columns([row.cells[0], Text(indent + first), *row.cells[2:]], sizes)
        for line in more:
            yield (Text(" " * (sizes[0] + 2) + indent + line),)
        yield from _under(row, sizes[0] + 2, width)


def _columns(cells: Sequence[Text], sizes: list[int]) -> tuple[Text, ...]:
    """One line of cells, the first two from the left, the numbers from the right."""
    line: list[Text] = []
    for column, (cell, size) in enumerate(zip(cells, sizes, strict=True)):
        room = Text(" " * (size - places(cell.text)))
        line += [room, cell] if column > 1 else [cell, room]
        line.append(Text("  "))
    return tuple(line[:-1])


def _narrow(grid: Grid, width: int) -> Iterator[tuple[Text, ...]]:
    """The numbers on a line of their own under the name."""
    first = _sizes(grid)[0]
    for row in grid.rows:
        if isinstance(row, Text):
            yield from _spanning(row, width)
            continue
        indent = "  " * row.depth
        room = Text(" " * (first - places(row.cells[0].text) + 1) + indent)
        name, *more = fold(row.cells[1].text, width - first - 1 - len(indent))
        yield row.cells[0], room, Text(name)
        for line in more:
            yield (Text(" " * (first + 1) + indent + line),)
        for line in fold(row.numbers, width - 4 - len(indent)) if row.numbers else ():
            yield (Text(f"    {indent}{line}"),)
        yield from _under(row, 4, width)


def _spanning(text: Text, width: int) -> Iterator[tuple[Text, ...]]:
    for line in fold(text.text, width):
        yield (Text(line, text.colour),)


def _under(row: Row, left: int, width: int) -> Iterator[tuple[Text, ...]]:
    """Notes over the whole row, the first line of each marked."""
    indent = " " * left + "  " * row.depth
    for note in row.under:
        for number, line in enumerate(fold(note, width - len(indent) - 2)):
            yield (Text(indent + ("  " if number else "↳ ") + line, "dim"),)
