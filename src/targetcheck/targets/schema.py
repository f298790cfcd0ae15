"""The JSON Schema of target files, for editors and other checkers, made from the table of keys."""

from __future__ import annotations

from typing import Any

from targetcheck.model.shapes import Either, Keys, ListOf, Refusal, Scalar, Shape, Word
from targetcheck.targets.keys import BOUNDS, PLACES, keys_of

Schema = dict[str, Any]


def json_schema() -> Schema:
    """Editors read `period: 2024` as a number and `achieved: true` as a boolean; the schema takes those too."""
    places = {place: _place(place, about) for place, about in PLACES.items()}
    places["target"]["oneOf"] = [{"required": [name]} for name in (*BOUNDS, "of")]
    places["where"]["oneOf"] = [{"required": [name]} for name in BOUNDS]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "targetcheck target file",
        **places.pop("file"),
        "$defs": places,
    }


def _place(place: str, about: str) -> Schema:
    properties = {}
    for name, key in keys_of(place).items():
        properties[name] = {**_schema(key.shape), "description": key.about}
    return {"description": about, "type": "object", "properties": properties, "additionalProperties": False}


def _schema(shape: Shape | None) -> Schema:
    match shape:
        case Scalar(parse):
            types = ["string", "number", "boolean"]
            return {"type": types if isinstance(parse(""), Refusal) else [*types, "null"]}
        case Word(words):
            yes_or_no = set(words) <= {"true", "false"}
            booleans: list[object] = [word == "true" for word in words] if yes_or_no else []
            return {"enum": [*booleans, *words]}
        case ListOf(item, _, None):
            return {"type": "array", "items": _schema(item)}
        case ListOf(item, _, count):
            return {"type": "array", "items": _schema(item), "minItems": count, "maxItems": count}
        case Either(scalar, many, keys):
            return {"anyOf": [_schema(one) for one in (scalar, many, keys) if one is not None]}
        case Keys("", shape_of):
            return {"type": "object", "additionalProperties": _schema(shape_of("", ""))}
        case Keys(place):
            return {"$ref": f"#/$defs/{place}"}
    raise TypeError(shape)
