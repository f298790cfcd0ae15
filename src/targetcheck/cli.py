"""The command line: options → pipeline → text → exit code. Only this module prints, reads the environment and exits."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Annotated

import typer

from targetcheck import __version__
from targetcheck.errors import Location, Problem, TargetcheckError, say
from targetcheck.model.actuals import Actuals, asked_of
from targetcheck.model.period import Period, parse_period
from targetcheck.model.target import Target, Targets
from targetcheck.model.text import near_miss
from targetcheck.model.verdict import DEFAULT_FAIL_ON, FAIL_ON, Report
from targetcheck.reports import FORMATS, GROUPINGS, Style, format_of, render
from targetcheck.reports.words import LANGUAGES, problem_in

JUDGED, SHORT, NOT_JUDGED, NO_DATA = 0, 1, 2, 3

app = typer.Typer(
    name="targetcheck", help="Judges announced targets (YAML) against published actuals (CSV).", no_args_is_help=True,
    add_completion=True, pretty_exceptions_enable=False, rich_markup_mode=None,
)  # fmt: skip


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


TargetsArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="[TARGETS]...", help="Target files, folders or globs; targets/ unless given."),
]
ActualsOption = Annotated[
    list[str] | None,
    typer.Option("--actuals", "-a", help="CSV files, folders or globs, - for standard input; data/ unless given."),
]
AsOfOption = Annotated[str | None, typer.Option("--as-of", metavar="PERIOD", help="Leave out rows that end later.")]
AreaOption = Annotated[str | None, typer.Option("--area", help="Only the targets of this area.")]
SelectOption = Annotated[
    list[str] | None,
    typer.Option(
        "--select", metavar="PATTERN", help="Only targets whose id matches, as in 'wanzhou-2024/*' or 'tb-*'."
    ),
]
ResponsibleOption = Annotated[str | None, typer.Option("--responsible", help="Only the targets that they answer for.")]
NoColourOption = Annotated[bool, typer.Option("--no-color", help="No colour, whatever the terminal.")]
LangOption = Annotated[str | None, typer.Option("--lang", help="en or zh; the locale's unless given.")]


@app.command()
def evaluate(
    targets: TargetsArgument = None,
    actuals: ActualsOption = None,
    as_of: AsOfOption = None,
    area: AreaOption = None,
    select: SelectOption = None,
    responsible: ResponsibleOption = None,
    format: Annotated[str | None, typer.Option("--format", "-f", help=" ".join(FORMATS))] = None,
    output: Annotated[
        list[str] | None, typer.Option("--output", "-o", help="A file to write; its suffix picks the format.")
    ] = None,
    group_by: Annotated[str, typer.Option("--group-by", help=" ".join(GROUPINGS))] = "section",
    fail_on: Annotated[
        str | None,
        typer.Option("--fail-on", help=f"What to fail on, a list of {' '.join(FAIL_ON)}; missed,no-data unless given."),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Fail on all of them.")] = False,
    lang: LangOption = None,
    no_color: NoColourOption = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print no report, only the exit code tells.")] = False,
) -> None:
    """Judge every target and print a table.

    Exit codes: 0 judged and nothing fell short; 1 something fell short; 2 not judged (bad option, bad file, no figure
    for any target); 3 nothing fell short, but something could not be judged.
    """
    run = _Run(lang)
    with run:
        named = _choice_list(fail_on, FAIL_ON, "--fail-on") if fail_on is not None else DEFAULT_FAIL_ON
        _choice(group_by, GROUPINGS, "--group-by")
        formats = _outputs(format, output or [])
        style = run.style(group_by, listed=bool(select), no_color=no_color)
        loaded, wanted = _targets(targets, area, select, responsible)
        report = _judge(loaded, wanted, actuals, _period(as_of, "--as-of"))
        run.problems(report.warnings)
        texts = [(path, render(report, name, style)) for path, name in formats]
        _write(texts, quiet)
        run.code = report.exit_code(FAIL_ON if strict else named)
    raise typer.Exit(run.code)


@app.command()
def explain(
    target: Annotated[
        str, typer.Argument(metavar="TARGET", help="A target's id, with or without its file: tb-incidence.")
    ],
    targets: TargetsArgument = None,
    actuals: ActualsOption = None,
    as_of: AsOfOption = None,
    format: Annotated[str, typer.Option("--format", "-f", help="table or json")] = "table",
    lang: LangOption = None,
    no_color: NoColourOption = False,
) -> None:
    """Show how one verdict came about: rows, roll-up, division, comparison."""
    run = _Run(lang)
    with run:
        _choice(format, ("table", "json"), "--format")
        loaded, wanted = _targets(targets, None, None, None)
        tops = _named(target, wanted)
        report = _judge(loaded, tops, actuals, _period(as_of, "--as-of"))
        run.problems(report.warnings)
        from targetcheck.reports.explain import render_json, render_tree

        found = [v for top in report.verdicts for v in top.family() if target in (v.id, v.id.partition("/")[2])]
        style = run.style("section", listed=True, no_color=no_color)
        _print(render_json(found, style) if format == "json" else render_tree(found, style))
        run.code = JUDGED
    raise typer.Exit(run.code)


@app.command()
def validate(
    targets: TargetsArgument = None,
    actuals: ActualsOption = None,
    lang: LangOption = None,
) -> None:
    """Look for problems only, in target files and, where given, in actuals."""
    run = _Run(lang)
    with run:
        loaded, _ = _targets(targets, None, None, None)
        if actuals:
            _judge(loaded, loaded.targets, actuals, None)
        run.code = JUDGED
    raise typer.Exit(run.code)


class _Run:
    """One command's outcome: problems go to standard error in the reader's language, and become the exit code."""

    def __init__(self, lang: str | None) -> None:
        self.code = NOT_JUDGED
        self.lang = lang
        self.reader = _locale_language()

    def __enter__(self) -> _Run:
        if self.lang is not None and self.lang not in LANGUAGES:
            lang, self.lang = self.lang, None
            self.problems([_option_problem("--lang", lang, LANGUAGES)])
            raise typer.Exit(NOT_JUDGED)
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="backslashreplace")
        return self

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> bool:
        if isinstance(error, TargetcheckError):
            self.problems(error.problems)
            self.code = NOT_JUDGED
            return True
        return False

    def problems(self, problems: Iterable[Problem]) -> None:
        for problem in problems:
            print(problem_in(problem, self.lang or self.reader), file=sys.stderr)

    def style(self, group_by: str, *, listed: bool, no_color: bool) -> Style:
        width = shutil.get_terminal_size((100, 24)).columns
        return Style(self.lang, self.reader, group_by, width, _colour(no_color), listed)


def _locale_language() -> str:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"


def _colour(no_color: bool) -> bool:
    if no_color or os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def _fail(problem: Problem) -> TargetcheckError:
    return TargetcheckError([problem])


def _option_problem(option: str, value: str, choices: Sequence[str]) -> Problem:
    message = say('{option}: "{value}" is none of {choices}', option=option, value=value, choices=list(choices))
    return Problem(None, "bad-option", message)


def _choice(value: str, choices: Sequence[str], option: str) -> str:
    if value not in choices:
        raise _fail(_option_problem(option, value, choices))
    return value


def _choice_list(value: str, choices: Sequence[str], option: str) -> frozenset[str]:
    names = [name.strip() for name in value.split(",") if name.strip()]
    return frozenset(_choice(name, choices, option) for name in names)


def _period(text: str | None, option: str) -> Period | None:
    if text is None:
        return None
    found = parse_period(text)
    if found is None:
        message = say('{option}: "{value}" is not a period; write 2024, 2024-Q3, 2024-09', option=option, value=text)
        raise _fail(Problem(None, "bad-option", message))
    return found


def _targets(
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
        raise _fail(Problem(None, "nothing-selected", message))
    return loaded, wanted


def _named(name: str, targets: Iterable[Target]) -> list[Target]:
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
            raise _fail(Problem(None, "unknown-id", message))
        if found:
            return found
    known = [i for t in targets for m in t.family() for i in (m.local_id, m.id)]
    raise _fail(
        Problem(None, "unknown-id", say('no target with the id "{id}"{hint}', id=name, hint=near_miss(name, known)))
    )


def _default(folder: str, option: str) -> str:
    if not Path(folder).is_dir():
        message = say("no {option} given, and there is no folder {folder}/ here", option=option, folder=folder)
        raise _fail(Problem(None, "no-input", message))
    return folder


def _judge(loaded: Targets, wanted: Iterable[Target], actuals: list[str] | None, as_of: Period | None) -> Report:
    from targetcheck.judgement.evaluate import evaluate as judge

    return judge(loaded, _actuals(loaded, actuals), as_of=as_of, only=wanted)


def _actuals(loaded: Targets, arguments: list[str] | None) -> Actuals:
    from targetcheck.actuals.csvfile import load_actuals

    return load_actuals(arguments or [_default("data", "--actuals")], asked_of(loaded), sys.stdin.buffer)


def _outputs(format: str | None, files: list[str]) -> list[tuple[str | None, str]]:
    """Where each report goes (None: standard output) and in which format."""
    if format is not None:
        _choice(format, list(FORMATS), "--format")
    found: list[tuple[str | None, str]] = []
    for path in files:
        name = format or "table" if path == "-" else format_of(path)
        if name is None:
            suffixes = [suffix for suffix, _ in FORMATS.values()]
            message = say(
                '--output: no format has the suffix of "{path}"; known are {suffixes}', path=path, suffixes=suffixes
            )
            raise _fail(Problem(None, "bad-option", message))
        found.append((None if path == "-" else path, name))
    if (format is not None and all(path is not None for path, _ in found)) or not found:
        found.insert(0, (None, format or "table"))
    return found


def _write(texts: list[tuple[str | None, str | bytes]], quiet: bool) -> None:
    """Files first, each whole or not at all; then standard output."""
    for path, text in texts:
        if path is not None:
            _write_file(path, text.encode() if isinstance(text, str) else text)
    for path, text in texts:
        if path is None and not quiet:
            _print(text)


def _write_file(path: str, data: bytes) -> None:
    """Writes beside the file and then moves into its place, so that no half report is ever seen."""
    target = Path(path)
    temporary = ""
    try:
        if target.exists() and not target.is_file():
            target.write_bytes(data)
            return
        with tempfile.NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False) as file:
            temporary = file.name
            file.write(data)
        mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
        os.chmod(temporary, mode)
        os.replace(temporary, target)
    except OSError as error:
        if temporary and os.path.exists(temporary):
            os.unlink(temporary)
        message = say("cannot be written: {why}", why=error.strerror or str(error))
        raise _fail(Problem(Location(path), "unwritable-file", message)) from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _print(text: str | bytes) -> None:
    """Standard output; a reader that went away is none of our business, a full disk is."""
    try:
        if isinstance(text, bytes):
            sys.stdout.buffer.write(text)
        else:
            sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        message = say("standard output cannot be written: {why}", why=error.strerror or str(error))
        raise _fail(Problem(None, "unwritable-file", message)) from error


def main() -> None:
    """The console script."""
    app()
