"""What the cells of one table say of its figures: indicator, area, period. Each spelling is looked at once."""

from __future__ import annotations

import re

from targetcheck.actuals.cells import is_missing
from targetcheck.actuals.file import File
from targetcheck.actuals.layout import find_indicator
from targetcheck.errors import Location, say
from targetcheck.model.actuals import Asked
from targetcheck.model.columns import cell_name
from targetcheck.model.period import Period, parse_period, period_of_year
from targetcheck.model.text import key, plain
from targetcheck.model.unit import Unit

_SHORT, _PADDED = re.compile(r"[0-9]{4}\.1"), re.compile(r"[0-9]{4}\.0[1-9]")


class Spellings:
    """The meanings found so far, and what one spelling makes of another."""

    def __init__(self, found: File, asked: Asked) -> None:
        self.found, self.asked = found, asked
        self.indicators: dict[str, tuple[str | None, Unit | None]] = {}
        self.periods: dict[tuple[str, str], Period | None] = {}
        self.names: dict[str, str | None] = {}
        self.short: Location | None = None
        self.padded = False

    def indicator(self, text: str, line: int | None) -> tuple[str | None, Unit | None]:
        """The indicator whose rows are kept that a cell names, and the unit beside its name; names nobody asks for are noted."""
        found = self.indicators.get(text)
        if found is None:
            found = find_indicator(text, self.asked)
            if found[0] is None and text.strip():
                self.found.seen.setdefault(key(text), Location(self.found.path, line))
            if found[0] not in self.asked.wanted:
                found = None, None
            self.indicators[text] = found
        return found

    def name(self, text: str) -> str | None:
        """The name in an area or dimension cell; None where there is none, or it is a total."""
        try:
            return self.names[text]
        except KeyError:
            found = self.names[text] = None if is_missing(text) else cell_name(text)
            return found

    def period(self, text: str, part: str, *, quarters: bool) -> Period | None:
        """The period of a cell, with its month or quarter in a column of its own."""
        known = (text, part)
        try:
            return self.periods[known]
        except KeyError:
            blank = cell_name(text) is None or is_missing(text)
            whole = plain(part)
            found = self.periods[known] = (
                None if blank else period_of_year(text, part, quarters) if whole else parse_period(text)
            )
            return found

    def watch(self, text: str, where: Location) -> None:
        """Notes what makes 2019.1 ambiguous: another period of the file written 2019.01."""
        text = plain(text)
        self.padded = self.padded or _PADDED.fullmatch(text) is not None
        if self.short is None and _SHORT.fullmatch(text):
            self.short = where

    def end(self) -> None:
        """What can only be said when every row has been seen."""
        if self.short and self.padded:
            message = say(
                "2019.1 beside 2019.01: it may be January, or October with its 0 lost; write 2019-01 or 2019-10"
            )
            self.found.problem(self.short.line, "ambiguous-period", message)
