"""Which files a command line means: files, folders (those directly in them) and globs."""

from __future__ import annotations

import errno
import glob
import io
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO
from urllib.parse import unquote

from targetcheck.errors import Location, Phrase, Problem, few, of_system, say

STDIN = "-"

TARGET_FILES = (".yaml", ".yml")
TABLES = (".csv", ".tsv", ".csv.gz", ".tsv.gz", ".parquet", ".xlsx", ".xlsm")
"""How the names of target files, and of files of actuals, end."""
_USUAL = (".yaml", ".yml", ".csv", ".tsv", ".xlsx")
"""The endings that a message names."""

MOST_HELD = 2**30
"""Bytes of what can be read only once, such as a pipe, and so is held in memory; a file may be of any size."""


def expand(arguments: Iterable[str], suffixes: tuple[str, ...]) -> tuple[list[str], list[Problem]]:
    """The files that the arguments name, in order and each once, and a problem for each that names none."""
    files: dict[object, str] = {}
    problems: list[Problem] = []
    others: list[str] = []
    for argument in arguments:
        if _is_of_other_kind(argument, suffixes):
            others.append(argument)
            continue
        found = _files(argument, suffixes)
        if isinstance(found, Problem):
            problems.append(found)
            continue
        for path in found:
            files.setdefault(_identity(path), path)
    if others:
        problems.insert(0, _of_other_kind(others, suffixes))
    return list(files.values()), problems


def _is_of_other_kind(argument: str, suffixes: tuple[str, ...]) -> bool:
    """Whether a target file is named where actuals belong, or the other way round."""
    others = TABLES if suffixes == TARGET_FILES else TARGET_FILES
    return argument.lower().endswith(others) and os.path.isfile(argument)


def _of_other_kind(others: list[str], suffixes: tuple[str, ...]) -> Problem:
    if suffixes == TARGET_FILES:
        message = say("no target files, but actuals: {names}; these stand behind -a, several as a pattern in quotes: -a 'data/*.csv'",
                      names=few(others))  # fmt: skip
    else:
        message = say("no actuals, but target files: {names}; these stand without -a", names=few(others))
    return Problem(None, "other-kind", message)


def _identity(path: str) -> object:
    """What is the same for all names of one file, links of both kinds among them."""
    with suppress(OSError, ValueError):
        if path != STDIN:
            status = os.stat(path)
            return status.st_dev, status.st_ino
    return path


def _files(argument: str, suffixes: tuple[str, ...]) -> list[str] | Problem:
    kinds = " / ".join(suffix for suffix in suffixes if suffix in _USUAL)
    if argument == STDIN and ".csv" in suffixes:
        return [argument]
    if argument == STDIN:
        return Problem(None, "no-such-file", say("only actuals come by standard input (-a -); name a file of targets"))
    if not argument.strip():  # which a path takes for the folder that one stands in
        return Problem(None, "no-such-file", say("an empty name is no file or folder; is a variable not set?"))
    try:
        path = Path(argument)
        if path.is_dir():
            found = sorted(str(p) for p in _inside(path) if _is_meant(p, suffixes))
            return found or _empty(path, argument, kinds, suffixes)
        if path.exists():
            return [argument]
        if glob.has_magic(argument):
            matches = sorted(p for p in _matches(argument.replace(os.sep, "/")) if _is_meant(Path(p), suffixes))
            return matches or _problem(
                argument, "no-such-file", say("no {kinds} file matches this pattern", kinds=kinds)
            )
    except PermissionError as error:
        return _problem(argument, "unreadable-file", say("cannot be read: {why}", why=of_system(error)))
    except (OSError, ValueError):
        pass
    return _problem(argument, "no-such-file", say("no such file or folder"))


def _empty(folder: Path, argument: str, kinds: str, suffixes: tuple[str, ...]) -> Problem:
    """A folder that holds no such file itself; where one lies deeper, how that is read."""
    message = say("no {kinds} file in this folder", kinds=kinds)
    if any(_is_meant(path, suffixes) for path in folder.glob("*/*")):
        deeper = "'" + argument.rstrip("/" + os.sep) + "/**'"
        message = say(
            "no {kinds} file in this folder itself; {deeper} reads those in the folders below it",
            kinds=kinds,
            deeper=deeper,
        )
    return _problem(argument, "empty-folder", message)


def inside(arguments: Iterable[str], suffixes: tuple[str, ...]) -> list[str]:
    """The files with these suffixes that lie in the folders among the arguments."""
    found = []
    for argument in arguments:
        with suppress(OSError, ValueError):
            if os.path.isdir(argument):
                found += sorted(str(p) for p in _inside(Path(argument)) if _is_meant(p, suffixes))
    return found


def _inside(folder: Path) -> Iterator[Path]:
    """What lies directly in a folder, and in its folders that are named as partitions are (area=万州区/).

    Links to folders are not followed: they may lead in a circle.
    """
    for path in folder.iterdir():
        if "=" in path.name and path.is_dir() and not path.is_symlink():
            yield from _inside(path)
        else:
            yield path


def partitions(path: str) -> list[tuple[str, str]]:
    """The columns that the folders of a file stand for, name=value/, in order; an empty value where there is none."""
    found = (folder.partition("=") for folder in Path(path).parts[:-1] if "=" in folder)
    return [(unquote(name), "" if value == NO_PARTITION else unquote(value)) for name, _, value in found if name]


NO_PARTITION = "__HIVE_DEFAULT_PARTITION__"

_DEEPER = re.compile(r"(?:^|(?<=/))(?:\*\*/)*\*\*(?:/|$)")


def _matches(pattern: str) -> Iterator[str]:
    """What a glob means. `**` goes into every folder but not into links to folders, which may lead in a circle."""
    found = _DEEPER.search(pattern)
    if found is None:
        yield from glob.glob(pattern)
        return
    head, tail = pattern[: found.start()], pattern[found.end() :] or "*"
    for top in glob.glob(head) if head else [""]:
        for folder in _folders(top):
            yield from _matches(os.path.join(glob.escape(folder), tail))


def _is_meant(path: Path, suffixes: tuple[str, ...]) -> bool:
    """Whether a folder or glob means this file by its name. A link that leads nowhere is one, so that it is told."""
    name = path.name.lower()
    return name.endswith(suffixes) and not name.startswith((".", "~$")) and (path.is_file() or not path.exists())


def _folders(top: str) -> Iterator[str]:
    wait = [top]
    while wait:
        folder = wait.pop()
        yield folder
        with os.scandir(folder or ".") as entries:
            inside = (e.name for e in entries if e.is_dir(follow_symlinks=False) and not e.name.startswith("."))
            wait += [os.path.join(folder, name) for name in inside]


def read_held(source: BinaryIO, most: int = MOST_HELD) -> bytes:
    """Everything that a file or pipe gives. Raises OSError when that is more than `most` bytes."""
    held = io.BytesIO()
    while part := source.read(2**20):
        held.write(part)
        if held.tell() > most:
            raise OSError(errno.EFBIG, str(most))  # which `of_system` tells
    return held.getvalue()


class Streams:
    """Standard input and pipes, which give what they hold once; `again` keeps it for a second reading."""

    def __init__(self, stdin: BinaryIO | None = None, *, again: bool = False) -> None:
        self._stdin, self._again = stdin, again
        self._kept: dict[str, bytes] = {}

    def held(self, path: str) -> bytes | None:
        """All that a stream gives; None for a file, which can be opened again. Raises OSError as `read_held` does."""
        if path in self._kept:
            return self._kept[path]
        if path == STDIN:
            data = read_held(self._stdin) if self._stdin else b""
        elif Path(path).is_file():
            return None
        else:
            with open(path, "rb") as pipe:
                data = read_held(pipe)
        if self._again:
            self._kept[path] = data
        return data


def _problem(argument: str, code: str, message: Phrase) -> Problem:
    return Problem(Location(argument), code, message)
