"""What a run at a prompt costs, against a typer program that prints a line."""

from __future__ import annotations

import compileall
import sys
import tempfile
from pathlib import Path

import generate
import measure

import targetcheck

FLOOR = Path(__file__).parent / "by_hand" / "typer_floor.py"


def main() -> None:
    """Prints the table. Argument: how many runs of each (15)."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    compileall.compile_dir(str(Path(targetcheck.__file__).parent), quiet=1)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        plan = generate.targets(folder / "targets.yaml", 100, records=False)
        city = generate.of_the_city(folder / "city.yaml")
        few, rows = generate.actuals(folder / "few.csv", 100), generate.actuals(folder / "actuals.csv", 3_200)
        floor = measure.python(FLOOR)
        print(measure.HEAD)
        for title, words, at_most in (
            ("100 targets, 100 rows, only the exit code (-q)", ("evaluate", "-q", plan, "-a", few), "0.8"),
            ("the same, the table into a pipe", ("evaluate", plan, "-a", few), ""),
            ("100 targets, each the sum of 32 rows, JSON", ("evaluate", "-f", "json", city, "-a", rows), "1.3"),
            ("100 targets, 3,200 rows, only the exit code (-q)", ("evaluate", "-q", plan, "-a", rows), ""),
            ("--version", ("--version",), ""),
        ):
            print(
                measure.row(title, measure.pair(measure.targetcheck(*words), floor, folder, runs), at_most), flush=True
            )


if __name__ == "__main__":
    main()
