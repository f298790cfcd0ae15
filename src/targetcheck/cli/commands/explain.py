"""`explain`: how one verdict came about."""

from __future__ import annotations

from typing import Annotated

import typer

from targetcheck.cli import options
from targetcheck.cli.console import Run, as_told, print_text
from targetcheck.cli.inputs import ActualsOptions, judge, load, named, unknown
from targetcheck.cli.options import choice, period


def explain(
    target: Annotated[
        str,
        typer.Argument(metavar="TARGET", help="A target's id, with or without its file, or its name: tb-incidence."),
    ],
    targets: options.TargetsArgument = None,
    actuals: options.ActualsOption = None,
    as_of: options.AsOfOption = None,
    format: Annotated[str, options.format_option(("table", "json"))] = "table",
    engine: options.EngineOption = None,
    master: options.MasterOption = None,
    lang: options.LangOption = None,
    no_color: options.NoColourOption = False,
) -> None:
    """Show how one verdict came about: rows, roll-up, division, comparison."""
    with Run(lang) as run:
        choice(format, ("table", "json"), "--format")
        loaded, wanted = load(targets)
        id, tops = named(target, wanted)
        given = ActualsOptions(actuals, engine, master, run.language)
        report = judge(run, loaded, tops, given, period(as_of, "--as-of"))
        from targetcheck.reports.explained import render_json, render_tree

        family = [verdict for top in report.verdicts for verdict in top.family()]
        found = [verdict for verdict in family if id in (verdict.id, verdict.id.partition("/")[2])]
        if not found:  # no member that the actuals name
            raise unknown(target, (verdict.id for verdict in family))
        style = run.style("section", listed=True, no_color=no_color)
        text = render_json(found, style) if format == "json" else render_tree(found, style)
        print_text(as_told(text, format))
