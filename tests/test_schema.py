"""The JSON Schema that editors use: generated from the loader's own definition, and agreeing with it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
import yaml
from conftest import Outcome

from targetcheck.draft import draft, to_yaml
from targetcheck.targets.schema import json_schema

ROOT = Path(__file__).parent.parent
SCHEMA = json_schema()
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def test_it_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_the_command_prints_it(run: Callable[..., Outcome]) -> None:
    outcome = run("schema")
    assert outcome.code == 0
    assert json.loads(outcome.out) == SCHEMA


def test_the_one_beside_the_bundled_files_is_it(
    run: Callable[..., Outcome], golden: Callable[[Path, str], None]
) -> None:
    golden(ROOT / "targets" / "targetcheck.schema.json", run("schema").out)


def test_bundled_and_drafted_files_name_it() -> None:
    drafted = to_yaml(draft("东山县2025年卫生健康工作要点\n1.签约率达到75%以上。\n"))
    for path in sorted((ROOT / "targets").rglob("*.yaml")):
        named = _named_schema(path.read_text(encoding="utf-8"))
        assert (path.parent / named).resolve() == (ROOT / "targets" / "targetcheck.schema.json"), path
    assert _named_schema(drafted) == "targetcheck.schema.json"


def _named_schema(text: str) -> str:
    """The address in a target file's first line, as editors with the YAML language server read it."""
    mark, _, address = text.partition("\n")[0].partition("$schema=")
    assert mark == "# yaml-language-server: "
    return address


def test_every_key_is_described() -> None:
    for form in (SCHEMA, *SCHEMA["$defs"].values()):
        for name, described in form.get("properties", {}).items():
            assert described.get("description"), name


@pytest.mark.parametrize("path", sorted((ROOT / "targets").rglob("*.yaml")), ids=lambda p: p.stem)
def test_bundled_files_fit(path: Path) -> None:
    assert list(VALIDATOR.iter_errors(yaml.safe_load(path.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize(
    "text",
    [
        "targets: [{id: a, atleast: 1}]",
        "targets: [{id: a, at_least: 1, below: 2}]",
        "targets: [{id: a}]",
        "targets: {id: a, at_least: 1}",
        "targets: [{id: a, between: 3}]",
        "targets: [{id: a, at_least: {region: x}}]",
        "targets: [{id: a, at_least: 1, level: sure}]",
        "indicators: {a: {aggregate: add}}",
        "title: [a, b]",
        "target: []",
    ],
)
def test_wrong_files_do_not(text: str, run: Callable[..., Outcome]) -> None:
    assert list(VALIDATOR.iter_errors(yaml.safe_load(text)))
    assert run("validate", "t.yaml", files={"t.yaml": text}).code == 2
