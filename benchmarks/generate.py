"""Targets and actuals for the benchmarks: the same 100 indicators and 32 counties at every size, the same bytes each time."""

from __future__ import annotations

import random
from functools import partial
from pathlib import Path

INDICATORS, COUNTIES = 100, 32


def targets(path: Path, count: int, *, records: bool, spread: bool = False) -> Path:
    """A target file of so many targets, one a figure in turn; with `records`, many rows make one figure.

    Each county comes in after all indicators of the one before, and with `spread` in turn, so that 100 targets name all.
    """
    lines = ["title: benchmark", "period: 2024"]
    if records:
        lines += ["indicators:", *(f"  ind_{i:03}: {{rows: sum}}" for i in range(INDICATORS))]
    lines.append("targets:")
    for n in range(count):
        indicator, county = n % INDICATORS, n // (1 if spread else INDICATORS) % COUNTIES
        bound = n % 7 * (5_000_000 if records else 1_000)
        lines.append(f"  - {{id: t{n:05}, indicator: ind_{indicator:03}, area: County-{county:02}, at_least: {bound}}}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def of_the_city(path: Path) -> Path:
    """A target for each indicator of the city, which is the sum of its 32 counties: the year-end case."""
    counties = ", ".join(f"County-{a:02}" for a in range(COUNTIES))
    lines = ["title: benchmark", "area: City", "period: 2024", f"areas: {{City: [{counties}]}}", "indicators:"]
    lines += [f"  ind_{i:03}: {{aggregate: sum}}" for i in range(INDICATORS)]
    lines.append("targets:")
    lines += [f"  - {{id: t{i:05}, indicator: ind_{i:03}, at_least: {i % 7 * 40_000}}}" for i in range(INDICATORS)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


Lines = list[str]
_MONTHS = [f"2024-{month:02}" for month in range(1, 13)]


def _of_areas(count: int, indicator: str, keys: str) -> tuple[Lines, Lines]:
    """A target for each of many areas, none of them a part of another, and twelve months of rows for it."""
    plan = ["period: 2024", "indicators:", "  rate: {unit: '%', numerator: sum, denominator: all}"]
    plan += ["  sum: {aggregate: sum}", "  all: {aggregate: sum}", "targets:"]
    rows = ["indicator,area,period,kind,value"]
    for n in range(count):
        area = "Area-00000" if "where" in keys else f"Area-{n:05}"
        plan.append(
            f"  - {{id: t{n:05}, indicator: {indicator}, area: {area}, at_least: 50, {keys % n if '%' in keys else keys}}}"
        )
        for month, period in enumerate(_MONTHS):
            rows.append(f"sum,{area},{period},K{n:05},{n % 50 + month}")
            if indicator == "rate":
                rows.append(f"all,{area},{period},K{n:05},{100 + month}")
    plan.append("  - {id: one-that-is-there, indicator: there, at_least: 1}")
    return plan, [*rows, "there,Area-00000,2024,,5"]


def _members(count: int) -> tuple[Lines, Lines]:
    """One target for each of many hospitals, whose months are added up."""
    plan = ["period: 2024", "indicators:", "  visits: {aggregate: sum}", "targets:"]
    plan.append("  - {id: all, indicator: visits, each: hospital, at_least: 50, require: 50%}")
    rows = [f"visits,Hospital-{n:05},{period},{n % 9 + m}" for n in range(count) for m, period in enumerate(_MONTHS)]
    return plan, ["indicator,hospital,period,value", *rows]


def _areas_as_columns(count: int) -> tuple[Lines, Lines]:
    """The sum of many areas, which are columns."""
    names = [f"Area-{n:05}" for n in range(count)]
    plan = [
        "period: 2024",
        f"areas: {{City: [{', '.join(names)}]}}",
        "indicators:",
        "  visits: {aggregate: sum}",
        "targets:",
    ]
    plan.append("  - {id: all, indicator: visits, area: City, at_least: 50}")
    rows = [",".join(["visits", period, *(str(n % 9 + m) for n in range(count))]) for m, period in enumerate(_MONTHS)]
    return plan, [",".join(["indicator", "period", *names]), *rows]


def _indicators_as_columns(count: int) -> tuple[Lines, Lines]:
    """A target for each of many indicators, which are columns."""
    names = [f"ind_{n:05}" for n in range(count)]
    plan = ["period: 2024", "area: City", "targets:", *(f"  - {{indicator: {name}, at_least: 5}}" for name in names)]
    return plan, [",".join(["area", "period", *names]), ",".join(["City", "2024", *(str(n % 9) for n in range(count))])]


def _rows_of_a_figure(count: int) -> tuple[Lines, Lines]:
    """One figure of a hundred times as many rows."""
    plan = ["period: 2024", "area: City", "indicators:", "  visits: {rows: sum}", "targets:"]
    plan.append("  - {id: all, indicator: visits, at_least: 50}")
    return plan, ["indicator,area,period,value", *(f"visits,City,2024,{n % 97}.5" for n in range(100 * count))]


def _files(count: int) -> tuple[Lines, Lines]:
    """The sum of many areas, each of which has sent a file of its own."""
    plan, _ = _areas_as_columns(count)
    return plan, ["indicator,area,period,value", *(f"visits,Area-{n:05},2024,{n % 9}" for n in range(count))]


GROWING = {
    "areas, a rate of monthly rows each": partial(_of_areas, indicator="rate", keys="level: binding"),
    "areas, a sum over months of one cell each": partial(_of_areas, indicator="sum", keys="where: {kind: K%05d}"),
    "areas, a year without rows each": partial(_of_areas, indicator="sum", keys="period: 2023"),
    "members of `each`, a sum over months each": _members,
    "areas as columns": _areas_as_columns,
    "indicators as columns": _indicators_as_columns,
    "hundreds of rows of one figure": _rows_of_a_figure,
    "files": _files,
}
"""What grows → the lines of its target file and of its actuals."""


def growing(folder: Path, kind: str, count: int) -> tuple[Path, Path]:
    """A target file, and its actuals: a file, or a folder of files."""
    plan, rows = GROWING[kind](count)
    made = folder / "growing.yaml", folder / "growing.csv"
    made[0].write_text("\n".join(plan) + "\n", encoding="utf-8")
    if kind != "files":
        made[1].write_text("\n".join(rows) + "\n", encoding="utf-8")
        return made
    many = folder / f"files-{count}"
    many.mkdir(exist_ok=True)
    for n, row in enumerate(rows[1:]):
        (many / f"part-{n:05}.csv").write_text(f"{rows[0]}\n{row}\n", encoding="utf-8")
    return made[0], many


def actuals(path: Path, rows: int) -> Path:
    """One row a figure up to 3,200 rows, county after county; beyond that, records of the same figures in random order (31 bytes each)."""
    if path.exists():
        return path
    chance = random.Random(rows)
    keys = [f"ind_{i:03},County-{a:02},2024," for a in range(COUNTIES) for i in range(INDICATORS)]
    with path.open("w", encoding="utf-8") as file:
        file.write("indicator,area,period,value\n")
        left = rows
        while left:
            size = min(left, 100_000)
            chosen = keys[:rows] if rows <= len(keys) else chance.choices(keys, k=size)
            file.write("".join(f"{key}{chance.randrange(99_999) / 10}\n" for key in chosen))
            left -= size
    return path
