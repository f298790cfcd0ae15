"""Annotations for GitHub Actions, at the target's file and line; what is met says nothing.

::error file=targets/wanzhou-2024.yaml,line=12,title=Missed%3A TB incidence::41.2 per 100k, bound < 40 per 100k
"""

from __future__ import annotations

from targetcheck.errors import few, printable
from targetcheck.model.verdict import FAILS, Report, Status, Verdict
from targetcheck.phrases import Words
from targetcheck.reports import Style
from targetcheck.reports.entries import entry_of
from targetcheck.reports.overview import worst_first
from targetcheck.reports.usual import Usual
from targetcheck.reports.view import facts, fails, view

MOST = 10
"""GitHub shows so many annotations of a kind from a step; those after them it drops without a word."""

MOST_NAMES = 20


def render(report: Report, style: Style) -> str:
    """The worst first: binding misses as errors, what else falls short as warnings, what could not be judged in one line."""
    table = style.machine
    usual = {verdict.id: file.usual for file in view(report, style, table) for verdict in file.verdicts}
    short = worst_first(report.verdicts)
    lines = _annotations("error", [verdict for verdict in short if fails(verdict)], usual, table, MOST)
    others = [verdict for verdict in short if not fails(verdict)]
    lines += _annotations("warning", others, usual, table, MOST - 1)
    lines += _together("warning", Status.NO_DATA, report, usual, table)
    lines += _together("notice", Status.UNSET, report, usual, table)
    lines.append(_command("notice", facts(report, table)[0], {}))
    return "".join(f"{line}\n" for line in lines)


def _annotations(kind: str, verdicts: list[Verdict], usual: dict[str, Usual], table: Words, most: int) -> list[str]:
    """One for each, and for those that GitHub would drop one with their names."""
    shown, rest = verdicts, []
    if len(verdicts) > most:
        shown, rest = verdicts[: most - 1], verdicts[most - 1 :]
    lines = [_annotation(kind, verdict, usual[verdict.id], table) for verdict in shown]
    if rest:
        told = table("{n} more: {names}", n=len(rest), names=_names(rest, table))
        lines.append(_command(kind, told, _place(rest[0])))
    return lines


def _together(kind: str, status: Status, report: Report, usual: dict[str, Usual], table: Words) -> list[str]:
    """The targets of a status that tells of no figure: one by itself, several as one annotation."""
    verdicts = [verdict for verdict in report.verdicts if verdict.status is status]
    if len(verdicts) < 2:
        return [_annotation(kind, verdict, usual[verdict.id], table) for verdict in verdicts]
    told = table(f"brief {status}", n=len(verdicts), names=_names(verdicts, table))
    return [_command(kind, told, _place(verdicts[0]))]


def _names(verdicts: list[Verdict], table: Words) -> str:
    return table(", ").join(few((printable(verdict.name) for verdict in verdicts), MOST_NAMES))


def _place(verdict: Verdict) -> dict[str, str]:
    return {"file": printable(verdict.target.at.file), "line": str(verdict.target.at.line or 1)}


def _annotation(kind: str, verdict: Verdict, usual: Usual, table: Words) -> str:
    entry = entry_of(verdict, table, usual.away())
    parts = [entry.told(table)]
    short = [member.name for member in entry.members if member.line.status in FAILS]
    if short:
        parts.append(table("falling short", names=table(", ").join(short)))
    if entry.responsible:
        parts.append(table("responsible: {names}", names=entry.responsible))
    places = _place(verdict) | {"title": f"{entry.status}: {entry.name}"}
    return _command(kind, table("semicolon").join(parts), places)


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
