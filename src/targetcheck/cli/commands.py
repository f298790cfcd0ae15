"""The commands: options → pipeline → text → exit code."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from targetcheck import __version__
from targetcheck.cli.console import (
    JUDGED,
    Run,
    choice,
    choice_list,
    fail,
    outputs,
    period,
    print_text,
    read_bytes,
    read_text,
)
from targetcheck.cli.files import file_names, folder_of, write, write_forms, write_parts
from targetcheck.cli.inputs import ActualsOptions, judge, load, named, read_actuals
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
    ResponsibleOption,
    SelectOption,
    TargetsArgument,
    VerboseOption,
    format_option,
    split_option,
)
from targetcheck.cli.selection import Selection
from targetcheck.cli.typed import Command, Group
from targetcheck.errors import Problem, TargetcheckError, say
from targetcheck.model.verdict import DEFAULT_FAIL_ON, FAIL_ON
from targetcheck.reports import FORMATS, GROUPINGS, SPLITS, render

app = typer.Typer(
    name="targetcheck", cls=Group, help="Judges announced targets (YAML) against published actuals (CSV).", no_args_is_help=True,
    add_completion=True, pretty_exceptions_enable=False, rich_markup_mode=None,
)  # fmt: skip


def keep_only(name: str) -> None:
    """Registers only the command that runs: building the parsers of all of them slows every start. An unknown name keeps all."""
    found = [info for info in app.registered_commands if info.callback is not None and info.callback.__name__ == name]
    app.registered_commands = found or app.registered_commands


def _show_version(value: bool) -> None:
    if value:
        print(f"targetcheck {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Judges announced targets (YAML) against published actuals (CSV)."""


@app.command(cls=Command)
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
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Print no report; only the exit code tells the result.")
    ] = False,
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
        choice(group_by, GROUPINGS, "--group-by")
        style = run.style(group_by, listed=bool(select) or verbose, no_color=no_color)
        folder = "" if split_by is None else folder_of(split_by, SPLITS, output)
        formats = outputs(format or "html", []) if folder else outputs(format, output or [])
        style = style._replace(only=frozenset(RESULTS[name] for name in results), fail_on=named)
        loaded, wanted = load(targets, Selection(area, select, responsible))
        report = judge(loaded, wanted, ActualsOptions(actuals, engine, master), period(as_of, "--as-of"))
        run.warnings(report.warnings)
        if split_by is not None:
            write_parts(folder, report, split_by, formats[0][1], style.for_file)
        else:
            told = [(path, name) for path, name in formats if path is not None or not quiet]
            texts = [(path, render(report, name, style if path is None else style.for_file)) for path, name in told]
            write(texts, quiet, report.read)
        run.code = report.exit_code(named)
    raise typer.Exit(run.code)


@app.command(cls=Command)
def explain(
    target: Annotated[
        str, typer.Argument(metavar="TARGET", help="A target's id, with or without its file: tb-incidence.")
    ],
    targets: TargetsArgument = None,
    actuals: ActualsOption = None,
    as_of: AsOfOption = None,
    format: Annotated[str, format_option(("table", "json"))] = "table",
    engine: EngineOption = None,
    master: MasterOption = None,
    lang: LangOption = None,
    no_color: NoColourOption = False,
) -> None:
    """Show how one verdict came about: rows, roll-up, division, comparison."""
    run = Run(lang)
    with run:
        choice(format, ("table", "json"), "--format")
        loaded, wanted = load(targets)
        tops = named(target, wanted)
        report = judge(loaded, tops, ActualsOptions(actuals, engine, master), period(as_of, "--as-of"))
        run.warnings(report.warnings)
        from targetcheck.reports.explain import render_json, render_tree

        found = [v for top in report.verdicts for v in top.family() if target in (v.id, v.id.partition("/")[2])]
        style = run.style("section", listed=True, no_color=no_color)
        print_text(render_json(found, style) if format == "json" else render_tree(found, style))
        run.code = JUDGED
    raise typer.Exit(run.code)


@app.command(cls=Command)
def inspect(
    data: Annotated[
        list[str],
        typer.Argument(
            metavar="DATA... [TARGETS]",
            help="Files and folders of actuals, - for standard input; target files (.yaml) say what is asked of them.",
        ),
    ],
    format: Annotated[str, format_option(("text", "json"))] = "text",
    lang: LangOption = None,
) -> None:
    """Show how tables of actuals are read: header, each column with its meaning and why, and what is left out.

    Without target files everything in them is taken to be asked for. Exit code 2 where a file cannot be read.
    """
    run = Run(lang)
    with run:
        choice(format, ("text", "json"), "--format")
        import json

        from targetcheck.cli.inspection import document, inspected
        from targetcheck.cli.inspection import render as render_text

        found = inspected(data)
        language = run.lang or (run.reader if format == "text" else "en")
        if format == "json":
            print_text(json.dumps(document(found, language), ensure_ascii=False, indent=2) + "\n")
        else:
            print_text(render_text(found, language))
        if not any(file.problems for file in found):
            run.code = JUDGED
    raise typer.Exit(run.code)


@app.command(cls=Command)
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
        if actuals or (not targets and Path("data").is_dir()):
            from targetcheck.judgement.checks import unmatched
            from targetcheck.judgement.evaluate import evaluate as evaluate_all

            rows = read_actuals(loaded, ActualsOptions(actuals, engine, master))
            report = evaluate_all(loaded, rows)
            run.warnings((*report.warnings, *unmatched(loaded, rows)))
            wrong = [*report.faults, *(row.told() for row in rows.unplaced)]
            if wrong:
                raise TargetcheckError(wrong)
        run.code = JUDGED
    raise typer.Exit(run.code)


@app.command(cls=Command)
def template(
    targets: TargetsArgument = None,
    area: AreaOption = None,
    select: SelectOption = None,
    responsible: ResponsibleOption = None,
    split_by: Annotated[str | None, split_option(("responsible",))] = None,
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="PATH", help="A file, or with --split-by a folder, to write."),
    ] = None,
    lang: LangOption = None,
) -> None:
    """Print the form that has to be filled in, one row a wanted figure: CSV, or a workbook with -o form.xlsx."""
    run = Run(lang)
    with run:
        folder = None if split_by is None else folder_of(split_by, ("responsible",), [output] if output else None)
        from targetcheck.form.template import by_responsible, form
        from targetcheck.form.template import render as render_form

        loaded, wanted = load(targets, Selection(area, select, responsible))
        filled = form(loaded, wanted)
        language = run.lang or run.reader
        if folder is not None:
            forms = by_responsible(filled, language)
            files = file_names((name for name, _ in forms), ".csv")
            texts = [render_form(part, language) for _, part in forms]
            write_forms(folder, dict(zip(files, texts, strict=True)))
        elif output is None or output == "-":
            print_text(render_form(filled, language))
        elif not output.lower().endswith((".csv", ".xlsx")):
            message = say(
                '--output: no format has the suffix of "{path}"; known are {suffixes}',
                path=output,
                suffixes=[".csv", ".xlsx"],
            )
            raise fail(Problem(None, "bad-option", message))
        else:
            path = Path(output)
            if output.lower().endswith(".xlsx"):
                from targetcheck.form.workbook import render as render_form
            write_forms(str(path.parent), {path.name: render_form(filled, language)})
        run.code = JUDGED
    raise typer.Exit(run.code)


@app.command(cls=Command)
def compare(
    before: Annotated[str, typer.Argument(metavar="BEFORE.json", help="An earlier evaluate -f json.")],
    after: Annotated[str, typer.Argument(metavar="AFTER.json", help="A later one.")],
    format: Annotated[str | None, format_option(("table", "markdown", "json"))] = None,
    output: OutputOption = None,
    lang: LangOption = None,
    no_color: NoColourOption = False,
) -> None:
    """Show what changed between two saved evaluations.

    Exit code 1 when something binding fell from met to missed, 2 when the two have no target in common.
    """
    run = Run(lang)
    with run:
        from targetcheck.comparison.changes import compare as compare_saved
        from targetcheck.comparison.formats import FORMATS as CHANGE_FORMATS
        from targetcheck.comparison.formats import render as render_changes
        from targetcheck.comparison.saved import read_saved

        formats = outputs(format, output or [], CHANGE_FORMATS)
        style = run.style("section", listed=True, no_color=no_color)
        earlier, later = read_saved([(path, read_bytes(path)) for path in (before, after)])
        found = compare_saved(earlier, later)
        write(
            [(path, render_changes(found, name, style if path is None else style.for_file)) for path, name in formats],
            quiet=False,
            read=(before, after),
        )
        run.code = found.exit_code
    raise typer.Exit(run.code)


@app.command(cls=Command)
def draft(
    document: Annotated[
        str, typer.Argument(metavar="DOCUMENT", help="A published plan as text (.txt, .docx), - for standard input.")
    ],
    format: Annotated[str, format_option(("yaml", "json"))] = "yaml",
    actuals: Annotated[
        str | None,
        typer.Option("--actuals", metavar="FILE.csv", help="Also write the figures reported as done to this file."),
    ] = None,
    lang: LangOption = None,
) -> None:
    """Read a published plan and write a target file for a person to finish."""
    run = Run(lang)
    with run:
        choice(format, ("yaml", "json"), "--format")
        from targetcheck.draft import draft as read_plan
        from targetcheck.draft import to_actuals_csv, to_json, to_yaml

        found = read_plan(read_text(document))
        if actuals is not None:
            write([(actuals, to_actuals_csv(found))], quiet=True, read=[document])
        print_text(to_json(found) if format == "json" else to_yaml(found))
        run.code = JUDGED
    raise typer.Exit(run.code)


@app.command(cls=Command)
def schema() -> None:
    """Print the JSON Schema of target files, for editors."""
    import json

    from targetcheck.targets.schema import json_schema

    run = Run(None)
    with run:
        print_text(json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n")
        run.code = JUDGED
    raise typer.Exit(run.code)
