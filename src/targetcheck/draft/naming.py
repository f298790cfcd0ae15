"""Which number is about what, where a sentence says a name once for several numbers, or leaves it out."""

from __future__ import annotations

import re
from dataclasses import replace

from targetcheck.draft import genre, heads, lists, wordings
from targetcheck.draft.borrow import WHOM, in_list, leaning
from targetcheck.draft.places import single
from targetcheck.draft.runs import Item
from targetcheck.draft.said import DURATIONS, Named, Place, Said
from targetcheck.errors import say
from targetcheck.model.numerals import numeral

_LISTS = say("the number counts what the sentence lists")
_UNCLEAR = say("what the number is about is not clear")
_SHARE_OF = re.compile(r"[^占]+占(?:[^占比率]{2,20})?")
_SHORT_NAME = 5
_SHORT = 3
"""Characters of a group such as 城区 or 农村, which a name cannot be alone."""
_BY_ANOTHER = re.compile(
    "按照?(?:每|不|常住|其|[全省市县]|低保|标准)[^，]{0,20}$|(?:不低于|不少于|超过|(?P<most>不高于|不超过|控制在))[^，、]{2,20}的?$|达到[^，、]{2,20}的$"
)
"""Before a number that is a part of another figure, or by which something is paid: 不低于常住人口的1.75‰, 按照每人每月960元的标准."""
_CHANGES = re.compile(
    "(?:进一步|持续|再|力争|确保)*(?P<word>(?P<up>提高|提升|增加)|缩短|降低|减少|压减|压缩)(?![率幅])"
)
"""Before what is changed by the number behind it: 缩短平均住院日0.4天."""
_RULED = re.compile(f"(?:低于|不足|未达到?|少于|超过)[^，]{{1,20}}的[^，]{{0,6}}(?:{genre.SANCTIONS})")
_OF_ALL = re.compile("(?!.*(?:覆盖|建成|成为|创建|设)).*(?:机构|医院|卫生院|卫生室|中心|站|乡镇|社区|村)的比例")
_DEEDS = ("培训", "筛查", "检查", "接种", "招聘", "救助", "体检", "随访")


def named(place: Place, items: list[Item], said: Said) -> list[Named]:
    """The numbers of a run, each with its name; the first of two of one thing too, with what it counts."""
    found = _named(place, items, said)
    before = list(said.names)
    for i, one in enumerate(found):
        leads = bool(said.names or said.waiting) or not all(map(heads.is_weak, before))
        of_whom = leads and not any(name.startswith(one.indicator) for name in said.names)
        if of_whom and not one.checks and heads.is_weak(one.indicator):
            found[i] = replace(one, checks=(heads.WHOLE,))  # the one before says it
        before.append(one.indicator)
    if len(found) != 1 or items[0].link != "attribute" or items[0].share:
        return found
    return [*(_beside(found[0], one) for one in place.run[:-1] if one.quantity.unit != "届"), *found]


def _named(place: Place, items: list[Item], said: Said) -> list[Named]:
    if items[0].share and (shares := _shares_alone(place.head, items[0])):
        return shares
    each = next((item.each for item in place.run if item.each), "")
    if not each and not (place.noun and "分别" not in place.head) and (apart := lists.APART.fullmatch(place.head)):
        return lists.apart(apart, items, said)
    if not (each or place.noun) and lists.of_measures(place.head):
        each = "each"  # 建册率和访视率保持在92%以上
    if len(items) > 1 or (each and not place.noun):
        return lists.listed(heads.name(place.head), items, each, said)
    return _alone(place, items[0], said)


def _alone(place: Place, item: Item, said: Said) -> list[Named]:
    """A number that stands alone with its indicator, completed from what was said; nothing if it is no statement."""
    if _RULED.search(place.head):
        return []
    own = single(place, item)
    if own is None:
        return []
    if not own and said.change and said.change.share and item.share and not (item.before or item.change):
        item = replace(item, change=said.change.change, base=said.change.base)
    own = _in_full(place, own, item)
    own, item = _changed(place, own, item)
    if not own or heads.only_verb(own):
        return [_unnamed(place, own, item, said)]
    counts = place.lists()
    if not counts and (whole := leaning(place, own, item, said)):
        said.subject = said.waiting or said.subject
        return [Named(whole, item, (heads.TAKEN,), leans=True)]
    another = _BY_ANOTHER.search(place.text, place.start, item.number)
    if another and another["most"] and not item.form:
        item = replace(item, before="at_most")
    own, doubts = in_list(place, own, item, said)
    if counts:
        doubts = (*doubts, _LISTS)
    elif not doubts and (another or _says_too_little(place, own, item, said)):
        doubts = (heads.WHOLE,)
    return [Named(own, item, doubts)]


def _changed(place: Place, own: str, item: Item) -> tuple[str, Item]:
    """The name and the number of what a verb before both changes: 缩短平均住院日0.4天, 降低药占比到25%."""
    found = _CHANGES.match(place.head)
    plain = not (item.before or item.change or item.after or place.counts)
    if found is None or not (plain and (heads.measured(own) or own.endswith("住院日"))):
        return own, item
    if re.search("[到至]", place.text[item.start - 1 : item.number]):
        item = replace(item, before="at_least" if found["up"] else "at_most")
    else:
        item = replace(item, change="up" if found["up"] else "down")
    return own.removeprefix(found["word"]).rstrip("到至"), item


def _says_too_little(place: Place, own: str, item: Item, said: Said) -> bool:
    """Whether more may belong to the name: 报告及时率 after 法定传染病报告率, 示范区创建2个国家级."""
    if place.run_on and place.head.endswith(("为", "给", "对")):
        return True  # 为2.6万名学生开展筛查2次
    if (
        place.follows()
        and len(own) < _SHORT_NAME < len(said.first) - len(own)
        and not heads.measured(own)
        and not said.verb
    ):
        return True  # 为妇女免费筛查宫颈癌8000人、乳腺癌8000人
    doer = heads.doer(place.head)
    if place.counts and len(doer) > 1 and doer[:2] not in own:
        return True  # 示范区创建2个国家级
    counter, nexts = heads.counter(item.quantity.unit), place.following or []
    apart = place.counts and not place.head and not place.run_on
    if apart and nexts and heads.counter(nexts[0].quantity.unit) == counter:
        return True  # 5家中心卫生院、8家一般卫生院实施改造
    like = place.follows() and said.unit == item.quantity.unit and not heads.measured(own)
    if like and said.first.endswith(_DEEDS) and not own.endswith(_DEEDS):
        return True  # 医师培训80人、护士40人
    counted = counter in (*wordings.INSTITUTES, "座", "处", "间", "栋") or item.share or item.change or heads.flow(own)
    if heads.is_site(own) and not (counted or heads.RATE_OF.fullmatch(own)):
        return True  # 县医院电子病历达到5级，县中医医院达到4级
    unsaid = len(place.noun) > 1 and not (place.run_on or place.counts or heads.measured(own))
    timed = item.quantity.unit in DURATIONS and not place.noun.startswith(heads.LONG_VERBS)  # 2小时内完成报告
    if unsaid and not (item.share or item.change or timed):
        return True  # 辐射带动周边5个地市
    several = bool(nexts and nexts[0].share)  # 10%以上的服务站和20%以上的卫生室建成中医阁, 覆盖90%的医院和80%的机构
    return own.endswith("的比例") and bool(several or _OF_ALL.fullmatch(own))


def _in_full(place: Place, own: str, item: Item) -> str:
    """The name with what its own clause says: of a task how much is done, of whom a share, per head of what."""
    if own == "其中":
        return ""
    if own and heads.per_head(own) == own and place.noun and not place.run_on:
        own += heads.name(heads.first(place.noun))  # 每万名居民拥有4名全科医生
    if item.share and _SHARE_OF.fullmatch(own):
        own += "比" if own.endswith("占") else "的比重"
    return own


def _unnamed(place: Place, verb: str, item: Item, said: Said) -> Named:
    """A number with no name or a verb for it, which takes one from before: 新建农田180万亩，改造提升120万亩."""
    before = said.indicator
    if before.endswith("))") or (before.endswith(")") and said.subject in before and verb):
        before = said.subject
    before = WHOM.sub("", said.waiting or before)
    if verb and said.verb != verb and not said.waiting and not before.startswith(verb):
        flow = heads.flow(before)
        if flow and verb.endswith(genre.WORKS_ON) and said.unit == item.quantity.unit:
            return Named(before.replace(flow, verb, 1), item, (heads.TAKEN,))
        if before and verb in ("完成", "实现", "达到", "实际", "实际完成", "实际达到"):
            return Named(before.removesuffix("目标"), item, (heads.TAKEN,), leans=True)
        if before:
            return Named(f"{verb}({before})", item, (heads.TAKEN,), leans=True)
        return Named(verb, item, (_UNCLEAR,))
    name = before.removesuffix("新增")
    if "累计" in place.text[place.start : item.number] and said.names:  # 新建基站2万个，累计达到22万个
        name = re.sub("^(?:新[建增改扩]*|净增)", "", name)
        return Named(f"{name}(累计)", item, (heads.TAKEN,))
    return Named(name, item, () if before else (_UNCLEAR,))


def _shares_alone(head: str, item: Item) -> list[Named]:
    """The shares of 三个95%, which the text does not name; none for any other head."""
    found = re.search(r"([二两三四五六])个“?$", head)
    if not found:
        return []
    count = int(numeral(found[1]) or 0)
    doubt = (say("one of {n} shares that the text does not name", n=count),)
    return [Named(f"{item.quantity.written}({i}/{count})", item, doubt) for i in range(1, count + 1)]


def _beside(named: Named, item: Item) -> Named:
    """The first of two numbers of one thing, with what it counts in its name: 报告乙类传染病9种486例."""
    doubt = say("one of two numbers of the same thing, in {unit}", unit=item.quantity.unit)
    name = f"{named.indicator}({item.quantity.unit})"
    return Named(name, replace(item, after=named.item.after), (*named.checks, doubt), leans=True, beside=True)


_PER_HEAD = re.compile("每[人户名孩]")
_PAID_EACH = re.compile(
    r"(每(?:人|户|名|孩|村|床)?每?(?:年|月|季度?|天|日|人次|人|户))(?:从|由|不[低高]于|不少于|不超过|达到|为|约|(?:提高|提升|上调|增加|调整|发放|补助)[到至]?)?$"
)
_WITHOUT = re.compile(r"\((?:不含|不包括|含|包括|剔除|扣除)[^()\d]{1,30}\)")


def of_each(place: Place, named: Named, said: Said) -> str:
    """What a name says in brackets: per what a sum of money is (每人每月), and of which areas each is asked."""
    numbers = (named.item.number, min(named.item.number, place.run[0].number))
    paid = next((paid for at in numbers if (paid := _PAID_EACH.search(place.text, place.start, at))), None)
    without = _WITHOUT.match(place.text, named.item.end)
    for_each = without[0] if without else ""
    per_head = paid and (named.item.quantity.unit.endswith("元") or _PER_HEAD.fullmatch(paid[1]))
    if paid and per_head and not named.item.change and paid[1] not in named.indicator:
        for_each += f"({paid[1]})"
    if said.each_of not in named.indicator:
        for_each += said.each_of
    return for_each
