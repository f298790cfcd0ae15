"""pointblank: a validation in YAML; polars scans the CSV and keeps what all checks share, each step sums its indicator.

The step made for sums, `col_sum_ge`, takes no condition on rows; so the sum stands in `pre`, where its documentation has
a step prepare the table.
"""

from __future__ import annotations

import re
from pathlib import Path

PACKAGES = ("pointblank", "polars")
ENVIRONMENT = {"COLUMNS": "120"}


def prepare(csv: Path, checks: list[tuple[str, int]], folder: Path) -> list[str]:
    """Writes the validation; returns the command."""
    lines = [
        "tbl:",
        "  python: |",
        f"    pl.scan_csv('{csv}').filter((pl.col('area') == 'County-00') & (pl.col('period') == 2024)).collect()",
        "steps:",
    ]
    for indicator, bound in checks:
        lines += [
            "  - col_vals_ge:",
            "      columns: value",
            f"      value: {bound}",
            f"      pre: \"lambda rows: rows.filter(pl.col('indicator') == '{indicator}').select(pl.col('value').sum())\"",
        ]
    (folder / "validation.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return ["pb", "run", "--fail-on", "any", str(folder / "validation.yaml")]


def counts(told: str) -> tuple[int, int]:
    """How many checks passed and failed, as the command told it."""
    steps = re.findall(r"\s(\d+)/\d\.\d+\s+(\d+)/\d\.\d+\s", told)
    return sum(passed == "1" for passed, _ in steps), sum(failed == "1" for _, failed in steps)
