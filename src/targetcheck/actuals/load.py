"""Files, folders, globs and `-` → the rows that the targets ask for."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from importlib.util import find_spec
from typing import BinaryIO

from targetcheck.actuals import csvfile
from targetcheck.actuals.file import Collection, File
from targetcheck.actuals.textfile import METER
from targetcheck.errors import Location, Problem, TargetcheckError, as_warning, say
from targetcheck.model.actuals import Actuals, Asked
from targetcheck.paths import TABLES, Streams, expand, inside

UNREAD = (".xls", ".et", ".ods", ".pdf", ".numbers", ".dbf", ".sav")
"""Files that look like data and are not read."""
PARQUET = ".parquet"

Reader = Callable[[str, Asked, Streams], File]

MUCH = 2**23
"""Bytes of a CSV file from which DuckDB, where it is installed, is quicker than it takes to start."""


def load_actuals(
    arguments: Iterable[str],
    asked: Asked,
    stdin: BinaryIO | None = None,
    engine: str = "auto",
    master: str | None = None,
) -> Actuals:
    """The rows that the targets ask for, from files, folders, globs and `-`, read by one of `model.actuals.ENGINES`.

    Raises TargetcheckError with every problem found: files that cannot be read, periods or units that cannot be told.
    Cells that cannot be read stay in their rows as problems, for whoever needs them.
    """
    given = list(arguments)
    remote = [path for path in given if engine == "spark" and "://" in path]
    local = [path for path in given if path not in remote]
    files, problems = expand(local, TABLES)
    files += remote
    METER.begin(files)
    whole = File("", Collection(asked))
    whole.problems = problems
    whole.warnings += [Problem(Location(path), "not-a-table", _NOT_READ) for path in inside(local, UNREAD)]
    beside = list(whole.warnings)
    for found in _tables(files, _reader(engine, files, master), asked, Streams(stdin)):
        whole.merge(found)
    if problems:
        raise TargetcheckError([*problems, *map(as_warning, beside), *(row.told() for row in whole.unplaced.values())])
    return Actuals(
        whole.rows.rows(),
        frozenset(whole.columns),
        frozenset(whole.columns - whole.split - asked.each),
        whole.seen,
        tuple(files),
        tuple(whole.warnings),
        tuple(whole.unplaced.values()),
        frozenset(whole.areas),
        asked,
        frozenset(whole.summed),
    )


def read_tables(arguments: Iterable[str], asked: Asked, streams: Streams) -> list[File]:
    """Each table of these files, folders and globs, with how it was read. Raises TargetcheckError for those that are not there."""
    files, problems = expand(arguments, TABLES)
    if problems:
        raise TargetcheckError(problems)
    # Row by row wherever that can be, for SQL does not tell which indicators nobody asks for.
    engine = "auto" if any(file.lower().endswith(PARQUET) for file in files) else "python"
    found = list(_tables(files, _reader(engine, files, None), asked, streams))
    return [file for file in found if not file.sheets]


_NOT_READ = say("this lies beside the actuals and is not read; save its table as .xlsx or CSV UTF-8")


def _tables(files: Iterable[str], read_file: Reader, asked: Asked, streams: Streams) -> Iterator[File]:
    """Each file as it was read, and of a workbook each of its sheets."""
    for path in files:
        found = read_file(path, asked, streams)
        yield found
        yield from found.sheets


def _reader(engine: str, files: list[str], master: str | None) -> Reader:
    """What reads a file. Raises TargetcheckError where the engine is not installed."""
    if engine == "spark":
        from targetcheck.actuals.on_spark import Spark

        return _installed("spark", lambda: Spark(master).read_file)
    parquet = [file for file in files if file.lower().endswith(PARQUET)]
    if engine == "python" and parquet:
        message = say("Parquet is read with --engine duckdb or spark")
        raise TargetcheckError(Problem(Location(file), "bad-option", message) for file in parquet)
    large = [file for file in files if _is_for_duckdb(file, engine)]
    if engine == "auto" and large and not parquet and not duckdb_is_there():
        large = []
    if not large and engine != "duckdb":
        return csvfile.read_file
    from targetcheck.actuals.on_duckdb import DuckDB

    by_duckdb = _installed("duckdb", lambda: DuckDB(large).read_file)
    of_duckdb = frozenset(large)

    def read_file(path: str, asked: Asked, streams: Streams) -> File:
        if path in of_duckdb:
            return by_duckdb(path, asked, streams)
        return csvfile.read_file(path, asked, streams)

    return read_file


def _installed(extra: str, made: Callable[[], Reader]) -> Reader:
    try:
        return made()
    except ImportError as error:
        message = say('--engine {engine} is not installed; pip install "targetcheck[{engine}]"', engine=extra)
        raise TargetcheckError([Problem(None, "missing-extra", message)]) from error
    except OSError as error:
        message = say("--engine {engine} cannot start: {why}", engine=extra, why=str(error))
        raise TargetcheckError([Problem(None, "missing-extra", message)]) from error


def duckdb_is_there() -> bool:
    """Whether DuckDB is installed, without loading it."""
    return find_spec("duckdb") is not None


def _is_for_duckdb(file: str, engine: str) -> bool:
    if engine == "duckdb" or file.lower().endswith(PARQUET):
        return True
    return engine == "auto" and _size(file) >= MUCH


def _size(file: str) -> int:
    """A file's bytes, those of a gzipped one taken as eight times as many; 0 for what is no file."""
    if not os.path.isfile(file):
        return 0
    size = os.stat(file).st_size
    if file.lower().endswith(".gz"):
        size *= 8
    return size
