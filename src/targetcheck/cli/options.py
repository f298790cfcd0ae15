"""The options that several commands share."""

from __future__ import annotations

from typing import Annotated

import typer

TargetsArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="[TARGETS]...", help="Target files, folders or globs; targets/ unless given."),
]
EngineOption = Annotated[
    str | None,
    typer.Option(
        "--engine", help="auto python duckdb spark: what reads the actuals; auto takes DuckDB for large ones."
    ),
]
MasterOption = Annotated[
    str | None,
    typer.Option("--master", metavar="URL", help="With --engine spark: the cluster; SPARK_REMOTE, else this machine."),
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
