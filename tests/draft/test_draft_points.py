"""A county's contract for its townships (责任书): its points are kept, as keys where they are plain, else as checks."""

from __future__ import annotations

from pathlib import Path

import pytest

from targetcheck.draft import Statement, draft, to_yaml
from targetcheck.targets.load import load_targets

CONTRACT = "云溪县2026年卫生健康目标管理责任书\n一、责任目标\n"
TOGETHER = "{n} points for several targets together; write weight: for each"
RULE = "the text says of points: {rule}; write score:, bonus: or veto:"


def said(s: Statement) -> str:
    return f"{s.indicator} | {s.weight or '-'}" + (f" | -{s.score[0]} per {s.score[1]}" if s.score else "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.孕产妇系统管理率达到92%以上（8分）。", ["孕产妇系统管理率 | 8"]),
        ("1.孕产妇系统管理率达到92%以上。（分值8分）", ["孕产妇系统管理率 | 8"]),
        ("1.孕产妇系统管理率达到92%以上，计8分。", ["孕产妇系统管理率 | 8"]),
        ("1.孕产妇系统管理率达到92%以上（8分），每低1个百分点扣0.5分，扣完为止。",
         ["孕产妇系统管理率 | 8 | -0.5 per 1个百分点"]),
        ("1.孕产妇系统管理率达到92%以上（8分，每低于1个百分点扣0.5分）。", ["孕产妇系统管理率 | 8 | -0.5 per 1个百分点"]),
        ("1.创建省级卫生村2个（4分）。每少1个扣2分，扣完为止。", ["创建省级卫生村 | 4 | -2 per 1个"]),
        ("1.孕产妇系统管理率达到92%以上（5分），3岁以下儿童系统管理率达到90%以上（4分）。",
         ["孕产妇系统管理率 | 5", "3岁以下儿童系统管理率 | 4"]),
        ("1.孕产妇系统管理率达到92%以上，3岁以下儿童系统管理率达到90%以上（各4分）。",
         ["孕产妇系统管理率 | 4", "3岁以下儿童系统管理率 | 4"]),
        ("1.建档率达到95%以上得5分，每下降一个百分点扣0.5分；儿童健康管理率达到60%以上得4分，不达标不得分。",
         ["建档率 | 5 | -0.5 per 1个百分点", "儿童健康管理率 | 4"]),
        ("1.高血压患者管理率、糖尿病患者管理率分别达到70%和72%，各5分，每低1个百分点扣1分。",
         ["高血压患者管理率 | 5 | -1 per 1个百分点", "糖尿病患者管理率 | 5 | -1 per 1个百分点"]),
        ("1.举办健康讲座不少于12场次（5分），每少一场扣0.5分。", ["举办健康讲座 | 5 | -0.5 per 1场次"]),
        ("1.创建省级卫生村2个（10分），少创一个扣5分。", ["创建省级卫生村 | 10 | -5 per 1个"]),
        ("1.家庭医生签约（10分）。签约覆盖率达50%得满分，每低1个百分点扣1分。", ["签约覆盖率 | 10 | -1 per 1个百分点"]),
        ("1.高血压患者管理率95%、糖尿病患者管理率85%，每项4分。", ["高血压患者管理率 | 4", "糖尿病患者管理率 | 4"]),
        # 未达到的不得分 is what a target file does unless it is told otherwise.
        ("1.孕产妇系统管理率达到92%以上（5分），未达到的不得分。", ["孕产妇系统管理率 | 5"]),
    ],
)  # fmt: skip
def test_points_that_are_plain_are_keys(text: str, expected: list[str], tmp_path: Path) -> None:
    found = draft(CONTRACT + text)
    assert [said(s) for s in found.targets] == expected
    assert not any(s.checks for s in found.targets)
    file = tmp_path / "targets.yaml"
    file.write_text(to_yaml(found), encoding="utf-8")
    assert len(load_targets([str(file)]).targets) == len(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.孕产妇系统管理率达到92%以上，3岁以下儿童系统管理率达到90%以上（8分）。", [TOGETHER.format(n=8)] * 2),
        ("1.孕产妇系统管理率达到92%以上（5分），每漏报1例扣2分。", [RULE.format(rule="每漏报1例扣2分")]),
        ("1.签约覆盖率达到50%以上，健康档案建档率达到90%以上，两项共15分。", [TOGETHER.format(n=15)] * 2),
        ("1.固定资产投资1.2亿元（12分），按完成比例计分。", [RULE.format(rule="按完成比例计分")]),
        ("1.无重大事件、无责任事故（8分）。", [TOGETHER.format(n=8)] * 2),
        ("1.婴儿死亡率控制在4‰以内（5分），按比例扣分。", [RULE.format(rule="按比例扣分")]),
        ("1.无孕产妇死亡，出现可避免死亡的，实行“一票否决”。", [RULE.format(rule="实行“一票否决”")]),
    ],
)
def test_points_that_are_not_plain_are_checks(text: str, expected: list[str]) -> None:
    assert [str(check) for s in draft(CONTRACT + text).targets for check in s.checks] == expected


def test_points_without_a_target_are_told() -> None:
    found = draft(
        CONTRACT + "二、奖惩\n获得国家级表彰的加3分，最高5分。\n80分以下的通报批评。\n本责任书一式3份，各执1份。"
    )
    assert not found.targets
    assert [sentence.text for sentence in found.unread] == ["获得国家级表彰的加3分，最高5分"]


def test_a_number_in_no_target_of_its_sentence_is_told() -> None:
    found = draft(CONTRACT + "签约率60%，每周运动3次，每天睡7—8小时。")
    assert [(s.indicator, s.quantity.written) for s in found.targets] == [("签约率", "60%"), ("运动", "3次")]
    assert [sentence.text for sentence in found.unread] == ["每天睡7-8小时"]


def test_points_in_columns() -> None:
    table = (
        "云溪县2026年卫生健康目标管理责任书\n"
        "序号\t指标名称\t2026年目标值\t分值\t评分标准\n"
        "1\t孕产妇系统管理率\t≥92%\t5\t每低1个百分点扣0.5分，扣完为止。\n"
        "2\t婴儿死亡率\t≤4‰\t5分\t未达到的不得分\n"
        "3\t创建省级卫生村\t2个\t4\t每少1个扣2分；获国家级的加1分\n"
    )
    found = draft(table).targets
    assert [said(s) for s in found] == [
        "孕产妇系统管理率 | 5 | -0.5 per 1个百分点", "婴儿死亡率 | 5", "创建省级卫生村 | 4 | -2 per 1个",
    ]  # fmt: skip
    assert [str(check) for s in found for check in s.checks] == [RULE.format(rule="获国家级的加1分")]
