"""Target files → Targets: read, check, look names up."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from targetcheck.errors import NOTHING, Location, TargetcheckError, of_system, say
from targetcheck.model.columns import HEADINGS, role_of
from targetcheck.model.pattern import pattern
from targetcheck.model.shapes import Fields
from targetcheck.model.target import Indicator, TargetFile, Targets
from targetcheck.model.text import decode, near_miss
from targetcheck.paths import TARGET_FILES, expand, read_held
from targetcheck.targets.keys import FILE
from targetcheck.targets.points import counts_points, read_grades
from targetcheck.targets.quorums import resolve
from targetcheck.targets.reading import Book, Reading
from targetcheck.targets.shared import finish_shared, read_shared
from targetcheck.targets.target import NOTHING_SAID, Above, read_target, with_own
from targetcheck.targets.yamlfile import Node, read_yaml

LARGEST_FILE = 2**24
"""Bytes of a target file, which is read as a whole."""


def load_targets(arguments: Iterable[str]) -> Targets:
    """Every target in these files, folders and globs. Raises TargetcheckError with every problem found in them."""
    files, problems = expand(arguments, TARGET_FILES)
    book = Book(problems=problems)
    read: list[tuple[Reading, Fields]] = []
    for path in files:
        root = _tree(path, book)
        if root is None:
            continue
        reading = Reading(path, Path(path).stem, book)
        head = FILE.read(root, reading)
        assert isinstance(head, Fields)
        read.append((reading, head))
        read_shared(reading, head)
    finish_shared(book)
    headings = [_file(reading, head) for reading, head in read]
    if not book.targets and not book.problems:
        at = Location(files[0]) if files else None
        book.problem(at, "no-target", say("no target in {n:file|files}", n=len(files)))
    resolved = resolve(book)
    _check_columns(book)
    if book.problems:
        raise TargetcheckError(book.problems)
    said = {name: value for name, (value, _) in book.said.items()}
    return Targets(
        tuple(headings),
        tuple(resolved.values()),
        _sides_by_key(book),
        areas={name: parts for name, (parts, _) in book.areas.items()},
        columns={heading: meaning for heading, (meaning, _) in book.columns.items()},
        missing=tuple(book.missing),
        decimal=said.get("decimal"),
        blanks=said.get("blanks"),
    )


_CHECK = pattern(r"[ \t]*#[ \t]?(?:check|核对)[:：]")
"""A line of a draft that a person has not settled yet; whoever has deletes it."""


def _tree(path: str, book: Book) -> Node | None:
    """The file's mapping; None, with a problem, where it is none."""
    try:
        with open(path, "rb") as file:
            text = decode(read_held(file, LARGEST_FILE))
    except UnicodeError:
        book.problem(Location(path), "bad-encoding", say("neither UTF-8, GB18030 nor UTF-16 text; save it as UTF-8"))
        return None
    except OSError as error:
        book.problem(Location(path), "unreadable-file", say("cannot be read: {why}", why=of_system(error)))
        return None
    book.checks[path] = tuple(n for n, line in enumerate(text.split("\n"), 1) if _CHECK.match(line))
    root, problems = read_yaml(text, path)
    book.problems += problems
    return root


def _file(reading: Reading, head: Fields) -> TargetFile:
    """A file's heading. Its targets are noted in the book."""
    book, grades = reading.book, read_grades(reading, head)
    above = with_own(reading, head, Above(NOTHING_SAID._replace(points=counts_points(head))))
    for fields in head.get("targets") or ():
        target = None if fields is None else read_target(reading, fields, above, reading.stem)
        if target is not None:
            book.claim(target, book.targets)
    title, source, note = head.get("title"), head.get("source"), head.get("note")
    return TargetFile(reading.path, reading.stem, title, source, note, grades, book.checks[reading.path])


def _check_columns(book: Book) -> None:
    """A heading mapped to what is nearly, but not, a known kind of column."""
    known = {*book.indicators, *book.names}
    for target in book.targets.values():
        for member in target.family():
            known |= {condition.name for condition in member.where}
            known |= {member.each.dimension} if member.each else set()
    for meaning, at in book.columns.values():
        hint = near_miss(meaning, HEADINGS)
        if hint is not NOTHING and meaning not in known and role_of(meaning) is None:
            book.problem(at, "unknown-key", say('unknown key "{key}"{hint}', key=meaning, hint=hint))


def _sides_by_key(book: Book) -> dict[str, Indicator]:
    """The indicators, with numerators and denominators given by key, and those that only a rate names among them."""
    for indicator in list(book.indicators.values()):
        for side in (indicator.numerator, indicator.denominator):
            if side is not None:
                book.indicator(side)
    return {
        name: i._replace(
            numerator=book.names.get(i.numerator, i.numerator) if i.numerator else None,
            denominator=book.names.get(i.denominator, i.denominator) if i.denominator else None,
        )
        for name, i in book.indicators.items()
    }
