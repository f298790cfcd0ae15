"""Numbers that are perhaps meant otherwise than written (design §3)."""

from __future__ import annotations

from fractions import Fraction

from targetcheck.errors import Problem, say
from targetcheck.judgement.case import Case
from targetcheck.model.bound import Bound
from targetcheck.model.figure import Figure
from targetcheck.model.target import Indicator
from targetcheck.model.unit import PERCENT, RATIO, Unit, in_order


def doubt(case: Case, figure: Figure, bound: Bound, unit: Unit | None) -> None:
    """Warns of a bare 0.95 against 95 %, and of a bare 350000 read in 万: judged as written, but said."""
    row = figure.row
    if unit is None or row is None or not hasattr(row.value, "as_tuple"):
        return
    number = Fraction(row.value)  # type: ignore[arg-type]
    percent = unit.kind == RATIO and unit.scale == PERCENT.scale
    ends = [(q, q.value if q.unit else Fraction(q.number) * unit.scale) for q in bound.quantities]
    bare_row = row.unit is None
    if percent and bare_row and 0 < number <= 1 and any(value >= Fraction(2, 100) for _, value in ends):
        message = say(
            "{text} has no unit and is read as {text} %; if it is a share of 1, write it with %", text=row.text
        )
        case.ledger.warn(Problem(row.where, "bare-share", message))
    for quantity, _ in ends:
        if percent and quantity.unit is None and 0 < quantity.number <= 1 and figure.value >= Fraction(2, 100):
            message = say("the bound {n} has no unit and is read as {n} %", n=str(quantity.number))
            case.ledger.warn(Problem(bound.where, "bare-share", message))
    if bare_row and case.indicator.unit is None and unit.scale >= 10**4 and abs(number) >= unit.scale:
        message = say("{text} has no unit and is read in {unit}; write the unit with it", text=row.text, unit=unit.text)
        case.ledger.warn(Problem(row.where, "bare-share", message))


def unclear(case: Case, indicator: Indicator, bound: Bound, *figures: Figure) -> None:
    """Notes where a bare bound would take the unit written with the indicator's figures, and their rows are in several."""
    if indicator.unit is not None or bound.unit is not None or not bound.quantities:
        return
    units = in_order(unit for figure in figures for unit in figure.units())
    several = len({unit.scale for unit in units}) > 1 and all(unit.agrees(units[0]) for unit in units)
    if several:
        message = say("the rows are in {units}, so the bare bound may be meant in any; write the unit with it, or under the indicator",
                      units=[unit.text for unit in units])  # fmt: skip
        case.ledger.note(Problem(bound.where, "unit-mismatch", message))
