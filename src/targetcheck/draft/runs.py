"""From the tokens of a clause to its runs: numbers that stand together, each with the wordings around it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from targetcheck.draft import wordings
from targetcheck.draft.tokens import Token
from targetcheck.draft.values import Quantity

LONGEST_NOUN = 12
_COMMA = re.compile(r"、(?![^()]*\))")
_HAN = re.compile(r"(?![和与及或])[\u4e00-\u9fff]")
_ASIDE = re.compile(r"\([^()]*\)")
"""Of what kind a number of a list is: 不超过1500张(综合类)和800张(专科类)."""
_BOUNDS = frozenset(word for row in wordings.BEFORE[:4] for word in row.words)
_MODIFIERS = frozenset({"before", "change", "adverb", "base", "when", "each", "hedge"})


@dataclass(frozen=True, slots=True)
class Item:
    """One number with what is said of it: 较2020年 提高 1个百分点 以上."""

    quantity: Quantity
    start: int
    """Where its first wording begins, in characters of the sentence."""
    number: int
    """Where the number itself begins."""
    end: int
    before: str = ""
    """The reading of 不低于, 达到 … before the number."""
    change: str = ""
    """up or down, when the number is a change."""
    after: str = ""
    """The reading of 以上, 以内 … after the number."""
    about: bool = False
    yearly: bool = False
    base: str = ""
    """What a change is measured from, as written: 2020年, 上年, 同比."""
    when: str = ""
    each: str = ""
    """respectively or each, for 分别 and 均."""
    link: str = ""
    """How it follows the item before: list, chain (5%降至3%), attribute (15种8736例), or nothing for a new run."""

    @property
    def form(self) -> str:
        """The bound's name, change, approx, or nothing where only the number stands."""
        if self.quantity.high is not None:
            return "between"
        if self.quantity.low == 0 and not self.change:
            return "equals"
        after = self.after.removeprefix("between")  # 之间 behind one number, whose other end is not read
        before = "" if self.before == "total" else self.before
        return after or ("approx" if self.about else "") or before or ("change" if self.change else "")

    @property
    def share(self) -> bool:
        return self.quantity.unit in ("%", "‰")


def runs(tokens: list[Token], text: str = "") -> list[list[Item]]:
    """The numbers of a clause of the text, grouped: those of one list or one from-to stand in one run."""
    found: list[list[Item]] = []
    last = -1
    tokens = _amounts(text, tokens)
    for i, token in enumerate(tokens):
        if token.quantity is None:
            continue
        first = i
        while first - 1 > last and tokens[first - 1].kind in _MODIFIERS:
            which = first - 2 == last >= 0 and text.startswith("的", tokens[first - 1].start)
            if which and token.quantity.unit != "%":
                break  # 5级的不少于2家
            first -= 1
        item = _item(text, tokens, first, i)
        gap = [token for token in tokens[last + 1 : first] if not _ASIDE.fullmatch(text, token.start, token.end)]
        link = _link(gap, found[-1][-1], item) if found else ""
        if link == "list" and item.after and not item.share and _HAN.match(text, item.end):
            link = ""  # 20个、50亿元以上项目3个: which projects
        if found and not link and _same_noun(tokens[last + 1 : first], found[-1][-1], item, text):
            link = "chain"
        if link == "attribute" and text.startswith("的", item.end):
            found[-1][-1] = replace(found[-1][-1], end=item.end + 1)  # 建设1间30平方米的康复室
        elif link:
            found[-1].append(replace(item, link=link))
        else:
            found.append([item])
        last = i + 1 if item.after else i
    return [_shared(run) for run in found]


def _item(text: str, tokens: list[Token], first: int, at: int) -> Item:
    quantity = tokens[at].quantity
    assert quantity is not None
    follows = at + 1 < len(tokens) and tokens[at + 1].kind == "after"
    fields = {"before": "", "change": "", "base": "", "when": "", "each": ""}
    adverbs = []
    for before, token in zip([None, *tokens[first:at]], tokens[first:at], strict=False):
        if token.kind == "when" and before and before.kind == "change" and token.reading[0] in "到至":
            # 提高到2020年的78.2岁: 到 belongs to the verb, which then names a level.
            fields |= {"before": "at_least" if before.reading == "up" else "at_most", "change": ""}
        if token.kind in fields and not (token.reading == "equals" and fields["before"]):  # 至少有一家
            fields[token.kind] = token.reading
        elif token.kind == "adverb":
            adverbs.append(token.reading)
    if quantity.unit == "倍":
        fields["when"] = ""  # 是“十三五”时期的1.8倍
    bounded = any(text[token.start : token.end] in _BOUNDS for token in tokens[first:at])
    if bounded and quantity.high is not None:  # 不高于25-30克
        end = quantity.high if fields["before"] in ("at_most", "below") else quantity.low
        quantity = replace(quantity, low=end, high=None)
    return Item(
        quantity,
        tokens[first].start,
        tokens[at].start,
        tokens[at + 1].end if follows else tokens[at].end,
        after=tokens[at + 1].reading if follows else "",
        about=quantity.about or "approx" in adverbs,
        yearly="yearly" in adverbs,
        **fields,
    )


def _same_noun(gap: list[Token], before: Item, item: Item, text: str) -> bool:
    """Whether two numbers are the ends of one way, each with its noun: 从15个县(市)扩大到57个县(市)."""
    if not item.before or item.quantity.unit != before.quantity.unit or not gap:
        return False
    noun = text[gap[0].start : gap[-1].end]
    return bool(_HAN.search(noun)) and len(noun) <= LONGEST_NOUN and text.startswith(noun, item.end)


def _link(gap: list[Token], before: Item, item: Item) -> str:
    if gap:
        bare = item.quantity.unit and not (item.share or item.before)
        if before.change and before.share and bare and all(token.kind in ("sep", "adverb") for token in gap):
            return "chain"  # 实现翻番、累计22家
        own = (item.before or item.change) and (item.before, item.change) != (before.before, before.change)
        own = own or (item.before and item.when and not before.when)
        alike = item.quantity.unit == before.quantity.unit or not (item.before or item.change)
        return "list" if alike and not own and all(token.kind in ("sep", "conj") for token in gap) else ""
    if item.before or item.change:
        graded = item.quantity.unit == "级" and before.quantity.unit in wordings.INSTITUTES
        return "" if graded else "chain"  # 2家以上达到6级
    if item.quantity.unit == before.quantity.unit:
        return "list"
    if before.share:
        return ""
    return "list" if before.before else "attribute"  # 队伍达到15支600人; 报告15种8736例


def _shared(run: list[Item]) -> list[Item]:
    """The run with what is said once given to all: 分别达85%、95%以上, 分别增长6%、5%左右."""
    done: list[Item] = []
    for item in run:
        if item.link == "list" and not (item.before or item.change):
            # 从209元、280元提高到217元、290元: the last number shares what is said of the third.
            first = next((one for one in reversed(done) if one.link == "chain"), done[0])
            item = replace(item, before=first.before, change=first.change, base=item.base or first.base,
                           yearly=item.yearly or first.yearly)  # fmt: skip
        done.append(item)
    for i in range(len(done) - 2, -1, -1):
        once = not done[i].quantity.unit or done[i + 1].quantity.unit == done[i].quantity.unit + "百分点"
        if done[i + 1].link == "list" and once and not done[i].quantity.ratio:
            # 分别提高1.1和2.3个百分点, 1个和0.8个百分点: the unit is said once
            done[i] = replace(done[i], quantity=replace(done[i].quantity, unit=done[i + 1].quantity.unit))
        if done[i + 1].link == "list" and not done[i].after and done[i].quantity.high is None:
            done[i] = replace(done[i], after=done[i + 1].after)
    return done


_CONJUNCTIONS = ("以及", "和", "与", "及", "或")


def divide(between: str, more: bool) -> tuple[int, int]:
    """How much of the text between two numbers is the noun of the first, and how much the head of the second.

    Without a separator it may be either, and is both: 13家医院开展门急诊72252人次.
    """
    if between.startswith(("及时", "及格")):
        return (len(between), len(between) if more else 0)  # 24小时内及时接种率
    if not between or between[0] in "、和与及以或" or between.startswith("(其中") or (not more and between[0] in "()"):
        return 0, len(between.lstrip("、和与及以或"))
    if not more:
        return len(between), 0
    comma = _COMMA.search(between)
    if comma and comma.start():
        return comma.start(), len(between) - comma.end()
    for word in _CONJUNCTIONS:
        if between.endswith(word) and not between.endswith(("惠及", "普及", "涉及")):
            return len(between) - len(word), 0
    return len(between), len(between)


def _way(items: list[Item], item: Item) -> bool:
    """Whether a number right before 提高至 is where it starts from: 人均经费94元提高至99元."""
    start = items[-1]
    plain = not (start.before or start.change or start.after or item.change)
    return len(items) == 1 and plain and item.quantity.unit == start.quantity.unit


def live(run: list[Item], head: str) -> tuple[list[Item], dict[int, Item]]:
    """The items that state something; and, by where its number stands, the one that an item starts from.

    从209元、280元提高到217元、290元 pairs them in their order.
    """
    items: list[Item] = []
    starts: list[Item] = []
    for item in run:
        if item.link == "attribute":
            items = items[:-1]
        elif item.link == "chain" and (any(word in head for word in "从由自") or _way(items, item)):
            starts, items = items, []
        items.append(item)
    return items, {item.number: start for item, start in zip(items, starts, strict=False)}


_NOT_IN_HEADS = frozenset({"when", "hedge", "base"})


def undated(text: str, tokens: list[Token], start: int, end: int) -> str:
    """The text before a number, without its years, hedges and bases."""
    parts = []
    for i in range(max(0, bisect_right(tokens, start, key=lambda token: token.start) - 1), len(tokens)):
        token = tokens[i]
        if token.start >= end:
            break
        joins_years = token.kind in ("conj", "sep") and i > 0 and tokens[i - 1].kind == "when"
        if token.kind not in _NOT_IN_HEADS and not joins_years:
            parts.append(text[max(token.start, start) : min(token.end, end)])
    return "".join(parts)


def _amounts(text: str, tokens: list[Token]) -> list[Token]:
    """The tokens with 提升 as a plain verb where what follows is an amount that is worked on: 优化提升200万亩."""
    done = list(tokens)
    for i, token in enumerate(tokens):
        if token.kind != "change" or text[token.start : token.end] != "提升":
            continue
        following = next((t for t in tokens[i + 1 : i + 3] if t.kind != "before"), None)
        if following is not None and following.quantity is not None:
            unit = following.quantity.unit.lstrip("十百千万亿")
            if unit in wordings.AMOUNTS and not following.quantity.written.endswith("位"):
                done[i] = Token("text", token.start, token.end)
    return done
