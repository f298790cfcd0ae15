"""Every command and option has help and is told of in the docs, and the docs tell of no other."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from targetcheck.cli import app

ROOT = Path(__file__).parent.parent
APP: Any = get_command(app)
COMMANDS: dict[str, Any] = APP.commands
PARAMETERS = [(name, param) for name, command in [("", APP), *COMMANDS.items()] for param in command.params]
OPTIONS = sorted({tuple(param.opts) for _, param in PARAMETERS if param.param_type_name == "option"})
READMES = {name: (ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "README.zh-CN.md")}
PAGES = READMES | {p.name: p.read_text(encoding="utf-8") for p in sorted((ROOT / "docs").glob("*.md"))}
_OPTION = re.compile(r"(?<![\w-])--?[a-z][a-z-]*(?![\w-])")
_TYPED = re.compile(r"^\$ .*$|`[^`\n]+`", re.MULTILINE)


def _calls(text: str) -> list[str]:
    """What follows the program's name wherever a page shows it typed, up to a pipe or the next command."""
    return [call for typed in _TYPED.findall(text) for call in re.findall(r"targetcheck ([^|;&>`]+)", typed)]


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_in_both_readmes_and_shown_at_work(name: str) -> None:
    assert COMMANDS[name].help
    for page, text in READMES.items():
        assert re.search(rf"`(targetcheck )?{name}\b|targetcheck {name}\b", text), page
    assert any(re.search(rf"(?m)^\$ .*targetcheck {name}\b", text) for text in PAGES.values())


@pytest.mark.parametrize(("command", "param"), PARAMETERS, ids=lambda value: getattr(value, "name", value))
def test_a_parameter_has_a_sentence_of_help(command: str, param: Any) -> None:
    assert param.help, f"{command} {param.name}"
    assert param.help.endswith("."), f"{command} {param.name}: {param.help}"
    if param.param_type_name == "argument" or not param.is_flag:
        assert param.metavar, f"{command} {param.name} says nothing about what it takes"


@pytest.mark.parametrize("option", OPTIONS, ids=" ".join)
def test_an_option_is_told_of(option: tuple[str, ...]) -> None:
    assert any(set(option) & set(_OPTION.findall(text)) for text in PAGES.values())


def test_no_other_option_is_told_of() -> None:
    known = {"--help", *(spelling for option in OPTIONS for spelling in option)}
    for page, text in PAGES.items():
        for call in _calls(text):
            assert set(_OPTION.findall(call)) <= known, f"{page}: targetcheck {call}"
