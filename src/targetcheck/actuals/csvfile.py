"""CSV and TSV files, plain or gzipped → the rows that the targets ask for, in one pass over each file."""

from __future__ import annotations

import csv
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from targetcheck.actuals.collect import Collection
from targetcheck.actuals.file import File
from targetcheck.actuals.layout import HEADER_WITHIN, Layout, find_header, read_header
from targetcheck.actuals.table import Table
from targetcheck.actuals.textfile import Batch, Line, batches, head_of, opened, pieces, reason_of, split
from targetcheck.errors import say
from targetcheck.model.actuals import Asked
from targetcheck.model.text import encodings
from targetcheck.paths import STDIN, read_held

DELIMITERS = (",", "\t", ";")


def read_file(path: str, asked: Asked, stdin: BinaryIO | None) -> File:
    """What a file holds, read in the first encoding that fits all of it."""
    nothing = File(path, Collection(asked))
    try:
        kept = None
        if path == STDIN:
            kept = read_held(stdin) if stdin else b""
        elif not Path(path).is_file():
            with open(path, "rb") as pipe:
                kept = read_held(pipe)
        with opened(path, kept) as head:
            tries = encodings(head.read(4))
        for encoding in tries:
            found = File(path, Collection(asked))
            try:
                with opened(path, kept) as data:
                    _read(found, asked, pieces(data, encoding))
                return found
            except UnicodeError:
                continue
        nothing.problem(None, "bad-encoding", say("neither UTF-8, GB18030 nor UTF-16 text; save it as CSV UTF-8"))
    except (OSError, EOFError, zlib.error) as error:
        reason = getattr(error, "strerror", None) or str(error)
        nothing.problem(None, "unreadable-file", say("cannot be read: {why}", why=reason))
    return nothing


def _read(found: File, asked: Asked, parts: Iterator[str]) -> None:
    """Takes in every row that is asked for. Raises UnicodeError when the file is in another encoding."""
    head, parts = head_of(parts, HEADER_WITHIN)
    if not any(line.strip() for line in head):
        found.problem(1, "empty-file", say("the file is empty"))
        return
    table = Table(found, asked)
    try:
        rest = batches(parts, delimiter_of(head, asked))
        first = first_rows(rest)
        if body := table.begin(first[:HEADER_WITHIN]):
            table.rows([line for line, _ in first[body:]], [cells for _, cells in first[body:]])
            for lines, rows in rest:
                table.rows(lines, rows)
    except csv.Error as error:
        found.problem(error.args[-1], "bad-csv", say("not readable as CSV from here on: {why}", why=reason_of(error)))
    table.end()


def first_rows(found: Iterator[Batch]) -> list[Line]:
    """The rows among which the header stands, and those that come with them."""
    head: list[Line] = []
    for lines, rows in found:
        head += zip(lines, rows, strict=True)
        if len(head) >= HEADER_WITHIN:
            break
    return head


def delimiter_of(head: Sequence[str], asked: Asked) -> str:
    """The separator that splits the header into the most known cells."""

    def score(delimiter: str) -> tuple[int, int]:
        rows = split(head, delimiter)
        at = find_header(rows, asked)
        layout = read_header(rows[at], asked, None, None) if at is not None else Layout(0)
        known = (layout.indicator, layout.area, layout.period, layout.unit)
        roles = len([c for c in known if c is not None]) + len(layout.values) + len(layout.dimensions)
        return roles, layout.width

    there = [delimiter for delimiter in DELIMITERS if any(delimiter in line for line in head)]
    return max(there, key=score) if len(there) > 1 else (there or DELIMITERS)[0]
