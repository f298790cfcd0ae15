"""Lines and grids of texts as a terminal shows them: as wide as it is, in its sixteen colours or in none.

What needs no colour and no folding is put together here; for all else rich is loaded, which takes longer than judging a hundred targets.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from targetcheck.reports import Style

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

NARROWEST = 30

Cell = tuple[tuple[str, str], ...]
"""Texts beside one another, each with its style (empty: none); a text may have several lines."""

EMPTY: Cell = ()


def cell(text: str, style: str = "") -> Cell:
    return ((text, style),)


class Column(NamedTuple):
    """A column of a grid: its heading, whether numbers stand in it, and how it may be folded."""

    heading: str = ""
    right: bool = False
    whole: bool = False
    """Whether its texts are never folded."""
    most: int | None = None
    """The most places that it takes."""


class Grid(NamedTuple):
    """Rows of cells under columns, with so many places between these, and an empty line behind the last row."""

    columns: tuple[Column, ...]
    rows: list[tuple[Cell, ...]]
    gap: int = 2


def written(parts: Iterable[Cell | Grid], style: Style) -> str:
    """The parts one under the other. Names from files are never read as markup or emoji."""
    parts = list(parts)
    if style.colour:
        return _by_rich(parts, style)
    plain = _plain(parts, max(style.width, NARROWEST))
    lines = plain if plain is not None else _by_rich(parts, style).splitlines()
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _plain(parts: Sequence[Cell | Grid], width: int) -> list[str] | None:
    """The lines, when everything fits as it is; None when something has to be folded."""
    lines: list[str] = []
    for part in parts:
        cells = [c for row in part.rows for c in row] if isinstance(part, Grid) else [part]
        signs = {sign for c in cells for text, _ in c for sign in text}
        if any(sign < " " and sign != "\n" for sign in signs):
            return None  # what terminals act on, rich leaves out
        found = _plain_grid(part, width) if isinstance(part, Grid) else _plain_text(part, width)
        if found is None:
            return None
        lines += found
    return lines


def _plain_text(text: Cell, width: int) -> list[str] | None:
    lines = _lines(text)
    return lines if all(_places(line) <= width for line in lines) else None


def _plain_grid(grid: Grid, width: int) -> list[str] | None:
    rows = [[_lines(cell) for cell in row] for row in grid.rows]
    if any(column.heading for column in grid.columns):
        rows.insert(0, [[column.heading] for column in grid.columns])
    widths = [max((_places(line) for row in rows for line in row[i]), default=0) for i in range(len(grid.columns))]
    most = (width if column.most is None else column.most for column in grid.columns)
    if any(n > m for n, m in zip(widths, most, strict=True)) or sum(widths) + grid.gap * (len(widths) - 1) > width:
        return None
    found = []
    for row in rows:
        for at in range(max(map(len, row))):
            texts = (_padded(cell[at] if at < len(cell) else "", n, column.right)
                     for cell, n, column in zip(row, widths, grid.columns, strict=True))  # fmt: skip
            found.append((" " * grid.gap).join(texts))
    return [*found, ""]


def _padded(text: str, places: int, right: bool) -> str:
    text = text.rstrip() if right else text
    space = " " * (places - _places(text))
    return space + text if right else text + space


def _lines(cell: Cell) -> list[str]:
    return "".join(text for text, _ in cell).split("\n")


def _places(text: str) -> int:
    """How many places of a terminal a text takes: a Chinese character takes two."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def page(style: Style) -> tuple[Console, io.StringIO]:
    """A console of rich, and where what is printed on it stands."""
    from rich.console import Console

    out = io.StringIO()
    console = Console(
        file=out, width=max(style.width, NARROWEST), force_terminal=style.colour,
        color_system="standard" if style.colour else None, highlight=False, markup=False, emoji=False,
        legacy_windows=False, _environ={},
    )  # fmt: skip
    return console, out


def _by_rich(parts: Sequence[Cell | Grid], style: Style) -> str:
    from rich.padding import Padding

    console, out = page(style)
    for part in parts:
        console.print(Padding(_rich_grid(part), (0, 0, 1, 0)) if isinstance(part, Grid) else _rich_text(part))
    return out.getvalue()


def _rich_grid(grid: Grid) -> Table:
    from rich.table import Table

    headed = any(column.heading for column in grid.columns)
    table = Table(box=None, pad_edge=False, padding=(0, grid.gap, 0, 0), header_style="dim", show_header=headed)
    for column in grid.columns:
        table.add_column(column.heading, justify="right" if column.right else "left", no_wrap=column.whole, overflow="fold",
                         max_width=column.most)  # fmt: skip
    for row in grid.rows:
        table.add_row(*map(_rich_text, row))
    return table


def _rich_text(cell: Cell) -> Text:
    from rich.text import Text

    return Text.assemble(*cell)
