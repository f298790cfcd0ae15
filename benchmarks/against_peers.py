"""targetcheck against tools that judge data by rules: the same 100 questions of the same CSV, pair by pair.

    python benchmarks/against_peers.py --venvs FOLDER [--rows 3200 10000000] [--runs 5 2] [--only NAME ...]

FOLDER has an environment a peer, named as in peers/README.md. Before anything is timed, each peer must find 100 of 100
checks passed, and 99 once a bound is raised; a peer that runs over the limits is reported and not measured.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import tempfile
from pathlib import Path
from types import ModuleType

from generate import INDICATORS, actuals, targets
from measure import pair, targetcheck
from peers import with_datacontract, with_great_expectations, with_pandera, with_pointblank, with_soda

PEERS: dict[str, ModuleType] = {
    "soda": with_soda,
    "pointblank": with_pointblank,
    "datacontract": with_datacontract,
    "great_expectations": with_great_expectations,
    "pandera": with_pandera,
}
CHECKS = [(f"ind_{n:03}", n % 7 * 10) for n in range(INDICATORS)]
"""An indicator and the least sum of it in County-00 for 2024, as generate.targets writes them."""
RAISED = [*CHECKS[:-1], (CHECKS[-1][0], 10**15)]
NO_MEMORY = ("memoryerror", "out of memory", "memory allocation", "bad_alloc", "cannot allocate memory")
HEAD = "| rows | peer | targetcheck | the peer | × time | × processor time | × memory |\n|---|---|---|---|---|---|---|"


class Unfit(Exception):
    """Why a peer is not measured."""


def versions(venv: Path, packages: tuple[str, ...]) -> str:
    """What an environment has of these packages. Raises Unfit when it lacks one."""
    ask = "import sys; from importlib.metadata import version; print(', '.join(f'{n} {version(n)}' for n in sys.argv[1:]))"
    try:
        found = subprocess.run([venv / "bin/python", "-c", ask, *packages], capture_output=True, text=True)
    except FileNotFoundError:
        raise Unfit(f"no environment {venv.name}") from None
    if found.returncode:
        raise Unfit(f"the environment {venv.name} lacks one of {', '.join(packages)}")
    return found.stdout.strip()


def command(
    peer: ModuleType, venv: Path, csv: Path, checks: list[tuple[str, int]], folder: Path, gib: int
) -> list[str]:
    """The peer's command with its environment and no more than so much address space; both cost one `exec`."""
    folder.mkdir()
    program, *words = peer.prepare(csv, checks, folder)
    settings = [f"{name}={value}" for name, value in peer.ENVIRONMENT.items()]
    limited = ["sh", "-c", f'ulimit -v {gib << 20} && exec "$@"', "sh"]
    return [*limited, "env", *settings, str(venv / "bin" / program), *words]


def require(passed: int, peer: ModuleType, command: list[str], folder: Path, seconds: int) -> None:
    """Runs a peer once. Raises Unfit unless it says that so many checks passed, and that all others failed."""
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=seconds)
    except subprocess.TimeoutExpired:
        raise Unfit(f"not done after {seconds} s") from None
    told = done.stdout + done.stderr
    found = peer.counts(told)
    if sum(found) != len(CHECKS):
        if any(sign in told.lower() for sign in NO_MEMORY):
            raise Unfit("out of memory")
        raise Unfit(f"exit {done.returncode}: {told.strip()[-300:]}")
    if found[0] != passed:
        raise Unfit(f"{found[0]} checks passed where {passed} should")


def row(name: str, csv: Path, it: list[str], options: argparse.Namespace, runs: int, *, doubt: bool) -> str:
    """The columns from the peer on; with `doubt`, it must also notice a raised bound. Raises Unfit."""
    peer, venv = PEERS[name], options.venvs.resolve() / name
    told = versions(venv, peer.PACKAGES)
    if doubt:
        place = csv.parent / f"{csv.stem} {name} raised"
        raised = command(peer, venv, csv, RAISED, place, options.gib)
        require(len(CHECKS) - 1, peer, raised, place, options.seconds)
    place = csv.parent / f"{csv.stem} {name}"
    other = command(peer, venv, csv, CHECKS, place, options.gib)
    require(len(CHECKS), peer, other, place, options.seconds)
    try:
        found = pair(it, other, place, runs, warm=False)
    except RuntimeError as why:
        raise Unfit(str(why)[-300:]) from None
    return (f"{told} | {found.own.wall:.2f} s, {found.own.peak:.0f} MiB | {found.other.wall:.2f} s, {found.other.peak:.0f} MiB "
            f"| {found.ratio.wall:.2f} | {found.ratio.cpu:.2f} | {found.ratio.peak:.2f}")  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--venvs", type=Path, required=True)
    parser.add_argument("--data", type=Path, help="where to keep the CSV files; a temporary folder unless given")
    parser.add_argument("--rows", type=int, nargs="+", default=[3200, 10_000_000])
    parser.add_argument("--runs", type=int, nargs="+", default=[5, 2], help="pairs at each size")
    parser.add_argument("--only", nargs="+", choices=PEERS, default=list(PEERS), metavar="NAME")
    parser.add_argument("--seconds", type=int, default=300, help="the longest that a peer may take")
    parser.add_argument("--gib", type=int, default=12, help="the most address space that a peer may take")
    options = parser.parse_args()
    version = subprocess.run(targetcheck("--version"), capture_output=True, text=True, check=True).stdout.strip()
    print(
        f"{version}, Python {platform.python_version()}, {os.cpu_count()} cores; ratios are targetcheck ÷ peer\n\n{HEAD}"
    )
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        wanted = targets(folder / "targets.yaml", len(CHECKS), records=True)
        for rows, runs in zip(options.rows, options.runs, strict=True):
            csv = folder / f"rows_{rows}.csv"
            if options.data:
                csv.symlink_to(actuals(options.data.resolve() / csv.name, rows))
            it = targetcheck("evaluate", wanted, "-a", actuals(csv, rows), "-q")
            subprocess.run(it, check=True)
            for peer in options.only:
                try:
                    told = row(peer, csv, it, options, runs, doubt=rows == min(options.rows))
                except Unfit as why:
                    told = f"{peer} | {' '.join(str(why).split())} | | | |"
                print(f"| {rows:,} | {told} |", flush=True)


if __name__ == "__main__":
    main()
