"""What a number is about: the name of the indicator, cleaned, split, and completed; and the institutions that clauses name."""

from __future__ import annotations

import re

from targetcheck.draft import genre, wordings
from targetcheck.draft.values import one_of
from targetcheck.errors import say

_LEAD = re.compile(
    "(?:"
    + one_of([*genre.LEAD, "、", ":", "，", "”"])
    + r"|近?[两三四五]?年来|连续[一二三四五六七八九十\d]{1,2}年(?!级)|基本(?=建成|完成|实现|消除|形成|建立|普及)"
    "|(?:再|拟|计划)(?=实施|新建|新增|建设|建成|完成|培养|引进|培训|改造|打造|创建|开展|组织))"
)
_MODAL = re.compile(
    "(?:(?<![主重必需首])要|(?<![供响适反相对])应|须|需|都|均)*(?:至少|最少|必须|务必|确保|(?<!全)力争|做到)+(?:能够|[能要可](?![力源耗效量动素点求害急支用]))*"
)
"""How firmly a name is promised, wherever that stands in it: 乡镇卫生院要做到床位使用率, 各县至少能提供."""
_TAIL = re.compile("(?:" + one_of([*genre.TAIL, "、", ":", "，", "“"]) + ")$")
_TAIL_LENGTH = max(map(len, genre.TAIL))
_VERB_END = tuple(genre.VERBS)
LONG_VERBS = tuple(verb for verb in genre.VERBS if len(verb) > 1)
_FLOW = re.compile(f"(?:全[国省市州县区]|[三五]年|全年|每年|累计|计划|公开)*((?:新?(?:{one_of(genre.FLOWS)}))+)")
_OVER_YEARS = re.compile(
    r"规划期|累计|^实施|^安排|合同额$|新增|净增|投入|投资|招聘|招收|招录|培养|引进|培训$|轮训$|^获|专利|[三五]年(?:来|内)?"
)
_LEVEL = re.compile(r"(?:储备量|率|时间|时长|天数|比|比例|比重|强度|水平|能力|度|标准)(?:\([^()]*\))?$")
SHARES = ("率", "占比", "比例", "比重")
MEASURES = re.compile(
    r"(?:人均可支配|可支配|总)?(?:率|比例|占比|比重|数|量|额|值|度|水平|收入|支出|投资|人口|面积|成本|时间|强度|密度|费用|指数|得分|床位|增速|安全感)$"
)
RATE_OF = re.compile(
    r"(.{1,24}(?:率|标准|比例|占比|比重|水平|费用|时间|满意度|强度|达到))([\u4e00-\u9fffA-Z]{1,8}(?<!率))"
)
"""A measure and for whom it is given: 报销比例职工医保."""
_PROTECTED = re.compile("|".join(genre.LEAD_KEPT))
_LEVELS = "(?:国家|省部|市厅|省|市|州|县|区)级?(?:及以上)?"
_LEVEL_ALONE = re.compile(rf"(?:{one_of(genre.FLOWS)})?{_LEVELS}(?:复审|认定|达标|评审)?")
_QUALIFIED = re.compile("^(?:[三五]年|年度|年均|年|当年|平均|累计|基层|地市级|[省市州县区乡镇村]级)+")
"""Before a head that says too little alone: 县级覆盖率, 五年覆盖率."""
_PER_HEAD = re.compile(
    r"(?:全[国省市州县区])?每\d{0,3}[十百千万]+(?:名|常住|户籍|农业|农村|城镇|服务)?(?:人口?|儿童|老年人|居民)(?:拥有|配备|配置)?"
    r"|[千万]人口"
)
_PER_HEADS = re.compile(r"(.{2,30}?)(?:达到|达|不少于|不低于|为|按照?)?(每\d{0,3}[十百千万]+(?:常住)?人口?)")
_UNIT_OF = re.compile(r"(?<!\()以([^，]{1,10}?)为单位(?:，|的)?")
_PASSED = re.compile(
    r"\((?:各|共|计|分值)?:?\d{1,3}(?:\.\d)?分\)|(?:连跨|跨越|跨上|迈上|突破|站上|跃上|登上|再上)[^，]{0,12}(?:台阶|大关|关口|[百千万亿]{1,2}元)$|(?:实现|增长)?(?:翻[一两]?番|倍增)$|连续[\d两三四五]{1,2}年$|(?:保持|实现)正增长$|不[低高]于(?:上年|去年)?(?:平均|同期|现有)?水平$"
    r"|(?<=[入出费金助算])安排$|(?<=[率例重比平数量])(?:逐年|逐步|稳步|持续|不断|进一步|明显|显著|大幅)(?:提高|提升|增加|增长|上升|下降|降低|减少|扩大|缩小)$"
)
"""What says by which marks, or for how long, and is no part of a name."""
_WHOLE_AREA = re.compile(r"^(全[国省市州县区])(?:实现|完成|有)(?![率效])")
_RANKED = re.compile(r"(?:排名|位次)?(?:进入|位居|位列|跻身|挤进|稳居)(全[国省市区县州])$")
"""Before 前10名: 绩效考核排名(全省) of 绩效考核进入全省前10名."""
MAX_NAME = 80
"""A longer indicator name is cut: it would be half a sentence, and no figure is ever named so."""
OF_TASK = re.compile(
    r"(?:占|完成|达到|为)?(?:(?:[省市县区]|上级)?下达的?)?(?:年度|全年|年初|年|预期|既定|[省市]定|总)*(?:目标任务|目标|计划|任务|预算)(?:数|投资|量)?"
)
_WORKS = re.compile(f"(?:{one_of(genre.WORKS_ON)})+")
WHOLE = say("is this the whole name?")
TAKEN = say("what the indicator is a part of is taken from the statement before")


def name(text: str) -> str:
    """The indicator that a stretch of text names: without modal verbs, adverbs and stray quotation marks."""
    text = _MODAL.sub("", _PASSED.sub("", _balanced(text.strip("、，。:；;,-+·*#●■◆★▲○◎ \u3000“”"))))
    while (found := _LEAD.match(text)) and found.end() < len(text) and not _PROTECTED.match(text):
        text = text[found.end() :]
    while found := _TAIL.search(text[-_TAIL_LENGTH:]):
        if (
            (MEASURES.search(text) and found[0][0] != "每")
            or len(text) <= len(found[0])
            or text.endswith(genre.TAIL_KEPT)
        ):
            break
        text = text[: -len(found[0])]
    text = _balanced(text.strip("、，:“”"))
    text = _RANKED.sub(r"排名(\1)", _WHOLE_AREA.sub(r"\1", text))
    if each := _PER_HEADS.fullmatch(text):
        text = each[2] + each[1]  # 食品抽检量达到每千人5批次
    if each := _UNIT_OF.search(text):
        text = f"{text[: each.start()]}{text[each.end() :]}(以{each[1]}为单位)"
    return text if len(text) <= MAX_NAME else text[-MAX_NAME:]


def _balanced(text: str) -> str:
    """The text without the half of a pair of marks that its other half was cut from."""
    for left, right in ("“”", "()", "《》"):
        if text.count(left) != text.count(right):
            text = text.replace(left, "").replace(right, "") if left == "“" else text.strip(left + right)
    return text


def areas(noun: str) -> bool:
    """Whether the noun after a number is areas themselves: 8县(区)全部达到, but not 85个乡镇卫生院."""
    return bool(re.match(r"(?:县|市|区|州|乡镇|街道|村)(?:\([^()]*\)|、?[县市区])*(?:全部|均|都|达|$)", noun))


def only_verb(text: str) -> bool:
    """Whether a head has no name in it, only a verb or 其中: 2025年建成30个."""
    text = text.removeprefix("累计")
    return text in genre.VERBS or text in genre.LEAD or bool(_WORKS.fullmatch(text))


def opens_noun(text: str) -> bool:
    """Whether a number after this text begins its noun phrase: 引进60名银龄医师, 全市85个乡镇卫生院."""
    text = text.rstrip("“”()、，")
    return not text or text.endswith(_VERB_END)


def before_verb(text: str, verbs: tuple[str, ...] = ()) -> str:
    """The text up to the first verb in it: 特扶对象 of 特扶对象发放扶助金."""
    at = min((at for verb in verbs or LONG_VERBS if (at := text.find(verb)) > 0), default=len(text))
    return text[:at]


_VERBS_BEHIND = re.compile(f"共?(?<!各)(?:提供|{one_of(LONG_VERBS)})+$")


def doer(text: str) -> str:
    """Whom a text names before its verb: 每个乡镇卫生院 of 每个乡镇卫生院至少设置."""
    return _VERBS_BEHIND.sub("", name(text))


def first(text: str) -> str:
    """The text up to its first 、 outside parentheses: 县(市、区)."""
    return re.split(r"、(?![^()]*\))", text, maxsplit=1)[0]


def measured(text: str) -> bool:
    """Whether the text ends in the name of a measure, such as 覆盖率."""
    text = re.sub(r"\([^()]*\)$", "", text.rstrip("了的"))
    return bool(MEASURES.search(text)) and not text.endswith("需氧量")


def each_of(clause: str) -> str:
    """(以乡镇为单位), where that is all that a clause says."""
    found = _UNIT_OF.fullmatch(clause)
    return f"(以{found[1]}为单位)" if found else ""


def per_head(text: str) -> str:
    """The 每千人口 that a name begins with, which the next names of its list share; or nothing."""
    found = _PER_HEAD.match(text)
    return found[0] if found else ""


def flow(text: str) -> str:
    """The verb that the head begins with and that the next items of its list share, or nothing."""
    found = _FLOW.match(name(text))
    return found[1] if found else ""


def is_flow(text: str) -> bool:
    """Whether the name is of what adds up over the years (新增床位, 累计投入), not of a level at their end."""
    return not _LEVEL.search(text) and bool(flow(text) or flow(text.partition("(")[2]) or _OVER_YEARS.search(text))


def is_generic(text: str) -> bool:
    """Whether a head says too little alone (管理率, 其中占比, 省级), so that the one before belongs to it."""
    alone = {text, _QUALIFIED.sub("", text)}
    return bool(_LEVEL_ALONE.fullmatch(text) or alone.intersection(genre.GENERIC_HEADS))


_WEAK = re.compile(f"(?:{one_of([*genre.ACTS, *genre.WEAK])})+|.{{1,2}}[率度]")


def is_weak(text: str) -> bool:
    """Whether a name has no word of whom or of what it is, so that more may belong to it: 治疗成功率, 平均住院日."""
    return bool(_WEAK.fullmatch(text))


_OWNED = re.compile("(.{2,}?)(?:" + one_of([*genre.GENERIC_HEADS, *genre.OWNED]) + ")")


def of_owner(own: str, before: str) -> str:
    """A rate or the like with whose the one before is: 死亡人数 of 生产安全事故 behind 生产安全事故起数; or nothing."""
    owner = _OWNED.fullmatch(before)
    alike = own.endswith(("率", "人数", "满意度", "栏")) and not re.search("^全人群|递降率$", own)
    if (
        owner is None
        or before.endswith("的比例")
        or not alike
        or not (is_generic(own) or (len(own) > 3 and is_weak(own)))
    ):
        return ""
    shared = next((n for n in range(4, 1, -1) if owner[1].endswith(own[:n])), 0)
    return owner[1] + own[shared:]


def requirement(head: str, noun: str) -> str:
    """Whether the text around a number calls it a requirement, and of which figure: the one before, after, or its own."""
    if any(word in head for word in wordings.REQUIREMENT_OPENS):
        return "after"
    if head.endswith(("目标", "目标值")):
        return "after"
    if head.endswith(wordings.REQUIREMENT_BEFORE):
        return "before"
    if noun.startswith(wordings.REQUIREMENT_AFTER):
        return "own" if name(head) else "before"
    return ""


def counter(unit: str) -> str:
    """What a unit counts in, without its multiple and without per what."""
    return unit.partition("/")[0].lstrip("十百千万亿")


def is_site(name: str) -> bool:
    """Whether a name ends in that of an institution."""
    return name.endswith(genre.SITES) and not name.endswith(genre.WORKS)
