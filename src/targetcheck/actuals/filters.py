"""Columns of a large table of which only some texts are wanted, as conditions that SQL understands.

What people write for a name is told by the reader of cells, never by SQL: a filter asks for the spellings that are known, looks
at all that turn up, and is widened by those that are wanted too.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from targetcheck.actuals.tables.table import Table
from targetcheck.model.columns import HEADINGS


@dataclass(slots=True)
class Filter:
    """A column of which only some texts are wanted. The others come out by name alone, and one that is wanted all the same is added."""

    column: int
    texts: set[str]
    wants: Callable[[str], bool]
    missed: set[str] = field(default_factory=set)

    def look(self, text: str) -> bool:
        """Whether rows with this text are wanted; whether they were asked for is noted."""
        wanted = self.wants(text)
        if wanted and text not in self.texts:
            self.missed.add(text)
        return wanted

    def widen(self) -> bool:
        """Adds what was wanted and not asked for; whether there was anything."""
        found, self.missed = self.missed, set()
        self.texts |= found
        return bool(found)

    def condition(self) -> str:
        found = f"c{self.column} IN ({', '.join(map(literal, sorted(self.texts)))})"
        return f"({found} OR c{self.column} IS NULL)" if "" in self.texts else found


def of_indicators(table: Table, sample: Sequence[Sequence[str]]) -> Filter | None:
    """The indicators that are asked for; no filter where the sample shows that it would leave nothing out.

    Rows that name none come out whole too, and so do those of another header, which the words for an indicator's column show.
    """
    at = table.layout.indicator
    if at is None:
        return None
    names = {name for name, indicator in table.asked.names.items() if indicator in table.asked.wanted}
    seen = {cells[at] for cells in sample if at < len(cells)}
    wanted = {text for text in seen if table.wants(text)}
    if wanted == seen and len(seen) > max(1, len(names) // 2):
        return None  # a table in the order of a column shows few of them
    headings = {table.layout.columns[at].heading, *HEADINGS["indicator"].split()}
    return Filter(at, wanted | names | headings | {""}, table.wants)


def literal(text: str) -> str:
    """A text as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"


def within(name: str, values: Sequence[str], of: int) -> str:
    """That a column has one of the values, which is always so when they are all there are."""
    if not values:
        return "FALSE"
    return "TRUE" if len(values) == of else f"{name} IN ({', '.join(values)})"
