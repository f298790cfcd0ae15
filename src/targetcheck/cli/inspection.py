"""`inspect`: how each table was read, so that an officer sees in a minute whether it was understood."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from targetcheck.actuals.file import File
from targetcheck.actuals.load import read_tables
from targetcheck.actuals.tables import sofar
from targetcheck.actuals.tables.layout import FIGURES, Column, Layout, ValueColumn
from targetcheck.actuals.tables.titles import stems_of
from targetcheck.actuals.tables.units import split_unit
from targetcheck.actuals.tables.when import period_of_column
from targetcheck.cli.inputs import default_folder
from targetcheck.errors import Problem, column_letters, say
from targetcheck.model.actuals import Asked, Row
from targetcheck.model.plan import asked_of
from targetcheck.model.target import Targets
from targetcheck.paths import STDIN, TARGET_FILES, Streams, inside
from targetcheck.phrases import Words, words


class Inspection(NamedTuple):
    """The tables as they were read, and what the target files call the indicators; None without target files."""

    files: list[File]
    names: dict[str, str] | None = None


def inspected(arguments: Sequence[str]) -> Inspection:
    """Every table of the data among the arguments, read as the target files among them ask, or all of it without any."""
    targets = [path for path in arguments if _holds_targets(path)]
    data = [path for path in arguments if path not in targets] or [default_folder("data", say("tables"))]
    streams = Streams(sys.stdin.buffer if STDIN in data else None, again=True)
    if targets:
        from targetcheck.targets.load import load_targets

        loaded = load_targets(targets)
        return Inspection(read_tables(data, asked_of(loaded), streams), _called(loaded))
    names: dict[str, str] = {}
    for found in read_tables(data, Asked({}, frozenset()), streams):
        names |= {name: name for name in (*found.seen, *_names_of(found))}
    return Inspection(read_tables(data, Asked(names, frozenset(names)), streams))


def _called(targets: Targets) -> dict[str, str]:
    """What people call each indicator: by its own name, or by that of the target that is its only one."""
    names: dict[str, list[str]] = {}
    for target in targets.every():
        if target.indicator is not None:
            names.setdefault(target.indicator.key, []).append(target.name)
    called = {key: indicator.name for key, indicator in targets.indicators.items()}
    for key, some in names.items():
        if called.get(key, key) == key and len(some) == 1:
            called[key] = some[0]
    return called


def _holds_targets(path: str) -> bool:
    if Path(path).is_dir():
        return bool(inside([path], TARGET_FILES))
    return path.lower().endswith(TARGET_FILES)


def _names_of(found: File) -> set[str]:
    """The indicators that headings, or the file's name, say."""
    names = set()
    for layout in found.layouts:
        for column in layout.columns:
            if column.why == "cells figures" and column.area is None:
                names.add(split_unit(column.heading)[0])
            elif column.meaning == "" and column.period is not None and column.heading != column.period:
                names.add(column.heading.replace(column.period, "").strip())
        if layout.indicator is None and any(c.meaning == "value" or c.period for c in layout.columns):
            names.update(map(sofar.without, stems_of(found.path)[-1:]))
    return names


def document(files: Iterable[File], lang: str) -> dict[str, Any]:
    """Everything that is shown, as JSON writes it."""
    return {"version": 1, "files": [_file(found, words(lang)) for found in files]}


def _file(found: File, table: Words) -> dict[str, Any]:
    rows = found.rows.rows()
    every = [row for some in rows.values() for row in some]
    problems = [*found.problems, *found.warnings, *(row.told() for row in found.unplaced.values())]
    periods = sorted({row.period for row in every if row.period is not None})
    return {
        "file": found.path,
        "encoding": found.encoding,
        "separator": found.separator,
        "tables": [_table(layout, table) for layout in found.layouts],
        "figures": len(every),
        "left_out": [{"what": kind, "rows": n, "line": line} for kind, (n, line) in found.left_out.items()],
        "problems": [{"line": p.where.line if p.where else None, "code": p.code, "message": table.say(p.message)} for p in problems],
        "areas": sorted(found.areas),
        "periods": [str(period) for period in periods],
        "indicators": [_indicator(name, some, found) for name, some in rows.items()],
        "not_asked": sorted(found.seen),
    }  # fmt: skip


def _table(layout: Layout, table: Words) -> dict[str, Any]:
    titles = layout.titles
    return {
        "header": list(layout.lines),
        "titles": {
            "indicator": titles.indicator,
            "unit": titles.unit.text if titles.unit is not None else None,
            "periods": [str(period) for period in titles.periods],
            "area": titles.area,
        },
        "columns": [_column(column, layout) for column in layout.columns],
        "fault": table.say(layout.fault[1]) if layout.fault is not None else None,
    }


def _column(column: Column, layout: Layout) -> dict[str, Any]:
    value = next((v for v in layout.values if v.at == column.at), ValueColumn(-1))
    period, why = period_of_column(value, layout.titles), column.why or "heading"
    if value.area is not None and why == "cells figures":
        why = "heading"
    meaning = FIGURES if value.at >= 0 else column.meaning or "ignored"
    return {
        "column": column_letters(layout.left + column.at + 1),
        "heading": column.heading,
        "meaning": meaning,
        "indicator": value.indicator,
        "area": value.area,
        "period": str(period) if period is not None else None,
        "dated": column.period is not None or column.area is not None,
        "so_far": period != value.period,
        "unit": column.unit.text if column.unit is not None else None,
        "why": why,
    }


def _indicator(name: str, rows: Sequence[Row], found: File) -> dict[str, Any]:
    units = sorted({row.unit.text for row in rows if row.unit is not None})
    return {
        "indicator": name,
        "figures": len(rows),
        "missing": sum(1 for row in rows if row.value is None),
        "unreadable": sum(1 for row in rows if isinstance(row.value, Problem)),
        "answers": sum(1 for row in rows if isinstance(row.value, (bool, date))),
        "units": units,
        "target": _target(name, rows, units, found),
    }


def _target(name: str, rows: Sequence[Row], units: Sequence[str], found: File) -> str:
    """The line of a target file that asks for these figures; its number is still to be written."""
    parts = [f"indicator: {_quoted(name)}"]
    areas = {row.area for row in rows if row.area is not None}
    if len(areas) == 1:
        parts.append(f"area: {_quoted(areas.pop())}")
    elif areas:
        parts.append("each: area")
    latest = max((row.period for row in rows if row.period is not None), key=lambda p: (p.end, p.start), default=None)
    if latest is not None:
        parts.append(f"period: {latest}")
    columns = {column: value for row in rows for column, value in row.dimensions if column in found.split}
    if columns:
        conditions = (f"{_quoted(column)}: {_quoted(value)}" for column, value in sorted(columns.items()))
        parts.append(f"where: {{{', '.join(conditions)}}}")
    if any(isinstance(row.value, (bool, date)) for row in rows):
        parts.append("achieved: true")
    else:
        parts.append(f"at_least: {_quoted('X' + ''.join(units[:1]))}")
    return f"{{{', '.join(parts)}}}"


def _quoted(text: str) -> str:
    return text if re.fullmatch(r"[^\W\d][\w%‰]*", text) else json.dumps(text, ensure_ascii=False)
