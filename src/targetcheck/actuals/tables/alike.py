"""The records of one figure, alike but for their numbers, added up without a look at each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal, InvalidOperation, localcontext
from operator import itemgetter
from sys import intern

from targetcheck.actuals.cells import DITTO, Writing
from targetcheck.actuals.tables.coordinates import NO_LABEL
from targetcheck.actuals.tables.figures import Figures
from targetcheck.actuals.tables.layout import Layout
from targetcheck.actuals.tally import EXACT, Sums
from targetcheck.model.actuals import Asked
from targetcheck.model.quantity import MAX_DIGITS


class Alike:
    """Where the numbers of records go, by the cells that say of what they are.

    For tables of one column of figures, and the first column among those that say of what (a remark begins in the first
    column, so that two rows alike in it are both remarks or none).
    """

    def __init__(self, layout: Layout) -> None:
        at = layout.key_columns()
        self.pick: Callable[[list[str]], tuple[str, ...]] = (
            itemgetter(*at) if len(at) > 1 else lambda cells: (cells[0],)
        )
        self.value, self.width, self.indicator = layout.values[0].at, layout.width, layout.indicator
        self.sums: dict[tuple[str, ...], Sums] = {}

    @classmethod
    def of(cls, layout: Layout, asked: Asked, writing: Writing) -> Alike | None:
        """None where each row needs a look."""
        plain = layout.fault is None and layout.multiplier is None and not writing.missing
        plain = plain and asked.blanks != "above" and writing.decimal != "," and not writing.semicolons
        alike = bool(asked.rows) and len(layout.values) == 1 and layout.key_columns()[:1] == [0]
        return cls(layout) if plain and alike else None

    def numbers(self, rows: list[list[str]]) -> tuple[list[Decimal] | None, bool]:
        """The rows' numbers, when all of them are plain, and whether one is below zero. None sends for the slower, wiser reading."""
        if set(map(len, rows)) != {self.width}:
            return None, False
        return _plain_numbers(list(map(itemgetter(self.value), rows)))

    def add(
        self,
        rows: list[list[str]],
        numbers: Sequence[Decimal],
        signed: bool,
        figures: Figures,
        take: Callable[[int], None],
    ) -> None:
        """Adds the numbers up; `take` takes in the row at an index, the first one of its kind."""
        sums_of, at, known, taken = self.sums, self.indicator, figures.coordinates.indicators, -1
        with localcontext(EXACT):
            for i, (raw, number) in enumerate(zip(map(self.pick, rows), numbers, strict=True)):
                sums = sums_of.get(raw)
                if sums is None:
                    if at is None or known.get(rows[i][at]) != NO_LABEL:
                        figures.sums = None
                        if taken < i - 1:
                            figures.above = rows[i - 1]
                        take(i)
                        taken = i
                        if figures.sums is not None and DITTO.isdisjoint(raw):
                            sums_of[tuple(map(intern, raw))] = figures.sums
                elif sums.ends or signed:
                    sums.add(1, number, number, number)
                else:
                    sums.total += number
                    sums.count += 1
        if taken < len(rows) - 1:
            figures.above = rows[-1]


def _plain_numbers(texts: list[str]) -> tuple[list[Decimal] | None, bool]:
    """The numbers, when every text is digits with at most a point and a minus, and whether there is a minus.

    None sends for the slower, wiser reading.
    """
    joined = "".join(texts)
    if "" in texts or not joined.isascii() or not joined.replace(".", "").replace("-", "").isdecimal():
        return None, False
    if max(map(len, texts)) > MAX_DIGITS:
        return None, False
    try:
        return list(map(Decimal, texts)), "-" in joined
    except InvalidOperation:
        return None, False
