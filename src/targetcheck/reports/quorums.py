"""How many members of a quorum hold, and who does not: 6个医院中4个已完成（66.7%，目标60%）; 尚未完成的有…."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from targetcheck.errors import printable
from targetcheck.model.quantity import shown
from targetcheck.model.verdict import FAILS, HOLDS, UNKNOWN, Status, Verdict
from targetcheck.reports.amounts import number_in
from targetcheck.reports.members import levels_of
from targetcheck.reports.relation import Telling
from targetcheck.reports.verdict_line import line_of

MOST_FIGURES = 6
"""So many members that fall short are named with their figures; of more, the names alone."""


class Quorum(Telling):
    """A verdict that counts its members."""

    __slots__ = ()

    def all_hold(self) -> bool:
        """Whether the members have all reached what they are asked for, which is the verdict."""
        children = self.verdict.because
        return self.verdict.status is Status.MET and bool(children) and all(c.status in HOLDS for c in children)

    def counted(self, needed: int, of: int) -> str:
        """How many hold, of how many of what."""
        children, each = self.verdict.because, self.verdict.target.each
        holding = sum(child.status in HOLDS for child in children)
        noun, what = "members", ""
        if each is not None and not each.area:
            noun, what = "named", printable(each.dimension)
        elif each is not None:
            what = levels_of([child.name for child in children])
            noun = "named" if what and self.table.lang == "zh" else "areas"
        done = "done" if _milestones(children) else "met"
        if self.all_hold():
            count = self.say(f"all {noun}", of=of, what=what)
            return self.say(f"holding all {done}", name=self.name, count=count)
        if any(child.status is Status.ON_TRACK for child in children):
            done = "so far"
        count = self.say(noun, n=holding, of=of, what=what)
        return self.say(f"holding {done}", name=self.name, count=count, need=self._need(needed, holding, of))

    def _need(self, needed: int, holding: int, of: int) -> str:
        require = self.verdict.target.require
        if needed == of:
            return self.say("all needed")
        if require is None or require.share is None:
            key = "needed" if self.verdict.target.each is not None else "needed of these"
            return self.say(key, n=needed)
        wanted = require.share * 100
        share = shown(Fraction(holding * 100, of), 1, wanted)
        return self.say("share needed", share=f"{share}%", needed=f"{shown(wanted, 1)}%")

    def members(self) -> Iterator[str]:
        """Who falls short, who is behind, and who is not known."""
        for status in (Status.MISSED, Status.OFF_TRACK, Status.NO_DATA, Status.UNSET):
            some = [child for child in self.verdict.because if child.status is status]
            names = [printable(child.name) for child in some]
            if len(some) <= MOST_FIGURES:
                names = [self._member(child) for child in some]
            key = f"members {status.value}"
            if status in FAILS and _milestones(some):
                key = "members undone"
            if names:
                yield self.say(key, names=self.table(", ").join(names))

    def _member(self, child: Verdict) -> str:
        """A member's name, with its figure where it has one."""
        name = printable(child.name)
        if not isinstance(child.actual, Fraction) or child.needed is not None or child.status in UNKNOWN:
            return name
        return self.say("member", name=name, figure=number_in(line_of(child, self.table), child.actual, self.table))


def _milestones(verdicts: tuple[Verdict, ...] | list[Verdict]) -> bool:
    return all(isinstance(verdict.actual, bool) for verdict in verdicts)
