"""Every command in the README and the docs is run, and prints what the page shows.

A block of one of `WRITTEN` whose first line names a file (`# targets/plan.yaml`) is written to a folder of the page's own. In
a ```console block a line after `$` is run there; what follows is what it prints, with a line `…` standing for any
lines. Pages whose console blocks use the bundled `targets/` and `data/` find them there. --update renews the output.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from typer.testing import CliRunner

from targetcheck.cli import app

ROOT = Path(__file__).parent.parent
PAGES = [p for p in (ROOT / "README.md", ROOT / "README.zh-CN.md", *sorted((ROOT / "docs").glob("*.md"))) if p.exists()]
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"# ([\w./-]+\.(?:ya?ml|csv|txt|jq|py))\n")
_SHELL = re.compile(r"[|&;<>$`*?\\~]")
"""What only a shell understands."""

WRITTEN = ("yaml", "csv", "text", "jq", "python")
NO_COMMENTS = ("csv", "text")
"""What has no comments, so that the line which names the file is not written."""


def _lacks(command: str, folder: Path) -> bool:
    """Whether a command needs a program or package that is not here; such a one is passed over."""
    if "jq" in command and not shutil.which("jq"):
        return True
    programs = [folder / name for name in re.findall(r"python (\w+\.py)", command)]
    imports = re.compile(r"^(?:import|from) (\w+)", re.MULTILINE)
    return any(find_spec(name) is None for file in programs for name in imports.findall(file.read_text("utf-8")))


def _folder(tmp_path: Path) -> Path:
    for name in ("targets", "data"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return tmp_path


def _run(command: str, folder: Path, lang: str) -> str:
    """What a command prints. One that needs no shell runs here, which takes a tenth of the time."""
    if command.startswith("targetcheck ") and not _SHELL.search(command):
        printed = _here(shlex.split(command)[1:], folder, lang)
    else:
        printed = _in_a_shell(command, folder, lang)
    return "".join(line.rstrip() + "\n" for line in printed.splitlines())


def _here(arguments: list[str], folder: Path, lang: str) -> str:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("LANG", lang)
        return CliRunner().invoke(app, arguments, catch_exceptions=False).output


def _in_a_shell(command: str, folder: Path, lang: str) -> str:
    environment = {k: v for k, v in os.environ.items() if k not in ("LC_ALL", "LC_MESSAGES", "NO_COLOR", "FORCE_COLOR")}
    environment |= {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}", "COLUMNS": "100",
                    "LANG": lang, "PYTHONUTF8": "1"}  # fmt: skip
    done = subprocess.run(
        ["bash", "-c", command], cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, encoding="utf-8", timeout=600, check=False,
    )  # fmt: skip
    return done.stdout


def _steps(block: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for line in block.splitlines(keepends=True):
        if line.startswith("$ "):
            found.append((line[2:].rstrip("\n"), ""))
        elif found:
            found[-1] = (found[-1][0], found[-1][1] + line)
    return found


def _matches(printed: str, shown: str) -> bool:
    pattern = "".join(".*" if part == "…\n" else re.escape(part) for part in re.split(r"(?m)(^…\n)", shown))
    return re.fullmatch(pattern, printed, re.DOTALL) is not None


def _lang(page: Path) -> str:
    return "zh_CN.UTF-8" if page.stem.endswith("zh-CN") else "C.UTF-8"


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_page(page: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    folder, text = _folder(tmp_path), page.read_text(encoding="utf-8")
    renewed = text
    for kind, block in _BLOCK.findall(text):
        if (named := _FILE.match(block)) and kind in WRITTEN:
            path = folder / named[1]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block[named.end() :] if kind in NO_COMMENTS else block, encoding="utf-8")
        if kind != "console":
            continue
        again = ""
        for command, shown in _steps(block):
            if _lacks(command, folder):
                again += f"$ {command}\n{shown}"
                continue
            printed = _run(command, folder, _lang(page))
            again += f"$ {command}\n" + (shown if _matches(printed, shown) else printed)
            if not request.config.getoption("--update"):
                assert _matches(printed, shown), f"{page.name}: {command}\n{printed}"
        renewed = renewed.replace(block, again)
    if request.config.getoption("--update"):
        page.write_text(renewed, encoding="utf-8")


def test_ci_runs_the_test_command_of_the_readme() -> None:
    readme, ci = ((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", ".ci/run"))
    commands = re.findall(r"^python3 -m venv .*$", readme, re.MULTILINE)
    assert len(commands) == 2
    assert commands[1] in ci


_LINK = re.compile(r"\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)")
_FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)


def _anchors(page: Path) -> set[str]:
    """The anchors that a forge makes of a page's headings: words, hyphens for spaces, no other signs."""
    headings = re.findall(r"(?m)^#+ (.+)$", _FENCED.sub("", page.read_text(encoding="utf-8")))
    return {re.sub(r"[^\w\- ]", "", heading).strip().lower().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_lead_somewhere(page: Path) -> None:
    for path, anchor in _LINK.findall(_FENCED.sub("", page.read_text(encoding="utf-8"))):
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), f"{page.name}: {path}"
        assert not anchor or anchor in _anchors(target), f"{page.name}: {path}#{anchor}"
