"""The institution or the work that a clause is about, which the numbers after it are of."""

from __future__ import annotations

import re
from dataclasses import replace

from targetcheck.draft import genre, heads
from targetcheck.draft.said import Named, Said
from targetcheck.draft.values import one_of
from targetcheck.errors import say

_BECOMES = one_of([*heads.LONG_VERBS, *genre.BECOMES])
_NAMED_SITE = f"((?!{one_of([*heads.LONG_VERBS, *genre.NO_SUBJECTS])})[^，、()“”\\d]{{1,24}}?(?:{one_of(genre.SITES)}))"
_SITE = re.compile(
    f"{_NAMED_SITE}(?:[一二三]期|主体|整体|异地|原址|全面|正式|顺利|力争|争取|确保)*(?:{_BECOMES})"
    f"|{_NAMED_SITE}[“”\u4e00-\u9fff]{{1,6}}?(?:{_BECOMES})"
)
"""An institution, and the verb that says what becomes of it: 县医院整体迁建."""
_BUILT = re.compile(
    f"(?:{one_of(['建成', '建设', '启动', '推进', '完成', '开工', '开建', '实施', '加快', '力争', '确保', '新建', '续建'])})+"
    f"(?P<site>[^，、()“”\\d]{{2,24}}?(?:{one_of(genre.SITES)}))(?:[一二三]期|主体|整体|异地)*(?:建设|扩建|改造|迁建|工程|项目)*"
)
"""The same with the verb first: 启动县中医院二期建设，新增床位300张."""
_EACH_SITE = re.compile(
    "每[个家所支名][\u4e00-\u9fff]{0,8}?(?:中心|医院|卫生院|卫生室|机构|队伍|团队|医共体|社区|乡镇|街道)"
)
_PAYS = re.compile(
    r"^.{0,40}?\d[\d.]{0,12}[万亿]{0,2}元(?:的|(?=实施|建设|新建|用于|支持))|(?:\d{4}年)?\d{1,2}月[份底]?"
)
_ONE_SITE = re.compile("[^，]{1,12}?(?:医院|保健院|卫生院|疾控中心)")
_ONE = re.compile(
    "(?!全|各|社)[\u4e00-\u9fff]{0,3}(?<!社)[省市区县州](?:第?[一二三四])?(?:人民|中心|中医|中西医结合|妇女儿童|妇幼|精神专科)?"
    "(?:医院|保健院|疾控中心|急救中心|血站|疾病预防控制中心)"
)
"""One institution that a name begins with: 区疾控中心实验室扩项."""
_WORKS = ("项目", "工程")
_SEVERAL = re.compile("财政|每年|主体|公立|级|平安|智慧|互联网|友[善好]|优质|各|所有|全部|以上|紧密型|[个家所]")
_INSTITUTION = re.compile(one_of(set(genre.SITES) - set(_WORKS)))
_OF_OTHERS = re.compile(
    rf"{one_of(genre.SITES)}|机构|中医馆|病区|^(?:全[国省市区县州]|[县区]域|区域|基层|居民|人均|每|跨|孕产妇|婴儿|常住|人群|重点人群)"
)
"""In a name: an institution of its own, or that it is of a whole area."""
_OF_SITE = re.compile("^(?:整体|异地|原址|迁建|该|其)")
THIN = re.compile(
    rf"(?:{one_of(genre.FLOWS)}|提供|开放|规划|核定|设置|开设|设立|编制|配置|拥有|投入|总|年)*(?:{one_of(genre.THIN)})"
)


def is_site(name: str) -> bool:
    """Whether a name ends in that of an institution."""
    return name.endswith(genre.SITES) and not name.endswith(_WORKS)


def site_of(clause: str) -> tuple[str, bool]:
    """The institution or the work that a clause is about, and whether it says what becomes of it: 县医院整体迁建."""
    name = heads.name(_PAYS.sub("", clause))
    if name.endswith(_WORKS) and not _SEVERAL.search(name):
        return name, False
    if (built := _BUILT.fullmatch(clause)) and not _SEVERAL.search(built["site"]):
        return built["site"], True
    found = _SITE.match(name)
    site = found[1] or found[2] if found else ""
    if _SEVERAL.search(site) and (first := _ONE_SITE.match(site)):
        site = first[0]  # 县人民医院三级甲等医院创建通过评审
    return ("", False) if _SEVERAL.search(site) or _OF_SITE.match(site) else (site, True)


def at_site(named: Named, said: Said) -> Named:
    """The number with the institution that a clause before it was about, where its own name has none."""
    own = named.indicator
    if named.leans or "(" in own:
        return named
    if _INSTITUTION.search(own):
        said.site = ""
        one = _ONE.match(own)
        said.beside = one[0] if one else ""
    alone = _OF_SITE.match(own) or not _OF_OTHERS.search(own)
    if (each := _EACH_SITE.match(said.first)) and alone and not named.item.share:
        return replace(named, indicator=f"{own}({each[0]})", checks=(*named.checks, heads.TAKEN))
    if said.site and alone and (said.told or THIN.fullmatch(own)):
        return replace(named, indicator=f"{own}({said.site})", checks=(*named.checks, heads.TAKEN))
    if said.beside and alone and not (named.checks or heads.flow(own)):
        return replace(named, checks=(say("said of {scope} before it; is this too?", scope=said.beside),))
    part = False
    if said.near and own.endswith("占比"):  # 发表论文60篇，其中二区以上占30%
        part = not any(own[i : i + 2] in said.whole for i in range(len(own) - 2))
    elif THIN.fullmatch(own):
        part = said.told or bool(said.indicator and not heads.flow(own)) or bool(_INSTITUTION.search(said.indicator))
        part = part or any(map(_EACH_SITE.match, said.names))
    if part and not named.checks:
        return replace(named, checks=(heads.WHOLE,))
    return named
