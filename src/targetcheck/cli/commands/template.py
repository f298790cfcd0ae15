"""`template`: the form to be filled in, and what of it has not come in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path
from typing import Annotated

from targetcheck.cli import options
from targetcheck.cli.console import Run, print_text
from targetcheck.cli.folders import account_of, file_names, parts_of, write_forms
from targetcheck.cli.inputs import ActualsOptions, load, read_actuals
from targetcheck.cli.options import choice, fail, period
from targetcheck.cli.selection import Selection
from targetcheck.errors import TargetcheckError, say
from targetcheck.form.due import Judged, cut_short, due_by, judged_by
from targetcheck.form.template import PARTS, Form, form
from targetcheck.judgement.checks import says_not_how
from targetcheck.model.actuals import Actuals
from targetcheck.model.period import Period
from targetcheck.model.target import Target, Targets
from targetcheck.phrases import Words

FORMS = {"csv": "targetcheck.form.template", "xlsx": "targetcheck.form.workbook", "json": "targetcheck.form.json"}
"""Format → what renders it; its suffix picks it for `-o`."""


def template(
    targets: options.TargetsArgument = None,
    area: options.AreaOption = None,
    select: options.SelectOption = None,
    responsible: options.ResponsibleOption = None,
    missing: options.MissingOption = False,
    actuals: options.ActualsOption = None,
    as_of: options.DueOption = None,
    split_by: Annotated[str | None, options.split_option(PARTS)] = None,
    format: Annotated[str | None, options.format_option(FORMS)] = None,
    output: options.PathOption = None,
    lang: options.LangOption = None,
) -> None:
    """Print the form that has to be filled in, one row a wanted figure: CSV, or a workbook with -o form.xlsx."""
    with Run(lang) as run:
        parts = parts_of(split_by, tuple(PARTS), [output] if output else None)
        kind = _kind(format, output if parts is None else None)
        if actuals and not missing:
            raise fail("bad-option", say("--actuals goes with --missing: what has come in is left out"))
        loaded, wanted = load(targets, Selection(area, select, responsible))
        made, until = form(loaded, wanted), period(as_of, "--as-of")
        run.warnings(says_not_how(loaded, cut_short(made, until)))
        if missing:
            made = _outstanding(run, made, loaded, wanted, ActualsOptions(actuals, lang=run.language), until)
        elif until is not None:
            made = due_by(made, loaded, until)
        if missing and not made.lines and output not in (None, "-"):
            run.tell(run.table("nothing is missing, and no file is written"))
            return
        render: Callable[[Form, Words], bytes] = import_module(FORMS[kind]).render
        if parts is not None:
            forms = PARTS[parts.by](made, run.table)
            files = file_names((name for name, _ in forms), f".{kind}")
            texts = [render(part, run.table) for _, part in forms]
            write_forms(parts.folder, dict(zip(files, texts, strict=True)))
            run.problems(account_of(parts.folder, files))
        elif output is None or output == "-":
            print_text(render(made, run.table))
        else:
            write_forms(str(Path(output).parent), {Path(output).name: render(made, run.table)})


def _outstanding(
    run: Run, made: Form, loaded: Targets, wanted: tuple[Target, ...], given: ActualsOptions, as_of: Period | None
) -> Form:
    """What of a form the actuals do not have yet; how much that is of each department is told."""
    from targetcheck.form.received import outstanding, told
    from targetcheck.judgement.evaluate import evaluate

    rows = _received(loaded, wanted, given)
    try:
        judged = judged_by(evaluate(loaded, rows, as_of=as_of, only=wanted), loaded)
    except TargetcheckError:
        judged = Judged()
    left, departments = outstanding(made, loaded, rows, judged, run.table, as_of)
    run.tell(*(told(department, run.table) for department in departments))
    return left


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
    raise fail("bad-option", message)
