"""The options that several commands share."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Annotated, Any

import typer

from targetcheck.model.actuals import ENGINES
from targetcheck.model.verdict import FAIL_ON, Status
from targetcheck.reports import GROUPINGS

RESULTS = {status.value.replace("_", "-"): status for status in Status}
"""What `--only` may name."""


def _offer(values: Iterable[str]) -> Callable[[str], list[str]]:
    """What the shell's completion proposes for an option of a few known values."""
    known = list(values)

    def complete(incomplete: str) -> list[str]:
        return [value for value in known if value.startswith(incomplete)]

    return complete


def _choice(*names: str, metavar: str, help: str, values: Iterable[str]) -> Any:
    """An option of a few known values."""
    return typer.Option(*names, metavar=metavar, help=help, autocompletion=_offer(values))


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
