"""Several files into a folder: reports in parts, forms, a new project; what people fill in is never replaced."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType

from targetcheck.cli.files import unwritable, write
from targetcheck.cli.options import choice, fail
from targetcheck.errors import Location, Phrase, Problem, TargetcheckError, few, say
from targetcheck.model.pattern import pattern
from targetcheck.model.text import key, unusable
from targetcheck.model.verdict import Report
from targetcheck.named import NamedTuple
from targetcheck.paths import STDIN
from targetcheck.reports import FORMATS, Style, render


class Parts(NamedTuple):
    """What `--split-by` asks for: a file for each of these (departments, areas), in a folder."""

    by: str
    folder: str
    only: frozenset[str] = frozenset()
    """Whose files are wanted; empty for all. Another's would hold only what it shares with these."""


_OF_FILES = frozenset([".xlsx", ".csv", ".html", ".json", ".md", ".txt"])
"""What files are named, and no folder is."""


def parts_of(
    split_by: str | None,
    columns: Sequence[str],
    outputs: list[str] | None,
    named: Mapping[str, Sequence[str] | None] = MappingProxyType({}),
) -> Parts | None:
    """What `--split-by` asks for, into the one folder that `-o` names; None without it.

    `named` are the parts that other options choose, each kind under its own name.
    """
    if split_by is None:
        return None
    by = choice(split_by, columns, "--split-by")
    if outputs is None or len(outputs) != 1 or outputs[0] == STDIN:
        raise fail("bad-option", say("--split-by needs a folder to write to: -o FOLDER"))
    stem, suffix = os.path.splitext(outputs[0])
    if suffix.lower() in _OF_FILES and not os.path.isdir(outputs[0]):
        message = say("--split-by writes into a folder, and {path} is the name of a file; write -o {stem} -f {format}",
                      path=outputs[0], stem=stem, format=suffix[1:].lower())  # fmt: skip
        raise fail("bad-option", message)
    return Parts(by, outputs[0], frozenset(map(key, named.get(by) or ())))


def account_of(folder: str, files: Sequence[str]) -> Iterator[Phrase]:
    """What was written, if anything, and which files of the kind stand there that were not, for those are of another run."""
    if not files:
        return
    yield say(
        "{n:file|files} written: {names}", n=len(files), names=few([os.path.join(folder, name) for name in files])
    )
    suffix = os.path.splitext(files[0])[1]
    older = sorted(name for name in os.listdir(folder) if name.endswith(suffix) and name not in files)
    if older:
        yield say(
            "of an earlier run, and still there: {names}", names=few([os.path.join(folder, name) for name in older])
        )


def write_parts(parts: Parts, report: Report, name: str, style: Style, *, quiet: bool) -> Iterable[Phrase]:
    """The report in a format for each department or area, into the folder; the answer is what is told of that."""
    from targetcheck.reports.parts import PARTS, named

    suffix = FORMATS[name][0]
    if name == "brief":  # so that a double click opens it
        suffix += ".txt"
    found = PARTS[parts.by](report, style.person)
    found = {of: part for of, part in found.items() if not parts.only or key(of) in parts.only}
    files = file_names(found, suffix)
    texts = [render(named(part, of), name, style) for of, part in found.items()]
    _into(parts.folder, dict(zip(files, texts, strict=True)), report.read)
    return () if quiet else account_of(parts.folder, files)


def write_forms(folder: str, files: Mapping[str, bytes]) -> None:
    """New forms into a folder; one that is there already may be filled in and stays."""
    refuse_filled_in(str(Path(folder) / name) for name in files)
    _into(folder, files)


def write_new(folder: str, files: Mapping[str, bytes]) -> None:
    """New files into a folder and folders in it; none that is there already is touched."""
    paths = [os.path.join(folder, name) for name in files]
    _refuse(paths, say("there is a file already, which stays as it is; name another folder"))
    _into(folder, files, make=os.makedirs)


def _into(
    folder: str, files: Mapping[str, str | bytes], read: Iterable[str] = (), make: Callable[[str], None] = os.mkdir
) -> None:
    """All files or none into a folder and folders in it, which are made if they are not there, and not left there empty."""
    texts = [(str(Path(folder) / name), text) for name, text in files.items()]
    if not texts:
        return
    inside = dict.fromkeys([str(Path(folder)), *(os.path.dirname(path) for path, _ in texts)])
    made = [name for name in inside if name and not os.path.lexists(name)]
    try:
        for name in made:
            make(name)
        write(texts, read)
    except (OSError, ValueError) as error:
        raise unwritable(texts[0][0] if len(texts) == 1 else folder, error) from error
    finally:
        for name in reversed(made):
            with suppress(OSError):  # of a folder that holds something
                os.rmdir(name)


def refuse_filled_in(paths: Iterable[str]) -> None:
    """Raises a problem for each that is there already: what people fill in or finish is not replaced."""
    _refuse(paths, say("there is a file already, and it may be filled in; name another, or move it away"))


def _refuse(paths: Iterable[str], why: Phrase) -> None:
    there = [path for path in paths if os.path.lexists(path)]
    if there:
        raise TargetcheckError(Problem(Location(path), "file-exists", why) for path in there)


_UNSAFE = frozenset('<>:"/\\|?*')
_DEVICES = pattern(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)", re.IGNORECASE)
MOST_CHARACTERS = 50


def file_names(names: Iterable[str], suffix: str) -> list[str]:
    """A file name for each of the names, that every system takes; told apart also where case makes no difference."""
    used: set[str] = set()
    return [_file_name(name, used) + suffix for name in names]


def _file_name(name: str, used: set[str]) -> str:
    stem = "".join("_" if c in _UNSAFE or unusable(c) else c for c in name[:MOST_CHARACTERS]).strip(" .") or "_"
    if stem.startswith("-") or _DEVICES.match(stem):
        stem = f"_{stem}"
    number, text = 1, stem
    while text.casefold() in used:
        number += 1
        text = f"{stem}-{number}"
    used.add(text.casefold())
    return text
