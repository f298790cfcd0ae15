"""Soda: a data contract in YAML; DuckDB loads the CSV, and one statement sums for all checks.

The filter that all checks share is the dataset's, as Soda's documentation advises where many checks look at one part.
"""

from __future__ import annotations

import re
from pathlib import Path

PACKAGES = ("soda-duckdb", "duckdb")
ENVIRONMENT = {"SODA_CORE_TELEMETRY_ENABLED": "false"}


def prepare(csv: Path, checks: list[tuple[str, int]], folder: Path) -> list[str]:
    """Writes the data source and the contract; returns the command."""
    (folder / "source.yml").write_text(
        f"type: duckdb\nname: peers\nconnection:\n  database: {csv}\n  schema: main\n", encoding="utf-8"
    )
    lines = [
        f"dataset: peers/main/{csv.stem}",
        "filter: area = 'County-00' AND period = 2024",
        "columns:",
        "  - name: value",
        "    checks:",
    ]
    for indicator, bound in checks:
        lines += [
            "      - aggregate:",
            f"          qualifier: {indicator}",
            "          function: sum",
            f"          filter: indicator = '{indicator}'",
            f"          threshold: {{must_be_greater_than_or_equal: {bound}}}",
        ]
    (folder / "contract.yml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return ["soda", "contract", "verify", "-ds", str(folder / "source.yml"), "-c", str(folder / "contract.yml")]


def counts(told: str) -> tuple[int, int]:
    """How many checks passed and failed, as the command told it."""
    passed, failed = (re.search(rf"\| {word} +\| +(\d+) \|", told) for word in ("Passed", "Failed"))
    return (int(passed[1]), int(failed[1])) if passed and failed else (0, 0)
