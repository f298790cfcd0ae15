"""How cost grows: with rows from one to a hundred million, with targets from ten to ten thousand, and with areas of one indicator."""

from __future__ import annotations

import statistics
import sys
import tempfile
from pathlib import Path

import generate
import measure

MOST_ROWS = 100_000_000


def main() -> None:
    """Prints the tables. Arguments: the largest number of rows (100000000: 3 GB of disk), a folder for the files."""
    most = int(sys.argv[1]) if len(sys.argv) > 1 else MOST_ROWS
    with tempfile.TemporaryDirectory() as name:
        folder = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(name)
        plan = generate.targets(folder / "records.yaml", 100, records=True)
        print("| rows | time | processor time | peak memory |\n|---|---|---|---|")
        for rows in (10**power for power in (6, 7, 8) if 10**power <= most):
            data = generate.actuals(folder / f"records-{rows}.csv", rows)
            _row(
                f"{rows:,}",
                ("evaluate", "-q", "--engine", "duckdb", plan, "-a", data),
                folder,
                3 if rows < 10**8 else 1,
            )
        data = generate.actuals(folder / "actuals.csv", 3_200)
        print("\n| targets on 3,200 rows | time | processor time | peak memory |\n|---|---|---|---|")
        for count in (10, 100, 1_000, 10_000):
            plan = generate.targets(folder / f"targets-{count}.yaml", count, records=False)
            _row(f"{count:,}", ("evaluate", "-q", plan, "-a", data), folder, 5)
        print("\n| areas, and what is asked of each | time | processor time | peak memory |\n|---|---|---|---|")
        for kind in generate.OF_AN_AREA:
            for count in (1_000, 4_000):
                plan, data = generate.areas(folder, kind, count)
                _row(f"{count:,}, {kind}", ("evaluate", "-q", plan, "-a", data), folder, 3)


def _row(title: str, words: tuple[object, ...], folder: Path, runs: int) -> None:
    found = [measure.run(measure.targetcheck(*words), folder) for _ in range(runs)]
    wall, cpu, peak = (statistics.median(values) for values in zip(*found, strict=True))
    print(f"| {title} | {wall:.2f} s | {cpu:.2f} s | {peak:.0f} MiB |", flush=True)


if __name__ == "__main__":
    main()
