"""What the outside gives and takes: environment, standard streams, files, exit codes."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import TextIO

import typer

from targetcheck.cli.options import fail, none_of
from targetcheck.cli.speech import reader_language
from targetcheck.errors import Phrase, Problem, TargetcheckError, as_warning, no_command, of_system, say
from targetcheck.paths import read_held
from targetcheck.phrases import LANGUAGES, Words, words
from targetcheck.reports import FOR_EYES, Style

JUDGED, NOT_JUDGED, INTERRUPTED = 0, 2, 130

LARGEST_DOCUMENT = 2**27
"""Bytes of a published plan or a saved evaluation, which are read as a whole."""


class Run:
    """One command's outcome: problems go to standard error in the reader's language, and become the exit code."""

    def __init__(self, lang: str | None) -> None:
        self.code = JUDGED
        self.lang = lang
        self.reader = reader_language()

    @property
    def language(self) -> str:
        """The language that was asked for, else the reader's."""
        return self.lang or self.reader

    @property
    def table(self) -> Words:
        """The words of that language."""
        return words(self.language)

    def __enter__(self) -> Run:
        _open_closed_streams()
        if self.lang is not None and self.lang not in LANGUAGES:
            lang, self.lang = self.lang, None
            self.problems(none_of("--lang", lang, LANGUAGES).problems)
            raise typer.Exit(NOT_JUDGED)
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="backslashreplace")
        return self

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        """Ends the command with its exit code; what is no problem of the input goes further up."""
        if isinstance(error, TargetcheckError):
            self.problems(error.problems)
            raise typer.Exit(NOT_JUDGED)
        if error is None:
            raise typer.Exit(self.code)

    def problems(self, problems: Iterable[Problem | Phrase]) -> None:
        """Tells problems, and what else is to be known, in the reader's language."""
        self.tell(*map(self.table.say, problems))

    def warnings(self, warnings: Iterable[Problem]) -> None:
        """Tells what changes no exit code, and says so."""
        self.problems(map(as_warning, warnings))

    def tell(self, *lines: str) -> None:
        """What the user is told beside the report."""
        try:
            for line in lines:
                print(no_command(_with_signs_of(sys.stderr, line)), file=sys.stderr)
        except OSError:  # nobody reads it, and there is nowhere else to say so: the exit code tells
            _discard(sys.stderr)

    def style(self, group_by: str, *, listed: bool, no_color: bool) -> Style:
        width = shutil.get_terminal_size((100, 24)).columns
        return Style(self.lang, self.reader, group_by, width, _colour(no_color), listed, encoding=_encoding(sys.stdout))


def exit_code_of(error: BaseException) -> int:
    """The exit code for an uncaught exception, which is reported on standard error if that can be written."""
    _open_closed_streams()
    if isinstance(error, KeyboardInterrupt):
        return INTERRUPTED
    if isinstance(error, BrokenPipeError):
        usage = isinstance(error.__context__, Exception)  # of a bad option, told to a standard error that nobody reads
        _discard(sys.stderr if usage else sys.stdout)
        return NOT_JUDGED if usage else JUDGED
    if isinstance(error, OSError) and error.filename is None:
        _discard(sys.stdout)
        message = say("standard output cannot be written: {why}", why=of_system(error))
        problem = Problem(None, "unwritable-file", message)
    elif isinstance(error, MemoryError):
        problem = Problem(None, "no-memory", say("the memory of this computer does not suffice"))
    else:
        import traceback

        with suppress(OSError):
            traceback.print_exception(error)
        problem = Problem(None, "fault", say("this is a fault of the program; please report it with the lines above"))
    Run(None).problems([problem])
    return NOT_JUDGED


def _open_closed_streams() -> None:
    """Replaces streams that the shell has closed (`<&-`) with the null device, so that reports can still be written."""
    if sys.stdin is None:
        sys.stdin = open(os.devnull)  # noqa: SIM115
    if sys.stdout is None:
        sys.stdout = open(os.devnull)  # noqa: SIM115  (not for writing: whoever writes finds that out)
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w")  # noqa: SIM115


def _discard(stream: TextIO) -> None:
    """Points an unwritable stream at the null device, so that the flush at interpreter exit does not fail."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _encoding(stream: TextIO) -> str:
    """The codec of a stream, under one name for UTF-8."""
    name = (getattr(stream, "encoding", None) or "utf-8").lower()
    return "utf-8" if name in ("utf-8", "utf8", "utf_8", "cp65001") else name


def _with_signs_of(stream: TextIO, text: str) -> str:
    """The text with stand-ins for what the stream's encoding lacks; UTF-8, which lacks nothing, loads no table of them."""
    encoding = _encoding(stream)
    if encoding == "utf-8":
        return text
    from targetcheck.reports.terminal import stand_in

    return stand_in(text, encoding)


def _colour(no_color: bool) -> bool:
    if no_color or os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def read_bytes(path: str) -> bytes:
    """A named file, or standard input for -, whole."""
    try:
        if path == "-":
            return read_held(sys.stdin.buffer, LARGEST_DOCUMENT)
        with open(path, "rb") as file:
            return read_held(file, LARGEST_DOCUMENT)
    except (OSError, ValueError) as error:
        raise fail("unreadable-file", say("cannot be read: {why}", why=of_system(error)), path) from error


def read_text(path: str) -> str:
    """A document's text, from a file or standard input, for `draft`."""
    from targetcheck.draft import DraftError, read_document

    try:
        return read_document(read_bytes(path), path)
    except DraftError as error:
        raise fail("unreadable-document", error.why, path) from error


def as_told(text: str | bytes, format: str) -> str | bytes:
    """A report as it goes to standard output: a file's format as UTF-8 whatever the locale, what is read there as text."""
    if isinstance(text, bytes) or format in FOR_EYES:
        return text
    return text.encode()


def print_text(text: str | bytes) -> None:
    """Text in the terminal's encoding, or a file's bytes to standard output.

    A reader that went away is none of our business, a full disk is.
    """
    if isinstance(text, str):
        text = _with_signs_of(sys.stdout, text).encode(_encoding(sys.stdout), "backslashreplace")
    elif text.startswith(b"PK") and sys.stdout.isatty():
        raise fail("bad-option", say("a workbook is nothing to show here; write it to a file: -o FILE.xlsx"))
    try:
        sys.stdout.flush()
        rest = memoryview(text)
        while rest:  # without a buffer each write takes as much as there is room for
            rest = rest[sys.stdout.buffer.write(rest) :]
        sys.stdout.flush()
    except BrokenPipeError:
        _discard(sys.stdout)
    except OSError as error:
        _discard(sys.stdout)
        raise fail("unwritable-file", say("standard output cannot be written: {why}", why=of_system(error))) from error
