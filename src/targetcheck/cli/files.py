"""What is written: each file whole or not at all, and all files of a run or none."""

from __future__ import annotations

import errno
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from targetcheck.cli.console import as_told, print_text
from targetcheck.cli.options import fail
from targetcheck.errors import TargetcheckError, of_system, say
from targetcheck.paths import STDIN
from targetcheck.reports import Style

if TYPE_CHECKING:
    from targetcheck.leftovers import Kept


def write_reports(
    formats: Iterable[tuple[str | None, str]],
    style: Style,
    render: Callable[[str, Style], str | bytes],
    read: Iterable[str],
    *,
    quiet: bool,
) -> None:
    """Each report in its format: to a file without the looks of a terminal, and with `quiet` only to files."""
    texts: list[tuple[str | None, str | bytes]] = []
    for path, name in formats:
        if path is not None:
            texts.append((path, as_told(render(name, style.for_file), name)))
        elif not quiet:
            texts.append((None, as_told(render(name, style), name)))
    write(texts, read)


def write(texts: Sequence[tuple[str | None, str | bytes]], read: Iterable[str] = ()) -> None:
    """All files or none, and none where standard output cannot be written. No file takes the place of one that was `read`."""
    paths = [path for path, _ in texts if path is not None]
    _check_apart(paths, read)
    with _ended_after():
        _write(texts)


def _write(texts: Sequence[tuple[str | None, str | bytes]]) -> None:
    staged: list[_Staged] = []
    cleaned: set[Path] = set()
    try:
        for path, text in texts:
            if path is not None:
                staged.append(_Staged(path))
                staged[-1].fill(text.encode() if isinstance(text, str) else text, cleaned)
        for path, text in texts:
            if path is None:
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


class _Ended(BaseException):
    """A signal has come that ends the run."""


_ENDING = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))


@contextmanager
def _ended_after() -> Iterator[None]:
    """SIGTERM and SIGHUP end the run as ever, but only after what it was writing is undone."""
    came: list[int] = []

    def end(number: int, _frame: object) -> None:
        for other in held:
            signal.signal(other, signal.SIG_IGN)  # or a second one would end the undoing
        came.append(number)
        raise _Ended

    held: list[int] = []
    if threading.current_thread() is threading.main_thread():  # the only one that may say what signals do
        held = [number for number in _ENDING if signal.getsignal(number) is signal.SIG_DFL]
    try:
        for number in held:
            signal.signal(number, end)
        yield
    finally:
        for number in held:
            signal.signal(number, signal.SIG_DFL)
        for number in came:
            os.kill(os.getpid(), number)


def _check_apart(paths: list[str], read: Iterable[str]) -> None:
    """Refuses output paths that are equal to one another or to an input."""
    seen: set[object] = set()
    for path in paths:
        found = _identities(path)
        if found & seen:
            raise fail("bad-option", say("two reports at one path; one of them would be lost"), path)
        seen |= found
    inputs = {identity for path in read for identity in _identities(path)} if paths else set()
    for path in paths:
        if _identities(path) & inputs:
            message = say("one of the files that are read, whose place a report would take; name another")
            raise fail("bad-option", message, path)


def _identities(path: str) -> set[object]:
    """A file's identity: its real path and, if it exists, device and inode."""
    found: set[object] = set()
    with suppress(OSError, ValueError):
        found.add(os.path.realpath(path))
        status = os.fstat(0) if path == STDIN else os.stat(path)
        found.add((status.st_dev, status.st_ino))
    return found


class _Staged:
    """A file on its way: written beside its place and then moved there, so that no half report is ever seen.

    What is there and is no file, such as a pipe, is written to directly.
    """

    kept: Kept | None = None
    direct: bytes | None = None
    earlier: Kept | None = None
    """What the report has taken the place of, until all are in theirs."""
    made = False
    """Whether the report is to stand where there was none."""

    def __init__(self, path: str) -> None:
        self.path = path

    def fill(self, data: bytes, cleaned: set[Path]) -> None:
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
            self.kept = new_file(target.parent, data, cleaned)
            os.chmod(self.kept.path, target.stat().st_mode & 0o777 if there else 0o666 & ~_umask())
        except (OSError, ValueError) as error:
            raise unwritable(self.path, error) from error

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
                self.made = not there  # said first: a signal may come as soon as it is so
                os.replace(self.kept.path, target)
        except OSError as error:
            raise unwritable(self.path, error) from error

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
        if os.path.exists(self.path) and not found.exists():  # a pipe, which has no path of its own
            return Path(self.path)
        return found


def unwritable(path: str, error: Exception) -> TargetcheckError:
    return fail("unwritable-file", say("cannot be written: {why}", why=of_system(error)), path)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
