"""From a sentence to its quantified statements: clause by clause, number by number, with what each is about."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from targetcheck.draft import genre, heads
from targetcheck.draft.found import Found
from targetcheck.draft.lexer import Quantity, Token, lex
from targetcheck.draft.places import Place, single
from targetcheck.draft.runs import Item, runs
from targetcheck.draft.wholes import closes, wholes

_CONJUNCTIONS = ("以及", "和", "与", "及", "或")
_DATED = ("到", "至", "截", "底", "末", "前")


@dataclass
class _Said:
    """What a sentence has said so far, for the clauses that leave it out."""

    years: list[str] = field(default_factory=list)
    indicator: str = ""
    waiting: str = ""
    """A clause without a number: the subject of the number in the next, as in 人均预期寿命，达到79岁."""
    change: Item | None = None
    """The last number, if it was a change: 增长6%以上，力争6.5%."""
    verb: str = ""
    """The verb that the items of a list share: 引培国家级人才1名、博士30名."""


def read(sentence: str, year: str = "") -> list[Found]:
    """The quantified statements of one sentence, in order; `year` is the one that its paragraph opened with."""
    said = _Said([year] if year else [])
    found: list[Found] = []
    clause: list[Token] = []
    for token in [*lex(sentence), Token("comma", len(sentence), len(sentence))]:
        if token.kind != "comma":
            clause.append(token)
        elif clause:
            read_here = _clause(sentence, clause, said)
            if closes(sentence[clause[0].start : clause[-1].end]):
                found = _uncounted(found)
            found += read_here
            clause = []
    return found


def _uncounted(found: list[Found]) -> list[Found]:
    """The statements without the counts at their end, of which the next clause says that all are dealt with."""
    kept = list(found)
    while kept and kept[-1].quantity.unit == found[-1].quantity.unit:
        kept.pop()
    return kept


def _clause(text: str, tokens: list[Token], said: _Said) -> list[Found]:
    groups = runs(tokens)
    said.years = _years(tokens) or said.years
    said.verb = ""
    found: list[Found] = []
    at, leans = tokens[0].start, False
    for i in range(len(groups)):
        place, following_head = _place(text, tokens, groups, i, at, leans)
        stated = _run(place, said)
        found += stated
        # 常住人口超过30万的县至少有一家…: a condition, like a count that is dropped, is part of the next head.
        at = following_head if stated or not place.run_on else at
        leans = bool(stated) and place.run_on
    subject = said.waiting or said.indicator
    year = "".join(said.years[-1:])
    found += [replace(whole, when=year) for whole in wholes(text, tokens, groups, subject)]
    clause = heads.before(text, tokens, tokens[0].start, tokens[-1].end)
    if not found and not (said.indicator and clause.startswith(genre.NO_SUBJECTS)):
        said.waiting = clause
    return sorted(found, key=lambda one: one.start)


def _place(text: str, tokens: list[Token], groups: list[list[Item]], i: int, at: int, leans: bool) -> tuple[Place, int]:
    """The i-th run of a clause in its place, its head beginning at `at`; and where the head of the next begins."""
    run = groups[i]
    following = groups[i + 1] if i + 1 < len(groups) else None
    end = run[-1].end
    stop = following[0].start if following else tokens[-1].end
    noun, head = _divide(text[end:stop], following is not None)
    place = Place(
        text,
        run,
        at,
        heads.before(text, tokens, at, run[0].start),
        text[end : end + noun],
        following,
        run_on=following is not None and noun > 0 and noun + head > stop - end,
        rest=text[end:stop],
        leans=leans,
    )
    return place, stop - head


_VERBAL = frozenset({"sep", "conj", "each", "before", "change", "adverb", "quantity", "when"})


def _years(tokens: list[Token]) -> list[str]:
    """The years that the clause is about. A year inside a name is not one: 申报2025年项目17个."""
    years: list[str] = []
    for i, token in enumerate(tokens):
        leads = all(
            before.kind in ("hedge", "adverb", "conj", "when", "sep") and before.reading != "own"
            for before in tokens[:i]
        )
        dated = token.reading.startswith(_DATED[:3]) or token.reading.endswith(_DATED[3:])
        stands = i + 1 == len(tokens) or tokens[i + 1].kind in _VERBAL
        if token.kind == "when" and (leads or dated or stands):
            # 到2022年和2030年: 到 is said once for both.
            shared = years and years[0][0] in "到至" and not dated
            years.append("到" + token.reading if shared else token.reading)
    return years


def _divide(between: str, more: bool) -> tuple[int, int]:
    """How much of the text between two numbers is the noun of the first, and how much the head of the second.

    Without a separator it may be either, and is both: 13家医院开展门急诊72252人次.
    """
    if not between or between[0] in "、和与及以或" or (not more and between[0] in "()"):
        return 0, len(between.lstrip("、和与及以或"))
    if not more:
        return len(between), 0
    comma = between.find("、")
    if comma > 0:
        return comma, len(between) - comma - 1
    for word in _CONJUNCTIONS:
        if between.endswith(word):
            return len(between) - len(word), 0
    return len(between), len(between)


def _run(place: Place, said: _Said) -> list[Found]:
    items, baseline = _live(place)
    each = next((item.each for item in place.run if item.each), "")
    subject, verb = place.head, ""
    if not each and "分别" in place.head:
        # 分别新增5家、6家: the verb stands between 分别 and the numbers.
        subject, _, verb = place.head.rpartition("分别")
        each = "respectively"
    if items[0].share and (times := heads.times(place.head)):
        named = _times(items[0], times, said)
    elif len(items) > 1 or (each and not place.noun):
        named = _named(heads.name(subject) or said.waiting or said.indicator, items, each, said)
    else:
        named = _alone(place, items[0], said)
    found = []
    for indicator, item, when, checks in named:
        name = heads.name(verb) + indicator if verb else indicator
        found.append(_found(place, item, name, when, baseline, checks))
        if not heads.is_generic(indicator):
            said.indicator = indicator
    said.waiting = ""
    said.change = items[-1] if items[-1].change else None
    return found


def _live(place: Place) -> tuple[list[Item], Quantity | None]:
    """The items that state something, and the baseline that one of them is measured from."""
    items: list[Item] = []
    baseline = None
    for item in place.run:
        if item.link == "attribute":
            items = items[:-1]
        elif item.link == "chain" and any(word in place.head for word in "从由自"):
            baseline = items.pop().quantity if items else None
        items.append(item)
    return items, baseline


_Named = tuple[str, Item, str, tuple[str, ...]]


def _named(subject: str, items: list[Item], each: str, said: _Said) -> list[_Named]:
    """Each number of a list with its own subject or its own year."""
    if len(items) == 1:
        names = heads.shared_list(subject) if each == "each" else [subject]
        return [(one, items[0], _when(items[0], said), ()) for one in names]
    years = [item.when for item in items] if all(item.when for item in items) else said.years
    if len(years) == len(items):
        return [(subject, item, year, ()) for year, item in zip(years, items, strict=True)]
    if own := heads.subjects(subject, len(items)):
        return [(one, item, _when(item, said), ()) for one, item in zip(own, items, strict=True)]
    doubt = "number {} of {} in this list; which of them it belongs to is not clear"
    return [(subject, item, _when(item, said), (doubt.format(i, len(items)),)) for i, item in enumerate(items, start=1)]


def _times(item: Item, times: int, said: _Said) -> list[_Named]:
    """三个95%: so many shares, which the text does not name."""
    doubt = f"one of {times} shares that the text does not name"
    return [(f"{item.quantity.written}({i}/{times})", item, _when(item, said), (doubt,)) for i in range(1, times + 1)]


def _when(item: Item, said: _Said) -> str:
    return item.when or "".join(said.years[-1:])


def _alone(place: Place, item: Item, said: _Said) -> list[_Named]:
    own = single(place, item)
    if own is None:
        return []
    if not own and said.change and said.change.share and item.share and not (item.before or item.change):
        item = replace(item, change=said.change.change, base=said.change.base)
    checks: tuple[str, ...] = ()
    indicator = own
    if heads.only_verb(own) and not said.waiting and not said.indicator.startswith(own):
        indicator = f"{own}({said.indicator})" if said.indicator else own
    elif not own or heads.only_verb(own):
        indicator = said.waiting or said.indicator
        checks = () if indicator else ("what the number is about is not clear",)
    elif heads.is_generic(own):
        whole = said.waiting or said.indicator
        if whole and whole != own:
            indicator = f"{own}({whole})"
            checks = ("the indicator's first part is taken from the statement before",)
    elif verb := heads.flow(own):
        said.verb = verb
    elif (
        said.verb
        and place.text[place.start - 1 : place.start] == "、"
        and not (heads.measured(own) or heads.opens_verb(own))
    ):
        indicator = said.verb + own
    return [(indicator, item, _when(item, said), checks)]


def _found(
    place: Place, item: Item, indicator: str, when: str, baseline: Quantity | None, checks: tuple[str, ...]
) -> Found:
    return Found(
        place.begin(item),
        place.stop(item),
        indicator,
        item.form,
        item.quantity,
        direction=item.change,
        base=item.base,
        yearly=item.yearly,
        when=when,
        baseline=baseline,
        level=item.form == item.before and not item.after,
        bare=place.bare(item),
        requirement=place.requirement(),
        checks=checks,
    )
