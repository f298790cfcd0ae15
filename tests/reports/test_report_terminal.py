"""A table that fits is put together without rich, and looks as rich would have it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shared_report import HOSTILE, sample

from targetcheck.reports import GROUPINGS, Style, render, terminal
from targetcheck.reports.terminal import Column, Grid, cell, written


def by_rich(parts: list[object], style: Style) -> str:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(terminal, "_plain", lambda parts, width: None)
        return written(parts, style)  # type: ignore[arg-type]


texts = st.one_of(
    st.lists(st.sampled_from((*"ab 结核%‰≥−+×.é\u00a0", "e\u0301", "👩")), max_size=9).map("".join),
    st.sampled_from(("", "a\n  b", "云县卫生健康局\n疾控科", *HOSTILE[:12])),
)
cells = texts.map(cell)
columns = st.builds(Column, texts.filter(lambda t: "\n" not in t and t.isprintable()), st.booleans(), st.just(False),
                    st.sampled_from((None, 5, 30)))  # fmt: skip


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    of = tuple(draw(st.lists(columns, min_size=1, max_size=4)))
    rows = draw(st.lists(st.tuples(*[cells] * len(of)), min_size=1, max_size=4))
    return Grid(of, rows, gap=draw(st.sampled_from((1, 2))))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(cells, grids()), max_size=3), st.sampled_from((30, 60, 100)))
def test_with_and_without_rich(parts: list[object], width: int) -> None:
    style = Style(width=width)
    assert written(parts, style) == by_rich(parts, style)  # type: ignore[arg-type]


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("group_by", GROUPINGS)
def test_a_report_with_and_without_rich(lang: str, group_by: str, monkeypatch: pytest.MonkeyPatch) -> None:
    styles = [Style(lang, group_by=group_by, width=width) for width in (40, 60, 80, 96, 100, 140, 200, 400)]
    found = [render(sample(), "table", style) for style in styles]
    folded = []
    monkeypatch.setattr(terminal, "_plain", lambda parts, width: folded.append(width))
    assert found == [render(sample(), "table", style) for style in styles]
    assert folded
