"""Whether a large table goes on below its first rows as they show it, so that SQL may add it up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from targetcheck.actuals.cells import is_missing, is_note, read_cell
from targetcheck.actuals.tables.caveats import caveat_in
from targetcheck.actuals.tables.layout import Column
from targetcheck.actuals.tables.remarks import says_something
from targetcheck.actuals.tables.sofar import in_note
from targetcheck.actuals.tables.table import Table
from targetcheck.errors import Phrase, say
from targetcheck.named import NamedTuple

_MOST = 1000
"""Texts that are looked at one by one; a table with more of them is read row by row."""


def literal(text: str) -> str:
    """A text as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"


Answer = Iterable[Sequence[object]]
Ask = Callable[[str], Answer]
"""Runs a statement; rows come as they are fetched."""


class Irregular(Exception):
    """The table holds what only a reader that goes row by row can judge; `why` is told where there is none."""

    def __init__(self, why: Phrase | None = None) -> None:
        super().__init__()
        self.why = why or say("notes or blank rows among the figures")


class Source(NamedTuple):
    """A table as an engine names it: every column a text, `c0` the first."""

    relation: str
    file: str | None = None
    """The expression that tells a row's file, where the relation is of several."""
    strict: bool = False
    """Whether a cast to a number takes space around it and, of what people do not write, no more than `signs`."""
    signs: str = "eE_"
    """What such a cast takes and may be in a cell."""
    typed: frozenset[int] = frozenset()
    """The columns that are numbers in the file: beside the text c3 stand r3, as it is there, and n3, the number where it is exact."""
    over: str = "NULL"
    """The column after the last, where an engine would pass over a cell too many."""


def look_at_the_rest(table: Table, source: Source, ask: Ask) -> None:
    """Looks at every row for headings between rows, words where figures stand, and what a column left out should not hold.

    Raises Irregular where there is one: a reader of rows then says what it means.
    """
    told = _told_of(table)
    texts = [f"{case} AS t{n}" for n, case in enumerate(told)]
    names = [f"t{n}" for n in range(len(told))]
    found = f"(SELECT {', '.join(texts)} FROM {source.relation}) AS looked_at"
    anything = _any_filled(names)
    rows = list(ask(f"SELECT DISTINCT {', '.join(names)} FROM {found} WHERE {anything} LIMIT {_MOST}"))
    looks = list(told.values())
    if len(rows) == _MOST or any(looks[n](str(cell)) for row in rows for n, cell in enumerate(row) if cell is not None):
        raise Irregular
    for column in table.watch.beside:
        _look_beside(column, source, ask)


def telling_remarks(table: Table, source: Source, ask: Ask) -> dict[int, str]:
    """Columns of remarks, and as SQL those of their texts that say something of the figures beside them.

    For files that no reader goes through row by row.
    """
    found: dict[int, str] = {}
    for at in table.layout.notes:
        texts = [str(text) for (text,) in ask(f"SELECT DISTINCT c{at} FROM {source.relation}") if text is not None]
        telling = [text for text in texts if says_something(text, table.headings)]
        if telling:
            found[at] = f"CASE WHEN c{at} IN ({', '.join(map(literal, sorted(telling)))}) THEN c{at} END"
    return found


def seen_in_passing(table: Table) -> str | None:
    """The condition of a row without a number that needs such a look, where rows with one need none; else None."""
    layout = table.layout
    if len(layout.values) != 1 or layout.values[0].at == 0 or table.watch.looks or layout.notes:
        return None
    return _any_filled(_told_of(table))


def _told_of(table: Table) -> dict[str, Callable[[str], bool]]:
    """Texts that are empty in most rows → whether one that is not makes the table irregular."""
    others = " AND ".join(f"COALESCE(TRIM(c{i}), '') = ''" for i in range(1, table.own_width))
    told: dict[str, Callable[[str], bool]] = {f"CASE WHEN {others or 'FALSE'} THEN c0 END": _is_heading}
    for value in table.layout.values:
        told[_wordlike(value.at)] = _is_word
    for column in table.watch.figures:
        told[_wordlike(column.at)] = _is_word
    for at in table.layout.notes:
        told[f"c{at}"] = lambda text: says_something(text, table.headings)
    for column in table.watch.empty:
        told[f"c{column.at}"] = lambda text: not is_missing(text)
    return told


def _any_filled(texts: Iterable[str]) -> str:
    return " OR ".join(f"COALESCE({text}, '') <> ''" for text in texts)


def _look_beside(column: Column, source: Source, ask: Ask) -> None:
    one, other = f"COALESCE(c{column.at}, '')", f"COALESCE(c{column.beside}, '')"
    if column.why == "cells same":
        statement = f"SELECT 1 FROM {source.relation} WHERE {one} <> '' AND {one} <> {other} LIMIT 1"
    else:
        statement = f"SELECT {one} FROM {source.relation} WHERE {one} <> '' GROUP BY {one} HAVING COUNT(DISTINCT {other}) > 1 LIMIT 1"
    if any(True for _ in ask(statement)):
        raise Irregular


def _wordlike(at: int) -> str:
    """The cells of a column that hold no digit."""
    return f"CASE WHEN regexp_like(c{at}, '^[^0-9]+$') THEN c{at} END"


def _is_heading(text: str) -> bool:
    return bool(text.strip()) and (not is_note([text]) or in_note(text) is not None or caveat_in(text) is not None)


def _is_word(text: str) -> bool:
    return not is_missing(text) and not isinstance(read_cell(text)[0], bool)
