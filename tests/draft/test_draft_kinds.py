"""Kinds of sentences that reports of other provinces showed, each with its neighbours, in our own words."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Outcome
from hypothesis import given
from hypothesis import strategies as st

from targetcheck.draft import Statement, draft, to_json, to_yaml
from targetcheck.draft.document import read_document
from targetcheck.draft.wordings import COUNTERS, PER, spelled
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
        ("补贴标准从每月209元提高到217元。", ["补贴标准(每月) | at_least 217元 from 209元"]),
        ("护理补贴标准分别从每月209元、280元提高到217元、290元。",
         ["护理补贴标准(每月) | at_least 217元 from 209元", "护理补贴标准(每月) | at_least 290元 from 280元"]),
        ("低保标准分别由650元、480元提高至700元、520元。",
         ["低保标准 | at_least 700元 from 650元", "低保标准 | at_least 520元 from 480元"]),
        # 提升 that works on an amount, and 提升 that is a change.
        ("林分优化提升200万亩。", ["林分优化提升 | at_least 200万亩"]),
        ("改造提升卫生院30所。", ["改造提升卫生院 | at_least 30所"]),
        ("满意度提升2个百分点。", ["满意度 | change 2个百分点 ↑"]),
        # Attributes that are no reports.
        ("改造提升超500个已建成自然村的污水设施，项目区农民满意度不低于80%。",
         ["改造提升已建成自然村的污水设施 | above 500个", "项目区农民满意度 | at_least 80%"]),
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
        # Conditions, and all that a check is made of.
        ("资产负债率超过60%的公立医院减少3家。", ["资产负债率超过60%的公立医院 | change 3家 ↓"]),
        ("床位使用率低于60%的卫生院减少到5家以内。", ["床位使用率低于60%的卫生院 | at_most 5家"]),
        ("平均住院日超过9天的医院控制在2家以内。", ["平均住院日超过9天的医院 | at_most 2家"]),
        ("对全市1260家机构开展“双随机”抽查，抽查比例不低于20%。", ["抽查比例 | at_least 20%"]),
        ("对320家托育机构进行检查，检查覆盖率100%。", ["检查覆盖率 | at_least 100%"]),
        ("对45个服务中心实施标准化改造。", ["服务中心实施标准化改造 | at_least 45个"]),
        # 争取 inside 全力争取, what only says how, and the verb that a list shares.
        ("全力争取中央资金6亿元、专项债券8亿元。", ["争取中央资金 | at_least 6亿元", "争取专项债券 | at_least 8亿元"]),
        ("全力确保门诊满意度达到90%。", ["门诊满意度 | at_least 90%"]),
        ("坚持财政支出80%以上用于民生。", ["财政支出用于民生的比例 | at_least 80%"]),
        ("盘活闲置厂房10万平方米、低效用地500亩。",
         ["盘活闲置厂房 | at_least 10万平方米", "盘活低效用地 | at_least 500亩"]),
        ("提标改造发热门诊5家、急诊科8个。", ["提标改造发热门诊 | at_least 5家", "提标改造急诊科 | at_least 8个"]),
        ("培育产值超10亿元企业2家、超亿元企业8家。",
         ["培育产值超10亿元企业 | at_least 2家", "培育产值超亿元企业 | at_least 8家"]),
        # So many times another figure.
        ("儿童眼保健和视力检查覆盖率、残疾筛查覆盖率达到90%。",
         ["儿童眼保健和视力检查覆盖率 | at_least 90%", "残疾筛查覆盖率 | at_least 90%"]),
        ("孤儿生活费集中、分散供养标准分别达到1800元和1300元。",
         ["孤儿生活费集中供养标准 | at_least 1800元", "分散供养标准 | at_least 1300元"]),
        ("群众安全感、满意度保持在98%以上。", ["群众安全感 | at_least 98%", "满意度(群众安全感) | at_least 98%"]),
        ("特困人员、低保对象救助比例分别不低于90%和70%。",
         ["特困人员救助比例 | at_least 90%", "低保对象救助比例 | at_least 70%"]),
        ("特困人员供养标准不低于低保标准的1.3倍。", ["特困人员供养标准不低于低保标准 | at_least 1.3倍"]),
        ("药品费用控制在检查费用的2倍以内。", ["药品费用控制在检查费用 | at_most 2倍"]),
        # Whose the next one is.
        ("艾滋病感染者治疗覆盖率和治疗有效率均达到95%。",
         ["艾滋病感染者治疗覆盖率 | at_least 95%", "艾滋病感染者治疗有效率 | at_least 95%"]),
        ("生猪存栏稳定在30万头、出栏50万头。", ["生猪存栏 | at_least 30万头", "生猪出栏 | at_least 50万头"]),
        ("启动县中医院二期建设，新增床位300张，总投资2亿元。",
         ["新增床位 | at_least 300张", "总投资(新增床位) | at_least 2亿元"]),
        ("每个家庭医生团队签约居民不超过2000人，全人群签约服务覆盖率达到45%。",
         ["每个家庭医生团队签约居民 | at_most 2000人", "全人群签约服务覆盖率 | at_least 45%"]),
        ("安排重点项目150个，总投资800亿元，新开工60个。",
         ["安排重点项目 | at_least 150个", "总投资(安排重点项目) | at_least 800亿元", "新开工(安排重点项目) | at_least 60个"]),
        # Lists behind 全部, grades that share a word, from-to of institutions, ratios that are matched.
        ("县级医院全部建成胸痛、卒中、创伤三大中心。", ["县级医院建成胸痛、卒中、创伤三大中心的比例 | at_least 100%"]),
        ("二级以上医院均建成胸痛、卒中中心。", ["二级以上医院建成胸痛、卒中中心的比例 | at_least 100%"]),
        ("县医院出院患者三、四级手术占比分别达到55%和18%。",
         ["县医院出院患者三级手术占比 | at_least 55%", "四级手术占比 | at_least 18%"]),
        ("住院量下降超过30%的卫生院由200所减少到80所。", ["住院量下降超过30%的卫生院 | at_most 80所 from 200所"]),
        ("市县按不低于1:1的比例配套。", ["市县比例配套 | at_least 1:1"]),
        ("卫生支出占比不低于上年水平，且不低于9%。", ["卫生支出占比 | at_least 9%"]),
        ("争取中央预算内投资4.5亿元、特别国债6亿元。",
         ["争取中央预算内投资 | at_least 4.5亿元", "争取特别国债 | at_least 6亿元"]),
        ("改造老旧小区60个惠及1.5万户。", ["改造老旧小区 | at_least 60个", "惠及(改造老旧小区) | at_least 1.5万户"]),
        ("收入20万元以上的村占60%，10万元以下的村全部清零。", ["收入20万元以上的村占比 | at_least 60%"]),
        # What several wordings of one number mean together.
        ("科技企业实现翻番、累计22家。", ["科技企业 | change 100% ↑", "科技企业 | at_least 22家"]),
        ("培训医师3000余人。", ["培训医师 | approx 3000人"]),
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
        ("血压控制率达到60%—65%。", "is its far end a bound too"),
        ("按照服务人口不少于3万人、距县城30公里以上的标准，遴选次中心。", "is this the whole name"),
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
    "一季度", "6月底前", "分别", "各", "占", "其中", "诊疗量中，", "每千人口", "医师、护士", "用于民生", "20EFLOPS", "28.6万册", "自然增长率-2.27‰", "千分之三点五", "每年", "完成年度目标的",
    "3个百分点至62%", "第一章 规划背景\n", "“十四五”时期，", "2剂次接种率", "以乡镇为单位", "高于全省", "按可比价格",
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
    assert done.err.startswith("量化表述4条：目标2条，已完成情况2条；目标中需核对1处")
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # One name said once for several: its end, its beginning, its verb.
        ("每千人口拥有执业（助理）医师、注册护士分别达到3.9人、4.6人。", ["每千人口拥有执业(助理)医师 | at_least 3.9人", "每千人口拥有注册护士 | at_least 4.6人"]),
        ("每千人口医师数达到3.5人、护士数达到4.1人。", ["每千人口医师数 | at_least 3.5人", "每千人口护士数 | at_least 4.1人"]),
        ("每千人口床位达到7张，护士1421人。", ["每千人口床位 | at_least 7张", "护士 | at_least 1421人"]),
        ("血压、血糖控制率分别达到68%、61%。", ["血压控制率 | at_least 68%", "血糖控制率 | at_least 61%"]),
        ("老年人、儿童、孕产妇健康管理率分别达到75%、95%、92%。",
         ["老年人健康管理率 | at_least 75%", "儿童健康管理率 | at_least 95%", "孕产妇健康管理率 | at_least 92%"]),
        ("城镇、农村居民人均可支配收入分别达到4.3万元、2.4万元。",
         ["城镇居民人均可支配收入 | at_least 4.3万元", "农村居民人均可支配收入 | at_least 2.4万元"]),
        ("门诊、住院患者满意度分别不低于90分、92分。", ["门诊患者满意度 | at_least 90分", "住院患者满意度 | at_least 92分"]),
        ("治疗覆盖率、治疗成功率分别达到95%以上。", ["治疗覆盖率 | at_least 95%", "治疗成功率 | at_least 95%"]),
        ("直报率、及时率、准确率均为100%。", ["直报率 | equals 100%", "及时率 | equals 100%", "准确率 | equals 100%"]),
        ("传染病网络直报率、及时率均为100%。", ["传染病网络直报率 | equals 100%", "及时率(传染病网络直报率) | equals 100%"]),
        ("接待游客4120万人次、旅游总收入386亿元，分别增长9.4%和11.2%。",
         ["接待游客 | at_least 4120万人次", "旅游总收入 | at_least 386亿元", "接待游客 | change 9.4% ↑", "旅游总收入 | change 11.2% ↑"]),
        ("引进硕士30名、副高职称人才20名；到2030年分别达到60名、40名。",
         ["引进硕士 | at_least 30人", "引进副高职称人才 | at_least 20人", "引进硕士 | at_least 60人", "引进副高职称人才 | at_least 40人"]),
        ("开工改造老旧小区98个、城中村12个。", ["开工改造老旧小区 | at_least 98个", "开工改造城中村 | at_least 12个"]),
        ("新建高标准农田180万亩，改造提升120万亩。", ["新建高标准农田 | at_least 180万亩", "改造提升高标准农田 | at_least 120万亩"]),
        ("每家中心至少配备2名儿科医师、1名精神科医师。",
         ["儿科医师(每家中心) | at_least 2人", "精神科医师(每家中心) | at_least 1人"]),
        # A name that leans on the one before.
        ("税收收入9.8亿元，增长2%，占一般公共预算收入的62%。",
         ["税收收入 | at_least 9.8亿元", "税收收入 | change 2% ↑", "税收收入占一般公共预算收入的比重 | at_least 62%"]),
        ("工业增加值增长8.2%，高于全省1.3个百分点。", ["工业增加值 | change 8.2% ↑", "工业增加值高于全省 | at_least 1.3个百分点"]),
        ("研发经费投入增长8%，投入强度达到2.6%，提高0.1个百分点。",
         ["研发经费投入 | change 8% ↑", "投入强度(研发经费投入) | at_least 2.6%", "投入强度(研发经费投入) | change 0.1个百分点 ↑"]),
        ("公路通车里程2186公里，其中高速公路68公里。", ["公路通车里程 | at_least 2186公里", "高速公路(公路通车里程) | at_least 68公里"]),
        ("实施重点项目260个，完成投资680亿元。", ["重点项目 | at_least 260个", "投资(重点项目) | at_least 680亿元"]),
        ("投资3.2亿元实施县医院扩建项目。", ["县医院扩建项目投资 | at_least 3.2亿元"]),
        # What is no list, no name, no number of its own.
        ("招引10亿元以上项目不少于20个、50亿元以上项目3个。", ["招引10亿元以上项目 | at_least 20个", "招引50亿元以上项目 | at_least 3个"]),
        ("补助标准新增30元、达到每人每年730元。", ["补助标准新增 | at_least 30元", "补助标准(每人每年) | at_least 730元"]),
        ("地区生产总值连跨5个百亿台阶，年均增长5.9%。", ["地区生产总值 | change 5.9% ↑"]),
        ("粮食产量连续11年稳定在45亿斤以上。", ["粮食产量 | at_least 45亿斤"]),
        ("三次产业结构比调整为16:35:49。", []),
        ("为432名特扶对象发放扶助金518万元。", ["特扶对象 | at_least 432人", "特扶对象发放扶助金 | at_least 518万元"]),
        ("人员编制按不低于常住人口万分之1.75核定。", ["人员编制按不低于常住人口 | at_least 1.75/万"]),
        ("以乡镇为单位适龄儿童疫苗接种率保持在95%以上。", ["适龄儿童疫苗接种率(以乡镇为单位) | at_least 95%"]),
        ("适龄儿童接种率以街道为单位达到95%以上。", ["适龄儿童接种率(以街道为单位) | at_least 95%"]),
        ("高血压患者管理人数3.1万人，糖尿病患者管理人数8600人，控制率分别不低于50%和45%。",
         ["高血压患者管理人数 | at_least 3.1万人", "糖尿病患者管理人数 | at_least 8600人",
          "控制率(高血压患者管理人数) | at_least 50%", "控制率(糖尿病患者管理人数) | at_least 45%"]),
        ("人均预期寿命80.6岁，其中男性78.2岁、女性83.1岁。",
         ["人均预期寿命 | at_least 80.6岁", "男性(人均预期寿命) | at_least 78.2岁", "女性(人均预期寿命) | at_least 83.1岁"]),
        ("总诊疗量中，医院2412万人次，基层机构3218万人次。",
         ["医院(总诊疗量) | at_least 2412万人次", "基层机构(总诊疗量) | at_least 3218万人次"]),
        ("二级以上医院中，100%开展了预约诊疗。", ["预约诊疗的比例(二级以上医院) | at_least 100%"]),
        ("次均门诊费用312元，按可比价格下降1.1%。", ["次均门诊费用 | at_most 312元", "可比价格 | change 1.1% ↓"]),
        ("居民收入增长5.8%，快于经济增速0.1个百分点。", ["居民收入 | change 5.8% ↑", "居民收入快于经济增速 | at_least 0.1个百分点"]),
        ("食品抽检量达到每千人5批次。", ["每千人食品抽检量 | at_least 5批次"]),
        ("为13个乡镇卫生院各配备1台DR和2台心电图机。",
         ["DR(13个乡镇卫生院各配备) | at_least 1台", "心电图机(13个乡镇卫生院各配备) | at_least 2台"]),
        ("日间病房覆盖30%的科室。", ["日间病房覆盖科室的比例 | at_least 30%"]),
        ("麻疹疫苗2剂次接种率达95%以上。", ["麻疹疫苗2剂次接种率 | at_least 95%"]),
        ("600名学生以上的学校配备校医的比例达到70%。", ["600名学生以上的学校配备校医的比例 | at_least 70%"]),
        ("重大事故隐患整改率100%。", ["重大事故隐患整改率 | at_least 100%"]),
        ("安全事故死亡率0.5%。", ["安全事故死亡率 | at_most 0.5%"]),
        ("农村妇女检查任务完成率100%（其中宫颈癌5000人、乳腺癌5000人）。",
         ["农村妇女检查任务完成率 | at_least 100%", "宫颈癌(农村妇女检查任务完成率) | at_least 5000人",
          "乳腺癌(农村妇女检查任务完成率) | at_least 5000人"]),
        ("采血量达到7600单位。", ["采血量 | at_least 7600单位"]),
        ("审批时限压至15个工作日以内。", ["审批时限 | at_most 15个工作日"]),
        ("就诊率、住院率分别提高1.1和2.3个百分点。", ["就诊率 | change 1.1个百分点 ↑", "住院率 | change 2.3个百分点 ↑"]),
        ("孕产妇、婴儿、5岁以下儿童死亡率分别稳定在8/10万、2.8‰、3.8‰以下。",
         ["孕产妇死亡率 | at_most 8/10万", "婴儿死亡率 | at_most 2.8‰", "5岁以下儿童死亡率 | at_most 3.8‰"]),
        ("二级、三级医院预约诊疗率分别达到60%、80%。", ["二级医院预约诊疗率 | at_least 60%", "三级医院预约诊疗率 | at_least 80%"]),
        ("药品品种达到637个，耗材41类，平均降幅分别为53%和72%。",
         ["药品品种 | at_least 637个", "耗材 | at_least 41类", "平均降幅(药品品种) | at_least 53%", "平均降幅(耗材) | at_least 72%"]),
        ("选派126名医师支援83家基层机构。", ["选派医师 | at_least 126人", "基层机构 | at_least 83家"]),
        ("培育产值过10亿元企业2家。", ["培育产值过10亿元企业 | at_least 2家"]),
        ("通过10项认证。", ["认证 | at_least 10项"]),
        ("建成农田3.8万亩，累计达36.5万亩。", ["建成农田 | at_least 3.8万亩", "建成农田(累计) | at_least 36.5万亩"]),
        ("地方收入7.86亿元，同口径增长4.5%。", ["地方收入 | at_least 7.86亿元", "地方收入 | change 4.5% ↑"]),
        ("新建胸痛、卒中中心各3个。", ["新建胸痛、卒中中心(各) | at_least 3个"]),
        ("主要健康指标优于全省平均水平。", []),
        ("住院费用低于全省平均水平。", ["住院费用 | below None"]),
        ("到位资金45亿元，使用率达到85%，并发症发生率控制在2%以内。",
         ["到位资金 | at_least 45亿元", "使用率(到位资金) | at_least 85%", "并发症发生率 | at_most 2%"]),
        ("监测样本1200份，覆盖100%的县区。", ["监测样本 | at_least 1200份", "监测样本覆盖县区的比例 | at_least 100%"]),
        ("9个县（市、区）共组建21个医共体。", ["医共体(9个县(市、区)) | at_least 21个"]),
        ("家庭医生签约45万人。", ["家庭医生签约 | at_least 45万人"]),
        ("接待游客、旅游收入均增长10%以上。", ["接待游客 | at_least 10% ↑", "旅游收入 | at_least 10% ↑"]),
        ("供应土地46宗、2860亩。", ["供应土地 | at_least 46宗", "供应土地 | at_least 2860亩"]),
        ("到位内资138亿元、利用外资2亿元，分别完成年度目标的115%、105%。",
         ["到位内资 | at_least 138亿元", "利用外资 | at_least 2亿元", "到位内资完成率 | at_least 115%", "利用外资完成率 | at_least 105%"]),
        ("预算支出的83.6%用于民生。", ["预算支出用于民生的比例 | at_least 83.6%"]),
        ("民营医院实现翻番，达到22家。", ["民营医院 | change 100% ↑", "民营医院 | at_least 22家"]),
        ("诊疗人次比2024年翻一番、床位数翻两番。", ["诊疗人次 | change 100% ↑", "床位数 | change 300% ↑"]),
        ("药占比、耗占比分别下降1个和0.8个百分点。", ["药占比 | change 1个百分点 ↓", "耗占比 | change 0.8个百分点 ↓"]),
        ("辖区内无孕产妇死亡。", ["辖区内孕产妇死亡 | equals 0"]),
        ("防治知识知晓率小学生达90%、家庭主妇达85%。", ["防治知识知晓率小学生 | at_least 90%", "家庭主妇 | at_least 85%"]),
        ("碘盐合格率在90%以上。", ["碘盐合格率 | at_least 90%"]),
        ("病历应用水平达到4级。", ["病历应用水平 | at_least 4级"]),
        ("得分90分以上为优秀，80—89分为良好，60分以下的为不合格。", []),
        ("发生一般事故1起扣5分，每低1个百分点扣0.5分，满分100分。", []),
        ("门诊满意度90分以上。", ["门诊满意度 | at_least 90分"]),
        ("为4.2万名适龄女生免费接种HPV疫苗。", ["适龄女生免费接种HPV疫苗 | at_least 4.2万人"]),
        ("食品抽检不少于2.6万批次，达到每千人6批次。", ["食品抽检 | at_least 2.6万批次", "每千人食品抽检 | at_least 6批次"]),
        ("报销比例职工医保不低于82%、居民医保不低于62%。", ["报销比例职工医保 | at_least 82%", "居民医保(报销比例职工医保) | at_least 62%"]),
        ("2家医院进入全国前300名。", ["医院进入全国前300名 | at_least 2家"]),
        ("每千名儿童拥有医师数达到0.9人。", ["每千名儿童拥有医师数 | at_least 0.9人"]),
        ("学历占比提高3个百分点至62%。", ["学历占比 | change 3个百分点 ↑", "学历占比 | at_least 62%"]),
        ("床位增加1024张至42186张。", ["床位 | change 1024张 ↑", "床位 | at_least 42186张"]),
        ("住院日缩短0.4天至7.9天。", ["住院日 | change 0.4天 ↓", "住院日 | at_most 7.9天"]),
        ("居民收入增长5%至6%。", ["居民收入 | at_least 5% ↑"]),
        ("赤字率拟按4%左右安排。", ["赤字率 | approx 4%"]),
        ("每万名居民拥有4名全科医生。", ["每万名居民全科医生 | equals 4人"]),
        ("高血压、糖尿病、肺结核三类人群规范管理率分别不低于76%、75%、95%。",
         ["高血压人群规范管理率 | at_least 76%", "糖尿病人群规范管理率 | at_least 75%", "肺结核人群规范管理率 | at_least 95%"]),
        ("| 1 | 医共体建设 | 基层诊疗量占比达到65%以上 |", ["基层诊疗量占比 | at_least 65%"]),
        ("社零总额118亿元。按经营地分，城镇82亿元，增长6%；乡村36亿元。",
         ["社零总额 | at_least 118亿元", "城镇(社零总额) | at_least 82亿元", "城镇(社零总额) | change 6% ↑", "乡村(社零总额) | at_least 36亿元"]),
        ("每千名儿童拥有医师数达到0.9人、床位数达到2.5张。", ["每千名儿童拥有医师数 | at_least 0.9人", "每千名儿童拥有床位数 | at_least 2.5张"]),
        ("低风险组死亡率为零，院感漏报率保持零。", ["低风险组死亡率 | equals 0", "院感漏报率 | equals 0"]),
        ("选派骨干进修15人次，开展培训600人次。", ["选派骨干进修 | at_least 15人次", "培训(选派骨干进修) | at_least 600人次"]),
        ("选送20名骨干赴外进修。", ["选送骨干赴外进修 | at_least 20人"]),
        ("护理到家服务1200例次。", ["护理到家服务 | at_least 1200例次"]),
        ("就诊率88.6%，距年度目标还差1.4个百分点。", ["就诊率 | at_least 88.6%", "就诊率距年度目标还差 | at_least 1.4个百分点"]),
        ("补助标准人均提高5元，达到104元。", ["补助标准人均 | change 5元 ↑", "补助标准人均 | at_least 104元"]),
        # Numbers.
        ("婴儿死亡率控制在千分之三点五以内。", ["婴儿死亡率 | at_most 3.5‰"]),
        ("合格率达到百分之九十五点五。", ["合格率 | at_least 95.5%"]),
        ("床位使用率在85%之间。", ["床位使用率 | at_least 85%"]),
        ("合格率达到百分之百。", ["合格率 | at_least 100%"]),
        ("满意度达到九成五以上。", ["满意度 | at_least 95%"]),
        ("人口自然增长率为-2.27‰。", ["人口自然增长率 | equals -2.27‰"]),
        ("智能算力规模突破20EFLOPS。", ["智能算力规模 | above 20EFLOPS"]),
        ("图书总藏量达到28.6万册。", ["图书总藏量 | at_least 28.6万册"]),
    ],
)  # fmt: skip
def test_reads_names_and_numbers(text: str, expected: list[str]) -> None:
    assert [said(s) for s in draft(PLAN + text).statements] == expected


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("3月底前完成方案，6月底前互认项目达到200项，12月底前建成中心50个。", ["by 2026-06", "by 2026-12"]),
        ("2026年9月底前建成中心3个。", ["by 2026-09"]),
        ("3月启动20个项目，10月全部完成。", ["by 2026-03", "by 2026-10"]),
        ("新院区6月投用，新增床位600张。", ["by 2026-06"]),
        ("托育点上半年开工20家。", ["2026-H1"]),
        ("6月底前，签约率达到50%，建档率达到80%。", ["by 2026-06", "by 2026-06"]),
        ("一季度开工率达到40%、二季度达到75%、三季度实现全部开工。", ["2026-Q1", "2026-Q2", "2026-Q3"]),
        ("上半年完成投资40亿元，每季度调度不少于1次。", ["2026-H1", "2026-H1"]),
        ("年内建成中心3个。", ["2026"]),
        ("到2027年和2028年，签约率分别不低于60%和70%。覆盖率达到80%。", ["by 2027", "by 2028", "by 2028"]),
        ("到2027年，优良率达到55%，到2028年达到60%。近视率降至38%。", ["by 2027", "by 2028", "2026"]),
        ("覆盖率达到80%。到2028年，签约率达到60%。建档率达到90%。", ["2026", "by 2028", "by 2028"]),
    ],
)
def test_by_which_month_or_year(text: str, periods: list[str]) -> None:
    assert [("by " if s.by else "") + s.period for s in draft(PLAN + text).statements] == periods


def test_names_for_each_of_two_years() -> None:
    found = draft(PLAN + "到2027年和2030年，知晓率、合格率分别提升至45%、25%和50%、30%及以上。").statements
    assert [f"{s.period} {s.indicator} {s.value}" for s in found] == [
        "2027 知晓率 45", "2027 合格率 25", "2030 知晓率 50", "2030 合格率 30",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("过去一年和“十四五”发展回顾\n2025年是不平凡的一年。产值达到5亿元。\n——就业70万人。\n五年来，收入年均增长6%。", ["2025", "2025", "2021..2025"]),
        ("“十四五”时期工作回顾\n产值达到5亿元。就业70万人。", ["2025", "2021..2025"]),
        ("工作回顾\n“十四五”期间，完成投资30亿元。新增床位300张。\n2025年，完成投资7亿元。", ["2021..2025", "2021..2025", "2025"]),
    ],
)  # fmt: skip
def test_which_years_a_review_is_of(text: str, periods: list[str]) -> None:
    assert [s.period for s in draft("2026年青山省政府工作报告\n一、" + text).statements] == periods


def test_a_text_without_a_year_in_its_title_plans_from_its_date_to_its_last_aim() -> None:
    text = "青山市人民政府关于推进健康青山建设的实施意见\n（2026年3月2日）\n一、目标\n到2027年，知晓率达到35%。到2030年，知晓率达到38%。\n"
    text += "二、任务\n新建步道300公里。吸烟率2027年低于22%、2030年低于20%。合格率达到92%。"
    found = draft(text).statements
    assert [(s.kind, ("by " * s.by) + s.period) for s in found] == [
        ("target", "by 2027"), ("target", "by 2030"), ("target", "2026..2030"), ("target", "2027"), ("target", "2030"),
        ("target", "by 2030"),
    ]  # fmt: skip


def test_what_a_plan_of_years_looks_back_on_is_no_target() -> None:
    text = (
        "“十四五”期间，参保率稳定在96%以上。定点机构达到2100家，跨省结算由2020年的3.2万人次增加到2025年的68万人次。\n"
    )
    text += "一、发展目标\n“十五五”期间，参保率稳定在97%以上。定点机构达到2500家。"
    found = draft(FIVE_YEARS + text).statements
    assert [(s.kind, s.period) for s in found] == [
        ("actual", "2021..2025"), ("actual", "2025"), ("actual", "2025"), ("target", "2026..2030"), ("target", "2030"),
    ]  # fmt: skip


FIVE_YEARS = "青山县“十五五”卫生健康事业发展规划\n"


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("截至2025年底，全县共有床位500张。每千人口床位6.7张。", ["2025", "2025"]),
        ("一、发展目标\n签约率达到60%。新增床位300张。", ["by 2030", "2026..2030"]),
        ("一、发展目标\n到2028年县医院床位800张；药品占比90%。", ["by 2028", "by 2028"]),
        ("一、发展目标\n人均预期寿命在2025年79.2岁的基础上提高1岁，婴儿死亡率控制在4‰以内。", ["by 2030", "by 2030"]),
        ("一、发展目标\n（一）保障\n7.签约率达到60%。\n（二）促进\n8.3岁以下儿童系统管理率达到90%。", ["by 2030", "by 2030"]),
        ("一、发展目标\n到2030年，签约率达到60%，新增床位300张。2028年建成中心3个。", ["by 2030", "2026..2030", "2028"]),
        ("一、发展目标\n到2028年，具体目标为：\n——签约率达到60%。\n——建档率达到90%。\n二、任务\n合格率达到95%。", ["by 2028", "by 2028", "by 2030"]),
        # A year in the middle of a paragraph holds up to the next full stop.
        ("一、发展目标\n签约率达到60%。到2027年，建设率达到100%；建档率达到95%。报告率不低于99.5%。",
         ["by 2030", "by 2027", "by 2027", "by 2030"]),
        ("一、发展目标\n引进博士200名，住院医师规范化培训招收3000人。", ["2026..2030", "2026..2030"]),
        ("一、工作回顾\n过去五年，完成投资30亿元；新增床位300张。签约率由50%提高到60%。", ["2021..2025", "2021..2025", "2025"]),
    ],
)  # fmt: skip
def test_a_plan_of_five_years(text: str, periods: list[str]) -> None:
    assert [("by " if s.by else "") + s.period for s in draft(FIVE_YEARS + text).statements] == periods


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        # A chapter governs its sections, one after another; a section that says nothing itself is as the chapter is.
        ("第一章 发展基础\n一、“十四五”主要成就\n签约率达到60%。\n二、资源不断扩大\n床位达到500张。\n第二章 总体要求\n一、发展目标\n签约率达到70%。",
         ["actual 2025", "actual 2025", "target by 2030"]),
        ("第一章 规划背景\n第一节 资源\n床位达到500张。\n第二章 主要任务\n第一节 资源\n床位达到800张。", ["actual 2025", "target by 2030"]),
        ("2025年工作回顾\n一、医改\n签约率达到60%。\n2026年工作安排\n一、医改\n签约率达到70%。", ["actual 2025", "target 2026"]),
        # A heading that wants a foundation laid or results improved is no review.
        ("六、夯实发展基础\n床位达到500张。\n七、提升工作成效\n签约率达到60%。\n八、发展基础\n床位达到400张。",
         ["target by 2030", "target by 2030", "actual 2025"]),
        # Page numbers are nobody's figures, and a broken item of a list goes on.
        ("第二章 发展目标\n——医师数达到3.7人，护士数达到4.6\n人，签约率达到60%。\n\n— 2 —\n\n第 3 页 共 10 页\n", ["target by 2030"] * 3),
    ],
)  # fmt: skip
def test_under_which_headings(text: str, statements: list[str]) -> None:
    found = draft(FIVE_YEARS + text).statements
    assert [f"{s.kind} {'by ' if s.by else ''}{s.period}" for s in found] == statements
    assert all(s.unit for s in found)


@pytest.mark.parametrize(
    ("title", "periods"),
    [
        ("白云县2026年上半年工作总结和下半年工作计划", ["2026-H1", "2026"]),
        ("白云县2026年前三季度工作总结和四季度工作计划", ["2026-01..2026-09", "2026"]),
        ("白云县2026年1—9月工作总结和下一步工作计划", ["2026-01..2026-09", "2026"]),
        ("白云县2026年工作总结和2027年工作计划", ["2026", "2027"]),
        ("白云县2026年下半年工作要点", ["2026", "2026"]),
        ("白云县2026年1—6月工作总结和下一步工作计划", ["2026-H1", "2026"]),
    ],
)
def test_a_part_of_a_year(title: str, periods: list[str]) -> None:
    found = draft(title + "\n一、工作完成情况\n签约率42.1%。\n二、工作计划\n签约率达到80%。")
    assert [s.period for s in found.statements] == periods


def test_a_bulletin_reports_only_what_was_done() -> None:
    text = "清源县2025年国民经济和社会发展统计公报\n一、综合\n常住人口41.86万人，增长0.8%。\n九、收入和社会保障\n参保率95.2%。\n"
    found = draft(text)
    assert {(s.kind, s.period) for s in found.statements} == {("actual", "2025")}
    assert found.title == "清源县2025年国民经济和社会发展统计公报"


@pytest.mark.parametrize(
    ("text", "check"),
    [
        ("以乡镇为单位接种率达到95%。", "every 乡镇"),
        ("智能算力规模突破20EFLOPS。", ""),
        ("重点项目260个，完成投资680亿元。", "taken from the statement before"),
        ("全年培训不少于2000人次。", "what the number is about is not clear"),
    ],
)
def test_what_is_completed_is_to_be_checked(text: str, check: str) -> None:
    assert any(check in str(one) for s in draft(PLAN + text).statements for one in s.checks) or not check


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("每年选派骨干进修不少于50名。", "每年"),
        ("企业达到180家，年均新增10家以上。", "年均"),
        ("公益广告每月不少于30条。", "每月"),
    ],
)
def test_what_is_asked_of_each_year_is_to_be_checked(text: str, words: str) -> None:
    statement = draft(FIVE_YEARS + "一、任务\n" + text).statements[-1]
    assert any(f"the text says {words}" in str(one) for one in statement.checks)


def test_a_unit_that_target_files_do_not_know_keeps_its_multiple() -> None:
    written = to_yaml(draft(PLAN + "图书总藏量达到28.6万册。"))
    assert "at_least: 28.6万\n" in written
    assert "# check: the unit 万册 is not one that target files know" in written


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("争取中央和省级资金1.2亿元以上。", "binding"),
        ("争取专项债0.8亿元。", "binding"),
        ("争取签约率达到65%以上。", "expected"),
        ("力争完成投资2亿元。", "expected"),
    ],
)
def test_funds_that_are_won_are_no_hope(text: str, level: str) -> None:
    assert [statement.level for statement in draft(PLAN + text).statements] == [level]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("医护比达到1:1.2。", True),
        ("床位护士配比不低于1:3。", True),
        ("床人比达到1:1.65。", True),
        ("床医比达到1:80。", True),
        ("上下转诊比例达到1:1.2以上。", True),
        ("市县按不低于1:1的比例配套。", False),
    ],
)
def test_a_ratio_is_to_be_checked(text: str, told: bool) -> None:
    """1:1.3 is less than 1:1.2 as a number, and more nurses."""
    (statement,) = draft(PLAN + text).statements
    assert any("smaller second number" in str(check) for check in statement.checks) is told


REVIEW = "清河县2024年卫生健康工作总结\n一、主要工作\n改造卫生院3所。\n"
"""What it says besides is done in 2024."""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The part's heading goes before the text's kind.
        (REVIEW + "二、下一步工作\n改造卫生院5所。", ["actual 2024", "target 2025"]),
        (REVIEW + "二、明年重点任务\n改造卫生院5所。", ["actual 2024", "target 2025"]),
        (REVIEW + "二、2025年工作安排\n改造卫生院5所。\n（一）强化基层。新建卫生室8所。", ["actual 2024", "target 2025", "target 2025"]),
        (REVIEW + "（一）主要成效。新建卫生室8所。\n（二）下步打算。新建卫生室9所。\n二、党建工作\n培训党员90人次。",
         ["actual 2024", "actual 2024", "target 2025", "actual 2024"]),
        (REVIEW + "二、明年重点任务\n略。\n三、深化改革\n改造卫生院5所。", ["actual 2024", "target 2025 ?"]),
        ("清河县2024年卫生健康事业发展统计公报\n一、资源\n床位1200张。\n二、健康清河行动\n监测点20个。\n三、2025年发展目标\n新增床位80张。",
         ["actual 2024", "actual 2024", "target 2025"]),
        ("2024年度述职报告\n一、履职情况\n改造卫生院3所。\n二、2025年工作打算\n改造卫生院5所。", ["actual 2024", "target 2025"]),
        ("关于清河县2024年财政预算执行情况和2025年财政预算草案的报告\n一、2024年财政预算执行情况\n税收收入9亿元。\n"
         "二、2025年财政预算草案\n税收收入9.5亿元。", ["actual 2024", "target 2025"]),
        ("清河县2024年上半年工作总结和下半年工作安排\n一、上半年工作\n改造卫生院3所。\n二、下半年工作\n改造卫生院5所。",
         ["actual 2024-H1", "target 2024"]),
        ("清河县2025年卫生健康工作要点\n一、工作基础\n床位1200张。\n二、重点任务\n新增床位80张。", ["actual 2024", "target 2025"]),
        ("清河县2025年卫生健康工作要点\n一、重点任务\n（一）基本现状。床位1200张。\n（二）扩容提质。新增床位80张。",
         ["actual 2024", "target 2025"]),
        ("清河县2024年工作总结及下步工作打算\n一、主要工作\n今年，改造卫生院3所。\n二、下步打算\n改造卫生院5所。明年培训90人次。",
         ["actual 2024", "target 2025", "target 2025"]),
        ("清河县2024年工作情况和下一步工作安排的报告\n一、工作情况\n改造卫生院3所。\n二、下一步工作安排\n改造卫生院5所。",
         ["actual 2024", "target 2025"]),
        ("清河县2026年上半年工作总结\n一、主要工作\n改造卫生院3所。", ["actual 2026-H1"]),
        (REVIEW + "5.2025年工作安排\n改造卫生院5所。", ["actual 2024", "target 2025"]),
        (REVIEW + "1.存在问题。缺床位80张。\n2.下步打算。新增床位80张。", ["actual 2024", "actual 2024", "target 2025"]),
        ("清河县三年行动计划（2025—2027年）\n一、基础与形势\n床位1200张。\n二、目标\n床位达到1300张。", ["actual 2024", "target 2027"]),
        ("清河县三年行动计划（2025—2027年）\n一、概述\n2022年以来，新增床位120张。\n二、目标\n床位达到1300张。", ["actual 2024", "target 2027"]),
        # The sentence goes before both.
        (REVIEW + "2025年，全县将新增床位80张，签约率达到60%。", ["actual 2024", "target 2025", "target 2025"]),
        (REVIEW + "2025年，新增床位80张。", ["actual 2024", "target 2025"]),
        (REVIEW + "下一步，改造卫生院5所。新建卫生室8所。\n培训医师90人次。", ["actual 2024", "target 2025", "target 2025", "target 2025 ?"]),
        (REVIEW + "（二）服务。培训90人次。下一步，培训100人次。\n（三）医改。改造卫生院4所。", ["actual 2024", "actual 2024", "target 2025", "actual 2024"]),
        (REVIEW + "现将2025年工作打算汇报如下：\n1.新建卫生室8所。\n2.培训医师90人次。", ["actual 2024", "target 2025", "target 2025"]),
        ("清河县2025年工作计划\n一、去年工作\n新建卫生室8所。\n二、今年工作\n新建卫生室9所。", ["actual 2024", "target 2025"]),
        (REVIEW + "二期主体封顶，力争年底投用3栋。", ["actual 2024", "target 2025 ?"]),
        (REVIEW + "争取2025年中央资金3亿元。", ["actual 2024", "actual 2025"]),
        (REVIEW + "争取中央资金3亿元。截至2025年1月，签约率达到42%。", ["actual 2024", "actual 2024", "actual 2025"]),
        (REVIEW + "全年目标任务为新增床位200张，实际新增218张。", ["actual 2024", "actual 2024"]),
        (REVIEW + "筛查妇女9600人，计划12月底前筛查妇女1.2万人。", ["actual 2024", "actual 2024", "target 2024 ?"]),
        (REVIEW + "二、四季度工作打算\n四季度改造卫生院2所。", ["actual 2024", "target 2024-Q4"]),
        ("清河县2025年工作要点\n一、任务\n去年发生纠纷86起，今年控制在70起以内；检查覆盖率100%。", ["actual 2024", "target 2025", "target 2025"]),
        (REVIEW + "（一）重点工作。新建卫生室8所。\n（二）2025年目标。新建卫生室9所。", ["actual 2024", "actual 2024", "target 2025"]),
        ("清河县2025年工作要点\n一、总体要求\n（一）主要目标。新建卫生室8所。", ["target 2025"]),
        # Neither says it.
        (REVIEW + "二、存在问题和下步打算\n改造卫生院5所。", ["actual 2024", "target 2025 ?"]),
        ("清河县2025年政府工作报告\n一、凝心聚力促发展\n新建卫生院3所。签约率要达到60%。", ["target 2025 ?", "target 2025"]),
    ],
)  # fmt: skip
def test_looks_back_or_ahead(text: str, expected: list[str]) -> None:
    found = draft(text).statements
    unsure = [any("done, or to be reached" in str(check) for check in s.checks) for s in found]
    assert [f"{s.kind} {s.period}" + " ?" * open_ for s, open_ in zip(found, unsure, strict=True)] == expected


@pytest.mark.parametrize(
    ("text", "hoped"),
    [
        ("力争2家医院通过三级评审，县级医院中心建成率达100%。", [True, False]),
        ("力争创建国家卫生县城2个，健康素养水平达到32%。", [True, False]),
        ("力争创建国家卫生县城2个，婴儿死亡率控制在3.5‰以内。", [True, False]),
        ("力争签约率达到60%，规范管理率达到70%，新建卫生院3所。", [True, True, False]),
        ("力争到2026年底，签约率达到60%，婴儿死亡率控制在3‰以内。", [True, False]),
        ("签约率力争达到60%，健康素养水平达到32%。", [True, False]),
        ("接种率达到95%，力争达到98%，签约率达到60%。", [False, True, False]),
        ("力争招引项目60个，其中亿元以上项目5个，到位资金增长10%。", [True, True, False]),
        ("努力使签约率达到60%、续约率达到70%，确保接种率达到95%。", [True, True, False]),
        ("争取中央资金3亿元，签约率达到60%。", [False, False]),
        ("争创省级卫生村20个、市级50个，签约率达到60%。", [True, True, False]),
        ("力争生产总值增长5%，固定资产投资增长6%，居民收入增长7%。", [True, True, True]),
        ("主要预期目标：生产总值增长5%，确保粮食产量稳定在3万吨，失业率控制在5%以内。", [True, False, True]),
    ],
)
def test_how_far_a_hope_reaches(text: str, hoped: list[bool]) -> None:
    assert [s.level == "expected" for s in draft(PLAN + text).statements] == hoped


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025年新建急救站点12个，三年累计新建30个，急救半径不超过4公里。",
         ["新建急救站点 2025", "累计新建急救站点 2025..2027 ?", "急救半径 by 2027"]),
        ("三年内为30万名适龄妇女开展筛查。", ["适龄妇女开展筛查 2025..2027"]),
        ("三年内新增三级医院2家，签约率达到60%。", ["新增三级医院 2025..2027", "签约率(新增三级医院) by 2027 ?"]),
        ("今后三年引进博士100名，其中2025年20名。", ["引进博士 2025..2027", "引进博士 2025"]),
        ("县财政三年安排专项资金6亿元。", ["县财政安排专项资金 2025..2027"]),
        ("五年间新增床位800张。", ["新增床位 2025..2029 ?"]),
        ("接种率2025年不低于85%，2026年起不低于90%。", ["接种率 2025 ?", "接种率 2026..2027 ?"]),
        ("自2026年起，补助标准提高到99元。", ["补助标准 2026..2027 ?"]),
        ("2025年1月1日起，对二孩家庭发放补贴2000元。", ["对二孩家庭发放补贴 2025..2027 ?"]),
        ("2025年新建卫生院3所，急救半径不超过4公里。", ["新建卫生院 2025", "急救半径 2025 ?"]),
        ("近三年来引进医师40名。", ["引进医师 2024"]),
        ("资金执行率2025年6月底达到50%，2025年9月底达到75%。", ["资金执行率 by 2025-06", "资金执行率 by 2025-09"]),
        ("自2025年7月1日起，补助标准提高到99元。", ["补助标准 2025..2027 ?"]),
        ("从明年起，门诊次均费用控制在300元以内。", ["门诊次均费用 by 2027 ?"]),
        ("年底前培训医师90人次。", ["培训医师 2025..2027 ?"]),
        ("3月31日前评审卫生院3家。", ["评审卫生院 by 2027 ?"]),
        ("2025年一季度末前评审卫生院3家。", ["评审卫生院 2025-Q1"]),
        ("三年总投资6亿元，三年新增床位总数800张。", ["总投资 2025..2027 ?", "新增床位总数 2025..2027"]),
        ("“十五五”期间，拟新建卫生院6家，每千人口医师数达到4.2人，居民参保率稳定在97%以上。",
         ["新建卫生院 2026..2030", "每千人口医师数 by 2030", "居民参保率 2026..2030"]),
        ("今年以来，培训医师40名。", ["培训医师 2024"]),
        ("2025年6月底前完成病媒评估2次，2025年9月底前培训乡医500人次。", ["病媒评估 2025-01..2025-06", "培训乡医 2025-01..2025-09"]),
        ("2025年6月底前建成发热门诊5家。", ["建成发热门诊 by 2025-06"]),
        ("2025年12月底前开展演练3场次。", ["演练 2025 ?"]),
        ("2025年1月底前开展义诊2次。", ["义诊 2025-01 ?"]),
    ],
)  # fmt: skip
def test_words_for_years_belong_to_the_period(text: str, expected: list[str]) -> None:
    found = draft("清河县卫生健康三年行动计划（2025—2027年）\n一、重点任务\n" + text).statements
    assert [f"{s.indicator} {'by ' * s.by}{s.period}{' ?' * bool(s.checks)}" for s in found] == expected


def test_of_whom_a_sentence_speaks_is_no_target() -> None:
    text = "推动全市8个县（区）卫生健康事业高质量发展。8个县（区）全部建成医共体。达到基本标准的卫生院占比90%。"
    text += "卫生院达到基本标准的比例超过95%，其中达到推荐标准的比例达到45%。"
    drafted = draft(PLAN + text)
    assert [said(s) for s in drafted.statements] == [
        "县(区)全部建成医共体 | at_least 8个",
        "达到基本标准的卫生院占比 | at_least 90%",
        "卫生院达到基本标准的比例 | above 95%",
        "达到推荐标准的比例(卫生院达到基本标准的比例) | at_least 45%",
    ]
    assert "each: area" in str(drafted.targets[0].checks)
    assert "indicator: 县（区）全部建成医共体\n" in to_yaml(drafted)
    assert '"县（区）全部建成医共体"' in to_json(drafted)


def test_the_title_is_that_of_what_is_issued() -> None:
    top = (
        "云岭市卫生健康委关于印发2025年工作要点的通知\n各县卫健局：\n现将《云岭市2025年卫生健康工作要点》印发给你们。\n"
    )
    assert draft(top + "一、任务\n签约率60%。").title == "云岭市2025年卫生健康工作要点"


def test_a_deadline_in_brackets_is_that_of_its_clause() -> None:
    text = "1.改造卫生院12所，新增床位60张；12月1日前培训90人次。（责任单位：基层科、财务科；完成时限：11月底前）\n2.新建卫生室8所。"
    found = draft(PLAN + text).statements
    assert [(s.period, s.by, s.responsible) for s in found] == [
        ("2026-11", True, ("基层科", "财务科")), ("2026-01..2026-11", False, ("基层科", "财务科")),
        ("2026", False, ("基层科", "财务科")), ("2026", False, ()),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("title", "text", "asked"),
    [
        ("清河县2025年工作汇报", "四季度，改造卫生院2所。", True),
        ("清河县2025年工作汇报", "年底前改造卫生院2所。", True),
        ("清河县2025年工作汇报", "明年6月底前改造卫生院2所。", False),
        ("清河县2025年工作要点", "四季度，改造卫生院2所。", False),
        ("清河县行动计划（2025—2027年）", "6月底前改造卫生院2所。", True),
    ],
)
def test_a_part_of_some_year_is_asked_for(title: str, text: str, asked: bool) -> None:
    (found,) = draft(f"{title}\n一、下一步工作\n{text}").statements
    assert any("which year" in str(check) for check in found.checks) == asked


def test_years_that_are_only_named_most_often_are_asked_for() -> None:
    text = "清河县关于健康建设的实施意见\n一、任务\n到2027年，签约率达到60%。到2030年，签约率达到65%。2027年，新建卫生院3所。\n2.改造卫生室8所。"
    checks = [[str(check) for check in s.checks if "for which period" in str(check)] for s in draft(text).statements]
    assert [bool(found) for found in checks] == [False, False, False, True]


def test_what_adds_up_under_a_heading_of_an_end_is_due_by_it() -> None:
    (found,) = draft(FIVE_YEARS + "一、到2027年目标\n到2027年，招聘护士90名。").statements
    assert (found.period, found.by) == ("2027", True)


def test_five_years_of_a_text_without_years_are_asked_for() -> None:
    (found,) = draft("一、今后五年目标\n五年间，门诊量增长5%。").statements
    assert not found.period
    assert any("for which period" in str(check) for check in found.checks)


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        ("签约覆盖率达到75%以上。（医政科）", ("医政科",)),
        ("开展义诊50场次。（医政科牵头，基层科配合）", ("医政科", "基层科")),
        ("建成示范站3个〔医政科、县疾控中心〕。", ("医政科", "县疾控中心")),
        ("接种率达到95%（疾控股、县疾控中心）；", ("疾控股", "县疾控中心")),
        ("培训人员300人次（人事科、规划与信息股）。", ("人事科", "规划与信息股")),
        ("建成泳池10个。\n（疾控科牵头）", ("疾控科",)),
        ("抢救成功率达到95%。（县人民医院）", ("县人民医院",)),
        ("新建食堂8个。〔办公室〕", ("办公室",)),
        ("新建书屋12个。（责任领导：张三，责任科室：人事科）", ("人事科",)),
        ("新建药房7个。责任单位：药政科。", ("药政科",)),
        (
            "新建急救站4个。\n责任单位：县急救中心；配合单位：各乡镇政府\n完成时限：2026年12月底",
            ("县急救中心", "各乡镇政府"),
        ),
        ("采集血液38吨。（医政科；市中心血站）", ("医政科", "市中心血站")),
        ("医养结合签约率90%。（老龄科牵头，医政科配合，11月底前完成）", ("老龄科", "医政科")),
        # What a number is of is no office: clinics, hospitals alone, a count.
        ("新增床位20张（儿科）。", ()),
        ("门诊人次达到30万人次（内科、妇产科）。", ()),
        ("县级医院达标2家（县医院、中医院）。", ()),
        ("托位数达到500个（含普惠托位300个）。", ()),
        ("签约覆盖率（重点人群）达到75%。", ()),
    ],
)
def test_offices_in_brackets_without_a_word_for_them(text: str, offices: tuple[str, ...]) -> None:
    assert [s.responsible for s in draft(PLAN + text).statements] == [offices]


def test_offices_of_a_heading_answer_for_what_stands_below() -> None:
    text = "（一）健全体系（疾控股、县疾控中心）\n1.床位达到600张。\n2.建档率60%。（基层科）\n（二）深化医改\n3.药占比28%。\n二、保障（办公室）\n投入资金200万元。"
    assert [s.responsible for s in draft(PLAN + text).statements] == [
        ("疾控股", "县疾控中心"), ("基层科",), (), ("办公室",),
    ]  # fmt: skip


def test_what_there_is_and_what_was_asked_for_beside_figures() -> None:
    text = "2025年，全市共有医疗机构580个，卫生人员9870人。回顾“十四五”，支出累计达到186亿元。\n老年人健康管理率目标68%，实际完成71.2%。占比由55.1%上升到57.9%。"
    found = draft("云川市2025年工作总结\n一、“十四五”时期工作完成情况\n" + text).actuals
    assert [f"{s.indicator} {s.value} {s.period}" for s in found] == [
        "全市共有医疗机构 580 2025", "卫生人员 9870 2025", "支出 186 2021..2025", "老年人健康管理率 71.2 2025", "占比 57.9 2025",
    ]  # fmt: skip
    assert [any("68%" in str(check) or "55.1%" in str(check) for check in s.checks) for s in found[3:]] == [True, True]


def test_what_each_area_does_holds_for_the_next_numbers() -> None:
    found = draft(PLAN + "各县（区）每年组织演练2次，开展宣传4次，举办讲座6场。").statements
    assert [s.indicator for s in found if s.checks] == ["县(区)每年组织演练", "宣传", "举办讲座"]


@pytest.mark.parametrize(
    ("title", "area"),
    [
        ("健康江州行动（2026—2030年）", ""),
        ("万州区健康行动实施方案（2026—2030年）", "万州区"),
        ("江州市2026年卫生健康工作要点", "江州市"),
    ],
)
def test_the_area_of_a_title(title: str, area: str) -> None:
    assert draft(f"{title}\n一、主要任务\n签约率达到60%。").area == area


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("建设种植基地5个共2万亩。", ["at_least 5个", "at_least 2万亩"]),
        ("轮训2轮、共320人次。", ["at_least 2轮", "at_least 320人次"]),
        ("孕产妇死亡为零。", ["equals 0"]),
        ("签约率为60%。", ["equals 60%"]),
    ],
)
def test_sums_are_to_be_reached(text: str, expected: list[str]) -> None:
    assert [f"{s.form} {s.value}{s.unit}" for s in draft(PLAN + text).statements] == expected


def test_a_grade_is_no_aim() -> None:
    assert not draft(PLAN + "考核得分率90%以上为优秀等次，80%以上为良好，60%以下为不合格。").statements


FIVE = "青川县“十五五”卫生健康规划\n一、任务\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A year between a name and what is done, and one that only says which.
        ("规划实施情况2028年开展中期评估1次。", ["规划实施情况开展中期评估 2028"]),
        ("县医院2027年创建三级医院1所。", ["县医院创建三级医院 2027"]),
        ("推进2027年建设项目17个。", ["建设项目 2026..2030"]),
        # Years that open a paragraph hold for it, with a check; 前 alone has one.
        ("2026—2028年，新增无烟机关10个。处置率达到98%。", ["新增无烟机关 2026..2028", "处置率 by 2028 ?"]),
        ("2026—2030年，新增无烟机关10个。规范处置率达到98%。", ["新增无烟机关 2026..2030", "规范处置率 by 2030 ?"]),
        ("2029年前完成监督员轮训2轮。", ["监督员轮训 by 2029 ?"]),
        ("2029年底前完成监督员轮训2轮。", ["监督员轮训 by 2029"]),
        # All of them, by each of two years.
        ("到2028年和2030年，所有二级医院均开展静脉溶栓。", ["所有二级医院均开展静脉溶栓的比例 by 2028", "所有二级医院均开展静脉溶栓的比例 by 2030"]),
        # 每年 of what is done goes on, but not to levels.
        ("每年开展宣传周，举办讲座20场。", ["举办讲座 2026..2030 ?"]),
        ("每年轮训医师80人次，辖区乡村医生大专占比达到15%。", ["轮训医师 2026..2030 ?", "辖区乡村医生大专占比 by 2030"]),
        # Two numbers of one thing.
        ("建设种植基地5个共2万亩。", ["建设种植基地 2026..2030 ?", "建设种植基地 2026..2030 ?"]),
        # For whom something is done; what is asked of each; steps.
        ("为失能老年人提供上门服务500人次，向困难家庭发放补助300万元，对孕妇开展筛查200人次。",
         ["为失能老年人提供上门服务 2026..2030", "向困难家庭发放补助 by 2030", "对孕妇开展筛查 2026..2030"]),
        ("骨干医师进修每院不少于2名，巡诊不少于2次/村。", ["骨干医师进修每院 by 2030 ?", "巡诊(骨干医师进修每院) by 2030 ?"]),
        ("坚持日行6000—10000步，每周运动3次。", ["日行 by 2030 ?", "运动 2026..2030 ?"]),
        ("新建机构8家，10月底前完成。", ["新建机构 2026..2030 ?"]),
        ("为2.6万名学生开展视力筛查2次。", ["学生 by 2030 ?", "学生开展视力筛查 2026..2030"]),
        ("为妇女免费筛查宫颈癌8000人、乳腺癌8000人。", ["为妇女免费筛查宫颈癌 2026..2030", "乳腺癌 by 2030 ?"]),
        # A second reader: groups behind a comma, what a life's week or an hour says which, sums of the years.
        ("急救站服务半径不超过5公里，农村地区不超过15公里。", ["急救站服务半径 by 2030", "农村地区(急救站服务半径) by 2030 ?"]),
        ("乙肝疫苗首针24小时内及时接种率95%。", ["乙肝疫苗首针24小时内及时接种率 by 2030"]),
        ("孕13周前完成首次产检的比例达90%。", ["孕13周前完成首次产检的比例 by 2030"]),
        ("市财政设立资金，五年安排专项资金不低于150亿元。", ["安排专项资金 2026..2030"]),
        ("远程医疗覆盖所有乡镇卫生院和80%的村卫生室。", ["远程医疗覆盖所有乡镇卫生院的比例 by 2030", "村卫生室的比例 by 2030 ?"]),
        ("以4个90%目标为抓手，即高血压、糖尿病患者规范管理率，儿童、孕产妇系统管理率均达到90%。",
         ["儿童系统管理率 by 2030 ?", "孕产妇系统管理率 by 2030 ?"]),
        ("推进18个未达标卫生院全部达到推荐标准。", ["18个未达标卫生院达到推荐标准的比例 by 2030"]),
        ("（一）动员阶段（2026年3月底前）。培训骨干120人，团队组建率100%。", ["培训骨干 2026-01..2026-03", "团队组建率 by 2026-03"]),
        ("（一）实施阶段（2026年4—11月）。团队组建率100%。", ["团队组建率 by 2030 ?"]),
        ("村卫生室每两月至少举办1次健康知识讲座。", ["健康知识讲座(村卫生室每两月) by 2030 ?"]),
        ("绩效每低1分扣减1%，真实率须达95%。", ["真实率 by 2030 ?"]),
        ("医养结合签约率达到90%。（老龄科，2026年11月底前）", ["医养结合签约率 by 2026-11"]),
        ("“十五五”以来累计投入资金56亿元。", ["累计投入资金 2026..2030"]),
        ("基层门诊量占比接近六成半。", ["基层门诊量占比 by 2030 ?"]),
        # Half of a name that stood before a number which only says which.
        ("寄宿制学校或600名学生以上的学校配备卫生人员、600名以下的学校配备保健教师的比例达到70%。",
         ["600名以下的学校配备保健教师的比例 by 2030 ?"]),
        ("新建卫生室20个（其中：爱华镇6个、漫湾镇5个）。",
         ["新建卫生室 2026..2030", "爱华镇(新建卫生室) 2026..2030 ?", "漫湾镇(新建卫生室) 2026..2030 ?"]),
    ],
)  # fmt: skip
def test_what_a_fresh_reader_found(text: str, expected: list[str]) -> None:
    found = draft(FIVE + text).statements
    assert [f"{s.indicator} {'by ' * s.by}{s.period}{' ?' * bool(s.checks)}" for s in found] == expected


def test_clauses_of_two_boxes_have_ids_of_their_own() -> None:
    text = "（一）体系\n专栏1 急救\n1.急救站。新建急救站5个。\n专栏2 中医\n1.中医馆。新建中医馆3个。\n（二）人才\n1.招聘医师20人。"
    assert [s.clause for s in draft(FIVE + text).statements] == ["一专栏1、1", "一专栏2、1", "一(二)1"]
