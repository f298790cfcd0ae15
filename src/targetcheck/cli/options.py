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


def offer(values: Iterable[str]) -> Callable[[str], list[str]]:
    """What the shell's completion proposes for an option of a few known values."""
    known = list(values)

    def complete(incomplete: str) -> list[str]:
        return [value for value in known if value.startswith(incomplete)]

    return complete


def format_option(formats: Iterable[str]) -> Any:
    """-f, for a command that has these formats."""
    known = list(formats)
    return typer.Option(
        "--format", "-f", metavar="FORMAT", help=f"What to print: {', '.join(known)}.", autocompletion=offer(known)
    )


def split_option(columns: Iterable[str]) -> Any:
    """--split-by, for a command that writes a file for each department or area."""
    known = list(columns)
    return typer.Option(
        "--split-by",
        metavar="COLUMN",
        autocompletion=offer(known),
        help=f"{' or '.join(known)}: one file for each, into the folder given with -o.",
    )


TargetsArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="TARGETS", help="Target files, folders or globs; targets/ unless given."),
]
EngineOption = Annotated[
    str | None,
    typer.Option(
        "--engine",
        metavar="ENGINE",
        help=f"What reads the actuals: {', '.join(ENGINES)}; auto takes DuckDB for large ones.",
        autocompletion=offer(ENGINES),
    ),
]
MasterOption = Annotated[
    str | None,
    typer.Option("--master", metavar="URL", help="With --engine spark: the cluster; SPARK_REMOTE, else this machine."),
]
ActualsOption = Annotated[
    list[str] | None,
    typer.Option(
        "--actuals", "-a", metavar="FILE", help="CSV files, folders or globs, - for standard input; data/ unless given."
    ),
]
AsOfOption = Annotated[str | None, typer.Option("--as-of", metavar="PERIOD", help="Leave out rows that end later.")]
AreaOption = Annotated[
    list[str] | None,
    typer.Option("--area", metavar="AREA", help="Only the targets of this area, and its part of those for each area."),
]
SelectOption = Annotated[
    list[str] | None,
    typer.Option(
        "--select", metavar="PATTERN", help="Only targets whose id matches, as in 'wanzhou-2024/*' or 'tb-*'."
    ),
]
ResponsibleOption = Annotated[
    list[str] | None, typer.Option("--responsible", metavar="NAME", help="Only targets for which NAME is responsible.")
]
QuietOption = Annotated[
    bool, typer.Option("--quiet", "-q", help="Print no report; only the exit code tells the result.")
]
NoColourOption = Annotated[bool, typer.Option("--no-color", help="No colour, whatever the terminal.")]
LangOption = Annotated[
    str | None,
    typer.Option(
        "--lang", metavar="LANG", help="en or zh; the locale's unless given.", autocompletion=offer(("en", "zh"))
    ),
]
OutputOption = Annotated[
    list[str] | None,
    typer.Option("--output", "-o", metavar="FILE", help="A file to write; its suffix picks the format."),
]
GroupByOption = Annotated[
    str,
    typer.Option(
        "--group-by",
        metavar="COLUMN",
        help=f"What to group by: {', '.join(GROUPINGS)}.",
        autocompletion=offer(GROUPINGS),
    ),
]
FailOnOption = Annotated[
    list[str] | None,
    typer.Option(
        "--fail-on",
        metavar="LIST",
        autocompletion=offer(FAIL_ON),
        help=f"What to fail on, a list of {', '.join(FAIL_ON)}; missed,no-data unless given.",
    ),
]
OnlyOption = Annotated[
    list[str] | None,
    typer.Option(
        "--only",
        metavar="LIST",
        autocompletion=offer(RESULTS),
        help=f"Show people only the targets with these results, a list of {', '.join(RESULTS)}.",
    ),
]
VerboseOption = Annotated[
    bool, typer.Option("--verbose", "-v", help="List everything: members that hold, and targets without data.")
]
