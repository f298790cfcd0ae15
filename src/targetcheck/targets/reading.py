"""What the files of a run have told so far, and what is told where something in one of them does not fit."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from targetcheck.errors import NOTHING, Location, Phrase, Problem, say
from targetcheck.model.shapes import LIST, MISFIT, Fields, Misfit, Refusal
from targetcheck.model.target import EVERY_AREA, Indicator, Target
from targetcheck.model.text import near_miss
from targetcheck.named import NamedTuple
from targetcheck.targets import numbers, slips, texts
from targetcheck.targets.keys import STANDS, keys_of
from targetcheck.targets.slips import ALSO, VALUES
from targetcheck.targets.yamlfile import Node, further

MOST_HINTED = 1000
"""After so many problems none is told with what was perhaps meant: each costs a look at every key."""


class Named(NamedTuple):
    """A member of a quorum given by the id of another target."""

    id: str
    at: Location


class Book:
    """What the files of a run have told so far, shared by all of them."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        self.checks: dict[str, tuple[int, ...]] = {}
        """The lines of each file on which a draft's checks still stand."""
        self.indicators: dict[str, Indicator] = {}
        self.names: dict[str, str] = {}
        """Declared name or key → key."""
        self.areas: dict[str, tuple[tuple[str, ...], Location]] = {}
        self.columns: dict[str, tuple[str, Location]] = {}
        self.missing: dict[str, None] = {}
        """Texts that mean "no figure", in the order in which they are named."""
        self.said: dict[str, tuple[str, Location]] = {}
        """Keys that may have one value in a run (decimal, blanks), with their places."""
        self.targets: dict[str, Target] = {}
        self.own: dict[str, tuple[str, Location]] = {}
        """Indicators that are targets of their own: the name, and where it is given."""
        self.members: dict[str, tuple[Target | Named, ...]] = {}
        """A quorum's members before ids are looked up, by the quorum's id."""

    def problem(self, at: Location | None, code: str, message: Phrase) -> None:
        self.problems.append(Problem(at, code, message))

    def claim(self, target: Target, known: dict[str, Target]) -> None:
        """Notes a target among those that are known; an id that another one has is a problem."""
        before = self.targets.get(target.id) or known.setdefault(target.id, target)
        if before is not target:
            message = say('the id "{id}" is already taken in {at}; give one of them another "id"',
                          id=target.local_id, at=str(before.at))  # fmt: skip
            self.problem(target.at, "duplicate-id", message)

    def indicator(self, name: str) -> Indicator:
        """The indicator of that key or name; one that nobody declares comes to be by being named."""
        known = self.names.get(name, name)
        return self.indicators.setdefault(known, Indicator(known, known))

    def own_indicator(self, name: str, shown: str, at: Location) -> Indicator:
        """The indicator that a target is for itself, named by its id; two files must not mean two things by it."""
        indicator = self.indicator(name)
        if indicator.where is not None:
            return indicator
        before, place = self.own.setdefault(indicator.key, (shown, at))
        if before != shown:
            message = say('the indicator "{key}" is called "{first}" in {place} and "{second}" here; '
                          'give one of the targets an "indicator:"', key=indicator.key, first=before, place=str(place),
                          second=shown)  # fmt: skip
            self.problem(at, "indicator-differs", message)
        indicator = self.indicators[indicator.key] = indicator._replace(name=before)
        return indicator


class Reading:
    """A target file being read. It is told what does not fit, and makes problems of it."""

    def __init__(self, path: str, stem: str, book: Book) -> None:
        self.path, self.stem, self.book = path, stem, book

    def problem(self, at: Location | None, code: str, message: Phrase) -> None:
        self.book.problem(at, code, message)

    def count(self) -> int:
        return len(self.book.problems)

    def misfit(self, node: Node, expected: Phrase, words: Collection[str] = ()) -> Misfit:
        first = node
        if node.keys:
            first = node.keys[0]
        slip = None
        if not words:
            slip = self._slip(first.text or "")
        if slip is not None:
            self.problem(further(first.at, slip.at), "bad-value", slip.message)
            return MISFIT
        hint = NOTHING
        if node.text is not None:
            hint = self._instead(node.text, words, listed=expected is LIST or EVERY_AREA in words)
        message = say("expected {expected}, found {found}{hint}", expected=expected, found=_shown(node), hint=hint)
        self.problem(node.at, "bad-value", message)
        return MISFIT

    def _instead(self, text: str, words: Iterable[str], *, listed: bool) -> Phrase:
        """What to write for a text that is none of the words, or no list."""
        if listed:
            items = numbers.two_ends(text) or texts.parts(text)
            if len(items) > 1:
                return say("; write [{names}]", names=texts.yaml_list(items))
        for word in words:
            if text.casefold() in VALUES.get(word, "").split():
                return say('; did you mean "{name}"?', name=word)
        return self._near(text, words)

    def refused(self, node: Node, why: Refusal) -> None:
        self.problem(node.at, why.code, why.message)

    def unknown(self, key: Node, node: Node, place: str) -> None:
        name, at = key.text or "", key.at
        slip = self._slip(name, slips.SURE) or self._slip(f"{name}:", slips.SURE)
        if slip is not None:
            at, message = further(at, slip.at), slip.message
        elif node.text == "" and name[:1].isdigit():
            message = say('the value before was split at its comma; put it in quotes, or write it without ("{text}")',
                          text=f"…,{name}")  # fmt: skip
        else:
            message = say('unknown key "{key}"{hint}', key=name, hint=self._meant(name, place))
        self.problem(at, "unknown-key", message)

    def mistyped(self, key: Node) -> bool:
        slip = self._slip(key.text or "", slips.SURE)
        if slip is not None:
            self.problem(further(key.at, slip.at), "bad-key", slip.message)
        return slip is not None

    def _meant(self, name: str, place: str) -> Phrase:
        """What a key that is not declared here was perhaps meant to be, or where it stands."""
        declared = keys_of(place)
        called = {word: key for key in declared for word in ALSO.get(key, "").split()}
        plain_name = re.sub("[- ]", "_", name.casefold())
        for meant in (called.get(name.casefold()), plain_name, f"{plain_name}s", plain_name.removesuffix("s")):
            if meant in declared:
                return say('; did you mean "{name}"?', name=meant)
        if name == "unit":
            return say("; the unit is written with the bound (at_least: 95%) or under the indicator")
        for other, where in STANDS.items():
            if name in keys_of(other):
                return say("; it stands {where}", where=where)
        hint = self._near(name, declared)
        if hint is NOTHING:
            hint = self._near(name, called)
        if hint is NOTHING:
            return NOTHING
        near = str(hint.values["name"])
        return say('; did you mean "{name}"?', name=called.get(near, near))

    def _slip(self, text: str, most: int | None = None) -> slips.Slip | None:
        if self.count() >= MOST_HINTED:
            return None
        return slips.in_line(text, most)

    def _near(self, text: str, known: Iterable[str]) -> Phrase:
        if self.count() >= MOST_HINTED:
            return NOTHING
        return near_miss(text, known)


def _shown(node: Node) -> Phrase:
    if node.keys is not None:
        return say("a mapping")
    if node.text is None:
        return say("a list")
    return say('"{text}"', text=node.text) if node.text else say("nothing")


def place(fields: Fields, name: str) -> Location:
    """Where the value of a key stands; the mapping itself where the key is not in it."""
    return _entry(fields, name, 1)


def key_place(fields: Fields, name: str) -> Location:
    """Where a key stands; the mapping itself where it is not in it."""
    return _entry(fields, name, 0)


def _entry(fields: Fields, name: str, side: int) -> Location:
    node: Node = fields.node
    entry = node.entry(name)
    if entry is None:
        return node.at
    return entry[side].at


def first_place(fields: Fields) -> Location:
    """Where the first key of a mapping stands: in a list of block mappings the dash does not."""
    node: Node = fields.node
    if node.keys:
        return node.keys[0].at
    return node.at


def blank(fields: Fields, name: str) -> bool:
    """Whether nothing is written under a key, or the key is not there."""
    entry = fields.node.entry(name)
    return entry is None or entry[1].text == ""


def names(value: str | list[str | None] | None) -> tuple[str, ...]:
    """One name or a list of them, without blank ones."""
    if isinstance(value, list):
        return tuple(name for name in value if name)
    return (value,) if value else ()
