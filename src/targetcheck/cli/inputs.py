"""From arguments to targets, actuals and a report."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import replace
from fnmatch import fnmatchcase
from pathlib import Path

from targetcheck.cli.console import fail
from targetcheck.cli.progress import Waiting
from targetcheck.errors import Problem, say
from targetcheck.model.actuals import Actuals, asked_of
from targetcheck.model.period import Period
from targetcheck.model.target import Target, Targets
from targetcheck.model.text import near_miss
from targetcheck.model.verdict import Report


def load(
    arguments: list[str] | None, area: str | None, select: list[str] | None, responsible: str | None
) -> tuple[Targets, tuple[Target, ...]]:
    """What the target files say, and which of their targets are wanted."""

    from targetcheck.targets.load import load_targets

    loaded = load_targets(arguments or [_default("targets", "TARGETS")])
    wanted = tuple(
        t
        for t in loaded.targets
        if (area is None or t.area == area)
        and (responsible is None or responsible in t.responsible)
        and (not select or any(fnmatchcase(t.id, p) or fnmatchcase(t.local_id, p) for p in select))
    )
    if not wanted:
        message = say("no target is left of {n} by --area, --select and --responsible", n=len(loaded.targets))
        raise fail(Problem(None, "nothing-selected", message))
    return loaded, wanted


def named(name: str, targets: Iterable[Target]) -> list[Target]:
    """The top-level target that has this id, or a member with it; an id that two files have needs its file."""
    targets = list(targets)
    for inside in (False, True):
        ids = {t.id: [m.id for m in (t.family() if inside else [t])] for t in targets}
        if inside:
            ids = {
                t.id: [*ids[t.id], *(f"{t.id}/{m}" for m in (t.each.members or () if t.each else ()))] for t in targets
            }
        found = [t for t in targets if any(name in (i, i.partition("/")[2]) for i in ids[t.id])]
        if not found and inside:
            found = [t for t in targets if t.each and name.startswith((f"{t.id}/", f"{t.local_id}/"))]
        if len(found) > 1:
            message = say('"{id}" is in several files; say which: {ids}', id=name, ids=[t.id for t in found])
            raise fail(Problem(None, "unknown-id", message))
        if found:
            return found
    known = [i for t in targets for m in t.family() for i in (m.local_id, m.id)]
    raise fail(
        Problem(None, "unknown-id", say('no target with the id "{id}"{hint}', id=name, hint=near_miss(name, known)))
    )


def _default(folder: str, option: str) -> str:
    if not Path(folder).is_dir():
        message = say("no {option} given, and there is no folder {folder}/ here", option=option, folder=folder)
        raise fail(Problem(None, "no-input", message))
    return folder


def judge(loaded: Targets, wanted: Iterable[Target], actuals: list[str] | None, as_of: Period | None) -> Report:
    """The report on the wanted targets."""
    from targetcheck.judgement.evaluate import evaluate

    wanted = tuple(wanted)
    return evaluate(loaded, read_actuals(replace(loaded, targets=wanted), actuals), as_of=as_of, only=wanted)


def read_actuals(loaded: Targets, arguments: list[str] | None) -> Actuals:
    """The rows that the targets ask for; from data/ unless said otherwise."""
    from targetcheck.actuals.load import load_actuals

    with Waiting("reading actuals …"):
        return load_actuals(arguments or [_default("data", "--actuals")], asked_of(loaded), sys.stdin.buffer)
