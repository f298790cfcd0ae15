"""One target of the page: its row, and under it its members, folded.

<tbody class="item"><tr class="missed"><td class="status">✗ Missed</td><th scope="row">高血压…</th> …
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import escape
from typing import NamedTuple

from targetcheck.errors import printable
from targetcheck.model.quantity import exact_text
from targetcheck.phrases import words
from targetcheck.reports.chart import bullet
from targetcheck.reports.entries import WORST_FIRST, Entry
from targetcheck.reports.line import Line
from targetcheck.reports.view import status_counts

_HAN = re.compile("[\u3400-\u9fff]")
MOST_SOURCES = 2


class Head(NamedTuple):
    """A column of the page: its heading's key, its order in the script's terms, and whether it is numbers."""

    key: str
    sort: str = ""
    number: bool = False

    @property
    def attributes(self) -> str:
        return (f' data-sort="{self.sort}"' if self.sort else "") + (' class="num"' if self.number else "")


HEADS = (
    Head("status", "status"), Head("target", "name"), Head("figure", number=True), Head("bound", number=True),
    Head("chart"), Head("gap", "share", number=True), Head("responsible", "who"),
)  # fmt: skip


def text(shown: str, lang: str) -> str:
    """A text from a file, escaped; Chinese on a page in another language says so, for fonts and screen readers."""
    if lang != "zh" and _HAN.search(shown):
        return f'<bdi lang="zh-Hans">{escape(shown)}</bdi>'
    return f"<bdi>{escape(shown)}</bdi>"


def tbody(entry: Entry, lang: str) -> str:
    """A target with everything under it."""
    line = entry.line
    data = {
        "status": line.status.value,
        "rank": str(WORST_FIRST.index(line.status)),
        "name": entry.name,
        "share": exact_text(line.attainment) if line.attainment is not None else "",
        "who": json.dumps([printable(name) for name in line.responsible]),
    }
    listed = "".join(f' data-{key}="{escape(value)}"' for key, value in data.items())
    return f'<tbody class="item"{listed}>{_rows(entry, lang)}</tbody>'


def _rows(entry: Entry, lang: str) -> str:
    return _row(entry, lang) + (_members(entry.members, lang) if entry.members else "")


def _members(members: tuple[Entry, ...], lang: str) -> str:
    """The members in a table of their own that folds open; a member's own members under it."""
    table = words(lang)
    counts = table("comma").join(status_counts((member.line.status for member in members), lang))
    heads = "".join(f'<th scope="col">{table(head.key)}</th>' for head in HEADS)
    columns = "".join(f'<col class="c-{head.key}">' for head in HEADS)
    bodies = "".join(f'<tbody class="item part">{_rows(member, lang)}</tbody>' for member in members)
    told = table("{n:member|members}: {parts}", n=len(members), parts=counts)
    return (
        f'<tr class="members"><td colspan="{len(HEADS)}"><details><summary>'
        f"{escape(told)}</summary>"
        f'<table><colgroup>{columns}</colgroup><thead class="unseen"><tr>{heads}</tr></thead>{bodies}</table>'
        f"</details></td></tr>"
    )


def _row(entry: Entry, lang: str) -> str:
    table, status = words(lang), entry.line.status.value
    share, responsible = "", ""
    if entry.attainment:
        share = _sub(table("attainment {value}", value=entry.attainment), lang)
    if entry.responsible:
        responsible = text(entry.responsible, lang)
    chart = bullet(entry.line, f"{entry.name}: {entry.told(lang)}")
    cells = [
        f'<td class="status">{entry.symbol} {escape(entry.status)}</td>',
        f'<th scope="row" class="name">{text(entry.name, lang)}{"".join(_remarks(entry, lang))}</th>',
        _number("figure", entry.figure, "", lang),
        _number("bound", entry.bound, "", lang),
        f'<td class="chart {status}">{chart}</td>',
        _number("gap", entry.gap, share, lang),
        f'<td data-label="{table("responsible")}">{responsible}</td>',
    ]
    return f'<tr class="{status}">{"".join(cells)}</tr>'


def _number(key: str, shown: str, under: str, lang: str) -> str:
    inner = (text(_wrapping(shown), lang) if shown else "") + under
    return f'<td class="num {key}" data-label="{words(lang)(key)}">{inner}</td>'


def _wrapping(shown: str) -> str:
    """The number and its unit may part in a narrow column; the sign stays with its number."""
    return re.sub("(?<![≥≤<>=])\u00a0", " ", shown)


def _sub(shown: str, lang: str) -> str:
    return f'<span class="sub">{text(shown, lang)}</span>'


def _remarks(entry: Entry, lang: str) -> Iterator[str]:
    """What stands small under the name: the reason and the pace, what the target file adds, and the source rows."""
    for note in entry.notes:
        yield _sub(note, lang)
    if entry.depth:
        return
    if facts := list(_facts(entry.line, lang)):
        yield _sub(words(lang)("semicolon").join(facts), lang)


def _facts(line: Line, lang: str) -> Iterator[str]:
    """What the target file adds, and the source rows."""
    table = words(lang)
    if line.clause:
        yield table("clause {clause}", clause=printable(line.clause))
    if line.weight is not None:
        yield table("weight {weight}", weight=exact_text(line.weight))
    for tag in line.tags:
        yield f"#{printable(tag)}"
    if line.note:
        yield printable(line.note)
    places = [printable(str(row.where)) for row in line.actuals[:MOST_SOURCES]]
    if len(line.actuals) > MOST_SOURCES:
        places.append(table("{n} more", n=len(line.actuals) - MOST_SOURCES))
    if places:
        yield table("source: {places}", places=table(", ").join(places))
