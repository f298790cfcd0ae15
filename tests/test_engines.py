"""The engines give the same verdicts, problems, warnings and exit codes: on every case, and on files made up at random."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from conftest import Outcome
from test_cases import every_case, files_of

pytest.importorskip("duckdb")

from targetcheck.actuals.on_duckdb import DuckDB
from targetcheck.actuals.table import File

Runner = Callable[..., Outcome]


def told(outcome: Outcome) -> tuple[int, object, str]:
    """What an outcome says; beside a report, without the lines of rows, which SQL does not know. Problems have them."""
    if not outcome.out:
        return outcome.code, None, outcome.err
    document = json.loads(outcome.out, parse_float=str, parse_int=str)
    return outcome.code, _without_lines(document), re.sub(r"(\S+\.csv):[0-9]+", r"\1", outcome.err)


def _without_lines(value: object, key: str = "") -> object:
    if isinstance(value, dict):
        return {k: _without_lines(v, k) for k, v in value.items() if not (k == "line" and key == "actuals")}
    if isinstance(value, list):
        return [_without_lines(v, key) for v in value]
    return re.sub(r"(\.csv):[0-9]+", r"\1", value) if isinstance(value, str) and key == "reason" else value


@pytest.fixture(scope="module")
def read_by_sql() -> list[str]:
    return []


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch, read_by_sql: list[str]) -> None:
    """Notes each file that DuckDB itself has read."""
    real = DuckDB._csv

    def spy(self: DuckDB, path: str, *rest: object) -> File | None:
        found = real(self, path, *rest)  # type: ignore[arg-type]
        if found is not None:
            read_by_sql.append(path)
        return found

    monkeypatch.setattr(DuckDB, "_csv", spy)


@pytest.mark.usefixtures("watched")
@pytest.mark.parametrize("case", every_case())
def test_case(case: dict, run: Runner) -> None:
    targets, actuals = files_of(case["targets"], "t.yaml"), files_of(case.get("actuals"), "data.csv")
    args = ["evaluate", *(f for f in targets if not f.startswith("-")), *(a for name in actuals for a in ("-a", name)),
            "-f", "json", *map(str, case.get("args", []))]  # fmt: skip
    python, duckdb = (run(*args, "--engine", engine, files=targets | actuals) for engine in ("python", "duckdb"))
    assert told(duckdb) == told(python)


def test_most_cases_are_read_by_sql(read_by_sql: list[str]) -> None:
    """Or the test before has compared the reader of rows with itself."""
    if read_by_sql:
        assert len(read_by_sql) > len(every_case()) / 2, len(read_by_sql)
