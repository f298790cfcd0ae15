"""A report in parts, one for each department or area: what each of them is handed."""

from __future__ import annotations

from collections.abc import Callable

from targetcheck.model.pattern import pattern
from targetcheck.model.target import graded
from targetcheck.model.verdict import Report, Verdict
from targetcheck.phrases import Words


def by_responsible(report: Report, table: Words) -> dict[str, Report]:
    """For each department the targets that it answers for, alone or with others."""
    parts: dict[str, list[Verdict]] = {}
    for verdict in report.verdicts:
        for name in dict.fromkeys(verdict.target.responsible) or (table("nobody named"),):
            parts.setdefault(name, []).append(verdict)
    every = [verdict.target for verdict in report.verdicts]
    made = {name: _part(report, verdicts) for name, verdicts in parts.items()}
    return {
        name: part._replace(files=graded(part.files, (verdict.target for verdict in part.verdicts), every))
        for name, part in made.items()
    }


def by_area(report: Report, table: Words) -> dict[str, Report]:
    """For each area its targets, and its own member of those that judge every area."""
    parts: dict[str, list[Verdict]] = {}
    for verdict in report.verdicts:
        for area, own in _of_areas(verdict, table("no area")):
            parts.setdefault(area, []).append(own)
    return {area: _part(report, verdicts) for area, verdicts in parts.items()}


_OF_ALL = pattern("全部|[各每]个?[省市县区州乡镇街]|[0-9一二三四五六七八九十]个[省市县区州乡镇街]")
"""What the name of a target says of all areas, and is untrue of one: 8个县（区）全部建成."""


def _of_areas(verdict: Verdict, none: str) -> list[tuple[str, Verdict]]:
    each, indicator = verdict.target.each, verdict.target.indicator
    found = [(verdict.area or none, verdict)]
    name = verdict.name
    if indicator is not None and _OF_ALL.search(name) is not None:
        name = indicator.name
    if each is not None and each.area:
        for member in verdict.because:
            if member.area is not None:
                found.append((member.area, member._replace(name=name)))
    return found


def _part(report: Report, verdicts: list[Verdict]) -> Report:
    used = {verdict.target.at.file for verdict in verdicts}
    files = tuple(file for file in report.files if file.path in used)
    return report._replace(verdicts=tuple(verdicts), files=files)


def named(part: Report, name: str) -> Report:
    """A part whose titles say whose it is, for a page of its own."""
    files = (file._replace(title=f"{file.title or file.stem}  {name}") for file in part.files)
    return part._replace(files=tuple(files))


PARTS: dict[str, Callable[[Report, Words], dict[str, Report]]] = {"responsible": by_responsible, "area": by_area}
"""What a report is split by → its parts."""
