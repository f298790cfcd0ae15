"""A first look at the parts of a workbook, before it is read as one: what grows is counted, what nobody needs is left out."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from targetcheck.errors import Phrase, say

MOST_UNPACKED = 2**28
"""Bytes of a workbook when unpacked, its cells and rows, and the cells that its merged cells cover: a cell takes some 600 bytes of memory."""
MOST_CELLS = 1_500_000
MOST_MERGED = 2**20
MOST_RUNS = 32_767
"""Pieces of a text with looks of their own: Excel lets a cell have so many characters."""
MOST_LOOKS, MOST_RANGES = 100_000, 100_000
"""Looks of cells, and merged ranges of a sheet."""
LONGEST_FORMAT = 1000
"""Characters of a number format, of which Excel takes 255."""

_FORMULA = re.compile(rb"<(?:\w+:)?f[ >/]")
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^<>]*?ref=[\"']([A-Z]+)([0-9]+):([A-Z]+)([0-9]+)")
_PLACE = re.compile(rb"<(?:\w+:)?(row|c)\b(?:[^<>]*?\sr=[\"']([^\"'<>]*)[\"'])?")
_UNUSED = re.compile(rb"<(?:\w+:)?(hyperlinks|definedNames|dataValidations|conditionalFormatting|extLst)\b[^<>]*>")
"""What may be far larger when it is read than as it stands, and says nothing of a figure."""
_FORMAT = re.compile(rb"formatCode=(?:\"([^\"]*)\"|'([^']*)')")
_ODD_NUMBER = re.compile(
    rb"<(?:\w+:)?c\b(?:(?!\bt=[\"'][^n])[^<>])*>(?:<(?:\w+:)?f\b[^<>]*(?:/>|>[^<]*</(?:\w+:)?f>))?"
    rb"<(?:\w+:)?v>([^<]*(?:_|[eE]-[0-9]{3}|[^\x00-\x7f])[^<]*)<"
)
"""A number that is written as no spreadsheet program does, or so small that it may be read as 0."""
READ_AS_ZERO = Decimal(f"{5**1075}E-1075")
"""2 to the power of -1075: the reader of workbooks takes what is no larger for 0."""
_TOO_LARGE = say("this workbook is too large; save the sheet as CSV UTF-8")
_MANY_CELLS = say(
    "this workbook is too large: it has more than {n} cells and rows; save the sheet as CSV UTF-8", n=MOST_CELLS
)
_NO_NUMBER = say(
    'this workbook has the number "{text}", which no spreadsheet program writes; open it in one and save it anew'
)
_OWN_TYPE = re.compile(rb"<!DOCTYPE|<!ENTITY|<\x00!\x00[DE]|\x00<\x00!\x00[DE]")
"""A document type, whose entities grow when they are read; in UTF-16 too."""
_TYPED = say(
    "this workbook declares XML entities, which no spreadsheet program writes; open it in one and save it anew"
)
_PLACE_OF_CELL, _PLACE_OF_ROW = re.compile(rb"[A-Z]{1,3}[1-9][0-9]{0,6}"), re.compile(rb"[1-9][0-9]{0,6}")
_NO_PLACE = say(
    'this workbook has a cell at "{cell}", which no spreadsheet program writes; open it in one and save it anew'
)
_MIXED = say(
    "this workbook cannot be read: some of its cells say where they are, and some do not; open it in a spreadsheet program and save it anew"
)
_TWICE = say("this workbook has the cell {cell} twice; open it in a spreadsheet program and save it anew")


def looked_through(data: bytes) -> tuple[bytes, bool] | Phrase:
    """The workbook without what is not used, and whether it has formulas; or why it is not read."""
    out, sheets = io.BytesIO(), _Sheets()
    with zipfile.ZipFile(io.BytesIO(data)) as packed, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as slim:
        parts = packed.infolist()
        if sum(part.file_size for part in parts) > MOST_UNPACKED or len({p.filename for p in parts}) < len(parts):
            return _TOO_LARGE
        for part in parts:
            text = packed.read(part)
            if part.filename.endswith(".xml"):
                text = _used(text)
            if not part.filename.startswith("xl/media/") and _OWN_TYPE.search(text):
                return _TYPED
            if _MALFORMED.search(text) is not None or _without_its_name(part.filename, text):
                return _NOT_AS_WRITTEN
            refused = sheets.refuses(text) if part.filename.startswith("xl/worksheets/") else None
            if refused is not None:
                return refused
            longest = max((len(a or b) for a, b in _FORMAT.findall(text)), default=0)
            runs = max(one.count(b"<r>") + one.count(b"<r ") for one in text.split(b"</si>"))
            if text.count(b"<xf") > MOST_LOOKS or longest > LONGEST_FORMAT or runs > MOST_RUNS:
                return _TOO_LARGE
            slim.writestr(part.filename, text)
    return out.getvalue(), sheets.formulas


_MALFORMED = re.compile(
    rb"<(?:\w+:)?v>[^<]*<(?![/!?])|<(?:\w+:)?(?:si|is)>\s{0,99}<(?:\w+:)?t\b[^<>]*>[^<]*</(?:\w+:)?t>\s{0,99}<(?:\w+:)?t\b"
)
"""A value with something in it, or a text of two: their reader takes the first part of them."""
_NOT_AS_WRITTEN = say(
    "this workbook is not as spreadsheet programs write it (or is saved as Strict Open XML); open it in one and save it as .xlsx"
)


def _without_its_name(name: str, text: bytes) -> bool:
    """Whether a sheet with rows is in another namespace than its reader looks for, who then sees none of them."""
    is_sheet = name.lower().startswith("xl/worksheets/") and name.endswith(".xml")
    return is_sheet and b"row" in text and b"http://schemas.openxmlformats.org/spreadsheetml/2006/main" not in text


def _used(text: bytes) -> bytes:
    """A part without what is not used; what is never closed is looked for once, and stays."""
    kept, at = [], 0
    never: set[bytes] = set()
    for found in _UNUSED.finditer(text):
        if found.start() < at or found[1] in never:
            continue
        end: re.Match[bytes] | None = found
        if not found[0].endswith(b"/>"):
            end = re.compile(rb"</(?:\w+:)?%s\s*>" % found[1]).search(text, found.end())
        if end is None:
            never.add(found[1])
            continue
        kept.append(text[at : found.start()])
        at = end.end()
    return b"".join([*kept, text[at:]])


_NO_INDEX = re.compile(
    rb"""<(?:\w+:)?c\s[^<>]{0,200}?\b(?:s=["'](?![0-9]+["'])|t=["']s["'][^<>]{0,200}><(?:\w+:)?v>(?!\s{0,9}[0-9]+\s{0,9}<))"""
)
"""A cell whose look or text is told by what is no plain number: below zero the last ones would be taken."""


class _Sheets:
    """What the sheets of a workbook hold, counted over all of them."""

    def __init__(self) -> None:
        self.formulas = False
        self.covered = self.cells = 0

    def refuses(self, text: bytes) -> Phrase | None:
        """Why a sheet is not read."""
        self.formulas = self.formulas or _FORMULA.search(text) is not None
        odd = next(filter(_is_odd, _ODD_NUMBER.findall(text)), None)
        if odd is not None:
            return _NO_NUMBER._replace(values={"text": odd[:40].decode(errors="replace")})
        if _NO_INDEX.search(text) is not None:
            return _NO_NUMBER._replace(values={"text": "-"})
        ranges = _MERGED.findall(text)
        for left, top, right, bottom in ranges:
            self.covered += (_column(right) - _column(left) + 1) * abs(int(bottom) - int(top) + 1)
        for cell, fault in _cells(text):
            self.cells += 1
            if fault is not None:
                return fault._replace(values={"cell": cell})
            if self.cells > MOST_CELLS:
                return _MANY_CELLS
        if len(ranges) > MOST_RANGES or self.covered > MOST_MERGED:
            return _TOO_LARGE
        return None


def _is_odd(number: bytes) -> bool:
    """Whether a number would be read as another one: 1_000, or one that is not 0 as 0."""
    if b"_" in number or not number.isascii():
        return True
    try:
        return 0 < abs(Decimal(number.decode())) <= READ_AS_ZERO
    except InvalidOperation:
        return True


def _cells(sheet: bytes) -> Iterator[tuple[str, Phrase | None]]:
    """Each row and cell that says where it is, and what is wrong with that: it is none, or was said before."""
    rows: set[bytes] = set()
    cells: set[bytes] = set()
    nameless: set[bytes] = set()
    for found in _PLACE.finditer(sheet):
        kind, place = found.groups()
        said, written = cells, _PLACE_OF_CELL
        if kind == b"row":
            cells = set()
            nameless.discard(b"c")
            said, written = rows, _PLACE_OF_ROW
        fault = None
        if place is None:
            nameless.add(kind)
        else:
            fault = _TWICE if place in said else None
            if written.fullmatch(place) is None:
                fault = _NO_PLACE
            said.add(place)
        if kind in nameless and said:
            fault = _MIXED
        yield (place or b"").decode(errors="replace")[:40], fault


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + letter - 64
    return number
