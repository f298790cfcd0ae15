"""A comparison in texts: the flat view that the table and Markdown share, one row a change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import PurePath

from targetcheck.comparison.changes import Change, Comparison, Kind, converted, number_of
from targetcheck.comparison.saved import Saved, retold
from targetcheck.errors import printable
from targetcheck.model.period_text import parse_period
from targetcheck.model.quantity import exact_text, shown
from targetcheck.model.verdict import UNKNOWN, Points, Status
from targetcheck.phrases import Words
from targetcheck.reports.dates import as_of_text, shown_period
from targetcheck.reports.entries import SYMBOLS
from targetcheck.reports.line import Line, LineProgress
from targetcheck.reports.numbers import bound_text, digits, figure_text, gap_unit, unit_text, with_sign
from targetcheck.reports.verdict_line import points_text


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A change in texts. `depth` is 1 for a member of a quorum, 2 for a member's member."""

    change: Change
    depth: int
    status: str
    name: str
    figures: tuple[str, ...]
    """The figure in each evaluation, the first one first."""
    difference: str
    notes: str


def groups(
    comparison: Comparison, table: Words, signs: Mapping[Status, str] = SYMBOLS
) -> Iterator[tuple[str, tuple[ChangeRow, ...]]]:
    """The rows of each kind that occurs, under its heading; among what moved, what fell behind comes first, under its own."""
    names = Counter(change.shown.name for change in comparison.changes)
    for kind in _GROUPS:
        changes = [change for change in comparison.changes if kind_of(change) == kind]
        if changes:
            heading = table("{kind}: {n}", kind=table(f"compare {kind}"), n=len(changes))
            yield heading, tuple(row for c in changes for row in _rows(c, table, names, signs))


_OFF_TRACK, _ON_TRACK, _FIRST_MET, _FIRST_MISSED = "newly_off_track", "newly_on_track", "first_met", "first_missed"
_GROUPS = (
    Kind.NEWLY_MET, Kind.NEWLY_MISSED, _OFF_TRACK, _ON_TRACK, _FIRST_MET, _FIRST_MISSED,
    Kind.MOVED, Kind.APPEARED, Kind.DISAPPEARED,
)  # fmt: skip


def kind_of(change: Change) -> str:
    """The kind under which people are shown the change.

    One that had no figure before is told apart from what became better or worse, and one that fell behind or caught up from
    what moved.
    """
    before, after = change.before, change.after
    if before is None or after is None:
        return change.kind
    if before.status in UNKNOWN:
        return {Kind.NEWLY_MET: _FIRST_MET, Kind.NEWLY_MISSED: _FIRST_MISSED}.get(change.kind, str(change.kind))
    if change.kind is not Kind.MOVED or before.status is after.status:
        return change.kind
    if after.status is Status.OFF_TRACK:
        return _OFF_TRACK
    return _ON_TRACK if before.status is Status.OFF_TRACK and after.status is Status.ON_TRACK else change.kind


def _rows(
    change: Change, table: Words, names: Counter[str], signs: Mapping[Status, str], depth: int = 0
) -> Iterator[ChangeRow]:
    """The change's row and, under it, those of its members. Names that several targets share get their ids."""
    shown_as = change.shown
    name = printable(shown_as.name)
    told = (f"{signs[line.status]} {table(line.status)}" for line in (change.before, change.after) if line)
    yield ChangeRow(
        change=change,
        depth=depth,
        status=" → ".join(dict.fromkeys(told)),
        name=name if depth or names[shown_as.name] == 1 else f"{name} ({printable(shown_as.id)})",
        figures=tuple(_figures(change, table)),
        difference=_difference(change, table),
        notes=table("semicolon").join(_notes(change, table)),
    )
    for member in change.members:
        yield from _rows(member, table, names, signs, depth + 1)


def _figures(change: Change, table: Words) -> Iterator[str]:
    before, after = change.before, change.after
    yield _figure(before, after, table) if before else ""
    for line in change.between:
        yield f"{SYMBOLS[line.status]} {figure_text(line, table)}".strip() if line else ""
    yield _figure(after, before, table) if after else ""


def _figure(line: Line, other: Line | None, table: Words) -> str:
    """A figure, with digits until it stands to its bound and to the other figure as the exact one does."""
    actual, there = number_of(line), None if other is None else number_of(other)
    if actual is None or other is None or there is None or line.quorum:
        return figure_text(line, table)
    text = _digits(line, actual, other, there)
    if "." in text:
        # Side by side, neither figure is rounded more than the other.
        places = max(len(t.partition(".")[2]) for t in (text, _digits(other, there, line, actual)))
        text = shown(actual, places)
    if line.change:
        text = with_sign(text)
    return text + unit_text(line.unit, table)


def _digits(line: Line, actual: Fraction, other: Line, there: Fraction) -> str:
    same = converted(there, other.unit, line.unit)
    if same is None:
        return digits(line, actual)
    return digits(line, actual, same)


def _difference(change: Change, table: Words) -> str:
    after = change.after
    if change.difference is None or after is None:
        return ""
    if change.difference == 0:
        return "0" if change.bound_changed else ""
    return with_sign(shown(change.difference, after.decimals, Fraction(0))) + gap_unit(after.unit, table)


def _notes(change: Change, table: Words) -> Iterator[str]:
    """What changed besides the figure, and why there is none."""
    before, after = change.before, change.after
    if before is None or after is None:
        bound = bound_text(change.shown, table)
        if bound:
            yield table("bound {bound}", bound=bound)
    elif change.bound_changed:
        yield table(
            "bound {before} → {after}", before=bound_text(before, table) or "–", after=bound_text(after, table) or "–"
        )
    if before is not None and after is not None:
        if before.period != after.period:
            yield table("period {before} → {after}", before=_period(before, table), after=_period(after, table))
        if change.level_changed:
            was, now = table(f"level {before.level}"), table(f"level {after.level}")
            yield table("{before} → {after}", before=was, after=now)
        yield from _beside(before, after, table)
    if after is not None and after.status in UNKNOWN and after.reason:
        yield printable(retold(after.reason, table))


def _beside(before: Line, after: Line, table: Words) -> Iterator[str]:
    """The points and the category of progress, where they changed."""
    if before.points is not None and after.points is not None and before.points.points != after.points.points:
        was, now, of = _earned(before.points), _earned(after.points), exact_text(after.points.of)
        if not after.points.of:
            yield table("points added or taken off: {after}", after=now)
        elif before.points.points is None:
            yield table("points {after} of {of}, none before", after=now, of=of)
        else:
            yield table("points {before} → {after} of {of}", before=was, after=now, of=of)
    if before.progress is not None and after.progress is not None:
        was, now = _category(before.progress, table), _category(after.progress, table)
        if was != now:
            yield table("progress {before} → {after}", before=was, after=now)


def _earned(points: Points) -> str:
    return "–" if points.points is None else points_text(points.points, points.of)


def _category(progress: LineProgress, table: Words) -> str:
    """The word for it; one that another version wrote stands as it is."""
    if progress.category is None:
        return "–"
    key = f"progress {progress.category}"
    word = table.template(key)
    return printable(progress.category) if word == key else word


def _period(line: Line, table: Words) -> str:
    return "–" if line.period is None else printable(shown_period(line.period, table))


def title(comparison: Comparison, table: Words) -> str:
    """Which evaluations these are."""
    return " → ".join(_named(saved, table) for saved in comparison.saved)


def figure_heads(comparison: Comparison, table: Words) -> list[str]:
    """What stands over the figures: before and after, or of more than two evaluations each one's own name."""
    if not comparison.between:
        return [table("compare before"), table("compare after")]
    return [
        printable(PurePath(saved.path).stem) if saved.as_of is None else printable(shown_period(saved.as_of, table))
        for saved in comparison.saved
    ]


def _named(saved: Saved, table: Words) -> str:
    name = printable(saved.path)
    if saved.as_of is None:
        return name
    as_of = parse_period(saved.as_of)
    until = table("as of {period}", period=printable(saved.as_of)) if as_of is None else as_of_text(as_of, table)
    return name + table("brief aside", text=until)


def summary(comparison: Comparison, table: Words) -> str:
    """The counts in one line."""

    def told(kinds: Iterable[str], unchanged: int = 0) -> str:
        by_kind = Counter(kind_of(change) for change in comparison.changes)
        counts = {table(f"compare {kind}").lower(): by_kind[kind] for kind in kinds}
        counts[table("compare unchanged").lower()] = unchanged
        return table("comma").join(table("{n} {status}", n=n, status=name) for name, n in counts.items() if n)

    alone = (Kind.APPEARED, Kind.DISAPPEARED)
    both = told((kind for kind in _GROUPS if kind not in alone), comparison.unchanged)
    text = table("nothing to compare, as no target has the same id in both")
    if comparison.in_both:
        text = table("{n:target|targets} in both: {parts}", n=comparison.in_both, parts=both)
    return table("semicolon").join(part for part in (text, told(alone)) if part)


def fallen(comparison: Comparison, table: Words) -> str:
    """What binding fell from met to missed, by name; empty where nothing did."""
    names = [printable(change.shown.name) for change in comparison.fallen]
    if not names:
        return ""
    return table("binding, and fell from met to missed ({n}): {names}", n=len(names), names=table(", ").join(names))
