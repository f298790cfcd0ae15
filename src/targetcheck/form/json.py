"""The wanted figures as JSON, for scripts that send reminders: all of them, or with `--missing` what has not come in and why.

{"version": 1, "figures": [{"indicator": "beds", "area": "云县", "period": "2024", "standing": "empty", "why": "空白（a.csv:3）", …}]}
"""

from __future__ import annotations

from targetcheck.form.template import Form
from targetcheck.form.wanted import REMINDER, Line
from targetcheck.model.jsontext import indented
from targetcheck.phrases import Words


def render(form: Form, table: Words) -> bytes:
    """The form's figures with their keys and periods as target files write them; `why` is in the reader's language."""
    view = {"version": 1, "figures": [_figure(line, table) for line in form.lines]}
    return (indented(view) + "\n").encode()


def _figure(line: Line, table: Words) -> dict[str, object]:
    view: dict[str, object] = {
        "indicator": line.key,
        "name": line.indicator,
        "area": line.area or None,
        "period": str(line.period) if line.period is not None else None,
        "dimensions": {name: value or None for name, value in line.cells},
        "unit": line.unit or None,
        "responsible": list(line.responsible),
        "targets": [target.id for target in line.targets],
    }
    for key, place in line.hints:
        if key.startswith(REMINDER):
            view |= {"standing": key.removeprefix(REMINDER), "why": table(key, name=place)}
    return view
