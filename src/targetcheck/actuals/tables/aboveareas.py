"""Areas that stand in the indicator column, each below the indicator whose figures theirs are."""

from __future__ import annotations

from targetcheck.actuals.tables.coordinates import NO_LABEL, Coordinates, Name
from targetcheck.actuals.tables.headings import Label
from targetcheck.actuals.tables.layout import Layout


class AboveAreas:
    """The indicator that the rows below it are of."""

    def __init__(self, coordinates: Coordinates) -> None:
        self.coordinates = coordinates
        self._label: Label | None = None

    @property
    def label(self) -> Label:
        """The indicator that is asked for, and the unit beside its name; none below another."""
        return self._label or NO_LABEL

    def area(self, text: str, line: int | None, layout: Layout) -> Name:
        """The area that a cell names. Another name is the indicator of the rows below it, and its own row their total."""
        area = self.coordinates.areas[text]
        if self._label is None:
            self._label = Label(layout.titles.indicator)
        if area.total or area.aside or self.coordinates.headings.is_area(text):
            return area
        self._label = self.coordinates.label(layout, text, line)
        return Name(None, total=True)
