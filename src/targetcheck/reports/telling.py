"""Whom a sentence is about and how it is told: what the parts of a sentence share."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from targetcheck.errors import printable
from targetcheck.model.figure import RELATIVE
from targetcheck.model.nouns import POINTS, RATIO
from targetcheck.model.verdict import Verdict
from targetcheck.phrases import Words, words
from targetcheck.reports.dates import period_text
from targetcheck.reports.entries import Usual
from targetcheck.reports.line import Line

_AIM = re.compile(
    r"(..)(?:力争|确保)?(?:不(?:超过|高于|低于|少于|大于|小于|突破)|控制在|保持在|稳定在|达|降[到低至]|[提升增]\w{0,2}[到至]|高于|低于|超过|[≥≤<>])"
    r"[^，。；、]*\d[^，。；、]*$"
)
"""The aim at a name's end, which the sentence says again: 重大医疗事故不超过1起."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A verdict, its line, what is usual in its file, and in which language it is told."""

    verdict: Verdict
    line: Line
    usual: Usual
    lang: str

    @property
    def table(self) -> Words:
        return words(self.lang)

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
        elif self.lang == "zh":
            name = _AIM.sub(r"\1", name)
        return self._of_area(name)

    def bare(self) -> str:
        """The name without a count's noun at its end, which the unit says again: 应急演练场次13场 is 应急演练13场."""
        name, unit = self.measured, self.verdict.unit
        noun = unit.text.lstrip("十百千万亿") if unit is not None and unit.counted else ""
        if self.lang == "zh" and noun:
            for ending in (f"{noun}数", f"{noun}次", noun):
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
        return self.say("when", period=period_text(by, self.lang))
