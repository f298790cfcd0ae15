"""Numbers and units as people write them (design §3)."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from targetcheck.errors import Phrase
from targetcheck.model.nouns import MEASURED
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
    ["", "abc", "e5", ".e5", "-e5", "%", "+.e1%", "5e", "1e", "+", "-", ".", ",", "1:2:3", ":2", "1:", "1,2:3", "5 5", "40 per 100q", "95% 3", "1,23", "1,2345", "90%以上", ">= 5", "约5", "5 bananas", "1:0", "1e999999999",
     "9" * 101, "0." + "0" * 101 + "1", "٣", "①", "10²", "½", "inf", "nan", "1.2.3", "--5", "5 per 0", "#REF!", "1_000"],
)  # fmt: skip
def test_refuses(text: str) -> None:
    assert isinstance(parse_quantity(text), Phrase)


# One amount a line, in every spelling of its family.
SAME = """
1元 = 1块 = 1圆 = 1 yuan = 1 RMB = 1 CNY = 10角 = 0.0001万元 = 0.00000001亿元
1美元 = 1 USD = 1 dollar = 1 dollars
1欧元 = 1 EUR = 1 euro = 1 euros
1小时 = 1个小时 = 60分钟 = 3600秒 = 3600秒钟 = 1 h = 1 hour = 1 hours = 60 min = 60 minute = 60 minutes = 3600 second = 3600 seconds
1天 = 1日 = 24小时 = 1 day = 1 days = 1440分钟
12月 = 12个月 = 12 month = 12 months
3年 = 3 year = 3 years
3岁 = 3周岁
89分 = 89 score
1公里 = 1千米 = 1 km = 1000米 = 1000 m = 100000厘米 = 100000 cm
1公顷 = 15亩
1平方公里 = 100公顷 = 1000000平方米 = 1000000平米 = 1000000㎡ = 1000000m2 = 1000000m²
1立方米 = 1m3 = 1m³
1吨 = 1t = 1000千克 = 1000公斤 = 1000kg = 2000斤 = 1000000克 = 1000000g
1克 = 1000毫克 = 1000mg = 1000000微克 = 1000000μg
1升 = 1l = 1000毫升 = 1000ml
1千瓦时 = 1kwh
1% = 1 percent = 10‰ = 10 permille = 10千分之一 = 100‱ = 100万分之一 = 1000十万分之一
1% = 1 per 100 = 1 per hundred = 1/百 = 10 per 1000 = 10 per 1,000 = 10 per 1k = 10 per k = 10 per thousand = 10/千 = 10每千人
1% = 100 per 10,000 = 100 per 10k = 100 per ten thousand = 100/万 = 1000 per 100k = 1000 per hundred thousand = 1000/10万 = 1000/十万
1% = 10000 per million = 10000 per 1m = 10000/百万 = 100000/千万 = 1000000/亿 = 10000000 per 1000 million = 1:100 = 100:10000
5个百分点 = 5百分点 = 5 points = 5 pp = 5 percentage points
1个百分点 = 1 point = 1 percentage point
"""


@pytest.mark.parametrize("line", SAME.strip().splitlines())
def test_spellings_of_one_amount(line: str) -> None:
    found = [parse_quantity(text) for text in line.split(" = ")]
    assert all(isinstance(q, Quantity) and q.unit for q in found), [str(q) for q in found]
    assert {(q.value, q.unit.kind) for q in found} == {(found[0].value, found[0].unit.kind)}  # type: ignore[union-attr]


def test_a_family_counts_in_its_own_name() -> None:
    assert {family: sizes[family] for family, sizes in MEASURED.items()} == dict.fromkeys(MEASURED, 1)


# a scale, and how many it is
SCALED = [
    ("千", 3), ("万", 4), ("十万", 5), ("百万", 6), ("千万", 7), ("亿", 8), ("十亿", 9), ("百亿", 10), ("千亿", 11), ("万亿", 12),
    (" thousand", 3), (" million", 6), (" billion", 9),
]  # fmt: skip


@pytest.mark.parametrize(("scale", "power"), SCALED)
def test_scales(scale: str, power: int) -> None:
    for noun, kind in (("", ""), ("人", "人"), ("元", "元"), (" people", "人")):
        found = parse_quantity(f"3{scale}{noun}")
        assert isinstance(found, Quantity), scale + noun
        assert found.unit
        assert (found.value, found.unit.kind) == (3 * 10**power, kind)


# What is neither a unit nor a noun that is known, or a rate per a number that nobody counts by.
NO_UNIT = ["", "per", "/", "per 3", "per 99", "/20万", "per 10", "per 1,00", "per 1,0000", "per 10,000,000,000", "bananas/千", "张/香蕉", "%/人", "人/%", "万/元", "/千万亿", "/千万亿人", "/百千人",
           "per thousand million million", "k", "m2/", "个百分", "人" * 31, "1/", "per 0"]  # fmt: skip


@pytest.mark.parametrize("text", NO_UNIT)
def test_no_unit(text: str) -> None:
    assert parse_unit(text) is None


# one noun per another: a kind of its own, whose scale is the quotient of theirs
@pytest.mark.parametrize(
    ("text", "scale", "kind"),
    [("元/人", "1", "元/人"), ("万元/人", "10000", "元/人"), ("微克/立方米", "1/1000000", "克/立方米"),
     ("元/人次", "1", "元/人次"), ("公里/小时", "50/3", "米/分钟"), ("分钟/次", "1", "分钟/次")],
)  # fmt: skip
def test_quotients(text: str, scale: str, kind: str) -> None:
    found = parse_unit(text)
    assert found
    assert (found.scale, found.kind, found.text) == (Fraction(scale), kind, text)


@pytest.mark.parametrize("text", ["e5", "+e5", ".e5", ".", "-", ""])
def test_a_number_has_digits_of_its_own(text: str) -> None:
    assert isinstance(parse_number(text), Phrase)


AGREE = [
    ("%", "‰", True), ("%", "per 100k", True), ("%", "人", False), ("points", "%", False), ("人", "名", True),
    ("人", "位", True), ("家", "所", True), ("个", "家", True), ("个", "张", True), ("个", "元", False), ("个", "分钟", False),
    ("人", "张", False), ("万元", "亿元", True), ("万", "元", True), ("万", "个", True), ("万", "%", False),
    ("万", "points", False), ("points", "个百分点", True), ("points", "元", False), ("个", "元/人", False), ("元/人", "万元/人", True), ("小时", "天", True), ("人", "人次", False), ("元", "美元", False),
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
    [("", None), ("~", None), ("?", None), ("X.X", None), ("XX.X%", "%"), ("?%", "%"), ("~人", "人"), ("*", None), ("_ 家", "家"), ("？", None),
     ("X 5", False), ("%", False), ("5X", False), ("X", None), ("xx名", "名"), ("X%", "%"), ("××个", "个"), ("**", None), ("__", None),
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


# the most digits that are read, before the point, after it and as an exponent
@pytest.mark.parametrize(
    ("text", "read"),
    [("9" * 100, True), ("9" * 101, False), ("1e99", True), ("1e100", False), ("0." + "0" * 99 + "1", True), ("0." + "0" * 100 + "1", False),
     ("1e-100", True), ("1e-101", False), ("1e0099", True), ("1e00099", False), ("0" * 300, True), ("0" * 301, False), ("1e+05", True)],
)  # fmt: skip
def test_the_most_digits(text: str, read: bool) -> None:
    assert isinstance(parse_number(text), Decimal) is read


@pytest.mark.parametrize(
    ("text", "number"),
    [("1 234 567", "1234567"), ("1,234,567.80", "1234567.80"), ("12 345.6", "12345.6"), ("+5", "5"), (".5", "0.5"), ("5.", "5"),
     ("1.20e3", "1200"), ("1.2e1", "12"), ("12e-1", "1.2"), ("1e3", "1000"), ("-0.50", "-0.50"), ("０．５", "0.5")],
)  # fmt: skip
def test_a_number_keeps_its_decimals(text: str, number: str) -> None:
    found = parse_number(text)
    assert isinstance(found, Decimal)
    assert str(found) == number


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("95%", 0),
        ("95.0%", 1),
        ("95.07", 2),
        ("1e3", 0),
        ("1.5e3", 0),
        ("1.234e2", 1),
        ("5e-2", 2),
        ("1:80", None),
        ("2.5:3", None),
    ],
)
def test_places_as_written(text: str, places: int | None) -> None:
    found = parse_quantity(text)
    assert isinstance(found, Quantity)
    assert found.places == places


# what is wrong with it, in the words that help most
@pytest.mark.parametrize(
    ("text", "told"),
    [("90%以上", "the key (at_least"), ("约5", "the key (at_least"), ("at least 5", "the key (at_least"), ("≥5", "the key (at_least"),
     ("5左右", "the key (at_least"), ("1,23", "write 1,234.5"), ("1.2.3", "write 1,234.5"), ("1,234,5", "write 1,234.5"), ("95% 3", "is not a unit"),
     ("5 bananas", '"bananas" in "5 bananas" is not a unit'), ("1/80", "colon, as in 1:80"), ("1 / 80", "colon, as in 1:80"),
     ("abc", "is not a number"), ("1:0", "divides by zero"), ("1,2:3", "is not a ratio"), ("1:2,3", "is not a ratio"),
     ("9" * 101, "more than 100 digits"), ("1e99999", "exponent"), ("9" * 101 + "%", "is not a number"), ("5 5%", "write 1,234.5")],
)  # fmt: skip
def test_what_is_wrong(text: str, told: str) -> None:
    found = parse_quantity(text)
    assert isinstance(found, Phrase)
    assert told in str(found)


# half up for display, half to even for judging, away from zero on either side of it
@pytest.mark.parametrize(
    ("value", "places", "even", "up"),
    [("0.5", 0, "0", "1"), ("1.5", 0, "2", "2"), ("2.5", 0, "2", "3"), ("-0.5", 0, "0", "-1"), ("-2.5", 0, "-2", "-3"), ("-1.5", 0, "-2", "-2"),
     ("0.25", 1, "0.2", "0.3"), ("0.2500001", 1, "0.3", "0.3"), ("0.2499999", 1, "0.2", "0.2"), ("0", 2, "0", "0"), ("-0.001", 2, "0", "0")],
)  # fmt: skip
def test_rounded_and_fixed(value: str, places: int, even: str, up: str) -> None:
    assert rounded(Fraction(value), places) == Fraction(even)
    assert Fraction(fixed(Fraction(value), places)) == Fraction(up)


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        ("5", 2, "5.00"),
        ("-0.05", 1, "-0.1"),
        ("-0.04", 1, "0.0"),
        ("0.005", 2, "0.01"),
        ("1234.5", 0, "1235"),
        ("-7", 0, "-7"),
        ("0.05", 3, "0.050"),
    ],
)
def test_fixed(value: str, places: int, text: str) -> None:
    assert fixed(Fraction(value), places) == text


# a figure that ends is shown whole up to four decimals, others as short as the bounds beside them allow
@pytest.mark.parametrize(
    ("value", "places", "against", "least", "text"),
    [("95.0712", 0, (), 0, "95.0712"), ("95.07123", 0, (), 0, "95"), ("95.07123", 5, (), 0, "95.07123"), ("95.07123", 2, (), 0, "95.07"),
     ("94.4", 0, (), 2, "94.40"), ("94.412", 0, (), 2, "94.412"), ("2/3", 1, (), 0, "0.7"), ("2/3", 1, ("0.7",), 0, "0.67"),
     ("2/3", 1, ("2/3",), 0, "0.7"), ("2/3", 0, ("1",), 0, "0.7"), ("1/3", 0, ("0", "1"), 0, "0.3"), ("1/3", 0, ("0",), 0, "0.3")],
)  # fmt: skip
def test_shown(value: str, places: int, against: tuple[str, ...], least: int, text: str) -> None:
    assert shown(Fraction(value), places, *map(Fraction, against), least=least) == text


@pytest.mark.parametrize("power", [3, 59, 61, 80, 300])
def test_shown_has_the_digits_that_tell_however_many(power: int) -> None:
    value = Fraction(2, 3)
    for other in (value + Fraction(1, 10**power), value - Fraction(1, 10**power)):
        assert (Fraction(shown(value, 1, other)) > other) is (value > other)


@pytest.mark.parametrize(
    ("value", "ends", "text"),
    [("1/8", "0.125", "0.125"), ("-1/8", "-0.125", "-0.125"), ("5", "5", "5"), ("100", "100", "100"), ("3/50", "0.06", "0.06"), ("0", "0", "0"),
     ("1/3", None, "0.333333333333333"), ("-200/3", None, "-66.6666666666667"), ("10/7", None, "1.42857142857143"), ("1e40", "1" + "0" * 40, "1" + "0" * 40),
     ("1/1024", "0.0009765625", "0.0009765625"), ("123456789012345678901234567890123/10", "12345678901234567890123456789012.3",
      "12345678901234567890123456789012.3")],
)  # fmt: skip
def test_exact_text(value: str, ends: str | None, text: str) -> None:
    assert exact_decimal(Fraction(value)) == (None if ends is None else Decimal(ends))
    assert exact_text(Fraction(value)) == text


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
