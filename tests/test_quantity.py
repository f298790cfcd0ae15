"""Numbers and units as people write them (design §3)."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from targetcheck.errors import Phrase
from targetcheck.model.quantity import (
    Quantity,
    exact_decimal,
    exact_text,
    fixed,
    parse_number,
    parse_quantity,
    placeholder,
    rounded,
    shown,
)
from targetcheck.model.unit import parse_unit

READ = [
    ("95%", "0.95", "ratio"),
    ("95.07 %", "0.9507", "ratio"),
    ("９５．０７％", "0.9507", "ratio"),
    ("3‰", "0.003", "ratio"),
    ("40 per 100k", "0.0004", "ratio"),
    ("40 per 100,000", "0.0004", "ratio"),
    ("40 per 100,000 people", "0.0004", "ratio"),
    ("40/10万", "0.0004", "ratio"),
    ("40/10万人", "0.0004", "ratio"),
    ("40 1/10万", "0.0004", "ratio"),
    ("4.5/千", "0.0045", "ratio"),
    ("4.5个/千人", "0.0045", "ratio"),
    ("2 per 1k", "0.002", "ratio"),
    ("2 per thousand", "0.002", "ratio"),
    ("2 per 10,000", "0.0002", "ratio"),
    ("2 per 10k", "0.0002", "ratio"),
    ("7 per million", "0.000007", "ratio"),
    ("7/百万", "0.000007", "ratio"),
    ("7/万", "0.0007", "ratio"),
    ("50 per 100", "0.5", "ratio"),
    ("1:80", "0.0125", "ratio"),
    ("1：80", "0.0125", "ratio"),
    ("5个百分点", "0.05", "points"),
    ("5 points", "0.05", "points"),
    ("9.16亿元", "916000000", "元"),
    ("91600万元", "916000000", "元"),
    ("30万", "300000", ""),
    ("1,234.5", "1234.5", None),
    ("-3", "-3", None),
    ("−3.5%", "-0.035", "ratio"),
    ("1000名", "1000", "人"),
    ("5家", "5", "家"),
    ("30分钟", "30", "分钟"),
    ("0.5 hours", "30", "分钟"),
    ("2天", "2880", "分钟"),
    ("50万次", "500000", "次"),
    ("44.8万平方米", "448000", "平方米"),
    ("200项", "200", "项"),
    ("89分", "89", "分"),
    ("1.2e3", "1200", None),
]


@pytest.mark.parametrize(("text", "value", "kind"), READ)
def test_reads(text: str, value: str, kind: str | None) -> None:
    found = parse_quantity(text)
    assert isinstance(found, Quantity), str(found)
    assert found.value == Fraction(value)
    assert (found.unit.kind if found.unit else None) == kind


@pytest.mark.parametrize(
    "text",
    ["", "abc", "40 per 100q", "95% 3", "1,23", "1,2345", "90%以上", ">= 5", "约5", "5 bananas", "1:0", "1e999999999",
     "9" * 101, "0." + "0" * 101 + "1", "٣", "①", "10²", "½", "inf", "nan", "1.2.3", "--5", "5 per 0", "#REF!", "1_000"],
)  # fmt: skip
def test_refuses(text: str) -> None:
    assert isinstance(parse_quantity(text), Phrase)


@pytest.mark.parametrize("text", ["e5", "+e5", ".e5", ".", "-", ""])
def test_a_number_has_digits_of_its_own(text: str) -> None:
    assert isinstance(parse_number(text), Phrase)


AGREE = [
    ("%", "‰", True), ("%", "per 100k", True), ("%", "人", False), ("points", "%", False), ("人", "名", True),
    ("人", "位", True), ("家", "所", True), ("个", "家", True), ("个", "张", True), ("个", "元", False), ("个", "分钟", False),
    ("人", "张", False), ("万元", "亿元", True), ("万", "元", True), ("小时", "天", True), ("人", "人次", False), ("元", "美元", False),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "agree"), AGREE)
def test_nouns_agree(one: str, other: str, agree: bool) -> None:
    first, second = parse_unit(one), parse_unit(other)
    assert first
    assert second
    assert first.agrees(second) is agree
    assert second.agrees(first) is agree


@pytest.mark.parametrize(
    ("text", "unit"),
    [("", None), ("~", None), ("?", None), ("X", None), ("xx名", "名"), ("X%", "%"), ("××个", "个"), ("**", None), ("__", None),
     ("XX per 100k", "per 100k"), ("95%", False), ("X bananas", False), ("名", False)],
)  # fmt: skip
def test_placeholders(text: str, unit: str | bool | None) -> None:
    found = placeholder(text)
    assert (found if found is None or found is False else found.text) == unit  # type: ignore[union-attr]


# GB/T 8170: half to even, in one step (methodology §9).
@pytest.mark.parametrize(
    ("value", "places", "expected"),
    [("12.1498", 0, "12"), ("12.1498", 1, "12.1"), ("10.5002", 0, "11"), ("1.050", 1, "1.0"), ("0.35", 1, "0.4"),
     ("97.46", 0, "97"), ("15.4546", 0, "15"), ("-0.0365", 3, "-0.036"), ("2500", -3, "2000"), ("3500", -3, "4000"),
     ("-355", -1, "-360"), ("-325", -1, "-320"), ("1268", -2, "1300")],
)  # fmt: skip
def test_rounds_half_to_even(value: str, places: int, expected: str) -> None:
    if places >= 0:
        assert rounded(Fraction(value), places) == Fraction(expected)
    else:
        assert rounded(Fraction(value) / 10**-places, 0) * 10**-places == Fraction(expected)


@pytest.mark.parametrize(
    ("value", "places", "bound", "expected"),
    [("39.996", 1, "40", "39.996"), ("94.96", 0, "95", "94.96"), ("39.99999999", 1, "40", "39.99999999"),
     ("40.00000001", 1, "40", "40.00000001"), ("95.07", 0, "90", "95.07"), ("100", 2, "100", "100")],
)  # fmt: skip
def test_display_never_contradicts(value: str, places: int, bound: str, expected: str) -> None:
    assert shown(Fraction(value), places, Fraction(bound)) == expected


def test_a_division_is_shown_with_few_digits() -> None:
    assert shown(Fraction(59, 110) * 100, 2, Fraction(60)) == "53.64"


DECIMALS = st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**12), max_value=10**12)


@given(DECIMALS)
def test_a_number_reads_back_as_written(number: Decimal) -> None:
    assert parse_number(f"{number:f}") == number
    assert parse_number(f"{number:,f}") == number


@given(DECIMALS, st.sampled_from(["%", "‰", "/10万", "万元", "亿", "小时", ""]))
def test_value_is_number_times_scale(number: Decimal, unit: str) -> None:
    found = parse_quantity(f"{number:f}{unit}")
    assert isinstance(found, Quantity)
    known = parse_unit(unit)
    assert found.value == Fraction(number) * (known.scale if known else 1)


@given(st.fractions(), st.fractions(), st.integers(0, 4))
def test_shown_keeps_the_order(value: Fraction, bound: Fraction, places: int) -> None:
    text = shown(value, places, bound)
    if value == bound:
        assert text == shown(bound, places, value)
    else:
        assert (Fraction(text) > bound) == (value > bound)
        assert Fraction(text) != bound


@given(st.fractions())
def test_exact_text_is_exact_where_digits_end(value: Fraction) -> None:
    ends = exact_decimal(value)
    near = Fraction(exact_text(value))
    assert near == value if ends is not None else abs(near - value) <= abs(value) / 10**14


@given(DECIMALS)
def test_fixed_is_half_up(number: Decimal) -> None:
    from decimal import ROUND_HALF_UP

    expected = number.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
    assert Decimal(fixed(Fraction(number), 2)) == expected
