"""`validate`: what is wrong in files."""

from __future__ import annotations

from pathlib import Path

import typer

from targetcheck.cli.console import (
    JUDGED,
    Run,
)
from targetcheck.cli.inputs import ActualsOptions, load, read_actuals
from targetcheck.cli.options import (
    ActualsOption,
    EngineOption,
    LangOption,
    MasterOption,
    TargetsArgument,
)
from targetcheck.errors import Problem, TargetcheckError
from targetcheck.phrases import words


def validate(
    targets: TargetsArgument = None,
    actuals: ActualsOption = None,
    engine: EngineOption = None,
    master: MasterOption = None,
    lang: LangOption = None,
) -> None:
    """Look for problems only: in target files and, with -a or without any argument, in the actuals too.

    Exit code 2 where there is a problem. Indicators that the actuals never mention, and actuals that nobody asks for, are
    told and change no code.
    """
    run = Run(lang)
    with run:
        loaded, _ = load(targets)
        warnings: tuple[Problem, ...] = ()
        if actuals or (not targets and Path("data").is_dir()):
            from targetcheck.judgement.checks import unmatched
            from targetcheck.judgement.evaluate import evaluate as evaluate_all

            rows = read_actuals(loaded, ActualsOptions(actuals, engine, master, run.lang or run.reader))
            report = evaluate_all(loaded, rows)
            warnings = (*report.warnings, *unmatched(loaded, rows))
            run.warnings(warnings)
            wrong = [*report.faults, *(row.told() for row in rows.unplaced)]
            if wrong:
                raise TargetcheckError(wrong)
        if not warnings:
            table = words(run.lang or run.reader)
            told = table("{n:target|targets}", n=len(loaded.targets))
            run.tell(table("no problem in {files:file|files}: {targets}", files=len(loaded.files), targets=told))
        run.code = JUDGED
    raise typer.Exit(run.code)
