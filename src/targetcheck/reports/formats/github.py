"""Annotations for GitHub Actions, at the target's file and line; what is met says nothing.

::error file=targets/wanzhou-2024.yaml,line=12,title=Missed%3A TB incidence::41.2 per 100k, bound < 40 per 100k
"""

from __future__ import annotations

from collections.abc import Iterator

from targetcheck.errors import printable
from targetcheck.model.verdict import FAILS, HOLDS, Report, Status, Verdict
from targetcheck.phrases import words
from targetcheck.reports import Style
from targetcheck.reports.rows import FileView, fails, folded, rows_of, summary_text, told, view


def render(report: Report, style: Style) -> str:
    lang = style.machine
    files = view(report, style, lang)
    empty = folded(files, style)
    lines = [line for file in files for line in (_empty(file, lang) if file in empty else _file(file, lang))]
    return "".join(f"{line}\n" for line in [*lines, _command("notice", summary_text(report, lang), {})])


def _file(file: FileView, lang: str) -> Iterator[str]:
    for verdict in file.verdicts:
        if verdict.status not in HOLDS:
            yield _annotation(verdict, file, lang)


def _empty(file: FileView, lang: str) -> Iterator[str]:
    """One line for a whole file without figures: GitHub shows ten of a kind, and they are for what was judged."""
    text = words(lang)("{title}: {n:target|targets}, none with a figure", title=file.title, n=len(file.verdicts))
    yield _command("notice", text, {"file": printable(file.path)})


def _kind(verdict: Verdict) -> str:
    """error for what fails the run; warning for what fell behind, or should have been judged; notice for no number."""
    if fails(verdict):
        return "error"
    return "notice" if verdict.status is Status.UNSET else "warning"


def _annotation(verdict: Verdict, file: FileView, lang: str) -> str:
    table = words(lang)
    row, *members = rows_of(verdict, lang, file.usual)
    text = told(row, lang)
    short = [m.name for m in members if m.depth == 1 and m.verdict.status in FAILS]
    if short:
        text += table("semicolon") + table("falling short", names=table("enumeration").join(short))
    if row.responsible:
        text += table("semicolon") + table("responsible: {names}", names=row.responsible)
    at = verdict.target.at
    places = {"file": printable(at.file), "line": str(at.line or 1), "title": f"{row.status}: {row.name}"}
    return _command(_kind(verdict), text, places)


def _command(kind: str, text: str, properties: dict[str, str]) -> str:
    """A workflow command; in properties the signs that end one are escaped too."""
    listed = ",".join(f"{key}={_escaped(value, ':,')}" for key, value in properties.items())
    return f"::{kind}{' ' if listed else ''}{listed}::{_escaped(text)}"


def _escaped(text: str, also: str = "") -> str:
    for sign in "%\r\n" + also:
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text
