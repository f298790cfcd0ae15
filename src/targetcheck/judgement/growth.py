"""Growth a year, exact where it is a fraction, and the earlier figures of a series."""

from __future__ import annotations

from decimal import Context, Decimal, localcontext
from fractions import Fraction

from targetcheck.errors import Phrase, say
from targetcheck.judgement.figure.measure import over
from targetcheck.judgement.verdict.comparison import Comparison
from targetcheck.model.figure import Figure
from targetcheck.model.period import Period
from targetcheck.model.quantity import TooLong
from targetcheck.model.rules import SERIES

DIGITS = (60, 250)
"""Of roots; the more where numbers of a hundred digits lie next to one another and would not be told apart."""
COURSE = 5
"""So many points in time are drawn."""
MOST_BITS = 10_000
"""Of longer numbers no exact root is looked for."""


def growth_of(times: Fraction, years: Fraction) -> Fraction:
    """The growth a year where so many times are reached in so many years: exact where that is a fraction.

    Growth that is none, and growth needed, come out equal to a cut-off only where both are fractions.
    """
    power, degree = years.denominator, years.numerator
    if max(times.numerator.bit_length(), times.denominator.bit_length()) * power <= MOST_BITS:
        top, bottom = _root(times.numerator**power, degree), _root(times.denominator**power, degree)
        if top is not None and bottom is not None:
            return Fraction(top, bottom) - 1
    root = Decimal(1)
    for digits in DIGITS:
        with localcontext(Context(prec=digits)):
            root = (Decimal(times.numerator) / times.denominator) ** (Decimal(power) / degree)
        if root != 1:
            break
    return Fraction(root) - 1


def _root(number: int, degree: int) -> int | None:
    """The whole root of a whole number, or None."""
    low, high = 0, 1 << (number.bit_length() // degree + 1)
    while low < high:
        middle = (low + high) // 2
        if middle**degree < number:
            low = middle + 1
        else:
            high = middle
    return low if low**degree == number else None


def series_of(comparison: Comparison, span: Period) -> list[tuple[Period, Fraction]] | Phrase:
    """The last six figures for periods as long as the figure's own, itself among them, the earliest first."""
    case = comparison.case
    ledger = case.ledger.quiet()
    found = [(span, comparison.against.figure.value / comparison.scale)]
    for period in _earlier(comparison, span):
        if len(found) == SERIES:
            break
        try:
            figure = over(ledger, case.ask._replace(dated=True), period)
        except TooLong:
            continue
        for fault in ledger.faults:
            return say("the figure for {period} cannot be used: {why}", period=period, why=fault.message)
        if isinstance(figure, Figure) and not figure.missing and figure.span == period:
            why = comparison.unfit(figure)
            if why is not None:
                return say("the figure for {period} cannot be used: {why}", period=period, why=why)
            found.append((period, figure.value / comparison.scale))
    return found[::-1]


def course_of(comparison: Comparison) -> tuple[tuple[Period, Fraction], ...]:
    """The last figures for periods of one length, five at most, in the unit that is shown; none of a change."""
    span = comparison.against.figure.span
    if span is None or comparison.against.then is not None:
        return ()
    series = series_of(comparison, span)
    if isinstance(series, Phrase) or len(series) < 2:
        return ()
    return tuple(series[-COURSE:])


def _earlier(comparison: Comparison, span: Period) -> list[Period]:
    """Earlier periods of the same length, the latest first: those of rows, and the same months of earlier years."""
    case = comparison.case
    keys = (case.ask.indicator.key, case.ask.indicator.numerator)
    reported = {period for key in keys for period in case.ledger.index.periods[key or ""]}
    found = {period for period in reported if period.length == span.length and period.end < span.start}
    first = min((period.start for period in reported), default=span.start)
    year = span
    while (earlier := year.shifted(-12)) is not None and earlier.start >= first:
        found.add(earlier)
        year = earlier
    return sorted(found, key=lambda period: period.end, reverse=True)
