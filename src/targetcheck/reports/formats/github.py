"""Annotations for GitHub Actions, at the target's file and line; what is met says nothing.

::error file=targets/wanzhou-2024.yaml,line=12,title=Missed%3A TB incidence::41.2 per 100k, bound < 40 per 100k
"""

from __future__ import annotations

from collections.abc import Iterator

from targetcheck.errors import printable
from targetcheck.model.verdict import FAILS, HOLDS, Report, Status, Verdict
from targetcheck.phrases import words
from targetcheck.reports import Style
from targetcheck.reports.entries import entry_of
from targetcheck.reports.view import FileView, facts, fails, folded, view


def render(report: Report, style: Style) -> str:
    lang = style.machine
    files = view(report, style, lang)
    empty = folded(files, style)
    lines: list[str] = []
    for file in files:
        if file in empty:
            lines.append(_empty(file, lang))
        else:
            lines += _file(file, lang)
    lines.append(_command("notice", facts(report, lang)[0], {}))
    return "".join(f"{line}\n" for line in lines)


def _file(file: FileView, lang: str) -> Iterator[str]:
    for verdict in file.verdicts:
        if verdict.status not in HOLDS:
            yield _annotation(verdict, file, lang)


def _empty(file: FileView, lang: str) -> str:
    """One line for a whole file without figures: GitHub shows ten of a kind, and they are for what was judged."""
    return _command("notice", file.nothing(lang, file.title), {"file": printable(file.path)})


def _kind(verdict: Verdict) -> str:
    """error for what fails the run; warning for what fell behind, or should have been judged; notice for no number."""
    if fails(verdict):
        return "error"
    return "notice" if verdict.status is Status.UNSET else "warning"


def _annotation(verdict: Verdict, file: FileView, lang: str) -> str:
    table = words(lang)
    entry = entry_of(verdict, lang, file.usual)
    parts = [entry.told(lang)]
    short = [member.name for member in entry.members if member.line.status in FAILS]
    if short:
        parts.append(table("falling short", names=table(", ").join(short)))
    if entry.responsible:
        parts.append(table("responsible: {names}", names=entry.responsible))
    at = verdict.target.at
    places = {"file": printable(at.file), "line": str(at.line or 1), "title": f"{entry.status}: {entry.name}"}
    return _command(_kind(verdict), table("semicolon").join(parts), places)


def _command(kind: str, text: str, properties: dict[str, str]) -> str:
    """A workflow command; in properties the signs that end one are escaped too."""
    listed = ",".join(f"{key}={_escaped(value, ':,')}" for key, value in properties.items())
    head = f"{kind} {listed}".rstrip()
    return f"::{head}::{_escaped(text)}"


def _escaped(text: str, also: str = "") -> str:
    text = text.replace("##vso[", "##vso\u00a0[")  # another server's command, anywhere in a line
    for sign in "%\r\n" + also:
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text
