"""What a number is about, where plans say it in pieces: names, parts, tables. `?` behind a target that has a check."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from conftest import Outcome

from targetcheck.draft import Statement, draft, to_yaml

PLAN = "青山省2026年卫生健康工作要点\n一、2026年重点工作\n"
FIVE_YEARS = "青山县“十五五”卫生健康事业发展规划\n一、发展目标\n"


def said(s: Statement) -> str:
    value = s.value if s.high is None else f"{s.value}..{s.high}"
    change = {"up": " ↑", "down": " ↓"}.get(s.direction, "")
    return f"{s.indicator} | {s.form} {value}{s.unit}{change}" + (" ?" if s.checks else "")


def read(text: str, title: str = PLAN) -> list[str]:
    return [said(s) for s in draft(title + text).statements]


LISTS = [
    # One measure for several groups.
    ("药占比二级医院不高于35%、三级医院不高于30%。", ["药占比二级医院 | at_most 35%", "药占比三级医院 | at_most 30%"]),
    ("药占比二级医院不高于35%，三级医院不高于30%。", ["药占比二级医院 | at_most 35%", "药占比三级医院 | at_most 30%"]),
    ("急救平均反应时间城区10分钟以内、农村20分钟以内。",
     ["急救平均反应时间城区 | at_most 10分钟", "急救平均反应时间农村 | at_most 20分钟"]),
    ("检验检测能力达到A类220项、B类100项以上。",
     ["检验检测能力达到A类 | at_least 220项", "检验检测能力达到B类 | at_least 100项"]),
    ("政策范围内支付比例居民、职工分别达到70%、80%。",
     ["政策范围内支付比例居民 | at_least 70%", "政策范围内支付比例职工 | at_least 80%"]),
    ("每千人口公立医院床位3.9张、社会办医院1.2张。",
     ["每千人口公立医院床位 | at_least 3.9张", "每千人口社会办医院床位 | at_least 1.2张 ?"]),
    ("每千人口重症医学床位、可转换重症床位均达到0.10张。",
     ["每千人口重症医学床位 | at_least 0.10张", "每千人口可转换重症床位 | at_least 0.10张"]),
    ("设置中心乡镇卫生院5所、社区卫生服务中心3所。",
     ["设置中心乡镇卫生院 | at_least 5所", "社区卫生服务中心 | at_least 3所"]),
    ("县中医院、县妇幼保健院分别设置床位450张、180张。",
     ["县中医院设置床位 | at_least 450张", "县妇幼保健院设置床位 | at_least 180张"]),
    ("全县引进硕士30名、副高以上职称人才20名。", ["全县引进硕士 | at_least 30人", "引进副高以上职称人才 | at_least 20人"]),
    ("完成农村妇女宫颈癌筛查4.5万人、乳腺癌筛查4.5万人。",
     ["农村妇女宫颈癌筛查 | at_least 4.5万人", "乳腺癌筛查 | at_least 4.5万人 ?"]),
    ("门诊患者抗菌药物使用率不超过15%，住院不超过50%。",
     ["门诊患者抗菌药物使用率 | at_most 15%", "住院(门诊患者抗菌药物使用率) | at_most 50% ?"]),
    # 均 gives its value to each name that is clear; else its number is marked.
    ("高血压患者、糖尿病患者规范管理服务率均达到75%。",
     ["高血压患者规范管理服务率 | at_least 75%", "糖尿病患者规范管理服务率 | at_least 75%"]),
    ("老年人、孕产妇等重点人群签约率均达到85%。", ["老年人、孕产妇等重点人群签约率 | at_least 85% ?"]),
    ("DR、彩超配置率均达到100%。", ["DR、彩超配置率 | at_least 100% ?"]),
    ("远程心电2.5万例、远程会诊300例，均较上年增长10%以上。",
     ["远程心电 | at_least 2.5万例", "远程会诊 | at_least 300例", "远程会诊 | at_least 10% ↑ ?"]),
    # Verbs of a list.
    ("新开工亿元以上项目30个、竣工20个、达产15个。",
     ["新开工亿元以上项目 | at_least 30个", "竣工亿元以上项目 | at_least 20个 ?", "达产亿元以上项目 | at_least 15个 ?"]),
    ("开工建设医院5所、投用2所。", ["开工建设医院 | at_least 5所", "投用医院 | at_least 2所 ?"]),
    ("实施技术改造项目3200项，再实施500项。", ["技术改造项目 | at_least 3200项", "实施(技术改造项目) | at_least 500项 ?"]),
]  # fmt: skip

MORE_LISTS = [
    ("早孕建册率、产后访视率均在90%以上。", ["早孕建册率 | at_least 90%", "产后访视率 | at_least 90%"]),
    ("达到基本标准的比例三年均保持100%。", ["达到基本标准的比例 | at_least 100%"]),
    ("区中医院、各社区卫生服务中心床位占比分别不低于15%、30%。",
     ["区中医院床位占比 | at_least 15%", "社区卫生服务中心床位占比 | at_least 30%"]),
    ("远程会诊、远程影像年服务量分别达到500例、2万例。",
     ["远程会诊、远程影像年服务量(远程会诊) | at_least 500例 ?", "远程影像年服务量 | at_least 2万例"]),
    ("新生儿遗传代谢病、听力筛查率分别达到98%、95%。",
     ["新生儿遗传代谢病筛查率 | at_least 98%", "听力筛查率 | at_least 95% ?"]),
    ("农村妇女“两癌”检查：宫颈癌6000人、乳腺癌6000人。",
     ["宫颈癌(农村妇女“两癌”检查) | at_least 6000人 ?", "乳腺癌(农村妇女“两癌”检查) | at_least 6000人 ?"]),
    ("主要目标：床位500张，医师数300人。", ["床位 | at_least 500张", "医师数 | at_least 300人"]),
    ("城市和农村低保标准分别提高到每月720元、560元。",
     ["城市低保标准(每月) | at_least 720元", "农村低保标准(每月) | at_least 560元"]),
    ("新生儿疾病筛查率98%以上，听力筛查率95%。", ["新生儿疾病筛查率 | at_least 98%", "听力筛查率 | at_least 95% ?"]),
    ("每千人口床位数7张，其中公立医院4.2张/千人，基层机构1.2张/千人。",
     ["每千人口床位数 | at_least 7张", "公立医院(每千人口床位数) | at_least 4.2张/千人 ?",
      "基层机构(每千人口床位数) | at_least 1.2张/千人 ?"]),
    ("新建充电桩5万个，累计达到28万个。", ["新建充电桩 | at_least 5万个", "新建充电桩(累计) | at_least 28万个 ?"]),
    ("免费婚检1800对，婚检率不低于85%。", ["免费婚检 | at_least 1800对", "婚检率 | at_least 85% ?"]),
    ("建成自助小屋10个、中医馆提档升级6家。", ["建成自助小屋 | at_least 10个", "中医馆提档升级 | at_least 6家"]),
    ("患者报告患病率不低于4.5‰，规范管理率90%。",
     ["患者报告患病率 | at_least 4.5‰", "规范管理率(患者报告患病率) | at_least 90% ?"]),
    ("肿瘤登记发病率180/10万～300/10万。", ["肿瘤登记发病率 | between 180..300/10万"]),
]  # fmt: skip

PARTS = [
    ("行政处罚案件100件以上（其中医疗卫生不少于30件）。",
     ["行政处罚案件 | at_least 100件", "医疗卫生(行政处罚案件) | at_least 30件 ?"]),
    ("总诊疗人次达到2950万，其中基层1650万人次。", ["总诊疗人次 | at_least 2950万", "基层(总诊疗人次) | at_least 1650万人次 ?"]),
    ("床位数保持在7.0张，其中公立医院4.2张、社会办医院1.6张。",
     ["床位数 | at_least 7.0张", "公立医院(床位数) | at_least 4.2张 ?", "社会办医院(床位数) | at_least 1.6张 ?"]),
    ("引进硕士60名，其中县办医院各不少于8名。", ["引进硕士 | at_least 60人", "县办医院(引进硕士)(各) | at_least 8人 ?"]),
    ("卫生技术人员4700人，其中执业（助理）医师1850人、注册护士2270人。",
     ["卫生技术人员 | at_least 4700人", "执业(助理)医师 | at_least 1850人", "注册护士 | at_least 2270人"]),
    ("新增托位1000个，其中普惠托位占比60%。", ["新增托位 | at_least 1000个", "普惠托位占比 | at_least 60%"]),
    ("培养人才600名，其中2026年200名。", ["培养人才 | at_least 600人 ?", "培养人才 | at_least 200人 ?"]),
]  # fmt: skip

WHICH = [
    # A number that says which, or of whom, is a part of a name.
    ("培育年产值超10亿元企业3家。", ["培育年产值超10亿元企业 | at_least 3家"]),
    ("完成投资超10亿元，新建学校3所。", ["投资 | above 10亿元", "新建学校 | at_least 3所"]),
    ("80%的居民15分钟内能够到达最近的医疗点。", ["居民15分钟内能够到达最近的医疗点的比例 | at_least 80%"]),
    ("80%以上的村卫生室能够提供4类10项以上中医药技术。", ["村卫生室能够提供4类10项以上中医药技术的比例 | at_least 80%"]),
    ("80%的县医院达到三级水平。", ["县医院达到三级水平的比例 | at_least 80%"]),
    ("床位使用率保持在80%—85%，低于75%的一般不再新增床位。", ["床位使用率 | between 80..85%"]),
    ("向6个乡镇卫生院派驻医师24名。", ["向6个乡镇卫生院派驻医师 | at_least 24人"]),
    ("每3—10万居民设置1所社区卫生服务中心。", ["社区卫生服务中心(每3-10万居民设置) | at_least 1所 ?"]),
    ("引进DSA 1台、3.0T磁共振1台。", ["引进DSA | at_least 1台", "引进3.0T磁共振 | at_least 1台"]),
    ("PM2.5浓度降至30微克/立方米。", ["PM2.5浓度 | at_most 30微克/立方米"]),
    ("病历系统平均级别达到4级以上，建成二级以上医院2家。", ["病历系统平均级别 | at_least 4级", "建成二级以上医院 | at_least 2家"]),
    ("建成1~2所示范学校、6~8所骨干学校。", ["建成示范学校 | between 1..2所 ?", "建成骨干学校 | between 6..8所 ?"]),
    ("每3至10万居民设置1个服务中心。", ["服务中心(每3至10万居民设置) | at_least 1个 ?"]),
    ("各区（县级市）建有1所公办学校。", ["公办学校(各区(县级市)建) | equals 1所 ?"]),
    ("每个街（镇）有1所托老机构。", ["托老机构(每个街(镇)) | equals 1所 ?"]),
    ("全部镇均建有1所以上公办幼儿园。", ["全部镇建有1所以上公办幼儿园的比例 | at_least 100%"]),
    ("有就业意愿的毕业生实现100%就业。", ["有就业意愿的毕业生就业的比例 | at_least 100%"]),
    ("民办医疗机构床位数、门诊量均达到全市总量的15%以上。", ["民办医疗机构床位数、门诊量(全市总量) | at_least 15% ?"]),
    ("年度报销限额最高10万元。", ["年度报销限额 | at_most 10万元"]),
    # One name with two numbers is to be settled; the same number twice is not.
    ("居民签约率达到60%。居民签约率达到65%。", ["居民签约率 | at_least 60% ?", "居民签约率 | at_least 65% ?"]),
    ("居民签约率达到60%。居民签约率达到60%。", ["居民签约率 | at_least 60%", "居民签约率 | at_least 60%"]),
    ("床位达到500张，增加20张。", ["床位 | at_least 500张", "床位 | change 20张 ↑ ?"]),
    ("年均开发2万个以上的公益性岗位。", ["公益性岗位 | at_least 2万个 ?"]),
    ("每万人拥有公共文化设施面积达到4400m2以上。", ["每万人拥有公共文化设施面积 | at_least 4400平方米"]),
    ("远程医疗覆盖所有乡镇卫生院。", ["远程医疗覆盖所有乡镇卫生院的比例 | at_least 100%"]),
    ("为12家乡镇卫生院配齐DR、彩超。", ["乡镇卫生院配齐DR、彩超 | at_least 12家"]),
    # Per whom and per what time.
    ("低保标准由每月720元提高到750元，农村低保标准提高到每年7200元。",
     ["低保标准(每月) | at_least 750元", "农村低保标准(每年) | at_least 7200元"]),
    ("最低缴费标准为每人每年400元。", ["最低缴费标准(每人每年) | equals 400元"]),
    ("补助标准提高每人每年30元。", ["补助标准 | change 30元 ↑ ?"]),
    ("以县（市、区）为单位，筛查率达到85%，报告率达到98%。",
     ["筛查率(以县(市、区)为单位) | at_least 85% ?", "报告率(以县(市、区)为单位) | at_least 98% ?"]),
    ("精神科床位每万人口5.5张。", ["每万人口精神科床位 | at_least 5.5张"]),
    ("生活垃圾分类覆盖率100%，无害化处理率达98%。",
     ["生活垃圾分类覆盖率 | at_least 100%", "无害化处理率(生活垃圾分类覆盖率) | at_least 98% ?"]),
    ("每周坐诊不少于2天。", ["每周坐诊 | at_least 2天 ?"]),
    # Ranges: kept or to be reached.
    ("争创省级重点专科3—5个。", ["省级重点专科 | between 3..5个 ?"]),
    ("单个院区床位数宜在600—1000张之间。", ["单个院区床位数 | between 600..1000张"]),
    ("床位使用率80%—85%。", ["床位使用率 | between 80..85%"]),
    ("门诊次均费用245元。", ["门诊次均费用 | at_most 245元 ?"]),
    # Names that were cut, or say too little.
    ("支持8个市建设儿童友好城市。", ["市建设儿童友好城市 | at_least 8个 ?"]),
    ("粮食播种面积72万亩，总产38.5万吨。", ["粮食播种面积 | at_least 72万亩", "总产 | at_least 38.5万吨 ?"]),
    ("推进检验、影像等5大项目建设。", ["项目建设 | at_least 5个 ?"]),
    ("农村居民不低于35%。", ["农村居民 | at_least 35% ?"]),
]  # fmt: skip

SITES = [
    # A clause says of an institution what becomes of it; the numbers after it are that institution's.
    ("区人民医院整体迁建，设置床位1000张。", ["设置床位(区人民医院) | at_least 1000张 ?"]),
    ("市一院东院区建成投用，新增床位800张，年服务能力达到90万人次。",
     ["新增床位(市一院东院区) | at_least 800张 ?", "年服务能力(市一院东院区) | at_least 90万人次 ?"]),
    ("县中医院创建三级甲等医院，建设市级重点专科2个，治未病中心服务2万人次。",
     ["建设市级重点专科(县中医院) | at_least 2个 ?", "治未病中心服务 | at_least 2万人次"]),
    ("推进市中医院三期工程，总建筑面积8.6万平方米。", ["总建筑面积(市中医院三期工程) | at_least 8.6万平方米 ?"]),
    ("新外科大楼项目完成投资1.5亿元，主体结构封顶，设置床位600张。",
     ["新外科大楼项目完成投资 | at_least 1.5亿元", "设置床位(新外科大楼项目) | at_least 600张 ?"]),
    ("投资3.2亿元实施县医院迁建项目，新增床位300张。",
     ["县医院迁建项目投资 | at_least 3.2亿元", "新增床位(县医院迁建项目) | at_least 300张 ?"]),
    ("县医院综合能力明显提升，床位达到500张。", ["床位 | at_least 500张 ?"]),
    ("县医院建成三级医院，县域内就诊率达到92%，乡镇卫生院床位达到600张。",
     ["县域内就诊率 | at_least 92%", "乡镇卫生院床位 | at_least 600张"]),
    ("公立医院加强成本管理，资产负债率低于45%。", ["资产负债率 | below 45%"]),
    ("推进健康城市建设，居民健康素养水平达到35%。", ["居民健康素养水平 | at_least 35%"]),
    ("市县两级财政五年累计投入3亿元支持县医院建设。", ["市县两级财政五年累计投入支持县医院建设 | at_least 3亿元"]),
]  # fmt: skip

CONDITIONS = [
    # A number that says which of them are counted, or of which a share is taken.
    ("住院超30天患者占比降至0.8%。", ["住院超30天患者占比 | at_most 0.8%"]),
    ("RW≥2病例占比达到12%。", ["RW≥2病例占比 | at_least 12%"]),
    ("电子病历达到4级，其中5级的不少于2家。", ["电子病历 | at_least 4级", "5级(电子病历) | at_least 2家 ?"]),
    ("绩效考核进入全省前10名的达到3家。", ["绩效考核进入全省前10名 | at_least 3家"]),
    ("绩效考核进入全省前10名。", ["绩效考核进入全省 | at_most 10名"]),
    ("外转率较高的5个病种市外就诊率下降20%。", ["外转率较高的5个病种市外就诊率 | change 20% ↓ ?"]),
    ("完成率低于60%的单位予以通报。", []),
    ("县级财政按不低于1:1比例配套。", ["县级财政比例配套 | at_least 1:1"]),
    # What 达到 is a part of, what is per how many, what is shared by a list.
    ("支持50个县级医院提标，其中达到三级水平的达到35家。",
     ["县级医院提标 | at_least 50个", "达到三级水平(县级医院提标) | at_least 35家 ?"]),
    ("检测项目增加到200项，达到A类以上能力的占80%。",
     ["检测项目 | at_least 200项", "达到A类以上能力的占比(检测项目) | at_least 80% ?"]),
    ("AED新增200台，每10万人口达到30台。", ["AED新增 | at_least 200台", "每10万人口AED新增 | at_least 30台 ?"]),
    ("传染病床位按每千人口0.15张设置。", ["每千人口传染病床位 | at_least 0.15张"]),
    ("新获批一类创新药2个、三类医疗器械15个。", ["新获批一类创新药 | at_least 2个", "新获批三类医疗器械 | at_least 15个"]),
    ("三年引进博士100名、硕士600名。", ["三年引进博士 | at_least 100人", "引进硕士 | at_least 600人"]),
    ("招聘卫生人员420名，其中中医药人员50名。", ["招聘卫生人员 | at_least 420人", "中医药人员(招聘卫生人员) | at_least 50人 ?"]),
    ("托育中心达到8家，县级覆盖率达到70%。", ["托育中心 | at_least 8家", "县级覆盖率(托育中心) | at_least 70% ?"]),
    ("麻疹发病率低于1/100万。", ["麻疹发病率 | below 1/100万"]),
    ("低风险组死亡率降为0.01%以下。", ["低风险组死亡率 | at_most 0.01%"]),
    ("检查预约完成率：超声95%、CT 98%。",
     ["超声(检查预约完成率) | at_least 95% ?", "CT(检查预约完成率) | at_least 98% ?"]),
    ("配置1.5T磁共振2台、64排以上CT 4台。", ["配置1.5T磁共振 | at_least 2台", "64排以上CT | at_least 4台"]),
    ("统筹区内按病种付费病种不少于600个。", ["统筹区内按病种付费病种 | at_least 600个"]),
    ("每个次中心配备CT 1台、救护车2辆，床位80张以上。",
     ["每个次中心配备CT | at_least 1台 ?", "救护车(每个次中心) | at_least 2辆 ?", "床位 | at_least 80张 ?"]),
    ("发表论文150篇，影响因子5分以上的20篇。", ["发表论文 | at_least 150篇", "影响因子5分以上(发表论文) | at_least 20篇 ?"]),
    ("省、市、县三级疾控中心达标率分别达到100%、98%、95%。",
     ["省级疾控中心达标率 | at_least 100%", "市级疾控中心达标率 | at_least 98%", "县级疾控中心达标率 | at_least 95%"]),
    ("省级疾控中心具备300项以上检测能力。", ["省级疾控中心具备检测能力 | at_least 300项"]),
    ("储备可转换ICU床位，达到床位总数的10%。", ["储备可转换ICU床位占床位总数的比重 | at_least 10% ?"]),
    ("应急血液储备不少于7天用量。", ["应急血液储备 | at_least 7天"]),
    ("每支队伍不少于35人。", ["每支队伍 | at_least 35人 ?"]),
    ("每个社区中心至少设置3个特色科室、20张住院床位。",
     ["特色科室(每个社区中心至少设置) | at_least 3个 ?", "住院床位(每个社区中心至少设置) | at_least 20张 ?"]),
    ("次均门诊费用、次均住院费用涨幅分别控制在3%、4%以内。",
     ["次均门诊费用涨幅 | at_most 3%", "次均住院费用涨幅 | at_most 4%"]),
    ("市医院牵头的医联体覆盖18家服务中心。", ["市医院牵头的医联体覆盖服务中心 | at_least 18家"]),
    ("乡村医生学历提升50名。", ["乡村医生学历提升 | at_least 50人"]),
    ("护理人员招聘60名，其中本科以上占80%。", ["护理人员招聘 | at_least 60人", "本科以上占比 | at_least 80% ?"]),
    ("临床研究中心：国家级1个、省级30个。",
     ["国家级(临床研究中心) | at_least 1个 ?", "省级(临床研究中心) | at_least 30个 ?"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"), [*LISTS, *MORE_LISTS, *PARTS, *WHICH, *SITES, *CONDITIONS], ids=lambda text: text[:20]
)
def test_reads(text: str, expected: list[str]) -> None:
    assert read(text) == expected


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
        "实际占用总床日 | at_least 535万床日 ? | by 2027-06 | 信息科",
        "固定资产投资 | change 8% ↑ ? | by 2026 | 规划科",
        "个人支出占比 | change 0.3个百分点 ↓ ? | by 2026-11 | 财务科",
        "费用增幅 | below 5% ? | by 2026 | 财务科",
        "床位使用率 | between 80..85% ? | by 2026 | ",
    ]
    assert [s.baseline for s in found[:2]] == ["6.0张", "2.6张"]
    assert [s.since for s in found[5:7]] == ["2025", "2025"]


def test_every_open_bound_has_a_check() -> None:
    written = to_yaml(draft("青山县2026年卫生健康工作要点\n指标\t2026年目标值\n投资\t增长8%\n满意度\t提高2个百分点\n"))
    assert written.count('at_least: "?"') + written.count("at_least: '?'") + written.count("at_least: ?") == 2
    assert written.count("# check: the change is since when?") == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What was in a year behind the plan, to the full stop; a remark between aims is no heading.
        ("2025年，门诊82万人次；出院3.98万人次，增长4%。门诊量达到90万人次。", ["actual 2025"] * 3 + ["target 2026"]),
        ("去年筛查1.8万人，今年将筛查2万人。建成中心2家。", ["actual 2025", "target 2026", "target 2026"]),
        # A forecast is neither a figure nor a target without a doubt.
        ("预计全年门诊量增长8%。", ["target 2026 ?"]),
        ("签约率2026年达到62%、2028年达到66%。", ["target 2026", "target 2028"]),
        (
            "建设服务站15个（其中2025年5个、2027年6个），家庭病床达到500张。",
            ["target 2026", "actual 2025", "target 2027", "target 2026"],
        ),
        ("2026—2028年，新建中心6个，失业率控制在3%以内。", ["target 2026..2028", "target 2028"]),
        ("2026~2028年分别新增卫生院2家、3家、4家。", ["target 2026", "target 2027", "target 2028"]),
        ("2025年3月前，完成中心26个。", ["target 2025-03"]),
        ("到2028年，签约率达到60%；建档率达到90%。", ["target 2028", "target 2028"]),
        # A date in the middle of a clause may be its own; a year behind 由 is where it starts.
        ("主楼10月底前封顶，设置床位600张。", ["target 2026-10 ?"]),
        ("到2028年，签约率由2025年的40%提高到60%，建档率提高6个百分点。", ["target 2028", "target 2028"]),
        ("三年改造卫生室1200所，2026年完成40%、2027年完成70%。", ["target 2026", "target 2026 ?", "target 2027"]),
        ("到2028年，签约率达到60%。建档率达到90%。", ["target 2028", "target 2028 ?"]),
    ],
)
def test_when(text: str, expected: list[str]) -> None:
    found = draft(PLAN + text).statements
    doubtful = [any("taken from" in str(c) or "forecast" in str(c) for c in s.checks) for s in found]
    assert [f"{s.kind} {s.period}" + " ?" * unsure for s, unsure in zip(found, doubtful, strict=True)] == expected


def test_a_review_reports_no_forecast() -> None:
    text = "一、面临的机遇和挑战\n预计到2030年，常住人口将达到54万人左右。到2030年，老年人占比将超过28%。预计全年门诊量82万人次。\n"
    found = draft("青山县“十五五”卫生健康事业发展规划\n" + text)
    assert [(s.indicator, s.kind, bool(s.checks)) for s in found.statements] == [("门诊量", "actual", True)]
    assert [u.text for u in found.unread] == ["预计到2030年，常住人口将达到54万人左右", "到2030年，老年人占比将超过28%"]


def test_the_summary_and_validate_count_the_same_checks(run: Callable[..., Outcome]) -> None:
    text = PLAN + "签约率达75%左右。图书藏量达到28.6万册。床位由400张增加到500张。到2028年，床位由400张增加到500张。"
    done = run("draft", "plan.txt", files={"plan.txt": text})
    checks = done.out.count("# check: ")
    assert checks == 3
    assert f"; {checks} to check" in done.err
    assert f"{checks} checks of the draft are still open" in run("validate", "p.yaml", files={"p.yaml": done.out}).err
