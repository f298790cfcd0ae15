"""What is written and what is touched: reports whole or not at all, and no file or network that nobody named (design §7).

SECURITY.md promises it, and the tests that it names are there.
"""

from __future__ import annotations

import ast
import errno
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Outcome

import targetcheck
from targetcheck import errors, paths
from targetcheck.actuals import textfile
from targetcheck.actuals.file import MOST_PROBLEMS
from targetcheck.actuals.sources import packed
from targetcheck.cli import console
from targetcheck.comparison import jsonfile
from targetcheck.draft import document
from targetcheck.form import wanted
from targetcheck.model import quantity
from targetcheck.reports import FORMATS
from targetcheck.targets import graph, load, yamlfile

Run = Callable[..., Outcome]

T = "area: A\nperiod: 2024\ntargets:\n  - {id: x, indicator: x, at_least: 5, responsible: 甲}\n"
D = "indicator,area,period,value\nx,A,2024,7\n"
FILES = {"t.yaml": T, "d.csv": D, "bad.yaml": T.replace("at_least", "at_lest"), "bad.csv": D.replace("7", '"7')}
RUN = ("evaluate", "t.yaml", "-a", "d.csv")


def _all(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


# ------------------------------------------------------------------ whole or not at all

FAILED = {
    "a bad target file": ("evaluate", "bad.yaml", "-a", "d.csv", "-o", "old.html"),
    "bad actuals": ("evaluate", "t.yaml", "-a", "bad.csv", "-o", "old.html"),
    "no such file": ("evaluate", "t.yaml", "-a", "nowhere.csv", "-o", "old.html"),
    "nothing selected": (*RUN, "--select", "y", "-o", "old.html"),
    "a bad option": (*RUN, "-o", "old.html", "--group-by", "colour"),
    "a format that is none": (*RUN, "-o", "old.html", "-o", "report.pdf"),
    "a folder that is not there": (*RUN, "-o", "old.html", "-o", "new.csv", "-o", "nowhere/new.md"),
    "a folder that is a file": (*RUN, "-o", "old.html", "-o", "d.csv/new.md"),
    "a file that is a folder": (*RUN, "-o", "old.html", "-o", "folder.md"),
    "a name that is none": (*RUN, "-o", "old.html", "-o", "a\0b.md"),
    "a name too long": (*RUN, "-o", "old.html", "-o", "x" * 300 + ".md"),
    "two at one path": (*RUN, "-o", "old.html", "-o", "./old.html"),
    "two at one path by a link": (*RUN, "-o", "old.html", "-o", "link.html"),
    "two at one path that is not there": (*RUN, "-o", "new.html", "-o", "new.html"),
    "over the actuals": (*RUN, "-o", "d.csv"),
    "over the actuals by a link": (*RUN, "-o", "linked.csv"),
    "over the target file": ("evaluate", "t.md", "-a", "d.csv", "-o", "old.html", "-o", "t.md"),
    "changes over a saved evaluation": ("compare", "saved.json", "saved.json", "-o", "saved.json"),
    "no evaluation": ("compare", "saved.json", "d.csv", "-o", "old.md"),
    "a draft over its document": ("draft", "plan.csv", "--actuals", "plan.csv"),
    "a form over what is there": ("template", "t.yaml", "-o", "d.csv"),
    "forms over what is there": ("template", "t.yaml", "--split-by", "responsible", "-o", "forms"),
    "forms where a file is": ("template", "t.yaml", "--split-by", "responsible", "-o", "d.csv"),
    "forms where nothing is": ("template", "t.yaml", "--split-by", "responsible", "-o", "nowhere/forms"),
}  # fmt: skip


@pytest.fixture
def folder(run: Run, tmp_path: Path) -> Path:
    """A folder with good and bad inputs, and with reports of an earlier run."""
    old = {
        "old.html": "old",
        "old.md": "old",
        "forms/甲.csv": "filled in",
        "folder.md/x": "",
        "t.md": T,
        "plan.csv": "结核病发病率低于40/10万。\n",
    }
    saved = run(*RUN, "-f", "json", files=FILES | old).out
    (tmp_path / "saved.json").write_text(saved)
    (tmp_path / "link.html").symlink_to("old.html")
    (tmp_path / "linked.csv").symlink_to("d.csv")
    return tmp_path


@pytest.mark.parametrize("name", FAILED)
def test_a_failed_run_leaves_everything_as_it_was(name: str, folder: Path, run: Run) -> None:
    before = _all(folder)
    outcome = run(*FAILED[name])
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.endswith("]\n")
    assert _all(folder) == before


def test_a_folder_or_file_that_may_not_be_written(folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a test may run as root, whom no permission stops, writing is made to fail."""
    before = _all(folder)
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path).name != "old.md")
    outcome = run(*RUN, "-o", "old.html", "-o", "old.md")
    assert (outcome.code, outcome.err) == (2, "old.md: cannot be written: Permission denied [unwritable-file]\n")
    monkeypatch.undo()
    os.chdir(folder)

    def refuse(*_: object, **__: object) -> object:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(tempfile, "mkstemp", refuse)
    monkeypatch.setattr(tempfile, "mkdtemp", refuse)
    for args in ((*RUN, "-o", "old.html"), ("template", "t.yaml", "-o", "form.csv")):
        outcome = run(*args)
        assert (outcome.code, outcome.out) == (2, "")
        assert "cannot be written: Permission denied" in outcome.err
    assert _all(folder) == before


def test_a_full_disk(folder: Path) -> None:
    """Files may grow to 10,000 bytes here: enough for the table, too little for the page."""
    before = _all(folder)
    done = subprocess.run(
        [sys.executable, "-m", "targetcheck", *RUN, "-o", "new.csv", "-o", "old.html"], cwd=folder, capture_output=True, text=True, check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000)),
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},  # Python would cut what it compiles, too, and keep it
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "old.html: cannot be written: File too large [unwritable-file]\n"
    assert _all(folder) == before


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no full disk here")
def test_where_standard_output_is_full_no_file_is_replaced(folder: Path) -> None:
    before = _all(folder)
    with open("/dev/full", "wb") as full:
        for args in (("-f", "csv", "-o", "old.html"), ("-o", "old.html", "-o", "-", "-o", "new.csv")):
            command = [sys.executable, "-m", "targetcheck", *RUN, *args]
            assert subprocess.run(command, cwd=folder, stdout=full, stderr=subprocess.PIPE, check=False).returncode == 2
            assert _all(folder) == before
    (folder / "full.csv").symlink_to("/dev/full")
    command = [sys.executable, "-m", "targetcheck", *RUN, "-o", "old.html", "-o", "full.csv"]
    assert subprocess.run(command, cwd=folder, stderr=subprocess.PIPE, check=False).returncode == 2
    (folder / "full.csv").unlink()
    assert _all(folder) == before


@pytest.mark.parametrize("links", [True, False])
def test_a_report_that_cannot_be_put_in_its_place_undoes_the_others(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    """As of a file that something else holds; where the disk has no links, what was replaced cannot come back."""
    before, replace = _all(folder), os.replace

    def busy(source: str, target: str) -> None:
        if str(target).endswith("busy.md"):
            raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))
        replace(source, target)

    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "replace", busy)
    if not links:
        monkeypatch.setattr(os, "link", refuse)
    outcome = run(*RUN, "-o", "old.html", "-o", "new.csv", "-o", "busy.md")
    assert (outcome.code, outcome.out) == (2, "")
    after = _all(folder)
    assert after.keys() == before.keys()
    assert (after == before) is links


def test_a_draft_takes_the_place_of_no_file(run: Run, tmp_path: Path) -> None:
    plan = "2025年工作要点\n结核病患者成功治疗率达到90%以上。\n"
    for args in (("-o", "t.yaml"), ("--actuals", "d.csv")):
        outcome = run("draft", "plan.txt", *args, files=FILES | {"plan.txt": plan})
        assert (outcome.code, outcome.out) == (2, "")
        assert "there is a file already" in outcome.err
    assert (tmp_path / "t.yaml").read_text() == T


@pytest.mark.skipif(not os.path.exists("/dev/stdout"), reason="there is no path of standard output")
def test_a_path_without_a_suffix_takes_the_format_that_is_said(folder: Path, run: Run) -> None:
    """Such as standard output by its path, or what another program reads."""
    args = [sys.executable, "-m", "targetcheck", *RUN, "-f", "json", "-o"]
    assert json.loads(subprocess.check_output([*args, "/dev/stdout"], cwd=folder))["summary"]["met"] == 1
    read, write = os.pipe()
    with os.fdopen(read) as end:
        subprocess.run([*args, f"/dev/fd/{write}"], cwd=folder, check=True, pass_fds=[write])
        os.close(write)
        assert json.load(end)["summary"]["met"] == 1
    assert run(*RUN, "-f", "csv", "-o", "plain").out == ""
    assert (folder / "plain").read_bytes().startswith(b"\xef\xbb\xbf")


def test_reports_take_the_place_of_earlier_ones(folder: Path, run: Run) -> None:
    """A link stays a link, a file keeps who may read it, and nothing else is left behind."""
    (folder / "old.md").chmod(0o640)
    before = _all(folder)
    outcome = run(*RUN, "-o", "link.html", "-o", "old.md", "-o", "new.csv")
    assert (outcome.code, outcome.out, outcome.err) == (0, "", "")
    assert (folder / "link.html").is_symlink()
    assert (folder / "old.md").stat().st_mode & 0o777 == 0o640
    after = _all(folder)
    assert set(after) - set(before) == {"new.csv"}
    assert {name for name in before if after[name] != before[name]} == {"old.html", "link.html", "old.md"}


# ------------------------------------------------------------------ nothing but what was named

WATCH = """
import sys
touched = []
def note(event, args):
    if event == "open" and isinstance(args[0], (str, bytes)) and not isinstance(args[0], int):
        touched.append(("open", str(args[0])))
    elif event.split(".")[0] in ("socket", "subprocess", "urllib", "http", "ftplib", "smtplib", "ctypes", "winreg") or event in ("os.system", "os.exec", "os.posix_spawn", "os.fork"):
        touched.append((event, repr(args)[:200]))
sys.addaudithook(note)
sys.argv = ["targetcheck", *sys.argv[1:]]
from targetcheck.__main__ import main
try:
    main()
finally:
    import json
    print(json.dumps(touched), file=sys.__stderr__)
"""
SYSTEM = tuple({str(Path(p).resolve()) for p in (sys.prefix, sys.base_prefix, Path(targetcheck.__file__).parent)})
FORMATS_WRITTEN = tuple(f"out{suffix}" for suffix, _ in FORMATS.values())
COMMANDS = {
    "evaluate": (*RUN, *(a for name in FORMATS_WRITTEN for a in ("-o", name)), "-f", "table"),
    "evaluate, of two folders": ("evaluate",),
    "validate": ("validate", "t.yaml", "-a", "d.csv"),
    "explain": ("explain", "x", "t.yaml", "-a", "d.csv"),
    "template": ("template", "t.yaml"),
    "draft": ("draft", "plan.txt"),
    "compare": ("compare", "saved.json", "saved.json"),
    "schema": ("schema",),
    "version": ("--version",),
    "help": ("--help",),
}
NAMED = {"evaluate, of two folders": {"targets/t.yaml", "data/d.csv"}}


@pytest.mark.parametrize("name", COMMANDS)
def test_nothing_is_touched_that_was_not_named(name: str, run: Run, tmp_path: Path) -> None:
    """Of the files here only the named ones are opened; no connection, no other program."""
    saved = run(*RUN, "-f", "json", files=FILES).out
    lures = dict.fromkeys(
        (".env", "targetcheck.toml", "targetcheck.yaml", "pyproject.toml", "setup.cfg", ".netrc", "x.csv", ".config/x"),
        "lure",
    )
    plan = {"plan.txt": "结核病发病率低于40/10万。见 http://example.org/x.csv 和 file:x.csv。\n", "saved.json": saved}
    hostile = T.replace("responsible: 甲", "note: 'http://example.org/', responsible: 'file:x.csv'")
    run(
        "schema",
        files=lures | plan | {"t.yaml": hostile, "targets/t.yaml": hostile, "data/d.csv": D, "data/x.txt": "lure"},
    )
    done = subprocess.run(
        [sys.executable, "-c", WATCH, *COMMANDS[name]], cwd=tmp_path, capture_output=True, text=True, check=False,
        env=os.environ | {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path / ".config")},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    touched = json.loads(done.stderr.splitlines()[-1])
    assert [what for what in touched if what[0] != "open"] == []
    opened = {(tmp_path / path).resolve() for _, path in touched}
    inside = {
        str(p.relative_to(tmp_path.resolve()))
        for p in opened
        if p.is_relative_to(tmp_path.resolve()) and not p.is_dir()
    }
    expected = NAMED.get(name) or {arg for arg in COMMANDS[name] if arg in FILES | plan}
    assert {p for p in inside if not p.startswith(".targetcheck.")} - set(FORMATS_WRITTEN) == expected
    others = {str(p) for p in opened if not p.is_relative_to(tmp_path.resolve())}
    assert {p for p in others if not p.startswith(SYSTEM) and not p.endswith(".pyc")} == set()


# ------------------------------------------------------------------ the page that promises it

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "SECURITY.md").read_text(encoding="utf-8")


def test_the_tests_that_hold_the_promises_are_there() -> None:
    functions = {
        node.name for path in (ROOT / "tests").rglob("test_*.py") for node in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(node, ast.FunctionDef)
    }  # fmt: skip
    named = set(re.findall(r"`(test_\w+)`", PAGE))
    assert named
    assert named - functions == set()
    assert [path for path in re.findall(r"tests/[\w/]+\.py", PAGE) if not (ROOT / path).exists()] == []


def test_every_promise_names_a_test() -> None:
    promises = PAGE.partition("## What is promised")[2].partition("\n## ")[0].split("\n\n**")[1:]
    assert len(promises) > 5
    assert [promise for promise in promises if not re.search(r"`(test_\w+|tests/[\w/]+\.py)`", promise)] == []


LIMITS = [
    (load.LARGEST_FILE, 2**20, r"a target file \| ([0-9,]+) MB"),
    (yamlfile.MOST_VALUES, 1, "([0-9,]+) keys and values"),
    (graph.MOST_LEVELS, 1, r"areas in areas \| ([0-9,]+) levels"),
    (graph.MOST_RATE_LEVELS, 1, r"made of rates \| ([0-9,]+) levels"),
    (graph.MOST_MEMBERS, 1, r"members counted \| ([0-9,]+)"),
    (graph.MOST_PARTS, 1, r"parts counted \| ([0-9,]+)"),
    (wanted.MOST_ASKED, 1, r"figures of a form \(`template`\) \| ([0-9,]+)"),
    (textfile.LONGEST_ROW, 1, r"a row of a table \| ([0-9,]+) characters"),
    (paths.MOST_HELD, 2**30, r"which is held \| ([0-9,]+) GB"),
    (console.LARGEST_DOCUMENT, 2**20, r"a saved evaluation \| ([0-9,]+) MB"),
    (document.LARGEST_UNPACKED, 2**20, "a Word file ([0-9,]+) MB when unpacked"),
    (document.LARGEST_XML, 2**20, "of it ([0-9,]+) MB text and tags"),
    (document.MOST_TAGS, 1, "text and tags, ([0-9,]+) tags"),
    (document.LONGEST_TEXT, 1, "([0-9,]+) characters of text"),
    (jsonfile.MOST_VALUES, 1, r"128 MB; ([0-9,]+) keys and values"),
    (quantity.MAX_DIGITS, 1, r"as written \| ([0-9,]+) digits before the point"),
    (quantity.MOST_PLACES, 1, r"as worked out \| ([0-9,]+) digits before the point"),
    (packed.MOST_UNPACKED, 2**20, r"a workbook \| ([0-9,]+) MB"),
    (packed.MOST_CELLS, 1, "([0-9,]+) cells;"),
    (packed.MOST_MERGED, 1, "([0-9,]+) cells that are merged"),
    (MOST_PROBLEMS, 1, r"problems told of one table \| ([0-9,]+)"),
    (errors.MOST_LISTED, 1, r"characters; ([0-9,]+) members"),
]


@pytest.mark.parametrize(("limit", "unit", "told"), LIMITS)
def test_the_limits_are_those_of_the_program(limit: int, unit: int, told: str) -> None:
    found = re.search(told, PAGE)
    assert found, told
    assert int(found[1].replace(",", "")) * unit == limit


def test_a_warning_is_one_also_where_the_run_fails(run: Callable[..., Outcome]) -> None:
    """What lies beside the actuals and is not read stops nothing; the empty file does."""
    files = {
        "t.yaml": "period: 2024\ntargets: [{id: x, indicator: x, at_least: 1}]\n",
        "data/old.xls": "x",
        "data/e.csv": "",
    }
    done = run("evaluate", "t.yaml", "-a", "data", files=files)
    assert done.code == 2
    told = {line.partition(":")[0]: "warning: " in line for line in done.err.splitlines()}
    assert told == {"data/e.csv": False, "data/old.xls": True}
