"""The vocabulary of the genre: headings, verbs, and what belongs to the name of an indicator and what does not."""

from __future__ import annotations

import re

from targetcheck.draft.wordings import words_of

SUMMARY = words_of(
    "工作总结 总结 回顾 开展情况 完成情况 工作情况 进展情况 执行情况 成效 成就 成绩 发展基础 背景 现状 基本情况 主要做法 存在的问题 存在问题 主要问题 "
    "面临的形势 形势与 面临形势 规划背景 发展回顾 工作亮点 显著 突破性进展 过去五年 过去一年 一年来 五年来"
)
"""Words of a heading above what was done: the figures under it are actuals."""
SUMMARY_ALWAYS = words_of("回顾 完成情况 开展情况 执行情况 成效 成就 成绩 总结如下")
"""Words that make a heading a summary's even beside a word of planning: 2024年计划执行情况."""
PLAN = words_of(
    "要点 工要点 思路 安排 目标 任务 计划 打算 部署 举措 措施 总体要求 下一步 下步 今后 展望 指标 要求 行动 重点工作 工作重点 做好 规划 方案 建议 意见 "
    "努力方向 保障"
)
"""Words of a heading above what is to be done: the figures under it are targets."""
SUMMARY_OPENINGS = words_of("过去一年 一年来 过去的一年 刚刚过去的一年 五年来 过去五年 回顾过去 这一年")
PLAN_OPENINGS = re.compile(
    r"(?:今年|明年|下一步|下步|新的一年|今后|未来)[^。；]{0,30}?(?:总体要求|总体思路|目标|重点|安排|任务|做好|抓好|要)"
    r"|(?:19|20)\d\d年[^。；]{0,30}?(?:总体要求|总体思路|目标是|预期目标|工作思路|工作安排)|主要(?:预期)?目标(?:是|:)"
    r"|(?:要?重点|着力|突出)?(?:抓好|做好)(?:以下|[一二三四五六七八九十]个方面)"
)
"""What opens a paragraph of what was done, and of what is to be done, where no heading says it."""

BOILERPLATE = (
    *words_of(
        "浏览次数 文档编号 上传人 资源ID ICP备 icp备 版权所有 版权声明 下载积分 重复下载 金币 www. http 验证码 客服电话 投诉电话 扫一扫 索引号 字体大小 "
        "打印本页 关闭窗口 责任编辑 点击数 copyright Copyright 【QQ 公网安备 发布日期 成文日期 信息来源 阅读次数"
    ),
)
"""A short line with one of these is the web site's."""

VERBS = words_of(
    "新建 改建 扩建 新改扩建 改扩建 建设 建成 建好 建立 建立健全 打造 创建 争创 新创建 成功创建 创成 引进 引育 引培 柔性引进 培养 培育 培训 组织 开展 "
    "实施 推进 加快推进 持续推进 推动 完成 落实 办理 办好 选派 组建 新组建 新增 遴选 评选 选树 申报 签约 支持 举办 召开 招聘 招录 接种 筛查 整治 改造 "
    "提升 巩固 做好 配备 配置 设立 设置 设 建 新设 开设 成立 新成立 承接 发放 争取 推选 争取推选 派出 下派 派驻 投入 安排 发展 新发展 服务 覆盖 惠及 "
    "救助 资助 帮扶 对口帮扶 接受帮扶 报告 发现 查处 排查 整改 收到 编制 制定 出台 印发 构建 布局 认定 命名 获评 获批 入选 通过 达到 实现 转化 引导 "
    "扶持 储备 谋划 收集 收治 纳入 公开 抓好 深入开展 深化 深入实施 扎实推进 统筹推进 扩大 增加 健全 完善 强化 加强 保障 解决 安置 帮助 促进 提供 "
    "吸纳 壮大 带动 拉动 撬动 减少 压减 清理 打通 畅通 巩固提升 改造提升 优化提升 做强 做优 做大 销号 化解 补充 更新 购置 采购 添置 拨付 筹集 下达 向上争取 新签约 招引 落地 新落地 开工 新开工 竣工 投产 盘活 处置 供应 分配 启动 支撑 淘汰 迁建 "
    "续建 加快 优化 补助 加装 严守 守住 坚守 守牢 在 使 将 把 有 力争 确保 努力 重点 每年 每县 至少 全市 全区 全县 全省 我市 我区 我县 我省 等 由 为 对 向 按 和 及 与 其中 "
    "再 已 已经 新 批 的 下 出"
)
"""After these a number begins its noun phrase: 引进60名银龄医师, 全市85个乡镇卫生院."""
SCOPES = ("", *words_of("全市 全区 全县 全省 我市 我区 我县 我省 和 与 及 对 的 为"))
"""Before a count that only says of whom the next number is the rate: 全市8家医院设立比例达100%."""
NEW_CLAUSES = words_of("全市 全区 全县 全省 收到 其中 累计")
"""After a number these begin a new clause whose comma is lost: 正在整改4个全市45家医疗机构."""
FLOWS = words_of(
    "新增 引进 引育 引培 柔性引进 培养 培育 培训 招聘 招录 新建 改建 扩建 新改扩建 改扩建 争创 新创建 创建 评选 遴选 签约 选派 争取推选 推选 新开工 "
    "新发展 举办 改造 建好 办好 成立 设立 新设 创成 完成 建设 建成 打造 组建 新增加 净增"
)
"""Verbs that stay part of the indicator, and that the next items of a list share: 引培国家级人才1名、博士30名."""

LEAD = words_of(
    "其中 按照 确保 力争 努力 争取 力求 继续 进一步 加快 大力 积极 不断 持续 着力 深入 稳步 有序 扎实 切实 统筹 实现 推动 推进 完成 达到 使 让 将 把 要 "
    "以及 同时 保持 按 到 至 和 与 及 并 且 全年 年内 年底 年度 今年 巩固 落实 力促 开展 实施 抓好 健全 建立健全 深化 提高 各 对 由 为 的 建立 围绕 守牢 "
    "守住 牢牢守住 坚决 预计"
)
"""What is taken off the front of an indicator's name: modal verbs, adverbs, general verbs."""
LEAD_KEPT = words_of(
    "保持率 达到率 实现率 完成率 提高率 推进率 落实率 巩固率 实施率 开展率 和谐 把关 由于 对口 对外 对标 为民 各类 各级 按时 按期 至少"
)
"""Words that begin like one of those and stay."""
TAIL = words_of(
    "迈上 迈 跃上 登上 站上 突破 保持 实现 完成 达到 从 自 分别 均 都 总体 基本 稳定 的 为 等 要 应 将 达 上 约 各 累计 年均 同比 进一步 已 也 再 可 全部 仅 于 由 每年 每月"
)
"""What is taken off the end of an indicator's name."""
PAIRS = (("城乡", "城镇", "农村"), ("中小学", "中学", "小学"), ("男女", "男性", "女性"), ("存贷款", "存款", "贷款"))
"""One word that stands for two names, when 分别 gives two values."""
NO_SUBJECTS = words_of(
    "居 位居 位列 列 分居 均居 排 排名 高于 低于 较 比 创 同比 且 并 占 经 据 另据 按 根据 通过 围绕 以 为 在"
)
"""A clause that opens so is no subject of the number after it: 地区生产总值500亿元，居全市第2位，增长6%."""
GENERIC_HEADS = words_of(
    "覆盖率 完成率 合格率 达标率 占比 比例 比重 管理率 治疗率 通过率 签约率 建成率 满意率 满意度 使用率 办结率 发生率 死亡率 发病率 知晓率 创建率 "
    "规范管理率 控制率 增速 规范管理 救治率 稳定率 数量 总量 总数 人数 患病率 录入率 申报率 完结率 全省排名 排名全省 排名"
)
"""Heads that say too little alone; the head before them is put behind, with a check."""
