"""`evaluate`: targets and actuals in, a report out, and its exit code."""

from __future__ import annotations

from typing import Annotated

import typer

from targetcheck.cli.choices import choice, choice_list, outputs, period
from targetcheck.cli.console import Run, rendered
from targetcheck.cli.files import write
from targetcheck.cli.folders import account_of, folder_of, write_parts
from targetcheck.cli.inputs import ActualsOptions, judge, load
from targetcheck.cli.options import (
    RESULTS,
    ActualsOption,
    AreaOption,
    AsOfOption,
    EngineOption,
    FailOnOption,
    GroupByOption,
    LangOption,
    MasterOption,
    NoColourOption,
    OnlyOption,
    OutputOption,
    QuietOption,
    ResponsibleOption,
    SelectOption,
    TargetsArgument,
    VerboseOption,
    format_option,
    split_option,
)
from targetcheck.cli.selection import Selection
from targetcheck.model.verdict import DEFAULT_FAIL_ON, FAIL_ON
from targetcheck.reports import FORMATS, GROUPINGS, SPLITS, render


def evaluate(
    targets: TargetsArgument = None,
    actuals: ActualsOption = None,
    as_of: AsOfOption = None,
    area: AreaOption = None,
    select: SelectOption = None,
    responsible: ResponsibleOption = None,
    format: Annotated[str | None, format_option(FORMATS)] = None,
    output: OutputOption = None,
    group_by: GroupByOption = "section",
    fail_on: FailOnOption = None,
    strict: Annotated[bool, typer.Option("--strict", help=f"Same as --fail-on {','.join(FAIL_ON)}.")] = False,
    only: OnlyOption = None,
    split_by: Annotated[str | None, split_option(SPLITS)] = None,
    verbose: VerboseOption = False,
    engine: EngineOption = None,
    master: MasterOption = None,
    lang: LangOption = None,
    no_color: NoColourOption = False,
    quiet: QuietOption = False,
) -> None:
    """Judge every target and print a table.

    Exit codes: 0 judged and nothing fell short; 1 something fell short; 2 not judged (bad option, bad file, no figure
    for any target); 3 nothing fell short, but something could not be judged.
    """
    run = Run(lang)
    with run:
        named = choice_list(fail_on, FAIL_ON, "--fail-on", DEFAULT_FAIL_ON)
        if strict:
            named = frozenset(FAIL_ON)
        results = choice_list(only, list(RESULTS), "--only", frozenset(RESULTS))
        group_by = choice(group_by, GROUPINGS, "--group-by")
        style = run.style(group_by, listed=bool(select) or verbose, no_color=no_color)
        folder = ""
        if split_by is not None:
            split_by = choice(split_by, SPLITS, "--split-by")
            folder = folder_of(output)
        formats = outputs(format or "html", []) if folder else outputs(format, output or [])
        style = style._replace(only=frozenset(RESULTS[name] for name in results), fail_on=named)
        loaded, wanted = load(targets, Selection(area, select, responsible))
        given = ActualsOptions(actuals, engine, master, run.lang or run.reader)
        drawn = any(name == "html" for _, name in formats)
        report = judge(loaded, wanted, given, period(as_of, "--as-of"), courses=drawn)
        run.warnings(report.warnings)
        if split_by is not None:
            files = write_parts(folder, report, split_by, formats[0][1], style.for_file)
            run.problems(() if quiet else account_of(folder, files))
        else:
            told = [(path, name) for path, name in formats if path is not None or not quiet]
            texts = rendered(told, style, lambda name, looks: render(report, name, looks))
            write(texts, report.read)
        run.code = report.exit_code(named)
    raise typer.Exit(run.code)
