"""Commands whose options and arguments stay the texts that were typed; typer would load pydantic to see that they are texts."""

from __future__ import annotations

from typing import Any

from typer.core import TyperCommand, TyperGroup


class _AsTyped:
    """Takes the place of typer's conversion for texts, lists of texts and flags, of which none has to be read."""

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:
        if value is None:
            return () if param.multiple or param.nargs == -1 else None
        return list(value) if isinstance(value, tuple) else value


def _leave_as_typed(params: list[Any]) -> list[Any]:
    for param in params:
        if param.type_descriptor.annotation in (str, bool, list[str]):
            param.get_runtime_param = _AsTyped
    return params


class Command(TyperCommand):
    def get_params(self, ctx: Any) -> list[Any]:
        return _leave_as_typed(super().get_params(ctx))


class Group(TyperGroup):
    def get_params(self, ctx: Any) -> list[Any]:
        return _leave_as_typed(super().get_params(ctx))
