"""Exact numbers with their units, as people write them. Nothing here passes through a float."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from math import lcm

from targetcheck.errors import Phrase, say
from targetcheck.model.pattern import pattern
from targetcheck.model.text import plain
from targetcheck.model.unit import PURE_RATIO, Unit, parse_unit
from targetcheck.named import NamedTuple

MAX_DIGITS = 100
"""More digits than this, before or after the point, are refused: no office publishes them, and they cost time."""

# Digits in threes apart by commas, or by spaces as GB/T 15835 writes them.
_NUMBER = pattern(
    r"[+-]?(?=\.?[0-9])(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,3}(?: [0-9]{3})+(?![0-9])|[0-9]+)?(?:\.[0-9]*)?(?:[eE][+-]?[0-9]+)?"
)
_RATIO = pattern(r"([0-9.,]+) ?: ?([0-9.,]+)")
_PLACEHOLDER = pattern(r"(?:[Xx×*_]+(?:\.[Xx×*_]+)?|[?~]|)")
_EXACT = Context(prec=4 * MAX_DIGITS)

MOST_BITS = 2**16
"""Binary digits, about 20,000 decimal ones, of either side of a fraction that is worked out: the mean of a whole country's
ratios has fewer, and rates of rates of rates, whose digits double with each, would soon take longer than anyone waits."""
MOST_PLACES = 1000
"""Digits before the point, or zeros behind it, of a number that is worked out; decimals that are written as exact ones."""

MOST_BELOW = 10**100
"""The denominator up to which fractions are added up over one that all share."""


class TooLong(ArithmeticError):
    """A number of more digits than are worked with."""


def workable(value: Fraction) -> Fraction:
    """The value, if it can be worked with. Raises TooLong."""
    above, below = value.numerator.bit_length(), value.denominator.bit_length()
    if max(above, below) > MOST_BITS or abs(above - below) * 3 > MOST_PLACES * 10:  # ten bits are three digits
        raise TooLong
    return value


def total(values: Sequence[Fraction]) -> Fraction:
    """The sum: over one denominator where that is short, else of halves, so that not all meet in every step. Raises TooLong."""
    below = lcm(*(value.denominator for value in values))
    if below < MOST_BELOW:
        return workable(Fraction(sum(value.numerator * (below // value.denominator) for value in values), below))
    left = list(values)
    while len(left) > 1:
        odd = left[len(left) // 2 * 2 :]
        pairs = zip(left[::2], left[1::2], strict=False)
        left = [*(workable(a + b) for a, b in pairs), *odd]
    return left[0]


class Quantity(NamedTuple):
    """A number as written and its unit (None: bare). `number` counts in the unit: 95 and % for "95%"."""

    number: Decimal
    unit: Unit | None
    ratio: tuple[Decimal, Decimal] | None = None
    """The two sides of a ratio written a:b; its value is then their quotient and `number` is not used."""

    @property
    def value(self) -> Fraction:
        """The number in the base of its unit: 95 % is 19/20, 8亿元 is 800,000,000 (元). A bare number is itself."""
        if self.ratio:
            return Fraction(self.ratio[0]) / Fraction(self.ratio[1])
        if self.unit is None:
            return Fraction(self.number)
        return Fraction(self.number) * self.unit.scale

    def based(self, unit: Unit | None) -> Fraction:
        """The number in base units, where a bare one counts in `unit`."""
        if self.unit is not None or unit is None:
            return self.value
        return self.value * unit.scale

    def number_in(self, unit: Unit | None) -> Fraction:
        """The number counted in a unit that agrees with its own; a bare one is in it already."""
        if self.unit is None:
            return Fraction(self.number)
        return self.value if unit is None else self.value / unit.scale

    @property
    def places(self) -> int | None:
        """The decimals as written; None for a ratio a:b, which has none."""
        return None if self.ratio else max(0, -int(self.number.as_tuple().exponent))


def parse_number(text: str) -> Decimal | Phrase:
    """The exact number that the text writes (1,234.5; -3; 1.2e3), or why it is none. Only the digits 0-9 count."""
    text = plain(text)
    if not _NUMBER.fullmatch(text):
        return say('"{text}" is not a number', text=text)
    if len(text) > 3 * MAX_DIGITS:
        return say("a number of more than {n} digits", n=MAX_DIGITS)
    _, _, power = text.lower().partition("e")
    if len(power) > 4:
        return say('the exponent of "{text}" is out of range', text=text)
    number = Decimal(text.replace(",", "").replace(" ", ""))
    exponent = int(number.as_tuple().exponent)
    if exponent < -MAX_DIGITS or number.adjusted() >= MAX_DIGITS:
        return say("a number of more than {n} digits", n=MAX_DIGITS)
    return number.quantize(Decimal(1), context=_EXACT) if exponent > 0 else number


def parse_quantity(text: str) -> Quantity | Phrase:
    """The quantity that the text writes (95.07%, 40 per 100k, 9.16亿元, 1:80, 3 people), or why it is none."""
    text = plain(text)
    if found := _RATIO.fullmatch(text):
        return _ratio(text, found[1], found[2])
    head = _NUMBER.match(text)
    if head is None or not head.end():
        return _explain(text)
    length = head.end()
    number = parse_number(text[:length])
    if isinstance(number, Phrase):
        if length == len(text):
            return number
        return _explain(text)
    rest = text[length:].strip()
    if not rest:
        return Quantity(number, None)
    unit = parse_unit(rest)
    if unit is None and rest[0] == "(" and rest[-1] == ")":  # 4.6(个/千人), as headings have it
        unit = parse_unit(rest[1:-1])
    if unit is None:
        return _explain(text, rest)
    return Quantity(number, unit)


def _ratio(text: str, left: str, right: str) -> Quantity | Phrase:
    a, b = parse_number(left), parse_number(right)
    if isinstance(a, Phrase) or isinstance(b, Phrase):
        return say('"{text}" is not a ratio of two numbers, such as 1:80', text=text)
    if b == 0:
        return say('the ratio "{text}" divides by zero', text=text)
    return Quantity(Decimal(0), PURE_RATIO, (a, b))


# What people write around a number that the bound's own key already says, and how to write it instead.
_WORDED = pattern(r"[<>≤≥=]|以上|以下|以内|左右|超过|[不低高多少大小]于|至少|约|about|at least|at most", re.IGNORECASE)


def is_worded(text: str) -> bool:
    """Whether words of a comparison stand with a number (以上, about): the value of a bound has them in its key, a cell not at all."""
    return _WORDED.search(plain(text)) is not None


def _explain(text: str, unit: str = "") -> Phrase:
    if is_worded(text):
        return say(
            '"{text}" is not a plain quantity; the key (at_least, at_most, above, below) says the comparison, '
            "the value only the number and its unit",
            text=text,
        )
    if re.match(r"[0-9]", unit) or (re.match(r"[+-]?[0-9.,]*[,.][0-9]", text) and unit[:1] in ("", ",", ".")):
        return say('"{text}" is not a number; write 1,234.5 or 1234.5', text=text)
    if re.fullmatch(r"[0-9.]+\s*/\s*[0-9.]+", text):
        return say('"{text}" is not a plain quantity; a ratio is written with a colon, as in 1:80', text=text)
    if unit:
        return say('"{unit}" in "{text}" is not a unit that is known', unit=unit, text=text)
    return say('"{text}" is not a number', text=text)


def placeholder(text: str) -> Unit | bool | None:
    """For a value announced without a number (empty, ~, ?, X%, xx名): its unit or None; False for anything else."""
    text = plain(text)
    found = _PLACEHOLDER.match(text)
    rest = text[found.end() :].strip() if found else text
    if not rest:
        return None
    unit = parse_unit(rest) if found and found.end() else None
    return unit or False


def exact_decimal(value: Fraction) -> Decimal | None:
    """The value as a terminating decimal, without trailing zeros; None when its digits do not end within MOST_PLACES."""
    rest, power = value.denominator, 0
    for prime in (2, 5):
        count = 0
        while rest % prime == 0 and count <= MOST_PLACES:
            rest //= prime
            count += 1
        power = max(power, count)
    if rest != 1 or power > MOST_PLACES:
        return None
    scaled = Decimal(value.numerator * 10**power // value.denominator)
    return scaled.scaleb(-power, context=Context(prec=max(28, scaled.adjusted() + 2)))


def rounded(value: Fraction, places: int, rounding: str = ROUND_HALF_EVEN) -> Fraction:
    """The value rounded once, to so many decimals; half to even is GB/T 8170, half up is for display."""
    scaled = value * 10**places
    whole, rest = divmod(abs(scaled.numerator), scaled.denominator)
    twice = 2 * rest
    up = twice > scaled.denominator or (twice == scaled.denominator and (rounding == ROUND_HALF_UP or whole % 2 == 1))
    return Fraction((whole + up) * (-1 if scaled < 0 else 1), 10**places)


def fixed(value: Fraction, places: int) -> str:
    """The value half up to exactly so many decimals, as digits."""
    number = rounded(value, places, ROUND_HALF_UP)
    whole = Decimal(abs(number.numerator) * 10**places // number.denominator)  # str() of an int has a limit
    digits = str(whole).rjust(places + 1, "0")
    sign = "-" if number < 0 else ""
    return sign + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)


def shown(value: Fraction, places: int, *against: Fraction, least: int = 0) -> str:
    """The value for display: half up, with digits added until it stands to each of `against` as the exact one does.

    A value that ends within four decimals is shown whole, so that 95.07 stays 95.07 beside a bound of 90, and with
    `least` decimals, so that a figure published as 94.40 stays that.
    """
    ends = exact_decimal(value)
    if ends is not None and -int(ends.as_tuple().exponent) <= max(places, 4):
        return f"{ends:.{max(least, -int(ends.as_tuple().exponent))}f}"
    others = [other for other in against if other != value]  # what is equal is shown alike
    for more in range(places, places + 60):
        near = rounded(value, more, ROUND_HALF_UP)
        if all((near > other) == (value > other) and near != other for other in others):
            return fixed(value, more)
    nearest = min(abs(value - other) for other in others)
    return fixed(value, (nearest.denominator.bit_length() - nearest.numerator.bit_length()) * 302 // 1000 + 3)


def significant(value: Fraction) -> Fraction:
    """A number that was worked out in decimals that do not end: the 15 digits of it that JSON writes."""
    context = Context(prec=15, rounding=ROUND_HALF_EVEN)
    return Fraction(context.divide(Decimal(value.numerator), Decimal(value.denominator)))


def exact_text(value: Fraction) -> str:
    """The value as JSON writes it: exact where its decimals end, else 15 significant digits, half to even."""
    ends = exact_decimal(value)
    if ends is None:
        context = Context(prec=15, rounding=ROUND_HALF_EVEN)
        ends = context.divide(Decimal(value.numerator), Decimal(value.denominator))
    text = format(ends, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
