"""Kinds of sentences that reports of other provinces showed, each with its neighbours, in our own words."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Outcome
from hypothesis import given
from hypothesis import strategies as st

from targetcheck.draft import Statement, draft, to_yaml
from targetcheck.draft.document import read_document
from targetcheck.draft.values import COUNTERS, PER, spelled
from targetcheck.model.unit import parse_unit
from targetcheck.targets.load import load_targets

PLAN = "青山省2026年卫生健康工作要点\n一、2026年重点工作\n"


def said(s: Statement) -> str:
    value = s.value if s.high is None else f"{s.value}..{s.high}"
    change = {"up": " ↑", "down": " ↓"}.get(s.direction, "")
    start = f" from {s.baseline}" if s.baseline else ""
    return f"{s.indicator} | {s.form} {value}{s.unit}{change}{start}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # 从…到…, with a noun behind each number, and in pairs.
        ("县中托管帮扶从15个县（市）扩大到57个县（市）。", ["县中托管帮扶 | at_least 57个 from 15个"]),
        ("定点医院由8家医院增加到20家医院。", ["定点医院 | at_least 20家 from 8家"]),
        ("补贴标准从每月209元提高到217元。", ["补贴标准 | at_least 217元 from 209元"]),
        ("护理补贴标准分别从每月209元、280元提高到217元、290元。",
         ["护理补贴标准 | at_least 217元 from 209元", "护理补贴标准 | at_least 290元 from 280元"]),
        ("低保标准分别由650元、480元提高至700元、520元。",
         ["低保标准 | at_least 700元 from 650元", "低保标准 | at_least 520元 from 480元"]),
        # 提升 that works on an amount, and 提升 that is a change.
        ("林分优化提升200万亩。", ["林分优化提升 | at_least 200万亩"]),
        ("改造提升卫生院30所。", ["改造提升卫生院 | at_least 30所"]),
        ("满意度提升2个百分点。", ["满意度 | change 2个百分点 ↑"]),
        # Attributes that are no reports.
        ("改造提升超500个已建成自然村的污水设施，项目区农民满意度不低于80%。",
         ["已建成自然村的污水设施 | above 500个", "项目区农民满意度 | at_least 80%"]),
        # 能 and 所有 that count nothing, and 均 that does.
        ("对各种所有制企业一视同仁，确保企业有任何需求都能第一时间找到政府。", []),
        ("让各类要素都能畅通流动。一座公园、一处车站，都能让群众更方便。", []),
        ("实现第二个百年奋斗目标。", []),
        ("乡镇卫生院均能提供中医药服务。", ["乡镇卫生院能提供中医药服务的比例 | at_least 100%"]),
        ("所有公立医院建立总会计师制度。", ["所有公立医院建立总会计师制度的比例 | at_least 100%"]),
        # Words that begin with a counter, tenths, names of institutes.
        ("民生支出占比7成以上。", ["民生支出占比 | at_least 70%"]),
        ("民生支出占比达到八成以上。", ["民生支出占比 | at_least 80%"]),
        ("青山608所发动机技术加速转化。", []),
        ("新建120所学校。", ["新建学校 | at_least 120所"]),
        # Growth.
        ("居民收入增长4.5%—5%。", ["居民收入 | at_least 4.5% ↑"]),
        ("单位能耗下降3%—5%。", ["单位能耗 | at_least 3% ↓"]),
        ("婴儿死亡率下降0.5个千分点。", ["婴儿死亡率 | change 0.5个千分点 ↓"]),
    ],
)  # fmt: skip
def test_reads(text: str, expected: list[str]) -> None:
    assert [said(s) for s in draft(PLAN + text).statements] == expected


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2026年青山省政府工作报告\n一、“十五五”时期主要目标任务\n城镇化率提升至67%。", ("target", "2030", True)),
        ("2026年青山省政府工作报告\n一、今后五年目标任务\n城镇化率提升至67%。", ("target", "2030", True)),
        ("2026年青山省政府工作报告\n一、到2035年远景目标\n城镇化率提升至75%。", ("target", "2035", True)),
        ("2026年青山省政府工作报告\n一、“十四五”时期工作回顾\n完成营造林2000万亩。", ("actual", "2021..2025", False)),
        ("2026年青山省政府工作报告\n一、工作回顾\n这五年，完成营造林2000万亩。", ("actual", "2021..2025", False)),
        ("2026年青山省政府工作报告\n一、2026年重点工作\n完成营造林300万亩。", ("target", "2026", False)),
        ("2026年青山省政府工作报告\n一、2026年重点工作\n今年完成营造林300万亩。", ("target", "2026", False)),
        ("2025年青山省政府工作报告\n一、2025年工作回顾\n完成营造林300万亩。\n二、2026年工作安排\n略。", ("actual", "2025", False)),
        ("青山省2025年国民经济计划执行情况与2026年计划草案的报告\n一、2026年主要目标\n完成营造林300万亩。",
         ("target", "2026", False)),
        ("青山省2025年卫生健康工作总结\n一、下一步安排\n明年完成培训300人。", ("target", "2026", False)),
    ],
)  # fmt: skip
def test_when(text: str, period: tuple[str, str, bool]) -> None:
    (statement,) = draft(text).statements
    assert (statement.kind, statement.period, statement.by) == period


@pytest.mark.parametrize(
    ("text", "check"),
    [
        ("地区生产总值增长4.5%—5%。", "is its far end a bound too"),
        ("地区生产总值增长5%左右。", "constant prices"),
        ("签约率达75%左右。", "set the tolerance"),
        ("婴儿死亡率下降0.5个千分点。", "per thousand"),
    ],
)
def test_what_is_not_sure_is_to_be_checked(text: str, check: str) -> None:
    (statement,) = draft(PLAN + text).statements
    assert any(check in str(one) for one in statement.checks)


def test_every_counter_is_a_unit_of_target_files() -> None:
    assert [word for word in COUNTERS if parse_unit(spelled(word)) is None] == []
    assert [word for word in PER if parse_unit(f"/{word}") is None and parse_unit(f"元/{word}") is None] == []


PIECES = st.sampled_from([
    "医护比", "签约率", "营造林", "从", "由", "分别", "每月", "209元", "280元", "15个", "县", "提高到", "扩大到", "下降", "提升", "增长", "不低于", "达到",
    "3%", "4.5%—5%", "1:80", "0.5个千分点", "2个百分点", "7成", "200万亩", "X%", "左右", "以上", "、", "，", "。", "到2030年", "今年", "30栋", "5个工作日",
    "均能提供", "所有医院", "全覆盖", "\u202e", "=1+1", "@", "608所", "2家",
])  # fmt: skip


@given(st.lists(PIECES, min_size=1, max_size=14).map("".join))
def test_every_draft_loads(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.mktemp("drafts") / "plan.yaml"
    written = to_yaml(draft(PLAN + text + "。"), "zh")
    path.write_text(written, encoding="utf-8")
    if draft(PLAN + text + "。").targets:
        load_targets([str(path)])
    assert "\u202e" not in written


def test_it_speaks_the_readers_language(run: Callable[..., Outcome], tmp_path: Path) -> None:
    text = "2025年青山市工作总结\n一、工作回顾\n=1+1已达到95%，签约率达到70%。\n二、2026年工作安排\n签约率达75%左右。共3份材料报送。"
    done = run("draft", "plan.txt", "--lang", "zh", "--actuals", "done.csv", files={"plan.txt": text})
    assert done.code == 0
    assert "# 第5行：签约率达75%左右\n  # 核对：75%为约数，请定上下限\n" in done.out
    assert done.err.startswith("量化表述4条：目标2条，已完成情况2条；需核对2条")
    rows = list(csv.reader((tmp_path / "done.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert rows[0] == ["指标", "时期", "数值", "单位", "备注"]
    assert not [cell for row in rows for cell in row if cell.startswith(tuple("=+-@"))]
    done = run("validate", "plan.yaml", "--lang", "zh", files={"plan.yaml": done.out})
    assert "起草时标的“核对”还有" in done.err


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<html><body><p>&nbsp;一、重点工作</p>\n<p>签约率达75%。</p></body></html>", "一、重点工作\n签约率达75%。"),
        ("<!DOCTYPE html><head><title>x</title><style>p {}</style></head><div>签约率<b>达</b>75%<br>建档率90%</div>",
         "签约率达75%\n建档率90%"),
        ("<table><tr><td>签约率</td><td>75%</td></tr></table>", "签约率\t75%"),
        ("签约率<75%", "签约率<75%"),
    ],
)  # fmt: skip
def test_a_saved_page_is_read_without_its_tags(page: str, text: str) -> None:
    assert read_document(page.encode(), "plan.html") == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025年，诊疗量占比已达62.3%，2026年提高到65%。", ["2025 actual 诊疗量占比 62.3%", "2026 target 诊疗量占比 65%"]),
        ("诊疗量占比由2025年的62.3%提高到65%以上。", ["2026 target 诊疗量占比 65%"]),
        ("人均预期寿命达到78.5岁，较上年提高0.2岁。", ["2026 target 人均预期寿命 78.5岁", "2026 target 人均预期寿命 0.2岁"]),
    ],
)  # fmt: skip
def test_what_was_and_what_is_to_be_in_one_sentence(text: str, expected: list[str]) -> None:
    found = [f"{s.period} {s.kind} {s.indicator} {s.value}{s.unit}" for s in draft(PLAN + text).statements]
    assert found == expected
