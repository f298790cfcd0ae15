"""DuckDB as the engine: CSV that is plain enough to be read in only one way, and Parquet (extra `duckdb`)."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from targetcheck.actuals.collect import Collection
from targetcheck.actuals.csvfile import delimiter_of, first_rows, read_file
from targetcheck.actuals.layout import HEADER_WITHIN
from targetcheck.actuals.sql import Irregular, Source, read
from targetcheck.actuals.table import File, Table
from targetcheck.actuals.textfile import LONGEST_ROW, batches, head_of, opened, pieces
from targetcheck.errors import say
from targetcheck.model.actuals import Asked
from targetcheck.paths import STDIN

_FETCHED = 10_000
_CHUNK = 2**22
_QUOTED = re.compile(rb'(?:(?<=[,;\t\n])|(?<=\r\n)|\A)"[^"\r\n]*"(?=[,;\t\r\n]|\Z)')
"""A whole cell in quotes with no quote or line end in it: whoever reads it, it is the same."""


class DuckDB:
    """One database in memory, which may read the files named and nothing else."""

    def __init__(self, files: Sequence[str]) -> None:
        """Raises ImportError where DuckDB is not installed."""
        import duckdb

        self._error = duckdb.Error
        named = [str(Path(file).resolve()) for file in files if file != STDIN]
        self._db = duckdb.connect(":memory:")
        for setting in ("autoinstall_known_extensions = false", "autoload_known_extensions = false", f"allowed_paths = [{', '.join(map(_text, named))}]",
                        "preserve_insertion_order = false", "enable_external_access = false", "lock_configuration = true"):  # fmt: skip
            self._db.execute(f"SET {setting}")
        self._db.execute("CREATE MACRO regexp_like(text, pattern) AS regexp_matches(text, pattern)")

    def read_file(self, path: str, asked: Asked, stdin: BinaryIO | None) -> File:
        """What a file holds; from the reader of rows where the file is none that DuckDB is sure to read alike."""
        if path.lower().endswith(".parquet"):
            return self._parquet(path, asked)
        try:
            found = self._csv(path, asked) if path != STDIN and Path(path).is_file() else None
        except (Irregular, UnicodeError, OSError, EOFError, csv.Error, self._error):
            found = None
        return found or read_file(path, asked, stdin)

    def _ask(self, statement: str) -> Iterator[Sequence[object]]:
        cursor = self._db.execute(statement)
        while rows := cursor.fetchmany(_FETCHED):
            yield from rows

    def _csv(self, path: str, asked: Asked) -> File | None:
        """The file's figures; None when it must be read row by row."""
        if not _is_plain(path):
            return None
        found = File(path, Collection(asked.rows))
        with opened(path, None) as data:
            head, parts = head_of(pieces(data, "utf-8"), HEADER_WITHIN)
            delimiter = delimiter_of(head, asked)
            first = first_rows(batches(parts, delimiter))
        table = Table(found, asked)
        body = table.begin(first[:HEADER_WITHIN])
        if (not body and not found.warnings) or table.layout.fault is not None:
            return None
        if not table.layout.values:
            return found
        skip, sample = first[body - 1][0], [cells for _, cells in first[body:]]
        columns = ", ".join(f"'c{i}': 'VARCHAR'" for i in range(len(table.header)))
        relation = (
            f"read_csv({_text(str(Path(path).resolve()))}, auto_detect = false, header = false, skip = {skip}, delim = {_text(delimiter)}, "
            f"quote = '\"', escape = '\"', null_padding = true, max_line_size = {LONGEST_ROW}, columns = {{{columns}}})"
        )
        read(table, Source(relation), self._ask, sample)
        table.end()
        return found

    def _parquet(self, path: str, asked: Asked) -> File:
        found = File(path, Collection(asked.rows))
        relation = f"read_parquet({_text(str(Path(path).resolve()))}, hive_partitioning = false)"
        try:
            described = self._db.execute(f"SELECT * FROM {relation} LIMIT 0").description or []
            names = [str(column[0]) for column in described]
            table = Table(found, asked)
            if table.begin([(1, names)]) and table.layout.fault is not None:
                found.problem(None, *table.layout.fault)
            elif table.layout.values:
                columns = ", ".join(
                    f'CAST("{name.replace(chr(34), chr(34) * 2)}" AS VARCHAR) AS c{i}' for i, name in enumerate(names)
                )
                sample = self._ask(f"SELECT {columns} FROM {relation} LIMIT 1000")
                rows = [["" if cell is None else str(cell) for cell in row] for row in sample]
                read(table, Source(f"(SELECT {columns} FROM {relation}) AS cells_of"), self._ask, rows)
                table.end()
        except (self._error, Irregular) as error:
            found.problem(None, "unreadable-file", say("cannot be read: {why}", why=str(error).split("\n")[0]))
        return found


def _text(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _is_plain(path: str) -> bool:
    """Whether every reader takes the text alike: UTF-8, one kind of line end, no NUL, quotes only around whole simple cells."""
    ends: set[bytes] = set()
    rest = b""
    with opened(path, None) as data:
        while block := data.read(_CHUNK):
            cut = block.rfind(b"\n") + 1
            chunk, rest = rest + block[:cut], block[cut:]
            if not _chunk_is_plain(chunk, ends) or len(rest) > LONGEST_ROW:
                return False
    return _chunk_is_plain(rest, ends) and len(ends) < 2


def _chunk_is_plain(chunk: bytes, ends: set[bytes]) -> bool:
    if b"\0" in chunk:
        return False
    if not chunk.isascii():
        chunk.decode()
    if b"\r" in chunk:
        pairs = chunk.count(b"\r\n")
        if chunk.count(b"\r") != pairs or chunk.count(b"\n") != pairs:
            return False
        ends.add(b"\r\n")
    elif b"\n" in chunk:
        ends.add(b"\n")
    return b'"' not in chunk or 2 * sum(1 for _ in _QUOTED.finditer(chunk)) == chunk.count(b'"')
