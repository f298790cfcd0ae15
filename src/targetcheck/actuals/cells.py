"""A table's cells: a number, yes or no, a date or a missing marker, as people write them (design §4), and a row of them by itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from targetcheck.actuals.tables import sofar
from targetcheck.errors import Phrase, say
from targetcheck.model.pattern import pattern
from targetcheck.model.period_text import parse_period
from targetcheck.model.quantity import is_worded, parse_quantity
from targetcheck.model.text import plain, yes_or_no
from targetcheck.model.unit import Unit
from targetcheck.named import NamedTuple

_MISSING = pattern(
    r"(?:-+|—+|–+|―+|…+|\.{2,}|/+|:+|(?:n/?a)+|#n/a!?|(?:null)+|(?:nan)+|(?:none)+|(?:无数据)+|(?:未报)+|(?:待报)+|(?:未统计)+"
    r"|(?:暂无)+|暂无数据|(?:不适用)+)?"
)
_BEGIN_MISSING = frozenset("-—–―…./:n#无未待暂不")
_GROUPED = pattern(r"[+-]?([0-9]{1,3})(,[0-9]{3})+(\.[0-9]*)?\s*(.*)")
_COMMA_NUMBER = pattern(r"([+-]?)([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(,[0-9]+)?(?![0-9.,])(.*)")
_SPREADSHEET_ERROR = pattern(r"#(?:div/0!|ref!|value!|name\?|num!|null!|spill!|calc!|#+)|#{2,}", re.IGNORECASE)
_INFINITE = pattern(r"[+-]?(?:inf|infinity|∞)", re.IGNORECASE)

_PLAIN = pattern(r"-?[0-9]{1,30}(?:\.[0-9]{1,30})?")
"""What most cells are, read without a look at anything else."""

# How spreadsheets keep a number as text: '96.2 and ="0012".
_KEPT_AS_TEXT = pattern(r"'(.*)|=\"([^\"]*)\"")

Read = tuple[Decimal | Fraction | bool | date | Phrase | None, Unit | None]
"""A cell's value and the unit written in it; a phrase says why it cannot be read."""


class Writing(NamedTuple):
    """How the numbers of one table are written, as far as target files or the table say it."""

    missing: frozenset[str] = frozenset()
    """Texts that mean a missing figure besides those that always do, as `squeezed` makes them."""
    decimal: str | None = None
    """The sign before decimals that the target files name, `,` or `.`."""
    semicolons: bool = False
    """Whether the table's cells are split by semicolons, as where a comma stands before decimals."""


USUAL = Writing()


def squeezed(text: str) -> str:
    """A text as marks of missing figures are compared: plain, without case and spaces."""
    return plain(text).casefold().replace(" ", "")


def is_missing(text: str, writing: Writing = USUAL) -> bool:
    """Whether the cell says that nothing was reported; that is never zero."""
    if not text or (writing.missing and squeezed(text) in writing.missing):
        return True
    return not "0" <= text[0] <= "9" and _is_marked(text)


@lru_cache(maxsize=4096)
def _is_marked(text: str) -> bool:
    name = squeezed(text)
    return not name or (name[0] in _BEGIN_MISSING and _MISSING.fullmatch(name) is not None)


def read_cell(text: str, writing: Writing = USUAL) -> Read:
    """The cell's value and unit."""
    if not writing.missing and writing.decimal != "," and not writing.semicolons and _PLAIN.fullmatch(text):
        return Decimal(text), None
    return _read_any(text, writing)


@lru_cache(maxsize=16384)
def _read_any(text: str, writing: Writing) -> Read:
    if found := _KEPT_AS_TEXT.fullmatch(text.strip()):
        text = found[1] or found[2] or ""
    if is_missing(text, writing):
        return None, None
    unclear = _unclear_comma(text, writing) or _unclear_point(text, writing)
    if unclear is not None:
        return unclear, None
    if writing.decimal == "," and re.search("[0-9][,.]|[,.][0-9]", plain(text)) and parse_period(text) is None:
        found = _COMMA_NUMBER.fullmatch(plain(text))
        if found is None:
            return say('"{text}" is not a number where a comma stands before decimals', text=text), None
        text = found[1] + found[2].replace(".", "") + (found[3] or "").replace(",", ".") + found[4]
    quantity = parse_quantity(text)
    if not isinstance(quantity, Phrase):
        return (quantity.value if quantity.ratio else quantity.number), quantity.unit
    said = yes_or_no(text)
    if said is not None:
        return said, None
    period = parse_period(text)
    if period is not None:
        return period.end, None
    return _why_no_number(text) or quantity, None


_STILL_TO_COME = pattern(r"待|暂|尚|未|拟|正在|年底|年末|年终|次年|明年|下[季年月半]|not yet|pending|tba|tbd|to be ")
_FRACTION = pattern(r"[0-9][0-9,]*(?:\.[0-9]+)?\s*/\s*[0-9][0-9,]*(?:\.[0-9]+)?")
_WITH_REMARK = pattern(r"([^(\[（【↑↓*]*[^(\[（【↑↓*\s])\s*(?:[(\[（【].*|[↑↓*]+)")
"""A figure, and behind it a remark in brackets or a mark."""


def _why_no_number(text: str) -> Phrase | None:
    """What stands in a cell that holds neither a figure nor a word that is one; None if it is a number wrongly written."""
    word = plain(text).casefold()
    if _SPREADSHEET_ERROR.fullmatch(word):
        return say('the cell holds the spreadsheet error "{text}"', text=text)
    if _INFINITE.fullmatch(word):
        return say('"{text}" is not a finite number', text=text)
    if word in ("无", "没有"):
        return say('"{text}" is not a number; write 0 where nothing occurred, and leave the cell empty where there is no figure',
                   text=text)  # fmt: skip
    if is_worded(text):
        return say('"{text}" is not a number', text=text)
    if _STILL_TO_COME.match(word) and not any(map(str.isdecimal, word)):
        return say('"{text}" is not a number; where it stands for a figure that is still to come, leave the cell empty, '
                   'or write missing: [{text}] in the target file', text=text)  # fmt: skip
    if _FRACTION.fullmatch(word):
        return say('"{text}" is a fraction; write what it comes to (50.82%), or the two numbers in rows of their own',
                   text=text)  # fmt: skip
    beside = _WITH_REMARK.fullmatch(word)
    if beside is not None and not isinstance(parse_quantity(beside[1]), Phrase):
        return say('"{text}" is more than a number and its unit; move what stands behind "{number}" to a column of remarks',
                   text=text, number=beside[1].strip())  # fmt: skip
    return None


def _unclear_comma(text: str, writing: Writing) -> Phrase | None:
    """Why a comma before exactly three digits may stand before decimals; None where it can only part thousands."""
    found = _GROUPED.fullmatch(plain(text))
    if found is None or writing.decimal is not None:
        return None
    one_group = text.count(",") + text.count("，") == 1 and not found[3]
    ratio = found[4].startswith(("%", "‰"))
    if found[1].startswith("0") or (one_group and (ratio or writing.semicolons)):
        return say(
            'the comma in "{text}" may part thousands or stand before decimals; write {whole} or {point}, '
            'or say decimal: "," or "." in a target file',
            text=text,
            whole=plain(text).replace(",", "").lstrip("0"),
            point=plain(text).replace(",", "."),
        )
    return None


_ONE_POINT = pattern(r"[+-]?[1-9][0-9]{0,2}\.[0-9]{3}(?![0-9%‰]).*")


def _unclear_point(text: str, writing: Writing) -> Phrase | None:
    """Why a point before exactly three digits may part thousands in a table split by semicolons; None elsewhere."""
    written = plain(text)
    if not writing.semicolons or writing.decimal is not None or _ONE_POINT.fullmatch(written) is None:
        return None
    return say(
        'the point in "{text}" may part thousands or stand before decimals; write {whole} or {comma}, '
        'or say decimal: "," or "." in a target file',
        text=text,
        whole=written.replace(".", "", 1),
        comma=written.replace(".", ",", 1),
    )


_POWER = pattern(r"[+-]?[0-9]{1,2}")


def multiplied(cell: Read, power: str) -> Read:
    """A figure that is written in a power of ten: 1410 beside UNIT_MULT 6 is 1410 million."""
    if is_missing(power) or not isinstance(cell[0], (Decimal, Fraction)):
        return cell
    if not _POWER.fullmatch(power.strip()):
        return say('"{text}" is no power of ten that a figure is written in', text=power), None
    return Fraction(cell[0]) * Fraction(10) ** int(power), cell[1]


DITTO = frozenset(["同上", "同前", "〃", "″", "”", '"', "ditto", "Ditto"])
"""Cells that stand for the one above."""


def cell_at(cells: Sequence[str], index: int | None) -> str:
    """The cell in a column; an empty one where the row is shorter, or there is no such column."""
    return cells[index] if index is not None and index < len(cells) else ""


def filled_cells(cells: Sequence[str]) -> int:
    return sum(map(bool, map(str.strip, cells)))


def filled(cells: Sequence[str]) -> int:
    """How many cells the row fills up to its last filled one."""
    return max((i + 1 for i, cell in enumerate(cells) if cell.strip()), default=0)


def is_plain(text: str) -> bool:
    """Whether a cell is digits with at most a minus, a point and commas."""
    return text.strip().lstrip("-").replace(".", "", 1).replace(",", "").isdecimal()


_NOTE = pattern(
    r"(?:(?:注|附注|备注|[填编]?[报表制]?说明|(?:统计)?口径|数据来源|资料来源|来源|notes?|sources?)\s*[:：0-9]"
    r"|(?:填表|填报|制表|审核|复核|审批|统计|报送|分管|单位|科室|联系)(?:人|领导|负责人|日期|时间|电话)(?:签字|签章)?\s*[:：])",
    re.IGNORECASE,
)
_LABELS = ("注", "附注", "备注", "说明")
"""What stands in a cell of its own before a note."""
# It matches a plain text, without full-width signs, and takes time in proportion to it, however many spaces it has.


def is_note(cells: Sequence[str]) -> bool:
    """Whether a row below the table is a remark: 注: …, 数据来源: …, Source: …"""
    first = cells[0] if cells else ""
    if not first.strip():
        first = next((c for c in cells if c.strip()), "")
    if first.strip() in _LABELS and any(sofar.in_note(cell) is not None for cell in cells):
        return True
    return _is_remark(first)


def may_be_note(first: str) -> bool:
    """Whether a row that begins with this cell may be a remark, whatever stands beside it."""
    return first.strip() in _LABELS or _is_remark(first)


@lru_cache(maxsize=4096)
def _is_remark(text: str) -> bool:
    said = plain(text)
    may_be = not said.isascii() or said[:1] in ("n", "N", "s", "S")
    return (may_be and _NOTE.match(said) is not None) or sofar.is_remark(text)
