"""CSV and TSV files, plain or gzipped → the rows that the targets ask for, in one pass over each file."""

from __future__ import annotations

import csv
import zlib
from collections.abc import Iterator, Sequence

from targetcheck.actuals.cells import Writing, squeezed
from targetcheck.actuals.file import Collection, File
from targetcheck.actuals.tables.columns import columns_of
from targetcheck.actuals.tables.header import HEADER_WITHIN, find_header
from targetcheck.actuals.tables.headings import Headings
from targetcheck.actuals.tables.table import Table
from targetcheck.actuals.tables.told import SAMPLE
from targetcheck.actuals.textfile import Batch, batches, head_of, opened, pieces, reason_of, split
from targetcheck.errors import Phrase, of_system, say
from targetcheck.model.actuals import Asked
from targetcheck.model.text import encodings
from targetcheck.paths import Streams, read_held

DELIMITERS = (",", "\t", ";")


def read_file(path: str, asked: Asked, streams: Streams) -> File:
    """What a file holds, read in the first encoding that fits all of it."""
    nothing = File(path, Collection(asked))
    try:
        kept = streams.held(path)
        with opened(path, kept) as head:
            first = head.read(512)
        if first.startswith(_PACKED):
            from targetcheck.actuals.sources.xlsx import is_workbook, read_book

            with opened(path, kept) as whole:
                packed = read_held(whole)
            if is_workbook(packed):
                return read_book(path, packed, asked)
        other = _other_kind(first)
        if other is not None:
            nothing.problem(None, "not-a-table", other)
            return nothing
        tries = encodings(first[:4])
        for encoding in tries:
            found = File(path, Collection(asked))
            found.encoding = encoding
            try:
                with opened(path, kept) as data:
                    _read(found, asked, pieces(data, encoding))
                return found
            except UnicodeError:
                continue
        nothing.problem(None, "bad-encoding", say("neither UTF-8, GB18030 nor UTF-16 text; save it as CSV UTF-8"))
    except (OSError, EOFError, zlib.error) as error:
        nothing.unreadable(of_system(error))
    return nothing


_PACKED = b"PK\x03\x04"
_KINDS = {
    b"\xd0\xcf\x11\xe0": say("this is a workbook of old Excel or of WPS (.xls, .et), or one with a password; save the sheet as .xlsx or CSV UTF-8"),
    _PACKED: say("this is a workbook of another kind or another packed file (.ods); save the sheet as .xlsx or CSV UTF-8"),
    b"PAR1": say("this is Parquet, which is no text; name its path, that ends with .parquet, and no pipe"),
    b"%PDF": say("this is a PDF; ask for the table as CSV or copy it into a sheet and save that as CSV UTF-8"),
}  # fmt: skip


def _other_kind(first: bytes) -> Phrase | None:
    """What a file is that is no table in text, and what to do; None for what may be one."""
    for mark, message in _KINDS.items():
        if first.startswith(mark):
            return message
    start = first.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype", b"<html", b"<?xml", b"<head", b"<table")):
        return say(
            "this is a web page, often the one that asks for a password, and no table; download it anew or save it as CSV UTF-8"
        )
    return None


def _read(found: File, asked: Asked, parts: Iterator[str]) -> None:
    """Takes in every row that is asked for. Raises UnicodeError when the file is in another encoding."""
    head, parts = head_of(parts, HEADER_WITHIN)
    if not any(line.strip() for line in head):
        empty = say("the file is empty")
        if sum(line.endswith(("\n", "\r")) for line in head) == HEADER_WITHIN:
            empty = say("its first {n} lines are blank, and a table begins among them", n=HEADER_WITHIN)
        found.problem(1, "empty-file", empty)
        return
    delimiter = delimiter_of(head, asked)
    found.separator = delimiter
    table = Table(found, asked, writing_of(asked, delimiter))
    try:
        rest = batches(parts, delimiter)
        first, head_rows = first_rows(rest)
        if body := table.begin(first, head_rows):
            table.rows(first[body:], head_rows[body:])
            for lines, rows in rest:
                table.rows(lines, rows)
    except csv.Error as error:
        found.problem(error.args[-1], "bad-csv", say("not readable as CSV from here on: {why}", why=reason_of(error)))
    table.end()


def first_rows(found: Iterator[Batch]) -> Batch:
    """The rows among which the header stands, and those below it that columns are known by."""
    lines: list[int] = []
    rows: list[list[str]] = []
    for more, batch in found:
        lines += more
        rows += batch
        if len(rows) >= HEADER_WITHIN + SAMPLE:
            break
    return lines, rows


def writing_of(asked: Asked, delimiter: str) -> Writing:
    """How numbers are written in a table split by this sign."""
    return Writing(frozenset(map(squeezed, asked.missing)), asked.decimal, delimiter == ";")


def delimiter_of(head: Sequence[str], asked: Asked) -> str:
    """The separator that splits the header into the most known cells."""
    headings = Headings(asked)

    def score(delimiter: str) -> tuple[int, int]:
        header = find_header(split(head, delimiter), headings)
        if header is None:
            return 0, 0
        known = [c for c in columns_of(header.pieces, headings) if c.meaning or c.period or c.area]
        return len(known), len(header.pieces)

    there = [delimiter for delimiter in DELIMITERS if any(delimiter in line for line in head)]
    return max(there, key=score) if len(there) > 1 else (there or DELIMITERS)[0]
