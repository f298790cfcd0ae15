"""What a name takes from what was said before: what it leans on, what its list shares, the institution it is of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from targetcheck.draft import genre, heads, lists
from targetcheck.draft.runs import Item
from targetcheck.draft.said import EACH_AREA, Place, Said
from targetcheck.draft.values import Statement, one_of
from targetcheck.draft.wordings import INSTITUTES
from targetcheck.errors import Phrase, say

_BESIDE = re.compile(r"距(?!离)|高于|低于|快于|慢于|高出|优于|好于|多于|少于|[高低](?:全[国省市区县州]|[省市])")
_WHAT_FOR = re.compile("覆盖|惠及|受益|带动|拉动|撬动|服务.{0,4}(?:群众|居民|患者|老人|对象)")
"""Whom what was said before it is for, or what it brings with it."""
_REACHED = re.compile("(?:达到|达|相当于)[^，、]{2,20}(?<![率例重比平准])")
"""The same with no name before it: 储备床位，达到床位总数的10%."""
_LEANS = 6
"""Characters of a name that may lean on the one before a comma: 新生儿疾病筛查率98%，听力筛查率95%."""
_PERSONS = ("医师", "护士", "医生", "人员", "人才", "药师", "硕士", "博士", "患者")
_INSTITUTIONS = ("机构", "医院", "中心", "托位", "卫生院", "服务站", "学校", "幼儿园")
_OF_HEADS = ("数", "医师", "护士", "药师", "医生", "床位", "托位")
_PER_THOUSAND = 50
"""A smaller number behind 每千人口医师数 is per so many too: 每千人口医师数3.7人，护士数4.6人."""
_SHORT = 3
"""Characters of a group such as 城区 or 农村, which a name cannot be alone."""
_GROUP = re.compile(
    ".{0,2}医保|(?:城区|市区|县城|城镇|城市|农村|乡村|山区)(?:地区)?|县域|男性|女性|(?:国家|[省市县])级|[A-Z甲乙丙][类级]"
)
"""Of whom a number of a list is, whose measure the first says."""
WHOM = re.compile(r"\((?:每|[^()]*各)(?:[^()]|\([^()]*\))*\)$")
_SITE = re.compile(
    "(?:(?!全|各|社)[\u4e00-\u9fff]{0,3}(?<!社)[省市区县州](?:第?[一二三四])?(?:人民|中心|中医?|中西医结合|妇女儿童|妇幼|精神专科)?"
    "(?:医院|[一二三四]院|保健院|疾控中心|急救中心|血站|疾病预防控制中心)"
    "|每[个家所支名][\u4e00-\u9fff]{0,8}?(?:中心|医院|卫生院|卫生室|机构|队伍|团队|医共体|社区|乡镇|街道)|各(?:县|市|区|乡镇|镇|街道|村|单位)(?:\\([^()]*\\))?(?!级))(?!等|[\u4e00-\u9fff]{0,2}的?比例)"
)
"""One institution, or each of several: 区疾控中心, 每个村卫生室."""
_BESIDES = re.compile("[\u4e00-\u9fff0-9.%]{4}(?<!相比)[，、]")
"""That something was said before."""
_TOWN = re.compile("城区|市区|县城|农村|乡村|山区")
_OF_SITE = re.compile("^(?:整体|异地|原址|迁建|该|其)")
_INSTITUTION = re.compile(one_of(set(genre.SITES) - set(genre.WORKS)))
_OF_OTHERS = re.compile(
    rf"{one_of(genre.SITES)}|机构|中医馆|病区|^(?:全[国省市区县州]|[县区]域|区域|基层|居民|人均|每|跨|孕产妇|婴儿|常住|人群|重点人群)"
)
"""In a name: an institution of its own, or that it is of a whole area."""
THIN = re.compile(
    rf"(?:{one_of(genre.FLOWS)}|提供|开放|规划|核定|设置|开设|设立|编制|配置|拥有|投入|总|[三五]?年)*(?:{one_of(genre.THIN)})"
)


def leaning(place: Place, own: str, item: Item, said: Said) -> str:
    """The name together with the one before, where it says too little alone; or nothing."""
    before = said.waiting or said.subject or said.whole
    if said.near or before.endswith(f"({said.whole})"):
        before = said.whole
    if not before:
        return ""
    if EACH_AREA.fullmatch(own):
        return f"{before}({own})"  # 建设康复站点，每个街道至少1个
    if _GROUP.fullmatch(own) and not place.follows():
        return f"{own}({before})"  # 急救半径不超过5公里，农村地区不超过15公里
    which = place.text[item.number - 1] == "的"
    if item.share and (share := _share_of(before, own, which and bool(_REACHED.fullmatch(place.head)))):
        return share
    if _BESIDE.match(own) or (_WHAT_FOR.match(own) and not heads.is_generic(own)):
        return before + own
    if heads.per_head(own) == own:
        return own + before  # 食品抽检不少于2.6万批次，达到每千人6批次
    return _of_the_one_before(own, before, item, said, which)


def _of_the_one_before(own: str, before: str, item: Item, said: Said, which: bool) -> str:
    """The name with whose it is, or with the measure of another institution; or nothing."""
    if whose := heads.of_owner(own, before):
        return whose
    counted = not (said.waiting or heads.measured(before) or heads.is_weak(before))
    if counted and len(own) > _SHORT and own.endswith("率") and heads.is_weak(own):
        return f"{own}({before})"  # 医疗纠纷下降15%，调解成功率95%
    graded = which and own.endswith(("以上", "以下"))  # 影响因子5分以上的20篇
    return f"{own}({before})" if graded or heads.is_generic(own) else ""


def _share_of(before: str, own: str, reached: bool) -> str:
    """The name of a share that begins with what it is of, behind whose it is; nothing for any other name."""
    if heads.OF_TASK.fullmatch(own):
        return before + "完成率"
    if reached:
        return f"{before}占{own}的比重"
    if own.startswith("占"):
        return before + own + ("" if own.endswith((*heads.SHARES, "比", "份额")) else "的比重")
    return f"{own}({before})" if re.match("达到|(?:国家|[省市县])级覆盖", own) else ""  # 达到A类能力的占80%


def in_list(place: Place, own: str, item: Item, said: Said) -> tuple[str, tuple[Phrase, ...]]:
    """The name with what its list says once: the verb, 每千人口, for whom each is, the whole that 其中 divides."""
    follows = place.follows()
    alike = said.unit == item.quantity.unit
    counts = follows and place.counts
    per = said.per
    own = _shared(own, said, follows, alike, counts)
    counter = heads.counter(item.quantity.unit)
    if said.whole and _is_part(own, item, said):
        return _of_whole(own, item, said), (heads.TAKEN,)
    group = said.first and (_GROUP.fullmatch(own) or own.endswith(genre.SITES))
    if follows and group and not (heads.measured(own) or heads.flow(own) or counter in INSTITUTES):
        return f"{own}({said.first})", (heads.TAKEN,)  # 药占比二级医院不高于35%、三级医院不高于30%
    few = item.quantity.low is not None and item.quantity.low < _PER_THOUSAND and "/" not in item.quantity.unit
    if per and few and not follows and own.endswith(_OF_HEADS) and not heads.per_head(own):
        said.per = per
        return per + own, (heads.TAKEN,)
    before = said.first
    if len(own) <= _LEANS:
        before = said.indicator
    if alike and (scope := lists.scope_of(before, own)):
        return own, (say("said of {scope} before it; is this too?", scope=scope),)
    return own, ()


def _of_whole(own: str, item: Item, said: Said) -> str:
    """The name of a part with what it is a part of."""
    whole = said.whole
    if said.near and not item.share:
        whole = said.counted.get(heads.counter(item.quantity.unit), whole)
    return f"{own}({whole})"


def _is_part(own: str, item: Item, said: Said) -> bool:
    """Whether a name says too little without its whole: all behind 其中; 医院 with 张, but not with 个, elsewhere."""
    if own.endswith("的比例") and (said.near or not said.whole_unit):
        return True
    if said.near and own.endswith(heads.SHARES[1:]):
        counted = heads.is_flow(said.whole) or not heads.measured(said.whole)  # 新增床位1万张，其中护理型床位占比
        return counted or own[:-2].endswith(genre.SITES)  # 设立老年科的比例80%，其中三级医院比例
    if said.near and own.startswith(("达到", "取得", "获得", "符合")):
        return True
    if heads.measured(own) or item.change or heads.flow(own):
        return False
    counter = heads.counter(item.quantity.unit)
    # 执业医师 says by itself what 人 counts, but 县办医院 does not
    person = counter == "人" and own.endswith(_PERSONS)
    institution = counter in INSTITUTES and own.endswith(_INSTITUTIONS)
    if (person or institution) and not (said.near and heads.flow(said.whole)):
        return False
    return said.near or (
        heads.counter(said.whole_unit) in ("", counter)
        and not counter.endswith((*INSTITUTES, "人", "项", "件", "例", "户"))
    )


def _shared(own: str, said: Said, follows: bool, alike: bool, counts: bool) -> str:
    """The name with the verb, 每千人口 and (每家…) of the list that it stands in, which it may begin itself."""
    if not follows:
        said.per = said.whom = ""
        said.first = own
    measure = heads.measured(own) and not own.endswith(("床位", "托位"))
    alone = measure or own.startswith(heads.LONG_VERBS) or own.endswith(genre.VERBAL_ENDS)
    if verb := heads.flow(own):
        said.verb = verb
    elif follows and (own[0] in "超过" and (at := said.first.find(own[0])) > 0):
        own = said.first[:at] + own  # 培育产值超10亿元企业2家、超亿元企业8家
    elif said.verb and follows and not (alone or own.startswith(said.verb)):
        own = said.verb + own
    if per := heads.per_head(own):
        said.per = per
    elif said.per and (alike or own.endswith("数") or (follows and own.endswith("床位"))):
        own = said.per + own
    if whom := WHOM.search(own):
        said.whom = whom[0]
    elif said.whom and (counts or (alike and not heads.measured(own))) and not own.endswith(")"):
        own += said.whom
    return own


def told_of_site(sentence: str, found: list[Statement]) -> list[Statement]:
    """The statements, with a check where the sentence names an institution before that the name does not say."""
    return [one.doubted(*_of_site(sentence, one)) if not one.checks else one for one in found]


def _of_site(sentence: str, one: Statement) -> Iterator[Phrase]:
    own = one.indicator
    before = sentence[: one.start]
    sites = list(_SITE.finditer(before))
    if sites and (_OF_SITE.match(own) or not _OF_OTHERS.search(own)):
        yield say("said of {scope} before it; is this too?", scope=sites[-1][0])
    elif (town := _TOWN.search(before)) and one.unit in ("分钟", "小时", "公里") and not _TOWN.search(own):
        yield say("said of {scope} before it; is this too?", scope=town[0])  # 城区急救半径5公里，平均反应时间10分钟
    elif THIN.fullmatch(own) and _BESIDES.search(before) and (not heads.flow(own) or _INSTITUTION.search(before)):
        yield heads.WHOLE
