"""100 targets on ten million rows, against the same question asked by hand in DuckDB, and with `csv` and `Decimal`.

Once all are for one county of 32, whose rows are a part of the file, and once for all counties in turn; the same from Parquet,
its numbers decimals and binary floats.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import duckdb
import generate
import measure

BY_HAND = Path(__file__).parent / "by_hand"


def main() -> None:
    """Prints the table. Arguments: how many rows (10000000), pairs of runs (9), a folder that keeps the files."""
    rows, runs = (int(word) for word in (*sys.argv[1:3], *("10000000", "9")[len(sys.argv[1:3]) :]))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(sys.argv[3]) if len(sys.argv) > 3 else Path(name)
        data = generate.actuals(folder / f"records-{rows}.csv", rows)
        print(f"{rows:,} rows, {data.stat().st_size / 1e6:.0f} MB\n\n{measure.HEAD}", flush=True)
        for title, file, engine, script, spread, pairs, at_most in (
            ("every county, CSV", data, "duckdb", "with_duckdb.py", True, runs, "1.25"),
            ("one county, CSV", data, "duckdb", "with_duckdb.py", False, runs, "1.25"),
            (
                "every county, Parquet with decimals",
                parquet(data, "DECIMAL(18, 6)"),
                "duckdb",
                "with_duckdb.py",
                True,
                runs,
                "1.5",
            ),
            (
                "every county, Parquet with floats",
                parquet(data, "DOUBLE"),
                "duckdb",
                "with_duckdb.py",
                True,
                runs,
                "1.5",
            ),
            ("every county, CSV, row by row", data, "python", "with_stdlib.py", True, min(runs, 1), ""),
        ):
            plan = generate.targets(folder / "records.yaml", 100, records=True, spread=spread)
            it = measure.targetcheck("evaluate", "-q", "--engine", engine, plan, "-a", file)
            by_hand = measure.python(BY_HAND / script, file, 100, 1 if spread else 100)
            print(
                measure.row(f"{title}, against {script}", measure.pair(it, by_hand, folder, pairs), at_most), flush=True
            )


def parquet(data: Path, kind: str) -> Path:
    """The same rows as Parquet, with numbers of this kind."""
    made = data.with_suffix(f".{kind[:6].lower()}.parquet")
    if not made.exists():
        columns = f"{{'indicator': 'VARCHAR', 'area': 'VARCHAR', 'period': 'VARCHAR', 'value': '{kind}'}}"
        duckdb.execute(
            f"COPY (FROM read_csv('{data}', header = true, columns = {columns})) TO '{made}' (FORMAT parquet)"
        )
    return made


if __name__ == "__main__":
    main()
