"""One cell of a table: a number, yes or no, a date or a missing marker, as people write them (design §4)."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from targetcheck.errors import Phrase, say
from targetcheck.model.period import parse_period
from targetcheck.model.quantity import parse_quantity
from targetcheck.model.text import plain, yes_or_no
from targetcheck.model.unit import Unit

_MISSING = re.compile(
    r"(?:-+|—+|–+|―+|…+|\.{2,}|/+|(?:n/?a)+|#n/a!?|null|nan|none|(?:无数据)+|(?:未报)+|(?:待报)+|(?:未统计)+|(?:暂无)+|暂无数据)?"
)
_SPREADSHEET_ERROR = re.compile(r"#(?:div/0!|ref!|value!|name\?|num!|null!|spill!|calc!|#+)|#{2,}", re.IGNORECASE)
_INFINITE = re.compile(r"[+-]?(?:inf|infinity|∞)", re.IGNORECASE)

_PLAIN = re.compile(r"-?[0-9]{1,30}(?:\.[0-9]{1,30})?")
"""What most cells are, read without a look at anything else."""

# How spreadsheets keep a number as text: '96.2 and ="0012".
_KEPT_AS_TEXT = re.compile(r"'(.*)|=\"([^\"]*)\"")

Read = tuple[Decimal | Fraction | bool | date | Phrase | None, Unit | None]
"""A cell's value and the unit written in it; a phrase says why it cannot be read."""


def is_missing(text: str) -> bool:
    """Whether the cell says that nothing was reported; that is never zero."""
    return not text or _MISSING.fullmatch(plain(text).casefold().replace(" ", "")) is not None


def read_cell(text: str) -> Read:
    """The cell's value and unit."""
    return (Decimal(text), None) if _PLAIN.fullmatch(text) else _read_any(text)


@lru_cache(maxsize=16384)
def _read_any(text: str) -> Read:
    if found := _KEPT_AS_TEXT.fullmatch(text.strip()):
        text = found[1] or found[2] or ""
    if is_missing(text):
        return None, None
    quantity = parse_quantity(text)
    if not isinstance(quantity, Phrase):
        return (quantity.value if quantity.ratio else quantity.number), quantity.unit
    word = plain(text).casefold()
    if (said := yes_or_no(text)) is not None:
        return said, None
    if period := parse_period(text):
        return period.end, None
    if _SPREADSHEET_ERROR.fullmatch(word):
        return say('the cell holds the spreadsheet error "{text}"', text=text), None
    if _INFINITE.fullmatch(word):
        return say('"{text}" is not a finite number', text=text), None
    if quantity.template.startswith('"{text}" is not a plain quantity; the key'):
        return say('"{text}" is not a number', text=text), None  # a cell has no key beside it
    return quantity, None
