"""What most targets of a file have in common, so that a report for people says it once and not at each of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TypeVar

from targetcheck.errors import few, printable
from targetcheck.model.figure import BOUND_ALONE
from targetcheck.model.period import Period
from targetcheck.model.period_text import parse_period
from targetcheck.model.verdict import Coverage, Verdict
from targetcheck.named import NamedTuple
from targetcheck.phrases import Words
from targetcheck.reports.dates import shown_span
from targetcheck.reports.line import Line

_T = TypeVar("_T")
_OFTEN = 6
"""What holds of so many targets is worth a line above them."""


class Usual(NamedTuple):
    """The area and period that most of a file's targets share, or a group's heading names; others are worth saying."""

    area: str | None
    period: Period | None
    span: tuple[str, str] | None = None
    """From when to when most of the figures reach that are of a part of the time."""
    alone: int = 0
    """How many targets have no baseline and so no straight line; 0 where each of them says it."""

    def other_area(self, verdict: Verdict) -> str:
        if verdict.area is None or verdict.area == self.area or verdict.area in verdict.name:
            return ""
        return printable(verdict.area)

    def other_period(self, verdict: Verdict) -> Period | None:
        return verdict.period if verdict.period != self.period else None

    def says_reason(self, line: Line, table: Words) -> bool:
        return self.alone > 0 and line.reason == table.say(BOUND_ALONE)

    def says_span(self, coverage: Coverage) -> bool:
        return self.span is not None and (coverage.start, coverage.end) == self.span

    def says_coverage(self, coverage: Coverage) -> bool:
        """Whether the usual span is all there is to say: no area is missing, and no month before its end."""
        if not self.says_span(coverage) or coverage.areas is not None:
            return False
        return coverage.months is None or coverage.months[0] == _months(coverage)

    def told(self, table: Words) -> Iterator[str]:
        """What is said above the targets, and is not said again at them."""
        if self.span is not None:
            span = shown_span(*self.span, table)
            yield table("figures cover {span} where nothing else is said", span=span)
        if self.alone:
            yield table("{n:target|targets} without a baseline, compared with the bound alone", n=self.alone)

    def away(self) -> Usual:
        """For a target that is shown away from the others, and says all of itself."""
        return self._replace(span=None, alone=0)


NOTHING_USUAL = Usual(None, None)


def usual_of(verdicts: Iterable[Verdict]) -> Usual:
    """What more than half of the targets have in common."""
    tops = list(verdicts)
    family = [one for top in tops for one in top.family()]
    spans: list[tuple[str, str]] = []
    for one in family:
        if one.coverage is not None and one.coverage.start is not None and one.coverage.end is not None:
            spans.append((one.coverage.start, one.coverage.end))
    alone = sum(top.reason == BOUND_ALONE for top in tops)
    return Usual(
        area=_most(top.area for top in tops),
        period=_most(top.period for top in tops if top.period is not None),
        span=_most(spans) if len(spans) >= _OFTEN else None,
        alone=alone if alone >= _OFTEN else 0,
    )


Span = tuple[str, str]


def reach_of_members(line: Line) -> tuple[Span | None, dict[Span, list[str]]]:
    """From when to when most members' figures are (None: they are of the whole period), and the other spans with whose they are."""
    names: dict[Span | None, list[str]] = {}
    for member in line.because if line.quorum else ():
        covered, span = member.coverage, None
        if covered is not None and covered.start is not None and covered.end is not None:
            span = covered.start, covered.end
        if member.actual is not None:
            names.setdefault(span, []).append(
                member.id.rpartition("/")[2] if line.counted == "members" else member.name
            )
    if not names:
        return None, {}
    most = max(names, key=lambda span: (len(names[span]), "9999" if span is None else span[1]))  # as `reach` has it
    return most, {span: some for span, some in names.items() if span not in (most, None) and span is not None}


def told_of_others(others: dict[Span, list[str]], table: Words) -> Iterator[str]:
    """Members whose figures are of another time than most, by name."""
    for span, names in others.items():
        shown = table(", ").join(map(str, few(map(printable, names))))
        yield table("{names}: covers {span}", names=shown, span=shown_span(*span, table))


def _most(values: Iterable[_T]) -> _T | None:
    """The value that more than half are."""
    counts = Counter(values)
    for value, times in counts.most_common(1):
        if times * 2 > counts.total():
            return value
    return None


def _months(coverage: Coverage) -> int:
    first, last = parse_period(coverage.start or ""), parse_period(coverage.end or "")
    return 0 if first is None or last is None else Period(first.start, last.end).months
