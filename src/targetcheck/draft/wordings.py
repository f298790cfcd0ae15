"""The wordings of the genre: rows of words, what they are read as, and the ground for it.

A new wording is one more word in a row, or one more row; the grammar knows only the readings.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """Words that are read alike: a bound's name or another reading that the grammar knows, and why so."""

    reading: str
    words: tuple[str, ...]
    ground: str


def _row(reading: str, words: str, ground: str) -> Row:
    return Row(reading, tuple(words.split()), ground)


CIVIL_CODE = "Civil Code art. 1259: 以上 以下 以内 届满 include the number, 不满 超过 以外 do not"

BEFORE = (
    _row(
        "at_least",
        "不低于 不少于 不小于 不得低于 不得少于 不应低于 不应少于 至少达到 至少 最少 最低 ≥ >= ⩾",
        "a floor in so many words; the number itself is allowed",
    ),
    _row(
        "at_most",
        "不超过 不高于 不多于 不大于 不得超过 不得高于 不得多于 不突破 不超 不得突破 最多 至多 最高不超过 ≤ <=",
        "a ceiling in so many words; the number itself is allowed",
    ),
    _row("above", "超过 超 超出 突破 大于 高于 多于 优于 好于 >", CIVIL_CODE),
    _row("below", "低于 小于 少于 不足 不满 不到 <", CIVIL_CODE),
    _row(
        "at_least",
        "达到 达 达成 提高到 提高至 提升到 提升至 提到 上升到 上升至 增加到 增加至 增长到 增长至 增至 增到 升至 升到 "
        "扩大到 扩大至 扩展到 发展到 发展至 拓展到 延长到 延长至 恢复到 跃升至 上调至 上调到 提标至 提标到 力争达到",
        "a level to rise to: reaching more reaches it too",
    ),
    _row(
        "at_least",
        "保持在 稳定在 维持在 巩固在 保持 稳定保持在 稳定达到",
        "a level to keep: falling below it is what the text excludes",
    ),
    _row(
        "at_most",
        "控制在 控制到 控制 降至 降到 降低到 降低至 下降到 下降至 减少到 减少至 减至 减到 压缩到 压缩至 压减到 压减至 "
        "缩短到 缩短至 缩减到 缩减至 缩小到 缩小至 压降至 压降到 下调至 下调到 限制在",
        "a level to fall to, or to stay under: reaching less reaches it too",
    ),
    _row("equals", "为 是 共 共有 计 总计 合计 = 等于 有 拥有", "a number stated, no direction"),
)

AFTER = (
    _row("at_least", "以上 及以上 (含)以上 以上(含) +", CIVIL_CODE),
    _row("at_most", "以下 及以下 (含)以下 以下(含) 以内 及以内 之内 内", CIVIL_CODE),
    _row("approx", "左右 上下", "about the number; the tolerance is for a person to set"),
)

CHANGE = (
    _row(
        "up",
        "增长 增加 提高 提升 上升 上涨 扩大 增 再增 再增加 再增长 再提高 再提升 多增 净增长 增收 升 涨 延长 递增",
        "a change upwards, since the year named or the one before",
    ),
    _row(
        "down",
        "下降 降低 减少 缩短 压缩 压减 削减 下调 缩减 缩小 压降 降 减 再降 再减 再下降 回落 减排 递减",
        "a change downwards, since the year named or the one before",
    ),
)
NOUNS_OF_CHANGE = ("增速", "增幅", "涨幅", "降幅", "增长率", "下降率")
"""What names a change and stays part of the indicator: 增速6%以上 is an indicator, 增长6% a change of one."""

OPAQUE = ("新增", "净增", "新增加", "净增加", "人均", "平均水平", "均衡", "均等", "户均", "合计", "有力", "内容", "内部", "内涵", "县内", "域内", "区内", "年内", "省内", "市内", "国内", "院内", "内设", "内容", "签约", "节约", "目前", "当前", "提前", "海内", "业内", "体内", "场内", "校内")
"""Longer words that hold a wording without being one."""

ADVERBS = (
    _row("approx", "约 近 大约 约为 将近 接近 预计 估计 预计达", "about the number"),
    _row("yearly", "年均 每年 平均每年 逐年 年平均 年均约", "a yearly average, which no single change since a year is"),
    _row(
        "",
        "了 到 基本 总体 稳定 累计 总量 总数 总计达 进一步 持续 继续 逐步 稳步 将 要 应 需 可 再 平均 全年 实现 同步 "
        "的 明显 大幅 总体上 就 已 已经 原则上 只 仅",
        "says nothing about the number",
    ),
)

EACH = (
    _row("respectively", "分别 依次 分别为 分别是", "the values in the order of the names, or of the years"),
    _row("each", "均 都 各 全部 皆", "the one value for every name"),
)

HEDGES = (
    _row("expected", "力争 争取 努力 力求 预期 有望", "hoped for, not promised: level expected, to the end of the sentence"),
    _row("own", "争创 争当 创争 争评", "hoped for, but only what the verb itself governs: its own clause"),
    _row("binding", "确保 必须 务必 严格 坚决 不得 保证", "promised: ends what 力争 began"),
)
EXPECTED_PASSAGES = ("预期目标", "预期性指标", "努力目标")
BINDING_WORDS = ("约束性", "约束", "约束性指标")
EXPECTED_WORDS = ("预期性", "预期", "预期性指标")

WHOLE = (
    _row("share", "全覆盖 应覆尽覆", "全覆盖 is 100 % of what there is to cover"),
    _row("all", "全部 均 都能 都能够", "all of them, where no number is written"),
    _row("zero", "不发生 未发生 零发生 不再发生", "none: the number is 0"),
)
NO_TARGET_AFTER_WHOLE = ("成果", "的成果", "检查", "排查", "监管", "监测", "宣传", "的基础", "基础上", "式", "摸排", "督导", "的新")
"""What follows 全覆盖 where it only describes: 全覆盖检查, 巩固全覆盖成果."""

ALL_DO = (
    "能 能够 达 达标 实现 建立 建成 设立 设置 设有 配备 配齐 开展 纳入 完成 通过 具备 办结 整改 参加 接入 上线 覆盖 "
    "消除 提供 落地 投入 开工 接种 签订 建有 开设 成立 取得 获得 创建 建设 已"
).split()
"""Verbs that make 全部 and 均 a statement about all: 均能提供, 全部配备."""
INSTITUTIONS = "机构 医院 卫生院 卫生室 中心 县 区 乡镇 街道 社区 村 学校 单位 企业 科室 站 病例 患者".split()
"""What 所有 counts when it makes a target: 所有公立医疗机构, not 所有政策."""

ZERO = "死亡 事故 发生 感染 新增 增长 投诉 病例 上访 漏报 瞒报 传播 输入 流失 差错 违规 纠纷 案件".split()
"""What 零 counts: 零死亡. 零突破, 零距离 and 零容忍 count nothing."""
NONE_OF = "死亡病例 病例 传播 甲类传染病报告 报告 死亡 事故".split()
"""What 无 counts in a summary: 无死亡病例."""

BURDENS = (
    "死亡率 发病率 患病率 感染率 病死率 传播率 吸烟率 近视率 失业率 贫困率 事故 能耗 排放 耗材占比 药占比 等候时间 等待时间 "
    "住院日 时限 缺陷 化学需氧量 缺损率 致残率 流失率 浓度 费用占比 支出占比 支出比例 支出比重 支出占卫生总费用 负担 负债率 抽检不合格率"
).split()
"""Indicators of which less is better, for a bare number beside them: 孕产妇死亡率10/10万."""

SUMMARY = (
    "工作总结 总结 回顾 开展情况 完成情况 工作情况 进展情况 执行情况 成效 成就 成绩 发展基础 现状 基本情况 主要做法 "
    "存在的问题 存在问题 主要问题 面临的形势 形势与 面临形势 规划背景 发展回顾 工作亮点 优异成绩 显著 突破性进展 过去五年 "
    "过去一年 一年来 五年来"
).split()
"""Words of a heading above what was done: the figures under it are actuals."""
PLAN = (
    "要点 工要点 思路 安排 目标 任务 计划 打算 部署 举措 措施 总体要求 下一步 下步 今后 展望 指标 要求 行动 重点工作 工作重点 "
    "做好 规划 方案 建议 意见 努力方向 保障"
).split()
"""Words of a heading above what is to be done: the figures under it are targets."""
SUMMARY_OPENINGS = ("过去一年", "一年来", "过去的一年", "刚刚过去的一年", "五年来", "过去五年", "回顾过去", "这一年", "2024年以来")
PLAN_OPENINGS = (
    "下一步", "今年工作", "今年的工作", "今年经济社会发展", "今年全市经济社会发展", "今年全省经济社会发展", "今年发展", "主要预期目标", "做好今年",
    "今年,我们", "新的一年", "各位代表!今年", "今后五年", "未来五年",
)  # fmt: skip

REQUIREMENT_OPENS = ("应创", "应完成", "应建", "应检")
REQUIREMENT_BEFORE = ("任务数", "目标数", "目标任务", "任务指标", "要求达到", "指标要求")
"""Before a number in a summary: what was asked for, not what was done."""
REQUIREMENT_AFTER = ("要求", "的要求", "目标", "的目标", "任务", "的任务", "目标要求", "的指标")

VERBS = (
    "新建 改建 扩建 新改扩建 改扩建 建设 建成 建好 建立 建立健全 打造 创建 争创 新创建 成功创建 创成 引进 引育 引培 柔性引进 培养 培育 培训 "
    "组织 开展 实施 推进 加快推进 持续推进 推动 完成 落实 办理 办好 选派 组建 新组建 新增 遴选 评选 选树 申报 签约 支持 举办 召开 "
    "招聘 招录 接种 筛查 整治 改造 提升 巩固 做好 配备 配置 设立 设置 设 建 新设 开设 成立 新成立 承接 发放 争取 推选 争取推选 派出 下派 "
    "派驻 投入 安排 发展 新发展 服务 覆盖 惠及 救助 资助 帮扶 对口帮扶 接受帮扶 报告 发现 查处 排查 整改 收到 编制 制定 出台 印发 "
    "构建 布局 认定 命名 获评 获批 入选 通过 达到 实现 转化 引导 扶持 储备 谋划 收集 收治 纳入 公开 抓好 深入开展 深化 "
    "深入实施 扎实推进 统筹推进 扩大 增加 健全 完善 强化 加强 保障 解决 安置 帮助 促进 提供 销号 化解 补充 更新 购置 采购 添置 "
    "拨付 筹集 下达 向上争取 新签约 招引 落地 新落地 开工 新开工 竣工 投产 盘活 处置 供应 分配 启动 支撑 淘汰 迁建 续建 在 使 将 把 有 "
    "力争 确保 努力 重点 每年 每县 至少 全市 全区 全县 全省 我市 我区 我县 我省 等 由 为 对 向 按 和 及 与 其中 再 已 已经 新 优化 补助 批 的 下"
).split()
"""After these a number begins its noun phrase: 引进60名银龄医师, 全市85个乡镇卫生院."""

SCOPES = ("", "全市", "全区", "全县", "全省", "我市", "我区", "我县", "我省", "和", "与", "及", "对", "的", "为")
"""Before a count that only says of whom the next number is the rate: 全市8家医院设立比例达100%."""

FLOWS = (
    "新增 引进 引育 引培 柔性引进 培养 培育 培训 招聘 招录 新建 改建 扩建 新改扩建 改扩建 争创 新创建 创建 评选 遴选 签约 选派 争取推选 推选 "
    "新开工 新发展 举办 改造 建好 办好 成立 设立 新设 创成 完成 建设 建成 打造 组建 新增加 净增"
).split()
"""Verbs that stay part of the indicator, and that the next items of a list share: 引培国家级人才1名、博士30名."""

LEAD = (
    "其中 确保 力争 努力 争取 力求 继续 进一步 加快 大力 积极 不断 持续 着力 深入 稳步 有序 扎实 切实 统筹 实现 推动 推进 完成 达到 "
    "使 让 将 把 要 以及 同时 预期 保持 到 至 和 与 及 并 且 全年 年内 年底 年度 今年 主要预期目标 巩固 落实 力促 开展 实施 抓好 "
    "健全 建立健全 深化 提高 各 对 由 为 的 建立 围绕 守牢 守住 牢牢守住 坚决"
).split()
"""What is taken off the front of an indicator's name: modal verbs, adverbs, general verbs."""
TAIL = "保持 实现 达到 分别 均 都 总体 基本 稳定 的 为 等 要 应 将 达 总数 总量 上 约 各 累计 年均 同比 进一步 已 也 再 可 全部 仅 于 由 比例分别 每年".split()
"""What is taken off the end of an indicator's name."""

GENERIC_HEADS = (
    "覆盖率 完成率 合格率 达标率 占比 比例 比重 管理率 治疗率 通过率 签约率 建成率 满意率 满意度 使用率 办结率 发生率 死亡率 发病率 知晓率 创建率 "
    "规范管理率 控制率 增速 规范管理 救治率 稳定率 数量 总量 总数 人数 患病率 录入率 申报率 完结率"
).split()
"""Heads that say too little alone; the head before them is put in front, with a check."""

SUMMARY_ALWAYS = ("回顾", "完成情况", "开展情况", "执行情况", "成效", "成就", "成绩", "总结如下")
"""Words that make a heading a summary's even beside a word of planning: 2024年计划执行情况."""

BOILERPLATE = (
    "浏览次数", "文档编号", "上传人", "资源ID", "ICP备", "icp备", "版权所有", "版权声明", "下载积分", "重复下载", "金币",
    "www.", "http", "验证码", "客服电话", "投诉电话", "扫一扫", "索引号", "字体大小", "打印本页", "关闭窗口", "责任编辑", "点击数",
    "copyright", "Copyright", "注意事项:", "【QQ", "公网安备", "发布日期", "成文日期", "信息来源", "阅读次数",
)  # fmt: skip
"""A line with one of these is the web site's."""
