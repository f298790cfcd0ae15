"""datacontract-cli: a contract in YAML; DuckDB loads the CSV into a table, and each check is a query of its own."""

from __future__ import annotations

from pathlib import Path

PACKAGES = ("datacontract-cli", "duckdb")
ENVIRONMENT = {"COLUMNS": "120"}


def prepare(csv: Path, checks: list[tuple[str, int]], folder: Path) -> list[str]:
    """Writes the contract; returns the command."""
    lines = [
        "apiVersion: v3.1.0",
        "kind: DataContract",
        "id: peers",
        "version: 1.0.0",
        "status: active",
        "servers:",
        f"  - {{server: here, type: local, path: {csv}, format: csv}}",
        "schema:",
        "  - name: actuals",
        "    properties:",
        "      - {name: indicator, logicalType: string}",
        "      - {name: area, logicalType: string}",
        "      - {name: period, logicalType: integer}",
        "      - {name: value, logicalType: number}",
        "    quality:",
    ]
    for indicator, bound in checks:
        lines += [
            "      - type: sql",
            f"        id: {indicator}",
            "        query: SELECT SUM(value) FROM actuals"
            f" WHERE indicator = '{indicator}' AND area = 'County-00' AND period = 2024",
            f"        mustBeGreaterOrEqualTo: {bound}",
        ]
    (folder / "contract.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return ["datacontract", "test", "--checks", "quality", str(folder / "contract.yaml")]


def counts(told: str) -> tuple[int, int]:
    """How many checks passed and failed, as the command told it."""
    return told.count("│ passed │"), told.count("│ failed │")
