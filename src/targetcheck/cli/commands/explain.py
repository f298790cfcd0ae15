"""`explain`: how one verdict came about."""

from __future__ import annotations

from typing import Annotated

import typer

from targetcheck.cli.choices import choice, period
from targetcheck.cli.console import JUDGED, Run, as_told, print_text
from targetcheck.cli.inputs import ActualsOptions, judge, load, named
from targetcheck.cli.options import (
    ActualsOption,
    AsOfOption,
    EngineOption,
    LangOption,
    MasterOption,
    NoColourOption,
    TargetsArgument,
    format_option,
)


def explain(
    target: Annotated[
        str,
        typer.Argument(metavar="TARGET", help="A target's id, with or without its file, or its name: tb-incidence."),
    ],
    targets: TargetsArgument = None,
    actuals: ActualsOption = None,
    as_of: AsOfOption = None,
    format: Annotated[str, format_option(("table", "json"))] = "table",
    engine: EngineOption = None,
    master: MasterOption = None,
    lang: LangOption = None,
    no_color: NoColourOption = False,
) -> None:
    """Show how one verdict came about: rows, roll-up, division, comparison."""
    run = Run(lang)
    with run:
        choice(format, ("table", "json"), "--format")
        loaded, wanted = load(targets)
        id, tops = named(target, wanted)
        report = judge(
            loaded, tops, ActualsOptions(actuals, engine, master, run.lang or run.reader), period(as_of, "--as-of")
        )
        run.warnings(report.warnings)
        from targetcheck.reports.explain import render_json, render_tree

        found = [v for top in report.verdicts for v in top.family() if id in (v.id, v.id.partition("/")[2])]
        style = run.style("section", listed=True, no_color=no_color)
        text = render_json(found, style) if format == "json" else render_tree(found, style)
        print_text(as_told(text, format))
        run.code = JUDGED
    raise typer.Exit(run.code)
