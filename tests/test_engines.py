"""The engines give the same verdicts, problems, warnings and exit codes: on every case, and on files made up at random."""

from __future__ import annotations

import io
import json
import os
import re
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction
from pathlib import Path

import pytest
from conftest import Outcome, examples
from hypothesis import given
from hypothesis import strategies as st
from test_cases import every_case, files_of

pytest.importorskip("duckdb")

from typer.testing import CliRunner

from targetcheck.actuals import load, sql, textfile
from targetcheck.actuals.file import File
from targetcheck.actuals.on_duckdb import DuckDB
from targetcheck.cli import app
from targetcheck.errors import TargetcheckError
from targetcheck.judgement.evaluate import evaluate
from targetcheck.model.plan import asked_of
from targetcheck.targets.load import load_targets

Runner = Callable[..., Outcome]


def told(outcome: Outcome) -> tuple[int, object, object]:
    """What an outcome says; beside a report, without the lines of rows, which SQL does not know. Problems have them."""
    if not outcome.out:
        return outcome.code, None, outcome.err
    document = json.loads(outcome.out, parse_float=str, parse_int=str)
    warnings = re.sub(r"(\S+\.csv):[0-9]+", r"\1", outcome.err).splitlines()
    beside = [str(_without_lines(warning, "warnings")) for warning in document.pop("warnings", ())]
    warnings += [re.sub(r"(\S+\.csv):[0-9]+", r"\1", text) for text in beside]
    return outcome.code, _without_lines(document), sorted(set(warnings))


def _without_lines(value: object, key: str = "") -> object:
    if isinstance(value, dict):
        return {
            k: _without_lines(v, k)
            for k, v in value.items()
            if not (k == "line" and key in ("actuals", "problem", "warnings"))
        }
    if isinstance(value, list):
        return [_without_lines(v, key) for v in value]
    return re.sub(r"(\.csv):[0-9]+", r"\1", value) if isinstance(value, str) and key == "reason" else value


@pytest.fixture
def read_by_sql(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Notes each file that DuckDB itself has read."""
    noted: list[str] = []
    real = sql._regular

    def spy(path: str, *rest: object) -> File | None:
        found = real(path, *rest)  # type: ignore[arg-type]
        if found is not None:
            noted.append(path)
        return found

    monkeypatch.setattr(sql, "_regular", spy)
    return noted


def arguments(case: dict) -> tuple[list[str], dict[str, str]]:
    """What `evaluate` is called with for a case, and its files."""
    targets, actuals = files_of(case["targets"], "t.yaml"), files_of(case.get("actuals"), "data.csv")
    args = ["evaluate", *(f for f in targets if not f.startswith("-")), *(a for name in actuals for a in ("-a", name)),
            "-f", "json", *map(str, case.get("args", []))]  # fmt: skip
    return args, targets | actuals


@pytest.mark.parametrize("case", every_case())
def test_case(case: dict, run: Runner) -> None:
    args, files = arguments(case)
    python, duckdb = (run(*args, "--engine", engine, files=files) for engine in ("python", "duckdb"))
    assert told(duckdb) == told(python)


def test_most_cases_are_read_by_sql(run: Runner, read_by_sql: list[str]) -> None:
    """Or the test before has compared the reader of rows with itself."""
    some = every_case()[::30]
    for case in some:
        args, files = arguments(case.values[0])
        run(*args, "--engine", "duckdb", files=files)
    assert len(read_by_sql) > len(some) / 2, len(read_by_sql)


SUMS = "period: 2024\nindicators:\n  x: {aggregate: sum, unit: 人}\n  r: {rows: sum, aggregate: sum}\n  m: {rows: max}\ntargets:\n" + "".join(
    f"  - {{id: {name}{area}, indicator: {name}, area: {area}, {form}: {bound}}}\n"
    for name, form, bound in (("x", "at_least", 5), ("r", "at_least", "5"), ("m", "below", 40)) for area in "AB"
)  # fmt: skip
_FIGURES = (
    "1",
    "2.5",
    "-3",
    "0.1234567",
    "1234567890123.5",
    "1e3",
    "95%",
    "9.16万",
    "",
    "-",
    "未报",
    "1,234.5",
    "#REF!",
    "nan",
    " 7 ",
    "１２",
    "1_000",
    "+5",
)
_ROWS = st.tuples(
    st.sampled_from(("x", "r", "r", "m", " r", "x(人)", "other", "")), st.sampled_from(("A", "B", "Ａ", "", "合计")),
    st.sampled_from(("2024", "2024年", "2024-01", "2024-02", "2023", "2024Q5", "")), st.sampled_from(_FIGURES), st.sampled_from(("", "人", "万", "?")),
)  # fmt: skip
_PLAIN_ROWS = st.tuples(st.sampled_from(("r", "m", "x")), st.sampled_from("AB"), st.sampled_from(("2024-01", "2024-02")),
                        st.sampled_from(("1", "2.5", "7", "-0.5")), st.just(""))  # fmt: skip


@pytest.mark.usefixtures("read_by_sql")
@examples(60)
@given(
    rows=st.one_of(st.lists(_PLAIN_ROWS, max_size=12, unique_by=lambda row: row[:3] if row[0] == "x" else object()), st.lists(_ROWS, max_size=8)),
    quoted=st.booleans(),
    end=st.sampled_from(("\n", "\n", "\r\n")),
    tail=st.sampled_from(("", "", "", "\n", "注: 初步数,,,,\n", "r,A\n", "r,A,2024,5,,more\n", "r,\"A\n", "r,A,2024,\"5\n6\",\n")),
    encoding=st.sampled_from(("utf-8", "utf-8", "utf-8-sig", "gb18030")),
)  # fmt: skip
def test_law_both_engines_agree(
    rows: list[tuple[str, ...]],
    quoted: bool,
    end: str,
    tail: str,
    encoding: str,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """On any file, good or bad, DuckDB and the reader of rows tell the same."""
    folder = tmp_path_factory.getbasetemp() / "engines"
    folder.mkdir(exist_ok=True)
    mark = '"' if quoted else ""
    lines = [",".join(f"{mark}{c}{mark}" if "," not in c or quoted else f'"{c}"' for c in row) for row in
             (("indicator", "area", "period", "value", "unit"), *rows)]  # fmt: skip
    (folder / "t.yaml").write_text(SUMS, encoding="utf-8")
    (folder / "d.csv").write_bytes((end.join([*lines, ""]) + tail).encode(encoding, "replace"))
    outcomes = []
    for engine in ("python", "duckdb"):
        args = ["evaluate", str(folder / "t.yaml"), "-a", str(folder / "d.csv"), "-f", "json", "--engine", engine]
        result = CliRunner().invoke(app, args, catch_exceptions=False)
        outcomes.append(told(Outcome(result.exit_code, result.stdout, result.stderr)))
    assert outcomes[1] == outcomes[0]


PLAN = "area: A\nperiod: 2024\nindicators: {x: {rows: sum}}\ntargets:\n  - {id: x, indicator: x, at_least: 5}\n  - {id: y, indicator: y, at_most: 40 per 100k}\n"
TABLE = "select * from (values ('x', 'A', 2024, 2.5::DOUBLE), ('x', 'A', 2024, 3), ('x', 'B', 2024, 9), ('y', 'A', 2024, 39.996)) as t(indicator, area, period, value)"


def parquet(folder: Path, name: str, query: str = TABLE) -> str:
    import duckdb

    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    duckdb.sql(f"copy ({query}) to '{path}' (format parquet)")
    return name


def actual_of(outcome: Outcome) -> dict[str, object]:
    assert outcome.code in (0, 1), outcome
    return {v["id"]: v["actual"] for v in json.loads(outcome.out, parse_float=str)["verdicts"]}


@pytest.mark.parametrize("engine", ["auto", "duckdb"])
def testparquet(engine: str, run: Runner, tmp_path: Path) -> None:
    """Numbers of binary floats are read as they are printed."""
    given = ("evaluate", "t.yaml", "-a", parquet(tmp_path, "d.parquet"), "-f", "json", "--engine", engine)
    assert actual_of(run(*given, files={"t.yaml": PLAN})) == {"t/x": "5.5", "t/y": "39.996"}


def test_parquet_with_a_word_for_what_is_missing(run: Runner, tmp_path: Path) -> None:
    query = "select '门诊人次' as indicator, '甲市' as area, '2024' as period, '待统计' as value"
    parquet(tmp_path, "d.parquet", query)
    targets = "area: 甲市\nperiod: 2024\nmissing: [待统计]\ntargets: [{indicator: 门诊人次, at_least: 1}]\n"
    outcome = run("evaluate", "t.yaml", "-a", "d.parquet", "-f", "json", files={"t.yaml": targets})
    (verdict,) = json.loads(outcome.out)["verdicts"]
    assert verdict["reason"] == "reported as missing (d.parquet)"


def test_parquet_with_what_pandas_numbers_rows_by_and_with_remarks(run: Runner, tmp_path: Path) -> None:
    query = (
        "select x as __index_level_0__, * exclude (x) from (values (7, 'x', 'A', 2024, 2, ''), (9, 'x', 'A', 2024, 3, 'void'), "
        "(11, 'y', 'A', 2024, 39, 'see table 3')) as t(x, indicator, area, period, value, note)"
    )
    parquet(tmp_path, "d.parquet", query)
    outcome = run("evaluate", "t.yaml", "-a", "d.parquet", "-f", "json", files={"t.yaml": PLAN})
    assert actual_of(outcome) == {"t/x": 5, "t/y": 39}
    told = [line for line in outcome.err.splitlines() if "[table-note]" in line]
    assert len(told) == 1 and '"void" is said of the figure' in told[0]


_DOUBLES = st.one_of(
    st.builds(round, st.floats(-1e9, 1e9), st.integers(0, 14)),
    st.builds(round, st.floats(-2e6, 2e6), st.integers(0, 10)),
    st.builds(round, st.floats(-1e-3, 1e-3), st.integers(3, 12)),
    st.sampled_from((0.1, 1048575.9, 1048576.1, 1048575.999999999, 5e-10, 1e-9, -0.0, 0.1 + 0.2)),
)


@examples(20)
@given(doubles=st.lists(_DOUBLES, min_size=1, max_size=60))
def test_law_numbers_of_parquet_are_those_that_are_printed(
    doubles: list[float], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whether they are added up as they are or by way of their text."""
    folder = tmp_path_factory.getbasetemp() / "doubles"
    folder.mkdir(exist_ok=True)
    (folder / "t.yaml").write_text(PLAN, encoding="utf-8")
    rows = ", ".join(f"('x', 'A', 2024, {double!r}::DOUBLE)" for double in doubles)
    parquet(folder, "d.parquet", f"select * from (values {rows}) as t(indicator, area, period, value)")
    args = ["evaluate", str(folder / "t.yaml"), "-a", str(folder / "d.parquet"), "-f", "json", "--select", "t/x"]
    verdict = json.loads(CliRunner().invoke(app, args, catch_exceptions=False).stdout, parse_float=str)["verdicts"][0]
    assert Fraction(verdict["actual"]) == sum(Fraction(repr(double)) for double in doubles)


def test_parquet_that_is_none(run: Runner) -> None:
    outcome = run("evaluate", "t.yaml", "-a", "d.parquet", files={"t.yaml": PLAN, "d.parquet": "not so"})
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("d.parquet: cannot be read: ")
    outcome = run("evaluate", "t.yaml", "-a", "d.parquet", "--engine", "python")
    assert outcome.err == "d.parquet: Parquet is read with --engine duckdb or spark [bad-option]\n"


def test_what_is_wrong_in_parquet_is_told(run: Runner, tmp_path: Path) -> None:
    bad = "select 'x' as indicator, 'A' as area, '2024' as period, '#REF!' as value union all select 'y', 'A', '2024', '1' union all select 'y', 'A', '2024', '2'"
    outcome = run("evaluate", "t.yaml", "-a", parquet(tmp_path, "d.parquet", bad), "-f", "json", files={"t.yaml": PLAN})
    assert outcome.code == 2
    x, y = json.loads(outcome.out)["verdicts"]
    assert x["problem"] | {"reason": x["reason"]} == {
        "code": "bad-value", "file": "d.parquet", "line": None, "column": None, "reason": 'the cell holds the spreadsheet error "#REF!"',
    }  # fmt: skip
    assert y["problem"]["code"] == "duplicate-row"


def test_folders_that_name_columns(run: Runner, tmp_path: Path) -> None:
    """data/period=2024/area=A/… says the period and area of every row in it, whatever the engine."""
    files = {"t.yaml": PLAN} | {
        f"data/period=2024/area={a}/p.csv": f"indicator,value\nx,{n}\ny,{n}\n" for a, n in (("A", 7), ("B", 9))
    }
    for engine in ("python", "duckdb"):
        assert actual_of(run("evaluate", "t.yaml", "-f", "json", "--engine", engine, files=files)) == {
            "t/x": 7,
            "t/y": 7,
        }
    for a, n in (("A", 7), ("B", 9)):
        parquet(
            tmp_path,
            f"parts/period=2024/area={a}/p.parquet",
            f"select 'x' as indicator, {n} as value union all select 'y', {n}",
        )
    assert actual_of(run("evaluate", "t.yaml", "-a", "parts", "-f", "json")) == {"t/x": 7, "t/y": 7}


def test_auto_takes_duckdb_for_much(run: Runner, monkeypatch: pytest.MonkeyPatch, read_by_sql: list[str]) -> None:
    files = {"t.yaml": PLAN, "much.csv": "indicator,area,period,value\nx,A,2024,3\nx,A,2024,2.5\ny,A,2024,1\n"}
    before = len(read_by_sql)
    assert actual_of(run("evaluate", "t.yaml", "-a", "much.csv", "-f", "json", files=files)) == {"t/x": "5.5", "t/y": 1}
    assert len(read_by_sql) == before
    monkeypatch.setattr(load, "MUCH", 10)
    assert actual_of(run("evaluate", "t.yaml", "-a", "much.csv", "-f", "json")) == {"t/x": "5.5", "t/y": 1}
    assert read_by_sql[before:] == ["much.csv"]


def test_no_other_file_can_be_read(tmp_path: Path) -> None:
    """Not even by a statement that names it: the database is shut but for the files of the run."""
    for name in ("mine.csv", "other.csv"):
        (tmp_path / name).write_text("a,b\n1,2\n")
    engine = DuckDB([str(tmp_path / "mine.csv")])
    assert list(engine._ask(f"SELECT * FROM read_csv('{tmp_path}/mine.csv')"))
    for statement in (
        f"SELECT * FROM read_csv('{tmp_path}/other.csv')",
        "SELECT * FROM read_csv('https://example.org/x.csv')",
        "INSTALL httpfs",
        "SET enable_external_access = true",
    ):
        with pytest.raises(engine._error):
            list(engine._ask(statement))


def test_what_memory_does_not_hold_is_put_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a folder of its own, not where the user stands, and for no longer than the run."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    engine = DuckDB([])
    ((aside,),) = engine._ask("SELECT current_setting('temp_directory')")
    assert Path(str(aside)).parent == tmp_path
    del engine
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("engine", "library"), [("duckdb", "duckdb"), ("spark", "pyspark")])
def test_an_engine_that_is_not_installed(
    engine: str, library: str, run: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [library, *(name for name in sys.modules if name.startswith(f"{library}."))]:
        monkeypatch.setitem(sys.modules, name, None)
    outcome = run("evaluate", "t.yaml", "-a", "d.csv", "--engine", engine, files={"t.yaml": PLAN, "d.csv": "x\n"})
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == f'--engine {engine} is not installed; pip install "targetcheck[{engine}]" [missing-extra]\n'


_AIMS = {"x": "indicator: x, at_least: 5人", "r": "indicator: r, above: 5", "q": "indicator: q, at_most: 40%",
         "c": "indicator: x, change_from: 2023, at_least: 5%"}  # fmt: skip
PLAN_OF_TWO = (
    "period: 2024\nindicators:\n  r: {rows: sum}\n  q: {numerator: n, denominator: d, unit: '%'}\ntargets:\n"
    + "".join(f"  - {{id: {name}{area}, area: {area}, {aim}}}\n" for name, aim in _AIMS.items() for area in "AB")
)
_OF_AREAS = st.tuples(
    st.sampled_from(("x", "x", "r", "n", "d", "q", "other")), st.sampled_from(("A", "B", "C", "Ａ", "C", "", "合计")),
    st.sampled_from(("2024", "2024", "2023", "2024-01", "2024.1", "2024.01", "nie")), st.sampled_from(("1", "2", "7", "-3", "95%", "", "#REF!")),
)  # fmt: skip


@examples(60)
@given(rows=st.lists(_OF_AREAS, max_size=14))
def test_law_one_input_one_answer(rows: list[tuple[str, ...]], tmp_path_factory: pytest.TempPathFactory) -> None:
    """A file, a pipe, standard input and the Python functions say the same of the same bytes."""
    folder = tmp_path_factory.getbasetemp() / "one-answer"
    folder.mkdir(exist_ok=True)
    plan, data, pipe = folder / "t.yaml", folder / "d.csv", folder / "p"
    plan.write_text(PLAN_OF_TWO, encoding="utf-8")
    text = "\n".join(map(",".join, (("indicator", "area", "period", "value"), *rows))).encode()
    data.write_bytes(text)
    pipe.unlink(missing_ok=True)
    os.mkfifo(pipe)

    def said(name: str, stdin: bytes = b"") -> tuple[int, str, str]:
        args = ["evaluate", str(plan), "-a", name, "-f", "jsonl", "--fail-on", "missed"]
        outcome = CliRunner().invoke(app, args, input=stdin, catch_exceptions=False)
        return outcome.exit_code, outcome.stdout.replace(name, "…"), outcome.stderr.replace(name, "…")

    of_file = said(str(data))
    assert said("-", stdin=text)[0] == of_file[0]
    with ThreadPoolExecutor() as other:
        writing = other.submit(pipe.write_bytes, text)
        assert said(str(pipe)) == of_file
        writing.result()
    try:
        targets = load_targets([str(plan)])
        judged = evaluate(targets, load.load_actuals([str(data)], asked_of(targets)))
        statuses = [verdict.status for verdict in judged.verdicts]
    except TargetcheckError:
        statuses = []
    assert statuses == [json.loads(line)["status"] for line in of_file[1].splitlines()]


@examples(300)
@given(
    st.lists(
        st.sampled_from((b"a", b"e", b"_", b",", b'"', b"\n", b"\n", b"\r\n", b"\r", b"\0", "县".encode(), b"\xff")),
        max_size=24,
    ),
    st.integers(1, 9),
)
def test_law_plain_text_is_plain_however_it_is_read(parts: list[bytes], size: int) -> None:
    """In small blocks no text is taken for plain that is not: what looks odd where blocks meet may go to the reader of rows.

    Whatever the blocks, no sign below the first line is overlooked.
    """

    def plain(size: int) -> str | None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(textfile, "_CHUNK", size)
            patch.setattr(textfile, "opened", lambda path, kept: io.BytesIO(b"".join(parts)))
            try:
                return textfile.plain_with("", "eE_")
            except UnicodeError:
                return None

    whole, blocks = plain(1000), plain(size)
    assert whole is not None or blocks is None
    if blocks is not None:
        below = b"".join(parts).partition(b"\n")[2].decode()
        assert {sign for sign in "eE_" if sign in below} <= set(blocks)
