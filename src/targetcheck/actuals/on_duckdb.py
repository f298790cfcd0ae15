"""DuckDB as the engine: CSV that is plain enough to be read in only one way, and Parquet (extra `duckdb`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import finalize

from targetcheck.actuals.file import Collection, File
from targetcheck.actuals.question import NUMBER
from targetcheck.actuals.regular import Irregular, Source, literal
from targetcheck.actuals.sql import csv_file, whole_table
from targetcheck.actuals.tables.table import Table
from targetcheck.actuals.tables.told import SAMPLE
from targetcheck.actuals.textfile import LONGEST_ROW
from targetcheck.leftovers import new_folder
from targetcheck.model.actuals import Asked
from targetcheck.model.pattern import pattern
from targetcheck.paths import STDIN, Streams

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_FETCHED = 10_000

_EXACT = pattern(r"U?(?:TINY|SMALL|BIG)?INT(?:EGER)?|DECIMAL\([0-9]+,[0-9]\)")
"""Types of numbers that lose nothing as `NUMBER`, where they fit."""


class DuckDB:
    """One database in memory, which may read the files named and nothing else."""

    def __init__(self, files: Sequence[str]) -> None:
        """Raises ImportError where DuckDB is not installed."""
        import duckdb

        self._duckdb, self._error = duckdb, duckdb.Error
        self._named = [str(Path(file).resolve()) for file in files if file != STDIN]

    @cached_property
    def _db(self) -> DuckDBPyConnection:
        """The database, begun by the first file that is plain enough. Raises duckdb.Error and OSError where it cannot be."""
        kept = new_folder()  # for what memory does not hold: its own choice is where the user stands
        finalize(self, kept.release)
        db = self._duckdb.connect(":memory:")
        allowed = ", ".join(map(literal, self._named))
        for setting in (
            "autoinstall_known_extensions = false",
            "autoload_known_extensions = false",
            f"allowed_paths = [{allowed}]",
            "preserve_insertion_order = false",
            f"temp_directory = {literal(str(kept.path))}",
            "enable_external_access = false",
            "lock_configuration = true",
        ):
            db.execute(f"SET {setting}")
        db.execute("CREATE MACRO regexp_like(text, pattern) AS regexp_matches(text, pattern)")
        return db

    def read_file(self, path: str, asked: Asked, streams: Streams) -> File:
        """What a file holds."""
        if path.lower().endswith(".parquet"):
            return self._parquet(path, asked)
        return csv_file(path, asked, streams, partial(_csv_relation, path), self._ask, (self._error,))

    def _ask(self, statement: str) -> Iterator[Sequence[object]]:
        """The rows of an answer. Raises KeyboardInterrupt for Ctrl-C, of which DuckDB makes an error of Python's own."""
        try:
            cursor = self._db.execute(statement)
            while rows := cursor.fetchmany(_FETCHED):
                yield from rows
        except RuntimeError as error:
            if type(error) is RuntimeError:
                raise KeyboardInterrupt from error
            raise

    def _parquet(self, path: str, asked: Asked) -> File:
        found = File(path, Collection(asked))
        relation = f"read_parquet({literal(str(Path(path).resolve()))}, hive_partitioning = false)"
        try:
            described = [c for c in self._ask(f"DESCRIBE SELECT * FROM {relation}") if not _INDEX.fullmatch(str(c[0]))]
            names = [str(column[0]) for column in described]
            table = Table(found, asked)
            cells, typed = _cells(relation, names, [str(column[1]) for column in described])
            sample = self._ask(f"{cells} LIMIT {SAMPLE}")
            rows = [["" if cell is None else str(cell) for cell in row[: len(names)]] for row in sample]
            table.begin(range(1, len(rows) + 2), [names, *rows])
            source = Source(f"({cells}) AS cells_of", typed=typed)
            whole_table(table, lambda: source, self._ask, rows)
        except Irregular as error:
            found.unreadable(error.why)
        except (self._error, OSError) as error:
            found.unreadable(str(error).split("\n")[0])
        return found


_INDEX = pattern("__index_level_[0-9]+__")
"""The numbers of rows that pandas writes beside a table."""


def _cells(relation: str, names: list[str], types: list[str]) -> tuple[str, frozenset[int]]:
    """The question for a Parquet file's columns as texts, and behind these the numbers; and which columns are numbers."""
    raw: list[str] = []
    texts: list[str] = []
    numbers: list[str] = []
    typed: set[int] = set()
    for i, (name, kind) in enumerate(zip(names, types, strict=True)):
        column = '"' + name.replace('"', '""') + '"'
        raw.append(f"{column} AS x{i}")
        texts.append(f"CAST(x{i} AS VARCHAR) AS c{i}")
        exact = f"TRY_CAST(x{i} AS {NUMBER})"
        if kind == "DOUBLE":
            # Below 2^20 a decimal of nine places that gives the same binary number is the one that is printed for it.
            raw.append(f"TRY_CAST({column} AS {NUMBER}) AS d{i}")
            exact = f"CASE WHEN ABS(x{i}) < 1048576 AND CAST(d{i} AS DOUBLE) = x{i} THEN d{i} END"
        elif not _EXACT.fullmatch(kind):
            continue
        numbers.append(f"{exact} AS n{i}, x{i} AS r{i}")
        typed.add(i)
    cells = f"SELECT {', '.join([*texts, *numbers])} FROM (SELECT {', '.join(raw)} FROM {relation}) AS raw"
    return cells, frozenset(typed)


def _csv_relation(path: str, width: int, skip: int, delimiter: str) -> Source:
    columns = ", ".join(f"'c{i}': 'VARCHAR'" for i in range(width))
    return Source(
        f"read_csv({literal(str(Path(path).resolve()))}, auto_detect = false, header = false, skip = {skip}, delim = {literal(delimiter)}, "
        f"quote = '\"', escape = '\"', null_padding = true, max_line_size = {LONGEST_ROW}, columns = {{{columns}}})",
        strict=True,
    )
