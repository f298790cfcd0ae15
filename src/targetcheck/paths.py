"""Which files a command line means: files, folders (those directly in them) and globs."""

from __future__ import annotations

import glob
from collections.abc import Iterable
from pathlib import Path

from targetcheck.errors import Location, Phrase, Problem, say

STDIN = "-"


def expand(arguments: Iterable[str], suffixes: tuple[str, ...]) -> tuple[list[str], list[Problem]]:
    """The files that the arguments name, in order and each once, and a problem for each that names none."""
    files: dict[str, str] = {}
    problems: list[Problem] = []
    for argument in arguments:
        found = _files(argument, suffixes)
        if isinstance(found, Problem):
            problems.append(found)
            continue
        for path in found:
            files.setdefault(path if path == STDIN else str(Path(path).resolve()), path)
    return list(files.values()), problems


def _files(argument: str, suffixes: tuple[str, ...]) -> list[str] | Problem:
    kinds = " / ".join(suffixes[:2])
    if argument == STDIN:
        return [argument]
    try:
        path = Path(argument)
        if path.is_dir():
            found = sorted(str(p) for p in path.iterdir() if p.name.lower().endswith(suffixes) and p.is_file())
            return found or _problem(argument, "empty-folder", say("no {kinds} file in this folder", kinds=kinds))
        if path.exists():
            return [argument]
        if glob.has_magic(argument):
            matches = sorted(p for p in glob.glob(argument, recursive=True) if p.lower().endswith(suffixes))
            return matches or _problem(
                argument, "no-such-file", say("no {kinds} file matches this pattern", kinds=kinds)
            )
    except (OSError, ValueError):
        pass
    return _problem(argument, "no-such-file", say("no such file or folder"))


def _problem(argument: str, code: str, message: Phrase) -> Problem:
    return Problem(Location(argument), code, message)
