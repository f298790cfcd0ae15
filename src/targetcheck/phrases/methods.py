"""The Chinese of what is told beside the verdict: progress, certainty and points; `chinese.py` takes it in."""

from __future__ import annotations

METHODS = {
    # Keys that do not fit.
    'in "score: {{minus: 0.5, per: 1个百分点}}"': "“score: {{minus: 0.5, per: 1个百分点}}”里",
    'in "bonus: {{add: 1, per: 10%}}"': "“bonus: {{add: 1, per: 10%}}”里",
    "points are written without a sign, 0 or more": "分数不带正负号，不小于0",
    'expected 90%, 95%, 99% or 99.8%, found "{text}"': "应为90%、95%、99%或99.8%，实际为“{text}”",
    '"confidence" is of a rate; give the indicator its numerator and denominator': (
        "“confidence”用于比率；请写明该指标的numerator和denominator"
    ),
    "progress needs to know when the baseline was; give it its period too, as in {example}": (
        "计算进展须知道基期；请同时写明时期，如{example}"
    ),
    'a score has either "minus" with "per", or "steps"': "score或写“minus”和“per”，或写“steps”，二者取一",
    'points are taken off for each so much; say both "{first}" and "{second}"': (
        "每差多少扣几分，须同时写“{first}”和“{second}”"
    ),
    'points are added for each so much; say both "{first}" and "{second}"': (
        "每超多少加几分，须同时写“{first}”和“{second}”"
    ),
    '"{key}" does not go with "steps"': "“{key}”不能与“steps”同时写",
    "the points of steps have to fall with the share": "比例越低，该档分数应越少",
    'expected a share from 0% to 100%, found "{text}"': "应为0%至100%的比例，实际为“{text}”",
    "a step needs its points": "每档须写明分数",
    "each grade begins at a share of its own, from 0% to 100%": "每个等次的起点各不相同，为0%至100%的比例",
    "the lowest grade begins at 0%; add it, as in {example}": "最低等次自0%起；请补上，如{example}",
    '"{key}" counts points of a "weight", and the target has none': "“{key}”按“weight”（分值）计分，而该目标没有分值",
    "a step of {points} points is above the weight of {weight}": "该档{points}分，超过分值{weight}分",
    'with a weight of 0 nothing but "most" limits what is taken off; say it': (
        "分值为0时，扣分上限只能由“most”限定；请写明"
    ),
    '"{key}" does not go with "change_from"': "“{key}”不能与“change_from”同时写",
    '"score: way" needs a "baseline", from which the way is measured': "“score: way”从基期算起，须写明“baseline”",
    'the rule "{rule}" needs a number, and the target is none': "计分办法“{rule}”须有数值，而该目标不是数值",
    'the rule "{rule}" needs a bound of one side, and not "{form}"': (
        "计分办法“{rule}”只用于单侧目标值，不用于“{form}”"
    ),
    'the rule "{rule}" is for upper limits; for "{form}" write {other}': (
        "计分办法“{rule}”用于上限；“{form}”请用{other}"
    ),
    'the rule "{rule}" is for lower limits; for "{form}" write {other}': (
        "计分办法“{rule}”用于下限；“{form}”请用{other}"
    ),
    'the rule "{rule}" divides by the bound, which has to be above 0': "计分办法“{rule}”以目标值为除数，目标值须大于0",
    '"per" has to be above 0': "“per”须大于0",
    '"per" is in {own}, and the bound in {unit}': "“per”的单位是{own}，目标值的单位是{unit}",
    "a bonus is for what lies beyond a bound of one side, and this target has none": (
        "加分按超出单侧目标值的部分计算，而该目标没有"
    ),
    "a bonus in % is a share of the bound, which has to be above 0": "按%加分是按目标值的比例计算，目标值须大于0",
    # Why there is no progress.
    "there is only the baseline so far": "目前只有基期数据",
    "the period is not over; see the pace": "时期未满，见序时进度",
    "the figure for the baseline {period} is not complete": "基期{period}的数据不全",
    "no baseline is declared": "未写明基期",
    "the figure has passed through the bound and lies beyond it": "实际值已越过目标区间，落在另一侧",
    "a movement away is a share of the baseline, which has to be above 0": "背离目标的变动按基期值的比例计算，基期值须大于0",
    "the baseline is in the bound already, so that no growth is needed": "基期已达到目标值，无须再变动",
    "no yearly growth leads from {start} to {value} and {aim}": "从{start}到{value}、{aim}，不存在年均增长率",
    "the figure has no period": "实际值未注明时期",
    "less than a month lies between the baseline and the figure": "基期与实际值相隔不足一个月",
    "{n:figure|figures}, and the mean of the last changes needs {least}": "只有{n}期数据，计算近年平均变动至少需{least}期",
    "less than a month lies between the first and the last of the figures": "首末两期数据相隔不足一个月",
    "the figure for {period} cannot be used: {why}": "{period}的数据无法使用：{why}",
    # Why there is no interval.
    "no interval: the figure is reported without its counts": "无区间：该数为直接上报，没有分子分母",
    "no interval: the indicator has no unit": "无区间：该指标没有单位",
    "no interval: {unit} is neither a share nor a rate": "无区间：{unit}既不是比例也不是率",
    "no interval: the numerator is no count": "无区间：分子不是计数",
    "no interval: the numerator is above the denominator, so it is no share of it": (
        "无区间：分子大于分母，不是其中的一部分"
    ),
    # What reports show.
    "progress": "进展",
    "progress value": "进展数值",
    "interval low": "区间下限",
    "interval high": "区间上限",
    "interval": "区间",
    "spans": "区间含目标值",
    "scored": "得分",
    "full points": "分值",
    "deduction": "扣分原因",
    "progress reached": "已达到",
    "progress improving": "有改善",
    "progress little": "无明显变化",
    "progress worse": "变差",
    "progress substantial": "进展显著",
    "progress moderate": "进展中等",
    "progress limited": "进展不足",
    "progress deterioration": "背离",
    "progress sun": "晴（按近五年速度可如期）",
    "progress sun-cloud": "多云（略有差距）",
    "progress cloud": "阴（差距大）",
    "progress storm": "雷雨（方向相反）",
    "no category: {why}": "进展无法判定：{why}",
    "{word}, {value} missing": "{word}，缺口{value}",
    "{level} interval {ends}": "{level}区间{ends}",
    "spans the bound": "含目标值",
    "what an interval means": ("区间：登记数据是全数统计，区间只说明此类数值逐年会因偶然波动多少，并不表示统计有误。"),
    "{points} of {of} points judged": "已评{of}分中得{points}分",
    "{open} points open": "另有{open}分未评",
    "grade open: {worst} to {best}": "等次未定（{worst}至{best}）",
    "{points} of {of} points, by the rule {rule}": "分值{of}分，得{points}分（{rule}）",
    "{of} points open, by the rule {rule}": "分值{of}分，未评（{rule}）",
    "rule met": "达标得满分，未达标不得分",
    "rule actual/bound": "分值×实际值÷目标值",
    "rule 2-actual/bound": "分值×（2－实际值÷目标值）",
    "rule bound/actual": "分值×目标值÷实际值",
    "rule way": "按自基期起的进程计分",
    "rule minus": "按差距扣分",
    "rule steps": "按完成比例分档",
    "points open": "未评",
    "points lost": "扣{n}分：{steps}",
    "points added": "加{n}分：{steps}",
    "{title}: {text}": "{title}：{text}",
    "progress: {text}": "进展：{text}",
    "{points} of {of} points": "分值{of}分，得{points}分",
    "{name} {points} of {of} points": "{name}{points}分（已评分值{of}分）",
    "step at most": "加分至多，计{points}分",
    "rank": "名次",
    "member": "单位",
    "judged": "已评分值",
    "open": "未评分值",
    "grade": "等次",
    "yes, it does": "是",
    "no, it does not": "否",
    "score of members": "各{name}计分",
    "sheet points": "计分表",
    # How it was worked out.
    "progress by": "进展（{method}）：{text}",
    "step still": "与基期相比没有变动",
    "step away": "背离目标，按基期值的比例：{equation}",
    "step towards": "所需变动中已完成的部分：{equation}",
    "step errors": "两端均有计数：变动{moved}，与{sign} × √({before} + {after})比较",
    "step series": "近几期：{series}",
    "step mean": "年均变动：{equation}",
    "step ahead": "照此到期末：{equation}",
    "step nothing missing": "已达到或超过{aim}，没有差距",
    "step missing": "缺口占现有差距：{equation}",
    "step counts": "计数：{n}中的{x}；分位数z = {z}",
    "step exact low": "均值为{mean}时，出现{x}例及以上的概率为{tail}",
    "step exact high": "均值为{mean}时，出现{x}例及以下的概率为{tail}",
    "step nothing": "未达标不得分",
    "step reached": "{equation}，该档{points}分",
    "step limited": "未达标不得满分、不低于0，计{points}分",
    "step no way": "基期已达到目标值，没有进程可计",
    "step way": "自{start}到{aim}，全程{whole}，尚差{gap}",
    "step full": "{equation}，满{n}个单位",
    "step begun": "{equation}，计{n}个单位（不足一个按一个计）",
}
