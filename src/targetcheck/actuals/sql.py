"""Large tables: SQL adds up the rows that are alike, and what comes of it is taken in as rows are (design §4, §5)."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from targetcheck.actuals.cells import is_note
from targetcheck.actuals.csvfile import delimiter_of, first_rows, read_file, writing_of
from targetcheck.actuals.file import Collection, File
from targetcheck.actuals.question import Question, shown
from targetcheck.actuals.regular import (
    Ask,
    Irregular,
    Source,
    literal,
    look_at_the_rest,
    seen_in_passing,
    telling_remarks,
)
from targetcheck.actuals.tables.header import HEADER_WITHIN
from targetcheck.actuals.tables.layout import Layout
from targetcheck.actuals.tables.table import Table
from targetcheck.actuals.tables.told import SAMPLE
from targetcheck.actuals.textfile import batches, head_of, opened, pieces, plain_with
from targetcheck.errors import Location, Phrase, say
from targetcheck.model.actuals import Asked
from targetcheck.model.columns import HEADINGS
from targetcheck.model.text import key
from targetcheck.paths import STDIN, Streams

_SIGNS = "eE_"
"""What a cast to a number takes and people do not write in numbers."""


Relation = Callable[[int, int, str], Source]
"""Names a file's rows, given how many columns they have, how many lines end with the header, and the separator."""


def csv_file(
    path: str, asked: Asked, streams: Streams, relation: Relation, ask: Ask, faults: tuple[type[Exception], ...]
) -> File:
    """What a file of CSV holds; from the reader of rows where it is none that an engine, with its `faults`, is sure to read alike."""
    with suppress(Irregular, UnicodeError, OSError, EOFError, csv.Error, *faults):
        if path != STDIN and Path(path).is_file() and (found := _regular(path, asked, relation, ask)) is not None:
            return found
    return read_file(path, asked, streams)


def _regular(path: str, asked: Asked, relation: Relation, ask: Ask) -> File | None:
    """The figures of a file on this machine; None when it must be read row by row."""
    signs = plain_with(path, _SIGNS)
    if signs is None:
        return None
    found = File(path, Collection(asked))
    with opened(path, None) as data:
        head, parts = head_of(pieces(data, "utf-8"), HEADER_WITHIN)
        delimiter = delimiter_of(head, asked)
        lines, rows = first_rows(batches(parts, delimiter))
    if delimiter == ";" and asked.decimal is None:  # of 1.512 it cannot be told what the point means
        return None
    table = Table(found, asked, writing_of(asked, delimiter))
    body, layout = table.begin(lines, rows), table.layout
    if table.beside or not layout.values or layout.fault is not None or layout.mixed or asked.blanks == "above":
        return None
    for cells in rows[body:]:
        if table.is_other_header(cells) or table.is_remarked(cells) or (table.is_title(cells) and not is_note(cells)):
            return None
    source = _with_more(relation(table.own_width, lines[body - 1], delimiter)._replace(signs=signs), table)
    _read(table, source, ask, rows[body:], rows[:body], unseen=len(rows) >= HEADER_WITHIN + SAMPLE)
    table.end()
    return found


def whole_table(
    table: Table,
    source_of: Callable[[], Source],
    ask: Ask,
    sample: Sequence[Sequence[str]],
    above: Sequence[Sequence[str]] = (),
    told: Sequence[str] = (),
) -> None:
    """The figures of a table that only the engine can read; `told` is what folders say of its rows, as SQL.

    Raises Irregular where there are rows below the sample that SQL cannot judge.
    """
    if table.layout.fault is not None:
        table.found.problem(None, *table.layout.fault)
    elif table.layout.values:
        source = _with_more(source_of(), table, told)
        _read(table, source, ask, sample, above, remarks=telling_remarks(table, source, ask))
        table.end()


def _with_more(source: Source, table: Table, told: Sequence[str] = ()) -> Source:
    """The source with a column for each folder that says what its rows are of: `told` as SQL where there are several files."""
    if not table.more:
        return source
    columns = [*(f"c{i}" for i in range(table.own_width)), f"{source.over} AS o"]
    told = told or [literal(value) for value in table.more]
    columns += [f"{value} AS c{i}" for i, value in enumerate(told, table.own_width)]
    columns += [source.file] if source.file else []
    columns += [f"n{i}, r{i}" for i in sorted(source.typed)]
    table.more = []
    return source._replace(relation=f"(SELECT {', '.join(columns)} FROM {source.relation}) AS more", over="o")


def _read(
    table: Table,
    source: Source,
    ask: Ask,
    rows: Sequence[Sequence[str]],
    above: Sequence[Sequence[str]] = (),
    *,
    remarks: Mapping[int, str] | None = None,
    unseen: bool = False,
) -> None:
    """Takes everything asked for in. Raises Irregular where there are rows below these that SQL cannot judge.

    `rows` are some of its own, which show how its cells are written; `above` those up to the header, which are no figures
    where the engine reads them too. With `unseen`, rows that nobody asks for are to be looked at too.
    """
    if table.beside:
        raise Irregular
    area = table.layout.area
    if not table.asked.names:
        _see_names(table, source, ask)
    if table.layout.mixed and table.values:
        table.found.problem(None, "two-columns", _in_no_order(table.layout))
        return
    if not table.values:
        if unseen:
            look_at_the_rest(table, source, ask)
        if area is not None:
            table.area_texts.update(shown(row[0]) for row in ask(f"SELECT DISTINCT c{area} FROM {source.relation}"))
        return
    table.watch.see(range(len(rows)), rows)
    question = Question(table, source, _names_asked(table, rows), above, remarks or {})
    if unseen and question.records == "TRUE":
        question.odd = seen_in_passing(table)
    if unseen and question.odd is None:
        look_at_the_rest(table, source, ask)
    while not question.answered(ask):
        pass
    _watch_the_rest(table, source, ask)


def _names_asked(table: Table, sample: Sequence[Sequence[str]]) -> set[str] | None:
    """The spellings of indicators to ask for; None where the sample shows that asking would leave nothing out.

    What people write for a name is told by the reader of cells, never by SQL: rows with other texts come out by name alone, and
    those that are wanted all the same are asked for anew. Rows that name none come out whole too, and so do those of another
    header, which the words for an indicator's column show.
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
    return wanted | names | headings | {""}


def _in_no_order(layout: Layout) -> Phrase:
    heading = layout.columns[layout.indicator or 0].heading
    return say('the column "{heading}" names indicators and, below them, areas, and these rows come in no order; '
               "add a column of areas", heading=heading)  # fmt: skip


def _see_names(table: Table, source: Source, ask: Ask) -> None:
    """Which indicators there are, where nothing is asked for but that."""
    at = table.layout.indicator
    for row in ask(f"SELECT DISTINCT c{at} FROM {source.relation}") if at is not None else ():
        if name := key(shown(row[0])):
            table.found.seen.setdefault(name, Location(table.found.path))


def _watch_the_rest(table: Table, source: Source, ask: Ask) -> None:
    """Whether columns that were blank in the sample are filled anywhere, also in rows that nobody asks for."""
    blank = sorted(table.watch.blank)
    if blank:
        columns = ", ".join(f"{end}(NULLIF(TRIM(c{i}), ''))" for i in blank for end in ("MIN", "MAX"))
        for row in ask(f"SELECT {columns} FROM {source.relation}"):
            for n, i in enumerate(blank):
                cells = [[""] * i + [shown(cell)] for cell in row[2 * n : 2 * n + 2]]
                table.watch.see((None, None), cells)
