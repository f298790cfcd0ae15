"""The command line. Only this package prints, reads the environment and exits."""

from __future__ import annotations

import os
from collections.abc import Mapping
from importlib import import_module
from typing import Annotated

import typer

from targetcheck import __version__
from targetcheck.cli.typed import Command, Group
from targetcheck.model.pattern import pattern

COMMANDS = ("evaluate", "explain", "inspect", "validate", "template", "compare", "draft", "init", "schema")
"""Each is a function of this name in a file of this name."""


def app_of(*names: str) -> typer.Typer:
    """The command line with these commands. Only the one that runs is loaded: the options of all take a while."""
    app = typer.Typer(
        name="targetcheck", cls=Group, help="Judges announced targets (YAML) against published actuals (CSV).",
        no_args_is_help=True, add_completion=True, pretty_exceptions_enable=False, rich_markup_mode=None,
    )  # fmt: skip
    app.callback()(_root)
    for name in names:
        app.command(cls=Command)(getattr(import_module(f"targetcheck.cli.commands.{name}"), name))
    return app


def command_line(arguments: list[str]) -> typer.Typer:
    """The command line for these arguments: with the command that they name, or with all."""
    if COMPLETION in os.environ and not completes(os.environ):
        del os.environ[COMPLETION]
    named = arguments[:1]
    return app_of(*named) if named and named[0] in COMMANDS else app_of(*COMMANDS)


COMPLETION = "_TARGETCHECK_COMPLETE"
_COMPLETES = pattern("(complete|source)_(bash|zsh|fish|powershell|pwsh)")


def completes(environment: Mapping[str, str]) -> bool:
    """Whether a shell asks for completion as its script does; anything else typer would end with 1, or fail at."""
    asked = _COMPLETES.fullmatch(environment[COMPLETION])
    if asked is None:
        return False
    return asked[0] != "complete_bash" or environment.get("COMP_CWORD", "").isdecimal()


def _show_version(value: bool) -> None:
    if value:
        print(f"targetcheck {__version__}")
        raise typer.Exit


def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Judges announced targets (YAML) against published actuals (CSV)."""


def __getattr__(name: str) -> typer.Typer:
    if name == "app":
        return app_of(*COMMANDS)
    raise AttributeError(name)
