"""docs/draft.md says what the tables of wordings say."""

from __future__ import annotations

from pathlib import Path

import pytest

from targetcheck.draft import draft, to_yaml, wordings

PAGE = (Path(__file__).parents[2] / "docs" / "draft.md").read_text(encoding="utf-8")
TABLES = ("BEFORE", "AFTER", "CHANGE", "EACH", "HEDGES", "NATURES", "WHOLE", "ADVERBS")


@pytest.mark.parametrize("table", TABLES)
def test_every_wording_is_documented_with_its_reading_and_ground(table: str) -> None:
    for row in getattr(wordings, table):
        if row.reading:
            assert f"| {row.reading} | {' '.join(row.words)} | {row.ground} |" in PAGE


def test_the_example_is_what_is_written() -> None:
    text = (
        "东山县2025年卫生健康工作要点\n东卫发〔2025〕3号\n一、重点任务\n1.签约率75%左右。（责任科室：基层科、人事科）"
    )
    assert f"```yaml\n{to_yaml(draft(text))}```" in PAGE
