"""What holds a number and is no target: document numbers, dates, ages, grades, hotlines, policy names.

Each row is a pattern and what it finds. The text found is covered before anything is read as a number.
"""

from __future__ import annotations

import re

COVER = "〓"
"""Stands for a character of a name while numbers are looked for; it is neither a digit nor part of any wording."""

_CN = "一二三四五六七八九十两"
_HAN = "\u4e00-\u9fff"
_N = r"(?<![\d.])\d{1,11}"
"""A whole number from its first digit; bounded, like every repetition here, so that no text takes long."""

NAMES: tuple[tuple[str, str], ...] = (
    (r"\d{12,}", "a serial number"),
    (r"https?:[^\s，。；]{1,200}|www\.[^\s，。；]{1,200}", "a web address"),
    (r"《[^《》]{1,80}》", "the title of a document"),
    (r"“[^“”，。；%‰]{1,22}”|‘[^‘’，。；%‰]{1,22}’", "a name in quotation marks, such as “885” or “3+X”"),
    (r"\[\d{2,11}\]?\d{0,6}号?", "a document number, such as 〔2024〕34号"),
    (r"第[一二两]个(?:一百年|百年)", "第二个百年奋斗目标"),
    (
        rf"(?<=[{_HAN}])(?<![建成设有办达至了于过共立造加增评选创约近等])\d{{3}}所(?=[{_HAN}]{{2}})"
        r"(?!学校|高校|院校|中学|小学|中小学|幼儿园|医院|卫生|村|乡|社区|养老|托育|公办|民办|普惠|普通|职业|技工|县|市)",
        "an institute, such as 608所",
    ),
    (r"第\s?\d{1,11}(?:-\d{1,6})?[号页届批次轮个名位期章条款]?", "an ordinal, such as 第11次"),
    (rf"{_N}号", "a document number, or a line"),
    (r"\d{4}-\d{1,2}-\d{1,2}(?: ?\d{1,2}:\d{2}(?::\d{2})?)?", "a date or a time stamp"),
    (r"(?:19|20)\d\d年?\d{1,2}月(?:\d{1,2}日)?", "a date"),
    (r"(?:19|20)\d\d(?:年度?)?(?:-|至|到)(?:19|20)\d\d年?", "a span of years"),
    (r"\d{1,2}月\d{1,2}日|\d{1,2}(?:-\d{1,2})?月(?:份|底|末|中旬|初|上旬|下旬)?", "a date"),
    (r"(?<![\d.])(?:19|20)\d\d年(?:度|底|末|初)?", "a year"),
    (r"\d{1,2}:\d{2}(?::\d{2})?(?=前|后|至|-)", "a time of day"),
    (rf"{_N}(?:-\d{{1,3}})?个?月(?:龄(?:及?以[上下内])?|(?=儿|婴))", "an age"),
    (rf"{_N}(?:\.\d{{1,3}})?版", "a version, such as 2.0版"),
    (r"(?:\d{1,5}|[NX]{1,2})(?:\+(?:\d{1,5}|[NXn]{1,2})){1,6}个?", "a policy name, such as 8+1个"),
    (rf"{_N}(?:A{{1,5}}级?|D打印|[DGKPV](?![A-Za-z]))", "a grade or a technology, such as 5A级, 5G"),
    (
        rf"[A-Za-z]{{1,12}}-?\d{{1,11}}(?:\.\d{{1,3}})?[A-Za-z]{{0,6}}\d{{0,6}}|{_N}[A-Za-z]{{1,12}}\d[\dA-Za-z]{{0,20}}",
        "a name of letters and digits, such as PM2.5",
    ),
    (r"[ⅠⅡⅢⅣⅤⅥIV]{1,4}(?:-[ⅠⅡⅢⅣⅤⅥIV]{1,4})?类(?:及?以[上下])?", "a class, such as Ⅲ类及以上"),
    (
        rf"(?:[{_CN}]|(?<![\d.])\d)(?:、[{_CN}\d]){{0,4}}(?:星级|级|类|等)(?:\(?含\)?)?及?以[上下内]",
        "a grade, such as 二级以上",
    ),
    (rf"{_N}型", "a type, such as 2型糖尿病"),
    (rf"(?:[{_CN}]|{_N})年(?:行动|攻坚|规划|计划|上台阶|大变样)", "the name of a plan, such as 三年行动"),
    (r"每(?:\d{1,6}[百千万亿]{0,2}|[百千万亿]{1,3})", "a denominator, such as 每10万人口"),
    (r"(?:用|通过|经过|历时|未来|今后|近)\d{1,2}(?:-\d{1,2})?(?:个月|年)(?:左右)?(?:的?时间|的?努力)?", "a time taken"),
    (rf"{_N}强(?!度)", "a ranking, such as 500强"),
    (
        r"(?:首个|首家|首座|第[一二三四五六七八九十]个)\d{1,6}(?:\.\d{1,3})?[万亿]{0,2}元?",
        "a class, such as 首个300亿元园区",
    ),
    (rf"{_N}(?:周年|分钟(?=[{_HAN}]{{0,6}}圈)|小时(?=[{_HAN}]{{0,6}}圈))", "a name, such as 15分钟健身圈"),
    (
        rf"{_N}[×xX]\d{{1,3}}(?:小时)?|{_N}小时(?=服务|值班|在线|热线|开放|不间断)|全年\d{{1,3}}天",
        "a way of working, such as 7×24小时",
    ),
    (
        r"\d{3,6}[^，。；\d]{0,4}(?:热线|专线|举报电话|政务平台)|1[12]\d(?=急救|指挥|调度|信息)",
        "a hotline number",
    ),
    (r"\d{3,4}-\d{7,8}|(?<!\d)1[3-9]\d{9}(?!\d)|\d{3,4}-\d{3}-\d{3,4}", "a telephone number"),
    (r"共\d{1,6}页", "a page count"),
    (r"\((?!其中)[^()]{0,12}\d(?:[\d.]{0,11})[^()]{0,6}\)", "an explanation in parentheses, such as (2020年为90%)"),
    (rf"{_N}项(?:\(\d{{1,6}}项\))?指标", "how long a list of indicators is"),
    (rf"{_N}个?(?:部委|部门|方面|维度|评价维度|环节|层面|层级|阶段)", "how many parts a description has"),
    (rf"{_N}[万亿]{{1,2}}元?级|{_N}万?吨级|{_N}千伏", "a class, such as 100亿级"),
    (rf"{_N}[届次][^，。；]{{0,3}}(?:全会|党代会|代表大会|常委会)", "a meeting"),
    (rf"{_N}(?:\.\d{{1,3}})?[KMG]B(?![A-Za-z])", "a file size"),
    (rf"{_N}价(?=[A-Z{_HAN}]{{0,4}}疫苗|[A-Z])", "a vaccine, such as 9价HPV疫苗"),
    (rf"{_N}(?=路(?!径)|国道|省道|高速|航班)", "a road or a line"),
)

_NAMES = re.compile("|".join(f"(?:{pattern})" for pattern, _ in NAMES))
_AGE = re.compile(r"(?<![\d.])\d{1,3}(?:\.\d{1,2})?(?:(?:-|至|到)\d{1,3})?(?:周岁|岁)(?:\(?含\)?)?(?:及?以[上下内])?")
_AGE_IS_MEASURED = re.compile(
    r"(?:寿命|年龄)[^，、。；]*$|(?:寿命|年龄)[^。；]*(?:提高|延长|增加|上升|提升|增长|达到|高|达)$"
)


def covered(text: str) -> str:
    """The text, character for character, with every name that holds a number covered."""
    text = _NAMES.sub(lambda found: COVER * len(found[0]), text)
    return _AGE.sub(lambda found: _age(text, found), text)


def _age(text: str, found: re.Match[str]) -> str:
    """An age is a name (65岁及以上老年人), unless age is what the clause measures (人均预期寿命79岁)."""
    before = text[max(0, found.start() - 60) : found.start()]
    return found[0] if _AGE_IS_MEASURED.search(before) else COVER * len(found[0])
