"""Names of parts that say that they hold one another: versions of one number, marks, ages that overlap, a name inside another."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from targetcheck.errors import Phrase, say
from targetcheck.model.pattern import pattern

Told = tuple[str, Phrase]
"""The name to point at, and what is to be said of it."""


@lru_cache(maxsize=256)
def overlap(names: tuple[str, ...]) -> Told | None:
    """What the names of parts, in their order, say of parts that are added up; None where they say nothing."""
    return next((told for way in (_versions, _marks, _ages, _longer_names) if (told := way(names)) is not None), None)


_VERSIONS = frozenset(
    "正式 已审核 未审核 作废 期初 期末 年初 年末 编制 实有 实际开放 核定床位 发病 死亡 新发 现患 率 例数 构成比 数量 金额 病例 户籍 标准 参考值 "  # noqa: SIM905
    "actual target preliminary provisional final revised forecast planned".split()
)
_STAGE = pattern(
    r"(?:快报|年报|初步|最终|原始|终审|修[订正]|更正|订正|调整|审核|核[定实查]|复[核审]|自[评查]|上报|县报|市核|[初终]报|[初终]稿|预算|决算)[前后]?[数值稿]?|[原初终]值"
)
"""A stage at which one number is told: 快报 and 年报, 初报 and 终报, 修订前 and 修订后, 预算 and 决算."""
_DUE = pattern(r"(.*)(?:应(.{1,4})|下达数?|计划[数值]?|任务[数值]?|目标[数值]?|预算[数值]?)")
_DONE = pattern(r"(.*?)(?:[已实](.{1,4})|(?:实际|完成|执行|到位|实绩)(?:[数值]|情况)?)")
"""What is to be and what came about: 应接种 and 已接种, 上半年计划 and 上半年完成."""


def _versions(names: Sequence[str]) -> Told | None:
    """Names of which each is the same number at another stage, at another time or of another kind: 快报 and 年报."""
    done = {found.groups() for name in names if (found := _DONE.fullmatch(name))}
    for name in names:
        due = _DUE.fullmatch(name)
        of_a_pair = due is not None and due.groups() in done
        if of_a_pair or name.casefold() in _VERSIONS or name.endswith("口径") or _STAGE.fullmatch(name):
            return name, say(
                '"{name}" is a kind of the number and no part of it, and is added to the others', name=name
            )
    return None


_MARK = pattern(r"[#*※△]|(?:其|内|含|包括|包含):|\((?:其中|不?含|包括)|[—–-]{1,2}")


def _marks(names: Sequence[str]) -> Told | None:
    """A name that is marked as a part of the one above it: #重症, 内：重症, （含重症）."""
    for name in names:
        mark = _MARK.match(name)
        if mark is not None and mark.end() < len(name) and not name[mark.end()].isdigit():
            return name, say('"{name}" is marked as a part of another, and is added to it', name=name)
    return None


_HALVES = (
    (("男", "男性", "male", "males", "m"), ("女", "女性", "female", "females", "f")),
    (("城市", "城镇", "城区", "urban"), ("农村", "乡村", "rural")),
)
"""The words for the two halves of what people are told apart by."""
_OTHER_HALF = {word: other for one, two in _HALVES for half, other in ((one, two), (two, one)) for word in half}


def lacking(names: Sequence[str]) -> Told | None:
    """A part that is added up without its other half (男 without 女), or ages with a hole between them; None where none is."""
    split = [name.split(" ") for name in names]
    for name, cells in zip(names, split, strict=True):
        for at, cell in enumerate(cells):
            wanted = _OTHER_HALF.get(cell.casefold())
            if wanted is None:
                continue
            alike = [other for other in split if len(other) == len(cells) and _but(other, at) == _but(cells, at)]
            beside = {other[at].casefold() for other in alike}
            if beside.isdisjoint(wanted):
                return name, say('"{name}" is added up without its other half', name=name)
    ranges = sorted((*span, name) for name in names if (span := _range(name)) is not None)
    for (_, high, one), (low, _, other) in pairwise(ranges):
        if low > high:
            return other, say('between "{one}" and "{other}" some ages are missing', one=one, other=other)
    return None


def _but(cells: Sequence[str], at: int) -> list[str]:
    """The cells without one of them."""
    return [*cells[:at], *cells[at + 1 :]]


_AGES = pattern(
    r"(?P<low>[0-9]{1,9})\s*岁?\s*[-—–~～至到]\s*(?P<high>[0-9]{1,9})\s*岁?|(?P<from>[0-9]{1,9})\s*岁?\s*(?:及|\(含\))?(?:以上|\+)"
    r"|(?:≥|>=|>)\s*(?P<least>[0-9]{1,9})\s*岁?|(?P<to>[0-9]{1,9})\s*岁?\s*及以下|(?P<below>[0-9]{1,9})\s*岁?\s*(?:以下|-)"
    r"|(?P<sign>[<≤]=?)\s*(?P<under>[0-9]{1,9})\s*岁?|(?P<one>[0-9]{1,9})\s*岁"
)


def _ages(names: Sequence[str]) -> Told | None:
    """Groups of ages, or of other whole numbers, that have some in common: 0-14岁 beside 1-4岁."""
    ranges = sorted((*span, name) for name in names if (span := _range(name)) is not None)
    for (_, high, one), (low, _, other) in pairwise(ranges):
        if low < high - 1:  # 0-5岁 and 5-10岁 only share how they are written
            return other, say('"{one}" and "{other}" overlap, and are added up', one=one, other=other)
    return None


def _range(name: str) -> tuple[int, int] | None:
    """The least whole number of a group, and the first that is not in it."""
    found = _AGES.fullmatch(name)
    if found is None:
        return None
    of = {key: int(text) for key, text in found.groupdict().items() if text and text.isdigit()}
    endless = 10**9
    if "low" in of:
        return of["low"], of["high"] + 1
    if "one" in of:
        return of["one"], of["one"] + 1
    first = of.get("from", of.get("least"))
    if first is not None:
        return first, endless
    if "below" in of or found["sign"] == "<":
        return -1, of.get("below", of.get("under", 0))
    return -1, of.get("to", of.get("under", 0)) + 1


def _longer_names(names: Sequence[str]) -> Told | None:
    """A name that begins as another one does and goes on: 三级甲等 beside 三级."""
    shorter = [name for name in names if len(name) > 1]
    for name in names:
        for other in shorter:
            # 第1医院 and 第10医院, Ward A and Ward AB are two.
            further = name[len(other) : len(other) + 1]
            if name != other and name.startswith(other) and not (further.isascii() and further.isalnum()):
                return name, say('"{one}" and "{other}" overlap, and are added up', one=other, other=name)
    return None


_OF_ANOTHER_KIND = pattern(r".*(?:[非不无未]|其他|其它|第?[0-9一二三四五六七八九十]+)")
"""What stands before a name where the whole is no kind of it: 非公立, 其他医院, 第二人民医院."""


@lru_cache(maxsize=256)
def kinds(names: tuple[str, ...]) -> Told | None:
    """A name that ends as another one does, and is a kind of it: 民营医院 beside 医院."""
    for name in names:
        for other in names:
            before = name.removesuffix(other)
            if len(other) > 1 and before not in ("", name) and _OF_ANOTHER_KIND.fullmatch(before) is None:
                return name, say('"{one}" and "{other}" overlap, and are added up', one=other, other=name)
    return None
