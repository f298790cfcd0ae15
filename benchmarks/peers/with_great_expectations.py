"""Great Expectations: a suite over a pandas frame in memory; pandas keeps what all checks share, each sums its indicator."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

PACKAGES = ("great_expectations", "pandas")
ENVIRONMENT = {"GX_ANALYTICS_ENABLED": "false"}


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
    import great_expectations as gx
    import pandas as pd
    from great_expectations.expectations.row_conditions import Column

    rows = pd.read_csv(csv, engine="pyarrow", dtype={"indicator": "category", "area": "category"})
    rows = rows[(rows["area"] == "County-00") & (rows["period"] == 2024)]
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False}
    batch = (
        context.data_sources.add_pandas("peers").add_dataframe_asset("rows").add_batch_definition_whole_dataframe("all")
    )
    suite = gx.ExpectationSuite(
        "bounds",
        [
            gx.expectations.ExpectColumnSumToBeBetween(
                column="value", min_value=bound, row_condition=Column("indicator") == indicator
            )
            for indicator, bound in json.loads(Path(bounds).read_text(encoding="utf-8"))
        ],
    )
    found = batch.get_batch({"dataframe": rows}).validate(suite, result_format="BOOLEAN_ONLY")
    print(
        f"{found.statistics['successful_expectations']} passed, {found.statistics['unsuccessful_expectations']} failed"
    )
    return 0 if found.success else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
