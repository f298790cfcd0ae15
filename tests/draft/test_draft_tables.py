"""Tables in a text: however their cells stand apart, all are read by their columns."""

from __future__ import annotations

import pytest

from targetcheck.draft import Statement, draft
from targetcheck.draft.document import read_document

PLAN = "青山县2026年卫生健康工作要点\n"


def said(s: Statement) -> str:
    value = s.value if s.high is None else f"{s.value}..{s.high}"
    change = {"up": " ↑", "down": " ↓"}.get(s.direction, "")
    return f"{s.indicator} | {s.form} {value}{s.unit}{change}" + (" ?" if s.checks else "")


TABLE = """2026年主要任务表
序号\t指标名称\t单位\t2025年完成值\t2026年目标值\t责任科室\t完成时限
1\t每千人口床位数\t张\t6.0\t6.8\t医政科\t12月底
2\t其中：县办医院\t张\t2.6\t3.1\t医政科\t9月底
3\t基层机构\t张\t1.3\t1.5\t基层科、财务科\t2026年三季度
4\t医护比\t—\t1：1.22\t1：1.25\t人事科\t
5\t实际占用总床日\t万床日\t520\t535\t信息科\t2027年6月
6\t固定资产投资\t亿元\t12.4\t增长8%\t规划科\t年底
7\t个人支出占比\t%\t26.3\t比上年下降0.3个百分点\t财务科\t2026.11
8\t费用增幅\t%\t6.1\t低于5\t财务科\t每年
9\t床位使用率\t%\t77.5\t80—85\t\t适时
"""


def test_a_table_is_read_by_its_columns() -> None:
    found = draft("青山县2026年卫生健康工作要点\n" + TABLE).targets
    assert [f"{said(s)} | {'by ' if s.by else ''}{s.period} | {'、'.join(s.responsible)}" for s in found] == [
        "每千人口床位数 | at_least 6.8张 | by 2026 | 医政科",
        "县办医院(每千人口床位数) | at_least 3.1张 ? | by 2026-09 | 医政科",
        "基层机构(每千人口床位数) | at_least 1.5张 ? | 2026-Q3 | 基层科、财务科",
        "医护比 | at_least 1:1.25 ? | by 2026 | 人事科",
        "实际占用总床日 | at_least 535万床日 | by 2027-06 | 信息科",
        "固定资产投资 | change 8% ↑ ? | by 2026 | 规划科",
        "个人支出占比 | change 0.3个百分点 ↓ ? | by 2026-11 | 财务科",
        "费用增幅 | below 5% ? | by 2026 | 财务科",
        "床位使用率 | between 80..85% ? | by 2026 | ",
    ]
    assert [s.baseline for s in found[:2]] == ["6.0张", "2.6张"]
    assert [s.since for s in found[5:7]] == ["2025", "2025"]


def test_a_table_behind_a_table() -> None:
    text = "序号\t指标名称\t单位\t2025年\t2026年\n1\t医护比\t—\t1:1.15\t1:1.18\n\n附件2：分年度任务表\n"
    text += "任务\t2025年基数\t2026年\t2027年\n签约率（%）\t47\t50\t55\n新增托位（个）\t1860\t900\t800\n"
    assert [f"{said(s)} | {s.period}" for s in draft("青山县2026年卫生健康工作要点\n" + text).targets] == [
        "医护比 | at_least 1:1.18 ? | 2026",
        "签约率 | at_least 50% | 2026",
        "签约率 | at_least 55% | 2027",
        "新增托位 | at_least 900个 | 2026",
        "新增托位 | at_least 800个 | 2027",
    ]


def test_a_dash_for_a_unit_where_no_line_has_all_cells() -> None:
    text = "指标 单位 2025年 2026年 属性\n床护比 — 0.40 ≥0.45 预期性\n签约率 % 47 50 约束性 注\n"
    assert [said(s) for s in draft("青山县2026年卫生健康工作要点\n" + text).targets] == [
        "床护比 | at_least 0.45", "签约率 | at_least 50%"
    ]  # fmt: skip


ROWS = [
    ["序号", "目标任务", "2025年完成值", "2026年目标值", "责任科室", "完成时限"],
    ["1", "孕产妇死亡率（/10万）", "8.6", "≤9", "妇幼科", "2026年12月"],
    ["2", "5岁以下儿童死亡率（‰）", "4.1", "＜5", "妇幼科", "2026年11月"],
    ["3", "适龄儿童疫苗接种率", "96.8%", "95%以上", "疾控科", "全年"],
    ["4", "新增普惠托位（个）", "2100", "1500", "家庭科", "2026年10月"],
    ["5", "每千人口床位数（张）", "6.95", "7.0", "规划科", "全年"],
]
READ = [
    "孕产妇死亡率 | at_most 9/10万 | by 2026 | 8.6/10万 | 妇幼科",
    "5岁以下儿童死亡率 | below 5‰ | by 2026-11 | 4.1‰ | 妇幼科",
    "适龄儿童疫苗接种率 | at_least 95% | by 2026 | 96.8% | 疾控科",
    "新增普惠托位 | at_least 1500个 | 2026-01..2026-10 | 2100个 | 家庭科",
    "每千人口床位数 | at_least 7.0张 | by 2026 | 6.95张 | 规划科",
]


def lines(left: str, between: str, right: str) -> str:
    return "".join(f"{left}{between.join(row)}{right}\n" for row in ROWS)


def page(cell: str) -> str:
    rows = "".join("<tr>" + "".join(cell.format(text) for text in row) + "</tr>\n" for row in ROWS)
    return read_document(f"<html><body><p>附件</p><table>{rows}</table></body></html>".encode(), "page.html")


@pytest.mark.parametrize(
    "table",
    [
        lines("", "\t", ""), lines("", "    ", ""), lines("　", "　　", "　"),
        lines("| ", " | ", " |").replace("\n", "\n|---|---|---|---|---|---|\n", 1), lines("", "\n", ""),
        page("<td>{}</td>"), page("<td>\n<p>{}</p>\n</td>"), page("<td><p>{}<br></p>"),
    ],
    ids=["tabs", "spaces", "wide spaces", "bars", "a cell a line", "page", "page with paragraphs", "open cells"],
)  # fmt: skip
def test_a_table_is_read_however_its_cells_stand_apart(table: str) -> None:
    found = draft(f"{PLAN}\n附件\n2026年目标任务分解表\n{table}注：为初步统计数。\n").statements
    assert [
        f"{said(s)} | {'by ' if s.by else ''}{s.period} | {s.baseline} | {'、'.join(s.responsible)}" for s in found
    ] == READ
    assert {s.baseline_period for s in found} == {"2025"}


def test_sentences_in_cells_have_the_date_and_the_office_of_their_row() -> None:
    table = """序号\t项目名称\t目标任务\t牵头单位\t完成时限
1\t普惠托育\t新增普惠托位1200个，托位使用率达到60%以上\t市卫生健康委\t11月底
2\t妇女健康\t完成宫颈癌免费筛查9万人；为1.6万名初中女生接种HPV疫苗\t市卫生健康委、市妇联\t10月底前
3\t绿化\t市民公园全年开放\t市园林局\t
"""
    found = draft("青山市2026年民生实事项目清单\n" + table).statements
    assert [f"{said(s)} | {'by ' * s.by}{s.period} | {'、'.join(s.responsible)}" for s in found] == [
        "新增普惠托位 | at_least 1200个 | 2026-01..2026-11 | 市卫生健康委",
        "托位使用率 | at_least 60% | by 2026-11 | 市卫生健康委",
        "宫颈癌免费筛查 | at_least 9万人 | 2026-01..2026-10 | 市卫生健康委、市妇联",
        "初中女生接种HPV疫苗 | at_least 1.6万人 | 2026-01..2026-10 | 市卫生健康委、市妇联",
    ]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        # Whatever its columns are called, and in which order they stand.
        ("序号\t名称\t2025年\t2026年\n1\t签约率（%）\t47\t50\n2\t健康小屋（个）\t18\t24\n",
         ["签约率 | at_least 50% 47% | by 2026", "健康小屋 | at_least 24个 18个 | by 2026"]),
        ("项目\t上年实际\t今年目标\n护士数（人）\t3100\t3300\n", ["护士数 | at_least 3300人 3100人 | by 2026"]),
        ("指标名称\t2026年目标值\t2025年完成值\n药占比\t28%\t28.9%\n", ["药占比 | at_most 28% 28.9% | by 2026"]),
        ("指标\t2026年完成目标\n签约率\t50%\n", ["签约率 | at_least 50%  | by 2026"]),
        # 任务 before 指标, levels of indicators, rows that go on with the cell above.
        ("任务\t指标\t2024年完成值\t2025年完成值\t2026年计划值\n健康教育\t健康素养水平（%）\t31\t33.2\t35\n",
         ["健康素养水平 | at_least 35% 33.2% | by 2026"]),
        ("一级指标\t二级指标\t2026年目标值\n传染病\t报告及时率\t≥99%\n\t网络直报率\t100%\n",
         ["报告及时率 | at_least 99%  | by 2026", "网络直报率 | at_least 100%  | by 2026"]),
        ("类别\t指标名称\t2026年目标\n一、资源\t\t\n\t每千人口床位数（张）\t6.8\n",
         ["每千人口床位数 | at_least 6.8张  | by 2026"]),
        # Parts of the year over columns, and a header of two lines.
        ("考核指标\t单位\t一季度目标\t上半年目标\t全年目标\n签约人数\t万人\t10\t20\t42\n",
         ["签约人数 | at_least 10万人  | 2026-Q1", "签约人数 | at_least 20万人  | 2026-H1",
          "签约人数 | at_least 42万人  | 2026"]),
        ("序号\t指标\t目标值\t单位\n序号\t指标\t2026年\t2028年\t单位\n1\t建档率\t50\t60\t%\n",
         ["建档率 | at_least 50%  | by 2026", "建档率 | at_least 60%  | by 2028"]),
        # 类别 only in its first row, words for a value.
        ("类别\t指标\t2025年\t2026年\t属性\n待遇\t职工支付比例（%）\t83.5\t稳定在85以上\t预期性\n居民支付比例（%）\t70.2\t72\t预期性\n",
         ["职工支付比例 | at_least 85% 83.5% | by 2026", "居民支付比例 | at_least 72% 70.2% | by 2026"]),
        # Numbers of rows before the names.
        ("指标\t2026年目标\n1．孕产妇系统管理率\t92%\n（2）产前筛查率\t85%\n3、3岁以下儿童系统管理率\t90%\n",
         ["孕产妇系统管理率 | at_least 92%  | by 2026", "产前筛查率 | at_least 85%  | by 2026",
          "3岁以下儿童系统管理率 | at_least 90%  | by 2026"]),
        # Deadlines.
        ("目标名称\t完成时间\t目标值\n健康卡覆盖率\t2026年6月底\t80%\n流感疫苗接种\t11月30日前\t12万剂次\n",
         ["健康卡覆盖率 | at_least 80%  | by 2026-06", "流感疫苗接种 | at_least 12万剂次  | 2026-01..2026-11"]),
        # Cells of sentences.
        ("重点任务\t具体内容\t责任单位\n医改\t县域就诊率达到90%以上\t医改办\n", ["县域就诊率 | at_least 90%  | 2026"]),
        # What each column is of, no header says: nothing is drafted, and none of it is glued together.
        ("序号\t指标\t甲县\t乙县\n1\t新增托位（个）\t120\t150\n", []),
    ],
)  # fmt: skip
def test_columns(table: str, expected: list[str]) -> None:
    found = draft(f"{PLAN}\n附件\n分解表\n{table}\n注：初步统计数。\n").statements
    shown = [f"{s.indicator} | {s.form} {s.value}{s.unit} {s.baseline} | {'by ' * s.by}{s.period}" for s in found]
    assert shown == expected


THREE_YEARS = "临江区卫生健康事业三年行动实施方案（2025—2027年）\n"


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        # Two groups in one cell, and two numbers of which no header says the groups.
        ("签约率（一般/重点）\t%\t41/78\t45/82", ["签约率(一般/重点) | at_least 45% 41% | by 2027 ?"]),
        ("高血压、糖尿病规范管理率\t%\t61、60\t65、66", ["高血压、糖尿病规范管理率 | at_least 65% 61% | by 2027 ?"]),
        ("每千人口床位数\t张\t6.5\t7（含中医0.9）", ["每千人口床位数 | at_least 7张 6.5张 | by 2027 ?"]),
        ("孕产妇死亡率\t/10万\t8.62/10万\t≤9", ["孕产妇死亡率 | at_most 9/10万 8.62/10万 | by 2027"]),
        # A year in the cell, a change with its sign, words.
        ("标准化率\t%\t80.0（2022年）\t90.0", ["标准化率 | at_least 90.0% 80.0% | by 2027"]),
        ("四级手术占比\t%\t38\t+2", ["四级手术占比 | change 2个百分点  | by 2027 ?"]),
        ("门诊人次\t万人次\t38\t+2", ["门诊人次 | change 2万人次  | by 2027 ?"]),
        ("诊疗人次增幅\t%\t5.1\t高于全市平均", ["诊疗人次增幅 | above None%  | by 2027 ?"]),
        ("甲类传染病\t起\t0\t—", []),
        # What adds up is of the year, or in brackets of all years; a running total is reached by its end.
        ("新增托位数\t个\t120\t300", ["新增托位数 | at_least 300个 120个 | 2027"]),
        ("新增托位数\t个\t—\t[900]", ["新增托位数 | at_least 900个  | 2025..2027 ?"]),
        ("累计新建卫生院\t所\t2\t9", ["累计新建卫生院 | at_least 9所 2所 | by 2027"]),
    ],
)  # fmt: skip
def test_cells_that_hold_more_than_a_number(row: str, expected: list[str]) -> None:
    found = draft(f"{THREE_YEARS}附件\n指标\t单位\t2023年\t2027年\n{row}\n").statements
    shown = [
        f"{s.indicator} | {s.form} {s.value}{s.unit} {s.baseline} | {'by ' * s.by}{s.period}{' ?' * bool(s.checks)}"
        for s in found
    ]
    assert shown == expected


GROUPED = "序号\t指标\t单位\t2023年\t2027年\n{}1\t预期寿命\t岁\t79\t80\n{}2\t签约率\t%\t40\t50\n"


@pytest.mark.parametrize("group", ["一、健康水平\n", "（一）健康水平\n", "健康水平\n", "\t健康水平\t\t\t\n", ""])
def test_rows_that_name_a_group(group: str) -> None:
    """They stand alone between the rows, and end no table."""
    found = draft(THREE_YEARS + "附件\n" + GROUPED.format(group, group)).statements
    assert [s.indicator for s in found] == ["预期寿命", "签约率"]


def test_a_heading_ends_a_table_before_the_next_one() -> None:
    table = GROUPED.format("", "")
    found = draft(
        f"{THREE_YEARS}附件\n{table}二、年度任务\n{table.replace('签约', '建档')}二、保障措施\n建设中心3个。\n"
    )
    names = ["预期寿命", "签约率", "预期寿命", "建档率", "建设中心"]
    assert [s.indicator for s in found.statements] == names


def test_a_table_of_projects() -> None:
    """What a column is of comes to the name, the unit of its label to the number; what is not read is told."""
    table = (
        "| 序号 | 项目名称 | 建设内容 | 总投资（万元） | 2025年计划投资（万元） | 2025年形象进度 | 责任单位 |\n"
        "|---|---|---|---|---|---|---|\n"
        "| 1 | 门诊楼 | 建筑面积3.2万平方米 | 26800 | 9000 | 完成50% | 区医院 |\n"
    )
    found = draft(THREE_YEARS + "附件\n" + table).statements
    assert [f"{s.indicator} {s.value}{s.unit} {s.period}" for s in found] == [
        "门诊楼计划投资 9000万元 2025",
        "门诊楼形象进度 50% 2025",
    ]
    assert all(any("建筑面积3.2万平方米" in str(check) for check in s.checks) for s in found)


def test_a_note_below_a_table_sets_no_aims() -> None:
    text = (
        THREE_YEARS
        + "附件\n"
        + GROUPED.format("", "")
        + "注：1.床位数不含养老床位1200张。2.签约率达到60%以上为优秀。\n"
    )
    found = draft(text)
    assert [s.indicator for s in found.statements] == ["预期寿命", "签约率"]
    assert [u.text[:9] for u in found.unread] == ["注:1.床位数不含"]


CONTRACT = "云溪县2026年卫生健康目标责任书\n一、考核\n签约率50%。（20分）\n附件：分解表\n"


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        # Of sentences: when each row is due, who answers, its points.
        ("序号\t目标任务\t完成时限\t分值\t责任科室\n1\t改造卫生室26个，入托率达到12%\t上半年\t15\t基层股\n2\t建成中心3家\t12月底前\t10\t规财股\n",
         ["改造卫生室 | at_least 26个 ? | 2026-H1 | 基层股 | ", "入托率 | at_least 12% ? | 2026-H1 | 基层股 | ",
          "建成中心 | at_least 3家 | by 2026 | 规财股 | 10"]),
        ("任务\t时限\t责任科室\n开展督导2次，签约率50%\t每季度\t基层股\n签约率50%\t长期坚持\t\n建档率60%\t视情况\t\n",
         ["督导 | at_least 2次 ? | 2026 | 基层股 | ", "签约率(督导) | at_least 50% ? | 2026 | 基层股 | ",
          "签约率 | at_least 50% ? | 2026 |  | ", "建档率 | at_least 60% ? | 2026 |  | "]),
        # Of values, one of which says several things; who helps answers too.
        ("重点任务\t目标值\t牵头科室\t配合科室\t完成时限\n签约服务\t覆盖率不低于50%，重点人群签约率不低于75%\t基层科\t卫生院\t全年\n招聘\t60名\t人事科\t\t8月底前\n",
         ["覆盖率(签约服务) | at_least 50% ? | by 2026 | 基层科、卫生院 | ", "重点人群签约率 | at_least 75% | by 2026 | 基层科、卫生院 | ",
          "招聘 | at_least 60人 | 2026-01..2026-08 | 人事科 | "]),
        # What a change is from, and growth that a cell names.
        ("指标\t目标值\t分值\n满意度\t比上年提高2个百分点\t20\n门诊次均费用\t增幅≤4%\t15\n住院次均费用\t下降2%\t15\n",
         ["满意度 | change 2个百分点 ↑2025 | by 2026 |  | 20", "门诊次均费用增幅 | at_most 4% | by 2026 |  | 15",
          "住院次均费用 | change 2% ↓2025 ? | by 2026 |  | 15"]),
    ],
)  # fmt: skip
def test_what_the_columns_of_a_contract_say(table: str, expected: list[str]) -> None:
    found = draft(CONTRACT + table).targets[1:]
    shown = [
        f"{said(s).replace(' ↑', ' ↑' + s.since).replace(' ↓', ' ↓' + s.since)} | {'by ' * s.by}{s.period} | "
        f"{'、'.join(s.responsible)} | {s.weight}"
        for s in found
    ]
    assert shown == expected
    assert {(s.clause, s.section) for s in found} <= {("", ""), ("", "附件:分解表")}


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        # The row's way is that of its last number; the year's figure is not where a quarter's starts from.
        ("指标名称\t2025年实际\t一季度\t上半年\t全年\n献血量（吨）\t3.2\t0.8\t1.7\t3.5\n老年人体检（人次）\t21000\t5000\t12000\t24000\n",
         ["献血量 | at_least 0.8吨 3.2吨 | 2026-Q1", "献血量 | at_least 1.7吨 3.2吨 | 2026-H1", "献血量 | at_least 3.5吨 3.2吨 | by 2026",
          "老年人体检 | at_least 5000人次  | 2026-Q1", "老年人体检 | at_least 12000人次  | 2026-H1",
          "老年人体检 | at_least 24000人次 21000人次 | 2026"]),
        # The unit of all numbers stands above; what is done so far is not where the year's plan starts from.
        ("单位：万元\n序号\t项目名称\t总投资\t2025年底累计完成投资\t2026年计划投资\n1\t医院迁建\t36000\t12000\t15000\n\n表2 主要指标\n指标\t2026年目标\n签约率（%）\t50\n",
         ["医院迁建计划投资 | at_least 15000万元  | 2026 ?", "签约率 | at_least 50%  | by 2026"]),
        ("序号\t项目名称\t2026年计划投资\n1\t医院迁建\t15000\n", ["医院迁建计划投资 | at_least 15000  | 2026 ?"]),
    ],
)  # fmt: skip
def test_numbers_of_columns(table: str, expected: list[str]) -> None:
    found = draft(f"{PLAN}\n附件：分解表\n{table}").statements
    shown = [
        f"{s.indicator} | {s.form} {s.value}{s.unit} {s.baseline} | {'by ' * s.by}{s.period}{' ?' * bool(s.checks)}"
        for s in found
    ]
    assert shown == expected


def test_totals_over_the_years_in_a_column_of_growth() -> None:
    table = "指标\t2025年基期值\t2030年目标值\t年均增速[累计]\n预期寿命（岁）\t79.2\t80.5\t[1.3]\n死亡率（%）\t15\t14\t[1]\n新增托位（个）\t—\t—\t[1500]\n"
    found = draft("青川县“十五五”卫生健康规划（2026—2030年）\n" + table).targets
    assert [f"{said(s)} {s.since} {'by ' * s.by}{s.period}" for s in found] == [
        "预期寿命 | at_least 80.5岁  by 2030", "预期寿命 | change 1.3岁 ↑ ? 2025 by 2030",
        "死亡率 | at_most 14%  by 2030", "死亡率 | change 1个百分点 ↓ ? 2025 by 2030",
        "新增托位 | at_least 1500个 ?  2026..2030",
    ]  # fmt: skip
