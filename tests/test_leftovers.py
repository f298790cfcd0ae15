"""What a killed run leaves is cleaned by the next, and what a living one uses is not; a disk that fills is told."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Outcome

from targetcheck.leftovers import MARK, new_file, new_folder

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no locks of this kind")
FILES = {"t.yaml": "period: 2024\ntargets: [{id: x, at_least: 1}]\n", "d.csv": "指标,时期,数值\nx,2024,3\n"}
RUN = ("evaluate", "t.yaml", "-a", "d.csv", "-o", "out.json")
HOLD = """
import sys, time
from pathlib import Path
from targetcheck.leftovers import new_file, new_folder
kept = new_file(Path("."), b"half"), new_folder(Path("."))
print("there", flush=True)
time.sleep(600)
"""


def held(folder: Path) -> subprocess.Popen[bytes]:
    """Another process that writes a report, and has not finished."""
    process = subprocess.Popen([sys.executable, "-c", HOLD], cwd=folder, stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()
    for path in folder.glob(f"{MARK}*"):
        os.utime(path, (0, 0))  # written long ago
    return process


def test_what_a_killed_run_left_is_gone_after_the_next(run: Callable[..., Outcome], tmp_path: Path) -> None:
    process = held(tmp_path)
    assert len(list(tmp_path.glob(f"{MARK}*"))) == 2
    run(*RUN, files=FILES)
    assert len(list(tmp_path.glob(f"{MARK}*"))) == 2, "another run is at work on it"
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert run(*RUN).code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["d.csv", "out.json", "t.yaml"]


def test_files_and_folders_end_with_their_use(tmp_path: Path) -> None:
    kept = new_file(tmp_path, b"x"), new_folder(tmp_path)
    assert kept[0].path.read_bytes() == b"x"
    assert kept[1].path.is_dir()
    for one in kept:
        one.release()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["yml", "notes", "settings", "abcdefg2", "abcdefg2.json"])
def test_what_others_keep_under_like_names_is_let_be(run: Callable[..., Outcome], tmp_path: Path, name: str) -> None:
    mine = {f"{MARK}{name}": "mine", f"forms/{MARK}{name}/lock": "", f"forms/{MARK}{name}/notes": "mine"}
    run("--version", files=FILES | mine)
    for path in tmp_path.rglob("*"):
        os.utime(path, (0, 0))
    assert run(*RUN).code == 0
    assert run("template", "t.yaml", "--split-by", "responsible", "-o", "forms/x").code == 0
    assert all((tmp_path / path).read_text() == text for path, text in mine.items())


def test_links_of_that_name_are_let_be(run: Callable[..., Outcome], tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine")
    (tmp_path / f"{MARK}link").symlink_to(tmp_path / "mine")
    assert run(*RUN, files=FILES).code == 0
    assert (tmp_path / "mine").read_text() == "mine"


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("format", ["json", "table", "csv", "html"])
def test_a_disk_that_fills_in_the_middle_is_told(tmp_path: Path, unbuffered: str, format: str) -> None:
    """A limit on the size of files stands for the disk: the first write is cut short, the second fails."""
    resource = pytest.importorskip("resource")
    targets = "".join(f"  - {{id: a{n}, indicator: r{n}, at_least: 5}}\n" for n in range(400))
    (tmp_path / "t.yaml").write_text(f"period: 2024\ntargets:\n{targets}")
    (tmp_path / "d.csv").write_text("indicator,period,value\n" + "".join(f"r{n},2024,6\n" for n in range(400)))

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

    with (tmp_path / "out").open("wb") as out:
        done = subprocess.run(
            [sys.executable, "-m", "targetcheck", "evaluate", "t.yaml", "-a", "d.csv", "-f", format, "--engine", "python"],
            cwd=tmp_path, env=os.environ | {"PYTHONUNBUFFERED": unbuffered, "PYTHONDONTWRITEBYTECODE": "1"}, stdout=out, stderr=subprocess.PIPE,
            preexec_fn=limit, check=False,
        )  # fmt: skip
    assert done.returncode == 2, done.stderr
    assert b"standard output cannot be written" in done.stderr


ENDED = """
import os, signal, sys
for ending in (signal.SIGTERM, signal.SIGHUP):
    signal.signal(ending, signal.SIG_DFL)  # whatever this test was started by
moved, signals = os.replace, sys.argv[1]
def replace(source, target):
    moved(source, target)
    if target.name == "second.json":
        for number in map(int, signals.split(",")):
            os.kill(os.getpid(), number)
os.replace = replace
sys.argv = ["targetcheck", "evaluate", "t.yaml", "-a", "d.csv", "-o", "first.json", "-o", "second.json", "-o", "third.json"]
from targetcheck.__main__ import main
main()
"""


@pytest.mark.parametrize("signals", [(signal.SIGTERM,), (signal.SIGHUP,), (signal.SIGTERM, signal.SIGTERM)])
def test_a_run_that_is_ended_undoes_what_it_wrote(signals: tuple[int, ...], tmp_path: Path) -> None:
    """Of several reports all are written or none, and nothing is left beside them."""
    for name, text in (*FILES.items(), ("first.json", "earlier")):
        (tmp_path / name).write_text(text)
    words = ",".join(str(int(number)) for number in signals)
    done = subprocess.run([sys.executable, "-c", ENDED, words], cwd=tmp_path, capture_output=True)
    assert done.returncode == -signals[0], done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["d.csv", "first.json", "t.yaml"]
    assert (tmp_path / "first.json").read_text() == "earlier"
