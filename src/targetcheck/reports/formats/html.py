"""One self-contained page that an office reads, prints and files: no outside resource, complete with scripts off.

<h1>临沧市卫生健康委员会2024年工作总结</h1> … <tr class="missed"><td class="status">✗ Missed</td> …
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from html import escape
from importlib.resources import files
from string import Template

from targetcheck.errors import printable
from targetcheck.model.verdict import Report
from targetcheck.phrases import Words
from targetcheck.reports import SIGNED, Style
from targetcheck.reports.beside import meaning, told_by
from targetcheck.reports.dates import cut_off
from targetcheck.reports.entries import WORST_FIRST
from targetcheck.reports.members import members_heading, members_rows
from targetcheck.reports.page.overview import compared, counts, overview
from targetcheck.reports.page.row import Rows, areas_of, heads_of, text
from targetcheck.reports.view import FileView, Group, facts, folded, score_text, status_counts, view

LANG = {"en": "en", "zh": "zh-Hans"}


def render(report: Report, style: Style) -> str:
    table = style.person
    pages = view(report, style, table)
    one = len(pages) == 1
    title = pages[0].about(table) if one else table("report")
    empty = folded(pages, style)
    pairs = [pair for page in pages for group in page.groups for pair in group.pairs]
    told = told_by(report.verdicts)
    shown = compared(pairs)
    rows = Rows(table, heads_of(report, told), frozenset(row.entry.line.id for matrix in shown for row in matrix.rows))
    body = [_header(report, pages, title, table), "<main>", *overview(report, pairs, shown, table)]
    body += [tools(report, table), legend(table)]
    body += [_folded(page, rows) if page in empty else _file(page, rows, alone=one) for page in pages]
    if meant := meaning(told, table):
        body.append(f'<p class="sub">{text(meant, table)}</p>')
    signed = "".join(f"<p>{table(key)}</p>" for key in SIGNED)
    body += ["</main>", f'<footer class="signed">{signed}</footer>', f"<script>{_asset('page.js')}</script>"]
    number, file = "", pages[0].file  # of the document, over every printed page beside the title
    if one and file is not None:
        number = printable(file.source or "")
    style_of_page = f"@page {{ @top-left {{ content: {_css(title)}; }} @top-right {{ content: {_css(number)}; }} }}\n"
    if told:
        style_of_page += _asset("beside.css")
    return whole_page(title, style_of_page, body, table)


@cache
def _asset(name: str) -> str:
    return "\n" + (files("targetcheck.reports.page") / name).read_text(encoding="utf-8")


def _hash(source: str) -> str:
    return f"'sha256-{b64encode(sha256(source.encode()).digest()).decode()}'"


def whole_page(title: str, own_style: str, body: Iterable[str], table: Words) -> str:
    """The page around a body. It allows itself its own style and script, and nothing else."""
    style = _asset("page.css") + own_style
    return Template(_asset("page.html").lstrip()).substitute(
        lang=LANG[table.lang],
        style_hash=_hash(style),
        script_hash=_hash(_asset("page.js")),
        title=escape(title),
        style=style,
        body="\n".join(body),
    )


def _css(shown: str) -> str:
    """A text as a string of CSS, in which nothing but letters and digits stands as it is."""
    return '"' + re.sub(r"\W", lambda sign: f"\\{ord(sign[0]):06x}", shown) + '"'


def _header(report: Report, pages: Iterable[FileView], title: str, table: Words) -> str:
    """What the page is about, and how many targets have each status."""
    lines = ["<header>", f"<h1>{text(title, table)}</h1>"]
    pages = list(pages)
    if len(pages) == 1:
        lines += _source(pages[0], table)
    lines.append(f"<p>{escape(table('semicolon').join(facts(report, table)))}</p>")
    return "\n".join([*lines, *counts(report, table), "</header>"])


def _source(page: FileView, table: Words) -> Iterator[str]:
    """Where the targets come from, and up to when most of the figures reach."""
    told = [page.source(table), *page.usual.told(table)]
    if page.usual.span is None and (until := cut_off(page.verdicts, table)):
        told.append(table("figures up to {end}", end=until))
    if any(told):
        yield f"<p>{text(table('semicolon').join(filter(None, told)), table)}</p>"
    if page.file is not None and page.file.note:
        yield f'<p class="sub">{text(printable(page.file.note, 2000), table)}</p>'


def _file(page: FileView, rows: Rows, *, alone: bool) -> str:
    """A file's part; the one file of a page has its title above already."""
    lines = ['<section class="file">']
    if not alone:
        lines += [f"<h2>{text(page.heading, rows.table)}</h2>", *_source(page, rows.table)]
    level = "h2" if alone else "h3"
    return "\n".join([*lines, *_groups(page, level, rows), *_members(page, level, rows.table), "</section>"])


def _folded(page: FileView, rows: Rows) -> str:
    """A file without any figure, to be opened by whoever wants to see it."""
    told = page.nothing(rows.table, page.heading)
    groups = "\n".join(_groups(page, "h3", rows))
    return f'<section class="file"><details><summary>{text(told, rows.table)}</summary>\n{groups}\n</details></section>'


def _groups(page: FileView, level: str, rows: Rows) -> Iterator[str]:
    rows.number = 0  # the targets of a file are counted from 1
    for group in page.groups:
        yield _group(group, level, rows, apart=page.score.apart)


def _members(page: FileView, level: str, table: Words) -> Iterator[str]:
    """The points of each member, the most first."""
    for members in page.score.members:
        heads, rows = members_rows(members, table)
        yield f'<section class="score"><{level} class="head">{text(members_heading(members, table), table)}</{level}><table>'
        yield "<thead><tr>" + "".join(f'<th scope="col">{head}</th>' for head in heads) + "</tr></thead><tbody>"
        for rank, name, *cells in rows:
            numbers = "".join(f"<td>{text(cell, table)}</td>" for cell in cells)
            yield f'<tr><td>{rank}</td><th scope="row">{text(name, table)}</th>{numbers}</tr>'
        yield "</tbody></table></section>"


def _group(group: Group, level: str, rows: Rows, *, apart: bool) -> str:
    table = rows.table
    lines = ['<section class="group">']
    if group.heading:
        tally = status_counts((verdict.status for verdict in group.verdicts), table)
        tally += score_text(group.verdicts, table, apart=apart)
        lines.append(
            f'<{level} class="head">{text(group.heading, table)} <small>{escape(table("comma").join(tally))}</small></{level}>'
        )
    lines += ["<table>", _columns(rows)]
    lines += rows.of(group)
    return "\n".join([*lines, "</table>", "</section>"])


def _columns(rows: Rows) -> str:
    columns = "".join(f'<col class="c-{head.key}">' for head in rows.heads)
    shown = "".join(f'<th scope="col"{head.attributes}>{rows.table(head.key)}</th>' for head in rows.heads)
    return f"<colgroup>{columns}</colgroup>\n<thead><tr>{shown}</tr></thead>"


SORTS = ("order", "status", "name", "share", "who")
FILTERS = ("status", "who", "section", "area", "level")
"""What the list can be filtered by: each is a data attribute of a target's row."""


def tools(report: Report, table: Words) -> str:
    """Search, filters and order; hidden until the script shows them."""
    summary, nobody = report.summary, table("nobody named")
    offered = {
        "status": [(status.value, table(status)) for status in WORST_FIRST if summary[status]],
        "who": _named(name for verdict in report.verdicts for name in verdict.target.responsible or (nobody,)),
        "section": _named(verdict.target.section or "" for verdict in report.verdicts),
        "area": _named(name for verdict in report.verdicts for name in areas_of(verdict)),
        "level": [(name, table(f"level {name}")) for name in dict.fromkeys(v.target.level for v in report.verdicts)],
    }
    labels = {"who": "responsible"}
    sorts = [(key, table(f"sort {key}")) for key in SORTS]
    counter = escape(table("{n} of {total} shown", n="{n}", total="{total}"))
    lines = [f'<div class="tools" role="search" hidden aria-label="{escape(table("Filter and sort"))}">']
    lines.append(f'<label>{table("search")}<input type="search" name="q"></label>')
    for name in FILTERS:
        if len(offered[name]) > 1:
            options = [("", table("all")), *offered[name]]
            lines.append(_select(name, table(labels.get(name, name)), options))
    lines.append(_select("sort", table("sort"), sorts))
    lines.append(f'<button type="button" name="all">{table("Show all")}</button>')
    lines.append(f'<button type="button" name="unfold">{table("Open or close all")}</button>')
    lines.append(f'<button type="button" name="print">{table("Print")}</button>')
    lines.append(f'<output aria-live="polite" data-text="{counter}"></output></div>')
    return "\n".join(lines)


def _named(names: Iterable[str]) -> list[tuple[str, str]]:
    shown = dict.fromkeys(printable(name) for name in names if name)
    return [(name, name) for name in shown]


def _select(name: str, label: str, options: Iterable[tuple[str, str]]) -> str:
    listed = "".join(f'<option value="{escape(value)}">{escape(shown)}</option>' for value, shown in options)
    return f'<label>{label}<select name="{name}">{listed}</select></label>'


def legend(table: Words) -> str:
    """What the marks of the chart mean."""
    marks = (
        ('<rect class="bar" y="8" width="24" height="8"/>', "figure"),
        ('<rect class="zone" y="4" width="24" height="16"/>', "zone"),
        ('<path class="end" d="M12 2V22"/>', "bound"),
        ('<path class="base" d="M12 8l4 4-4 4-4-4z"/>', "baseline"),
        ('<path class="pace" d="M7 8h10l-5 7z"/>', "line now"),
    )
    listed = "".join(
        f'<li><svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">{mark}</svg>{table(key)}</li>'
        for mark, key in marks
    )
    return f'<ul class="legend">{listed}</ul>'
