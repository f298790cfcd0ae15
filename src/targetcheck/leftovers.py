"""What a run keeps beside its work for a while, and what a run that was killed has left: the next one cleans it.

Whoever uses such a file or folder holds a lock on it, which the system takes away with the process. Where there are no such
locks (Windows), what is a day old is left over.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path
from time import time

from targetcheck.named import NamedTuple

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

MARK, END = ".targetcheck.", ".unfinished"
_OURS = re.compile(r"\.targetcheck\.[a-z0-9_]{8}\.unfinished")
"""The names that such files and folders get, which nobody gives to a file of his own."""
LOCK = "lock"
NEW = 0.2
"""Seconds in which a file is another run's that has not locked it yet."""
OLD = 24 * 3600


class Kept(NamedTuple):
    """A file or folder in use: its path, and the handle that holds its lock."""

    path: Path
    handle: int

    def release(self) -> None:
        """Ends its use and removes it, if it is still there."""
        with suppress(OSError):
            os.close(self.handle)
        _remove(self.path)


def new_file(folder: Path, data: bytes, cleaned: set[Path] | None = None) -> Kept:
    """A new file beside where it is to stand. Raises OSError where it cannot be written.

    One of many gives the folders that have been `cleaned` already.
    """
    if cleaned is None or folder not in cleaned:
        clean(folder)
    if cleaned is not None:
        cleaned.add(folder)
    handle, name = tempfile.mkstemp(prefix=MARK, suffix=END, dir=folder)
    kept = Kept(Path(name), handle)
    try:
        _lock(handle)
        with os.fdopen(os.dup(handle), "wb") as file:
            file.write(data)
    except BaseException:
        kept.release()
        raise
    return kept


def new_folder(folder: Path | None = None) -> Kept:
    """A new folder, in the system's own for such things unless said otherwise."""
    place = folder or Path(tempfile.gettempdir())
    clean(place)
    made = Path(tempfile.mkdtemp(prefix=MARK, suffix=END, dir=place))
    handle = os.open(made / LOCK, os.O_CREAT | os.O_RDWR, 0o600)
    _lock(handle)
    return Kept(made, handle)


def second_name(path: Path) -> Kept | None:
    """Another name beside it for a file that something is to take the place of; None where there is none, or can be none."""
    try:
        handle = os.open(path, os.O_RDONLY)
    except OSError:
        return None
    name = Path(tempfile.mktemp(prefix=MARK, suffix=END, dir=path.parent))
    try:
        os.link(path, name)
        _lock(handle)
    except OSError:
        os.close(handle)
        _remove(name)
        return None
    if os.name == "nt":  # where no open file can be replaced
        os.close(handle)
        handle = -1
    return Kept(name, handle)


def clean(folder: Path) -> None:
    """Removes what runs have left in a folder that were killed."""
    with suppress(OSError):
        for path in folder.glob(f"{MARK}*"):
            if _OURS.fullmatch(path.name) and _left_over(path):
                _remove(path)


def _left_over(path: Path) -> bool:
    try:
        age = time() - path.lstat().st_mtime
        if fcntl is None or path.is_symlink():
            return fcntl is None and age > OLD
        if age < NEW:
            return False
        handle = os.open(path / LOCK if path.is_dir() else path, os.O_RDWR)
    except OSError:
        return False
    try:
        _lock(handle)
    except OSError:
        return False
    finally:
        os.close(handle)
    return True


def _lock(handle: int) -> None:
    """Raises BlockingIOError where another process has it."""
    if fcntl is not None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink()
