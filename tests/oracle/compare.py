"""The program's verdicts on a project beside the oracle's."""

from __future__ import annotations

import json
import tempfile
import traceback
from collections import Counter
from contextlib import chdir
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from typer.testing import CliRunner

import targetcheck
from targetcheck.cli import app

from .judge import Judge, exit_code
from .model import Answer, ends_a_month
from .project import Made, random_project
from .render import files


def flat(answers: list[Answer], stem: str) -> dict[str, Answer]:
    found = {}
    for answer in answers:
        name = f"{stem}/{answer.id}"
        found.setdefault(name, answer)
        for key, child in flat(list(answer.because), name).items():
            found.setdefault(key, child)
    return found


def same_number(shown: object, right: object) -> bool:
    """Exact where it ends; 15 significant digits where it does not."""
    if shown is None or right is None:
        return shown is right
    if isinstance(right, bool):
        return shown == int(right)
    assert isinstance(right, Fraction)
    if Fraction(shown) == right:  # type: ignore[arg-type]
        return True
    return abs(Fraction(shown) - right) <= abs(right) * Fraction(1, 10**14)  # type: ignore[arg-type]


def evaluated(texts: dict[str, str], as_of: object, folder: Path) -> targetcheck.model.verdict.Report:  # type: ignore[name-defined]
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    targets = targetcheck.load_targets(folder / "t.yaml")
    tables = [folder / name for name in texts if name.endswith(".csv")]
    return targetcheck.evaluate(targets, targetcheck.load_actuals(targets, *tables), as_of=as_of)


def differences(made: Made, seed: int) -> list[str]:
    texts = files(made, seed)
    answers = Judge(made.project).answers()
    as_of = made.project.as_of.end.isoformat()[:7] if made.project.as_of else None
    with tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as folder:
        try:
            report = evaluated(texts, as_of, Path(folder))
        except targetcheck.TargetcheckError as error:
            return ["problems: " + "; ".join(str(problem) for problem in error.problems)]
    shown = {record["id"]: record for record in targetcheck.records(report)}
    found = []
    right = flat(answers, "t")
    for name, answer in right.items():
        record = shown.get(name)
        if record is None:
            found.append(f"{name}: not reported, {answer.status}")
            continue
        found += [f"{name}: {difference}" for difference in apart(record, answer)]
    extra = [name for name in shown if name not in right and name.count("/") == 2]
    if extra:
        found.append(f"more members: {extra}")
    code = report.exit_code()
    if code != exit_code(made.project, answers):
        found.append(f"exit {code}, not {exit_code(made.project, answers)}")
    return found


def by_command(made: Made, seed: int) -> list[str]:
    """The same through the command line and its JSON: statuses, numbers, how far partial figures reach, the exit code."""
    texts = files(made, seed)
    judge = Judge(made.project)
    answers = judge.answers()
    arguments = ["evaluate", "t.yaml", "-f", "json"]
    for name in texts:
        if name.endswith(".csv"):
            arguments += ["-a", name]
    if made.project.as_of:
        arguments += ["--as-of", made.project.as_of.end.isoformat()[:7]]
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        for name, text in texts.items():
            Path(name).write_text(text, encoding="utf-8")
        outcome = CliRunner().invoke(app, arguments)
    if outcome.exit_code != exit_code(made.project, answers):
        return [f"exit {outcome.exit_code}: {outcome.output[:300]}"]
    document = json.loads(outcome.stdout, parse_float=Decimal, parse_int=Decimal)
    shown: dict[str, dict] = {}
    waiting = list(document["verdicts"])
    while waiting:
        record = waiting.pop()
        shown[record["id"]] = record
        waiting += record["because"]
    found = []
    for name, answer in flat(answers, "t").items():
        record = shown[name]
        found += [f"{name}: {difference}" for difference in apart(record, answer)]
        coverage = record.get("coverage")
        if coverage and answer.reach and not answer.settled_without and coverage["to"] != day_text(answer.reach):
            found.append(f"{name}: covers to {coverage['to']}, not {answer.reach}")
    return found


def day_text(day: date) -> str:
    return day.isoformat()[:7] if ends_a_month(day) else day.isoformat()


def apart(record: dict, answer: Answer) -> list[str]:
    if record["status"] != answer.status:
        return [f"{record['status']} {record['actual']}, not {answer.status} {answer.actual} ({record['reason']})"]
    found = []
    if answer.settled_without:
        return found
    for field in ("actual", "gap", "attainment", "expected"):
        if not same_number(record[field], getattr(answer, field)):
            found.append(f"{answer.status}: {field} {record[field]}, not {getattr(answer, field)}")
    return found


def main(arguments: list[str]) -> int:
    count, first = int(arguments[0]), int(arguments[1]) if len(arguments) > 1 else 0
    wrong = 0
    statuses: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for seed in range(first, first + count):
        made = random_project(seed)
        try:
            found = differences(made, seed)
        except Exception:
            found = [traceback.format_exc()]
        judge = Judge(made.project)
        for answer in judge.answers():
            statuses[answer.status] += 1
        seen.update(judge.ledger.seen)
        if found:
            wrong += 1
            print(f"seed {seed}")
            for line in found:
                print("   ", line)
            if count == 1:
                print(shown(made, seed, found))
    if count > 1:
        print("\n".join(f"{seen[rule]:>9} {rule}" for rule in sorted(seen)))
    print(f"{count} projects from {first}: {wrong} with differences; {dict(statuses)}")
    return 1 if wrong else 0


def shown(made: Made, seed: int, found: list[str]) -> str:
    """The files of a project, of rows only those that the targets with differences are about."""
    texts = files(made, seed)
    wrong = {line.partition(":")[0].split("/")[1] for line in found if line.startswith("t/")}
    about: set[str] = set()
    for target in made.project.targets:
        if target.id in wrong and target.indicator:
            indicator = made.project.indicators[target.indicator]
            about |= {indicator.key, indicator.numerator or "", indicator.denominator or ""}
    about.discard("")
    lines = []
    for line in texts.pop("t.yaml").splitlines():
        keeps = "{id: " not in line or any(f"{{id: {name}," in line for name in wrong)
        if keeps and (not line.startswith("  ") or "id: " in line or "[" in line or any(key in line for key in about)):
            lines.append(line)
    for name, text in texts.items():
        if not about or any(key in text for key in about):
            lines.append(f"--- {name}")
            head, *rest = text.splitlines()
            rest = [
                line
                for line in rest
                if not about
                or "indicators" in head
                or "指标," not in text
                or not any(other in line for other in made.project.indicators if other not in about)
            ]
            lines += [head, *sorted(rest)]
    lines.append(f"as of {made.project.as_of}")
    return "\n".join(lines)
