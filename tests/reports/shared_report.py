"""The report that every format is tried on, and one whose every text is hostile."""

from __future__ import annotations

from contextlib import chdir
from functools import cache
from pathlib import Path

import targetcheck
from targetcheck.errors import Location, say
from targetcheck.model.target import TargetFile
from targetcheck.model.verdict import Report, Verdict
from targetcheck.reports import Style

HERE = Path(__file__).parent
LANGUAGES = ("en", "zh")

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</title></style><b>",
    "]]> <!-- & &amp;",
    "=1+1",
    "+1|cmd",
    "-2+3",
    "@SUM(A1)",
    "＝1+1",
    "\t=1+1",
    "a\nb\r\nc",
    "\x1b[31mred\x1b[0m\x9b2J\x07",
    "\u202egnp.exe\u2066\u200f",
    "nul\x00 \x85 \u2028 \ud800 \ufffe",
    "| a | b |",
    "**bold** _it_ `code` ~~no~~ [x](http://x.test) ![y](z)",
    "# 1. - > www.x.test http://x.test :100: $x$",
    "::error file=a,line=1::owned %0A::notice::",
    "##[error]x",
    "[bold red]rich[/]",
    "{name} %s {0}",
    "x" * 1000,
)


def style(lang: str) -> Style:
    return Style(lang=lang, width=120)


@cache
def sample() -> Report:
    """`sample.yaml` and `unpublished.yaml` judged against `sample.csv`."""
    with chdir(HERE):
        targets = targetcheck.load_targets("sample.yaml", "unpublished.yaml")
        return targetcheck.evaluate(targets, targetcheck.load_actuals(targets, "sample.csv"))


def judged(folder: Path, targets: str, actuals: str, *, as_of: str | None = None) -> Report:
    """The report on a target file and a CSV given as texts."""
    (folder / "t.yaml").write_text(targets, encoding="utf-8")
    (folder / "a.csv").write_text(actuals, encoding="utf-8")
    with chdir(folder):
        loaded = targetcheck.load_targets("t.yaml")
        return targetcheck.evaluate(loaded, targetcheck.load_actuals(loaded, "a.csv"), as_of=as_of)


@cache
def hostile() -> Report:
    """The sample's verdicts once for each hostile text, with that text wherever a file can bring one in."""
    every = [v for v in sample().verdicts if v.target.local_id in ("tb-success", "hiv-95", "elderly", "beds")]
    verdicts = tuple(_poisoned(v, text) for text in HOSTILE for v in every)
    files = tuple(TargetFile(text, text, text, text, text) for text in HOSTILE)
    return Report(verdicts, files)


def _poisoned(verdict: Verdict, text: str) -> Verdict:
    target = verdict.target._replace(
        id=f"{text}/{text}", name=text, section=text, clause=text, responsible=(text, text), note=text,
        tags=(text,), at=Location(text, 3),
    )  # fmt: skip
    rows = tuple(row._replace(where=Location(text, 7), text=text) for row in verdict.rows)
    because = tuple(_poisoned(child, text) for child in verdict.because)
    reason = say("no row for {name}", name=text) if verdict.reason is not None else None
    return verdict._replace(
        target=target, id=f"{text}/{text}", name=text, area=text, reason=reason, rows=rows, because=because
    )
