"""Design §5 written down once more: the figure for an indicator, an area and a period. Fractions only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from .model import (
    Amount,
    Indicator,
    Project,
    Reference,
    Row,
    Span,
    Target,
    Unit,
    ends_a_month,
    month_end,
    month_number,
)

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Number:
    """A value with what it was made of. A bare one is a number whose unit nobody wrote."""

    value: Fraction
    unit: Unit | None = None
    bare: bool = True
    negative: bool = False
    rows: frozenset[Row] = frozenset()


@dataclass(frozen=True)
class Figure:
    """The one number for an indicator, an area and a period."""

    number: Number
    reach: date
    """The last day that it covers."""
    whole: bool
    """Whether that is all of the period."""
    running: bool = False
    """Whether it is a running total, which is paced from nothing to the bound (§6 Pace)."""
    trend: int = 0
    """1: later rows can only raise it; -1: only lower it (§6 Settled)."""


@dataclass(frozen=True)
class NoFigure:
    """No data, and what is there of a roll-up with missing parts: it may settle the verdict (§5.5)."""

    there: Number | None = None
    trend: int = 0
    reach: date | None = None


Filters = tuple[tuple[str, object], ...]


@dataclass(frozen=True)
class Place:
    """Whose figure is asked for: an area, and the rows that `where` and `each` keep."""

    area: str | None
    filters: Filters = ()
    alone: bool = False
    """A member's or a reference's area: rows without an area are not its own (§4, §5.1)."""


def _at_month(day: date, number: int) -> date:
    return month_end((number - 1) // 12, (number - 1) % 12 + 1)


def elapsed(span: Span, until: date) -> Fraction:
    """The share of the period that has passed: in whole months where the data end with a month, else in days (§6 Pace)."""
    if ends_a_month(until) and ends_a_month(span.end) and span.start.day == 1:
        first = month_number(span.start)
        return Fraction(month_number(until) - first + 1, month_number(span.end) - first + 1)
    return Fraction((until - span.start).days + 1, (span.end - span.start).days + 1)


def same_day(reach: date, of: Span, other: Span) -> date:
    """The day that is as far into the other period as `reach` is into its own."""
    shift = month_number(other.start) - month_number(of.start)
    if ends_a_month(reach):
        return _at_month(reach, month_number(reach) + shift)
    number = month_number(reach) + shift
    return date((number - 1) // 12, (number - 1) % 12 + 1, reach.day)


class Ledger:
    """The rows of a project and the figures that the design makes of them."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.seen: Counter[str] = Counter()
        """How often each statement of the design decided something."""
        self.standing_stay = False
        """Whether a standing row is looked for: `--as-of` leaves these in (§6)."""
        self.rows: dict[str, list[Row]] = {}
        for row in project.rows:
            self.rows.setdefault(row.indicator, []).append(row)
        self.named = {row.area for row in project.rows if row.area is not None}

    def indicator(self, key: str) -> Indicator:
        return self.project.indicators.get(key, Indicator(key))

    def counted(self, key: str) -> list[Row]:
        """The rows that `--as-of` leaves: those that end later are left out (§6)."""
        as_of = self.project.as_of
        rows = self.rows.get(key, [])
        if as_of is None or self.standing_stay:
            return rows
        return [row for row in rows if row.span is None or row.span.end <= as_of.end]

    # -- areas (§5.4)

    def parts(self, area: str | None) -> list[str]:
        """The parts of an area in the hierarchy; "*" is every other area that the actuals name anywhere, without those that
        have parts, that contain it, or that only a reference names."""
        declared = self.project.areas.get(area or "", [])
        if declared != "*":
            return list(declared)
        parts = []
        for other in sorted(self.named):
            if other != area and other not in self.project.areas and other not in self._only_compared():
                parts.append(other)
        return parts

    def _only_compared(self) -> set[str]:
        compared: set[str] = set()
        named: set[str] = set()
        for target in self._every_target():
            named.update(target.members)
            if target.area:
                named.add(target.area)
            for bound in target.bounds:
                if isinstance(bound, Reference) and bound.area:
                    compared.add(bound.area)
        return compared - named

    def _every_target(self) -> list[Target]:
        targets = []
        for target in self.project.targets:
            targets.append(target)
            targets.extend(child for child in target.of if isinstance(child, Target))
        return targets

    def below(self, area: str) -> set[str]:
        """The area and all that lies in it."""
        found = {area}
        for part in self.parts(area):
            found |= self.below(part)
        return found

    # -- rows of one place

    def rows_of(self, key: str, place: Place, deep: bool = False) -> list[Row]:
        """The rows of an area, with `deep` those of its parts too, that the filters keep."""
        if place.area is None:
            areas = None  # §5.4: where neither target nor file names an area, area is a dimension like any other
        elif deep:
            areas = self.below(place.area)
        else:
            areas = {place.area}
        found = []
        for row in self.counted(key):
            ours = areas is None or row.area in areas or (row.area is None and not place.alone)
            if ours and keeps(row, place.filters):
                found.append(row)
        return found

    def number_of(self, key: str, row: Row) -> Number:
        """A row as a number: its unit is the one that is written for it, else the indicator's (§3)."""
        amount = row.value
        assert isinstance(amount, Amount)
        unit = amount.unit or self.indicator(key).unit
        value = amount.number * (unit.scale if unit else 1)
        return Number(value, unit, unit is None, value < 0, frozenset({row}))

    def one_sided(self, area: str | None, one: Number, other: Number) -> bool:
        """§5.3 Whether only one of two figures that are made of parts has one of them."""
        ours, theirs = self._leaves(area, one), self._leaves(area, other)
        here, there = {row.dims for row in one.rows if row.dims}, {row.dims for row in other.rows if row.dims}
        return bool(ours and theirs and ours != theirs) or bool(here and there and here != there)

    def _leaves(self, area: str | None, number: Number) -> set[str]:
        """The areas without parts that a figure was added up from; none where it is the area's own."""
        found = set()
        for row in number.rows:
            if row.area not in (area, None):
                found |= {one for one in self.below(row.area) if not self.parts(one)}
        return found

    # -- one period: areas and dimensions first (§5.2)

    def own(self, key: str, place: Place, span: Span, undated: bool, within: Span | None) -> Number | None:
        """§5.1 A row for exactly the wanted area and period is the figure. One with a missing cell is not there.
        `within`: the period that is wanted, where this one is a part of it."""
        rows = []
        areas = set()
        for row in self.rows_of(key, place):
            timely = row.span == span or (row.span is None and undated)
            inside = within is not None and row.span is not None and row.span in within
            if inside or timely:
                areas.add(row.area)
            if timely and row.value is not None:
                rows.append(row)
        whole = [row for row in rows if not open_dims(row, place.filters)]
        if place.area is None and not (len(areas) == 1 and len(whole) == 1):
            # Where the target names no area and one row remains for the period, that is it; else area is a dimension.
            whole = [row for row in whole if row.area is None]
        return self.number_of(key, whole[0]) if whole else None

    def at(self, key: str, place: Place, span: Span, undated: bool, within: Span) -> Number | None:
        """The number for one period: the own row, else the dimensions, else the parts of the area, put together as declared;
        a roll-up needs every part (§5.5)."""
        own = self.own(key, place, span, undated, within)
        if own is not None:
            return own
        op = self.indicator(key).over_areas
        if op == "none":
            return None
        split = self._split(key, place, span, undated, within)
        if split is not None:
            self.seen["§5.2 dimensions put together"] += 1
            return together(op, split)
        parts = []
        for part in self.parts(place.area):
            parts.append(self.at(key, replace(place, area=part, alone=True), span, undated, within))
        if not parts or None in parts:
            return None
        star = self.project.areas.get(place.area or "") == "*"
        self.seen['§5.4 parts put together: "*"' if star else "§5.4 parts put together: a list"] += 1
        return together(op, parts)

    def _split(self, key: str, place: Place, span: Span, undated: bool, within: Span) -> list[Number] | None:
        """The rows of one period that dimensions split, if every part that the wanted period shows is there."""
        expected = set()
        there = {}
        for row in self.rows_of(key, place):
            cell = open_dims(row, place.filters)
            if place.area is None:
                cell = (("area", row.area or ""), *cell)
            if not cell:
                continue
            if undated if row.span is None else row.span in within:
                expected.add(cell)
            if (row.span == span or (row.span is None and undated)) and row.value is not None:
                there[cell] = self.number_of(key, row)
        if not there or expected - there.keys():
            return None
        return list(there.values())

    def spans(self, key: str, place: Place, within: Span, undated: bool = False) -> set[Span]:
        """The periods inside the wanted one for which the area or any of its parts has a row with a figure."""
        found = set()
        for row in self.rows_of(key, place, deep=True):
            if row.span is not None and row.span in within and row.value is not None:
                found.add(row.span)
            if row.span is None and undated and row.value is not None:
                found.add(within)
        return found

    def tiles(self, key: str, place: Place, within: Span) -> dict[Span, Number]:
        found = {}
        for span in self.spans(key, place, within):
            number = self.at(key, place, span, False, within)
            if number is not None:
                found[span] = number
        return found

    # -- then time (§5.2, §5.6)

    def reaches(self, key: str, place: Place, within: Span, undated: bool) -> dict[date, Number]:
        """How far the figure can be worked out from the period's start: the last day covered, and the number up to there."""
        indicator = self.indicator(key)
        whole = self.at(key, place, within, undated, within)
        found: dict[date, Number] = {}
        tiles = self.tiles(key, place, within)
        if indicator.over_time == "last":
            shortest_last = sorted(tiles, key=lambda span: (span.end, span.start))
            found = {span.end: tiles[span] for span in shortest_last}
        elif indicator.over_time != "none":
            for end, tiling in tilings(within.start, set(tiles)).items():
                numbers = [tiles[span] for span in tiling]
                if indicator.over_time == "average" and len({length(span) for span in tiling}) > 1:
                    self.seen["§5.6 a mean of tiles of unequal length: none"] += 1
                else:
                    if len(tiling) > 1:
                        self.seen[f"§5.6 tiled from the start: {indicator.over_time}"] += 1
                    found[end] = together(indicator.over_time, numbers)
        if whole is not None:
            found[within.end] = whole
        return found

    def standing(self, key: str, place: Place, within: Span) -> Number | None:
        """§5.3 A `last` row whose period contains the wanted one stands for it in a denominator."""
        if self.indicator(key).over_time != "last":
            return None
        self.standing_stay = True
        try:
            return self._containing(key, place, within)
        finally:
            self.standing_stay = False

    def _containing(self, key: str, place: Place, within: Span) -> Number | None:
        containing = set()
        for row in self.rows_of(key, place, deep=True):
            if row.span is not None and within in row.span and row.value is not None:
                containing.add(row.span)
        for span in sorted(containing, key=lambda span: span.end - span.start):
            number = self.at(key, place, span, False, span)
            if number is not None:
                return number
        return None

    def measure(
        self, key: str, place: Place, span: Span, undated: bool = True, wanted: Span | None = None
    ) -> Figure | NoFigure:
        """§5 The figure for a period; `wanted` is the whole one, where it is cut to what another figure covers too."""
        cut = wanted is not None and wanted != span
        indicator = self.indicator(key)
        own = self.own(key, place, span, undated, span if cut else None)
        if own is not None:
            self.seen["§5.1 the row for exactly the area and period"] += 1
            if indicator.annualize:
                own = replace(own, value=own.value * yearly(span))
            return Figure(own, span.end, whole=True)
        if indicator.numerator:
            return self._rate(indicator, place, span)
        if indicator.records:
            return self._records(indicator, place, span)
        reaches = self.reaches(key, place, span, undated)
        trend = self._trend(key, place, span, undated)
        if span.end in reaches:
            return self._figure(indicator, reaches[span.end], span.end, span, trend)
        if not reaches or self._missing(key, place, span, max(reaches)):
            each = self._part_by_part(indicator, place, span, trend)
            if each is not None:
                return each
            self.seen["§5.5 no row, or a part missing before the latest"] += 1
            return NoFigure(self._there(key, place, span, undated), trend, self._latest(key, place, span, undated))
        self.seen["§5.5 months missing only at the end: a partial figure"] += 1
        reach = max(reaches)
        return self._figure(indicator, reaches[reach], reach, span, trend)

    def _records(self, indicator: Indicator, place: Place, span: Span) -> Figure | NoFigure:
        """§4 A register: every row inside the period, up to the last day that it has. A missing cell among them leaves none."""
        rows = [row for row in self.rows_of(indicator.key, place) if row.span is not None and row.span in span]
        if not rows:
            return NoFigure()
        there = [self.number_of(indicator.key, row) for row in rows if row.value is not None]
        reach = max(row.span.end for row in rows if row.span is not None)
        op = indicator.records or "sum"
        if op == "count":
            if not there:
                return NoFigure()
            reach = max(row.span.end for row in rows if row.span is not None and row.value is not None)
            first = there[0]
            number = Number(Fraction(len(there)), None, True, False, frozenset(rows))
            return Figure(replace(number, unit=first.unit and indicator.unit), reach, reach == span.end, True, 1)
        if len(there) < len(rows):
            return NoFigure()
        trend = {"sum": 0 if any(number.negative for number in there) else 1, "max": 1, "min": -1}.get(op, 0)
        return Figure(together(op, there), reach, reach == span.end, op == "sum", trend)

    def _part_by_part(self, indicator: Indicator, place: Place, span: Span, trend: int) -> Figure | None:
        """Parts that report other periods than one another (months, running totals), each over time first: which is the
        same where both axes are put together alike."""
        if indicator.over_time != indicator.over_areas or indicator.over_time not in ("sum", "min", "max"):
            return None
        figures = []
        parts = self.parts(place.area)
        if place.area is None:
            parts = sorted({row.area for row in self.rows_of(indicator.key, place) if row.area})
        for part in parts:
            figure = self.measure(indicator.key, replace(place, area=part, alone=True), span, undated=False)
            if isinstance(figure, NoFigure):
                return None
            figures.append(figure)
        if not figures or len({figure.reach for figure in figures}) != 1:
            return None
        self.seen["§5.6 parts that report other periods than one another"] += 1
        number = together(indicator.over_areas, [figure.number for figure in figures])
        reach = figures[0].reach
        reported = self.own(
            indicator.key, place, Span(span.start, reach), False, None
        )  # §5.1 the area's own row goes before
        return self._figure(indicator, reported or number, reach, span, trend)

    def _figure(self, indicator: Indicator, number: Number, reach: date, span: Span, trend: int) -> Figure:
        return Figure(number, reach, reach == span.end, indicator.over_time == "sum", trend)

    def _latest(self, key: str, place: Place, span: Span, undated: bool) -> date | None:
        return max((found.end for found in self.spans(key, place, span, undated)), default=None)

    def _missing(self, key: str, place: Place, span: Span, reach: date) -> bool:
        """§5.5 Whether a part is missing before the latest: a month in the middle, or an area whose latest is older than the
        others'. Rows that overlap and so cannot tile miss nothing (§5.6)."""
        tiles = set(self.tiles(key, place, span))
        for later in self.spans(key, place, span):
            if later.end > reach and later not in tiles:
                return True
        if self.indicator(key).over_time == "last":
            return False
        covered = span.start
        for tile in sorted(tiles):
            if tile.start > covered:
                return True
            covered = max(covered, tile.end + ONE_DAY)
        return False

    def _trend(self, key: str, place: Place, span: Span, undated: bool) -> int:
        """§6 Which way later rows can move it: a sum over time without negative rows only up; `max` up, `min` down."""
        over_time = self.indicator(key).over_time
        if over_time == "max":
            return 1
        if over_time == "min":
            return -1
        if over_time != "sum":
            return 0
        for found in self.spans(key, place, span, undated):
            number = self.at(key, place, found, undated, span) or self._least(key, place, found, undated)
            if number is not None and number.negative:
                return 0
        return 1

    def _there(self, key: str, place: Place, span: Span, undated: bool) -> Number | None:
        """§5.5 What is there, although parts are missing: of rows that overlap, those that say most."""
        indicator = self.indicator(key)
        if indicator.over_time != indicator.over_areas and self.parts(place.area):
            return None
        if indicator.over_time in ("min", "max"):
            spans = self.spans(key, place, span, undated)
            there = [self._least(key, place, found, undated) for found in spans]
            numbers = [number for number in there if number is not None]
            return together(indicator.over_time, numbers) if numbers else None
        if indicator.over_time != "sum":
            return None
        return self._most(key, place, span, undated)

    def _most(self, key: str, place: Place, span: Span, undated: bool) -> Number | None:
        singles: dict[Span, Number] = {}
        for found in self.spans(key, place, span, undated):
            number = self.at(key, place, found, undated, span)
            if number is None:
                number = self._least(key, place, found, undated)
            if number is not None:
                singles[found] = number
        best = heaviest(singles)
        below = [
            self._most(key, replace(place, area=part, alone=True), span, undated) for part in self.parts(place.area)
        ]
        there = [number for number in below if number is not None]
        own = {row.span for row in self.rows_of(key, place) if row.value is not None}
        if there and not own & set(singles):  # the area's own rows go before those of its parts
            added = together("sum", there)
            if best is None or added.value > best.value:
                best = added
        return best

    def _least(self, key: str, place: Place, span: Span, undated: bool) -> Number | None:
        """What is there for one period: the own rows, else those of the parts."""
        rows = []
        for row in self.rows_of(key, place):
            timely = row.span == span or (row.span is None and undated)
            if timely and row.value is not None:
                rows.append(row)
        op = self.indicator(key).over_areas
        if rows:
            return together(op, [self.number_of(key, row) for row in rows])
        below = [
            self._least(key, replace(place, area=part, alone=True), span, undated) for part in self.parts(place.area)
        ]
        there = [number for number in below if number is not None]
        return together(op, there) if there else None

    def _rate(self, indicator: Indicator, place: Place, span: Span) -> Figure | NoFigure:
        """§5.3 Numerator and denominator are rolled up first and then divided, over the same periods and the same parts."""
        above, below = indicator.numerator, indicator.denominator
        assert above
        assert below

        def over(until: date) -> Figure | NoFigure:
            return self.measure(above, place, Span(span.start, until), wanted=span)

        def under(until: date) -> Figure | NoFigure:
            part = Span(span.start, until)
            figure = self.measure(below, place, part, wanted=span)
            if isinstance(figure, NoFigure) and not self.spans(below, place, part):
                standing = self.standing(below, place, part)
                if standing is not None:
                    self.seen["§5.3 a standing row in a denominator"] += 1
                    return Figure(standing, until, whole=True)
                reach = over(until).reach
                if reach is not None and reach < until:
                    return NoFigure(reach=reach)  # what stands may stand for the months that the numerator covers
            return figure

        pair = over_the_same(over, under, span.end)
        if not isinstance(pair, tuple):
            self.seen["§5.3 the sides of a rate cannot be brought together"] += 1
            return NoFigure(reach=pair)
        number, divisor, reach = pair[0].number, pair[1].number, pair[0].reach
        if self.one_sided(place.area, number, divisor):
            self.seen["§5.3 a part that only one side of a rate has"] += 1
            return NoFigure(reach=reach)
        if divisor.value == 0:
            self.seen["§5.7 a denominator of zero"] += 1
            return NoFigure(reach=reach)  # §5.7
        whole = "" if reach == span.end else ", cut to what both sides cover"
        self.seen[f"§5.3 divided after rolling up{whole}"] += 1
        value = number.value / divisor.value
        running = self.indicator(above).over_time == "sum" and self.indicator(below).over_time != "sum"
        if indicator.annualize:
            value *= yearly(Span(span.start, reach))
            running = running and yearly(Span(span.start, reach)) == 0
        ratio = Number(
            value,
            indicator.unit,
            bare=False,
            negative=True,
            rows=number.rows | divisor.rows,
        )
        return Figure(ratio, reach, reach == span.end, running)

    def latest(self, key: str, place: Place, by: Span) -> tuple[Figure, Span] | NoFigure:
        """§6 With `by`, the figure is the row with the latest period that ends on or before it; nothing is added up over
        time. The own row goes before the parts that end with it."""
        indicator = self.indicator(key)
        spans = set()
        own = set()
        rows = self.rows_of(key, place, deep=True)
        if indicator.numerator:
            rows = rows + self.rows_of(indicator.numerator, place, deep=True)
        for row in rows:
            if row.span is not None and row.span.end <= by.end and row.value is not None:
                spans.add(row.span)
                if row.area == place.area:
                    own.add(row.span)
        if not spans:
            return NoFigure()
        latest_first = sorted(
            spans, key=lambda span: (span.end, span == by, span in own, span.end - span.start), reverse=True
        )
        for span in latest_first:
            end = span.end
            number = self.own(key, place, span, False, None) or self.at(key, place, span, False, span)
            if indicator.numerator:
                rate = self.measure(key, place, span, undated=False)
                number = rate.number if isinstance(rate, Figure) and rate.whole else None
            if number is not None or span in own or not own:
                break
        if number is None:
            return NoFigure()
        return Figure(number, end, end == by.end), span


Cut = Callable[[date], "Figure | NoFigure"]
"""A figure worked out again, for its period up to a day."""


def over_the_same(one: Cut, other: Cut, end: date) -> tuple[Figure, Figure] | date | None:
    """§5.3 Two figures over the periods that both cover: one rule for rates, changes and references. What of one lies
    beyond the reach of the other does not count, a hole neither. A day: they reach there, and a part before it is missing."""
    until = end
    while True:
        first, second = one(until), other(until)
        if first.reach is None or second.reach is None:
            return None
        if first.reach == second.reach == until:
            if isinstance(first, NoFigure) or isinstance(second, NoFigure):
                return until
            return first, second
        until = min(first.reach, second.reach)


def keeps(row: Row, filters: Filters) -> bool:
    """Whether the conditions of `where` and `each` on columns keep a row (§2)."""
    cells = dict(row.dims)
    return all(cells.get(name) == wanted for name, wanted in filters)


def open_dims(row: Row, filters: Filters) -> tuple[tuple[str, str], ...]:
    """The filled dimensions of a row that nothing asks for: the row is a part (§4)."""
    asked = {name for name, _ in filters}
    return tuple(item for item in row.dims if item[0] not in asked)


def yearly(span: Span) -> Fraction:
    """What brings a rate of part of a year to a year: 12 over its months, or 365 over its days."""
    size = length(span)
    return Fraction(12, size) if size > 0 else Fraction(365, -size)


def length(span: Span) -> int:
    if span.start.day == 1 and ends_a_month(span.end):
        return month_number(span.end) - month_number(span.start) + 1
    return -((span.end - span.start).days + 1)


def together(op: str, numbers: list[Number]) -> Number:
    """Numbers put together as `aggregate` says."""
    values = [number.value for number in numbers]
    if op == "min":
        value = min(values)
    elif op == "max":
        value = max(values)
    else:
        value = sum(values, Fraction(0))
    if op == "average":
        value /= len(values)
    rows: frozenset[Row] = frozenset().union(*(number.rows for number in numbers))
    first = numbers[0]
    return Number(value, first.unit, first.bare, any(number.negative for number in numbers), rows)


def tilings(start: date, spans: set[Span]) -> dict[date, list[Span]]:
    """§5.6 For each day that tiles from the start reach without gap or overlap, the tiling with the fewest rows."""
    best: dict[date, list[Span]] = {start - ONE_DAY: []}
    for span in sorted(spans, key=lambda span: (span.end, span.start)):
        before = best.get(span.start - ONE_DAY)
        if before is None:
            continue
        if span.end not in best or len(before) + 1 < len(best[span.end]):
            best[span.end] = [*before, span]
    del best[start - ONE_DAY]
    return best


def heaviest(numbers: dict[Span, Number]) -> Number | None:
    """Of rows that overlap, those without overlap that add up to most."""
    best: list[tuple[date, list[Number]]] = []
    for span in sorted(numbers, key=lambda span: (span.end, span.start)):
        chosen = [numbers[span]]
        before = [kept for end, kept in best if end < span.start]
        if before:
            chosen = [*max(before, key=_weight), *chosen]
        best.append((span.end, chosen))
    if not best:
        return None
    return together("sum", max((kept for _, kept in best), key=_weight))


def _weight(numbers: list[Number]) -> Fraction:
    return sum((number.value for number in numbers), Fraction(0))
