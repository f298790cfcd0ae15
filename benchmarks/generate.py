"""Targets and actuals for the benchmarks: the same 100 indicators and 32 counties at every size, the same bytes each time."""

from __future__ import annotations

import random
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
        bound = n % 7 * (10 if records else 1_000)
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


OF_AN_AREA = {
    "a rate of monthly rows": "at_least: 50",
    "a sum over months of one area, where a cell is its own": "at_least: 50, where: {kind: K%05d}",
    "a year without rows": "at_least: 50, period: 2023",
}
"""What is asked of each of many areas, none of them a part of another → the keys that ask it."""


def areas(folder: Path, kind: str, count: int) -> tuple[Path, Path]:
    """Targets that ask this of each area, and twelve months of rows for it."""
    indicator = "sum"
    if "rate" in kind:
        indicator = "rate"
    keys = OF_AN_AREA[kind]
    plan = ["period: 2024", "indicators:", "  rate: {unit: '%', numerator: sum, denominator: all}"]
    plan += ["  sum: {aggregate: sum}", "  all: {aggregate: sum}", "targets:"]
    rows = ["indicator,area,period,kind,value"]
    for n in range(count):
        area, asked = f"Area-{n:05}", keys.replace("%05d", f"{n:05}")
        if "where" in asked:
            area = "Area-00000"
        plan.append(f"  - {{id: t{n:05}, indicator: {indicator}, area: {area}, {asked}}}")
        for month in range(1, 13):
            rows.append(f"sum,{area},2024-{month:02},K{n:05},{n % 50 + month}")
            if indicator == "rate":
                rows.append(f"all,{area},2024-{month:02},K{n:05},{100 + month}")
    plan.append("  - {id: one-that-is-there, indicator: there, at_least: 1}")
    rows.append("there,Area-00000,2024,,5")
    made = folder / "areas.yaml", folder / "areas.csv"
    for path, lines in zip(made, (plan, rows), strict=True):
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return made


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
