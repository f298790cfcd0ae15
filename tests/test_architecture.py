"""The house: which package may import which, and that a command pays only for what it needs (design §8)."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import targetcheck

ROOT = Path(targetcheck.__file__).parent
MODULES = sorted(p.relative_to(ROOT).as_posix() for p in ROOT.rglob("*.py"))
MAY_IMPORT = {
    "errors": set(),
    "paths": {"errors"},
    "leftovers": set(),
    "phrases": {"errors"},
    "model": {"errors"},
    **{package: {"errors", "leftovers", "paths", "model"} for package in ("targets", "actuals", "judgement")},
    "draft": {"errors", "phrases", "model"},
    "reports": {"errors", "phrases", "model"},
    **{package: {"errors", "phrases", "model", "reports"} for package in ("comparison", "form")},
}


def _commands() -> set[str]:
    return {module for module in MODULES if module.startswith("cli/commands/")}


ONLY_IN = {
    "typer": {"cli/__init__.py", *_commands(), "cli/console.py", "cli/options.py", "cli/typed.py"},
    "rich": {"cli/progress.py"},
    "duckdb": {"actuals/on_duckdb.py"},
    "pyspark": {"actuals/on_spark.py"},
    "yaml": {"targets/yamlfile.py", "draft/exports.py"},
    "pydantic": set(),
    "csv": {
        "actuals/textfile.py", "actuals/csvfile.py", "actuals/sql.py", "actuals/on_spark.py", "reports/formats/csv.py", "draft/exports.py",
    },
}  # fmt: skip


def _imports(module: str) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse((ROOT / module).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= (
                {f"{node.module}.{alias.name}" for alias in node.names}
                if node.module == "targetcheck"
                else {node.module}
            )
    return found


def _package(module: str) -> str:
    return module.split("/")[0].removesuffix(".py")


@pytest.mark.parametrize("module", [m for m in MODULES if _package(m) in MAY_IMPORT])
def test_imports_go_one_way(module: str) -> None:
    package = _package(module)
    inside = {name.split(".")[1] for name in _imports(module) if name.startswith("targetcheck.")}
    assert inside <= MAY_IMPORT[package] | {package, "named"}


@pytest.mark.parametrize("module", MODULES)
def test_libraries_have_one_home(module: str) -> None:
    libraries = {name.split(".")[0] for name in _imports(module)}
    for library, homes in ONLY_IN.items():
        if library in libraries:
            assert module in homes, f"{library} in {module}"


def _loaded(*args: str) -> set[str]:
    run = (
        f"import sys\nsys.argv = ['targetcheck', *{list(args)!r}]\nfrom targetcheck.__main__ import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\nprint('\\n'.join(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", run], capture_output=True, text=True, cwd=ROOT.parent.parent, check=True
    )
    return set(done.stderr.split())


@pytest.mark.parametrize("format", ["json", "table"])
def test_a_report_into_a_pipe_loads_no_rich(format: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    assert not {"rich.console", "rich.table"} & _loaded("evaluate", "-f", format)


def test_version_loads_no_reader() -> None:
    loaded = _loaded("--version")
    assert not {"targetcheck.targets.load", "targetcheck.actuals.load", "targetcheck.judgement.evaluate"} & loaded


@pytest.mark.parametrize("args", [("evaluate",), ("validate",), ("explain", "nothing"), ("schema",), ("--help",)])
def test_no_command_loads_pydantic(args: tuple[str, ...]) -> None:
    """typer would, to convert texts into texts; this fails when a new typer does it another way than cli/typed.py expects."""
    assert "pydantic" not in _loaded(*args)


def test_nothing_is_left_lying_at_the_top() -> None:
    """A table or target file of an experiment belongs into a folder."""
    top = ROOT.parent.parent
    stray = [path.name for path in top.glob("[!.]*") if path.suffix in {".csv", ".yaml", ".xlsx", ".json"}]
    assert stray == []
