"""Files, folders, globs and `-` → the rows that the targets ask for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from targetcheck.actuals.collect import Collection
from targetcheck.actuals.csvfile import read_file
from targetcheck.errors import Location, Problem, TargetcheckError
from targetcheck.model.actuals import Actuals, Asked
from targetcheck.paths import expand

SUFFIXES = (".csv", ".tsv", ".csv.gz", ".tsv.gz")


def load_actuals(arguments: Iterable[str], asked: Asked, stdin: BinaryIO | None = None) -> Actuals:
    """The rows that the targets ask for, from files, folders, globs and `-`.

    Raises TargetcheckError with every problem found: files that cannot be read, periods or units that cannot be told.
    Cells that cannot be read stay in their rows as problems, for whoever needs them.
    """
    files, problems = expand(arguments, SUFFIXES)
    everything = Collection(asked.rows)
    columns: set[str] = set()
    split: set[str] = set()
    seen: dict[str, Location] = {}
    warnings: list[Problem] = []
    for path in files:
        found = read_file(path, asked, stdin)
        problems += found.problems
        warnings += found.warnings
        columns |= found.columns
        split |= found.split
        for name, where in found.seen.items():
            seen.setdefault(name, where)
        everything.merge(found.rows)
    if problems:
        raise TargetcheckError(problems)
    attributes = frozenset(columns - split - asked.each)
    return Actuals(everything.rows(), frozenset(columns), attributes, seen, tuple(files), tuple(warnings))
