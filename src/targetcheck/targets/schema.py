"""The target file as written: which keys stand where. Editors get their JSON Schema from these same models.

Scalars are texts here, as YAML wrote them; what they mean is read in `load`. Editors read `period: 2024` as a number
and `achieved: true` as a boolean, so the schema takes those too.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Discriminator, Tag, WithJsonSchema

Text = Annotated[str, WithJsonSchema({"type": ["string", "number", "boolean"]})]
"""A scalar."""
Texts = Annotated[
    Annotated[Text, Tag("text")] | Annotated[list[Text], Tag("list")],
    Discriminator(lambda value: "list" if isinstance(value, list) else "text"),
]
Flag = Annotated[Literal["true", "false"], WithJsonSchema({"type": "boolean"})]


class _Keys(BaseModel):
    model_config = ConfigDict(extra="forbid", defer_build=True)
    """Only what is used is made ready: a run that reads targets needs no model of a whole file."""


class ReferenceKeys(_Keys):
    """Another figure as a bound's value; what is left out is the target's own."""

    indicator: Text | None = None
    """The indicator to compare with, by key or name."""
    area: Text | None = None
    """The area to compare with, such as the province."""
    period: Text | None = None
    """The period to compare with, such as last year."""


Ending = Annotated[
    Annotated[Text, Tag("text")] | Annotated[ReferenceKeys, Tag("reference")],
    Discriminator(lambda value: "reference" if isinstance(value, (dict, ReferenceKeys)) else "text"),
]


class BoundKeys(_Keys):
    """The bound forms; a target has exactly one."""

    at_least: Ending | None = None
    """This number or more (以上, 不低于, 达到): `95%`, `4.5`, `40 per 100k`, `"1:80"`, or `{area: 省}`."""
    at_most: Ending | None = None
    """This number or less (以下, 以内, 不超过)."""
    above: Ending | None = None
    """More than this number (超过, 高于)."""
    below: Ending | None = None
    """Less than this number (低于, 不足, 不满)."""
    between: list[Ending] | None = None
    """From the first to the second number, both included: `[2, 3]`."""
    equals: Ending | None = None
    """Exactly this number."""
    achieved: Flag | None = None
    """A yes/no milestone: `true`."""


class BaselineKeys(_Keys):
    """Where the straight line to the bound starts."""

    period: Text | None = None
    """The period of the starting value."""
    value: Text | None = None
    """The starting value; left out, it comes from the actuals."""


def _condition(value: Any) -> str:
    return "bound" if isinstance(value, (dict, BoundKeys)) else "list" if isinstance(value, list) else "text"


Condition = Annotated[
    Annotated[Text, Tag("text")] | Annotated[list[Text], Tag("list")] | Annotated[BoundKeys, Tag("bound")],
    Discriminator(_condition),
]


def _each(value: Any) -> str:
    return "members" if isinstance(value, dict) else "text"


Each = Annotated[Annotated[Text, Tag("text")] | Annotated[dict[str, list[Text]], Tag("members")], Discriminator(_each)]


class SharedKeys(_Keys):
    """Keys that a file gives for all its targets and a target for itself."""

    area: Text | None = None
    """The area that answers for the target."""
    period: Text | None = None
    """The span a figure is for: `2024`, `2024-H1`, `2024-Q3`, `2024-09`, `2024-01..2024-09`, `2024年1-9月`."""
    by: Text | None = None
    """A date or period by which the target is to be reached, instead of `period`."""
    level: Literal["binding", "expected", "约束性", "预期性"] | None = None
    """`binding` (约束性, the default) or `expected` (预期性, 力争)."""
    section: Text | None = None
    """The section of the document."""
    responsible: Texts | None = None
    """Who answers for it (责任科室): one or a list."""
    judge: Literal["exact", "rounded"] | None = None
    """`rounded` rounds the figure before comparing (GB/T 8170, 修约值比较法); `exact` is the default."""
    places: Text | None = None
    """Decimals to round to under `judge: rounded`; left out, the decimals of the bound as written."""
    tags: Texts | None = None
    """Words to carry to the reports."""
    cap: Text | None = None
    """The most that one target's attainment counts in a weighted score: `100%` unless said, or `none`."""


class TargetKeys(SharedKeys, BoundKeys):
    """One announced aim: an indicator, one bound, by when, for whom."""

    id: Text | None = None
    """A short name, unique in the file; left out, the indicator's key."""
    name: Text | None = None
    """The name to show; left out, the indicator's."""
    indicator: Text | None = None
    """What is measured, by key or name; left out, the target is its own indicator."""
    of: list[TargetItem] | None = None
    """A quorum: targets written here, or ids of others."""
    each: Each | None = None
    """Judges every area, hospital, school … on its own: a column, or `{area: [names]}`."""
    require: Text | None = None
    """How many must hold: `all`, `any`, a number, `48 of 52`, or a share such as `64%`."""
    where: dict[str, Condition] | None = None
    """Keeps rows by other columns or indicators: a value, a list, or a bound."""
    change_from: Text | None = None
    """Judges the change since this period: `%` is relative, points or a bare number the plain difference."""
    baseline: (
        Annotated[
            Annotated[Text, Tag("text")] | Annotated[BaselineKeys, Tag("keys")],
            Discriminator(lambda value: "keys" if isinstance(value, (dict, BaselineKeys)) else "text"),
        ]
        | None
    ) = None
    """Where the straight line to the bound starts: a quantity, or `{period: 2020, value: 3.1}`."""
    weight: Text | None = None
    """Its weight in the section's and the total score."""
    clause: Text | None = None
    """The clause of the document."""
    note: Text | None = None
    """A remark to carry to the reports."""


TargetItem = Annotated[
    Annotated[Text, Tag("text")] | Annotated[TargetKeys, Tag("target")],
    Discriminator(lambda value: "target" if isinstance(value, (dict, TargetKeys)) else "text"),
]


class AggregateKeys(_Keys):
    """How rows make one figure, over time and over areas and dimensions apart."""

    time: Literal["sum", "last", "average", "min", "max", "none"] | None = None
    """Over time."""
    areas: Literal["sum", "average", "min", "max", "none"] | None = None
    """Over areas and dimensions, within a period."""


class IndicatorKeys(_Keys):
    """How an indicator's figures are worked out; shared by all files of one run."""

    name: Text | None = None
    """The name that rows and columns may use besides the key."""
    unit: Text | None = None
    """The unit of figures written without one: `%`, `per 100k`, `亿元`, `人` …"""
    numerator: Text | None = None
    """The indicator above the line; added up before dividing."""
    denominator: Text | None = None
    """The indicator below the line; added up before dividing."""
    aggregate: (
        Annotated[
            Annotated[Literal["sum", "last", "average", "min", "max", "none"], Tag("text")]
            | Annotated[AggregateKeys, Tag("axes")],
            Discriminator(lambda value: "axes" if isinstance(value, (dict, AggregateKeys)) else "text"),
        ]
        | None
    ) = None
    """How rows add up, over time / over areas: `sum`, `last` (last/sum), `average` (average/sum), `min`, `max`, `none`."""
    rows: Literal["sum", "average", "min", "max", "count"] | None = None
    """For files of records, where many rows make one figure."""
    annualize: Flag | None = None
    """Whether a rate over part of a year is brought to a year before comparing."""
    series_break: Texts | None = None
    """Periods from which figures cannot be compared with earlier ones."""
    note: Text | None = None
    """A remark."""


class HeadKeys(SharedKeys):
    """A target file, its targets aside, which are checked one by one so that one is no other's harm."""

    title: Text | None = None
    """The document's title."""
    source: Text | None = None
    """The document's number or address."""
    note: Text | None = None
    """A remark on the file."""
    indicators: dict[str, IndicatorKeys] | None = None
    """How figures are worked out, by indicator key."""
    areas: dict[str, list[Text]] | None = None
    """The hierarchy: an area and its parts."""
    columns: dict[str, Text] | None = None
    """Headings of the actuals that are not known by name: `{area: 单位名称}`."""
    targets: list[Any] | None = None
    """The targets."""


class FileKeys(HeadKeys):
    """A target file."""

    targets: list[TargetKeys] | None = None
    """The targets."""


def json_schema() -> dict[str, Any]:
    """The JSON Schema of target files, for editors and other checkers, with the keys' own docstrings as descriptions."""
    found = FileKeys.model_json_schema()
    found["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    found["title"] = "targetcheck target file"
    for model in _models():
        form = found if model is FileKeys else found["$defs"][model.__name__]
        told = _descriptions(model)
        for name, described in form["properties"].items():
            described["description"] = told[name]
    bounds = [*BoundKeys.model_fields, "of"]
    found["$defs"]["TargetKeys"]["oneOf"] = [{"required": [name]} for name in bounds]
    found["$defs"]["BoundKeys"]["oneOf"] = [{"required": [name]} for name in BoundKeys.model_fields]
    return found


def _models() -> list[type[BaseModel]]:
    return [FileKeys, TargetKeys, BoundKeys, ReferenceKeys, BaselineKeys, IndicatorKeys, AggregateKeys]


def _descriptions(model: type[BaseModel]) -> dict[str, str]:
    """The docstring under each key. Read from the source only when asked for: pydantic would do it at every start."""
    import ast
    import inspect

    found: dict[str, str] = {}
    for base in reversed(model.__mro__):
        if not issubclass(base, _Keys) or base is _Keys:
            continue
        body = ast.parse(inspect.getsource(base)).body[0]
        assert isinstance(body, ast.ClassDef)
        for key, text in zip(body.body, body.body[1:], strict=False):
            if isinstance(key, ast.AnnAssign) and isinstance(key.target, ast.Name) and isinstance(text, ast.Expr):
                assert isinstance(text.value, ast.Constant)
                found[key.target.id] = inspect.cleandoc(str(text.value.value))
    return found
