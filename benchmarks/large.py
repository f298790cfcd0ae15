"""100 targets on ten million rows, against the same question asked by hand in DuckDB, and with `csv` and `Decimal`.

Once all are for one county of 32, whose rows are a part of the file, and once for all counties in turn.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import generate
import measure

BY_HAND = Path(__file__).parent / "by_hand"


def main() -> None:
    """Prints the table. Arguments: how many rows (10000000), runs of each (3), a folder that keeps the file."""
    rows, runs = (int(word) for word in (*sys.argv[1:3], *("10000000", "3")[len(sys.argv[1:3]) :]))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(sys.argv[3]) if len(sys.argv) > 3 else Path(name)
        data = generate.actuals(folder / f"records-{rows}.csv", rows)
        print(f"{rows:,} rows, {data.stat().st_size / 1e6:.0f} MB\n\n{measure.HEAD}")
        for spread, counties in ((False, "one county"), (True, "every county")):
            plan = generate.targets(folder / "records.yaml", 100, records=True, spread=spread)
            for engine, script, at_most in (
                ("duckdb", "with_duckdb.py", "1.3 × time, 1.5 × memory"),
                ("python", "with_stdlib.py", "1.2 × time"),
            ):
                it = measure.targetcheck("evaluate", "-q", "--engine", engine, plan, "-a", data)
                by_hand = measure.python(BY_HAND / script, data, 100, 1 if spread else 100)
                found = measure.pair(it, by_hand, folder, runs)
                print(measure.row(f"{counties}, --engine {engine} against {script}", found, at_most), flush=True)


if __name__ == "__main__":
    main()
