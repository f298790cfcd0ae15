"""The page in a real browser, where Chromium and Playwright are found: filters, addresses, widths, paper, access."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import Outcome

sync_api = pytest.importorskip("playwright.sync_api", reason="no Playwright here")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="no axe here")
BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
if BROWSER is None:
    pytest.skip("no Chromium here", allow_module_level=True)

pytestmark = pytest.mark.xdist_group("browser")
WIDTHS = (1440, 900, 390)
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

PLAN = """\
title: 青河市2024年目标任务责任清单
source: 青卫发〔2024〕12号
area: 青河市
period: 2024
areas: {青河市: [东川区, 南屏县, 西岭县]}
targets:
  - {id: beds, indicator: 千人口床位数, at_least: 7, clause: "1", section: 服务体系, responsible: 医政科}
  - {id: staff, indicator: 招聘人数, at_least: 30人, clause: "2", section: 服务体系, responsible: 医政科, level: expected}
  - {id: fund, indicator: 争取资金, at_least: 8亿元, clause: "3", section: 服务体系, responsible: 财务科}
  - {id: tb, indicator: 结核病发病率, below: 40/10万, clause: "4", section: 疾病防控, responsible: 疾控科, each: area}
  - {id: shots, indicator: 接种率, at_least: 95%, clause: "5", section: 疾病防控, responsible: 疾控科, each: area}
  - {id: elders, indicator: 老年体检率, at_least: 70%, clause: "6", section: 重点人群, responsible: 基层科}
  - {id: hint, indicator: 签约率, at_least: 80%, clause: "7", section: 重点人群, responsible: [基层科, 妇幼科]}
"""
ROWS = """\
指标,地区,时期,数值
千人口床位数,青河市,2024,6.5
招聘人数,青河市,2024,21人
争取资金,青河市,2024,9.16亿元
结核病发病率,东川区,2024,35.6/10万
结核病发病率,南屏县,2024,44.2/10万
结核病发病率,西岭县,2024,47.9/10万
接种率,东川区,2024,98.2%
接种率,南屏县,2024,96.1%
接种率,西岭县,2024,94.9%
老年体检率,青河市,2024,72%
"""
MISSED = ["beds", "staff", "tb", "shots"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=BROWSER, args=QUIET)
        yield started
        started.close()


@pytest.fixture
def opened(browser: Any, run: Callable[..., Outcome], tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """Opens the page of the plan; whatever the browser complains about fails the test."""
    run("evaluate", "plan.yaml", "-a", "rows.csv", "--lang", "zh", "-o", "page.html",
        files={"plan.yaml": PLAN, "rows.csv": ROWS})  # fmt: skip
    complaints: list[str] = []

    def opened(width: int = 1440, address: str = "", scripts: bool = True) -> Any:
        context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=scripts)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto((tmp_path / "page.html").as_uri() + address)
        return page

    yield opened
    for context in browser.contexts:
        context.close()
    assert complaints == []


def visible(page: Any) -> list[str]:
    """The targets that a reader sees, in the order in which they stand."""
    return page.evaluate(
        "[...document.querySelectorAll('tbody.item:not(.part)')].filter(item => item.getClientRects().length)"
        ".map(item => item.id.split('/')[1])"
    )


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(
    ("filters", "left"),
    [
        ({"status": "missed"}, MISSED),
        ({"status": "no_data"}, ["hint"]),
        ({"who": "妇幼科"}, ["hint"]),
        ({"who": "医政科", "level": "expected"}, ["staff"]),
        ({"section": "重点人群"}, ["elders", "hint"]),
        ({"area": "南屏县"}, ["tb", "shots"]),
        ({"status": "met"}, ["fund", "elders"]),
    ],
)
def test_filters(opened: Callable[..., Any], width: int, filters: dict[str, str], left: list[str]) -> None:
    page = opened(width)
    for name, value in filters.items():
        page.select_option(f"select[name={name}]", value)
    assert visible(page) == left
    assert page.inner_text(".tools output") == f"显示{len(left)}项，共7项"
    again = opened(width, page.evaluate("location.hash"))
    assert visible(again) == left, "the address says what is filtered"
    again.click("[name=all]")
    assert len(visible(again)) == 7


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_stands_beyond_the_edge(opened: Callable[..., Any], width: int) -> None:
    page = opened(width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(opened: Callable[..., Any], width: int, scheme: str) -> None:
    page = opened(width)
    page.emulate_media(color_scheme=scheme)
    page.click("[name=unfold]")
    found = axe.Axe().run(page)
    assert found.response["violations"] == [], found.generate_report()


def test_tiles_filter_and_a_second_click_shows_all(opened: Callable[..., Any]) -> None:
    page = opened()
    page.click(".counts .missed a")
    assert visible(page) == MISSED
    assert page.evaluate("location.hash") == "#status=missed"
    page.click(".counts .missed a")
    assert len(visible(page)) == 7


def test_the_worst_of_all_sections_come_first(opened: Callable[..., Any]) -> None:
    page = opened()
    page.select_option("[name=sort]", "status")
    assert visible(page)[:4] == ["tb", "shots", "beds", "staff"]
    page.select_option("[name=sort]", "order")
    assert visible(page) == ["beds", "staff", "fund", "tb", "shots", "elders", "hint"]


def test_a_name_in_the_overview_jumps_to_its_target_even_if_it_was_filtered_out(opened: Callable[..., Any]) -> None:
    page = opened(address="#status=met")
    page.click(".attention a >> text=千人口床位数")
    assert "beds" in visible(page)
    assert page.evaluate("decodeURIComponent(location.hash)") == "#plan/beds"


def test_search_opens_the_fold_that_holds_what_is_searched(opened: Callable[..., Any]) -> None:
    page = opened()
    page.fill("[name=q]", "南屏县")
    assert visible(page) == ["tb", "shots"]
    assert page.is_visible("#plan\\/tb .part:has-text('南屏县')")
    page.fill("[name=q]", "")
    assert not page.is_visible("#plan\\/tb .part:has-text('南屏县')")


def test_the_first_screen_says_what_needs_attention(opened: Callable[..., Any]) -> None:
    page = opened()
    named = page.locator(".attention tbody th a, .attention th[scope=row] a").all_inner_texts()
    assert named == ["结核病发病率", "接种率", "千人口床位数", "招聘人数"]
    assert page.locator(".departments th[scope=row]").all_inner_texts() == [
        "医政科",
        "疾控科",
        "基层科",
        "财务科",
        "妇幼科",
    ]
    heads = page.locator(".matrix thead th").all_inner_texts()
    assert heads == ["目标", "目标值", "东川区", "南屏县", "西岭县"]
    cells = page.locator(".matrix td").all_inner_texts()
    assert cells[:4] == ["<\u00a040/10万", "✓ 35.6/10万", "✗ 44.2/10万", "✗ 47.9/10万"]


def test_it_is_whole_without_scripts(opened: Callable[..., Any]) -> None:
    page = opened(scripts=False)
    assert not page.is_visible(".tools")
    assert page.locator("tbody.item:not(.part)").count() == 7


def test_on_paper_it_is_a_list_to_sign(opened: Callable[..., Any], tmp_path: Path) -> None:
    page = opened()
    page.emulate_media(media="print")
    for shown in (".signed", "td.no", ".h-running-number"):
        assert page.locator(shown).first.is_visible(), shown
    for hidden in (".tools", ".legend", ".chart svg", ".source"):
        assert not page.locator(hidden).first.is_visible(), hidden
    numbers = [text for text in page.locator("tbody.item:not(.part) > tr > td.no").all_inner_texts() if text]
    assert numbers == [str(n) for n in range(1, 8)]
    page.pdf(path=tmp_path / "page.pdf", prefer_css_page_size=True)
    pages = len(re.findall(rb"/Type\s*/Page\b", (tmp_path / "page.pdf").read_bytes()))
    assert 1 <= pages <= 3


SERIES = "指标,地区,时期,数值\n" + "".join(f"千人口床位数,青河市,{year},{value}\n" for year, value in
                                            ((2019, 4), (2020, 5.5), (2021, 5.8), (2022, 6), (2023, 6.1), (2024, 6.5)))  # fmt: skip


def test_earlier_figures_are_drawn(run: Callable[..., Outcome], tmp_path: Path) -> None:
    """Five points at most; a target with one figure has none, and other formats do not look for them."""
    files = {"plan.yaml": PLAN, "rows.csv": SERIES + "招聘人数,青河市,2024,21人\n"}
    run("evaluate", "plan.yaml", "-a", "rows.csv", "--lang", "zh", "-o", "page.html", files=files)
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert page.count('<svg class="spark"') == 1
    assert "<title>2020年 5.5、2021年 5.8、2022年 6、2023年 6.1、2024年 6.5</title>" in page
