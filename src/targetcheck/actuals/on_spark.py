"""Apache Spark as the engine: the same statements over paths that Spark can read, HDFS and object stores among them (extra `spark`).

A session of its own on this machine, unless `master` or SPARK_REMOTE names a cluster.
"""

from __future__ import annotations

import csv
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from targetcheck.actuals.collect import Collection
from targetcheck.actuals.csvfile import delimiter_of, read_file, writing_of
from targetcheck.actuals.file import File
from targetcheck.actuals.regular import Irregular, Source
from targetcheck.actuals.sql import csv_file, read, with_more
from targetcheck.actuals.tables.header import HEADER_WITHIN
from targetcheck.actuals.tables.table import Table
from targetcheck.actuals.textfile import split
from targetcheck.errors import say
from targetcheck.model.actuals import Asked
from targetcheck.paths import STDIN

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

_SAMPLE = 1000
_VIEW = "targetcheck_cells"


class Spark:
    """One session. A local file that has to be read row by row is; what only Spark can reach is read as Spark reads it."""

    def __init__(self, master: str | None) -> None:
        """Raises ImportError where PySpark is not installed, and OSError where no session can be had (no Java)."""
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession

        self._error = PySparkException
        named = SparkSession.builder.appName("targetcheck").config("spark.sql.parser.escapedStringLiterals", "true")
        if master is not None and master.startswith("sc://"):
            named = named.remote(master)
        elif master is not None or "SPARK_REMOTE" not in os.environ:
            named = named.master(master or "local[*]").config("spark.ui.enabled", "false")
            named = named.config("spark.ui.showConsoleProgress", "false")
        try:
            with _quiet():
                self._spark = named.getOrCreate()
        except Exception as error:  # PySpark raises whatever its gateway, Java and the cluster say
            raise OSError(f"no Spark session: {str(error).strip().splitlines()[0]}") from error

    def read_file(self, path: str, asked: Asked, stdin: BinaryIO | None) -> File:
        """What a file, or whatever else a path means to Spark, holds."""
        if path == STDIN:
            return read_file(path, asked, stdin)
        if "://" not in path and not path.lower().endswith(".parquet"):
            with suppress(Irregular, UnicodeError, OSError, EOFError, csv.Error, self._error):
                if (found := csv_file(path, asked, partial(self._local, path), self._ask)) is not None:
                    return found
            return read_file(path, asked, stdin)
        found = File(path, Collection(asked))
        try:
            where = path if "://" in path else str(Path(path).resolve())
            (self._parquet if _is_parquet(path) else self._remote)(where, found, asked)
        except UnicodeError:
            found.problem(None, "bad-encoding", say("neither UTF-8, GB18030 nor UTF-16 text; save it as CSV UTF-8"))
        except (Irregular, csv.Error, self._error) as error:
            reason = str(error).strip().split("\n")[0] or "notes or blank rows among the figures"
            found.problem(None, "unreadable-file", say("cannot be read: {why}", why=reason))
        return found

    def _ask(self, statement: str) -> Iterator[Sequence[object]]:
        """The answer's rows. Raises UnicodeError where Spark has put a mark in place of bytes that it could not read."""
        for row in self._spark.sql(statement).toLocalIterator():
            if any(isinstance(cell, str) and "\ufffd" in cell for cell in row):
                raise UnicodeError("not UTF-8")
            yield row

    def _cells(self, path: str, width: int, delimiter: str, *, lines: bool) -> DataFrame:
        """The rows of CSV as texts c0 …, and one column more, which a row with too many cells fills."""
        schema = ", ".join(f"c{i} STRING" for i in range(width + 1))
        options = {"sep": delimiter, "quote": '"', "escape": '"', "multiLine": str(lines), "encoding": "UTF-8"}
        return self._spark.read.schema(schema).options(**options).csv(path)

    def _local(self, path: str, width: int, skip: int, delimiter: str) -> Source:
        self._cells(str(Path(path).resolve()), width, delimiter, lines=False).createOrReplaceTempView(_VIEW)
        return Source(_VIEW, over=f"c{width}")

    def _remote(self, path: str, found: File, asked: Asked) -> None:
        """CSV that only Spark can reach: a file, a folder of parts with one header each, or a pattern."""
        head = [str(row[0]) for row in self._spark.read.text(path).limit(_SAMPLE).collect()]
        if any("\ufffd" in line for line in head):
            raise UnicodeError("not UTF-8")
        delimiter = delimiter_of(head[:HEADER_WITHIN], asked)
        rows = split(head, delimiter)
        table = Table(found, asked, writing_of(asked, delimiter))
        body = table.begin(list(enumerate(rows, 1)))
        if table.layout.fault is not None:
            found.problem(None, *table.layout.fault)
        elif table.layout.values:
            width = table.own_width
            cells = self._cells(path, width, delimiter, lines=any('"' in line for line in head))
            cells.select("*", "_metadata.file_path").createOrReplaceTempView(_VIEW)
            source = with_more(Source(_VIEW, file="file_path", over=f"c{width}"), table)
            read(table, source, self._ask, rows[body:], rows[:body])
            table.end()

    def _parquet(self, path: str, found: File, asked: Asked) -> None:
        cells = self._spark.read.parquet(path)
        texts = [f"CAST(`{name.replace('`', '``')}` AS STRING) AS c{i}" for i, name in enumerate(cells.columns)]
        cells.selectExpr(*texts).createOrReplaceTempView(_VIEW)
        sample = [[str(cell or "") for cell in row] for row in self._spark.table(_VIEW).limit(_SAMPLE).collect()]
        table = Table(found, asked)
        table.begin([(1, list(cells.columns)), *((n, row) for n, row in enumerate(sample, 2))])
        if table.layout.fault is not None:
            found.problem(None, *table.layout.fault)
        elif table.layout.values:
            read(table, with_more(Source(_VIEW), table), self._ask, sample)
            table.end()


def _is_parquet(path: str) -> bool:
    return ".parquet" in path.lower()


@contextmanager
def _quiet() -> Iterator[None]:
    """Java says much on standard error when it starts, where only problems belong; what goes wrong is raised all the same."""
    sys.stderr.flush()
    kept = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)
