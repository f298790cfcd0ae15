"""What people write instead of a key, by which near misses are told."""

from __future__ import annotations

ALSO: dict[str, str] = {
    "title": "标题 文件名称",
    "source": "文号 来源",
    "id": "编号",
    "name": "名称 指标名称",
    "indicator": "metric kpi 指标 指标名称",
    "at_least": "min minimum goal threshold value target gte ge >= ≥ => 目标值 大于等于 大于或等于 不低于 不少于 不小于 至少 达到 以上",
    "at_most": "max maximum lte le <= ≤ 小于等于 小于或等于 不超过 不高于 不大于 不多于 至多 以内 以下 控制在",
    "above": "more_than greater_than gt > 超过 高于 大于 多于",
    "below": "less_than lt < 低于 小于 少于 不足 不满",
    "between": "range 介于 之间 范围 区间",
    "equals": "equal eq = == 等于",
    "area": "region 地区 区域 区县 县区 所属地区",
    "period": "year 时期 期间 年度 年份 年",
    "by": "deadline due 截止 截止时间 期限 完成时限 完成时间 时限",
    "each": "group_by 每个 各",
    "where": "filter 条件 筛选",
    "change_from": "year_on_year 同比 比上年",
    "baseline": "base 基期 基数 基线 基准",
    "level": "性质 属性",
    "weight": "权重 分值",
    "score": "计分 计分办法 评分办法",
    "bonus": "加分",
    "veto": "一票否决 否决",
    "grades": "等次 等级 档次",
    "progress": "进展",
    "confidence": "置信度 置信水平",
    "section": "章节 部分",
    "clause": "条款 条目",
    "responsible": "owner department 责任科室 责任单位 责任部门 责任处室 责任人 牵头科室 牵头单位 牵头部门",
    "tags": "标签",
    "note": "description comment remark 备注 说明",
    "indicators": "指标 指标定义",
    "areas": "区划 下级地区 县区 下辖县区 所辖县区 下辖地区",
    "columns": "列 列名 表头",
    "targets": "目标 目标清单 指标目标",
    "value": "基数 数值 值",
    "unit": "单位 计量单位",
    "numerator": "分子",
    "denominator": "分母",
    "aggregate": "汇总 汇总方式",
}
"""What people write for a key; where two keys of one place have a word, it is the later one's."""

VALUES: dict[str, str] = {
    "sum": "求和 合计 累计 总和 加总 相加 total add",
    "average": "mean avg 平均 均值 平均值 平均数",
    "last": "latest final 期末 末值 最新 最后",
    "max": "maximum 最大 最大值 最高",
    "min": "minimum 最小 最小值 最低",
    "rounded": "round rounding 修约 四舍五入",
    "exact": "全数值",
}
"""What people write for a word that is a key's value."""
