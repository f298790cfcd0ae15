"""`validate`: what is wrong in files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from targetcheck.cli import options
from targetcheck.cli.console import Run
from targetcheck.cli.inputs import ActualsOptions, load, read_actuals
from targetcheck.cli.selection import Selection
from targetcheck.errors import Location, Problem, TargetcheckError, say
from targetcheck.model.target import Targets


def validate(
    targets: options.TargetsArgument = None,
    actuals: options.ActualsOption = None,
    area: options.AreaOption = None,
    select: options.SelectOption = None,
    responsible: options.ResponsibleOption = None,
    engine: options.EngineOption = None,
    master: options.MasterOption = None,
    lang: options.LangOption = None,
) -> None:
    """Look for problems only: in target files and, with -a or without any argument, in the actuals too.

    Exit code 2 where there is a problem. Indicators that the actuals never mention, and actuals that nobody asks for, are
    told and change no code. --area, --select and --responsible say whose actuals are looked at.
    """
    with Run(lang) as run:
        loaded, wanted = load(targets, Selection(area, select, responsible))
        warnings = (*_open_checks(loaded), *_idle_vetoes(loaded))
        run.warnings(warnings)
        if actuals or (not targets and Path("data").is_dir()):
            from targetcheck.judgement.checks import unmatched
            from targetcheck.judgement.evaluate import evaluate as evaluate_all

            rows = read_actuals(loaded, ActualsOptions(actuals, engine, master, run.language), wanted)
            report = evaluate_all(loaded, rows, only=wanted)
            found = (*report.warnings, *unmatched(loaded, rows, wanted))
            run.warnings(found)
            warnings += found
            wrong = [*report.faults, *(row.told() for row in rows.unplaced)]
            if wrong:
                raise TargetcheckError(wrong)
        if not warnings:
            told = run.table("{n:target|targets}", n=len(loaded.targets))
            run.tell(run.table("no problem in {files:file|files}: {targets}", files=len(loaded.files), targets=told))


def _open_checks(loaded: Targets) -> Iterator[Problem]:
    """What a draft left for a person to check, and nobody has settled."""
    for file in loaded.files:
        if file.checks:
            message = say(
                "{n:check of the draft is|checks of the draft are} still open; settle each and delete its line",
                n=len(file.checks),
            )
            yield Problem(Location(file.path, file.checks[0]), "open-checks", message)


def _idle_vetoes(loaded: Targets) -> Iterator[Problem]:
    """Targets that would veto a grade, in files that give none."""
    graded = {file.path for file in loaded.files if file.grades}
    for target in loaded.targets:
        if target.veto and target.at.file not in graded:
            yield Problem(target.at, "idle-veto", say('the file has no "grades", and so the veto does nothing'))
