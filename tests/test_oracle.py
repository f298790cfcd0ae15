"""Random projects against an oracle: design §5 and §6 written down once more, beside the program (tests/oracle).

`python -m tests.oracle 10000 50000` tries 10,000 more, from seed 50000 on; with one seed it shows the project.
"""

from __future__ import annotations

import os

import pytest
from oracle.compare import by_command, differences
from oracle.project import random_project

PROJECTS = int(os.environ.get("ORACLE_PROJECTS", "600"))
PER_TEST = 50


@pytest.mark.parametrize("first", range(0, PROJECTS, PER_TEST))
def test_the_verdicts_are_those_of_the_design(first: int) -> None:
    for seed in range(first, first + PER_TEST):
        found = differences(random_project(seed), seed)
        assert not found, f"python -m tests.oracle 1 {seed}\n" + "\n".join(found)


def test_the_command_says_the_same() -> None:
    for seed in range(PROJECTS, PROJECTS + 25):
        found = by_command(random_project(seed), seed)
        assert not found, f"seed {seed}\n" + "\n".join(found)
