"""What is written from a draft: the target file, JSON and the CSV of actuals, for any text."""

from __future__ import annotations

import csv
import io
import json
import tempfile
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from conftest import examples
from hypothesis import given
from hypothesis import strategies as st

from targetcheck.actuals.load import load_actuals
from targetcheck.draft import Draft, Statement, draft, to_actuals_csv, to_json, to_yaml
from targetcheck.model.plan import asked_of
from targetcheck.targets.load import load_targets

BOUNDS = {"at_least", "at_most", "above", "below", "between", "equals"}
TITLE = "东山县2025年卫生健康工作要点\n"

PIECES = [
    "建档率",
    "达到",
    "90%",
    "以上",
    "以内",
    "左右",
    "分别",
    "和",
    "、",
    "，",
    "。",
    "；",
    "：",
    "（",
    "）",
    "“",
    "”",
    "《",
    "》",
    "#",
    "'",
    '"',
    ":",
    "-",
    "[",
    "{",
    "1:80",
    "40/10万",
    "3‰",
    "0",
    "-5",
    "1,234.5",
    "5亿元",
    "20名",
    "X%",
    "不低于",
    "控制在",
    "下降",
    "提高到",
    "较2020年",
    "力争",
    "到2030年",
    "全覆盖",
    "全部达到",
    "零死亡",
    "不发生",
    "三个95%",
    "较2025年提高",
    "由𝟕‰降至",
    "责任科室：",
    "医政科",
    "一、",
    "（二）",
    "3.",
    "一是",
    "2024年工作总结",
    "二、2025年目标",
    "指标",
    "预期性",
    "~",
    "?",
    "NO",
    "null",
    "yes",
    "2025-01-01",
    "\n",
    "\t",
    "\x00",
    "\x07",
    "\x85",
    "\u2028",
    "\ufeff",
    "😀",
    "a",
]
texts = st.text(max_size=80) | st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


def targets(text: str) -> list[dict[str, object]]:
    return list(yaml.load(to_yaml(draft(TITLE + text)), Loader=yaml.BaseLoader)["targets"])


@examples(150)
@given(texts)
def test_any_text_gives_statements_inside_it(text: str) -> None:
    for statement in draft(text).statements:
        assert 0 <= statement.start < statement.end <= len(text)
        assert statement.line == 1 + text.count("\n", 0, statement.start)
        assert statement.form in BOUNDS | {"change", "approx"}


@examples(150)
@given(texts)
def test_any_text_gives_yaml_with_unique_ids_and_one_bound_a_target(text: str) -> None:
    written = yaml.load(to_yaml(draft(text)), Loader=yaml.BaseLoader)
    ids = [target["id"] for target in written["targets"]]
    assert len(ids) == len(set(ids)) == len(draft(text).targets)
    assert all(len(BOUNDS & set(target)) == 1 for target in written["targets"])


@examples(150)
@given(texts)
def test_any_text_gives_a_target_file_that_loads(text: str) -> None:
    found = draft(TITLE + "建档率达到90%。\n" + text)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "t.yaml")
        path.write_text(to_yaml(found), encoding="utf-8")
        assert len(load_targets([str(path)]).targets) == len(found.targets)


@examples(150)
@given(texts)
def test_any_text_gives_json_and_csv(text: str) -> None:
    found = draft(text)
    written = json.loads(to_json(found), parse_float=Decimal)["statements"]
    assert [(s["start"], s["end"]) for s in written] == [(s.start, s.end) for s in found.statements]
    rows = list(csv.reader(io.StringIO(to_actuals_csv(found))))
    assert {len(row) for row in rows} == {5}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("建档率不低于90%。", {"at_least": "90%"}),
        ("发病率降至50/10万以下。", {"at_most": "50/10万"}),
        ("培养人才20名。", {"at_least": "20人"}),
        ("床医比达到1:80。", {"at_least": "1:80"}),
        ("使用率85%左右。", {"between": ["85%", "85%"]}),
        ("建成中心2—3个。", {"between": ["2个", "3个"]}),
        ("收入增长6%。", {"change_from": "2024", "at_least": "6%"}),
        ("收入增长6%左右。", {"change_from": "2024", "between": ["6%", "6%"]}),
        ("能耗下降3%。", {"change_from": "2024", "at_most": "-3%"}),
        ("能耗下降3%以上。", {"change_from": "2024", "at_most": "-3%"}),
        ("能耗下降3%—5%。", {"change_from": "2024", "at_most": "-3%"}),
        ("素养水平较2020年提高2个百分点。", {"change_from": "2020", "at_least": "2个百分点"}),
        ("素养水平较2025年提高2个百分点。", {"at_least": "?"}),
        ("死亡率由𝟕‰降至3.5‰以下。", {"at_most": "3.5‰"}),
        ("投入年均增长8%。", {"at_least": "?"}),
        ("申报率达到X%以上。", {"at_least": "X%"}),
        ("培养人才xx名。", {"at_least": "X人"}),
        ("补助标准由84元提高到89元。", {"at_least": "89元", "baseline": "84元"}),
        ("献血率不低于全市平均水平。", {"at_least": {"area": "全市"}}),
        ("孕产妇零死亡。", {"equals": "0"}),
        ("到2030年，建档率达到95%。", {"at_least": "95%", "by": "2030"}),
        ("2026年建档率达到95%。", {"at_least": "95%", "period": "2026"}),
        ("力争建档率达到95%。", {"at_least": "95%", "level": "expected"}),
        ("新增机组5兆瓦。", {"at_least": "5兆瓦"}),
    ],
)
def test_bounds_as_target_files_write_them(text: str, expected: dict[str, object]) -> None:
    (target,) = targets(text)
    kept = {key: target[key] for key in target if key not in ("id", "indicator")}
    assert kept == expected


def test_the_file_reads_as_a_checklist() -> None:
    text = TITLE + "东卫发〔2025〕3号\n一、重点任务\n1.签约率75%左右，招聘村医20名。（责任科室：基层科、人事科）"
    assert to_yaml(draft(text)) == (
        "# yaml-language-server: $schema=targetcheck.schema.json\n"
        "title: 东山县2025年卫生健康工作要点\n"
        "source: 东卫发〔2025〕3号\n"
        "area: 东山县\n"
        "period: 2025\n"
        "\n"
        "targets:\n"
        "\n"
        "  # line 4: 签约率75%左右\n"
        "  # check: about 75%: set the tolerance\n"
        "  - id: c1-1-1\n"
        "    indicator: 签约率\n"
        "    between: [75%, 75%]\n"
        "    clause: 一1\n"
        "    section: 一、重点任务\n"
        "    responsible: [基层科, 人事科]\n"
        "\n"
        "  # line 4: 招聘村医20名\n"
        "  - id: c1-1-2\n"
        "    indicator: 招聘村医\n"
        "    at_least: 20人\n"
        "    clause: 一1\n"
        "    section: 一、重点任务\n"
        "    responsible: [基层科, 人事科]\n"
    )


def test_a_text_without_targets_says_so() -> None:
    written = to_yaml(draft("东山县2024年工作总结\n签约率75%。"))
    assert "# No target was found; 1 figure is reported as done." in written
    assert yaml.load(written, Loader=yaml.BaseLoader)["targets"] == []
    assert to_json(Draft()) == '{"statements": []}\n'


def test_json_has_the_fields_of_the_issue() -> None:
    (statement,) = json.loads(to_json(draft(TITLE + "一、任务\n力争床医比达到1:80。（责任科室：医政科）")))[
        "statements"
    ]
    assert statement == {
        "indicator": "床医比", "form": "at_least", "value": "1:80", "unit": "", "period": "2025", "clause": "一",
        "responsible": ["医政科"], "level": "expected", "kind": "target", "start": 22, "end": 33,
        "checks": ["1:80 is compared as 1 ÷ 80, so at_least wants a smaller second number; is that meant?"],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("建档率92.470%。", '"value": 92.470, "unit": "%"'),
        ("投资1,234.50亿元。", '"value": 1234.50, "unit": "亿元"'),
        ("建成三所医院。", '"value": 3, "unit": "所"'),
        ("建成中心2—3个。", '"form": "between", "value": 2, "low": 2, "high": 3, "unit": "个"'),
        ("申报率达到X%以上。", '"value": null, "unit": "%"'),
        ("能耗下降3%。", '"form": "change", "value": 3, "direction": "down", "since": "2024", "unit": "%"'),
    ],
)
def test_json_numbers_are_exact(text: str, written: str) -> None:
    assert written in to_json(draft(TITLE + text))


def test_actuals_are_a_table_that_evaluate_reads(tmp_path: Path) -> None:
    text = (
        "东山县2024年工作总结和2025年工作要点\n2024年工作总结\n签约率75%，管理率达到91.5%以上。收入增长6%。\n"
        "另据监测，签约率75%。经复核，签约率76%。\n二、2025年工作要点\n签约率达到80%。"
    )
    written = to_actuals_csv(draft(text))
    rows = list(csv.reader(io.StringIO(written)))
    assert [row[:4] for row in rows] == [
        ["\ufeffIndicator", "Period", "Value", "Unit"],
        ["签约率 (1, line 3)", "2024", "75", "%"],
        ["签约率 (2, line 4)", "2024", "76", "%"],
        ["管理率", "2024", "91.5", "%"],
        ["收入增长", "2024", "6", "%"],
    ]
    path, plan = tmp_path / "done.csv", tmp_path / "plan.yaml"
    path.write_text(written, encoding="utf-8")
    plan.write_text("targets: [{id: a, indicator: 收入增长, at_least: 5%, period: 2024}]", encoding="utf-8")
    asked = asked_of(load_targets([str(plan)]))
    assert load_actuals([str(path)], asked)


def test_a_statement_is_a_value() -> None:
    (statement,) = draft(TITLE + "建档率达到90%。").statements
    assert isinstance(statement, Statement)
    assert statement == draft(TITLE + "建档率达到90%。").statements[0]
    with pytest.raises(AttributeError):
        statement.form = "below"  # type: ignore[misc]
