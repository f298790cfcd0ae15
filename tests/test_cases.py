"""Files in, verdicts out: every case of tests/cases/*.yaml, which read as a statistician would write them.

A case has `targets` and `actuals` (a text, or texts by file name), and says what to `expect` of each id: a status, or
fields of the JSON verdict. `exit` is the exit code, `problems` and `warnings` what standard error must hold, `faults` what
the reasons of verdicts say is wrong at a cell, with its place and code, `score` what the report's own says.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from conftest import Outcome

CASES = Path(__file__).parent / "cases"


def every_case() -> list[object]:
    found = []
    for path in sorted(CASES.glob("*.yaml")):
        for case in yaml.safe_load(path.read_text(encoding="utf-8")):
            found.append(pytest.param(case, id=f"{path.stem}: {case['name']}"))
    return found


def files_of(given: str | dict[str, str] | None, name: str) -> dict[str, str]:
    if given is None:
        return {}
    return {name: given} if isinstance(given, str) else given


def _by_id(verdicts: list[dict]) -> dict[str, dict]:
    """Every verdict, those inside quorums too, by its id without the file."""
    found = {}
    for verdict in verdicts:
        found[verdict["id"].partition("/")[2]] = verdict
        found[verdict["id"]] = verdict
        for name, child in _by_id(verdict["because"]).items():
            found.setdefault(name, child)
    return found


def _same(found: object, expected: object) -> bool:
    """Whether the found value has all that is expected; numbers are compared exactly, as written."""
    if isinstance(expected, dict):
        return isinstance(found, dict) and all(k in found and _same(found[k], v) for k, v in expected.items())
    if isinstance(expected, list):
        return isinstance(found, list) and len(found) == len(expected) and all(map(_same, found, expected))
    if isinstance(expected, bool) or expected is None:
        return found is expected
    if isinstance(expected, (int, float)):
        return isinstance(found, Decimal) and found == Decimal(str(expected))
    return str(found) == str(expected)


@pytest.mark.parametrize("case", every_case())
def test_case(case: dict, run: Callable[..., Outcome]) -> None:
    targets = files_of(case["targets"], "t.yaml")
    actuals = files_of(case.get("actuals"), "data.csv")
    args = ["evaluate", *[f for f in targets if not f.startswith("-")]]
    for name in actuals:
        args += ["-a", name]
    outcome = run(*args, "-f", "json", *map(str, case.get("args", [])), files=targets | actuals)
    told = f"exit {outcome.code}\n{outcome.err}\n{outcome.out}"
    for text in [*case.get("problems", []), *case.get("warnings", [])]:
        assert text in outcome.err, told
    if "problems" in case:
        assert outcome.code == 2, told
        assert outcome.out == "", told
        return
    if "warnings" not in case:
        assert outcome.err == "", told
    document = json.loads(outcome.out, parse_float=Decimal, parse_int=Decimal)
    verdicts = _by_id(document["verdicts"])
    faults = [
        f"{p['file']}:{p['line']}: {v['reason']} [{p['code']}]" for v in verdicts.values() if (p := v.get("problem"))
    ]
    for text in case.get("faults", []):
        assert any(text in fault for fault in faults), told
    for name, expected in case.get("expect", {}).items():
        fields = {"status": expected} if isinstance(expected, str) else expected
        assert name in verdicts, told
        for field, value in fields.items():
            if field == "reason" and value is not None:
                assert value in str(verdicts[name]["reason"]), told
            else:
                assert field in verdicts[name], told
                assert _same(verdicts[name][field], value), f"{name}.{field}: {verdicts[name][field]} ≠ {value}\n{told}"
    assert _same(document.get("score", {}), case.get("score", {})), told
    if "exit" in case:
        assert outcome.code == case["exit"], told
