"""The colour-coded table for a terminal; plain text into a pipe or a file.

✗ Missed  高血压患者建档管理完成率   99.72%   ≥ 100%   −0.28 pp
            ↳ 疾控科
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from targetcheck.errors import printable
from targetcheck.model.members import Members
from targetcheck.model.target import BINDING, EXPECTED
from targetcheck.model.verdict import FAILS, HOLDS, UNKNOWN, Report, Status, Verdict
from targetcheck.phrases import Words
from targetcheck.reports import Style
from targetcheck.reports.beside import HEADINGS, meaning, told_by
from targetcheck.reports.entries import WORST_FIRST, Entry
from targetcheck.reports.members import members_heading, members_rows
from targetcheck.reports.overview import MANY, departments, without_figure, worst_first
from targetcheck.reports.terminal import Grid, Row, Text, written
from targetcheck.reports.view import FileView, Group, exit_text, facts, folded, score_text, status_counts, view

COLOURS = {
    Status.MET: "green",
    Status.MISSED: "bold red",
    Status.ON_TRACK: "cyan",
    Status.OFF_TRACK: "yellow",
    Status.NO_DATA: "dim",
    Status.UNSET: "dim",
}
"""The terminal's own sixteen colours, so that its light or dark theme stays readable."""
SIGNS = {
    Status.MET: "✓",
    Status.MISSED: "✗",
    Status.ON_TRACK: "▴",
    Status.OFF_TRACK: "▾",
    Status.NO_DATA: "-",
    Status.UNSET: "◦",
}
"""Signs that every font draws one place wide."""
BAR = 30


def render(report: Report, style: Style) -> str:
    return written(_parts(report, style), style)


def _parts(report: Report, style: Style) -> Iterator[Text | Grid | tuple[Text, ...]]:
    table = style.person
    files = view(report, style, table)
    empty = folded(files, style)
    aside = []
    for file in files:
        if sum(_unreported(verdict, report) for verdict in file.verdicts) * 2 > len(file.verdicts):
            aside.append(file)
    shown: list[Verdict] = []
    for file in files:
        if file in empty or (file in aside and len(aside) < len(files) and not style.listed):
            yield _folded(file, table)
            continue
        shown += file.verdicts
        yield from _head(file, table)
        yield _grid(file, report, style, table)
        for members in file.score.members:
            yield Text()
            yield from _members(members, table, every=style.listed)
        yield Text()
    if len(shown) >= MANY:
        yield from _overview(shown, table)
    if meant := meaning(told_by(shown), table):
        yield Text(meant, "dim")
    last = facts(report, table)
    if why := exit_text(report, style, table):
        last.append(why)
    statuses = {verdict.status for verdict in report.verdicts}
    worst = next((status for status in WORST_FIRST if status in statuses), Status.NO_DATA)
    yield Text(table("semicolon").join(last), COLOURS[worst])


def _head(file: FileView, table: Words) -> Iterator[Text | tuple[Text, ...]]:
    """The title, how many targets have each status, and what is said once for all of them."""
    yield Text(file.title, "bold")
    if len(file.verdicts) >= MANY:
        yield _bar(file.verdicts, table)
    if said := table("semicolon").join(file.usual.told(table)):
        yield Text(said, "dim")


def _unreported(verdict: Verdict, report: Report) -> bool:
    """Whether there is no row for it at all."""
    if verdict.status is not Status.NO_DATA:
        return False
    keys = {part.target.indicator.key for part in verdict.family() if part.target.indicator is not None}
    return keys <= report.unreported


def _folded(file: FileView, table: Words) -> Text:
    """A file in one line, beside others of which there is more to see."""
    parts = table("comma").join(status_counts((verdict.status for verdict in file.verdicts), table))
    text = table("{title}: {n:target|targets}: {parts}", title=file.title, n=len(file.verdicts), parts=parts)
    return Text(text + table("; list them with --select '{stem}/*'", stem=file.stem), "dim")


def _bar(verdicts: tuple[Verdict, ...], table: Words) -> tuple[Text, ...]:
    """How the statuses share the targets, and how many have each."""
    counts = [(status, sum(v.status is status for v in verdicts)) for status in Status]
    parts: list[Text] = []
    drawn, so_far = 0, 0
    for status, n in counts:
        so_far += n
        size = round(Fraction(so_far * BAR, len(verdicts))) - drawn
        drawn += size
        parts.append(Text(_fill(status) * size, COLOURS[status]))
    for status, n in counts:
        if n:
            parts.append(Text(f"  {SIGNS[status]}{table(status)} {n}", COLOURS[status]))
    return tuple(parts)


def _fill(status: Status) -> str:
    """What a status fills the bar with, so that it can be read without colours too."""
    if status in UNKNOWN:
        return "░"
    return "▓" if status in FAILS else "█"


def _grid(file: FileView, report: Report, style: Style, table: Words) -> Grid | Text:
    if not any(group.entries for group in file.groups):
        return Text(table("none of these targets has a result that --only names"), "dim")
    told = told_by(file.verdicts)
    heads = [table(key) for key in ("status", "target", "figure", "bound", "gap")]
    heads += [table(heading) for kind, heading in HEADINGS.items() if kind in told]
    rows: list[Row | Text] = []
    for group in file.groups:
        if group.heading:
            about = status_counts((v.status for v in group.verdicts), table, "short count")
            about += score_text(group.verdicts, table, apart=file.score.apart)
            rows.append(Text(f"{group.heading}  {table('comma').join(about)}", "bold"))
        rows += _rows(group, report, style, table, told)
    return Grid(tuple(heads), rows)


def _rows(group: Group, report: Report, style: Style, table: Words, told: frozenset[str]) -> Iterator[Row | Text]:
    """A row a target; unless all is listed, what has no row at all is told in one."""
    without = [entry for verdict, entry in group.pairs if _unreported(verdict, report)]
    if len(without) < 2 or style.listed:
        without = []
    for entry in group.entries:
        if entry not in without:
            yield from _entry(entry, style, table, told)
    if without:
        sign = Text(f"{SIGNS[Status.NO_DATA]} {table(Status.NO_DATA)}", COLOURS[Status.NO_DATA])
        what = Text(table("{n} without any row", n=len(without)))
        names = table(", ").join(_with_department(entry, table) for entry in without)
        yield Row(
            (sign, what, Text(), Text(), Text(), *(Text() for kind in HEADINGS if kind in told)),
            "",
            (table("{names}; list them with -v", names=names),),
        )


def _with_department(entry: Entry, table: Words) -> str:
    return entry.name + (table("brief aside", text=entry.responsible) if entry.responsible else "")


def _entry(entry: Entry, style: Style, table: Words, told: frozenset[str]) -> Iterator[Row]:
    status = entry.line.status
    parts = [entry.figure, entry.bound]
    if entry.gap not in ("", "0"):
        parts.append(f"({entry.gap})")
    beside = [(heading, entry.beside[kind]) for kind, heading in HEADINGS.items() if kind in told]
    parts += [f"{table(heading)} {text}" for heading, text in beside if text]
    cells = (
        Text(f"{SIGNS[status]} {entry.status}", COLOURS[status]),
        Text(entry.name),
        Text(entry.figure),
        Text(entry.bound),
        Text(entry.gap),
        *(Text(text) for _, text in beside),
    )
    under = list(entry.notes)
    if entry.line.deduction is not None:
        under.append(entry.line.deduction)
    if entry.responsible and not entry.depth and status not in HOLDS:
        under.append(entry.responsible)
    notes = (table("semicolon").join(under),) if under else ()
    yield Row(cells, "  ".join(part for part in parts if part), notes, entry.depth)
    for member in entry.members:
        if style.listed or member.line.status not in HOLDS:
            yield from _entry(member, style, table, told)


def _members(members: Members, table: Words, *, every: bool) -> Iterator[Text | Grid]:
    """The points of each member, the most first."""
    yield Text(members_heading(members, table), "bold")
    heads, rows = members_rows(members, table, every=every)
    yield Grid((heads[0], heads[1], *heads[2:]), [_member(cells, heads) for cells in rows])


def _member(cells: tuple[str, ...], heads: tuple[str, ...]) -> Row:
    numbers = [f"{head} {cell}" for head, cell in zip(heads[2:], cells[2:], strict=True) if cell]
    return Row(tuple(map(Text, cells)), "  ".join(numbers))


def _overview(verdicts: list[Verdict], table: Words) -> Iterator[Text | Grid]:
    """The departments, and what was missed, the worst first."""
    people = departments(verdicts, table("nobody named"))
    if len(people) > 1:
        yield Text(table("By department"), "bold")
        rows = [
            Row(
                (Text(one.name), Text("".join(SIGNS[status] for status in one.signs)), Text(str(len(one.statuses)))), ""
            )
            for one in people
        ]
        yield Grid(("", "", ""), rows)
        for told in without_figure(verdicts, table):
            yield Text(told, COLOURS[Status.NO_DATA])
        yield Text()
    for level in (BINDING, EXPECTED):
        missed = [v for v in worst_first(verdicts) if v.status is Status.MISSED and v.target.level == level]
        names = [printable(v.name) for v in missed]
        if names:
            yield Text(table(f"missed {level}", n=len(names), names=table(", ").join(names)), COLOURS[Status.MISSED])
