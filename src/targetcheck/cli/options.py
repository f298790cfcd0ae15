"""The options that several commands share, and what is meant by them, or a problem that says what they may be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from targetcheck.errors import Location, Phrase, Problem, TargetcheckError, say
from targetcheck.model.actuals import ENGINES
from targetcheck.model.period import Period
from targetcheck.model.period_text import end_named, parse_period
from targetcheck.model.verdict import FAIL_ON, Status
from targetcheck.phrases import LANGUAGES, words
from targetcheck.reports import FORMATS, GROUPINGS, format_of

RESULTS = {status.value.replace("_", "-"): status for status in Status}
"""What `--only` may name."""


def _choice(*names: str, metavar: str, help: str, values: Iterable[str]) -> Any:
    """An option of a few known values, which the shell's completion proposes."""
    known = list(values)

    def complete(incomplete: str) -> list[str]:
        return [value for value in known if value.startswith(incomplete)]

    return typer.Option(*names, metavar=metavar, help=help, autocompletion=complete)


def format_option(formats: Iterable[str]) -> Any:
    """-f, for a command that has these formats."""
    help = f"What to print: {', '.join(formats)}."
    return _choice("--format", "-f", metavar="FORMAT", help=help, values=formats)


def split_option(columns: Iterable[str]) -> Any:
    """--split-by, for a command that writes a file for each department or area."""
    help = f"{' or '.join(columns)}: one file for each, into the folder given with -o."
    return _choice("--split-by", metavar="COLUMN", help=help, values=columns)


Text = str | None
Texts = list[str] | None

TargetsArgument = Annotated[
    Texts, typer.Argument(metavar="TARGETS", help="Target files, folders or globs; targets/ unless given.")
]
ActualsOption = Annotated[
    Texts,
    typer.Option(
        "--actuals", "-a", metavar="FILE", help="CSV files, folders or globs, - for standard input; data/ unless given."
    ),
]
_READERS = f"What reads the actuals: {', '.join(ENGINES)}; auto takes DuckDB for large ones."
EngineOption = Annotated[Text, _choice("--engine", metavar="ENGINE", help=_READERS, values=ENGINES)]
MasterOption = Annotated[
    Text,
    typer.Option("--master", metavar="URL", help="With --engine spark: the cluster; SPARK_REMOTE, else this machine."),
]
AsOfOption = Annotated[Text, typer.Option("--as-of", metavar="PERIOD", help="Leave out rows that end later.")]
DueOption = Annotated[
    Text, typer.Option("--as-of", metavar="PERIOD", help="Ask only for what is due by the end of this period.")
]
AreaOption = Annotated[
    Texts,
    typer.Option("--area", metavar="AREA", help="Only the targets of this area, and its part of those for each area."),
]
SelectOption = Annotated[
    Texts,
    typer.Option(
        "--select", metavar="PATTERN", help="Only targets whose id matches, as in 'wanzhou-2024/*' or 'tb-*'."
    ),
]
ResponsibleOption = Annotated[
    Texts, typer.Option("--responsible", metavar="NAME", help="Only targets for which NAME is responsible.")
]
QuietOption = Annotated[
    bool, typer.Option("--quiet", "-q", help="Print no report; only the exit code tells the result.")
]
NoColourOption = Annotated[bool, typer.Option("--no-color", help="No colour, whatever the terminal.")]
LangOption = Annotated[
    Text, _choice("--lang", metavar="LANG", help="en or zh; the locale's unless given.", values=("en", "zh"))
]
MissingOption = Annotated[
    bool, typer.Option("--missing", help="Only what the actuals do not have yet, and why: a list to remind with.")
]
PathOption = Annotated[
    Text, typer.Option("--output", "-o", metavar="PATH", help="A file, or with --split-by a folder, to write.")
]
OutputOption = Annotated[
    Texts, typer.Option("--output", "-o", metavar="FILE", help="A file to write; its suffix picks the format.")
]
_GROUPS = f"What to group by: {', '.join(GROUPINGS)}."
GroupByOption = Annotated[str, _choice("--group-by", metavar="COLUMN", help=_GROUPS, values=GROUPINGS)]
_FAILS = f"What to fail on, a list of {', '.join(FAIL_ON)}; missed,no-data unless given."
FailOnOption = Annotated[Texts, _choice("--fail-on", metavar="LIST", help=_FAILS, values=FAIL_ON)]
_SHOWN = f"Show people only the targets with these results, a list of {', '.join(RESULTS)}."
OnlyOption = Annotated[Texts, _choice("--only", metavar="LIST", help=_SHOWN, values=RESULTS)]
StrictOption = Annotated[bool, typer.Option("--strict", help=f"Same as --fail-on {','.join(FAIL_ON)}.")]
VerboseOption = Annotated[
    bool, typer.Option("--verbose", "-v", help="List everything: members that hold, and targets without data.")
]

STANDARD_OUTPUT = ("-", "/dev/stdout", "/dev/fd/1")


def fail(code: str, message: Phrase, file: str | None = None) -> TargetcheckError:
    """The error of one problem: of an option, or of a file as a whole."""
    return TargetcheckError([Problem(None if file is None else Location(file), code, message)])


def none_of(option: str, value: str, choices: Sequence[str]) -> TargetcheckError:
    """That an option has a value that is none of its own."""
    return fail("bad-option", say('{option}: "{value}" is none of {choices}', option=option, value=value,
                                  choices=list(choices)))  # fmt: skip


def choice(value: str, choices: Sequence[str], option: str) -> str:
    """The one of these that is meant, also by the word that reports have for it."""
    meant = _meant(value, choices)
    if meant not in choices:
        raise none_of(option, value, choices)
    return meant


def choice_list(
    values: list[str] | None, choices: Sequence[str], option: str, otherwise: frozenset[str]
) -> frozenset[str]:
    """What lists with commas name together, or what is meant without any.

    An empty list is a problem: an unset variable must not turn a check off.
    """
    if not values:
        return otherwise
    named = set()
    for value in values:
        for name in re.split("[,，、]", value.strip().strip(",，、")):
            named.add(choice(name.strip(), choices, option))
    return frozenset(named)


def _meant(name: str, choices: Sequence[str]) -> str:
    """The choice that a word of a report stands for: no_data as JSON has it, 未达标 as the table does."""
    if name in choices:  # as it mostly is: no table of words is loaded then
        return name
    for one in choices:
        key = one.replace("-", "_")
        if name.casefold().replace("-", "_") == key or name in (_told(key, lang) for lang in LANGUAGES):
            return one
    return name


def _told(key: str, lang: str) -> str:
    """What reports call a choice; a level has a name of its own (预期性), since its word is also that of another thing."""
    level = words(lang).template(f"level {key}")
    return words(lang).template(key) if level == f"level {key}" else level


def period(text: str | None, option: str) -> Period | None:
    if text is None:
        return None
    found = parse_period(text) or end_named(text)  # 2024年9月底
    if found is None:
        message = say('{option}: "{value}" is not a period; write 2024, 2024-Q3, 2024-09', option=option, value=text)
        raise fail("bad-option", message)
    return found


def outputs(format: str | None, files: list[str], formats: Iterable[str] = FORMATS) -> list[tuple[str | None, str]]:
    """Where each report goes (None: standard output) and in which of the formats."""
    known = {name: FORMATS[name][0] for name in formats}
    if format is not None:
        choice(format, list(known), "--format")
    found: list[tuple[str | None, str]] = []
    for path in files:
        name = format or "table" if path in STANDARD_OUTPUT else format_of(path)
        if name is None and not Path(path).suffix:  # such as /dev/stdout, or a pipe to another program
            name = format
        if name is None or name not in known:
            message = say('--output: no format has the suffix of "{path}"; known are {suffixes}', path=path,
                          suffixes=list(known.values()))  # fmt: skip
            raise fail("bad-option", message)
        found.append((None if path in STANDARD_OUTPUT else path, name))
    if (format is not None and all(path is not None and format_of(path) for path, _ in found)) or not found:
        found.insert(0, (None, format or "table"))
    return found
