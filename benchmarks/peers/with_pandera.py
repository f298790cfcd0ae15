"""pandera: a schema over a polars frame; polars scans the CSV and keeps what all checks share, each sums its indicator."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

PACKAGES = ("pandera", "polars")
ENVIRONMENT: dict[str, str] = {}


def prepare(csv: Path, checks: list[tuple[str, int]], folder: Path) -> list[str]:
    """Writes the bounds; returns the command, which is this file run by the peer's interpreter."""
    bounds = folder / "bounds.json"
    bounds.write_text(json.dumps(checks), encoding="utf-8")
    return ["python", str(Path(__file__).resolve()), str(csv), str(bounds)]


def counts(told: str) -> tuple[int, int]:
    """How many checks passed and failed, as the command told it."""
    found = re.search(r"(\d+) passed, (\d+) failed", told)
    return (int(found[1]), int(found[2])) if found else (0, 0)


def main(csv: str, bounds: str) -> int:
    import pandera.polars as pa
    import polars as pl

    def reaches(indicator: str, bound: int) -> Callable[[Any], Any]:
        total = pl.col("value").filter(pl.col("indicator") == indicator).sum()
        return lambda data: data.lazyframe.select(total >= bound)

    wanted = json.loads(Path(bounds).read_text(encoding="utf-8"))
    schema = pa.DataFrameSchema(checks=[pa.Check(reaches(*each), name=each[0]) for each in wanted])
    rows = pl.scan_csv(csv).filter(pl.col("area") == "County-00", pl.col("period") == 2024).collect()
    failed = 0
    try:
        schema.validate(rows, lazy=True)
    except pa.errors.SchemaErrors as problem:
        failed = len(problem.schema_errors)
    print(f"{len(wanted) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
