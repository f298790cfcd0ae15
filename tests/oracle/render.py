"""A project as files: targets as YAML, actuals as CSV in one of four layouts."""

from __future__ import annotations

import csv
import io
import random
from datetime import date
from fractions import Fraction

from .model import Amount, Project, Reference, Row, Span, Target, Unit, ends_a_month
from .project import Made, Table

ALONE = {"sum": "sum", "last": "sum", "average": "sum", "min": "min", "max": "max", "none": "none"}
"""What `aggregate` means over areas where one word stands for both axes (design §5.2)."""


def digits(number: Fraction) -> str:
    """A number that ends, in full."""
    sign = "-" if number < 0 else ""
    number = abs(number)
    places = 0
    while (number * 10**places).denominator != 1:
        places += 1
        assert places < 40, number
    whole = str(int(number * 10**places)).rjust(places + 1, "0")
    if not places:
        return sign + whole
    return f"{sign}{whole[:-places]}.{whole[-places:]}"


def amount_text(amount: Amount) -> str:
    if amount.text:
        return amount.text
    return digits(amount.number) + (amount.unit.text if amount.unit else "")


def span_text(span: Span, rng: random.Random) -> str:
    """A period in one of the ways of design §2."""
    a, b = span.start, span.end
    if a.day != 1 or not ends_a_month(b):
        if a == b:
            return a.isoformat()
        return f"{a.isoformat()}..{b.isoformat()}"
    if a.month == 1 and b.month == 12:
        if a.year == b.year:
            return rng.choice([f"{a.year}", f"{a.year}年"])
        return f"{a.year}..{b.year}"
    year = a.year
    ways = [f"{year}-{a.month:02}..{year}-{b.month:02}", f"{year}年{a.month}-{b.month}月"]
    if a.month == b.month:
        ways = [f"{year}-{a.month:02}", f"{year}年{a.month}月"]
    elif b.month - a.month == 2 and b.month % 3 == 0:
        ways += [f"{year}-Q{b.month // 3}", f"{year}年{'一二三四'[b.month // 3 - 1]}季度"]
    elif (a.month, b.month) == (1, 6):
        ways += [f"{year}-H1", f"{year}年上半年"]
    return rng.choice(ways)


# ---------------------------------------------------------------------------------------------------------- target files


def scalar(text: str) -> str:
    return '"' + text + '"'


def bound_yaml(bound: Amount | Reference | None, rng: random.Random) -> str:
    if bound is None:
        return rng.choice(['"?"', "X", '"××"'])
    if isinstance(bound, Reference):
        parts = []
        if bound.indicator:
            parts.append(f"indicator: {bound.indicator}")
        if bound.area:
            parts.append(f"area: {bound.area}")
        if bound.span:
            parts.append(f"period: {span_text(bound.span, rng)}")
        return "{" + ", ".join(parts) + "}"
    return scalar(amount_text(bound))


def target_yaml(target: Target, rng: random.Random) -> str:
    parts = [f"id: {target.id}"]
    if target.of:
        children = [child if isinstance(child, str) else target_yaml(child, rng) for child in target.of]
        parts.append("of: [" + ", ".join(children) + "]")
        parts.append(f"require: {scalar(target.require)}")
        return "{" + ", ".join(parts) + "}"
    parts.append(f"indicator: {target.indicator}")
    if target.area:
        parts.append(f"area: {target.area}")
    for key in ("period", "by", "change_from"):
        span = getattr(target, key)
        if span:
            parts.append(f"{key}: {scalar(span_text(span, rng))}")
    if target.form == "achieved":
        parts.append("achieved: true")
    elif target.form == "between":
        parts.append("between: [" + ", ".join(bound_yaml(bound, rng) for bound in target.bounds) + "]")
    else:
        parts.append(f"{target.form}: {bound_yaml(target.bounds[0], rng)}")
    parts += members_yaml(target, rng)
    if target.baseline:
        parts.append(f"baseline: {baseline_yaml(*target.baseline, rng)}")
    if target.places is not None:
        parts.append("judge: rounded" if target.places_of_bound else f"judge: rounded, places: {target.places}")
    if target.level != "binding":
        parts.append(f"level: {target.level}")
    return "{" + ", ".join(parts) + "}"


def members_yaml(target: Target, rng: random.Random) -> list[str]:
    parts = []
    if target.each:
        each = target.each
        if target.members:
            each = "{" + each + ": [" + ", ".join(target.members) + "]}"
        parts += [f"each: {each}", f"require: {scalar(target.require)}"]
    conditions = []
    for name, wanted in target.where:
        if isinstance(wanted, str):
            conditions.append(f"{name}: {wanted}")
        elif isinstance(wanted, list):
            conditions.append(f"{name}: [" + ", ".join(wanted) + "]")
        else:
            conditions.append(f"{name}: {{{wanted[0]}: {bound_yaml(wanted[1], rng)}}}")
    if conditions:
        parts.append("where: {" + ", ".join(conditions) + "}")
    return parts


def baseline_yaml(since: Span | None, amount: Amount | None, rng: random.Random) -> str:
    if since is None:
        assert amount
        return scalar(amount_text(amount))
    inner = f"period: {scalar(span_text(since, rng))}"
    if amount:
        inner += f", value: {scalar(amount_text(amount))}"
    return "{" + inner + "}"


def targets_text(project: Project, rng: random.Random) -> str:
    lines = []
    if project.areas:
        lines.append("areas:")
        for area, parts in project.areas.items():
            lines.append(f"  {area}: " + ('"*"' if parts == "*" else "[" + ", ".join(parts) + "]"))
    if project.indicators:
        lines.append("indicators:")
    for indicator in project.indicators.values():
        parts = []
        if indicator.numerator:
            parts += [f"numerator: {indicator.numerator}", f"denominator: {indicator.denominator}"]
            if indicator.annualize:
                parts.append("annualize: true")
        elif indicator.records:
            parts.append(f"rows: {indicator.records}")
        elif indicator.over_time == indicator.over_areas != "average" or (
            indicator.over_time in ("last", "average") and indicator.over_areas == "sum" and rng.random() < 0.7
        ):
            parts.append(f"aggregate: {indicator.over_time}")
        else:
            parts.append(f"aggregate: {{time: {indicator.over_time}, areas: {indicator.over_areas}}}")
        if indicator.unit:
            parts.append(f"unit: {scalar(indicator.unit.text.strip())}")
        lines.append(f"  {indicator.key}: {{" + ", ".join(parts) + "}")
    lines.append("targets:")
    lines += [f"  - {target_yaml(target, rng)}" for target in project.targets]
    return "\n".join(lines) + "\n"


# --------------------------------------------------------------------------------------------------------------- actuals


def cell_text(row: Row, style: str, rng: random.Random) -> str:
    value = row.value
    if value is None:
        return rng.choice(["", "-", "—", "未报", "N/A", "…"])
    if isinstance(value, bool):
        return rng.choice(["是", "yes", "已完成"] if value else ["否", "no", "未完成"])
    if isinstance(value, date):
        return value.isoformat()
    assert isinstance(value, Amount)
    if style != "cell":
        return digits(value.number)
    return amount_text(value)


def unit_of(row: Row) -> Unit | None:
    return row.value.unit if isinstance(row.value, Amount) else None


def table_text(table: Table, rng: random.Random) -> str:
    rows = list(table.rows)
    rng.shuffle(rows)
    style = {"mixed": "cell", "bare": "cell"}.get(table.unit_style, table.unit_style)
    if table.layout == "long":
        cells = long_cells(table, rows, style, rng)
    elif table.layout == "wide":
        cells = wide_cells(table, rows, style, rng)
    elif table.layout == "periods":
        cells = crossed_cells(table, rows, style, rng, across="period")
    else:
        cells = crossed_cells(table, rows, style, rng, across="area")
    if style == "title" and table.heading_unit:
        width = len(cells[0])
        cells.insert(0, [f"单位：{table.heading_unit.text}", *[""] * (width - 1)])
        cells.insert(0, ["统计表", *[""] * (width - 1)])
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(cells)
    return out.getvalue()


def names_of(rows: list[Row], which: str) -> list[str]:
    found: dict[str, None] = {}
    for row in rows:
        for name, _ in getattr(row, which):
            found.setdefault(name)
    return list(found)


def long_cells(table: Table, rows: list[Row], style: str, rng: random.Random) -> list[list[str]]:
    dated = any(row.span for row in rows)
    placed = any(row.area for row in rows)
    dims, tells = names_of(rows, "dims"), names_of(rows, "tells")
    value = "数值"
    if style == "heading" and table.heading_unit:
        value = f"数值({table.heading_unit.text.strip()})"
    head = ["指标"] + ["地区"] * placed + ["时期"] * dated + dims + tells + [value] + ["单位"] * (style == "column")
    cells = [head]
    for row in rows:
        line = [row.indicator]
        if placed:
            line.append(row.area or "")
        if dated:
            assert row.span
            line.append(span_text(row.span, rng))
        line += [dict(row.dims).get(name, "合计") for name in dims]
        line += [tell_text(dict(row.tells).get(name)) for name in tells]
        line.append(cell_text(row, style, rng))
        if style == "column":
            shown = unit_of(row)
            line.append(shown.text.strip() if shown else "")
        cells.append(line)
    return cells


def tell_text(cell: object) -> str:
    if cell is None:
        return "未报"
    return amount_text(cell) if isinstance(cell, Amount) else str(cell)


def wide_cells(table: Table, rows: list[Row], style: str, rng: random.Random) -> list[list[str]]:
    indicators = list(dict.fromkeys(row.indicator for row in rows))
    dated = any(row.span for row in rows)
    placed = any(row.area for row in rows)
    dims, tells = names_of(rows, "dims"), names_of(rows, "tells")
    heads = indicators
    if style == "heading" and table.heading_unit:
        heads = [f"{name}({table.heading_unit.text.strip()})" for name in indicators]
    cells = [["地区"] * placed + ["时期"] * dated + dims + tells + heads]
    lines: dict[tuple, dict[str, Row]] = {}
    for row in rows:
        lines.setdefault((row.area, row.span, row.dims, row.tells), {})[row.indicator] = row
    for (area, span, row_dims, row_tells), found in lines.items():
        line = []
        if placed:
            line.append(area or "")
        if dated:
            line.append(span_text(span, rng))
        line += [dict(row_dims).get(name, "合计") for name in dims]
        line += [tell_text(dict(row_tells).get(name)) for name in tells]
        for name in indicators:
            line.append(cell_text(found[name], style, rng) if name in found else "")
        cells.append(line)
    return cells


def crossed_cells(table: Table, rows: list[Row], style: str, rng: random.Random, across: str) -> list[list[str]]:
    """Periods or areas as columns."""
    placed = any(row.area for row in rows)
    dated = any(row.span for row in rows)
    columns: list = []
    lines: dict[tuple, dict] = {}
    for row in rows:
        column = row.span if across == "period" else row.area
        if column not in columns:
            columns.append(column)
        key = (row.indicator, row.area if across == "period" else row.span)
        lines.setdefault(key, {})[column] = row
    columns.sort()
    side = ["地区"] * placed if across == "period" else ["时期"] * dated
    heads = [span_text(column, rng) if across == "period" else column for column in columns]
    unit_column = style == "heading" and table.heading_unit
    cells = [["指标", *side, *(["单位"] if unit_column else []), *heads]]
    for (name, other), found in lines.items():
        line = [name]
        if side:
            line.append(other or "" if across == "period" else span_text(other, rng))
        if unit_column:
            assert table.heading_unit
            line.append(table.heading_unit.text.strip())
        line += [cell_text(found[column], style, rng) if column in found else "" for column in columns]
        cells.append(line)
    return cells


def files(made: Made, seed: int) -> dict[str, str]:
    rng = random.Random(seed)
    found = {"t.yaml": targets_text(made.project, rng)}
    for table in made.tables:
        found[f"{table.name}.csv"] = table_text(table, rng)
    return found
