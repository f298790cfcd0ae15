"""The sentences for a year-end summary (工作总结), one a target, to be pasted.

结核病成功治疗率95.07%，高于90%的目标5.07个百分点，达标（疾控科）。
固定资产投资6.13亿元，完成7.2亿元目标的85.1%，还差1.07亿元，未达标（规财科）。
"""

from __future__ import annotations

from collections.abc import Iterator

from targetcheck.errors import printable
from targetcheck.model.verdict import UNKNOWN, Report, Status, score_of
from targetcheck.phrases import words
from targetcheck.reports import Style
from targetcheck.reports.prose import sentence
from targetcheck.reports.rows import FileView, Group, folded, score_text, view


def render(report: Report, style: Style) -> str:
    lang = style.person
    files = view(report, style, lang)
    empty = folded(files, style)
    parts = [_empty(file, lang) if file in empty else "\n".join(_file(file, report, lang)) for file in files]
    return "\n\n".join(parts) + "\n"


def _empty(file: FileView, lang: str) -> str:
    return words(lang)(
        "{title}: {n:target|targets}, none with a figure", title=file.heading, n=len(file.verdicts)
    ) + words(lang)("stop")


def _file(file: FileView, report: Report, lang: str) -> Iterator[str]:
    yield file.heading
    yield _counts(file, report, lang)
    for group in file.groups:
        yield ""
        if group.heading:
            yield group.heading
        yield from _group(group, lang)


def _counts(file: FileView, report: Report, lang: str) -> str:
    """How many targets there are, and how many of each status."""
    table = words(lang)
    counts = {status: sum(v.status is status for v in file.verdicts) for status in Status}
    parts = [table("{n} {status}", n=n, status=words(lang)(s).lower()) for s, n in counts.items() if n]
    text = table("{total:target|targets}: {parts}", total=len(file.verdicts), parts=table("enumeration").join(parts))
    score = score_of(file.verdicts)
    if score is not None:
        text += table("semicolon") + score_text(score, lang)
    if report.as_of is not None:
        text += table("semicolon") + table("as of {period}", period=report.as_of)
    return text + table("stop")


def _group(group: Group, lang: str) -> Iterator[str]:
    """A sentence for each target that was judged, and one for all that could not be."""
    for verdict in group.verdicts:
        if verdict.status not in UNKNOWN:
            yield sentence(verdict, group.usual, lang)
    for status in (Status.NO_DATA, Status.UNSET):
        names = [printable(v.name) for v in group.verdicts if v.status is status]
        if names:
            table = words(lang)
            listed = table("enumeration").join(names)
            yield table(f"brief {status.value}", n=len(names), names=listed) + table("stop")
