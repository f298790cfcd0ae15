"""Which figures the targets want: their own, the two sides of a rate, what they are compared with and start from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import product

from targetcheck.errors import Location, Problem, TargetcheckError, say
from targetcheck.model.columns import is_area
from targetcheck.model.period import Period
from targetcheck.model.plan import Need, asked_of, needs, series, sides
from targetcheck.model.target import EVERY_AREA, Condition, Target, Targets
from targetcheck.model.unit import Unit

Cells = tuple[tuple[str, str], ...]
Hint = tuple[str, str]
REMINDER = "reminder "
"""How the key of a hint begins that says why a figure is asked for once more."""
Gaps = tuple[bool, ...]
"""For area, period and each dimension column, whether a figure leaves it open."""
Place = tuple[str, str | None, Period | None, Cells]
"""An indicator's key, an area, a period and dimension cells: what tells one row from another."""

MOST_ASKED = 250_000
"""Figures of a form. Conditions that list values ask for one of every combination, and that grows beyond all measure."""


@dataclass(frozen=True, slots=True)
class Line:
    """One wanted figure, a row of the form. An empty cell is to be filled in, or means the target's own."""

    key: str
    """The indicator's key."""
    area: str
    period: Period | None
    cells: Cells
    """The dimension columns of this row and what stands in them."""
    unit: str
    responsible: tuple[str, ...]
    hints: tuple[Hint, ...]
    """Remarks on how to fill it in: the phrase's key in the words, and a column's name (the area's unless given)."""
    at: Location
    """The first target that asks for it."""
    targets: tuple[Target, ...] = ()
    """The targets whose own figure it is."""
    indicator: str = ""
    """What the form calls the indicator."""


@dataclass(frozen=True, slots=True)
class _Ask:
    """A figure as one target asks for it."""

    key: str
    area: str | None
    period: Period | None
    cells: Cells = ()
    unit: Unit | None = None
    yes_no: bool = False
    hints: tuple[Hint, ...] = ()
    own: bool = False
    """Whether it is the figure that the target's bound speaks of."""

    @property
    def place(self) -> Place:
        return self.key, self.area, self.period, self.cells

    @property
    def open(self) -> int:
        """How much it leaves open."""
        return (self.area is None) + (self.period is None) + sum(1 for _, value in self.cells if not value)

    @property
    def gaps(self) -> Gaps:
        """What another figure of the same columns may say that is this one. A member that nobody names is one row for each."""
        members = {name for hint, name in self.hints if hint == "template each"}
        return (
            self.area is None,
            self.period is None,
            *(not value and name not in members for name, value in self.cells),
        )

    def beside(self, gaps: Gaps) -> tuple[object, ...]:
        """What it says beside these gaps."""
        said = (self.area, self.period, *(value for _, value in self.cells))
        return tuple(None if gap else text for gap, text in zip(gaps, said, strict=True))


def wanted(targets: Targets, only: Iterable[Target]) -> Iterator[Line]:
    """The figures that these targets want, in their order and each once."""
    columns = _columns(targets)
    asks: dict[Place, list[tuple[_Ask, Target]]] = {}
    number = 0
    for top in only:
        for target in top.family():
            for ask in _of_target(targets, columns, target):
                asks.setdefault(ask.place, []).append((ask, target))
                number += 1
                if number > MOST_ASKED:
                    message = say("with this target the form asks for more than {n} figures", n=MOST_ASKED)
                    raise TargetcheckError([Problem(target.at, "too-many", message)])
    _absorb(asks)
    every = [ask for some in asks.values() for ask, _ in some]
    units = {ask.key: ask.unit for ask in reversed(every) if ask.unit is not None}
    units |= {key: indicator.unit for key, indicator in targets.indicators.items() if indicator.unit is not None}
    return (_line(some, units) for some in asks.values())


def _line(asks: list[tuple[_Ask, Target]], units: dict[str, Unit]) -> Line:
    """One row for all who ask. All rows of an indicator have one unit, or a bare figure could not be compared with another."""
    first, target = asks[0]
    unit = units.get(first.key)
    return Line(
        key=first.key,
        area=first.area or "",
        period=first.period,
        cells=first.cells,
        unit="" if unit is None or all(ask.yes_no for ask, _ in asks) else unit.text,
        responsible=tuple(dict.fromkeys(name for _, t in asks for name in t.responsible)),
        hints=tuple(dict.fromkeys(hint for ask, _ in asks for hint in ask.hints)),
        at=target.at,
        targets=tuple(t for ask, t in asks if ask.own),
    )


def _absorb(asks: dict[Place, list[tuple[_Ask, Target]]]) -> None:
    """A figure that leaves open what another one names is that one: as two rows they would be duplicates."""
    alike: dict[tuple[str, tuple[str, ...]], list[_Ask]] = {}
    for some in asks.values():
        first = some[0][0]
        alike.setdefault((first.key, tuple(name for name, _ in first.cells)), []).append(first)
    for group in alike.values():
        fitting: dict[Gaps, dict[tuple[object, ...], list[_Ask]]] = {}
        for ask in [ask for ask in group if ask.open]:
            if (gaps := ask.gaps) not in fitting:
                by_rest = fitting[gaps] = {}
                for other in group:
                    by_rest.setdefault(other.beside(gaps), []).append(other)
            others = fitting[gaps][ask.beside(gaps)]
            into = next((other for other in others if other.open < ask.open and other.place in asks), None)
            if into is not None:
                asks[into.place] += asks.pop(ask.place)


def _columns(targets: Targets) -> frozenset[str]:
    """The dimension columns of the form: those of `each`, and those of conditions that name values."""
    asked = asked_of(targets)
    listed = {c.name for t in targets.every() for c in t.where if c.values is not None}
    return asked.each | (asked.dimensions & listed)


def _of_target(targets: Targets, columns: frozenset[str], target: Target) -> Iterator[_Ask]:
    """Everything that has to be known to judge a target, for each of its members."""
    unit = None
    if target.bound is not None:
        unit = target.bound.lent_unit(change=target.change_from is not None)
    yes_no = target.bound is not None and target.bound.milestone
    own = next(needs(targets, target), None)
    for need in (*needs(targets, target), *_series(target, own)):
        ask = _Ask(need.key, need.area, need.period, unit=unit, yes_no=yes_no, own=need == own)
        if need.reference:
            same = target.indicator is not None and need.key == target.indicator.key
            yield from _sides(targets, replace(ask, unit=unit if same else None, yes_no=False))
            continue
        if need.condition is not None and need.condition.name in columns:
            continue
        for placed in _places(targets, columns, target, ask):
            if need.condition is not None:
                placed = _of_condition(target, placed, need.condition)
            yield from _sides(targets, placed)


def _series(target: Target, own: Need | None) -> Iterator[Need]:
    """The figures of earlier years that progress is measured by."""
    if own is None or (target.bound is not None and target.bound.milestone):
        return
    for period in series(target):
        yield own._replace(period=period)


def _sides(targets: Targets, ask: _Ask) -> Iterator[_Ask]:
    """The figure itself, or for a rate that is worked out its numerator and denominator."""
    parts = sides(targets, ask.key)
    for side in parts:
        yield from _sides(targets, replace(ask, key=side, unit=None, own=False))
    if parts:
        return
    indicator = targets.indicators.get(ask.key)
    hints = list(ask.hints)
    if ask.yes_no:
        hints.append(("template yes or no", ""))
    if indicator is not None and indicator.rows is not None:
        hints.append(("template records", ""))
    yield replace(ask, hints=tuple(hints))


def _places(targets: Targets, columns: frozenset[str], target: Target, ask: _Ask) -> Iterator[_Ask]:
    """The figure for every member, or for every combination of the values that its conditions list."""
    conditions = [c for c in target.where if c.name in columns]
    areas = [c for c in target.where if is_area(c.name) and c.values]
    each = target.each
    if each is None:
        for values in product(*(sorted(c.values) if c.values else [""] for c in (*areas, *conditions))):
            area = values[0] if areas else ask.area
            cells = tuple((c.name, value) for c, value in zip(conditions, values[len(areas) :], strict=True))
            yield replace(ask, area=area, cells=cells, hints=_blanks(cells))
        return
    members = each.members
    if members is None and each.area and target.area is not None:
        members = targets.areas.get(target.area)
        if members is not None and EVERY_AREA in members:
            members = None
    hints = () if members else (("template each", "" if each.area else each.dimension),)
    # A member's own cells (a hospital's grade) are for whoever fills the form in; they decide whether it counts.
    blank = tuple((c.name, "") for c in conditions)
    for name in members or ("",):
        own = ask.area if not each.area else name
        cells = blank if each.area else ((each.dimension, name), *blank)
        yield replace(ask, area=own, cells=cells, hints=(*hints, *_blanks(blank)))


def _blanks(cells: Cells) -> tuple[Hint, ...]:
    return tuple(("template fill in", name) for name, value in cells if not value)


def _of_condition(target: Target, ask: _Ask, condition: Condition) -> _Ask:
    """The other indicator that a condition compares, for the same member and period."""
    each, bound = target.each, condition.bound
    member = each.dimension if each is not None else None
    return replace(
        ask,
        area=ask.area if each is not None else target.area,
        cells=tuple(cell for cell in ask.cells if cell[0] == member),
        unit=bound.unit if bound is not None else None,
        yes_no=bound is not None and bound.milestone,
        hints=tuple(hint for hint in ask.hints if hint[0] == "template each"),
    )
