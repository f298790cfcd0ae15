"""What `validate` tells beyond problems: targets and actuals that do not meet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from targetcheck.errors import NOTHING, Location, Problem, few, say
from targetcheck.model.actuals import Actuals
from targetcheck.model.period import ends_month
from targetcheck.model.plan import lacking, needs, sides
from targetcheck.model.target import Target, Targets
from targetcheck.model.text import NearMisses

MOST_LINES = 10
"""So many indicators that are never mentioned have a line each; of more, one line names them, but for those that may be misspelt."""


def unmatched(targets: Targets, actuals: Actuals, only: Iterable[Target]) -> tuple[Problem, ...]:
    """Indicators of `only` these targets that the actuals never mention, actuals that nobody asks for, targets that can
    never be final, and those of which the actuals have only parts of the period that make no figure of it."""
    wanted = [one for target in only for one in target.family()]
    partial = [target for target in wanted if _has_only_parts(target, actuals)]
    return (
        *_never_mentioned(targets, actuals, wanted),
        *_never_final(wanted, actuals),
        *says_not_how(targets, partial),
        *_nobody_asks(actuals),
    )


def says_not_how(targets: Targets, partial: Iterable[Target]) -> Iterator[Problem]:
    """One warning for the indicators of these targets, reported for a part of the period alone, that say not how such figures
    make that of the period."""
    first: Target | None = None
    names: dict[str, None] = {}
    for target in partial:
        indicator = None if target.indicator is None else targets.indicators[target.indicator.key]
        if indicator is None or indicator.time != "none" or indicator.rate or indicator.rows or target.by is not None:
            continue
        if target.bound is None or not (target.bound.milestone or target.bound.unset):
            first = first or target
            names[indicator.name] = None
    if first is not None:
        message = say(
            "figures for a part of the period give no verdict where the indicator says not how they make the whole; say so under "
            "{n:indicator|indicators} (aggregate: last for a level, sum for what adds up): {names}",
            n=len(names),
            names=few(names, 10, last=True),
        )
        yield Problem(first.at, "no-aggregate", message)


def _has_only_parts(target: Target, actuals: Actuals) -> bool:
    """Whether the rows for a target's period are all for parts of it."""
    if target.indicator is None or target.period is None:
        return False
    rows = actuals.rows.get(target.indicator.key, ())
    within = [row.period for row in rows if row.period is not None and target.period.contains(row.period)]
    return bool(within) and target.period not in within


def _never_mentioned(targets: Targets, actuals: Actuals, wanted: Iterable[Target]) -> Iterator[Problem]:
    """One line an indicator; a file of which nothing at all is mentioned gets one line for all."""
    told: set[str] = set()
    suggest = NearMisses(actuals.seen)
    reported = actuals.reported
    by_file: dict[str, list[Target]] = {}
    for target in wanted:
        by_file.setdefault(target.at.file, []).append(target)
    for asking in by_file.values():
        absent: list[tuple[Target, str]] = []
        mentioned = False
        for target in asking:
            for key in _figures_of(targets, target):
                mentioned = mentioned or any(name in reported for name in (key, *sides(targets, key)))
                for name in lacking(targets, key, reported):
                    if name not in told:
                        told.add(name)
                        absent.append((target, name))
        if mentioned or len(absent) == 1:
            yield from _mention(targets, suggest, absent)
        elif absent:
            message = say("the actuals mention none of the {n:indicator|indicators} of this file", n=len(absent))
            yield Problem(absent[0][0].at, "never-mentioned", message)


def _figures_of(targets: Targets, target: Target) -> Iterator[str]:
    """The indicators that the target and what it is compared with are figures of; none where no number was announced."""
    if target.bound is not None and target.bound.unset:
        return
    for need in needs(targets, target):
        if need.condition is None:
            yield need.key


def _mention(targets: Targets, suggest: NearMisses, absent: list[tuple[Target, str]]) -> Iterator[Problem]:
    """A line each, or one for many that are like nothing in the actuals."""
    hints = {name: suggest(targets.indicators[name].name) for _, name in absent}
    unlike = [(target, name) for target, name in absent if hints[name] is NOTHING]
    folded = unlike if len(unlike) > MOST_LINES else []
    told = {name for _, name in folded}
    for target, name in absent:
        if name not in told:
            shown = targets.indicators[name].name
            message = say('the actuals never mention "{name}"{hint}', name=shown, hint=hints[name])
            yield Problem(target.at, "never-mentioned", message)
    if folded:
        names = few([targets.indicators[name].name for _, name in folded])
        message = say("the actuals never mention {n} indicators: {names}", n=len(folded), names=names)
        yield Problem(folded[0][0].at, "never-mentioned", message)


def _never_final(wanted: Iterable[Target], actuals: Actuals) -> Iterator[Problem]:
    """A `by` inside a month, while every row is for whole months: no row ever ends on that day."""
    for target in wanted:
        if target.by is None or ends_month(target.by.end) or target.indicator is None:
            continue
        if target.bound is not None and target.bound.milestone:
            continue
        periods = {row.period for row in actuals.rows.get(target.indicator.key, ()) if row.period is not None}
        if periods and all(period.whole_months for period in periods):
            message = say("the rows are for whole months, so none ends on {by} and the target is never final",
                          by=str(target.by))  # fmt: skip
            yield Problem(target.at, "never-final", message)


def _nobody_asks(actuals: Actuals) -> Iterator[Problem]:
    """One line a file for the indicators in it that no target asks for."""
    by_file: dict[str, list[str]] = {}
    for name, where in actuals.seen.items():
        by_file.setdefault(where.file, []).append(name)
    for file, names in by_file.items():
        first = min(actuals.seen[name].line or 0 for name in names)
        message = say("no target asks for {n} of the indicators here: {names}", n=len(names), names=few(names))
        yield Problem(Location(file, first), "nobody-asks", message)
