"""What the remarks in a row say of its figures, and the areas and indicators that they name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from targetcheck.actuals.cells import cell_at
from targetcheck.actuals.tables.caveats import Caveat, caveat_in
from targetcheck.actuals.tables.headings import Headings
from targetcheck.actuals.tables.layout import Layout
from targetcheck.model.areas import area_level
from targetcheck.model.text import key


def says_something(remark: str, headings: Headings) -> bool:
    """Whether a remark may say something of the figures in its row."""
    named = key(remark) in headings.asked.areas or headings.indicator(remark)[0] is not None
    return named or caveat_in(remark, beside=True) is not None


def caveats_beside(cells: Sequence[str], indicator: str | None, layout: Layout, headings: Headings) -> Iterator[Caveat]:
    """What the remarks in a row, which names an indicator or none, say of its figures."""
    others = {key(cell) for at, cell in enumerate(cells) if at not in layout.notes}
    of_row = {indicator, *(value.indicator for value in layout.values)}
    for remark in (cell_at(cells, at) for at in layout.notes):
        caveat = caveat_in(remark, beside=True)
        if caveat is not None:
            yield caveat
        elif key(remark) not in others and _names_another(key(remark), others, of_row, headings):
            yield Caveat(remark.strip())


def _names_another(remark: str, others: set[str], of_row: set[str | None], headings: Headings) -> bool:
    """Whether a remark is the name of an area or an indicator that is asked for, and another than the row's."""
    indicator = headings.indicator(remark)[0]
    if indicator is not None:
        return indicator not in of_row
    level = area_level(remark)  # that in which the row's area lies says nothing else
    return remark in headings.asked.areas and level is not None and level in {*map(area_level, others)}
