"""From a sentence to its quantified statements: clause by clause, number by number, with what each is about."""

from __future__ import annotations

from dataclasses import replace

from targetcheck.draft import genre, heads
from targetcheck.draft.found import Found
from targetcheck.draft.lexer import Token, lex
from targetcheck.draft.naming import Named, Said, alone, listed, times
from targetcheck.draft.places import Place
from targetcheck.draft.runs import Item, runs
from targetcheck.draft.wholes import closes, wholes

_CONJUNCTIONS = ("以及", "和", "与", "及", "或")
_DATED = ("到", "至", "截", "底", "末", "前")


def read(sentence: str, year: str = "") -> list[Found]:
    """The quantified statements of one sentence, in order; `year` is the one that its paragraph opened with."""
    said = Said([year] if year else [])
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


def _clause(text: str, tokens: list[Token], said: Said) -> list[Found]:
    groups = runs(tokens, text)
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
    if not found and not clause.startswith(genre.NO_SUBJECTS):
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


def _run(place: Place, said: Said) -> list[Found]:
    items, baselines = _live(place)
    each = next((item.each for item in place.run if item.each), "")
    subject, verb = place.head, ""
    if not each and "分别" in place.head:
        # 分别新增5家、6家: the verb stands between 分别 and the numbers.
        subject, _, verb = place.head.rpartition("分别")
        verb = "" if verb.startswith(("从", "由", "自")) else verb
        each = "respectively"
    if items[0].share and (count := heads.times(place.head)):
        named = times(items[0], count, said)
    elif len(items) > 1 or (each and not place.noun):
        named = listed(heads.name(subject) or said.waiting or said.indicator, items, each, said)
    else:
        named = alone(place, items[0], said)
    found = []
    for one in named:
        found.append(_found(place, one, heads.name(verb), baselines.get(one.item.number)))
        if not heads.is_generic(one.indicator):
            said.indicator = one.indicator
    said.waiting = ""
    said.change = items[-1] if items[-1].change else None
    return found


def _live(place: Place) -> tuple[list[Item], dict[int, Item]]:
    """The items that state something; and, by where its number stands, the one that an item starts from.

    从209元、280元提高到217元、290元 pairs them in their order.
    """
    items: list[Item] = []
    starts: list[Item] = []
    for item in place.run:
        if item.link == "attribute":
            items = items[:-1]
        elif item.link == "chain" and any(word in place.head for word in "从由自"):
            starts, items = items, []
        items.append(item)
    if len(starts) != len(items):
        starts = starts[-1:] * len(items)
    return items, {item.number: start for item, start in zip(items, starts, strict=False)}


def _found(place: Place, named: Named, verb: str, baseline: Item | None) -> Found:
    item = named.item
    return Found(
        place.begin(item),
        place.stop(item),
        verb + named.indicator,
        item.form,
        item.quantity,
        direction=item.change,
        base=item.base or (baseline.when if baseline else ""),
        yearly=item.yearly,
        when=named.when,
        baseline=baseline.quantity if baseline else None,
        level=item.form == item.before and not item.after,
        bare=place.bare(item),
        requirement=place.requirement(),
        checks=named.checks,
    )
