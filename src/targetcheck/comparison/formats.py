"""A comparison in every format, and which format is whose.

| Status | Target | Before | After | Change | Remarks |
| --- | --- | ---: | ---: | ---: | --- |
| ✓ Met → ✗ Missed | 结核病报告发病率 | 39.2 per 100k | 41.2 per 100k | +2 per 100k |  |
"""

from __future__ import annotations

from collections.abc import Iterator

from targetcheck.comparison import FORMATS
from targetcheck.comparison.changes import Change, Comparison, Kind
from targetcheck.comparison.texts import ChangeRow, fallen, figure_heads, groups, summary, title
from targetcheck.errors import no_command_in
from targetcheck.model.jsontext import indented
from targetcheck.phrases import Words
from targetcheck.reports import Style
from targetcheck.reports.formats.json import line_view, unit_text
from targetcheck.reports.formats.markdown import MEMBER, escaped, paragraph, row_of
from targetcheck.reports.formats.table import COLOURS, SIGNS
from targetcheck.reports.line import Line
from targetcheck.reports.terminal import Grid, Row, Text, written


def render(comparison: Comparison, name: str, style: Style) -> str | bytes:
    """The comparison in one of FORMATS."""
    if name == "json":
        return json_text(comparison)
    if name == "markdown":
        return markdown(comparison, style.person)
    if name == "table":
        return table(comparison, style)
    from targetcheck.comparison import sheets

    assert name in FORMATS
    made: str | bytes = getattr(sheets, name)(comparison, style.person)
    return no_command_in(made, "&#91;") if isinstance(made, str) else made


def markdown(comparison: Comparison, table: Words) -> str:
    """A heading and a table a kind."""
    blocks = [f"# {table('What changed')}", paragraph(title(comparison, table)), paragraph(summary(comparison, table))]
    if text := fallen(comparison, table):
        blocks.append(paragraph(text))
    figures = figure_heads(comparison, table)
    heads = [table("status"), table("target"), *figures, table("compare change"), table("remarks")]
    rules = ["---", "---", *("---:" for _ in figures), "---:", "---"]
    head = [row_of(map(escaped, heads)), row_of(rules)]
    for heading, rows in groups(comparison, table):
        blocks += [f"## {escaped(heading)}", "\n".join([*head, *(row_of(_cells(row)) for row in rows)])]
    return "\n\n".join(blocks) + "\n"


def _cells(row: ChangeRow) -> list[str]:
    texts = [escaped(text) for text in (row.status, row.name, *row.figures, row.difference, row.notes)]
    texts[1] = MEMBER * row.depth + texts[1]
    return texts


def json_text(comparison: Comparison) -> str:
    """The comparison as JSON, numbers exact as in `evaluate -f json`; `between` only where there is more than two."""
    counts = {kind.value: len(comparison.of(kind)) for kind in Kind}
    view: dict[str, object] = {
        "version": 1,
        "before": {"file": comparison.before.path, "as_of": comparison.before.as_of},
        "after": {"file": comparison.after.path, "as_of": comparison.after.as_of},
        "summary": counts | {"unchanged": comparison.unchanged},
        "fell": [change.shown.id for change in comparison.fallen],
        "changes": [_change_view(change) for change in comparison.changes],
    }
    if comparison.between:
        view["between"] = [{"file": saved.path, "as_of": saved.as_of} for saved in comparison.between]
    return indented(view) + "\n"


def _change_view(change: Change) -> dict[str, object]:
    shown_as = change.shown
    view: dict[str, object] = {
        "id": shown_as.id,
        "name": shown_as.name,
        "change": change.kind.value,
        "before": _side(change.before),
        "after": _side(change.after),
        "difference": change.difference,
        "unit": unit_text(shown_as.unit),
        "bound_changed": change.bound_changed,
        "level_changed": change.level_changed,
        "because": [_change_view(member) for member in change.members],
    }
    if change.between:
        view["between"] = [_side(line) for line in change.between]
    return view


_SIDE = ("status", "level", "period", "actual", "unit", "bound", "reason")
_BESIDE = ("progress", "score")
"""What only some targets have told beside them."""


def _side(line: Line | None) -> dict[str, object] | None:
    """What `evaluate -f json` says of it, as far as it is compared."""
    if line is None:
        return None
    view = line_view(line)
    return {key: view[key] for key in (*_SIDE, *_BESIDE) if key in view}


def table(comparison: Comparison, style: Style) -> str:
    return written(_parts(comparison, style), style)


def _parts(comparison: Comparison, style: Style) -> Iterator[Text | Grid]:
    table = style.person
    heads = (table("status"), table("target"), *figure_heads(comparison, table), table("compare change"))
    rows: list[Row | Text] = []
    for heading, changes in groups(comparison, table, SIGNS):
        if rows:
            rows.append(Text())
        rows.append(Text(heading, "bold"))
        rows += [_row(row) for row in changes]
    yield Text(title(comparison, table), "bold")
    if rows:
        yield Grid(heads, rows)
        yield Text()
    yield Text(summary(comparison, table), "bold")
    if text := fallen(comparison, table):
        yield Text(text, "bold red")


def _row(row: ChangeRow) -> Row:
    numbers = " → ".join(figure for figure in row.figures if figure)
    if numbers and row.difference not in ("", "0"):
        numbers += f"  ({row.difference})"
    cells = (
        Text(row.status, COLOURS[row.change.shown.status]),
        Text(row.name),
        *map(Text, row.figures),
        Text(row.difference),
    )
    return Row(cells, numbers, (row.notes,) if row.notes else (), row.depth)
