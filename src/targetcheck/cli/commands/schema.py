"""`schema`: the JSON Schema of target files."""

from __future__ import annotations

from targetcheck.cli.console import Run, print_text


def schema() -> None:
    """Print the JSON Schema of target files, for editors."""
    import json

    from targetcheck.targets.schema import json_schema

    with Run(None):
        print_text((json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n").encode())
