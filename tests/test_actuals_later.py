"""What stands below the first thousand rows of a table counts as much as what stands in them, on every engine."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from conftest import Outcome

Run = Callable[..., Outcome]

TARGETS = """
area: 云县
period: 2024
targets: [{id: t, indicator: 床位数, at_least: 500张}]
"""
ROWS = 1200


def table(heading: str, usual: Callable[[int], str], *later: str) -> str:
    """A register of villages with one column more, and rows that come behind them."""
    rows = [f"{n}村,2024,{usual(n)},{n}" for n in range(1, ROWS)]
    return "\n".join([f"地区,年份,{heading},床位数", *rows, *later]) + "\n"


LATER = {
    "a figure nobody asks for": (table("护士数", str, "云县,2024,77,512"), "512"),
    "remarks among figures nobody asks for, as in the first rows": (
        table("护士数", lambda n: "停诊" if n % 9 == 0 else str(n), "云县,2024,停诊,512"),
        "512",
    ),
    "words in a column that held figures": (table("护士数", str, "云县,2024,公立,512"), None),
    "a total in a column that held figures": (
        table("护士数", str, *(f"{n}乡,2024,{n},1" for n in range(90)), "云县,2024,合计,512"),
        None,
    ),
    "words in a column that was empty": (table("类别", lambda n: "", "云县,2024,公立,512"), None),
    "a missing mark in a column that was empty": (table("类别", lambda n: "", "云县,2024,—,512"), "512"),
    "another area beside the area": (table("县区", lambda n: f"{n}村", "云县,2024,凤庆县,512"), None),
    "the same area beside the area": (table("县区", lambda n: f"{n}村", "云县,2024,云县,512"), "512"),
    "a code of two areas": (table("编码", lambda n: f"A{n}", "云县,2024,A7,512"), None),
    "a code of its own": (table("编码", lambda n: f"A{n}", "云县,2024,B7,512"), "512"),
    "a year between rows": (table("护士数", str, "2023年,,,", "云县,,9,512"), None),
    "last year's rows below a heading": (table("护士数", str, "上年,,,", "云县,2024,9,512"), None),
    "another table without known headings": (table("护士数", str, "报表口径,统计节点,护士,医师人数", "云县,2024,9,512"), None),
    "a table below of the indicator": (table("护士数", str, "报表口径,床位数,时期", "云县,512,2024"), "512"),
}  # fmt: skip


@pytest.mark.parametrize("engine", ["python", "duckdb"])
@pytest.mark.parametrize("name", LATER)
def test_rows_below_the_first_thousand(name: str, engine: str, run: Run) -> None:
    text, figure = LATER[name]
    outcome = run(
        "evaluate", "t.yaml", "-a", "d.csv", "-f", "json", "--engine", engine, files={"t.yaml": TARGETS, "d.csv": text}
    )
    verdict = json.loads(outcome.out, parse_int=str)["verdicts"][0] if outcome.out else {"actual": None}
    assert verdict["actual"] == figure, f"{verdict.get('reason')}\n{outcome.err}"


@pytest.mark.parametrize("engine", ["python", "duckdb"])
def test_a_header_at_the_end_of_a_block_is_read_with_the_rows_below_it(engine: str, run: Run) -> None:
    """A file is read in blocks; the columns of a table below are known by its rows, wherever a block ends."""
    for rows in range(1190, 1215):
        above = [f"{n}村,2024,1,{n}" for n in range(1, rows)]
        text = "\n".join(["地区,年份,护士数,床位数", *above, "口径,床位数,时期", "云县,512,2024", "凤庆县,480,2024"])
        outcome = run(
            "evaluate", "t.yaml", "-a", "d.csv", "-f", "json", "--engine", engine,
            files={"t.yaml": TARGETS, "d.csv": text},
        )  # fmt: skip
        assert json.loads(outcome.out, parse_int=str)["verdicts"][0]["actual"] == "512", rows
