"""The first screen of the page: how targets stand, what needs attention, the departments, and areas against targets.

Everything in it leads on: a number filters the list below it, a name jumps to its target.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from html import escape
from urllib.parse import quote, urlencode

from targetcheck.errors import printable
from targetcheck.model.verdict import Report, Status, Verdict
from targetcheck.phrases import Words
from targetcheck.reports.entries import SYMBOLS, WORST_FIRST, Entry
from targetcheck.reports.overview import MANY, Department, Matrix, departments, matrices, without_figure, worst_first
from targetcheck.reports.page.row import anchor, text
from targetcheck.reports.view import status_counts

MOST_ATTENTION = 12
MOST_DEPARTMENTS = 10


def counts(report: Report, table: Words) -> Iterator[str]:
    """A bar in proportion, and a tile for each status that shows only its targets."""
    summary = {status: report.summary[status] for status in WORST_FIRST}
    yield _bar(summary)
    yield f'<ul class="counts" aria-label="{escape(table("status"))}">'
    for status, n in summary.items():
        told = f"<b>{n}</b> {SYMBOLS[status]} {table(status)}"
        if n:
            yield f'<li class="{status.value}"><a href="{_filter(status=status.value)}">{told}</a></li>'
        else:
            yield f'<li class="{status.value} none">{told}</li>'
    yield "</ul>"


def _bar(summary: dict[Status, int]) -> str:
    total, parts, left = sum(summary.values()), [], 0
    for status, n in summary.items():
        if n:
            parts.append(f'<rect class="{status.value}" x="{left}" y="0" width="{n}" height="1"/>')
        left += n
    drawn = "".join(parts)
    return (
        f'<svg class="bar" viewBox="0 0 {max(total, 1)} 1" preserveAspectRatio="none" aria-hidden="true">{drawn}</svg>'
    )


def compared(pairs: Iterable[tuple[Verdict, Entry]]) -> list[Matrix]:
    """The matrices that a page shows; many members of one target alone stand below it in the list."""
    return [matrix for matrix in matrices(pairs) if len(matrix.members) <= MOST_ACROSS or len(matrix.rows) > 1]


def overview(
    report: Report, pairs: Sequence[tuple[Verdict, Entry]], shown: Iterable[Matrix], table: Words
) -> Iterator[str]:
    """What stands before the list, among it the matrices: nothing where the list itself is short."""
    tables = [_matrix(matrix, table) for matrix in shown]
    if len(report.verdicts) >= MANY:
        entries = {verdict.id: entry for verdict, entry in pairs}
        attention = [entries[verdict.id] for verdict in worst_first(report.verdicts) if verdict.id in entries]
        people = departments(report.verdicts, table("nobody named"))
        if len(people) > 1:
            tables.insert(0, _departments(people, without_figure(report.verdicts, table), table))
        if attention:
            tables.insert(0, _attention(attention, table))
    if tables:
        yield "\n".join(['<div class="overview">', *tables, "</div>"])


def _attention(entries: list[Entry], table: Words) -> str:
    """The targets that fall short, the worst first."""
    clauses = any(entry.line.clause for entry in entries)
    keys = [*(["clause"] if clauses else []), "target", "figure", "bound", "gap", "responsible"]
    numbers = range(keys.index("figure"), keys.index("responsible"))
    lines = [_title("Needs attention", table), "<table>", _heads([table(key) for key in keys], table, numbers)]
    for entry in entries[:MOST_ATTENTION]:
        status = entry.line.status.value
        clause = _clause(entry, table) if clauses else ""
        lines.append(
            f'<tr class="{status}">{clause}<th scope="row">{_link(entry, table)}</th>'
            f'<td class="num">{text(entry.figure, table)}</td><td class="num">{text(entry.bound, table)}</td>'
            f'<td class="num">{text(_how_far(entry, table), table)}</td>'
            f"<td>{text(entry.responsible, table)}</td></tr>"
        )
    lines.append("</table>")
    if len(entries) > MOST_ATTENTION:
        more = table("{n} more below, the worst first", n=len(entries) - MOST_ATTENTION)
        lines.append(f'<p><a href="{_filter(sort="status")}">{escape(more)}</a></p>')
    return _section("attention", lines)


def _clause(entry: Entry, table: Words) -> str:
    """The clause; where a narrow screen shows no headings it says itself what it is."""
    if not entry.line.clause:
        return "<td></td>"
    return f'<td data-label="{escape(table("clause"))}">{text(printable(entry.line.clause), table)}</td>'


def _how_far(entry: Entry, table: Words) -> str:
    """The difference from the bound; of members, the share of those needed that hold."""
    if entry.gap or not entry.attainment:
        return entry.gap
    return table("attainment {value}", value=entry.attainment)


def _departments(people: list[Department], without: list[str], table: Words) -> str:
    """How many targets of each status a department answers for; many departments fold. Below it who has not reported."""
    statuses = [status for status in WORST_FIRST if any(one.count(status) for one in people)]
    heads = [table("responsible"), table("in all"), *(f"{SYMBOLS[status]} {table(status)}" for status in statuses)]
    head = _heads(heads, table, range(1, len(heads)))
    lines = [_title("By department", table), "<table>", head]
    lines += [_department(one, statuses, table) for one in people[:MOST_DEPARTMENTS]]
    lines.append("</table>")
    if rest := people[MOST_DEPARTMENTS:]:
        lines.append(
            f"<details><summary>{escape(table('{n:more department|more departments}', n=len(rest)))}</summary>"
        )
        lines += ["<table>", head, *(_department(one, statuses, table) for one in rest), "</table></details>"]
    lines += [f"<p>{text(told, table)}</p>" for told in without]
    return _section("departments", lines)


def _department(one: Department, statuses: list[Status], table: Words) -> str:
    cells = [f'<th scope="row"><a href="{_filter(who=one.name)}">{text(one.name, table)}</a></th>']
    cells.append(f'<td class="num">{len(one.statuses)}</td>')
    for status in statuses:
        n = one.count(status)
        shown = f'<a href="{_filter(who=one.name, status=status.value)}">{n}</a>' if n else ""
        cells.append(f'<td class="num {status.value if n else "none"}">{shown}</td>')
    return f"<tr>{''.join(cells)}</tr>"


MOST_IN_TEXT, MOST_ACROSS = 8, 12
"""Columns of members that are as wide as the text, and as the window; of more members, each has a line."""


def _matrix(matrix: Matrix, table: Words) -> str:
    """Targets down, areas (or hospitals, schools …) across: sign and figure of each; many members stand one below another."""
    title = table("Areas and targets") if matrix.area else table("{name} and targets", name=printable(matrix.dimension))
    if len(matrix.members) > MOST_ACROSS >= len(matrix.rows):
        return _members_down(matrix, title, table)
    heads = [table("target"), table("bound")]
    names = "wide wider" if len(matrix.members) > MOST_IN_TEXT else "wide"
    lines = [f"<h2>{text(title, table)}</h2>", f'<div class="{names}" tabindex="0" role="region"']
    lines[-1] += f' aria-label="{escape(title)}"><table>'
    lines.append(_heads([*heads, *matrix.members], table, range(1, len(matrix.members) + 2)))
    for row in matrix.rows:
        cells = [f'<th scope="row">{_link(row.entry, table)}</th>']
        bounds = dict.fromkeys(cell.bound for cell in row.cells if cell is not None)
        cells.append(f'<td class="num">{text(next(iter(bounds), ""), table) if len(bounds) == 1 else ""}</td>')
        cells += [_cell(cell, table) for cell in row.cells]
        lines.append(f"<tr>{''.join(cells)}</tr>")
    return _section("matrix", [*lines, "</table></div>"])


def _members_down(matrix: Matrix, title: str, table: Words) -> str:
    lines = [f"<h2>{text(title, table)}</h2>"]
    statuses = [cell.line.status for row in matrix.rows for cell in row.cells if cell is not None]
    parts = table(", ").join(status_counts(statuses, table))
    told = table("{n:member|members}: {parts}", n=len(matrix.members), parts=parts)
    lines.append(f"<details><summary>{escape(told)}</summary><table>")
    heads = "".join(f'<th scope="col" class="num">{_link(row.entry, table)}</th>' for row in matrix.rows)
    lines.append(f'<thead><tr><th scope="col">{text(table("member"), table)}</th>{heads}</tr></thead>')
    for index, name in enumerate(matrix.members):
        cells = "".join(_cell(row.cells[index], table) for row in matrix.rows)
        lines.append(f'<tr><th scope="row">{text(name, table)}</th>{cells}</tr>')
    return _section("matrix", [*lines, "</table></details>"])


def _cell(entry: Entry | None, table: Words) -> str:
    if entry is None:
        return '<td class="none"></td>'
    shown = text(entry.figure or entry.status, table)
    return f'<td class="num {entry.line.status.value}">{entry.symbol} {shown}</td>'


def _section(kind: str, lines: list[str]) -> str:
    return "\n".join([f'<section class="{kind}">', *lines, "</section>"])


def _title(key: str, table: Words) -> str:
    return f"<h2>{escape(table(key))}</h2>"


def _heads(shown: Sequence[str], table: Words, numbers: Collection[int] = ()) -> str:
    """The headings, those of numbers on the side where the numbers stand."""
    cells = []
    for index, head in enumerate(shown):
        side = ' class="num"' if index in numbers else ""
        cells.append(f'<th scope="col"{side}>{text(head, table)}</th>')
    return f"<thead><tr>{''.join(cells)}</tr></thead>"


def _link(entry: Entry, table: Words) -> str:
    sign = f'<span class="sign">{entry.symbol} <span class="unseen">{escape(entry.status)}</span></span>'
    return f'{sign}<a href="#{quote(anchor(entry.line))}">{text(entry.name, table)}</a>'


def _filter(**state: str) -> str:
    """The address that shows only these targets, as the page's script reads it."""
    return "#" + escape(urlencode(state))
