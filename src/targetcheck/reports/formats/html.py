"""One self-contained page that an office reads, prints and files: no outside resource, complete with scripts off.

<h1>临沧市卫生健康委员会2024年工作总结</h1> … <tr class="missed"><td class="status">✗ Missed</td> …
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from html import escape
from importlib.resources import files

from targetcheck.errors import printable
from targetcheck.model.verdict import Report
from targetcheck.phrases import words
from targetcheck.reports import Style
from targetcheck.reports.entries import SYMBOLS
from targetcheck.reports.htmlrow import HEADS, tbody, text
from targetcheck.reports.view import FileView, Group, facts, folded, score_text, status_counts, view

LANG = {"en": "en", "zh": "zh-Hans"}
SORTS = ("order", "status", "name", "share", "who")


def render(report: Report, style: Style) -> str:
    lang = style.person
    pages = view(report, style, lang)
    one = len(pages) == 1
    title = pages[0].heading if one else words(lang)("report")
    empty = folded(pages, style)
    body = [_header(report, pages, title, lang), _legend(lang), _tools(report, lang), "<main>"]
    body += [_folded(page, lang) if page in empty else _file(page, lang, alone=one) for page in pages]
    body.append("</main>")
    return "\n".join([_head(title, lang), *body, f"<script>{_asset('page.js')}</script>", "</body>", "</html>", ""])


@cache
def _asset(name: str) -> str:
    return "\n" + (files("targetcheck.reports") / name).read_text(encoding="utf-8")


def _hash(source: str) -> str:
    return f"'sha256-{b64encode(sha256(source.encode()).digest()).decode()}'"


def _head(title: str, lang: str) -> str:
    """The page allows itself its own style and script, and nothing else."""
    style, script = _asset("page.css"), _asset("page.js")
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'; form-action 'none'"
    )
    return "\n".join(
        [
            "<!doctype html>",
            f'<html lang="{LANG[lang]}">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="referrer" content="no-referrer">',
            f"<title>{escape(title)}</title>",
            f"<style>{style}</style>",
            "</head>",
            "<body>",
        ]
    )


def _header(report: Report, pages: Iterable[FileView], title: str, lang: str) -> str:
    """What the page is about, and how many targets have each status."""
    lines = ["<header>", f"<h1>{text(title, lang)}</h1>"]
    pages = list(pages)
    if len(pages) == 1:
        lines += _source(pages[0], lang)
    lines.append(f"<p>{escape(words(lang)('semicolon').join(facts(report, lang)))}</p>")
    return "\n".join([*lines, '<ul class="counts">', *_counts(report, lang), "</ul>", "</header>"])


def _counts(report: Report, lang: str) -> Iterator[str]:
    for status, n in report.summary.items():
        kind = status.value if n else f"{status.value} none"
        yield f'<li class="{kind}"><b>{n}</b> {SYMBOLS[status]} {words(lang)(status)}</li>'


def _source(page: FileView, lang: str) -> Iterator[str]:
    if source := page.source(lang):
        yield f"<p>{text(source, lang)}</p>"
    if page.file is not None and page.file.note:
        yield f'<p class="sub">{text(printable(page.file.note, 2000), lang)}</p>'


def _tools(report: Report, lang: str) -> str:
    """Search, filters and order; the script shows them."""
    table = words(lang)
    names = dict.fromkeys(printable(name) for v in report.verdicts for name in v.target.responsible)
    statuses = [(s.value, words(lang)(s)) for s, n in report.summary.items() if n]
    sorts = [(key, table(f"sort {key}")) for key in SORTS]
    counter = escape(table("{n} of {total} shown", n="{n}", total="{total}"))
    return "\n".join([
        f'<div class="tools" role="search" hidden aria-label="{escape(table("Filter and sort"))}">',
        f'<label>{table("search")}<input type="search" name="q"></label>',
        _select("status", table("status"), [("", table("all")), *statuses]),
        _select("who", table("responsible"), [("", table("all")), *((name, name) for name in names)]),
        _select("sort", table("sort"), sorts),
        f'<button type="button" name="unfold">{table("Open or close all")}</button>',
        f'<button type="button" name="print">{table("Print")}</button>',
        f'<output aria-live="polite" data-text="{counter}"></output>', "</div>",
    ])  # fmt: skip


def _select(name: str, label: str, options: Iterable[tuple[str, str]]) -> str:
    listed = "".join(f'<option value="{escape(value)}">{escape(shown)}</option>' for value, shown in options)
    return f'<label>{label}<select name="{name}">{listed}</select></label>'


def _file(page: FileView, lang: str, *, alone: bool) -> str:
    """A file's part; the one file of a page has its title above already."""
    lines = ['<section class="file">']
    if not alone:
        lines += [f"<h2>{text(page.heading, lang)}</h2>", *_source(page, lang)]
    level = "h2" if alone else "h3"
    return "\n".join([*lines, *(_group(group, level, lang) for group in page.groups), "</section>"])


def _folded(page: FileView, lang: str) -> str:
    """A file without any figure, to be opened by whoever wants to see it."""
    told = page.nothing(lang, page.heading)
    groups = "\n".join(_group(group, "h3", lang) for group in page.groups)
    return f'<section class="file"><details><summary>{text(told, lang)}</summary>\n{groups}\n</details></section>'


def _group(group: Group, level: str, lang: str) -> str:
    lines = ['<section class="group">']
    if group.heading:
        lines.append(
            f'<{level} class="head">{text(group.heading, lang)} <small>{_tally(group, lang)}</small></{level}>'
        )
    lines += ["<table>", _columns(lang)]
    lines += [tbody(entry, lang) for entry in group.entries]
    return "\n".join([*lines, "</table>", "</section>"])


def _tally(group: Group, lang: str) -> str:
    """How many of the group have each status, and its score."""
    counts = status_counts((verdict.status for verdict in group.verdicts), lang)
    return escape(words(lang)("comma").join(counts + score_text(group.verdicts, lang)))


def _columns(lang: str) -> str:
    table = words(lang)
    columns = "".join(f'<col class="c-{head.key}">' for head in HEADS)
    heads = "".join(
        f'<th scope="col"{head.attributes}>{table(head.key)}</th>' for head in HEADS
    )  # fmt: skip
    return f"<colgroup>{columns}</colgroup>\n<thead><tr>{heads}</tr></thead>"


def _legend(lang: str) -> str:
    """What the marks of the chart mean."""
    table = words(lang)
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
