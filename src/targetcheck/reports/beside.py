"""What is told beside a verdict, in texts: progress, the interval of a rate, and points (design §10)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from targetcheck.errors import printable
from targetcheck.model.quantity import exact_text, fixed, shown
from targetcheck.model.rules import DESTATIS, HEALTHY_PEOPLE, OPEN_SDG
from targetcheck.model.score import Total
from targetcheck.model.verdict import Points, Status, Verdict
from targetcheck.phrases import Words
from targetcheck.reports.line import Line, LineProgress
from targetcheck.reports.verdict_line import points_text, told_of

PROGRESS, CERTAINTY, SCORE = "progress", "certainty", "score"
CUT_OFFS = {HEALTHY_PEOPLE: (-10, 0, 10, 100), OPEN_SDG: (0, 60, 95), DESTATIS: (0, 5, 20)}
"""Where a category begins, in %; a value is never shown as one of them that it is not."""

HEADINGS = {PROGRESS: "progress", CERTAINTY: "interval", SCORE: "scored"}
"""What a column of each is called."""


def told_by(verdicts: Iterable[Verdict]) -> frozenset[str]:
    """What some of the verdicts, or their members, tell beside themselves: which columns there are."""
    return frozenset(kind for verdict in verdicts for one in verdict.family() for kind in told_of(one))


def cells(line: Line, table: Words) -> dict[str, str]:
    """What a row shows in these columns; why there is no category, or no interval, is in a note."""
    shown = dict.fromkeys(HEADINGS, "")
    if line.progress is not None and line.progress.category is not None:
        shown[PROGRESS] = progress_text(line.progress, table)
    if line.certainty is not None and line.certainty.low is not None:
        shown[CERTAINTY] = interval_text(line)
        if line.certainty.spans_bound:
            shown[CERTAINTY] += table("brief aside", text=table("spans the bound"))
    if line.points is not None:
        shown[SCORE] = _points_cell(line.points)
    return shown


def progress_text(own: LineProgress, table: Words) -> str:
    """The category and the value: improving 50%; what stands in its place where there is none."""
    if own.category is None:
        return table("no category: {why}", why=own.reason)
    word = table(f"progress {own.category}")
    if own.value is None:
        return word
    value = _value(own.method, own.value)
    if own.method == DESTATIS:
        return table("{word}, {value} missing", word=word, value=value)
    return f"{word} {value}"


def _progress_in_words(own: LineProgress, table: Words) -> str:
    """The category in a sentence, with what its value says: 完成所需变动的113.3%."""
    if own.value is None or own.category is None or own.method == DESTATIS:
        return progress_text(own, table)
    word = table(f"progress {own.category}")
    if own.value <= 0:
        return word
    return table(f"{{word}}, {{value}} by {own.method}", word=word, value=_value(own.method, own.value))


def _value(method: str, value: Fraction) -> str:
    cut_offs = [Fraction(cut) for cut in CUT_OFFS[method]]
    if method == OPEN_SDG:
        text = shown(value, 2, *(cut / 100 for cut in cut_offs))
    else:
        text = shown(value * 100, 1, *cut_offs) + "%"
    return text.replace("-", "−")


def interval_text(line: Line) -> str:
    """The interval, its low end rounded down and its high end up: 32.19–44.55."""
    own = line.certainty
    if own is None or own.low is None or own.high is None:
        return ""
    return f"{_outward(line, own.low, up=False)}–{_outward(line, own.high, up=True)}"


def _outward(line: Line, value: Fraction, *, up: bool) -> str:
    """An end of the interval with as many digits as the figure has, and more where it would seem to pass the bound."""
    ends = line.bound.numbers if line.bound is not None else ()
    for places in range(line.decimals, line.decimals + 60):
        step = Fraction(1, 10**places)
        near = value // step * step
        if up and near != value:
            near += step
        if all((near > end) == (value > end) and (near == end) == (value == end) for end in ends):
            return fixed(near, places)
    return exact_text(value)


def interval_told(line: Line, table: Words) -> str:
    """95% interval 32.19–44.55, spans the bound; or why there is none."""
    own = line.certainty
    if own is None:
        return ""
    if own.low is None:
        return own.reason or ""
    level = f"{exact_text(own.confidence * 100)}%"
    text = table("{level} interval {ends}", level=level, ends=interval_text(line))
    if own.spans_bound:
        text += table("comma") + table("spans the bound")
    return text


def _points_cell(own: Points) -> str:
    """The points of the weight: 28.5 / 30."""
    points = "–" if own.points is None else points_text(own.points, own.of)
    return f"{points} / {exact_text(own.of)}" if own.of else points


def points_told(own: Points, table: Words) -> str:
    """How many points of how many, and by which rule."""
    if own.points is not None and not own.of:
        return next(_points_aside(own.points, own.of, table), "")
    rule, of = table(f"rule {own.rule}"), exact_text(own.of)
    if own.points is None:
        return table("{of} points open, by the rule {rule}", of=of, rule=rule)
    return table(
        "{points} of {of} points, by the rule {rule}", points=points_text(own.points, own.of), of=of, rule=rule
    )


def total_text(total: Total, table: Words) -> str:
    """What points come to: 74.6 of 80 points judged, 20 points open."""
    parts = list[str]()
    if not total.judged:
        parts.append(table("none of {open} points judged", open=exact_text(total.open)))
    else:
        points = points_text(total.points, total.of)
        parts.append(table("{points} of {of} points judged", points=points, of=exact_text(total.of)))
        if total.open:
            parts.append(table("{open} points open", open=exact_text(total.open)))
    if grade := grade_text(total, table):
        parts.append(grade)
    return table("comma").join(parts)


def grade_text(total: Total, table: Words) -> str:
    """The grade, or the worst and the best that are still possible; empty where the file has none."""
    if not total.grades:
        return ""
    if total.vetoed:
        names = table(", ").join(map(printable, total.vetoed))
        return table("{grade}: vetoed by {names}", grade=printable(total.grades[-1]), names=names)
    if total.grade is not None:
        return printable(total.grade)
    worst, best = printable(total.grades[-1]), printable(total.grades[0])
    return table("grade open: {worst} to {best}", worst=worst, best=best)


def told_aside(line: Line, table: Words, *, scored: bool = True) -> Iterator[str]:
    """What a sentence says of it in brackets; its points unless each member is `scored` by itself."""
    if line.progress is not None and line.progress.category is not None:
        yield table("progress: {text}", text=_progress_in_words(line.progress, table))
    if interval_text(line):
        yield interval_told(line, table)
    if line.veto and line.status is Status.MISSED:
        yield table("vetoes")
    own = line.points
    if scored and own is not None and own.points is not None:
        yield from _points_aside(own.points, own.of, table)


def _points_aside(points: Fraction, of: Fraction, table: Words) -> Iterator[str]:
    """The points of the weight; without a weight what was added or taken off."""
    if of:
        yield table("{points} of {of} points", points=points_text(points, of), of=exact_text(of))
    elif points > 0:
        yield table("{n} points added", n=points_text(points))
    elif points < 0:
        yield table("{n} points taken off", n=points_text(-points))


def why_none(line: Line, table: Words) -> Iterator[str]:
    """Why there is no category, or no interval, where one is asked for."""
    if line.progress is not None and line.progress.category is None:
        yield progress_text(line.progress, table)
    if line.certainty is not None and line.certainty.low is None:
        yield interval_told(line, table)


def meaning(told: frozenset[str], table: Words) -> str:
    """What an interval means, to be said once in a report that has one."""
    if CERTAINTY not in told:
        return ""
    return table("what an interval means")
