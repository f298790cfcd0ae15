"""How far the reading of files has come, for whoever waits: counted while it goes on, and looked at from another thread."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress


class Meter:
    """Bytes and rows read so far, of how many bytes in all (0 where that is not known)."""

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
