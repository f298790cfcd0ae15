"""Which number is about what, where a sentence says a name once for several numbers, or leaves it out."""

from __future__ import annotations

import re
from dataclasses import replace

from targetcheck.draft import genre, heads, lists, wordings
from targetcheck.draft.heads import Named, Said
from targetcheck.draft.places import EACH_AREA, Place, drops, single
from targetcheck.draft.runs import Item
from targetcheck.draft.values import one_of
from targetcheck.errors import Phrase, say

_LISTS = say("the number counts what the sentence lists")
_UNCLEAR = say("what the number is about is not clear")
_BESIDE = re.compile(r"距(?!离)|高于|低于|快于|慢于|高出|优于|好于|多于|少于|[高低](?:全[国省市区县州]|[省市])")
_TASK_DONE = re.compile(f"(.{{2,30}}?)(?:仅|只|已|超额)?完成{heads.TASK}")
_WHAT_FOR = re.compile("覆盖|惠及|受益|带动|拉动|撬动|服务.{0,4}(?:群众|居民|患者|老人|对象)")
"""Whom what was said before it is for, or what it brings with it."""
_SHARE_NAME = ("比重", "比例", "比", "率", "份额")
_COMPARES = {word: row.reading for row in wordings.BEFORE[:4] for word in row.words if len(word) > 1 and word[0] > "z"}
_INSIDE = re.compile(rf"(?P<name>.+?)(?:按照?)?(?P<word>{one_of(_COMPARES)})(?P<of>[^，、]{{2,20}})")
"""A comparison with a part of another figure: 编制按不低于常住人口万分之1.75核定."""
_REACHES = re.compile(r"(?P<name>.+?)(?:均|都)?(?P<word>达到|达)(?P<of>[^，、]{2,20}(?<![率例重比平准]))")
"""The same with 达到, where 的 stands before the share: 门诊服务量达到全市总量的15%."""
_REACHED = re.compile("(?:达到|达|相当于)[^，、]{2,20}(?<![率例重比平准])")
"""The same with no name before it: 储备床位，达到床位总数的10%."""
_SHARE_OF = re.compile(r"[^占]+占(?:[^占比率]{2,20})?")
_RATES = ("率", "标准", "比例")
_SHORT = 3
"""Characters of a group such as 城区 or 农村, which a name cannot be alone."""
_LEANS = 6
"""Characters of a name that may lean on the one before a comma: 新生儿疾病筛查率98%，听力筛查率95%."""
_STANDARD = re.compile(r"(?:[自从]?\d{1,2}月\d{1,2}日起)?(?P<name>.*?)按照?(?P<per>[^，]*?)")
_DONE_BY_IT = re.compile(
    "(?:的?标准)?(?:予以|给予|足额|统一)?(?:执行|落实|发放|核定|核拨|拨付|配备|配置|安排|补助|兑现)|的标准"
)
_PAID = re.compile("(?:每[人户名孩村床]|人均)*(?:每[年月天日季]|每季度|每人次)?")
_GOES_ON = 7
"""Characters of one that begins with words from inside it: 报告及时率 after 法定传染病报告率."""
_GROUPS = ("城镇", "城乡", "农村", "居民", "一级", "二级", "三级")
_WHERE = re.compile("城区|市区|县城|城镇|城市|农村|乡村|山区|县域")
_WHOM = re.compile(r"\((?:每|[^()]*各)(?:[^()]|\([^()]*\))*\)$")
_AT_PRICES = re.compile(r"按?(当年|现行|现|可比|不变|基期)价格?(?:计算)?")
_PERSONS = ("医师", "护士", "医生", "人员", "人才", "药师", "硕士", "博士", "患者")
_INSTITUTES = ("家", "所", "个")
_INSTITUTIONS = ("机构", "医院", "中心", "托位", "卫生院", "服务站", "学校", "幼儿园")
_OF_HEADS = ("数", "医师", "护士", "药师", "医生", "床位", "托位")
_PER_THOUSAND = 50
"""A smaller number behind 每千人口医师数 is per so many too: 每千人口医师数3.7人，护士数4.6人."""
_COUNTED = ("家", "所", "个", "人", "项", "件", "例", "户")


def alone(place: Place, item: Item, said: Said) -> list[Named]:
    """A number that stands alone with its indicator, completed from what was said; nothing if it is no statement."""
    if told := _by_part(place, item) or _by_standard(place, item, said):
        return [told]
    own = single(place, item)
    if own is None:
        return []
    if not own and said.change and said.change.share and item.share and not (item.before or item.change):
        item = replace(item, change=said.change.change, base=said.change.base)
    own = _in_full(place, own, item)
    if not own or heads.only_verb(own):
        return [_unnamed(place, own, item, said)]
    counts = place.lists()
    if not counts and (leaning := _leaning(place, own, item, said)):
        return [Named(leaning, item, (heads.TAKEN,), leans=True)]
    own, doubts = _in_list(place, own, item, said)
    if counts:
        doubts = (*doubts, _LISTS)
    elif not doubts and _says_too_little(place, own, item, said):
        doubts = (heads.WHOLE,)
    return [Named(own, item, doubts)]


def _says_too_little(place: Place, own: str, item: Item, said: Said) -> bool:
    """Whether more may belong to the name: 报告及时率 after 法定传染病报告率, 示范区创建2个国家级."""
    if drops(place, own):
        return True
    if item.share and own.endswith("的比例") and place.following and place.following[0].share:
        return True  # 10%以上的服务站和20%以上的卫生室建成中医阁
    short = len(own) <= _GOES_ON and "达到" not in own
    if short and heads.counter(item.quantity.unit) in _INSTITUTES and own.endswith(("标准", "水平", "等级")):
        return True  # 推荐标准卫生院3家、基本标准5家
    if said.names and len(own) <= _SHORT and own.endswith(("率", "度")):
        return True
    inside = said.indicator.find(own[:2]) > 0 and said.indicator[:2] not in own and not own.startswith(_GROUPS)
    return heads.measured(own) and short and inside


def _by_part(place: Place, item: Item) -> Named | None:
    """A share of another figure, with the name of both."""
    inside = _part_of(place, item)
    if inside is None:
        return None
    name = f"{heads.name(inside['name'])}({heads.name(inside['of'])})"
    checks = (heads.WHOLE,) * lists.said_of_several(inside["name"])
    return Named(name, replace(item, before=_COMPARES.get(inside["word"], "at_least")), checks)


def _part_of(place: Place, item: Item) -> re.Match[str] | None:
    """What says that a share is one of another figure, if it does."""
    if item.before or not (item.share or "/" in item.quantity.unit):
        return None
    if place.text[item.number - 1] == "的" and (reaches := _REACHES.fullmatch(place.head.removesuffix("的"))):
        return reaches
    return _INSIDE.fullmatch(place.head)


def _by_standard(place: Place, item: Item, said: Said) -> Named | None:
    """A number behind 按照 and before what is done by it: 扶助金按照每人每月960元的标准发放."""
    head, noun = _STANDARD.fullmatch(place.head), _DONE_BY_IT.match(place.noun)
    if head is None or noun is None or item.share or item.change:
        return None
    name, per, of = heads.name(head["name"]), head["per"], heads.name(heads.first(place.noun[noun.end() :]))
    checks: tuple[Phrase, ...] = ()
    if not name and of and heads.per_head(per):
        return Named(per + of, item)  # 按照每千人口0.5名的标准配备公共卫生医师
    if not name:
        name, checks = said.waiting or said.indicator or of, (heads.TAKEN,)
    if item.quantity.unit.endswith("元") and not name.endswith(("标准", "额")):
        name += "标准"
    if per and not _PAID.fullmatch(per):
        name = f"{name}({per})"
    return Named(name, item, checks)


def _in_full(place: Place, own: str, item: Item) -> str:
    """The name with what its own clause says: of a task how much is done, of whom a share, per head of what."""
    if own == "其中":
        return ""
    if item.share and (task := _TASK_DONE.fullmatch(own)):
        own = task[1] + "完成率"
    if own and heads.per_head(own) == own and place.noun and not place.run_on:
        own += heads.name(heads.first(place.noun))  # 每万名居民拥有4名全科医生
    if item.share and _SHARE_OF.fullmatch(own):
        if own.endswith("率占"):
            return own[:-1]
        own += "比" if own.endswith("占") else "的比重"
    return own


def _unnamed(place: Place, verb: str, item: Item, said: Said) -> Named:
    """A number with no name or a verb for it, which takes one from before: 新建农田180万亩，改造提升120万亩."""
    before = _WHOM.sub("", said.waiting or said.indicator)
    if verb and said.verb != verb and not said.waiting and not before.startswith(verb):
        flow = heads.flow(before)
        if flow and verb.endswith(genre.WORKS_ON) and said.unit == item.quantity.unit:
            return Named(before.replace(flow, verb, 1), item, (heads.TAKEN,))
        if before:
            return Named(f"{verb}({before})", item, (heads.TAKEN,), leans=True)
        return Named(verb, item, (_UNCLEAR,))
    name = before.removesuffix("新增")
    if "累计" in place.text[place.start : item.number] and said.names:
        return Named(f"{name}(累计)", item, (heads.TAKEN,))
    return Named(name, item, () if before else (_UNCLEAR,))


def _leaning(place: Place, own: str, item: Item, said: Said) -> str:
    """The name together with the one before, where it says too little alone; or nothing."""
    before = said.waiting or said.subject or said.whole
    if said.near and said.whole:
        before = said.whole
    if said.whole and before.endswith(f"({said.whole})"):
        before = said.whole
    if not before or before == own or (said.rate and place.follows() and _same_kind(own, said)):
        return ""
    if EACH_AREA.fullmatch(own):
        return f"{before}({own})"  # 建设康复站点，每个街道至少1个
    which = place.text[item.number - 1] == "的"
    if item.share and (share := _share_of(before, own, which and bool(_REACHED.fullmatch(place.head)))):
        return share
    if _BESIDE.match(own) or (_WHAT_FOR.match(own) and not heads.is_generic(own)):
        return before + own
    if heads.per_head(own) == own:
        return own + before  # 食品抽检不少于2.6万批次，达到每千人6批次
    if prices := _AT_PRICES.fullmatch(own):
        return f"{before}(按{prices[1]}价格)"
    graded = which and own.endswith(("以上", "以下"))  # 影响因子5分以上的20篇
    return f"{own}({before})" if graded or heads.is_generic(own) else ""


def _share_of(before: str, own: str, reached: bool) -> str:
    """The name of a share that begins with what it is of, behind whose it is; nothing for any other name."""
    if heads.OF_TASK.fullmatch(own):
        return before + "完成率"
    if reached:
        return f"{before}占{own}的比重"
    if own.startswith("占"):
        return before + own + ("" if own.endswith(_SHARE_NAME) else "的比重")
    return f"{own}({before})" if re.match("达到|(?:国家|[省市县])级覆盖", own) else ""  # 达到A类能力的占80%


def _in_list(place: Place, own: str, item: Item, said: Said) -> tuple[str, tuple[Phrase, ...]]:
    """The name with what its list says once: the verb, 每千人口, for whom each is, the whole that 其中 divides."""
    follows = place.follows()
    alike = said.unit == item.quantity.unit
    tail = ""
    at = said.first.find(own[-2:])
    if follows and alike and at > 0 and not heads.measured(own) and heads.MEASURES.fullmatch(said.first[at + 2 :]):
        tail = said.first[at + 2 :]  # 公立医院床位3.9张、社会办医院1.2张
    counts = follows and place.counts
    per = said.per
    own = _shared(own + tail, said, follows, alike, counts)
    if said.whole and said.whole != own and _is_part(own, item, said):
        whole = said.whole
        counter = heads.counter(item.quantity.unit)
        if said.near and not item.share and said.whole_unit and counter != heads.counter(said.whole_unit):
            whole = said.counted.get(counter, whole)
        return f"{own}({whole})", (heads.TAKEN,)
    if tail:
        return own, (heads.TAKEN,)
    of_institutions = heads.counter(item.quantity.unit) in _INSTITUTES
    if follows and alike and own.endswith(genre.SITES) and not (of_institutions or item.share or said.rate):
        return f"{own}({said.first})", (heads.TAKEN,)  # 中心卫生院能诊治120种、一般卫生院60种
    few = item.quantity.low is not None and item.quantity.low < _PER_THOUSAND
    few = few and (alike or "." in item.quantity.written) and "/" not in item.quantity.unit
    if per and few and not follows and own.endswith(_OF_HEADS) and not heads.per_head(own):
        said.per = per
        return per + own, (heads.TAKEN,)
    before = said.first
    if not follows and len(own) <= _LEANS:
        before = said.indicator
    where = _WHERE.match(said.indicator)
    timed = item.quantity.unit in ("分钟", "小时", "公里")
    if where and timed and not follows and not _WHERE.search(own):
        return own, (say("said of {scope} before it; is this too?", scope=where[0]),)  # 城区急救半径，平均反应时间
    if alike and (scope := lists.scope_of(before, own)):
        return own, (say("said of {scope} before it; is this too?", scope=scope),)
    return own, ()


def _is_part(own: str, item: Item, said: Said) -> bool:
    """Whether a name says too little without its whole: all behind 其中; 医院 with 张, but not with 个, elsewhere."""
    if not said.whole_unit and own.endswith("的比例"):
        return True
    if said.near and own.startswith(("达到", "取得", "获得", "符合")):
        return True
    if heads.measured(own) or item.change or heads.flow(own):
        return False
    counter = heads.counter(item.quantity.unit)
    # 执业医师 says by itself what 人 counts, but 县办医院 does not
    person = counter == "人" and own.endswith(_PERSONS)
    institution = counter in _INSTITUTES and own.endswith(_INSTITUTIONS)
    if (person or institution) and not own[0].isdigit() and not (said.near and heads.flow(said.whole)):
        return False
    alike = heads.counter(said.whole_unit) in ("", heads.counter(item.quantity.unit))
    return said.near or (alike and not heads.counter(item.quantity.unit).endswith(_COUNTED))


def _shared(own: str, said: Said, follows: bool, alike: bool, counts: bool) -> str:
    """The name with the verb, 每千人口 and (每家…) of the list that it stands in, which it may begin itself."""
    if not follows:
        said.per = said.whom = ""
        said.first = own
        if own[-2:] != said.group[-2:]:
            said.rate = ""
    verbal = own.startswith(heads.LONG_VERBS) or own.endswith(genre.VERBAL_ENDS)
    if verb := heads.flow(own):
        said.verb = verb
    elif said.verb and follows and not (verbal or heads.measured(own) or own.startswith(said.verb)):
        own = said.verb + own
    if per := heads.per_head(own):
        said.per = per
    elif said.per and (alike or own.endswith("数") or (follows and own.endswith("床位"))):
        own = said.per + own
    own = _of_group(own, said)
    if whom := _WHOM.search(own):
        said.whom = whom[0]
    elif said.whom and (counts or (alike and not heads.measured(own))) and not own.endswith(")"):
        own += said.whom
    return own


def _of_group(own: str, said: Said) -> str:
    """The name with the measure that was said for another group: 药占比二级医院不高于35%、三级医院不高于30%."""
    if (rate := heads.RATE_OF.fullmatch(own)) and not heads.flow(own):
        said.rate, said.group = rate[1], rate[2]
    elif said.rate and not heads.measured(own) and _same_kind(own, said):
        return said.rate.removesuffix(own[:2]) + own
    return own


def _same_kind(own: str, said: Said) -> bool:
    """Whether a short name is one more of those that a measure is given for: 药占比二级医院、三级医院."""
    short = len(own) <= _SHORT and len(said.group) <= _SHORT
    return said.rate.endswith(_RATES) or own[-1] == said.group[-1] or short
