"""The package as a notebook uses it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

import targetcheck


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "t.yaml").write_text(
        "area: 云县\nperiod: 2024\ntargets:\n  - {id: slots, indicator: 托位数, at_least: 4.5}\n"
        "  - {id: both, of: [slots, {indicator: 治疗率, at_least: 95%}]}\n"
        "  - {id: city, name: 卫生县, achieved: true}\n",
        encoding="utf-8",
    )
    (tmp_path / "d.csv").write_text(
        "指标,地区,年份,数值\n托位数,云县,2024,4.18个\n治疗率,云县,2024,95.54%\n卫生县,云县,2024,否\n", encoding="utf-8"
    )
    return tmp_path


def test_from_files_to_records(folder: Path) -> None:
    targets = targetcheck.load_targets(folder / "t.yaml")
    report = targetcheck.evaluate(targets, targetcheck.load_actuals(targets, folder / "d.csv"))
    found = {r["id"]: r for r in targetcheck.records(report)}
    assert found["t/slots"]["status"] == "missed"
    assert found["t/slots"]["actual"] == Decimal("4.18")
    assert found["t/slots"]["bound_value"] == Decimal("4.5")
    assert found["t/both/治疗率"]["gap"] == Decimal("0.54")
    assert (found["t/city"]["actual"], found["t/city"]["bound_value"]) == (Decimal(0), Decimal(1))
    assert report.exit_code() == 1


def test_a_column_of_records_has_one_type(folder: Path) -> None:
    targets = targetcheck.load_targets(folder / "t.yaml")
    rows = targetcheck.records(targetcheck.evaluate(targets, targetcheck.load_actuals(targets, folder / "d.csv")))
    for name in rows[0]:
        assert len({type(row[name]) for row in rows if row[name] is not None}) <= 1, name


def test_whose_total_it_is_does_not_depend_on_what_else_is_asked(folder: Path) -> None:
    """A reader that tells of 云县 in rows that nobody asks for: the total is then another area's."""
    (folder / "d.csv").write_text("指标,地区,年份,数值\n托位数,合计,2024,9个\n治疗率,云县,2024,99%\n", encoding="utf-8")
    targets = targetcheck.load_targets(folder / "t.yaml")
    actuals = targetcheck.load_actuals(targets, folder / "d.csv")
    kept = actuals._replace(rows={"托位数": actuals.rows["托位数"]})
    for areas, expected in ((frozenset(), "met"), (frozenset({"云县"}), "no_data")):
        slots, *_ = targetcheck.evaluate(targets, kept._replace(areas=areas)).verdicts
        assert slots.status == expected


def test_as_of_is_a_period(folder: Path) -> None:
    targets = targetcheck.load_targets(folder / "t.yaml")
    actuals = targetcheck.load_actuals(targets, folder / "d.csv")
    with pytest.raises(ValueError, match="not a period"):
        targetcheck.evaluate(targets, actuals, as_of="someday")
    early = targetcheck.evaluate(targets, actuals, as_of="2024-06")
    assert early.exit_code() == 2


def test_every_problem_is_in_the_error(folder: Path) -> None:
    (folder / "t.yaml").write_text("targets:\n  - {id: a, atleast: 1}\n  - {id: b, at_least: many}\n", encoding="utf-8")
    with pytest.raises(targetcheck.TargetcheckError) as caught:
        targetcheck.load_targets(folder)
    assert [p.code for p in caught.value.problems] == ["unknown-key", "bad-quantity"]


def test_the_exit_code_takes_the_words_of_fail_on(tmp_path: Path) -> None:
    (tmp_path / "t.yaml").write_text("period: 2024\ntargets: [{id: a, at_least: 5}]\n", encoding="utf-8")
    (tmp_path / "d.csv").write_text("indicator,year,value\na,2024,4\n", encoding="utf-8")
    loaded = targetcheck.load_targets(tmp_path / "t.yaml")
    report = targetcheck.evaluate(loaded, targetcheck.load_actuals(loaded, tmp_path / "d.csv"))
    assert report.exit_code("missed") == report.exit_code(["missed"]) == 1
    assert report.exit_code("no-data") == 0
    with pytest.raises(ValueError, match="bogus"):
        report.exit_code(["missed", "bogus"])


def test_actuals_that_were_loaded_for_other_targets(folder: Path) -> None:
    """They hold only what those ask for; with the rest missing, figures that were reported would count as not."""
    (folder / "other.yaml").write_text("period: 2024\ntargets: [{id: other, at_least: 1}]\n", encoding="utf-8")
    other = targetcheck.load_targets(folder / "other.yaml")
    targets = targetcheck.load_targets(folder / "t.yaml")
    with pytest.raises(ValueError, match="other targets"):
        targetcheck.evaluate(targets, targetcheck.load_actuals(other, folder / "d.csv"))
