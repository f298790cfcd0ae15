"""A number where it stands: what it is about, or why it is no statement of its own."""

from __future__ import annotations

import re

from targetcheck.draft import genre, heads, wordings
from targetcheck.draft.runs import Item
from targetcheck.draft.said import DURATIONS, EACH_AREA, NOUN_LENGTH, Place
from targetcheck.draft.values import one_of

_RESULT = re.compile(r"(?:达到|达标|通过|获得|入选|完成|建成)(?!率)")
_OF_WHOM = re.compile(r"每(?!年)|各(?=配备|建设|建成|建|设|新增|新建|开展|至少|培训|培养|打造|选派)|\d")
"""In a head, that the count is for each, or for those that a condition names: 每县至少, 人口超过30万的县至少."""
_KINDS = frozenset(["种", "类", "期", "批", "批次", "轮", "届"])
_DOSES = frozenset(["剂次", "剂", "针", "针次", "次", "轮"])
_GROUP = "[^，。；、\\d用内后前需经历达为]{1,5}"
_MEASURES_TIME = re.compile(
    rf"(?:时间|时长|时限|期限|年限|住院日|寿命|年龄|天数|日数|周期|连续)(?:，?(?:{_GROUP}[0-9.]{{1,5}}[分小天日][钟时]?(?:以[内下])?[、和])*{_GROUP})?$"
)
"""What is measured in time, and for which groups: 急救反应时间县城10分钟、农村."""
_TO = ("向", "给", "对")
_FOR = ("为", *_TO)
"""Before a count of people for whom something is done: 为432名特扶对象发放扶助金."""
_INSTITUTIONS = (*wordings.INSTITUTES, "处", "种")
"""Before a count of those that something is sent to: 向6个乡镇卫生院派驻医师24名."""
_MORE = tuple("新增培引招改扩")
"""Beginnings of verbs that make more of what is counted for each: 每个县新增2所, but 每个县设置2所."""
_SENT_TO = ("支援", "帮扶", "支持", "服务", "惠及", "进驻", "下沉", "覆盖")
_GOES_TO = ("用于", "来自", "投向", "流向")
"""After a share of what stands before: 支出的83.6%用于民生."""
_MONEY = re.compile(r"(?:总?投资|投入(?:资金)?|安排资金|筹集资金)$")
_OVER = re.compile(r"(?<![通超经])过$")
"""Before a sum that says which: 产值过10亿元企业2家."""
_WHICH = re.compile(
    r"(?:以上)?的?[\u4e00-\u9fff]{0,6}(?:企业|项目|产业|园区|集群|村|乡镇|单位|机构|医院|主体|平台|基地|景区)"
)
"""What a sum says the kind of: 年产值超10亿元企业3家."""
_RULE = re.compile(f"一般|不再|可|应|须|必须|要|原则上|按|视为|实行|{genre.SANCTIONS}")
"""After 低于75%的: a rule for those below, and no aim."""
_DOES = re.compile(f"(?:机构|医院|中心|卫生院|单位|团队)[向为给对].*(?:{one_of(genre.FLOWS)})")
_ANSWERED = re.compile(f"[^，。；]{{0,6}}(?:{genre.SANCTIONS})")
_DOER = re.compile(f"([^，、]{{1,16}}(?:医院|中心|机构|卫生院|卫生室|院区|医共体))(?:能够?)?({one_of(genre.VERBS)})")
_AMONG = re.compile(r"[\u4e00-\u9fff]{1,6}(?:以上|以下|以内)的")
"""After a number that says which: 600名学生以上的学校."""
_ALL = re.compile("对(?:全[省市区县]|辖区内?|所有|现有|的)*$")
_LOOKED_AT = re.compile(
    r"[^，]*?(?:开展|进行|实施|组织)[^，]*(?:抽|(?:查|检|测|评估|考核|审计|评价)，[^，。；]{2,16}\d[\d.]*%)"
)
"""What is done to all that there are, of which a share is asked for next: 对85家卫生院进行督查，督查覆盖率100%."""
_RATIO = re.compile(r"比(?:例|率|值)?[为是]?$")
_FURTHERS = ("推动", "推进", "促进", "助力", "引领", "带动", "服务")
_ADVANCE = re.compile(".{0,24}(?:发展|振兴|事业|进步|提升|改革|转型|跨越|上台阶|上水平|一体化)")
"""推动全市8个县（区）卫生健康事业高质量发展: of whom a sentence speaks, and no number to reach."""
_SCORED = ("指标", "分值", "部分", "项目")
"""Before points that are given and not reached: 核心指标60分."""


def single(place: Place, item: Item) -> str | None:
    """The indicator of a number that stands alone; empty when it is said elsewhere, None when it is no statement."""
    if item.share:
        return _share(place, item)
    ratio = item.quantity.ratio and not item.before and not _RATIO.search(place.head)
    if ratio or (item.quantity.unit == "分" and place.head.endswith(_SCORED)):
        return None
    if _furthers(place, item) or _duration(place, item) or _condition(place, item) or _scope(place, item):
        return None
    money = _MONEY.search(place.head)
    if money and item.quantity.unit.endswith("元") and (not place.run_on or "投入" in money[0]):
        noun = heads.name(heads.first(place.noun))  # 投资3.2亿元实施县医院扩建项目
        if heads.name(place.head[: money.start()]):
            return heads.name(place.head + noun)  # 市县财政五年累计投入3亿元支持县医院建设
        return noun + money[0]
    if not place.counts or (item.link == "chain" and heads.name(place.head)):
        return heads.name(place.head)
    return _counted(place, item)


def _counted(place: Place, item: Item) -> str:
    """The indicator of a number before its noun, with the verb before it, or for whom it is: 医师(每县)."""
    noun = place.noun.removeprefix("的")
    if len(noun) > NOUN_LENGTH:
        noun = heads.first(noun)
    if place.head.endswith(_FOR) and place.run_on:
        noun = heads.before_verb(noun)
    elif _sent(place):
        noun = heads.before_verb(noun, _SENT_TO)
    noun = heads.name(noun)
    if place.head.endswith("覆盖"):
        return heads.name(place.head + noun)  # 医联体覆盖18家服务中心
    if place.head.endswith("按"):
        return heads.name(place.head[:-1]) + noun  # 县级财政按不低于1:1比例配套
    whom, verb = heads.doer(place.head) or heads.name(place.head), _last_verb(place.head)
    if place.head.startswith("各") and EACH_AREA.match(place.head):
        whom = "各" + whom
    elif not (EACH_AREA.match(place.head) or _OF_WHOM.search(place.head)):
        if heads.opens_noun(place.head):
            return _of_doer(place.head, noun)
        if not item.before:
            return noun
    return f"{verb if verb.startswith(_MORE) else ''}{noun}({whom})"


def _of_doer(head: str, noun: str) -> str:
    """Those counted, with who does what with them as far as the head says: 省疾控中心具备300项检测能力."""
    whose = heads.name(head)
    if heads.is_generic(noun) and whose and not heads.only_verb(whose):
        return f"{whose}({noun})"  # 示范区创建2个国家级
    if doer := _DOER.fullmatch(whose):
        return doer[1] + doer[2] + noun
    return heads.flow(_last_verb(head)) + noun


def _sent(place: Place) -> bool:
    """Whether those counted do something for those counted next: 选派126名医师支援83家基层机构."""
    return place.run_on and bool(_last_verb(place.head)) and any(verb in place.noun for verb in _SENT_TO)


def _last_verb(head: str) -> str:
    head = heads.name(head)
    return next((verb for verb in genre.FLOWS if head.endswith(verb)), "")


def _share(place: Place, item: Item) -> str | None:
    """80%以上的县医院达到…: the share of what follows. 老年医学科100%建成: the share of what stands before."""
    noun = place.noun.removeprefix("的")
    if noun != place.noun and (_RULE.match(noun) or ((item.before or item.after) and _ANSWERED.match(noun))):
        return None
    if noun != place.noun and item.before and place.run_on and place.following and heads.measured(place.head):
        return None  # 资产负债率超过60%的公立医院减少3家
    if heads.only_verb(noun):
        return heads.name(place.head)  # 赤字率按4%左右安排
    if noun.startswith(_GOES_TO):
        return heads.name(place.head.removesuffix("的") + noun) + "的比例"
    if noun and not (item.before or item.change) and not heads.measured(place.head):
        if place.head.endswith("覆盖"):
            return heads.name(place.head + noun) + "的比例"
        if heads.opens_noun(place.head):
            return heads.name(noun) + "的比例"
        if not place.run_on:
            return heads.name(place.head + noun) + "的比例"
    return heads.name(place.head)


def _furthers(place: Place, item: Item) -> bool:
    """Whether the number only says for how many an advance is furthered."""
    verb = re.sub("(?:全[国省市区县]|我[省市区县]|辖区|所辖|各|的)+$", "", place.head)
    plain = not (item.before or item.change or item.after)
    return plain and verb.endswith(_FURTHERS) and bool(_ADVANCE.fullmatch(place.noun))


def _duration(place: Place, item: Item) -> bool:
    """A time that nothing bounds: 用3年, 24小时. 连续19年无疫情 and 年限11.3年 are figures."""
    if item.quantity.unit not in DURATIONS or item.before or item.change:
        return False
    if item.after:
        return place.leans
    if "." in item.quantity.written or place.noun.startswith(("无", "未", "保持")):
        return False  # 其中男性78.2岁: no age of a group has a decimal
    return not _MEASURES_TIME.search(place.text, max(0, item.number - 60), item.number)


def _condition(place: Place, item: Item) -> bool:
    """A number that only says which: 常住人口超过30万的县, 产值10亿元以上企业5家."""
    by_standard = place.noun.startswith("的标准") and not item.after
    if place.noun.startswith("的") and not (by_standard or (item.quantity.ratio and place.noun.startswith("的比例"))):
        sum_of_each = item.quantity.unit.endswith("元") and bool(item.after)  # 10万元以下的村全部清零
        return sum_of_each or place.run_on or not heads.opens_noun(place.head) or not item.after
    if item.before and item.quantity.unit.endswith("元") and _WHICH.fullmatch(place.noun):
        return True
    if _AMONG.match(place.noun) or (_OVER.search(place.head) and place.run_on):
        return True
    timed = item.before and heads.measured(place.noun)
    return bool((item.after or timed) and place.noun and place.run_on)  # 住院超30天患者占比降至0.8%


def _scope(place: Place, item: Item) -> bool:
    """A count of what the next number is about: 全市8家医院设立比例达100%, 13家医院开展门急诊72252人次."""
    if item.quantity.unit in _KINDS and place.run_on:
        return True
    if item.quantity.unit in _DOSES and heads.measured(heads.name(place.noun)):
        return not item.before  # 2剂次接种率达95%
    if _ALL.search(place.head) and not item.before and _LOOKED_AT.match(place.text, item.end):
        return True
    if place.head.endswith(_FOR) and not item.before:
        done_there = (
            heads.before_verb(place.noun) != place.noun and place.following
        )  # 为162个卫生室更新血压计、血糖仪324台
        sent = bool(place.run_on or done_there) and item.quantity.unit in _INSTITUTIONS
        return sent or bool(re.search("[各每]", place.rest))  # 为13个卫生院各配备1台
    if place.text[item.number - 1] == "的" and place.run_on and item.quantity.unit in _INSTITUTIONS:
        return True
    if not place.counts or item.before or _sent(place) or item.quantity.unit.endswith("元"):
        return False  # 投入8500万元改造卫生院9家
    if place.following is None or _RESULT.search(place.rest) or place.following[0].quantity.unit in DURATIONS:
        return False
    if _DOES.search(place.noun):
        return True  # 2家医院向成员单位派驻管理、技术骨干不少于80人
    return place.run_on or (place.following[0].share and place.head.endswith(genre.SCOPES))
