"""Target files → Targets: read, check, look names up."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from targetcheck.errors import NOTHING, Location, Problem, TargetcheckError, say
from targetcheck.model.columns import HEADINGS, role_of
from targetcheck.model.target import TargetFile, Targets
from targetcheck.model.text import decode, near_miss
from targetcheck.paths import expand, read_held
from targetcheck.targets.quorums import resolve
from targetcheck.targets.read_target import Defaults, read_defaults, read_target
from targetcheck.targets.reading import Book, Reading, text_of
from targetcheck.targets.schema import HeadKeys, TargetKeys
from targetcheck.targets.shared import finish_shared, read_shared
from targetcheck.targets.structure import check
from targetcheck.targets.yamlfile import Node, read_yaml

SUFFIXES = (".yaml", ".yml")
LARGEST_FILE = 2**24
"""Bytes of a target file, which is read as a whole."""


def load_targets(arguments: Iterable[str]) -> Targets:
    """Every target in these files, folders and globs. Raises TargetcheckError with every problem found in them."""
    files, problems = expand(arguments, SUFFIXES)
    book = Book(problems=problems)
    readings: list[tuple[Reading, HeadKeys, list[Node]]] = []
    for path in files:
        found = _read(path, book)
        if found is not None:
            readings.append(found)
            read_shared(found[0], found[1])
    finish_shared(book)
    headings = []
    for reading, keys, nodes in readings:
        stem, title, source, note = reading.stem, text_of(keys.title), text_of(keys.source), text_of(keys.note)
        headings.append(TargetFile(reading.path, stem, title, source, note))
        defaults = read_defaults(reading, keys, Defaults(), ())
        for i, node in enumerate(nodes):
            _target(reading, node, i, defaults)
    if not book.targets and not book.problems:
        at = Location(files[0]) if files else None
        book.problems.append(Problem(at, "no-target", say("no target in {n:file|files}", n=len(files))))
    resolved = resolve(book)
    _check_columns(book)
    if book.problems:
        raise TargetcheckError(book.problems)
    return Targets(
        tuple(headings),
        tuple(resolved.values()),
        _sides_by_key(book),
        {name: parts for name, (parts, _) in book.areas.items()},
        {heading: meaning for heading, (meaning, _) in book.columns.items()},
    )


def _read(path: str, book: Book) -> tuple[Reading, HeadKeys, list[Node]] | None:
    """The file's tree and its keys without the targets, which are read one by one so that one is no other's harm."""
    try:
        with open(path, "rb") as file:
            text = decode(read_held(file, LARGEST_FILE))
    except UnicodeError:
        message = say("neither UTF-8, GB18030 nor UTF-16 text; save it as UTF-8")
        book.problems.append(Problem(Location(path), "bad-encoding", message))
        return None
    except OSError as error:
        message = say("cannot be read: {why}", why=error.strerror or str(error))
        book.problems.append(Problem(Location(path), "unreadable-file", message))
        return None
    root, problems = read_yaml(text, path)
    book.problems += problems
    if root is None:
        return None
    reading = Reading(path, Path(path).stem, root, book)
    entry = root.entry("targets")
    nodes: list[Node] = []
    data = root.data()
    assert isinstance(data, dict)
    if entry is not None and entry[1].text is None and entry[1].keys is None:
        nodes = entry[1].items
        data["targets"] = []
    keys, _ = check(HeadKeys, root, book.problems, data)
    return reading, keys or HeadKeys(), nodes


def _target(reading: Reading, node: Node, number: int, defaults: Defaults) -> None:
    book, path = reading.book, ("targets", number)
    keys, clean = check(TargetKeys, node, book.problems)
    reading.clean = clean
    target = read_target(reading, keys, path, defaults, None) if keys is not None else None
    if target is None or not clean:
        return
    before = book.targets.get(target.id)
    if before is not None:
        message = say('the id "{id}" is already taken in {at}; give one of them another "id"',
                      id=target.local_id, at=str(before.at))  # fmt: skip
        book.problems.append(Problem(target.at, "duplicate-id", message))
        return
    book.targets[target.id] = target


def _check_columns(book: Book) -> None:
    """A heading mapped to what is nearly, but not, a known kind of column."""
    known = (
        {c.name for t in book.targets.values() for m in t.family() for c in m.where}
        | set(book.indicators)
        | set(book.names)
    )
    known |= {m.each.dimension for t in book.targets.values() for m in t.family() if m.each}
    for meaning, at in book.columns.values():
        hint = near_miss(meaning, HEADINGS)
        if hint is not NOTHING and meaning not in known and role_of(meaning) is None:
            book.problems.append(Problem(at, "unknown-key", say('unknown key "{key}"{hint}', key=meaning, hint=hint)))


def _sides_by_key(book: Book) -> dict:  # type: ignore[type-arg]
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
