"""Design §2: what a tired person types gets a message of ours, at the right place, with what to write, in both languages.

The slips stand in slips.yaml, beside what is read as it is.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from conftest import examples
from hypothesis import given
from hypothesis import strategies as st

from targetcheck.errors import Problem, TargetcheckError
from targetcheck.phrases import words
from targetcheck.targets import yamlfile
from targetcheck.targets.load import load_targets

TABLE = Path(__file__).parent / "slips.yaml"
SLIPS = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
LOADERS = [pytest.param(name, id=name) for name in ("BaseLoader", "CBaseLoader") if hasattr(yaml, name)]


def _problems(text: str, folder: Path) -> tuple[Problem, ...]:
    (folder / "t.yaml").write_text(text, encoding="utf-8")
    try:
        load_targets([str(folder / "t.yaml")])
    except TargetcheckError as error:
        return error.problems
    return ()


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip["slip"])
def test_a_slip(slip: dict, loader: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yamlfile, "_Loader", getattr(yaml, loader))
    problems = _problems(slip["file"], tmp_path)
    for lang in ("en", "zh"):
        told = [words(lang).say(p._replace(where=p.where and p.where._replace(file=""))) for p in problems]
        assert [line.removeprefix(":") for line in told] == slip[lang]


def test_the_parsers_own_words_are_never_shown(tmp_path: Path) -> None:
    """What no pattern knows is told without the library's words, which differ between installations."""
    (problem,) = _problems("title: a\n  - b: c\n d: [}\n", tmp_path)
    assert "line" not in str(problem.message)
    assert str(problem.message) in {"not readable as YAML from here on", "the bracket that opens here is never closed"}


def test_a_long_line_is_looked_at_only_so_far(tmp_path: Path) -> None:
    (problem,) = _problems("title: " + ', "' * 100_000 + "\n a: b: c\n", tmp_path)
    assert problem.code == "bad-yaml"


WELL_TYPED = """\
title: 要点
area: 云县
period: 2024
indicators:
  率: {unit: "%", numerator: 甲, denominator: 乙}
targets:
  - indicator: 率
    at_least: 60%
    responsible: [疾控科, 医政科]
  # 两癌
  - {id: b, name: "两癌检查", between: [50%, 60%], baseline: {period: 2023, value: 50%}}
  - id: c
    note: |
      　　说明：详见附件
    of:
      - {indicator: 甲, at_least: 95%}
      - b
    require: all
"""
_SLIPS = st.lists(st.tuples(st.integers(0, len(WELL_TYPED)), st.integers(0, 2), st.text("：，、；\t　\u00a0“”'\"{}[]-:# \n@*>|?", max_size=2)),
                  min_size=1, max_size=3)  # fmt: skip


@examples(300)
@given(_SLIPS)
def test_whatever_is_mistyped(tmp_path: Path, slips: list[tuple[int, int, str]]) -> None:
    """It is read or told in the file, never on a line that is not there."""
    text = WELL_TYPED
    for place, gone, typed in slips:
        text = text[:place] + typed + text[place + gone :]
    lines = len(text.splitlines())
    for problem in _problems(text, tmp_path):
        assert problem.where is not None
        assert problem.where.line is None or 1 <= problem.where.line <= lines + 1
        assert words("zh").say(problem)
