"""JSON with exact numbers, the same bytes for the same values: the json module has only floats."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from json.encoder import encode_basestring

from targetcheck.errors import no_command_in
from targetcheck.model.quantity import exact_text


def indented(value: object, indent: str = "") -> str:
    """JSON with two spaces a level."""
    if not value or not isinstance(value, (dict, list)):
        return quoted(value)
    inner = indent + "  "
    if isinstance(value, dict):
        items = [f"{inner}{quoted(key)}: {indented(item, inner)}" for key, item in value.items()]
        return "{\n" + ",\n".join(items) + f"\n{indent}}}"
    items = [inner + indented(item, inner) for item in value]
    return "[\n" + ",\n".join(items) + f"\n{indent}]"


def inline(value: object, comma: str = ",", colon: str = ":") -> str:
    """JSON on one line."""
    if isinstance(value, dict):
        items = [f"{quoted(key)}{colon}{inline(item, comma, colon)}" for key, item in value.items()]
        return "{" + comma.join(items) + "}"
    if isinstance(value, list):
        return "[" + comma.join(inline(item, comma, colon) for item in value) + "]"
    return quoted(value)


def quoted(value: object) -> str:
    """A plain value; in texts only what a terminal or an editor would not show as it is gets escaped."""
    if isinstance(value, str):
        return _text(value)
    if value is None:
        return "null"
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, Fraction):
        return exact_text(value)
    return str(value) if type(value) is int else json.dumps(value)


@lru_cache(maxsize=4096)
def _text(value: str) -> str:
    text = no_command_in(encode_basestring(value), "\\u005b")
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else json.dumps(c)[1:-1] for c in text)
