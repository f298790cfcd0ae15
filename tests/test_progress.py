"""The word to whoever waits: on a terminal only, and gone afterwards."""

from __future__ import annotations

import io
import sys

import pytest

from targetcheck.cli import progress
from targetcheck.cli.progress import Waiting


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
    with Waiting("reading actuals …") as waiting:
        assert error.getvalue() == ""
        waiting._show()
    assert "reading actuals …" in error.getvalue()
    assert waiting._timer.finished.is_set()


def test_it_is_not_said_when_the_work_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    error = terminal(monkeypatch)
    with Waiting("reading actuals …") as waiting:
        pass
    waiting._show()
    assert error.getvalue() == ""


def test_a_pipe_is_told_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with Waiting("reading actuals …") as waiting:
        assert not waiting._timer.is_alive()
