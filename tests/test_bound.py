"""Intervals, quorums' needs and exit codes: what decides a verdict, as tables."""

from __future__ import annotations

from fractions import Fraction

import pytest

from targetcheck.errors import Location
from targetcheck.model.bound import FORMS, Bound, Range
from targetcheck.model.quantity import Quantity, parse_quantity
from targetcheck.model.score import score_of
from targetcheck.model.target import BINDING, EXPECTED, Require, Target
from targetcheck.model.verdict import FAIL_ON, Report, Status, Verdict


def interval(text: str) -> Range:
    """at_least 4, between 4 6 …"""
    form, *ends = text.split()
    found = [parse_quantity(end) for end in ends]
    bound = Bound(form, tuple(q for q in found if isinstance(q, Quantity)), Location("t"))
    return bound.over(tuple(q.value for q in bound.quantities))


def number(text: str | None) -> Fraction | None:
    return None if text is None else Fraction(text)


# the bound, a figure, whether it is in, its gap, the end that is nearer
HELD = [
    ("at_least 4", "3", False, "-1", "4"), ("at_least 4", "4", True, "0", "4"), ("at_least 4", "5", True, "1", "4"),
    ("above 4", "4", False, "0", "4"), ("above 4", "4.1", True, "0.1", "4"), ("above 4", "3", False, "-1", "4"),
    ("at_most 4", "5", False, "1", "4"), ("at_most 4", "4", True, "0", "4"), ("at_most 4", "3", True, "-1", "4"),
    ("below 4", "4", False, "0", "4"), ("below 4", "3.9", True, "-0.1", "4"), ("below 4", "5", False, "1", "4"),
    ("between 4 6", "3", False, "-1", "4"), ("between 4 6", "4", True, "0", "4"), ("between 4 6", "4.9", True, "0", "4"),
    ("between 4 6", "5.1", True, "0", "6"), ("between 4 6", "6", True, "0", "6"), ("between 4 6", "8", False, "2", "6"),
    ("equals 4", "3", False, "-1", "4"), ("equals 4", "4", True, "0", "4"), ("equals 4", "5", False, "1", "4"),
    ("at_least -4", "-5", False, "-1", "-4"), ("at_most -4", "-3", False, "1", "-4"),
]  # fmt: skip


@pytest.mark.parametrize(("bound", "value", "inside", "gap", "end"), HELD)
def test_a_figure_against_a_bound(bound: str, value: str, inside: bool, gap: str, end: str) -> None:
    found = interval(bound)
    assert (Fraction(value) in found) is inside
    assert found.gap(Fraction(value)) == Fraction(gap)
    assert found.nearer_end(Fraction(value)) == Fraction(end)
    doubled = found.mapped(lambda v: v * 2)
    assert (Fraction(value) * 2 in doubled) is inside
    assert doubled.gap(Fraction(value) * 2) == Fraction(gap) * 2


# the bound, a figure, whether it is in or out for good when it can only grow, and when it can only shrink
SETTLED = [
    ("at_least 4", "4", True, None), ("at_least 4", "3", None, False), ("at_least 4", "5", True, None),
    ("above 4", "4", None, False), ("above 4", "5", True, None), ("above 4", "3", None, False),
    ("at_most 4", "4", None, True), ("at_most 4", "5", False, None), ("at_most 4", "3", None, True),
    ("below 4", "4", False, None), ("below 4", "3", None, True), ("below 4", "5", False, None),
    ("between 4 6", "3", None, False), ("between 4 6", "4", None, None), ("between 4 6", "6", None, None), ("between 4 6", "7", False, None),
    ("equals 4", "3", None, False), ("equals 4", "4", None, None), ("equals 4", "5", False, None),
]  # fmt: skip


@pytest.mark.parametrize(("bound", "value", "growing", "shrinking"), SETTLED)
def test_settled_for_good(bound: str, value: str, growing: bool | None, shrinking: bool | None) -> None:
    found = interval(bound)
    assert found.decided(Fraction(value), 1) is growing
    assert found.decided(Fraction(value), -1) is shrinking


def test_ends_are_told_once() -> None:
    assert interval("equals 4").ends == (4,)
    assert interval("between 4 6").ends == (4, 6)
    assert interval("at_most 4").ends == (4,)
    assert {form: f.sign for form, f in FORMS.items()} == {
        "at_least": "≥", "at_most": "≤", "above": ">", "below": "<", "between": "–", "equals": "="}  # fmt: skip


# how many of so many must hold
NEEDED = [
    (Require(), 5, 5), (Require(), 0, 0), (Require(number=3), 5, 3), (Require(number=48, of=52), 52, 48), (Require(share=Fraction(1, 2)), 5, 3),
    (Require(share=Fraction(1, 2)), 4, 2), (Require(share=Fraction(64, 100)), 25, 16), (Require(share=Fraction(1)), 7, 7),
    (Require(share=Fraction(1, 1000)), 3, 1), (Require(share=Fraction(2, 3)), 3, 2), (Require(share=Fraction(1, 2)), 0, 0),
]  # fmt: skip


@pytest.mark.parametrize(("require", "members", "needed"), NEEDED)
def test_needed(require: Require, members: int, needed: int) -> None:
    assert require.needed(members) == needed


def verdict(status: Status, level: str = BINDING, **fields: object) -> Verdict:
    target = Target(id="t/x", name="x", at=Location("t.yaml"), level=level, **fields)  # type: ignore[arg-type]
    return Verdict(target=target, id="t/x", name="x", area=None, period=None, status=status)


MET, MISSED, ON, OFF, NONE, UNSET = Status
# the statuses (an e: of a level that is expected), and the exit codes: default, --strict, and for each that --fail-on may name
CODES = [
    ("met", 0, 0, 0, 0, 0, 0, 0), ("missed", 1, 1, 1, 0, 0, 0, 0), ("e:missed", 0, 1, 0, 1, 0, 0, 0), ("on_track", 0, 0, 0, 0, 0, 0, 0),
    ("off_track", 0, 1, 0, 0, 1, 0, 0), ("e:off_track", 0, 1, 0, 0, 1, 0, 0), ("no_data", 2, 2, 2, 2, 2, 2, 2), ("unset", 2, 2, 2, 2, 2, 2, 2),
    ("", 2, 2, 2, 2, 2, 2, 2), ("no_data unset", 2, 2, 2, 2, 2, 2, 2), ("met no_data", 3, 3, 0, 0, 0, 3, 0), ("met unset", 0, 3, 0, 0, 0, 0, 3),
    ("met e:no_data", 3, 3, 0, 0, 0, 3, 0), ("missed no_data", 1, 1, 1, 0, 0, 3, 0), ("off_track no_data unset", 3, 1, 0, 0, 1, 3, 3),
    ("met e:missed", 0, 1, 0, 1, 0, 0, 0), ("missed e:missed", 1, 1, 1, 1, 0, 0, 0),
]  # fmt: skip


@pytest.mark.parametrize("row", CODES, ids=lambda row: row[0] or "nothing")
def test_exit_codes(row: tuple[str, int, int, int, int, int, int, int]) -> None:
    text, default, strict, *alone = row
    found = [
        verdict(Status(word.removeprefix("e:")), EXPECTED if word.startswith("e:") else BINDING)
        for word in text.split()
    ]
    report = Report(tuple(found))
    assert (report.exit_code(), report.exit_code(FAIL_ON)) == (default, strict)
    assert [report.exit_code([name]) for name in FAIL_ON] == alone
    assert sum(report.summary.values()) == len(found)


# status, attainment, weight, cap; and the score: value, weight, counted, unscored
SCORES = [
    ([(MET, "1.5", "2", "1")], ("1", "2", 1, 0)),
    ([(MET, "1.5", "2", "1.2")], ("1.2", "2", 1, 0)),
    ([(MET, "1.5", "2", None)], ("1.5", "2", 1, 0)),
    ([(MISSED, "-0.5", "2", "1")], ("0", "2", 1, 0)),
    ([(MISSED, "0.5", "3", "1"), (MET, None, "1", "1")], ("0.625", "4", 2, 0)),
    ([(ON, None, "1", "1"), (OFF, None, "1", "1")], ("0.5", "2", 2, 0)),
    ([(MET, "1", "1", "1"), (NONE, None, "5", "1"), (UNSET, None, "5", "1")], ("1", "1", 1, 2)),
    ([(MET, "1", "1", "1"), (MISSED, "0", None, "1")], ("1", "1", 1, 0)),
    ([(NONE, None, "5", "1")], None),
    ([(MET, "1", None, "1")], None),
    ([(MET, "1", "0", "1")], None),
    ([], None),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "expected"), SCORES)
def test_scores(
    rows: list[tuple[Status, str | None, str | None, str | None]], expected: tuple[str, str, int, int] | None
) -> None:
    verdicts = []
    for status, attainment, weight, cap in rows:
        one = verdict(status, weight=number(weight), cap=number(cap))
        verdicts.append(
            Verdict(
                target=one.target,
                id=one.id,
                name=one.name,
                area=None,
                period=None,
                status=status,
                attainment=number(attainment),
            )
        )
    found = score_of(verdicts)
    if expected is None:
        assert found is None
        return
    assert found is not None
    assert (found.value, found.weight, found.counted, found.unscored) == (
        Fraction(expected[0]),
        Fraction(expected[1]),
        *expected[2:],
    )
