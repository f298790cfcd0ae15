"""From arguments to targets, actuals and a report."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from time import monotonic

from targetcheck.cli.console import Run
from targetcheck.cli.options import choice, fail
from targetcheck.cli.progress import Waiting
from targetcheck.cli.selection import EVERYTHING, Selection, selected
from targetcheck.errors import Phrase, Problem, TargetcheckError, few, of_system, say
from targetcheck.model.actuals import ENGINES, Actuals
from targetcheck.model.period import Period
from targetcheck.model.plan import asked_of
from targetcheck.model.target import Target, Targets
from targetcheck.model.text import key, near_miss
from targetcheck.model.verdict import Report
from targetcheck.named import NamedTuple

_LONG_DASHES = ("—", "–", "―", "－", "−")
"""What a text program makes of the two hyphens of an option."""


def load(arguments: list[str] | None, selection: Selection = EVERYTHING) -> tuple[Targets, tuple[Target, ...]]:
    """What the target files say, and which of their targets are wanted."""

    from targetcheck.targets.load import load_targets

    for argument in arguments or ():
        if argument.startswith(_LONG_DASHES):
            message = say('"{text}" begins with a long dash; an option begins with two hyphens: --{name}', text=argument,
                          name=argument.lstrip("".join(_LONG_DASHES) + "-"))  # fmt: skip
            raise fail("bad-option", message)
    loaded = load_targets(arguments or [default_folder("targets", say("target files"))])
    return loaded, selected(loaded, selection)


def named(name: str, targets: Iterable[Target]) -> tuple[str, list[Target]]:
    """The id that is meant and the top-level target that has it, itself or in a member; an id that two files have needs its file.

    The name of a single target is as good as its id.
    """
    targets = list(targets)
    inside = [(t, {id for id in _ids_in(t) if _goes_by(id, name)}) for t in targets]
    members = [t for t, ids in inside if ids]
    if len(set().union(*(ids for _, ids in inside))) == 1:
        members = members[:1]  # one target, which several quorums count
    for found in (
        [t for t in targets if _goes_by(t.id, name)],
        members,
        [t for t in targets if t.each and name.startswith((f"{t.id}/", f"{t.local_id}/"))],
    ):
        if len(found) > 1:
            message = say('"{id}" is in several files; say which: {ids}', id=name, ids=[t.id for t in found])
            raise fail("unknown-id", message)
        if found:
            return name, found
    return _by_name(name, [(member, target) for target in targets for member in target.family()])


def _goes_by(id: str, name: str) -> bool:
    """Whether a name is this id, with its file or without."""
    return name in (id, id.partition("/")[2])


def _ids_in(target: Target) -> list[str]:
    """The ids of a target, of all in it, and of the members of `each` that it names."""
    members = target.each.members if target.each is not None else None
    return [*(inner.id for inner in target.family()), *(f"{target.id}/{member}" for member in members or ())]


def _by_name(name: str, family: list[tuple[Target, Target]]) -> tuple[str, list[Target]]:
    """The id and the top-level target of the only one that has this name, or whose name holds it, among targets and the top-level ones they are in."""
    alike = [(member, target) for member, target in family if key(member.name) == key(name)]
    alike = alike or [(member, target) for member, target in family if key(name) in key(member.name)]
    if len(alike) == 1:
        return alike[0][0].id, [alike[0][1]]
    if alike:
        ids = few([f"{member.id} ({member.name})" for member, _ in alike])
        message = say('no target with the id "{id}"; by name it may be {ids}', id=name, ids=ids)
    else:
        raise unknown(name, (i for member, _ in family for i in (member.local_id, member.id)))
    raise fail("unknown-id", message)


def unknown(name: str, known: Iterable[str]) -> TargetcheckError:
    """That no target and no member has an id."""
    return fail("unknown-id", say('no target with the id "{id}"{hint}', id=name, hint=near_miss(name, list(known))))


def default_folder(folder: str, what: Phrase) -> str:
    try:
        there = Path(folder).is_dir()
    except OSError as error:
        raise fail("unreadable-file", say("cannot be read: {why}", why=of_system(error)), folder) from error
    if not there:
        raise fail("no-input", say("no {what} given, and there is no folder {folder}/ here", what=what, folder=folder))
    return folder


ROWS = (".csv", ".tsv", ".gz")
"""Files whose rows have lines."""

LONG = 10
"""Seconds of reading after which a faster way is named."""


class ActualsOptions(NamedTuple):
    """Where actuals are read from, and by which engine."""

    arguments: list[str] | None
    engine: str | None = None
    master: str | None = None
    lang: str = "en"
    """In which the reader is told how far the reading has come."""


def judge(
    run: Run,
    loaded: Targets,
    wanted: Iterable[Target],
    given: ActualsOptions,
    as_of: Period | None,
    *,
    courses: bool = False,
) -> Report:
    """The report on the wanted targets, of which the warnings are told.

    SQL knows no lines. Where a problem lacks one, files are read once more by rows, only to say where it is.
    """
    from targetcheck.judgement.evaluate import evaluate

    wanted = tuple(wanted)
    report: Report | None = None
    try:
        report = evaluate(loaded, read_actuals(loaded, given, wanted), as_of=as_of, only=wanted, courses=courses)
        problems = [v.problem for top in report.verdicts for v in top.family() if v.problem is not None]
    except TargetcheckError as error:
        problems = list(error.problems)
        if given.engine == "python" or not any(map(_has_lines, problems)):
            raise
    if report is None or (given.engine != "python" and any(map(_has_lines, problems))):
        actuals = read_actuals(loaded, given._replace(engine="python"), wanted)
        report = evaluate(loaded, actuals, as_of=as_of, only=wanted, courses=courses)
    run.warnings(report.warnings)
    return report


def _has_lines(problem: Problem) -> bool:
    """Whether a problem without a line is in a file of rows, which can be read again."""
    at = problem.where
    return at is not None and at.line is None and at.file.lower().endswith(ROWS) and Path(at.file).is_file()


def read_actuals(loaded: Targets, given: ActualsOptions, wanted: Iterable[Target] | None = None) -> Actuals:
    """The rows that the wanted targets ask for; from data/ unless said otherwise."""
    from targetcheck.actuals.load import duckdb_is_there, load_actuals

    engine = choice(given.engine or "auto", ENGINES, "--engine")
    arguments = given.arguments or [default_folder("data", say("actuals (--actuals)"))]
    begun = monotonic()
    with Waiting(given.lang):
        asked = asked_of(loaded, wanted)
        found = load_actuals(arguments, asked, sys.stdin.buffer, engine, given.master)
    took = monotonic() - begun
    if took < LONG or engine != "auto" or duckdb_is_there():
        return found
    message = say(
        'reading took {n} s; with DuckDB it is several times faster: pip install "targetcheck[duckdb]"', n=round(took)
    )
    return found._replace(warnings=(*found.warnings, Problem(None, "slow-read", message)))
