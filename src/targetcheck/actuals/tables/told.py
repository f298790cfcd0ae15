"""What is told of a table as a whole."""

from __future__ import annotations

from targetcheck.actuals.file import File
from targetcheck.actuals.tables.layout import Layout
from targetcheck.actuals.tables.titles import Titles
from targetcheck.errors import Location, Phrase, Problem, say
from targetcheck.model.actuals import Asked
from targetcheck.model.unit import Unit, is_ratio


def with_inspect(what: Phrase, where: Location) -> Phrase:
    """What is wrong with how a table is read, and the command that shows it."""
    return say('{what}; "targetcheck inspect {file}" shows how the table is read', what=what, file=where.inspected())


def without_year(heading: str) -> Phrase:
    """What is told of a heading that is a month, and of no year."""
    return say('the heading "{heading}" has no year; write 2024年1月, or the year in the title or the file\'s name',
               heading=heading)  # fmt: skip


def warn_of_unit(found: File, titles: Titles) -> None:
    """Warns of a title that names several units."""
    if titles.unclear_unit is not None:
        message = say('the unit "{unit}" above the table is not one unit; it is left out', unit=titles.unclear_unit)
        found.warnings.append(Problem(Location(found.path, 1), "unclear-unit", message))


def warn_of_part(found: File, layout: Layout, asked: Asked) -> None:
    """Warns of a title of a part above figures of indicators whose names say nothing of it, where no column parts them."""
    part, wanted = layout.titles.part, {value.indicator for value in layout.values}
    if part is None or not layout.values or layout.dimensions:
        return
    names = [name for name, indicator in asked.names.items() if None in wanted or indicator in wanted]
    if names and not any(part[:2] in name for name in names):
        message = say("the title or the file's name speaks of {part}; the figures are taken for the whole", part=part)
        found.warnings.append(Problem(Location(found.path, layout.lines[0] or 1), "part-of-figure", message))


def warn_of_lead(found: File, layout: Layout) -> None:
    """Warns of a short name before the year in a title that may be another area's, where nothing else names the area."""
    lead = layout.titles.lead
    placed = layout.says_area() or layout.titles.area is not None
    if lead is not None and layout.values and not placed and not layout.mixed:
        message = say('the title or the file\'s name begins with "{name}"; if that is another area, add a column of areas',
                      name=lead)  # fmt: skip
        found.warnings.append(Problem(Location(found.path, layout.lines[0] or 1), "part-of-figure", message))


def warn_of_no_values(found: File, layout: Layout, width: int, line: int) -> None:
    """Tells of a table without any column of figures: of one column, or of indicators without their values."""
    if layout.titles.plan is not None:
        message = say('"{title}" says that the figures are a plan; they are left out', title=layout.titles.plan)
        found.warnings.append(Problem(Location(found.path, line), "no-value-column", message))
    elif width == 1 and len(found.layouts) == 1:
        message = say("the file has one column only: no comma, semicolon or tab parts its cells")
        found.problem(line, "one-column", message)
    elif layout.indicator is not None:
        names = [column.heading for column in layout.columns if column.heading]
        message = say("no column of figures (value, 数值, 实际值 …) among {names}; nothing is read", names=names)
        found.warnings.append(Problem(Location(found.path, line), "no-value-column", message))


def warn_of_two_units(found: File, where: Location, text: str, own: Unit, beside: Unit | None) -> None:
    """Warns of the first ratio of a file whose cell says % and whose row or heading says ‰: it counts as its cell says."""
    if any(warning.code == "two-units" for warning in found.warnings):
        return
    if beside is None or own.scale == beside.scale or not is_ratio(own) or not is_ratio(beside):
        return
    message = say("{text} stands in a row or column in {unit}; it counts as its cell says", text=text, unit=beside.text)
    found.warnings.append(Problem(where, "two-units", message))
