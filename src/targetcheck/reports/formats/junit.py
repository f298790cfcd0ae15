"""JUnit XML for CI servers: a suite a target file, a case a target; members stand in their quorum's output.

<testsuite name="wanzhou-2024" tests="12" failures="1" skipped="2">
  <testcase classname="wanzhou-2024" name="tb-incidence" file="targets/wanzhou-2024.yaml" line="12">
    <failure message="41.2 per 100k, bound &lt; 40 per 100k, gap +1.2 per 100k" type="missed"/>
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree as ET

from targetcheck.errors import printable
from targetcheck.model.verdict import UNKNOWN, Report, Verdict
from targetcheck.phrases import Words
from targetcheck.reports import Style
from targetcheck.reports.entries import Entry, entry_of
from targetcheck.reports.view import FileView, fails, view


def render(report: Report, style: Style) -> str:
    table = style.machine
    root = ET.Element("testsuites", {"name": "targetcheck"} | _counts(report.verdicts))
    for file in view(report, style, table):
        root.append(_suite(file, table))
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _suite(file: FileView, table: Words) -> ET.Element:
    suite = ET.Element("testsuite", {"name": file.stem} | _counts(file.verdicts))
    for verdict in file.verdicts:
        suite.append(_case(verdict, file, table))
    return suite


def _counts(verdicts: Iterable[Verdict]) -> dict[str, str]:
    every = list(verdicts)
    failed, skipped = sum(map(fails, every)), sum(v.status in UNKNOWN for v in every)
    return {"tests": str(len(every)), "failures": str(failed), "errors": "0", "skipped": str(skipped), "time": "0"}


def _case(verdict: Verdict, file: FileView, table: Words) -> ET.Element:
    """The target under its id, which stays when its name is reworded."""
    entry = entry_of(verdict, table, file.usual.away())
    at = verdict.target.at
    name = printable(verdict.id.partition("/")[2])
    case = ET.Element("testcase", {"classname": file.stem, "name": name, "file": printable(at.file), "time": "0"})
    if at.line is not None:
        case.set("line", str(at.line))
    text = entry.told(table)
    if fails(verdict):
        ET.SubElement(case, "failure", {"message": text, "type": verdict.status.value}).text = _output(entry, table)
        return case
    if verdict.status in UNKNOWN:
        ET.SubElement(case, "skipped", {"message": text})
    if verdict.status not in UNKNOWN or entry.members:
        ET.SubElement(case, "system-out").text = _output(entry, table)
    return case


def _output(top: Entry, table: Words) -> str:
    """The target and its members, a line each."""
    lines = []
    for entry in top.family():
        text = f"{entry.symbol} {entry.status}  {entry.name}  {entry.told(table)}"
        lines.append("  " * entry.depth + text.rstrip())
    return "\n".join(lines)
