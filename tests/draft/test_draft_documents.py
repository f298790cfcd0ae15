"""Whole documents of the genre, in our own words, beside what is read from them: documents/*.txt and *.out."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from targetcheck.draft import Draft, draft, to_yaml
from targetcheck.targets.load import load_targets

DOCUMENTS = sorted((Path(__file__).parent / "documents").glob("*.txt"))


def shown(found: Draft) -> str:
    """One line a statement: where, what kind, and how it is read."""
    lines = [f"# {found.title} | {found.area} | {found.period}"]
    for s in found.statements:
        value = s.value if s.high is None else f"{s.value}..{s.high}"
        change = {"up": "↑", "down": "↓"}.get(s.direction, "") + s.since
        baseline = f"from {s.baseline} {s.baseline_period}".strip() if s.baseline else ""
        place = f"{s.line} {s.clause or '-'} {s.kind} {s.level} {'by ' if s.by else ''}{s.period}"
        read = " ".join(f"{s.form} {value} {s.unit} {change} {baseline}".split())
        lines.append(" | ".join([place, s.indicator, read, *(f"check: {check}" for check in s.checks)]))
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_document(path: Path, golden: Callable[[Path, str], None]) -> None:
    golden(path.with_suffix(".out"), shown(draft(path.read_text(encoding="utf-8"))))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_drafted_file_loads_whatever_the_order_of_clauses(path: Path, tmp_path: Path) -> None:
    title, *lines = path.read_text(encoding="utf-8").splitlines()
    for seed in range(3):
        random.Random(seed).shuffle(lines)
        target_file = tmp_path / f"t{seed}.yaml"
        target_file.write_text(to_yaml(draft("\n".join([title, *lines]))), encoding="utf-8")
        assert load_targets([str(target_file)]).targets


@pytest.mark.parametrize("path", DOCUMENTS[:1], ids=lambda path: path.stem)
def test_damaged_layout_reads_the_same(path: Path) -> None:
    """Stray spaces, full-width digits and Windows line ends change nothing that is read."""
    text = path.read_text(encoding="utf-8")
    wide = text.translate({ord(c): ord(c) + 0xFEE0 for c in "0123456789%"})
    spaced = "\n".join(" ".join(line) if not any(c.isdigit() for c in line) else line for line in text.splitlines())

    def read(text: str) -> Counter[tuple[object, ...]]:
        return Counter((s.indicator, s.form, s.value, s.unit, s.kind) for s in draft(text).statements)

    assert read(wide) == read(text)
    assert read(spaced) == read(text)
    assert read(text.replace("\n", "\r\n")) == read(text)
