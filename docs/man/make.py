"""Renews the man page: `python docs/man/make.py`, from the project's root.

What is said of commands and options is their own help; the rest stands here. The page has no date, so that the same
program gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from typer.main import get_command

from targetcheck import __version__
from targetcheck.cli import app

PAGE = Path(__file__).parent / "targetcheck.1"

ABOUT = """
targetcheck reads target files (YAML), which hold what a document announced, and actuals (CSV), the figures that were
reported. It works out each indicator's figure, judges it, and prints a colour-coded table. Every number is exact, and
every verdict explains itself down to the source row.

The report goes to standard output, everything else to standard error. There is no clock: the periods in the data say
how far the year has come.
"""
STATUS = [
    ("0", "Judged, and nothing fell short."),
    ("1", "Something fell short: a binding target was missed, or what else --fail-on names."),
    ("2", "Not judged: a bad option or file, nothing to evaluate, or no figure for any target."),
    ("3", "Nothing fell short, but something could not be judged."),
    ("130", "Interrupted."),
]
ENVIRONMENT = [
    ("LC_ALL, LC_MESSAGES, LANG", "The first that is set says the language: Chinese where it begins with zh, else English."),
    ("NO_COLOR", "No colour, where it is set to anything."),
    ("FORCE_COLOR", "Colour also into a pipe, where it is set to anything but 0."),
    ("COLUMNS", "The width of the table; the terminal's unless set."),
]  # fmt: skip
FILES = [
    ("targets/", "The target files, where none are named."),
    ("data/", "The actuals, where none are named."),
]
COMPLETION = {
    "install_completion": "Install completion for the shell that this is typed in.",
    "show_completion": "Print the completion script for the shell that this is typed in.",
}
"""Options that typer adds, in words that a new version of it does not change."""
EXAMPLES = [
    ("Judge targets/ against data/:", "targetcheck evaluate"),
    ("One plan, half a year's figures, a page to print and a spreadsheet:",
     "targetcheck evaluate plan.yaml -a figures.csv --as-of 2024-06 -o june.html -o june.csv"),
    ("Why a verdict is what it is:", "targetcheck explain tb-incidence plan.yaml -a figures.csv"),
    ("What was missed, as lines:", "targetcheck evaluate -f jsonl | jq -r 'select(.status == \"missed\") | .id'"),
    ("A report for each department:", "targetcheck evaluate --split-by responsible -o reports"),
    ("A form for each department:", "targetcheck template plan.yaml --split-by responsible -o forms"),
]  # fmt: skip


def escaped(text: str) -> str:
    """Text that roff takes as text: hyphens and quotes that can be copied, no requests at the start of a line."""
    plain = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq")
    return "\n".join("\\&" + line if line.startswith(".") else line for line in plain.splitlines())


def paragraphs(text: str) -> Iterator[str]:
    """Each paragraph as one request and one line."""
    for paragraph in text.strip().split("\n\n"):
        yield ".PP"
        yield escaped(" ".join(paragraph.split()))


def entries(rows: list[tuple[str, str]], font: str = "B") -> Iterator[str]:
    for term, told in rows:
        yield ".TP"
        yield f"\\f{font}{escaped(term)}\\fR"
        yield escaped(told)


def parameter(param: Any) -> tuple[str, str]:
    """An option or argument as it is typed, and its help."""
    told = COMPLETION.get(param.name, param.help or "")
    if param.param_type_name == "argument":
        return f"\\fI{escaped(param.metavar)}\\fR", escaped(told)
    names = ", ".join(f"\\fB{escaped(name)}\\fR" for name in sorted(param.opts, key=len))
    value = "" if param.is_flag else f" \\fI{escaped(param.metavar)}\\fR"
    default = "" if param.is_flag or param.default is None else f" Default: {param.default}."
    return names + value, escaped(told + default)


def usage(name: str, command: Any) -> str:
    """The synopsis of one command."""
    parts = [f"\\fBtargetcheck {escaped(name)}\\fR", "[\\fIOPTIONS\\fR]"]
    for param in command.params:
        if param.param_type_name == "argument":
            text = f"\\fI{escaped(param.metavar)}\\fR"
            parts.append((text if param.required else f"[{text}]") + ("..." if param.nargs != 1 else ""))
    return " ".join(parts)


def options(command: Any) -> Iterator[str]:
    for param in command.params:
        term, told = parameter(param)
        yield from (".TP", term, told)


def page() -> str:
    """The whole page."""
    root: Any = get_command(app)
    commands = {name: command for name, command in root.commands.items() if not command.hidden}
    lines = [
        '.\\" Written by docs/man/make.py; change the help of the commands, or that script.',
        f'.TH TARGETCHECK 1 "" "targetcheck {__version__}" "User Commands"',
        ".nh",
        ".ad l",
        ".SH NAME",
        "targetcheck \\- judge announced targets against published actuals",
        ".SH SYNOPSIS",
    ]
    for name, command in commands.items():
        lines += [usage(name, command), ".br"]
    lines += [".SH DESCRIPTION", *paragraphs(ABOUT), ".SH COMMANDS"]
    for name, command in commands.items():
        lines += [f".SS {name}", *list(paragraphs(command.help))[1:], *options(command)]
    lines += [".SH OPTIONS", *options(root), ".PP", "Every command explains itself with \\fB\\-\\-help\\fR."]
    lines += [".SH EXIT STATUS", *entries(STATUS), ".SH ENVIRONMENT", *entries(ENVIRONMENT)]
    lines += [".SH FILES", *entries(FILES, "I"), ".SH EXAMPLES"]
    for told, typed in EXAMPLES:
        lines += [".PP", escaped(told), ".PP", ".EX", f"    {escaped(typed)}", ".EE"]
    lines += [".SH SEE ALSO", "The README and the pages in docs/ that come with the source."]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
