"""From a sentence to its tokens: quantities, wordings of the tables, years, separators. Linear in the text."""

from __future__ import annotations

import re

from targetcheck.draft import wordings
from targetcheck.draft.genre import covered
from targetcheck.draft.quantities import Token, quantities
from targetcheck.draft.values import one_of

_YEAR = r"(?:19|20)\d\d年"
_PLAN_END = r"“?十[三四五六]五”?(?:规划)?(?:期?末|时期末|收官)"
_WHEN = re.compile(
    rf"(?P<month>(?:到|至|截至)?(?:{_YEAR}|今年)?(?<![\d.])(?:1[0-2]|0?[1-9])月(?:\d{{1,2}}日|底|末|份|[上中下]旬)?(?:之?前|以前))"
    r"|(?P<span>(?:19|20)\d\d年?(?:-{1,2}|至|到)(?:19|20)\d\d年(?:期间)?(?=[，、每年各]|累计|共|分别|全|新))"
    rf"|(?P<part>(?:{_YEAR}|今年|去年|上年)?(?:(?<!每)第?[一二三四]季度|上半年|下半年|前三季度|(?<!\d)1月?[-至到](?:1[0-2]|[2-9])月)末?)"
    rf"|(?P<by>(?:到|至|截至|截止|争取|力争|展望)?(?P<year>(?:19|20)\d\d)年(?:年?底|末|年末)?(?:之?前|以前)?)(?:的)?"
    rf"|(?:到)?(?P<word>今年|本年度?|全年|明年|去年|上年)(?:年?底|年末)?(?:之?前)?|(?:到|在)?(?<![一二三四五六七八九十两\d])年[底末内](?:之?前)?"
    rf"|(?:到|至)?{_PLAN_END}|“?十[三四五六]五”?(?:期间|时期)"
)
_BASE_YEAR = rf"{_YEAR}(?:年?底|末|年末|度)?|年初|上年(?:度|末|底)?|去年|上一年|前一年|基期|“?十[三四五]五”?(?:时?期?末|期间|时期)?|同期|现有|当前"
_BASE = re.compile(
    rf"(?:在)?(?P<on>{_BASE_YEAR}|现有)(?:的)?(?:实际|完成数|水平)?(?:的)?基础上"
    rf"|(?:较|(?<![占之对])比|与|同)(?P<than>{_BASE_YEAR})(?:同期|实际|末|底)?(?:相比|水平)?(?:的)?|同比|环比|同口径|同期(?=下降|增长|上升)"
)


_WORD = re.compile(one_of(wordings.WORDS))


def lex(sentence: str) -> list[Token]:
    """The tokens of a sentence in order, without gaps: what is no wording is `text`."""
    bare = covered(sentence)
    found: dict[int, Token] = {}
    for token in (*quantities(sentence, bare), *_dates(sentence)):
        found.setdefault(token.start, token)
    tokens: list[Token] = []
    at = 0
    for token in sorted(found.values(), key=lambda t: (t.start, -t.end)):
        if token.start >= at:
            tokens += _plain_tokens(bare, at, token.start)
            tokens.append(token)
            at = token.end
    return _amounts(bare, tokens + _plain_tokens(bare, at, len(bare)))


def _amounts(text: str, tokens: list[Token]) -> list[Token]:
    """The tokens with 提升 as a plain verb where what follows is an amount that is worked on: 优化提升200万亩."""
    done = list(tokens)
    for i, token in enumerate(tokens):
        if token.kind != "change" or text[token.start : token.end] != "提升":
            continue
        following = next((t for t in tokens[i + 1 : i + 3] if t.kind != "before"), None)
        if following is not None and following.quantity is not None:
            unit = following.quantity.unit.lstrip("十百千万亿")
            if unit in wordings.AMOUNTS:
                done[i] = Token("text", token.start, token.end)
    return done


def _plain_tokens(text: str, start: int, end: int) -> list[Token]:
    tokens: list[Token] = []
    at = start
    for found in _WORD.finditer(text, start, end):
        if found.start() > at:
            tokens.append(Token("text", at, found.start()))
        kind, reading = wordings.WORDS[found[0]]
        if found[0] == "为" and (not found.start() or text[found.start() - 1] in "，、:并已累计"):
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


def _dates(sentence: str) -> list[Token]:
    tokens = []
    for found in _BASE.finditer(sentence):
        tokens.append(Token("base", found.start(), found.end(), found["on"] or found["than"] or "同比"))
    for found in _WHEN.finditer(sentence):
        if not re.match(r"\d{1,2}月", sentence[found.end() : found.end() + 3]):
            tokens.append(Token("when", found.start(), found.end(), found[0]))
    return tokens
