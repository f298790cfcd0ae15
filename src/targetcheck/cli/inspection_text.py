"""What `inspect` found, as lines for people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from targetcheck.actuals.tables.layout import FIGURES
from targetcheck.cli.inspection import Inspection, document
from targetcheck.errors import few, printable
from targetcheck.phrases import Words, words
from targetcheck.reports.dates import shown_period
from targetcheck.reports.folding import places

MOST_NAMES = 12
"""Areas, periods and columns that are written out; of more the number is told."""


def render(found: Inspection, lang: str) -> str:
    """What was read, for people."""
    files = document(found.files, lang)["files"]
    return "\n".join("\n".join(_lines(file, found.names, words(lang))) + "\n" for file in files)


def _lines(file: dict[str, Any], names: dict[str, str] | None, table: Words) -> Iterable[str]:
    yield printable(file["file"])
    yield from _file_lines(file, table)
    yield from _left_lines(file, table)
    yield from _asked_lines(file, names or {}, table)
    if file["indicators"] and names is None:
        yield "  " + table("in a target file:")
        for indicator in file["indicators"][:MOST_NAMES]:
            yield f"    - {printable(indicator['target'])}"


def _file_lines(file: dict[str, Any], table: Words) -> Iterable[str]:
    how = [table("encoding {name}", name=file["encoding"])] if file["encoding"] else []
    if file["separator"]:
        how.append(table("cells parted by {sign}", sign=table(f"sign {ord(file['separator'])}")))
    if how:
        yield "  " + table("comma").join(how)
    if not file["tables"]:
        yield "  " + table("no table: passed over")
    for found in file["tables"]:
        yield from _table_lines(found, table)
    blank = sum(indicator["missing"] + indicator["unreadable"] for indicator in file["indicators"])
    yield "  " + table("{n:figure|figures} read", n=file["figures"] - blank)
    if file["tables"] and not file["figures"] and not file["problems"]:
        unnamed = not any(found["titles"]["indicator"] or _names_indicator(found) for found in file["tables"])
        yield "  ! " + table(f"what to do where no {'indicator' if unnamed else 'figure'} was read")


def _names_indicator(found: dict[str, Any]) -> bool:
    """Whether a column of a table holds names of indicators, or is headed with one; else its title has to say it."""
    dated = any(column["meaning"] == "ignored" and column["dated"] for column in found["columns"])
    return not dated or any(column["indicator"] or column["meaning"] == "indicator" for column in found["columns"])


def _left_lines(file: dict[str, Any], table: Words) -> Iterable[str]:
    for left in file["left_out"]:
        yield "  " + table("left out: {what} ({n:row|rows}, first in line {line})", what=table(left["what"]), n=left["rows"], line=left["line"] or "?")  # fmt: skip
    told = {(problem["line"], problem["message"]): problem for problem in file["problems"]}
    for problem in told.values():
        at = f"{problem['line']}: " if problem["line"] else ""
        yield f"  ! {at}{problem['message']} [{problem['code']}]"


def _asked_lines(file: dict[str, Any], called: dict[str, str], table: Words) -> Iterable[str]:
    periods = [shown_period(period, table) for period in file["periods"]]
    for role, named in (("areas", file["areas"]), ("periods", periods), ("not_asked", file["not_asked"])):
        if named:
            what = table(f"inspected {role}")
            yield "  " + table("{what} ({n}): {names}", what=what, n=len(named), names=_names(named, table))
    for indicator in file["indicators"]:
        name = called.get(indicator["indicator"], indicator["indicator"])
        yield "  " + _indicator_line(printable(name), indicator, table)


def _names(names: Sequence[str], table: Words) -> str:
    return table(", ").join(printable(name) for name in few(names, MOST_NAMES))


def _indicator_line(name: str, indicator: dict[str, Any], table: Words) -> str:
    units = _names(indicator["units"], table) or table("no unit")
    read = indicator["figures"] - indicator["missing"] - indicator["unreadable"]
    line = table("{name}: {n:figure|figures}, {units}", name=name, n=read, units=units)
    if read and indicator["answers"] == read:
        line = table("{name}: {n:answer yes or no|answers yes or no}", name=name, n=read)
    if indicator["missing"]:
        line += table(", {n} reported as missing", n=indicator["missing"])
    if indicator["unreadable"]:
        line += table(", {n} not readable", n=indicator["unreadable"])
    return line


def _table_lines(found: dict[str, Any], table: Words) -> Iterable[str]:
    first, last = found["header"]
    if first == last:
        yield "  " + table("header in line {line}", line=first)
    else:
        yield "  " + table("header in lines {first} to {last}", first=first, last=last)
    said = [
        table("{what} {name}", what=table(role).lower(), name=printable(found["titles"][role]))
        for role in ("indicator", "unit", "area")
        if found["titles"][role]
    ]
    said += [
        table("{what} {name}", what=table("period").lower(), name=shown_period(name, table))
        for name in found["titles"]["periods"]
    ]
    if said:
        yield "  " + table("titles and file name say: {what}", what=table(", ").join(said))
    rows = [_column_cells(column, table) for column in found["columns"]]
    widths = [max((places(row[i]) for row in rows), default=0) for i in range(3)]
    for row in rows:
        padded = (text + " " * (width - places(text)) for text, width in zip(row, widths, strict=False))
        yield "    " + "  ".join((*padded, row[3])).rstrip()
    if found["fault"]:
        yield f"  ! {found['fault']}"


def _column_cells(column: dict[str, Any], table: Words) -> tuple[str, str, str, str]:
    meaning = table(f"meaning {column['meaning']}")
    said = {**column, "period": shown_period(str(column["period"] or ""), table)}
    if column["so_far"]:
        said["period"] = table("{period} so far", period=said["period"])
    if column["area"]:
        said["area"] = table("{what} {name}", what=table("area").lower(), name=column["area"])
    about = [printable(str(said[role])) for role in ("indicator", "area", "period", "unit") if said[role]]
    if about and column["meaning"] == FIGURES:
        meaning += f" ({table(', ').join(about)})"
    return column["column"], printable(column["heading"]) or "-", meaning, table(f"why {column['why']}")
