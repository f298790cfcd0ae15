"""One target of the page: its row, and under it its members, folded.

<tbody class="item" id="lincang-2024/archives"><tr class="missed"><td class="status">✗ Missed</td><th scope="row">高血压…</th> …
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import escape

from targetcheck.errors import printable
from targetcheck.model.quantity import exact_text
from targetcheck.model.verdict import Report, Verdict
from targetcheck.named import NamedTuple
from targetcheck.phrases import Words
from targetcheck.reports.beside import HEADINGS
from targetcheck.reports.chart import bullet, spark
from targetcheck.reports.dates import shown_period
from targetcheck.reports.entries import WORST_FIRST, Entry
from targetcheck.reports.line import Line
from targetcheck.reports.numbers import number
from targetcheck.reports.view import Group, status_counts

_HAN = re.compile("[\u3400-\u9fff]")
MOST_SOURCES = 2


class Head(NamedTuple):
    """A column of the page: its heading's key, its order in the script's terms, and whether it is numbers."""

    key: str
    sort: str = ""
    number: bool = False

    @property
    def attributes(self) -> str:
        names = f"h-{self.key} num" if self.number else f"h-{self.key}"
        return (f' data-sort="{self.sort}"' if self.sort else "") + f' class="{names}"'


HEADS = (
    Head("running-number"), Head("clause"), Head("status", "status"), Head("target", "name"),
    Head("figure", number=True), Head("bound", number=True), Head("chart"), Head("gap", "share", number=True),
    *(Head(heading, number=True) for heading in HEADINGS.values()), Head("responsible", "who"),
)  # fmt: skip
KINDS = {heading: kind for kind, heading in HEADINGS.items()}
"""The columns of what is told beside verdicts, which are there only where something is."""


def heads_of(report: Report, told: frozenset[str]) -> tuple[Head, ...]:
    """The columns of a page: the clause only where a target has one, and so what is `told` beside verdicts."""
    absent = {heading for heading, kind in KINDS.items() if kind not in told}
    if not any(verdict.target.clause for verdict in report.verdicts):
        absent.add("clause")
    return tuple(head for head in HEADS if head.key not in absent)


def text(shown: str, table: Words) -> str:
    """A text from a file, escaped; Chinese on a page in another language says so, for fonts and screen readers."""
    if table.lang != "zh" and _HAN.search(shown):
        return f'<bdi lang="zh-Hans">{escape(shown)}</bdi>'
    return f"<bdi>{escape(shown)}</bdi>"


def anchor(line: Line) -> str:
    """The name by which an address finds a target: its id, in which no blank may stand."""
    return re.sub(r"\s", "_", printable(line.id))


def areas_of(verdict: Verdict) -> Iterator[str]:
    """The area of a target, and those of its members."""
    for one in verdict.family():
        if one.area is not None:
            yield printable(one.area)


@dataclass(slots=True)
class Rows:
    """The targets of the page one after the other: each has its running number in its file and its place once."""

    table: Words
    heads: tuple[Head, ...]
    compared: frozenset[str] = frozenset()
    """The targets whose members a matrix above shows, all of them: on paper those that hold stand there alone."""
    number: int = 0
    named: set[str] = field(default_factory=set)

    def of(self, group: Group) -> Iterator[str]:
        """The targets of a group, each with everything under it."""
        before = ""
        for verdict, entry in group.pairs:
            self.number += 1
            yield self._item(verdict, entry, again=bool(entry.responsible) and entry.responsible == before)
            before = entry.responsible

    def _item(self, verdict: Verdict, entry: Entry, *, again: bool) -> str:
        line = entry.line
        data = {
            "status": line.status.value,
            "rank": str(WORST_FIRST.index(line.status) * 2 + (line.level != "binding")),
            "name": entry.name,
            "share": exact_text(line.attainment) if line.attainment is not None else "",
            "who": _listed(map(printable, line.responsible or (self.table("nobody named"),))),
            "section": _listed([printable(line.section)] if line.section else []),
            "area": _listed(dict.fromkeys(areas_of(verdict))),
            "level": line.level,
        }
        place, name = "", anchor(line)
        if name not in self.named:
            place = f' id="{escape(name)}"'
            self.named.add(name)
        listed = "".join(f' data-{key}="{escape(value)}"' for key, value in data.items())
        rows = self._row(entry, str(self.number), again=again)
        if entry.members:
            rows += self._members(entry)
        return f'<tbody class="item"{place}{listed}>{rows}</tbody>'

    def _members(self, entry: Entry) -> str:
        """The members in a table of their own that folds open; a member's own members under it."""
        members = entry.members
        parts = self.table("comma").join(status_counts((member.line.status for member in members), self.table))
        columns = "".join(f'<col class="c-{head.key}">' for head in self.heads)
        shown = "".join(f'<th scope="col" class="h-{head.key}">{self.table(head.key)}</th>' for head in self.heads)
        bodies = []
        for member in members:
            shown_part = _without_repeats(member, entry)
            under = self._members(member) if member.members else ""
            bodies.append(f'<tbody class="item part">{self._row(shown_part, "", again=False)}{under}</tbody>')
        told = self.table("{n:member|members}: {parts}", n=len(members), parts=parts)
        names = "members compared" if entry.line.id in self.compared else "members"
        return (
            f'<tr class="{names}"><td colspan="{len(self.heads)}"><details><summary>{escape(told)}</summary>'
            f'<table><colgroup>{columns}</colgroup><thead class="unseen"><tr>{shown}</tr></thead>{"".join(bodies)}</table>'
            f"</details></td></tr>"
        )

    def _row(self, entry: Entry, number: str, *, again: bool) -> str:
        line, status = entry.line, entry.line.status.value
        share = ""
        if entry.attainment:
            share = _sub(self.table("attainment {value}", value=entry.attainment), self.table)
        cells = {
            "running-number": f'<td class="no">{number}</td>',
            "clause": self._cell("clause", "clause", printable(line.clause or "")),
            "status": f'<td class="status">{entry.symbol} {escape(entry.status)}</td>',
            "target": f'<th scope="row" class="name">{text(entry.name, self.table)}{"".join(self._remarks(entry))}</th>',
            "figure": self._cell("figure", "num figure", _wrapping(entry.figure), self._course(line)),
            "bound": self._cell("bound", "num bound", _wrapping(entry.bound)),
            "chart": f'<td class="chart {status}">{bullet(line, f"{entry.name}: {entry.told(self.table)}")}</td>',
            "gap": self._cell("gap", "num gap", _wrapping(entry.gap), share),
            **{heading: self._cell(heading, "num beside", entry.beside[kind]) for heading, kind in KINDS.items()},
            "responsible": self._cell("responsible", "who again" if again else "who", entry.responsible),
        }
        shown = "".join(cells[head.key] for head in self.heads)
        return f'<tr class="{status}">{shown}</tr>'

    def _course(self, line: Line) -> str:
        """The last figures as a small line, which says them one by one."""
        told = [f"{shown_period(at, self.table)} {number(line, value, self.table)}" for at, value in line.course]
        return spark(line, self.table(", ").join(told))

    def _cell(self, key: str, names: str, shown: str, under: str = "") -> str:
        inner = (text(shown, self.table) if shown else "") + under
        return f'<td class="{names}" data-label="{self.table(key)}">{inner}</td>'

    def _remarks(self, entry: Entry) -> Iterator[str]:
        """What stands small under the name: the reason and the pace, what the target file adds, and the source rows."""
        for note in entry.notes:
            yield _sub(note, self.table)
        if entry.line.deduction is not None:
            yield _sub(entry.line.deduction, self.table)
        between = self.table("semicolon")
        if not entry.depth and (facts := list(_facts(entry.line, self.table))):
            yield _sub(between.join(facts), self.table)
        if source := _source(entry.line, self.table):
            yield _sub(source, self.table, "sub source")


def _without_repeats(member: Entry, entry: Entry) -> Entry:
    """A member without the clause and the department of its target."""
    line = member.line
    if line.clause == entry.line.clause:
        member = member._replace(line=line._replace(clause=None))
    if member.responsible == entry.responsible:
        member = member._replace(responsible="")
    return member


def _listed(names: Iterable[str]) -> str:
    return json.dumps(list(names), ensure_ascii=False)


def _wrapping(shown: str) -> str:
    """The number and its unit may part in a narrow column; the sign stays with its number."""
    return re.sub("(?<![≥≤<>=])\u00a0", " ", shown)


def _sub(shown: str, table: Words, names: str = "sub") -> str:
    return f'<span class="{names}">{text(shown, table)}</span>'


def _facts(line: Line, table: Words) -> Iterator[str]:
    """What the target file adds."""
    if line.weight is not None and line.points is None:
        yield table("weight {weight}", weight=exact_text(line.weight))
    for tag in line.tags:
        yield f"#{printable(tag)}"
    if line.note:
        yield printable(line.note)


def _source(line: Line, table: Words) -> str:
    """The rows that the figure comes from, the first of them."""
    places = [printable(str(row.where)) for row in line.actuals[:MOST_SOURCES]]
    if len(line.actuals) > MOST_SOURCES:
        places.append(table("{n} more", n=len(line.actuals) - MOST_SOURCES))
    return table("source: {places}", places=table(", ").join(places)) if places else ""
