"""`init`: a small project to start from, which evaluates at once."""

from __future__ import annotations

import os
from importlib.resources import files
from typing import Annotated

import typer

from targetcheck.cli import options
from targetcheck.cli.console import Run, print_text
from targetcheck.cli.folders import write_new
from targetcheck.cli.options import fail
from targetcheck.errors import no_command, printable, say

STARTER = ("targets/example.yaml", "data/example.csv", "README.md")
"""The files of a new project; they lie in the package, one folder a language."""


def _refuse_filled(folder: str) -> None:
    """Raises a problem where somebody's targets or actuals lie: the made-up ones would be judged among them."""
    if any(os.path.lexists(os.path.join(folder, name)) for name in STARTER):
        return  # which is told of the file itself
    for name in ("targets", "data"):
        place = os.path.join(folder, name)
        if os.path.isdir(place) and os.listdir(place):
            message = say(
                "there are files here already, and made-up targets would be judged among them; name a new folder"
            )
            raise fail("file-exists", message, place)


def _typed(folder: str) -> str:
    """A folder as a command line takes it."""
    if folder.startswith("-"):
        folder = os.path.join(".", folder)
    if all(sign.isalnum() or sign in "._-/\\:~" for sign in folder):
        return folder
    return f'"{folder}"' if not set(folder) & set('"$`') else f"'{folder}'"


def init(
    folder: Annotated[
        str, typer.Argument(metavar="FOLDER", help="The folder to begin in; made if it is not there.")
    ] = ".",
    lang: options.LangOption = None,
) -> None:
    """Begin a small project: a target file, a table of actuals, and what to type next.

    What is there already is never overwritten.
    """
    with Run(lang) as run:
        language = run.language
        starter = files("targetcheck") / "starter" / language
        found = {name: (starter / name).read_text(encoding="utf-8") for name in STARTER}
        # Excel takes a CSV file without its mark for one in the system's old encoding.
        data = {name: text.encode("utf-8-sig" if name.endswith(".csv") else "utf-8") for name, text in found.items()}
        _refuse_filled(folder)
        write_new(folder, data)
        table = run.table
        lines = [
            table("written: {files}", files=table(", ").join(printable(os.path.join(folder, name)) for name in STARTER))
        ]
        lines.append(table("type next:"))
        if folder != ".":
            lines.append(f"  cd {printable(_typed(folder))}")
        lines.append("  targetcheck evaluate")
        print_text(no_command("\n".join(lines)) + "\n")
