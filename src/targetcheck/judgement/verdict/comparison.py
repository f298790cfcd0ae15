"""A figure and what it is held against, in one unit, and what is wrong or odd about that (design §3)."""

from __future__ import annotations

from fractions import Fraction

from targetcheck.errors import Phrase, say
from targetcheck.judgement.ask import Case
from targetcheck.judgement.figure.for_target import adds_up
from targetcheck.judgement.odd import odd_numbers
from targetcheck.judgement.units import several_units, unclear_change, unclear_figure
from targetcheck.judgement.verdict.against import Against, is_relative
from targetcheck.model.bound import Bound, Range
from targetcheck.model.figure import DIFFERENCE, DIVIDED, RELATIVE, Figure, NoFigure
from targetcheck.model.nouns import POINTS
from targetcheck.model.quantity import Quantity
from targetcheck.model.unit import PERCENT, PERCENTAGE_POINTS, Unit, is_percentage, is_ratio, unit_name
from targetcheck.named import NamedTuple


class Comparison(NamedTuple):
    """A figure and what it is held against, all in base units."""

    case: Case
    bound: Bound
    against: Against
    unit: Unit | None
    """The unit to show numbers in: the bound's as it is written, else the indicator's, else the figure's."""
    scale: Fraction
    ends: tuple[Fraction, ...]
    """What the bound's ends come to; those of a change are changes too."""

    @classmethod
    def of(cls, case: Case, bound: Bound, against: Against) -> Comparison:
        """The figure with its bound's ends in base units; a bare end takes the indicator's, else the figure's unit."""
        figure, then, declared = against.figure, against.then, case.ask.indicator.unit
        unit, bare = bound.unit or declared or figure.unit, declared or bound.unit or figure.unit
        if then is not None:
            if bound.unit is None and is_percentage(unit):
                unit = PERCENTAGE_POINTS
            bare = PERCENT if is_relative(bound) else unit
        ends = []
        for end, reference in zip(bound.ends, against.references, strict=True):
            if reference is not None:
                ends.append(reference.figure.value - (then.value if then is not None else 0))
            elif isinstance(end, Quantity):
                ends.append(end.based(bare))
        return cls(case, bound, against, unit, unit.scale if unit is not None else Fraction(1), tuple(ends))

    @property
    def adds_up(self) -> bool:
        """Whether the figure grows over its period, so that the share of the period elapsed is its line."""
        return adds_up(self.against.figure, self.case.ask.indicator)

    def range(self) -> Range:
        """The bound in the unit that is shown."""
        return self.bound.over(tuple(end / self.scale for end in self.ends))

    def levels(self) -> Range:
        """The bound as levels in base units: of a change, those that it implies."""
        bound, then = self.bound.over(self.ends), self.against.then
        if then is None:
            return bound
        start = then.value
        if is_relative(self.bound):
            return bound.mapped(lambda end: start * (1 + end))
        return bound.mapped(lambda end: start + end)

    def shown(self, level: Fraction) -> Fraction:
        """A level as the number that is compared with the bound, in the unit that is shown."""
        then = self.against.then
        if then is None:
            return level / self.scale
        if is_relative(self.bound):
            return (level / then.value - 1) / self.scale
        return (level - then.value) / self.scale

    def figure(self) -> Figure:
        """The figure that is compared: the change as one of its own, made of the figure now and where it starts from."""
        now, then = self.against.figure, self.against.then
        if then is None:
            return now
        value, op = now.value - then.value, DIFFERENCE
        if is_relative(self.bound):
            value, op = value / then.value, RELATIVE
        return Figure(value, op, self.unit, now.indicator, now.area, now.span, (now, then))

    def unclear(self) -> NoFigure | None:
        """Why it is not clear in which unit a number is meant; numbers that are only odd get a warning."""
        case, bound, figure, then = self.case, self.bound, self.against.figure, self.against.then
        indicator = case.ask.indicator
        several = several_units(indicator, bound, [one for one in (figure, then) if one is not None])
        if several is not None:
            case.ledger.note(several)
        self._check_units()
        pairs = zip(bound.ends, self.ends, strict=True)
        written = [(end, value) for end, value in pairs if isinstance(end, Quantity)]
        values = [value for _, value in written]
        if then is None:
            unclear = unclear_figure(bound, indicator, figure, values)
        else:
            unclear = unclear_change(bound, indicator, figure, then, values)
        if unclear is not None:
            return unclear
        for problem in odd_numbers(case.target.name, bound, self.against, written):
            case.ledger.warn(problem)
        return None

    def _check_units(self) -> None:
        """Notes where the figure, the bound and what both are held against are in units that do not agree."""
        figure, then, written = self.against.figure, self.against.then, self.bound.unit
        for other in self.against.others():
            self.check_alike(other)
        if written is None or (then is not None and is_relative(self.bound)):
            return
        row = next(figure.rows(), None)
        if written.kind == POINTS:
            if not is_ratio(figure.unit):
                self.case.ledger.mismatch(row, figure.unit, PERCENTAGE_POINTS)
        elif figure.unit is None or not written.agrees(figure.unit):
            if then is None and figure.op in DIVIDED:
                message = say("the figure is worked out by division and so is a ratio, not a number of {unit}; write "
                              "the bound as % or per N, or give the indicator this unit", unit=written.text)  # fmt: skip
                self.case.problem("unit-mismatch", message)
            elif then is None or figure.unit is not None:
                self.case.ledger.mismatch(row, figure.unit, written)

    def check_alike(self, other: Figure) -> None:
        """Notes where a figure that this one is held against is in a unit that it cannot be compared in."""
        if not self._agrees(other):
            self.case.ledger.mismatch(next(other.rows(), None), other.unit, self.against.figure.unit)

    def _agrees(self, other: Figure) -> bool:
        own, unit = self.against.figure.unit, other.unit
        if unit is None or own is None:
            return unit is own
        return unit.agrees(own)

    def unfit(self, earlier: Figure) -> Phrase | None:
        """Why an earlier figure cannot stand beside this one: it is in another unit, or in one that is not clear."""
        if not self._agrees(earlier):
            return say("the figure is in {own}, and {wanted} is asked for; the two cannot be compared",
                       own=unit_name(earlier.unit), wanted=unit_name(self.against.figure.unit))  # fmt: skip
        return self.unclear_earlier(earlier)

    def unclear_earlier(self, earlier: Figure) -> Phrase | None:
        """Why it is not clear in which unit an earlier figure is meant; a change shows in it only what is compared.

        What a bare bound counts in was settled by the figure that is judged.
        """
        if self.against.then is not None or not earlier.lent:
            return None
        pairs = zip(self.bound.ends, self.ends, strict=True)
        values = [value for end, value in pairs if isinstance(end, Quantity)]
        unclear = unclear_figure(self.bound, self.case.ask.indicator, earlier, values)
        return None if unclear is None else unclear.reason
