"""The JSON Schema that editors use: generated from the loader's own definition, and agreeing with it."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path

import jsonschema
import pytest
import yaml
from conftest import Outcome, examples
from hypothesis import given
from hypothesis import strategies as st

from targetcheck.draft import draft, to_yaml
from targetcheck.model.shapes import Either, Keys, ListOf, Misfit, Scalar, Shape, Word
from targetcheck.targets.keys import FILE, KEYS, Key, keys_of
from targetcheck.targets.reading import Book, Reading
from targetcheck.targets.schema import json_schema
from targetcheck.targets.yamlfile import read_yaml

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


_SCALARS = st.sampled_from(["a", "5%", "1", "sum", "binding", "rounded", "true", "2024", "area", ","])
_NAMES = st.sampled_from([*sorted({key.name for key in KEYS}), "zzz"])
_ANYTHING = st.recursive(
    _SCALARS, lambda inner: st.lists(inner, max_size=2) | st.dictionaries(_NAMES, inner, max_size=3), max_leaves=6
)


def _of(shape: Shape) -> st.SearchStrategy[object]:
    """Values of a shape, now and then of another one."""
    match shape:
        case Scalar():
            fitting = _SCALARS
        case Word(known):
            fitting = st.sampled_from(list(known))
        case ListOf(item):
            fitting = st.lists(_of(item), max_size=2)
        case Either(scalar, many, keys):
            fitting = st.one_of([_of(one) for one in (scalar, many, keys) if one is not None])
        case Keys("", shape_of):
            fitting = st.dictionaries(_SCALARS, _of(shape_of("", "")), max_size=2)
        case Keys(place):
            fitting = _document(place)
    return st.one_of(fitting, fitting, fitting, fitting, fitting, fitting, fitting, _ANYTHING)


@cache
def _document(place: str) -> st.SearchStrategy[dict[str, object]]:
    keys = st.deferred(lambda: st.sampled_from(list(keys_of(place).values())).flatmap(_entry))
    return st.lists(keys, max_size=4).map(dict)


def _entry(key: Key) -> st.SearchStrategy[tuple[str, object]]:
    return st.tuples(st.just(key.name), _of(key.shape))


class _Shapes(Reading):
    """Notes whether anything is of another shape than declared."""

    fits = True

    def misfit(self, *args: object) -> Misfit:
        self.fits = False
        return super().misfit(*args)  # type: ignore[arg-type]

    def unknown(self, *args: object) -> None:
        self.fits = False
        super().unknown(*args)  # type: ignore[arg-type]


@examples(500)
@given(_document("file"))
def test_the_schema_takes_what_is_read_and_nothing_else(document: dict[str, object]) -> None:
    """As far as keys and shapes go: which texts are numbers or periods, and that a target has one bound, is said elsewhere."""
    root, problems = read_yaml(json.dumps(document), "t.yaml")
    assert root is not None
    reading = _Shapes("t.yaml", "t", Book(problems=problems))
    FILE.read(root, reading)
    places = {place: {k: v for k, v in shape.items() if k != "oneOf"} for place, shape in SCHEMA["$defs"].items()}
    validator = jsonschema.Draft202012Validator({**SCHEMA, "$defs": places})
    assert validator.is_valid(_typed(document)) is reading.fits, reading.book.problems


def _typed(value: object) -> object:
    """Texts as editors read them."""
    if isinstance(value, dict):
        return {name: _typed(item) for name, item in value.items()}
    if isinstance(value, list):
        return [_typed(item) for item in value]
    return {"true": True, "1": 1, "2024": 2024}.get(str(value), value)
