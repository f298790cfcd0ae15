"""CSV for spreadsheets: UTF-8 with its mark, exact numbers, and no cell that a spreadsheet would run as a formula.

Status,Target,Figure,Unit,Bound is,Bound,…
Met,结核病成功治疗率,95.07,%,at least,90,…
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from fractions import Fraction

from targetcheck.errors import no_command_in
from targetcheck.model.quantity import exact_text
from targetcheck.model.verdict import Report
from targetcheck.reports import Style
from targetcheck.reports.columns import Value, all_entries, columns_of

FORMULA_SIGNS = tuple("=+-@\t\r＝＋－＠")
"""What a spreadsheet takes for the start of a formula; Excel in Chinese knows the full-width signs too."""
_AFTER_SEMICOLON = re.compile(rf"(?<=;)(?=\s*[{re.escape(''.join(FORMULA_SIGNS))}])")

"""Where cells begin in a spreadsheet that parts them at semicolons."""


def render(report: Report, style: Style) -> bytes:
    table = style.person
    columns = columns_of(report)
    rows = [[table(column.key) for column in columns]]
    for entry in all_entries(report, style):
        rows.append([cell_text(column.of(entry, table)) for column in columns])
    return written(rows)


def written(rows: Iterable[Iterable[str]]) -> bytes:
    """The rows as CSV that spreadsheets open: UTF-8 with its mark, and lines ended as they do."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    return out.getvalue().encode("utf-8-sig")


def harmless(text: str, mark: str = "'") -> str:
    """A text that no spreadsheet takes for a formula, nor a piece of it where semicolons part cells: a mark stands before it.

    Nor does a CI server take a piece of it for a command.
    """
    text = _AFTER_SEMICOLON.sub(mark, no_command_in(text, ("\u00a0" if mark.isprintable() else mark) + "["))
    return mark + text if text.lstrip().startswith(FORMULA_SIGNS) else text


def cell_text(value: Value) -> str:
    """What stands in a cell: an exact number, or a text that does no harm."""
    if isinstance(value, str):
        return harmless(value)
    return "" if value is None else exact_text(Fraction(value))
