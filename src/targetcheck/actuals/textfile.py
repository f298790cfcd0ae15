"""A CSV file's bytes, plain or gzipped → rows of cells with their lines, in bounded memory."""

from __future__ import annotations

import codecs
import csv
import gzip
import io
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import chain, islice
from typing import BinaryIO

from targetcheck.model.pattern import pattern


class Meter:
    """How far the reading has come, for whoever waits and looks at it from another thread: bytes and rows so far, of how
    many bytes in all (0 where that is not known)."""

    def __init__(self) -> None:
        self.begin(())

    def begin(self, files: Iterable[str]) -> None:
        """Another reading, of these files; what is zipped or no file has no size that says how far one is."""
        self.read = self.rows = self.whole = 0
        for path in files:
            with suppress(OSError):
                self.whole += os.path.getsize(path)


METER = Meter()
"""There is one reading at a time."""


LONGEST_ROW = 2**20
"""Characters of a row, its line ends included: 64 for each column of the widest spreadsheet. A longer one is a broken file."""
csv.field_size_limit(LONGEST_ROW)

_BLOCK = 2**14
"""Bytes read at once: what is made of them stays in the processor's nearest memory, which is twice as fast."""
_MANY = 512
_CHUNK = 2**18
_QUOTED = re.compile(rb'(?:(?<=[,;\t\n])|(?<=\r\n)|\A)"[^"\r\n]*"(?=[,;\t\r\n]|\Z)')
"""A whole cell in quotes with no quote or line end in it: whoever reads it, it is the same."""


_BEHIND_QUOTE = pattern('" +(?=[,;\t\r\n]|$)')
"""Spaces between a closing quote and what ends the cell."""

ZIPPED = b"\x1f\x8b"

Batch = tuple[Sequence[int], list[list[str]]]
"""Rows and the line where each begins."""


def opened(path: str, kept: bytes | None) -> BinaryIO:
    """The file's bytes, unzipped where they are zipped, whatever its name says."""
    if kept is not None:
        held = io.BytesIO(kept)
        return gzip.open(held) if kept.startswith(ZIPPED) else held  # type: ignore[return-value]
    raw = open(path, "rb")  # noqa: SIM115  (its caller closes it)
    head = raw.read(2)
    raw.seek(0)
    if head != ZIPPED:
        return raw
    raw.close()
    return gzip.open(path, "rb")  # type: ignore[return-value]


def pieces(data: BinaryIO, encoding: str) -> Iterator[str]:
    """The text in pieces that end with a line, but for the last one and for a line longer than any row may be.

    Raises UnicodeError when it is in another encoding, and at a NUL: what holds one is UTF-16 without its mark, or no text.
    """
    decode = codecs.getincrementaldecoder(encoding)().decode
    rest = ""
    while block := data.read(_BLOCK):
        METER.read += len(block)
        rest += decode(block)
        if "\0" in rest:
            raise UnicodeError("a NUL")
        end = rest.rfind("\n") + 1 or rest.rfind("\r", 0, -1) + 1
        if end:
            yield rest[:end]
            rest = rest[end:]
        elif len(rest) > LONGEST_ROW:
            yield rest
            rest = ""
    rest += decode(b"", True)
    if rest:
        yield rest


def batches(parts: Iterator[str], delimiter: str) -> Iterator[Batch]:
    """The table's rows. A `csv.Error` has the line where the unreadable row begins as its last argument."""
    start = 1
    for part in parts:
        if '"' in part:
            yield from _quoted(chain([part], parts), delimiter, start)
            return
        rows: list[list[str]] = []
        fault: csv.Error | None = None
        lines: Iterable[str] = io.StringIO(part, newline="")
        if len(part) > LONGEST_ROW:
            lines = _measured(lines)
        try:
            rows.extend(csv.reader(lines, delimiter=delimiter, strict=True))
        except csv.Error as error:
            fault = error
        METER.rows += len(rows)
        yield range(start, start + len(rows)), rows
        start += len(rows)
        if fault is not None:
            raise csv.Error(*fault.args, start) from fault


def _measured(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        if len(line) > LONGEST_ROW and len(line.rstrip("\r\n")) > LONGEST_ROW:
            raise _too_long()
        yield line


def _quoted(parts: Iterator[str], delimiter: str, first: int) -> Iterator[Batch]:
    """The rows from the first quote on: a cell may hold line ends, so that a row is no longer a line."""
    length = 0

    def lines() -> Iterator[str]:
        nonlocal length
        for part in parts:
            for line in io.StringIO(part, newline=""):
                line = _BEHIND_QUOTE.sub('"', line)
                length += len(line)
                if length > LONGEST_ROW:
                    raise _too_long()
                yield line

    reader = csv.reader(lines(), delimiter=delimiter, strict=True)
    numbers: list[int] = []
    rows: list[list[str]] = []
    start = first
    try:
        for cells in reader:
            numbers.append(start)
            rows.append(cells)
            start, length = first + reader.line_num, 0
            if len(rows) == _MANY:
                METER.rows += _MANY
                yield numbers, rows
                numbers, rows = [], []
    except csv.Error as error:
        if rows:
            yield numbers, rows
        raise csv.Error(*error.args, start) from error
    yield numbers, rows


def _too_long() -> csv.Error:
    return csv.Error(f"a row of more than {LONGEST_ROW} characters; is a quote opened and never closed?")


def head_of(parts: Iterator[str], lines: int) -> tuple[list[str], Iterator[str]]:
    """The first so many lines (fewer behind one that is too long), and all pieces again."""
    taken: list[str] = []
    found: list[str] = []
    for part in parts:
        taken.append(part)
        found += islice(io.StringIO(part, newline=""), lines - len(found))
        if len(found) >= lines or len(part) > LONGEST_ROW + _BLOCK:
            break
    return found, chain(taken, parts)


def split(lines: Sequence[str], delimiter: str) -> list[list[str]]:
    """The cells of a few lines, for a look at what they hold; quotes are nothing special where they do not fit."""
    try:
        return list(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error:
        return [line.split(delimiter) for line in lines]


def reason_of(error: csv.Error) -> str:
    """What is wrong, for a person."""
    reasons = {
        "unexpected end of data": "a quote is opened here and never closed",
        "',' expected after '\"'": "a quote inside a quoted cell; write it twice",
    }
    return reasons.get(str(error.args[0]), str(error.args[0]))


def plain_with(path: str, signs: str) -> str | None:
    """Which of these signs stand below the first line of a text that every reader takes alike; None for any other text.

    It is UTF-8, with one kind of line end, no NUL, and quotes only around whole simple cells.
    """
    ends: set[bytes] = set()
    absent = [sign.encode() for sign in signs]
    rest = b""
    first = True
    with opened(path, None) as data:
        while block := data.read(_CHUNK):
            cut = looked = block.rfind(b"\n") + 1
            below = max(0, block.find(b"\n")) if first else 0
            absent, first = [sign for sign in absent if block.find(sign, below) < 0], False
            if cut and _is_bare(block):
                looked = block.find(b"\n") + 1  # only what the block before has left needs a look
                ends.add(b"\n")
            if not _chunk_is_plain(rest + block[:looked] if cut else b"", ends):
                return None
            rest = block[cut:] if cut else rest + block
            if len(rest) > LONGEST_ROW:
                return None
    if not _chunk_is_plain(rest, ends) or len(ends) > 1:
        return None
    return "".join(sign for sign in signs if sign.encode() not in absent)


def _is_bare(block: bytes) -> bool:
    """Whether nothing is in it but characters of one byte and simple line ends."""
    return block.isascii() and b"\r" not in block and b'"' not in block and b"\0" not in block


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
