"""A figure beside a bound a:b is shown as the bound is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from conftest import Outcome


@pytest.mark.parametrize(
    ("bound", "value", "shown"),
    [
        ("1:80", "1:75", "1:75"),
        ("1:80", "0.0125", "1:80"),
        ("1:80", "0.0130", "1:76.9"),
        ("0.6:1", "0.58:1", "0.58:1"),
        ("0.6:1", "0.6:1", "0.6:1"),
        ("0.6:1", "1:2", "0.5:1"),
        ("0.6:1", "0.5999:1", "0.5999:1"),
        ("2:3", "0.65", "1:1.54"),
        ("1:1.25", "1:1.3", "1:1.3"),
    ],
)
def test_as_the_bound_is(run: Callable[..., Outcome], bound: str, value: str, shown: str) -> None:
    files = {
        "t.yaml": f'period: 2024\ntargets:\n- {{id: x, at_least: "{bound}"}}\n',
        "d.csv": f"indicator,period,value\nx,2024,{value}\n",
    }
    done = run("evaluate", "t.yaml", "-a", "d.csv", files=files)
    (line,) = [line for line in done.out.splitlines() if f"≥\u00a0{bound}" in line]
    assert shown in line.split()
