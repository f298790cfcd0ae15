"""A report in every format. A format is one file with one pure function `render(report, style)`, and one row here."""

from __future__ import annotations

from importlib import import_module

from targetcheck.errors import no_command_in
from targetcheck.model.verdict import DEFAULT_FAIL_ON, Report, Status
from targetcheck.named import NamedTuple
from targetcheck.phrases import Words, words


class Style(NamedTuple):
    """How a report is to look: what a format cannot know from the report itself."""

    lang: str | None = None
    """en or zh where it was asked for; machines get English otherwise, people `reader`."""
    reader: str = "en"
    """The language of the person at the terminal."""
    group_by: str = "section"
    width: int = 100
    colour: bool = False
    listed: bool = False
    """Whether everything is listed: members that hold, and what has no data at all."""
    only: frozenset[Status] = frozenset(Status)
    """The statuses whose targets people are shown; counts are those of all."""
    fail_on: frozenset[str] = DEFAULT_FAIL_ON
    encoding: str = "utf-8"
    """What the terminal's signs are encoded in; those that it lacks get stand-ins."""

    @property
    def for_file(self) -> Style:
        """The same for a file, which is no terminal."""
        return self._replace(colour=False, encoding="utf-8")

    @property
    def person(self) -> Words:
        """The words of a report for people."""
        return words(self.lang or self.reader)

    @property
    def machine(self) -> Words:
        """The words of a report for machines."""
        return words(self.lang or "en")


FORMATS: dict[str, tuple[str, str]] = {
    "table": (".txt", "table"),
    "json": (".json", "json"),
    "jsonl": (".jsonl", "jsonl"),
    "csv": (".csv", "csv"),
    "markdown": (".md", "markdown"),
    "html": (".html", "html"),
    "junit": (".xml", "junit"),
    "github": (".github", "github"),
    "xlsx": (".xlsx", "xlsx"),
    "brief": (".brief", "brief"),
}
"""Format → the suffix that picks it for `-o`, and its module."""

FOR_EYES = frozenset({"table", "brief"})
"""Formats that are read where they are printed, in the terminal's encoding; the others are files, and UTF-8 everywhere."""
MARKUP = frozenset({"html", "junit"})
GROUPINGS = ("section", "responsible", "status", "area")
SPLITS = ("responsible", "area")
"""What a report can be split by, a file for each."""
SIGNED = ("signed by unit", "signed by maker", "signed by checker", "signed by leader", "signed on")
"""The lines at the end of a printed list, to be signed and stamped."""


def format_of(path: str) -> str | None:
    """The format that a file name's suffix picks; the one before .txt where there is one, as in 2024.brief.txt."""
    whole = path.lower()
    for ending in (whole.removesuffix(".txt"), whole):
        for name, (suffix, _) in FORMATS.items():
            if ending.endswith(suffix):
                return name
    return None


def render(report: Report, name: str, style: Style) -> str | bytes:
    """The report in a format of FORMATS."""
    module = import_module(f"targetcheck.reports.formats.{FORMATS[name][1]}")
    rendered: str | bytes = module.render(report, style)
    if isinstance(rendered, str) and name in MARKUP:
        return no_command_in(rendered, "&#91;")
    return rendered
