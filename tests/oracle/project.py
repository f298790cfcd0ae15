"""Random projects from a seed: what an office might declare and report, and the same as YAML and CSV.

They have all bounds; areas with and without a hierarchy, parts of parts and "*"; periods of years, halves, quarters, months,
half months and days; running totals, overlapping rows, holes and missing cells; stocks, means, least and greatest values,
rates with standing denominators, `annualize`, registers (`rows`); references by area, period and indicator; changes;
baselines; `by`; `each` and `require`; `where` on columns and indicators; quorums, also inline; milestones; rounding; units
written in cells, columns, headings, titles and under the indicator, or nowhere; `--as-of`; long, wide and crossed tables with
shuffled rows, and one indicator in two files.

Not in them: decimal commas, `blanks`, bad cells and duplicate rows (as cases, tests/cases), `series_break`, weeks, bounds with
one bare end, two breakdowns of one total, warnings.

How often a statement of the design decided something in 2,500 projects (seeds 70000 to 72499; the last words, such as the
form of the bound, are told by `python -m tests.oracle 2500 70000`):

      773  §2 judged rounded
       48  §2 where on a column: False
       63  §2 where on a column: True
       14  §2 where on a column: unknown
       29  §2 where on an indicator: False
       48  §2 where on an indicator: True
       15  §2 where on an indicator: unknown
      106  §3 a unit lent
       16  §3 a unit that may not be lent
       36  §3 units that do not agree
    5,027  §5.1 the row for exactly the area and period
    4,211  §5.2 dimensions put together
       42  §5.3 a change towards what a whole earlier year implies
       18  §5.3 a part that only one side of a rate has
       12  §5.3 a reference: paced towards a whole period
      718  §5.3 a standing row in a denominator
      906  §5.3 divided after rolling up
      950  §5.3 divided after rolling up, cut to what both sides cover
    1,634  §5.3 the sides of a rate cannot be brought together
    3,679  §5.4 parts put together: "*"
   18,980  §5.4 parts put together: a list
    5,269  §5.5 months missing only at the end: a partial figure
    9,260  §5.5 no row, or a part missing before the latest
       15  §5.5 parts missing, and what is there settles: met
       22  §5.5 parts missing, and what is there settles: missed
   20,020  §5.6 tiled from the start
        4  §5.7 a relative change from zero or less
      122  §6 a baseline that lies in the bound: the line is the bound
      207  §6 a change: over the same months, or a level
      248  §6 a change: whole
      301  §6 a level against its line
      679  §6 a level without a line
      307  §6 a milestone
    1,197  §6 a quorum of members
    1,059  §6 a quorum of targets
      366  §6 a reference: both sides final
      317  §6 a reference: over the same months, or levels
      932  §6 a running total against its line
    2,008  §6 final: in or out of the bound
      102  §6 final: in or out of the bound, by
      269  §6 settled before the end
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction

from .figures import NoFigure, Place, elapsed
from .judge import Judge
from .model import (
    Amount,
    Indicator,
    Project,
    Reference,
    Row,
    Span,
    Target,
    Unit,
    month_end,
    months,
    years,
)

CITY = "临沧市"
OTHER_CITY = "昆明市"
COUNTIES = ["云县", "凤庆县", "永德县", "双江县", "临翔区"]
EAST = "东片"
HOSPITALS = ["甲院", "乙院", "丙院", "丁院"]
LEVELS = ["一级", "二级", "三级"]


def unit(text: str, scale: str | int, noun: str | None = None, ratio: bool = False) -> Unit:
    return Unit(text, Fraction(scale), noun, ratio)


PEOPLE = [unit("人", 1, "人"), unit("名", 1, "人"), unit("万人", 10_000, "人")]
MONEY = [unit("元", 1, "元"), unit("万元", 10_000, "元"), unit("亿元", 10**8, "元")]
BEDS = [unit("张", 1, "张"), unit("万张", 10_000, "张")]
CASES = [unit("例", 1, "例"), unit("万例", 10_000, "例")]
BARE_SCALES = [unit("万", 10_000)]
TIMES = [unit("分钟", 1, "分钟"), unit("小时", 60, "分钟")]
RATIOS = [
    unit("%", "1/100", ratio=True),
    unit("‰", "1/1000", ratio=True),
    unit(" per 100k", "1/100000", ratio=True),
    unit("/10万", "1/100000", ratio=True),
    unit(" per 1k", "1/1000", ratio=True),
]
PER_CENT = RATIOS[0]
POINTS = unit("个百分点", "1/100", ratio=True)
COUNTED = [PEOPLE, MONEY, BEDS, CASES, TIMES]

FORMS = ["at_least", "at_most", "above", "below", "between", "equals"]
RATIO_AB = Unit(":", Fraction(1), ratio=True)
WRITTEN = ("cell", "column", "heading", "title")
NAMES = {
    "sum": ["病例数", "投资额", "诊疗量", "培训数"],
    "last": ["床位数", "护士数", "机构数"],
    "average": ["在院数"],
    "max": ["最长时间"],
    "min": ["最短时间"],
    "none": ["托位数", "覆盖率", "知晓率"],
}


@dataclass
class Table:
    """Rows that stand in one file, and how they are laid out."""

    name: str
    layout: str
    rows: list[Row]
    unit_style: str = "cell"
    heading_unit: Unit | None = None
    alone: bool = False


@dataclass
class Made:
    project: Project
    tables: list[Table] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


class Maker:
    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.seed = seed
        self.project = Project()
        self.tables: list[Table] = []
        self.counter = 0
        self.year = self.rng.choice([2023, 2024, 2025])
        self.counties = self.rng.sample(COUNTIES, self.rng.randint(2, 4))
        self.with_areas = self.rng.random() < 0.8
        self.area: str | None = CITY
        if not self.with_areas and self.rng.random() < 0.3:
            self.area = None
        self.dims: set[str] = set()
        if self.with_areas and not self._hierarchy() and self.chance(0.15):
            self.area = None
        self.measured: list[tuple[Indicator, Span, list[Unit], str]] = []
        self.now: list[tuple[Indicator, Span, list[Unit], str]] = []

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def make(self) -> Made:
        for _ in range(self.rng.choice([1, 1, 2, 2, 3, 4])):
            self._measure()
        while not self.project.targets:
            self._measure()
        if self.chance(0.35):
            self._quorum()
        if self.chance(0.15):
            self.project.as_of = self._part_of(years(self.year, self.year))
        self.project.columns = frozenset(self.dims)
        for table in self.tables:
            self.project.rows += blanks(table)
        return Made(self.project, self.tables)

    def _hierarchy(self) -> bool:
        if not self.with_areas:
            return False
        roll = self.rng.random()
        if roll < 0.45:
            self.project.areas = {CITY: list(self.counties)}
        elif roll < 0.6:
            self.project.areas = {CITY: "*"}
        elif roll < 0.75 and len(self.counties) > 2:
            self.project.areas = {CITY: [EAST, *self.counties[2:]], EAST: self.counties[:2]}
        return bool(self.project.areas)

    # -- one measure: an indicator, its rows, its targets

    def _measure(self) -> None:
        kinds = ["sum"] * 6 + ["last"] * 3 + ["average", "max", "min", "none", "none"] + ["rate"] * 4
        kinds += ["milestone", "mixed", "members", "split", "register"]
        kinds += list(SPECIAL)
        kind = self.rng.choice(kinds)
        if kind == "milestone" and self.area is None and self.with_areas:
            kind = "sum"  # whose milestone it is, is not said
        if kind in SPECIAL:
            SPECIAL[kind](self)
        elif kind == "rate":
            self._rate()
        elif kind == "milestone":
            self._milestone()
        elif kind in ("members", "split") and self.area is not None:
            self._split(kind)
        elif kind == "register":
            self._register()
        elif kind == "mixed":
            over_time = self.rng.choice(["sum", "last", "average", "max", "min"])
            over_areas = self.rng.choice(["sum", "average", "min", "max"])
            if over_areas == "average" and EAST in self.project.areas:
                over_areas = "sum"
            self._plain(over_time, over_areas, holes=0.0)
        else:
            kind = kind if kind in NAMES else "sum"
            over_areas = {"last": "sum", "average": "sum"}.get(kind, kind)
            self._plain(kind, over_areas, holes=0.25)

    def _name(self, kind: str) -> str:
        self.counter += 1
        return f"{self.rng.choice(NAMES.get(kind, NAMES['sum']))}{'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒'[self.counter]}"

    def _plain(self, over_time: str, over_areas: str, holes: float) -> None:
        key = self._name(over_time)
        ratio = over_time in ("none", "last", "average") and over_areas not in ("sum",) and self.chance(0.5)
        family = RATIOS if ratio else self.rng.choice(COUNTED)
        indicator = Indicator(key, over_time, over_areas)
        wanted = self._wanted()
        by = over_time in ("none", "last") and self.chance(0.35)
        rows, style, table_unit = self._rows(indicator, family, wanted, holes, level=over_time != "sum")
        if style == "indicator":
            indicator = replace(indicator, unit=table_unit)
        self._declare(indicator)
        self._table(rows, style, table_unit)
        self.now = [(indicator, wanted, family, style)]
        for _ in range(self.rng.choice([1, 1, 2])):
            self._target(indicator, wanted, family, style, by)
        self.measured.append((indicator, wanted, family, style))

    def _declare(self, indicator: Indicator) -> None:
        self.project.indicators[indicator.key] = indicator

    def _wanted(self) -> Span:
        year = self.year
        roll = self.rng.random()
        if roll < 0.7:
            return years(year, year)
        if roll < 0.8:
            return months(year, 1, 6)
        if roll < 0.87:
            return months(year, 7, 9)
        if roll < 0.95:
            return months(year, 1, 9)
        return years(year - 2, year)

    def _part_of(self, span: Span) -> Span:
        month = self.rng.randint(1, 12)
        return months(span.end.year, month, month)

    def _grid(self, span: Span, level: bool, average: bool) -> list[Span]:
        """The periods for which rows are reported: often only a part of what is wanted."""
        year = span.end.year
        if span.start.year != year:
            return [years(y, y) for y in range(span.start.year, year + 1)][: self.rng.randint(1, 3)]
        first, last = span.start.month, span.end.month
        kinds = ["exact"] * 3 + ["months"] * 3 + ["quarters"] * 2
        if not average:
            kinds += ["running"] * 3 + ["running+months"] * 2
        if not level:
            kinds += ["days", "overlap"]
        kind = self.rng.choice(kinds)
        count = last - first + 1
        reach = last if self.chance(0.35) else self.rng.randint(first, last)
        if kind == "exact":
            return [span]
        if kind == "months" or (kind == "quarters" and count < 6):
            return [months(year, m, m) for m in range(first, reach + 1)]
        if kind == "quarters":
            return [months(year, m, m + 2) for m in range(first, reach + 1, 3) if m + 2 <= last]
        if kind in ("running", "running+months"):
            return self._running(kind, year, first, reach)
        if kind == "days":
            month = reach
            day = self.rng.randint(1, 27)
            return [Span(span.start, date(year, month, day))]
        if count < 6:
            return [span]
        middle = first + count // 2
        return [months(year, first, middle), months(year, middle - 1, min(middle + 2, last))]

    def _running(self, kind: str, year: int, first: int, reach: int) -> list[Span]:
        """Running totals from the start, alone or with the months after one of them."""
        if kind == "running":
            ends = [m for m in range(first, reach + 1) if self.chance(0.4)] or [reach]
            return [months(year, first, m) for m in ends]
        middle = self.rng.randint(first, reach)
        return [months(year, first, middle), *(months(year, m, m) for m in range(middle + 1, reach + 1))]

    def _areas_of(self) -> list[str | None]:
        """Whose rows are reported."""
        if not self.with_areas:
            return [None]
        roll = self.rng.random()
        if roll < 0.25:
            return [CITY]
        if roll < 0.4:
            return [CITY, *self.counties]
        if roll < 0.45:
            return [CITY, self.counties[0]]
        if EAST in self.project.areas and self.chance(0.3):
            return [EAST, *self.counties[2:]]
        return list(self.counties)

    def _rows(
        self, indicator: Indicator, family: list[Unit], wanted: Span, holes: float, level: bool
    ) -> tuple[list[Row], str, Unit | None]:
        style = self.rng.choice(["cell", "cell", "column", "heading", "title", "indicator", "bare", "bare"])
        written: Unit | None = self.rng.choice(family)
        mixed = style in ("cell", "column") and family not in (TIMES, RATIOS) and self.chance(0.15)
        if style in ("heading", "title"):
            written = self.rng.choice([u for u in family if not u.text.startswith(" ")] or family)
        if style == "bare":
            written = None
        negative = indicator.over_time == "sum" and self.chance(0.1)
        grid = self._grid(wanted, level, indicator.over_time == "average")
        earlier = [shifted(span, -1) for span in grid] if self.chance(0.5) else []
        if self.chance(0.4):
            earlier.append(shifted(wanted, -1))
        if indicator.over_time in ("none", "last") and self.chance(0.3):
            earlier.append(years(self.year - 3, self.year - 3))
        areas = self._areas_of()
        if self.with_areas and self.chance(0.2) and CITY not in self._star():
            areas = [*areas, OTHER_CITY]
        rows = []
        for area in areas:
            monthly = [self._value(family, negative) for _ in range(12)]
            for span in dict.fromkeys([*grid, *earlier]):
                one = written
                if mixed:
                    one = self.rng.choice(family[:2])
                number = self._figure(span, monthly, level, family, negative)
                if one is not None and mixed and one.scale != family[0].scale:
                    number = number * family[0].scale / one.scale
                rows.append(Row(indicator.key, area, span, self._amount(number, one, style)))
        rows = self._with_holes(rows, holes)
        return rows, ("mixed" if mixed else style), written

    def _star(self) -> list[str]:
        return [area for area, parts in self.project.areas.items() if parts == "*"]

    def _amount(self, number: Fraction, written: Unit | None, style: str) -> Amount:
        if style == "indicator":
            return Amount(number)
        return Amount(number, written)

    def _value(self, family: list[Unit], negative: bool) -> Fraction:
        number = Fraction(self.rng.randint(0, 20))
        if family is RATIOS:
            number = Fraction(self.rng.randint(300, 999), 10)
        elif self.chance(0.3):
            number += Fraction(self.rng.randint(0, 99), 100)
        if negative and self.chance(0.3):
            number = -number
        return number

    def _figure(self, span: Span, monthly: list[Fraction], level: bool, family: list[Unit], negative: bool) -> Fraction:
        """A count is the sum of its months, so that rows that overlap agree; a level is any number."""
        if level:
            return self._value(family, negative)
        number = Fraction(0)
        for month in range(span.start.month, span.end.month + 1):
            number += monthly[(month - 1 + span.start.year) % 12]
        return number

    def _with_holes(self, rows: list[Row], holes: float) -> list[Row]:
        if not rows or not self.chance(holes):
            return rows
        for _ in range(self.rng.choice([1, 1, 2])):
            place = self.rng.randrange(len(rows))
            if self.chance(0.4) or len(rows) == 1:
                rows[place] = replace(rows[place], value=None)
            else:
                rows.pop(place)
        return rows

    # -- rates

    def _rate(self) -> None:
        self.counter += 1
        mark = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒"[self.counter]
        above, below, key = f"合格数{mark}", f"检查数{mark}", f"合格率{mark}"
        wanted = self._wanted()
        standing = self.chance(0.4)
        over = Indicator(above, "sum", "sum")
        under = Indicator(below, "last" if standing or self.chance(0.3) else "sum", "sum")
        if under.over_time == "last":
            under = replace(under, over_time="last")
        shown = self.rng.choice([None, *RATIOS[:4]])
        rate = Indicator(key, numerator=above, denominator=below, unit=shown)
        grid = self._grid(wanted, False, False)
        other_grid = grid if self.chance(0.5) else self._grid(wanted, False, False)
        if standing:
            other_grid = [years(self.year, self.year)]
        elif under.over_time == "last":
            other_grid = grid
        areas = self._areas_of()
        other_areas = areas if self.chance(0.8) else self._areas_of()
        rows = []
        before = self.chance(0.4)
        for indicator, spans, where, size in ((over, grid, areas, 20), (under, other_grid, other_areas, 60)):
            every = [*spans, *(shifted(span, -1) for span in spans)] if before else spans
            for area in where:
                rows += self._side(indicator, every, area, size)
        rows = self._with_holes(rows, 0.2)
        if self.chance(0.1):
            rows.append(Row(key, areas[0], wanted, Amount(Fraction(self.rng.randint(100, 900), 10), PER_CENT)))
        for indicator in (over, under, rate):
            self._declare(indicator)
        self._table(rows, "cell", None)
        for _ in range(self.rng.choice([1, 1, 2])):
            self._target(rate, wanted, RATIOS if shown else RATIOS[:1], "rate", by=False)

    def _side(self, indicator: Indicator, spans: list[Span], area: str | None, size: int) -> list[Row]:
        """The rows of a numerator or a denominator for one area."""
        monthly = [Fraction(self.rng.randint(0 if size == 20 else 1, size)) for _ in range(12)]
        rows = []
        for span in dict.fromkeys(spans):
            number = Fraction(self.rng.randint(0, size * 12)) if indicator.over_time == "last" else Fraction(0)
            if indicator.over_time != "last":
                number = self._figure(span, monthly, False, PEOPLE, False)
            rows.append(Row(indicator.key, area, span, Amount(number)))
        return rows

    # -- targets

    def _target(self, indicator: Indicator, wanted: Span, family: list[Unit], style: str, by: bool) -> None:
        self.counter += 1
        target = Target(f"t{self.counter}", indicator.key, area=self.area, period=wanted)
        if by and wanted.start.year == wanted.end.year:
            end = wanted if self.chance(0.6) else years(self.year + 1, self.year + 1)
            target = replace(target, period=None, by=end)
        if self.with_areas and self.chance(0.15):
            target = replace(target, area=self.rng.choice(self.counties))
        if self.chance(0.2):
            target = replace(target, level="expected")
        roll = self.rng.random()
        rate_or_count = indicator.numerator or indicator.over_time in ("sum", "none", "last", "average")
        if roll < 0.2 and rate_or_count and not by and style != "mixed":
            target = self._change(target, indicator, wanted, family, style)
        elif roll < 0.4 and style not in ("mixed",):
            target = self._reference(target, indicator, wanted)
        else:
            target = self._bound(target, indicator, family, style)
        if self.with_areas and self.chance(0.2) and target.area == CITY:
            target = self._each_area(target)
        self.project.targets.append(target)

    def _bound_unit(self, indicator: Indicator, family: list[Unit], style: str) -> Unit | None:
        if style == "mixed" or (indicator.unit is None and style == "rate"):
            return self.rng.choice(family)
        if self.chance(0.3):
            return None
        if style == "bare" and self.chance(0.5):
            return family[0]
        return self.rng.choice(family)

    def _bound(self, target: Target, indicator: Indicator, family: list[Unit], style: str) -> Target:
        shown = self._bound_unit(indicator, family, style)
        form = self.rng.choice(FORMS)
        target = replace(target, form=form, bounds=(Amount(Fraction(1), shown),))
        near = self._near(target)
        scale = self._scale(target)
        count = 2 if form == "between" else 1
        amounts = sorted({self._beside(near, scale, form) for _ in range(count)})
        if count == 2 and len(amounts) == 1:
            amounts = [amounts[0], amounts[0] + 1]
        target = replace(target, bounds=tuple(self._written(number, shown) for number in amounts))
        if (
            shown
            and style in ("cell", "column", "heading")
            and not indicator.unit
            and not indicator.numerator
            and self.chance(0.04)
        ):
            other = self.rng.choice(
                [PER_CENT if family is not RATIOS else PEOPLE[0], TIMES[0] if family is not TIMES else BEDS[0]]
            )
            return replace(target, bounds=tuple(Amount(number, other) for number in amounts))
        if self.chance(0.06):
            return replace(target, bounds=(None,) * len(amounts), form=form)
        if self.chance(0.2):
            target = replace(target, places=self.rng.choice([0, 0, 1, 2]))
            if self.chance(0.4):
                places = max(decimals(number) for number in amounts)
                target = replace(target, places=places, places_of_bound=True)
        if self.chance(0.4):
            target = self._with_baseline(target, shown, amounts)
        return target

    def _written(self, number: Fraction, shown: Unit | None) -> Amount:
        return Amount(number, shown)

    def _with_baseline(self, target: Target, shown: Unit | None, amounts: list[Fraction]) -> Target:
        since = years(self.year - 1, self.year - 1)
        if self.chance(0.3):
            since = years(self.year - 3, self.year - 3)
        start = max(Fraction(0), amounts[0] + self.rng.randint(-10, 10))
        roll = self.rng.random()
        if roll < 0.5:
            return replace(target, baseline=(since, Amount(start, shown)))
        if roll < 0.75 and target.period:
            return replace(target, baseline=(None, Amount(start, shown)))
        return replace(target, baseline=(since, None))

    def _judge(self) -> Judge:
        self.project.columns = frozenset(self.dims)
        return Judge(self.project)

    def _scale(self, target: Target) -> Fraction:
        shown = self._judge().unit(target)
        return shown.scale if shown else Fraction(1)

    def _near(self, target: Target) -> Fraction:
        """A number beside which a bound is interesting: the figure, the line, or what is there."""
        judge = self._judge()
        figure, span = judge.figure(target, Place(target.area))
        if isinstance(figure, NoFigure):
            return figure.there.value if figure.there else Fraction(10)
        number = figure.number
        value = number.value
        if number.bare:
            value *= self._scale(target)
        if figure.running and not figure.whole and self.chance(0.7):
            value /= elapsed(span, figure.reach)
        return value

    def _beside(self, near: Fraction, scale: Fraction, form: str) -> Fraction:
        number = near / scale
        places = self.rng.choice([0, 1, 1, 2])
        if terminates(number) and self.chance(0.35):
            exact = number
        else:
            exact = Fraction(round(number * 10**places), 10**places)
        roll = self.rng.random()
        if roll < 0.3:
            exact += Fraction(self.rng.randint(-3, 3), 10**places)
        elif roll < 0.5:
            exact += self.rng.randint(-8, 8)
        return max(exact, Fraction(0))

    def _change(self, target: Target, indicator: Indicator, wanted: Span, family: list[Unit], style: str) -> Target:
        since = shifted(wanted, -1)
        form = self.rng.choice(FORMS)
        relative = self.chance(0.6)
        amounts = sorted({Fraction(self.rng.randint(-30, 60), self.rng.choice([1, 1, 2])) for _ in range(1)})
        if form == "between":
            amounts = [amounts[0], amounts[0] + self.rng.randint(1, 30)]
        if relative:
            shown: Unit | None = PER_CENT
        elif family is RATIOS or indicator.numerator:
            unit = indicator.unit
            if unit is None or unit.text != "%":
                return self._bound(target, indicator, family, style)
            shown = self.rng.choice([POINTS, None])
        else:
            shown = None if style == "bare" else self.rng.choice(family)
        bounds = tuple(Amount(number, shown) for number in amounts)
        return replace(target, form=form, bounds=bounds, change_from=since, relative=relative)

    def _reference(self, target: Target, indicator: Indicator, wanted: Span) -> Target:
        form = self.rng.choice(["at_least", "at_most", "above", "below", "equals"])
        roll = self.rng.random()
        reference = Reference(span=shifted(wanted, -1))
        others = self._alike(indicator, wanted)
        if others and self.chance(0.5):
            return replace(target, form=form, bounds=(Reference(indicator=self.rng.choice(others)),))
        if roll < 0.5 and self.with_areas:
            others = [area for area in (*self.counties, CITY, OTHER_CITY) if area != target.area]
            reference = Reference(area=self.rng.choice(others))
        return replace(target, form=form, bounds=(reference,))

    def _alike(self, indicator: Indicator, wanted: Span) -> list[str]:
        """Other indicators that this one may be held against: 不超过核定床位数."""
        found = []
        for other, span, family, style in self.measured:
            written = style in ("cell", "column", "heading", "title")
            mine = [entry for entry in self.now if entry[0].key == indicator.key]
            if span == wanted and mine and mine[0][2] is family and written and mine[0][3] in WRITTEN:
                found.append(other.key)
        return found

    def _each_area(self, target: Target) -> Target:
        if isinstance(target.bounds[0], Reference) and target.bounds[0].area in self.counties:
            return target
        require = self.rng.choice(["all", "all", "any", "1", "2", "60%", "50%"])
        members: tuple[str, ...] = ()
        if self.chance(0.4):
            members = tuple(self.counties)
        if require == "2" and members and len(members) < 2:
            require = "1"
        if self.chance(0.1) and members:
            require = f"1 of {len(members)}"
        return replace(target, each="area", members=members, require=require)

    # -- milestones

    def _milestone(self) -> None:
        self.counter += 1
        key = f"创建{'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒'[self.counter]}"
        wanted = self._wanted()
        rows = []
        for area in self._areas_of():
            spans = (
                [wanted]
                if self.chance(0.4)
                else [months(self.year, m, m) for m in sorted(self.rng.sample(range(1, 13), 2))]
            )
            for span in spans:
                roll = self.rng.random()
                value: bool | date | None = roll < 0.4
                if roll > 0.9:
                    value = None
                elif roll > 0.8:
                    value = date(self.year + self.rng.choice([0, 0, 1]), self.rng.randint(1, 12), 15)
                rows.append(Row(key, area, span, value))
        self._declare(Indicator(key))
        self._table(rows, "cell", None)
        target = Target(f"t{self.counter}", key, "achieved", (Amount(Fraction(1)),), self.area, period=wanted)
        if self.chance(0.4):
            target = replace(target, period=None, by=wanted)
        if self.with_areas and self.chance(0.5):
            target = self._each_area(target)
        self.project.targets.append(target)

    # -- hospitals: dimensions, members and conditions

    def _split(self, kind: str) -> None:
        self.counter += 1
        key = f"手术量{'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒'[self.counter]}"
        wanted = self._wanted()
        hospitals = HOSPITALS[: self.rng.randint(2, 4)]
        indicator = Indicator(
            key, *self.rng.choice([("sum", "sum"), ("last", "sum"), ("none", "none"), ("sum", "sum")])
        )
        grid = self._grid(wanted, indicator.over_time != "sum", False)
        rows = []
        area = self.area if self.with_areas else None
        for hospital in hospitals:
            monthly = [self._value(BEDS, False) for _ in range(12)]
            for span in grid:
                number = self._figure(span, monthly, indicator.over_time != "sum", BEDS, False)
                rows.append(Row(key, area, span, Amount(number), (("医院", hospital),)))
        rows = self._with_holes(rows, 0.3)
        self.dims.add("医院")
        self._declare(indicator)
        self._table(rows, "cell", None, alone=True)
        target = Target(f"t{self.counter}", key, area=self.area, period=wanted)
        roll = self.rng.random()
        if roll < 0.4:
            target = replace(self._bound(target, indicator, [BEDS[0]], "bare"), each="医院")
            target = replace(target, require=self.rng.choice(["all", "any", "1", "50%", "64%"]))
            if self.chance(0.3):
                target = replace(target, members=tuple(hospitals))
        elif roll < 0.7:
            target = replace(self._bound(target, indicator, [BEDS[0]], "bare"), where=(("医院", hospitals[0]),))
        else:
            target = self._bound(target, indicator, [BEDS[0]], "bare")
        self.project.targets.append(target)

    def _register(self) -> None:
        """A register of counties or hospitals whose other columns tell of each row."""
        if not self.with_areas or self.project.areas:
            return
        self.counter += 1
        mark = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒"[self.counter]
        key, level, people = f"签约率{mark}", f"级别{mark}", f"人口{mark}"
        wanted = years(self.year, self.year)
        rows = []
        by_level = self.chance(0.6)
        by_people = self.chance(0.6) or not by_level
        for area in self.counties:
            value: Amount | None = Amount(Fraction(self.rng.randint(300, 999), 10), PER_CENT)
            if self.chance(0.1):
                value = None
            tells: list[tuple[str, str | Amount | None]] = []
            if by_level:
                tells.append((level, self.rng.choice([*LEVELS, None])))
            if by_people:
                tells.append((people, Amount(Fraction(self.rng.randint(10, 60)), BARE_SCALES[0])))
            rows.append(Row(key, area, wanted, value, tells=tuple(tells)))
        self.dims |= {level, people}
        self._declare(Indicator(key))
        self._table(rows, "cell", None, alone=True, layout="long")
        where: list[tuple[str, object]] = []
        if by_level:
            where.append((level, self.rng.choice(["二级", ["二级", "三级"]])))
        if by_people:
            where.append(
                (people, (self.rng.choice(["above", "at_least", "below"]), Amount(Fraction(30), BARE_SCALES[0])))
            )
        target = Target(f"t{self.counter}", key, area=self.area, period=wanted, each="area")
        bound = Amount(Fraction(self.rng.randint(40, 90)), PER_CENT)
        target = replace(target, bounds=(bound,), where=tuple(where), require=self.rng.choice(["all", "any", "50%"]))  # type: ignore[arg-type]
        self.project.targets.append(target)

    def _quorum(self) -> None:
        targets = self.project.targets
        if not targets:
            return
        self.counter += 1
        names = [target.id for target in targets]
        chosen = self.rng.sample(names, self.rng.randint(1, len(names)))
        require = self.rng.choice(["all", "any", "1", "50%", "67%", f"{len(chosen)} of {len(chosen)}"])
        targets.append(Target(f"t{self.counter}", None, "of", of=tuple(chosen), require=require))

    # -- tables

    def _table(
        self, rows: list[Row], style: str, written: Unit | None, alone: bool = False, layout: str | None = None
    ) -> None:
        if len(rows) > 3 and style in ("cell", "bare") and not alone and self.chance(0.12):
            # One indicator in two files.
            self.rng.shuffle(rows)
            half = len(rows) // 2
            self._table(rows[:half], style, written, alone=True)
            rows = rows[half:]
        self.project.rows += rows
        if style == "indicator":
            style = "cell"
        milestone = any(isinstance(row.value, (bool, date)) for row in rows)
        dims = any(row.dims or row.tells for row in rows)
        layouts = ["long", "long", "wide", "periods", "areas"]
        alone = alone or any(isinstance(row.value, date) for row in rows)
        if dims:
            layouts = ["long", "long", "wide"]
        if style == "column":
            layouts = ["long"]
        if milestone:
            layouts = ["long", "wide"]
        chosen = layout or self.rng.choice(layouts)
        if chosen == "areas" and (not self.with_areas or any(row.area is None for row in rows)):
            chosen = "long"
        for table in self.tables:
            same = table.layout == chosen and table.unit_style == style == "cell" and not (alone or table.alone)
            if same and not milestone and self.chance(0.5) and not any(row.dims or row.tells for row in table.rows):
                table.rows += rows
                return
        self.tables.append(Table(f"d{len(self.tables)}", chosen, list(rows), style, written, alone))


def blanks(table: Table) -> list[Row]:
    """The blank cells of a table that has columns for indicators, periods or areas: reported as missing."""
    if table.layout == "long":
        return []
    there = {(row.indicator, row.area, row.span, row.dims, row.tells) for row in table.rows}
    indicators = list(dict.fromkeys(row.indicator for row in table.rows))
    found = []
    if table.layout == "wide":
        lines = dict.fromkeys((row.area, row.span, row.dims, row.tells) for row in table.rows)
        places = [(key, *line) for key in indicators for line in lines]
    elif table.layout == "periods":
        sides = dict.fromkeys((row.indicator, row.area) for row in table.rows)
        spans = dict.fromkeys(row.span for row in table.rows)
        places = [(key, area, span, (), ()) for key, area in sides for span in spans]
    else:
        lefts = dict.fromkeys((row.indicator, row.span) for row in table.rows)
        areas = dict.fromkeys(row.area for row in table.rows)
        places = [(key, area, span, (), ()) for key, span in lefts for area in areas]
    for place in places:
        if place not in there:
            key, area, span, dims, tells = place
            found.append(Row(key, area, span, None, dims, tells))
    return found


def decimals(number: Fraction) -> int:
    """The decimals that a number that ends is written with."""
    places = 0
    while (number * 10**places).denominator != 1:
        places += 1
    return places


def shifted(span: Span, by_years: int) -> Span:
    end = span.end
    year = end.year + by_years
    last = month_end(year, end.month) if span.end == month_end(end.year, end.month) else date(year, end.month, end.day)
    return Span(date(span.start.year + by_years, span.start.month, span.start.day), last)


def terminates(number: Fraction) -> bool:
    rest = number.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return rest == 1 and number.denominator < 10**6


# ---------------------------------------------------------------------------------------------------------- special kinds


def undated(maker: Maker) -> None:
    """§4 Rows without a period are the target's own, and nobody's of another period."""
    key = maker._name("last")
    indicator = Indicator(key, *maker.rng.choice([("last", "sum"), ("sum", "sum"), ("none", "none")]))
    places = maker._areas_of()
    rows = [Row(key, area, None, Amount(maker._value(BEDS, False), BEDS[0])) for area in places]
    maker._declare(indicator)
    maker._table(maker._with_holes(rows, 0.15), "cell", None, alone=True, layout=maker.rng.choice(["long", "wide"]))
    maker._target(indicator, years(maker.year, maker.year), BEDS, "cell", by=False)


def fortnights(maker: Maker) -> None:
    """§5.6, §6 Rows of half months: tiles that do not end with a month are counted in days."""
    key = maker._name("sum")
    op = maker.rng.choice(["sum", "sum", "sum", "max"])
    indicator = Indicator(key, op, op)
    wanted = maker.rng.choice([years(maker.year, maker.year), months(maker.year, 1, 6)])
    last = maker.rng.randint(1, wanted.end.month)
    grid = []
    for month in range(1, last + 1):
        start, end = date(maker.year, month, 1), month_end(maker.year, month)
        if maker.chance(0.4):
            grid.append(Span(start, end))
        else:
            grid += [Span(start, start.replace(day=15)), Span(start.replace(day=16), end)]
    if maker.chance(0.5):
        grid = grid[:-1] or grid
    if maker.chance(0.3):
        grid += [shifted(span, -1) for span in grid if span.end.day != 29]
    rows = []
    for area in maker._areas_of():
        rows += [Row(key, area, span, Amount(maker._value(BEDS, False), BEDS[0])) for span in grid]
    maker._declare(indicator)
    maker._table(maker._with_holes(rows, 0.2), "cell", None)
    maker._target(indicator, wanted, [BEDS[0]], "cell", by=False)


def beside_a_city(maker: Maker) -> None:
    """§2 A level held against another city's, of this year or the last."""
    if not maker.with_areas or maker.area is None:
        return
    key = maker._name("none")
    indicator = Indicator(key, *maker.rng.choice([("none", "none"), ("last", "sum")]))
    wanted = years(maker.year, maker.year)
    rows = []
    for area in [CITY, OTHER_CITY, *maker.counties]:
        for span in (wanted, shifted(wanted, -1)):
            if maker.chance(0.85):
                rows.append(Row(key, area, span, Amount(maker._value(BEDS, False), BEDS[0])))
    maker._declare(indicator)
    maker._table(rows, "cell", None)
    target = Target(f"t{maker.counter}x", key, area=CITY, period=wanted)
    form = maker.rng.choice(["at_least", "at_most", "equals", "above", "below"])
    reference = Reference(area=OTHER_CITY, span=maker.rng.choice([None, shifted(wanted, -1)]))
    maker.project.targets.append(replace(target, form=form, bounds=(reference,)))


def ratio(maker: Maker) -> None:
    """§3 A ratio a:b, in cells and bounds."""
    key = maker._name("none")
    indicator = Indicator(key)
    wanted = years(maker.year, maker.year)
    style = maker.rng.choice(["ratio", "ratio", "bare", "percent"])
    rows = []
    for area in maker._areas_of():
        number = maker.rng.randint(20, 120)
        if style == "ratio":
            value = Amount(Fraction(1, number), RATIO_AB, f"1:{number}")
        elif style == "bare":
            value = Amount(maker.rng.choice([Fraction(number, 10_000), Fraction(number)]))
        else:
            value = Amount(Fraction(number, 50), PER_CENT)
        rows.append(Row(key, area, wanted, value))
    maker._declare(indicator)
    maker._table(rows, "cell", None)
    maker.counter += 1
    number = maker.rng.randint(20, 120)
    bound = Amount(Fraction(1, number), RATIO_AB, f"1:{number}")
    form = maker.rng.choice(["at_least", "at_most", "above", "below", "equals"])
    target = Target(f"t{maker.counter}", key, form, (bound,), maker.area, period=wanted)
    maker.project.targets.append(maker._each_area(target) if maker.with_areas and maker.chance(0.3) else target)


def totals(maker: Maker) -> None:
    """§4 A total wins over adding up, is never a part or a member; 小计 is neither."""
    if maker.area is None:
        return
    key = maker._name("sum")
    indicator = Indicator(key, *maker.rng.choice([("sum", "sum"), ("last", "sum"), ("none", "none")]))
    wanted = maker._wanted()
    grid = maker._grid(wanted, indicator.over_time != "sum", False)
    area = maker.area if maker.with_areas else None
    rows = []
    for span in grid:
        parts = [maker._value(BEDS, False) for _ in range(3)]
        rows += [
            Row(key, area, span, Amount(number, BEDS[0]), (("医院", name),))
            for name, number in zip(HOSPITALS, parts, strict=False)
        ]
        if maker.chance(0.7):
            rows.append(Row(key, area, span, Amount(sum(parts, Fraction(0)) + maker.rng.randint(0, 1), BEDS[0])))
    maker.dims.add("医院")
    maker._declare(indicator)
    maker._table(maker._with_holes(rows, 0.2), "cell", None, alone=True, layout="long")
    target = Target(f"t{maker.counter}x", key, area=maker.area, period=wanted)
    target = maker._bound(target, indicator, [BEDS[0]], "cell")
    if maker.chance(0.3):
        target = replace(target, each="医院", require=maker.rng.choice(["all", "any", "2"]))
    maker.project.targets.append(target)


def register_of_days(maker: Maker) -> None:
    """§4 A register dated by day: `rows` says how its rows make one figure."""
    key = maker._name("sum")
    op = maker.rng.choice(["sum", "sum", "average", "min", "max", "count"])
    indicator = Indicator(key, records=op)
    wanted = years(maker.year, maker.year)
    area = maker.area if maker.with_areas else None
    if maker.with_areas and area is None:
        return
    rows = []
    for _ in range(maker.rng.randint(1, 6)):
        day = date(maker.year, maker.rng.randint(1, 12), maker.rng.randint(1, 28))
        rows.append(Row(key, area, Span(day, day), Amount(maker._value(BEDS, maker.chance(0.1)), BEDS[0])))
    if maker.chance(0.3):
        last = date(maker.year, 12, 31)
        rows.append(Row(key, area, Span(last, last), Amount(maker._value(BEDS, False), BEDS[0])))
    maker._declare(indicator)
    maker._table(maker._with_holes(rows, 0.1), "cell", None, alone=True, layout="long")
    target = Target(f"t{maker.counter}x", key, area=maker.area, period=wanted)
    family = [unit("", 1)] if op == "count" else [BEDS[0]]
    maker.project.targets.append(maker._bound(target, indicator, family, "cell" if op != "count" else "bare"))


def yearly_rate(maker: Maker) -> None:
    """`annualize`: a rate of part of a year brought to a year."""
    maker._rate()
    key, rate = next((k, i) for k, i in reversed(maker.project.indicators.items()) if i.numerator)
    maker.project.indicators[key] = replace(rate, annualize=True)


def rate_by(maker: Maker) -> None:
    """A rate by a date: the latest period of its numerator, divided over the same period or the standing row."""
    name = maker._name("last")
    above, below, key = f"{name}合格", f"{name}总数", f"{name}率"
    over, under = Indicator(above, "last", "sum"), Indicator(below, "last", "sum")
    rate = Indicator(key, numerator=above, denominator=below, unit=maker.rng.choice([None, PER_CENT]))
    by = maker.rng.choice([years(maker.year, maker.year), months(maker.year, 1, 6)])
    grid = maker._grid(by, True, True)
    rows = []
    for area in maker._areas_of():
        rows += maker._side(over, grid, area, 20)
        rows += maker._side(under, grid if maker.chance(0.7) else [years(maker.year, maker.year)], area, 60)
    for indicator in (over, under, rate):
        maker._declare(indicator)
    maker._table(maker._with_holes(rows, 0.2), "cell", None)
    maker._target(rate, by, RATIOS if rate.unit else RATIOS[:1], "rate", by=True)


def one_period(maker: Maker) -> None:
    """§2 Neither `period` nor `by`: the one period that its rows have."""
    key = maker._name("none")
    span = maker._wanted()
    indicator = Indicator(key, *maker.rng.choice([("none", "none"), ("sum", "sum")]))
    rows = [Row(key, area, span, Amount(maker._value(BEDS, False), BEDS[0])) for area in maker._areas_of()]
    maker._declare(indicator)
    maker._table(rows, "cell", None, alone=True)
    number = Fraction(maker.rng.randint(0, 40))
    form = maker.rng.choice(["at_least", "at_most", "above", "below", "equals"])
    target = Target(f"t{maker.counter}x", key, form, (Amount(number, BEDS[0]),), maker.area)
    maker.project.targets.append(maker._each_area(target) if maker.with_areas and maker.chance(0.3) else target)


def condition(maker: Maker) -> None:
    """§2 `where` names another indicator, compared for the same member and period."""
    if not maker.with_areas or maker.project.areas:
        return
    key, people = maker._name("none"), maker._name("last")
    wanted = years(maker.year, maker.year)
    span = maker.rng.choice([wanted, wanted, months(maker.year, 1, 6)])
    rows = [Row(key, a, span, Amount(Fraction(maker.rng.randint(0, 40)), BEDS[0])) for a in maker.counties]
    other = [
        Row(people, a, wanted, Amount(Fraction(maker.rng.randint(10, 60)), BARE_SCALES[0])) for a in maker.counties
    ]
    maker._declare(Indicator(key))
    maker._declare(Indicator(people, "last", "sum"))
    maker._table(maker._with_holes(rows, 0.2), "cell", None, alone=True, layout="long")
    maker._table(maker._with_holes(other, 0.3), "cell", None, alone=True, layout=maker.rng.choice(["long", "wide"]))
    bound = Amount(Fraction(maker.rng.randint(0, 40)), BEDS[0])
    where = ((people, (maker.rng.choice(["above", "at_least", "below"]), Amount(Fraction(30), BARE_SCALES[0]))),)
    target = Target(f"t{maker.counter}x", key, "at_least", (bound,), maker.area, period=span, where=where)
    if maker.chance(0.3):
        target = replace(target, area=maker.rng.choice(maker.counties))
    else:
        target = replace(target, each="area", require=maker.rng.choice(["all", "any", "1"]))
    maker.project.targets.append(target)


def change_by(maker: Maker) -> None:
    """A change of a level by a date."""
    key = maker._name("none")
    indicator = Indicator(key)
    by = years(maker.year, maker.year)
    since = years(maker.year - 2, maker.year - 2)
    rows = []
    for area in maker._areas_of():
        for span in (by, shifted(by, -1), since):
            if maker.chance(0.7):
                rows.append(Row(key, area, span, Amount(maker._value(BEDS, False), BEDS[0])))
    if not rows:
        return
    maker._declare(indicator)
    maker._table(rows, "cell", None)
    relative = maker.chance(0.6)
    bound = Amount(Fraction(maker.rng.randint(-30, 50)), PER_CENT if relative else BEDS[0])
    form = maker.rng.choice(["at_least", "at_most", "above", "below", "equals"])
    target = Target(f"t{maker.counter}x", key, form, (bound,), maker.area, by=by, change_from=since, relative=relative)
    maker.project.targets.append(maker._each_area(target) if maker.with_areas and maker.chance(0.3) else target)


def inline(maker: Maker) -> None:
    """§2 A quorum of targets written inside it."""
    before = len(maker.project.targets)
    maker._plain("last", "sum", holes=0.2)
    maker._plain("sum", "sum", holes=0.2)
    children = maker.project.targets[before:]
    del maker.project.targets[before:]
    maker.counter += 1
    require = maker.rng.choice(["all", "any", "1", "50%", "67%"])
    maker.project.targets.append(Target(f"t{maker.counter}", None, "of", of=tuple(children), require=require))


def rate_of_hospitals(maker: Maker) -> None:
    """§5.3 A rate whose sides are of hospitals: one that only one side has is missing."""
    if maker.area is None:
        return
    name = maker._name("sum")
    above, below, key = f"{name}合格", f"{name}抽查", f"{name}率"
    over, under = Indicator(above, "sum", "sum"), Indicator(below, "sum", "sum")
    rate = Indicator(key, numerator=above, denominator=below, unit=PER_CENT)
    wanted = maker._wanted()
    grid = maker._grid(wanted, False, False)
    area = maker.area if maker.with_areas else None
    rows = []
    for indicator, size in ((over, 20), (under, 60)):
        for hospital in HOSPITALS[:3]:
            if not maker.chance(0.08):
                rows += [replace(row, dims=(("医院", hospital),)) for row in maker._side(indicator, grid, area, size)]
    maker.dims.add("医院")
    for indicator in (over, under, rate):
        maker._declare(indicator)
    if not rows:
        return
    maker._table(maker._with_holes(rows, 0.2), "cell", None, alone=True, layout=maker.rng.choice(["long", "wide"]))
    target = Target(f"t{maker.counter}x", key, area=maker.area, period=wanted)
    target = maker._bound(target, rate, RATIOS[:2], "rate")
    if maker.chance(0.3):
        target = replace(target, each="医院", require=maker.rng.choice(["all", "any", "2"]), baseline=None)
    maker.project.targets.append(target)


SPECIAL = {
    "fortnights": fortnights,
    "beside a city": beside_a_city,
    "rate of hospitals": rate_of_hospitals,
    "undated": undated,
    "ratio": ratio,
    "totals": totals,
    "register of days": register_of_days,
    "yearly rate": yearly_rate,
    "rate by": rate_by,
    "one period": one_period,
    "condition": condition,
    "change by": change_by,
    "inline": inline,
}


def random_project(seed: int) -> Made:
    return Maker(seed).make()
