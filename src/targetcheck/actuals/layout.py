"""Where a table keeps what: long, wide, one indicator a file, or areas or periods as columns (design §4)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from targetcheck.errors import Phrase, say
from targetcheck.model.actuals import Asked
from targetcheck.model.columns import role_of
from targetcheck.model.period import parse_period
from targetcheck.model.text import header_key, key, plain
from targetcheck.model.unit import Unit, parse_unit

HEADER_WITHIN = 40
"""A header stands in the first so many rows; above it may be titles."""

_NOTE = re.compile(r"(?:注|附注|备注|说明|数据来源|资料来源|来源|notes?|sources?)\s*[:：0-9]", re.IGNORECASE)
# Both match a plain text, without full-width signs, and take time in proportion to it, however many spaces it has.
_TITLE_UNIT = re.compile(r"\(?\s*(?:计量)?单位\s*:\s*(\S.*)")
_TITLE_INDICATOR = re.compile(r"指标\s*:\s*(\S.*)")


class ValueColumn(NamedTuple):
    """A column of figures, and what its heading already says of each."""

    at: int
    indicator: str | None = None
    area: str | None = None
    period: str | None = None
    unit: Unit | None = None


@dataclass(slots=True)
class Layout:
    """Which column is what. `values` is empty when nothing in the table is asked for."""

    width: int
    headings: list[str] = field(default_factory=list)
    indicator: int | None = None
    area: int | None = None
    period: int | None = None
    part: int | None = None
    """The month or quarter column beside a year column; `quarters` says which."""
    quarters: bool = False
    unit: int | None = None
    dimensions: list[tuple[int, str]] = field(default_factory=list)
    values: list[ValueColumn] = field(default_factory=list)
    wide: bool = False
    """Whether each indicator has a column of its own."""
    titled: Unit | None = None
    """The unit above the table, which figures are in whose heading and indicator name none."""
    fault: tuple[str, Phrase] | None = None
    """Why its figures cannot be told apart (code and message); a problem only if one of them is asked for."""


def split_unit(text: str) -> tuple[str, Unit | None]:
    """A name and the unit in brackets or after a slash or comma behind it: 产值(亿元), 发病率（/10万）."""
    name = key(text)
    if name.endswith(")") and "(" in name:
        head, _, tail = name[:-1].rpartition("(")
        if head and (unit := parse_unit(tail.removeprefix("单位:"))):
            return head.strip(), unit
    return name, None


def find_indicator(text: str, asked: Asked) -> tuple[str | None, Unit | None]:
    """The indicator that a cell or heading names, and the unit that it carries."""
    if (found := asked.names.get(key(text))) is not None:
        return found, None
    name, unit = split_unit(text)
    return (asked.names.get(name), unit) if unit else (None, None)


def wanted_indicator(text: str, asked: Asked) -> str | None:
    """The indicator that a cell names, if its rows are to be kept."""
    found, _ = find_indicator(text, asked)
    return found if found in asked.wanted else None


def is_note(cells: Sequence[str]) -> bool:
    """Whether a row below the table is a remark: 注: …, 数据来源: …, Source: …"""
    first = cells[0] if cells else ""
    if not first.strip():
        first = next((c for c in cells if c.strip()), "")
    return _is_remark(first)


@lru_cache(maxsize=4096)
def _is_remark(text: str) -> bool:
    return _NOTE.match(plain(text)) is not None


def find_header(rows: Sequence[Sequence[str]], asked: Asked) -> int | None:
    """Which of a table's first rows is its header.

    The first that names a figure's column (an indicator, a value, areas or periods as headings), else the first with any
    known heading, else the first with two cells. A title such as 日期, 2025年1月 names no figure.
    """
    wide = max((filled_cells(cells) for cells in rows), default=0)
    candidates = [i for i, cells in enumerate(rows) if filled_cells(cells) >= max(1, min(2, wide))]
    for known in (_names_figures, _has_heading):
        for i in candidates:
            if known(rows[i], asked):
                return i
    return candidates[0] if candidates else None


def _names_figures(cells: Sequence[str], asked: Asked) -> bool:
    texts = [cell for cell in cells if cell.strip()]
    roles = {_role(cell, asked) for cell in texts}
    if roles & {"value", "indicator"} or any(_is_asked(cell, asked) for cell in texts):
        return True
    periods = sum(1 for cell in texts if parse_period(cell))
    return periods >= 2 or ("area" in roles and periods >= 1)


def _has_heading(cells: Sequence[str], asked: Asked) -> bool:
    return any(_role(cell, asked) is not None for cell in cells if cell.strip())


def _role(cell: str, asked: Asked) -> str | None:
    meant = asked.columns.get(header_key(cell), cell)
    return role_of(meant) or role_of(split_unit(meant)[0])


def _is_asked(cell: str, asked: Asked) -> bool:
    meant = asked.columns.get(header_key(cell), cell)
    return key(meant) in asked.dimensions or find_indicator(meant, asked)[0] is not None


def title_of(rows: Sequence[Sequence[str]], asked: Asked) -> tuple[str | None, Unit | None, str | None]:
    """The indicator and the unit that title rows above the header name (指标: 年末常住人口(万人); 单位: 万人), and a unit that is none."""
    indicator, unit, unclear = None, None, None
    for cells in rows:
        for cell in cells:
            if found := _TITLE_UNIT.fullmatch(plain(cell)):
                written = found[1].removesuffix(")").rstrip()
                unit = parse_unit(written) or unit
                if unit is None and any(parse_unit(part) for part in re.split("[、,;，；和或]", written)):
                    unclear = written
            elif found := _TITLE_INDICATOR.fullmatch(plain(cell)):
                named, own = find_indicator(found[1], asked)
                indicator, unit = named or indicator, own or unit
    return indicator, unit, unclear


def read_header(header: Sequence[str], asked: Asked, of_file: str | None, unit: Unit | None) -> Layout:
    """The layout that a header row shows. `of_file` is the indicator that the file's name or title names."""
    width = max((i + 1 for i, cell in enumerate(header) if cell.strip()), default=0)
    layout = Layout(width, headings=[cell.strip() for cell in header], titled=unit)
    own_units: dict[int, Unit | None] = {}
    roles: dict[str, list[ValueColumn]] = {}
    wide: list[ValueColumn] = []
    others: list[tuple[int, str]] = []
    for i, cell in enumerate(header[:width]):
        meant = asked.columns.get(header_key(cell))
        name, own = split_unit(meant or cell)
        role = role_of(meant or cell) or role_of(name)
        if key(cell) in asked.dimensions or name in asked.dimensions:
            layout.dimensions.append((i, key(meant or cell) if key(cell) in asked.dimensions else name))
        elif role is not None and role != "remark":
            roles.setdefault("mapped " + role if meant else role, []).append(ValueColumn(i, unit=own))
        elif (named := find_indicator(meant or cell, asked))[0] is not None:
            wide.append(ValueColumn(i, named[0], unit=named[1]))
        elif role is None and name:
            others.append((i, name))
            own_units[i] = own
    _place_roles(layout, roles, others)
    if layout.indicator is None and of_file is None and not roles.get("value") and not wide and others:
        _corner(layout, others)
    values = roles.get("mapped value") or roles.get("value") or []
    if layout.indicator is not None or (of_file is not None and (values or not wide)):
        _long(layout, values, wide, others, of_file, asked, own_units)
    else:
        layout.values, layout.wide = wide, True
        times = Counter(column.indicator for column in wide)
        if len(times) < len(wide):
            twice = [header[c.at].strip() for c in wide if times[c.indicator] > 1]
            layout.fault = ("two-value-columns", say("several columns hold the same indicator ({names})", names=twice))
    return layout


def _corner(layout: Layout, others: list[tuple[int, str]]) -> None:
    """Under periods as headings, the first column without a known heading (often an empty corner) names indicators."""
    if any(parse_period(name) for _, name in others):
        taken = {layout.area, layout.period, layout.unit, *(i for i, name in others if parse_period(name))}
        free = [i for i in range(layout.width) if i not in taken]
        if free:
            layout.indicator = free[0]
            others[:] = [(i, name) for i, name in others if i != free[0]]


def _place_roles(layout: Layout, roles: dict[str, list[ValueColumn]], others: list[tuple[int, str]]) -> None:
    """Fixes the indicator, area, period and unit columns; two for one role are a fault."""
    for role in ("indicator", "area", "unit", "period", "year", "month", "quarter"):
        found = roles.get("mapped " + role) or roles.get(role) or []
        if len(found) > 1:
            layout.fault = (
                "two-columns",
                say(
                    'two columns for the {role} ({names}); name the right one under "columns:" in a target file',
                    role=role,
                    names=[layout.headings[c.at] for c in found],
                ),
            )
        if not found:
            continue
        index = found[0].at
        if role in ("indicator", "area", "unit"):
            setattr(layout, role, index)
        elif role in ("period", "year") and layout.period is None:
            layout.period = index
        elif role in ("quarter", "month"):
            if layout.period is None:
                layout.period = index
            elif layout.part is None and roles.get("year"):
                layout.part, layout.quarters = index, role == "quarter"
    others.extend((c.at, "") for c in roles.get("area", []) if "mapped area" in roles)


def _long(
    layout: Layout,
    values: list[ValueColumn],
    wide: list[ValueColumn],
    others: list[tuple[int, str]],
    of_file: str | None,
    asked: Asked,
    own_units: dict[int, Unit | None],
) -> None:
    """One figure a row, or, without a value column, one figure a cell under periods or areas as headings."""
    known = None if layout.indicator is not None else of_file
    if values:
        layout.values = [ValueColumn(values[0].at, known, unit=values[0].unit)]
        layout.dimensions += [(i, name) for i, name in others if name]
        layout.dimensions += [(c.at, c.indicator) for c in wide if c.indicator]
        if len(values) > 1:
            layout.fault = (
                "two-value-columns",
                say(
                    'two value columns ({names}); name the right one under "columns:" in a target file, as value: HEADING',
                    names=[layout.headings[c.at] for c in values],
                ),
            )
        return
    periods = [(i, name) for i, name in others if parse_period(name)]
    if periods:
        layout.values = [ValueColumn(i, known, period=name, unit=own_units.get(i)) for i, name in periods]
    elif layout.area is None and any(name in asked.areas for _, name in others):
        layout.values = [ValueColumn(i, known, area=name, unit=own_units.get(i)) for i, name in others if name]
    elif wide:
        layout.values = wide


def filled_cells(cells: Sequence[str]) -> int:
    return sum(1 for cell in cells if cell.strip())


def filled(cells: Sequence[str]) -> int:
    """How many cells the row fills up to its last filled one."""
    return max((i + 1 for i, cell in enumerate(cells) if cell.strip()), default=0)
