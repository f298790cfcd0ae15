"""One verdict as a sentence: the figure, since when, against what, by how much, the verdict, and who answers for it.

结核病成功治疗率95.07%，高于90%的目标5.07个百分点，达标（疾控科）。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from targetcheck.errors import printable
from targetcheck.model.bound import Bound, Range, Reference
from targetcheck.model.figure import RELATIVE
from targetcheck.model.period import parse_period
from targetcheck.model.quantity import rounded, shown
from targetcheck.model.unit import POINTS, RATIO
from targetcheck.model.verdict import FAILS, HOLDS, UNKNOWN, Status, Verdict
from targetcheck.phrases import Words, words
from targetcheck.reports.amounts import change_in, difference_in, level_in, number_in, task_of
from targetcheck.reports.dates import end_text, period_text
from targetcheck.reports.entries import Usual, line_now
from targetcheck.reports.line import Line, line_of
from targetcheck.reports.numbers import digits, number

_VERB = re.compile("通过|建成|设立|达到|创成|完工|竣工|开工|投用|启用|投入使用|挂牌|摘帽|获评")
"""What is done when a milestone is reached, in its name."""
_DEATHS = re.compile("(.+)死亡(?:例数|人数|数)?")
MOST_FIGURES = 6
"""So many members that fall short are named with their figures; of more, the names alone."""


def sentence(verdict: Verdict, line: Line, usual: Usual, lang: str, cut_off: str = "") -> str:
    """The whole sentence, with its stop. Area and period are said where they are not the file's usual ones, and how far
    the figure reaches where that is not the `cut_off` that is said above."""
    return _Teller(verdict, line, usual, lang, words(lang), cut_off).whole()


def reach(verdict: Verdict, lang: str) -> str:
    """Up to when a figure reaches, where that is not all of its period."""
    figure = verdict.figure
    if figure is None or figure.span is None or verdict.needed is not None:
        return ""
    return "" if verdict.final and verdict.coverage is None else end_text(figure.span, lang)


@dataclass(frozen=True, slots=True)
class _Teller:
    verdict: Verdict
    line: Line
    usual: Usual
    lang: str
    table: Words
    cut_off: str

    def say(self, key: str, **values: object) -> str:
        return self.table(f"brief {key}", **values)

    @property
    def relative(self) -> bool:
        """Whether the figure is a change by a share of the one that it starts from."""
        return self.verdict.change is not None and self.verdict.change.op == RELATIVE

    @property
    def name(self) -> str:
        return self._of_area(printable(self.verdict.name))

    def _of_area(self, name: str) -> str:
        area = self.usual.other_area(self.verdict)
        return self.say("of area", name=name, area=area) if area else name

    @property
    def measured(self) -> str:
        """What the figure is of: of a change, and of what is held against another figure, the indicator and not the aim."""
        verdict, name = self.verdict, printable(self.verdict.name)
        indicator = verdict.target.indicator
        own = printable(indicator.name) if indicator is not None else name
        if name.startswith(own) and (verdict.change is not None or verdict.references):
            name = own
        elif verdict.change is not None:
            name = self.say("measured", name=name, indicator=own)
        return self._of_area(name)

    def whole(self) -> str:
        text = self._as_of() + self.table("comma").join(self._clauses())
        asides = list(self._asides())
        if self._all_hold():
            return text + self._aside(asides) + self.table("stop")
        word = self.say(self.verdict.status.value) + self._aside(asides)
        members = [] if self.verdict.needed is None else list(self._members())
        if members:
            return self.say("whole quorum", text=text, word=word, members=self.table("comma").join(members))
        return self.say("whole", text=text, word=word)

    def _aside(self, asides: list[str]) -> str:
        return self.say("aside", text=self.table("semicolon").join(asides)) if asides else ""

    def _clauses(self) -> Iterator[str]:
        verdict = self.verdict
        if verdict.needed is not None:
            yield self._counted(*verdict.needed)
        elif isinstance(verdict.actual, bool):
            yield self._milestone()
        elif verdict.actual is not None:
            value = verdict.actual if verdict.compared is None else verdict.compared
            if self._exactly(verdict.actual, value):
                yield self._reached(verdict.actual)
                return
            yield self._figure(verdict.actual)
            yield from self._trend(verdict.actual)
            yield from self._relation(value)
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
        until = reach(self.verdict, self.lang)
        if until:
            return "" if until == self.cut_off else self.say("as of", end=until)
        other = self.usual.other_period(self.verdict)
        if other is None or self.verdict.figure is None or self.verdict.figure.span is None:
            return ""
        return self.say("in", period=period_text(other, self.lang))

    def _exactly(self, actual: Fraction, value: Fraction) -> bool:
        """Whether the figure is the very number that is asked for, or the nothing that a limit allows."""
        bound, interval = self.verdict.target.bound, self.verdict.bound
        if bound is None or interval is None or self.verdict.change is not None or bound.references or self.line.ratio:
            return False
        end = interval.ends[0]
        if value != actual or value != end or self.verdict.baseline is not None:
            return False
        return bound.form == "equals" or (value == 0 and bound.form == "at_most")

    def _reached(self, actual: Fraction) -> str:
        """规范处置率达100%, 无狂犬病死亡病例, 实现孕产妇零死亡目标."""
        form = self.verdict.target.bound.form if self.verdict.target.bound is not None else ""
        figure = number_in(self.line, actual, self.lang)
        deaths = _DEATHS.fullmatch(self.name)
        key = "reached" if actual else "nothing"
        if deaths is not None and not actual and form == "equals":
            return self.say("no deaths", name=self.name, of=deaths[1], figure=figure)
        case = self.verdict.unit is not None and self.verdict.unit.text == "例"
        return self.say(
            f"{key} cases" if case and not actual else key, name=self.name, bare=self._bare(), figure=figure
        )

    def _bare(self) -> str:
        """The name without a count's noun at its end, which the unit says again: 应急演练场次13场 is 应急演练13场."""
        name, unit = self.measured, self.verdict.unit
        noun = unit.text.lstrip("十百千万亿") if unit is not None and unit.counted else ""
        if self.lang == "zh" and noun:
            for ending in (f"{noun}数", f"{noun}次", noun):
                if name.endswith(ending) and len(name) > len(ending) + 1:
                    return name.removesuffix(ending)
        return name

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
        name = self._bare()
        return self.say("figure after digits" if name[-1:].isascii() else "figure", name=name, figure=text)

    def _trend(self, actual: Fraction) -> Iterator[str]:
        """The change since the period that the target names, or since the baseline."""
        verdict, target = self.verdict, self.verdict.target
        if verdict.change is not None and target.change_from is not None:
            since = period_text(target.change_from, self.lang)
            if actual == 0:
                yield self.say("unmoved since", period=since)
                return
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
        if not change:
            return self.say("unmoved", start=start)
        return self.say("moved", verb=self._verb(change), start=start, by=by)

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
        share = value / end * 100
        rounded_share = rounded(share, 2)
        if rounded_share != 100 or share == 100:
            share = rounded_share
        bound, by = number_in(self.line, end, self.lang), difference_in(self.line, gap, self.lang)
        key = "done"
        if gap:
            key = "more" if gap > 0 else "short"
        return self.say(key, when=self._when(), bound=bound, share=shown(share, 1, Fraction(100)) + "%", gap=by)

    def _compared(self, gap: Fraction, bound: Bound, end: Fraction) -> str:
        ratio = next((q.ratio for q in bound.quantities if q.ratio), None)
        written = f"{ratio[0]}:{ratio[1]}" if ratio else number_in(self.line, end, self.lang)
        aim = self._aim(bound, written)
        limit = bound.form in ("at_most", "below") and not bound.references
        if limit and (gap < 0 or (gap == 0 and bound.form == "at_most")):
            return self.say(f"kept {bound.form}", when=self._when(), value=written)
        if gap == 0:
            return self.say(f"level {bound.form}", aim=aim)
        way = "above" if gap > 0 else "below"
        if self.line.ratio:
            return self.say(f"{way} ratio", aim=aim)
        by = difference_in(self.line, gap, self.lang)
        if bound.references:
            return self.say(f"{way} other", aim=aim, gap=by)
        return self.say("short of" if gap < 0 else way, aim=aim, gap=by)

    def _between(self, gap: Fraction, interval: Range) -> str:
        assert interval.low is not None
        assert interval.high is not None
        low, high = self._end(interval.low), self._end(interval.high)
        if self.verdict.change is None and not (self.verdict.unit and self.verdict.unit.kind == RATIO):
            low = digits(self.line, interval.low)
        aim = self.say("range", when=self._when(), low=low, high=high)
        by = difference_in(self.line, gap, self.lang)
        if gap == 0:
            return self.say("within", aim=aim)
        return self.say("above" if gap > 0 else "below", aim=aim, gap=by)

    def _end(self, value: Fraction) -> str:
        """An end of a range; of a change, with its sign."""
        if self.verdict.change is not None:
            return number(self.line, value, self.lang, signed=True)
        return number_in(self.line, value, self.lang)

    def _against_change(self, value: Fraction, end: Fraction, bound: Bound) -> str:
        """A change against the change aimed at, by their sizes where both go one way."""
        kind = "no change"
        if end:
            kind = "a rise" if end > 0 else "a fall"
        aim = self._aim(
            bound,
            fall=end < 0,
            value=self.say(kind, verb=self._verb(end), by=change_in(self.line, end, self.lang, relative=self.relative)),
        )
        by = difference_in(self.line, value - end, self.lang)
        if bound.form in ("at_most", "below") and 0 < value < end and not bound.references:
            rise = change_in(self.line, end, self.lang, relative=self.relative)
            return self.say(
                f"kept {bound.form}", when=self._when(), value=self.say("a rise", verb=self._verb(end), by=rise)
            )
        if value == end:
            return self.say(f"level {bound.form}", aim=aim)
        if value * end < 0:
            return self.say("apart", aim=aim, gap=by)
        more = abs(value) > abs(end) if end else value > 0
        if bound.references:
            return self.say("exceeds" if more else "falls short", aim=aim, gap=by)
        if not end and more and value in bound.over((end,) * len(bound.ends)):
            return self.say("exceeds no change", aim=aim, gap=by, name=self.name)
        if more:
            return self.say(f"exceeds {kind}" if end else "exceeds", aim=aim, gap=by)
        counted = self.verdict.unit is None or self.verdict.unit.kind not in (RATIO, POINTS)
        return self.say("falls short amount" if counted else "falls short", aim=aim, gap=by)

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
        """Done, on which day where the row tells it, or not; in Chinese beside the verb, where the name has one."""
        verdict, verb = self.verdict, _VERB.search(self.name) if self.lang == "zh" else None
        key = "achieved"
        if not verdict.actual:
            key = "not achieved" if verdict.final else "not yet achieved"
        dated = next((row.text for row in verdict.rows if isinstance(row.value, date)), None)
        day = parse_period(dated) if dated and verdict.actual else None
        if day is not None:
            key = "achieved on"
        shown_day = period_text(day, self.lang) if day is not None else ""
        if verb is None:
            return self.say(key, name=self.name, day=shown_day)
        start, end = self.name[: verb.start()], self.name[verb.start() :]
        return start + self.say(f"{key} verb", day=shown_day) + end

    def _all_hold(self) -> bool:
        """Whether it is a quorum whose members have all reached what they are asked for, which is the verdict."""
        children = self.verdict.because
        return self.verdict.status is Status.MET and bool(children) and all(c.status in HOLDS for c in children)

    def _counted(self, needed: int, of: int) -> str:
        children, each = self.verdict.because, self.verdict.target.each
        holding = sum(child.status in HOLDS for child in children)
        noun, what = "members", ""
        if each is not None:
            noun, what = ("areas", "") if each.area else ("named", printable(each.dimension))
        done = "done" if all(isinstance(child.actual, bool) for child in children) else "met"
        if self._all_hold():
            return self.say(f"holding all {done}", name=self.name, count=self.say(f"all {noun}", of=of, what=what))
        if any(child.status is Status.ON_TRACK for child in children):
            done = "so far"
        count = self.say(noun, n=holding, of=of, what=what)
        return self.say(f"holding {done}", name=self.name, count=count, need=self._need(needed, holding, of))

    def _need(self, needed: int, holding: int, of: int) -> str:
        require = self.verdict.target.require
        if needed == of:
            return self.say("all needed")
        if require is not None and require.share is not None:
            share = shown(Fraction(holding * 100, of), 1, require.share * 100)
            return self.say("share needed", share=f"{share}%", needed=f"{shown(require.share * 100, 1)}%")
        return self.say("needed", n=needed)

    def _members(self) -> Iterator[str]:
        """Who falls short, who is behind, and who is not known."""
        for status in (Status.MISSED, Status.OFF_TRACK, Status.NO_DATA, Status.UNSET):
            some = [child for child in self.verdict.because if child.status is status]
            if not some:
                continue
            names = [self._member(child) if len(some) <= MOST_FIGURES else printable(child.name) for child in some]
            undone = status in FAILS and all(isinstance(child.actual, bool) for child in some)
            key = "members undone" if undone else f"members {status.value}"
            yield self.say(key, names=self.table(", ").join(names))

    def _member(self, child: Verdict) -> str:
        """A member's name, with its figure where it has one."""
        name = printable(child.name)
        if not isinstance(child.actual, Fraction) or child.needed is not None or child.status in UNKNOWN:
            return name
        return self.say("member", name=name, figure=number_in(line_of(child, self.lang), child.actual, self.lang))
