"""The units that follow a number, as the genre writes them."""

from __future__ import annotations

from collections.abc import Iterable

from targetcheck.draft.wordings import words_of

COUNTERS = words_of(
    "个 家 所 名 位 人 人次 例 项 条 种 张 台 套 件 次 场 场次 期 批 批次 起 份 户 户次 台次 辆次 处 座 支 队 辆 部 本 篇 门 届 间 只 头 株 棵 对 宗 笔 单 "
    "床 班 组 团队 轮 轮次 片 幅 颗 盏 艘 架 架次 列 班列 栋 幢 口 眼 块 枚 瓶 袋 支队 类 人份 剂次 剂 标箱 标准箱 车次 班次 公顷 亩 亩次 平方米 ㎡ 平方公里 "
    "立方米 公里 千米 海里 米 厘米 吨 公斤 千克 斤 克 毫克 微克 升 毫升 吨标准煤 千瓦 千瓦时 度 兆瓦 元 美元 欧元 岁 天 日 小时 分钟 个小时 秒 个月 "
    "个工作日 工作日 倍 分 年 位次 个点 托位 床位 张床位 GW MW kW kWh km kg mg TEU PB"
)

PER = words_of(
    "10万人口 10万人 10万 万人口 万人 万 千人口 千人 千 百万 百人 百 人 年 户 亩 公顷 平方公里 立方米 平方米 小时 分钟 秒 万元 亿元 元 床 日 月 "
    "天 升 公斤 千克 所 家 例 吨"
)
"""What may stand after the slash of a rate: 微克/立方米, /10万."""

MULTIPLES = ("万亿", "千万", "百万", "十万", "千亿", "百亿", "亿", "万", "千", "百")

PERSONS = frozenset({"名", "位"})
"""Counters of people: a target file and its figures count them all in 人."""

_SPELLINGS = {"％": "%", "百分点": "个百分点", "千分点": "个千分点", "个点": "个百分点", "㎡": "平方米", "张床位": "张"}


def spelled(unit: str) -> str:
    """The unit as the draft gives it: as written, but people are counted in 人 and a rate per 100,000 is /10万."""
    unit = _SPELLINGS.get(unit, unit)
    if unit.startswith("/"):
        return unit.removesuffix("人口").removesuffix("人")
    for multiple in (*MULTIPLES, ""):
        if unit.startswith(multiple) and unit[len(multiple) :] in PERSONS:
            return multiple + "人"
    return unit


def alternatives(words: Iterable[str]) -> list[str]:
    """The words, longest first, so that 人次 is found before 人."""
    return sorted(dict.fromkeys(words), key=len, reverse=True)
