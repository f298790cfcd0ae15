"""Every phrase in Chinese, by its key: its English text or, for some, a name for it."""

from __future__ import annotations

from targetcheck.phrases.methods import METHODS_CHINESE

_WORDS = {
    "total": "合计",
    "status": "结果",
    "target": "目标",
    "figure": "实际值",
    "bound": "目标值",
    "gap": "差距",
    "attainment": "完成率",
    "expected": "序时进度",
    "responsible": "责任科室",
    "yes": "已完成",
    "no": "未完成",
    "done on {day}, too late": "{day}完成，晚于期限",
    "to be done": "应完成",
    "holding targets": "{of}项中{n}项",
    "holding members": "{of}个中{n}个",
    "needed targets": "≥ {n}项中{k}项",
    "needed members": "≥ {n}个中{k}个",
    "all of targets": "全部{n}项",
    "all of members": "全部{n}个",
    "points": "个百分点",
    "pp": "个百分点",
    "numerator": "分子",
    "denominator": "分母",
    "rounded": "（修约{value}）",
    "nobody named": "未明确责任科室",
    "written: {files}": "已写入：{files}",
    "type next:": "接着输入：",
    "there is a file already, which stays as it is; name another folder": "已有此文件，不作改动；请换一个文件夹",
    "{n:target|targets}": "{n}项目标",
    "no problem in {files:file|files}: {targets}": "未发现问题：{files}个目标文件，{targets}",
    "announced without a number": "公布时未定数值",
    "covers {span}": "数据为{span}",
    "{names}: covers {span}": "{names}的数据为{span}",
    "months": "{of}个月中的{n}个月",
    "areas": "{of}个地区中{n}个",
    "comma": "，",
    "{n} not within the bound yet": "其中{n}个还未达到目标要求",
    "expected by now: {value}": "按序时进度应达{value}",
    "expected by now: less than {value}": "按序时进度应低于{value}",
    "expected by now: more than {value}": "按序时进度应超过{value}",
    "expected by now: no more than {value}": "按序时进度应不超过{value}",
    "no baseline, so the change so far is held against all that is asked for": "没有基期值，以目前的变化与目标变化相比",
    "no baseline, compared with the bound alone": "没有基期值，只与目标值比较",
    "no change is told before the figure for the same months of {then} is there; {now} stand beside {at} by now, on the "
    "way to {aim}": "{then}同期数据尚缺，暂不计算增减；目前为{now}，按序时进度为{at}，全年对应{aim}",
    "no change is told before the figure for the same months of {then} is there; {now} stand beside {aim}, which it "
    "implies": "{then}同期数据尚缺，暂不计算增减；目前为{now}，全年对应{aim}",
    '"{one}" is for {span} and "{other}" for {period}, and neither can be cut to what both cover': (
        "“{one}”的数据为{span}，“{other}”的数据为{period}，无法取得两者共有的时段"
    ),
    "{period} is not as long as {own}, and there is no figure for the same months of it": (
        "{period}与{own}时段长短不同，且没有同期数据"
    ),
    "it would be held against itself ({where})": "这是与自身比较（{where}）",
    "only one of the two figures has {parts}": "两个数中只有一个包含{parts}",
    "{why}; where these make it up, say so: {line}": "{why}；如由这些地区组成，请写明：{line}",
    "{why}; {how}": "{why}；{how}",
    'the rows of "{name}" for {span} do not make a whole figure for {area}': (
        "“{name}”{span}的数据不能构成{area}的完整数值"
    ),
    "no area": "未注明地区",
    "all areas together (合计)": "合计",
    "with these members the run has more than {n}": "加上这些成员，本次评价的成员超过{n}个",
    "by {by}; latest figure {period}": "期限{by}，最新数据为{period}",
    "expected, not binding": "预期性",
    "{judged} of {total:target|targets} judged: {parts}": "{total}项目标中{judged}项可评：{parts}",
    "{title}: {n:target|targets}: {parts}": "{title}：{n}项目标，{parts}",
    "; list them with --select '{stem}/*'": "；用 --select '{stem}/*' 列出",
    "weighted attainment {value}": "加权完成率{value}",
    "{n} without a figure left out": "{n}项无数据未计入",
    "the figure": "实际值{value}",
    "in unit": "{base} ÷ {scale} = {value}",
    "missing parts": "缺：{parts}",
    "change since": "较{period}的变化",
    "said in": "“{text}”  ← {where}",
    "reference": "对照：{name}",
    "of records": "（{n}行合成）",
    "annualized": "{rate} × {factor}折合全年 = {value}",
    "standing": "{name}：{value}，用{period}的数",
    "op sum": "{name}：{value}，{over}{n}项之和",
    "op average": "{name}：{value}，{over}{n}项平均",
    "op min": "{name}：{value}，{over}{n}项最小值",
    "op max": "{name}：{value}，{over}{n}项最大值",
    "op last": "{name}：{value}，{over}最后一期",
    "over area": "按地区",
    "over time": "按时间",
    "over column": "按{name}",
    "more rows": "……另有{n}行",
    "; done after {end}": "；完成时间晚于{end}",
    "bound {bound}": "目标值{bound}",
    "compared": "{figure}，要求{bound}：{result}",
    "counted": "{figure}达到，需{bound}",
    "holds": "达到",
    "does not hold": "未达到",
    "holds so far": "目前符合",
    "does not hold so far": "目前未达到",
    "by gap": "，相差{gap}",
    "line": "进度线：时间已过{passed}/{whole}，由{start}到{end}，此时为{level}",
    "not final": "尚非最终结果，后续数据可能改变",
    "attainment {value}": "完成率{value}",
    "as of {period}": "截至{period}",
    "semicolon": "；",
    "form": "要求",
    "form at_least": "不低于",
    "form at_most": "不超过",
    "form above": "高于",
    "form below": "低于",
    "form between": "介于",
    "form equals": "等于",
    "form achieved": "完成",
    "unit": "单位",
    "of n targets": "项（共{n}项）",
    "of n members": "个（共{n}个）",
    "bound to": "目标值上限",
    "remarks": "说明",
    "area": "地区",
    "period": "时期",
    "section": "章节",
    "clause": "条款",
    "level": "指标属性",
    "level binding": "约束性",
    "level expected": "预期性",
    "weight": "权重",
    "note": "备注",
    "tags": "标签",
    "indicator": "指标",
    "id": "编号",
    "file": "目标文件",
    "target line": "行",
    "{title}: {n:target|targets}, none with a figure": "{title}：{n}项目标均无数据",
    "achieved: {figure}": "是否完成：{figure}",
    "gap {gap}": "差距{gap}",
    "falling short": "未达到的：{names}",
    "responsible: {names}": "责任科室：{names}",
    "report": "目标完成情况",
    "report on {plan}": "{plan}完成情况",
    "Source: {source}": "来源：{source}",
    "sheet form": "填报",
    "sheet targets": "目标",
    "sheet counts": "汇总",
    "judged as {value}, rounded": "按修约值{value}评定",
    "in all": "合计",
    "stop": "。",
    "chart": "图示",
    "zone": "达标范围",
    "baseline": "基期",
    "line now": "序时进度",
    "{n:member|members}: {parts}": "{n}项明细：{parts}",
    "weight {weight}": "权重{weight}",
    "source: {places}": "数据：{places}",
    "{n} more": "另{n}处",
    "Filter and sort": "筛选与排序",
    "running-number": "序号",
    "signed by unit": "填报单位（盖章）：",
    "signed by maker": "制表人：",
    "signed by checker": "审核人：",
    "signed by leader": "分管领导（签字）：",
    "signed on": "日期：____年____月____日",
    "Needs attention": "需要关注（未达标、进度滞后，差距大者在前）",
    "{n} more below, the worst first": "另有{n}项，见下表（差者在前）",
    "Areas and targets": "各地区完成情况对照",
    "{name} and targets": "各{name}完成情况对照",
    "Show all": "显示全部",
    "{n:file|files} written: {names}": "已写出{n}个文件：{names}",
    "of an earlier run, and still there: {names}": "文件夹中另有以前留下的：{names}",
    "{n:more department|more departments}": "另有{n}个科室",
    "search": "查找",
    "all": "全部",
    "sort": "排序",
    "sort order": "文件顺序",
    "sort status": "结果（差者在前）",
    "sort name": "名称",
    "sort share": "完成率",
    "sort who": "责任科室",
    "Open or close all": "展开或收起全部",
    "Print": "打印",
    "{n} of {total} shown": "显示{n}项，共{total}项",
    "{n} {status}": "{status}{n}项",
    "{total:target|targets}: {parts}": "共{total}项目标：{parts}",
    "brief no_data": "{n}项暂无数据，未作评价：{names}",
    "brief unusable": "{n}项所报数据不能用于评价：{names}",
    "brief unusable one": "{name}（{why}）",
    "brief unset": "{n}项公布时未定目标值：{names}",
    "brief whole": "{text}，{word}。",
    "brief aside": "（{text}）",
    "brief met": "达标",
    "brief missed": "未达标",
    "brief on_track": "进度正常",
    "brief off_track": "进度滞后",
    "brief in": "{period}，",
    "brief of area": "{area}{name}",
    "brief as of": "截至{end}，",
    "brief figure": "{name}{figure}",
    "brief figure after digits": "{name}为{figure}",
    "brief no change yet": "{then}同期数据尚缺，暂不计算增减；全年对应{aim}",
    "brief no change yet by now": "{then}同期数据尚缺，暂不计算增减；按序时进度为{at}，全年对应{aim}",
    "brief rounded": "（修约为{value}）",
    "brief point": "{n}个百分点",
    "brief points": "{n}个百分点",
    "brief thousandths": "{n}个千分点",
    "brief from period": "{period}的{value}",
    "brief from baseline": "基期值{value}",
    "brief moved": "比{start}{verb}{by}",
    "brief up relative": "增长",
    "brief up points": "提高",
    "brief up amount": "增加",
    "brief down relative": "下降",
    "brief down points": "下降",
    "brief down amount": "减少",
    "brief unmoved": "与{start}持平",
    "brief when": "{period}",
    "brief target": "{when}{value}的目标",
    "brief limit": "{when}{value}的控制目标",
    "brief other": "{name}的{value}",
    "brief range": "{when}{low}至{high}的目标区间",
    "brief a rise": "{verb}{by}",
    "brief a fall": "{verb}{by}",
    "brief no change": "零增长",
    "brief within": "在{aim}内",
    "brief above": "高于{aim}{gap}",
    "brief below": "低于{aim}{gap}",
    "brief above other": "比{aim}高{gap}",
    "brief below other": "比{aim}低{gap}",
    "brief not zero": "未实现{aim}",
    "brief above ratio": "高于{aim}",
    "brief below ratio": "低于{aim}",
    "brief level at_least": "达到{aim}",
    "brief level at_most": "未超过{aim}",
    "brief unmoved since": "与{period}持平",
    "brief level equals": "等于{aim}",
    "brief level above": "与{aim}持平，而要求高于该值",
    "brief level below": "与{aim}持平，而要求低于该值",
    "brief exceeds": "超过{aim}{gap}",
    "brief falls short": "比{aim}低{gap}",
    "brief apart": "与{aim}相差{gap}",
    "brief done": "完成{when}目标数（{bound}）的{share}",
    "brief more": "完成{when}目标数（{bound}）的{share}，超出{gap}",
    "brief short": "完成{when}目标数（{bound}）的{share}，还差{gap}",
    "brief achieved": "{name}已完成",
    "brief achieved on": "{name}已于{day}完成",
    "brief achieved late": "{name}已于{day}完成，晚于{late}的期限",
    "brief achieved late verb": "已于{day}",
    "brief late": "{told}，晚于{late}的期限",
    "brief kept fall": "{when}降幅控制在{value}以内",
    "brief not achieved": "{name}未完成",
    "brief not yet achieved": "{name}尚未完成",
    "brief members": "{of}项中{n}项",
    "brief areas": "{of}个地区中{n}个",
    "brief all members": "{of}项全部",
    "brief all areas": "{of}个地区全部",
    "brief all needed": "要求全部达标",
    "brief needed": "要求至少{n}个",
    "brief needed of these": "要求至少{n}项",
    "brief members missed": "未达标的有{names}",
    "brief members off_track": "进度滞后的有{names}",
    "brief members no_data": "暂无数据的有{names}",
    "brief members unset": "未定目标值的有{names}",
    "brief measured": "{name}：{indicator}",
    "brief whole quorum": "{text}，{word}；{members}。",
    "brief reached": "{name}达{figure}",
    "what to do where no figure was read": (
        "没有读到数值：请看上面各栏的含义；表头不认得的，在目标文件中写 columns:（如 columns: {{area: 单位名称}}），指标名称与目标文件不一致的，改成一致"
    ),
    "what to do where no indicator was read": (
        "没有读到数值：表题、文件名和各栏都没有认出目标文件中的指标；请在表题或文件名中写指标名称（与目标文件一致），或加一栏“指标”"
    ),
    "{period} so far": "{period}累计",
    "{name}: {n:answer yes or no|answers yes or no}": "{name}：{n}个是否完成",
    "brought to a whole year": "已折算为全年",
    "brief bound alone": "注：{n}项未列基期值，年中只与目标值比较，不计算序时进度。",
    "reported twice": "同一个数报了两次",
    "brief nothing": "无{bare}",
    "brief nothing cases": "无{bare}病例",
    "brief no deaths": "实现{of}零死亡目标",
    "brief kept at_most": "控制在{when}{value}以内",
    "brief kept so far": "尚未超过{when}{value}的控制数，但快于序时进度",
    "brief kept below": "控制在{when}{value}以下",
    "brief short of": "距{aim}还差{gap}",
    "brief exceeds a rise": "增幅超目标{gap}",
    "brief exceeds a fall": "降幅超目标{gap}",
    "brief falls short of a fall": "降幅比目标少{gap}",
    "brief exceeds no change": "实现“{name}”的目标",
    "brief falls short amount": "比{aim}少{gap}",
    "brief achieved verb": "已",
    "brief achieved on verb": "已于{day}",
    "brief not achieved verb": "未",
    "brief not yet achieved verb": "尚未",
    "brief named": "{of}个{what}中{n}个",
    "brief all named": "{of}个{what}全部",
    "brief holding all met": "{name}：{count}达标",
    "brief holding all done": "{name}：{count}完成",
    "brief holding met": "{name}：{count}达标（{need}）",
    "brief holding done": "{name}：{count}已完成（{need}）",
    "brief holding so far": "{name}：{count}达标或进度正常（{need}）",
    "brief share needed": "{share}，目标{needed}",
    "brief members undone": "尚未完成的有{names}",
    "brief member": "{name}（{figure}）",
    "What changed": "前后对比",
    "missed binding": "未达标，约束性（{n}项）：{names}",
    "missed expected": "未达标，预期性（{n}项）：{names}",
    "By department": "按责任科室",
    "{n} not reported: {who}": "未报{n}项：{who}",
    "{n} with figures that do not serve: {who}": "报了但不能用于评价{n}项：{who}",
    "{name} {n}": "{name}{n}项",
    "none of these targets has a result that --only names": "没有 --only 所列结果的目标",
    "nothing is missing, and no file is written": "应报的数已全部报齐，没有写出文件",
    "figures up to {end}": "数据截至{end}",
    "figures cover {span} where nothing else is said": "除另有注明外，数据为{span}",
    "{n:target|targets} without a baseline, compared with the bound alone": "{n}项没有基期值，只与目标值比较",
    "{n} without any row": "{n}项没有数据",
    "{names}; list them with -v": "{names}；用 -v 逐项列出",
    "short count": "{status}{n}",
    ", ": "、",
    "exit code {code}: {why}": "退出码{code}：{why}",
    "{n:binding target|binding targets} missed": "约束性未达标{n}项",
    "{n:expected target|expected targets} missed": "预期性未达标{n}项",
    "{n} behind schedule": "进度滞后{n}项",
    "{n} without data": "无数据{n}项",
    "{n} without a number": "未定{n}项",
    "nothing was judged": "没有可评的目标",
    "compare takes two saved evaluations or more, the earliest first": "compare 需要两次或更多次保存的评价结果，先前的在前",
    "{n} more: {names}": "另有{n}项：{names}",
    "reading actuals": "正在读取实际数据",
    "{n} rows read": "已读{n}行",
    "about {n} s left": "约需{n}秒",
    "draft line": "第{n}行：{text}",
    "draft check": "核对：{text}",
    "draft one of several": "（{n}，第{line}行）",
    "No target was found; {n:figure is|figures are} reported as done.": "没有找到目标；有{n}个数是已完成的情况。",
    "{n:statement|statements}: {targets} to reach, {done} reported as done; {checks} to check": (
        "量化表述{n}条：目标{targets}条，已完成情况{done}条；目标中需核对{checks}处"
    ),
    "{n:sentence has|sentences have} a number and no target:": "有数字而未起草的{n}句：",
    "number {i} of {n} in this list; which of them it belongs to is not clear": "并列{n}个数中的第{i}个，不清楚对应哪一项",
    "one of {n} shares that the text does not name": "文中未列名的{n}项比例之一",
    "{n} of the rate itself, or percentage points?": "{n}是就比率本身而言，还是百分点？",
    "the cell says more than its number: {cell}": "单元格中不止一个数：{cell}",
    "by when? the text names {years}": "到何时为止？原文写有{years}",
    "a bound, not the figure itself": "只写了界限，不是实际数",
    "the row gives other numbers too: {words}": "该行还有其他数：{words}",
    "the text adds in brackets: {words}": "原文括号内另注：{words}",
    "the text gives another number of the same thing: {number}": "同一事项另有一数：{number}",
    "one of two numbers of the same thing, in {unit}": "同一事项写有两个数，此为以“{unit}”计的一个",
    "said of each of those before it: {names}": "均指前面各项：{names}",
    "said of each of several; write one target for each": "均指所列各项，请每项各写一条目标",
    "the number counts what the sentence lists": "这个数是所列事项的个数",
    "done, or to be reached? the text does not say": "已完成，还是要达到？文中没有写明",
    "is this the whole name?": "指标名称是否完整？",
    "a share of what? the name does not say": "是什么的比例？名称中没有写",
    "{n} of {all}: with a row for each, write each: and require: {n} of {all}": "{all}个中要有{n}个；有分项数据时，请写 each: 和 require: {n} of {all}",
    "{points} points for several targets together; write weight: for each": "几条目标合计{points}分，请给每条写 weight:（分值）",
    "the text says of points: {rule}; write score:, bonus: or veto:": "原文的计分办法：{rule}；请写 score:、bonus: 或 veto:",
    "asked of all {n}: with a row for each, write each: area, and achieved: true for the number": (
        "要求{n}个全部做到；有分地区的数据时，请写 each: area，并用 achieved: true 代替这个数"
    ),
    "said of each; with a row for each, write each:": "要求逐个达到；有分项数据时，请写 each:（逐个）",
    "the text says {words}; a forecast, or a target?": "原文说的是“{words}”，是预测还是目标？",
    "an estimate, not the final figure": "是预计数，不是最终数",
    "by when? {year} is taken from the sentence before": "何时达到？{year}年取自前一句",
    "by when? the sentence goes on with {words}": "何时达到？句中后文说的是“{words}”",
    "which year is {words} of?": "“{words}”是哪一年的？",
    "by when? {words} is taken from the clause before": "何时达到？“{words}”取自前一分句",
    "by when? the text says {words}": "何时达到？原文写的是“{words}”",
    "the change is taken since {year}, the column before": "与前一列（{year}年）比，是否如此？",
    "said of {scope} before it; is this too?": "前一项说的是{scope}，这一项也是吗？",
    "another number stands under this name too, in line {lines}": "同名指标另有不同的数，见第{lines}行",
    "what the number is about is not clear": "不清楚这个数说的是什么",
    "what the indicator is a part of is taken from the statement before": "该指标所属的内容取自前一条",
    "the text says {words}; this is one target for all of the time": "原文说的是“{words}”；这里整个时期只写一条",
    "asked of every {area}: with a row for each, write each:": "要求每个{area}都达到；有分{area}的数据时，请写 each:（逐个）",
    "the text names a requirement beside it: {words}": "文中同时写明了要求：{words}",
    "no comparison is written; read as a ceiling, for less of it is better": "文中没有写以上或以下；该指标越低越好，按上限处理",
    "the text names a range, {range}; is its far end a bound too?": "文中写的是区间{range}，另一端是否也算目标？",
    "a change from {since} to {period}? the bound is left open": "是{since}年到{period}年的变化吗？目标值留空",
    "a yearly average; no single change since a year says it, so the bound is left open": "年均数，不能用某一年以来的变化表示，目标值留空",
    "a yearly average, so the bound is left open": "年均数，目标值留空",
    "since the end of {base}": "以{base}末为基期",
    "the change is since when? {before} is the year before": "与哪一年比？按上一年（{before}年）",
    "the change is since when? the text does not say, so the bound is left open": "与哪一年比？文中没有写，目标值留空",
    "about {number}: set the tolerance": "{number}为约数，请定上下限",
    "no number: the bound is the average of {area}; name the area that figures are reported for": (
        "没有数：目标是不差于{area}平均水平，请写明以哪个地区的数据为准"
    ),
    "announced without a number: {written}": "公布时没有写数：{written}",
    "percentage points of what change? the bound is left open": "是什么变化的百分点？目标值留空",
    "points of a rate per thousand, of what change? the bound is left open": "是什么变化的千分点？目标值留空",
    "published growth is at constant prices, which totals do not give; make the growth an indicator of its own": (
        "公布的增速按不变价计算，用总量相除得不到；请把增速作为单独的指标"
    ),
    "no unit is written; a measure word may be lost": "没有单位，可能漏了量词",
    "a requirement that the summary quotes, not a figure": "总结中引用的要求，不是完成数",
    "{first}:{second} is compared as {first} ÷ {second}, so at_least wants a smaller second number; is that meant?": (
        "{first}:{second}按{first}÷{second}比较，at_least要求后一个数更小；若后一个数越大越好，请改为at_most"
    ),
    "for which period? neither the sentence nor the title says": "哪个时期？句中和标题都没有写",
    "{number} may be {range}, its dash lost with other characters of this text": "{number}可能是{range}，文本丢失了连接号",
    "覆盖 without a number is read as 100 %": "“覆盖”没有写数，按100%处理",
    "in brackets: a total over the years, or another reading that the table explains": "方括号内的数：多年累计，或表中另有说明",
    "for which year? the table's header does not say": "哪一年？表头没有写",
    "the text does not say when it was {baseline}; write {example}": "文中没有写{baseline}是哪一年的；请写成 {example}",
    "the unit {unit} is not one that target files know; the number stands bare": "目标文件不认识单位“{unit}”，这里只写数",
    "this is a picture; its text has to be recognised first": "这是图片，请先识别成文字",
    "this is a PDF file; save its text first, for instance with pdftotext": "这是 PDF 文件，请先另存为文本，例如用 pdftotext",
    "this is an old Word file (.doc) or another Office file; save it as .docx or as text": (
        "这是旧版 Word（.doc）或其他 Office 文件，请另存为 .docx 或文本"
    ),
    "this is an RTF file; save it as .docx or as text": "这是 RTF 文件，请另存为 .docx 或文本",
    "the file is empty": "文件是空的",
    "the document has no text": "文档里没有文字",
    "begins as {encoding}, but does not go on so ({why})": "开头是 {encoding} 编码，后面不是（{why}）",
    "this is no text file (it holds zero bytes; UTF-16 needs its byte order mark)": "不是文本文件（含有零字节；UTF-16 须带 BOM）",
    "neither UTF-8 nor GB18030; save it as UTF-8": "既不是 UTF-8 也不是 GB18030，请另存为 UTF-8",
    "no Chinese text was found ({n} letters of another script); draft reads plans written in Chinese": (
        "没有找到中文（有{n}个其他文字的字母）；draft 只读中文计划"
    ),
    "no Chinese text was found (no letters at all); draft reads plans written in Chinese": "没有找到文字；draft 只读中文计划",
    "this looks Japanese ({n} kana); draft reads plans written in Chinese": "像是日文（有{n}个假名）；draft 只读中文计划",
    "only {n} of {all} letters are Chinese; draft reads plans written in Chinese": "{all}个字中只有{n}个是中文；draft 只读中文计划",
    "named .docx, but it is no Word file": "文件名是 .docx，内容不是 Word 文件",
    "a damaged .docx or zip file": "损坏的 .docx 或 zip 文件",
    "its text and tags have more than {n} MB unpacked": "解压后正文与标记超过{n} MB",
    "unpacked it has more than {n} MB": "解压后超过{n} MB",
    "a zip or Office file without a Word document in it": "zip 或 Office 文件，里面没有 Word 文档",
    'reading .docx needs python-docx; run: pip install "targetcheck[docx]"': '读取 .docx 需要 python-docx，请运行 pip install "targetcheck[docx]"',
    "the Word file cannot be read ({why}): it is damaged, or a part of it is longer or deeper than its reader takes; "
    "open it in Word and save it anew, or save it as text": (
        "Word 文件无法读取（{why}）：文件已损坏，或其中一段过长、嵌套过深；请用 Word 打开后另存一次，或另存为纯文本"
    ),
    "{n:check of the draft is|checks of the draft are} still open; settle each and delete its line": (
        "起草时标的“核对”还有{n}处未处理；核定一处删去一行"
    ),
    "no heading": "其他",
    "compare kind": "类别",
    "compare before": "前",
    "compare after": "后",
    "compare change": "变化",
    "{kind}: {n}": "{kind}：{n}项",
    "compare newly_met": "新达标",
    "compare newly_missed": "新增未达标",
    "compare first_met": "首次有数据即达标",
    "compare first_missed": "首次有数据但未达标",
    "compare newly_off_track": "进度转为滞后",
    "compare newly_on_track": "进度转为正常",
    "compare moved": "有变化",
    "compare appeared": "新增目标",
    "compare disappeared": "不再列入",
    "compare unchanged": "无变化",
    "{n:target|targets} in both: {parts}": "前后共有目标{n}项：{parts}",
    "nothing to compare, as no target has the same id in both": "没有编号相同的目标，无从比较",
    "binding, and fell from met to missed ({n}): {names}": "约束性目标由达标变为未达标{n}项：{names}",
    "bound {before} → {after}": "目标值由{before}变为{after}",
    "points {before} → {after} of {of}": "得分由{before}变为{after}（满分{of}）",
    "points {after} of {of}, none before": "得{after}分（满分{of}，前次未评）",
    "points added or taken off: {after}": "加分或扣分：{after}",
    "progress {before} → {after}": "进展由“{before}”变为“{after}”",
    "period {before} → {after}": "时期由{before}变为{after}",
    "{before} → {after}": "由{before}变为{after}",
    "value": "数值",
    "template yes or no": "填是或否，或完成日期",
    "template each": "每个{name}填一行",
    "template fill in": "请填{name}",
    "reminder": "催报说明",
    "reminder none": "未报",
    "reminder empty": "空白（{name}）",
    "reminder unreadable": "无法识别：{name}",
    "“{area}” ({place})": "“{area}”（{place}）",
    "to be looked at: {what}": "待核：{what}",
    "reminder unclear": "单位不明或不符（{name}）",
    "reminder unusable": "报了但不能用：{name}",
    "reminder twice": "报了两次，请保留一份（{name}）",
    "reminder misnamed": "有一行的地区写作{name}，是不是这个地区？",
    "reminder late": "只报到{name}",
    "standing received": "已报{n}个",
    "standing none": "未报{n}个",
    "standing empty": "空白{n}个",
    "standing unreadable": "无法识别{n}个",
    "standing unclear": "单位不明{n}个",
    "standing unusable": "报了但不能用{n}个",
    "standing twice": "重复填报{n}个",
    "standing misnamed": "地区名称不符{n}个",
    "standing late": "未报全{n}个",
    "{name}: {n:figure|figures} wanted: {parts}": "{name}：应报{n}个数，{parts}",
    "template records": "每条记录填一行",
    "met": "达标",
    "missed": "未达标",
    "on_track": "进度正常",
    "off_track": "进度滞后",
    "no_data": "无数据",
    "unset": "未定",
}

_NUMBERS = {
    '"{text}" is not a number; write 0 where nothing occurred, and leave the cell empty where there is no figure': (
        "“{text}”不是数字；没有发生请填0，没有数据请留空"
    ),
    '"{text}" is not a number': "“{text}”不是数字",
    '"{text}" is not a number; where it stands for a figure that is still to come, leave the cell empty, '
    "or write missing: [{text}] in the target file": (
        "“{text}”不是数字；如果是说数据尚未产生，请留空，或在目标文件中写 missing: [{text}]"
    ),
    '"{text}" is a fraction; write what it comes to (50.82%), or the two numbers in rows of their own': (
        "“{text}”是分数；请填算出的数（如50.82%），或把分子、分母分两行填"
    ),
    '"{text}" is more than a number and its unit; move what stands behind "{number}" to a column of remarks': (
        "“{text}”里不只是数和单位；请把“{number}”后面的说明移到备注栏"
    ),
    "a number of more than {n} digits": "数字超过{n}位",
    'the exponent of "{text}" is out of range': "“{text}”的指数超出范围",
    '"{text}" is not a ratio of two numbers, such as 1:80': "“{text}”不是两个数的比，应如1:80",
    'the ratio "{text}" divides by zero': "比值“{text}”的分母为零",
    '"{text}" is not a plain quantity; the key (at_least, at_most, above, below) says the comparison, '
    "the value only the number and its unit": (
        "“{text}”里不只是数和单位；比较方式由键（at_least、at_most、above、below）表示，值只写数字和单位"
    ),
    '"{text}" is not a number; write 1,234.5 or 1234.5': "“{text}”不是数字；请写成1,234.5或1234.5",
    '"{text}" is not a plain quantity; a ratio is written with a colon, as in 1:80': (
        "“{text}”里不只是数和单位；比值用冒号书写，如1:80"
    ),
    '"{unit}" in "{text}" is not a unit that is known': "“{text}”中的“{unit}”不是已知单位",
    '"{unit}" is not a unit that is known': "“{unit}”不是已知单位",
    '; did you mean "{name}"?': "；是否想写“{name}”？",
    '"{text}"': "“{text}”",
    "{name}: {why}": "{name}：{why}",
}

_ENGINES = {
    '--engine {engine} is not installed; pip install "targetcheck[{engine}]"': (
        '--engine {engine} 尚未安装；请运行 pip install "targetcheck[{engine}]"'
    ),
    "--engine {engine} cannot start: {why}": "--engine {engine} 无法启动：{why}",
    "Parquet is read with --engine duckdb or spark": "Parquet 文件须用 --engine duckdb 或 spark 读取",
    'reading took {n} s; with DuckDB it is several times faster: pip install "targetcheck[duckdb]"': (
        '读取用时{n}秒；装上 DuckDB 会快数倍：pip install "targetcheck[duckdb]"'
    ),
}

_FIGURES = {
    '"{name}" has more digits than can be worked with': "“{name}”的位数太多，无法计算",
    'where "{total}" is {area}, write {{area: {total}}}': "若“{total}”就是{area}，请写 {{area: {total}}}",
    'no member: the rows name no "{name}"': "没有可评对象：数据中没有“{name}”",
    'no member: no "{name}" in the rows meets the conditions': "没有可评对象：数据中没有符合条件的“{name}”",
    'the rows are split by the column "{column}" ({names}): say which with "where" or "each", or '
    'columns: {{remark: {column}}} where it splits nothing ("targetcheck inspect {file}" shows how it is read)': (
        "数据按“{column}”列分开（{names}）：请用 where、each 指明取哪些；该列只作说明的，写 columns: {{remark: {column}}}（targetcheck inspect {file} 可查看各栏如何读取）"
    ),
    'the rows are split by the column "{column}" ({names}): {why}; or say which with "where" or "each", '
    'or what the column means with "columns" ("targetcheck inspect {file}" shows how it is read)': (
        "数据按“{column}”列分开（{names}）：{why}；或用 where、each 指明取哪些，或用 columns 说明该列的含义（targetcheck inspect {file} 可查看各栏如何读取）"
    ),
    "the rows are for {periods}, and none for {span}; say under the indicator how they make one figure "
    "(aggregate: sum, last or average)": (
        "数据的时期为{periods}，没有{span}的；请在指标下写明如何合成（aggregate: sum、last 或 average）"
    ),
    "the rows are for {periods}, and none for {span}; say under the indicator how they make one figure "
    "(aggregate: last or average)": (
        "数据的时期为{periods}，没有{span}的；请在指标下写明如何合成（aggregate: last 或 average）"
    ),
    "a second row for the same area and period as {first}": "与{first}同一地区、同一时期的第二行",
    "the rows split by {columns} come to different numbers": "按{columns}分列的数据合计不一致",
    "area (地区)": "地区",
    'a rate does not add up; give "{name}" its numerator and denominator under indicators': (
        "率不能相加；请在 indicators 中给出“{name}”的分子 numerator 和分母 denominator"
    ),
    "averages of records do not add up; the sum of the records over their number does (rows: sum and rows: count "
    "as numerator and denominator)": (
        "各条记录的平均数不能再相加；请用记录之和除以记录数（以 rows: sum 和 rows: count 的指标作分子、分母）"
    ),
    'to add them up, say "aggregate: sum" under the indicator': "要相加请在指标下写 aggregate: sum",
    'the rows are for {periods}, and a rate does not add up over time; give "{name}" its numerator and denominator': (
        "数据的时期为{periods}，率不能按时间相加；请给出“{name}”的分子和分母"
    ),
    "the periods are of unequal lengths, and a plain mean would not be fair to them": "各时期长短不一，不能简单平均",
    "{tile} is used, and the rows inside it ({finer}) add up to another number": (
        "采用{tile}的数，但其中各期（{finer}）相加与之不符"
    ),
    "{latest} is used, and {other} ends with it and has another number": "采用{latest}的数，{other}同时结束而数不同",
    "missing before the latest: {parts}": "尚缺：{parts}",
    "{name} {period}": "{name}{period}",
    "the figure is worked out by division and so is a ratio, not a number of {unit}; write the bound as % or per N, "
    "or give the indicator this unit": "该值由相除得出，是比率而不是{unit}；目标值请写成 % 或每N，或给指标注明这一单位",
    "{text} has no unit and is read as {text} {unit}; if it is a share of 1, write it with {unit}": (
        "{text}没有单位，按{text}{unit}计；若是小数形式的比例，请写成带“{unit}”的数"
    ),
    "{share} ({percent}%)": "{share}（即{percent}%）",
    "{number} has no unit, and may be meant as {one} or as {other}; write the unit in the cell, in the heading, in a unit "
    "column, or under the indicator": (
        "{number}没有单位，可能是{one}，也可能是{other}；请在单元格、列标题或单位列中，或在指标下写明单位"
    ),
    "{number} is {times} times off the bound, and no unit is written that would tell why": (
        "{number}与目标值相差{times}倍，且没有写明单位，无法判断原因"
    ),
    "the name says a fall, and {form} {n} is of a rise; a fall of so much is written at_most: -{n}": (
        "名称说的是下降，而 {form} {n} 是对上升的要求；下降这么多应写 at_most: -{n}"
    ),
    "{form} 1:{n} asks for no more than {n} of the second to one of the first; where {n} or more are meant, "
    "write at_most: 1:{n}": "{form} 1:{n} 是指后者与前者之比不高于{n}；若指不低于{n}（如医护比、床护比），请写 at_most: 1:{n}",
    "{number} is {times} times off the bound; look whether its unit is right": (
        "{number}与目标值相差{times}倍，请核对单位是否正确"
    ),
    "{text} stands in a row or column in {unit} and is read as {text} {unit}; if it is a share of 1, write it with {unit}": (
        "{text}所在行或列的单位是{unit}，按{text}{unit}计；若是小数形式的比例，请写成带“{unit}”的数"
    ),
    "{one} and {other} are {times} times apart; look whether their units are right": (
        "{one}与{other}相差{times}倍，请核对单位"
    ),
    "{text} and {other} are compared as they stand; if one is a share of 1 and the other a percentage, write them with %": (
        "{text}与{other}按原数比较；若一个是小数形式的比例、另一个是百分数，请都写成百分数"
    ),
    "{text} stands in a row or column in {unit}; it counts as its cell says": (
        "{text}所在行或列的单位是{unit}，按单元格中写的单位计"
    ),
    "the bound {n} has no unit and is read as {n} %": "目标值{n}没有单位，按{n}%计",
    "no figure for the baseline {period}: {why}": "没有基期{period}的数：{why}",
    "the figure for the baseline {period} is missing {parts}": "基期{period}的数缺{parts}",
    "the baseline is in {own}, and the bound in {unit}": "基期值的单位是{own}，目标值的单位是{unit}",
    'the rows of "{name}" are for several periods ({periods}); say which with "period" or "by"': (
        "“{name}”的数据有多个时期（{periods}）；请用 period 或 by 指明"
    ),
    "the series breaks in {at}, between {first} and {second}; the two cannot be compared": (
        "数列在{at}中断，{first}与{second}不可比"
    ),
    'the condition on "{name}" does not hold': "不符合关于“{name}”的条件",
    'the condition on "{name}" cannot be told: no figure': "无法判断关于“{name}”的条件：没有数据",
    '"{name}" is not known': "“{name}”不详",
    "no members": "没有可评对象",
    '"{text}" is a number, and a yes or no (是/否, a date) is asked for': "“{text}”是数字，这里应填是/否或日期",
    "reached according to {first}, and here no longer; the first yes decides": (
        "据{first}已达到，此处又为否；以首次达到为准"
    ),
    "no figure for {period} to measure the change from: {why}": "没有作为比较起点的{period}的数：{why}",
    "the figure for {period}, from which the change is measured, is not complete": "作为比较起点的{period}的数不完整",
    "zero": "零",
    "negative": "负数",
    "the figure for {period} is {why}, and a relative change needs one above zero": (
        "{period}的数为{why}，计算增减百分比要求基数大于零"
    ),
    "the reference has no figure: {why}": "对照没有数据：{why}",
    "the reference is missing {parts}": "对照缺{parts}",
    "{of:member|members} announced, {n} seen": "公布{of}项，数据中有{n}项",
    "{k} must hold, and only {n:member is|members are} seen": "须有{k}项达到，数据中只有{n}项",
    "{n} of {all} not known ({names})": "{all}项中有{n}项不详（{names}）",
    "the row is used, and the rows that it is made of give another number": "采用该行的数，但由其组成数据算出的结果不同",
    'no row of "{name}" for {span}; there are rows for {periods}': "没有“{name}”{span}的数据，数据里只有{periods}的",
    "the denominator {name} is zero": "分母{name}为零",
    "reported as missing ({where})": "数据为空或未报（{where}）",
    'no row for "{name}"{hint}': "没有“{name}”的数据{hint}",
    'no row of "{name}" meets the conditions': "“{name}”的数据都不符合条件",
    'every row of "{name}" is later than --as-of': "“{name}”的数据都晚于 --as-of",
    'no row of "{name}" for {area}; there are rows for {areas}': "没有{area}的“{name}”，数据里只有{areas}的",
    "no period": "（无时期）",
    'the actuals never mention "{name}"{hint}': "数据中从未出现“{name}”{hint}",
    "the actuals never mention {n} indicators: {names}": "数据中从未出现的指标有{n}个：{names}",
    "no target asks for {n} of the indicators here: {names}": "此文件有{n}个指标未被任何目标用到：{names}",
    "the rows are for whole months, so none ends on {by} and the target is never final": (
        "数据以整月为期，没有在{by}结束的，该目标永远不会有最终结果"
    ),
    "the actuals mention none of the {n:indicator|indicators} of this file": "此目标文件的{n}个指标，数据里一个也没有",
    "the figure is of {own}, and what it is held against of {other}": "实际值为{own}的数，所比的是{other}的数",
    "the row says no period and is taken for all of {span}, which goes on after {until}": "该行没有写时期，按{span}全期的数采用，而{until}之后期限未到",
    "the figure is in {own}, and {wanted} is asked for; the two cannot be compared": (
        "数据的单位是{own}，要求的是{wanted}，两者不可比"
    ),
    '"{text}" is not a number, and a number is asked for': "“{text}”不是数字，这里应填数字",
    "no unit": "（无单位）",
    "a plain ratio": "比率",
}

_TARGET_FILES = {
    "expected {expected}, found {found}{hint}": "应为{expected}，实为{found}{hint}",
    "{words} or {last}": "{words}或{last}",
    '"{text}" ({others})': "“{text}”（{others}）",
    '"true" (it has to be reached)': "“true”（意思是“要求达到”）",
    '"{key}" is "{first}" in {place} and "{second}" here': "“{key}”在{place}处是“{first}”，在此处是“{second}”",
    "a list": "列表",
    'a line to "by" needs a start; give the baseline its period too, as in {example}': (
        "按 by 画进度线需要起点；请同时写明基期，例如{example}"
    ),
    'a list of its parts, or "*" for every other area': "下级地区的列表，或用“*”表示数据中的其他各地区",
    "a mapping": "映射",
    "nothing": "空",
    "a single value": "单个值",
    'the value before was split at its comma; put it in quotes, or write it without ("{text}")': (
        "前面的值在逗号处被拆开；请加引号，或不写逗号（“{text}”）"
    ),
    "; the unit is written with the bound (at_least: 95%) or under the indicator": (
        "；单位写在目标值后（at_least: 95%）或写在指标下"
    ),
    'unknown key "{key}"{hint}': "未知的键“{key}”{hint}",
    'expected a mapping with "targets:" in it': "应为含有 targets: 的映射",
    'the key "{key}" stands here a second time; first in line {line}{hint}': "键“{key}”重复；第一次在第{line}行{hint}",
    '; a new target begins with "- "': "；新的目标前要写“- ”",
    '"*" begins a YAML alias; put the value in quotes, or write it out': "“*”是 YAML 别名的开头；请加引号或直接写出",
    '"&" begins a YAML anchor; put the value in quotes, or write it out': "“&”是 YAML 锚点的开头；请加引号或直接写出",
    '"!" begins a YAML tag ({tag}); put the value in quotes': "“!”是 YAML 标签的开头（{tag}）；请加引号",
    "not readable as YAML from here on": "从这里起不是有效的 YAML",
    'after "{key}" stands a full-width colon (：); write a plain one and a space: {entry}': (
        "“{key}”后是全角冒号“：”，请改成半角冒号加空格：{entry}"
    ),
    '"{sign}" is no YAML comma; write ", "': "这里的“{sign}”不是半角逗号，请改成“, ”",
    'the bracket {sign} is full-width; write "{plain}"': "“{sign}”是全角括号，请改成“{plain}”",
    "after the colon a space is missing: {entry}": "冒号后要有一个空格：{entry}",
    'after "{key}" a colon is missing: {entry}': "“{key}”后缺冒号：{entry}",
    'a comment begins with a space and "#"': "注释以空格加“#”开头",
    'what stands behind " #" is a comment, also the bracket in it; close it before': "“ #”后面的都是注释，其中的括号也是；请在它前面写上右括号",
    '"{text}" is not a number; a figure to compare with is written {{area: 重庆市}} or {{period: 2023}}': "“{text}”不是数字；要与别的地区或时期比较，请写成 {{area: 重庆市}} 或 {{period: 2023}}",
    '"{text}" compares; write {{{form}: {number}}}': "“{text}”是比较，请写成 {{{form}: {number}}}",
    'the title or the file\'s name begins with "{name}"; if that is another area, add a column of areas': "标题或文件名以“{name}”开头；如果这是别的地区，请增加一栏地区",
    '"{text}" stands for the cell above, which says nothing or is not known': "“{text}”指上一格，而上一格为空或无法确定",
    "the row is of {period}, and its figures stand under {whole}": "本行是{period}的，而数值所在的列是{whole}的",
    'the file\'s name, "{name}", says another area or time than the title, which counts': "文件名“{name}”所说的地区或时间与表题不同；以表题为准",
    "the title or the file's name speaks of {part}; the figures are taken for the indicator's own": "表题或文件名中有“{part}”；表中的数仍作为该指标的数采用，请核对",
    "the title or the file's name speaks of {part}; the figures are taken for the whole": "标题或文件名提到“{part}”；这些数值按全部计算",
    'the column "{heading}" names indicators and, below them, areas, and these rows come in no order; add a column of areas': "“{heading}”一列既写指标、又在其下写地区，而这种文件的行没有先后；请增加一列地区",
    'a list item begins with a plain minus and a space: "- "': "列表的每一项以半角“-”加一个空格开头：“- ”",
    'a list item begins here, and its "- " is missing': "这里开始新的一项，前面缺“- ”",
    "a tab; indent with spaces": "这里用了 Tab 缩进，请改成空格",
    "a full-width or no-break space; indent with plain spaces": "这里用了全角空格或不间断空格缩进，请改成半角空格",
    "the comparison is said by the key (at_least, at_most, above, below), not by a sign before the number": (
        "比较方式由键（at_least、at_most、above、below）表示，数字前不写符号"
    ),
    'a value that begins with "{sign}" needs quotes': "以“{sign}”开头的值要加引号",
    "a value that begins with a quote ends with it; put other quotes around the whole of it": (
        "以引号开头的值到后一个引号就结束了；请在整个值外面加另一种引号"
    ),
    "a second entry in one line; give it a line of its own, or put all of them in braces": (
        "一行里有第二个键；请另起一行，或全部写在花括号里"
    ),
    'a second ": " in one line; put the value in quotes': "一行里有第二个“: ”；请给值加引号",
    "the quote that opens here is never closed": "从这里开始的引号没有收尾",
    "the bracket that opens here is never closed": "从这里开始的括号没有收尾",
    "the bracket that closes here was never opened": "这里的括号没有开头",
    '"{key}" does not begin in the column of "{other}" above it': "“{key}”没有与上面的“{other}”左对齐",
    "; it stands {where}": "；它应写在{where}",
    "in a target": "目标中",
    'under an indicator, in "indicators:"': " indicators 下的指标中",
    "at the head of the file": "文件开头（各目标之前）",
    "; write [{names}]": "；请写成 [{names}]",
    'a list, in which each target begins with "- "': "列表（每个目标前要写“- ”）",
    '"{text}" holds several names; write [{names}]': "“{text}”里有几个名称，请写成 [{names}]",
    '"{text}" holds several areas; write one, or each: {{area: [{names}]}}': (
        "“{text}”里有几个地区；请只写一个，或写成 each: {{area: [{names}]}}"
    ),
    'Chinese quotes stand around "{text}"; leave them out': "{text}的外面多了中文引号，请去掉",
    '"{text}" has two ends; write between: [{ends}]': "“{text}”有两端，请写成 between: [{ends}]",
    '"{text}" is written {figures}': "“{text}”请写成{figures}",
    '"{text}" holds several areas; write one': "“{text}”里有几个地区；请只写一个",
    '"{text}" lacks its year; write it as in {example}': "“{text}”没有写年份；请写成如{example}",
    '"{text}" is the end of a span; write by: {period}': "“{text}”是期末，请写 by: {period}",
    '"{text}" is a change; write change_from: 2024 beside it, and {by} here': "“{text}”说的是增减；请在同一目标下写 change_from: 2024（与哪一年比），此处只写 {by}",
    '"{text}" is written each: area': "“{text}”请写成 each: area",
    "a mapping such as {example}": "映射（如 {example}）",
    'in "{entry}"': "“{entry}”里",
    '"{text}" is not a period; a range of years is written {first}..{last}': (
        "“{text}”不是时期；年份区间请写成{first}..{last}"
    ),
    "the change is measured from the target's own period; name an earlier one": "变化的起点就是目标自身的时期；请写更早的时期",
    "a control character ({char}) is not allowed here": "此处不允许控制字符（{char}）",
    "a key must be a plain word": "键必须是简单的词",
    "merge keys (<<) are not part of target files": "目标文件不支持合并键（<<）",
    "the file is empty": "文件是空的",
    "a second YAML document (---) begins here; use a second file": "此处开始第二个 YAML 文档（---）；请另建文件",
    "nested more than {n} levels deep": "嵌套超过{n}层",
    "more than {n} keys and values in one file": "一个文件中的键和值超过{n}个",
    "with this quorum the run has more than {n} members, those of its members counted": (
        "到这个组合目标为止，成员（连同成员的成员）超过{n}个"
    ),
    "with this area the hierarchy has more than {n} parts, those of its parts counted": (
        "到这个地区为止，下级地区（连同下级的下级）超过{n}个"
    ),
    '"{part}" is part of "{name}" in two ways, and would count twice': "“{part}”从两条途径属于“{name}”，会被重复计算",
    "with this target the form asks for more than {n} figures": "到这个目标为止，表格所填的数超过{n}个",
    "the memory of this computer does not suffice": "本机内存不足",
    "this is a fault of the program; please report it with the lines above": "这是程序的缺陷；请连同以上内容一并报告",
    'the parts of "{name}" are listed differently in {at}': "“{name}”的组成与{at}处不一致",
    '"{name}" already stands for "{first}" ({at})': "“{name}”已表示“{first}”（{at}）",
    '"{key}" is missing; a rate needs both': "缺少“{key}”；率需要分子和分母",
    'the indicator "{key}" is declared differently in {at}': "指标“{key}”与{at}处的定义不同",
    '"{name}" is listed twice': "“{name}”列了两次",
    'the rate "{key}" is worked out from itself': "率“{key}”由自身计算",
    '"{name}" names two indicators: "{first}" and "{second}"': "“{name}”同时是两个指标的名称：“{first}”和“{second}”",
    'the area "{name}" contains itself': "地区“{name}”包含了自身",
    '"period" and "by" together; a target is for a period or to be reached by one': (
        "period 和 by 不能同时使用；目标或针对一个时期，或在某时前达到"
    ),
    "exactly one of {forms}": "且仅有其一：{forms}",
    "between takes two ends, [low, high], found {n}{hint}": "between 应有两端 [低, 高]，实有{n}个{hint}",
    '"{first}" and "{second}" are not the same unit': "“{first}”与“{second}”不是同一单位",
    '"{name}" adds up over time, and "by" adds nothing up; write the span, as in period: 2021..{year}': (
        "“{name}”按时间累加，而 by 不累加；请写成时间段，如 period: 2021..{year}"
    ),
    "two bounds, {found}; a target has {among}": "有两个目标值：{found}；一个目标应有{among}",
    "no bound; a target has {among}": "没有目标值；一个目标应有{among}",
    "; a number with a comma in it must be in quotes": "；带逗号的数字要加引号",
    "the low end is above the high end; write [low, high]": "低端高于高端；应写成 [低, 高]",
    "a quorum needs members": "需要有成员",
    "each takes one column with its members": "each 只能写一列及其成员",
    'each needs a column, such as "area"': "each 需要一列，如 area",
    '"require" needs members: "of" or "each"': "require 需要成员：of 或 each",
    "a quorum of 0 would always hold": "要求0项永远成立",
    "{of:member|members} announced, {n} named": "公布{of}项，列出{n}项",
    "{k} of {n} can never hold": "{n}项中不可能有{k}项",
    "a baseline needs a value or a period": "baseline 需要 value 或 period",
    "a weight is 0 or more": "权重应不小于0",
    "the reference is the target's own figure; name another area, period or indicator": (
        "对照就是该目标自身的数；请写另一地区、时期或指标"
    ),
    'a ratio has no decimals to round to; say "places"': "比值没有小数位数可修约；请写 places",
    'a reference has no decimals to round to; say "places"': "对照没有小数位数可修约；请写 places",
    'points are a change; say since when with "change_from"': "百分点表示变化；请用 change_from 写明从何时起",
    'points go with a percentage, and "{name}" is in {unit}': "百分点用于百分数指标，而“{name}”的单位是{unit}",
    'a target needs an "indicator", or an "id" that names it': "目标需要 indicator，或用 id 命名",
    '"{text}" is not all, any, a number, "48 of 52" or a share with %': (
        "“{text}”不是 all、any、数字、“48 of 52”或百分比"
    ),
    "a condition needs numbers, no reference and no placeholder": "条件需要数字，不能是对照或占位",
    '"{key}" does not go with "of"; give it to the members': "“{key}”不能与 of 同用；请写在成员上",
    '"{key}" does not go with "achieved", which is no number': "“{key}”不能与 achieved 同用，后者不是数字",
    'a second member called "{id}"; give it an "id"': "第二个名为“{id}”的成员；请给它 id",
    "a share of the members lies above 0 % and up to 100 %": "成员比例应大于0%且不超过100%",
    "one end is a relative change (%) and the other a plain one": "一端是相对变化（%），另一端是绝对变化",
    '"{text}" is not a period; write 2024, 2024-Q3, 2024-09, 2024年1-9月 or 2021..2025': (
        "“{text}”不是时期；应如2024、2024-Q3、2024-09、2024年1-9月、2021..2025"
    ),
    "expected a whole number from 0 to {most}": "应为0至{most}的整数",
    'expected a share such as 100%, found "{text}"': "应为如100%的比例，实为“{text}”",
    'the indicator "{key}" is called "{first}" in {place} and "{second}" here; give one of the targets an "indicator:"': (
        "指标“{key}”在{place}名为“{first}”，此处名为“{second}”；请给其中一个目标写 indicator:"
    ),
    'the id "{id}" is already taken in {at}; give one of them another "id"': "id“{id}”已在{at}使用；请改其中一个",
    'no target with the id "{id}"{hint}': "没有编号为“{id}”的目标{hint}",
    '"{id}" is a member of itself': "“{id}”是自身的成员",
    "no target in {n:file|files}": "{n}个文件中没有目标",
}

_FILES = {
    "no {kinds} file in this folder itself; {deeper} reads those in the folders below it": (
        "此文件夹中没有{kinds}文件；下级文件夹里有，要读它们请写{deeper}"
    ),
    "no {kinds} file in this folder": "此文件夹中没有{kinds}文件",
    "no {kinds} file matches this pattern": "没有符合此模式的{kinds}文件",
    "an empty name is no file or folder; is a variable not set?": "文件名是空的；变量可能没有赋值",
    "a workbook is nothing to show here; write it to a file: -o FILE.xlsx": "工作簿无法在终端显示；请写入文件：-o 文件.xlsx",
    "only actuals come by standard input (-a -); name a file of targets": "只有实际数据可以从标准输入读取（-a -）；请写目标文件的路径",
    "this is Parquet, which is no text; name its path, that ends with .parquet, and no pipe": (
        "这是 Parquet 文件，不是文本；请写以 .parquet 结尾的路径，不能用管道"
    ),
    'the id "{id}" stands in it {n} times': "其中编号“{id}”出现{n}次",
    "no target files, but actuals: {names}; these stand behind -a, several as a pattern in quotes: -a 'data/*.csv'": "此处应为目标文件，却写了数据表：{names}；数据表用 -a 指定，多个时写带引号的通配符：-a 'data/*.csv'",
    "no actuals, but target files: {names}; these stand without -a": "-a 处应为数据表，却写了目标文件：{names}；目标文件前不写 -a",
    "no such file or folder": "没有此文件或文件夹",
    "neither UTF-8, GB18030 nor UTF-16 text; save it as UTF-8": "不是 UTF-8、GB18030 或 UTF-16 文本；请另存为 UTF-8",
    "neither UTF-8, GB18030 nor UTF-16 text; save it as CSV UTF-8": (
        "不是 UTF-8、GB18030 或 UTF-16 文本；请另存为 CSV UTF-8"
    ),
    "{year:04}": "{year}年",
    "{year:04}..{last:04}": "{year}—{last}年",
    "{year:04}-H1": "{year}年上半年",
    "{year:04}-H2": "{year}年下半年",
    "{year:04}-Q1": "{year}年一季度",
    "{year:04}-Q2": "{year}年二季度",
    "{year:04}-Q3": "{year}年三季度",
    "{year:04}-Q4": "{year}年四季度",
    "{year:04}-{month:02}": "{year}年{month}月",
    "{year:04}-{month:02}..{year:04}-{end:02}": "{year}年{month}—{end}月",
    "{year:04}-{month:02}..{last:04}-{end:02}": "{year}年{month}月至{last}年{end}月",
    "{year:04}-{month:02}-{day:02}": "{year}年{month}月{day}日",
    "{first}..{last}": "{first}至{last}",
    "No such file or directory": "没有这个文件或文件夹",
    "Permission denied": "没有权限，或文件正被其他程序（如Excel、WPS）打开",
    "Operation not permitted": "系统不允许这样做",
    "Is a directory": "这是文件夹，不是文件",
    "Not a directory": "路径中有一处不是文件夹",
    "No space left on device": "磁盘空间不足",
    "Read-only file system": "磁盘是只读的",
    "File name too long": "文件名太长",
    "Too many open files": "打开的文件太多",
    "File too large": "文件太大",
    "File too large: more than {n} MB, the most that is read": "文件太大：最多读取{n} MB",
    "Input/output error": "读写出错",
    "Device or resource busy": "文件或设备正忙",
    "Too many levels of symbolic links": "链接绕成了圈",
    "Invalid argument": "文件名或参数无效",
    'more than {n} columns tell its rows apart; say with "columns:" which of them are remarks': "有{n}列以上区分各行；请用 columns: 写明其中哪些是备注",
    "notes or blank rows among the figures": "数据行中间有说明或空行",
    "cannot be read: {why}": "无法读取：{why}",
    "cannot be written: {why}": "无法写入：{why}",
    "standard output cannot be written: {why}": "无法写入标准输出：{why}",
    "two reports at one path; one of them would be lost": "两份报告写到同一处，其中一份会丢失",
    "one of the files that are read, whose place a report would take; name another": (
        "这是要读取的文件之一，会被报告覆盖；请另取文件名"
    ),
    '{option}: "{value}" is none of {choices}': "{option}：“{value}”不在{choices}之中",
    '{option}: "{value}" is not a period; write 2024, 2024-Q3, 2024-09': (
        "{option}：“{value}”不是时期；应如2024年、2024年三季度、2024年1-9月"
    ),
    '--output: no format has the suffix of "{path}"; known are {suffixes}': (
        "--output：没有与“{path}”后缀对应的格式；可用{suffixes}"
    ),
    "{option}: given more than once, and it takes one value": "{option}：给了不止一次，而它只取一个值",
    '{option}: no target has "{name}"{hint}': "{option}：没有“{name}”的目标{hint}",
    '--select: no target has the id "{id}"{hint}': "--select：没有编号为“{id}”的目标{hint}",
    "; known: {names}": "；现有{names}",
    "no target is left of {n} by --area, --select and --responsible": (
        "{n}项目标经 --area、--select、--responsible 筛选后没有剩下"
    ),
    "no {what} given, and there is no folder {folder}/ here": "没有给出{what}，此处也没有{folder}/文件夹",
    '"{text}" begins with a long dash; an option begins with two hyphens: --{name}': (
        "“{text}”以长横线开头；选项以两个英文连字符开头：--{name}"
    ),
    "target files": "目标文件",
    "there are files here already, and made-up targets would be judged among them; name a new folder": (
        "这里已有文件，示例目标会与已有目标一起评价；请另取文件夹名"
    ),
    "actuals (--actuals)": "实际数据（--actuals）",
    "tables": "数据表",
    'no target with the id "{id}"; by name it may be {ids}': "没有编号为“{id}”的目标；按名称可能是：{ids}",
    "there is a file already, and it may be filled in; name another, or move it away": (
        "此处已有文件，可能已填写；请换名，或先移走"
    ),
    'a form cannot hold the name "{name}": it has control characters': "表格不能容纳名称“{name}”：其中有控制字符",
    "--actuals goes with --missing: what has come in is left out": "--actuals 与 --missing 同用：已报的数不再列出",
    "--split-by writes into a folder, and {path} is the name of a file; write -o {stem} -f {format}": "--split-by 写到文件夹里，而{path}是文件名；请写 -o {stem} -f {format}",
    "--split-by needs a folder to write to: -o FOLDER": "--split-by 需要写入的文件夹：-o 文件夹",
    '"{id}" is in several files; say which: {ids}': "“{id}”在多个文件中；请指明：{ids}",
    'the cell holds the spreadsheet error "{text}"': "单元格是表格软件的错误值“{text}”",
    '"{text}" is not a finite number': "“{text}”不是有限的数",
    'the unit "{unit}" above the table is not one unit; it is left out': "表上方的单位“{unit}”不是单一单位，未采用",
    "this is a report of evaluate and no actuals; nothing is read": "这是 evaluate 写出的报告，不是实际数据，不读取",
    "no column of figures (value, 数值, 实际值 …) among {names}; nothing is read": (
        "{names}中没有数值列（数值、实际值……），未读取"
    ),
    "this row has {n:cell|cells}, the header {m}": "此行有{n}个单元格，表头有{m}个",
    "not readable as CSV from here on: {why}": "从此处起不是有效的 CSV：{why}",
    "several columns hold the same indicator ({names})": "有多列是同一指标（{names}）",
    'two columns for the {role} ({names}); name the right one under "columns:" in a target file': (
        "有两列表示{role}（{names}）；请在目标文件的 columns: 中指明"
    ),
    'the columns {names} may hold two versions of the same figures; say with "columns:" in a target file which of them does not count (remark: [{heading}])': (
        "{names} 可能是同一批数值的两个版本；请在目标文件的 columns: 中写明不用的一列（remark: [{heading}]）"
    ),
    "a title or the file's name says {part}, and columns are headed with whole years ({years}); write in the headings of what time they are, as in 2024年1-9月": (
        "标题或文件名写的是{part}，而列名是整年（{years}）；请在列名中写明时间，如2024年1-9月"
    ),
    '"{text}" is said of the figure; look whether it is the one that is asked for': (
        "表中写有“{text}”，请核对此数是否适用"
    ),
    'the heading "{heading}" and the years over the columns do not say one time': "小标题“{heading}”与列名的年份不是同一时间",
    'the unit "{unit}" in the heading "{heading}" is not one unit': "小标题“{heading}”中的“{unit}”不是一个单位",
    'the heading "{heading}" says that the rows below it are other figures; they are left out': (
        "小标题“{heading}”表明其下各行不是本期的实际数，不采用"
    ),
    'two value columns ({names}); name the right one under "columns:" in a target file, as value: HEADING': (
        "有两个数值列（{names}）；请在目标文件的 columns: 中以 value: 列名 指明"
    ),
    "the same indicator, area, period and dimensions as {first}, in another file; keep one of the two rows": (
        "与{first}重复填报（指标、地区、时期和分类相同）；请只保留一份"
    ),
    "the same indicator, area, period and dimensions as {first}; keep one of the two rows, "
    "or say under the indicator how rows make one figure (rows: sum)": (
        "与{first}的指标、地区、时期和分类相同；请只保留一行，或在指标下写明多行如何合成（rows: sum）"
    ),
    'the records of "{name}" are dated by day, and for "by" nothing is added up over time; say which span with "period"': (
        "“{name}”的记录按日填报，而by不跨时间汇总；请用period写明起止"
    ),
    "warning: {what}": "提示：{what}",
    '"{text}" is not a number to {op}': "“{text}”不是可作{op}的数字",
    "this row is in {own}, and others that make one figure with it are in {unit}; they cannot be put together": (
        "本行单位是{own}，与其合成同一数的其他行是{unit}，不能合并"
    ),
    "this row has no unit, and others that make one figure with it are in {unit}; write the unit with it, or under the indicator": (
        "本行未写单位，与其合成同一数的其他行是{unit}；请在本行或在指标下注明单位"
    ),
    "the rows are in {units}, so the bare bound may be meant in any; write the unit with it, or under the indicator": (
        "数据行的单位有{units}，目标值未写单位，无法判断；请在目标值后或在指标下注明单位"
    ),
    'the format xlsx needs another package; install it with: pip install "targetcheck[excel]"': (
        'xlsx 格式需要另一个软件包；请安装：pip install "targetcheck[excel]"'
    ),
}

_INSPECTION = {
    "meaning indicator": "指标名称",
    "meaning area": "地区",
    "meaning period": "时期",
    "meaning year": "年份",
    "meaning quarter": "季度",
    "meaning month": "月份",
    "meaning unit": "各行的单位",
    "meaning value": "数值",
    "meaning figures": "数值",
    "meaning dimension": "分组栏",
    "meaning multiplier": "数值的10的幂次",
    "meaning remark": "说明栏，不读",
    "meaning ignored": "不读",
    "meaning blank": "没有标题，不读",
    "why heading": "按标题",
    "why columns": "按目标文件里的columns:",
    "why cells later": "各行是期末之后的日期（填报日期）",
    "why corner": "时期各栏左边的第一栏",
    "why cells area": "单元格都是地区名",
    "why cells period": "单元格都是时期",
    "why cells same": "内容与另一栏相同",
    "why cells empty": "空栏",
    "why cells number": "只是行号",
    "why cells remarked figures": "各行是无人要的数值，夹有说明",
    "why cells figures": "没有目标用到的数值",
    "why cells code": "另一栏的代码",
    "why cells words": "单元格是文字，把各行分组",
    "why cells without heading": "有内容但没有标题",
    "sign 44": "逗号",
    "sign 9": "制表符",
    "sign 59": "分号",
    "inspected areas": "地区",
    "inspected periods": "时期",
    "inspected not_asked": "没有目标用到",
    "encoding {name}": "编码{name}",
    "cells parted by {sign}": "以{sign}分隔",
    "no table: passed over": "没有表格，跳过",
    "{n:figure|figures} read": "读到{n}个数值",
    "left out: {what} ({n:row|rows}, first in line {line})": "未读：{what}（{n}行，首见于第{line}行）",
    "notes": "表下注释",
    "headings between rows": "行间小标题",
    "rows below a heading that is none of figures": "上年数、计划数等小标题下的行",
    "lines below a note": "注释以下的行",
    "{what} ({n}): {names}": "{what}（{n}个）：{names}",
    "in a target file:": "目标文件可写：",
    "no unit": "没有单位",
    "{name}: {n:figure|figures}, {units}": "{name}：{n}个数值，{units}",
    ", {n} not readable": "，另有{n}个无法识别",
    ", {n} reported as missing": "，另有{n}个空白或未报",
    "header in line {line}": "表头在第{line}行",
    "header in lines {first} to {last}": "表头在第{first}至{last}行",
    "{what} {name}": "{what}{name}",
    "titles and file name say: {what}": "标题和文件名说明：{what}",
}

_TABLES = {
    "{what} (so are {n} rows of this file)": "{what}（此文件共{n}行如此）",
    "this is a workbook of old Excel or of WPS (.xls, .et), or one with a password; save the sheet as .xlsx or CSV UTF-8":
        "这是旧版Excel或WPS工作簿（.xls、.et），或加了密码的工作簿；请另存为.xlsx或CSV UTF-8",
    "this is a workbook of another kind or another packed file (.ods); save the sheet as .xlsx or CSV UTF-8":
        "这是其他格式的工作簿或压缩文件（.ods等）；请另存为.xlsx或CSV UTF-8",
    "a workbook is read with another package; install it with: pip install \"targetcheck[excel]\"":
        "读取工作簿需要另一个包，安装方法：pip install \"targetcheck[excel]\"",
    "this workbook cannot be read; open it in a spreadsheet program and save it anew, or save the sheet as CSV UTF-8":
        "此工作簿无法读取；请用Excel或WPS打开后重新保存，或另存为CSV UTF-8",
    "its first {n} lines are blank, and a table begins among them": "前{n}行都是空白，表格须从其中开始",
    'this workbook has a cell at "{cell}", which no spreadsheet program writes; open it in one and save it anew': "工作簿有位置为“{cell}”的单元格，没有表格软件会这样写；请用表格软件打开并重新保存",
    "this workbook has the cell {cell} twice; open it in a spreadsheet program and save it anew": (
        "此工作簿的单元格{cell}出现两次；请用电子表格软件打开后另存"
    ),
    "this row has more than {n} characters": "此行超过{n}个字符",
    "this workbook declares XML entities, which no spreadsheet program writes; open it in one and save it anew": (
        "此工作簿里有自定义的 XML 实体，表格软件不会这样写；请用表格软件打开后另存"
    ),
    'the key "{key}" stands twice in one object': "键“{key}”在同一对象中出现两次",
    "a sheet of this workbook is not where it says; open it in a spreadsheet program and save it anew": "该工作簿中有一张表找不到；请用表格软件打开后重新保存",
    "this workbook is not as spreadsheet programs write it (or is saved as Strict Open XML); open it in one and save it as .xlsx": "该工作簿的写法与表格软件不同（或存成了 Strict Open XML）；请打开后另存为普通 .xlsx",
    "two sheets of this workbook are one; open it in a spreadsheet program and save it anew": (
        "此工作簿中有两个工作表是同一个；请用表格软件打开后另存"
    ),
    'this workbook has the number "{text}", which no spreadsheet program writes; open it in one and save it anew': (
        "此工作簿中的数“{text}”不是表格软件写得出的；请用表格软件打开后另存"
    ),
    "its text has more than {n} million characters": "文字超过{n}百万字",
    'the file has no "grades", and so the veto does nothing': "文件没有写 grades（等次），veto（一票否决）不起作用",
    "the figure is in {own}, and the other one is written without a unit; write it with both": (
        "这个数的单位是{own}，相比的另一个数没写单位；请两个都写上"
    ),
    "it has more than {n} tags": "标记多于{n}个",
    "this workbook is too large: it has more than {n} cells and rows; save the sheet as CSV UTF-8": (
        "此工作簿过大：单元格和行合计超过{n}个；请把工作表另存为 CSV UTF-8"
    ),
    "this workbook is too large; save the sheet as CSV UTF-8": "此工作簿过大；请把工作表另存为CSV UTF-8",
    "this cell is merged with another one, and a figure counts only where it begins; write each row's own":
        "此单元格与其他单元格合并，数值只算在合并区的第一格；请为每行填写各自的数值",
    "the cell holds a formula without its value; open the workbook in a spreadsheet program and save it":
        "单元格只有公式，没有保存计算结果；请用Excel或WPS打开此工作簿并保存",
    "this lies beside the actuals and is not read; save its table as .xlsx or CSV UTF-8":
        "此文件与实际数据放在一起，但无法读取；请把其中的表格另存为.xlsx或CSV UTF-8",
    "this is a PDF; ask for the table as CSV or copy it into a sheet and save that as CSV UTF-8":
        "这是PDF文件；请索取CSV表格，或把表格复制到工作表后另存为CSV UTF-8",
    "this is a web page, often the one that asks for a password, and no table; download it anew or save it as CSV UTF-8":
        "这是网页（常见的是登录页），不是表格；请重新下载，或另存为CSV UTF-8",
    "the file has one column only: no comma, semicolon or tab parts its cells": "文件只有一栏：没有逗号、分号或制表符分隔各单元格",
    "this row is a total, and targets of {names} take it as theirs; write the name of its area":
        "此行是合计，{names} 的目标都会把它当作本地区的数；请写明是哪个地区的合计",
    "this row names no area, and targets of {names} take it as theirs; add a column of areas":
        "此行没有写明地区，而{names}的目标都会用到它；请加一栏“地区”",
    "this row names no period, and targets of {names} take it as theirs; add a column of periods":
        "此行没有写明时期，而{names}的目标都会用到它；请加一栏“年份”",
    '"{name}" is {text} in the row and {together} in its parts': "“{name}”本行为{text}，各组成部分合计为{together}",
    "{what}, without {areas}": "{what}（缺{areas}）",
    "{what}: the row is used, and its parts together give another number": "{what}，两者不符；采用本行",
    "the months only rise, in every area; if they are running totals, of which the last alone is the figure, "
    "say so in the title (累计)": "各月只增不减，疑为累计数；若是，请在表题写明“累计”",
    '"{text}" speaks of running totals, and the figures are taken for those of each month alone': (
        "“{text}”提到累计，而各月的数按当月数相加，请核对"
    ),
    "the table says that its figures are running totals, and they are put together as records": (
        "表中注明各数是累计数，而各行按记录合并，请核对"
    ),
    "{number} up to {end} is less than {before} up to {earlier}, and a running total does not fall": (
        "{end}为{number}，少于{earlier}的{before}，而累计数不应减少"
    ),
    "the total may lack {areas}, of which there is no figure then": "合计可能未含{areas}（该期没有数）",
    "{number} is the sum of the periods in {period}, and the indicator does not add up over time": "{number}恰为{period}内各期之和，而该指标不按时间相加",
    '{areas} in the same table: the hierarchy has them not as a part of "{whole}", and they are not added up': (
        "同一张表中的{areas}不在“{whole}”的下级之列，未计入"
    ),
    "this total is taken, and the records of the register come to another number": "采用了这一合计，而各条记录之和与它不符",
    "{names} do not look like areas as the others do, and count as such": "{names}不像地区名，却按地区计入",
    '"{name}" is as much as {names} together; is it their total?': "“{name}”恰等于{names}之和，是否为其合计？",
    '"{name}" is a kind of the number and no part of it, and is added to the others': "“{name}”是同一个数的另一种口径或版本，不是其中一部分，却一并相加",
    '"{name}" is marked as a part of another, and is added to it': "“{name}”标明是另一项的其中项，却一并相加",
    '"{one}" and "{other}" overlap, and are added up': "“{one}”与“{other}”有重叠，却一并相加",
    "{names} are as much as all others; are they the same, split otherwise?": "{names}之和恰等于其余各项之和，是否为同一总数的另一种分组？",
    '"{name}" is as much as all others together; is it their total?': "“{name}”恰等于其余各项之和，是否为合计？",
    '"{name}" is the mean of all others; is it their average?': "“{name}”恰等于其余各项的平均数，是否为平均值？",
    '"{text}" in a column of years may be a school or business year, or a month; write 2009年10月, or 2009-09..2010-08':
        "年份栏中的“{text}”可能是学年、财年，也可能是月份；月份请写2009年10月，学年请写2009-09..2010-08",
    '"{text}" is neither yes nor no (是/否) nor a date such as 2024-12-20': "“{text}”既不是“是/否”，也不是日期（如2024-12-20）",
    '"{text}" is not a number where a comma stands before decimals': "小数点写作逗号时，“{text}”不是数字",
    "column {n} has cells and no heading; give it one": "第{n}栏有内容而没有栏名，请补上栏名",
    "the month that the table is of is not told; write it in the title (2024年9月)":
        "不清楚本表是哪个月的；请在表题中写明（如 2024年9月）",
    '"{text}" is no power of ten that a figure is written in': "“{text}”不是数值所用的10的幂次",
    'the heading "{heading}" between the rows names another indicator than the columns':
        "行间小标题“{heading}”写的指标与各栏不符",
    "the headings between the rows ({names}) part the figures, and no column says so; add a column":
        "行间小标题（{names}）把数值分成了几部分，却没有一列写明；请增加一列",
    "another table of this file says {text} for the same as {first}; say in a column of each what parts them":
        "本文件的另一张表对 {first} 的同一数值写的是 {text}；请在各表中用一列写明区别",
    "figures for a part of the period give no verdict where the indicator says not how they make the whole; say so under "
    "{n:indicator|indicators} (aggregate: last for a level, sum for what adds up): {names}": (
        "只报部分时期的数，而指标未写明如何用来评定全期，全期数报来前均为“无数据”；请在这{n}个指标下写明"
        "（比率、水平写 aggregate: last，逐期累加的写 aggregate: sum）：{names}"
    ),
    '"{text}" cannot be read, and {other} is used in its place': "“{text}”无法识别，改用{other}的数",
    '"{name}" is added up without its other half': "只有“{name}”，没有与之相对的另一部分，合计可能不全",
    'between "{one}" and "{other}" some ages are missing': "“{one}”与“{other}”之间缺年龄组，合计可能不全",
    "this workbook cannot be read: some of its cells say where they are, and some do not; open it in a spreadsheet program and save it anew": (
        "此工作簿无法读取：有的单元格写明位置，有的没有；请用Excel或WPS打开后重新保存"
    ),
    "--select: a pattern of more than {n} characters": "--select：所给样式超过{n}个字符",
    "this row has something to the left of its table, and the rows above have not": "本行在表格左侧的空列中有内容，而上面各行没有",
    'the column "{heading}" is left out by what its first {n} rows hold, and this row has something else in it; say what it means with "columns:" in a target file (remark: [{heading}])':
        "“{heading}”一列按前 {n} 行的内容未予读取，而本行的内容与之不符；请在目标文件的 columns: 中写明其含义（remark: [{heading}]）",
    '{what}; "targetcheck inspect {file}" shows how the table is read': "{what}；用 targetcheck inspect {file} 可查看本表如何读取",
    'the column "{heading}" names areas ({names}) and other things; say with "columns:" in a target file what it is (area: {heading}, or remark: [{heading}])':
        "“{heading}”一列既有地区（{names}）又有其他内容；请在目标文件的 columns: 中写明（area: {heading}，或 remark: [{heading}]）",
    '"{title}" says that the figures are a plan; they are left out': "“{title}”表明这些是计划数，未予读取",
    'the column "{heading}" may hold years or figures; say which with "columns:" in a target file (period: {heading}, or remark: [{heading}])':
        "“{heading}”一列可能是年份，也可能是数值；请在目标文件的 columns: 中写明（period: {heading}，或 remark: [{heading}]）",
    'the title or the file\'s name says {part} and the column "{heading}" {year}; if the rows are of whole years, say columns: {{period: {heading}}} in a target file':
        "标题或文件名写的是 {part}，“{heading}”一列写的是 {year}；如各行确为全年数，请在目标文件中写明 columns: {{period: {heading}}}",
    'no column says the period, and "{text}" in the title or the file\'s name is none that is known; write it as in 2024年1-9月, or add a column 年份':
        "没有哪一列写明时期，标题或文件名中的“{text}”也无法识别；请写成2024年1-9月的形式，或增加“年份”列",
    'the heading "{heading}" names a time that is not known; write it as in 2024年1-9月':
        "小标题“{heading}”写的时间无法识别；请写成2024年1-9月的形式",
    "{period} under a heading of this year may be that month, or the year up to it":
        "“本年”一栏下的 {period} 可能是当月数，也可能是年初至当月的累计数",
    "no column says the period, and the title names several ({periods}); add a column 年份":
        "没有时期栏，标题又提到几个时期（{periods}）；请加一栏“年份”",
    "names of areas": "地区",
    "periods": "时期",
    'the column "{heading}" is blank here and filled in other rows: merged, forgotten or the total? Fill it in, or say blanks: above or blanks: total in a target file':
        "“{heading}”栏此行为空而其他行有内容：是合并单元格、漏填，还是合计？请填上，或在目标文件中写 blanks: above（同上）或 blanks: total（合计）",
    'the columns {names} both hold {what}; say which one counts with "columns:" in a target file ({what}: {heading}), and that the other is a dimension (where, each) or a remark (remark: [ … ])':
        "{names}几栏都是{what}；请在目标文件的 columns: 中写明以哪一栏为准（如“{heading}”），另一栏是分组（where、each）还是备注（remark: [ … ]）",
    'the comma in "{text}" may part thousands or stand before decimals; write {whole} or {point}, or say decimal: "," or "." in a target file':
        "“{text}”中的逗号可能是千位分隔，也可能是小数点；请写{whole}或{point}，或在目标文件中写 decimal: \",\"（或 \".\"）",
    'the point in "{text}" may part thousands or stand before decimals; write {whole} or {comma}, or say decimal: "," or "." in a target file':
        "“{text}”中的点可能是千位分隔，也可能是小数点；请写{whole}或{comma}，或在目标文件中写 decimal: \",\"（或 \".\"）",
    'the heading "{heading}" has no year; write 2024年1月, or the year in the title or the file\'s name':
        "栏名“{heading}”没有年份；请写2024年1月，或在标题、文件名中写明年份",
    "the indicator is blank here and filled in other rows; merged cells have to be filled in (blanks: above)":
        "此行没有指标名而其他行有；合并单元格请逐行填满，或在目标文件中写 blanks: above（同上）",
    "this row is the total of other periods, and the rows of the table do not name all of them; write its period":
        "此行是各时期的合计，而表中没有写全这些时期；请写明时期",
    "{year}.1 beside months such as {year}.11 or {year}.01 may be January, or October with its 0 lost; write {year}-01 or {year}-10":
        "{year}.1与{year}.11、{year}.01等月份并列，可能是1月，也可能是丢了0的10月；请写{year}-01或{year}-10",
}  # fmt: skip


_SAVED = {
    "a bound": "目标值",
    "a number": "数字",
    "a reference": "对照",
    "how a figure has moved": "进展",
    "the points of a target": "得分",
    "a text": "文字",
    "one of {words}": "{words}之一",
    "{place}: expected {expected}": "{place}：应为{expected}",
    "an evaluation of version {found}; this targetcheck reads version {known}": (
        "评价结果的版本是{found}；本程序读取版本{known}"
    ),
    "nested too deeply to be an evaluation": "嵌套过深，不是评价结果",
    "no JSON from here on: {why}": "从此处起不是 JSON：{why}",
    "no evaluation of targetcheck; save one with: targetcheck evaluate -f json": (
        "不是 targetcheck 的评价结果；请用 targetcheck evaluate -f json 保存"
    ),
}

CHINESE: dict[str, str] = {
    "": "",
    **_WORDS,
    **METHODS_CHINESE,
    **_NUMBERS,
    **_ENGINES,
    **_FIGURES,
    **_TARGET_FILES,
    **_FILES,
    **_INSPECTION,
    **_TABLES,
    **_SAVED,
}
