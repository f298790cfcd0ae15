"""What is written: reports and forms, each file whole or not at all, and all files of a run or none."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from targetcheck.cli.choices import fail
from targetcheck.cli.console import print_text
from targetcheck.errors import Location, Phrase, Problem, TargetcheckError, few, of_system, say
from targetcheck.model.text import unusable
from targetcheck.model.verdict import Report
from targetcheck.paths import STDIN
from targetcheck.reports import FORMATS, Style, render

if TYPE_CHECKING:
    from targetcheck.leftovers import Kept


def write(texts: Sequence[tuple[str | None, str | bytes]], quiet: bool, read: Iterable[str] = ()) -> None:
    """All files or none, and none where standard output cannot be written. No file takes the place of one that was `read`."""
    paths = [path for path, _ in texts if path is not None]
    _check_apart(paths, read)
    staged: list[_Staged] = []
    try:
        for path, text in texts:
            if path is not None:
                staged.append(_Staged(path))
                staged[-1].fill(text.encode() if isinstance(text, str) else text)
        for path, text in texts:
            if path is None and not quiet:
                print_text(text)
        for file in sorted(staged, key=lambda file: file.direct is None):  # what cannot be undone goes first
            file.put(undoable=len(staged) > 1)
    except BaseException:
        for file in staged:
            file.undo()
        raise
    finally:
        for file in staged:
            file.clear()


def _check_apart(paths: list[str], read: Iterable[str]) -> None:
    """Refuses output paths that are equal to one another or to an input."""
    seen: set[object] = set()
    for path in paths:
        found = _identities(path)
        if found & seen:
            raise fail(Problem(Location(path), "bad-option", say("two reports at one path; one of them would be lost")))
        seen |= found
    inputs = {identity for path in read for identity in _identities(path)} if paths else set()
    for path in paths:
        if _identities(path) & inputs:
            message = say("one of the files that are read, whose place a report would take; name another")
            raise fail(Problem(Location(path), "bad-option", message))


def _identities(path: str) -> set[object]:
    """A file's identity: its real path and, if it exists, device and inode."""
    found: set[object] = set()
    with suppress(OSError, ValueError):
        found.add(os.path.realpath(path))
        status = os.fstat(0) if path == STDIN else os.stat(path)
        found.add((status.st_dev, status.st_ino))
    return found


@dataclass(slots=True)
class _Staged:
    """A file on its way: written beside its place and then moved there, so that no half report is ever seen.

    What is there and is no file, such as a pipe, is written to directly.
    """

    path: str
    kept: Kept | None = None
    direct: bytes | None = None
    earlier: Kept | None = None
    """What the report has taken the place of, until all are in theirs."""
    made: bool = False
    """Whether the report stands in its place, where there was none."""

    def fill(self, data: bytes) -> None:
        from targetcheck.leftovers import new_file

        try:
            target = self._target()
            there = target.exists()
            if target.is_dir():
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
            if there and not os.access(target, os.W_OK):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
            if there and not target.is_file():
                self.direct = data
                return
            self.kept = new_file(target.parent, data)
            os.chmod(self.kept.path, target.stat().st_mode & 0o777 if there else 0o666 & ~_umask())
        except (OSError, ValueError) as error:
            raise _unwritable(self.path, error) from error

    def put(self, *, undoable: bool) -> None:
        from targetcheck.leftovers import second_name

        try:
            if self.direct is not None:
                self._target().write_bytes(self.direct)
            elif self.kept is not None:
                if os.name == "nt":  # where no open file can be moved
                    os.close(self.kept.handle)
                target = self._target()
                there = os.path.lexists(target)
                if undoable and there:
                    self.earlier = second_name(target)
                os.replace(self.kept.path, target)
                self.made = not there
        except OSError as error:
            raise _unwritable(self.path, error) from error

    def undo(self) -> None:
        """The earlier report takes its place again."""
        with suppress(OSError):
            if self.earlier is not None:
                os.replace(self.earlier.path, self._target())
            elif self.made:
                self._target().unlink()

    def clear(self) -> None:
        for kept in (self.kept, self.earlier):
            if kept is not None:
                kept.release()

    def _target(self) -> Path:
        found = Path(os.path.realpath(self.path))  # a link stays a link
        return (
            found if found.exists() or not os.path.exists(self.path) else Path(self.path)
        )  # a pipe has no path of its own


def _unwritable(path: str, error: Exception) -> TargetcheckError:
    message = say("cannot be written: {why}", why=of_system(error))
    return fail(Problem(Location(path), "unwritable-file", message))


def folder_of(outputs: list[str] | None) -> str:
    """The folder that the files of `--split-by` go to, one `-o`."""
    if outputs is None or len(outputs) != 1 or outputs[0] == STDIN:
        raise fail(Problem(None, "bad-option", say("--split-by needs a folder to write to: -o FOLDER")))
    return outputs[0]


def of_folder(folder: str, files: Sequence[str]) -> Iterator[Phrase]:
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
    from targetcheck.reports.parts import PARTS

    suffix = FORMATS[name][0]
    if name == "brief":  # so that a double click opens it
        suffix += ".txt"
    parts = PARTS[by](report, style.person)
    files = file_names(parts, suffix)
    paths = [os.path.join(folder, file) for file in files]
    texts = [(path, render(part, name, style)) for path, part in zip(paths, parts.values(), strict=True)]
    made = not os.path.lexists(folder)
    try:
        if made:
            os.mkdir(folder)
        write(texts, quiet=True, read=report.read)
    except (OSError, ValueError) as error:
        raise _unwritable(folder, error) from error
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
        raise _unwritable(folder, error) from error


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
        raise _unwritable(folder, error) from error
    finally:
        if kept is not None:
            kept.release()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


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
