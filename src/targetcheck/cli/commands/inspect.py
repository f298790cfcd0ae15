"""`inspect`: how tables are read."""

from __future__ import annotations

from typing import Annotated

import typer

from targetcheck.cli import options
from targetcheck.cli.console import NOT_JUDGED, Run, print_text
from targetcheck.cli.options import choice
from targetcheck.errors import no_command


def inspect(
    data: Annotated[
        list[str],
        typer.Argument(
            metavar="DATA... [TARGETS]",
            help="Files and folders of actuals, - for standard input; target files (.yaml) say what is asked of them.",
        ),
    ],
    format: Annotated[str, options.format_option(("text", "json"))] = "text",
    lang: options.LangOption = None,
) -> None:
    """Show how tables of actuals are read: header, each column with its meaning and why, and what is left out.

    Without target files everything in them is taken to be asked for. Exit code 2 where a file cannot be read.
    """
    with Run(lang) as run:
        choice(format, ("text", "json"), "--format")
        from targetcheck.cli.inspection import document, inspected
        from targetcheck.cli.inspection_text import render as render_text
        from targetcheck.model.jsontext import indented

        found = inspected(data)
        language = run.lang or (run.reader if format == "text" else "en")
        if format == "json":
            print_text((indented(document(found.files, language)) + "\n").encode())
        else:
            print_text(no_command(render_text(found, language)))
        if any(file.problems for file in found.files):
            run.code = NOT_JUDGED
