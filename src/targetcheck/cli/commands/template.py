"""`template`: the form to be filled in, and what of it has not come in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from targetcheck.cli.choices import choice, fail
from targetcheck.cli.console import JUDGED, Run, print_text
from targetcheck.cli.folders import account_of, file_names, folder_of, write_forms
from targetcheck.cli.inputs import ActualsOptions, load, read_actuals
from targetcheck.cli.options import (
    ActualsOption,
    AreaOption,
    LangOption,
    ResponsibleOption,
    SelectOption,
    TargetsArgument,
    format_option,
    split_option,
)
from targetcheck.cli.selection import Selection
from targetcheck.errors import Location, Problem, TargetcheckError, say
from targetcheck.form.template import Form, by_responsible, form
from targetcheck.model.actuals import Actuals
from targetcheck.model.target import Target, Targets

FORMS = {"csv": "targetcheck.form.template", "xlsx": "targetcheck.form.workbook"}
"""Format → what renders it; its suffix picks it for `-o`."""


def template(
    targets: TargetsArgument = None,
    area: AreaOption = None,
    select: SelectOption = None,
    responsible: ResponsibleOption = None,
    missing: Annotated[
        bool, typer.Option("--missing", help="Only what the actuals do not have yet, and why: a list to remind with.")
    ] = False,
    actuals: ActualsOption = None,
    split_by: Annotated[str | None, split_option(("responsible",))] = None,
    format: Annotated[str | None, format_option(FORMS)] = None,
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="PATH", help="A file, or with --split-by a folder, to write."),
    ] = None,
    lang: LangOption = None,
) -> None:
    """Print the form that has to be filled in, one row a wanted figure: CSV, or a workbook with -o form.xlsx."""
    run = Run(lang)
    with run:
        folder = None
        if split_by is not None:
            choice(split_by, ("responsible",), "--split-by")
            folder = folder_of([output] if output else None)
        kind = _kind(format, None if folder is not None else output)
        if actuals and not missing:
            raise fail(Problem(None, "bad-option", say("--actuals goes with --missing: what has come in is left out")))
        loaded, wanted = load(targets, Selection(area, select, responsible))
        language = run.lang or run.reader
        made = form(loaded, wanted)
        if missing:
            from targetcheck.form.received import outstanding, told

            rows = _received(loaded, wanted, ActualsOptions(actuals, lang=language))
            made, departments = outstanding(made, loaded, rows, _of_unclear_units(loaded, rows, wanted), language)
            run.tell(*(told(department, language) for department in departments))
        render: Callable[[Form, str], bytes] = import_module(FORMS[kind]).render
        if folder is not None:
            forms = by_responsible(made, language)
            files = file_names((name for name, _ in forms), f".{kind}")
            texts = [render(part, language) for _, part in forms]
            write_forms(folder, dict(zip(files, texts, strict=True)))
            run.problems(account_of(folder, files))
        elif output is None or output == "-":
            print_text(render(made, language))
        else:
            path = Path(output)
            write_forms(str(path.parent), {path.name: render(made, language)})
        run.code = JUDGED
    raise typer.Exit(run.code)


def _of_unclear_units(loaded: Targets, rows: Actuals, wanted: Iterable[Target]) -> frozenset[Location | None]:
    """The rows for which a target has no verdict, as their unit is not clear or is another one than its bound's."""
    from targetcheck.judgement.evaluate import evaluate

    try:
        report = evaluate(loaded, rows, only=wanted)
    except TargetcheckError:
        return frozenset()
    problems = [verdict.problem for top in report.verdicts for verdict in top.family()]
    return frozenset(p.where for p in problems if p is not None and p.code in ("unclear-unit", "unit-mismatch"))


def _received(loaded: Targets, wanted: Iterable[Target], given: ActualsOptions) -> Actuals:
    """What has come in; nothing where data/ holds no table yet."""
    try:
        return read_actuals(loaded, given, wanted)
    except TargetcheckError as error:
        if given.arguments is None and all(problem.code in ("empty-folder", "no-input") for problem in error.problems):
            return Actuals({})
        raise


def _kind(format: str | None, output: str | None) -> str:
    """The format of the form: what was asked for, else what the file's suffix says, else CSV."""
    if format is not None:
        choice(format, list(FORMS), "--format")
    if output is None or output == "-":
        return format or "csv"
    for kind in FORMS:
        if output.lower().endswith(f".{kind}") and format in (None, kind):
            return kind
    suffixes = [f".{kind}" for kind in FORMS if format in (None, kind)]
    message = say(
        '--output: no format has the suffix of "{path}"; known are {suffixes}', path=output, suffixes=suffixes
    )
    raise fail(Problem(None, "bad-option", message))
