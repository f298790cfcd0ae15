"""`compare`: two saved evaluations."""

from __future__ import annotations

from typing import Annotated

import typer

from targetcheck.cli.console import (
    Run,
    as_told,
    outputs,
    read_bytes,
)
from targetcheck.cli.files import write
from targetcheck.cli.options import (
    LangOption,
    NoColourOption,
    OutputOption,
    format_option,
)


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
        texts: list[tuple[str | None, str | bytes]] = []
        for path, name in formats:
            looks = style if path is None else style.for_file
            texts.append((path, as_told(render_changes(found, name, looks), name)))
        write(texts, quiet=False, read=(before, after))
        run.code = found.exit_code
    raise typer.Exit(run.code)
