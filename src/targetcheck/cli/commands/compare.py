"""`compare`: two saved evaluations."""

from __future__ import annotations

from functools import partial
from typing import Annotated

import typer

from targetcheck.cli import options
from targetcheck.cli.console import Run, read_bytes
from targetcheck.cli.files import write_reports
from targetcheck.cli.options import fail, outputs
from targetcheck.comparison import FORMATS
from targetcheck.errors import say


def compare(
    saved: Annotated[
        list[str],
        typer.Argument(metavar="BEFORE.json ... AFTER.json", help="Saved evaluate -f json, the earliest first."),
    ],
    format: Annotated[str | None, options.format_option(FORMATS)] = None,
    output: options.OutputOption = None,
    lang: options.LangOption = None,
    no_color: options.NoColourOption = False,
    quiet: options.QuietOption = False,
) -> None:
    """Show what changed between two saved evaluations, or from the first to the last of several.

    Exit code 1 when something binding fell from met to missed, 2 when the two have no target in common.
    """
    with Run(lang) as run:
        from targetcheck.comparison.changes import compare as compare_saved
        from targetcheck.comparison.formats import render
        from targetcheck.comparison.saved import read_saved

        if len(saved) < 2:
            raise fail("bad-option", say("compare takes two saved evaluations or more, the earliest first"))
        formats = outputs(format, output or [], FORMATS)
        style = run.style("section", listed=True, no_color=no_color)
        found = compare_saved(*read_saved([(path, read_bytes(path)) for path in saved]))
        write_reports(formats, style, partial(render, found), saved, quiet=quiet)
        run.code = found.exit_code
