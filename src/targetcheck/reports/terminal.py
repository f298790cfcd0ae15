"""The page that rich writes a report on: as wide as the terminal, in its sixteen colours or in none."""

from __future__ import annotations

import io

from rich.console import Console

from targetcheck.reports import Style

NARROWEST = 30


def page(style: Style) -> tuple[Console, io.StringIO]:
    """A console, and where what is printed on it stands. Names from files are never read as markup or emoji."""
    out = io.StringIO()
    console = Console(
        file=out, width=max(style.width, NARROWEST), force_terminal=style.colour,
        color_system="standard" if style.colour else None, highlight=False, markup=False, emoji=False,
        legacy_windows=False, _environ={},
    )  # fmt: skip
    return console, out
