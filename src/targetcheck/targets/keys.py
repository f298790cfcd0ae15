"""The keys of target files, one row each: where it may stand, how its value is read, what it means.

The loader reads by this table; near misses, `targetcheck schema` and with it what editors know come from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from targetcheck.errors import say
from targetcheck.model.bound import FORMS
from targetcheck.model.rules import PROGRESS, RULES, UNIT_PARTS
from targetcheck.model.shapes import Either, Keys, ListOf, Node, Scalar, Shape, Teller, Word, mapping_of
from targetcheck.model.target import AGGREGATES, EVERY_AREA, LEVELS
from targetcheck.model.text import key
from targetcheck.named import NamedTuple
from targetcheck.targets import numbers, texts

PLACES = {
    "file": "A target file.",
    "target": "One announced aim: an indicator, one bound, by when, for whom.",
    "where": "A bound that the cells of a column, or the figures of an indicator, must meet.",
    "reference": "Another figure as a bound's value; what is left out is the target's own.",
    "baseline": "Where the straight line to the bound starts.",
    "indicator": "How an indicator's figures are worked out; shared by all files of one run.",
    "aggregate": "How rows make one figure, over time and over areas and dimensions apart.",
    "score": "How many points a missed target counts of its weight.",
    "bonus": "Points for what lies beyond the bound.",
}


class Key(NamedTuple):
    """A key: the places where it may stand, how its value is read, and what it means."""

    name: str
    places: str
    shape: Shape
    about: str


EXAMPLES = {
    "baseline": "{period: 2020, value: 3.1}",
    "aggregate": "{time: last, areas: sum}",
    "score": "{minus: 0.5, per: 1个百分点}",
    "bonus": "{add: 1, per: 10%}",
}
"""How the value of a key that takes a mapping is written."""
STANDS = {
    "target": say("in a target"),
    "indicator": say('under an indicator, in "indicators:"'),
    "file": say("at the head of the file"),
    **{place: say('in "{entry}"', entry=f"{place}: {example}") for place, example in EXAMPLES.items()},
}
"""Where the keys of a place stand, for whoever wrote one elsewhere."""


@cache
def keys_of(place: str) -> Mapping[str, Key]:
    """The keys that may stand in a place, by name."""
    return {row.name: row for row in KEYS if place in row.places.split()}


def _shape_of(place: str, name: str) -> Shape | None:
    if name in keys_of(place):
        return keys_of(place)[name].shape
    return None


def _keys(place: str) -> Keys:
    if place in EXAMPLES:
        return Keys(place, _shape_of, say("a mapping such as {example}", example=EXAMPLES[place]))
    return Keys(place, _shape_of)


def _text(parse: texts.Parser) -> Scalar:
    """A text that may be left blank."""
    return Scalar(texts.or_blank(texts.bare(parse)))


def _needed(parse: texts.Parser) -> Scalar:
    """A text in which a blank one means something, or is a fault."""
    return Scalar(texts.bare(parse))


class Names(ListOf):
    """A list of names; one that holds several (疾控科、医政科) is told with the list to write."""

    def read(self, node: Node, told: Teller) -> Any:
        nodes = node.listed() or ()
        held = [texts.parts(one.scalar) for one in nodes if isinstance(one.scalar, str)]
        if any(len(names) > 1 for names in held):
            every = [name for names in held for name in names]
            for one in nodes:
                if isinstance(one.scalar, str) and len(texts.parts(one.scalar)) > 1:
                    told.refused(one, texts.several(one.scalar, every))
        return super().read(node, told)


def _word(*words: str) -> Word:
    return Word({word: word for word in words})


TEXT = Scalar(texts.or_blank(str))
NAME = _text(key)
LISTED = Names(NAME)
NAMES = Either(_text(texts.one_name), many=LISTED)
AREA = _text(texts.area)
PARTS = Either(Word({EVERY_AREA: EVERY_AREA}, say('a list of its parts, or "*" for every other area')), many=LISTED)
PERIOD = _text(texts.period)
END = Either(_needed(numbers.end), keys=_keys("reference"))
FLAG = Word({"true": True, "false": False})
AGGREGATE = Either(Word(AGGREGATES), keys=_keys("aggregate"))

KEYS: tuple[Key, ...] = (
    Key("title", "file", TEXT, "The document's title."),
    Key("source", "file", TEXT, "The document's number or address."),
    Key("id", "target", NAME, "A short name, unique in the file; left out, the indicator's key."),
    Key("name", "target", NAME, "The name to show; left out, the indicator's."),
    Key("indicator", "target", NAME, "What is measured, by key or name; left out, the target is its own indicator."),
    # The bound: exactly one of these in a target.
    Key("at_least", "target where", END,
        'This number or more (以上, 不低于, 达到): `95%`, `4.5`, `40 per 100k`, `"1:80"`, or `{area: 省}`.'),
    Key("at_most", "target where", END, "This number or less (以下, 以内, 不超过)."),
    Key("above", "target where", END, "More than this number (超过, 高于)."),
    Key("below", "target where", END, "Less than this number (低于, 不足, 不满)."),
    Key("between", "target where", ListOf(END, number=2), "From the first to the second number, both included: `[2, 3]`."),
    Key("equals", "target where", END, "Exactly this number."),
    Key("achieved", "target where", Word({"true": True}, say('"true" (it has to be reached)')),
        "A yes/no milestone: `true`."),
    Key("of", "target", ListOf(Either(_needed(key), keys=_keys("target"))),
        "A quorum: targets written here, or ids of others."),
    # For whom and by when.
    Key("area", "file target", AREA, "The area that answers for the target."),
    Key("period", "file target", PERIOD,
        "The span a figure is for: `2024`, `2024-H1`, `2024-Q3`, `2024-09`, `2024-01..2024-09`, `2024年1-9月`."),
    Key("by", "file target", _text(texts.deadline),
        "A date or period by which the target is to be reached, instead of `period`."),
    Key("each", "target", Either(_needed(texts.column), keys=mapping_of(LISTED)),
        "Judges every area, hospital, school … on its own: a column, or `{area: [names]}`."),
    Key("require", "target", _text(numbers.require),
        "How many must hold: `all`, `any`, a number, `48 of 52`, or a share such as `64%`."),
    Key("where", "target", mapping_of(Either(_text(texts.cell), many=LISTED, keys=_keys("where"))),
        "Keeps rows by other columns or indicators: a value, a list, or a bound."),
    Key("change_from", "target", PERIOD,
        "Judges the change since this period: `%` is relative, points or a bare number the plain difference."),
    Key("baseline", "target", Either(_needed(numbers.quantity), keys=_keys("baseline")),
        "Where the straight line to the bound starts: a quantity, or `{period: 2020, value: 3.1}`."),
    # How it is judged and shown.
    Key("level", "file target", Word(LEVELS), "`binding` (约束性, the default) or `expected` (预期性, 力争)."),
    Key("judge", "file target", Word({"exact": False, "rounded": True}),
        "`rounded` rounds the figure before comparing (GB/T 8170, 修约值比较法); `exact` is the default."),
    Key("places", "file target", _needed(numbers.places),
        "Decimals to round to under `judge: rounded`; left out, the decimals of the bound as written."),
    Key("weight", "target", _needed(numbers.weight), "Its weight in the section's and the total score; 分值 where the file counts points."),
    Key("score", "file target", Either(_word(*RULES), keys=_keys("score")),
        "The points of a missed target with `weight`: `met` (none, the default), `actual/bound`, `2-actual/bound`, "
        "`bound/actual`, `way` (from the baseline), `{minus: 0.3, per: 0.1个百分点}` or `{steps: {90%: 36}}`."),
    Key("bonus", "file target", _keys("bonus"),
        "Points beyond the bound: `{add: 1, per: 10%, most: 3}`; % is of the bound."),
    Key("veto", "target", FLAG, "`true`: where it is missed, the file's lowest grade is given (一票否决)."),
    Key("grades", "file", mapping_of(_text(numbers.share)),
        "Grades by the share of all weights: `{优秀: 90%, 良好: 80%, 合格: 60%, 不合格: 0%}`."),
    Key("progress", "file target", _word(*PROGRESS),
        "How the figure moved from its baseline towards the bound, by a published method: `healthy-people`, `open-sdg`, "
        "`destatis` or `none`."),
    Key("cap", "file target", _text(numbers.cap),
        "The most that one target's attainment counts in a weighted score: `100%` unless said, or `none`."),
    Key("section", "file target", TEXT, "The section of the document."),
    Key("clause", "target", TEXT, "The clause of the document."),
    Key("responsible", "file target", NAMES, "Who answers for it (责任科室): one or a list."),
    Key("tags", "file target", NAMES, "Words to carry to the reports."),
    Key("note", "file target indicator", TEXT, "A remark."),
    # What a file says for the whole run.
    Key("indicators", "file", mapping_of(_keys("indicator")), "How figures are worked out, by indicator key."),
    Key("areas", "file", mapping_of(PARTS),
        'The hierarchy: an area and its parts; `"*"` for every other area of the actuals.'),
    Key("columns", "file", mapping_of(NAMES),
        "Headings of the actuals that are not known by name: `{area: 单位名称, remark: [序次, 编码]}`."),
    Key("missing", "file", Either(NAME, many=ListOf(NAME)),
        'Texts in the actuals that mean "no figure": `["*", "<5"]`.'),
    Key("decimal", "file", _word(",", "."), 'The decimal sign of the actuals: `","` or `"."`.'),
    Key("blanks", "file", _word("above", "total"),
        "What an empty cell of an area or dimension means: the value `above` it, or the `total`."),
    Key("targets", "file", ListOf(_keys("target"), say('a list, in which each target begins with "- "')),
        "The targets."),
    # A reference, a baseline.
    Key("indicator", "reference", NAME, "The indicator to compare with, by key or name."),
    Key("area", "reference", _text(texts.other_area), "The area to compare with, such as the province."),
    Key("period", "reference", PERIOD, "The period to compare with, such as last year."),
    Key("period", "baseline", PERIOD, "The period of the starting value."),
    Key("value", "baseline", _text(numbers.quantity), "The starting value; left out, it comes from the actuals."),
    # An indicator.
    Key("name", "indicator", NAME, "The name that rows and columns may use besides the key."),
    Key("unit", "indicator", _text(texts.unit),
        "The unit of figures written without one: `%`, `per 100k`, `亿元`, `人` …"),
    Key("numerator", "indicator", NAME, "The indicator above the line; added up before dividing."),
    Key("denominator", "indicator", NAME, "The indicator below the line; added up before dividing."),
    Key("aggregate", "indicator", AGGREGATE,
        "How rows add up, over time / over areas: `sum`, `last` (last/sum), `average` (average/sum), `min`, `max`, "
        "`none`."),
    Key("rows", "indicator", _word("sum", "average", "min", "max", "count"),
        "For files of records, where many rows make one figure."),
    Key("annualize", "indicator", FLAG, "Whether a rate over part of a year is brought to a year before comparing."),
    Key("series_break", "indicator", Either(PERIOD, many=ListOf(PERIOD)),
        "Periods from which figures cannot be compared with earlier ones."),
    Key("confidence", "indicator", _text(numbers.confidence),
        "The level of the interval told of a rate with its counts: `90%`, `95%`, `99%` or `99.8%`."),
    # The points of a missed target, and those beyond a bound.
    Key("minus", "score", _text(numbers.points), "Points off for each `per` of the gap to the bound."),
    Key("per", "score bonus", _text(numbers.quantity), "How much of the gap, or beyond the bound: `0.1个百分点`, `1例`."),
    Key("part", "score", _word(*UNIT_PARTS), "`share` (the default) counts parts of a `per`, `full` none, `begun` all."),
    Key("most", "score bonus", _text(numbers.points), "The most points taken off (the weight unless said), or added."),
    Key("steps", "score", mapping_of(_text(numbers.points)), "Points from a share of the bound on: `{90%: 36, 80%: 32}`."),
    Key("add", "bonus", _text(numbers.points), "Points for each full `per` beyond the bound."),
    Key("time", "aggregate", _word(*AGGREGATES), "Over time."),
    Key("areas", "aggregate", _word("sum", "average", "min", "max", "none"),
        "Over areas and dimensions, within a period."),
)  # fmt: skip

FILE = _keys("file")
BOUNDS = (*FORMS, "achieved")
"""The keys of bounds; `of` counts as one in a target."""
