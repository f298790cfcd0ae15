"""Why rows that are there are not put together, and the ways on (design §5.2)."""

from __future__ import annotations

from collections.abc import Sequence

from targetcheck.errors import Location, Phrase, few, say
from targetcheck.model.columns import names_level
from targetcheck.model.figure import NoFigure
from targetcheck.model.period import Period
from targetcheck.model.target import Indicator


def way_on(indicator: Indicator, *, rate: bool) -> Phrase:
    """What to write where figures of several areas or parts are to be one."""
    if rate:
        return say('a rate does not add up; give "{name}" its numerator and denominator under indicators',
                   name=indicator.name)  # fmt: skip
    return say('to add them up, say "aggregate: sum" under the indicator')


def split_by(
    column: str, parts: Sequence[str], indicator: Indicator, where: Location | None, *, rate: bool
) -> NoFigure:
    """The rows are split by a column ("area" for areas), and the indicator does not say how they add up."""
    name = say("area (地区)") if column == "area" else column
    file = "DATA" if where is None else where.inspected()
    why = way_on(indicator, rate=rate or names_level(indicator.name, indicator.unit))
    return NoFigure(
        say('the rows are split by the column "{column}" ({names}): {why}; or say which with "where" or "each", '
            'or what the column means with "columns" ("targetcheck inspect {file}" shows how it is read)',
            column=name, names=few(parts), why=why, file=file)
    )  # fmt: skip


def split_rows(column: str, parts: Sequence[str], where: Location) -> NoFigure:
    """The rows of what is yes or no are split by a column, and none is of the whole."""
    return NoFigure(
        say('the rows are split by the column "{column}" ({names}): say which with "where" or "each", or '
            "columns: {{remark: {column}}} where it splits nothing (\"targetcheck inspect {file}\" shows how it is read)",
            column=column, names=few(dict.fromkeys(parts)), file=where.inspected())
    )  # fmt: skip


def split_over_time(periods: Sequence[Period], span: Period | None, indicator: Indicator, *, rate: bool) -> NoFigure:
    """The rows are for parts of the span, and the indicator does not say how they make one figure."""
    if rate:
        return NoFigure(
            say('the rows are for {periods}, and a rate does not add up over time; give "{name}" its numerator and '
                'denominator', periods=few(periods), name=indicator.name)
        )  # fmt: skip
    if names_level(indicator.name, indicator.unit):
        return NoFigure(
            say("the rows are for {periods}, and none for {span}; say under the indicator how they make one figure "
                "(aggregate: last or average)", periods=few(periods, 3, last=True), span=span)
        )  # fmt: skip
    return NoFigure(
        say("the rows are for {periods}, and none for {span}; say under the indicator how they make one figure "
            "(aggregate: sum, last or average)", periods=few(periods, 3, last=True), span=span)
    )  # fmt: skip
