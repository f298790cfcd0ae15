"""Areas that stand in the indicator column, each below the indicator whose figures theirs are."""

from __future__ import annotations

from targetcheck.actuals.tables.coordinates import Coordinates, Name
from targetcheck.actuals.tables.titles import Titles
from targetcheck.model.unit import Unit


class AboveAreas:
    """The indicator that the rows below it are of."""

    def __init__(self, coordinates: Coordinates) -> None:
        self.coordinates = coordinates
        self._indicator: tuple[str | None, Unit | None] | None = None

    @property
    def indicator(self) -> tuple[str | None, Unit | None]:
        """The indicator that is asked for, and the unit beside its name; none below another."""
        return self._indicator or (None, None)

    def area(self, text: str, line: int | None, titles: Titles) -> Name:
        """The area that a cell names. Another name is the indicator of the rows below it, and its own row their total."""
        area = self.coordinates.area(text)
        if self._indicator is None:
            self._indicator = titles.indicator, None
        if area.total or area.aside or self.coordinates.headings.is_area(text):
            return area
        self._indicator = self.coordinates.indicator(text, line)
        return Name(None, total=True)
