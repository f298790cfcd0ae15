"""init: a small project that evaluates at once, and touches nothing that is there."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Outcome

from targetcheck.cli.commands.init import STARTER


@pytest.mark.parametrize(("lang", "exit_line"), [("en", "3 met, 2 missed"), ("zh", "达标 3，未达标 2")])
def test_it_evaluates_at_once(
    run: Callable[..., Outcome], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: str, exit_line: str
) -> None:
    done = run("init", "new project", "--lang", lang)
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines()[-2:] == ['  cd "new project"', "  targetcheck evaluate"]
    folder = tmp_path / "new project"
    assert sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()) == sorted(STARTER)
    targets, data = (str(folder / name) for name in ("targets", "data"))
    judged = run("evaluate", targets, "-a", data, "--lang", lang)
    assert judged.code == 1
    assert exit_line in judged.out
    assert run("validate", targets, "-a", data).code == 0


def test_every_command_of_its_readme_runs(
    run: Callable[..., Outcome], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("init", ".", "--lang", "zh")
    commands = [line.split("  ")[2].split() for line in (tmp_path / "README.md").read_text(encoding="utf-8").splitlines()
                if line.startswith("    targetcheck")]  # fmt: skip
    assert len(commands) == 7
    for _, *args in commands[:-1]:
        assert run(*args).code in (0, 1), args


@pytest.mark.parametrize("there", STARTER)
def test_what_is_there_stays(run: Callable[..., Outcome], tmp_path: Path, there: str) -> None:
    done = run("init", "p", files={f"p/{there}": "mine"})
    assert done.code == 2
    assert f"{there}: there is a file already" in done.err
    assert [p.name for p in (tmp_path / "p").rglob("*") if p.is_file()] == [Path(there).name]
    assert (tmp_path / "p" / there).read_text() == "mine"


@pytest.mark.parametrize("there", ["targets/own.yaml", "data/2024.csv"])
def test_nothing_made_up_comes_among_ones_own(run: Callable[..., Outcome], tmp_path: Path, there: str) -> None:
    done = run("init", "p", files={f"p/{there}": "mine"})
    assert done.code == 2
    assert "made-up targets would be judged among them" in done.err
    assert [p.name for p in (tmp_path / "p").rglob("*") if p.is_file()] == [Path(there).name]


@pytest.mark.parametrize(
    ("folder", "line"),
    [("-dash", "cd ./-dash"), ("it's", 'cd "it\'s"'), ("a$b", "cd 'a$b'"), ("年终", "cd 年终"), ("a/b", "cd a/b")],
)
def test_the_folder_is_written_as_it_is_typed(run: Callable[..., Outcome], folder: str, line: str) -> None:
    assert f"  {line}\n" in run("init", "--", folder).out


def test_what_cannot_be_written_leaves_no_folder(tmp_path: Path) -> None:
    """Else the next `init` would refuse what the first one left."""
    begin = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0)); "
    done = subprocess.run(
        [sys.executable, "-c", begin + "from targetcheck.__main__ import main; main()", "init", "new"],
        cwd=tmp_path, capture_output=True, encoding="utf-8", check=False,
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1", "LANG": "C"},
    )  # fmt: skip
    assert done.returncode == 2, done.stderr
    assert "cannot be written" in done.stderr
    assert list(tmp_path.iterdir()) == []
