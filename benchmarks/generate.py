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
