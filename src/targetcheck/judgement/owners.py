"""Whose figure a row is that names no area or no period: the total of a table, and rows that several targets take as theirs."""

from __future__ import annotations

from collections.abc import Set
from functools import cached_property

from targetcheck.errors import Problem, say
from targetcheck.judgement.ask import Ask
from targetcheck.model.actuals import Actuals, Row
from targetcheck.model.columns import KINDS_OF_AREAS, area_level, may_be_kind
from targetcheck.model.known import Known
from targetcheck.model.period import Period, overlap
from targetcheck.model.plan import indicators_behind
from targetcheck.model.target import Targets


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
