"""The headings that actuals are known by, and the words for totals, parts of parts and areas. A new one is one word in a row."""

from __future__ import annotations

import re
from functools import lru_cache

from targetcheck.model.pattern import chinese, pattern
from targetcheck.model.text import header_key
from targetcheck.model.unit import Unit

HEADINGS: dict[str, str] = {
    "indicator": "indicator 指标 指标名称 项目 项目名称 统计指标 metric indicatorname indicatorcode seriesname seriescode",
    "area": (
        "area region county district city province country geo ref_area refarea geography areaname regionname countryname "
        "referencearea geoareaname spatialdim spatialdimension reportingentity reportingunit reportingarea adminarea admin district_name county_name region_name area_name 地区 区县 县区 县(区) 县(市、区) 市(州) 区县(市) 市(区、县) 县(市) 区(县) 市州 地市 市地 州市 城市 省份 省市 国家 国别 "
        "地区名称 区县名称 县区名称 县市区 县市区名称 县(市、区)名称 行政区划 行政区 行政区域 区域 辖区 属地 乡镇 街道 乡镇街道 镇街 乡镇(街道) 镇(街道) "
        "单位名称 填报单位 报送单位 上报单位 填报地区 所属地区 所属区县 所在地 entity location"
    ),
    "period": (
        "period date timedim timeperiod time_period time referenceperiod reportingperiod 时期 时间 日期 报告期 统计期 统计时期 统计时间 所属期 所属时期 "
        "数据时间 数据日期 年月 期间 期别 报告时期 统计周期"
    ),
    "year": "year fiscalyear schoolyear 年份 年度 年 统计年度 统计年份 报告年度 学年 财年 所属年度",
    "quarter": "quarter 季度 季",
    "month": "month 月份 月 统计月份",
    "value": (
        "value actual obs_value obsvalue observationvalue 数值 实际值 完成值 数据 完成数 实际完成 实际完成值 实际完成数 实际数 实际 完成 完成情况 完成量 "
        "本期 本期数 本期值 当期值 现期值 报告期值 实绩 实际完成情况 指标值 数量 绝对数 绝对值 总量 统计值 年末数 期末数 numericvalue factvaluenumeric"
    ),
    "multiplier": "unit_mult unitmult unitmultiplier",
    "unit": "unit unit_measure unitmeasure units unitofmeasure 单位 计量单位 数据单位",
    "remark": (
        "序号 编号 行号 行次 栏次 来源 数据来源 目标值 目标 目标数 目标任务 目标任务数 年度目标 全年目标 计划 计划值 计划数 任务 任务数 任务量 任务值 预计 全年预计 "
        "预计值 完成率 完成率(%) 进度 完成进度 序时进度 上年 上年数 上年值 基期值 基期数 "
        "上年同期 上年同期数 去年 去年同期 上期 上期数 上期值 同比 同比增减 同比增长 同比(%) 环比 环比增减 环比增长 增减 增减率 增长 增长率 增幅 增速 占比 比重 构成 "
        "排名 位次 名次 条款 clause bound no no. number remark remarks note notes description source target plan planned quota completion "
        "completionrate achievement achieved progress department owner contact responsible responsibledepartment reporter reportedby reportedon reportdate obs_status obsstatus "
        "observationstatus obs_flag obsflag obs_conf conf_status confstatus flag flags footnote footnotes "
        "spatialdimtype timedimtype dim1type dim2type dim3type datasourcedim datasourcedimtype low high lowerbound upperbound lowerci upperci lower95ci upper95ci lower95%ci upper95%ci lower upper "
        "属性 指标属性 指标性质 指标类型 是否达标 是否达序时 是否达到序时 是否达进度 goal reportingtype nature timecoverage time_detail baseperiod geoinfourl "
        "valuetype parentlocation parentlocationcode locationtype periodtype islatestyear spatialdimvaluecode datemodified "
        "factvaluenumericlow factvaluenumerichigh factvaluenumericprefix factvaluetranslationid factcomments language "
        "下限 上限 置信下限 置信上限 95%ci下限 95%ci上限 95%ci 标准误 标准差 样本量 样本数 样本含量 阈值 cilow cihigh ci low95 high95 se standarderror samplesize "
        "decimals dataflow freq frequency lastupdate lastupdated structure structure_id action comment comments rank"
    ),
}
"""What a column is → its headings as `header_key` writes them. The first of a row is the one that forms are written with."""

ROLES: dict[str, str] = {name: role for role, names in HEADINGS.items() for name in names.split()}

_TOTAL = chinese(
    r"(?:(?!上年|去年|前年|同期|上期)(.{0,20})(?:合计|总计|共计|汇总|总数|总和)(?:\((?!不含|除|剔除|扣除|[12][0-9]{3}|上年|去年)[^()]{0,12}\))?|全部|[全我][市区县州省国旗盟])[:：]?"
)
_TOTAL_IN_ENGLISH = pattern(r"(?:(.{0,30})total|all|allages?|allareas?|bothsex(?:es)?|(?:sex_)?btsx|_t)[:：]?")
"""Cells of a row that is the total over its column: 合计, 临沧市合计：, 全市, Grand Total; of SDMX and WHO _T, BTSX."""

_PART_OF_PART = chinese(
    r"其中.*|.{0,20}小计[:：]?|.{0,20}(?:平均|均值|平均值|平均数)[:：]?|[年季月旬周日]均(?:数|值)?|(?:中位|众|最[大小高低多少])(?:数|值)?"
    r"|标准差|方差|极差|全距|变异系数"
)
_PART_IN_ENGLISH = pattern(
    r"(?:ofwhich|thereof|ofthem|including).*|.{0,30}sub-?total[:：]?|average|mean|median|max(?:imum)?|min(?:imum)?"
    r"|std(?:\.?dev(?:iation)?)?|standarddeviation"
)
"""Cells of a row that is neither a total nor a part: a part of a part, a mean or another statistic."""

_REMARK = chinese(
    r"(?:较|比|与)?(?:上年|去年|上期|上月|上季|前年|同期).*|.*(?:同比|环比|增减|增幅|增速|增长率|完成率|完成比例?|占比|比重|构成|排名|位次|名次|得分|满分|权重|分值|差额|差距|评价|标准差)(?:增减|增长|变化|升降)?"
    r"(?:率|幅|量|数|额|情况)?(?:[%±]|\(.*\))*"
)
_OF_PEOPLE = chinese(
    r"(?:责任|牵头|主管|分管|配合|承办|协办|经办|负责|联系|填报|填表|审核|复核|制表|录入|报送)(?:科室|股室|处室|部门|领导|人员?|电话|手机|时间|日期)"
    r"|(?:责任|牵头|主管|配合|承办|协办)单位|(?:备注|说明)[栏项列]?|催报说明"
)
"""Headings of who answers for a figure and of what is said of it."""
_REMARK_IN_ENGLISH = pattern(
    r"(?:last|previous|prior)(?:year|month|quarter|period).*|.*(?:yearonyear|yoy|rank(?:ing)?)|reminder"
)
"""Headings of what is set beside the figures: last year's, changes, shares and ranks."""


_VALUE = chinese(
    r"(?:(?:[年期季月][末底])?(?:现|实)?(?:实际|完成|实现|达到|实有|实绩|现有)+|本?[年期季月][末底])(?:数|值|量|数值|数量|情况|结果)?"
    r"|(?:监测|现|当前)值|金额"
)
"""Headings of what came about, whatever their words: 年末实有数, 实际达到值."""


_OF_AREA = pattern("^(?:所属|所在|填报|报送|上报|统计)|名称$")
"""What may stand around a heading of areas: 所属县区, 县区名称."""


_UP_TO = chinese(r"(?:统计|数据|累计)?截[至止](?:到|于)?(?:日期?|时间|时点|月份?|季度)?")
_UP_TO_IN_ENGLISH = pattern(r"(?:data)?(?:asof|upto)(?:date)?")


def is_up_to(heading: str) -> bool:
    """Whether a column of times is headed as one up to which figures are: 截至, 统计截止日期, as of."""
    name = header_key(heading)
    return _UP_TO.fullmatch(name) is not None or _UP_TO_IN_ENGLISH.fullmatch(name) is not None


def role_of(heading: str) -> str | None:
    """What a column headed so is, wherever it stands; None for a heading that is not known."""
    name = header_key(heading).removeprefix("[").removesuffix("]")
    if name in ROLES:
        return ROLES[name]
    if is_up_to(heading):
        return "period"
    if _VALUE.fullmatch(name):
        return "value"
    if not name.isascii() and ROLES.get(_OF_AREA.sub("", name)) == "area":
        return "area"
    beside = _REMARK.fullmatch(name) or _OF_PEOPLE.fullmatch(name) or _REMARK_IN_ENGLISH.fullmatch(name)
    return None if beside is None else "remark"


def is_area(name: str) -> bool:
    """Whether a dimension named so in a target file is the area column."""
    return role_of(name) == "area"


@lru_cache(maxsize=4096)
def is_total(text: str) -> bool:
    """Whether an area, period or dimension cell says that its row is the total over the column."""
    return _total_in(text) is not None and not is_part_of_part(text)


def _total_in(text: str) -> re.Match[str] | None:
    """What a cell that says "total" consists of: the first group stands before that."""
    name = header_key(text)
    return _TOTAL.fullmatch(name) or _TOTAL_IN_ENGLISH.fullmatch(name)


_KIND_OF_TOTAL = pattern("[全我]([市区县州省国旗盟])(?:合计|总计)?[:：]?")


def kind_of_total(text: str) -> str | None:
    """Of which kind of area 全市 and its like are the total: 市."""
    found = _KIND_OF_TOTAL.fullmatch(header_key(text))
    return None if found is None else found[1]


def name_before_total(text: str) -> str:
    """What stands before the word for a total, without case and spaces: 临沧市 in 临沧市合计."""
    found = _total_in(text)
    return "" if found is None else found[1] or ""


@lru_cache(maxsize=4096)
def is_part_of_part(text: str) -> bool:
    """Whether a cell says that its row is neither a total nor a part: 小计, 其中：…, 平均, 中位数."""
    name = header_key(text)
    return _PART_OF_PART.fullmatch(name) is not None or _PART_IN_ENGLISH.fullmatch(name) is not None


_BESIDE_PARTS = chinese(
    r"(?:国家|省|市|行业)(?:定|级)?(?:标准|参考|基准)(?:值|数)?|(?:参考|基准|标准)[值数]|(?:目标|任务|指标|考核)(?:要求|标准|值|数)|警戒线|达标线|控制线|预警值|"
    r"全[市省县区国州](?:平均)?(?:水平|目标|标准|要求)|[12][0-9]{3}年(?:度|同期)?|达标率"
)
"""Words that stand below or between parts of any kind and are none: 省定标准, 目标值, 2023年."""
_BESIDE_AREAS = chinese(
    r"差[距额值]|最[高低]的?[县区市]|标准|参考|基准|.{0,6}(?:增加|减少|增长|下降|变化)(?:数|量|率|额|%)?|±%?|累计|本[月年季]累计|"
    r"(?:国家|省)级|(?:[前后][0-9一二三四五六七八九十]+|第[0-9一二三四五六七八九十]+)名|[注高低]|(?:辖区|境|[省市县国])[外内]|"
    r"缺口|审[核批]|复核|人均|户均|占全[市县区省州国](?:比[重例])?%?|[0-9]{1,2}%?分位数?|前[0-9一二三]+个?[季月]度?|[12][0-9]{3}年?(?:全[市县区省州国]|计划|目标|任务|预[计期算]|合计|排名).*|预[计期]全年.*|(?:上年|去年|前年|同期|上期)(?:合计|总计|共计|总数)|(?:合计|总计)\((?:[12][0-9]{3}年?|上年|去年)[^()]*\)|"
    r"[12][0-9]{3}年?.{0,6}(?:计划|目标|任务|预[计期算])(?:数|值)?"
)
"""Further ones below or between areas, which may be parts elsewhere: a risk is 高 or 低, a hospital 省级, a patient from 省外."""


@lru_cache(maxsize=4096)
def is_beside_areas(text: str) -> bool:
    """Whether a cell among areas says that its row is none of them: 其中, 平均, 中位数, 上年同期, 年度目标, 占比."""
    name = header_key(text)
    if name in ("change", "difference") or role_of(name) in ("remark", "value"):
        return True
    beside = _BESIDE_AREAS.fullmatch(name) or _BESIDE_PARTS.fullmatch(name)
    return is_part_of_part(text) or beside is not None


_WHOLE_OF_DIMENSION = chinese(
    r"(?:总体|整体|全体|所有|不限|不分.{1,4}|全(?:部)?(?:人群|人口|年龄组?|口径)|总人群|合计数|总人数|[计总全]|男女(?:合计)?|两性|男[+、和及与]女)[:：]?"
)
_WHOLE_IN_ENGLISH = frozenset(["both", "persons", "everyone", "allsexes", "allpersons"])
"""Words for a total that say so among the parts of a dimension, and may be names elsewhere: 不分性别, 全人群, 计."""


_OF_ALL = pattern(r"|[全各总所本该以].*|.*(?:人员|人数|患者|城乡|男女|机构|地区|单位|年)|[a-z_]*")
"""What stands before the word for a total where it is one of all parts; 医院合计 beside 基层 is one of some."""
_LARGER_WHOLE = frozenset(["全国", "全省"])


@lru_cache(maxsize=4096)
def is_whole_of_dimension(text: str) -> bool:
    """Whether a dimension cell says that its row is the total over the column."""
    if is_total(text):
        return header_key(text) not in _LARGER_WHOLE and _OF_ALL.fullmatch(name_before_total(text)) is not None
    name = header_key(text)
    return name in _WHOLE_IN_ENGLISH or _WHOLE_OF_DIMENSION.fullmatch(name) is not None


@lru_cache(maxsize=4096)
def is_beside_parts(text: str) -> bool:
    """Whether a dimension cell says that its row is neither a total nor a part: 小计, 医院合计, 计划数, 上年同期, 占比."""
    name = header_key(text)
    if is_part_of_part(text) or (is_total(text) and not is_whole_of_dimension(text)):
        return True
    # A risk may be low, an answer a rank, and a change one of growth: only other words in Chinese are clear.
    if name.isascii() or name == "增长":
        return False
    return role_of(name) == "remark" or _BESIDE_PARTS.fullmatch(name) is not None


_PER_HEAD = pattern(
    r"(?:每[十百千万亿]+|人均|次均|例均|床均|户均|平均(?!人口)).*|.*(?:率|占比|比例|比重)"
    r"|(?i:.*\bper (?:1|capita|head|person|thousand|million).*|(?:average|mean) .*)"
)
_OTHER = pattern(
    r"(?:每|平均).*|.*(?:寿命|指数|水平|均值|满意度|密度|强度|标准|等级|增幅|增速|涨幅|降幅)"
    r"|(?i:.*\b(?:per|rate|ratio|share|average|mean|proportion|percentage)\b.*)"
)
"""Names of other levels, and of what may be one: 每月门诊人次, 平均人口 add up over areas."""
_IN_BRACKETS = pattern(r"\s*[(（][^()（）]*[)）]$")
"""What stands behind a name: 接种率（以乡镇为单位）."""
_GRADES = frozenset(["级", "位次"])
"""Units that tell which of a row of things, not how many."""


def adds_up(name: str) -> bool:
    """Whether what is called so may be added up over areas: no number per head, no mean and no share is."""
    return _PER_HEAD.fullmatch(_IN_BRACKETS.sub("", name)) is None


def names_level(name: str, unit: Unit | None) -> bool:
    """Whether the figure is a level (per head, a share, a mean, a grade) and no number of things, by the indicator's name or the
    unit. Nobody adds such up or has them as a task."""
    if unit is not None and unit.kind in _GRADES:
        return True
    return not adds_up(name) or _OTHER.fullmatch(_IN_BRACKETS.sub("", name)) is not None
