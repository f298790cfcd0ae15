"""What the names of areas tell: that they are such, of which level, and which may lie in which."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from targetcheck.model.pattern import chinese, pattern
from targetcheck.model.places import PLACES, PROVINCES
from targetcheck.model.text import header_key

_AREA = chinese(
    r"[\u3400-\u9fff]{1,14}(?:省|自治区|特别行政区|市|区|县|旗|州|盟|地区|乡|镇|街道|街道办|街道办事处|新区|开发区|林区|苏木)"
)
_ENDS_OF_AREAS = frozenset("省市区县旗州盟乡镇道办处木")
_KIND_OF_AREA = pattern(
    r"(?:主|中心|老|近|远|半|高|低|深|浅|纯|非|一般|贫困|少数民族)?"
    r"(?:城市|市区|郊区|城区|山区|坝区|平坝区|丘陵区|乡镇|街道|辖区|直管区|库区|牧区|灾区|湖区|老区|社区|病区|院区|园区|景区|小区|城镇|乡村地区|城乡|农村地区)"
    r"|(?:外|跨|同类|贫困|脱贫|边境|边疆|先进|后进|重点|试点|示范|民族自?治?|[一二三四]类|[两二三四五六七八九]|[二三四五]?十[一二三四五六七八九]?|[0-9]+)[省市县区州]{1,2}|.+全[省市县区州]|.*其中.*|县城区"
    r"|(?:省|市|县|区|州|乡|镇|市辖)级?[省市县区州镇]?|自治[县州区旗]|(?!全州县)[全各本我][省市区县州]{1,2}|.{0,4}(?:其他|其它).*|[东中西南北]{1,2}部地区|.*病区|.+(?:卫生|健康|示范|创建|文明|园林|试点|脱贫)(?:城市|[市县区乡镇村]{1,2})"
)
"""Words that end as the names of areas do and are kinds of areas."""


@lru_cache(maxsize=4096)
def looks_like_area(text: str) -> bool:
    """Whether a text ends as the names of Chinese areas do, and is no word for a kind of area."""
    name = header_key(text)
    if name[-1:] not in _ENDS_OF_AREAS:
        return False
    return len(name) > 1 and _AREA.fullmatch(name) is not None and _KIND_OF_AREA.fullmatch(name) is None


_LEVELS = (
    pattern(r".+(?:县|旗|(?<!自治)(?<!地)区)"),
    pattern(r".+(?:乡|镇|街道|街道办|街道办事处|苏木)"),
    pattern(r".+(?:省|自治区)"),
)
"""Areas of one of these levels contain none of the same. A 市 may be a county's, and is not told by its name."""
TOWNSHIP, PROVINCE = 1, 2
"""The level of townships, which lie in counties, and of provinces."""


@lru_cache(maxsize=4096)
def area_level(name: str) -> int | None:
    """The level of an area, as far as its name tells: equal for areas that lie beside one another."""
    return next((n for n, level in enumerate(_LEVELS) if level.fullmatch(name)), None)


_COUNTRIES = frozenset(["中国", "全国", "China"])


def is_larger(name: str, area: str) -> bool:
    """Whether an area cannot lie in another, as far as their names tell: a province in no city, a country in nothing."""
    if name in _COUNTRIES:
        return True
    if name in PROVINCES:
        return area not in _COUNTRIES and (area in PLACES or area[-1:] in KINDS_OF_AREAS)
    if name in PLACES:
        return area in PLACES - PROVINCES or area[-1:] in KINDS_OF_AREAS - {"省", "国"}
    if area_level(name) == PROVINCE:
        return area not in _COUNTRIES and area[-1:] in KINDS_OF_AREAS
    return area_level(name) is not None and area_level(area) == TOWNSHIP


KINDS_OF_AREAS = frozenset("省市区县州旗盟国")
"""Kinds of areas, as the words for totals (全市) and the last characters of names tell them."""


def may_be_kind(area: str, kind: str) -> bool:
    """Whether an area may be the one whose total 全市 (of the kind 市) is; of a name that tells no kind it is not known."""
    if area in PLACES:
        return kind in ("省", "市", "区") if area in PROVINCES else kind in ("市", "州", "盟", "区")
    return area[-1:] == kind or area[-1:] not in KINDS_OF_AREAS


LONGEST_AREA = 60
"""Letters of an area's name with all that it lies in."""
_AROUND_AREA = pattern(
    r"^(?:[0-9]{1,2}[.、)]|[(][0-9一二三四五六七八九十]{1,2}[)]|[一二三四五六七八九十]{1,3}[、.])\s*|\s*[(]续[)]$|:$"
)
"""Numbers of rows and marks of a second page beside an area's name."""
_LIES_IN = chinese("[\u3400-\u9fff]{2,7}?(?:省|自治区|自治州|市|州|地区|盟)")


def bare_area(name: str, asked: Collection[str]) -> str:
    """A name as one of the `asked` areas, where it is one without a number before it (1.云县), 续 behind it (云县（续）), or what it
    lies in, if that is asked for too (临沧市云县); else the name itself."""
    if name in asked or not 0 < len(name) <= LONGEST_AREA:
        return name
    bare = _AROUND_AREA.sub("", name)
    if bare in asked:
        return bare
    lies_in = _LIES_IN.match(bare)
    while lies_in is not None and (lies_in[0] in asked or lies_in[0].endswith(("省", "自治区"))):
        bare = bare[lies_in.end() :]
        if bare in asked:
            return bare
        lies_in = _LIES_IN.match(bare)
    return name
