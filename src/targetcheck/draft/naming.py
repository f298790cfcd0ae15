"""Which number is about what, where a sentence says a name once for several numbers, or leaves it out."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from targetcheck.draft import heads
from targetcheck.draft.places import Place, single
from targetcheck.draft.runs import Item
from targetcheck.errors import Phrase, say


@dataclass
class Said:
    """What a sentence has said so far, for the clauses that leave it out."""

    years: list[str] = field(default_factory=list)
    indicator: str = ""
    waiting: str = ""
    """A clause without a number: the subject of the number in the next, as in 人均预期寿命，达到79岁."""
    change: Item | None = None
    """The last number, if it was a change: 增长6%以上，力争6.5%."""
    verb: str = ""
    """The verb that the items of a list share: 引培国家级人才1名、博士30名."""


@dataclass(frozen=True, slots=True)
class Named:
    """A number with its indicator, its year as written, and what is doubtful about either."""

    indicator: str
    item: Item
    when: str
    checks: tuple[Phrase, ...] = ()


def listed(subject: str, items: list[Item], each: str, said: Said) -> list[Named]:
    """Each number of a list with its own subject or its own year; for 均 the one number with every subject."""
    if len(items) == 1:
        names = heads.shared_list(subject) if each == "each" else [subject]
        return [Named(one, items[0], _when(items[0], said)) for one in names]
    years = [item.when for item in items] if all(item.when for item in items) else said.years
    if len(years) == len(items):
        return [Named(subject, item, year) for year, item in zip(years, items, strict=True)]
    if own := heads.subjects(subject, len(items)):
        return [Named(one, item, _when(item, said)) for one, item in zip(own, items, strict=True)]
    named = []
    for number, item in enumerate(items, start=1):
        doubt = say("number {i} of {n} in this list; which of them it belongs to is not clear", i=number, n=len(items))
        named.append(Named(subject, item, _when(item, said), (doubt,)))
    return named


def times(item: Item, count: int, said: Said) -> list[Named]:
    """三个95%: so many shares, which the text does not name."""
    doubt = say("one of {n} shares that the text does not name", n=count)
    return [
        Named(f"{item.quantity.written}({i}/{count})", item, _when(item, said), (doubt,)) for i in range(1, count + 1)
    ]


def alone(place: Place, item: Item, said: Said) -> list[Named]:
    """A number that stands alone with its indicator, completed from what was said; nothing if it is no statement."""
    own = single(place, item)
    if own is None:
        return []
    if not own and said.change and said.change.share and item.share and not (item.before or item.change):
        item = replace(item, change=said.change.change, base=said.change.base)
    before = said.waiting or said.indicator
    if own and heads.only_verb(own) and not said.waiting and not said.indicator.startswith(own):
        return [Named(f"{own}({before})" if before else own, item, _when(item, said))]
    if not own or heads.only_verb(own):
        doubt = () if before else (say("what the number is about is not clear"),)
        return [Named(before, item, _when(item, said), doubt)]
    if heads.is_generic(own) and before and before != own:
        doubt = (say("what the indicator is a part of is taken from the statement before"),)
        return [Named(f"{own}({before})", item, _when(item, said), doubt)]
    return [Named(_with_verb(place, own, said), item, _when(item, said))]


def _with_verb(place: Place, own: str, said: Said) -> str:
    """The indicator with the verb that its list shares: 引培国家级人才1名、博士30名 gives 引培博士."""
    if verb := heads.flow(own):
        said.verb = verb
    elif said.verb and place.text[place.start - 1 : place.start] == "、":
        return own if heads.measured(own) or heads.opens_verb(own) else said.verb + own
    return own


def _when(item: Item, said: Said) -> str:
    return item.when or "".join(said.years[-1:])
