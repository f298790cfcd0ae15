"""Several files into a folder: reports in parts, forms, a new project; what people fill in is never replaced."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from targetcheck.cli.choices import fail
from targetcheck.cli.files import unwritable, write
from targetcheck.errors import Location, Phrase, Problem, TargetcheckError, few, say
from targetcheck.model.text import unusable
from targetcheck.model.verdict import Report
from targetcheck.paths import STDIN
from targetcheck.reports import FORMATS, Style, render

if TYPE_CHECKING:
    from targetcheck.leftovers import Kept


def folder_of(outputs: list[str] | None) -> str:
    """The folder that the files of `--split-by` go to, one `-o`."""
    if outputs is None or len(outputs) != 1 or outputs[0] == STDIN:
        raise fail(Problem(None, "bad-option", say("--split-by needs a folder to write to: -o FOLDER")))
    return outputs[0]


def account_of(folder: str, files: Sequence[str]) -> Iterator[Phrase]:
    """What was written, and which files of the kind stand there that were not, for those are of another run."""
    yield say(
        "{n:file|files} written: {names}", n=len(files), names=few([os.path.join(folder, name) for name in files])
    )
    suffix = os.path.splitext(files[0])[1] if files else ""
    older = sorted(name for name in os.listdir(folder) if name.endswith(suffix) and name not in files)
    if older:
        yield say(
            "of an earlier run, and still there: {names}", names=few([os.path.join(folder, name) for name in older])
        )


def write_parts(folder: str, report: Report, by: str, name: str, style: Style) -> list[str]:
    """The report in a format for each department or area, into a folder, which is made if it is not there. Returns the
    files' names."""
    from targetcheck.reports.parts import PARTS, named

    suffix = FORMATS[name][0]
    if name == "brief":  # so that a double click opens it
        suffix += ".txt"
    parts = PARTS[by](report, style.person)
    files = file_names(parts, suffix)
    paths = [os.path.join(folder, file) for file in files]
    texts = [
        (path, render(named(part, of), name, style)) for path, (of, part) in zip(paths, parts.items(), strict=True)
    ]
    made = not os.path.lexists(folder)
    try:
        if made:
            os.mkdir(folder)
        write(texts, report.read)
    except (OSError, ValueError) as error:
        raise unwritable(folder, error) from error
    finally:
        if made:
            with suppress(OSError):  # of a folder that holds something
                os.rmdir(folder)
    return files


def write_new(folder: str, files: dict[str, bytes]) -> None:
    """New files into a folder and folders in it, which are made; none that is there already is touched."""
    there = [path for name in files if os.path.lexists(path := os.path.join(folder, name))]
    if there:
        message = say("there is a file already, which stays as it is; name another folder")
        raise TargetcheckError(Problem(Location(path), "file-exists", message) for path in there)
    made: list[Path] = []
    try:
        for name, data in files.items():
            place = Path(folder) / name
            place.parent.mkdir(parents=True, exist_ok=True)
            with place.open("xb") as file:
                made.append(place)
                file.write(data)
    except (OSError, ValueError) as error:
        for place in made:
            place.unlink(missing_ok=True)
        raise unwritable(folder, error) from error


def refuse_filled_in(paths: Iterable[str]) -> None:
    """Raises a problem for each that is there already: what people fill in or finish is not replaced."""
    there = [path for path in paths if os.path.lexists(path)]
    if there:
        message = say("there is a file already, and it may be filled in; name another, or move it away")
        raise TargetcheckError(Problem(Location(path), "file-exists", message) for path in there)


def write_forms(folder: str, files: dict[str, bytes]) -> None:
    """New forms into a folder, all of them or none; one that is there already may be filled in and stays."""
    from targetcheck.leftovers import new_folder

    target = Path(folder)
    refuse_filled_in(str(target / name) for name in files)
    kept: Kept | None = None
    moved: list[Path] = []
    try:
        kept = new_folder(target if target.is_dir() else target.parent)
        inside = kept.path / "forms"
        inside.mkdir()
        for name, data in files.items():
            (inside / name).write_bytes(data)
        if not target.exists():
            inside.rename(target)
            return
        for name in files:
            (inside / name).rename(target / name)
            moved.append(target / name)
    except OSError as error:
        for path in moved:
            path.unlink(missing_ok=True)
        raise unwritable(folder, error) from error
    finally:
        if kept is not None:
            kept.release()


_UNSAFE = frozenset('<>:"/\\|?*')
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)", re.IGNORECASE)
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
