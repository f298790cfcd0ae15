"""`targetcheck` and `python -m targetcheck`."""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """The console script. Its version is told before the machinery of options is loaded, which takes far longer.

    Nothing here goes in circles that have to be collected before the process ends, and looking for them takes a fifth of the time.
    """
    gc.disable()
    if sys.argv[1:] == ["--version"]:
        from targetcheck import __version__

        print(f"targetcheck {__version__}")
        return
    from targetcheck.cli import app, leave_only

    leave_only(*sys.argv[1:2] or [""])
    app(prog_name="targetcheck")


if __name__ == "__main__":
    main()
