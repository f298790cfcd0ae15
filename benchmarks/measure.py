"""Pairs of commands run in turn, and the medians of their ratios. Each run is a process of its own."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple


class Run(NamedTuple):
    """One finished process: seconds by the clock and of processor time, and its peak memory in MiB."""

    wall: float
    cpu: float
    peak: float


def run(command: Sequence[str], folder: Path) -> Run:
    """Runs a command once. Raises RuntimeError when it fails in another way than with a verdict (exit codes 0, 1 and 3)."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    begun = time.perf_counter()
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as process:
        told = process.stderr.read() if process.stderr else b""
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - begun
    if process.returncode not in (0, 1, 3):
        raise RuntimeError(f"{' '.join(command)}: exit {process.returncode}\n{told.decode(errors='replace')[-2000:]}")
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


class Pair(NamedTuple):
    """Medians of one command, and of its ratios to another, run by run."""

    own: Run
    other: Run
    ratio: Run


def pair(command: Sequence[str], other: Sequence[str], folder: Path, runs: int = 5, *, warm: bool = True) -> Pair:
    """Both commands in turn so many times, after one run of each that does not count where `warm` asks for it."""
    for each in (command, other) if warm else ():
        run(each, folder)
    found = [(run(command, folder), run(other, folder)) for _ in range(runs)]

    def middle(values: Sequence[Run]) -> Run:
        return Run(*(statistics.median(v) for v in zip(*values, strict=True)))

    ratios = [Run(*(a / b for a, b in zip(own, theirs, strict=True))) for own, theirs in found]
    return Pair(middle([own for own, _ in found]), middle([theirs for _, theirs in found]), middle(ratios))


def python(*words: object) -> list[str]:
    return [sys.executable, *map(str, words)]


def targetcheck(*words: object) -> list[str]:
    """The installed command, beside the interpreter that runs this."""
    return [str(Path(sys.executable).parent / "targetcheck"), *map(str, words)]


def row(name: str, found: Pair, at_most: str = "") -> str:
    """A row of a table: seconds and memory of both, the ratios, and what is asked."""
    return (f"| {name} | {found.own.wall:.2f} s, {found.own.peak:.0f} MiB | {found.other.wall:.2f} s, {found.other.peak:.0f} MiB "
            f"| {found.ratio.wall:.2f} | {found.ratio.cpu:.2f} | {found.ratio.peak:.2f} | {at_most} |")  # fmt: skip


HEAD = "| | it | the other | × time | × processor time | × memory | at most |\n|---|---|---|---|---|---|---|"
