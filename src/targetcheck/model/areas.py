"""What the names of areas tell: that they are such, of which level, and which may lie in which; and those without the word for
their kind: 凤庆 for 凤庆县, 昆明 for 昆明市."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from targetcheck.model.numerals import unnumbered
from targetcheck.model.pattern import chinese, pattern
from targetcheck.model.text import header_key

_PROVINCES = """北京 天津 上海 重庆 河北 山西 内蒙古 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 广西 海南 四川 贵州 云南 西藏 陕西 甘肃
    青海 宁夏 新疆 台湾 香港 澳门"""
_CITIES = """石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水 太原 大同 阳泉 长治 晋城 朔州 晋中 运城 忻州 临汾 吕梁 呼和浩特 包头 乌海 赤峰 通辽
    鄂尔多斯 呼伦贝尔 巴彦淖尔 乌兰察布 兴安 锡林郭勒 阿拉善 沈阳 大连 鞍山 抚顺 本溪 丹东 锦州 营口 阜新 辽阳 盘锦 铁岭 葫芦岛 长春 四平 辽源 通化
    白山 松原 白城 延边 哈尔滨 齐齐哈尔 鸡西 鹤岗 双鸭山 大庆 伊春 佳木斯 七台河 牡丹江 黑河 绥化 大兴安岭 南京 无锡 徐州 常州 苏州 南通 连云港
    淮安 盐城 扬州 镇江 泰州 宿迁 杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水 合肥 芜湖 蚌埠 淮南 马鞍山 淮北 铜陵 安庆 黄山 滁州 阜阳
    宿州 六安 亳州 池州 宣城 福州 厦门 莆田 三明 泉州 漳州 南平 龙岩 宁德 南昌 景德镇 萍乡 九江 新余 鹰潭 赣州 吉安 宜春 抚州 上饶 济南 青岛 淄博
    枣庄 东营 烟台 潍坊 济宁 泰安 威海 日照 临沂 德州 聊城 滨州 菏泽 郑州 开封 洛阳 平顶山 安阳 鹤壁 新乡 焦作 濮阳 许昌 漯河 三门峡 南阳 商丘 信阳
    周口 驻马店 武汉 黄石 十堰 宜昌 襄阳 鄂州 荆门 孝感 荆州 黄冈 咸宁 随州 恩施 长沙 株洲 湘潭 衡阳 邵阳 岳阳 常德 张家界 益阳 郴州 永州 怀化 娄底
    湘西 广州 韶关 深圳 珠海 汕头 佛山 江门 湛江 茂名 肇庆 惠州 梅州 汕尾 河源 阳江 清远 东莞 中山 潮州 揭阳 云浮 南宁 柳州 桂林 梧州 北海 防城港
    钦州 贵港 玉林 百色 贺州 河池 来宾 崇左 海口 三亚 三沙 儋州 成都 自贡 攀枝花 泸州 德阳 绵阳 广元 遂宁 内江 乐山 南充 眉山 宜宾 广安 达州 雅安
    巴中 资阳 阿坝 甘孜 凉山 贵阳 六盘水 遵义 安顺 毕节 铜仁 黔西南 黔东南 黔南 昆明 曲靖 玉溪 保山 昭通 丽江 普洱 临沧 楚雄 红河 文山 西双版纳 大理
    德宏 怒江 迪庆 拉萨 日喀则 昌都 林芝 山南 那曲 阿里 西安 铜川 宝鸡 咸阳 渭南 延安 汉中 榆林 安康 商洛 兰州 嘉峪关 金昌 白银 天水 武威 张掖 平凉
    酒泉 庆阳 定西 陇南 临夏 甘南 西宁 海东 海北 黄南 果洛 玉树 海西 银川 石嘴山 吴忠 固原 中卫 乌鲁木齐 克拉玛依 吐鲁番 哈密 昌吉 博尔塔拉 巴音郭楞
    阿克苏 克孜勒苏 喀什 和田 伊犁 塔城 阿勒泰 石河子"""
PROVINCES = frozenset(_PROVINCES.split())
PLACES = PROVINCES | frozenset(_CITIES.split())
"""The provinces of China, and their cities and prefectures."""

_KIND = chinese(r"(?:(?:.+族|蒙古|哈萨克|柯尔克孜)?自治)?[省市区县旗州盟乡镇]|地区|街道|林区|新区|开发区")


@lru_cache(maxsize=8)
def _lengths(areas: frozenset[str]) -> frozenset[int]:
    return frozenset(map(len, areas))


def names_in(text: str, areas: frozenset[str]) -> set[str]:
    """Which of these areas a text holds, looked up by each piece of it that is as long as one of them."""
    pieces = {text[at : at + n] for n in _lengths(areas) for at in range(len(text) - n + 1)}
    return pieces & areas


@lru_cache(maxsize=8)
def short_names(areas: frozenset[str]) -> dict[str, str | None]:
    """The names of areas without their kind → the area; None where several have it."""
    shorts: dict[str, str | None] = {}
    for area in areas:
        for length in range(2, len(area)):
            short, kind = area[:length], area[length:]
            if _KIND.fullmatch(kind) is not None:
                shorts[short] = None if short in shorts else area
    return shorts


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
_BEHIND_AREA = pattern(r"\s*[(]续[)]$|:$")
"""Marks of a second page behind an area's name."""
_LIES_IN = chinese("[\u3400-\u9fff]{2,7}?(?:省|自治区|自治州|市|州|地区|盟)")


def bare_area(name: str, asked: Collection[str]) -> str:
    """A name as one of the `asked` areas, where it is one without a number before it (1.云县), 续 behind it (云县（续）), or what it
    lies in, if that is asked for too (临沧市云县); else the name itself."""
    if name in asked or not 0 < len(name) <= LONGEST_AREA:
        return name
    bare = _BEHIND_AREA.sub("", unnumbered(name))
    if bare in asked:
        return bare
    lies_in = _LIES_IN.match(bare)
    while lies_in is not None and (lies_in[0] in asked or lies_in[0].endswith(("省", "自治区"))):
        bare = bare[lies_in.end() :]
        if bare in asked:
            return bare
        lies_in = _LIES_IN.match(bare)
    return name
