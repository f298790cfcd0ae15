"""docs/draft.md says what the tables of wordings say."""

from __future__ import annotations

from pathlib import Path

import pytest

from targetcheck.draft import draft, to_yaml, wordings

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "draft.md").read_text(encoding="utf-8")
TABLES = ("BEFORE", "AFTER", "CHANGE", "EACH", "HEDGES", "NATURES", "WHOLE", "ADVERBS")


@pytest.mark.parametrize("table", TABLES)
def test_every_wording_is_documented_with_its_reading_and_ground(table: str) -> None:
    for row in getattr(wordings, table):
        if row.reading:
            assert f"| {row.reading} | {' '.join(row.words)} | {row.ground} |" in PAGE


@pytest.mark.parametrize(("page", "lang"), [("draft.md", "en"), ("draft.zh-CN.md", "zh")])
def test_the_example_is_what_is_written(page: str, lang: str) -> None:
    text = (
        "东山县2025年卫生健康工作要点\n东卫发〔2025〕3号\n一、重点任务\n1.签约率75%左右。（责任科室：基层科、人事科）"
    )
    written = to_yaml(draft(text), lang).partition("\n")[2] if lang == "zh" else to_yaml(draft(text), lang)
    assert f"```yaml\n{written}```" in (DOCS / page).read_text(encoding="utf-8")
