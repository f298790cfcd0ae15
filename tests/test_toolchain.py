"""What other programs take from here: the GitHub Action, its problem matchers, the hook, completion, the man page."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import Outcome

ROOT = Path(__file__).parent.parent
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
MATCHERS = json.loads((ROOT / "docs" / "problem-matcher.json").read_text(encoding="utf-8"))["problemMatcher"]


@dataclass(frozen=True)
class Step:
    """What a run of the action's last step left behind."""

    code: int
    log: str
    outputs: str
    summary: str


@pytest.fixture
def act(tmp_path: Path) -> Callable[..., Step]:
    """Runs the action's last step as a runner does, in a folder with the bundled targets/ and data/."""
    work, runner = tmp_path / "work", tmp_path / "runner temp"
    runner.mkdir()
    for name in ("targets", "data"):
        shutil.copytree(ROOT / name, work / name)

    def act(files: dict[str, str] | None = None, **inputs: str) -> Step:
        for name, text in (files or {}).items():
            (work / name).write_text(text, encoding="utf-8")
        given = {name: inputs.get(name, described["default"]) for name, described in ACTION["inputs"].items()}
        outputs, summary = runner / "outputs", runner / "summary"
        files_of_runner = {"GITHUB_OUTPUT": outputs, "GITHUB_STEP_SUMMARY": summary, "RUNNER_TEMP": runner}
        environment = os.environ | {k: str(v) for k, v in files_of_runner.items()} | _environment(STEPS[-1], given)
        done = subprocess.run(
            [sys.executable, "-c", STEPS[-1]["run"]], cwd=work, env=environment, check=False, encoding="utf-8",
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        left = [path.read_text(encoding="utf-8") if path.exists() else "" for path in (outputs, summary)]
        return Step(done.returncode, done.stdout, *left)

    return act


def _environment(step: dict[str, Any], inputs: dict[str, str]) -> dict[str, str]:
    """A step's variables with the expressions in them replaced, as the runner does."""
    known = {f"inputs.{name}": value for name, value in inputs.items()} | {"github.action_path": str(ROOT)}
    return {
        name: re.sub(r"\$\{\{ *([\w.-]+) *\}\}", lambda m: known[m[1]], value) for name, value in step["env"].items()
    }


def test_no_input_is_pasted_into_a_script() -> None:
    for step in STEPS:
        assert "${{" not in step.get("run", ""), step
        assert "run" not in step or "shell" in step, step


def test_every_input_is_described_and_used() -> None:
    used = set(re.findall(r"inputs\.([\w-]+)", json.dumps(STEPS)))
    assert used == set(ACTION["inputs"])
    for name, described in ACTION["inputs"].items():
        assert described["description"], name
        assert isinstance(described["default"], str), name


def test_the_action_installs_what_lies_beside_it(tmp_path: Path) -> None:
    told = tmp_path / "told"
    fake = tmp_path / "bin" / "python"
    fake.parent.mkdir()
    fake.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > "{told}"\n', encoding="utf-8")
    fake.chmod(0o755)
    environment = {"PATH": f"{fake.parent}{os.pathsep}{os.environ['PATH']}", "ACTION_PATH": "/a folder/$(touch x)"}
    subprocess.run(["bash", "-e", "-c", STEPS[1]["run"]], env=environment, cwd=tmp_path, check=True)
    assert told.read_text(encoding="utf-8").splitlines() == ["-m", "pip", "install", "--quiet", "/a folder/$(touch x)"]
    assert not (tmp_path / "x").exists()


def test_the_action_judges_annotates_and_fails(act: Callable[..., Step]) -> None:
    step = act(targets="targets/lincang-2024.yaml", actuals="data/lincang-2024.csv\n\n")
    assert step.code == 1
    assert "::error file=targets/lincang-2024.yaml,line=" in step.log
    assert step.outputs == "exit-code=1\n"
    assert "| ✗ Missed | 高血压患者建档管理完成率 |" in step.summary


def test_a_run_shows_no_earlier_table(act: Callable[..., Step]) -> None:
    shown = act().summary
    assert act(args="--nonsense").summary == shown


@pytest.mark.parametrize(
    ("inputs", "code"),
    [
        ({}, 1),
        ({"command": "validate"}, 0),
        ({"args": "--select 'lincang-2025/childcare-*'"}, 0),
        ({"args": "--select lincang-2025/hiv-95\n--fail-on off-track"}, 1),
        ({"args": "--select 'tb"}, 2),
        ({"args": "--nonsense"}, 2),
        ({"command": "draft"}, 2),
        ({"targets": "targets/speech-2024.yaml"}, 2),
        ({"targets": "targets/lincang-2024.yaml\ntargets/lincang-2025.yaml", "args": "--select hiv-95"}, 0),
    ],
    ids=str,
)
def test_the_action_passes_the_exit_code(act: Callable[..., Step], inputs: dict[str, str], code: int) -> None:
    step = act(**inputs)
    assert step.code == code, step.log
    assert step.outputs.splitlines()[-1:] == [f"exit-code={code}"], "also of what it refuses"
    assert "Traceback" not in step.log


@pytest.mark.parametrize("name", ["targets", "actuals", "command", "args"])
@pytest.mark.parametrize(
    "value", ["$(touch owned)", '"; touch owned; "', "`touch owned`", "'''\nopen('owned', 'w')\n'''"]
)
def test_an_input_is_never_run(act: Callable[..., Step], tmp_path: Path, name: str, value: str) -> None:
    assert act(**{name: value}).code == 2
    assert not list(tmp_path.rglob("owned"))


def test_problems_become_annotations(act: Callable[..., Step]) -> None:
    files = {
        "wrong.yaml": "targets:\n  - {id: tb, indicator: 发病率, atleast: 40}\n",
        "right.yaml": "targets:\n  - {id: a, indicator: 签约率, at_least: 5%, period: 2024}\n",
        "share.csv": "指标,年份,数值\n签约率,2024,0.96\n",
    }
    step = act(files, command="validate", targets="wrong.yaml")
    assert _annotations(step.log) == [("targetcheck-problems", "error", "wrong.yaml", "2", "unknown-key")]
    step = act(targets="right.yaml", actuals="share.csv")
    assert _annotations(step.log) == [("targetcheck-warnings", "warning", "share.csv", "2", "bare-share")]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("data/x.csv: neither UTF-8, GB18030 nor UTF-16 text; save it as CSV UTF-8 [bad-encoding]",
         ("targetcheck-problems", "error", "data/x.csv", None, "bad-encoding")),
        ("data/old.xls: warning: not read: an old workbook [not-a-table]",
         ("targetcheck-warnings", "warning", "data/old.xls", None, "not-a-table")),
        ("data/old.xls: 提示：没有读取：旧版工作簿 [not-a-table]",
         ("targetcheck-warnings", "warning", "data/old.xls", None, "not-a-table")),
        ("C:\\计划\\t.yaml:3:5: unknown key \"atleast\": see docs [unknown-key]",
         ("targetcheck-problems", "error", "C:\\计划\\t.yaml", "3", "unknown-key")),
        ("d.csv:4: warning: 80:1 is 6400 times off the bound; look whether its unit is right [implausible]",
         ("targetcheck-warnings", "warning", "d.csv", "4", "implausible")),
        ("::error file=t.yaml,line=3,title=Missed%3A x::4, bound ≥ 5: far [x]", None),
        ("3 of 5 targets judged: 2 met, 1 missed", None),
    ],
)  # fmt: skip
def test_a_matcher_finds_problems_with_and_without_a_line(line: str, found: tuple[str | None, ...] | None) -> None:
    assert _annotations(line) == ([found] if found else [])


def _annotations(log: str) -> list[tuple[str | None, ...]]:
    """What the matchers find in a log: owner, severity, file, line and code."""
    found = []
    for line in log.splitlines():
        for matcher in MATCHERS:
            (pattern,) = matcher["pattern"]
            if match := re.search(pattern["regexp"], line):
                found.append(
                    (matcher["owner"], matcher["severity"], *(match[pattern[k]] for k in ("file", "line", "code")))
                )
    return found


def test_one_matcher_takes_a_message_of_either_kind_in_either_language() -> None:
    page = (ROOT / "docs" / "problems.md").read_text(encoding="utf-8")
    row = re.search(r"^\| \[warnings\]\(#warnings\) \| (.+) \|$", page, re.MULTILINE)
    assert row
    told: set[str] = set()
    for path in sorted((ROOT / "tests" / "problems").glob("*.out")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if re.match(r"[^ ]+:\d+: |[^ ]+:\d+:\d+: ", line):
                ((owner, *_, code),) = _annotations(line)
                assert (owner == "targetcheck-warnings") == (code in row[1].split(", ")), line
                told.add(code)
    assert set(row[1].split(", ")) <= told


def test_the_hook_looks_at_the_whole_folder(run: Callable[..., Outcome]) -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    program, *arguments = [*hook["entry"].split(), *hook["args"]]
    assert program == "targetcheck"
    assert not hook["pass_filenames"]
    files = {
        "targets/shared.yaml": "indicators:\n  签约率: {unit: '%'}\n",
        "targets/plan.yaml": "targets:\n  - {indicator: 签约率, at_least: 75, period: 2024}\n",
    }
    assert all(re.search(hook["files"], name) for name in files)
    assert run(*arguments, files=files).code == 0
    assert run(*arguments, files={"targets/plan.yaml": "targets:\n  - {indicator: 签约率}\n"}).code == 2


def test_the_workflow_tries_every_python_that_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = [line.rpartition(" ")[2] for line in project["classifiers"] if re.search(r":: 3\.\d+$", line)]
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8"))
    job = workflow["jobs"]["run"]
    assert job["strategy"]["matrix"]["python"] == declared
    assert project["requires-python"] == f">={declared[0]}"
    assert job["steps"][-1]["run"] == "bash .ci/run"


COMPLETED = [
    ("evaluate -f js", {"json", "jsonl"}),
    ("evaluate --group-by ", {"section", "responsible", "status", "area"}),
    ("evaluate --fail-on off", {"off-track"}),
    ("template --split", {"--split-by"}),
    ("explain --lang ", {"en", "zh"}),
    ("evaluate targ", set()),
    ("com", {"compare"}),
]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
@pytest.mark.parametrize(("typed", "proposed"), COMPLETED)
def test_completion_proposes(shell: str, typed: str, proposed: set[str]) -> None:
    words = f"targetcheck {typed}"
    environment = os.environ | {
        "_TARGETCHECK_COMPLETE": f"complete_{shell}", "COMP_WORDS": words, "COMP_CWORD": str(words.count(" ")),
        "_TYPER_COMPLETE_ARGS": words, "_TYPER_COMPLETE_FISH_ACTION": "get-args",
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", "from targetcheck.__main__ import main; main()"],
        env=environment, stdout=subprocess.PIPE, encoding="utf-8", check=False,
    )  # fmt: skip
    assert set(_proposals(shell, done.stdout)) == proposed


@pytest.mark.parametrize("asked", ["bogus", "complete_bash", "complete_tcsh", "run_zsh", ""])
def test_what_no_shell_asks_is_no_completion(asked: str) -> None:
    """Else it would be exit code 1, which says that a target was missed."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COMP_")}
    done = subprocess.run(
        [sys.executable, "-m", "targetcheck", "schema"], env=environment | {"_TARGETCHECK_COMPLETE": asked},
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("{")


def _proposals(shell: str, printed: str) -> Iterator[str]:
    if shell == "zsh":
        yield from re.findall(r'^(?:_arguments .*\(\()?"([^"]+)"', printed, re.MULTILINE)
    else:
        yield from (line.partition("\t")[0] for line in printed.splitlines() if line)


def test_the_man_page_is_the_commands_own_help(golden: Callable[[Path, str], None]) -> None:
    script = ROOT / "docs" / "man" / "make.py"
    printed = subprocess.run(
        [sys.executable, "-c", f"import runpy; print(runpy.run_path({str(script)!r})['page'](), end='')"],
        stdout=subprocess.PIPE, encoding="utf-8", check=True,
    ).stdout  # fmt: skip
    golden(ROOT / "docs" / "man" / "targetcheck.1", printed)
