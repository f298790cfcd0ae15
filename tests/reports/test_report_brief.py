"""The sentences of the brief: one case a wording, as an office would write them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from shared_report import judged, style

from targetcheck.model.period import Period
from targetcheck.phrases import words
from targetcheck.reports import render
from targetcheck.reports.dates import end_text, period_text

HEAD = "area: 万州区\nperiod: 2024\nareas: {万州区: [甲县, 乙县, 丙县, 丁县]}\n"

CASES = [
    ("above the target", "{indicator: 成功治疗率, at_least: 90%, responsible: 疾控科}", "成功治疗率,2024,95.07%",
     "成功治疗率95.07%，高于90%的目标5.07个百分点，达标（疾控科）。",
     "成功治疗率 stood at 95.07%, 5.07 percentage points above the target of 90%; target met (疾控科)."),
    ("exactly the target", "{indicator: 签约率, at_least: 100%}", "签约率,2024,100%",
     "签约率100%，达到100%的目标，达标。", "签约率 stood at 100%, exactly the target of 100%; target met."),
    ("above a limit", "{indicator: 发病率, below: 40 per 100k}", "发病率,2024,41.2/10万",
     "发病率41.2/10万，高于40/10万的控制目标1.2/10万，未达标。",
     "发病率 stood at 41.2 per 100k, 1.2 per 100k above the limit of 40 per 100k; target missed."),
    ("on a limit that must not be reached", "{indicator: 发病率, below: 40/10万}", "发病率,2024,40/10万",
     "发病率40/10万，与40/10万的控制目标持平，而要求低于该值，未达标。",
     "发病率 stood at 40 per 100,000, level with the limit of 40 per 100,000, and has to be less; target missed."),
    ("on a number that must be exceeded", "{indicator: 项目数, above: 5项}", "项目数,2024,5项",
     "项目数5项，与5项的目标持平，而要求高于该值，未达标。",
     "项目数 stood at 5项, level with the target of 5项, which has to be exceeded; target missed."),
    ("a rounding that would contradict", "{indicator: 发病率, below: 40 per 100k}", "发病率,2024,39.99996/10万",
     "发病率39.99996/10万，控制在40/10万以下，达标。",
     "发病率 stood at 39.99996 per 100k, kept below the limit of 40 per 100k; target met."),
    ("rounding decides", "{indicator: 候诊时间, at_most: 30分钟, judge: rounded}", "候诊时间,2024,30.4分钟",
     "候诊时间30.4分钟（修约为30分钟），控制在30分钟以内，达标。",
     "候诊时间 stood at 30.4分钟 (rounded to 30分钟), kept within the limit of 30分钟; target met."),
    ("a task done", "{indicator: 固定资产投资, at_least: 8亿元}", "固定资产投资,2024,9.16亿元",
     "固定资产投资9.16亿元，完成目标数（8亿元）的114.5%，超出1.16亿元，达标。",
     "固定资产投资 stood at 9.16亿元, 114.5% of the target of 8亿元 (1.16亿元 more); target met."),
    ("a task short", "{indicator: 卫生村, at_least: 68个, level: expected}", "卫生村,2024,65个",
     "卫生村65个，完成目标数（68个）的95.59%，还差3个，未达标（预期性）。",
     "卫生村 stood at 65个, 95.59% of the target of 68个 (3个 short); target missed (expected, not binding)."),
    ("never 100 % when it is not", "{indicator: 投资, at_least: 10000万元}", "投资,2024,9999.99999万元",
     "投资9999.99999万元，完成目标数（10000万元）的99.9999999%，还差0.00001万元，未达标。", None),
    ("a limit that is used up before the year is", "{indicator: 孕产妇死亡数, at_most: 1例}\nindicators: {孕产妇死亡数: {aggregate: sum}}",
     "孕产妇死亡数,2024-01..2024-09,1例",
     "截至2024年9月底，孕产妇死亡数1例，尚未超过1例的控制数，但快于序时进度，进度滞后（按序时进度应不超过0.75例）。", None),
    ("an aim at the name's end", "{indicator: 医疗事故, name: 重大医疗事故不超过1起, at_most: 1起}", "医疗事故,2024,0起",
     "重大医疗事故0起，控制在1起以内，达标。", None),
    ("an aim at the name's end, to be reached", "{indicator: 规范管理率, name: 高血压患者规范管理率达到65%以上, at_least: 65%}",
     "规范管理率,2024,66%", "高血压患者规范管理率66%，高于65%的目标1个百分点，达标。", None),
    ("a name of which a number is a part", "{indicator: 床位, name: 每千人口床位, at_least: 7}", "床位,2024,7.5",
     "每千人口床位7.5，高于7的目标0.5，达标。", None),
    ("none of the cases", "{indicator: 脊灰, name: 脊髓灰质炎病例零发生, equals: 0例}", "脊灰,2024,0例",
     "无脊髓灰质炎病例，达标。", None),
    ("the decimals of the plan", "{indicator: 婴儿死亡率, at_most: 4.0‰}", "婴儿死亡率,2024,3.62‰",
     "婴儿死亡率3.62‰，控制在4.0‰以内，达标。", "婴儿死亡率 stood at 3.62‰, kept within the limit of 4.0‰; target met."),
    ("beds a thousand people", "{indicator: 床位, at_least: 7.2张/千人}", "床位,2024,7.18张/千人",
     "床位7.18张/千人，距7.2张/千人的目标还差0.02张/千人，未达标。", None),
    ("a large number", "{indicator: 诊疗人次, change_from: 2023, at_least: 5%}", "诊疗人次,2023,4500000人次\n诊疗人次,2024,4725000人次",
     "诊疗人次472.5万人次，比2023年的450万人次增长5%，达到增长5%的目标，达标。", None),
    ("inside a range", "{indicator: 使用率, between: [80%, 90%]}", "使用率,2024,85%",
     "使用率85%，在80%至90%的目标区间内，达标。", "使用率 stood at 85%, within the target range of 80% to 90%; target met."),
    ("outside a range", "{indicator: 床位数, between: [6, 7.5张]}", "床位数,2024,7.62张",
     "床位数7.62张，高于6至7.5张的目标区间0.12张，未达标。", None),
    ("a ratio", "{indicator: 医患比, at_least: '1:80'}", "医患比,2024,1:75",
     "医患比1:75，高于1:80的目标，达标。", "医患比 stood at 1:75, above the target of 1:80; target met."),
    ("no worse than last year", "{indicator: 死亡率, at_most: {period: 2023}}", "死亡率,2023,2.6‰\n死亡率,2024,2.7‰",
     "死亡率2.7‰，比2023年的2.6‰高0.1个千分点，未达标。", "死亡率 stood at 2.7‰, 0.1 per mille above the 2.6‰ of 2023; target missed."),
    ("a rise", "{indicator: 项目数, change_from: 2023, at_least: 5%}", "项目数,2023,38项\n项目数,2024,39项",
     "项目数39项，比2023年的38项增长2.63%，比增长5%的目标低2.37个百分点，未达标。",
     "项目数 stood at 39项, up 2.63% from 38项 in 2023, 2.37 percentage points less than the target of a rise of 5%; "
     "target missed."),
    ("a fall", "{indicator: 使用强度, change_from: 2023, at_most: -10%}", "使用强度,2023,40\n使用强度,2024,35.1",
     "使用强度35.1，比2023年的40下降12.25%，降幅超目标2.25个百分点，达标。", None),
    ("a rise in points", "{indicator: 签约率, change_from: 2023, at_least: 2个百分点}", "签约率,2023,41.33%\n签约率,2024,51%",
     "签约率51%，比2023年的41.33%提高9.67个百分点，增幅超目标7.67个百分点，达标。", None),
    ("a fall that is not enough", "{indicator: 纠纷数, change_from: 2023, at_most: -10%}", "纠纷数,2023,40件\n纠纷数,2024,37件",
     "纠纷数37件，比2023年的40件下降7.5%，降幅比目标少2.5个百分点，未达标。", None),
    ("the wrong way", "{indicator: 护士数, change_from: 2023, at_least: 20人}", "护士数,2023,120人\n护士数,2024,110人",
     "护士数110人，比2023年的120人减少10人，与增加20人的目标相差30人，未达标。",
     "护士数 stood at 110人, down 10人 from 120人 in 2023, 30人 away from the target of a rise of 20人; target missed."),
    ("no change", "{indicator: 死亡数, change_from: 2023, at_most: 0}", "死亡数,2023,2例\n死亡数,2024,2例",
     "死亡数2例，与2023年持平，未超过零增长的控制目标，达标。", None),
    ("behind the line", "{indicator: 管理率, at_least: 80%, baseline: {period: 2020}, by: 2025}",
     "管理率,2020,68.0%\n管理率,2024,77.2%",
     "截至2024年底，管理率77.2%，比2020年的68%提高9.2个百分点，距2025年80%的目标还差2.8个百分点，进度滞后（按序时进度应达77.6%）。",
     "By the end of 2024, 管理率 stood at 77.2%, up 9.2 percentage points from 68% in 2020, 2.8 percentage points below the "
     "2025 target of 80%; behind schedule (expected by now: 77.6%)."),
    ("a share from nothing", "{indicator: 任务完成率, at_least: 100%, baseline: {period: 2023, value: 0%}}", "任务完成率,2024,74.9%",
     "任务完成率74.9%，距100%的目标还差25.1个百分点，未达标。", None),
    ("within its bound before the end", "{indicator: 覆盖率, at_least: 90%, baseline: {period: 2020, value: 80%}, by: 2025}",
     "覆盖率,2024,92%", "截至2024年底，覆盖率92%，比2020年的80%提高12个百分点，高于2025年90%的目标2个百分点，进度正常。", None),
    ("a milestone on its day", "{id: 大楼竣工, achieved: true}", "大楼竣工,2024,2024-11-15",
     "大楼已于2024年11月15日竣工，达标。", "大楼竣工 was achieved (2024-11-15); target met."),
    ("a milestone not reached", "{id: 大楼竣工, achieved: true}", "大楼竣工,2024,否",
     "大楼未竣工，未达标。", "大楼竣工 was not achieved; target missed."),
    ("a milestone still open", "{id: 大楼竣工, achieved: true}", "大楼竣工,2024-06,否",
     "大楼尚未竣工，进度滞后。", "大楼竣工 is not yet achieved; behind schedule."),
    ("three at once", "{id: 三个95%, of: [{indicator: 发现率, at_least: 95%}, {indicator: 治疗率, at_least: 95%}]}",
     "发现率,2024,94.40%\n治疗率,2024,96%",
     "三个95%：2项中1项达标（要求全部达标），未达标；未达标的有发现率（94.40%）。",
     "三个95%: 1 of 2 met (all needed), falling short: 发现率 (94.40%); target missed."),
    ("a name that ends in digits", "{id: PM2.5, at_most: 35}", "PM2.5,2024,31", "PM2.5为31，控制在35以内，达标。", None),
    ("nothing where nothing is allowed", "{indicator: 狂犬病死亡例数, at_most: 0例}", "狂犬病死亡例数,2024,0例",
     "无狂犬病死亡病例，达标。", "狂犬病死亡例数 stood at 0例, as it should; target met."),
    ("no deaths", "{indicator: 孕产妇死亡数, equals: 0}", "孕产妇死亡数,2024,0", "实现孕产妇零死亡目标，达标。", None),
    ("the very number", "{indicator: 规范处置率, equals: 100%}", "规范处置率,2024,100%",
     "规范处置率达100%，达标。", "规范处置率 stood at 100%, exactly the target; target met."),
    ("nothing of some allowed", "{indicator: 孕产妇死亡例数, at_most: 3例}", "孕产妇死亡例数,2024,0例",
     "孕产妇死亡0例，控制在3例以内，达标。", None),
    ("cases, whose name ends with them", "{indicator: 麻疹病例, equals: 0例}", "麻疹病例,2024,0例", "无麻疹病例，达标。", None),
    ("their number", "{indicator: 报告病例数, at_most: 20例}", "报告病例数,2024,20例",
     "报告病例20例，控制在20例以内，达标。", None),
    ("nothing of a number", "{indicator: 安全生产事故发生数, equals: 0起}", "安全生产事故发生数,2024,0起",
     "无安全生产事故，达标。", None),
    ("people whose word ends with 人", "{indicator: 健康管理失能老人, at_least: 800人}", "健康管理失能老人,2024,810人",
     "健康管理失能老人810人，完成目标数（800人）的101.25%，超出10人，达标。", None),
    ("the number of other people", "{indicator: 引进人才人数, at_least: 8人}", "引进人才人数,2024,9人",
     "引进人才9人，完成目标数（8人）的112.5%，超出1人，达标。", None),
    ("an event", "{indicator: 心脑血管事件, at_most: 30件}", "心脑血管事件,2024,30件",
     "心脑血管事件30件，控制在30件以内，达标。", None),
    ("a noun that the unit says again", "{indicator: 应急演练场次, at_least: 12场}", "应急演练场次,2024,12场",
     "应急演练12场，完成目标数（12场）的100%，达标。", None),
    ("a name that says the change", "{id: a, name: 健康素养水平较上年提高, indicator: 健康素养水平, change_from: 2023, above: 0}",
     "健康素养水平,2023,28.5%\n健康素养水平,2024,30.02%",
     "健康素养水平30.02%，比2023年的28.5%提高1.52个百分点，实现“健康素养水平较上年提高”的目标，达标。", None),
    ("a name that is another than the indicator's", "{id: b, name: 新增床位, indicator: 床位数, change_from: 2023, at_least: 60张}",
     "床位数,2023,11200张\n床位数,2024,11200张", "新增床位：床位数11200张，与2023年持平，比增加60张的目标少60张，未达标。", None),
    ("a name that says the reference", "{id: d, name: 门诊次均费用不高于上年, indicator: 门诊次均费用, at_most: {period: 2023}}",
     "门诊次均费用,2023,210.5元\n门诊次均费用,2024,215.3元", "门诊次均费用215.3元，比2023年的210.5元高4.8元，未达标。", None),
    ("a rise kept in a limit", "{indicator: 次均费用, change_from: 2023, at_most: 5%}", "次均费用,2023,100元\n次均费用,2024,103元",
     "次均费用103元，比2023年的100元增长3%，控制在增长5%以内，达标。", None),
    ("a verb in the name", "{id: 妇幼保健院通过三级评审, achieved: true}", "妇幼保健院通过三级评审,2024,否",
     "妇幼保健院未通过三级评审，未达标。", "妇幼保健院通过三级评审 was not achieved; target missed."),
    ("a deed without a verb", "{id: 国家卫生城市复审, achieved: true}", "国家卫生城市复审,2024,是", "国家卫生城市复审已完成，达标。", None),
    ("no figure", "{indicator: 老年人管理率, at_least: 72%}", "其他,2024,1",
     "1项暂无数据，未作评价：老年人管理率。", "1 not judged for want of data: 老年人管理率."),
    ("a number per head", "{indicator: 每千人口执业医师数, at_least: 3.2人}", "每千人口执业医师数,2024,3.15人",
     "每千人口执业医师数3.15人，距3.2人的目标还差0.05人，未达标。", None),
    ("a grade", "{indicator: 电子病历分级评价水平, at_least: 4级}", "电子病历分级评价水平,2024,4级",
     "电子病历分级评价水平4级，达到4级的目标，达标。", None),
    ("growth that is a fall", "{indicator: 次均费用增幅, at_most: 5%}", "次均费用增幅,2024,-1.2%",
     "次均费用增幅为-1.2%，控制在5%以内，达标。", None),
    ("a milestone too late", "{id: 公共卫生中心投用, achieved: true, by: 2024-06-30}", "公共卫生中心投用,2024-06-30,2024-07-12",
     "公共卫生中心已于2024年7月12日投用，晚于2024年6月底的期限，未达标。", "公共卫生中心投用 was achieved (2024-07-12), after the end of 2024-06; target missed."),
    ("a fall kept in a limit", "{indicator: 素养水平, change_from: 2023, at_least: -1个百分点}", "素养水平,2023,31%\n素养水平,2024,30.2%",
     "素养水平30.2%，比2023年的31%下降0.8个百分点，降幅控制在1个百分点以内，达标。", None),
    ("nothing by its name", "{indicator: 甲类传染病零发生, equals: 0例}", "甲类传染病零发生,2024,0例",
     "无甲类传染病病例，达标。", None),
    ("only last year's", "{indicator: 健康素养水平, change_from: 2023, at_least: 2个百分点}", "健康素养水平,2023,30%",
     "1项暂无数据，未作评价：健康素养水平。", None),
    ("a quorum of which some are not known", "{id: 三个95%, of: [{indicator: 发现率, at_least: 95%}, {indicator: 治疗率, at_least: 95%}]}",
     "治疗率,2024,96%", "1项暂无数据，未作评价：三个95%（2项中有1项不详（发现率））。", None),
    ("a cell that is no number", "{indicator: 新增床位, at_least: 120张}", "新增床位,2024,约120",
     "1项所报数据不能用于评价：新增床位（“约120”不是数字）。",
     '1 not judged, for the data reported do not serve: 新增床位 ("约120" is not a number).'),
    ("a figure that was sent twice", "{indicator: 新增床位, at_least: 120张}", "新增床位,2024,120\n新增床位,2024,130",
     "1项所报数据不能用于评价：新增床位（同一个数报了两次）。", None),
    ("nine months of a year", "{indicator: 新增床位, at_least: 120张}", "新增床位,2024-09,100",
     "1项所报数据不能用于评价：新增床位（数据的时期为2024年9月，没有2024年的；请在指标下写明如何合成（aggregate: sum、last 或 average））。", None),
    ("a level of nine months", "{indicator: 每千人口床位数, at_least: 7张}", "每千人口床位数,2024-09,7.1",
     "1项所报数据不能用于评价：每千人口床位数（数据的时期为2024年9月，没有2024年的；请在指标下写明如何合成（aggregate: last 或 average））。", None),
    ("a blank", "{indicator: 新增床位, at_least: 120张}", "新增床位,2024,",
     "1项暂无数据，未作评价：新增床位。", None),
    ("no number announced", "{indicator: 招聘人数, at_least: xx名}", "其他,2024,1",
     "1项公布时未定目标值：招聘人数。", "1 announced without a number: 招聘人数."),
]  # fmt: skip


def last_line(folder: Path, target: str, rows: str, lang: str) -> str:
    report = judged(folder, f"{HEAD}targets:\n  - {target}\n", f"指标,时期,数值\n{rows}\n")
    return str(render(report, "brief", style(lang))).splitlines()[-1]


@pytest.mark.parametrize(("target", "rows", "zh", "en"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_sentence(target: str, rows: str, zh: str, en: str | None, tmp_path: Path) -> None:
    assert last_line(tmp_path, target, rows, "zh") == zh
    if en is not None:
        assert last_line(tmp_path, target, rows, "en").replace("\u00a0", " ") == en


def test_another_area_and_period_are_named(tmp_path: Path) -> None:
    targets = HEAD + (
        "targets:\n  - {id: a, indicator: 接种率, at_least: 90%}\n  - {id: b, indicator: 接种率, at_least: 90%, area: 甲县}\n"
        "  - {id: c, indicator: 签约率, at_least: 90%, period: 2023}\n  - {id: d, indicator: 办结率, at_least: 90%}\n"
    )
    rows = "指标,地区,时期,数值\n接种率,万州区,2024,91%\n接种率,甲县,2024,92%\n签约率,万州区,2023,93%\n办结率,万州区,2024,94%\n"
    lines = str(render(judged(tmp_path, targets, rows), "brief", style("zh"))).splitlines()
    assert lines[-3:] == [
        "甲县接种率92%，高于90%的目标2个百分点，达标。",
        "2023年，签约率93%，高于90%的目标3个百分点，达标。",
        "办结率94%，高于90%的目标4个百分点，达标。",
    ]


def test_a_quorum_of_areas(tmp_path: Path) -> None:
    targets = HEAD + (
        "targets:\n  - {id: 培训, at_least: 80%, each: {area: [甲县, 乙县, 丙县, 丁县]}, require: 75%}\n"
        "  - {id: 达标县, achieved: true, each: {area: [甲县, 乙县]}}\n"
    )
    rows = "指标,地区,时期,数值\n培训,甲县,2024,90%\n培训,乙县,2024,70%\n培训,丙县,2024,60%\n达标县,甲县,2024,是\n达标县,乙县,2024,是\n"
    lines = str(render(judged(tmp_path, targets, rows), "brief", style("zh"))).splitlines()
    assert lines[-2:] == [
        "培训：4个县中1个达标（25%，目标75%），未达标；未达标的有乙县（70%）、丙县（60%），暂无数据的有丁县。",
        "达标县：2个县全部完成。",
    ]


@pytest.mark.parametrize(
    ("rows", "as_of", "told"),
    [
        (
            "床位,万州区,2024年1-9月,6\n床位,重庆市,2024年上半年,5\n",
            None,
            "待核：实际值为2024年1—9月的数，所比的是2024年上半年的数",
        ),
        ("床位,万州区,2024年1-9月,6\n床位,重庆市,2024年1-9月,5\n", None, ""),
        (
            "床位,万州区,,6\n床位,重庆市,,5\n",
            "2024-09",
            "待核：该行没有写时期，按2024年全期的数采用，而2024年9月之后期限未到",
        ),
        ("床位,万州区,,6\n床位,重庆市,,5\n", None, ""),
    ],
)
def test_figures_of_another_time_are_to_be_looked_at(rows: str, as_of: str | None, told: str, tmp_path: Path) -> None:
    targets = HEAD + (
        "indicators: {床位: {aggregate: last}}\ntargets:\n  - {indicator: 床位, at_least: {area: 重庆市}}\n"
    )
    report = judged(tmp_path, targets, "指标,地区,时期,数值\n" + rows, as_of=as_of)
    for name in ("brief", "table", "html"):
        text = "".join(str(render(report, name, style("zh"))).split()).replace("↳", "")
        assert ("待核" in text and "".join(told.split()) in text) if told else "待核：" not in text


def test_members_of_an_earlier_time_say_of_which(tmp_path: Path) -> None:
    """All hold, and are folded away: what they are told by is of the half-year, where the report goes on to September."""
    targets = HEAD + (
        "indicators: {派驻: {aggregate: last}, 床位: {aggregate: last}, 护士: {aggregate: last}}\n"
        "targets:\n  - {indicator: 派驻, at_least: 1, each: {area: [甲镇, 乙镇]}}\n"
        "  - {indicator: 床位, at_least: 5}\n  - {indicator: 护士, at_least: 5}\n"
    )
    rows = (
        "指标,地区,时期,数值\n派驻,甲镇,2024年上半年,2\n派驻,乙镇,2024年上半年,1\n"
        "床位,万州区,2024年1-9月,6\n护士,万州区,2024年1-9月,6\n"
    )
    report = judged(tmp_path, targets, rows)
    brief = str(render(report, "brief", style("zh"))).splitlines()
    assert [line for line in brief if "派驻" in line] == [
        "截至2024年6月底，派驻：2个镇中2个达标或进度正常（要求全部达标），进度正常。"
    ]
    table = str(render(report, "table", style("zh"))).splitlines()
    at = next(i for i, line in enumerate(table) if "派驻" in line)
    assert "数据为2024年上半年" in table[at + 1]


def test_a_running_total_says_how_far_it_reaches(tmp_path: Path) -> None:
    targets = HEAD + "indicators: {筛查: {aggregate: sum}}\ntargets:\n  - {indicator: 筛查, at_least: 5万人}\n"
    rows = "指标,地区,时期,数值\n" + "".join(f"筛查,万州区,2024-{m:02},4000人\n" for m in range(1, 10))
    line = str(render(judged(tmp_path, targets, rows), "brief", style("zh"))).splitlines()[-1]
    assert line == (
        "截至2024年9月底，筛查3.6万人，完成目标数（5万人）的72%，还差1.4万人，进度滞后（按序时进度应达3.75万人）。"
    )


@pytest.mark.parametrize(
    ("start", "end", "whole", "until"),
    [
        ((2024, 1, 1), (2024, 12, 31), "2024年", "2024年底"),
        ((2021, 1, 1), (2025, 12, 31), "2021—2025年", "2025年底"),
        ((2024, 1, 1), (2024, 6, 30), "2024年上半年", "2024年6月底"),
        ((2024, 7, 1), (2024, 9, 30), "2024年三季度", "2024年9月底"),
        ((2024, 9, 1), (2024, 9, 30), "2024年9月", "2024年9月底"),
        ((2024, 1, 1), (2024, 9, 30), "2024年1—9月", "2024年9月底"),
        ((2023, 9, 1), (2024, 2, 29), "2023年9月至2024年2月", "2024年2月底"),
        ((2024, 9, 15), (2024, 9, 15), "2024年9月15日", "2024年9月15日"),
        ((2024, 1, 1), (2024, 9, 15), "2024年1月1日至2024年9月15日", "2024年9月15日"),
    ],
)
def test_periods_in_chinese(start: tuple[int, int, int], end: tuple[int, int, int], whole: str, until: str) -> None:
    period = Period(date(*start), date(*end))
    assert period_text(period, words("zh")) == whole
    assert end_text(period, words("zh")) == until
    assert period_text(period, words("en")) == str(period)


def test_members_of_a_column_are_counted_by_its_name(tmp_path: Path) -> None:
    targets = (
        "period: 2024\ntargets:\n"
        "  - {id: q, name: 设立老年医学科, indicator: 老年医学科, achieved: true, each: 医院, require: 60%}\n"
    )
    rows = "医院,时期,老年医学科\n一院,2024,是\n二院,2024,是\n三院,2024,否\n"
    line = str(render(judged(tmp_path, targets, rows), "brief", style("zh"))).splitlines()[-1]
    assert line == "设立老年医学科：3个医院中2个已完成（66.7%，目标60%），达标；尚未完成的有三院。"


def test_the_cut_off_is_said_once(tmp_path: Path) -> None:
    targets = (
        "area: 市\nperiod: 2024\nindicators: {a: {aggregate: sum}, b: {aggregate: sum}, c: {aggregate: sum}}\ntargets:\n"
        + "".join(f"  - {{id: {name}, at_least: 9人}}\n" for name in "abc")
    )
    rows = "指标,地区,时期,数值\na,市,2024年1-9月,5人\nb,市,2024年1-9月,8人\nc,市,2024年1-6月,2人\n"
    text = str(render(judged(tmp_path, targets, rows), "brief", style("zh")))
    assert text.splitlines()[1].startswith("截至2024年9月底，共3项目标")
    assert (text.count("2024年9月底"), text.count("截至2024年6月底，c")) == (1, 1)


def test_a_change_of_part_of_a_year_says_of_which(tmp_path: Path) -> None:
    targets = "period: 2024\nindicators: {诊疗人次: {aggregate: sum, unit: 人次}}\ntargets: [{indicator: 诊疗人次, change_from: 2023, at_least: 5%}]\n"
    rows = "指标,时期,数值\n诊疗人次,2023-01..2023-09,4000\n诊疗人次,2024-01..2024-09,4400\n"
    text = str(render(judged(tmp_path, targets, rows), "brief", style("zh")))
    assert "诊疗人次4400人次，比2023年1—9月的4000人次增长10%" in text
