"""Help, usage errors and signs as each reader has them: Chinese on a Chinese system, and what an old encoding can show."""

from __future__ import annotations

import ctypes
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from xml.etree import ElementTree as ET

import pytest
from conftest import Outcome
from typer.main import get_command

from targetcheck.cli import COMMANDS, app, speech
from targetcheck.phrases.help_zh import HELP
from targetcheck.reports.terminal import stand_in

PLAN = "title: 示例\nperiod: 2024\ntargets:\n  - {id: a, indicator: 甲率, at_least: 90%}\n  - {id: b, indicator: 乙率, at_least: 90%}\n"
ROWS = "指标,时期,数值\n甲率,2024,95%\n乙率,2024,85%\n"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_help_has_its_chinese(name: str) -> None:
    command = get_command(app).commands[name]  # type: ignore[attr-defined]
    assert name in HELP
    for param in command.params:
        assert speech.translated(param.help) != param.help, param.name


@pytest.mark.parametrize("name", COMMANDS)
def test_help_in_chinese(run: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    done = run(name, "--help")
    assert done.code == 0
    assert done.out.startswith(f"用法：targetcheck {name} [选项]") or done.out.startswith(f"用法：root {name} [选项]")
    assert "Options" not in done.out
    assert "list[str]" not in done.out


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("evaluate", "--ony"), "错误：没有选项 --ony。可能是：--only"),
        (("evaluate", "--select"), "错误：选项“--select”后面要给出值。"),
        (("evaluate", "--strict=1"), "错误：选项“--strict”不带值。"),
        (("evaluat",), "错误：没有命令“evaluat”。是否指 'evaluate', 'validate'？"),
        (("explain",), "错误：缺少参数“目标”。"),
        (("schema", "x", "y"), "错误：多余的参数：x y"),
    ],
)
def test_usage_errors(
    run: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch, args: tuple[str, ...], message: str
) -> None:
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    done = run(*args)
    assert (done.code, done.out) == (2, "")
    assert done.err.splitlines()[-1] == message
    monkeypatch.setenv("LANG", "C.UTF-8")
    assert run(*args).err.splitlines()[-1].startswith("Error: ")


def test_lang_decides_for_errors_too(run: Callable[..., Outcome]) -> None:
    assert "错误：" in run("explain", "--lang", "zh").err


@pytest.mark.parametrize(("number", "lang"), [(0x0804, "zh"), (0x0404, "zh"), (0x0409, "en")])
def test_windows_says_its_language(monkeypatch: pytest.MonkeyPatch, number: int, lang: str) -> None:
    kernel = SimpleNamespace(GetUserDefaultUILanguage=lambda: number)
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    monkeypatch.setattr(speech.sys, "platform", "win32")
    monkeypatch.delenv("LANG")
    assert speech.reader_language() == lang


def told(tmp_path: Path, encoding: str, *args: str) -> bytes:
    """What a run writes to a standard output of this encoding."""
    (tmp_path / "t.yaml").write_text(PLAN, encoding="utf-8")
    (tmp_path / "d.csv").write_text(ROWS, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "targetcheck", *args], cwd=tmp_path, env=os.environ | {"PYTHONIOENCODING": encoding},
        capture_output=True, check=False,
    )  # fmt: skip
    return done.stdout


RUN = ("evaluate", "t.yaml", "-a", "d.csv", "--lang", "zh")


@pytest.mark.parametrize("format", ["json", "jsonl", "csv", "markdown", "html", "junit", "github"])
def test_files_are_utf_8_whatever_the_encoding(tmp_path: Path, format: str) -> None:
    in_utf_8 = told(tmp_path, "utf-8", *RUN, "-f", format)
    for encoding in ("gbk", "ascii", "latin-1"):
        assert told(tmp_path, encoding, *RUN, "-f", format) == in_utf_8


def test_json_junit_and_schema_are_whole_in_gbk(tmp_path: Path) -> None:
    assert json.loads(told(tmp_path, "gbk", *RUN, "-f", "json"))["summary"]["met"] == 1
    assert ET.fromstring(told(tmp_path, "gbk", *RUN, "-f", "junit")).tag == "testsuites"
    json.loads(told(tmp_path, "gbk", "schema"))
    assert json.loads(told(tmp_path, "gbk", "explain", "a", *RUN[1:], "-f", "json"))["status"] == "met"


def test_a_table_in_gbk_stands_straight(tmp_path: Path) -> None:
    text = told(tmp_path, "gbk", *RUN).decode("gbk")
    assert "√ 达标    甲率     95%   ≥ 90%  +5个百分点\n× 未达标  乙率     85%   ≥ 90%  -5个百分点\n" in text
    assert "\\" not in text


@pytest.mark.parametrize(
    ("text", "encoding", "shown"),
    [
        ("✓ ✗ ▴ ▾ – ≥\u00a08", "gbk", "√ × ^ v – ≥ 8"),
        ("✓ ≥ ≤ −3 …", "ascii", "v >= <= -3 ..."),
        ("甲", "ascii", "\\u7532"),
        ("✓ 甲", "utf-8", "✓ 甲"),
    ],
)
def test_stand_ins_say_the_same(text: str, encoding: str, shown: str) -> None:
    assert stand_in(text, encoding) == shown


def test_ctrl_c_while_duckdb_reads_is_ctrl_c(monkeypatch: pytest.MonkeyPatch) -> None:
    """DuckDB makes a plain RuntimeError of it, which no other fault of a query is."""
    on_duckdb = pytest.importorskip("targetcheck.actuals.on_duckdb")
    engine = on_duckdb.DuckDB([])

    def interrupted(statement: str) -> None:
        raise RuntimeError("Query interrupted")

    engine._db.close()
    engine._db = SimpleNamespace(execute=interrupted)
    with pytest.raises(KeyboardInterrupt):
        list(engine._ask("SELECT 1"))


def test_a_clean_validate_says_so(run: Callable[..., Outcome]) -> None:
    files = {"t.yaml": PLAN, "d.csv": ROWS}
    done = run("validate", "t.yaml", "-a", "d.csv", "--lang", "zh", files=files)
    assert (done.code, done.out, done.err) == (0, "", "未发现问题：1个目标文件，2项目标\n")


@pytest.mark.parametrize(
    "args",
    [
        ("--only", "未达标"),
        ("--only", "未达标，无数据"),
        ("--only", "missed,no_data"),
        ("--fail-on", "未达标、无数据"),
        ("--group-by", "责任科室"),
    ],
)
def test_options_take_the_words_of_reports(run: Callable[..., Outcome], args: tuple[str, ...]) -> None:
    files = {"t.yaml": "period: 2024\ntargets: [{id: a, at_least: 5}]\n", "d.csv": "指标,年份,数值\na,2024,4\n"}
    done = run("evaluate", "t.yaml", "-a", "d.csv", "--lang", "zh", *args, files=files)
    assert (done.code, done.err) == (1, "")
    assert "未达标" in done.out


@pytest.mark.parametrize("dash", ["—", "––", "－－"])
def test_a_long_dash_is_no_option(run: Callable[..., Outcome], dash: str) -> None:
    done = run("evaluate", "t.yaml", f"{dash}only", "missed", "--lang", "zh", files={"t.yaml": "targets: []\n"})
    assert done.code == 2
    assert "选项以两个英文连字符开头：--only" in done.err


@pytest.mark.parametrize(("name", "code"), [("签约率", 0), ("t/a", 0), ("签约", 0), ("率", 2), ("没有", 2)])
def test_explain_takes_a_name(run: Callable[..., Outcome], name: str, code: int) -> None:
    files = {
        "t.yaml": "period: 2024\ntargets:\n- {id: a, indicator: 签约率, at_least: 5%}\n- {id: b, indicator: 建档率, at_least: 5%}\n",
        "d.csv": "指标,年份,数值\n签约率,2024,6%\n",
    }
    done = run("explain", name, "t.yaml", "-a", "d.csv", "--lang", "zh", files=files)
    assert done.code == code
    assert ("签约率  (t/a" in done.out) is (code == 0)
    assert ("按名称可能是：t/a (签约率)、t/b (建档率)" in done.err) is (name == "率")


@pytest.mark.parametrize("args", [("evaluate", ""), ("evaluate", "t.yaml", "-a", ""), ("validate", " ")])
def test_an_empty_name_is_not_the_folder_that_one_stands_in(run: Callable[..., Outcome], args: tuple[str, ...]) -> None:
    """It comes of a variable that is not set."""
    files = {"t.yaml": "period: 2024\ntargets: [{id: a, at_least: 5}]\n", "d.csv": "指标,年份,数值\na,2024,6\n"}
    done = run(*args, files=files)
    assert (done.code, done.out) == (2, "")
    assert "an empty name is no file or folder" in done.err
