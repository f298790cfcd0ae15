"""The members of targets with their points, as tables and sentences name them: 各乡镇得分, places, who shares one."""

from __future__ import annotations

from collections.abc import Sequence

from targetcheck.errors import printable
from targetcheck.model.members import Members
from targetcheck.model.quantity import exact_text
from targetcheck.model.score import Total
from targetcheck.phrases import Words
from targetcheck.reports.beside import grade_text
from targetcheck.reports.verdict_line import points_text


def levels_of(areas: Sequence[str]) -> str:
    """What areas of one level are called by the endings of their names: 县, 县（市、区）, 乡镇; empty where they tell none."""
    endings = {area[-1:] for area in areas} - {""}
    if endings <= {"乡", "镇"}:
        return "乡镇" if len(endings) > 1 else "".join(endings)
    first, *others = [level for level in "县市区旗" if level in endings] or [""]
    if len(others) + 1 != len(endings):
        return ""
    return first + (f"（{'、'.join(others)}）" if others else "")


def members_heading(members: Members, table: Words) -> str:
    """What the table of members is of: 各乡镇得分."""
    name = members.dimension
    if name == "area":
        levels = levels_of([total.name for total in members.totals]) if table.lang == "zh" else ""
        name = levels or table("area")
    return table("score of members", name=printable(name))


def member_name(member: Total, table: Words) -> str:
    """A member's name, marked where a figure behind its points is to be looked at."""
    name = printable(member.name)
    return table("{name} (to be looked at)", name=name) if member.doubted else name


MOST_TIED = 5
"""So many members of one place stand in a sentence by their names; of more, the first."""


def members_named(tied: Sequence[Total], table: Words, *, every: bool = False) -> str:
    """The members of one place by their names: 东山县、西河县, or 第1卫生院、第2卫生院、第3卫生院等46个."""
    names = [member_name(one, table) for one in tied]
    if every or len(names) <= MOST_TIED:
        return table(", ").join(names)
    return table("{names} and others, {n} in all", names=table(", ").join(names[:3]), n=len(names))


def members_rows(
    members: Members, table: Words, *, every: bool = True
) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """The headings, and a row a member: rank, name, points, what is judged and open, and the grade where there are grades.

    Many of one place share a row, with `every` one by its name.
    """
    keys = ["rank so far" if members.provisional else "rank", "member", "scored", "judged", "open"]
    if any(total.grades for total in members.totals):
        keys.append("grade")
    rows = []
    for rank, alike in members.tied():
        total = alike[0]
        names = [member_name(one, table) for one in alike]
        if len(alike) > MOST_TIED:
            names = [members_named(alike, table, every=every)]
        numbers = (points_text(total.points, total.of), exact_text(total.of), exact_text(total.open))
        place = "–" if rank is None else str(rank)
        for name in names:
            cells = (place, name, *numbers, grade_text(total, table))
            rows.append(cells[: len(keys)])
    return tuple(table(key) for key in keys), rows
