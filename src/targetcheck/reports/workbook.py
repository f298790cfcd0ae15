"""What all workbooks share that are written: how they begin, what stands in a cell, and how they are on paper."""

from __future__ import annotations

from datetime import datetime
from fractions import Fraction
from importlib import import_module
from io import BytesIO
from typing import Any

from targetcheck.errors import Problem, TargetcheckError, printable, say
from targetcheck.model.quantity import exact_text
from targetcheck.phrases import Words
from targetcheck.reports import SIGNED

LONGEST = 32000
"""Characters of a cell."""
_SMALLEST, _LARGEST = Fraction(1, 10**307), Fraction(10**307)
"""Numbers that Excel can hold, which are floats; others stand as texts."""
_MADE = datetime(2000, 1, 1)
"""The same input gives the same bytes, so no file says when it was made."""


def new_book(out: BytesIO) -> Any:
    """A workbook in which a text stays a text. Raises TargetcheckError where what writes it is not installed."""
    try:
        writer = import_module("xlsxwriter")
    except ImportError as error:
        message = say('the format xlsx needs another package; install it with: pip install "targetcheck[excel]"')
        raise TargetcheckError([Problem(None, "missing-extra", message)]) from error
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = writer.Workbook(out, options)
    book.set_properties({"created": _MADE})
    return book


def holds(value: Fraction) -> bool:
    """Whether a cell can hold the number."""
    return value == 0 or _SMALLEST < abs(value) < _LARGEST


def write(sheet: Any, y: int, x: int, value: Fraction | str | None, look: Any) -> None:
    """A number as a number, a text as a text, or an empty cell."""
    if isinstance(value, Fraction) and holds(value):
        sheet.write_number(y, x, float(value), look)
        return
    text = exact_text(value) if isinstance(value, Fraction) else value
    if text:
        sheet.write_string(y, x, text[:LONGEST], look)
    else:
        sheet.write_blank(y, x, None, look)


def across_a4(sheet: Any) -> None:
    """The sheet prints across A4, as wide as the page."""
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def to_sign(sheet: Any, title: str, number: str, table: Words) -> None:
    """The sheet prints across A4 with its title and document number above, and the lines to sign below."""
    across_a4(sheet)
    sheet.set_header(f"&L&B{_on_paper(title, 120)}&R{_on_paper(number, 80)}")
    signed = "        ".join(table(key) for key in SIGNED)
    sheet.set_footer(f"&L{_on_paper(signed, 200)}&R&P / &N")


def _on_paper(text: str, most: int) -> str:
    """A text in a header or footer, where & begins an instruction and a number would be a size of the font before it."""
    shown = printable(text, most).replace("&", "&&")
    return f" {shown}" if shown[:1].isdigit() else shown
