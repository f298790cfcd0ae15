"""Apache Spark as the engine: the same statements over paths that Spark can read, HDFS and object stores among them (extra `spark`).

A session of its own on this machine, unless `master` or SPARK_REMOTE names a cluster.
"""

from __future__ import annotations

import csv
import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from targetcheck.actuals.csvfile import delimiter_of, writing_of
from targetcheck.actuals.file import Collection, File
from targetcheck.actuals.regular import Irregular, Source, literal
from targetcheck.actuals.sql import csv_file, whole_table
from targetcheck.actuals.tables.header import HEADER_WITHIN
from targetcheck.actuals.tables.table import Table
from targetcheck.actuals.tables.told import SAMPLE
from targetcheck.actuals.textfile import split
from targetcheck.errors import say
from targetcheck.model.actuals import Asked
from targetcheck.paths import NO_PARTITION, STDIN, Streams, partitions

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

_VIEW = "targetcheck_cells"


class Spark:
    """One session. A local file that has to be read row by row is; what only Spark can reach is read as Spark reads it."""

    def __init__(self, master: str | None) -> None:
        """Raises ImportError where PySpark is not installed, and OSError where no session can be had (no Java)."""
        from py4j.protocol import Py4JError
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession

        self._errors = (PySparkException, Py4JError)
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

    def read_file(self, path: str, asked: Asked, streams: Streams) -> File:
        """What a file, or whatever else a path means to Spark, holds."""
        if path == STDIN or ("://" not in path and not path.lower().endswith(".parquet")):
            return csv_file(path, asked, streams, partial(self._local, path), self._ask, self._errors)
        found = File(path, Collection(asked))
        where = path if "://" in path else str(Path(path).resolve())
        try:
            kinds = self._kinds(where)
        except (UnicodeError, *self._errors) as error:
            _tell(found, error)
            return found
        for files in kinds:
            part = found if len(kinds) == 1 else File(files[0], Collection(asked))
            try:
                (self._parquet if _is_parquet(files[0]) else self._remote)(files, part, asked)
            except (Irregular, csv.Error, UnicodeError, *self._errors) as error:
                _tell(part, error)
            if part is not found:
                found.sheets.append(part)
        return found

    def _kinds(self, path: str) -> list[list[str]]:
        """The files that a path means to Spark, by address; those with one header and one kind of folders (name=value/) together."""
        lines = self._spark.read.text(path)
        files = sorted({unquote(file) for file in lines.inputFiles()})
        heads: dict[str, str] = {}
        if len(files) > 1 and not all(map(_is_parquet, files)):
            lines.selectExpr(
                "value", "_metadata.file_path AS f", "MONOTONICALLY_INCREASING_ID() AS n"
            ).createOrReplaceTempView(_VIEW)
            first = self._ask(f"SELECT f, MIN_BY(value, n) FROM {_VIEW} GROUP BY f")
            heads = {_one_slash(unquote(str(file))): str(head) for file, head in first}
        kinds: dict[object, list[str]] = {}
        for file in files or [path]:
            names = tuple(name for name, _ in partitions(file))
            kinds.setdefault((names, _is_parquet(file), heads.get(_one_slash(file))), []).append(file)
        return list(kinds.values())

    def _ask(self, statement: str) -> Iterator[Sequence[object]]:
        """The answer's rows. Raises UnicodeError where Spark has put a mark in place of bytes that it could not read."""
        for row in self._spark.sql(statement).toLocalIterator():
            if any(isinstance(cell, str) and "\ufffd" in cell for cell in row):
                raise UnicodeError("not UTF-8")
            yield row

    def _cells(self, path: str | list[str], width: int, delimiter: str, *, lines: bool) -> DataFrame:
        """The rows of CSV as texts c0 …, and one column more, which a row with too many cells fills."""
        schema = ", ".join(f"c{i} STRING" for i in range(width + 1))
        options = {"sep": delimiter, "quote": '"', "escape": '"', "multiLine": str(lines), "encoding": "UTF-8"}
        return self._spark.read.schema(schema).options(**options).csv(path)

    def _local(self, path: str, width: int, skip: int, delimiter: str) -> Source:
        self._cells(str(Path(path).resolve()), width, delimiter, lines=False).createOrReplaceTempView(_VIEW)
        return Source(_VIEW, over=f"c{width}")

    def _remote(self, files: list[str], found: File, asked: Asked) -> None:
        """CSV that only Spark can reach: a file, or parts with one header each."""
        found.path = files[0]
        head = [str(row[0]) for row in self._spark.read.text(files[0]).limit(SAMPLE).collect()]
        if any("\ufffd" in line for line in head):
            raise UnicodeError("not UTF-8")
        delimiter = delimiter_of(head[:HEADER_WITHIN], asked)
        rows = split(head, delimiter)
        table = Table(found, asked, writing_of(asked, delimiter))
        body = table.begin(range(1, len(rows) + 1), rows)

        def cells() -> Source:
            shown = self._cells(files, table.own_width, delimiter, lines=any('"' in line for line in head))
            shown.select("*", "_metadata.file_path").createOrReplaceTempView(_VIEW)
            return Source(_VIEW, file="file_path", over=f"c{table.own_width}")

        whole_table(table, cells, self._ask, rows[body:], rows[:body], _folders(found.path))

    def _parquet(self, files: list[str], found: File, asked: Asked) -> None:
        found.path = files[0]
        cells = self._spark.read.option("mergeSchema", "true").parquet(*files)
        names = list(cells.columns)
        texts = [f"CAST(`{name.replace('`', '``')}` AS STRING) AS c{i}" for i, name in enumerate(names)]
        cells.selectExpr(*texts, "_metadata.file_path").createOrReplaceTempView(_VIEW)
        sample = [[str(cell or "") for cell in row[:-1]] for row in self._spark.table(_VIEW).limit(SAMPLE).collect()]
        table = Table(found, asked)
        table.begin(range(1, len(sample) + 2), [names, *sample])
        source = Source(_VIEW, file="file_path")
        whole_table(table, lambda: source, self._ask, sample, told=_folders(found.path))


def _one_slash(address: str) -> str:
    """An address as Spark writes it in either of its ways: file:///lake, file:/lake."""
    return re.sub("^file:/+", "file:/", address)


def _folders(path: str) -> list[str]:
    """What each folder of a row's file (name=value/) says, as SQL: an address writes its signs as %E4, and so does the folder."""
    whole = _decoded("file_path")
    told = []
    for name, _ in partitions(path):
        value = f"REGEXP_EXTRACT({whole}, {literal(f'/{re.escape(name)}=([^/]*)/')}, 1)"
        told.append(f"CASE WHEN {value} = '{NO_PARTITION}' THEN '' ELSE {_decoded(value)} END")
    return told


def _decoded(text: str) -> str:
    return f"URL_DECODE(REPLACE({text}, '+', '%2B'))"


def _tell(found: File, error: Exception) -> None:
    """The problem of what Spark could not read, in its shortest words."""
    if isinstance(error, UnicodeError):
        found.problem(None, "bad-encoding", say("neither UTF-8, GB18030 nor UTF-16 text; save it as CSV UTF-8"))
        return
    if isinstance(error, Irregular):
        found.unreadable(error.why)
        return
    lines = str(error).strip().split("\n")
    causes = [line.removeprefix("Caused by: ") for line in lines if line.startswith("Caused by: ")]
    found.unreadable((causes[-1:] or lines)[0])


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
