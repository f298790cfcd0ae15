"""Laws of design §5 and §6, for any figures: order, addition, monotony, quorums, early settlement, exactness, --as-of."""

from __future__ import annotations

import operator
import tempfile
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from itertools import product
from pathlib import Path

from conftest import examples
from hypothesis import given
from hypothesis import strategies as st

from targetcheck.actuals.load import load_actuals
from targetcheck.judgement.evaluate import evaluate
from targetcheck.judgement.verdict.quorum import decide
from targetcheck.model.period_text import parse_period
from targetcheck.model.plan import asked_of
from targetcheck.model.verdict import Report, Status, Verdict
from targetcheck.targets.load import load_targets

Rows = Sequence[tuple[str, str, str, str]]
"""Area, period, indicator, value."""


def judge(targets: str, *files: Rows, as_of: str | None = None) -> dict[str, Verdict]:
    """Every verdict by id, those inside quorums too."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "t.yaml")
        path.write_text(targets, encoding="utf-8")
        loaded = load_targets([str(path)])
        paths = []
        for i, rows in enumerate(files):
            text = "\n".join(["area,period,indicator,value", *(",".join(row) for row in rows), ""])
            paths.append(Path(folder, f"d{i}.csv"))
            paths[-1].write_text(text, encoding="utf-8")
        actuals = load_actuals([str(p) for p in paths], asked_of(loaded))
    report: Report = evaluate(loaded, actuals, as_of=parse_period(as_of) if as_of else None)
    return {v.id.partition("/")[2]: v for top in report.verdicts for v in top.family()}


def told(verdicts: dict[str, Verdict]) -> dict[str, tuple[object, ...]]:
    """What a report says, places aside."""
    return {
        name: (v.status, v.actual, v.gap, v.attainment, v.expected, v.final, str(v.period),
               v.coverage and (v.coverage.start, v.coverage.end, sorted(v.coverage.missing)))
        for name, v in verdicts.items()
    }  # fmt: skip


MONTHS = [f"2024-{m:02}" for m in range(1, 13)]
PERIODS = [*MONTHS, "2024-Q1", "2024-Q2", "2024-Q3", "2024年1-2月", "2024年1-6月", "2024年1-9月", "2024-H2", "2024"]
AREAS = ["市", "甲", "乙", "丙"]
OPS = ["sum", "last", "average", "min", "max", "none"]
FORMS: dict[str, Callable[[Fraction, Fraction], bool]] = {
    "at_least": operator.ge, "at_most": operator.le, "above": operator.gt, "below": operator.lt, "equals": operator.eq,
}  # fmt: skip

numbers = st.integers(0, 60).map(str) | st.decimals(0, 60, places=2).map(str)
tables = st.dictionaries(st.tuples(st.sampled_from(AREAS), st.sampled_from(PERIODS)), numbers, min_size=1, max_size=14)


kinds = st.sampled_from([*OPS, "rate", "share"])


def any_targets(kind: str, hierarchy: bool) -> str:
    """Targets of every form on one kind of figure: an aggregate, or a rate of two."""
    lines = ["area: 市", "period: 2024"]
    if hierarchy:
        lines.append("areas: {市: [甲, 乙, 丙]}")
    lines.append("indicators:")
    lines += [f"  {op}: {{aggregate: {op}}}" for op in OPS]
    lines += [f"  rate: {{unit: '%', numerator: sum, denominator: {'last' if kind == 'rate' else 'max'}}}"]
    name = "rate" if kind in ("rate", "share") else kind
    lines.append("targets:")
    lines += [f"  - {{id: {form}, indicator: {name}, {form}: 40}}" for form in FORMS]
    lines.append(f"  - {{id: each, indicator: {name}, at_least: 20, each: area, require: 50%}}")
    lines.append(f"  - {{id: reference, indicator: {name}, at_least: {{area: 甲}}}}")
    lines.append(f"  - {{id: paced, indicator: {name}, at_least: 40, baseline: 3}}")
    return "\n".join(lines)


def spread(table: dict[tuple[str, str], str], kind: str) -> list[tuple[str, str, str, str]]:
    names = {"rate": ["sum", "last"], "share": ["sum", "max"]}.get(kind, [kind])
    return [(a, p, name, v) for (a, p), v in table.items() for name in names]


@given(tables, st.randoms(use_true_random=False), kinds, st.booleans())
@examples(50)
def test_order_of_rows_and_files_never_matters(table: dict, random: object, kind: str, hierarchy: bool) -> None:
    rows = spread(table, kind)
    targets = any_targets(kind, hierarchy)
    expected = told(judge(targets, rows))
    mixed = rows[:]
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert told(judge(targets, mixed)) == expected
    assert told(judge(targets, mixed[1::2], mixed[::2])) == expected


def amount(text: str) -> Fraction:
    return Fraction(text)


@given(st.lists(numbers, min_size=1, max_size=6), st.sampled_from(["sum", "last"]), st.booleans())
@examples(30)
def test_parent_is_the_sum_of_its_children(values: list[str], op: str, named: bool) -> None:
    """A city's by the hierarchy; where nothing names an area, area is a dimension like any other."""
    names = [f"县{i}" for i in range(len(values))]
    areas = f"area: 市\nareas: {{市: [{', '.join(names)}]}}\n" if named else ""
    targets = f"period: 2024\n{areas}indicators: {{x: {{aggregate: {op}}}}}\ntargets: [{{indicator: x, at_least: 1}}]"
    found = judge(targets, [(n, "2024", "x", v) for n, v in zip(names, values, strict=True)])["x"]
    total = sum(map(amount, values), Fraction(0))
    assert found.actual == total
    assert found.status is (Status.MET if total >= 1 else Status.MISSED)


@given(st.lists(numbers, min_size=12, max_size=12), st.sets(st.integers(1, 11)))
@examples(30)
def test_a_year_is_the_sum_of_any_tiling_of_it(values: list[str], cuts: set[int]) -> None:
    """However the twelve months are bundled, the year is the same."""
    ends = sorted({*cuts, 12})
    rows, start = [], 0
    for end in ends:
        total = sum(map(amount, values[start:end]), Fraction(0))
        assert (total * 100).denominator == 1
        rows.append(("市", f"2024年{start + 1}-{end}月", "x", f"{int(total * 100)}"))
        start = end
    targets = "area: 市\nperiod: 2024\nindicators: {x: {aggregate: sum}}\ntargets: [{indicator: x, at_least: 1}]"
    assert judge(targets, rows)["x"].actual == sum(map(amount, values), Fraction(0)) * 100


RANK = {Status.MISSED: 0, Status.OFF_TRACK: 1, Status.ON_TRACK: 2, Status.MET: 3}


@given(tables, st.data(), st.sampled_from(OPS), st.booleans())
@examples(50)
def test_raising_a_figure_never_lowers_at_least(table: dict, data: st.DataObject, op: str, hierarchy: bool) -> None:
    """Never from met to missed; and whether anything can be said at all hangs on no number, unless it is settled."""
    targets = any_targets(op, hierarchy)
    before = judge(targets, spread(table, op))["at_least"].status
    key = data.draw(st.sampled_from(sorted(table)))
    after = judge(targets, spread(table | {key: str(data.draw(st.integers(61, 99)))}, op))["at_least"].status
    if before in RANK and after in RANK:
        assert RANK[after] >= RANK[before]
    if op in ("last", "average", "none"):
        assert (before in RANK) == (after in RANK)


statuses = st.lists(st.sampled_from(list(Status)), min_size=1, max_size=6)
FINAL = (Status.MET, Status.MISSED)


def completions(members: Iterable[Status]) -> Iterable[tuple[Status, ...]]:
    return product(*([m] if m in FINAL else FINAL for m in members))


@given(statuses, st.data())
@examples(300)
def test_a_quorum_is_decided_only_if_every_completion_agrees(members: list[Status], data: st.DataObject) -> None:
    needed = data.draw(st.integers(1, len(members)))
    found = decide(members, needed)
    if all(m is Status.UNSET for m in members):
        assert found is Status.UNSET
        return
    ends = {Status.MET if sum(m is Status.MET for m in c) >= needed else Status.MISSED for c in completions(members)}
    assert (found in FINAL) == (len(ends) == 1)
    if len(ends) == 1:
        assert found in ends
        return
    # Not decided: on_track taken as holding and off_track as failing, over every completion of the unknown ones.
    as_of_now = [{Status.ON_TRACK: Status.MET, Status.OFF_TRACK: Status.MISSED}.get(m, m) for m in members]
    ends = {Status.MET if sum(m is Status.MET for m in c) >= needed else Status.MISSED for c in completions(as_of_now)}
    expected = (
        {Status.MET: Status.ON_TRACK, Status.MISSED: Status.OFF_TRACK}[ends.pop()] if len(ends) == 1 else Status.NO_DATA
    )
    assert found is expected


@given(
    st.dictionaries(
        st.tuples(st.sampled_from(["甲", "乙"]), st.integers(0, 11)), st.integers(0, 30), min_size=1, max_size=12
    ),
    st.data(),
    st.sampled_from(OPS),
    st.sampled_from(["sum", "average", "min", "max"]),
    st.integers(0, 60),
    st.booleans(),
)
@examples(100)
def test_an_early_verdict_never_changes_when_later_rows_come(
    table: dict, data: st.DataObject, time: str, areas: str, bound: int, filled: bool
) -> None:
    """Whatever non-negative rows are still to come, also those that fill gaps, met stays met and missed missed."""
    targets = f"""
area: 市
period: 2024
areas: {{市: [甲, 乙]}}
indicators: {{x: {{aggregate: {{time: {time}, areas: {areas}}}}}}}
targets:
  - {{id: band, indicator: x, between: [{bound}, {bound + 10}]}}
"""
    targets += "\n".join(f"  - {{id: {form}, indicator: x, {form}: {bound}}}" for form in FORMS)

    def rows(found: dict) -> list[tuple[str, str, str, str]]:
        return [(a, MONTHS[m], "x", str(v)) for (a, m), v in found.items()]

    before = judge(targets, rows(table))
    free = [(a, m) for a in ("甲", "乙") for m in range(12) if (a, m) not in table]
    later = data.draw(st.dictionaries(st.sampled_from(free), st.integers(0, 30), min_size=1))
    if filled:
        later = {key: later.get(key, 0) for key in free}
    after = judge(targets, rows(table | later))
    for name, verdict in before.items():
        if verdict.status in FINAL:
            assert after[name].status is verdict.status, name


@given(
    st.dictionaries(st.tuples(st.sampled_from(["甲", "乙"]), st.integers(0, 11)), st.integers(-9, 30), min_size=1, max_size=23),
    st.integers(-9, -1), st.sampled_from(["sum", "average", "min", "max"]), st.integers(-60, 60),
)  # fmt: skip
@examples(80)
def test_a_negative_row_leaves_every_sum_open(table: dict, negative: int, areas: str, bound: int) -> None:
    """One number below zero shows that the sum can fall again: whatever else is there, only the whole year is final."""
    targets = f"area: 市\nperiod: 2024\nareas: {{市: [甲, 乙]}}\nindicators: {{x: {{aggregate: {{time: sum, areas: {areas}}}}}}}\ntargets:\n"
    targets += "\n".join(f"  - {{id: {form}, indicator: x, {form}: {bound}}}" for form in FORMS)
    table = table | {min(table): negative}
    found = judge(targets, [(a, MONTHS[m], "x", str(v)) for (a, m), v in table.items()])
    assert {name for name, verdict in found.items() if verdict.status in FINAL} == set()


own = st.dictionaries(st.sampled_from(PERIODS), numbers, min_size=1, max_size=6)
others = st.dictionaries(
    st.tuples(st.sampled_from(["乙", "丙"]), st.sampled_from([*PERIODS, "2023"])), numbers, min_size=1, max_size=8
)


@given(own, st.none() | numbers, others, kinds)
@examples(100)
def test_an_area_that_reports_for_itself_is_judged_by_its_own_rows(
    mine: dict, before: str | None, theirs: dict, kind: str
) -> None:
    """Without a hierarchy the rows of other areas change nothing, whatever their periods."""
    name = "rate" if kind in ("rate", "share") else kind
    targets = any_targets(kind, hierarchy=False).replace("市", "甲").partition("  - {id: each")[0]
    targets += f"  - {{id: change, indicator: {name}, change_from: 2023, at_least: 1}}\n"
    targets += f"  - {{id: year-before, indicator: {name}, at_least: {{period: 2023}}}}\n"
    targets += f"  - {{id: paced, indicator: {name}, at_least: 40, baseline: {{period: 2023}}}}\n"
    rows = {("甲", p): v for p, v in mine.items()} | ({("甲", "2023"): before} if before is not None else {})
    assert told(judge(targets, spread(rows | theirs, kind))) == told(judge(targets, spread(rows, kind)))


UNITS = {
    "": 1,
    "%": Fraction(1, 100),
    "‰": Fraction(1, 1000),
    "/万": Fraction(1, 10_000),
    " per 100k": Fraction(1, 100_000),
}
MONEY = {"元": 1, "万元": 10_000, "百万元": 1_000_000, "亿元": 100_000_000}


@given(
    st.sampled_from([u for u in UNITS if u]) | st.sampled_from(list(MONEY)),
    st.data(),
    st.decimals(0, 100, places=3),
    st.sampled_from(list(FORMS)),
    st.integers(-1, 1),
)
@examples(80)
def test_units_are_converted_and_compared_exactly(
    unit: str, data: st.DataObject, value: object, form: str, nudge: int
) -> None:
    """The bound is the figure written in another unit, or the least bit beside it."""
    table = UNITS if unit in UNITS else MONEY
    other = data.draw(st.sampled_from([u for u in table if u]))
    figure = Fraction(str(value)) * table[unit]
    written = figure / table[other] + Fraction(nudge, 10**15)
    digits = f"{int(written * 10**18)}"
    assert written * 10**18 == int(digits)
    sign, digits = ("-", digits[1:]) if digits[0] == "-" else ("", digits)
    digits = digits.zfill(19)
    bound = f"{sign}{digits[:-18]}.{digits[-18:]}{other}"
    targets = f'area: 市\nperiod: 2024\ntargets: [{{indicator: x, {form}: "{bound}"}}]'
    found = judge(targets, [("市", "2024", "x", f"{value}{unit}")])["x"]
    assert found.status is (Status.MET if FORMS[form](figure, written * table[other]) else Status.MISSED)
    assert found.actual == figure / table[other]
    assert found.gap == figure / table[other] - written


counts = st.dictionaries(
    st.sampled_from(["甲", "乙", "丙", "丁"]), st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=1
)


@given(
    counts,
    st.fractions(0, 2, max_denominator=60),
    st.sampled_from(list(FORMS)),
    st.sampled_from(["%", "‰", "per 100k"]),
)
@examples(50)
def test_pooled_rates_are_exact(areas: dict, share: Fraction, form: str, unit: str) -> None:
    """The oracle adds up by hand; a bound of p:q as "1:N" has no decimals to hide behind."""
    top, bottom = (sum(c[i] for c in areas.values()) for i in (0, 1))
    scale = {"%": 100, "‰": 1000, "per 100k": 100_000}[unit]
    targets = f"""
area: 市
areas: {{市: [{", ".join(areas)}]}}
period: 2024
indicators:
  rate: {{unit: "{unit}", numerator: n, denominator: d}}
  n: {{aggregate: sum}}
  d: {{aggregate: sum}}
targets:
  - {{id: ratio, indicator: rate, {form}: "{share.numerator}:{share.denominator}"}}
  - {{id: own, indicator: rate, at_least: 7 {unit}}}
"""
    rows = [(a, "2024", n, str(c[i])) for a, c in areas.items() for i, n in enumerate("nd")]
    found = judge(targets, rows)
    if bottom == 0:
        assert {v.status for v in found.values()} == {Status.NO_DATA}
        return
    rate = Fraction(top, bottom)
    assert found["ratio"].status is (Status.MET if FORMS[form](rate, share) else Status.MISSED)
    assert found["ratio"].actual == rate
    assert found["own"].actual == rate * scale
    assert found["own"].status is (Status.MET if rate * scale >= 7 else Status.MISSED)


@given(st.integers(1, 500), st.integers(0, 500), st.integers(-50, 50), st.sampled_from(list(FORMS)))
@examples(30)
def test_relative_change_is_exact(old: int, new: int, percent: int, form: str) -> None:
    targets = f"area: 市\nperiod: 2024\ntargets: [{{indicator: x, change_from: 2023, {form}: {percent}%}}]"
    found = judge(targets, [("市", "2023", "x", str(old)), ("市", "2024", "x", str(new))])["x"]
    change = Fraction(new - old, old) * 100
    assert found.actual == change
    assert found.gap == change - percent
    assert found.status is (Status.MET if FORMS[form](change, Fraction(percent)) else Status.MISSED)


@given(
    tables, st.sampled_from(["2024-02", "2024-Q1", "2024-06", "2024-08-15", "2024-11", "2023"]), kinds, st.booleans()
)
@examples(50)
def test_as_of_equals_deleting_the_later_rows(table: dict, as_of: str, kind: str, hierarchy: bool) -> None:
    """Only `last` rows that stand for a period inside them (§5.3) stay."""
    if kind == "rate":
        kind = "share"
    targets = any_targets(kind, hierarchy)
    day = parse_period(as_of)
    assert day is not None
    kept = {(a, p): v for (a, p), v in table.items() if (q := parse_period(p)) is not None and q.end <= day.end}
    assert told(judge(targets, spread(table, kind), as_of=as_of)) == told(judge(targets, spread(kept, kind)))


@given(st.lists(st.integers(0, 20), min_size=1, max_size=11), st.integers(1, 240))
@examples(30)
def test_pace_is_the_share_of_the_year_in_months(values: list[int], bound: int) -> None:
    """序时进度: on the line is on track."""
    targets = (
        f"area: 市\nperiod: 2024\nindicators: {{x: {{aggregate: sum}}}}\ntargets: [{{indicator: x, at_least: {bound}}}]"
    )
    found = judge(targets, [("市", m, "x", str(v)) for m, v in zip(MONTHS, values, strict=False)])["x"]
    line = Fraction(bound * len(values), 12)
    if sum(values) >= bound:
        assert found.status is Status.MET
    else:
        assert found.expected == line
        assert found.status is (Status.ON_TRACK if sum(values) >= line else Status.OFF_TRACK)
