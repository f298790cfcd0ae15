"""What a file declares for the whole run: indicators, the hierarchy of areas, headings of columns."""

from __future__ import annotations

from targetcheck.errors import say
from targetcheck.model.period import Period
from targetcheck.model.target import AGGREGATES, Indicator
from targetcheck.model.text import header_key, key
from targetcheck.targets.reading import Book, Reading, text_of, texts_of
from targetcheck.targets.schema import AggregateKeys, FileKeys, IndicatorKeys


def read_shared(reading: Reading, keys: FileKeys) -> None:
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
    twice = {p for p in parts if parts.count(p) > 1}
    if twice:
        reading.problem(path, "duplicate-member", say('"{name}" is listed twice', name=min(twice)))
    before = reading.book.areas.setdefault(name, (parts, at))
    if set(before[0]) != set(parts):
        message = say('the parts of "{name}" are listed differently in {at}', name=name, at=str(before[1]))
        reading.problem(path, "area-differs", message, key=True)


def finish_shared(book: Book) -> None:
    """Names and rates looked up once every file is read; circles are problems."""
    from targetcheck.errors import Problem

    for indicator in list(book.indicators.values()):
        for name in {indicator.key, indicator.name}:
            owner = book.names.setdefault(name, indicator.key)
            if owner != indicator.key:
                message = say('"{name}" names two indicators: "{first}" and "{second}"', name=name, first=owner,
                              second=indicator.key)  # fmt: skip
                book.problems.append(Problem(indicator.where, "indicator-differs", message))
    for indicator in list(book.indicators.values()):
        if indicator.rate and _circular(book, indicator.key, indicator.key, set()):
            message = say('the rate "{key}" is worked out from itself', key=indicator.key)
            book.problems.append(Problem(indicator.where, "circle", message))
    for name, (_, at) in book.areas.items():
        if _contains(book, name, name, set()):
            book.problems.append(Problem(at, "circle", say('the area "{name}" contains itself', name=name)))


def _sides(book: Book, name: str) -> list[str]:
    indicator = book.indicators.get(book.names.get(name, name))
    sides = (indicator.numerator, indicator.denominator) if indicator else ()
    return [book.names.get(side, side) for side in sides if side]


def _circular(book: Book, name: str, wanted: str, seen: set[str]) -> bool:
    for side in _sides(book, name):
        if side == wanted or (side not in seen and not seen.add(side) and _circular(book, side, wanted, seen)):  # type: ignore[func-returns-value]
            return True
    return False


def _contains(book: Book, name: str, wanted: str, seen: set[str]) -> bool:
    for part in book.areas.get(name, ((), None))[0]:
        if part == wanted or (part not in seen and not seen.add(part) and _contains(book, part, wanted, seen)):  # type: ignore[func-returns-value]
            return True
    return False
