"""The vocabulary of the genre: headings, verbs, and what belongs to the name of an indicator and what does not."""

from __future__ import annotations

import re

from targetcheck.draft.wordings import words_of

SUMMARY = words_of(
    "工作总结 总结 述职 回顾 公报 年报 通报 运行情况 开展情况 完成情况 工作情况 进展情况 执行情况 成效 成就 成绩 发展基础 工作基础 现有基础 工作成效 背景 现状 基本情况 主要做法 存在的问题 存在问题 主要问题 "
    "机遇和挑战 机遇与挑战 机遇挑战 发展环境 面临的机遇 面临的挑战 面临的形势 形势与 面临形势 规划背景 发展回顾 工作亮点 显著 突破性进展 过去五年 过去一年 一年来 五年来 去年 上年度 总体情况 概况"
)
"""Words of a heading above what was done: the figures under it are actuals."""
SUMMARY_ALWAYS = words_of("公报 年报 通报 述职 回顾 完成情况 开展情况 执行情况 成效 成就 成绩 总结如下")
"""Words that make a heading a summary's even beside a word of planning: 2024年计划执行情况."""
PLAN = words_of(
    "要点 工要点 明年 来年 新一年 新的一年 下阶段 下一阶段 下年度 思路 安排 目标 任务 计划 打算 部署 举措 措施 总体要求 下一步 下步 今后 展望 指标 要求 行动 重点工作 工作重点 做好 规划 方案 建议 意见 草案 设想 "
    "努力方向 保障措施 组织保障 实施保障 保障机制"
)
"""Words of a heading above what is to be done: the figures under it are targets."""
TO_BE_DONE = re.compile(
    "(?:夯实|筑牢|打牢|夯牢|筑实|厚植|巩固|强化|加强|提升|提高|增强)[^，。；]{0,8}?"
    "(?:基础|成效|成就|成绩|工作情况|现状)"
)
"""夯实发展基础, 提升工作成效: what is to be done, and no review."""

BOILERPLATE = (
    *words_of(
        "浏览次数 文档编号 上传人 资源ID ICP备 icp备 版权所有 版权声明 下载积分 重复下载 金币 www. http 验证码 客服电话 投诉电话 扫一扫 索引号 字体大小 "
        "打印本页 关闭窗口 责任编辑 点击数 copyright Copyright 【QQ 公网安备 发布日期 成文日期 信息来源 阅读次数"
    ),
)
"""A short line with one of these is the web site's."""


FLOWS = words_of(
    "新增 引进 引育 引培 柔性引进 培养 培育 培训 招聘 招录 招募 新建 改建 扩建 新改扩建 改扩建 新(改、扩)建 新(改扩)建 新改(扩)建 改(扩)建 新(扩)建 新(改)建 新(迁)建 新建(改、扩建) 新建(改扩建) 新建(改建) 争创 新创建 创建 评选 遴选 签约 选派 争取推选 推选 新开工 开工 竣工 达产 投用 投产 完工 新创 迁建 续建 新改建 新增设 招引 新招引 惠及 选送 输送 外派 聘请 招收 录用 慰问 调解 安装 开通 增设 铺设 "
    "新发展 获批 新获批 授权 认定 新认定 获评 入选 申报 发表 出台 制定 派驻 派出 下派 支持 扶持 安置 接收 购置 采购 添置 更新 发放 救助 资助 筛查 举办 改造 建好 办好 成立 设立 新设 创成 完成 建设 建成 打造 组建 新增加 净增 盘活 整治 修复 改造提升 提升改造 提标改造 提质改造 优化提升 整治提升 巩固提升 淘汰 化解 栽植 种植 收储 转化 储备 争取"
)
"""Verbs that stay part of the indicator, and that the next items of a list share: 引培国家级人才1名、博士30名."""

VERBS = (
    *FLOWS,
    *words_of(
        "实际 实际完成 实际达到 表彰 奖励 走访 审批 印制 张贴 播放 刊发 推送 承办 巡诊 义诊 出动 架设 疏浚 征收 出让 投放 启用 支援 建立 建立健全 成功创建 组织 开展 实施 推进 加快推进 持续推进 推动 落实 办理 新组建 选树 召开 接种 提升 巩固 做好 配备 配置 设置 设 "
        "建 开设 新成立 承接 投入 安排 发展 服务 覆盖 帮扶 对口帮扶 接受帮扶 具备 报告 发现 查处 排查 整改 收到 编制 印发 构建 布局 命名 通过 达到 实现 引导 谋划 收集 收治 纳入 公开 抓好 深入开展 深化 深入实施 扎实推进 统筹推进 扩大 增加 "
        "健全 完善 强化 加强 保障 解决 帮助 促进 提供 开发 吸纳 壮大 带动 拉动 撬动 减少 压减 清理 打通 畅通 做强 做优 做大 销号 补充 拨付 筹集 下达 向上争取 新签约 落地 新落地 处置 供应 分配 启动 支撑 加快 优化 补助 加装 严守 守住 坚守 "
        "守牢 在 使 将 把 有 力争 确保 努力 重点 每年 每县 至少 全市 全区 全县 全省 我市 我区 我县 我省 等 由 为 对 向 按 和 及 与 其中 达效 投运 交付 验收 封顶 入库 结题 交付使用 投入使用 再 已 已经 新 批 的 下 出"
    ),
)
"""After these a number begins its noun phrase: 引进60名银龄医师, 全市85个乡镇卫生院."""
SCOPES = ("", *words_of("全市 全区 全县 全省 我市 我区 我县 我省 和 与 及 对 的 为"))
"""Before a count that only says of whom the next number is the rate: 全市8家医院设立比例达100%."""
NEW_CLAUSES = words_of("全市 全区 全县 全省 收到 其中 累计")
"""After a number these begin a new clause whose comma is lost: 正在整改4个全市45家医疗机构."""
EDGES = words_of(
    "按照 进一步 实现 完成 达到 将 要 保持 按 各 由 为 的 力争 确保 努力 争取 力求 继续 加快 大力 积极 不断 持续 着力 深入 稳步 有序 扎实 切实 全力 奋力 坚决 预计 同时 全年 年内 年底 今年 提倡 倡导 首次 迈上 跃上 登上 "
    "站上 分别 同比 每年 每月 每周 每日 每天 每季度 每学期 应在 宜在 拟按 拟安排"
)
"""What a name neither begins nor ends with: how firmly, how and when."""
LEAD = (
    *EDGES,
    *words_of(
        "至少能 规划期内 规划期间 下一步 下步 我们 其中 现有 统筹 推动 推进 使 让 把 以及 到 至 和 与 及 并 且 年度 巩固 落实 力促 开展 实施 抓好 健全 建立健全 深化 提高 对 建立 围绕 守牢 有 了 守住 坚持 力保"
    ),
)
"""What is taken off the front of a name besides: general verbs."""
LEAD_KEPT = words_of(
    "[为对给][^，、]{2,16}?(?:提供|发放|开展|减负|实施|进行|给予|接种|筛查) 年度报销 年度最高 提高(?:幅度|比例) 有[^，、]{2,8}的 达到[^，]{1,16}(?:的|占比|级$|标准$|水平$|要求$|能力$) 统筹区 统筹地区 统筹基金 保持率 达到率 实现率 完成率 提高率 推进率 落实率 巩固率 实施率 开展率 和谐 把关 由于 对口 对外 对标 为民 各类 各级 按时 按期 至少 及时 及格 有效 有色 有线 有机 有害 有关 有意 有偿 有毒 有序 有资质 有条件 有组织 有能力 有力 到位 到岗 到龄 到期 到账 到达 对接 对象 把握 要素 要件 并发 并网 并购 并轨 使用 让利 按病 按项 按床 按人 按DRG 按质 争取[^，、]{0,12}(?:资金|专项债|债券|补助|投资|贷款) 为老 为主 为农 "
    "和美 和睦 至今 各项 继续医学教育 继续教育"
)
"""Words that begin like one of those and stay."""
TAIL = (
    *EDGES,
    *words_of(
        "满足 连续 已 在 宜 拟 迈 突破 从 自 均 都 总体 基本 稳定 等 应 达 上 约 累计 年均 也 再 可 全部 仅 于 三年 两年 须"
    ),
)
"""What is taken off its end besides."""
TAIL_KEPT = words_of("下达 以上 线上 网上 签约 节约 合约 公约 履约 甲等 乙等 高等 中等 人均 户均")
"""Ends of a name that end like one of those and stay."""
VERBAL_ENDS = words_of("更新 购置 采购 配置 配备 扩容 迁建 维修 翻新 升级 改造 建设 创建 提升 扩建 达标 验收 轮训 培训")
"""Ends of a name with a verb of its own, which does not share the one before it: 中医馆提档升级."""
WORKS_ON = words_of(
    "竣工 达产 投用 投产 开工 建成 完工 交付 投运 验收 结题 新建 改建 扩建 迁建 续建 改造 提升 修复 更新 维修"
)
"""Verbs that take the noun of the one before: 开工项目30个、竣工20个."""
DONE_IN_A_MONTH = words_of(
    "投用 投入使用 投运 启动 启用 开工 动工 竣工 建成 完成 完工 交付 开诊 运行 试运行 验收 封顶 开业 上线 挂牌 开放 通过 达产 投产 全部 全面"
)
"""After a month or a part of the year, what is done by then: 6月投用, 上半年开工20家."""
SANCTIONS = "予以|给予|不予|约谈|通报|问责|扣|奖励|取消|暂停|不得"
"""What follows for those below: 完成率低于60%的单位予以通报, which asks for nothing."""
LIST_HEADS = words_of("目标 指标 任务 要求 如下 方面 包括 内容 措施 行动 工程 工作 情况 是 为 重点")
"""Ends of what stands before a colon and only heads a list."""
PAIRS = (("城乡", "城镇", "农村"), ("中小学", "中学", "小学"), ("男女", "男性", "女性"), ("存贷款", "存款", "贷款"))
"""One word that stands for two names, when 分别 gives two values."""
NO_SUBJECTS = words_of(
    "回顾 "
    "下一步 下步 下阶段 下一阶段 今后 来年 新的一年 对照 按照 聚焦 依托 居 位居 位列 列 分居 均居 排 排名 高于 低于 较 比 创新高 创历史 同比 且 并 占 经 据 另据 按 根据 通过 围绕 以 为 在"
)
"""A clause that opens so is no subject of the number after it: 地区生产总值500亿元，居全市第2位，增长6%."""
ACTS = words_of(
    "管理 治疗 控制 覆盖 签约 续约 接种 筛查 检查 检测 体检 知晓 合格 达标 完成 完结 办结 死亡 发病 患病 感染 治愈 救治 救助 支付 报告 处置 处理 参保 就业 入园 入学 巩固 普及 利用 回收 满意 "
    "排放 服药 诊疗 使用 转诊 报销 补助 消费 建档 抽检 监测 申报 规范 系统 成功 有效 及时 准确 完整 规则 早期 早诊 直报 病原学 阳性 建成 创建 通过 结案 化解 执行 到位 开工 投产 竣工 履约 复审 录入 上报 审核"
)
STEMS = (*ACTS, *words_of("低保 供养 减排 住院 可支配 健康 患者 居民 人均 人群 基层 城乡 重点工程 免费"))
"""What the name of a measure is made of, so that names in a list share it: 血压、血糖控制率, 门诊、住院患者满意度."""
WEAK = words_of(
    "回访 追溯 考核 参与 互认 配备 公示 一次性 合计 任务 调解 发现 诊断 检出 追踪 随访 面访 登记 发生 查办 耐药 门诊 住院 出院 平均 次均 新 新增 自然 增长 建设 药占比 费用 资金 资产 负债 项目 任务 病例 例数 件数 起数 人数 人次 住院日 幅度 增幅 降幅 增速 提高 下降 "
    "发放 智慧 服务 标准 推荐 基本 水平 等级 率 度 比 占比 比例 数 量"
)
"""Besides what is done, words of a name that do not say of whom or of what it is: 耐药筛查率, 平均住院日, 互认项目."""
SITES = words_of("医院 保健院 卫生院 卫生室 院区 分院 中心 大楼 项目 工程 基地 医共体 疾控机构 服务站")
"""Ends of the name of an institution or a work: what a clause says of it holds for the numbers after it."""
WORKS = ("项目", "工程")
THIN = words_of(
    "床位 床位数 产床 托位 病房 病床 手术室 车位 停车位 面积 建筑面积 占地面积 投资 总投资 资金 经费 经费投入 设备 试点 试点城市 试点县 点位 站点 专科 科室 重点专科 "
    "总投入 营业收入 利润 利润总额 人员 医师 护士 成员单位 机构 企业 编制 岗位 场所 团队 项目 产值 门诊量 诊疗量"
)
"""What says too little alone, with a verb or without, behind a clause that says of what it is."""
GENERIC_HEADS = words_of(
    "报告发病率 报告患病率 知识知晓率 依从率 按期办结率 按时办结率 及时办结率 涉及资金 报销比例 支付比例 年度最高支付限额 最高支付限额 支付限额 及时审核率 出栏 存栏 转化率 开工率 续保率 经费投入 健康管理率 死亡人数 感染率 全人群感染率 支出 受益人数 使用次数 服务人次 服务量 使用量 覆盖率 完成率 合格率 达标率 占比 比例 比重 管理率 治疗率 通过率 签约率 建成率 满意率 满意度 使用率 办结率 发生率 死亡率 发病率 知晓率 创建率 "
    "规范管理率 控制率 增速 规范管理 救治率 稳定率 数量 总量 总数 人数 患病率 录入率 申报率 完结率 全省排名 排名全省 排名 投资 总投资 年度投资 计划投资 "
    "年度计划投资 总产量 产量 投入强度 净增 产值 总产值 营收 城镇 农村 乡村 城市 县城 男性 女性 急诊 正确率 在校学生 在校生 人均消费支出 及时率 准确率 "
    "完整率 规则服药率 服药率 成功治疗率 治疗成功率 治疗有效率 规范治疗率 体检率 筛查率 抽检率 参保率 病死率 增幅 年递降率 递降率 下降率 降幅 年均增幅 平均降幅 年均新增 年均净增 综合产值 价值 审核率 履约率 规范化建档率 动态使用率 规律服药率 目标人群覆盖率 随访率 转诊率 接种率 早诊率 检出率 住院 门诊 参训率 立项 得分 总装机 总长度 总面积 总里程 漏报率 服用率 面访率 异常随访率 患者成功治疗率 互认率 续约率 服务率 无害化处理率 回收利用率"
)
"""Heads that say too little alone; the head before them is put behind, with a check."""

OWNED = words_of("起数 件数 例数 接通率 发现率 报告率 诊断率 建档率 登记率 追踪率 追访率 评估率")
"""Besides those, ends of a name that the next one's is said in the place of: 艾滋病感染者发现率、治疗率."""


COVER = "〓"
"""Stands for a character of a name while numbers are looked for; it is neither a digit nor part of any wording."""

_CN = "一二三四五六七八九十两"
_HAN = "\u4e00-\u9fff"
_N = r"(?<![\d.])\d{1,11}"
"""A whole number from its first digit; bounded, like every repetition here, so that no text takes long."""

NAMES = (
    r"\d{12,}",  # a serial number
    r"(?:孕|产后|出生后?)\d{1,2}(?:-\d{1,2})?(?:周|天|个?月)(?:内|前|后|龄)?",  # when in a life, such as 孕13周前
    r"[每扣][低减降][^，。；]{0,8}扣减\d{1,3}(?:\.\d{1,2})?%|的扣减\d{1,3}%",  # what is taken off
    r"[二两三四五六]个\d{2}%(?=”?:)|\d个\d{2}%目标|“[二两三四五六]个\d{2}%(?=”:)",  # “三个95%”: before the three are named
    r"https?:[^\s，。；]{1,200}|www\.[^\s，。；]{1,200}",  # a web address
    r"《[^《》]{1,80}》",  # the title of a document
    r"“[^“”，。；%‰]{1,22}”|‘[^‘’，。；%‰]{1,22}’",  # a name in quotation marks, such as “885” or “3+X”
    r"\[\d{2,11}\]?\d{0,6}号?",  # a document number, such as 〔2024〕34号
    r"第[一二两]个(?:一百年|百年)",  # 第二个百年奋斗目标
    # an institute, such as 608所
    rf"(?<=[{_HAN}])(?<![建成设有办达至了于过共立造加增评选创约近等由从自])\d{{3}}所(?=[{_HAN}]{{2}})"
    r"(?!学校|高校|院校|中学|小学|中小学|幼儿园|医院|卫生|村|乡|社区|养老|托育|公办|民办|普惠|普通|职业|技工|县|市)",
    r"第\s?\d{1,11}(?:-\d{1,6})?[号页届批次轮个名位期章条款]?",  # an ordinal, such as 第11次
    rf"{_N}号",  # a document number, or a line
    r"\d{4}-\d{1,2}-\d{1,2}(?: ?\d{1,2}:\d{2}(?::\d{2})?)?",  # a date or a time stamp
    r"(?:19|20)\d\d年?\d{1,2}月(?:\d{1,2}日)?",  # a date
    r"(?:19|20)\d\d(?:年度?)?(?:-|至|到)(?:19|20)\d\d年?",  # a span of years
    r"\d{1,2}月\d{1,2}日|\d{1,2}(?:-\d{1,2})?月(?:份|底|末|中旬|初|上旬|下旬)?",  # a date
    r"(?<![\d.])(?:19|20)\d\d年(?:度|底|末|初)?",  # a year
    r"\d{1,2}:\d{2}(?::\d{2})?(?=前|后|至|-)",  # a time of day
    r"\d{1,5}(?:\.\d{1,4})?(?::\d{1,5}(?:\.\d{1,4})?){2,4}",  # a whole in parts, such as 16.8:35.7:47.5
    r"\d{1,2}个[十百千万亿]{1,3}元?级?(?:台阶|大关|关口)",  # a mark that was passed, such as 5个百亿台阶
    r"连续\d{1,2}年(?=保持|稳定|超过|超|达|位|获|居|增|下降|实现|被|荣获|高于|低于|优于)",  # for how long: 连续11年稳定在
    rf"{_N}(?:-\d{{1,3}})?个?月(?:龄(?:及?以[上下内])?|(?=儿|婴))",  # an age
    rf"{_N}(?:\.\d{{1,3}})?版",  # a version, such as 2.0版
    r"(?:\d{1,5}|[NX]{1,2})(?:\+(?:\d{1,5}|[NXn]{1,2})){1,6}个?",  # a policy name, such as 8+1个
    # a grade or a technology, such as 5A级, 5G
    rf"{_N}(?:A{{1,5}}级?|D打印|[DGKV](?![A-Za-z])|(?:\.\d)?T(?=[磁核超M])|(?:[排层](?:及?以上)?(?:螺旋)?)?CT|[排层](?=螺旋))",
    rf"{_N}级(?=评审|评价|测评|评级|认证)",  # a grade, such as 5级评审
    # a name of letters and digits, such as PM2.5
    rf"(?!(?<=\d)k?m2|(?<=\dk)m2)[A-Za-z]{{1,12}}(?!\d{{1,5}}(?:\.\d{{1,2}})?[%‰]|\d{{1,5}}[台套辆部架例篇名])-?\d{{1,11}}(?:\.\d{{1,3}})?[A-Za-z]{{0,6}}\d{{0,6}}|{_N}(?!k?m2(?![\dA-Za-z]))[A-Za-z]{{1,12}}\d[\dA-Za-z]{{0,20}}",
    r"[ⅠⅡⅢⅣⅤⅥIV]{1,4}(?:-[ⅠⅡⅢⅣⅤⅥIV]{1,4})?类(?:及?以[上下])?",  # a class, such as Ⅲ类及以上
    # a grade, such as 二级以上
    rf"(?!(?<=[到达平别])\d级以上(?:[，。；、]|$))(?:[{_CN}]|(?<![\d.])\d)(?:、[{_CN}\d]){{0,4}}(?:星级|级|类|等)(?:\(?含\)?)?及?以[上下内]",
    rf"{_N}型",  # a type, such as 2型糖尿病
    rf"(?:[{_CN}]|{_N})年(?:行动|攻坚|规划|计划|上台阶|大变样)",  # the name of a plan, such as 三年行动
    r"每(?:\d{1,6}(?:(?:-|至|到)\d{1,6})?[百千万亿]{0,2}|[百千万亿]{1,3})",  # a denominator, such as 每10万人口
    r"(?:用|通过|经过|历时|未来|今后|近)\d{1,2}(?:-\d{1,2})?(?:个月|年)(?:左右)?(?:的?时间|的?努力)?",  # a time taken
    rf"{_N}强(?!度)",  # a ranking, such as 500强
    r"(?:首个|首家|首座|第[一二三四五六七八九十]个)\d{1,6}(?:\.\d{1,3})?[万亿]{0,2}元?",  # a class, such as 首个300亿元园区
    rf"{_N}(?:周年|分钟(?=[{_HAN}]{{0,6}}圈)|小时(?=[{_HAN}]{{0,6}}圈))",  # a name, such as 15分钟健身圈
    rf"{_N}[×xX]\d{{1,3}}(?:小时)?|{_N}小时(?=服务|值班|在线|热线|开放|不间断)|全年\d{{1,3}}天",  # a way of working, such as 7×24小时
    r"\d{3,6}[^，。；\d]{0,4}(?:热线|专线|举报电话|政务平台)|1[12]\d(?=急救|指挥|调度|信息)",  # a hotline number
    r"\d{3,4}-\d{7,8}|(?<!\d)1[3-9]\d{9}(?!\d)|\d{3,4}-\d{3}-\d{3,4}",  # a telephone number
    r"共\d{1,6}页|(?:一式|各执)\d{1,2}份",  # a page count, copies of a contract
    r"(?<=[，。；])(?:每项|以上|[二两三四五六七八九]项|[各共得计])*\d{1,3}(?:\.\d)?分(?=[，。；]|$)|\d{2,3}分以[上下]的",  # points of each, grades
    # how points are counted: 发生事故1起扣5分, 低于90%的不得分
    r"(?:[每凡有未缺获]|发[生现]|出现|低于|少于|不足|超过|高于|[漏迟瞒]报)[^，。；()]{0,20}(?:[扣加]\d{1,3}(?:\.\d{1,2})?分|不得分|不计分|按比例扣分)",
    r"(?:累计|合计|最[高多])?不超过\d{1,3}分(?!钟)|附件\d{1,2}|(?<![\u4e00-\u9fff])附?表\d{1,2}",  # how many points at most; an annex
    r"(?:扣|加|得|计|记|满分|总分|分值|最[高多])\d{1,4}(?:\.\d{1,2})?分",  # points, such as 扣5分
    # a grade, such as 90分以上为优秀
    r"(?:得分率?|总分|考核)?\d{1,3}(?:-\d{1,3})?[分%](?:\(含\))?(?:以上|以下)?(?:的|者)?(?:为|评为|评定为|定为)[“]?(?:优秀|良好|较好|合格|一般|不合格|较差|优|良|差)",
    r"\((?!其中)[^()]{1,80}\)(?=[\u4e00-\u9fff]{0,8}(?:率|比例|占比|比重|水平|数)(?:均|分别|达|不|提高|控制|保持|降|为|\d))"
    r"|\((?!其中)[^()]{0,12}\d(?:[\d.]{0,11})[^()]{0,6}\)",  # an explanation in parentheses, such as (2020年为90%)
    rf"{_N}项(?:\(\d{{1,6}}项\))?指标",  # how long a list of indicators is
    rf"{_N}个?(?:部委|部门|方面|维度|评价维度|环节|层面|层级|阶段)",  # how many parts a description has
    rf"{_N}[万亿]{{1,2}}元?级|{_N}万?吨级|{_N}千伏",  # a class, such as 100亿级
    rf"{_N}[届次][^，。；]{{0,3}}(?:全会|党代会|代表大会|常委会)",  # a meeting
    rf"{_N}(?:\.\d{{1,3}})?[KMG]B(?![A-Za-z])",  # a file size
    rf"{_N}价(?=[A-Z{_HAN}]{{0,4}}疫苗|[A-Z])",  # a vaccine, such as 9价HPV疫苗
    rf"{_N}(?=路(?!径)|国道|省道|高速|航班)",  # a road or a line
)
"""What holds a number and is no quantity; bounded repetitions, so that no text takes long."""

_NAMES = re.compile("|".join(f"(?:{pattern})" for pattern in NAMES))
_AGE = re.compile(r"(?<![\d.])\d{1,3}(?:\.\d{1,2})?(?:(?:-|至|到)\d{1,3})?(?:周岁|岁)(?:\(?含\)?)?(?:及?以[上下内])?")
_AGE_IS_MEASURED = re.compile(
    r"(?:寿命|年龄)[^，、。；]*$|(?:寿命|年龄)[^。；]*(?:提高|延长|增加|上升|提升|增长|达到|高|达)$"
)


def covered(text: str) -> str:
    """The text, character for character, with every name that holds a number covered."""
    text = _NAMES.sub(lambda found: COVER * len(found[0]), text)
    for found in _AGE.finditer(text):
        # An age is a name (65岁及以上老年人), unless age is what the clause measures (人均预期寿命79岁).
        measured = _AGE_IS_MEASURED.search(text[max(0, found.start() - 60) : found.start()])
        if "." not in found[0] and not measured:
            text = text[: found.start()] + COVER * len(found[0]) + text[found.end() :]
    return text
