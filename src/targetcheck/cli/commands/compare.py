"""`compare`: two saved evaluations."""

from __future__ import annotations

from typing import Annotated

import typer

from targetcheck.cli.choices import fail, outputs
from targetcheck.cli.console import Run, read_bytes, rendered
from targetcheck.cli.files import write
from targetcheck.cli.options import (
    LangOption,
    NoColourOption,
    OutputOption,
    QuietOption,
    format_option,
)
from targetcheck.comparison import FORMATS
from targetcheck.errors import Problem, say


def compare(
    saved: Annotated[
        list[str],
        typer.Argument(metavar="BEFORE.json ... AFTER.json", help="Saved evaluate -f json, the earliest first."),
    ],
    format: Annotated[str | None, format_option(FORMATS)] = None,
    output: OutputOption = None,
    lang: LangOption = None,
    no_color: NoColourOption = False,
    quiet: QuietOption = False,
) -> None:
    """Show what changed between two saved evaluations, or from the first to the last of several.

    Exit code 1 when something binding fell from met to missed, 2 when the two have no target in common.
    """
    run = Run(lang)
    with run:
        from targetcheck.comparison.changes import compare as compare_saved
        from targetcheck.comparison.formats import render as render_changes
        from targetcheck.comparison.saved import read_saved

        if len(saved) < 2:
            raise fail(
                Problem(None, "bad-option", say("compare takes two saved evaluations or more, the earliest first"))
            )
        formats = outputs(format, output or [], FORMATS)
        style = run.style("section", listed=True, no_color=no_color)
        found = compare_saved(*read_saved([(path, read_bytes(path)) for path in saved]))
        told = [(path, name) for path, name in formats if path is not None or not quiet]
        texts = rendered(told, style, lambda name, looks: render_changes(found, name, looks))
        write(texts, saved)
        run.code = found.exit_code
    raise typer.Exit(run.code)
