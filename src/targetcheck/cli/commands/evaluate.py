"""`evaluate`: targets and actuals in, a report out, and its exit code."""

from __future__ import annotations

from functools import partial
from typing import Annotated

from targetcheck.cli import options
from targetcheck.cli.console import Run
from targetcheck.cli.files import write_reports
from targetcheck.cli.folders import parts_of, write_parts
from targetcheck.cli.inputs import ActualsOptions, judge, load
from targetcheck.cli.options import choice, choice_list, outputs, period
from targetcheck.cli.selection import Selection
from targetcheck.model.verdict import DEFAULT_FAIL_ON, FAIL_ON, Status
from targetcheck.reports import FORMATS, GROUPINGS, SPLITS, render


def evaluate(
    targets: options.TargetsArgument = None,
    actuals: options.ActualsOption = None,
    as_of: options.AsOfOption = None,
    area: options.AreaOption = None,
    select: options.SelectOption = None,
    responsible: options.ResponsibleOption = None,
    format: Annotated[str | None, options.format_option(FORMATS)] = None,
    output: options.OutputOption = None,
    group_by: options.GroupByOption = "section",
    fail_on: options.FailOnOption = None,
    strict: options.StrictOption = False,
    only: options.OnlyOption = None,
    split_by: Annotated[str | None, options.split_option(SPLITS)] = None,
    verbose: options.VerboseOption = False,
    engine: options.EngineOption = None,
    master: options.MasterOption = None,
    lang: options.LangOption = None,
    no_color: options.NoColourOption = False,
    quiet: options.QuietOption = False,
) -> None:
    """Judge every target and print a table.

    Exit codes: 0 judged and nothing fell short; 1 something fell short; 2 not judged (bad option, bad file, no figure
    for any target); 3 nothing fell short, but something could not be judged.
    """
    with Run(lang) as run:
        failing, shown = _named(fail_on, only, strict=strict)
        style = run.style(choice(group_by, GROUPINGS, "--group-by"), listed=bool(select) or verbose, no_color=no_color)
        style = style._replace(only=shown, fail_on=failing)
        parts = parts_of(split_by, SPLITS, output, {"responsible": responsible, "area": area})
        formats = outputs(format, output or []) if parts is None else outputs(format or "html", [])
        loaded, wanted = load(targets, Selection(area, select, responsible))
        given = ActualsOptions(actuals, engine, master, run.language)
        report = judge(run, loaded, wanted, given, period(as_of, "--as-of"), courses="html" in [f for _, f in formats])
        if parts is None:
            write_reports(formats, style, partial(render, report), report.read, quiet=quiet)
        else:
            run.problems(write_parts(parts, report, formats[0][1], style.for_file, quiet=quiet))
        run.code = report.exit_code(failing)


def _named(
    fail_on: list[str] | None, only: list[str] | None, *, strict: bool
) -> tuple[frozenset[str], frozenset[Status]]:
    """What is to fail, and the results that people are shown."""
    failing = choice_list(fail_on, FAIL_ON, "--fail-on", DEFAULT_FAIL_ON)
    shown = choice_list(only, list(options.RESULTS), "--only", frozenset(options.RESULTS))
    return frozenset(FAIL_ON) if strict else failing, frozenset(options.RESULTS[name] for name in shown)
