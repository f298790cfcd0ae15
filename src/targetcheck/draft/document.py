"""From the bytes of a document to its text: UTF-8, UTF-16 or GB18030, or a Word file."""

from __future__ import annotations

import importlib
import io
import re
import zipfile
from collections.abc import Iterator
from html import unescape
from typing import Any

from targetcheck.draft.word import as_shown
from targetcheck.errors import Phrase, say
from targetcheck.model.text import decode, encodings

_PICTURE = say("this is a picture; its text has to be recognised first")
_FORMATS = (
    (b"%PDF", say("this is a PDF file; save its text first, for instance with pdftotext")),
    (b"\xd0\xcf\x11\xe0", say("this is an old Word file (.doc) or another Office file; save it as .docx or as text")),
    (b"{\\rtf", say("this is an RTF file; save it as .docx or as text")),
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
)
_HAN = re.compile("[\u3400-\u9fff]")
_KANA = re.compile("[\u3041-\u30ff]")
_LETTER = re.compile(r"[^\W\d_]")
_WORD_FILE = "word/document.xml"
LONGEST_TEXT = 8_000_000
"""Characters of a plan: what is found in them takes up to a hundred times as many bytes."""
LARGEST_UNPACKED = 2**28
"""Bytes of all parts of a Word file, pictures too."""
LARGEST_XML = 2**25
"""Bytes of its texts with their tags: python-docx holds them as a tree, of some twenty times the size."""
MOST_TAGS = 2_000_000


class DraftError(ValueError):
    """A document that cannot be read as a Chinese plan; `why` says what was found."""

    def __init__(self, why: Phrase) -> None:
        super().__init__(str(why))
        self.why = why


def read_document(data: bytes, name: str) -> str:
    """The text of the document called `name`, or a `DraftError` if it is empty, of another format, or not in Chinese.

    The messages do not repeat the name: whoever asked knows it.
    """
    if not data.strip():
        raise DraftError(say("the file is empty"))
    text = _word(data) if _is_word(data, name) else _untagged(_decoded(data))
    if not text.strip():
        raise DraftError(say("the document has no text"))
    if len(text) > LONGEST_TEXT:
        raise DraftError(say("its text has more than {n} million characters", n=LONGEST_TEXT // 10**6))
    _refuse_foreign(text)
    return text


def _decoded(data: bytes) -> str:
    for mark, found in _FORMATS:
        if data.startswith(mark):
            raise DraftError(found)
    marked = encodings(data[:4])
    try:
        if len(marked) == 1:
            return data.decode(marked[0])
    except UnicodeDecodeError as error:
        message = say("begins as {encoding}, but does not go on so ({why})", encoding=marked[0], why=error.reason)
        raise DraftError(message) from None
    if b"\0" in data:
        raise DraftError(say("this is no text file (it holds zero bytes; UTF-16 needs its byte order mark)"))
    try:
        return decode(data)
    except UnicodeError:
        raise DraftError(say("neither UTF-8 nor GB18030; save it as UTF-8")) from None


_PAGE = re.compile(r"<(?:!doctype html|html|body|p|div|table)\b", re.IGNORECASE)
_UNSEEN = re.compile(r"<(?:!--|(script|style|head|title)\b)", re.IGNORECASE)
"""What opens a part of a page that nobody sees."""
_TAG = re.compile(r"<(?P<closes>/?)!?(?P<name>[a-z][a-z0-9]*)[^<>]*>", re.IGNORECASE)
_BLOCKS = frozenset(["p", "div", "br", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article"])
_NO_SIGN = re.compile("&#(?:[0-9]{8,}|[xX][0-9a-fA-F]{7,});?")
"""A number that stands for no character."""


def _untagged(text: str) -> str:
    """The text of a web page as it was saved: a paragraph a line, cells with a tab between; any other text as it is."""
    if not _PAGE.search(text[:20000]):
        return text
    text = _seen(text)
    text = re.sub(r"\s*\n\s*", "", text)
    text = _lined(text)
    return "\n".join(line.strip(" \u00a0") for line in unescape(_NO_SIGN.sub("", text)).splitlines() if line.strip())


def _lined(text: str) -> str:
    """The text without its tags: a line for each paragraph and row, a tab between cells, each cell on one line."""
    parts, at = [], 0
    in_cell = in_row = False
    for tag in _TAG.finditer(text):
        parts.append(text[at : tag.start()])
        at, name = tag.end(), tag["name"].lower()
        if name in ("td", "th"):
            in_cell = not tag["closes"]
            parts.append("\t" * (in_cell and in_row))
            in_row = True
        elif name in ("table", "tr"):
            in_cell = in_row = False
            parts.append("\n")
        elif name in _BLOCKS:
            parts.append(" " if in_cell else "\n")
    return "".join([*parts, text[at:]])


def _seen(text: str) -> str:
    """A page without remarks, scripts, styles and its head. One that is never closed is looked for once, and is seen."""
    shown, at = [], 0
    never: set[str] = set()
    for found in _UNSEEN.finditer(text):
        name = (found[1] or "").lower()
        if found.start() < at or name in never:
            continue
        end = re.compile(rf"</{name}\s*>" if name else "-->", re.IGNORECASE).search(text, found.end())
        if end is None:
            never.add(name)
            continue
        shown.append(text[at : found.start()])
        at = end.end()
    return "".join([*shown, text[at:]])


def _refuse_foreign(text: str) -> None:
    han, kana = len(_HAN.findall(text)), len(_KANA.findall(text))
    letters = len(_LETTER.findall(text))
    if not han and not letters:
        raise DraftError(say("no Chinese text was found (no letters at all); draft reads plans written in Chinese"))
    if not han:
        message = say(
            "no Chinese text was found ({n} letters of another script); draft reads plans written in Chinese", n=letters
        )
        raise DraftError(message)
    if kana * 5 > han:
        raise DraftError(say("this looks Japanese ({n} kana); draft reads plans written in Chinese", n=kana))
    if han * 20 < letters:
        message = say("only {n} of {all} letters are Chinese; draft reads plans written in Chinese", n=han, all=letters)
        raise DraftError(message)


def _is_word(data: bytes, name: str) -> bool:
    if not data.startswith(b"PK"):
        if name.lower().endswith(".docx"):
            raise DraftError(say("named .docx, but it is no Word file"))
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            parts = file.infolist()
            named, size = _WORD_FILE in file.namelist(), sum(part.file_size for part in parts)
            texts = sum(part.file_size for part in parts if part.filename.lower().endswith((".xml", ".rels")))
            tags = file.read(_WORD_FILE).count(b"<") if named and texts <= LARGEST_XML else 0
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise DraftError(say("a damaged .docx or zip file")) from None
    if size > LARGEST_UNPACKED:  # no part gives more than it says here
        raise DraftError(say("unpacked it has more than {n} MB", n=LARGEST_UNPACKED >> 20))
    if named and texts > LARGEST_XML:
        raise DraftError(say("its text and tags have more than {n} MB unpacked", n=LARGEST_XML >> 20))
    if tags > MOST_TAGS:
        raise DraftError(say("it has more than {n} tags", n=MOST_TAGS))
    if named:
        return True
    raise DraftError(say("a zip or Office file without a Word document in it"))


def _word(data: bytes) -> str:
    """The paragraphs of a Word file, and its tables with a tab between cells, in their order."""
    try:
        docx: Any = importlib.import_module("docx")
    except ImportError:
        raise DraftError(say('reading .docx needs python-docx; run: pip install "targetcheck[docx]"')) from None
    try:
        document: Any = docx.Document(io.BytesIO(data))
        as_shown(document.element.body)
        lines: list[str] = []
        for block in document.iter_inner_content():
            if hasattr(block, "rows"):
                lines += map("\t".join, _rows(block))
            else:
                lines.append(block.text)
        return "\n".join(lines)
    except Exception as error:  # python-docx raises whatever its XML library does on a damaged file
        raise DraftError(_no_word(error)) from None


def _no_word(error: Exception) -> Phrase:
    return say("the Word file cannot be read ({why}): it is damaged, or a part of it is longer or deeper than its reader takes; "
               "open it in Word and save it anew, or save it as text", why=type(error).__name__)  # fmt: skip


DEEPEST = 50
"""Tables that stand in one another."""


def _text(cell: Any, depth: int) -> str:
    """The text of a cell, and of the tables in it. Raises RecursionError where they are more than DEEPEST."""
    if depth > DEEPEST:
        raise RecursionError
    texts: list[str] = []
    for block in cell.iter_inner_content():
        if hasattr(block, "rows"):
            for row in _rows(block, depth + 1):
                texts += row
        else:
            texts.append(block.text)
    return " ".join(" ".join(texts).split())


def _rows(table: Any, depth: int = 0) -> Iterator[list[str]]:
    """The texts of a table's cells, row by row. One merged over columns stands once, one merged over rows in each.

    python-docx's own `row.cells` repeats a cell for every column that it says it spans, however many.
    """
    cell_of: Any = importlib.import_module("docx.table")._Cell
    above: dict[int, str] = {}
    for row in table.rows:
        texts: list[str] = []
        here: dict[int, str] = {}
        column = getattr(row._tr, "grid_before", 0)  # python-docx 1.1.0 does not tell
        for cell in row._tr.tc_lst:
            goes_on = cell.vMerge == "continue"
            text = above.get(column, "") if goes_on else _text(cell_of(cell, table), depth)
            texts.append(text)
            here[column] = text
            column += cell.grid_span
        above = here
        yield texts
