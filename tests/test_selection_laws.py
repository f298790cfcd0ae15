"""Laws of any table, also with totals, double rows and unreadable cells: neither the order of its rows nor `--select`
changes what is said of a target (design §4, §7)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import Outcome, examples
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("duckdb")

from typer.testing import CliRunner

from targetcheck.cli import app

TARGETS = """
period: 2024
indicators:
  x: {aggregate: sum}
  r: {rows: sum, aggregate: sum}
targets:
  - {id: xa, indicator: x, area: A, at_least: 5}
  - {id: xc, indicator: x, area: 市, at_least: 5}
  - {id: ra, indicator: r, area: A, at_least: 5}
  - {id: rc, indicator: r, area: 市, below: 5}
  - {id: y, indicator: y, area: A, at_least: 5}
  - {id: all, indicator: y, at_least: 5}
  - {id: z, indicator: z, area: B, at_least: {indicator: y, area: A}}
  - {id: whose, indicator: z, area: A, at_least: 2, where: {级别: 二级}}
  - {id: every, indicator: w, area: A, at_least: 2, each: 医院, require: any}
"""
NAMES = ("xa", "xc", "ra", "rc", "y", "all", "z", "whose", "every")

long = st.tuples(
    st.sampled_from("xxrryzw"), st.sampled_from(("A", "A", "B", "市", "合计", "合计", "", "-")),
    st.sampled_from(("2024", "2024", "2024-01", "2024-02", "", "2023")),
    st.sampled_from(("", "", "二级", "合计")), st.sampled_from(("", "", "甲", "乙")),
    st.sampled_from(("3", "5", "7", "7", "-2", "", "未报", "#REF!", "2人", "1百人", "0.05百")),
)  # fmt: skip
wide = st.tuples(
    st.sampled_from(("A", "B", "市", "合计", "")), st.sampled_from(("2024", "2024-01", "")), st.sampled_from(("二级", "三级", "")),
    st.sampled_from(("甲", "乙", "")), *[st.sampled_from(("3", "5", "7", ""))] * 3,
)  # fmt: skip
tables = st.one_of(
    st.lists(long, max_size=6).map(lambda rows: (("indicator", "area", "period", "级别", "医院", "value"), rows)),
    st.lists(wide, max_size=4).map(lambda rows: (("area", "period", "级别", "医院", "y", "z", "w"), rows)),
)
engines = st.sampled_from(("python", "duckdb"))
Table = tuple[tuple[str, ...], list[tuple[str, ...]]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("tables")
    (made / "t.yaml").write_text(TARGETS, encoding="utf-8")
    return made


def evaluated(folder: Path, tables: list[Table], engine: str, *args: str) -> Outcome:
    given = []
    for i, (header, rows) in enumerate(tables):
        path = folder / f"d{i}.csv"
        path.write_text("\n".join(map(",".join, (header, *rows))) + "\n", encoding="utf-8")
        given += ["-a", str(path)]
    args = ("evaluate", str(folder / "t.yaml"), *given, "-f", "json", "--engine", engine, *args)
    result = CliRunner().invoke(app, args, catch_exceptions=False)
    return Outcome(result.exit_code, result.stdout, result.stderr)


def said(outcome: Outcome) -> dict[str, object]:
    """Every verdict by id, places and reasons aside; nothing of a run that was not judged."""
    if not outcome.out:
        return {}
    said = ("status", "actual", "gap", "coverage")
    verdicts = json.loads(outcome.out, parse_float=str)["verdicts"]
    return {v["id"].partition("/")[2]: [v[key] for key in said if key in v] for v in verdicts}


def kinds(outcome: Outcome) -> set[str]:
    """The kinds of problems and warnings; which of two rows is named first, and how often, follows the lines."""
    return {line.rpartition("[")[2] for line in outcome.err.splitlines()}


@examples(60)
@given(st.lists(tables, min_size=1, max_size=2), st.randoms(use_true_random=False), engines)
def test_order_of_rows_never_matters(folder: Path, tables: list[Table], random: object, engine: str) -> None:
    before = evaluated(folder, tables, engine)
    mixed = [(header, random.sample(rows, len(rows))) for header, rows in reversed(tables)]  # type: ignore[attr-defined]
    after = evaluated(folder, mixed, engine)
    assert (after.code, said(after)) == (before.code, said(before))
    assert kinds(after) == kinds(before)


@examples(60)
@given(st.lists(tables, min_size=1, max_size=2), st.sets(st.sampled_from(NAMES), min_size=1, max_size=3), engines)
def test_what_else_is_selected_never_matters(folder: Path, tables: list[Table], names: set[str], engine: str) -> None:
    """What is wrong in figures of other targets may keep them all from being judged; nothing else of them counts."""
    every = said(evaluated(folder, tables, engine))
    some = said(evaluated(folder, tables, engine, *(a for name in sorted(names) for a in ("--select", name))))
    if every:
        assert some == {name: verdict for name, verdict in every.items() if name in names}
