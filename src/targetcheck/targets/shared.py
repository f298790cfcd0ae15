"""What a file declares for the whole run: indicators, the hierarchy of areas, headings of columns."""

from __future__ import annotations

from collections import Counter

from targetcheck.errors import Problem, say
from targetcheck.model.period import Period
from targetcheck.model.target import AGGREGATES, Indicator
from targetcheck.model.text import header_key, key
from targetcheck.targets.graph import MOST_LEVELS, MOST_PARTS, MOST_RATE_LEVELS, circular, depths, twice_in, walk
from targetcheck.targets.reading import Book, Reading, text_of, texts_of
from targetcheck.targets.schema import AggregateKeys, HeadKeys, IndicatorKeys


def read_shared(reading: Reading, keys: HeadKeys) -> None:
    """Notes the file's declarations in the book; what contradicts another file is a problem naming both lines."""
    for name, declared in (keys.indicators or {}).items():
        _indicator(reading, key(name), declared, ("indicators", name))
    for name, parts in (keys.areas or {}).items():
        _area(reading, key(name), tuple(key(p) for p in parts), ("areas", name))
    for meaning, heading in (keys.columns or {}).items():
        at = reading.at(("columns", meaning))
        before = reading.book.columns.setdefault(header_key(heading), (key(meaning), at))
        if before[0] != key(meaning):
            message = say(
                '"{name}" already stands for "{first}" ({at})', name=heading, first=before[0], at=str(before[1])
            )
            reading.problem(("columns", meaning), "column-differs", message)


def _indicator(reading: Reading, name: str, keys: IndicatorKeys, path: tuple[str | int, ...]) -> None:
    time, areas = _aggregate(keys.aggregate)
    if (keys.numerator is None) != (keys.denominator is None):
        missing = "numerator" if keys.numerator is None else "denominator"
        reading.problem(path, "half-a-rate", say('"{key}" is missing; a rate needs both', key=missing), key=True)
    breaks: list[Period] = []
    for text in texts_of(keys.series_break):
        if (found := reading.period(text, (*path, "series_break"))) is not None:
            breaks.append(found)
    indicator = Indicator(
        key=name,
        name=key(text_of(keys.name) or name),
        unit=reading.unit(keys.unit, (*path, "unit")),
        numerator=key(keys.numerator) if keys.numerator and keys.denominator else None,
        denominator=key(keys.denominator) if keys.numerator and keys.denominator else None,
        time=time,
        areas=areas,
        rows=keys.rows,
        annualize=keys.annualize == "true",
        series_break=tuple(breaks),
        where=reading.at(path, key=True),
    )
    before = reading.book.indicators.get(name)
    if before is None:
        reading.book.indicators[name] = indicator
    elif not before.same_as(indicator):
        message = say('the indicator "{key}" is declared differently in {at}', key=name, at=str(before.where))
        reading.problem(path, "indicator-differs", message, key=True)


def _aggregate(value: str | AggregateKeys | None) -> tuple[str, str]:
    if isinstance(value, AggregateKeys):
        return value.time or "none", value.areas or "none"
    return AGGREGATES[value or "none"]


def _area(reading: Reading, name: str, parts: tuple[str, ...], path: tuple[str | int, ...]) -> None:
    at = reading.at(path, key=True)
    twice = min((part for part, times in Counter(parts).items() if times > 1), default=None)
    if twice is not None:
        reading.problem(path, "duplicate-member", say('"{name}" is listed twice', name=twice))
    before = reading.book.areas.setdefault(name, (parts, at))
    if set(before[0]) != set(parts):
        message = say('the parts of "{name}" are listed differently in {at}', name=name, at=str(before[1]))
        reading.problem(path, "area-differs", message, key=True)


def finish_shared(book: Book) -> None:
    """Names and rates looked up once every file is read; circles are problems."""
    for indicator in list(book.indicators.values()):
        for name in {indicator.key, indicator.name}:
            owner = book.names.setdefault(name, indicator.key)
            if owner != indicator.key:
                message = say('"{name}" names two indicators: "{first}" and "{second}"', name=name, first=owner,
                              second=indicator.key)  # fmt: skip
                book.problems.append(Problem(indicator.where, "indicator-differs", message))
    _check_rates(book)
    _check_areas(book)


def _check_rates(book: Book) -> None:
    """No rate is worked out from itself, and none is made of rates too deep."""
    links = {i.key: [book.names.get(side, side) for side in (i.numerator, i.denominator) if side]
             for i in book.indicators.values() if i.rate}  # fmt: skip
    order, _ = walk(links)
    for name in sorted(circular(links, order)):
        indicator = book.indicators[name]
        message = say('the rate "{key}" is worked out from itself', key=name)
        book.problems.append(Problem(indicator.where, "circle", message))
    levels = depths(links, order)
    # The lowest of the levels are counts, which are no rates.
    deep = next((name for name in links if levels[name] - 1 > MOST_RATE_LEVELS), None)
    if deep is not None:
        message = say("nested more than {n} levels deep", n=MOST_RATE_LEVELS)
        book.problems.append(Problem(book.indicators[deep].where, "too-deep", message))


def _check_areas(book: Book) -> None:
    """No area contains itself, or another one twice, which would then count twice; and there is a measure to all of it."""
    links = {name: parts for name, (parts, _) in book.areas.items()}
    order, _ = walk(links)
    circles = circular(links, order)
    for name in sorted(circles):
        message = say('the area "{name}" contains itself', name=name)
        book.problems.append(Problem(book.areas[name][1], "circle", message))
    levels = depths(links, order)
    deep = next((name for name in links if levels[name] > MOST_LEVELS), None)
    if deep is not None:
        message = say("nested more than {n} levels deep", n=MOST_LEVELS)
        book.problems.append(Problem(book.areas[deep][1], "too-deep", message))
    if circles or any(len(set(parts)) < len(parts) for parts in links.values()):
        return
    found = twice_in(links, MOST_PARTS)
    if found is None:
        return
    name, part = found
    if part is None:
        message = say("with this area the hierarchy has more than {n} parts, those of its parts counted", n=MOST_PARTS)
        book.problems.append(Problem(book.areas[name][1], "too-many", message))
        return
    message = say('"{part}" is part of "{name}" in two ways, and would count twice', part=part, name=name)
    book.problems.append(Problem(book.areas[name][1], "duplicate-member", message))
