"""`schema`: the JSON Schema of target files."""

from __future__ import annotations

import typer

from targetcheck.cli.console import (
    JUDGED,
    Run,
    print_text,
)


def schema() -> None:
    """Print the JSON Schema of target files, for editors."""
    import json

    from targetcheck.targets.schema import json_schema

    run = Run(None)
    with run:
        print_text((json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n").encode())
        run.code = JUDGED
    raise typer.Exit(run.code)
