"""How far a long reading has come, on standard error: shown after one second and only on a terminal."""

from __future__ import annotations

import sys
import threading
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING

from targetcheck.phrases import words

if TYPE_CHECKING:
    from rich.status import Status

PATIENCE = 1.0
"""Seconds before anything is shown, and between one look and the next."""
SOON = 0.02
"""Below this share nothing can be said of the time that is left."""


class Waiting:
    """Shows a moving line while its block reads, if that takes long; what it showed is gone afterwards."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.begun = monotonic()
        self._status: Status | None = None
        self._done = threading.Event()
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Waiting:
        if sys.stderr.isatty():
            self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._done.set()
        with self._lock:
            if self._status is not None:
                self._status.stop()

    def _watch(self) -> None:
        while not self._done.wait(PATIENCE):
            self._show()

    def _show(self) -> None:
        from rich.console import Console

        from targetcheck.actuals.textfile import METER

        text = told(METER.rows, METER.read, METER.whole, monotonic() - self.begun, self.lang)
        with self._lock:
            if self._done.is_set():
                return
            if self._status is None:
                self._status = Console(stderr=True).status(text)
                self._status.start()
            self._status.update(text)


def told(rows: int, read: int, whole: int, seconds: float, lang: str) -> str:
    """Rows read, the share of all bytes, and about how long it will still take, as far as each is known."""
    table = words(lang)
    parts = [table("reading actuals")]
    if rows:
        parts.append(table("{n} rows read", n=f"{rows:,}"))
    share = read / whole if whole else 0
    if 0 < share <= 1:
        parts.append(f"{share:.0%}")
    if SOON <= share <= 1:
        parts.append(table("about {n} s left", n=round(seconds * (1 - share) / share)))
    return table("comma").join(parts)
