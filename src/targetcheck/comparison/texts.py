"""A comparison in texts: the flat view that the table and Markdown share, one row a change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from targetcheck.comparison.changes import Change, Comparison, Kind, converted, read_unit
from targetcheck.comparison.saved import Saved, SavedBound, SavedVerdict
from targetcheck.errors import printable
from targetcheck.model.bound import ACHIEVED, FORMS, QUORUM
from targetcheck.model.quantity import exact_text, shown
from targetcheck.model.unit import PERCENT, RATIO
from targetcheck.model.verdict import UNKNOWN
from targetcheck.phrases import words
from targetcheck.reports.numbers import NO_BREAK, unit_text
from targetcheck.reports.rows import SYMBOLS


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A change in texts. `depth` is 1 for a member of a quorum, 2 for a member's member."""

    change: Change
    depth: int
    status: str
    name: str
    before: str
    after: str
    difference: str
    notes: tuple[str, ...]


def groups(comparison: Comparison, lang: str) -> Iterator[tuple[str, tuple[ChangeRow, ...]]]:
    """The rows of each kind that occurs, under its heading."""
    names = Counter(change.shown.name for change in comparison.changes)
    for kind in Kind:
        changes = comparison.of(kind)
        if changes:
            heading = words(lang)("{kind}: {n}", kind=words(lang)(f"compare {kind}"), n=len(changes))
            yield heading, tuple(row for c in changes for row in _rows(c, lang, names))


def _rows(change: Change, lang: str, names: Counter[str], depth: int = 0) -> Iterator[ChangeRow]:
    """The change's row and, under it, those of its members. Names that several targets share get their ids."""
    shown_as, before, after = change.shown, change.before, change.after
    name = printable(shown_as.name)
    yield ChangeRow(
        change=change,
        depth=depth,
        status=_status(change, lang),
        name=name if depth or names[shown_as.name] == 1 else f"{name} ({printable(shown_as.id)})",
        before=_figure(before, after, lang) if before else "",
        after=_figure(after, before, lang) if after else "",
        difference=_difference(change, lang),
        notes=tuple(_notes(change, lang)),
    )
    for member in change.members:
        yield from _rows(member, lang, names, depth + 1)


def _status(change: Change, lang: str) -> str:
    told = [f"{SYMBOLS[v.status]} {words(lang)(v.status)}" for v in (change.before, change.after) if v]
    return " → ".join(dict.fromkeys(told))


def _figure(verdict: SavedVerdict, other: SavedVerdict | None, lang: str) -> str:
    """A figure, with digits until it stands to its bound and to the other figure as the exact one does."""
    table, bound, actual = words(lang), verdict.bound, verdict.actual
    if actual is None:
        return ""
    if isinstance(actual, bool):
        return table("yes") if actual else table("no")
    if bound is not None and bound.form == QUORUM:
        return table("holding", n=f"{actual:f}", of=f"{bound.ends[1]:f}").replace(" ", NO_BREAK)
    text = _digits(verdict, other)
    if other is not None and isinstance(other.actual, Decimal) and "." in text:
        # Side by side, neither figure is rounded more than the other.
        text = shown(Fraction(actual), max(len(t.partition(".")[2]) for t in (text, _digits(other, verdict))))
    return (_signed(text) if verdict.change else text) + unit_text(read_unit(verdict.unit), lang)


def _digits(verdict: SavedVerdict, other: SavedVerdict | None) -> str:
    assert isinstance(verdict.actual, Decimal)
    against = [Fraction(end) for end in (verdict.bound.ends if verdict.bound else ()) if end is not None]
    if other is not None and isinstance(other.actual, Decimal):
        there = converted(other.actual, other.unit, verdict.unit)
        against += [] if there is None else [there]
    return shown(Fraction(verdict.actual), _places(verdict.bound), *against)


def _places(bound: SavedBound | None) -> int:
    """The decimals of the bound, at least two."""
    ends = [end for end in (bound.ends if bound else ()) if end is not None]
    return max([2, *(-int(end.as_tuple().exponent) for end in ends)])


def _signed(text: str) -> str:
    """The digits with their sign, as for a change; nothing before 0 or before what is not set."""
    return text.replace("-", "−") if text.startswith("-") else f"+{text}" if text.strip("0.?") else text


def _difference(change: Change, lang: str) -> str:
    after = change.after
    if change.difference is None or after is None:
        return ""
    if change.difference == 0:
        return "0" if change.bound_changed else ""
    text = _signed(shown(change.difference, _places(after.bound), Fraction(0)))
    unit = read_unit(after.unit)
    if unit is not None and unit.kind == RATIO and unit.scale == PERCENT.scale:
        return text + words(lang)("pp")
    return text + unit_text(unit, lang)


def _notes(change: Change, lang: str) -> Iterator[str]:
    """What changed besides the figure, and why there is none."""
    table, before, after = words(lang), change.before, change.after
    if before is None or after is None:
        bound = _bound(change.shown, lang)
        if bound:
            yield table("bound {bound}", bound=bound)
    elif change.bound_changed:
        yield table("bound {before} → {after}", before=_bound(before, lang) or "–", after=_bound(after, lang) or "–")
    if before is not None and after is not None:
        if before.period != after.period:
            yield table(
                "period {before} → {after}",
                before=printable(before.period or "–"),
                after=printable(after.period or "–"),
            )
        if change.level_changed:
            yield table(
                "{before} → {after}", before=table(f"level {before.level}"), after=table(f"level {after.level}")
            )
    if after is not None and after.status in UNKNOWN and after.reason:
        yield printable(after.reason)


def _bound(verdict: SavedVerdict, lang: str) -> str:
    """The bound with its sign: ≥ 8亿元, 2–3个, ≥ 48 of 52."""
    table, bound = words(lang), verdict.bound
    if bound is None:
        return ""
    if bound.form == ACHIEVED:
        return table("to be done")
    if bound.form == QUORUM:
        k, n = (f"{end:f}" for end in bound.ends if end is not None)
        return table("all of" if k == n else "needed", k=k, n=n) if n != "0" else ""
    unit = unit_text(read_unit(bound.unit), lang)
    texts = ["?" if end is None else exact_text(Fraction(end)) for end in bound.ends]
    texts = [(_signed(text) if verdict.change else text) + unit for text in texts]
    text = "–".join(texts) if bound.form == "between" else f"{FORMS[bound.form].sign}{NO_BREAK}{texts[0]}"
    own = (verdict.indicator, verdict.area, verdict.period)
    other = " ".join(part for part, mine in zip(bound.reference or own, own, strict=True) if part and part != mine)
    return f"{text} ({printable(other)})" if other else text


def title(comparison: Comparison, lang: str) -> str:
    """Which two evaluations these are."""
    return " → ".join(_named(saved, lang) for saved in (comparison.before, comparison.after))


def _named(saved: Saved, lang: str) -> str:
    name = printable(saved.path)
    if saved.as_of is None:
        return name
    return name + words(lang)("brief aside", text=words(lang)("as of {period}", period=printable(saved.as_of)))


def summary(comparison: Comparison, lang: str) -> str:
    """The counts in one line."""
    table = words(lang)

    def told(kinds: Iterable[Kind], unchanged: int = 0) -> str:
        counts = {table(f"compare {kind}").lower(): len(comparison.of(kind)) for kind in kinds}
        counts[table("compare unchanged").lower()] = unchanged
        return table("comma").join(table("{n} {status}", n=n, status=name) for name, n in counts.items() if n)

    alone = (Kind.APPEARED, Kind.DISAPPEARED)
    both = told((kind for kind in Kind if kind not in alone), comparison.unchanged)
    text = table("nothing to compare, as no target has the same id in both")
    if comparison.in_both:
        text = table("{n:target|targets} in both: {parts}", n=comparison.in_both, parts=both)
    return table("semicolon").join(part for part in (text, told(alone)) if part)


def fallen(comparison: Comparison, lang: str) -> str:
    """What binding fell from met to missed, by name; empty where nothing did."""
    table = words(lang)
    names = [printable(change.shown.name) for change in comparison.fallen]
    return (
        table(
            "binding, and fell from met to missed ({n}): {names}", n=len(names), names=table("enumeration").join(names)
        )
        if names
        else ""
    )
