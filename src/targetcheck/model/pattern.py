"""Patterns that are compiled when they are first used: most runs never meet the texts that most of them are for."""

from __future__ import annotations

import re
from typing import Any, cast

_USED = ("match", "fullmatch", "search", "sub", "finditer", "findall", "split")


class _Pattern:
    def __init__(self, text: str, flags: int) -> None:
        self._written = text, flags

    def __getattr__(self, name: str) -> Any:
        """Called for the first use only: then the compiled pattern's own methods take its place."""
        if name not in _USED:
            raise AttributeError(name)
        compiled = re.compile(*self._written)
        for used in _USED:
            setattr(self, used, getattr(compiled, used))
        return getattr(compiled, name)


class _Chinese:
    def __init__(self, text: str, flags: int) -> None:
        self.compiled = compiled = pattern(text, flags)
        self.match = lambda text: None if text.isascii() else compiled.match(text)
        self.fullmatch = lambda text: None if text.isascii() else compiled.fullmatch(text)
        self.search = lambda text: None if text.isascii() else compiled.search(text)
        self.sub = lambda by, text: text if text.isascii() else compiled.sub(by, text)


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern to look for, as `re.compile` makes it."""
    return cast("re.Pattern[str]", _Pattern(text, flags))


def chinese(text: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern that nothing written in ASCII alone fits; for such a text it is not even compiled."""
    return cast("re.Pattern[str]", _Chinese(text, flags))
