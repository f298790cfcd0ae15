"""The JSON Schema of target files, for editors and other checkers, made from the table of keys."""

from __future__ import annotations

from typing import Any

from targetcheck.targets.keys import BOUNDS, PLACES, keys_of


def json_schema() -> dict[str, Any]:
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


def _place(place: str, about: str) -> dict[str, Any]:
    properties = {}
    for name, key in keys_of(place).items():
        properties[name] = {**key.shape.schema(), "description": key.about}
    return {"description": about, "type": "object", "properties": properties, "additionalProperties": False}
