"""From a sentence to its tokens: quantities in digits and words, wordings of the tables, years, separators."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from targetcheck.draft import genre, wordings
from targetcheck.draft.dates import BASE, WHEN
from targetcheck.draft.genre import covered
from targetcheck.draft.values import Quantity, arabic, one_of
from targetcheck.draft.wordings import COUNTERS, MULTIPLES, OTHERS, PER, spelled, words_of
from targetcheck.model.numerals import CHARACTERS, numeral


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch of a sentence: its kind, where it stands, and how it is read."""

    kind: str
    start: int
    end: int
    reading: str = ""
    quantity: Quantity | None = None


_NUMBER = r"\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,8})?|\d{1,11}(?:\.\d{1,8})?"
_BLANK = r"(?<![A-Za-z×])(?:[Xx]{1,4}|×{1,4}|\*{1,4}|_{2,8})(?![A-Za-z])"
_SPELT_NUMBER = rf"[{CHARACTERS}]+(?:点[{CHARACTERS[:12]}]{{1,4}})?"
_FOREIGN = r"[A-Za-z]{1,8}(?:/[A-Za-z]{1,3})?(?![A-Za-z\d])"
"""A unit in letters, such as EFLOPS: that no target file knows it is to be said."""
_PARTS = {"百分之": "%", "千分之": "‰", "万分之": "/万", "十万分之": "/10万", "百万分之": "/百万"}
_NOT_BEFORE = dict(
    pair.split("!") for pair in words_of("台!阶 所!有 项!目 条!件例 部!门委 分!公之 度!假 家!庭 周!岁年边转期报末")
)
"""After these a counter is the beginning of a word: 5万亿台阶."""
_COUNTER = "|".join(
    re.escape(word) + (f"(?![{_NOT_BEFORE[word]}])" if word in _NOT_BEFORE else "")
    for word in sorted({*COUNTERS, *OTHERS}, key=lambda word: (-len(word), word))
)
_PER, _MULTIPLE = one_of(PER), one_of(MULTIPLES)
_OF_EACH = "单位|机构|院|县|乡镇?|街道|村|社区|学校|科室"
"""After the slash of a count that is asked of each, which no target file knows: 2次/单位."""
_UNIT = (
    rf"%|‰|个?百分点|个?千分点|成(?=以上|以下|左右|的|[，。；、]|$)|/(?:{_PER})|(?:{_MULTIPLE})?(?:{_COUNTER})(?:/(?:{_PER}|{_OF_EACH}))?|大类?(?=[\u4e00-\u9fff\d])|"
    rf"(?:{_MULTIPLE})(?!级)|(?=县|乡镇|街道|市州|州市|村(?!民))"
)
_QUANTITY = re.compile(
    rf"(?<![\d.])(?:(?<![A-Za-z])|(?=\d{{1,5}}(?:\.\d{{1,2}})?%|\d{{1,5}}[台套辆部架例篇名]))(?:(?P<left>{_NUMBER})[:比](?P<right>{_NUMBER})(?![\d:]|\.\d)"
    rf"|(?P<of_per>百分之|十万分之|百万分之|万分之|千分之)(?P<per>{_SPELT_NUMBER}|{_NUMBER})"
    rf"|(?P<low>{_NUMBER})(?P<first>%|‰|个百分点|/(?:{_PER})|{_COUNTER})?(?:-{{1,2}}|至|到)(?P<high>{_NUMBER})(?P<of>{_UNIT})?"
    rf"|(?P<number>{_NUMBER})(?P<scale>{_MULTIPLE})?(?P<more>多|余|来)(?P<counted>{_UNIT})"
    rf"|(?P<bare>(?:(?<=[率为额幅速长])-)?(?:{_NUMBER}))(?P<unit>{_UNIT}|{_FOREIGN})?"
    rf"|(?P<blank>{_BLANK})(?P<blanks>{_UNIT}))"
)
_COUNTED = "家|所|名|座|个|件|处|支|张|辆"
# A Chinese numeral is a number only where it is counted out: after 至少, after a verb, or where the clause ends.
_SPELT = re.compile(
    rf"(?P<led>至少有?由?|不少于|不低于|超过|每[县乡镇村区街道]{{1,2}}|{one_of(genre.FLOWS)})"
    rf"(?P<spelt>[{CHARACTERS}]+)(?P<unit>(?!个(?:百分|方面|环节)|条例)(?:{_COUNTED}|条))"
)
_CLOSING = re.compile(
    rf"(?<![第{CHARACTERS}])(?P<spelt>[{CHARACTERS}]+)(?P<unit>{_COUNTED}|人)(?=[，。、]|以上|以下|左右|$)"
)
# At the end of a list it counts what is listed.
_LISTED = re.compile(r"(?P<spelt>[二三四五六七八九十]{1,2})(?P<unit>大|项|个|家|类|种|所)(?=[\u4e00-\u9fff])")
_TENTHS = re.compile(
    r"(?P<spelt>[一二三四五六七八九])成(?P<more>[一二三四五六七八九半])?(?=以上|以下|左右|的|[，。；、]|$)|(?P<half>一半|半数)(?=以上|的)"
    r"|(?<=[为是到在持现])(?P<zero>零)(?=[，。；、]|$)"
)
# A rank is a figure where the text speaks of ranking; 全国第一 alone is praise.
_DOUBLED = re.compile(r"(?P<up>实?现?翻)(?P<times>[一二两三]?番)(?!的|新)")
_DOUBLINGS = {"番": 100, "一番": 100, "二番": 300, "两番": 300, "三番": 700}
"""By how many per cent it rises."""
_RANK = re.compile(
    rf"(?:排名[^，。；、\d]{{0,6}}?(?P<first>第)|(?:排名|位次|进入|位居|位列|跻身|挤进|稳居)[^，。；、\d]{{0,8}}?(?P<among>前))"
    rf"(?P<spelt>\d{{1,3}}|[{CHARACTERS}]{{1,3}})(?P<unit>位|名)?"
)
_CHANGED = re.compile(rf"(?:{one_of(word for row in wordings.CHANGE for word in row.words)})(?:了|约|近)?$")
_COUNTED_THINGS = re.compile(r"\d[家个所项支名人][^，。；、\d]{1,12}$")
"""Before a rank that says which of them are counted: 2家医院进入全国前300名."""


def _quantities(sentence: str, bare: str) -> Iterator[Token]:
    """Every quantity of a sentence; `bare` is the sentence with the names that hold numbers covered."""
    for found in _RANK.finditer(sentence):
        yield from _rank(found)
    for found in _QUANTITY.finditer(bare):
        if found["high"] and (arrival := _arrival(found)):
            yield from arrival
        elif not found["right"] or arabic(found["right"]):  # 1:0 is a score, no ratio
            yield Token("quantity", found.start(), found.end(), "", _quantity(found))
    yield from _in_words(sentence, bare)


def _in_words(sentence: str, bare: str) -> Iterator[Token]:
    """The quantities in Chinese numerals."""
    # 建设一家 is only an article; 至少一家 and 每县一家 are counts.
    counted = [found for found in _SPELT.finditer(bare) if found["spelt"] != "一" or found["led"][0] in "至不每"]
    counted += _CLOSING.finditer(bare)
    counted += [at for at in _LISTED.finditer(bare) if numeral(at["spelt"]) == members(sentence, at.start())]
    for found in counted:
        yield _number(found, "spelt", numeral(found["spelt"]), _unit(found["unit"]))
    for found in _DOUBLED.finditer(bare):
        yield Token("change", *found.span("up"), "up")
        yield _number(found, "times", Decimal(_DOUBLINGS[found["times"]]), "%")
    for found in _TENTHS.finditer(bare):
        tenths = (
            numeral(f"{found['spelt']}点{(found['more'] or '零').replace('半', '五')}")
            if found["spelt"]
            else Decimal(5)
        )
        if found["zero"]:
            yield _number(found, "zero", Decimal(0), "")
        elif tenths is not None:
            yield _number(found, 0, Decimal(int(tenths * 10)), "%")


def _number(found: re.Match[str], first: str | int, low: Decimal | None, unit: str) -> Token:
    """The quantity from the beginning of a group of the match to its end."""
    start, end = found.start(first), found.end()
    return Token("quantity", start, end, "", Quantity(found.string[start:end], low, unit))


def _arrival(found: re.Match[str]) -> list[Token]:
    """The change, and the level that 至 or 到 leads to: 提高3个百分点至62%, 增加24张至860张. Nothing for from end to end."""
    if found["first"] is None or found.string[found.end("first")] not in "至到":
        return []
    low, high, of = arabic(found["low"]), arabic(found["high"]), found["of"] or found["first"]
    changed = _CHANGED.search(found.string, 0, found.start())
    if not changed or (of == found["first"] and high <= 3 * low):
        return []
    at, start = found.end("first"), found.start("high")
    reading = "at_most" if changed[0][0] in "下降减缩压回" else "at_least"
    change = Quantity(found.string[found.start() : at], low, _unit(found["first"]))
    level = Quantity(found.string[start : found.end()], high, _unit(of))
    return [
        Token("quantity", found.start(), at, "", change),
        Token("before", at, start, reading),
        Token("quantity", start, found.end(), "", level),
    ]


def _rank(found: re.Match[str]) -> list[Token]:
    """排名第三 is the figure 3, 进入前三 at most 3; nothing where it says which of them are counted."""
    counted = _COUNTED_THINGS.search(found.string, max(0, found.start() - 20), found.start())
    if counted or found.string.startswith("的", found.end()):  # 进入全省前10名的3家
        return [Token("text", found.start("spelt"), found.end())]
    number = Decimal(found["spelt"]) if found["spelt"].isdigit() else numeral(found["spelt"])
    if found["first"]:
        return [_number(found, "first", number, "名")]
    return [
        Token("before", found.start("among"), found.start("spelt"), "at_most"),
        _number(found, "spelt", number, "名"),
    ]


def _quantity(found: re.Match[str]) -> Quantity:
    written = found[0]
    if found["bare"] and found["unit"] == "":
        return Quantity(written, arabic(found["bare"]), "个")  # 8县(区): 县 counts itself.
    if found["left"]:
        return Quantity(written, None, "", ratio=f"{arabic(found['left'])}:{arabic(found['right'])}")
    if found["per"]:
        number = arabic(found["per"]) if found["per"][0].isdigit() else numeral(found["per"])
        return Quantity(written, number, _PARTS[found["of_per"]])
    if found["high"]:
        unit = _unit(found["of"] or found["first"] or "")
        low, high = sorted((arabic(found["low"]), arabic(found["high"])))
        return Quantity(written, low, unit, high=high)
    if found["more"]:
        return Quantity(written, arabic(found["number"]), _unit((found["scale"] or "") + found["counted"]), about=True)
    if found["blank"]:
        return Quantity(written, None, _unit(found["blanks"]))
    if found["unit"] == "成":
        return Quantity(written, arabic(found["bare"]) * 10, "%")
    return Quantity(written, arabic(found["bare"]), _unit(found["unit"] or ""))


def _unit(unit: str) -> str:
    return "个" if unit[:1] == "大" else spelled(unit)  # 5大项目


def members(sentence: str, end: int) -> int:
    """How many things are listed right before a place: 3 for 医学检验、医学影像、心电诊断."""
    start = max(sentence.rfind(mark, 0, end) for mark in "，。；:") + 1
    listed = sentence[max(start, end - 200) : end]
    if listed.endswith("”") and "”“" not in listed:
        return 1  # “人员、技术、服务、管理”四个下沉 is one name.
    return 1 + listed.count("、") + listed.count("”“")


_WORD = re.compile(one_of(wordings.WORDS))


def lex(sentence: str) -> list[Token]:
    """The tokens of a sentence in order, without gaps: what is no wording is `text`."""
    bare = covered(sentence)
    found: dict[int, Token] = {}
    for token in _quantities(sentence, bare):
        found.setdefault(token.start, token)
    for base in BASE.finditer(sentence):
        found.setdefault(base.start(), Token("base", *base.span(), base["on"] or base["than"] or "同比"))
    for when in WHEN.finditer(sentence):
        if sentence.rfind("《", 0, when.start()) > sentence.rfind("》", 0, when.start()):
            continue
        if not re.match(r"\d{1,2}月(?!前)", sentence[when.end() : when.end() + 4]) or sentence[when.end() - 1] == "起":
            found.setdefault(when.start(), Token("when", *when.span(), when[0]))
    tokens: list[Token] = []
    at = 0
    for token in sorted(found.values(), key=lambda t: (t.start, -t.end)):
        if token.start >= at:
            tokens += _plain_tokens(bare, at, token.start)
            tokens.append(token)
            at = token.end
    return tokens + _plain_tokens(bare, at, len(bare))


_LED = re.compile("(?:^|[，、:并已累计内间起前])$")
"""Before 为 that is no number's: 为432名特扶对象发放, 三年内为30万人筛查."""


def _plain_tokens(text: str, start: int, end: int) -> list[Token]:
    tokens: list[Token] = []
    at = start
    for found in _WORD.finditer(text, start, end):
        if found.start() > at:
            tokens.append(Token("text", at, found.start()))
        kind, reading = wordings.WORDS[found[0]]
        if kind == "hedge" and wordings.WON.match(text, found.start()):
            kind, reading = "text", ""
        if found[0] == "为" and (_LED.search(text, max(0, found.start() - 12), found.start())):
            kind, reading = "text", ""  # 为432名特扶对象发放: for them
        if found[0] == "年均" and text[max(0, found.start() - 1)] in "一二三四五两":
            tokens.append(Token("text", found.start(), found.end() - 1))  # 三年均保持
            tokens.append(Token("each", found.end() - 1, found.end(), "each"))
        else:
            tokens.append(Token(kind, found.start(), found.end(), reading))
        at = found.end()
    if at < end:
        tokens.append(Token("text", at, end))
    return tokens
