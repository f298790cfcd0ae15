"""What the rows of a run are looked up by, whose figure a row is that names no area or no period, and whether figures rise."""

from __future__ import annotations

from collections.abc import Iterable, Set
from fractions import Fraction
from functools import cached_property
from itertools import pairwise

from targetcheck.errors import Problem, say
from targetcheck.judgement.ask import Ask
from targetcheck.model.actuals import Actuals, Row, Unplaced
from targetcheck.model.areas import KINDS_OF_AREAS, area_level, looks_like_area, may_be_kind
from targetcheck.model.known import Known
from targetcheck.model.period import Period, overlap
from targetcheck.model.plan import indicators_behind
from targetcheck.model.target import Targets
from targetcheck.model.text import NearMisses


class Owners:
    """The areas that the files and the target files name, and who asks for what."""

    def __init__(self, targets: Targets, actuals: Actuals) -> None:
        self.targets, self.actuals = targets, actuals
        self._listed = Known(self._listed_in)

    @cached_property
    def _named(self) -> set[str | None]:
        """Every area that the files name."""
        return {*self.actuals.areas, *(row.area for rows in self.actuals.rows.values() for row in rows)}

    @cached_property
    def _levels(self) -> set[int | None]:
        return {area_level(name) for name in self._named if name is not None} - {None}

    @cached_property
    def _asking(self) -> dict[str, set[tuple[str | None, Period | None]]]:
        """The areas and periods of the targets whose figures each indicator's rows make."""
        asking: dict[str, set[tuple[str | None, Period | None]]] = {}
        for target in self.targets.every():
            for key in indicators_behind(self.targets, target):
                asking.setdefault(key, set()).add((target.area, target.deadline))
        return asking

    def is_part(self, area: str | None) -> bool:
        """Whether an area is one of those that a table lists, or a peer of theirs, so that the table's total is not its figure."""
        if area is None or area in self.targets.areas:
            return False
        return area in self.targets.leaves or area in self._named or area_level(area) in self._levels

    def takes_total(self, area: str | None, row: Row) -> bool:
        """Whether a total (合计) may be the figure of an area: one that its words or its table's title say, else no part of it."""
        if area is None:
            return True
        listed = self._listed[row.indicator, row.where.file]
        if row.whole in KINDS_OF_AREAS:
            if not may_be_kind(area, row.whole):
                return False
            if not listed:  # a title speaks of 全市, and no area stands beside
                return area not in self.targets.leaves
        elif row.whole is not None:
            return _is_same(area, row.whole) and area not in listed
        if self.is_part(area):
            return False
        wholes = {name: below for name in self.targets.areas if (below := self.targets.below(name)) & listed}
        if area not in wholes:
            return not any(listed <= below for below in wholes.values())
        mine = wholes[area] & listed
        return not any(name in wholes[area] and mine <= below for name, below in wholes.items() if name not in listed)

    def shared(self, row: Row, ask: Ask) -> Problem | None:
        """What is wrong where a row names no area, or no period, and targets of several take it as theirs."""
        if ask.area is None or (row.area is not None and row.period is not None):
            return None
        askers = self._asking.get(ask.indicator.key, set())
        if row.total:
            return self._shared_total(row, askers)
        if row.area is None and not ask.explicit_area:
            areas = {name for name, period in askers if name is not None and overlap(period, row.period)}
            if len(areas) > 1:
                message = say("this row names no area, and targets of {names} take it as theirs; add a column of areas",
                              names=sorted(areas))  # fmt: skip
                return Problem(row.where, "shared-row", message)
        if row.period is None and not ask.dated:
            periods = {period for name, period in askers if name == ask.area and period is not None}
            if len(periods) > 1:
                message = say("this row names no period, and targets of {names} take it as theirs; add a column of periods",
                              names=sorted(periods))  # fmt: skip
                return Problem(row.where, "shared-row", message)
        return None

    def _shared_total(self, row: Row, askers: set[tuple[str | None, Period | None]]) -> Problem | None:
        """What is wrong where a table's total may be of several areas, whatever the periods that are asked for."""
        areas = {name for name, _ in askers if name is not None and self.takes_total(name, row)}
        if len(areas) < 2:
            return None
        message = say(
            "this row is a total, and targets of {names} take it as theirs; write the name of its area",
            names=sorted(areas),
        )
        return Problem(row.where, "shared-row", message)

    def _listed_in(self, at: tuple[str, str]) -> Set[str | None]:
        """The areas that rows of an indicator in a file name."""
        indicator, file = at
        return {row.area for row in self.actuals.rows.get(indicator, ()) if row.where.file == file} - {None}


def _is_same(area: str, whole: str) -> bool:
    """Whether two names are of one area, one of them perhaps with what it lies in: 重庆市万州区 and 万州区, 万州 and 万州区."""
    return area.endswith(whole) or whole.endswith(area) or area.startswith(whole) or whole.startswith(area)


def only_rise(rows: Iterable[Row]) -> bool:
    """Whether figures rise over time and never fall, each area's by themselves."""
    series: dict[tuple[object, ...], list[tuple[int, Fraction]]] = {}
    for row in rows:
        number = number_of(row)
        if number is not None and row.period is not None:
            of = (row.area, row.total, row.whole, row.dimensions)
            series.setdefault(of, []).append((row.period.end.toordinal(), number))
    numbers = [[number for _, number in sorted(found)] for found in series.values()]
    rising = all(one <= following for some in numbers for one, following in pairwise(some))
    return rising and any(some[0] < some[-1] for some in numbers)


def number_of(row: Row) -> Fraction | None:
    """A row's number in the base of its unit."""
    number = row.number
    if number is None or row.unit is None:
        return number
    return number * row.unit.scale


ByArea = dict[str | None, list[Row]]


class Index:
    """The actuals of a run by indicator, area, cell and period, each worked out when it is first asked for."""

    def __init__(self, targets: Targets, actuals: Actuals) -> None:
        self.targets, self.actuals = targets, actuals
        self.by_area = Known(self._by_area)
        """Indicator → its rows by area."""
        self.by_cell = Known(self._by_cell)
        """Indicator and dimension column → its rows by the value in the column, and by area."""
        self.by_table = Known(self._by_table)
        """Indicator → its rows by file and dimension cells, and by area."""
        self.by_place = Known(self._by_place)
        """Indicator → its rows of all files by area and dimension cells."""
        self.within = Known(self._within)
        """Indicator → the rows that are said to be parts of parts (其中：…), by file, area, or None for parts of areas, and period."""
        self.strangers = Known(self._strangers)
        """Indicator → the rows of areas that are none by their names and that no hierarchy has, by file and dimension cells."""
        self.periods = Known(self._periods)
        """Indicator → every period that its rows are for."""
        self.below = Known(targets.below)
        """Area → every area under it in the hierarchy."""
        self.rising = Known(self._rising)
        """Indicator and months → whether all figures of these months only rise."""
        self.describing = Known(self._describing)
        """Indicator → the columns that only tell of its rows: no two that are alike in all others differ in them."""

    @cached_property
    def nearest(self) -> NearMisses:
        """`did you mean` among the indicators of the actuals that nobody asks for."""
        return NearMisses(self.actuals.seen)

    @cached_property
    def owners(self) -> Owners:
        """Whose figure a row is that names no area or no period."""
        return Owners(self.targets, self.actuals)

    @cached_property
    def unplaced(self) -> dict[str | None, list[Unplaced]]:
        """The rows without a place by indicator; those of None may be any indicator's."""
        rows: dict[str | None, list[Unplaced]] = {}
        for row in self.actuals.unplaced:
            rows.setdefault(row.indicator, []).append(row)
        return rows

    def rows(self, indicator: str) -> tuple[Row, ...]:
        return self.actuals.rows.get(indicator, ())

    def _by_area(self, indicator: str) -> ByArea:
        by_area: ByArea = {}
        for row in self.rows(indicator):
            by_area.setdefault(row.area, []).append(row)
        return by_area

    def _by_place(self, indicator: str) -> dict[tuple[object, ...], list[Row]]:
        places: dict[tuple[object, ...], list[Row]] = {}
        for (_, dimensions), by_area in self.by_table[indicator].items():
            for area, rows in by_area.items():
                places.setdefault((area, dimensions), []).extend(rows)
        return places

    def _by_table(self, indicator: str) -> dict[tuple[object, ...], ByArea]:
        tables: dict[tuple[object, ...], ByArea] = {}
        for row in self.rows(indicator):
            tables.setdefault((row.where.file, row.dimensions), {}).setdefault(row.area, []).append(row)
        return tables

    def _within(self, indicator: str) -> dict[tuple[object, ...], list[Row]]:
        found: dict[tuple[object, ...], list[Row]] = {}
        for row in self.rows(indicator):
            if row.aside and row.area is not None and "其中" in row.area:
                found.setdefault((row.where.file, None, row.period), []).append(row)
            elif row.aside and any("其中" in name for _, name in row.dimensions):
                found.setdefault((row.where.file, row.area, row.period), []).append(row)
        return found

    def _strangers(self, indicator: str) -> dict[tuple[object, ...], list[Row]]:
        known = self.targets.leaves | self.targets.areas.keys() | self.targets.own_areas
        found: dict[tuple[object, ...], list[Row]] = {}
        for table, by_area in self.by_table[indicator].items():
            for area, rows in by_area.items():
                if area is not None and area not in known and not looks_like_area(area):
                    found.setdefault(table, []).extend(row for row in rows if not (row.total or row.aside))
        return found

    def _by_cell(self, asked: tuple[str, str]) -> dict[str, ByArea]:
        indicator, column = asked
        by_cell: dict[str, ByArea] = {}
        for row in self.rows(indicator):
            cell = row.cell(column)
            if cell is not None:
                by_cell.setdefault(cell, {}).setdefault(row.area, []).append(row)
        return by_cell

    def _periods(self, indicator: str) -> frozenset[Period]:
        return frozenset(row.period for row in self.rows(indicator) if row.period is not None)

    def _rising(self, asked: tuple[str, frozenset[Period]]) -> bool:
        indicator, months = asked
        return only_rise(row for row in self.rows(indicator) if row.period in months and not row.aside)

    def _describing(self, indicator: str) -> frozenset[str]:
        telling = self.actuals.attributes
        splitting: set[str] = set()
        first: dict[tuple[object, ...], Row] = {}
        for row in self.rows(indicator):
            others = tuple(cell for cell in row.dimensions if cell[0] not in telling)
            other = first.setdefault((row.area, row.period, *others), row)
            if other.dimensions != row.dimensions:
                splitting |= {name for name, _ in set(row.dimensions) ^ set(other.dimensions)}
        return telling - splitting
