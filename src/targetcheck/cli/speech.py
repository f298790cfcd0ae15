"""Help and usage errors in the reader's language. typer has them in English; its few sentences are told again here."""

from __future__ import annotations

import inspect
import os
import re
import sys
from collections.abc import Iterator
from typing import Any

from targetcheck.phrases import LANGUAGES

PLACES = 80
MOST_NAMES = 26
"""Names of options that are wider stand on a line of their own."""


def reader_language() -> str:
    """The language of the system: what the environment says, on Windows else the language of its windows."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "zh" if value.lower().startswith("zh") else "en"
    if sys.platform == "win32":
        import ctypes

        primary = ctypes.windll.kernel32.GetUserDefaultUILanguage() & 0x3FF
        return "zh" if primary == CHINESE_OF_WINDOWS else "en"
    return "en"


CHINESE_OF_WINDOWS = 0x04


def language(args: list[str]) -> str:
    """What `--lang` among the arguments says, else the language of the system."""
    for index, arg in enumerate(args):
        value = ""
        if arg == "--lang" and index + 1 < len(args):
            value = args[index + 1]
        elif arg.startswith("--lang="):
            value = arg.partition("=")[2]
        if value in LANGUAGES:
            return value
    return reader_language()


def page(command: Any, ctx: Any) -> str:
    """A command's page of help in Chinese."""
    from targetcheck.phrases.help_zh import HELP
    from targetcheck.reports.folding import fold

    lines = [usage(command, ctx), ""]
    about = inspect.cleandoc(command.help or "").partition("\f")[0]
    for paragraph in HELP.get(command.name, HELP.get(about, about)).split("\n\n"):
        lines += [f"  {line}" for line in fold(paragraph.replace("\n", ""), PLACES - 2)]
        lines.append("")
    arguments: list[tuple[str, str]] = []
    options: list[tuple[str, str]] = []
    for param in command.get_params(ctx):
        record = param.get_help_record(ctx)
        if record is not None:
            listed = arguments if param.param_type_name == "argument" else options
            listed.append((_named(re.sub(r" <[^>]*>$", "", record[0])), _told(record[1], param.help or "")))
    lines += _listed("参数", arguments) if arguments else []
    lines += _listed("选项", options)
    if hasattr(command, "list_commands"):
        found = [(name, command.get_command(ctx, name)) for name in command.list_commands(ctx)]
        first = [(name, HELP.get(name, one.help or "").partition("\n\n")[0]) for name, one in found if one is not None]
        lines += _listed("命令", first)
    return "\n".join(lines).rstrip() + "\n"


def usage(command: Any, ctx: Any) -> str:
    pieces = re.sub(r"[{}]", "", " ".join(command.collect_usage_pieces(ctx)))
    told = f"用法：{ctx.command_path} {_named(pieces)}"
    return told.replace("[OPTIONS]", "[选项]").replace("COMMAND [ARGS]...", "命令 [参数]...")


def _named(text: str) -> str:
    """A usage or an option with the Chinese of what is to be typed."""
    from targetcheck.phrases.help_zh import PLACEHOLDERS

    return re.sub(r"[A-Z]+(?:\.[a-z]+)?", lambda found: PLACEHOLDERS.get(found[0], found[0]), text)


def _told(shown: str, own: str) -> str:
    """An option's help with what typer adds to it, such as its default."""
    shown = shown.replace(own, translated(own)) if own else translated(shown)
    return re.sub(r"\[default: ", "[默认：", shown).replace("[required]", "[必填]")


def translated(text: str) -> str:
    """A sentence of help in Chinese; what a list in it names stays as it is."""
    from targetcheck.phrases.help_zh import HELP

    if text in HELP:
        return HELP[text]
    patterns = sorted((english for english in HELP if "{}" in english), key=len, reverse=True)
    for english in patterns:
        found = re.fullmatch(re.escape(english).replace(r"\{\}", "(.+)"), text)
        if found:
            return HELP[english].format(*(_named(name.replace(" or ", " 或 ")) for name in found.groups()))
    return text


def _listed(heading: str, rows: list[tuple[str, str]]) -> Iterator[str]:
    from targetcheck.reports.folding import fold, places

    yield f"{heading}："
    wide = min(max(places(name) for name, _ in rows), MOST_NAMES)
    for name, told in rows:
        lines = fold(told, PLACES - wide - 4)
        if places(name) > wide:
            yield f"  {name}"
        else:
            yield f"  {name}{' ' * (wide - places(name))}  {lines.pop(0)}".rstrip()
        for line in lines:
            yield " " * (wide + 4) + line
    yield ""


def complaint(error: Any) -> str:
    """What is wrong with a command line, in Chinese: the usage, where to find help, and the error."""
    lines = []
    if error.ctx is not None:
        lines.append(usage(error.ctx.command, error.ctx))
        lines.append(f"输入“{error.ctx.command_path} --help”查看帮助。")
        lines.append("")
    return "\n".join([*lines, f"错误：{translated(error.format_message())}", ""])
