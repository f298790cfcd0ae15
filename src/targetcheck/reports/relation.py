"""Whom a sentence is about, and where the figure lies from what is asked for, as a clause: 高于90%的目标5.07个百分点, 完成目标数（8亿元）的114.5%."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from targetcheck.errors import printable
from targetcheck.model.bound import Bound, Range, Reference
from targetcheck.model.figure import RELATIVE
from targetcheck.model.nouns import POINTS, RATIO
from targetcheck.model.quantity import rounded, shown
from targetcheck.model.unit import is_ratio
from targetcheck.model.verdict import Status, Verdict
from targetcheck.phrases import Words
from targetcheck.reports.amounts import change_in, difference_in, number_in, task_of, unit_in
from targetcheck.reports.dates import period_text
from targetcheck.reports.line import Line
from targetcheck.reports.numbers import digits, number
from targetcheck.reports.usual import Usual

_AIM = re.compile(
    r"(..)(?:力争|确保)?(?:不(?:超过|高于|低于|少于|大于|小于|突破)|控制在|保持在|稳定在|达|降[到低至]|[提升增]\w{0,2}[到至]|高于|低于|超过|[≥≤<>])"
    r"[^，。；、]*\d[^，。；、]*$"
)
"""The aim at a name's end, which the sentence says again: 重大医疗事故不超过1起."""


_WORDS_THAT_COUNT = re.compile(
    "(?:病例|老人|病人|残疾人|工人|军人|[家亲客证成]人|事件|案件|文件|证件|信件|软件|条件|[农住用贫困散]户)$"
)
"""Words that end with what they are counted in, which is a part of them."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A verdict, its line, what is usual in its file, and in which language it is told."""

    verdict: Verdict
    line: Line
    usual: Usual
    table: Words

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
        """What the figure is of: the indicator and not the aim, where that is a change or another figure."""
        verdict, name = self.verdict, printable(self.verdict.name)
        indicator = verdict.target.indicator
        own = printable(indicator.name) if indicator is not None else name
        if name.startswith(own) and (verdict.change is not None or verdict.references):
            name = own
        elif verdict.change is not None:
            name = self.say("measured", name=name, indicator=own)
        elif self.table.lang == "zh":
            name = _AIM.sub(r"\1", name)
        return self._of_area(name)

    def bare(self) -> str:
        """The name without a count's noun at its end, which the unit says again: 应急演练场次13场 is 应急演练13场."""
        name, unit = self.measured, self.verdict.unit
        if self.verdict.towards is not None and self.verdict.figure is not None:
            unit = self.verdict.figure.unit  # no change is told yet, but the figure so far
        noun = unit.text.lstrip("十百千万亿") if unit is not None and unit.counted else ""
        if self.table.lang != "zh" or not noun:
            return name
        word = name.removesuffix("数")
        if _WORDS_THAT_COUNT.search(word):  # 病例数 counts 病例, and 心脑血管事件 is a name as it stands
            return word
        for ending in (f"{noun}数", f"{noun}次", noun) if len(noun) > 1 else (f"{noun}数", f"{noun}次"):
            if name.endswith(ending) and len(name) > len(ending) + 1:
                return name.removesuffix(ending)
        return name

    @property
    def share(self) -> bool:
        """Whether the figure is a ratio, so that differences are no amounts."""
        return self.verdict.unit is not None and self.verdict.unit.kind in (RATIO, POINTS)

    def verb(self, change: Fraction) -> str:
        """增长 by a share, 提高 by points, 增加 by a number."""
        way = "up" if change > 0 else "down"
        if self.relative:
            return self.say(f"{way} relative")
        return self.say(f"{way} points" if self.share else f"{way} amount")

    def when(self) -> str:
        """The deadline, where the figure is for an earlier period."""
        by = self.verdict.target.by
        if by is None or self.verdict.final:
            return ""
        return self.say("when", period=period_text(by, self.table))


LIMITS = ("at_most", "below")


class Relation(Telling):
    """A figure against its bound."""

    __slots__ = ()

    def clause(self, value: Fraction) -> str:
        """Where the figure (the rounded one, where rounding decides) lies from the bound, and by how much."""
        verdict, bound, interval = self.verdict, self.verdict.target.bound, self.verdict.bound
        if bound is None or interval is None:
            return ""
        gap, end = interval.gap(value), interval.ends[0]
        if bound.form == "between":
            return self._between(gap, interval)
        if verdict.change is not None:
            return self._against_change(value, end, bound)
        if task_of(verdict) and end > 0 < value and (gap or not interval.open):
            return self._completed(value, gap, end)
        return self._compared(gap, bound, end)

    def _completed(self, value: Fraction, gap: Fraction, end: Fraction) -> str:
        """A task by its share: 完成8亿元目标的114.5%，超出1.16亿元."""
        share = value / end * 100
        rounded_share = rounded(share, 2)
        if rounded_share != 100 or share == 100:
            share = rounded_share
        bound, by = self._written(end), difference_in(self.line, gap, self.table)
        key = "done"
        if gap:
            key = "more" if gap > 0 else "short"
        return self.say(key, when=self.when(), bound=bound, share=shown(share, 1, Fraction(100)) + "%", gap=by)

    def _compared(self, gap: Fraction, bound: Bound, end: Fraction) -> str:
        written = self._written(end)
        aim = self._aim(bound, written)
        if self._limit(bound) and (gap < 0 or (gap == 0 and bound.form == "at_most")):
            key = f"kept {bound.form}"
            if self.verdict.status is Status.OFF_TRACK:
                key = "kept so far"
            return self.say(key, when=self.when(), value=written)
        if gap == 0:
            return self.say(f"level {bound.form}", aim=aim)
        if end == 0 and not bound.references:
            return self.say("not zero", aim=aim)
        way = "above" if gap > 0 else "below"
        if self.line.ratio:
            return self.say(f"{way} ratio", aim=aim)
        by = difference_in(self.line, gap, self.table)
        if bound.references:
            return self.say(f"{way} other", aim=aim, gap=by)
        return self.say("short of" if gap < 0 else way, aim=aim, gap=by)

    def _written(self, end: Fraction) -> str:
        """The bound's end as the target file writes it: 4.0‰, 1:80."""
        own = self.line.bound.ends[0] if self.line.bound is not None else None
        if own is None or own.reference is not None or self.line.change:
            return number_in(self.line, end, self.table)
        if ":" in own.written:
            return own.written
        return own.written + unit_in(own.unit or self.line.unit, self.table)

    def _between(self, gap: Fraction, interval: Range) -> str:
        assert interval.low is not None
        assert interval.high is not None
        low, high = self._end(interval.low), self._end(interval.high)
        if self.verdict.change is None and not is_ratio(self.verdict.unit):
            low = digits(self.line, interval.low)
        aim = self.say("range", when=self.when(), low=low, high=high)
        by = difference_in(self.line, gap, self.table)
        if gap == 0:
            return self.say("within", aim=aim)
        return self.say("above" if gap > 0 else "below", aim=aim, gap=by)

    def _end(self, value: Fraction) -> str:
        """An end of a range; of a change, with its sign."""
        if self.verdict.change is not None:
            return number(self.line, value, self.table, signed=True)
        return number_in(self.line, value, self.table)

    def _against_change(self, value: Fraction, end: Fraction, bound: Bound) -> str:
        """A change against the change aimed at, by their sizes where both go one way."""
        kind = "no change"
        if end:
            kind = "a rise" if end > 0 else "a fall"
        by = change_in(self.line, end, self.table, relative=self.relative)
        aimed = self.say(kind, verb=self.verb(end), by=by)
        if self._limit(bound) and 0 < value < end:
            return self.say(f"kept {bound.form}", when=self.when(), value=aimed)
        if bound.form in ("at_least", "above") and end < value < 0:
            return self.say(
                "kept fall", when=self.when(), value=change_in(self.line, end, self.table, relative=self.relative)
            )
        aim = self._aim(bound, aimed, fall=end < 0)
        by = difference_in(self.line, value - end, self.table)
        if value == end:
            return self.say(f"level {bound.form}", aim=aim)
        if value * end < 0:
            return self.say("apart", aim=aim, gap=by)
        more = value > 0 if end == 0 else abs(value) > abs(end)
        return self.say(self._shortfall(more, value, end, kind, bound), aim=aim, gap=by, name=self.name)

    def _shortfall(self, more: bool, value: Fraction, end: Fraction, kind: str, bound: Bound) -> str:
        """How it is told that a change goes beyond the one aimed at, or not so far."""
        if bound.references:
            return "exceeds" if more else "falls short"
        if not more and end < 0:
            return "falls short of a fall"
        if not more:
            return "falls short" if self.share else "falls short amount"
        if end:
            return f"exceeds {kind}"
        return "exceeds no change" if value in bound.over((end,) * len(bound.ends)) else "exceeds"

    def _aim(self, bound: Bound, value: str, *, fall: bool = False) -> str:
        """What is aimed at: a number of the plan's, or someone else's figure."""
        end = bound.ends[0]
        if isinstance(end, Reference):
            when = period_text(end.period, self.table) if end.period is not None else ""
            parts = [printable(end.area or ""), when, printable(end.indicator or "")]
            name = ("" if self.table.lang == "zh" else " ").join(part for part in parts if part)
            return self.say("other", name=name, value=value)
        key = "limit" if self._limit(bound) and not fall else "target"
        return self.say(key, when=self.when(), value=value)

    def _limit(self, bound: Bound) -> bool:
        """Whether a number is set that must not be passed."""
        return bound.form in LIMITS and not bound.references
