"""Characters as people write them: what is read as the same name, heading, yes or no."""

from __future__ import annotations

import pytest

from targetcheck.model.columns import HEADINGS, is_area, is_total, name_before_total, role_of
from targetcheck.model.text import header_key, key, near_miss, plain, yes_or_no


@pytest.mark.parametrize(
    ("text", "expected"),
    [("９５．０７％", "95.07%"), ("　云县　", "云县"), ("−3", "-3"), ("﹣3", "-3"), ("5﹪", "5%"), ("1∶80", "1:80"), ("ＡＢｃ～", "ABc~"),
     ("a\u200bb\ufeff", "ab"), ("a\u2009b\u202fc\u00a0d", "a b c d"), ("10²", "10²"), ("①", "①"), ("｟", "｟"), (" ab ", "ab"), ("\u200ex\u200f", "x")],
)  # fmt: skip
def test_plain(text: str, expected: str) -> None:
    assert plain(text) == expected


@pytest.mark.parametrize(
    ("text", "name", "heading"),
    [("云　县", "云县", "云县"), ("云 县", "云县", "云县"), ("TB  cases", "TB cases", "tbcases"), ("云县 TB", "云县 TB", "云县tb"),
     ("Unit　", "Unit", "unit"), ("县 ( 区 )", "县 ( 区 )", "县(区)"), ("", "", "")],
)  # fmt: skip
def test_names(text: str, name: str, heading: str) -> None:
    assert key(text) == name
    assert header_key(text) == heading


@pytest.mark.parametrize("role", HEADINGS)
def test_headings_are_written_as_they_are_looked_up(role: str) -> None:
    assert [header_key(name) for name in HEADINGS[role].split()] == HEADINGS[role].split()


@pytest.mark.parametrize(
    ("text", "role", "area"),
    [("地区", "area", True), ("County", "area", True), ("县（区）", "area", True), ("指标 名称", "indicator", False), ("Report Date", "remark", False),
     ("医院", None, False), ("合计", None, False), ("", None, False), (" ", None, False)],
)  # fmt: skip
def test_roles(text: str, role: str | None, area: bool) -> None:
    assert (role_of(text), is_area(text)) == (role, area)


@pytest.mark.parametrize(
    ("text", "before"),
    [("合计", ""), ("合 计", ""), ("Total", ""), ("全市", ""), ("临沧市合计：", "临沧市"), ("Grand Total", "grand"), ("Lincang total", "lincang"),
     ("地区", None), ("小计", None), ("", None), (" ", None)],
)  # fmt: skip
def test_totals(text: str, before: str | None) -> None:
    assert is_total(text) == (before is not None)
    assert name_before_total(text) == (before or "")


def test_yes_and_no() -> None:
    assert [
        yes_or_no(word) for word in ("是", "YES", " 已达标 ", "√", "否", "No", "未完成", "×", "", "yes no", "1")
    ] == [True] * 4 + [False] * 4 + [None] * 3


def test_near_misses() -> None:
    assert str(near_miss("atleast", ["at_most", "at_least"])) == '; did you mean "at_least"?'
    assert str(near_miss("x", ["at_most", "at_least"])) == ""
