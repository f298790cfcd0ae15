"""How well `draft` reads documents that a person has annotated: recall, precision, forms, traps.

    python benchmarks/draft_scores.py DOCUMENTS GOLD

DOCUMENTS holds texts, GOLD the annotations as JSON lines, each file named after its document's first three characters.
A record has `kind`, `operator`, `value_num`, `unit` and the span `char_start`..`char_end`; `traps.jsonl` has spans that
hold numbers but no statement. A record is found by a statement of its number whose passage touches its own.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from targetcheck.draft import Statement, draft, read_document

SAME = {
    "at_least": ("at_least", "all", "equals"),
    "equals": ("equals", "zero", "all", "at_least"),
}
"""Which operators of a record a form agrees with, beside its own: 全覆盖 may be written as all or as at least 100 %."""
UNITS = {"比": "", "points": "个百分点", "per 100k": "/10万"}


@dataclass
class Score:
    """What was found of one gold file."""

    name: str
    records: int = 0
    hits: int = 0
    whole: int = 0
    """Hits whose form and unit agree too."""
    statements: int = 0
    of_kind: int = 0
    traps: int = 0
    """Traps that a statement without any record, and without a check, fell into."""

    def line(self) -> str:
        def share(part: int, whole: int) -> str:
            return f"{part / whole:6.3f}" if whole else "     -"

        return (
            f"{self.name:32} {self.records:7} {share(self.hits, self.records)} {share(self.hits, self.statements)} "
            f"{share(self.hits, self.of_kind)} {share(self.whole, self.records)} {self.traps:5}"
        )


def value_of(statement: Statement) -> Decimal | None:
    if isinstance(statement.value, str):
        left, right = statement.value.split(":")
        return Decimal(left) / Decimal(right) if Decimal(right) else None
    return statement.value


def records(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line, parse_float=Decimal) for line in lines if line.strip()]


def touches(statement: Statement, record: dict[str, Any]) -> bool:
    return bool(statement.start < record["char_end"] and statement.end > record["char_start"])


def agrees(statement: Statement, record: dict[str, Any]) -> bool:
    unit = record["unit"] or ""
    return (
        record["operator"] in SAME.get(statement.form, (statement.form,))
        and UNITS.get(unit, unit).replace("％", "%") == statement.unit
    )


def score(name: str, found: list[Statement], gold: list[dict[str, Any]], kind: str) -> tuple[Score, set[int]]:
    """The score of the statements against the records of one kind that have a number, and which statements hit."""
    wanted = [record for record in gold if record["kind"] == kind and record["value_num"] is not None]
    taken: set[int] = set()
    result = Score(name, len(wanted), statements=len(found), of_kind=sum(s.kind == kind for s in found))
    for record in wanted:
        near = [
            i
            for i, statement in enumerate(found)
            if i not in taken and touches(statement, record) and value_of(statement) == Decimal(record["value_num"])
        ]
        if near:
            best = max(near, key=lambda i: agrees(found[i], record))
            taken.add(best)
            result.hits += 1
            result.whole += agrees(found[best], record)
    return result, taken


def scores(documents: Path, gold: Path) -> Iterator[Score]:
    traps = records(gold / "traps.jsonl") if (gold / "traps.jsonl").exists() else []
    for document in sorted(documents.glob("*.txt")):
        key = document.name[:3]
        text = read_document(document.read_bytes(), document.name)
        found = [statement for statement in draft(text).statements if value_of(statement) is not None]
        results, hit = [], set()
        for path in sorted(gold.glob(f"{key}*.jsonl")):
            annotated = records(path)
            for kind in sorted({record["kind"] for record in annotated} & {"target", "actual"}):
                result, taken = score(f"{path.stem} {kind}", found, annotated, kind)
                hit |= taken
                results.append(result)
        free = [s for i, s in enumerate(found) if i not in hit and not s.checks]
        fallen = sum(any(touches(s, trap) for s in free) for trap in traps if trap["file"][:3] == key)
        for result in results:
            result.traps = fallen
            if result.records:
                yield result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", type=Path)
    parser.add_argument("gold", type=Path)
    options = parser.parse_args()
    print(f"{'gold':32} {'numbers':>7} recall  prec. (kind)   full traps")
    for result in scores(options.documents, options.gold):
        print(result.line())


if __name__ == "__main__":
    main()
