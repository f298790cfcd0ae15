"""Progress and points written once more, as their sources say them, held against made-up targets in one run.

In floats, so that what lies within a hair of a cut-off is not compared.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import targetcheck
from targetcheck.phrases import words
from targetcheck.reports.formats.json import document

MANY = 400
HAIR = 1e-9


class Made(NamedTuple):
    """A made-up target: its bound, baseline and figure, all plain numbers."""

    name: str
    form: str
    low: float | None
    high: float | None
    since: int
    start: float
    year: int
    value: float
    by: int
    series: tuple[tuple[int, float], ...]

    @property
    def inside(self) -> bool:
        return self.holds(self.value)

    def holds(self, number: float) -> bool:
        strict = self.form in ("above", "below")
        if self.low is not None and (number < self.low or (strict and number == self.low)):
            return False
        return self.high is None or not (number > self.high or (strict and number == self.high))

    def aim(self, number: float) -> float:
        ends = [end for end in (self.low, self.high) if end is not None]
        return min(ends, key=lambda end: abs(number - end))

    @property
    def written(self) -> str:
        if self.form == "between":
            return f"between: [{self.low:g}, {self.high:g}]"
        return f"{self.form}: {self.high if self.low is None else self.low:g}"


def make(dice: random.Random, n: int) -> Made:
    form = dice.choice(["at_least", "at_most", "above", "below", "between", "equals"])
    low, high = sorted((dice.randint(1, 40), dice.randint(41, 90)))
    ends: dict[str, tuple[float | None, float | None]] = {
        "between": (low, high), "equals": (low, low), "at_least": (low, None), "above": (low, None),
    }  # fmt: skip
    first, last = ends.get(form, (None, high))
    since, year = dice.randint(2010, 2016), dice.randint(2017, 2023)
    years = sorted(dice.sample(range(2005, year), dice.randint(0, 8)))
    series = tuple((one, dice.randint(1, 1000) / 10) for one in years if one != since)
    start = dice.choice([low, high, dice.randint(1, 1000) / 10])
    aim = min((end for end in (first, last) if end is not None), key=lambda end: abs(end - start))
    on_the_way = round(start + (aim - start) * dice.random(), 1)
    value = dice.choice([low, high, dice.randint(1, 1000) / 10, on_the_way, on_the_way])
    return Made(f"t{n}", form, first, last, since, start, year, value, dice.randint(year, 2035), series)


def healthy_people(made: Made) -> tuple[str | None, float | None]:
    start, value, aim = made.start, made.value, made.aim(made.start)
    way = not made.holds(start) and aim != start
    share = (value - start) / (aim - start) if way else 0.0
    if made.inside:
        return "reached", share if way else None
    if made.low is not None and made.high is not None and way and (start < made.low) != (value < made.low):
        return None, None
    if way and share >= 0:
        return ("improving" if share >= 0.1 else "little"), share
    away = abs(value - start) / start
    return ("worse" if away >= 0.1 else "little"), -away


def open_sdg(made: Made) -> tuple[str | None, float | None]:
    start, value, aim = made.start, made.value, made.aim(made.start)
    direction = 1 if made.high is None else -1 if made.low is None else 1 if start < made.low else -1
    two = made.low is not None and made.high is not None
    passed = two and ((start < made.low and value > made.high) or (start > made.high and value < made.low))  # type: ignore[operator]
    ratio = None
    if aim != start and not passed and not (two and made.holds(start)):
        speed = (value / start) ** (1 / (made.year - made.since)) - 1
        needed = (aim / start) ** (1 / (made.by - made.since)) - 1
        ratio = direction * speed / abs(needed)
    if made.inside:
        return "reached", ratio
    if ratio is None:
        return None, None
    names = (("substantial", 0.95), ("moderate", 0.6), ("limited", 0))
    return next((name for name, least in names if ratio >= least), "deterioration"), ratio


def destatis(made: Made) -> tuple[str | None, float | None]:
    if made.inside:
        return "reached", None
    last = [*made.series, (made.since, made.start), (made.year, made.value)]
    last = sorted(one for one in last)[-6:]
    if len(last) < 5:
        return None, None
    speed = (made.value - last[0][1]) / (made.year - last[0][0])
    aim = made.aim(made.value)
    wanted = 1 if made.high is None else -1 if made.low is None else 1 if made.value < made.low else -1
    miss = 0.0 if aim == made.value else max(0.0, 1 - speed * (made.by - made.year) / (aim - made.value))
    if speed * wanted <= 0:
        return "storm", miss
    return ("sun" if miss < 0.05 else "sun-cloud" if miss <= 0.2 else "cloud"), miss


METHODS = {"healthy-people": healthy_people, "open-sdg": open_sdg, "destatis": destatis}
CUT_OFFS = (-0.1, 0.0, 0.05, 0.1, 0.2, 0.6, 0.95)


@pytest.fixture
def every() -> list[Made]:
    dice = random.Random(20261127)
    return [make(dice, n) for n in range(MANY)]


def judged(folder: Path, head: str, every: list[Made], keys: str) -> Iterator[tuple[Made, dict[str, Any]]]:
    lines = [head, "targets:"]
    rows = ["indicator,year,value"]
    for made in every:
        lines.append(
            f"  - {{id: {made.name}, {made.written}, by: {made.by}, baseline: {{period: {made.since}}}{keys}}}"
        )
        numbers = (*made.series, (made.since, made.start), (made.year, made.value))
        rows += [f"{made.name},{year},{number:g}" for year, number in numbers]
    (folder / "t.yaml").write_text("\n".join(lines), encoding="utf-8")
    (folder / "a.csv").write_text("\n".join([*rows, ""]), encoding="utf-8")
    targets = targetcheck.load_targets(folder / "t.yaml")
    view: Any = document(
        targetcheck.evaluate(targets, targetcheck.load_actuals(targets, folder / "a.csv")), words("en")
    )
    return zip(every, view["verdicts"], strict=True)


@pytest.mark.parametrize("method", METHODS)
def test_progress(method: str, every: list[Made], tmp_path: Path) -> None:
    seen: Counter[str | None] = Counter()
    for made, verdict in judged(tmp_path, f"progress: {method}", every, ""):
        category, value = METHODS[method](made)
        progress = verdict["progress"]
        if value is not None and any(0 < abs(value - cut) < HAIR for cut in CUT_OFFS):
            continue
        assert progress["category"] == category, made
        found: Fraction | None = progress["value"]
        assert (found is None) == (value is None), (made, found, value)
        assert found is None or abs(float(found) - (value or 0)) < 1e-8 * max(1, abs(value or 0)), made
        seen[category] += 1
    assert len(seen) >= 4
    assert min(seen.values()) >= 3, seen


RULES = {
    "met": "met",
    "actual": "actual/bound",
    "twice": "2-actual/bound",
    "inverse": "bound/actual",
    "way": "way",
    "share": "{minus: 0.5, per: 2}",
    "full": "{minus: 0.5, per: 2, part: full}",
    "begun": "{minus: 0.5, per: 2, part: begun, most: 6}",
    "steps": "{steps: {90%: 9, 70%: 5, 50%: 1}}",
}
LOWER, UPPER = ("at_least", "above"), ("at_most", "below")
FITTING = {"actual": LOWER, "steps": LOWER, "twice": UPPER, "inverse": UPPER}


def points(made: Made, rule: str) -> Fraction:
    """The points of ten that a figure counts, in fractions of the written numbers."""
    if made.inside:
        return Fraction(10)
    ends = [Fraction(str(end)) for end in (made.low, made.high) if end is not None]
    value, start = Fraction(str(made.value)), Fraction(str(made.start))
    gap = min(abs(end - value) for end in ends)
    aim = min(ends, key=lambda end: abs(end - start))
    off = {"share": gap / 2, "full": Fraction(gap // 2), "begun": Fraction(-(-gap // 2))}
    if rule in off:
        counted = 10 - min(off[rule] / 2, 6 if rule == "begun" else 10)
    elif rule == "way":
        counted = Fraction(0) if made.holds(made.start) or aim == start else 10 * (1 - gap / abs(aim - start))
    elif rule == "steps":
        share = value / ends[0]
        counted = Fraction(
            9 if share >= Fraction(9, 10) else 5 if share >= Fraction(7, 10) else 1 if share >= Fraction(1, 2) else 0
        )
    else:
        counted = {
            "met": Fraction(0), "actual": 10 * value / ends[0], "twice": 10 * (2 - value / ends[0]), "inverse": 10 * ends[0] / value
        }[rule]  # fmt: skip
    return max(Fraction(0), min(counted, Fraction(999, 100)))


@pytest.mark.parametrize("rule", RULES)
def test_points(rule: str, every: list[Made], tmp_path: Path) -> None:
    final = [made._replace(by=made.year) for made in every if made.form in FITTING.get(rule, (made.form,))]
    missed = 0
    for made, verdict in judged(tmp_path, f"score: {RULES[rule]}", final, ", weight: 10"):
        assert verdict["score"]["points"] == points(made, rule), made
        missed += not made.inside
    assert missed > 20
