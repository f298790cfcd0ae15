"""One verdict as a sentence: the figure, since when, against what, by how much, the verdict, and who answers for it.

结核病成功治疗率95.07%，高于90%的目标5.07个百分点，达标（疾控科）。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from targetcheck.errors import printable
from targetcheck.model.bound import Bound, Range, Reference
from targetcheck.model.figure import RELATIVE
from targetcheck.model.period import parse_period
from targetcheck.model.quantity import shown
from targetcheck.model.unit import POINTS, RATIO
from targetcheck.model.verdict import FAILS, HOLDS, UNKNOWN, Status, Verdict
from targetcheck.phrases import Words, words
from targetcheck.reports.amounts import change_in, difference_in, level_in, number_in, task_of
from targetcheck.reports.dates import end_text, period_text
from targetcheck.reports.entries import Usual, line_now
from targetcheck.reports.line import Line, line_of
from targetcheck.reports.numbers import digits, number

MOST_FIGURES = 6
"""So many members that fall short are named with their figures; of more, the names alone."""


def sentence(verdict: Verdict, line: Line, usual: Usual, lang: str) -> str:
    """The whole sentence, with its stop. Area and period are said where they are not the file's usual ones."""
    return _Teller(verdict, line, usual, lang, words(lang)).whole()


@dataclass(frozen=True, slots=True)
class _Teller:
    verdict: Verdict
    line: Line
    usual: Usual
    lang: str
    table: Words

    def say(self, key: str, **values: object) -> str:
        return self.table(f"brief {key}", **values)

    @property
    def relative(self) -> bool:
        """Whether the figure is a change by a share of the one that it starts from."""
        return self.verdict.change is not None and self.verdict.change.op == RELATIVE

    @property
    def name(self) -> str:
        name, area = printable(self.verdict.name), self.usual.other_area(self.verdict)
        return self.say("of area", name=name, area=area) if area else name

    def whole(self) -> str:
        text = self._as_of() + self.table("comma").join(self._clauses())
        aside = self.table("semicolon").join(self._asides())
        word = self.say(self.verdict.status.value) + (self.say("aside", text=aside) if aside else "")
        return self.say("whole", text=text, word=word)

    def _clauses(self) -> Iterator[str]:
        verdict = self.verdict
        if verdict.needed is not None:
            yield self._counted(*verdict.needed)
            yield from self._members()
        elif isinstance(verdict.actual, bool):
            yield self._milestone()
        elif verdict.actual is not None:
            yield self._figure(verdict.actual)
            yield from self._trend(verdict.actual)
            yield from self._relation(verdict.actual if verdict.compared is None else verdict.compared)
        elif verdict.figure is not None:
            yield self._stood_at(level_in(self.line, verdict.figure, self.lang))

    def _asides(self) -> Iterator[str]:
        """What stands in brackets at the end: where the line is, that the target is not binding, and who."""
        verdict, target = self.verdict, self.verdict.target
        if verdict.expected is not None:
            signed = number(self.line, verdict.expected, self.lang, signed=True)
            value = signed if verdict.change is not None else number_in(self.line, verdict.expected, self.lang)
            yield line_now(self.line, value, self.table)
        if verdict.reason is not None and verdict.needed is None:
            yield self.table.say(verdict.reason)
        if target.level == "expected" and verdict.status in FAILS:
            yield self.table("expected, not binding")
        if target.responsible:
            yield self.table(", ").join(map(printable, target.responsible))

    def _as_of(self) -> str:
        """How far the figure reaches, where that is not all of the period."""
        figure = self.verdict.figure
        if figure is None or figure.span is None:
            return ""
        if self.verdict.final and self.verdict.coverage is None:
            other = self.usual.other_period(self.verdict)
            return self.say("in", period=period_text(other, self.lang)) if other is not None else ""
        return self.say("as of", end=end_text(figure.span, self.lang))

    def _figure(self, actual: Fraction) -> str:
        """The name and its figure, the rounded one beside it where that was judged."""
        verdict = self.verdict
        if verdict.change is not None:
            text = level_in(self.line, verdict.change.parts[0], self.lang)
        else:
            text = number_in(self.line, actual, self.lang)
        if verdict.compared is not None and verdict.compared != actual:
            text += self.say("rounded", value=number_in(self.line, verdict.compared, self.lang))
        return self._stood_at(text)

    def _stood_at(self, text: str) -> str:
        """The name and a number; in Chinese a 为 keeps a name that ends in digits from running into it."""
        return self.say("figure after digits" if self.name[-1:].isascii() else "figure", name=self.name, figure=text)

    def _trend(self, actual: Fraction) -> Iterator[str]:
        """The change since the period that the target names, or since the baseline."""
        verdict, target = self.verdict, self.verdict.target
        if verdict.change is not None and target.change_from is not None:
            since = period_text(target.change_from, self.lang)
            start = self.say("from period", period=since, value=level_in(self.line, verdict.change.parts[1], self.lang))
            yield self._moved(actual, start, change_in(self.line, actual, self.lang, relative=self.relative))
        elif verdict.baseline is not None and target.baseline is not None:
            value, since_period = number_in(self.line, verdict.baseline, self.lang), target.baseline.period
            start = self.say("from baseline", value=value)
            if since_period is not None:
                start = self.say("from period", period=period_text(since_period, self.lang), value=value)
            moved = actual - verdict.baseline
            yield self._moved(moved, start, difference_in(self.line, moved, self.lang))

    def _moved(self, change: Fraction, start: str, by: str) -> str:
        return (
            self.say("moved", verb=self._verb(change), start=start, by=by)
            if change
            else self.say("unmoved", start=start)
        )

    def _verb(self, change: Fraction) -> str:
        """增长 by a share, 提高 by points, 增加 by a number."""
        unit, way = self.verdict.unit, "up" if change > 0 else "down"
        share = unit is not None and unit.kind in (RATIO, POINTS)
        if self.relative:
            return self.say(f"{way} relative")
        return self.say(f"{way} points" if share else f"{way} amount")

    def _relation(self, value: Fraction) -> Iterator[str]:
        """Where the figure (the rounded one, where rounding decides) lies from the bound, and by how much."""
        verdict, bound, interval = self.verdict, self.verdict.target.bound, self.verdict.bound
        if bound is None or interval is None:
            return
        gap, end = interval.gap(value), interval.ends[0]
        if verdict.change is not None and bound.form != "between":
            yield self._against_change(value, end, bound)
        elif bound.form == "between":
            yield self._between(gap, interval)
        elif task_of(verdict) and end > 0 <= value and (gap or not interval.open):
            yield self._completed(value, gap, end)
        else:
            yield self._compared(gap, bound, end)

    def _completed(self, value: Fraction, gap: Fraction, end: Fraction) -> str:
        """A task by its share: 完成8亿元目标的114.5%，超出1.16亿元."""
        share = shown(value / end * 100, 1, Fraction(100)) + "%"
        bound, by = number_in(self.line, end, self.lang), difference_in(self.line, gap, self.lang)
        key = "done" if gap == 0 else "more" if gap > 0 else "short"
        return self.say(key, when=self._when(), bound=bound, share=share, gap=by)

    def _compared(self, gap: Fraction, bound: Bound, end: Fraction) -> str:
        ratio = next((q.ratio for q in bound.quantities if q.ratio), None)
        written = f"{ratio[0]}:{ratio[1]}" if ratio else number_in(self.line, end, self.lang)
        aim = self._aim(bound, written)
        if gap == 0:
            return self.say(f"level {bound.form}", aim=aim)
        way = "above" if gap > 0 else "below"
        if self.line.ratio:
            return self.say(f"{way} ratio", aim=aim)
        by = difference_in(self.line, gap, self.lang)
        return self.say(f"{way} other" if bound.references else way, aim=aim, gap=by)

    def _between(self, gap: Fraction, interval: Range) -> str:
        assert interval.low is not None
        assert interval.high is not None
        low, high = self._end(interval.low), self._end(interval.high)
        if self.verdict.change is None and not (self.verdict.unit and self.verdict.unit.kind == RATIO):
            low = digits(self.line, interval.low)
        aim = self.say("range", when=self._when(), low=low, high=high)
        by = difference_in(self.line, gap, self.lang)
        return self.say("within" if gap == 0 else "above" if gap > 0 else "below", aim=aim, gap=by)

    def _end(self, value: Fraction) -> str:
        """An end of a range; of a change, with its sign."""
        if self.verdict.change is not None:
            return number(self.line, value, self.lang, signed=True)
        return number_in(self.line, value, self.lang)

    def _against_change(self, value: Fraction, end: Fraction, bound: Bound) -> str:
        """A change against the change aimed at, by their sizes where both go one way."""
        kind = "no change" if end == 0 else "a rise" if end > 0 else "a fall"
        aim = self._aim(
            bound,
            fall=end < 0,
            value=self.say(kind, verb=self._verb(end), by=change_in(self.line, end, self.lang, relative=self.relative)),
        )
        by = difference_in(self.line, value - end, self.lang)
        if value == end:
            return self.say(f"level {bound.form}", aim=aim)
        if value * end < 0:
            return self.say("apart", aim=aim, gap=by)
        more = abs(value) > abs(end) if end else value > 0
        return self.say("exceeds" if more else "falls short", aim=aim, gap=by)

    def _aim(self, bound: Bound, value: str, *, fall: bool = False) -> str:
        """What is aimed at: a number of the plan's, or someone else's figure."""
        end = bound.ends[0]
        if isinstance(end, Reference):
            when = period_text(end.period, self.lang) if end.period is not None else ""
            parts = [printable(end.area or ""), when, printable(end.indicator or "")]
            name = ("" if self.lang == "zh" else " ").join(part for part in parts if part)
            return self.say("other", name=name, value=value)
        key = "limit" if bound.form in ("at_most", "below") and not fall else "target"
        return self.say(key, when=self._when(), value=value)

    def _when(self) -> str:
        """The deadline, where the figure is for an earlier period."""
        by = self.verdict.target.by
        return "" if by is None or self.verdict.final else self.say("when", period=period_text(by, self.lang))

    def _milestone(self) -> str:
        """Done, on which day where the row tells it, or not."""
        verdict = self.verdict
        if not verdict.actual:
            return self.say("not achieved" if verdict.final else "not yet achieved", name=self.name)
        dated = next((row.text for row in verdict.rows if isinstance(row.value, date)), None)
        day = parse_period(dated) if dated else None
        if day is None:
            return self.say("achieved", name=self.name)
        return self.say("achieved on", name=self.name, day=period_text(day, self.lang))

    def _counted(self, needed: int, of: int) -> str:
        verdict = self.verdict
        each = verdict.target.each
        holding = sum(child.status in HOLDS for child in verdict.because)
        noun = "areas" if each is not None and each.area else "members"
        if holding == of and self.verdict.status is Status.MET:
            return self.say("holding all", name=self.name, count=self.say(f"all {noun}", of=of))
        count = self.say(noun, n=holding, of=of)
        need = self.say("all needed") if needed == of else self.say("needed", n=needed)
        running = any(child.status is Status.ON_TRACK for child in verdict.because)
        return self.say("holding so far" if running else "holding", name=self.name, count=count, need=need)

    def _members(self) -> Iterator[str]:
        """Who falls short, who is behind, and who is not known."""
        for status in (Status.MISSED, Status.OFF_TRACK, Status.NO_DATA, Status.UNSET):
            some = [child for child in self.verdict.because if child.status is status]
            if some:
                told = [self._member(c) if len(some) <= MOST_FIGURES else printable(c.name) for c in some]
                yield self.say(f"members {status.value}", names=self.table(", ").join(told))

    def _member(self, child: Verdict) -> str:
        """A member's name, with its figure where it has one."""
        name = printable(child.name)
        if (
            child.actual is None
            or isinstance(child.actual, bool)
            or child.needed is not None
            or child.status in UNKNOWN
        ):
            return name
        return self.say("member", name=name, figure=number_in(line_of(child, self.lang), child.actual, self.lang))
