"""Commands whose options and arguments stay the texts that were typed, each option that takes one value given once.

typer would load pydantic to see that texts are texts.
"""

from __future__ import annotations

import sys
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException

from targetcheck.cli.console import Run
from targetcheck.cli.options import fail
from targetcheck.cli.speech import complaint, language, page, reader_language
from targetcheck.errors import printable, say
from targetcheck.phrases import LANGUAGES


class _AsTyped:
    """Takes the place of typer's conversion for texts, lists of texts and flags, of which none has to be read."""

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:
        if value is None:
            return () if param.multiple or param.nargs == -1 else None
        return list(value) if isinstance(value, tuple) else value


def _spoken(ctx: Any) -> str:
    return str(ctx.meta.get("language", "en")) if ctx is not None else reader_language()


def _tell(error: Any) -> None:
    """What is wrong; where nothing was asked, the help itself is the message."""
    ctx = getattr(error, "ctx", None)
    is_help = ctx is not None and error.message == ctx.get_help()
    if not is_help:
        error.message = printable(error.message)
    if _spoken(ctx) == "zh" and not is_help:
        Run(None).tell(complaint(error).rstrip())
    else:
        error.show()


class _Spoken:
    """What commands and the group of them have in common: texts as typed, and help in the reader's language."""

    def get_params(self, ctx: Any) -> list[Any]:
        params: list[Any] = super().get_params(ctx)  # type: ignore[misc]
        for param in params:
            if param.type_descriptor.annotation in (str, bool, list[str]):
                param.get_runtime_param = _AsTyped
        return params

    def get_help(self, ctx: Any) -> str:
        help: str = page(self, ctx).rstrip() if _spoken(ctx) == "zh" else super().get_help(ctx)  # type: ignore[misc]
        return help


class Command(_Spoken, TyperCommand):
    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        ctx.meta["language"] = language(args)
        if not ctx.resilient_parsing:
            values, _, order = self.make_parser(ctx).parse_args(list(args))
            for param in order:
                single = param.param_type_name == "option" and not (param.multiple or getattr(param, "is_flag", False))
                if single and order.count(param) > 1:  # the last would win, and the others be gone unseen
                    with Run(values.get("lang") if values.get("lang") in LANGUAGES else None):
                        told = say("{option}: given more than once, and it takes one value", option=param.opts[0])
                        raise fail("bad-option", told)
        return super().parse_args(ctx, args)


class Group(_Spoken, TyperGroup):
    def main(self, *args: Any, **extra: Any) -> Any:
        """Runs the command; a mistake in the command line is told in the reader's language."""
        alone = extra.pop("standalone_mode", True)
        extra["standalone_mode"] = False
        if not alone:
            return super().main(*args, **extra)
        try:
            code = super().main(*args, **extra)
        except TyperException as error:
            _tell(error)
            sys.exit(error.exit_code)
        except typer.Abort:
            sys.exit(1)
        sys.exit(code if isinstance(code, int) else 0)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        ctx.meta["language"] = language(args)
        return super().parse_args(ctx, args)
