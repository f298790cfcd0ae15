"""What holds a number and is no target: document numbers, dates, ages, grades, hotlines, policy names.

Each row is a pattern and what it finds. The text found is covered before anything is read as a number.
"""

from __future__ import annotations

import re

COVER = "〓"
"""Stands for a character of a name while numbers are looked for; it is neither a digit nor part of any wording."""

_CN = "一二三四五六七八九十两"
_HAN = "\u4e00-\u9fff"

NAMES: tuple[tuple[str, str], ...] = (
    (r"https?:[^\s，。；]{1,200}|www\.[^\s，。；]{1,200}", "a web address"),
    (r"《[^《》]{1,80}》", "the title of a document"),
    (r"“[^“”，。；%‰]{1,22}”", "a name in quotation marks, such as “885” or “3+X”"),
    (r"‘[^‘’，。；%‰]{1,22}’", "a name in quotation marks"),
    (r"\[\d{2,}\]?\d*号?", "a document number, such as 〔2024〕34号"),
    (r"第\s?\d+(?:-\d+)?[号页届批次轮个名位期章条款]?", "an ordinal, such as 第11次"),
    (r"\d+号(?!线|楼)?", "a document or house number"),
    (r"\d{4}-\d{1,2}-\d{1,2}(?: ?\d{1,2}:\d{2}(?::\d{2})?)?", "a date or a time stamp"),
    (r"(?:19|20)\d\d年?\d{1,2}月(?:\d{1,2}日)?", "a date"),
    (r"(?:19|20)\d\d(?:年度?)?(?:-|至|到)(?:19|20)\d\d年?", "a span of years"),
    (r"\d{1,2}月\d{1,2}日|\d{1,2}(?:-\d{1,2})?月(?:份|底|末|中旬|初|上旬|下旬)?", "a date"),
    (r"(?<![\d.])(?:19|20)\d\d年(?:度|底|末|初)?", "a year"),
    (r"(?<=十[一二三四五])五", "a plan period"),
    (r"\d{1,2}:\d{2}(?::\d{2})?(?=前|后|至|-)", "a time of day"),
    (r"\d+(?:-\d+)?个?月龄(?:及?以[上下内])?", "an age"),
    (r"\d+(?:\.\d+)?版", "a version, such as 2.0版"),
    (r"[\dNX]+(?:\+[\dNXn]+)+个?", "a policy name, such as 8+1个"),
    (r"\d+(?:A+级?|D打印|[DGKPV](?![A-Za-z]))", "a grade or a technology, such as 5A级, 5G"),
    (r"[A-Za-z]+-?\d+(?:\.\d+)?[A-Za-z]*\d*|\d+[A-Za-z]+\d[\dA-Za-z]*", "a name of letters and digits, such as PM2.5"),
    (r"[ⅠⅡⅢⅣⅤⅥIV]+(?:-[ⅠⅡⅢⅣⅤⅥIV]+)?类(?:及?以[上下])?", "a class, such as Ⅲ类及以上"),
    (rf"[{_CN}\d]+(?:、[{_CN}\d]+)*(?:星级|级|类|等)(?:\(?含\)?)?及?以[上下内]", "a grade, such as 二级以上"),
    (r"\d+型", "a type, such as 2型糖尿病"),
    (rf"[{_CN}]年(?:行动|攻坚|规划|计划|上台阶|大变样)", "the name of a plan, such as 三年行动"),
    (r"\d+年(?:行动|攻坚|规划|计划|以)", "the name of a plan, such as 3年行动"),
    (r"每\d*(?:[百千万亿]+|\d)", "a denominator, such as 每10万人口"),
    (r"\d+强(?!度)", "a ranking, such as 500强"),
    (r"(?:首个|首家|首座|第[一二三四五六七八九十]个)\d+(?:\.\d+)?[万亿]*元?", "a class, such as 首个300亿元园区"),
    (r"\d+周年|\d+[分小][钟时](?=[^，。；]{0,8}[圈制])", "a name, such as 15分钟健身圈"),
    (rf"\d+分钟(?=[{_HAN}]{{0,6}}圈)", "a name, such as 15分钟健身圈"),
    (r"\d+[×xX]\d+(?:小时)?|\d+小时(?=服务|值班|在线|热线|开放|不间断)|全年\d+天", "a way of working, such as 7×24小时"),
    (r"\d{3,6}(?:[^，。；\d]{0,4}(?:热线|专线|举报电话|政务平台))|1[12]\d(?=急救|指挥|调度|信息)", "a hotline number"),
    (r"\d{3,4}-\d{7,8}|(?<!\d)1[3-9]\d{9}(?!\d)|\d{3,4}-\d{3}-\d{3,4}", "a telephone number"),
    (r"共\d+页", "a page count"),
    (r"\((?!其中)[^()]{0,12}\d+(?:\.\d+)?[^()]{0,6}\)", "an explanation in parentheses, such as (2020年为90%)"),
    (r"\d+项(?:\(\d+项\))?指标", "how long a list of indicators is"),
    (r"\d+个?(?:部委|部门|方面|维度|评价维度|环节|层面|层级|阶段)", "how many parts a description has"),
    (r"\d+[万亿]+(?:元)?级|\d+万?吨级|\d+千伏", "a class, such as 100亿级"),
    (r"\d+(?:届|次)[^，。；]{0,3}(?:全会|党代会|代表大会|常委会)", "a meeting"),
    (r"\d+(?:\.\d+)?[KMG]B(?![A-Za-z])", "a file size"),
    (r"\d+价(?=[A-Z\u4e00-\u9fff]{0,4}疫苗|[A-Z])", "a vaccine, such as 9价HPV疫苗"),
    (r"\d+(?=路(?![径])|国道|省道|高速|航班)", "a road or a line"),
    (r"\d[‰%]?(?=\+\d)|(?<=\d\+)\d+", "a policy name, such as 1+6"),
)  # fmt: skip

_NAMES = re.compile("|".join(f"(?:{pattern})" for pattern, _ in NAMES))
_AGE = re.compile(r"\d+(?:(?:-|至|到)\d+)?(?:周岁|岁)(?:\(?含\)?)?(?:及?以[上下内])?")
_AGE_IS_MEASURED = re.compile(r"寿命|年龄")


def covered(text: str) -> str:
    """The text, character for character, with every name that holds a number covered."""
    text = _NAMES.sub(lambda found: COVER * len(found[0]), text)
    return _AGE.sub(lambda found: _age(text, found), text)


def _age(text: str, found: re.Match[str]) -> str:
    """An age is a name (65岁及以上老年人), unless age is what the clause measures (人均预期寿命79岁)."""
    clause = text[max(0, found.start() - 40) : found.start()]
    clause = clause[max(clause.rfind(mark) for mark in "，、。；") + 1 :]
    return found[0] if _AGE_IS_MEASURED.search(clause) else COVER * len(found[0])
