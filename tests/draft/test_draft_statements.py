"""What the grammar reads: a text, and its statements as `indicator | form value unit`, with extras behind."""

from __future__ import annotations

import pytest

from targetcheck.draft import Statement, draft

TITLE = "东山县2025年卫生健康工作要点\n"


def shown(statement: Statement) -> str:
    value = statement.value if statement.high is None else f"{statement.value}..{statement.high}"
    extras = [
        {"up": "↑", "down": "↓"}.get(statement.direction, "") + statement.since,
        f"from {statement.baseline}" if statement.baseline else "",
        f"by {statement.period}" if statement.by else statement.period if statement.period != "2025" else "",
        "expected" if statement.level == "expected" else "",
        "actual" if statement.kind == "actual" else "",
    ]
    text = f"{statement.indicator} | {statement.form} {value} {statement.unit}".rstrip()
    return " ".join([text, *(extra for extra in extras if extra)])


def read(text: str) -> list[str]:
    return [shown(statement) for statement in draft(TITLE + text).statements]


COMPARISONS = [
    ("建档率不低于90%。", "建档率 | at_least 90 %"),
    ("签约率达到75%以上。", "签约率 | at_least 75 %"),
    ("接种率≥95%。", "接种率 | at_least 95 %"),
    ("接种率９５％以上。", "接种率 | at_least 95 %"),
    ("知晓率达百分之八十以上。", "知晓率 | at_least 80 %"),
    ("合格率保持在九成以上。", "合格率 | at_least 90 %"),
    ("培训乡村医生不少于300人次。", "培训乡村医生 | at_least 300 人次"),
    ("次均费用增幅不超过4%。", "次均费用增幅 | at_most 4 %"),
    ("婴儿死亡率控制在3‰以内。", "婴儿死亡率 | at_most 3 ‰"),
    ("候诊时间缩短到30分钟内。", "候诊时间 | at_most 30 分钟"),
    ("肺结核发病率降至50/10万以下。", "肺结核发病率 | at_most 50 /10万"),
    ("心血管病死亡率下降到十万分之190.7以下。", "心血管病死亡率 | at_most 190.7 /10万"),
    ("PM2.5浓度降至30微克/立方米以下。", "PM2.5浓度 | at_most 30 微克/立方米"),
    ("经济总量突破500亿元。", "经济总量 | above 500 亿元"),
    ("吸烟率低于20%。", "吸烟率 | below 20 %"),
    ("床位使用率85%左右。", "床位使用率 | approx 85 %"),
    ("建成次中心2—3个。", "建成次中心 | between 2..3 个"),
    ("居民收入增长5%—6%。", "居民收入 | at_least 5 % ↑2024"),
    ("医护比达到1：1.2。", "医护比 | at_least 1:1.2"),
    ("孕产妇死亡率10/10万。", "孕产妇死亡率 | at_most 10 /10万"),
    ("合格率100%。", "合格率 | at_least 100 %"),
    ("医疗纠纷控制在5起以下。", "医疗纠纷 | at_most 5 起"),
]

CHANGES = [
    ("地区生产总值增长5%左右。", "地区生产总值 | approx 5 % ↑2024"),
    ("固定资产投资增长5%以上。", "固定资产投资 | at_least 5 % ↑2024"),
    ("单位GDP能耗下降3%。", "单位GDP能耗 | change 3 % ↓2024"),
    ("城镇化率提高1个百分点。", "城镇化率 | change 1 个百分点 ↑2024"),
    ("素养水平较2020年提高2个百分点。", "素养水平 | change 2 个百分点 ↑2020"),
    ("科研项目在2023年基础上再增5%。", "科研项目 | change 5 % ↑2023"),
    ("人均预期寿命较2020年提高1岁左右。", "人均预期寿命 | approx 1 岁 ↑2020"),
    ("养老金从每月123元提高至143元。", "养老金(每月) | at_least 143 元 from 123元"),
    ("死亡率从6.2‰下降到4.1‰。", "死亡率 | at_most 4.1 ‰ from 6.2‰"),
    ("补助标准由84元提高到89元。", "补助标准 | at_least 89 元 from 84元"),
    ("涨幅控制在3%左右。", "涨幅 | approx 3 %"),
    ("财政投入年均增长8%以上。", "财政投入 | at_least 8 % ↑"),
]

LISTS = [
    (
        "二级、三级医院预约诊疗率分别达40%60%。",
        "二级医院预约诊疗率 | at_least 40 %; 三级医院预约诊疗率 | at_least 60 %",
    ),
    (
        "化解率、办结率分别达85%95%以上。",
        "化解率 | at_least 85 %; 办结率 | at_least 95 %",
    ),
    ("城乡居民收入分别增长7%左右和8%左右。", "城镇居民收入 | approx 7 % ↑2024; 农村居民收入 | approx 8 % ↑2024"),
    ("核实率、救治率均保持在99%以上。", "核实率 | at_least 99 %; 救治率 | at_least 99 %"),
    (
        "婴儿死亡率、5岁以下儿童死亡率分别下降到4.0‰、4.5‰。",
        "婴儿死亡率 | at_most 4.0 ‰; 5岁以下儿童死亡率 | at_most 4.5 ‰",
    ),
    ("引培国家级人才1名、博士30名。", "引培国家级人才 | at_least 1 人; 引培博士 | at_least 30 人"),
    ("引进60名银龄医师、建好5个急救点。", "引进银龄医师 | at_least 60 人; 建好急救点 | at_least 5 个"),
    ("上转7891人次下转16740人次。", "上转 | at_least 7891 人次; 下转 | at_least 16740 人次"),
    ("新增托位1000个，其中普惠托位占比60%。", "新增托位 | at_least 1000 个; 普惠托位占比(新增托位) | at_least 60 %"),
    (
        "发现率和治疗率力争达到“三个95%”目标。",
        "95%(1/3) | at_least 95 % expected; 95%(2/3) | at_least 95 % expected; 95%(3/3) | at_least 95 % expected",
    ),
    ("GDP增长6%以上，力争6.5%。", "GDP | at_least 6 % ↑2024; GDP | change 6.5 % ↑2024 expected"),
]

COUNTS = [
    ("建设市级健康企业2个。", "建设市级健康企业 | at_least 2 个"),
    ("推进三峡医学中心等5大项目建设。", "项目建设 | at_least 5 个"),
    ("建立检验、影像、心电三大远程中心。", "远程中心 | at_least 3 个"),
    ("落实便民服务20条措施。", "措施 | at_least 20 条"),
    ("招聘大学生村医三十名。", "招聘大学生村医 | at_least 30 人"),
    ("每县至少有一家公立医院设置精神科。", "公立医院设置精神科(每县) | at_least 1 家"),
    ("常住人口超过30万的县至少设置2个门诊。", "门诊(常住人口超过30万的县) | at_least 2 个"),
    ("完成年度投资4500万元以上。", "投资 | at_least 4500 万元"),
    ("新建5G基站2万个。", "新建5G基站 | at_least 2 万个"),
    ("选派30名骨干进修3个月以上。", "选派骨干进修 | at_least 30 人"),
    ("综合排名进入全省前5名。", "综合排名(全省) | at_most 5 名"),
]

WHOLES = [
    ("实现二级医院远程会诊全覆盖。", "二级医院远程会诊覆盖率 | at_least 100 %"),
    ("二级以上医院全覆盖建立服务中心。", "二级以上医院服务中心覆盖率 | at_least 100 %"),
    ("90%的村卫生室实现一码就医。", "村卫生室实现一码就医的比例 | at_least 90 %"),
    ("三级医院100%开设药学门诊。", "三级医院开设药学门诊的比例 | at_least 100 %"),
    ("乡镇卫生院均能提供长处方服务。", "乡镇卫生院能提供长处方服务的比例 | at_least 100 %"),
    ("全部配备中医医师。", "配备中医医师的比例 | at_least 100 %"),
    ("全县所有公立医院上线互认应用。", "所有公立医院上线互认应用的比例 | at_least 100 %"),
    ("实现远程服务覆盖市、县、乡医疗机构。", "远程服务覆盖市、县、乡医疗机构的比例 | at_least 100 %"),
    ("全县孕产妇零死亡。", "全县孕产妇死亡 | equals 0"),
    ("不发生甲类传染病流行。", "甲类传染病流行 | equals 0"),
    ("献血率不低于全市平均水平。", "献血率 | at_least None"),
]

YEARS = [
    (
        "到2025年和2030年，素养水平分别不低于24%和30%。",
        "素养水平 | at_least 24 % by 2025; 素养水平 | at_least 30 % by 2030",
    ),
    ("2026年建成中心12个。", "建成中心 | at_least 12 个 2026"),
    ("争创2026年市级培育项目2个。", "市级培育项目 | at_least 2 个 expected"),
    ("到2027年，签约率达到60%。覆盖率达到70%。", "签约率 | at_least 60 % by 2027; 覆盖率 | at_least 70 % by 2027"),
    ("2020年，全县共有床位500张。", "全县共有床位 | equals 500 张 2020 actual"),
    ("年底前覆盖率达到80%。", "覆盖率 | at_least 80 %"),
]

HEDGES = [
    ("力争签约率达到60%；建档率达到90%。", "签约率 | at_least 60 % expected; 建档率 | at_least 90 %"),
    ("争创示范机构1个，新增托位20个。", "示范机构 | at_least 1 个 expected; 新增托位 | at_least 20 个"),
    (
        "努力使签约率达到60%，确保建档率达到90%。",
        "签约率 | at_least 60 % expected; 建档率 | at_least 90 %",
    ),
    ("主要预期目标是：收入增长6%。", "收入 | change 6 % ↑2024 expected"),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [*COMPARISONS, *CHANGES, *LISTS, *COUNTS, *WHOLES, *YEARS, *HEDGES],
    ids=lambda text: text[:24],
)
def test_reads(text: str, expected: str) -> None:
    assert "; ".join(read(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "依据国办发〔2024〕34号文件和第11次会议精神。",
        "2025年3月1日起施行，3月底前完成。",
        "服务65岁及以上老年人、3岁以下婴幼儿和0—6岁儿童。",
        "提升二级以上医院和5A级景区服务能力。",
        "加强2型糖尿病、H1N1流感防治和9价HPV疫苗接种。",
        "拨打12345热线、12320热线或120急救电话。",
        "完善“885”工作机制和“3+X”联系人制度，推进8+1个专项整治。",
        "落实“十四五”规划，实施三年行动计划和十项行动。",
        "学习贯彻二十届二中、三中全会和中央八项规定精神。",
        "每千人口、每百张床位、每10万人口的配置标准。",
        "位居全国第3，入围世界500强。",
        "打造15分钟健身圈，提供24小时服务。",
        "以能力、质量、感受、满意度4个维度为标准。",
        "系统升级到2.0版，接入5G网络。",
        "联系电话：0574-28810668。",
        "实现二级甲等医院零突破，服务零距离。",
        "把健康融入所有政策。",
        "巩固医疗废物处置全覆盖的成果。",
        "用5年左右时间，通过3年建设。",
        "落实“人员、技术、服务、管理”四个下沉。",
        "邀请xx籍专家来xx开展诊疗，在X月底前完成。",
        "网址www.example.cn/2025/08。",
    ],
)
def test_what_is_no_target_stays_out(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("床位使用率85%左右。", "set the tolerance"),
        ("申报率达到X%以上。", "announced without a number: X%"),
        ("招聘卫技人员xx名。", "announced without a number: xx名"),
        ("收入增长6%。", "2024 is the year before"),
        ("投入年均增长8%。", "a yearly average"),
        ("孕产妇死亡率10/10万。", "less of it is better"),
        ("献血率不低于全市平均水平。", "the average of 全市"),
        ("管理率90%，规范管 理能 力强。建设23个中心。", "23 may be 2-3"),
        ("建档率95%，管理率90%。", "taken from the statement before"),
        ("发现率力争达到“三个95%”。", "one of 3 shares"),
        ("增速高于全省平均水平2个百分点。", "percentage points of what change"),
    ],
)
def test_doubts_are_said(text: str, doubt: str) -> None:
    assert any(doubt in str(check) for statement in draft(TITLE + text).statements for check in statement.checks)


def test_a_placeholder_has_no_value() -> None:
    (statement,) = draft(TITLE + "申报率达到X%以上。").statements
    assert (statement.form, statement.value, statement.unit) == ("at_least", None, "%")


def test_a_summary_reports_and_quotes_requirements() -> None:
    text = (
        "东山县2024年工作总结\n一、工作开展情况\n成功治疗率95.07%，超过90%要求。完成投资9.16亿元、完成任务数8亿元的114%。"
        "应创乡镇68个、实创68个。无死亡病例。收到信访22件，已全部办结。发现的16个问题全部完成整改。连续19年无疫情。"
    )
    found = draft(text).actuals
    assert [(s.indicator, str(s.value), s.unit, s.form) for s in found] == [
        ("成功治疗率", "95.07", "%", "equals"),
        ("投资", "9.16", "亿元", "equals"),
        ("实创", "68", "个", "equals"),
        ("死亡病例", "0", "", "equals"),
        ("收到信访办结的比例", "100", "%", "at_least"),
        ("发现的16个问题完成整改的比例", "100", "%", "at_least"),
        ("连续", "19", "年", "equals"),
    ]
    assert [str(check) for s in found[:3] for check in s.checks] == [
        "the text names a requirement beside it: 超过90%要求",
        "the text names a requirement beside it: 完成任务数8亿元的114%",
        "the text names a requirement beside it: 应创乡镇68个",
    ]


PLACES = """东山县卫生健康委员会关于印发《东山县2025年卫生健康工作要点》的通知
东卫发〔2025〕3号
2024年工作总结
签约率达到70%。
二、2025年工作安排
（一）抓基层。一是签约率达到75%；二是建档率达到95%。（责任科室：基层科、医政科）
（二）抓质量。合格率达到90%。(县卫生健康局、县财政局分别负责)
"""


def test_every_statement_knows_its_place() -> None:
    found = draft(PLACES)
    assert (found.title, found.source, found.area, found.period) == (
        "东山县2025年卫生健康工作要点", "东卫发〔2025〕3号", "东山县", "2025",
    )  # fmt: skip
    assert [(s.kind, s.period, s.clause, s.responsible, s.line) for s in found.statements] == [
        ("actual", "2024", "", (), 4),
        ("target", "2025", "二(一)一", ("基层科", "医政科"), 6),
        ("target", "2025", "二(一)二", ("基层科", "医政科"), 6),
        ("target", "2025", "二(二)", ("县卫生健康局", "县财政局"), 7),
    ]
    passages = [PLACES[s.start : s.end] for s in found.statements]
    assert passages == ["签约率达到70%", "签约率达到75%", "建档率达到95%", "合格率达到90%"]


def test_numbers_that_run_on_name_the_clause_alone() -> None:
    text = "一、基层\n1.建档率90%。\n2.签约率60%。\n二、医政\n3.合格率80%。\n4.达标率70%。"
    assert [s.clause for s in draft(text).statements] == ["1", "2", "3", "4"]


def test_a_clause_number_before_a_digit_is_none_of_its_number() -> None:
    text = "1.建档率90%。\n2.7岁以下儿童管理率90%。\n3.0-6岁儿童检查率90%。\n5.2型糖尿病患者管理率70%。"
    assert [(s.clause, s.indicator) for s in draft(text).statements] == [
        ("1", "建档率"), ("2", "7岁以下儿童管理率"), ("3", "0-6岁儿童检查率"), ("5", "2型糖尿病患者管理率"),
    ]  # fmt: skip


def test_lines_that_the_layout_broke_are_joined() -> None:
    text = "持续提高城乡居民基本公共卫生服务经费补助标准，人均经费从84元增\n\n加到89元，建 档率达到 60%。"
    assert [shown(s) for s in draft(TITLE + text).statements] == [
        "人均经费 | at_least 89 元 from 84元",
        "建档率 | at_least 60 %",
    ]
