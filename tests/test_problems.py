"""Every problem and warning: its code has a heading and an example in docs/problems.md, and a case here.

A case is tests/problems/NAME.yaml (NAME.2.yaml …) and NAME.csv (NAME.2.csv …). Beside it NAME.out holds what standard error
says of `targetcheck evaluate NAME.yaml -a NAME.csv`, and NAME.zh.out the same in Chinese. --update writes them anew, and
the messages in docs/problems.md too.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import Outcome

ROOT = Path(__file__).parent.parent
CASES = Path(__file__).parent / "problems"
PAGE = ROOT / "docs" / "problems.md"

Run = Callable[..., Outcome]
Golden = Callable[[Path, str], None]

COMMANDS = {
    "validate": "validate validate.yaml validate.2.yaml -a validate.csv",
    "open-checks": "validate open-checks.yaml",
    "no-aggregate": "template no-aggregate.yaml --as-of 2024-06",
    "idle-veto": "validate idle-veto.yaml",
    "bad-json": "compare bad-json.before.json bad-json.after.json",
    "not-a-report": "compare not-a-report.before.json not-a-report.after.json",
    "unreadable-document": "draft unreadable-document.txt",
    "unknown-target": "explain bed options.yaml -a options.csv",
    "no-input": "evaluate options.yaml",
    "no-such-file": "evaluate options.yml 2024*.yaml",
    "other-kind": "evaluate options.yaml -a options.csv other-kind.csv",
    "empty-folder": "evaluate old",
    "nothing-selected": "evaluate options.yaml -a options.csv --responsible 疾控科",
    "bad-option": "evaluate options.yaml -a options.csv --as-of 上年",
    "bad-format": "evaluate options.yaml -a options.csv -o report.pdf",
    "file-exists": "template options.yaml -o options.csv",
    "unusable-name": "template unusable-name.yaml",
    "bad-choice": "evaluate options.yaml -a options.csv --fail-on all",
}
"""Cases of another command than `targetcheck evaluate NAME.yaml -a NAME.csv`."""

BROKEN_MACHINE = ("fault", "missing-extra", "no-memory", "slow-read", "unreadable-file", "unwritable-file")
"""Codes that no file can cause: a package that is not installed, a file that may not be read or written, a slow machine, a
fault of the program."""

_CODE = re.compile(r"[a-z]+(-[a-z]+)*")
_RAISED_BY = {"Problem", "fail", "problem", "_problem", "misread", "warn", "_Refused", "Fault", "Refusal"}
"""What takes a code as its first text, wherever a problem arises; a fault of a table's layout is a pair (code, say(…))."""


# ------------------------------------------------------------------ cases


def _case_files(name: str) -> dict[str, str | bytes]:
    """The case's own files, and those that its command names."""
    words = COMMANDS.get(name, "").split()
    paths = (p for p in sorted(CASES.iterdir()) if p.suffix != ".out")
    return {p.name: p.read_bytes() for p in paths if p.name.partition(".")[0] == name or p.name in words}


AT_CELLS = "unclear-period cells duplicate-rows milestones records second-row shared-row table units".split()
"""Cases of what is wrong at cells: it costs verdicts there, and `validate` tells it as problems."""


def _names() -> list[str]:
    return sorted({*COMMANDS, *(p.name.partition(".")[0] for p in CASES.glob("*.yaml"))} - {"options"})


def _command(name: str, files: dict[str, str | bytes]) -> list[str]:
    if name in COMMANDS:
        return COMMANDS[name].split()
    targets = [f for f in files if f.endswith(".yaml")]
    command = "validate" if name in AT_CELLS else "evaluate"
    return [command, *targets, *(part for f in files if f.endswith(".csv") for part in ("-a", f))]


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("name", _names())
def test_messages(run: Run, golden: Golden, tmp_path: Path, name: str, lang: str) -> None:
    files = _case_files(name)
    (tmp_path / "old").mkdir()
    outcome = run(*_command(name, files), "--lang", lang, files=files)
    assert re.fullmatch(r"(.+ \[[a-z-]+\]\n)+", outcome.err), outcome
    golden(CASES / (f"{name}.out" if lang == "en" else f"{name}.zh.out"), outcome.err)


def test_both_languages_tell_the_same_problems() -> None:
    for chinese in CASES.glob("*.zh.out"):
        english = chinese.with_name(chinese.name.replace(".zh.", "."))
        assert _places(chinese) == _places(english), chinese.name


def _places(path: Path) -> list[tuple[str, str]]:
    """Each line's place and code, sorted: problems of one place stand in the order of their text."""
    found = re.findall(r"(?m)^((?:\S+?\.\w+(?::\d+)*: )?).*\[([a-z-]+)\]$", path.read_text(encoding="utf-8"))
    return sorted(found)


# ------------------------------------------------------------------ codes


def _codes() -> set[str]:
    """Every code in the source."""
    return {code for path in (ROOT / "src").rglob("*.py") for code in _codes_of(ast.parse(path.read_bytes()))}


def _is_message(node: ast.expr) -> bool:
    """Whether the second of a pair is what a person is told: said here, or under a name."""
    return _name(node) == "say" or (isinstance(node, ast.Name) and node.id in ("message", "fault"))


def _codes_of(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        values: list[ast.expr] = []
        if isinstance(node, ast.Call) and _name(node) in _RAISED_BY:
            values = node.args
        elif isinstance(node, ast.Tuple) and len(node.elts) == 2 and _is_message(node.elts[1]):
            values = node.elts
        texts = (v.value for v in values if isinstance(v, ast.Constant) and isinstance(v.value, str))
        code = next((text for text in texts if _CODE.fullmatch(text)), None)
        if code is not None:
            yield code


def _name(node: ast.expr) -> str | None:
    function = node.func if isinstance(node, ast.Call) else None
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", None)


def _sections() -> dict[str, str]:
    """Code → its section of the page."""
    parts = re.split(r"(?m)^### (.+)\n", PAGE.read_text(encoding="utf-8"))
    return {title: text.partition("\n## ")[0] for title, text in zip(parts[1::2], parts[2::2], strict=True)}


def test_every_code_has_a_heading_and_no_heading_is_without_a_code() -> None:
    assert set(_sections()) == _codes()


def test_every_code_has_a_row_in_the_chinese_page() -> None:
    rows = re.findall(r"^\| (`[^|]*`) \|", PAGE.with_name("problems.zh-CN.md").read_text(encoding="utf-8"), re.M)
    codes = [code for row in rows for code in re.findall("`([a-z-]+)`", row)]
    assert sorted(codes) == sorted(_codes())


def test_every_code_has_a_case() -> None:
    told = {
        code for path in CASES.glob("*.out") for code in re.findall(r"\[([a-z-]+)\]$", path.read_text("utf-8"), re.M)
    }
    assert told == _codes() - set(BROKEN_MACHINE)


# ------------------------------------------------------------------ examples of the page

_BLOCK = re.compile(r"^```(yaml|csv|text|console)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"# ([\w.-]+)\n")


def _examples(section: str) -> Iterator[tuple[dict[str, str], str]]:
    """The files of each example, and the messages that the page shows for them."""
    files: dict[str, str] = {}
    for kind, block in _BLOCK.findall(section):
        named = _FILE.match(block)
        if kind == "text":
            yield files, block
            files = {}
        elif kind != "console":
            name = named[1] if named else {"yaml": "plan.yaml", "csv": "data.csv"}[kind]
            files[name] = block[named.end() :] if named else block


@pytest.mark.parametrize("code", sorted(_codes()))
def test_example_of_the_page(run: Run, request: pytest.FixtureRequest, code: str) -> None:
    for files, shown in _examples(_sections()[code]):
        if not files:  # a message that needs a broken machine
            continue
        printed = run(*_command("", dict(files)), files=dict(files)).err
        if f"[{code}]" not in printed and f"[{code}]" in shown:  # at a cell it costs a verdict, and validate tells it
            printed = run("validate", *_command("", dict(files))[1:], files=dict(files)).err
        if request.config.getoption("--update"):
            page = PAGE.read_text(encoding="utf-8")
            start = page.index(f"### {code}\n")
            new = page[start:].replace(f"```text\n{shown}```", f"```text\n{printed}```", 1)
            PAGE.write_text(page[:start] + new, encoding="utf-8")
        else:
            assert printed == shown
    assert f"[{code}]" in _sections()[code], "a section shows its own message"
