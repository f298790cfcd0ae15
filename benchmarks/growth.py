"""How cost grows: with rows from one to a hundred million, and from 1,000 to 16,000 of everything else."""

from __future__ import annotations

import statistics
import sys
import tempfile
from pathlib import Path

import generate
import measure

MOST_ROWS = 100_000_000
FEW_AND_MANY = 1_000, 16_000


def main() -> None:
    """Prints the tables. Arguments: the largest number of rows (100000000: 3 GB of disk; 0 for none), a folder for the files."""
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
        print("\n| what grows | 1,000 | 16,000 | × a straight line | peak memory |\n|---|---|---|---|---|", flush=True)
        start = _cpu((generate.targets(folder / "one.yaml", 1, records=False), "-a", data), folder)
        plans = [generate.targets(folder / f"targets-{n}.yaml", n, records=False) for n in FEW_AND_MANY]
        _grown("targets on 3,200 rows", [_run((plan, "-a", data), folder) for plan in plans], start)
        for kind in generate.GROWING:
            found = []
            for count in FEW_AND_MANY:
                plan, rows = generate.growing(folder, kind, count)
                found.append(_run((plan, "-a", rows), folder))
            _grown(kind, found, start)


def _run(words: tuple[object, ...], folder: Path) -> measure.Run:
    return measure.run(measure.targetcheck("evaluate", "-q", *words), folder)


def _cpu(words: tuple[object, ...], folder: Path) -> float:
    """What a run takes that has almost nothing to do."""
    return statistics.median(_run(words, folder).cpu for _ in range(5))


def _grown(title: str, found: list[measure.Run], start: float) -> None:
    """A row: processor time of few and of many, and how often the time beyond the start is that of a straight line."""
    few, many = (run.cpu for run in found)
    times = (many - start) / (few - start) / (FEW_AND_MANY[1] / FEW_AND_MANY[0])
    print(f"| {title} | {few:.2f} s | {many:.2f} s | {times:.2f} | {found[1].peak:.0f} MiB |", flush=True)


def _row(title: str, words: tuple[object, ...], folder: Path, runs: int) -> None:
    found = [measure.run(measure.targetcheck(*words), folder) for _ in range(runs)]
    wall, cpu, peak = (statistics.median(values) for values in zip(*found, strict=True))
    print(f"| {title} | {wall:.2f} s | {cpu:.2f} s | {peak:.0f} MiB |", flush=True)


if __name__ == "__main__":
    main()
