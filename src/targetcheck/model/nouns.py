"""What units are called: a new noun or writing is one row of a table here."""

from __future__ import annotations

from fractions import Fraction

RATIO = "ratio"
POINTS = "points"

# Nouns that are one another's synonyms stand in one row. 个 agrees with every row here.
COUNTED = """
人 名 位 people person persons
家 所 hospital hospitals facility facilities institution institutions
张 bed beds
例 case cases
项 item items
起 incident incidents
次 time times
人次 visit visits
户 household households
托位 slot slots place places
岗 岗位
样 份样
人天 人日
ddds ddd
学校 school schools
栋 幢
标箱 标准箱 teu
doctor doctors physician physicians
nurse nurses
birth births
death deaths
child children
patient patients
project projects
""".strip()

ALONE = """
个 件 户次 台次 场次 批次 辆次 例次 床次 场 期 批 份 台 支 种 类 套 辆 间 条 门 对 座 处 片 篇 本 部 只 头 株 棵
枚 粒 盒 瓶 袋 剂 针 剂次 床 床位 班 队 组 团队 宗 笔 班次 节 轮 轮次 届 步 级 篇次 人份 单 幅 颗 盏 艘 架 架次
列 班列 车次 口 眼 支队 位次 亩次 床日
"""
"""Nouns that have no synonym."""

# Nouns that measure: a family's base spelling and, for each spelling, how many of the base it is. 个 does not agree.
MEASURED: dict[str, dict[str, Fraction]] = {
    family: {name: Fraction(size) for name, size in spellings.items()}
    for family, spellings in {
        "元": {"元": "1", "块": "1", "圆": "1", "yuan": "1", "rmb": "1", "cny": "1", "角": "1/10"},
        "美元": {"美元": "1", "usd": "1", "dollars": "1", "dollar": "1"},
        "港元": {"港元": "1"},
        "欧元": {"欧元": "1", "eur": "1", "euro": "1", "euros": "1"},
        "分钟": {
            "分钟": "1", "minute": "1", "minutes": "1", "min": "1", "秒": "1/60", "秒钟": "1/60", "second": "1/60",
            "seconds": "1/60", "小时": "60", "个小时": "60", "hour": "60", "hours": "60", "h": "60", "天": "1440",
            "日": "1440", "day": "1440", "days": "1440",
        },
        "月": {"月": "1", "个月": "1", "month": "1", "months": "1"},
        "年": {"年": "1", "year": "1", "years": "1", "yr": "1"},
        "岁": {"岁": "1", "周岁": "1"},
        "分": {"分": "1", "score": "1"},
        "倍": {"倍": "1"},
        "度": {"度": "1"},
        "米": {"米": "1", "m": "1", "海里": "1852", "千米": "1000", "公里": "1000", "km": "1000", "厘米": "1/100", "cm": "1/100"},
        "平方米": {
            "平方米": "1", "平米": "1", "㎡": "1", "m2": "1", "m²": "1", "平方公里": "1000000", "公顷": "10000",
            "亩": "2000/3",
        },
        "立方米": {"立方米": "1", "m3": "1", "m³": "1"},
        "克": {
            "克": "1", "g": "1", "千克": "1000", "公斤": "1000", "kg": "1000", "斤": "500", "吨": "1000000",
            "t": "1000000", "毫克": "1/1000", "mg": "1/1000", "微克": "1/1000000", "μg": "1/1000000",
        },
        "升": {"升": "1", "l": "1", "毫升": "1/1000", "ml": "1/1000"},
        "千瓦时": {"千瓦时": "1", "kwh": "1"},
        "千瓦": {"千瓦": "1", "kw": "1", "兆瓦": "1000", "mw": "1000", "gw": "1000000"},
        "吨标准煤": {"吨标准煤": "1", "tce": "1"},
        "工作日": {"工作日": "1", "个工作日": "1"},
        "pb": {"pb": "1"},
    }.items()
}  # fmt: skip

SCALES: dict[str, int] = {
    "百": 10**2, "千": 10**3, "万": 10**4, "十万": 10**5, "百万": 10**6, "千万": 10**7, "亿": 10**8, "十亿": 10**9,
    "百亿": 10**10, "千亿": 10**11, "万亿": 10**12, "hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9,
}  # fmt: skip

FIXED: dict[str, tuple[str, Fraction]] = {
    name: (kind, Fraction(1, size))
    for kind, size, names in (
        (RATIO, 100, ["%", "percent", "percentage"]),
        (RATIO, 1000, ["‰", "permille", "千分之一"]),
        (RATIO, 10_000, ["‱", "万分之一"]),
        (RATIO, 100_000, ["十万分之一"]),
        (POINTS, 100, ["points", "point", "pp", "percentage points", "percentage point", "个百分点", "百分点"]),
    )
    for name in names
}
