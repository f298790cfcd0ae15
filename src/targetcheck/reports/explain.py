"""How a verdict came about, as a person would check it by hand: rows, sums, division, comparison, line.

✗ Missed  TB incidence  (wanzhou-2024/tb-incidence, targets/wanzhou-2024.yaml:12)
├── figure 41.2 per 100k
│   └── tb_cases ÷ population = 165 ÷ 400485 …
└── compared: 41.2 < 40 is not so
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from targetcheck.errors import printable
from targetcheck.model.actuals import Row
from targetcheck.model.figure import ANNUALIZED, RELATIVE, Figure
from targetcheck.model.period_text import part_in_words
from targetcheck.model.unit import is_percentage
from targetcheck.model.verdict import UNKNOWN, Towards, Verdict
from targetcheck.phrases import Words
from targetcheck.reports.beside import interval_told, points_told, progress_text
from targetcheck.reports.dates import period_text, shown_period
from targetcheck.reports.entries import SYMBOLS, with_place
from targetcheck.reports.line import Line
from targetcheck.reports.numbers import bound_text, figure_text, gap_text, number, percent, unit_text
from targetcheck.reports.pointsteps import points_steps
from targetcheck.reports.steps import certainty_steps, digits, progress_steps
from targetcheck.reports.verdict_line import line_of

MOST_ROWS = 50
"""So many rows of one verdict are shown one by one; of the others, how many there are."""


@dataclass(slots=True)
class Step:
    """One line of the derivation, and the lines that it rests on."""

    text: str
    under: list[Step] = field(default_factory=list)


@dataclass(slots=True)
class _Teller:
    table: Words
    rows_left: int = MOST_ROWS

    def verdict(self, verdict: Verdict) -> Step:
        """The whole derivation of one verdict."""
        line, place = line_of(verdict, self.table), printable(str(verdict.target.at))
        status = f"{SYMBOLS[verdict.status]} {self.table(verdict.status)}"
        top = Step(f"{status}  {printable(verdict.name)}  ({printable(verdict.id)}, {place})")
        if line.reason is not None:
            top.under.append(Step(with_place(line.reason, line.problem, self.table)))
        if verdict.change is not None:
            top.under += self._change(verdict, verdict.change)
        elif verdict.figure is not None:
            top.under.append(self._figure(verdict, line, verdict.figure))
        else:
            for row in verdict.rows:
                top.under.append(Step(self.table("said in", text=printable(row.text), where=str(row.where))))
        if verdict.towards is not None:
            top.under.append(self._towards(verdict, verdict.towards))
        for reference in verdict.references:
            named = [
                reference.indicator,
                reference.area,
                "" if reference.period is None else period_text(reference.period, self.table),
            ]
            heading = self.table("reference", name=printable(" ".join(part for part in named if part)))
            top.under.append(Step(heading, [self.figure(reference.figure)]))
        top.under += self._judged(verdict, line)
        top.under += [Step(self.table("to be looked at: {what}", what=doubt)) for doubt in line.doubts]
        top.under += [self.verdict(child) for child in verdict.because]
        return top

    def _figure(self, verdict: Verdict, line: Line, figure: Figure) -> Step:
        shown = figure_text(line, self.table) or self._value(figure)
        step = Step(self.table("the figure", value=shown), [self.figure(figure)])
        unit, actual = verdict.unit, verdict.actual
        if unit is not None and figure.unit is not None and isinstance(actual, Fraction):
            same = unit.scale == 1 or (figure.op == "row" and figure.unit.scale == unit.scale)
            if not same:
                value = digits(actual) + unit_text(unit, self.table)
                text = self.table("in unit", base=digits(figure.value), scale=digits(unit.scale), value=value)
                step.under.append(Step(text))
        if verdict.coverage is not None and verdict.coverage.missing:
            parts = [self.table.say(part_in_words(part)) for part in verdict.coverage.missing]
            step.under.append(Step(self.table("missing parts", parts=self.table(", ").join(parts))))
        return step

    def _change(self, verdict: Verdict, change: Figure) -> Iterator[Step]:
        """The figure now, the one that the change starts from, and the change, which is in the unit of a difference."""
        now, then = change.parts
        yield Step(self.table("the figure", value=self._value(now)), [self.figure(now)])
        since = verdict.target.change_from
        assert since is not None
        start = Step(self.table("change since", period=period_text(since, self.table)), [self.figure(then)])
        if change.op == RELATIVE:
            last, first = digits(now.value), digits(then.value)
            start.under.append(Step(f"({last} − {first}) ÷ {first} = {self._value(change)}"))
        else:
            last, first = digits(now.value / change.scale), digits(then.value / change.scale)
            start.under.append(Step(f"{last} − {first} = {self._value(change)}"))
        yield start

    def _towards(self, verdict: Verdict, towards: Towards) -> Step:
        """The figure that a change is to begin at, the levels that the bound implies, and the line to them."""
        start, since = towards.start, verdict.target.change_from
        scale = start.unit.scale if start.unit is not None else Fraction(1)
        assert since is not None
        assert verdict.target.bound is not None
        step = Step(self.table("change since", period=period_text(since, self.table)), [self.figure(start)])
        first, unit = digits(start.value / scale), unit_text(start.unit, self.table)
        for end in towards.bound.ends:
            made = f"{first} + {digits((end - start.value) / scale)}"
            if is_percentage(verdict.target.bound.unit):
                made = f"{first} × (1 + {digits(end / start.value - 1)})"
            step.under.append(Step(f"{made.replace('+ -', '− ')} = {digits(end / scale)}{unit}"))
        if towards.pace is not None:
            pace = towards.pace
            first, last, level = (digits(at / scale) + unit for at in (pace.start, pace.end, pace.level))
            told = self.table("line", passed=pace.passed, whole=pace.whole, start=first, end=last, level=level)
            step.under.append(Step(told))
        return step

    def figure(self, figure: Figure) -> Step:
        """A figure and what it was worked out from."""
        if figure.op == ANNUALIZED:
            rate = figure.parts[0]
            text = self.table("annualized", rate=digits(rate.value), factor=figure.label, value=digits(figure.value))
            return Step(text, [self.figure(rate)])
        label = printable(shown_period(figure.label, self.table))
        if label in ("numerator", "denominator"):
            label = self.table(label)
        if label:
            label += ": "
        if figure.row is not None:
            self.rows_left -= 1
            return Step(label + self._row(figure, figure.row))
        if figure.op == "ratio":
            top, bottom = figure.parts
            names = f"{printable(top.indicator)} ÷ {printable(bottom.indicator)}"
            sum_ = f"{digits(top.value)} ÷ {digits(bottom.value)} = {digits(figure.value)}"
            return Step(f"{label}{names} = {sum_}", [self.figure(part) for part in figure.parts])
        return Step(label + self._rolled_up(figure), list(self._parts(figure)))

    def _row(self, figure: Figure, row: Row) -> str:
        """A row as it is written, with the unit that it takes, and its place."""
        text = printable(row.text or digits(figure.number))
        if figure.unit is not None and not (row.text and row.text.strip().endswith(figure.unit.text or "\0")):
            text += unit_text(figure.unit, self.table)
        if row.records > 1:
            text += self.table("of records", n=row.records)
        return f"{text}  ← {row.where}"

    def _rolled_up(self, figure: Figure) -> str:
        """What a roll-up ran over, and what it came to."""
        over = figure.over or "area"
        key = f"over {over}" if over in ("time", "area") else "over column"
        over = self.table(key, name=printable(over))
        name, value = printable(figure.indicator), self._value(figure)
        if figure.op == "standing":
            row = next(figure.rows(), None)
            period = "" if row is None or row.period is None else period_text(row.period, self.table)
            return self.table("standing", name=name, value=value, period=period)
        return self.table(f"op {figure.op}", name=name, n=len(figure.parts), over=over, value=value)

    def _parts(self, figure: Figure) -> Iterator[Step]:
        for i, part in enumerate(figure.parts):
            if self.rows_left <= 0:
                rest = sum(1 for p in figure.parts[i:] for _ in p.rows())
                yield Step(self.table("more rows", n=rest))
                return
            yield self.figure(part)

    def _value(self, figure: Figure) -> str:
        return digits(figure.number) + unit_text(figure.unit, self.table)

    def _judged(self, verdict: Verdict, shown: Line) -> Iterator[Step]:
        """The comparison, and the line while the period still runs."""
        if verdict.status in UNKNOWN and verdict.needed is None:
            yield Step(self.table("bound {bound}", bound=bound_text(shown, self.table)))
            yield from self._beside(verdict, shown)
            return
        figure, bound = figure_text(shown, self.table), bound_text(shown, self.table)
        if isinstance(verdict.actual, Fraction) and verdict.bound is not None:
            exact = verdict.actual if verdict.compared is None else verdict.compared
            holds = "holds" if exact in verdict.bound else "does not hold"
            result = self.table(holds if verdict.final else f"{holds} so far")
            text = self.table("compared", figure=figure, bound=bound, result=result)
            gap = gap_text(shown, self.table)
            if gap not in ("", "0"):
                text += self.table("by gap", gap=gap)
            yield Step(text)
        elif verdict.needed is not None:
            yield Step(self.table("counted", figure=figure, bound=bound))
        elif verdict.actual is not None:
            result = self.table(verdict.status)
            deadline = verdict.target.deadline
            if deadline is not None and any(
                isinstance(row.value, date) and row.value > deadline.end for row in verdict.rows
            ):
                result += self.table("; done after {end}", end=period_text(deadline, self.table))
            yield Step(self.table("compared", figure=figure, bound=bound, result=result))
        else:
            yield Step(self.table("bound {bound}", bound=bound))
        if verdict.pace is not None:
            line = verdict.pace
            start, end, level = (number(shown, at, self.table) for at in (line.start, line.end, line.level))
            yield Step(self.table("line", passed=line.passed, whole=line.whole, start=start, end=end, level=level))
        if not verdict.final and verdict.needed is None:
            yield Step(self.table("not final"))
        if verdict.attainment is not None:
            yield Step(self.table("attainment {value}", value=percent(verdict.attainment)))
        yield from self._beside(verdict, shown)

    def _beside(self, verdict: Verdict, line: Line) -> Iterator[Step]:
        """What is told beside the verdict, and how it was worked out."""
        if verdict.progress is not None and line.progress is not None:
            text = self.table("progress by", method=line.progress.method, text=progress_text(line.progress, self.table))
            yield Step(text, [Step(step) for step in progress_steps(verdict.progress, self.table)])
        if verdict.certainty is not None:
            steps = certainty_steps(verdict, verdict.certainty, self.table)
            yield Step(interval_told(line, self.table), [Step(step) for step in steps])
        if verdict.points is not None:
            steps = points_steps(verdict, verdict.points, self.table)
            yield Step(points_told(verdict.points, self.table), [Step(step) for step in steps])


def explain(verdict: Verdict, table: Words) -> Step:
    """The derivation as a tree of sentences."""
    return _Teller(table).verdict(verdict)
