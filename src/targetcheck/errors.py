"""What is wrong in an input: a place, a problem, and the sentence that says it.

Sentences are kept as a template and its values, so that the same problem can be read in English or in Chinese: the
template is the English text, and the key of the Chinese one in `targetcheck.phrases`.
"""

from __future__ import annotations

import errno
import re
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import TypeVar

from targetcheck.named import NamedTuple


class Phrase(NamedTuple):
    """A sentence for a person: an English template and the values (texts, numbers, other phrases) that fill it."""

    template: str
    values: Mapping[str, object] = MappingProxyType({})

    def __str__(self) -> str:
        return self.render(str)

    def render(self, translate: Callable[[str], str]) -> str:
        """The sentence, with `translate` applied to its template and to those of the phrases inside it."""
        return filled(translate(self.template), {k: _shown(v, translate) for k, v in self.values.items()})

    def __hash__(self) -> int:
        return hash((self.template, str(self)))


def say(template: str, **values: object) -> Phrase:
    """A phrase from its English template."""
    return Phrase(template, values)


NOTHING = Phrase("")

_OF_THE_SYSTEM = {
    errno.ENOENT: say("No such file or directory"),
    errno.EACCES: say("Permission denied"),
    errno.EPERM: say("Operation not permitted"),
    errno.EISDIR: say("Is a directory"),
    errno.ENOTDIR: say("Not a directory"),
    errno.ENOSPC: say("No space left on device"),
    errno.EROFS: say("Read-only file system"),
    errno.ENAMETOOLONG: say("File name too long"),
    errno.EMFILE: say("Too many open files"),
    errno.EIO: say("Input/output error"),
    errno.EBUSY: say("Device or resource busy"),
    errno.ELOOP: say("Too many levels of symbolic links"),
    errno.EINVAL: say("Invalid argument"),
}


def of_system(error: BaseException) -> Phrase:
    """Why the operating system, or a limit of ours, refuses a file; what it says seldom stays in its own words."""
    limit = str(getattr(error, "strerror", None))
    if getattr(error, "errno", None) == errno.EFBIG:
        if limit.isdecimal():
            return say("File too large: more than {n} MB, the most that is read", n=int(limit) // 2**20)
        return say("File too large")
    known = _OF_THE_SYSTEM.get(getattr(error, "errno", None) or 0)
    return known or Phrase("{why}", {"why": getattr(error, "strerror", None) or str(error)})


class _Count(int):
    """A number in a template, where `{n:target|targets}` is "1 target" or "2 targets"."""

    def __format__(self, spec: str) -> str:
        one, bar, several = spec.partition("|")
        if not bar:
            return super().__format__(spec)
        return f"{int(self)} {one if self == 1 else several}"


def filled(template: str, values: Mapping[str, object]) -> str:
    """The template with its values, and nouns in the number that goes with theirs."""
    return template.format_map({k: _Count(v) if isinstance(v, int) else v for k, v in values.items()})


MOST_LISTED = 60
"""Longest list printed in a message before it is cut with …; choices are listed up to this."""


Item = TypeVar("Item")


def few(items: Iterable[Item], first: int = 5, *, last: bool = False, whole: int | None = None) -> list[Item | str]:
    """A list for a message: all up to `whole`, else the `first` ones, … and, on demand, the last."""
    listed = list(items)
    end = listed[-1:] * last
    if whole is None:
        whole = first + len(end)
    if len(listed) <= whole:
        return [*listed]
    return [*listed[:first], "…", *end]


def as_warning(problem: Problem) -> Problem:
    """A problem that changes no exit code, as it is told."""
    return problem._replace(message=say("warning: {what}", what=problem.message))


def _shown(value: object, translate: Callable[[str], str]) -> object:
    if isinstance(value, Phrase):
        return value.render(translate)
    in_words = getattr(value, "in_words", None)  # of a period, which each language writes its own way
    if in_words is not None:
        return in_words().render(translate)
    if isinstance(value, (tuple, list)):
        return translate(", ").join(str(item) for item in few((_shown(v, translate) for v in value), MOST_LISTED))
    return printable(value) if isinstance(value, str) else value


_SHOWN_ESCAPES = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


_WIDE_SPACES = "\u3000\u00a0"
"""Spaces that Chinese tables are full of; Python counts them among what cannot be printed."""


def printable(text: str, limit: int = 400) -> str:
    """Text from a file made harmless to show: control, format and bidirectional characters escaped, length bounded."""
    if not text.isprintable():
        text = "".join(
            c if c.isprintable() or c in _WIDE_SPACES else _SHOWN_ESCAPES.get(c) or ascii(c)[1:-1]
            for c in text[: limit + 1]
        )
    return text if len(text) <= limit else text[:limit] + "…"


_COMMAND = re.compile(r"(?m)^((?:\s|\x1b\[[0-9;]*m)*[:#])(?=:|#\[)|(##\w*)(?=\[)")


_WITHIN = re.compile(r"(##\w*)\[")


def no_command(text: str) -> str:
    """The text so that no CI server takes a line of it for a command (::add-mask::, ##[group], ##vso[…], ##teamcity[…])."""
    return _COMMAND.sub(lambda found: f"{found[0]}\u00a0", text)


def no_command_in(text: str, bracket: str) -> str:
    """The text of a file whose rules have another way to write a bracket, so that it reads as before and is no command."""
    return _WITHIN.sub(lambda found: found[1] + bracket, text) if "##" in text else text


_SHEET = re.compile(r"\.xls[xm](?:\.gz)?!", re.IGNORECASE)


def column_letters(number: int) -> str:
    """A column, counted from 1, as spreadsheets call it: A, Z, AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


class Location(NamedTuple):
    """A place in an input file: its path as given, and line and column from 1 where they are known.

    A sheet's is written as spreadsheets do: book.xlsx!Sheet1!C12.
    """

    file: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        if self.column is not None and _SHEET.search(self.file):
            return f"{printable(self.file)}!{column_letters(self.column)}{self.line}"
        numbers = (str(n) for n in (self.line, self.column) if n is not None)
        return ":".join((printable(self.file), *numbers))

    def inspected(self) -> str:
        """The file as `inspect` takes it: of a sheet its workbook."""
        sheet = _SHEET.search(self.file)
        return printable(self.file if sheet is None else self.file[: sheet.end() - 1])

    def order(self) -> tuple[str, int, int]:
        return self.file, self.line or 0, self.column or 0


class Problem(NamedTuple):
    """Something wrong in an input file or option. `code` is stable and has a heading in docs/problems.md."""

    where: Location | None
    code: str
    message: Phrase

    def render(self, translate: Callable[[str], str]) -> str:
        place = f"{self.where}: " if self.where else ""
        return f"{place}{self.message.render(translate)} [{self.code}]"

    def __str__(self) -> str:
        return self.render(str)

    def order(self) -> tuple[object, ...]:
        return (*(self.where.order() if self.where else ("", 0, 0)), self.code, str(self.message))


class TargetcheckError(Exception):
    """Inputs that cannot be judged, with every problem found in them (at least one, in file order)."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(dict.fromkeys(problems), key=Problem.order))
        super().__init__("\n".join(map(str, self.problems)))
