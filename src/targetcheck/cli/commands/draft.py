"""`draft`: a published plan to a target file."""

from __future__ import annotations

from typing import Annotated

import typer

from targetcheck.cli.console import (
    JUDGED,
    Run,
    choice,
    print_text,
    read_text,
)
from targetcheck.cli.files import write
from targetcheck.cli.options import (
    LangOption,
    format_option,
)


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
        print_text((to_json(found) if format == "json" else to_yaml(found)).encode())
        run.code = JUDGED
    raise typer.Exit(run.code)
