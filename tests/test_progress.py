"""The word to whoever waits: on a terminal only, and gone afterwards."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable

import pytest
from conftest import Outcome

from targetcheck.actuals.textfile import METER
from targetcheck.cli import progress
from targetcheck.cli.progress import Waiting, told


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Standard error for the rest of a test (what a fixture sets, pytest's own capture replaces)."""
    found = Terminal()
    monkeypatch.setattr(sys, "stderr", found)
    monkeypatch.setattr(progress, "PATIENCE", 3600.0)  # no test waits for it
    monkeypatch.setenv("TERM", "xterm")
    return found


def test_it_is_said_while_it_lasts(monkeypatch: pytest.MonkeyPatch) -> None:
    error = terminal(monkeypatch)
    with Waiting("en") as waiting:
        assert error.getvalue() == ""
        waiting._show()
    assert "reading actuals" in error.getvalue()


def test_it_is_not_said_when_the_work_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    error = terminal(monkeypatch)
    with Waiting("en") as waiting:
        pass
    waiting._show()
    assert error.getvalue() == ""


def test_a_pipe_is_told_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with Waiting("en") as waiting:
        assert not waiting._thread.is_alive()


@pytest.mark.parametrize(
    ("rows", "read", "whole", "seconds", "english", "chinese"),
    [
        (0, 0, 0, 1, "reading actuals", "正在读取实际数据"),
        (1, 10, 0, 1, "reading actuals, 1 rows read", "正在读取实际数据，已读1行"),
        (5000, 1, 1000, 1, "reading actuals, 5,000 rows read, 0%", "正在读取实际数据，已读5,000行，0%"),
        (1200000, 25, 100, 3, "reading actuals, 1,200,000 rows read, 25%, about 9 s left", "正在读取实际数据，已读1,200,000行，25%，约需9秒"),
        (100, 300, 100, 3, "reading actuals, 100 rows read", "正在读取实际数据，已读100行"),
    ],
)  # fmt: skip
def test_how_far_it_is(rows: int, read: int, whole: int, seconds: float, english: str, chinese: str) -> None:
    assert told(rows, read, whole, seconds, "en") == english
    assert told(rows, read, whole, seconds, "zh") == chinese


def test_rows_and_bytes_are_counted(run: Callable[..., Outcome]) -> None:
    rows = "indicator,period,value\n" + "".join(f"x,2024,{n}\n" for n in range(3000))
    run("evaluate", "t.yaml", "-a", "d.csv", "--engine", "python",
        files={"t.yaml": "targets: [{id: x, at_least: 1, period: 2024}]", "d.csv": rows})  # fmt: skip
    assert METER.rows == 3001
    assert METER.read == METER.whole == len(rows)
