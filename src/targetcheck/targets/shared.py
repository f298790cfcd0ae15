"""What a file declares for the whole run: indicators, the hierarchy of areas, and how the actuals are to be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from targetcheck.errors import Location, say
from targetcheck.model.columns import adds_up
from targetcheck.model.shapes import Fields
from targetcheck.model.target import AGGREGATES, EVERY_AREA, Indicator
from targetcheck.model.text import header_key, key
from targetcheck.targets.graph import MOST_LEVELS, MOST_PARTS, MOST_RATE_LEVELS, Links, circular, depths, twice_in, walk
from targetcheck.targets.reading import Book, Reading, key_place, names, place


def read_shared(reading: Reading, head: Fields) -> None:
    """Notes the file's declarations in the book; what contradicts another file is a problem naming both lines."""
    book = reading.book
    for block, read in (("indicators", _indicator), ("areas", _area), ("columns", _column)):
        declared = head.get(block) or Fields()
        for name, value in declared.items():
            if value is not None:
                read(book, name, value, declared)
    book.missing.update(dict.fromkeys(names(head.get("missing"))))
    for name in ("decimal", "blanks"):
        if head.get(name) is not None:
            _once(book, name, head)


def _once(book: Book, name: str, head: Fields) -> None:
    """A key that may have one value in a run."""
    at = place(head, name)
    before = book.said.setdefault(name, (head[name], at))
    if before[0] != head[name]:
        message = say('"{key}" is "{first}" in {place} and "{second}" here', key=name, first=before[0],
                      place=str(before[1]), second=head[name])  # fmt: skip
        book.problem(at, "contradiction", message)


def _column(book: Book, meaning: str, headings: str | list[str | None], declared: Fields) -> None:
    at = place(declared, meaning)
    for heading in names(headings):
        before = book.columns.setdefault(header_key(heading), (key(meaning), at))
        if before[0] != key(meaning):
            message = say('"{name}" already stands for "{first}" ({at})', name=heading, first=before[0],
                          at=str(before[1]))  # fmt: skip
            book.problem(at, "column-differs", message)


def _indicator(book: Book, written: str, fields: Fields, declared: Fields) -> None:
    name, at = key(written), key_place(declared, written)
    numerator, denominator = fields.get("numerator"), fields.get("denominator")
    if fields.whole and (numerator is None) != (denominator is None):
        missing = "numerator" if numerator is None else "denominator"
        book.problem(at, "half-a-rate", say('"{key}" is missing; a rate needs both', key=missing))
        numerator = denominator = None
    breaks = fields.get("series_break")
    if not isinstance(breaks, list):
        breaks = [breaks]
    time, areas = _aggregate(fields, fields.get("name") or name)
    confidence = fields.get("confidence")
    if fields.whole and confidence is not None and numerator is None:
        message = say('"confidence" is of a rate; give the indicator its numerator and denominator')
        book.problem(key_place(fields, "confidence"), "contradiction", message)
    indicator = Indicator(
        key=name,
        name=fields.get("name") or name,
        unit=fields.get("unit"),
        numerator=numerator,
        denominator=denominator,
        time=time,
        areas=areas,
        rows=fields.get("rows"),
        annualize=fields.get("annualize") or False,
        series_break=tuple(period for period in breaks if period is not None),
        confidence=confidence,
        where=at,
    )
    before = book.indicators.setdefault(name, indicator)
    if before != indicator._replace(where=before.where):
        message = say('the indicator "{key}" is declared differently in {at}', key=name, at=str(before.where))
        book.problem(at, "indicator-differs", message)


def _aggregate(fields: Fields, name: str) -> tuple[str, str]:
    """How rows add up over time, and over areas and dimensions; a word for time does not add levels (平均住院日) up over areas."""
    value = fields.get("aggregate")
    if isinstance(value, Fields):
        return value.get("time") or "none", value.get("areas") or "none"
    time, areas = value or AGGREGATES["none"]
    if time in ("last", "average") and not adds_up(name):
        areas = "none"
    return time, areas


def _area(book: Book, written: str, parts: str | list[str | None], declared: Fields) -> None:
    name, at = key(written), key_place(declared, written)
    listed = names(parts)
    twice = min((part for part, times in Counter(listed).items() if times > 1), default=None)
    if twice is not None:
        book.problem(place(declared, written), "duplicate-member", say('"{name}" is listed twice', name=twice))
    before = book.areas.setdefault(name, (listed, at))
    if set(before[0]) != set(listed):
        message = say('the parts of "{name}" are listed differently in {at}', name=name, at=str(before[1]))
        book.problem(at, "area-differs", message)


def finish_shared(book: Book) -> None:
    """Names and rates looked up once every file is read; circles are problems."""
    for indicator in list(book.indicators.values()):
        for name in {indicator.key, indicator.name}:
            owner = book.names.setdefault(name, indicator.key)
            if owner != indicator.key:
                message = say('"{name}" names two indicators: "{first}" and "{second}"', name=name, first=owner,
                              second=indicator.key)  # fmt: skip
                book.problem(indicator.where, "indicator-differs", message)
    _check_rates(book)
    _check_areas(book)


def _check_rates(book: Book) -> None:
    """No rate is worked out from itself, and none is made of rates too deep."""
    links = {i.key: [book.names.get(side, side) for side in (i.numerator, i.denominator) if side]
             for i in book.indicators.values() if i.rate}  # fmt: skip
    places = {key: indicator.where for key, indicator in book.indicators.items()}
    circles = _check_depth(book, links, places, MOST_RATE_LEVELS, leaves=1)  # the lowest of the levels are no rates
    for name in circles:
        book.problem(places[name], "circle", say('the rate "{key}" is worked out from itself', key=name))


def _check_depth(
    book: Book, links: Links, places: Mapping[str, Location | None], most: int, *, leaves: int = 0
) -> list[str]:
    """The names that contain themselves; one with more than so many levels, those of the leaves aside, is a problem."""
    order, _ = walk(links)
    levels = depths(links, order)
    deep = next((name for name in links if levels[name] - leaves > most), None)
    if deep is not None:
        book.problem(places[deep], "too-deep", say("nested more than {n} levels deep", n=most))
    return sorted(circular(links, order))


def _check_areas(book: Book) -> None:
    """No area contains itself, or another one twice, which would then count twice; and the hierarchy has a limit."""
    links = {name: parts for name, (parts, _) in book.areas.items() if EVERY_AREA not in parts}
    circles = _check_depth(book, links, {name: at for name, (_, at) in book.areas.items()}, MOST_LEVELS)
    for name in circles:
        book.problem(book.areas[name][1], "circle", say('the area "{name}" contains itself', name=name))
    if circles or any(len(set(parts)) < len(parts) for parts in links.values()):
        return
    found = twice_in(links, MOST_PARTS)
    if found is None:
        return
    name, part = found
    if part is None:
        message = say("with this area the hierarchy has more than {n} parts, those of its parts counted", n=MOST_PARTS)
        book.problem(book.areas[name][1], "too-many", message)
        return
    message = say('"{part}" is part of "{name}" in two ways, and would count twice', part=part, name=name)
    book.problem(book.areas[name][1], "duplicate-member", message)
