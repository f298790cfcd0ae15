"""One verdict as a sentence: the figure, since when, against what, by how much, the verdict, and who answers for it.

结核病成功治疗率95.07%，高于90%的目标5.07个百分点，达标（疾控科）。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from targetcheck.errors import printable
from targetcheck.model.figure import ANNUALIZED, BOUND_ALONE
from targetcheck.model.score import by_members
from targetcheck.model.verdict import FAILS, Status, Towards, Verdict
from targetcheck.phrases import Words
from targetcheck.reports.amounts import change_in, difference_in, level_in, number_in
from targetcheck.reports.beside import told_aside
from targetcheck.reports.dates import day_of, end_text, period_text, reach
from targetcheck.reports.entries import held_by_pace, line_now
from targetcheck.reports.line import Line
from targetcheck.reports.numbers import number
from targetcheck.reports.quorums import Quorum
from targetcheck.reports.relation import Relation, Telling
from targetcheck.reports.usual import Usual, reach_of_members, told_of_others

_VERB = re.compile("通过|建成|设立|达到|创成|完工|竣工|开工|投用|启用|投入使用|挂牌|摘帽|获评")
"""What is done when a milestone is reached, in its name."""
_NONE_OF = re.compile("(?:病例)?零(?:发生|报告|发病)?(?:病例)?$|病例$|(?:发生|报告)?[例起件次]?数$")
"""What a name does without where there is nothing: 疟疾病例, 安全生产事故发生数."""
_DEATHS = re.compile("(.+)死亡(?:例数|人数|数)?")


def sentence(verdict: Verdict, line: Line, usual: Usual, table: Words, cut_off: str = "") -> str:
    """The whole sentence, with its stop. Area and period are said where they are not the file's usual ones, and how far
    the figure reaches where that is not the `cut_off` that is said above."""
    return Sentence(verdict, line, usual, table).whole(cut_off)


class Sentence(Telling):
    """A verdict in words."""

    __slots__ = ()

    def whole(self, cut_off: str) -> str:
        """The sentence with its stop."""
        text = self._as_of(cut_off) + self.table("comma").join(self._clauses())
        asides = self.table("semicolon").join(self._asides())
        if asides:
            asides = self.say("aside", text=asides)
        quorum = Quorum(self.verdict, self.line, self.usual, self.table)
        if quorum.all_hold():
            return text + asides + self.table("stop")
        word = self.say(self.verdict.status.value) + asides
        if self.verdict.needed is not None:
            members = self.table("comma").join(quorum.members())
            if members:
                return self.say("whole quorum", text=text, word=word, members=members)
        return self.say("whole", text=text, word=word)

    def _clauses(self) -> Iterator[str]:
        verdict = self.verdict
        if verdict.needed is not None:
            yield Quorum(verdict, self.line, self.usual, self.table).counted(*verdict.needed)
        elif isinstance(verdict.actual, bool):
            yield self._milestone(verdict.actual)
        elif verdict.actual is not None:
            yield from self._measured(verdict.actual)
        elif verdict.figure is not None:
            yield self._stood_at(level_in(self.line, verdict.figure, self.table))

    def _measured(self, actual: Fraction) -> Iterator[str]:
        value = actual if self.verdict.compared is None else self.verdict.compared
        if self._exactly(actual, value):
            yield self._reached(actual)
            return
        yield self._figure(actual)
        yield from self._trend(actual)
        relation = Relation(self.verdict, self.line, self.usual, self.table).clause(value)
        if relation:
            yield relation

    def _asides(self) -> Iterator[str]:
        """What stands in brackets at the end: where the line is, that the target is not binding, and who."""
        verdict, target = self.verdict, self.verdict.target
        if self.line.pace is not None and (self.line.by_pace or verdict.status is Status.OFF_TRACK):
            value = number_in(self.line, self.line.pace, self.table)
            if verdict.change is not None:
                value = number(self.line, self.line.pace, self.table, signed=True)
            yield line_now(self.line, value, self.table)
        yield from told_of_others(reach_of_members(self.line)[1], self.table)
        yield from held_by_pace(self.line, self.table)
        if ANNUALIZED in self.line.told:
            yield self.table("brought to a whole year")
        if verdict.towards is not None:
            yield self._no_change_yet(verdict.towards)
        elif verdict.reason not in (None, BOUND_ALONE) and verdict.needed is None:
            yield self.table.say(verdict.reason)
        for doubt in self.line.doubts:
            yield self.table("to be looked at: {what}", what=doubt)
        yield from told_aside(self.line, self.table, scored=not by_members(verdict))
        if target.level == "expected" and verdict.status in FAILS:
            yield self.table("expected, not binding")
        if target.responsible:
            yield self.table(", ").join(map(printable, target.responsible))

    def _no_change_yet(self, towards: Towards) -> str:
        """Why no change is told, and which levels its bound implies; the figure so far is told before."""
        figure, start = self.verdict.figure, towards.start
        assert figure is not None
        assert start.span is not None
        then = period_text(start.span, self.table)
        aim = level_in(self.line, figure._replace(value=towards.bound.nearer_end(figure.value)), self.table)
        if towards.pace is None:
            return self.say("no change yet", then=then, aim=aim)
        at = level_in(self.line, figure._replace(value=towards.pace.level), self.table)
        return self.say("no change yet by now", then=then, at=at, aim=aim)

    def _as_of(self, cut_off: str) -> str:
        """How far the figure reaches, where that is not all of the period."""
        until = reach(self.verdict, self.table)
        if until == cut_off and until:
            return ""
        if until:
            return self.say("as of", end=until)
        other = self.usual.other_period(self.verdict)
        if other is None or self.verdict.figure is None or self.verdict.figure.span is None:
            return ""
        return self.say("in", period=period_text(other, self.table))

    def _exactly(self, actual: Fraction, value: Fraction) -> bool:
        """Whether the figure is the very number that is asked for, or the nothing that a limit allows."""
        bound, interval = self.verdict.target.bound, self.verdict.bound
        if bound is None or interval is None or self.verdict.change is not None or bound.references or self.line.ratio:
            return False
        if value != actual or value != interval.ends[0] or self.verdict.baseline is not None:
            return False
        return bound.form == "equals" or (value == 0 and bound.form == "at_most")

    def _reached(self, actual: Fraction) -> str:
        """规范处置率达100%, 无狂犬病死亡病例, 实现孕产妇零死亡目标."""
        bound, unit, deaths = self.verdict.target.bound, self.verdict.unit, _DEATHS.fullmatch(self.name)
        key, of = "reached", ""
        if not actual:
            key = "nothing cases" if unit is not None and unit.text == "例" else "nothing"
            if deaths is not None and bound is not None and bound.form == "equals":
                key, of = "no deaths", deaths[1]
        figure = number_in(self.line, actual, self.table)
        bare = _NONE_OF.sub("", self.bare())
        return self.say(key, name=self.name, bare=bare, figure=figure, of=of)

    def _figure(self, actual: Fraction) -> str:
        """The name and its figure, the rounded one beside it where that was judged."""
        verdict = self.verdict
        text = number_in(self.line, actual, self.table)
        if verdict.change is not None:
            text = level_in(self.line, verdict.change.parts[0], self.table)
        if verdict.compared is not None and verdict.compared != actual:
            text += self.say("rounded", value=number_in(self.line, verdict.compared, self.table))
        return self._stood_at(text)

    def _stood_at(self, text: str) -> str:
        """The name and a number; in Chinese a 为 keeps digits at the name's end, or a minus, from running into it."""
        name = self.bare()
        apart = name[-1:].isascii() or text.startswith("-")
        return self.say("figure after digits" if apart else "figure", name=name, figure=text)

    def _trend(self, actual: Fraction) -> Iterator[str]:
        """The change since the period that the target names, or since the baseline."""
        verdict, target = self.verdict, self.verdict.target
        if verdict.change is not None and target.change_from is not None:
            then = verdict.change.parts[1].span
            since = period_text(then or target.change_from, self.table)
            if actual == 0:
                yield self.say("unmoved since", period=since)
                return
            start = self.say(
                "from period", period=since, value=level_in(self.line, verdict.change.parts[1], self.table)
            )
            yield self._moved(actual, start, change_in(self.line, actual, self.table, relative=self.relative))
        elif verdict.baseline is not None and target.baseline is not None and not self._from_nothing:
            value, since_period = number_in(self.line, verdict.baseline, self.table), target.baseline.period
            start = self.say("from baseline", value=value)
            if since_period is not None:
                start = self.say("from period", period=period_text(since_period, self.table), value=value)
            moved = actual - verdict.baseline
            yield self._moved(moved, start, difference_in(self.line, moved, self.table))

    @property
    def _from_nothing(self) -> bool:
        """Whether it is a share that starts at nothing, of which the figure itself is all the change."""
        return self.share and self.verdict.baseline == 0

    def _moved(self, change: Fraction, start: str, by: str) -> str:
        if not change:
            return self.say("unmoved", start=start)
        return self.say("moved", verb=self.verb(change), start=start, by=by)

    def _milestone(self, done: bool) -> str:
        """Done, on which day where the row tells it, or not; in Chinese beside the verb, where the name has one."""
        key, day, late = "achieved", day_of(self.verdict.rows, self.table), ""
        deadline = self.verdict.target.deadline
        if day and not done and deadline is not None:
            key, late = "achieved late", end_text(deadline, self.table)
        elif day:
            key = "achieved on"
        elif not done:
            key = "not achieved" if self.verdict.final else "not yet achieved"
        verb = _VERB.search(self.name)
        if verb is None or self.table.lang != "zh":
            return self.say(key, name=self.name, day=day, late=late)
        start, end = self.name[: verb.start()], self.name[verb.start() :]
        told = self.say(f"{key} verb", day=day) + end
        return start + (self.say("late", told=told, late=late) if late else told)
