"""How a verdict came about, as a person would check it by hand: rows, sums, division, comparison, line.

✗ Missed  TB incidence  (wanzhou-2024/tb-incidence, targets/wanzhou-2024.yaml:12)
├── figure 41.2 per 100k
│   └── tb_cases ÷ population = 165 ÷ 400485 …
└── compared: 41.2 < 40 is not so
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from targetcheck.errors import printable
from targetcheck.model.figure import RELATIVE, Figure
from targetcheck.model.jsontext import indented
from targetcheck.model.quantity import exact_decimal, exact_text
from targetcheck.model.unit import Unit
from targetcheck.model.verdict import UNKNOWN, Verdict
from targetcheck.phrases import words
from targetcheck.reports import Style
from targetcheck.reports.entries import SYMBOLS
from targetcheck.reports.formats.json import verdict_view
from targetcheck.reports.line import line_of
from targetcheck.reports.numbers import bound_text, figure_text, gap_text, number, percent, unit_text
from targetcheck.reports.terminal import NARROWEST, Text, fold, written

MOST_ROWS = 50
"""So many rows of one verdict are shown one by one; of the others, how many there are."""


@dataclass(slots=True)
class Step:
    """One line of the derivation, and the lines that it rests on."""

    text: str
    under: list[Step] = field(default_factory=list)


@dataclass(slots=True)
class _Teller:
    lang: str
    rows_left: int = MOST_ROWS

    def word(self, key: str, **values: object) -> str:
        return words(self.lang)(key, **values)

    def verdict(self, verdict: Verdict) -> Step:
        """The whole derivation of one verdict."""
        target = verdict.target
        place = printable(str(target.at))
        status = f"{SYMBOLS[verdict.status]} {words(self.lang)(verdict.status)}"
        top = Step(f"{status}  {printable(verdict.name)}  ({printable(verdict.id)}, {place})")
        if verdict.reason is not None:
            top.under.append(Step(words(self.lang).say(verdict.reason)))
        if verdict.change is not None:
            top.under += self._change(verdict, verdict.change)
        elif verdict.figure is not None:
            top.under.append(self._figure(verdict, verdict.figure))
        for row in verdict.rows if verdict.figure is None else ():
            top.under.append(Step(self.word("said in", text=printable(row.text), where=str(row.where))))
        for reference in verdict.references:
            area = reference.area or ""
            heading = self.word(
                "reference", name=printable(f"{reference.indicator} {area} {reference.period or ''}".strip())
            )
            top.under.append(Step(heading, [self.figure(reference.figure, reference.figure.unit)]))
        top.under += self._judged(verdict)
        top.under += [self.verdict(child) for child in verdict.because]
        return top

    def _figure(self, verdict: Verdict, figure: Figure) -> Step:
        shown = figure_text(line_of(verdict, self.lang), self.lang) or self._value(figure)
        step = Step(self.word("the figure", value=shown), [self.figure(figure, figure.unit)])
        if verdict.unit is not None and figure.unit is not None and verdict.actual is not None:
            same = verdict.unit.scale == 1 or (figure.op == "row" and figure.unit.scale == verdict.unit.scale)
            if not same and isinstance(verdict.actual, Fraction):
                step.under.append(Step(self.word("in unit", base=digits(figure.value), scale=digits(verdict.unit.scale),
                                                 value=digits(verdict.actual) + unit_text(verdict.unit, self.lang))))  # fmt: skip
        if verdict.coverage is not None and verdict.coverage.missing:
            step.under.append(
                Step(self.word("missing parts", parts=", ".join(map(printable, verdict.coverage.missing))))
            )
        return step

    def _change(self, verdict: Verdict, change: Figure) -> Iterator[Step]:
        """The figure now, the one that the change starts from, and the change, which is in the unit of a difference."""
        now, then = change.parts
        yield Step(self.word("the figure", value=self._value(now)), [self.figure(now, now.unit)])
        start = Step(self.word("change since", period=verdict.target.change_from), [self.figure(then, then.unit)])
        if change.op == RELATIVE:
            last, first = digits(now.value), digits(then.value)
            start.under.append(Step(f"({last} − {first}) ÷ {first} = {self._value(change)}"))
        else:
            scale = change.unit.scale if change.unit is not None else 1
            last, first = digits(now.value / scale), digits(then.value / scale)
            start.under.append(Step(f"{last} − {first} = {self._value(change)}"))
        yield start

    def figure(self, figure: Figure, unit: Unit | None) -> Step:
        """A figure and what it was worked out from."""
        value = self._value(figure)
        known = words(self.lang)(figure.label) if figure.label in ("numerator", "denominator") else None
        label = f"{known or printable(figure.label)}: " if figure.label and figure.op != "annualized" else ""
        if figure.row is not None:
            self.rows_left -= 1
            scale = figure.unit.scale if figure.unit is not None else 1
            written = printable(figure.row.text or digits(figure.value / scale))
            records = self.word("of records", n=figure.row.records) if figure.row.records > 1 else ""
            return Step(f"{label}{written}{self._adopted(figure)}{records}  ← {figure.row.where}")
        if figure.op == "ratio":
            top, bottom = figure.parts
            sum_ = f"{digits(top.value)} ÷ {digits(bottom.value)} = {digits(figure.value)}"
            names = f"{printable(top.indicator)} ÷ {printable(bottom.indicator)}"
            return Step(f"{label}{names} = {sum_}", [self.figure(p, p.unit) for p in figure.parts])
        if figure.op == "annualized":
            rate = figure.parts[0]
            text = self.word("annualized", rate=digits(rate.value), factor=figure.label, value=digits(figure.value))
            return Step(text, [self.figure(rate, unit)])
        key = "standing" if figure.op == "standing" else f"op {figure.op}"
        over = figure.over or "area"
        over = self.word(f"over {over}") if over in ("time", "area") else self.word("over column", name=printable(over))
        heading = self.word(key, name=printable(figure.indicator), n=len(figure.parts), over=over, value=value)
        return Step(label + heading, list(self._parts(figure)))

    def _parts(self, figure: Figure) -> Iterator[Step]:
        for i, part in enumerate(figure.parts):
            if self.rows_left <= 0:
                rest = sum(1 for p in figure.parts[i:] for _ in p.rows())
                yield Step(self.word("more rows", n=rest))
                return
            yield self.figure(part, part.unit)

    def _value(self, figure: Figure) -> str:
        unit = figure.unit
        scale = unit.scale if unit is not None else Fraction(1)
        return digits(figure.value / scale) + unit_text(unit, self.lang)

    def _adopted(self, figure: Figure) -> str:
        """The unit of a figure written without one."""
        row, unit = figure.row, figure.unit
        if unit is None or row is None or (row.text and row.text.strip().endswith(unit.text or "\0")):
            return ""
        return unit_text(unit, self.lang)

    def _judged(self, verdict: Verdict) -> Iterator[Step]:
        """The comparison, and the line while the period still runs."""
        shown = line_of(verdict, self.lang)
        if verdict.status in UNKNOWN and verdict.needed is None:
            yield Step(self.word("bound {bound}", bound=bound_text(shown, self.lang)))
            return
        figure, bound = figure_text(shown, self.lang), bound_text(shown, self.lang)
        if isinstance(verdict.actual, Fraction) and verdict.bound is not None:
            exact = verdict.actual if verdict.compared is None else verdict.compared
            inside = exact in verdict.bound
            result = self.word("holds" if inside else "does not hold")
            gap = gap_text(shown, self.lang)
            difference = self.word("by gap", gap=gap) if gap and gap != "0" else ""
            yield Step(self.word("compared", figure=figure, bound=bound, result=result) + difference)
        elif verdict.needed is not None:
            yield Step(self.word("counted", figure=figure, bound=bound))
        else:
            yield Step(self.word("compared", figure=figure, bound=bound, result=words(self.lang)(verdict.status)))
        if verdict.pace is not None:
            line = verdict.pace
            yield Step(self.word("line", passed=line.passed, whole=line.whole, start=number(shown, line.start, self.lang),
                                 end=number(shown, line.end, self.lang), level=number(shown, line.level, self.lang)))  # fmt: skip
        if not verdict.final and verdict.needed is None:
            yield Step(self.word("not final"))
        if verdict.attainment is not None:
            yield Step(self.word("attainment {value}", value=percent(verdict.attainment)))


def digits(value: Fraction) -> str:
    """The number exactly: its decimals where they end within twenty digits, else the fraction and its first digits."""
    ends = exact_decimal(value)
    if ends is not None and len(ends.as_tuple().digits) <= 20:
        return exact_text(value)
    return f"{exact_text(value)}…"


def explain(verdict: Verdict, lang: str) -> Step:
    """The derivation as a tree of sentences."""
    return _Teller(lang).verdict(verdict)


def render_tree(verdicts: list[Verdict], style: Style) -> str:
    """The derivations for a terminal."""
    parts: list[Text] = []
    for verdict in verdicts:
        step = explain(verdict, style.person)
        parts.append(Text(step.text, "bold"))
        parts += [Text(line) for line in _branches(step.under, "", style.width)]
    return written(parts, style)


def _branches(steps: list[Step], lead: str, width: int) -> Iterator[str]:
    """The lines of a tree; a long text goes on under its beginning."""
    for step in steps:
        mark, rest = ("└── ", "    ") if step is steps[-1] else ("├── ", "│   ")
        for line in fold(step.text, max(width - len(lead) - len(mark), NARROWEST)):
            yield lead + mark + line
            mark = rest
        yield from _branches(step.under, lead + rest, width)


def render_json(verdicts: list[Verdict], style: Style) -> str:
    """The derivations for scripts: each verdict with the tree of its figure."""
    found = [verdict_view(v, style.machine) | {"derivation": _derivation(v)} for v in verdicts]
    return indented(found if len(found) != 1 else found[0]) + "\n"


def _derivation(verdict: Verdict) -> dict[str, object]:
    found: dict[str, object] = {"figure": _tree(verdict.figure)}
    if verdict.change is not None:
        now, then = verdict.change.parts
        found = {"figure": _tree(now), "change_from": _tree(then)}
    if verdict.references:
        found["references"] = [_tree(r.figure) for r in verdict.references]
    if verdict.pace is not None:
        line = verdict.pace
        found["line"] = {"passed": line.passed, "of": line.whole, "from": line.start, "to": line.end,
                         "stands_at": line.level}  # fmt: skip
    if verdict.because:
        found["members"] = [{"id": v.id, **_derivation(v)} for v in verdict.because]
    return found


def _tree(figure: Figure | None) -> dict[str, object] | None:
    if figure is None:
        return None
    scale = figure.unit.scale if figure.unit else Fraction(1)
    found: dict[str, object] = {
        "op": figure.op,
        "indicator": figure.indicator,
        "label": figure.label or None,
        "area": figure.area,
        "period": str(figure.span) if figure.span else None,
        "value": figure.value / scale,
        "unit": figure.unit.text if figure.unit and figure.unit.text else None,
    }
    if figure.row is not None:
        found |= {"file": figure.row.where.file, "line": figure.row.where.line, "written": figure.row.text}
        if figure.row.records > 1:
            found["rows"] = figure.row.records
    if figure.parts:
        found["over"] = figure.over or None
        found["parts"] = [_tree(part) for part in figure.parts]
    if figure.missing:
        found["missing"] = list(figure.missing)
    return found
