"""What a tired hand types in a line of YAML, and what to write instead.

The place and the words are ours, so that they are the same whichever YAML library is installed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from targetcheck.errors import Phrase, say
from targetcheck.model.pattern import pattern
from targetcheck.named import NamedTuple
from targetcheck.targets.keys import KEYS

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

WIDE_SPACE = "\u3000\u00a0\u2000-\u200b\u202f"
_START = r"^[ \t]*(?:-[ \t]*)?"
_IN_FLOW = r"[{,，;；、] *"
WORD = r"""[^\s:：,，;；、{}\[\]"'#=-][^\s:：,，{}\[\]=]*"""


class Slip(NamedTuple):
    """A slip of the hand: its place in a text, and what to say about it."""

    at: int
    message: Phrase
    kind: str | None = None


def _entry(found: re.Match[str]) -> str:
    """The entry as it should stand: key, colon, space, and the beginning of what follows."""
    rest = found.string[found.end("at") :].strip()
    if rest[:1] in ("{", "["):
        rest = f"{rest[0]}…"
    rest = re.split(r"[,，}]|\s+\w+ *=", rest)[0]
    return f"{found['word']}: {rest[:20]}".strip()


def _bracket(sign: str) -> Phrase:
    plain = sign.translate(str.maketrans("［］｛｝【】", "[]{}[]"))
    return say('the bracket {sign} is full-width; write "{plain}"', sign=sign, plain=plain)


def _sign(sign: str) -> Phrase:
    if sign == ">":
        return say(
            "the comparison is said by the key (at_least, at_most, above, below), not by a sign before the number"
        )
    return say('a value that begins with "{sign}" needs quotes', sign=sign)


WIDE = say("a full-width or no-break space; indent with plain spaces")
_TOLD: dict[str, Callable[[re.Match[str]], Phrase]] = {
    "wide space": lambda found: WIDE,
    "tab": lambda found: say("a tab; indent with spaces"),
    "colon": lambda found: say('after "{key}" stands a full-width colon (：); write a plain one and a space: {entry}',
                               key=found["word"], entry=_entry(found)),
    "comma": lambda found: say('"{sign}" is no YAML comma; write ", "', sign=found["at"]),
    "no space": lambda found: say("after the colon a space is missing: {entry}", entry=_entry(found)),
    "dash": lambda found: say('a list item begins with a plain minus and a space: "- "'),
    "bracket": lambda found: _bracket(found["at"]),
    "no colon": lambda found: say('after "{key}" a colon is missing: {entry}', key=found["word"], entry=_entry(found)),
    "comment": lambda found: say('a comment begins with a space and "#"'),
    "sign": lambda found: _sign(found["at"]),
    "after quote": lambda found: say(
        "a value that begins with a quote ends with it; put other quotes around the whole of it"
    ),
    "two in a line": lambda found: say(
        "a second entry in one line; give it a line of its own, or put all of them in braces"
    ),
    "second colon": lambda found: say('a second ": " in one line; put the value in quotes'),
}  # fmt: skip
"""What is told of each kind of slip."""


@cache
def _patterns() -> list[tuple[re.Pattern[str], str]]:
    """What each kind of slip looks like in a line; the surest first. `at` is its place, `word` the key before it."""
    words = {key.name for key in KEYS}
    words |= {word for also in ALSO.values() for word in also.split() if word[0].isalpha()}
    known = "(?:" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + ")"
    rows = (
        (rf"^[ \t]*(?P<at>[{WIDE_SPACE}])[\s{WIDE_SPACE}]*(?:- |{known} *:(?: |$))", "wide space"),
        (rf"^[ \t]*(?P<at>[{WIDE_SPACE}])[\s{WIDE_SPACE}]*{WORD}[:：]", "wide space"),
        (r"^ *(?:- *)?(?P<at>\t)[ \t]*(?=[^\s#])", "tab"),
        (rf"(?:{_START}(?P<word>{WORD}))(?P<at>：)", "colon"),
        (rf"(?:{_IN_FLOW}(?P<word>{known}))(?P<at>：)", "colon"),
        (rf"(?:{_IN_FLOW}(?P<word>{WORD}))(?P<at>：) *(?=[{{\[])", "colon"),
        (rf"(?P<at>[，；;、]) *(?:{known}) *[:：]", "comma"),
        (rf"(?:{_START}|{_IN_FLOW})(?P<word>{known})(?P<at>:)(?=[^\s:/])", "no space"),
        (rf"{_START}(?P<word>{WORD})(?P<at>:)(?=[{{\[])", "no space"),
        (rf"^(?P<word>{WORD})(?P<at>:)(?=[^\s:/0-9])", "no space"),
        (rf"^ *(?P<at>-)(?=[{{\[]|{WORD}[:：])", "dash"),
        (rf"^ *(?P<at>[－—–•·*]) *(?:[{{\[]|{WORD}[:：])", "dash"),
        (r"(?:^|[:,\[{-]) *(?P<at>[［【｛])", "bracket"),
        (r"(?P<at>[］】｝])(?= *(?:[,\]}]|$))", "bracket"),
        (rf"{_START}(?P<word>{known})(?P<at> *(?:=+>?|-+>|→) *| +)[^\s:：=>]", "no colon"),
        (rf"{_START}(?P<word>{WORD})(?P<at> +)(?=[{{\[])", "no colon"),
        (r"[}\]\"'] *(?P<at>＃|//)", "comment"),
        (r"[:,\[{-] +(?P<at>[*&!%@`]|[?](?!\S)|[>|](?![+-]?[0-9]?[+-]? *(?:#|$)))", "sign"),
        (r"""[:,\[{-] +(?:"[^"]*"|'[^']*')(?P<at>)(?=[^\s,\]}:#"'])""", "after quote"),
        (rf"""^(?!.*[,}}\]] *$){_START}{known}: +[^"'{{\[#|>\s][^"']*?(?P<at>[, ]) *{known}: """, "two in a line"),
        (rf"""{_START}{WORD}: +[^"'{{\[#|>\s].*?(?P<at>:)(?: (?!.*[,}}\]] *$)|$)""", "second colon"),
    )
    return [(pattern(shape), kind) for shape, kind in rows]


LONGEST_LINE = 2000
"""Characters of a line that are looked at: some patterns take the square of its length."""
SURE = 14
"""So many of the patterns are slips in any text, and not only in a line that cannot be read."""


def in_line(line: str, most: int | None = None) -> Slip | None:
    """The surest slip of a line, or of a text that stands where something else should."""
    for shape, kind in _patterns()[:most]:
        found = shape.search(line, 0, LONGEST_LINE)
        if found is not None:
            return Slip(found.start("at"), _TOLD[kind](found), kind)
    return None


WIDE_INDENTATION = pattern(rf"^[ \t]*[{WIDE_SPACE}]", re.MULTILINE)
