"""What weights come to: points and grades as a commission counts them, or the weighted attainment (design §10)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction

from targetcheck.model.quantity import TooLong, rounded, total
from targetcheck.model.rules import ACTUAL, INVERSE, TWICE, Grade, Minus, rule_name
from targetcheck.model.verdict import HOLDS, UNKNOWN, Status, Verdict
from targetcheck.named import NamedTuple


class Score(NamedTuple):
    """A weighted attainment: the sum of weight × attainment (at most the cap) over the sum of weights."""

    value: Fraction
    weight: Fraction
    counted: int
    unscored: int


def _reached(verdict: Verdict) -> Fraction:
    """What a target counts in the score, which does not contradict its status."""
    reached = verdict.attainment
    if reached is None or (verdict.status is Status.MISSED and reached >= 1):
        return Fraction(1 if verdict.status in HOLDS else 0)
    return max(reached, Fraction(1)) if verdict.status is Status.MET else reached


def score_of(verdicts: Iterable[Verdict]) -> Score | None:
    """The weighted attainment of those that carry a weight and count no points, or None when none does.

    A target without an attainment of its own (a milestone, an upper limit) counts 1 when it holds and 0 when it fails. One
    that is met counts 1 at least, and one that is missed never in full: 300,000 of more than 300,000 counts 0. One that
    could not be judged is left out of both sums and counted as unscored.
    """
    parts: list[Fraction] = []
    weight, unscored = Fraction(0), 0
    for verdict in verdicts:
        own = verdict.target.weight
        if own is None or verdict.target.points:
            continue
        if verdict.status in UNKNOWN:
            unscored += 1
            continue
        reached = _reached(verdict)
        cap = verdict.target.cap
        parts.append(own * max(Fraction(0), reached if cap is None else min(reached, cap)))
        weight += own
    if not weight:
        return None
    try:
        reached = total(parts)
    except TooLong:  # it is shown with 15 digits at most
        reached = total([rounded(part, 50) for part in parts])
    return Score(reached / weight, weight, len(parts), unscored)


def figure_of(verdict: Verdict) -> Fraction | None:
    """The figure as it was judged: rounded, where that was asked for; of a quorum how many hold."""
    if verdict.compared is not None:
        return verdict.compared
    if isinstance(verdict.actual, bool):
        return None
    return verdict.actual


def bound_of(verdict: Verdict) -> Fraction | None:
    """The one end of the bound; of a quorum how many must hold. None where it is not above 0, and nothing is divided by it."""
    end: Fraction | None = None
    if verdict.needed is not None:
        end = Fraction(verdict.needed[0])
    elif verdict.bound is not None and verdict.bound.ends:
        end = verdict.bound.ends[0]
    if end is None or end <= 0:
        return None
    return end


class Share(NamedTuple):
    """A rule of the figure and the bound's end alone: its equation, and the share of the weight; none where nothing divides."""

    equation: str
    share: Callable[[Fraction, Fraction], Fraction | None]


SHARES: dict[str, Share] = {
    ACTUAL: Share("{weight} × {now} ÷ {bound}", lambda figure, end: figure / end),
    TWICE: Share("{weight} × (2 − {now} ÷ {bound})", lambda figure, end: 2 - figure / end),
    INVERSE: Share("{weight} × {bound} ÷ {now}", lambda figure, end: end / figure if figure else None),
}
"""A new rule is one row."""


class Total(NamedTuple):
    """The points of several targets: of a section, a file, or of one member in all its targets."""

    name: str
    points: Fraction
    of: Fraction
    """The weights of those that are judged."""
    open: Fraction
    """The weights of those that are not yet."""
    low: Fraction
    """What the points come to where all that is open is lost."""
    high: Fraction | None
    """What they come to where all that is open is won; None where a bonus has no limit."""
    grades: tuple[str, ...] = ()
    """The grades that are still possible, the best first."""
    vetoed: tuple[str, ...] = ()
    """The names of targets that were missed and veto every grade but the lowest."""
    extra: Fraction = Fraction(0)
    """The bonuses among the points."""
    doubted: bool = False
    """Whether one of the figures behind it is to be looked at."""

    @property
    def judged(self) -> bool:
        """Whether some of it is judged, or there is nothing to be judged."""
        return self.of > 0 or self.points != 0 or not self.open

    @property
    def grade(self) -> str | None:
        """The grade, where it is the same whatever the open points become."""
        if len(self.grades) == 1:
            return self.grades[0]
        return None


def points_of(verdicts: Iterable[Verdict], grades: Sequence[Grade] = (), name: str = "") -> Total | None:
    """The points of those that count them, or None when none does."""
    points = of = still_open = lost = extra = Fraction(0)
    won: Fraction | None = Fraction(0)
    family = list(verdicts)
    for verdict in family:
        own = verdict.points
        if own is None:
            continue
        if own.points is not None:
            points += own.points
            of += own.of
            extra += own.extra
            continue
        still_open += own.of
        lost += _at_worst(verdict)
        best = _at_best(verdict)
        if won is not None and best is not None:
            won += best
        else:
            won = None
    if all(verdict.points is None for verdict in family):
        return None
    high = None if won is None else points + won
    vetoed = tuple(veto.target.name for verdict in family for veto in _vetoes(verdict) if veto.status is Status.MISSED)
    doubted = any(verdict.doubts for top in family for verdict in top.family())
    made = Total(name, points, of, still_open, points + lost, high, vetoed=vetoed, extra=extra, doubted=doubted)
    return made._replace(grades=_grades(made, grades, family))


def by_members(verdict: Verdict) -> bool:
    """Whether its rule takes the number that each member has, so that the common verdict counts all or nothing."""
    points, target = verdict.points, verdict.target
    of_all = target.each is not None and verdict.id == target.id
    return of_all and points is not None and points.rule != rule_name(target.rule)


def apart(family: Iterable[Verdict]) -> bool:
    """Whether members alone are scored: all that has a weight is of theirs, by rules that their common verdict cannot follow."""
    weighted = [verdict for verdict in family if verdict.points is not None and verdict.target.weight]
    if not all(verdict.target.each is not None and verdict.id == verdict.target.id for verdict in weighted):
        return False
    return any(map(by_members, weighted))


def _at_worst(verdict: Verdict) -> Fraction:
    """The least that an open target can come to: nothing, or all that a mere deduction takes off."""
    rule = verdict.target.rule
    if isinstance(rule, Minus) and not verdict.target.weight and rule.most is not None:
        return -rule.most
    return Fraction(0)


def _at_best(verdict: Verdict) -> Fraction | None:
    """The most that an open target can come to; None where its bonus has no limit."""
    weight, bonus = verdict.target.weight or Fraction(0), verdict.target.bonus
    if bonus is None or not takes_bonus(verdict):
        return weight
    if bonus.most is None:
        return None
    return weight + bonus.most


def takes_bonus(verdict: Verdict) -> bool:
    """Whether there is something beyond its bound: a number against a bound of one side."""
    target = verdict.target
    counted = target.each is not None and verdict.id == target.id
    return target.bound is not None and target.bound.one_sided and not counted


def _grades(made: Total, grades: Sequence[Grade], verdicts: Iterable[Verdict]) -> tuple[str, ...]:
    """The grades that the points, and vetoes, leave possible."""
    whole = made.of + made.open
    if not grades or not whole:
        return ()
    lowest = len(grades) - 1
    vetoes = [veto.status for verdict in verdicts for veto in _vetoes(verdict)]
    if made.vetoed:
        return (grades[lowest].name,)
    best = 0
    if made.high is not None:
        best = _place(made.high / whole, grades)
    possible = list(range(best, _place(made.low / whole, grades) + 1))
    if any(status is not Status.MET for status in vetoes) and lowest not in possible:
        possible.append(lowest)
    return tuple(grades[place].name for place in possible)


def _place(share: Fraction, grades: Sequence[Grade]) -> int:
    """Which of the grades a share of the weights earns."""
    for place, grade in enumerate(grades):
        if share >= grade.least:
            return place
    return len(grades) - 1


def _vetoes(verdict: Verdict) -> Iterator[Verdict]:
    """The targets that may veto; the members of `each` have a line of their own."""
    if verdict.target.veto:
        yield verdict
    if verdict.target.each is None:
        for child in verdict.because:
            yield from _vetoes(child)
