"""Coverage-guided fuzzing of what reads files that others wrote (extra `fuzz`; Linux).

python tests/fuzz/fuzz.py targets -max_total_time=600

The first argument says what is read: targets, actuals, saved, draft or numbers; the others are libFuzzer's. Inputs that find new
branches are kept in a folder of the temporary files, or in one that is named. It ends at the first input for which the answer
is neither a report nor problems, or which takes longer than ten seconds, and says where that input lies.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import atheris

ROOT = Path(__file__).parents[2]

with atheris.instrument_imports(include=["targetcheck"]):
    from targetcheck.actuals.load import load_actuals
    from targetcheck.comparison.changes import compare
    from targetcheck.comparison.formats import render as render_changes
    from targetcheck.comparison.saved import read_saved
    from targetcheck.draft import draft, to_yaml
    from targetcheck.draft.document import DraftError, read_document
    from targetcheck.errors import TargetcheckError
    from targetcheck.judgement.evaluate import evaluate
    from targetcheck.model.period_text import parse_period
    from targetcheck.model.plan import asked_of
    from targetcheck.model.quantity import parse_quantity
    from targetcheck.model.unit import parse_unit
    from targetcheck.reports import Style, render
    from targetcheck.targets.load import load_targets

WORK = Path(tempfile.mkdtemp(prefix="fuzz-"))
SHOWN = ("table", "json", "brief")
GOOD = {"targets": sorted((ROOT / "targets").rglob("*.yaml")), "actuals": sorted((ROOT / "data").rglob("*.csv")),
        "saved": [], "draft": sorted((ROOT / "tests" / "draft" / "documents").glob("*.txt")), "numbers": []}  # fmt: skip
"""What the inputs of each kind begin with."""


def _judged(targets: Path, actuals: Path) -> str:
    """The report as JSON, after every report for people has been made too."""
    loaded = load_targets([str(targets)])
    report = evaluate(loaded, load_actuals([str(actuals)], asked_of(loaded)))
    texts = [str(render(report, name, Style("zh"))) for name in SHOWN]
    return texts[1]


def of_targets(data: bytes) -> None:
    (WORK / "t.yaml").write_bytes(data)
    _judged(WORK / "t.yaml", GOOD["actuals"][0])


def of_actuals(data: bytes) -> None:
    (WORK / "d.csv").write_bytes(data)
    _judged(GOOD["targets"][0], WORK / "d.csv")


def of_saved(data: bytes) -> None:
    found = compare(*read_saved([("good.json", SAVED), ("a.json", data)]))
    for name in ("table", "json"):
        render_changes(found, name, Style("zh"))


def of_draft(data: bytes) -> None:
    (WORK / "drafted.yaml").write_text(to_yaml(draft(read_document(data, "a.txt")), "zh"), encoding="utf-8")
    load_targets([str(WORK / "drafted.yaml")])


def of_numbers(data: bytes) -> None:
    text = data.decode(errors="replace")
    for parse in (parse_quantity, parse_unit, parse_period):
        parse(text)


KINDS: dict[str, Callable[[bytes], None]] = {
    "targets": of_targets, "actuals": of_actuals, "saved": of_saved, "draft": of_draft, "numbers": of_numbers,
}  # fmt: skip


def main() -> None:
    kind, *options = sys.argv[1:]
    read = KINDS[kind]

    def one(data: bytes) -> None:
        with suppress(TargetcheckError, DraftError):
            read(data)

    corpus = WORK / "corpus"
    corpus.mkdir()
    for good in GOOD[kind]:
        shutil.copy(good, corpus / good.name)
    if kind == "saved":
        (corpus / "good.json").write_bytes(SAVED)
    atheris.Setup([sys.argv[0], str(corpus), "-timeout=10", f"-artifact_prefix={WORK}/", *options], one)
    atheris.Fuzz()


SAVED = _judged(GOOD["targets"][0], GOOD["actuals"][0]).encode()

if __name__ == "__main__":
    main()
