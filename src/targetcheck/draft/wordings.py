"""The wordings that compare, change and hedge: rows of words, what they are read as, and the ground for it.

A new wording is one more word in a row, or one more row; the grammar knows only the readings.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """Words that are read alike: a bound's name or another reading that the grammar knows, and why so."""

    reading: str
    words: tuple[str, ...]
    ground: str


def words_of(text: str) -> tuple[str, ...]:
    """The words of a table, written with spaces between."""
    return tuple(text.split())


def _rows(text: str) -> tuple[Row, ...]:
    """The rows of a table, one a line: reading | words | ground. A dash is the reading of words that say nothing."""
    rows = []
    for line in text.strip().splitlines():
        reading, words, ground = line.split(" | ")
        rows.append(Row(reading.strip("-"), words_of(words), ground))
    return tuple(rows)


BEFORE = _rows("""
at_least | 不低于 不少于 不小于 不得低于 不得少于 不应低于 不应少于 至少达到 至少 最少 最低 ≥ >= | a floor in so many words; the number itself is allowed
at_most | 不超过 不高于 不多于 不大于 不得超过 不得高于 不得多于 不突破 不超 不得突破 最多 至多 最高 最高不超过 ≤ <= | a ceiling in so many words; the number itself is allowed
above | 超过 超 超出 突破 大于 高于 多于 优于 好于 > | Civil Code art. 1259: 以上 以下 以内 include the number, 超过 不满 do not; nor do words of that sense
below | 低于 小于 少于 不足 不满 不到 < | Civil Code art. 1259: 以上 以下 以内 include the number, 超过 不满 do not; nor do words of that sense
at_least | 达到 达 达成 提高到 提高至 提升到 提升至 提到 上升到 上升至 增加到 增加至 增长到 增长至 增至 增到 升至 升到 扩大到 扩大至 扩展到 扩展至 拓展至 扩充至 扩充到 扩容至 扩容到 发展到 发展至 拓展到 延长到 延长至 恢复到 跃升至 上调至 上调到 提标至 提标到 扩至 扩到 提至 放宽到 放宽至 迈上 跨上 跃上 站上 登上 跨越 升为 增为 提高为 提升为 增加为 | a level to rise to: reaching more reaches it too
at_least | 保持在 稳定在 维持在 巩固在 保持 稳定保持在 稳定达到 | a level to keep: falling below it is what the text excludes
at_most | 控制在 控制到 控制 降至 降到 降低到 降低至 下降到 下降至 减少到 减少至 减至 减到 压缩到 压缩至 压减到 压减至 缩短到 缩短至 缩减到 缩减至 缩小到 缩小至 压降至 压降到 下调至 下调到 压至 压到 缩至 限制在 降为 下降为 降低为 减为 减少为 压减为 缩短为 | a level to fall to, or to stay under: reaching less reaches it too
equals | 为 是 共有 = 等于 有 拥有 调整到 调整至 调整为 优化到 优化至 优化为 改善到 改善至 | a number stated, no direction
total | 共 共计 计 总计 合计 | the same of a sum, of which as many are to be reached
""")
"""Before the number."""

AFTER = _rows("""
at_least | 以上 及以上 (含)以上 以上(含) + | Civil Code art. 1259: 以上 以下 以内 include the number, 超过 不满 do not
at_most | 以下 及以下 (含)以下 以下(含) 以内 及以内 之内 内 | Civil Code art. 1259: 以上 以下 以内 include the number, 超过 不满 do not
between | 之间 区间 | the end of a range
- | 大关 台阶 新台阶 关口 | says nothing about the number
approx | 左右 上下 | about the number; the tolerance is for a person to set
""")
"""After the number and its unit."""

CHANGE = _rows("""
up | 增长 增加 提高 提升 上升 上涨 上调 上浮 扩大 增 再增 再增加 再增长 再提高 再提升 多增 净增长 增收 升 涨 延长 递增 | a change upwards, since the year named or the one before
down | 下降 降低 减少 缩短 压缩 压减 削减 下调 下浮 缩减 缩小 压降 降 减 再降 再减 再下降 回落 减排 递减 | a change downwards, since the year named or the one before
""")

OPAQUE = words_of(
    "新增 净增 新增加 净增加 增速 增幅 涨幅 降幅 增长率 下降率 人均 户均 次均 日均 地均 平均水平 均衡 均等 均值 预期寿命 合计 有力 "
    "全力争取 惠及 普及 涉及 波及 及时 及格 和谐 和平 和美 和睦 并发 参与 与会 内容 内部 内涵 内设 县内 域内 区内 年内 省内 市内 国内 院内 海内 业内 体内 场内 校内 签约 节约 下达 目前 当前 提前 晋升 升级 彩超 B超 超声 超前 超市 高达"
)
"""Longer words that hold a wording without being one: 增速6%以上 is an indicator, 增长6% a change of one."""

ADVERBS = _rows("""
approx | 约 近 大约 约为 将近 接近 预计 估计 预计达 | about the number
yearly | 年均 每年 平均每年 逐年 年平均 年均约 | a yearly average, which no single change since a year is
- | 了 到 基本 总体 稳定 累计 进一步 持续 继续 逐步 稳步 将 要 应 需 可 再 平均 全年 实现 同步 的 仍 还 尚 明显 大幅 总体上 就 已 已经 原则上 只 仅 每人每年 每人每月 每人 每月 最终 略 略微 | says nothing about the number
""")

EACH = _rows("""
respectively | 分别 依次 分别为 分别是 | the values in the order of the names, or of the years
each | 均 均在 都 都在 全部 皆 | the one value for every name
apiece | 各 | the one value for every name, which is said to be of each
""")

HEDGES = _rows("""
expected | 力争 争取 努力 力求 有望 | hoped for, not promised: expected, to the end of its clause, and where it opens that on through those with the same verb
own | 争创 争当 创争 争评 | hoped for, but only what the verb itself governs: its own clause
binding | 确保 必须 务必 严格 坚决 不得 保证 | promised: ends what 力争 began
""")
WON = re.compile(r"争取[^，。；]{0,12}?(?:资金|专项债|债券|补助|投资|贷款)")
"""争取 as what is done, winning funds, and not as a hope."""
NATURES = _rows("""
expected | 预期性 预期 预期性指标 | the plan's own word for an aim that is not enforced
binding | 约束性 约束 约束性指标 | the plan's own word for an aim that is enforced
""")
"""In the last column of a plan's table of indicators."""
EXPECTED_PASSAGES = ("预期目标", "预期性指标", "努力目标")
"""A paragraph with one of these lists aims that are expected."""

AMOUNTS = words_of("人 亩 公顷 平方米 平方公里 公里 千米 米 个 家 所 处 户 条 座 栋 幢 间 口 项 张 套")
"""Units of what 提升 works on: 提升高标准农田 and 优化提升200万亩 are amounts, 提升2个百分点 is a change."""

WHOLE = _rows("""
share | 全覆盖 应覆尽覆 | 全覆盖 is 100 % of what there is to cover
covers | 覆盖 | 实现…覆盖 before 市、县、乡 or 所有: 100 % of the areas or institutions named after it
all | 全部 均 都 | all of them, 100 %, before a verb and without a number
every | 所有 | 100 % of the institutions or areas named after it
zero | 零 | none: the number is 0; before 死亡, 事故 and the like, not 零突破
none | 不发生 未发生 | none: the number is 0
""")
NOT_AFTER = {"均": "人平户日年月次县村师地床亩", "都": "首古故京成"}
"""After these characters 均 and 都 end another word: 人均, 成都."""
AVERAGE_OF = words_of("全国 全省 全市 全区 全县 国家 全自治区 省 市 县 省级 市级")
"""Whose average may be a bound: 不低于全市平均水平."""
ZERO = words_of("死亡 暴发 事故 发生 感染 新增 增长 投诉 病例 上访 漏报 瞒报 传播 输入 流失 差错 违规 纠纷 案件")
"""What 零 counts: 零死亡. 零突破, 零距离 and 零容忍 count nothing."""
NONE_OF = words_of("事件 死亡病例 病例 传播 甲类传染病报告 死亡 事故 经输血传播 暴发 事故发生 事件发生")
"""What 无 counts in a summary: 无死亡病例."""
ALL_DO = words_of(
    "能提供 能够提供 能开展 能够开展 能独立开展 能规范开展 能够规范开展 能做到 能使用 能接诊 达 达标 实现 建立 建成 设立 设置 设有 配备 配齐 开展 纳入 完成 通过 具备 办结 整改 参加 接入 上线 覆盖 消除 提供 落地 投入 "
    "开工 接种 签订 建有 开设 成立 取得 获得 创建 建设 已 超额 办理"
)
"""Verbs that make 全部 and 均 a statement about all: 均能提供, 全部配备."""
CLOSING = words_of("办结 整改 完成整改 解决 化解 办理 答复 落实")
"""After 均已 or 全部 these say that what was counted before is dealt with, all of it: 22件，已全部办结."""
INSTITUTIONS = words_of("机构 医院 卫生院 卫生室 中心 县 区 乡镇 街道 社区 村 学校 单位 企业 科室 站 病例 患者")
"""What 所有 counts when it makes a target: 所有公立医疗机构, not 所有政策."""
ONLY_DESCRIBES = words_of(
    "提升 工程 行动 项目 攻坚 成果 的成果 检查 排查 监管 监测 宣传 的基础 基础上 式 摸排 督导 的新"
)
"""After 全覆盖 where it is no aim: 全覆盖检查, 巩固全覆盖成果."""

CONSTANT_PRICES = words_of("生产总值 GDP 增加值 人均产值")
"""Of these, growth is published at constant prices."""

BURDENS = words_of(
    "次均费用 次均住院费用 次均门诊费用 死亡率 发病率 患病率 感染率 病死率 传播率 吸烟率 近视率 失业率 贫困率 事故 能耗 排放 耗材占比 药占比 等候时间 等待时间 反应时间 响应时间 到达时间 出诊时间 办理时间 报告时间 周转时间 急救半径 住院日 时限 缺陷 "
    "化学需氧量 致残率 流失率 浓度 费用占比 支出占卫生总费用 负债率 不合格率"
)
"""Indicators of which less is better, for a bare number beside them: 孕产妇死亡率10/10万."""

REQUIREMENT_OPENS = ("应创", "应完成", "应建", "应检", "目标任务为", "任务为", "目标为")
REQUIREMENT_BEFORE = words_of("任务数 目标数 目标任务 任务指标 要求达到 指标要求")
REQUIREMENT_AFTER = words_of(
    "要求 的要求 目标 的目标 任务 的任务 目标要求 的指标 预期目标 的预期目标 的年度目标 的年初目标 年度目标 的计划 的既定目标 的规划目标"
)
"""Around a number in a summary: what was asked for, not what was done."""

COUNTERS = words_of(
    "个 家 所 名 位 人 人次 例 例次 项 条 种 张 台 套 件 次 场 场次 期 批 批次 起 份 户 户次 台次 辆次 处 座 支 队 辆 部 本 篇 门 届 间 只 头 株 棵 对 宗 笔 单 "
    "床 班 组 团队 轮 轮次 片 幅 颗 盏 艘 架 架次 列 班列 栋 幢 口 眼 块 枚 瓶 袋 支队 类 人份 剂次 剂 标箱 标准箱 车次 班次 公顷 亩 亩次 平方米 ㎡ m2 km2 平方公里 "
    "立方米 公里 千米 海里 米 厘米 吨 公斤 千克 斤 克 毫克 微克 升 毫升 吨标准煤 千瓦 千瓦时 度 兆瓦 元 美元 欧元 岁 天 日 小时 分钟 个小时 秒 个月 "
    "个工作日 工作日 倍 分 年 位次 个点 托位 床位 张床位 GW MW kW kWh km kg mg TEU PB"
)

OTHERS = words_of(
    "册 卷 道 尾 羽 箱 根 桩 桶 盒 分贝 摄氏度 学时 课时 学位 车位 周 平方千米 标方 单位 治疗量 床日 条次 人日 站次 项次 级 步"
)
"""Counters that no target file knows: their number stands bare there, with a check."""

PER = words_of(
    "100万人口 100万人 100万 10万人口 10万人 10万 万人口 万人 万 千人口 千人 千 百万 百人 百 人 年 户 亩 公顷 平方公里 立方米 平方米 小时 分钟 秒 万元 亿元 元 床 日 月 "
    "天 升 公斤 千克 所 家 例 吨"
)
"""What may stand after the slash of a rate: 微克/立方米, /10万."""

MULTIPLES = ("万亿", "千万", "百万", "十万", "千亿", "百亿", "亿", "万", "千", "百")

INSTITUTES = ("家", "所", "个")
"""Counters of institutions, which may count much else."""

PERSONS = frozenset({"名", "位"})
"""Counters of people: a target file and its figures count them all in 人."""

_SPELLINGS = dict(
    pair.split("=")
    for pair in words_of(
        "％=% 百分点=个百分点 千分点=个千分点 个点=个百分点 ㎡=平方米 m2=平方米 km2=平方公里 张床位=张"
    )
)


def spelled(unit: str) -> str:
    """The unit as the draft gives it: as written, but people are counted in 人 and a rate per 100,000 is /10万."""
    unit = _SPELLINGS.get(unit, unit)
    if unit.startswith("/"):
        return unit.removesuffix("人口").removesuffix("人")
    for multiple in (*MULTIPLES, ""):
        if unit.startswith(multiple) and unit[len(multiple) :] in PERSONS:
            return multiple + "人"
    return unit


WORDS: dict[str, tuple[str, str]] = {}
"""What each word is to the grammar: its kind and its reading."""
_KINDS = {"adverb": ADVERBS, "hedge": HEDGES, "each": EACH, "change": CHANGE, "before": BEFORE, "after": AFTER}
for _kind, _table in _KINDS.items():
    for _row in _table:
        WORDS.update(dict.fromkeys(_row.words, (_kind, _row.reading)))
# 新增, 人均 and 增速 hold a wording, but belong to the name of what is counted.
WORDS.update(dict.fromkeys(OPAQUE, ("text", "")))
WORDS.update({"、": ("sep", ""), "，": ("comma", ""), ":": ("comma", ":")})
WORDS.update(dict.fromkeys(("和", "与", "及", "以及", "或"), ("conj", "")))
