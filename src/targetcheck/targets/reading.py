"""One target file being read: its nodes, its problems, and how single values are understood."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from targetcheck.errors import Location, Phrase, Problem, say
from targetcheck.model.bound import End, Reference, Unset
from targetcheck.model.period import Period, parse_period
from targetcheck.model.quantity import Quantity, parse_number, parse_quantity, placeholder
from targetcheck.model.target import Indicator, Target
from targetcheck.model.text import key
from targetcheck.model.unit import Unit, parse_unit
from targetcheck.targets.schema import ReferenceKeys
from targetcheck.targets.yamlfile import Node, Path


@dataclass(slots=True)
class Named:
    """A member of a quorum given by the id of another target."""

    id: str
    at: Location


@dataclass(slots=True)
class Book:
    """What the files of a run have told so far, shared by all of them."""

    problems: list[Problem] = field(default_factory=list)
    indicators: dict[str, Indicator] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    """Declared name or key → key."""
    areas: dict[str, tuple[tuple[str, ...], Location]] = field(default_factory=dict)
    columns: dict[str, tuple[str, Location]] = field(default_factory=dict)
    targets: dict[str, Target] = field(default_factory=dict)
    own: dict[str, tuple[str, Location]] = field(default_factory=dict)
    """Indicators that are targets of their own: the name, and where it is given."""
    members: dict[str, tuple[Target | Named, ...]] = field(default_factory=dict)
    """A quorum's members before ids are looked up, by the quorum's id."""

    def indicator(self, text: str) -> Indicator:
        """The indicator of that key or name; one that nobody declares comes to be by being named."""
        known = self.names.get(key(text), key(text))
        return self.indicators.setdefault(known, Indicator(known, known))

    def own_indicator(self, text: str, name: str | None, at: Location) -> Indicator:
        """The indicator that a target is for itself, named by its id; two files must not mean two things by it."""
        found = self.indicator(text)
        if found.where is not None:
            return found
        shown = key(name or text)
        before, place = self.own.setdefault(found.key, (shown, at))
        if before != shown:
            message = say('the indicator "{key}" is called "{first}" in {place} and "{second}" here; '
                          'give one of the targets an "indicator:"', key=found.key, first=before, place=str(place),
                          second=shown)  # fmt: skip
            self.problems.append(Problem(at, "indicator-differs", message))
        found = self.indicators[found.key] = found._replace(name=before)
        return found


@dataclass(slots=True)
class Reading:
    """A file's tree and the places of its values."""

    path: str
    stem: str
    root: Node
    book: Book
    clean: bool = True
    """Whether the target being read had only known keys; what a wrong key was meant to say is not missed twice."""

    def at(self, path: Path, *, key: bool = False) -> Location:
        return self.root.locate(path, key=key)

    def problem(self, path: Path, code: str, message: Phrase, *, key: bool = False) -> None:
        self.book.problems.append(Problem(self.at(path, key=key), code, message))

    def period(self, text: str | None, path: Path) -> Period | None:
        """A period, or None where none is written; unreadable is a problem."""
        if text is None or not text.strip():
            return None
        found = parse_period(text)
        if found is None:
            self.problem(
                path,
                "bad-period",
                say('"{text}" is not a period; write 2024, 2024-Q3, 2024-09, 2024年1-9月', text=text),
            )
        return found

    def quantity(self, text: str, path: Path) -> Quantity | None:
        found = parse_quantity(text)
        if isinstance(found, Phrase):
            self.problem(path, "bad-quantity", found)
            return None
        return found

    def number(self, text: str | None, path: Path) -> Decimal | None:
        if text is None:
            return None
        found = parse_number(text)
        if isinstance(found, Phrase):
            self.problem(path, "bad-quantity", found)
            return None
        return found

    def whole(self, text: str | None, path: Path, most: int) -> int | None:
        """A whole number from 0 to `most`."""
        found = self.number(text, path)
        if found is None:
            return None
        if found != found.to_integral_value() or not 0 <= found <= most:
            self.problem(path, "bad-value", say("expected a whole number from 0 to {most}", most=most))
            return None
        return int(found)

    def unit(self, text: str | None, path: Path) -> Unit | None:
        if text is None or not text.strip():
            return None
        found = parse_unit(text)
        if found is None:
            self.problem(path, "bad-unit", say('"{unit}" is not a unit that is known', unit=text))
        return found

    def end(self, value: str | ReferenceKeys, path: Path) -> End | None:
        """One end of a bound: a quantity, a reference, or announced without a number."""
        if isinstance(value, ReferenceKeys):
            return self._reference(value, path)
        unit = placeholder(value)
        if unit is not False:
            return Unset(unit if isinstance(unit, Unit) else None)
        return self.quantity(value, path)

    def _reference(self, keys: ReferenceKeys, path: Path) -> Reference | None:
        indicator = None
        if keys.indicator:
            indicator = self.book.indicator(keys.indicator).key
        area = key(keys.area) if keys.area else None
        return Reference(indicator, area, self.period(keys.period, (*path, "period")))

    def share(self, text: str, path: Path) -> Fraction | None:
        """A share written in % or as a plain ratio, as a fraction of 1."""
        found = self.quantity(text, path)
        if found is None:
            return None
        if found.unit is not None and found.unit.kind != "ratio":
            self.problem(path, "bad-value", say('expected a share such as 100%, found "{text}"', text=text))
            return None
        return found.value


def text_of(value: str | None) -> str | None:
    """A text with something in it, or None."""
    return value if value and value.strip() else None


def texts_of(value: str | list[str] | None) -> tuple[str, ...]:
    values = [value] if isinstance(value, str) else value or []
    return tuple(key(v) for v in values if v.strip())
