"""A report in texts, as the formats for people show it: an entry a verdict, grouped as asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from targetcheck.errors import Problem, printable
from targetcheck.model.figure import ANNUALIZED
from targetcheck.model.target import BINDING
from targetcheck.model.verdict import FAILS, Status, Verdict
from targetcheck.named import NamedTuple
from targetcheck.phrases import Words
from targetcheck.reports.beside import cells, why_none
from targetcheck.reports.dates import day_of, period_text, shown_period, shown_span
from targetcheck.reports.line import Line
from targetcheck.reports.numbers import bound_text, figure_text, gap_text, number, percent
from targetcheck.reports.usual import NOTHING_USUAL, Usual, reach_of_members, told_of_others
from targetcheck.reports.verdict_line import line_of

SYMBOLS = {
    Status.MET: "✓",
    Status.MISSED: "✗",
    Status.ON_TRACK: "▲",
    Status.OFF_TRACK: "▼",
    Status.NO_DATA: "–",
    Status.UNSET: "○",
}

WORST_FIRST = (Status.MISSED, Status.OFF_TRACK, Status.NO_DATA, Status.UNSET, Status.ON_TRACK, Status.MET)


class Entry(NamedTuple):
    """A line in texts. `depth` is 1 for a member of a quorum, 2 for a member's member."""

    line: Line
    depth: int
    status: str
    symbol: str
    name: str
    figure: str
    bound: str
    gap: str
    attainment: str
    responsible: str
    notes: tuple[str, ...]
    """The reason, the coverage and the deadline, where there is something to say."""
    members: tuple[Entry, ...]
    beside: Mapping[str, str]
    """What is told beside the verdict: progress, the interval, points; empty texts where there is none."""

    def family(self) -> Iterator[Entry]:
        """This entry and, after it, those of its members and of theirs."""
        yield self
        for member in self.members:
            yield from member.family()

    def compared(self, table: Words) -> str:
        """The figure against its bound: 41.2 per 100k, bound < 40 per 100k, gap +1.2 per 100k."""
        if isinstance(self.line.actual, bool):
            return table("achieved: {figure}", figure=self.figure)
        parts = [self.figure]
        if self.bound:
            parts.append(table("bound {bound}", bound=self.bound))
        if self.gap not in ("", "0"):
            parts.append(table("gap {gap}", gap=self.gap))
        return table("comma").join(part for part in parts if part)

    def told(self, table: Words) -> str:
        """What there is to say in one text: the comparison, and the notes."""
        parts = (self.compared(table), *self.notes)
        return table("semicolon").join(part for part in parts if part)


def entry_of(verdict: Verdict, table: Words, usual: Usual = NOTHING_USUAL) -> Entry:
    """The verdict's entry, with those of its members. What is not `usual` in the file is noted."""
    unusual = () if usual is NOTHING_USUAL else _unusual(verdict, usual, table)
    return _entry(line_of(verdict, table), 0, table, usual, unusual)


def _entry(line: Line, depth: int, table: Words, usual: Usual, unusual: tuple[str, ...] = ()) -> Entry:
    return Entry(
        line=line,
        depth=depth,
        status=table(line.status),
        symbol=SYMBOLS[line.status],
        name=printable(line.name),
        figure=figure_text(line, table),
        bound=bound_text(line, table),
        gap=gap_text(line, table),
        attainment=percent(line.attainment) if line.attainment is not None else "",
        responsible="、".join(map(printable, line.responsible)),
        notes=(*unusual, *_notes(line, table, usual)),
        members=tuple(_entry(member, depth + 1, table, usual) for member in line.because),
        beside=cells(line, table),
    )


def _unusual(verdict: Verdict, usual: Usual, table: Words) -> tuple[str, ...]:
    """The area and the period, where the file's other targets have another."""
    parts = [usual.other_area(verdict)]
    period = usual.other_period(verdict)
    if period is not None and (verdict.target.by is None or verdict.final):
        parts.append(period_text(period, table))
    text = " ".join(part for part in parts if part)
    return (text,) if text else ()


def _notes(line: Line, table: Words, usual: Usual) -> Iterator[str]:
    """Why there is no verdict or what is odd about it, how far the figure reaches, and what is not to be counted."""
    if line.reason is not None and not usual.says_reason(line, table):
        yield with_place(line.reason, line.problem, table)
    if line.actual is False and (day := day_of(line.actuals, table)):
        yield table("done on {day}, too late", day=day)
    for doubt in line.doubts:
        yield table("to be looked at: {what}", what=doubt)
    if line.status is Status.UNSET and line.bound is not None and not line.quorum:
        yield table("announced without a number")
    yield from _reach(line, table, usual)
    if line.level != BINDING and line.status in FAILS:
        yield table("expected, not binding")
    yield from why_none(line, table)


def _reach(line: Line, table: Words, usual: Usual) -> Iterator[str]:
    """Which time the figure is of where that is not all of the target's, and what is to be reached by then."""
    if line.coverage is not None and line.coverage.start is not None and not usual.says_coverage(line.coverage):
        yield _coverage(line, table)
    if line.quorum:
        yield from _of_members(line, table, usual)
    if ANNUALIZED in line.told:
        yield table("brought to a whole year")
    if line.pace is not None:
        value = number(line, line.pace, table, signed=line.change)
        yield line_now(line, value, table)
    yield from held_by_pace(line, table)
    if line.by is not None and line.latest is not None:
        by, period = shown_period(line.by, table), shown_period(line.latest, table)
        yield table("by {by}; latest figure {period}", by=by, period=period)


def with_place(reason: str, problem: Problem | None, table: Words) -> str:
    """A reason, and where in the file that stands for which there is no verdict."""
    if problem is None or problem.where is None or str(problem.where) in reason:
        return reason
    return reason + table("brief aside", text=str(problem.where))


_BY_NOW = {
    "at_most": "expected by now: no more than {value}",
    "below": "expected by now: less than {value}",
    "above": "expected by now: more than {value}",
}


def line_now(line: Line, value: str, table: Words) -> str:
    """Where the straight line stands: what is to be reached by now, or not to be passed."""
    form = "" if line.bound is None else line.bound.form
    return table(_BY_NOW.get(form, "expected by now: {value}"), value=value)


def held_by_pace(line: Line, table: Words) -> Iterator[str]:
    """How many members of a quorum hold only by where the line stands now, and where that is if it is one for all."""
    members = [member for member in line.because if member.by_pace and line.quorum]
    stands = {line_now(m, number(m, m.pace, table, signed=m.change), table) for m in members if m.pace is not None}
    if members and line.status is not Status.MISSED:
        text = table("{n} not within the bound yet", n=len(members))
        yield table("comma").join((text, *stands)) if len(stands) == 1 else text


def _of_members(line: Line, table: Words, usual: Usual) -> Iterator[str]:
    """How far the figures of members reach, who may be folded away; of those that reach less far than most, by name."""
    most, others = reach_of_members(line)
    if most is not None and most != usual.span:
        yield table("covers {span}", span=shown_span(*most, table))
    yield from told_of_others(others, table)


def _coverage(line: Line, table: Words) -> str:
    """How far a partial figure reaches."""
    coverage = line.coverage
    assert coverage is not None
    text = table("covers {span}", span=shown_span(coverage.start or "", coverage.end, table))
    counts = []
    if coverage.months is not None and coverage.months[0] > 0:  # every month may lack one county
        counts.append(table("months", n=coverage.months[0], of=coverage.months[1]))
    if coverage.areas is not None:
        counts.append(table("areas", n=coverage.areas[0], of=coverage.areas[1]))
    if counts:
        text += table("brief aside", text=table("comma").join(counts))
    return text
