"""`targetcheck` and `python -m targetcheck`."""

from __future__ import annotations

import gc
import os
import sys


def main() -> None:
    """The console script. Whatever goes wrong in it ends with 2: Python's own 1 would say that a target was missed."""
    try:
        try:
            _run()
        finally:
            if sys.stdout is not None:
                sys.stdout.flush()
            gc.freeze()  # or Python looks for circles in all that is left before it ends
    except SystemExit as end:
        if not isinstance(end.__context__, BrokenPipeError):
            raise
        _ended(end.__context__)  # typer ends with 1 when the reader of a page of help went away
    except (Exception, KeyboardInterrupt) as error:
        _ended(error)


def _run() -> None:
    """A command. The version is told before the machinery of options is loaded, which takes far longer.

    The cyclic garbage collector is off: one run leaves no cycles worth freeing, and looking for them takes a fifth of the time.
    """
    gc.disable()
    if sys.argv[1:] == ["--version"]:
        from targetcheck import __version__

        print(f"targetcheck {__version__}")
        return
    from targetcheck.cli import command_line

    command_line(sys.argv[1:])(prog_name="targetcheck")


_NO_MEMORY = b"the memory of this computer does not suffice [no-memory]\n"


def _ended(error: BaseException) -> None:
    if isinstance(error, MemoryError):
        error.__traceback__ = None  # it holds all that was read
    try:
        from targetcheck.cli.console import exit_code_of

        code = exit_code_of(error)
    except MemoryError:  # what tells of it needs some too
        os.write(2, _NO_MEMORY)
        os._exit(2)
    sys.exit(code)


if __name__ == "__main__":
    main()
