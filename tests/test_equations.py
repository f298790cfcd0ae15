"""Laws over every case of tests/cases: each equation that `explain` prints is true, and each figure is what its parts make."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, localcontext
from fractions import Fraction
from pathlib import Path

import pytest
from test_cases import every_case, files_of

import targetcheck
from targetcheck.errors import TargetcheckError
from targetcheck.model.figure import Figure
from targetcheck.model.rules import QUANTILES
from targetcheck.model.verdict import Report, Verdict
from targetcheck.phrases import words
from targetcheck.reports.explain import Step, explain

NUMBER = r"-?[0-9]+(?:\.[0-9]+)?…?"
UNIT = r"[^0-9=]*(?:[0-9]+[^0-9=]*)?"
QUOTIENT = re.compile(rf"(?:^|= )({NUMBER}) ÷ ({NUMBER}) = ({NUMBER}){UNIT}$")
RELATIVE = re.compile(rf"^\(({NUMBER}) − ({NUMBER})\) ÷ ({NUMBER}) = ({NUMBER})%$")
DIFFERENCE = re.compile(rf"^({NUMBER}) − ({NUMBER}) = ({NUMBER}){UNIT}$")
WORKED = re.compile(rf"(?:^|: )([0-9(|z−][0-9.…×÷+−()^|z√ ]*) = (−?{NUMBER})(?:, .*)?$")
"""What is told beside the verdict: any sum, with z for the quantile that stands above it."""
IMPLIED = re.compile(rf"^({NUMBER} (?:× \(1 [+−] {NUMBER}\)|[+−] {NUMBER}) = {NUMBER}){UNIT}$")
"""What a change implies for a whole year: 120 × (1 + 0.05) = 126人."""
QUANTILE = re.compile(r"^counts: .*; the quantile z = ([0-9.]+)$")
YEARLY = re.compile(rf"^({NUMBER}) × ({NUMBER}(?:/[0-9]+)?) for a whole year = ({NUMBER})$")


def read(text: str) -> tuple[Fraction, Fraction]:
    """A printed number, and how far what was printed may lie from it: nothing unless its digits go on."""
    digits = text.rstrip("…")
    places = len(digits.partition(".")[2])
    return Fraction(digits), Fraction(1, 10**places) if text.endswith("…") else Fraction(0)


def agree(left: Fraction, right: str, doubt: Fraction) -> bool:
    value, step = read(right)
    return abs(left - value) <= step + doubt


def worked_out(text: str, z: str) -> Decimal:
    """What a sum comes to, with fifty digits."""
    text = re.sub(r"\|([^|]+)\|", r"abs(\1)", text.replace("…", ""))
    text = re.sub(r"√([0-9.]+)", r"(\1).sqrt()", text.replace("√(", "root("))
    text = re.sub(r"[0-9]+(?:\.[0-9]+)?", lambda found: f"D('{found[0]}')", text)
    for sign, meant in {"×": "*", "÷": "/", "−": "-", "^": "**"}.items():
        text = text.replace(sign, meant)
    with localcontext(prec=50):
        found: Decimal = eval(text, {"D": Decimal, "abs": abs, "root": Decimal.sqrt, "z": Decimal(z)})
    return found


def true_sum(line: str, z: str) -> bool | None:
    """Whether a line of what is told beside a verdict is a true equation; None where it is none."""
    implied = IMPLIED.search(line)
    found = WORKED.search(line if implied is None else implied[1])
    if found is None:
        return None
    value, told = worked_out(found[1], z), Decimal(found[2].rstrip("…").replace("−", "-"))
    doubt = Decimal(0)
    if "…" in line or "√" in line or "^" in line:
        doubt = abs(value) * Decimal("1e-12") + Decimal("1e-14")
    return abs(value - told) <= doubt


def equation(line: str, z: str = "0") -> bool | None:
    """Whether a line is a true equation; None where it is none."""
    if found := QUANTILE.search(line):
        return Decimal(found[1]) in QUANTILES.values()
    if found := RELATIVE.search(line):
        (now, a), (then, b), (base, _) = read(found[1]), read(found[2]), read(found[3])
        return then == base and agree((now - then) / base * 100, found[4], (a + b) * 1000 / abs(base))
    if found := DIFFERENCE.search(line):
        (now, a), (then, b) = read(found[1]), read(found[2])
        return agree(now - then, found[3], a + b)
    if found := YEARLY.search(line):
        (rate, a), factor = read(found[1]), Fraction(found[2])
        return agree(rate * factor, found[3], a * factor)
    if found := QUOTIENT.search(line):
        (top, a), (bottom, b) = read(found[1]), read(found[2])
        return agree(top / bottom, found[3], (a + b * abs(top / bottom)) / abs(bottom))
    return true_sum(line, z)


def lines(step: Step) -> Iterator[str]:
    yield step.text
    for below in step.under:
        yield from lines(below)


def reports(folder: Path) -> Iterator[tuple[str, Report]]:
    """Every case of the tests that can be judged, evaluated."""
    for number, param in enumerate(every_case()):
        (case,) = param.values  # type: ignore[attr-defined]
        here = folder / str(number)
        targets = _written(here, files_of(case["targets"], "t.yaml"))
        actuals = _written(here, files_of(case.get("actuals"), "data.csv"))
        args = [str(arg) for arg in case.get("args", [])]
        as_of = args[args.index("--as-of") + 1] if "--as-of" in args else None
        try:
            loaded = targetcheck.load_targets(*targets)
            yield case["name"], targetcheck.evaluate(loaded, targetcheck.load_actuals(loaded, *actuals), as_of=as_of)
        except TargetcheckError:
            continue


def _written(folder: Path, files: dict[str, str]) -> list[Path]:
    paths = [folder / name for name in files if not name.startswith("-")]
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(files[path.relative_to(folder).as_posix()], encoding="utf-8")
    return paths


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, Verdict]]:
    found = reports(tmp_path_factory.mktemp("cases"))
    return [(name, verdict) for name, report in found for verdict in report.verdicts]


def test_every_printed_equation_is_true(verdicts: list[tuple[str, Verdict]]) -> None:
    told: dict[str, bool] = {}
    unread: list[str] = []
    for name, verdict in verdicts:
        z = "0"
        for line in lines(explain(verdict, words("en"))):
            if found := QUANTILE.search(line):
                z = found[1]
            holds = equation(line, z)
            if holds is not None:
                told[f"{name}: {line}"] = holds
            elif " = " in line:
                unread.append(f"{name}: {line}")
    assert unread == []
    assert len(told) > 150
    assert [line for line, holds in told.items() if not holds] == []


@pytest.mark.parametrize(
    ("line", "holds"),
    [
        ("(31 − 30) ÷ 30 = 3.33333333333333…%", True),
        ("(31 − 30) ÷ 30 = 3.34%", False),
        ("(0.000412 − 0.000452) ÷ 0.000452 = -4 per 100k", None),
        ("41.2 − 45.2 = -4 per 100k", True),
        ("0.6 − 0.5 = 10 points", False),
        ("治愈 ÷ 患者 = 59 ÷ 110 = 0.536363636363636…", True),
        ("59 ÷ 110 = 0.54", False),
        ("of the change that is wanted: (15 − 20) ÷ (10 − 20) = 0.5", True),
        ("of the change that is wanted: (15 − 20) ÷ (10 − 20) = 0.51", False),
        ("away from the bound, as a share of the baseline: −|21 − 20| ÷ 20 = −0.05", True),
        ("(121 ÷ 100) ^ (1 ÷ 2) − 1 = 0.1", True),
        ("(121 ÷ 100) ^ (1 ÷ 2) − 1 = 0.11", False),
        ("27 ÷ 30 = 0.9, which is the step of 9 points", True),
    ],
)
def test_the_law_tells_a_false_equation(line: str, holds: bool | None) -> None:
    assert equation(line) is holds


def made_of(figure: Figure) -> Fraction | None:
    """What a figure's parts come to; None for a row, and for what is brought to a year."""
    values = [part.value for part in figure.parts]
    if figure.op == "row":
        return None
    if figure.op in ("sum", "average"):
        return sum(values, Fraction(0)) / (len(values) if figure.op == "average" else 1)
    if figure.op in ("min", "max"):
        return min(values) if figure.op == "min" else max(values)
    if figure.op in ("last", "standing"):
        return values[-1]
    if figure.op == "annualized":
        return values[0] * Fraction(figure.label)
    first, second = values
    if figure.op == "difference":
        return first - second
    return first / second - (1 if figure.op == "relative" else 0)


def every_figure(figure: Figure) -> Iterator[Figure]:
    yield figure
    for part in figure.parts:
        yield from every_figure(part)


def test_every_figure_is_what_its_parts_make(verdicts: list[tuple[str, Verdict]]) -> None:
    seen: dict[str, int] = {}
    for name, top in verdicts:
        for verdict in top.family():
            for figure in every_figure(verdict.figure) if verdict.figure is not None else ():
                seen[figure.op] = seen.get(figure.op, 0) + 1
                assert made_of(figure) in (None, figure.value), f"{name}: {figure.op} of {figure.indicator}"
    assert set(seen) >= {"row", "sum", "average", "min", "max", "last", "ratio", "standing", "annualized", "relative", "difference"}  # fmt: skip
