"""What most targets of a file have in common is said once above them, and what is other is said at the target."""

from __future__ import annotations

from pathlib import Path

import pytest
from shared_report import judged

from targetcheck.reports import Style, render

TARGETS = "title: 云县2026年工作要点\narea: 云县\nperiod: 2026\nindicators:\n"
TARGETS += "".join(f"  {name}率: {{aggregate: last}}\n" for name in "甲乙丙丁戊己庚") + "targets:\n"
TARGETS += "".join(f"  - {{indicator: {name}率, at_least: 90%}}\n" for name in "甲乙丙丁戊己庚")
NINE = "2026年1—9月"
ALONE = "没有基期值，只与目标值比较"
COVERS = f"数据为{NINE}"


def shown(tmp_path: Path, rows: list[tuple[str, str]], name: str, targets: str = TARGETS) -> str:
    lines = [f"{indicator}率,云县,{period},91%" for indicator, period in rows]
    report = judged(tmp_path, targets, "\n".join(["指标,地区,时期,数值", *lines]) + "\n")
    text = render(report, name, Style("zh"))
    return text.decode() if isinstance(text, bytes) else str(text)


@pytest.mark.parametrize("name", ["table", "html", "markdown"])
def test_what_all_have_in_common_is_said_once(name: str, tmp_path: Path) -> None:
    text = shown(tmp_path, [(indicator, NINE) for indicator in "甲乙丙丁戊己庚"], name)
    assert text.count(f"除另有注明外，{COVERS}") == text.count(COVERS) == 1
    assert text.count(f"7项{ALONE}") == text.count(ALONE) == 1


@pytest.mark.parametrize("name", ["table", "html", "markdown"])
def test_another_span_is_said_at_its_target(name: str, tmp_path: Path) -> None:
    rows = [(indicator, NINE) for indicator in "甲乙丙丁戊己"] + [("庚", "2026年上半年")]
    text = shown(tmp_path, rows, name)
    assert text.count(COVERS) == 1
    assert "数据为2026年上半年" in text


@pytest.mark.parametrize("name", ["table", "html", "markdown"])
def test_a_month_that_is_missing_is_said_though_the_span_is_the_usual_one(name: str, tmp_path: Path) -> None:
    targets = TARGETS.replace("indicators:", "indicators:\n  辛数: {aggregate: sum}")
    targets += "  - {indicator: 辛数, at_least: 90}\n"
    rows = "".join(f"{indicator}率,云县,{NINE},91%\n" for indicator in "甲乙丙丁戊己庚")
    months = "".join(f"辛数,云县,2026-0{month},8\n" for month in (1, 2, 4, 9))
    report = judged(tmp_path, targets, f"指标,地区,时期,数值\n{rows}{months}")
    assert "12个月中的4个月" in "".join(str(render(report, name, Style("zh"))).split())


@pytest.mark.parametrize("name", ["table", "html", "markdown"])
def test_few_targets_say_it_each(name: str, tmp_path: Path) -> None:
    text = shown(tmp_path, [(indicator, NINE) for indicator in "甲乙"], name)
    assert text.count(COVERS) >= 2
    assert text.count(ALONE) >= 2
    assert "除另有注明外" not in text


@pytest.mark.parametrize("name", ["github", "junit"])
def test_what_stands_alone_says_all_of_itself(name: str, tmp_path: Path) -> None:
    rows = [(indicator, NINE) for indicator in "甲乙丙丁戊己庚"]
    text = shown(tmp_path, rows, name, TARGETS.replace("90%", "95%"))
    assert text.count(ALONE) >= 7


@pytest.mark.parametrize(
    ("title", "called"),
    [
        ("云县2026年工作要点", "云县2026年工作要点完成情况"),
        ("云县2026年工作要点落实情况", "云县2026年工作要点落实情况"),
    ],
)
@pytest.mark.parametrize("name", ["html", "brief"])
def test_a_report_is_called_by_what_it_tells_of_the_plan(name: str, title: str, called: str, tmp_path: Path) -> None:
    targets = TARGETS.replace("云县2026年工作要点", title)
    text = shown(tmp_path, [("甲", "2026")], name, targets)
    heading = text.splitlines()[0] if name == "brief" else text.partition("<h1><bdi>")[2].partition("</bdi>")[0]
    assert heading == called


@pytest.mark.parametrize(
    ("areas", "targets", "compared"),
    [(3, 1, 1), (12, 1, 1), (13, 1, 0), (13, 2, 2), (61, 2, 0)],
    ids=[
        "few",
        "as many as fit across",
        "more stand below the target alone",
        "of two targets",
        "too many for a matrix",
    ],
)
def test_members_stand_once_on_paper_only_where_a_matrix_has_them(
    areas: int, targets: int, compared: int, tmp_path: Path
) -> None:
    names = [f"第{n}镇" for n in range(1, areas + 1)]
    plan = f"period: 2026\nareas: {{云县: [{', '.join(names)}]}}\narea: 云县\ntargets:\n"
    plan += "".join(f"  - {{indicator: {name}率, at_least: 90%, each: area}}\n" for name in "甲乙"[:targets])
    rows = [f"{name}率,{area},2026,91%" for name in "甲乙"[:targets] for area in names]
    page = str(render(judged(tmp_path, plan, "\n".join(["指标,地区,时期,数值", *rows]) + "\n"), "html", Style("zh")))
    assert page.count('<tr class="members compared">') == compared
    assert page.count('<section class="matrix">') == (compared > 0)
