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
from targetcheck.model.verdict import Status
from targetcheck.phrases import words
from targetcheck.reports.chart import bullet
from targetcheck.reports.rows import Row, told

_HAN = re.compile("[\u3400-\u9fff]")
WORST_FIRST = (Status.MISSED, Status.OFF_TRACK, Status.NO_DATA, Status.UNSET, Status.ON_TRACK, Status.MET)
MOST_SOURCES = 2


class Head(NamedTuple):
    """A column of the page: its heading's key in the words, its order in the script's terms, and whether it is numbers."""

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


def tbody(rows: list[Row], lang: str) -> str:
    """A target with everything under it; `rows` are its own and, after it, those of its members."""
    row, *members = rows
    verdict = row.verdict
    data = {
        "status": verdict.status.value, "rank": str(WORST_FIRST.index(verdict.status)), "name": row.name,
        "share": exact_text(verdict.attainment) if verdict.attainment is not None else "",
        "who": json.dumps([printable(name) for name in verdict.target.responsible]),
    }  # fmt: skip
    listed = "".join(f' data-{key}="{escape(value)}"' for key, value in data.items())
    return f'<tbody class="item"{listed}>{_rows(row, members, lang)}</tbody>'


def _rows(row: Row, members: list[Row], lang: str) -> str:
    return _row(row, lang) + (_members(row, members, lang) if members else "")


def _members(row: Row, members: list[Row], lang: str) -> str:
    """The members in a table of their own that folds open; a member's own members under it."""
    table = words(lang)
    direct = [m for m in members if m.depth == row.depth + 1]
    counts = [(status, sum(m.verdict.status is status for m in direct)) for status in Status]
    parts = table("comma").join(table("{n} {status}", n=n, status=words(lang)(s).lower()) for s, n in counts if n)
    heads = "".join(f'<th scope="col">{table(head.key)}</th>' for head in HEADS)
    columns = "".join(f'<col class="c-{head.key}">' for head in HEADS)
    bodies = "".join(
        f'<tbody class="item part">{_rows(m, under, lang)}</tbody>' for m, under in _apart(members, row.depth + 1)
    )
    told = table("{n:member|members}: {parts}", n=len(direct), parts=parts)
    return (
        f'<tr class="members"><td colspan="{len(HEADS)}"><details><summary>'
        f"{escape(told)}</summary>"
        f'<table><colgroup>{columns}</colgroup><thead class="unseen"><tr>{heads}</tr></thead>{bodies}</table>'
        f"</details></td></tr>"
    )


def _apart(rows: list[Row], depth: int) -> Iterator[tuple[Row, list[Row]]]:
    """Each row of this depth, with the deeper ones that follow it."""
    starts = [i for i, row in enumerate(rows) if row.depth == depth]
    for start, end in zip(starts, [*starts[1:], len(rows)], strict=True):
        yield rows[start], rows[start + 1 : end]


def _row(row: Row, lang: str) -> str:
    table = words(lang)
    share = _sub(table("attainment {value}", value=row.attainment), lang) if row.attainment else ""
    cells = [
        f'<td class="status">{row.symbol} {escape(row.status)}</td>',
        f'<th scope="row" class="name">{text(row.name, lang)}{"".join(_remarks(row, lang))}</th>',
        _number("figure", row.figure, "", lang),
        _number("bound", row.bound, "", lang),
        f'<td class="chart {row.verdict.status.value}">{bullet(row.verdict, f"{row.name}: {told(row, lang)}")}</td>',
        _number("gap", row.gap, share, lang),
        f'<td data-label="{table("responsible")}">{text(row.responsible, lang) if row.responsible else ""}</td>',
    ]
    return f'<tr class="{row.verdict.status.value}">{"".join(cells)}</tr>'


def _number(key: str, shown: str, under: str, lang: str) -> str:
    inner = (text(_wrapping(shown), lang) if shown else "") + under
    return f'<td class="num {key}" data-label="{words(lang)(key)}">{inner}</td>'


def _wrapping(shown: str) -> str:
    """The number and its unit may part in a narrow column; the sign stays with its number."""
    return re.sub("(?<![≥≤<>=])\u00a0", " ", shown)


def _sub(shown: str, lang: str) -> str:
    return f'<span class="sub">{text(shown, lang)}</span>'


def _remarks(row: Row, lang: str) -> Iterator[str]:
    """What stands small under the name: the reason and the pace, what the target file adds, and the source rows."""
    table, target, verdict = words(lang), row.verdict.target, row.verdict
    for note in row.notes:
        yield _sub(note, lang)
    if row.depth:
        return
    facts = []
    if target.clause:
        facts.append(table("clause {clause}", clause=printable(target.clause)))
    if target.weight is not None:
        facts.append(table("weight {weight}", weight=exact_text(target.weight)))
    facts += [f"#{printable(tag)}" for tag in target.tags]
    if target.note:
        facts.append(printable(target.note))
    places = [printable(str(source.where)) for source in verdict.rows]
    if places:
        more = [table("{n} more", n=len(places) - MOST_SOURCES)] if len(places) > MOST_SOURCES else []
        facts.append(table("source: {places}", places=table("enumeration").join(places[:MOST_SOURCES] + more)))
    if facts:
        yield _sub(table("semicolon").join(facts), lang)
