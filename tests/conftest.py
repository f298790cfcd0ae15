"""What tests share: running the program in a folder of its own, golden files (--update renews them), and how long a law is tried.

In the ordinary run a law's examples are the same each time; `--hypothesis-profile=search` tries twenty times as many, other
ones each time. Nothing is said of how long an example takes: a busy machine is no fault.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
import typer.testing
from hypothesis import HealthCheck, settings
from typer.testing import CliRunner

from targetcheck.cli import app

# Programs that tests start read what was compiled before, and do not compile the house each time.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# The commands are made ready once. typer makes them all anew for every call, which takes longer than most calls do.
typer.testing._get_command = cache(typer.testing._get_command)

ORDINARY = 100
"""The examples of a law that has no number of its own, in the ordinary run."""

settings.register_profile(
    "ordinary", max_examples=ORDINARY, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck)
)
settings.register_profile(
    "search", settings.get_profile("ordinary"), max_examples=20 * ORDINARY, derandomize=False, print_blob=True
)
settings.load_profile("ordinary")  # pytest loads that of --hypothesis-profile after this and before the tests


def times() -> int:
    """How many times as many examples as in the ordinary run."""
    return settings().max_examples // ORDINARY


def examples(count: int) -> settings:
    """The settings of a law that is tried on so many examples in the ordinary run."""
    return settings(max_examples=count * times())


@dataclass(frozen=True)
class Outcome:
    """What a run left behind."""

    code: int
    out: str
    err: str


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("COLUMNS", "100")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Outcome]:
    """Runs `targetcheck` in a new folder that holds the files given."""

    def run(*args: str, files: dict[str, str | bytes] | None = None, stdin: bytes = b"") -> Outcome:
        for name, text in (files or {}).items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode() if isinstance(text, str) else text)
        monkeypatch.chdir(tmp_path)
        result = CliRunner().invoke(app, list(args), input=stdin, catch_exceptions=False)
        return Outcome(result.exit_code, result.stdout, result.stderr)

    return run


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write golden files anew")


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """No workers for a few tests named by hand, which end before workers begin; nor where files are written anew."""
    few = config.option.file_or_dir or config.option.keyword or config.getoption("--update")
    return 0 if few else None


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compares a text with a golden file, or writes it with --update."""

    def golden(path: Path, text: str) -> None:
        if request.config.getoption("--update"):
            path.write_text(text, encoding="utf-8")
        assert path.exists(), f"{path} is missing; write it with --update"
        assert text == path.read_text(encoding="utf-8")

    return golden
