"""`draft`: a published plan to a target file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from targetcheck.cli.console import Run, read_text
from targetcheck.cli.files import write
from targetcheck.cli.folders import refuse_filled_in
from targetcheck.cli.options import LangOption, choice, format_option
from targetcheck.errors import no_command, printable
from targetcheck.paths import TARGET_FILES
from targetcheck.phrases import words

if TYPE_CHECKING:
    from targetcheck.draft import Draft

FINISHED = (*TARGET_FILES, ".csv")
"""What people finish by hand, once it is drafted."""
MOST_TOLD = 20
"""Sentences that are told one by one."""


def draft(
    document: Annotated[
        str, typer.Argument(metavar="DOCUMENT", help="A published plan as text (.txt, .docx), - for standard input.")
    ],
    format: Annotated[str, format_option(("yaml", "json"))] = "yaml",
    actuals: Annotated[
        str | None,
        typer.Option("--actuals", metavar="FILE.csv", help="Also write the figures reported as done to this file."),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write the target file here; it is not printed."),
    ] = None,
    lang: LangOption = None,
) -> None:
    """Read a published plan and write a target file for a person to finish."""
    with Run(lang) as run:
        choice(format, ("yaml", "json"), "--format")
        refuse_filled_in(path for path in (output, actuals) if path is not None and path.endswith(FINISHED))
        from targetcheck.draft import draft as read_plan
        from targetcheck.draft import to_actuals_csv, to_json, to_yaml

        language = run.lang or run.reader
        found = read_plan(read_text(document))
        text = to_json(found, run.lang or "en") if format == "json" else no_command(to_yaml(found, language))
        texts: list[tuple[str | None, str | bytes]] = [(None if output == "-" else output, text.encode())]
        if actuals is not None:
            texts.append((actuals, to_actuals_csv(found, language)))
        write(texts, [document])
        run.tell(*_summary(found, language))


def _summary(found: Draft, lang: str) -> Iterator[str]:
    """How much was read, how much of it is to be checked, and what has a number and became nothing."""
    table = words(lang)
    open_checks = sum(len(statement.checks) for statement in found.targets)
    yield table(
        "{n:statement|statements}: {targets} to reach, {done} reported as done; {checks} to check",
        n=len(found.statements), targets=len(found.targets), done=len(found.actuals), checks=open_checks,
    )  # fmt: skip
    if found.unread:
        yield table("{n:sentence has|sentences have} a number and no target:", n=len(found.unread))
    for sentence in found.unread[:MOST_TOLD]:
        yield "  " + table("draft line", n=sentence.line, text=printable(found.shown(sentence.text), 60))
    if len(found.unread) > MOST_TOLD:
        yield "  " + table("{n} more", n=len(found.unread) - MOST_TOLD)
